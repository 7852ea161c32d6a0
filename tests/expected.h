/* expected: what a graph computes according to the reference, and how far rounding may move that.
 *
 * Every value is computed three times: as it is, and twice with all roundings a few units off, in
 * opposite directions. What that moves noticeably says nothing about a compiled program.
 */
#ifndef GRADCC_EXPECTED_H
#define GRADCC_EXPECTED_H

#include "graph.h"

typedef struct Expected {
    Arena *arena;
    double *const *state, *const *inputs;
    int count, capacity; /* nodes known; room for nodes */
    double **values, **up, **down;
    bool *coarse; /* some float behind the value is an f32 */
    bool
        *signless; /* some zero behind it may have either sign: that of a sum of two products, which
                       simplify may take a common factor out of */
} Expected;

Expected expected_new(Arena *arena, double *const *state, double *const *inputs);
/* Computes the nodes that were added to the graph. */
void expected_extend(Expected *expected, const Graph *graph);
/* Forgets the nodes from `count` on. */
void expected_truncate(Expected *expected, int count);

/* Whether correct programs agree on this value. */
bool expected_is_stable(const Expected *expected, const Graph *graph, NodeId id);
/* The first element of `have` that is not as expected, or -1. Zeros have to have the right sign, if
 * that means anything. */
int64_t expected_difference(const Expected *expected, const Graph *graph, NodeId id,
                            const double *have);

#endif
