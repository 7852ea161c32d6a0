/* lift: work that need not wait for the steps of a loop moves out of it.
 *
 * In: any graph. Out: the same in which
 *   - what the body computes from constants alone is computed once, before the loop;
 *   - products that do not depend on the carries, and what is computed from them, are computed for
 *     all steps at once, before the loop: x_t W for all t is one large product;
 *   - products that no carry needs are computed for all steps at once behind the loop;
 *   - ys that are nothing but stacked inputs are those inputs.
 * Views stay where they are: they cost nothing. What the body then no longer needs is left to dce.
 */
#include "copy.h"
#include "loop.h"
#include "passes.h"
#include "stack.h"

/* What a node of the body depends on: the last that applies. */
typedef enum Level { CONSTANT, STACKED, CARRIED } Level;

typedef struct Lift {
    Arena *arena;
    Graph *graph; /* the new one, around the loop */
    Graph *body;  /* before; the loops in it are lifted already */
    LoopAttr loop;
    const NodeId *inputs; /* of the loop, in the new graph */
    int input_count;
    Level *level;    /* per node of the body, like all that follow */
    bool *hoisted;   /* computed before the loop */
    bool *sunk;      /* computed behind it, where something there wants it */
    bool *wanted;    /* by what is computed outside */
    Stacked *values; /* what is computed outside, and what comes out of the loop for that */
    int *y;          /* place among the outputs of the new body, or -1 */
    Copy inner;      /* of the body */
    NodeId node;
} Lift;

static const Node *node_at(const Lift *l, NodeId id)
{
    return &l->body->nodes[id];
}

static bool is_view(const Node *node)
{
    return op_info[node->op].class == MOVE && node->op != OP_pad && node->op != OP_concat;
}

/* ---- what goes where ---- */

static Level level_of(const Lift *l, const Node *node)
{
    if (node->op == OP_input) {
        const int64_t slot = node->attr.index;
        return slot < l->loop.carries                     ? CARRIED
               : slot < l->loop.carries + l->loop.stacked ? STACKED
                                                          : CONSTANT;
    }
    Level level = op_info[node->op].class == LEAF || can_stack(node) ? CONSTANT : CARRIED;
    for (int i = 0; i < node->arity; i++) {
        const Level other = l->level[node->in[i]];
        level = other > level ? other : level;
    }
    return level;
}

static bool any_operand(const Node *node, const bool *marks)
{
    bool any = false;
    for (int i = 0; i < node->arity; i++) {
        any = any || marks[node->in[i]];
    }
    return any;
}

/* heavy: the node, or what it is computed from on this side of the loop, is a product. */
static void find_hoisted(Lift *l)
{
    bool *heavy = ARENA_ARRAY(l->arena, bool, l->body->count);
    for (NodeId id = 0; id < l->body->count; id++) {
        const Node *node = node_at(l, id);
        const OpClass class = op_info[node->op].class;
        l->level[id] = level_of(l, node);
        heavy[id] = l->level[id] == STACKED && (class == CONTRACT || any_operand(node, heavy));
        const bool computes = class != LEAF && !is_view(node);
        l->hoisted[id] = computes && (heavy[id] || l->level[id] == CONSTANT);
    }
}

static void find_sunk(Lift *l)
{
    bool *carries = ARENA_ARRAY(l->arena, bool, l->body->count); /* some carry needs the node */
    for (int k = 0; k < l->loop.carries; k++) {
        carries[l->body->outputs[k].node] = true;
    }
    for (NodeId id = l->body->count - 1; id >= 0; id--) {
        for (int i = 0; carries[id] && i < node_at(l, id)->arity; i++) {
            carries[node_at(l, id)->in[i]] = true;
        }
    }
    for (NodeId id = 0; id < l->body->count; id++) {
        const Node *node = node_at(l, id);
        l->sunk[id] = l->level[id] == CARRIED && !carries[id] && can_stack(node) &&
                      (op_info[node->op].class == CONTRACT || any_operand(node, l->sunk));
    }
}

/* Whether the node is computed outside; if it is CARRIED, behind the loop. */
static bool is_outside(const Lift *l, NodeId id)
{
    return l->level[id] != CARRIED || l->sunk[id] || is_view(node_at(l, id));
}

/* A y that is better computed outside, or is there already. */
static bool is_free(const Lift *l, NodeId id)
{
    const bool given = node_at(l, id)->op == OP_input || l->hoisted[id];
    return l->sunk[id] || (l->level[id] == STACKED && given);
}

