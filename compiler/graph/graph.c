/* graph: the operator table as data, shapes, and the building of graphs.
 *
 * graph_add is the only way a node comes into a graph. It lets the shape rule judge and complete
 * the node, clears what the operator does not use, so that equal nodes are equal field by field,
 * and copies all text into the graph's arena: a graph never points into another one.
 */
#include "graph.h"

#include <math.h>
#include <string.h>

/* ---- data types ---- */

static const struct {
    const char *name;
    int bytes;
} dtype_info[DTYPE_COUNT] = {
    [DT_BOOL] = {"bool", 1},
    [DT_I32] = {"i32", 4},
    [DT_F32] = {"f32", 4},
    [DT_F64] = {"f64", 8},
};

const char *dtype_name(DType dtype)
{
    return dtype_info[dtype].name;
}

int dtype_bytes(DType dtype)
{
    return dtype_info[dtype].bytes;
}

bool dtype_is_float(DType dtype)
{
    return dtype == DT_F32 || dtype == DT_F64;
}

bool number_is_finite(DType dtype, double value)
{
    return isfinite(dtype == DT_F32 ? (double)(float)value : value);
}

/* ---- operators ---- */

const OpInfo op_info[OP_COUNT] = {
#define OP(op_name, inputs, class_, traits_, types_, shape, grad, attr_, c, help, formula)         \
    [OP_##op_name] = {                                                                             \
        .name = #op_name,                                                                          \
        .arity = inputs,                                                                           \
        .class = class_,                                                                           \
        .traits = traits_,                                                                         \
        .types = types_,                                                                           \
        .attr = ATTR_##attr_,                                                                      \
        .cform = #c,                                                                               \
        .doc = help,                                                                               \
        .gradient = formula,                                                                       \
        .differentiable = __builtin_strcmp(#grad, "none") != 0,                                    \
    },
#include "ops.def"
};

bool op_calls_libm(Op op)
{
    return op_info[op].class == ELEM && strstr(op_info[op].cform, "F(") != NULL;
}

bool op_rounds_by_place(Op op, DType dtype)
{
    bool rounds = false;
#define VECTOR(name) rounds |= strstr(op_info[op].cform, "F(" #name ")") != NULL;
#define OWN(name)    rounds |= dtype == DT_F64 && strstr(op_info[op].cform, "F(" #name ")") != NULL;
#define SCALAR(name)
#define LIBM(name, arity, vector) vector(name)
#include "libm.def"
#undef VECTOR
#undef OWN
#undef SCALAR
    return rounds && op_info[op].class == ELEM;
}

bool op_by_name(const char *name, Op *op)
{
    for (int i = 0; i < OP_COUNT; i++) {
        if (strcmp(op_info[i].name, name) == 0) {
            *op = (Op)i;
            return true;
        }
    }
    return false;
}

const char *class_name(OpClass class)
{
    static const char *const names[] = {
        [LEAF] = "LEAF",     [ELEM] = "ELEM",         [REDUCE] = "REDUCE", [MOVE] = "MOVE",
        [ORDER] = "ORDER",   [CONTRACT] = "CONTRACT", [WINDOW] = "WINDOW", [ALONG] = "ALONG",
        [RANDOM] = "RANDOM", [LOOP] = "LOOP",         [UPDATE] = "UPDATE",
    };
    return names[class];
}

const char *attr_name(AttrKind attr)
{
    static const char *const names[] = {
        [ATTR_NONE] = "",       [ATTR_VALUE] = "value",  [ATTR_SLOT] = "slot",
        [ATTR_AXIS] = "axis",   [ATTR_AXES] = "axes",    [ATTR_PERM] = "perm",
        [ATTR_SLICE] = "start", [ATTR_WINDOW] = "axis",  [ATTR_STREAM] = "stream",
        [ATTR_RESULT] = "k",    [ATTR_LOOP] = "carries", [ATTR_TABLE] = "table",
    };
    return names[attr];
}

/* ---- shapes ---- */

Shape shape_of(int rank, const int64_t *dims)
{
    Shape shape = {.rank = rank};
    for (int axis = 0; axis < rank; axis++) {
        shape.dim[axis] = dims[axis];
    }
    return shape;
}

int64_t shape_count(const Shape *shape)
{
    int64_t count = 1;
    for (int axis = 0; axis < shape->rank; axis++) {
        count *= shape->dim[axis];
    }
    return count;
}

bool shape_equal(const Shape *a, const Shape *b)
{
    return a->rank == b->rank && memcmp(a->dim, b->dim, (size_t)a->rank * sizeof a->dim[0]) == 0;
}

ShapeWords shape_words(const Shape *shape)
{
    Text text = {0};
    text_add(&text, "(");
    for (int axis = 0; axis < shape->rank; axis++) {
        text_printf(&text, "%s%lld", axis ? ", " : "", (long long)shape->dim[axis]);
    }
    text_add(&text, ")");
    ShapeWords words = {0};
    memcpy(words.text, text.data, text.length);
    text_free(&text);
    return words;
}

char *shape_text(Arena *arena, const Shape *shape)
{
    return arena_strdup(arena, shape_words(shape).text);
}

bool shape_broadcast(const Shape *a, const Shape *b, Shape *result)
{
    int rank = a->rank > b->rank ? a->rank : b->rank;
    *result = (Shape){.rank = rank};
    for (int axis = 0; axis < rank; axis++) {
        int axis_a = axis - (rank - a->rank), axis_b = axis - (rank - b->rank);
        int64_t extent_a = axis_a < 0 ? 1 : a->dim[axis_a];
        int64_t extent_b = axis_b < 0 ? 1 : b->dim[axis_b];
        if (extent_a != extent_b && extent_a != 1 && extent_b != 1) {
            return false;
        }
        result->dim[axis] = extent_a == 1 ? extent_b : extent_a;
    }
    return true;
}

/* ---- graphs ---- */

Graph *graph_new(const char *name)
{
    Arena *arena = arena_new();
    Graph *graph = ARENA_NEW(arena, Graph);
    graph->arena = arena;
    graph->name = arena_strdup(arena, name);
    graph->from = NO_NODE;
    return graph;
}

void graph_reserve(Graph *graph, int count)
{
    graph->capacity = count;
    graph->nodes = ARENA_ROOM(graph->arena, Node, count);
}

void graph_free(Graph *graph)
{
    for (int b = 0; graph && b < graph->body_count; b++) {
        graph_free(graph->bodies[b]);
    }
    if (graph) {
        arena_free(graph->arena);
    }
}

int graph_body(Graph *graph, Graph *body)
{
    ARENA_PUSH(graph->arena, graph->bodies, graph->body_count, graph->body_capacity, body);
    return graph->body_count - 1;
}

int graph_node_count(const Graph *graph)
{
    int count = graph->count;
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        count += node->op == OP_scan ? graph_node_count(graph->bodies[node->attr.index]) : 0;
    }
    return count;
}

