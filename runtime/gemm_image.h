/* gemm_image: the images that folded products make; for all scalar types.
 *
 * In: the axes of a folded product, as rt.h has them. Out: those of its image, each with the places
 * and taps along it, and what is kept of it.
 */
typedef struct ImageAxis {
    long extent, stride;
    long first, count; /* what is kept */
    long places, taps; /* 1 where there are none */
    long step, dilation;
    long of_places, of_taps; /* strides of the left and the right operand */
} ImageAxis;

typedef struct Image {
    int rank;
    ImageAxis axis[RT_PRODUCT_AXES]; /* outermost first */
    long size;                       /* elements */
    bool simple;                     /* an axis of places and one of taps at most is along each */
} Image;

/* The taps of an axis reach so far beyond its places. */
static long taps_reach(const ImageAxis *axis)
{
    return (axis->taps - 1) * axis->dilation;
}

/* Dense, without places and taps. */
static Image dense_image(long rank, const long *sizes)
{
    Image image = {.rank = (int)rank, .size = 1, .simple = true};
    for (int i = image.rank - 1; i >= 0; i--) {
        const long *size = sizes + 3 * (long)i;
        image.axis[i] = (ImageAxis){.extent = size[0],
                                    .stride = image.size,
                                    .first = size[1],
                                    .count = size[2],
                                    .places = 1,
                                    .taps = 1,
                                    .step = 1,
                                    .dilation = 1};
        image.size *= size[0];
    }
    return image;
}

/* The axis that a stride inside of the image is along. */
static ImageAxis *axis_along(Image *image, long stride)
{
    int i = 0;
    while (i < image->rank - 1 && stride < image->axis[i].stride) {
        i++;
    }
    return &image->axis[i];
}

static Image image_of(const long axes[6], const long *extent, const long *a_stride,
                      const long *b_stride, const long *y_stride, const long *sizes)
{
    Image image = dense_image(axes[5], sizes);
    const long place = axes[0], tap = place + axes[1] + axes[2];
    for (long i = place; i < place + axes[1]; i++) {
        ImageAxis *axis = axis_along(&image, y_stride[i]);
        image.simple &= extent[i] == 1 || axis->places == 1;
        if (extent[i] > 1) {
            axis->places = extent[i];
            axis->step = y_stride[i] / axis->stride;
            axis->of_places = a_stride[i];
        }
    }
    for (long i = tap; i < tap + axes[3]; i++) {
        ImageAxis *axis = axis_along(&image, y_stride[i]);
        image.simple &= extent[i] == 1 || axis->taps == 1;
        if (extent[i] > 1) {
            axis->taps = extent[i];
            axis->dilation = y_stride[i] / axis->stride;
            axis->of_taps = b_stride[i];
        }
    }
    for (int i = 0; i < image.rank;
         i++) { /* what is along two of them, joined, reaches beyond one */
        const ImageAxis *axis = &image.axis[i];
        image.simple &= (axis->places - 1) * axis->step + taps_reach(axis) < axis->extent;
    }
    return image;
}

/* Whether every element of the image is one of a place and a tap for each of the taps, but for
 * those that lie outside of the places: the windows are one step apart. */
static bool has_windows_everywhere(const Image *image)
{
    bool everywhere = image->simple;
    for (int i = 0; i < image->rank; i++) {
        const ImageAxis *axis = &image->axis[i];
        everywhere &= axis->step == 1 && axis->extent == axis->places + taps_reach(axis);
    }
    return everywhere;
}

/* The taps t, begin <= t < end, that line h along an axis has: those with h - t * dilation a place.
 * None are missing in between, and none at all only where dilation > places. */
typedef struct TapRange {
    long begin, end;
} TapRange;

static TapRange taps_of_line(const ImageAxis *axis, long line)
{
    const long end = line / axis->dilation + 1;
    return (TapRange){
        .begin = line < axis->places ? 0 : (line - axis->places) / axis->dilation + 1,
        .end = end < axis->taps ? end : axis->taps,
    };
}

/* What is kept, as rows of `*length` elements side by side: where they are, but for kept_start. */
static Axes kept_rows(const Image *image, long *length)
{
    long count[RT_PRODUCT_AXES], stride[RT_PRODUCT_AXES];
    int outer = image->rank;
    *length = 1;
    while (outer > 0 && image->axis[outer - 1].stride == *length) {
        *length *= image->axis[--outer].count;
    }
    for (int i = 0; i < outer; i++) {
        count[i] = image->axis[i].count;
        stride[i] = image->axis[i].stride;
    }
    return join_axes(outer, count, stride);
}

/* The first element of what is kept. */
static long kept_start(const Image *image)
{
    long start = 0;
    for (int i = 0; i < image->rank; i++) {
        start += image->axis[i].first * image->axis[i].stride;
    }
    return start;
}
