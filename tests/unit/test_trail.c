/* test_trail: carries that a loop leaves behind live in one buffer, without copies; others take
 * turns in two. What all its steps multiply by is turned once. (That the values do not change is for
 * test_routes and tests/equiv to say.) */
#include "driver.h"
#include "passes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../scripts.h"

enum { BATCH = 2, STEPS = 7, WIDTH = 5 };

static Model *load(const char *layer, const char *expression)
{
    char text[2048];
    snprintf(text, sizeof text,
             "local nn, optim, tensor = require 'nn', require 'optim', require 'tensor'\n"
             "local start = nn.Parameter({ %d })\n"
             "local layer = %s\n"
             "local function value(batch) local x = batch.x:transpose(0, 1) return %s end\n"
             "return model { net = { start = start, layer = layer }, batch = %d,\n"
             "inputs = { x = { shape = { %d, %d } } }, optimizer = optim.SGD{ lr = 1 },\n"
             "loss = function(batch) return (value(batch) + start):square():sum() end,\n"
             "predict = value }\n",
             WIDTH, layer, expression, BATCH, STEPS, WIDTH);
    return script_loads(text);
}

typedef struct Found {
    int trails, turns; /* carries of all loops */
    int copies;        /* kernels of their bodies that compute nothing */
    int starts;        /* kernels around that copy a start into a trail, */
    int turned;        /* or a weight for the products of a body */
} Found;

/* A kernel that stores what it loads and nothing else. */
static bool is_copy(const Kernel *kernel)
{
    bool copies = kernel->kind == KERNEL_MAP;
    for (int i = 0; i < kernel->instr_count; i++) {
        const InstrKind kind = kernel->instrs[i].kind;
        copies = copies && (kind == INSTR_LOAD || kind == INSTR_STORE);
    }
    return copies;
}

static bool copies_into(const Program *program, const Kernel *kernel, const char *name)
{
    if (!is_copy(kernel) || kernel->instrs[0].kind != INSTR_LOAD) {
        return false;
    }
    const int buffer = kernel->instrs[kernel->instr_count - 1].access.buffer;
    return program->buffers[buffer].name != NULL &&
           strstr(program->buffers[buffer].name, name) != NULL;
}

static void count_loop(const Loop *loop, Found *found)
{
    for (int k = 0; k < loop->attr.carries; k++) {
        const bool trails = loop_has_trail(loop, k);
        found->trails += trails;
        found->turns += !trails;
        if (trails) { /* what a step finds and what it leaves are one place apart */
            const Access *before = &loop->inputs[k], *after = &loop->outputs[k];
            assert_int_equal(before->buffer, after->buffer);
            assert_int_equal(before->stride[0], after->stride[0]);
            assert_int_equal(after->offset - before->offset,
                             loop->attr.reverse ? -after->stride[0] : after->stride[0]);
            assert_int_equal(loop->spares[k], -1);
        }
    }
    for (int k = 0; k < loop->body->kernel_count; k++) {
        found->copies += is_copy(&loop->body->kernels[k]);
    }
}

static void check_trails(const char *layer, const char *expression, EntryKind entry, Found expected)
{
    static const Options options = {0};
    bool missing;
    Model *model = load(layer, expression);
    Graph *graph = driver_optimise(front_trace(model, entry, 0, BATCH, &missing), &options);
    Program *program = driver_lower(graph, &options, PASS_PLAN);
    Found found = {0};
    for (int k = 0; k < program->kernel_count; k++) {
        const Kernel *kernel = &program->kernels[k];
        if (kernel->kind == KERNEL_LOOP) {
            count_loop(kernel->loop, &found);
        } else {
            found.starts += copies_into(program, kernel, "_steps");
            found.turned += copies_into(program, kernel, "turned");
        }
    }
    if (memcmp(&found, &expected, sizeof found) != 0) {
        Text text = {0};
        program_print(program, &text);
        fail_msg("%s: %d trails, %d turns, %d copies, %d starts, %d turned:\n%s", expression,
                 found.trails, found.turns, found.copies, found.starts, found.turned, text.data);
    }
    program_free(program);
    graph_free(graph);
    front_free(model);
}

