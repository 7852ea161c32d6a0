/* loop_graphs: graphs with loops, as text, for tests. Their states, at most 4, are f64 and their
 * variables; the first output is y. */
#ifndef GRADCC_LOOP_GRAPHS_H
#define GRADCC_LOOP_GRAPHS_H

typedef struct LoopGraph {
    const char *name, *text;
} LoopGraph;

extern const LoopGraph loop_graphs[];
extern const int loop_graph_count;

#endif
