/* memory: one block for everything a step touches. In: the entries of a session. Out: pointers to
 * its states, inputs, outputs, and to the work arena that the entries share.
 *
 * A page of memory is cleared when it is first written, which for a transformer's 50 MB takes as
 * long as to print and compile its C. A thread of its own sees to that meanwhile, when the run may
 * use more than one.
 */
#include "driver.h"

#include <sched.h>
#include <string.h>
#include <sys/mman.h>

#include "rt.h"

/* ---- layout ---- */

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

int entry_input_count(const Session *session, const Entry *entry)
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
        const int inputs = entry_input_count(session, entry);
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

/* ---- pages ---- */

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

/* Takes one huge page after the other that nobody has taken yet, and writes to all its pages. */
static void *touch_pages(void *argument)
{
    Session *session = argument;
    volatile unsigned char *bytes = session->memory;
    int64_t at;
    while ((at = atomic_fetch_add(&session->taken, HUGE_BYTES)) < session->memory_bytes) {
        const int64_t rest = session->memory_bytes - at;
        for (int64_t i = 0; i < HUGE_BYTES && i < rest; i += PAGE_BYTES) {
            bytes[at + i] = 0;
        }
        atomic_fetch_add(&session->touched, HUGE_BYTES);
    }
    return NULL;
}

/* The caller lends a hand: on a busy machine the thread may not have come to it. Then it waits for a
 * page at most. */
void memory_await(Session *session)
{
    if (session->touching) {
        touch_pages(session);
        while (atomic_load(&session->touched) < session->memory_bytes) {
            sched_yield();
        }
    }
}

void memory_free(Session *session)
{
    if (session->touching) {
        pthread_join(session->toucher, NULL);
    }
    if (session->memory) {
        munmap(session->memory, (size_t)session->memory_bytes);
    }
}

ExitCode memory_take(Session *session)
{
    Arena *arena = session->arena;
    const Model *model = session->model;
    session->state = ARENA_ARRAY(arena, void *, model->state_count);
    session->inputs = ARENA_ARRAY(arena, void *, model->input_count);
    for (int i = 0; i < session->entry_count; i++) {
        Entry *entry = &session->entries[i];
        const int count = entry_input_count(session, entry) + entry->graph->output_count;
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
    session->touching = session->options->threads > 1 && session->memory_bytes >= HUGE_BYTES &&
                        thread_start(&session->toucher, touch_pages, session);
    return EXIT_OK;
}
