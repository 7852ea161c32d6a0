/* trial: from a Lua function and operands to gradients, errors and compiled results. */
#include "trial.h"

#include <math.h>
#include <string.h>

#include "../reference.h"
#include "../routes.h"

/* ---- slots ---- */

static int add_slot(Batch *batch, DType dtype, Shape shape, double *values)
{
    int slot = batch->slots;
    const char *name = arena_printf(batch->arena, "slot%d", slot);
    StateVar state = {.name = name, .kind = STATE_BUFFER, .dtype = dtype, .shape = shape};
    InputVar input = {.name = name, .dtype = dtype, .item = shape};
    int count = slot;
    ARENA_PUSH(batch->arena, batch->states, count, batch->state_capacity, state);
    count = slot;
    ARENA_PUSH(batch->arena, batch->inputs, count, batch->input_capacity, input);
    ARENA_PUSH(batch->arena, batch->values, batch->slots, batch->value_capacity, values);
    return slot;
}

static NodeId add_leaf(Batch *batch, Graph *graph, Op op, DType dtype, Shape shape, double *values)
{
    int slot = add_slot(batch, dtype, shape, values);
    return graph_add(graph,
                     (NodeSpec){.op = op, .dtype = dtype, .shape = shape, .attr.index = slot});
}

/* The counters that random operators read are the first two slots, as variable_seed asks first. */
void batch_open(Batch *batch, Front *front)
{
    *batch = (Batch){.arena = arena_new(), .front = front};
    double *seed = ARENA_ARRAY(batch->arena, double, 2), *step = ARENA_NEW(batch->arena, double);
    seed[0] = 7;
    add_slot(batch, DT_I32, (Shape){.rank = 1, .dim = {2}}, seed);
    add_slot(batch, DT_I32, (Shape){.rank = 0}, step);
}

void batch_close(Batch *batch)
{
    arena_free(batch->arena);
}

/* ---- operands ---- */

static Domain domain_at(lua_State *L, int index, bool *literal)
{
    static const char *const names[] = {
        [REAL] = "real",   [POSITIVE] = "positive", [NONZERO] = "nonzero",   [INSIDE] = "inside",
        [EVEN] = "even",   [ODD] = "odd",           [DISTINCT] = "distinct", [TRUTH] = "truth",
        [LABEL] = "index", [LABEL + 1] = "values",  [LABEL + 2] = NULL,
    };
    lua_getfield(L, index, "domain");
    int domain = luaL_checkoption(L, -1, "real", names);
    lua_pop(L, 1);
    *literal = domain == LABEL + 1;
    return *literal ? REAL : (Domain)domain;
}

/* The field `dtype` of literal values; the domain knows that of others. */
static DType operand_dtype(lua_State *L, int index, Domain domain)
{
    static const char *const names[] = {"bool", "i32", "float", NULL};
    static const DType dtypes[] = {DT_BOOL, DT_I32, DT_F64};
    lua_getfield(L, index, "dtype");
    DType dtype = dtypes[luaL_checkoption(L, -1, "float", names)];
    lua_pop(L, 1);
    return domain == TRUTH ? DT_BOOL : domain == LABEL ? DT_I32 : dtype;
}

