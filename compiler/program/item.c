/* item.c: the first step of fusion. In: a graph. Out: items, each with its operands resolved
 * through all movement nodes down to the value that is really computed or stored.
 *
 * Every node gets a reference (source item, view). A movement node composes its input's reference;
 * a node that computes becomes an item and refers to itself. A concat is a place for its parts: an
 * item that has no kernel, written by a copy of each part, which fusion gives to those who compute
 * the part, so that they write it where it belongs.
 */
#include "item.h"

#include <string.h>

int add_item(Builder *b, Item item)
{
    item.output = item.home = -1;
    item.position = b->items.count;
    ARENA_PUSH(b->items.arena, b->items.items, b->items.count, b->items.capacity, item);
    return b->items.count - 1;
}

/* The operand seen from a squeezed iteration shape: axes of extent 1 are dropped on both sides. */
static Operand squeeze_operand(const Shape *shape, Operand operand)
{
    operand.view = view_squeezed(shape, operand.view);
    return operand;
}

Operand add_copy(Builder *b, NodeId node, const Shape *shape, Operand operand)
{
    Item copy = {.kind = ITEM_COPY, .node = node, .shape = shape_squeezed(shape)};
    copy.operand_count = 1;
    copy.operands = ARENA_NEW(b->items.arena, Operand);
    copy.operands[0] = squeeze_operand(shape, operand);
    copy.result = view_contiguous(&copy.shape);
    return (Operand){.item = add_item(b, copy), .view = view_contiguous(shape)};
}

Operand reference(Builder *b, NodeId id)
{
    const Split *split = b->split[id];
    if (split != NULL) {
        const Shape *shape = &b->items.graph->nodes[id].shape;
        Operand operand = b->reference[id];
        operand.view = split->view;
        b->reference[id] = add_copy(b, id, &split->parts, operand);
        b->reference[id].view = view_contiguous(shape);
        b->split[id] = NULL;
    }
    return b->reference[id];
}

static Operand add_leaf(Builder *b, NodeId id, const Node *node)
{
    Item leaf = {.node = id, .shape = node->shape};
    leaf.kind = node->op == OP_const || node->op == OP_iota ? ITEM_VIRTUAL : ITEM_LEAF;
    Operand operand = {.view = view_contiguous(&node->shape)};
    if (leaf.kind == ITEM_VIRTUAL) {
        operand.view = (View){0}; /* const: everywhere the same; iota: the index along its axis */
        if (node->op == OP_iota && node->shape.dim[node->attr.index] > 1) {
            operand.view.stride[node->attr.index] = 1;
        }
    }
    leaf.result = operand.view;
    operand.item = add_item(b, leaf);
    return operand;
}

static uint32_t reduced_axes(const Node *node, const Shape *from)
{
    if (node->op == OP_argmax) {
        return UINT32_C(1) << node->attr.index;
    }
    uint32_t axes = 0;
    for (int axis = 0; axis < from->rank; axis++) {
        axes |= (node->attr.mask & UINT32_C(1) << axis);
    }
    return axes;
}

static bool is_dense(const Shape *shape, const View *view)
{
    const View dense = view_contiguous(shape);
    return view_equal(&dense, view, shape->rank);
}

/* Seed and step of a random operator are the same for every element: views without strides. The
 * seed is passed as an address, so it has to be in memory. */
static Operand random_operand(Builder *b, NodeId input, bool is_seed)
{
    const Shape *shape = &b->items.graph->nodes[input].shape;
    Operand operand = reference(b, input);
    const bool virtual = b->items.items[operand.item].kind == ITEM_VIRTUAL;
    if (is_seed && (virtual || !is_dense(shape, &operand.view))) {
        operand = add_copy(b, input, shape, operand);
    }
    return (Operand){operand.item, {.offset = operand.view.offset}, operand.waits};
}

/* The new value of a state. If it is nothing but another place of the old state it has to be copied
 * first: two states may swap, and a state may be replaced by its own transpose. */
static Operand stable_value(Builder *b, const Node *update, Operand value)
{
    if (b->items.items[value.item].kind != ITEM_LEAF) {
        return value;
    }
    const Shape shape = shape_squeezed(&update->shape);
    return add_copy(b, update->in[1], &shape, value);
}

/* Rows shorter than this cost block kernels more in calls than in arithmetic: a kernel of ten
 * instructions over rows of 14 runs at a tenth of its speed over rows of 196. */
