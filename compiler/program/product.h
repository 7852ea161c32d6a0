/* product: the loop nest of a matrix product whose operands are views.
 *
 * The rows, columns and steps (the axis that is summed over) of a product may each be several axes
 * in memory: the columns of a convolution are images, places down and places across. A Split is a
 * view that knows this; a Nest is what two of them make together, and what folds of its result,
 * which add up what overlapping windows took, make of it.
 */
#ifndef GRADCC_PRODUCT_H
#define GRADCC_PRODUCT_H

#include "program.h"
#include "view.h"

/* A view whose axes may each be several in memory: axis i is made of the parts first[i] up to
 * first[i + 1]. No part has extent 1. */
typedef struct Split {
    Shape parts;
    View view; /* over the parts */
    int rank;
    int first[MAX_RANK + 1];
} Split;

Split split_of(const Shape *shape, const View *view);
/* What reshape and permute make of it; false when it would take more parts than there may be, or an
 * axis of which no whole number of elements lies in a part. */
bool split_move(const Node *node, const Split *from, Split *result);

/* What becomes of an axis of the result when it is folded. */
typedef enum Fate {
    KEPT,
    PLACE, /* where a window lies */
    TAP,   /* which element of a window */
} Fate;

typedef struct Nest {
    Shape shape; /* no extent is 1 */
    NestGroup group[MAX_RANK];
    Fate fate[MAX_RANK];
    int fold[MAX_RANK]; /* which fold made it a place or a tap, from 0 on */
    int folds;
    View a, b, c;  /* over the shape; 0 where an operand does not have the axis */
    int64_t count; /* elements of c */
    int image_axes;
    ImageAxis image[MAX_RANK]; /* axes of c that folds made; from the outermost on, once finished */
    int64_t size;              /* elements of an image, once finished; else 0 */
} Nest;

/* (..., M, K) times (..., K, N); c is dense. */
bool nest_product(const Split *a, const Split *b, Nest *nest);
/* The fold of what the nest computes, seen with shape `from` through `view`: `to` is its shape. */
bool nest_fold(Nest *nest, const Shape *from, const View *view, const Node *fold, const Shape *to);
/* After the last fold. Sorts the axes into groups: batch, places (rows), steps, taps, channels
 * (columns); `*swapped` when that makes b the operand with the places, now called a. False when the
 * runtime knows no such product. */
bool nest_finish_fold(Nest *nest, bool *swapped);
/* Of each image only what the slice leaves of it, if that is a range along each axis: `from` and
 * `view` are what the slice is of, `result` is the slice in what then is the memory of c. */
bool nest_crop(Nest *nest, const Shape *from, const View *view, const Node *slice, View *result);

#endif
