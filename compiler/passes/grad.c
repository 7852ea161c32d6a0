/* grad: the gradient rules of the operators, each one formula.
 *
 * The gradient of operand i of y = op(a, b, c), given g, the gradient of y (Griewank and Walther,
 * "Evaluating Derivatives", chapter 3). Rules build ordinary nodes, so a gradient can be
 * differentiated again. They are applied by walk.c.
 */
#include <math.h>
#include <stdlib.h>

#include "grad.h"

/* ---- the vocabulary of the rules ----
 *
 * C does not say in what order the arguments of a call are computed, and compilers differ: so that
 * graphs are the same everywhere, one argument at most makes nodes.
 */

static NodeId unary(const Step *s, Op op, NodeId a)
{
    return graph_unary(s->graph, op, a);
}

static NodeId binary(const Step *s, Op op, NodeId a, NodeId b)
{
    return graph_binary(s->graph, op, a, b);
}

static NodeId neg(const Step *s, NodeId a)
{
    return unary(s, OP_neg, a);
}

static NodeId sub(const Step *s, NodeId a, NodeId b)
{
    return binary(s, OP_sub, a, b);
}

static NodeId mul(const Step *s, NodeId a, NodeId b)
{
    return binary(s, OP_mul, a, b);
}

static NodeId divide(const Step *s, NodeId a, NodeId b)
{
    return binary(s, OP_div, a, b);
}

static NodeId where(const Step *s, NodeId condition, NodeId a, NodeId b)
{
    return graph_where(s->graph, condition, a, b);
}

/* The number in every place of a tensor like g. */
static NodeId number(const Step *s, double value)
{
    return graph_like(s->graph, s->g, value);
}

NodeSpec transpose_of(const Graph *graph, NodeId a)
{
    NodeSpec spec = {.op = OP_permute, .in = {a}};
    const int rank = graph->nodes[a].shape.rank;
    for (int axis = 0; axis < rank; axis++) {
        spec.attr.start[axis] = axis < rank - 2 ? axis : 2 * rank - 3 - axis;
    }
    return spec;
}

static NodeId transposed(const Step *s, NodeId a)
{
    return graph_add(s->graph, transpose_of(s->graph, a));
}

/* ---- elementwise, one operand ---- */

/* Operators with rule `none`: never asked, because nothing is differentiated through them. */
static NodeId grad_none(const Step *s)
{
    (void)s;
    return NO_NODE;
}

/* Never asked: walk.c hands loops over to scan.c as a whole. */
static NodeId grad_loop(const Step *s)
{
    return grad_none(s);
}

/* -g */
static NodeId grad_neg(const Step *s)
{
    return neg(s, s->g);
}

/* g sign(a), which is 0 at a = 0 */
static NodeId grad_abs(const Step *s)
{
    return mul(s, s->g, unary(s, OP_sign, s->a));
}

/* g y */
static NodeId grad_exp(const Step *s)
{
    return mul(s, s->g, s->y);
}

/* g (y + 1) */
static NodeId grad_expm1(const Step *s)
{
    return mul(s, s->g, binary(s, OP_add, s->y, number(s, 1)));
}

/* g / a */
static NodeId grad_log(const Step *s)
{
    return divide(s, s->g, s->a);
}

/* g / (1 + a) */
static NodeId grad_log1p(const Step *s)
{
    return divide(s, s->g, binary(s, OP_add, s->a, number(s, 1)));
}

/* g / (a ln 2) */
static NodeId grad_log2(const Step *s)
{
    return divide(s, s->g, mul(s, s->a, number(s, M_LN2)));
}

/* g / (2 y) */
static NodeId grad_sqrt(const Step *s)
{
    return divide(s, s->g, mul(s, number(s, 2), s->y));
}

/* -g y^2 */
static NodeId grad_recip(const Step *s)
{
    return neg(s, mul(s, s->g, mul(s, s->y, s->y)));
}

/* g cos(a) */
static NodeId grad_sin(const Step *s)
{
    return mul(s, s->g, unary(s, OP_cos, s->a));
}

/* -g sin(a) */
static NodeId grad_cos(const Step *s)
{
    return neg(s, mul(s, s->g, unary(s, OP_sin, s->a)));
}

