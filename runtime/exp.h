/* exp: e^x of a float without a branch, so that a loop over it becomes vectors, of any width and on
 * any machine, and no argument is slower than another. libmvec's leaves its vectors for the scalar
 * function where a result is not an ordinary number: for half of the scores of causal attention.
 *
 * x = n ln 2 + r with |r| <= ln 2 / 2; e^r is a polynomial (Cephes, S. L. Moshier: below 1 ulp),
 * and 2^n two factors, so that the last results before 0 and infinity come out right.
 */
#ifndef GRADCC_EXP_H
#define GRADCC_EXP_H

#include <stdint.h>
#include <string.h>

static inline float exp_power_of_2(int32_t n)
{
    const uint32_t bits = (uint32_t)(n + 127) << 23;
    float power;
    memcpy(&power, &bits, sizeof power);
    return power;
}

static inline float exp_branchless(float x)
{
    const float shift = 12582912.0f; /* 1.5 * 2^23: adding it rounds to a whole number */
    x = x < -104.0f ? -104.0f : x;   /* e^-104 is 0, e^89 is infinite; NaN stays */
    x = x > 89.0f ? 89.0f : x;
    const float shifted = x * 1.44269504f + shift, n = shifted - shift;
    int32_t whole, zero;
    memcpy(&whole, &shifted, sizeof whole);
    memcpy(&zero, &shift, sizeof zero);
    whole = (int32_t)((uint32_t)whole - (uint32_t)zero);
    const float r = x - n * 0.693359375f - n * -2.12194440e-4f; /* ln 2 in two parts */
    float y = 1.9875691500e-4f;
    y = y * r + 1.3981999507e-3f;
    y = y * r + 8.3334519073e-3f;
    y = y * r + 4.1665795894e-2f;
    y = y * r + 1.6666665459e-1f;
    y = y * r + 5.0000001201e-1f;
    y = y * (r * r) + r + 1.0f;
    const int32_t half = whole >> 1;
    return y * exp_power_of_2(half) * exp_power_of_2(whole - half);
}

#endif
