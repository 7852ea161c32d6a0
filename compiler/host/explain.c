/* explain: what each unit of a network contributes to a loss, as nodes behind its gradients.
 *
 * A unit is a row of a parameter, as PyTorch lays weights out: a neuron of a Linear, a filter of a
 * Conv2d, a token of an Embedding; or what its script calls one (see StateVar), a channel out of a
 * ConvTranspose2d. Its element of the bias belongs to it. For a parameter w, with a bias b or
 * without, there are two outputs, of which unit j has an element each, sums over the w of the unit:
 *
 *     contribution_NAME[j] = sum w dL/dw   + b[j] dL/db[j]
 *     gradient_sq_NAME[j]  = sum (dL/dw)^2 + (dL/db[j])^2
 *
 * The first is the derivative of the loss in a factor of the unit's weights and bias, at 1: of its
 * pre-activation times its gradient, and to first order what the loss would lose were the unit
 * switched off (P. Molchanov et al., Importance Estimation for Neural Network Pruning, 2019). The
 * second is the squared length of the correction that these samples alone would make. Each stands
 * right behind its gradient, whose memory is free then. Where a parameter is watched its gradient is
 * the only output instead, so that the graph has nothing but the way there.
 */
#include "front.h"

#include <string.h>

/* The parameters of a loss, and for each its bias, or that it is the bias of another. */
typedef struct Units {
    Front *front;
    Variable *const *parameters;
    const NodeId *gradients;
    int count;
    int *bias; /* which parameter is that of its units; NO_NODE: none */
    bool *joined;
} Units;

/* ---- names, and units ---- */

const char *state_name(const StateVar *state, int number)
{
    return number < 0 ? state->name : state->aliases[number];
}

int64_t unit_count(const StateVar *parameter)
{
    const Shape *shape = &parameter->shape;
    return shape->rank ? parameter->unit_groups * shape->dim[parameter->unit_axis] : 1;
}

/* The index along an axis of an element. */
static int64_t index_along(const Shape *shape, int axis, int64_t element)
{
    for (int behind = axis + 1; behind < shape->rank; behind++) {
        element /= shape->dim[behind];
    }
    return element % shape->dim[axis];
}

int64_t unit_of(const StateVar *parameter, int64_t element)
{
    const Shape *shape = &parameter->shape;
    if (shape->rank == 0) {
        return 0;
    }
    const int axis = parameter->unit_axis;
    const int64_t group_size = shape->dim[0] / parameter->unit_groups;
    const int64_t group = axis ? index_along(shape, 0, element) / group_size : 0;
    return group * shape->dim[axis] + index_along(shape, axis, element);
}

/* ---- which bias belongs to which weight ---- */

/* "fc.bias" -> "fc.weight", "lstm.bias_hh_l0" -> "lstm.weight_hh_l0"; NULL: not called a bias. */
static const char *weight_name(Arena *arena, const char *name)
{
    const char *dot = strrchr(name, '.');
    const char *bias = strstr(dot ? dot : name, "bias");
    return bias ? arena_printf(arena, "%.*sweight%s", (int)(bias - name), name,
                               bias + strlen("bias"))
                : NULL;
}

static void join(Units *units, StringMap *places, int bias)
{
    const StateVar *var = &units->parameters[bias]->var;
    for (int k = -1; k < var->alias_count && !units->joined[bias]; k++) {
        const char *name = weight_name(places->arena, state_name(var, k));
        const int weight = name ? *string_map_at(places, name) - 1 : -1;
        if (weight >= 0 && units->bias[weight] == NO_NODE &&
            unit_count(&units->parameters[weight]->var) == unit_count(var)) {
            units->bias[weight] = bias;
            units->joined[bias] = true;
        }
    }
}

static void join_biases(Units *units)
{
    Arena *arena = units->front->graph->arena;
    StringMap places = {.arena = arena};
    units->bias = ARENA_ARRAY(arena, int, units->count);
    units->joined = ARENA_ARRAY(arena, bool, units->count);
    for (int i = 0; i < units->count; i++) {
        const StateVar *var = &units->parameters[i]->var;
        units->bias[i] = NO_NODE;
        for (int k = -1; k < var->alias_count; k++) {
            *string_map_at(&places, state_name(var, k)) = i + 1;
        }
    }
    for (int i = 0; i < units->count; i++) {
        join(units, &places, i);
    }
}

