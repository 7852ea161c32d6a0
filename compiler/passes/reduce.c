/* reduce: the rules of simplify about sums and largest values over axes. See the table in simplify.c
 * for what each of them says and when it holds. */
#include "rules.h"

/* ---- axes ---- */

NodeId rule_fewer_axes(Rewriter *r, const Node *n)
{
    Node fewer = *n;
    fewer.attr.mask &= differing_axes(&operand(r, n, 0)->shape, &n->shape);
    if (fewer.attr.mask == 0) {
        return n->in[0];
    }
    return fewer.attr.mask == n->attr.mask ? NO_NODE : rewrite_again(r, &fewer, n->in[0]);
}

NodeId rule_reduce_twice(Rewriter *r, const Node *n)
{
    const Node inner = *operand(r, n, 0);
    if (inner.op != n->op || !rewrite_single(r, n->in[0])) {
        return NO_NODE;
    }
    Node joint = *n;
    joint.attr.mask |= inner.attr.mask;
    return rewrite_again(r, &joint, inner.in[0]);
}

/* The axes that the node, if it is an expand, repeats. */
static uint32_t repeated_axes(const Rewriter *r, const Node *n)
{
    return n->op == OP_expand ? differing_axes(&operand(r, n, 0)->shape, &n->shape) : 0;
}

NodeId rule_sum_repeated(Rewriter *r, const Node *n)
{
    double terms = reduced_terms(r, n);
    if (n->attr.mask != repeated_axes(r, operand(r, n, 0)) || !rewrite_single(r, n->in[0]) ||
        !dtype_holds(n->dtype, terms)) {
        return NO_NODE;
    }
    return binary(r, OP_mul, operand(r, n, 0)->in[0], number(r, n, terms));
}

NodeId rule_amax_repeated(Rewriter *r, const Node *n)
{
    if (n->attr.mask & ~repeated_axes(r, operand(r, n, 0))) {
        return NO_NODE;
    }
    Node expand = *operand(r, n, 0);
    expand.shape = n->shape;
    return rewrite_again(r, &expand, expand.in[0]);
}

/* Along axes that are repeated, and stay, all results are the same. */
NodeId rule_reduce_then_expand(Rewriter *r, const Node *n)
{
    const Node expand = *operand(r, n, 0);
    const uint32_t repeated = repeated_axes(r, &expand);
    if (!repeated || repeated & n->attr.mask || !rewrite_single(r, n->in[0])) {
        return NO_NODE;
    }
    Node reduced = *n;
    reduced.shape = operand(r, &expand, 0)->shape;
    for (int axis = 0; axis < reduced.shape.rank; axis++) {
        reduced.shape.dim[axis] = n->attr.mask >> axis & 1 ? 1 : reduced.shape.dim[axis];
    }
    reduced.from = NO_NODE;
    const NodeId once = rewrite_again(r, &reduced, expand.in[0]);
    return rewrite_build(r, (NodeSpec){.op = OP_expand, .shape = n->shape, .in = {once}});
}

/* Several windows of few elements: as many slices of what they are taken from, added. Sums along so
 * short an axis would leave most of a vector empty. */
NodeId rule_sum_of_windows(Rewriter *r, const Node *n)
{
    enum { MOST_SLICES = 4 };
    const Node windows = *operand(r, n, 0);
    const Window *window = &windows.attr.window;
    const int last = n->shape.rank - 1, axis = (int)windows.attr.index;
    if (windows.op != OP_unfold || n->attr.mask != UINT32_C(1) << last ||
        window->size > MOST_SLICES || windows.shape.dim[axis] == 1) {
        return NO_NODE;
    }
    NodeSpec part = {.op = OP_slice, .shape = windows.shape, .in = {windows.in[0]}};
    part.shape.rank--;
    for (int a = 0; a < part.shape.rank; a++) {
        part.attr.step[a] = a == axis ? window->step : 1;
    }
    NodeId total = rewrite_build(r, part);
    for (int64_t j = 1; j < window->size; j++) {
        part.attr.start[axis] = j * window->dilation;
        total = binary(r, OP_add, total, rewrite_build(r, part));
    }
    return rewrite_build(r, (NodeSpec){.op = OP_reshape, .shape = n->shape, .in = {total}});
}

