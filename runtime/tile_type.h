/* tile_type: the tile kernels of one scalar type; included by tile.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), BYTES (its size), MAX. Out: static functions and the array
 * tile_TYPE.
 * Tiles are dense and row-major: element (i, j) is at i * cols + j.
 */

#if RT_VECTOR_BYTES == 2 * BYTES
#define EACH_LANE LANES_2
#elif RT_VECTOR_BYTES == 4 * BYTES
#define EACH_LANE LANES_4
#elif RT_VECTOR_BYTES == 8 * BYTES
#define EACH_LANE LANES_8
#else
#define EACH_LANE LANES_16
#endif

typedef T VEC __attribute__((vector_size(RT_VECTOR_BYTES)));
typedef T LOOSE __attribute__((vector_size(RT_VECTOR_BYTES), aligned(sizeof(T)), may_alias));
typedef __typeof__((VEC){0} > (VEC){0}) MASK;
typedef T QUAD_VEC __attribute__((vector_size(16), aligned(sizeof(T)), may_alias));

/* ---- memory to block and back ---- */

static void NAME(fill)(long n, T *d, T value)
{
    for (long i = 0; i < n; i++) {
        d[i] = value;
    }
}

/* Every second element: two vectors, of which the even lanes are kept. Neither reads past the last
 * element. */
RT_INLINE void NAME(load_even)(long cols, T *d, const T *a)
{
    long j = 0;
    for (; j + WIDTH < cols; j += WIDTH) {
        const VEC front = *(const LOOSE *)(a + 2 * j), back = *(const LOOSE *)(a + 2 * j + WIDTH);
        *(LOOSE *)(d + j) = __builtin_shufflevector(front, back, EACH_LANE(EVERY, 0, 2));
    }
    for (; j < cols; j++) {
        d[j] = a[2 * j];
    }
}

/* Rows of whole vectors: what reaches past a row is overwritten by the next. Ends before the rows
 * where it would reach past the tile, or past what is to be read; returns how many came before. */
RT_INLINE long NAME(load_vectors)(long rows, long cols, T *d, const T *a, long rs)
{
    const long width = (cols + WIDTH - 1) / WIDTH * WIDTH;
    long i = 0;
    for (; (rows - i) * cols >= width && (rows - 1 - i) * rs + cols >= width; i++) {
        for (long j = 0; j < width; j += WIDTH) {
            *(LOOSE *)(d + i * cols + j) = *(const LOOSE *)(a + i * rs + j);
        }
    }
    return i;
}

/* QUAD by QUAD elements, transposed. */
RT_INLINE void NAME(turn_quad)(T *d, long distance, const T *a, long stride)
{
    QUAD_VEC v[QUAD];
    RT_UNROLL
    for (int q = 0; q < QUAD; q++) {
        v[q] = *(const QUAD_VEC *)(a + q * stride);
    }
#if BYTES == 4
    const QUAD_VEC low01 = __builtin_shufflevector(v[0], v[1], 0, 4, 1, 5);
    const QUAD_VEC high01 = __builtin_shufflevector(v[0], v[1], 2, 6, 3, 7);
    const QUAD_VEC low23 = __builtin_shufflevector(v[2], v[3], 0, 4, 1, 5);
    const QUAD_VEC high23 = __builtin_shufflevector(v[2], v[3], 2, 6, 3, 7);
    *(QUAD_VEC *)d = __builtin_shufflevector(low01, low23, 0, 1, 4, 5);
    *(QUAD_VEC *)(d + distance) = __builtin_shufflevector(low01, low23, 2, 3, 6, 7);
    *(QUAD_VEC *)(d + 2 * distance) = __builtin_shufflevector(high01, high23, 0, 1, 4, 5);
    *(QUAD_VEC *)(d + 3 * distance) = __builtin_shufflevector(high01, high23, 2, 3, 6, 7);
#else
    *(QUAD_VEC *)d = __builtin_shufflevector(v[0], v[1], 0, 2);
    *(QUAD_VEC *)(d + distance) = __builtin_shufflevector(v[0], v[1], 1, 3);
#endif
}

