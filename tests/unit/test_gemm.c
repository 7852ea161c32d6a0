/* Matrix products against the naive triple loop. Operands are small whole numbers, so every sum is
 * exact and results must be equal, not just near. The template for 64-byte vectors is compiled here
 * a second time, so that it is tested on machines without AVX-512 too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RT_ISA          wide
#define RT_VECTOR_BYTES 64
#include "../../runtime/isa.h"
RT_DECLARE_TABLES(wide)
#include "../../runtime/gemm.c"

enum { GUARD = 7 };

/* How an operand (rows, cols) lies in memory. */
typedef enum Layout { ROWS, COLUMNS, SPACED, REPEATED, REVERSED, LAYOUTS } Layout;

typedef struct Strided {
    double *storage; /* as doubles; the typed copies are made from it */
    long count, origin, rs, cs;
} Strided;

static uint64_t state = 88172645463325252u;

static long random_below(long limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (long)(state >> 33) % limit;
}

static Strided make_operand(long rows, long cols, Layout layout)
{
    Strided s = {0};
    switch (layout) {
    case ROWS:
        s.rs = cols + random_below(3), s.cs = 1;
        break;
    case COLUMNS:
        s.rs = 1, s.cs = rows + random_below(3);
        break;
    case SPACED:
        s.cs = 2, s.rs = 2 * cols + 1;
        break;
    case REPEATED:
        s.rs = random_below(2), s.cs = 1 - s.rs;
        break;
    default:
        s.rs = -cols, s.cs = 1, s.origin = (rows - 1) * cols;
    }
    s.count = s.origin + 1 + (rows - 1) * (s.rs > 0 ? s.rs : 0) + (cols - 1) * s.cs;
    s.storage = malloc((size_t)s.count * sizeof(double));
    for (long i = 0; i < s.count; i++) {
        s.storage[i] = (double)(random_below(9) - 4);
    }
    return s;
}

static double oracle(const Strided *a, const Strided *b, long i, long j, long k)
{
    double sum = 0;
    for (long p = 0; p < k; p++) {
        sum += a->storage[a->origin + i * a->rs + p * a->cs] *
               b->storage[b->origin + p * b->rs + j * b->cs];
    }
    return sum;
}

/* Runs one product in type T on exactly sized copies and compares; guards behind C's rows stay.
 * `keeps` is 1 if it is added to what C holds, 0 if it takes the place of that. */
#define CHECK(T, Function, function, keeps, m, n, k, a, b)                                         \
    do {                                                                                           \
        const long ldc = (n) + GUARD;                                                              \
        T *ta = malloc((size_t)(a)->count * sizeof(T) + 1);                                        \
        T *tb = malloc((size_t)(b)->count * sizeof(T) + 1);                                        \
        T *c = malloc((size_t)((m)*ldc) * sizeof(T) + 1);                                          \
        for (long e = 0; e < (a)->count; e++) {                                                    \
            ta[e] = (T)(a)->storage[e];                                                            \
        }                                                                                          \
        for (long e = 0; e < (b)->count; e++) {                                                    \
            tb[e] = (T)(b)->storage[e];                                                            \
        }                                                                                          \
        for (long e = 0; e < (m)*ldc; e++) {                                                       \
            c[e] = (T)12345;                                                                       \
        }                                                                                          \
        ((Function *)(function))((m), (n), (k), ta + (a)->origin, (a)->rs, (a)->cs,                \
                                 tb + (b)->origin, (b)->rs, (b)->cs, c, ldc);                      \
        for (long i = 0; i < (m); i++) {                                                           \
            for (long j = 0; j < ldc; j++) {                                                       \
                double expected = j < (n) ? oracle((a), (b), i, j, (k)) + (keeps)*12345 : 12345;   \
                if ((double)c[i * ldc + j] != expected) {                                          \
                    fail_msg("%ldx%ldx%ld strides %ld,%ld %ld,%ld at (%ld,%ld): %g, not %g", (m),  \
                             (n), (k), (a)->rs, (a)->cs, (b)->rs, (b)->cs, i, j,                   \
                             (double)c[i * ldc + j], expected);                                    \
                }                                                                                  \
            }                                                                                      \
        }                                                                                          \
        free(ta);                                                                                  \
        free(tb);                                                                                  \
        free(c);                                                                                   \
    } while (0)

