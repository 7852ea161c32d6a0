/* diag: messages for people, on stderr.
 *
 *     mlp.lua:12: error: matmul: (32, 784) and (785, 128) do not agree on ...
 *        12 |     local y = x:matmul(w)
 *           |     ^
 *
 * The column is not known, so the mark stands under the first letter of the line. Whatever comes
 * from a script is escaped, since it may hold anything. Colour only on a terminal without NO_COLOR.
 */
#include "base.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_SHOWN = 160 }; /* bytes of a source line that are shown */

typedef struct Tone {
    const char *word, *colour;
} Tone;

static const Tone tone_error = {"error", "\033[1;31m"};
static const Tone tone_warning = {"warning", "\033[1;35m"};
static const Tone tone_bug = {"bug", "\033[1;31m"};

const char *loc_base(Loc loc)
{
    if (!loc.file) {
        return "?";
    }
    const char *slash = strrchr(loc.file, '/');
    return slash ? slash + 1 : loc.file;
}

static bool colour_wanted(void)
{
    const char *no_color = getenv("NO_COLOR");
    return isatty(STDERR_FILENO) && !(no_color && no_color[0]);
}

static void add_coloured(Text *out, const char *colour, const char *words)
{
    bool coloured = colour_wanted();
    text_printf(out, "%s%s%s", coloured ? colour : "", words, coloured ? "\033[0m" : "");
}

/* Opens regular files only: a pipe would block, a device might never end. */
static FILE *open_script(const char *path)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        if (fd >= 0) {
            close(fd);
        }
        return NULL;
    }
    FILE *file = fdopen(fd, "r");
    if (!file) {
        close(fd);
    }
    return file;
}

/* Line `loc.line` of the script without its end, cut to LONGEST_SHOWN; "" when not to be had. */
static void read_source_line(Loc loc, char line[LONGEST_SHOWN + 1])
{
    line[0] = '\0';
    FILE *file = loc.file && loc.line > 0 ? open_script(loc.file) : NULL;
    if (!file) {
        return;
    }
    int number = 1, length = 0, c;
    while (number <= loc.line && (c = getc(file)) != EOF) {
        if (c == '\n') {
            number++;
        } else if (number == loc.line && length < LONGEST_SHOWN && c != '\0') {
            line[length++] = c == '\t' ? ' ' : (char)c;
        }
    }
    bool cut = length == LONGEST_SHOWN; /* then perhaps inside a UTF-8 character */
    while (length > 0 && (strchr(" \r", line[length - 1]) || (cut && line[length - 1] & 0x80))) {
        length--;
    }
    line[length] = '\0';
    fclose(file);
}

static void add_source_line(Text *out, Loc loc, const Tone *tone)
{
    char line[LONGEST_SHOWN + 1];
    read_source_line(loc, line);
    if (line[0]) {
        text_printf(out, "%5d | ", loc.line);
        text_add_escaped(out, line);
        text_printf(out, "\n      | %*s", (int)strspn(line, " "), "");
        add_coloured(out, tone->colour, "^");
        text_add(out, "\n");
    }
}

/* "place: error: message" and the source line, in one write so that lines do not mix. */
static void report(const Tone *tone, Loc loc, const char *format, va_list args)
{
    Text message = {0}, out = {0};
    text_vprintf(&message, format, args);
    text_add_escaped(&out, loc.file ? loc.file : "gradcc");
    if (loc.file && loc.line > 0) {
        text_printf(&out, ":%d", loc.line);
    }
    text_add(&out, ": ");
    add_coloured(&out, tone->colour, tone->word);
    text_add(&out, ": ");
    text_add_escaped(&out, message.data);
    text_add(&out, "\n");
    add_source_line(&out, loc, tone);
    fwrite(out.data, 1, out.length, stderr);
    fflush(stderr);
    text_free(&message);
    text_free(&out);
}

void error_at(Loc loc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(&tone_error, loc, format, args);
    va_end(args);
}

void error_plain(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(&tone_error, (Loc){0}, format, args);
    va_end(args);
}

void warn_at(Loc loc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(&tone_warning, loc, format, args);
    va_end(args);
}

void say(const char *format, ...)
{
    Text message = {0}, out = {0};
    va_list args;
    va_start(args, format);
    text_vprintf(&message, format, args);
    va_end(args);
    text_add_escaped(&out, message.data);
    text_add(&out, "\n");
    fwrite(out.data, 1, out.length, stderr);
    text_free(&message);
    text_free(&out);
}

void bug_in(const char *pass, Loc loc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(&tone_bug, loc, format, args);
    va_end(args);
    error_plain("%s broke an invariant of the compiler; the fault is gradcc's", pass);
    abort();
}
