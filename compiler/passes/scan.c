/* scan: the gradient of a loop is a loop the other way round.
 *
 * In: a scan and the gradients of its results. Out: a second scan behind it, and from that the
 * gradients of its inputs. The body of the second is the body of the first with its gradient:
 *
 *     carries    the gradients of the carries; sums of what the steps add to a constant's gradient
 *     stacked    xs; the carries as every step found them; dear values; the gradients of ys
 *     ys         the gradients of xs; factors of what is added up behind the loop
 *
 * The first loop leaves behind what the second needs: every carry, and what it would be dear to
 * compute again: products, and functions of libm. Other work is done again, from these if it can.
 * Where a step adds matmul(a^T, b) or a sum to the gradient of a constant, as for weights and
 * biases, one product or sum over all the steps takes the place of many. Since the result is a scan
 * like any other, it can be differentiated again.
 */
#include <string.h>

#include "grad.h"
#include "loop.h"

typedef struct Backward {
    Graph *graph; /* around the loop */
    NodeId loop;
    Node scan;
    Graph *body;
    Graph *work;     /* the body, in the same numbers, and its gradient */
    const NodeId *g; /* per output of the body */
    int outputs;     /* of the body, at first */
    NodeId *seed;    /* per output: the node in `work` that stands for g of one step */
    bool *carried;   /* per carry: its gradient goes from step to step */
    NodeId *slope;   /* per input: its gradient within a step, in `work` */

    /* The new loop: of each carry and stacked tensor the node in `work` and that in `graph`. */
    NodeId *carries, *starts, *results;
    int carry_count;
    NodeId *stacked, *stacks;
    int stacked_count, stacked_capacity;
    NodeId *ys;
    int y_count, y_capacity;
    NodeId *constants;
    int constant_count, constant_capacity;
    NodeId node; /* itself, once it is made */
} Backward;

static bool is_carry(const Backward *b, int slot)
{
    return slot < b->scan.attr.loop.carries;
}

static bool is_stacked(const Backward *b, int slot)
{
    return !is_carry(b, slot) && slot < b->scan.attr.loop.carries + b->scan.attr.loop.stacked;
}

static NodeId add_result(Graph *graph, NodeId scan, int k)
{
    return graph_add(graph, (NodeSpec){.op = OP_result, .in = {scan}, .attr.index = k});
}

/* A node of the first body, step after step: from now on one of the ys of the first loop. */
static NodeId saved(Backward *b, NodeId node)
{
    int k = b->scan.attr.loop.carries;
    while (k < b->body->output_count && b->body->outputs[k].node != node) {
        k++;
    }
    if (k == b->body->output_count) {
        const char *name = b->body->nodes[node].name;
        graph_output(b->body, name ? name : op_info[b->body->nodes[node].op].name, node);
    }
    const NodeId from = b->graph->from;
    b->graph->from = NO_NODE;
    const NodeId result = add_result(b->graph, b->loop, k);
    b->graph->from = from;
    return result;
}

/* Dear to compute again: a product, or a function of libm, which costs more than the way to memory
 * and back. */
static bool is_dear(const Node *node)
{
    return op_info[node->op].class == CONTRACT || op_calls_libm(node->op);
}

/* ---- the gradient within a step ---- */

/* The carries to which a gradient comes at all, to a fixed point: through the results of the loop,
 * or through a carry or y of a step that they have a part in. */
static void find_carried(Backward *b, Arena *arena)
{
    const Graph *body = b->body;
    bool changed = true;
    while (changed) {
        changed = false;
        bool *reached = ARENA_ARRAY(arena, bool, body->count);
        for (int k = 0; k < b->outputs; k++) {
            const bool seeded = b->g[k] != NO_NODE || (is_carry(b, k) && b->carried[k]);
            reached[body->outputs[k].node] |= seeded;
        }
        for (NodeId id = body->count - 1; id >= 0; id--) {
            const Node *node = &body->nodes[id];
            const bool passes = node->op == OP_scan || dtype_is_float(node->dtype);
            for (int i = 0; reached[id] && passes && i < node->arity; i++) {
                reached[node->in[i]] |= op_info[node->op].differentiable;
            }
            if (node->op == OP_input && is_carry(b, (int)node->attr.index) && reached[id] &&
                dtype_is_float(node->dtype)) {
                changed |= !b->carried[node->attr.index];
                b->carried[node->attr.index] = true;
            }
        }
        for (int k = 0; k < b->scan.attr.loop.carries; k++) {
            b->carried[k] |= b->g[k] != NO_NODE;
        }
    }
}

