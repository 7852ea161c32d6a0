/* emit_columns.c: the loops over the columns of a MAP, in the loops spelling. In: a phase of the
 * kernel. Out: nested `for`s, with what the compiler may know of the innermost.
 *
 * Rows that are summed and long are walked piece by piece. What is reduced as blocks do it is walked
 * by their tiles: `lines` short lines along the last axis, or a part of a long one.
 */
#include "emit_loops.h"

enum { LONG_ROW = 4096, PIECE = 1024 };

/* ---- which loop ---- */

static bool fills_tiles(const Loops *l, int phase)
{
    bool fills = false;
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        fills |= is_root(l, i, phase) && is_by_tile(l, i);
    }
    return fills;
}

static bool sums_long_rows(const Loops *l, int phase)
{
    const Kernel *kernel = l->e->kernel;
    const int last = kernel->row_axes + kernel->col_axes - 1;
    bool sums = false;
    for (int i = 0; i < kernel->instr_count; i++) {
        sums |= is_root(l, i, phase) && is_sum_of_elements(&kernel->instrs[i]);
    }
    return sums && kernel->col_axes > 0 && kernel->extent[last] > LONG_ROW &&
           !(l->tiling != NULL && l->tiling->flat);
}

/* Whether the loop of this phase calls functions of floats. */
static bool calls_functions(const Loops *l)
{
    bool calls = false;
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(l, i);
        calls |= l->wanted[i] && is_each(l, i) && instr->kind == INSTR_ELEM &&
                 op_calls_libm(instr->op) && instr->dtype == DT_F32;
    }
    return calls;
}

/* Tells the compiler that no element depends on another, and lets it sum in lanes: the order is its
 * own, but the same in every run. Where much is computed, the widest vectors pay, of which gcc
 * takes half by itself. */
static void allow_lanes(Loops *l, int phase)
{
    if (!is_tuned(l->e->spelling) || l->e->kernel->col_axes == 0) {
        return;
    }
    const char *sums = "";
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        if (is_root(l, i, phase) && is_sum_of_elements(instr_at(l, i)) && !is_by_tile(l, i)) {
            const char *sum = is_in_parts(l, i) ? part_text(l, i) : accumulator_text(l, i);
            sums = arena_printf(l->e->arena, "%s%s%s", sums, *sums != '\0' ? ", " : "", sum);
        }
    }
    const bool much = calls_functions(l);
    if (*sums == '\0' && !much) {
        text_printf(l->e->out, "#pragma GCC ivdep\n");
        return;
    }
    text_printf(l->e->out, "#pragma omp simd%s%s%s%s\n", much ? " simdlen(16)" : "",
                *sums != '\0' ? " reduction(+ : " : "", sums, *sums != '\0' ? ")" : "");
}

/* ---- parts ---- */

static void open_parts(Loops *l, int phase)
{
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        if (is_root(l, i, phase) && is_in_parts(l, i)) {
            emit_line(l->e, "%s %s = %s;", c_value_type(instr_at(l, i)->dtype), part_text(l, i),
                      initial_text(l, instr_at(l, i)));
        }
    }
}

/* The innermost loop, and what comes of its parts. */
static void close_innermost(Loops *l, int phase)
{
    emit_close(l->e, 1);
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        if (is_root(l, i, phase) && is_in_parts(l, i)) {
            emit_part_sum(l, i);
        }
    }
}

/* ---- runs and pieces ---- */

void open_units(Loops *l, int phase, const char *name, int64_t size, int64_t extent)
{
    const char *all = integer_text(l->e->arena, extent), *unit = integer_text(l->e->arena, size);
    emit_line(l->e, "const long last = end * %s < %s ? end * %s : %s;", unit, all, unit, all);
    if (l->tiling->flat) {
        allow_lanes(l, phase);
    }
    emit_line(l->e, "for (long %s = begin * %s; %s < last; %s++) {", name, unit, name, name);
    l->e->indent++;
}

static void open_run(Loops *l, int phase, const char *name, const char *first, const char *end)
{
    allow_lanes(l, phase);
    emit_line(l->e, "for (long %s = %s; %s < %s; %s++) {", name, first, name, end, name);
    l->e->indent++;
}

/* "for (long begin = 0; ..." with `end` behind the piece. */
static void open_pieces(Loops *l, const char *begin, const char *end, int64_t size, int64_t extent)
{
    const char *all = integer_text(l->e->arena, extent), *piece = integer_text(l->e->arena, size);
    emit_line(l->e, "for (long %s = 0; %s < %s; %s += %s) {", begin, begin, all, begin, piece);
    l->e->indent++;
    emit_line(l->e, "const long %s = %s + %s < %s ? %s + %s : %s;", end, begin, piece, all, begin,
              piece, all);
}

