/* Tests of whole routes from graph to numbers: small graphs that some route once got wrong. */
#include "../routes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../../runtime/rt.h"
#include "../expected.h"
#include "../loop_graphs.h"
#include "../reference.h"

enum { MOST_SLOTS = 5, MOST_OUTPUTS = 16 };

static const Route routes[] = {
    {"plain, loops", false, false, LOOPS_BARE, NULL, 0},
    {"plain, blocks", false, false, BLOCKS, NULL, 0},
    {"fused, loops", false, true, LOOPS_BARE, NULL, 0},
    {"fused, blocks", false, true, BLOCKS, NULL, 0},
    {"optimised, loops", true, true, LOOPS_BARE, NULL, 0},
    {"optimised, blocks", true, true, BLOCKS, NULL, 0},
    {"in blocks of rows, loops", true, true, LOOPS_BARE, NULL, 1},
    {"in blocks of rows, blocks", true, true, BLOCKS, NULL, 1},
    {"in larger blocks of rows, blocks", true, true, BLOCKS, NULL, 800},
    {"optimised, gcc", true, true, LOOPS, "gcc", 0},
    {"tuned, gcc", true, true, TUNED, "gcc", 0},
    {"exact, gcc", true, true, EXACT, "gcc", 0},
};

typedef struct Slots {
    Model model;
    StateVar states[MOST_SLOTS];
    double *values[MOST_SLOTS];
    void *memory[MOST_SLOTS];
} Slots;

/* States hold 0.25, 0.5, 0.75, ...: inside the domain of every operator up to 1. */
static void fill_slots(Slots *slots, const Graph *graph)
{
    *slots = (Slots){.model = {.path = "t.lua", .name = "t", .doc = "", .states = slots->states}};
    slots->model.state_count = MOST_SLOTS;
    for (int i = 0; i < MOST_SLOTS; i++) {
        slots->states[i] = (StateVar){.name = "unused", .kind = STATE_BUFFER, .dtype = DT_F32};
    }
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        if (node->op == OP_state) {
            const int64_t slot = node->attr.index, count = shape_count(&node->shape);
            slots->states[slot].dtype = node->dtype;
            slots->states[slot].shape = node->shape;
            slots->values[slot] = ARENA_ARRAY(graph->arena, double, count);
            slots->memory[slot] = ARENA_ARRAY(graph->arena, double, count);
            for (int64_t i = 0; i < count; i++) {
                slots->values[slot][i] = 0.25 * (double)(i + 1);
            }
            reference_to_memory(node->dtype, count, slots->values[slot], slots->memory[slot]);
        }
    }
}

static int64_t output_count(const Graph *graph, int k)
{
    return shape_count(&graph->nodes[graph->outputs[k].node].shape);
}

static void run(const Route *route, Graph *graph, Slots *slots, void **io)
{
    Compiled compiled = route_compile(route, &slots->model, &graph, 1);
    assert_non_null(compiled.code);
    for (int k = 0; k < graph->output_count; k++) {
        io[k] = ARENA_ARRAY(graph->arena, double, output_count(graph, k));
    }
    route_run(&compiled, 0, graph->name, slots->memory, io);
    route_free(&compiled);
}

static void compare(const Route *route, Graph *graph, Slots *slots, const Expected *expected)
{
    void *io[MOST_OUTPUTS];
    run(route, graph, slots, io);
    for (int k = 0; k < graph->output_count; k++) {
        const NodeId id = graph->outputs[k].node;
        const Node *node = &graph->nodes[id];
        const double *have =
            reference_from_memory(graph->arena, node->dtype, output_count(graph, k), io[k]);
        if (expected_difference(expected, graph, id, have) >= 0) {
            fail_msg("%s: output %s differs", route->name, graph->outputs[k].name);
        }
    }
}

static Graph *read_graph(const char *text)
{
    Text error = {0};
    Graph *graph = graph_read(text, &error);
    if (!graph) {
        fail_msg("%s", error.data);
    }
    return graph;
}

static void agree_graph(Graph *graph)
{
    Slots slots;
    fill_slots(&slots, graph);
    Expected expected = expected_new(graph->arena, slots.values, slots.values);
    expected_extend(&expected, graph);
    for (int r = 0; r < COUNT_OF(routes); r++) {
        compare(&routes[r], graph, &slots, &expected);
    }
    graph_free(graph);
}

static void agree(const char *text)
{
    agree_graph(read_graph(text));
}