/* Both carries, h of which is a y as well. The gradients of the carries are in no stack. */
static void recurrent_layers_leave_trails(void **unused)
{
    (void)unused;
    check_trails("nn.LSTM(5, 5)", "layer(x)", ENTRY_TRAIN,
                 (Found){.trails = 2, .turns = 2, .turned = 1});
    check_trails("nn.LSTM(5, 5, { bidirectional = true })", "layer(x):sum(-1, true)", ENTRY_TRAIN,
                 (Found){.trails = 4, .turns = 4, .turned = 2});
}

/* What only the results need is not kept: c in evaluation. */
static void what_is_not_kept_takes_turns(void **unused)
{
    (void)unused;
    check_trails("nn.LSTM(5, 5)", "layer(x):tanh()", ENTRY_PREDICT,
                 (Found){.trails = 1, .turns = 1, .turned = 1});
    check_trails("nil", "tensor.scan(function(h, x) return h + x end, tensor.zeros{ 2, 5 }, x)",
                 ENTRY_PREDICT, (Found){.turns = 1});
}

/* A start that lies elsewhere is copied to its place; and a stack that is an output of the model
 * lies where that is wanted. */
static void starts_and_results_are_copied(void **unused)
{
    (void)unused;
    const char *scan = "(function() local last, ys = tensor.scan(function(h, x)\n"
                       "local new = (h + x:sum(0)):tanh() return new, new end,\n"
                       "start, x) return %s end)()";
    char text[512];
    snprintf(text, sizeof text, scan, "ys * last");
    check_trails("nil", text, ENTRY_TRAIN, (Found){.trails = 1, .turns = 1, .starts = 1});
    snprintf(text, sizeof text, scan, "ys:exp() + last");
    check_trails("nil", text, ENTRY_PREDICT, (Found){.trails = 1, .starts = 1});
    snprintf(text, sizeof text, scan, "ys");
    check_trails("nil", text, ENTRY_PREDICT, (Found){.turns = 1});
}

/* A step that multiplies by W has a gradient that multiplies by its transpose. Nothing is turned for
 * a step that reads W in both ways, or has many rows. */
static void weights_are_turned_once(void **unused)
{
    (void)unused;
    const char *scan = "(function() local w = start:unsqueeze(0) * start:unsqueeze(1)\n"
                       "return tensor.scan(function(h, x) return %s end, %s, x) end)()";
    char text[512];
    snprintf(text, sizeof text, scan, "h:matmul(w)", "tensor.zeros{ 2, 5 }");
    check_trails("nil", text, ENTRY_PREDICT, (Found){.turns = 1});
    check_trails("nil", text, ENTRY_TRAIN, (Found){.trails = 2, .turned = 1});
    snprintf(text, sizeof text, scan, "h:matmul(w:t())", "tensor.zeros{ 2, 5 }");
    check_trails("nil", text, ENTRY_PREDICT, (Found){.turns = 1, .turned = 1});
    snprintf(text, sizeof text, scan, "h:matmul(w:t()):matmul(w)", "tensor.zeros{ 2, 5 }");
    check_trails("nil", text, ENTRY_PREDICT, (Found){.turns = 1});
    snprintf(text, sizeof text, scan, "h:matmul(w:t())", "tensor.zeros{ 200, 5 }");
    check_trails("nil", text, ENTRY_PREDICT, (Found){.turns = 1});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recurrent_layers_leave_trails),
        cmocka_unit_test(what_is_not_kept_takes_turns),
        cmocka_unit_test(starts_and_results_are_copied),
        cmocka_unit_test(weights_are_turned_once),
    };
    return cmocka_run_group_tests(tests, scripts_make_folder, scripts_remove_folder);
}
