/* dump: a model as text at any stage on its way to C: what `emit`, `graph` and `golden` show.
 *
 *     graph     the entry as the script traced it (default entry: the forward pass, `loss`)
 *     grad      the same for train_step: forward, backward, updates, before any pass
 *     simplify  after the graph passes
 *     fuse      kernels, not yet ordered
 *     plan      kernels in order, buffers with their places in the arena
 *     c         C text; without an entry, one file with all that the model declares
 */
#include "driver.h"

#include <string.h>

static ExitCode trace_entry(Session *session, EntryKind kind, int step, Graph **graph)
{
    bool missing = false;
    *graph = front_trace(session->model, kind, step, session->model->batch, &missing);
    if (!*graph && missing) {
        return report_missing(session, kind);
    }
    return *graph ? EXIT_OK : EXIT_MODEL;
}

static ExitCode dump_entry(Session *session, EntryKind kind, int step, Stage stage, Text *out)
{
    Graph *graph = NULL;
    ExitCode failure = trace_entry(session, kind, step, &graph);
    if (failure) {
        return failure;
    }
    if (stage >= STAGE_SIMPLIFY) {
        graph = driver_optimise(graph, session->options);
    }
    if (stage >= STAGE_FUSE) {
        Pass last = stage == STAGE_FUSE ? PASS_FUSE : PASS_PLAN;
        Program *program = driver_lower(graph, session->options, last);
        program_print(program, out);
        program_free(program);
    } else {
        graph_print(graph, out);
    }
    graph_free(graph);
    return EXIT_OK;
}

/* How many entry points of a kind the model has. */
static int count_entries(const Session *session, EntryKind kind)
{
    const Model *model = session->model;
    if (kind == ENTRY_FUNCTION) {
        return model->function_count;
    }
    return entry_has_steps(kind) && model->step_count > 1 ? model->step_count : 1;
}

ExitCode dump_stage(Session *session, EntryKind kind, Stage stage, Text *out)
{
    ExitCode failure = EXIT_OK;
    for (int step = 0; step < count_entries(session, kind) && !failure; step++) {
        text_add(out, step > 0 ? "\n" : "");
        failure = dump_entry(session, kind, step, stage, out);
    }
    return failure;
}

/* What a model may declare, in the order in which it stands in C. */
static const EntryKind declared[] = {ENTRY_TRAIN, ENTRY_EVAL, ENTRY_PREDICT, ENTRY_GENERATE,
                                     ENTRY_FUNCTION};

static ExitCode add_entry(Session *session, EntryKind kind, int step, int64_t predict_batch,
                          bool *missing)
{
    const bool predicts = kind == ENTRY_PREDICT;
    const int64_t batch = predicts ? predict_batch : session->model->batch;
    const ExitCode failure = session_add(session, kind, step, batch, "", missing);
    if (failure == EXIT_MODEL && predicts && batch != session->model->batch) {
        say("predict was traced for a batch of %lld; --batch %lld has the script's",
            (long long)batch, (long long)session->model->batch);
    }
    return failure;
}

ExitCode dump_entries(Session *session, int64_t predict_batch)
{
    for (int i = 0; i < COUNT_OF(declared); i++) {
        for (int step = 0; step < count_entries(session, declared[i]); step++) {
            bool missing;
            ExitCode failure = add_entry(session, declared[i], step, predict_batch, &missing);
            if (failure) {
                return failure;
            }
        }
    }
    return session->entry_count > 0 ? EXIT_OK : report_missing(session, ENTRY_LOSS);
}

ExitCode dump_c(Session *session, Spelling spelling)
{
    ExitCode failure = dump_entries(session, session->model->batch);
    return failure ? failure : session_emit(session, spelling);
}

/* ---- --entry ---- */