void graph_number_states(Graph *graph, const int *slots)
{
    for (NodeId id = 0; id < graph->count; id++) {
        Node *node = &graph->nodes[id];
        if (node->op == OP_state) {
            node->attr.index = slots[node->attr.index];
        }
    }
}

void graph_retire(Graph *graph, NodeId update)
{
    Node *node = &graph->nodes[update];
    node->op = OP_detach;
    node->arity = 1;
    node->in[0] = node->in[1];
}

static NodeId *copied_list(Graph *graph, const NodeId *list, int count)
{
    NodeId *copy = ARENA_ARRAY(graph->arena, NodeId, count);
    for (int i = 0; i < count; i++) {
        copy[i] = list[i];
    }
    return copy;
}

void graph_rule(Graph *graph, CustomRule rule)
{
    rule.outputs = copied_list(graph, rule.outputs, rule.output_count);
    rule.inputs = copied_list(graph, rule.inputs, rule.input_count);
    ARENA_PUSH(graph->arena, graph->rules, graph->rule_count, graph->rule_capacity, rule);
}

void graph_output(Graph *graph, const char *name, NodeId node)
{
    Output output = {.name = arena_strdup(graph->arena, name), .node = node};
    ARENA_PUSH(graph->arena, graph->outputs, graph->output_count, graph->output_capacity, output);
}

const double *table_copy(Arena *arena, const Attr *attr)
{
    double *copy = ARENA_ARRAY(arena, double, attr->index);
    memcpy(copy, attr->table, (size_t)attr->index * sizeof *copy);
    return copy;
}

const NodeId *spec_inputs(const NodeSpec *spec, int *count)
{
    const int arity = op_info[spec->op].arity;
    *count = arity == ANY_ARITY ? spec->input_count : arity;
    return arity == ANY_ARITY ? spec->inputs : spec->in;
}

/* Only the fields that the operator's attribute kind uses, on the axes of a tensor of `rank`. */
static Attr attr_cleaned(Arena *arena, AttrKind kind, int rank, const Attr *attr)
{
    Attr clean = {0};
    size_t bytes = (size_t)rank * sizeof attr->start[0];
    switch (kind) {
    case ATTR_NONE:
        break;
    case ATTR_VALUE:
        clean.value = attr->value;
        break;
    case ATTR_TABLE:
        clean.index = attr->index;
        clean.table = table_copy(arena, attr);
        break;
    case ATTR_SLOT:
    case ATTR_AXIS:
    case ATTR_STREAM:
    case ATTR_RESULT:
        clean.index = attr->index;
        break;
    case ATTR_AXES:
        clean.mask = attr->mask;
        break;
    case ATTR_WINDOW:
        clean.index = attr->index;
        clean.window = attr->window;
        break;
    case ATTR_SLICE:
        memcpy(clean.step, attr->step, bytes);
        memcpy(clean.start, attr->start, bytes);
        break;
    case ATTR_PERM:
        memcpy(clean.start, attr->start, bytes);
        break;
    case ATTR_LOOP:
        clean.index = attr->index;
        clean.loop = attr->loop;
        break;
    }
    return clean;
}

