/* deliver: results are written where they are wanted. In: a program, not yet ordered. Out: the same
 * without the kernels that only move what others compute.
 *
 * If the only reader of a buffer is a kernel that copies it elsewhere, whoever writes the buffer
 * can write there at once: the heads of attention into their columns of a row, the gradients of
 * queries, keys and values side by side.
 */
#include "route.h"
#include "uses.h"

#include <string.h>

typedef struct Delivery {
    Arena *arena;
    Program *program;
    int **writers; /* per buffer: the kernels that write it */
    int *writer_count, *writer_capacity;
    int *readers;     /* per buffer: how many kernels read it or wait for it, */
    bool *opaque;     /* and whether one touches it whose accesses are not to be changed, */
    bool *sealed;     /* or writes it, or waits for it */
    int64_t *written; /* per buffer: elements that its writers write, one by one */
    int kernel;       /* being looked at */
} Delivery;

/* ---- who reads and writes what ---- */

static bool is_changeable(const Kernel *kernel)
{
    return kernel->kind == KERNEL_MAP || kernel->kind == KERNEL_MATMUL;
}

static int64_t elements_of(const Kernel *kernel, const Access *access)
{
    int64_t extent[MAX_RANK + 2], elements = 1;
    const int rank = access_extents(kernel, access, extent);
    for (int axis = 0; axis < rank; axis++) {
        elements *= access->stride[axis] != 0 ? extent[axis] : 1;
    }
    return elements;
}

static void note_use(void *context, const Use *use)
{
    Delivery *d = context;
    const int b = use->buffer, last = d->writer_count[b] - 1;
    const Kernel *kernel = &d->program->kernels[d->kernel];
    d->readers[b] += !use->writes;
    const bool fixed = !is_changeable(kernel) || use->access == NULL;
    d->opaque[b] |= fixed;
    d->sealed[b] |= fixed && use->writes;
    if (use->writes && use->access != NULL) {
        d->written[b] += elements_of(kernel, use->access);
    }
    if (use->writes && (last < 0 || d->writers[b][last] != d->kernel)) {
        ARENA_PUSH(d->arena, d->writers[b], d->writer_count[b], d->writer_capacity[b], d->kernel);
    }
}

static void note_uses(Delivery *d)
{
    for (d->kernel = 0; d->kernel < d->program->kernel_count; d->kernel++) {
        const Kernel *kernel = &d->program->kernels[d->kernel];
        kernel_uses(kernel, note_use, d);
        for (int w = 0; w < kernel->wait_count; w++) {
            d->opaque[kernel->waits[w]] = d->sealed[kernel->waits[w]] = true;
        }
    }
}

/* ---- one value stored twice ---- */

/* A buffer of the arena, all of which this one access writes. */
static bool is_filled(const Delivery *d, const Kernel *kernel, const Access *access)
{
    const Buffer *buffer = &d->program->buffers[access->buffer];
    return buffer->storage == IN_WORK && !d->opaque[access->buffer] &&
           d->written[access->buffer] == buffer->count &&
           elements_of(kernel, access) == buffer->count;
}

static bool is_shared(const Delivery *d, const Kernel *kernel, const Access *kept,
                      const Access *other)
{
    const Buffer *a = &d->program->buffers[kept->buffer], *b = &d->program->buffers[other->buffer];
    return is_filled(d, kernel, kept) && is_filled(d, kernel, other) && a->dtype == b->dtype &&
           kept->offset == other->offset &&
           memcmp(kept->stride, other->stride, sizeof kept->stride) == 0;
}

/* A kernel that stores a value twice, in the same order: its readers share the first. */
static void share_stores(Delivery *d, Kernel *kernel)
{
    for (int i = 0; i < kernel->instr_count; i++) {
        for (int k = i + 1; k < kernel->instr_count; k++) {
            const Instr *kept = &kernel->instrs[i], *other = &kernel->instrs[k];
            if (kept->kind != INSTR_STORE || other->kind != INSTR_STORE ||
                kept->arg[0] != other->arg[0] ||
                !is_shared(d, kernel, &kept->access, &other->access)) {
                continue;
            }
            const int from = other->access.buffer, to = kept->access.buffer;
            kernel_remove_store(kernel, k--);
            program_rename_buffer(d->program, from, to);
            d->readers[to] += d->readers[from];
        }
    }
}

/* ---- copies ---- */

