/* product.c: products of views. In: two views whose axes are made of parts, and folds of the
 * product. Out: one loop nest over all of them, with a stride for every axis and operand.
 *
 * Both operands count the steps, and the batch, in row-major order, but may cut them differently:
 * where one has 400 steps and the other 16 x 5 x 5, the nest has 16 x 5 x 5. Parts are compared
 * from the innermost on; the smaller extent must divide the larger.
 */
#include "product.h"
#include "rt.h"

/* ---- views made of parts ---- */

static void reverse(int64_t *items, int count)
{
    for (int i = 0; i < count / 2; i++) {
        const int64_t item = items[i];
        items[i] = items[count - 1 - i];
        items[count - 1 - i] = item;
    }
}

Split split_of(const Shape *shape, const View *view)
{
    Split split = {.rank = shape->rank, .view = {.offset = view->offset}};
    for (int axis = 0; axis < shape->rank; axis++) {
        split.first[axis] = split.parts.rank;
        if (shape->dim[axis] > 1) {
            split.view.stride[split.parts.rank] = view->stride[axis];
            split.parts.dim[split.parts.rank++] = shape->dim[axis];
        }
    }
    split.first[shape->rank] = split.parts.rank;
    return split;
}

/* Cuts the parts, from the last on, into new axes; made backwards, and turned in the end. */
static bool split_reshape(const Split *from, const Shape *to, Split *result)
{
    int part = from->parts.rank - 1, count = 0, behind[MAX_RANK + 1];
    int64_t extent = 1, stride = 0;
    *result = (Split){.rank = to->rank, .view = {.offset = from->view.offset}};
    for (int axis = to->rank - 1; axis >= 0; axis--) {
        behind[axis] = count;
        for (int64_t wanted = to->dim[axis]; wanted > 1;) {
            if (extent == 1) {
                extent = from->parts.dim[part];
                stride = from->view.stride[part--];
            }
            const int64_t taken = wanted < extent ? wanted : extent;
            if (wanted % taken != 0 || extent % taken != 0 || count == MAX_RANK) {
                return false;
            }
            result->parts.dim[count] = taken;
            result->view.stride[count++] = stride;
            stride *= taken;
            extent /= taken;
            wanted /= taken;
        }
    }
    result->parts.rank = count;
    reverse(result->parts.dim, count);
    reverse(result->view.stride, count);
    for (int axis = 0; axis < to->rank; axis++) {
        result->first[axis + 1] = count - behind[axis];
    }
    return true;
}

static void split_permute(const Split *from, const Node *node, Split *result)
{
    *result = (Split){.rank = from->rank, .view = {.offset = from->view.offset}};
    for (int axis = 0; axis < from->rank; axis++) {
        const int64_t source = node->attr.start[axis];
        for (int part = from->first[source]; part < from->first[source + 1]; part++) {
            result->view.stride[result->parts.rank] = from->view.stride[part];
            result->parts.dim[result->parts.rank++] = from->parts.dim[part];
        }
        result->first[axis + 1] = result->parts.rank;
    }
}

bool split_move(const Node *node, const Split *from, Split *result)
{
    if (node->op == OP_permute) {
        split_permute(from, node, result);
        return true;
    }
    return node->op == OP_reshape && split_reshape(from, &node->shape, result);
}

/* ---- nests, made from the innermost axis on ---- */

typedef struct Axis {
    NestGroup group;
    Fate fate;
    int fold;
    int64_t extent, a, b, c;
} Axis;

static Axis nest_axis(const Nest *nest, int i)
{
    return (Axis){nest->group[i],    nest->fate[i],     nest->fold[i],    nest->shape.dim[i],
                  nest->a.stride[i], nest->b.stride[i], nest->c.stride[i]};
}

static void set_axis(Nest *nest, int i, Axis axis)
{
    nest->group[i] = axis.group;
    nest->fate[i] = axis.fate;
    nest->fold[i] = axis.fold;
    nest->shape.dim[i] = axis.extent;
    nest->a.stride[i] = axis.a;
    nest->b.stride[i] = axis.b;
    nest->c.stride[i] = axis.c;
}

/* Adds an axis outside of those there are, or joins it with the outermost if it goes on where that
 * one ends; places and taps only within an axis of the image, which a slice may cut. */
