/* profile: the time of single kernels, and what the machine could do at best.
 *
 * rt_mark is called between kernels by code that was emitted to be timed; other code does not know
 * of it, so that profiling costs nothing when it is off. The peak is that of twelve independent
 * chains of multiply-add in registers; the bandwidth that of memcpy over more than caches hold.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "rt.h"

/* ---- times ---- */

static struct {
    RtTimes *times;
    int64_t last; /* when the kernel that runs now began */
} profile;

static int64_t now_nanoseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

void rt_mark(long kernel)
{
    const int64_t now = now_nanoseconds();
    if (kernel != RT_MARK_START) {
        RtTimes *times = &profile.times[kernel];
        const int64_t taken = now - profile.last;
        times->least = times->runs == 0 || taken < times->least ? taken : times->least;
        times->total += taken;
        times->runs++;
    }
    profile.last = now;
}

bool rt_profile(int kernels)
{
    free(profile.times);
    profile.times = calloc((size_t)kernels + 1, sizeof *profile.times);
    return profile.times != NULL;
}

const RtTimes *rt_times(void)
{
    return profile.times;
}

/* ---- the peak ---- */

enum { CHAINS = 12, PEAK_STEPS = 20000, PEAK_MILLISECONDS = 20 };
static volatile float seed = 0.5f;

#define PEAK(name, attribute, Vec, lanes, SPLAT, FMA)                                              \
    attribute static double name(void)                                                             \
    {                                                                                              \
        const Vec x = SPLAT(seed), y = SPLAT(seed);                                                \
        Vec a[CHAINS];                                                                             \
        for (int i = 0; i < CHAINS; i++) {                                                         \
            a[i] = SPLAT(seed + (float)i);                                                         \
        }                                                                                          \
        const int64_t start = now_nanoseconds();                                                   \
        for (int n = 0; n < PEAK_STEPS; n++) {                                                     \
            _Pragma("GCC unroll 12") for (int i = 0; i < CHAINS; i++)                              \
            {                                                                                      \
                a[i] = FMA(a[i], x, y);                                                            \
            }                                                                                      \
        }                                                                                          \
        const int64_t taken = now_nanoseconds() - start;                                           \
        float last[lanes];                                                                         \
        for (int i = 0; i < CHAINS; i++) {                                                         \
            memcpy(last, &a[i], sizeof(last));                                                     \
            seed = last[0] > 2 ? 0.25f : 0.5f;                                                     \
        }                                                                                          \
        return 2.0 * lanes * CHAINS * PEAK_STEPS / (double)taken * 1e9;                            \
    }

#ifdef __x86_64__
#define MULTIPLY_ADD(a, b, c) _mm_add_ps(_mm_mul_ps(a, b), c)
PEAK(peak_baseline, , __m128, 4, _mm_set1_ps, MULTIPLY_ADD)
PEAK(peak_avx2, __attribute__((target("avx2,fma"))), __m256, 8, _mm256_set1_ps, _mm256_fmadd_ps)
PEAK(peak_avx512, __attribute__((target("avx512f"))), __m512, 16, _mm512_set1_ps, _mm512_fmadd_ps)
#else
typedef float Vec4 __attribute__((vector_size(16)));
#define SPLAT4(a)             ((Vec4){a, a, a, a})
#define MULTIPLY_ADD(a, b, c) ((a) * (b) + (c))
PEAK(peak_baseline, , Vec4, 4, SPLAT4, MULTIPLY_ADD)
#endif

/* One core's, times the threads. */
double rt_peak_burst(void)
{
#ifdef __x86_64__
    if (strcmp(rt_isa(), "avx512") == 0) {
        return peak_avx512() * rt_threads();
    }
    if (strcmp(rt_isa(), "avx2") == 0) {
        return peak_avx2() * rt_threads();
    }
#endif
    return peak_baseline() * rt_threads();
}

double rt_peak_flops(void)
{
    double best = 0;
    const int64_t end = now_nanoseconds() + PEAK_MILLISECONDS * INT64_C(1000000);
    do {
        const double once = rt_peak_burst();
        best = once > best ? once : best;
    } while (now_nanoseconds() < end);
    return best;
}

/* ---- the bandwidth ---- */

enum { COPY_BYTES = 64 << 20, COPY_PIECE = 1 << 20, COPY_ROUNDS = 8 };

static void copy_pieces(void *context, long begin, long end, void *scratch)
{
    char *memory = context;
    (void)scratch;
    const size_t at = (size_t)begin * COPY_PIECE, bytes = (size_t)(end - begin) * COPY_PIECE;
    memcpy(memory + COPY_BYTES + at, memory + at, bytes);
}

double rt_copy_bandwidth(void)
{
    char *memory = malloc((size_t)2 * COPY_BYTES);
    if (memory == NULL) {
        return 0;
    }
    memset(memory, 1, (size_t)2 * COPY_BYTES);
    int64_t best = INT64_MAX;
    for (int round = 0; round < COPY_ROUNDS; round++) {
        const int64_t start = now_nanoseconds();
        rt_parallel(COPY_BYTES / COPY_PIECE, 1, copy_pieces, memory);
        const int64_t taken = now_nanoseconds() - start;
        best = taken < best ? taken : best;
    }
    free(memory);
    return 2.0 * COPY_BYTES / (double)best * 1e9;
}
