/* The operator table, the building of graphs, and the verifier. */
#include "graph.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <cmocka.h>

/* ---- the operator table ---- */

static void test_table_is_complete(void **state)
{
    (void)state;
    for (int i = 0; i < OP_COUNT; i++) {
        const OpInfo *info = &op_info[i];
        Op op;
        assert_true(op_by_name(info->name, &op));
        assert_int_equal(op, i);
        assert_true(info->arity == ANY_ARITY || (info->arity >= 0 && info->arity <= MAX_INPUTS));
        assert_true(strlen(info->doc) > 0);
        assert_true(strlen(info->cform) > 0);
        /* tcc miscompiles constant logic */
        assert_null(strstr(info->cform, "&&"));
        assert_null(strstr(info->cform, "||"));
        assert_true(strlen(class_name(info->class)) > 0);
        assert_int_equal(strlen(attr_name(info->attr)) > 0, info->attr != ATTR_NONE);
    }
    Op op;
    assert_false(op_by_name("", &op));
    assert_false(op_by_name("matmull", &op));
}

static void test_gradients_are_declared_once(void **state)
{
    (void)state;
    for (int i = 0; i < OP_COUNT; i++) {
        const OpInfo *info = &op_info[i];
        bool smooth = !(info->traits & DISCRETE) && info->class != LEAF;
        assert_int_equal(info->differentiable, smooth);
        assert_int_equal(strlen(info->gradient) > 0, smooth);
    }
}

static void test_commuting_operators_take_two(void **state)
{
    (void)state;
    for (int i = 0; i < OP_COUNT; i++) {
        if (op_info[i].traits & COMMUTES) {
            assert_int_equal(op_info[i].arity, 2);
        }
    }
    assert_true(op_info[OP_add].traits & COMMUTES);
    assert_false(op_info[OP_sub].traits & COMMUTES);
    assert_false(op_info[OP_max].traits & COMMUTES); /* max(-0, 0) has the sign of the second */
}

static void test_dtypes(void **state)
{
    (void)state;
    assert_string_equal(dtype_name(DT_F32), "f32");
    assert_int_equal(dtype_bytes(DT_BOOL), 1);
    assert_int_equal(dtype_bytes(DT_I32), 4);
    assert_int_equal(dtype_bytes(DT_F64), 8);
    assert_true(dtype_is_float(DT_F64));
    assert_false(dtype_is_float(DT_I32));
}

/* ---- shapes ---- */

static Shape shape1(int64_t a)
{
    return shape_of(1, &a);
}

static Shape shape2(int64_t a, int64_t b)
{
    return shape_of(2, (int64_t[]){a, b});
}

static void check_broadcast(Shape a, Shape b, const char *expected)
{
    Arena *arena = arena_new();
    Shape result;
    bool fits = shape_broadcast(&a, &b, &result);
    assert_string_equal(fits ? shape_text(arena, &result) : "none", expected);
    fits = shape_broadcast(&b, &a, &result);
    assert_string_equal(fits ? shape_text(arena, &result) : "none", expected);
    arena_free(arena);
}

static void test_broadcasting_is_numpys(void **state)
{
    (void)state;
    check_broadcast(shape2(3, 4), shape2(3, 4), "(3, 4)");
    check_broadcast(shape2(3, 1), shape2(1, 4), "(3, 4)");
    check_broadcast(shape2(3, 4), shape1(4), "(3, 4)");
    check_broadcast(shape2(3, 4), (Shape){0}, "(3, 4)");
    check_broadcast(shape1(1), (Shape){0}, "(1)");
    check_broadcast((Shape){0}, (Shape){0}, "()");
    check_broadcast(shape2(3, 4), shape1(3), "none");
    check_broadcast(shape2(3, 4), shape2(2, 4), "none");
}

static void test_counting(void **state)
{
    (void)state;
    Shape scalar = {0}, matrix = shape2(3, 4), row = shape1(12);
    assert_int_equal(shape_count(&scalar), 1);
    assert_int_equal(shape_count(&matrix), 12);
    assert_false(shape_equal(&matrix, &row));
    assert_true(shape_equal(&matrix, &matrix));
}

/* ---- building ---- */

static NodeId add_input(Graph *graph, Shape shape)
{
    return graph_add(graph, (NodeSpec){.op = OP_input, .dtype = DT_F32, .shape = shape});
}