static bool add_outer(Nest *nest, Axis axis)
{
    const int last = nest->shape.rank - 1;
    if (axis.extent == 1) {
        return true;
    }
    if (last >= 0) {
        Axis inner = nest_axis(nest, last);
        if (inner.group == axis.group && inner.fate == axis.fate && inner.fold == axis.fold &&
            axis.a == inner.a * inner.extent && axis.b == inner.b * inner.extent &&
            axis.c == inner.c * inner.extent) {
            inner.extent *= axis.extent;
            set_axis(nest, last, inner);
            return true;
        }
    }
    if (nest->shape.rank == MAX_RANK) {
        return false;
    }
    set_axis(nest, nest->shape.rank++, axis);
    return true;
}

static void turn(Nest *nest)
{
    for (int i = 0, k = nest->shape.rank - 1; i < k; i++, k--) {
        const Axis axis = nest_axis(nest, i);
        set_axis(nest, i, nest_axis(nest, k));
        set_axis(nest, k, axis);
    }
}

/* The parts of one axis of an operand, from the last on. */
typedef struct Walk {
    const Split *split;
    int part, first;
    int64_t extent, stride;
} Walk;

static Walk walk_of(const Split *split, int axis)
{
    return (Walk){split, split->first[axis + 1] - 1, split->first[axis], 1, 0};
}

/* What is left of the current part; 1 at the end. */
static int64_t walk_extent(Walk *walk)
{
    if (walk->extent == 1 && walk->part >= walk->first) {
        walk->extent = walk->split->parts.dim[walk->part];
        walk->stride = walk->split->view.stride[walk->part--];
    }
    return walk->extent;
}

static void walk_on(Walk *walk, int64_t taken)
{
    walk->extent /= taken;
    walk->stride *= taken;
}

/* An axis of a, of b, or that both have; `dense` is the next stride of c, or NULL for the steps. */
static bool add_group(Nest *nest, NestGroup group, Walk *a, Walk *b, int64_t *dense)
{
    for (;;) {
        const int64_t of_a = a != NULL ? walk_extent(a) : 1, of_b = b != NULL ? walk_extent(b) : 1;
        int64_t extent = of_a > of_b ? of_a : of_b;
        if (extent == 1) {
            return true;
        }
        if (a != NULL && b != NULL) {
            extent = of_a < of_b ? of_a : of_b;
            if (extent == 1 || of_a % extent != 0 || of_b % extent != 0) {
                return false;
            }
        }
        const Axis axis = {group,
                           KEPT,
                           0,
                           extent,
                           a != NULL ? a->stride : 0,
                           b != NULL ? b->stride : 0,
                           dense != NULL ? *dense : 0};
        if (!add_outer(nest, axis)) {
            return false;
        }
        if (a != NULL) {
            walk_on(a, extent);
        }
        if (b != NULL) {
            walk_on(b, extent);
        }
        if (dense != NULL) {
            *dense *= extent;
        }
    }
}

bool nest_product(const Split *a, const Split *b, Nest *nest)
{
    const int row = a->rank - 2;
    int64_t dense = 1;
    *nest = (Nest){.a = {.offset = a->view.offset}, .b = {.offset = b->view.offset}};
    Walk rows = walk_of(a, row), steps = walk_of(a, row + 1);
    Walk columns = walk_of(b, row + 1), steps_of_b = walk_of(b, row);
    bool fits = add_group(nest, NEST_COLUMNS, NULL, &columns, &dense) &&
                add_group(nest, NEST_STEPS, &steps, &steps_of_b, NULL) &&
                add_group(nest, NEST_ROWS, &rows, NULL, &dense);
    for (int axis = row - 1; axis >= 0; axis--) {
        Walk of_a = walk_of(a, axis), of_b = walk_of(b, axis);
        fits = fits && add_group(nest, NEST_BATCH, &of_a, &of_b, &dense);
    }
    nest->count = dense;
    turn(nest);
    return fits;
}

/* ---- folds ---- */

/* Where a stride of the memory that is folded leads: along which axis of the fold's operand, and
 * how many elements of it at a time. */