enum { SHORT_ROW = 32 };

/* How many elements of a view lie one behind the other: the extent of its innermost axes that can
 * be joined; 1 if even the last axis takes steps. *gap: whether the next axis skips something. */
static int64_t row_length(const Shape *shape, const View *view, bool *gap)
{
    int64_t row = 1;
    int axis = shape->rank - 1;
    while (axis >= 0 && view->stride[axis] == row) {
        row *= shape->dim[axis--];
    }
    *gap = axis >= 0 && view->stride[axis] > row;
    return row;
}

static bool has_short_rows(const Shape *shape, const View *view)
{
    bool gap;
    const int64_t row = row_length(shape, view, &gap);
    return row > 1 && row < SHORT_ROW && gap;
}

static bool has_long_rows(const Shape *shape, const View *view)
{
    bool gap;
    return row_length(shape, view, &gap) >= SHORT_ROW;
}

/* Operands in short rows, as they are inside a border, are copied by kernels of their own if as
 * many others have long ones: then the axes of the item's kernel can be joined. */
static void lengthen_rows(Builder *b, Item *item, const Node *node)
{
    int short_rows = 0, long_rows = 0;
    for (int k = 0; k < item->operand_count; k++) {
        const View *view = &item->operands[k].view;
        short_rows += has_short_rows(&item->shape, view);
        long_rows += has_long_rows(&item->shape, view);
    }
    for (int k = 0; k < item->operand_count && short_rows <= long_rows; k++) {
        if (has_short_rows(&item->shape, &item->operands[k].view)) {
            item->operands[k] = add_copy(b, node->in[k], &item->shape, item->operands[k]);
            b->items.items[item->operands[k].item].alone = true;
        }
    }
}

static Operand add_map(Builder *b, NodeId id, const Node *node)
{
    const bool reduce = op_info[node->op].class == REDUCE;
    const Shape *shape = reduce ? &b->items.graph->nodes[node->in[0]].shape : &node->shape;
    Item item = {.kind = ITEM_MAP, .node = id, .shape = shape_squeezed(shape)};
    item.operand_count = node->arity;
    item.operands = ARENA_ARRAY(b->items.arena, Operand, node->arity);
    for (int k = 0; k < node->arity; k++) {
        if (op_info[node->op].class == RANDOM) {
            item.operands[k] = random_operand(b, node->in[k], k == 0);
        } else {
            item.operands[k] = squeeze_operand(shape, reference(b, node->in[k]));
        }
    }
    if (op_info[node->op].class == ELEM) {
        lengthen_rows(b, &item, node);
    }
    if (node->op == OP_update) {
        item.operands[1] = stable_value(b, node, item.operands[1]);
    }
    View result = view_without(shape, reduce ? reduced_axes(node, shape) : 0);
    item.result = view_squeezed(shape, result);
    return (Operand){.item = add_item(b, item), .view = view_contiguous(&node->shape)};
}

bool fold_nest(const Shape *shape, const View *view, int axis, Shape *nest, View *place)
{
    *nest = (Shape){0};
    *place = (View){.offset = view->offset};
    if (view_join(shape, view, 0, axis, nest, place) + FOLD_AXES > MAX_RANK) {
        return false;
    }
    place->stride[nest->rank] = view->stride[axis];
    nest->dim[nest->rank++] = shape->dim[axis];
    const int inner = view_join(shape, view, axis + 1, shape->rank - 1, nest, place);
    if (inner > 1) {
        return false;
    }
    if (inner == 0) {
        nest->dim[nest->rank++] = 1;
    }
    place->stride[nest->rank] = view->stride[shape->rank - 1];
    nest->dim[nest->rank++] = shape->dim[shape->rank - 1];
    return true;
}

/* Can the kernel of this node read operand k in memory through the view? Kernels along an axis want
 * it dense, but an index only such that strides reach it on every line. */
static bool reads_through(const Node *node, int k, const Shape *shape, const View *view)
{
    Shape nest;
    View place;
    switch (op_info[node->op].class) {
    case WINDOW:
        return fold_nest(shape, view, (int)node->attr.index, &nest, &place);
    case ALONG:
        nest = shape_lines(shape, (int)node->attr.index);
        return is_dense(shape, view) || (k == 1 && view_reshape(shape, *view, &nest, &place));
    default:
        return true;
    }
}

/* A kernel of its own reads memory, as it is or a copy; pad writes whatever it is given, constants
 * too. */
