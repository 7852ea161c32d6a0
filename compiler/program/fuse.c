/* fuse.c: which computations share a loop nest. In: a graph. Out: a program of kernels.
 *
 * Every fusable item starts as a group of its own. Going from the last item to the first, each
 * tries to join the groups of those it reads, so a value is computed where it is used, and cheap
 * backward helpers (a > 0, casts) land in the backward kernel instead of being stored by the
 * forward one. A merge must keep three things true: shape   all members can be computed at the
 * index of one loop nest, as elements or as rows; values  what members read from each other is at
 * hand there (no finished column sums); order   no path leaves the group and comes back, counting
 * the wait of an update for its readers. Groups that read the same memory with the same shape are
 * merged as well.
 *
 * Greedy edge contraction with a legality test: see Kennedy and McKinley, "Maximizing Loop
 * Parallelism and Improving Data Locality via Loop Fusion and Distribution", 1993.
 */
#include "fuse.h"

#include <string.h>

enum {
    MAX_MEMBERS = 48,   /* keeps the values of a block kernel inside the L1 cache */
    MAX_SEARCHED = 4096 /* groups looked at for one merge, so that the pass takes linear time */
};

typedef struct Fusion {
    Arena *arena;
    Items items;
    Users users;
    Group *groups; /* by id; member_count 0 once merged away */
    int *mark;     /* per item: stamp of the last legality test that had it as a member */
    int stamp;
    int *sequence; /* group ids in a topological order, -1 where one was merged away */
    int *place;    /* per group: its index there */
    int *reached;  /* per group: stamp of the last search that came by */
    int reached_stamp;
    int *stack; /* of that search */
} Fusion;

/* ---- groups ---- */

static bool is_loop(const Item *item)
{
    return item->kind == ITEM_MAP || item->kind == ITEM_COPY;
}

static bool is_fusable(const Item *item)
{
    return is_loop(item) && !item->alone;
}

static Op item_op(const Items *items, const Item *item)
{
    return item->kind == ITEM_COPY ? OP_detach : items->graph->nodes[item->node].op;
}

Shape group_row_shape(const Group *group)
{
    Shape rows = {0};
    for (int axis = 0; axis < group->shape.rank; axis++) {
        if (group->rows >> axis & 1) {
            rows.dim[rows.rank++] = group->shape.dim[axis];
        }
    }
    return rows;
}

bool group_view(const Group *group, const Shape *shape, View view, Level level, View *result)
{
    if (level == LEVEL_EACH) {
        return shape_count(shape) == shape_count(&group->shape) &&
               view_reshape(shape, view, &group->shape, result);
    }
    const Shape rows = group_row_shape(group);
    View over_rows;
    if (shape_count(shape) != shape_count(&rows) || !view_reshape(shape, view, &rows, &over_rows)) {
        return false;
    }
    *result = (View){.offset = over_rows.offset};
    for (int axis = 0, row = 0; axis < group->shape.rank; axis++) {
        if (group->rows >> axis & 1) {
            result->stride[axis] = over_rows.stride[row++];
        }
    }
    return true;
}

static uint32_t all_axes(const Group *group)
{
    return (UINT32_C(1) << group->shape.rank) - 1;
}

/* An index of the largest has no partial results to add up: it stays within a row. */
static bool is_argmax(const Items *items, const Item *item)
{
    return item_op(items, item) == OP_argmax;
}

/* Reduced are the axes that do not move the result. */
ReduceRole group_reduce_role(const Items *items, const Group *group, const Item *item)
{
    View result;
    if (!group_view(group, &item->shape, item->result, item->level, &result)) {
        return REDUCE_BAD;
    }
    uint32_t reduced = 0;
    for (int axis = 0; axis < group->shape.rank; axis++) {
        reduced |= (uint32_t)(result.stride[axis] == 0) << axis;
    }
    if (is_argmax(items, item)) {
        const bool in_row = group->split && item->level == LEVEL_EACH &&
                            reduced == (all_axes(group) & ~group->rows);
        return in_row ? REDUCE_ROW : REDUCE_BAD;
    }
    if (reduced == all_axes(group)) {
        return REDUCE_TOTAL;
    }
    if (item->level == LEVEL_ROW || !group->split) {
        return REDUCE_BAD;
    }
    return reduced == group->rows                        ? REDUCE_COLUMN
           : reduced == (all_axes(group) & ~group->rows) ? REDUCE_ROW
                                                         : REDUCE_BAD;
}

