/* hold: values that a gradient leaves out by definition stay as they are while differences of the
 * loss are taken.
 *
 * With h(theta) for what `detach` gives, a loss is L(theta, h(theta)), and its gradient is that by
 * the first argument alone. So ENTRY_HOLD writes h to states of its own, STATE_HELD, one for each
 * detach, and the traces of which differences are taken read these: L(theta + t v, h(theta)).
 *
 * A detach in the body of a loop gives a value in every step. ENTRY_HOLD has the loop give all of
 * them out, as one more y, and the later traces give them to it, as one more x; both are detached
 * around the loop, and so held there, or given to the next loop around.
 *
 * Not held are nodes with a rule, which have a gradient, and what a custom_grad computes with: its
 * gradient is the script's and answers for whatever the value depends on. Nor are loops that a loss
 * makes by asking for the gradient of one.
 */
#include "front.h"

#include "loop.h"

bool hold_leaves_out(const Graph *graph, NodeId id)
{
    const Node *node = &graph->nodes[id];
    bool left_out = node->op == OP_detach && dtype_is_float(node->dtype);
    for (int r = 0; r < graph->rule_count && left_out; r++) {
        const CustomRule *rule = &graph->rules[r];
        const NodeId first = rule->recomputes ? rule->outputs[0] : rule->first;
        left_out = id < first || id > rule->outputs[rule->output_count - 1];
    }
    return left_out;
}

static NodeId add_state(lua_State *L, NodeId value)
{
    Front *front = front_of(L);
    Model *model = &front->model;
    const Node node = tensor_copy(L, value);
    const int slot = model->state_count;
    const StateVar held = {.name = arena_printf(front->arena, "held/%d", slot),
                           .kind = STATE_HELD,
                           .dtype = node.dtype,
                           .shape = node.shape,
                           .loc = node.loc};
    sandbox_charge(L, sizeof held + 2 * sizeof node);
    ARENA_PUSH(front->arena, model->states, model->state_count, front->state_capacity, held);
    return graph_add(front->graph, (NodeSpec){.op = OP_state,
                                              .dtype = held.dtype,
                                              .shape = held.shape,
                                              .attr.index = slot,
                                              .name = held.name});
}

void hold_write(lua_State *L)
{
    Front *front = front_of(L);
    Graph *graph = front->graph;
    const int end = graph->count;
    front->steps[front->step].first_held = front->model.state_count;
    for (NodeId id = 0; id < end; id++) {
        if (hold_leaves_out(graph, id)) {
            graph_binary(graph, OP_update, add_state(L, id), id);
        }
    }
}

/* The node becomes a leaf that reads what was held. */
static void read_state(lua_State *L, NodeId id, int slot)
{
    const Front *front = front_of(L);
    const Model *model = &front->model;
    Node *node = &front->graph->nodes[id];
    const StateVar *held = slot < model->state_count ? &model->states[slot] : NULL;
    if (!held || held->dtype != node->dtype || !shape_equal(&held->shape, &node->shape)) {
        script_raise_at(L, script_place_of(front, node->loc),
                        "the loss detaches other values than in the trace before; a model must "
                        "trace in the same way every time");
    }
    node->op = OP_state;
    node->arity = 0;
    node->attr.index = slot;
    node->name = held->name;
}

/* ---- loops ---- */

/* The node is a detach of the body; `all` has room for its values of all steps, and gets their shape. */
static bool is_given(const Graph *body, NodeId id, int64_t steps, Shape *all)
{
    const Shape *shape = &body->nodes[id].shape;
    return hold_leaves_out(body, id) && loop_stack(shape, steps, all) &&
           shape_count(shape) <= MAX_ELEMENTS / steps;
}

int hold_give_out(Graph *body, int64_t steps)
{
    const int before = body->output_count;
    Shape all;
    for (NodeId id = 0; id < body->count; id++) {
        if (is_given(body, id, steps, &all)) {
            graph_output(body, "held", id);
        }
    }
    return body->output_count - before;
}

int hold_take_in(lua_State *L, Graph *body, int64_t steps, int slot, NodeId **inputs)
{
    Front *front = front_of(L);
    int count = 0, capacity = 0;
    Shape all;
    *inputs = NULL;
    for (NodeId id = 0; id < body->count; id++) {
        if (is_given(body, id, steps, &all)) {
            const NodeId none = graph_const(front->graph, body->nodes[id].dtype, &all, 0);
            const NodeId detached = tensor_add(L, (NodeSpec){.op = OP_detach, .in = {none}});
            const HeldSlices slices = {front->graph, body, detached, id, slot + count};
            ARENA_PUSH(front->arena, front->held, front->held_count, front->held_capacity, slices);
            ARENA_PUSH(front->graph->arena, *inputs, count, capacity, detached);
        }
    }
    return count;
}

/* What is held around the loop, the body reads slice by slice. */
static void read_slices(const HeldSlices *slices)
{
    Node *node = &slices->body->nodes[slices->inside];
    if (slices->around->nodes[slices->outside].op != OP_detach) {
        node->op = OP_input;
        node->arity = 0;
        node->attr.index = slices->slot;
    }
}

void hold_read(lua_State *L)
{
    const Front *front = front_of(L);
    int slot = front->steps[front->step].first_held;
    for (NodeId id = 0; id < front->graph->count; id++) {
        if (hold_leaves_out(front->graph, id)) {
            read_state(L, id, slot++);
        }
    }
    for (int i = front->held_count - 1; i >= 0; i--) { /* loops come behind those in them */
        read_slices(&front->held[i]);
    }
}
