/* Block kernels against the C forms of the operator table, computed one element at a time: every
 * operator, type, mode and instruction set that this machine has, lengths around the vector lengths,
 * results on top of an operand, special values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../runtime/rt.h"
#include "../blocks.h"

static void fill_operand(Type type, Operand *x)
{
    static const double special[] = {0,         -0.0, 1,  -1,  0.5,  NAN,   INFINITY,
                                     -INFINITY, 2,    -2, 100, -100, 1e-30, 3};
    const long specials = sizeof(special) / sizeof(special[0]);
    for (long i = 0; i < ROOM; i++) {
        double value = i % 3 == 0 ? special[i / 3 % specials] : random_value();
        put(type, x, i, type == I32 ? rint(value * 10) : value);
    }
}

static void fill_truth(Operand *x)
{
    for (long i = 0; i < ROOM; i++) {
        x->i32[i] = random_value() > 0;
    }
}

/* ---- the operator table as functions of one element ---- */

typedef struct Case {
    const char *name;
    int arity;
    Type type, result;
    bool truth;  /* operands are truth values */
    bool choice; /* the first operand is a condition */
    double (*reference)(double, double, double);
} Case;

#define CLASS_LEAF(...)
#define CLASS_REDUCE(...)
#define CLASS_MOVE(...)
#define CLASS_ORDER(...)
#define CLASS_CONTRACT(...)
#define CLASS_WINDOW(...)
#define CLASS_ALONG(...)
#define CLASS_RANDOM(...)
#define CLASS_LOOP(...)
#define CLASS_UPDATE(...)
#define CLASS_ELEM(make, name, arity, types, shape, cform)                                         \
    TYPES_##types(SHAPE_##shape(make, name, arity, types, cform))
#define SHAPE_cast(...)
#define SHAPE_elem(make, name, arity, types, cform)    make(name, arity, types, TYPE, false, cform)
#define SHAPE_compare(make, name, arity, types, cform) make(name, arity, types, I32, false, cform)
#define SHAPE_where(make, name, arity, types, cform)   make(name, arity, types, TYPE, true, cform)
#define TYPES_ANY(...)                                 __VA_ARGS__
#define TYPES_NUMBERS(...)                             __VA_ARGS__
#define TYPES_FLOATS(...)                              FOR_FLOATS(__VA_ARGS__)
#define TYPES_BOOLS(...)                               FOR_BOOLS(__VA_ARGS__)
#define YES(...)                                       __VA_ARGS__
#define NO(...)
#define IS_TRUTH_ANY     false
#define IS_TRUTH_NUMBERS false
#define IS_TRUTH_FLOATS  false
#define IS_TRUTH_BOOLS   true

#define PASTE_(a, b)    a##b
#define PASTE(a, b)     PASTE_(a, b)
#define REFERENCE(name) PASTE(PASTE(name, _reference_), TYPE)
#define DEFINE(name, arity, types, result, choice, cform)                                          \
    static double REFERENCE(name)(double x, double y, double z)                                    \
    {                                                                                              \
        const T a = (T)x, b = (T)y, c = (T)z;                                                      \
        (void)a;                                                                                   \
        (void)b;                                                                                   \
        (void)c;                                                                                   \
        return (double)(cform);                                                                    \
    }
