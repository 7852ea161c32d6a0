/* emit_blocks.c: the spelling for libtcc, which does not optimise: every instruction becomes a call
 * of a precompiled block kernel on a tile of some hundred elements. In: a kernel. Out: a body
 * function that works on a range of units, and a function that hands the units to the thread pool.
 *
 * A value is a block in scratch memory, a pointer straight into an operand where the tile is dense
 * there, or a scalar. Scratch slots are reused as soon as their value has been read for the last
 * time. When a row is longer than a tile, the columns are walked once per phase, and values needed
 * again are computed again, as in the loops spelling.
 */
#include "emit_tile.h"
#include "rt.h"

#include <inttypes.h>
#include <string.h>

/* Elements of a row: with 64 a call for each took longer than blocks of several rows. */
enum { WORTH_A_CALL = 96 };

/* ---- tiles ---- */

/* `name` elements from `start`, at most `size` of `extent`; text of the number of them. */
static const char *clipped(Blocks *b, const char *name, const char *start, int64_t size,
                           int64_t extent)
{
    if (extent % size == 0) {
        return literal(b, size);
    }
    emit_line(b->e, "long %s = %s - %s < %s ? %s - %s : %s;", name, literal(b, extent), start,
              literal(b, size), literal(b, extent), start, literal(b, size));
    return name;
}

static const char *product(const Blocks *b, const char *x, const char *y)
{
    if (strcmp(x, "1") == 0) {
        return y;
    }
    return strcmp(y, "1") == 0 ? x : arena_printf(b->e->arena, "%s * %s", x, y);
}

/* Unit u to the row axes: the last is cut into tiles, or where planes are joined, that in front of it;
 * those outside are counted out. */
static void open_unit(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const Tiling *t = &b->tiling;
    emit_line(b->e, "for (long u = begin; u < end; u++) {");
    b->e->indent++;
    b->rows = b->cols = b->count = b->lines = b->line = b->plane_count = "1";
    if (t->flat) {
        if (kernel->col_axes == 0) {
            return;
        }
        emit_line(b->e, "long j = u * %s;", literal(b, t->cols));
        b->line = b->cols = b->count = clipped(b, "n", "j", t->cols, kernel->extent[0]);
        return;
    }
    int64_t below = t->tiles_per_axis;
    const int cut = kernel->row_axes - (b->planes > 1 ? 2 : 1);
    const int64_t size = b->planes > 1 ? b->planes : t->rows;
    for (int axis = kernel->row_axes - 1; axis >= 0; axis--) {
        const char *name = axis_name(b->e, axis);
        if (axis > cut) {
            emit_line(b->e, "long %s = 0;", name);
        } else if (axis == cut) {
            const char *tile =
                axis == 0 ? "u" : arena_printf(b->e->arena, "u %% %s", literal(b, below));
            emit_line(b->e, "long %s = %s;", name,
                      size == 1 ? tile
                                : arena_printf(b->e->arena, "%s * %s", tile, literal(b, size)));
            const bool planes = b->planes > 1;
            const char *count =
                clipped(b, planes ? "planes" : "rows", name, size, kernel->extent[axis]);
            b->plane_count = planes ? count : "1";
            b->rows = planes ? literal(b, t->rows) : count;
        } else {
            emit_line(b->e, "long %s = u / %s %% %s;", name, literal(b, below),
                      literal(b, kernel->extent[axis]));
            below *= kernel->extent[axis];
        }
    }
}

/* The lines of the tile: one a row, or several of the only row. */
static void set_lines(Blocks *b)
{
    const int axis = b->e->kernel->row_axes + b->e->kernel->col_axes - 2;
    const bool joined = b->tiling.lines > 1;
    b->lines = joined ? clipped(b, "lines", axis_name(b->e, axis), b->tiling.lines,
                                b->e->kernel->extent[axis])
                      : b->rows;
    b->cols = joined ? product(b, b->lines, b->line) : b->line;
    b->count = product(b, b->plane_count, product(b, b->rows, b->cols));
}

