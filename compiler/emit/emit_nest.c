/* emit_nest.c: products and folds as plain C, for the loops spelling. In: a kernel of kind MATMUL
 * or FOLD, with batch axes. Out: its nest of loops.
 *
 * A product whose operands both run along k is a sum in lanes, any other one adds rows of b. A
 * product of views adds them image by image, so that what is added to stays in the cache.
 */
#include "emit_kernel.h"

#include <string.h>

enum { LANES = 16 };

/* "x[b0 * 4096 + i * 64 + k]": by the batch axes, which are b0, b1, ..., then named ones. */
static char *batch_element(const Emitter *e, const Access *access, const char *const *names,
                           int count)
{
    const int batch = e->kernel->batch_axes;
    const char *all[MAX_RANK];
    for (int axis = 0; axis < batch + count; axis++) {
        all[axis] = axis < batch ? arena_printf(e->arena, "b%d", axis) : names[axis - batch];
    }
    return arena_printf(e->arena, "%s[%s]", buffer_var(e, access->buffer),
                        offset_text(e->arena, access, all, batch + count));
}

static char *product_operand(const Emitter *e, const Access *access, const char *row,
                             const char *column)
{
    const char *const names[] = {row, column};
    return batch_element(e, access, names, COUNT_OF(names));
}

/* Row times row: the inner loop sums in lanes, which vectorises without reordering a sum. */
static void emit_dot_products(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    const char *type = c_type(kernel->dtype);
    const int64_t whole = kernel->k / LANES * LANES;
    int opened = emit_steps(e, "i", kernel->m);
    opened += emit_steps(e, "j", kernel->n);
    emit_line(e, "%s sum = %s;", type, number_text(e->arena, kernel->dtype, 0));
    if (whole > 0) {
        emit_line(e, "%s lane[%d] = {0};", type, LANES);
        emit_line(e, "for (long k = 0; k < %s; k += %d) {", integer_text(e->arena, whole), LANES);
        emit_line(e, "    for (long l = 0; l < %d; l++) {", LANES);
        emit_line(e, "        lane[l] += %s * %s;", product_operand(e, &kernel->a, "i", "k + l"),
                  product_operand(e, &kernel->b, "k + l", "j"));
        emit_line(e, "    }");
        emit_line(e, "}");
        emit_line(e, "for (long l = 0; l < %d; l++) {", LANES);
        emit_line(e, "    sum += lane[l];");
        emit_line(e, "}");
    }
    if (whole < kernel->k) {
        emit_line(e, "for (long k = %s; k < %s; k++) {", integer_text(e->arena, whole),
                  integer_text(e->arena, kernel->k));
        emit_line(e, "    sum += %s * %s;", product_operand(e, &kernel->a, "i", "k"),
                  product_operand(e, &kernel->b, "k", "j"));
        emit_line(e, "}");
    }
    emit_line(e, "%s %s sum;", product_operand(e, &kernel->c, "i", "j"), kernel->adds ? "+=" : "=");
    emit_close(e, opened);
}

/* Rows of the result as sums of rows of b. */
static void emit_row_sums(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    const char *c = product_operand(e, &kernel->c, "i", "j");
    int opened = emit_steps(e, "i", kernel->m);
    if (!kernel->adds) {
        const int columns = emit_steps(e, "j", kernel->n);
        emit_line(e, "%s = %s;", c, number_text(e->arena, kernel->dtype, 0));
        emit_close(e, columns);
    }
    opened += emit_steps(e, "k", kernel->k);
    emit_line(e, "const %s a_ik = %s;", c_type(kernel->dtype),
              product_operand(e, &kernel->a, "i", "k"));
    opened += emit_steps(e, "j", kernel->n);
    emit_line(e, "%s += a_ik * %s;", c, product_operand(e, &kernel->b, "k", "j"));
    emit_close(e, opened);
}

/* The loops over the batch axes; returns how many there are. */
static int open_batch(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    int opened = 0;
    for (int axis = 0; axis < kernel->batch_axes; axis++) {
        opened += emit_steps(e, arena_printf(e->arena, "b%d", axis), kernel->extent[axis]);
    }
    return opened;
}

void emit_matmul_loops(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    const int opened = open_batch(e);
    const bool dot =
        kernel->a.stride[kernel->batch_axes + 1] == 1 && kernel->b.stride[kernel->batch_axes] == 1;
    if (dot) {
        emit_dot_products(e);
    } else {
        emit_row_sums(e);
    }
    emit_close(e, opened);
}

