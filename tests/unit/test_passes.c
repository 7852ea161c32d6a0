/* Tests of simplify, cse and dce on random graphs, and of what they and grad promise in general:
 * the same values, never more nodes, nothing left to do the second time, no memory shared. */
#include "passes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../random_graph.h"
#include "../reference.h"

enum { GRAPHS = 1500, NODES = 60 };

typedef Graph *Pass(const Graph *graph);

static Graph *chained(const Graph *graph, Pass *first, Pass *second)
{
    Graph *between = first(graph);
    Graph *result = second(between);
    graph_free(between);
    return result;
}

static Graph *simplify_dce(const Graph *graph)
{
    return chained(graph, simplify, dce);
}

static Graph *cse_dce(const Graph *graph)
{
    return chained(graph, cse, dce);
}

static Graph *all_passes(const Graph *graph)
{
    return chained(graph, simplify, cse_dce);
}

static char *printed(const Graph *graph)
{
    Text text = {0};
    graph_print(graph, &text);
    return text.data;
}

/* ---- the same values ---- */

static bool same_bits(double a, double b)
{
    return (isnan(a) && isnan(b)) || (a == b && !signbit(a) == !signbit(b));
}

typedef bool Same(double a, double b);

static void compare_arrays(const double *expected, const double *got, int64_t count, Same *same,
                           uint64_t seed, const char *what)
{
    for (int64_t i = 0; i < count; i++) {
        if (!same(expected[i], got[i])) {
            fail_msg("seed %llu, %s, element %lld: %.17g became %.17g", (unsigned long long)seed,
                     what, (long long)i, expected[i], got[i]);
        }
    }
}

/* One value; what rounding would move is compared bit for bit or not at all. */
static void compare_node(const RandomGraph *random, NodeId old, const double *got, Same *same,
                         uint64_t seed, const char *what)
{
    const Expected *expected = &random->expected;
    int64_t count = shape_count(&random->graph->nodes[old].shape);
    if (same) {
        compare_arrays(expected->values[old], got, count, same, seed, what);
    } else if (expected_difference(expected, random->graph, old, got) >= 0 &&
               expected_is_stable(expected, random->graph, old)) {
        fail_msg("seed %llu, %s has changed", (unsigned long long)seed, what);
    }
}

static void compare_outputs(const RandomGraph *random, const Graph *result, double **after,
                            Same *same, uint64_t seed)
{
    const Graph *graph = random->graph;
    assert_int_equal(graph->output_count, result->output_count);
    for (int i = 0; i < graph->output_count; i++) {
        NodeId old = graph->outputs[i].node, new = result->outputs[i].node;
        assert_string_equal(graph->outputs[i].name, result->outputs[i].name);
        assert_int_equal(graph->nodes[old].dtype, result->nodes[new].dtype);
        assert_true(shape_equal(&graph->nodes[old].shape, &result->nodes[new].shape));
        compare_node(random, old, after[new], same, seed, graph->outputs[i].name);
    }
}

static void compare_updates(const RandomGraph *random, const Graph *result, double **after,
                            Same *same, uint64_t seed)
{
    NodeId new = 0;
    for (NodeId old = 0; old < random->graph->count; old++) {
        if (random->graph->nodes[old].op == OP_update) {
            while (result->nodes[new].op != OP_update) {
                assert_true(++new < result->count);
            }
            compare_node(random, old, after[new ++], same, seed, "update");
        }
    }
}

static void compare_values(const RandomGraph *random, const Graph *result, Same *same,
                           uint64_t seed)
{
    const Expected *expected = &random->expected;
    Arena *arena = arena_new();
    double **after =
        reference_run(arena, result, expected->state, expected->inputs, REFERENCE_TYPED);
    compare_outputs(random, result, after, same, seed);
    compare_updates(random, result, after, same, seed);
    arena_free(arena);
}

static void check_valid(const Graph *graph, uint64_t seed, const char *pass)
{
    Text error = {0};
    if (!graph_valid(graph, &error)) {
        fail_msg("seed %llu after %s: %s", (unsigned long long)seed, pass, error.data);
    }
    text_free(&error);
}

static const struct {
    const char *name;
    Pass *run;
} passes[] = {{"simplify", simplify_dce}, {"cse", cse_dce}, {"dce", dce}, {"all", all_passes}};

static bool has_loop(const Graph *graph)
{
    return graph_node_count(graph) > graph->count;
}

