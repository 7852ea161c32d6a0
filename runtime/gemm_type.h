/* gemm_type: the matrix product of one scalar type; included by gemm.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), LANES (elements of a vector), QUAD (of 16 bytes).
 * Out: rt_gemm_TYPE.
 */
#define NAME(function) RT_JOIN3(function, _, TYPE)
#define VEC            NAME(Vector)
#define LOOSE          NAME(LooseVector)
#define LOOSE_QUAD     NAME(LooseQuad)
#define NR             (2 * LANES)
#define STRIP_VECTORS  ((MR + LANES - 1) / LANES)

#include "gemm_pack.h"
#include "gemm_kernel.h"

/* A product and the way it is cut. */
typedef struct NAME(Product) {
    long m, n, k;
    NAME(Operand) left, right;
    T *c;
    long ldc;
    bool transposed;            /* element (i, j) is at c[j * ldc + i], not c[i * ldc + j] */
    bool pack_left, pack_right; /* else the micro-kernel reads the operand where it is */
    long k_block, strip_rows;   /* at most */
    long tile_rows, tile_cols, tiles_across;
} NAME(Product);

/* Rows [i, i_end) in strips, columns [j, j_end) in panels, steps [p, p + k). The first `taller`
 * strips have rows + 1 rows, the others `rows`. */
typedef struct NAME(Block) {
    long i, i_end, j, j_end, p, k;
    long strips, rows, taller;
    bool first; /* of its tile's blocks in these steps: packs the panels */
    bool only;  /* of its tile's blocks in these steps: a panel is not needed again */
    T *packed_left, *packed_right;
} NAME(Block);

/* ---- strips and panels ---- */

static void NAME(cut_strips)(NAME(Block) * block, long strip_rows)
{
    const long height = block->i_end - block->i;
    block->strips = (height + strip_rows - 1) / strip_rows;
    block->rows = height / block->strips;
    block->taller = height % block->strips;
}

static long NAME(strip_start)(const NAME(Block) * block, long strip)
{
    return strip * block->rows + (strip < block->taller ? strip : block->taller);
}

/* Packing may leave a vector of rubbish behind a strip, so strips are packed that far apart. */
static T *NAME(packed_strip)(const NAME(Block) * block, long strip)
{
    return block->packed_left + NAME(strip_start)(block, strip) * block->k +
           strip * STRIP_VECTORS * LANES;
}

/* Strips of equal height, a few at a time: as many streams of stores as a cache keeps apart. */
static void NAME(pack_strips)(const NAME(Product) * product, const NAME(Block) * block)
{
    enum { TOGETHER = 8 };
    for (long s = 0, count; s < block->strips; s += count) {
        const long rows = block->rows + (s < block->taller);
        const long end = s < block->taller ? block->taller : block->strips;
        count = end - s < TOGETHER ? end - s : TOGETHER;
        NAME(pack)
        (STRIP_VECTORS, &product->left, block->i + NAME(strip_start)(block, s), count, rows,
         block->p, block->k, rows, NAME(packed_strip)(block, s),
         rows * block->k + STRIP_VECTORS * LANES);
    }
}

/* All strips of the block by the panel of `cols` columns from column j on. */
static void NAME(multiply_panel)(const NAME(Product) * product, const NAME(Block) * block, long j,
                                 long cols)
{
    const NAME(Operand) *left = &product->left, *right = &product->right;
    const int vectors = cols > LANES ? 2 : 1;
    const bool by_rows = !product->pack_left && left->line != 1;
    const bool whole = cols == vectors * LANES && !product->transposed;
    const T *panel = right->x + j + block->p * right->step;
    long panel_step = right->step;
    if (product->pack_right) {
        T *packed = block->packed_right + (block->only ? 0 : (j - block->j) * block->k);
        panel = packed;
        panel_step = vectors * LANES;
        if (block->first) {
            NAME(pack)(2, right, j, 1, cols, block->p, block->k, panel_step, packed, 0);
        }
    }
    for (long s = 0; s < block->strips; s++) {
        const long rows = block->rows + (s < block->taller);
        const long i = block->i + NAME(strip_start)(block, s);
        const T *strip = left->x + i * left->line + block->p * left->step;
        long stride = by_rows ? left->line : left->step;
        if (product->pack_left) {
            strip = NAME(packed_strip)(block, s);
            stride = rows;
        }
        NAME(Kernel) *kernel = NAME(kernels)[by_rows][vectors - 1][rows - 1];
        if (whole) {
            kernel(block->k, strip, stride, panel, panel_step, product->c + i * product->ldc + j,
                   product->ldc, block->p > 0);
        } else {
            _Alignas(64) T tile[MR * NR];
            kernel(block->k, strip, stride, panel, panel_step, tile, NR, false);
            if (product->transposed) {
                NAME(copy_transposed)
                (tile, rows, cols, product->c + j * product->ldc + i, product->ldc, block->p > 0);
            } else {
                NAME(copy_tile)
                (tile, rows, cols, product->c + i * product->ldc + j, product->ldc, block->p > 0);
            }
        }
    }
}

