/* emit_nest.c: products and folds as plain C, for the loops spelling. In: a kernel of kind MATMUL or
 * FOLD, with batch axes. Out: its nest of loops.
 *
 * A product whose operands both run along k is a sum in lanes, any other one adds rows of b.
 */
#include "emit_kernel.h"

enum { LANES = 16 };

/* "b0 * 4096 + i * 64 + k": the batch axes' strides, then those of named variables. */
static char *nest_subscript(const Emitter *e, const Access *access, const char *const *names,
                            int count)
{
    const int batch = e->kernel->batch_axes;
    Text text = {0};
    if (access->offset != 0) {
        text_printf(&text, "%s + ", integer_text(e->arena, access->offset));
    }
    for (int axis = 0; axis < batch + count; axis++) {
        const char *name = axis < batch ? arena_printf(e->arena, "b%d", axis) : names[axis - batch];
        if (access->stride[axis] == 1) {
            text_printf(&text, "%s + ", name);
        } else if (access->stride[axis] != 0) {
            text_printf(&text, "%s * %s + ", name, integer_text(e->arena, access->stride[axis]));
        }
    }
    char *result = text.length >= 3 ? arena_strndup(e->arena, text.data, text.length - 3) : "0";
    text_free(&text);
    return result;
}

static char *product_operand(const Emitter *e, const Access *access, const char *row,
                             const char *column)
{
    const char *const names[] = {row, column};
    return arena_printf(e->arena, "%s[%s]", buffer_var(e, access->buffer),
                        nest_subscript(e, access, names, COUNT_OF(names)));
}

/* Row times row: the inner loop sums in lanes, which vectorises without reordering a sum. */
static void emit_dot_products(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    const char *type = c_type(kernel->dtype);
    const int64_t whole = kernel->k / LANES * LANES;
    emit_for(e, "i", kernel->m);
    emit_for(e, "j", kernel->n);
    emit_line(e, "%s sum = %s;", type, number_text(e->arena, kernel->dtype, 0));
    if (whole > 0) {
        emit_line(e, "%s lane[%d] = {0};", type, LANES);
        emit_line(e, "for (long k = 0; k < %s; k += %d) {", integer_text(e->arena, whole), LANES);
        emit_line(e, "    for (long l = 0; l < %d; l++) {", LANES);
        emit_line(e, "        lane[l] += %s * %s;", product_operand(e, &kernel->a, "i", "(k + l)"),
                  product_operand(e, &kernel->b, "(k + l)", "j"));
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
    emit_line(e, "%s = sum;", product_operand(e, &kernel->c, "i", "j"));
    emit_close(e, 2);
}

/* Rows of the result as sums of rows of b. */
static void emit_row_sums(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    const char *c = product_operand(e, &kernel->c, "i", "j");
    emit_for(e, "i", kernel->m);
    emit_for(e, "j", kernel->n);
    emit_line(e, "%s = %s;", c, number_text(e->arena, kernel->dtype, 0));
    emit_close(e, 1);
    emit_for(e, "k", kernel->k);
    emit_line(e, "const %s a_ik = %s;", c_type(kernel->dtype),
              product_operand(e, &kernel->a, "i", "k"));
    emit_for(e, "j", kernel->n);
    emit_line(e, "%s += a_ik * %s;", c, product_operand(e, &kernel->b, "k", "j"));
    emit_close(e, 3);
}

static void open_batch(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    for (int axis = 0; axis < kernel->batch_axes; axis++) {
        emit_for(e, arena_printf(e->arena, "b%d", axis), kernel->extent[axis]);
    }
}

void emit_matmul_loops(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    open_batch(e);
    const bool dot =
        kernel->a.stride[kernel->batch_axes + 1] == 1 && kernel->b.stride[kernel->batch_axes] == 1;
    if (dot) {
        emit_dot_products(e);
    } else {
        emit_row_sums(e);
    }
    emit_close(e, kernel->batch_axes);
}

/* The windows in order, so that every element is a sum in the order of its windows. */
void emit_fold_loops(Emitter *e)
{
    static const char *const names[FOLD_AXES] = {"i", "k", "j"};
    const Kernel *kernel = e->kernel;
    const int batch = kernel->batch_axes, inner = kernel->extent[batch + 1] > 1;
    const char *y = buffer_var(e, kernel->c.buffer), *a = buffer_var(e, kernel->a.buffer);
    emit_for(e, "n", e->program->buffers[kernel->c.buffer].count);
    emit_line(e, "%s[n] = %s;", y, number_text(e->arena, kernel->dtype, 0));
    emit_close(e, 1);
    open_batch(e);
    emit_for(e, "i", kernel->extent[batch]);
    emit_for(e, "j", kernel->extent[batch + 2]);
    if (inner) {
        emit_for(e, "k", kernel->extent[batch + 1]);
    }
    emit_line(e, "%s[%s] += %s[%s];", y, nest_subscript(e, &kernel->c, names, FOLD_AXES), a,
              nest_subscript(e, &kernel->a, names, FOLD_AXES));
    emit_close(e, batch + 2 + inner);
}
