/* branchless: e^x, tanh and erf of a float without a branch, so that a loop over them becomes
 * vectors, of any width and on any machine, and no argument is slower than another. libmvec's leave
 * their vectors for the scalar function where a result is not an ordinary number: for half of the
 * scores of causal attention.
 *
 * Only sums, products and quotients that IEEE 754 rounds: every compiler and instruction set gives
 * the same bits. Polynomials are summed in pairs, (c0 + c1 x) + x^2 (c2 + ...), which halves the
 * chain of operations that wait for each other. Coefficients have the least largest error on the
 * interval named (least squares, weighted anew as Lawson does, in 40 digits); those of quotients
 * were then moved to the floats nearby that keep it.
 *
 * Largest errors over all floats, in units of 2^-24 of the result: 2 for e^x, 7 for tanh, 6 for
 * erf, both never outside [-1, 1]. Below 2^-126 e^x is right to the last bit or the one beside it.
 * NaN gives NaN, and odd functions are odd to the bit, also at -0.
 */
#ifndef GRADCC_BRANCHLESS_H
#define GRADCC_BRANCHLESS_H

#include <math.h>
#include <stdint.h>
#include <string.h>

static inline float exp_power_of_2(int32_t n)
{
    const uint32_t bits = (uint32_t)(n + 127) << 23;
    float power;
    memcpy(&power, &bits, sizeof power);
    return power;
}

/* x = n ln 2 + r with |r| <= ln 2 / 2. e^r = 1 + r + r^2 q(r), q of degree 4: to 2^-28. 2^n is two
 * factors, so that the last results before 0 and infinity come out right. */
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
    const float r2 = r * r;
    const float q = (1.38146094e-3f * r2 + (8.36871077e-3f * r + 4.16683875e-2f)) * r2 +
                    (0.166665207f * r + 0.499999935f);
    const float y = q * r2 + r + 1.0f;
    const int32_t half = whole >> 1;
    return y * exp_power_of_2(half) * exp_power_of_2(whole - half);
}

/* x P(x^2) / Q(x^2), both of degree 4: to 2^-25 for |x| <= 9.02, where tanh rounds to 1. No
 * coefficient is negative, so sums lose no bits. */
static inline float tanh_branchless(float x)
{
    float a = fabsf(x);
    a = a > 9.02f ? 9.02f : a;
    const float s = a * a, s2 = s * s;
    const float p = (1.33837421e-8f * s2 + (2.06353834e-5f * s + 3.49742663e-3f)) * s2 +
                    (0.133826569f * s + 1.0f);
    const float q = (7.79001084e-7f * s2 + (3.28847091e-4f * s + 2.58842316e-2f)) * s2 +
                    (0.467159778f * s + 1.0f);
    const float y = a * p / q;
    return copysignf(y > 1.0f ? 1.0f : y, x);
}

/* The same of degree 5: to 2^-25 for |x| <= 3.93, and rounds to 1 up to 4. Both polynomials are
 * scaled so that the quotient of their first coefficients is 2 / sqrt(pi), to 2^-32. */
static inline float erf_branchless(float x)
{
    float a = fabsf(x);
    a = a > 4.0f ? 4.0f : a;
    const float s = a * a, s2 = s * s;
    const float p =
        ((2.04564594e-6f * s + 2.84241338e-4f) * s2 + (3.75638646e-3f * s + 5.27196229e-2f)) * s2 +
        (0.190249205f * s + 1.12838387f);
    const float q =
        ((3.80121819e-5f * s + 1.15947518e-3f) * s2 + (1.49513753e-2f * s + 0.114036456f)) * s2 +
        (0.501938283f * s + 1.00000417f);
    const float y = a * p / q;
    return copysignf(y > 1.0f ? 1.0f : y, x);
}

/* libm's names, by which C forms call them. */
#define expf  exp_branchless
#define tanhf tanh_branchless
#define erff  erf_branchless

#endif
