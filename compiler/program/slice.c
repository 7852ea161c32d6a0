/* slice: attention without its matrix in memory, large weights without that of their gradient. In: a
 * program, not yet ordered. Out: the same, where runs of kernels that all work slice by slice of a
 * batch, or of the rows of a large gradient (blocks.c), have become one loop over slices.
 *
 * The values that the kernels of a run hand on to each other exist for one slice at a time, in the
 * cache of the thread that works on it; the backward pass of attention computes the scores and the
 * softmax of a slice again (Dao et al., "FlashAttention", 2022). Slices do not depend on each other,
 * so they run in parallel. One that no cache holds is cut into blocks in turn.
 */
#include "slice.h"

#include "fuse.h"

#include <string.h>

void add_traffic(Slicer *s)
{
    ARENA_PUSH(
        s->arena, s->traffic, s->traffic_count, s->traffic_capacity,
        ((Traffic){.writer = -1, .first_write = s->program->kernel_count, .last_write = -1}));
    ARENA_PUSH(s->arena, s->touches, s->touch_count, s->touch_capacity, (Touch){0});
}

void begin_round(Slicer *s)
{
    s->round++;
    s->touched_count = 0;
}

Touch *touch_of(Slicer *s, int buffer)
{
    Touch *touch = &s->touches[buffer];
    if (touch->round != s->round) {
        *touch = (Touch){.round = s->round, .fresh = -1, .inside = -1};
        ARENA_PUSH(s->arena, s->touched, s->touched_count, s->touched_capacity, buffer);
    }
    return touch;
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

/* ---- indices and random numbers ----
 * An index is a place in the whole tensor, and a random number is drawn by it, so a part adds how
 * many come before the slice's: a number for every slice, from a kernel that runs before the loop.
 */

static Instr *push_copy(Slicer *s, Kernel *kernel, Instr instr)
{
    ARENA_PUSH(s->program->arena, kernel->instrs, kernel->instr_count, kernel->instr_capacity,
               instr);
    return &kernel->instrs[kernel->instr_count - 1];
}

static Instr *push_instr(Slicer *s, Kernel *kernel, InstrKind kind, int buffer, NodeId node)
{
    Instr instr = instr_new(kind, OP_iota, DT_I32, node);
    instr.access.buffer = buffer;
    return push_copy(s, kernel, instr);
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

static bool follows_slices(const SliceAxes *axes, const Access *access)
{
    bool moves = false;
    for (int a = 0; a < axes->count; a++) {
        moves |= access->stride[a] != 0 && axes->extent[a] > 1;
    }
    return moves;
}

/* Adds the start of the slice to value `number` of the part, if there is one; returns the number of
 * the sum, or of the start alone. */
static int add_start(Slicer *s, const SliceAxes *axes, const Instr *instr, int number, Kernel *part)
{
    const int starts = add_starts(s, axes, instr->access.stride, instr->node);
    Instr *start = push_instr(s, part, INSTR_LOAD, starts, instr->node);
    place_slices(axes, start->access.stride);
    start->role = ROW;
    s->traffic[starts].reads++;
    if (number >= 0) {
        Instr *sum = push_instr(s, part, INSTR_ELEM, -1, instr->node);
        sum->op = OP_add;
        sum->role = part->instrs[number].role;
        sum->arg[0] = number;
        sum->arg[1] = part->instr_count - 2;
    }
    return part->instr_count - 1;
}

/* The start of the slice is added to each index, and comes to each draw as its last argument. */
static void number_places(Slicer *s, const SliceAxes *axes, Kernel *part)
{
    const Instr *instrs = part->instrs;
    const int count = part->instr_count;
    int *number = ARENA_ARRAY(s->arena, int, count + 1);
    part->instrs = NULL;
    part->instr_count = part->instr_capacity = 0;
    for (int i = 0; i < count; i++) {
        Instr instr = instrs[i];
        for (int a = 0; a < MAX_INPUTS; a++) {
            instr.arg[a] = instr.arg[a] >= 0 ? number[instr.arg[a]] : -1;
        }
        const bool moves = follows_slices(axes, &instr.access);
        int *start = &instr.arg[MAX_INPUTS - 1];
        if (instr.kind == INSTR_RANDOM && moves) {
            *start = add_start(s, axes, &instr, *start, part);
        }
        push_copy(s, part, instr);
        number[i] = part->instr_count - 1;
        if (instr.kind == INSTR_IOTA && moves) {
            number[i] = add_start(s, axes, &instr, number[i], part);
        }
    }
}

/* ---- the loop ---- */

/* What some accesses reach of memory outside, beside the slice's own offset: elements from first to
 * last; if there is a step, those of them that lie from low to high behind a multiple of it. */
typedef struct Region {
    SlicePointer pointer;
    int64_t first, last, step, low, high;
} Region;

typedef struct Build {
    Slicer *slicer;
    const Run *run;
    Region *regions;
    int region_count, region_capacity;
    Slices *slices;
} Build;

static int add_inside(Build *b, int buffer, Storage storage, int slot)
{
    Buffer inside = b->slicer->program->buffers[buffer];
    inside.of_state |= inside.storage == IN_STATE;
    inside.storage = storage;
    inside.slot = slot;
    if (storage == IN_WORK) {
        inside.count = slice_share(&b->run->axes, inside.count);
        inside.bytes = slice_share(&b->run->axes, inside.bytes);
    }
    return program_add_buffer(b->slices->body, inside);
}

/* ---- memory outside ---- */

/* What access i reaches there. Its steps are those of its longest stride. */
static Region region_of(const Build *b, const Kernel *part, int i)
{
    const Access *access = kernel_access(part, i);
    const int slices = b->run->axes.count;
    int64_t extent[MAX_RANK + 2];
    Region region = {.pointer.access.buffer = access->buffer};
    region.pointer.written = kernel_writes(part, i);
    memcpy(region.pointer.access.stride, access->stride, sizeof(int64_t) * (size_t)slices);
    cut_reach(part, &b->run->axes, access, &region.first, &region.last);
    region.high = region.last;
    for (int axis = access_extents(part, access, extent) - 1; axis >= 0; axis--) {
        const int64_t stride = access->stride[slices + axis];
        if (stride > region.step) {
            region.step = stride;
            region.high = region.last - stride * (extent[axis] - 1);
        }
    }
    if (region.step > 0 && region.first >= 0) {
        region.low = region.first % region.step;
        region.high += region.low - region.first;
    }
    region.step = region.first >= 0 && region.high < region.step ? region.step : 0;
    return region;
}

/* Do both need the same pointer? What is only read may have one. */
static bool regions_meet(const Region *a, const Region *b)
{
    const bool lanes = a->step > 0 && a->step == b->step;
    const bool meet = a->first <= b->last && b->first <= a->last &&
                      !(lanes && (a->high < b->low || b->high < a->low));
    return access_equal(&a->pointer.access, &b->pointer.access) &&
           (meet || (!a->pointer.written && !b->pointer.written));
}

static void join_regions(Region *a, const Region *b)
{
    a->first = b->first < a->first ? b->first : a->first;
    a->last = b->last > a->last ? b->last : a->last;
    a->step = a->step == b->step ? a->step : 0;
    a->low = b->low < a->low ? b->low : a->low;
    a->high = b->high > a->high ? b->high : a->high;
    a->pointer.written |= b->pointer.written;
}

/* Adds a region; those that meet become one, in the place of the first. */
static void add_region(Build *b, Region region)
{
    int at = b->region_count;
    ARENA_PUSH(b->slicer->arena, b->regions, b->region_count, b->region_capacity, region);
    for (int r = 0; r < b->region_count; r++) {
        if (r != at && regions_meet(&b->regions[r], &b->regions[at])) {
            const int second = r > at ? r : at;
            at = r < at ? r : at;
            join_regions(&b->regions[at], &b->regions[second]);
            memmove(b->regions + second, b->regions + second + 1,
                    sizeof region * (size_t)(--b->region_count - second));
            r = -1;
        }
    }
}

/* A pointer for all accesses with the same strides along the slices, but those that write where no
 * other reaches. Pointers are made first: they have the numbers of their buffers in the body. */
static void make_pointers(Build *b)
{
    Slices *slices = b->slices;
    for (int p = 0; p < b->run->count; p++) {
        Kernel *part = &b->run->parts[p];
        for (int i = 0; i < kernel_access_count(part); i++) {
            const int buffer = kernel_access(part, i)->buffer;
            if (buffer >= 0 && !touch_of(b->slicer, buffer)->private) {
                add_region(b, region_of(b, part, i));
            }
        }
    }
    for (int r = 0; r < b->region_count; r++) {
        const SlicePointer *pointer = &b->regions[r].pointer;
        ARENA_PUSH(slices->body->arena, slices->pointers, slices->pointer_count,
                   slices->pointer_capacity, *pointer);
        add_inside(b, pointer->access.buffer, IN_SLICE, r);
    }
}

static int pointer_of(const Build *b, const Kernel *part, int i)
{
    const Region region = region_of(b, part, i);
    int r = 0;
    while (!regions_meet(&b->regions[r], &region)) {
        r++;
    }
    return r;
}

/* ---- the body ---- */

/* A buffer that slices share out begins with the slice's own part. */
static void move_inside(Build *b, Kernel *part, int i)
{
    Access *access = kernel_access(part, i);
    const int buffer = access->buffer;
    if (buffer < 0) {
        return;
    }
    Touch *touch = touch_of(b->slicer, buffer);
    if (!touch->private) {
        access->buffer = pointer_of(b, part, i);
        return;
    }
    access->offset -= slice_start(&b->run->axes, b->slicer->program->buffers[buffer].count);
    if (touch->inside < 0) {
        touch->inside = add_inside(b, buffer, IN_WORK, -1);
    }
    access->buffer = touch->inside;
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
        move_inside(b, &part, i);
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

Slices *make_body(Slicer *s, const Run *run)
{
    Build b = {.slicer = s, .run = run};
    Program *body = program_new(s->program->graph);
    b.slices = ARENA_NEW(body->arena, Slices);
    b.slices->body = body;
    find_private(s, run);
    make_pointers(&b);
    for (int p = 0; p < run->count; p++) {
        add_part(&b, run->parts[p]);
    }
    if (!s->blocks) {
        Mask *masks = ARENA_ARRAY(s->arena, Mask, b.slices->pointer_count + 1);
        for (int p = 0; p < b.slices->pointer_count; p++) {
            masks[p] = mask_of_slice(s, &b.slices->pointers[p].access, run->axes.count);
        }
        cut_blocks(body, masks, b.slices->pointer_count, s->block_bytes);
    }
    pad_rows(body);
    return b.slices;
}

static void push_run(Slicer *s, const Run *run)
{
    for (int p = 0; p < run->count; p++) {
        number_places(s, &run->axes, &run->parts[p]);
    }
    Kernel kernel = {.kind = KERNEL_SLICES, .node = run->parts[run->count - 1].node};
    kernel.batch_axes = slice_count(&run->axes) > 1 ? run->axes.count : 0;
    memcpy(kernel.extent, run->axes.extent, sizeof kernel.extent);
    kernel.slices = make_body(s, run);
    for (int p = 0; p < run->count; p++) {
        add_waits(s, &kernel, &run->parts[p]);
    }
    kernel.slices->work = add_buffer(
        s, (Buffer){.slot = -1, .dtype = DT_BOOL, .node = kernel.node, .name = "slice_work"});
    push_kernel(s, kernel);
}

/* What blocks add up is zero before the first of them. */
static void push_zeros(Slicer *s, const Run *run)
{
    for (int p = 0; p < run->count; p++) {
        const Kernel *part = &run->parts[p];
        if (!part->adds) {
            continue;
        }
        Kernel zeros = {.kind = KERNEL_MAP, .node = part->node};
        zeros.col_axes = access_extents(part, &part->c, zeros.extent);
        Instr *zero = push_instr(s, &zeros, INSTR_CONST, -1, part->node);
        zero->dtype = part->dtype;
        Instr *store = push_instr(s, &zeros, INSTR_STORE, part->c.buffer, part->node);
        store->arg[0] = 0;
        store->dtype = part->dtype;
        store->access.offset = part->c.offset;
        memcpy(store->access.stride, part->c.stride + run->axes.count,
               sizeof(int64_t) * (size_t)zeros.col_axes);
        tidy_axes(&zeros);
        push_kernel(s, zeros);
    }
}

/* ---- the pass ---- */

void replace_runs(Slicer *s)
{
    Program *program = s->program;
    for (int k = 0; k < program->kernel_count; k++) {
        const int r = s->run_of[k];
        if (r < 0 || !s->runs[r].accepted) {
            push_kernel(s, program->kernels[k]);
        } else if (k == 0 || s->run_of[k - 1] != r) {
            const Run *run = s->runs[r].blocks != NULL ? s->runs[r].blocks : &s->runs[r];
            push_zeros(s, &s->runs[r]);
            for (; run != NULL; run = run->next) {
                push_run(s, run);
            }
        }
    }
    program->kernels = ARENA_ARRAY(program->arena, Kernel, s->kernel_count);
    program->kernel_count = program->kernel_capacity = s->kernel_count;
    if (s->kernel_count > 0) {
        memcpy(program->kernels, s->kernels, sizeof(Kernel) * (size_t)s->kernel_count);
    }
}

void slice(Program *program, int64_t block_bytes)
{
    Slicer s = {.arena = arena_new(), .program = program, .block_bytes = block_bytes};
    find_masks(&s);
    find_runs(&s);
    choose_runs(&s);
    replace_runs(&s);
    arena_free(s.arena);
    cut_gradients(program, block_bytes / 2);
    for (int k = 0; k < program->kernel_count; k++) {
        if (program->kernels[k].kind == KERNEL_LOOP) {
            slice(program->kernels[k].loop->body, block_bytes);
        }
    }
}
