/* compile: functions that a script has compiled, to call them in a loop of its own:
 *
 *     local step = compile("step", { "x", "y" }, function(x, y)
 *       local loss = nn.cross_entropy(net(x), y)
 *       adam:minimize(loss)
 *       return loss
 *     end)
 *
 * An input is the name of one of the model's, with the batch in front, or a shape, {64, 10}, or a
 * table { shape = {64}, dtype = "int" }. The function is traced like a loss, once, when the script
 * has run: it is an entry point, run_step, whose inputs are its own. A function that minimises, or
 * has the option { training = true } behind it, is traced as training, all others as evaluation.
 * Slots of its optimiser, and the counter that random numbers and the optimiser go by, belong to the
 * function.
 *
 * What compile returns is a function of arrays; run.c calls the C.
 */
#include "front.h"

#include <string.h>

Function *compile_function(const Front *front, int index)
{
    return &front->functions[index];
}

/* ---- declaration ---- */

static void check_new_name(lua_State *L, const char *name)
{
    Front *front = front_of(L);
    if (!steps_is_name(name)) {
        script_raise(L,
                     "compile: a name has letters, digits and _, as in compile(\"step\", ...), "
                     "not '%s'",
                     name);
    }
    for (int i = 0; i < front->model.function_count; i++) {
        if (strcmp(front->functions[i].name, name) == 0) {
            script_raise(L, "compile: two functions are called '%s'", name);
        }
    }
}

/* The option `training` of the table at 4, which may be left out. */
static bool read_training(lua_State *L)
{
    static const char *const known[] = {"training"};
    if (lua_isnoneornil(L, 4)) {
        return false;
    }
    if (!lua_istable(L, 4)) {
        script_raise(L, "compile: the options are a table, as in { training = true }, not %s",
                     script_shown(L, 4));
    }
    declare_check_fields(L, 4, "compile's options", known, COUNT_OF(known));
    if (lua_getfield(L, 4, "training") != LUA_TBOOLEAN) {
        script_raise(L, "compile: training is true or false, not %s", script_shown(L, -1));
    }
    return lua_toboolean(L, -1);
}

/* compile(name, inputs, f, options) */
int compile_declare(lua_State *L)
{
    Front *front = front_of(L);
    if (lua_type(L, 1) != LUA_TSTRING || !lua_istable(L, 2) || !lua_isfunction(L, 3)) {
        return script_raise(L, "compile: a name, its inputs and a function are needed, as in "
                               "compile(\"step\", { \"x\" }, function(x) ... end)");
    }
    if (lua_gettop(L) > 4) {
        return script_raise(L, "compile: takes a name, inputs, a function and options, no more");
    }
    const bool training = read_training(L);
    lua_settop(L, 3);
    check_new_name(L, lua_tostring(L, 1));
    if (front->graph || front->sealed) {
        return script_raise(L, "compile: functions are compiled while the script is loaded");
    }
    sandbox_charge(L, 2 * sizeof(Function));
    Function made = {
        .name = script_keep(L, lua_tostring(L, 1)), .place = script_place(L), .training = training};
    made.body = luaL_ref(L, LUA_REGISTRYINDEX);
    made.declared = luaL_ref(L, LUA_REGISTRYINDEX);
    ARENA_PUSH(front->arena, front->functions, front->model.function_count,
               front->function_capacity, made);
    lua_pushinteger(L, front->model.function_count - 1);
    lua_pushcclosure(L, run_function, 1);
    return 1;
}

/* The parameter of a Lua function, by its number from 0, as a name for the input. */
static const char *parameter_name(lua_State *L, const Function *function, int index)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, function->body);
    const char *name = lua_getlocal(L, NULL, index + 1);
    return script_keep(L, name ? name : lua_pushfstring(L, "x%d", index + 1));
}

