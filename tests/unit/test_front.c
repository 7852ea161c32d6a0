/* The front end: scripts in, models and graphs out, and nothing that a script does gets further. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "front.h"
#include "../scripts.h"

static const EntryKind mlp_entries[] = {ENTRY_INIT,    ENTRY_LOSS, ENTRY_TRAIN,  ENTRY_EVAL,
                                        ENTRY_PREDICT, ENTRY_GRAD, ENTRY_EXPLAIN};

static Graph *trace(Model *model, EntryKind kind, int64_t batch)
{
    bool missing = false;
    Graph *graph = front_trace(model, kind, 0, batch, &missing);
    assert_non_null(graph);
    assert_false(missing);
    assert_string_equal(graph->name, entry_name(kind));
    graph_check(graph, "trace");
    return graph;
}

/* "name kind; name kind; ..." of the model's states. */
static const char *state_names(const Model *model)
{
    static char text[2000];
    static const char letters[] = {'p', 'b', 's', 'c'};
    size_t length = 0;
    for (int i = 0; i < model->state_count; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s:%c", i ? " " : "",
                                   model->states[i].name, letters[model->states[i].kind]);
    }
    return text;
}

static int count_op(const Graph *graph, Op op)
{
    int count = 0;
    for (int i = 0; i < graph->count; i++) {
        count += graph->nodes[i].op == op;
    }
    return count;
}

/* ---- the models that come with gradcc ---- */

static void mlp_declares_its_states(void **state)
{
    (void)state;
    Model *model = front_load("models/mlp.lua", &(FrontOptions){.real = DT_F32});
    assert_non_null(model);
    assert_string_equal(model->name, "mlp");
    assert_non_null(strstr(model->doc, "multi-layer perceptron 784-256-128-10"));
    assert_string_equal(state_names(model),
                        "0.weight:p 0.bias:p 2.weight:p 2.bias:p 4.weight:p 4.bias:p step:c seed:c "
                        "exp_avg/0.weight:s exp_avg_sq/0.weight:s exp_avg/0.bias:s "
                        "exp_avg_sq/0.bias:s exp_avg/2.weight:s exp_avg_sq/2.weight:s "
                        "exp_avg/2.bias:s exp_avg_sq/2.bias:s exp_avg/4.weight:s "
                        "exp_avg_sq/4.weight:s exp_avg/4.bias:s exp_avg_sq/4.bias:s");
    assert_true(shape_equal(&model->states[0].shape, &(Shape){.rank = 2, .dim = {256, 784}}));
    assert_true(shape_equal(&model->states[5].shape, &(Shape){.rank = 1, .dim = {10}}));
    assert_int_equal(model->states[7].dtype, DT_I32);
    assert_true(shape_equal(&model->states[7].shape, &(Shape){.rank = 1, .dim = {2}}));
    assert_int_equal(model->input_count, 2);
    assert_string_equal(model->inputs[0].name, "x");
    assert_true(shape_equal(&model->inputs[0].item, &(Shape){.rank = 3, .dim = {1, 28, 28}}));
    assert_int_equal(model->inputs[1].classes, 10);
    assert_true(model->has_data && model->shuffle);
    front_free(model);
}

static void mlp_traces_every_entry(void **state)
{
    (void)state;
    static const int outputs[] = {0, 1, 1, 2, 1, 7, 7};
    Model *model = front_load("models/mlp.lua", &(FrontOptions){.real = DT_F32});
    int states = model->state_count;
    for (int i = 0; i < COUNT_OF(mlp_entries); i++) {
        const EntryKind kind = mlp_entries[i];
        Graph *graph = trace(model, kind, 64);
        assert_int_equal(graph->output_count, outputs[i]);
        int updates = kind == ENTRY_INIT ? states - 1 : kind == ENTRY_TRAIN ? states - 1 : 0;
        assert_int_equal(count_op(graph, OP_update), updates); /* all but seed */
        graph_free(graph);
    }
    assert_int_equal(model->state_count, states);
    front_free(model);
}

static void lines_are_those_of_the_layers(void **state)
{
    (void)state;
    Model *model = front_load("models/mlp.lua", &(FrontOptions){.real = DT_F32});
    Graph *graph = trace(model, ENTRY_LOSS, 64);
    int matmul = 0;
    for (int i = 0; i < graph->count; i++) {
        const Node *node = &graph->nodes[i];
        assert_string_equal(loc_base(node->loc), "mlp.lua");
        if (node->op == OP_matmul) {
            assert_int_equal(node->loc.line, model->states[2 * matmul].loc.line);
            matmul++;
        }
        if (node->op == OP_relu) {
            assert_string_equal(node->name, matmul == 1 ? "1" : "3");
        }
    }
    assert_int_equal(matmul, 3);
    graph_free(graph);
    front_free(model);
}

