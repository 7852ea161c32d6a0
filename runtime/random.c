/* random: uniform and normal numbers from Philox, many counters at a time.
 *
 * Element e of stream s at step t with seed (k0, k1) is word e % 4 of the Philox block with key
 * (k0, k1) and counter (e / 4, e / 4 >> 32, t, s). From the word:
 *
 *     uniform(e) = (word >> 8) * 2^-24, in [0, 1), exact in f32 and in f64
 *     normal(e)  = sqrt(-2 log(u)) * cos(2 pi v) for even e, ... * sin(2 pi v) for odd e, where
 *                  u = 1 - uniform(e & ~1), in (0, 1], and v = uniform(e | 1)   (Box and Muller)
 *
 * all in the type of the result, 2 pi being rounded to it. Numbers are made in batches of BATCH
 * from a multiple of 4 on, so any first and n will do. Compiled once per instruction set.
 */
#include <math.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#include "isa.h"
#include "philox.h"

#if defined(__x86_64__) && !defined(__clang__)
#define VECTOR_FORMS(name)                                                                         \
    __attribute__((simd("notinbranch"))) double name(double);                                      \
    __attribute__((simd("notinbranch"))) float name##f(float);
VECTOR_FORMS(log)
VECTOR_FORMS(sin)
VECTOR_FORMS(cos)
#endif

/* Words of Philox blocks stand in the lower halves of 64-bit lanes, where a product of two words
 * has room; what the upper halves hold does not matter. VECTORS of them are computed side by side,
 * so that one's multiplications fill the other's waiting time. */
typedef uint64_t Words __attribute__((vector_size(RT_VECTOR_BYTES)));
/* A pair of words in a 64-bit number, read as two: the machine is little-endian. */
typedef uint32_t __attribute__((may_alias)) Word;
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first word of a pair is the lower");
enum { LANES = RT_VECTOR_BYTES / 8, VECTORS = 2, BLOCKS = VECTORS * LANES, BATCH = 4 * BLOCKS };

#define LOWER ((uint64_t)0xFFFFFFFF)
#if defined(__aarch64__)
#define HALVES(a)     vmovn_u64((uint64x2_t)(a))
#define PRODUCT(a, b) ((Words)vmull_u32(HALVES(a), HALVES(b)))
#elif !defined(__x86_64__)
#define PRODUCT(a, b) (((a)&LOWER) * ((b)&LOWER))
#elif RT_VECTOR_BYTES == 64
#define PRODUCT(a, b) ((Words)_mm512_mul_epu32((__m512i)(a), (__m512i)(b)))
#elif RT_VECTOR_BYTES == 32
#define PRODUCT(a, b) ((Words)_mm256_mul_epu32((__m256i)(a), (__m256i)(b)))
#else
#define PRODUCT(a, b) ((Words)_mm_mul_epu32((__m128i)(a), (__m128i)(b)))
#endif

typedef struct Stream {
    uint32_t key[2], step, stream;
} Stream;

/* The words of blocks [block, block + BLOCKS), in element order: two to a pair, the first below. */
static void batch_words(const Stream *stream, uint64_t block, uint64_t pair[2 * BLOCKS])
{
    const Words zero = {0}, m0 = zero + PHILOX_M0, m1 = zero + PHILOX_M1;
    Words c0[VECTORS], c1[VECTORS], c2[VECTORS], c3[VECTORS], lane;
    for (int l = 0; l < LANES; l++) {
        lane[l] = (uint64_t)l;
    }
    for (int v = 0; v < VECTORS; v++) {
        c0[v] = lane + (block + (uint64_t)(v * LANES));
        c1[v] = c0[v] >> 32;
        c2[v] = zero + stream->step;
        c3[v] = zero + stream->stream;
    }
    Words k0 = zero + stream->key[0], k1 = zero + stream->key[1];
    for (int round = 0; round < PHILOX_ROUNDS; round++) {
        for (int v = 0; v < VECTORS; v++) {
            const Words p0 = PRODUCT(c0[v], m0), p1 = PRODUCT(c2[v], m1);
            c0[v] = (p1 >> 32) ^ c1[v] ^ k0;
            c2[v] = (p0 >> 32) ^ c3[v] ^ k1;
            c1[v] = p1;
            c3[v] = p0;
        }
        k0 += PHILOX_W0;
        k1 += PHILOX_W1;
    }
    for (int v = 0; v < VECTORS; v++) {
        const Words first = (c0[v] & LOWER) | c1[v] << 32, second = (c2[v] & LOWER) | c3[v] << 32;
        for (int l = 0; l < LANES; l++) {
            pair[2 * (v * LANES + l)] = first[l];
            pair[2 * (v * LANES + l) + 1] = second[l];
        }
    }
}

#define T       float
#define TYPE    f32
#define F(name) name##f
#include "random_type.h"

#define T       double
#define TYPE    f64
#define F(name) name
#include "random_type.h"

static const RtSymbol functions[] = {
    RT_SYMBOL(rt_uniform_f32),
    RT_SYMBOL(rt_uniform_f64),
    RT_SYMBOL(rt_normal_f32),
    RT_SYMBOL(rt_normal_f64),
};

const RtSymbolList RT_PER_ISA(rt_random)[RANDOM_LISTS] = {RT_LIST(functions)};
