/* repeat.c: what a loop over slices keeps to itself, and what it computes again. In: runs of
 * kernels. Out: the same with more parts and fewer results; which of them are worth being loops.
 *
 * A value that only the parts of one run use exists for one slice at a time, in a cache. A later
 * run that wants a large value of an earlier one repeats the parts that make it, bit for bit, if
 * that is cheaper than to write and read it: so the earlier run, too, may be its only user. What
 * was reduced to one value a row, as maxima and sums of a softmax are, is kept, not repeated; so
 * are row values that round by their place in a loop, and elements that do are not made again.
 */
#include "slice.h"

#include "rt.h"
#include "uses.h"

#include <string.h>

enum {
    LARGE_BYTES = 1 << 18, /* of a value: more than stays in a cache */
    FLOPS_PER_BYTE = 32, /* that repeating may cost for a byte not written and not read: some three
                              times what a processor does in the time it takes */
};

/* ---- what stays inside ---- */

typedef struct Tally {
    Slicer *slicer;
    int sign;
} Tally;

static void tally_use(void *context, const Use *use)
{
    const Tally *tally = context;
    Traffic *traffic = &tally->slicer->traffic[use->buffer];
    *(use->writes ? &traffic->writes : &traffic->reads) += tally->sign;
}

static void tally_kernel(Slicer *s, const Kernel *kernel, int sign)
{
    kernel_uses(kernel, tally_use, &(Tally){s, sign});
    for (int w = 0; w < kernel->wait_count; w++) {
        s->traffic[kernel->waits[w]].reads += sign;
    }
}

static void count_own(void *context, const Use *use)
{
    touch_of(context, use->buffer)->uses++;
}

void find_private(Slicer *s, const Run *run)
{
    begin_round(s);
    for (int p = 0; p < run->count; p++) {
        kernel_uses(&run->parts[p], count_own, s);
    }
    for (int i = 0; i < s->touched_count; i++) {
        const int buffer = s->touched[i];
        const Traffic *traffic = &s->traffic[buffer];
        Touch *touch = touch_of(s, buffer);
        touch->private = touch->uses == traffic->reads + traffic->writes &&
                         s->program->buffers[buffer].storage == IN_WORK;
    }
    for (int p = 0; p < run->count; p++) {
        Kernel *part = &run->parts[p];
        for (int i = 0; i < kernel_access_count(part); i++) {
            const Access *access = kernel_access(part, i);
            if (access->buffer >= 0 && touch_of(s, access->buffer)->private) {
                touch_of(s, access->buffer)->private = part_owns(s, run, part, access);
            }
        }
    }
}

static void mark_used(void *context, const Use *use)
{
    ((bool *)context)[use->buffer] = true;
}

/* Bytes of a body's own values, and of those of the bodies in it, each with a place of its own. */
static int64_t own_bytes(Arena *arena, const Program *body)
{
    bool *used = ARENA_ARRAY(arena, bool, body->buffer_count);
    int64_t bytes = 0;
    for (int k = 0; k < body->kernel_count; k++) {
        const Program *inner = kernel_body(&body->kernels[k]);
        kernel_uses(&body->kernels[k], mark_used, used);
        bytes += inner != NULL ? own_bytes(arena, inner) : 0;
    }
    for (int b = 0; b < body->buffer_count; b++) {
        const bool own = used[b] && body->buffers[b].storage == IN_WORK;
        bytes += own ? (body->buffers[b].bytes + 63) / 64 * 64 : 0;
    }
    return bytes;
}

/* ---- computing again ---- */

/* New values that a run computes for itself, in place of those of an earlier one. */
typedef struct Repeat {
    Run *run;
    const Run *source;
    int source_number;
    int64_t bytes, flops;
} Repeat;

static bool same_axes(const SliceAxes *a, const SliceAxes *b)
{
    bool same = a->count == b->count;
    for (int axis = 0; axis < a->count && same; axis++) {
        same = a->extent[axis] == b->extent[axis];
    }
    return same;
}

