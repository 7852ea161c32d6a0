/* gemm_spread: folded products of few channels; included by gemm_fold.h.
 *
 * In: the Folding of gemm_fold.h, the products with windows of gemm_windows.h. Out: plan_spreading,
 * whether to do it so, and spread_images.
 * With steps o, taps t that are so many places long and windows s apart,
 *     Y[c][q] = sum over o and t of A[o][(q - t) / s] B[o][t][c]
 * where there is such a place. So A is spread out to the places' own distance, in scratch, with
 * zeros in between and around, and Y is its product with windows one step apart, back to front.
 */
typedef struct NAME(Spreading) {
    const NAME(Folding) * folding;
    NAME(Windows) windows;                              /* of the copy of A */
    Axes from, to;                                      /* lines of places, in A and in the copy */
    long from_first, to_first, length, of_places, step; /* and the places of a line */
    long size, images;                                  /* of a step's copy; steps */
    long last_tap; /* where the first element has its last one */
} NAME(Spreading);

/* The places of a line. Whole vectors, where they may be read: zeros behind the line belong there,
 * or into a line that comes later. */
static void NAME(spread_line)(const NAME(Spreading) * s, const NAME(Mask) * masks, const T *x,
                              const T *end, T *to)
{
    long e = 0;
    for (; s->of_places == 1 && s->step == 1 && e < s->length && end - x >= e + LANES; e += LANES) {
        const long left = s->length - e;
        const VEC places = *(const LOOSE *)(x + e);
        *(LOOSE *)(to + e) = (VEC)((NAME(Mask))places & masks[left < LANES ? left : LANES]);
    }
    for (; e < s->length; e++) {
        KEEP_SCALAR(e);
        to[e * s->step] = x[e * s->of_places];
    }
}

/* A of one product, between zeros that are there already. */
static void NAME(spread_places)(const NAME(Spreading) * s, const NAME(Mask) * masks, const T *a,
                                const T *end, T *to)
{
    const long lines = axes_extent(&s->from);
    long from[TABLE_ROWS], at[TABLE_ROWS];
    for (long image = 0; image < s->images; image++) {
        const T *x = a + axes_offset(&s->folding->product.left.steps, image) + s->from_first;
        T *copy = to + image * s->size + s->to_first;
        for (long line = 0, count; line < lines; line += count) {
            count = lines - line < TABLE_ROWS ? lines - line : TABLE_ROWS;
            axes_offsets(&s->from, line, count, from);
            axes_offsets(&s->to, line, count, at);
            for (long l = 0; l < count; l++) {
                NAME(spread_line)(s, masks, x + from[l], end, copy + at[l]);
            }
        }
    }
}

static void NAME(spread_images)(void *context, long begin, long end, void *scratch)
{
    const NAME(Spreading) *s = context;
    const NAME(Folding) *f = s->folding;
    NAME(Windows) w = s->windows;
    unsigned char *memory = packing_memory(scratch);
    T *places = (T *)memory, *left = (T *)(memory + GEMM_LEFT_BYTES);
    const T *packed = NULL, *left_end = f->product.left.end + axes_reach(&f->product.left_batch);
    NAME(Mask) masks[LANES + 1];
    NAME(make_masks)(masks);
    long step[KC], cut = -1;
    NAME(Segments) segments;
    NAME(WindowsPart) part = {.left = left, .step = step, .image = places + s->last_tap};
    axes_offsets(&w.taps, 0, w.steps, step);
    part.last_step = largest(w.steps, step);
    memset(places, 0, (size_t)(s->images * s->size) * sizeof(T));
    w.end = places + s->images * s->size + LANES;
    for (long unit = begin; unit < end; unit++) {
        const T *b = w.left.x + axes_offset(&f->product.right_batch, unit);
        if (b != packed) {
            NAME(pack_rows)(&w, b, left);
            packed = b;
        }
        NAME(spread_places)
        (s, masks, f->product.left.x + axes_offset(&f->product.left_batch, unit), left_end, places);
        part.c = f->y + axes_offset(&f->y_batch, unit);
        for (long first = 0, count; first < w.segments; first += count) {
            count = w.segments - first < TABLE_ROWS ? w.segments - first : TABLE_ROWS;
            if (first != cut) {
                NAME(cut_segments)(&w.lines, first, count, &segments);
                cut = first;
            }
            NAME(multiply_segments)(&w, &part, &segments);
        }
    }
}

