/* elem_lines: block kernels on tiles whose lines lie apart in memory, and on values of which a line
 * has one; included by elem.c. Floats alone.
 *
 * Every operand is a pointer and the distance to the next line. A mode says what a line of it is: l,
 * as many elements as the result has, or r, one for all of them. So a bias is l at a distance of 0,
 * the mean of each row r at 1, a number r at 0, and nobody copies them to a tile first.
 */
#define IS_l 1
#define IS_r 0

/* make_n(name, modes of the n operands, value) for a line of fused.def, if it has such kernels. */
#define LINES_LINES_2(make, name, value)                                                           \
    make##_2(name, l, l, value) make##_2(name, l, r, value) make##_2(name, r, l, value)
#define LINES_LINES_3(make, name, value)                                                           \
    LINES_3(make, name, l, l, value)                                                               \
    LINES_3(make, name, l, r, value) LINES_3(make, name, r, l, value)
#define LINES_3(make, name, p, q, value)                                                           \
    make##_3(name, p, q, l, value) make##_3(name, p, q, r, value)
#define LINES_ANY_4(...)
#define LINES_vs(...)
#define LINES_vss(...)
#define LINES_svsv(...)
#define LINES_vvsv(...)

/* Operations alone. */
#define LINE_SINGLES(make)                                                                         \
    LINES_LINES_2(make, add, form_add(a, b))                                                       \
    LINES_LINES_2(make, sub, form_sub(a, b))                                                       \
    LINES_LINES_2(make, mul, form_mul(a, b))                                                       \
    LINES_LINES_2(make, div, form_div(a, b))

#define LINE_2(name, p, q, value)                                                                  \
    static void rt_##name##_f32_##p##q(long lines, long n, float *d, long to, const float *x,      \
                                       long dx, const float *y, long dy)                           \
    {                                                                                              \
        for (long line = 0; line < lines; line++, d += to, x += dx, y += dy) {                     \
            const float x0 = *x, y0 = *y;                                                          \
            RT_INDEPENDENT                                                                         \
            for (long i = 0; i < n; i++) {                                                         \
                const float a = IS_##p ? x[i] : x0, b = IS_##q ? y[i] : y0;                        \
                d[i] = value;                                                                      \
            }                                                                                      \
        }                                                                                          \
    }
#define LINE_3(name, p, q, s, value)                                                               \
    static void rt_##name##_f32_##p##q##s(long lines, long n, float *d, long to, const float *x,   \
                                          long dx, const float *y, long dy, const float *z,        \
                                          long dz)                                                 \
    {                                                                                              \
        for (long line = 0; line < lines; line++, d += to, x += dx, y += dy, z += dz) {            \
            const float x0 = *x, y0 = *y, z0 = *z;                                                 \
            RT_INDEPENDENT                                                                         \
            for (long i = 0; i < n; i++) {                                                         \
                const float a = IS_##p ? x[i] : x0, b = IS_##q ? y[i] : y0;                        \
                const float c = IS_##s ? z[i] : z0;                                                \
                d[i] = value;                                                                      \
            }                                                                                      \
        }                                                                                          \
    }
LINE_SINGLES(LINE)
#define FUSED(name, modes, tree) LINES_##modes(LINE, name, tree)
#include "fused.def"

/* Any kernel of one operand, line by line. */
static void rt_each_line_f32(long lines, long n, void (*kernel)(long, float *, const float *),
                             float *d, long to, const float *x, long dx)
{
    for (long line = 0; line < lines; line++, d += to, x += dx) {
        kernel(n, d, x);
    }
}

#define LINE_SYMBOL_2(name, p, q, value)    RT_SYMBOL(rt_##name##_f32_##p##q),
#define LINE_SYMBOL_3(name, p, q, s, value) RT_SYMBOL(rt_##name##_f32_##p##q##s),
#define FUSED(name, modes, tree)            LINES_##modes(LINE_SYMBOL, name, tree)
static const RtSymbol lines[] = {
    LINE_SINGLES(LINE_SYMBOL) RT_SYMBOL(rt_each_line_f32),
#include "fused.def"
};
