/* gradcheck: the differentiable operators of ops.def that move, reduce or combine elements, against
 * central differences in f64. Those of class ELEM are checked as scripts call them, in tests/cases;
 * here are their conventions on a kink.
 *
 * A case is one operator on operands of given shapes, each fed in several ways (plain, expanded,
 * permuted, reversed), so that gradients also pass through views. With random weights w the loss is
 * sum(y w). First order: grad against differences of the loss. Second order: s = sum(grad v) for
 * random v, its gradient (by operands and weights) against differences of s. Values keep a margin
 * from kinks; what happens on a kink is a convention and has a table of its own at the end.
 * An operator with fewer than 20 cases, feeds counted, is a failure. The last lines say what is the
 * least number of cases, and the worst error of all.
 */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "passes.h"
#include "../differences.h"
#include "../reference.h"

/* ---- what is checked ---- */

typedef struct Case {
    Op op;
    Domain domains[MAX_INPUTS];
    Shape shapes[MAX_INPUTS];
    Shape result; /* where the operator takes a request */
    Attr attr;
} Case;

#define SHAPE(...)                                                                                 \
    {                                                                                              \
        .rank = sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t), .dim = { __VA_ARGS__ }         \
    }
#define SCALAR                                                                                     \
    {                                                                                              \
        .rank = 0                                                                                  \
    }
#define AXES(bit) .attr.mask = (bit)
#define AXIS(n)   .attr.index = (n)
#define WINDOWS(axis, ...)                                                                         \
    .attr = {.index = (axis), .window = {__VA_ARGS__}} /* size, step, dilation */