/* The rows that a reduction asks for: sums over leading axes accumulate over rows, others are
 * finished within a row. A sum over everything asks for nothing. */
static void split_for_reduction(Group *group, const Items *items, const Item *item)
{
    uint32_t reduced = 0;
    for (int axis = 0; axis < item->shape.rank; axis++) {
        reduced |= (uint32_t)(item->result.stride[axis] == 0) << axis;
    }
    const bool in_row = is_argmax(items, item);
    if (reduced == all_axes(group) && !in_row) {
        return;
    }
    const bool leading = (reduced & (reduced + 1)) == 0 && reduced != 0 && !in_row;
    group->split = true;
    group->rows = leading ? reduced : all_axes(group) & ~reduced;
}

static Group group_of_one(Fusion *f, int i)
{
    const Item *item = &f->items.items[i];
    Group group = {.shape = item->shape, .member_count = 1};
    group.members = ARENA_NEW(f->arena, int);
    group.members[0] = i;
    if (op_info[item_op(&f->items, item)].class == REDUCE) {
        split_for_reduction(&group, &f->items, item);
    }
    return group;
}

/* ---- legality ---- */

/* The place where the group keeps what a member computes, as a view over the group's axes; false
 * when the value is finished only after the loop. */
static bool member_result(const Fusion *f, const Group *group, const Item *item, View *result)
{
    Level level = item->level;
    if (op_info[item_op(&f->items, item)].class == REDUCE) {
        if (group_reduce_role(&f->items, group, item) != REDUCE_ROW) {
            return false;
        }
        level = LEVEL_ROW;
    }
    const uint32_t repeated = level == LEVEL_ROW ? all_axes(group) & ~group->rows : 0;
    *result = view_without(&group->shape, repeated);
    return true;
}

/* A state that the group updates may be read in the group only where it is written. */
static bool reads_only_in_place(const Fusion *f, const Group *group, NodeId state, const View *view)
{
    for (int m = 0; m < group->member_count; m++) {
        const Item *item = &f->items.items[group->members[m]];
        const Node *node = &f->items.graph->nodes[item->node];
        if (item->kind == ITEM_MAP && node->op == OP_update &&
            f->items.graph->nodes[node->in[0]].attr.index ==
                f->items.graph->nodes[state].attr.index) {
            View place;
            return group_view(group, &item->shape, item->result, item->level, &place) &&
                   view_equal(&place, view, group->shape.rank);
        }
    }
    return true;
}

static bool operand_fits(const Fusion *f, const Group *group, const Item *item,
                         const Operand *operand)
{
    const Items *items = &f->items;
    const Item *source = &items->items[operand->item];
    View wanted, have;
    if (!group_view(group, &item->shape, operand->view, item->level, &wanted)) {
        return false;
    }
    if (f->mark[operand->item] == f->stamp) {
        return member_result(f, group, source, &have) &&
               view_equal(&wanted, &have, group->shape.rank);
    }
    const Node *node = &items->graph->nodes[source->node];
    if (source->kind == ITEM_LEAF && node->op == OP_state) {
        return reads_only_in_place(f, group, source->node, &wanted);
    }
    return true;
}

static bool rows_come_first(const Group *group)
{
    return !group->split || (group->rows & (group->rows + 1)) == 0;
}

static bool member_fits(const Fusion *f, const Group *group, const Item *item)
{
    const Op op = item_op(&f->items, item);
    if (op_info[op].class == REDUCE && group_reduce_role(&f->items, group, item) == REDUCE_BAD) {
        return false;
    }
    View place;
    if (!group_view(group, &item->shape, item->result, item->level, &place)) {
        return false;
    }
    if (op_info[op].class == RANDOM && (item->level != LEVEL_EACH || !rows_come_first(group))) {
        return false; /* its counters run along the storage order */
    }
    for (int k = op == OP_update ? 1 : 0; k < item->operand_count; k++) {
        if (!operand_fits(f, group, item, &item->operands[k])) {
            return false;
        }
    }
    return true;
}

