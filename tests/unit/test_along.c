/* The operators along one axis against plain loops: shapes from one element to several chunks, ties
 * and NaN, indices out of range, any number of threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../runtime/rt.h"
#include "../symbols.h"

typedef void Along(long outer, long from, long to, long inner, void *y, const void *a);
typedef void Indexed(long outer, long from, long to, long inner, void *y, const void *a,
                     const int *index, long index_outer, long index_axis, long index_inner);

static const long shapes[][4] = {
    /* outer, extent, count, inner */
    {1, 1, 1, 1},     {3, 5, 4, 1},     {1, 10, 64, 1},   {64, 10, 1, 1},  {2, 7, 9, 130},
    {1, 50, 700, 64}, {40, 30, 20, 70}, {1, 3, 5, 20000}, {5000, 4, 3, 2}, {1, 2, 100000, 1},
    {40000, 5, 1, 1}, {3000, 7, 1, 9},  {70, 9, 1000, 1},
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

/* Strides of the index: dense, one for a whole row, one for a whole line, backwards. */
typedef struct Strides {
    long first, outer, axis, inner;
} Strides;
enum { STRIDES = 4 };

static Strides strides_of(const long *s, int which)
{
    const long outer = s[0], count = s[2], inner = s[3];
    const Strides all[STRIDES] = {
        {0, count * inner, inner, 1},
        {0, count, 1, 0},
        {0, inner, 0, 1},
        {outer * count * inner - 1, -count * inner, -inner, -1},
    };
    return all[which];
}

static long place_of(const long *s, const int *index, Strides t, long at)
{
    const long count = s[2], inner = s[3];
    return index[t.first + at / inner / count * t.outer + at / inner % count * t.axis +
                 at % inner * t.inner];
}

