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

/* c[i] (vectors * LANES) = or += left (rows, k) right (k, vectors * LANES). Step p of right is at
 * right + p * right_step. Inlined with constant form, rows and vectors. */
RT_INLINE void NAME(kernel)(const int form, const int rows, const int vectors, long k,
                            const NAME(Strip) * strip, const T *right, long right_step, T *const *c,
                            bool add)
{
    const T *left = strip->x, *at[MR];
    const long stride = strip->stride, *step = strip->step;
    VEC sum[MR][2];
    RT_UNROLL
    for (int i = 0; i < rows; i++) {
        at[i] = form == BY_TABLE ? left + strip->row[i] : left;
        RT_UNROLL
        for (int v = 0; v < vectors; v++) {
            sum[i][v] = (VEC){0};
        }
    }
    for (long p = 0; p < k; p++) {
        const long here = form == BY_TABLE ? step[p] : 0;
        VEC b[2];
        RT_UNROLL
        for (int v = 0; v < vectors; v++) {
            b[v] = *(const LOOSE *)(right + v * LANES);
        }
        RT_UNROLL
        for (int i = 0; i < rows; i++) {
            const T a = form == BY_TABLE     ? at[i][here]
                        : form == ROWS_APART ? left[i * stride]
                                             : left[i];
            RT_UNROLL
            for (int v = 0; v < vectors; v++) {
                sum[i][v] += a * b[v];
            }
        }
        left += form == ROWS_APART ? 1 : stride;
        right += right_step;
    }
    RT_UNROLL
    for (int i = 0; i < rows; i++) {
        LOOSE *to = (LOOSE *)c[i];
        RT_UNROLL
        for (int v = 0; v < vectors; v++) {
            if (add) {
                sum[i][v] += to[v];
            }
            to[v] = sum[i][v];
        }
    }
}

typedef void NAME(Kernel)(long k, const NAME(Strip) * strip, const T *right, long right_step,
                          T *const *c, bool add);

#define KERNEL(form, rows, vectors) NAME(kernel_##form##_##rows##_##vectors)
#define DEFINE_KERNEL(form, rows, vectors)                                                         \
    static void KERNEL(form, rows, vectors)(long k, const NAME(Strip) * strip, const T *right,     \
                                            long right_step, T *const *c, bool add)                \
    {                                                                                              \
        NAME(kernel)(form, rows, vectors, k, strip, right, right_step, c, add);                    \
    }
#define DEFINE_01(rows) DEFINE_KERNEL(0, rows, 1)
#define DEFINE_02(rows) DEFINE_KERNEL(0, rows, 2)
#define DEFINE_11(rows) DEFINE_KERNEL(1, rows, 1)
#define DEFINE_12(rows) DEFINE_KERNEL(1, rows, 2)
#define DEFINE_21(rows) DEFINE_KERNEL(2, rows, 1)
#define DEFINE_22(rows) DEFINE_KERNEL(2, rows, 2)
EACH_ROWS(DEFINE_01)
EACH_ROWS(DEFINE_02)
EACH_ROWS(DEFINE_11)
EACH_ROWS(DEFINE_12)
EACH_ROWS(DEFINE_21)
EACH_ROWS(DEFINE_22)

#define LIST_01(rows) KERNEL(0, rows, 1),
#define LIST_02(rows) KERNEL(0, rows, 2),
#define LIST_11(rows) KERNEL(1, rows, 1),
#define LIST_12(rows) KERNEL(1, rows, 2),
#define LIST_21(rows) KERNEL(2, rows, 1),
#define LIST_22(rows) KERNEL(2, rows, 2),
/* kernels[form][vectors - 1][rows - 1] */
static NAME(Kernel) *const NAME(kernels)[STRIP_FORMS][2][MR] = {
    {{EACH_ROWS(LIST_01)}, {EACH_ROWS(LIST_02)}},
    {{EACH_ROWS(LIST_11)}, {EACH_ROWS(LIST_12)}},
    {{EACH_ROWS(LIST_21)}, {EACH_ROWS(LIST_22)}},
};

/* ---- results that do not fill whole vectors of C's rows ---- */

/* c (rows, cols) = or += tile (rows, NR) */
static void NAME(copy_tile)(const T *tile, long rows, long cols, T *c, long ldc, bool add)
{
    for (long i = 0; i < rows; i++) {
        for (long j = 0; j < cols; j++) {
            c[i * ldc + j] = add ? c[i * ldc + j] + tile[i * NR + j] : tile[i * NR + j];
        }
    }
}

/* c (cols, rows) = or += the transpose of tile (rows, NR), some rows at a time: a row of c gets
 * whole cache lines then, because rows may be so far apart that few of them stay in the cache. */
static void NAME(copy_transposed)(const T *tile, long rows, long cols, T *c, long ldc, bool add)
{
    for (long first = 0; first < rows; first += TURNED_ROWS) {
        T turned[NR][TURNED_ROWS];
        const long count = rows - first < TURNED_ROWS ? rows - first : TURNED_ROWS;
        const T *from = tile + first * NR;
        long i = 0;
        for (; i + QUAD <= count; i += QUAD) {
            for (long j = 0; j < cols; j += LANES) {
                VEC v[QUAD];
                RT_UNROLL
                for (int q = 0; q < QUAD; q++) {
                    v[q] = *(const LOOSE *)(from + (i + q) * NR + j);
                }
                NAME(transpose_parts)(v);
                for (int part = 0; part < LANES / QUAD; part++) {
                    RT_UNROLL
                    for (int q = 0; q < QUAD; q++) {
                        memcpy(turned[j + part * QUAD + q] + i, (const T *)&v[q] + part * QUAD, 16);
                    }
                }
            }
        }
        for (; i < count; i++) {
            for (long j = 0; j < cols; j++) {
                turned[j][i] = from[i * NR + j];
            }
        }
        for (long j = 0; j < cols; j++) {
            T *to = c + j * ldc + first;
            for (long r = 0; r < count; r++) {
                to[r] = add ? to[r] + turned[j][r] : turned[j][r];
            }
        }
    }
}

#undef KERNEL
#undef DEFINE_KERNEL
#undef DEFINE_01
#undef DEFINE_02
#undef DEFINE_11
#undef DEFINE_12
#undef DEFINE_21
#undef DEFINE_22
#undef LIST_01
#undef LIST_02
#undef LIST_11
#undef LIST_12
#undef LIST_21
#undef LIST_22
