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

static ExitCode trace_entry(Session *session, EntryKind kind, Graph **graph)
{
    bool missing = false;
    *graph = front_trace(session->model, kind, session->model->batch, &missing);
    if (!*graph && missing) {
        return report_missing(session, kind);
    }
    return *graph ? EXIT_OK : EXIT_MODEL;
}

ExitCode dump_stage(Session *session, EntryKind kind, Stage stage, Text *out)
{
    Graph *graph = NULL;
    ExitCode failure = trace_entry(session, kind, &graph);
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

ExitCode dump_c(Session *session, Spelling spelling)
{
    static const EntryKind kinds[] = {ENTRY_TRAIN, ENTRY_EVAL, ENTRY_PREDICT, ENTRY_GENERATE};
    for (int i = 0; i < COUNT_OF(kinds); i++) {
        bool missing;
        ExitCode failure = session_add(session, kinds[i], session->model->batch, "", &missing);
        if (failure) {
            return failure;
        }
    }
    if (session->entry_count == 0) {
        return report_missing(session, ENTRY_LOSS);
    }
    return session_emit(session, spelling);
}

static ExitCode dump_c_entry(Session *session, EntryKind kind, Spelling spelling, Text *out)
{
    ExitCode failure = session_add(session, kind, session->model->batch, "", NULL);
    if (!failure) {
        emit(session->model, &session->entries[0].program, 1, spelling, NULL, out);
    }
    return failure;
}

static ExitCode dump(Session *session, Text *out)
{
    const Options *options = session->options;
    Stage stage = options->stage == NOT_GIVEN ? STAGE_C : (Stage)options->stage;
    Spelling spelling = options->style == NOT_GIVEN ? LOOPS : (Spelling)options->style;
    bool given = options->entry != NOT_GIVEN;
    EntryKind kind = given                  ? (EntryKind)options->entry
                     : stage == STAGE_GRAPH ? ENTRY_LOSS
                                            : ENTRY_TRAIN;
    if (stage != STAGE_C) {
        return dump_stage(session, kind, stage, out);
    }
    if (given) {
        return dump_c_entry(session, kind, spelling, out);
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

ExitCode command_graph(const Options *options)
{
    Session session;
    Graph *graph = NULL;
    EntryKind usual = options->stage <= STAGE_GRAPH ? ENTRY_LOSS : ENTRY_TRAIN;
    EntryKind kind = options->entry == NOT_GIVEN ? usual : (EntryKind)options->entry;
    ExitCode result = session_open(&session, options, DT_F32);
    if (!result) {
        result = trace_entry(&session, kind, &graph);
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
