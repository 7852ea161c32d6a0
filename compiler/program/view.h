/* view: where the elements of a tensor lie in somebody else's row-major storage.
 *
 * Element (i0, i1, ...) of a shape is found at offset + i0 stride[0] + i1 stride[1] + ... of the
 * source. Movement operators are arithmetic on these numbers, and cost nothing at run time as long
 * as the result can be written this way (Harris et al., "Array programming with NumPy", fig. 1).
 */
#ifndef GRADCC_VIEW_H
#define GRADCC_VIEW_H

#include "graph.h"

typedef struct View {
    int64_t offset;
    int64_t stride[MAX_RANK]; /* 0 where the shape's extent is 1 or the source is repeated */
} View;

View view_contiguous(const Shape *shape);
/* Like view_contiguous, but the axes in `dropped` are repeated and do not count: the place of the
 * result of a reduction over those axes. */
View view_without(const Shape *shape, uint32_t dropped);

/* The view that a MOVE node gives of its input, whose shape is `from` and view `view`; false when
 * no strides express it (a reshape across non-adjacent memory; pad). */
bool view_move(const Node *node, const Shape *from, View view, View *result);

/* Appends the axes [first, last) of a view to another one: neighbours that lie one after the other
 * in memory are joined, axes of extent 1 left out. Returns the number of axes that makes. */
int view_join(const Shape *shape, const View *view, int first, int last, Shape *to, View *result);

/* The same elements, in the same row-major order, indexed by another shape of equal count. */
bool view_reshape(const Shape *from, View view, const Shape *to, View *result);

bool view_equal(const View *a, const View *b, int rank);

/* The shape as lines along an axis: (extents before it, its extent, extents behind it). */
Shape shape_lines(const Shape *shape, int axis);

/* Extents of 1 removed. */
Shape shape_squeezed(const Shape *shape);
/* And the view without them; their strides mean nothing. */
View view_squeezed(const Shape *shape, View view);

#endif
