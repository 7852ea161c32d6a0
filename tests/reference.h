/* reference: a slow, obvious interpreter of graphs, the oracle of gradients and of compiled code.
 *
 * Every value is an array of doubles in row-major order, whatever its dtype: i32 and bool are exact
 * in a double. Elementwise operators are the C forms of ops.def, in double; the rest is a second
 * opinion, written without the compiler's.
 */
#ifndef GRADCC_REFERENCE_H
#define GRADCC_REFERENCE_H

#include "graph.h"

typedef enum Precision {
    REFERENCE_EXACT, /* every float is computed in f64, also where the graph says f32 */
    REFERENCE_TYPED, /* f32 nodes are rounded to float, once a node (also sums and products) */
    REFERENCE_NOISY, /* as TYPED, and what was rounded is off by a few units in the last place, sums
                        by as much of their terms; zeros whose sign is not defined are positive.
                        What this moves depends on rounding: two correct programs may differ */
    REFERENCE_NOISY_AGAIN, /* the same, off in the other direction; those zeros are negative */
} Precision;

/* values[id] for every node; state[slot] and inputs[slot] are read. The value of an update is the
 * new value of its state. All memory is in `arena`. */
double **reference_run(Arena *arena, const Graph *graph, double *const *state,
                       double *const *inputs, Precision precision);

/* The same for the nodes from `first` on, those before it having their values already; `values` has
 * room for all. */
void reference_extend(Arena *arena, const Graph *graph, double *const *state, double *const *inputs,
                      Precision precision, double **values, NodeId first);

/* A loop's values in one array: the last carries, then ys; and what a `result` takes out of it. */
double *reference_loop(Arena *arena, const Graph *graph, const Node *scan, double *const *values,
                       Precision precision);
void reference_result(const Graph *graph, const Node *node, double *const *values, double *y);

/* Ends a step: writes the values of the graph's updates to state[slot]. */
void reference_update(const Graph *graph, double *const *values, double *const *state);

/* Typed memory, as compiled code sees it, to doubles and back. */
double *reference_from_memory(Arena *arena, DType dtype, int64_t count, const void *memory);
void reference_to_memory(DType dtype, int64_t count, const double *values, void *memory);

#endif
