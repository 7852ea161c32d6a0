/* tensor: symbolic tensors as Lua values, and the primitives that add nodes to the traced graph.
 *
 * A tensor is a node of the trace that made it, or stands for a variable, and then is that
 * variable's node in whichever trace is running. Primitives take tensors and numbers, broadcast as
 * NumPy does, give a number the dtype of its partner, and let the operator's rule judge the rest:
 * its message becomes a Lua error at the script's line. Everything that can be composed is written
 * in models/tensor.lua, on top of these.
 */
#include "front.h"

#include <math.h>
#include <string.h>

#define TENSOR_TYPE "tensor"

typedef struct Tensor {
    Variable *variable; /* NULL: a node of trace `trace` */
    int trace;
    NodeId node;
} Tensor;

/* ---- tensors as Lua values ---- */

/* luaL_testudata, without looking for the type by its name: scripts ask this all the time. */
static Tensor *tensor_at(lua_State *L, int index)
{
    void *data = lua_touserdata(L, index);
    if (!data || !lua_getmetatable(L, index)) {
        return NULL;
    }
    const bool is_tensor = lua_topointer(L, -1) == front_of(L)->tensor_type;
    lua_pop(L, 1);
    return is_tensor ? data : NULL;
}

bool tensor_is(lua_State *L, int index)
{
    return tensor_at(L, index) != NULL;
}

static void push_userdata(lua_State *L, Tensor tensor)
{
    Tensor *made = lua_newuserdatauv(L, sizeof *made, 0);
    *made = tensor;
    lua_rawgetp(L, LUA_REGISTRYINDEX, front_of(L)->tensor_type);
    lua_setmetatable(L, -2);
}

void tensor_push(lua_State *L, NodeId node)
{
    push_userdata(L, (Tensor){.trace = front_of(L)->trace, .node = node});
}

void tensor_push_variable(lua_State *L, Variable *variable)
{
    if (variable->tensor == LUA_NOREF) {
        push_userdata(L, (Tensor){.variable = variable});
        variable->tensor = luaL_ref(L, LUA_REGISTRYINDEX);
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, variable->tensor);
}

Variable *tensor_variable(lua_State *L, int index)
{
    const Tensor *tensor = tensor_at(L, index);
    return tensor ? tensor->variable : NULL;
}

Front *tensor_tracing(lua_State *L, const char *what)
{
    Front *front = front_of(L);
    Place place = script_place_above(L);
    if (!front->graph) {
        script_raise(
            L,
            "%s: tensors can be computed only in loss, metrics, predict and what they call, "
            "not while the script is loaded",
            what);
    }
    front->graph->loc = place_loc(front, place);
    return front;
}

static const Tensor *tensor_needed(lua_State *L, int index, const char *what)
{
    const Tensor *tensor = tensor_at(L, index);
    if (!tensor) {
        script_raise(L, "%s: a tensor is needed, not %s", what, luaL_typename(L, index));
    }
    return tensor;
}

static NodeId node_of(lua_State *L, const Tensor *tensor, const char *what)
{
    if (tensor->variable) {
        return variable_node(L, tensor->variable);
    }
    if (tensor->trace != front_of(L)->trace && front_of(L)->body) {
        const NodeId captured = body_capture(L, tensor->trace, tensor->node);
        if (captured != NO_NODE) {
            return captured;
        }
    }
    if (tensor->trace != front_of(L)->trace || !front_of(L)->graph) {
        script_raise(L,
                     "%s: this tensor is left over from another trace; compute it inside the "
                     "function that uses it",
                     what);
    }
    return tensor->node;
}

NodeId tensor_node(lua_State *L, int index, const char *what)
{
    return node_of(L, tensor_needed(L, index, what), what);
}

static DType tensor_dtype(lua_State *L, int index, const char *what)
{
    const Tensor *tensor = tensor_needed(L, index, what);
    if (tensor->variable) {
        return tensor->variable->var.dtype;
    }
    const NodeId node = node_of(L, tensor, what); /* may be a new one: then nodes move */
    return front_of(L)->graph->nodes[node].dtype;
}

