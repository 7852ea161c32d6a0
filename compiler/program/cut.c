/* cut.c: one kernel as the work on one slice. In: a kernel and axes that are cut into slices. Out:
 * the kernel with what is left of those axes, and the strides along the slices of its accesses.
 *
 * A kernel's axes may be joined: (48) where the slices are (12, 4), or (768) with rows of the
 * slices in it. The memory tells them apart. If element s of a cut axis lies S elements behind the
 * one before and the kernel moves by d elements along an axis, then S / d steps along that axis
 * lead from one to the next: an axis of extent outer * total(s) * (S / d) is split into the three.
 *
 * A product that sums over a cut axis adds up what the slices give, one after the other.
 */
#include "slice.h"

#include "fuse.h"

#include <string.h>

/* What an axis is to its kernel: those of a MAP, then those of a product. */
typedef enum AxisKind { ROW_AXIS, COLUMN_AXIS, BATCH_AXIS, M_AXIS, N_AXIS, K_AXIS } AxisKind;

typedef struct Cut {
    const SliceAxes *axes;
    Kernel *part;
    int guide; /* number of the access that guides */
    int rank;  /* axes that the kernel loops over, so far */
    int64_t extent[MAX_RANK];
    int slice[MAX_RANK]; /* per axis: the slice axis that it is, or -1 */
    AxisKind kind[MAX_RANK];
} Cut;

int64_t slice_count(const SliceAxes *axes)
{
    int64_t count = 1;
    for (int s = 0; s < axes->count; s++) {
        count *= axes->extent[s];
    }
    return count;
}

/* Elements of a cut axis, whether a slice has them or not. */
static int64_t axis_total(const SliceAxes *axes, int s)
{
    return axes->first + axes->extent[s] * axes->size + axes->rest;
}

static int64_t axes_total(const SliceAxes *axes)
{
    int64_t total = 1;
    for (int s = 0; s < axes->count; s++) {
        total *= axis_total(axes, s);
    }
    return total;
}

int64_t slice_share(const SliceAxes *axes, int64_t count)
{
    return count / axes_total(axes) * axes->size;
}

int64_t slice_start(const SliceAxes *axes, int64_t count)
{
    return count / axes_total(axes) * axes->first;
}

/* Sums over several slices have no slice to be in. */
static bool may_be_cut(const Kernel *kernel)
{
    bool whole = kernel->kind == KERNEL_MAP || kernel->kind == KERNEL_MATMUL;
    for (int i = 0; i < kernel->instr_count; i++) {
        whole = whole && !is_accumulation(&kernel->instrs[i]);
    }
    return whole;
}

/* Slices are made of whole rows; where there are no rows, of elements. Of a batch they are made of
 * whole matrices. */
static bool may_hold_slices(const Cut *cut, int axis)
{
    const Kernel *kernel = cut->part;
    const AxisKind kind = cut->kind[axis];
    if (kernel->kind == KERNEL_MATMUL) {
        return kind == BATCH_AXIS || cut->axes->blocks;
    }
    return kind == ROW_AXIS || (kernel->row_axes == 0 && !kernel_has_row_reduction(kernel));
}

/* ---- the axes of a product ----
 * Each access of a matmul has two strides behind those of the batch; while it is cut, all have
 * three, for m, n and k, of which the one that its matrix does not have is 0. */

static void widen_product(Kernel *part, int batch)
{
    int64_t *a = part->a.stride + batch, *b = part->b.stride + batch, *c = part->c.stride + batch;
    const int64_t row = b[0], column = b[1];
    a[2] = a[1], a[1] = 0;
    b[0] = 0, b[1] = column, b[2] = row;
    c[2] = 0;
}

/* False where something else than one axis is left of m, n or k; of an axis that is gone, one
 * element is left. */
static bool narrow_product(Cut *cut)
{
    Kernel *part = cut->part;
    Access *const accesses[] = {&part->a, &part->b, &part->c};
    static const AxisKind kinds[][2] = {{M_AXIS, K_AXIS}, {K_AXIS, N_AXIS}, {M_AXIS, N_AXIS}};
    int64_t *const extent[] = {&part->m, &part->n, &part->k};
    const int inner = cut->axes->count + part->batch_axes;
    int at[] = {-1, -1, -1}, next = inner;
    part->m = part->n = part->k = 1;
    for (int axis = 0; axis < cut->rank; axis++) {
        const int matrix = (int)cut->kind[axis] - M_AXIS;
        if (cut->slice[axis] >= 0 || matrix < 0) {
            continue;
        }
        if (at[matrix] >= 0) {
            return false;
        }
        *extent[matrix] = cut->extent[axis];
        at[matrix] = next++;
    }
    for (int i = 0; i < COUNT_OF(accesses); i++) {
        const Access wide = *accesses[i];
        int64_t *stride = accesses[i]->stride;
        memset(stride + inner, 0, sizeof(int64_t) * (size_t)(MAX_RANK - inner));
        for (int side = 0; side < 2; side++) {
            const int from = at[kinds[i][side] - M_AXIS];
            stride[inner + side] = from >= 0 ? wide.stride[from] : 0;
        }
    }
    return true;
}

