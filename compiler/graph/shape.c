/* shape: what an operator asks of its operands, and the dtype and shape of its result.
 *
 * One rule for each word in the shape column of ops.def. A rule looks at the operands of a NodeSpec
 * (and at the requested dtype and shape where the operator takes a request), writes one line for
 * the user when they do not fit, else completes the spec. Scripts are hostile here: every extent,
 * axis and product is checked before it is used, so that later passes can rely on all of them.
 */
#include "loop.h"
#include "shape_checks.h"

#include <math.h>

/* ---- leaves and random numbers ---- */

/* Whether the dtype can hold the number. */
static bool number_sound(const NodeSpec *spec, double value, Text *error)
{
    if (dtype_is_float(spec->dtype)) {
        return true;
    }
    if (spec->dtype == DT_BOOL && value != 0 && value != 1) {
        return refuse(error, spec, "%g is not a truth value; 0 and 1 are", value);
    }
    if (!(value == floor(value) && value >= INT32_MIN && value <= INT32_MAX)) {
        return refuse(error, spec, "%g is not a whole number that fits i32", value);
    }
    return true;
}

static bool shape_constant(NodeSpec *spec, Text *error)
{
    if (!number_sound(spec, spec->attr.value, error)) {
        return false;
    }
    if (!dtype_is_float(spec->dtype)) {
        spec->attr.value += 0.0; /* whole numbers have one zero: -0 + 0 = 0 */
    }
    return true;
}

static bool shape_table(const NodeSpec *spec, Text *error)
{
    int64_t count = spec->attr.table ? spec->attr.index : 0;
    if (count < 1 || count > MAX_TABLE) {
        return refuse(error, spec, "%lld numbers; 1 to %d are possible", (long long)count,
                      MAX_TABLE);
    }
    if (count != shape_count(&spec->shape)) {
        return refuse(error, spec, "%lld numbers do not fill %s", (long long)count,
                      WORDS(&spec->shape));
    }
    for (int64_t i = 0; i < count; i++) {
        double number = spec->attr.table[i];
        if (!number_is_finite(spec->dtype, number)) { /* C has no constant for it everywhere */
            return refuse(error, spec, "%g is not finite", number);
        }
        if (!number_sound(spec, number, error)) {
            return false;
        }
    }
    return true;
}

static bool number_in_table(const NodeSpec *spec, Text *error)
{
    if (spec->attr.index < 0 || spec->attr.index > INT32_MAX) {
        return refuse(error, spec, "number %lld is out of range", (long long)spec->attr.index);
    }
    return true;
}

static bool shape_leaf(const Graph *graph, NodeSpec *spec, Text *error)
{
    (void)graph;
    if (!request_sound(spec, error)) {
        return false;
    }
    switch (op_info[spec->op].attr) {
    case ATTR_VALUE:
        return shape_constant(spec, error);
    case ATTR_TABLE:
        return shape_table(spec, error);
    case ATTR_SLOT:
        return number_in_table(spec, error);
    default:
        break;
    }
    if (spec->dtype == DT_BOOL) {
        return refuse(error, spec, "counts in numbers, not in bool");
    }
    return axis_sound(spec, &spec->shape, error) && countable(spec, &spec->shape, error);
}

static bool shape_random(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *seed = operand(graph, spec, 0), *step = operand(graph, spec, 1);
    if (!request_sound(spec, error) || !number_in_table(spec, error)) {
        return false;
    }
    if (!dtype_is_float(spec->dtype)) {
        return refuse(error, spec, "gives floats, not %s", dtype_name(spec->dtype));
    }
    if (seed->dtype != DT_I32 || seed->shape.rank != 1 || seed->shape.dim[0] != 2) {
        return refuse(error, spec, "the seed is %s %s; it must be i32 (2)", dtype_name(seed->dtype),
                      WORDS(&seed->shape));
    }
    if (step->dtype != DT_I32 || step->shape.rank != 0) {
        return refuse(error, spec, "the step is %s %s; it must be i32 ()", dtype_name(step->dtype),
                      WORDS(&step->shape));
    }
    return true;
}

/* ---- elementwise ---- */

static bool shape_elem(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    if (op_info[spec->op].arity == 2) {
        const Node *b = operand(graph, spec, 1);
        if (!same_dtype(spec, a, b, error) || !same_shape(spec, &a->shape, &b->shape, error)) {
            return false;
        }
    }
    return becomes(spec, a->dtype, &a->shape);
}

static bool shape_compare(const Graph *graph, NodeSpec *spec, Text *error)
{
    return shape_elem(graph, spec, error) && becomes(spec, DT_BOOL, &spec->shape);
}

