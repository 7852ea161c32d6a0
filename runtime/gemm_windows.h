/* gemm_windows: convolutions of few channels, with no operand packed; included by gemm_type.h.
 *
 * In: T, VEC, the operands of gemm_pack.h. Out: multiply_windows and correlate.
 * Packing an operand takes as long as some ten rows of multiplications, and a depthwise convolution
 * has one row. Here vectors run along the innermost axis of the image instead, wherever a tap of the
 * window puts their first element: a line of the image is cut into segments of LANES elements,
 * which are side by side in the image, or every other of them, and side by side in the second
 * operand, which is C or the gradient of it.
 */

/* LANES elements at most along a line, `size` of them; the next segment continues the line, or
 * begins the next one. */
typedef struct NAME(Segments) {
    long count;
    long image[TABLE_ROWS], plain[TABLE_ROWS], size[TABLE_ROWS];
    long end; /* of the last one, in the second operand */
} NAME(Segments);

static long NAME(segment_count)(const Lines *lines)
{
    return axes_extent(&lines->image) * NAME(vectors)(lines->length);
}

/* Segments first .. first + count - 1, TABLE_ROWS at most. */
static void NAME(cut_segments)(const Lines *lines, long first, long count, NAME(Segments) * s)
{
    const long parts = NAME(vectors)(lines->length), line = first / parts;
    long image[TABLE_ROWS], plain[TABLE_ROWS], part = first % parts;
    const long among = (part + count - 1) / parts + 1;
    axes_offsets(&lines->image, line, among, image);
    axes_offsets(&lines->plain, line, among, plain);
    s->count = 0;
    for (long l = 0; l < among; l++, part = 0) {
        for (; part < parts && s->count < count; part++, s->count++) {
            const long begin = part * LANES, left = lines->length - begin;
            s->image[s->count] = image[l] + begin * lines->stride;
            s->plain[s->count] = plain[l] + begin;
            s->size[s->count] = left < LANES ? left : LANES;
            s->end = s->plain[s->count] + s->size[s->count];
        }
    }
}

/* LANES elements, `stride` apart: 1 or 2. Of stride 2 reads two vectors. */
RT_INLINE void NAME(load_apart)(VEC *to, const int stride, const T *x)
{
    *to = *(const LOOSE *)x;
    if (stride == 2) {
        const VEC low = *to, high = *(const LOOSE *)(x + LANES);
#if LANES == 2
        *to = __builtin_shufflevector(low, high, 0, 2);
#elif LANES == 4
        *to = __builtin_shufflevector(low, high, 0, 2, 4, 6);
#elif LANES == 8
        *to = __builtin_shufflevector(low, high, 0, 2, 4, 6, 8, 10, 12, 14);
#else
        *to = __builtin_shufflevector(low, high, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26,
                                      28, 30);
#endif
    }
}

typedef __typeof__((VEC){0} < (VEC){0}) NAME(Mask);

/* masks[n] keeps the first n lanes. */
static void NAME(make_masks)(NAME(Mask) * masks)
{
    for (int count = 0; count <= LANES; count++) {
        for (int lane = 0; lane < LANES; lane++) {
            masks[count][lane] = lane < count ? -1 : 0;
        }
    }
}

/* ---- products with windows ----
 * C[row][column] = sum over the steps of left[row][step] image[column + step] */

typedef struct NAME(Windows) {
    long rows, steps;
    NAME(Operand) left;
    Axes left_batch, image_batch, taps;
    Lines lines; /* of the image, and in C */
    const T *image, *end;
    T *c;
    long ldc, batch;
    long segments; /* of one product, */
    long chunk;    /* and of a unit of work at most */
} NAME(Windows);

/* Row i and segment s at to[s] + row[i] = sum over steps p of left[p * rows + i] and the vector at
 * from[s] + step[p]. */