/* The same of a member whose group until now was legal in the same nest: what it reads from the other
 * group is new, and updates there of what it reads. */
static bool member_still_fits(const Fusion *f, const Group *group, const Item *item)
{
    const bool update = item_op(&f->items, item) == OP_update;
    for (int k = update ? 1 : 0; k < item->operand_count; k++) {
        const Item *source = &f->items.items[item->operands[k].item];
        const bool joins = f->mark[item->operands[k].item] == f->stamp;
        if ((joins ? source->group != item->group : source->kind == ITEM_LEAF) &&
            !operand_fits(f, group, item, &item->operands[k])) {
            return false;
        }
    }
    return true;
}

static bool is_legal_in(const Group *group, const Group *nest)
{
    return group->member_count > 1 && group->split == nest->split && group->rows == nest->rows &&
           shape_equal(&group->shape, &nest->shape);
}

/* Of two groups that are about to become one. */
static bool group_is_legal(Fusion *f, const Group *group)
{
    f->stamp++;
    for (int m = 0; m < group->member_count; m++) {
        f->mark[group->members[m]] = f->stamp;
    }
    for (int m = 0; m < group->member_count; m++) {
        const Item *item = &f->items.items[group->members[m]];
        const bool fits = is_legal_in(&f->groups[item->group], group)
                              ? member_still_fits(f, group, item)
                              : member_fits(f, group, item);
        if (!fits) {
            return false;
        }
    }
    return true;
}

/* Is there a way from `from` to the later group `to` through something in neither? Groups between
 * the two that can be reached from `from` are marked on the way; only places before `to` matter,
 * because the sequence is topological at all times. Yes, if it would take too long to tell. What the
 * first member of a group leaves is tried first: the backward pass reads it near `to`. */
static bool has_detour(Fusion *f, int from, int to)
{
    int depth = 0;
    f->reached_stamp++;
    f->stack[depth++] = from;
    if (f->place[to] - f->place[from] > MAX_SEARCHED) {
        return true;
    }
    while (depth > 0) {
        const int id = f->stack[--depth];
        for (int m = f->groups[id].member_count - 1; m >= 0; m--) {
            const int i = f->groups[id].members[m];
            for (int u = f->users.first[i]; u < f->users.first[i + 1]; u++) {
                const int next = f->items.items[f->users.users[u]].group;
                if (next == to && id != from) {
                    return true;
                }
                if (next != from && f->place[next] < f->place[to] &&
                    f->reached[next] != f->reached_stamp) {
                    f->reached[next] = f->reached_stamp;
                    f->stack[depth++] = next;
                }
            }
        }
    }
    return false;
}

/* ---- merging ---- */

/* Members of both in topological order. */
static Group join_members(const Fusion *f, const Group *a, const Group *b)
{
    Group joined = {.member_count = a->member_count + b->member_count};
    joined.members = ARENA_ARRAY(f->arena, int, joined.member_count);
    for (int i = 0, j = 0, m = 0; m < joined.member_count; m++) {
        const bool take_a = j == b->member_count ||
                            (i < a->member_count && f->items.items[a->members[i]].position <
                                                        f->items.items[b->members[j]].position);
        joined.members[m] = take_a ? a->members[i++] : b->members[j++];
    }
    return joined;
}

static void set_level(Fusion *f, const Group *group, Level level)
{
    for (int m = 0; m < group->member_count; m++) {
        f->items.items[group->members[m]].level = level;
    }
}

/* Gives the merged group its place after has_detour(early, late): whatever can be reached from the
 * early one comes after, the rest of the groups between the two before. */
static void resequence(Fusion *f, int early, int late)
{
    const int first = f->place[early], last = f->place[late];
    int moved = 0, at = first;
    for (int place = first; place <= last; place++) {
        const int id = f->sequence[place];
        if (id < 0 || id == early || id == late) {
            continue;
        }
        if (f->reached[id] == f->reached_stamp) {
            f->stack[moved++] = id;
        } else {
            f->sequence[at++] = id;
        }
    }
    f->sequence[at++] = late;
    for (int m = 0; m < moved; m++) {
        f->sequence[at++] = f->stack[m];
    }
    while (at <= last) {
        f->sequence[at++] = -1;
    }
    for (int place = first; place <= last; place++) {
        if (f->sequence[place] >= 0) {
            f->place[f->sequence[place]] = place;
        }
    }
}