static Operand add_whole(Builder *b, NodeId id, const Node *node)
{
    Item item = {.kind = ITEM_WHOLE, .node = id, .shape = node->shape};
    item.operand_count = node->arity;
    item.operands = ARENA_ARRAY(b->items.arena, Operand, node->arity);
    const OpClass class = op_info[node->op].class;
    for (int k = 0; k < node->arity; k++) {
        const NodeId input = node->in[k];
        const Shape *shape = &b->items.graph->nodes[input].shape;
        Operand operand = reference(b, input);
        const bool virtual = b->items.items[operand.item].kind == ITEM_VIRTUAL;
        if (class != MOVE && (virtual || !reads_through(node, k, shape, &operand.view))) {
            operand = add_copy(b, input, shape, operand);
        }
        item.operands[k] = operand;
    }
    item.result = view_contiguous(&node->shape);
    return (Operand){.item = add_item(b, item), .view = view_contiguous(&node->shape)};
}

/* ---- concat ---- */

/* Concats that only a concat reads are no places of their own: their parts are parts of that. */
static bool *inner_concats(Arena *arena, const Graph *graph)
{
    int *readers = ARENA_ARRAY(arena, int, graph->count);
    bool *inner = ARENA_ARRAY(arena, bool, graph->count);
    for (int k = 0; k < graph->output_count; k++) {
        readers[graph->outputs[k].node]++;
    }
    for (NodeId id = 0; id < graph->count; id++) {
        for (int k = 0; k < graph->nodes[id].arity; k++) {
            readers[graph->nodes[id].in[k]]++;
        }
    }
    for (NodeId id = 0; id < graph->count; id++) {
        for (int k = 0; graph->nodes[id].op == OP_concat && k < 2; k++) {
            const NodeId part = graph->nodes[id].in[k];
            inner[part] = graph->nodes[part].op == OP_concat && readers[part] == 1;
        }
    }
    return inner;
}

typedef struct Part {
    NodeId node;
    int64_t offset; /* in the storage of the whole */
} Part;

/* Parts that are left to copy, the first on top: concats may be nested by the thousand. */
typedef struct PartStack {
    Part *parts;
    int count, capacity;
} PartStack;

static void push_sides(const Builder *b, PartStack *stack, const Node *concat, int64_t offset,
                       const View *place)
{
    const int64_t axis = concat->attr.index;
    const int64_t extent = b->items.graph->nodes[concat->in[0]].shape.dim[axis];
    const Part first = {concat->in[0], offset};
    const Part second = {concat->in[1], offset + extent * place->stride[axis]};
    ARENA_PUSH(b->items.arena, stack->parts, stack->count, stack->capacity, second);
    ARENA_PUSH(b->items.arena, stack->parts, stack->count, stack->capacity, first);
}

/* A copy of every part of `joint`, written to its place there. */
static void add_parts(Builder *b, Item *joint)
{
    const Graph *graph = b->items.graph;
    PartStack left = {0};
    int capacity = 0;
    View place = joint->result;
    push_sides(b, &left, &graph->nodes[joint->node], place.offset, &place);
    while (left.count > 0) {
        const Part part = left.parts[--left.count];
        const Node *node = &graph->nodes[part.node];
        if (b->inner[part.node]) {
            push_sides(b, &left, node, part.offset, &place);
            continue;
        }
        const Operand copy = add_copy(b, joint->node, &node->shape, reference(b, part.node));
        place.offset = part.offset;
        b->items.items[copy.item].result = view_squeezed(&node->shape, place);
        ARENA_PUSH(b->items.arena, joint->operands, joint->operand_count, capacity, copy);
    }
}

static Operand add_concat(Builder *b, NodeId id, const Node *node)
{
    if (b->inner[id]) {
        return (Operand){.item = -1};
    }
    Item joint = {.kind = ITEM_WHOLE, .node = id, .shape = node->shape};
    joint.result = view_contiguous(&node->shape);
    add_parts(b, &joint);
    const int item = add_item(b, joint);
    for (int k = 0; k < joint.operand_count; k++) {
        b->items.items[joint.operands[k].item].home = item;
    }
    return (Operand){.item = item, .view = joint.result};
}