/* Loops over the outer column axes and the tiles of the last; returns how many were opened. */
static int open_columns(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const int rank = kernel->row_axes + kernel->col_axes;
    if (b->tiling.flat) {
        return 0;
    }
    int opened = 0;
    if (b->single_tile) {
        b->line = literal(b, b->tiling.cols);
    } else {
        for (int axis = kernel->row_axes; axis < rank; axis++, opened++) {
            const char *name = axis_name(b->e, axis);
            const int64_t step = axis == rank - 1   ? b->tiling.cols
                                 : axis == rank - 2 ? b->tiling.lines
                                                    : 1;
            emit_line(b->e, "for (long %s = 0; %s < %s; %s += %s) {", name, name,
                      literal(b, kernel->extent[axis]), name, literal(b, step));
            b->e->indent++;
        }
        b->line =
            clipped(b, "cols", axis_name(b->e, rank - 1), b->tiling.cols, kernel->extent[rank - 1]);
    }
    set_lines(b);
    return opened;
}

/* Row values of a phase, when rows are longer than a tile. */
static void emit_row_values(Blocks *b, int phase)
{
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        if (b->phase[i] == phase && is_per_row(instr) && instr->kind != INSTR_STORE &&
            !is_always_there(b, instr)) {
            emit_instr(b, i);
        }
    }
}

static void emit_row_ends(Blocks *b)
{
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        if ((instr->kind == INSTR_STORE && instr->role == ROW) ||
            (is_accumulation(instr) && instr->over == ROW)) {
            emit_instr(b, i);
        }
    }
}

static void emit_phases(Blocks *b)
{
    for (int phase = 0; phase < b->phase_count; phase++) {
        emit_row_values(b, phase);
        for (int i = 0; i < b->e->kernel->instr_count; i++) {
            if (is_row_reduction(instr_at(b, i)) && b->phase[i] == phase) {
                open_reduction(b, i);
            }
        }
        if (find_wanted(b, phase)) {
            const int opened = open_columns(b);
            walk_tile(b);
            emit_close(b->e, opened);
        }
    }
    emit_row_ends(b);
}

/* ---- the two functions ---- */

static int64_t accumulator_width(const Blocks *b, const Instr *instr)
{
    return instr->role == COLUMN ? kernel_cols(b->e->kernel) : 1;
}

/* Accumulators of this chunk, or of all when there is but one. */
static void emit_accumulators(Blocks *b)
{
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        if (!is_accumulation(instr)) {
            continue;
        }
        const int64_t width = accumulator_width(b, instr);
        const char *type = c_value_type(instr->dtype);
        if (instr->partial < 0) {
            emit_line(b->e, "%s *acc%d = %s + %s;", type, i, buffer_var(b->e, instr->access.buffer),
                      literal(b, instr->access.offset));
        } else {
            emit_line(b->e, "%s *acc%d = %s + begin / %s * %s;", type, i,
                      buffer_var(b->e, instr->partial), literal(b, b->tiling.grain),
                      literal(b, width));
        }
        emit_fill(b, literal(b, width), instr->dtype, accumulator(b, i), neutral_text(b, instr));
    }
}

static void emit_body(Blocks *b)
{
    Emitter *e = b->e;
    emit_parallel_body(e);
    Text *const out = e->out;
    Text rest = {0};
    e->out = &rest;
    emit_accumulators(b);
    for (int i = 0; i < e->kernel->instr_count; i++) {
        b->values[i].slot = -1;
        if (is_always_there(b, instr_at(b, i))) {
            set_uniform(b, i);
        }
    }
    open_unit(b);
    if (b->single_tile) {
        find_wanted(b, 0);
        open_columns(b);
        walk_tile(b);
    } else {
        emit_phases(b);
    }
    emit_close(b->e, 1);
    e->out = out;
    text_add(e->out, b->slots_used ? "    char *t = scratch;\n" : "    (void)scratch;\n");
    text_printf(e->out, "%s}\n\n", rest.data);
    text_free(&rest);
}

/* Sums of chunks, added up in order. */
static void emit_combine(Blocks *b)
{
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        if (instr->partial < 0) {
            continue;
        }
        const char *width = literal(b, accumulator_width(b, instr));
        const char *target =
            arena_printf(b->e->arena, "%s + %s", buffer_var(b->e, instr->access.buffer),
                         literal(b, instr->access.offset));
        emit_fill(b, width, instr->dtype, target, neutral_text(b, instr));
        emit_reduce_call(b, instr->op == OP_sum ? "colsum" : "colmax", instr->dtype,
                         literal(b, b->tiling.chunks), width, target,
                         buffer_var(b->e, instr->partial));
    }
}

static void emit_launcher(Blocks *b)
{
    emit_signature(b->e, "", true);
    b->e->indent = 1;
    emit_parallel(b->e, b->tiling.units, b->tiling.grain);
    emit_combine(b);
    text_add(b->e->out, "}\n\n");
}

