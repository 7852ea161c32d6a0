/* order.c: the sequence of kernels. In: a program in some valid order. Out: the same, rescheduled.
 *
 * A kernel may run when what it reads is written and what it overwrites has been read. Of those
 * that may run, updates go first, because they end the life of a gradient; then a kernel that takes
 * next to no more memory than it frees; then the first in the original order, which is forward,
 * then backward as the chain rule walks. List scheduling as in Sethi and Ullman, greedily.
 */
#include "program.h"
#include "uses.h"

#include <string.h>

/* Bytes that do not count: scalars such as bias corrections, which many updates wait for. */
enum { NEXT_TO_NOTHING = 256 };

typedef struct Edge {
    int from, to;
} Edge;

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

/* 0 for an update, 1 for a kernel that does not raise the memory in use, 2 for others. */
static int urgency(Scheduler *s, int kernel)
{
    s->taken = s->freed = 0;
    s->only_updates = true;
    kernel_uses(&s->program->kernels[kernel], judge_use, s);
    return s->only_updates ? 0 : s->taken <= s->freed + NEXT_TO_NOTHING ? 1 : 2;
}

static int pick(Scheduler *s, const int *ready, int count)
{
    int best = 0, best_urgency = urgency(s, ready[0]);
    for (int r = 1; r < count; r++) {
        const int u = urgency(s, ready[r]);
        if (u < best_urgency || (u == best_urgency && ready[r] < ready[best])) {
            best = r;
            best_urgency = u;
        }
    }
    return best;
}

static void schedule(Scheduler *s)
{
    const int n = s->program->kernel_count;
    int *waits = ARENA_ARRAY(s->arena, int, n + 1), *ready = ARENA_ARRAY(s->arena, int, n + 1);
    int *first = ARENA_ARRAY(s->arena, int, n + 2);
    int *next = ARENA_ARRAY(s->arena, int, s->edge_count + 1);
    int ready_count = 0, done = 0;
    for (int k = 0; k <= n; k++) {
        first[k] = -1;
    }
    for (int e = 0; e < s->edge_count; e++) {
        waits[s->edges[e].to]++;
        next[e] = first[s->edges[e].from];
        first[s->edges[e].from] = e;
    }
    for (int k = 0; k < n; k++) {
        if (waits[k] == 0) {
            ready[ready_count++] = k;
        }
    }
    Kernel *sequence = ARENA_ARRAY(s->program->arena, Kernel, n);
    while (ready_count > 0) {
        const int at = pick(s, ready, ready_count);
        const int kernel = ready[at];
        ready[at] = ready[--ready_count];
        sequence[done++] = s->program->kernels[kernel];
        kernel_uses(&s->program->kernels[kernel], finish_use, s);
        for (int e = first[kernel]; e >= 0; e = next[e]) {
            if (--waits[s->edges[e].to] == 0) {
                ready[ready_count++] = s->edges[e].to;
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
    schedule(&s);
    arena_free(s.arena);
    for (int k = 0; k < program->kernel_count; k++) {
        Program *body = kernel_body(&program->kernels[k]);
        if (body != NULL) {
            order(body);
        }
    }
}
