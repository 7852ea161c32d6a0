/* loop: the shape rules of `scan` and `result`.
 *
 * The body of a scan is a graph of its own. It sees nothing of the graph around it but what comes
 * in through its OP_input slots (LoopAttr has their order), and it has no effects, so that its
 * steps are pure: no state, no update, no random numbers.
 */
#include "loop.h"

#define WORDS(shape) (shape_words(shape).text)

NodeId loop_input(const Graph *body, int slot)
{
    for (NodeId id = 0; id < body->count; id++) {
        if (body->nodes[id].op == OP_input && body->nodes[id].attr.index == slot) {
            return id;
        }
    }
    return NO_NODE;
}

bool loop_stack(const Shape *shape, int64_t steps, Shape *result)
{
    if (shape->rank == MAX_RANK) {
        return false;
    }
    *result = (Shape){.rank = shape->rank + 1, .dim = {steps}};
    for (int axis = 0; axis < shape->rank; axis++) {
        result->dim[axis + 1] = shape->dim[axis];
    }
    return true;
}

Shape loop_step(const Shape *shape)
{
    return shape_of(shape->rank - 1, shape->dim + 1);
}

static bool refuse(Text *error, const char *format, ...) PRINTF_LIKE(2, 3);

static bool refuse(Text *error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_add(error, "scan: ");
    text_vprintf(error, format, args);
    va_end(args);
    return false;
}

static bool counts_sound(const Graph *graph, const NodeSpec *spec, Text *error)
{
    const LoopAttr *loop = &spec->attr.loop;
    if (spec->attr.index < 0 || spec->attr.index >= graph->body_count) {
        return refuse(error, "there is no body %lld", (long long)spec->attr.index);
    }
    if (loop->steps < 1 || loop->steps > MAX_STEPS) {
        return refuse(error, "%lld steps; 1 to %d are possible", (long long)loop->steps, MAX_STEPS);
    }
    if (loop->carries < 0 || loop->stacked < 0 ||
        loop->carries > spec->input_count - loop->stacked) {
        return refuse(error, "%d carries and %d stacked tensors among %d inputs", loop->carries,
                      loop->stacked, spec->input_count);
    }
    for (int i = loop->carries; i < loop->carries + loop->stacked; i++) {
        const Shape *shape = &graph->nodes[spec->inputs[i]].shape;
        if (shape->rank == 0 || shape->dim[0] != loop->steps) {
            return refuse(error, "x %d is %s; its first axis must be the %lld steps",
                          i - loop->carries + 1, WORDS(shape), (long long)loop->steps);
        }
    }
    return true;
}

/* What the body may read as `slot` is what the loop gives it there. */
static bool slot_sound(const Graph *graph, const NodeSpec *spec, const Node *read, Text *error)
{
    const int64_t slot = read->attr.index;
    if (slot >= spec->input_count) {
        return refuse(error, "the body reads input %lld of %d", (long long)slot, spec->input_count);
    }
    const Node *given = &graph->nodes[spec->inputs[slot]];
    const LoopAttr *loop = &spec->attr.loop;
    const bool stacked = slot >= loop->carries && slot < loop->carries + loop->stacked;
    const Shape shape = stacked ? loop_step(&given->shape) : given->shape;
    if (given->dtype != read->dtype || !shape_equal(&shape, &read->shape)) {
        return refuse(error, "the body reads input %lld as %s %s, but it is %s %s", (long long)slot,
                      dtype_name(read->dtype), WORDS(&read->shape), dtype_name(given->dtype),
                      WORDS(&shape));
    }
    return true;
}

static bool body_sound(const Graph *graph, const NodeSpec *spec, const Graph *body, Text *error)
{
    for (NodeId id = 0; id < body->count; id++) {
        const Node *node = &body->nodes[id];
        const OpClass class = op_info[node->op].class;
        if (node->op == OP_state || class == UPDATE || class == RANDOM) {
            return refuse(error, "%s cannot stand in the body of a loop", op_info[node->op].name);
        }
        if (node->op == OP_input && !slot_sound(graph, spec, node, error)) {
            return false;
        }
    }
    return true;
}

bool shape_scan(const Graph *graph, NodeSpec *spec, Text *error)
{
    if (!counts_sound(graph, spec, error)) {
        return false;
    }
    const Graph *body = graph->bodies[spec->attr.index];
    const int carries = spec->attr.loop.carries;
    if (body->output_count < carries) {
        return refuse(error, "%d carries go in, %d come out", carries, body->output_count);
    }
    for (int i = 0; i < carries; i++) {
        const Node *before = &graph->nodes[spec->inputs[i]];
        const Node *after = &body->nodes[body->outputs[i].node];
        if (before->dtype != after->dtype || !shape_equal(&before->shape, &after->shape)) {
            return refuse(error, "carry %d is %s %s at the start and %s %s after a step", i + 1,
                          dtype_name(before->dtype), WORDS(&before->shape),
                          dtype_name(after->dtype), WORDS(&after->shape));
        }
    }
    spec->dtype = DT_BOOL; /* of its own it has no value */
    spec->shape = (Shape){.rank = 0};
    return body_sound(graph, spec, body, error);
}

bool shape_result(const Graph *graph, NodeSpec *spec, Text *error)
{
    const Node *scan = &graph->nodes[spec->in[0]];
    if (scan->op != OP_scan) {
        text_printf(error, "result: of %s, which is no scan", op_info[scan->op].name);
        return false;
    }
    const Graph *body = loop_body(graph, scan);
    if (spec->attr.index < 0 || spec->attr.index >= body->output_count) {
        text_printf(error, "result: number %lld of %d", (long long)spec->attr.index,
                    body->output_count);
        return false;
    }
    const Node *value = &body->nodes[body->outputs[spec->attr.index].node];
    spec->dtype = value->dtype;
    spec->shape = value->shape;
    if (spec->attr.index >= scan->attr.loop.carries &&
        !loop_stack(&value->shape, scan->attr.loop.steps, &spec->shape)) {
        text_printf(error, "result: y %lld is %s, which has no room for one more axis",
                    (long long)(spec->attr.index - scan->attr.loop.carries + 1),
                    WORDS(&value->shape));
        return false;
    }
    return true;
}
