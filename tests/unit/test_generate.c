/* Sampling: frequencies are the probabilities of softmax, of the largest alone where that is asked
 * for, and the same for the same seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "driver.h"

enum { COUNT = 5, DRAWS = 20000 };
static const float logits[COUNT] = {0.5f, -1, 2, 1.25f, 0};

static void count_tokens(double temperature, int64_t top_k, int counts[COUNT])
{
    for (int i = 0; i < COUNT; i++) {
        counts[i] = 0;
    }
    for (uint64_t draw = 0; draw < DRAWS; draw++) {
        const int token = sample_token(logits, COUNT, temperature, top_k, 3, draw);
        assert_in_range(token, 0, COUNT - 1);
        counts[token]++;
    }
}

/* Frequencies within 4 standard deviations of the probabilities of those in `kept`. */
static void expect_softmax(double temperature, int64_t top_k, const int kept[COUNT])
{
    int counts[COUNT];
    double total = 0;
    count_tokens(temperature, top_k, counts);
    for (int i = 0; i < COUNT; i++) {
        total += kept[i] * exp(logits[i] / temperature);
    }
    for (int i = 0; i < COUNT; i++) {
        const double p = kept[i] * exp(logits[i] / temperature) / total;
        const double deviation = sqrt(DRAWS * p * (1 - p));
        assert_true(fabs(counts[i] - DRAWS * p) <= 4 * deviation);
    }
}

static void test_softmax(void **unused)
{
    (void)unused;
    const int all[COUNT] = {1, 1, 1, 1, 1};
    expect_softmax(1, COUNT, all);
    expect_softmax(0.5, 1000, all);
    expect_softmax(100, INT32_MAX, all);
}

static void test_top_k(void **unused)
{
    (void)unused;
    expect_softmax(1, 3, (int[COUNT]){1, 0, 1, 1, 0});
    expect_softmax(2, 2, (int[COUNT]){0, 0, 1, 1, 0});
    expect_softmax(1, 1, (int[COUNT]){0, 0, 1, 0, 0});
}

static void test_coldest(void **unused)
{
    (void)unused;
    const float equal[] = {1, 3, 3, 2};
    for (uint64_t seed = 0; seed < 20; seed++) {
        assert_int_equal(sample_token(equal, 4, 0, 4, seed, seed),
                         1); /* the first of the largest */
        assert_int_equal(sample_token(equal, 4, 1, 1, seed, seed), 1);
        /* differences beyond any exponential */
        assert_int_equal(sample_token((float[]){-3e38f, 3e38f}, 2, 1e-3, 2, seed, 0), 1);
    }
}

static void test_seeds(void **unused)
{
    (void)unused;
    int differs = 0;
    for (uint64_t draw = 0; draw < 100; draw++) {
        const int token = sample_token(logits, COUNT, 1, COUNT, 7, draw);
        assert_int_equal(sample_token(logits, COUNT, 1, COUNT, 7, draw), token);
        differs += sample_token(logits, COUNT, 1, COUNT, 8, draw) != token;
        differs += sample_token(logits, COUNT, 1, COUNT, 7 + ((uint64_t)1 << 32), draw) != token;
    }
    assert_true(differs > 50);
}

static void test_not_finite(void **unused)
{
    (void)unused;
    assert_int_equal(sample_token((float[]){0, NAN}, 2, 1, 2, 0, 0), -1);
    assert_int_equal(sample_token((float[]){INFINITY, 0}, 2, 0, 2, 0, 0), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_softmax),    cmocka_unit_test(test_top_k),
        cmocka_unit_test(test_coldest),    cmocka_unit_test(test_seeds),
        cmocka_unit_test(test_not_finite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