/* ---- sums of products ---- */

/* A number, or repeated along all the axes that the reduction n runs over. */
static bool is_repeated(const Rewriter *r, const Node *n, NodeId id)
{
    const Node *node = rewrite_node(r, id);
    return node->op == OP_const || !(n->attr.mask & ~repeated_axes(r, node));
}

/* What is_repeated, once for every sum. */
static NodeId once(Rewriter *r, const Node *n, NodeId id)
{
    const Node node = *rewrite_node(r, id);
    if (node.op == OP_const) {
        return number(r, n, node.attr.value);
    }
    return rewrite_build(r, (NodeSpec){.op = OP_expand, .shape = n->shape, .in = {node.in[0]}});
}

/* The other operand, where the node is a product by something repeated, which goes to *factor. */
static NodeId without_factor(const Rewriter *r, const Node *n, NodeId id, NodeId *factor)
{
    const Node *product = rewrite_node(r, id);
    for (int i = 0; i < 2 && product->op == OP_mul; i++) {
        if (is_repeated(r, n, product->in[i])) {
            *factor = product->in[i];
            return product->in[1 - i];
        }
    }
    return NO_NODE;
}

/* The same for products of products: those around the factor are made anew, without it. Others may
 * read the one with the factor, but what that is made of is not looked into: every sum of a chain
 * would make all of it anew, and one of squares is a tree of 2^n products. */
static NodeId without_inner_factor(Rewriter *r, const Node *n, NodeId id, NodeId *factor)
{
    const Node product = *rewrite_node(r, id);
    NodeId rest = without_factor(r, n, id, factor);
    for (int i = 0; i < 2 && product.op == OP_mul && rest == NO_NODE; i++) {
        const NodeId inner = product.in[i];
        rest = rewrite_single(r, inner) ? without_inner_factor(r, n, inner, factor)
                                        : without_factor(r, n, inner, factor);
        rest = rest == NO_NODE ? NO_NODE : binary(r, OP_mul, rest, product.in[1 - i]);
    }
    return rest;
}

/* Sums over the leading axes go on until the loops over the others end, so that what is done with
 * them needs loops of its own. Those over other axes end with a row. */
static bool ends_with_row(const Rewriter *r, const Node *n)
{
    const Shape *shape = &operand(r, n, 0)->shape;
    bool kept = false, ends = false;
    for (int axis = 0; axis < shape->rank; axis++) {
        const bool summed = n->attr.mask >> axis & 1;
        kept |= !summed && shape->dim[axis] > 1;
        ends |= summed && kept;
    }
    return ends;
}

/* The sum n, but of another node. It has not the value of n, and not its name: a gradient's is that
 * of what it is a gradient by. */
static NodeId sum_of(Rewriter *r, const Node *n, NodeId id)
{
    Node sum = *n;
    sum.from = NO_NODE;
    return rewrite_again(r, &sum, id);
}

NodeId rule_sum_of_products(Rewriter *r, const Node *n)
{
    if (!dtype_is_float(n->dtype) || !ends_with_row(r, n) || !rewrite_single(r, n->in[0])) {
        return NO_NODE;
    }
    NodeId factor;
    const NodeId from = r->graph->from;
    r->graph->from = NO_NODE;
    const NodeId rest = without_inner_factor(r, n, n->in[0], &factor);
    r->graph->from = from;
    if (rest == NO_NODE) {
        return NO_NODE;
    }
    const NodeId single = once(r, n, factor);
    return binary(r, OP_mul, sum_of(r, n, rest), single);
}

/* ---- what has a mean of zero ---- */

/* The node is sum(x) / count or, as rounded to the dtype, sum(x) (1 / count), over the axes of n, of
 * which `count` are added. */
static bool is_mean(const Rewriter *r, const Node *n, const Node *mean, NodeId x)
{
    const double count = reduced_terms(r, n);
    double scale = 1;
    NodeId sum = mean->in[0];
    if (mean->op == OP_div) {
        if (!is_const(r, mean->in[1], &scale) || scale != count) {
            return false;
        }
    } else if (mean->op != OP_mul || !find_factor(r, mean, &scale, &sum) ||
               scale != rounded(n->dtype, 1 / count)) {
        return false;
    }
    const Node *added = rewrite_node(r, sum);
    return added->op == OP_sum && added->attr.mask == n->attr.mask && added->in[0] == x;
}