/* ---- products of views ---- */

/* The variable of an axis: the letter of its group, numbered where there are several. */
static const char *nest_name(const Emitter *e, int axis)
{
    static const char letter[NEST_GROUPS + 1] = "biktj";
    int group = 0;
    while (axis >= kernel_group(e->kernel, (NestGroup)group) + e->kernel->group_axes[group]) {
        group++;
    }
    const int number = axis - kernel_group(e->kernel, (NestGroup)group);
    return e->kernel->group_axes[group] > 1 ? arena_printf(e->arena, "%c%d", letter[group], number)
                                            : arena_printf(e->arena, "%c", letter[group]);
}

static void open_nest(Emitter *e, int first, int last)
{
    for (int axis = first; axis < last; axis++) {
        emit_for(e, nest_name(e, axis), e->kernel->extent[axis]);
    }
}

/* "x[34 + b * 784 + i0 * 28 + i1]" */
static char *nest_element(const Emitter *e, const Access *access)
{
    const int rank = kernel_group(e->kernel, NEST_GROUPS);
    const char *names[MAX_RANK];
    for (int axis = 0; axis < rank; axis++) {
        names[axis] = nest_name(e, axis);
    }
    return arena_printf(e->arena, "%s[%s]", buffer_var(e, access->buffer),
                        offset_text(e->arena, access, names, rank));
}

/* ---- folded products ---- */

/* The axis of the image that places or taps are along. */
static int image_axis(const Kernel *kernel, int axis)
{
    int along = 0;
    while (kernel->c.stride[axis] < kernel->image[along].stride) {
        along++;
    }
    return along;
}

static bool is_along(const Kernel *kernel, int axis, int image)
{
    const int rows = kernel_group(kernel, NEST_ROWS), steps = kernel_group(kernel, NEST_STEPS);
    const int taps = kernel_group(kernel, NEST_TAPS), columns = kernel_group(kernel, NEST_COLUMNS);
    const bool in_image = (axis >= rows && axis < steps) || (axis >= taps && axis < columns);
    return in_image && image_axis(kernel, axis) == image;
}

static bool is_cut(const ImageAxis *image)
{
    return image->count < image->extent;
}

/* "r0 = 2 * i0 + t0 - 1", where along the image this is, and nothing where that is outside. */
static void emit_place(Emitter *e, int image)
{
    const Kernel *kernel = e->kernel;
    const ImageAxis *along = &kernel->image[image];
    const char *place = "", *plus = "";
    for (int axis = 0; axis < kernel_group(kernel, NEST_GROUPS); axis++) {
        if (is_along(kernel, axis, image)) {
            const int64_t step = kernel->c.stride[axis] / along->stride;
            const char *times =
                step == 1 ? "" : arena_printf(e->arena, "%s * ", integer_text(e->arena, step));
            place = arena_printf(e->arena, "%s%s%s%s", place, plus, times, nest_name(e, axis));
            plus = " + ";
        }
    }
    emit_line(e, "const long r%d = %s - %s;", image, *place == '\0' ? "0" : place,
              integer_text(e->arena, along->first));
    emit_line(e, "if (r%d < 0 || r%d >= %s) {", image, image, integer_text(e->arena, along->count));
    emit_line(e, "    continue;");
    emit_line(e, "}");
}

/* Places down to where an axis is cut as soon as its places are known. */
static void open_places(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    const int rows = kernel_group(kernel, NEST_ROWS), steps = kernel_group(kernel, NEST_STEPS);
    for (int axis = rows - 1; axis < steps; axis++) {
        if (axis >= rows) {
            open_nest(e, axis, axis + 1);
        }
        for (int image = 0; image < kernel->image_axes; image++) {
            int last = rows - 1;
            for (int place = rows; place < steps; place++) {
                last = is_along(kernel, place, image) ? place : last;
            }
            if (last == axis && is_cut(&kernel->image[image])) {
                emit_place(e, image);
            }
        }
    }
}

