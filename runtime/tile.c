/* tile: dense tiles (rows, cols) in a block: from and to strided memory, filling, spreading one
 * value per row or column over a tile, and reducing a tile to one value per row or column.
 *
 * Reductions have one fixed order, the same for every instruction set. A row is summed in 16 lanes,
 * lane l taking elements l, l + 16, l + 32, ... in turn; then lane l + 8 is added to lane l for
 * l < 8, then 4, 2 and 1. Columns are summed from the first row to the last. Rows of fewer than 16
 * elements leave lanes at zero, which changes no sum; of fewer than 9, the rows are the lanes.
 * Compiled once per instruction set.
 */
#include <string.h>
#ifdef __SSE2__
#include <immintrin.h>
#endif

#include "isa.h"

#define NAME(kernel)        RT_JOIN3(rt_##kernel, _, TYPE)
#define TILE_SYMBOL(kernel) RT_SYMBOL(NAME(kernel))

#define IS_NAN(a) ((a) != (a))
/* What amax of ops.def does with accumulator a and value b: NaN wins. */
#define LARGER(a, b) ((a) > (b) ? (a) : (IS_NAN(a) ? (a) : (b)))

/* The larger of every lane, in one instruction; the second where one of them is a NaN. */
#if defined(__AVX512F__)
#define MAX_F32(a, b) _mm512_max_ps((__m512)(a), (__m512)(b))
#define MAX_F64(a, b) _mm512_max_pd((__m512d)(a), (__m512d)(b))
#elif defined(__AVX__)
#define MAX_F32(a, b) _mm256_max_ps((__m256)(a), (__m256)(b))
#define MAX_F64(a, b) _mm256_max_pd((__m256d)(a), (__m256d)(b))
#elif defined(__SSE2__)
#define MAX_F32(a, b) _mm_max_ps((__m128)(a), (__m128)(b))
#define MAX_F64(a, b) _mm_max_pd((__m128d)(a), (__m128d)(b))
#else
#define MAX_F32(a, b) NAME(select)((a) > (b), a, b)
#define MAX_F64(a, b) NAME(select)((a) > (b), a, b)
#endif
#define MAX_I32(a, b) NAME(select)((a) > (b), a, b)

enum { LANES = 16, MOST_SHORT = 8 };
#define WIDTH    ((int)(RT_VECTOR_BYTES / sizeof(T))) /* elements of a vector */
#define PARTS    (LANES / WIDTH)                      /* vectors that the lanes fill */
#define QUAD     ((int)(16 / sizeof(T)))              /* elements of 16 bytes */
#define VEC      NAME(Vector)
#define LOOSE    NAME(LooseVector)
#define MASK     NAME(Mask)
#define QUAD_VEC NAME(QuadVector)

/* Lists of lanes as __builtin_shufflevector takes them: so many from lane l on, all turned by `by`, or
 * every by-th of two vectors. */
#define TURN(l, by)           ((l) + (by)) % WIDTH
#define EVERY(l, by)          (l) * (by)
#define LANES_2(LANE, l, by)  LANE(l, by), LANE((l) + 1, by)
#define LANES_4(LANE, l, by)  LANES_2(LANE, l, by), LANES_2(LANE, (l) + 2, by)
#define LANES_8(LANE, l, by)  LANES_4(LANE, l, by), LANES_4(LANE, (l) + 4, by)
#define LANES_16(LANE, l, by) LANES_8(LANE, l, by), LANES_8(LANE, (l) + 8, by)

#define T     float
#define TYPE  f32
#define MAX   MAX_F32
#define BYTES 4
#include "tile_type.h"

#define T     double
#define TYPE  f64
#define MAX   MAX_F64
#define BYTES 8
#include "tile_type.h"

#define T     int
#define TYPE  i32
#define MAX   MAX_I32
#define BYTES 4
#include "tile_type.h"

/* ---- truth values: int in a block, one byte in memory ---- */

static void rt_load_u8(long rows, long cols, int *d, const uint8_t *a, long rs, long cs)
{
    for (long i = 0; i < rows; i++) {
        RT_INDEPENDENT
        for (long j = 0; j < cols; j++) {
            d[i * cols + j] = a[i * rs + j * cs];
        }
    }
}

static void rt_store_u8(long rows, long cols, uint8_t *a, long rs, long cs, const int *d)
{
    for (long i = 0; i < rows; i++) {
        RT_INDEPENDENT
        for (long j = 0; j < cols; j++) {
            a[i * rs + j * cs] = (uint8_t)d[i * cols + j];
        }
    }
}

static void rt_iota_i32(long n, int *d, int first, int step)
{
    for (long i = 0; i < n; i++) {
        d[i] = first + (int)i * step;
    }
}

static const RtSymbol others[] = {
    RT_SYMBOL(rt_load_u8),
    RT_SYMBOL(rt_store_u8),
    RT_SYMBOL(rt_iota_i32),
};

const RtSymbolList RT_PER_ISA(rt_tile)[TILE_LISTS] = {
    RT_LIST(tile_f32),
    RT_LIST(tile_f64),
    RT_LIST(tile_i32),
    RT_LIST(others),
};
