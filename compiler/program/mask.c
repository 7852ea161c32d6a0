/* mask.c: keys that a mask hides from all queries of a block. In: a run that is to be cut into
 * blocks of rows. Out: which columns of its matrices some rows need, and kernels of no others.
 *
 * Causal attention gives a key behind the query the weight exp(-inf) = 0, so half of the work is on
 * zeros. Columns may be left out if of them only zeros enter sums, only -inf enters maxima, and only
 * zeros are added to results. That is proved by what is known of each value there: indices lie in
 * ranges, so a comparison of them may hold everywhere or nowhere, `where` takes one side, exp(-inf)
 * is 0, and 0 times a number is 0. Infinity is no number here: a NaN that comes of it behind the mask
 * is left out, too.
 */
#include "slice.h"

#include "uses.h"

#include <math.h>
#include <string.h>

/* ---- what is known of a value ----
 * In the rows and columns looked at it is from low to high; finite bounds are whole numbers that
 * every dtype has. If it is not known, it is any number. */

typedef struct Range {
    bool known;
    double low, high;
} Range;

static const Range ANY_NUMBER = {0}, HIDDEN = {true, -INFINITY, -INFINITY}, ZERO = {true, 0, 0};

static bool is_always(Range a, double value)
{
    return a.known && a.low == value && a.high == value;
}

static bool is_whole(Range a)
{
    const double most = 1 << 24;
    return a.known && a.low == floor(a.low) && a.high == floor(a.high) && a.low >= -most &&
           a.high <= most;
}

static Range whole_range(double low, double high)
{
    const Range range = {true, low, high};
    return is_whole(range) ? range : ANY_NUMBER;
}

static Range sum_of(Range a, Range b)
{
    if (is_whole(a) && is_whole(b)) {
        return whole_range(a.low + b.low, a.high + b.high);
    }
    return is_always(a, -INFINITY) && !is_always(b, INFINITY) ? HIDDEN : ANY_NUMBER;
}

static Range negative_of(Range a)
{
    return (Range){a.known, -a.high, -a.low};
}

static Range product_of(Range a, Range b)
{
    const bool scaled = is_always(a, -INFINITY) && b.known && b.low > 0;
    return is_always(a, 0) ? ZERO : scaled ? HIDDEN : ANY_NUMBER;
}

static Range truth_of(Range a)
{
    return a.known ? a : (Range){true, 0, 1};
}

/* a < b, or with `equal` a <= b. */
static Range order_of(Range a, Range b, bool equal)
{
    if (!is_whole(a) || !is_whole(b)) {
        return truth_of(ANY_NUMBER);
    }
    const bool always = equal ? a.high <= b.low : a.high < b.low;
    const bool never = equal ? a.low > b.high : a.low >= b.high;
    return (Range){true, always, !never};
}

static Range choice_of(Range condition, Range yes, Range no)
{
    const bool same = yes.known && no.known && yes.low == no.low && yes.high == no.high;
    return is_always(condition, 1) || same ? yes : is_always(condition, 0) ? no : ANY_NUMBER;
}

static Range cast_of(Range a, DType dtype)
{
    if (dtype == DT_BOOL) {
        return (Range){true, a.known && (a.low > 0 || a.high < 0), !is_always(a, 0)};
    }
    return is_whole(a) || (is_always(a, -INFINITY) && dtype != DT_I32) ? a : ANY_NUMBER;
}

static Range either_of(Range a, Range b)
{
    return a.known ? a : b;
}

static Range value_of(const Instr *instr, const Range *value)
{
    Range a = ANY_NUMBER, b = ANY_NUMBER, c = ANY_NUMBER;
    Range *const arg[MAX_INPUTS] = {&a, &b, &c};
    for (int i = 0; i < MAX_INPUTS; i++) {
        *arg[i] = instr->arg[i] >= 0 ? value[instr->arg[i]] : ANY_NUMBER;
    }
    switch (instr->op) {
    case OP_detach:
        return a;
    case OP_cast:
        return cast_of(a, instr->dtype);
    case OP_neg:
        return negative_of(a);
    case OP_add:
        return either_of(sum_of(a, b), sum_of(b, a));
    case OP_sub:
        return sum_of(a, negative_of(b));
    case OP_mul:
        return either_of(product_of(a, b), product_of(b, a));
    case OP_div:
        return product_of(a, b);
    case OP_exp:
        return is_always(a, -INFINITY) ? ZERO : ANY_NUMBER;
    case OP_lt:
        return order_of(a, b, false);
    case OP_le:
        return order_of(a, b, true);
    case OP_gt:
        return order_of(b, a, false);
    case OP_ge:
        return order_of(b, a, true);
    case OP_not:
        return (Range){true, 1 - truth_of(a).high, 1 - truth_of(a).low};
    case OP_and:
        return (Range){true, fmin(truth_of(a).low, truth_of(b).low),
                       fmin(truth_of(a).high, truth_of(b).high)};
    case OP_or:
        return (Range){true, fmax(truth_of(a).low, truth_of(b).low),
                       fmax(truth_of(a).high, truth_of(b).high)};
    case OP_where:
        return choice_of(a, b, c);
    default:
        return ANY_NUMBER;
    }
}

