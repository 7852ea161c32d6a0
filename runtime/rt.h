/* rt: what emitted C may call, and what the host calls around it.
 *
 * Emitted code of the blocks spelling works on short blocks of elements that stay in L1; these
 * functions do the arithmetic. Each exists for several instruction sets (baseline x86-64 or any
 * other machine, AVX2+FMA, AVX-512) and once for every scalar type; the set is chosen at rt_start.
 *
 * Types in names: f32 float, f64 double, i32 int. Truth values are int 0 or 1 in blocks and one
 * byte in memory (u8). Modes in names say which operands are blocks (v) and which one number (s).
 *
 * Everything is deterministic: same inputs and sizes, same bits, whatever the number of threads.
 */
#ifndef GRADCC_RT_H
#define GRADCC_RT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Indices and sizes are long, of which the pool makes two halves. */
_Static_assert(sizeof(long) == 8 && sizeof(void *) == 8, "gradcc runs on 64-bit systems only");

/* ---- host side ---- */

/* Chooses the instruction set and starts threads - 1 workers (1..RT_MAX_THREADS). Returns false
 * when threads or memory cannot be had. GRADCC_ISA=baseline|avx2|avx512 forces a set. */
bool rt_start(int threads);
void rt_stop(void);
int rt_threads(void);
const char *rt_isa(void); /* "baseline", "avx2", "avx512" */
enum {
    RT_MAX_THREADS = 256,
    RT_SCRATCH_BYTES = 256 * 1024,
    RT_SLICE_BYTES = 8192 * 1024, /* as much of it as is used takes memory */
    RT_ALIGN = 64,
};

/* The functions that emitted code can call, of the chosen instruction set; from rt_start on. */
typedef struct RtSymbol {
    const char *name;
    void *address;
} RtSymbol;
const RtSymbol *rt_symbols(int *count);

/* ---- where the time goes ---- */

/* Emitted code calls rt_mark(k) behind its kernel k, if it was made to be timed: the time since the
 * call before counts for k. The caller of the code begins with RT_MARK_START. */
enum { RT_MARK_START = -1 };
void rt_mark(long kernel);

typedef struct RtTimes {
    int64_t runs, total, least; /* nanoseconds: of all runs, and of the shortest */
} RtTimes;
/* Makes room for the times of so many kernels, all zero; false when there is no memory. */
bool rt_profile(int kernels);
const RtTimes *rt_times(void); /* one a kernel; until rt_stop */

/* What the machine can do at best, measured within some tens of milliseconds: multiplications and
 * additions of f32 a second on all threads, in registers; bytes a second read and written by
 * copying what no cache holds, 0 when there is no memory for that. */
double rt_peak_flops(void);
double rt_peak_burst(void); /* the same within some 50 microseconds: as fast as just now */
double rt_copy_bandwidth(void);

/* ---- threads ---- */

/* Calls body(context, begin, end, scratch) for chunks [0,grain), [grain,2 grain), ... of [0,units),
 * on any worker in any order; returns when all are done. The chunks depend on units and grain only.
 * scratch: RT_SCRATCH_BYTES of the worker's own, aligned to RT_ALIGN. A body may call this too, and
 * products: its thread runs the inner chunks in order, with the same scratch, which products do not
 * touch. */
typedef void RtBody(void *context, long begin, long end, void *scratch);
void rt_parallel(long units, long grain, RtBody *body, void *context);
/* The same, where results too small for a normal float become zero: of what goes from step to step.
 * The moments of a unit that has died decay to such numbers within a thousand steps, and many
 * processors take a hundred cycles for every operation on one. */
void rt_parallel_flushing(long units, long grain, RtBody *body, void *context);

/* ---- products ----
 * C (m, n) row-major with ldc >= n elements from row to row; A (m, k) and B (k, n) with any element
 * strides for rows (ars, brs) and columns (acs, bcs), so transposes cost no copy. C is overwritten.
 * Runs on the pool; from inside a body, on the thread that calls it. */
typedef void RtGemmF32(long m, long n, long k, const float *a, long ars, long acs, const float *b,
                       long brs, long bcs, float *c, long ldc);
typedef void RtGemmF64(long m, long n, long k, const double *a, long ars, long acs, const double *b,
                       long brs, long bcs, double *c, long ldc);