static void test_graph_owns_its_text(void **state)
{
    (void)state;
    char file[] = "a.lua", other[] = "b.lua", name[] = "x", output[] = "y", title[] = "g";
    Graph *graph = graph_new(title);
    for (int i = 0; i < 100; i++) {
        graph->loc = (Loc){i % 2 ? file : other, i};
        graph_add(graph, (NodeSpec){.op = OP_input, .dtype = DT_F32, .name = name});
    }
    graph_output(graph, output, 0);
    file[0] = other[0] = name[0] = output[0] = title[0] = '?';
    assert_string_equal(graph->name, "g");
    assert_string_equal(graph->outputs[0].name, "y");
    assert_string_equal(graph->nodes[99].loc.file, "a.lua");
    assert_string_equal(graph->nodes[98].loc.file, "b.lua");
    assert_int_equal(graph->nodes[98].loc.line, 98);
    assert_string_equal(graph->nodes[99].name, "x");
    assert_int_equal(graph->path_count, 2);
    graph_free(graph);
    graph_free(NULL);
}

static void test_unused_fields_are_cleared(void **state)
{
    (void)state;
    Graph *graph = graph_new("g");
    NodeId x = add_input(graph, shape2(2, 3));
    NodeSpec spec = {.op = OP_neg, .in = {x, 77, 78}, .attr = {.value = 1, .index = 2, .mask = 3}};
    spec.attr.start[5] = 9;
    spec.shape = shape1(99); /* not a request that neg reads */
    const Node *n = &graph->nodes[graph_add(graph, spec)];
    assert_int_equal(n->arity, 1);
    assert_true(n->attr.value == 0);
    assert_int_equal(n->attr.index, 0);
    assert_int_equal(n->attr.mask, 0);
    assert_int_equal(n->attr.start[5], 0);
    assert_int_equal(n->shape.rank, 2);
    assert_int_equal(n->from, NO_NODE);

    int64_t perm[MAX_RANK] = {1, 0, 7, 7, 7, 7, 7, 7};
    n = &graph->nodes[graph_permute(graph, x, perm)];
    assert_int_equal(n->attr.start[0], 1);
    assert_int_equal(n->attr.start[2], 0);
    graph_free(graph);
}

static void check_shape(const Graph *graph, NodeId id, const char *expected)
{
    assert_string_equal(shape_text(graph->arena, &graph->nodes[id].shape), expected);
}

static void test_shorthands(void **state)
{
    (void)state;
    Graph *graph = graph_new("g");
    NodeId x = add_input(graph, shape2(2, 3));
    Shape wide = shape2(6, 1), grown = shape2(6, 5);
    NodeId less = graph_binary(graph, OP_lt, x, graph_like(graph, x, 0.5));
    assert_int_equal(graph->nodes[less].dtype, DT_BOOL);
    NodeId chosen = graph_where(graph, less, x, graph_unary(graph, OP_exp, x));
    check_shape(graph, chosen, "(2, 3)");
    assert_int_equal(graph->nodes[graph_cast(graph, less, DT_F64)].dtype, DT_F64);
    check_shape(graph, graph_reduce(graph, OP_sum, x, 1u << 1), "(2, 1)");
    NodeId column = graph_reshape(graph, x, &wide);
    check_shape(graph, graph_expand(graph, column, &grown), "(6, 5)");
    NodeId turned = graph_permute(graph, x, (int64_t[]){1, 0});
    check_shape(graph, graph_matmul(graph, turned, x), "(3, 3)");
    graph_check(graph, "test");
    graph_free(graph);
}

static void test_broadcast_to(void **state)
{
    (void)state;
    Graph *graph = graph_new("g");
    NodeId x = add_input(graph, shape1(3)), scalar = add_input(graph, (Shape){0});
    Shape row = shape1(3), same_count = shape2(1, 3), matrix = shape2(2, 3);
    assert_int_equal(graph_broadcast_to(graph, x, &row), x);
    NodeId reshaped = graph_broadcast_to(graph, x, &same_count);
    assert_int_equal(graph->nodes[reshaped].op, OP_reshape);
    NodeId expanded = graph_broadcast_to(graph, x, &matrix);
    assert_int_equal(graph->nodes[expanded].op, OP_expand);
    check_shape(graph, expanded, "(2, 3)");
    check_shape(graph, graph_broadcast_to(graph, scalar, &matrix), "(2, 3)");
    graph_free(graph);
}

/* ---- the verifier ---- */

enum { X, W, SUM, CONST, UPDATED, TURNED, NODES };

static Graph *sound_graph(void)
{
    Graph *graph = graph_new("g");
    Shape shape = shape2(2, 3);
    add_input(graph, shape);
    graph_add(graph, (NodeSpec){.op = OP_state, .dtype = DT_F32, .shape = shape});
    graph_binary(graph, OP_add, X, W);
    graph_const(graph, DT_BOOL, &shape, 1);
    graph_binary(graph, OP_update, W, SUM);
    graph->from = X;
    graph_permute(graph, X, (int64_t[]){1, 0});
    graph->from = NO_NODE;
    graph_output(graph, "y", SUM);
    assert_int_equal(graph->count, NODES);
    return graph;
}

