/* simplify: algebra, constant folding and movement of data; so far every node is kept as it is. */
#include "copy.h"
#include "passes.h"

Graph *simplify(const Graph *graph)
{
    Copy copy = copy_start(graph);
    for (NodeId id = 0; id < graph->count; id++) {
        copy.map[id] = copy_append(&copy, copy_node(&copy, id));
    }
    return copy_finish(&copy);
}
