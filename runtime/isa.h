/* isa: one source, several instruction sets.
 *
 * Kernel files are compiled once per instruction set with -DRT_ISA=baseline, avx2 or avx512 and the
 * compiler flags of that set. Their functions are static; each file exports one table of symbols
 * whose name ends in the set's name. dispatch.c picks the tables of one set when the program
 * starts, so one binary serves every x86-64 processor, and other machines build the baseline alone.
 */
#ifndef GRADCC_ISA_H
#define GRADCC_ISA_H

#include "rt.h"

typedef struct RtSymbolList {
    const RtSymbol *items;
    int count;
} RtSymbolList;

// clang-format off
#define RT_SYMBOL_(function) {#function, (void *)(function)}
#define RT_SYMBOL(function)  RT_SYMBOL_(function)
#define RT_LIST(array)       {(array), (int)(sizeof(array) / sizeof((array)[0]))}
// clang-format on

/* RT_PER_ISA(rt_elem) is rt_elem_avx2 in the file compiled with -DRT_ISA=avx2. */
#define RT_JOIN3_(a, b, c) a##b##c
#define RT_JOIN3(a, b, c)  RT_JOIN3_(a, b, c)
#define RT_PER_ISA(name)   RT_JOIN3(name, _, RT_ISA)

/* The tables that kernel files export for every set, and how many lists each of them has. */
enum { ELEM_LISTS = 6, TILE_LISTS = 4, RANDOM_LISTS = 1, GEMM_LISTS = 1, FOLD_LISTS = 1 };
#define RT_DECLARE_TABLES(isa)                                                                     \
    extern const RtSymbolList rt_elem_##isa[ELEM_LISTS];                                           \
    extern const RtSymbolList rt_tile_##isa[TILE_LISTS];                                           \
    extern const RtSymbolList rt_random_##isa[RANDOM_LISTS];                                       \
    extern const RtSymbolList rt_gemm_##isa[GEMM_LISTS];                                           \
    extern const RtSymbolList rt_fold_##isa[FOLD_LISTS];

RT_DECLARE_TABLES(baseline)
#ifdef __x86_64__
RT_DECLARE_TABLES(avx2)
RT_DECLARE_TABLES(avx512)
#endif

/* Tables of files that are compiled once. */
enum { ALONG_LISTS = 4 };
extern const RtSymbolList rt_along_lists[ALONG_LISTS];

/* Bytes of the widest vector register; a test may ask for another width. */
#ifndef RT_VECTOR_BYTES
#if defined(__AVX512F__)
#define RT_VECTOR_BYTES 64
#elif defined(__AVX__)
#define RT_VECTOR_BYTES 32
#else
#define RT_VECTOR_BYTES 16
#endif
#endif

/* Says that no iteration of the next loop depends on an earlier one: operands either are the same
 * array or do not overlap, so the compiler need not test for overlap at run time. */
#ifdef __clang__
#pragma clang diagnostic ignored "-Wpass-failed" /* loops over libm stay scalar there */
#define RT_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define RT_INDEPENDENT _Pragma("GCC ivdep") _Pragma("GCC unroll 1")
#endif

#define RT_UNROLL_BY_(pragma) _Pragma(#pragma)
#define RT_UNROLL_BY(times)   RT_UNROLL_BY_(GCC unroll times)
#define RT_UNROLL             RT_UNROLL_BY(16)

#define RT_INLINE static inline __attribute__((always_inline))

#endif
