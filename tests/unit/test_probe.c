/* Tests of probe: rules that are right pass, one that is wrong does not, and each operator is asked
 * once. */
#include "probe.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../reference.h"

static const Shape three = {.rank = 1, .dim = {3}}, scalar = {.rank = 0};

static NodeId state(Graph *graph)
{
    return graph_add(graph, (NodeSpec){.op = OP_state, .dtype = DT_F64, .shape = three});
}

static NodeId total(Graph *graph, NodeId a)
{
    return graph_reshape(graph, graph_reduce(graph, OP_sum, a, 1), &scalar);
}

/* (g y, which is right for exp) times the number that the context points to */
static void times(Graph *graph, const CustomRule *rule, const NodeId *g, NodeId *gradients)
{
    const double *factor = rule->context;
    NodeId part = graph_binary(graph, OP_mul, g[0], rule->outputs[0]);
    part = graph_binary(graph, OP_mul, part, graph_like(graph, part, *factor));
    gradients[0] = gradients[0] == NO_NODE ? part : graph_binary(graph, OP_add, gradients[0], part);
}

/* sum(tanh(exp(w) w)), exp by a rule of the graph that is off by the factor */
static NodeId build(Graph *graph, double *factor)
{
    NodeId w = state(graph);
    graph->loc = (Loc){.file = "folder/model.lua", .line = 12};
    NodeId forward = graph_unary(graph, OP_exp, w);
    NodeId y = graph_unary(graph, OP_detach, forward);
    graph_rule(graph, (CustomRule){.first = forward,
                                   .output_count = 1,
                                   .outputs = &y,
                                   .input_count = 1,
                                   .inputs = &w,
                                   .grad = times,
                                   .context = factor});
    return total(graph, graph_unary(graph, OP_tanh, graph_binary(graph, OP_mul, y, w)));
}

/* The largest relative difference between rule and differences, and what it belongs to. */
static double worst_of(const Graph *graph, const char **where)
{
    double w[] = {0.3, -0.7, 1.1}, *slots[] = {w}, worst = -1;
    Arena *arena = arena_new();
    double **values = reference_run(arena, graph, slots, slots, REFERENCE_EXACT);
    for (int k = 0; k < graph->output_count; k += PROBE_OUTPUTS) {
        double f[PROBE_OUTPUTS];
        for (int i = 0; i < PROBE_OUTPUTS; i++) {
            f[i] = values[graph->outputs[k + i].node][0];
        }
        double slope = (8 * (f[4] - f[3]) - (f[5] - f[2])) / (12 * probe_steps[0]);
        double error = fabs(slope - f[0]) / fmax(fabs(slope), fabs(f[0]));
        if (error > worst) {
            worst = error;
            *where = graph->outputs[k].name;
        }
    }
    arena_free(arena);
    return worst;
}

static void right_rules_agree(void **unused)
{
    (void)unused;
    double one = 1;
    Graph *graph = graph_new("test");
    NodeId loss = build(graph, &one);
    const char *where;
    /* the rule, both inputs of mul, tanh, sum, reshape */
    assert_int_equal(probe(graph, loss, 0, 100), 5);
    assert_int_equal(graph->output_count, 6 * PROBE_OUTPUTS);
    graph_check(graph, "probe");
    assert_true(worst_of(graph, &where) < 1e-8);
    graph_free(graph);
}

static void a_wrong_rule_is_named(void **unused)
{
    (void)unused;
    double nearly_one = 1.001;
    Graph *graph = graph_new("test");
    NodeId loss = build(graph, &nearly_one);
    const char *where = "";
    probe(graph, loss, 0, 100);
    double worst = worst_of(graph, &where);
    assert_true(worst > 0.9e-3 && worst < 1.1e-3);
    assert_string_equal(where, "model.lua:12: custom_grad: the gradient by input 1");
    graph_free(graph);
}

static void a_window_shows_some_operators(void **unused)
{
    (void)unused;
    double one = 1;
    Graph *graph = graph_new("test");
    NodeId loss = build(graph, &one);
    assert_int_equal(probe(graph, loss, 1, 2), 2);
    assert_string_equal(graph->outputs[0].name, "model.lua:12: mul: the gradient by input 1");
    assert_int_equal(graph->output_count, 3 * PROBE_OUTPUTS);
    assert_int_equal(probe(graph, loss, 4, 2), 1);
    assert_int_equal(probe(graph, loss, 5, 2), 0);
    graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_rules_agree),
        cmocka_unit_test(a_wrong_rule_is_named),
        cmocka_unit_test(a_window_shows_some_operators),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
