/* shape_checks: what several shape rules ask. In: the spec of a node to be. Out: whether it fits;
 * if not, one line for the user in `error`, "operator: message".
 */
#ifndef GRADCC_SHAPE_CHECKS_H
#define GRADCC_SHAPE_CHECKS_H

#include "graph.h"

#define WORDS(shape) (shape_words(shape).text)

/* Writes the line and returns false. */
bool refuse(Text *error, const NodeSpec *spec, const char *format, ...) PRINTF_LIKE(3, 4);

static inline const Node *operand(const Graph *graph, const NodeSpec *spec, int which)
{
    return &graph->nodes[spec->in[which]];
}

/* Rank, extents and element count within limits, without ever forming a product that overflows. */
bool shape_sound(const NodeSpec *spec, Text *error);
/* The dtype and shape that are asked for. */
bool request_sound(const NodeSpec *spec, Text *error);
/* The shape has the axis of the attribute. */
bool axis_sound(const NodeSpec *spec, const Shape *shape, Text *error);
bool same_dtype(const NodeSpec *spec, const Node *a, const Node *b, Text *error);
bool same_shape(const NodeSpec *spec, const Shape *a, const Shape *b, Text *error);
/* Equal rank, and equal extents on every axis but `axis`. */
bool same_except(const NodeSpec *spec, const Shape *a, const Shape *b, int64_t axis, Text *error);
/* An index travels as i32, so an extent that is counted in i32 has to fit. */
bool countable(const NodeSpec *spec, const Shape *shape, Text *error);
/* Whether start + i * step lies in [0, extent) for all i in [0, count). */
bool progression_inside(int64_t start, int64_t step, int64_t count, int64_t extent);
/* Completes the spec; returns true. */
bool becomes(NodeSpec *spec, DType dtype, const Shape *shape);

#endif
