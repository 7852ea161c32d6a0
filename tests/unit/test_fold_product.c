/* Folded products, as the gradient of a convolution to its input is one, against loops over all
 * axes: images of one to three axes, of which all or a part is kept, windows one step apart and
 * more, dilated, in channels of few, any number and too many to be gathered; and at random. Operands are small whole
 * numbers, so that every sum is exact and results must be equal. As in test_gemm.c the template for
 * 64-byte vectors is compiled here, so that it is tested everywhere. */
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
#include "../symbols.h"

enum { RANK = 3, MOST = 3 + 2 * RANK };

/* Of an image; `before` and `behind` are cut off. */
typedef struct Side {
    long places, taps, step, dilation, before, behind;
} Side;

typedef struct Case {
    long batch, steps, channels;
    int rank;
    Side side[RANK];
    bool apart; /* the places of A, and the channels of B, are not side by side */
} Case;

static const Case cases[] = {
    {2, 3, 5, 2, {{6, 3, 1, 1, 0, 0}, {7, 3, 1, 1, 0, 0}}, false},
    {3, 16, 16, 2, {{9, 3, 1, 1, 1, 1}, {13, 3, 1, 1, 1, 1}}, false},
    {2, 20, 33, 2, {{5, 5, 1, 1, 2, 2}, {5, 5, 1, 1, 2, 2}}, true},
    {2, 9, 40, 2, {{5, 3, 1, 2, 2, 2}, {6, 3, 1, 3, 3, 3}}, false},
    {2, 4, 24, 2, {{3, 3, 1, 5, 0, 0}, {8, 2, 1, 1, 0, 1}}, false}, /* lines without taps */
    {2, 5, 8, 2, {{1, 3, 1, 1, 1, 1}, {20, 3, 1, 1, 1, 1}}, false},
    {2, 5, 8, 2, {{20, 3, 1, 1, 1, 1}, {1, 3, 1, 1, 1, 1}}, true},
    {2, 4, 10, 2, {{6, 1, 1, 1, 0, 0}, {7, 3, 1, 1, 1, 1}}, false},
    {2, 4, 10, 2, {{6, 3, 1, 1, 2, 0}, {7, 1, 1, 1, 0, 0}}, false},
    {2, 4, 10, 2, {{6, 3, 1, 1, 3, 4}, {7, 3, 1, 1, 8, 0}}, false}, /* one place is left */
    {1, 7, 16, 1, {{50, 4, 1, 1, 0, 0}}, false},
    {3, 1, 3, 1, {{50, 4, 1, 2, 3, 3}}, true},
    {2, 3, 17, 3, {{4, 2, 1, 1, 1, 0}, {5, 3, 1, 1, 1, 1}, {6, 2, 1, 2, 1, 1}}, false},
    {2, 3, 17, 2, {{5, 3, 2, 1, 1, 1}, {6, 3, 2, 1, 1, 0}}, false}, /* further apart */
    {2, 3, 17, 2, {{5, 3, 2, 1, 1, 1}, {6, 3, 1, 1, 1, 1}}, false},
    {1, 300, 1, 2, {{30, 3, 1, 1, 1, 1}, {30, 3, 1, 1, 1, 1}}, false}, /* A is too large */
    {1, 256, 300, 2, {{1, 3, 1, 1, 1, 1}, {2, 3, 1, 1, 1, 1}}, false}, /* B is too large */
    {2, 120, 20, 2, {{8, 3, 1, 1, 1, 1}, {8, 3, 1, 1, 1, 1}}, false},  /* blocks of steps */
    {1, 2, 9, 2, {{60, 3, 1, 1, 1, 1}, {70, 3, 1, 1, 1, 1}}, false},   /* and of places */
    {1, 2, 70, 2, {{83, 3, 2, 1, 1, 1}, {83, 3, 2, 1, 1, 1}}, false},  /* one panel at a time */
    /* few channels */
    {5, 1, 1, 2, {{14, 3, 1, 1, 1, 1}, {14, 3, 1, 1, 1, 1}}, false},
    {2, 3, 2, 2, {{9, 5, 1, 1, 2, 2}, {37, 5, 1, 1, 2, 2}}, true},
    {2, 2, 3, 2, {{6, 3, 2, 1, 1, 0}, {17, 3, 2, 1, 1, 1}}, false}, /* zeros between places */
    {2, 2, 1, 2, {{6, 2, 3, 1, 0, 0}, {7, 2, 3, 1, 0, 0}}, true},
    {2, 2, 4, 2, {{6, 2, 1, 3, 1, 2}, {7, 3, 1, 2, 2, 1}}, false},
    {2, 2, 8, 2, {{6, 1, 1, 1, 2, 1}, {7, 3, 1, 1, 4, 0}}, false}, /* places that nothing needs */
    {2, 2, 2, 2, {{9, 2, 2, 1, 5, 6}, {9, 2, 2, 1, 7, 4}}, false},
    {2, 2, 5, 2, {{9, 1, 2, 1, 1, 0}, {1, 3, 1, 1, 2, 0}}, false}, /* none near the only column */
    {2, 2, 3, 3, {{4, 2, 1, 1, 1, 0}, {5, 3, 1, 1, 1, 1}, {6, 2, 1, 2, 1, 1}}, false},
    {3, 2, 3, 1, {{700, 4, 2, 1, 3, 3}}, false},
    {1, 2, 2, 2, {{140, 3, 1, 1, 1, 1}, {150, 3, 1, 1, 1, 1}}, false}, /* several tables */
};
enum { CASES = sizeof(cases) / sizeof(cases[0]), RANDOM_CASES = 400 };

