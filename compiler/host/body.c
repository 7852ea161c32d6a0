/* body: scripts that loop: tensor.scan calls a function once, and what it computes is the body of a
 * loop.
 *
 * While the function runs, its nodes go to a graph of their own. A tensor from around the loop that
 * it uses becomes an input of the body, the same in every step; of numbers a copy will do. Errors
 * in the function leave through here, so that the graph around is the current one again whatever
 * happens.
 */
#include "front.h"

#include "loop.h"

enum { DEEPEST_LOOP = 4 }; /* the gradient of a loop repeats the loops in it */

typedef struct Capture {
    NodeId outside, inside;
} Capture;

/* What was current before the body; and what has come in so far, behind carries and slices. */
struct Body {
    Body *around;
    Graph *graph, *inner; /* around it, and its own */
    int trace, depth;
    Capture *captures;
    int capture_count, capture_capacity, first_slot;
};

/* ---- captures ---- */

static NodeId add_slot(Graph *inner, int slot, const Node *outer, const Shape *shape,
                       const char *name)
{
    return graph_add(inner, (NodeSpec){.op = OP_input,
                                       .dtype = outer->dtype,
                                       .shape = *shape,
                                       .attr.index = slot,
                                       .name = outer->name ? outer->name : name});
}

static NodeId captured(Body *body, NodeId outside)
{
    Graph *inner = body->inner;
    const Node *node = &body->graph->nodes[outside];
    for (int i = 0; i < body->capture_count; i++) {
        if (body->captures[i].outside == outside) {
            return body->captures[i].inside;
        }
    }
    if (node->op == OP_const) {
        return graph_const(inner, node->dtype, &node->shape, node->attr.value);
    }
    const NodeId inside =
        add_slot(inner, body->first_slot + body->capture_count, node, &node->shape, "constant");
    const Capture capture = {outside, inside};
    ARENA_PUSH(inner->arena, body->captures, body->capture_count, body->capture_capacity, capture);
    return inside;
}

/* A node of one of the traces around, in the body; NO_NODE if none of them made it. */
static NodeId from_around(Body *body, int trace, NodeId node)
{
    if (!body) {
        return NO_NODE;
    }
    const NodeId outside = trace == body->trace ? node : from_around(body->around, trace, node);
    return outside == NO_NODE ? NO_NODE : captured(body, outside);
}

int body_depth(const Front *front)
{
    return front->body ? front->body->depth : 0;
}

bool body_is_captured(const Front *front, NodeId node)
{
    const Body *body = front->body;
    for (int i = 0; body && i < body->capture_count; i++) {
        if (body->captures[i].inside == node) {
            return true;
        }
    }
    return false;
}

NodeId body_capture(lua_State *L, int trace, NodeId node)
{
    Front *front = front_of(L);
    sandbox_charge(L, 2 * sizeof(Node) * (size_t)body_depth(front));
    return from_around(front->body, trace, node);
}

NodeId body_variable(Front *front, Variable *variable)
{
    Body *body = front->body;
    const int trace = front->trace;
    body_leave(front);
    const NodeId outside = variable_find(front, variable);
    front->graph = body->inner;
    front->trace = trace;
    front->body = body;
    return captured(body, outside);
}

void body_refuse(lua_State *L, const char *what, const char *advice)
{
    if (front_of(L)->body) {
        script_raise(L, "%s: not inside scan, whose body is the same in every step; %s", what,
                     advice);
    }
}

/* ---- the loop ---- */

void body_leave(Front *front)
{
    front->graph = front->body->graph;
    front->trace = front->body->trace;
    front->body = front->body->around;
}

static Body *enter(lua_State *L, int slots)
{
    Front *front = front_of(L);
    const int depth = front->body ? front->body->depth + 1 : 1;
    if (depth > DEEPEST_LOOP) {
        script_raise(L, "scan: more than %d inside one another", DEEPEST_LOOP);
    }
    Body *body = ARENA_NEW(front->graph->arena, Body);
    *body = (Body){.around = front->body,
                   .graph = front->graph,
                   .trace = front->trace,
                   .depth = depth,
                   .first_slot = slots};
    Graph *inner = graph_new("body");
    inner->loc = front->graph->loc;
    body->inner = front->graph = inner;
    front->trace = ++front->last_trace;
    front->body = body;
    return body;
}

