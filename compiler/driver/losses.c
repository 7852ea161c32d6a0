/* losses: the --log file, a line a step. In: the losses of each step. Out: CSV of one heading and the
 * steps in their order, also when a run was killed and went on from what it had saved before.
 */
#include "driver.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes of the heading and the lines of the first `done` steps. What comes behind was
 * written after the last save, and may end within a line. */
static off_t kept_bytes(FILE *log, int64_t done)
{
    char *line = NULL;
    size_t room = 0;
    off_t kept = 0;
    for (ssize_t length; (length = getline(&line, &room, log)) > 0 && line[length - 1] == '\n' &&
                         strtoll(line, NULL, 10) <= done;) {
        kept += length;
    }
    free(line);
    return kept;
}

static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

/* Opens a log, and cuts it behind the steps done: a pipe or a device has nothing to cut, and must not be
 * opened to be read, because its writer would wait for itself. */
static FILE *open_log(const char *path, int64_t done, off_t *kept)
{
    if (done < 0 || !is_file(path)) {
        return fopen(path, done < 0 ? "w" : "a");
    }
    FILE *log = fopen(path, "a+");
    if (log) {
        *kept = kept_bytes(log, done);
    }
    if (log && (ftruncate(fileno(log), *kept) != 0 || fseeko(log, 0, SEEK_END) != 0)) {
        fclose(log);
        log = NULL;
    }
    return log;
}

ExitCode losses_open(const char *path, int64_t done, const Model *model, FILE **log)
{
    off_t kept = 0;
    *log = open_log(path, done, &kept);
    if (!*log) {
        error_plain("cannot write '%s': %s", path, strerror(errno));
        return EXIT_RUNTIME;
    }
    if (kept == 0) {
        fputs("step", *log);
        for (int k = 0; k < model->step_count; k++) {
            fprintf(*log, ",%s", model->steps[k].label);
        }
        fputs("\n", *log);
    }
    return EXIT_OK;
}

void losses_add(FILE *log, const Model *model, int64_t step, const double *losses)
{
    fprintf(log, "%lld", (long long)step);
    for (int k = 0; k < model->step_count; k++) {
        fputs(",", log);
        if (step_is_due(&model->steps[k], step - 1)) {
            fprintf(log, "%.9g", losses[k]);
        }
    }
    fputs("\n", log);
}

ExitCode losses_close(const char *path, FILE *log, int failure)
{
    const bool failed = log && ferror(log);
    if (log && (fclose(log) != 0 || failed || failure)) {
        error_plain("cannot write '%s': %s", path, strerror(failure ? failure : errno));
        return EXIT_RUNTIME;
    }
    return EXIT_OK;
}