static Operand add_move(Builder *b, NodeId id, const Node *node)
{
    const NodeId input = node->in[0];
    const Shape *from = &b->items.graph->nodes[input].shape;
    const Operand source = b->reference[input];
    Operand moved = {.item = source.item, .waits = source.waits};
    if (b->split[input] == NULL && view_move(node, from, source.view, &moved.view)) {
        return moved;
    }
    const Split whole = b->split[input] != NULL ? *b->split[input] : split_of(from, &source.view);
    Split *split = ARENA_NEW(b->items.arena, Split);
    if (split_move(node, &whole, split)) {
        b->split[id] = split;
        return moved;
    }
    const Operand copied = b->split[input] != NULL ? reference(b, input) : source;
    if (view_move(node, from, copied.view, &moved.view)) {
        moved.item = copied.item;
        return moved;
    }
    Operand copy = add_copy(b, id, from, copied); /* only reshape gets here: same element order */
    copy.view = view_contiguous(&node->shape);
    return copy;
}

/* A loop takes its inputs from memory, and slices of stacked ones as they lie there, each dense. */
static Operand add_loop(Builder *b, NodeId id, const Node *node)
{
    const LoopAttr *loop = &node->attr.loop;
    Item item = {.kind = ITEM_WHOLE, .node = id, .shape = node->shape};
    item.operand_count = node->arity;
    item.operands = ARENA_ARRAY(b->items.arena, Operand, node->arity);
    for (int k = 0; k < node->arity; k++) {
        const Shape *shape = &b->items.graph->nodes[node->in[k]].shape;
        const bool stacked = k >= loop->carries && k < loop->carries + loop->stacked;
        const View dense = view_contiguous(shape);
        Operand operand = reference(b, node->in[k]);
        bool fits = b->items.items[operand.item].kind != ITEM_VIRTUAL;
        for (int axis = stacked; axis < shape->rank; axis++) {
            fits = fits && operand.view.stride[axis] == dense.stride[axis];
        }
        item.operands[k] = fits ? operand : add_copy(b, node->in[k], shape, operand);
    }
    const int outputs = b->items.graph->bodies[node->attr.index]->output_count;
    b->items.results[id] = ARENA_ARRAY(b->items.arena, int, outputs);
    for (int k = 0; k < outputs; k++) {
        b->items.results[id][k] = -1;
    }
    return (Operand){.item = add_item(b, item)};
}

/* What a loop leaves in memory; the same result may be taken out of it several times. */
static Operand add_result(Builder *b, NodeId id, const Node *node)
{
    int *result = &b->items.results[node->in[0]][node->attr.index];
    const View dense = view_contiguous(&node->shape);
    if (*result < 0) {
        Item item = {.kind = ITEM_WHOLE, .node = id, .shape = node->shape, .operand_count = 1};
        item.operands = ARENA_NEW(b->items.arena, Operand);
        item.operands[0].item = b->reference[node->in[0]].item;
        item.result = dense;
        *result = add_item(b, item);
    }
    return (Operand){.item = *result, .view = dense};
}

/* The first operand, by whoever reads it only once the second is computed. */
static Operand add_order(Builder *b, const Node *node)
{
    Operand operand = reference(b, node->in[0]);
    const int first = reference(b, node->in[1]).item;
    const ItemKind kind = b->items.items[first].kind;
    if (kind != ITEM_LEAF && kind != ITEM_VIRTUAL) {
        Wait *wait = ARENA_NEW(b->items.arena, Wait);
        *wait = (Wait){.item = first, .next = operand.waits};
        operand.waits = wait;
    }
    return operand;
}

static Operand add_node(Builder *b, NodeId id)
{
    const Node *node = &b->items.graph->nodes[id];
    switch (op_info[node->op].class) {
    case LEAF:
        return add_leaf(b, id, node);
    case MOVE:
        if (node->op == OP_slice && crop_folded_product(b, id, node)) {
            return b->reference[id];
        }
        return node->op == OP_pad      ? add_whole(b, id, node)
               : node->op == OP_concat ? add_concat(b, id, node)
                                       : add_move(b, id, node);
    case ORDER:
        return add_order(b, node);
    case CONTRACT:
        return add_product(b, id, node);
    case WINDOW:
        return add_folded_product(b, id, node) ? b->reference[id] : add_whole(b, id, node);
    case ALONG:
        return add_whole(b, id, node);
    case LOOP:
        return node->op == OP_scan ? add_loop(b, id, node) : add_result(b, id, node);
    default:
        return add_map(b, id, node);
    }
}

/* Binds output k to the item that computes it, or to a copy when the item is in memory already, is
 * bound to another output, or is seen through a view. */
