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

/* BLOCKS Philox blocks are computed side by side: as many as fill a vector of 32-bit words. */
enum { BLOCKS = RT_VECTOR_BYTES / 4, BATCH = 4 * BLOCKS };

typedef struct Stream {
    uint32_t key[2], step, stream;
} Stream;

/* The words of blocks [block, block + BLOCKS), in element order. */
static void batch_words(const Stream *stream, uint64_t block, uint32_t *word)
{
    uint32_t c0[BLOCKS], c1[BLOCKS], c2[BLOCKS], c3[BLOCKS];
    uint32_t k0 = stream->key[0], k1 = stream->key[1];
    for (int i = 0; i < BLOCKS; i++) {
        c0[i] = (uint32_t)(block + (uint64_t)i);
        c1[i] = (uint32_t)((block + (uint64_t)i) >> 32);
        c2[i] = stream->step;
        c3[i] = stream->stream;
    }
    for (int round = 0; round < PHILOX_ROUNDS; round++) {
        for (int i = 0; i < BLOCKS; i++) {
            uint32_t n0 = philox_high(PHILOX_M1, c2[i]) ^ c1[i] ^ k0;
            uint32_t n2 = philox_high(PHILOX_M0, c0[i]) ^ c3[i] ^ k1;
            c1[i] = PHILOX_M1 * c2[i];
            c3[i] = PHILOX_M0 * c0[i];
            c0[i] = n0;
            c2[i] = n2;
        }
        k0 += PHILOX_W0;
        k1 += PHILOX_W1;
    }
    for (int i = 0; i < BLOCKS; i++) {
        word[4 * i] = c0[i];
        word[4 * i + 1] = c1[i];
        word[4 * i + 2] = c2[i];
        word[4 * i + 3] = c3[i];
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
