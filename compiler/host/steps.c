/* steps: the losses of training, and what each of them trains:
 *
 *     loss = function(batch) ... end, optimizer = optim.Adam{...}        -- one, without a name
 *
 *     steps = {                                                          -- or several
 *       { name = "critic", loss = function(batch) ... end, optimizer = optim.Adam{...},
 *         parameters = critic,                   -- a module, or a list; all if left out
 *         every = 2 },                           -- in each second step of training only
 *       ...
 *     }
 *
 * Each is an entry point of its own, that computes the gradients of its parameters and of no
 * others, and updates them; a step of training runs them one behind the other on the same batch, so
 * that the second sees what the first has done. Slots of the optimisers and the counters of
 * finished steps belong to one step each. The registry has them all as one list of tables.
 */
#include "front.h"

#include <string.h>

#include "probe.h"

#define STEPS_TABLE "gradcc.steps"

enum { LONGEST_NAME = 32 };

/* ---- what the script declares ---- */

/* The step in words, for messages; stays on the stack. */
static const char *step_words(lua_State *L, int step)
{
    const char *name = front_of(L)->model.steps[step].name;
    return name ? lua_pushfstring(L, "step '%s'", name) : lua_pushliteral(L, "model");
}

static void check_loss(lua_State *L, int table, const char *label)
{
    int type = lua_getfield(L, table, "loss");
    if (type != LUA_TFUNCTION) {
        script_raise(L, "%s: loss must be a function of a batch, not %s", label,
                     lua_typename(L, type));
    }
    lua_pop(L, 1);
}

/* The value at `index`, an absolute one. */
static void check_optimizer(lua_State *L, int index, const char *label)
{
    bool good = false;
    if (lua_istable(L, index)) {
        lua_pushliteral(L, "_place"); /* every optimiser of optim carries one */
        good = lua_rawget(L, index) == LUA_TNUMBER;
        lua_pop(L, 1);
    }
    if (!good) {
        script_raise(L,
                     "%s: the optimizer comes from the module optim, as in optim.Adam{ lr = 1e-3 }",
                     label);
    }
}

bool steps_is_name(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char others[] = "0123456789_";
    size_t first = strspn(text, letters), length = strlen(text);
    for (size_t i = first; i < length; i++) {
        if (!strchr(letters, text[i]) && !strchr(others, text[i])) {
            return false;
        }
    }
    return first > 0 && length <= LONGEST_NAME;
}

static bool ends_in_tail(const char *name)
{
    size_t length = strlen(name);
    return length >= 5 && strcmp(name + length - 5, "_tail") == 0;
}

static void read_name(lua_State *L, int table, int index, TrainStep *steps)
{
    Front *front = front_of(L);
    int type = lua_getfield(L, table, "name");
    const char *name = type == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    if (!name || !steps_is_name(name)) {
        script_raise(
            L,
            "steps: number %d needs a name of letters, digits and _, as in name = \"critic\""
            "%s%s",
            index + 1, type == LUA_TNIL ? "" : ", not ",
            type == LUA_TNIL ? "" : script_shown(L, -1));
    }
    if (ends_in_tail(name)) {
        script_raise(L,
                     "steps: '%s' cannot be a name: _tail marks the smaller batch at the end of an "
                     "epoch",
                     name);
    }
    for (int i = 0; i < index; i++) {
        if (strcmp(steps[i].name, name) == 0) {
            script_raise(L, "steps: two are called '%s'", name);
        }
    }
    steps[index].name = script_keep(L, name);
    steps[index].label = arena_printf(front->arena, "loss.%s", name);
    lua_pop(L, 1);
}

static void read_step(lua_State *L, int table, int index, TrainStep *steps)
{
    static const char *const known[] = {"name", "loss", "optimizer", "parameters", "every"};
    if (!lua_istable(L, table)) {
        script_raise(L, "steps: number %d is a %s, not a table { name = ..., loss = ... }",
                     index + 1, luaL_typename(L, table));
    }
    read_name(L, table, index, steps);
    const char *label = lua_pushfstring(L, "step '%s'", steps[index].name);
    declare_check_fields(L, table, label, known, COUNT_OF(known));
    check_loss(L, table, label);
    lua_getfield(L, table, "optimizer");
    check_optimizer(L, lua_gettop(L), label);
    steps[index].every = declare_positive(L, table, label, "every", 1);
    lua_settop(L, table);
}

