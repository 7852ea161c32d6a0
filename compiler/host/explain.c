/* explain: what each unit of a network contributes to a loss, as nodes behind its gradients.
 *
 * A unit is a row of a parameter, as PyTorch lays weights out: a neuron of a Linear, a filter of a
 * Conv2d, a token of an Embedding; its element of the bias belongs to it. For a parameter w of
 * `rows` units, with a bias b or without, there are two outputs of shape (rows):
 *
 *     contribution_NAME[j] = sum_k w[j,k] dL/dw[j,k] + b[j] dL/db[j]
 *     gradient_sq_NAME[j]  = sum_k (dL/dw[j,k])^2    + (dL/db[j])^2
 *
 * The first is the derivative of the loss in a factor of the unit's row and bias, at 1: of its
 * pre-activation times its gradient, and to first order what the loss would lose were the unit
 * switched off (P. Molchanov et al., Importance Estimation for Neural Network Pruning, 2019). The
 * second is the squared length of the correction that training would make. Each stands right
 * behind its gradient, whose memory is free then. Only the gradient of a parameter that is watched
 * is an output as well.
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

static int64_t rows_of(const StateVar *var)
{
    return var->shape.rank ? var->shape.dim[0] : 1;
}

/* Names of one parameter: its own is number -1, the others are aliases. */
static const char *name_of(const StateVar *var, int number)
{
    return number < 0 ? var->name : var->aliases[number];
}

static void join(Units *units, StringMap *places, int bias)
{
    const StateVar *var = &units->parameters[bias]->var;
    for (int k = -1; k < var->alias_count && !units->joined[bias]; k++) {
        const char *name = weight_name(places->arena, name_of(var, k));
        const int weight = name ? *string_map_at(places, name) - 1 : -1;
        if (weight >= 0 && units->bias[weight] == NO_NODE &&
            rows_of(&units->parameters[weight]->var) == rows_of(var)) {
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
            *string_map_at(&places, name_of(var, k)) = i + 1;
        }
    }
    for (int i = 0; i < units->count; i++) {
        join(units, &places, i);
    }
}

/* ---- the sums ---- */

/* sum_k a[j,k] b[j,k], as (rows) */
static NodeId row_products(Graph *graph, NodeId a, NodeId b)
{
    const Shape shape = graph->nodes[a].shape;
    const Shape rows = {.rank = 1, .dim = {shape.rank ? shape.dim[0] : 1}};
    const uint32_t behind = shape.rank > 1 ? (UINT32_C(1) << shape.rank) - 2 : 0;
    NodeId product = graph_binary(graph, OP_mul, a, b);
    if (behind) {
        product = graph_reduce(graph, OP_sum, product, behind);
    }
    return shape.rank == 1 ? product : graph_reshape(graph, product, &rows);
}

/* Adds the sums of parameter i to those of its unit; the loss may not depend on it. */
static void add_sums(const Units *units, int i, NodeId *contribution, NodeId *squares)
{
    Graph *graph = units->front->graph;
    const NodeId gradient = units->gradients[i];
    if (gradient == NO_NODE) {
        return;
    }
    const NodeId weight = units->parameters[i]->node;
    const NodeId product = row_products(graph, weight, gradient);
    const NodeId square = row_products(graph, gradient, gradient);
    const bool first = *contribution == NO_NODE;
    *contribution = first ? product : graph_binary(graph, OP_add, *contribution, product);
    *squares = first ? square : graph_binary(graph, OP_add, *squares, square);
}

/* d_NAME, if this is the parameter that is watched, by any of its names. */
static void output_watched(Front *front, const Variable *parameter, NodeId gradient)
{
    Graph *graph = front->graph;
    const StateVar *var = &parameter->var;
    bool watched = false;
    for (int k = -1; front->options.watched && k < var->alias_count; k++) {
        watched = watched || strcmp(name_of(var, k), front->options.watched) == 0;
    }
    if (watched) {
        gradient = gradient == NO_NODE ? graph_const(graph, var->dtype, &var->shape, 0) : gradient;
        graph_output(graph, arena_printf(graph->arena, "d_%s", var->name), gradient);
    }
}

void explain_units(Front *front, Variable *const *parameters, const NodeId *gradients, int count)
{
    Graph *graph = front->graph;
    Units units = {
        .front = front, .parameters = parameters, .gradients = gradients, .count = count};
    join_biases(&units);
    for (int i = 0; i < count; i++) {
        const StateVar *var = &parameters[i]->var;
        const Shape rows = {.rank = 1, .dim = {rows_of(var)}};
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
            contribution = squares = graph_const(graph, var->dtype, &rows, 0);
        }
        graph_output(graph, arena_printf(graph->arena, "contribution_%s", var->name), contribution);
        graph_output(graph, arena_printf(graph->arena, "gradient_sq_%s", var->name), squares);
    }
    for (int i = 0; i < count; i++) {
        output_watched(front, parameters[i], gradients[i]);
    }
}