static void emit_map(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const int64_t count = kernel->instr_count + 1;
    b->tiling = kernel_tiling(kernel);
    b->values = ARENA_ARRAY(b->e->arena, Value, count);
    b->phase = ARENA_ARRAY(b->e->arena, int, count);
    b->last_use = ARENA_ARRAY(b->e->arena, int, count);
    b->wanted = ARENA_ARRAY(b->e->arena, bool, count);
    b->inside = ARENA_ARRAY(b->e->arena, int, count);
    b->fused = ARENA_ARRAY(b->e->arena, FusedCall, count);
    b->slot_bytes =
        (int)tile_elements(kernel) * (kernel_has_doubles(kernel) ? 8 : 4) + TILE_PADDING;
    b->slot_limit = RT_SCRATCH_BYTES / b->slot_bytes;
    b->slot_taken = ARENA_ARRAY(b->e->arena, bool, b->slot_limit);
    b->single_tile =
        kernel->col_axes <= 1 && (b->tiling.flat || b->tiling.cols == kernel_cols(kernel));
    choose_planes(b);
    b->phase_count = find_phases(kernel, b->phase);
    find_fused(b);
    emit_body(b);
    emit_launcher(b);
}

/* ---- loops in the place of blocks ---- */

/* Loops take the elements in the order of blocks: those over rows by themselves, those of a tile, and
 * row values, by the runtime's order, where a tile is a row or a part of one long enough to be worth
 * the call. */
static bool reduces_like_blocks(const Kernel *kernel, const Tiling *tiling, const Instr *instr)
{
    if (instr->role == COLUMN) {
        return instr->op == OP_sum && instr->over == EACH;
    }
    if (instr->over == ROW) {
        return instr->op == OP_sum && kernel->row_axes > 0;
    }
    const bool one_row = instr->role == ROW || tiling->rows == 1;
    return one_row && kernel->col_axes > 0 && kernel_cols(kernel) >= WORTH_A_CALL;
}

/* Random numbers are made many at a time by blocks, and transposes turned by small squares, where
 * compilers load element by element. Sums have an order of their own in either spelling, but EXACT
 * asks for that of blocks. */
static bool suits_loops(const Kernel *kernel, const Tiling *tiling, Spelling spelling)
{
    bool suits = kernel->kind == KERNEL_MAP && !kernel_turns(kernel);
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        suits &= instr->kind != INSTR_RANDOM;
        if (instr->kind == INSTR_REDUCE && (spelling == EXACT || instr->op != OP_sum)) {
            suits &= instr->op != OP_argmax && reduces_like_blocks(kernel, tiling, instr);
        }
        suits &= spelling != EXACT || !instr_rounds_by_place(instr);
    }
    return suits;
}

static bool needs_tiles(const Kernel *kernel, const Tiling *tiling, Spelling spelling)
{
    bool needs = false;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        needs |= is_reduced_by_tile(spelling, instr) || is_summed_by_rows(spelling, tiling, instr);
    }
    return needs;
}

void emit_kernel_tuned(Emitter *e)
{
    Blocks b = {.e = e};
    if (e->kernel->kind == KERNEL_MAP) {
        b.tiling = kernel_tiling(e->kernel);
    }
    if (!suits_loops(e->kernel, &b.tiling, e->spelling)) {
        emit_kernel_blocks(e);
        return;
    }
    if (b.tiling.chunks == 1 && !needs_tiles(e->kernel, &b.tiling, e->spelling) &&
        !kernel_flushes(e, b.tiling.units)) {
        emit_kernel_loops(e);
        return;
    }
    emit_parallel_body(e);
    emit_line(e, "(void)scratch;");
    emit_accumulators(&b);
    emit_units_in_loops(e, &b.tiling);
    text_add(e->out, "}\n\n");
    emit_launcher(&b);
}

/* ---- the other kernels ---- */

static char *batch_place(const Blocks *b, const Access *access)
{
    const char *text = access_start(b->e, access);
    for (int axis = 0; axis < b->e->kernel->batch_axes; axis++) {
        if (access->stride[axis] != 0) {
            text = arena_printf(b->e->arena, "%s + b%d * %s", text, axis,
                                literal(b, access->stride[axis]));
        }
    }
    return arena_strdup(b->e->arena, text);
}

