/* copy: what the passes share that build a new graph out of an old one, node by node.
 *
 * A Copy runs over the source in order and keeps, for every source node, the id of what stands for
 * it in the new graph (NO_NODE while there is none). The new graph shares no memory with the
 * source.
 */
#ifndef GRADCC_COPY_H
#define GRADCC_COPY_H

#include "graph.h"

typedef struct Copy {
    const Graph *source;
    Graph *graph;
    NodeId *map; /* one entry a source node */
    int path;    /* of the node copied last; the next one mostly comes from the same script */
} Copy;

Copy copy_start(const Graph *source);
/* Into `node`: the source node with inputs and `from` renumbered and text moved, a loop with a copy
 * of its body; not yet part of the graph. */
void copy_node(Copy *copy, NodeId id, Node *node);
/* Appends a node that needs no checking, because it was checked in the source. */
NodeId copy_append(Copy *copy, const Node *node);
/* Both: a node that stays as it is. */
NodeId copy_over(Copy *copy, NodeId id);
/* Ends the copy: outputs. */
Graph *copy_finish(Copy *copy);

/* All of it; the gradients that a script brought along are not copied. */
Graph *graph_copy(const Graph *graph);
/* Puts pass(body) in the place of every body; returns the graph. */
Graph *pass_bodies(Graph *graph, Graph *pass(const Graph *));

/* live[id]: some output or update needs the node. */
bool *graph_live(const Graph *graph, Arena *arena);

#endif
