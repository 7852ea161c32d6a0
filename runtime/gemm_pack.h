/* gemm_pack: copies operands of a product into the order in which the micro-kernel reads them.
 *
 * In: T, TYPE, LANES (elements of a vector), QUAD (elements of 16 bytes), the axes of gemm_axes.h.
 * An operand is seen as lines (rows of left, columns of right) of k steps each. Packing `lines`
 * lines to a width w >= lines writes to[p * w + l] = element (line l, step p); lanes from `lines`
 * on hold whatever was at hand. Whole vectors are stored in ascending order: what a store leaves
 * beyond its own step the next step overwrites, and the buffer has room behind the last one.
 */
typedef T VEC __attribute__((vector_size(LANES * sizeof(T))));
typedef T LOOSE __attribute__((vector_size(LANES * sizeof(T)), aligned(sizeof(T)), may_alias));
typedef T LOOSE_HALF
    __attribute__((vector_size(LANES / 2 * sizeof(T)), aligned(sizeof(T)), may_alias));
typedef T LOOSE_QUAD __attribute__((vector_size(16), aligned(sizeof(T)), may_alias));

typedef struct NAME(Operand) {
    const T *x;
    Axes lines, steps;
    bool matrix;     /* of one axis each: */
    long line, step; /* element (line l, step p) is x[l * line + p * step] */
    const T *end;    /* behind the last element */
} NAME(Operand);

/* What follows from the axes. */
static void NAME(set_operand)(NAME(Operand) * operand, const T *x)
{
    const Axes *lines = &operand->lines, *steps = &operand->steps;
    operand->x = x;
    operand->matrix = lines->count == 1 && steps->count == 1;
    operand->line = inner_stride(lines);
    operand->step = inner_stride(steps);
    operand->end = x + axes_reach(lines) + axes_reach(steps) + 1;
}

static NAME(Operand) NAME(operand)(const T *x, Axes lines, Axes steps)
{
    NAME(Operand) operand = {.lines = lines, .steps = steps};
    NAME(set_operand)(&operand, x);
    return operand;
}

static void NAME(set_matrix)(NAME(Operand) * operand, const T *x, long lines, long line, long steps,
                             long step)
{
    set_axis(&operand->lines, lines, line);
    set_axis(&operand->steps, steps, step);
    NAME(set_operand)(operand, x);
}

/* ---- lines whose steps lie side by side: transpose, 16 bytes of every line at a time ---- */

/* Lists of lanes for every 16-byte part of a vector, as __builtin_shufflevector takes them. */
#if LANES == QUAD
#define EACH_PART(lanes) lanes(0)
#elif LANES == 2 * QUAD
#define EACH_PART(lanes) lanes(0), lanes(QUAD)
#else
#define EACH_PART(lanes) lanes(0), lanes(QUAD), lanes(2 * QUAD), lanes(3 * QUAD)
#endif
#define SHUFFLE(a, b, lanes) __builtin_shufflevector(a, b, EACH_PART(lanes))
#define PAIR(a, b)           __builtin_shufflevector(a, b, 0, 1, 2, 3)
#define OCTET(a, b)          __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7)
#define SIXTEEN(a, b)                                                                              \
    __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

/* Part i of the vector: QUAD steps of line QUAD * i. */
RT_INLINE void NAME(load_parts)(VEC *to, const T *const *line, long p)
{
#define PART(i) (*(const LOOSE_QUAD *)(line[QUAD * (i)] + p))
#ifdef INSERT_PART
    __m512 parts = _mm512_castps128_ps512((__m128)PART(0));
    parts = INSERT_PART(parts, PART(1), 1);
    parts = INSERT_PART(parts, PART(2), 2);
    *to = (VEC)INSERT_PART(parts, PART(3), 3);
#elif LANES == QUAD
    *to = PART(0);
#elif LANES == 4
    *to = PAIR(PART(0), PART(1));
#elif LANES == 8 && QUAD == 4
    *to = OCTET(PART(0), PART(1));
#elif LANES == 8
    *to = OCTET(PAIR(PART(0), PART(1)), PAIR(PART(2), PART(3)));
#else
    *to = SIXTEEN(OCTET(PART(0), PART(1)), OCTET(PART(2), PART(3)));
#endif
#undef PART
}

