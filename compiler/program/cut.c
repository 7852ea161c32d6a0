/* cut.c: one kernel as the work on one slice. In: a kernel and axes whose elements are the slices.
 * Out: the kernel without those axes, and the strides along them of each of its accesses.
 *
 * A kernel's axes may be joined: (48) where the slices are (12, 4), or (768) with rows of the
 * slices in it. The memory tells them apart. If slice s of a buffer lies S elements behind the
 * one before and the kernel moves by d elements along an axis, then S / d steps along that axis
 * lead from slice to slice: an axis of extent outer * extent(s) * (S / d) is split into the three.
 */
#include "slice.h"

#include "fuse.h"

#include <string.h>

typedef struct Cut {
    const SliceAxes *axes;
    Kernel *part;
    int guide; /* number of the access that guides */
    int rank;  /* axes that the kernel loops over, so far */
    int64_t extent[MAX_RANK];
    int slice[MAX_RANK];   /* per axis: the slice axis that it is, or -1 */
    bool is_row[MAX_RANK]; /* per axis of a MAP kernel */
} Cut;

int64_t slice_count(const SliceAxes *axes)
{
    int64_t count = 1;
    for (int s = 0; s < axes->count; s++) {
        count *= axes->extent[s];
    }
    return count;
}

/* Axes behind those that all accesses share: the two of each matrix. */
static int inner_axes(const Kernel *kernel)
{
    return kernel->kind == KERNEL_MATMUL ? 2 : 0;
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

/* Slices are made of whole rows; where there are no rows, of elements. */
static bool may_hold_slices(const Cut *cut, int axis)
{
    const Kernel *kernel = cut->part;
    return kernel->kind != KERNEL_MAP || cut->is_row[axis] ||
           (kernel->row_axes == 0 && !kernel_has_row_reduction(kernel));
}

/* ---- splitting ---- */

/* One axis becomes two, the second of `inner` elements. */
static void split_axis(Cut *cut, int axis, int64_t inner)
{
    const int last = cut->rank + inner_axes(cut->part);
    for (int i = 0; i < kernel_access_count(cut->part); i++) {
        int64_t *stride = kernel_access(cut->part, i)->stride;
        for (int a = last; a > axis; a--) {
            stride[a] = stride[a - 1];
        }
        stride[axis] *= inner;
    }
    for (int a = cut->rank++; a > axis; a--) {
        cut->extent[a] = cut->extent[a - 1];
        cut->slice[a] = cut->slice[a - 1];
        cut->is_row[a] = cut->is_row[a - 1];
    }
    cut->extent[axis] /= inner;
    cut->extent[axis + 1] = inner;
}

/* Makes an axis of the elements of slice axis s; false where the guide knows none. */
static bool find_axis(Cut *cut, int s, int64_t place)
{
    const int64_t extent = cut->axes->extent[s];
    const int room = MAX_RANK - inner_axes(cut->part);
    for (int axis = 0; axis < cut->rank; axis++) {
        const int64_t step = kernel_access(cut->part, cut->guide)->stride[axis];
        const bool fits = cut->slice[axis] < 0 && step > 0 && place % step == 0 &&
                          cut->extent[axis] % (place / step * extent) == 0;
        if (!fits || !may_hold_slices(cut, axis)) {
            continue;
        }
        const int64_t inner = place / step, outer = cut->extent[axis] / inner / extent;
        if (cut->rank + (inner > 1) + (outer > 1) > room) {
            return false;
        }
        if (inner > 1) {
            split_axis(cut, axis, inner);
        }
        if (outer > 1) {
            split_axis(cut, axis++, extent);
        }
        cut->slice[axis] = s;
        return true;
    }
    return false;
}

/* ---- the part ---- */

/* Slice axes to the front of all strides, the others behind them as they were. */
static void sort_strides(Cut *cut)
{
    Kernel *part = cut->part;
    const int inner = inner_axes(part);
    int order[MAX_RANK], rank = cut->axes->count;
    for (int axis = 0; axis < cut->rank + inner; axis++) {
        const int s = axis < cut->rank ? cut->slice[axis] : -1;
        order[s >= 0 ? s : rank++] = axis;
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
    int rank = 0;
    part->row_axes = part->col_axes = part->batch_axes = 0;
    for (int axis = 0; axis < cut->rank; axis++) {
        if (cut->slice[axis] < 0) {
            part->extent[rank++] = cut->extent[axis];
            *(part->kind != KERNEL_MAP ? &part->batch_axes
              : cut->is_row[axis]      ? &part->row_axes
                                       : &part->col_axes) += 1;
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

/* Indices would have to know the slice, random numbers are drawn in order, and what all slices
 * write, none owns. */
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
            const bool moves = access->stride[s] != 0;
            fit = fit && (writes ? moves : !moves || kind != INSTR_IOTA);
        }
    }
    return fit;
}

bool cut_kernel(Arena *arena, const Kernel *kernel, const SliceAxes *axes, const Access *guide,
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
    Cut cut = {.axes = axes, .part = part};
    cut.rank =
        kernel->kind == KERNEL_MAP ? kernel->row_axes + kernel->col_axes : kernel->batch_axes;
    for (int axis = 0; axis < cut.rank; axis++) {
        cut.extent[axis] = kernel->extent[axis];
        cut.is_row[axis] = axis < kernel->row_axes;
        cut.slice[axis] = -1;
    }
    while (kernel_access((Kernel *)kernel, cut.guide) != guide) {
        cut.guide++;
    }
    for (int s = 0; s < axes->count; s++) {
        if (!find_axis(&cut, s, place[s])) {
            return false;
        }
    }
    sort_strides(&cut);
    set_extents(&cut);
    return accesses_fit(&cut);
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
    int64_t stretch = s->program->buffers[access->buffer].count / slice_count(&run->axes);
    int64_t first, last;
    cut_reach(part, &run->axes, access, &first, &last);
    bool own = first >= 0 && last < stretch;
    for (int a = run->axes.count - 1; a >= 0; a--) {
        own = own && access->stride[a] == stretch;
        stretch *= run->axes.extent[a];
    }
    return own;
}
