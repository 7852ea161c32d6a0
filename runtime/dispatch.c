/* dispatch: starts and stops the runtime, and chooses the instruction set its kernels run on.
 *
 * The best set that the processor has is taken, or the one that GRADCC_ISA names if the processor
 * has it. rt_symbols is the union of the chosen set's tables and those that exist once.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gemm.h"
#include "isa.h"
#include "parallel.h"

typedef struct Isa {
    const char *name;
    const RtSymbolList *elem, *tile, *random, *gemm, *fold;
} Isa;

#define ISA(name)                                                                                  \
    {                                                                                              \
#name, rt_elem_##name, rt_tile_##name, rt_random_##name, rt_gemm_##name, rt_fold_##name    \
    }

/* From the least to the most able. */
static const Isa isas[] = {
    ISA(baseline),
#ifdef __x86_64__
    ISA(avx2),
    ISA(avx512),
#endif
};
enum { ISA_COUNT = sizeof(isas) / sizeof(isas[0]), MAX_SYMBOLS = 1024 };

static const Isa *chosen;
static bool asks_ahead;
static RtSymbol symbols[MAX_SYMBOLS];
static int symbol_count;

/* How many of `isas` this processor can run; each needs what the ones before it need. */
static int usable_isas(void)
{
#ifdef __x86_64__
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
        return 1;
    }
    if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512bw") ||
        !__builtin_cpu_supports("avx512vl") || !__builtin_cpu_supports("avx512dq")) {
        return 2;
    }
    return 3;
#else
    return 1;
#endif
}

static const Isa *choose_isa(void)
{
    int usable = usable_isas();
    const char *wish = getenv("GRADCC_ISA");
    for (int i = 0; wish != NULL && i < usable; i++) {
        if (strcmp(wish, isas[i].name) == 0) {
            return &isas[i];
        }
    }
    return &isas[usable - 1];
}

static bool is_amd(void)
{
#ifdef __x86_64__
    __builtin_cpu_init();
    return __builtin_cpu_is("amd");
#else
    return false;
#endif
}

/* What the processor wants to be asked for early: what a block kernel will read in its next call, or
 * the rows that a product stores next. Those of Intel do not see by a call's 2 KB that it will go on
 * (GELU's gradient 2.0 -> 1.5 ms), and fetch rows for stores themselves (4096 x 16 x 25: 27 us, 29
 * if asked). Those of AMD are the other way about (GELU's gradient 0.27 ms, 0.55 if asked, Zen 4). */
static void choose_asking(void)
{
    asks_ahead = !is_amd();
    gemm_asks_for_rows = is_amd();
}

static void rt_prefetch(long bytes, const void *from)
{
    for (long i = 0; i < bytes && asks_ahead; i += 64) {
        __builtin_prefetch((const char *)from + i);
    }
}

/* Symbols beyond MAX_SYMBOLS would be missing, which rt_start reports as failure. */
static bool add_symbols(const RtSymbolList *lists, int count)
{
    for (int i = 0; i < count; i++) {
        if (symbol_count + lists[i].count > MAX_SYMBOLS) {
            return false;
        }
        memcpy(symbols + symbol_count, lists[i].items, (size_t)lists[i].count * sizeof(RtSymbol));
        symbol_count += lists[i].count;
    }
    return true;
}

static bool collect_symbols(const Isa *isa)
{
    static const RtSymbol others[] = {RT_SYMBOL(rt_parallel), RT_SYMBOL(rt_parallel_flushing),
                                      RT_SYMBOL(rt_mark), RT_SYMBOL(rt_prefetch)};
    const RtSymbolList list = RT_LIST(others);
    symbol_count = 0;
    return add_symbols(isa->elem, ELEM_LISTS) && add_symbols(isa->tile, TILE_LISTS) &&
           add_symbols(isa->random, RANDOM_LISTS) && add_symbols(isa->gemm, GEMM_LISTS) &&
           add_symbols(isa->fold, FOLD_LISTS) && add_symbols(rt_along_lists, ALONG_LISTS) &&
           add_symbols(&list, 1);
}

long gemm_left_bytes = GEMM_LEAST_LEFT_BYTES;
long gemm_aliased_bytes;
bool gemm_asks_for_rows;

/* Zen 4: a vector of 64 bytes takes two cycles, which leaves time for a line of every step to come
 * from any cache (512 x 128 x 2048 TN: 2660 us packed, 2420 in place; by AVX2 2750 and 2920). */
static bool has_slow_vectors(void)
{
#ifdef __x86_64__
    return strcmp(chosen->name, "avx512") == 0 && __builtin_cpu_is("amdfam19h");
#else
    return false;
#endif
}

/* A machine that does not say how large its cache is keeps the smallest size. */
static void fit_cache(void)
{
    enum { SLOW_ALIASED_BYTES = 32 * 1024 };
#ifdef _SC_LEVEL2_CACHE_SIZE
    const long half = sysconf(_SC_LEVEL2_CACHE_SIZE) / 2, least = GEMM_LEAST_LEFT_BYTES;
    gemm_left_bytes = half < least ? least : half < GEMM_LEFT_BYTES ? half : GEMM_LEFT_BYTES;
#endif
    gemm_aliased_bytes =
        has_slow_vectors() ? SLOW_ALIASED_BYTES : gemm_left_bytes / GEMM_LINE_STEPS;
}

bool rt_start(int threads)
{
    if (threads < 1 || threads > RT_MAX_THREADS) {
        return false;
    }
    chosen = choose_isa();
    choose_asking();
    fit_cache();
    return collect_symbols(chosen) &&
           parallel_start(threads, RT_SCRATCH_BYTES + RT_SLICE_BYTES + GEMM_PACK_BYTES);
}

void rt_stop(void)
{
    parallel_stop();
}

const char *rt_isa(void)
{
    return chosen == NULL ? "none" : chosen->name;
}

const RtSymbol *rt_symbols(int *count)
{
    *count = symbol_count;
    return symbols;
}