/* What rt_fold_product gets: axes batch, places, steps, taps, channels. */
typedef struct Call {
    long axes[6], extent[MOST], a[MOST], b[MOST], y[MOST], image[3 * RANK];
    int rank;
    long count_a, count_b, count_y, kept;
} Call;

/* Joined with the one before where it continues that, as callers may. */
static void add_axis(Call *call, int group, long extent, long a, long b, long y)
{
    const int last = call->rank - 1;
    if (call->axes[group] > 0 && call->a[last] == extent * a && call->b[last] == extent * b &&
        call->y[last] == extent * y) {
        call->extent[last] *= extent;
        call->a[last] = a, call->b[last] = b, call->y[last] = y;
        return;
    }
    call->axes[group]++;
    call->extent[call->rank] = extent;
    call->a[call->rank] = a;
    call->b[call->rank] = b;
    call->y[call->rank++] = y;
}

static Call call_of(const Case *c)
{
    Call call = {.axes = {[5] = c->rank}, .kept = 1};
    const long gap = c->apart ? 3 : 1;
    long places = gap, taps = 1, size = 1, stride[RANK], of_a[RANK], of_b[RANK];
    const long matrix = c->steps * c->channels * gap;
    for (int i = c->rank - 1; i >= 0; i--) {
        const Side *s = &c->side[i];
        const long extent = (s->places - 1) * s->step + (s->taps - 1) * s->dilation + 1;
        stride[i] = size, of_a[i] = places, of_b[i] = taps * matrix;
        size *= extent, places *= s->places, taps *= s->taps;
        call.image[3 * i] = extent;
        call.image[3 * i + 1] = s->before;
        call.image[3 * i + 2] = extent - s->before - s->behind;
        call.kept *= call.image[3 * i + 2];
    }
    add_axis(&call, 0, c->batch, c->steps * places, 0, c->channels * call.kept);
    for (int i = 0; i < c->rank; i++) {
        add_axis(&call, 1, c->side[i].places, of_a[i], 0, c->side[i].step * stride[i]);
    }
    add_axis(&call, 2, c->steps, places, c->channels * gap, 0);
    for (int i = 0; i < c->rank; i++) {
        add_axis(&call, 3, c->side[i].taps, 0, of_b[i], c->side[i].dilation * stride[i]);
    }
    add_axis(&call, 4, c->channels, 0, gap, call.kept);
    call.count_a = c->batch * c->steps * places;
    call.count_b = taps * matrix;
    call.count_y = c->batch * c->channels * call.kept;
    return call;
}