/* "(64, 784)" as a Lua string that stays on the stack. */
const char *tensor_words(lua_State *L, const Shape *shape)
{
    luaL_Buffer words;
    luaL_buffinit(L, &words);
    luaL_addchar(&words, '(');
    for (int axis = 0; axis < shape->rank; axis++) {
        char extent[32];
        snprintf(extent, sizeof extent, "%s%lld", axis ? ", " : "", (long long)shape->dim[axis]);
        luaL_addstring(&words, extent);
    }
    luaL_addchar(&words, ')');
    luaL_pushresult(&words);
    return lua_tostring(L, -1);
}

void tensor_check_shape(lua_State *L, const Shape *shape, const char *what)
{
    int64_t count = 1;
    for (int axis = 0; axis < shape->rank; axis++) {
        if (shape->dim[axis] < 1) {
            script_raise(L, "%s: extent %lld of axis %d; at least 1 is needed", what,
                         (long long)shape->dim[axis], axis);
        }
        if (shape->dim[axis] > MAX_ELEMENTS / count) {
            script_raise(L, "%s: %s has more than 2^40 elements", what, tensor_words(L, shape));
        }
        count *= shape->dim[axis];
    }
}

static Shape tensor_shape(lua_State *L, int index, const char *what)
{
    const Tensor *tensor = tensor_needed(L, index, what);
    if (tensor->variable) {
        return tensor->variable->var.shape; /* known before any trace */
    }
    NodeId node = node_of(L, tensor, what);
    return front_of(L)->graph->nodes[node].shape;
}

/* ---- nodes ---- */

/* Adds a node if its rule agrees, else raises the rule's message. */
NodeId tensor_add(lua_State *L, NodeSpec spec)
{
    Front *front = front_of(L);
    front->scratch.length = 0;
    if (!shape_infer(front->graph, &spec, &front->scratch)) {
        script_raise(L, "%s", lua_pushstring(L, front->scratch.data)); /* it writes to scratch */
    }
    sandbox_charge(L, 2 * sizeof(Node)); /* the array doubles, and old ones stay in the arena */
    return graph_add_inferred(front->graph, &spec);
}

int tensor_push_new(lua_State *L, NodeSpec spec)
{
    tensor_push(L, tensor_add(L, spec));
    return 1;
}

Node tensor_copy(lua_State *L, NodeId node)
{
    return front_of(L)->graph->nodes[node];
}

NodeId tensor_number(lua_State *L, int index, DType dtype, const Shape *shape, const char *what)
{
    double value = lua_tonumber(L, index);
    if (dtype == DT_I32 && !(value == floor(value) && fabs(value) <= INT32_MAX)) {
        script_raise(L,
                     "%s: %g is no whole number that fits an i32 tensor; cast the tensor with "
                     ":float() first",
                     what, value);
    }
    if (dtype == DT_BOOL && value != 0 && value != 1) {
        script_raise(L, "%s: %g is no truth value; cast the tensor with :float() first", what,
                     value);
    }
    NodeSpec spec = {.op = OP_const, .dtype = dtype, .shape = *shape, .attr.value = value};
    return tensor_add(L, spec);
}

NodeId tensor_broadcast(lua_State *L, NodeId node, const Shape *shape, const char *what)
{
    Front *front = front_of(L);
    Shape had = front->graph->nodes[node].shape, joint;
    if (!shape_broadcast(&had, shape, &joint) || !shape_equal(&joint, shape)) {
        script_raise(L, "%s: %s does not broadcast to %s", what, tensor_words(L, &had),
                     tensor_words(L, shape));
    }
    tensor_check_shape(L, shape, what);
    sandbox_charge(L, 4 * sizeof(Node));
    return graph_broadcast_to(front->graph, node, shape);
}

NodeId tensor_value(lua_State *L, int index, DType dtype, const Shape *shape, const char *what)
{
    if (lua_type(L, index) == LUA_TNUMBER) {
        return tensor_number(L, index, dtype, shape, what);
    }
    NodeId node = tensor_node(L, index, what);
    DType had = tensor_copy(L, node).dtype;
    if (had != dtype) {
        script_raise(L, "%s: %s is needed, not %s; cast it", what, dtype_name(dtype),
                     dtype_name(had));
    }
    return tensor_broadcast(L, node, shape, what);
}

