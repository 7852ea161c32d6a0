/* gemm_type: the matrix product of one scalar type; included by gemm.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), LANES (elements of a vector), QUAD (of 16 bytes).
 * Out: rt_gemm_TYPE, rt_gemm_add_TYPE, rt_product_TYPE and, from gemm_fold.h,
 * rt_fold_product_TYPE.
 */
#define NAME(function) RT_JOIN3(function, _, TYPE)
#define VEC            NAME(Vector)
#define LOOSE          NAME(LooseVector)
#define LOOSE_HALF     NAME(LooseHalf)
#define LOOSE_QUAD     NAME(LooseQuad)
#define NR             (WIDE * LANES)
#define WHOLE(lanes)   (((lanes) + LANES - 1) / LANES * LANES)
#define STRIP_SLACK    WHOLE(TALL_ROWS) /* packing leaves as much behind a strip */
#define PACKED(rows)   (2 * (rows) <= LANES ? LANES / 2 : WHOLE(rows)) /* lanes of a step */
#define MOST_LINES     (TALL_ROWS + NR)                                /* of a strip or a panel */

#include "gemm_pack.h"
#include "gemm_kernel.h"

/* Products of one shape, and the way each is cut. */
typedef struct NAME(Product) {
    long m, n, k;
    long first_step, end_step;
    NAME(Operand) left, right; /* of the first product */
    T *c;
    long ldc;
    bool add;                   /* to what c holds */
    bool transposed;            /* element (i, j) is at c[j * ldc + i], not c[i * ldc + j] */
    bool pack_left, pack_right; /* else the micro-kernel reads the operand where it is */
    long k_block, strip_rows, panel_vectors; /* at most */
    long tile_rows, tile_cols, tiles_down, tiles;
    long panels_name; /* of those that tiles share, see find_panels(); or 0 */
    long batch;       /* how many; each result is m * ldc elements behind the one before */
    Axes left_batch, right_batch;
} NAME(Product);

/* Rows [i, i_end) in strips, columns [j, j_end) in panels, steps [p, p + k). The first `taller`
 * strips have rows + 1 rows, the others `rows`. */
typedef struct NAME(Block) {
    long i, i_end, j, j_end, p, k;
    long strips, rows, taller;
    bool first; /* of its tile's blocks in these steps: packs the panels */
    bool only;  /* of its tile's blocks in these steps: a panel is not needed again */
    T *packed_left, *packed_right;
    /* Where an operand that is no matrix has the block's rows and steps. */
    long left_row[TABLE_ROWS], left_step[KC], right_step[KC];
} NAME(Block);

/* ---- strips and panels ---- */

static void NAME(cut_strips)(NAME(Block) * block, long strip_rows)
{
    const long height = block->i_end - block->i;
    block->strips = (height + strip_rows - 1) / strip_rows;
    block->rows = height / block->strips;
    block->taller = height % block->strips;
}

RT_INLINE long NAME(strip_start)(const NAME(Block) * block, long strip)
{
    return strip * block->rows + (strip < block->taller ? strip : block->taller);
}

RT_INLINE long NAME(strip_height)(const NAME(Block) * block, long strip)
{
    return block->rows + (strip < block->taller);
}

/* Packing may leave rubbish behind a strip, so strips are packed that far apart. */
RT_INLINE T *NAME(packed_strip)(const NAME(Block) * block, long strip)
{
    return block->packed_left + NAME(strip_start)(block, strip) * block->k + strip * STRIP_SLACK;
}

