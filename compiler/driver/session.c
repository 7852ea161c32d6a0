/* session: a model compiled, bound to memory, ready to be stepped.
 *
 * A session traces entry points over one state, lowers each to a program, binds them to one block of
 * memory (memory.c), emits all of them as one C text and compiles that once. When it runs,
 * nothing is allocated any more.
 */
#include "driver.h"

#include <string.h>

#include "rt.h"

/* ---- from script to entries ---- */

void session_put_first(Session *session)
{
    const int last = session->entry_count - 1;
    const Entry entry = session->entries[last];
    memmove(&session->entries[1], &session->entries[0], (size_t)last * sizeof(Entry));
    session->entries[0] = entry;
}

/* Commands need not know of `init`: it is added when the rest is there, unless there is time before,
 * and stands first in the text. */
ExitCode session_add_init(Session *session)
{
    if (session_find(session, ENTRY_INIT, 0, 1)) {
        return EXIT_OK;
    }
    ExitCode failure = session_add(session, ENTRY_INIT, 0, 1, "", NULL);
    if (!failure) {
        session_put_first(session);
    }
    return failure;
}

ExitCode session_open(Session *session, const Options *options, DType real)
{
    *session = (Session){.options = options, .arena = arena_new()};
    FrontOptions front = options->front;
    bool data_fault = false;
    front.real = real;
    front.data_fault = &data_fault;
    if (options->trains && options->threads > 1) {
        front.ahead = ahead_start;
        front.ahead_context = session;
    }
    session->model = front_load(options->model_path, &front);
    if (!session->model) {
        return data_fault ? EXIT_DATA : EXIT_MODEL;
    }
    return session->ahead ? session_add_init(session) : EXIT_OK; /* while the steps are compiled */
}

ExitCode report_missing(const Session *session, EntryKind kind)
{
    static const char *const needs[] = {
        [ENTRY_INIT] = "any parameter",
        [ENTRY_LOSS] = "`loss`",
        [ENTRY_TRAIN] = "`loss` and `optimizer`, or `steps`",
        [ENTRY_EVAL] = "`loss`",
        [ENTRY_PREDICT] = "`predict`",
        [ENTRY_GENERATE] = "`generate`",
        [ENTRY_GRAD] = "`loss`",
        [ENTRY_CURVATURE] = "`loss`",
        [ENTRY_HOLD] = "`loss`",
        [ENTRY_HELD_LOSS] = "`loss`",
        [ENTRY_HELD_SLOPE] = "`loss`",
        [ENTRY_EXPLAIN] = "`loss`",
        [ENTRY_PROBE] = "`loss`",
        [ENTRY_FUNCTION] = "such a function",
    };
    error_plain("%s: the model does not declare %s, which this needs", session->model->path,
                needs[kind]);
    return EXIT_MODEL;
}

static const Node *output_node(const Entry *entry, int k)
{
    return &entry->graph->nodes[entry->graph->outputs[k].node];
}

/* Are the shapes equal, but for the samples of a batch in front? */
static bool same_item(const Entry *a, const Entry *b, int k)
{
    const Shape *x = &output_node(a, k)->shape, *y = &output_node(b, k)->shape;
    bool same = x->rank == y->rank;
    for (int i = 0; same && i < x->rank; i++) {
        const bool samples = i == 0 && x->dim[0] == a->batch && y->dim[0] == b->batch;
        same = samples || x->dim[i] == y->dim[i];
    }
    return same;
}

/* The batches of a data set go through two entries, whose results meet in one place: nothing but
 * the number of samples may make a difference. A script is free to break that. */