/* x - mean(x); *mean is that, repeated. */
static bool is_centred(const Rewriter *r, const Node *n, NodeId id, NodeId *mean)
{
    const Node *centred = rewrite_node(r, id);
    if (centred->op != OP_sub || !is_op(r, centred->in[1], OP_expand)) {
        return false;
    }
    *mean = centred->in[1];
    return is_mean(r, n, operand(r, operand(r, centred, 1), 0), centred->in[0]);
}

/* The same times repeated factors. */
static bool is_centred_product(const Rewriter *r, const Node *n, NodeId id)
{
    NodeId factor, mean;
    for (NodeId rest = id; rest != NO_NODE; rest = without_factor(r, n, id, &factor)) {
        id = rest;
    }
    return is_centred(r, n, id, &mean);
}

/* The sum of a product, whose repeated factors come after it: it may have more readers. */
static NodeId sum_then_factors(Rewriter *r, const Node *n, NodeId id)
{
    NodeId factor;
    const NodeId rest = without_factor(r, n, id, &factor);
    if (rest == NO_NODE) {
        return sum_of(r, n, id);
    }
    const NodeId single = once(r, n, factor);
    return binary(r, OP_mul, sum_then_factors(r, n, rest), single);
}

enum { MOST_DEPTH = 8 }; /* of what is looked through: terms, and numbers behind a sum */

/* The terms of a sum that are no centred products, *left, or NO_NODE if all are; whether it has
 * others. */
static bool find_uncentred(Rewriter *r, const Node *n, NodeId id, int depth, NodeId *left)
{
    const Node terms = *rewrite_node(r, id);
    *left = id;
    if (is_centred_product(r, n, id)) {
        *left = NO_NODE;
        return true;
    }
    NodeId a, b;
    if ((terms.op != OP_add && terms.op != OP_sub) || depth == 0) {
        return false;
    }
    const bool fewer = find_uncentred(r, n, terms.in[0], depth - 1, &a);
    if (!find_uncentred(r, n, terms.in[1], depth - 1, &b) && !fewer) {
        return false;
    }
    if (b == NO_NODE) {
        *left = a;
    } else if (a == NO_NODE) {
        *left = terms.op == OP_sub ? unary(r, OP_neg, b) : b;
    } else {
        *left = binary(r, terms.op, a, b);
    }
    return true;
}

/* Whether a sum of terms has this one, or is it. */
static bool has_term(const Rewriter *r, NodeId id, NodeId term, int depth)
{
    const Node *terms = rewrite_node(r, id);
    const bool parts = depth > 0 && (terms->op == OP_add || terms->op == OP_sub);
    return id == term || (parts && (has_term(r, terms->in[0], term, depth - 1) ||
                                    has_term(r, terms->in[1], term, depth - 1)));
}

/* The sum of `terms`, or one of them, over the axes, times or divided by numbers, without what is
 * centred: *left, or NO_NODE if nothing else is in it; false for others, or where nothing is
 * centred. What is built is from what its like was from. */
static bool find_lighter(Rewriter *r, NodeId id, NodeId terms, uint32_t axes, int depth,
                         NodeId *left)
{
    const Node node = *rewrite_node(r, id);
    double value;
    if (node.op == OP_sum && node.attr.mask == axes && has_term(r, terms, node.in[0], MOST_DEPTH)) {
        r->graph->from = node.from;
        const bool fewer = find_uncentred(r, &node, node.in[0], MOST_DEPTH, left);
        *left = fewer && *left != NO_NODE ? sum_then_factors(r, &node, *left) : *left;
        return fewer;
    }
    const bool scaled = (node.op == OP_mul || node.op == OP_div) && is_const(r, node.in[1], &value);
    if ((node.op != OP_neg && !scaled) || depth == 0 ||
        !find_lighter(r, node.in[0], terms, axes, depth - 1, left)) {
        return false;
    }
    if (*left != NO_NODE) {
        r->graph->from = node.from;
        *left = scaled ? binary(r, node.op, *left, node.in[1]) : unary(r, OP_neg, *left);
    }
    return true;
}

