/* tiling.c: how a loop nest is cut into tiles and chunks. In: a kernel of kind MAP. Out: the sizes.
 */
#include "program.h"
#include "rt.h"

#include <stdlib.h>
#include <string.h>

enum {
    WIDE = 256, /* columns from which a tile is a single row: calls cost little of it */
    CHUNK_WORK =
        131072,        /* operations of a chunk, some 5 to 10 us: well above the cost of a claim */
    LIBM_WORK = 8,     /* operations that a function of libm takes as long as */
    TURNED_COLS = 128, /* of a tile at most, see turn_tiles() */
    LEAST_TURNED = 4,  /* rows: as many elements as rt_load turns at a time */
    LINE_ROWS = 16,    /* whose elements fill a cache line */
};

static int64_t min64(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t divide_up(int64_t a, int64_t b)
{
    return (a + b - 1) / b;
}

static int64_t element_work(const Kernel *kernel)
{
    int64_t work = 0;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool libm = instr->kind == INSTR_ELEM && op_calls_libm(instr->op);
        work += libm ? LIBM_WORK : 1;
    }
    return work;
}

static bool same_for_rows(const Kernel *kernel, const Access *access)
{
    bool same = kernel->row_axes > 0;
    for (int axis = 0; axis < kernel->row_axes; axis++) {
        same &= access->stride[axis] == 0;
    }
    return same;
}

/* Who reads a value, and until when it is there: its last reader may be computed inside of the only
 * reader of that, which may be computed inside of its own (emit_fused.c). */
typedef struct Readers {
    int count, last, until;
    int ends; /* values that are there until this one is made */
} Readers;

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* Values there are at a time, at most, when all instructions are carried out for one tile; those of
 * rows stay. argmax has a second one, and operands may have to be spread. */
static int most_values(const Kernel *kernel)
{
    const size_t bytes = (size_t)(kernel->instr_count + 1) * sizeof(Readers);
    Readers *readers = memset(xmalloc(bytes), 0, bytes);
    for (int i = kernel->instr_count - 1; i >= 0; i--) {
        const Readers *own = &readers[i];
        for (int k = 0; k < MAX_INPUTS && kernel->instrs[i].arg[k] >= 0; k++) {
            Readers *of = &readers[kernel->instrs[i].arg[k]];
            of->count++;
            of->last = larger(of->last, i);
            const int outer = own->count == 1 ? own->last : i;
            of->until = larger(of->until, readers[outer].count == 1 ? readers[outer].last : outer);
        }
        readers[own->until].ends += own->count > 0 && kernel->instrs[i].role == EACH;
    }
    int alive = 0, most = 0;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        alive += readers[i].count > 0;
        alive += instr->kind == INSTR_REDUCE && instr->op == OP_argmax;
        most = larger(most, alive);
        alive -= readers[i].ends;
    }
    free(readers);
    return most + MAX_INPUTS;
}

/* A row that is reduced is one tile if there is scratch for its values: one of several tiles is gone
 * through, and computed again, for every phase. */
static bool fits_whole(const Kernel *kernel)
{
    const int64_t cols = kernel_cols(kernel);
    if (cols <= TILE_ELEMENTS || cols > WHOLE_ROW || kernel->col_axes != 1 ||
        !kernel_has_row_reduction(kernel) || kernel_turns(kernel)) {
        return false;
    }
    const int64_t bytes = cols * (kernel_has_doubles(kernel) ? 8 : 4) + TILE_PADDING;
    return most_values(kernel) * bytes <= RT_SCRATCH_BYTES;
}

/* Rows of a tile, where rows that lie side by side are reduced: enough to use up cache lines, whole
 * ones, if there is scratch for that; else 0. */
static int64_t rows_of_lines(const Kernel *kernel)
{
    const int64_t cols = kernel_cols(kernel);
    if (kernel->col_axes != 1 || cols > WHOLE_ROW || !kernel_has_row_reduction(kernel) ||
        !kernel_turns(kernel)) {
        return 0;
    }
    const int64_t bytes = kernel_has_doubles(kernel) ? 8 : 4;
    const int64_t most = (RT_SCRATCH_BYTES / most_values(kernel) - TILE_PADDING) / (cols * bytes);
    const int64_t rows = min64(min64(LINE_ROWS, kernel->extent[kernel->row_axes - 1]), most);
    return rows >= LEAST_TURNED && rows * cols > TILE_ELEMENTS ? rows : 0;
}

