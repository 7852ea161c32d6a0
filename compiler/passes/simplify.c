/* simplify: algebra, constant folding and movement of data, as one table of rewrites.
 *
 * In: any graph. Out: a graph that computes the same with no more nodes of its largest shapes,
 * views aside, but for x^3, where two products take the place of one costly pow, and what is left
 * of a sum beside a centred term. Arithmetic is IEEE 754's: a rewrite keeps every bit, infinities,
 * NaN and the sign of zero included, except for the rows marked ~, which may round differently,
 * never worse, and may avoid an overflow or underflow on the way to an ordinary number; or meet
 * one, where a factor leaves a sum, of numbers whose sum is no number, where a product that is
 * there anyway is none, or where a power of two from 1/1024 to 1024 goes to another constant. So x
 * 0, x - x and x / x stay as they are, and so does x + 0, which is not x where x is -0. Four signs
 * mean nothing: that of a NaN; that of a sum that is zero, over axes or in a product of matrices,
 * for a kernel may well start to add from +0; that of a zero which a factor leaves, 0 b + 0 c or 0
 * (b + c); and that of a -0 to which a pad adds its zeros.
 */
#include "passes.h"
#include "rules.h"

/* The first row that applies wins. The rules are in algebra.c, reduce.c and movement.c. */
/* clang-format off */
static const Rewrite rewrites[] = {
    /* constants */
    {EVERY_ELEM, rule_fold},           /* op(const, ...) = const, in the dtype's own precision */
    {OP_sum, rule_sum_const},          /* ~ c + c + ... = n c */
    {OP_amax, rule_move_const},        /* max(c, c, ...) = c */
    {OP_reshape, rule_move_const},     /* the same number in another shape */
    {OP_permute, rule_move_const},
    {OP_expand, rule_move_const},
    {OP_slice, rule_move_const},
    {OP_unfold, rule_move_const},
    {OP_pad, rule_pad_zero},           /* zeros among zeros */
    {OP_fold, rule_pad_zero},          /* and added to zeros */
    {OP_iota, rule_index_zero},        /* the only index along an axis of extent 1 is 0 */
    {OP_argmax, rule_index_zero},

    /* neutral and absorbing operands */
    {OP_detach, rule_same},            /* detach(x) = x: it mattered to grad only */
    {OP_add, rule_plus_zero},          /* x + -0 = x; in i32 x + 0 = x */
    {OP_sub, rule_minus_zero},         /* x - 0 = x */
    {OP_mul, rule_times_one},          /* x 1 = x */
    {OP_div, rule_times_one},          /* x / 1 = x */
    {OP_mul, rule_times_minus_one},    /* x (-1) = -x */
    {OP_div, rule_times_minus_one},    /* x / (-1) = -x */
    {OP_mul, rule_absorb},             /* x 0 = 0, in i32 only */
    {OP_and, rule_times_one},          /* x & true = x */
    {OP_and, rule_absorb},             /* x & false = false */
    {OP_or, rule_minus_zero},          /* x | false = x */
    {OP_or, rule_absorb},              /* x | true = true */

    /* the same operand or operator twice */
    {OP_and, rule_both_same},          /* x & x = x */
    {OP_or, rule_both_same},           /* x | x = x */
    {OP_max, rule_both_same},          /* max(x, x) = x */
    {OP_min, rule_both_same},          /* min(x, x) = x */
    {OP_lt, rule_with_itself},         /* x < x = false */
    {OP_gt, rule_with_itself},         /* x > x = false */
    {OP_le, rule_with_itself},         /* x <= x = true, in i32 only, for NaN <= NaN is false */
    {OP_ge, rule_with_itself},         /* x >= x = true, in i32 only */
    {OP_eq, rule_with_itself},         /* x == x = true, in i32 only */
    {OP_ne, rule_with_itself},         /* x != x = false, in i32 only */
    {OP_sub, rule_with_itself},        /* x - x = 0, in i32 only */
    {OP_neg, rule_self_inverse},       /* -(-x) = x */
    {OP_not, rule_self_inverse},       /* !(!x) = x */
    {OP_not, rule_not_equal},          /* !(a == b) = (a != b), and back */
    {OP_abs, rule_idempotent},         /* abs(abs(x)) = abs(x) */
    {OP_relu, rule_idempotent},
    {OP_sign, rule_idempotent},
    {OP_floor, rule_idempotent},

    /* signs */
    {OP_add, rule_add_negative},       /* a + -b = a - b, -a + b = b - a */
    {OP_sub, rule_sub_negative},       /* a - -b = a + b */
    {OP_mul, rule_signs_cancel},       /* (-a) (-b) = a b */
    {OP_div, rule_signs_cancel},       /* -a / -b = a / b */
    {OP_mul, rule_sign_outwards},      /* (-a) b = -(a b): a sum may take the sign up */
    {OP_div, rule_sign_outwards},      /* -a / b = a / -b = -(a / b) */
    {OP_sum, rule_sign_outwards},      /* ~ sum(-x) = -sum(x) */
    {OP_neg, rule_negative_factor},    /* -(x c) = x (-c) */

    /* factors and powers */
    {OP_mul, rule_join_factors},       /* ~ (x c y) d = (x y)(c d), if one is a power of two */
    {OP_div, rule_divide_one},         /* 1 / x = recip(x) */
    {OP_div, rule_divide_by_const},    /* x / 2^k = x 2^-k */
    {OP_pow, rule_whole_power},        /* ~ x^0 = 1, x^1 = x, x^2 = x x, x^3 = x x x, x^-1 = 1/x */
    {OP_add, rule_common_factor},      /* ~ a b + (a c) d = a (b + c d) */
    {OP_sub, rule_common_factor},
    {OP_sub, rule_squares_at_hand},    /* ~ 1 - x^2 = (1 + x) (1 - x), if there is 1 + x */
    {OP_mul, rule_product_at_hand},    /* ~ a (b c) = (a b) c, if there is a b */

    /* choices and casts */
    {OP_where, rule_where_const},      /* where(true, a, b) = a, where(false, a, b) = b */
    {OP_where, rule_where_same},       /* where(c, a, a) = a */
    {OP_where, rule_where_not},        /* where(!c, a, b) = where(c, b, a) */
    {OP_where, rule_where_nested},     /* where(c, where(c, a, x), b) = where(c, a, b) */
    {OP_cast, rule_cast_same},         /* to the dtype it has */
    {OP_cast, rule_cast_twice},        /* by way of a dtype that holds all values of the first */

    /* reductions */
    {OP_sum, rule_fewer_axes},         /* the sum of one number is that number */
    {OP_amax, rule_fewer_axes},
    {OP_sum, rule_reduce_twice},       /* ~ sum(sum(x)) = sum(x), over the axes of both */
    {OP_amax, rule_reduce_twice},
    {OP_sum, rule_sum_repeated},       /* ~ x + x + ... = n x */
    {OP_sum, rule_sum_of_products},    /* ~ sum(x c) = sum(x) c, with c repeated along the axes */
    {OP_sum, rule_sum_picked},         /* sum(j == y ? c : 0) = 0 <= y < n ? c : 0, c repeated */
    {OP_sum, rule_sum_picked_difference}, /* ~ sum(j == y ? x - c : d) = sum(j == y ? x : d) - c */
    {OP_sum, rule_sum_of_windows},     /* ~ of few elements: a sum of slices */
    {OP_amax, rule_amax_repeated},     /* max(x, x, ...) = x */
    {OP_sum, rule_reduce_then_expand},  /* ~ sum(expand x) = expand(sum x), along other axes */
    {OP_amax, rule_reduce_then_expand}, /* max(expand x) = expand(max x), likewise */
    {OP_sub, rule_centred_twice}, /* ~ a + z - mean(z), z = y + (x - mean(x)) c: mean(y), in grad */
    {OP_add, rule_centred_twice},

    /* views */
    {OP_reshape, rule_move_nothing},   /* to where it is */
    {OP_permute, rule_move_nothing},
    {OP_expand, rule_move_nothing},
    {OP_slice, rule_move_nothing},
    {OP_pad, rule_move_nothing},
    {OP_reshape, rule_move_twice},     /* only the last shape counts */
    {OP_expand, rule_move_twice},
    {OP_permute, rule_permute_twice},  /* axis i comes from inner[outer[i]] */
    {OP_slice, rule_single_step},      /* a walk of one element has step 1 */
    {OP_pad, rule_single_step},
    {OP_slice, rule_step_twice},       /* start and step of both in one */
    {OP_pad, rule_step_twice},
    {OP_fold, rule_fold_side_by_side}, /* ~ windows side by side: what they hold, in its place */
    {OP_slice, rule_slice_of_pad},     /* taking out what was put in */
    {OP_slice, rule_slice_of_concat},  /* a slice of one side, if it does not reach the other */
    {OP_slice, rule_slice_of_elem},    /* slice(op(a, b)) = op(slice(a), slice(b)), see there */
    {OP_add, rule_add_pads},           /* ~ parts side by side, padded to the whole: a concat */
    {OP_permute, rule_transposed_product},       /* (a b)^T = b^T a^T, if a or b is a transpose */

    {OP_permute, rule_permute_then_expand},      /* permute(expand x) = expand(permute x) */
    {OP_permute, rule_permute_of_elem},          /* of op(expand a, const), likewise */
    {OP_matmul, rule_outer_product},             /* (M, 1) (1, N), no batch: expand a * expand b */
    {EVERY_ELEM, rule_compute_then_expand},      /* op(expand x, const) = expand(op(x, const)) */
};
/* clang-format on */

Graph *simplify(const Graph *graph)
{
    return pass_bodies(rewrite(graph, rewrites, COUNT_OF(rewrites)), simplify);
}
