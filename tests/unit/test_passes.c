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

static bool nearly_same(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (1 + fabs(a) + fabs(b));
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

static void compare_outputs(const RandomGraph *random, const Graph *result, Same *same,
                            uint64_t seed)
{
    const Graph *graph = random->graph;
    Arena *arena = arena_new();
    double **before = reference_run(arena, graph, random->state, random->inputs, REFERENCE_TYPED);
    double **after = reference_run(arena, result, random->state, random->inputs, REFERENCE_TYPED);
    assert_int_equal(graph->output_count, result->output_count);
    for (int i = 0; i < graph->output_count; i++) {
        NodeId old = graph->outputs[i].node, new = result->outputs[i].node;
        assert_string_equal(graph->outputs[i].name, result->outputs[i].name);
        assert_int_equal(graph->nodes[old].dtype, result->nodes[new].dtype);
        assert_true(shape_equal(&graph->nodes[old].shape, &result->nodes[new].shape));
        compare_arrays(before[old], after[new], shape_count(&graph->nodes[old].shape), same, seed,
                       graph->outputs[i].name);
    }
    arena_free(arena);
}

static void compare_updates(const RandomGraph *random, const Graph *result, Same *same,
                            uint64_t seed)
{
    NodeId new = 0;
    Arena *arena = arena_new();
    double **before =
        reference_run(arena, random->graph, random->state, random->inputs, REFERENCE_TYPED);
    double **after = reference_run(arena, result, random->state, random->inputs, REFERENCE_TYPED);
    for (NodeId old = 0; old < random->graph->count; old++) {
        const Node *node = &random->graph->nodes[old];
        if (node->op == OP_update) {
            while (result->nodes[new].op != OP_update) {
                assert_true(++new < result->count);
            }
            compare_arrays(before[old], after[new ++], shape_count(&node->shape), same, seed,
                           "update");
        }
    }
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

/* x^3 may become two products, one node more than the pow. */
static int count_cubes(const Graph *graph)
{
    int cubes = 0;
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        cubes += node->op == OP_pow && graph->nodes[node->in[1]].attr.value == 3;
    }
    return cubes;
}

/* One graph through every pass: sound, the same values, no larger, settled after one round. */
static void check_passes(const RandomGraph *random, Same *same, uint64_t seed)
{
    char *source = printed(random->graph);
    Graph *live = dce(random->graph);
    for (int i = 0; i < COUNT_OF(passes); i++) {
        Graph *once = passes[i].run(random->graph), *twice = passes[i].run(once);
        check_valid(once, seed, passes[i].name);
        compare_outputs(random, once, same, seed);
        compare_updates(random, once, same, seed);
        assert_true(once->count <= live->count + count_cubes(live));
        char *first = printed(once), *second = printed(twice);
        if (i < 3) { /* what cse merges may give simplify something to do */
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

static void random_special_graphs_keep_every_bit(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < GRAPHS; seed++) {
        DType real = seed % 2 ? DT_F32 : DT_F64;
        RandomGraph random = random_graph(seed, RANDOM_SPECIAL, real, 1 + (int)(seed % NODES));
        check_passes(&random, same_bits, seed);
        graph_free(random.graph);
    }
}

static bool is_moderate(const RandomGraph *random)
{
    Arena *arena = arena_new();
    double **values =
        reference_run(arena, random->graph, random->state, random->inputs, REFERENCE_TYPED);
    bool moderate = true;
    for (NodeId id = 0; id < random->graph->count; id++) {
        const Node *node = &random->graph->nodes[id];
        for (int64_t i = 0; dtype_is_float(node->dtype) && i < shape_count(&node->shape); i++) {
            moderate = moderate && fabs(values[id][i]) < 1e4;
        }
    }
    arena_free(arena);
    return moderate;
}

static void random_smooth_graphs_keep_their_values(void **state)
{
    (void)state;
    int checked = 0;
    for (uint64_t seed = 0; seed < GRAPHS; seed++) {
        RandomGraph random = random_graph(seed, RANDOM_SMOOTH, DT_F64, 1 + (int)(seed % NODES));
        if (is_moderate(&random)) {
            check_passes(&random, nearly_same, seed);
            checked++;
        }
        graph_free(random.graph);
    }
    assert_true(checked > GRAPHS / 2);
}

/* Adds the gradients of the sum of the first output by every float state, as outputs. */
static void add_gradients(Graph *graph)
{
    NodeId wrt[RANDOM_SLOTS], gradients[RANDOM_SLOTS];
    int count = 0;
    for (NodeId id = 0; id < graph->count && count < RANDOM_SLOTS; id++) {
        const Node *node = &graph->nodes[id];
        if (node->op == OP_state && dtype_is_float(node->dtype)) {
            wrt[count++] = id;
        }
    }
    grad(graph, graph->outputs[0].node, NO_NODE, wrt, count, gradients);
    for (int i = 0; i < count; i++) {
        if (gradients[i] != NO_NODE) {
            graph_output(graph, "gradient", gradients[i]);
        }
    }
}

static void random_gradients_keep_their_values(void **state)
{
    (void)state;
    int checked = 0;
    for (uint64_t seed = 0; seed < GRAPHS; seed++) {
        RandomGraph random = random_graph(seed, RANDOM_SMOOTH, DT_F64, 1 + (int)(seed % NODES));
        if (dtype_is_float(random.graph->nodes[random.graph->outputs[0].node].dtype)) {
            add_gradients(random.graph);
        }
        check_valid(random.graph, seed, "grad");
        if (is_moderate(&random)) {
            check_passes(&random, nearly_same, seed);
            checked++;
        }
        graph_free(random.graph);
    }
    assert_true(checked > GRAPHS / 3);
}

/* The result of a pass must live on when its source is gone. */
static void passes_share_no_memory(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT_OF(passes); i++) {
        RandomGraph random = random_graph(7, RANDOM_SPECIAL, DT_F32, NODES);
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
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_special_graphs_keep_every_bit),
        cmocka_unit_test(random_smooth_graphs_keep_their_values),
        cmocka_unit_test(random_gradients_keep_their_values),
        cmocka_unit_test(passes_share_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
