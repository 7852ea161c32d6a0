/* progress: what a person sees while training runs, on stderr.
 *
 * On a terminal one line is redrawn in place, ten times a second at most:
 *
 *     epoch 2/5 [########------------] 1234/4690  loss 0.3124  812 steps/s  0:04 left
 *
 * Elsewhere (a file, a pipe) only whole lines appear. NO_COLOR takes the colour, not the bar.
 */
#include "driver.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const double redraw_seconds = 0.1;

static bool environment_has(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

void progress_start(Progress *progress, int64_t done, int64_t total, int64_t epochs, bool quiet)
{
    const char *term = getenv("TERM");
    bool terminal = isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
    *progress = (Progress){
        .bar = terminal && !quiet,
        .colour = terminal && !environment_has("NO_COLOR"),
        .quiet = quiet,
        .started = seconds_now(),
        .first = done,
        .total = total,
        .epochs = epochs,
    };
}

static int terminal_columns(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

/* Of so many columns; none at all where there are too few. */
static void add_bar(Text *line, const Progress *progress, int64_t step, int width)
{
    enum { WIDEST = 32 };
    width = width > WIDEST ? WIDEST : width;
    if (width < 4) {
        return;
    }
    int filled = progress->total ? (int)(width * step / progress->total) : width;
    text_add(line, progress->colour ? "[\033[32m" : "[");
    for (int i = 0; i < width; i++) {
        text_add(line, i < filled ? "#" : "-");
    }
    text_add(line, progress->colour ? "\033[0m] " : "] ");
}

static void clear_line(const Progress *progress)
{
    if (progress->bar && progress->drawn > 0) {
        fputs("\r\033[K", stderr);
    }
}

/* The line: `before`, the bar, how many of how many, `after`, the speed in `unit` a second. The bar
 * has what the other fields, most often, leave; if these have no room, what is behind the last column
 * is cut off, because a line that goes on in the next one cannot be redrawn. */
static void redraw(Progress *progress, const char *before, int64_t done, const char *after,
                   const char *unit)
{
    double elapsed = seconds_now() - progress->started;
    double speed = elapsed > 0 ? (double)(done - progress->first) / elapsed : 0;
    long left = speed > 0 ? (long)((double)(progress->total - done) / speed + 0.5) : 0;
    enum { USUAL = 62 };
    Text line = {0}, rest = {0};
    text_printf(&rest, "%lld/%lld%s  %.0f %s/s  %ld:%02ld left", (long long)done,
                (long long)progress->total, after, speed, unit, left / 60, left % 60);
    const int columns = terminal_columns() - 1, first = (int)strlen(before);
    const int others = first + (int)rest.length + 3; /* with the brackets of the bar */
    text_printf(&line, "\r\033[K%.*s", columns, before);
    add_bar(&line, progress, done, columns + 1 - (others > USUAL ? others : USUAL));
    text_printf(&line, "%.*s", columns > first ? columns - first : 0, rest.data);
    fwrite(line.data, 1, line.length, stderr);
    fflush(stderr);
    text_free(&line);
    text_free(&rest);
}

/* Whether a line is wanted, and the last one long enough ago. */
static bool due(Progress *progress)
{
    if (!progress->bar) {
        return false;
    }
    double now = seconds_now();
    if (now - progress->drawn < redraw_seconds) {
        return false;
    }
    progress->drawn = now;
    return true;
}

void progress_step(Progress *progress, int64_t epoch, int64_t step, const double *losses,
                   int loss_count)
{
    if (due(progress)) {
        char before[64];
        Text after = {0};
        snprintf(before, sizeof before, "epoch %lld/%lld ", (long long)epoch,
                 (long long)progress->epochs);
        text_add(&after, "  loss");
        for (int k = 0; k < loss_count; k++) {
            text_printf(&after, " %.4g", losses[k]);
        }
        redraw(progress, before, step, after.data, "steps");
        text_free(&after);
    }
}

void progress_samples(Progress *progress, int64_t samples)
{
    if (due(progress)) {
        redraw(progress, "", samples, "", "samples");
    }
}

void progress_line(Progress *progress, const char *format, ...)
{
    if (progress->quiet) {
        return;
    }
    clear_line(progress);
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

void progress_end(Progress *progress)
{
    clear_line(progress);
    progress->bar = false;
}
