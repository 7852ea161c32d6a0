/* primitive: reductions, movement, products, along an axis, leaves and random numbers for scripts.
 *
 * One function an operator, called from models/tensor.lua with all arguments spelled out. Each
 * reads its arguments (axes count from 0, negative ones from the end), checks what the operator's
 * rule could not say as well, and adds one node. Elementwise operators are in tensor.c.
 */
#include "front.h"

#include <string.h>

/* ---- axes and shapes as arguments ---- */

int primitive_axis(lua_State *L, int index, int rank, const char *what)
{
    int exact;
    lua_Integer axis = lua_tointegerx(L, index, &exact);
    if (!exact || lua_type(L, index) != LUA_TNUMBER) {
        script_raise(L, "%s: an axis is a whole number, not %s", what, script_shown(L, index));
    }
    if (rank == 0) {
        script_raise(L, "%s: axis %d of a scalar, which has no axes", what, (int)axis);
    }
    if (axis < -rank || axis >= rank) {
        script_raise(L, "%s: axis %d is outside a tensor of %d axes (0 to %d, or -%d to -1)", what,
                     (int)axis, rank, rank - 1, rank);
    }
    return (int)(axis < 0 ? axis + rank : axis);
}

/* core.list(table, what): the table, checked to be a list. */
static int core_list(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    list_count(L, 1, luaL_checkstring(L, 2));
    lua_settop(L, 1);
    return 1;
}

/* The axes from a list at `index`, each from 0 on and none twice; returns how many. */
static int listed_axes(lua_State *L, int index, int rank, int axes[MAX_RANK], const char *what)
{
    uint32_t seen = 0;
    const lua_Integer count = list_count(L, index, what);
    if (count == 0 && rank > 0) {
        script_raise(L, "%s: the list of axes is empty; for all axes, leave it out", what);
    }
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, index, i + 1);
        const int axis = primitive_axis(L, -1, rank, what);
        if (seen >> axis & 1) { /* as it must be from the (rank + 1)th on */
            script_raise(L, "%s: axis %d is given twice", what, axis);
        }
        seen |= 1u << axis;
        axes[i] = axis;
        lua_pop(L, 1);
    }
    return (int)count;
}

/* nil: all axes; a number; or a list of numbers. */
static int axes_at(lua_State *L, int index, int rank, int axes[MAX_RANK], const char *what)
{
    if (lua_istable(L, index)) {
        return listed_axes(L, index, rank, axes, what);
    }
    if (!lua_isnoneornil(L, index)) {
        axes[0] = primitive_axis(L, index, rank, what);
        return 1;
    }
    for (int axis = 0; axis < rank; axis++) {
        axes[axis] = axis;
    }
    return rank;
}