static const Case cases[] = {
    {OP_sum, {REAL}, {SHAPE(1)}, AXES(1)},
    {OP_sum, {REAL}, {SHAPE(4)}, AXES(1)},
    {OP_sum, {REAL}, {SHAPE(2, 3)}, AXES(1)},
    {OP_sum, {REAL}, {SHAPE(2, 3)}, AXES(2)},
    {OP_sum, {REAL}, {SHAPE(2, 3)}, AXES(3)},
    {OP_sum, {REAL}, {SHAPE(2, 3, 2)}, AXES(5)},
    {OP_sum, {REAL}, {SHAPE(2, 1)}, AXES(0)},

    {OP_amax, {DISTINCT}, {SHAPE(1)}, AXES(1)},
    {OP_amax, {DISTINCT}, {SHAPE(5)}, AXES(1)},
    {OP_amax, {DISTINCT}, {SHAPE(3, 4)}, AXES(1)},
    {OP_amax, {DISTINCT}, {SHAPE(3, 4)}, AXES(2)},
    {OP_amax, {DISTINCT}, {SHAPE(2, 3, 2)}, AXES(6)},

    {OP_reshape, {REAL}, {SHAPE(1)}, .result = SCALAR},
    {OP_reshape, {REAL}, {SHAPE(2, 3)}, .result = SHAPE(6)},
    {OP_reshape, {REAL}, {SHAPE(4, 3)}, .result = SHAPE(2, 1, 6)},
    {OP_reshape, {REAL}, {SHAPE(2, 3, 2)}, .result = SHAPE(4, 3)},
    {OP_reshape, {REAL}, {SHAPE(2, 1, 3)}, .result = SHAPE(1, 3, 1, 2)},

    {OP_permute, {REAL}, {SHAPE(1, 1)}, .attr.start = {1, 0}},
    {OP_permute, {REAL}, {SHAPE(2, 3)}, .attr.start = {1, 0}},
    {OP_permute, {REAL}, {SHAPE(2, 3, 4)}, .attr.start = {2, 0, 1}},
    {OP_permute, {REAL}, {SHAPE(2, 3, 2)}, .attr.start = {0, 1, 2}},
    {OP_permute, {REAL}, {SHAPE(2, 3, 1, 2)}, .attr.start = {3, 1, 0, 2}},

    {.op = OP_after, .domains = {REAL, REAL}, .shapes = {SHAPE(1), SHAPE(1)}},
    {.op = OP_after, .domains = {REAL, REAL}, .shapes = {SHAPE(2, 3), SHAPE(4)}},
    {.op = OP_after, .domains = {REAL, REAL}, .shapes = {SHAPE(2, 3), SHAPE(2, 3)}},
    {.op = OP_after, .domains = {REAL, REAL}, .shapes = {SHAPE(2, 1, 3), SCALAR}},
    {.op = OP_after, .domains = {REAL, LABEL}, .shapes = {SHAPE(3, 2), SHAPE(1)}},

    {OP_expand, {REAL}, {SHAPE(1)}, .result = SHAPE(1)},
    {OP_expand, {REAL}, {SHAPE(1)}, .result = SHAPE(4)},
    {OP_expand, {REAL}, {SHAPE(1, 3)}, .result = SHAPE(2, 3)},
    {OP_expand, {REAL}, {SHAPE(3, 1)}, .result = SHAPE(3, 4)},
    {OP_expand, {REAL}, {SHAPE(2, 1, 3, 1)}, .result = SHAPE(2, 4, 3, 2)},

    {OP_slice, {REAL}, {SHAPE(1)}, .result = SHAPE(1), .attr = {.start = {0}, .step = {-1}}},
    {OP_slice, {REAL}, {SHAPE(6)}, .result = SHAPE(3), .attr = {.start = {1}, .step = {2}}},
    {OP_slice, {REAL}, {SHAPE(6)}, .result = SHAPE(6), .attr = {.start = {5}, .step = {-1}}},
    {OP_slice, {REAL}, {SHAPE(7)}, .result = SHAPE(3), .attr = {.start = {5}, .step = {-2}}},
    {OP_slice, {REAL}, {SHAPE(5)}, .result = SHAPE(1), .attr = {.start = {3}, .step = {-4}}},
    {OP_slice,
     {REAL},
     {SHAPE(4, 5)},
     .result = SHAPE(2, 3),
     .attr = {.start = {3, 1}, .step = {-3, 1}}},

    {OP_pad, {REAL}, {SHAPE(1)}, .result = SHAPE(1), .attr = {.start = {0}, .step = {1}}},
    {OP_pad, {REAL}, {SHAPE(1)}, .result = SHAPE(4), .attr = {.start = {2}, .step = {3}}},
    {OP_pad, {REAL}, {SHAPE(3)}, .result = SHAPE(3), .attr = {.start = {0}, .step = {1}}},
    {OP_pad, {REAL}, {SHAPE(3)}, .result = SHAPE(7), .attr = {.start = {1}, .step = {2}}},
    {OP_pad,
     {REAL},
     {SHAPE(2, 3)},
     .result = SHAPE(5, 4),
     .attr = {.start = {1, 0}, .step = {2, 1}}},

    {OP_concat, {REAL, REAL}, {SHAPE(1), SHAPE(1)}, AXIS(0)},
    {OP_concat, {REAL, REAL}, {SHAPE(2), SHAPE(3)}, AXIS(0)},
    {OP_concat, {REAL, REAL}, {SHAPE(2, 3), SHAPE(4, 3)}, AXIS(0)},
    {OP_concat, {REAL, REAL}, {SHAPE(2, 3), SHAPE(2, 1)}, AXIS(1)},
    {OP_concat, {REAL, REAL}, {SHAPE(2, 3, 2), SHAPE(2, 1, 2)}, AXIS(1)},

    {OP_unfold, {REAL}, {SHAPE(1)}, WINDOWS(0, 1, 1, 1)},
    {OP_unfold, {REAL}, {SHAPE(6)}, WINDOWS(0, 3, 1, 1)},
    {OP_unfold, {REAL}, {SHAPE(8)}, WINDOWS(0, 3, 2, 2)},
    {OP_unfold, {REAL}, {SHAPE(2, 5)}, WINDOWS(1, 2, 3, 1)},
    {OP_unfold, {REAL}, {SHAPE(2, 7, 2)}, WINDOWS(1, 2, 2, 3)},

    {OP_fold, {REAL}, {SHAPE(1, 1)}, .result = SHAPE(1), WINDOWS(0, 1, 1, 1)},
    {OP_fold, {REAL}, {SHAPE(4, 3)}, .result = SHAPE(6), WINDOWS(0, 3, 1, 1)},
    {OP_fold, {REAL}, {SHAPE(2, 3)}, .result = SHAPE(8), WINDOWS(0, 3, 2, 2)},
    {OP_fold, {REAL}, {SHAPE(2, 2, 2)}, .result = SHAPE(2, 6), WINDOWS(1, 2, 3, 1)},
    {OP_fold, {REAL}, {SHAPE(2, 2, 2, 2)}, .result = SHAPE(2, 7, 2), WINDOWS(1, 2, 2, 3)},

    {.op = OP_matmul, .domains = {REAL, REAL}, .shapes = {SHAPE(1, 1), SHAPE(1, 1)}},
    {.op = OP_matmul, .domains = {REAL, REAL}, .shapes = {SHAPE(2, 3), SHAPE(3, 4)}},
    {.op = OP_matmul, .domains = {REAL, REAL}, .shapes = {SHAPE(1, 5), SHAPE(5, 1)}},
    {.op = OP_matmul, .domains = {REAL, REAL}, .shapes = {SHAPE(4, 1), SHAPE(1, 3)}},
    {.op = OP_matmul, .domains = {REAL, REAL}, .shapes = {SHAPE(2, 2, 3), SHAPE(2, 3, 2)}},
    {.op = OP_matmul, .domains = {REAL, REAL}, .shapes = {SHAPE(2, 1, 3, 2), SHAPE(2, 1, 2, 3)}},

    {OP_gather, {REAL, LABEL}, {SHAPE(3), SHAPE(1)}, AXIS(0)},
    {OP_gather, {REAL, LABEL}, {SHAPE(3), SHAPE(7)}, AXIS(0)},
    {OP_gather, {REAL, LABEL}, {SHAPE(4, 3), SHAPE(4, 1)}, AXIS(1)},
    {OP_gather, {REAL, LABEL}, {SHAPE(3, 2), SHAPE(6, 2)}, AXIS(0)},
    {OP_gather, {REAL, LABEL}, {SHAPE(2, 3, 2), SHAPE(2, 5, 2)}, AXIS(1)},

    {OP_scatter_add, {REAL, LABEL}, {SHAPE(1), SHAPE(1)}, .result = SHAPE(3), AXIS(0)},
    {OP_scatter_add, {REAL, LABEL}, {SHAPE(5), SHAPE(5)}, .result = SHAPE(3), AXIS(0)},
    {OP_scatter_add, {REAL, LABEL}, {SHAPE(2, 4), SHAPE(2, 4)}, .result = SHAPE(2, 3), AXIS(1)},
    {OP_scatter_add,
     {REAL, LABEL},
     {SHAPE(2, 4, 2), SHAPE(2, 4, 2)},
     .result = SHAPE(2, 5, 2),
     AXIS(1)},
    {OP_scatter_add,
     {REAL, LABEL},
     {SHAPE(6), SHAPE(6)},
     .result = SHAPE(2),
     AXIS(0)}, /* label 2 is out of range */

    {OP_cumsum, {REAL}, {SHAPE(1)}, AXIS(0)},
    {OP_cumsum, {REAL}, {SHAPE(5)}, AXIS(0)},
    {OP_cumsum, {REAL}, {SHAPE(3, 4)}, AXIS(0)},
    {OP_cumsum, {REAL}, {SHAPE(3, 4)}, AXIS(1)},
    {OP_cumsum, {REAL}, {SHAPE(2, 4, 3)}, AXIS(1)},
};