/* Transposes QUAD x QUAD elements within every part, so that v[q] holds step q of all lines. */
RT_INLINE void NAME(transpose_parts)(VEC *v)
{
#if QUAD == 4
#define LOW(i)       (i), LANES + (i), (i) + 1, LANES + (i) + 1
#define HIGH(i)      (i) + 2, LANES + (i) + 2, (i) + 3, LANES + (i) + 3
#define LOW_HALF(i)  (i), (i) + 1, LANES + (i), LANES + (i) + 1
#define HIGH_HALF(i) (i) + 2, (i) + 3, LANES + (i) + 2, LANES + (i) + 3
    VEC low01 = SHUFFLE(v[0], v[1], LOW), high01 = SHUFFLE(v[0], v[1], HIGH);
    VEC low23 = SHUFFLE(v[2], v[3], LOW), high23 = SHUFFLE(v[2], v[3], HIGH);
    v[0] = SHUFFLE(low01, low23, LOW_HALF);
    v[1] = SHUFFLE(low01, low23, HIGH_HALF);
    v[2] = SHUFFLE(high01, high23, LOW_HALF);
    v[3] = SHUFFLE(high01, high23, HIGH_HALF);
#undef LOW_HALF
#undef HIGH_HALF
#else
#define LOW(i)  (i), LANES + (i)
#define HIGH(i) (i) + 1, LANES + (i) + 1
    VEC low = SHUFFLE(v[0], v[1], LOW), high = SHUFFLE(v[0], v[1], HIGH);
    v[0] = low;
    v[1] = high;
#endif
#undef LOW
#undef HIGH
}

/* Steps p to p + QUAD of LANES lines. */
RT_INLINE void NAME(transpose_steps)(const T *const *line, long p, VEC *step)
{
    RT_UNROLL
    for (int q = 0; q < QUAD; q++) {
        NAME(load_parts)(&step[q], line + q, p);
    }
    NAME(transpose_parts)(step);
}

RT_INLINE void NAME(transpose_quad)(const T *const *line, long p, long width, T *to)
{
    VEC step[QUAD];
    NAME(transpose_steps)(line, p, step);
    RT_UNROLL
    for (int q = 0; q < QUAD; q++) {
        *(LOOSE *)(to + (p + q) * width) = step[q];
    }
}

/* k steps of LANES lines; a cache line of each at a time, while what is `ahead` is fetched. */
static void NAME(transpose)(long k, const T *const *line, long ahead, long width, T *to)
{
    long p = 0;
    for (; p + 4 * QUAD <= k; p += 4 * QUAD) {
        if (ahead > 0) {
            RT_UNROLL
            for (int l = 0; l < LANES; l++) {
                __builtin_prefetch(line[l] + ahead + p);
            }
        }
        RT_UNROLL
        for (int q = 0; q < 4; q++) {
            NAME(transpose_quad)(line, p + q * QUAD, width, to);
        }
    }
    for (; p + QUAD <= k; p += QUAD) {
        NAME(transpose_quad)(line, p, width, to);
    }
}

/* Lines at x + at[l], whose steps lie side by side; next to each other the lines are `stride`
 * apart. The vectors of a step are made from the last to the first, so that what the last one
 * leaves in the next step is overwritten by the first; lanes without a line repeat the last one. */
static void NAME(pack_transposed)(long k, const T *x, const long *at, long stride, long lines,
                                  long width, T *to)
{
    const long ahead = stride >= FAR_BYTES / (long)sizeof(T) ? LANES * stride : 0;
    for (long first = (lines - 1) / LANES * LANES; first >= 0; first -= LANES) {
        const T *line[LANES];
        for (long l = 0; l < LANES; l++) {
            line[l] = x + at[first + l < lines ? first + l : lines - 1];
        }
        NAME(transpose)(k, line, ahead, width, to + first);
    }
    for (long p = k & -QUAD; p < k; p++) {
        for (long l = 0; l < lines; l++) {
            to[p * width + l] = x[at[l] + p];
        }
    }
}

/* ---- steps whose lines lie side by side: copy ---- */

/* Half a vector, where that is enough, or whole ones: vectors that reach into the next cache line take
 * longer to store. */
RT_INLINE void NAME(copy_lanes)(const int lanes, const T *from, T *to)
{
    if (lanes < LANES) {
        *(LOOSE_HALF *)to = *(const LOOSE_HALF *)from;
        return;
    }
    RT_UNROLL
    for (int l = 0; l < lanes; l += LANES) {
        *(LOOSE *)(to + l) = *(const LOOSE *)(from + l);
    }
}

/* `count` neighbouring groups of `lines` lines each, the packed groups `distance` apart: one pass
 * over the steps for all of them, since their lines share cache lines and pages. */
