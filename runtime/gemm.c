/* gemm: matrix products with any strides, on the pool.
 *
 * Every element of C is one sum over k in ascending order (per block of k, blocks then added in
 * order), whatever tile, strip, panel or thread it falls into: so the way a product is cut never
 * shows in its bits. Compiled once per instruction set, with -ffp-contract=fast so that a product
 * and a sum become one FMA; the micro-kernel is written with vector extensions of GCC and clang.
 * Operands may be views of several axes, as the windows of images are: a convolution is a product
 * whose operand is read, or packed, where its windows lie, and is never written out as a matrix;
 * those of few channels are not packed at all (gemm_windows.h, gemm_spread.h).
 * The scheme is that of BLIS (Van Zee and van de Geijn, ACM TOMS 41, 2015). See gemm.h for sizes.
 */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "gemm.h"
#include "isa.h"
#include "parallel.h"

#if defined(__AVX512F__) && RT_VECTOR_BYTES == 64
#include <immintrin.h>
/* 16 bytes from memory as part i of a vector, in one instruction, which gcc 12 makes of no shuffle. */
#define INSERT_PART(vector, part, i) _mm512_insertf32x4(vector, (__m128)(part), i)
#endif

/* A strip has at most MR rows and a panel at most VECTORS vectors: the sums of both, the vectors of
 * a step and one element of left take all registers but few. A panel of few steps, which stays in
 * the first-level cache, may have WIDE vectors, which leaves WIDE_ROWS rows; one of a single vector
 * leaves TALL_ROWS, as many sums as hide how long an FMA takes, unless a table places them. KC, the
 * most steps in a block, trades fetching panels from the second-level cache against updating C
 * again. Sums over lanes (gemm_dots.h) are made in tiles of at most DOT_ROWS by DOT_COLS, of at most
 * DOT_FEW lines. The kernels of gemm_windows.h take 1, 2 or 4 rows, and for so many rows SEGMENTS or
 * COLUMNS. The costs were measured: see cost() in gemm_plan.h and windows_cost(). */
// clang-format off
#define FOUR_ROWS(M, ...)  M(__VA_ARGS__, 1) M(__VA_ARGS__, 2) M(__VA_ARGS__, 3) M(__VA_ARGS__, 4)
#define SIX_ROWS(M, ...)   FOUR_ROWS(M, __VA_ARGS__) M(__VA_ARGS__, 5) M(__VA_ARGS__, 6)
#define EIGHT_ROWS(M, ...) SIX_ROWS(M, __VA_ARGS__) M(__VA_ARGS__, 7) M(__VA_ARGS__, 8)
#define TEN_ROWS(M, ...)   EIGHT_ROWS(M, __VA_ARGS__) M(__VA_ARGS__, 9) M(__VA_ARGS__, 10)
#define DOZEN_ROWS(M, ...) TEN_ROWS(M, __VA_ARGS__) M(__VA_ARGS__, 11) M(__VA_ARGS__, 12)
#if RT_VECTOR_BYTES == 64 || defined(__aarch64__) /* there are 32 registers */
#define MR_ROWS            EIGHT_ROWS
#define EACH_VECTORS(M, form, TALL)                                                                \
    M(form, 1, TALL) M(form, 2, EIGHT_ROWS) M(form, 3, EIGHT_ROWS) M(form, 4, SIX_ROWS)
#define EACH_DOT_TILE(M)   M(1, 8) M(2, 8) M(3, 4) M(4, 4) /* rows, columns */
#define SEGMENTS(rows)     ((rows) == 4 ? 6 : 8)
#define COLUMNS(rows)      ((rows) == 4 ? 6 : 9)
enum { MR = 8, VECTORS = 3, WIDE_ROWS = 6, TALL_ROWS = 12, WIDE = 4, KC = 800 };
enum { SEGMENT_COST = 4, WINDOW_COST = 6, PAGED_STRIPS = 4, DOT_ROWS = 4, DOT_FEW = 12 };
#else
#define MR_ROWS            SIX_ROWS
#define EACH_VECTORS(M, form, TALL) M(form, 1, TALL) M(form, 2, SIX_ROWS)
#define EACH_DOT_TILE(M)   M(1, 8) M(2, 4)
#define SEGMENTS(rows)     ((rows) == 4 ? 3 : (rows) == 2 ? 5 : 8)
#define COLUMNS(rows)      ((rows) == 4 ? 3 : (rows) == 2 ? 5 : 9)
enum { MR = 6, VECTORS = 2, WIDE_ROWS = 6, TALL_ROWS = 12, WIDE = 2, KC = 800 };
enum { SEGMENT_COST = 5, WINDOW_COST = 0, PAGED_STRIPS = 2, DOT_ROWS = 2, DOT_FEW = 5 };
#endif
#define EACH_FORM(M)       M(1, 1) M(2, 1) M(4, 1) M(1, 2) M(2, 2) M(4, 2) /* rows, stride */
// clang-format on
enum { GROUP_ROWS = 4, MOST_SEGMENTS = 8, MOST_COLUMNS = 9, DOT_COLS = 8 };