static bool shape_where(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *condition = operand(graph, spec, 0);
    const Node *a = operand(graph, spec, 1), *b = operand(graph, spec, 2);
    if (condition->dtype != DT_BOOL) {
        return refuse(error, spec, "the condition is %s; compare it with something",
                      dtype_name(condition->dtype));
    }
    return same_dtype(spec, a, b, error) && same_shape(spec, &a->shape, &b->shape, error) &&
           same_shape(spec, &condition->shape, &a->shape, error) &&
           becomes(spec, a->dtype, &a->shape);
}

static bool shape_cast(const Graph *graph, NodeSpec *spec, Text *error)
{
    spec->shape = operand(graph, spec, 0)->shape;
    return request_sound(spec, error);
}

/* ---- reductions ---- */

static bool shape_reduce(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    if (spec->attr.mask >> a->shape.rank) {
        return refuse(error, spec, "axes outside %s", WORDS(&a->shape));
    }
    becomes(spec, a->dtype, &a->shape);
    for (int axis = 0; axis < a->shape.rank; axis++) {
        if (spec->attr.mask >> axis & 1) {
            spec->shape.dim[axis] = 1;
        }
    }
    return true;
}

static bool shape_argmax(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    if (!axis_sound(spec, &a->shape, error) || !countable(spec, &a->shape, error)) {
        return false;
    }
    becomes(spec, DT_I32, &a->shape);
    spec->shape.dim[spec->attr.index] = 1;
    return true;
}

/* ---- movement ---- */

static bool shape_reshape(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    if (!shape_sound(spec, error)) {
        return false;
    }
    int64_t had = shape_count(&a->shape), asked = shape_count(&spec->shape);
    if (had != asked) {
        return refuse(error, spec, "%s has %lld elements, %s has %lld", WORDS(&a->shape),
                      (long long)had, WORDS(&spec->shape), (long long)asked);
    }
    spec->dtype = a->dtype;
    return true;
}

static bool shape_permute(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    uint32_t seen = 0;
    Shape result = {.rank = a->shape.rank};
    for (int axis = 0; axis < a->shape.rank; axis++) {
        int64_t source = spec->attr.start[axis];
        if (source < 0 || source >= a->shape.rank || (seen >> source & 1)) {
            return refuse(error, spec, "every axis of %s must appear once; the %lld does not fit",
                          WORDS(&a->shape), (long long)source);
        }
        seen |= 1u << source;
        result.dim[axis] = a->shape.dim[source];
    }
    return becomes(spec, a->dtype, &result);
}

static bool shape_after(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    (void)error;
    return becomes(spec, a->dtype, &a->shape);
}

static bool shape_expand(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    if (!shape_sound(spec, error)) {
        return false;
    }
    bool fits = a->shape.rank == spec->shape.rank;
    for (int axis = 0; fits && axis < a->shape.rank; axis++) {
        fits = a->shape.dim[axis] == 1 || a->shape.dim[axis] == spec->shape.dim[axis];
    }
    if (!fits) {
        return refuse(error, spec, "%s does not expand to %s: only axes of extent 1 can grow",
                      WORDS(&a->shape), WORDS(&spec->shape));
    }
    spec->dtype = a->dtype;
    return true;
}

static bool same_rank(const NodeSpec *spec, const Shape *a, const Shape *b, Text *error)
{
    if (a->rank != b->rank) {
        return refuse(error, spec, "%s and %s differ in rank", WORDS(a), WORDS(b));
    }
    return true;
}

static bool shape_slice(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    if (!shape_sound(spec, error) || !same_rank(spec, &a->shape, &spec->shape, error)) {
        return false;
    }
    for (int axis = 0; axis < a->shape.rank; axis++) {
        int64_t start = spec->attr.start[axis], step = spec->attr.step[axis];
        int64_t count = spec->shape.dim[axis];
        if (step == 0 || !progression_inside(start, step, count, a->shape.dim[axis])) {
            return refuse(
                error, spec, "%lld elements from %lld in steps of %lld leave axis %d of %s",
                (long long)count, (long long)start, (long long)step, axis, WORDS(&a->shape));
        }
    }
    spec->dtype = a->dtype;
    return true;
}

static bool shape_pad(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    if (!shape_sound(spec, error) || !same_rank(spec, &a->shape, &spec->shape, error)) {
        return false;
    }
    for (int axis = 0; axis < a->shape.rank; axis++) {
        int64_t start = spec->attr.start[axis], step = spec->attr.step[axis];
        int64_t count = a->shape.dim[axis];
        if (step < 1 || !progression_inside(start, step, count, spec->shape.dim[axis])) {
            return refuse(
                error, spec, "%lld elements from %lld in steps of %lld do not fit axis %d of %s",
                (long long)count, (long long)start, (long long)step, axis, WORDS(&spec->shape));
        }
    }
    spec->dtype = a->dtype;
    return true;
}

