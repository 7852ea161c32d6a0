/* keys.c: the axis of the keys, by which the kernels of a run go through the columns of its matrices.
 * In: a run over single rows. Out: that axis of each kernel; and the kernels without some keys.
 *
 * The first product of the run makes a matrix whose columns are the keys. What the parts hand on to
 * each other by that axis has one element for each key side by side, and all else in it moves by
 * whole rows: so keys at either end can be left out, and rows become shorter.
 */
#include "slice.h"

int64_t key_stride(const Kernel *part, int i, KeyAxis key)
{
    const Access *access = kernel_access(part, i);
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
    const Access *access = kernel_access(part, i);
    const int64_t stride = key_stride(part, i, key);
    bool fits = stride == 1 && key_extent(part, key) == keys && access->offset % keys == 0;
    for (int axis = 0, units = 0; axis < MAX_RANK && fits; axis++) {
        units += access->stride[axis] == 1;
        fits = units <= 1 && (access->stride[axis] == 1 || access->stride[axis] % keys == 0);
    }
    return fits;
}

bool is_keyed(const Keys *keys, const Kernel *part, int i)
{
    const int buffer = kernel_access(part, i)->buffer;
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
        const int buffer = kernel_access(part, i)->buffer;
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

static bool *private_buffers(Slicer *s, const Run *run)
{
    bool *private = ARENA_ARRAY(s->arena, bool, s->program->buffer_count);
    find_private(s, run);
    for (int i = 0; i < s->touched_count; i++) {
        private[s->touched[i]] = touch_of(s, s->touched[i])->private;
    }
    return private;
}

Keys find_keys(Slicer *s, const Run *run)
{
    const Kernel *first = &run->parts[0];
    Keys keys = {.count = first->n, .buffer_count = s->program->buffer_count};
    keys.private = private_buffers(s, run);
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
