/* reference_along: operators along one axis, element by element. */
#include <math.h>
#include <string.h>

#include "reference_run.h"

static void run_gather(const Run *run, const Node *node, double *y)
{
    const Shape *from = &input_node(run, node, 0)->shape;
    const double *a = input_values(run, node, 0), *chosen = input_values(run, node, 1);
    int64_t axis = node->attr.index, count = shape_count(&node->shape);
    for (int64_t k = 0; k < count; k++) {
        Index source = index_of(&node->shape, k);
        source.at[axis] = (int64_t)chosen[k];
        bool inside = chosen[k] >= 0 && chosen[k] < (double)from->dim[axis];
        double outside = dtype_is_float(node->dtype) ? (double)NAN : 0;
        y[k] = inside ? a[flat_of(from, source)] : outside;
    }
}

static void run_scatter_add(const Run *run, const Node *node, double *y)
{
    const Shape *from = &input_node(run, node, 0)->shape;
    const double *a = input_values(run, node, 0), *chosen = input_values(run, node, 1);
    int64_t axis = node->attr.index, count = shape_count(from), sums = shape_count(&node->shape);
    double *size = ARENA_ARRAY(run->arena, double, sums);
    for (int64_t k = 0; k < count; k++) {
        Index target = index_of(from, k);
        target.at[axis] = (int64_t)chosen[k];
        if (chosen[k] >= 0 && chosen[k] < (double)node->shape.dim[axis]) {
            int64_t to = flat_of(&node->shape, target);
            y[to] += a[k];
            size[to] += fabs(a[k]);
        }
    }
    for (int64_t k = 0; k < sums; k++) {
        y[k] = reference_stored_sum(run, node, k, y[k], size[k]);
    }
}

static void run_inverse(const Run *run, const Node *node, double *y)
{
    const Shape *from = &input_node(run, node, 0)->shape;
    const double *chosen = input_values(run, node, 0);
    int64_t axis = node->attr.index, count = shape_count(from);
    for (int64_t k = 0; k < shape_count(&node->shape); k++) {
        y[k] = -1;
    }
    for (int64_t k = 0; k < count; k++) {
        Index target = index_of(from, k);
        double place = (double)target.at[axis];
        target.at[axis] = (int64_t)chosen[k];
        if (chosen[k] >= 0 && chosen[k] < (double)node->shape.dim[axis]) {
            y[flat_of(&node->shape, target)] = place;
        }
    }
}

static void run_cumsum(const Run *run, const Node *node, double *y)
{
    const double *a = input_values(run, node, 0);
    int64_t count = shape_count(&node->shape);
    for (int64_t k = 0; k < count; k++) {
        Index before = index_of(&node->shape, k);
        bool first = before.at[node->attr.index]-- == 0;
        double so_far = first ? -0.0 : y[flat_of(&node->shape, before)];
        bool zeros = so_far == 0 && a[k] == 0; /* a program may start from 0 */
        y[k] = zeros && reference_is_noisy(run->precision) && dtype_is_float(node->dtype)
                   ? reference_unsigned_zero(run->precision)
                   : reference_stored(node->dtype, run->precision, so_far + a[k]);
    }
}

/* As numbers are sorted: NaN is larger than any other and equal to itself. */
static bool is_larger(double a, double b)
{
    return a > b || (isnan(a) && !isnan(b));
}

static void run_cumargmax(const Run *run, const Node *node, double *y)
{
    const double *a = input_values(run, node, 0);
    int64_t axis = node->attr.index, count = shape_count(&node->shape);
    for (int64_t k = 0; k < count; k++) {
        Index best = index_of(&node->shape, k);
        int64_t last = best.at[axis];
        best.at[axis] = 0;
        for (int64_t i = 1; i <= last; i++) {
            Index next = best;
            next.at[axis] = i;
            double largest = a[flat_of(&node->shape, best)];
            best = is_larger(largest, a[flat_of(&node->shape, next)]) ? best : next;
        }
        y[k] = (double)best.at[axis];
    }
}

/* An element's place is the number of those before it: the smaller, or when falling the larger, and
 * equals to its left. The first of them are kept. */
static void run_argsort(const Run *run, const Node *node, double *y)
{
    const double *a = input_values(run, node, 0);
    const Shape *shape = &run->graph->nodes[node->in[0]].shape;
    bool falling = node->op == OP_argsort_falling;
    int64_t axis = node->attr.index, count = shape_count(shape);
    for (int64_t k = 0; k < count; k++) {
        Index self = index_of(shape, k), place = self;
        place.at[axis] = 0;
        for (int64_t i = 0; i < shape->dim[axis]; i++) {
            Index other = self;
            other.at[axis] = i;
            double value = a[flat_of(shape, other)];
            bool above = is_larger(value, a[k]), below = is_larger(a[k], value);
            place.at[axis] += (falling ? above : below) || (!above && !below && i < self.at[axis]);
        }
        if (place.at[axis] < node->shape.dim[axis]) {
            y[flat_of(&node->shape, place)] = (double)self.at[axis];
        }
    }
}

void reference_along(const Run *run, const Node *node, double *y)
{
    static void (*const runs[OP_COUNT])(const Run *, const Node *, double *) = {
        [OP_gather] = run_gather,           [OP_scatter_add] = run_scatter_add,
        [OP_inverse] = run_inverse,         [OP_cumsum] = run_cumsum,
        [OP_argsort] = run_argsort,         [OP_cumargmax] = run_cumargmax,
        [OP_argsort_falling] = run_argsort,
    };
    runs[node->op](run, node, y);
}
