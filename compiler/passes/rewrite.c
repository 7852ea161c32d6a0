/* rewrite: the engine behind simplify; it knows graphs but no algebra.
 *
 * Counting readers: old_uses of a source node is exact; a new node inherits the readers of every
 * source node that it stands for. A rewritten node gives back its claim on its operands at once,
 * what they in turn read is counted afresh by the next sweep. So uses may be too high within a
 * sweep, never too low, and a rule that asks for a single reader errs on the safe side.
 */
#include "rewrite.h"

#include <math.h>
#include <string.h>

/* Two or three sweeps are the rule, the last finding nothing. The bounds keep the pass linear. */
enum { MAX_SWEEPS = 12, MAX_READERS = 64 };

typedef struct Reader {
    NodeId node;
    int next;
} Reader;

/* The rules of operator o, in the order of the table, are rule[first[o]] to rule[first[o + 1] - 1]. */
typedef struct RuleIndex {
    Rule **rule;
    int first[OP_COUNT + 1];
} RuleIndex;

static bool row_is_for(const Rewrite *row, Op op)
{
    return row->op == (int)op || (row->op == EVERY_ELEM && op_info[op].class == ELEM);
}

static RuleIndex index_rules(Arena *arena, const Rewrite *table, int count)
{
    RuleIndex index = {.rule = ARENA_ARRAY(arena, Rule *, count * OP_COUNT)};
    int rules = 0;
    for (int op = 0; op < OP_COUNT; op++) {
        index.first[op] = rules;
        for (int i = 0; i < count; i++) {
            if (row_is_for(&table[i], (Op)op)) {
                index.rule[rules++] = table[i].rule;
            }
        }
    }
    index.first[OP_COUNT] = rules;
    return index;
}

const Node *rewrite_node(const Rewriter *r, NodeId id)
{
    return &r->graph->nodes[id];
}

bool rewrite_single(const Rewriter *r, NodeId id)
{
    return r->uses[id] == 1;
}

bool rewrite_cut(const Rewriter *r, NodeId id)
{
    return r->cut[id];
}

static void claim_operands(Rewriter *r, const Node *n, int readers)
{
    for (int i = 0; i < n->arity; i++) {
        r->uses[n->in[i]] += readers;
    }
}

/* Tries the rules on a node that is not in the new graph yet but counted as a reader. */
static NodeId apply_rules(Rewriter *r, const Node *n)
{
    for (int i = r->rules->first[n->op]; i < r->rules->first[n->op + 1]; i++) {
        NodeId result = r->rules->rule[i](r, n);
        if (result != NO_NODE) {
            claim_operands(r, n, -1);
            r->changed = true;
            return result;
        }
    }
    return NO_NODE;
}

static NodeId appended(Rewriter *r, NodeId id)
{
    const Node *n = rewrite_node(r, id);
    ARENA_PUSH(r->arena, r->uses, r->uses_count, r->uses_capacity, 0);
    ARENA_PUSH(r->arena, r->cut, r->cut_count, r->cut_capacity, false);
    ARENA_PUSH(r->arena, r->last_reader, r->last_reader_count, r->last_reader_capacity, -1);
    for (int i = 0; i < n->arity; i++) {
        const Reader reader = {id, r->last_reader[n->in[i]]};
        r->last_reader[n->in[i]] = r->reader_count;
        ARENA_PUSH(r->arena, r->readers, r->reader_count, r->reader_capacity, reader);
    }
    return id;
}

/* The same node, or the same number. */
static bool is_same(const Rewriter *r, NodeId a, NodeId b)
{
    const Node *x = rewrite_node(r, a), *y = rewrite_node(r, b);
    const double left = x->attr.value, right = y->attr.value;
    return a == b || (x->op == OP_const && y->op == OP_const && x->dtype == y->dtype &&
                      left == right && !signbit(left) == !signbit(right));
}

NodeId rewrite_find(const Rewriter *r, Op op, NodeId a, NodeId b)
{
    const bool commutes = op_info[op].traits & COMMUTES;
    int at = r->last_reader[a];
    for (int looks = 0; at >= 0 && looks < MAX_READERS; looks++, at = r->readers[at].next) {
        const NodeId id = r->readers[at].node;
        const Node *n = rewrite_node(r, id);
        if (n->op != op || r->uses[id] == 0) {
            continue;
        }
        if ((n->in[0] == a && is_same(r, n->in[1], b)) ||
            (commutes && n->in[1] == a && is_same(r, n->in[0], b))) {
            return id;
        }
    }
    return NO_NODE;
}

NodeId rewrite_build(Rewriter *r, NodeSpec spec)
{
    Text error = {0};
    if (!shape_infer(r->graph, &spec, &error)) {
        bug_in("simplify", r->graph->loc, "%s", error.data);
    }
    Node node = {.op = spec.op,
                 .dtype = spec.dtype,
                 .shape = spec.shape,
                 .arity = op_info[spec.op].arity,
                 .in = spec.in,
                 .attr = spec.attr,
                 .loc = r->graph->loc,
                 .from = r->graph->from};
    claim_operands(r, &node, 1);
    NodeId simpler = apply_rules(r, &node);
    return simpler != NO_NODE ? simpler : appended(r, graph_add_inferred(r->graph, &spec));
}

