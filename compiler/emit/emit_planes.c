/* emit_planes.c: tiles of several planes. In: a kernel of short rows, all of which make a small tile.
 * Out: tiles that go on along the axis outside the rows, so that a call does more work.
 *
 * A tile (planes, rows, cols) can be read in lines where two neighbours of its three axes lie in
 * memory as one: planes and rows in most operands, rows and columns in one that is the same for all
 * planes, such as a table of positions. Axes that are one everywhere were joined long before.
 */
#include "emit_tile.h"

int64_t plane_stride(const Blocks *b, const Access *access)
{
    return access->stride[b->e->kernel->row_axes - 2];
}

bool planes_join_rows(const Blocks *b, const Access *access)
{
    return plane_stride(b, access) == b->tiling.rows * row_stride(b, access);
}

static bool rows_join_cols(const Blocks *b, const Access *access)
{
    return row_stride(b, access) == b->tiling.cols * col_stride(b, access);
}

/* Elementwise alone: sums, indices and random numbers go row by row. */
static bool suits_planes(const Blocks *b, const Instr *instr)
{
    const bool moves = instr->kind == INSTR_LOAD || instr->kind == INSTR_STORE;
    if (instr->kind == INSTR_CONST || (instr->kind == INSTR_LOAD && is_uniform(b, instr))) {
        return true;
    }
    return instr->role == EACH && (moves || instr->kind == INSTR_ELEM) &&
           (!moves || planes_join_rows(b, &instr->access) || rows_join_cols(b, &instr->access));
}

void choose_planes(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    Tiling *t = &b->tiling;
    b->planes = 1;
    if (kernel->row_axes < 2 || kernel->col_axes != 1 || t->tiles_per_axis > 1 ||
        t->cols < kernel_cols(kernel)) {
        return;
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        if (!suits_planes(b, &kernel->instrs[i])) {
            return;
        }
    }
    const int64_t extent = kernel->extent[kernel->row_axes - 2];
    const int64_t most = tile_elements(kernel) / (t->rows * t->cols);
    if (most < 2 || extent < 2) {
        return;
    }
    t->tiles_per_axis = (extent + most - 1) / most;
    b->planes = (extent + t->tiles_per_axis - 1) / t->tiles_per_axis;
    t->units = t->units / extent * t->tiles_per_axis;
    t->grain = (t->grain + b->planes - 1) / b->planes;
    t->chunks = (t->units + t->grain - 1) / t->grain;
}
