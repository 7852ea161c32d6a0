/* passes: every transformation from graph to graph, and from graph to program.
 *
 * A pass reads its argument, leaves it as it was and returns something new; no pass calls another.
 */
#ifndef GRADCC_PASSES_H
#define GRADCC_PASSES_H

#include "graph.h"

/* Reverse-mode differentiation. Appends to `graph` the nodes of d loss / d wrt[i], multiplied by
 * `seed` (a node shaped like loss; NO_NODE means 1), and stores their ids in grads[i]. Several uses
 * of a node accumulate by `add`. grads[i] is NO_NODE when loss does not depend on wrt[i] through
 * differentiable operators: the caller reports that. `loss` is a float. Appended nodes carry the
 * loc of the operator they come from, and `from` is the node whose gradient they are or help to
 * make. */
void grad(Graph *graph, NodeId loss, NodeId seed, const NodeId *wrt, int count, NodeId *grads);

/* The same from several roots at once: grads[i] is the sum over the roots. */
typedef struct Root {
    NodeId node, seed;
} Root;
void grad_from(Graph *graph, const Root *roots, int root_count, const NodeId *wrt, int count,
               NodeId *grads);

/* Computes once more what is needed of the nodes first .. end - 1, reading map[id] in place of node
 * id where it is not NO_NODE; leaves and what lies before `first` are not repeated. On return map
 * has the new ids, and needed[] is complete. Both have `end` entries. Rules are repeated with the
 * nodes that they belong to. */
void region_repeat(Graph *graph, NodeId first, NodeId end, bool *needed, NodeId *map);
NodeId *region_map(Arena *arena, NodeId end); /* NO_NODE everywhere */
/* Gives `outputs`, `detach` nodes one behind the other of values that the nodes from `first` on
 * compute, a gradient that computes the values again instead of keeping what they are made of. */
void checkpoint(Graph *graph, NodeId first, NodeId *outputs, int count, int64_t key);

Graph *simplify(const Graph *graph); /* algebra, constant folding, movement; to a fixed point */
Graph *cse(const Graph *graph);      /* equal nodes become one */
Graph *lift(const Graph *graph);     /* work that need not be in a loop moves out of it */
Graph *pick(const Graph *graph);     /* products of rows picked from a table: made in the table */
Graph *dce(const Graph *graph);      /* what no output and no update needs is gone */

#endif