/* Strips of equal height, a few at a time: as many streams of stores as a cache keeps apart. */
static void NAME(pack_strips)(const NAME(Operand) * left, const NAME(Block) * block)
{
    enum { TOGETHER = 8 };
    for (long s = 0, count; s < block->strips; s += count) {
        const long rows = NAME(strip_height)(block, s);
        const long end = s < block->taller ? block->taller : block->strips;
        count = end - s < TOGETHER ? end - s : TOGETHER;
        const long first = block->i + NAME(strip_start)(block, s);
        const long distance = rows * block->k + STRIP_SLACK;
        T *to = NAME(packed_strip)(block, s);
        if (left->matrix && rows <= MR) {
            NAME(pack)
            (PACKED(MR), left, first, count, rows, block->p, block->k, rows, to, distance);
            continue;
        }
        if (left->matrix) {
            NAME(pack)
            (PACKED(TALL_ROWS), left, first, count, rows, block->p, block->k, rows, to, distance);
            continue;
        }
        for (long one = s; one < s + count; one++) {
            NAME(pack_view)
            (left, block->left_row + NAME(strip_start)(block, one), rows, block->left_step,
             block->k, rows, NAME(packed_strip)(block, one));
        }
    }
}

static long NAME(vectors)(long cols)
{
    return (cols + LANES - 1) / LANES;
}

/* Panels share columns evenly: the columns of the first of those that `cols` columns make, whole
 * vectors but for the last one, and `most` vectors at most. */
static long NAME(panel_cols)(long cols, long most)
{
    const long vectors = NAME(vectors)(cols), panels = (vectors + most - 1) / most;
    const long share = (vectors + panels - 1) / panels * LANES;
    return share < cols ? share : cols;
}

static void NAME(pack_panel)(const NAME(Operand) * right, const NAME(Block) * block, long j,
                             long cols, long width, T *packed)
{
    const long p = block->p, k = block->k;
    const long vectors = NAME(vectors)(cols);
    if (right->matrix && vectors == 1) {
        NAME(pack)(LANES, right, j, 1, cols, p, k, width, packed, 0);
    } else if (right->matrix && vectors == 2) {
        NAME(pack)(2 * LANES, right, j, 1, cols, p, k, width, packed, 0);
    } else if (right->matrix && vectors == 3) {
        NAME(pack)(3 * LANES, right, j, 1, cols, p, k, width, packed, 0);
    } else if (right->matrix) {
        NAME(pack)(NR, right, j, 1, cols, p, k, width, packed, 0);
    } else {
        long line[MOST_LINES];
        axes_offsets(&right->lines, j, cols, line);
        NAME(pack_view)(right, line, cols, block->right_step, k, width, packed);
    }
}

/* The rows of left that strip s is, where they are. */
RT_INLINE NAME(Strip)
    NAME(strip)(const NAME(Product) * product, const NAME(Block) * block, long s, int *form)
{
    const NAME(Operand) *left = &product->left;
    const long start = NAME(strip_start)(block, s);
    if (product->pack_left) {
        *form = STEPS_APART;
        return (NAME(Strip)){NAME(packed_strip)(block, s), NAME(strip_height)(block, s), NULL,
                             NULL};
    }
    if (!left->matrix) {
        *form = BY_TABLE;
        return (NAME(Strip)){left->x, 0, block->left_row + start, block->left_step};
    }
    const T *x = left->x + (block->i + start) * left->line + block->p * left->step;
    *form = left->line == 1 ? STEPS_APART : ROWS_APART;
    return (NAME(Strip)){x, left->line == 1 ? left->step : left->line, NULL, NULL};
}

/* Strip s by a panel; its rows go to c, of which row r is at c + r * ldc, or are added there. */
RT_INLINE void NAME(multiply_strip)(const NAME(Product) * product, const NAME(Block) * block,
                                    long s, const NAME(Panel) * panel, int vectors, T *c, long ldc,
                                    bool add)
{
    const long rows = NAME(strip_height)(block, s);
    int form;
    const NAME(Strip) strip = NAME(strip)(product, block, s, &form);
    T *row[TALL_ROWS];
    for (long r = 0; r < rows; r++) {
        row[r] = c;
        c += ldc;
        KEEP_SCALAR(c);
    }
    NAME(kernels)[form][vectors - 1][rows - 1](block->k, &strip, panel, row, add);
}

