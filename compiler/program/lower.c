/* lower.c: the last step of fusion. In: groups of items, in order. Out: kernels and buffers.
 *
 * Members become instructions, operands outside the group become loads, values wanted outside
 * become stores. Then the axes are put in their final order, rows before columns, and neighbours
 * that every access walks as one are joined, so that most kernels end up with one or two axes.
 */
#include "fuse.h"

typedef struct Lowering {
    Program *program;
    Items *items;
    int *buffer;                   /* per item: where its result is kept, or -1 */
    int *instr;                    /* per item: its instruction in the kernel being built */
    int *states, *inputs, *tables; /* buffer of a slot, of a slot, of a node; or -1 */
} Lowering;

static const Node *item_node(const Lowering *l, int item)
{
    return &l->program->graph->nodes[l->items->items[item].node];
}

static bool is_copy(const Lowering *l, int item)
{
    return l->items->items[item].kind == ITEM_COPY;
}

static bool is_op(const Lowering *l, int item, Op op)
{
    return !is_copy(l, item) && item_node(l, item)->op == op;
}

/* ---- buffers ---- */

static int add_buffer(Program *program, Storage storage, int slot, NodeId node, int64_t count)
{
    const DType dtype = program->graph->nodes[node].dtype;
    Buffer buffer = {.storage = storage, .slot = slot, .dtype = dtype, .count = count};
    buffer.bytes = count * dtype_bytes(dtype);
    buffer.node = node;
    return program_add_buffer(program, buffer);
}

/* Memory for a loop beside its results. */
static int add_scratch(Program *program, DType dtype, int64_t count, NodeId loop, const char *name)
{
    const int b = add_buffer(program, IN_WORK, -1, loop, count);
    program->buffers[b].name = name;
    program->buffers[b].dtype = dtype;
    program->buffers[b].bytes = count * dtype_bytes(dtype);
    return b;
}

/* Leaves of the same slot share a buffer. */
static int leaf_buffer(Lowering *l, NodeId node)
{
    const Node *n = &l->program->graph->nodes[node];
    const Storage storage = n->op == OP_state ? IN_STATE : n->op == OP_input ? IN_INPUT : IN_TABLE;
    const int slot = storage == IN_TABLE ? node : (int)n->attr.index;
    int *buffer = &(storage == IN_STATE   ? l->states
                    : storage == IN_INPUT ? l->inputs
                                          : l->tables)[slot];
    if (*buffer < 0) {
        *buffer = add_buffer(l->program, storage, slot, node, shape_count(&n->shape));
    }
    return *buffer;
}

static int item_buffer(Lowering *l, int i)
{
    const Item *item = &l->items->items[i];
    if (item->home >= 0) {
        return item_buffer(l, item->home);
    }
    if (l->buffer[i] < 0) {
        const Node *node = item_node(l, i);
        const Storage storage = item->output >= 0 ? IN_OUTPUT : IN_WORK;
        l->buffer[i] = item->kind == ITEM_LEAF ? leaf_buffer(l, item->node)
                                               : add_buffer(l->program, storage, item->output,
                                                            item->node, shape_count(&node->shape));
    }
    return l->buffer[i];
}

/* Marks the items whose result has to be in memory: read by another kernel. */
static void mark_stored(Lowering *l)
{
    for (int i = 0; i < l->items->count; i++) {
        const Item *item = &l->items->items[i];
        for (int k = is_op(l, i, OP_update) ? 1 : 0; k < item->operand_count; k++) {
            Item *source = &l->items->items[item->operands[k].item];
            source->stored |= source->group != item->group;
            for (const Wait *wait = item->operands[k].waits; wait; wait = wait->next) {
                Item *first = &l->items->items[wait->item];
                first->stored |= first->group != item->group;
            }
        }
    }
}

/* ---- instructions ---- */

static int push_instr(Program *program, Kernel *kernel, Instr instr)
{
    ARENA_PUSH(program->arena, kernel->instrs, kernel->instr_count, kernel->instr_capacity, instr);
    return kernel->instr_count - 1;
}

