/* shape_words: the shape rules in words, for the operator reference. One line a rule of shape.c; a
 * rule of ops.def that has no line here does not compile. */
#include "graph.h"

#define RULE(name, text) static const char words_##name[] = text;
RULE(leaf, "as asked for")
RULE(elem, "the shape and dtype that all operands share")
RULE(compare, "bool, of the shape that the operands share")
RULE(where, "a is bool; b and c have its shape and one dtype, which is the result's")
RULE(cast, "the operand's shape, the dtype asked for")
RULE(reduce, "the reduced axes have extent 1, the others stay")
RULE(argmax, "i32; the axis has extent 1, the others stay")
RULE(reshape, "the shape asked for, with as many elements")
RULE(permute, "axis i has the extent of the operand's axis perm[i]")
RULE(expand, "the shape asked for, of equal rank; only axes of extent 1 grow")
RULE(slice, "the shape asked for, of equal rank; start + i step stays inside the operand")
RULE(pad, "the shape asked for, of equal rank; start + i step stays inside it")
RULE(after, "the shape and dtype of a; b is anything")
RULE(concat, "operands that differ on the axis only; there the extents add up")
RULE(unfold, "the axis counts the windows that fit; a new last axis has their size")
RULE(fold, "the shape asked for, which unfold turns into the operand's")
RULE(matmul, "(..., M, K) and (..., K, N) give (..., M, N); batch axes are equal")
RULE(gather, "the shape of the index, which differs from a on the axis only")
RULE(scatter_add,
     "the shape asked for; a and the index have one shape, which differs from it on the axis only")
RULE(inverse, "i32 of the shape asked for, which differs from the index on the axis only")
RULE(along, "the operand's shape and dtype")
RULE(places, "i32 of the operand's shape")
RULE(argsort, "i32 of the shape asked for, whose axis may be shorter than the operand's")
RULE(random, "floats of the shape asked for; the seed is i32 (2), the step i32 ()")
RULE(scan, "no value of its own; the body gives every carry the shape and dtype that it had")
RULE(result, "of a carry its shape; of a y that of a step behind the number of steps")
RULE(update, "a state and a value of its shape and dtype")

static const char *const words[OP_COUNT] = {
#define OP(name, arity, class, traits, types, shape, ...) [OP_##name] = words_##shape,
#include "ops.def"
};

const char *op_shape_words(Op op)
{
    return words[op];
}
