/* random_graph: one generator function an operator class, all drawing from one stream. */
#include "random_graph.h"

#include <math.h>
#include <string.h>

typedef struct Maker {
    RandomGraph made;
    Graph *graph;
    uint64_t state;
    RandomKind kind;
    DType real;
} Maker;

/* ---- numbers ---- */

/* SplitMix64 (Steele, Lea and Flood, 2014). */
static uint64_t draw(Maker *m)
{
    uint64_t z = m->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static int below(Maker *m, int limit)
{
    return (int)(draw(m) % (uint64_t)limit);
}

static bool chance(Maker *m, int percent)
{
    return below(m, 100) < percent;
}

#define PICK(m, array) ((array)[below((m), COUNT_OF(array))])

static double draw_value(Maker *m, DType dtype)
{
    static const double special[] = {0, -0.0, 1, -1, 2, -0.5, 3, 0.1, NAN, INFINITY, -INFINITY};
    static const double whole[] = {0, 1, 2, -1, 3, 7, INT32_MAX, INT32_MIN};
    if (dtype == DT_BOOL) {
        return below(m, 2);
    }
    if (dtype == DT_I32) {
        return PICK(m, whole);
    }
    double value =
        m->kind == RANDOM_SPECIAL && chance(m, 60) ? PICK(m, special) : below(m, 4001) / 1000.0 - 2;
    return dtype == DT_F32 ? (double)(float)value : value;
}

static double draw_constant(Maker *m, DType dtype)
{
    static const double telling[] = {0, -0.0, 1, -1, 2, -0.5, 4, 3};
    if (dtype_is_float(dtype) && chance(m, 70)) {
        return PICK(m, telling);
    }
    return draw_value(m, dtype);
}

/* ---- leaves ---- */

static const Shape shapes[] = {
    {.rank = 0},
    {.rank = 1, .dim = {1}},
    {.rank = 1, .dim = {3}},
    {.rank = 2, .dim = {2, 3}},
    {.rank = 2, .dim = {3, 2}},
    {.rank = 2, .dim = {1, 3}},
    {.rank = 2, .dim = {2, 1}},
    {.rank = 3, .dim = {2, 1, 3}},
};

static DType draw_dtype(Maker *m)
{
    return chance(m, 75) ? m->real : chance(m, 50) ? DT_I32 : DT_BOOL;
}

/* Every dtype and shape has a slot of its own, so a slot always has one type. */
static NodeId add_slot(Maker *m, Op op, DType dtype, const Shape *shape)
{
    int place = 0;
    while (place < COUNT_OF(shapes) && !shape_equal(&shapes[place], shape)) {
        place++;
    }
    if (place == COUNT_OF(shapes)) {
        return graph_const(m->graph, dtype, shape, draw_constant(m, dtype));
    }
    int slot = place + COUNT_OF(shapes) * (int)dtype;
    double **values = op == OP_state ? &m->made.state[slot] : &m->made.inputs[slot];
    if (!*values) {
        int64_t count = shape_count(shape);
        *values = ARENA_ARRAY(m->graph->arena, double, count);
        for (int64_t i = 0; i < count; i++) {
            (*values)[i] = draw_value(m, dtype);
        }
    }
    NodeSpec spec = {.op = op, .dtype = dtype, .shape = *shape, .attr.index = slot};
    return graph_add(m->graph, spec);
}

static NodeId add_leaf(Maker *m, DType dtype, const Shape *shape)
{
    if (chance(m, 50)) {
        return graph_const(m->graph, dtype, shape, draw_constant(m, dtype));
    }
    if (dtype != DT_BOOL && shape->rank > 0 && chance(m, 10)) {
        return graph_add(m->graph, (NodeSpec){.op = OP_iota,
                                              .dtype = dtype,
                                              .shape = *shape,
                                              .attr.index = below(m, shape->rank)});
    }
    return add_slot(m, chance(m, 50) ? OP_state : OP_input, dtype, shape);
}

/* A value of this type: an earlier node if a few tries find one, else a new leaf. */
static NodeId operand(Maker *m, DType dtype, const Shape *shape)
{
    for (int tries = 0; tries < 12 && m->graph->count > 0; tries++) {
        NodeId id = below(m, m->graph->count);
        const Node *node = &m->graph->nodes[id];
        if (node->dtype == dtype && shape_equal(&node->shape, shape)) {
            return id;
        }
    }
    return add_leaf(m, dtype, shape);
}

/* Any earlier value, late ones more often. */
static NodeId anything(Maker *m)
{
    int count = m->graph->count;
    return chance(m, 50) ? below(m, count) : count - 1 - below(m, count < 8 ? count : 8);
}

/* ---- operators ---- */

static bool type_fits(OpTypes types, DType dtype)
{
    return types == ANY || (types == BOOLS && dtype == DT_BOOL) ||
           (types == NUMBERS && dtype != DT_BOOL) || (types == FLOATS && dtype_is_float(dtype));
}

static void add_elem(Maker *m)
{
    static const Op any[] = {OP_neg,   OP_neg,   OP_abs,    OP_sign, OP_exp, OP_log,     OP_sqrt,
                             OP_recip, OP_sin,   OP_cos,    OP_tanh, OP_erf, OP_sigmoid, OP_not,
                             OP_relu,  OP_floor, OP_detach, OP_add,  OP_add, OP_sub,     OP_sub,
                             OP_mul,   OP_mul,   OP_mul,    OP_div,  OP_div, OP_max,     OP_min,
                             OP_lt,    OP_le,    OP_gt,     OP_ge,   OP_eq,  OP_ne,      OP_and,
                             OP_or,    OP_and,   OP_where,  OP_where};
    static const Op smooth[] = {OP_neg, OP_neg, OP_sin, OP_cos, OP_tanh, OP_sigmoid, OP_erf,
                                OP_abs, OP_add, OP_sub, OP_mul, OP_mul,  OP_max,     OP_relu};
    NodeId first = anything(m);
    const DType dtype = m->graph->nodes[first].dtype;
    const Shape shape = m->graph->nodes[first].shape;
    bool continuous = m->kind == RANDOM_SMOOTH && dtype_is_float(dtype);
    Op op = continuous ? PICK(m, smooth) : PICK(m, any);
    if (!type_fits(op_info[op].types, dtype)) {
        return;
    }
    NodeSpec spec = {.op = op, .in = {first}};
    if (op == OP_where) {
        spec.in[0] = operand(m, DT_BOOL, &shape);
        spec.in[1] = operand(m, dtype, &shape);
        spec.in[2] = first;
    } else if (op_info[op].arity == 2) {
        int place = below(m, 2);
        spec.in[place] = first;
        spec.in[1 - place] = operand(m, dtype, &shape);
    }
    graph_add(m->graph, spec);
}

static void add_power(Maker *m)
{
    static const double exponents[] = {0, 1, 2, 3};
    NodeId a = anything(m);
    if (m->kind == RANDOM_SMOOTH && dtype_is_float(m->graph->nodes[a].dtype)) {
        graph_binary(m->graph, OP_pow, a, graph_like(m->graph, a, PICK(m, exponents)));
    }
}

static void add_cast(Maker *m)
{
    static const DType dtypes[] = {DT_BOOL, DT_I32, DT_F32, DT_F64};
    NodeId a = anything(m);
    DType to = PICK(m, dtypes);
    bool from_float = dtype_is_float(m->graph->nodes[a].dtype);
    bool rounds = from_float ? to != m->real : to == DT_F32; /* a float to another dtype */
    if (m->kind == RANDOM_SPECIAL || !rounds) {
        graph_cast(m->graph, a, to);
    }
}

static void add_reduce(Maker *m)
{
    NodeId a = anything(m);
    const Node node = m->graph->nodes[a];
    if (node.dtype == DT_BOOL) {
        return;
    }
    bool sums = node.dtype == DT_I32 || m->kind == RANDOM_SMOOTH;
    bool jumps = m->kind == RANDOM_SMOOTH && node.dtype != DT_I32;
    if (chance(m, 25) && !jumps && node.shape.rank > 0) {
        graph_add(m->graph,
                  (NodeSpec){.op = OP_argmax, .in = {a}, .attr.index = below(m, node.shape.rank)});
    } else {
        uint32_t axes = (uint32_t)below(m, 1 << node.shape.rank);
        graph_reduce(m->graph, sums && chance(m, 70) ? OP_sum : OP_amax, a, axes);
    }
}

static void add_reshape(Maker *m, NodeId a)
{
    const Shape had = m->graph->nodes[a].shape;
    const Shape *asked = &PICK(m, shapes);
    if (shape_count(asked) == shape_count(&had)) {
        graph_reshape(m->graph, a, asked);
    }
}

static void add_expand(Maker *m, NodeId a)
{
    Shape shape = m->graph->nodes[a].shape;
    for (int axis = 0; axis < shape.rank; axis++) {
        if (shape.dim[axis] == 1 && chance(m, 70)) {
            shape.dim[axis] = 1 + below(m, 3);
        }
    }
    graph_expand(m->graph, a, &shape);
}

static void add_permute(Maker *m, NodeId a)
{
    int64_t perm[MAX_RANK];
    int rank = m->graph->nodes[a].shape.rank;
    for (int axis = 0; axis < rank; axis++) {
        int other = below(m, axis + 1);
        perm[axis] = perm[other];
        perm[other] = axis;
    }
    graph_permute(m->graph, a, perm);
}

static void add_slice(Maker *m, NodeId a)
{
    NodeSpec spec = {.op = OP_slice, .shape = m->graph->nodes[a].shape, .in = {a}};
    for (int axis = 0; axis < spec.shape.rank; axis++) {
        int64_t extent = spec.shape.dim[axis], start = below(m, (int)extent);
        int64_t step = (1 + below(m, 2)) * (chance(m, 50) ? 1 : -1);
        int64_t room = step > 0 ? extent - 1 - start : start;
        spec.attr.start[axis] = start;
        spec.attr.step[axis] = step;
        spec.shape.dim[axis] = 1 + below(m, (int)(room / (step > 0 ? step : -step)) + 1);
        if (chance(m, 40)) { /* the whole axis, forwards or backwards */
            spec.attr.start[axis] = step > 0 ? 0 : extent - 1;
            spec.attr.step[axis] = step > 0 ? 1 : -1;
            spec.shape.dim[axis] = extent;
        }
    }
    graph_add(m->graph, spec);
}

static void add_pad(Maker *m, NodeId a)
{
    const Shape had = m->graph->nodes[a].shape;
    NodeSpec pad = {.op = OP_pad, .shape = had, .in = {a}};
    for (int axis = 0; axis < had.rank; axis++) {
        pad.attr.start[axis] = below(m, 2);
        pad.attr.step[axis] = 1 + below(m, 2);
        int64_t last = pad.attr.start[axis] + (had.dim[axis] - 1) * pad.attr.step[axis];
        pad.shape.dim[axis] = last + 1 + below(m, 2);
        if (pad.shape.dim[axis] > 6) {
            return;
        }
    }
    NodeId padded = graph_add(m->graph, pad);
    if (chance(m, 50)) { /* and out again */
        graph_add(m->graph,
                  (NodeSpec){.op = OP_slice, .shape = had, .in = {padded}, .attr = pad.attr});
    }
}

static void add_concat(Maker *m, NodeId a)
{
    const Node node = m->graph->nodes[a];
    if (node.shape.rank == 0 || node.shape.dim[0] > 6) {
        return;
    }
    NodeSpec spec = {.op = OP_concat, .in = {a, a}, .attr.index = below(m, node.shape.rank)};
    spec.in[below(m, 2)] = operand(m, node.dtype, &node.shape);
    NodeId joined = graph_add(m->graph, spec);
    if (chance(m, 50)) { /* often of one side only */
        add_slice(m, joined);
    }
}

static void add_move(Maker *m)
{
    static void (*const kinds[])(Maker *, NodeId) = {add_reshape, add_expand, add_permute,
                                                     add_slice,   add_pad,    add_concat};
    NodeId a = anything(m);
    PICK(m, kinds)(m, a);
}

static NodeId transposed(Maker *m, NodeId a)
{
    return graph_permute(m->graph, a, (int64_t[]){1, 0});
}

static void add_matmul(Maker *m)
{
    NodeId a = operand(m, m->real, &shapes[3]), b = operand(m, m->real, &shapes[4]);
    NodeId c = operand(m, m->real, &shapes[3]);
    NodeId product =
        chance(m, 50) ? graph_matmul(m->graph, a, b) : graph_matmul(m->graph, a, transposed(m, c));
    if (chance(m, 50)) {
        transposed(m, product);
    }
}

/* Lines along an axis; sorting tells equal numbers apart only where nothing is rounded. */
static void add_along(Maker *m)
{
    static const Op ops[] = {OP_cumsum, OP_cumargmax, OP_argsort};
    NodeId a = anything(m);
    const Node node = m->graph->nodes[a];
    Op op = PICK(m, ops);
    bool exact = m->kind == RANDOM_SPECIAL || node.dtype == DT_I32;
    if (node.shape.rank > 0 && node.dtype != DT_BOOL && (op == OP_cumsum || exact)) {
        graph_add(m->graph,
                  (NodeSpec){.op = op, .in = {a}, .attr.index = below(m, node.shape.rank)});
    }
}

static void add_index(Maker *m)
{
    const Shape *shape = &shapes[3 + below(m, COUNT_OF(shapes) - 3)];
    NodeId a = operand(m, m->real, shape), index = operand(m, DT_I32, shape);
    NodeSpec spec = {.shape = *shape, .in = {a, index}, .attr.index = below(m, shape->rank)};
    static const Op ops[] = {OP_gather, OP_scatter_add, OP_inverse};
    spec.op = PICK(m, ops);
    spec.in[0] = spec.op == OP_inverse ? index : a;
    spec.shape.dim[spec.attr.index] = 1 + below(m, 3);
    if (m->kind == RANDOM_SPECIAL) {
        graph_add(m->graph, spec);
    }
}

static void add_random(Maker *m)
{
    const Shape two = {.rank = 1, .dim = {2}};
    NodeId seed = graph_const(m->graph, DT_I32, &two, 5);
    NodeId step = operand(m, DT_I32, &shapes[0]);
    graph_add(m->graph, (NodeSpec){.op = chance(m, 50) ? OP_uniform : OP_normal,
                                   .dtype = m->real,
                                   .shape = PICK(m, shapes),
                                   .in = {seed, step},
                                   .attr.index = below(m, 2)});
}

/* ---- idioms: what rewrites look for but chance would hardly put together ---- */

static NodeId scaled(Maker *m, NodeId a)
{
    static const double factors[] = {2, -0.5, 4, 3, -1, 1};
    Op op = chance(m, 70) ? OP_mul : OP_div;
    return graph_binary(m->graph, op, a, graph_like(m->graph, a, PICK(m, factors)));
}

static void add_scales(Maker *m, NodeId a)
{
    NodeId once = scaled(m, a);
    scaled(m, chance(m, 50) ? once : graph_unary(m->graph, OP_neg, once));
}

static void add_sum_of_expand(Maker *m, NodeId a)
{
    add_expand(m, a);
    NodeId wide = m->graph->count - 1;
    if (m->kind == RANDOM_SMOOTH || m->graph->nodes[a].dtype == DT_I32) {
        uint32_t axes = (1u << m->graph->nodes[wide].shape.rank) - 1;
        graph_reduce(m->graph, OP_sum, wide, chance(m, 50) ? axes : axes & 1);
    }
}

static void add_choices(Maker *m, NodeId a)
{
    const Node node = m->graph->nodes[a];
    NodeId condition = operand(m, DT_BOOL, &node.shape), b = operand(m, node.dtype, &node.shape);
    NodeId inner = graph_where(m->graph, condition, a, b);
    NodeId outer = chance(m, 50) ? condition : graph_unary(m->graph, OP_not, condition);
    graph_where(m->graph, outer, chance(m, 50) ? inner : b, chance(m, 50) ? inner : a);
}

static void add_signs(Maker *m, NodeId a)
{
    const Node node = m->graph->nodes[a];
    NodeId b = operand(m, node.dtype, &node.shape), minus = graph_unary(m->graph, OP_neg, a);
    if (chance(m, 50)) {
        add_expand(m, minus);
        minus = m->graph->count - 1;
        const Shape wide = m->graph->nodes[minus].shape;
        b = operand(m, node.dtype, &wide);
    }
    static const Op ops[] = {OP_add, OP_sub, OP_mul};
    Op op = PICK(m, ops);
    chance(m, 50) ? graph_binary(m->graph, op, minus, b) : graph_binary(m->graph, op, b, minus);
}

static void add_idiom(Maker *m)
{
    static void (*const kinds[])(Maker *, NodeId) = {add_scales, add_sum_of_expand, add_choices,
                                                     add_signs};
    NodeId a = anything(m);
    if (m->graph->nodes[a].dtype == m->real) {
        PICK(m, kinds)(m, a);
    }
}

/* ---- graphs ---- */

static void add_something(Maker *m)
{
    static void (*const kinds[])(Maker *) = {
        add_elem, add_elem,   add_elem,  add_elem,  add_elem,  add_move,  add_move, add_reduce,
        add_cast, add_matmul, add_index, add_along, add_power, add_idiom, add_idiom};
    m->graph->loc = (Loc){.file = chance(m, 50) ? "a.lua" : "b/b.lua", .line = below(m, 99)};
    if (m->graph->count == 0 || chance(m, 10)) {
        DType dtype = draw_dtype(m);
        add_leaf(m, dtype, &PICK(m, shapes));
    } else if (chance(m, 2)) {
        add_random(m);
    } else {
        PICK(m, kinds)(m);
    }
    if (m->graph->count > 0 && chance(m, 10)) {
        Node *last = &m->graph->nodes[m->graph->count - 1];
        last->name = arena_printf(m->graph->arena, "name %d", below(m, 99));
    }
}

static void add_roots(Maker *m)
{
    int count = m->graph->count;
    for (int i = 0; i < 4; i++) {
        NodeId id = i < 2 ? count - 1 - i : below(m, count);
        graph_output(m->graph, arena_printf(m->graph->arena, "out%d", i), id < 0 ? 0 : id);
    }
    for (int i = 0; i < 2; i++) {
        const Shape *shape = &shapes[2 + i];
        NodeId value = operand(m, m->real, shape);
        NodeId state = add_slot(m, OP_state, m->real, shape);
        graph_binary(m->graph, OP_update, state, value);
    }
}

RandomGraph random_graph(uint64_t seed, RandomKind kind, DType real, int nodes)
{
    Maker m = {.graph = graph_new("random"), .state = seed, .kind = kind, .real = real};
    m.made.graph = m.graph;
    while (m.graph->count < nodes) {
        add_something(&m);
    }
    add_roots(&m);
    return m.made;
}
