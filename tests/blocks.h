/* blocks: what the tests of block kernels share: operands of any type, and tests by every instruction
 * set that this machine has. */
#ifndef GRADCC_BLOCKS_H
#define GRADCC_BLOCKS_H

#include <math.h>
#include <stdint.h>

#include "symbols.h"

enum { ROOM = 1100, GUARD = 12345 };

static inline double random_value(void)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (double)(state >> 11) * 0x1p-53 * 8 - 4;
}

/* ---- operands of any type ---- */

typedef enum Type { F32, F64, I32 } Type;

typedef union Operand {
    float f32[ROOM];
    double f64[ROOM];
    int i32[ROOM];
} Operand;

static inline double get(Type type, const Operand *x, long i)
{
    return type == F32 ? (double)x->f32[i] : type == F64 ? x->f64[i] : (double)x->i32[i];
}

static inline void put(Type type, Operand *x, long i, double value)
{
    switch (type) {
    case F32:
        x->f32[i] = (float)value;
        break;
    case F64:
        x->f64[i] = value;
        break;
    default:
        x->i32[i] = isfinite(value) ? (int)value : 7;
    }
}

static inline const char *type_name(Type type)
{
    static const char *const names[] = {"f32", "f64", "i32"};
    return names[type];
}

#define TEST(check)                                                                                \
    static void test_##check(void **unused)                                                        \
    {                                                                                              \
        (void)unused;                                                                              \
        under_every_isa(check);                                                                    \
    }
#endif