/* Found by measuring (tests/bench/kernels.c); they steer the choice of the fastest of several ways
 * to the same result. */
enum {
    CACHED_BYTES = 32 * 1024, /* what stays in the first-level cache from strip to strip */
    ALIAS_BYTES = 2048,       /* steps this far apart, or multiples, fall into few cache sets */
    FAR_BYTES = 2048,         /* steps this far apart defeat the hardware's prefetching */
    DIRECT_PANELS = 32,       /* left is packed when more panels than these read it */
    LINE_PANELS = 11,         /* likewise of rows side by side */
    DIRECT_STRIPS = 4,        /* right is packed when more strips than these read it; */
    PAGE_BYTES = 4096,        /* PAGED_STRIPS, where its steps are pages apart */
    PACK_COST = 3,            /* see cost() in gemm_plan.h */
    KERNEL_COST = 12,         /* likewise */
    RUN_COST = 1,             /* see pack_cost() in gemm_plan.h */
    VIEW_COST = 4,            /* likewise */
    TURN_COST = 9,            /* likewise */
    TURN_ROWS = 256,          /* with more rows than these, packing right costs next to nothing */
    WINDOW_ROWS = 32,         /* left is packed, not windows, where it has more rows */
    NARROW_ROWS = 8,          /* so few, and correlating is faster; of so many */
    CORRELATE_COLUMNS = 512,  /* at most */
    CORRELATE_SEGMENTS = 64,  /* which stay in the first-level cache for all columns */
    SPREAD_ROWS = 16,         /* channels at most it may be faster to spread; */
    SPREAD_COST = 24,         /* see spreads_faster() in gemm_spread.h, */
    FOLD_COST = 10,           /* likewise */
    DOT_COST = 8,             /* see dots_cost() in gemm_dots.h */
    ADD_COST = 3,             /* see gathers_faster() in gemm_gather.h */
    SMALL_WORK = 256,         /* multiplications that take less time than planning them */
    TABLE_ROWS = 512,     /* of a view in a block: windows of so many places stay in the cache */
    TURNED_ROWS = 48,     /* of a transposed result, stored together: whole cache lines */
    STEPS_AHEAD = 16,     /* a packed strip is fetched into the first-level cache */
    TILES_PER_THREAD = 4, /* for balance */
    MOST_PARTS_BYTES = 1024 * 1024,      /* see gemm_parts.h */
    LEAST_TILE_WORK = 256 * 1024,        /* multiplications: about 5 microseconds, and */
    MOST_TILE_WORK = 1024 * 1024 * 1024, /* 20 milliseconds, lest one waits long for another */
};

/* Hides where the index of a loop comes from, so that a loop of a few steps is not vectorised. */
#define KEEP_SCALAR(index) __asm__("" : "+r"(index))

/* How a strip of left lies in memory; element (row i, step p) is */
enum {
    STEPS_APART, /* x[i + p * stride]: packed, or rows side by side */
    ROWS_APART,  /* x[i * stride + p]: steps side by side */
    BY_TABLE,    /* x[row[i] + step[p]] */
    STRIP_FORMS
};

#include "gemm_axes.h"
#include "gemm_image.h"

/* A thread's memory for packed operands. */
static void *packing_memory(void *scratch)
{
    return (unsigned char *)scratch + RT_SCRATCH_BYTES + RT_SLICE_BYTES;
}

/* So many names for panels that tiles share: no two products have the same, and none is 0. */
static long new_names(long count)
{
    static atomic_long next = 1;
    return atomic_fetch_add_explicit(&next, count, memory_order_relaxed);
}

/* Whether the packing memory of a thread holds the panels of that name from an earlier tile; from
 * now on it does. What is packed without a name overwrites those of finished products only. */
static bool find_panels(unsigned char *memory, long name)
{
    long *held = (long *)(memory + GEMM_LEFT_BYTES + GEMM_RIGHT_BYTES + GEMM_SLACK_BYTES);
    const bool found = name != 0 && *held == name;
    *held = name;
    return found;
}

#define T     float
#define TYPE  f32
#define LANES (RT_VECTOR_BYTES / 4)
#define QUAD  4
#include "gemm_type.h"

#define T     double
#define TYPE  f64
#define LANES (RT_VECTOR_BYTES / 8)
#define QUAD  2
#include "gemm_type.h"

static const RtSymbol functions[] = {
    RT_SYMBOL(rt_gemm_f32),         RT_SYMBOL(rt_gemm_f64),         RT_SYMBOL(rt_gemm_add_f32),
    RT_SYMBOL(rt_gemm_add_f64),     RT_SYMBOL(rt_product_f32),      RT_SYMBOL(rt_product_f64),
    RT_SYMBOL(rt_fold_product_f32), RT_SYMBOL(rt_fold_product_f64),
};

const RtSymbolList RT_PER_ISA(rt_gemm)[GEMM_LISTS] = {RT_LIST(functions)};
