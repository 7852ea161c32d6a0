/* axes.c: the loop nest of a kernel in its final form. In: a kernel whose accesses go by the axes
 * of its group. Out: rows before columns, and neighbours that every access walks as one joined.
 */
#include "fuse.h"

static bool is_axis_joinable(const Kernel *kernel, int axis)
{
    for (int i = 0; i < kernel->instr_count; i++) {
        const int64_t *stride = kernel->instrs[i].access.stride;
        if (stride[axis] != stride[axis + 1] * kernel->extent[axis + 1]) {
            return false;
        }
    }
    return true;
}

static void join_axis(Kernel *kernel, int axis, int rank)
{
    kernel->extent[axis] *= kernel->extent[axis + 1];
    for (int i = 0; i < kernel->instr_count; i++) {
        int64_t *stride = kernel->instrs[i].access.stride;
        stride[axis] = stride[axis + 1];
        for (int a = axis + 1; a + 1 < rank; a++) {
            stride[a] = stride[a + 1];
        }
        stride[rank - 1] = 0;
    }
    for (int a = axis + 1; a + 1 < rank; a++) {
        kernel->extent[a] = kernel->extent[a + 1];
    }
}

/* Rows first, each class in storage order. */
static void sort_axes(Kernel *kernel, const Group *group)
{
    int order[MAX_RANK], rank = 0;
    for (int class = 0; class < 2; class ++) {
        for (int axis = 0; axis < group->shape.rank; axis++) {
            const bool is_row = group->split && (group->rows >> axis & 1);
            if (is_row == (class == 0)) {
                order[rank++] = axis;
                kernel->row_axes += is_row;
                kernel->col_axes += !is_row;
            }
        }
    }
    for (int a = 0; a < rank; a++) {
        kernel->extent[a] = group->shape.dim[order[a]];
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        const Access old = kernel->instrs[i].access;
        for (int a = 0; a < rank; a++) {
            kernel->instrs[i].access.stride[a] = old.stride[order[a]];
        }
    }
}

static void join_axes(Kernel *kernel)
{
    int rank = kernel->row_axes + kernel->col_axes;
    for (int axis = rank - 2; axis >= 0; axis--) {
        if (axis + 1 != kernel->row_axes && is_axis_joinable(kernel, axis)) {
            join_axis(kernel, axis, rank--);
            *(axis < kernel->row_axes ? &kernel->row_axes : &kernel->col_axes) -= 1;
        }
    }
}

static bool moves_along_columns(const Kernel *kernel, const Instr *instr)
{
    bool moves = false;
    for (int axis = kernel->row_axes; axis < kernel->row_axes + kernel->col_axes; axis++) {
        moves |= instr->access.stride[axis] != 0;
    }
    return moves;
}

/* What does not change along the columns is a value of the row. */
static void set_load_roles(Kernel *kernel)
{
    for (int i = 0; i < kernel->instr_count; i++) {
        Instr *instr = &kernel->instrs[i];
        if (instr->kind == INSTR_LOAD || instr->kind == INSTR_IOTA || instr->kind == INSTR_CONST) {
            instr->role = moves_along_columns(kernel, instr) ? EACH : ROW;
        } else if (instr->kind == INSTR_STORE) {
            instr->role = kernel->col_axes > 0 && !moves_along_columns(kernel, instr) ? ROW : EACH;
        }
    }
}

/* Where nothing tells rows from columns any split will do: the last axis is columns. */
static void split_axes(Kernel *kernel)
{
    if (kernel->col_axes > 1) {
        kernel->row_axes = kernel->col_axes - 1;
        kernel->col_axes = 1;
    }
}

void set_axes(Kernel *kernel, const Group *group)
{
    sort_axes(kernel, group);
    join_axes(kernel);
    if (!group->split) {
        split_axes(kernel);
    }
    set_load_roles(kernel);
}

void tidy_axes(Kernel *kernel)
{
    join_axes(kernel);
    if (kernel->row_axes == 0 && !kernel_has_row_reduction(kernel)) {
        split_axes(kernel);
    }
    set_load_roles(kernel);
}