static ExitCode check_alike(const Session *session, const Entry *entry)
{
    const Entry *other = NULL;
    for (int i = 0; i < session->entry_count && !other; i++) {
        const Entry *earlier = &session->entries[i];
        other = earlier->kind == entry->kind && earlier->step == entry->step ? earlier : NULL;
    }
    const int count = entry->graph->output_count;
    if (other && other->graph->output_count != count) {
        error_plain(
            "%s: the number of results of %s is %d for a batch of %lld and %d for one of %lld",
            session->model->path, other->graph->name, other->graph->output_count,
            (long long)other->batch, count, (long long)entry->batch);
        return EXIT_MODEL;
    }
    for (int k = 0; other && k < count; k++) {
        const Output *x = &other->graph->outputs[k], *y = &entry->graph->outputs[k];
        const Node *was = output_node(other, k), *is = output_node(entry, k);
        if (strcmp(x->name, y->name) != 0) {
            error_at(is->loc, "%s has a result '%s' for a batch of %lld and '%s' for one of %lld",
                     other->graph->name, x->name, (long long)other->batch, y->name,
                     (long long)entry->batch);
            return EXIT_MODEL;
        }
        if (was->dtype != is->dtype || !same_item(other, entry, k)) {
            error_at(is->loc,
                     "%s: '%s' is %s %s for a batch of %lld and %s %s for one of %lld; only the "
                     "batch in front may differ",
                     other->graph->name, x->name, dtype_name(was->dtype),
                     shape_words(&was->shape).text, (long long)other->batch, dtype_name(is->dtype),
                     shape_words(&is->shape).text, (long long)entry->batch);
            return EXIT_MODEL;
        }
    }
    return EXIT_OK;
}

ExitCode session_add(Session *session, EntryKind kind, int step, int64_t batch, const char *suffix,
                     bool *missing)
{
    Entry entry = {.kind = kind, .step = step, .batch = batch};
    bool absent = false;
    if (!ahead_take(session, &entry)) {
        Graph *graph = front_trace(session->model, kind, step, batch, &absent);
        if (!graph && !absent) {
            return EXIT_MODEL;
        }
        if (graph) {
            entry_compile(&entry, graph, session->options);
        }
    }
    if (missing) {
        *missing = absent;
    }
    if (absent) {
        return missing ? EXIT_OK : report_missing(session, kind);
    }
    const ExitCode failure = check_alike(session, &entry);
    entry.graph->name = arena_printf(entry.graph->arena, "%s%s", entry.graph->name, suffix);
    ARENA_PUSH(session->arena, session->entries, session->entry_count, session->entry_capacity,
               entry);
    return failure;
}

ExitCode session_add_all(Session *session, EntryKind kind, int64_t batch, const char *suffix,
                         bool *missing)
{
    int steps = entry_has_steps(kind) ? session->model->step_count : 1;
    ExitCode failure = EXIT_OK;
    for (int step = 0; step == 0 || (step < steps && !failure); step++) {
        failure = session_add(session, kind, step, batch, suffix, missing);
    }
    return failure;
}

void session_text(const Session *session, Spelling spelling, KernelList *marked, Text *out)
{
    Program **programs = ARENA_ARRAY(session->arena, Program *, session->entry_count);
    for (int i = 0; i < session->entry_count; i++) {
        programs[i] = session->entries[i].program;
    }
    emit(session->model, programs, session->entry_count, spelling, marked, out);
}

static void make_text(Session *session, Spelling spelling)
{
    session->kernels.arena = session->arena;
    session_text(session, spelling, session->options->profile ? &session->kernels : NULL,
                 &session->c_text);
}

ExitCode session_emit(Session *session, Spelling spelling)
{
    ExitCode failure = session_add_init(session);
    if (!failure) {
        make_text(session, spelling);
    }
    return failure;
}

