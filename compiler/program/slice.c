/* slice: attention without its matrix in memory. In: a program, not yet ordered. Out: the same,
 * where runs of kernels that all work slice by slice of a batch have become one loop over slices.
 *
 * The values that the kernels of a run hand on to each other exist for one slice at a time, in the
 * cache of the thread that works on it; the backward pass of attention computes the scores and the
 * softmax of a slice again (Dao et al., "FlashAttention", 2022, by recomputation; here a slice is
 * a whole head). Slices do not depend on each other, so they run in parallel.
 */
#include "slice.h"

#include "fuse.h"

#include <string.h>

void add_traffic(Slicer *s)
{
    ARENA_PUSH(s->arena, s->traffic, s->traffic_count, s->traffic_capacity,
               ((Traffic){.writer = -1, .first_write = s->program->kernel_count}));
}

int add_buffer(Slicer *s, Buffer buffer)
{
    add_traffic(s);
    return program_add_buffer(s->program, buffer);
}

static void push_kernel(Slicer *s, Kernel kernel)
{
    ARENA_PUSH(s->arena, s->kernels, s->kernel_count, s->kernel_capacity, kernel);
}

/* ---- random numbers ----
 * Each is drawn by its place in the whole tensor, so a part adds how many come before the slice's:
 * a number for every slice, from a kernel that runs before the loop. */

static Instr *push_instr(Slicer *s, Kernel *kernel, InstrKind kind, int buffer, NodeId node)
{
    Instr instr = {.kind = kind, .op = OP_iota, .dtype = DT_I32, .partial = -1, .node = node};
    for (int k = 0; k < MAX_INPUTS; k++) {
        instr.arg[k] = -1;
    }
    instr.access.buffer = buffer;
    ARENA_PUSH(s->program->arena, kernel->instrs, kernel->instr_count, kernel->instr_capacity,
               instr);
    return &kernel->instrs[kernel->instr_count - 1];
}

/* The slices' places in a buffer that has one element for each. */
static void place_slices(const SliceAxes *axes, int64_t *stride)
{
    int64_t step = 1;
    for (int s = axes->count - 1; s >= 0; s--) {
        stride[s] = step;
        step *= axes->extent[s];
    }
}

/* The kernel that writes where the slices start in a tensor with these strides along them; returns
 * its buffer. */
static int add_starts(Slicer *s, const SliceAxes *axes, const int64_t *stride, NodeId node)
{
    const int64_t count = slice_count(axes);
    const int buffer = add_buffer(s, (Buffer){.slot = -1,
                                              .dtype = DT_I32,
                                              .count = count,
                                              .bytes = count * dtype_bytes(DT_I32),
                                              .node = node,
                                              .name = "slice_starts"});
    Kernel kernel = {.kind = KERNEL_MAP, .col_axes = axes->count, .node = node};
    memcpy(kernel.extent, axes->extent, sizeof kernel.extent);
    Instr *index = push_instr(s, &kernel, INSTR_IOTA, -1, node);
    memcpy(index->access.stride, stride, sizeof(int64_t) * (size_t)axes->count);
    Instr *store = push_instr(s, &kernel, INSTR_STORE, buffer, node);
    store->arg[0] = 0;
    place_slices(axes, store->access.stride);
    tidy_axes(&kernel);
    s->traffic[buffer].writes++;
    push_kernel(s, kernel);
    return buffer;
}

/* The start of the slice comes to each draw of the part as its last argument, read in front. */
static void number_draws(Slicer *s, const SliceAxes *axes, Kernel *part)
{
    for (int i = 0; i < part->instr_count; i++) {
        const Instr draw = part->instrs[i];
        if (draw.kind != INSTR_RANDOM || draw.arg[MAX_INPUTS - 1] >= 0) {
            continue;
        }
        Kernel longer = *part;
        longer.instrs = NULL;
        longer.instr_count = longer.instr_capacity = 0;
        const int starts = add_starts(s, axes, draw.access.stride, draw.node);
        place_slices(axes, push_instr(s, &longer, INSTR_LOAD, starts, draw.node)->access.stride);
        s->traffic[starts].reads++;
        for (int k = 0; k < part->instr_count; k++) {
            Instr moved = part->instrs[k];
            for (int a = 0; a < MAX_INPUTS; a++) {
                moved.arg[a] += moved.arg[a] >= 0;
            }
            ARENA_PUSH(s->program->arena, longer.instrs, longer.instr_count, longer.instr_capacity,
                       moved);
        }
        longer.instrs[++i].arg[MAX_INPUTS - 1] = 0;
        *part = longer;
    }
}

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
    Buffer inside = b->slicer->program->buffers[buffer];
    inside.storage = storage;
    inside.slot = slot;
    inside.count /= parts;
    inside.bytes /= parts;
    return program_add_buffer(b->slices->body, inside);
}

/* The pointer to memory outside, one for all accesses with the same strides along the slices; it
 * has the number of its buffer in the body, since pointers are made first. */
static int pointer_of(Build *b, const Access *access)
{
    Slices *slices = b->slices;
    SlicePointer pointer = {.access.buffer = access->buffer};
    memcpy(pointer.access.stride, access->stride, sizeof(int64_t) * (size_t)b->run->axes.count);
    for (int p = 0; p < slices->pointer_count; p++) {
        if (access_equal(&slices->pointers[p].access, &pointer.access)) {
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
                b->slices->pointers[pointer].written |= kernel_writes(part, i);
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
    if (part.instr_count > 0) { /* a product has no list */
        memcpy(instrs, part.instrs, sizeof(Instr) * (size_t)part.instr_count);
    }
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
    for (int p = 0; p < run->count; p++) {
        number_draws(s, &run->axes, &run->parts[p]);
    }
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
    b.slices->work = add_buffer(
        s, (Buffer){.slot = -1, .dtype = DT_BOOL, .node = kernel.node, .name = "slice_work"});
    return kernel;
}

/* ---- the pass ---- */

static void replace_runs(Slicer *s)
{
    Program *program = s->program;
    for (int k = 0; k < program->kernel_count; k++) {
        const int r = s->run_of[k];
        if (r < 0 || !s->runs[r].accepted) {
            push_kernel(s, program->kernels[k]);
        } else if (k == 0 || s->run_of[k - 1] != r) {
            push_kernel(s, build_run(s, &s->runs[r]));
        }
    }
    program->kernels = ARENA_ARRAY(program->arena, Kernel, s->kernel_count);
    program->kernel_count = program->kernel_capacity = s->kernel_count;
    memcpy(program->kernels, s->kernels, sizeof(Kernel) * (size_t)s->kernel_count);
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
