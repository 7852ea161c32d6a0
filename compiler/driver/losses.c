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

/* Cuts a log behind the steps done. A pipe or a device has nothing to cut. */
static bool cut(FILE *log, int64_t done, off_t *kept)
{
    struct stat info;
    if (fstat(fileno(log), &info) != 0 || !S_ISREG(info.st_mode)) {
        return true;
    }
    *kept = kept_bytes(log, done);
    return ftruncate(fileno(log), *kept) == 0 && fseeko(log, 0, SEEK_END) == 0;
}

ExitCode losses_open(const char *path, int64_t done, const Model *model, FILE **log)
{
    const bool goes_on = done >= 0;
    off_t kept = 0;
    *log = fopen(path, goes_on ? "a+" : "w");
    if (!*log || (goes_on && !cut(*log, done, &kept))) {
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

ExitCode losses_close(const char *path, FILE *log)
{
    bool failed = log && ferror(log);
    if (log && (fclose(log) != 0 || failed)) {
        error_plain("cannot write '%s': %s", path, strerror(errno));
        return EXIT_RUNTIME;
    }
    return EXIT_OK;
}
