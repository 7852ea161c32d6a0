/* pick: what is to be done to rows that are picked from a table is done in the table. In: a graph
 * after lift. Out: one that does less where many rows are picked from few, as characters are from
 * an embedding.
 *
 * With P the matrix that picks row index[i] as row i, gather(E) is P E, scatter_add(G) is P^T G:
 *
 *     (P E) W = P (E W)       G^T (P E) = (P^T G)^T E       P^T (G W) = (P^T G) W
 *     op(P E, 1 b) = P op(E, 1 b)      with op elementwise, 1 b a row repeated
 *
 * and what is left of the work on every picked row is copying and adding. Movement between the two
 * that leaves rows whole goes to the index, or behind what is picked. Sums over rows with the same
 * index come first then, so bits may differ; an index out of range does what it did, for op makes
 * NaN of NaN, but in G^T (P E), where it adds nothing instead of NaN to the gradient of W.
 */
#include "passes.h"
#include "rules.h"

/* So many times more rows than the table has: gather and scatter_add are not for nothing. */
enum { WORTH = 2 };

static int64_t rows_of(const Rewriter *r, NodeId id)
{
    return rewrite_node(r, id)->shape.dim[0];
}

static int64_t columns_of(const Rewriter *r, NodeId id)
{
    return rewrite_node(r, id)->shape.dim[1];
}

static bool is_matrix(const Node *n)
{
    return n->shape.rank == 2;
}

/* ---- an index per row ---- */

/* The index (rows, 1) of a gather or scatter_add of whole rows of a matrix; else NO_NODE. */
static NodeId row_index(const Rewriter *r, const Node *n)
{
    if ((n->op != OP_gather && n->op != OP_scatter_add) || !is_matrix(n) || n->attr.index != 0) {
        return NO_NODE;
    }
    const Node *index = rewrite_node(r, n->in[1]);
    if (index->shape.dim[1] == 1) {
        return n->in[1];
    }
    return index->op == OP_expand && is_matrix(operand(r, index, 0)) &&
                   columns_of(r, index->in[0]) == 1 &&
                   rows_of(r, index->in[0]) == index->shape.dim[0]
               ? index->in[0]
               : NO_NODE;
}

static NodeId repeated(Rewriter *r, NodeId column, int64_t columns)
{
    const Shape shape = {.rank = 2, .dim = {rows_of(r, column), columns}};
    return columns == 1
               ? column
               : rewrite_build(r, (NodeSpec){.op = OP_expand, .shape = shape, .in = {column}});
}

static NodeId gathered(Rewriter *r, NodeId table, NodeId column)
{
    const NodeId index = repeated(r, column, columns_of(r, table));
    return rewrite_build(r, (NodeSpec){.op = OP_gather, .in = {table, index}});
}

static NodeId scattered(Rewriter *r, NodeId a, NodeId column, int64_t rows)
{
    const Shape shape = {.rank = 2, .dim = {rows, columns_of(r, a)}};
    const NodeId index = repeated(r, column, columns_of(r, a));
    return rewrite_build(r, (NodeSpec){.op = OP_scatter_add, .shape = shape, .in = {a, index}});
}

/* Many rows of a small table. */
static bool is_picked(const Rewriter *r, NodeId id)
{
    const Node *n = rewrite_node(r, id);
    return n->op == OP_gather && row_index(r, n) != NO_NODE &&
           n->shape.dim[0] >= WORTH * rows_of(r, n->in[0]);
}

/* ---- movement of whole rows ---- */

static bool moves_rows(const Rewriter *r, const Node *n)
{
    const int last = n->shape.rank - 1;
    if (last < 1 || (n->op != OP_reshape && n->op != OP_permute)) {
        return false;
    }
    const Shape *from = &operand(r, n, 0)->shape;
    return n->op == OP_permute ? n->attr.start[last] == last
                               : from->rank > 1 && from->dim[from->rank - 1] == n->shape.dim[last];
}

/* What nodes of movement that nobody else reads lead to, from `id` on. */
static NodeId before_movement(const Rewriter *r, NodeId id)
{
    while (moves_rows(r, rewrite_node(r, id)) && rewrite_single(r, id)) {
        id = rewrite_node(r, id)->in[0];
    }
    return id;
}

static Shape with_columns(Shape shape, int64_t columns)
{
    shape.dim[shape.rank - 1] = columns;
    return shape;
}

/* Moves rows that take the place of rows `from`, like these on their way to `id`. */
static NodeId moved(Rewriter *r, NodeId rows, NodeId from, NodeId id)
{
    if (id == from) {
        return rows;
    }
    Node move = *rewrite_node(r, id);
    move.shape = with_columns(move.shape, columns_of(r, rows));
    const NodeId below = moved(r, rows, from, move.in[0]);
    return rewrite_again(r, &move, below);
}

/* The other way: an index that stands for rows `id` is moved to where they come from. */
static NodeId moved_back(Rewriter *r, NodeId column, NodeId id, NodeId from)
{
    for (; id != from; id = rewrite_node(r, id)->in[0]) {
        Node move = *rewrite_node(r, id);
        move.shape = with_columns(operand(r, &move, 0)->shape, 1);
        const Attr forth = move.attr;
        for (int axis = 0; move.op == OP_permute && axis < move.shape.rank; axis++) {
            move.attr.start[forth.start[axis]] = axis;
        }
        column = rewrite_again(r, &move, column);
    }
    return column;
}

/* ---- the rules ---- */