/* ---- tiles ---- */

/* The tile of C that starts at row i and column j, over the whole of k. */
static void NAME(multiply_tile)(const NAME(Product) * product, long i, long j, void *scratch)
{
    const long i_end = i + product->tile_rows < product->m ? i + product->tile_rows : product->m;
    const long left_elements = GEMM_LEFT_BYTES / (long)sizeof(T);
    unsigned char *memory = (unsigned char *)scratch + RT_SCRATCH_BYTES + RT_SLICE_BYTES;
    NAME(Block) block = {.j = j};
    block.j_end = j + product->tile_cols < product->n ? j + product->tile_cols : product->n;
    block.packed_left = (T *)memory;
    block.packed_right = (T *)(memory + GEMM_LEFT_BYTES);
    for (; block.p < product->k; block.p += block.k) {
        block.k = product->k - block.p < product->k_block ? product->k - block.p : product->k_block;
        const long most_rows = left_elements / (block.k + STRIP_VECTORS * LANES);
        block.only = i_end - i <= most_rows;
        for (block.i = i; block.i < i_end; block.i = block.i_end) {
            block.first = block.i == i;
            block.i_end = block.i + most_rows < i_end ? block.i + most_rows : i_end;
            NAME(cut_strips)(&block, product->strip_rows);
            if (product->pack_left) {
                NAME(pack_strips)(product, &block);
            }
            for (long at = j; at < block.j_end; at += NR) {
                NAME(multiply_panel)
                (product, &block, at, block.j_end - at < NR ? block.j_end - at : NR);
            }
        }
    }
}

static void NAME(multiply_tiles)(void *context, long begin, long end, void *scratch)
{
    const NAME(Product) *product = context;
    for (long tile = begin; tile < end; tile++) {
        NAME(multiply_tile)
        (product, tile / product->tiles_across * product->tile_rows,
         tile % product->tiles_across * product->tile_cols, scratch);
    }
}

/* ---- how to cut ---- */

/* The size of equal parts, multiples of `multiple`, of which none is larger than about `most`. */
static long NAME(part_size)(long extent, long most, long multiple)
{
    if (extent <= most) {
        return extent;
    }
    const long parts = (extent + most - 1) / most;
    const long each = (extent + parts - 1) / parts;
    return (each + multiple - 1) / multiple * multiple;
}

/* Whether the micro-kernel may read operands in place. Left: rows side by side if the steps of a
 * block stay in the first-level cache; steps side by side if few panels read them. Right: columns
 * side by side, whole vectors, if the steps stay in the cache or few strips read them. */
static void NAME(choose_packing)(NAME(Product) * product)
{
    const NAME(Operand) *left = &product->left, *right = &product->right;
    const long cached = CACHED_BYTES / (long)sizeof(T), steps = product->k_block;
    const long strips = (product->m + MR - 1) / MR, panels = (product->n + NR - 1) / NR;
    const bool aliased = right->step % (ALIAS_BYTES / (long)sizeof(T)) == 0;
    if (left->line == 1 && left->step >= 0 && left->step * steps <= cached) {
        product->pack_left = false;
    } else {
        product->pack_left = left->step != 1 || panels > DIRECT_PANELS;
    }
    product->pack_right = right->line != 1 || right->step < 0 || product->n % LANES != 0 ||
                          !(right->step * steps <= cached || strips <= DIRECT_STRIPS ||
                            (strips <= 4 * DIRECT_STRIPS && !aliased));
    product->strip_rows = product->pack_left || left->line == 1 ? MR : DIRECT_ROWS;
}

static void NAME(plan)(NAME(Product) * product, long m, long n, long k)
{
    product->m = m;
    product->n = n;
    product->k = k;
    product->k_block = NAME(part_size)(k, KC, QUAD);
    NAME(choose_packing)(product);
}

/* Estimated cycles times LANES: two FMAs a cycle, of which eight must be in flight to hide their
 * latency; PACK_COST an element packed, TURN_COST an element stored transposed (both measured). */
