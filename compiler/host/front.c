/* front: from a Lua script to a model, and from a model to the graphs of its entry points.
 *
 * Loading runs the script, takes in what model{} declared, finds the parameters, and traces every
 * entry point once on trial: errors show up now, and the trial finds which optimiser slots and
 * counters exist, so that the table of states is final when front_load returns. Tracing calls the
 * script's functions on symbolic tensors; a trace for training appends gradients and updates.
 */
#include "front.h"

#include <string.h>

#include "probe.h"

const char *entry_name(EntryKind kind)
{
    static const char *const names[] = {
        [ENTRY_INIT] = "init",         [ENTRY_LOSS] = "loss",
        [ENTRY_TRAIN] = "train_step",  [ENTRY_EVAL] = "eval_step",
        [ENTRY_PREDICT] = "predict",   [ENTRY_GRAD] = "gradients",
        [ENTRY_GENERATE] = "generate", [ENTRY_CURVATURE] = "curvature",
        [ENTRY_PROBE] = "probe",
    };
    return names[kind];
}

/* ---- the script's functions ---- */

static void push_batch(lua_State *L)
{
    Front *front = front_of(L);
    front->graph->loc = place_loc(front, front->declared);
    lua_createtable(L, 0, front->model.input_count);
    for (int i = 0; i < front->model.input_count; i++) {
        const InputVar *input = &front->model.inputs[i];
        Shape shape = {.rank = input->item.rank + 1, .dim = {front->batch}};
        memcpy(shape.dim + 1, input->item.dim, (size_t)input->item.rank * sizeof shape.dim[0]);
        tensor_push_new(L, (NodeSpec){.op = OP_input,
                                      .dtype = input->dtype,
                                      .shape = shape,
                                      .attr.index = i,
                                      .name = input->name});
        lua_setfield(L, -2, input->name);
    }
    module_strict(L, "batch");
}

/* Calls a function of model{} on a batch and leaves its result; false if there is none. */
static bool call_declared(lua_State *L, const char *field)
{
    declare_push(L, field);
    if (lua_isnil(L, -1)) {
        return false;
    }
    push_batch(L);
    lua_call(L, 1, 1);
    return true;
}

/* Takes a scalar float off the stack: the loss, or a metric. */
static NodeId pop_scalar(lua_State *L, const char *what)
{
    Front *front = front_of(L);
    if (!tensor_is(L, -1)) {
        script_raise(L, "%s: the function must return a tensor, not %s", what,
                     luaL_typename(L, -1));
    }
    NodeId node = tensor_node(L, -1, what);
    Node result = tensor_copy(L, node);
    if (result.shape.rank != 0 || !dtype_is_float(result.dtype)) {
        script_raise_at(L, script_place_of(front, result.loc),
                        "%s: a scalar float is needed, not %s %s; reduce it with :mean() or :sum()",
                        what, dtype_name(result.dtype), tensor_words(L, &result.shape));
    }
    front->graph->loc = result.loc;
    lua_pop(L, 1);
    return node;
}

/* ---- training ---- */

/* The parameters as an array in the graph's arena. */
static Variable **list_parameters(Front *front, int *count)
{
    Variable **list = ARENA_ARRAY(front->graph->arena, Variable *, front->variable_count);
    *count = 0;
    for (Variable *variable = front->variables; variable; variable = variable->next) {
        if (variable->var.kind == STATE_PARAMETER) {
            list[(*count)++] = variable;
        }
    }
    return list;
}

