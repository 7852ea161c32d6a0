/* algebra: the rules of simplify about values: constants, neutral operands, signs, factors, powers,
 * choices and casts. See the table in simplify.c for what each of them says and when it holds. */
#include <math.h>
#include <stdlib.h>

#include "rules.h"

/* ---- constants ---- */

bool dtype_holds(DType dtype, double value)
{
    switch (dtype) {
    case DT_BOOL:
        return value == 0 || value == 1;
    case DT_I32:
        return value == floor(value) && value >= INT32_MIN && value <= INT32_MAX;
    default:
        return true;
    }
}

/* The constant `value`, and with the same sign if that is 0. */
static bool is_number(const Rewriter *r, NodeId id, double value)
{
    double found;
    return is_const(r, id, &found) && found == value && !signbit(found) == !signbit(value);
}

/* The C form of each operator as a function of its operands. Numbers are computed in double, so
 * that a result in f32 is rounded once; truth values are integers. */
#define F(function)  function
#define TYPE_FLOATS  double
#define TYPE_NUMBERS double
#define TYPE_ANY     double
#define TYPE_BOOLS   int
#define OP(name, arity, class, traits, types, shape, rule, attr, form, ...)                        \
    static double evaluate_##name(const double *value)                                             \
    {                                                                                              \
        const TYPE_##types a = (TYPE_##types)value[0], b = (TYPE_##types)value[1];                 \
        const TYPE_##types c = (TYPE_##types)value[2];                                             \
        (void)a, (void)b, (void)c;                                                                 \
        return form;                                                                               \
    }
#include "ops.def"

typedef double Evaluator(const double *value);

static Evaluator *const evaluators[OP_COUNT] = {
#define OP(name, ...) [OP_##name] = evaluate_##name,
#include "ops.def"
};

/* A cast has no form of its own: what it does depends on the dtype it gives. */
static double evaluate(const Node *n, const double *value)
{
    if (n->op == OP_cast && n->dtype == DT_BOOL) {
        return value[0] != 0;
    }
    if (n->op == OP_cast && n->dtype == DT_I32) {
        return trunc(value[0]) + 0.0; /* -0 + 0 = 0: i32 has one zero */
    }
    return evaluators[n->op](value);
}

NodeId rule_fold(Rewriter *r, const Node *n)
{
    double value[MAX_INPUTS] = {0};
    for (int i = 0; i < n->arity; i++) {
        if (!is_const(r, n->in[i], &value[i])) {
            return NO_NODE;
        }
    }
    double result = evaluate(n, value);
    return dtype_holds(n->dtype, result) ? number(r, n, result) : NO_NODE;
}

NodeId rule_sum_const(Rewriter *r, const Node *n)
{
    double value;
    if (!is_const(r, n->in[0], &value)) {
        return NO_NODE;
    }
    double total = value * reduced_terms(r, n);
    return dtype_holds(n->dtype, total) ? number(r, n, total) : NO_NODE;
}

NodeId rule_index_zero(Rewriter *r, const Node *n)
{
    const Shape *indexed = n->op == OP_iota ? &n->shape : &operand(r, n, 0)->shape;
    return indexed->dim[n->attr.index] == 1 ? number(r, n, 0) : NO_NODE;
}

/* ---- neutral and absorbing operands ---- */

NodeId rule_same(Rewriter *r, const Node *n)
{
    (void)r;
    return n->in[0];
}

/* The other operand, when one is `neutral`: the second, or either if the operator commutes. */
static NodeId without(Rewriter *r, const Node *n, double neutral)
{
    bool commutes = op_info[n->op].traits & COMMUTES;
    if (is_number(r, n->in[1], neutral)) {
        return n->in[0];
    }
    return commutes && is_number(r, n->in[0], neutral) ? n->in[1] : NO_NODE;
}

NodeId rule_plus_zero(Rewriter *r, const Node *n)
{
    return without(r, n, dtype_is_float(n->dtype) ? -0.0 : 0);
}

NodeId rule_minus_zero(Rewriter *r, const Node *n)
{
    return without(r, n, 0);
}

NodeId rule_times_one(Rewriter *r, const Node *n)
{
    return without(r, n, 1);
}

NodeId rule_times_minus_one(Rewriter *r, const Node *n)
{
    NodeId a = without(r, n, -1);
    return a == NO_NODE ? NO_NODE : unary(r, OP_neg, a);
}

NodeId rule_absorb(Rewriter *r, const Node *n)
{
    double absorbing = n->op == OP_or;
    bool known = is_number(r, n->in[0], absorbing) || is_number(r, n->in[1], absorbing);
    return known && !dtype_is_float(n->dtype) ? number(r, n, absorbing) : NO_NODE;
}