/* Rows of C come into the cache while their sums are made. */
RT_INLINE void NAME(fetch_rows)(const T *c, long ldc, long rows, int vectors)
{
    for (long r = 0; r < rows; r++, c += ldc) {
        for (int v = 0; v < vectors; v++) {
            __builtin_prefetch(c + v * LANES, 1);
        }
    }
}

/* All strips by a panel of whole vectors, or by way of a tile: of one strip, or transposed of
 * several. */
static void NAME(multiply_strips)(const NAME(Product) * product, const NAME(Block) * block, long j,
                                  long cols, const NAME(Panel) * panel)
{
    const int vectors = (int)NAME(vectors)(cols);
    const long width = vectors * LANES, ldc = product->ldc;
    const bool whole = cols == width && !product->transposed;
    const bool add = product->add || block->p > product->first_step;
    const bool far = product->m * ldc > CACHED_BYTES / (long)sizeof(T);
    const bool asks = far && (add || gemm_asks_for_rows);
    _Alignas(64) T tile[TURNED_ROWS * NR];
    long held = 0, i = block->i;
    for (long s = 0; s < block->strips; s++) {
        const long rows = NAME(strip_height)(block, s);
        if (whole) {
            T *c = product->c + i * ldc + j;
            if (asks) {
                NAME(fetch_rows)(c, ldc, rows, vectors);
            }
            NAME(multiply_strip)(product, block, s, panel, vectors, c, ldc, add);
            i += rows;
            continue;
        }
        NAME(multiply_strip)
        (product, block, s, panel, vectors, tile + held * width, width, false);
        held += rows;
        if (!product->transposed) {
            NAME(copy_tile)(tile, width, held, cols, product->c + i * ldc + j, ldc, add);
        } else if (s + 1 == block->strips ||
                   held + NAME(strip_height)(block, s + 1) > TURNED_ROWS) {
            NAME(copy_transposed)
            (tile, width, held, cols, product->c + j * ldc + i, ldc, add);
        } else {
            continue;
        }
        i += held;
        held = 0;
    }
}

/* All strips of the block by the panel of `cols` columns from column j on. */
static void NAME(multiply_panel)(const NAME(Product) * product, const NAME(Block) * block, long j,
                                 long cols)
{
    const NAME(Operand) *right = &product->right;
    NAME(Panel) panel = NAME(panel)(right->x + j + block->p * right->step, right->step);
    if (product->pack_right) {
        T *packed = block->packed_right + (block->only ? 0 : (j - block->j) * block->k);
        panel = NAME(panel)(packed, NAME(vectors)(cols) * LANES);
        if (block->first) {
            NAME(pack_panel)(right, block, j, cols, panel.step, packed);
        }
    }
    NAME(multiply_strips)(product, block, j, cols, &panel);
}

/* ---- tiles ---- */

/* Of `height` rows as many as fit, packed or in the table of their places if there is one; in blocks
 * of equal size, for a low one would fetch all panels for little work. */
static long NAME(block_rows)(const NAME(Product) * product, long height, long k, bool table)
{
    const long fit = gemm_left_bytes / (long)sizeof(T) / (k + STRIP_SLACK);
    const long most = table && fit > TABLE_ROWS ? TABLE_ROWS : fit;
    return part_size(height, most / product->strip_rows * product->strip_rows, product->strip_rows);
}

static void NAME(start_steps)(const NAME(Product) * product, NAME(Block) * block)
{
    if (!product->left.matrix) {
        axes_offsets(&product->left.steps, block->p, block->k, block->left_step);
    }
    if (!product->right.matrix) {
        axes_offsets(&product->right.steps, block->p, block->k, block->right_step);
    }
}

