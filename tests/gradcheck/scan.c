/* scan: gradients of loops against central differences in f64, to the third order.
 *
 * Every case is a graph as text whose states are the variables and whose output y is weighed and
 * summed to a loss. First order: grad against differences of the loss. Then s = sum(gradient v)
 * over all variables, for random v, takes the place of the loss, and so once more.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "passes.h"
#include "../differences.h"
#include "../loop_graphs.h"

enum { ORDERS = 3, MOST_VARIABLES = 8, MOST_SLOTS = 64 };

typedef struct Check {
    Graph *graph;
    NodeId variables[MOST_VARIABLES];
    double *slots[MOST_SLOTS];
    int variable_count, slot_count;
} Check;

static double *fill_slot(Check *check, const Shape *shape)
{
    const int64_t count = shape_count(shape);
    double *values = ARENA_ARRAY(check->graph->arena, double, count);
    random_fill(INSIDE, 0, values, count);
    return check->slots[check->slot_count++] = values;
}

/* sum(node v) for a new random v */
static NodeId weighed(Check *check, NodeId node)
{
    const Shape shape = check->graph->nodes[node].shape;
    const NodeSpec leaf = {
        .op = OP_state, .dtype = DT_F64, .shape = shape, .attr.index = check->slot_count};
    fill_slot(check, &shape);
    return sum_of_product(check->graph, node, graph_add(check->graph, leaf));
}

static Check start(const LoopGraph *item)
{
    Text error = {0};
    Check check = {.graph = graph_read(item->text, &error)};
    if (!check.graph) {
        printf("%s: %s\n", item->name, error.data);
        exit(1);
    }
    for (NodeId id = 0; id < check.graph->count; id++) {
        if (check.graph->nodes[id].op == OP_state) {
            check.variables[check.variable_count++] = id;
            fill_slot(&check, &check.graph->nodes[id].shape);
        }
    }
    return check;
}

/* The worst error of one order; *loss becomes that of the next. */
static double check_order(Check *check, NodeId *loss)
{
    NodeId found[MOST_VARIABLES], next = NO_NODE;
    grad(check->graph, *loss, NO_NODE, check->variables, check->variable_count, found);
    graph_check(check->graph, "grad");
    double worst = 0;
    for (int i = 0; i < check->variable_count; i++) {
        worst = fmax(worst, difference_error(check->graph, check->slots, *loss, check->variables[i],
                                             found[i]));
        if (found[i] != NO_NODE) {
            const NodeId part = weighed(check, found[i]);
            next = next == NO_NODE ? part : graph_binary(check->graph, OP_add, next, part);
        }
    }
    *loss = next;
    return worst;
}

static bool check_case(const LoopGraph *item)
{
    random_start(1);
    Check check = start(item);
    NodeId loss = weighed(&check, check.graph->outputs[0].node);
    double worst[ORDERS] = {0};
    bool passed = true;
    for (int order = 0; order < ORDERS; order++) {
        worst[order] = check_order(&check, &loss);
        passed = passed && worst[order] <= (order == 0 ? FIRST_LIMIT : SECOND_LIMIT);
    }
    printf("%-6s %-52s worst relative error: %.1e, %.1e, %.1e\n", passed ? "ok" : "FAILED",
           item->name, worst[0], worst[1], worst[2]);
    graph_free(check.graph);
    return passed;
}

int main(void)
{
    int passed = 0, failed = 0;
    for (int i = 0; i < loop_graph_count; i++) {
        *(check_case(&loop_graphs[i]) ? &passed : &failed) += 1;
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
