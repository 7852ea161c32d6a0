/* export: a network as C files for somebody's program: NAME.h, NAME.c, the parameters of a
 * checkpoint as NAME_parameters.c, and main.c, an example to start from.
 *
 * A program has the functions that the script declares, or the one that --entry names, and of the
 * state what these use. What a checkpoint knows is not for `init` to set, and where nothing else is,
 * there is no `init`: a network that predicts only is its parameters and one function.
 *
 * Each file appears whole or not at all, and replaces the one that an earlier export of the network
 * has left, and no other; but main.c is meant to be changed, so one that is there stays.
 */
#include "driver.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* ---- the states that the functions use ---- */

/* Of an OP_state or OP_update. */
static int state_of(const Graph *graph, NodeId id)
{
    const Node *node = &graph->nodes[id];
    return (int)(node->op == OP_update ? graph->nodes[node->in[0]].attr.index : node->attr.index);
}

/* Those that the functions read and write (OP_state), or write (OP_update). */
static bool *find_states(const Session *session, Op op)
{
    bool *found = ARENA_ARRAY(session->arena, bool, session->model->state_count + 1);
    for (int i = 0; i < session->entry_count; i++) {
        const Graph *graph = session->entries[i].graph;
        for (NodeId id = 0; id < graph->count; id++) {
            if (graph->nodes[id].op == op) {
                found[state_of(graph, id)] = true;
            }
        }
    }
    return found;
}

/* Parameters and buffers are what a checkpoint knows. */
static bool is_known(const Session *session, int state)
{
    return session->options->checkpoint && store_has(&session->model->states[state], false);
}

/* Leaves to `init` the states that the other functions use; returns whether there are any. */
static bool keep_updates(const Session *session, Graph *init)
{
    const bool *used = find_states(session, OP_state);
    bool any = false;
    for (NodeId id = 0; id < init->count; id++) {
        if (init->nodes[id].op == OP_update) {
            const int state = state_of(init, id);
            if (used[state] && !is_known(session, state)) {
                any = true;
            } else {
                graph_retire(init, id);
            }
        }
    }
    return any;
}

static ExitCode add_init(Session *session)
{
    Graph *graph = front_trace(session->model, ENTRY_INIT, 0, 1, NULL);
    if (!graph) {
        return EXIT_MODEL;
    }
    if (!keep_updates(session, graph)) {
        graph_free(graph);
        return EXIT_OK;
    }
    Entry init = {.kind = ENTRY_INIT, .batch = 1};
    entry_compile(&init, graph, session->options);
    ARENA_PUSH(session->arena, session->entries, session->entry_count, session->entry_capacity,
               init);
    session_put_first(session);
    return EXIT_OK;
}

static ExitCode add_entries(Session *session)
{
    const Options *options = session->options;
    const int64_t batch = options->batch == NOT_GIVEN ? 1 : options->batch;
    const ExitCode failure =
        options->entry ? dump_declared(session, batch) : dump_entries(session, batch);
    return failure ? failure : add_init(session);
}

/* ---- parameters ---- */