static bool shape_concat(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0), *b = operand(graph, spec, 1);
    if (!same_dtype(spec, a, b, error) || !axis_sound(spec, &a->shape, error) ||
        !same_except(spec, &a->shape, &b->shape, spec->attr.index, error)) {
        return false;
    }
    becomes(spec, a->dtype, &a->shape);
    spec->shape.dim[spec->attr.index] += b->shape.dim[spec->attr.index];
    return true;
}

/* ---- products ---- */

static bool shape_matmul(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0), *b = operand(graph, spec, 1);
    const Shape *left = &a->shape, *right = &b->shape;
    int rank = left->rank;
    if (!same_dtype(spec, a, b, error)) {
        return false;
    }
    if (rank < 2 || rank != right->rank) {
        return refuse(error, spec, "%s and %s must have the same rank, at least 2", WORDS(left),
                      WORDS(right));
    }
    for (int axis = 0; axis < rank - 2; axis++) {
        if (left->dim[axis] != right->dim[axis]) {
            return refuse(error, spec, "%s and %s do not agree on batch axis %d: %lld and %lld",
                          WORDS(left), WORDS(right), axis, (long long)left->dim[axis],
                          (long long)right->dim[axis]);
        }
    }
    if (left->dim[rank - 1] != right->dim[rank - 2]) {
        return refuse(error, spec, "%s and %s do not agree on the inner dimension: %lld and %lld",
                      WORDS(left), WORDS(right), (long long)left->dim[rank - 1],
                      (long long)right->dim[rank - 2]);
    }
    becomes(spec, a->dtype, left);
    spec->shape.dim[rank - 1] = right->dim[rank - 1];
    return true;
}

/* ---- windows ---- */

/* How many windows fit along `extent`; 0 if none does, or the window makes no sense. */
static int64_t window_count(const Window *window, int64_t extent)
{
    if (window->size < 1 || window->step < 1 || window->dilation < 1 || window->step > extent ||
        !progression_inside(0, window->dilation, window->size, extent)) {
        return 0;
    }
    return (extent - 1 - window->dilation * (window->size - 1)) / window->step + 1;
}

static bool refuse_window(Text *error, const NodeSpec *spec, const Shape *shape)
{
    const Window *window = &spec->attr.window;
    return refuse(error, spec,
                  "no window of %lld elements, %lld apart, in steps of %lld, on axis %lld of %s",
                  (long long)window->size, (long long)window->dilation, (long long)window->step,
                  (long long)spec->attr.index, WORDS(shape));
}

static bool shape_unfold(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    if (!axis_sound(spec, &a->shape, error)) {
        return false;
    }
    if (a->shape.rank == MAX_RANK) {
        return refuse(error, spec, "%s has no room for one more axis", WORDS(&a->shape));
    }
    int64_t count = window_count(&spec->attr.window, a->shape.dim[spec->attr.index]);
    if (count == 0) {
        return refuse_window(error, spec, &a->shape);
    }
    becomes(spec, a->dtype, &a->shape);
    spec->shape.dim[spec->attr.index] = count;
    spec->shape.dim[spec->shape.rank++] = spec->attr.window.size;
    return true;
}

/* The operand must be what unfold would make of the shape asked for. */
static bool shape_fold(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    if (!shape_sound(spec, error) || !axis_sound(spec, &spec->shape, error)) {
        return false;
    }
    Shape unfolded = spec->shape;
    int64_t count = window_count(&spec->attr.window, unfolded.dim[spec->attr.index]);
    if (count == 0) {
        return refuse_window(error, spec, &spec->shape);
    }
    if (a->shape.rank != unfolded.rank + 1) {
        return refuse(error, spec, "%s has not one axis more than %s", WORDS(&a->shape),
                      WORDS(&spec->shape));
    }
    unfolded.dim[spec->attr.index] = count;
    unfolded.dim[unfolded.rank++] = spec->attr.window.size;
    return same_shape(spec, &a->shape, &unfolded, error) && becomes(spec, a->dtype, &spec->shape);
}

/* ---- along one axis ---- */

static bool index_sound(const NodeSpec *spec, const Node *index, Text *error)
{
    if (index->dtype != DT_I32) {
        return refuse(error, spec, "the index is %s; it must be i32", dtype_name(index->dtype));
    }
    return true;
}

static bool shape_gather(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0), *index = operand(graph, spec, 1);
    return index_sound(spec, index, error) && axis_sound(spec, &a->shape, error) &&
           countable(spec, &a->shape, error) &&
           same_except(spec, &a->shape, &index->shape, spec->attr.index, error) &&
           becomes(spec, a->dtype, &index->shape);
}