/* The entry point that --entry names, of those of these kinds that the model has. */
static ExitCode find_entry(const Session *session, const EntryKind *kinds, int kind_count,
                           EntryKind *kind, int *step)
{
    const char *wanted = session->options->entry;
    const char **names = ARENA_ARRAY(session->arena, const char *,
                                     kind_count *MAX_TRAIN_STEPS + session->model->function_count);
    Text all = {0};
    int count = 0;
    for (int i = 0; i < kind_count; i++) {
        for (int k = 0; k < count_entries(session, kinds[i]); k++) {
            names[count] = front_entry_name(session->model, kinds[i], k, session->arena);
            if (strcmp(names[count], wanted) == 0) {
                *kind = kinds[i];
                *step = k;
                text_free(&all);
                return EXIT_OK;
            }
            text_printf(&all, "%s%s", count ? ", " : "", names[count]);
            count++;
        }
    }
    const char *near = nearest_word(wanted, names, count);
    error_plain("--entry knows %s, not '%s'%s%s%s", all.data, wanted,
                near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    text_free(&all);
    return EXIT_USAGE;
}

ExitCode dump_declared(Session *session, int64_t predict_batch)
{
    EntryKind kind;
    int step;
    bool missing;
    ExitCode failure = find_entry(session, declared, COUNT_OF(declared), &kind, &step);
    if (failure || (failure = add_entry(session, kind, step, predict_batch, &missing))) {
        return failure;
    }
    return missing ? report_missing(session, kind) : EXIT_OK;
}

/* The same of all kinds that people look at. */
static ExitCode find_any(const Session *session, EntryKind *kind, int *step)
{
    static const EntryKind kinds[] = {ENTRY_INIT, ENTRY_LOSS,    ENTRY_TRAIN,
                                      ENTRY_EVAL, ENTRY_PREDICT, ENTRY_GENERATE,
                                      ENTRY_GRAD, ENTRY_EXPLAIN, ENTRY_FUNCTION};
    return find_entry(session, kinds, COUNT_OF(kinds), kind, step);
}

static ExitCode dump_c_entry(Session *session, EntryKind kind, int step, Spelling spelling,
                             Text *out)
{
    ExitCode failure = session_add(session, kind, step, session->model->batch, "", NULL);
    if (!failure) {
        emit(session->model, &session->entries[0].program, 1, spelling, NULL, out);
    }
    return failure;
}

/* One entry point only. */
static ExitCode dump_named(Session *session, Stage stage, Spelling spelling, Text *out)
{
    EntryKind kind;
    int step;
    ExitCode failure = find_any(session, &kind, &step);
    if (failure) {
        return failure;
    }
    return stage == STAGE_C ? dump_c_entry(session, kind, step, spelling, out)
                            : dump_entry(session, kind, step, stage, out);
}

static ExitCode dump(Session *session, Text *out)
{
    const Options *options = session->options;
    Stage stage = options->stage == NOT_GIVEN ? STAGE_C : (Stage)options->stage;
    Spelling spelling = options->style == NOT_GIVEN ? LOOPS : (Spelling)options->style;
    if (options->entry) {
        return dump_named(session, stage, spelling, out);
    }
    if (stage != STAGE_C) {
        return dump_stage(session, stage == STAGE_GRAPH ? ENTRY_LOSS : ENTRY_TRAIN, stage, out);
    }
    ExitCode failure = dump_c(session, spelling);
    text_addn(out, session->c_text.data ? session->c_text.data : "", session->c_text.length);
    return failure;
}

ExitCode command_emit(const Options *options)
{
    Session session;
    Text text = {0};
    ExitCode result = session_open(&session, options, DT_F32);
    if (!result) {
        result = dump(&session, &text);
    }
    if (!result) {
        result = print_text(&text, options->out);
    }
    text_free(&text);
    session_close(&session);
    return result;
}

/* DOT has one graph a file. */
static ExitCode choose_graph(const Session *session, EntryKind *kind, int *step)
{
    const Options *options = session->options;
    *kind = options->stage <= STAGE_GRAPH ? ENTRY_LOSS : ENTRY_TRAIN;
    *step = 0;
    if (options->entry) {
        return find_any(session, kind, step);
    }
    if (count_entries(session, *kind) > 1) {
        error_plain("%s has several losses; choose one, as in --entry %s", session->model->path,
                    front_entry_name(session->model, *kind, 0, session->arena));
        return EXIT_USAGE;
    }
    return EXIT_OK;
}

ExitCode command_graph(const Options *options)
{
    Session session;
    Graph *graph = NULL;
    EntryKind kind;
    int step;
    ExitCode result = session_open(&session, options, DT_F32);
    if (!result && !(result = choose_graph(&session, &kind, &step))) {
        result = trace_entry(&session, kind, step, &graph);
    }
    if (!result) {
        if (options->stage == STAGE_SIMPLIFY) {
            graph = driver_optimise(graph, options);
        }
        Text text = {0};
        graph_dot(graph, &text);
        result = print_text(&text, options->out);
        text_free(&text);
        graph_free(graph);
    }
    session_close(&session);
    return result;
}