/* d[i * distance + j] = a[i + j * stride]: QUAD lines of a at a time, each as far as there are rows,
 * or of d, if `writes`, each as far as there are columns. So a cache line of what lies apart in
 * memory is used up at once: lines a power of two apart drive each other out of a cache. */
static void NAME(turn)(long rows, long cols, T *d, long distance, const T *a, long stride,
                       bool writes)
{
    const long whole_rows = rows / QUAD * QUAD, whole_cols = cols / QUAD * QUAD;
    const long outer = writes ? whole_rows : whole_cols, inner = writes ? whole_cols : whole_rows;
    for (long o = 0; o < outer; o += QUAD) {
        for (long k = 0; k < inner; k += QUAD) {
            const long i = writes ? o : k, j = writes ? k : o;
            NAME(turn_quad)(d + i * distance + j, distance, a + j * stride + i, stride);
        }
    }
    for (long i = 0; i < rows; i++) {
        for (long j = i < whole_rows ? whole_cols : 0; j < cols; j++) {
            d[i * distance + j] = a[i + j * stride];
        }
    }
}

static void NAME(load)(long rows, long cols, T *d, const T *a, long rs, long cs)
{
    if (rs == 1 && cs != 1 && rows >= QUAD) {
        NAME(turn)(rows, cols, d, cols, a, cs, false);
        return;
    }
    const long done = cs == 1 ? NAME(load_vectors)(rows, cols, d, a, rs) : 0;
    d += done * cols, a += done * rs;
    for (long i = done; i < rows; i++, d += cols, a += rs) {
        if (cs == 1) {
            RT_INDEPENDENT
            for (long j = 0; j < cols; j++) {
                d[j] = a[j];
            }
        } else if (cs == 2) {
            NAME(load_even)(cols, d, a);
        } else {
            for (long j = 0; j < cols; j++) {
                d[j] = a[j * cs];
            }
        }
    }
}

/* The loop over columns is apart for stride 1, which alone becomes vector moves. Rows that follow one
 * another are one. */
static void NAME(store)(long rows, long cols, T *a, long rs, long cs, const T *d)
{
    if (rs == 1 && cs != 1 && rows >= QUAD) {
        NAME(turn)(cols, rows, a, cs, d, cols, true);
        return;
    }
    if (cs == 1 && rs == cols) {
        cols *= rows;
        rows = 1;
    }
    for (long i = 0; i < rows; i++, d += cols, a += rs) {
        if (cs == 1) {
            RT_INDEPENDENT
            for (long j = 0; j < cols; j++) {
                a[j] = d[j];
            }
        } else {
            for (long j = 0; j < cols; j++) {
                a[j * cs] = d[j];
            }
        }
    }
}

/* Of so few columns that many rows fit into a vector; `cols` is a constant. */
RT_INLINE void NAME(spread_short)(long rows, const long cols, T *restrict d, const T *restrict a)
{
    for (long i = 0; i < rows; i++) {
        RT_UNROLL
        for (long j = 0; j < cols; j++) {
            d[i * cols + j] = a[i];
        }
    }
}

#define SHORT(cols)                                                                                \
    case cols:                                                                                     \
        NAME(spread_short)(rows, cols, d, a);                                                      \
        return

static void NAME(spread_rows)(long rows, long cols, T *d, const T *a)
{
    switch (cols) {
        SHORT(2);
        SHORT(3);
        SHORT(4);
    default:
        break;
    }
    for (long i = 0; i < rows; i++, d += cols) {
        const T value = a[i];
        for (long j = 0; j < cols; j++) {
            d[j] = value;
        }
    }
}

#undef SHORT

static void NAME(spread_cols)(long rows, long cols, T *d, const T *a)
{
    for (long i = 0; i < rows; i++, d += cols) {
        RT_INDEPENDENT
        for (long j = 0; j < cols; j++) {
            d[j] = a[j];
        }
    }
}

/* ---- reductions ---- */

RT_INLINE VEC NAME(select)(MASK mask, VEC yes, VEC no)
{
    return (VEC)((mask & (MASK)yes) | (~mask & (MASK)no));
}

/* An accumulator and one value more: the larger, as LARGER but where `to` is a NaN, or the sum. */
RT_INLINE VEC NAME(take)(const bool largest, VEC to, VEC x)
{
    return largest ? (VEC)MAX(to, x) : to + x;
}

