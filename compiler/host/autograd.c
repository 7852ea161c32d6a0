/* autograd: differentiation as scripts see it (models/autograd.lua), and the rules that they bring.
 *
 * custom_grad leaves a rule in the graph whose gradient is computed by a function of the script:
 * grad calls it back while it walks. An error in there cannot leave through grad, so it is caught,
 * the walk goes on without those gradients, and the error is raised again when grad is back.
 */
#include "front.h"

#include "probe.h"

/* In the registry: the trace's backward functions, as a list, and the error of one of them. */
#define BACKWARD_TABLE "gradcc.backward"
#define BACKWARD_ERROR "gradcc.backward_error"

/* A backward that asks for its own gradient never ends; of others, so many are not nested. */
enum { MAX_BACKWARD_DEPTH = 12 };

/* Raises what a backward function of the script raised while grad was walking: any value, nil too. */
static void raise_caught(lua_State *L)
{
    Front *front = front_of(L);
    if (front->backward_failed) {
        front->backward_failed = false;
        lua_getfield(L, LUA_REGISTRYINDEX, BACKWARD_ERROR);
        lua_pushnil(L);
        lua_setfield(L, LUA_REGISTRYINDEX, BACKWARD_ERROR);
        lua_error(L);
    }
}

void autograd_grad(lua_State *L, const Root *roots, int root_count, const NodeId *wrt, int count,
                   NodeId *grads)
{
    Front *front = front_of(L);
    lua_State *outer = front->differentiating;
    const int nodes_before = front->graph->count;
    front->differentiating = L;
    grad_from(front->graph, roots, root_count, wrt, count, grads);
    front->differentiating = outer;
    raise_caught(L);
    sandbox_charge(L, 2 * sizeof(Node) * (size_t)(front->graph->count - nodes_before));
}

bool autograd_probe(lua_State *L, NodeId loss)
{
    Front *front = front_of(L);
    const int nodes_before = front->graph->count;
    front->differentiating = L;
    const int probed = probe(front->graph, loss, front->options.probe, PROBED_AT_ONCE);
    front->differentiating = NULL;
    raise_caught(L);
    sandbox_charge(L, 2 * sizeof(Node) * (size_t)(front->graph->count - nodes_before));
    return probed > 0;
}

/* The nodes of the list of tensors at `index`. */
static NodeId *nodes_at(lua_State *L, int index, int *count, const char *what)
{
    luaL_checktype(L, index, LUA_TTABLE);
    *count = (int)lua_rawlen(L, index);
    sandbox_charge(L, (size_t)*count * sizeof(NodeId));
    NodeId *nodes = ARENA_ARRAY(front_of(L)->graph->arena, NodeId, *count + 1);
    for (int i = 0; i < *count; i++) {
        lua_rawgeti(L, index, i + 1);
        nodes[i] = tensor_node(L, lua_gettop(L), what);
        lua_pop(L, 1);
    }
    return nodes;
}

/* core.grad(root, seed, tensors, zeros): the list of gradients; where the root does not depend on a
 * tensor, zeros if they are asked for, else false. Without a seed it is 1. */
