/* permutation: random numbers for the host: single Philox blocks, and the order of samples in an
 * epoch. Integer arithmetic only, so the same on every machine. */
#include "philox.h"
#include "rt.h"

void rt_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < PHILOX_ROUNDS; round++) {
        uint32_t n0 = philox_high(PHILOX_M1, c2) ^ c1 ^ k0;
        uint32_t n2 = philox_high(PHILOX_M0, c0) ^ c3 ^ k1;
        c1 = PHILOX_M1 * c2;
        c3 = PHILOX_M0 * c0;
        c0 = n0;
        c2 = n2;
        k0 += PHILOX_W0;
        k1 += PHILOX_W1;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
}

/* A stream number that no node of a graph has: those count up from 0. */
static const uint32_t permutation_stream = 0xFFFFFFFFu;

/* A number in [0, below) from 64 random bits: the high half of the 128-bit product bits * below.
 * Its bias is under below / 2^64, which no test can see. */
static uint64_t scale_bits(uint64_t bits, uint64_t below)
{
    uint64_t high = (bits >> 32) * (below >> 32);
    uint64_t mid1 = (bits >> 32) * (below & 0xFFFFFFFFu);
    uint64_t mid2 = (bits & 0xFFFFFFFFu) * (below >> 32);
    uint64_t low = (bits & 0xFFFFFFFFu) * (below & 0xFFFFFFFFu);
    uint64_t carry = (low >> 32) + (mid1 & 0xFFFFFFFFu) + (mid2 & 0xFFFFFFFFu);
    return high + (mid1 >> 32) + (mid2 >> 32) + (carry >> 32);
}

/* Fisher and Yates: position i takes one of the elements not yet placed. */
void rt_permutation(int64_t *order, int64_t count, const int32_t seed[2], int32_t round)
{
    const uint32_t key[2] = {(uint32_t)seed[0], (uint32_t)seed[1]};
    for (int64_t i = 0; i < count; i++) {
        order[i] = i;
    }
    for (int64_t i = 0; i + 1 < count; i++) {
        uint32_t counter[4] = {(uint32_t)i, (uint32_t)(i >> 32), (uint32_t)round,
                               permutation_stream};
        uint32_t word[4];
        rt_philox(counter, key, word);
        uint64_t bits = (uint64_t)word[1] << 32 | word[0];
        int64_t j = i + (int64_t)scale_bits(bits, (uint64_t)(count - i));
        int64_t other = order[j];
        order[j] = order[i];
        order[i] = other;
    }
}