RT_INLINE void NAME(pack_straight)(const int lanes, long k, const T *x, long stride, long count,
                                   long lines, long width, T *to, long distance)
{
    /* Whole vectors may be read as long as the elements behind the lines belong to a later step. */
    const long excess = lanes - lines;
    const long whole = excess == 0 ? k : stride > 0 ? k - 1 - (excess - 1) / stride : 0;
    const bool far = stride >= FAR_BYTES / (long)sizeof(T);
    long p = 0;
    for (; p < whole; p++) {
        if (far) {
            const T *ahead = x + (p + 8) * stride;
            for (long l = 0; l < count * lines; l += 4 * QUAD) {
                __builtin_prefetch(ahead + l);
            }
        }
        for (long g = 0; g < count; g++) {
            NAME(copy_lanes)(lanes, x + p * stride + g * lines, to + g * distance + p * width);
        }
    }
    for (; p < k; p++) {
        for (long g = 0; g < count; g++) {
            for (long l = 0; l < lines; l++) {
                to[g * distance + p * width + l] = x[p * stride + g * lines + l];
            }
        }
    }
}

/* ---- views: lines and steps wherever tables say ---- */

static void NAME(pack_scattered)(const T *x, const long *line, const long *step, long k, long lines,
                                 long width, T *to)
{
    for (long p = 0; p < k; p++) {
        const T *from = x + step[p];
        for (long l = 0; l < lines; l++) {
            to[p * width + l] = from[line[l]];
        }
    }
}

/* Lines that lie side by side in runs: whole vectors of each run, as long as there is memory to
 * read; what they leave behind the run is overwritten by the next. */
static void NAME(pack_line_runs)(const NAME(Operand) * operand, const long *line, const long *step,
                                 long k, long lines, long width, T *to)
{
    long start[MOST_LINES + 1];
    int runs = 0;
    for (long l = 0; l < lines; l++) {
        if (l == 0 || line[l] != line[l - 1] + 1) {
            start[runs++] = l;
        }
    }
    start[runs] = lines;
    const T *last = operand->end - LANES;
    for (long p = 0; p < k; p++, to += width) {
        const T *from = operand->x + step[p];
        for (int r = 0; r < runs; r++) {
            for (long l = start[r]; l < start[r + 1]; l += LANES) {
                const T *x = from + line[l];
                if (x <= last) {
                    *(LOOSE *)(to + l) = *(const LOOSE *)x;
                } else {
                    for (long e = l; e < start[r + 1]; e++) {
                        to[e] = from[line[e]];
                    }
                }
            }
        }
    }
}

/* Steps that lie side by side in runs: each run is transposed. */
static void NAME(pack_step_runs)(const T *x, const long *line, const long *step, long k, long lines,
                                 long width, T *to)
{
    for (long p = 0, end; p < k; p = end) {
        for (end = p + 1; end < k && step[end] == step[end - 1] + 1; end++) {
        }
        NAME(pack_transposed)(end - p, x + step[p], line, 0, lines, width, to + p * width);
    }
}

/* `lines` lines (MOST_LINES at most), k steps. */
static void NAME(pack_view)(const NAME(Operand) * operand, const long *line, long lines,
                            const long *step, long k, long width, T *to)
{
    if (operand->line == 1 && lines > 1) {
        NAME(pack_line_runs)(operand, line, step, k, lines, width, to);
    } else if (operand->step == 1 && k > 1) {
        NAME(pack_step_runs)(operand->x, line, step, k, lines, width, to);
    } else {
        NAME(pack_scattered)(operand->x, line, step, k, lines, width, to);
    }
}

/* ---- matrices ---- */

/* `count` groups of `lines` neighbouring lines, steps p to p + k. `lanes`, whole vectors or half of
 * one, hold a step of the widest group. */
RT_INLINE void NAME(pack)(const int lanes, const NAME(Operand) * operand, long first, long count,
                          long lines, long p, long k, long width, T *to, long distance)
{
    const T *x = operand->x + first * operand->line + p * operand->step;
    if (operand->line == 1) {
        NAME(pack_straight)(lanes, k, x, operand->step, count, lines, width, to, distance);
        return;
    }
    long at[MOST_LINES];
    for (long l = 0; l < lines; l++) {
        at[l] = l * operand->line;
    }
    for (long g = 0; g < count; g++, x += lines * operand->line, to += distance) {
        if (operand->step == 1) {
            NAME(pack_transposed)(k, x, at, operand->line, lines, width, to);
            continue;
        }
        for (long q = 0; q < k; q++) {
            for (long l = 0; l < lines; l++) {
                to[q * width + l] = x[q * operand->step + at[l]];
            }
        }
    }
}

#undef EACH_PART
#undef SHUFFLE
#undef PAIR
#undef OCTET
#undef SIXTEEN
