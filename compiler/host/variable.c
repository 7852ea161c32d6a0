/* variable: what lives from step to step, and its place in the model's table of states.
 *
 * Parameters and buffers are made by scripts, at any time while they load, and get their names when
 * the model takes in the module that holds them. Slots of the optimiser and the two counters come
 * into being when a trace first asks for them. After the first traces the table is sealed: in the
 * order parameters, buffers, counters, slots, carries, and within each kind in the order of
 * adoption.
 */
#include "front.h"

#include <string.h>

static Variable *variable_new(lua_State *L, StateKind kind, DType dtype, const Shape *shape)
{
    Front *front = front_of(L);
    sandbox_charge(L, sizeof(Variable));
    Variable *variable = ARENA_NEW(front->arena, Variable);
    *variable = (Variable){.var = {.kind = kind, .dtype = dtype, .shape = *shape, .unit_groups = 1},
                           .slot = -1,
                           .place = script_place(L),
                           .in_trace = front->graph != NULL,
                           .initial = LUA_NOREF,
                           .tensor = LUA_NOREF};
    variable->var.loc = place_loc(front, variable->place);
    return variable;
}

static const char *const kind_names[] = {
    [STATE_PARAMETER] = "parameter", [STATE_BUFFER] = "buffer", [STATE_SLOT] = "optimizer's state",
    [STATE_COUNTER] = "counter",     [STATE_CARRY] = "state",
};

/* From now on the variable is part of the model, under a name that no other has. */
static void variable_enter(lua_State *L, Variable *variable, const char *name)
{
    Front *front = front_of(L);
    int *taken = string_map_at(&front->names, name);
    if (*taken) {
        script_raise_at(
            L, variable->place,
            "this %s would be called '%s', as another parameter or state of the model is",
            kind_names[variable->var.kind], name);
    }
    *taken = 1;
    variable->var.name = name;
    variable->slot = front->variable_count; /* for the trial traces; see variable_seal */
    if (front->last_variable) {
        front->last_variable->next = variable;
    } else {
        front->variables = variable;
    }
    front->last_variable = variable;
    front->variable_count++;
}

/* The trial traces know states by the order of adoption. */
static void renumber_trials(Front *front)
{
    int count = 0;
    front->slots = ARENA_ARRAY(front->arena, int, front->variable_count);
    for (Variable *variable = front->variables; variable; variable = variable->next) {
        front->slots[count++] = variable->slot;
    }
    for (int i = 0; i < front->trial_count; i++) {
        graph_number_states(front->trials[i].graph, front->slots);
    }
}

void variable_seal(Front *front)
{
    static const StateKind order[] = {STATE_PARAMETER, STATE_BUFFER, STATE_COUNTER, STATE_SLOT,
                                      STATE_CARRY};
    Model *model = &front->model;
    model->states = ARENA_ARRAY(front->arena, StateVar, front->variable_count);
    model->state_count = 0;
    for (int k = 0; k < COUNT_OF(order); k++) {
        for (Variable *variable = front->variables; variable; variable = variable->next) {
            if (variable->var.kind == order[k]) {
                variable->slot = model->state_count;
                model->states[model->state_count++] = variable->var;
            }
        }
    }
    front->state_capacity = model->state_count;
    renumber_trials(front);
    front->sealed = true;
}

/* ---- in a trace ---- */

static void check_owned(lua_State *L, const Variable *variable)
{
    if (!variable->var.name) {
        script_raise_at(
            L, variable->place, "this %s is used but %s", kind_names[variable->var.kind],
            variable->in_trace ? "made anew whenever the model is traced; make it, or its module, "
                                 "once, while the script is loaded"
                               : "belongs to no module that the model knows; name it in "
                                 "model{ modules = { ... } }");
    }
}

/* A buffer that has been updated is read as what it will be, like a buffer of PyTorch: batch norm
 * that is applied twice follows both batches. No gradient flows through that. */
