/* contract.c: the items of products. In: a matmul, or a fold of one. Out: an item whose operands
 * are read wherever they lie.
 *
 * Where an operand was reshaped so that no strides express it, its axes are taken apart (product.c)
 * rather than copied: a convolution reads its windows in the image. A fold of a product that nobody
 * else reads is one item with it, so that the product, many times as large as what it is added up
 * to, is never in memory.
 */
#include "item.h"

NodeId *only_users(Arena *arena, const Graph *graph)
{
    int *uses = ARENA_ARRAY(arena, int, graph->count);
    NodeId *user = ARENA_ARRAY(arena, NodeId, graph->count);
    for (NodeId id = 0; id < graph->count; id++) {
        for (int k = 0; k < graph->nodes[id].arity; k++) {
            uses[graph->nodes[id].in[k]]++;
            user[graph->nodes[id].in[k]] = id;
        }
    }
    for (int k = 0; k < graph->output_count; k++) {
        uses[graph->outputs[k].node] += 2;
    }
    for (NodeId id = 0; id < graph->count; id++) {
        user[id] = uses[id] == 1 ? user[id] : -1;
    }
    return user;
}

/* The operand in parts; what is never in memory is copied. */
static Split split_operand(Builder *b, NodeId input, Operand *operand)
{
    const Shape *shape = &b->items.graph->nodes[input].shape;
    *operand = b->reference[input];
    const bool virtual = b->items.items[operand->item].kind == ITEM_VIRTUAL;
    if (b->split[input] != NULL && !virtual) {
        return *b->split[input];
    }
    *operand = reference(b, input);
    if (b->items.items[operand->item].kind == ITEM_VIRTUAL) {
        *operand = add_copy(b, input, shape, *operand);
    }
    return split_of(shape, &operand->view);
}

Operand add_product(Builder *b, NodeId id, const Node *node)
{
    Item item = {.kind = ITEM_WHOLE, .node = id, .shape = node->shape, .operand_count = 2};
    item.operands = ARENA_ARRAY(b->items.arena, Operand, 2);
    Nest *nest = ARENA_NEW(b->items.arena, Nest);
    bool plain = true, fits = false;
    for (int copied = 0; copied < 3 && !fits; copied++) { /* none, the second, both */
        Split split[2];
        for (int k = 0; k < 2; k++) {
            if (copied > 1 - k) {
                reference(b, node->in[k]);
            }
            split[k] = split_operand(b, node->in[k], &item.operands[k]);
        }
        plain = b->split[node->in[0]] == NULL && b->split[node->in[1]] == NULL;
        fits = nest_product(&split[0], &split[1], nest) || plain;
    }
    item.nest = plain ? NULL : nest;
    item.result = view_contiguous(&node->shape);
    return (Operand){.item = add_item(b, item), .view = view_contiguous(&node->shape)};
}

/* The node that alone reads this one, through movement at most; -1 if there is none. */
static NodeId only_reader(const Builder *b, NodeId id)
{
    const Node *nodes = b->items.graph->nodes;
    do {
        id = b->only_user[id];
    } while (id >= 0 && op_info[nodes[id].op].class == MOVE);
    return id;
}

/* The fold or product whose only reader the fold `id` is, as it lies in memory; -1 if none is. */
static NodeId folded_node(const Builder *b, NodeId id)
{
    const Node *nodes = b->items.graph->nodes;
    const NodeId operand = nodes[id].in[0];
    NodeId source = operand;
    while (op_info[nodes[source].op].class == MOVE) {
        source = nodes[source].in[0];
    }
    const bool known = nodes[source].op == OP_matmul || nodes[source].op == OP_fold;
    const bool direct =
        b->split[operand] == NULL && b->reference[operand].item == b->reference[source].item;
    return known && direct && only_reader(b, source) == id ? source : -1;
}

/* The nest of a product and the folds of it, the last being `id`; false when there is none. */
static bool folded_nest(Builder *b, NodeId id, Nest *nest, NodeId *product)
{
    const Node *nodes = b->items.graph->nodes;
    const NodeId source = folded_node(b, id), input = nodes[id].in[0];
    if (source < 0) {
        return false;
    }
    if (nodes[source].op == OP_fold) {
        if (!folded_nest(b, source, nest, product)) {
            return false;
        }
    } else {
        Operand operand;
        const Split left = split_operand(b, nodes[source].in[0], &operand);
        const Split right = split_operand(b, nodes[source].in[1], &operand);
        *product = source;
        if (!nest_product(&left, &right, nest)) {
            return false;
        }
    }
    return nest_fold(nest, &nodes[input].shape, &b->reference[input].view, &nodes[id],
                     &nodes[id].shape);
}

