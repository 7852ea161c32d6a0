/* random_operator: draws an operator of the table, with operands and an attribute.
 *
 * An operator needs a line here only where its operands or its shape have to be asked for in a way
 * of their own (`makers`). All others get operands like the first one and an attribute drawn by its
 * kind, and the shape rule decides.
 */
#include "random_maker.h"

static NodeId try_binary(Maker *m, Op op, NodeId a, NodeId b)
{
    return a == NO_NODE || b == NO_NODE ? NO_NODE : try_add(m, (NodeSpec){.op = op, .in = {a, b}});
}

/* ---- operators that ask for more than operands of one type ---- */

/* Completes a spec whose first operand, of this shape, is drawn. */
typedef void Make(Maker *m, NodeSpec *spec, const Shape *shape);

static void make_where(Maker *m, NodeSpec *spec, const Shape *shape)
{
    spec->in[1] = spec->in[0];
    spec->in[2] = operand(m, m->graph->nodes[spec->in[1]].dtype, shape);
    spec->in[0] = operand(m, DT_BOOL, shape);
}

static void make_cast(Maker *m, NodeSpec *spec, const Shape *shape)
{
    (void)shape;
    spec->dtype = (DType)below(m, DTYPE_COUNT);
}

static void make_reshape(Maker *m, NodeSpec *spec, const Shape *shape)
{
    int64_t left = shape_count(shape);
    spec->shape = (Shape){0};
    while (left > 1 && spec->shape.rank < 4) {
        int64_t part = 1 + below(m, left < 12 ? (int)left : 12);
        while (left % part != 0) {
            part--;
        }
        spec->shape.dim[spec->shape.rank++] = part;
        left /= part;
    }
    if (left > 1 || spec->shape.rank == 0) {
        spec->shape.dim[spec->shape.rank++] = left;
    }
}

static void make_expand(Maker *m, NodeSpec *spec, const Shape *shape)
{
    spec->shape = *shape;
    for (int axis = 0; axis < shape->rank; axis++) {
        if (shape->dim[axis] == 1 && chance(m, 70)) {
            spec->shape.dim[axis] = 1 + below(m, 4);
        }
    }
}

static void make_slice(Maker *m, NodeSpec *spec, const Shape *shape)
{
    spec->shape = *shape;
    for (int axis = 0; axis < shape->rank; axis++) {
        const int64_t extent = shape->dim[axis], stride = 1 + below(m, 3);
        const bool backwards = chance(m, 40), whole = chance(m, 50);
        const int64_t start = whole ? (backwards ? extent - 1 : 0) : below(m, (int)extent);
        const int64_t room = backwards ? start : extent - 1 - start;
        spec->attr.start[axis] = start;
        spec->attr.step[axis] = (whole ? 1 : stride) * (backwards ? -1 : 1);
        spec->shape.dim[axis] = whole ? extent : 1 + below(m, (int)(room / stride) + 1);
    }
}

static void make_pad(Maker *m, NodeSpec *spec, const Shape *shape)
{
    spec->shape = *shape;
    for (int axis = 0; axis < shape->rank; axis++) {
        const int64_t start = below(m, 3), step = 1 + below(m, 2);
        spec->attr.start[axis] = start;
        spec->attr.step[axis] = step;
        spec->shape.dim[axis] = start + (shape->dim[axis] - 1) * step + 1 + below(m, 2);
    }
}

/* A second operand of another extent along the axis. */
static void make_concat(Maker *m, NodeSpec *spec, const Shape *shape)
{
    if (shape->rank > 0) {
        Shape other = *shape;
        if (chance(m, 50)) {
            other.dim[spec->attr.index] = 1 + below(m, 4);
        }
        const NodeId a = spec->in[0], b = operand(m, m->graph->nodes[a].dtype, &other);
        const bool a_first = chance(m, 50);
        spec->in[0] = a_first ? a : b;
        spec->in[1] = a_first ? b : a;
    }
}

/* The last axis has the elements of the windows along another one. */
static void make_fold(Maker *m, NodeSpec *spec, const Shape *shape)
{
    if (shape->rank > 1) {
        Window *window = &spec->attr.window;
        const int axis = below(m, shape->rank - 1);
        const int64_t size = shape->dim[shape->rank - 1];
        *window = (Window){size, 1 + below(m, 3), 1 + below(m, 3)};
        spec->attr.index = axis;
        spec->shape = shape_of(shape->rank - 1, shape->dim);
        spec->shape.dim[axis] = (shape->dim[axis] - 1) * window->step +
                                (size - 1) * window->dilation + 1 + below(m, (int)window->step);
    }
}

static NodeId transposed(Maker *m, NodeId a)
{
    const int rank = m->graph->nodes[a].shape.rank;
    int64_t perm[MAX_RANK];
    for (int axis = 0; axis < rank; axis++) {
        perm[axis] = axis < rank - 2 ? axis : 2 * rank - 3 - axis;
    }
    return graph_permute(m->graph, a, perm);
}