static NodeId updated_node(const Front *front, const Variable *variable)
{
    const NodeId value = front->graph->nodes[variable->update].in[1];
    return graph_unary(front->graph, OP_detach, value);
}

NodeId variable_find(Front *front, Variable *variable)
{
    if (front->body) {
        return body_variable(front, variable);
    }
    if (variable->trace != front->trace) {
        const StateVar *var = &variable->var;
        const Loc here = front->graph->loc;
        const NodeId from = front->graph->from;
        front->graph->loc = var->loc;
        front->graph->from = NO_NODE;
        variable->node = graph_add(front->graph, (NodeSpec){.op = OP_state,
                                                            .dtype = var->dtype,
                                                            .shape = var->shape,
                                                            .attr.index = variable->slot,
                                                            .name = var->name});
        front->graph->loc = here;
        front->graph->from = from;
        variable->trace = front->trace;
        variable->update = NO_NODE;
    }
    return variable->update == NO_NODE || variable->var.kind != STATE_BUFFER
               ? variable->node
               : updated_node(front, variable);
}

NodeId variable_node(lua_State *L, Variable *variable)
{
    Front *front = front_of(L);
    check_owned(L, variable);
    const bool known = variable->trace == front->trace && variable->update == NO_NODE;
    if (front->body || !known) { /* a node here, and in each loop around */
        sandbox_charge(L, 2 * sizeof(Node) * (size_t)(1 + body_depth(front)));
    }
    return variable_find(front, variable);
}

void variable_update(lua_State *L, Variable *variable, NodeId value)
{
    Front *front = front_of(L);
    variable_node(L, variable);
    if (variable->update != NO_NODE) {
        if (variable->var.kind != STATE_BUFFER) {
            script_raise(L, "'%s' is updated twice in one step", variable->var.name);
        }
        graph_retire(front->graph, variable->update);
    }
    variable->update = graph_binary(front->graph, OP_update, variable->node, value);
}

void variable_increment(lua_State *L, Variable *variable)
{
    Graph *graph = front_of(L)->graph;
    NodeId value = variable_node(L, variable), one = graph_like(graph, value, 1);
    variable_update(L, variable, graph_binary(graph, OP_add, value, one));
}

Variable *variable_carry(lua_State *L, const char *name, DType dtype, const Shape *shape)
{
    Variable *variable = variable_new(L, STATE_CARRY, dtype, shape);
    lua_pushfstring(L, "generate/%s", name);
    variable_enter(L, variable, script_keep(L, lua_tostring(L, -1)));
    lua_pop(L, 1);
    return variable;
}

/* "NAME", or "STEP/NAME" in a model of several steps; in the front's arena. */
static const char *name_in_step(const Front *front, const char *name)
{
    const Model *model = &front->model;
    const char *step = front->step < model->step_count ? model->steps[front->step].name
                       : front->step < model->step_count + model->function_count
                           ? front->functions[front->step - model->step_count].name
                           : NULL;
    return step ? arena_printf(front->arena, "%s/%s", step, name) : name;
}

static Variable *counter(lua_State *L, Variable **known, const char *name, Shape shape)
{
    Front *front = front_of(L);
    if (!*known) {
        if (front->sealed) {
            script_raise(L,
                         "'%s' is used here but was not when the script was loaded; a model must "
                         "trace in the same way every time",
                         name);
        }
        *known = variable_new(L, STATE_COUNTER, DT_I32, &shape);
        variable_enter(L, *known, name);
    }
    return *known;
}

Variable *variable_seed(lua_State *L)
{
    return counter(L, &front_of(L)->seed, "seed", (Shape){.rank = 1, .dim = {2}});
}

Variable *variable_step(lua_State *L)
{
    Front *front = front_of(L);
    return counter(L, &front->steps[front->step].counter, name_in_step(front, "step"),
                   (Shape){.rank = 0});
}

/* ---- for embedded modules ---- */