/* Each breaks one invariant of sound_graph(); the message tells which. */
static void break_order(Graph *g)
{
    g->nodes[SUM].in[1] = SUM;
}
static void break_operand(Graph *g)
{
    g->nodes[SUM].in[0] = -5;
}
static void break_arity(Graph *g)
{
    g->nodes[SUM].arity = 1;
}
static void break_op(Graph *g)
{
    g->nodes[SUM].op = (Op)OP_COUNT;
}
static void break_shape(Graph *g)
{
    g->nodes[SUM].shape.dim[1] = 4;
}
static void break_rank(Graph *g)
{
    g->nodes[X].shape.rank = 11;
}
static void break_dtype(Graph *g)
{
    g->nodes[SUM].dtype = DT_F64;
}
static void break_leaf_dtype(Graph *g)
{
    g->nodes[X].dtype = (DType)17;
}
static void break_value(Graph *g)
{
    g->nodes[CONST].attr.value = 2;
}
static void break_perm(Graph *g)
{
    g->nodes[TURNED].attr.start[0] = 0;
}
static void break_from(Graph *g)
{
    g->nodes[TURNED].from = TURNED;
}
static void break_update(Graph *g)
{
    g->nodes[UPDATED].in[0] = X;
}
static void break_effect(Graph *g)
{
    g->nodes[TURNED].in[0] = UPDATED;
}
static void break_output(Graph *g)
{
    g->outputs[0].node = NODES;
}
static void break_output_value(Graph *g)
{
    g->outputs[0].node = UPDATED;
}

static void test_verifier_names_the_fault(void **state)
{
    (void)state;
    static const struct {
        void (*break_it)(Graph *graph);
        const char *message;
    } faults[] = {
        {break_order, "%2: operand %2 does not come before it"},
        {break_operand, "%2: add: operand 0 is node -5, which does not exist yet"},
        {break_arity, "%2: operator"},
        {break_op, "%2: operator"},
        {break_shape, "%2: is stored as f32 (2, 4), the rule of add gives f32 (2, 3)"},
        {break_rank, "%0: input: 11 axes asked for"},
        {break_dtype, "%2: is stored as f64 (2, 3), the rule of add gives f32 (2, 3)"},
        {break_leaf_dtype, "%0: input: unknown dtype 17"},
        {break_value, "%3: const: 2 is not a truth value"},
        {break_perm, "%5: permute: every axis of (2, 3) must appear once"},
        {break_from, "%5: from=%5 is not an earlier node"},
        {break_update, "%4: update: writes to state only, not to the result of input"},
        {break_effect, "%5: permute: operand 0 is an update"},
        {break_output, "output \"y\" is %6, which does not exist"},
        {break_output_value, "output \"y\" is an update"},
    };
    for (int i = 0; i < COUNT_OF(faults); i++) {
        Graph *graph = sound_graph();
        Text error = {0};
        assert_true(graph_valid(graph, &error));
        faults[i].break_it(graph);
        assert_false(graph_valid(graph, &error));
        if (strncmp(error.data, faults[i].message, strlen(faults[i].message)) != 0) {
            fail_msg("\"%s\" does not start with \"%s\"", error.data, faults[i].message);
        }
        text_free(&error);
        graph_free(graph);
    }
}

static void check_broken(void)
{
    Graph *graph = sound_graph();
    break_shape(graph);
    graph_check(graph, "test");
}

static void add_broken(void)
{
    Graph *graph = sound_graph();
    graph_matmul(graph, X, W);
}

static void assert_aborts(void (*body)(void))
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL); /* cmocka catches it */
        freopen("/dev/null", "w", stderr);
        body();
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

static void test_bugs_abort(void **state)
{
    (void)state;
    assert_aborts(check_broken);
    assert_aborts(add_broken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table_is_complete),
        cmocka_unit_test(test_gradients_are_declared_once),
        cmocka_unit_test(test_commuting_operators_take_two),
        cmocka_unit_test(test_dtypes),
        cmocka_unit_test(test_broadcasting_is_numpys),
        cmocka_unit_test(test_counting),
        cmocka_unit_test(test_graph_owns_its_text),
        cmocka_unit_test(test_unused_fields_are_cleared),
        cmocka_unit_test(test_shorthands),
        cmocka_unit_test(test_broadcast_to),
        cmocka_unit_test(test_verifier_names_the_fault),
        cmocka_unit_test(test_bugs_abort),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
