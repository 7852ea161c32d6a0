/* mask.c: keys that a mask hides from all queries of a block. In: a run that is to be cut into
 * blocks of rows. Out: which columns of its matrices some rows need.
 *
 * Causal attention gives a key behind the query the weight exp(-inf) = 0, so half of the work is on
 * zeros. Columns may be left out if of them only zeros enter sums, only -inf enters maxima, and only
 * zeros are added to results. That is proved by what is known of each value there: indices lie in
 * ranges, so a comparison of them may hold everywhere or nowhere, `where` takes one side, exp(-inf)
 * is 0, and 0 times a number is 0. Infinity is no number here: a NaN that comes of it behind the mask
 * is left out, too.
 */
#include "slice.h"

#include "range.h"
#include "uses.h"

#include <math.h>

/* ---- masks in memory ---- */

static void count_writes(void *context, const Use *use)
{
    ((int *)context)[use->buffer] += use->writes;
}

/* Does the kernel make masks, of indices or of other masks? */
static bool makes_masks(const Kernel *kernel, const Mask *masks)
{
    bool makes = false;
    for (int i = 0; kernel->kind == KERNEL_MAP && i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        makes |= instr->kind == INSTR_IOTA;
        makes |= instr->kind == INSTR_LOAD && instr->dtype == DT_BOOL &&
                 masks[instr->access.buffer].maker != NULL;
    }
    return makes;
}

static void note_masks(Arena *arena, const Kernel *kernel, const int *writes, Mask *masks)
{
    if (!makes_masks(kernel, masks)) {
        return;
    }
    Kernel *maker = ARENA_NEW(arena, Kernel); /* kernels change places */
    *maker = *kernel;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *store = &kernel->instrs[i];
        if (store->kind == INSTR_STORE && writes[store->access.buffer] == 1) {
            masks[store->access.buffer] = (Mask){maker, masks, store->arg[0], store->access};
        }
    }
}

void find_masks(Slicer *s)
{
    const Program *program = s->program;
    s->mask_count = program->buffer_count;
    s->masks = ARENA_ARRAY(s->arena, Mask, s->mask_count + 1);
    int *writes = ARENA_ARRAY(s->arena, int, s->mask_count + 1);
    for (int k = 0; k < program->kernel_count; k++) {
        kernel_uses(&program->kernels[k], count_writes, writes);
    }
    for (int k = 0; k < program->kernel_count; k++) {
        note_masks(s->arena, &program->kernels[k], writes, s->masks);
    }
}

static Mask mask_of(const Slicer *s, int buffer)
{
    return buffer < s->mask_count ? s->masks[buffer] : (Mask){0};
}

Mask mask_of_slice(const Slicer *s, const Access *pointer, int slices)
{
    Mask mask = mask_of(s, pointer->buffer);
    for (int k = 0; k < slices && mask.maker != NULL; k++) {
        int axis = 0;
        while (axis < MAX_RANK && mask.place.stride[axis] != pointer->stride[k]) {
            axis++;
        }
        if (pointer->stride[k] != 0 && axis < MAX_RANK) {
            mask.place.stride[axis] = 0; /* no load tells which element of it */
        } else if (pointer->stride[k] != 0) {
            mask.maker = NULL;
        }
    }
    return mask;
}

/* What the axes of the mask's maker run through where a load of the mask runs through its own; false
 * where they do not tell, as where two of them move along one of the maker's. */
static bool maker_axes(const Mask *mask, const Access *load, const Range *axis, int rank,
                       Range *made)
{
    const Kernel *maker = mask->maker;
    const int count = maker->row_axes + maker->col_axes;
    for (int m = 0; m < count; m++) {
        made[m] = range_of(0, (double)(maker->extent[m] - 1));
    }
    bool found = load->offset == mask->place.offset, taken[MAX_RANK] = {false};
    for (int a = 0; a < rank && found; a++) {
        int m = 0;
        while (m < count && mask->place.stride[m] != load->stride[a]) {
            m++;
        }
        if (load->stride[a] == 0) {
            continue;
        }
        found = m < count && !taken[m] && axis[a].high < (double)maker->extent[m];
        if (found) {
            made[m] = axis[a];
            taken[m] = true;
        }
    }
    return found;
}

static Range mask_value(Arena *arena, const Mask *mask, const Access *load, const Range *axis,
                        int rank)
{
    const Kernel *maker = mask->maker;
    Range made[MAX_RANK];
    if (maker == NULL || !maker_axes(mask, load, axis, rank, made)) {
        return ANY_NUMBER;
    }
    Range *value = ARENA_ARRAY(arena, Range, maker->instr_count + 1);
    for (int i = 0; i <= mask->value; i++) {
        const Instr *instr = &maker->instrs[i];
        const int axes = maker->row_axes + maker->col_axes;
        value[i] =
            instr->kind == INSTR_LOAD
                ? mask_value(arena, &mask->others[instr->access.buffer], &instr->access, made, axes)
                : range_of_instr(instr, value, made, axes);
    }
    return value[mask->value];
}

