/* cost.c: what a kernel has to do at least. In: a kernel. Out: floating-point operations, and bytes
 * that it reads and writes.
 *
 * A multiplication with its addition counts as two operations, a call of libm as one. Bytes count
 * every element of memory once for reading and once for writing, however often a kernel comes back
 * to it. A loop costs nothing by itself: the kernels of its body are counted, once per step.
 * A loop over slices is one kernel, whose temporaries are no memory.
 */
#include "program.h"
#include "uses.h"

/* The additions; the other operators along an axis move and compare. */
static int64_t along_flops(const Kernel *kernel)
{
    const bool adds = kernel->op == OP_cumsum || kernel->op == OP_scatter_add;
    return adds ? kernel->outer * kernel->from * kernel->inner : 0;
}

static int64_t extents_product(const Kernel *kernel, int count)
{
    int64_t product = 1;
    for (int axis = 0; axis < count; axis++) {
        product *= kernel->extent[axis];
    }
    return product;
}

static int64_t map_flops(const Kernel *kernel)
{
    int64_t flops = 0;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        if (instr->kind == INSTR_ELEM || instr->kind == INSTR_REDUCE) {
            const bool per_row = instr->kind == INSTR_ELEM && instr->role == ROW;
            flops += kernel_rows(kernel) * (per_row ? 1 : kernel_cols(kernel));
        }
    }
    return flops;
}

int64_t kernel_flops(const Kernel *kernel)
{
    switch (kernel->kind) {
    case KERNEL_MATMUL:
        return 2 * extents_product(kernel, kernel->batch_axes) * kernel->m * kernel->n * kernel->k;
    case KERNEL_PRODUCT:
        return 2 * extents_product(kernel, kernel_group(kernel, NEST_GROUPS));
    case KERNEL_FOLD:
        return extents_product(kernel, kernel->batch_axes + FOLD_AXES);
    case KERNEL_ALONG:
        return along_flops(kernel);
    case KERNEL_LOOP:
        return 0;
    case KERNEL_SLICES:
        return extents_product(kernel, kernel->batch_axes) * program_flops(kernel->slices->body);
    default:
        return map_flops(kernel);
    }
}

int64_t program_flops(const Program *program)
{
    int64_t flops = 0;
    for (int k = 0; k < program->kernel_count; k++) {
        const Kernel *kernel = &program->kernels[k];
        flops += kernel_flops(kernel);
        if (kernel->kind == KERNEL_LOOP) {
            flops += kernel->loop->attr.steps * program_flops(kernel->loop->body);
        }
    }
    return flops;
}

/* ---- bytes ---- */

/* The most elements that were reached in each buffer, by reading and by writing. */
typedef struct Traffic {
    const Program *program;
    const Kernel *kernel;
    int64_t *elements[2];
} Traffic;

int access_extents(const Kernel *kernel, const Access *access, int64_t *extent)
{
    const bool product = kernel->kind == KERNEL_MATMUL;
    int rank = product                          ? kernel->batch_axes
               : kernel->kind == KERNEL_PRODUCT ? kernel_group(kernel, NEST_GROUPS)
               : kernel->kind == KERNEL_FOLD    ? kernel->batch_axes + FOLD_AXES
                                                : kernel->row_axes + kernel->col_axes;
    for (int axis = 0; axis < rank; axis++) {
        extent[axis] = kernel->extent[axis];
    }
    if (product) {
        extent[rank++] = access == &kernel->b ? kernel->k : kernel->m;
        extent[rank++] = access == &kernel->a ? kernel->k : kernel->n;
    }
    return rank;
}

static int64_t elements_reached(const Traffic *traffic, const Use *use)
{
    const int64_t all = traffic->program->buffers[use->buffer].count;
    if (use->access == NULL || traffic->kernel->kind == KERNEL_ALONG) {
        return all;
    }
    int64_t extent[MAX_RANK + 2], reached = 1;
    const int rank = access_extents(traffic->kernel, use->access, extent);
    for (int axis = 0; axis < rank; axis++) {
        reached *= use->access->stride[axis] != 0 ? extent[axis] : 1;
    }
    return reached < all ? reached : all;
}

static void count_use(void *context, const Use *use)
{
    const Traffic *traffic = context;
    int64_t *most = &traffic->elements[use->writes][use->buffer];
    const int64_t reached = use->partial ? 0 : elements_reached(traffic, use);
    *most = reached > *most ? reached : *most;
}

int64_t kernel_bytes(const Program *program, const Kernel *kernel)
{
    if (kernel->kind == KERNEL_LOOP) {
        return 0;
    }
    Arena *arena = arena_new();
    Traffic traffic = {.program = program, .kernel = kernel};
    traffic.elements[0] = ARENA_ARRAY(arena, int64_t, program->buffer_count);
    traffic.elements[1] = ARENA_ARRAY(arena, int64_t, program->buffer_count);
    kernel_uses(kernel, count_use, &traffic);
    int64_t bytes = 0;
    for (int b = 0; b < program->buffer_count; b++) {
        const int64_t elements = traffic.elements[0][b] + traffic.elements[1][b];
        bytes += elements * dtype_bytes(program->buffers[b].dtype);
    }
    arena_free(arena);
    return bytes;
}