/* The result's element, by r0, r1 where its image is cut. */
static char *image_element(const Emitter *e)
{
    const Kernel *kernel = e->kernel;
    Access in_memory = kernel->c;
    const char *cut = "";
    int64_t stride = 1;
    for (int image = kernel->image_axes - 1; image >= 0; image--) {
        const ImageAxis *along = &kernel->image[image];
        for (int axis = 0; axis < kernel_group(kernel, NEST_GROUPS); axis++) {
            if (is_along(kernel, axis, image)) {
                in_memory.stride[axis] =
                    is_cut(along) ? 0 : kernel->c.stride[axis] / along->stride * stride;
            }
        }
        if (is_cut(along)) {
            const char *times =
                stride == 1 ? "" : arena_printf(e->arena, " * %s", integer_text(e->arena, stride));
            cut = arena_printf(e->arena, " + r%d%s%s", image, times, cut);
        }
        stride *= along->count;
    }
    const char *element = nest_element(e, &in_memory);
    return arena_printf(e->arena, "%.*s%s]", (int)strlen(element) - 1, element, cut);
}

/* Zeros, then every step's share for each place of each tap. */
static void emit_folded_product(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    const int batch = kernel->group_axes[NEST_BATCH], rank = kernel_group(kernel, NEST_GROUPS);
    const int steps = kernel_group(kernel, NEST_STEPS);
    const int taps = kernel_group(kernel, NEST_TAPS), columns = kernel_group(kernel, NEST_COLUMNS);
    emit_for(e, "n", e->program->buffers[kernel->c.buffer].count);
    emit_line(e, "%s[n] = %s;", buffer_var(e, kernel->c.buffer),
              number_text(e->arena, kernel->dtype, 0));
    emit_close(e, 1);
    open_nest(e, 0, batch);
    open_nest(e, columns, rank);
    open_nest(e, taps, columns);
    open_nest(e, steps, taps);
    emit_line(e, "const %s b_kj = %s;", c_type(kernel->dtype), nest_element(e, &kernel->b));
    open_places(e);
    emit_line(e, "%s += %s * b_kj;", image_element(e), nest_element(e, &kernel->a));
    emit_close(e, rank);
}

/* Axes of columns but the last two go around the rows: then the columns are one image. */
enum { IMAGE_AXES = 2 };

static void emit_view_product(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    const int rank = kernel_group(kernel, NEST_GROUPS);
    const int rows = kernel_group(kernel, NEST_ROWS), steps = kernel_group(kernel, NEST_STEPS);
    const int taps = kernel_group(kernel, NEST_TAPS), columns = kernel_group(kernel, NEST_COLUMNS);
    const int image = rank - columns > IMAGE_AXES ? rank - IMAGE_AXES : columns;
    const char *c = nest_element(e, &kernel->c);
    open_nest(e, 0, rows);
    open_nest(e, columns, image);
    open_nest(e, rows, steps);
    open_nest(e, image, rank);
    emit_line(e, "%s = %s;", c, number_text(e->arena, kernel->dtype, 0));
    emit_close(e, rank - image);
    open_nest(e, steps, taps);
    emit_line(e, "const %s a_ik = %s;", c_type(kernel->dtype), nest_element(e, &kernel->a));
    open_nest(e, image, rank);
    emit_line(e, "%s += a_ik * %s;", c, nest_element(e, &kernel->b));
    emit_close(e, rank);
}

void emit_product_loops(Emitter *e)
{
    if (e->kernel->image_axes > 0) {
        emit_folded_product(e);
    } else {
        emit_view_product(e);
    }
}

/* The windows in order, so that every element is a sum in the order of its windows. */
void emit_fold_loops(Emitter *e)
{
    static const char *const names[FOLD_AXES] = {"i", "k", "j"};
    const Kernel *kernel = e->kernel;
    const int64_t *extent = kernel->extent + kernel->batch_axes;
    const char *y = batch_element(e, &kernel->c, names, FOLD_AXES);
    emit_for(e, "n", e->program->buffers[kernel->c.buffer].count);
    emit_line(e, "%s[n] = %s;", buffer_var(e, kernel->c.buffer),
              number_text(e->arena, kernel->dtype, 0));
    emit_close(e, 1);
    int opened = open_batch(e);
    opened += emit_steps(e, "i", extent[0]);
    opened += emit_steps(e, "j", extent[2]);
    opened += emit_steps(e, "k", extent[1]);
    emit_line(e, "%s += %s;", y, batch_element(e, &kernel->a, names, FOLD_AXES));
    emit_close(e, opened);
}