static ExitCode check_size(const Session *session, const bool *used)
{
    const Model *model = session->model;
    int64_t count = 0;
    for (int i = 0; i < model->state_count; i++) {
        count += used[i] && is_known(session, i) ? shape_count(&model->states[i].shape) : 0;
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

static ExitCode load_parameters(Session *session, const bool *used, Library *library)
{
    ExitCode failure = check_size(session, used);
    if (failure || (failure = memory_take(session))) {
        return failure;
    }
    memory_await(session);
    library->values_origin = loc_base((Loc){.file = session->options->checkpoint});
    return store_load_model(session, session->options->checkpoint);
}

/* ---- the library ---- */

/* The model as the functions know it: with the states that they use, and these numbered anew. */
static Model used_model(Session *session, const bool *used, Library *library)
{
    Model model = *session->model;
    const int count = model.state_count;
    int *slots = ARENA_ARRAY(session->arena, int, count + 1);
    const void **values = ARENA_ARRAY(session->arena, const void *, count + 1);
    const bool *written = find_states(session, OP_update);
    bool *constant = ARENA_ARRAY(session->arena, bool, count + 1);
    model.states = ARENA_ARRAY(session->arena, StateVar, count + 1);
    model.state_count = 0;
    for (int i = 0; i < count; i++) {
        if (used[i]) {
            values[model.state_count] = is_known(session, i) ? session->state[i] : NULL;
            constant[model.state_count] = is_known(session, i) && !written[i];
            model.states[model.state_count] = session->model->states[i];
            slots[i] = model.state_count++;
        }
    }
    for (int i = 0; i < session->entry_count; i++) {
        graph_number_states(session->entries[i].graph, slots);
        program_number_states(session->entries[i].program, slots);
    }
    library->values = session->options->checkpoint ? values : NULL;
    library->constant = constant;
    return model;
}

static ExitCode make_library(Session *session, Library *library)
{
    ExitCode failure = choose_name(session, library);
    if (failure || (failure = add_entries(session))) {
        return failure;
    }
    const bool *used = find_states(session, OP_state);
    if (session->options->checkpoint && (failure = load_parameters(session, used, library))) {
        return failure;
    }
    const Model model = used_model(session, used, library);
    LibraryEntry *entries = ARENA_ARRAY(session->arena, LibraryEntry, session->entry_count);
    for (int i = 0; i < session->entry_count; i++) {
        const Entry *entry = &session->entries[i];
        entries[i] = (LibraryEntry){entry->program, entry->kind, entry->batch};
    }
    library->entries = entries;
    library->entry_count = session->entry_count;
    emit_library(&model, library);
    return EXIT_OK;
}

/* ---- files ---- */

static char *path_in(const Session *session, const Library *library, LibraryFile file)
{
    const char *const names[] = {[LIBRARY_HEADER] = library->name,
                                 [LIBRARY_SOURCE] = library->name,
                                 [LIBRARY_PARAMETERS] = library->name,
                                 [LIBRARY_EXAMPLE] = "main"};
    static const char *const ends[] = {[LIBRARY_HEADER] = ".h",
                                       [LIBRARY_SOURCE] = ".c",
                                       [LIBRARY_PARAMETERS] = "_parameters.c",
                                       [LIBRARY_EXAMPLE] = ".c"};
    return arena_printf(session->arena, "%s/%s%s", session->options->out, names[file], ends[file]);
}

static bool is_there(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

/* A file with something in it: not a device, say. */
static bool has_text(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
}

static bool begins_with(const char *path, const char *mark)
{
    FILE *file = fopen(path, "rb");
    bool same = file != NULL;
    for (const char *c = mark; same && *c; c++) {
        same = getc(file) == (unsigned char)*c;
    }
    if (file) {
        fclose(file);
    }
    return same;
}

static ExitCode check_files(const Session *session, const Library *library)
{
    for (LibraryFile file = 0; file < LIBRARY_EXAMPLE; file++) {
        const char *path = path_in(session, library, file);
        const char *mark = library_mark(session->arena, library->name, file);
        if (library->files[file].length > 0 && has_text(path) && !begins_with(path, mark)) {
            error_plain("%s was not made by an export of %s; remove it, or choose another folder "
                        "or --name",
                        path, library->name);
            return EXIT_RUNTIME;
        }
    }
    return EXIT_OK;
}

/* Parameters of an earlier export do not fit what is there now, which does not declare them. */
static void remove_parameters(const Session *session, const Library *library)
{
    const char *path = path_in(session, library, LIBRARY_PARAMETERS);
    const char *mark = library_mark(session->arena, library->name, LIBRARY_PARAMETERS);
    if (has_text(path) && begins_with(path, mark) && unlink(path) == 0) {
        say("%s, of an earlier export, is removed", path);
    }
}

static ExitCode write_files(const Session *session, const Library *library)
{
    ExitCode failure = check_files(session, library);
    for (LibraryFile file = 0; file < LIBRARY_FILES && !failure; file++) {
        const char *path = path_in(session, library, file);
        if (file == LIBRARY_EXAMPLE && is_there(path)) {
            say("%s was there and is as it was", path);
        } else if (library->files[file].length > 0) {
            failure = print_text(&library->files[file], path);
        }
    }
    if (!failure && library->values == NULL) {
        remove_parameters(session, library);
    }
    return failure;
}

/* ---- the command ---- */

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