/* The nodes of the first `count` tensors of the list at `index`. */
static void add_nodes(lua_State *L, int index, int count, NodeId *nodes)
{
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, index, i + 1);
        nodes[i] = tensor_node(L, lua_gettop(L), "scan");
        lua_pop(L, 1);
    }
}

/* Pushes a list of inputs of the body that stand for `count` of the loop's, from `first` on. */
static void push_slots(lua_State *L, const NodeId *outside, int first, int count, bool stacked)
{
    Front *front = front_of(L);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        const Node *node = &front->body->graph->nodes[outside[first + i]];
        if (stacked && node->shape.rank == 0) {
            script_raise(L, "scan: x %d has no axis; its first one must be the steps", i + 1);
        }
        sandbox_charge(L, 2 * sizeof(Node));
        const Shape shape = stacked ? loop_step(&node->shape) : node->shape;
        tensor_push(L, add_slot(front->graph, first + i, node, &shape, stacked ? "x" : "carry"));
        lua_rawseti(L, -2, i + 1);
    }
}

/* The lists on the top, new carries and ys, as the outputs of the body. */
static int add_outputs(lua_State *L)
{
    Graph *inner = front_of(L)->graph;
    int count = 0;
    for (int index = 1; index <= 2; index++) {
        luaL_checktype(L, index, LUA_TTABLE);
        for (int i = 0; i < (int)lua_rawlen(L, index); i++, count++) {
            lua_rawgeti(L, index, i + 1);
            const NodeId node = tensor_node(L, lua_gettop(L), "scan");
            const char *name = inner->nodes[node].name;
            graph_output(inner, name ? name : index == 1 ? "carry" : "y", node);
            lua_pop(L, 1);
        }
    }
    return 0;
}

/* What core_scan hands over to trace_body, which runs protected. */
typedef struct Call {
    const NodeId *inputs; /* carries, then stacked ones */
    int carries, stacked;
} Call;

/* Calls the function with the lists of carries and slices; what it returns becomes outputs. */
static int trace_body(lua_State *L)
{
    const Call *call = lua_touserdata(L, 2);
    lua_settop(L, 1);
    push_slots(L, call->inputs, 0, call->carries, false);
    push_slots(L, call->inputs, call->carries, call->stacked, true);
    lua_call(L, 2, 2);
    return add_outputs(L);
}

/* Pushes the list of the results from `first` to before `end`. */
static void push_results(lua_State *L, NodeId scan, int first, int end)
{
    lua_createtable(L, end - first, 0);
    for (int k = first; k < end; k++) {
        tensor_push_new(L, (NodeSpec){.op = OP_result, .in = {scan}, .attr.index = k});
        lua_rawseti(L, -2, k - first + 1);
    }
}

/* What changes from step to step may have to be there for all of them at once: the loop of a gradient
 * reads it. The first value of the body that could not be, or NO_NODE. */
static NodeId not_stackable(const Graph *body, const LoopAttr *loop)
{
    bool *varies = ARENA_ARRAY(body->arena, bool, body->count);
    for (NodeId id = 0; id < body->count; id++) {
        const Node *node = &body->nodes[id];
        varies[id] = node->op == OP_input && node->attr.index < loop->carries + loop->stacked;
        for (int i = 0; i < node->arity; i++) {
            varies[id] |= varies[node->in[i]];
        }
        const bool room =
            node->shape.rank < MAX_RANK && shape_count(&node->shape) <= MAX_ELEMENTS / loop->steps;
        if (varies[id] && !room) {
            return id;
        }
    }
    return NO_NODE;
}

static void check_stackable(lua_State *L, const Graph *body, const LoopAttr *loop)
{
    const NodeId id = not_stackable(body, loop);
    if (id == NO_NODE) {
        return;
    }
    const Node node = body->nodes[id];
    if (node.shape.rank == MAX_RANK) {
        script_raise(L, "scan: %s %s in the body has no room for one more axis, the steps",
                     op_info[node.op].name, shape_words(&node.shape).text);
    }
    script_raise(L, "scan: %s %s in each of %lld steps has more than 2^40 elements",
                 op_info[node.op].name, shape_words(&node.shape).text, (long long)loop->steps);
}