static void bind_output(Builder *b, int k)
{
    const NodeId node = b->items.graph->outputs[k].node;
    const Shape *shape = &b->items.graph->nodes[node].shape;
    Operand source = reference(b, node);
    const Item *item = &b->items.items[source.item];
    const bool computed = item->kind != ITEM_LEAF && item->kind != ITEM_VIRTUAL;
    if (!computed || item->output >= 0 || !is_dense(shape, &source.view) ||
        shape_count(shape) != shape_count(&b->items.graph->nodes[item->node].shape)) {
        source = add_copy(b, node, shape, source);
    }
    b->items.items[source.item].output = k;
    b->items.items[source.item].stored = true;
}

bool item_is_update(const Items *items, int i)
{
    const Item *item = &items->items[i];
    return item->kind == ITEM_MAP && items->graph->nodes[item->node].op == OP_update;
}

Items items_build(Arena *arena, const Graph *graph)
{
    Builder b = {.items = {.arena = arena, .graph = graph}};
    b.reference = ARENA_ARRAY(arena, Operand, graph->count);
    b.items.results = ARENA_ARRAY(arena, int *, graph->count);
    b.inner = inner_concats(arena, graph);
    b.split = ARENA_ARRAY(arena, const Split *, graph->count);
    b.only_user = only_users(arena, graph);
    for (NodeId id = 0; id < graph->count; id++) {
        b.reference[id] = add_node(&b, id);
    }
    for (int k = 0; k < graph->output_count; k++) {
        bind_output(&b, k);
    }
    for (int i = 0; i < b.items.count; i++) {
        if (item_is_update(&b.items, i)) {
            b.items.items[i].position += b.items.count;
        }
    }
    return b.items;
}

/* For every state slot the item that updates it, or -1. */
static int *updates_by_slot(const Items *items, int *slot_count)
{
    int slots = 0;
    for (int i = 0; i < items->count; i++) {
        const Node *node = &items->graph->nodes[items->items[i].node];
        if (node->op == OP_state && node->attr.index >= slots) {
            slots = (int)node->attr.index + 1;
        }
    }
    int *update = ARENA_ARRAY(items->arena, int, slots + 1);
    memset(update, -1, sizeof(int) * (size_t)(slots + 1));
    for (int i = 0; i < items->count; i++) {
        if (item_is_update(items, i)) {
            const Node *node = &items->graph->nodes[items->items[i].node];
            update[items->graph->nodes[node->in[0]].attr.index] = i;
        }
    }
    *slot_count = slots;
    return update;
}

/* The update that has to wait until `reader` has read operand k, or -1. */
static int waiting_update(const Items *items, const int *update, int reader, int k)
{
    const Item *source = &items->items[items->items[reader].operands[k].item];
    const Node *node = &items->graph->nodes[source->node];
    if (source->kind != ITEM_LEAF || node->op != OP_state) {
        return -1;
    }
    const int waiting = update[node->attr.index];
    return waiting == reader ? -1 : waiting;
}

/* Counts an edge in the first round, fills it in in the second; to -1 is none. */
static void add_edge(Users *users, int *fill, int from, int to)
{
    if (to < 0) {
        return;
    }
    if (users->users == NULL) {
        users->first[from + 1]++;
    } else {
        users->users[fill[from]++] = to;
    }
}

static void add_edges(const Items *items, const int *update, Users *users, int *fill)
{
    for (int i = 0; i < items->count; i++) {
        for (int k = 0; k < items->items[i].operand_count; k++) {
            const Operand *operand = &items->items[i].operands[k];
            add_edge(users, fill, operand->item, i);
            add_edge(users, fill, i, waiting_update(items, update, i, k));
            for (const Wait *wait = operand->waits; wait; wait = wait->next) {
                add_edge(users, fill, wait->item, i);
            }
        }
    }
}

Users items_users(const Items *items)
{
    int slots;
    const int *update = updates_by_slot(items, &slots);
    Users users = {ARENA_ARRAY(items->arena, int, items->count + 2), NULL};
    int *fill = ARENA_ARRAY(items->arena, int, items->count + 1);
    add_edges(items, update, &users, fill);
    for (int i = 0; i < items->count; i++) {
        users.first[i + 1] += users.first[i];
        fill[i] = users.first[i];
    }
    users.users = ARENA_ARRAY(items->arena, int, users.first[items->count] + 1);
    add_edges(items, update, &users, fill);
    return users;
}
