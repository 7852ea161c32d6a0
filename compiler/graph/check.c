/* check: the verifier. Runs after every pass, so that a fault shows next to its cause.
 *
 * A graph is sound when every node stands behind its inputs, carries exactly the dtype and shape
 * that the rule of its operator gives, and belongs (`from`) to an earlier node; when updates are
 * read by nobody; and when every output is a value of this graph.
 */
#include "loop.h"

#include <stdlib.h>
#include <string.h>

static bool find_fault(const Graph *graph, NodeId *culprit, Text *error);

/* The body of a loop is sound itself, and no other loop has it. */
static bool loop_sound(const Graph *graph, NodeId id, NodeId *owners, Text *error)
{
    const Node *scan = &graph->nodes[id];
    NodeId *owner = &owners[scan->attr.index];
    if (*owner != NO_NODE) {
        text_printf(error, "shares its body with %%%d", *owner);
        return false;
    }
    *owner = id;
    Text reason = {0};
    NodeId culprit;
    const bool sound = find_fault(loop_body(graph, scan), &culprit, &reason);
    if (!sound) {
        text_printf(error, "in its body, %%%d: %s", culprit, reason.data);
    }
    text_free(&reason);
    return sound;
}

/* Derives the node again from its operands and compares. The shape rule itself refuses missing
 * operands and updates as operands, so only the order is left to check here. `owners`: per body, the
 * loop before that has it, or NO_NODE. */
static bool node_sound(const Graph *graph, NodeId id, NodeId *owners, Text *error)
{
    const Node *n = &graph->nodes[id];
    if ((unsigned)n->op >= OP_COUNT ||
        (n->arity != op_info[n->op].arity && op_info[n->op].arity != ANY_ARITY)) {
        text_printf(error, "operator %d with %d operands", (int)n->op, n->arity);
        return false;
    }
    NodeSpec spec = {.op = n->op, .dtype = n->dtype, .shape = n->shape, .attr = n->attr};
    spec.inputs = n->in;
    spec.input_count = n->arity;
    for (int i = 0; i < n->arity; i++) {
        if (i < MAX_INPUTS) {
            spec.in[i] = n->in[i];
        }
        if (n->in[i] >= id) {
            text_printf(error, "operand %%%d does not come before it", n->in[i]);
            return false;
        }
    }
    if (!shape_infer(graph, &spec, error)) {
        return false;
    }
    if (spec.dtype != n->dtype || !shape_equal(&spec.shape, &n->shape)) {
        text_printf(error, "is stored as %s %s, the rule of %s gives %s %s", dtype_name(n->dtype),
                    shape_words(&n->shape).text, op_info[n->op].name, dtype_name(spec.dtype),
                    shape_words(&spec.shape).text);
        return false;
    }
    if (n->from != NO_NODE && (n->from < 0 || n->from >= id)) {
        text_printf(error, "from=%%%d is not an earlier node", n->from);
        return false;
    }
    return n->op != OP_scan || loop_sound(graph, id, owners, error);
}

static bool output_sound(const Graph *graph, const Output *output, Text *error)
{
    if (output->node < 0 || output->node >= graph->count) {
        text_printf(error, "output \"%s\" is %%%d, which does not exist", output->name,
                    output->node);
        return false;
    }
    if (op_info[graph->nodes[output->node].op].class == UPDATE) {
        text_printf(error, "output \"%s\" is an update, which has no value", output->name);
        return false;
    }
    if (graph->nodes[output->node].op == OP_scan) {
        text_printf(error, "output \"%s\" is a loop, not a result of it", output->name);
        return false;
    }
    return true;
}

/* As graph_valid; *culprit gets the node at fault, or NO_NODE when an output is. */
static bool find_fault(const Graph *graph, NodeId *culprit, Text *error)
{
    Arena *arena = arena_new();
    NodeId *owners = ARENA_ARRAY(arena, NodeId, graph->body_count);
    for (int b = 0; b < graph->body_count; b++) {
        owners[b] = NO_NODE;
    }
    bool sound = true;
    for (NodeId id = 0; id < graph->count && sound; id++) {
        *culprit = id;
        sound = node_sound(graph, id, owners, error);
    }
    for (int i = 0; i < graph->output_count && sound; i++) {
        *culprit = NO_NODE;
        sound = output_sound(graph, &graph->outputs[i], error);
    }
    arena_free(arena);
    return sound;
}

bool graph_valid(const Graph *graph, Text *error)
{
    Text reason = {0};
    NodeId culprit;
    bool sound = find_fault(graph, &culprit, &reason);
    if (!sound && culprit != NO_NODE) {
        text_printf(error, "%%%d: ", culprit);
    }
    if (!sound) {
        text_add(error, reason.data);
    }
    text_free(&reason);
    return sound;
}

void graph_check(const Graph *graph, const char *pass)
{
    Text reason = {0};
    NodeId culprit;
    if (!find_fault(graph, &culprit, &reason)) {
        if (culprit == NO_NODE) {
            bug_in(pass, graph->loc, "%s", reason.data);
        }
        bug_in(pass, graph->nodes[culprit].loc, "%%%d: %s", culprit, reason.data);
    }
}

bool graph_verifying(void)
{
#ifdef __SANITIZE_ADDRESS__
    return true;
#else
    const char *check = getenv("GRADCC_CHECK");
    return check && strcmp(check, "1") == 0;
#endif
}
