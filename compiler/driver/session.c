/* session: a model compiled, bound to memory, ready to be stepped.
 *
 * A session traces entry points over one state, lowers each to a program, emits all of them as one
 * C text, compiles that once, and binds it to one block of memory: state, inputs, outputs and the
 * work arena that the entries share. After session_start nothing is allocated any more.
 */
#include "driver.h"

#include <string.h>
#include <sys/mman.h>

#include "rt.h"

/* ---- from script to entries ---- */

ExitCode session_open(Session *session, const Options *options, DType real)
{
    *session = (Session){.options = options, .arena = arena_new()};
    FrontOptions front = options->front;
    bool data_fault = false;
    front.real = real;
    front.data_fault = &data_fault;
    session->model = front_load(options->model_path, &front);
    return session->model ? EXIT_OK : data_fault ? EXIT_DATA : EXIT_MODEL;
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
        [ENTRY_PROBE] = "`loss`",
        [ENTRY_FUNCTION] = "such a function",
    };
    error_plain("%s: the model does not declare %s, which %s needs", session->model->path,
                needs[kind], entry_name(kind));
    return EXIT_MODEL;
}

ExitCode session_add(Session *session, EntryKind kind, int step, int64_t batch, const char *suffix,
                     bool *missing)
{
    bool absent = false;
    Graph *graph = front_trace(session->model, kind, step, batch, &absent);
    if (missing) {
        *missing = absent;
    }
    if (!graph) {
        return !absent ? EXIT_MODEL : missing ? EXIT_OK : report_missing(session, kind);
    }
    graph->name = arena_printf(graph->arena, "%s%s", graph->name, suffix);
    Entry entry = {.kind = kind, .step = step, .batch = batch};
    entry.graph = driver_optimise(graph, session->options);
    entry.program = driver_lower(entry.graph, session->options, PASS_PLAN);
    ARENA_PUSH(session->arena, session->entries, session->entry_count, session->entry_capacity,
               entry);
    return EXIT_OK;
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

/* `init` is added last, so that commands need not know of it, and stands first in the text. */
static ExitCode add_init(Session *session)
{
    int last = session->entry_count;
    ExitCode failure = session_add(session, ENTRY_INIT, 0, 1, "", NULL);
    if (failure) {
        return failure;
    }
    Entry init = session->entries[last];
    memmove(&session->entries[1], &session->entries[0], (size_t)last * sizeof(Entry));
    session->entries[0] = init;
    return EXIT_OK;
}

void session_text(const Session *session, Spelling spelling, KernelList *marked, Text *out)
{
    Program **programs = ARENA_ARRAY(session->arena, Program *, session->entry_count);
    for (int i = 0; i < session->entry_count; i++) {
        programs[i] = session->entries[i].program;
    }
    emit(session->model, programs, session->entry_count, spelling, marked, out);
}

ExitCode session_emit(Session *session, Spelling spelling)
{
    ExitCode failure = add_init(session);
    if (failure) {
        return failure;
    }
    session->kernels.arena = session->arena;
    session_text(session, spelling, session->options->profile ? &session->kernels : NULL,
                 &session->c_text);
    return EXIT_OK;
}

ExitCode session_compile(Session *session)
{
    const Options *options = session->options;
    bool tcc = options->backend != BACKEND_CC;
    Spelling spelling = tcc ? BLOCKS : TUNED;
    if (options->style != NOT_GIVEN) {
        spelling = tcc && options->style == LOOPS ? LOOPS_BARE : (Spelling)options->style;
    }
    ExitCode failure = session_emit(session, spelling);
    if (failure) {
        return failure;
    }
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

/* ---- memory ---- */

int64_t state_bytes_of(const StateVar *state)
{
    return shape_count(&state->shape) * dtype_bytes(state->dtype);
}

int64_t input_bytes(const InputVar *input)
{
    return shape_count(&input->item) * dtype_bytes(input->dtype);
}

/* Lays tensors one behind the other in the block of memory, each on a boundary of RT_ALIGN. The
 * first round only counts (`base` is NULL), the second hands out the addresses. */
typedef struct Layout {
    unsigned char *base;
    int64_t used;
    bool overflow;
} Layout;

static void *layout_take(Layout *layout, int64_t bytes)
{
    int64_t start = layout->used, end;
    if (__builtin_add_overflow(start, bytes, &end) ||
        __builtin_add_overflow(end, RT_ALIGN - 1, &end)) {
        layout->overflow = true;
        return NULL;
    }
    layout->used = end / RT_ALIGN * RT_ALIGN;
    return layout->base ? layout->base + start : NULL;
}

static int64_t largest_batch(const Session *session)
{
    int64_t largest = 1;
    for (int i = 0; i < session->entry_count; i++) {
        int64_t batch = session->entries[i].batch;
        largest = batch > largest ? batch : largest;
    }
    return largest;
}

static void layout_states(Session *session, Layout *layout)
{
    const Model *model = session->model;
    for (int i = 0; i < model->state_count; i++) {
        session->state[i] = layout_take(layout, state_bytes_of(&model->states[i]));
    }
}

static int input_count(const Session *session, const Entry *entry)
{
    const Model *model = session->model;
    return entry->kind == ENTRY_FUNCTION ? model->functions[entry->step].input_count
                                         : model->input_count;
}

/* The model's inputs, with room for the largest batch. */
static bool layout_inputs(Session *session, Layout *layout)
{
    const Model *model = session->model;
    int64_t batch = largest_batch(session);
    for (int i = 0; i < model->input_count; i++) {
        const InputVar *input = &model->inputs[i];
        int64_t bytes;
        if (__builtin_mul_overflow(input_bytes(input), batch, &bytes)) {
            layout->overflow = true;
            return false;
        }
        session->inputs[i] = layout_take(layout, bytes);
    }
    return true;
}

static void layout_io(Session *session, Layout *layout)
{
    const Model *model = session->model;
    if (!layout_inputs(session, layout)) {
        return;
    }
    for (int i = 0; i < session->entry_count; i++) {
        Entry *entry = &session->entries[i];
        const Graph *graph = entry->graph;
        const int inputs = input_count(session, entry);
        for (int k = 0; k < inputs; k++) {
            const InputVar *own =
                entry->kind == ENTRY_FUNCTION ? &model->functions[entry->step].inputs[k] : NULL;
            entry->io[k] = own ? layout_take(layout, input_bytes(own)) : session->inputs[k];
        }
        for (int k = 0; k < graph->output_count; k++) {
            const Node *node = &graph->nodes[graph->outputs[k].node];
            int64_t bytes = shape_count(&node->shape) * dtype_bytes(node->dtype);
            entry->io[inputs + k] = layout_take(layout, bytes);
        }
    }
}

static void layout_all(Session *session, Layout *layout)
{
    layout_states(session, layout);
    session->state_bytes = layout->used;
    layout_io(session, layout);
    session->io_bytes = layout->used - session->state_bytes;
    session->work_bytes = 0;
    for (int i = 0; i < session->entry_count; i++) {
        int64_t bytes = session->entries[i].program->work_bytes;
        session->work_bytes = bytes > session->work_bytes ? bytes : session->work_bytes;
    }
    session->work = layout_take(layout, session->work_bytes);
}

/* What the kernel says it can give without swapping; INT64_MAX when it does not say. */
static int64_t memory_available(void)
{
    FILE *file = fopen("/proc/meminfo", "r");
    long long kib = -1;
    char line[128];
    while (file && kib < 0 && fgets(line, sizeof line, file)) {
        if (sscanf(line, "MemAvailable: %lld kB", &kib) != 1) {
            kib = -1;
        }
    }
    if (file) {
        fclose(file);
    }
    return kib < 0 ? INT64_MAX : (int64_t)kib * 1024;
}

static ExitCode report_memory(const Session *session)
{
    Arena *arena = session->arena;
    error_plain("not enough memory: state %s, batches %s, work %s, and %s are available; try a"
                " smaller batch or model",
                bytes_text(arena, session->state_bytes), bytes_text(arena, session->io_bytes),
                bytes_text(arena, session->work_bytes), bytes_text(arena, memory_available()));
    return EXIT_RUNTIME;
}

enum { PAGE_BYTES = 4096, HUGE_BYTES = 2 << 20 };

/* Zeroes, in pages of HUGE_BYTES where the system has them: the first step of a network of 50 MB
 * has to wait for 20 of them instead of 10,000. NULL if there is no memory. */
static void *map_memory(size_t bytes)
{
    const size_t spare = bytes >= HUGE_BYTES ? HUGE_BYTES : 0;
    char *mapped =
        mmap(NULL, bytes + spare, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) {
        return NULL;
    }
    if (spare == 0) {
        return mapped;
    }
    const size_t skipped = (HUGE_BYTES - (uintptr_t)mapped % HUGE_BYTES) % HUGE_BYTES;
    if (skipped > 0) {
        munmap(mapped, skipped);
    }
    munmap(mapped + skipped + bytes, spare - skipped);
#ifdef MADV_HUGEPAGE
    madvise(mapped + skipped, bytes, MADV_HUGEPAGE);
#endif
    return mapped + skipped;
}

static ExitCode take_memory(Session *session)
{
    Arena *arena = session->arena;
    const Model *model = session->model;
    session->state = ARENA_ARRAY(arena, void *, model->state_count);
    session->inputs = ARENA_ARRAY(arena, void *, model->input_count);
    for (int i = 0; i < session->entry_count; i++) {
        Entry *entry = &session->entries[i];
        const int count = input_count(session, entry) + entry->graph->output_count;
        entry->io = ARENA_ARRAY(arena, void *, count);
    }
    Layout layout = {0};
    layout_all(session, &layout);
    if (layout.overflow || layout.used > memory_available()) {
        return report_memory(session);
    }
    session->memory_bytes = (layout.used / PAGE_BYTES + 1) * PAGE_BYTES;
    void *memory = map_memory((size_t)session->memory_bytes);
    if (!memory) {
        return report_memory(session);
    }
    session->memory = memory;
    layout = (Layout){.base = memory};
    layout_all(session, &layout);
    return EXIT_OK;
}

int state_index(const Model *model, const char *name)
{
    for (int i = 0; i < model->state_count; i++) {
        if (strcmp(model->states[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

ExitCode session_start(Session *session, int64_t seed)
{
    ExitCode failure = take_memory(session);
    if (failure) {
        return failure;
    }
    const Model *model = session->model;
    for (int i = 0; i < model->state_count; i++) {
        if (model->states[i].kind == STATE_PARAMETER) {
            session->parameter_count += shape_count(&model->states[i].shape);
        }
        if (model->states[i].kind == STATE_COUNTER && strcmp(model->states[i].name, "seed") == 0) {
            int32_t words[2] = {(int32_t)(seed & 0xffffffff), (int32_t)(seed >> 32)};
            memcpy(session->state[i], words, sizeof words);
        }
    }
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
    return entry->io[input_count(session, entry) + index];
}

double entry_output(const Session *session, const Entry *entry, int index)
{
    const void *value = entry_output_values(session, entry, index);
    switch (entry->graph->nodes[entry->graph->outputs[index].node].dtype) {
    case DT_F32:
        return *(const float *)value;
    case DT_F64:
        return *(const double *)value;
    case DT_I32:
        return *(const int32_t *)value;
    default:
        return *(const unsigned char *)value;
    }
}

void session_close(Session *session)
{
    for (int i = 0; i < session->entry_count; i++) {
        program_free(session->entries[i].program);
        graph_free(session->entries[i].graph);
    }
    tier_free(session->tier);
    if (session->memory) {
        munmap(session->memory, (size_t)session->memory_bytes);
    }
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
