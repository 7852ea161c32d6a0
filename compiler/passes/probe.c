/* probe: what the gradient rule of every operator says, beside differences of the operator itself.
 *
 * In: a graph with a loss. Out: the same graph with outputs added, scalars all of them, for a
 * window of the operators on the way from parameters to the loss. Operators are taken one by one,
 * on the values that their operands have in this very graph. With random w and v,
 * f(t) = <y(a + t v), w> for one operand a: the rule says what f'(0) is, and five values of f for
 * each of three steps let the reader form differences. A custom rule of the graph is an operator
 * like the others: its forward is the region that computes the result.
 */
#include "probe.h"

#include "loop.h"

/* Numbers of random streams that no script comes by. */
enum { PROBE_STREAM = 1 << 29 };

const double probe_steps[PROBE_STEPS] = {1e-3, 1e-4, 1e-5};

/* Something with a rule: an operator's node, or a custom rule's region. */
typedef struct Candidate {
    NodeId first, y;
    int input_count;
    const NodeId *inputs; /* different ones */
    const int *place;     /* of each among the operands or arguments, from 1 */
    const char *name;
} Candidate;

typedef struct Prober {
    Graph *graph;
    Arena *arena;
    bool *varies; /* per node: it depends on a state */
    int64_t stream;
} Prober;

/* ---- random directions ---- */

/* Uniform in [-1, 1), shaped like a node; the same every time for the same stream. */
static NodeId random_like(Graph *graph, NodeId node, int64_t stream)
{
    const Shape pair = {.rank = 1, .dim = {2}}, scalar = {.rank = 0};
    const Node like = graph->nodes[node];
    const NodeId seed = graph_const(graph, DT_I32, &pair, 0);
    const NodeId step = graph_const(graph, DT_I32, &scalar, 0);
    const NodeId drawn = graph_add(graph, (NodeSpec){.op = OP_uniform,
                                                     .dtype = like.dtype,
                                                     .shape = like.shape,
                                                     .in = {seed, step},
                                                     .attr.index = PROBE_STREAM + stream});
    const NodeId doubled = graph_binary(graph, OP_add, drawn, drawn);
    return graph_binary(graph, OP_sub, doubled, graph_like(graph, doubled, 1));
}

static NodeId inner(Graph *graph, NodeId a, NodeId b)
{
    const Shape scalar = {.rank = 0};
    const uint32_t all = (UINT32_C(1) << graph->nodes[a].shape.rank) - 1;
    const NodeId product = graph_binary(graph, OP_mul, a, b);
    return graph_reshape(graph, all ? graph_reduce(graph, OP_sum, product, all) : product, &scalar);
}

NodeId probe_direction(Graph *graph, const NodeId *nodes, int count)
{
    NodeId total = NO_NODE;
    for (int i = 0; i < count; i++) {
        if (nodes[i] != NO_NODE) {
            const NodeId part = inner(graph, nodes[i], random_like(graph, nodes[i], i));
            total = total == NO_NODE ? part : graph_binary(graph, OP_add, total, part);
        }
    }
    return total;
}

/* ---- what to probe ---- */

static const CustomRule *rule_of(const Graph *graph, NodeId output)
{
    for (int r = 0; r < graph->rule_count; r++) {
        const CustomRule *rule = &graph->rules[r];
        for (int k = 0; k < rule->output_count; k++) {
            if (rule->outputs[k] == output) {
                return rule;
            }
        }
    }
    return NULL;
}

static void find_varying(Prober *p, NodeId loss)
{
    bool *varies = p->varies = ARENA_ARRAY(p->arena, bool, loss + 1);
    for (NodeId id = 0; id <= loss; id++) {
        const Node *node = &p->graph->nodes[id];
        varies[id] = node->op == OP_state;
        for (int i = 0; i < node->arity; i++) {
            varies[id] = varies[id] || varies[node->in[i]];
        }
    }
}

/* Inputs are the different nodes of the list that a gradient goes to. */
static Candidate candidate_of(const Prober *p, NodeId first, NodeId y, const NodeId *nodes,
                              int count)
{
    NodeId *inputs = ARENA_ARRAY(p->arena, NodeId, count);
    int *place = ARENA_ARRAY(p->arena, int, count);
    Candidate candidate = {.first = first, .y = y, .inputs = inputs, .place = place};
    for (int i = 0; i < count; i++) {
        bool known = !p->varies[nodes[i]] || !dtype_is_float(p->graph->nodes[nodes[i]].dtype);
        for (int k = 0; k < candidate.input_count; k++) {
            known = known || inputs[k] == nodes[i];
        }
        if (!known) {
            place[candidate.input_count] = i + 1;
            inputs[candidate.input_count++] = nodes[i];
        }
    }
    return candidate;
}

/* The body of a loop detaches something: then differences of the loop are of more than its rule. */
static bool keeps_back(const Graph *body)
{
    bool found = false;
    for (NodeId id = 0; id < body->count && !found; id++) {
        const Node *node = &body->nodes[id];
        found = (node->op == OP_detach && dtype_is_float(node->dtype) && !rule_of(body, id)) ||
                (node->op == OP_scan && keeps_back(loop_body(body, node)));
    }
    return found;
}

/* All that gradients pass on the way back from the loss, in the order of the graph, where differences
 * can tell whether the rule is right. */