static void NAME(start_rows)(const NAME(Product) * product, NAME(Block) * block)
{
    NAME(cut_strips)(block, product->strip_rows);
    if (!product->left.matrix) {
        axes_offsets(&product->left.lines, block->i, block->i_end - block->i, block->left_row);
    }
    if (product->pack_left) {
        NAME(pack_strips)(&product->left, block);
    }
}

/* The tile of C that starts at row i and column j, over the whole of k; `panels` is 0 or the name of
 * what it packs of right. */
static void NAME(multiply_tile)(const NAME(Product) * product, long i, long j, long panels,
                                void *scratch)
{
    const long i_end = i + product->tile_rows < product->m ? i + product->tile_rows : product->m;
    unsigned char *memory = packing_memory(scratch);
    const bool packed = find_panels(memory, panels);
    NAME(Block) block;
    block.j = j;
    block.j_end = j + product->tile_cols < product->n ? j + product->tile_cols : product->n;
    block.packed_left = (T *)memory;
    block.packed_right = (T *)(memory + GEMM_LEFT_BYTES);
    const long end = product->end_step;
    for (block.p = product->first_step; block.p < end; block.p += block.k) {
        block.k = end - block.p < product->k_block ? end - block.p : product->k_block;
        const long rows = NAME(block_rows)(product, i_end - i, block.k, !product->left.matrix);
        block.only = i_end - i <= rows && panels == 0;
        NAME(start_steps)(product, &block);
        for (block.i = i; block.i < i_end; block.i = block.i_end) {
            block.first = block.i == i && !packed;
            block.i_end = block.i + rows < i_end ? block.i + rows : i_end;
            NAME(start_rows)(product, &block);
            for (long at = j, cols; at < block.j_end; at += cols) {
                cols = NAME(panel_cols)(block.j_end - at, product->panel_vectors);
                NAME(multiply_panel)(product, &block, at, cols);
            }
        }
    }
}

/* Operands of product `at` of the batch, in a copy of the first. */
static void NAME(move)(const NAME(Product) * first, long at, NAME(Product) * product)
{
    const long left = axes_offset(&first->left_batch, at);
    const long right = axes_offset(&first->right_batch, at);
    product->left.x = first->left.x + left;
    product->left.end = first->left.end + left;
    product->right.x = first->right.x + right;
    product->right.end = first->right.end + right;
}

/* Tiles of one product after the other. */
static void NAME(multiply_tiles)(void *context, long begin, long end, void *scratch)
{
    const NAME(Product) *first = context, *product = first;
    NAME(Product) moved;
    if (first->batch > 1) {
        moved = *first;
        product = &moved;
    }
    for (long unit = begin; unit < end; unit++) {
        const long tile = unit % first->tiles, at = unit / first->tiles;
        if (first->batch > 1) {
            NAME(move)(first, at, &moved);
            moved.c = first->c + at * first->m * first->n;
        }
        NAME(multiply_tile)
        (product, tile % first->tiles_down * first->tile_rows,
         tile / first->tiles_down * first->tile_cols,
         first->panels_name == 0 ? 0 : first->panels_name + unit / first->tiles_down, scratch);
    }
}

/* ---- how to cut ---- */

/* Rows of left side by side, the steps of a block in the first-level cache? */
static bool NAME(left_is_near)(const NAME(Product) * product)
{
    const NAME(Operand) *left = &product->left;
    return left->matrix && left->line == 1 && left->step >= 0 &&
           left->step * product->k_block <= CACHED_BYTES / (long)sizeof(T);
}

/* Steps so far apart that their lines get into each other's way in a cache. */
static bool NAME(is_aliased)(long step)
{
    return step % (ALIAS_BYTES / (long)sizeof(T)) == 0;
}

/* Whether the micro-kernel may read left, of rows side by side, in place for so many panels: a cache
 * line of every step is to stay in the second-level cache until the next strip needs the rest of it. */
