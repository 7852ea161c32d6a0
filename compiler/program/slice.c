/* slice: attention without its matrix in memory. In: a program, not yet ordered. Out: the same, where
 * runs of kernels that all work slice by slice of a batch have become one loop over slices each.
 *
 * The values that the kernels of a run hand on to each other exist for one slice at a time, in the
 * cache of the thread that works on it; the backward pass of attention computes the scores and the
 * softmax of a slice again (Dao et al., "FlashAttention", 2022, by recomputation; here a slice is
 * a whole head). Slices do not depend on each other, so they run in parallel.
 */
#include "slice.h"

#include <string.h>

/* ---- the loop ---- */

typedef struct Build {
    Slicer *slicer;
    Run *run;
    const bool *private;
    Slices *slices;
    int *inside; /* per private buffer: that of the body, or -1 */
} Build;

static int add_inside(Build *b, int buffer, Storage storage, int slot, int64_t parts)
{
    Program *body = b->slices->body;
    Buffer inside = b->slicer->program->buffers[buffer];
    inside.storage = storage;
    inside.slot = slot;
    inside.count /= parts;
    inside.bytes /= parts;
    ARENA_PUSH(body->arena, body->buffers, body->buffer_count, body->buffer_capacity, inside);
    return body->buffer_count - 1;
}

/* The pointer to memory outside, one for all accesses with the same strides along the slices; it
 * has the number of its buffer in the body, since pointers are made first. */
static int pointer_of(Build *b, const Access *access)
{
    Slices *slices = b->slices;
    SlicePointer pointer = {.access.buffer = access->buffer};
    memcpy(pointer.access.stride, access->stride, sizeof(int64_t) * (size_t)b->run->axes.count);
    for (int p = 0; p < slices->pointer_count; p++) {
        if (memcmp(&slices->pointers[p].access, &pointer.access, sizeof(Access)) == 0) {
            return p;
        }
    }
    ARENA_PUSH(b->slicer->program->arena, slices->pointers, slices->pointer_count,
               slices->pointer_capacity, pointer);
    return add_inside(b, access->buffer, IN_SLICE, slices->pointer_count - 1, 1);
}

static void make_pointers(Build *b)
{
    for (int p = 0; p < b->run->count; p++) {
        Kernel *part = &b->run->parts[p];
        for (int i = 0; i < kernel_access_count(part); i++) {
            const Access *access = kernel_access(part, i);
            if (access->buffer >= 0 && !b->private[access->buffer]) {
                const int pointer = pointer_of(b, access);
                b->slices->pointers[pointer].written |= part_writes(part, i);
            }
        }
    }
}

static int inside_buffer(Build *b, const Access *access)
{
    if (!b->private[access->buffer]) {
        return pointer_of(b, access);
    }
    if (b->inside[access->buffer] < 0) {
        b->inside[access->buffer] =
            add_inside(b, access->buffer, IN_WORK, -1, slice_count(&b->run->axes));
    }
    return b->inside[access->buffer];
}

static void add_part(Build *b, Kernel part)
{
    Program *body = b->slices->body;
    Instr *instrs = ARENA_ARRAY(body->arena, Instr, part.instr_count + 1);
    memcpy(instrs, part.instrs, sizeof(Instr) * (size_t)part.instr_count);
    part.instrs = instrs;
    for (int i = 0; i < kernel_access_count(&part); i++) {
        Access *access = kernel_access(&part, i);
        if (access->buffer >= 0) {
            access->buffer = inside_buffer(b, access);
        }
    }
    cut_finish(&part, &b->run->axes);
    part.waits = NULL;
    part.wait_count = part.wait_capacity = 0;
    ARENA_PUSH(body->arena, body->kernels, body->kernel_count, body->kernel_capacity, part);
}

static int add_work(Program *program, NodeId node)
{
    const Buffer work = {.slot = -1, .dtype = DT_BOOL, .node = node, .name = "slice_work"};
    ARENA_PUSH(program->arena, program->buffers, program->buffer_count, program->buffer_capacity,
               work);
    return program->buffer_count - 1;
}

/* It waits for what its kernels wait for, each other aside. */
static void add_waits(Slicer *s, Kernel *kernel, const Kernel *part)
{
    for (int w = 0; w < part->wait_count; w++) {
        bool own = false;
        for (int p = 0; p < kernel->slices->pointer_count; p++) {
            const SlicePointer *pointer = &kernel->slices->pointers[p];
            own |= pointer->written && pointer->access.buffer == part->waits[w];
        }
        if (!own) {
            ARENA_PUSH(s->program->arena, kernel->waits, kernel->wait_count, kernel->wait_capacity,
                       part->waits[w]);
        }
    }
}

static Kernel build_run(Slicer *s, Run *run)
{
    Program *program = s->program;
    Build b = {.slicer = s, .run = run, .private = find_private(s, run)};
    Kernel kernel = {.kind = KERNEL_SLICES, .batch_axes = run->axes.count};
    memcpy(kernel.extent, run->axes.extent, sizeof kernel.extent);
    kernel.node = run->parts[run->count - 1].node;
    kernel.slices = b.slices = ARENA_NEW(program->arena, Slices);
    b.slices->body = program_new(program->graph);
    b.inside = ARENA_ARRAY(s->arena, int, program->buffer_count);
    memset(b.inside, -1, sizeof(int) * (size_t)program->buffer_count);
    make_pointers(&b);
    for (int p = 0; p < run->count; p++) {
        add_part(&b, run->parts[p]);
    }
    for (int p = 0; p < run->count; p++) {
        add_waits(s, &kernel, &run->parts[p]);
    }
    b.slices->work = add_work(program, kernel.node);
    return kernel;
}

/* ---- the pass ---- */

static void replace_runs(Slicer *s)
{
    Program *program = s->program;
    int count = 0;
    for (int k = 0; k < program->kernel_count; k++) {
        const int r = s->run_of[k];
        if (r < 0 || !s->runs[r].accepted) {
            program->kernels[count++] = program->kernels[k];
        } else if (k == 0 || s->run_of[k - 1] != r) {
            program->kernels[count++] = build_run(s, &s->runs[r]);
        }
    }
    program->kernel_count = count;
}

void slice(Program *program)
{
    Slicer s = {.arena = arena_new(), .program = program};
    find_runs(&s);
    choose_runs(&s);
    replace_runs(&s);
    arena_free(s.arena);
    for (int k = 0; k < program->kernel_count; k++) {
        if (program->kernels[k].kind == KERNEL_LOOP) {
            slice(program->kernels[k].loop->body);
        }
    }
}