static Candidate *find_candidates(const Prober *p, NodeId loss, int *count)
{
    const Graph *graph = p->graph;
    const bool *varies = p->varies;
    bool *reached = ARENA_ARRAY(p->arena, bool, loss + 1);
    Candidate *found = ARENA_ARRAY(p->arena, Candidate, loss + 1);
    int at = loss + 1;
    reached[loss] = true;
    for (NodeId id = loss; id >= 0; id--) {
        const Node *node = &graph->nodes[id];
        if (!reached[id] || !varies[id] || !dtype_is_float(node->dtype)) {
            continue;
        }
        const CustomRule *rule = node->op == OP_detach ? rule_of(graph, id) : NULL;
        Candidate next = {0};
        bool tells = true;
        if (rule && rule->recomputes) {
            reached[node->in[0]] = true;
        } else if (rule) {
            next = candidate_of(p, rule->first, id, rule->inputs, rule->input_count);
            next.name = "custom_grad";
        } else if (node->op == OP_result) { /* the loop, as far as this result goes */
            const Node *scan = &graph->nodes[node->in[0]];
            next = candidate_of(p, node->in[0], id, scan->in, scan->arity);
            next.name = op_info[OP_scan].name;
            tells = !keeps_back(loop_body(graph, scan));
        } else if (op_info[node->op].differentiable) {
            next = candidate_of(p, id, id, node->in, node->arity);
            next.name = op_info[node->op].name;
        }
        for (int i = 0; i < next.input_count; i++) {
            reached[next.inputs[i]] = true;
        }
        if (next.input_count > 0 && tells) {
            found[--at] = next;
        }
    }
    *count = (int)(loss + 1 - at);
    return found + at;
}

/* ---- one of them ---- */

/* The result once more, with other values in place of the inputs. */
static NodeId repeat(const Prober *p, const Candidate *c, const NodeId *values)
{
    const NodeId end = c->y + 1;
    NodeId *map = region_map(p->graph->arena, end);
    bool *needed = ARENA_ARRAY(p->arena, bool, end);
    for (int i = 0; i < c->input_count; i++) {
        map[c->inputs[i]] = values[i];
    }
    needed[c->y] = true;
    region_repeat(p->graph, c->first, end, needed, map);
    return map[c->y];
}

/* Every input as a node of its own, with nothing behind it. */
static NodeId *isolated(const Prober *p, const Candidate *c)
{
    NodeId *values = ARENA_ARRAY(p->arena, NodeId, c->input_count);
    for (int i = 0; i < c->input_count; i++) {
        values[i] = graph_unary(p->graph, OP_detach, c->inputs[i]);
    }
    return values;
}

/* <y, w> where input i is moved by t v. */
static NodeId moved(const Prober *p, const Candidate *c, int i, NodeId v, double t, NodeId w)
{
    Graph *graph = p->graph;
    NodeId *values = isolated(p, c);
    const NodeId step = graph_binary(graph, OP_mul, v, graph_like(graph, v, t));
    values[i] = graph_binary(graph, OP_add, values[i], step);
    return inner(graph, repeat(p, c, values), w);
}

/* Steps are relative to the element, so that small numbers keep their sign. */
static NodeId direction(Prober *p, NodeId input)
{
    Graph *graph = p->graph;
    const NodeId size = graph_unary(graph, OP_abs, input);
    const NodeId scale = graph_binary(graph, OP_add, size, graph_like(graph, size, 1e-2));
    return graph_binary(graph, OP_mul, scale, random_like(graph, input, p->stream++));
}

static void probe_input(Prober *p, const Candidate *c, int i)
{
    static const double places[] = {-2, -1, 1, 2};
    Graph *graph = p->graph;
    const Loc loc = graph->nodes[c->y].loc;
    NodeId *values = isolated(p, c), gradient;
    const NodeId y = repeat(p, c, values), w = random_like(graph, y, p->stream++);
    const NodeId v = direction(p, c->inputs[i]), middle = inner(graph, y, w);
    grad(graph, middle, NO_NODE, &values[i], 1, &gradient);
    const Shape scalar = {.rank = 0};
    const NodeId slope = gradient == NO_NODE ? graph_const(graph, graph->nodes[y].dtype, &scalar, 0)
                                             : inner(graph, gradient, v);
    const char *name = arena_printf(graph->arena, "%s:%d: %s: the gradient by input %d",
                                    loc_base(loc), loc.line, c->name, c->place[i]);
    graph_output(graph, name, slope);
    graph_output(graph, name, middle);
    for (int s = 0; s < PROBE_STEPS; s++) {
        for (int k = 0; k < COUNT_OF(places); k++) {
            graph_output(graph, name, moved(p, c, i, v, places[k] * probe_steps[s], w));
        }
    }
}

int probe(Graph *graph, NodeId loss, int first, int count)
{
    Prober p = {.graph = graph, .arena = arena_new(), .stream = first * 16};
    const Loc loc = graph->loc;
    int found, probed = 0;
    find_varying(&p, loss);
    const Candidate *candidates = find_candidates(&p, loss, &found);
    for (int c = first; c < found && c < first + count; c++, probed++) {
        graph->loc = graph->nodes[candidates[c].y].loc;
        for (int i = 0; i < candidates[c].input_count; i++) {
            probe_input(&p, &candidates[c], i);
        }
    }
    graph->loc = loc;
    arena_free(p.arena);
    return probed;
}
