/* elem: elementwise block kernels, generated from the C forms of compiler/ops.def.
 *
 * Every ELEM line of the table becomes one function per type and operand mode, so a new operator
 * needs nothing here. The text that the emitter prints in plain loops is the text compiled here:
 * both spellings round alike (no contraction, no -ffast-math). Functions of libm are declared as
 * having vector variants, which gcc then takes from libmvec, or are our own, for the names of which
 * branchless.h has macros. Compiled once per instruction set.
 *
 * A C form stands in a loop with a stride, 0 or 1, per operand. The loop is run over the full
 * vectors of a block, then over its last elements in a padded copy of vector length: libm's vector
 * and scalar variants round differently, and a value must not depend on its place in the block.
 */
#include <math.h>

#include "isa.h"

/* libmvec (glibc 2.35 and later, x86-64) has these; elsewhere the scalar functions are called. */
#if defined(__x86_64__) && !defined(__clang__)
#define NUMBERS_1(type)              type
#define NUMBERS_2(type)              type, type
#define DECLARE(type, name, numbers) __attribute__((simd("notinbranch"))) type name(numbers);
#define LIBM_SCALAR(name, arity)
#define LIBM_OWN(name, arity) DECLARE(double, name, NUMBERS_##arity(double))
#define LIBM_VECTOR(name, arity)                                                                   \
    LIBM_OWN(name, arity)                                                                          \
    DECLARE(float, name##f, NUMBERS_##arity(float))
#define LIBM(name, arity, vector) LIBM_##vector(name, arity)
#include "../compiler/libm.def"
#endif

#include "branchless.h" /* behind the declarations of libm, whose names it takes */

#define LANES          ((long)(RT_VECTOR_BYTES / sizeof(T)))
#define NAME(op, mode) RT_JOIN3(RT_JOIN3(rt_##op, _, TYPE), _, mode)
#define LOOP(op)       RT_JOIN3(op, _loop_, TYPE)

/* ---- which lines of the table make (a FUNCTION or a SYMBOL) what ---- */

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
    TYPES_##types(SHAPE_##shape(make, name, arity, cform))

#define SHAPE_elem(make, name, arity, cform)    make##_##arity(name, T, cform)
#define SHAPE_compare(make, name, arity, cform) make##_##arity(name, int, cform)
#define SHAPE_where(make, name, arity, cform)   make##_##arity(name, T, cform)
#define SHAPE_cast(...)                         /* two types meet: below */

#define TYPES_ANY(...)     __VA_ARGS__
#define TYPES_NUMBERS(...) __VA_ARGS__
#define TYPES_FLOATS(...)  FOR_FLOATS(__VA_ARGS__)
#define TYPES_BOOLS(...)   FOR_BOOLS(__VA_ARGS__)
#define YES(...)           __VA_ARGS__
#define NO(...)

/* Whether a C form calls libm; arithmetic rounds alike everywhere, and needs no padding. */
#define OP(name, arity, class, traits, types, shape, grad, attr, cform, ...)                       \
    RT_INLINE bool calls_##name(void)                                                              \
    {                                                                                              \
        return __builtin_strchr(#cform, 'F') != NULL;                                              \
    }
#include "../compiler/ops.def"

/* ---- the padded last elements ---- */

/* Copies elements full..n-1 of an operand to the start of a vector; the rest repeats element full,
 * so that no special value slows down the unused lanes. */
#define PAD(to, from, stride)                                                                      \
    for (long i = 0; i < LANES; i++) {                                                             \
        (to)[i] = (from)[full + i < n ? (full + i) * (stride) : full * (stride)];                  \
    }
#define UNPAD(to, from)                                                                            \
    for (long i = full; i < n; i++) {                                                              \
        (to)[i] = (from)[i - full];                                                                \
    }

/* ---- one operand ---- */

#define FUNCTION_1(op, D, cform)                                                                   \
    RT_INLINE void LOOP(op)(long n, D *d, const T *x)                                              \
    {                                                                                              \
        RT_INDEPENDENT                                                                             \
        for (long i = 0; i < n; i++) {                                                             \
            const T a = x[i];                                                                      \
            d[i] = cform;                                                                          \
        }                                                                                          \
    }                                                                                              \
    static void NAME(op, v)(long n, D *d, const T *x)                                              \
    {                                                                                              \
        const long full = calls_##op() ? n & -LANES : n;                                           \
        LOOP(op)(full, d, x);                                                                      \
        if (full < n) {                                                                            \
            T px[LANES];                                                                           \
            D pd[LANES];                                                                           \
            PAD(px, x, 1)                                                                          \
            LOOP(op)(LANES, pd, px);                                                               \
            UNPAD(d, pd)                                                                           \
        }                                                                                          \
    }
#define SYMBOL_1(op, D, cform) RT_SYMBOL(NAME(op, v)),

/* ---- two operands ---- */

#define FUNCTION_2(op, D, cform)                                                                   \
    RT_INLINE void LOOP(op)(long n, D *d, const T *x, long sx, const T *y, long sy)                \
    {                                                                                              \
        RT_INDEPENDENT                                                                             \
        for (long i = 0; i < n; i++) {                                                             \
            const T a = x[i * sx], b = y[i * sy];                                                  \
            d[i] = cform;                                                                          \
        }                                                                                          \
    }                                                                                              \
    RT_INLINE void NAME(op, any)(long n, D *d, const T *x, long sx, const T *y, long sy)           \
    {                                                                                              \
        const long full = calls_##op() ? n & -LANES : n;                                           \
        LOOP(op)(full, d, x, sx, y, sy);                                                           \
        if (full < n) {                                                                            \
            T px[LANES], py[LANES];                                                                \
            D pd[LANES];                                                                           \
            PAD(px, x, sx)                                                                         \
            PAD(py, y, sy)                                                                         \
            LOOP(op)(LANES, pd, px, 1, py, 1);                                                     \
            UNPAD(d, pd)                                                                           \
        }                                                                                          \
    }                                                                                              \
    static void NAME(op, vv)(long n, D *d, const T *x, const T *y)                                 \
    {                                                                                              \
        NAME(op, any)(n, d, x, 1, y, 1);                                                           \
    }                                                                                              \
    static void NAME(op, vs)(long n, D *d, const T *x, T y)                                        \
    {                                                                                              \
        NAME(op, any)(n, d, x, 1, &y, 0);                                                          \
    }                                                                                              \
    static void NAME(op, sv)(long n, D *d, T x, const T *y)                                        \
    {                                                                                              \
        NAME(op, any)(n, d, &x, 0, y, 1);                                                          \
    }
#define SYMBOL_2(op, D, cform)                                                                     \
    RT_SYMBOL(NAME(op, vv)), RT_SYMBOL(NAME(op, vs)), RT_SYMBOL(NAME(op, sv)),

/* ---- a condition and two operands: nothing but selection, so no padding is needed ---- */

#define FUNCTION_3(op, D, cform)                                                                   \
    RT_INLINE void LOOP(op)(long n, D *d, const int *t, const T *x, long sx, const T *y, long sy)  \
    {                                                                                              \
        RT_INDEPENDENT                                                                             \
        for (long i = 0; i < n; i++) {                                                             \
            const int a = t[i];                                                                    \
            const T b = x[i * sx], c = y[i * sy];                                                  \
            d[i] = cform;                                                                          \
        }                                                                                          \
    }                                                                                              \
    static void NAME(op, vv)(long n, D *d, const int *t, const T *x, const T *y)                   \
    {                                                                                              \
        LOOP(op)(n, d, t, x, 1, y, 1);                                                             \
    }                                                                                              \
    static void NAME(op, vs)(long n, D *d, const int *t, const T *x, T y)                          \
    {                                                                                              \
        LOOP(op)(n, d, t, x, 1, &y, 0);                                                            \
    }                                                                                              \
    static void NAME(op, sv)(long n, D *d, const int *t, T x, const T *y)                          \
    {                                                                                              \
        LOOP(op)(n, d, t, &x, 0, y, 1);                                                            \
    }                                                                                              \
    static void NAME(op, ss)(long n, D *d, const int *t, T x, T y)                                 \
    {                                                                                              \
        LOOP(op)(n, d, t, &x, 0, &y, 0);                                                           \
    }
#define SYMBOL_3(op, D, cform)                                                                     \
    RT_SYMBOL(NAME(op, vv)), RT_SYMBOL(NAME(op, vs)), RT_SYMBOL(NAME(op, sv)),                     \
        RT_SYMBOL(NAME(op, ss)),

/* ---- the types ---- */

#define T          float
#define TYPE       f32
#define F(name)    name##f
#define FOR_FLOATS YES
#define FOR_BOOLS  NO
#include "elem_type.h"

#define T          double
#define TYPE       f64
#define F(name)    name
#define FOR_FLOATS YES
#define FOR_BOOLS  NO
#include "elem_type.h"

#define T          int
#define TYPE       i32
#define FOR_FLOATS NO
#define FOR_BOOLS  YES
#include "elem_type.h"

/* ---- several operations on floats in one pass ---- */

/* form_add(a, b) and so on: the C forms of the table. */
#define FORM_1(op, D, cform)                                                                       \
    RT_INLINE D form_##op(T a)                                                                     \
    {                                                                                              \
        return cform;                                                                              \
    }
#define FORM_2(op, D, cform)                                                                       \
    RT_INLINE D form_##op(T a, T b)                                                                \
    {                                                                                              \
        return cform;                                                                              \
    }
#define FORM_3(op, D, cform)                                                                       \
    RT_INLINE D form_##op(int a, T b, T c)                                                         \
    {                                                                                              \
        return cform;                                                                              \
    }
#define T          float
#define F(name)    name##f
#define FOR_FLOATS YES
#define FOR_BOOLS  NO
#define OP(name, arity, class, traits, types, shape, grad, attr, cform, ...)                       \
    CLASS_##class(FORM, name, arity, types, shape, cform)
#include "../compiler/ops.def"
#undef T
#undef F
#undef FOR_FLOATS
#undef FOR_BOOLS

/* make_n(name, modes of the n operands, tree) for what a line of fused.def stands for. */
#define MODES_vs(make, name, tree)   make##_2(name, v, s, tree)
#define MODES_vss(make, name, tree)  make##_3(name, v, s, s, tree)
#define MODES_svsv(make, name, tree) make##_4(name, s, v, s, v, tree)
#define MODES_vvsv(make, name, tree) make##_4(name, v, v, s, v, tree)
#define MODES_LINES_2(make, name, tree)                                                            \
    make##_2(name, v, v, tree) make##_2(name, v, s, tree) make##_2(name, s, v, tree)
#define MODES_LINES_3(make, name, tree)                                                            \
    MODES_3(make, name, v, v, tree) MODES_3(make, name, v, s, tree) MODES_3(make, name, s, v, tree)
#define MODES_ANY_4(make, name, tree)                                                              \
    MODES_4(make, name, v, v, tree) MODES_4(make, name, v, s, tree) MODES_4(make, name, s, v, tree)
#define MODES_3(make, name, p, q, tree) make##_3(name, p, q, v, tree) make##_3(name, p, q, s, tree)
#define MODES_4(make, name, p, q, tree)                                                            \
    make##_4(name, p, q, v, v, tree) make##_4(name, p, q, v, s, tree)                              \
        make##_4(name, p, q, s, v, tree) make##_4(name, p, q, s, s, tree)

#define OPERAND_v(x) const float *x
#define OPERAND_s(x) float x
#define ELEMENT_v(x) (x)[i]
#define ELEMENT_s(x) (x)

#define FUSED_2(name, p, q, tree)                                                                  \
    static void rt_##name##_f32_##p##q(long n, float *to, OPERAND_##p(x), OPERAND_##q(y))          \
    {                                                                                              \
        RT_INDEPENDENT                                                                             \
        for (long i = 0; i < n; i++) {                                                             \
            const float a = ELEMENT_##p(x), b = ELEMENT_##q(y);                                    \
            to[i] = tree;                                                                          \
        }                                                                                          \
    }
#define FUSED_3(name, p, q, r, tree)                                                               \
    static void rt_##name##_f32_##p##q##r(long n, float *to, OPERAND_##p(x), OPERAND_##q(y),       \
                                          OPERAND_##r(z))                                          \
    {                                                                                              \
        RT_INDEPENDENT                                                                             \
        for (long i = 0; i < n; i++) {                                                             \
            const float a = ELEMENT_##p(x), b = ELEMENT_##q(y), c = ELEMENT_##r(z);                \
            to[i] = tree;                                                                          \
        }                                                                                          \
    }
#define FUSED_4(name, p, q, r, o, tree)                                                            \
    static void rt_##name##_f32_##p##q##r##o(long n, float *to, OPERAND_##p(x), OPERAND_##q(y),    \
                                             OPERAND_##r(z), OPERAND_##o(w))                       \
    {                                                                                              \
        RT_INDEPENDENT                                                                             \
        for (long i = 0; i < n; i++) {                                                             \
            const float a = ELEMENT_##p(x), b = ELEMENT_##q(y);                                    \
            const float c = ELEMENT_##r(z), d = ELEMENT_##o(w);                                    \
            to[i] = tree;                                                                          \
        }                                                                                          \
    }
#define FUSED(name, modes, tree) MODES_##modes(FUSED, name, tree)
#include "fused.def"

#define FUSED_SYMBOL_2(name, p, q, tree)       RT_SYMBOL(rt_##name##_f32_##p##q),
#define FUSED_SYMBOL_3(name, p, q, r, tree)    RT_SYMBOL(rt_##name##_f32_##p##q##r),
#define FUSED_SYMBOL_4(name, p, q, r, o, tree) RT_SYMBOL(rt_##name##_f32_##p##q##r##o),
#define FUSED(name, modes, tree)               MODES_##modes(FUSED_SYMBOL, name, tree)
static const RtSymbol fused[] = {
#include "fused.def"
};

#include "elem_lines.h"

/* ---- casts ---- */

#define CAST(name, From, To, value)                                                                \
    static void name(long n, To *d, const From *x)                                                 \
    {                                                                                              \
        RT_INDEPENDENT                                                                             \
        for (long i = 0; i < n; i++) {                                                             \
            const From a = x[i];                                                                   \
            d[i] = value;                                                                          \
        }                                                                                          \
    }
CAST(rt_cast_f32_f64_v, float, double, (double)a)
CAST(rt_cast_f32_i32_v, float, int, (int)a)
CAST(rt_cast_f64_f32_v, double, float, (float)a)
CAST(rt_cast_f64_i32_v, double, int, (int)a)
CAST(rt_cast_i32_f32_v, int, float, (float)a)
CAST(rt_cast_i32_f64_v, int, double, (double)a)
CAST(rt_truth_f32_v, float, int, a != 0)
CAST(rt_truth_f64_v, double, int, a != 0)
CAST(rt_truth_i32_v, int, int, a != 0)

static const RtSymbol casts[] = {
    RT_SYMBOL(rt_cast_f32_f64_v), RT_SYMBOL(rt_cast_f32_i32_v), RT_SYMBOL(rt_cast_f64_f32_v),
    RT_SYMBOL(rt_cast_f64_i32_v), RT_SYMBOL(rt_cast_i32_f32_v), RT_SYMBOL(rt_cast_i32_f64_v),
    RT_SYMBOL(rt_truth_f32_v),    RT_SYMBOL(rt_truth_f64_v),    RT_SYMBOL(rt_truth_i32_v),
};

const RtSymbolList RT_PER_ISA(rt_elem)[ELEM_LISTS] = {
    RT_LIST(elem_f32), RT_LIST(elem_f64), RT_LIST(elem_i32),
    RT_LIST(casts),    RT_LIST(fused),    RT_LIST(lines),
};