static bool NAME(lines_stay)(long step, long panels)
{
    const long bytes = step * (long)sizeof(T);
    return panels <= (gemm_left_bytes < GEMM_LEFT_BYTES ? FEW_PANELS : MANY_PANELS) &&
           (!NAME(is_aliased)(step) || bytes * LINE_STEPS <= gemm_left_bytes);
}

/* Whether the micro-kernel may read left in place: rows side by side if the steps of a block stay in
 * the first-level cache, or if few panels read them, which then takes fewer steps a block (wherever
 * it runs, for blocks show in the bits). Steps side by side, and views, if few panels read them. */
static void NAME(choose_left)(NAME(Product) * product)
{
    const NAME(Operand) *left = &product->left;
    const long panels = (NAME(vectors)(product->n) + VECTORS - 1) / VECTORS;
    if (NAME(left_is_near)(product)) {
        product->pack_left = false;
    } else if (left->matrix && left->line == 1 && left->step >= 0 && panels <= MANY_PANELS) {
        product->pack_left = !NAME(lines_stay)(left->step, panels);
        product->k_block = part_size(product->k, LINE_STEPS, QUAD);
    } else {
        product->pack_left = (left->matrix && left->step != 1) || panels > DIRECT_PANELS;
    }
}

/* The same of right: columns side by side, whole vectors, if the steps stay in the cache or few
 * strips read them. */
static void NAME(choose_right)(NAME(Product) * product)
{
    const NAME(Operand) *right = &product->right;
    const long strips = (product->m + MR - 1) / MR;
    const bool near = right->step * product->k_block <= CACHED_BYTES / (long)sizeof(T);
    const bool paged = right->step % (PAGE_BYTES / (long)sizeof(T)) == 0;
    const long direct = paged                           ? PAGED_STRIPS
                        : NAME(is_aliased)(right->step) ? DIRECT_STRIPS
                                                        : 4 * DIRECT_STRIPS;
    product->pack_right = !right->matrix || right->line != 1 || right->step < 0 ||
                          product->n % LANES != 0 || !(near || strips <= direct);
}

/* Whether the micro-kernel finds the elements of left by tables. */
static bool NAME(has_table)(const NAME(Product) * product)
{
    return !product->left.matrix && !product->pack_left;
}

/* The most rows of a strip for panels of so many columns. Registers do not hold the places of more
 * than MR rows. */
static long NAME(strip_rows)(const NAME(Product) * product, long cols)
{
    return cols > VECTORS * LANES                     ? WIDE_ROWS
           : cols > LANES || NAME(has_table)(product) ? MR
                                                      : TALL_ROWS;
}

static void NAME(plan)(NAME(Product) * product, long m, long n, long k)
{
    product->m = m;
    product->n = n;
    product->k = k;
    product->first_step = 0;
    product->end_step = k;
    product->k_block = part_size(k, KC, QUAD);
    NAME(choose_left)(product);
    const bool near = product->k_block * NR * (long)sizeof(T) <= CACHED_BYTES / 2;
    product->panel_vectors = near ? WIDE : VECTORS;
    product->strip_rows = NAME(strip_rows)(product, NAME(panel_cols)(n, product->panel_vectors));
    NAME(choose_right)(product);
}

/* In a view, lines side by side are copied run by run, a vector at a time, best where no run ends
 * inside of a strip or panel, of `width` lines; steps side by side are transposed; and an element of a
 * view that has neither is copied by itself. */
static long NAME(pack_cost)(const NAME(Operand) * operand, long width)
{
    const long lines = operand->lines.extent[operand->lines.count - 1];
    const long steps = operand->steps.extent[operand->steps.count - 1];
    if (operand->matrix) {
        return PACK_COST;
    }
    if (operand->line == 1) {
        return lines % width == 0 ? RUN_COST
               : lines < LANES    ? VIEW_COST * LANES / lines
                                  : VIEW_COST;
    }
    return operand->step == 1 && steps >= QUAD ? VIEW_COST : 2 * LANES;
}

