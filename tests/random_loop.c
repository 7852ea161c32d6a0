/* random_loop: loops whose bodies are a handful of random operators on a carry, a slice of stacked
 * operands and what is the same in every step. */
#include "loop.h"

#include "random_maker.h"

enum { MOST_STEPS = 4, MOST_VALUES = 12, LARGEST_SQUARE = 128 }; /* the reference is plain loops */

/* A body that grows; its values all have the shape of the carry. */
typedef struct Body {
    Maker *m;
    Graph *graph;
    NodeId values[MOST_VALUES];
    int count;
} Body;

static void add_value(Body *b, NodeId value)
{
    if (b->count < MOST_VALUES) {
        b->values[b->count++] = value;
    }
}

static NodeId pick(Body *b)
{
    return b->values[below(b->m, b->count)];
}

/* A sum over some axes, spread out again. */
static NodeId add_mean(Body *b, NodeId a)
{
    const Shape shape = b->graph->nodes[a].shape;
    const uint32_t axes = (uint32_t)below(b->m, 1 << shape.rank);
    return graph_expand(b->graph, graph_reduce(b->graph, OP_sum, a, axes), &shape);
}

static void add_random_value(Body *b)
{
    static const Op unary[] = {OP_tanh, OP_sin, OP_neg, OP_abs, OP_sigmoid, OP_relu};
    static const Op binary[] = {OP_add, OP_sub, OP_mul, OP_max, OP_min};
    const NodeId a = pick(b);
    if (chance(b->m, 40)) {
        add_value(b, graph_unary(b->graph, PICK(b->m, unary), a));
    } else if (chance(b->m, 10) && b->m->world->kind != RANDOM_EXACT) {
        add_value(b, add_mean(b, a));
    } else {
        add_value(b, graph_binary(b->graph, PICK(b->m, binary), a, pick(b)));
    }
}

static NodeId add_input(Body *b, int slot, const Shape *shape)
{
    return graph_add(b->graph, (NodeSpec){.op = OP_input,
                                          .dtype = b->m->world->real,
                                          .shape = *shape,
                                          .attr.index = slot});
}

/* Operands one behind the other along a new first axis. */
static NodeId stacked_operands(Maker *m, const Shape *shape, int64_t steps)
{
    NodeId all = NO_NODE;
    for (int64_t t = 0; t < steps; t++) {
        Shape one;
        loop_stack(shape, 1, &one);
        const NodeId next = graph_reshape(m->graph, operand(m, m->world->real, shape), &one);
        all = all == NO_NODE ? next
                             : graph_add(m->graph, (NodeSpec){.op = OP_concat, .in = {all, next}});
    }
    return all;
}

/* Slots: the carry, a slice, a constant of the same shape, and a square matrix where the carry can
 * be multiplied by one. Outputs: the carry, and sometimes a y. */
static Graph *draw_body(Maker *m, const Shape *shape, const Shape *square)
{
    Body b = {.m = m, .graph = graph_new("body")};
    for (int slot = 0; slot < 3; slot++) {
        add_value(&b, add_input(&b, slot, shape));
    }
    if (square) {
        const NodeId matrix = add_input(&b, 3, square);
        add_value(&b, graph_matmul(b.graph, b.values[chance(m, 70) ? 0 : 1], matrix));
    }
    const int more = 1 + below(m, 5);
    for (int i = 0; i < more; i++) {
        add_random_value(&b);
    }
    graph_output(b.graph, "carry", b.values[b.count - 1]);
    if (chance(m, 60)) {
        graph_output(b.graph, "y", pick(&b));
    }
    return b.graph;
}

void add_loop(Maker *m)
{
    const NodeId carry = anything(m, FLOATS);
    const Node start = m->graph->nodes[carry];
    const Shape shape = start.shape;
    const int64_t steps = 1 + below(m, MOST_STEPS);
    if (start.dtype != m->world->real || shape.rank == MAX_RANK) {
        return;
    }
    const bool multiplies =
        shape.rank >= 2 && chance(m, 60) && shape.dim[shape.rank - 1] <= LARGEST_SQUARE;
    NodeId inputs[4] = {carry, stacked_operands(m, &shape, steps),
                        operand(m, m->world->real, &shape)};
    Shape square = shape;
    if (multiplies) {
        square.dim[shape.rank - 2] = shape.dim[shape.rank - 1];
        inputs[3] = operand(m, m->world->real, &square);
    }
    Graph *body = draw_body(m, &shape, multiplies ? &square : NULL);
    const NodeId scan = graph_add(
        m->graph,
        (NodeSpec){
            .op = OP_scan,
            .inputs = inputs,
            .input_count = multiplies ? 4 : 3,
            .attr.index = graph_body(m->graph, body),
            .attr.loop = {.carries = 1, .stacked = 1, .steps = steps, .reverse = chance(m, 50)}});
    expected_extend(&m->expected, m->graph);
    for (int k = 0; k < body->output_count; k++) {
        try_add(m, (NodeSpec){.op = OP_result, .in = {scan}, .attr.index = k});
    }
}