static void *symbol(const RtSymbol *symbols, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(symbols[i].name, name) == 0) {
            return symbols[i].address;
        }
    }
    fail_msg("no symbol %s", name);
    return NULL;
}

static void check_shape(const RtSymbol *symbols, int count, long m, long n, long k, Layout of_a,
                        Layout of_b)
{
    Strided a = make_operand(m, k > 0 ? k : 1, of_a), b = make_operand(k > 0 ? k : 1, n, of_b);
    CHECK(float, RtGemmF32, symbol(symbols, count, "rt_gemm_f32"), 0, m, n, k, &a, &b);
    CHECK(double, RtGemmF64, symbol(symbols, count, "rt_gemm_f64"), 0, m, n, k, &a, &b);
    CHECK(float, RtGemmF32, symbol(symbols, count, "rt_gemm_add_f32"), 1, m, n, k, &a, &b);
    CHECK(double, RtGemmF64, symbol(symbols, count, "rt_gemm_add_f64"), 1, m, n, k, &a, &b);
    free(a.storage);
    free(b.storage);
}

static void check_shapes(const RtSymbol *symbols, int count)
{
    /* Packed for its aliased steps, and cut into blocks of rows; then sums over lanes, of few lines, of
     * columns left over, and of more steps than those are for. */
    static const long shapes[][3] = {
        {1, 1, 1},     {1, 1, 0},      {3, 5, 0},     {7, 1, 9},     {1, 33, 20},  {6, 16, 8},
        {14, 32, 16},  {13, 31, 15},   {64, 10, 128}, {10, 64, 128}, {65, 48, 31}, {4, 96, 600},
        {96, 4, 300},  {30, 64, 257},  {200, 17, 40}, {17, 200, 40}, {2, 9, 1000}, {128, 128, 3},
        {40, 50, 900}, {1024, 10, 30}, {640, 3, 810}, {1, 300, 40},  {90, 1, 100}, {5, 70, 33},
        {12, 41, 64},  {70, 50, 65},   {90, 67, 48},  {2, 3, 13000},
    };
    for (size_t s = 0; s < sizeof(shapes) / sizeof(shapes[0]); s++) {
        for (Layout of_a = 0; of_a < LAYOUTS; of_a++) {
            for (Layout of_b = 0; of_b < LAYOUTS; of_b++) {
                check_shape(symbols, count, shapes[s][0], shapes[s][1], shapes[s][2], of_a, of_b);
            }
        }
    }
    for (int i = 0; i < 200; i++) {
        check_shape(symbols, count, 1 + random_below(70), 1 + random_below(70),
                    1 + random_below(90), (Layout)random_below(LAYOUTS),
                    (Layout)random_below(LAYOUTS));
    }
}

static void shapes_and_strides(void **unused)
{
    (void)unused;
    static const char *const isas[] = {"baseline", "avx2", "avx512"};
    for (int i = 0; i < 3; i++) {
        setenv("GRADCC_ISA", isas[i], 1);
        assert_true(rt_start(1));
        if (strcmp(rt_isa(), isas[i]) == 0) {
            int count;
            const RtSymbol *symbols = rt_symbols(&count);
            check_shapes(symbols, count);
        }
        rt_stop();
    }
    unsetenv("GRADCC_ISA");
}

static void wide_vectors(void **unused)
{
    (void)unused;
    assert_true(rt_start(1));
    check_shapes(rt_gemm_wide[0].items, rt_gemm_wide[0].count);
    rt_stop();
}

/* Blocks of k, of left and of right: more than one of each. Too large for the oracle in full. */
static void large(void **unused)
{
    (void)unused;
    enum { M = 500, N = 1300, K = 900 };
    assert_true(rt_start(2));
    int count;
    const RtSymbol *symbols = rt_symbols(&count);
    RtGemmF32 *gemm = (RtGemmF32 *)symbol(symbols, count, "rt_gemm_f32");
    for (Layout layout = ROWS; layout <= COLUMNS; layout++) {
        Strided a = make_operand(M, K, layout), b = make_operand(K, N, layout);
        float *ta = malloc((size_t)a.count * sizeof(float));
        float *tb = malloc((size_t)b.count * sizeof(float));
        float *c = malloc(sizeof(float) * M * N);
        for (long e = 0; e < a.count; e++) {
            ta[e] = (float)a.storage[e];
        }
        for (long e = 0; e < b.count; e++) {
            tb[e] = (float)b.storage[e];
        }
        gemm(M, N, K, ta, a.rs, a.cs, tb, b.rs, b.cs, c, N);
        for (long e = 0; e < (long)M * N; e += 37) {
            assert_true((double)c[e] == oracle(&a, &b, e / N, e % N, K));
        }
        free(a.storage);
        free(b.storage);
        free(ta);
        free(tb);
        free(c);
    }
    rt_stop();
}