/* What an index is whose axes go from low to high. */
static Range index_of(const Access *access, const Range *axis, int rank)
{
    double low = (double)access->offset, high = low;
    for (int a = 0; a < rank; a++) {
        const double stride = (double)access->stride[a];
        low += stride * (stride < 0 ? axis[a].high : axis[a].low);
        high += stride * (stride < 0 ? axis[a].low : axis[a].high);
    }
    return whole_range(low, high);
}

/* Of an instruction that no memory tells about. */
static Range instr_range(const Instr *instr, const Range *value, const Range *axis, int rank)
{
    switch (instr->kind) {
    case INSTR_IOTA:
        return index_of(&instr->access, axis, rank);
    case INSTR_CONST:
        return (Range){true, instr->value, instr->value};
    case INSTR_ELEM:
        return value_of(instr, value);
    default:
        return ANY_NUMBER;
    }
}

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
 * where they do not tell. */
static bool maker_axes(const Mask *mask, const Access *load, const Range *axis, int rank,
                       Range *made)
{
    const Kernel *maker = mask->maker;
    const int count = maker->row_axes + maker->col_axes;
    for (int m = 0; m < count; m++) {
        made[m] = whole_range(0, (double)(maker->extent[m] - 1));
    }
    bool found = load->offset == mask->place.offset;
    for (int a = 0; a < rank && found; a++) {
        int m = 0;
        while (m < count && mask->place.stride[m] != load->stride[a]) {
            m++;
        }
        found = load->stride[a] == 0 || (m < count && axis[a].high < (double)maker->extent[m]);
        if (load->stride[a] != 0 && found) {
            made[m] = axis[a];
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
                : instr_range(instr, value, made, axes);
    }
    return value[mask->value];
}

/* ---- the axis of the keys ----
 * It is that of the columns of the matrix which the first product of the run makes. What the parts
 * hand on to each other by that axis has one element for each key side by side. */

static int64_t key_stride(const Kernel *part, int i, KeyAxis key)
{
    const Access *access = kernel_access((Kernel *)part, i);
    const int sides = 1 + part->batch_axes;
    if (key == NO_KEYS) {
        return 0;
    }
    if (part->kind == KERNEL_MAP) {
        return access->stride[part->row_axes + part->col_axes]; /* behind the slices' */
    }
    const KeyAxis first = access == &part->b ? KEYS_K : KEYS_M;
    const KeyAxis second = access == &part->a ? KEYS_K : KEYS_N;
    return key == first ? access->stride[sides] : key == second ? access->stride[sides + 1] : 0;
}

static int64_t key_extent(const Kernel *part, KeyAxis key)
{
    switch (key) {
    case KEYS_M:
        return part->m;
    case KEYS_N:
        return part->n;
    case KEYS_K:
        return part->k;
    case KEYS_COLUMN:
        return part->col_axes > 0 ? part->extent[part->row_axes + part->col_axes - 1] : 1;
    default:
        return 1;
    }
}

/* Is access i one by keys, if `key` is the part's axis of them? Then all else moves by whole rows. */
static bool goes_by_keys(const Kernel *part, int i, KeyAxis key, int64_t keys)
{
    const Access *access = kernel_access((Kernel *)part, i);
    const int64_t stride = key_stride(part, i, key);
    bool fits = stride == 1 && key_extent(part, key) == keys && access->offset % keys == 0;
    for (int axis = 0, units = 0; axis < MAX_RANK && fits; axis++) {
        units += access->stride[axis] == 1;
        fits = units <= 1 && (access->stride[axis] == 1 || access->stride[axis] % keys == 0);
    }
    return fits;
}

static bool is_keyed(const Keys *keys, const Kernel *part, int i)
{
    const int buffer = kernel_access((Kernel *)part, i)->buffer;
    return buffer >= 0 && keys->keyed[buffer];
}

/* Learns the part's axis from what it reads or writes by keys. */
static bool learn_axis(Keys *keys, const Kernel *part, KeyAxis *axis)
{
    static const KeyAxis of_map[] = {KEYS_COLUMN}, of_product[] = {KEYS_M, KEYS_N, KEYS_K};
    const bool map = part->kind == KERNEL_MAP;
    const KeyAxis *choice = map ? of_map : of_product;
    const int choices = map ? COUNT_OF(of_map) : COUNT_OF(of_product);
    for (int i = 0; i < kernel_access_count(part); i++) {
        for (int c = 0; is_keyed(keys, part, i) && c < choices; c++) {
            if (goes_by_keys(part, i, choice[c], keys->count)) {
                *axis = choice[c];
                return true;
            }
        }
    }
    return false;
}

/* What the part hands on by keys. */
static void note_keyed(Keys *keys, const Kernel *part, KeyAxis axis)
{
    for (int i = 0; i < kernel_access_count(part); i++) {
        const int buffer = kernel_access((Kernel *)part, i)->buffer;
        if (buffer >= 0 && keys->private[buffer] && key_stride(part, i, axis) != 0) {
            keys->keyed[buffer] = true;
        }
    }
}

/* All that is handed on by keys is so everywhere. */
static bool axes_agree(const Keys *keys, const Run *run)
{
    bool agree = true;
    for (int p = 0; p < run->count; p++) {
        const Kernel *part = &run->parts[p];
        for (int i = 0; i < kernel_access_count(part); i++) {
            agree = agree &&
                    (!is_keyed(keys, part, i) || goes_by_keys(part, i, keys->axis[p], keys->count));
        }
    }
    return agree;
}

Keys find_keys(Slicer *s, const Run *run)
{
    const Kernel *first = &run->parts[0];
    Keys keys = {.count = first->n, .buffer_count = s->program->buffer_count};
    keys.private = find_private(s, run);
    keys.axis = ARENA_ARRAY(s->arena, KeyAxis, run->count);
    keys.keyed = ARENA_ARRAY(s->arena, bool, s->program->buffer_count);
    keys.keyed[first->c.buffer] = true;
    for (bool again = true; again;) {
        again = false;
        for (int p = 0; p < run->count; p++) {
            if (keys.axis[p] == NO_KEYS && learn_axis(&keys, &run->parts[p], &keys.axis[p])) {
                note_keyed(&keys, &run->parts[p], keys.axis[p]);
                again = true;
            }
        }
    }
    const bool own = keys.private[first->c.buffer] && keys.axis[0] == KEYS_N;
    keys.count = own && axes_agree(&keys, run) ? keys.count : 0;
    return keys;
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
        axis[1 + a] = whole_range(0, (double)(part->extent[a] - 1));
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
                                             : instr_range(instr, value, axis, rank);
        if (instr->kind == INSTR_REDUCE && instr->over == EACH) {
            none = (instr->op == OP_sum && is_always(arg, 0)) ||
                   (instr->op == OP_amax && is_always(arg, -INFINITY));
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
    return is_keyed(proof->keys, part, i) ? proof->content[kernel_access((Kernel *)part, i)->buffer]
                                          : ANY_NUMBER;
}

static bool product_needs_none(Proof *proof, const Kernel *part, KeyAxis key)
{
    const Range a = operand(proof, part, 0), b = operand(proof, part, 1);
    const bool zeros = is_always(key == KEYS_N   ? b
                                 : key == KEYS_M ? a
                                                 : product_of(a, b),
                                 0) ||
                       (key == KEYS_K && is_always(product_of(b, a), 0));
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
    proof.hidden = whole_range((double)first, (double)(end - 1));
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
    const Range rows = whole_range((double)first, (double)last);
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

/* ---- what is left ---- */

static void narrow_axis(Kernel *part, KeyAxis key, int64_t count)
{
    switch (key) {
    case NO_KEYS:
        break;
    case KEYS_COLUMN:
        part->extent[part->row_axes + part->col_axes - 1] = count;
        break;
    case KEYS_M:
        part->m = count;
        break;
    case KEYS_N:
        part->n = count;
        break;
    case KEYS_K:
        part->k = count;
        break;
    }
}

/* An access by rows of so many keys as one by rows of those that are left. */
static void narrow_rows(Access *access, int64_t keys, int64_t count)
{
    access->offset = access->offset / keys * count;
    for (int axis = 0; axis < MAX_RANK; axis++) {
        const int64_t stride = access->stride[axis];
        access->stride[axis] = stride == 1 ? 1 : stride / keys * count;
    }
}

/* The buffer with shorter rows, which as many parts touch. */
static int narrow_buffer(Slicer *s, int buffer, int64_t keys, int64_t count)
{
    Buffer narrow = s->program->buffers[buffer];
    narrow.count = narrow.count / keys * count;
    narrow.bytes = narrow.count * dtype_bytes(narrow.dtype);
    const int number = add_buffer(s, narrow);
    s->traffic[number].reads = s->traffic[buffer].reads;
    s->traffic[number].writes = s->traffic[buffer].writes;
    return number;
}

void leave_out_keys(Slicer *s, const Run *run, Run *blocks, const Keys *keys, KeySpan needed)
{
    const int64_t count = needed.end - needed.first;
    int *narrow = ARENA_ARRAY(s->arena, int, keys->buffer_count);
    for (int b = 0; b < keys->buffer_count; b++) {
        narrow[b] = keys->keyed[b] ? narrow_buffer(s, b, keys->count, count) : -1;
    }
    for (int p = 0; p < blocks->count; p++) {
        Kernel *part = &blocks->parts[p];
        narrow_axis(part, keys->axis[p], count);
        for (int i = 0; i < kernel_access_count(part); i++) {
            Access *access = kernel_access(part, i);
            if (access->buffer >= 0 && keys->keyed[access->buffer]) {
                narrow_rows(access, keys->count, count);
                access->buffer = narrow[access->buffer];
            } else {
                access->offset += needed.first * key_stride(&run->parts[p], i, keys->axis[p]);
            }
        }
    }
}
