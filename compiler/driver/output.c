/* output: what leaves by stdout, and numbers and times as people read them.
 *
 * stdout carries data only, and a full disk or a closed pipe behind it is an error, not a shrug.
 */
#include "driver.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "file.h"

double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Messages of several lines, each of which may hold anything. */
void report_lines(const char *message)
{
    while (*message) {
        int length = (int)strcspn(message, "\n");
        error_plain("%.*s", length, message);
        message += length;
        message += *message == '\n';
    }
}

/* ---- stdout ---- */

ExitCode print_text(const Text *text, const char *path)
{
    const char *data = text->data ? text->data : "";
    if (path) {
        char error[FILE_ERROR];
        if (!file_write(path, data, text->length, error, sizeof error)) {
            error_plain("%s", error);
            return EXIT_RUNTIME;
        }
        return EXIT_OK;
    }
    errno = 0;
    if (fwrite(data, 1, text->length, stdout) != text->length || fflush(stdout) != 0) {
        error_plain("cannot write to standard output: %s", strerror(errno));
        return EXIT_RUNTIME;
    }
    return EXIT_OK;
}

json_t *json_text(const char *text)
{
    json_t *made = json_string(text);
    if (!made) {
        Text shown = {0};
        text_add_escaped(&shown, text);
        made = json_string(shown.data);
        text_free(&shown);
    }
    return made;
}

void json_add(json_t *object, const char *name, json_t *value)
{
    json_t *key = json_text(name);
    json_object_set_new(object, json_string_value(key), value);
    json_decref(key);
}

json_t *json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

ExitCode print_json(json_t *object)
{
    char *line = json_dumps(object, JSON_REAL_PRECISION(9));
    json_decref(object);
    if (!line) {
        error_plain("cannot put the result into JSON");
        return EXIT_RUNTIME;
    }
    Text text = {0};
    text_printf(&text, "%s\n", line);
    free(line);
    ExitCode result = print_text(&text, NULL);
    text_free(&text);
    return result;
}

/* ---- numbers for people ---- */

char *count_text(Arena *arena, int64_t count)
{
    char digits[32], *text = arena_alloc(arena, 48), *out = text;
    int length = snprintf(digits, sizeof digits, "%lld", (long long)count);
    for (int i = 0; i < length; i++) {
        *out++ = digits[i];
        if ((length - i - 1) % 3 == 0 && i + 1 < length && digits[i] != '-') {
            *out++ = ',';
        }
    }
    return text;
}

char *bytes_text(Arena *arena, int64_t bytes)
{
    static const char *const units[] = {"kB", "MB", "GB", "TB", "PB", "EB"};
    if (bytes < 1000) {
        return arena_printf(arena, "%d B", (int)bytes);
    }
    double value = (double)bytes / 1000;
    int unit = 0;
    while (value >= 999.5 && unit + 1 < COUNT_OF(units)) {
        value /= 1000;
        unit++;
    }
    return arena_printf(arena, value < 9.95 ? "%.1f %s" : "%.0f %s", value, units[unit]);
}