#define LIST(name, arity, types, result, choice, cform)                                            \
    {#name, arity, TYPE, result, IS_TRUTH_##types, choice, REFERENCE(name)},
#define OP(name, arity, class, traits, types, shape, grad, attr, cform, ...)                       \
    CLASS_##class(MAKE, name, arity, types, shape, cform)

#define MAKE       DEFINE
#define T          float
#define TYPE       F32
#define F(name)    name##f
#define FOR_FLOATS YES
#define FOR_BOOLS  NO
#include "../../compiler/ops.def"
#undef T
#undef TYPE
#undef F

#define OP(name, arity, class, traits, types, shape, grad, attr, cform, ...)                       \
    CLASS_##class(MAKE, name, arity, types, shape, cform)
#define T       double
#define TYPE    F64
#define F(name) name
#include "../../compiler/ops.def"
#undef T
#undef TYPE
#undef F
#undef FOR_FLOATS
#undef FOR_BOOLS

#define OP(name, arity, class, traits, types, shape, grad, attr, cform, ...)                       \
    CLASS_##class(MAKE, name, arity, types, shape, cform)
#define T          int
#define TYPE       I32
#define FOR_FLOATS NO
#define FOR_BOOLS  YES
#include "../../compiler/ops.def"
#undef T
#undef TYPE
#undef FOR_FLOATS
#undef FOR_BOOLS

#undef MAKE
#define MAKE LIST
static const Case cases[] = {
#define OP(name, arity, class, traits, types, shape, grad, attr, cform, ...)                       \
    CLASS_##class(MAKE, name, arity, types, shape, cform)
#define TYPE       F32
#define FOR_FLOATS YES
#define FOR_BOOLS  NO
#include "../../compiler/ops.def"
#undef TYPE
#define OP(name, arity, class, traits, types, shape, grad, attr, cform, ...)                       \
    CLASS_##class(MAKE, name, arity, types, shape, cform)
#define TYPE F64
#include "../../compiler/ops.def"
#undef TYPE
#undef FOR_FLOATS
#undef FOR_BOOLS
#define OP(name, arity, class, traits, types, shape, grad, attr, cform, ...)                       \
    CLASS_##class(MAKE, name, arity, types, shape, cform)
#define TYPE       I32
#define FOR_FLOATS NO
#define FOR_BOOLS  YES
#include "../../compiler/ops.def"
};
enum { CASES = sizeof(cases) / sizeof(cases[0]) };

/* ---- calls ---- */

typedef enum Mode { VV, VS, SV, SS, MODES } Mode;
static const char *const mode_names[] = {"vv", "vs", "sv", "ss"};

/* Calls f(n, d, x, y), or f(n, d, t, x, y) with a condition, with typed scalars. */
#define CALL(T, member)                                                                            \
    do {                                                                                           \
        const T xs = x->member[0], ys = y->member[0];                                              \
        if (t == NULL && mode == VV) {                                                             \
            ((void (*)(long, void *, const T *, const T *))f)(n, d, x->member, y->member);         \
        } else if (t == NULL && mode == VS) {                                                      \
            ((void (*)(long, void *, const T *, T))f)(n, d, x->member, ys);                        \
        } else if (t == NULL) {                                                                    \
            ((void (*)(long, void *, T, const T *))f)(n, d, xs, y->member);                        \
        } else if (mode == VV) {                                                                   \
            ((void (*)(long, void *, const int *, const T *, const T *))f)(n, d, t, x->member,     \
                                                                           y->member);             \
        } else if (mode == VS) {                                                                   \
            ((void (*)(long, void *, const int *, const T *, T))f)(n, d, t, x->member, ys);        \
        } else if (mode == SV) {                                                                   \
            ((void (*)(long, void *, const int *, T, const T *))f)(n, d, t, xs, y->member);        \
        } else {                                                                                   \
            ((void (*)(long, void *, const int *, T, T))f)(n, d, t, xs, ys);                       \
        }                                                                                          \
    } while (0)

static void call(Type type, Mode mode, void *f, long n, void *d, const int *t, const Operand *x,
                 const Operand *y)
{
    switch (type) {
    case F32:
        CALL(float, f32);
        break;
    case F64:
        CALL(double, f64);
        break;
    default:
        CALL(int, i32);
    }
}

static void *case_symbol(const Case *c, const char *mode)
{
    char name[64];
    snprintf(name, sizeof(name), "rt_%s_%s_%s", c->name, type_name(c->type), mode);
    return runtime_symbol(name);
}

/* libmvec promises four units in the last place; everything else is exact. */
static void expect_near(const Case *c, double result, double expected, long i)
{
    const double unit = c->result == F32 ? 0x1p-23 : 0x1p-52;
    if (result == expected || (isnan(result) && isnan(expected)) ||
        fabs(result - expected) <= 4 * unit * fabs(expected) + 1e-300) {
        return;
    }
    fail_msg("%s %s at %ld: %.17g, not %.17g", c->name, type_name(c->type), i, result, expected);
}

/* ---- checks of elementwise kernels ---- */

static Operand t, x, y, d, one, e;

static void prepare(const Case *c)
{
    fill_truth(&t);
    fill_operand(c->type, &x);
    fill_operand(c->type, &y);
    if (c->truth) {
        fill_truth(&x);
        fill_truth(&y);
    }
}

static double reference(const Case *c, Mode mode, long i)
{
    const long ix = mode == SV || mode == SS ? 0 : i, iy = mode == VS || mode == SS ? 0 : i;
    const double vx = get(c->type, &x, ix), vy = get(c->type, &y, iy);
    return c->choice ? c->reference(t.i32[i], vx, vy) : c->reference(vx, vy, 0);
}

static void run(const Case *c, Mode mode, void *f, long n, void *result)
{
    if (c->arity == 1) {
        ((void (*)(long, void *, const void *))f)(n, result, &x);
    } else {
        call(c->type, mode, f, n, result, c->choice ? t.i32 : NULL, &x, &y);
    }
}

static void check_elementwise(void)
{
    static const long lengths[] = {0, 1, 3, 4, 7, 8, 9, 10, 15, 16, 17, 31, 33, 64, 100, 1024};
    for (int k = 0; k < CASES; k++) {
        const Case *c = &cases[k];
        const int modes = c->choice ? 4 : c->arity == 2 ? 3 : 1;
        for (Mode mode = VV; (int)mode < modes; mode++) {
            void *f = case_symbol(c, c->arity == 1 ? "v" : mode_names[mode]);
            prepare(c);
            for (size_t l = 0; l < sizeof(lengths) / sizeof(lengths[0]); l++) {
                for (long i = 0; i < ROOM; i++) {
                    put(c->result, &d, i, GUARD);
                }
                run(c, mode, f, lengths[l], &d);
                for (long i = 0; i < lengths[l]; i++) {
                    expect_near(c, get(c->result, &d, i), reference(c, mode, i), i);
                }
                assert_true(get(c->result, &d, lengths[l]) == GUARD);
            }
        }
    }
}

/* An element computed alone, in any lane of a vector, or on top of an operand has the same bits. */
static void check_places(void)
{
    enum { N = 75 };
    for (int k = 0; k < CASES; k++) {
        const Case *c = &cases[k];
        const size_t size = c->result == F64 ? 8 : 4;
        void *f = case_symbol(c, c->arity == 1 ? "v" : "vv");
        prepare(c);
        run(c, VV, f, N, &d);
        for (long i = 0; i < N; i++) {
            t.i32[0] = t.i32[i];
            put(c->type, &x, 0, get(c->type, &x, i));
            put(c->type, &y, 0, get(c->type, &y, i));
            run(c, VV, f, 1, &one);
            if (memcmp((char *)&d + size * (size_t)i, &one, size) != 0) {
                fail_msg("%s %s: element %ld alone differs", c->name, type_name(c->type), i);
            }
        }
        prepare(c);
        run(c, VV, f, N, &d);
        run(c, VV, f, N, c->choice ? &y : &x);
        if (c->result == c->type) {
            assert_memory_equal(&d, c->choice ? &y : &x, size * N);
        }
    }
}

static void check_casts(void)
{
    for (Type from = F32; from <= I32; from++) {
        for (int to = F32; to <= I32; to++) {
            char name[64];
            snprintf(name, sizeof(name), "rt_cast_%s_%s_v", type_name(from), type_name(to));
            for (long i = 0; i < ROOM; i++) {
                put(from, &x, i, (double)(i - 500) + 0.75);
            }
            if ((int)from != to) {
                ((void (*)(long, void *, const void *))runtime_symbol(name))(1001, &d, &x);
                for (long i = 0; i < 1001; i++) {
                    put((Type)to, &e, i, get(from, &x, i));
                    assert_true(get((Type)to, &d, i) == get((Type)to, &e, i));
                }
            }
        }
        char name[64];
        snprintf(name, sizeof(name), "rt_truth_%s_v", type_name(from));
        fill_operand(from, &x);
        ((void (*)(long, int *, const void *))runtime_symbol(name))(1001, d.i32, &x);
        for (long i = 0; i < 1001; i++) {
            assert_int_equal(d.i32[i], get(from, &x, i) != 0);
        }
    }
}

/* Operations in one pass (fused.def) give the bits of one after the other. */
#define V const float *
#define S float
#define CHECK_FUSED(name, types, args, expected)                                                   \
    do {                                                                                           \
        ((void(*) types)runtime_symbol(name)) args;                                                \
        for (long i = 0; i < N; i++) {                                                             \
            const float a = x.f32[i], b = y.f32[i], c = e.f32[i], f = z.f32[i];                    \
            (void)(a + b + c + f);                                                                 \
            assert_true(d.f32[i] == (expected));                                                   \
        }                                                                                          \
    } while (0)

static void check_fused(void)
{
    enum { N = 101 };
    static Operand z;
    float *to = d.f32, *w = z.f32;
    for (long i = 0; i < N; i++) {
        x.f32[i] = (float)random_value(), y.f32[i] = i % 5 == 0 ? x.f32[i] : (float)random_value();
        e.f32[i] = (float)random_value(), z.f32[i] = fabsf((float)random_value());
    }
    const float *p = x.f32, *q = y.f32, *r = e.f32;
    CHECK_FUSED("rt_mul_add_f32_vvv", (long, float *, V, V, V), (N, to, p, q, r), a * b + c);
    CHECK_FUSED("rt_sub_mul_f32_vsv", (long, float *, V, S, V), (N, to, p, 2, r), (a - 2) * c);
    CHECK_FUSED("rt_mul_from_f32_svv", (long, float *, S, V, V), (N, to, 3, q, r), c - 3 * b);
    CHECK_FUSED("rt_add_sub_f32_vss", (long, float *, V, S, S), (N, to, p, 2, 3), a + 2 - 3);
    CHECK_FUSED("rt_mul_mul_f32_svs", (long, float *, S, V, S), (N, to, 3, q, 2), 3 * b * 2);
    CHECK_FUSED("rt_add_add_f32_vvs", (long, float *, V, V, S), (N, to, p, q, 3), a + b + 3);
    CHECK_FUSED("rt_axpby_f32_svsv", (long, float *, S, V, S, V), (N, to, 2, p, 3, q),
                2 * a + 3 * b);
    CHECK_FUSED("rt_axpbyy_f32_svsv", (long, float *, S, V, S, V), (N, to, 2, p, 3, q),
                2 * a + 3 * b * b);
    CHECK_FUSED("rt_axby_f32_svsv", (long, float *, S, V, S, V), (N, to, 2, p, 3, q),
                2 * a * (3 * b));
    CHECK_FUSED("rt_sqrt_mul_add_f32_vss", (long, float *, V, S, S), (N, to, w, 3, 2),
                sqrtf(f) * 3 + 2);
    CHECK_FUSED("rt_div_mul_from_f32_vvsv", (long, float *, V, V, S, V), (N, to, p, r, 3, q),
                b - a / c * 3);
    CHECK_FUSED("rt_mul_square_neg_f32_vs", (long, float *, V, S), (N, to, p, 3),
                -(a * 3 * (a * 3)));
    CHECK_FUSED("rt_add_relu_f32_vv", (long, float *, V, V), (N, to, p, q), a + b < 0 ? 0 : a + b);
    CHECK_FUSED("rt_add_relu_f32_vs", (long, float *, V, S), (N, to, p, 1), a + 1 < 0 ? 0 : a + 1);
    CHECK_FUSED("rt_add_relu_f32_sv", (long, float *, S, V), (N, to, 1, q), 1 + b < 0 ? 0 : 1 + b);
    CHECK_FUSED("rt_gt_where_f32_vvvv", (long, float *, V, V, V, V), (N, to, p, q, r, w),
                a > b ? c : f);
    CHECK_FUSED("rt_gt_where_f32_vvvs", (long, float *, V, V, V, S), (N, to, p, q, r, 2),
                a > b ? c : 2);
    CHECK_FUSED("rt_gt_where_f32_vvsv", (long, float *, V, V, S, V), (N, to, p, q, 2, w),
                a > b ? 2 : f);
    CHECK_FUSED("rt_gt_where_f32_vvss", (long, float *, V, V, S, S), (N, to, p, q, 2, 3),
                a > b ? 2 : 3);
    CHECK_FUSED("rt_gt_where_f32_vsvv", (long, float *, V, S, V, V), (N, to, p, 0, r, w),
                a > 0 ? c : f);
    CHECK_FUSED("rt_gt_where_f32_vsvs", (long, float *, V, S, V, S), (N, to, p, 0, r, 0),
                a > 0 ? c : 0);
    CHECK_FUSED("rt_gt_where_f32_vssv", (long, float *, V, S, S, V), (N, to, p, 0, 2, w),
                a > 0 ? 2 : f);
    CHECK_FUSED("rt_gt_where_f32_vsss", (long, float *, V, S, S, S), (N, to, p, 0, 2, 3),
                a > 0 ? 2 : 3);
    CHECK_FUSED("rt_gt_where_f32_svvv", (long, float *, S, V, V, V), (N, to, 0, q, r, w),
                0 > b ? c : f);
    CHECK_FUSED("rt_gt_where_f32_svvs", (long, float *, S, V, V, S), (N, to, 0, q, r, 2),
                0 > b ? c : 2);
    CHECK_FUSED("rt_gt_where_f32_svsv", (long, float *, S, V, S, V), (N, to, 0, q, 2, w),
                0 > b ? 2 : f);
    CHECK_FUSED("rt_gt_where_f32_svss", (long, float *, S, V, S, S), (N, to, 0, q, 2, 3),
                0 > b ? 2 : 3);
    x.f32[7] = NAN;
    ((void (*)(long, float *, V, V))runtime_symbol("rt_add_relu_f32_vv"))(N, to, p, q);
    assert_true(isnan(d.f32[7]));
}
#undef V
#undef S

/* ---- lines ---- */

/* The operands of a line kernel: pointers, and distances from line to line. */
typedef struct LineOperand {
    const float *at;
    long apart;
    bool line; /* else one value for all of a line */
} LineOperand;

enum { LINE_COUNT = 5, LINE_TO = 61 };

static float line_element(const LineOperand *operand, long line, long i)
{
    return operand->at[line * operand->apart + (operand->line ? i : 0)];
}

static float apply(const char *op, float a, float b)
{
    const bool from = strcmp(op, "from") == 0, sub = strcmp(op, "sub") == 0;
    const bool sum = strcmp(op, "add") == 0, div = strcmp(op, "div") == 0;
    return from ? b - a : sub ? a - b : sum ? a + b : div ? a / b : a * b;
}

/* The kernel of that name and these modes, of lines of n elements, against one element at a time; what
 * lies between the lines of the result stays as it was. */
static void check_lines_of(const char *inner, const char *outer, const char *modes, long n)
{
    typedef void Two(long, long, float *, long, const float *, long, const float *, long);
    typedef void Three(long, long, float *, long, const float *, long, const float *, long,
                       const float *, long);
    const float *const at[] = {x.f32, y.f32, e.f32};
    const long apart[] = {47, 0, n};
    LineOperand operand[3];
    for (int k = 0; modes[k] != '\0'; k++) {
        const bool line = modes[k] == 'l';
        operand[k] = (LineOperand){at[k], line ? apart[k] : k == 1 ? 0 : 1, line};
    }
    char name[64];
    snprintf(name, sizeof(name), "rt_%s%s%s_f32_%s", inner, *outer ? "_" : "", outer, modes);
    for (long i = 0; i < LINE_COUNT * LINE_TO; i++) {
        d.f32[i] = 7;
    }
    const LineOperand *const o = operand;
    if (modes[2] == '\0') {
        ((Two *)runtime_symbol(name))(LINE_COUNT, n, d.f32, LINE_TO, o[0].at, o[0].apart, o[1].at,
                                      o[1].apart);
    } else {
        ((Three *)runtime_symbol(name))(LINE_COUNT, n, d.f32, LINE_TO, o[0].at, o[0].apart, o[1].at,
                                        o[1].apart, o[2].at, o[2].apart);
    }
    for (long i = 0; i < LINE_COUNT * LINE_TO; i++) {
        const long line = i / LINE_TO, j = i % LINE_TO;
        float expected = 7;
        if (j < n) {
            expected = apply(inner, line_element(&o[0], line, j), line_element(&o[1], line, j));
            if (strcmp(outer, "relu") == 0) {
                expected = expected < 0 ? 0 : expected;
            } else if (*outer) {
                expected = apply(outer, expected, line_element(&o[2], line, j));
            }
        }
        assert_true(d.f32[i] == expected);
    }
}

static void check_lines(void)
{
    static const char *const inner[] = {"add", "sub", "mul"};
    static const char *const outer[] = {"add", "sub", "mul", "from"};
    static const char *const three[] = {"lll", "llr", "lrl", "lrr", "rll", "rlr"};
    static const char *const single[] = {"add", "sub", "mul", "div"};
    static const char *const two[] = {"ll", "lr", "rl"};
    for (long i = 0; i < ROOM; i++) {
        x.f32[i] = (float)random_value(), y.f32[i] = (float)random_value();
        e.f32[i] = (float)random_value();
    }
    for (long n = 1; n < 40; n += 3) {
        for (int k = 0; k < 3 * 4 * 6; k++) {
            check_lines_of(inner[k / 24], outer[k / 6 % 4], three[k % 6], n);
        }
        for (int k = 0; k < 4 * 3; k++) {
            check_lines_of(single[k / 3], "", two[k % 3], n);
        }
        for (int k = 0; k < 3; k++) {
            check_lines_of("add", "relu", two[k], n);
        }
    }
}

static void check_each_line(void)
{
    typedef void Kernel(long, float *, const float *);
    typedef void Each(long, long, Kernel *, float *, long, const float *, long);
    Kernel *const kernel = (Kernel *)runtime_symbol("rt_exp_f32_v");
    ((Each *)runtime_symbol("rt_each_line_f32"))(3, 21, kernel, d.f32, 40, x.f32, 25);
    for (long line = 0; line < 3; line++) {
        kernel(21, e.f32, x.f32 + line * 25);
        assert_memory_equal(d.f32 + line * 40, e.f32, 21 * sizeof(float));
    }
}

/* e^x of floats, on the way to 0 and to infinity too: within an ulp, or the smallest difference
 * that there is. */
static void check_exp(void)
{
    typedef void Exp(long n, float *d, const float *a);
    Exp *exp_v = (Exp *)runtime_symbol("rt_exp_f32_v");
    for (long i = 0; i < ROOM; i++) {
        x.f32[i] = -110 + 205 * (float)i / ROOM;
    }
    exp_v(ROOM, y.f32, x.f32);
    for (long i = 0; i < ROOM; i++) {
        const double expected = exp(x.f32[i]);
        if (expected > 3.4028235e38) {
            assert_true(isinf(y.f32[i]));
        } else if (!(fabs(y.f32[i] - expected) <= 0x1p-23 * expected + 0x1p-149)) {
            fail_msg("exp(%g) is %.9g, not %.9g", (double)x.f32[i], (double)y.f32[i], expected);
        }
    }
}

/* ---- */

TEST(check_elementwise)
TEST(check_places)
TEST(check_casts)
TEST(check_fused)
TEST(check_lines)
TEST(check_each_line)
TEST(check_exp)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check_elementwise), cmocka_unit_test(test_check_places),
        cmocka_unit_test(test_check_casts),       cmocka_unit_test(test_check_fused),
        cmocka_unit_test(test_check_lines),       cmocka_unit_test(test_check_each_line),
        cmocka_unit_test(test_check_exp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