/* g (1 + y^2) */
static NodeId grad_tan(const Step *s)
{
    const NodeId square = mul(s, s->y, s->y);
    return mul(s, s->g, binary(s, OP_add, number(s, 1), square));
}

/* g / sqrt(1 - a^2) */
static NodeId grad_asin(const Step *s)
{
    const NodeId square = mul(s, s->a, s->a);
    NodeId cosine = unary(s, OP_sqrt, sub(s, number(s, 1), square));
    return divide(s, s->g, cosine);
}

/* -g / sqrt(1 - a^2) */
static NodeId grad_acos(const Step *s)
{
    return neg(s, grad_asin(s));
}

/* g / (1 + a^2) */
static NodeId grad_atan(const Step *s)
{
    const NodeId square = mul(s, s->a, s->a);
    return divide(s, s->g, binary(s, OP_add, number(s, 1), square));
}

/* g cosh(a) */
static NodeId grad_sinh(const Step *s)
{
    return mul(s, s->g, unary(s, OP_cosh, s->a));
}

/* g sinh(a) */
static NodeId grad_cosh(const Step *s)
{
    return mul(s, s->g, unary(s, OP_sinh, s->a));
}

/* g (1 - y^2) */
static NodeId grad_tanh(const Step *s)
{
    const NodeId square = mul(s, s->y, s->y);
    return mul(s, s->g, sub(s, number(s, 1), square));
}

/* g y (1 - y) */
static NodeId grad_sigmoid(const Step *s)
{
    return mul(s, s->g, mul(s, s->y, sub(s, number(s, 1), s->y)));
}

/* g sigmoid(a) */
static NodeId grad_softplus(const Step *s)
{
    return mul(s, s->g, unary(s, OP_sigmoid, s->a));
}

/* g 2/sqrt(pi) e^(-a^2) */
static NodeId grad_erf(const Step *s)
{
    NodeId bell = unary(s, OP_exp, neg(s, mul(s, s->a, s->a)));
    return mul(s, s->g, mul(s, number(s, M_2_SQRTPI), bell));
}

/* g where y > 0, else 0 */
static NodeId grad_relu(const Step *s)
{
    NodeId zero = number(s, 0);
    return where(s, binary(s, OP_gt, s->y, zero), s->g, zero);
}

/* g in the operand's dtype */
static NodeId grad_cast(const Step *s)
{
    return graph_cast(s->graph, s->g, s->graph->nodes[s->a].dtype);
}

/* ---- elementwise, two and three operands ---- */

/* g, g */
static NodeId grad_add(const Step *s)
{
    return s->g;
}

/* g, -g */
static NodeId grad_sub(const Step *s)
{
    return s->i == 0 ? s->g : neg(s, s->g);
}

/* g b, g a; of a square (2 g) a, at once: the 2 may join another factor */
static NodeId grad_mul(const Step *s)
{
    if (s->a == s->b) {
        return s->i == 0 ? mul(s, mul(s, s->g, number(s, 2)), s->a) : NO_NODE;
    }
    return mul(s, s->g, s->i == 0 ? s->b : s->a);
}

/* g / b, -(g y) / b */
static NodeId grad_div(const Step *s)
{
    return s->i == 0 ? divide(s, s->g, s->b) : neg(s, divide(s, mul(s, s->g, s->y), s->b));
}

/* by a: g b a^(b - 1), and 0 where b = 0: there the exponent is taken as 0, since a^-1 may be inf
 * by b: g y log(a), and 0 where a = 0 and b >= 0: there the logarithm is taken of 1
 * Both guards act before the function that has no value, so that second derivatives stay finite. */
static NodeId grad_pow(const Step *s)
{
    NodeId zero = number(s, 0), one = number(s, 1);
    if (s->i == 0) {
        NodeId constant = binary(s, OP_eq, s->b, zero);
        NodeId exponent = where(s, constant, zero, sub(s, s->b, one));
        NodeId slope = mul(s, s->b, graph_binary(s->graph, OP_pow, s->a, exponent));
        return mul(s, s->g, slope);
    }
    NodeId at_zero = binary(s, OP_eq, s->a, zero), defined = binary(s, OP_ge, s->b, zero);
    NodeId flat = binary(s, OP_and, at_zero, defined);
    return mul(s, s->g, mul(s, s->y, unary(s, OP_log, where(s, flat, one, s->a))));
}