/* The graph's own copy of a script's path, shared by the nodes of that script. Few scripts make a
 * model, so the recent ones are enough to look at. */
static const char *keep_path(Graph *graph, const char *path)
{
    if (!path) {
        return NULL;
    }
    int recent = graph->path_count > 16 ? graph->path_count - 16 : 0;
    for (int i = graph->path_count - 1; i >= recent; i--) {
        if (strcmp(graph->paths[i], path) == 0) {
            return graph->paths[i];
        }
    }
    const char *copy = arena_strdup(graph->arena, path);
    ARENA_PUSH(graph->arena, graph->paths, graph->path_count, graph->path_capacity, copy);
    return copy;
}

NodeId graph_add_inferred(Graph *graph, const NodeSpec *spec)
{
    const OpInfo *info = &op_info[spec->op];
    int arity;
    const NodeId *inputs = spec_inputs(spec, &arity);
    Node node = {
        .op = spec->op,
        .dtype = spec->dtype,
        .shape = spec->shape,
        .arity = arity,
        .in = copied_list(graph, inputs, arity),
        .attr = attr_cleaned(graph->arena, info->attr, spec->shape.rank, &spec->attr),
        .loc = {.file = keep_path(graph, graph->loc.file), .line = graph->loc.line},
        .name = spec->name ? arena_strdup(graph->arena, spec->name) : NULL,
        .from = graph->from,
    };
    ARENA_PUSH(graph->arena, graph->nodes, graph->count, graph->capacity, node);
    return graph->count - 1;
}

NodeId graph_add(Graph *graph, NodeSpec spec)
{
    Text error = {0};
    if (!shape_infer(graph, &spec, &error)) {
        bug_in("graph_add", graph->loc, "%s", error.data);
    }
    return graph_add_inferred(graph, &spec);
}

/* ---- shorthands ---- */

NodeId graph_const(Graph *graph, DType dtype, const Shape *shape, double value)
{
    return graph_add(
        graph, (NodeSpec){.op = OP_const, .dtype = dtype, .shape = *shape, .attr.value = value});
}

NodeId graph_like(Graph *graph, NodeId like, double value)
{
    Node node = graph->nodes[like]; /* a copy: adding moves the array */
    return graph_const(graph, node.dtype, &node.shape, value);
}

NodeId graph_unary(Graph *graph, Op op, NodeId a)
{
    return graph_add(graph, (NodeSpec){.op = op, .in = {a}});
}

NodeId graph_binary(Graph *graph, Op op, NodeId a, NodeId b)
{
    return graph_add(graph, (NodeSpec){.op = op, .in = {a, b}});
}

NodeId graph_where(Graph *graph, NodeId condition, NodeId a, NodeId b)
{
    return graph_add(graph, (NodeSpec){.op = OP_where, .in = {condition, a, b}});
}

NodeId graph_cast(Graph *graph, NodeId a, DType dtype)
{
    return graph_add(graph, (NodeSpec){.op = OP_cast, .dtype = dtype, .in = {a}});
}

NodeId graph_reduce(Graph *graph, Op op, NodeId a, uint32_t axes)
{
    return graph_add(graph, (NodeSpec){.op = op, .in = {a}, .attr.mask = axes});
}

NodeId graph_reshape(Graph *graph, NodeId a, const Shape *shape)
{
    return graph_add(graph, (NodeSpec){.op = OP_reshape, .shape = *shape, .in = {a}});
}

NodeId graph_expand(Graph *graph, NodeId a, const Shape *shape)
{
    return graph_add(graph, (NodeSpec){.op = OP_expand, .shape = *shape, .in = {a}});
}

NodeId graph_permute(Graph *graph, NodeId a, const int64_t *perm)
{
    NodeSpec spec = {.op = OP_permute, .in = {a}};
    memcpy(spec.attr.start, perm, (size_t)graph->nodes[a].shape.rank * sizeof perm[0]);
    return graph_add(graph, spec);
}

NodeId graph_matmul(Graph *graph, NodeId a, NodeId b)
{
    return graph_add(graph, (NodeSpec){.op = OP_matmul, .in = {a, b}});
}

NodeId graph_broadcast_to(Graph *graph, NodeId a, const Shape *shape)
{
    Shape had = graph->nodes[a].shape, aligned = {.rank = shape->rank};
    int added = shape->rank - had.rank;
    if (added < 0) {
        return graph_expand(graph, a, shape); /* its rule says what is wrong */
    }
    for (int axis = 0; axis < shape->rank; axis++) {
        aligned.dim[axis] = axis < added ? 1 : had.dim[axis - added];
    }
    if (added > 0) {
        a = graph_reshape(graph, a, &aligned);
    }
    return shape_equal(&aligned, shape) ? a : graph_expand(graph, a, shape);
}
