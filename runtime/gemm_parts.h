/* gemm_parts: products of few elements and very many steps, such as the gradient of a convolution's
 * weights; included by gemm_type.h.
 *
 * In: T and the products of gemm_type.h. Such a product is one tile, so that threads share its
 * blocks of steps: each block makes a part, a matrix of its own, and the parts are added in order
 * of the steps. One thread adds every block to C in the same order, which gives the same bits.
 */

typedef struct NAME(Parts) {
    NAME(Product) product;
    T *parts; /* (blocks, m, n) */
} NAME(Parts);

/* How many, or 0 where one thread does it, or tiles are enough, or parts take much memory or are more
 * than a tile, or C is not to be overwritten. */
static long NAME(part_count)(const NAME(Product) * product)
{
    const long count = (product->k + product->k_block - 1) / product->k_block;
    const long bytes = product->m * product->n * (long)sizeof(T);
    const bool enough = parallel_width() > 1 && count >= TILES_PER_THREAD * parallel_width();
    const bool fits = bytes <= MOST_PARTS_BYTES / count && product->n <= NAME(panel_room)(product);
    return enough && product->batch == 1 && !product->add && fits ? count : 0;
}

static void NAME(multiply_parts)(void *context, long begin, long end, void *scratch)
{
    const NAME(Parts) *all = context;
    for (long b = begin; b < end; b++) {
        NAME(Product) part = all->product;
        const long first = b * part.k_block, left = part.k - first;
        part.first_step = first;
        part.end_step = first + (left < part.k_block ? left : part.k_block);
        part.c = all->parts + b * part.m * part.n;
        part.ldc = part.n;
        part.transposed = false;
        part.tile_rows = part.m;
        part.tile_cols = part.n;
        NAME(multiply_tile)(&part, 0, 0, 0, scratch);
    }
}

static void NAME(add_parts)(const NAME(Product) * product, T *parts, long count)
{
    const long m = product->m, n = product->n;
    for (long b = 1; b < count; b++) {
        NAME(copy_row)(parts + b * m * n, m * n, parts, true);
    }
    for (long i = 0; i < m && !product->transposed; i++) {
        NAME(copy_row)(parts + i * n, n, product->c + i * product->ldc, false);
    }
    for (long i = 0; i < m && product->transposed; i++) {
        for (long j = 0; j < n; j++) {
            product->c[j * product->ldc + i] = parts[i * n + j];
        }
    }
}

/* False where there is no memory. */
static bool NAME(multiply_in_parts)(const NAME(Product) * product, long count)
{
    const size_t bytes = (size_t)(count * product->m * product->n) * sizeof(T);
    NAME(Parts) all = {*product, malloc(bytes)};
    if (all.parts == NULL) {
        return false;
    }
    rt_parallel(count, 1, NAME(multiply_parts), &all);
    NAME(add_parts)(product, all.parts, count);
    free(all.parts);
    return true;
}