/* g, -g trunc(a / b): between its jumps a - b trunc(a / b) is linear */
static NodeId grad_fmod(const Step *s)
{
    return s->i == 0 ? s->g : neg(s, mul(s, s->g, unary(s, OP_trunc, divide(s, s->a, s->b))));
}

/* g b / (a^2 + b^2), -g a / (a^2 + b^2) */
static NodeId grad_atan2(const Step *s)
{
    const NodeId b_square = mul(s, s->b, s->b), a_square = mul(s, s->a, s->a);
    NodeId square = binary(s, OP_add, a_square, b_square);
    return s->i == 0 ? divide(s, mul(s, s->g, s->b), square)
                     : neg(s, divide(s, mul(s, s->g, s->a), square));
}

/* 0 where operand i loses, g/2 at a tie, else g; a NaN on either side never loses */
static NodeId grad_of_winner(const Step *s, Op loses)
{
    NodeId self = s->i == 0 ? s->a : s->b, other = s->i == 0 ? s->b : s->a;
    NodeId half = mul(s, s->g, number(s, 0.5));
    NodeId shared = where(s, binary(s, OP_eq, s->a, s->b), half, s->g);
    const NodeId zero = number(s, 0);
    return where(s, binary(s, loses, self, other), zero, shared);
}

static NodeId grad_max(const Step *s)
{
    return grad_of_winner(s, OP_lt);
}

static NodeId grad_min(const Step *s)
{
    return grad_of_winner(s, OP_gt);
}

/* g where the condition holds, 0 elsewhere; for c the other way round */
static NodeId grad_where(const Step *s)
{
    return s->i == 1 ? where(s, s->a, s->g, number(s, 0)) : where(s, s->a, number(s, 0), s->g);
}

/* ---- reductions ---- */

/* g spread over the axes */
static NodeId grad_sum(const Step *s)
{
    return graph_expand(s->graph, s->g, s->shape);
}

/* g / (number of ties) where a = y, else 0; a NaN, equal to nothing, makes it NaN */
static NodeId grad_amax(const Step *s)
{
    NodeId largest = binary(s, OP_eq, s->a, graph_expand(s->graph, s->y, s->shape));
    NodeId ones = graph_cast(s->graph, largest, s->node.dtype);
    NodeId ties = graph_reduce(s->graph, OP_sum, ones, s->node.attr.mask);
    return mul(s, graph_expand(s->graph, divide(s, s->g, ties), s->shape), ones);
}

/* ---- movement: the gradient moves back ---- */

static NodeId grad_reshape(const Step *s)
{
    return graph_reshape(s->graph, s->g, s->shape);
}

/* g permuted by the inverse */
static NodeId grad_permute(const Step *s)
{
    int64_t inverse[MAX_RANK];
    for (int axis = 0; axis < s->shape->rank; axis++) {
        inverse[s->node.attr.start[axis]] = axis;
    }
    return graph_permute(s->graph, s->g, inverse);
}

/* g summed over the repeated axes */
static NodeId grad_expand(const Step *s)
{
    uint32_t repeated = 0;
    for (int axis = 0; axis < s->shape->rank; axis++) {
        if (s->shape->dim[axis] != s->node.shape.dim[axis]) {
            repeated |= 1u << axis;
        }
    }
    return repeated ? graph_reduce(s->graph, OP_sum, s->g, repeated) : s->g;
}

/* g padded back into zeros. Where the slice runs backwards, g is turned round first, and its last
 * element, start + (n - 1) step, is the first of the pad. */
static NodeId grad_slice(const Step *s)
{
    NodeSpec flip = {.op = OP_slice, .shape = s->node.shape, .in = {s->g}};
    NodeSpec pad = {.op = OP_pad, .shape = *s->shape};
    bool flipped = false;
    for (int axis = 0; axis < s->shape->rank; axis++) {
        int64_t last = s->node.shape.dim[axis] - 1;
        int64_t start = s->node.attr.start[axis], step = s->node.attr.step[axis];
        bool backwards = step < 0 && last > 0;
        flip.attr.start[axis] = backwards ? last : 0;
        flip.attr.step[axis] = backwards ? -1 : 1;
        pad.attr.start[axis] = backwards ? start + last * step : start;
        pad.attr.step[axis] = last == 0 ? 1 : llabs(step);
        flipped = flipped || backwards;
    }
    pad.in[0] = flipped ? graph_add(s->graph, flip) : s->g;
    return graph_add(s->graph, pad);
}

