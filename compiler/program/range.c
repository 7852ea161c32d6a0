/* range.c: interval arithmetic for what masks are made of: indices, comparisons of them, and what
 * `where`, exp and products make of -inf and 0. In: an instruction, the ranges of its arguments. Out:
 * the range of its value.
 */
#include "range.h"

#include <math.h>

const Range ANY_NUMBER = {0}, ZERO = {true, 0, 0};
static const Range HIDDEN = {true, -INFINITY, -INFINITY}; /* what masks make of scores */

bool range_is(Range a, double value)
{
    return a.known && a.low == value && a.high == value;
}

static bool is_whole(Range a)
{
    const double most = 1 << 24;
    return a.known && a.low == floor(a.low) && a.high == floor(a.high) && a.low >= -most &&
           a.high <= most;
}

Range range_of(double low, double high)
{
    const Range range = {true, low, high};
    return is_whole(range) ? range : ANY_NUMBER;
}

static Range sum_of(Range a, Range b)
{
    if (is_whole(a) && is_whole(b)) {
        return range_of(a.low + b.low, a.high + b.high);
    }
    return range_is(a, -INFINITY) && !range_is(b, INFINITY) ? HIDDEN : ANY_NUMBER;
}

static Range negative_of(Range a)
{
    return (Range){a.known, -a.high, -a.low};
}

static Range product_of(Range a, Range b)
{
    const bool endless = b.known && (isinf(b.low) || isinf(b.high));
    const bool scaled = range_is(a, -INFINITY) && b.known && b.low > 0;
    return range_is(a, 0) && !endless ? ZERO : scaled ? HIDDEN : ANY_NUMBER;
}

static Range truth_of(Range a)
{
    return a.known ? a : (Range){true, 0, 1};
}

/* a < b, or with `equal` a <= b. */
static Range order_of(Range a, Range b, bool equal)
{
    if (!is_whole(a) || !is_whole(b)) {
        return truth_of(ANY_NUMBER);
    }
    const bool always = equal ? a.high <= b.low : a.high < b.low;
    const bool never = equal ? a.low > b.high : a.low >= b.high;
    return (Range){true, always, !never};
}

static Range choice_of(Range condition, Range yes, Range no)
{
    const bool same = yes.known && no.known && yes.low == no.low && yes.high == no.high;
    return range_is(condition, 1) || same ? yes : range_is(condition, 0) ? no : ANY_NUMBER;
}

static Range cast_of(Range a, DType dtype)
{
    if (dtype == DT_BOOL) {
        return (Range){true, a.known && (a.low > 0 || a.high < 0), !range_is(a, 0)};
    }
    return is_whole(a) || (range_is(a, -INFINITY) && dtype != DT_I32) ? a : ANY_NUMBER;
}

static Range either_of(Range a, Range b)
{
    return a.known ? a : b;
}

static Range value_of(const Instr *instr, const Range *value)
{
    Range a = ANY_NUMBER, b = ANY_NUMBER, c = ANY_NUMBER;
    Range *const arg[MAX_INPUTS] = {&a, &b, &c};
    for (int i = 0; i < MAX_INPUTS; i++) {
        *arg[i] = instr->arg[i] >= 0 ? value[instr->arg[i]] : ANY_NUMBER;
    }
    switch (instr->op) {
    case OP_detach:
        return a;
    case OP_cast:
        return cast_of(a, instr->dtype);
    case OP_neg:
        return negative_of(a);
    case OP_add:
        return either_of(sum_of(a, b), sum_of(b, a));
    case OP_sub:
        return sum_of(a, negative_of(b));
    case OP_mul:
        return either_of(product_of(a, b), product_of(b, a));
    case OP_div:
        return product_of(a, b);
    case OP_exp:
        return range_is(a, -INFINITY) ? ZERO : ANY_NUMBER;
    case OP_lt:
        return order_of(a, b, false);
    case OP_le:
        return order_of(a, b, true);
    case OP_gt:
        return order_of(b, a, false);
    case OP_ge:
        return order_of(b, a, true);
    case OP_not:
        return (Range){true, 1 - truth_of(a).high, 1 - truth_of(a).low};
    case OP_and:
        return (Range){true, fmin(truth_of(a).low, truth_of(b).low),
                       fmin(truth_of(a).high, truth_of(b).high)};
    case OP_or:
        return (Range){true, fmax(truth_of(a).low, truth_of(b).low),
                       fmax(truth_of(a).high, truth_of(b).high)};
    case OP_where:
        return choice_of(a, b, c);
    default:
        return ANY_NUMBER;
    }
}

/* What an index is whose axes go from low to high. */
static Range index_of(const Access *access, const Range *axis, int rank)
{
    double low = (double)access->offset, high = low;
    for (int a = 0; a < rank; a++) {
        const double stride = (double)access->stride[a];
        low += stride * (stride < 0 ? axis[a].high : axis[a].low);
        high += stride * (stride < 0 ? axis[a].low : axis[a].high);
    }
    return range_of(low, high);
}

Range range_of_instr(const Instr *instr, const Range *value, const Range *axis, int rank)
{
    switch (instr->kind) {
    case INSTR_IOTA:
        return index_of(&instr->access, axis, rank);
    case INSTR_CONST:
        return (Range){true, instr->value, instr->value};
    case INSTR_ELEM:
        return value_of(instr, value);
    default:
        return ANY_NUMBER;
    }
}