/* d loss / d parameter for each, NO_NODE where there is none. */
static NodeId *differentiate(lua_State *L, NodeId loss, Variable **parameters, int count)
{
    Front *front = front_of(L);
    Graph *graph = front->graph;
    NodeId *wrt = ARENA_ARRAY(graph->arena, NodeId, count);
    NodeId *found = ARENA_ARRAY(graph->arena, NodeId, count);
    NodeId *gradients = ARENA_ARRAY(graph->arena, NodeId, count);
    int used = 0;
    for (int i = 0; i < count; i++) {
        if (parameters[i]->trace == front->trace) {
            wrt[used++] = parameters[i]->node;
        }
    }
    autograd_grad(L, &(Root){loss, NO_NODE}, 1, wrt, used, found);
    used = 0;
    for (int i = 0; i < count; i++) {
        gradients[i] = parameters[i]->trace == front->trace ? found[used++] : NO_NODE;
    }
    return gradients;
}

static void warn_unused(Front *front, Variable **parameters, const NodeId *gradients, int count)
{
    for (int i = 0; i < count && front->loading; i++) {
        if (gradients[i] == NO_NODE) {
            warn_at(parameters[i]->var.loc,
                    "the loss does not depend on parameter '%s'; it will not be trained",
                    parameters[i]->var.name);
        }
    }
}

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
static void call_optimizer(lua_State *L, Variable **parameters, const NodeId *gradients, int count)
{
    Front *front = front_of(L);
    declare_push(L, "optimizer");
    front->fallback = place_of_table(L);
    lua_getfield(L, -1, "update");
    lua_insert(L, -2);
    lua_newtable(L);
    lua_newtable(L);
    lua_Integer given = 0;
    for (int i = 0; i < count; i++) {
        if (gradients[i] != NO_NODE) {
            given++;
            tensor_push_variable(L, parameters[i]);
            lua_rawseti(L, -3, given);
            tensor_push(L, gradients[i]);
            lua_rawseti(L, -2, given);
        }
    }
    if (given == 0) {
        script_raise_at(L, front->declared, "the loss depends on no parameter: nothing to train");
    }
    lua_call(L, 3, 0);
}

static void count_step(lua_State *L)
{
    if (front_of(L)->step) {
        variable_increment(L, front_of(L)->step);
    }
}

/* "loss", and "d_NAME" for every parameter. */
static void output_gradients(Front *front, NodeId loss, Variable **parameters,
                             const NodeId *gradients, int count)
{
    Graph *graph = front->graph;
    graph_output(graph, "loss", loss);
    for (int i = 0; i < count; i++) {
        const StateVar *var = &parameters[i]->var;
        const char *name = arena_printf(graph->arena, "d_%s", var->name);
        bool none = gradients[i] == NO_NODE;
        graph_output(graph, name,
                     none ? graph_const(graph, var->dtype, &var->shape, 0) : gradients[i]);
    }
}

/* train_step, gradients, curvature */
static void trace_gradients(lua_State *L, NodeId loss)
{
    Front *front = front_of(L);
    int count;
    Variable **parameters = list_parameters(front, &count);
    NodeId *gradients = differentiate(L, loss, parameters, count);
    if (front->entry == ENTRY_TRAIN) {
        graph_output(front->graph, "loss", loss);
        warn_unused(front, parameters, gradients, count);
        call_optimizer(L, parameters, gradients, count);
        count_step(L);
        return;
    }
    if (front->entry == ENTRY_CURVATURE) {
        NodeId slope = probe_direction(front->graph, gradients, count);
        loss = slope == NO_NODE ? graph_like(front->graph, loss, 0) : slope;
        gradients = differentiate(L, loss, parameters, count);
    }
    output_gradients(front, loss, parameters, gradients, count);
}

/* The entry points that are about the loss of training. */
static bool trace_training(lua_State *L)
{
    Front *front = front_of(L);
    declare_push(L, "optimizer");
    bool optimizer = !lua_isnil(L, -1);
    if ((front->entry == ENTRY_TRAIN && !optimizer) || !call_declared(L, "loss")) {
        return false;
    }
    NodeId loss = pop_scalar(L, "loss");
    if (front->entry == ENTRY_LOSS) {
        graph_output(front->graph, "loss", loss);
    } else if (front->entry == ENTRY_PROBE) {
        return autograd_probe(L, loss);
    } else {
        trace_gradients(L, loss);
    }
    return true;
}

