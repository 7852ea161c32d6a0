/* copy: what the passes share that build a new graph out of an old one node by node.
 *
 * A Copy runs over the source in order and keeps, for every source node, the id of what stands for
 * it in the new graph (NO_NODE while there is none). copy_finish moves outputs and text over, so
 * that the new graph shares no memory with the source.
 */
#ifndef GRADCC_COPY_H
#define GRADCC_COPY_H

#include "graph.h"

typedef struct Copy {
    const Graph *source;
    Graph *graph;
    NodeId *map; /* in the new graph's arena, one entry a source node */
} Copy;

Copy copy_start(const Graph *source);
/* The source node with its inputs and `from` renumbered; not yet part of the new graph. */
Node copy_node(const Copy *copy, NodeId id);
/* Appends a node that needs no checking: it was checked in the source. */
NodeId copy_append(Copy *copy, Node node);
Graph *copy_finish(Copy *copy);

/* live[id]: some output or update needs the node. */
bool *graph_live(const Graph *graph, Arena *arena);

#endif
