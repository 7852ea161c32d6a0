/* gemm_type: the matrix product of one scalar type; included by gemm.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), LANES (elements of a vector), QUAD (of 16 bytes).
 * Out: rt_gemm_TYPE, rt_gemm_add_TYPE, rt_product_TYPE and, from gemm_fold.h,
 * rt_fold_product_TYPE.
 */
#define NAME(function) RT_JOIN3(function, _, TYPE)
#define VEC            NAME(Vector)
#define LOOSE          NAME(LooseVector)
#define LOOSE_HALF     NAME(LooseHalf)
#define LOOSE_QUAD     NAME(LooseQuad)
#define NR             (WIDE * LANES)
#define WHOLE(lanes)   (((lanes) + LANES - 1) / LANES * LANES)
#define STRIP_SLACK    WHOLE(TALL_ROWS) /* packing leaves as much behind a strip */
#define PACKED(rows)   (2 * (rows) <= LANES ? LANES / 2 : WHOLE(rows)) /* lanes of a step */
#define MOST_LINES     (TALL_ROWS + NR)                                /* of a strip or a panel */

#include "gemm_pack.h"
#include "gemm_kernel.h"
#include "gemm_tile.h"
#include "gemm_plan.h"
#include "gemm_parts.h"
#include "gemm_windows.h"
#include "gemm_dots.h"

/* Products too small to be worth a plan, and the empty ones: two columns at a time. */
static void NAME(multiply_small)(long m, long n, long k, const NAME(Operand) * left,
                                 const NAME(Operand) * right, T *c, long ldc, bool add)
{
    for (long i = 0; i < m; i++) {
        const T *x = left->x + i * left->line;
        for (long j = 0; j < n; j += 2) {
            const T *y = right->x + j * right->line, *z = j + 1 < n ? y + right->line : y;
            T sum = 0, next = 0;
            for (long p = 0; p < k; p++) {
                KEEP_SCALAR(p);
                sum += x[p * left->step] * y[p * right->step];
                next += x[p * left->step] * z[p * right->step];
            }
            c[i * ldc + j] = add ? c[i * ldc + j] + sum : sum;
            if (j + 1 < n) {
                c[i * ldc + j + 1] = add ? c[i * ldc + j + 1] + next : next;
            }
        }
    }
}

static void NAME(multiply)(NAME(Product) * product)
{
    const long parts = NAME(part_count)(product);
    if (parts > 0 && NAME(multiply_in_parts)(product, parts)) {
        return;
    }
    NAME(choose_tiles)(product);
    const long work = product->tile_rows * product->tile_cols * product->k;
    rt_parallel(product->batch * product->tiles, LEAST_TILE_WORK / work + 1, NAME(multiply_tiles),
                product);
}

static bool NAME(is_small)(long m, long n, long k)
{
    return m <= 0 || n <= 0 || k <= 0 || m * n * k <= SMALL_WORK;
}

/* c (m, n) = or += a (m, k) b (k, n) */
static void NAME(multiply_matrices)(long m, long n, long k, const T *a, long ars, long acs,
                                    const T *b, long brs, long bcs, T *c, long ldc, bool add)
{
    NAME(Product) product, turned;
    NAME(set_matrix)(&product.left, a, m, ars, k, acs);
    NAME(set_matrix)(&product.right, b, n, bcs, k, brs);
    if (NAME(is_small)(m, n, k)) {
        NAME(multiply_small)(m, n, k, &product.left, &product.right, c, ldc, add);
        return;
    }
    product.c = c;
    product.ldc = ldc;
    product.add = add;
    product.transposed = false;
    product.batch = 1;
    set_axis(&product.left_batch, 1, 0);
    set_axis(&product.right_batch, 1, 0);
    NAME(Product) *plan = NAME(fastest_plan)(&product, &turned);
    const long rest = NAME(columns_left_over)(&product, plan), whole = n - rest;
    if (rest > 0) {
        NAME(multiply_matrices)(m, whole, k, a, ars, acs, b, brs, bcs, c, ldc, add);
        NAME(multiply_matrices)
        (m, rest, k, a, ars, acs, b + whole * bcs, brs, bcs, c + whole, ldc, add);
    } else if (NAME(dots_are_faster)(&product, plan)) {
        NAME(multiply_by_dots)(&product);
    } else {
        NAME(multiply)(plan);
    }
}

static void NAME(rt_gemm)(long m, long n, long k, const T *a, long ars, long acs, const T *b,
                          long brs, long bcs, T *c, long ldc)
{
    NAME(multiply_matrices)(m, n, k, a, ars, acs, b, brs, bcs, c, ldc, false);
}

static void NAME(rt_gemm_add)(long m, long n, long k, const T *a, long ars, long acs, const T *b,
                              long brs, long bcs, T *c, long ldc)
{
    NAME(multiply_matrices)(m, n, k, a, ars, acs, b, brs, bcs, c, ldc, true);
}

static void NAME(rt_product)(const long axes[4], const long *extent, const long *a_stride,
                             const long *b_stride, const T *a, const T *b, T *c)
{
    const int batch = (int)axes[0], rows = (int)axes[1], steps = (int)axes[2], cols = (int)axes[3];
    const int row = batch, step = row + rows, col = step + steps;
    NAME(Product) product = {.c = c, .batch = extents_product(batch, extent)}, turned;
    product.left = NAME(operand)(a, join_axes(rows, extent + row, a_stride + row),
                                 join_axes(steps, extent + step, a_stride + step));
    product.right = NAME(operand)(b, join_axes(cols, extent + col, b_stride + col),
                                  join_axes(steps, extent + step, b_stride + step));
    product.left_batch = join_axes(batch, extent, a_stride);
    product.right_batch = join_axes(batch, extent, b_stride);
    product.ldc = axes_extent(&product.right.lines);
    NAME(Product) *plan = NAME(fastest_plan)(&product, &turned);
    if (NAME(dots_are_faster)(&product, plan)) {
        NAME(multiply_by_dots)(&product);
    } else if (!NAME(multiply_image)(&product, NAME(cost)(plan), axes, extent, a_stride,
                                     b_stride)) {
        NAME(multiply)(plan);
    }
}

#include "gemm_fold.h"

#undef NAME
#undef VEC
#undef LOOSE
#undef LOOSE_HALF
#undef LOOSE_QUAD
#undef NR
#undef STRIP_SLACK
#undef WHOLE
#undef PACKED
#undef MOST_LINES
#undef T
#undef TYPE
#undef LANES
#undef QUAD