RT_INLINE void NAME(windows_kernel)(const int rows, const int together, const int stride,
                                    long steps, const T *left, const long *step,
                                    const T *const *from, T *const *to, const long *row)
{
    VEC sum[GROUP_ROWS][MOST_SEGMENTS];
    RT_UNROLL
    for (int i = 0; i < rows; i++) {
        RT_UNROLL
        for (int s = 0; s < together; s++) {
            sum[i][s] = (VEC){0};
        }
    }
    for (long p = 0; p < steps; p++) {
        const long here = step[p];
        VEC x[MOST_SEGMENTS];
        RT_UNROLL
        for (int s = 0; s < together; s++) {
            NAME(load_apart)(&x[s], stride, from[s] + here);
        }
        RT_UNROLL
        for (int i = 0; i < rows; i++) {
            const T a = left[i];
            RT_UNROLL
            for (int s = 0; s < together; s++) {
                sum[i][s] += a * x[s];
            }
        }
        left += rows;
    }
    RT_UNROLL
    for (int i = 0; i < rows; i++) {
        RT_UNROLL
        for (int s = 0; s < together; s++) {
            *(LOOSE *)(to[s] + row[i]) = sum[i][s];
        }
    }
}

typedef void NAME(WindowsKernel)(long steps, const T *left, const long *step, const T *const *from,
                                 T *const *to, const long *row);

#define WINDOWS_KERNEL(rows, stride)                                                               \
    static void NAME(windows_kernel_##rows##_##stride)(long steps, const T *left,                  \
                                                       const long *step, const T *const *from,     \
                                                       T *const *to, const long *row)              \
    {                                                                                              \
        NAME(windows_kernel)(rows, SEGMENTS(rows), stride, steps, left, step, from, to, row);      \
    }
EACH_FORM(WINDOWS_KERNEL)

#define LIST_KERNEL(rows, stride) NAME(windows_kernel_##rows##_##stride),
/* By form_of(). */
static NAME(WindowsKernel) *const NAME(windows_kernels)[] = {EACH_FORM(LIST_KERNEL)};
#undef LIST_KERNEL
#undef WINDOWS_KERNEL

/* Rows of a kernel for so many: the last one is repeated where there are fewer. */
static int NAME(rows_together)(long rows)
{
    return rows > 2 ? GROUP_ROWS : (int)rows;
}

/* A product of the batch, with tables of its steps. */
typedef struct NAME(WindowsPart) {
    const T *left; /* packed: groups of rows, steps, rows of a group */
    const long *step;
    long last_step; /* the largest of them */
    const T *image;
    T *c;
} NAME(WindowsPart);

/* Some segments. A vector may be stored beyond its segment, into what is stored later; where that
 * ends before the vector does, the vectors go by way of a tile. */
static void NAME(multiply_group)(const NAME(Windows) * w, const NAME(WindowsPart) * part,
                                 const NAME(Segments) * s, long first, long count)
{
    const bool last = s->plain[first + count - 1] + LANES > s->end;
    const int rows = NAME(rows_together)(w->rows), together = SEGMENTS(rows);
    const long width = MOST_SEGMENTS * LANES;
    _Alignas(64) T tile[GROUP_ROWS * MOST_SEGMENTS * LANES];
    const T *from[MOST_SEGMENTS];
    T *to[MOST_SEGMENTS];
    for (int g = 0; g < together; g++) {
        const long at = first + (g < count ? g : count - 1);
        from[g] = part->image + s->image[at];
        to[g] = last ? tile + (long)g * LANES : part->c + s->plain[at];
    }
    for (long i = 0; i < w->rows; i += rows) {
        long row[GROUP_ROWS];
        for (int r = 0; r < rows; r++) {
            const long here = i + r < w->rows ? r : w->rows - 1 - i;
            row[r] = last ? here * width : (i + here) * w->ldc;
        }
        NAME(windows_kernels)
        [form_of(rows, w->lines.stride)](w->steps, part->left + i * w->steps, part->step, from, to,
                                         row);
        for (long g = 0; last && g < count; g++) {
            const long at = first + g, high = w->rows - i < rows ? w->rows - i : rows;
            NAME(copy_tile)
            (tile + g * LANES, width, high, s->size[at], part->c + i * w->ldc + s->plain[at],
             w->ldc, false);
        }
    }
}