/* An input of the model, a batch of it. */
static void input_by_name(lua_State *L, const Function *function, const char *name, InputVar *input)
{
    const Model *model = &front_of(L)->model;
    for (int i = 0; i < model->input_count; i++) {
        const InputVar *known = &model->inputs[i];
        if (strcmp(known->name, name) == 0) {
            input->dtype = known->dtype;
            input->classes = known->classes;
            input->scale = known->scale;
            input->shift = known->shift;
            input->train.moments = known->train.moments;
            input->item = (Shape){.rank = known->item.rank + 1, .dim = {model->batch}};
            memcpy(input->item.dim + 1, known->item.dim,
                   (size_t)known->item.rank * sizeof known->item.dim[0]);
            return;
        }
    }
    script_raise_at(L, function->place, "compile: the model has no input '%s'", name);
}

/* The table on the top: a shape, or { shape = ..., dtype = ... }. */
static void input_by_shape(lua_State *L, InputVar *input)
{
    Front *front = front_of(L);
    const char *label = "an input of compile";
    input->dtype = front->options.real;
    input->scale = 1;
    if (lua_getfield(L, -1, "shape") == LUA_TTABLE) {
        static const char *const known[] = {"shape", "dtype"};
        declare_check_fields(L, lua_gettop(L) - 1, label, known, COUNT_OF(known));
        if (lua_getfield(L, -2, "dtype") != LUA_TNIL) {
            input->dtype = declare_dtype(L, label);
        }
        lua_pop(L, 1);
    } else {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
    }
    input->item = primitive_shape(L, lua_gettop(L), label);
}

static void read_inputs(lua_State *L, Function *function)
{
    Front *front = front_of(L);
    front->fallback = function->place;
    lua_rawgeti(L, LUA_REGISTRYINDEX, function->declared);
    int table = lua_gettop(L);
    function->input_count = (int)lua_rawlen(L, table);
    sandbox_charge(L, (size_t)function->input_count * sizeof(InputVar));
    function->inputs = ARENA_ARRAY(front->arena, InputVar, function->input_count);
    for (int i = 0; i < function->input_count; i++) {
        InputVar *input = &function->inputs[i];
        input->name = parameter_name(L, function, i);
        int type = lua_rawgeti(L, table, i + 1);
        if (type == LUA_TSTRING) {
            input_by_name(L, function, lua_tostring(L, -1), input);
        } else if (type == LUA_TTABLE) {
            input_by_shape(L, input);
        } else {
            script_raise_at(
                L, function->place,
                "compile: an input is the name of one of the model's, or a shape, not %s",
                script_shown(L, -1));
        }
        lua_settop(L, table);
    }
    lua_settop(L, table - 1);
}

void compile_resolve(lua_State *L)
{
    Front *front = front_of(L);
    Model *model = &front->model;
    model->functions = ARENA_ARRAY(front->arena, FunctionVar, model->function_count);
    for (int i = 0; i < model->function_count; i++) {
        Function *function = &front->functions[i];
        read_inputs(L, function);
        model->functions[i] =
            (FunctionVar){.entry = arena_printf(front->arena, "run_%s", function->name),
                          .inputs = function->inputs,
                          .input_count = function->input_count};
    }
    front->steps =
        ARENA_ARRAY(front->arena, StepTrace, model->step_count + model->function_count + 1);
}

/* ---- tracing ---- */

static void push_inputs(lua_State *L, const Function *function)
{
    Front *front = front_of(L);
    luaL_checkstack(L, function->input_count + 4, NULL);
    for (int i = 0; i < function->input_count; i++) {
        const InputVar *input = &function->inputs[i];
        front->graph->loc = place_loc(front, function->place);
        tensor_push_new(L, (NodeSpec){.op = OP_input,
                                      .dtype = input->dtype,
                                      .shape = input->item,
                                      .attr.index = i,
                                      .name = input->name});
    }
}

