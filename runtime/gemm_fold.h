/* gemm_fold: products whose elements are added up where windows overlap; included by gemm_type.h.
 *
 * In: T and the products of gemm_type.h. Out: rt_fold_product_TYPE.
 * Rows are the places of an image, columns the channels, a product for every tap of the window. The
 * sums of a strip and a panel go from the registers into an image with the channels of the panel
 * side by side, (size, channels), which stays in the cache: a row of sums is a whole vector of
 * it, for any window. In the end what is kept of the image is turned into the channels of Y. A
 * product of the batch is within one chunk of work, so an element gets its sums in the same order
 * for any number of threads. Where windows are one step apart, gemm_gather.h may be faster.
 */

typedef struct NAME(Folding) {
    NAME(Product) product; /* of the first tap, at place 0 */
    Axes taps, places, image_taps;
    Axes y_batch;
    T *y;
    long channel; /* elements of y from one to the next */
    long tap_count;
    Image image;
    long start, run, runs; /* of what is kept of the image: elements in front, and in a row, */
    Axes starts;           /* and where the rows are */
} NAME(Folding);

/* Columns [j, j + cols) of taps [tap, tap + count), of one vector if they are several: where they
 * are if that is side by side, else packed. */
static NAME(Panel) NAME(taps_panel)(const NAME(Folding) * f, const NAME(Block) * block, long j,
                                    long cols, long tap, long count)
{
    const long width = NAME(vectors)(cols) * LANES;
    long from[WIDE], to[WIDE];
    axes_offsets(&f->taps, tap, count, from);
    axes_offsets(&f->image_taps, tap, count, to);
    bool pack = f->product.pack_right;
    for (long t = 1; t < count; t++) {
        pack |= from[t] != from[0] + t * LANES;
    }
    NAME(Operand) right = f->product.right;
    NAME(Panel)
    panel = NAME(panel)(right.x + from[0] + j + block->p * right.step, right.step);
    if (pack) {
        panel = NAME(panel)(block->packed_right, count * width);
    }
    for (long t = 0; t < count; t++) {
        right.x = f->product.right.x + from[t];
        if (pack) {
            T *packed = block->packed_right + t * width;
            NAME(pack_panel)(&right, block, j, cols, count * width, packed);
        }
        for (int v = 0; v < (count == 1 ? WIDE : 1); v++) {
            panel.to[t + v] = to[t] * width + v * LANES;
        }
    }
    return panel;
}

/* The sums of some taps of a panel, added to its image at the places of the block's strips. */
static void NAME(add_taps)(const NAME(Folding) * f, const NAME(Block) * block, const long *place,
                           long j, long cols, long tap, long count, T *image)
{
    const long vectors = NAME(vectors)(cols), width = vectors * LANES;
    const NAME(Panel) panel = NAME(taps_panel)(f, block, j, cols, tap, count);
    for (long s = 0; s < block->strips; s++) {
        const long rows = NAME(strip_height)(block, s), start = NAME(strip_start)(block, s);
        int form;
        const NAME(Strip) strip = NAME(strip)(&f->product, block, s, &form);
        T *row[MR];
        for (long r = 0; r < rows; r++) {
            KEEP_SCALAR(r);
            row[r] = image + place[start + r] * width;
        }
        NAME(kernels)[form][count * vectors - 1][rows - 1](block->k, &strip, &panel, row, true);
    }
}

/* All taps of a panel: of one vector several together, for every element of left loaded then serves
 * several sums. */
static void NAME(add_panel)(const NAME(Folding) * f, const NAME(Block) * block, const long *place,
                            long j, long cols, T *image)
{
    const long together = cols <= LANES ? VECTORS : 1;
    for (long tap = 0, count; tap < f->tap_count; tap += count) {
        count = part_size(f->tap_count - tap, together, 1);
        NAME(add_taps)(f, block, place, j, cols, tap, count, image);
    }
}

/* Panels [j, j_end) of columns, all places and steps. */
static void NAME(add_panels)(const NAME(Folding) * f, NAME(Block) * block, T *image)
{
    const NAME(Product) *product = &f->product;
    long place[TABLE_ROWS];
    for (block->p = 0; block->p < product->k; block->p += block->k) {
        const long left = product->k - block->p;
        block->k = left < product->k_block ? left : product->k_block;
        NAME(start_steps)(product, block);
        const long rows = NAME(block_rows)(product, product->m, block->k, true);
        for (block->i = 0; block->i < product->m; block->i = block->i_end) {
            block->i_end = block->i + rows < product->m ? block->i + rows : product->m;
            NAME(start_rows)(product, block);
            axes_offsets(&f->places, block->i, block->i_end - block->i, place);
            for (long j = block->j, cols; j < block->j_end; j += cols) {
                cols = NAME(panel_cols)(block->j_end - j, product->panel_vectors);
                NAME(add_panel)(f, block, place, j, cols, image + (j - block->j) * f->image.size);
            }
        }
    }
}

