/* run: a script's own loop: model{ run = function(trainer) ... end }.
 *
 *     for epoch in trainer:epochs() do             -- 1, 2, ...; after --resume, from there on
 *       for batch in trainer:batches() do          -- whole ones, in an order of this epoch's
 *         print(step(batch.x, batch.y))            -- a compiled function
 *       end
 *       for batch in trainer:batches("test") do ... end
 *       trainer:save()
 *     end
 *     return { accuracy = ... }                    -- becomes part of the result
 *
 * The script may take as long as it likes, so long as it gets on: with each call of a compiled
 * function, and each batch, its time starts anew. A position is a number of batches of training, so
 * that a run goes on where it stopped; a wish to stop (Ctrl-C) is heard between two of them, or, in
 * a loop without batches, before a call.
 */
#include "front.h"

#include <math.h>
#include <string.h>

/* What the loop is about, while it runs. */
typedef struct Loop {
    const Runner *runner;
    int64_t done;       /* batches of training that are behind us */
    bool handed;        /* the script is at work on the next one */
    bool resumed;       /* `done` is in the middle of an epoch, which must be gone on with */
    RunMetric *metrics; /* what run returned */
    int metric_count;
    bool stopped;
} Loop;

static Loop *loop_of(lua_State *L, const char *what)
{
    Front *front = front_of(L);
    if (!front->loop || front->graph) {
        script_raise(L,
                     "%s: compiled functions and data are for model{ run = function(trainer) ... "
                     "end }, and for what it calls",
                     what);
    }
    return front->loop;
}

/* Ends the run, whatever the script does about it. */
static void stop(lua_State *L, Loop *loop)
{
    loop->stopped = true;
    sandbox_stop(L);
}

/* ---- compiled functions ---- */

/* Leaves the results on the stack: numbers where they are scalars. */
static int push_results(lua_State *L, const Function *function, int first)
{
    for (int k = 0; k < function->output_count; k++) {
        const Numbers *array = numbers_at(L, first + k);
        if (array->shape.rank == 0) {
            numbers_push_element(L, array, 0);
            lua_replace(L, first + k);
        }
    }
    lua_settop(L, first + function->output_count - 1);
    return function->output_count;
}

int run_function(lua_State *L)
{
    int index = (int)lua_tointeger(L, lua_upvalueindex(1));
    const Function *function = compile_function(front_of(L), index);
    Loop *loop = loop_of(L, function->name);
    int given = lua_gettop(L), count = function->input_count + function->output_count;
    if (given != function->input_count) {
        return script_raise(L, "%s: %d input%s needed, not %d", function->name,
                            function->input_count, function->input_count == 1 ? " is" : "s are",
                            given);
    }
    if (!loop->handed && loop->runner->interrupted(loop->runner->context)) {
        stop(L, loop);
    }
    luaL_checkstack(L, count + 4, NULL);
    void **io = lua_newuserdatauv(L, (size_t)count * sizeof *io + 1, 0);
    for (int i = 0; i < given; i++) {
        const InputVar *input = &function->inputs[i];
        io[i] = numbers_take(L, i + 1, input->dtype, &input->item, function->name)->values;
    }
    int first = lua_gettop(L) + 1;
    for (int k = 0; k < function->output_count; k++) {
        const OutputVar *output = &function->outputs[k];
        io[given + k] = numbers_new(L, output->dtype, &output->shape)->values;
    }
    sandbox_pause(L);
    loop->runner->call(loop->runner->context, index, io);
    sandbox_resume(L);
    return push_results(L, function, first);
}

/* ---- the trainer ---- */

/* The script is done with the batch that it was given, if any. */
static void finish_batch(Loop *loop)
{
    loop->done += loop->handed;
    loop->handed = false;
}

/* An epoch that the script left early is over, but for the one that a saved run goes on with. */
static void finish_epoch(Loop *loop)
{
    int64_t length = loop->runner->epoch_batches;
    finish_batch(loop);
    if (!loop->resumed && loop->done < loop->runner->total_batches) {
        loop->done = (loop->done + length - 1) / length * length;
    }
}

/* upvalue: the last epoch given, from 1 */
static int next_epoch(lua_State *L)
{
    Loop *loop = loop_of(L, "epochs");
    const Runner *runner = loop->runner;
    finish_epoch(loop);
    if (runner->interrupted(runner->context)) {
        stop(L, loop);
    }
    const int64_t last = lua_tointeger(L, lua_upvalueindex(1));
    if (loop->done < runner->total_batches && loop->done / runner->epoch_batches < last) {
        loop->done = last * runner->epoch_batches; /* no one asked for the batches of the last */
    }
    if (loop->done >= runner->total_batches) {
        return 0;
    }
    const int64_t epoch = loop->done / runner->epoch_batches;
    lua_pushinteger(L, epoch + 1);
    lua_copy(L, -1, lua_upvalueindex(1));
    return 1;
}

/* trainer:epochs() */
static int trainer_epochs(lua_State *L)
{
    Loop *loop = loop_of(L, "epochs");
    lua_pushinteger(L, loop->done / loop->runner->epoch_batches);
    lua_pushcclosure(L, next_epoch, 1);
    return 1;
}