/* ---- the same operand or operator twice ---- */

NodeId rule_both_same(Rewriter *r, const Node *n)
{
    (void)r;
    return n->in[0] == n->in[1] ? n->in[0] : NO_NODE;
}

NodeId rule_self_inverse(Rewriter *r, const Node *n)
{
    return is_op(r, n->in[0], n->op) ? operand(r, n, 0)->in[0] : NO_NODE;
}

NodeId rule_idempotent(Rewriter *r, const Node *n)
{
    return is_op(r, n->in[0], n->op) ? n->in[0] : NO_NODE;
}

/* NaN is not equal to itself, so only < and > are known for floats. */
NodeId rule_with_itself(Rewriter *r, const Node *n)
{
    if (n->in[0] != n->in[1]) {
        return NO_NODE;
    }
    bool known = n->op == OP_lt || n->op == OP_gt || !dtype_is_float(operand(r, n, 0)->dtype);
    bool truth = n->op == OP_eq || n->op == OP_le || n->op == OP_ge;
    return known ? number(r, n, truth) : NO_NODE;
}

NodeId rule_not_equal(Rewriter *r, const Node *n)
{
    const Node a = *operand(r, n, 0);
    if (a.op != OP_eq && a.op != OP_ne) {
        return NO_NODE;
    }
    return binary(r, a.op == OP_eq ? OP_ne : OP_eq, a.in[0], a.in[1]);
}

/* ---- signs ---- */

/* x if the node is -x, or a view of -x that nobody else reads. Not pad: its zeros would turn.
 * Not concat: it has another side. */
static NodeId without_sign(Rewriter *r, NodeId id)
{
    const Node node = *rewrite_node(r, id);
    if (node.op == OP_neg) {
        return node.in[0];
    }
    bool view = op_info[node.op].class == MOVE && node.op != OP_pad && node.arity == 1 &&
                rewrite_single(r, id);
    if (!view || !is_op(r, node.in[0], OP_neg) || !rewrite_single(r, node.in[0])) {
        return NO_NODE;
    }
    return rewrite_again(r, &node, rewrite_node(r, node.in[0])->in[0]);
}

NodeId rule_add_negative(Rewriter *r, const Node *n)
{
    for (int i = 1; i >= 0; i--) {
        NodeId x = without_sign(r, n->in[i]);
        if (x != NO_NODE) {
            return binary(r, OP_sub, n->in[1 - i], x);
        }
    }
    return NO_NODE;
}

NodeId rule_sub_negative(Rewriter *r, const Node *n)
{
    NodeId x = without_sign(r, n->in[1]);
    return x == NO_NODE ? NO_NODE : binary(r, OP_add, n->in[0], x);
}

NodeId rule_signs_cancel(Rewriter *r, const Node *n)
{
    if (!is_op(r, n->in[0], OP_neg) || !is_op(r, n->in[1], OP_neg)) {
        return NO_NODE;
    }
    return binary(r, n->op, operand(r, n, 0)->in[0], operand(r, n, 1)->in[0]);
}

NodeId rule_sign_outwards(Rewriter *r, const Node *n)
{
    for (int i = 0; i < n->arity; i++) {
        NodeId x = rewrite_single(r, n->in[i]) ? without_sign(r, n->in[i]) : NO_NODE;
        if (x != NO_NODE) {
            NodeSpec spec = {.op = n->op, .attr = n->attr};
            for (int k = 0; k < n->arity; k++) {
                spec.in[k] = k == i ? x : n->in[k];
            }
            return unary(r, OP_neg, rewrite_build(r, spec));
        }
    }
    return NO_NODE;
}

/* ---- factors and powers ---- */

/* A power of two whose reciprocal is a normal number: scaling by it only moves the exponent. */
static bool is_power_of_two(DType dtype, double value)
{
    int exponent, largest = dtype == DT_F32 ? 126 : 1022;
    return isfinite(value) && fabs(frexp(value, &exponent)) == 0.5 && abs(exponent - 1) <= largest;
}

static bool is_normal(DType dtype, double value)
{
    return dtype == DT_F32 ? isnormal((float)value) : isnormal(value);
}

bool find_factor(const Rewriter *r, const Node *product, double *factor, NodeId *rest)
{
    for (int i = 0; i < 2; i++) {
        if (is_const(r, product->in[i], factor)) {
            *rest = product->in[1 - i];
            return true;
        }
    }
    return false;
}

/* The same for the only reader of a product. */
static bool find_inner_factor(const Rewriter *r, NodeId id, double *factor, NodeId *rest)
{
    return is_op(r, id, OP_mul) && rewrite_single(r, id) &&
           find_factor(r, rewrite_node(r, id), factor, rest);
}