/* Sums that round: any number of threads gives the same bits. */
static void same_bits_for_any_threads(void **unused)
{
    (void)unused;
    enum { M = 333, N = 301, K = 530 };
    static const int threads[] = {1, 2, 3, 8};
    float *a = malloc(sizeof(float) * M * K), *b = malloc(sizeof(float) * K * N);
    float *first = malloc(sizeof(float) * M * N), *c = malloc(sizeof(float) * M * N);
    for (long i = 0; i < M * K; i++) {
        a[i] = (float)random_below(1000003) / 999.0f;
    }
    for (long i = 0; i < K * N; i++) {
        b[i] = (float)random_below(1000003) / 777.0f - 600.0f;
    }
    /* As it is; few rows, computed as the transposed product; and fewer, as sums over lanes. */
    static const long rows_of[] = {M, 40, 3};
    for (int way = 0; way < 3; way++) {
        const long rows = rows_of[way];
        for (int t = 0; t < 4; t++) {
            assert_true(rt_start(threads[t]));
            int count;
            const RtSymbol *symbols = rt_symbols(&count);
            RtGemmF32 *gemm = (RtGemmF32 *)symbol(symbols, count, "rt_gemm_f32");
            gemm(rows, N, K, a, K, 1, b, way ? 1 : N, way ? K : 1, t == 0 ? first : c, N);
            assert_true(t == 0 || memcmp(first, c, sizeof(float) * (size_t)(rows * N)) == 0);
            rt_stop();
        }
    }
    free(a);
    free(b);
    free(c);
    free(first);
}

/* What is packed, and in what blocks of rows, follows the cache; the blocks of steps do not. */
static void same_bits_for_any_cache(void **unused)
{
    (void)unused;
    enum { MOST = 600, SHAPES = 200 };
    static const long caches[] = {GEMM_LEAST_LEFT_BYTES, GEMM_LEFT_BYTES / 2, GEMM_LEFT_BYTES};
    static const long steps[] = {0, 2048, 32768};
    float *a = malloc(sizeof(float) * MOST * MOST), *b = malloc(sizeof(float) * MOST * MOST);
    float *c[3];
    for (int i = 0; i < 3; i++) {
        c[i] = malloc(sizeof(float) * MOST * MOST);
    }
    for (long i = 0; i < MOST * MOST; i++) {
        a[i] = (float)random_below(1000003) / 999.0f;
        b[i] = (float)random_below(1000003) / 777.0f - 600.0f;
    }
    assert_true(rt_start(1));
    int count;
    const RtSymbol *symbols = rt_symbols(&count);
    RtGemmF32 *gemm = (RtGemmF32 *)symbol(symbols, count, "rt_gemm_f32");
    for (int shape = 0; shape < SHAPES; shape++) {
        const long m = 1 + random_below(MOST), n = 1 + random_below(MOST);
        const long k = 390 + random_below(MOST - 390);
        const bool at = random_below(3) > 0, bt = random_below(2) > 0;
        const long lda = at ? random_below(2) && m <= 512 ? 512 : m : k; /* or steps that alias */
        for (int i = 0; i < 3; i++) {
            gemm_left_bytes = caches[i];
            gemm_aliased_bytes = steps[i];
            gemm(m, n, k, a, at ? 1 : lda, at ? lda : 1, b, bt ? 1 : n, bt ? k : 1, c[i], n);
            assert_memory_equal(c[0], c[i], sizeof(float) * (size_t)(m * n));
        }
    }
    rt_stop();
    for (int i = 0; i < 3; i++) {
        free(c[i]);
    }
    free(a);
    free(b);
}

/* ---- plans of any size, without multiplying ---- */