/* ---- whether it can be done, and how ---- */

/* Where the places are in A and in the copy; false where none is near what is kept. */
static bool NAME(measure_spread)(NAME(Spreading) * s, Axes *counts, Axes *copied)
{
    const Image *image = &s->folding->image;
    const int inner = image->rank - 1;
    long places[RT_PRODUCT_AXES], from[RT_PRODUCT_AXES], to[RT_PRODUCT_AXES];
    s->size = 1;
    for (int i = inner; i >= 0; i--) {
        const ImageAxis *axis = &image->axis[i];
        const long front = taps_reach(axis) - axis->first; /* of place 0, in the copy */
        const long begin = front < 0 ? (axis->step - 1 - front) / axis->step : 0;
        const long end = (axis->first + axis->count + axis->step - 1) / axis->step;
        places[i] = (end < axis->places ? end : axis->places) - begin;
        from[i] = axis->of_places;
        to[i] = axis->step * s->size;
        s->from_first += begin * from[i];
        s->to_first += begin * to[i] + front * s->size;
        s->last_tap += taps_reach(axis) * s->size;
        counts->extent[i] = axis->count;
        copied->stride[i] = s->size;
        s->size *= axis->count + taps_reach(axis);
        if (places[i] <= 0) {
            return false;
        }
    }
    counts->count = copied->count = image->rank;
    s->length = places[inner];
    s->of_places = from[inner];
    s->step = to[inner];
    s->from = join_axes(inner, places, from);
    s->to = join_axes(inner, places, to);
    return true;
}

/* Y's rows are its channels, and its columns what is kept of the image. */
static bool NAME(plan_copy)(NAME(Spreading) * s, const Axes *counts, const Axes *copied)
{
    const NAME(Folding) *f = s->folding;
    const Axes *steps = &f->product.right.steps;
    long extent[2 * RT_PRODUCT_AXES], left[2 * RT_PRODUCT_AXES], copy[2 * RT_PRODUCT_AXES];
    long dense[RT_PRODUCT_AXES];
    int count = steps->count;
    dense_strides(count, steps->extent, s->size, copy);
    for (int i = 0; i < count; i++) {
        extent[i] = steps->extent[i];
        left[i] = steps->stride[i];
    }
    for (int i = 0; i < counts->count; i++, count++) {
        const ImageAxis *axis = &f->image.axis[i];
        extent[count] = axis->taps;
        left[count] = axis->of_taps;
        copy[count] = -axis->dilation * copied->stride[i];
    }
    NAME(Windows) *w = &s->windows;
    w->rows = f->product.n;
    w->steps = f->tap_count * s->images;
    w->left =
        NAME(operand)(f->product.right.x, f->product.right.lines, join_axes(count, extent, left));
    w->taps = join_axes(count, extent, copy);
    w->ldc = f->channel;
    dense_strides(counts->count, counts->extent, 1, dense);
    if (!find_lines(counts->count, counts->extent, copied->stride, dense, &w->lines)) {
        return false;
    }
    w->segments = NAME(segment_count)(&w->lines);
    return true;
}

/* In the units of cost(): spreading multiplies the zeros, too, and copies A at SPREAD_COST an element;
 * folding adds its sums to the image, which takes as long as FOLD_COST more steps of each. */
static bool NAME(spreads_faster)(const NAME(Spreading) * s)
{
    const NAME(Product) *product = &s->folding->product;
    const long vectors = NAME(vectors)(product->n), taps = s->folding->tap_count;
    const long folded = product->m * taps * (product->k + FOLD_COST) * vectors * LANES;
    const long copied = product->m * product->k * SPREAD_COST;
    return NAME(windows_cost)(&s->windows) + copied < folded;
}

static bool NAME(plan_spreading)(NAME(Spreading) * s, const NAME(Folding) * f)
{
    *s = (NAME(Spreading)){.folding = f, .images = f->product.k};
    Axes counts, copied;
    return f->image.simple && f->product.n <= SPREAD_ROWS && f->tap_count * s->images <= KC &&
           NAME(measure_spread)(s, &counts, &copied) &&
           (s->images * s->size + LANES) * (long)sizeof(T) <= GEMM_LEFT_BYTES &&
           NAME(plan_copy)(s, &counts, &copied) && NAME(spreads_faster)(s);
}