/* ---- splitting ---- */

/* One axis becomes two, the second of `inner` elements. */
static void split_axis(Cut *cut, int axis, int64_t inner)
{
    for (int i = 0; i < kernel_access_count(cut->part); i++) {
        int64_t *stride = kernel_access(cut->part, i)->stride;
        for (int a = cut->rank; a > axis; a--) {
            stride[a] = stride[a - 1];
        }
        stride[axis] *= inner;
    }
    for (int a = cut->rank++; a > axis; a--) {
        cut->extent[a] = cut->extent[a - 1];
        cut->slice[a] = cut->slice[a - 1];
        cut->kind[a] = cut->kind[a - 1];
    }
    cut->extent[axis] /= inner;
    cut->extent[axis + 1] = inner;
}

/* Does a slice have several rows of `inner` elements? They stay an axis of their own for now, for a
 * mask may shorten the rows. */
static bool keeps_rows(const Cut *cut, int64_t inner)
{
    return cut->part->kind == KERNEL_MAP && cut->axes->size > 1 && inner > 1;
}

/* The axis becomes one of slices, of which each keeps `inner` times the size of a slice. */
static void slice_axis(Cut *cut, int axis, int s, int64_t inner)
{
    const SliceAxes *axes = cut->axes;
    for (int i = 0; i < kernel_access_count(cut->part); i++) {
        Access *access = kernel_access(cut->part, i);
        access->offset += axes->first * inner * access->stride[axis];
    }
    if (inner * axes->size > 1) {
        split_axis(cut, axis, inner * axes->size);
    }
    if (keeps_rows(cut, inner)) {
        split_axis(cut, axis + 1, inner);
    }
    cut->extent[axis] = axes->extent[s];
    cut->slice[axis] = s;
    cut->part->adds |= cut->kind[axis] == K_AXIS;
}

/* Makes an axis of the slices along slice axis s; false where the guide knows none. */
static bool find_axis(Cut *cut, int s, int64_t place)
{
    const int64_t total = axis_total(cut->axes, s);
    for (int axis = 0; axis < cut->rank; axis++) {
        const int64_t step = kernel_access(cut->part, cut->guide)->stride[axis];
        const bool fits = cut->slice[axis] < 0 && step > 0 && place % step == 0 &&
                          cut->extent[axis] % (place / step * total) == 0;
        if (!fits || !may_hold_slices(cut, axis)) {
            continue;
        }
        const int64_t inner = place / step, outer = cut->extent[axis] / inner / total;
        const int more = (inner * cut->axes->size > 1) + keeps_rows(cut, inner) + (outer > 1);
        if (cut->rank + more > MAX_RANK) {
            return false;
        }
        if (outer > 1) {
            split_axis(cut, axis++, total * inner);
        }
        slice_axis(cut, axis, s, inner);
        return true;
    }
    return false;
}

/* ---- the part ---- */

/* Slice axes to the front of all strides, the others behind them as they were. */
static void sort_strides(Cut *cut)
{
    Kernel *part = cut->part;
    int order[MAX_RANK], rank = cut->axes->count;
    for (int axis = 0; axis < cut->rank; axis++) {
        order[cut->slice[axis] >= 0 ? cut->slice[axis] : rank++] = axis;
    }
    for (int i = 0; i < kernel_access_count(part); i++) {
        Access *access = kernel_access(part, i);
        const Access old = *access;
        for (int a = 0; a < rank; a++) {
            access->stride[a] = old.stride[order[a]];
        }
    }
}

static void set_extents(Cut *cut)
{
    Kernel *part = cut->part;
    int *const counts[] = {&part->row_axes, &part->col_axes, &part->batch_axes};
    int rank = 0;
    part->row_axes = part->col_axes = part->batch_axes = 0;
    for (int axis = 0; axis < cut->rank; axis++) {
        if (cut->slice[axis] < 0 && cut->kind[axis] <= BATCH_AXIS) {
            part->extent[rank++] = cut->extent[axis];
            *counts[cut->kind[axis]] += 1;
        }
    }
}