/* The temporary of atan, the second value, must not be called atan2. */
static void temporaries_hide_no_function(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = state {slot=0} : f64[3]\n"
          "  %1 = cos %0 : f64[3]\n"
          "  %2 = atan %1 : f64[3]\n"
          "  %3 = atan2 %0 %2 : f64[3]\n"
          "  output \"y\" %3\n");
}

/* The product is read once per row, by the tanh and by the copy that takes its memory. */
static void row_values_are_loaded_before_use(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = state {slot=0} : f32[2,3]\n"
          "  %1 = state {slot=1} : f32[3,1]\n"
          "  %2 = matmul %0 %1 : f32[2,1]\n"
          "  %3 = detach %2 : f32[2,1]\n"
          "  %4 = tanh %3 : f32[2,1]\n"
          "  %5 = expand %4 : f32[2,6]\n"
          "  %6 = reshape %3 : f32[1,2]\n"
          "  %7 = matmul %6 %4 : f32[1,1]\n"
          "  output \"y\" %5\n"
          "  output \"d\" %7\n");
}

/* The reduction over no axes gives a loop over rows alone, whose results lie two apart. */
static void rows_without_columns_may_be_strided(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = state {slot=0} : f32[3,2]\n"
          "  %1 = permute %0 {perm=[1,0]} : f32[2,3]\n"
          "  %2 = amax %1 {axes=[]} : f32[2,3]\n"
          "  %3 = cos %2 : f32[2,3]\n"
          "  %4 = permute %3 {perm=[1,0]} : f32[3,2]\n"
          "  output \"y\" %4\n");
}

/* The tangent could be had before the first sum, but is needed after it, twice. */
static void kept_values_are_made_when_first_wanted(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = state {slot=0} : f64[2,3]\n"
          "  %1 = sum %0 {axes=[1]} : f64[2,1]\n"
          "  %2 = expand %1 : f64[2,3]\n"
          "  %3 = tan %0 : f64[2,3]\n"
          "  %4 = add %2 %3 : f64[2,3]\n"
          "  %5 = sum %4 {axes=[1]} : f64[2,1]\n"
          "  %6 = expand %5 : f64[2,3]\n"
          "  %7 = mul %3 %6 : f64[2,3]\n"
          "  output \"y\" %7\n");
}

/* The sum in the loop and the one behind it are alike, but the loop cannot call what comes later. */
static void loops_call_no_function_behind_them(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = state {slot=0} : f32[4]\n"
          "  %1 = state {slot=1} : f32[3,4]\n"
          "  body\n"
          "    %0 = input {slot=0} : f32[4]\n"
          "    %1 = input {slot=1} : f32[4]\n"
          "    %2 = add %0 %1 : f32[4]\n"
          "    output \"carry\" %2\n"
          "  end\n"
          "  %2 = scan %0 %1 {carries=1 stacked=1 steps=3 reverse=0} : bool[]\n"
          "  %3 = result %2 {k=0} : f32[4]\n"
          "  %4 = add %3 %0 : f32[4]\n"
          "  output \"y\" %4\n");
}

/* gcc 12 takes the square root for this power, but pow(-0, 0.5) is 0. */
static void a_power_is_no_square_root(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = state {slot=0} : f64[8]\n"
          "  %1 = sub %0 %0 : f64[8]\n"
          "  %2 = neg %1 : f64[8]\n"
          "  %3 = const {value=0.5} : f64[8]\n"
          "  %4 = pow %2 %3 : f64[8]\n"
          "  output \"y\" %4\n");
}

/* Adds as outputs the gradients of sum(y) by the states, and those of the sum of these. */
static void add_gradients(Graph *graph)
{
    NodeId states[MOST_SLOTS], gradients[MOST_SLOTS], y = graph->outputs[0].node;
    int count = 0;
    for (NodeId id = 0; id < graph->count; id++) {
        if (graph->nodes[id].op == OP_state) {
            states[count++] = id;
        }
    }
    for (int order = 0; order < 2; order++) {
        NodeId total = NO_NODE;
        grad(graph, y, NO_NODE, states, count, gradients);
        for (int i = 0; i < count; i++) {
            if (gradients[i] == NO_NODE) {
                continue;
            }
            graph_output(graph, "d", gradients[i]);
            const NodeId g = graph_unary(graph, OP_sin, gradients[i]);
            const int rank = graph->nodes[g].shape.rank;
            const Shape scalar = {.rank = 0};
            const NodeId sum = graph_reduce(graph, OP_sum, g, (1u << rank) - 1);
            const NodeId part = graph_reshape(graph, sum, &scalar);
            total = total == NO_NODE ? part : graph_binary(graph, OP_add, total, part);
        }
        y = total;
    }
}

