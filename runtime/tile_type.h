/* tile_type: the tile kernels of one scalar type; included by tile.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols). Out: static functions and the array tile_TYPE.
 * Tiles are dense and row-major: element (i, j) is at i * cols + j.
 */

/* ---- memory to block and back ---- */

static void NAME(fill)(long n, T *d, T value)
{
    for (long i = 0; i < n; i++) {
        d[i] = value;
    }
}

/* The loop over columns is apart for stride 1, which alone becomes vector moves. */
static void NAME(load)(long rows, long cols, T *d, const T *a, long rs, long cs)
{
    for (long i = 0; i < rows; i++, d += cols, a += rs) {
        if (cs == 1) {
            RT_INDEPENDENT
            for (long j = 0; j < cols; j++) {
                d[j] = a[j];
            }
        } else {
            for (long j = 0; j < cols; j++) {
                d[j] = a[j * cs];
            }
        }
    }
}

static void NAME(store)(long rows, long cols, T *a, long rs, long cs, const T *d)
{
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

static void NAME(spread_rows)(long rows, long cols, T *d, const T *a)
{
    for (long i = 0; i < rows; i++, d += cols) {
        const T value = a[i];
        for (long j = 0; j < cols; j++) {
            d[j] = value;
        }
    }
}

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

/* Lane l of `lane` takes elements l, l + 16, ... of a row; take(x, y) is the new value of x. */
#define LANES_OF_ROW(lane, start, a, cols, take)                                                   \
    T lane[LANES];                                                                                 \
    for (int l = 0; l < LANES; l++) {                                                              \
        lane[l] = (start);                                                                         \
    }                                                                                              \
    long full = (cols) & -LANES;                                                                   \
    for (long j = 0; j < full; j += LANES) {                                                       \
        for (int l = 0; l < LANES; l++) {                                                          \
            lane[l] = take(lane[l], (a)[j + l]);                                                   \
        }                                                                                          \
    }                                                                                              \
    for (long j = full; j < (cols); j++) {                                                         \
        lane[j - full] = take(lane[j - full], (a)[j]);                                             \
    }                                                                                              \
    for (int half = LANES / 2; half > 0; half /= 2) {                                              \
        for (int l = 0; l < half; l++) {                                                           \
            lane[l] = take(lane[l], lane[l + half]);                                               \
        }                                                                                          \
    }
#define SUM(x, y) ((x) + (y))

static void NAME(rowsum)(long rows, long cols, T *d, const T *a)
{
    for (long i = 0; i < rows; i++, a += cols) {
        LANES_OF_ROW(lane, 0, a, cols, SUM)
        d[i] += lane[0];
    }
}

static void NAME(rowmax)(long rows, long cols, T *d, const T *a)
{
    for (long i = 0; i < rows; i++, a += cols) {
        LANES_OF_ROW(lane, d[i], a, cols, LARGER)
        d[i] = lane[0];
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
    TILE_SYMBOL(colmax), TILE_SYMBOL(rowargmax),
};

#undef LANES_OF_ROW
#undef SUM
#undef T
#undef TYPE
