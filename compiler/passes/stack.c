/* stack: a node of a loop's body, for all steps at once.
 *
 * In: the node and its operands outside of the loop, with the steps as a first axis or the same in
 * every step. Out: the node on one more axis. A product of all steps by one matrix is one product
 * of more rows; what is the same in every step is expanded, which costs nothing.
 */
#include "stack.h"

#include "loop.h"

bool can_stack(const Node *node)
{
    switch (op_info[node->op].class) {
    case ELEM:
    case REDUCE:
    case MOVE:
    case CONTRACT:
    case WINDOW:
    case ALONG:
        return node->shape.rank < MAX_RANK;
    default:
        return false;
    }
}

static NodeId spread(Graph *graph, const Stacked *operand, int64_t steps)
{
    if (operand->stacked) {
        return operand->node;
    }
    const Shape shape = graph->nodes[operand->node].shape;
    Shape all;
    loop_stack(&shape, steps, &all);
    return graph_broadcast_to(graph, operand->node, &all);
}

/* Rows of all steps, one below the other, times one matrix. */
static NodeId stack_rows(Graph *graph, const Node *n, const Stacked *operands, int64_t steps)
{
    const Shape had = graph->nodes[operands[0].node].shape;
    const Shape rows = {.rank = 2, .dim = {had.dim[0] * had.dim[1], had.dim[2]}};
    Shape all;
    loop_stack(&n->shape, steps, &all);
    const NodeId tall = graph_reshape(graph, operands[0].node, &rows);
    return graph_reshape(graph, graph_matmul(graph, tall, operands[1].node), &all);
}

/* The attribute with the axes moved up by one. */
static Attr moved_axes(const Node *n)
{
    Attr attr = n->attr;
    switch (op_info[n->op].attr) {
    case ATTR_AXIS:
    case ATTR_WINDOW:
        attr.index++;
        break;
    case ATTR_AXES:
        attr.mask <<= 1;
        break;
    case ATTR_PERM:
    case ATTR_SLICE:
        for (int axis = n->shape.rank; axis > 0; axis--) {
            attr.start[axis] = n->attr.start[axis - 1] + (op_info[n->op].attr == ATTR_PERM);
            attr.step[axis] = n->attr.step[axis - 1];
        }
        attr.start[0] = 0;
        attr.step[0] = 1;
        break;
    default:
        break;
    }
    return attr;
}

NodeId stack_node(Graph *graph, const Node *n, const Stacked *operands, int64_t steps)
{
    if (n->op == OP_matmul && n->shape.rank == 2 && operands[0].stacked && !operands[1].stacked) {
        return stack_rows(graph, n, operands, steps);
    }
    NodeSpec spec = {.op = n->op, .dtype = n->dtype, .attr = moved_axes(n), .name = n->name};
    loop_stack(&n->shape, steps, &spec.shape);
    for (int i = 0; i < n->arity; i++) {
        spec.in[i] = spread(graph, &operands[i], steps);
    }
    return graph_add(graph, spec);
}