static Access access_of(int buffer, const View *view)
{
    Access access = {.buffer = buffer, .offset = view->offset};
    for (int axis = 0; axis < MAX_RANK; axis++) {
        access.stride[axis] = view->stride[axis];
    }
    return access;
}

static bool moves(const View *view)
{
    bool moves = false;
    for (int axis = 0; axis < MAX_RANK; axis++) {
        moves |= view->stride[axis] != 0;
    }
    return moves;
}

/* An operand from outside: a load, a constant or an index, which is a constant where it does not
 * move; the same one is not made twice. */
static int outside_operand(Lowering *l, Kernel *kernel, int source, const View *view)
{
    const Item *item = &l->items->items[source];
    const Node *node = item_node(l, source);
    Instr instr = instr_new(INSTR_LOAD, node->op, node->dtype, item->node);
    if (item->kind != ITEM_VIRTUAL) {
        instr.access = access_of(item_buffer(l, source), view);
    } else if (node->op == OP_const || !moves(view)) {
        instr.kind = INSTR_CONST;
        instr.op = OP_const;
        instr.value = node->op == OP_const ? node->attr.value : (double)view->offset;
        instr.access.offset = view->offset;
    } else {
        instr.kind = INSTR_IOTA;
        instr.access = access_of(-1, view);
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *other = &kernel->instrs[i];
        if (other->kind == instr.kind && other->dtype == instr.dtype &&
            (instr.kind == INSTR_CONST
                 ? other->node == instr.node && other->access.offset == instr.access.offset
                 : access_equal(&other->access, &instr.access))) {
            return i;
        }
    }
    return push_instr(l->program, kernel, instr);
}

static int operand_instr(Lowering *l, Kernel *kernel, const Group *group, const Item *item, int k)
{
    const Operand *operand = &item->operands[k];
    if (l->items->items[operand->item].group == item->group) {
        return l->instr[operand->item];
    }
    View view;
    if (!group_view(group, &item->shape, operand->view, item->level, &view)) {
        bug_in("lower", (Loc){0}, "an operand does not fit the loop nest it was fused into");
    }
    return outside_operand(l, kernel, operand->item, &view);
}

static Access result_access(Lowering *l, const Group *group, int i, int buffer)
{
    const Item *item = &l->items->items[i];
    View view;
    if (!group_view(group, &item->shape, item->result, item->level, &view)) {
        bug_in("lower", (Loc){0}, "a result does not fit the loop nest it was fused into");
    }
    return access_of(buffer, &view);
}

static Role member_role(const Items *items, const Group *group, const Item *item, bool reduce)
{
    static const Role role[] = {
        [REDUCE_ROW] = ROW, [REDUCE_COLUMN] = COLUMN, [REDUCE_TOTAL] = TOTAL};
    if (reduce) {
        return role[group_reduce_role(items, group, item)];
    }
    return item->level == LEVEL_ROW ? ROW : EACH;
}

/* Appends the computation of a member; copies and `detach` are their operand. */
static void add_member(Lowering *l, Kernel *kernel, const Group *group, int i)
{
    const Item *item = &l->items->items[i];
    const Node *node = item_node(l, i);
    const bool update = is_op(l, i, OP_update);
    int args[MAX_INPUTS] = {-1, -1, -1};
    for (int k = 0; k < item->operand_count; k++) {
        args[k] = update && k == 0 ? -1 : operand_instr(l, kernel, group, item, k);
    }
    if (update || is_copy(l, i) || node->op == OP_detach) {
        l->instr[i] = args[update ? 1 : 0];
        return;
    }
    const OpClass class = op_info[node->op].class;
    const InstrKind kind = class == REDUCE   ? INSTR_REDUCE
                           : class == RANDOM ? INSTR_RANDOM
                                             : INSTR_ELEM;
    Instr instr = instr_new(kind, node->op, node->dtype, item->node);
    instr.role = member_role(l->items, group, item, class == REDUCE);
    instr.over = item->level == LEVEL_ROW ? ROW : EACH;
    instr.stream = node->attr.index;
    for (int k = 0; k < MAX_INPUTS; k++) {
        instr.arg[k] = args[k];
    }
    if (class == RANDOM) {
        instr.access = result_access(l, group, i, -1);
    } else if (instr.role == COLUMN || instr.role == TOTAL) {
        instr.access = result_access(l, group, i, item_buffer(l, i));
    }
    l->instr[i] = push_instr(l->program, kernel, instr);
}

