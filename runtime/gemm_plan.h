/* gemm_plan: how a product is cut, and what of it is packed; included by gemm_type.h.
 *
 * In: the products of gemm_tile.h. Out: fastest_plan, choose_tiles, and cost, which says how long a
 * product takes as planned.
 */

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

static bool NAME(has_rows_side_by_side)(const NAME(Operand) * left)
{
    return left->matrix && left->line == 1 && left->step >= 0;
}

static long NAME(panel_count)(const NAME(Product) * product)
{
    return (NAME(vectors)(product->n) + VECTORS - 1) / VECTORS;
}

/* Whether left is packed. Read in place are rows side by side if the steps of a block stay in the
 * first-level cache, or if few panels read them and a cache line of every step can be had again when
 * the next strip needs the rest of it: aliased steps at most `aliased_bytes` apart. So are steps side
 * by side, and views, if few panels read them. */
static bool NAME(packs_left)(const NAME(Product) * product, long aliased_bytes)
{
    const NAME(Operand) *left = &product->left;
    const long panels = NAME(panel_count)(product);
    if (NAME(left_is_near)(product)) {
        return false;
    }
    if (NAME(has_rows_side_by_side)(left) && panels <= LINE_PANELS) {
        return NAME(is_aliased)(left->step) && left->step * (long)sizeof(T) > aliased_bytes;
    }
    return (left->matrix && left->step != 1) || panels > DIRECT_PANELS;
}

/* Rows that may be read in place take fewer steps a block, also where they are packed, for blocks
 * show in the bits, and the cache may not. */
static void NAME(choose_left)(NAME(Product) * product)
{
    if (!NAME(left_is_near)(product) && NAME(has_rows_side_by_side)(&product->left) &&
        NAME(panel_count)(product) <= LINE_PANELS) {
        product->k_block = part_size(product->k, GEMM_LINE_STEPS, QUAD);
    }
    product->pack_left = NAME(packs_left)(product, gemm_aliased_bytes);
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
 * stored transposed, KERNEL_COST the steps that starting and storing take (all measured). The same
 * whatever the cache, since what is chosen by it shows in the bits. */
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
    cost += NAME(packs_left)(product, 0) ? 2 * m * k * NAME(pack_cost)(&product->left, rows) : 0;
    cost += product->transposed ? 2 * m * n * TURN_COST * blocks : 0;
    return cost;
}

/* One tile of a product if one thread is to do all, else several for every thread, halving where
 * less is packed twice. Sizes of tiles change no bit of C, so they may depend on the number of
 * threads. */
static void NAME(choose_tiles)(NAME(Product) * product)
{
    const long m = product->m, n = product->n;
    const long room = NAME(panel_room)(product);
    long work = m * n * product->k, down = 1, across = (n + room - 1) / room;
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
