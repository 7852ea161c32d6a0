/* Fold against plain loops that add window after window: dense, permuted and repeated operands, one
 * window and several chunks, any number of threads; the same bits, because the order is the
 * same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "../../runtime/rt.h"
#include "../symbols.h"

typedef void Fold(long axes, const long *extent, const long *stride, long to, long step,
                  long dilation, void *y, const void *a);

/* Operands have two batch axes; `stride` of -1 is for the dense one. */
typedef struct Case {
    long extent[5], stride[5], to, step, dilation;
} Case;

#define DENSE                                                                                      \
    {                                                                                              \
        -1                                                                                         \
    }

static const Case cases[] = {
    {{1, 1, 1, 1, 1}, DENSE, 1, 1, 1},
    {{2, 3, 5, 1, 3}, DENSE, 7, 1, 1},
    {{2, 3, 4, 1, 3}, DENSE, 12, 2, 2},
    {{2, 2, 3, 7, 2}, DENSE, 12, 3, 4},
    {{1, 2, 6, 5, 3}, DENSE, 8, 1, 1},
    {{3, 2, 6, 5, 3}, {30, 90, 5, 1, 180}, 9, 1, 1}, /* windows and inner axis as one line */
    {{3, 2, 8, 1, 3}, {8, 24, 1, 0, 48}, 10, 1, 1}, /* elements outside, as a product leaves them */
    {{2, 2, 4, 3, 2}, {0, 12, 3, 1, 0}, 8, 2, 1},   /* repeated */
    {{2, 2, 4, 3, 2}, {48, 24, -6, 2, 1}, 8, 2, 1}, /* backwards */
    {{40, 50, 16, 1, 3}, {800, 16, 1, 0, 32000}, 18, 1, 1}, /* several chunks */
};
enum { CASES = sizeof(cases) / sizeof(cases[0]), AXES = 5, ROOM = 100000, START = 200 };

static void dense_stride(const long *extent, long *stride)
{
    long step = 1;
    for (int axis = AXES - 1; axis >= 0; axis--) {
        stride[axis] = step;
        step *= extent[axis];
    }
}

#define DEFINE_CHECK(T, type)                                                                      \
    static void check_##type(const Case *c)                                                        \
    {                                                                                              \
        static T a[ROOM], y[ROOM], expected[ROOM];                                                 \
        long s[AXES];                                                                              \
        const long *e = c->extent, slice = c->to * e[3], count = e[0] * e[1] * slice;              \
        memcpy(s, c->stride, sizeof s);                                                            \
        if (s[0] == -1) {                                                                          \
            dense_stride(e, s);                                                                    \
        }                                                                                          \
        for (long i = 0; i < ROOM; i++) {                                                          \
            a[i] = (T)((double)((unsigned)i * 2654435761u >> 8) / (sizeof(T) * 100.0));            \
            y[i] = (T)7;                                                                           \
        }                                                                                          \
        memset(expected, 0, sizeof expected);                                                      \
        for (long n = 0; n < e[0] * e[1] * e[2] * e[3] * e[4]; n++) {                              \
            const long j = n % e[4], k = n / e[4] % e[3], i = n / e[4] / e[3] % e[2];              \
            const long unit = n / e[4] / e[3] / e[2], o = unit / e[1], p = unit % e[1];            \
            expected[unit * slice + (i * c->step + j * c->dilation) * e[3] + k] +=                 \
                a[START + o * s[0] + p * s[1] + i * s[2] + k * s[3] + j * s[4]];                   \
        }                                                                                          \
        ((Fold *)runtime_symbol("rt_fold_" #type))(AXES, e, s, c->to, c->step, c->dilation, y,     \
                                                   a + START);                                     \
        assert_memory_equal(y, expected, (size_t)count * sizeof(T));                               \
        assert_true(y[count] == (T)7);                                                             \
    }

DEFINE_CHECK(float, f32)
DEFINE_CHECK(double, f64)
DEFINE_CHECK(int, i32)

static void check_all(int threads)
{
    assert_true(rt_start(threads));
    for (int i = 0; i < CASES; i++) {
        check_f32(&cases[i]);
        check_f64(&cases[i]);
        check_i32(&cases[i]);
    }
    rt_stop();
}

static void every_set_of_instructions(void **unused)
{
    (void)unused;
    static const char *const sets[] = {"baseline", "avx2", "avx512"};
    for (int i = 0; i < 3; i++) {
        setenv("GRADCC_ISA", sets[i], 1);
        check_all(1);
    }
    unsetenv("GRADCC_ISA");
}

static void three_threads(void **unused)
{
    (void)unused;
    check_all(3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_set_of_instructions),
        cmocka_unit_test(three_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
