/* walk: reverse-mode differentiation, graph to graph.
 *
 * In: a graph, roots and the nodes to differentiate by. Out: the same graph with the backward nodes
 * appended in the order in which the chain rule walks from the roots back (Griewank and Walther,
 * "Evaluating Derivatives", chapter 3). Only nodes on a path from `wrt` to a root are visited, and
 * only the operands on such a path get a gradient. A new node carries the line of the node y that
 * it comes from and belongs (`from`) to the operand whose gradient it helps to make.
 */
#include "grad.h"

/* One differentiation: roots, from which it walks back, to the nodes wrt. */
typedef struct Walk {
    Graph *graph;
    NodeId top;       /* the last root: nothing behind it matters */
    NodeId bottom;    /* the first wrt: nothing before it depends on one */
    NodeId first;     /* the first node that is new */
    bool *depends;    /* per node: it depends on some wrt in a way that has a derivative */
    NodeId *gradient; /* per node: what has been gathered of its gradient, or NO_NODE */
    int *rule;        /* per node: 1 + the rule whose first output it is, or 0 */
    NodeId *results;  /* of a loop: the first with a gradient; of such: the next; or NO_NODE */
} Walk;

static bool rule_depends(const Walk *w, const CustomRule *rule)
{
    bool depends = false;
    for (int i = 0; i < rule->input_count; i++) {
        depends = depends || w->depends[rule->inputs[i]];
    }
    return depends;
}

static void find_dependents(Walk *w, const NodeId *wrt, int count)
{
    const Graph *graph = w->graph;
    for (int i = 0; i < count; i++) {
        if (wrt[i] <= w->top) {
            w->depends[wrt[i]] = dtype_is_float(graph->nodes[wrt[i]].dtype);
        }
    }
    for (NodeId id = w->bottom; id <= w->top; id++) {
        const Node *node = &graph->nodes[id];
        bool passes = op_info[node->op].differentiable &&
                      (dtype_is_float(node->dtype) || node->op == OP_scan);
        for (int i = 0; passes && i < node->arity; i++) {
            w->depends[id] = w->depends[id] || w->depends[node->in[i]];
        }
        const CustomRule *rule = w->rule[id] ? &graph->rules[w->rule[id] - 1] : NULL;
        for (int i = 0; rule && i < rule->output_count && rule->outputs[i] <= w->top; i++) {
            w->depends[rule->outputs[i]] |= rule_depends(w, rule);
        }
    }
}

static NodeId sum_of(Graph *graph, NodeId a, NodeId b)
{
    return a == NO_NODE ? b : b == NO_NODE ? a : graph_binary(graph, OP_add, a, b);
}

/* Adds what node y contributes to the gradients of its operands. */
static void step_back(Walk *w, NodeId y)
{
    Graph *graph = w->graph;
    const Node node = graph->nodes[y];
    graph->loc = node.loc;
    for (int i = 0; i < node.arity; i++) {
        NodeId operand = node.in[i];
        if (!w->depends[operand]) {
            continue;
        }
        const Shape shape = graph->nodes[operand].shape;
        const Step step = {.graph = graph,
                           .node = node,
                           .y = y,
                           .g = w->gradient[y],
                           .i = i,
                           .a = node.in[0],
                           .b = node.arity > 1 ? node.in[1] : NO_NODE,
                           .shape = &shape};
        graph->from = operand;
        NodeId part = grad_rules[node.op](&step);
        w->gradient[operand] = sum_of(graph, w->gradient[operand], part);
    }
}

/* The same for a loop, from the gradients of its results. */
static void step_loop(Walk *w, NodeId loop)
{
    Graph *graph = w->graph;
    const Node scan = graph->nodes[loop];
    const int outputs = graph->bodies[scan.attr.index]->output_count;
    NodeId *g = ARENA_ARRAY(graph->arena, NodeId, outputs);
    NodeId *parts = ARENA_ARRAY(graph->arena, NodeId, scan.arity);
    bool *wanted = ARENA_ARRAY(graph->arena, bool, scan.arity), given = false;
    graph->loc = scan.loc;
    for (int k = 0; k < outputs; k++) {
        g[k] = NO_NODE;
    }
    for (NodeId id = w->results[loop]; id != NO_NODE; id = w->results[id]) {
        const int64_t k = graph->nodes[id].attr.index;
        graph->from = id;
        g[k] = sum_of(graph, g[k], w->gradient[id]);
        given = true;
    }
    for (int i = 0; i < scan.arity; i++) {
        wanted[i] = w->depends[scan.in[i]];
    }
    if (given) {
        grad_scan(graph, loop, g, wanted, parts);
    }
    for (int i = 0; given && i < scan.arity; i++) {
        w->gradient[scan.in[i]] = sum_of(graph, w->gradient[scan.in[i]], parts[i]);
    }
}

