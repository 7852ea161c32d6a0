/* rules: the vocabulary in which the rewrites of simplify are written, and their names.
 *
 * A rule gets a node n whose operands are in simplest form already, and answers with what can stand
 * for it, or NO_NODE. Rules are grouped by idea: algebra.c computes with values, reduce.c makes one
 * of many, movement.c moves them. What a rule does and when it holds is said once, in the table of simplify.c.
 */
#ifndef GRADCC_RULES_H
#define GRADCC_RULES_H

#include "rewrite.h"

/* algebra.c */
Rule rule_fold, rule_sum_const, rule_index_zero, rule_same;
Rule rule_plus_zero, rule_minus_zero, rule_times_one, rule_times_minus_one, rule_absorb;
Rule rule_both_same, rule_self_inverse, rule_idempotent, rule_with_itself, rule_not_equal;
Rule rule_add_negative, rule_sub_negative, rule_signs_cancel, rule_sign_outwards;
Rule rule_negative_factor, rule_join_factors, rule_divide_one, rule_divide_by_const;
Rule rule_whole_power, rule_common_factor, rule_product_at_hand, rule_squares_at_hand;
Rule rule_where_const, rule_where_same, rule_where_not, rule_where_nested;
Rule rule_cast_same, rule_cast_twice;

/* reduce.c */
Rule rule_fewer_axes, rule_reduce_twice, rule_sum_repeated, rule_amax_repeated;
Rule rule_reduce_then_expand, rule_sum_of_products, rule_centred_twice;
Rule rule_sum_picked, rule_sum_picked_difference, rule_sum_of_windows;

/* movement.c */
Rule rule_move_const, rule_pad_zero, rule_move_nothing, rule_move_twice, rule_permute_twice;
Rule rule_single_step, rule_step_twice, rule_slice_of_pad, rule_slice_of_concat, rule_slice_of_elem;
Rule rule_add_pads, rule_transposed_product, rule_outer_product, rule_compute_then_expand;
Rule rule_permute_then_expand, rule_permute_of_elem, rule_fold_side_by_side;

/* ---- looking at operands ---- */

static inline bool is_op(const Rewriter *r, NodeId id, Op op)
{
    return rewrite_node(r, id)->op == op;
}

static inline const Node *operand(const Rewriter *r, const Node *n, int which)
{
    return rewrite_node(r, n->in[which]);
}

/* A number as the dtype holds it. */
static inline double rounded(DType dtype, double value)
{
    return dtype == DT_F32 ? (double)(float)value : value;
}

static inline bool is_const(const Rewriter *r, NodeId id, double *value)
{
    const Node *node = rewrite_node(r, id);
    *value = rounded(node->dtype, node->attr.value);
    return node->op == OP_const;
}

/* Finds the constant operand of a product; the other one goes to *rest. */
bool find_factor(const Rewriter *r, const Node *product, double *factor, NodeId *rest);

/* Whether a constant of this dtype can have the value at all. */
bool dtype_holds(DType dtype, double value);

/* Bit a is set where two shapes of equal rank differ on axis a. */
static inline uint32_t differing_axes(const Shape *a, const Shape *b)
{
    uint32_t axes = 0;
    for (int axis = 0; axis < a->rank; axis++) {
        axes |= (uint32_t)(a->dim[axis] != b->dim[axis]) << axis;
    }
    return axes;
}

/* How many elements of the operand make one of n, a reduction. */
static inline double reduced_terms(const Rewriter *r, const Node *n)
{
    int64_t terms = shape_count(&operand(r, n, 0)->shape) / shape_count(&n->shape);
    return (double)terms;
}

/* ---- building ---- */

static inline NodeId unary(Rewriter *r, Op op, NodeId a)
{
    return rewrite_build(r, (NodeSpec){.op = op, .in = {a}});
}

static inline NodeId binary(Rewriter *r, Op op, NodeId a, NodeId b)
{
    return rewrite_build(r, (NodeSpec){.op = op, .in = {a, b}});
}

/* A constant of the dtype and shape of n. */
static inline NodeId number(Rewriter *r, const Node *n, double value)
{
    return rewrite_build(r, (NodeSpec){.op = OP_const,
                                       .dtype = n->dtype,
                                       .shape = n->shape,
                                       .attr.value = rounded(n->dtype, value)});
}

#endif
