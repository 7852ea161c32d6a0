/* probe: every operator's gradient rule beside differences of the operator, on a model's own
 * values. */
#ifndef GRADCC_PROBE_H
#define GRADCC_PROBE_H

#include "passes.h"

/* For every input of the operators numbered first .. first + count - 1 of those between parameters
 * and loss, PROBE_OUTPUTS outputs in a row, whose name says where and what: the rule's derivative
 * f'(0), f(0), and for each h of probe_steps f(-2h), f(-h), f(h), f(2h). Returns how many operators
 * there were. */
enum { PROBE_STEPS = 3, PROBE_OUTPUTS = 2 + 4 * PROBE_STEPS };
extern const double probe_steps[PROBE_STEPS];
int probe(Graph *graph, NodeId loss, int first, int count);

/* The sum over the nodes of <node, direction>, the directions being random but always the same;
 * NO_NODE where all nodes are. */
NodeId probe_direction(Graph *graph, const NodeId *nodes, int count);

#endif