static void add_store(Lowering *l, Kernel *kernel, const Group *group, int i, int buffer)
{
    const Item *item = &l->items->items[i];
    Instr store = instr_new(INSTR_STORE, OP_update, item_node(l, i)->dtype, item->node);
    store.arg[0] = l->instr[i];
    store.access = result_access(l, group, i, buffer);
    push_instr(l->program, kernel, store);
}

static void add_stores(Lowering *l, Kernel *kernel, const Group *group)
{
    for (int m = 0; m < group->member_count; m++) {
        const int i = group->members[m];
        if (is_op(l, i, OP_update)) {
            add_store(l, kernel, group, i, leaf_buffer(l, item_node(l, i)->in[0]));
        } else if (l->items->items[i].stored) {
            const Instr *value = &kernel->instrs[l->instr[i]];
            if (value->kind != INSTR_REDUCE || value->role == ROW) {
                add_store(l, kernel, group, i, item_buffer(l, i));
            }
        }
    }
}

/* ---- kernels ---- */

void kernel_fit_partials(Program *program, Kernel *kernel)
{
    const int64_t chunks = kernel_tiling(kernel).chunks;
    for (int i = 0; i < kernel->instr_count; i++) {
        Instr *instr = &kernel->instrs[i];
        if (is_accumulation(instr) && chunks == 1) {
            instr->partial = -1;
        } else if (is_accumulation(instr)) {
            const int64_t count = chunks * (instr->role == COLUMN ? kernel_cols(kernel) : 1);
            if (instr->partial < 0) {
                instr->partial = add_buffer(program, IN_WORK, -1, instr->node, count);
            }
            Buffer *sums = &program->buffers[instr->partial];
            sums->bytes = count * dtype_bytes(sums->dtype);
            sums->count = count;
        }
    }
}

static void add_map_kernel(Lowering *l, const Group *group)
{
    Kernel kernel = {.kind = KERNEL_MAP};
    for (int m = 0; m < group->member_count; m++) {
        add_member(l, &kernel, group, group->members[m]);
    }
    kernel.node = l->items->items[group->members[group->member_count - 1]].node;
    add_stores(l, &kernel, group);
    set_axes(&kernel, group);
    kernel_fit_partials(l->program, &kernel);
    program_add_kernel(l->program, kernel);
}

static Access whole_operand(Lowering *l, const Item *item, int k)
{
    return access_of(item_buffer(l, item->operands[k].item), &item->operands[k].view);
}

static void add_matmul(Lowering *l, int i)
{
    const Item *item = &l->items->items[i];
    const Node *node = item_node(l, i);
    const int rank = node->shape.rank;
    Kernel kernel = {
        .kind = KERNEL_MATMUL, .op = OP_matmul, .dtype = node->dtype, .node = item->node};
    kernel.a = whole_operand(l, item, 0);
    kernel.b = whole_operand(l, item, 1);
    kernel.c = access_of(item_buffer(l, i), &item->result);
    kernel.batch_axes = rank - 2;
    for (int axis = 0; axis < rank - 2; axis++) {
        kernel.extent[axis] = node->shape.dim[axis];
    }
    kernel.m = node->shape.dim[rank - 2];
    kernel.n = node->shape.dim[rank - 1];
    kernel.k = l->program->graph->nodes[node->in[0]].shape.dim[rank - 1];
    program_add_kernel(l->program, kernel);
}