static int folded_axis(const Shape *from, const View *view, int64_t stride, int64_t *elements)
{
    for (int axis = 0; axis < from->rank; axis++) {
        const int64_t along = view->stride[axis];
        if (from->dim[axis] > 1 && along > 0 && stride >= along &&
            stride < along * from->dim[axis] && stride % along == 0) {
            *elements = stride / along;
            return axis;
        }
    }
    return -1;
}

/* One axis of the nest, in as many as it takes to be along one axis of the fold's operand each. */
static bool fold_axis(Nest *nest, Axis axis, const Shape *from, const View *view, const Node *fold,
                      const View *to)
{
    const int windows = (int)fold->attr.index, tap = from->rank - 1;
    for (int64_t stride = axis.c, left = axis.extent; left > 1;) {
        int64_t elements;
        const int along = folded_axis(from, view, stride, &elements);
        if (along < 0 || (axis.fate != KEPT && (along == windows || along == tap))) {
            return false;
        }
        const int64_t room = (from->dim[along] - 1) / elements + 1;
        const bool rest = left > room;
        if (rest && (left % room != 0 || from->dim[along] % elements != 0)) {
            return false;
        }
        Axis part = axis;
        part.extent = rest ? room : left;
        if (along == windows || along == tap) {
            part.fate = along == windows ? PLACE : TAP;
            part.fold = nest->folds;
        }
        part.c = elements * (along == windows ? fold->attr.window.step * to->stride[windows]
                             : along == tap   ? fold->attr.window.dilation * to->stride[windows]
                                              : to->stride[along]);
        if (!add_outer(nest, part)) {
            return false;
        }
        axis.a *= part.extent;
        axis.b *= part.extent;
        stride *= part.extent;
        left /= part.extent;
    }
    return true;
}

/* The axes that earlier folds made have to be axes of this one's operand as they are. */
static bool fold_images(Nest *nest, const Shape *from, const View *view, const View *to)
{
    for (int i = 0; i < nest->image_axes; i++) {
        int64_t elements;
        const int along = folded_axis(from, view, nest->image[i].stride, &elements);
        if (along < 0 || elements != 1 || from->dim[along] != nest->image[i].extent) {
            return false;
        }
        nest->image[i].stride = to->stride[along];
    }
    return true;
}

bool nest_fold(Nest *nest, const Shape *from, const View *view, const Node *fold, const Shape *to)
{
    const View dense = view_contiguous(to);
    const Nest old = *nest;
    const int axis = (int)fold->attr.index;
    if (view->offset != 0 || shape_count(from) != old.count ||
        !fold_images(nest, from, view, &dense)) {
        return false;
    }
    nest->shape.rank = 0;
    for (int i = old.shape.rank - 1; i >= 0; i--) {
        const Axis whole = nest_axis(&old, i);
        if (!(whole.c == 0 ? add_outer(nest, whole)
                           : fold_axis(nest, whole, from, view, fold, &dense))) {
            return false;
        }
    }
    turn(nest);
    nest->folds++;
    nest->count = shape_count(to);
    if (to->dim[axis] > 1) {
        nest->image[nest->image_axes++] =
            (ImageAxis){to->dim[axis], dense.stride[axis], 0, to->dim[axis]};
    }
    return true;
}

static void sort_image(Nest *nest)
{
    for (int i = 1; i < nest->image_axes; i++) {
        for (int k = i; k > 0 && nest->image[k - 1].stride < nest->image[k].stride; k--) {
            const ImageAxis axis = nest->image[k];
            nest->image[k] = nest->image[k - 1];
            nest->image[k - 1] = axis;
        }
    }
}

/* Together the axes that folds made are dense, and everything else is whole images away. */
static bool measure_image(Nest *nest)
{
    bool fits = nest->image_axes > 0;
    sort_image(nest);
    nest->size = 1;
    for (int i = nest->image_axes - 1; i >= 0; i--) {
        fits = fits && nest->image[i].stride == nest->size;
        nest->size *= nest->image[i].extent;
    }
    for (int i = 0; i < nest->shape.rank; i++) {
        fits = fits && (nest->fate[i] != KEPT || nest->c.stride[i] % nest->size == 0);
    }
    return fits;
}

