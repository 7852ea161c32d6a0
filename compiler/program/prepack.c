/* prepack.c: what every step of a loop multiplies by lies in rows, as its products read them. In: a
 * program whose loops have bodies. Out: the same, with copies in front of loops.
 *
 * A recurrent network multiplies by the transpose of a weight, x W^T. A product of few rows has to
 * turn W for that, which takes up to twice as long as to multiply by it; in a loop, every step does
 * so again. So W is turned once, in front of the loop.
 */
#include "program.h"
#include "uses.h"

/* Rows from which on a product takes no notice of how its operand lies. */
enum { MANY_ROWS = 64 };

/* The products that read an input of a body as W^T, for few rows. */
typedef struct Readers {
    int products;
    int64_t k, n;
} Readers;

/* Does the product read columns of `k` side by side, n of them, for few rows? */
static bool reads_transpose(const Kernel *kernel, int buffer)
{
    const int64_t *stride = kernel->b.stride + kernel->batch_axes;
    bool whole = kernel->kind == KERNEL_MATMUL && kernel->b.buffer == buffer &&
                 kernel->b.offset == 0 && kernel->m < MANY_ROWS && kernel->k > 1 &&
                 stride[0] == 1 && stride[1] == kernel->k;
    for (int axis = 0; axis < kernel->batch_axes; axis++) {
        whole = whole && kernel->b.stride[axis] == 0;
    }
    return whole;
}

static Readers find_readers(const Program *body, int buffer)
{
    Readers readers = {0};
    for (int k = 0; k < body->kernel_count; k++) {
        const Kernel *kernel = &body->kernels[k];
        if (reads_transpose(kernel, buffer)) {
            readers.products++;
            readers.k = kernel->k;
            readers.n = kernel->n;
        }
    }
    return readers;
}

/* The copy of W. */
static Access add_copy(Program *program, Access weight, int64_t k, int64_t n, DType dtype)
{
    const NodeId node = program->buffers[weight.buffer].node;
    const int64_t extent[] = {k, n};
    Buffer buffer = {.storage = IN_WORK, .slot = -1, .dtype = dtype, .count = k * n, .node = node};
    buffer.bytes = buffer.count * dtype_bytes(dtype);
    buffer.name = "turned";
    buffer.shape = (Shape){2, {k, n}};
    Access turned = {.buffer = program_add_buffer(program, buffer), .stride = {n, 1}};
    weight.stride[0] = 1;
    weight.stride[1] = k;
    program_add_kernel(program,
                       kernel_copying(program, COUNT_OF(extent), extent, &weight, &turned, node));
    return (Access){.buffer = turned.buffer};
}

/* Input i of a loop that comes next; `census` is of its body. */
static void prepack_input(Program *program, Loop *loop, int i, const Census *census)
{
    Program *body = loop->body;
    const int buffer = program_buffer(body, IN_INPUT, i);
    if (buffer < 0) {
        return;
    }
    const Readers readers = find_readers(body, buffer);
    if (readers.products == 0 || readers.products < census[buffer].uses ||
        readers.k * readers.n != body->buffers[buffer].count) {
        return;
    }
    loop->inputs[i] =
        add_copy(program, loop->inputs[i], readers.k, readers.n, body->buffers[buffer].dtype);
    body->buffers[buffer].shape = program->buffers[loop->inputs[i].buffer].shape;
    for (int k = 0; k < body->kernel_count; k++) {
        Kernel *kernel = &body->kernels[k];
        if (reads_transpose(kernel, buffer)) {
            kernel->b.stride[kernel->batch_axes] = readers.n;
            kernel->b.stride[kernel->batch_axes + 1] = 1;
        }
    }
}

void prepack(Program *program)
{
    Arena *arena = arena_new();
    int kernel_count;
    const Kernel *kernels = program_take_kernels(program, &kernel_count);
    for (int k = 0; k < kernel_count; k++) {
        Loop *loop = kernels[k].loop;
        const bool repeats = kernels[k].kind == KERNEL_LOOP && loop->attr.steps > 1;
        const int constants = repeats ? loop->attr.carries + loop->attr.stacked : 0;
        const Census *census = repeats ? take_census(arena, loop->body) : NULL;
        for (int i = constants; repeats && i < loop->input_count; i++) {
            prepack_input(program, loop, i, census);
        }
        if (kernels[k].kind == KERNEL_LOOP) {
            prepack(loop->body);
        }
        program_add_kernel(program, kernels[k]);
    }
    arena_free(arena);
}