NodeId rewrite_again(Rewriter *r, const Node *n, NodeId a)
{
    const Loc loc = r->graph->loc;
    const NodeId from = r->graph->from;
    r->graph->loc = n->loc;
    r->graph->from = n->from;
    NodeId result = rewrite_build(
        r,
        (NodeSpec){.op = n->op, .dtype = n->dtype, .shape = n->shape, .in = {a}, .attr = n->attr});
    r->graph->loc = loc;
    r->graph->from = from;
    return result;
}

/* The name of a node that is gone passes to the one in its place, if that has none. Inputs and
 * states are known by their own names. */
static void pass_name(Rewriter *r, NodeId to, const char *name)
{
    Node *node = &r->graph->nodes[to];
    if (!node->name && op_info[node->op].attr != ATTR_SLOT) {
        node->name = name;
    }
}

static void sweep_node(Rewriter *r, NodeId id)
{
    Node node;
    copy_node(&r->copy, id, &node);
    r->graph->loc = node.loc;
    r->graph->from = node.from;
    const NodeId next = r->graph->count;
    NodeId to = apply_rules(r, &node);
    if (to == NO_NODE) {
        to = appended(r, copy_append(&r->copy, &node));
    } else {
        pass_name(r, to, node.name);
    }
    r->copy.map[id] = to;
    r->cut[to] = r->old_cut[id] && to >= next; /* an older node may have other readers */
    r->uses[to] += r->old_uses[id];
}

static int *count_uses(Arena *arena, const Graph *graph, const bool *live)
{
    int *uses = ARENA_ARRAY(arena, int, graph->count);
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        for (int i = 0; live[id] && i < node->arity; i++) {
            uses[node->in[i]]++;
        }
    }
    for (int i = 0; i < graph->output_count; i++) {
        uses[graph->outputs[i].node]++;
    }
    return uses;
}

/* Can it share a loop nest with others? */
static bool is_loop(const Node *node)
{
    const OpClass class = op_info[node->op].class;
    return class == ELEM || class == REDUCE || class == RANDOM || class == UPDATE;
}

/* In memory, a view of it, or elementwise work on such that nobody else reads; `operands` says
 * whether what it reads is. */
static bool is_at_hand(const Node *node, int uses, bool operands)
{
    const OpClass class = op_info[node->op].class;
    if (class == ELEM || class == MOVE) {
        return operands && (class == MOVE || uses == 1);
    }
    return !is_loop(node);
}

/* Whether all operands of a node are at hand. */
static bool *find_at_hand(Arena *arena, const Graph *graph, const int *uses)
{
    bool *all = ARENA_ARRAY(arena, bool, graph->count);
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        all[id] = true;
        for (int i = 0; i < node->arity; i++) {
            const NodeId in = node->in[i];
            all[id] = all[id] && is_at_hand(&graph->nodes[in], uses[in], all[in]);
        }
    }
    return all;
}

static bool *find_cut(Arena *arena, const Graph *graph, const bool *live, const int *uses)
{
    bool *cut = find_at_hand(arena, graph, uses);
    bool *looped = ARENA_ARRAY(arena, bool, graph->count);     /* all readers are loops */
    int64_t *left = ARENA_ARRAY(arena, int64_t, graph->count); /* elements that no slice has */
    for (NodeId id = 0; id < graph->count; id++) {
        looped[id] = true;
        left[id] = shape_count(&graph->nodes[id].shape);
    }
    for (int i = 0; i < graph->output_count; i++) {
        looped[graph->outputs[i].node] = false;
        left[graph->outputs[i].node] = -1;
    }
    for (NodeId id = graph->count - 1; id >= 0; id--) {
        const Node *node = &graph->nodes[id];
        const bool part = node->op == OP_slice && looped[id];
        for (int i = 0; live[id] && i < node->arity; i++) {
            const NodeId in = node->in[i];
            looped[in] = looped[in] && is_loop(node);
            left[in] = part && left[in] >= 0 ? left[in] - shape_count(&node->shape) : -1;
        }
        cut[id] = cut[id] && op_info[node->op].class == ELEM && left[id] >= 0;
    }
    return cut;
}

static Graph *sweep(const Graph *graph, const RuleIndex *rules, bool *changed)
{
    Arena *arena = arena_new();
    const bool *live = graph_live(graph, arena);
    int *uses = count_uses(arena, graph, live);
    Rewriter r = {.copy = copy_start(graph),
                  .arena = arena,
                  .old_uses = uses,
                  .old_cut = find_cut(arena, graph, live, uses),
                  .rules = rules};
    r.graph = r.copy.graph;
    for (NodeId id = 0; id < graph->count; id++) {
        if (live[id]) {
            sweep_node(&r, id);
        }
    }
    r.graph->loc = (Loc){0};
    r.graph->from = NO_NODE;
    *changed = r.changed;
    arena_free(arena);
    return copy_finish(&r.copy);
}

Graph *rewrite(const Graph *graph, const Rewrite *table, int count)
{
    Arena *arena = arena_new();
    const RuleIndex rules = index_rules(arena, table, count);
    bool changed;
    Graph *result = sweep(graph, &rules, &changed);
    for (int sweeps = 1; changed && sweeps < MAX_SWEEPS; sweeps++) {
        Graph *older = result;
        result = sweep(older, &rules, &changed);
        graph_free(older);
    }
    if (changed && graph_verifying()) {
        bug_in("simplify", result->loc, "of %s there is no end after %d sweeps", result->name,
               MAX_SWEEPS);
    }
    arena_free(arena);
    return result;
}