/* Cycles of a step of a strip and a panel, times two: two FMAs a cycle, of which eight must be in
 * flight to hide their latency, and two loads. */
static long NAME(step_cost)(long rows, long cols, bool table)
{
    const long vectors = NAME(vectors)(cols);
    const long fmas = rows * vectors, loads = rows + vectors + table;
    const long most = fmas > loads ? fmas : loads;
    return most > 8 ? most : 8;
}

/* Estimated cycles times 2 LANES; PACK_COST or VIEW_COST an element packed, TURN_COST an element
 * stored transposed, KERNEL_COST the steps that starting and storing take (all measured). */
static long NAME(cost)(const NAME(Product) * product)
{
    const long m = product->m, n = product->n, k = product->k;
    const long most = product->strip_rows;
    const long strips = (m + most - 1) / most, rows = (m + strips - 1) / strips;
    const long cols = NAME(panel_cols)(n, product->panel_vectors), panels = (n + cols - 1) / cols;
    const long blocks = (k + product->k_block - 1) / product->k_block;
    const long steps = k + blocks * KERNEL_COST;
    long cost =
        panels * strips * steps * LANES * NAME(step_cost)(rows, cols, NAME(has_table)(product));
    cost += product->pack_right ? 2 * n * k * NAME(pack_cost)(&product->right, cols) : 0;
    cost += product->pack_left ? 2 * m * k * NAME(pack_cost)(&product->left, rows) : 0;
    cost += product->transposed ? 2 * m * n * TURN_COST * blocks : 0;
    return cost;
}

/* One tile of a product if one thread is to do all, else several for every thread, halving where
 * less is packed twice. Sizes of tiles change no bit of C, so they may depend on the number of
 * threads. */
static void NAME(choose_tiles)(NAME(Product) * product)
{
    const long m = product->m, n = product->n;
    const long most_cols = GEMM_RIGHT_BYTES / (long)sizeof(T) / product->k_block;
    long work = m * n * product->k, down = 1, across = n <= most_cols ? 1 : n / most_cols + 1;
    long wanted = 1;
    if (parallel_width() > 1) {
        const long balanced = TILES_PER_THREAD * parallel_width(), needed = work / MOST_TILE_WORK;
        wanted = balanced / product->batch > needed ? balanced / product->batch : needed;
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
    product->tile_cols = across == 1 ? n : part_size(n, (n + across - 1) / across, NR);
    product->tiles_down = (m + product->tile_rows - 1) / product->tile_rows;
    product->tiles = product->tiles_down * ((n + product->tile_cols - 1) / product->tile_cols);
    const bool shared =
        product->pack_right && product->tiles_down > 1 && product->k_block >= product->k;
    product->panels_name = shared ? new_names(product->batch * product->tiles) : 0;
}

/* Products too small to be worth a plan, and the empty ones: two columns at a time. */
static void NAME(multiply_small)(long m, long n, long k, const NAME(Operand) * left,
                                 const NAME(Operand) * right, T *c, long ldc, bool add)
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
            c[i * ldc + j] = add ? c[i * ldc + j] + sum : sum;
            if (j + 1 < n) {
                c[i * ldc + j + 1] = add ? c[i * ldc + j + 1] + next : next;
            }
        }
    }
}

#include "gemm_parts.h"
#include "gemm_windows.h"

/* `plain` says what to multiply; it is cut as it is or, if that is faster, as the transposed
 * product. */
static NAME(Product) * NAME(fastest_plan)(NAME(Product) * plain, NAME(Product) * turned)
{
    const long m = axes_extent(&plain->left.lines), n = axes_extent(&plain->right.lines);
    const long k = axes_extent(&plain->left.steps);
    NAME(plan)(plain, m, n, k);
    if (!plain->pack_right || (m > TURN_ROWS && n >= NR)) {
        return plain;
    }
    *turned = *plain;
    turned->left = plain->right, turned->left_batch = plain->right_batch;
    turned->right = plain->left, turned->right_batch = plain->left_batch;
    turned->transposed = true;
    NAME(plan)(turned, n, m, k);
    return NAME(cost)(turned) < NAME(cost)(plain) ? turned : plain;
}

