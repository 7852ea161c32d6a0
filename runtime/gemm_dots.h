/* gemm_dots: products of few lines whose steps lie side by side in both operands, x W^T of one sample
 * or of two classes, or of the two beyond whole vectors; included by gemm_type.h.
 *
 * In: T and the products of gemm_tile.h. Lanes run along the steps here, so nothing is packed, and
 * none is idle where fewer lines than a vector has meet. `rows` lines of the operand that has few
 * and `cols` of the other give rows * cols vectors of sums, and the lanes of each are added at the
 * end. Which of them share a tile changes no bit.
 */
typedef struct NAME(Side) {
    const T *x;
    long count, line, ldc; /* lines, their distance in memory, and that of their results in C */
} NAME(Side);

typedef struct NAME(Dots) {
    const NAME(Product) * product;
    NAME(Side) few, many; /* left and right of the first product, or right and left: */
    bool turned;
    long chunk, chunks; /* lines of many that are one unit of work; units of a product */
} NAME(Dots);

/* The `rest` elements from `next` on, behind zeros; a vector of elements ends there. */
RT_INLINE void NAME(load_last)(VEC *to, const T *next, long rest)
{
    static const T number[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    const VEC lane = *(const LOOSE *)number, last = *(const LOOSE *)(next + rest - LANES);
    const long zeros = LANES - rest;
    const __typeof__(lane > last) wanted = lane >= (T)zeros;
    *to = (VEC)((__typeof__(wanted))last & wanted);
}

/* Element q is the sum of the lanes of v[q]. */
RT_INLINE LOOSE_QUAD NAME(add_lanes)(VEC *v)
{
    NAME(transpose_parts)(v);
    for (int q = 1; q < QUAD; q++) {
        v[0] += v[q];
    }
    const LOOSE_QUAD *part = (const LOOSE_QUAD *)v;
    LOOSE_QUAD sum = part[0];
    for (int i = 1; i < LANES / QUAD; i++) {
        sum += part[i];
    }
    return sum;
}

/* c[q * distance] = or += sum[q] */
RT_INLINE void NAME(put_sums)(LOOSE_QUAD sum, long count, T *c, long distance, bool add)
{
    if (distance == 1 && count >= QUAD) {
        if (add) {
            sum += *(const LOOSE_QUAD *)c;
        }
        *(LOOSE_QUAD *)c = sum;
        return;
    }
    for (long q = 0; q < QUAD && q < count; q++) {
        c[q * distance] = add ? c[q * distance] + sum[q] : sum[q];
    }
}

/* `rows` lines by lines j to j + cols of many; where those end, the last is taken again. Inlined
 * with constant rows and cols. */
RT_INLINE void NAME(dot_tile)(const int rows, const int cols, long k, const T *x, const T *y,
                              long j, const NAME(Side) * few, const NAME(Side) * many, T *c,
                              bool add)
{
    const T *line[DOT_COLS];
    VEC sum[DOT_ROWS][DOT_COLS], a[DOT_ROWS];
    RT_UNROLL
    for (int q = 0; q < cols; q++) {
        line[q] = y + (j + q < many->count ? j + q : many->count - 1) * many->line;
        RT_UNROLL
        for (int r = 0; r < rows; r++) {
            sum[r][q] = (VEC){0};
        }
    }
    long p = 0;
    for (; p + LANES <= k; p += LANES) {
        RT_UNROLL
        for (int r = 0; r < rows; r++) {
            a[r] = *(const LOOSE *)(x + r * few->line + p);
        }
        RT_UNROLL
        for (int q = 0; q < cols; q++) {
            const VEC b = *(const LOOSE *)(line[q] + p);
            RT_UNROLL
            for (int r = 0; r < rows; r++) {
                sum[r][q] += a[r] * b;
            }
        }
    }
    if (p < k) {
        RT_UNROLL
        for (int r = 0; r < rows; r++) {
            NAME(load_last)(&a[r], x + r * few->line + p, k - p);
        }
        RT_UNROLL
        for (int q = 0; q < cols; q++) {
            VEC b;
            NAME(load_last)(&b, line[q] + p, k - p);
            RT_UNROLL
            for (int r = 0; r < rows; r++) {
                sum[r][q] += a[r] * b;
            }
        }
    }
    RT_UNROLL
    for (int r = 0; r < rows; r++) {
        RT_UNROLL
        for (int q = 0; q < cols; q += QUAD) {
            NAME(put_sums)
            (NAME(add_lanes)(sum[r] + q), many->count - j - q,
             c + r * few->ldc + (j + q) * many->ldc, many->ldc, add);
        }
    }
}

typedef void NAME(DotKernel)(long k, const T *x, const T *y, long j, const NAME(Side) * few,
                             const NAME(Side) * many, T *c, bool add);

/* DOT_COLS lines of many, in tiles whose sums stay in registers. */
#define DEFINE_DOTS(rows, cols)                                                                    \
    static void NAME(dots_##rows)(long k, const T *x, const T *y, long j, const NAME(Side) * few,  \
                                  const NAME(Side) * many, T * c, bool add)                        \
    {                                                                                              \
        for (int q = 0; q < DOT_COLS && j + q < many->count; q += cols) {                          \
            NAME(dot_tile)(rows, cols, k, x, y, j + q, few, many, c, add);                         \
        }                                                                                          \
    }
EACH_DOT_TILE(DEFINE_DOTS)
#undef DEFINE_DOTS

#define LIST_DOTS(rows, cols) NAME(dots_##rows),
static NAME(DotKernel) *const NAME(dot_kernels)[DOT_ROWS] = {EACH_DOT_TILE(LIST_DOTS)};
#undef LIST_DOTS

/* Lines of few are shared evenly among blocks. */
static void NAME(multiply_dots)(void *context, long begin, long end, void *scratch)
{
    (void)scratch;
    const NAME(Dots) *dots = context;
    const NAME(Product) *product = dots->product;
    const NAME(Side) *few = &dots->few, *many = &dots->many;
    const long blocks = (few->count + DOT_ROWS - 1) / DOT_ROWS;
    for (long unit = begin; unit < end; unit++) {
        const long at = unit / dots->chunks, first = unit % dots->chunks * dots->chunk;
        const long last = first + dots->chunk < many->count ? first + dots->chunk : many->count;
        const long left = axes_offset(&product->left_batch, at);
        const long right = axes_offset(&product->right_batch, at);
        const T *x = few->x + (dots->turned ? right : left);
        const T *y = many->x + (dots->turned ? left : right);
        T *c = product->c + at * product->m * product->n;
        for (long j = first; j < last; j += DOT_COLS) {
            for (long b = 0, i = 0, rows; b < blocks; b++, i += rows) {
                rows = few->count / blocks + (b < few->count % blocks);
                NAME(dot_kernels)
                [rows - 1](product->k, x + i * few->line, y, j, few, many, c + i * few->ldc,
                           product->add);
            }
        }
    }
}

static NAME(Dots) NAME(plan_dots)(const NAME(Product) * product)
{
    const NAME(Operand) *left = &product->left, *right = &product->right;
    NAME(Dots) dots = {.product = product, .turned = product->n < product->m};
    const NAME(Side) rows = {left->x, product->m, left->line, product->ldc};
    const NAME(Side) columns = {right->x, product->n, right->line, 1};
    dots.few = dots.turned ? columns : rows;
    dots.many = dots.turned ? rows : columns;
    return dots;
}

/* As cost() estimates the other ways; DOT_COST more vectors for every sum. */
static long NAME(dots_cost)(long few, long many, long k)
{
    const long groups = (many + DOT_COLS - 1) / DOT_COLS, steps = (k + LANES - 1) / LANES;
    const long sums = few * DOT_COLS, loads = few == 1 ? sums + 1 : sums;
    return groups * LANES * (steps * loads + sums * DOT_COST);
}

/* A lane takes as many steps at most as a block has elsewhere: long sums lose more bits. */
static bool NAME(may_be_dots)(const NAME(Product) * product)
{
    return product->left.step == 1 && product->right.step == 1 && product->left.matrix &&
           product->right.matrix && product->k >= LANES && product->k <= KC * LANES;
}

/* Whether sums over lanes are estimated to be faster than `plan`. */
static bool NAME(dots_are_faster)(const NAME(Product) * product, const NAME(Product) * plan)
{
    const long m = product->m, n = product->n, few = m < n ? m : n, many = m < n ? n : m;
    return few <= DOT_FEW && NAME(may_be_dots)(product) &&
           NAME(dots_cost)(few, many, product->k) < NAME(cost)(plan);
}

/* The columns that are left over from whole vectors, if they are better made by themselves; or 0. */
static long NAME(columns_left_over)(const NAME(Product) * product, const NAME(Product) * plan)
{
    const long n = product->n, rest = n % LANES;
    const bool may =
        rest > 0 && rest <= DOT_ROWS && rest < n && !plan->transposed && NAME(may_be_dots)(product);
    return may && NAME(dots_cost)(rest, product->m, product->k) <
                       NAME(cost)(plan) / NAME(vectors)(n)
               ? rest
               : 0;
}

static void NAME(multiply_by_dots)(const NAME(Product) * product)
{
    NAME(Dots) dots = NAME(plan_dots)(product);
    const long least = LEAST_TILE_WORK / (dots.few.count * product->k);
    dots.chunk = least / DOT_COLS * DOT_COLS + DOT_COLS;
    dots.chunks = (dots.many.count + dots.chunk - 1) / dots.chunk;
    rt_parallel(product->batch * dots.chunks, 1, NAME(multiply_dots), &dots);
}