static void find_wanted(Lift *l)
{
    for (int k = l->loop.carries; k < l->body->output_count; k++) {
        const NodeId id = l->body->outputs[k].node;
        l->wanted[id] |= is_free(l, id);
    }
    for (NodeId id = l->body->count - 1; id >= 0; id--) {
        l->wanted[id] |= l->hoisted[id];
        for (int i = 0; l->wanted[id] && is_outside(l, id) && i < node_at(l, id)->arity; i++) {
            l->wanted[node_at(l, id)->in[i]] = true;
        }
    }
}

/* ---- outside of the loop ---- */

/* The node on what stands outside for its operands. */
static Stacked outside(Lift *l, NodeId id)
{
    const Node *node = node_at(l, id);
    NodeSpec spec = {.op = node->op,
                     .dtype = node->dtype,
                     .shape = node->shape,
                     .attr = node->attr,
                     .name = node->name};
    Stacked operands[MAX_INPUTS];
    bool stacked = false;
    for (int i = 0; i < node->arity; i++) {
        operands[i] = l->values[node->in[i]];
        spec.in[i] = operands[i].node;
        stacked = stacked || operands[i].stacked;
    }
    l->graph->loc = node->loc;
    const NodeId made =
        stacked ? stack_node(l->graph, node, operands, l->loop.steps) : graph_add(l->graph, spec);
    return (Stacked){made, stacked};
}

static void compute_before(Lift *l)
{
    for (NodeId id = 0; id < l->body->count; id++) {
        const Node *node = node_at(l, id);
        if (node->op == OP_input && l->level[id] != CARRIED) {
            l->values[id] = (Stacked){l->inputs[node->attr.index], l->level[id] == STACKED};
        } else if (l->wanted[id] && l->level[id] != CARRIED) {
            l->values[id] = outside(l, id);
        }
    }
}

static void compute_behind(Lift *l)
{
    for (NodeId id = 0; id < l->body->count; id++) {
        if (!l->wanted[id] || l->level[id] != CARRIED) {
            continue;
        }
        if (is_outside(l, id)) {
            l->values[id] = outside(l, id);
        } else {
            const NodeSpec result = {.op = OP_result, .in = {l->node}, .attr.index = l->y[id]};
            l->values[id] = (Stacked){graph_add(l->graph, result), true};
        }
    }
}

/* ---- the new body ---- */

static void add_input(Lift *l, NodeId id, int slot)
{
    const Node *node = node_at(l, id);
    l->inner.map[id] = graph_add(l->inner.graph, (NodeSpec){.op = OP_input,
                                                            .dtype = node->dtype,
                                                            .shape = node->shape,
                                                            .attr.index = slot,
                                                            .name = node->name});
}

/* Appends what is hoisted at a level to the inputs, which are `count`. */
static int add_hoisted(Lift *l, Level level, NodeId *inputs, int count)
{
    for (NodeId id = 0; id < l->body->count; id++) {
        if (l->hoisted[id] && l->level[id] == level) {
            add_input(l, id, count);
            inputs[count++] = l->values[id].node;
        }
    }
    return count;
}

/* The inputs of the new loop; stacked ones stand before constants. */
static NodeId *new_inputs(Lift *l, int *count)
{
    const int constants = l->loop.carries + l->loop.stacked; /* where they begin */
    NodeId *inputs = ARENA_ARRAY(l->arena, NodeId, l->input_count + l->body->count);
    for (int i = 0; i < constants; i++) {
        inputs[i] = l->inputs[i];
    }
    *count = add_hoisted(l, STACKED, inputs, constants);
    const int shift = *count - constants;
    l->loop.stacked += shift;
    for (int i = constants; i < l->input_count; i++) {
        inputs[(*count)++] = l->inputs[i];
    }
    for (NodeId id = 0; id < l->body->count; id++) {
        const Node *node = node_at(l, id);
        if (node->op == OP_input && node->attr.index >= constants) {
            add_input(l, id, (int)node->attr.index + shift);
        }
    }
    *count = add_hoisted(l, CONSTANT, inputs, *count);
    return inputs;
}

static void add_y(Lift *l, NodeId id, const char *name)
{
    if (l->y[id] < 0) {
        l->y[id] = l->inner.graph->output_count;
        graph_output(l->inner.graph, name, l->inner.map[id]);
    }
}