/* A segment of which no whole vectors can be read, being the last of the image. */
static void NAME(multiply_carefully)(const NAME(Windows) * w, const NAME(WindowsPart) * part,
                                     long image, long plain, long size)
{
    const int rows = NAME(rows_together)(w->rows);
    for (long i = 0; i < w->rows; i++) {
        const T *left = part->left + i / rows * rows * w->steps + i % rows;
        for (long e = 0; e < size; e++) {
            const T *x = part->image + image + e * w->lines.stride;
            T sum = 0;
            for (long p = 0; p < w->steps; p++) {
                KEEP_SCALAR(p);
                sum += left[p * rows] * x[part->step[p]];
            }
            part->c[i * w->ldc + plain + e] = sum;
        }
    }
}

static void NAME(multiply_segments)(const NAME(Windows) * w, const NAME(WindowsPart) * part,
                                    const NAME(Segments) * s)
{
    const long reach = part->last_step + w->lines.stride * LANES;
    const long together = SEGMENTS(NAME(rows_together)(w->rows));
    for (long at = 0, count; at < s->count; at += count) {
        for (count = 0; count < together && at + count < s->count; count++) {
            if (w->end - part->image < s->image[at + count] + reach) {
                break;
            }
        }
        if (count > 0) {
            NAME(multiply_group)(w, part, s, at, count);
        } else {
            NAME(multiply_carefully)(w, part, s->image[at], s->plain[at], s->size[at]);
            count = 1;
        }
    }
}

/* The rows of left, a kernel's together, step after step. */
static void NAME(pack_rows)(const NAME(Windows) * w, const T *left, T *packed)
{
    const int rows = NAME(rows_together)(w->rows);
    long step[KC];
    axes_offsets(&w->left.steps, 0, w->steps, step);
    for (long i = 0; i < w->rows; i += rows) {
        const long count = w->rows - i < rows ? w->rows - i : rows;
        long line[GROUP_ROWS];
        axes_offsets(&w->left.lines, i, count, line);
        for (long r = count; r < rows; r++) {
            line[r] = line[count - 1];
        }
        NAME(pack_scattered)(left, line, step, w->steps, rows, rows, packed + i * w->steps);
    }
}

/* Units are the parts of the lines, each of all products, so that they share the segments. */
static void NAME(multiply_windows)(void *context, long begin, long end, void *scratch)
{
    const NAME(Windows) *w = context;
    T *left = packing_memory(scratch);
    long step[KC], cut = -1;
    NAME(Segments) segments;
    axes_offsets(&w->taps, 0, w->steps, step);
    NAME(WindowsPart) part = {.left = left, .step = step, .last_step = largest(w->steps, step)};
    for (long unit = begin; unit < end; unit++) {
        const long at = unit / w->batch, b = unit % w->batch, first = at * w->chunk;
        if (at != cut) {
            const long rest = w->segments - first;
            NAME(cut_segments)(&w->lines, first, rest < w->chunk ? rest : w->chunk, &segments);
            cut = at;
        }
        NAME(pack_rows)(w, w->left.x + axes_offset(&w->left_batch, b), left);
        part.image = w->image + axes_offset(&w->image_batch, b);
        part.c = w->c + b * w->rows * w->ldc;
        NAME(multiply_segments)(w, &part, &segments);
    }
}

/* ---- correlations ----
 * C[row][column] = sum over the steps of left[row][step] image[step + column]: every lane adds up
 * its own, and the lanes are added in the end. */

typedef struct NAME(Correlation) {
    long rows, cols, batch;
    Axes left_rows, image_cols, left_batch, image_batch;
    Lines lines; /* of the image, and in left */
    const T *left, *left_end, *image, *image_end;
    T *c;
} NAME(Correlation);

