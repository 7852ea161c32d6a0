/* The block kernels of e^x, log, tanh and erf of floats against libm's in double, at one bit pattern in
 * STEP of all that a float has: the errors that branchless.h states, no result outside its bounds,
 * odd functions odd to the bit, and the same bits by every set of instructions with multiply-add,
 * and by the one without as from the plain function.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "../../runtime/branchless.h"
#undef expf
#undef logf
#undef tanhf
#undef erff
#include "../../runtime/rt.h"
#include "../symbols.h"

typedef void Kernel(long n, float *d, const float *x);

typedef struct Case {
    const char *kernel;
    float (*ours)(float);
    double (*exact)(double);
    double error; /* largest, in units of 2^-24 of the result */
    bool odd;
} Case;

static const Case cases[] = {
    {"rt_exp_f32_v", exp_branchless, exp, 2, false},
    {"rt_log_f32_v", log_branchless, log, 2, false},
    {"rt_tanh_f32_v", tanh_branchless, tanh, 6, true},
    {"rt_erf_f32_v", erf_branchless, erf, 6, true},
};
enum { CASES = sizeof(cases) / sizeof(cases[0]), ROOM = 1000, STEP = 1009 };

static uint32_t bits_of(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static bool plain; /* the kernels are compiled as this file is */
static uint32_t checksum;

static void check_result(const Case *c, float x, float y)
{
    const double exact = c->exact(x);
    const bool finite = fabs(exact) < 0x1p128;
    const double allowed = fmax(finite ? c->error * 0x1p-24 * fabs(exact) : 0, 0x1p-149);
    const bool same = (isnan(exact) && isnan(y)) || (float)exact == y;
    if (!same && !(fabs(y - exact) <= allowed)) {
        fail_msg("%s at %a: %a, not %a", c->kernel, (double)x, (double)y, exact);
    }
    assert_true(!c->odd || isnan(x) || fabsf(y) <= 1);
    if (plain) {
        assert_true(isnan(y) ? isnan(c->ours(x)) : bits_of(c->ours(x)) == bits_of(y));
    }
    checksum = checksum * 31 + (isnan(y) ? 0 : bits_of(y));
}

static void check_block(const Case *c, long n, const float *x)
{
    Kernel *kernel = (Kernel *)runtime_symbol(c->kernel);
    float y[ROOM], negative[ROOM], mirrored[ROOM];
    kernel(n, y, x);
    for (long i = 0; i < n; i++) {
        check_result(c, x[i], y[i]);
        negative[i] = -x[i];
    }
    kernel(n, mirrored, negative);
    for (long i = 0; i < n && c->odd; i++) {
        assert_true(isnan(x[i]) || bits_of(mirrored[i]) == bits_of(-y[i]));
    }
}

static void check_patterns(void)
{
    static const float special[] = {0.0f, -0.0f, INFINITY, -INFINITY, NAN};
    static uint32_t first;
    plain = strcmp(rt_isa(), "baseline") == 0;
    checksum = 0;
    for (int k = 0; k < CASES; k++) {
        check_block(&cases[k], sizeof special / sizeof special[0], special);
        uint32_t bits = 0;
        for (long block = 0; block < 0x100000000 / STEP / ROOM; block++) {
            float x[ROOM];
            for (int i = 0; i < ROOM; i++, bits += STEP) {
                memcpy(&x[i], &bits, sizeof bits);
            }
            check_block(&cases[k], ROOM, x);
        }
    }
    if (!plain) {
        assert_true(first == 0 || checksum == first);
        first = checksum;
    }
}

static void every_set_of_instructions(void **unused)
{
    (void)unused;
    under_every_isa(check_patterns);
}

static void limits_are_exact(void **unused)
{
    (void)unused;
    assert_true(exp_branchless(0) == 1);
    assert_true(exp_branchless(INFINITY) == INFINITY);
    assert_int_equal(bits_of(exp_branchless(-INFINITY)), 0);
    assert_int_equal(bits_of(log_branchless(1)), 0);
    assert_true(log_branchless(0) == -INFINITY && log_branchless(-0.0f) == -INFINITY);
    assert_true(log_branchless(INFINITY) == INFINITY && isnan(log_branchless(-1)));
    assert_true(tanh_branchless(INFINITY) == 1);
    assert_true(erf_branchless(INFINITY) == 1);
    assert_int_equal(bits_of(tanh_branchless(-0.0f)), bits_of(-0.0f));
    assert_int_equal(bits_of(erf_branchless(-0.0f)), bits_of(-0.0f));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_set_of_instructions),
        cmocka_unit_test(limits_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
