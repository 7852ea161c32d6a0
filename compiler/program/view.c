/* view.c: strided views. In: shapes, strides and movement nodes. Out: strides, or "needs a copy".
 *
 * Reshape is the only hard case: it holds if the old axes and the new ones can be cut into groups
 * of equal count such that inside a group the old axes lie one after the other in memory, that is
 * stride[a] = extent[a+1] stride[a+1].
 */
#include "view.h"

View view_without(const Shape *shape, uint32_t dropped)
{
    View view = {0};
    int64_t step = 1;
    for (int axis = shape->rank - 1; axis >= 0; axis--) {
        if (dropped >> axis & 1 || shape->dim[axis] == 1) {
            continue;
        }
        view.stride[axis] = step;
        step *= shape->dim[axis];
    }
    return view;
}

View view_contiguous(const Shape *shape)
{
    return view_without(shape, 0);
}

Shape shape_lines(const Shape *shape, int axis)
{
    Shape lines = {.rank = 3, .dim = {1, shape->dim[axis], 1}};
    for (int other = 0; other < shape->rank; other++) {
        if (other != axis) {
            lines.dim[other < axis ? 0 : 2] *= shape->dim[other];
        }
    }
    return lines;
}

Shape shape_squeezed(const Shape *shape)
{
    Shape squeezed = {0};
    for (int axis = 0; axis < shape->rank; axis++) {
        if (shape->dim[axis] != 1) {
            squeezed.dim[squeezed.rank++] = shape->dim[axis];
        }
    }
    return squeezed;
}

View view_squeezed(const Shape *shape, View view)
{
    View result = {.offset = view.offset};
    int rank = 0;
    for (int axis = 0; axis < shape->rank; axis++) {
        if (shape->dim[axis] != 1) {
            result.stride[rank++] = view.stride[axis];
        }
    }
    return result;
}

/* Gives the new axes [first, last) strides, innermost first, given the innermost stride. */
static void split_axes(const Shape *to, int first, int last, int64_t stride, View *result)
{
    for (int axis = last - 1; axis >= first; axis--) {
        result->stride[axis] = to->dim[axis] == 1 ? 0 : stride;
        stride *= to->dim[axis];
    }
}

bool view_reshape(const Shape *from, View view, const Shape *to, View *result)
{
    *result = (View){.offset = view.offset};
    if (shape_equal(from, to)) {
        for (int axis = 0; axis < to->rank; axis++) {
            result->stride[axis] = to->dim[axis] == 1 ? 0 : view.stride[axis];
        }
        return true;
    }
    const Shape old = shape_squeezed(from);
    const View source = view_squeezed(from, view);
    int o = 0, n = 0; /* old and new axes before these are matched */
    while (o < old.rank) {
        int old_end = o + 1, new_end = n + 1;
        int64_t old_count = old.dim[o], new_count = to->dim[n];
        while (old_count != new_count) {
            if (old_count < new_count) {
                old_count *= old.dim[old_end++];
            } else {
                new_count *= to->dim[new_end++];
            }
        }
        for (int axis = o; axis + 1 < old_end; axis++) {
            if (source.stride[axis] != old.dim[axis + 1] * source.stride[axis + 1]) {
                return false;
            }
        }
        split_axes(to, n, new_end, source.stride[old_end - 1], result);
        o = old_end;
        n = new_end;
    }
    return true;
}

int view_join(const Shape *shape, const View *view, int first, int last, Shape *to, View *result)
{
    int added = 0;
    for (int axis = first; axis < last; axis++) {
        const int64_t extent = shape->dim[axis], stride = view->stride[axis];
        const int end = to->rank - 1;
        if (extent == 1) {
            continue;
        }
        if (added > 0 && result->stride[end] == extent * stride) {
            to->dim[end] *= extent;
            result->stride[end] = stride;
        } else {
            result->stride[to->rank] = stride;
            to->dim[to->rank++] = extent;
            added++;
        }
    }
    return added;
}

/* ---- what operators of class MOVE do to a view; false: a copy has to do it ---- */

typedef bool ViewRule(const Node *node, const Shape *from, View view, View *result);

static bool move_reshape(const Node *node, const Shape *from, View view, View *result)
{
    return view_reshape(from, view, &node->shape, result);
}

static bool move_permute(const Node *node, const Shape *from, View view, View *result)
{
    (void)from;
    for (int axis = 0; axis < node->shape.rank; axis++) {
        result->stride[axis] = view.stride[node->attr.start[axis]];
    }
    return true;
}

static bool move_expand(const Node *node, const Shape *from, View view, View *result)
{
    for (int axis = 0; axis < node->shape.rank; axis++) {
        const bool repeats = from->dim[axis] != node->shape.dim[axis];
        result->stride[axis] = repeats ? 0 : view.stride[axis];
    }
    return true;
}

static bool move_slice(const Node *node, const Shape *from, View view, View *result)
{
    (void)from;
    for (int axis = 0; axis < node->shape.rank; axis++) {
        const int64_t stride = view.stride[axis];
        result->offset += node->attr.start[axis] * stride;
        result->stride[axis] = node->shape.dim[axis] == 1 ? 0 : node->attr.step[axis] * stride;
    }
    return true;
}

static bool move_unfold(const Node *node, const Shape *from, View view, View *result)
{
    (void)from;
    const int axis = (int)node->attr.index, tap = node->shape.rank - 1;
    const int64_t *dim = node->shape.dim, stride = view.stride[axis];
    *result = view;
    result->stride[axis] = dim[axis] == 1 ? 0 : node->attr.window.step * stride;
    result->stride[tap] = dim[tap] == 1 ? 0 : node->attr.window.dilation * stride;
    return true;
}

static ViewRule *const rules[OP_COUNT] = {
    [OP_reshape] = move_reshape, [OP_permute] = move_permute, [OP_expand] = move_expand,
    [OP_slice] = move_slice,     [OP_unfold] = move_unfold,
};

bool view_move(const Node *node, const Shape *from, View view, View *result)
{
    *result = (View){.offset = view.offset};
    return rules[node->op] != NULL && rules[node->op](node, from, view, result);
}

bool view_equal(const View *a, const View *b, int rank)
{
    if (a->offset != b->offset) {
        return false;
    }
    for (int axis = 0; axis < rank; axis++) {
        if (a->stride[axis] != b->stride[axis]) {
            return false;
        }
    }
    return true;
}
