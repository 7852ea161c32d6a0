/* export: a network as C files for somebody's program: NAME.h, NAME.c, the parameters of a
 * checkpoint as NAME_parameters.c, and main.c, an example to start from.
 *
 * Each file appears whole or not at all, and replaces the one that an earlier export has left; but
 * main.c is meant to be changed, so one that is there stays.
 */
#include "driver.h"

#include <string.h>
#include <sys/stat.h>

/* As C, a number takes about eleven bytes, and the compiler a hundred while it reads it. */
enum { MOST_NUMBERS = 4 << 20 };

static ExitCode choose_name(const Session *session, Library *library)
{
    const char *wanted = session->options->name;
    library->name = library_name(session->arena, wanted ? wanted : session->model->name);
    if (wanted && strcmp(wanted, library->name) != 0) {
        error_plain("--name: '%s' cannot begin names of C and be that of a file; '%s' could",
                    wanted, library->name);
        return EXIT_USAGE;
    }
    return EXIT_OK;
}

/* ---- parameters ---- */

static ExitCode check_size(const Session *session)
{
    const Model *model = session->model;
    int64_t count = 0;
    for (int i = 0; i < model->state_count; i++) {
        count += store_has(&model->states[i], false) ? shape_count(&model->states[i].shape) : 0;
    }
    if (count > MOST_NUMBERS) {
        error_plain("%s has %s parameters, too many for a C file, which has room for %s; export it "
                    "without --checkpoint, and let the program read %s into the state",
                    model->path, count_text(session->arena, count),
                    count_text(session->arena, MOST_NUMBERS), session->options->checkpoint);
        return EXIT_DATA;
    }
    return EXIT_OK;
}

static ExitCode load_parameters(Session *session, Library *library)
{
    ExitCode failure = check_size(session);
    if (failure || (failure = memory_take(session))) {
        return failure;
    }
    memory_await(session);
    if ((failure = store_load_model(session, session->options->checkpoint))) {
        return failure;
    }
    const Model *model = session->model;
    const void **values = ARENA_ARRAY(session->arena, const void *, model->state_count + 1);
    for (int i = 0; i < model->state_count; i++) {
        values[i] = store_has(&model->states[i], false) ? session->state[i] : NULL;
    }
    library->values = values;
    library->values_origin = loc_base((Loc){.file = session->options->checkpoint});
    return EXIT_OK;
}

/* ---- files ---- */

static char *path_in(const Session *session, const char *name, const char *suffix)
{
    return arena_printf(session->arena, "%s/%s%s", session->options->out, name, suffix);
}

static ExitCode write_files(const Session *session, const Library *library)
{
    const char *name = library->name;
    const char *example = path_in(session, "main", ".c");
    struct stat there;
    const bool keeps = lstat(example, &there) == 0;
    const struct {
        const Text *text;
        const char *path;
        bool wanted;
    } files[] = {
        {&library->header, path_in(session, name, ".h"), true},
        {&library->source, path_in(session, name, ".c"), true},
        {&library->parameters, path_in(session, name, "_parameters.c"), library->values != NULL},
        {&library->example, example, !keeps},
    };
    for (int i = 0; i < COUNT_OF(files); i++) {
        const ExitCode failure =
            files[i].wanted ? print_text(files[i].text, files[i].path) : EXIT_OK;
        if (failure) {
            return failure;
        }
    }
    if (keeps) {
        say("%s was there and is as it was", example);
    }
    return EXIT_OK;
}

/* ---- the command ---- */

static ExitCode make_library(Session *session, Library *library)
{
    ExitCode failure = choose_name(session, library);
    if (failure || (failure = dump_entries(session)) ||
        (session->options->checkpoint && (failure = load_parameters(session, library)))) {
        return failure;
    }
    Program **programs = ARENA_ARRAY(session->arena, Program *, session->entry_count);
    EntryKind *kinds = ARENA_ARRAY(session->arena, EntryKind, session->entry_count);
    for (int i = 0; i < session->entry_count; i++) {
        programs[i] = session->entries[i].program;
        kinds[i] = session->entries[i].kind;
    }
    library->kinds = kinds;
    emit_library(session->model, programs, session->entry_count, library);
    return EXIT_OK;
}

ExitCode command_export(const Options *options)
{
    Session session;
    Library library = {0};
    ExitCode result = session_open(&session, options, DT_F32);
    if (!result && !(result = make_library(&session, &library)) &&
        !(result = folder_prepare(options->out))) {
        result = write_files(&session, &library);
    }
    library_free(&library);
    session_close(&session);
    return result;
}
