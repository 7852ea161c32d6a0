/* elem_type: included by elem.c once per scalar type, after its macros.
 *
 * In: T (C type), TYPE (its name in symbols), F(name) for functions of libm, and FOR_FLOATS and
 * FOR_BOOLS: whether operators on floats alone, or on truth values, exist for the type.
 * Out: static functions and the array elem_TYPE of their symbols.
 */
#define OP(name, arity, class, traits, types, shape, grad, attr, cform, ...)                       \
    CLASS_##class(FUNCTION, name, arity, types, shape, cform)
#include "../compiler/ops.def"

static const RtSymbol RT_JOIN3(elem, _, TYPE)[] = {
#define OP(name, arity, class, traits, types, shape, grad, attr, cform, ...)                       \
    CLASS_##class(SYMBOL, name, arity, types, shape, cform)
#include "../compiler/ops.def"
};

#undef T
#undef TYPE
#undef F
#undef FOR_FLOATS
#undef FOR_BOOLS
