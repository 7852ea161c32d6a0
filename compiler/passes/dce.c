/* dce: dead code elimination.
 *
 * In: any graph. Out: the nodes that an output or an update needs, in the same order, numbered
 * anew. A gradient node whose forward node is gone belongs to no node any more.
 */
#include "copy.h"
#include "passes.h"

Graph *dce(const Graph *graph)
{
    Copy copy = copy_start(graph);
    const bool *live = graph_live(graph, copy.graph->arena);
    for (NodeId id = 0; id < graph->count; id++) {
        if (live[id]) {
            copy.map[id] = copy_append(&copy, copy_node(&copy, id));
        }
    }
    return copy_finish(&copy);
}