/* sums[i * COLUMNS + j] += row i times column j of the segments that are whole vectors, or of the
 * others: what lies behind these counts as 0. */
RT_INLINE void NAME(correlate_kernel)(const int rows, const int columns, const int stride,
                                      const bool whole, const NAME(Segments) * s,
                                      const NAME(Mask) * masks, const T *left, const long *row,
                                      const T *image, const long *col, VEC *sums)
{
    VEC sum[GROUP_ROWS][MOST_COLUMNS];
    RT_UNROLL
    for (int i = 0; i < rows; i++) {
        RT_UNROLL
        for (int j = 0; j < columns; j++) {
            sum[i][j] = sums[i * columns + j];
        }
    }
    for (long at = 0; at < s->count; at++) {
        if ((s->size[at] == LANES) != whole) {
            continue;
        }
        const NAME(Mask) mask = masks[s->size[at]];
        VEC a[GROUP_ROWS];
        RT_UNROLL
        for (int i = 0; i < rows; i++) {
            NAME(load_apart)(&a[i], 1, left + s->plain[at] + row[i]);
            a[i] = whole ? a[i] : (VEC)((NAME(Mask))a[i] & mask);
        }
        RT_UNROLL
        for (int j = 0; j < columns; j++) {
            VEC b;
            NAME(load_apart)(&b, stride, image + s->image[at] + col[j]);
            b = whole ? b : (VEC)((NAME(Mask))b & mask);
            RT_UNROLL
            for (int i = 0; i < rows; i++) {
                sum[i][j] += a[i] * b;
            }
        }
    }
    RT_UNROLL
    for (int i = 0; i < rows; i++) {
        RT_UNROLL
        for (int j = 0; j < columns; j++) {
            sums[i * columns + j] = sum[i][j];
        }
    }
}

typedef void NAME(CorrelateKernel)(const NAME(Segments) * s, const NAME(Mask) * masks,
                                   const T *left, const long *row, const T *image, const long *col,
                                   VEC *sums);

#define CORRELATE_KERNEL(rows, stride)                                                             \
    static void NAME(correlate_kernel_##rows##_##stride)(                                          \
        const NAME(Segments) * s, const NAME(Mask) * masks, const T *left, const long *row,        \
        const T *image, const long *col, VEC *sums)                                                \
    {                                                                                              \
        NAME(correlate_kernel)                                                                     \
        (rows, COLUMNS(rows), stride, true, s, masks, left, row, image, col, sums);                \
        NAME(correlate_kernel)                                                                     \
        (rows, COLUMNS(rows), stride, false, s, masks, left, row, image, col, sums);               \
    }
EACH_FORM(CORRELATE_KERNEL)

#define LIST_KERNEL(rows, stride) NAME(correlate_kernel_##rows##_##stride),
/* By form_of(). */
static NAME(CorrelateKernel) *const NAME(correlate_kernels)[] = {EACH_FORM(LIST_KERNEL)};
#undef LIST_KERNEL
#undef CORRELATE_KERNEL

/* A segment of which no whole vectors can be read: element e is added to lane e. */
static void NAME(correlate_carefully)(const NAME(Correlation) * f, const T *left, const long *row,
                                      int rows, const T *image, const long *col, long size,
                                      VEC *sums)
{
    const int columns = COLUMNS(rows);
    for (long j = 0; j < f->cols; j++) {
        VEC *to = sums + j / columns * columns * rows + j % columns;
        for (int i = 0; i < rows; i++) {
            for (long e = 0; e < size; e++) {
                to[i * columns][e] += left[row[i] + e] * image[col[j] + e * f->lines.stride];
            }
        }
    }
}