/* Loops, their gradients, and the gradients of those. */
static void loops_agree(void **state)
{
    (void)state;
    for (int i = 0; i < loop_graph_count; i++) {
        Graph *graph = read_graph(loop_graphs[i].text);
        add_gradients(graph);
        graph_check(graph, "grad");
        agree_graph(graph);
    }
}

/* gcc 12 gets the sum of three rows of six elements, each walked backwards, wrong. */
static void sums_of_reversed_rows_are_whole(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = state {slot=0} : f64[3,7]\n"
          "  %1 = slice %0 {start=[0,5] step=[1,-1]} : f64[3,6]\n"
          "  %2 = sum %1 {axes=[0,1]} : f64[1,1]\n"
          "  output \"y\" %2\n");
}

/* A row of several axes, beside a value for each of its rows. */
static void sums_of_reversed_planes_are_whole(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = state {slot=0} : f32[1,3,7]\n"
          "  %1 = slice %0 {start=[0,0,5] step=[1,1,-1]} : f32[1,3,6]\n"
          "  %2 = sum %1 {axes=[1,2]} : f32[1,1,1]\n"
          "  %3 = expand %2 : f32[1,3,6]\n"
          "  %4 = mul %1 %3 : f32[1,3,6]\n"
          "  %5 = sum %4 {axes=[1,2]} : f32[1,1,1]\n"
          "  %6 = neg %5 : f32[1,1,1]\n"
          "  output \"y\" %4\n"
          "  output \"z\" %6\n");
}

/* 2^22, and 99,999 times 0.25, which is lost when it is added to that in f32. */
static void long_sums_are_taken_in_pieces(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = iota {axis=0} : i32[100000]\n"
          "  %1 = const {value=1} : i32[100000]\n"
          "  %2 = lt %0 %1 : bool[100000]\n"
          "  %3 = const {value=4194304} : f32[100000]\n"
          "  %4 = const {value=0.25} : f32[100000]\n"
          "  %5 = where %2 %3 %4 : f32[100000]\n"
          "  %6 = sum %5 {axes=[0]} : f32[1]\n"
          "  output \"y\" %6\n");
}

/* Programs may start a sum of -0 from 0, also where noise passes over its terms. */
static void a_sum_of_negative_zeros_has_no_sign(void **state)
{
    (void)state;
    Graph *graph = read_graph("graph g\n"
                              "  %0 = const {value=-0} : f64[16]\n"
                              "  %1 = sin %0 : f64[16]\n"
                              "  %2 = sum %1 {axes=[0]} : f64[1]\n"
                              "  %3 = expand %2 : f64[7]\n"
                              "  %4 = sum %3 {axes=[0]} : f64[1]\n"
                              "  %5 = cumsum %0 {axis=0} : f64[16]\n"
                              "  output \"y\" %4\n");
    Expected expected = expected_new(graph->arena, NULL, NULL);
    expected_extend(&expected, graph);
    assert_true(expected_is_stable(&expected, graph, 1));
    assert_false(expected_is_stable(&expected, graph, 2));
    assert_false(expected_is_stable(&expected, graph, 4));
    assert_false(expected_is_stable(&expected, graph, 5));
    graph_free(graph);
}

/* Two loops, on either side of a product, read 2 u and 3 - u, the second also 3 - u alone: u is kept. */
static void sources_are_kept_for_what_is_made_of_them(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = state {slot=0} : f32[4,4]\n"
          "  %1 = state {slot=1} : f32[4,4]\n"
          "  %2 = add %0 %1 : f32[4,4]\n"
          "  %3 = const {value=2} : f32[4,4]\n"
          "  %4 = const {value=3} : f32[4,4]\n"
          "  %5 = mul %2 %3 : f32[4,4]\n"
          "  %6 = sub %4 %2 : f32[4,4]\n"
          "  %7 = mul %5 %6 : f32[4,4]\n"
          "  %8 = matmul %7 %0 : f32[4,4]\n"
          "  %9 = mul %8 %5 : f32[4,4]\n"
          "  %10 = add %9 %6 : f32[4,4]\n"
          "  %11 = matmul %10 %1 : f32[4,4]\n"
          "  %12 = mul %11 %6 : f32[4,4]\n"
          "  output \"y\" %10\n"
          "  output \"z\" %12\n");
}

/* Heads, (2, 3, 4), that two products read as rows of (3) times (2, 4), one of them transposed, and a
 * loop as well: they are written in that order. */