/* A new input of the work graph, like a node there. Slots are numbered when all are known. */
static NodeId add_input(Backward *b, NodeId like)
{
    const Node node = b->work->nodes[like];
    return graph_add(b->work, (NodeSpec){.op = OP_input, .dtype = node.dtype, .shape = node.shape});
}

static void add_stacked(Backward *b, NodeId node, NodeId outside)
{
    int count = b->stacked_count, capacity = b->stacked_capacity;
    ARENA_PUSH(b->work->arena, b->stacked, count, capacity, node);
    ARENA_PUSH(b->work->arena, b->stacks, b->stacked_count, b->stacked_capacity, outside);
}

static void add_seeds(Backward *b)
{
    for (int k = 0; k < b->outputs; k++) {
        const NodeId output = b->body->outputs[k].node;
        b->seed[k] = NO_NODE;
        if (is_carry(b, k) ? b->carried[k] : b->g[k] != NO_NODE) {
            b->seed[k] = add_input(b, output);
        }
        if (b->seed[k] == NO_NODE) {
            continue;
        }
        if (is_carry(b, k)) {
            b->starts[b->carry_count] =
                b->g[k] != NO_NODE ? b->g[k] : graph_like(b->graph, b->scan.in[k], 0);
            b->carries[b->carry_count++] = b->seed[k];
        } else {
            add_stacked(b, b->seed[k], b->g[k]);
        }
    }
}

static void differentiate_step(Backward *b, Arena *arena, const bool *wanted)
{
    Root *roots = ARENA_ARRAY(arena, Root, b->outputs);
    NodeId *wrt = ARENA_ARRAY(arena, NodeId, b->scan.arity);
    NodeId *found = ARENA_ARRAY(arena, NodeId, b->scan.arity);
    int *slot = ARENA_ARRAY(arena, int, b->scan.arity);
    int root_count = 0, count = 0;
    for (int k = 0; k < b->outputs; k++) {
        if (b->seed[k] != NO_NODE) {
            roots[root_count++] = (Root){b->body->outputs[k].node, b->seed[k]};
        }
    }
    for (int i = 0; i < b->scan.arity; i++) {
        const NodeId input = loop_input(b->body, i);
        b->slope[i] = NO_NODE;
        if (input != NO_NODE && (is_carry(b, i) ? b->carried[i] : wanted[i])) {
            slot[count] = i;
            wrt[count++] = input;
        }
    }
    grad_from(b->work, roots, root_count, wrt, count, found);
    for (int i = 0; i < count; i++) {
        b->slope[slot[i]] = found[i];
    }
}

/* ---- sums over the steps ---- */

static bool is_forward(const Backward *b, NodeId node)
{
    return node < b->body->count;
}

static bool is_constant(const Backward *b, NodeId node)
{
    const Node *n = &b->work->nodes[node];
    const int slot = (int)n->attr.index;
    return n->op == OP_input && is_forward(b, node) && !is_carry(b, slot) && !is_stacked(b, slot);
}

/* The product whose sum over its batch axes, if it has some, is n; or NO_NODE. */
static NodeId product_of(const Backward *b, NodeId n)
{
    const Node *node = &b->work->nodes[n];
    const NodeId product = node->op == OP_sum ? node->in[0] : n;
    const Node *matmul = &b->work->nodes[product];
    if (matmul->op != OP_matmul || is_constant(b, matmul->in[0]) || is_constant(b, matmul->in[1])) {
        return NO_NODE;
    }
    const uint32_t batch = (UINT32_C(1) << (matmul->shape.rank - 2)) - 1;
    return (node->op == OP_sum ? node->attr.mask : 0) == batch ? product : NO_NODE;
}

/* Movement and sign come out of a sum. */
static bool is_linear(const Node *node)
{
    return (op_info[node->op].class == MOVE && node->arity == 1) || node->op == OP_neg;
}