/* 0 for anything but a list. */
static int list_length(lua_State *L, int table)
{
    if (!lua_istable(L, table)) {
        return 0;
    }
    lua_Unsigned length = lua_rawlen(L, table), keys = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        keys++;
    }
    return keys == length && length <= INT32_MAX ? (int)length : 0;
}

/* steps = {...}, on the top */
static void read_steps(lua_State *L)
{
    Front *front = front_of(L);
    int table = lua_gettop(L), count = list_length(L, table);
    if (count == 0) {
        script_raise(L, "model: steps is a list, as in steps = { { name = \"critic\", loss = ..., "
                        "optimizer = ... }, ... }");
    }
    if (count > MAX_TRAIN_STEPS) {
        script_raise(L, "model: %d steps are more than %d", count, MAX_TRAIN_STEPS);
    }
    TrainStep *steps = ARENA_ARRAY(front->arena, TrainStep, count);
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, table, i + 1);
        read_step(L, table + 1, i, steps);
        lua_settop(L, table);
    }
    front->model.steps = steps;
    front->model.step_count = count;
}

static bool has_field(lua_State *L, const char *field)
{
    bool has = lua_getfield(L, 1, field) != LUA_TNIL;
    lua_pop(L, 1);
    return has;
}

/* The model itself is its only step. */
static void read_single(lua_State *L)
{
    Model *model = &front_of(L)->model;
    if (lua_getfield(L, 1, "optimizer") != LUA_TNIL) {
        check_optimizer(L, lua_gettop(L), "model");
    }
    lua_pop(L, 1);
    if (has_field(L, "loss")) {
        check_loss(L, 1, "model");
        model->steps = ARENA_NEW(front_of(L)->arena, TrainStep);
        *model->steps = (TrainStep){.label = "loss", .every = 1};
        model->step_count = 1;
    }
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, 1);
    lua_rawseti(L, -2, 1);
}

void steps_declare(lua_State *L)
{
    static const char *const single[] = {"loss", "optimizer"};
    if (has_field(L, "steps")) {
        for (int i = 0; i < COUNT_OF(single); i++) {
            if (has_field(L, single[i])) {
                script_raise(L, "model: each of the steps has its own %s; leave out %s", single[i],
                             single[i]);
            }
        }
        lua_getfield(L, 1, "steps");
        read_steps(L);
    } else {
        read_single(L);
    }
    lua_setfield(L, LUA_REGISTRYINDEX, STEPS_TABLE);
    lua_settop(L, 1);
}

/* Pushes a field of what the script declared for a step; returns its type. */
static int push_field(lua_State *L, int step, const char *field)
{
    lua_getfield(L, LUA_REGISTRYINDEX, STEPS_TABLE);
    lua_rawgeti(L, -1, step + 1);
    int type = lua_getfield(L, -1, field);
    lua_replace(L, -3);
    lua_pop(L, 1);
    return type;
}

bool steps_can_train(lua_State *L)
{
    bool has = front_of(L)->model.step_count > 0 && push_field(L, 0, "optimizer") != LUA_TNIL;
    lua_settop(L, 0); /* of several steps, each has been checked to have one */
    return has;
}

/* ---- what a step trains ---- */

/* Parameters with their gradients, NO_NODE where the loss does not depend on one. */
typedef struct Group {
    Variable **parameters;
    NodeId *gradients;
    int count;
    bool declared; /* by the script; else it is all parameters */
} Group;

static void all_parameters(Front *front, Group *group)
{
    group->parameters = ARENA_ARRAY(front->graph->arena, Variable *, front->variable_count);
    for (Variable *variable = front->variables; variable; variable = variable->next) {
        if (variable->var.kind == STATE_PARAMETER) {
            group->parameters[group->count++] = variable;
        }
    }
}