/* A product along the axes of its nest. */
static void add_product(Lowering *l, int i)
{
    const Item *item = &l->items->items[i];
    const Node *node = item_node(l, i);
    const Nest *nest = item->nest;
    Kernel kernel = {
        .kind = KERNEL_PRODUCT, .op = node->op, .dtype = node->dtype, .node = item->node};
    if (nest->size > 0) {
        kernel.op = OP_fold;
        for (int k = 0; k < nest->image_axes; k++) {
            kernel.image[kernel.image_axes++] = nest->image[k];
        }
    }
    for (int axis = 0; axis < nest->shape.rank; axis++) {
        kernel.extent[axis] = nest->shape.dim[axis];
        kernel.group_axes[nest->group[axis]]++;
    }
    kernel.a = access_of(item_buffer(l, item->operands[0].item), &nest->a);
    kernel.b = access_of(item_buffer(l, item->operands[1].item), &nest->b);
    kernel.c = access_of(item_buffer(l, i), &nest->c);
    program_add_kernel(l->program, kernel);
}

/* The operand as lines along an axis: strides of (outer, axis, inner). */
static Access lines_operand(Lowering *l, const Item *item, int k, int axis)
{
    const Operand *operand = &item->operands[k];
    const Node *node = &l->program->graph->nodes[item->node];
    const Shape *shape = &l->program->graph->nodes[node->in[k]].shape;
    const Shape lines = shape_lines(shape, axis);
    View view;
    if (!view_reshape(shape, operand->view, &lines, &view)) {
        bug_in("lower", node->loc, "%s: operand %d is not in lines", op_info[node->op].name, k);
    }
    return access_of(item_buffer(l, operand->item), &view);
}

static void add_along(Lowering *l, int i)
{
    const Item *item = &l->items->items[i];
    const Node *node = item_node(l, i);
    const int axis = (int)node->attr.index;
    const Shape lines = shape_lines(&node->shape, axis);
    const View dense = view_contiguous(&lines);
    Kernel kernel = {.kind = KERNEL_ALONG, .op = node->op, .dtype = node->dtype};
    kernel.node = item->node;
    kernel.a = lines_operand(l, item, 0, axis);
    kernel.b = node->arity > 1 ? lines_operand(l, item, 1, axis) : (Access){.buffer = -1};
    kernel.c = access_of(item_buffer(l, i), &dense);
    kernel.outer = lines.dim[0];
    kernel.from = l->program->graph->nodes[node->in[0]].shape.dim[axis];
    kernel.to = lines.dim[1];
    kernel.inner = lines.dim[2];
    program_add_kernel(l->program, kernel);
}

/* The result of a fold along the axes of its loop nest: dense, but windows and elements move along
 * one axis. */
static Access folded_place(const Kernel *kernel, int buffer)
{
    Access place = {.buffer = buffer};
    const int windows = kernel->batch_axes, rank = windows + FOLD_AXES;
    const int64_t inner = kernel->extent[windows + 1];
    int64_t stride = kernel->to * inner;
    const int64_t along[FOLD_AXES] = {kernel->window.step * inner, 1,
                                      kernel->window.dilation * inner};
    for (int axis = windows; axis < rank; axis++) {
        place.stride[axis] = kernel->extent[axis] == 1 ? 0 : along[axis - windows];
    }
    for (int axis = windows - 1; axis >= 0; axis--) {
        place.stride[axis] = stride;
        stride *= kernel->extent[axis];
    }
    return place;
}

static void add_fold(Lowering *l, int i)
{
    const Item *item = &l->items->items[i];
    const Node *node = item_node(l, i);
    const int axis = (int)node->attr.index;
    const Shape *from = &l->program->graph->nodes[node->in[0]].shape;
    Kernel kernel = {.kind = KERNEL_FOLD, .op = OP_fold, .dtype = node->dtype, .node = item->node};
    Shape nest;
    View place;
    if (!fold_nest(from, &item->operands[0].view, axis, &nest, &place)) {
        bug_in("lower", node->loc, "fold: the operand should have been copied");
    }
    kernel.a = access_of(item_buffer(l, item->operands[0].item), &place);
    kernel.b.buffer = -1;
    kernel.batch_axes = nest.rank - FOLD_AXES;
    for (int a = 0; a < nest.rank; a++) {
        kernel.extent[a] = nest.dim[a];
    }
    kernel.to = node->shape.dim[axis];
    kernel.window = node->attr.window;
    kernel.c = folded_place(&kernel, item_buffer(l, i));
    program_add_kernel(l->program, kernel);
}