/* The later group becomes the joined one, the earlier is gone. */
static void adopt(Fusion *f, int early, int late, Group joined)
{
    for (int m = 0; m < joined.member_count; m++) {
        f->items.items[joined.members[m]].group = late;
    }
    f->groups[late] = joined;
    f->groups[early].member_count = 0;
    resequence(f, early, late);
}

static bool try_nest(Fusion *f, int early, int late, Group joined, const Group *nest)
{
    joined.shape = nest->shape;
    joined.split = nest->split;
    joined.rows = nest->rows;
    if (!group_is_legal(f, &joined)) {
        return false;
    }
    adopt(f, early, late, joined);
    return true;
}

/* Both run over the same elements. Rows of one may be those of the other, (batch, time) and
 * (batch time). */
static bool try_same_level(Fusion *f, int early, int late, Group joined)
{
    const Group a = f->groups[early], b = f->groups[late];
    if (shape_count(&a.shape) != shape_count(&b.shape)) {
        return false;
    }
    if (a.split != b.split) {
        return try_nest(f, early, late, joined, a.split ? &a : &b);
    }
    const Shape a_rows = group_row_shape(&a), b_rows = group_row_shape(&b);
    return shape_count(&a_rows) == shape_count(&b_rows) &&
           (try_nest(f, early, late, joined, &b) || try_nest(f, early, late, joined, &a));
}

/* What the group computes of a reduction over as many elements has the rows of that. */
static bool rows_of_reduction(const Fusion *f, const Group *group, int64_t elements, Group *nest)
{
    for (int m = 0; m < group->member_count; m++) {
        const Item *item = &f->items.items[group->members[m]];
        for (int k = 0; k < item->operand_count; k++) {
            const Item *source = &f->items.items[item->operands[k].item];
            if (is_fusable(source) && op_info[item_op(&f->items, source)].class == REDUCE &&
                f->groups[source->group].split &&
                shape_count(&f->groups[source->group].shape) == elements) {
                nest->shape = f->groups[source->group].shape;
                nest->rows = f->groups[source->group].rows;
                return true;
            }
        }
    }
    return false;
}

/* The leading axes that have as many elements as there are rows. */
static void take_leading_rows(Group *nest, int64_t count)
{
    int64_t leading = 1;
    for (int axis = 0; axis < nest->shape.rank && leading < count; axis++) {
        leading *= nest->shape.dim[axis];
        nest->rows |= UINT32_C(1) << axis;
    }
}

/* The elements of `inner` are the rows of `outer`. */
static bool try_as_rows(Fusion *f, int early, int late, Group joined, int outer, int inner)
{
    const Group rows = f->groups[inner];
    const int64_t count = shape_count(&rows.shape);
    Group nest = f->groups[outer];
    if (rows.split || count <= 1 || count == shape_count(&nest.shape)) {
        return false;
    }
    if (!nest.split) {
        if (!rows_of_reduction(f, &rows, shape_count(&nest.shape), &nest)) {
            take_leading_rows(&nest, count);
        }
        nest.split = true;
    }
    const Shape row_shape = group_row_shape(&nest);
    if (shape_count(&row_shape) != count) {
        return false;
    }
    set_level(f, &rows, LEVEL_ROW);
    if (try_nest(f, early, late, joined, &nest)) {
        return true;
    }
    set_level(f, &rows, LEVEL_EACH);
    return false;
}

/* Makes two groups one if that is legal. */
static bool try_merge(Fusion *f, int a, int b)
{
    if (a == b || f->groups[a].member_count + f->groups[b].member_count > MAX_MEMBERS) {
        return false;
    }
    const int early = f->place[a] < f->place[b] ? a : b;
    const int late = early == a ? b : a;
    if (has_detour(f, early, late)) {
        return false;
    }
    const Group joined = join_members(f, &f->groups[early], &f->groups[late]);
    return try_same_level(f, early, late, joined) ||
           try_as_rows(f, early, late, joined, early, late) ||
           try_as_rows(f, early, late, joined, late, early);
}