/* The value at `index`, a number or a function of the shape, is what the variable starts as. */
static void set_initial(lua_State *L, Variable *variable, int index)
{
    const char *kind = kind_names[variable->var.kind];
    if (!lua_isnumber(L, index) && !lua_isfunction(L, index)) {
        script_raise(L, "the initial value of a %s is a number or a function, not %s", kind,
                     luaL_typename(L, index));
    }
    lua_pushvalue(L, index);
    luaL_unref(L, LUA_REGISTRYINDEX, variable->initial);
    variable->initial = luaL_ref(L, LUA_REGISTRYINDEX);
}

static void need_loading(lua_State *L, const char *kind, const char *what)
{
    if (front_of(L)->sealed) {
        script_raise(L, "a %s can be %s only while the script is loaded, not in a trace", kind,
                     what);
    }
}

/* core.variable(kind, shape, initial): a parameter or buffer; `initial` is a number or a function
 * that is given the shape and returns a tensor. */
static int core_variable(lua_State *L)
{
    static const char *const kinds[] = {"parameter", "buffer", NULL};
    Front *front = front_of(L);
    StateKind kind = luaL_checkoption(L, 1, NULL, kinds) == 0 ? STATE_PARAMETER : STATE_BUFFER;
    Shape shape = primitive_shape(L, 2, kind_names[kind]);
    need_loading(L, kind_names[kind], "made");
    Variable *variable = variable_new(L, kind, front->options.real, &shape);
    set_initial(L, variable, 3);
    tensor_push_variable(L, variable);
    return 1;
}

static Variable *check_variable(lua_State *L)
{
    Variable *variable = tensor_variable(L, 1);
    if (!variable) {
        luaL_argerror(L, 1, "a parameter or a buffer");
    }
    return variable;
}

/* core.units(parameter, axis, groups): what a unit of it is; see StateVar. */
static int core_units(lua_State *L)
{
    StateVar *var = &check_variable(L)->var;
    var->unit_axis = (int)luaL_checkinteger(L, 2);
    var->unit_groups = luaL_checkinteger(L, 3);
    return 0;
}

/* core.variable_kind(variable): "parameter" or "buffer" */
static int core_variable_kind(lua_State *L)
{
    lua_pushstring(L, kind_names[check_variable(L)->var.kind]);
    return 1;
}

/* core.initial(variable, initial): another initial value, as for core.variable. */
static int core_initial(lua_State *L)
{
    Variable *variable = check_variable(L);
    need_loading(L, kind_names[variable->var.kind], "given an initial value");
    set_initial(L, variable, 2);
    return 0;
}

/* core.adopt(tensor, name): the variable belongs to the model, under this name. */
static int core_adopt(lua_State *L)
{
    Variable *variable = tensor_variable(L, 1);
    luaL_checktype(L, 2, LUA_TSTRING);
    const char *name = module_name_at(L, 2);
    if (!variable || variable->var.name) {
        return 0;
    }
    if (strcmp(name, "seed") == 0 || strcmp(name, "step") == 0) {
        return script_raise_at(L, variable->place,
                               "a parameter cannot be called '%s': a state of every model is",
                               name);
    }
    variable_enter(L, variable, script_keep(L, name));
    return 0;
}

/* core.alias(tensor, name): the variable, adopted before, is used in another place, too. */
static int core_alias(lua_State *L)
{
    Variable *variable = tensor_variable(L, 1);
    const char *name = script_keep(L, module_name_at(L, 2));
    if (variable && variable->var.name && strcmp(variable->var.name, name) != 0) {
        sandbox_charge(L, 2 * sizeof name);
        ARENA_PUSH(front_of(L)->arena, variable->var.aliases, variable->var.alias_count,
                   variable->alias_capacity, name);
    }
    return 0;
}

/* The slot of the step that is traced. */
static Variable *find_slot(const Front *front, const Variable *owner, const char *key)
{
    Variable *slot = owner->slots;
    while (slot && (slot->step != front->step || strcmp(slot->key, key) != 0)) {
        slot = slot->next_slot;
    }
    return slot;
}