static void NAME(multiply)(NAME(Product) * product)
{
    const long parts = NAME(part_count)(product);
    if (parts > 0 && NAME(multiply_in_parts)(product, parts)) {
        return;
    }
    NAME(choose_tiles)(product);
    const long work = product->tile_rows * product->tile_cols * product->k;
    rt_parallel(product->batch * product->tiles, LEAST_TILE_WORK / work + 1, NAME(multiply_tiles),
                product);
}

static bool NAME(is_small)(long m, long n, long k)
{
    return m <= 0 || n <= 0 || k <= 0 || m * n * k <= SMALL_WORK;
}

/* c (m, n) = or += a (m, k) b (k, n) */
static void NAME(multiply_matrices)(long m, long n, long k, const T *a, long ars, long acs,
                                    const T *b, long brs, long bcs, T *c, long ldc, bool add)
{
    NAME(Product) product, turned;
    NAME(set_matrix)(&product.left, a, m, ars, k, acs);
    NAME(set_matrix)(&product.right, b, n, bcs, k, brs);
    if (NAME(is_small)(m, n, k)) {
        NAME(multiply_small)(m, n, k, &product.left, &product.right, c, ldc, add);
        return;
    }
    product.c = c;
    product.ldc = ldc;
    product.add = add;
    product.transposed = false;
    product.batch = 1;
    set_axis(&product.left_batch, 1, 0);
    set_axis(&product.right_batch, 1, 0);
    NAME(multiply)(NAME(fastest_plan)(&product, &turned));
}

static void NAME(rt_gemm)(long m, long n, long k, const T *a, long ars, long acs, const T *b,
                          long brs, long bcs, T *c, long ldc)
{
    NAME(multiply_matrices)(m, n, k, a, ars, acs, b, brs, bcs, c, ldc, false);
}

static void NAME(rt_gemm_add)(long m, long n, long k, const T *a, long ars, long acs, const T *b,
                              long brs, long bcs, T *c, long ldc)
{
    NAME(multiply_matrices)(m, n, k, a, ars, acs, b, brs, bcs, c, ldc, true);
}

static void NAME(rt_product)(const long axes[4], const long *extent, const long *a_stride,
                             const long *b_stride, const T *a, const T *b, T *c)
{
    const int batch = (int)axes[0], rows = (int)axes[1], steps = (int)axes[2], cols = (int)axes[3];
    const int row = batch, step = row + rows, col = step + steps;
    NAME(Product) product = {.c = c, .batch = extents_product(batch, extent)}, turned;
    product.left = NAME(operand)(a, join_axes(rows, extent + row, a_stride + row),
                                 join_axes(steps, extent + step, a_stride + step));
    product.right = NAME(operand)(b, join_axes(cols, extent + col, b_stride + col),
                                  join_axes(steps, extent + step, b_stride + step));
    product.left_batch = join_axes(batch, extent, a_stride);
    product.right_batch = join_axes(batch, extent, b_stride);
    product.ldc = axes_extent(&product.right.lines);
    NAME(Product) *fastest = NAME(fastest_plan)(&product, &turned);
    const long cost = NAME(cost)(fastest);
    if (!NAME(multiply_image)(&product, cost, axes, extent, a_stride, b_stride)) {
        NAME(multiply)(fastest);
    }
}

#include "gemm_fold.h"

#undef NAME
#undef VEC
#undef LOOSE
#undef LOOSE_HALF
#undef LOOSE_QUAD
#undef NR
#undef STRIP_SLACK
#undef WHOLE
#undef PACKED
#undef MOST_LINES
#undef T
#undef TYPE
#undef LANES
#undef QUAD