static void merge_along_edges(Fusion *f)
{
    for (int i = f->items.count - 1; i >= 0; i--) {
        const Item *item = &f->items.items[i];
        for (int k = 0; is_fusable(item) && k < item->operand_count; k++) {
            const Item *source = &f->items.items[item->operands[k].item];
            if (is_fusable(source)) {
                try_merge(f, source->group, item->group);
            }
        }
    }
}

/* Does the item's loop go once over all of this memory? Sharing a scalar is no reason to merge. */
static bool walks_over(const Fusion *f, const Item *user, const Item *memory)
{
    return is_fusable(user) &&
           shape_count(&f->groups[user->group].shape) == shape_count(&memory->shape);
}

/* Two loops over the same memory become one. */
static void merge_siblings(Fusion *f)
{
    for (int i = 0; i < f->items.count; i++) {
        const Item *memory = &f->items.items[i];
        int previous = -1;
        for (int u = f->users.first[i]; u < f->users.first[i + 1]; u++) {
            const Item *user = &f->items.items[f->users.users[u]];
            if (memory->kind == ITEM_VIRTUAL || !walks_over(f, user, memory)) {
                continue;
            }
            if (previous >= 0) {
                try_merge(f, user->group, previous);
            }
            previous = user->group; /* of both, if they are one now */
        }
    }
}

/* ---- the pass ---- */

static void make_group(Fusion *f, int i, int *count)
{
    Item *item = &f->items.items[i];
    item->group = -1;
    if (is_loop(item) || item->kind == ITEM_WHOLE) {
        item->group = i;
        f->groups[i] = group_of_one(f, i);
        f->place[i] = *count;
        f->sequence[(*count)++] = i;
    }
}

/* Every item that computes is a group. They are in the order of the items, but an update stands
 * right behind the last that it has to wait for: near those it may be merged with. */
static int make_groups(Fusion *f)
{
    int count = 0;
    int *waits = ARENA_ARRAY(f->arena, int, f->items.count + 1);
    for (int e = 0; e < f->users.first[f->items.count]; e++) {
        waits[f->users.users[e]]++;
    }
    for (int i = 0; i < f->items.count; i++) {
        int depth = 0;
        if (!item_is_update(&f->items, i)) {
            f->stack[depth++] = i;
        }
        while (depth > 0) {
            const int next = f->stack[--depth];
            make_group(f, next, &count);
            for (int u = f->users.first[next + 1] - 1; u >= f->users.first[next]; u--) {
                const int user = f->users.users[u];
                if (--waits[user] == 0 && item_is_update(&f->items, user)) {
                    f->stack[depth++] = user;
                }
            }
        }
    }
    return count;
}

Program *fuse(const Graph *graph, bool fusion)
{
    Fusion f = {.arena = arena_new()};
    f.items = items_build(f.arena, graph);
    f.users = items_users(&f.items);
    const int count = f.items.count + 1;
    f.groups = ARENA_ARRAY(f.arena, Group, count);
    f.mark = ARENA_ARRAY(f.arena, int, count);
    f.sequence = ARENA_ARRAY(f.arena, int, count);
    f.place = ARENA_ARRAY(f.arena, int, count);
    f.reached = ARENA_ARRAY(f.arena, int, count);
    f.stack = ARENA_ARRAY(f.arena, int, count);
    const int group_count = make_groups(&f);
    if (fusion) {
        merge_along_edges(&f);
        merge_siblings(&f);
    }
    Program *program = program_new(graph);
    lower(program, &f.items, f.groups, f.sequence, group_count);
    keep(program);
    arena_free(f.arena);
    for (int k = 0; k < program->kernel_count; k++) {
        const Kernel *kernel = &program->kernels[k];
        if (kernel->kind == KERNEL_LOOP) {
            const Node *scan = &graph->nodes[kernel->node];
            kernel->loop->body = fuse(graph->bodies[scan->attr.index], fusion);
        }
    }
    return program;
}