/* core.parameters(): those of the model, as a list. */
static int core_parameters(lua_State *L)
{
    lua_Integer count = 0;
    lua_newtable(L);
    for (Variable *variable = front_of(L)->variables; variable; variable = variable->next) {
        if (variable->var.kind == STATE_PARAMETER) {
            tensor_push_variable(L, variable);
            lua_rawseti(L, -2, ++count);
        }
    }
    return 1;
}

/* core.trained(parameter): an optimiser takes it on. */
static int core_trained(lua_State *L)
{
    check_variable(L)->trained = true;
    return 0;
}

/* core.slot(parameter, key, scalar): the optimiser's variable of that key for a parameter, zero at
 * first; of the parameter's shape, unless it is to be a scalar. */
static int core_slot(lua_State *L)
{
    Front *front = front_of(L);
    Variable *owner = tensor_variable(L, 1);
    const char *key = luaL_checkstring(L, 2);
    if (!owner || !owner->var.name) {
        return luaL_argerror(L, 1, "a parameter of the model");
    }
    Variable *slot = find_slot(front, owner, key);
    if (!slot) {
        if (front->sealed) {
            return script_raise(L, "the optimiser asks for a new slot '%s' after the first trace",
                                key);
        }
        const Shape *shape = lua_toboolean(L, 3) ? &(Shape){0} : &owner->var.shape;
        slot = variable_new(L, STATE_SLOT, owner->var.dtype, shape);
        slot->owner = owner;
        slot->key = script_keep(L, key);
        slot->step = front->step;
        slot->next_slot = owner->slots;
        owner->slots = slot;
        lua_pushfstring(L, "%s/%s", key, owner->var.name);
        const char *name = script_keep(L, lua_tostring(L, -1));
        slot->place = owner->place; /* whose name is to blame if it is taken */
        variable_enter(L, slot, name_in_step(front, name));
    }
    tensor_push_variable(L, slot);
    return 1;
}

/* core.update(variable, value): written at the end of a step or function that trains; elsewhere
 * nothing, for the same module serves both. */
static int core_update(lua_State *L)
{
    Front *front = tensor_tracing(L, "update");
    body_refuse(L, "update", "carry what changes, and update it behind the loop");
    Variable *variable = tensor_variable(L, 1);
    if (!variable) {
        return script_raise(L, "update: only parameters and buffers can be updated");
    }
    NodeId value = tensor_value(L, 2, variable->var.dtype, &variable->var.shape, "update");
    if (front->entry == ENTRY_TRAIN || (front->entry == ENTRY_FUNCTION && front->training)) {
        variable->updated = true;
        variable_update(L, variable, value);
    } else if (front->loading && !front->training) {
        variable->ignored = script_place(L);
    }
    return 0;
}

void variable_warn(const Front *front)
{
    for (const Variable *variable = front->variables; variable; variable = variable->next) {
        if (!variable->updated && variable->ignored.line > 0) {
            warn_at(place_loc(front, variable->ignored),
                    "this update of '%s' never acts, for nothing that calls it trains; "
                    "compile(..., { training = true }) does",
                    variable->var.name);
        }
    }
}

/* core.step(): the number of finished training steps, i32; in a model of several losses, of the
 * runs of the one that is traced, or else of the first. */
static int core_step(lua_State *L)
{
    tensor_tracing(L, "step");
    tensor_push_variable(L, variable_step(L));
    return 1;
}

void variable_register(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"variable", core_variable},
        {"units", core_units},
        {"variable_kind", core_variable_kind},
        {"initial", core_initial},
        {"adopt", core_adopt},
        {"alias", core_alias},
        {"slot", core_slot},
        {"update", core_update},
        {"step", core_step},
        {"parameters", core_parameters},
        {"trained", core_trained},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