/* Does the access run through its elements one by one, over the axes that are left? */
static bool is_dense(const Cut *cut, const Access *access)
{
    const Kernel *part = cut->part;
    int64_t step = 1;
    bool dense = true;
    for (int axis = part->row_axes + part->col_axes - 1; axis >= 0; axis--) {
        dense = dense && access->stride[cut->axes->count + axis] == step;
        step *= part->extent[axis];
    }
    return dense;
}

/* Random numbers are drawn in order, and what all slices write, none owns, unless they add it up. */
static bool accesses_fit(const Cut *cut)
{
    Kernel *part = cut->part;
    bool fit = true;
    for (int i = 0; i < kernel_access_count(part); i++) {
        const Access *access = kernel_access(part, i);
        const InstrKind kind = i < part->instr_count ? part->instrs[i].kind : INSTR_LOAD;
        const bool writes = kind == INSTR_STORE || access == &part->c;
        fit = fit && (kind != INSTR_RANDOM || is_dense(cut, access));
        for (int s = 0; s < cut->axes->count; s++) {
            fit = fit && (!writes || part->adds || access->stride[s] != 0);
        }
    }
    return fit;
}

/* The axes of the kernel as they are before it is cut; false where there is no room for them. */
static bool list_axes(Cut *cut, const Kernel *kernel)
{
    const int batch = kernel->batch_axes;
    const bool map = kernel->kind == KERNEL_MAP;
    const int64_t matrix[] = {kernel->m, kernel->n, kernel->k};
    cut->rank = map ? kernel->row_axes + kernel->col_axes : batch + COUNT_OF(matrix);
    if (cut->rank > MAX_RANK) {
        return false;
    }
    for (int axis = 0; axis < cut->rank; axis++) {
        const bool inner = !map && axis >= batch;
        cut->extent[axis] = inner ? matrix[axis - batch] : kernel->extent[axis];
        cut->kind[axis] = inner                     ? (AxisKind)(M_AXIS + axis - batch)
                          : !map                    ? BATCH_AXIS
                          : axis < kernel->row_axes ? ROW_AXIS
                                                    : COLUMN_AXIS;
        cut->slice[axis] = -1;
    }
    if (!map) {
        widen_product(cut->part, batch);
    }
    return true;
}

bool cut_kernel(Arena *arena, const Kernel *kernel, const SliceAxes *axes, int guide,
                const int64_t *place, Kernel *part)
{
    if (!may_be_cut(kernel)) {
        return false;
    }
    *part = *kernel;
    part->instrs = ARENA_ARRAY(arena, Instr, kernel->instr_count + 1);
    part->instr_capacity = kernel->instr_count;
    if (kernel->instr_count > 0) { /* a product has no list */
        memcpy(part->instrs, kernel->instrs, sizeof(Instr) * (size_t)kernel->instr_count);
    }
    Cut cut = {.axes = axes, .part = part, .guide = guide};
    if (!list_axes(&cut, kernel)) {
        return false;
    }
    for (int s = 0; s < axes->count; s++) {
        if (!find_axis(&cut, s, place[s])) {
            return false;
        }
    }
    sort_strides(&cut);
    set_extents(&cut);
    return (part->kind == KERNEL_MAP || narrow_product(&cut)) && accesses_fit(&cut);
}

void cut_reach(const Kernel *part, const SliceAxes *axes, const Access *access, int64_t *first,
               int64_t *last)
{
    int64_t extent[MAX_RANK + 2];
    const int rank = access_extents(part, access, extent);
    *first = *last = access->offset;
    for (int axis = 0; axis < rank; axis++) {
        const int64_t reach = access->stride[axes->count + axis] * (extent[axis] - 1);
        *(reach < 0 ? first : last) += reach;
    }
}

void cut_finish(Kernel *part, const SliceAxes *axes)
{
    for (int i = 0; i < kernel_access_count(part); i++) {
        int64_t *stride = kernel_access(part, i)->stride;
        for (int axis = 0; axis < MAX_RANK; axis++) {
            stride[axis] = axis + axes->count < MAX_RANK ? stride[axis + axes->count] : 0;
        }
    }
    if (part->kind == KERNEL_MAP) {
        tidy_axes(part);
    }
}

bool part_owns(const Slicer *s, const Run *run, const Kernel *part, const Access *access)
{
    const int64_t count = s->program->buffers[access->buffer].count;
    const int64_t start = slice_start(&run->axes, count);
    int64_t stretch = slice_share(&run->axes, count), first, last;
    cut_reach(part, &run->axes, access, &first, &last);
    bool own = first >= start && last < start + stretch;
    for (int a = run->axes.count - 1; a >= 0; a--) {
        own = own && access->stride[a] == stretch;
        stretch *= run->axes.extent[a];
    }
    return own;
}