/* The buffer of result k of a loop; for a y that nobody reads, room for one step. */
static Access loop_output(Lowering *l, const Item *item, const Node *scan, int k)
{
    const Graph *body = l->program->graph->bodies[scan->attr.index];
    const Node *value = &body->nodes[body->outputs[k].node];
    const int64_t count = shape_count(&value->shape);
    const int result = l->items->results[item->node][k];
    if (result >= 0) {
        Access access = {.buffer = item_buffer(l, result)};
        access.stride[0] = k < scan->attr.loop.carries ? 0 : count;
        return access;
    }
    return (Access){
        .buffer = add_scratch(l->program, value->dtype, count, item->node, body->outputs[k].name)};
}

/* The other buffer of carry k, which has more than one step to take turns in. */
static int spare_carry(Program *program, const Item *item, const Node *scan, int k)
{
    const Graph *body = program->graph->bodies[scan->attr.index];
    const Node *value = &body->nodes[body->outputs[k].node];
    const char *name = arena_printf(program->arena, "%s_spare", body->outputs[k].name);
    return add_scratch(program, value->dtype, shape_count(&value->shape), item->node, name);
}

static void add_loop(Lowering *l, int i)
{
    Program *program = l->program;
    const Item *item = &l->items->items[i];
    const Node *scan = item_node(l, i);
    Loop *loop = ARENA_NEW(program->arena, Loop);
    *loop = (Loop){.attr = scan->attr.loop, .input_count = scan->arity};
    loop->output_count = program->graph->bodies[scan->attr.index]->output_count;
    loop->inputs = ARENA_ARRAY(program->arena, Access, loop->input_count);
    loop->overwritten = ARENA_ARRAY(program->arena, bool, loop->input_count);
    loop->outputs = ARENA_ARRAY(program->arena, Access, loop->output_count);
    loop->spares = ARENA_ARRAY(program->arena, int, loop->attr.carries);
    for (int k = 0; k < loop->input_count; k++) {
        loop->inputs[k] = whole_operand(l, item, k);
    }
    for (int k = 0; k < loop->output_count; k++) {
        loop->outputs[k] = loop_output(l, item, scan, k);
    }
    for (int k = 0; k < loop->attr.carries; k++) {
        loop->spares[k] = loop->attr.steps == 1 ? -1 : spare_carry(program, item, scan, k);
    }
    loop->work = add_scratch(program, DT_BOOL, 0, item->node, "step_work");
    program_add_kernel(
        program, (Kernel){.kind = KERNEL_LOOP, .op = OP_scan, .loop = loop, .node = item->node});
}

/* A loop nest over `shape` that stores what `source` shows, or 0 without one, through `place`. */
static void add_writer(Lowering *l, const Shape *shape, const Operand *source, int buffer,
                       const View *place)
{
    const Buffer target = l->program->buffers[buffer];
    Kernel kernel = {.kind = KERNEL_MAP, .node = target.node};
    const Group group = {.shape = *shape};
    Instr store = instr_new(INSTR_STORE, OP_update, target.dtype, kernel.node);
    store.arg[0] = source != NULL
                       ? outside_operand(l, &kernel, source->item, &source->view)
                       : push_instr(l->program, &kernel,
                                    instr_new(INSTR_CONST, OP_const, target.dtype, kernel.node));
    store.access = access_of(buffer, place);
    push_instr(l->program, &kernel, store);
    set_axes(&kernel, &group);
    program_add_kernel(l->program, kernel);
}