/* Where operand `which` repeats a sum of the other, or of a term of it. */
static NodeId without_centred(Rewriter *r, const Node *n, int which)
{
    NodeId mean, pair[2] = {n->in[0], n->in[1]};
    const Node repeated = *operand(r, n, which);
    const uint32_t axes = repeated_axes(r, &repeated);
    const NodeId terms = n->in[1 - which], from = r->graph->from;
    const bool lighter =
        axes != 0 && find_lighter(r, repeated.in[0], terms, axes, MOST_DEPTH, &mean);
    r->graph->from = from;
    if (!lighter) {
        return NO_NODE;
    }
    if (mean == NO_NODE) {
        return n->op == OP_sub && which == 0 ? unary(r, OP_neg, terms) : terms;
    }
    pair[which] = rewrite_again(r, &repeated, mean);
    return binary(r, n->op, pair[0], pair[1]);
}

/* In gradients only. The mean of large numbers is off by as much as they are rounded, so that what is
 * left has a small mean of its own: a script that takes off this one too wants it to be 0. */
NodeId rule_centred_twice(Rewriter *r, const Node *n)
{
    if (r->graph->from == NO_NODE) {
        return NO_NODE;
    }
    const NodeId result = without_centred(r, n, 1);
    return result != NO_NODE ? result : without_centred(r, n, 0);
}

/* ---- sums of what an index picks ---- */

/* Whether the condition is true at one place of the axis that n sums over, if at any: at index *y,
 * once for every sum. Places counted in floats may be rounded to the same number, and a float y may
 * lie between two. */
static bool is_place(Rewriter *r, const Node *n, NodeId condition, NodeId *y)
{
    const Node equal = *rewrite_node(r, condition);
    for (int i = 0; i < 2 && equal.op == OP_eq; i++) {
        const Node *place = rewrite_node(r, equal.in[i]);
        if (place->op == OP_iota && place->dtype == DT_I32 &&
            n->attr.mask == UINT32_C(1) << place->attr.index &&
            is_op(r, equal.in[1 - i], OP_expand) && is_repeated(r, n, equal.in[1 - i])) {
            *y = once(r, n, equal.in[1 - i]);
            return true;
        }
    }
    return false;
}

/* value where y is an index of the axis that n sums over, else 0. */
static NodeId where_index(Rewriter *r, const Node *n, NodeId y, NodeId value)
{
    const Node index = *rewrite_node(r, y);
    const NodeId above = binary(r, OP_ge, y, number(r, &index, 0));
    const NodeId below = binary(r, OP_lt, y, number(r, &index, reduced_terms(r, n)));
    const NodeId inside = binary(r, OP_and, above, below);
    return rewrite_build(r, (NodeSpec){.op = OP_where, .in = {inside, value, number(r, n, 0)}});
}

NodeId rule_sum_picked(Rewriter *r, const Node *n)
{
    const Node choice = *operand(r, n, 0);
    NodeId y;
    double others;
    if (choice.op != OP_where || !is_const(r, choice.in[2], &others) || others != 0 ||
        !is_repeated(r, n, choice.in[1]) || !is_place(r, n, choice.in[0], &y)) {
        return NO_NODE;
    }
    return where_index(r, n, y, once(r, n, choice.in[1]));
}

NodeId rule_sum_picked_difference(Rewriter *r, const Node *n)
{
    const Node choice = *operand(r, n, 0);
    if (choice.op != OP_where || !ends_with_row(r, n) || !rewrite_single(r, n->in[0]) ||
        !is_op(r, choice.in[1], OP_sub) || !rewrite_single(r, choice.in[1])) {
        return NO_NODE;
    }
    const Node difference = *operand(r, &choice, 1);
    NodeId y;
    if (!is_repeated(r, n, difference.in[1]) || !is_place(r, n, choice.in[0], &y)) {
        return NO_NODE;
    }
    const NodeId picked = rewrite_build(
        r, (NodeSpec){.op = OP_where, .in = {choice.in[0], difference.in[0], choice.in[2]}});
    const NodeId sum = sum_of(r, n, picked);
    return binary(r, OP_sub, sum, where_index(r, n, y, once(r, n, difference.in[1])));
}