/* Where the image's element `at` is in what is kept, or -1. */
static long kept_place(const Call *call, long at)
{
    long place = 0, dense = 1;
    for (long i = call->axes[5] - 1; i >= 0; i--) {
        const long *image = call->image + 3 * i, here = at % image[0] - image[1];
        if (here < 0 || here >= image[2]) {
            return -1;
        }
        place += here * dense;
        dense *= image[2];
        at /= image[0];
    }
    return place;
}

static void reference(const Call *call, const double *a, const double *b, double *y)
{
    long elements = 1;
    for (int axis = 0; axis < call->rank; axis++) {
        elements *= call->extent[axis];
    }
    for (long e = 0; e < elements; e++) {
        long rest = e, of_a = 0, of_b = 0, of_y = 0, at = 0;
        for (int axis = call->rank - 1; axis >= 0; axis--) {
            const long i = rest % call->extent[axis];
            const bool outside = axis == 0 || axis == call->rank - 1;
            of_a += i * call->a[axis];
            of_b += i * call->b[axis];
            *(outside ? &of_y : &at) += i * call->y[axis];
            rest /= call->extent[axis];
        }
        const long place = kept_place(call, at);
        if (place >= 0) {
            y[of_y + place] += a[of_a] * b[of_b];
        }
    }
}

static double small_number(long i)
{
    return (double)((uint32_t)i * UINT32_C(2654435761) >> 16) / 8192 - 4;
}

static double *numbers(long count)
{
    double *x = malloc((size_t)count * sizeof(double));
    for (long i = 0; i < count; i++) {
        x[i] = (double)(long)small_number(i);
    }
    return x;
}

/* As it stands in the list of cases. */
static const char *case_text(const Case *c)
{
    static char text[300];
    int length = snprintf(text, sizeof text, "{%ld, %ld, %ld, %d, {", c->batch, c->steps,
                          c->channels, c->rank);
    for (int i = 0; i < c->rank; i++) {
        const Side *s = &c->side[i];
        length +=
            snprintf(text + length, sizeof text - (size_t)length, "{%ld, %ld, %ld, %ld, %ld, %ld},",
                     s->places, s->taps, s->step, s->dilation, s->before, s->behind);
    }
    snprintf(text + length, sizeof text - (size_t)length, "}, %d}", c->apart);
    return text;
}

/* On exactly sized copies, so that memory checkers see what is read or written beyond them. */
#define DEFINE_CHECK(T, Function)                                                                  \
    static void check_##T(Function *fold, const Case *c)                                           \
    {                                                                                              \
        const Call call = call_of(c);                                                              \
        double *a = numbers(call.count_a), *b = numbers(call.count_b);                             \
        double *expected = calloc((size_t)call.count_y, sizeof(double));                           \
        T *ta = malloc((size_t)call.count_a * sizeof(T));                                          \
        T *tb = malloc((size_t)call.count_b * sizeof(T));                                          \
        T *y = malloc((size_t)call.count_y * sizeof(T));                                           \
        reference(&call, a, b, expected);                                                          \
        for (long i = 0; i < call.count_a; i++) {                                                  \
            ta[i] = (T)a[i];                                                                       \
        }                                                                                          \
        for (long i = 0; i < call.count_b; i++) {                                                  \
            tb[i] = (T)b[i];                                                                       \
        }                                                                                          \
        memset(y, 1, (size_t)call.count_y * sizeof(T));                                            \
        fold(call.axes, call.extent, call.a, call.b, call.y, call.image, ta, tb, y);               \
        for (long i = 0; i < call.count_y; i++) {                                                  \
            if ((double)y[i] != expected[i]) {                                                     \
                fail_msg("%s at %ld of %ld: %g, not %g", case_text(c), i, call.count_y,            \
                         (double)y[i], expected[i]);                                               \
            }                                                                                      \
        }                                                                                          \
        free(a), free(b), free(expected);                                                          \
        free(ta), free(tb), free(y);                                                               \
    }

