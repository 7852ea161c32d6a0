/* Movement is free: what computes with a moved tensor reads it through strides, with no kernel that
 * copies before it. */
#include "driver.h"
#include "passes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* An expression of x (6, 4, 5) and y (4, 5), inputs, in Lua. */
typedef struct ViewCase {
    const char *expression;
    int copies; /* kernels that only move numbers */
} ViewCase;

static const ViewCase cases[] = {
    /* into elementwise work */
    {"x:transpose(0, 2):exp()", 0},
    {"x:permute(1, 2, 0) * 2 + 1", 0},
    {"x:movedim(0, -1):exp()", 0},
    {"x:slice(2, 1, nil, 2):exp()", 0},
    {"x:slice(0, nil, nil, -2):exp()", 0},
    {"x:flip(0, 2):exp()", 0},
    {"x:narrow(1, 1, 2):transpose(0, 1):exp()", 0},
    {"x:select(1, 2):exp()", 0},
    {"x:diagonal(0, 1, 2):exp()", 0},
    {"x:diagonal(1, 0, 1):exp()", 0},
    {"x:diagonal(-1, 2, 1):exp()", 0},
    {"y:expand(6, 4, 5) * x", 0},
    {"y:unsqueeze(0):broadcast_to(6, 4, 5) - x", 0},
    {"x:flatten(1):exp()", 0},
    {"x:unflatten(0, {2, 3}):transpose(0, 1):exp()", 0},
    {"x:reshape(6, 2, 2, 5):select(2, 0):exp()", 0},
    {"x:transpose(0, 1):unsqueeze(0):squeeze():exp()", 0},
    {"y:t():exp()", 0},
    {"y:tril():exp()", 0},
    {"x:transpose(0, 2):flatten():exp()", 0},
    {"y:tile(2, 1):exp()", 0},
    {"y:diagonal():sum():exp()", 0},
    {"y:trace()", 0},
    {"x:chunk(2, 0):exp()", 0},
    {"({ x:unbind(1) })[3]:exp()", 0},
    {"x:select(0, 0) * x:select(0, 5):flip(0)", 0},
    /* rows of 5 with gaps: copied for the sake of an operand whose rows are long */
    {"x:tile(1, 1, 2):exp():narrow(2, 2, 5) + x", 1},
    {"x:narrow(2, 0, 4) * x:narrow(2, 1, 4)", 0},
    /* into reductions */
    {"x:transpose(0, 2):sum(1)", 0},
    {"x:slice(1, nil, nil, -2):amax(1)", 0},
    /* into products */
    {"x:select(0, 1):matmul(y:t())", 0},
    {"y:flip(0):matmul(x:select(1, 0):t())", 0},
    {"x:slice(2, 0, nil, 2):matmul(y:narrow(1, 0, 3):t())", 0},
    {"x:matmul(y:t())", 0},
    {"x:transpose(1, 2):matmul(x)", 0},
    {"x:bmm(x:transpose(1, 2))", 0},
    {"x:diagonal(0, 1, 2):mm(y)", 0},
    {"tensor.einsum('bij,jk->bik', x, y:t())", 0},
    {"tensor.einsum('bij,bkj->kbi', x, x)", 0}, /* the product writes it transposed */
    {"tensor.einsum('bij,bij->b', x, x)", 0},
    {"tensor.einsum('bthd,bshd->bhts', x:unflatten(1, {2, 2}), x:unflatten(1, {2, 2}))", 0},
    {"x:transpose(1, 2):flatten(1):mm(x:flatten(1):t())", 0}, /* steps along two axes */
    /* what strides cannot say */
    {"x:transpose(1, 2):flatten(1):cumsum(0)", 1},
};

static char path[] = "/tmp/gradcc-views-XXXXXX.lua";

static Model *load(const char *expression)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file,
            "local nn, tensor = require 'nn', require 'tensor'\n"
            "return model { batch = 6, inputs = { x = { shape = { 4, 5 } } },\n"
            "predict = function(batch) local x, y = batch.x, batch.x:select(0, 0)\n"
            "return (%s) end }\n",
            expression);
    fclose(file);
    Model *model = front_load(path, &(FrontOptions){.real = DT_F32});
    assert_non_null(model);
    return model;
}

static bool is_copy(const Kernel *kernel)
{
    bool computes = kernel->kind != KERNEL_MAP;
    for (int i = 0; i < kernel->instr_count; i++) {
        InstrKind kind = kernel->instrs[i].kind;
        computes |= kind == INSTR_ELEM || kind == INSTR_REDUCE || kind == INSTR_RANDOM;
    }
    return !computes;
}

static void check_view(const ViewCase *item)
{
    static const Options options = {.skip[PASS_SLICE] = true}; /* kernels in one list */
    bool missing;
    Model *model = load(item->expression);
    Graph *graph = driver_optimise(front_trace(model, ENTRY_PREDICT, 0, 6, &missing), &options);
    Program *program = driver_lower(graph, &options, PASS_PLAN);
    int copies = 0;
    for (int i = 0; i < program->kernel_count; i++) {
        copies += is_copy(&program->kernels[i]);
    }
    if (copies != item->copies) {
        Text text = {0};
        program_print(program, &text);
        fail_msg("%s: %d copies, not %d:\n%s", item->expression, copies, item->copies, text.data);
    }
    program_free(program);
    graph_free(graph);
    front_free(model);
}

static void consumers_read_through_strides(void **unused)
{
    (void)unused;
    for (int i = 0; i < COUNT_OF(cases); i++) {
        check_view(&cases[i]);
    }
}

static int make_script(void **unused)
{
    (void)unused;
    int fd = mkstemps(path, 4);
    return fd < 0 || close(fd) != 0;
}

static int remove_script(void **unused)
{
    (void)unused;
    return unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(consumers_read_through_strides)};
    return cmocka_run_group_tests(tests, make_script, remove_script);
}