NodeId rule_negative_factor(Rewriter *r, const Node *n)
{
    double factor;
    NodeId x;
    if (!find_inner_factor(r, n->in[0], &factor, &x) || !dtype_holds(n->dtype, -factor)) {
        return NO_NODE;
    }
    return binary(r, OP_mul, x, number(r, n, -factor));
}

NodeId rule_divide_one(Rewriter *r, const Node *n)
{
    return is_number(r, n->in[0], 1) ? unary(r, OP_recip, n->in[1]) : NO_NODE;
}

NodeId rule_divide_by_const(Rewriter *r, const Node *n)
{
    double divisor;
    if (!is_const(r, n->in[1], &divisor) || !is_power_of_two(n->dtype, divisor) ||
        !rewrite_single(r, n->in[1])) {
        return NO_NODE;
    }
    return binary(r, OP_mul, n->in[0], number(r, n, 1 / divisor));
}

NodeId rule_whole_power(Rewriter *r, const Node *n)
{
    double exponent;
    NodeId x = n->in[0];
    if (!is_const(r, n->in[1], &exponent)) {
        return NO_NODE;
    }
    if (exponent == 0) {
        return number(r, n, 1);
    }
    if (exponent == 1) {
        return x;
    }
    if (exponent == -1) {
        return unary(r, OP_recip, x);
    }
    if (exponent == 2) {
        return binary(r, OP_mul, x, x);
    }
    if (exponent == 3 && rewrite_single(r, n->in[1])) { /* or there would be one node more */
        return binary(r, OP_mul, binary(r, OP_mul, x, x), x);
    }
    return NO_NODE;
}

/* ---- products of several factors, and their sums ---- */

enum { MOST_FACTORS = 8 };

typedef struct Factors {
    NodeId item[MOST_FACTORS];
    NodeId product[MOST_FACTORS]; /* looked into */
    int count, products;
} Factors;

/* What is multiplied in a product that has one reader, and in products that nobody else reads. */
static bool find_factors(const Rewriter *r, NodeId id, Factors *factors)
{
    const Node *n = rewrite_node(r, id);
    if (n->op == OP_mul && rewrite_single(r, id)) {
        if (factors->products == MOST_FACTORS - 1) {
            return false;
        }
        factors->product[factors->products++] = id;
        return find_factors(r, n->in[0], factors) && find_factors(r, n->in[1], factors);
    }
    if (factors->count == MOST_FACTORS) {
        return false;
    }
    factors->item[factors->count++] = id;
    return true;
}

/* The product once more, with its factor number `at`, as find_factors() counts, replaced by `value` or,
 * of NO_NODE, left out. The others are multiplied as before: in another order they might overflow. */
static NodeId replace_factor(Rewriter *r, const Factors *factors, NodeId id, int *at, NodeId value)
{
    const Node n = *rewrite_node(r, id);
    bool inside = false; /* what is made on the way may be a reader more */
    for (int p = 0; p < factors->products; p++) {
        inside |= factors->product[p] == id;
    }
    if (!inside) {
        return (*at)-- == 0 ? value : id;
    }
    const NodeId a = replace_factor(r, factors, n.in[0], at, value);
    const NodeId b = replace_factor(r, factors, n.in[1], at, value);
    if (a == NO_NODE || b == NO_NODE) {
        return a == NO_NODE ? b : a;
    }
    return a == n.in[0] && b == n.in[1] ? id : binary(r, OP_mul, a, b);
}

/* For a power of two that moves past other factors: no bit changes, and what it is multiplied with, or
 * no longer, leaves the numbers by no more than this. */
static bool is_moderate(double factor)
{
    return fabs(factor) >= 1 / 1024.0 && fabs(factor) <= 1024;
}

NodeId rule_join_factors(Rewriter *r, const Node *n)
{
    double outer, inner;
    NodeId product;
    Factors factors = {.count = 0};
    if (!dtype_is_float(n->dtype) || !find_factor(r, n, &outer, &product) ||
        !find_factors(r, product, &factors) || factors.count < 2) {
        return NO_NODE;
    }
    const bool beside = factors.count == 2;
    const bool moves_in = is_power_of_two(n->dtype, outer) && (beside || is_moderate(outer));
    for (int i = 0; i < factors.count; i++) {
        if (!is_const(r, factors.item[i], &inner) || !is_normal(n->dtype, outer * inner)) {
            continue;
        }
        if (moves_in) {
            return replace_factor(r, &factors, product, &i, number(r, n, outer * inner));
        }
        if (is_power_of_two(n->dtype, inner) && (beside || is_moderate(inner))) {
            const NodeId factor = number(r, n, outer * inner);
            return binary(r, OP_mul, replace_factor(r, &factors, product, &i, NO_NODE), factor);
        }
    }
    return NO_NODE;
}