/* Those in the value on the top, which is `parameters` of the step. */
static void declared_parameters(lua_State *L, Group *group)
{
    Front *front = front_of(L);
    const char *words = step_words(L, front->step);
    lua_getfield(L, LUA_REGISTRYINDEX, CORE_TABLE);
    if (lua_getfield(L, -1, "parameters_of") == LUA_TFUNCTION) { /* the script uses nn */
        lua_pushvalue(L, -4);
        lua_call(L, 1, 1);
        group->count = lua_istable(L, -1) ? (int)lua_rawlen(L, -1) : 0;
    }
    if (group->count == 0) {
        script_raise_at(L, front->declared,
                        "%s: there is no parameter in what it has as parameters", words);
    }
    group->parameters = ARENA_ARRAY(front->graph->arena, Variable *, group->count);
    for (int i = 0; i < group->count; i++) {
        lua_rawgeti(L, -1, i + 1);
        group->parameters[i] = tensor_variable(L, -1);
        lua_pop(L, 1);
        if (!group->parameters[i]->var.name) {
            script_raise_at(L, group->parameters[i]->place,
                            "%s trains this parameter, but no module that the model knows has it; "
                            "name it in model{ modules = { ... } }",
                            words);
        }
    }
}

static Group list_parameters(lua_State *L)
{
    Front *front = front_of(L);
    Group group = {.declared = push_field(L, front->step, "parameters") != LUA_TNIL};
    if (group.declared) {
        declared_parameters(L, &group);
    } else {
        all_parameters(front, &group);
    }
    lua_settop(L, 0);
    group.gradients = ARENA_ARRAY(front->graph->arena, NodeId, group.count);
    return group;
}

/* d loss / d parameter for each, NO_NODE where there is none. */
static void differentiate(lua_State *L, NodeId loss, Group *group)
{
    Front *front = front_of(L);
    Graph *graph = front->graph;
    NodeId *wrt = ARENA_ARRAY(graph->arena, NodeId, group->count);
    NodeId *found = ARENA_ARRAY(graph->arena, NodeId, group->count);
    int used = 0;
    for (int i = 0; i < group->count; i++) {
        if (group->parameters[i]->trace == front->trace) {
            wrt[used++] = group->parameters[i]->node;
        }
    }
    autograd_grad(L, &(Root){loss, NO_NODE}, 1, wrt, used, found);
    used = 0;
    for (int i = 0; i < group->count; i++) {
        bool read = group->parameters[i]->trace == front->trace;
        group->gradients[i] = read ? found[used++] : NO_NODE;
    }
}

/* Notes what is trained; a parameter that the script asked to train, but cannot be, is reported. */
static void note_trained(Front *front, const Group *group)
{
    for (int i = 0; i < group->count && front->loading; i++) {
        Variable *parameter = group->parameters[i];
        if (group->gradients[i] != NO_NODE) {
            parameter->trained = true;
        } else if (group->declared) {
            warn_at(parameter->var.loc,
                    "step '%s' cannot train parameter '%s': its loss does not "
                    "depend on it",
                    front->model.steps[front->step].name, parameter->var.name);
        }
    }
}

void steps_warn(const Front *front)
{
    const Model *model = &front->model;
    bool single = model->step_count == 1 && !model->steps[0].name && model->function_count == 0;
    for (Variable *variable = front->variables; variable; variable = variable->next) {
        const bool fixed = !variable->trained && !variable->updated;
        variable->var.frozen &= fixed;
        if (variable->var.kind == STATE_PARAMETER && fixed && !variable->var.frozen) {
            warn_at(variable->var.loc,
                    single ? "the loss does not depend on parameter '%s'; it will not be trained"
                           : "nothing trains parameter '%s'",
                    variable->var.name);
        }
    }
}

/* ---- the entry points ---- */

/* The place where the table on the top was made. */
static Place place_of_table(lua_State *L)
{
    lua_pushliteral(L, "_place");
    lua_rawget(L, -2);
    Place place = place_unpack(lua_tointeger(L, -1));
    lua_pop(L, 1);
    return place;
}

/* optimizer:update(parameters, gradients), for those parameters that have a gradient */
static void call_optimizer(lua_State *L, const Group *group)
{
    Front *front = front_of(L);
    push_field(L, front->step, "optimizer"); /* which the script may have changed since model{} */
    const int optimizer = lua_gettop(L);
    check_optimizer(L, optimizer, step_words(L, front->step));
    lua_settop(L, optimizer);
    front->fallback = place_of_table(L);
    lua_getfield(L, -1, "update");
    lua_insert(L, -2);
    lua_newtable(L);
    lua_newtable(L);
    lua_Integer given = 0;
    for (int i = 0; i < group->count; i++) {
        if (group->gradients[i] != NO_NODE) {
            given++;
            tensor_push_variable(L, group->parameters[i]);
            lua_rawseti(L, -3, given);
            tensor_push(L, group->gradients[i]);
            lua_rawseti(L, -2, given);
        }
    }
    if (given == 0) {
        const bool group_only = group->declared;
        const char *words = step_words(L, front->step);
        script_raise_at(L, front->declared,
                        "%s: the loss depends on no parameter%s: nothing to train", words,
                        group_only ? " of its own" : "");
    }
    lua_call(L, 3, 0);
}