/* A gradient of more nodes than this is added up step by step. It also bounds the recursion. */
enum { MOST_TERMS = 64 };

/* For all steps at once. */
static bool has_room(const Backward *b, NodeId n)
{
    const Shape *shape = &b->work->nodes[n].shape;
    return shape->rank < MAX_RANK && shape_count(shape) <= MAX_ELEMENTS / b->scan.attr.loop.steps;
}

static bool has_totals(const Backward *b, NodeId n, int *terms)
{
    const Node *node = &b->work->nodes[n];
    if (++*terms > MOST_TERMS) {
        return false;
    }
    if (node->op == OP_add) {
        return has_totals(b, node->in[0], terms) && has_totals(b, node->in[1], terms);
    }
    if (is_linear(node)) {
        return has_totals(b, node->in[0], terms);
    }
    const NodeId product = product_of(b, n);
    if (product != NO_NODE) {
        const Node *matmul = &b->work->nodes[product];
        return has_room(b, matmul->in[0]) && has_room(b, matmul->in[1]);
    }
    return node->op == OP_sum && has_room(b, node->in[0]);
}

/* Whether the sum over the steps of n can be had from stacked tensors, no larger than those the
 * steps work on. */
static bool is_stackable(const Backward *b, NodeId n)
{
    int terms = 0;
    return has_totals(b, n, &terms);
}

/* The last two axes exchanged; a transpose that is there already is used. */
static NodeId transposed_once(Graph *graph, NodeId a)
{
    const Node node = graph->nodes[a];
    const NodeSpec spec = transpose_of(graph, a);
    const size_t bytes = sizeof spec.attr.start;
    if (node.op == OP_permute && memcmp(node.attr.start, spec.attr.start, bytes) == 0) {
        return node.in[0];
    }
    for (NodeId id = a + 1; id < graph->count; id++) {
        const Node *other = &graph->nodes[id];
        if (other->op == OP_permute && other->in[0] == a &&
            memcmp(other->attr.start, spec.attr.start, bytes) == 0) {
            return id;
        }
    }
    return graph_add(graph, spec);
}

/* The place of a node of `work` among the ys of the new loop. */
static int y_of(Backward *b, NodeId node)
{
    for (int k = 0; k < b->y_count; k++) {
        if (b->ys[k] == node) {
            return k;
        }
    }
    ARENA_PUSH(b->work->arena, b->ys, b->y_count, b->y_capacity, node);
    return b->y_count - 1;
}

/* A node of `work`, step after step; before the new loop is made, only sees to it that it will be
 * there. */
static NodeId stack_of(Backward *b, NodeId node)
{
    const Node *n = &b->work->nodes[node];
    for (int i = 0; i < b->stacked_count; i++) {
        if (b->stacked[i] == node) {
            return b->stacks[i];
        }
    }
    if (is_forward(b, node) && n->op == OP_input && is_stacked(b, (int)n->attr.index)) {
        return b->scan.in[n->attr.index];
    }
    if (is_forward(b, node) && (n->op == OP_input || is_dear(n))) {
        return b->node == NO_NODE ? NO_NODE : saved(b, node);
    }
    const int y = y_of(b, node);
    return b->node == NO_NODE ? NO_NODE : add_result(b->graph, b->node, b->carry_count + y);
}

/* All but the last axis joined. */
static NodeId as_matrix(Graph *graph, NodeId a)
{
    const Shape had = graph->nodes[a].shape;
    const int64_t columns = had.dim[had.rank - 1];
    const Shape shape = {.rank = 2, .dim = {shape_count(&had) / columns, columns}};
    return graph_reshape(graph, a, &shape);
}

/* sum over t of a_t b_t = (a_1 a_2 ...) (b_1 b_2 ...)^T, the factors side by side */
static NodeId total_product(Backward *b, NodeId product, const Shape *shape)
{
    const NodeId left = b->work->nodes[product].in[0], right = b->work->nodes[product].in[1];
    const NodeId across = transposed_once(b->work, left);
    const NodeId a = stack_of(b, across), c = stack_of(b, right);
    if (b->node == NO_NODE) {
        return NO_NODE;
    }
    const NodeId rows = transposed_once(b->graph, as_matrix(b->graph, a));
    return graph_reshape(b->graph, graph_matmul(b->graph, rows, as_matrix(b->graph, c)), shape);
}