/* core.axes(axes, rank, what): a list of those that the argument stands for, from 0 on. */
static int core_axes(lua_State *L)
{
    int axes[MAX_RANK];
    const lua_Integer rank = luaL_checkinteger(L, 2);
    luaL_argcheck(L, rank >= 0 && rank <= MAX_RANK, 2, "a number of axes");
    const int count = axes_at(L, 1, (int)rank, axes, luaL_checkstring(L, 3));
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_pushinteger(L, axes[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

/* Whether reduced axes stay, with extent 1; other values than true and false are mistakes, like the
 * second axis of x:sum(0, 1). */
static bool keepdim_at(lua_State *L, int index, const char *what, const char *advice)
{
    if (!lua_isnoneornil(L, index) && !lua_isboolean(L, index)) {
        const bool number = lua_type(L, index) == LUA_TNUMBER;
        script_raise(L, "%s: keepdim must be true or false, not %s%s", what, script_shown(L, index),
                     number ? "; several axes go into a list" : advice);
    }
    return lua_toboolean(L, index);
}

/* core.keepdim(value, what, advice): checks the argument of that name. */
static int core_keepdim(lua_State *L)
{
    keepdim_at(L, 1, luaL_checkstring(L, 2), luaL_optstring(L, 3, ""));
    return 0;
}

/* Whole numbers from a table at `index`, or from `index` and the arguments behind it. */
static int integers_at(lua_State *L, int index, int64_t values[MAX_RANK], const char *what)
{
    bool table = lua_istable(L, index);
    lua_Integer count = table ? list_count(L, index, what) : lua_gettop(L) - index + 1;
    if (count < 0 || count > MAX_RANK) {
        script_raise(L, "%s: %d axes; at most %d are possible", what, (int)count, MAX_RANK);
    }
    for (int i = 0; i < count; i++) {
        if (table) {
            lua_rawgeti(L, index, i + 1);
        } else {
            lua_pushvalue(L, index + i);
        }
        int exact;
        values[i] = lua_tointegerx(L, -1, &exact);
        if (!exact || lua_type(L, -1) != LUA_TNUMBER) {
            script_raise(L, "%s: whole numbers are needed, not %s", what, script_shown(L, -1));
        }
        lua_pop(L, 1);
    }
    return (int)count;
}

/* The arguments of a method behind its tensor: whole numbers, one by one or in a list. */
static int integers_behind(lua_State *L, int64_t values[MAX_RANK], const char *what)
{
    if (lua_istable(L, 2)) {
        tensor_at_most(L, 2, what);
    }
    return integers_at(L, 2, values, what);
}

/* Extents of at least 1, as the shape rules ask anyway, but said here with the caller's word. */
Shape primitive_shape(lua_State *L, int index, const char *what)
{
    Shape shape = {.rank = 0};
    shape.rank = integers_at(L, index, shape.dim, what);
    tensor_check_shape(L, &shape, what);
    return shape;
}

/* The shape without the axes in the mask. */
static Shape shape_without(const Shape *shape, uint32_t axes)
{
    Shape kept = {.rank = 0};
    for (int axis = 0; axis < shape->rank; axis++) {
        if (!(axes >> axis & 1)) {
            kept.dim[kept.rank++] = shape->dim[axis];
        }
    }
    return kept;
}

/* ---- reductions ---- */

/* Pushes the reduced node, with or without the axes of extent 1. */
static int push_reduced(lua_State *L, NodeId reduced, uint32_t axes, bool keep)
{
    if (!keep && axes != 0) {
        Shape shape = tensor_copy(L, reduced).shape;
        Shape kept = shape_without(&shape, axes);
        reduced = tensor_add(L, (NodeSpec){.op = OP_reshape, .shape = kept, .in = {reduced}});
    }
    tensor_push(L, reduced);
    return 1;
}

/* reduce(a, axes, keepdim); upvalue: the operator */
static int apply_reduce(lua_State *L)
{
    Op op = (Op)lua_tointeger(L, lua_upvalueindex(1));
    const char *name = op_info[op].name;
    tensor_tracing(L, name);
    NodeId a = tensor_node(L, 1, name);
    Node node = tensor_copy(L, a);
    tensor_check_types(L, &op_info[op], node.dtype, name);
    int axes[MAX_RANK];
    uint32_t mask = 0;
    const int count = axes_at(L, 2, node.shape.rank, axes, name);
    const bool keep = keepdim_at(L, 3, name, "");
    tensor_at_most(L, 3, name);
    for (int i = 0; i < count; i++) {
        mask |= 1u << axes[i];
    }
    if (mask != 0) {
        a = tensor_add(L, (NodeSpec){.op = op, .in = {a}, .attr.mask = mask});
    }
    return push_reduced(L, a, mask, keep);
}

/* argmax(a, axis, keepdim) */
static int core_argmax(lua_State *L)
{
    tensor_tracing(L, "argmax");
    NodeId a = tensor_node(L, 1, "argmax");
    int axis = primitive_axis(L, 2, tensor_copy(L, a).shape.rank, "argmax");
    NodeId best = tensor_add(L, (NodeSpec){.op = OP_argmax, .in = {a}, .attr.index = axis});
    return push_reduced(L, best, 1u << axis, lua_toboolean(L, 3));
}

/* ---- movement ---- */

/* reshape(a, shape): one extent may be -1, which stands for what is left; upvalue: its name. */
static int apply_reshape(lua_State *L)
{
    const char *name = lua_tostring(L, lua_upvalueindex(1));
    tensor_tracing(L, name);
    NodeId a = tensor_node(L, 1, name);
    Shape had = tensor_copy(L, a).shape, shape = {.rank = 0};
    shape.rank = integers_behind(L, shape.dim, name);
    int64_t known = 1; /* product of the extents other than -1; 0: they cannot fit */
    int64_t total = shape_count(&had);
    int open = -1;
    for (int axis = 0; axis < shape.rank; axis++) {
        int64_t extent = shape.dim[axis];
        if (extent == -1 && open < 0) {
            open = axis;
        } else if (extent < 1 || extent > total / known) {
            known = 0;
            break;
        } else {
            known *= extent;
        }
    }
    if (known == 0 || (open >= 0 ? total % known != 0 : known != total)) {
        return script_raise(L, "%s: %s with %lld elements does not fit %s", name,
                            tensor_words(L, &had), (long long)total, tensor_words(L, &shape));
    }
    if (open >= 0) {
        shape.dim[open] = total / known;
    }
    return tensor_push_new(L, (NodeSpec){.op = OP_reshape, .shape = shape, .in = {a}});
}

/* permute(a, axes) */
static int core_permute(lua_State *L)
{
    tensor_tracing(L, "permute");
    NodeId a = tensor_node(L, 1, "permute");
    int rank = tensor_copy(L, a).shape.rank;
    NodeSpec spec = {.op = OP_permute, .in = {a}};
    int count = integers_behind(L, spec.attr.start, "permute");
    if (count != rank) {
        return script_raise(L, "permute: %d axes given for a tensor of %d", count, rank);
    }
    for (int i = 0; i < rank; i++) {
        spec.attr.start[i] += spec.attr.start[i] < 0 ? rank : 0;
    }
    return tensor_push_new(L, spec);
}

/* expand(a, shape): -1 keeps an extent; new axes come in front; upvalue: its name. */
static int apply_expand(lua_State *L)
{
    const char *name = lua_tostring(L, lua_upvalueindex(1));
    tensor_tracing(L, name);
    NodeId a = tensor_node(L, 1, name);
    Shape had = tensor_copy(L, a).shape, shape = {.rank = 0};
    shape.rank = integers_behind(L, shape.dim, name);
    for (int axis = 0; axis < shape.rank; axis++) {
        int source = axis - (shape.rank - had.rank);
        if (shape.dim[axis] == -1 && source >= 0) {
            shape.dim[axis] = had.dim[source];
        }
        if (shape.dim[axis] < 1) {
            return script_raise(L, "%s: extent %lld of axis %d; at least 1 is needed", name,
                                (long long)shape.dim[axis], axis);
        }
    }
    tensor_push(L, tensor_broadcast(L, a, &shape, name));
    return 1;
}

/* slice(a, axis, start, stop, step): as start:stop:step in Python, with every index resolved; a
 * negative step walks back from start to above stop. */
static int core_slice(lua_State *L)
{
    tensor_tracing(L, "slice");
    NodeId a = tensor_node(L, 1, "slice");
    Shape shape = tensor_copy(L, a).shape;
    int axis = primitive_axis(L, 2, shape.rank, "slice");
    lua_Integer start = luaL_checkinteger(L, 3), stop = luaL_checkinteger(L, 4);
    lua_Integer step = luaL_checkinteger(L, 5), extent = shape.dim[axis];
    bool sensible = step >= -extent && step <= extent;
    bool forward = sensible && step > 0 && start >= 0 && start < stop && stop <= extent;
    bool backward = sensible && step < 0 && start < extent && start > stop && stop >= -1;
    if (!forward && !backward) {
        return script_raise(L,
                            "slice: from %lld to %lld in steps of %lld selects nothing of axis %d "
                            "of %s, or leaves it",
                            start, stop, step, axis, tensor_words(L, &shape));
    }
    NodeSpec spec = {.op = OP_slice, .shape = shape, .in = {a}};
    for (int i = 0; i < shape.rank; i++) {
        spec.attr.step[i] = 1;
    }
    spec.attr.start[axis] = start;
    spec.attr.step[axis] = step;
    spec.shape.dim[axis] = (stop - start + step + (forward ? -1 : 1)) / step;
    return tensor_push_new(L, spec);
}

/* pad(a, axis, before, after, name): zeros on both sides; the name is for messages */
static int core_pad(lua_State *L)
{
    const char *name = luaL_optstring(L, 5, "pad");
    tensor_tracing(L, name);
    NodeId a = tensor_node(L, 1, name);
    Shape shape = tensor_copy(L, a).shape;
    int axis = primitive_axis(L, 2, shape.rank, name);
    lua_Integer before = luaL_checkinteger(L, 3), after = luaL_checkinteger(L, 4);
    if (before < 0 || after < 0 || before > MAX_ELEMENTS || after > MAX_ELEMENTS) {
        return script_raise(L, "%s: %lld and %lld are no numbers of zeros", name, before, after);
    }
    NodeSpec spec = {.op = OP_pad, .shape = shape, .in = {a}};
    for (int i = 0; i < shape.rank; i++) {
        spec.attr.step[i] = 1;
    }
    spec.attr.start[axis] = before;
    spec.shape.dim[axis] += before + after;
    tensor_check_shape(L, &spec.shape, name);
    return tensor_push_new(L, spec);
}

/* concat(a, b, axis): b behind a */
static int core_concat(lua_State *L)
{
    tensor_tracing(L, "cat");
    NodeId a = tensor_node(L, 1, "cat"), b = tensor_node(L, 2, "cat");
    int axis = primitive_axis(L, 3, tensor_copy(L, a).shape.rank, "cat");
    return tensor_push_new(L, (NodeSpec){.op = OP_concat, .in = {a, b}, .attr.index = axis});
}

/* Steps beyond the extent say no more than the extent: only one window fits then. */
static Window window_at(lua_State *L, int index, int64_t size, int64_t extent)
{
    lua_Integer step = luaL_checkinteger(L, index), dilation = luaL_checkinteger(L, index + 1);
    return (Window){size, step < extent ? step : extent, dilation};
}

/* unfold(a, axis, size, step, dilation): windows along an axis, their elements on a new last one */
static int core_unfold(lua_State *L)
{
    tensor_tracing(L, "unfold");
    NodeSpec spec = {.op = OP_unfold, .in = {tensor_node(L, 1, "unfold")}};
    Shape shape = tensor_copy(L, spec.in[0]).shape;
    spec.attr.index = primitive_axis(L, 2, shape.rank, "unfold");
    lua_Integer size = luaL_checkinteger(L, 3);
    spec.attr.window = window_at(L, 4, size, shape.dim[spec.attr.index]);
    return tensor_push_new(L, spec);
}

/* fold(a, axis, extent, step, dilation): windows added into zeros; the axis gets the extent */
static int core_fold(lua_State *L)
{
    tensor_tracing(L, "fold");
    NodeSpec spec = {.op = OP_fold, .in = {tensor_node(L, 1, "fold")}};
    spec.shape = tensor_copy(L, spec.in[0]).shape;
    spec.shape.rank -= spec.shape.rank > 0;
    spec.attr.index = primitive_axis(L, 2, spec.shape.rank, "fold");
    int64_t size = spec.shape.dim[spec.shape.rank], extent = luaL_checkinteger(L, 3);
    spec.shape.dim[spec.attr.index] = extent;
    spec.attr.window = window_at(L, 4, size, extent);
    return tensor_push_new(L, spec);
}

/* ---- products, and along one axis ---- */

/* The batch axes of a, broadcast to `batch`, in front of its own last two. */
static NodeId with_batch(lua_State *L, NodeId node, Shape batch)
{
    Shape own = tensor_copy(L, node).shape;
    batch.dim[batch.rank++] = own.dim[own.rank - 2];
    batch.dim[batch.rank++] = own.dim[own.rank - 1];
    return tensor_broadcast(L, node, &batch, "matmul");
}

/* matmul(a, b): both of at least two axes; axes before the last two broadcast. */
static int core_matmul(lua_State *L)
{
    tensor_tracing(L, "matmul");
    NodeId a = tensor_node(L, 1, "matmul"), b = tensor_node(L, 2, "matmul");
    Shape left = tensor_copy(L, a).shape, right = tensor_copy(L, b).shape, batch;
    if (left.rank >= 2 && right.rank >= 2) {
        Shape left_batch = {.rank = left.rank - 2}, right_batch = {.rank = right.rank - 2};
        memcpy(left_batch.dim, left.dim, (size_t)left_batch.rank * sizeof left.dim[0]);
        memcpy(right_batch.dim, right.dim, (size_t)right_batch.rank * sizeof right.dim[0]);
        if (!shape_broadcast(&left_batch, &right_batch, &batch)) {
            return script_raise(L, "matmul: the batch axes of %s and %s do not broadcast",
                                tensor_words(L, &left), tensor_words(L, &right));
        }
        a = with_batch(L, a, batch);
        b = with_batch(L, b, batch);
    }
    return tensor_push_new(L, (NodeSpec){.op = OP_matmul, .in = {a, b}});
}

/* along(a, axis, index where the operator takes one, extent of the result's axis where it is asked
 * for); upvalue: the operator */
static int apply_along(lua_State *L)
{
    Op op = (Op)lua_tointeger(L, lua_upvalueindex(1));
    const OpInfo *info = &op_info[op];
    tensor_tracing(L, info->name);
    NodeSpec spec = {.op = op, .in = {tensor_node(L, 1, info->name)}};
    spec.shape = tensor_copy(L, spec.in[0]).shape;
    int axis = primitive_axis(L, 2, spec.shape.rank, info->name), next = 3;
    spec.attr.index = axis;
    if (info->arity == 2) {
        spec.in[1] = tensor_node(L, next++, info->name);
    }
    if (!lua_isnoneornil(L, next)) {
        spec.shape.dim[axis] = luaL_checkinteger(L, next);
    }
    return tensor_push_new(L, spec);
}

/* ---- dtypes and leaves ---- */

static DType dtype_at(lua_State *L, int index)
{
    static const char *const names[] = {"float", "int", "bool", "double", NULL};
    static const DType dtypes[] = {DT_F32, DT_I32, DT_BOOL, DT_F64};
    DType dtype = dtypes[luaL_checkoption(L, index, "float", names)];
    return dtype == DT_F32 ? front_of(L)->options.real : dtype;
}

/* cast(a, dtype) */
static int core_cast(lua_State *L)
{
    tensor_tracing(L, "cast");
    NodeId a = tensor_node(L, 1, "cast");
    DType dtype = dtype_at(L, 2);
    if (tensor_copy(L, a).dtype == dtype) {
        lua_pushvalue(L, 1);
        return 1;
    }
    return tensor_push_new(L, (NodeSpec){.op = OP_cast, .dtype = dtype, .in = {a}});
}

/* full(shape, value, dtype, name of the function that asks, for messages) */
static int core_full(lua_State *L)
{
    const char *name = luaL_optstring(L, 4, "full");
    tensor_tracing(L, name);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checknumber(L, 2);
    Shape shape = primitive_shape(L, 1, name);
    tensor_push(L, tensor_number(L, 2, dtype_at(L, 3), &shape, name));
    return 1;
}

/* table(numbers, shape, dtype): the numbers in row-major order */
static int core_table(lua_State *L)
{
    tensor_tracing(L, "tensor");
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    NodeSpec spec = {.op = OP_table, .dtype = dtype_at(L, 3)};
    spec.shape = primitive_shape(L, 2, "tensor");
    spec.attr.index = (int64_t)lua_rawlen(L, 1);
    if (spec.attr.index > MAX_TABLE) {
        return script_raise(L, "tensor: more than %d numbers; read them from a data file",
                            MAX_TABLE);
    }
    size_t bytes = (size_t)spec.attr.index * sizeof(double);
    double *numbers = lua_newuserdatauv(L, bytes, 0);
    for (int64_t i = 0; i < spec.attr.index; i++) {
        lua_rawgeti(L, 1, i + 1);
        numbers[i] = luaL_checknumber(L, -1);
        if (!number_is_finite(spec.dtype, numbers[i])) {
            return script_raise(L, "tensor: %s is not finite in %s; choose such values with where",
                                lua_tostring(L, -1), dtype_name(spec.dtype));
        }
        lua_pop(L, 1);
    }
    spec.attr.table = numbers;
    sandbox_charge(L, bytes);
    return tensor_push_new(L, spec);
}

/* iota(shape, axis, name): i32, the index along the axis; the name is for messages */
static int core_iota(lua_State *L)
{
    const char *name = luaL_optstring(L, 3, "iota");
    tensor_tracing(L, name);
    luaL_checktype(L, 1, LUA_TTABLE);
    Shape shape = primitive_shape(L, 1, name);
    int axis = primitive_axis(L, 2, shape.rank, name);
    if (shape.dim[axis] > INT32_MAX) {
        return script_raise(L, "%s: extent %lld of %s is too large to count in i32", name,
                            (long long)shape.dim[axis], tensor_words(L, &shape));
    }
    return tensor_push_new(
        L, (NodeSpec){.op = OP_iota, .dtype = DT_I32, .shape = shape, .attr.index = axis});
}

/* Streams are counted in the order of the trace, so that the same script draws the same numbers.
 * Those of `init` start far off: step 0 of training must not repeat the initial weights. */
enum { FIRST_INIT_STREAM = 1000000 };

/* uniform(shape, name), normal(shape, name); the name is for messages; upvalue: the operator */
static int apply_random(lua_State *L)
{
    Op op = (Op)lua_tointeger(L, lua_upvalueindex(1));
    const char *name = luaL_optstring(L, 2, op_info[op].name);
    Front *front = tensor_tracing(L, name);
    body_refuse(L, name, "draw the numbers of all steps outside, and give them as xs");
    luaL_checktype(L, 1, LUA_TTABLE);
    Shape shape = primitive_shape(L, 1, name), scalar = {.rank = 0};
    bool init = front->entry == ENTRY_INIT;
    NodeId seed = variable_node(L, variable_seed(L));
    NodeId step =
        init ? graph_const(front->graph, DT_I32, &scalar, 0) : variable_node(L, variable_step(L));
    front->stream++;
    return tensor_push_new(
        L, (NodeSpec){.op = op,
                      .dtype = front->options.real,
                      .shape = shape,
                      .in = {seed, step},
                      .attr.index = front->stream + (init ? FIRST_INIT_STREAM : 0)});
}

/* ---- registration ---- */

/* What PyTorch has under two names says the one that the script used. */
static void register_named(lua_State *L, const char *name, lua_CFunction function)
{
    lua_pushstring(L, name);
    lua_pushcclosure(L, function, 1);
    lua_setfield(L, -2, name);
}

void primitive_register(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"list", core_list},       {"axes", core_axes},
        {"keepdim", core_keepdim}, {"argmax", core_argmax},
        {"permute", core_permute}, {"slice", core_slice},
        {"pad", core_pad},         {"unfold", core_unfold},
        {"fold", core_fold},       {"concat", core_concat},
        {"matmul", core_matmul},   {"cast", core_cast},
        {"full", core_full},       {"iota", core_iota},
        {"table", core_table},     {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
    register_named(L, "reshape", apply_reshape);
    register_named(L, "view", apply_reshape);
    register_named(L, "expand", apply_expand);
    register_named(L, "broadcast_to", apply_expand);
    for (int op = 0; op < OP_COUNT; op++) {
        if (op_info[op].class == REDUCE && op_info[op].attr == ATTR_AXES) {
            tensor_add_closure(L, op_info[op].name, apply_reduce, (Op)op);
        } else if (op_info[op].class == ALONG) {
            tensor_add_closure(L, op_info[op].name, apply_along, (Op)op);
        } else if (op_info[op].class == RANDOM) {
            tensor_add_closure(L, op_info[op].name, apply_random, (Op)op);
        }
    }
}