/* ---- one case as a graph ---- */

/* Slots 0..2 are the operands, 3 the weights, 4..7 the directions of the second derivative. */
enum { WEIGHTS = MAX_INPUTS, VARIABLES = MAX_INPUTS + 1, SLOTS = 2 * VARIABLES, LABEL_LIMIT = 3 };

typedef struct Check {
    Graph *graph;
    NodeId variables[VARIABLES]; /* state nodes, NO_NODE where an operand is not a float */
    double *slots[SLOTS];
    NodeId loss;
} Check;

static NodeId add_slot(Check *check, int slot, Op op, DType dtype, const Shape *shape,
                       Domain domain)
{
    int64_t count = shape_count(shape);
    check->slots[slot] = ARENA_ARRAY(check->graph->arena, double, count);
    random_fill(domain, LABEL_LIMIT, check->slots[slot], count);
    return graph_add(check->graph,
                     (NodeSpec){.op = op, .dtype = dtype, .shape = *shape, .attr.index = slot});
}

static NodeId add_operand(Check *check, const Case *item, int i, Feed feed)
{
    const Shape *shape = &item->shapes[i];
    check->variables[i] = NO_NODE;
    switch (item->domains[i]) {
    case TRUTH:
        return add_slot(check, i, OP_input, DT_BOOL, shape, TRUTH);
    case LABEL:
        return add_slot(check, i, OP_input, DT_I32, shape, LABEL);
    default:
        break;
    }
    bool ties = item->domains[i] == DISTINCT && feed == EXPANDED; /* repeats would be */
    Feed how = ties ? PLAIN : feed;
    const Shape source = feed_source(how, *shape);
    check->variables[i] = add_slot(check, i, OP_state, DT_F64, &source, item->domains[i]);
    return feed_view(check->graph, how, check->variables[i], shape);
}