/* What can be read in whole vectors is moved to the front; the rest is added at once. */
static void NAME(correlate_ends)(const NAME(Correlation) * f, const T *left, const long *row,
                                 int rows, const T *image, const long *col, NAME(Segments) * s,
                                 VEC *sums)
{
    const long of_left = largest(rows, row) + LANES;
    const long of_image = largest(f->cols, col) + f->lines.stride * LANES;
    long kept = 0;
    for (long at = 0; at < s->count; at++) {
        const T *x = left + s->plain[at], *y = image + s->image[at];
        if (f->left_end - x < of_left || f->image_end - y < of_image) {
            NAME(correlate_carefully)(f, x, row, rows, y, col, s->size[at], sums);
            continue;
        }
        s->image[kept] = s->image[at];
        s->plain[kept] = s->plain[at];
        s->size[kept++] = s->size[at];
    }
    s->count = kept;
}

/* Units are groups of rows of a product. */
static void NAME(correlate)(void *context, long begin, long end, void *scratch)
{
    const NAME(Correlation) *f = context;
    const int rows = NAME(rows_together)(f->rows), columns = COLUMNS(rows);
    const long groups = (f->rows + rows - 1) / rows, spans = (f->cols + columns - 1) / columns;
    const long segments = NAME(segment_count)(&f->lines);
    VEC *sums = packing_memory(scratch);
    NAME(Segments) s;
    NAME(Mask) masks[LANES + 1];
    NAME(make_masks)(masks);
    long col[CORRELATE_COLUMNS + MOST_COLUMNS];
    axes_offsets(&f->image_cols, 0, f->cols, col);
    for (long j = f->cols; j < spans * columns; j++) {
        col[j] = col[f->cols - 1];
    }
    for (long unit = begin; unit < end; unit++) {
        const long b = unit / groups, i = unit % groups * rows;
        const long count = f->rows - i < rows ? f->rows - i : rows;
        const T *left = f->left + axes_offset(&f->left_batch, b);
        const T *image = f->image + axes_offset(&f->image_batch, b);
        long row[GROUP_ROWS];
        axes_offsets(&f->left_rows, i, count, row);
        for (long r = count; r < rows; r++) {
            row[r] = row[count - 1];
        }
        memset(sums, 0, (size_t)(spans * columns * rows) * sizeof(VEC));
        for (long first = 0; first < segments; first += CORRELATE_SEGMENTS) {
            const long rest = segments - first;
            NAME(cut_segments)
            (&f->lines, first, rest < CORRELATE_SEGMENTS ? rest : CORRELATE_SEGMENTS, &s);
            NAME(correlate_ends)(f, left, row, rows, image, col, &s, sums);
            for (long j = 0; j < spans; j++) {
                NAME(correlate_kernels)
                [form_of(rows, f->lines.stride)](&s, masks, left, row, image, col + j * columns,
                                                 sums + j * columns * rows);
            }
        }
        for (long r = 0; r < count; r++) {
            for (long j = 0; j < f->cols; j++) {
                const VEC sum = sums[j / columns * columns * rows + r * columns + j % columns];
                T total = 0;
                for (int lane = 0; lane < LANES; lane++) {
                    total += sum[lane];
                }
                f->c[(b * f->rows + i + r) * f->cols + j] = total;
            }
        }
    }
}

/* ---- whether it can be done, and how to cut ---- */

/* In the units of cost(): SEGMENT_COST a segment and step of up to four rows, twice of stride 2, for
 * it loads two vectors; a group, of which the last one is filled up, takes as long as WINDOW_COST
 * steps more, and all an eighth more where segments are no whole vectors. */
static long NAME(windows_cost)(const NAME(Windows) * w)
{
    const long together = SEGMENTS(NAME(rows_together)(w->rows));
    const long segments = (w->segments + together - 1) / together * together;
    const long groups = (w->rows + GROUP_ROWS - 1) / GROUP_ROWS * segments;
    const long cost = groups * LANES * (w->steps + WINDOW_COST) * SEGMENT_COST * w->lines.stride;
    return w->lines.length % LANES == 0 ? cost : cost + cost / 8;
}

/* The product as one with windows, if the columns of its right operand are lines of an image. axes
 * and strides are those of the columns. */
