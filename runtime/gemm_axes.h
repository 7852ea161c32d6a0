/* gemm_axes: where the lines and steps of an operand lie; for all scalar types.
 *
 * An operand of a product is seen as lines (rows of the left one, columns of the right one) of
 * steps. Either may run over several axes in memory, as the windows of an image do: line l is at
 * the sum of its axes' strides times the digits of l, and so is step p, and an element is at the
 * sum of both. So a table of lines and one of steps reach every element of a view.
 */
typedef struct Axes {
    int count; /* at least 1 */
    long extent[RT_PRODUCT_AXES], stride[RT_PRODUCT_AXES];
} Axes;

/* `count` axes as few as possible, without those of extent 1: neighbours joined where one continues
 * the other by both strides. */
static void join_both(int count, const long *extent, const long *x_stride, const long *y_stride,
                      Axes *x, Axes *y)
{
    x->count = 0;
    for (int a = 0; a < count; a++) {
        int last = x->count - 1;
        if (extent[a] == 1) {
            continue;
        }
        if (last < 0 || x->stride[last] != extent[a] * x_stride[a] ||
            y->stride[last] != extent[a] * y_stride[a]) {
            last = x->count++;
            x->extent[last] = 1;
        }
        x->extent[last] *= extent[a];
        x->stride[last] = x_stride[a];
        y->stride[last] = y_stride[a];
    }
    if (x->count == 0) {
        x->extent[0] = 1;
        x->stride[0] = y->stride[0] = 0;
        x->count = 1;
    }
    y->count = x->count;
    memcpy(y->extent, x->extent, sizeof x->extent);
}

static Axes join_axes(int count, const long *extent, const long *stride)
{
    Axes axes = {0}, same = {0};
    join_both(count, extent, stride, stride, &axes, &same);
    return axes;
}

/* In place, and without clearing the axes that are not there: small products are planned often. */
static void set_axis(Axes *axes, long extent, long stride)
{
    axes->count = 1;
    axes->extent[0] = extent;
    axes->stride[0] = stride;
}

static Axes one_axis(long extent, long stride)
{
    Axes axes;
    set_axis(&axes, extent, stride);
    return axes;
}

static long extents_product(long count, const long *extent)
{
    long product = 1;
    for (long a = 0; a < count; a++) {
        product *= extent[a];
    }
    return product;
}

static long axes_extent(const Axes *axes)
{
    return extents_product(axes->count, axes->extent);
}

/* The stride from one element to the next along the innermost axis. */
static long inner_stride(const Axes *axes)
{
    return axes->stride[axes->count - 1];
}

/* The largest offset. */
static long axes_reach(const Axes *axes)
{
    long reach = 0;
    for (int a = 0; a < axes->count; a++) {
        reach += axes->stride[a] > 0 ? (axes->extent[a] - 1) * axes->stride[a] : 0;
    }
    return reach;
}

/* The offsets of elements first .. first + count - 1, counted in row-major order. */
static void axes_offsets(const Axes *axes, long first, long count, long *to)
{
    const int inner = axes->count - 1;
    long index[RT_PRODUCT_AXES], offset = 0;
    for (int a = inner; a >= 0; a--) {
        index[a] = first % axes->extent[a];
        first /= axes->extent[a];
        offset += index[a] * axes->stride[a];
    }
    while (count > 0) {
        const long left = axes->extent[inner] - index[inner], run = count < left ? count : left;
        for (long r = 0; r < run; r++) {
            to[r] = offset + r * axes->stride[inner];
        }
        to += run;
        count -= run;
        offset -= index[inner] * axes->stride[inner];
        index[inner] = 0;
        for (int a = inner - 1; a >= 0; a--) {
            offset += axes->stride[a];
            if (++index[a] < axes->extent[a]) {
                break;
            }
            offset -= axes->extent[a] * axes->stride[a];
            index[a] = 0;
        }
    }
}

static long axes_offset(const Axes *axes, long element)
{
    long offset;
    axes_offsets(axes, element, 1, &offset);
    return offset;
}

/* The size of equal parts, multiples of `multiple`, of which none is larger than about `most`. */
static long part_size(long extent, long most, long multiple)
{
    if (extent <= most) {
        return extent;
    }
    const long parts = (extent + most - 1) / most;
    const long each = (extent + parts - 1) / parts;
    return (each + multiple - 1) / multiple * multiple;
}

/* Strides of axes in row-major order, `innermost` that of the last one; returns the size of all. */
static long dense_strides(int count, const long *extent, long innermost, long *stride)
{
    for (int a = count - 1; a >= 0; a--) {
        stride[a] = innermost;
        innermost *= extent[a];
    }
    return innermost;
}

static long largest(long count, const long *of)
{
    long most = of[0];
    for (long i = 1; i < count; i++) {
        most = of[i] > most ? of[i] : most;
    }
    return most;
}

/* Elements of an image, and those of another operand that belong to them: `length` neighbours on
 * every line, `stride` apart in the image and side by side in the other one. */
typedef struct Lines {
    Axes image, plain; /* from line to line, of the same extents */
    long length, stride;
} Lines;

/* False where the innermost axis is not like that. */
static bool find_lines(int count, const long *extent, const long *image, const long *plain,
                       Lines *lines)
{
    Axes x = {0}, y = {0};
    join_both(count, extent, image, plain, &x, &y);
    const int inner = --x.count;
    y.count = inner;
    lines->length = x.extent[inner];
    lines->stride = x.stride[inner];
    const bool fits = y.stride[inner] == 1 && (lines->stride == 1 || lines->stride == 2);
    lines->image = inner > 0 ? x : one_axis(1, 0);
    lines->plain = inner > 0 ? y : one_axis(1, 0);
    return fits;
}

/* The place in EACH_FORM's order of so many rows, 1, 2 or 4, and this stride, 1 or 2. */
static long form_of(long rows, long stride)
{
    return 3 * (stride - 1) + rows / 2;
}
