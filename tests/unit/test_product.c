/* Products of views, and folded ones, against loops over all axes: convolutions of random shapes in
 * their three directions, and views at random. Operands are small whole numbers, so every sum is
 * exact and results must be equal. As in test_gemm.c the template for 64-byte vectors is compiled
 * here, so that it is tested everywhere. */
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

enum { MOST = RT_PRODUCT_AXES, GROUPS = 5 };

/* One call: axes by groups (batch, rows, steps, taps, columns), with all operands' strides. */
typedef struct Call {
    long axes[GROUPS + 1], extent[MOST], a[MOST], b[MOST], c[MOST];
    int rank;
    long image[6]; /* folded, into one of axes[GROUPS] axes */
} Call;

typedef struct Functions {
    RtProductF32 *product32;
    RtProductF64 *product64;
    RtFoldProductF32 *fold32;
    RtFoldProductF64 *fold64;
} Functions;

static uint64_t state = 88172645463325252u;

static long random_below(long limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (long)(state >> 33) % limit;
}

static void add_axis(Call *call, int group, long extent, long a, long b, long c)
{
    call->axes[group]++;
    call->extent[call->rank] = extent;
    call->a[call->rank] = a;
    call->b[call->rank] = b;
    call->c[call->rank++] = c;
}

static long reach(const Call *call, const long *stride)
{
    long last = 0;
    for (int axis = 0; axis < call->rank; axis++) {
        last += (call->extent[axis] - 1) * stride[axis];
    }
    return last + 1;
}

static long elements(const Call *call)
{
    long count = 1;
    for (int axis = 0; axis < call->rank; axis++) {
        count *= call->extent[axis];
    }
    return count;
}

static void oracle(const Call *call, const double *a, const double *b, double *c)
{
    for (long e = 0; e < elements(call); e++) {
        long rest = e, of_a = 0, of_b = 0, of_c = 0;
        for (int axis = call->rank - 1; axis >= 0; axis--) {
            const long i = rest % call->extent[axis];
            of_a += i * call->a[axis];
            of_b += i * call->b[axis];
            of_c += i * call->c[axis];
            rest /= call->extent[axis];
        }
        c[of_c] += a[of_a] * b[of_b];
    }
}

/* In type T on exactly sized copies, so that memory checkers see what is read beyond them. */
#define RUN(T, product, fold)                                                                      \
    do {                                                                                           \
        T *ta = malloc((size_t)count_a * sizeof(T)), *tb = malloc((size_t)count_b * sizeof(T));    \
        T *tc = malloc((size_t)count_c * sizeof(T));                                               \
        for (long e = 0; e < count_a; e++) {                                                       \
            ta[e] = (T)a[e];                                                                       \
        }                                                                                          \
        for (long e = 0; e < count_b; e++) {                                                       \
            tb[e] = (T)b[e];                                                                       \
        }                                                                                          \
        for (long e = 0; e < count_c; e++) {                                                       \
            tc[e] = (T)12345;                                                                      \
        }                                                                                          \
        if (call->axes[GROUPS] > 0) {                                                              \
            fold(call->axes, call->extent, call->a, call->b, call->c, call->image, ta, tb, tc);    \
        } else {                                                                                   \
            const long axes[4] = {call->axes[0], call->axes[1], call->axes[2], call->axes[4]};     \
            product(axes, call->extent, call->a, call->b, ta, tb, tc);                             \
        }                                                                                          \
        for (long e = 0; e < count_c; e++) {                                                       \
            if ((double)tc[e] != c[e]) {                                                           \
                fail_msg("%s of %d axes at %ld of %ld: %g, not %g",                                \
                         call->axes[GROUPS] ? "fold" : "product", call->rank, e, count_c,          \
                         (double)tc[e], c[e]);                                                     \
            }                                                                                      \
        }                                                                                          \
        free(ta);                                                                                  \
        free(tb);                                                                                  \
        free(tc);                                                                                  \
    } while (0)

/* count_c: elements of the result, of which all are written. */
static void check(const Functions *f, const Call *call, long count_c)
{
    const long count_a = reach(call, call->a), count_b = reach(call, call->b);
    double *a = malloc((size_t)count_a * sizeof(double));
    double *b = malloc((size_t)count_b * sizeof(double));
    double *c = calloc((size_t)count_c, sizeof(double));
    for (long e = 0; e < count_a; e++) {
        a[e] = (double)(random_below(9) - 4);
    }
    for (long e = 0; e < count_b; e++) {
        b[e] = (double)(random_below(9) - 4);
    }
    oracle(call, a, b, c);
    RUN(float, f->product32, f->fold32);
    RUN(double, f->product64, f->fold64);
    free(a);
    free(b);
    free(c);
}

/* ---- convolutions ---- */

typedef struct Conv {
    long batch, groups, in, out;       /* channels of a group */
    long size, step, dilation, places; /* along both axes */
} Conv;