/* Every trace gives what the first gave: callers have room for that. A script is free to break it. */
static void check_result(lua_State *L, const Function *function, int i, const Node *node)
{
    const OutputVar *was = &function->outputs[i];
    if (was->dtype != node->dtype || !shape_equal(&was->shape, &node->shape)) {
        script_raise_at(L, function->place,
                        "'%s': result %d was %s %s at first and is %s %s when the function is "
                        "traced again; what it depends on must not change",
                        function->name, i + 1, dtype_name(was->dtype), tensor_words(L, &was->shape),
                        dtype_name(node->dtype), tensor_words(L, &node->shape));
    }
}

/* The results are on the stack, from `first` on. */
static void take_results(lua_State *L, Function *function, int first)
{
    Front *front = front_of(L);
    int count = lua_gettop(L) - first + 1;
    if (!front->loading && count != function->output_count) {
        script_raise_at(
            L, function->place,
            "'%s': the number of results was %d at first and is %d when the function is "
            "traced again; what it depends on must not change",
            function->name, function->output_count, count);
    }
    sandbox_charge(L, (size_t)count * sizeof(OutputVar));
    OutputVar *outputs = ARENA_ARRAY(front->arena, OutputVar, count);
    for (int i = 0; i < count; i++) {
        if (!tensor_is(L, first + i)) {
            script_raise_at(L, function->place, "'%s': result %d is a %s, not a tensor",
                            function->name, i + 1, luaL_typename(L, first + i));
        }
        Node node = tensor_copy(L, tensor_node(L, first + i, function->name));
        const char *name = count == 1 ? "result" : arena_printf(front->arena, "result_%d", i + 1);
        graph_output(front->graph, name, tensor_node(L, first + i, function->name));
        outputs[i] = (OutputVar){.dtype = node.dtype, .shape = node.shape};
        if (!front->loading) {
            check_result(L, function, i, &node);
        }
    }
    if (front->loading) {
        function->outputs = outputs;
        function->output_count = count;
    }
}

bool compile_trace(lua_State *L)
{
    Front *front = front_of(L);
    int index = front->step - front->model.step_count;
    Function *function = &front->functions[index];
    front->training = function->training || function->minimizes;
    function->minimized = false;
    front->stream = front->step > 0 ? front->steps[front->step - 1].last_stream : 0;
    lua_rawgeti(L, LUA_REGISTRYINDEX, function->body);
    push_inputs(L, function);
    lua_call(L, function->input_count, LUA_MULTRET);
    if (lua_gettop(L) == 0 && !function->training && !function->minimizes) {
        script_raise_at(L, function->place,
                        "'%s' does nothing: it returns nothing, and nn.update acts in training "
                        "only: compile(..., { training = true })",
                        function->name);
    }
    take_results(L, function, 1);
    steps_count(L);
    if (front->loading) {
        front->steps[front->step].last_stream = front->stream;
    }
    return true;
}

/* core.functions(): the bodies, as a list. */
static int core_functions(lua_State *L)
{
    Front *front = front_of(L);
    lua_newtable(L);
    for (int i = 0; i < front->model.function_count; i++) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, front->functions[i].body);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

/* core.minimize(): the function that is traced trains; returns its name. */
static int core_minimize(lua_State *L)
{
    Front *front = tensor_tracing(L, "minimize");
    if (front->entry != ENTRY_FUNCTION) {
        return script_raise(L,
                            "minimize: only functions made by compile train by themselves; a loss "
                            "goes into model{ loss = ..., optimizer = ... }");
    }
    Function *function = &front->functions[front->step - front->model.step_count];
    if (function->minimized) {
        return script_raise(L,
                            "minimize: '%s' has minimised something already; what comes next is a "
                            "function of its own",
                            function->name);
    }
    function->minimizes = function->minimized = true;
    lua_pushstring(L, function->name);
    return 1;
}

void compile_register(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"functions", core_functions}, {"minimize", core_minimize}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