/* The innermost loop runs from begin to end, over all columns, or over those of the units. */
static void open_innermost(Loops *l, int phase)
{
    const Kernel *kernel = l->e->kernel;
    const int last = kernel->row_axes + kernel->col_axes - 1;
    if (l->tiling != NULL && l->tiling->flat) {
        open_units(l, phase, axis_name(l->e, last), l->tiling->cols, kernel->extent[last]);
    } else if (l->pieces) {
        open_run(l, phase, axis_name(l->e, last), "begin", "end");
    } else if (kernel->col_axes > 0) {
        allow_lanes(l, phase);
        open_axes(l, last, last + 1);
    }
}

/* ---- tiles ---- */

/* The loops around a tile, and what the loops over it need. */
static void open_tiles(Loops *l)
{
    const Kernel *kernel = l->e->kernel;
    const Tiling *tiling = l->tiling;
    Arena *arena = l->e->arena;
    const int last = kernel->row_axes + kernel->col_axes - 1;
    const int64_t extent = kernel->extent[last];
    const char *all = integer_text(arena, extent), *name = axis_name(l->e, last);
    l->tile.place = arena_printf(arena, "%s - first", name);
    l->tile.count = "last - first";
    l->tile.inner = 1, l->tile.outer = kernel->col_axes;
    if (tiling->flat) {
        const char *cols = integer_text(arena, tiling->cols);
        emit_line(l->e, "for (long u = begin; u < end; u++) {");
        l->e->indent++;
        emit_line(l->e, "const long first = u * %s;", cols);
        emit_line(l->e, "const long last = first + %s < %s ? first + %s : %s;", cols, all, cols,
                  all);
    } else if (tiling->lines > 1) {
        open_axes(l, kernel->row_axes, last - 1);
        open_pieces(l, "first", "last", tiling->lines, kernel->extent[last - 1]);
        const char *line = axis_name(l->e, last - 1);
        l->tile.place = arena_printf(arena, "(%s - first) * %s + %s", line, all, name);
        l->tile.count = arena_printf(arena, "(last - first) * %s", all);
        l->tile.inner = 2, l->tile.outer = kernel->col_axes - 1;
    } else {
        open_axes(l, kernel->row_axes, last);
        open_pieces(l, "first", "last", tiling->cols, extent);
    }
}

static void open_tile_loops(Loops *l, int phase)
{
    const Kernel *kernel = l->e->kernel;
    const int last = kernel->row_axes + kernel->col_axes - 1;
    for (int i = 0; i < kernel->instr_count; i++) {
        if (is_root(l, i, phase) && is_by_tile(l, i)) {
            open_tile(l, i);
        }
    }
    if (l->tile.inner == 2) {
        const char *line = axis_name(l->e, last - 1);
        emit_line(l->e, "for (long %s = first; %s < last; %s++) {", line, line, line);
        l->e->indent++;
        open_parts(l, phase);
        allow_lanes(l, phase);
        open_axes(l, last, last + 1);
    } else {
        open_parts(l, phase);
        open_run(l, phase, axis_name(l->e, last), "first", "last");
    }
}

static void close_tiles(Loops *l, int phase)
{
    close_innermost(l, phase);
    emit_close(l->e, l->tile.inner - 1);
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        if (is_root(l, i, phase) && is_by_tile(l, i)) {
            emit_tile_reduction(l, i, l->tile.count);
        }
    }
    emit_close(l->e, l->tile.outer);
    for (int i = 0; i < l->e->kernel->instr_count; i++) {
        if (is_root(l, i, phase) && is_by_tile(l, i)) {
            close_tile(l, i);
        }
    }
}

/* ---- all loops ---- */

void open_columns(Loops *l, int phase)
{
    const Kernel *kernel = l->e->kernel;
    const int last = kernel->row_axes + kernel->col_axes - 1;
    const bool tiles = fills_tiles(l, phase);
    l->pieces = !tiles && sums_long_rows(l, phase);
    if (tiles) {
        open_tiles(l);
        open_tile_loops(l, phase);
        return;
    }
    open_axes(l, kernel->row_axes, last);
    if (l->pieces) {
        open_pieces(l, "begin", "end", PIECE, kernel->extent[last]);
    }
    open_parts(l, phase);
    open_innermost(l, phase);
}

void close_columns(Loops *l, int phase)
{
    const Kernel *kernel = l->e->kernel;
    if (fills_tiles(l, phase)) {
        close_tiles(l, phase);
        return;
    }
    if (kernel->col_axes == 0) {
        return;
    }
    close_innermost(l, phase);
    emit_close(l->e, kernel->col_axes - 1 + l->pieces);
}
