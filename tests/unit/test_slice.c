/* test_slice: attention becomes a loop over heads, forward and backward, whose matrices of scores
 * are in no memory but that of a slice, and there a block of rows at a time where they are large,
 * with no columns that a mask hides; the gradient of a large weight is in no memory but that of a
 * block, either; what cannot be cut stays as it is. (That the bits do not change is for tests/equiv to
 * say.) */
#include "driver.h"
#include "passes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "../scripts.h"

enum { BATCH = 2, HEADS = 4, LENGTH = 128, MASKED = 256, LONG = 1021, WIDTH = 8 };

static Model *load(const char *attention, int length)
{
    char text[2048];
    snprintf(text, sizeof text,
             "local nn, optim, tensor = require 'nn', require 'optim', require 'tensor'\n"
             "local weight = nn.Parameter({ %d, %d })\n"
             "return model { batch = %d, inputs = { x = { shape = { %d, %d, %d } } },\n"
             "optimizer = optim.SGD{ lr = 1 },\n"
             "loss = function(batch) local x = batch.x:matmul(weight)\n"
             "return (%s):square():sum() end }\n",
             WIDTH, WIDTH, BATCH, HEADS, length, WIDTH, attention);
    return script_loads(text);
}

typedef struct Found {
    int loops, blocks; /* over slices; of those, in a slice */
    int64_t largest;   /* elements of a buffer of the arena */
    int64_t scratch;   /* bytes that a slice has */
    int maxima;        /* of rows, in all programs */
    int64_t flops;
} Found;

static int count_maxima(const Program *program)
{
    int maxima = 0;
    for (int k = 0; k < program->kernel_count; k++) {
        const Kernel *kernel = &program->kernels[k];
        for (int i = 0; i < kernel->instr_count; i++) {
            maxima += kernel->instrs[i].kind == INSTR_REDUCE && kernel->instrs[i].op == OP_amax;
        }
        const Program *body = kernel_body(kernel);
        maxima += body != NULL ? count_maxima(body) : 0;
    }
    return maxima;
}

static int count_loops(const Program *program)
{
    int loops = 0;
    for (int k = 0; k < program->kernel_count; k++) {
        loops += program->kernels[k].kind == KERNEL_SLICES;
    }
    return loops;
}

static Found lower_model(Model *model, bool sliced)
{
    const Options options = {.skip[PASS_SLICE] = !sliced};
    bool missing;
    Found found = {0};
    Graph *graph = driver_optimise(front_trace(model, ENTRY_TRAIN, 0, BATCH, &missing), &options);
    Program *program = driver_lower(graph, &options, PASS_PLAN);
    found.loops = count_loops(program);
    found.maxima = count_maxima(program);
    found.flops = program_flops(program);
    for (int k = 0; k < program->kernel_count; k++) {
        if (program->kernels[k].kind == KERNEL_SLICES) {
            const Program *body = program->kernels[k].slices->body;
            found.blocks += count_loops(body);
            found.scratch = body->work_bytes > found.scratch ? body->work_bytes : found.scratch;
        }
    }
    for (int b = 0; b < program->buffer_count; b++) {
        const Buffer *buffer = &program->buffers[b];
        if (buffer->storage == IN_WORK && buffer->first >= 0 && buffer->name == NULL) {
            found.largest = buffer->count > found.largest ? buffer->count : found.largest;
        }
    }
    program_free(program);
    graph_free(graph);
    front_free(model);
    return found;
}

static Found lower(const char *attention, int length, bool sliced)
{
    return lower_model(load(attention, length), sliced);
}

static const char *const attention = "nn.scaled_dot_product_attention(x, x, x)";

static void scores_stay_inside(void **unused)
{
    (void)unused;
    const Found plain = lower(attention, LENGTH, false), sliced = lower(attention, LENGTH, true);
    assert_int_equal(plain.loops, 0);
    assert_int_equal(plain.largest, BATCH * HEADS * LENGTH * LENGTH);
    assert_int_equal(sliced.loops, 2);
    assert_int_equal(sliced.blocks, 0);
    assert_int_equal(sliced.largest, BATCH * HEADS * LENGTH * WIDTH);
}

/* Forward and backward there is a loop over blocks, and the rows that are left. The backward pass
 * makes the weights again from the maxima that the forward pass has found. */
static void long_scores_are_in_blocks(void **unused)
{
    (void)unused;
    const Found found = lower(attention, LONG, true);
    assert_int_equal(found.loops, 2);
    assert_int_equal(found.blocks, 4);
    assert_int_equal(found.maxima, 2);
    assert_int_equal(found.largest, BATCH * HEADS * LONG * WIDTH);
    assert_true(found.scratch <= BLOCK_BYTES);
}

