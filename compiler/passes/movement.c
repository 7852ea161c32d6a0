/* movement: the rules of simplify about where values are: views, and elementwise work on repeated
 * values. See the table in simplify.c for what each of them says and when it holds. */
#include "rules.h"

/* ---- views ---- */

NodeId rule_move_const(Rewriter *r, const Node *n)
{
    double value;
    return is_const(r, n->in[0], &value) ? number(r, n, value) : NO_NODE;
}

NodeId rule_pad_zero(Rewriter *r, const Node *n)
{
    double value;
    bool zero = is_const(r, n->in[0], &value) && value == 0 && 1 / value > 0; /* not -0 */
    return zero ? number(r, n, 0) : NO_NODE;
}

/* Axes with one element can be permuted among themselves and stepped along in any way. */
NodeId rule_move_nothing(Rewriter *r, const Node *n)
{
    const Shape *from = &operand(r, n, 0)->shape;
    if (!shape_equal(from, &n->shape)) {
        return NO_NODE;
    }
    for (int axis = 0; axis < from->rank; axis++) {
        bool moved = (n->op == OP_permute && n->attr.start[axis] != axis) ||
                     (n->op == OP_slice && n->attr.step[axis] != 1);
        if (moved && from->dim[axis] != 1) {
            return NO_NODE;
        }
    }
    return n->in[0];
}

NodeId rule_move_twice(Rewriter *r, const Node *n)
{
    return is_op(r, n->in[0], n->op) ? rewrite_again(r, n, operand(r, n, 0)->in[0]) : NO_NODE;
}

NodeId rule_permute_twice(Rewriter *r, const Node *n)
{
    const Node inner = *operand(r, n, 0);
    if (inner.op != OP_permute) {
        return NO_NODE;
    }
    Node joint = *n;
    for (int axis = 0; axis < n->shape.rank; axis++) {
        joint.attr.start[axis] = inner.attr.start[n->attr.start[axis]];
    }
    return rewrite_again(r, &joint, inner.in[0]);
}

static bool make_single_steps(Attr *attr, const Shape *walked)
{
    bool changed = false;
    for (int axis = 0; axis < walked->rank; axis++) {
        if (walked->dim[axis] == 1 && attr->step[axis] != 1) {
            attr->step[axis] = 1;
            changed = true;
        }
    }
    return changed;
}

NodeId rule_single_step(Rewriter *r, const Node *n)
{
    const Shape walked = n->op == OP_slice ? n->shape : operand(r, n, 0)->shape;
    Node normal = *n;
    return make_single_steps(&normal.attr, &walked) ? rewrite_again(r, &normal, n->in[0]) : NO_NODE;
}

/* i -> s + i t, then j -> S + j T, is i -> (S + s T) + i (t T). No product leaves the extents, for
 * the steps along axes with one element are 1 by now. */
static Attr joined_steps(const Attr *first, const Attr *second, int rank)
{
    Attr joint = *first;
    for (int axis = 0; axis < rank; axis++) {
        joint.start[axis] = second->start[axis] + first->start[axis] * second->step[axis];
        joint.step[axis] = first->step[axis] * second->step[axis];
    }
    return joint;
}

/* A slice applies its own numbers first, a pad those of its operand. */
NodeId rule_step_twice(Rewriter *r, const Node *n)
{
    const Node inner = *operand(r, n, 0);
    if (inner.op != n->op) {
        return NO_NODE;
    }
    const Attr *first = n->op == OP_slice ? &n->attr : &inner.attr;
    const Attr *second = n->op == OP_slice ? &inner.attr : &n->attr;
    Node joint = *n;
    joint.attr = joined_steps(first, second, n->shape.rank);
    return rewrite_again(r, &joint, inner.in[0]);
}

NodeId rule_slice_of_pad(Rewriter *r, const Node *n)
{
    const Node *pad = operand(r, n, 0);
    if (pad->op != OP_pad || !shape_equal(&n->shape, &operand(r, pad, 0)->shape)) {
        return NO_NODE;
    }
    for (int axis = 0; axis < n->shape.rank; axis++) {
        if (n->attr.start[axis] != pad->attr.start[axis] ||
            n->attr.step[axis] != pad->attr.step[axis]) {
            return NO_NODE;
        }
    }
    return pad->in[0];
}

/* The side of the concat that the slice lies on, and its place there; or NO_NODE. */
static NodeId side_of_concat(const Rewriter *r, const Node *concat, Node *slice)
{
    const int64_t axis = concat->attr.index, border = operand(r, concat, 0)->shape.dim[axis];
    const int64_t first = slice->attr.start[axis];
    const int64_t last = first + (slice->shape.dim[axis] - 1) * slice->attr.step[axis];
    if ((first < border) != (last < border)) {
        return NO_NODE;
    }
    slice->attr.start[axis] -= first < border ? 0 : border;
    return concat->in[first < border ? 0 : 1];
}