#define DEFINE_CHECKS(T, type, OUTSIDE)                                                            \
    static void check_gather_##type(const long *s, const int *index, Strides t)                    \
    {                                                                                              \
        const long outer = s[0], extent = s[1], count = s[2], inner = s[3];                        \
        T *a = malloc((size_t)(outer * extent * inner) * sizeof(T));                               \
        T *y = malloc((size_t)(outer * count * inner) * sizeof(T));                                \
        for (long i = 0; i < outer * extent * inner; i++) {                                        \
            a[i] = (T)i;                                                                           \
        }                                                                                          \
        ((Indexed *)runtime_symbol("rt_gather_" #type))(                                           \
            outer, extent, count, inner, y, a, index + t.first, t.outer, t.axis, t.inner);         \
        for (long at = 0; at < outer * count * inner; at++) {                                      \
            const long place = place_of(s, index, t, at);                                          \
            const long o = at / inner / count, k = at % inner;                                     \
            const bool inside = place >= 0 && place < extent;                                      \
            const T expected = inside ? a[(o * extent + place) * inner + k] : (T)(OUTSIDE);        \
            assert_true(y[at] == expected || (y[at] != y[at] && expected != expected));            \
        }                                                                                          \
        free(a);                                                                                   \
        free(y);                                                                                   \
    }                                                                                              \
    static void check_scatter_##type(const long *s, const int *index, Strides t)                   \
    {                                                                                              \
        const long outer = s[0], extent = s[1], count = s[2], inner = s[3];                        \
        T *a = malloc((size_t)(outer * count * inner) * sizeof(T));                                \
        T *y = malloc((size_t)(outer * extent * inner) * sizeof(T));                               \
        T *expected = calloc((size_t)(outer * extent * inner), sizeof(T));                         \
        memset(y, 0x55, (size_t)(outer * extent * inner) * sizeof(T));                             \
        for (long at = 0; at < outer * count * inner; at++) {                                      \
            const long place = place_of(s, index, t, at);                                          \
            a[at] = (T)(1 + at % 7) / (T)3;                                                        \
            if (place >= 0 && place < extent) {                                                    \
                expected[(at / inner / count * extent + place) * inner + at % inner] += a[at];     \
            }                                                                                      \
        }                                                                                          \
        ((Indexed *)runtime_symbol("rt_scatter_add_" #type))(                                      \
            outer, count, extent, inner, y, a, index + t.first, t.outer, t.axis, t.inner);         \
        assert_memory_equal(y, expected, (size_t)(outer * extent * inner) * sizeof(T));            \
        free(a);                                                                                   \
        free(y);                                                                                   \
        free(expected);                                                                            \
    }
DEFINE_CHECKS(float, f32, NAN)
DEFINE_CHECKS(double, f64, NAN)
DEFINE_CHECKS(int, i32, 0)

static void check_inverse(const long *s, const int *index)
{
    const long outer = s[0], extent = s[1], count = s[2], inner = s[3];
    int *y = malloc((size_t)(outer * extent * inner) * sizeof *y);
    int *expected = malloc((size_t)(outer * extent * inner) * sizeof *y);
    memset(expected, 0xff, (size_t)(outer * extent * inner) * sizeof *y); /* -1 */
    for (long at = 0; at < outer * count * inner; at++) {
        const long o = at / inner / count, i = at / inner % count, k = at % inner;
        if (index[at] >= 0 && index[at] < extent) {
            expected[(o * extent + index[at]) * inner + k] = (int)i;
        }
    }
    ((Along *)runtime_symbol("rt_inverse_i32"))(outer, count, extent, inner, y, index);
    assert_memory_equal(y, expected, (size_t)(outer * extent * inner) * sizeof *y);
    free(y);
    free(expected);
}

/* A few that a sort is asked for are the first of `order`, which has all. */
static void check_first(const long *s, Along *argsort, const void *a, const int *order)
{
    const long outer = s[0], count = s[2], inner = s[3];
    const long few[] = {1, count / 100, count / 8, count / 2};
    for (size_t n = 0; n < sizeof few / sizeof few[0]; n++) {
        const long to = few[n] > 0 ? few[n] : 1, all = outer * to * inner;
        int *first = malloc((size_t)all * sizeof *first);
        argsort(outer, count, to, inner, first, a);
        for (long at = 0; at < all; at++) {
            const long o = at / inner / to, i = at / inner % to, k = at % inner;
            assert_int_equal(first[at], order[(o * count + i) * inner + k]);
        }
        free(first);
    }
}

/* Element i of line (o, k). */
#define AT(i)        ((o * count + (i)) * inner + k)
#define LARGER(x, y) ((x) > (y) || ((x) != (x) && (y) == (y)))

#define DEFINE_LINES(T, type, ODD, SUM, PART)                                                      \
    static void check_lines_##type(const long *s)                                                  \
    {                                                                                              \
        const long outer = s[0], count = s[2], inner = s[3], all = outer * count * inner;          \
        T *a = malloc((size_t)all * sizeof(T)), *sums = malloc((size_t)all * sizeof(T));           \
        int *best = malloc((size_t)all * sizeof(int)), *order = malloc((size_t)all * sizeof(int)); \
        int *falling = malloc((size_t)all * sizeof(int));                                          \
        for (long at = 0; at < all; at++) {                                                        \
            const long r = (long)((unsigned)at * 2654435761u >> 8);                                \
            const T x = (T)(r % 23 - 11) / (T)(PART);                                              \
            a[at] = r % 41 == 0 ? (T)(ODD) : r % 5 == 0 ? x * 1000000 : r % 7 == 0 ? -x * 0 : x;   \
        }                                                                                          \
        ((Along *)runtime_symbol("rt_cumsum_" #type))(outer, count, count, inner, sums, a);        \
        ((Along *)runtime_symbol("rt_cumargmax_" #type))(outer, count, count, inner, best, a);     \
        ((Along *)runtime_symbol("rt_argsort_" #type))(outer, count, count, inner, order, a);      \
        ((Along *)runtime_symbol("rt_argsort_falling_" #type))(outer, count, count, inner,         \
                                                               falling, a);                        \
        for (long line = 0; line < outer * inner; line++) {                                        \
            const long o = line / inner, k = line % inner;                                         \
            long last = 0;                                                                         \
            SUM sum = 0;                                                                           \
            for (long i = 0; i < count; i++) {                                                     \
                last = LARGER(a[AT(last)], a[AT(i)]) ? last : i;                                   \
                sum += a[AT(i)];                                                                   \
                assert_int_equal(best[AT(i)], last);                                               \
                const T rounded = (T)sum;                                                          \
                assert_true(sums[AT(i)] == rounded || (sum != sum && sums[AT(i)] != sums[AT(i)])); \
            }                                                                                      \
            for (long i = 1; i < count; i++) { /* in order, and nothing twice */                   \
                const long p = order[AT(i - 1)], q = order[AT(i)];                                 \
                assert_in_range(p, 0, count - 1);                                                  \
                assert_in_range(q, 0, count - 1);                                                  \
                assert_false(LARGER(a[AT(p)], a[AT(q)]));                                          \
                assert_true(p < q || LARGER(a[AT(q)], a[AT(p)]));                                  \
                const long r = falling[AT(i - 1)], t = falling[AT(i)];                             \
                assert_in_range(r, 0, count - 1);                                                  \
                assert_in_range(t, 0, count - 1);                                                  \
                assert_false(LARGER(a[AT(t)], a[AT(r)]));                                          \
                assert_true(r < t || LARGER(a[AT(r)], a[AT(t)]));                                  \
            }                                                                                      \
        }                                                                                          \
        check_first(s, (Along *)runtime_symbol("rt_argsort_" #type), a, order);                    \
        check_first(s, (Along *)runtime_symbol("rt_argsort_falling_" #type), a, falling);          \
        free(a);                                                                                   \
        free(sums);                                                                                \
        free(best);                                                                                \
        free(order);                                                                               \
        free(falling);                                                                             \
    }
DEFINE_LINES(float, f32, NAN, double, 3)
DEFINE_LINES(double, f64, NAN, double, 3)
DEFINE_LINES(int, i32, 7, int, 4)

static void check_all(int threads)
{
    assert_true(rt_start(threads));
    for (int i = 0; i < SHAPES; i++) {
        const long *s = shapes[i];
        int *index = make_index(s[0] * s[2] * s[3], s[1]);
        for (int which = 0; which < STRIDES; which++) {
            const Strides t = strides_of(s, which);
            check_gather_f32(s, index, t);
            check_gather_f64(s, index, t);
            check_gather_i32(s, index, t);
            check_scatter_f32(s, index, t);
            check_scatter_f64(s, index, t);
            check_scatter_i32(s, index, t);
        }
        check_inverse(s, index);
        check_lines_f32(s);
        check_lines_f64(s);
        check_lines_i32(s);
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

#ifndef __SANITIZE_ADDRESS__ /* which takes terabytes of addresses */
/* A process of its own whose memory is used up sorts all the same. */
static void long_lines_without_memory(void **unused)
{
    (void)unused;
    enum { COUNT = 1000000 };
    float *a = malloc(COUNT * sizeof *a);
    int *order = malloc(COUNT * sizeof *order);
    for (long i = 0; i < COUNT; i++) {
        a[i] = (float)((unsigned)i * 2654435761u >> 8);
    }
    assert_true(rt_start(1));
    const pid_t child = fork();
    if (child == 0) {
        long pages = 0;
        FILE *statm = fopen("/proc/self/statm", "r");
        bool sorted = statm != NULL && fscanf(statm, "%ld", &pages) == 1;
        const rlim_t bytes = (rlim_t)(pages * sysconf(_SC_PAGESIZE));
        sorted = sorted && setrlimit(RLIMIT_AS, &(struct rlimit){bytes, bytes}) == 0 &&
                 malloc(2 * COUNT * sizeof *order) == NULL;
        ((Along *)runtime_symbol("rt_argsort_f32"))(1, COUNT, COUNT, 1, order, a);
        for (long i = 1; i < COUNT; i++) {
            const float x = a[order[i - 1]], y = a[order[i]];
            sorted = sorted && (x < y || (x == y && order[i - 1] < order[i]));
        }
        ((Along *)runtime_symbol("rt_argsort_falling_f32"))(1, COUNT, COUNT / 2, 1, order, a);
        for (long i = 1; i < COUNT / 2; i++) {
            const float x = a[order[i - 1]], y = a[order[i]];
            sorted = sorted && (x > y || (x == y && order[i - 1] < order[i]));
        }
        _exit(sorted ? 0 : 1);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    rt_stop();
    free(a);
    free(order);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_thread),
        cmocka_unit_test(three_threads),
#ifndef __SANITIZE_ADDRESS__
        cmocka_unit_test(long_lines_without_memory),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
