/* front: from a Lua script to a model, and from a model to the graphs of its entry points.
 *
 * Loading runs the script, takes in what model{} declared, finds the parameters, and traces every
 * entry point once on trial: errors show up now, and the trial finds which optimiser slots and
 * counters exist, so that the table of states is final when front_load returns. Whoever asks for an
 * entry point first gets the graph of its trial. Tracing calls the script's functions on symbolic
 * tensors; a trace for training appends gradients and updates.
 */
#include "front.h"

#include <string.h>

enum { MANY_NODES = 1024 }; /* of a trace, so that few grow often: memory not written to is free */

const char *entry_name(EntryKind kind)
{
    static const char *const names[] = {
        [ENTRY_INIT] = "init",         [ENTRY_LOSS] = "loss",
        [ENTRY_TRAIN] = "train_step",  [ENTRY_EVAL] = "eval_step",
        [ENTRY_PREDICT] = "predict",   [ENTRY_GRAD] = "gradients",
        [ENTRY_GENERATE] = "generate", [ENTRY_CURVATURE] = "curvature",
        [ENTRY_HOLD] = "hold",         [ENTRY_HELD_LOSS] = "held_loss",
        [ENTRY_PROBE] = "probe",       [ENTRY_HELD_SLOPE] = "held_slope",
        [ENTRY_FUNCTION] = "run",      [ENTRY_EXPLAIN] = "explain",
    };
    return names[kind];
}

bool entry_has_steps(EntryKind kind)
{
    return kind == ENTRY_LOSS || kind == ENTRY_TRAIN || kind == ENTRY_GRAD ||
           kind == ENTRY_CURVATURE || kind == ENTRY_HOLD || kind == ENTRY_HELD_LOSS ||
           kind == ENTRY_HELD_SLOPE || kind == ENTRY_EXPLAIN || kind == ENTRY_PROBE;
}

char *front_entry_name(const Model *model, EntryKind kind, int step, Arena *arena)
{
    if (kind == ENTRY_FUNCTION && step < model->function_count) {
        return arena_strdup(arena, model->functions[step].entry);
    }
    if (!entry_has_steps(kind) || step >= model->step_count || !model->steps[step].name) {
        return arena_strdup(arena, entry_name(kind));
    }
    return arena_printf(arena, "%s_%s", kind == ENTRY_TRAIN ? "train" : entry_name(kind),
                        model->steps[step].name);
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

void front_call(lua_State *L)
{
    push_batch(L);
    lua_call(L, 1, 1);
}

/* Calls a function of model{} on a batch and leaves its result; false if there is none. */
static bool call_declared(lua_State *L, const char *field)
{
    declare_push(L, field);
    if (lua_isnil(L, -1)) {
        return false;
    }
    front_call(L);
    return true;
}

NodeId front_scalar(lua_State *L, const char *what)
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

/* ---- the entry points that are not about a step ---- */

/* Whether a result has a field of this name already: see command_eval. */
static bool is_reported(const Front *front, const char *name)
{
    bool found =
        strcmp(name, "loss") == 0 || strcmp(name, "model") == 0 || strcmp(name, "samples") == 0;
    for (int k = 0; k < front->model.step_count; k++) {
        found = found || strcmp(name, front->model.steps[k].label) == 0;
    }
    return found;
}

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
        if (is_reported(front, names[i])) {
            script_raise(L, "metrics: '%s' is reported anyway; this one needs another name",
                         names[i]);
        }
        lua_getfield(L, table, names[i]);
        graph_output(front->graph, names[i], front_scalar(L, names[i]));
    }
}

static bool trace_eval(lua_State *L)
{
    bool losses = steps_trace_losses(L);
    bool metrics = call_declared(L, "metrics");
    if (metrics) {
        output_metrics(L);
    }
    return losses || metrics;
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
    front->held_count = 0;
    front->differentiating = NULL;
    front->graph = graph_new(name);
    graph_reserve(front->graph, MANY_NODES);
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
    front->training = kind != ENTRY_INIT && kind != ENTRY_EVAL && kind != ENTRY_PREDICT &&
                      kind != ENTRY_GENERATE && kind != ENTRY_EXPLAIN;
    front->fallback = front->declared;
    front_begin(front, entry_name(kind));
    const int number = front->step - (kind == ENTRY_FUNCTION ? front->model.step_count : 0);
    front->graph->name = front_entry_name(&front->model, kind, number, front->graph->arena);
    bool traced = kind == ENTRY_INIT       ? trace_init(L)
                  : kind == ENTRY_EVAL     ? trace_eval(L)
                  : kind == ENTRY_PREDICT  ? trace_predict(L)
                  : kind == ENTRY_GENERATE ? generate_trace(L)
                  : kind == ENTRY_FUNCTION ? compile_trace(L)
                                           : steps_trace(L);
    front->missing = !traced;
    return 0;
}