/* "{8, 64, 3}" */
static char *list_text(const Blocks *b, const int64_t *items, int count)
{
    char *list = arena_strdup(b->e->arena, "{");
    for (int i = 0; i < count; i++) {
        list = arena_printf(b->e->arena, "%s%s%s", list, i > 0 ? ", " : "", literal(b, items[i]));
    }
    return arena_printf(b->e->arena, "%s}", list);
}

/* A product by the arrays of its axes: how many of each group, extents, strides; one that is folded
 * has axes of an image, too. */
typedef struct Axes {
    int64_t group[NEST_GROUPS + 1], extent[MAX_RANK + 3], a[MAX_RANK + 3], b[MAX_RANK + 3];
    int groups, rank;
} Axes;

/* "const long image[] = {9, 1, 7, 9, 1, 7};" */
static void emit_image(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    int64_t image[3 * MAX_RANK];
    int count = 0;
    for (int axis = 0; axis < kernel->image_axes; axis++) {
        image[count++] = kernel->image[axis].extent;
        image[count++] = kernel->image[axis].first;
        image[count++] = kernel->image[axis].count;
    }
    emit_line(b->e, "const long image[] = %s;", list_text(b, image, count));
}

static void emit_axes_call(Blocks *b, const Axes *axes)
{
    const Kernel *kernel = b->e->kernel;
    const bool folds = kernel->image_axes > 0;
    const char *type = c_type(kernel->dtype);
    emit_line(b->e, "const long axes[] = %s;", list_text(b, axes->group, axes->groups));
    emit_line(b->e, "const long extent[] = %s;", list_text(b, axes->extent, axes->rank));
    emit_line(b->e, "const long a_stride[] = %s;", list_text(b, axes->a, axes->rank));
    emit_line(b->e, "const long b_stride[] = %s;", list_text(b, axes->b, axes->rank));
    if (folds) {
        emit_line(b->e, "const long y_stride[] = %s;", list_text(b, kernel->c.stride, axes->rank));
        emit_image(b);
    }
    const char *const lists = "const long *, const long *, const long *, const long *";
    emit_call(b, runtime_name(b, folds ? "fold_product" : "product", block_type(kernel->dtype)),
              arena_printf(b->e->arena, "%s%s, const %s *, const %s *, %s *", lists,
                           folds ? ", const long *, const long *" : "", type, type, type),
              "axes, extent, a_stride, b_stride, %s%s, %s, %s", folds ? "y_stride, image, " : "",
              access_start(b->e, &kernel->a), access_start(b->e, &kernel->b),
              access_start(b->e, &kernel->c));
}

static void emit_product(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const bool folds = kernel->image_axes > 0;
    Axes axes = {.rank = kernel_group(kernel, NEST_GROUPS)};
    for (int group = 0; group < NEST_GROUPS; group++) {
        if (folds || group != NEST_TAPS) {
            axes.group[axes.groups++] = kernel->group_axes[group];
        }
    }
    if (folds) {
        axes.group[axes.groups++] = kernel->image_axes;
    }
    for (int axis = 0; axis < axes.rank; axis++) {
        axes.extent[axis] = kernel->extent[axis];
        axes.a[axis] = kernel->a.stride[axis];
        axes.b[axis] = kernel->b.stride[axis];
    }
    emit_axes_call(b, &axes);
}

/* The results of a batch lie one behind the other. */
static bool is_dense_batch(const Kernel *kernel)
{
    int64_t dense = kernel->m * kernel->n;
    for (int axis = kernel->batch_axes - 1; axis >= 0; axis--) {
        if (kernel->extent[axis] > 1 && kernel->c.stride[axis] != dense) {
            return false;
        }
        dense *= kernel->extent[axis];
    }
    return true;
}

/* Many matrices by one call. */
static void emit_batch(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const int batch = kernel->batch_axes;
    Axes axes = {.group = {batch, 1, 1, 1}, .groups = 4, .rank = batch + 3};
    for (int axis = 0; axis < batch; axis++) {
        axes.extent[axis] = kernel->extent[axis];
        axes.a[axis] = kernel->a.stride[axis];
        axes.b[axis] = kernel->b.stride[axis];
    }
    axes.extent[batch] = kernel->m, axes.extent[batch + 1] = kernel->k;
    axes.extent[batch + 2] = kernel->n;
    axes.a[batch] = kernel->a.stride[batch], axes.a[batch + 1] = kernel->a.stride[batch + 1];
    axes.b[batch + 1] = kernel->b.stride[batch], axes.b[batch + 2] = kernel->b.stride[batch + 1];
    emit_axes_call(b, &axes);
}

