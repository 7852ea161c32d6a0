/* Tests of what grad promises beyond the rules themselves (those are in tests/gradcheck): which
 * nodes it builds, for whom, and what they carry. */
#include "passes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const Shape three = {.rank = 1, .dim = {3}};

static NodeId state(Graph *graph, DType dtype, int slot)
{
    NodeSpec spec = {.op = OP_state, .dtype = dtype, .shape = three, .attr.index = slot};
    return graph_add(graph, spec);
}

static NodeId at_line(Graph *graph, int line, Op op, NodeId a, NodeId b)
{
    graph->loc = (Loc){.file = "model.lua", .line = line};
    return graph_binary(graph, op, a, b);
}

static void a_seed_takes_the_place_of_one(void **unused)
{
    (void)unused;
    Graph *graph = graph_new("test");
    NodeId w = state(graph, DT_F32, 0), seed = state(graph, DT_F32, 1), gradient;
    NodeId y = graph_unary(graph, OP_neg, w);
    grad(graph, y, seed, &w, 1, &gradient);
    assert_int_equal(graph->nodes[gradient].op, OP_neg);
    assert_int_equal(graph->nodes[gradient].in[0], seed);
    assert_int_equal(graph->count, y + 2);
    graph_free(graph);
}

static void the_gradient_by_the_loss_itself_is_the_seed(void **unused)
{
    (void)unused;
    Graph *graph = graph_new("test");
    NodeId w = state(graph, DT_F32, 0), seed = state(graph, DT_F32, 1), gradient;
    grad(graph, w, seed, &w, 1, &gradient);
    assert_int_equal(gradient, seed);
    graph_free(graph);
}

static void what_the_loss_does_not_depend_on_has_no_gradient(void **unused)
{
    (void)unused;
    Graph *graph = graph_new("test");
    NodeId wrt[4], gradients[4];
    NodeId w = state(graph, DT_F32, 0);
    wrt[0] = state(graph, DT_F32, 1); /* not used */
    wrt[1] = state(graph, DT_I32, 2); /* not a float */
    wrt[2] = state(graph, DT_F32, 3); /* behind a detach */
    NodeId detached = graph_unary(graph, OP_detach, wrt[2]);
    NodeId number = graph_cast(graph, wrt[1], DT_F32);
    NodeId y = graph_binary(graph, OP_mul, graph_binary(graph, OP_mul, w, detached), number);
    wrt[3] = graph_unary(graph, OP_exp, w); /* later than the loss */
    int before = graph->count;
    grad(graph, y, NO_NODE, wrt, 4, gradients);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(gradients[i], NO_NODE);
    }
    assert_int_equal(graph->count, before);
    graph_free(graph);
}

/* By an intermediate value and by what it is made of, at once. */
static void intermediate_values_have_gradients(void **unused)
{
    (void)unused;
    Graph *graph = graph_new("test");
    NodeId w = state(graph, DT_F32, 0);
    NodeId h = graph_unary(graph, OP_exp, w), y = graph_unary(graph, OP_sin, h);
    NodeId wrt[2] = {h, w}, gradients[2];
    grad(graph, y, NO_NODE, wrt, 2, gradients);
    const Node *by_w = &graph->nodes[gradients[1]];
    assert_int_equal(by_w->op, OP_mul);
    assert_int_equal(by_w->in[0], gradients[0]);
    assert_int_equal(by_w->in[1], h);
    graph_free(graph);
}

/* A value that is named as a variable stops nothing, but behind it there may be no derivative. */
static void a_discrete_variable_ends_the_walk(void **unused)
{
    (void)unused;
    Graph *graph = graph_new("test");
    NodeId w = state(graph, DT_F32, 0);
    NodeId steps = graph_unary(graph, OP_floor, w), y = graph_binary(graph, OP_mul, steps, w);
    NodeId wrt[2] = {steps, w}, gradients[2];
    grad(graph, y, NO_NODE, wrt, 2, gradients);
    assert_int_equal(graph->nodes[gradients[0]].in[1], w);
    assert_int_equal(graph->nodes[gradients[1]].in[1], steps);
    graph_free(graph);
}

static void gradients_carry_the_line_and_their_node(void **unused)
{
    (void)unused;
    Graph *graph = graph_new("test");
    NodeId w = state(graph, DT_F32, 0), x = state(graph, DT_F32, 1), gradient;
    NodeId product = at_line(graph, 10, OP_mul, w, x);
    NodeId square = at_line(graph, 20, OP_mul, product, product);
    graph->loc = (Loc){.file = "model.lua", .line = 30};
    grad(graph, square, NO_NODE, &w, 1, &gradient);
    assert_int_equal(graph->loc.line, 30);
    assert_int_equal(graph->from, NO_NODE);
    assert_int_equal(graph->nodes[gradient].from, w);
    assert_int_equal(graph->nodes[gradient].loc.line, 10);
    for (NodeId id = square + 1; id < gradient; id++) {
        assert_int_equal(graph->nodes[id].from, id == square + 1 ? square : product);
        assert_int_equal(graph->nodes[id].loc.line, 20);
    }
    graph_free(graph);
}

