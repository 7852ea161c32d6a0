/* gemm_gather: folded products whose windows lie one step apart, by gathering; included by
 * gemm_fold.h.
 *
 * In: the Folding of gemm_fold.h. Out: plan_gathering, whether to do it so, and gather_images.
 * With steps o, and taps t that are so many places long,
 *     Y[c][q] = sum over t and o of A[o][q - t] B[o][t][c]
 * where A is zero outside of its places. That is a product of windows like any other, whose sums
 * stay in registers until they are complete. A is copied to scratch with zeros around it, which
 * reach to the largest t; the zeros behind a line are those in front of the next one, so the copy
 * has the strides of the image. Along the outermost axis there are no zeros: lines that lack some
 * of its taps leave these out.
 */
typedef struct NAME(Gathering) {
    const NAME(Folding) * folding;
    Axes lines, copied_lines; /* places but those of the innermost axis: of A, of its copy */
    Axes taps;                /* of B */
    long front, channel;      /* elements of the copy: zeros in front, and a step of A */
    long steps, tap_count;    /* the copy of B is (tap_count, steps, pitch) */
    long pitch;
} NAME(Gathering);

/* ---- copies of the operands ---- */

/* Elements that are `stride` apart, side by side. */
static void NAME(gather_row)(const T *from, long stride, long count, T *to)
{
    if (stride == 1) {
        NAME(copy_row)(from, count, to, false);
        return;
    }
    for (long i = 0; i < count; i++) {
        to[i] = from[i * stride];
    }
}

/* A of one product, between zeros that are there already. */
static void NAME(copy_places)(const NAME(Gathering) * g, const T *a, T *to)
{
    const Image *image = &g->folding->image;
    const ImageAxis *inner = &image->axis[image->rank - 1];
    const long lines = axes_extent(&g->lines);
    long from[TABLE_ROWS], at[TABLE_ROWS];
    for (long line = 0, count; line < lines; line += count) {
        count = lines - line < TABLE_ROWS ? lines - line : TABLE_ROWS;
        axes_offsets(&g->lines, line, count, from);
        axes_offsets(&g->copied_lines, line, count, at);
        for (long step = 0; step < g->steps; step++) {
            const T *of_step = a + axes_offset(&g->folding->product.left.steps, step);
            T *copy = to + g->front + step * g->channel;
            for (long l = 0; l < count; l++) {
                NAME(gather_row)
                (of_step + from[l], inner->of_places, inner->places, copy + at[l]);
            }
        }
    }
}

static void NAME(copy_taps)(const NAME(Gathering) * g, const T *b, T *to)
{
    const NAME(Product) *product = &g->folding->product;
    for (long tap = 0; tap < g->tap_count; tap++) {
        const T *of_tap = b + axes_offset(&g->taps, tap);
        for (long step = 0; step < g->steps; step++) {
            const T *of_step = of_tap + axes_offset(&product->right.steps, step);
            NAME(gather_row)(of_step, product->right.line, product->n, to);
            to += g->pitch;
        }
    }
}

/* ---- products ---- */

/* `count` lines of the image from `line` on, which have these taps of the outermost axis. */
static void NAME(gather_lines)(const NAME(Gathering) * g, long line, long count, TapRange range,
                               const T *places, const T *taps, T *y, void *scratch)
{
    const Image *image = &g->folding->image;
    const ImageAxis *outer = &image->axis[0];
    const long inner_steps = g->tap_count / outer->taps * g->steps;
    long extent[RT_PRODUCT_AXES], stride[RT_PRODUCT_AXES];
    long steps[RT_PRODUCT_AXES + 1], step[RT_PRODUCT_AXES + 1];
    for (int i = 0; i < image->rank; i++) {
        const ImageAxis *axis = &image->axis[i];
        extent[i] = i == 0 ? count : axis->count;
        stride[i] = axis->stride;
        steps[i] = i == 0 ? range.end - range.begin : axis->taps;
        step[i] = -axis->dilation * axis->stride;
    }
    steps[image->rank] = g->steps;
    step[image->rank] = g->channel;
    const T *first = places + g->front + kept_start(image) +
                     (line - outer->first - range.begin * outer->dilation) * outer->stride;
    NAME(Product) product = g->folding->product;
    product.left = NAME(operand)(first, join_axes(image->rank, extent, stride),
                                 join_axes(image->rank + 1, steps, step));
    product.right =
        NAME(operand)(taps + range.begin * inner_steps * g->pitch, one_axis(product.n, 1),
                      one_axis((range.end - range.begin) * inner_steps, g->pitch));
    product.left.matrix = false; /* always by table */
    NAME(plan)
    (&product, extents_product(image->rank, extent), product.n,
     (range.end - range.begin) * inner_steps);
    product.pack_left = product.pack_right = false;
    product.transposed = true;
    product.c = y + (line - outer->first) * (product.m / count);
    product.ldc = g->folding->channel;
    product.tile_rows = product.m;
    product.tile_cols = product.n;
    NAME(multiply_tile)(&product, 0, 0, 0, scratch);
}