/* the slice of g that the operand went to */
static NodeId grad_pad(const Step *s)
{
    NodeSpec slice = {.op = OP_slice, .shape = *s->shape, .in = {s->g}, .attr = s->node.attr};
    return graph_add(s->graph, slice);
}

/* the slice of g that the operand went to: a first, b behind it */
static NodeId grad_concat(const Step *s)
{
    NodeSpec slice = {.op = OP_slice, .shape = *s->shape, .in = {s->g}};
    const int64_t axis = s->node.attr.index;
    for (int i = 0; i < s->shape->rank; i++) {
        slice.attr.step[i] = 1;
    }
    slice.attr.start[axis] = s->i == 0 ? 0 : s->node.shape.dim[axis] - s->shape->dim[axis];
    return graph_add(s->graph, slice);
}

/* g folded back */
static NodeId grad_unfold(const Step *s)
{
    return graph_add(
        s->graph,
        (NodeSpec){.op = OP_fold, .shape = *s->shape, .in = {s->g}, .attr = s->node.attr});
}

/* ---- contraction, windows, along one axis ---- */

/* g; what only has to be there first gets nothing */
static NodeId grad_after(const Step *s)
{
    return s->i == 0 ? s->g : NO_NODE;
}

/* g b^T, a^T g */
static NodeId grad_matmul(const Step *s)
{
    return s->i == 0 ? graph_matmul(s->graph, s->g, transposed(s, s->b))
                     : graph_matmul(s->graph, transposed(s, s->a), s->g);
}

/* g unfolded: every element of a window reads where it was added */
static NodeId grad_fold(const Step *s)
{
    return graph_add(s->graph, (NodeSpec){.op = OP_unfold, .in = {s->g}, .attr = s->node.attr});
}

/* every element of g added where it was read */
static NodeId grad_gather(const Step *s)
{
    return graph_add(s->graph, (NodeSpec){.op = OP_scatter_add,
                                          .shape = *s->shape,
                                          .in = {s->g, s->b},
                                          .attr.index = s->node.attr.index});
}

/* every element reads where it was added; what was added nowhere gets 0 */
static NodeId grad_scatter_add(const Step *s)
{
    const NodeId first = graph_like(s->graph, s->b, 0);
    const double extent = (double)s->node.shape.dim[s->node.attr.index];
    const NodeId below = binary(s, OP_lt, s->b, graph_like(s->graph, s->b, extent));
    NodeId inside = binary(s, OP_and, binary(s, OP_ge, s->b, first), below);
    NodeId read = graph_add(
        s->graph,
        (NodeSpec){.op = OP_gather, .in = {s->g, s->b}, .attr.index = s->node.attr.index});
    return where(s, inside, read, graph_like(s->graph, read, 0));
}

/* a turned round along the node's axis */
static NodeId flipped(const Step *s, NodeId a)
{
    NodeSpec flip = {.op = OP_slice, .shape = s->node.shape, .in = {a}};
    for (int axis = 0; axis < flip.shape.rank; axis++) {
        const bool turned = axis == s->node.attr.index;
        flip.attr.start[axis] = turned ? flip.shape.dim[axis] - 1 : 0;
        flip.attr.step[axis] = turned ? -1 : 1;
    }
    return graph_add(s->graph, flip);
}

/* a[i] is part of y[i] and all behind it: g[i] + g[i + 1] + ... */
static NodeId grad_cumsum(const Step *s)
{
    NodeSpec sum = {.op = OP_cumsum, .in = {flipped(s, s->g)}, .attr = s->node.attr};
    return flipped(s, graph_add(s->graph, sum));
}

/* ---- the table ---- */

GradRule *const grad_rules[OP_COUNT] = {
#define OP(name, arity, class, traits, types, shape_rule, rule, ...) [OP_##name] = grad_##rule,
#include "ops.def"
};
