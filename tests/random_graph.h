/* random_graph: valid graphs nobody would write, for tests of equivalence.
 *
 * The same seed gives the same graph. Shapes are small, operands are picked among all earlier
 * nodes, and constants are mostly those that rewrites look for (0, -0, 1, -1, powers of two, NaN).
 */
#ifndef GRADCC_RANDOM_GRAPH_H
#define GRADCC_RANDOM_GRAPH_H

#include "graph.h"

typedef enum RandomKind {
    /* Any operator on any number, infinities and NaN included, but no float sums and no powers:
     * what the passes do to such a graph keeps every bit. */
    RANDOM_SPECIAL,
    /* Continuous operators on moderate numbers, sums and powers too: what the passes do may round
     * differently, and that does not grow beyond measure. */
    RANDOM_SMOOTH,
} RandomKind;

enum { RANDOM_SLOTS = 64 };

typedef struct RandomGraph {
    Graph *graph; /* its arena holds the values too */
    double *state[RANDOM_SLOTS], *inputs[RANDOM_SLOTS];
} RandomGraph;

RandomGraph random_graph(uint64_t seed, RandomKind kind, DType real, int nodes);

#endif
