/* stack: what a step of a loop computes, for all steps at once. */
#ifndef GRADCC_STACK_H
#define GRADCC_STACK_H

#include "graph.h"

/* An operand: a node of the graph around the loop, with the steps as its first axis if
 * `stacked`. */
typedef struct Stacked {
    NodeId node;
    bool stacked;
} Stacked;

/* Whether the node has a form for all steps. */
bool can_stack(const Node *node);
/* Node n of a body, on operands outside of it, of which one at least is stacked. */
NodeId stack_node(Graph *graph, const Node *n, const Stacked *operands, int64_t steps);

#endif