static void literal_values(lua_State *L, int index, double *values, int64_t count)
{
    if (lua_getfield(L, index, "data") != LUA_TTABLE || (int64_t)lua_rawlen(L, -1) != count) {
        luaL_error(L, "values: data must be a list of %d numbers", (int)count);
    }
    for (int64_t i = 0; i < count; i++) {
        lua_rawgeti(L, -1, i + 1);
        values[i] = (double)(float)luaL_checknumber(L, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static Operand operand_at(lua_State *L, int index, Arena *arena, Feed feed)
{
    bool literal;
    Operand operand = {.given = true};
    operand.domain = domain_at(L, index, &literal);
    operand.dtype = operand_dtype(L, index, operand.domain);
    operand.shape.rank = (int)lua_rawlen(L, index);
    for (int axis = 0; axis < operand.shape.rank; axis++) {
        lua_rawgeti(L, index, axis + 1);
        operand.shape.dim[axis] = luaL_checkinteger(L, -1);
        lua_pop(L, 1);
    }
    bool views = operand.dtype == DT_F64 &&
                 !(feed == EXPANDED && (operand.domain == DISTINCT || literal)); /* no repeats */
    operand.feed = views ? feed : PLAIN;
    operand.leaf = feed_source(operand.feed, operand.shape);
    int64_t count = shape_count(&operand.leaf);
    operand.values = ARENA_ARRAY(arena, double, count);
    if (literal) {
        literal_values(L, index, operand.values, count);
    } else {
        lua_getfield(L, index, "limit");
        random_fill(operand.domain, lua_tointeger(L, -1), operand.values, count);
        lua_pop(L, 1);
    }
    return operand;
}

void trial_operands(lua_State *L, int index, Batch *batch, Feed feed, Trial *trial)
{
    *trial = (Trial){0};
    for (int i = 0; i < OPERANDS; i++) {
        const char name[] = {(char)('a' + i), '\0'};
        if (lua_getfield(L, index, name) == LUA_TTABLE) {
            trial->operands[i] = operand_at(L, lua_gettop(L), batch->arena, feed);
        }
        lua_pop(L, 1);
    }
}

/* ---- the trace ---- */

/* Leaves the operand on the stack, as the tensor that the feed makes of its leaf. */
static void push_operand(lua_State *L, Batch *batch, const Operand *operand, Trace *trace, int i,
                         DType real)
{
    Graph *graph = batch->front->graph;
    trace->leaves[i] = NO_NODE;
    if (!operand->given) {
        lua_pushnil(L);
        return;
    }
    bool is_float = operand->dtype == DT_F64;
    NodeId leaf = add_leaf(batch, graph, is_float ? OP_state : OP_input,
                           is_float ? real : operand->dtype, operand->leaf, operand->values);
    trace->leaves[i] = is_float ? leaf : NO_NODE;
    tensor_push(L, feed_view(graph, operand->feed, leaf, &operand->shape));
}

static const char *take_results(lua_State *L, Batch *batch, Trace *trace, int first)
{
    Graph *graph = batch->front->graph;
    trace->result_count = lua_gettop(L) - first + 1;
    if (trace->result_count < 1 || trace->result_count > MAX_RESULTS) {
        return arena_printf(batch->arena, "it returned %d results", trace->result_count);
    }
    for (int i = 0; i < trace->result_count; i++) {
        if (!tensor_is(L, first + i)) {
            return arena_printf(batch->arena, "result %d is a %s, not a tensor", i,
                                luaL_typename(L, first + i));
        }
        trace->results[i] = tensor_node(L, first + i, "case");
        graph_output(graph, arena_printf(graph->arena, "y%d", i), trace->results[i]);
    }
    return NULL;
}

const char *trial_trace(lua_State *L, int index, Batch *batch, Trial *trial, Trace *trace,
                        DType real)
{
    Front *front = batch->front;
    int top = lua_gettop(L);
    front->options.real = real;
    front_begin(front, arena_printf(batch->arena, "case_%d", batch->entries++));
    *trace = (Trace){.graph = front->graph, .loss = NO_NODE};
    lua_pushcfunction(L, script_error);
    lua_pushvalue(L, index);
    for (int i = 0; i < OPERANDS; i++) {
        push_operand(L, batch, &trial->operands[i], trace, i, real);
        trace->gradients[i] = NO_NODE;
    }
    const char *failure;
    if (lua_pcall(L, OPERANDS, LUA_MULTRET, top + 1) == LUA_OK) {
        failure = take_results(L, batch, trace, top + 2);
    } else {
        failure = arena_strdup(batch->arena, lua_tostring(L, -1));
    }
    lua_settop(L, top);
    return failure;
}

void trial_end(const Batch *batch)
{
    front_end(batch->front);
}

/* ---- gradients ---- */

static NodeId add_part(Graph *graph, NodeId total, NodeId part)
{
    return total == NO_NODE ? part : graph_binary(graph, OP_add, total, part);
}

/* <y, w>; the weights are the same in all precisions. */
static NodeId weighed(Batch *batch, Graph *graph, NodeId y, double **weights)
{
    const Node node = graph->nodes[y];
    if (*weights == NULL) {
        int64_t count = shape_count(&node.shape);
        *weights = ARENA_ARRAY(batch->arena, double, count);
        random_fill(NONZERO, 0, *weights, count);
    }
    NodeId w = add_leaf(batch, graph, OP_input, node.dtype, node.shape, *weights);
    return sum_of_product(graph, y, w);
}

typedef struct Differentiation {
    Root root;
    NodeId wrt[OPERANDS], found[OPERANDS];
    int count;
} Differentiation;

/* Protected, because what a custom_grad brings along may raise. */
static int run_grad(lua_State *L)
{
    Differentiation *d = lua_touserdata(L, 1);
    autograd_grad(L, &d->root, 1, d->wrt, d->count, d->found);
    return 0;
}

/* d what / d leaf for every float operand. */
static void differentiate(const Batch *batch, const Trace *trace, NodeId what, NodeId *gradients)
{
    lua_State *L = batch->front->lua;
    Differentiation d = {.root = {what, NO_NODE}};
    for (int i = 0; i < OPERANDS; i++) {
        if (trace->leaves[i] != NO_NODE) {
            d.wrt[d.count++] = trace->leaves[i];
        }
    }
    lua_pushcfunction(L, run_grad);
    lua_pushlightuserdata(L, &d);
    if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
        bug_in("cases", trace->graph->loc, "%s", lua_tostring(L, -1));
    }
    trace->graph->from = NO_NODE;
    graph_check(trace->graph, "grad");
    int found = 0;
    for (int i = 0; i < OPERANDS; i++) {
        gradients[i] = trace->leaves[i] != NO_NODE ? d.found[found++] : NO_NODE;
    }
}

void trial_differentiate(Batch *batch, Trial *trial, Trace *trace)
{
    Graph *graph = trace->graph;
    for (int i = 0; i < trace->result_count; i++) {
        if (dtype_is_float(graph->nodes[trace->results[i]].dtype)) {
            NodeId part = weighed(batch, graph, trace->results[i], &trial->weights[i]);
            DType real =
                trace->loss == NO_NODE ? graph->nodes[part].dtype : graph->nodes[trace->loss].dtype;
            part = graph->nodes[part].dtype == real ? part : graph_cast(graph, part, real);
            trace->loss = add_part(graph, trace->loss, part);
        }
    }
    if (trace->loss == NO_NODE) {
        return;
    }
    differentiate(batch, trace, trace->loss, trace->gradients);
    for (int i = 0; i < OPERANDS; i++) {
        if (trace->leaves[i] != NO_NODE) {
            NodeId gradient = trace->gradients[i];
            NodeId zero = gradient == NO_NODE ? graph_like(graph, trace->leaves[i], 0) : gradient;
            graph_output(graph, arena_printf(graph->arena, "d_%c", 'a' + i), zero);
        }
    }
}

static double worst_error(const Batch *batch, const Trace *trace, NodeId loss,
                          const NodeId *gradients)
{
    double worst = 0;
    for (int i = 0; i < OPERANDS; i++) {
        if (trace->leaves[i] != NO_NODE) {
            worst = fmax(worst, difference_error(trace->graph, batch->values, loss,
                                                 trace->leaves[i], gradients[i]));
        }
    }
    return worst;
}

double trial_first_order(const Batch *batch, const Trace *trace)
{
    return trace->loss == NO_NODE ? 0 : worst_error(batch, trace, trace->loss, trace->gradients);
}

double trial_second_order(Batch *batch, Trace *trace)
{
    NodeId directional = NO_NODE, second[OPERANDS];
    for (int i = 0; i < OPERANDS; i++) {
        double *direction = NULL;
        if (trace->gradients[i] != NO_NODE) {
            NodeId part = weighed(batch, trace->graph, trace->gradients[i], &direction);
            directional = add_part(trace->graph, directional, part);
        }
    }
    if (directional == NO_NODE) {
        return 0;
    }
    differentiate(batch, trace, directional, second);
    return worst_error(batch, trace, directional, second);
}

/* ---- compiled ---- */

static void **slot_memory(const Batch *batch)
{
    void **memory = ARENA_ARRAY(batch->arena, void *, batch->slots);
    for (int slot = 0; slot < batch->slots; slot++) {
        int64_t count = shape_count(&batch->states[slot].shape);
        memory[slot] = ARENA_ARRAY(batch->arena, double, count);
        reference_to_memory(batch->states[slot].dtype, count, batch->values[slot], memory[slot]);
    }
    return memory;
}

static void run_trace(const Batch *batch, const Compiled *compiled, int which, void **memory,
                      Trace *trace)
{
    const Graph *graph = compiled->lowered[which];
    void **io = ARENA_ARRAY(batch->arena, void *, batch->slots + graph->output_count);
    memcpy(io, memory, (size_t)batch->slots * sizeof *io);
    for (int k = 0; k < graph->output_count; k++) {
        const Node *node = &graph->nodes[graph->outputs[k].node];
        io[batch->slots + k] = ARENA_ARRAY(batch->arena, double, shape_count(&node->shape));
    }
    route_run(compiled, which, graph->name, memory, io);
    trace->outputs = ARENA_ARRAY(batch->arena, double *, graph->output_count);
    for (int k = 0; k < graph->output_count; k++) {
        const Node *node = &graph->nodes[graph->outputs[k].node];
        trace->outputs[k] = reference_from_memory(batch->arena, node->dtype,
                                                  shape_count(&node->shape), io[batch->slots + k]);
    }
}

bool batch_run(Batch *batch, Trial *trials, int count)
{
    static const Route route = {"optimised, blocks", true, true, BLOCKS, NULL, 0};
    Model model = {.path = "case.lua", .name = "case", .doc = "", .states = batch->states};
    model.inputs = batch->inputs;
    model.state_count = model.input_count = batch->slots;
    Graph **graphs = ARENA_ARRAY(batch->arena, Graph *, PRECISIONS * count);
    for (int i = 0; i < PRECISIONS * count; i++) {
        graphs[i] = trials[i / PRECISIONS].traces[i % PRECISIONS].graph;
    }
    Compiled compiled = route_compile(&route, &model, graphs, PRECISIONS * count);
    const bool done = compiled.code != NULL;
    void **memory = slot_memory(batch);
    for (int i = 0; done && i < PRECISIONS * count; i++) {
        run_trace(batch, &compiled, i, memory, &trials[i / PRECISIONS].traces[i % PRECISIONS]);
    }
    route_free(&compiled);
    return done;
}

void trial_free(Trial *trial)
{
    for (int i = 0; i < PRECISIONS; i++) {
        graph_free(trial->traces[i].graph);
    }
}