int64_t tile_elements(const Kernel *kernel)
{
    if (fits_whole(kernel)) {
        return kernel_cols(kernel);
    }
    const int64_t turned = rows_of_lines(kernel);
    if (turned > 0) {
        return turned * kernel_cols(kernel);
    }
    int operands = 0, values = 0;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool stores = instr->kind == INSTR_STORE;
        operands += instr->role == EACH && (stores || instr->kind == INSTR_LOAD) &&
                    !same_for_rows(kernel, &instr->access);
        values += !stores && instr->kind != INSTR_CONST;
    }
    const bool doubles = kernel_has_doubles(kernel);
    const bool few = operands <= FEW_OPERANDS && values <= MOST_VALUES && !doubles;
    int64_t elements = few ? LARGE_TILE : TILE_ELEMENTS;
    if (values > MOST_VALUES / (doubles ? 2 : 1)) { /* not all may have room at a time */
        const int64_t most = RT_SCRATCH_BYTES / most_values(kernel) - TILE_PADDING;
        elements = min64(elements, most / (doubles ? 8 : 4) / 16 * 16);
    }
    return elements;
}

/* Where the last axis of a row is short: how many lines along it make a tile, alike if possible. */
static int64_t tile_lines(const Kernel *kernel)
{
    const int last = kernel->row_axes + kernel->col_axes - 1;
    if (kernel->col_axes < 2 || kernel->extent[last] >= WIDE) {
        return 1;
    }
    const int64_t lines = kernel->extent[last - 1];
    const int64_t most = tile_elements(kernel) / kernel->extent[last];
    return divide_up(lines, divide_up(lines, most));
}

bool kernel_turns(const Kernel *kernel)
{
    const int row = kernel->row_axes - 1, last = row + kernel->col_axes;
    bool turns = false;
    for (int i = 0; i < kernel->instr_count && row >= 0 && last > row; i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool memory = instr->kind == INSTR_LOAD || instr->kind == INSTR_STORE;
        const int64_t along = instr->access.stride[last];
        turns |= memory && instr->role == EACH && instr->access.stride[row] == 1 && along != 0 &&
                 along != 1 && kernel->extent[last] > 1 && kernel->extent[row] >= LEAST_TURNED;
    }
    return turns;
}

/* Where elements lie side by side along the rows, a tile of several rows uses up more of each cache
 * line; of few rows, and with few operands, because the others are then as many streams of memory
 * each. A row that is reduced had better fit into one tile, if it can: each tile is gone through once
 * for every phase. */
static void turn_tiles(const Kernel *kernel, int64_t last_row, Tiling *t)
{
    const int64_t last = kernel->extent[kernel->row_axes + kernel->col_axes - 1];
    const bool fits = kernel_has_row_reduction(kernel) && kernel->col_axes == 1 && t->cols == last;
    const bool few = tile_elements(kernel) == LARGE_TILE;
    if (few && !fits && t->lines == 1 && last > TURNED_COLS && kernel_turns(kernel)) {
        t->cols = divide_up(last, divide_up(last, TURNED_COLS));
        t->rows = min64(last_row, LARGE_TILE / TURNED_COLS);
    }
}

Tiling kernel_tiling(const Kernel *kernel)
{
    const int64_t cols = kernel_cols(kernel), most = tile_elements(kernel);
    Tiling t = {.rows = 1, .cols = min64(cols, most), .lines = tile_lines(kernel)};
    t.flat = kernel->row_axes == 0 && !kernel_has_row_reduction(kernel);
    if (t.flat) {
        t.units = t.tiles_per_axis = divide_up(cols, t.cols);
    } else if (kernel->row_axes == 0) {
        t.units = t.tiles_per_axis = 1;
        t.cols = kernel->col_axes > 1 ? min64(kernel->extent[kernel->col_axes - 1], most) : t.cols;
    } else {
        const int64_t last_row = kernel->extent[kernel->row_axes - 1];
        if (kernel->col_axes > 1) {
            t.cols = min64(kernel->extent[kernel->row_axes + kernel->col_axes - 1], most);
        } else if (cols < WIDE || rows_of_lines(kernel) > 0) {
            t.rows = min64(last_row, most / cols);
        }
        turn_tiles(kernel, last_row, &t);
        t.tiles_per_axis = divide_up(last_row, t.rows);
        t.units = kernel_rows(kernel) / last_row * t.tiles_per_axis;
    }
    const int64_t unit_work = t.rows * (t.flat ? t.cols : cols) * element_work(kernel);
    const int64_t together = unit_work >= CHUNK_WORK ? 1 : CHUNK_WORK / (unit_work + 1) + 1;
    t.grain = divide_up(t.units, divide_up(t.units, together)); /* as many chunks, of equal size */
    t.chunks = divide_up(t.units, t.grain);
    return t;
}
