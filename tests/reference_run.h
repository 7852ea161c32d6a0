/* reference_run: what the files of the interpreter share. */
#ifndef GRADCC_REFERENCE_RUN_H
#define GRADCC_REFERENCE_RUN_H

#include "reference.h"

typedef struct Run {
    Arena *arena;
    const Graph *graph;
    double *const *state, *const *inputs;
    Precision precision;
    double **values;
} Run;

typedef struct Index {
    int64_t at[MAX_RANK];
} Index;

static inline Index index_of(const Shape *shape, int64_t flat)
{
    Index index = {{0}};
    for (int axis = shape->rank - 1; axis >= 0; axis--) {
        index.at[axis] = flat % shape->dim[axis];
        flat /= shape->dim[axis];
    }
    return index;
}

static inline int64_t flat_of(const Shape *shape, Index index)
{
    int64_t flat = 0;
    for (int axis = 0; axis < shape->rank; axis++) {
        flat = flat * shape->dim[axis] + index.at[axis];
    }
    return flat;
}

static inline const Node *input_node(const Run *run, const Node *node, int which)
{
    return &run->graph->nodes[node->in[which]];
}

static inline const double *input_values(const Run *run, const Node *node, int which)
{
    return run->values[node->in[which]];
}

/* A result as the dtype can hold it: integers wrap around at 32 bits. */
double reference_stored(DType dtype, Precision precision, double value);
/* Whether results are moved by rounding noise; and the zero whose sign is not defined. */
bool reference_is_noisy(Precision precision);
double reference_unsigned_zero(Precision precision);
/* Element k of a node that is a sum; `size` is the sum of its terms without their signs. */
double reference_stored_sum(const Run *run, const Node *node, int64_t k, double sum, double size);

/* Operators of class MOVE, and fold; operators of class ALONG. */
void reference_movement(const Run *run, const Node *node, double *y);
void reference_along(const Run *run, const Node *node, double *y);

#endif