/* The operator, its operands, and loss = sum(y w). */
static NodeId build(Check *check, const Case *item, Feed feed)
{
    *check = (Check){.graph = graph_new("check")};
    NodeSpec spec = {.op = item->op, .dtype = DT_F32, .shape = item->result, .attr = item->attr};
    for (int i = 0; i < MAX_INPUTS; i++) {
        check->variables[i] = NO_NODE;
        if (i < op_info[item->op].arity) {
            spec.in[i] = add_operand(check, item, i, feed);
        }
    }
    NodeId y = graph_add(check->graph, spec);
    if (check->graph->nodes[y].dtype != DT_F64) {
        y = graph_cast(check->graph, y, DT_F64);
    }
    const Shape shape = check->graph->nodes[y].shape;
    NodeId w = add_slot(check, WEIGHTS, OP_state, DT_F64, &shape, NONZERO);
    check->variables[WEIGHTS] = w;
    check->loss = sum_of_product(check->graph, y, w);
    return y;
}

/* ---- comparing with differences ---- */

/* Differentiates `loss` by all the variables, and compares. */
static double worst_error(Check *check, NodeId loss, NodeId seeded, NodeId seed, NodeId *gradients)
{
    NodeId wrt[VARIABLES], found[VARIABLES];
    int count = 0, slot[VARIABLES];
    for (int i = 0; i < VARIABLES; i++) {
        gradients[i] = NO_NODE;
        if (check->variables[i] != NO_NODE) {
            slot[count] = i;
            wrt[count++] = check->variables[i];
        }
    }
    grad(check->graph, seeded, seed, wrt, count, found);
    graph_check(check->graph, "grad");
    double worst = 0;
    for (int i = 0; i < count; i++) {
        gradients[slot[i]] = found[i];
        if (slot[i] != WEIGHTS || seed == NO_NODE) { /* the seed itself is not differentiated */
            worst =
                fmax(worst, difference_error(check->graph, check->slots, loss, wrt[i], found[i]));
        }
    }
    return worst;
}

/* s = sum over the variables of sum(gradient v); NO_NODE if there is no gradient at all. */
static NodeId add_directional(Check *check, const NodeId *gradients)
{
    NodeId total = NO_NODE;
    for (int i = 0; i < WEIGHTS; i++) {
        if (gradients[i] == NO_NODE) {
            continue;
        }
        const Shape shape = check->graph->nodes[gradients[i]].shape;
        NodeId v = add_slot(check, VARIABLES + i, OP_state, DT_F64, &shape, NONZERO);
        NodeId part = sum_of_product(check->graph, gradients[i], v);
        total = total == NO_NODE ? part : graph_binary(check->graph, OP_add, total, part);
    }
    return total;
}

typedef struct Errors {
    double first, second;
    int cases;
} Errors;

enum { LEAST_CASES = 20 };

static void check_case(const Case *item, Feed feed, Errors *errors)
{
    Check check;
    NodeId gradients[VARIABLES], second[VARIABLES];
    NodeId y = build(&check, item, feed);
    double first = worst_error(&check, check.loss, y, check.variables[WEIGHTS], gradients);
    NodeId directional = add_directional(&check, gradients);
    if (directional == NO_NODE) {
        first = INFINITY;
    } else {
        double error = worst_error(&check, directional, directional, NO_NODE, second);
        errors->second = fmax(errors->second, error);
    }
    errors->first = fmax(errors->first, first);
    errors->cases++;
    graph_free(check.graph);
}

/* ---- on the kink: the conventions of ops.def ---- */

typedef struct Tie {
    Op op;
    double a, b;   /* operands; b is unused by unary operators */
    double da, db; /* expected gradients for g = 1 */
} Tie;

static const Tie ties[] = {
    {OP_abs, 0, 0, 0, 0},
    {OP_abs, -0.0, 0, 0, 0},
    {OP_relu, 0, 0, 0, 0},
    {OP_relu, -0.0, 0, 0, 0},
    {OP_max, 1, 1, 0.5, 0.5},
    {OP_max, 0, -0.0, 0.5, 0.5},
    {OP_max, INFINITY, INFINITY, 0.5, 0.5},
    {OP_min, 1, 1, 0.5, 0.5},
    {OP_min, -INFINITY, 2, 1, 0},
    {OP_pow, 3, 0, 0, 1.0986122886681098},
    {OP_pow, 0, 0, 0, 0},
    {OP_pow, 0, 2, 0, 0},
    {OP_pow, 0, 1, 1, 0},
    {OP_pow, -2, 3, 12, NAN},
    {OP_pow, INFINITY, 0, 0, INFINITY},
    {OP_pow, 0, -1, -INFINITY, -INFINITY},
    {OP_sqrt, 0, 0, INFINITY, 0},
};