/* What is kept of the image of a panel, run by run of what lies side by side, as channels of y. */
static void NAME(copy_kept)(const NAME(Folding) * f, const T *image, long cols, T *y)
{
    const long width = NAME(vectors)(cols) * LANES, run = f->run;
    long start[TABLE_ROWS];
    for (long r = 0, count; r < f->runs; r += count) {
        count = f->runs - r < TABLE_ROWS ? f->runs - r : TABLE_ROWS;
        axes_offsets(&f->starts, r, count, start);
        for (long i = 0; i < count; i++) {
            NAME(copy_transposed)
            (image + (f->start + start[i]) * width, width, run, cols, y + (r + i) * run, f->channel,
             false);
        }
    }
}

_Static_assert(GEMM_RIGHT_BYTES / sizeof(T) - KC * NR >= RT_FOLD_SIZE * LANES,
               "there is room for the image of a panel of one vector");

/* One product of the batch; as many panels at a time as there is room for their images. */
static void NAME(fold_image)(const NAME(Folding) * f, T *y, void *scratch)
{
    const NAME(Product) *product = &f->product;
    const long size = f->image.size;
    unsigned char *memory = packing_memory(scratch);
    NAME(Block)
    block = {.packed_left = (T *)memory, .packed_right = (T *)(memory + GEMM_LEFT_BYTES)};
    const long panel = KC * NR, room = GEMM_RIGHT_BYTES / (long)sizeof(T) - panel;
    T *image = block.packed_right + panel;
    const long most = room / (size * LANES) * LANES;
    for (block.j = 0; block.j < product->n; block.j = block.j_end) {
        block.j_end = block.j + most < product->n ? block.j + most : product->n;
        const long vectors = NAME(vectors)(block.j_end - block.j);
        memset(image, 0, (size_t)(size * vectors * LANES) * sizeof(T));
        NAME(add_panels)(f, &block, image);
        for (long j = block.j, cols; j < block.j_end; j += cols) {
            cols = NAME(panel_cols)(block.j_end - j, product->panel_vectors);
            NAME(copy_kept)(f, image + (j - block.j) * size, cols, y + j * f->channel);
        }
    }
}

static void NAME(fold_images)(void *context, long begin, long end, void *scratch)
{
    const NAME(Folding) *first = context;
    NAME(Folding) f = *first;
    for (long unit = begin; unit < end; unit++) {
        NAME(move)(&first->product, unit, &f.product);
        NAME(fold_image)(&f, first->y + axes_offset(&first->y_batch, unit), scratch);
    }
}

#include "gemm_gather.h"
#include "gemm_spread.h"

static void NAME(rt_fold_product)(const long axes[6], const long *extent, const long *a_stride,
                                  const long *b_stride, const long *y_stride, const long *image,
                                  const T *a, const T *b, T *y)
{
    const int batch = (int)axes[0], places = (int)axes[1], steps = (int)axes[2];
    const int taps = (int)axes[3], channels = (int)axes[4];
    const int place = batch, step = place + places, tap = step + steps, channel = tap + taps;
    NAME(Folding)
    f = {
        .taps = join_axes(taps, extent + tap, b_stride + tap),
        .image_taps = join_axes(taps, extent + tap, y_stride + tap),
        .places = join_axes(places, extent + place, y_stride + place),
        .y_batch = join_axes(batch, extent, y_stride),
        .y = y,
        .tap_count = extents_product(taps, extent + tap),
        .image = image_of(axes, extent, a_stride, b_stride, y_stride, image),
    };
    const Axes channel_of_y = join_axes(channels, extent + channel, y_stride + channel);
    f.channel = inner_stride(&channel_of_y);
    f.start = kept_start(&f.image);
    f.starts = kept_rows(&f.image, &f.run);
    f.runs = axes_extent(&f.starts);
    NAME(Product) *product = &f.product;
    product->batch = extents_product(batch, extent);
    product->left_batch = join_axes(batch, extent, a_stride);
    product->right_batch = join_axes(batch, extent, b_stride);
    product->left = NAME(operand)(a, join_axes(places, extent + place, a_stride + place),
                                  join_axes(steps, extent + step, a_stride + step));
    product->right = NAME(operand)(b, join_axes(channels, extent + channel, b_stride + channel),
                                   join_axes(steps, extent + step, b_stride + step));
    NAME(plan)
    (product, axes_extent(&product->left.lines), axes_extent(&product->right.lines),
     axes_extent(&product->left.steps));
    product->panel_vectors = VECTORS;
    product->strip_rows = MR;
    product->pack_left = !NAME(left_is_near)(product);
    product->pack_right =
        product->n % LANES != 0 || !product->right.matrix || product->right.line != 1;
    const long chunks = TILES_PER_THREAD * parallel_width(); /* of several share the copy of B */
    const long chunk = (product->batch + chunks - 1) / chunks;
    NAME(Spreading) spreading;
    NAME(Gathering) gathering;
    if (NAME(plan_spreading)(&spreading, &f)) {
        rt_parallel(product->batch, chunk, NAME(spread_images), &spreading);
        return;
    }
    if (NAME(plan_gathering)(&gathering, &f)) {
        rt_parallel(product->batch, chunk, NAME(gather_images), &gathering);
        return;
    }
    rt_parallel(product->batch, 1, NAME(fold_images), &f);
}