/* Lane l is that of number (l + by) % WIDTH: the half of the lanes that the other half takes, in
 * front. No branch, which would be guessed wrong for every other maximum. */
#define TURNED(lanes, by) __builtin_shufflevector(lanes, lanes, EACH_LANE(TURN, 0, by))

/* One value of all lanes, in the order that tile.c promises. */
RT_INLINE T NAME(fold)(const bool largest, VEC part[PARTS])
{
    RT_UNROLL
    for (int half = PARTS / 2; half > 0; half /= 2) {
        RT_UNROLL
        for (int p = 0; p < half; p++) {
            part[p] = NAME(take)(largest, part[p], part[p + half]);
        }
    }
    VEC lanes = part[0];
    if (WIDTH > 8) {
        lanes = NAME(take)(largest, lanes, TURNED(lanes, 8));
    }
    if (WIDTH > 4) {
        lanes = NAME(take)(largest, lanes, TURNED(lanes, 4));
    }
    if (WIDTH > 2) {
        lanes = NAME(take)(largest, lanes, TURNED(lanes, 2));
    }
    return NAME(take)(largest, lanes, TURNED(lanes, 1))[0];
}

/* Elements of a, or products of those of a and b. */
RT_INLINE VEC NAME(factors)(const T *a, const T *b)
{
    const VEC x = *(const LOOSE *)a;
    return b == NULL ? x : x * *(const LOOSE *)b;
}

/* d[i] takes the elements of row i of a, or their products with those of b. Elements behind the last
 * full LANES are read together with what follows them in the tile, which `inside` then drops.
 * Returns whether there is a NaN among elements of which the largest is wanted: then d is not yet
 * what it should be in its row. */
RT_INLINE bool NAME(reduce_rows)(const bool largest, long rows, long cols, T *d, const T *a,
                                 const T *b)
{
    const long full = cols & -LANES, rest = cols - full;
    VEC nans = {0}; /* the last one of every lane */
    MASK inside[PARTS];
    for (int l = 0; l < LANES; l++) {
        inside[l / WIDTH][l % WIDTH] = l < rest ? -1 : 0;
    }
    T last_row[LANES] = {0}, last_factors[LANES] = {0};
    for (long i = 0; i < rows; i++, a += cols, b += b != NULL ? cols : 0) {
        VEC part[PARTS];
        for (int p = 0; p < PARTS; p++) {
            part[p] = (largest ? d[i] : 0) - (VEC){0}; /* -0 - 0 is -0, but 0 + -0 is 0 */
        }
        for (long j = 0; j < full; j += LANES) {
            for (int p = 0; p < PARTS; p++) {
                const long at = j + p * WIDTH;
                const VEC x = NAME(factors)(a + at, b != NULL ? b + at : NULL);
                nans = largest ? NAME(select)(IS_NAN(x), x, nans) : nans;
                part[p] = NAME(take)(largest, part[p], x);
            }
        }
        if (rest > 0) {
            const T *last = a + full, *by = b != NULL ? b + full : NULL;
            if ((rows - i) * cols < full + LANES) {
                memcpy(last_row, last, (size_t)rest * sizeof(T));
                last = last_row;
                if (b != NULL) {
                    memcpy(last_factors, by, (size_t)rest * sizeof(T));
                    by = last_factors;
                }
            }
            for (int p = 0; p < PARTS; p++) {
                const VEC x = NAME(factors)(last + p * WIDTH, b != NULL ? by + p * WIDTH : NULL);
                const VEC taken = NAME(take)(largest, part[p], x);
                nans = largest ? NAME(select)(inside[p] & IS_NAN(x), x, nans) : nans;
                part[p] = NAME(select)(inside[p], taken, part[p]);
            }
        }
        const T result = NAME(fold)(largest, part);
        d[i] = !largest ? d[i] + result : IS_NAN(d[i]) ? d[i] : result;
    }
    bool any = false;
    for (int l = 0; l < WIDTH; l++) {
        any |= IS_NAN(nans[l]);
    }
    return any;
}