static NodeId total_sum(Backward *b, const Node *sum)
{
    const NodeId a = stack_of(b, sum->in[0]);
    return b->node == NO_NODE
               ? NO_NODE
               : graph_reshape(b->graph, graph_reduce(b->graph, OP_sum, a, sum->attr.mask << 1 | 1),
                               &sum->shape);
}

/* The sum over all steps of n, which is stackable. In two rounds: before the new loop is made, to
 * tell what it has to leave behind; and after. */
static NodeId total(Backward *b, NodeId n)
{
    const Node node = b->work->nodes[n];
    const NodeId product = product_of(b, n);
    if (product != NO_NODE) {
        return total_product(b, product, &node.shape);
    }
    if (node.op == OP_sum) {
        return total_sum(b, &node);
    }
    const NodeId first = total(b, node.in[0]);
    const NodeId second = node.arity > 1 ? total(b, node.in[1]) : NO_NODE;
    if (b->node == NO_NODE) {
        return NO_NODE;
    }
    return graph_add(
        b->graph,
        (NodeSpec){.op = node.op, .shape = node.shape, .in = {first, second}, .attr = node.attr});
}

/* ---- the new loop ---- */

/* The carries after a step: their gradients before it, and sums over the steps. */
static void plan_carries(Backward *b)
{
    int next = 0;
    for (int i = 0; i < b->scan.attr.loop.carries; i++) {
        if (b->carried[i]) {
            const NodeId slope = b->slope[i];
            b->results[next++] =
                slope != NO_NODE ? slope : graph_like(b->work, b->body->outputs[i].node, 0);
        }
    }
    for (int i = b->scan.attr.loop.carries; i < b->scan.arity; i++) {
        const NodeId slope = b->slope[i];
        if (slope == NO_NODE) {
            continue;
        }
        if (is_stacked(b, i)) {
            stack_of(b, slope);
        } else if (is_stackable(b, slope)) {
            total(b, slope);
        } else {
            const NodeId sum = add_input(b, slope);
            b->carries[b->carry_count] = sum;
            b->starts[b->carry_count] = graph_like(b->graph, b->scan.in[i], 0);
            b->results[b->carry_count++] = graph_binary(b->work, OP_add, sum, slope);
        }
    }
}

/* Marks what the new body computes. Where it comes to a carry, an x or a dear value of the first
 * body, that is given to it from outside. */
static void find_needed(Backward *b, bool *needed)
{
    for (int k = 0; k < b->carry_count; k++) {
        needed[b->results[k]] = true;
    }
    for (int k = 0; k < b->y_count; k++) {
        needed[b->ys[k]] = true;
    }
    for (NodeId id = b->work->count - 1; id >= 0; id--) {
        const Node node = b->work->nodes[id];
        if (!needed[id]) {
            continue;
        }
        if (is_constant(b, id)) {
            ARENA_PUSH(b->work->arena, b->constants, b->constant_count, b->constant_capacity, id);
        } else if (is_forward(b, id) && (node.op == OP_input || is_dear(&node))) {
            const bool x = node.op == OP_input && is_stacked(b, (int)node.attr.index);
            add_stacked(b, id, x ? b->scan.in[node.attr.index] : saved(b, id));
            continue;
        }
        for (int i = 0; i < node.arity; i++) {
            needed[node.in[i]] = true;
        }
    }
}

static void add_slots(Backward *b, Copy *copy, const NodeId *nodes, int count, int first)
{
    for (int i = 0; i < count; i++) {
        const Node *node = &b->work->nodes[nodes[i]];
        const bool unnamed = node->name == NULL && node->op != OP_input;
        const char *name = unnamed ? op_info[node->op].name : node->name;
        copy->map[nodes[i]] = graph_add(copy->graph, (NodeSpec){.op = OP_input,
                                                                .dtype = node->dtype,
                                                                .shape = node->shape,
                                                                .attr.index = first + i,
                                                                .name = name});
    }
}