static bool NAME(plan_windows)(NAME(Windows) * w, const NAME(Product) * p, int axes,
                               const long *extent, const long *b_stride)
{
    long dense[RT_PRODUCT_AXES];
    *w = (NAME(Windows)){
        .rows = axes_extent(&p->left.lines),
        .steps = axes_extent(&p->left.steps),
        .left = p->left,
        .left_batch = p->left_batch,
        .image_batch = p->right_batch,
        .taps = p->right.steps,
        .image = p->right.x,
        .end = p->right.end + axes_reach(&p->right_batch),
        .c = p->c,
        .ldc = dense_strides(axes, extent, 1, dense),
        .batch = p->batch,
    };
    if (w->rows > WINDOW_ROWS || w->steps > KC ||
        !find_lines(axes, extent, b_stride, dense, &w->lines)) {
        return false;
    }
    w->segments = NAME(segment_count)(&w->lines);
    return true;
}

/* Parts of the segments, one if one thread is to do all, else several for every thread. */
static void NAME(run_windows)(NAME(Windows) * w)
{
    const long wanted = parallel_width() > 1 ? TILES_PER_THREAD * parallel_width() : 1;
    const long parts = (wanted + w->batch - 1) / w->batch;
    const long share = (w->segments + parts - 1) / parts;
    w->chunk = share > TABLE_ROWS ? TABLE_ROWS : share;
    const long units = (w->segments + w->chunk - 1) / w->chunk * w->batch;
    const long work = w->rows * w->steps * w->chunk * LANES;
    rt_parallel(units, LEAST_TILE_WORK / work + 1, NAME(multiply_windows), w);
}

/* The product as a correlation, if it has few rows and its steps are lines of an image. axes and
 * strides are those of the steps. */
static bool NAME(plan_correlation)(NAME(Correlation) * f, const NAME(Product) * p, int axes,
                                   const long *extent, const long *a_stride, const long *b_stride)
{
    *f = (NAME(Correlation)){
        .rows = axes_extent(&p->left.lines),
        .cols = axes_extent(&p->right.lines),
        .batch = p->batch,
        .left_rows = p->left.lines,
        .image_cols = p->right.lines,
        .left_batch = p->left_batch,
        .image_batch = p->right_batch,
        .left = p->left.x,
        .left_end = p->left.end + axes_reach(&p->left_batch),
        .image = p->right.x,
        .image_end = p->right.end + axes_reach(&p->right_batch),
        .c = p->c,
    };
    return f->rows <= NARROW_ROWS && f->cols <= CORRELATE_COLUMNS &&
           find_lines(axes, extent, b_stride, a_stride, &f->lines);
}

static void NAME(run_correlation)(NAME(Correlation) * f)
{
    const long rows = NAME(rows_together)(f->rows), groups = (f->rows + rows - 1) / rows;
    const long work = rows * f->cols * NAME(segment_count)(&f->lines) * LANES;
    rt_parallel(f->batch * groups, LEAST_TILE_WORK / work + 1, NAME(correlate), f);
}

/* A product whose right operand is windows of an image, if that is faster than `cost`; extents and
 * strides are those of rt_product. */
static bool NAME(multiply_image)(const NAME(Product) * p, long cost, const long axes[4],
                                 const long *extent, const long *a_stride, const long *b_stride)
{
    const long step = axes[0] + axes[1], column = step + axes[2];
    NAME(Windows) windows;
    NAME(Correlation) correlation;
    if (p->right.matrix) {
        return false;
    }
    if (NAME(plan_windows)(&windows, p, (int)axes[3], extent + column, b_stride + column) &&
        NAME(windows_cost)(&windows) < cost) {
        NAME(run_windows)(&windows);
        return true;
    }
    if (NAME(plan_correlation)(&correlation, p, (int)axes[2], extent + step, a_stride + step,
                               b_stride + step)) {
        NAME(run_correlation)(&correlation);
        return true;
    }
    return false;
}
