/* grad.h: what a gradient rule is given; grad.c has the rules, walk.c applies them. */
#ifndef GRADCC_GRAD_H
#define GRADCC_GRAD_H

#include "copy.h"
#include "passes.h"

typedef struct Step {
    Graph *graph;
    Node node;          /* a copy: the graph's array moves when it grows */
    NodeId y, g;        /* the node and its gradient */
    int i;              /* which operand's gradient is asked for */
    NodeId a, b;        /* the operands */
    const Shape *shape; /* of operand i */
} Step;

/* The gradient of operand i, NO_NODE where none flows to it. */
typedef NodeId GradRule(const Step *s);

extern GradRule *const grad_rules[OP_COUNT];

/* The permute that exchanges the last two axes of a. */
NodeSpec transpose_of(const Graph *graph, NodeId a);

/* The gradients of the inputs of a loop, for those that are wanted (NO_NODE where none comes),
 * given those of the outputs of its body (or NO_NODE). The loop then has more results than
 * before. */
void grad_scan(Graph *graph, NodeId loop, const NodeId *g, const bool *wanted, NodeId *gradients);

#endif