/* Lines with the same taps of the outermost axis together. */
static void NAME(gather_image)(const NAME(Gathering) * g, const T *places, const T *taps, T *y,
                               void *scratch)
{
    const ImageAxis *outer = &g->folding->image.axis[0];
    const long lines_end = outer->first + outer->count;
    for (long line = outer->first, next; line < lines_end; line = next) {
        const TapRange range = taps_of_line(outer, line);
        for (next = line + 1; next < lines_end; next++) {
            const TapRange other = taps_of_line(outer, next);
            if (other.begin != range.begin || other.end != range.end) {
                break;
            }
        }
        NAME(gather_lines)(g, line, next - line, range, places, taps, y, scratch);
    }
}

static void NAME(gather_images)(void *context, long begin, long end, void *scratch)
{
    const NAME(Gathering) *g = context;
    const NAME(Folding) *f = g->folding;
    unsigned char *memory = packing_memory(scratch);
    T *places = (T *)memory, *taps = (T *)(memory + GEMM_LEFT_BYTES);
    const T *copied = NULL;
    memset(places, 0, (size_t)(g->front + g->steps * g->channel) * sizeof(T));
    for (long unit = begin; unit < end; unit++) {
        const T *b = f->product.right.x + axes_offset(&f->product.right_batch, unit);
        if (b != copied) {
            NAME(copy_taps)(g, b, taps);
            copied = b;
        }
        NAME(copy_places)
        (g, f->product.left.x + axes_offset(&f->product.left_batch, unit), places);
        NAME(gather_image)(g, places, taps, f->y + axes_offset(&f->y_batch, unit), scratch);
    }
}

/* ---- whether it can be done, and how ---- */

/* An odd number of cache lines: steps that far apart fall into all sets of a cache. */
static long NAME(odd_lines)(long elements)
{
    const long line = 64 / (long)sizeof(T);
    return ((elements + line - 1) / line | 1) * line;
}

static void NAME(measure_copies)(NAME(Gathering) * g)
{
    const Image *image = &g->folding->image;
    long places[RT_PRODUCT_AXES], a[RT_PRODUCT_AXES], copy[RT_PRODUCT_AXES];
    long taps[RT_PRODUCT_AXES], b[RT_PRODUCT_AXES];
    for (int i = 0; i < image->rank; i++) {
        const ImageAxis *axis = &image->axis[i];
        places[i] = axis->places, a[i] = axis->of_places, copy[i] = axis->stride;
        taps[i] = axis->taps, b[i] = axis->of_taps;
        g->front += i > 0 ? taps_reach(axis) * axis->stride : 0;
    }
    g->lines = join_axes(image->rank - 1, places, a);
    g->copied_lines = join_axes(image->rank - 1, places, copy);
    g->taps = join_axes(image->rank, taps, b);
    g->channel = NAME(odd_lines)(places[0] * copy[0]);
    g->pitch = NAME(odd_lines)(g->folding->product.n);
}

/* Gathering multiplies zeros in the border, where folding leaves them out, and skips what is not
 * kept; adding the sums to the image takes as long as ADD_COST more steps of each (measured); and
 * strips of a single vector keep a third of the multipliers idle, unless it is of several taps. */
static bool NAME(gathers_faster)(const NAME(Folding) * f)
{
    const ImageAxis *outer = &f->image.axis[0];
    long places = 1, gathered = 0, inner = 1;
    for (int i = 0; i < f->image.rank; i++) {
        places *= f->image.axis[i].places;
        inner *= i == 0 ? 1 : f->image.axis[i].count * f->image.axis[i].taps;
    }
    for (long line = outer->first; line < outer->first + outer->count; line++) {
        const TapRange range = taps_of_line(outer, line);
        gathered += (range.end - range.begin) * inner;
    }
    const long steps = f->product.k, folded = places * f->tap_count;
    const bool narrow = f->product.n <= LANES;
    return (narrow ? 4 : 3) * gathered * steps <= 3 * folded * (steps + ADD_COST);
}

static bool NAME(plan_gathering)(NAME(Gathering) * g, const NAME(Folding) * f)
{
    *g = (NAME(Gathering)){.folding = f, .steps = f->product.k, .tap_count = f->tap_count};
    const ImageAxis *outer = &f->image.axis[0];
    if (!has_windows_everywhere(&f->image) || outer->places < outer->dilation ||
        !NAME(gathers_faster)(f)) {
        return false;
    }
    NAME(measure_copies)(g);
    const long size = (long)sizeof(T);
    return (g->front + g->steps * g->channel) * size <= GEMM_LEFT_BYTES &&
           g->tap_count * g->steps * g->pitch * size <= GEMM_RIGHT_BYTES;
}