static int64_t kernel_batch(const Kernel *kernel)
{
    int64_t count = 1;
    for (int axis = 0; axis < kernel->batch_axes; axis++) {
        count *= kernel->extent[axis];
    }
    return count;
}

static void emit_matmul(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const int batch = kernel->batch_axes;
    if (kernel_batch(kernel) > 1 && is_dense_batch(kernel) && !kernel->adds) {
        emit_batch(b);
        return;
    }
    const char *type = c_type(kernel->dtype);
    for (int axis = 0; axis < batch; axis++) {
        emit_line(b->e, "for (long b%d = 0; b%d < %s; b%d++) {", axis, axis,
                  literal(b, kernel->extent[axis]), axis);
        b->e->indent++;
    }
    const char *prototype = arena_printf(
        b->e->arena, "long, long, long, const %s *, long, long, const %s *, long, long, %s *, long",
        type, type, type);
    const int64_t ldc = kernel->m > 1 ? kernel->c.stride[batch] : kernel->n;
    const char *function = kernel->adds ? "gemm_add" : "gemm";
    emit_call(b, runtime_name(b, function, block_type(kernel->dtype)), prototype,
              "%s, %s, %s, %s, %" PRId64 ", %" PRId64 ", %s, %" PRId64 ", %" PRId64
              ", %s, %" PRId64,
              literal(b, kernel->m), literal(b, kernel->n), literal(b, kernel->k),
              batch_place(b, &kernel->a), kernel->a.stride[batch], kernel->a.stride[batch + 1],
              batch_place(b, &kernel->b), kernel->b.stride[batch], kernel->b.stride[batch + 1],
              batch_place(b, &kernel->c), ldc);
    emit_close(b->e, batch);
}

static void emit_fold(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const char *type = c_type(kernel->dtype);
    const int axes = kernel->batch_axes + FOLD_AXES;
    emit_line(b->e, "const long extent[] = %s;", list_text(b, kernel->extent, axes));
    emit_line(b->e, "const long stride[] = %s;", list_text(b, kernel->a.stride, axes));
    emit_call(b, runtime_name(b, "fold", memory_type(kernel->dtype)),
              arena_printf(b->e->arena,
                           "long, const long *, const long *, long, long, long, %s *, const %s *",
                           type, type),
              "%d, extent, stride, %s, %s, %s, %s, %s", axes, literal(b, kernel->to),
              literal(b, kernel->window.step), literal(b, kernel->window.dilation),
              access_start(b->e, &kernel->c), access_start(b->e, &kernel->a));
}

static void emit_along(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const DType operand = b->e->program->buffers[kernel->a.buffer].dtype;
    const char *prototype = arena_printf(b->e->arena, "long, long, long, long, %s *, const %s *",
                                         c_type(kernel->dtype), c_type(operand));
    const char *index = "";
    if (kernel->b.buffer >= 0) {
        prototype = arena_printf(b->e->arena, "%s, const int *, long, long, long", prototype);
        index =
            arena_printf(b->e->arena, ", %s + %s, %s, %s, %s", buffer_var(b->e, kernel->b.buffer),
                         literal(b, kernel->b.offset), literal(b, kernel->b.stride[0]),
                         literal(b, kernel->b.stride[1]), literal(b, kernel->b.stride[2]));
    }
    emit_call(b, runtime_name(b, op_info[kernel->op].name, memory_type(operand)), prototype,
              "%s, %s, %s, %s, %s, %s%s", literal(b, kernel->outer), literal(b, kernel->from),
              literal(b, kernel->to), literal(b, kernel->inner), access_start(b->e, &kernel->c),
              access_start(b->e, &kernel->a), index);
}

void emit_kernel_blocks(Emitter *e)
{
    Blocks b = {.e = e};
    if (e->kernel->kind == KERNEL_MAP) {
        emit_map(&b);
        return;
    }
    emit_signature(e, "", true);
    b.e->indent = 1;
    if (e->kernel->kind == KERNEL_MATMUL) {
        emit_matmul(&b);
    } else if (e->kernel->kind == KERNEL_PRODUCT) {
        emit_product(&b);
    } else if (e->kernel->kind == KERNEL_FOLD) {
        emit_fold(&b);
    } else {
        emit_along(&b);
    }
    text_add(e->out, "}\n\n");
}
