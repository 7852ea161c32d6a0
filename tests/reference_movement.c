/* reference_movement: where elements go, and windows. */
#include "reference_run.h"

/* Where element `to` of the result comes from; false for the zeros of a pad. */
static bool source_of(const Node *node, const Shape *from, Index to, Index *source)
{
    *source = to;
    for (int axis = 0; axis < from->rank; axis++) {
        int64_t start = node->attr.start[axis], step = node->attr.step[axis];
        switch (node->op) {
        case OP_permute:
            source->at[start] = to.at[axis];
            break;
        case OP_expand:
            source->at[axis] = from->dim[axis] == 1 ? 0 : to.at[axis];
            break;
        case OP_slice:
            source->at[axis] = start + to.at[axis] * step;
            break;
        default:
            source->at[axis] = (to.at[axis] - start) / step;
            if (to.at[axis] < start || (to.at[axis] - start) % step != 0 ||
                source->at[axis] >= from->dim[axis]) {
                return false;
            }
        }
    }
    return true;
}

static void run_move(const Run *run, const Node *node, double *y)
{
    const Shape *from = &input_node(run, node, 0)->shape;
    const double *a = input_values(run, node, 0);
    int64_t count = shape_count(&node->shape);
    for (int64_t k = 0; k < count; k++) {
        Index source;
        if (node->op == OP_reshape) {
            y[k] = a[k];
        } else if (source_of(node, from, index_of(&node->shape, k), &source)) {
            y[k] = a[flat_of(from, source)];
        }
    }
}

static void run_concat(const Run *run, const Node *node, double *y)
{
    const int axis = (int)node->attr.index;
    const Shape *sides[2] = {&input_node(run, node, 0)->shape, &input_node(run, node, 1)->shape};
    int64_t count = shape_count(&node->shape), border = sides[0]->dim[axis];
    for (int64_t k = 0; k < count; k++) {
        Index source = index_of(&node->shape, k);
        int side = source.at[axis] >= border;
        source.at[axis] -= side ? border : 0;
        y[k] = input_values(run, node, side)[flat_of(sides[side], source)];
    }
}

/* Element j of window i along the axis lies at i step + j dilation. */
static int64_t window_place(const Node *node, int64_t i, int64_t j)
{
    return i * node->attr.window.step + j * node->attr.window.dilation;
}

static void run_unfold(const Run *run, const Node *node, double *y)
{
    const Shape *from = &input_node(run, node, 0)->shape;
    const double *a = input_values(run, node, 0);
    int64_t axis = node->attr.index, count = shape_count(&node->shape);
    for (int64_t k = 0; k < count; k++) {
        Index source = index_of(&node->shape, k);
        source.at[axis] = window_place(node, source.at[axis], source.at[from->rank]);
        y[k] = a[flat_of(from, source)];
    }
}

/* In row-major order the windows that share an element come one after the other. */
static void run_fold(const Run *run, const Node *node, double *y)
{
    const Shape *from = &input_node(run, node, 0)->shape;
    const double *a = input_values(run, node, 0);
    int64_t axis = node->attr.index, count = shape_count(from);
    for (int64_t k = 0; k < count; k++) {
        Index target = index_of(from, k);
        target.at[axis] = window_place(node, target.at[axis], target.at[node->shape.rank]);
        double *sum = &y[flat_of(&node->shape, target)];
        bool zeros = *sum == 0 && a[k] == 0; /* windows side by side are added to nothing */
        *sum = zeros && reference_is_noisy(run->precision) && dtype_is_float(node->dtype)
                   ? reference_unsigned_zero(run->precision)
                   : reference_stored(node->dtype, run->precision, *sum + a[k]);
    }
}

void reference_movement(const Run *run, const Node *node, double *y)
{
    switch (node->op) {
    case OP_concat:
        run_concat(run, node, y);
        break;
    case OP_unfold:
        run_unfold(run, node, y);
        break;
    case OP_fold:
        run_fold(run, node, y);
        break;
    default:
        run_move(run, node, y);
    }
}