/* names: rt_gemm_f32, rt_gemm_f64; rt_gemm_add_f32 and rt_gemm_add_f64 add to C instead
 *
 * The same of views, which may have several axes for the rows, the columns and the steps of a sum,
 * as the windows of images do, and any number of products at once:
 *     C[batch][row][column] = sum over the steps of A[batch][row][step] B[batch][step][column]
 * axes: how many batch, row, step and column axes there are, RT_PRODUCT_AXES in all at most; extent
 * and the strides of A and B (0 where an operand does not have the axis) list them in this order.
 * C is dense. */
enum { RT_PRODUCT_AXES = 10 };
typedef void RtProductF32(const long axes[4], const long *extent, const long *a_stride,
                          const long *b_stride, const float *a, const float *b, float *c);
typedef void RtProductF64(const long axes[4], const long *extent, const long *a_stride,
                          const long *b_stride, const double *a, const double *b, double *c);
/* names: rt_product_f32, rt_product_f64
 *
 * A product whose elements are added up where windows overlap, the adjoint of a product of windows:
 *     Y[batch][channel][place + tap] += sum over the steps of A[batch][place][step]
 *                                                             B[batch][step][tap][channel]
 * of an image a channel, of which Y is a part, zeroed first. axes: how many batch, place, step, tap,
 * channel and image axes there are. image: for each of those, the outermost first, the extent, and
 * where Y begins in it and how much of it Y is. y_stride is, for places and taps, that in a dense
 * image; 0 for the steps, and for channels, of one axis at most, the distance of two. An image has
 * RT_FOLD_SIZE elements at most. */
enum { RT_FOLD_SIZE = 28 * 1024 };
typedef void RtFoldProductF32(const long axes[6], const long *extent, const long *a_stride,
                              const long *b_stride, const long *y_stride, const long *image,
                              const float *a, const float *b, float *y);
typedef void RtFoldProductF64(const long axes[6], const long *extent, const long *a_stride,
                              const long *b_stride, const long *y_stride, const long *image,
                              const double *a, const double *b, double *y);
/* names: rt_fold_product_f32, rt_fold_product_f64 */

