/* Gather and scatter_add against plain loops: shapes from one element to several chunks, indices
 * out of range, any number of threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../../runtime/rt.h"

typedef void Index(long outer, long extent, long count, long inner, void *y, const void *a,
                   const int *index);

static void *symbol(const char *name)
{
    int count;
    const RtSymbol *symbols = rt_symbols(&count);
    for (int i = 0; i < count; i++) {
        if (strcmp(symbols[i].name, name) == 0) {
            return symbols[i].address;
        }
    }
    fail_msg("no symbol %s", name);
    return NULL;
}

static const long shapes[][4] = {
    /* outer, extent, count, inner */
    {1, 1, 1, 1},     {3, 5, 4, 1},     {1, 10, 64, 1},   {64, 10, 1, 1},  {2, 7, 9, 130},
    {1, 50, 700, 64}, {40, 30, 20, 70}, {1, 3, 5, 20000}, {5000, 4, 3, 2}, {1, 2, 100000, 1},
};
enum { SHAPES = sizeof(shapes) / sizeof(shapes[0]) };

/* Mostly inside, sometimes just outside, sometimes far. */
static int *make_index(long n, long extent)
{
    int *index = malloc((size_t)n * sizeof(int));
    for (long i = 0; i < n; i++) {
        const unsigned r = (unsigned)i * 2654435761u >> 8;
        index[i] = r % 13 == 0 ? -1 : r % 17 == 0 ? (int)extent : (int)(r % (unsigned)extent);
        index[i] = r % 1001 == 0 ? -2000000000 : index[i];
    }
    return index;
}

#define DEFINE_CHECKS(T, type, OUTSIDE)                                                            \
    static void check_gather_##type(const long *s, const int *index)                               \
    {                                                                                              \
        const long outer = s[0], extent = s[1], count = s[2], inner = s[3];                        \
        T *a = malloc((size_t)(outer * extent * inner) * sizeof(T));                               \
        T *y = malloc((size_t)(outer * count * inner) * sizeof(T));                                \
        for (long i = 0; i < outer * extent * inner; i++) {                                        \
            a[i] = (T)i;                                                                           \
        }                                                                                          \
        ((Index *)symbol("rt_gather_" #type))(outer, extent, count, inner, y, a, index);           \
        for (long at = 0; at < outer * count * inner; at++) {                                      \
            const long o = at / inner / count, k = at % inner;                                     \
            const bool inside = index[at] >= 0 && index[at] < extent;                              \
            const T expected = inside ? a[(o * extent + index[at]) * inner + k] : (T)(OUTSIDE);    \
            assert_true(y[at] == expected || (y[at] != y[at] && expected != expected));            \
        }                                                                                          \
        free(a);                                                                                   \
        free(y);                                                                                   \
    }                                                                                              \
    static void check_scatter_##type(const long *s, const int *index)                              \
    {                                                                                              \
        const long outer = s[0], extent = s[1], count = s[2], inner = s[3];                        \
        T *a = malloc((size_t)(outer * count * inner) * sizeof(T));                                \
        T *y = malloc((size_t)(outer * extent * inner) * sizeof(T));                               \
        T *expected = calloc((size_t)(outer * extent * inner), sizeof(T));                         \
        memset(y, 0x55, (size_t)(outer * extent * inner) * sizeof(T));                             \
        for (long at = 0; at < outer * count * inner; at++) {                                      \
            a[at] = (T)(1 + at % 7) / (T)3;                                                        \
            if (index[at] >= 0 && index[at] < extent) {                                            \
                expected[(at / inner / count * extent + index[at]) * inner + at % inner] += a[at]; \
            }                                                                                      \
        }                                                                                          \
        ((Index *)symbol("rt_scatter_add_" #type))(outer, extent, count, inner, y, a, index);      \
        assert_memory_equal(y, expected, (size_t)(outer * extent * inner) * sizeof(T));            \
        free(a);                                                                                   \
        free(y);                                                                                   \
        free(expected);                                                                            \
    }
DEFINE_CHECKS(float, f32, NAN)
DEFINE_CHECKS(double, f64, NAN)
DEFINE_CHECKS(int, i32, 0)

static void check_all(int threads)
{
    assert_true(rt_start(threads));
    for (int i = 0; i < SHAPES; i++) {
        const long *s = shapes[i];
        int *index = make_index(s[0] * s[2] * s[3], s[1]);
        check_gather_f32(s, index);
        check_gather_f64(s, index);
        check_gather_i32(s, index);
        check_scatter_f32(s, index);
        check_scatter_f64(s, index);
        check_scatter_i32(s, index);
        free(index);
    }
    rt_stop();
}

static void one_thread(void **unused)
{
    (void)unused;
    check_all(1);
}

static void three_threads(void **unused)
{
    (void)unused;
    check_all(3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_thread),
        cmocka_unit_test(three_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