static void products_have_their_operands_in_order(void **state)
{
    (void)state;
    agree("graph g\n"
          "  %0 = state {slot=0} : f32[2,3,6]\n"
          "  %1 = state {slot=1} : f32[2,6,4]\n"
          "  %2 = matmul %0 %1 : f32[2,3,4]\n"
          "  %3 = permute %2 {perm=[1,0,2]} : f32[3,2,4]\n"
          "  %4 = reshape %3 : f32[3,8]\n"
          "  %5 = state {slot=2} : f32[8,5]\n"
          "  %6 = matmul %4 %5 : f32[3,5]\n"
          "  %7 = permute %4 {perm=[1,0]} : f32[8,3]\n"
          "  %8 = matmul %7 %6 : f32[8,5]\n"
          "  %9 = sum %2 {axes=[2]} : f32[2,3,1]\n"
          "  output \"y\" %6\n"
          "  output \"z\" %8\n"
          "  output \"sums\" %9\n");
}

/* Attention where each query sees the keys before it, 3 heads of 13 queries, and the gradients: in
 * blocks of one row, and of four, of which one is left. Indices count from the whole tensor's start. */
static void attention_agrees(void **state)
{
    (void)state;
    Graph *graph = read_graph("graph g\n"
                              "  %0 = state {slot=0} : f32[2,3,13,4]\n"
                              "  %1 = state {slot=1} : f32[2,3,13,4]\n"
                              "  %2 = state {slot=2} : f32[2,3,13,4]\n"
                              "  %3 = sin %0 : f32[2,3,13,4]\n"
                              "  %4 = cos %1 : f32[2,3,13,4]\n"
                              "  %5 = sin %2 : f32[2,3,13,4]\n"
                              "  %6 = permute %4 {perm=[0,1,3,2]} : f32[2,3,4,13]\n"
                              "  %7 = matmul %3 %6 : f32[2,3,13,13]\n"
                              "  %8 = iota {axis=2} : i32[2,3,13,13]\n"
                              "  %9 = iota {axis=3} : i32[2,3,13,13]\n"
                              "  %10 = ge %8 %9 : bool[2,3,13,13]\n"
                              "  %11 = const {value=-30} : f32[2,3,13,13]\n"
                              "  %12 = where %10 %7 %11 : f32[2,3,13,13]\n"
                              "  %13 = exp %12 : f32[2,3,13,13]\n"
                              "  %14 = sum %13 {axes=[3]} : f32[2,3,13,1]\n"
                              "  %15 = expand %14 : f32[2,3,13,13]\n"
                              "  %16 = div %13 %15 : f32[2,3,13,13]\n"
                              "  %17 = matmul %16 %5 : f32[2,3,13,4]\n"
                              "  output \"y\" %17\n");
    add_gradients(graph);
    graph_check(graph, "grad");
    agree_graph(graph);
}

/* What is summed or searched in loops, by the optimising compiler, in the order of the blocks. */
static const char *const reductions[] = {
    /* rows longer than a tile, twice, and sums over them */
    "graph g\n"
    "  %0 = state {slot=0} : f32[7,1300]\n"
    "  %1 = recip %0 : f32[7,1300]\n"
    "  %2 = sum %1 {axes=[1]} : f32[7,1]\n"
    "  %3 = expand %2 : f32[7,1300]\n"
    "  %4 = mul %1 %3 : f32[7,1300]\n"
    "  %5 = sum %4 {axes=[1]} : f32[7,1]\n"
    "  %6 = sum %4 {axes=[0]} : f32[1,1300]\n"
    "  %7 = sum %5 {axes=[0]} : f32[1,1]\n"
    "  output \"rows\" %5\n"
    "  output \"columns\" %6\n"
    "  output \"all rows\" %7\n",
    /* rows of several short lines, whose tiles take two or one at the end */
    "graph g\n"
    "  %0 = state {slot=0} : f32[5,6,200]\n"
    "  %1 = recip %0 : f32[5,6,200]\n"
    "  %2 = mul %1 %1 : f32[5,6,200]\n"
    "  %3 = sum %2 {axes=[0,2]} : f32[1,6,1]\n"
    "  %4 = sum %1 {axes=[0,2]} : f32[1,6,1]\n"
    "  output \"squares\" %3\n"
    "  output \"values\" %4\n",
    /* rows of which several are a tile, a softmax */
    "graph g\n"
    "  %0 = state {slot=0} : f32[50,100]\n"
    "  %1 = cos %0 : f32[50,100]\n"
    "  %2 = recip %0 : f32[50,100]\n"
    "  %3 = amax %2 {axes=[1]} : f32[50,1]\n"
    "  %4 = expand %3 : f32[50,100]\n"
    "  %5 = sub %2 %4 : f32[50,100]\n"
    "  %6 = exp %5 : f32[50,100]\n"
    "  %7 = sum %6 {axes=[1]} : f32[50,1]\n"
    "  %8 = expand %7 : f32[50,100]\n"
    "  %9 = div %6 %8 : f32[50,100]\n"
    "  output \"p\" %9\n",
    /* everything, without rows */
    "graph g\n"
    "  %0 = state {slot=0} : f32[70000]\n"
    "  %1 = recip %0 : f32[70000]\n"
    "  %2 = mul %1 %1 : f32[70000]\n"
    "  %3 = sum %2 {axes=[0]} : f32[1]\n"
    "  %4 = amax %1 {axes=[0]} : f32[1]\n"
    "  output \"sum\" %3\n"
    "  output \"largest\" %4\n",
    /* and of doubles, with rows */
    "graph g\n"
    "  %0 = state {slot=0} : f64[40,600]\n"
    "  %1 = recip %0 : f64[40,600]\n"
    "  %2 = sum %1 {axes=[1]} : f64[40,1]\n"
    "  %3 = mul %1 %1 : f64[40,600]\n"
    "  %4 = sum %3 {axes=[0,1]} : f64[1,1]\n"
    "  output \"rows\" %2\n"
    "  output \"all\" %4\n",
};

