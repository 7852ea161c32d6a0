/* gemm: matrix products, compiled once per instruction set (with -ffp-contract=fast). */
#include "isa.h"

#define NAIVE(name, T)                                                                             \
    static void name(long m, long n, long k, const T *a, long ars, long acs, const T *b, long brs, \
                     long bcs, T *c, long ldc)                                                     \
    {                                                                                              \
        for (long i = 0; i < m; i++) {                                                             \
            for (long j = 0; j < n; j++) {                                                         \
                T sum = 0;                                                                         \
                for (long p = 0; p < k; p++) {                                                     \
                    sum += a[i * ars + p * acs] * b[p * brs + j * bcs];                            \
                }                                                                                  \
                c[i * ldc + j] = sum;                                                              \
            }                                                                                      \
        }                                                                                          \
    }
NAIVE(rt_gemm_f32, float)
NAIVE(rt_gemm_f64, double)

static const RtSymbol functions[] = {RT_SYMBOL(rt_gemm_f32), RT_SYMBOL(rt_gemm_f64)};

const RtSymbolList RT_PER_ISA(rt_gemm)[GEMM_LISTS] = {RT_LIST(functions)};