/* What the body still computes, and leaves: carries, ys, and what is wanted behind the loop. */
static void copy_body(Lift *l)
{
    for (NodeId id = 0; id < l->body->count; id++) {
        if (l->inner.map[id] == NO_NODE) {
            l->inner.map[id] = copy_over(&l->inner, id);
        }
    }
    for (int k = 0; k < l->body->output_count; k++) {
        const Output *output = &l->body->outputs[k];
        if (k < l->loop.carries) {
            graph_output(l->inner.graph, output->name, l->inner.map[output->node]);
        } else if (!is_free(l, output->node)) {
            add_y(l, output->node, output->name);
        }
    }
    for (NodeId id = 0; id < l->body->count; id++) {
        if (l->wanted[id] && !is_outside(l, id)) {
            const char *name = node_at(l, id)->name;
            add_y(l, id, name ? name : op_info[node_at(l, id)->op].name);
        }
    }
}

static void lift_loop(Lift *l)
{
    const int count = l->body->count;
    l->level = ARENA_ARRAY(l->arena, Level, count);
    l->hoisted = ARENA_ARRAY(l->arena, bool, count);
    l->sunk = ARENA_ARRAY(l->arena, bool, count);
    l->wanted = ARENA_ARRAY(l->arena, bool, count);
    l->values = ARENA_ARRAY(l->arena, Stacked, count);
    l->y = ARENA_ARRAY(l->arena, int, count);
    for (NodeId id = 0; id < count; id++) {
        l->y[id] = -1;
    }
    find_hoisted(l);
    find_sunk(l);
    find_wanted(l);
    const Loc loc = l->graph->loc;
    compute_before(l);
    l->inner = copy_start(l->body);
    int input_count;
    const NodeId *inputs = new_inputs(l, &input_count);
    copy_body(l);
    l->graph->loc = loc;
    const int body = graph_body(l->graph, l->inner.graph);
    l->node = graph_add(l->graph, (NodeSpec){.op = OP_scan,
                                             .inputs = inputs,
                                             .input_count = input_count,
                                             .attr.index = body,
                                             .attr.loop = l->loop});
    compute_behind(l);
}

/* ---- the pass ---- */

static Lift *start_loop(Copy *copy, Arena *arena, NodeId id)
{
    const Node *old = &copy->source->nodes[id];
    Lift *l = ARENA_NEW(arena, Lift);
    NodeId *inputs = ARENA_ARRAY(arena, NodeId, old->arity);
    for (int i = 0; i < old->arity; i++) {
        inputs[i] = copy->map[old->in[i]];
    }
    *l = (Lift){.arena = arena,
                .graph = copy->graph,
                .body = lift(loop_body(copy->source, old)),
                .loop = old->attr.loop,
                .inputs = inputs,
                .input_count = old->arity};
    copy->graph->loc = old->loc;
    copy->graph->from = old->from == NO_NODE ? NO_NODE : copy->map[old->from];
    lift_loop(l);
    copy->graph->loc = (Loc){0};
    copy->graph->from = NO_NODE;
    return l;
}

/* A result of the old loop. */
static NodeId result_of(const Lift *l, Copy *copy, NodeId id)
{
    const Node *old = &copy->source->nodes[id];
    const NodeId value = l->body->outputs[old->attr.index].node;
    const bool y = old->attr.index >= l->loop.carries;
    if (y && is_free(l, value)) {
        return l->values[value].node;
    }
    Node node;
    copy_node(copy, id, &node);
    node.attr.index = y ? l->y[value] : node.attr.index;
    return copy_append(copy, &node);
}

Graph *lift(const Graph *graph)
{
    Arena *arena = arena_new();
    Copy copy = copy_start(graph);
    Lift **loops = ARENA_ARRAY(arena, Lift *, graph->count);
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        if (node->op == OP_scan) {
            loops[id] = start_loop(&copy, arena, id);
            copy.map[id] = loops[id]->node;
        } else if (node->op == OP_result) {
            copy.map[id] = result_of(loops[node->in[0]], &copy, id);
        } else {
            copy.map[id] = copy_over(&copy, id);
        }
    }
    for (NodeId id = 0; id < graph->count; id++) {
        if (loops[id]) {
            graph_free(loops[id]->body);
        }
    }
    arena_free(arena);
    return copy_finish(&copy);
}