/* One graph through every pass: sound, the same values, no more work, settled after one round. */
static void check_passes(const RandomGraph *random, Same *same, uint64_t seed)
{
    char *source = printed(random->graph);
    Graph *live = dce(random->graph);
    for (int i = 0; i < COUNT_OF(passes); i++) {
        Graph *once = passes[i].run(random->graph), *twice = passes[i].run(once);
        check_valid(once, seed, passes[i].name);
        compare_values(random, once, same, seed);
        /* What goes into a loop, or comes out of it, may become parts of as many elements in all. */
        assert_true(random_work(once) <= random_work(live) ||
                    (has_loop(live) && random_elements(once) <= random_elements(live)));
        char *first = printed(once), *second = printed(twice);
        /* What cse merges, and what turns out unneeded of a loop, may give simplify more to do. */
        if (i < 3 && !has_loop(live)) {
            assert_string_equal(first, second);
        }
        free(first);
        free(second);
        graph_free(once);
        graph_free(twice);
    }
    char *afterwards = printed(random->graph);
    assert_string_equal(source, afterwards);
    free(source);
    free(afterwards);
    graph_free(live);
}

static void check_random_graphs(RandomKind kind, bool gradients, Same *same)
{
    for (uint64_t seed = 0; seed < GRAPHS; seed++) {
        RandomWorld world = random_world(seed, kind, seed % 2 ? DT_F32 : DT_F64, false);
        RandomGraph random = random_graph(seed, &world, 1 + (int)(seed % NODES), gradients);
        check_valid(random.graph, seed, "grad");
        check_passes(&random, same, seed);
        graph_free(random.graph);
        random_world_free(&world);
    }
}

static void exact_operators_keep_every_bit(void **state)
{
    (void)state;
    check_random_graphs(RANDOM_EXACT, false, same_bits);
}

static void random_graphs_keep_their_values(void **state)
{
    (void)state;
    check_random_graphs(RANDOM_TAME, false, NULL);
    check_random_graphs(RANDOM_WILD, false, NULL);
}

static void random_gradients_keep_their_values(void **state)
{
    (void)state;
    check_random_graphs(RANDOM_TAME, true, NULL);
}

/* The result of a pass must live on when its source is gone. */
static void passes_share_no_memory(void **state)
{
    (void)state;
    RandomWorld world = random_world(7, RANDOM_EXACT, DT_F32, false);
    for (int i = 0; i < COUNT_OF(passes); i++) {
        RandomGraph random = random_graph(7, &world, NODES, false);
        Graph *result = passes[i].run(random.graph);
        char *before = printed(result);
        graph_free(random.graph);
        char *after = printed(result);
        assert_string_equal(before, after);
        assert_null(result->loc.file); /* nor does it remember where it was */
        assert_int_equal(result->from, NO_NODE);
        free(before);
        free(after);
        graph_free(result);
    }
    random_world_free(&world);
}

/* NaN as operand `at`, numbers elsewhere; where the operator takes floats and gives one. */
static void check_stays_nan(Op op, int at, double number)
{
    Graph *graph = graph_new("nan");
    const Shape scalar = {.rank = 0};
    NodeSpec spec = {.op = op, .dtype = DT_F64}; /* what a cast makes */
    for (int i = 0; i < op_info[op].arity; i++) {
        spec.in[i] = graph_const(graph, DT_F32, &scalar, i == at ? NAN : number);
    }
    Text error = {0};
    assert_true(shape_infer(graph, &spec, &error));
    graph_output(graph, "y", graph_add_inferred(graph, &spec));
    Graph *folded = simplify(graph);
    const Node *y = &folded->nodes[folded->outputs[0].node];
    if (dtype_is_float(y->dtype)) {
        assert_int_equal(y->op, OP_const);
        if (!isnan(y->attr.value)) {
            fail_msg("%s makes %g of a NaN", op_info[op].name, y->attr.value);
        }
    }
    graph_free(folded);
    graph_free(graph);
}

static void what_hides_no_nan_keeps_it(void **state)
{
    (void)state;
    static const double numbers[] = {0.0, 1.0, -2.5, INFINITY, -INFINITY, NAN};
    for (int op = 0; op < OP_COUNT; op++) {
        const OpInfo *info = &op_info[op];
        if (info->class != ELEM || info->types == BOOLS || info->traits & HIDES) {
            continue;
        }
        for (int at = 0; at < info->arity; at++) {
            for (int i = 0; i < COUNT_OF(numbers); i++) {
                check_stays_nan((Op)op, at, numbers[i]);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_operators_keep_every_bit),
        cmocka_unit_test(random_graphs_keep_their_values),
        cmocka_unit_test(random_gradients_keep_their_values),
        cmocka_unit_test(passes_share_no_memory),
        cmocka_unit_test(what_hides_no_nan_keeps_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