/* Functions have their place behind the steps. */
static void choose(Front *front, EntryKind kind, int number)
{
    front->entry = kind;
    front->step = number + (kind == ENTRY_FUNCTION ? front->model.step_count : 0);
}

/* The graph of the trial, which is the caller's from now on; NULL if there is none. */
static Graph *take_trial(Front *front, int64_t batch)
{
    for (int i = 0; i < front->trial_count; i++) {
        FirstTrace *trial = &front->trials[i];
        const bool any_batch = trial->entry == ENTRY_INIT;
        if (trial->graph && trial->entry == front->entry && trial->step == front->step &&
            (any_batch || trial->batch == batch)) {
            Graph *graph = trial->graph;
            trial->graph = NULL;
            return graph;
        }
    }
    return NULL;
}

Graph *front_trace(Model *model, EntryKind kind, int step, int64_t batch, bool *missing)
{
    Front *front = model->front;
    choose(front, kind, step);
    front->batch = batch;
    front->missing = false;
    Graph *trial = take_trial(front, batch);
    if (trial) {
        if (missing) {
            *missing = false;
        }
        return trial;
    }
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

static void try_entry(lua_State *L, EntryKind kind, int step)
{
    Front *front = front_of(L);
    choose(front, kind, step);
    trace_entry(L);
    Graph *graph = front_end(front);
    if (front->missing || kind == ENTRY_FUNCTION) {
        graph_free(graph);
        return;
    }
    if (kind == ENTRY_TRAIN && front->options.ahead) {
        front->options.ahead(front->options.ahead_context, step, graph);
        return;
    }
    const FirstTrace trial = {kind, front->step, front->batch, graph};
    ARENA_PUSH(front->arena, front->trials, front->trial_count, front->trial_capacity, trial);
}

/* A function turns out to train while it is traced, and then it is traced as one that does. */
static bool try_function(lua_State *L, int number)
{
    const Function *function = compile_function(front_of(L), number);
    try_entry(L, ENTRY_FUNCTION, number);
    if (function->minimizes) {
        try_entry(L, ENTRY_FUNCTION, number);
    }
    return function->minimizes;
}

/* A trace of each entry point; `init` last, when all variables are known. */
static void try_entries(lua_State *L)
{
    static const EntryKind others[] = {ENTRY_EVAL, ENTRY_PREDICT, ENTRY_GENERATE, ENTRY_INIT};
    Front *front = front_of(L);
    bool trains = steps_can_train(L);
    front->loading = true;
    front->batch = front->model.batch;
    for (int step = 0; step < front->model.step_count; step++) {
        try_entry(L, trains ? ENTRY_TRAIN : ENTRY_LOSS, step);
    }
    for (int i = 0; i < front->model.function_count; i++) {
        trains |= try_function(L, i);
    }
    if (trains) {
        steps_warn(front);
    }
    for (int i = 0; i < COUNT_OF(others); i++) {
        try_entry(L, others[i], 0);
    }
    variable_warn(front);
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
    compile_resolve(L);
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
    front->arena = front->names.arena = arena;
    front->options = *options;
    front->options.real = options->real == DT_F64 ? DT_F64 : DT_F32;
    front->steps = ARENA_NEW(arena, StepTrace);
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

void front_watch(Model *model, const StateVar *parameter)
{
    model->front->watched = parameter->name;
}

const int *front_slots(const Model *model)
{
    return model->front->slots;
}

void front_free(Model *model)
{
    if (model) {
        Front *front = model->front;
        graph_free(front_end(front));
        for (int i = 0; i < front->trial_count; i++) {
            graph_free(front->trials[i].graph);
        }
        sandbox_close(front);
        text_free(&front->scratch);
        arena_free(front->arena);
    }
}
