/* gemm_tile: one tile of a product, block by block; included by gemm_type.h.
 *
 * In: the operands of gemm_pack.h, the micro-kernels of gemm_kernel.h. Out: Product, which says what
 * to multiply and how it is cut, and multiply_tiles. See gemm.h for tiles, blocks, strips and
 * panels.
 */

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

/* Rows of C come into the cache while their sums are made. Not of one vector: so many lines of C
 * beside those of left are more than a processor waits for at once. */
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
    const bool asks = far && vectors > 1 && (add || gemm_asks_for_rows);
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

/* The most columns of a tile: those whose packed panels fit. Tiles are whole panels but for the last. */
static long NAME(panel_room)(const NAME(Product) * product)
{
    return GEMM_RIGHT_BYTES / (long)sizeof(T) / product->k_block / NR * NR;
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