DEFINE_CHECK(float, RtFoldProductF32)
DEFINE_CHECK(double, RtFoldProductF64)

static long random_below(long limit)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (long)(state >> 33) % limit;
}

static Case random_case(void)
{
    Case c = {.batch = 1 + random_below(3),
              .steps = 1 + random_below(5),
              .channels = 1 + random_below(random_below(2) ? 5 : 40),
              .rank = 1 + (int)random_below(RANK),
              .apart = random_below(2)};
    for (int i = 0; i < c.rank; i++) {
        Side *s = &c.side[i];
        *s = (Side){1 + random_below(7),
                    1 + random_below(4),
                    1 + random_below(3),
                    1 + random_below(2),
                    0,
                    0};
        const long extent = (s->places - 1) * s->step + (s->taps - 1) * s->dilation + 1;
        s->before = random_below(extent);
        s->behind = random_below(extent - s->before);
    }
    return c;
}

static void check_all(RtFoldProductF32 *f32, RtFoldProductF64 *f64)
{
    for (int i = 0; i < CASES + RANDOM_CASES; i++) {
        const Case c = i < CASES ? cases[i] : random_case();
        check_float(f32, &c);
        check_double(f64, &c);
    }
}

static void check_isa(void)
{
    check_all((RtFoldProductF32 *)runtime_symbol("rt_fold_product_f32"),
              (RtFoldProductF64 *)runtime_symbol("rt_fold_product_f64"));
}

static void every_set_of_instructions(void **unused)
{
    (void)unused;
    under_every_isa(check_isa);
}

static void wide_vectors(void **unused)
{
    (void)unused;
    assert_true(rt_start(1));
    check_all(rt_fold_product_f32, rt_fold_product_f64);
    rt_stop();
}

static void three_threads(void **unused)
{
    (void)unused;
    assert_true(rt_start(3));
    check_isa();
    rt_stop();
}

/* Sums that round: any number of threads gives the same bits. */
static void check_threads(const Case *c)
{
    static const int threads[] = {1, 2, 3, 8};
    const Call call = call_of(c);
    const size_t bytes = (size_t)call.count_y * sizeof(float);
    float *a = malloc((size_t)call.count_a * sizeof(float));
    float *b = malloc((size_t)call.count_b * sizeof(float));
    float *first = malloc(bytes), *y = malloc(bytes);
    for (long i = 0; i < call.count_a; i++) {
        a[i] = (float)small_number(i);
    }
    for (long i = 0; i < call.count_b; i++) {
        b[i] = (float)small_number(i + 77);
    }
    for (int t = 0; t < 4; t++) {
        assert_true(rt_start(threads[t]));
        ((RtFoldProductF32 *)runtime_symbol("rt_fold_product_f32"))(
            call.axes, call.extent, call.a, call.b, call.y, call.image, a, b, t == 0 ? first : y);
        rt_stop();
        assert_true(t == 0 || memcmp(first, y, bytes) == 0);
    }
    free(a), free(b);
    free(first), free(y);
}

static void same_bits_for_any_threads(void **unused)
{
    (void)unused;
    static const Case many = {7, 12, 20, 2, {{9, 3, 1, 1, 1, 1}, {9, 3, 1, 1, 1, 1}}, false};
    static const Case few = {7, 12, 3, 2, {{9, 3, 1, 1, 1, 1}, {9, 3, 1, 1, 1, 1}}, false};
    check_threads(&many);
    check_threads(&few);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_set_of_instructions),
        cmocka_unit_test(wide_vectors),
        cmocka_unit_test(three_threads),
        cmocka_unit_test(same_bits_for_any_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