/* The large values of the source that the run reads in the same slices. */
static bool find_wanted(Slicer *s, Repeat *r)
{
    bool any = false;
    for (int p = 0; p < r->run->count; p++) {
        Kernel *part = &r->run->parts[p];
        for (int i = 0; i < kernel_access_count(part); i++) {
            const Access *access = kernel_access(part, i);
            const Buffer *buffer = &s->program->buffers[access->buffer < 0 ? 0 : access->buffer];
            if (access->buffer >= 0 && s->traffic[access->buffer].writer == r->source_number &&
                !kernel_writes(part, i) && buffer->storage == IN_WORK &&
                buffer->bytes >= LARGE_BYTES && part_owns(s, r->run, part, access)) {
                Touch *touch = touch_of(s, access->buffer);
                r->bytes += touch->wanted ? 0 : 2 * buffer->bytes;
                touch->wanted = any = true;
            }
        }
    }
    return any;
}

/* What the part reads is still there, or made again by parts before it. */
static bool mark_reads(Slicer *s, Repeat *r, Kernel *part)
{
    for (int i = 0; i < kernel_access_count(part); i++) {
        const int buffer = kernel_access(part, i)->buffer;
        if (buffer < 0 || kernel_writes(part, i)) {
            continue;
        }
        if (s->traffic[buffer].writer == r->source_number) {
            touch_of(s, buffer)->wanted = true;
        } else if (s->traffic[buffer].last_write > r->source->place &&
                   s->traffic[buffer].first_write < r->run->place) {
            return false; /* it has been updated, or a loop has put its own results there */
        }
    }
    return true;
}

static int fresh_buffer(Slicer *s, int buffer)
{
    if (touch_of(s, buffer)->fresh < 0) {
        const int fresh = add_buffer(s, s->program->buffers[buffer]);
        touch_of(s, buffer)->fresh = fresh;
    }
    return touch_of(s, buffer)->fresh;
}

/* The part once more, storing into new buffers only what is wanted. */
static Kernel repeat_part(Slicer *s, Repeat *r, const Kernel *part)
{
    Kernel copy = *part;
    copy.instrs = ARENA_ARRAY(s->arena, Instr, part->instr_count + 1);
    copy.instr_capacity = part->instr_count + 1;
    copy.instr_count = 0;
    for (int i = 0; i < part->instr_count; i++) {
        const Instr *instr = &part->instrs[i];
        if (instr->kind != INSTR_STORE || touch_of(s, instr->access.buffer)->wanted) {
            copy.instrs[copy.instr_count++] = *instr;
        }
    }
    for (int i = 0; i < kernel_access_count(&copy); i++) {
        Access *access = kernel_access(&copy, i);
        if (access->buffer >= 0 && touch_of(s, access->buffer)->wanted) {
            access->buffer = fresh_buffer(s, access->buffer);
        }
    }
    r->flops += kernel_flops(&copy) * slice_count(&r->source->axes);
    return copy;
}

static bool writes_wanted(Slicer *s, const Kernel *part)
{
    bool writes = false;
    for (int i = 0; i < kernel_access_count(part); i++) {
        const int buffer = kernel_access(part, i)->buffer;
        writes |= buffer >= 0 && kernel_writes(part, i) && touch_of(s, buffer)->wanted;
    }
    return writes;
}

/* The run with the parts that it repeats in front, reading what those make. */
static Run repeated_run(Slicer *s, Repeat *r, const bool *again)
{
    Run run = {.axes = r->run->axes, .place = r->run->place};
    for (int p = 0; p < r->source->count; p++) {
        if (again[p]) {
            const Kernel copy = repeat_part(s, r, &r->source->parts[p]);
            ARENA_PUSH(s->arena, run.parts, run.count, run.capacity, copy);
        }
    }
    for (int p = 0; p < r->run->count; p++) {
        Kernel part = r->run->parts[p];
        part.instrs = ARENA_ARRAY(s->arena, Instr, part.instr_count + 1);
        part.instr_capacity = part.instr_count + 1;
        memcpy(part.instrs, r->run->parts[p].instrs, sizeof(Instr) * (size_t)part.instr_count);
        for (int i = 0; i < kernel_access_count(&part); i++) {
            Access *access = kernel_access(&part, i);
            const int fresh = access->buffer >= 0 ? touch_of(s, access->buffer)->fresh : -1;
            if (fresh >= 0 && part_owns(s, &run, &part, access)) {
                access->buffer = fresh;
            }
        }
        ARENA_PUSH(s->arena, run.parts, run.count, run.capacity, part);
    }
    return run;
}

/* ---- reductions that are not repeated ---- */

