/* elem_lines: block kernels on tiles whose lines lie apart in memory, and on values of which a line
 * has one; included by elem.c. Floats alone.
 *
 * Every operand is a pointer and the distance to the next line. A mode says what a line of it is: l,
 * as many elements as the result has, or r, one for all of them. So a bias is l at a distance of 0,
 * the mean of each row r at 1, a number r at 0, and nobody copies them to a tile first.
 */
#define IS_l 1
#define IS_r 0

/* make(name, modes of a, b and c, value) for all that there are. */
#define LINE_PAIRS(make) LINE_PAIRS_OF(make, add) LINE_PAIRS_OF(make, sub) LINE_PAIRS_OF(make, mul)
#define LINE_PAIRS_OF(make, op)                                                                    \
    LINE_MODES_3(make, op##_add, form_add(form_##op(a, b), c))                                     \
    LINE_MODES_3(make, op##_sub, form_sub(form_##op(a, b), c))                                     \
    LINE_MODES_3(make, op##_mul, form_mul(form_##op(a, b), c))                                     \
    LINE_MODES_3(make, op##_from, form_sub(c, form_##op(a, b)))
#define LINE_MODES_3(make, name, value)                                                            \
    make(name, l, l, l, value) make(name, l, l, r, value) make(name, l, r, l, value)               \
        make(name, l, r, r, value) make(name, r, l, l, value) make(name, r, l, r, value)
#define LINE_SINGLES(make)                                                                         \
    LINE_MODES_2(make, add, form_add(a, b))                                                        \
    LINE_MODES_2(make, sub, form_sub(a, b))                                                        \
    LINE_MODES_2(make, mul, form_mul(a, b))                                                        \
    LINE_MODES_2(make, div, form_div(a, b))                                                        \
    LINE_MODES_2(make, add_relu, form_relu(form_add(a, b)))
#define LINE_MODES_2(make, name, value)                                                            \
    make(name, l, l, value) make(name, l, r, value) make(name, r, l, value)

#define LINE_PAIR_FUNCTION(name, p, q, s, value)                                                   \
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
LINE_PAIRS(LINE_PAIR_FUNCTION)

#define LINE_FUNCTION(name, p, q, value)                                                           \
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
LINE_SINGLES(LINE_FUNCTION)

/* Any kernel of one operand, line by line. */
static void rt_each_line_f32(long lines, long n, void (*kernel)(long, float *, const float *),
                             float *d, long to, const float *x, long dx)
{
    for (long line = 0; line < lines; line++, d += to, x += dx) {
        kernel(n, d, x);
    }
}

#define LINE_PAIR_SYMBOL(name, p, q, s, value) RT_SYMBOL(rt_##name##_f32_##p##q##s),
#define LINE_SYMBOL(name, p, q, value)         RT_SYMBOL(rt_##name##_f32_##p##q),
static const RtSymbol lines[] = {LINE_PAIRS(LINE_PAIR_SYMBOL) LINE_SINGLES(LINE_SYMBOL)
                                     RT_SYMBOL(rt_each_line_f32)};
