/* shape_checks.c: the checks that shape rules share. Every extent, axis and product of a hostile
 * script is looked at here before it is used, without forming a number that overflows.
 */
#include "shape_checks.h"

bool refuse(Text *error, const NodeSpec *spec, const char *format, ...)
{
    text_printf(error, "%s: ", op_info[spec->op].name);
    va_list args;
    va_start(args, format);
    text_vprintf(error, format, args);
    va_end(args);
    return false;
}

bool shape_sound(const NodeSpec *spec, Text *error)
{
    const Shape *shape = &spec->shape;
    if (shape->rank < 0 || shape->rank > MAX_RANK) {
        return refuse(error, spec, "%d axes asked for; 0 to %d are possible", shape->rank,
                      MAX_RANK);
    }
    int64_t count = 1;
    for (int axis = 0; axis < shape->rank; axis++) {
        int64_t extent = shape->dim[axis];
        if (extent < 1) {
            return refuse(error, spec, "%s has extent %lld on axis %d; at least 1 is needed",
                          WORDS(shape), (long long)extent, axis);
        }
        if (extent > MAX_ELEMENTS / count) {
            return refuse(error, spec, "%s has more than 2^40 elements", WORDS(shape));
        }
        count *= extent;
    }
    return true;
}

bool request_sound(const NodeSpec *spec, Text *error)
{
    if ((unsigned)spec->dtype >= DTYPE_COUNT) {
        return refuse(error, spec, "unknown dtype %d", (int)spec->dtype);
    }
    return shape_sound(spec, error);
}

bool axis_sound(const NodeSpec *spec, const Shape *shape, Text *error)
{
    if (spec->attr.index < 0 || spec->attr.index >= shape->rank) {
        return refuse(error, spec, "%s has no axis %lld", WORDS(shape),
                      (long long)spec->attr.index);
    }
    return true;
}

bool same_dtype(const NodeSpec *spec, const Node *a, const Node *b, Text *error)
{
    if (a->dtype != b->dtype) {
        return refuse(error, spec, "%s and %s do not mix; cast one of them", dtype_name(a->dtype),
                      dtype_name(b->dtype));
    }
    return true;
}

bool same_shape(const NodeSpec *spec, const Shape *a, const Shape *b, Text *error)
{
    if (!shape_equal(a, b)) {
        return refuse(error, spec, "shapes %s and %s differ", WORDS(a), WORDS(b));
    }
    return true;
}

bool same_except(const NodeSpec *spec, const Shape *a, const Shape *b, int64_t axis, Text *error)
{
    bool same = a->rank == b->rank;
    for (int i = 0; same && i < a->rank; i++) {
        same = i == axis || a->dim[i] == b->dim[i];
    }
    if (!same) {
        return refuse(error, spec, "%s and %s may differ on axis %lld only", WORDS(a), WORDS(b),
                      (long long)axis);
    }
    return true;
}

bool countable(const NodeSpec *spec, const Shape *shape, Text *error)
{
    int64_t extent = shape->dim[spec->attr.index];
    if (extent > INT32_MAX) {
        return refuse(error, spec, "extent %lld of %s is too large to count in i32",
                      (long long)extent, WORDS(shape));
    }
    return true;
}

bool progression_inside(int64_t start, int64_t step, int64_t count, int64_t extent)
{
    if (start < 0 || start >= extent || step < -MAX_ELEMENTS || step > MAX_ELEMENTS) {
        return false;
    }
    int64_t room = step > 0 ? extent - 1 - start : start;
    int64_t stride = step > 0 ? step : -step;
    return stride == 0 || count - 1 <= room / stride;
}

bool becomes(NodeSpec *spec, DType dtype, const Shape *shape)
{
    spec->dtype = dtype;
    spec->shape = *shape;
    return true;
}
