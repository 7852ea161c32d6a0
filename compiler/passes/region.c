/* region: nodes computed a second time, and the gradient that does so: checkpoint.
 *
 * A region is the nodes from `first` to the values that they compute. Repeating it appends copies
 * of those that the values need, reading other nodes in place of some; leaves are not repeated. The
 * gradient of a checkpoint repeats its region with every operand from outside read `after` the
 * gradient of the result is there, and walks back through the copy: the originals can be forgotten
 * until then (Chen et al., "Training Deep Nets with Sublinear Memory Cost", 2016).
 */
#include "copy.h"
#include "loop.h"
#include "passes.h"

static bool is_repeated(const Graph *graph, NodeId first, NodeId id)
{
    const OpClass class = op_info[graph->nodes[id].op].class;
    return id >= first && class != LEAF && class != UPDATE;
}

/* The rule's values are computed by nodes from `first` on that are needed. */
static bool rule_inside(const CustomRule *rule, NodeId first, NodeId end, const bool *needed)
{
    return rule->first >= first && rule->outputs[rule->output_count - 1] < end &&
           needed[rule->outputs[0]];
}

/* Completes needed[0..end-1]: operands of what is needed, and inputs of their rules. */
static void find_needed(const Graph *graph, NodeId first, NodeId end, bool *needed)
{
    for (NodeId id = end - 1; id >= first; id--) {
        const Node *node = &graph->nodes[id];
        for (int i = 0; needed[id] && is_repeated(graph, first, id) && i < node->arity; i++) {
            needed[node->in[i]] = true;
        }
        for (int r = 0; needed[id] && r < graph->rule_count; r++) {
            const CustomRule *rule = &graph->rules[r];
            for (int k = 0; k < rule->output_count && rule->outputs[k] <= id; k++) {
                if (rule->outputs[k] != id || rule->first < first) {
                    continue;
                }
                for (int i = 0; i < rule->input_count; i++) {
                    needed[rule->inputs[i]] = true;
                }
                needed[rule->outputs[0]] = true; /* the rule speaks for all of them */
            }
        }
    }
}

static NodeId mapped(const NodeId *map, NodeId id)
{
    return id == NO_NODE || map[id] == NO_NODE ? id : map[id];
}

static NodeId repeat_node(Graph *graph, NodeId id, const NodeId *map)
{
    const Node node = graph->nodes[id];
    NodeSpec spec = {.op = node.op,
                     .dtype = node.dtype,
                     .shape = node.shape,
                     .attr = node.attr,
                     .name = node.name};
    NodeId *inputs = ARENA_ARRAY(graph->arena, NodeId, node.arity);
    for (int i = 0; i < node.arity; i++) {
        inputs[i] = mapped(map, node.in[i]);
        if (i < MAX_INPUTS) {
            spec.in[i] = inputs[i];
        }
    }
    spec.inputs = inputs;
    spec.input_count = node.arity;
    if (node.op == OP_scan) {
        spec.attr.index = graph_body(graph, graph_copy(loop_body(graph, &node)));
    }
    graph->loc = node.loc;
    graph->from = mapped(map, node.from);
    return graph_add(graph, spec);
}

static void repeat_rule(Graph *graph, CustomRule rule, NodeId first, const NodeId *map)
{
    int kept = 0; /* outputs that nobody needs have no copy */
    NodeId *outputs = ARENA_ARRAY(graph->arena, NodeId, rule.output_count);
    for (int k = 0; k < rule.output_count; k++) {
        if (map[rule.outputs[k]] != NO_NODE) {
            outputs[kept++] = rule.outputs[k];
        }
    }
    rule.outputs = outputs;
    rule.output_count = kept;
    rule.first = first;
    NodeId *lists[] = {rule.outputs, rule.inputs};
    const int counts[] = {rule.output_count, rule.input_count};
    for (int l = 0; l < 2; l++) {
        NodeId *list = ARENA_ARRAY(graph->arena, NodeId, counts[l]);
        for (int i = 0; i < counts[l]; i++) {
            list[i] = mapped(map, lists[l][i]);
        }
        *(l == 0 ? &rule.outputs : &rule.inputs) = list;
    }
    graph_rule(graph, rule);
}