static void make_matmul(Maker *m, NodeSpec *spec, const Shape *shape)
{
    const DType dtype = m->graph->nodes[spec->in[0]].dtype;
    if (shape->rank < 2) {
        return;
    }
    Shape right = *shape;
    const int rank = shape->rank;
    if (chance(m, 50)) {
        right.dim[rank - 2] = 1 + below(m, 5);
        spec->in[1] = transposed(m, operand(m, dtype, &right));
    } else {
        right.dim[rank - 2] = shape->dim[rank - 1];
        right.dim[rank - 1] = 1 + below(m, 5);
        spec->in[1] = operand(m, dtype, &right);
    }
}

/* An index of this shape, mostly inside [0, extent). */
static NodeId draw_index(Maker *m, const Shape *shape, int64_t extent)
{
    const NodeId index = operand(m, DT_I32, shape);
    if (chance(m, 25)) {
        return index;
    }
    const NodeId least = graph_binary(m->graph, OP_max, index, graph_like(m->graph, index, 0));
    return graph_binary(m->graph, OP_min, least, graph_like(m->graph, index, (double)(extent - 1)));
}

static void make_gather(Maker *m, NodeSpec *spec, const Shape *shape)
{
    if (shape->rank > 0) {
        Shape asked = *shape;
        asked.dim[spec->attr.index] = 1 + below(m, 5);
        spec->in[1] = draw_index(m, &asked, shape->dim[spec->attr.index]);
    }
}

static void make_scatter_add(Maker *m, NodeSpec *spec, const Shape *shape)
{
    if (shape->rank > 0) {
        spec->shape = *shape;
        spec->shape.dim[spec->attr.index] = 1 + below(m, 5);
        spec->in[1] = draw_index(m, shape, spec->shape.dim[spec->attr.index]);
    }
}

static void make_inverse(Maker *m, NodeSpec *spec, const Shape *shape)
{
    if (shape->rank > 0) {
        spec->shape = *shape;
        spec->shape.dim[spec->attr.index] = 1 + below(m, 5);
        spec->in[0] = draw_index(m, shape, spec->shape.dim[spec->attr.index]);
    }
}

/* All of the indices as often as some. */
static void make_argsort(Maker *m, NodeSpec *spec, const Shape *shape)
{
    if (shape->rank > 0) {
        int64_t *extent = &spec->shape.dim[spec->attr.index];
        spec->shape = *shape;
        *extent = below(m, 2) == 0 ? *extent : 1 + below(m, (int)*extent);
    }
}

static void make_random(Maker *m, NodeSpec *spec, const Shape *shape)
{
    const Shape two = {.rank = 1, .dim = {2}}, none = {.rank = 0};
    spec->shape = *shape;
    spec->dtype = m->world->real;
    spec->in[0] = graph_add(m->graph, (NodeSpec){.op = OP_state,
                                                 .dtype = DT_I32,
                                                 .shape = two,
                                                 .attr.index = slot_for(m, DT_I32, &two)});
    spec->in[1] = operand(m, DT_I32, &none);
}

static Make *const makers[OP_COUNT] = {
    [OP_where] = make_where,     [OP_cast] = make_cast,
    [OP_reshape] = make_reshape, [OP_expand] = make_expand,
    [OP_slice] = make_slice,     [OP_pad] = make_pad,
    [OP_concat] = make_concat,   [OP_matmul] = make_matmul,
    [OP_gather] = make_gather,   [OP_scatter_add] = make_scatter_add,
    [OP_inverse] = make_inverse, [OP_fold] = make_fold,
    [OP_argsort] = make_argsort, [OP_argsort_falling] = make_argsort,
    [OP_uniform] = make_random,  [OP_normal] = make_random,
};

/* ---- all operators ---- */

static void draw_permutation(Maker *m, int64_t *perm, int rank)
{
    for (int axis = 0; axis < rank; axis++) {
        const int other = below(m, axis + 1);
        perm[axis] = perm[other];
        perm[other] = axis;
    }
}

static Window draw_window(Maker *m, int extent)
{
    const int size = 1 + below(m, extent < 4 ? extent : 4);
    const int room = size > 1 ? (extent - 1) / (size - 1) : 1;
    return (Window){size, 1 + below(m, extent < 3 ? extent : 3), 1 + below(m, room < 3 ? room : 3)};
}

static Attr draw_attribute(Maker *m, AttrKind kind, const Shape *shape)
{
    Attr attr = {0};
    switch (kind) {
    case ATTR_AXIS:
        attr.index = shape->rank > 0 ? below(m, shape->rank) : 0;
        break;
    case ATTR_WINDOW:
        attr.index = shape->rank > 0 ? below(m, shape->rank) : 0;
        attr.window = draw_window(m, shape->rank > 0 ? (int)shape->dim[attr.index] : 1);
        break;
    case ATTR_STREAM:
        attr.index = below(m, 3);
        break;
    case ATTR_AXES:
        attr.mask = (uint32_t)below(m, 1 << shape->rank);
        break;
    case ATTR_PERM:
        draw_permutation(m, attr.start, shape->rank);
        break;
    default:
        break;
    }
    return attr;
}