static void traces_are_the_same_every_time(void **state)
{
    (void)state;
    Text first = {0}, second = {0};
    for (int run = 0; run < 2; run++) {
        Model *model = front_load("models/mlp.lua", &(FrontOptions){.real = DT_F32});
        for (int i = 0; i < COUNT_OF(mlp_entries); i++) {
            Graph *graph = trace(model, mlp_entries[i], 7);
            graph_print(graph, run ? &second : &first);
            graph_free(graph);
        }
        Graph *graph = trace(model, ENTRY_INIT, 7);
        graph_free(graph);
        front_free(model);
    }
    assert_string_equal(first.data, second.data);
    text_free(&first);
    text_free(&second);
}

static void floats_can_be_double(void **state)
{
    (void)state;
    Model *model = front_load("models/mlp.lua", &(FrontOptions){.real = DT_F64});
    assert_int_equal(model->states[0].dtype, DT_F64);
    assert_int_equal(model->inputs[0].dtype, DT_F64);
    Graph *graph = trace(model, ENTRY_TRAIN, 3);
    for (int i = 0; i < graph->count; i++) {
        assert_int_not_equal(graph->nodes[i].dtype, DT_F32);
    }
    graph_free(graph);
    front_free(model);
}

static void inline_data_comes_along(void **state)
{
    (void)state;
    Model *model = front_load("models/xor.lua", &(FrontOptions){.real = DT_F32});
    const DataArray *x = model->inputs[0].train.values;
    assert_int_equal(x->dim[0], 4);
    assert_true(((const float *)x->values)[2] == 0 && ((const float *)x->values)[3] == 1);
    assert_ptr_equal(model->inputs[0].test.values, x);
    assert_true(shape_equal(&model->inputs[1].item, &(Shape){.rank = 1, .dim = {1}}));
    front_free(model);
}

/* ---- names of parameters ---- */

#define PRELUDE                                                                                    \
    "local nn, optim, tensor = require 'nn', require 'optim', require 'tensor'\n"                  \
    "local inputs = { x = { shape = { 4 } } }\n"

static void one_module_needs_no_prefix(void **state)
{
    (void)state;
    Model *model =
        script_loads(PRELUDE "local net = nn.Sequential { nn.Linear(4, 3, { bias = false }),\n"
                             "  nn.Sequential { nn.Linear(3, 2), nn.Tanh() } }\n"
                             "local function forward(batch) return net(batch.x) end\n"
                             "return model { inputs = inputs,\n"
                             "  loss = function(batch) return forward(batch):mean() end,\n"
                             "  predict = function(batch) return net(batch.x) end }\n");
    assert_string_equal(state_names(model), "0.weight:p 1.0.weight:p 1.0.bias:p seed:c");
    front_free(model);
}

static void several_modules_are_told_apart(void **state)
{
    (void)state;
    Model *model =
        script_loads(PRELUDE "local enc, scale = nn.Linear(4, 2), nn.Parameter({}, 1)\n"
                             "local parts = { dec = nn.Linear(2, 4), nn.Linear(2, 2) }\n"
                             "return model { inputs = inputs, loss = function(batch)\n"
                             "  return (parts.dec(parts[1](enc(batch.x))) * scale):mean() end }\n");
    assert_string_equal(state_names(model),
                        "parts.0.weight:p parts.0.bias:p parts.dec.weight:p parts.dec.bias:p "
                        "enc.weight:p enc.bias:p scale:p seed:c");
    front_free(model);
}

static void explicit_modules_and_globals(void **state)
{
    (void)state;
    Model *model =
        script_loads(PRELUDE "local a, b = nn.Linear(4, 4), nn.Linear(4, 4)\n"
                             "return model { inputs = inputs, modules = { g = a, d = b },\n"
                             "  loss = function(batch) return a(b(batch.x)):mean() end }\n");
    assert_string_equal(state_names(model), "d.weight:p d.bias:p g.weight:p g.bias:p seed:c");
    front_free(model);
    model = script_loads(PRELUDE "net = nn.Linear(4, 1)\n"
                                 "function value(x) return net(x) end\n"
                                 "return model { inputs = inputs,\n"
                                 "  loss = function(batch) return value(batch.x):mean() end }\n");
    assert_string_equal(state_names(model), "weight:p bias:p seed:c");
    front_free(model);
}