/* ---- operands of elementwise operators ---- */

static void refuse_mix(lua_State *L, const char *what, DType a, DType b)
{
    const char *cast = a == DT_BOOL || b == DT_BOOL ? ":float() or :int()" : ":float()";
    script_raise(L, "%s: %s and %s do not mix; cast with %s", what, dtype_name(a), dtype_name(b),
                 cast);
}

/* The dtype that the tensors among `count` operands share; the model's float if all are numbers. */
static DType common_dtype(lua_State *L, const char *what, int first, int count)
{
    DType common = front_of(L)->options.real;
    bool found = false;
    for (int i = first; i < first + count; i++) {
        if (lua_type(L, i) == LUA_TNUMBER) {
            continue;
        }
        if (!tensor_is(L, i)) {
            script_raise(L, "%s: operand %d is %s; a tensor or a number is needed", what, i,
                         luaL_typename(L, i));
        }
        DType dtype = tensor_dtype(L, i, what);
        if (found && dtype != common) {
            refuse_mix(L, what, common, dtype);
        }
        common = dtype;
        found = true;
    }
    return common;
}

static Shape common_shape(lua_State *L, const char *what, int first, int count)
{
    Shape common = {.rank = 0};
    for (int i = first; i < first + count; i++) {
        if (tensor_is(L, i)) {
            Shape shape = tensor_shape(L, i, what), joint;
            if (!shape_broadcast(&common, &shape, &joint)) {
                script_raise(L,
                             "%s: %s and %s do not broadcast: from the last axis on, extents must "
                             "agree or be 1",
                             what, tensor_words(L, &common), tensor_words(L, &shape));
            }
            common = joint;
        }
    }
    return common;
}

void tensor_check_types(lua_State *L, const OpInfo *info, DType dtype, const char *what)
{
    if (info->types == FLOATS && !dtype_is_float(dtype)) {
        script_raise(L, "%s: takes floats, not %s; cast with :float()", what, dtype_name(dtype));
    }
    if (info->types == NUMBERS && dtype == DT_BOOL) {
        script_raise(L, "%s: takes numbers, not bool; cast with :float() or :int(), or use where",
                     what);
    }
    if (info->types == BOOLS && dtype != DT_BOOL) {
        script_raise(L, "%s: takes truth values, not %s; compare first, with gt, eq, ...", what,
                     dtype_name(dtype));
    }
}

/* ---- surplus arguments ---- */

/* Whether a value may be what a call returned behind its first result, as in a:add(b:max(0)): nil,
 * a tensor, or a list that begins with one, like the state of an LSTM. */
static bool is_further_result(lua_State *L, int index)
{
    if (lua_isnil(L, index) || tensor_is(L, index)) {
        return true;
    }
    if (!lua_istable(L, index)) {
        return false;
    }
    lua_rawgeti(L, index, 1);
    const bool of_tensors = tensor_is(L, -1);
    lua_pop(L, 1);
    return of_tensors;
}

void tensor_refuse_surplus(lua_State *L, int first, int count, int most, const char *what,
                           const char *note)
{
    for (int i = most; i < count; i++) {
        if (!is_further_result(L, first + i)) {
            script_raise(L, "%s: takes at most %d argument%s%s, not %d", what, most,
                         most == 1 ? "" : "s", note, count);
        }
    }
}

void tensor_at_most(lua_State *L, int most, const char *what)
{
    tensor_refuse_surplus(L, 1, lua_gettop(L), most, what, ", the tensor included");
}

/* core.at_most(most, what, note, ...): the same of the arguments behind the note. */
static int core_at_most(lua_State *L)
{
    tensor_refuse_surplus(L, 4, lua_gettop(L) - 3, (int)luaL_checkinteger(L, 1),
                          luaL_checkstring(L, 2), luaL_checkstring(L, 3));
    return 0;
}

/* ---- elementwise operators ---- */

