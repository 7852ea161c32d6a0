/* rewrite: applies a table of rewrites to a graph until none matches any more.
 *
 * A sweep builds a new graph from the old one in topological order. Each node, its operands being
 * simple already, is offered to the rules of its operator; a rule answers with the node that takes
 * its place. What a rule builds is offered to the rules in turn, so that one sweep settles nearly
 * everything; further sweeps catch what became possible when a reader went away.
 */
#ifndef GRADCC_REWRITE_H
#define GRADCC_REWRITE_H

#include "copy.h"

typedef struct Rewriter {
    Copy copy;
    Graph *graph;  /* the new one */
    Arena *arena;  /* of the sweep */
    int *old_uses; /* readers of every source node: live nodes and outputs */
    int *uses;     /* readers of every new node, those included that are still to come */
    int uses_count, uses_capacity;
    const bool *old_cut; /* of every source node what rewrite_cut says, */
    bool *cut;           /* and of every new node */
    int cut_count, cut_capacity;
    struct Reader *readers; /* of every new node a list, its head at last_reader[id]; -1 ends it */
    int reader_count, reader_capacity;
    int *last_reader;
    int last_reader_count, last_reader_capacity;
    const struct RuleIndex *rules;
    bool changed;
} Rewriter;

/* What can stand for `n`: an older node, or one made by the functions below; NO_NODE if the rule
 * does not apply, and then nothing was made. The operands of n are nodes of the new graph. */
typedef NodeId Rule(Rewriter *r, const Node *n);

enum { EVERY_ELEM = OP_COUNT }; /* as the op of a row: every elementwise operator */

typedef struct Rewrite {
    int op; /* an Op or EVERY_ELEM */
    Rule *rule;
} Rewrite;

Graph *rewrite(const Graph *graph, const Rewrite *table, int count);

/* ---- for rules ---- */

const Node *rewrite_node(const Rewriter *r, NodeId id);
/* The node has exactly one reader: when that is rewritten, the node goes away. */
bool rewrite_single(const Rewriter *r, NodeId id);
/* Elementwise work on what is in memory, read by slices only, which together have no more elements;
 * and these by elementwise work and reductions only. So it would have a loop nest of its own, but
 * could be done in those of the slices' readers. */
bool rewrite_cut(const Rewriter *r, NodeId id);
/* op(a, b), or op(b, a) if that is the same, where something reads it already; else NO_NODE. Looks
 * at a few readers of a only. */
NodeId rewrite_find(const Rewriter *r, Op op, NodeId a, NodeId b);
NodeId rewrite_build(Rewriter *r, NodeSpec spec);
/* The operator, attributes and place of n, which has one operand, on another one. The name stays
 * behind: it stood for a value. */
NodeId rewrite_again(Rewriter *r, const Node *n, NodeId a);

#endif