/* ---- the other entry points ---- */

/* Adds the metrics of the table on the top as outputs, by name. */
static void output_metrics(lua_State *L)
{
    Front *front = front_of(L);
    int count, table = lua_gettop(L);
    if (!lua_istable(L, table)) {
        script_raise(L,
                     "metrics: the function must return a table, as in { accuracy = ... }, not %s",
                     luaL_typename(L, table));
    }
    const char **names = module_keys(L, table, &count, "metrics: each metric needs a name");
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], "loss") == 0) {
            script_raise(L, "metrics: 'loss' is reported anyway; this one needs another name");
        }
        lua_getfield(L, table, names[i]);
        graph_output(front->graph, names[i], pop_scalar(L, names[i]));
    }
}

static bool trace_eval(lua_State *L)
{
    bool loss = call_declared(L, "loss");
    if (loss) {
        graph_output(front_of(L)->graph, "loss", pop_scalar(L, "loss"));
    }
    bool metrics = call_declared(L, "metrics");
    if (metrics) {
        output_metrics(L);
    }
    return loss || metrics;
}

static bool trace_predict(lua_State *L)
{
    if (!call_declared(L, "predict")) {
        return false;
    }
    if (!tensor_is(L, -1)) {
        script_raise(L, "predict: the function must return a tensor, not %s", luaL_typename(L, -1));
    }
    graph_output(front_of(L)->graph, "prediction", tensor_node(L, -1, "predict"));
    return true;
}

/* Leaves the initial value of a variable on the stack: a number or a tensor. */
static void push_initial(lua_State *L, const Variable *variable)
{
    if (variable->initial == LUA_NOREF) {
        lua_pushinteger(L, 0);
        return;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, variable->initial);
    if (lua_isfunction(L, -1)) {
        const Shape *shape = &variable->var.shape;
        lua_createtable(L, shape->rank, 0);
        for (int axis = 0; axis < shape->rank; axis++) {
            lua_pushinteger(L, shape->dim[axis]);
            lua_rawseti(L, -2, axis + 1);
        }
        lua_call(L, 1, 1);
    }
}

/* Every state but `seed` gets its initial value. */
static bool trace_init(lua_State *L)
{
    Front *front = front_of(L);
    for (Variable *variable = front->variables; variable; variable = variable->next) {
        if (variable == front->seed) {
            continue;
        }
        front->fallback = variable->place;
        front->graph->loc = variable->var.loc;
        push_initial(L, variable);
        front->graph->loc = variable->var.loc;
        NodeId value =
            tensor_value(L, -1, variable->var.dtype, &variable->var.shape, "initial value");
        variable_update(L, variable, value);
        lua_pop(L, 1);
    }
    return true;
}

/* ---- tracing ---- */

void front_begin(Front *front, const char *name)
{
    front->trace = ++front->last_trace;
    front->stream = 0;
    front->differentiating = NULL;
    front->graph = graph_new(name);
}

Graph *front_end(Front *front)
{
    Graph *graph = front->graph;
    front->graph = NULL;
    front->heap_bytes -= front->trace_bytes;
    front->trace_bytes = 0;
    front->fallback = NO_PLACE;
    return graph;
}

/* Traces front->entry into a new front->graph; front->missing if the script lacks what it needs. */
static int trace_entry(lua_State *L)
{
    Front *front = front_of(L);
    EntryKind kind = front->entry;
    lua_settop(L, 0);
    front->training =
        kind != ENTRY_INIT && kind != ENTRY_EVAL && kind != ENTRY_PREDICT && kind != ENTRY_GENERATE;
    front->fallback = front->declared;
    front_begin(front, entry_name(kind));
    bool traced = kind == ENTRY_INIT       ? trace_init(L)
                  : kind == ENTRY_EVAL     ? trace_eval(L)
                  : kind == ENTRY_PREDICT  ? trace_predict(L)
                  : kind == ENTRY_GENERATE ? generate_trace(L)
                                           : trace_training(L);
    front->missing = !traced;
    return 0;
}

