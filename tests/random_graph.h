/* random_graph: valid graphs nobody would write, for tests of equivalence.
 *
 * A graph grows node by node: an operator is drawn from the table, its operands among all earlier
 * nodes, and the node stays if the shape rules accept it and its value is worth comparing. The
 * reference computes every value on the way. The same seeds give the same graph.
 */
#ifndef GRADCC_RANDOM_GRAPH_H
#define GRADCC_RANDOM_GRAPH_H

#include "expected.h"
#include "graph.h"

typedef enum RandomKind {
    /* Moderate numbers only; nothing that rounding would move noticeably. */
    RANDOM_TAME,
    /* NaN, infinities, -0 and results of any size; nothing that rounding would move noticeably. */
    RANDOM_WILD,
    /* As wild, and without the operators whose rewriting rounds differently (float sums, powers):
     * what the passes do to such a graph keeps every bit. */
    RANDOM_EXACT,
} RandomKind;

/* Every shape has a slot for floats, one for i32 and one for bool. */
enum { RANDOM_SHAPES = 16, RANDOM_SLOTS = 3 * RANDOM_SHAPES };

Shape random_slot_shape(int slot);
DType random_slot_dtype(int slot, DType real);

/* The variables that graphs draw from, and their values. */
typedef struct RandomWorld {
    Arena *arena;
    RandomKind kind;
    DType real; /* of the floats */
    bool wide;  /* also tensors of several tiles */
    double *state[RANDOM_SLOTS], *inputs[RANDOM_SLOTS];
} RandomWorld;

RandomWorld random_world(uint64_t seed, RandomKind kind, DType real, bool wide);
void random_world_free(RandomWorld *world);

enum { RANDOM_OUTPUTS = 8 };

typedef struct RandomGraph {
    Graph *graph;      /* at most RANDOM_OUTPUTS outputs, and some updates */
    Expected expected; /* in the graph's arena */
} RandomGraph;

/* About `nodes` nodes, and, on request, the gradients of the sum of some of them. */
RandomGraph random_graph(uint64_t seed, const RandomWorld *world, int nodes, bool gradients);

/* How many nodes are more than a number or a view; a pow counts as the two products that it may
 * become. */
int random_work(const Graph *graph);
/* How many elements these have. */
int64_t random_elements(const Graph *graph);

#endif