/* upvalues: the operator, and what scripts call it */
static int apply_unary(lua_State *L)
{
    Op op = (Op)lua_tointeger(L, lua_upvalueindex(1));
    const char *name = lua_tostring(L, lua_upvalueindex(2));
    tensor_tracing(L, name);
    NodeId a = tensor_node(L, 1, name);
    tensor_check_types(L, &op_info[op], tensor_copy(L, a).dtype, name);
    tensor_at_most(L, 1, name);
    return tensor_push_new(L, (NodeSpec){.op = op, .in = {a}});
}

static int apply_binary(lua_State *L)
{
    Op op = (Op)lua_tointeger(L, lua_upvalueindex(1));
    const char *name = lua_tostring(L, lua_upvalueindex(2));
    tensor_tracing(L, name);
    DType dtype = common_dtype(L, name, 1, 2);
    tensor_check_types(L, &op_info[op], dtype, name);
    Shape shape = common_shape(L, name, 1, 2);
    NodeId a = tensor_value(L, 1, dtype, &shape, name);
    NodeId b = tensor_value(L, 2, dtype, &shape, name);
    tensor_at_most(L, 2, name);
    return tensor_push_new(L, (NodeSpec){.op = op, .in = {a, b}});
}

/* where(condition, a, b) */
static int core_where(lua_State *L)
{
    tensor_tracing(L, "where");
    NodeId condition = tensor_node(L, 1, "where");
    if (tensor_copy(L, condition).dtype != DT_BOOL && tensor_is(L, 2) &&
        tensor_copy(L, tensor_node(L, 2, "where")).dtype == DT_BOOL) {
        return script_raise(L, "where: the condition comes first: condition:where(a, b)");
    }
    DType dtype = common_dtype(L, "where", 2, 2);
    Shape shape = common_shape(L, "where", 1, 3);
    condition = tensor_broadcast(L, condition, &shape, "where");
    NodeId a = tensor_value(L, 2, dtype, &shape, "where");
    NodeId b = tensor_value(L, 3, dtype, &shape, "where");
    tensor_at_most(L, 3, "where");
    return tensor_push_new(L, (NodeSpec){.op = OP_where, .in = {condition, a, b}});
}

/* ---- questions and names ---- */

static int core_shape(lua_State *L)
{
    luaL_checkudata(L, 1, TENSOR_TYPE);
    tensor_at_most(L, 1, "shape");
    Shape shape = tensor_shape(L, 1, "shape");
    lua_createtable(L, shape.rank, 0);
    for (int axis = 0; axis < shape.rank; axis++) {
        lua_pushinteger(L, shape.dim[axis]);
        lua_rawseti(L, -2, axis + 1);
    }
    return 1;
}

static int core_size(lua_State *L)
{
    luaL_checkudata(L, 1, TENSOR_TYPE);
    tensor_at_most(L, 2, "size");
    if (lua_isnoneornil(L, 2)) {
        lua_settop(L, 1);
        return core_shape(L);
    }
    Shape shape = tensor_shape(L, 1, "size");
    lua_pushinteger(L, shape.dim[primitive_axis(L, 2, shape.rank, "size")]);
    return 1;
}

static int core_dim(lua_State *L)
{
    luaL_checkudata(L, 1, TENSOR_TYPE);
    tensor_at_most(L, 1, "dim");
    lua_pushinteger(L, tensor_shape(L, 1, "dim").rank);
    return 1;
}

static int core_numel(lua_State *L)
{
    luaL_checkudata(L, 1, TENSOR_TYPE);
    tensor_at_most(L, 1, "numel");
    Shape shape = tensor_shape(L, 1, "numel");
    lua_pushinteger(L, shape_count(&shape));
    return 1;
}

static int core_dtype(lua_State *L)
{
    luaL_checkudata(L, 1, TENSOR_TYPE);
    tensor_at_most(L, 1, "dtype");
    lua_pushstring(L, dtype_name(tensor_dtype(L, 1, "dtype")));
    return 1;
}

