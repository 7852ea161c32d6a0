/* emit_spelling.c: by which of the spellings a kernel is printed, and in it by which part of the
 * emitter. In: a kernel. Out: its function.
 */
#include "emit_kernel.h"

bool is_tuned(Spelling spelling)
{
    return spelling == TUNED || spelling == EXACT;
}

bool is_blocks(Spelling spelling)
{
    return spelling == BLOCKS || spelling == BLOCKS_BARE;
}

bool calls_runtime(Spelling spelling)
{
    return is_blocks(spelling) || is_tuned(spelling);
}

/* Libtcc looks for a member from the first on, but finds a constant at once. So blocks have the
 * states as an array: a thousand layers are read in ten times the time of a hundred. */
bool has_state_array(Spelling spelling)
{
    return is_blocks(spelling);
}

void emit_kernel_loops(Emitter *e)
{
    emit_signature(e, "restrict ", false);
    e->indent = 1;
    if (e->kernel->kind == KERNEL_MAP) {
        emit_map_loops(e);
    } else if (e->kernel->kind == KERNEL_MATMUL) {
        emit_matmul_loops(e);
    } else if (e->kernel->kind == KERNEL_PRODUCT) {
        emit_product_loops(e);
    } else if (e->kernel->kind == KERNEL_FOLD) {
        emit_fold_loops(e);
    } else {
        emit_along_loops(e);
    }
    text_add(e->out, "}\n\n");
}

void emit_kernel(Emitter *e)
{
    if (is_tuned(e->spelling)) {
        emit_kernel_tuned(e);
    } else if (is_blocks(e->spelling)) {
        emit_kernel_blocks(e);
    } else {
        emit_kernel_loops(e);
    }
}