static int core_grad(lua_State *L)
{
    Front *front = tensor_tracing(L, "grad");
    const NodeId node = tensor_node(L, 1, "grad");
    const Root root = {node, lua_isnil(L, 2) ? NO_NODE : tensor_node(L, 2, "grad")};
    const bool zeros = lua_toboolean(L, 4);
    int count;
    const NodeId *wrt = nodes_at(L, 3, &count, "grad");
    luaL_checkstack(L, LUA_MINSTACK, "grad"); /* of which call_backward takes a few */
    NodeId *grads = ARENA_ARRAY(front->graph->arena, NodeId, count + 1);
    autograd_grad(L, &root, 1, wrt, count, grads);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        if (grads[i] == NO_NODE && !zeros) {
            lua_pushboolean(L, false);
        } else {
            sandbox_charge(L, 2 * sizeof(Node));
            tensor_push(L, grads[i] == NO_NODE ? graph_like(front->graph, wrt[i], 0) : grads[i]);
        }
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

/* core.label(tensor): its name, or nil */
static int core_label(lua_State *L)
{
    tensor_tracing(L, "label");
    const NodeId node = tensor_node(L, 1, "label");
    lua_pushstring(L, front_of(L)->graph->nodes[node].name);
    return 1;
}

/* core.is_around(tensor): whether it was computed around the loop whose body is traced. */
static int core_is_around(lua_State *L)
{
    const Front *front = tensor_tracing(L, "grad");
    lua_pushboolean(L, body_is_captured(front, tensor_node(L, 1, "grad")));
    return 1;
}

/* core.in_loop(): whether the body of a loop is traced. */
static int core_in_loop(lua_State *L)
{
    lua_pushboolean(L, front_of(L)->body != NULL);
    return 1;
}

/* core.mark(): the trace, and the number of its nodes so far, where what comes next begins, as one
 * number */
static int core_mark(lua_State *L)
{
    const Front *front = tensor_tracing(L, "custom_grad");
    lua_pushinteger(L, (lua_Integer)front->trace << 32 | front->graph->count);
    return 1;
}

/* The first node behind the mark at `index`. A coroutine can be left in one trace and resumed in
 * another, whose nodes the mark says nothing about. */
static NodeId marked(lua_State *L, int index, const char *what)
{
    const lua_Integer mark = luaL_checkinteger(L, index);
    if (mark >> 32 != front_of(L)->trace) {
        script_raise(L, "%s: the function began in another trace; it must end where it began",
                     what);
    }
    return (NodeId)(mark & INT32_MAX);
}

/* ---- rules ---- */

/* The carriers of the values: nodes that grad sees nothing behind but the rule. */
static NodeId *carriers(lua_State *L, const NodeId *values, int count)
{
    Graph *graph = front_of(L)->graph;
    NodeId *outputs = ARENA_ARRAY(graph->arena, NodeId, count + 1);
    for (int k = 0; k < count; k++) {
        outputs[k] = tensor_add(L, (NodeSpec){.op = OP_detach, .in = {values[k]}});
    }
    return outputs;
}

/* What call_backward hands over to autograd_backward, which runs protected. */
typedef struct Call {
    const CustomRule *rule;
    Place place; /* where the rule was applied */
    NodeId g;
    NodeId *gradients;
} Call;

Place autograd_place(lua_State *L)
{
    const Call *call = lua_touserdata(L, -1);
    return call->place;
}

/* Takes the gradient of input i off the stack and adds it to what is known of it. */
static void take_gradient(lua_State *L, const Call *call, int i)
{
    Graph *graph = front_of(L)->graph;
    const Node input = graph->nodes[call->rule->inputs[i]];
    if (!lua_isnil(L, -1)) {
        if (!tensor_is(L, -1)) {
            script_raise_at(L, call->place,
                            "custom_grad: gradient %d is %s; a tensor or nil is needed", i + 1,
                            luaL_typename(L, -1));
        }
        const NodeId part = tensor_node(L, lua_gettop(L), "custom_grad");
        const Node node = graph->nodes[part];
        if (!dtype_is_float(input.dtype)) {
            script_raise_at(L, call->place,
                            "custom_grad: input %d is %s and has no gradient; give nil", i + 1,
                            dtype_name(input.dtype));
        }
        if (node.dtype != input.dtype || !shape_equal(&node.shape, &input.shape)) {
            script_raise_at(L, call->place,
                            "custom_grad: gradient %d is %s %s, but input %d is %s %s", i + 1,
                            dtype_name(node.dtype), tensor_words(L, &node.shape), i + 1,
                            dtype_name(input.dtype), tensor_words(L, &input.shape));
        }
        const NodeId known = call->gradients[i];
        call->gradients[i] = known == NO_NODE ? part : graph_binary(graph, OP_add, known, part);
    }
    lua_pop(L, 1);
}

/* gradients = backward(g, inputs..., output) */
int autograd_backward(lua_State *L)
{
    const Call *call = lua_touserdata(L, 1);
    const CustomRule *rule = call->rule;
    const int inputs = rule->input_count;
    luaL_checkstack(L, 2 * inputs + 8, "custom_grad");
    if (front_of(L)->backward_depth > MAX_BACKWARD_DEPTH) {
        script_raise_at(L, call->place,
                        "custom_grad: backward asks for a gradient that asks for it again; the "
                        "result that it is given, y, has this one behind it, y:detach() none");
    }
    lua_getfield(L, LUA_REGISTRYINDEX, BACKWARD_TABLE);
    lua_rawgeti(L, -1, rule->key);
    lua_replace(L, -2);
    tensor_push(L, call->g);
    for (int i = 0; i < inputs; i++) {
        tensor_push(L, rule->inputs[i]);
    }
    tensor_push(L, rule->outputs[0]);
    lua_call(L, inputs + 2, LUA_MULTRET);
    const int given = lua_gettop(L) - 1;
    if (given > inputs) {
        script_raise_at(L, call->place, "custom_grad: backward returned %d gradients for %d inputs",
                        given, inputs);
    }
    for (int i = given - 1; i >= 0; i--) {
        take_gradient(L, call, i);
    }
    return 0;
}

static void call_backward(Graph *graph, const CustomRule *rule, const NodeId *g, NodeId *gradients)
{
    Front *front = rule->context;
    lua_State *L = front->differentiating;
    Call call = {.rule = rule,
                 .place = script_place_of(front, graph->nodes[rule->outputs[0]].loc),
                 .g = g[0],
                 .gradients = gradients};
    if (front->backward_failed) { /* one error is enough */
        return;
    }
    lua_pushcfunction(L, autograd_backward);
    lua_pushlightuserdata(L, &call);
    front->backward_depth++;
    const int status = lua_pcall(L, 1, 0, 0);
    front->backward_depth--;
    if (status != LUA_OK) {
        lua_setfield(L, LUA_REGISTRYINDEX, BACKWARD_ERROR);
        front->backward_failed = true;
    }
}

/* Keeps the function on the top for the trace; those of earlier traces are let go. */
static int64_t keep_backward(lua_State *L)
{
    if (front_of(L)->graph->rule_count == 0) {
        lua_newtable(L);
        lua_setfield(L, LUA_REGISTRYINDEX, BACKWARD_TABLE);
    }
    luaL_getsubtable(L, LUA_REGISTRYINDEX, BACKWARD_TABLE);
    const int64_t key = (int64_t)lua_rawlen(L, -1) + 1;
    lua_insert(L, -2);
    lua_rawseti(L, -2, key);
    lua_pop(L, 1);
    return key;
}

/* core.custom(mark, value, inputs, backward): the value, with backward for its gradient; nodes
 * behind the mark computed it. */
static int core_custom(lua_State *L)
{
    Front *front = tensor_tracing(L, "custom_grad");
    body_refuse(L, "custom_grad", "apply it outside of the loop");
    CustomRule rule = {.first = marked(L, 1, "custom_grad"),
                       .output_count = 1,
                       .grad = call_backward,
                       .context = front};
    const NodeId value = tensor_node(L, 2, "custom_grad");
    rule.inputs = nodes_at(L, 3, &rule.input_count, "custom_grad");
    rule.outputs = carriers(L, &value, 1);
    lua_settop(L, 4);
    rule.key = keep_backward(L);
    sandbox_charge(L, 2 * sizeof rule + (size_t)rule.input_count * sizeof(NodeId));
    graph_rule(front->graph, rule);
    tensor_push(L, rule.outputs[0]);
    return 1;
}

enum { DEEPEST_CHECKPOINT = 8 }; /* each of them repeats all that is inside once more */

/* How many checkpoints are inside one another from `first` on. */
static int64_t checkpoint_depth(const Graph *graph, NodeId first)
{
    int64_t depth = 0;
    for (int r = 0; r < graph->rule_count; r++) {
        const CustomRule *rule = &graph->rules[r];
        if (rule->recomputes && rule->first >= first && rule->key > depth) {
            depth = rule->key;
        }
    }
    return depth;
}

/* core.checkpoint(mark, values): the values, whose gradient repeats the nodes behind the mark. The
 * key of its rule is its depth. */
static int core_checkpoint(lua_State *L)
{
    Front *front = tensor_tracing(L, "checkpoint");
    Graph *graph = front->graph;
    const NodeId first = marked(L, 1, "checkpoint");
    const int64_t depth = 1 + checkpoint_depth(graph, first);
    int count;
    const NodeId *values = nodes_at(L, 2, &count, "checkpoint");
    if (depth > DEEPEST_CHECKPOINT) {
        return script_raise(L, "checkpoint: nested %d deep; at most %d are possible", (int)depth,
                            DEEPEST_CHECKPOINT);
    }
    if (front->body) { /* the gradient of a loop computes its body again anyway */
        lua_settop(L, 2);
        return 1;
    }
    sandbox_charge(L, 2 * sizeof(CustomRule) + (size_t)(graph->count - first) * sizeof(NodeId));
    NodeId *outputs = carriers(L, values, count);
    checkpoint(graph, first, outputs, count, depth);
    lua_createtable(L, count, 0);
    for (int k = 0; k < count; k++) {
        tensor_push(L, outputs[k]);
        lua_rawseti(L, -2, k + 1);
    }
    return 1;
}

void autograd_register(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"grad", core_grad},           {"label", core_label},
        {"is_around", core_is_around}, {"mark", core_mark},
        {"custom", core_custom},       {"checkpoint", core_checkpoint},
        {"in_loop", core_in_loop},     {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
