/* differences: gradients against central differences, shared by gradcheck and cases.
 *
 * Leaves of a graph under test are nodes with a slot; slots[attr.index] are their values, whether
 * the node is a state or an input. Everything is computed in f64 by the reference interpreter.
 */
#ifndef GRADCC_DIFFERENCES_H
#define GRADCC_DIFFERENCES_H

#include "graph.h"

/* Relative to the largest element of a gradient. */
#define FIRST_LIMIT  1e-6
#define SECOND_LIMIT 1e-5

/* Where the values of an operand lie. The difference quotients reach 2e-3 to either side. Numbers
 * are rounded to f32, so that both precisions start from the same. */
typedef enum Domain {
    REAL,     /* -2 .. 2 */
    POSITIVE, /* 0.4 .. 2.4 */
    NONZERO,  /* 0.4 .. 2.4, either sign */
    INSIDE,   /* -0.9 .. 0.9 */
    EVEN,     /* multiples of 0.5 but 0: never near those of ODD, so max(EVEN, ODD) has no ties */
    ODD,      /* multiples of 0.5, plus 0.25 */
    DISTINCT, /* all elements differ by 0.4, and from 0 by 0.2 */
    TRUTH,    /* 0 or 1, not differentiated */
    LABEL,    /* 0 .. limit - 1, not differentiated */
} Domain;

void random_start(uint64_t seed);
void random_fill(Domain domain, int64_t limit, double *values, int64_t count);

/* How an operand reaches the operator under test: as it is, or through a view. */
typedef enum Feed { PLAIN, EXPANDED, PERMUTED, REVERSED, FEED_COUNT } Feed;

/* The shape of the leaf from which the feed makes `shape`: its first axis is expanded, or its axes
 * stand in the other order. */
Shape feed_source(Feed feed, Shape shape);
NodeId feed_view(Graph *graph, Feed feed, NodeId leaf, const Shape *shape);

NodeId sum_of_product(Graph *graph, NodeId a, NodeId b);

/* A scalar node. */
double difference_value(const Graph *graph, double *const *slots, NodeId node);
/* The largest error of `gradient`, claimed to be d loss / d leaf, relative to its largest element.
 * A gradient of NO_NODE claims to be 0. */
double difference_error(const Graph *graph, double *const *slots, NodeId loss, NodeId leaf,
                        NodeId gradient);

#endif