static Graph *new_body(Backward *b, const bool *needed)
{
    Copy copy = copy_start(b->work);
    add_slots(b, &copy, b->carries, b->carry_count, 0);
    add_slots(b, &copy, b->stacked, b->stacked_count, b->carry_count);
    add_slots(b, &copy, b->constants, b->constant_count, b->carry_count + b->stacked_count);
    for (NodeId id = 0; id < b->work->count; id++) {
        if (needed[id] && copy.map[id] == NO_NODE) {
            copy.map[id] = copy_over(&copy, id);
        }
    }
    for (int k = 0; k < b->carry_count + b->y_count; k++) {
        const NodeId node = k < b->carry_count ? b->results[k] : b->ys[k - b->carry_count];
        graph_output(copy.graph, k < b->carry_count ? "d_carry" : "d_y", copy.map[node]);
    }
    return copy.graph;
}

static void add_loop(Backward *b, Arena *arena)
{
    bool *needed = ARENA_ARRAY(arena, bool, b->work->count);
    find_needed(b, needed);
    const int count = b->carry_count + b->stacked_count + b->constant_count;
    NodeId *inputs = ARENA_ARRAY(arena, NodeId, count);
    for (int i = 0; i < b->carry_count; i++) {
        inputs[i] = b->starts[i];
    }
    for (int i = 0; i < b->stacked_count; i++) {
        inputs[b->carry_count + i] = b->stacks[i];
    }
    for (int i = 0; i < b->constant_count; i++) {
        const int slot = (int)b->work->nodes[b->constants[i]].attr.index;
        inputs[count - b->constant_count + i] = b->scan.in[slot];
    }
    const LoopAttr *loop = &b->scan.attr.loop;
    const int body = graph_body(b->graph, new_body(b, needed));
    b->graph->from = b->loop;
    b->node = graph_add(b->graph, (NodeSpec){.op = OP_scan,
                                             .inputs = inputs,
                                             .input_count = count,
                                             .attr.index = body,
                                             .attr.loop = {.carries = b->carry_count,
                                                           .stacked = b->stacked_count,
                                                           .steps = loop->steps,
                                                           .reverse = !loop->reverse}});
}

/* The gradients of the inputs, from the results of the new loop. */
static void take_gradients(Backward *b, const bool *wanted, NodeId *gradients)
{
    int carry = 0;
    for (int i = 0; i < b->scan.arity; i++) {
        const NodeId slope = b->slope[i];
        gradients[i] = NO_NODE;
        b->graph->from = b->scan.in[i];
        if (is_carry(b, i)) {
            const int k = carry;
            carry += b->carried[i];
            gradients[i] = b->carried[i] && wanted[i] ? add_result(b->graph, b->node, k) : NO_NODE;
        } else if (slope != NO_NODE && is_stacked(b, i)) {
            gradients[i] = stack_of(b, slope);
        } else if (slope != NO_NODE && is_stackable(b, slope)) {
            gradients[i] = total(b, slope);
        } else if (slope != NO_NODE) {
            gradients[i] = add_result(b->graph, b->node, carry++);
        }
    }
}

void grad_scan(Graph *graph, NodeId loop, const NodeId *g, const bool *wanted, NodeId *gradients)
{
    Arena *arena = arena_new();
    Backward b = {.graph = graph, .loop = loop, .scan = graph->nodes[loop], .g = g};
    b.body = loop_body(graph, &b.scan);
    b.outputs = b.body->output_count;
    b.work = graph_copy(b.body);
    b.node = NO_NODE;
    b.seed = ARENA_ARRAY(arena, NodeId, b.outputs);
    b.carried = ARENA_ARRAY(arena, bool, b.scan.arity);
    b.slope = ARENA_ARRAY(arena, NodeId, b.scan.arity);
    b.carries = ARENA_ARRAY(arena, NodeId, b.scan.arity);
    b.starts = ARENA_ARRAY(arena, NodeId, b.scan.arity);
    b.results = ARENA_ARRAY(arena, NodeId, b.scan.arity);
    graph->from = loop;
    find_carried(&b, arena);
    add_seeds(&b);
    differentiate_step(&b, arena, wanted);
    plan_carries(&b);
    add_loop(&b, arena);
    take_gradients(&b, wanted, gradients);
    graph_free(b.work);
    arena_free(arena);
}