void region_repeat(Graph *graph, NodeId first, NodeId end, bool *needed, NodeId *map)
{
    const Loc loc = graph->loc;
    const NodeId from = graph->from;
    const int rules = graph->rule_count;
    NodeId *start = ARENA_ARRAY(graph->arena, NodeId, end - first + 1);
    find_needed(graph, first, end, needed);
    for (NodeId id = first; id < end; id++) {
        start[id - first] = graph->count;
        if (needed[id] && map[id] == NO_NODE && is_repeated(graph, first, id)) {
            map[id] = repeat_node(graph, id, map);
        }
    }
    for (int r = 0; r < rules; r++) {
        if (rule_inside(&graph->rules[r], first, end, needed)) {
            repeat_rule(graph, graph->rules[r], start[graph->rules[r].first - first], map);
        }
    }
    graph->loc = loc;
    graph->from = from;
}

NodeId *region_map(Arena *arena, NodeId end)
{
    NodeId *map = ARENA_ARRAY(arena, NodeId, end);
    for (NodeId id = 0; id < end; id++) {
        map[id] = NO_NODE;
    }
    return map;
}

/* ---- checkpoint ---- */

/* The gradients of the outputs go back through the region's copy, which adds to those of the inputs
 * in the same order as the region itself would. */
static void grad_checkpoint(Graph *graph, const CustomRule *rule, const NodeId *g,
                            NodeId *gradients)
{
    const NodeId end = rule->outputs[0];
    const int inputs = rule->input_count, outputs = rule->output_count;
    Arena *arena = arena_new(); /* one of its own: of many checkpoints, each asks for all nodes */
    NodeId *map = region_map(arena, end), wait = NO_NODE;
    NodeId *wrt = ARENA_ARRAY(arena, NodeId, inputs), *found = ARENA_ARRAY(arena, NodeId, inputs);
    bool *needed = ARENA_ARRAY(arena, bool, end);
    Root *roots = ARENA_ARRAY(arena, Root, inputs + outputs);
    int root_count = 0;
    for (int k = 0; k < outputs; k++) {
        needed[graph->nodes[rule->outputs[k]].in[0]] = true;
        wait = wait == NO_NODE ? g[k] : wait;
    }
    const NodeId from = graph->from;
    graph->from = NO_NODE;
    for (int i = 0; i < inputs; i++) {
        wrt[i] = map[rule->inputs[i]] = graph_binary(graph, OP_after, rule->inputs[i], wait);
    }
    graph->from = from;
    region_repeat(graph, rule->first, end, needed, map);
    for (int i = 0; i < inputs; i++) {
        if (gradients[i] != NO_NODE) {
            roots[root_count++] = (Root){wrt[i], gradients[i]};
        }
    }
    for (int k = 0; k < outputs; k++) {
        if (g[k] != NO_NODE) {
            roots[root_count++] = (Root){mapped(map, graph->nodes[rule->outputs[k]].in[0]), g[k]};
        }
    }
    grad_from(graph, roots, root_count, wrt, inputs, found);
    for (int i = 0; i < inputs; i++) {
        gradients[i] = found[i];
    }
    arena_free(arena);
}

static void mark_input(const Graph *graph, NodeId first, NodeId id, bool *read)
{
    read[id] = read[id] || (!is_repeated(graph, first, id) && graph->nodes[id].op != OP_const);
}

void checkpoint(Graph *graph, NodeId first, NodeId *outputs, int count, int64_t key)
{
    const NodeId end = outputs[0];
    Arena *arena = arena_new();
    bool *needed = ARENA_ARRAY(arena, bool, end), *read = ARENA_ARRAY(arena, bool, end);
    CustomRule rule = {.first = first,
                       .output_count = count,
                       .outputs = outputs,
                       .inputs = ARENA_ARRAY(arena, NodeId, end),
                       .grad = grad_checkpoint,
                       .recomputes = true,
                       .key = key};
    for (int k = 0; k < count; k++) {
        needed[graph->nodes[outputs[k]].in[0]] = true;
        mark_input(graph, first, graph->nodes[outputs[k]].in[0], read);
    }
    find_needed(graph, first, end, needed);
    for (NodeId id = first; id < end; id++) {
        const Node *node = &graph->nodes[id];
        for (int i = 0; needed[id] && is_repeated(graph, first, id) && i < node->arity; i++) {
            mark_input(graph, first, node->in[i], read);
        }
    }
    for (int r = 0; r < graph->rule_count; r++) {
        const CustomRule *inner = &graph->rules[r];
        for (int i = 0; rule_inside(inner, first, end, needed) && i < inner->input_count; i++) {
            mark_input(graph, first, inner->inputs[i], read);
        }
    }
    for (NodeId id = 0; id < end; id++) {
        if (read[id]) {
            rule.inputs[rule.input_count++] = id;
        }
    }
    graph_rule(graph, rule);
    arena_free(arena);
}