static void own_modules_keep_the_order_of_their_fields(void **state)
{
    (void)state;
    Model *model =
        script_loads(PRELUDE "local Block = nn.class 'Block'\n"
                             "function Block:init(n)\n"
                             "  self.second = nn.Linear(n, n)\n"
                             "  self.first = nn.Linear(n, n, { bias = false })\n"
                             "  self.gain = nn.Parameter({ n }, nn.init.normal(0, 0.1))\n"
                             "  self.count = nn.Buffer({})\n"
                             "  self.list = { nn.Linear(n, 1), self.first }\n"
                             "end\n"
                             "function Block:forward(x)\n"
                             "  nn.update(self.count, self.count + 1)\n"
                             "  return self.list[1](self.second(self.first(x)) * self.gain)\n"
                             "end\n"
                             "local net = Block(4)\n"
                             "return model { inputs = inputs, optimizer = optim.SGD { lr = 0.1 },\n"
                             "  loss = function(batch) return net(batch.x):mean() end }\n");
    assert_string_equal(state_names(model), "second.weight:p second.bias:p first.weight:p gain:p "
                                            "list.0.weight:p list.0.bias:p count:b seed:c");
    Graph *train = trace(model, ENTRY_TRAIN, 2), *loss = trace(model, ENTRY_LOSS, 2);
    assert_int_equal(count_op(train, OP_update), 7); /* the buffer among them */
    assert_int_equal(count_op(loss, OP_update), 0);
    graph_free(train);
    graph_free(loss);
    front_free(model);
}

static void a_shared_parameter_is_one(void **state)
{
    (void)state;
    Model *model =
        script_loads(PRELUDE "local a = nn.Linear(4, 4)\n"
                             "local b = nn.Linear(4, 4)\n"
                             "b.weight = a.weight\n"
                             "local net = nn.Sequential { a, b, a }\n"
                             "return model { inputs = inputs,\n"
                             "  loss = function(batch) return net(batch.x):mean() end }\n");
    assert_string_equal(state_names(model), "0.weight:p 0.bias:p 1.bias:p seed:c");
    front_free(model);
}

/* ---- training ---- */

static void an_unused_parameter_is_reported(void **state)
{
    (void)state;
    const char *path = script(PRELUDE "local used, idle = nn.Linear(4, 1),\n"
                                      "  nn.Linear(4, 1, { bias = false })\n"
                                      "return model { inputs = inputs,\n"
                                      "  loss = function(batch) return used(batch.x):mean() end,\n"
                                      "  predict = function(batch) return idle(batch.x) end,\n"
                                      "  optimizer = optim.SGD { lr = 0.1 } }\n");
    message_begin();
    Model *model = front_load(path, &(FrontOptions){.real = DT_F32});
    Graph *train = trace(model, ENTRY_TRAIN, 2), *gradients = trace(model, ENTRY_GRAD, 2);
    const char *message = message_end();
    const char *warning = strstr(message, "script.lua:4: warning: the loss does not depend on "
                                          "parameter 'idle.weight'");
    assert_non_null(warning);
    assert_null(strstr(strstr(warning, "idle.weight"), "warning")); /* once */
    assert_int_equal(count_op(train, OP_update), 2);
    assert_int_equal(gradients->output_count, 4); /* a gradient of zeros is still there */
    assert_string_equal(gradients->outputs[3].name, "d_idle.weight");
    graph_free(train);
    graph_free(gradients);
    front_free(model);
}

static void dropout_acts_in_training_only(void **state)
{
    (void)state;
    Model *model =
        script_loads(PRELUDE "local net = nn.Sequential { nn.Linear(4, 4), nn.Dropout(0.5),\n"
                             "  nn.Linear(4, 4), nn.Dropout(0.2) }\n"
                             "return model { inputs = inputs,\n"
                             "  loss = function(batch) return net(batch.x):mean() end }\n");
    assert_non_null(strstr(state_names(model), "step:c"));
    Graph *loss = trace(model, ENTRY_LOSS, 2), *eval = trace(model, ENTRY_EVAL, 2);
    assert_int_equal(count_op(loss, OP_uniform), 2);
    assert_int_equal(count_op(eval, OP_uniform), 0);
    int64_t stream = 0;
    for (int i = 0; i < loss->count; i++) {
        if (loss->nodes[i].op == OP_uniform) {
            assert_int_equal(loss->nodes[i].attr.index, ++stream);
        }
    }
    graph_free(loss);
    graph_free(eval);
    front_free(model);
}