/* Of MASKED queries, in four spans, those of span i need (i + 1) / 4 of the keys: 5 / 8 of the work,
 * of which slices repeat a sixth. */
static void hidden_keys_are_left_out(void **unused)
{
    (void)unused;
    static const char places[] = "(function() local i = tensor.arange(256) local query, key = "
                                 "i:unsqueeze(1), i:unsqueeze(0)\n"
                                 "local scores = x:matmul(x:transpose(-2, -1)) return %s end)()";
    static const char *const hidden[] = {
        "nn.scaled_dot_product_attention(x, x, x, { is_causal = true })",
        "scores:masked_fill(key:gt(query), -math.huge):softmax(-1):matmul(x)",
        "scores:masked_fill(key:lt(query), -math.huge):softmax(-1):matmul(x)",
        "(scores + key:le(query):where(0.0, -math.huge)):softmax(-1):matmul(x)",
        ("scores:masked_fill(key:gt(query), -math.huge):masked_fill(key:lt(query - 32), -math.huge)"
         ":softmax(-1):matmul(x)"),
    };
    static const char *const seen[] = {
        "scores:masked_fill(key:gt(query), -1000):softmax(-1):matmul(x)",
        "scores:masked_fill(key:eq(query), -math.huge):softmax(-1):matmul(x)",
        "scores:masked_fill(key:gt(query), math.huge):neg():softmax(-1):add(1):matmul(x)",
    };
    char script[1024];
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        snprintf(script, sizeof script, places, hidden[i]);
        assert_true(lower(script, MASKED, true).flops < lower(script, MASKED, false).flops * 4 / 5);
    }
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++) {
        snprintf(script, sizeof script, places, seen[i]);
        assert_true(lower(script, MASKED, true).flops >= lower(script, MASKED, false).flops);
    }
}

/* Query and key move along the same axis of what tells them what is seen: neither alone does. */
static void slanted_masks_hide_nothing(void **unused)
{
    (void)unused;
    const char *slanted = "x:matmul(x:transpose(-2, -1)):masked_fill(tensor.arange(2047):lt(1023)\n"
                          ":unfold(0, 1024, 1), -math.huge):softmax(-1):matmul(x)";
    assert_true(lower(slanted, 1024, true).flops >= lower(slanted, 1024, false).flops);
}

/* The softmax runs over the heads: no slice of its own for each. */
static void sums_over_slices_stay_outside(void **unused)
{
    (void)unused;
    const Found found = lower("x:matmul(x:transpose(-2, -1)):softmax(1):matmul(x)", LENGTH, true);
    assert_true(found.largest >= BATCH * HEADS * LENGTH * LENGTH);
}

/* Of a layer of 1800 x 1800 the weight's gradient is made and used a block at a time: if nothing else
 * reads it, and it is summed up over few rows of a batch. */
static void gradients_of_large_weights_stay_inside(void **unused)
{
    (void)unused;
    enum { SIDE = 1800 };
    static const struct {
        int side, rows;
        const char *options;
        int loops;
    } cases[] = {
        {SIDE, 4, "", 1},
        {SIDE, 4, ", clip_norm = 1", 0},
        {SIDE, 300, "", 0},
        {SIDE / 2, 4, "", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        snprintf(text, sizeof text,
                 "local nn, optim = require 'nn', require 'optim'\n"
                 "local layer = nn.Linear(%d, %d)\n"
                 "return model { modules = { layer = layer }, batch = %d,\n"
                 "inputs = { x = { shape = { %d, %d } } },\n"
                 "optimizer = optim.SGD{ lr = 1, momentum = 0.9%s },\n"
                 "loss = function(batch) return layer(batch.x):square():sum() end }\n",
                 cases[i].side, cases[i].side, BATCH, cases[i].rows, cases[i].side,
                 cases[i].options);
        const Found found = lower_model(script_loads(text), true);
        assert_int_equal(found.loops, cases[i].loops);
        assert_true((found.largest < (int64_t)cases[i].side * cases[i].side) == (found.loops > 0));
    }
}

/* As lower leaves it of a function that returns its input. */
static void a_program_without_kernels_stays_empty(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Program program = {.arena = arena};
    slice(&program, 0);
    assert_int_equal(program.kernel_count, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_stay_inside),
        cmocka_unit_test(long_scores_are_in_blocks),
        cmocka_unit_test(hidden_keys_are_left_out),
        cmocka_unit_test(slanted_masks_hide_nothing),
        cmocka_unit_test(sums_over_slices_stay_outside),
        cmocka_unit_test(gradients_of_large_weights_stay_inside),
        cmocka_unit_test(a_program_without_kernels_stays_empty),
    };
    return cmocka_run_group_tests(tests, scripts_make_folder, scripts_remove_folder);
}