/* Leaves a table with the arrays of a batch. */
static void push_batch(lua_State *L, const Loop *loop, bool test, int64_t epoch, int64_t index)
{
    Front *front = front_of(L);
    const Model *model = &front->model;
    lua_createtable(L, 0, model->input_count);
    void **inputs = lua_newuserdatauv(L, (size_t)model->input_count * sizeof *inputs + 1, 0);
    for (int i = 0; i < model->input_count; i++) {
        const InputVar *input = &model->inputs[i];
        Shape shape = {.rank = input->item.rank + 1, .dim = {model->batch}};
        memcpy(shape.dim + 1, input->item.dim, (size_t)input->item.rank * sizeof shape.dim[0]);
        inputs[i] = numbers_new(L, input->dtype, &shape)->values;
        lua_setfield(L, -3, input->name);
    }
    loop->runner->batch(loop->runner->context, test, epoch, index, inputs);
    lua_pop(L, 1);
    module_strict(L, "batch");
    sandbox_resume(L);
}

/* upvalue: the epoch whose batches these are */
static int next_training_batch(lua_State *L)
{
    Loop *loop = loop_of(L, "batches");
    const Runner *runner = loop->runner;
    int64_t epoch = lua_tointeger(L, lua_upvalueindex(1));
    finish_batch(loop);
    if (runner->interrupted(runner->context)) {
        stop(L, loop);
    }
    if (loop->done / runner->epoch_batches != epoch || loop->done >= runner->total_batches) {
        return 0;
    }
    loop->handed = true;
    push_batch(L, loop, false, epoch, loop->done % runner->epoch_batches);
    return 1;
}

/* upvalue: the number of the next one */
static int next_test_batch(lua_State *L)
{
    Loop *loop = loop_of(L, "batches");
    int64_t index = lua_tointeger(L, lua_upvalueindex(1));
    if (index >= loop->runner->test_batches) {
        return 0;
    }
    lua_pushinteger(L, index + 1);
    lua_replace(L, lua_upvalueindex(1));
    push_batch(L, loop, true, 0, index);
    return 1;
}

/* trainer:batches(), or trainer:batches("test") */
static int trainer_batches(lua_State *L)
{
    Loop *loop = loop_of(L, "batches");
    const char *part = lua_isnoneornil(L, 2) ? "train" : lua_tostring(L, 2);
    bool test = part && strcmp(part, "test") == 0;
    if (!part || (!test && strcmp(part, "train") != 0)) {
        return script_raise(L, "batches: \"train\" or \"test\", not %s", script_shown(L, 2));
    }
    if (!front_of(L)->model.has_data || (test && loop->runner->test_batches == 0)) {
        return script_raise(L, "batches: the model declares no %sdata, or not a batch of it",
                            test ? "test " : "");
    }
    if (test) {
        lua_pushinteger(L, 0);
        lua_pushcclosure(L, next_test_batch, 1);
        return 1;
    }
    finish_epoch(loop);
    loop->resumed = false;
    lua_pushinteger(L, loop->done / loop->runner->epoch_batches);
    lua_pushcclosure(L, next_training_batch, 1);
    return 1;
}

/* trainer:save(): the model and the run, as they are after the batch at hand */
static int trainer_save(lua_State *L)
{
    Loop *loop = loop_of(L, "save");
    if (!loop->runner->save(loop->runner->context, loop->done + loop->handed)) {
        stop(L, loop);
    }
    return 0;
}

static void push_trainer(lua_State *L)
{
    static const luaL_Reg methods[] = {{"epochs", trainer_epochs},
                                       {"batches", trainer_batches},
                                       {"save", trainer_save},
                                       {NULL, NULL}};
    luaL_newlib(L, methods);
    module_strict(L, "trainer");
}

/* ---- the run ---- */

/* What run returned: nothing, or a table of numbers by name. */
static void take_metrics(lua_State *L, Loop *loop)
{
    Front *front = front_of(L);
    if (lua_isnil(L, -1)) {
        return;
    }
    if (!lua_istable(L, -1)) {
        script_raise_at(L, front->declared,
                        "run: it may return a table, { accuracy = 0.9 }, not %s",
                        script_shown(L, -1));
    }
    int count, table = lua_gettop(L);
    const char **names = module_keys(L, table, &count, "run: each number it returns needs a name");
    loop->metrics = ARENA_ARRAY(front->arena, RunMetric, count);
    for (int i = 0; i < count; i++) {
        if (lua_getfield(L, table, names[i]) != LUA_TNUMBER) {
            script_raise_at(L, front->declared,
                            "run: '%s' of what it returns is a %s, not a number", names[i],
                            luaL_typename(L, -1));
        }
        loop->metrics[i] = (RunMetric){script_keep(L, names[i]), lua_tonumber(L, -1)};
        lua_pop(L, 1);
    }
    loop->metric_count = count;
}

static int run_script(lua_State *L)
{
    Front *front = front_of(L);
    sandbox_resume(L);
    declare_push(L, "run");
    push_trainer(L);
    lua_call(L, 1, 1);
    finish_batch(front->loop);
    take_metrics(L, front->loop);
    return 0;
}

RunResult front_run(Model *model, const Runner *runner)
{
    Front *front = model->front;
    Loop loop = {.runner = runner, .done = runner->done};
    loop.resumed = loop.done % runner->epoch_batches != 0;
    front->loop = &loop;
    bool finished = sandbox_run(front, run_script);
    front->loop = NULL;
    return (RunResult){.finished = finished,
                       .stopped = loop.stopped,
                       .done = loop.done,
                       .metrics = loop.metrics,
                       .metric_count = loop.metric_count};
}