/* The same for a rule of the graph, once the gradients of all its outputs are known. */
static void step_rule(Walk *w, CustomRule rule)
{
    Graph *graph = w->graph;
    NodeId *g = ARENA_ARRAY(graph->arena, NodeId, rule.output_count);
    NodeId *gradients = ARENA_ARRAY(graph->arena, NodeId, rule.input_count);
    bool wanted = false;
    for (int k = 0; k < rule.output_count; k++) {
        g[k] = rule.outputs[k] <= w->top ? w->gradient[rule.outputs[k]] : NO_NODE;
        wanted = wanted || g[k] != NO_NODE;
    }
    for (int i = 0; i < rule.input_count; i++) {
        gradients[i] = w->gradient[rule.inputs[i]];
    }
    graph->loc = graph->nodes[rule.outputs[0]].loc;
    graph->from = rule.outputs[0];
    const NodeId first = graph->count;
    if (wanted) {
        rule.grad(graph, &rule, g, gradients);
    }
    for (int i = 0; wanted && i < rule.input_count; i++) {
        if (w->depends[rule.inputs[i]]) {
            w->gradient[rule.inputs[i]] = gradients[i];
        }
        NodeId id = gradients[i]; /* its own, and what moves into it */
        while (id >= first) {
            Node *node = &graph->nodes[id];
            node->from = rule.inputs[i];
            id = op_info[node->op].class == MOVE && node->arity == 1 ? node->in[0] : NO_NODE;
        }
    }
}

/* Addition and the like pass a gradient on unchanged, so one node can be the gradient of several.
 * It belongs to the first of them, but rather to one that has a name. */
static void prefer_named(Graph *graph, NodeId gradient, NodeId id)
{
    Node *node = &graph->nodes[gradient];
    if (node->from != NO_NODE && !graph->nodes[node->from].name && graph->nodes[id].name) {
        node->from = id;
    }
}

static void note_result(Walk *w, NodeId id)
{
    const NodeId loop = w->graph->nodes[id].in[0];
    w->results[id] = w->results[loop];
    w->results[loop] = id;
}

static void walk_back(Walk *w)
{
    Graph *graph = w->graph;
    for (NodeId id = w->top; id >= w->bottom; id--) {
        const NodeId g = w->gradient[id];
        if (g >= w->first) {
            prefer_named(graph, g, id);
        }
        if (g != NO_NODE && graph->nodes[id].op == OP_result) {
            note_result(w, id);
        }
        if (w->rule[id]) {
            step_rule(w, graph->rules[w->rule[id] - 1]);
        } else if (graph->nodes[id].op == OP_scan && w->depends[id]) {
            step_loop(w, id);
        } else if (g != NO_NODE && graph->nodes[id].op != OP_result &&
                   op_info[graph->nodes[id].op].differentiable) {
            step_back(w, id);
        }
    }
}

static NodeId first_of(const NodeId *ids, int count, NodeId first)
{
    for (int i = 0; i < count; i++) {
        first = ids[i] < first ? ids[i] : first;
    }
    return first;
}

static Walk walk_start(Arena *scratch, Graph *graph, NodeId bottom, NodeId top)
{
    Walk w = {.graph = graph,
              .top = top,
              .bottom = bottom,
              .first = graph->count,
              .depends = ARENA_ARRAY(scratch, bool, top + 1),
              .gradient = ARENA_ARRAY(scratch, NodeId, top + 1),
              .rule = ARENA_ARRAY(scratch, int, top + 1),
              .results = ARENA_ARRAY(scratch, NodeId, top + 1)};
    for (NodeId id = 0; id <= top; id++) {
        w.gradient[id] = w.results[id] = NO_NODE;
    }
    for (int r = 0; r < graph->rule_count; r++) {
        if (graph->rules[r].outputs[0] <= top) {
            w.rule[graph->rules[r].outputs[0]] = r + 1;
        }
    }
    return w;
}

void grad_from(Graph *graph, const Root *roots, int root_count, const NodeId *wrt, int count,
               NodeId *grads)
{
    const Loc outer_loc = graph->loc;
    const NodeId outer_from = graph->from;
    NodeId top = 0;
    for (int r = 0; r < root_count; r++) {
        top = roots[r].node > top ? roots[r].node : top;
    }
    Arena *scratch = arena_new();
    Walk w = walk_start(scratch, graph, first_of(wrt, count, top), top);
    find_dependents(&w, wrt, count);
    for (int r = 0; r < root_count; r++) {
        const NodeId root = roots[r].node, seed = roots[r].seed;
        if (w.depends[root]) {
            graph->loc = graph->nodes[root].loc;
            graph->from = root;
            NodeId g = seed == NO_NODE ? graph_like(graph, root, 1) : seed;
            w.gradient[root] = sum_of(graph, w.gradient[root], g);
        }
    }
    walk_back(&w);
    for (int i = 0; i < count; i++) {
        grads[i] = wrt[i] <= top ? w.gradient[wrt[i]] : NO_NODE;
    }
    arena_free(scratch);
    graph->loc = outer_loc;
    graph->from = outer_from;
}

void grad(Graph *graph, NodeId loss, NodeId seed, const NodeId *wrt, int count, NodeId *grads)
{
    grad_from(graph, &(Root){loss, seed}, 1, wrt, count, grads);
}
