/* differences: random operands, the views they are fed through, and difference quotients. */
#include "differences.h"

#include <math.h>

#include "reference.h"

/* ---- random values ---- */

static uint64_t random_state = 1;

void random_start(uint64_t seed)
{
    random_state = seed;
}

/* SplitMix64 (Steele, Lea and Flood, 2014), as a number in [0, 1). */
static double random_unit(void)
{
    uint64_t z = random_state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (double)((z ^ z >> 31) >> 11) / 9007199254740992.0;
}

static double random_sign(void)
{
    return random_unit() < 0.5 ? -1 : 1;
}

static double random_value(Domain domain, int64_t limit)
{
    double unit = random_unit();
    switch (domain) {
    case POSITIVE:
        return 0.4 + 2 * unit;
    case NONZERO:
        return (0.4 + 2 * unit) * random_sign();
    case INSIDE:
        return 1.8 * unit - 0.9;
    case EVEN:
        return 0.5 * (1 + floor(4 * unit)) * random_sign();
    case ODD:
        return 0.5 * floor(8 * unit) - 1.75;
    case TRUTH:
        return floor(2 * unit);
    case LABEL:
        return floor((double)limit * unit);
    default:
        return 4 * unit - 2;
    }
}

/* Fisher and Yates */
static void shuffle(double *values, int64_t count)
{
    for (int64_t i = count - 1; i > 0; i--) {
        int64_t j = (int64_t)(random_unit() * (double)(i + 1));
        double other = values[i];
        values[i] = values[j];
        values[j] = other;
    }
}

void random_fill(Domain domain, int64_t limit, double *values, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        double distinct = 0.4 * (double)(i - count / 2) + 0.2;
        values[i] = (double)(float)(domain == DISTINCT ? distinct : random_value(domain, limit));
    }
    if (domain == DISTINCT) {
        shuffle(values, count);
    }
}

/* ---- feeds ---- */

Shape feed_source(Feed feed, Shape shape)
{
    if (feed == EXPANDED && shape.rank > 0) {
        shape.dim[0] = 1;
    }
    for (int axis = 0; feed == PERMUTED && axis < shape.rank / 2; axis++) {
        int64_t other = shape.dim[axis];
        shape.dim[axis] = shape.dim[shape.rank - 1 - axis];
        shape.dim[shape.rank - 1 - axis] = other;
    }
    return shape;
}

NodeId feed_view(Graph *graph, Feed feed, NodeId leaf, const Shape *shape)
{
    NodeSpec spec = {.shape = *shape, .in = {leaf}};
    for (int axis = 0; axis < shape->rank; axis++) {
        spec.attr.start[axis] = feed == PERMUTED ? shape->rank - 1 - axis : shape->dim[axis] - 1;
        spec.attr.step[axis] = -1;
    }
    switch (feed) {
    case EXPANDED:
        return graph_expand(graph, leaf, shape);
    case PERMUTED:
        spec.op = OP_permute;
        return graph_add(graph, spec);
    case REVERSED:
        spec.op = OP_slice;
        return graph_add(graph, spec);
    default:
        return leaf;
    }
}

NodeId sum_of_product(Graph *graph, NodeId a, NodeId b)
{
    uint32_t all = (1u << graph->nodes[a].shape.rank) - 1;
    NodeId total = graph_reduce(graph, OP_sum, graph_binary(graph, OP_mul, a, b), all);
    return graph_reshape(graph, total, &(Shape){.rank = 0});
}

/* ---- difference quotients ---- */

static double value_in(Arena *arena, const Graph *graph, double *const *slots, NodeId node)
{
    Graph before = *graph;
    before.count = node + 1; /* what comes later is not needed */
    return reference_run(arena, &before, slots, slots, REFERENCE_EXACT)[node][0];
}

double difference_value(const Graph *graph, double *const *slots, NodeId node)
{
    Arena *arena = arena_new();
    double value = value_in(arena, graph, slots, node);
    arena_free(arena);
    return value;
}

/* The five-point central difference of `loss` by one number: its error is of order h^4. */
static double difference(const Graph *graph, double *const *slots, NodeId loss, double *x)
{
    Arena *arena = arena_new();
    const double h = 1e-3, at = *x;
    double value[4];
    for (int i = 0; i < 4; i++) {
        *x = at + (const double[]){-2, -1, 1, 2}[i] * h;
        value[i] = value_in(arena, graph, slots, loss);
    }
    *x = at;
    arena_free(arena);
    return (8 * (value[2] - value[1]) - (value[3] - value[0])) / (12 * h);
}

double difference_error(const Graph *graph, double *const *slots, NodeId loss, NodeId leaf,
                        NodeId gradient)
{
    Arena *arena = arena_new();
    const Node *node = &graph->nodes[leaf];
    double **values = reference_run(arena, graph, slots, slots, REFERENCE_EXACT);
    double worst = 0, scale = 1e-3;
    for (int64_t i = 0; i < shape_count(&node->shape); i++) {
        double expected = difference(graph, slots, loss, &slots[node->attr.index][i]);
        double got = gradient == NO_NODE ? 0 : values[gradient][i];
        worst = fmax(worst, isnan(got - expected) ? INFINITY : fabs(got - expected));
        scale = fmax(scale, fmax(fabs(expected), fabs(got)));
    }
    arena_free(arena);
    return isfinite(worst) ? worst / scale : INFINITY;
}