/* Whole channels: one number drawn for each, in training steps only. */
static void dropout2d_draws_a_number_a_channel(void **state)
{
    (void)state;
    Model *model = script_loads("local nn = require 'nn'\n"
                                "local net = nn.Sequential { nn.Conv2d(1, 3, 1), nn.Dropout2d() }\n"
                                "return model { inputs = { x = { shape = { 1, 4, 5 } } },\n"
                                "  loss = function(batch) return net(batch.x):mean() end }\n");
    Graph *loss = trace(model, ENTRY_LOSS, 2), *eval = trace(model, ENTRY_EVAL, 2);
    assert_int_equal(count_op(loss, OP_uniform), 1);
    assert_int_equal(count_op(eval, OP_uniform), 0);
    for (int i = 0; i < loss->count; i++) {
        if (loss->nodes[i].op == OP_uniform) {
            assert_string_equal(shape_words(&loss->nodes[i].shape).text, "(2, 3, 1, 1)");
        }
    }
    graph_free(loss);
    graph_free(eval);
    front_free(model);
}

static void undeclared_entries_are_missing(void **state)
{
    (void)state;
    Model *model = script_loads(PRELUDE "local net = nn.Linear(4, 1)\n"
                                        "return model { inputs = inputs,\n"
                                        "  predict = function(batch) return net(batch.x) end }\n");
    static const EntryKind absent[] = {ENTRY_LOSS, ENTRY_TRAIN, ENTRY_EVAL, ENTRY_GRAD};
    for (int i = 0; i < COUNT_OF(absent); i++) {
        bool missing = false;
        assert_null(front_trace(model, absent[i], 0, 2, &missing));
        assert_true(missing);
    }
    graph_free(trace(model, ENTRY_PREDICT, 2));
    graph_free(trace(model, ENTRY_INIT, 2));
    front_free(model);
}

static void every_optimiser_traces(void **state)
{
    (void)state;
    static const char *const optimisers[] = {
        "SGD { lr = 0.1 }",
        "SGD { lr = 0.1, momentum = 0.9, nesterov = true, weight_decay = 0.1 }",
        "SGD { lr = 0.1, momentum = 0.9, dampening = 0.5 }",
        "Adam { lr = optim.cosine(0.1, 100), betas = { 0.8, 0.9 }, clip_norm = 1 }",
        "AdamW { lr = function(steps) return 0.1 / (steps + 1) end }",
        "NAdam { lr = optim.one_cycle(0.1, 100, { pct_start = 0 }) }",
        "Optimizer { lr = 0.1, rule = function(p, g, lr, slot)\n"
        "    slot('sum', slot 'sum' + g)\n"
        "    return p - lr * slot 'sum' end }",
    };
    for (int i = 0; i < COUNT_OF(optimisers); i++) {
        char text[1000];
        snprintf(text, sizeof text,
                 PRELUDE "local net = nn.Linear(4, 2)\n"
                         "return model { inputs = inputs, optimizer = optim.%s,\n"
                         "  loss = function(batch) return net(batch.x):square():mean() end }\n",
                 optimisers[i]);
        Model *model = script_loads(text);
        graph_free(trace(model, ENTRY_TRAIN, 2));
        front_free(model);
    }
}

/* What tensors compute is the matter of tests/cases. */
static void tensors_answer_questions(void **state)
{
    (void)state;
    Model *model = script_loads(
        "return model {\n"
        "  inputs = { x = { shape = { 2, 3 } }, y = { shape = {}, classes = 3 } },\n"
        "  batch = 4,\n"
        "  predict = function(batch)\n"
        "    local x, y = batch.x, batch.y\n"
        "    assert(x:dim() == 3 and x:size(-1) == 3 and #x:shape() == 3 and x:numel() == 24)\n"
        "    assert(#x:size() == 3 and x:dtype() == 'f32' and y:dtype() == 'i32')\n"
        "    assert(tostring(x) == 'tensor f32 (4, 2, 3)')\n"
        "    return x:name('here')\n"
        "  end }\n");
    graph_free(trace(model, ENTRY_PREDICT, 4));
    front_free(model);
}

/* ---- options ---- */

