/* golden: records what a model compiles to and how it starts to learn, and holds it against that.
 *
 *     NAME.graph   the forward graph as traced        NAME.c      the emitted C
 *     NAME.grad    train_step after the graph passes  NAME.loss   the first ten losses
 *
 * Texts must agree byte for byte. Losses come from random batches (no data needed, seed 0) and
 * agree when they are within 1e-4: libm and the order of sums differ between processors. A record
 * that still agrees in this way is not rewritten, so recording on another machine changes nothing.
 */
#include "driver.h"

#include <errno.h>
#include <math.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file.h"

extern char **environ;

enum { LOSS_COUNT = 10, RECORD_LIMIT = 256 << 20 };
static const double loss_tolerance = 1e-4;

typedef struct Record {
    const char *extension;
    ExitCode (*make)(Session *session, Text *out);
    bool (*agree)(const char *recorded, const char *made);
} Record;

/* ---- what is recorded ---- */

static ExitCode make_graph(Session *session, Text *out)
{
    return dump_stage(session, ENTRY_LOSS, STAGE_GRAPH, out);
}

static ExitCode make_grad(Session *session, Text *out)
{
    return dump_stage(session, ENTRY_TRAIN, STAGE_SIMPLIFY, out);
}

static ExitCode make_c(Session *session, Text *out)
{
    ExitCode failure = dump_c(session, LOOPS);
    if (!failure) {
        text_addn(out, session->c_text.data, session->c_text.length);
    }
    return failure;
}

static ExitCode make_loss(Session *session, Text *out)
{
    const Model *model = session->model;
    ExitCode failure = session_add_all(session, ENTRY_TRAIN, model->batch, "", NULL);
    if (failure || (failure = session_compile(session)) || (failure = session_start(session, 0))) {
        return failure;
    }
    double *losses = steps_no_losses(session);
    for (int i = 0; i < LOSS_COUNT; i++) {
        random_batch(model, model->batch, 0, (uint32_t)i, session->inputs);
        steps_run(session, i, model->batch);
        steps_losses(session, i, model->batch, losses);
        for (int k = 0; k < model->step_count; k++) {
            text_printf(out, "%s%.6g", k ? " " : "", losses[k]);
        }
        text_add(out, "\n");
    }
    return EXIT_OK;
}

/* ---- agreement ---- */

static bool agree_bytes(const char *recorded, const char *made)
{
    return strcmp(recorded, made) == 0;
}

static bool close_enough(double a, double b)
{
    double larger = fmax(fabs(a), fabs(b));
    return (isnan(a) && isnan(b)) || a == b || fabs(a - b) <= loss_tolerance * larger;
}

static bool agree_numbers(const char *recorded, const char *made)
{
    for (;;) {
        const char *recorded_end, *made_end;
        double a = number_parse(recorded, &recorded_end);
        double b = number_parse(made, &made_end);
        if (recorded_end == recorded || made_end == made) {
            return strcmp(recorded, made) == 0;
        }
        if (!close_enough(a, b)) {
            return false;
        }
        recorded = recorded_end + strspn(recorded_end, " \n");
        made = made_end + strspn(made_end, " \n");
    }
}

/* Text behind a NUL would be text that nobody compares. */
static bool agrees(const Record *record, const char *recorded, size_t length, const Text *made)
{
    return strlen(recorded) == length && record->agree(recorded, made->data);
}

static const Record records[] = {
    {"graph", make_graph, agree_bytes},
    {"grad", make_grad, agree_bytes},
    {"c", make_c, agree_bytes},
    {"loss", make_loss, agree_numbers},
};

/* ---- differences ---- */

