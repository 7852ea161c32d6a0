/* branchless: e^x, log, tanh and erf of a float without a branch, so that a loop over them becomes
 * vectors, of any width and on any machine, and no argument is slower than another. libmvec's leave
 * their vectors for the scalar function where a result is not an ordinary number: for half of the
 * scores of causal attention.
 *
 * Only sums, products, quotients and multiply-adds that IEEE 754 rounds: every compiler gives the
 * same bits, and so does every instruction set that has multiply-add; those without round products
 * first. Coefficients have the least largest error on the interval named (least squares, weighted
 * anew as Lawson does); those of quotients were then moved to the floats nearby that keep it.
 * Conditions stand at the end: what they choose from has no number in it that a compiler could
 * compute the rest with, once for each side.
 *
 * Largest errors over all floats, in units of 2^-24 of the result: 2 for e^x and log, 6 for tanh
 * and erf, both never outside [-1, 1]. Below 2^-126 e^x is right to the last bit or the one beside
 * it. NaN gives NaN, and odd functions are odd to the bit, also at -0.
 */
#ifndef GRADCC_BRANCHLESS_H
#define GRADCC_BRANCHLESS_H

#include <math.h>
#include <stdint.h>
#include <string.h>

/* a b + c */
static inline float multiply_add(float a, float b, float c)
{
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
    return __builtin_fmaf(a, b, c);
#else
    return a * b + c;
#endif
}

/* 2^n, of which the last 9 bits are those of n + 127, for -127 < n < 128. */
static inline float exp_power_of_2(uint32_t biased)
{
    const uint32_t bits = biased << 23;
    float power;
    memcpy(&power, &bits, sizeof power);
    return power;
}

/* x = n ln 2 + r with |r| <= ln 2 / 2. e^r = 1 + r + r^2 q(r), q of degree 4: to 2^-28. 2^n is two
 * factors, so that the last results before 0 and infinity come out right. */
static inline float exp_branchless(float x)
{
    const float shift = 12582912.0f + 254.0f; /* 1.5 * 2^23: adding it rounds to a whole number */
    const float shifted = multiply_add(x, 1.44269504f, shift), n = shifted - shift;
    uint32_t biased; /* its last bits are n + 254 */
    memcpy(&biased, &shifted, sizeof biased);
    const uint32_t half = biased >> 1;
    float r = multiply_add(n, -0.693359375f, x); /* ln 2 in two parts */
    r = multiply_add(n, 2.12194440e-4f, r);
    float y = multiply_add(1.38146094e-3f, r, 8.36871077e-3f);
    y = multiply_add(y, r, 4.16683875e-2f);
    y = multiply_add(y, r, 0.166665207f);
    y = multiply_add(y, r, 0.499999935f);
    y = multiply_add(y, r, 1.0f);
    y = multiply_add(y, r, 1.0f) * exp_power_of_2(half) * exp_power_of_2(biased - half);
    y = x < -104.0f ? 0.0f : y;
    return x > 89.0f ? INFINITY : y;
}

/* x = 2^n (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)), log x = n ln 2 + f + f^2 P(f), P of degree 8: to
 * 2^-27.4. Below the normal numbers by way of 2^23 x. */
static inline float log_branchless(float x)
{
    const float small = 1.17549435e-38f, scaled = x < small ? x * 8388608.0f : x;
    uint32_t bits;
    memcpy(&bits, &scaled, sizeof bits);
    const int32_t whole = (int32_t)(bits - 0x3f3504f3u) >> 23; /* from sqrt(1/2) on */
    bits -= (uint32_t)whole << 23;
    float f;
    memcpy(&f, &bits, sizeof f);
    f -= 1.0f;
    const float n = (float)whole - (x < small ? 23.0f : 0.0f);
    float y = multiply_add(-0.0762179419f, f, 0.129044458f);
    y = multiply_add(y, f, -0.132429868f);
    y = multiply_add(y, f, 0.141818225f);
    y = multiply_add(y, f, -0.166090816f);
    y = multiply_add(y, f, 0.200019747f);
    y = multiply_add(y, f, -0.250015825f);
    y = multiply_add(y, f, 0.333333254f);
    y = multiply_add(y, f, -0.499999881f);
    y = multiply_add(n, -2.12194440e-4f, f * f * y); /* ln 2 in two parts */
    y = multiply_add(n, 0.693359375f, f + y);
    y = x > 0.0f ? y : x == 0.0f ? -INFINITY : NAN;
    return x == INFINITY ? INFINITY : y;
}

/* 2 t / (1 + t^2) of t = odd / (2 even), which tanh(x) is of t = tanh(x / 2). The nearer t is to 1,
 * the less an error of it counts. The denominator, even^2 + odd^2 / 4, is not below odd even, also
 * as computed, so the quotient is not above 1. */
static inline float of_half(float odd, float even)
{
    const float product = odd * even, gap = multiply_add(odd, -0.5f, even);
    return product / multiply_add(gap, gap, product);
}

/* odd = x P(x^2) with P of degree 2 and even = Q(x^2) of degree 3: to 2^-26.9 for |x| <= 9.02, where
 * tanh rounds to 1. P and Q are scaled so that Q is near 2, below which sums round least, where
 * errors count most. */
static inline float tanh_branchless(float x)
{
    const float a = fabsf(x), s = a * a;
    float p = multiply_add(2.14374464e-4f, s, 5.58327176e-2f);
    p = multiply_add(p, s, 1.875f);
    float q = multiply_add(2.30750811e-6f, s, 2.26299628e-3f);
    q = multiply_add(q, s, 0.212082654f);
    q = multiply_add(q, s, 1.875f);
    return copysignf(a > 9.02f ? 1.0f : of_half(a * p, q), x);
}

/* The same with degrees 3 and 4: to 2^-24.2 for |x| <= 3.93, where erf rounds to 1. The quotient of
 * the first coefficients is 2 / sqrt(pi), to 2^-34. */
static inline float erf_branchless(float x)
{
    const float a = fabsf(x), s = a * a;
    float p = multiply_add(4.91763093e-3f, s, 6.24778271e-2f);
    p = multiply_add(p, s, 0.575587928f);
    p = multiply_add(p, s, 2.18383694f);
    float q = multiply_add(1.91463812e-4f, s, 1.17072072e-2f);
    q = multiply_add(q, s, 9.37802866e-2f);
    q = multiply_add(q, s, 0.539179623f);
    q = multiply_add(q, s, 1.93537509f);
    return copysignf(a > 3.93f ? 1.0f : of_half(a * p, q), x);
}

/* libm's names, by which C forms call them. */
#define expf  exp_branchless
#define logf  log_branchless
#define tanhf tanh_branchless
#define erff  erf_branchless

#endif
