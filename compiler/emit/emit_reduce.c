/* emit_reduce.c: reductions in the loops spelling. In: a reduction of a MAP kernel, in the loops that
 * emit_columns.c opens. Out: its accumulator, and how the elements come into it.
 *
 * Sums of elements inside several loops are taken in parts, one for each run of the innermost loop.
 * The largest element, which compilers look for one by one, and in the spelling EXACT, whose results
 * are those of the blocks in every bit, sums as well, are found by the runtime: the innermost loop
 * writes its values to an array of the size of the blocks' tile for it.
 */
#include "emit_loops.h"

#include <math.h>

const char *initial_text(const Loops *l, const Instr *instr)
{
    if (instr->op == OP_sum) {
        return number_text(l->e->arena, instr->dtype, 0);
    }
    const DType dtype = instr->op == OP_argmax ? instr_at(l, instr->arg[0])->dtype : instr->dtype;
    return dtype == DT_I32 ? "-2147483647 - 1" : number_text(l->e->arena, dtype, (double)-INFINITY);
}

/* accumulator = form(accumulator, value) */
static void emit_accumulate(Loops *l, const Instr *instr, const char *accumulator,
                            const char *value)
{
    if (instr->op == OP_sum) {
        emit_line(l->e, "%s += %s;", accumulator, value);
    } else {
        emit_line(l->e, "%s = %s;", accumulator,
                  form_text(l->e->arena, instr, accumulator, value, ""));
    }
}

static void emit_argmax(Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    const char *value = value_text(l, instr->arg[0]);
    if (dtype_is_float(instr_at(l, instr->arg[0])->dtype)) { /* the first NaN is the largest */
        emit_line(l->e, "if ((%s > best%d) | ((%s != %s) & (best%d == best%d))) {", value, i, value,
                  value, i, i);
    } else {
        emit_line(l->e, "if (%s > best%d) {", value, i);
    }
    emit_line(l->e, "    best%d = %s;", i, value);
    emit_line(l->e, "    %s = (int)(%s);", l->local[i], column_index_text(l->e));
    emit_line(l->e, "}");
}

char *accumulator_text(const Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (l->tiling != NULL && instr->role != ROW) {
        Access place = instr->access;
        place.offset = 0;
        return arena_printf(l->e->arena, "acc%d[%s]", i, subscript_text(l->e, &place));
    }
    if (is_by_tile(l, i)) {
        return arena_printf(l->e->arena, "row%d", i);
    }
    return instr->role == ROW ? l->local[i] : memory_text(l, &instr->access);
}

void open_row_reduction(Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (instr->op == OP_argmax) {
        emit_line(l->e, "%s best%d = %s;", c_value_type(instr_at(l, instr->arg[0])->dtype), i,
                  initial_text(l, instr));
        emit_line(l->e, "int %s = 0;", l->local[i]);
    } else {
        emit_line(l->e, "%s %s = %s;", c_value_type(instr->dtype), accumulator_text(l, i),
                  initial_text(l, instr));
    }
}

/* ---- in parts ---- */

/* Of all elements of a row or of the kernel. */
static bool reduces_elements(const Instr *instr)
{
    return instr->kind == INSTR_REDUCE &&
           (instr->role == ROW || (instr->role == TOTAL && instr->over == EACH));
}

bool is_sum_of_elements(const Instr *instr)
{
    return reduces_elements(instr) && instr->op == OP_sum;
}

/* Parts round less than one long sum. And gcc 12.2 -O3 gets sums over nested loops wrong: of
 * `for (i < 3) for (j < 6) sum += a[11 + i * 6 - j]` it adds some elements twice, others never; nor
 * does it add anything by `omp simd reduction(+ : a[2])`. */
bool is_in_parts(const Loops *l, int i)
{
    const Kernel *kernel = l->e->kernel;
    const int rows = instr_at(l, i)->role == TOTAL ? kernel->row_axes : 0;
    const bool in_memory =
        instr_at(l, i)->role == TOTAL && (l->tiling != NULL || is_tuned(l->e->spelling));
    return is_sum_of_elements(instr_at(l, i)) && !is_by_tile(l, i) && kernel->col_axes > 0 &&
           (rows + kernel->col_axes + l->pieces > 1 || in_memory);
}

/* The name of the sum itself is free where that is in memory. */
char *part_text(const Loops *l, int i)
{
    return instr_at(l, i)->role == TOTAL ? l->local[i] : arena_printf(l->e->arena, "part%d", i);
}

void emit_part_sum(Loops *l, int i)
{
    emit_accumulate(l, instr_at(l, i), accumulator_text(l, i), part_text(l, i));
}

/* ---- by tiles ---- */

bool is_reduced_by_tile(Spelling spelling, const Instr *instr)
{
    return reduces_elements(instr) && instr->op != OP_argmax &&
           (spelling == EXACT || (spelling == TUNED && instr->op != OP_sum));
}

bool is_by_tile(const Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    return l->tiling != NULL && is_reduced_by_tile(l->e->spelling, instr);
}

bool is_summed_by_rows(Spelling spelling, const Tiling *tiling, const Instr *instr)
{
    return spelling == EXACT && tiling->rows > 1 && is_accumulation(instr) && instr->over == ROW;
}

bool is_row_sum_by_tile(const Loops *l, int i)
{
    return l->tiling != NULL && is_summed_by_rows(l->e->spelling, l->tiling, instr_at(l, i));
}

static char *tile_text(const Loops *l, int i)
{
    return arena_printf(l->e->arena, "tile%d", i);
}

void open_tile(Loops *l, int i)
{
    emit_line(l->e, "%s %s[%d];", c_value_type(instr_at(l, i)->dtype), tile_text(l, i),
              (int)tile_elements(l->e->kernel));
}

void emit_tile_reduction(Loops *l, int i, const char *count)
{
    const Instr *instr = instr_at(l, i);
    const char *type = c_value_type(instr->dtype);
    const char *name = arena_printf(l->e->arena, "rt_row%s_%s", instr->op == OP_sum ? "sum" : "max",
                                    dtype_name(instr->dtype));
    declare(l->e, name, arena_printf(l->e->arena, "long, long, %s *, const %s *", type, type));
    emit_line(l->e, "%s(1, %s, &%s, %s);", name, count, accumulator_text(l, i), tile_text(l, i));
}

void close_tile(Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (instr->role == ROW) {
        emit_line(l->e, "const %s %s = %s;", c_value_type(instr->dtype), l->local[i],
                  accumulator_text(l, i));
    }
}

/* ---- one element ---- */

void emit_reduction(Loops *l, int i)
{
    const Instr *instr = instr_at(l, i);
    if (instr->op == OP_argmax) {
        emit_argmax(l, i);
    } else if (is_row_sum_by_tile(l, i)) {
        emit_line(l->e, "%s[%s - first] = %s;", tile_text(l, i),
                  axis_name(l->e, l->e->kernel->row_axes - 1), value_text(l, instr->arg[0]));
    } else if (is_by_tile(l, i)) {
        emit_line(l->e, "%s[%s] = %s;", tile_text(l, i), l->tile.place,
                  value_text(l, instr->arg[0]));
    } else {
        emit_accumulate(l, instr, is_in_parts(l, i) ? part_text(l, i) : accumulator_text(l, i),
                        value_text(l, instr->arg[0]));
    }
}
