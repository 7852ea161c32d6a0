/* order.c: the sequence of kernels. In: a program in some valid order. Out: the same, rescheduled.
 *
 * A kernel may run when what it reads is written and what it overwrites has been read. Of those
 * that may run, updates go first, because they end the life of a gradient; then a kernel that takes
 * next to no more memory than it frees; then the first in the original order, which is forward,
 * then backward as the chain rule walks. List scheduling as in Sethi and Ullman, greedily.
 *
 * Those that may run wait in a heap. What running a kernel costs can only fall while it waits, when
 * the others that read its operands are done, so it is entered once more then, and an entry that is
 * out of date is thrown away when it comes up.
 */
#include "program.h"
#include "uses.h"

#include <string.h>

/* Bytes that do not count: scalars such as bias corrections, which many updates wait for. */
enum { NEXT_TO_NOTHING = 256 };

typedef struct Edge {
    int from, to;
} Edge;

/* A kernel that may run, when it came to be as urgent as that. */
typedef struct Ready {
    int urgency, kernel;
} Ready;

typedef struct Scheduler {
    Arena *arena;
    Program *program;
    Edge *edges;
    int edge_count, edge_capacity;
    int *writer;   /* per buffer: kernel that wrote it last */
    int **readers; /* per buffer: kernels that read it since */
    int *reader_count, *reader_capacity;
    int kernel;           /* being looked at */
    int *reads_left;      /* per buffer: uses by kernels not yet scheduled */
    bool *born;           /* per buffer: written by a scheduled kernel */
    int64_t taken, freed; /* bytes, of the kernel being judged */
    bool only_updates;
    Touchers *touchers; /* per buffer */
    int *waits;         /* per kernel: others that have to run before; -1 when it has run */
    int *urgency;       /* per kernel that may run */
    Ready *heap;        /* the most urgent first: no entry comes before that at (i - 1) / 2 */
    int heap_count, heap_capacity;
} Scheduler;

static void add_edge(Scheduler *s, int from)
{
    if (from >= 0 && from != s->kernel) {
        ARENA_PUSH(s->arena, s->edges, s->edge_count, s->edge_capacity, ((Edge){from, s->kernel}));
    }
}

static void depend(void *context, const Use *use)
{
    Scheduler *s = context;
    const int b = use->buffer;
    add_edge(s, s->writer[b]);
    if (!use->writes) {
        ARENA_PUSH(s->arena, s->readers[b], s->reader_count[b], s->reader_capacity[b], s->kernel);
        return;
    }
    for (int r = 0; r < s->reader_count[b]; r++) {
        add_edge(s, s->readers[b][r]);
    }
    s->reader_count[b] = 0;
    s->writer[b] = s->kernel;
}

static void count_use(void *context, const Use *use)
{
    Scheduler *s = context;
    s->reads_left[use->buffer]++;
}

static void judge_use(void *context, const Use *use)
{
    Scheduler *s = context;
    const Buffer *buffer = &s->program->buffers[use->buffer];
    s->only_updates &= !use->writes || buffer->storage == IN_STATE;
    if (buffer->storage != IN_WORK) {
        return;
    }
    if (use->writes && !s->born[use->buffer]) {
        s->taken += buffer->bytes;
    }
    if (s->reads_left[use->buffer] == 1) {
        s->freed += buffer->bytes;
    }
}

static void finish_use(void *context, const Use *use)
{
    Scheduler *s = context;
    s->reads_left[use->buffer]--;
    s->born[use->buffer] |= use->writes;
}

/* ---- urgency ---- */

/* 0 for an update, 1 for a kernel that does not raise the memory in use, 2 for others. */
static int urgency(Scheduler *s, int kernel)
{
    s->taken = s->freed = 0;
    s->only_updates = true;
    kernel_uses(&s->program->kernels[kernel], judge_use, s);
    return s->only_updates ? 0 : s->taken <= s->freed + NEXT_TO_NOTHING ? 1 : 2;
}

/* ---- the heap ---- */

static bool comes_before(const Ready *a, const Ready *b)
{
    return a->urgency != b->urgency ? a->urgency < b->urgency : a->kernel < b->kernel;
}

static void swap(Ready *a, Ready *b)
{
    const Ready kept = *a;
    *a = *b;
    *b = kept;
}

static void heap_push(Scheduler *s, Ready entry)
{
    int at = s->heap_count;
    ARENA_PUSH(s->arena, s->heap, s->heap_count, s->heap_capacity, entry);
    for (; at > 0 && comes_before(&s->heap[at], &s->heap[(at - 1) / 2]); at = (at - 1) / 2) {
        swap(&s->heap[at], &s->heap[(at - 1) / 2]);
    }
}