/* Concats may be nested by the thousand, with slices between: the way down is a loop. */
NodeId rule_slice_of_concat(Rewriter *r, const Node *n)
{
    Node slice = *n;
    NodeId from = n->in[0], next = from;
    while (next != NO_NODE) {
        from = next;
        const Node *inner = rewrite_node(r, from);
        if (inner->op == OP_concat) {
            next = side_of_concat(r, inner, &slice);
        } else if (inner->op == OP_slice) {
            slice.attr = joined_steps(&slice.attr, &inner->attr, slice.shape.rank);
            make_single_steps(&slice.attr, &slice.shape);
            next = inner->in[0];
        } else {
            next = NO_NODE;
        }
    }
    return from != n->in[0] ? rewrite_again(r, &slice, from) : NO_NODE;
}

/* The elementwise operator, done to what n, a movement, makes of its operands. */
static NodeId move_operands(Rewriter *r, const Node *n, const Node *elem)
{
    NodeSpec spec = {.op = elem->op, .dtype = elem->dtype, .attr = elem->attr};
    for (int i = 0; i < elem->arity; i++) {
        spec.in[i] = rewrite_build(
            r, (NodeSpec){.op = n->op, .shape = n->shape, .in = {elem->in[i]}, .attr = n->attr});
    }
    return rewrite_build(r, spec);
}

/* What is cut, as the gates of an LSTM cut the sum of its products, is computed where the slices are
 * read, instead of on the way to memory and back. */
NodeId rule_slice_of_elem(Rewriter *r, const Node *n)
{
    const Node elem = *operand(r, n, 0);
    if (op_info[elem.op].class != ELEM || !rewrite_cut(r, n->in[0])) {
        return NO_NODE;
    }
    return move_operands(r, n, &elem);
}

/* The only axis along which the pad adds zeros, without any between elements; or -1. */
static int padded_axis(const Rewriter *r, NodeId id)
{
    const Node *n = rewrite_node(r, id);
    if (n->op != OP_pad || !rewrite_single(r, id)) {
        return -1;
    }
    const uint32_t axes = differing_axes(&operand(r, n, 0)->shape, &n->shape);
    int axis = 0;
    while (axis < n->shape.rank && axes != UINT32_C(1) << axis) {
        axis++;
    }
    return axis < n->shape.rank && n->attr.step[axis] == 1 ? axis : -1;
}

/* Where one part ends the other begins. Zeros outside are added to zeros. */
NodeId rule_add_pads(Rewriter *r, const Node *n)
{
    const int axis = padded_axis(r, n->in[0]);
    if (axis < 0 || padded_axis(r, n->in[1]) != axis || n->in[0] == n->in[1]) {
        return NO_NODE;
    }
    const Node left = *operand(r, n, 0), right = *operand(r, n, 1);
    const bool in_order = left.attr.start[axis] < right.attr.start[axis];
    const Node first = in_order ? left : right, second = in_order ? right : left;
    const int64_t extent = operand(r, &first, 0)->shape.dim[axis];
    if (first.attr.start[axis] + extent != second.attr.start[axis]) {
        return NO_NODE;
    }
    const NodeId both = rewrite_build(
        r, (NodeSpec){.op = OP_concat, .in = {first.in[0], second.in[0]}, .attr.index = axis});
    return rewrite_again(r, &first, both);
}

/* A product, or views of one: what windows it makes is added up where they are made. */
static bool is_of_product(const Rewriter *r, const Node *n)
{
    while (n->op == OP_reshape || n->op == OP_permute) {
        n = operand(r, n, 0);
    }
    return n->op == OP_matmul;
}

/* Every place belongs to one window. */
NodeId rule_fold_side_by_side(Rewriter *r, const Node *n)
{
    const Shape windows = operand(r, n, 0)->shape;
    const Window *window = &n->attr.window;
    const int axis = (int)n->attr.index, last = windows.rank - 1;
    if (window->step != window->size || window->dilation != 1 ||
        windows.dim[axis] * window->size != n->shape.dim[axis] ||
        is_of_product(r, operand(r, n, 0))) {
        return NO_NODE;
    }
    NodeSpec turned = {.op = OP_permute, .in = {n->in[0]}};
    for (int a = 0; a <= last; a++) {
        turned.attr.start[a] = a <= axis ? a : a == axis + 1 ? last : a - 1;
    }
    return rewrite_build(
        r, (NodeSpec){.op = OP_reshape, .shape = n->shape, .in = {rewrite_build(r, turned)}});
}