void steps_count(lua_State *L)
{
    Front *front = front_of(L);
    if (front->steps[front->step].counter) {
        variable_increment(L, front->steps[front->step].counter);
    }
}

/* "loss", and "d_NAME" for every parameter of the step. */
static void output_gradients(Front *front, NodeId loss, const Group *group)
{
    Graph *graph = front->graph;
    graph_output(graph, "loss", loss);
    for (int i = 0; i < group->count; i++) {
        const StateVar *var = &group->parameters[i]->var;
        const NodeId gradient = group->gradients[i];
        graph_output(graph, arena_printf(graph->arena, "d_%s", var->name),
                     gradient == NO_NODE ? graph_const(graph, var->dtype, &var->shape, 0)
                                         : gradient);
    }
}

/* The slope of the loss along a random direction. */
static NodeId slope_of(Front *front, NodeId loss, const Group *group)
{
    const NodeId slope = probe_direction(front->graph, group->gradients, group->count);
    return slope == NO_NODE ? graph_like(front->graph, loss, 0) : slope;
}

/* train_step, gradients, curvature, held_slope, explain */
static void trace_gradients(lua_State *L, NodeId loss)
{
    Front *front = front_of(L);
    Group group = list_parameters(L);
    differentiate(L, loss, &group);
    if (front->entry == ENTRY_TRAIN) {
        graph_output(front->graph, "loss", loss);
        call_optimizer(L, &group);
        note_trained(front, &group);
        frozen_note(front, loss, group.parameters, group.count);
        steps_count(L);
        return;
    }
    if (front->entry == ENTRY_HELD_SLOPE) {
        graph_output(front->graph, "loss", slope_of(front, loss, &group));
        return;
    }
    if (front->entry == ENTRY_EXPLAIN) {
        graph_output(front->graph, "loss", loss);
        explain_units(front, group.parameters, group.gradients, group.count);
        return;
    }
    if (front->entry == ENTRY_CURVATURE) {
        loss = slope_of(front, loss, &group);
        differentiate(L, loss, &group);
    }
    output_gradients(front, loss, &group);
}

static NodeId call_loss(lua_State *L, int step)
{
    const TrainStep *info = &front_of(L)->model.steps[step];
    push_field(L, step, "loss");
    front_call(L);
    return front_scalar(L, info->label);
}

bool steps_trace(lua_State *L)
{
    Front *front = front_of(L);
    if (front->model.step_count == 0 || (front->entry == ENTRY_TRAIN && !steps_can_train(L))) {
        return false;
    }
    /* its random numbers come behind those of the steps before it */
    front->stream = front->step > 0 ? front->steps[front->step - 1].last_stream : 0;
    NodeId loss = call_loss(L, front->step);
    if (front->entry == ENTRY_HOLD) {
        hold_write(L);
    } else if (front->entry == ENTRY_HELD_LOSS || front->entry == ENTRY_HELD_SLOPE) {
        hold_read(L);
    }
    if (front->entry == ENTRY_LOSS || front->entry == ENTRY_HOLD ||
        front->entry == ENTRY_HELD_LOSS) {
        graph_output(front->graph, "loss", loss);
    } else if (front->entry == ENTRY_PROBE) {
        return autograd_probe(L, loss);
    } else {
        trace_gradients(L, loss);
    }
    if (front->loading) {
        front->steps[front->step].last_stream = front->stream;
    }
    return true;
}

bool steps_trace_losses(lua_State *L)
{
    Front *front = front_of(L);
    for (int i = 0; i < front->model.step_count; i++) {
        graph_output(front->graph, front->model.steps[i].label, call_loss(L, i));
    }
    return front->model.step_count > 0;
}
