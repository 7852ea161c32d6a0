/* random_graph: numbers, variables, operands; which values are kept; whole graphs. */
#include <math.h>

#include "passes.h"
#include "random_maker.h"

enum { SMALL_SHAPES = 12, MOST_ELEMENTS = 3000 };

static const Shape shapes[RANDOM_SHAPES] = {
    {0, {0}},    {1, {1}},      {1, {2}},      {1, {3}},      {2, {2, 3}},    {2, {3, 2}},
    {2, {1, 3}}, {2, {2, 1}},   {2, {3, 3}},   {2, {4, 3}},   {3, {2, 1, 3}}, {4, {2, 1, 3, 2}},
    {1, {1100}}, {2, {7, 130}}, {2, {2, 600}}, {2, {300, 2}},
};

/* ---- numbers ---- */

/* SplitMix64 (Steele, Lea and Flood, 2014). */
static uint64_t next_bits(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

int below(Maker *m, int limit)
{
    return (int)(next_bits(&m->state) % (uint64_t)limit);
}

bool chance(Maker *m, int percent)
{
    return below(m, 100) < percent;
}

static double draw_float(Maker *m, DType dtype)
{
    static const double telling[] = {0, -0.0, 1, -1, 2, -0.5};
    static const double special[] = {NAN, INFINITY, -INFINITY, -0.0, 1e-30, 0.1};
    if (m->world->kind != RANDOM_TAME && chance(m, 8)) {
        return PICK(m, special);
    }
    double value = chance(m, 15) ? PICK(m, telling) : below(m, 4001) / 1000.0 - 2;
    return dtype == DT_F32 ? (double)(float)value : value;
}

static double draw_value(Maker *m, DType dtype)
{
    static const double extreme[] = {7, -1, INT32_MAX, INT32_MIN};
    if (dtype_is_float(dtype)) {
        return draw_float(m, dtype);
    }
    if (dtype == DT_I32 && m->world->kind != RANDOM_TAME && chance(m, 20)) {
        return PICK(m, extreme);
    }
    return below(m, dtype == DT_I32 ? 4 : 2);
}

/* Mostly what rewrites look for. */
double draw_constant(Maker *m, DType dtype)
{
    static const double telling[] = {0, -0.0, 1, -1, 2, -0.5, 4, 3};
    return dtype_is_float(dtype) && chance(m, 70) ? PICK(m, telling) : draw_value(m, dtype);
}

/* ---- variables ---- */

Shape random_slot_shape(int slot)
{
    return shapes[slot % RANDOM_SHAPES];
}

DType random_slot_dtype(int slot, DType real)
{
    return slot < RANDOM_SHAPES ? real : slot < 2 * RANDOM_SHAPES ? DT_I32 : DT_BOOL;
}

static double *draw_values(Maker *m, int slot)
{
    const Shape shape = random_slot_shape(slot);
    const int64_t count = shape_count(&shape);
    double *values = ARENA_ARRAY(m->world->arena, double, count);
    for (int64_t i = 0; i < count; i++) {
        values[i] = draw_value(m, random_slot_dtype(slot, m->world->real));
    }
    return values;
}

RandomWorld random_world(uint64_t seed, RandomKind kind, DType real, bool wide)
{
    RandomWorld world = {.arena = arena_new(), .kind = kind, .real = real, .wide = wide};
    Maker m = {.world = &world, .state = seed};
    for (int slot = 0; slot < RANDOM_SLOTS; slot++) {
        world.state[slot] = draw_values(&m, slot);
        world.inputs[slot] = draw_values(&m, slot);
    }
    return world;
}

void random_world_free(RandomWorld *world)
{
    arena_free(world->arena);
}

/* ---- leaves and operands ---- */

static const Shape *draw_shape(Maker *m)
{
    return &shapes[m->world->wide && chance(m, 25)
                       ? SMALL_SHAPES + below(m, RANDOM_SHAPES - SMALL_SHAPES)
                       : below(m, SMALL_SHAPES)];
}

/* The slot for this type, or -1. */
int slot_for(const Maker *m, DType dtype, const Shape *shape)
{
    for (int slot = 0; slot < RANDOM_SLOTS; slot++) {
        if (random_slot_dtype(slot, m->world->real) == dtype &&
            shape_equal(&shapes[slot % RANDOM_SHAPES], shape)) {
            return slot;
        }
    }
    return -1;
}

static NodeId add_table(Maker *m, DType dtype, const Shape *shape)
{
    const int64_t count = shape_count(shape);
    double *numbers = ARENA_ARRAY(m->graph->arena, double, count);
    for (int64_t i = 0; i < count; i++) {
        double number = draw_constant(m, dtype);
        numbers[i] = number_is_finite(dtype, number) ? number : 1;
    }
    NodeSpec spec = {.op = OP_table, .dtype = dtype, .shape = *shape};
    spec.attr.index = count;
    spec.attr.table = numbers;
    return graph_add(m->graph, spec);
}

static NodeId add_leaf(Maker *m, DType dtype, const Shape *shape)
{
    NodeSpec spec = {.dtype = dtype, .shape = *shape};
    if (shape_count(shape) <= 1000 && chance(m, 8)) {
        return add_table(m, dtype, shape);
    }
    spec.attr.index = slot_for(m, dtype, shape);
    if (spec.attr.index < 0 || chance(m, 35)) {
        return graph_const(m->graph, dtype, shape, draw_constant(m, dtype));
    }
    spec.op = chance(m, 50) ? OP_state : OP_input;
    if (dtype != DT_BOOL && shape->rank > 0 && chance(m, 10)) {
        spec.op = OP_iota;
        spec.attr.index = below(m, shape->rank);
    }
    return graph_add(m->graph, spec);
}

bool type_fits(OpTypes types, DType dtype)
{
    return types == ANY || (types == BOOLS && dtype == DT_BOOL) ||
           (types == NUMBERS && dtype != DT_BOOL) || (types == FLOATS && dtype_is_float(dtype));
}

static DType draw_dtype(Maker *m, OpTypes types)
{
    const DType others[] = {DT_I32, DT_I32, DT_BOOL, m->world->real};
    const DType dtype = chance(m, 70) ? m->world->real : PICK(m, others);
    return type_fits(types, dtype) ? dtype : types == BOOLS ? DT_BOOL : m->world->real;
}

/* A loop has none but through its results. */
static bool is_value(const Maker *m, NodeId id)
{
    return m->graph->nodes[id].op != OP_scan;
}

/* Any earlier value of a fitting type, late ones more often, so that graphs get deep. */
NodeId anything(Maker *m, OpTypes types)
{
    const int count = m->graph->count;
    for (int tries = 0; tries < 6 && count > 0; tries++) {
        NodeId id = chance(m, 35) ? below(m, count) : count - 1 - below(m, count < 6 ? count : 6);
        if (is_value(m, id) && type_fits(types, m->graph->nodes[id].dtype)) {
            return id;
        }
    }
    return add_leaf(m, draw_dtype(m, types), draw_shape(m));
}

/* A value of this type: an earlier one, broadcast if need be, else a new leaf. */
NodeId operand(Maker *m, DType dtype, const Shape *shape)
{
    for (int tries = 0; tries < 12 && m->graph->count > 0; tries++) {
        const NodeId id = below(m, m->graph->count);
        const Node node = m->graph->nodes[id];
        Shape both;
        if (is_value(m, id) && node.dtype == dtype && shape_broadcast(&node.shape, shape, &both) &&
            shape_equal(&both, shape)) {
            return graph_broadcast_to(m->graph, id, shape);
        }
    }
    return add_leaf(m, dtype, shape);
}

/* ---- which values are kept ---- */

static bool is_moderate(double value)
{
    return fabs(value) <= 1e4;
}

/* A tame graph has moderate values; a value of nothing but NaN hides what comes after it. */
static bool has_fitting_numbers(const Maker *m, NodeId id)
{
    const Node *node = &m->graph->nodes[id];
    const double *values = m->expected.values[id];
    const int64_t count = shape_count(&node->shape);
    int64_t moderate = 0, numbers = 0;
    for (int64_t i = 0; i < count; i++) {
        moderate += !dtype_is_float(node->dtype) || is_moderate(values[i]);
        numbers += !isnan(values[i]);
    }
    return m->world->kind == RANDOM_TAME ? moderate == count : numbers > 0;
}

static bool is_welcome(const Maker *m, NodeId id)
{
    return has_fitting_numbers(m, id) &&
           (m->world->kind == RANDOM_EXACT || expected_is_stable(&m->expected, m->graph, id));
}

/* Adds the node if its rule accepts it and its value is welcome. */
NodeId try_add(Maker *m, NodeSpec spec)
{
    Text error = {0};
    const bool fits = shape_infer(m->graph, &spec, &error);
    text_free(&error);
    if (!fits || shape_count(&spec.shape) > MOST_ELEMENTS) {
        return NO_NODE;
    }
    const NodeId id = graph_add(m->graph, spec);
    expected_extend(&m->expected, m->graph);
    if (is_welcome(m, id)) {
        return id;
    }
    m->graph->count = id;
    expected_truncate(&m->expected, id);
    return NO_NODE;
}

/* ---- graphs ---- */

static void add_something(Maker *m)
{
    static const struct {
        OpClass class;
        int share;
    } mix[] = {{ELEM, 36},   {WINDOW, 3},   {MOVE, 18},  {ORDER, 2}, {LOOP, 2},
               {REDUCE, 10}, {CONTRACT, 5}, {ALONG, 10}, {RANDOM, 3}};
    m->graph->loc = (Loc){.file = chance(m, 50) ? "a.lua" : "b/b.lua", .line = below(m, 99)};
    int draw = below(m, 100), kind = 0;
    while (kind < COUNT_OF(mix) && draw >= mix[kind].share) {
        draw -= mix[kind++].share;
    }
    if (kind < COUNT_OF(mix) && mix[kind].class == LOOP) {
        add_loop(m);
    } else if (kind < COUNT_OF(mix)) {
        add_operator(m, mix[kind].class);
    } else {
        add_idiom(m);
    }
    expected_extend(&m->expected, m->graph);
    if (m->graph->count > 0 && chance(m, 10)) {
        Node *last = &m->graph->nodes[m->graph->count - 1];
        last->name = arena_printf(m->graph->arena, "name %d", below(m, 99));
    }
}

static void add_output(Maker *m, NodeId node)
{
    Graph *g = m->graph;
    graph_output(g, arena_printf(g->arena, "y%d_y", g->output_count), node);
}

static NodeId total(Maker *m, NodeId a)
{
    const Node node = m->graph->nodes[a];
    const NodeId sum = graph_reduce(m->graph, OP_sum, a, (1u << node.shape.rank) - 1);
    return graph_cast(m->graph, graph_reshape(m->graph, sum, &(Shape){.rank = 0}), DT_F64);
}

/* The sum of two values, and its gradients by some variables, as outputs where they are welcome. */
static void add_gradients(Maker *m, int nodes)
{
    NodeId wrt[3], gradients[3];
    int count = 0;
    const NodeId loss = graph_binary(m->graph, OP_add, total(m, anything(m, FLOATS)),
                                     total(m, anything(m, FLOATS)));
    for (NodeId id = 0; id < nodes && count < COUNT_OF(wrt); id++) {
        const Node *node = &m->graph->nodes[id];
        if ((node->op == OP_state || node->op == OP_input) && dtype_is_float(node->dtype)) {
            wrt[count++] = id;
        }
    }
    grad(m->graph, loss, NO_NODE, wrt, count, gradients);
    expected_truncate(&m->expected, 0); /* loops have more results now */
    expected_extend(&m->expected, m->graph);
    for (int i = 0; i < count; i++) {
        if (gradients[i] != NO_NODE && is_welcome(m, gradients[i])) {
            add_output(m, gradients[i]);
        }
    }
}

/* Outputs and updates: the last values, and some others. */
static void add_roots(Maker *m, int nodes)
{
    int updated = -1;
    for (int i = 0; i < 4; i++) {
        const NodeId id = i < 2 ? nodes - 1 - i : below(m, nodes);
        add_output(m, id < 0 ? 0 : is_value(m, id) ? id : m->graph->nodes[id].in[0]);
    }
    for (int i = 0; i < 2; i++) {
        const NodeId id = below(m, nodes);
        const Node node = m->graph->nodes[id];
        const int slot = slot_for(m, node.dtype, &node.shape);
        if (is_value(m, id) && slot >= 0 && slot != updated) {
            updated = slot;
            const NodeSpec spec = {
                .op = OP_state, .dtype = node.dtype, .shape = node.shape, .attr.index = slot};
            graph_binary(m->graph, OP_update, graph_add(m->graph, spec), id);
        }
    }
}

RandomGraph random_graph(uint64_t seed, const RandomWorld *world, int nodes, bool gradients)
{
    Maker m = {.world = world, .graph = graph_new("random"), .state = seed};
    m.expected = expected_new(m.graph->arena, world->state, world->inputs);
    while (m.graph->count < nodes) {
        add_something(&m);
    }
    const int forward = m.graph->count;
    if (gradients) {
        add_gradients(&m, forward);
    }
    add_roots(&m, forward);
    expected_extend(&m.expected, m.graph);
    return (RandomGraph){.graph = m.graph, .expected = m.expected};
}

static int node_work(const Node *node)
{
    const bool view = node->op == OP_expand || node->op == OP_permute || node->op == OP_reshape ||
                      node->op == OP_slice;
    return node->op == OP_pow ? 2 : node->op != OP_const && !view;
}

int random_work(const Graph *graph)
{
    int count = 0;
    for (NodeId id = 0; id < graph->count; id++) {
        count += node_work(&graph->nodes[id]);
    }
    return count;
}

int64_t random_elements(const Graph *graph)
{
    int64_t count = 0;
    for (NodeId id = 0; id < graph->count; id++) {
        count += node_work(&graph->nodes[id]) * shape_count(&graph->nodes[id].shape);
    }
    return count;
}