/* Sums of rows that would leave most lanes empty: of many rows at a time, each in the order of fold.
 * `cols` is a constant. */
RT_INLINE void NAME(sum_short)(long rows, const long cols, T *restrict d, const T *restrict a,
                               const T *restrict b)
{
    for (long i = 0; i < rows; i++) {
        T lane[MOST_SHORT] = {0};
        RT_UNROLL
        for (long l = 0; l < cols; l++) {
            lane[l] = b == NULL ? a[i * cols + l] : a[i * cols + l] * b[i * cols + l];
        }
        RT_UNROLL
        for (long half = MOST_SHORT / 2; half > 0; half /= 2) {
            RT_UNROLL
            for (long l = 0; l < half; l++) {
                lane[l] = l + half < cols ? lane[l] + lane[l + half] : lane[l];
            }
        }
        d[i] += lane[0];
    }
}

#define SHORT(cols)                                                                                \
    case cols:                                                                                     \
        NAME(sum_short)(rows, cols, d, a, b);                                                      \
        break

RT_INLINE void NAME(sum_rows)(long rows, long cols, T *d, const T *a, const T *b)
{
    switch (cols) {
        SHORT(1);
        SHORT(2);
        SHORT(3);
        SHORT(4);
        SHORT(5);
        SHORT(6);
        SHORT(7);
        SHORT(8);
    default:
        NAME(reduce_rows)(false, rows, cols, d, a, b);
    }
}

#undef SHORT

static void NAME(rowsum)(long rows, long cols, T *d, const T *a)
{
    NAME(sum_rows)(rows, cols, d, a, NULL);
}

static void NAME(rowdot)(long rows, long cols, T *d, const T *a, const T *b)
{
    NAME(sum_rows)(rows, cols, d, a, b);
}

static void NAME(rowmax)(long rows, long cols, T *d, const T *a)
{
    if (NAME(reduce_rows)(true, rows, cols, d, a, NULL)) {
        for (long i = 0; i < rows; i++, a += cols) {
            for (long j = 0; j < cols; j++) {
                d[i] = LARGER(d[i], a[j]);
            }
        }
    }
}

/* First of the largest; a NaN is larger than any number and no later value beats it. */
static void NAME(rowargmax)(long rows, long cols, long first, T *best, int *d, const T *a)
{
    for (long i = 0; i < rows; i++, a += cols) {
        T most = best[i];
        int at = d[i];
        for (long j = 0; j < cols; j++) {
            if (!IS_NAN(most) && !(a[j] <= most)) {
                most = a[j];
                at = (int)(first + j);
            }
        }
        best[i] = most;
        d[i] = at;
    }
}

/* Four rows at a time, each column still from the first row to the last. */
static void NAME(colsum)(long rows, long cols, T *d, const T *a)
{
    long i = 0;
    for (; i + 4 <= rows; i += 4, a += 4 * cols) {
        RT_INDEPENDENT
        for (long j = 0; j < cols; j++) {
            d[j] = d[j] + a[j] + a[cols + j] + a[2 * cols + j] + a[3 * cols + j];
        }
    }
    for (; i < rows; i++, a += cols) {
        RT_INDEPENDENT
        for (long j = 0; j < cols; j++) {
            d[j] += a[j];
        }
    }
}

static void NAME(colmax)(long rows, long cols, T *d, const T *a)
{
    for (long i = 0; i < rows; i++, a += cols) {
        RT_INDEPENDENT
        for (long j = 0; j < cols; j++) {
            d[j] = LARGER(d[j], a[j]);
        }
    }
}

static const RtSymbol RT_JOIN3(tile, _, TYPE)[] = {
    TILE_SYMBOL(fill),   TILE_SYMBOL(load),      TILE_SYMBOL(store),       TILE_SYMBOL(spread_rows),
    TILE_SYMBOL(rowsum), TILE_SYMBOL(rowmax),    TILE_SYMBOL(spread_cols), TILE_SYMBOL(colsum),
    TILE_SYMBOL(colmax), TILE_SYMBOL(rowargmax), TILE_SYMBOL(rowdot),
};

#undef T
#undef TYPE
#undef BYTES
#undef MAX
#undef EACH_LANE
#undef TURNED