static void exact_loops_keep_every_bit(void **state)
{
    (void)state;
    const Route blocks = {"blocks", true, true, BLOCKS, NULL, 0};
    const Route exact = {"exact", true, true, EXACT, "gcc", 0};
    for (int i = 0; i < COUNT_OF(reductions); i++) {
        Graph *graph = read_graph(reductions[i]);
        Slots slots;
        void *want[MOST_OUTPUTS], *have[MOST_OUTPUTS];
        fill_slots(&slots, graph);
        run(&blocks, graph, &slots, want);
        run(&exact, graph, &slots, have);
        for (int k = 0; k < graph->output_count; k++) {
            const DType dtype = graph->nodes[graph->outputs[k].node].dtype;
            const size_t bytes = (size_t)output_count(graph, k) * (size_t)dtype_bytes(dtype);
            if (memcmp(want[k], have[k], bytes) != 0) {
                fail_msg("graph %d: output %s differs", i, graph->outputs[k].name);
            }
        }
        graph_free(graph);
    }
}

/* Takes out the comments above kernels. */
static void drop_banners(char *text)
{
    for (char *at = text; (at = strstr(at, "/* k")) != NULL;) {
        const char *end = strstr(at, "*/\n") + 3;
        memmove(at, end, strlen(end) + 1);
    }
}

static void bare_blocks_lack_banners_only(void **state)
{
    (void)state;
    const Route route = {"blocks", true, true, BLOCKS, NULL, 0};
    for (int i = 0; i < COUNT_OF(reductions); i++) {
        Graph *graph = read_graph(reductions[i]);
        Slots slots;
        fill_slots(&slots, graph);
        Compiled compiled = route_compile(&route, &slots.model, &graph, 1);
        Text text = {0}, bare = {0};
        emit(&slots.model, compiled.programs, 1, BLOCKS, NULL, &text);
        emit(&slots.model, compiled.programs, 1, BLOCKS_BARE, NULL, &bare);
        assert_true(bare.length < text.length);
        drop_banners(text.data);
        assert_string_equal(text.data, bare.data);
        text_free(&text);
        text_free(&bare);
        route_free(&compiled);
        graph_free(graph);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(temporaries_hide_no_function),
        cmocka_unit_test(row_values_are_loaded_before_use),
        cmocka_unit_test(rows_without_columns_may_be_strided),
        cmocka_unit_test(kept_values_are_made_when_first_wanted),
        cmocka_unit_test(loops_call_no_function_behind_them),
        cmocka_unit_test(a_power_is_no_square_root),
        cmocka_unit_test(loops_agree),
        cmocka_unit_test(sums_of_reversed_rows_are_whole),
        cmocka_unit_test(sums_of_reversed_planes_are_whole),
        cmocka_unit_test(long_sums_are_taken_in_pieces),
        cmocka_unit_test(a_sum_of_negative_zeros_has_no_sign),
        cmocka_unit_test(sources_are_kept_for_what_is_made_of_them),
        cmocka_unit_test(products_have_their_operands_in_order),
        cmocka_unit_test(attention_agrees),
        cmocka_unit_test(exact_loops_keep_every_bit),
        cmocka_unit_test(bare_blocks_lack_banners_only),
    };
    rt_start(1);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rt_stop();
    return failed;
}