/* One element for each row of each slice, in order, by the axes of the part. */
static int64_t row_strides(const SliceAxes *axes, const Kernel *part, int64_t *stride)
{
    int64_t step = 1;
    for (int axis = part->row_axes - 1; axis >= 0; axis--) {
        stride[axes->count + axis] = step;
        step *= part->extent[axis];
    }
    for (int axis = axes->count - 1; axis >= 0; axis--) {
        stride[axis] = step;
        step *= axes->extent[axis];
    }
    return step;
}

/* Where the part stores the row value that its instruction i makes; it does from now on. */
static Access kept_rows(Slicer *s, const SliceAxes *axes, Kernel *part, int i)
{
    const Instr value = part->instrs[i];
    Instr store = instr_new(INSTR_STORE, OP_update, value.dtype, value.node);
    store.role = ROW;
    store.arg[0] = i;
    const int64_t count = row_strides(axes, part, store.access.stride);
    store.access.buffer = add_buffer(s, (Buffer){.slot = -1,
                                                 .dtype = value.dtype,
                                                 .count = count,
                                                 .bytes = count * dtype_bytes(value.dtype),
                                                 .node = value.node});
    s->traffic[store.access.buffer].writes++;
    ARENA_PUSH(s->arena, part->instrs, part->instr_count, part->instr_capacity, store);
    return store.access;
}

/* A reduction takes all of a row, and what rounds by its place has other bits elsewhere. */
static bool is_kept(const Instr *instr)
{
    return instr->kind == INSTR_REDUCE || (instr->role == ROW && instr_rounds_by_place(instr));
}

/* Do the copies, which are in front, have the bits of their parts when they read what is kept? */
static bool has_same_bits(Arena *arena, const Run *run, int copies)
{
    bool same = true;
    for (int p = 0; p < copies; p++) {
        const Kernel *copy = &run->parts[p];
        bool *made = ARENA_ARRAY(arena, bool, copy->instr_count + 1);
        for (int i = copy->instr_count - 1; i >= 0; i--) {
            const Instr *instr = &copy->instrs[i];
            made[i] = (made[i] || kernel_writes(copy, i)) && !is_kept(instr);
            same = same && !(made[i] && instr_rounds_by_place(instr));
            for (int k = 0; k < MAX_INPUTS && instr->arg[k] >= 0 && made[i]; k++) {
                made[instr->arg[k]] = true;
            }
        }
    }
    return same;
}

/* The copy of a part reads what the part keeps of its rows. */
static void read_rows(Slicer *s, const SliceAxes *axes, Kernel *part, Kernel *copy)
{
    tally_kernel(s, copy, -1);
    for (int i = 0; i < copy->instr_count; i++) {
        Instr *instr = &copy->instrs[i];
        if (is_kept(instr)) {
            instr->access = kept_rows(s, axes, part, i);
            instr->kind = INSTR_LOAD;
            memset(instr->arg, -1, sizeof instr->arg);
        }
    }
    kernel_drop_unused(s->arena, copy);
    tally_kernel(s, copy, 1);
}

static void tally_run(Slicer *s, const Run *run, int sign)
{
    for (int p = 0; p < run->count; p++) {
        tally_kernel(s, &run->parts[p], sign);
    }
}

/* As a loop, whose slices may be cut into blocks. */
static bool fits_cache(Slicer *s, const Run *run)
{
    Program *body = make_body(s, run)->body;
    const int64_t bytes = own_bytes(s->arena, body);
    program_free(body);
    return bytes > 0 && bytes <= RT_SLICE_BYTES;
}

/* Lets the run compute for itself what it wants of an earlier one, if that pays. */
static void repeat_from(Slicer *s, Run *run, int number)
{
    Repeat r = {.run = run, .source = &s->runs[number], .source_number = number};
    begin_round(s);
    if (!same_axes(&run->axes, &r.source->axes) || !find_wanted(s, &r)) {
        return;
    }
    bool *again = ARENA_ARRAY(s->arena, bool, r.source->count), possible = true;
    for (int p = r.source->count - 1; p >= 0 && possible; p--) {
        again[p] = writes_wanted(s, &r.source->parts[p]);
        possible = !again[p] || mark_reads(s, &r, &r.source->parts[p]);
    }
    if (!possible) {
        return;
    }
    Run longer = repeated_run(s, &r, again);
    tally_run(s, run, -1);
    tally_run(s, &longer, 1);
    const bool same = has_same_bits(s->arena, &longer, longer.count - run->count);
    if (!same || r.flops > FLOPS_PER_BYTE * r.bytes || !fits_cache(s, &longer)) {
        tally_run(s, &longer, -1);
        tally_run(s, run, 1);
        return;
    }
    *run = longer;
    for (int p = 0, copy = 0; p < r.source->count; p++) {
        if (again[p]) {
            read_rows(s, &run->axes, &s->runs[number].parts[p], &run->parts[copy++]);
        }
    }
}