static long image_side(const Conv *v)
{
    return (v->places - 1) * v->step + (v->size - 1) * v->dilation + 1;
}

/* y (out, batch, places, places) = weight (out, in, size, size) windows of x (batch, in, ..) */
static Call forward(const Conv *v)
{
    const long side = image_side(v), area = side * side, window = v->size * v->size;
    const long channel = v->batch * v->places * v->places;
    Call call = {0};
    add_axis(&call, 0, v->groups, v->out * v->in * window, v->in * area, v->out * channel);
    add_axis(&call, 1, v->out, v->in * window, 0, channel);
    add_axis(&call, 2, v->in, window, area, 0);
    add_axis(&call, 2, v->size, v->size, v->dilation * side, 0);
    add_axis(&call, 2, v->size, 1, v->dilation, 0);
    add_axis(&call, 4, v->batch, 0, v->groups * v->in * area, v->places * v->places);
    add_axis(&call, 4, v->places, 0, v->step * side, v->places);
    add_axis(&call, 4, v->places, 0, v->step, 1);
    return call;
}

/* The weight's gradient, of dy (batch, out, places, places). */
static Call weight_gradient(const Conv *v)
{
    const long side = image_side(v), area = side * side, window = v->size * v->size;
    const long places = v->places * v->places;
    Call call = {0};
    add_axis(&call, 0, v->groups, v->out * places, v->in * area, v->out * v->in * window);
    add_axis(&call, 1, v->out, places, 0, v->in * window);
    add_axis(&call, 2, v->batch, v->groups * v->out * places, v->groups * v->in * area, 0);
    add_axis(&call, 2, v->places, v->places, v->step * side, 0);
    add_axis(&call, 2, v->places, 1, v->step, 0);
    add_axis(&call, 4, v->in, 0, area, window);
    add_axis(&call, 4, v->size, 0, v->dilation * side, v->size);
    add_axis(&call, 4, v->size, 0, v->dilation, 1);
    return call;
}

/* dx (batch, in, side, side), of dy and weight (size, size, out, in). */
static Call input_gradient(const Conv *v)
{
    const long side = image_side(v), area = side * side, places = v->places * v->places;
    Call call = {.axes = {[GROUPS] = 2}, .image = {side, 0, side, side, 0, side}};
    add_axis(&call, 0, v->batch, v->groups * v->out * places, 0, v->groups * v->in * area);
    add_axis(&call, 0, v->groups, v->out * places, v->size * v->size * v->out * v->in,
             v->in * area);
    add_axis(&call, 1, v->places, v->places, 0, v->step * side);
    add_axis(&call, 1, v->places, 1, 0, v->step);
    add_axis(&call, 2, v->out, places, v->in, 0);
    add_axis(&call, 3, v->size, 0, v->size * v->out * v->in, v->dilation * side);
    add_axis(&call, 3, v->size, 0, v->out * v->in, v->dilation);
    add_axis(&call, 4, v->in, 0, 1, area);
    return call;
}

static void check_convolution(const Functions *f, const Conv *v)
{
    const Call y = forward(v), dw = weight_gradient(v), dx = input_gradient(v);
    const long side = image_side(v);
    check(f, &y, v->groups * v->out * v->batch * v->places * v->places);
    check(f, &dw, v->groups * v->out * v->in * v->size * v->size);
    check(f, &dx, v->batch * v->groups * v->in * side * side);
}

/* ---- views at random ---- */

/* Axes of one group with strides that differ from those of dense memory. */
static void random_axes(Call *call, int group, bool in_a, bool in_b)
{
    const int count = (int)random_below(3);
    for (int axis = 0; axis < count; axis++) {
        add_axis(call, group, 1 + random_below(axis == 0 ? 9 : 5), in_a ? random_below(40) : 0,
                 in_b ? random_below(40) : 0, 0);
        if (axis == count - 1 && random_below(2)) {
            call->a[call->rank - 1] = in_a;
            call->b[call->rank - 1] = in_b && random_below(2);
        }
    }
}

static void check_random_view(const Functions *f)
{
    Call call = {0};
    random_axes(&call, 0, true, true);
    random_axes(&call, 1, true, false);
    random_axes(&call, 2, true, true);
    random_axes(&call, 4, false, true);
    long dense = 1;
    for (int axis = call.rank - 1; axis >= 0; axis--) {
        const long steps = call.axes[0] + call.axes[1];
        if (axis < steps || axis >= steps + call.axes[2]) {
            call.c[axis] = dense;
            dense *= call.extent[axis];
        }
    }
    check(f, &call, dense);
}

/* ---- all of it, under every instruction set ---- */

