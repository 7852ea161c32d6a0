/* dce: dead code elimination.
 *
 * In: any graph. Out: the nodes that an output or an update needs, in the same order, numbered
 * anew. A gradient node whose forward node is gone belongs to no node any more. A loop keeps the
 * results that are taken out of it, the carries that these need on the way, and the inputs that its
 * body then still reads.
 */
#include "loop.h"

#include "copy.h"
#include "passes.h"

/* What of a loop is needed, by output and by input of its body; and the new number of each. */
typedef struct Needs {
    bool *outputs, *inputs;
    int *output_number, *input_number;
} Needs;

typedef struct Elimination {
    Arena *arena;
    const Graph *graph;
    bool *live;
    Needs *needs; /* per node, of loops; outputs from the last result that is live on */
} Elimination;

/* Which inputs the needed outputs read. */
static void find_reads(Arena *arena, const Graph *body, const bool *outputs, bool *reads)
{
    bool *live = ARENA_ARRAY(arena, bool, body->count);
    for (int k = 0; k < body->output_count; k++) {
        live[body->outputs[k].node] |= outputs[k];
    }
    for (NodeId id = body->count - 1; id >= 0; id--) {
        const Node *node = &body->nodes[id];
        for (int i = 0; live[id] && i < node->arity; i++) {
            live[node->in[i]] = true;
        }
        if (live[id] && node->op == OP_input) {
            reads[node->attr.index] = true;
        }
    }
}

static int *numbers(Arena *arena, const bool *needed, int count)
{
    int *number = ARENA_ARRAY(arena, int, count);
    for (int i = 0, next = 0; i < count; i++) {
        number[i] = needed[i] ? next++ : -1;
    }
    return number;
}

/* The loop comes before all its results. */
static void need_output(const Elimination *e, const Node *result)
{
    Needs *needs = &e->needs[result->in[0]];
    if (needs->outputs == NULL) {
        const Graph *body = loop_body(e->graph, &e->graph->nodes[result->in[0]]);
        needs->outputs = ARENA_ARRAY(e->arena, bool, body->output_count);
    }
    needs->outputs[result->attr.index] = true;
}

/* To a fixed point: an output that is needed may read a carry, which then has to be computed. */
static void find_needs(const Elimination *e, NodeId id)
{
    const Node *scan = &e->graph->nodes[id];
    const Graph *body = loop_body(e->graph, scan);
    Needs needs = {.outputs = e->needs[id].outputs,
                   .inputs = ARENA_ARRAY(e->arena, bool, scan->arity)};
    bool changed = true;
    while (changed) {
        changed = false;
        find_reads(e->arena, body, needs.outputs, needs.inputs);
        for (int i = 0; i < scan->attr.loop.carries; i++) {
            changed |= needs.inputs[i] && !needs.outputs[i];
            needs.inputs[i] = needs.outputs[i] = needs.inputs[i] || needs.outputs[i];
        }
    }
    needs.output_number = numbers(e->arena, needs.outputs, body->output_count);
    needs.input_number = numbers(e->arena, needs.inputs, scan->arity);
    e->needs[id] = needs;
}

static void find_live(Elimination *e)
{
    const Graph *graph = e->graph;
    for (int i = 0; i < graph->output_count; i++) {
        e->live[graph->outputs[i].node] = true;
    }
    for (NodeId id = graph->count - 1; id >= 0; id--) {
        const Node *node = &graph->nodes[id];
        e->live[id] = e->live[id] || op_info[node->op].class == UPDATE;
        if (e->live[id] && node->op == OP_scan) {
            find_needs(e, id);
        } else if (e->live[id] && node->op == OP_result) {
            need_output(e, node);
        }
        for (int i = 0; e->live[id] && i < node->arity; i++) {
            e->live[node->in[i]] |= node->op != OP_scan || e->needs[id].inputs[i];
        }
    }
}

/* The body with the outputs that are needed, its inputs numbered anew. */
static Graph *pruned_body(const Graph *body, const Needs *needs)
{
    Copy copy = copy_start(body);
    for (NodeId id = 0; id < body->count; id++) {
        Node node;
        copy_node(&copy, id, &node);
        if (node.op == OP_input) {
            node.attr.index = needs->input_number[node.attr.index];
        }
        copy.map[id] = copy_append(&copy, &node);
    }
    for (int k = 0; k < body->output_count; k++) {
        if (needs->outputs[k]) {
            graph_output(copy.graph, body->outputs[k].name, copy.map[body->outputs[k].node]);
        }
    }
    Graph *result = dce(copy.graph);
    graph_free(copy.graph);
    return result;
}

static Node pruned_loop(const Elimination *e, Copy *copy, NodeId id)
{
    const Node *old = &e->graph->nodes[id];
    const Needs *needs = &e->needs[id];
    Node scan;
    copy_node(copy, id, &scan);
    LoopAttr *loop = &scan.attr.loop;
    scan.arity = 0;
    *loop = (LoopAttr){.steps = old->attr.loop.steps, .reverse = old->attr.loop.reverse};
    for (int i = 0; i < old->arity; i++) {
        const int stacked_end = old->attr.loop.carries + old->attr.loop.stacked;
        if (needs->inputs[i]) {
            scan.in[scan.arity++] = copy->map[old->in[i]];
            loop->carries += i < old->attr.loop.carries;
            loop->stacked += i >= old->attr.loop.carries && i < stacked_end;
        }
    }
    Graph **body = &copy->graph->bodies[scan.attr.index];
    graph_free(*body);
    *body = pruned_body(loop_body(e->graph, old), needs);
    return scan;
}

static Node kept_node(const Elimination *e, Copy *copy, NodeId id)
{
    const Node *old = &e->graph->nodes[id];
    if (old->op == OP_scan) {
        return pruned_loop(e, copy, id);
    }
    Node node;
    copy_node(copy, id, &node);
    if (node.op == OP_result) {
        node.attr.index = e->needs[old->in[0]].output_number[node.attr.index];
    }
    return node;
}

Graph *dce(const Graph *graph)
{
    Arena *arena = arena_new();
    Elimination e = {.arena = arena,
                     .graph = graph,
                     .live = ARENA_ARRAY(arena, bool, graph->count),
                     .needs = ARENA_ARRAY(arena, Needs, graph->count)};
    find_live(&e);
    Copy copy = copy_start(graph);
    for (NodeId id = 0; id < graph->count; id++) {
        if (e.live[id]) {
            const Node node = kept_node(&e, &copy, id);
            copy.map[id] = copy_append(&copy, &node);
        }
    }
    arena_free(arena);
    return copy_finish(&copy);
}