/* Taps apart, and the channels of a step side by side, as the product reads them. */
static void copy_taps(Builder *b, NodeId node, Nest *nest, Operand *operand)
{
    Shape shape = {0};
    View view = {.offset = nest->b.offset};
    static const NestGroup order[] = {NEST_BATCH, NEST_TAPS, NEST_STEPS, NEST_COLUMNS};
    int axis_of[MAX_RANK];
    for (int g = 0; g < (int)COUNT_OF(order); g++) {
        for (int i = 0; i < nest->shape.rank; i++) {
            if (nest->group[i] == order[g] && nest->b.stride[i] != 0) {
                axis_of[shape.rank] = i;
                view.stride[shape.rank] = nest->b.stride[i];
                shape.dim[shape.rank++] = nest->shape.dim[i];
            }
        }
    }
    operand->view = view;
    *operand = add_copy(b, node, &shape, *operand);
    nest->b.offset = 0;
    for (int axis = 0; axis < shape.rank; axis++) {
        nest->b.stride[axis_of[axis]] = operand->view.stride[axis];
    }
}

static bool has_channels_apart(const Nest *nest)
{
    const int last = nest->shape.rank - 1;
    return nest->group[last] == NEST_COLUMNS && nest->b.stride[last] != 1;
}

/* Whether `id` reads `source`, through movement at most, and nobody else does. */
static bool is_only_reader(const Builder *b, NodeId source, NodeId id)
{
    const Node *nodes = b->items.graph->nodes;
    do {
        source = b->only_user[source];
    } while (source >= 0 && source != id && op_info[nodes[source].op].class == MOVE);
    return source == id;
}

bool add_folded_product(Builder *b, NodeId id, const Node *node)
{
    const Node *nodes = b->items.graph->nodes;
    const NodeId reader = only_reader(b, id);
    Nest *nest = ARENA_NEW(b->items.arena, Nest);
    NodeId product;
    bool swapped;
    if ((reader >= 0 && nodes[reader].op == OP_fold) || !folded_nest(b, id, nest, &product) ||
        !nest_finish_fold(nest, &swapped)) {
        return false;
    }
    Item item = {.kind = ITEM_WHOLE, .node = id, .shape = node->shape, .operand_count = 2};
    item.operands = ARENA_ARRAY(b->items.arena, Operand, 2);
    for (int k = 0; k < 2; k++) {
        split_operand(b, nodes[product].in[swapped ? 1 - k : k], &item.operands[k]);
    }
    if (has_channels_apart(nest)) {
        copy_taps(b, nodes[product].in[swapped ? 0 : 1], nest, &item.operands[1]);
    }
    item.nest = nest;
    item.result = view_contiguous(&node->shape);
    for (NodeId inner = folded_node(b, id); inner >= 0;
         inner = nodes[inner].op == OP_fold ? folded_node(b, inner) : -1) {
        Item *absorbed = &b->items.items[b->reference[inner].item];
        absorbed->kind = ITEM_VIRTUAL;
        absorbed->operand_count = 0;
    }
    b->reference[id] = (Operand){.item = add_item(b, item), .view = view_contiguous(&node->shape)};
    return true;
}

bool crop_folded_product(Builder *b, NodeId id, const Node *node)
{
    const Node *nodes = b->items.graph->nodes;
    const NodeId input = node->in[0];
    const Operand *sliced = &b->reference[input];
    Item *item = &b->items.items[sliced->item];
    const bool folded = item->nest != NULL && item->nest->size > 0;
    if (!folded || nodes[item->node].op != OP_fold || b->split[input] != NULL ||
        !is_only_reader(b, item->node, id)) {
        return false;
    }
    Nest *nest = ARENA_NEW(b->items.arena, Nest);
    *nest = *item->nest;
    View view;
    if (!nest_crop(nest, &nodes[input].shape, &sliced->view, node, &view)) {
        return false;
    }
    item->nest = nest;
    item->node = id;
    item->shape = node->shape;
    b->reference[id] = (Operand){.item = sliced->item, .view = view};
    return true;
}