Graph *front_trace(Model *model, EntryKind kind, int64_t batch, bool *missing)
{
    Front *front = model->front;
    front->entry = kind;
    front->batch = batch;
    front->missing = false;
    bool traced = sandbox_run(front, trace_entry);
    Graph *graph = front_end(front);
    if (missing) {
        *missing = front->missing;
    }
    if (!traced || front->missing) {
        graph_free(graph);
        return NULL;
    }
    return graph;
}

/* ---- loading ---- */

/* A throw-away trace of each entry point; `init` last, when all variables are known. */
static void try_entries(lua_State *L)
{
    Front *front = front_of(L);
    declare_push(L, "optimizer");
    EntryKind training = lua_isnil(L, -1) ? ENTRY_LOSS : ENTRY_TRAIN;
    EntryKind kinds[] = {training, ENTRY_EVAL, ENTRY_PREDICT, ENTRY_GENERATE, ENTRY_INIT};
    front->loading = true;
    front->batch = front->model.batch;
    for (int i = 0; i < COUNT_OF(kinds); i++) {
        front->entry = kinds[i];
        trace_entry(L);
        graph_free(front_end(front));
    }
    front->loading = false;
}

static int last_line(const Front *front)
{
    int lines = 1;
    for (size_t i = 0; i + 1 < front->text_length; i++) {
        lines += front->text[i] == '\n';
    }
    return lines;
}

static int load_model(lua_State *L)
{
    Front *front = front_of(L);
    script_main(L);
    lua_getfield(L, LUA_REGISTRYINDEX, MODEL_TABLE);
    if (lua_isnil(L, -1) || !lua_rawequal(L, -1, -2)) {
        Place end = {.script = 0, .line = last_line(front)};
        return script_raise_at(L, end, "the script must end in: return model{ ... }");
    }
    declare_check_overrides(L);
    lua_getfield(L, LUA_REGISTRYINDEX, CORE_TABLE);
    if (lua_getfield(L, -1, "adopt_modules") == LUA_TFUNCTION) { /* the script uses nn */
        front->fallback = front->declared;
        lua_getfield(L, LUA_REGISTRYINDEX, MODEL_TABLE);
        lua_call(L, 1, 0);
    }
    try_entries(L);
    variable_seal(front);
    return 0;
}

static const char *model_name(Arena *arena, const char *path)
{
    const char *base = loc_base((Loc){.file = path});
    size_t length = strlen(base);
    bool lua = length > 4 && strcmp(base + length - 4, ".lua") == 0;
    return arena_strndup(arena, base, lua ? length - 4 : length);
}

Front *front_new(const char *path, const FrontOptions *options)
{
    Arena *arena = arena_new();
    Front *front = ARENA_NEW(arena, Front);
    const char *slash = strrchr(path, '/');
    front->arena = arena;
    front->options = *options;
    front->options.real = options->real == DT_F64 ? DT_F64 : DT_F32;
    front->override_used = ARENA_ARRAY(arena, bool, options->override_count);
    front->model.path = arena_strdup(arena, path);
    front->model.name = model_name(arena, path);
    front->model.front = front;
    front->folder = arena_strndup(arena, path, slash ? (size_t)(slash - path) + 1 : 0);
    front->configured = front->declared = front->fallback = front->denied = NO_PLACE;
    return front;
}

Model *front_load(const char *path, const FrontOptions *options)
{
    Front *front = front_new(path, options);
    if (script_open(front) && sandbox_open(front) && sandbox_run(front, load_model)) {
        return &front->model;
    }
    front_free(&front->model);
    return NULL;
}

void front_free(Model *model)
{
    if (model) {
        Front *front = model->front;
        graph_free(front_end(front));
        sandbox_close(front);
        text_free(&front->scratch);
        arena_free(front->arena);
    }
}