static bool rounds_when_rewritten(Op op, DType dtype)
{
    return dtype_is_float(dtype) && (op == OP_sum || op == OP_pow);
}

static Op draw_op(Maker *m, OpClass class)
{
    Op op;
    do {
        op = (Op)below(m, OP_COUNT);
    } while (op_info[op].class != class);
    return op;
}

void add_operator(Maker *m, OpClass class)
{
    const Op op = draw_op(m, class);
    const NodeId a = anything(m, op_info[op].types);
    const DType dtype = m->graph->nodes[a].dtype;
    const Shape shape = m->graph->nodes[a].shape;
    if (m->world->kind == RANDOM_EXACT && rounds_when_rewritten(op, dtype)) {
        return;
    }
    NodeSpec spec = {.op = op, .shape = shape, .in = {a, NO_NODE, NO_NODE}};
    spec.attr = draw_attribute(m, op_info[op].attr, &shape);
    if (makers[op] != NULL) {
        makers[op](m, &spec, &shape);
    } else {
        for (int i = 1; i < op_info[op].arity; i++) {
            spec.in[i] = operand(m, dtype, &shape);
        }
        if (op_info[op].arity == 2 && chance(m, 50)) {
            spec.in[0] = spec.in[1];
            spec.in[1] = a;
        }
    }
    try_add(m, spec);
}

/* ---- idioms: what rewrites look for but chance would hardly put together ---- */

static NodeId scaled(Maker *m, NodeId a)
{
    static const double factors[] = {2, -0.5, 4, 3, -1, 1};
    const Op op = chance(m, 70) ? OP_mul : OP_div;
    return try_binary(m, op, a, graph_like(m->graph, a, PICK(m, factors)));
}

static void add_scales(Maker *m, NodeId a)
{
    const NodeId once = scaled(m, a);
    if (once != NO_NODE) {
        scaled(m, chance(m, 50) ? once : graph_unary(m->graph, OP_neg, once));
    }
}

static void add_power(Maker *m, NodeId a)
{
    static const double exponents[] = {0, 1, 2, 3, 0.5, -1};
    if (m->world->kind != RANDOM_EXACT) {
        try_binary(m, OP_pow, a, graph_like(m->graph, a, PICK(m, exponents)));
    }
}

static void add_sum_of_expand(Maker *m, NodeId a)
{
    NodeSpec spec = {.op = OP_expand, .in = {a}};
    const Shape shape = m->graph->nodes[a].shape;
    make_expand(m, &spec, &shape);
    const NodeId wide = try_add(m, spec);
    if (wide != NO_NODE && m->world->kind != RANDOM_EXACT) {
        const uint32_t axes = (1u << shape.rank) - 1;
        try_add(m, (NodeSpec){
                       .op = OP_sum, .in = {wide}, .attr.mask = chance(m, 50) ? axes : axes & 1});
    }
}

static void add_choices(Maker *m, NodeId a)
{
    const Node node = m->graph->nodes[a];
    const NodeId condition = operand(m, DT_BOOL, &node.shape);
    const NodeId b = operand(m, node.dtype, &node.shape);
    const NodeId inner = graph_where(m->graph, condition, a, b);
    const NodeId outer = chance(m, 50) ? condition : graph_unary(m->graph, OP_not, condition);
    graph_where(m->graph, outer, chance(m, 50) ? inner : b, chance(m, 50) ? inner : a);
}

static void add_signs(Maker *m, NodeId a)
{
    static const Op ops[] = {OP_add, OP_sub, OP_mul};
    const Node node = m->graph->nodes[a];
    const NodeId b = operand(m, node.dtype, &node.shape);
    const NodeId minus = graph_unary(m->graph, OP_neg, a);
    const bool first = chance(m, 50);
    try_binary(m, PICK(m, ops), first ? minus : b, first ? b : minus);
}

/* Often of one side only, or out of the zeros again. */
static void add_slice_of_joined(Maker *m, NodeId a)
{
    const Shape shape = m->graph->nodes[a].shape;
    NodeSpec spec = {.op = chance(m, 50) ? OP_concat : OP_pad, .in = {a, NO_NODE, NO_NODE}};
    spec.attr = draw_attribute(m, op_info[spec.op].attr, &shape);
    makers[spec.op](m, &spec, &shape);
    const NodeId joined = try_add(m, spec);
    if (joined != NO_NODE) {
        NodeSpec slice = {.op = OP_slice, .shape = shape, .in = {joined}, .attr = spec.attr};
        if (spec.op == OP_concat || chance(m, 50)) {
            const Shape whole = m->graph->nodes[joined].shape;
            make_slice(m, &slice, &whole);
        }
        try_add(m, slice);
    }
}

void add_idiom(Maker *m)
{
    static void (*const kinds[])(Maker *, NodeId) = {add_scales,  add_power, add_sum_of_expand,
                                                     add_choices, add_signs, add_slice_of_joined};
    PICK(m, kinds)(m, anything(m, FLOATS));
}