/* ---- the proof ---- */

typedef struct Proof {
    Slicer *slicer;
    const Keys *keys;
    Range rows, hidden; /* that are looked at, of the keys those that are to be left out */
    Range *content;     /* per buffer, where the parts have written it by keys */
} Proof;

/* What each axis of the part's accesses runs through: the rows, then what a slice has. */
static int part_axes(const Proof *proof, const Kernel *part, KeyAxis key, Range *axis)
{
    const int rank = part->row_axes + part->col_axes;
    axis[0] = proof->rows;
    for (int a = 0; a < rank; a++) {
        axis[1 + a] = range_of(0, (double)(part->extent[a] - 1));
    }
    if (key == KEYS_COLUMN) {
        axis[rank] = proof->hidden;
    }
    return 1 + rank;
}

static Range loaded(const Proof *proof, const Kernel *part, int i, const Range *axis, int rank)
{
    const Access *access = &part->instrs[i].access;
    const Mask mask = mask_of(proof->slicer, access->buffer);
    if (is_keyed(proof->keys, part, i)) {
        return proof->content[access->buffer];
    }
    return mask_value(proof->slicer->arena, &mask, access, axis, rank);
}

/* Nothing that the rest of the row needs comes from hidden columns, and nothing of theirs is kept. */
static bool map_needs_none(Proof *proof, const Kernel *part, KeyAxis key)
{
    Range axis[MAX_RANK], *value = ARENA_ARRAY(proof->slicer->arena, Range, part->instr_count + 1);
    const int rank = part_axes(proof, part, key, axis);
    bool none = true;
    for (int i = 0; i < part->instr_count && none; i++) {
        const Instr *instr = &part->instrs[i];
        const Range arg = instr->arg[0] >= 0 ? value[instr->arg[0]] : ANY_NUMBER;
        value[i] = instr->kind == INSTR_LOAD ? loaded(proof, part, i, axis, rank)
                                             : range_of_instr(instr, value, axis, rank);
        if (instr->kind == INSTR_REDUCE && instr->over == EACH) {
            none = (instr->op == OP_sum && range_is(arg, 0)) ||
                   (instr->op == OP_amax && range_is(arg, -INFINITY));
        } else if (instr->kind == INSTR_STORE && is_keyed(proof->keys, part, i)) {
            proof->content[instr->access.buffer] = arg;
        } else if (instr->kind == INSTR_STORE) {
            none = key_stride(part, i, key) == 0 && instr->role == ROW;
        }
    }
    return none;
}

static Range operand(const Proof *proof, const Kernel *part, int i)
{
    return is_keyed(proof->keys, part, i) ? proof->content[kernel_access(part, i)->buffer]
                                          : ANY_NUMBER;
}

static bool product_needs_none(Proof *proof, const Kernel *part, KeyAxis key)
{
    const Range a = operand(proof, part, 0), b = operand(proof, part, 1);
    const bool zeros = (key != KEYS_N && range_is(a, 0)) || (key != KEYS_M && range_is(b, 0));
    if (key != KEYS_K && is_keyed(proof->keys, part, 2)) {
        proof->content[part->c.buffer] = zeros && !part->adds ? ZERO : ANY_NUMBER;
        return true;
    }
    return zeros && (key == KEYS_K || part->adds);
}

/* Do the rows need none of the keys from `first` on that are before `end`? */
static bool needs_none(Slicer *s, const Run *run, const Keys *keys, Range rows, int64_t first,
                       int64_t end)
{
    Proof proof = {.slicer = s, .keys = keys, .rows = rows};
    proof.hidden = range_of((double)first, (double)(end - 1));
    proof.content = ARENA_ARRAY(s->arena, Range, keys->buffer_count);
    bool none = true;
    for (int p = 0; p < run->count && none; p++) {
        const Kernel *part = &run->parts[p];
        const KeyAxis key = keys->axis[p];
        none = key == NO_KEYS || (part->kind == KERNEL_MAP ? map_needs_none(&proof, part, key)
                                                           : product_needs_none(&proof, part, key));
    }
    return none;
}

KeySpan keys_needed(Slicer *s, const Run *run, const Keys *keys, int64_t first, int64_t last)
{
    const Range rows = range_of((double)first, (double)last);
    KeySpan needed = {0, keys->count};
    for (int64_t least = 1; least < needed.end;) { /* the end is one of least to end */
        const int64_t middle = least + (needed.end - least) / 2;
        if (needs_none(s, run, keys, rows, middle, keys->count)) {
            needed.end = middle;
        } else {
            least = middle + 1;
        }
    }
    for (int64_t most = needed.end - 1; needed.first < most;) {
        const int64_t middle = most - (most - needed.first) / 2;
        if (needs_none(s, run, keys, rows, 0, middle)) {
            needed.first = middle;
        } else {
            most = middle - 1;
        }
    }
    return needed;
}