/* name(a, text): what dumps and emitted C call it; returns a. */
static int core_name(lua_State *L)
{
    Front *front = tensor_tracing(L, "name");
    NodeId node = tensor_node(L, 1, "name");
    if (lua_type(L, 2) != LUA_TSTRING) {
        return script_raise(L, "name: needs a text, not %s", script_shown(L, 2));
    }
    const char *name = module_name_at(L, 2);
    sandbox_charge(L, strlen(name) + 1);
    front->graph->nodes[node].name = arena_strdup(front->graph->arena, name);
    lua_settop(L, 1);
    return 1;
}

static int tensor_text(lua_State *L)
{
    luaL_checkudata(L, 1, TENSOR_TYPE);
    Shape shape = tensor_shape(L, 1, "tostring");
    lua_pushfstring(L, "tensor %s %s", dtype_name(tensor_dtype(L, 1, "tostring")),
                    tensor_words(L, &shape));
    return 1;
}

/* ---- what Lua would silently get wrong ---- */

/* upvalue: the operator as written */
static int refuse_comparison(lua_State *L)
{
    return script_raise(
        L,
        "'%s' cannot compare tensors: their values are not known while the model is "
        "traced; use a:lt(b), le, gt, ge, eq or ne, and where to choose",
        lua_tostring(L, lua_upvalueindex(1)));
}

int tensor_truth(lua_State *L)
{
    lua_settop(L, 1);
    if (tensor_is(L, 1)) {
        return script_raise(
            L, "a tensor is neither true nor false while the model is traced; choose with "
               "condition:where(a, b), combine with logical_and, logical_or, logical_not; "
               "whether there is a tensor at all, x == nil tells");
    }
    return 1;
}

/* ---- registration ---- */

void tensor_add_closure(lua_State *L, const char *name, lua_CFunction function, Op op)
{
    lua_pushinteger(L, op);
    lua_pushstring(L, name);
    lua_pushcclosure(L, function, 2);
    lua_setfield(L, -2, name);
}

/* Elementwise operators come from the table, so a new one is there at once. A few are called as
 * PyTorch calls them, because max, and, not are taken in Lua. */
static void register_elementwise(lua_State *L)
{
    static const char *const renamed[OP_COUNT] = {
        [OP_max] = "maximum",     [OP_min] = "minimum",   [OP_not] = "logical_not",
        [OP_and] = "logical_and", [OP_or] = "logical_or",
    };
    for (int op = 0; op < OP_COUNT; op++) {
        const OpInfo *info = &op_info[op];
        const char *name = renamed[op] ? renamed[op] : info->name;
        if (info->class == ELEM && info->arity == 1 && op != OP_cast) {
            tensor_add_closure(L, name, apply_unary, (Op)op);
        } else if (info->class == ELEM && info->arity == 2) {
            tensor_add_closure(L, name, apply_binary, (Op)op);
        }
    }
}

static void register_metatable(lua_State *L)
{
    static const char *const comparisons[][2] = {{"__lt", "<"}, {"__le", "<="}, {"__eq", "=="}};
    luaL_newmetatable(L, TENSOR_TYPE);
    front_of(L)->tensor_type = lua_topointer(L, -1);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, front_of(L)->tensor_type);
    for (int i = 0; i < COUNT_OF(comparisons); i++) {
        lua_pushstring(L, comparisons[i][1]);
        lua_pushcclosure(L, refuse_comparison, 1);
        lua_setfield(L, -2, comparisons[i][0]);
    }
    lua_pushcfunction(L, tensor_text);
    lua_setfield(L, -2, "__tostring");
    lua_pushliteral(L, "a tensor's metatable is not for scripts");
    lua_setfield(L, -2, "__metatable");
}

void tensor_register(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"at_most", core_at_most}, {"where", core_where}, {"shape", core_shape},
        {"size", core_size},       {"dim", core_dim},     {"numel", core_numel},
        {"dtype", core_dtype},     {"name", core_name},   {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
    lua_newtable(L);
    register_elementwise(L);
    lua_setfield(L, -2, "elementwise");
    register_metatable(L);
    lua_setfield(L, -2, "metatable"); /* operators and methods are added in tensor.lua */
}