/* move(P E) = move(P) E */
static NodeId rule_move_index(Rewriter *r, const Node *n)
{
    const NodeId from = is_matrix(n) && moves_rows(r, n) ? before_movement(r, n->in[0]) : n->in[0];
    if (from == n->in[0] || !is_picked(r, from) || !rewrite_single(r, from)) {
        return NO_NODE;
    }
    const Node gather = *rewrite_node(r, from);
    Node move = *n;
    move.shape = with_columns(n->shape, 1);
    const NodeId column = moved(r, row_index(r, &gather), from, n->in[0]);
    return gathered(r, gather.in[0], rewrite_again(r, &move, column));
}

/* (P E) W = P (E W) */
static NodeId rule_pick_product(Rewriter *r, const Node *n)
{
    if (!is_matrix(n) || !is_picked(r, n->in[0])) {
        return NO_NODE;
    }
    const Node gather = *operand(r, n, 0);
    const NodeId index = row_index(r, &gather);
    return gathered(r, binary(r, OP_matmul, gather.in[0], n->in[1]), index);
}

/* G^T (P E) = (P^T G)^T E */
static NodeId rule_add_before_product(Rewriter *r, const Node *n)
{
    const Node transpose = *operand(r, n, 0);
    if (!is_matrix(n) || transpose.op != OP_permute || transpose.attr.start[0] != 1 ||
        !is_picked(r, n->in[1])) {
        return NO_NODE;
    }
    const Node gather = *operand(r, n, 1);
    const int64_t rows = rows_of(r, gather.in[0]);
    Node turn = transpose;
    turn.shape.dim[1] = rows;
    const NodeId sums = scattered(r, transpose.in[0], row_index(r, &gather), rows);
    return binary(r, OP_matmul, rewrite_again(r, &turn, sums), gather.in[0]);
}

/* P^T move(G W) = (move^-1(P)^T G) W */
static NodeId rule_add_before_back_product(Rewriter *r, const Node *n)
{
    const NodeId column = row_index(r, n), from = before_movement(r, n->in[0]);
    const Node product = *rewrite_node(r, from);
    if (column == NO_NODE || product.op != OP_matmul || !is_matrix(&product) ||
        !rewrite_single(r, from) || product.shape.dim[0] < WORTH * n->shape.dim[0]) {
        return NO_NODE;
    }
    const NodeId index = moved_back(r, column, n->in[0], from);
    return binary(r, OP_matmul, scattered(r, product.in[0], index, n->shape.dim[0]), product.in[1]);
}

/* ---- elementwise work on picked rows ---- */

/* The same for all rows: a number, or repeated along all axes but the last. */
static bool is_same_for_rows(const Rewriter *r, NodeId id)
{
    const Node *n = rewrite_node(r, id);
    const Shape *from = n->op == OP_expand ? &operand(r, n, 0)->shape : NULL;
    return n->op == OP_const || (from != NULL && shape_count(from) == from->dim[from->rank - 1]);
}

/* What is the same for all rows, once for every row of the table. */
static NodeId for_table(Rewriter *r, NodeId id, const Shape *table)
{
    Node node = *rewrite_node(r, id);
    if (node.op == OP_const) {
        node.shape = *table;
        return number(r, &node, node.attr.value);
    }
    const int64_t count = shape_count(&operand(r, &node, 0)->shape);
    const NodeId row = rewrite_build(
        r, (NodeSpec){.op = OP_reshape, .in = {node.in[0]}, .shape = {2, {1, count}}});
    return rewrite_build(r, (NodeSpec){.op = OP_expand, .in = {row}, .shape = *table});
}

/* The operand of n that is picked rows, moved, and read by n alone, if all others are the same for
 * all rows and NaN, which is in rows from nowhere, stays NaN; or -1. */
static int picked_operand(const Rewriter *r, const Node *n)
{
    int picked = -1;
    if (n->shape.rank < 2 || !dtype_is_float(n->dtype) || op_info[n->op].traits & HIDES) {
        return -1;
    }
    for (int i = 0; i < n->arity; i++) {
        const NodeId from = before_movement(r, n->in[i]);
        if (!dtype_is_float(operand(r, n, i)->dtype)) {
            return -1;
        }
        if (is_picked(r, from) && rewrite_single(r, from) && picked < 0) {
            picked = i;
        } else if (!is_same_for_rows(r, n->in[i])) {
            return -1;
        }
    }
    return picked;
}

/* op(move(P E), 1 b) = move(P op(E, 1 b)) */
static NodeId rule_compute_then_pick(Rewriter *r, const Node *n)
{
    const int picked = picked_operand(r, n);
    if (picked < 0) {
        return NO_NODE;
    }
    const NodeId from = before_movement(r, n->in[picked]);
    const Node gather = *rewrite_node(r, from);
    const Shape table = operand(r, &gather, 0)->shape;
    NodeSpec spec = {.op = n->op, .dtype = n->dtype, .attr = n->attr};
    for (int i = 0; i < n->arity; i++) {
        spec.in[i] = i == picked ? gather.in[0] : for_table(r, n->in[i], &table);
    }
    const NodeId index = row_index(r, &gather);
    const NodeId rows = gathered(r, rewrite_build(r, spec), index);
    return moved(r, rows, from, n->in[picked]);
}

static const Rewrite rewrites[] = {
    {OP_reshape, rule_move_index},        {OP_matmul, rule_pick_product},
    {OP_matmul, rule_add_before_product}, {OP_scatter_add, rule_add_before_back_product},
    {EVERY_ELEM, rule_compute_then_pick},
};

Graph *pick(const Graph *graph)
{
    return pass_bodies(rewrite(graph, rewrites, COUNT_OF(rewrites)), pick);
}