/* The group whose axes are all that have this fate; NEST_GROUPS if there are several, or none. */
static NestGroup group_of_fate(const Nest *nest, Fate fate)
{
    NestGroup group = NEST_GROUPS;
    bool one = true;
    for (int i = 0; i < nest->shape.rank; i++) {
        if (nest->fate[i] == fate) {
            one = one && (group == NEST_GROUPS || group == nest->group[i]);
            group = nest->group[i];
        }
    }
    return one ? group : NEST_GROUPS;
}

/* The axes of each group behind those of the one before, joined where they can be. */
static void sort_groups(Nest *nest)
{
    const Nest old = *nest;
    nest->shape.rank = 0;
    for (int group = NEST_GROUPS - 1; group >= 0; group--) {
        for (int i = old.shape.rank - 1; i >= 0; i--) {
            if ((int)old.group[i] == group) {
                add_outer(nest, nest_axis(&old, i));
            }
        }
    }
    turn(nest);
}

bool nest_finish_fold(Nest *nest, bool *swapped)
{
    const NestGroup places = group_of_fate(nest, PLACE), taps = group_of_fate(nest, TAP);
    *swapped = places == NEST_COLUMNS;
    const bool sides = *swapped ? taps == NEST_ROWS : places == NEST_ROWS && taps == NEST_COLUMNS;
    if (!sides || !measure_image(nest) || nest->size > RT_FOLD_SIZE) {
        return false;
    }
    if (*swapped) {
        const View a = nest->a;
        nest->a = nest->b;
        nest->b = a;
    }
    int columns = 0;
    for (int i = 0; i < nest->shape.rank; i++) {
        if (nest->group[i] == places) {
            nest->group[i] = nest->fate[i] == PLACE ? NEST_ROWS : NEST_BATCH;
        } else if (nest->group[i] == taps) {
            nest->group[i] = nest->fate[i] == TAP ? NEST_TAPS : NEST_COLUMNS;
        }
    }
    sort_groups(nest);
    for (int i = 0; i < nest->shape.rank; i++) {
        columns += nest->group[i] == NEST_COLUMNS;
    }
    return columns <= 1;
}

/* ---- what a slice leaves of the images ---- */

/* The axis of the images that a stride is of; -1 if none. */
static int image_axis(const Nest *nest, int64_t stride)
{
    int axis = nest->image_axes - 1;
    while (axis >= 0 && nest->image[axis].stride != stride) {
        axis--;
    }
    return axis;
}

/* A stride in memory of `kept` elements an image, of one between images, or along a cut one. */
static int64_t cropped_stride(const Nest *nest, int64_t stride, int64_t kept)
{
    if (stride % nest->size == 0) {
        return stride / nest->size * kept;
    }
    int64_t cropped = 1;
    for (int axis = nest->image_axes - 1; nest->image[axis].stride != stride; axis--) {
        cropped *= nest->image[axis].count;
    }
    return cropped;
}

/* Along axes of the images, whole ones, the slice is a range; everywhere else it takes all. */
static bool crop_axes(Nest *nest, const Shape *from, const View *view, const Node *slice)
{
    for (int axis = 0; axis < from->rank; axis++) {
        const int64_t start = slice->attr.start[axis], count = slice->shape.dim[axis];
        const int along = image_axis(nest, view->stride[axis]);
        if (along >= 0 && from->dim[axis] == nest->image[along].extent &&
            (slice->attr.step[axis] == 1 || count == 1)) {
            nest->image[along].first = start;
            nest->image[along].count = count;
        } else if (view->stride[axis] % nest->size != 0 || from->dim[axis] != count || start != 0) {
            return false;
        }
    }
    return true;
}

bool nest_crop(Nest *nest, const Shape *from, const View *view, const Node *slice, View *result)
{
    if (view->offset != 0 || !crop_axes(nest, from, view, slice)) {
        return false;
    }
    int64_t kept = 1;
    for (int axis = 0; axis < nest->image_axes; axis++) {
        kept *= nest->image[axis].count;
    }
    *result = (View){0};
    for (int axis = 0; axis < from->rank; axis++) {
        const bool one = slice->shape.dim[axis] == 1;
        result->stride[axis] = one ? 0 : cropped_stride(nest, view->stride[axis], kept);
    }
    for (int i = 0; i < nest->shape.rank; i++) {
        if (nest->fate[i] == KEPT) {
            nest->c.stride[i] = cropped_stride(nest, nest->c.stride[i], kept);
        }
    }
    return true;
}