NodeId rule_common_factor(Rewriter *r, const Node *n)
{
    const NodeId a = n->in[0], b = n->in[1];
    const Op op = n->op;
    Factors in_a = {.count = 0}, in_b = {.count = 0};
    if (!dtype_is_float(n->dtype) || !find_factors(r, a, &in_a) || !find_factors(r, b, &in_b) ||
        in_a.count < 2 || in_b.count < 2) {
        return NO_NODE;
    }
    for (int i = 0; i < in_a.count; i++) {
        for (int k = 0; k < in_b.count; k++) {
            const NodeId factor = in_a.item[i];
            if (factor == in_b.item[k]) {
                const NodeId left = replace_factor(r, &in_a, a, &i, NO_NODE);
                const NodeId right = replace_factor(r, &in_b, b, &k, NO_NODE);
                return binary(r, OP_mul, factor, binary(r, op, left, right));
            }
        }
    }
    return NO_NODE;
}

NodeId rule_product_at_hand(Rewriter *r, const Node *n)
{
    for (int i = 0; i < 2 && dtype_is_float(n->dtype); i++) {
        const NodeId a = n->in[i];
        const Node inner = *operand(r, n, 1 - i);
        if (inner.op != OP_mul || !rewrite_single(r, n->in[1 - i])) {
            continue;
        }
        for (int k = 0; k < 2; k++) {
            const NodeId there = rewrite_find(r, OP_mul, inner.in[k], a);
            if (there != NO_NODE && there != n->in[1 - i]) { /* (c a) a has c a already */
                return binary(r, OP_mul, there, inner.in[1 - k]);
            }
        }
    }
    return NO_NODE;
}

NodeId rule_squares_at_hand(Rewriter *r, const Node *n)
{
    const Node square = *operand(r, n, 1);
    if (!is_number(r, n->in[0], 1) || square.op != OP_mul || square.in[0] != square.in[1] ||
        !dtype_is_float(n->dtype) || !rewrite_single(r, n->in[1])) {
        return NO_NODE;
    }
    const NodeId x = square.in[0];
    const NodeId more = rewrite_find(r, OP_add, x, n->in[0]);
    return more == NO_NODE ? NO_NODE : binary(r, OP_mul, more, binary(r, OP_sub, n->in[0], x));
}

/* ---- choices and casts ---- */

static NodeId where(Rewriter *r, NodeId condition, NodeId a, NodeId b)
{
    return rewrite_build(r, (NodeSpec){.op = OP_where, .in = {condition, a, b}});
}

NodeId rule_where_const(Rewriter *r, const Node *n)
{
    double condition;
    return is_const(r, n->in[0], &condition) ? n->in[condition != 0 ? 1 : 2] : NO_NODE;
}

NodeId rule_where_same(Rewriter *r, const Node *n)
{
    (void)r;
    return n->in[1] == n->in[2] ? n->in[1] : NO_NODE;
}

NodeId rule_where_not(Rewriter *r, const Node *n)
{
    bool negated = is_op(r, n->in[0], OP_not);
    return negated ? where(r, operand(r, n, 0)->in[0], n->in[2], n->in[1]) : NO_NODE;
}

NodeId rule_where_nested(Rewriter *r, const Node *n)
{
    NodeId branch[2] = {n->in[1], n->in[2]};
    for (int i = 0; i < 2; i++) {
        const Node *inner = rewrite_node(r, branch[i]);
        if (inner->op == OP_where && inner->in[0] == n->in[0]) {
            branch[i] = inner->in[1 + i];
        }
    }
    bool simpler = branch[0] != n->in[1] || branch[1] != n->in[2];
    return simpler ? where(r, n->in[0], branch[0], branch[1]) : NO_NODE;
}

NodeId rule_cast_same(Rewriter *r, const Node *n)
{
    return operand(r, n, 0)->dtype == n->dtype ? n->in[0] : NO_NODE;
}

/* Every value of `narrow` is one of `wide`. */
static bool dtype_within(DType narrow, DType wide)
{
    return narrow == wide || narrow == DT_BOOL || (wide == DT_F64 && narrow != DT_F64);
}

NodeId rule_cast_twice(Rewriter *r, const Node *n)
{
    const Node *inner = operand(r, n, 0);
    if (inner->op != OP_cast || !dtype_within(operand(r, inner, 0)->dtype, inner->dtype)) {
        return NO_NODE;
    }
    return rewrite_again(r, n, inner->in[0]);
}