/* One node is the gradient of h + w and of h: it goes by the named one. */
static void a_gradient_passed_on_goes_by_a_name(void **unused)
{
    (void)unused;
    Graph *graph = graph_new("test");
    NodeId w = state(graph, DT_F32, 0);
    NodeId h = graph_add(graph, (NodeSpec){.op = OP_exp, .in = {w}, .name = "h"});
    NodeId sum = graph_binary(graph, OP_add, h, w), y = graph_unary(graph, OP_sin, sum);
    NodeId wrt[2] = {sum, h}, gradients[2];
    grad(graph, y, NO_NODE, wrt, 2, gradients);
    assert_int_equal(gradients[0], gradients[1]);
    assert_int_equal(graph->nodes[gradients[0]].from, h);
    graph_free(graph);
}

/* The gradient by the one input is three times that of the output. */
static void times_three(Graph *graph, const CustomRule *rule, const NodeId *g, NodeId *gradients)
{
    assert_true(rule->context == &three);
    NodeId part = graph_binary(graph, OP_mul, g[0], graph_like(graph, g[0], 3));
    gradients[0] = gradients[0] == NO_NODE ? part : graph_binary(graph, OP_add, gradients[0], part);
}

/* y = sin(detach(exp(w))), with 3 for the derivative of exp: d y / d w = 3 cos(detach(exp(w))), and
 * the same rule once more: d^2 y / d w^2 = 9 (-sin(...)). What it stands for is not looked at. */
static void a_rule_of_the_graph_takes_the_place_of_others(void **unused)
{
    (void)unused;
    Graph *graph = graph_new("test");
    NodeId w = state(graph, DT_F32, 0), first, second;
    NodeId inner = graph_unary(graph, OP_exp, w), y = graph_unary(graph, OP_detach, inner);
    graph_rule(graph, (CustomRule){.first = inner,
                                   .output_count = 1,
                                   .outputs = &y,
                                   .input_count = 1,
                                   .inputs = &w,
                                   .grad = times_three,
                                   .context = (void *)&three});
    NodeId root = graph_unary(graph, OP_sin, y);
    grad(graph, root, NO_NODE, &w, 1, &first);
    const Node *product = &graph->nodes[first];
    assert_int_equal(product->op, OP_mul);
    assert_int_equal(product->from, w);
    assert_int_equal(graph->nodes[product->in[1]].attr.value, 3);
    grad(graph, first, NO_NODE, &w, 1, &second);
    assert_int_equal(graph->nodes[graph->nodes[second].in[1]].attr.value, 3);
    for (NodeId id = y; id < graph->count; id++) {
        assert_int_not_equal(graph->nodes[id].op, OP_exp);
    }
    graph_free(graph);
}

/* y = w x from the roots y and w: x, and what the root w is given. */
static void gradients_of_several_roots_add_up(void **unused)
{
    (void)unused;
    Graph *graph = graph_new("test");
    NodeId w = state(graph, DT_F32, 0), x = state(graph, DT_F32, 1), gradient;
    NodeId y = graph_binary(graph, OP_mul, w, x);
    const Root roots[2] = {{w, x}, {y, w}};
    grad_from(graph, roots, 2, &w, 1, &gradient);
    const Node *sum = &graph->nodes[gradient];
    assert_int_equal(sum->op, OP_add);
    assert_int_equal(sum->in[0], x);
    assert_int_equal(graph->nodes[sum->in[1]].in[0], w);
    assert_int_equal(graph->nodes[sum->in[1]].in[1], x);
    graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seed_takes_the_place_of_one),
        cmocka_unit_test(the_gradient_by_the_loss_itself_is_the_seed),
        cmocka_unit_test(what_the_loss_does_not_depend_on_has_no_gradient),
        cmocka_unit_test(intermediate_values_have_gradients),
        cmocka_unit_test(a_discrete_variable_ends_the_walk),
        cmocka_unit_test(gradients_carry_the_line_and_their_node),
        cmocka_unit_test(a_gradient_passed_on_goes_by_a_name),
        cmocka_unit_test(a_rule_of_the_graph_takes_the_place_of_others),
        cmocka_unit_test(gradients_of_several_roots_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