/* A kernel that stores what it loads and nothing else. */
static bool is_copy(const Kernel *kernel)
{
    return kernel->kind == KERNEL_MAP && kernel->instr_count == 2 && kernel->wait_count == 0 &&
           kernel->instrs[0].kind == INSTR_LOAD && kernel->instrs[1].kind == INSTR_STORE;
}

/* False where an element of the source goes to several places, or strides interlock. */
static bool route_of(const Kernel *copy, Route *route)
{
    *route = (Route){.source = copy->instrs[0].access, .target = copy->instrs[1].access};
    for (int axis = 0; axis < copy->row_axes + copy->col_axes; axis++) {
        route_add(route, copy->extent[axis], route->source.stride[axis],
                  route->target.stride[axis]);
    }
    return route_is_plain(route);
}

static bool may_store(const Route *route, const Kernel *kernel, int i, const Access *sent)
{
    (void)route;
    const bool stores = i >= kernel->instr_count || kernel->instrs[i].kind == INSTR_STORE;
    return stores && route_may_write(kernel, sent);
}

/* Sends what the writers of the source do to it along the route; without `change` only asks whether
 * that can be. */
static bool send_writers(Delivery *d, const Route *route, bool change)
{
    const int source = route->source.buffer;
    bool possible = true;
    for (int w = 0; w < d->writer_count[source] && possible; w++) {
        Kernel *writer = &d->program->kernels[d->writers[source][w]];
        possible = route_send(route, writer, may_store, change);
    }
    return possible;
}

/* What nobody but the copy reads, and the copy moves to where nothing is written twice (a pad is
 * zeros first). */
static bool may_deliver(const Delivery *d, const Route *route)
{
    const Buffer *source = &d->program->buffers[route->source.buffer];
    const Buffer *target = &d->program->buffers[route->target.buffer];
    return source->storage == IN_WORK && !d->opaque[route->source.buffer] &&
           d->readers[route->source.buffer] == 1 && !d->sealed[route->target.buffer] &&
           (target->storage == IN_WORK || target->storage == IN_OUTPUT) &&
           d->written[route->target.buffer] == target->count;
}

static void move_writers(Delivery *d, const Route *route)
{
    const int from = route->source.buffer, to = route->target.buffer;
    for (int w = 0; w < d->writer_count[to]; w++) {
        if (d->writers[to][w] == d->kernel) {
            d->writers[to][w] = d->writers[from][0];
        }
    }
    for (int w = 1; w < d->writer_count[from]; w++) {
        ARENA_PUSH(d->arena, d->writers[to], d->writer_count[to], d->writer_capacity[to],
                   d->writers[from][w]);
    }
    d->writer_count[from] = 0;
}

static bool deliver_copy(Delivery *d, const Kernel *copy)
{
    Route route;
    if (!is_copy(copy) || !route_of(copy, &route) || !may_deliver(d, &route) ||
        !send_writers(d, &route, false)) {
        return false;
    }
    send_writers(d, &route, true);
    move_writers(d, &route);
    return true;
}

void deliver(Program *program)
{
    Delivery d = {.arena = arena_new(), .program = program};
    const int buffers = program->buffer_count + 1;
    d.writers = ARENA_ARRAY(d.arena, int *, buffers);
    d.writer_count = ARENA_ARRAY(d.arena, int, buffers);
    d.writer_capacity = ARENA_ARRAY(d.arena, int, buffers);
    d.readers = ARENA_ARRAY(d.arena, int, buffers);
    d.opaque = ARENA_ARRAY(d.arena, bool, buffers);
    d.sealed = ARENA_ARRAY(d.arena, bool, buffers);
    d.written = ARENA_ARRAY(d.arena, int64_t, buffers);
    note_uses(&d);
    bool *gone = ARENA_ARRAY(d.arena, bool, program->kernel_count + 1);
    for (d.kernel = 0; d.kernel < program->kernel_count; d.kernel++) {
        share_stores(&d, &program->kernels[d.kernel]);
        gone[d.kernel] = deliver_copy(&d, &program->kernels[d.kernel]);
    }
    int count = 0;
    for (int k = 0; k < program->kernel_count; k++) {
        if (!gone[k]) {
            program->kernels[count++] = program->kernels[k];
        }
    }
    program->kernel_count = count;
    arena_free(d.arena);
    for (int k = 0; k < program->kernel_count; k++) {
        Program *body = kernel_body(&program->kernels[k]);
        if (body != NULL) {
            deliver(body);
        }
    }
}