/* ---- block kernels, by name (T is f32, f64 or i32; n elements; d may be equal to an operand) ----
 *
 * Elementwise, generated from the C forms of compiler/ops.def for the types the table allows; a
 * value does not depend on its place in the block:
 *   rt_OP_T_v  (long n, T *d, const T *a)
 *   rt_OP_T_vv (long n, T *d, const T *a, const T *b)   rt_OP_T_vs (.., T b)   rt_OP_T_sv (T a, ..)
 *   comparisons (lt le gt ge eq ne) are the same with int *d
 *   not, and, or exist as rt_not_i32_v, rt_and_i32_vv, rt_or_i32_vv on truth values
 *   rt_where_T_vv (long n, T *d, const int *condition, const T *b, const T *c); _vs _sv _ss too
 *   rt_cast_S_T_v (long n, T *d, const S *a)     S, T in f32 f64 i32, S != T; to i32 truncates
 *   rt_truth_T_v  (long n, int *d, const T *a)   a != 0
 * Several operations in one pass, of f32 and with the bits of one after the other; fused.def has
 * them all. A letter for each operand says whether it is a block (v) or a number (s):
 *   rt_OP_OP_f32_vvv (long n, float *to, const float *a, const float *b, const float *c)
 *        (a OP b) OP c where OP is add, sub or mul; c - (a OP b) is rt_OP_from_f32_vvv
 *   rt_add_relu_f32_vv  (.., a, b)         a + b, or 0 where that is less
 *   rt_gt_where_f32_vvvv(.., a, b, c, d)   c where a > b, else d
 *   rt_axpby_f32_svsv   (.., a, b, c, d)   a b + c d, and so on: optimisers', GELU's derivative
 *
 * Memory to block and back; load and store also for u8, truth values, which are int in the block:
 *   rt_fill_T  (long n, T *d, T value)
 *   rt_iota_i32(long n, int *d, int first, int step)
 *   rt_load_T  (long rows, long cols, T *d, const T *a, long rs, long cs)  d dense, a strided
 *   rt_store_T (long rows, long cols, T *a, long rs, long cs, const T *d)
 *   (contiguous operands are not loaded: emitted code points into memory instead)
 *   rt_prefetch(long bytes, const void *from)  asks for memory that will be used soon, if there is
 *        any, where that makes the processor faster
 *   rt_spread_rows_T(long rows, long cols, T *d, const T *a)  d[i][j] = a[i]
 *   rt_spread_cols_T(long rows, long cols, T *d, const T *a)  d[i][j] = a[j]
 *
 * Reductions of a dense tile (rows, cols); each adds to what is there already. A row is summed in
 * 16 lanes: lane l takes elements l, l + 16, ... in turn, from 0 on; then lane l takes lane l + 8
 * for l < 8, l + 4 for l < 4, l + 2, l + 1; d[i] + lane 0 is the result.
 *   rt_rowsum_T (long rows, long cols, T *d, const T *a)  d[i] += sum over j
 *   rt_rowdot_T (long rows, long cols, T *d, const T *a, const T *b)  d[i] += sum of a b over j
 *   rt_rowmax_T (long rows, long cols, T *d, const T *a)  d[i] = max(d[i], a[i][j]); NaN stays
 *   rt_rowargmax_T(long rows, long cols, long first, T *best, int *d, const T *a)  for a row's best
 *        so far: best[i] and d[i] = first + j when a[i][j] is larger, or NaN when best is not
 *   rt_colsum_T (long rows, long cols, T *d, const T *a)  d[j] += a[i][j] for i = 0, 1, ...
 *   rt_colmax_T (long rows, long cols, T *d, const T *a)
 *
 * Random numbers (T f32 or f64): elements first .. first+n-1 of the stream. Element e is word e % 4
 * of the Philox block with key seed[0], seed[1] and counter e / 4, e / 4 >> 32, step, stream:
 * uniform is (word >> 8) * 2^-24; normal is sqrt(-2 log(1 - u)) times cos(2 pi v) for even e and
 * sin(2 pi v) for odd e, where u and v are the uniforms e & ~1 and e | 1.
 *   rt_uniform_T(long n, T *d, const int *seed, int step, int stream, long first)
 *   rt_normal_T (long n, T *d, const int *seed, int step, int stream, long first)
 *
 * Windows, whole tensors, run on the pool: a has `axes` axes of any strides, the last three being
 * windows, an inner one and the elements of a window; y has `to` places and the inner axis:
 *   rt_fold_T(long axes, const long *extent, const long *stride, long to, long step, long dilation,
 *             T *y, const T *a)
 *        y zeroed first, then y[..][i step + j dilation][k] += a[..][i][k][j] for i = 0, 1, ...
 *
 * Along one axis, whole tensors, run on the pool: a is (outer, from, inner), y is (outer, to,
 * inner), and the index (i32) has the shape of y (gather) or a (scatter_add), with any strides. T
 * is the type of a:
 *   rt_gather_T     (long outer, long from, long to, long inner, T *y, const T *a,
 *                    const int *index, long index_outer, long index_axis, long index_inner)
 *        y[o][i][k] = a[o][index[o][i][k]][k]; index outside gives 0, of floats NaN. T also u8
 *   rt_scatter_add_T(.., T *y, const T *a, const int *index, .., .., ..)
 *        y zeroed first, then y[o][index[o][i][k]][k] += a[o][i][k]; index outside is skipped
 *   rt_inverse_i32  (.., int *y, const int *a)
 *        y set to -1 first, then y[o][a[o][i][k]][k] = i for i = 0, 1, ...; a outside is skipped
 *   rt_argsort_T    (.., int *y, const T *a)  a[o][y[o][i][k]][k] ascends, equals stay, NaN last; to
 *        may be less than from. rt_argsort_falling_T descends, NaN first
 *   and, with from and to equal:
 *   rt_cumsum_T     (.., T *y, const T *a)    y[o][i][k] = a[o][0][k] + ... + a[o][i][k]
 *   rt_cumargmax_T  (.., int *y, const T *a)  the last largest of a[o][0][k] ... a[o][i][k]; NaN is
 */

/* ---- random numbers for the host ---- */

/* Philox4x32-10 (Salmon et al., SC11): one block of four 32-bit words. */
void rt_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/* Fills order[0..count) with a random permutation of 0..count-1, from seed and round alone. */
void rt_permutation(int64_t *order, int64_t count, const int32_t seed[2], int32_t round);

#endif