/* A permute that swaps the last two axes and leaves the others. */
static bool is_transpose(const Node *n)
{
    int rank = n->shape.rank;
    if (n->op != OP_permute || rank < 2 || n->attr.start[rank - 1] != rank - 2) {
        return false;
    }
    for (int axis = 0; axis < rank - 2; axis++) {
        if (n->attr.start[axis] != axis) {
            return false;
        }
    }
    return true;
}

NodeId rule_transposed_product(Rewriter *r, const Node *n)
{
    const Node product = *operand(r, n, 0);
    if (product.op != OP_matmul || !is_transpose(n) || !rewrite_single(r, n->in[0])) {
        return NO_NODE;
    }
    if (!is_transpose(operand(r, &product, 0)) && !is_transpose(operand(r, &product, 1))) {
        return NO_NODE;
    }
    NodeId left = rewrite_again(r, n, product.in[1]), right = rewrite_again(r, n, product.in[0]);
    return binary(r, OP_matmul, left, right);
}

/* ---- elementwise work on repeated values ---- */

/* Nothing is added up along an inner axis with one element: a product of a column and a row, such as
 * the gradient of a weight by a single sample, can be done where it is read. Those of a batch stay:
 * of attention with heads of one number, `slice` keeps only products out of memory. */
NodeId rule_outer_product(Rewriter *r, const Node *n)
{
    const Shape *left = &operand(r, n, 0)->shape;
    const int inner = left->rank - 1;
    if (left->dim[inner] != 1 || shape_count(left) != left->dim[inner - 1]) {
        return NO_NODE;
    }
    const NodeId column =
        rewrite_build(r, (NodeSpec){.op = OP_expand, .shape = n->shape, .in = {n->in[0]}});
    const NodeId row =
        rewrite_build(r, (NodeSpec){.op = OP_expand, .shape = n->shape, .in = {n->in[1]}});
    return binary(r, OP_mul, column, row);
}

/* The operand is an expand from this shape, or a constant; and nobody else reads it. */
static bool can_shrink(const Rewriter *r, NodeId id, const Shape *source)
{
    const Node *node = rewrite_node(r, id);
    bool expands = node->op == OP_expand && shape_equal(&operand(r, node, 0)->shape, source);
    return (expands || node->op == OP_const) && rewrite_single(r, id);
}

static NodeId shrunk(Rewriter *r, NodeId id, const Shape *source)
{
    Node node = *rewrite_node(r, id);
    if (node.op == OP_expand) {
        return node.in[0];
    }
    node.shape = *source;
    return number(r, &node, node.attr.value);
}

NodeId rule_permute_then_expand(Rewriter *r, const Node *n)
{
    const Node expand = *operand(r, n, 0);
    if (expand.op != OP_expand || !rewrite_single(r, n->in[0])) {
        return NO_NODE;
    }
    const Shape before = operand(r, &expand, 0)->shape;
    Node small = *n;
    for (int axis = 0; axis < n->shape.rank; axis++) {
        small.shape.dim[axis] = before.dim[n->attr.start[axis]];
    }
    small.from = NO_NODE;
    const NodeId moved = rewrite_again(r, &small, expand.in[0]);
    return rewrite_build(r, (NodeSpec){.op = OP_expand, .shape = n->shape, .in = {moved}});
}

/* What is repeated is turned before that. */
NodeId rule_permute_of_elem(Rewriter *r, const Node *n)
{
    const Node elem = *operand(r, n, 0);
    bool repeated = op_info[elem.op].class == ELEM && rewrite_single(r, n->in[0]);
    for (int i = 0; i < elem.arity && repeated; i++) {
        repeated = is_op(r, elem.in[i], OP_expand) || is_op(r, elem.in[i], OP_const);
    }
    if (!repeated) {
        return NO_NODE;
    }
    return move_operands(r, n, &elem);
}

NodeId rule_compute_then_expand(Rewriter *r, const Node *n)
{
    int first = 0;
    while (first < n->arity && !is_op(r, n->in[first], OP_expand)) {
        first++;
    }
    if (first == n->arity) {
        return NO_NODE;
    }
    const Shape source = operand(r, operand(r, n, first), 0)->shape;
    for (int i = 0; i < n->arity; i++) {
        if (!can_shrink(r, n->in[i], &source)) {
            return NO_NODE;
        }
    }
    NodeSpec spec = {.op = n->op, .dtype = n->dtype, .attr = n->attr};
    for (int i = 0; i < n->arity; i++) {
        spec.in[i] = shrunk(r, n->in[i], &source);
    }
    NodeId small = rewrite_build(r, spec);
    return rewrite_build(r, (NodeSpec){.op = OP_expand, .shape = n->shape, .in = {small}});
}