static void repeat_sources(Slicer *s, Run *run)
{
    bool *source = ARENA_ARRAY(s->arena, bool, s->run_count);
    for (int p = 0; p < run->count; p++) {
        Kernel *part = &run->parts[p];
        for (int i = 0; i < kernel_access_count(part); i++) {
            const int buffer = kernel_access(part, i)->buffer;
            const int writer = buffer < 0 ? -1 : s->traffic[buffer].writer;
            if (writer >= 0) {
                source[writer] = true;
            }
        }
    }
    for (int r = 0; r < s->run_count; r++) {
        if (source[r]) {
            repeat_from(s, run, r);
        }
    }
}

/* The run is one of those whose values later ones may repeat. */
static void accept_run(Slicer *s, Run *run, int number)
{
    begin_round(s);
    run->accepted = true;
    for (int p = 0; p < run->count; p++) {
        Kernel *part = &run->parts[p];
        for (int i = 0; i < kernel_access_count(part); i++) {
            const Access *access = kernel_access(part, i);
            if (access->buffer >= 0 && kernel_writes(part, i) && part_owns(s, run, part, access)) {
                touch_of(s, access->buffer)->uses++; /* those that write it */
            }
        }
    }
    for (int i = 0; i < s->touched_count; i++) {
        const int buffer = s->touched[i];
        if (touch_of(s, buffer)->uses == 1 && s->traffic[buffer].writes == 1) {
            s->traffic[buffer].writer = number;
        }
    }
}

/* ---- what nobody reads any more ---- */

static bool is_dead(const Slicer *s, int buffer)
{
    return s->program->buffers[buffer].storage == IN_WORK && s->traffic[buffer].reads == 0;
}

/* Takes away the part's dead results; true if nothing is left. */
static bool drop_results(const Slicer *s, Kernel *part)
{
    if (part->kind == KERNEL_MATMUL) {
        return is_dead(s, part->c.buffer);
    }
    int count = 0, stores = 0;
    for (int i = 0; i < part->instr_count; i++) {
        const Instr *instr = &part->instrs[i];
        const bool store = instr->kind == INSTR_STORE;
        if (!store || !is_dead(s, instr->access.buffer)) {
            part->instrs[count++] = *instr; /* stores come last: no argument moves */
            stores += store;
        }
    }
    part->instr_count = count;
    kernel_drop_unused(s->arena, part);
    return stores == 0;
}

static void drop_dead_parts(Slicer *s, Run *run)
{
    int kept = run->count;
    for (int p = run->count - 1; p >= 0; p--) {
        Kernel part = run->parts[p];
        tally_kernel(s, &part, -1);
        if (!drop_results(s, &part)) {
            tally_kernel(s, &part, 1);
            run->parts[--kept] = part;
        }
    }
    run->parts += kept;
    run->count -= kept;
}

/* ---- which runs ---- */

typedef struct First {
    Slicer *slicer;
    int kernel;
} First;

/* Called for the last kernel first. */
static void note_first(void *context, const Use *use)
{
    const First *first = context;
    Traffic *traffic = &first->slicer->traffic[use->buffer];
    if (use->writes) {
        traffic->first_write = first->kernel;
        traffic->last_write = traffic->last_write < 0 ? first->kernel : traffic->last_write;
    }
}

void count_traffic(Slicer *s)
{
    for (int b = 0; b < s->program->buffer_count; b++) {
        add_traffic(s);
    }
    for (int k = s->program->kernel_count - 1; k >= 0; k--) {
        tally_kernel(s, &s->program->kernels[k], 1);
        kernel_uses(&s->program->kernels[k], note_first, &(First){s, k});
    }
}

void choose_runs(Slicer *s)
{
    count_traffic(s);
    for (int r = 0; r < s->run_count; r++) {
        repeat_sources(s, &s->runs[r]);
        if (fits_cache(s, &s->runs[r])) {
            accept_run(s, &s->runs[r], r);
        }
    }
    for (int r = s->run_count - 1; r >= 0; r--) {
        if (s->runs[r].accepted) {
            drop_dead_parts(s, &s->runs[r]);
        }
    }
}