/* Equal up to rounding; NaN equals NaN, infinities themselves. */
static bool same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-15 * fabs(b);
}

static bool tie_holds(const Tie *tie)
{
    Check check;
    NodeId gradients[2];
    build(&check, &(Case){.op = tie->op}, PLAIN);
    *check.slots[0] = tie->a;
    *check.slots[WEIGHTS] = 1;
    int count = op_info[tie->op].arity;
    if (count == 2) {
        *check.slots[1] = tie->b;
    }
    grad(check.graph, check.loss, NO_NODE, check.variables, count, gradients);
    double da = difference_value(check.graph, check.slots, gradients[0]),
           db = count == 2 ? difference_value(check.graph, check.slots, gradients[1]) : 0;
    graph_free(check.graph);
    if (!same_number(da, tie->da) || (count == 2 && !same_number(db, tie->db))) {
        printf("%s at (%g, %g): gradient (%g, %g), not (%g, %g)\n", op_info[tie->op].name, tie->a,
               tie->b, da, db, tie->da, tie->db);
        return false;
    }
    return true;
}

/* amax shares the gradient equally: two of three are largest. */
static bool amax_tie_holds(void)
{
    Check check;
    NodeId gradient;
    build(&check, &(Case){OP_amax, {REAL}, {SHAPE(3)}, AXES(1)}, PLAIN);
    memcpy(check.slots[0], (double[]){2, -1, 2}, 3 * sizeof(double));
    *check.slots[WEIGHTS] = 1;
    grad(check.graph, check.loss, NO_NODE, check.variables, 1, &gradient);
    Arena *arena = arena_new();
    const double *got =
        reference_run(arena, check.graph, check.slots, check.slots, REFERENCE_EXACT)[gradient];
    bool holds = got[0] == 0.5 && got[1] == 0 && got[2] == 0.5;
    printf("%s", holds ? "" : "amax: a tie is not shared equally\n");
    arena_free(arena);
    graph_free(check.graph);
    return holds;
}

/* ---- the walk over the table ---- */

static bool check_operator(Op op, Errors *all)
{
    Errors errors = {0};
    bool conventions = op != OP_amax || amax_tie_holds();
    random_start((uint64_t)op + 1); /* an operator's numbers do not depend on the others */
    for (int feed = 0; feed < FEED_COUNT; feed++) {
        for (int i = 0; i < COUNT_OF(cases); i++) {
            if (cases[i].op == op) {
                check_case(&cases[i], (Feed)feed, &errors);
            }
        }
    }
    bool passed = errors.cases >= LEAST_CASES && errors.first <= FIRST_LIMIT &&
                  errors.second <= SECOND_LIMIT && conventions;
    printf("%-6s %-12s %3d cases, worst relative error: first order %.1e, second order %.1e\n",
           passed ? "ok" : "FAILED", op_info[op].name, errors.cases, errors.first, errors.second);
    all->first = fmax(all->first, errors.first);
    all->second = fmax(all->second, errors.second);
    all->cases = errors.cases < all->cases ? errors.cases : all->cases;
    return passed;
}

int main(void)
{
    int passed = 0, failed = 0;
    Errors all = {.cases = INT_MAX}; /* the fewest cases, the largest errors */
    for (Op op = 0; op < OP_COUNT; op++) {
        const OpClass class = op_info[op].class;
        if (op_info[op].differentiable && class != ELEM && class != LOOP) { /* see scan.c */
            *(check_operator(op, &all) ? &passed : &failed) += 1;
        }
    }
    printf("%d operators, at least %d cases each (%d asked for); worst relative error: first order "
           "%.1e (%.0e allowed), second order %.1e (%.0e)\n",
           passed + failed, all.cases, LEAST_CASES, all.first, FIRST_LIMIT, all.second,
           SECOND_LIMIT);
    for (int i = 0; i < COUNT_OF(ties); i++) {
        *(tie_holds(&ties[i]) ? &passed : &failed) += 1;
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