/* Panels of right that are kept are those of a tile; others use the memory of one. */
#define DEFINE_CHECK(T, TYPE)                                                                      \
    static void check_##TYPE(long m, long n, long k, bool turned_a, bool turned_b)                 \
    {                                                                                              \
        Product_##TYPE product = {.ldc = n, .batch = 1}, turned;                                   \
        set_matrix_##TYPE(&product.left, NULL, m, turned_a ? 1 : k, k, turned_a ? m : 1);          \
        set_matrix_##TYPE(&product.right, NULL, n, turned_b ? k : 1, k, turned_b ? 1 : n);         \
        set_axis(&product.left_batch, 1, 0);                                                       \
        set_axis(&product.right_batch, 1, 0);                                                      \
        Product_##TYPE *plan = fastest_plan_##TYPE(&product, &turned);                             \
        const long lanes = (long)(RT_VECTOR_BYTES / sizeof(T));                                    \
        const long steps = plan->k < plan->k_block ? plan->k : plan->k_block;                      \
        long cols = plan->n, rows = plan->m;                                                       \
        if (part_count_##TYPE(plan) == 0) {                                                        \
            choose_tiles_##TYPE(plan);                                                             \
            cols = plan->tile_cols < plan->n ? plan->tile_cols : plan->n;                          \
            rows = plan->tile_rows < plan->m ? plan->tile_rows : plan->m;                          \
        }                                                                                          \
        const long block = block_rows_##TYPE(plan, rows, steps, !plan->left.matrix);               \
        const bool once = rows <= block && plan->panels_name == 0;                                 \
        const long kept = once ? panel_cols_##TYPE(cols, plan->panel_vectors) : cols;              \
        const long bytes = (kept + lanes - 1) / lanes * lanes * steps * (long)sizeof(T);           \
        if (plan->pack_right && bytes > GEMM_RIGHT_BYTES) {                                        \
            fail_msg("%s (%ld, %ld) by (%ld, %ld): panels of %ld bytes", #TYPE, m, k, k, n,        \
                     bytes);                                                                       \
        }                                                                                          \
        const long left = block * steps * (long)sizeof(T);                                         \
        if (plan->pack_left && left > gemm_left_bytes) {                                           \
            fail_msg("%s (%ld, %ld) by (%ld, %ld): strips of %ld bytes", #TYPE, m, k, k, n, left); \
        }                                                                                          \
    }
DEFINE_CHECK(float, f32)
DEFINE_CHECK(double, f64)

static void what_is_packed_fits(void **unused)
{
    (void)unused;
    static const int threads[] = {1, 2, 8};
    static const long caches[] = {GEMM_LEAST_LEFT_BYTES, GEMM_LEFT_BYTES / 2, GEMM_LEFT_BYTES};
    for (int t = 0; t < 3; t++) {
        assert_true(rt_start(threads[t]));
        for (int i = 0; i < 60000; i++) {
            const bool few = random_below(4) == 0; /* and very many steps: in parts */
            const long m = 1 + random_below(few ? 200 : 1200);
            const long n = 1 + random_below(few ? 600 : 8000);
            const long k = few ? 5000 + random_below(20000) : 1 + random_below(4000);
            const bool turned_a = random_below(2) == 0, turned_b = random_below(2) == 0;
            gemm_left_bytes = caches[i % 3];
            check_f32(m, n, k, turned_a, turned_b);
            check_f64(m, n, k, turned_a, turned_b);
        }
        rt_stop();
    }
}

/* Tiles of a product share packed panels, and those of another product, or of the next in a batch, are
 * not taken for them. */
static void panels_are_of_one_product(void **unused)
{
    (void)unused;
    enum { BATCH = 3, M = 40, N = 256, K = 530, CALLS = 3 };
    float *a = malloc(sizeof(float) * BATCH * M * K * CALLS), *b = malloc(sizeof(float) * N * K);
    float *c = malloc(sizeof(float) * BATCH * M * N), *alone = malloc(sizeof(float) * M * N);
    for (long i = 0; i < BATCH * M * K * CALLS; i++) {
        a[i] = (float)(random_below(9) - 4);
    }
    for (long i = 0; i < N * K; i++) {
        b[i] = (float)(random_below(9) - 4);
    }
    assert_true(rt_start(8));
    int count;
    const RtSymbol *symbols = rt_symbols(&count);
    RtGemmF32 *gemm = (RtGemmF32 *)symbol(symbols, count, "rt_gemm_f32");
    RtProductF32 *product = (RtProductF32 *)symbol(symbols, count, "rt_product_f32");
    const long axes[] = {1, 1, 1, 1}, extent[] = {BATCH, M, K, N};
    const long of_a[] = {(long)M * K, K, 1, 0}, of_b[] = {0, 0, 1, K};
    for (int call = 0; call < CALLS; call++) {
        const float *left = a + (long)call * BATCH * M * K;
        product(axes, extent, of_a, of_b, left, b, c);
        for (long i = 0; i < BATCH; i++) {
            gemm(M, N, K, left + i * M * K, K, 1, b, 1, K, alone, N);
            assert_memory_equal(alone, c + i * M * N, sizeof(float) * M * N);
            const float *row = left + i * M * K, *col = b + (N - 1) * K;
            float sum = 0;
            for (long p = 0; p < K; p++) {
                sum += row[p] * col[p];
            }
            assert_true(alone[N - 1] == sum);
        }
    }
    rt_stop();
    free(a);
    free(b);
    free(c);
    free(alone);
}

/* Few elements and many steps: threads share the steps. */
static void same_bits_of_long_sums(void **unused)
{
    (void)unused;
    enum { M = 20, N = 37, K = 30000 };
    static const int threads[] = {1, 2, 3};
    float *a = malloc(sizeof(float) * M * K), *b = malloc(sizeof(float) * K * N);
    float first[M * N], c[M * N];
    for (long i = 0; i < M * K; i++) {
        a[i] = (float)random_below(1000003) / 999.0f;
    }
    for (long i = 0; i < K * N; i++) {
        b[i] = (float)random_below(1000003) / 777.0f - 600.0f;
    }
    for (int layout = 0; layout < 4; layout++) {
        const bool at = layout & 1, bt = layout & 2;
        for (int t = 0; t < 3; t++) {
            assert_true(rt_start(threads[t]));
            int count;
            const RtSymbol *symbols = rt_symbols(&count);
            RtGemmF32 *gemm = (RtGemmF32 *)symbol(symbols, count, "rt_gemm_f32");
            RtGemmF32 *add = (RtGemmF32 *)symbol(symbols, count, "rt_gemm_add_f32");
            gemm(M, N, K, a, at ? 1 : K, at ? M : 1, b, bt ? 1 : N, bt ? K : 1, t ? c : first, N);
            add(M, N, K, a, at ? 1 : K, at ? M : 1, b, bt ? 1 : N, bt ? K : 1, t ? c : first, N);
            assert_true(t == 0 || memcmp(first, c, sizeof(c)) == 0);
            rt_stop();
        }
    }
    free(a);
    free(b);
}

/* -1 + (1 + e) (1 - e) is -e^2, which only a product that is not rounded before it is added leaves:
 * multiply-add instructions are half of the speed. */
static void multiplies_and_adds_at_once(void **unused)
{
    (void)unused;
    enum { M = 32, N = 32, K = 2 };
    const float e = 0x1p-20f;
    float a[M * K], b[K * N], c[M * N];
    for (int i = 0; i < M; i++) {
        a[i * K] = -1, a[i * K + 1] = 1 + e;
    }
    for (int j = 0; j < N; j++) {
        b[j] = 1, b[N + j] = 1 - e;
    }
    assert_true(rt_start(1));
    int count;
    const RtSymbol *symbols = rt_symbols(&count);
    RtGemmF32 *gemm = (RtGemmF32 *)symbol(symbols, count, "rt_gemm_f32");
    gemm(M, N, K, a, K, 1, b, N, 1, c, N);
    for (int i = 0; i < M * N && strcmp(rt_isa(), "baseline") != 0; i++) {
        assert_true(c[i] == -e * e);
    }
    rt_stop();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_and_strides),
        cmocka_unit_test(wide_vectors),
        cmocka_unit_test(large),
        cmocka_unit_test(same_bits_for_any_threads),
        cmocka_unit_test(same_bits_for_any_cache),
        cmocka_unit_test(what_is_packed_fits),
        cmocka_unit_test(panels_are_of_one_product),
        cmocka_unit_test(same_bits_of_long_sums),
        cmocka_unit_test(multiplies_and_adds_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
