/* gemm_kernel: the micro-kernel of matrix products, and where its result goes.
 *
 * In: T, TYPE, LANES, QUAD and the types of gemm_pack.h. A strip of `rows` rows of left times a
 * panel of `vectors` vectors of right gives rows * vectors sums that stay in registers over all
 * steps.
 */

/* A strip of left, in one of the forms of gemm.c. */
typedef struct NAME(Strip) {
    const T *x;
    long stride;
    const long *row, *step;
} NAME(Strip);

/* Columns of right: step p is at x + p * step. The sums of row i and vector v go to row[i] + to[v]. */
typedef struct NAME(Panel) {
    const T *x;
    long step, to[WIDE];
} NAME(Panel);

static NAME(Panel) NAME(panel)(const T *x, long step)
{
    NAME(Panel) panel = {.x = x, .step = step};
    for (int v = 0; v < WIDE; v++) {
        panel.to[v] = v * LANES;
    }
    return panel;
}

/* Row i and vector v of the result = or += left (rows, k) right (k, vectors * LANES). Inlined with
 * constant form, rows and vectors. */
RT_INLINE void NAME(kernel)(const int form, const int rows, const int vectors, long k,
                            const NAME(Strip) * strip, const NAME(Panel) * panel, T *const *row,
                            bool add)
{
    const T *left = strip->x, *right = panel->x, *at[TALL_ROWS];
    const long stride = strip->stride, *step = strip->step, right_step = panel->step;
    /* Row MR, for registers do not hold the distances of more rows from the first. */
    const T *lower = rows > MR && form == ROWS_APART ? left + MR * stride : left;
    KEEP_SCALAR(lower);
    VEC sum[TALL_ROWS][WIDE];
    RT_UNROLL
    for (int i = 0; i < rows; i++) {
        at[i] = form == BY_TABLE ? left + strip->row[i] : left;
        RT_UNROLL
        for (int v = 0; v < vectors; v++) {
            sum[i][v] = (VEC){0};
        }
    }
    RT_UNROLL_BY(4)
    for (long p = 0; p < k; p++) {
        const long here = form == BY_TABLE ? step[p] : 0;
        if (form == STEPS_APART) {
            __builtin_prefetch(left + STEPS_AHEAD * stride);
        }
        VEC b[WIDE];
        RT_UNROLL
        for (int v = 0; v < vectors; v++) {
            b[v] = *(const LOOSE *)(right + v * LANES);
        }
        RT_UNROLL
        for (int i = 0; i < rows; i++) {
            const T a = form == BY_TABLE      ? at[i][here]
                        : form == STEPS_APART ? left[i]
                        : i < MR              ? left[i * stride]
                                              : lower[(i - MR) * stride];
            RT_UNROLL
            for (int v = 0; v < vectors; v++) {
                sum[i][v] += a * b[v];
            }
        }
        left += form == ROWS_APART ? 1 : stride;
        lower++;
        right += right_step;
    }
    const NAME(Panel) at_once = *panel; /* else stores might change what is to be read */
    RT_UNROLL
    for (int i = 0; i < rows; i++) {
        T *const c = row[i];
        RT_UNROLL
        for (int v = 0; v < vectors; v++) {
            LOOSE *to = (LOOSE *)(c + at_once.to[v]);
            if (add) {
                sum[i][v] += *to;
            }
            *to = sum[i][v];
        }
    }
}

typedef void NAME(Kernel)(long k, const NAME(Strip) * strip, const NAME(Panel) * panel,
                          T *const *row, bool add);

#define KERNEL(form, vectors, rows) NAME(kernel_##form##_##vectors##_##rows)
#define DEFINE_KERNEL(form, vectors, rows)                                                         \
    static void KERNEL(form, vectors, rows)(long k, const NAME(Strip) * strip,                     \
                                            const NAME(Panel) * panel, T *const *row, bool add)    \
    {                                                                                              \
        NAME(kernel)(form, rows, vectors, k, strip, panel, row, add);                              \
    }
#define DEFINE_KERNELS(form, vectors, EACH_ROWS) EACH_ROWS(DEFINE_KERNEL, form, vectors)
EACH_VECTORS(DEFINE_KERNELS, 0, DOZEN_ROWS)
EACH_VECTORS(DEFINE_KERNELS, 1, DOZEN_ROWS)
EACH_VECTORS(DEFINE_KERNELS, 2, MR_ROWS)

#define LIST_KERNEL(form, vectors, rows)       KERNEL(form, vectors, rows),
#define LIST_KERNELS(form, vectors, EACH_ROWS) {EACH_ROWS(LIST_KERNEL, form, vectors)},
/* kernels[form][vectors - 1][rows - 1] */
static NAME(Kernel) *const NAME(kernels)[STRIP_FORMS][WIDE][TALL_ROWS] = {
    {EACH_VECTORS(LIST_KERNELS, 0, DOZEN_ROWS)},
    {EACH_VECTORS(LIST_KERNELS, 1, DOZEN_ROWS)},
    {EACH_VECTORS(LIST_KERNELS, 2, MR_ROWS)},
};

/* ---- results that do not fill whole vectors of C's rows ---- */

/* to[e] = or += from[e]: whole vectors by hand, lest short rows become calls of memcpy. */
RT_INLINE void NAME(copy_row)(const T *from, long count, T *to, bool add)
{
    long e = 0;
    for (; e + LANES <= count; e += LANES) {
        VEC sum = *(const LOOSE *)(from + e);
        if (add) {
            sum += *(const LOOSE *)(to + e);
        }
        *(LOOSE *)(to + e) = sum;
    }
    for (; e + QUAD <= count; e += QUAD) {
        LOOSE_QUAD sum = *(const LOOSE_QUAD *)(from + e);
        if (add) {
            sum += *(const LOOSE_QUAD *)(to + e);
        }
        *(LOOSE_QUAD *)(to + e) = sum;
    }
    for (; e < count; e++) {
        KEEP_SCALAR(e);
        to[e] = add ? to[e] + from[e] : from[e];
    }
}

/* c (rows, cols) = or += tile (rows, width) */
static void NAME(copy_tile)(const T *tile, long width, long rows, long cols, T *c, long ldc,
                            bool add)
{
    for (long i = 0; i < rows; i++) {
        NAME(copy_row)(tile + i * width, cols, c + i * ldc, add);
    }
}

/* c (cols, rows) = or += the transpose of tile (rows, width), some rows at a time: a row of c gets
 * whole cache lines then, because rows may be so far apart that few of them stay in the cache.
 * Width is whole vectors. */
static void NAME(copy_transposed)(const T *tile, long width, long rows, long cols, T *c, long ldc,
                                  bool add)
{
    for (long first = 0, count; first < rows; first += count) {
        const T *line[TURNED_ROWS], *last = tile + (rows - 1) * width;
        count = rows - first < TURNED_ROWS ? rows - first : TURNED_ROWS;
        for (long i = 0; i < count || i % LANES != 0; i++) {
            line[i] = i < count ? tile + (first + i) * width : last;
        }
        for (long j = 0; j < cols; j += QUAD) {
            for (long i = 0; i < count; i += LANES) {
                VEC turned[QUAD];
                NAME(transpose_steps)(line + i, j, turned);
                for (long q = 0; q < QUAD && j + q < cols; q++) {
                    NAME(copy_row)
                    ((const T *)&turned[q], count - i < LANES ? count - i : LANES,
                     c + (j + q) * ldc + first + i, add);
                }
            }
        }
    }
}

#undef KERNEL
#undef DEFINE_KERNEL
#undef DEFINE_KERNELS
#undef LIST_KERNEL
#undef LIST_KERNELS
