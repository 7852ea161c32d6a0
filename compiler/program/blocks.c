/* blocks.c: a slice is cut further where no cache holds its values. In: the work on one slice. Out:
 * the same, where runs of its kernels have become loops over blocks of rows.
 *
 * Of attention these are blocks of queries: the scores of a block with all keys, their softmax and
 * what becomes of both exist at one time. Products that sum over the queries, which the gradients
 * by keys and values are, add up what the blocks give, one after the other, whoever works on the
 * slice: so the order of a sum does not depend on the number of threads.
 */
#include "slice.h"

#include <string.h>

enum { STRIP = 8 }; /* rows that a product takes together: blocks are whole strips */

/* Bytes that a slice has of what the parts hand on to each other. */
static int64_t private_bytes(Slicer *s, const Run *run)
{
    const bool *private = find_private(s, run);
    int64_t bytes = 0;
    for (int b = 0; b < s->program->buffer_count; b++) {
        bytes += private[b] ? slice_share(&run->axes, s->program->buffers[b].bytes) : 0;
    }
    return bytes;
}

/* As many rows as `bytes` hold, shared out evenly, in whole strips if there is one; all, if they
 * are no more. */
static int64_t block_size(int64_t rows, int64_t row_bytes, int64_t bytes)
{
    const int64_t strip = bytes / row_bytes < STRIP ? 1 : STRIP;
    const int64_t strips = (rows + strip - 1) / strip, fit = bytes / (row_bytes * strip);
    const int64_t most = fit > 1 ? fit : 1, blocks = (strips + most - 1) / most;
    return blocks > 1 ? (strips + blocks - 1) / blocks * strip : rows;
}

/* The kernels of the run, cut along the axes of `again`; false where there is no room for them. */
static bool cut_again(Slicer *s, const Run *run, Run *again)
{
    for (int i = 0; i < run->origin_count; i++) {
        const Origin *origin = &run->origins[i];
        Kernel part;
        if (!cut_kernel(s->arena, &origin->kernel, &again->axes, origin->guide, origin->place,
                        &part)) {
            return false;
        }
        ARENA_PUSH(s->arena, again->parts, again->count, again->capacity, part);
    }
    return true;
}

/* The run, so far over single rows, becomes one over blocks, if they are smaller than all. */
static void choose_blocks(Slicer *s, Run *run)
{
    const int64_t rows = run->axes.extent[0], row_bytes = private_bytes(s, run);
    if (row_bytes == 0 || rows * row_bytes <= s->block_bytes) {
        return;
    }
    const int64_t size = block_size(rows, row_bytes, s->block_bytes), behind = rows % size;
    Run blocks = {.axes = run->axes}, *rest = ARENA_NEW(s->arena, Run);
    blocks.axes.size = size;
    blocks.axes.extent[0] = rows / size;
    blocks.axes.rest = behind;
    rest->axes = run->axes;
    rest->axes.size = behind;
    rest->axes.extent[0] = 1;
    rest->axes.first = rows - behind;
    blocks.rest = behind > 0 ? rest : NULL;
    blocks.accepted =
        size < rows && cut_again(s, run, &blocks) && (behind == 0 || cut_again(s, run, rest));
    if (blocks.accepted) {
        *run = blocks;
    }
}

void cut_blocks(Program *body, int64_t block_bytes)
{
    Slicer s = {.arena = arena_new(), .program = body, .blocks = true, .block_bytes = block_bytes};
    find_runs(&s);
    count_traffic(&s);
    for (int r = 0; r < s.run_count; r++) {
        choose_blocks(&s, &s.runs[r]);
    }
    replace_runs(&s);
    arena_free(s.arena);
}
