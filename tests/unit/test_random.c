/* Random numbers: the published Philox vectors; every element by the formula, from any position on,
 * under every instruction set; moments; permutations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../runtime/rt.h"
#include "../symbols.h"

typedef void FillF32(long n, float *d, const int *seed, int step, int stream, long first);
typedef void FillF64(long n, double *d, const int *seed, int step, int stream, long first);

/* Random123's kat_vectors, philox4x32 with 10 rounds. */
static void published_vectors(void **unused)
{
    (void)unused;
    static const struct {
        uint32_t counter[4], key[2], out[4];
    } vectors[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (int i = 0; i < 3; i++) {
        uint32_t out[4];
        rt_philox(vectors[i].counter, vectors[i].key, out);
        assert_memory_equal(out, vectors[i].out, sizeof(out));
    }
}

/* ---- the formulas of rt.h, one element at a time ---- */

static const int seed[2] = {-7, 0x12345678};
enum { STEP = 1000003, STREAM = 42 };

static double uniform_at(long e)
{
    const uint64_t block = (uint64_t)e / 4;
    const uint32_t counter[4] = {(uint32_t)block, (uint32_t)(block >> 32), STEP, STREAM};
    const uint32_t key[2] = {(uint32_t)seed[0], (uint32_t)seed[1]};
    uint32_t word[4];
    rt_philox(counter, key, word);
    return (word[e % 4] >> 8) * 0x1p-24;
}

static double normal_at(long e)
{
    const double u = 1 - uniform_at(e & ~1L), angle = 6.28318530717958647692 * uniform_at(e | 1);
    return sqrt(-2 * log(u)) * (e % 2 == 0 ? cos(angle) : sin(angle));
}

static void check_elements(void)
{
    /* The third start is where the counter's second word begins to count. */
    static const long firsts[] = {0, 5, ((long)1 << 34) - 90, 1234567};
    static const long lengths[] = {0, 1, 2, 3, 4, 31, 32, 33, 64, 127, 500};
    static float f32[501];
    static double f64[501];
    for (int s = 0; s < 4; s++) {
        for (int l = 0; l < 11; l++) {
            const long n = lengths[l], first = firsts[s] + l;
            f32[n] = 12345;
            f64[n] = 12345;
            ((FillF32 *)runtime_symbol("rt_uniform_f32"))(n, f32, seed, STEP, STREAM, first);
            ((FillF64 *)runtime_symbol("rt_uniform_f64"))(n, f64, seed, STEP, STREAM, first);
            for (long i = 0; i < n; i++) {
                assert_true((double)f32[i] == uniform_at(first + i));
                assert_true(f64[i] == uniform_at(first + i));
            }
            ((FillF32 *)runtime_symbol("rt_normal_f32"))(n, f32, seed, STEP, STREAM, first);
            ((FillF64 *)runtime_symbol("rt_normal_f64"))(n, f64, seed, STEP, STREAM, first);
            for (long i = 0; i < n; i++) {
                assert_true(fabs((double)f32[i] - normal_at(first + i)) < 4e-6);
                assert_true(fabs(f64[i] - normal_at(first + i)) < 1e-14);
            }
            assert_true(f32[n] == 12345 && f64[n] == 12345);
        }
    }
}

/* A number has the same bits whether it was made alone or with its neighbours. */
static void check_pieces(void)
{
    static float whole[1000], piece[1000];
    FillF32 *normal = (FillF32 *)runtime_symbol("rt_normal_f32");
    normal(1000, whole, seed, STEP, STREAM, 3);
    for (long at = 0, n = 1; at < 1000; at += n, n = n * 2 + 1) {
        n = n < 1000 - at ? n : 1000 - at;
        normal(n, piece + at, seed, STEP, STREAM, 3 + at);
    }
    assert_memory_equal(whole, piece, sizeof(whole));
}

static void elements(void **unused)
{
    (void)unused;
    under_every_isa(check_elements);
    under_every_isa(check_pieces);
}

/* Mean, variance, skewness and kurtosis of a million numbers within five standard errors. */
static void moments(void **unused)
{
    (void)unused;
    enum { N = 1000000 };
    static const char *const names[] = {"rt_uniform_f64", "rt_normal_f64"};
    static const double mean[] = {0.5, 0}, variance[] = {1.0 / 12, 1}, kurtosis[] = {1.8, 3};
    double *x = malloc(N * sizeof(double));
    assert_true(rt_start(1));
    for (int k = 0; k < 2; k++) {
        ((FillF64 *)runtime_symbol(names[k]))(N, x, seed, 0, 0, 0);
        double m1 = 0, m2 = 0, m3 = 0, m4 = 0;
        for (long i = 0; i < N; i++) {
            const double z = (x[i] - mean[k]) / sqrt(variance[k]);
            m1 += z / N;
            m2 += z * z / N;
            m3 += z * z * z / N;
            m4 += z * z * z * z / N;
        }
        assert_true(fabs(m1) < 0.005 && fabs(m2 - 1) < 0.007);
        assert_true(fabs(m3) < 0.02 && fabs(m4 - kurtosis[k]) < 0.05);
    }
    rt_stop();
    free(x);
}

/* ---- permutations ---- */

static void permutation(void **unused)
{
    (void)unused;
    enum { N = 1000 };
    static const int32_t key[2] = {3, 4};
    int64_t order[N], again[N], other[N];
    bool seen[N] = {false};
    rt_permutation(order, N, key, 7);
    rt_permutation(again, N, key, 7);
    rt_permutation(other, N, key, 8);
    assert_memory_equal(order, again, sizeof(order));
    assert_memory_not_equal(order, other, sizeof(order));
    for (int i = 0; i < N; i++) {
        assert_in_range(order[i], 0, N - 1);
        assert_false(seen[order[i]]);
        seen[order[i]] = true;
    }
    rt_permutation(order, 0, key, 0);
    rt_permutation(order, 1, key, 0);
    assert_int_equal(order[0], 0);
}

/* All 24 orders of four, equally often: chi-square with 23 degrees of freedom under 49.7 (p 0.001).
 */
static void fair_permutation(void **unused)
{
    (void)unused;
    enum { ROUNDS = 24000 };
    static const int32_t key[2] = {1, 2};
    int seen[256] = {0};
    for (int round = 0; round < ROUNDS; round++) {
        int64_t order[4];
        rt_permutation(order, 4, key, round);
        seen[order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3]]++;
    }
    double chi_square = 0;
    int kinds = 0;
    for (int i = 0; i < 256; i++) {
        kinds += seen[i] > 0;
        chi_square += seen[i] > 0 ? (seen[i] - 1000.0) * (seen[i] - 1000.0) / 1000 : 0;
    }
    assert_int_equal(kinds, 24);
    assert_true(chi_square < 49.7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_vectors), cmocka_unit_test(elements),
        cmocka_unit_test(moments),           cmocka_unit_test(permutation),
        cmocka_unit_test(fair_permutation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