/* Inputs of the body from `slot` on move up by so many places. */
static void move_slots(Graph *body, int slot, int places)
{
    for (NodeId id = 0; id < body->count; id++) {
        Node *node = &body->nodes[id];
        if (node->op == OP_input && node->attr.index >= slot) {
            node->attr.index += places;
        }
    }
}

/* The loop over the body, with `held` inputs, a slice of each a step, behind the others of that kind;
 * returns its node. */
static NodeId add_loop(lua_State *L, const Body *body, int number, LoopAttr loop,
                       const NodeId *inputs, const NodeId *held, int held_count)
{
    Graph *graph = front_of(L)->graph;
    const int own = loop.carries + loop.stacked;
    const int count = own + held_count + body->capture_count;
    NodeId *all = ARENA_ARRAY(graph->arena, NodeId, count);
    for (int i = 0; i < count; i++) {
        const int behind = i - own, capture = behind - held_count;
        all[i] = behind < 0    ? inputs[i]
                 : capture < 0 ? held[behind]
                               : body->captures[capture].outside;
    }
    move_slots(body->inner, own, held_count);
    loop.stacked += held_count;
    return tensor_add(L, (NodeSpec){.op = OP_scan,
                                    .inputs = all,
                                    .input_count = count,
                                    .attr.index = number,
                                    .attr.loop = loop});
}

/* core.scan(f, carries, xs, steps, reverse): the lists of the last carries and of ys, where
 * f(carries, slices of xs) returns the lists of new carries and of ys of a step. */
static int core_scan(lua_State *L)
{
    Front *front = tensor_tracing(L, "scan");
    luaL_checktype(L, 2, LUA_TTABLE);
    luaL_checktype(L, 3, LUA_TTABLE);
    const int carries = (int)lua_rawlen(L, 2), stacked = (int)lua_rawlen(L, 3);
    const LoopAttr loop = {.carries = carries,
                           .stacked = stacked,
                           .steps = luaL_checkinteger(L, 4),
                           .reverse = lua_toboolean(L, 5)};
    sandbox_charge(L, (size_t)(carries + stacked) * sizeof(NodeId));
    NodeId *inputs = ARENA_ARRAY(front->graph->arena, NodeId, carries + stacked);
    add_nodes(L, 2, carries, inputs);
    add_nodes(L, 3, stacked, inputs + carries);
    Call call = {.inputs = inputs, .carries = carries, .stacked = stacked};
    const int held_before = front->held_count;
    Body *body = enter(L, carries + stacked); /* from here to body_leave, no error may get out */
    lua_pushcfunction(L, trace_body);
    lua_pushvalue(L, 1);
    lua_pushlightuserdata(L, &call);
    const int status = lua_pcall(L, 2, 0, 0);
    Graph *inner = body->inner;
    front->body = body; /* unless an error came from further out, it is */
    body_leave(front);
    if (status != LUA_OK) {
        front->held_count = held_before; /* what is held in loops of the body goes with it */
        graph_free(inner);
        return lua_error(L);
    }
    const int number = graph_body(front->graph, inner), outputs = inner->output_count;
    check_stackable(L, inner, &loop);
    NodeId *held = NULL;
    int given = 0, taken = 0;
    if (front->entry == ENTRY_HOLD) {
        given = hold_give_out(inner, loop.steps);
    } else if (front->entry == ENTRY_HELD_LOSS || front->entry == ENTRY_HELD_SLOPE) {
        taken = hold_take_in(L, inner, loop.steps, carries + stacked, &held);
    }
    const NodeId scan = add_loop(L, body, number, loop, inputs, held, taken);
    for (int k = outputs; k < outputs + given; k++) {
        const NodeId all =
            tensor_add(L, (NodeSpec){.op = OP_result, .in = {scan}, .attr.index = k});
        tensor_add(L, (NodeSpec){.op = OP_detach, .in = {all}});
    }
    push_results(L, scan, 0, carries);
    push_results(L, scan, carries, outputs);
    return 2;
}

void body_register(lua_State *L)
{
    lua_pushcfunction(L, core_scan);
    lua_setfield(L, -2, "scan");
}