static void check_all(const Functions *f)
{
    static const Conv convs[] = {
        {3, 1, 5, 7, 3, 1, 1, 6},  {2, 1, 16, 32, 5, 1, 1, 10}, {1, 1, 64, 16, 3, 2, 1, 9},
        {2, 3, 4, 5, 3, 1, 2, 5},  {4, 8, 1, 1, 3, 1, 1, 7},    {2, 1, 1, 16, 5, 1, 1, 12},
        {1, 1, 3, 40, 1, 2, 1, 8}, {2, 1, 20, 33, 2, 3, 1, 4},  {2, 6, 1, 1, 3, 1, 1, 17},
        {2, 5, 1, 2, 3, 2, 1, 9},  {2, 3, 2, 3, 3, 2, 2, 20},   {1, 4, 4, 4, 5, 1, 1, 30},
        {3, 2, 8, 8, 3, 1, 1, 14}, {1, 2, 1, 7, 5, 1, 2, 40},   {1, 3, 1, 1, 3, 3, 1, 5},
        {1, 1, 1, 1, 3, 1, 1, 90}, {2, 1, 9, 6, 3, 1, 1, 3},    {1, 1, 16, 32, 3, 1, 1, 33},
    };
    for (size_t i = 0; i < sizeof(convs) / sizeof(convs[0]); i++) {
        check_convolution(f, &convs[i]);
    }
    for (int i = 0; i < 30; i++) {
        const Conv v = {1 + random_below(3),  1 + random_below(2), 1 + random_below(20),
                        1 + random_below(40), 1 + random_below(4), 1 + random_below(3),
                        1 + random_below(2),  1 + random_below(8)};
        check_convolution(f, &v);
    }
    for (int i = 0; i < 60; i++) { /* of few channels */
        const Conv v = {1 + random_below(3), 1 + random_below(5), 1 + random_below(4),
                        1 + random_below(9), 1 + random_below(4), 1 + random_below(3),
                        1 + random_below(2), 1 + random_below(36)};
        check_convolution(f, &v);
    }
    for (int i = 0; i < 200; i++) {
        check_random_view(f);
    }
}

static void check_isa(void)
{
    const Functions f = {(RtProductF32 *)runtime_symbol("rt_product_f32"),
                         (RtProductF64 *)runtime_symbol("rt_product_f64"),
                         (RtFoldProductF32 *)runtime_symbol("rt_fold_product_f32"),
                         (RtFoldProductF64 *)runtime_symbol("rt_fold_product_f64")};
    check_all(&f);
}

static void views_and_folds(void **unused)
{
    (void)unused;
    under_every_isa(check_isa);
}

static void wide_vectors(void **unused)
{
    (void)unused;
    const Functions f = {rt_product_f32, rt_product_f64, rt_fold_product_f32, rt_fold_product_f64};
    assert_true(rt_start(1));
    check_all(&f);
    rt_stop();
}

/* Sums that round: any number of threads gives the same bits. */
static void same_bits_for_any_threads(void **unused)
{
    (void)unused;
    static const int threads[] = {1, 2, 3, 8};
    static const Conv many = {6, 1, 16, 32, 3, 1, 1, 14}, few = {6, 6, 2, 5, 3, 1, 1, 14};
    const Call calls[] = {forward(&many), weight_gradient(&many), input_gradient(&many),
                          forward(&few),  weight_gradient(&few),  input_gradient(&few)};
    enum { ELEMENTS = 6 * 32 * 32 * 32 };
    float *a = malloc(sizeof(float) * ELEMENTS), *b = malloc(sizeof(float) * ELEMENTS);
    float *first = malloc(sizeof(float) * ELEMENTS), *c = malloc(sizeof(float) * ELEMENTS);
    for (long i = 0; i < ELEMENTS; i++) {
        a[i] = (float)random_below(1000003) / 999.0f;
        b[i] = (float)random_below(1000003) / 777.0f - 600.0f;
    }
    for (int i = 0; i < 6; i++) {
        const Call *call = &calls[i];
        const long axes[4] = {call->axes[0], call->axes[1], call->axes[2], call->axes[4]};
        for (int t = 0; t < 4; t++) {
            float *to = t == 0 ? first : c;
            assert_true(rt_start(threads[t]));
            if (call->axes[GROUPS] > 0) {
                ((RtFoldProductF32 *)runtime_symbol("rt_fold_product_f32"))(
                    call->axes, call->extent, call->a, call->b, call->c, call->image, a, b, to);
            } else {
                ((RtProductF32 *)runtime_symbol("rt_product_f32"))(axes, call->extent, call->a,
                                                                   call->b, a, b, to);
            }
            rt_stop();
            const size_t bytes = sizeof(float) * (size_t)reach(call, call->c);
            assert_true(t == 0 || memcmp(first, c, bytes) == 0);
        }
    }
    free(a);
    free(b);
    free(c);
    free(first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views_and_folds),
        cmocka_unit_test(wide_vectors),
        cmocka_unit_test(same_bits_for_any_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
