/* loop: what `scan` asks of its body and inputs, and the ways around in them. */
#ifndef GRADCC_LOOP_H
#define GRADCC_LOOP_H

#include "graph.h"

/* Shape rules, see shape.c. */
bool shape_scan(const Graph *graph, NodeSpec *spec, Text *error);
bool shape_result(const Graph *graph, NodeSpec *spec, Text *error);

static inline Graph *loop_body(const Graph *graph, const Node *scan)
{
    return graph->bodies[scan->attr.index];
}

/* The body's node for input `slot` of the loop; NO_NODE if the body does not read it. */
NodeId loop_input(const Graph *body, int slot);
/* In `result`, the tensor of all steps of which `shape` is that of one; false beyond MAX_RANK. */
bool loop_stack(const Shape *shape, int64_t steps, Shape *result);
/* The shape of one step of stacked tensors. */
Shape loop_step(const Shape *shape);

#endif