/* ---- the sums ---- */

/* The sum over all axes but those in the mask, which go away. */
static NodeId sum_others(Graph *graph, NodeId a, uint32_t kept)
{
    const Shape shape = graph->nodes[a].shape;
    const uint32_t others = ((UINT32_C(1) << shape.rank) - 1) & ~kept;
    Shape rest = {.rank = 0};
    for (int axis = 0; axis < shape.rank; axis++) {
        if (kept >> axis & 1) {
            rest.dim[rest.rank++] = shape.dim[axis];
        }
    }
    return others ? graph_reshape(graph, graph_reduce(graph, OP_sum, a, others), &rest) : a;
}

/* The sum of a b over each unit of the parameter, as (units). */
static NodeId unit_products(Graph *graph, const StateVar *var, NodeId a, NodeId b)
{
    const Shape units = {.rank = 1, .dim = {unit_count(var)}};
    const int64_t groups = var->unit_groups;
    const NodeId product = graph_binary(graph, OP_mul, a, b);
    if (var->shape.rank == 0) {
        return graph_reshape(graph, product, &units);
    }
    const uint32_t unit_axis = UINT32_C(1) << var->unit_axis;
    if (groups == 1) {
        return sum_others(graph, product, unit_axis);
    }
    const Shape parts = {.rank = 3,
                         .dim = {groups, var->shape.dim[0] / groups, unit_count(var) / groups}};
    const NodeId sums = sum_others(graph, product, 1 | unit_axis);
    return graph_reshape(graph, sum_others(graph, graph_reshape(graph, sums, &parts), 5), &units);
}

/* Adds the sums of parameter i to those of its unit; the loss may not depend on it. */
static void add_sums(const Units *units, int i, NodeId *contribution, NodeId *squares)
{
    Graph *graph = units->front->graph;
    const NodeId gradient = units->gradients[i];
    if (gradient == NO_NODE) {
        return;
    }
    const Variable *parameter = units->parameters[i];
    const NodeId product = unit_products(graph, &parameter->var, parameter->node, gradient);
    const NodeId square = unit_products(graph, &parameter->var, gradient, gradient);
    const bool first = *contribution == NO_NODE;
    *contribution = first ? product : graph_binary(graph, OP_add, *contribution, product);
    *squares = first ? square : graph_binary(graph, OP_add, *squares, square);
}

/* d_NAME of the parameter that is watched, if it is one of these. */
static void output_watched(Front *front, Variable *const *parameters, const NodeId *gradients,
                           int count)
{
    Graph *graph = front->graph;
    for (int i = 0; i < count; i++) {
        const StateVar *var = &parameters[i]->var;
        if (strcmp(var->name, front->watched) == 0) {
            const bool depends = gradients[i] != NO_NODE;
            graph_output(graph, arena_printf(graph->arena, "d_%s", var->name),
                         depends ? gradients[i] : graph_const(graph, var->dtype, &var->shape, 0));
        }
    }
}

void explain_units(Front *front, Variable *const *parameters, const NodeId *gradients, int count)
{
    Graph *graph = front->graph;
    Units units = {
        .front = front, .parameters = parameters, .gradients = gradients, .count = count};
    if (front->watched) {
        output_watched(front, parameters, gradients, count);
        return;
    }
    join_biases(&units);
    for (int i = 0; i < count; i++) {
        const StateVar *var = &parameters[i]->var;
        const Shape shape = {.rank = 1, .dim = {unit_count(var)}};
        NodeId contribution = NO_NODE, squares = NO_NODE;
        if (units.joined[i]) {
            continue;
        }
        graph->loc = var->loc;
        add_sums(&units, i, &contribution, &squares);
        if (units.bias[i] != NO_NODE) {
            add_sums(&units, units.bias[i], &contribution, &squares);
        }
        if (contribution == NO_NODE) {
            contribution = squares = graph_const(graph, var->dtype, &shape, 0);
        }
        graph_output(graph, arena_printf(graph->arena, "contribution_%s", var->name), contribution);
        graph_output(graph, arena_printf(graph->arena, "gradient_sq_%s", var->name), squares);
    }
}