static Ready heap_pop(Scheduler *s)
{
    const Ready top = s->heap[0];
    s->heap[0] = s->heap[--s->heap_count];
    for (int at = 0, child; (child = 2 * at + 1) < s->heap_count; at = child) {
        const bool other = child + 1 < s->heap_count;
        child += other && comes_before(&s->heap[child + 1], &s->heap[child]);
        if (!comes_before(&s->heap[child], &s->heap[at])) {
            break;
        }
        swap(&s->heap[child], &s->heap[at]);
    }
    return top;
}

/* ---- what may run ---- */

static void enter(Scheduler *s, int kernel)
{
    s->urgency[kernel] = urgency(s, kernel);
    heap_push(s, (Ready){s->urgency[kernel], kernel});
}

/* The kernel has run: those that may and use the same memory may have become more urgent. */
static void look_again(void *context, const Use *use)
{
    Scheduler *s = context;
    if (s->reads_left[use->buffer] > 1 && !use->writes) {
        return;
    }
    const Touchers *touchers = &s->touchers[use->buffer];
    for (int u = 0; u < touchers->count; u++) {
        const int kernel = touchers->kernels[u];
        if (s->waits[kernel] == 0 && urgency(s, kernel) < s->urgency[kernel]) {
            enter(s, kernel);
        }
    }
}

static int next_kernel(Scheduler *s)
{
    while (s->heap_count > 0) {
        const Ready top = heap_pop(s);
        if (s->waits[top.kernel] == 0 && top.urgency == s->urgency[top.kernel]) {
            return top.kernel;
        }
    }
    return -1;
}

static void schedule(Scheduler *s)
{
    const int n = s->program->kernel_count;
    s->waits = ARENA_ARRAY(s->arena, int, n + 1);
    s->urgency = ARENA_ARRAY(s->arena, int, n + 1);
    int *first = ARENA_ARRAY(s->arena, int, n + 2);
    int *next = ARENA_ARRAY(s->arena, int, s->edge_count + 1);
    int done = 0;
    for (int k = 0; k <= n; k++) {
        first[k] = -1;
    }
    for (int e = 0; e < s->edge_count; e++) {
        s->waits[s->edges[e].to]++;
        next[e] = first[s->edges[e].from];
        first[s->edges[e].from] = e;
    }
    for (int k = 0; k < n; k++) {
        if (s->waits[k] == 0) {
            enter(s, k);
        }
    }
    Kernel *sequence = ARENA_ARRAY(s->program->arena, Kernel, n);
    for (int kernel; (kernel = next_kernel(s)) >= 0;) {
        s->waits[kernel] = -1;
        sequence[done++] = s->program->kernels[kernel];
        kernel_uses(&s->program->kernels[kernel], finish_use, s);
        kernel_uses(&s->program->kernels[kernel], look_again, s);
        for (int e = first[kernel]; e >= 0; e = next[e]) {
            if (--s->waits[s->edges[e].to] == 0) {
                enter(s, s->edges[e].to);
            }
        }
    }
    if (done != n) {
        bug_in("order", (Loc){0}, "%d of %d kernels wait for each other", n - done, n);
    }
    s->program->kernels = sequence;
}

void order(Program *program)
{
    Scheduler s = {.arena = arena_new(), .program = program};
    const int buffers = program->buffer_count + 1;
    s.writer = ARENA_ARRAY(s.arena, int, buffers);
    memset(s.writer, -1, sizeof(int) * (size_t)buffers);
    s.readers = ARENA_ARRAY(s.arena, int *, buffers);
    s.reader_count = ARENA_ARRAY(s.arena, int, buffers);
    s.reader_capacity = ARENA_ARRAY(s.arena, int, buffers);
    s.reads_left = ARENA_ARRAY(s.arena, int, buffers);
    s.born = ARENA_ARRAY(s.arena, bool, buffers);
    for (s.kernel = 0; s.kernel < program->kernel_count; s.kernel++) {
        kernel_uses(&program->kernels[s.kernel], depend, &s);
        kernel_uses(&program->kernels[s.kernel], count_use, &s);
        for (int w = 0; w < program->kernels[s.kernel].wait_count; w++) {
            add_edge(&s, s.writer[program->kernels[s.kernel].waits[w]]);
        }
    }
    s.touchers = find_touchers(s.arena, program);
    schedule(&s);
    arena_free(s.arena);
    for (int k = 0; k < program->kernel_count; k++) {
        Program *body = kernel_body(&program->kernels[k]);
        if (body != NULL) {
            order(body);
        }
    }
}