/* pad: zeros everywhere, then the operand among them. */
static void add_pad(Lowering *l, int i)
{
    const Node *node = item_node(l, i);
    const Shape all = shape_squeezed(&node->shape);
    const View dense = view_contiguous(&node->shape), everywhere = view_contiguous(&all);
    View place = {0};
    for (int axis = 0; axis < node->shape.rank; axis++) {
        place.offset += node->attr.start[axis] * dense.stride[axis];
        place.stride[axis] = node->attr.step[axis] * dense.stride[axis];
    }
    add_writer(l, &all, NULL, item_buffer(l, i), &everywhere);
    const Item *item = &l->items->items[i];
    const Shape *from = &l->program->graph->nodes[node->in[0]].shape;
    const Shape inside = shape_squeezed(from);
    View target;
    Operand source = {.item = item->operands[0].item};
    if (!view_reshape(from, place, &inside, &target) ||
        !view_reshape(from, item->operands[0].view, &inside, &source.view)) {
        bug_in("lower", node->loc, "a view does not survive the removal of unit axes");
    }
    add_writer(l, &inside, &source, item_buffer(l, i), &target);
}

/* The kernels from `from` on start when what their group waits for is in memory. */
static void add_waits(Lowering *l, const Group *group, int from)
{
    Program *program = l->program;
    for (int m = 0; m < group->member_count; m++) {
        const Item *item = &l->items->items[group->members[m]];
        for (int k = 0; k < item->operand_count; k++) {
            for (const Wait *wait = item->operands[k].waits; wait; wait = wait->next) {
                const bool outside = l->items->items[wait->item].group != item->group;
                for (int i = from; outside && i < program->kernel_count; i++) {
                    Kernel *kernel = &program->kernels[i];
                    ARENA_PUSH(program->arena, kernel->waits, kernel->wait_count,
                               kernel->wait_capacity, item_buffer(l, wait->item));
                }
            }
        }
    }
}

static void add_kernel(Lowering *l, const Group *group)
{
    const int from = l->program->kernel_count;
    const int first = group->members[0];
    if (l->items->items[first].kind != ITEM_WHOLE) {
        add_map_kernel(l, group);
    } else if (l->items->items[first].nest != NULL) {
        add_product(l, first);
    } else if (is_op(l, first, OP_matmul)) {
        add_matmul(l, first);
    } else if (is_op(l, first, OP_fold)) {
        add_fold(l, first);
    } else if (is_op(l, first, OP_pad)) {
        add_pad(l, first);
    } else if (is_op(l, first, OP_scan)) {
        add_loop(l, first);
    } else if (!is_op(l, first, OP_result) &&
               !is_op(l, first, OP_concat)) { /* others write those */
        add_along(l, first);
    }
    add_waits(l, group, from);
}

static int *none(Arena *arena, int64_t count)
{
    int *array = ARENA_ARRAY(arena, int, count + 1);
    for (int64_t i = 0; i <= count; i++) {
        array[i] = -1;
    }
    return array;
}

static int64_t slot_count(const Graph *graph)
{
    int64_t count = 0;
    for (NodeId id = 0; id < graph->count; id++) {
        const bool has_slot = op_info[graph->nodes[id].op].attr == ATTR_SLOT;
        count = has_slot && graph->nodes[id].attr.index >= count ? graph->nodes[id].attr.index + 1
                                                                 : count;
    }
    return count;
}

void lower(Program *program, Items *items, const Group *groups, const int *sequence, int count)
{
    const int64_t slots = slot_count(program->graph);
    Lowering l = {.program = program, .items = items};
    l.buffer = none(items->arena, items->count);
    l.instr = none(items->arena, items->count);
    l.states = none(items->arena, slots);
    l.inputs = none(items->arena, slots);
    l.tables = none(items->arena, program->graph->count);
    mark_stored(&l);
    for (int g = 0; g < count; g++) {
        if (sequence[g] >= 0) {
            add_kernel(&l, &groups[sequence[g]]);
        }
    }
}