static long NAME(cost)(const NAME(Product) * product)
{
    const long m = product->m, n = product->n, k = product->k;
    const long strips = (m + product->strip_rows - 1) / product->strip_rows;
    const long rows = (m + strips - 1) / strips;
    const long panels = n / NR, rest = n % NR;
    const long wide = rows > 4 ? rows : 4, narrow = rows > 8 ? rows : 8;
    long cost = strips * k * LANES * panels * wide;
    cost += rest == 0 ? 0 : strips * k * LANES * (rest > LANES ? wide : narrow / 2);
    cost += product->pack_right ? n * k * PACK_COST : 0;
    cost += product->pack_left ? m * k * PACK_COST : 0;
    cost += product->transposed ? m * n * TURN_COST * ((k + KC - 1) / KC) : 0;
    return cost;
}

/* One tile if one thread is to do all, else several for every thread, halving where less is packed
 * twice. Sizes of tiles change no bit of C, so they may depend on the number of threads. */
static void NAME(choose_tiles)(NAME(Product) * product)
{
    const long m = product->m, n = product->n;
    const long most_cols = GEMM_RIGHT_BYTES / (long)sizeof(T) / product->k_block;
    long work = m * n * product->k, down = 1, across = n <= most_cols ? 1 : n / most_cols + 1;
    long wanted = 1;
    if (rt_threads() > 1) {
        const long balanced = TILES_PER_THREAD * rt_threads(), needed = work / MOST_TILE_WORK;
        wanted = balanced > needed ? balanced : needed;
    }
    for (long tiles = across; tiles < wanted && work >= 2 * LEAST_TILE_WORK;
         tiles *= 2, work /= 2) {
        const bool may_cut_rows = m >= 4 * MR * down, may_cut_cols = n >= 4 * NR * across;
        const long packed_left = product->pack_left ? across * m : 0;
        const long packed_right = product->pack_right ? down * n : 0;
        if (may_cut_cols && (packed_left <= packed_right || !may_cut_rows)) {
            across *= 2;
        } else if (may_cut_rows) {
            down *= 2;
        } else {
            break;
        }
    }
    product->tile_rows = down == 1 ? m : (m + down - 1) / down;
    product->tile_cols = across == 1 ? n : NAME(part_size)(n, (n + across - 1) / across, NR);
}

/* Products too small to be worth a plan, and the empty ones: two columns at a time. */
static void NAME(multiply_small)(long m, long n, long k, const NAME(Operand) * left,
                                 const NAME(Operand) * right, T *c, long ldc)
{
    for (long i = 0; i < m; i++) {
        const T *x = left->x + i * left->line;
        for (long j = 0; j < n; j += 2) {
            const T *y = right->x + j * right->line, *z = j + 1 < n ? y + right->line : y;
            T sum = 0, next = 0;
            for (long p = 0; p < k; p++) {
                KEEP_SCALAR(p);
                sum += x[p * left->step] * y[p * right->step];
                next += x[p * left->step] * z[p * right->step];
            }
            c[i * ldc + j] = sum;
            if (j + 1 < n) {
                c[i * ldc + j + 1] = next;
            }
        }
    }
}

static void NAME(rt_gemm)(long m, long n, long k, const T *a, long ars, long acs, const T *b,
                          long brs, long bcs, T *c, long ldc)
{
    const NAME(Operand) rows_of_a = {a, ars, acs}, columns_of_b = {b, bcs, brs};
    if (m <= 0 || n <= 0 || k <= 0 || m * n * k <= SMALL_WORK) {
        NAME(multiply_small)(m, n, k, &rows_of_a, &columns_of_b, c, ldc);
        return;
    }
    NAME(Product) plain, turned, *product = &plain;
    plain = (NAME(Product)){.left = rows_of_a, .right = columns_of_b, .c = c, .ldc = ldc};
    NAME(plan)(&plain, m, n, k);
    if (plain.pack_right && (m <= TURN_ROWS || n < NR)) {
        turned = (NAME(Product)){
            .left = columns_of_b, .right = rows_of_a, .c = c, .ldc = ldc, .transposed = true};
        NAME(plan)(&turned, n, m, k);
        product = NAME(cost)(&turned) < NAME(cost)(&plain) ? &turned : &plain;
    }
    NAME(choose_tiles)(product);
    const long down = (product->m + product->tile_rows - 1) / product->tile_rows;
    product->tiles_across = (product->n + product->tile_cols - 1) / product->tile_cols;
    rt_parallel(down * product->tiles_across, 1, NAME(multiply_tiles), product);
}

#undef NAME
#undef VEC
#undef LOOSE
#undef LOOSE_QUAD
#undef NR
#undef STRIP_VECTORS
#undef T
#undef TYPE
#undef LANES
#undef QUAD
