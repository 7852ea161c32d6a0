/* blocks.c: a slice is cut further where no cache holds its values, or a mask hides some of them. In:
 * the work on one slice. Out: the same, where runs of its kernels have become loops over blocks of
 * rows.
 *
 * Of attention these are blocks of queries: the scores of a block with all keys, their softmax and
 * what becomes of both exist at one time. Products that sum over the queries, which the gradients
 * by keys and values are, add up what the blocks give, one after the other, whoever works on the
 * slice: so the order of a sum does not depend on the number of threads.
 *
 * In a whole program the same is done to the gradient of a large weight, if nothing but the update
 * reads it: a block of its rows is made, the weight's rows are updated with it, and it is gone before
 * it gets to memory. These blocks do not depend on each other.
 */
#include "slice.h"

#include <string.h>

enum {
    STRIP = 8,       /* rows that a product takes together: blocks are whole strips */
    SPAN_ROWS = 32,  /* fewer are slower work than the columns left out would be, and more code */
    MOST_SPANS = 8,  /* each is a function of its own to compile */
    LEAST_ROWS = 32, /* of a gradient: its product goes through all of one operand for them */
};

/* Bytes that a slice has of what the parts hand on to each other. */
static int64_t private_bytes(const Slicer *s, const Run *run, const bool *private)
{
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

/* ---- spans ----
 * Rows of which every block has the same columns. With a mask there are several: the rows of a span
 * need no more columns than some of them do. */

typedef struct Span {
    int64_t first, end; /* rows */
    KeySpan columns;
} Span;

static Span span_of(Slicer *s, const Run *run, const Keys *keys, int64_t first, int64_t end)
{
    Span span = {.first = first, .end = end};
    if (keys->count > 0) {
        span.columns = keys_needed(s, run, keys, first, end - 1);
    }
    return span;
}

static int64_t span_size(const Span *span)
{
    return (span->end - span->first) * (span->columns.end - span->columns.first);
}

/* Spans are of whole strips, but for the last; returns how many there are. */
static int find_spans(Slicer *s, const Run *run, const Keys *keys, Span *spans)
{
    const int64_t rows = run->axes.extent[0], strips = (rows + STRIP - 1) / STRIP;
    const int64_t fit = rows / SPAN_ROWS, most = fit < MOST_SPANS ? fit : MOST_SPANS;
    const Span all = span_of(s, run, keys, 0, rows);
    const int count = keys->count > 0 ? (int)most : 0;
    int64_t size = 0;
    for (int i = 0; i < count; i++) {
        const int64_t first = strips * i / count * STRIP, end = strips * (i + 1) / count * STRIP;
        spans[i] = span_of(s, run, keys, first, end < rows ? end : rows);
        size += span_size(&spans[i]);
    }
    if (count > 0 && size < span_size(&all)) {
        return count;
    }
    spans[0] = all;
    return 1;
}

/* ---- blocks ---- */

/* Appends the run over `count` blocks of `size` rows of a span to `last`; returns it, or NULL if
 * there is no room for its axes. */
static Run *add_blocks(Slicer *s, const Run *run, const Keys *keys, const Span *span, int64_t first,
                       int64_t size, int64_t count, Run *last)
{
    Run *blocks = ARENA_NEW(s->arena, Run);
    blocks->axes = run->axes;
    blocks->axes.first = first;
    blocks->axes.size = size;
    blocks->axes.extent[0] = count;
    blocks->axes.rest = run->axes.extent[0] - first - size * count;
    for (int i = 0; i < run->origin_count; i++) {
        const Origin *origin = &run->origins[i];
        Kernel part;
        if (!cut_kernel(s->arena, &origin->kernel, &blocks->axes, origin->guide, origin->place,
                        &part)) {
            return NULL;
        }
        ARENA_PUSH(s->arena, blocks->parts, blocks->count, blocks->capacity, part);
    }
    if (span->columns.end - span->columns.first < keys->count) {
        leave_out_keys(s, run, blocks, keys, span->columns);
    }
    last->next = blocks;
    return blocks;
}

/* Appends the blocks of `size` rows of a span and the rows behind them, which are fewer. */
static Run *add_span(Slicer *s, const Run *run, const Keys *keys, const Span *span, int64_t size,
                     Run *last)
{
    const int64_t blocks = (span->end - span->first) / size, behind = span->first + blocks * size;
    last = add_blocks(s, run, keys, span, span->first, size, blocks, last);
    return last == NULL || behind == span->end
               ? last
               : add_blocks(s, run, keys, span, behind, span->end - behind, 1, last);
}

/* Finds the blocks for the run over single rows, which is accepted if they are smaller than all. */
static void choose_blocks(Slicer *s, Run *run)
{
    const Keys keys = find_keys(s, run);
    const int64_t rows = run->axes.extent[0], row_bytes = private_bytes(s, run, keys.private);
    Span spans[MOST_SPANS];
    Run before = {0}, *last = &before;
    const int count = find_spans(s, run, &keys, spans);
    for (int i = 0; i < count && row_bytes > 0 && last != NULL; i++) {
        const Span *span = &spans[i];
        const int64_t size = block_size(span->end - span->first, row_bytes, s->block_bytes);
        last = add_span(s, run, &keys, span, size, last);
    }
    if (last != NULL && before.next != NULL && before.next->axes.size < rows) {
        run->blocks = before.next;
        run->accepted = true;
    }
}

void cut_blocks(Program *body, const Mask *masks, int mask_count, int64_t block_bytes)
{
    Slicer s = {.arena = arena_new(), .program = body, .blocks = true, .block_bytes = block_bytes};
    find_masks(&s);
    memcpy(s.masks, masks, sizeof(Mask) * (size_t)mask_count);
    find_runs(&s);
    count_traffic(&s);
    for (int r = 0; r < s.run_count; r++) {
        choose_blocks(&s, &s.runs[r]);
    }
    replace_runs(&s);
    arena_free(s.arena);
}

/* Rows of a block of `bytes`, rather some fewer than that some are left over behind the last one, which
 * would be one more function. */
static int64_t gradient_size(int64_t rows, int64_t row_bytes, int64_t bytes)
{
    const int64_t least = LEAST_ROWS * row_bytes;
    const int64_t most = block_size(rows, row_bytes, bytes > least ? bytes : least);
    int64_t size = most;
    while (rows % size != 0 && size - STRIP >= LEAST_ROWS && size - STRIP >= most / 2) {
        size -= STRIP;
    }
    return rows % size == 0 ? size : most;
}

/* The blocks of a large gradient; the run is accepted if they are smaller than all. */
static void choose_rows(Slicer *s, Run *run)
{
    const Keys keys = {0};
    const Span all = {.end = run->axes.extent[0]};
    const int64_t row_bytes = s->program->buffers[run->parts[0].c.buffer].bytes / all.end;
    const int64_t size = gradient_size(all.end, row_bytes, s->block_bytes);
    Run before = {0};
    if (size < all.end && add_span(s, run, &keys, &all, size, &before) != NULL) {
        run->blocks = before.next;
        run->accepted = true;
    }
}

void cut_gradients(Program *program, int64_t block_bytes)
{
    Slicer s = {
        .arena = arena_new(), .program = program, .blocks = true, .block_bytes = block_bytes};
    count_traffic(&s);
    find_updates(&s);
    for (int r = 0; r < s.run_count; r++) {
        choose_rows(&s, &s.runs[r]);
    }
    replace_runs(&s);
    arena_free(s.arena);
}