static void overrides_are_typed(void **state)
{
    (void)state;
    const char *overrides[] = {"width=8", "rate=1", "kind=b=c", "deep=true", "width=16"};
    const char *path =
        script("local cfg = config { width = 4, rate = 0.5, kind = 'a', deep = false,"
               " more = 1 }\n"
               "assert(cfg.width == 16 and math.type(cfg.rate) == 'float')\n"
               "assert(cfg.rate == 1 and cfg.kind == 'b=c' and cfg.deep)\n"
               "assert(cfg.more == 1)\n"
               "return model {}\n");
    Model *model = front_load(path, &(FrontOptions){.real = DT_F32,
                                                    .overrides = overrides,
                                                    .override_count = COUNT_OF(overrides)});
    assert_non_null(model);
    front_free(model);
}

static void a_state_that_does_not_fit_is_reported(void **state)
{
    (void)state;
    for (int64_t limit = 1; limit < 200 * 1024; limit += 1511) {
        FrontOptions options = {.real = DT_F32, .memory_limit = limit};
        const char *path = script("local nn = require 'nn' return model {}");
        message_begin();
        Model *model = front_load(path, &options);
        const char *message = message_end();
        assert_true(model != NULL || strstr(message, "memory") != NULL);
        front_free(model);
    }
}

static void scripts_find_modules_beside_them(void **state)
{
    (void)state;
    static const char layers[] = "#!/usr/bin/lua\nlocal name = ...\nreturn { name = name, n = 3 }";
    script_bytes("layers.lua", layers, sizeof layers - 1);
    Model *model = script_loads("local layers = require 'layers'\n"
                                "assert(layers.name == 'layers' and require 'layers' == layers)\n"
                                "return model {}\n");
    front_free(model);
    script_bytes("broken.lua", "local a = nil\nreturn a.b\n", 25);
    const char *message = script_fails("require 'broken'\n", &(FrontOptions){.real = DT_F32});
    assert_non_null(strstr(message, "broken.lua:2: error: attempt to index a nil value"));
}

static void long_and_strange_names_work(void **state)
{
    (void)state;
    char name[256];
    memset(name, 'n', sizeof name);
    strcpy(name + 240, "\n%s\".lua");
    const char *path = script_bytes(name, "error 'x'", 9);
    message_begin();
    assert_null(front_load(path, &(FrontOptions){.real = DT_F32}));
    const char *message = message_end();
    unlink(path);
    if (!strstr(message, "\\x0a%s\".lua:1: error: x\n")) {
        fail_msg("%s", message);
    }
}

static void pairs_goes_in_order(void **state)
{
    (void)state;
    Model *model =
        script_loads("local t, seen = { 30, 20, [10] = 1, z = 1, a = 1, [2.5] = 1 }, {}\n"
                     "for key in pairs(t) do seen[#seen + 1] = tostring(key); t[key] = nil end\n"
                     "assert(table.concat(seen, ' ') == '1 2 2.5 10 a z')\n"
                     "return model {}\n");
    front_free(model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mlp_declares_its_states),
        cmocka_unit_test(mlp_traces_every_entry),
        cmocka_unit_test(lines_are_those_of_the_layers),
        cmocka_unit_test(traces_are_the_same_every_time),
        cmocka_unit_test(floats_can_be_double),
        cmocka_unit_test(inline_data_comes_along),
        cmocka_unit_test(one_module_needs_no_prefix),
        cmocka_unit_test(several_modules_are_told_apart),
        cmocka_unit_test(explicit_modules_and_globals),
        cmocka_unit_test(own_modules_keep_the_order_of_their_fields),
        cmocka_unit_test(a_shared_parameter_is_one),
        cmocka_unit_test(an_unused_parameter_is_reported),
        cmocka_unit_test(dropout_acts_in_training_only),
        cmocka_unit_test(dropout2d_draws_a_number_a_channel),
        cmocka_unit_test(undeclared_entries_are_missing),
        cmocka_unit_test(every_optimiser_traces),
        cmocka_unit_test(tensors_answer_questions),
        cmocka_unit_test(overrides_are_typed),
        cmocka_unit_test(a_state_that_does_not_fit_is_reported),
        cmocka_unit_test(scripts_find_modules_beside_them),
        cmocka_unit_test(long_and_strange_names_work),
        cmocka_unit_test(pairs_goes_in_order),
    };
    return cmocka_run_group_tests(tests, scripts_make_folder, scripts_remove_folder);
}