static bool shape_scatter_add(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0), *index = operand(graph, spec, 1);
    return shape_sound(spec, error) && index_sound(spec, index, error) &&
           same_shape(spec, &a->shape, &index->shape, error) &&
           axis_sound(spec, &a->shape, error) &&
           same_except(spec, &a->shape, &spec->shape, spec->attr.index, error) &&
           countable(spec, &spec->shape, error) && becomes(spec, a->dtype, &spec->shape);
}

static bool shape_inverse(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *index = operand(graph, spec, 0);
    return shape_sound(spec, error) && index_sound(spec, index, error) &&
           axis_sound(spec, &index->shape, error) && countable(spec, &index->shape, error) &&
           same_except(spec, &index->shape, &spec->shape, spec->attr.index, error) &&
           becomes(spec, DT_I32, &spec->shape);
}

static bool shape_along(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    return axis_sound(spec, &a->shape, error) && becomes(spec, a->dtype, &a->shape);
}

/* A place on the axis for every element. */
static bool shape_places(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    return axis_sound(spec, &a->shape, error) && countable(spec, &a->shape, error) &&
           becomes(spec, DT_I32, &a->shape);
}

static bool shape_argsort(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *a = operand(graph, spec, 0);
    if (!shape_sound(spec, error) || !axis_sound(spec, &a->shape, error) ||
        !countable(spec, &a->shape, error) ||
        !same_except(spec, &a->shape, &spec->shape, spec->attr.index, error)) {
        return false;
    }
    const int64_t asked = spec->shape.dim[spec->attr.index], had = a->shape.dim[spec->attr.index];
    if (asked > had) {
        return refuse(error, spec, "%lld places on an axis of %lld", (long long)asked,
                      (long long)had);
    }
    return becomes(spec, DT_I32, &spec->shape);
}

/* ---- update ---- */

static bool shape_update(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *state = operand(graph, spec, 0), *value = operand(graph, spec, 1);
    if (state->op != OP_state) {
        return refuse(error, spec, "writes to state only, not to the result of %s",
                      op_info[state->op].name);
    }
    return same_dtype(spec, state, value, error) &&
           same_shape(spec, &state->shape, &value->shape, error) &&
           becomes(spec, state->dtype, &state->shape);
}

/* ---- the table of rules ---- */

typedef bool ShapeRule(const Graph *graph, NodeSpec *spec, Text *error);

static ShapeRule *const rules[OP_COUNT] = {
#define OP(name, arity, class, traits, types, shape, ...) [OP_##name] = shape_##shape,
#include "ops.def"
};

static bool dtype_allowed(OpTypes types, DType dtype)
{
    switch (types) {
    case FLOATS:
        return dtype_is_float(dtype);
    case NUMBERS:
        return dtype != DT_BOOL;
    case BOOLS:
        return dtype == DT_BOOL;
    case ANY:
        return true;
    }
    return false;
}

static const char *types_words(OpTypes types)
{
    return types == FLOATS ? "floats" : types == NUMBERS ? "numbers" : "truth values";
}

/* Operands exist, are values, and are of the types that the table allows. */
static bool operands_sound(const Graph *graph, const NodeSpec *spec, Text *error)
{
    const OpInfo *info = &op_info[spec->op];
    int count;
    const NodeId *inputs = spec_inputs(spec, &count);
    for (int i = 0; i < count; i++) {
        if (inputs[i] < 0 || inputs[i] >= graph->count) {
            return refuse(error, spec, "operand %d is node %d, which does not exist yet", i,
                          inputs[i]);
        }
        const Node *node = &graph->nodes[inputs[i]];
        const bool update = op_info[node->op].class == UPDATE;
        if (update || (node->op == OP_scan && spec->op != OP_result)) {
            return refuse(error, spec, "operand %d is %s, which has no value", i,
                          update ? "an update" : "a loop");
        }
        if (!dtype_allowed(info->types, node->dtype)) {
            return refuse(error, spec, "takes %s, not %s", types_words(info->types),
                          dtype_name(node->dtype));
        }
    }
    return true;
}

bool shape_infer(const Graph *graph, NodeSpec *spec, Text *error)
{
    if ((unsigned)spec->op >= OP_COUNT) {
        text_printf(error, "unknown operator %d", (int)spec->op);
        return false;
    }
    if (!operands_sound(graph, spec, error) || !rules[spec->op](graph, spec, error) ||
        !shape_sound(spec, error)) {
        return false;
    }
    spec->shape = shape_of(spec->shape.rank, spec->shape.dim); /* clears what is beyond the rank */
    return true;
}