ExitCode session_compile(Session *session)
{
    const Options *options = session->options;
    bool tcc = options->backend != BACKEND_CC;
    Spelling spelling = tcc ? BLOCKS_BARE : TUNED;
    if (options->style == LOOPS) {
        spelling = tcc ? LOOPS_BARE : LOOPS;
    }
    ExitCode failure = session_add_init(session);
    if (failure || (failure = memory_take(session))) {
        return failure;
    }
    make_text(session, spelling);
    if (!rt_start((int)options->threads)) {
        error_plain("cannot start %d threads", (int)options->threads);
        return EXIT_RUNTIME;
    }
    session->runtime_started = true;
    if (options->profile && !rt_profile(session->kernels.count)) {
        error_plain("no memory to time %d kernels", session->kernels.count);
        return EXIT_RUNTIME;
    }
    Text message = {0};
    double start = seconds_now();
    session->code =
        tcc ? jit_tcc(session->c_text.data, &message) : jit_cc(session->c_text.data, &message);
    session->compile_ms = (seconds_now() - start) * 1e3;
    if (!session->code) {
        report_lines(message.data);
        text_free(&message);
        return EXIT_RUNTIME;
    }
    for (int i = 0; i < session->entry_count; i++) {
        Entry *entry = &session->entries[i];
        entry->code = code_entry(session->code, entry->graph->name);
        if (!entry->code) {
            bug_in("emit", (Loc){0}, "no function %s in the emitted C", entry->graph->name);
        }
    }
    return EXIT_OK;
}

/* ---- start ---- */

int state_index(const Model *model, const char *name)
{
    for (int i = 0; i < model->state_count; i++) {
        if (strcmp(model->states[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

void session_seed(Session *session, int64_t seed)
{
    const Model *model = session->model;
    const int32_t words[2] = {(int32_t)(seed & 0xffffffff), (int32_t)(seed >> 32)};
    for (int i = 0; i < model->state_count; i++) {
        if (model->states[i].kind == STATE_COUNTER && strcmp(model->states[i].name, "seed") == 0) {
            memcpy(session->state[i], words, sizeof words);
        }
    }
}

ExitCode session_start(Session *session, int64_t seed)
{
    memory_await(session);
    const Model *model = session->model;
    for (int i = 0; i < model->state_count; i++) {
        if (model->states[i].kind == STATE_PARAMETER) {
            session->parameter_count += shape_count(&model->states[i].shape);
        }
    }
    session_seed(session, seed);
    session_run(session, session_find(session, ENTRY_INIT, 0, 1));
    const Options *options = session->options;
    if (options->backend == BACKEND_AUTO && options->style == NOT_GIVEN && !options->profile) {
        session->tier = tier_new(session);
    }
    return EXIT_OK;
}

/* ---- use ---- */

Entry *session_find(const Session *session, EntryKind kind, int step, int64_t batch)
{
    for (int i = 0; i < session->entry_count; i++) {
        Entry *entry = &session->entries[i];
        if (entry->kind == kind && entry->step == step && entry->batch == batch) {
            return entry;
        }
    }
    return NULL;
}

void session_run(const Session *session, const Entry *entry)
{
    if (session->tier && tier_run(session->tier, (int)(entry - session->entries))) {
        return;
    }
    if (session->options->profile) {
        rt_mark(RT_MARK_START);
    }
    entry->code(session->state, entry->io, session->work);
}

int entry_output_index(const Entry *entry, const char *name)
{
    for (int i = 0; i < entry->graph->output_count; i++) {
        if (strcmp(entry->graph->outputs[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

const void *entry_output_values(const Session *session, const Entry *entry, int index)
{
    return entry->io[entry_input_count(session, entry) + index];
}

double number_at(DType dtype, const void *values, int64_t i)
{
    switch (dtype) {
    case DT_F32:
        return ((const float *)values)[i];
    case DT_F64:
        return ((const double *)values)[i];
    case DT_I32:
        return ((const int32_t *)values)[i];
    default:
        return ((const unsigned char *)values)[i];
    }
}

double entry_output(const Session *session, const Entry *entry, int index)
{
    return number_at(output_node(entry, index)->dtype, entry_output_values(session, entry, index),
                     0);
}

void session_close(Session *session)
{
    for (int i = 0; i < session->entry_count; i++) {
        program_free(session->entries[i].program);
        graph_free(session->entries[i].graph);
    }
    ahead_free(session);
    tier_free(session->tier);
    memory_free(session);
    if (session->runtime_started) {
        rt_stop();
    }
    code_free(session->code);
    text_free(&session->c_text);
    if (session->model) {
        front_free(session->model);
    }
    arena_free(session->arena);
    *session = (Session){0};
}