/* When there is no diff to run: the first line that is not the same. */
static void show_first_difference(const char *path, const char *recorded, const char *made)
{
    int line = 1, start = 0;
    for (int i = 0; recorded[i] && recorded[i] == made[i]; i++) {
        if (recorded[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    Text text = {0};
    text_printf(&text, "%s:%d:\n", path, line);
    text_printf(&text, "-%.*s\n", (int)strcspn(recorded + start, "\n"), recorded + start);
    text_printf(&text, "+%.*s\n", (int)strcspn(made + start, "\n"), made + start);
    print_text(&text, NULL);
    text_free(&text);
}

/* The text as a file that has no name, at its beginning; -1 when the system has none to give. */
static int file_of_text(const Text *text)
{
    int fd = memfd_create("made", MFD_CLOEXEC);
    for (size_t done = 0; fd >= 0 && done < text->length;) {
        ssize_t written = write(fd, text->data + done, text->length - done);
        if (written < 0) {
            close(fd);
            return -1;
        }
        done += (size_t)written;
    }
    if (fd >= 0) {
        lseek(fd, 0, SEEK_SET);
    }
    return fd;
}

/* Runs `diff -u PATH -` with the new text as its input; false when that was not possible. */
static bool run_diff(const char *path, const Text *made)
{
    int input = file_of_text(made);
    if (input < 0) {
        return false;
    }
    const char *argv[] = {"diff", "-u", "--label", path, "--label", "now", "--", path, "-", NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    pid_t child;
    int failure = posix_spawnp(&child, "diff", &actions, NULL, (char *const *)argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(input);
    int status = 0;
    while (!failure && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return !failure && WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

/* ---- the command ---- */

/* "golden" beside the script, so that a model and its record travel together. */
static const char *record_folder(const Session *session)
{
    const char *path = session->model->path, *slash = strrchr(path, '/');
    if (session->options->dir) {
        return session->options->dir;
    }
    int folder = slash ? (int)(slash - path) + 1 : 0;
    return arena_printf(session->arena, "%.*sgolden", folder, path);
}

static ExitCode write_record(const char *path, const Record *record, const Text *made)
{
    char error[FILE_ERROR];
    size_t length;
    char *recorded = file_read(path, RECORD_LIMIT, &length, error, sizeof error);
    bool same = recorded && agrees(record, recorded, length, made);
    free(recorded);
    if (same) {
        return EXIT_OK;
    }
    say("recording %s", path);
    return print_text(made, path);
}

static ExitCode verify_record(const char *path, const Record *record, const Text *made)
{
    char error[FILE_ERROR];
    size_t length;
    char *recorded = file_read(path, RECORD_LIMIT, &length, error, sizeof error);
    if (!recorded) {
        error_plain("%s; the same command with --update records it", error);
        return EXIT_RUNTIME;
    }
    bool same = agrees(record, recorded, length, made);
    if (!same && !run_diff(path, made)) {
        show_first_difference(path, recorded, made->data);
    }
    free(recorded);
    return same ? EXIT_OK : EXIT_RUNTIME;
}

/* Each record starts from a fresh session, because the order of traces is part of what it shows. */
static ExitCode handle_record(const Options *options, const Record *record)
{
    Session session;
    Text made = {0};
    ExitCode result = session_open(&session, options, DT_F32);
    if (!result) {
        result = record->make(&session, &made);
    }
    if (!result) {
        const char *folder = record_folder(&session);
        const char *path =
            arena_printf(session.arena, "%s/%s.%s", folder, session.model->name, record->extension);
        result = options->update ? folder_prepare(folder) : EXIT_OK;
        if (!result) {
            result = options->update ? write_record(path, record, &made)
                                     : verify_record(path, record, &made);
        }
    }
    text_free(&made);
    session_close(&session);
    return result;
}

ExitCode command_golden(const Options *options)
{
    ExitCode result = EXIT_OK;
    for (int i = 0; i < COUNT_OF(records); i++) {
        ExitCode one = handle_record(options, &records[i]);
        if (one > EXIT_RUNTIME) {
            return one;
        }
        result = one ? one : result;
    }
    if (!result && !options->quiet) {
        say("%s: %s", options->model_path, options->update ? "recorded" : "as recorded");
    }
    return result;
}
