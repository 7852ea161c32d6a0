/* rows: rows lie in the order in which the values they are made from do. In: a program as fuse left
 * it. Out: the same, with some buffers, and the loops over them, in another order of rows.
 *
 * A recurrent layer leaves its outputs step by step, (time, batch, size), and who wants the batch
 * first reads them by strides: a head multiplies rows of (batch, time), which then are no matrix, and
 * what comes back to the layer is copied into its order. But products, losses and their gradients
 * treat every row by itself, or add all of them up. So all the values between lie in the order of
 * (time, batch); labels, and what leaves the program, go by strides instead.
 *
 * A turn starts at a product that finds its rows in another order than it writes them, and takes hold
 * of every buffer of the arena whose rows are made from turned ones. It is made if everybody who
 * touches them can follow, and all products among them are matrices then.
 */
#include "fuse.h"
#include "route.h"
#include "uses.h"

#include <string.h>

/* What a kernel becomes. */
typedef struct Change {
    int kernel;
    Kernel becomes;
} Change;

typedef struct Turn {
    Program *program;
    const Touchers *touchers; /* per buffer */
    const bool
        *fixed;   /* per buffer: something touches it otherwise than by strides that may change */
    bool *turned; /* per buffer: its rows are to lie in the new order */
    Arena *arena; /* of what one attempt makes: */
    int *buffers, buffer_count, buffer_capacity; /* those that are turned */
    Change *changes;
    int change_count, change_capacity;
    int axes; /* of the rows, */
    int64_t extent[MAX_RANK], rows;
    int order[MAX_RANK]; /* of which this one comes i-th in the new order */
} Turn;

typedef struct Fixing {
    const Kernel *kernel;
    bool *fixed;
} Fixing;

static void note_use(void *context, const Use *use)
{
    const Fixing *fixing = context;
    if (use->access == NULL || !kernel_goes_by_strides(fixing->kernel)) {
        fixing->fixed[use->buffer] = true;
    }
}

static bool *find_fixed(Arena *arena, const Program *program)
{
    bool *fixed = ARENA_ARRAY(arena, bool, program->buffer_count + 1);
    for (int b = 0; b < program->buffer_count; b++) {
        fixed[b] = program->buffers[b].storage != IN_WORK;
    }
    for (int k = 0; k < program->kernel_count; k++) {
        const Kernel *kernel = &program->kernels[k];
        kernel_uses(kernel, note_use, &(Fixing){kernel, fixed});
        for (int w = 0; w < kernel->wait_count; w++) {
            fixed[kernel->waits[w]] = true;
        }
    }
    return fixed;
}

/* ---- where rows lie ---- */

/* Elements of a row. */
static int64_t size_of(const Turn *t, int buffer)
{
    return t->program->buffers[buffer].count / t->rows;
}

static bool may_turn(const Turn *t, int buffer)
{
    return !t->fixed[buffer] && t->program->buffers[buffer].count % t->rows == 0;
}

static void turn_buffer(Turn *t, int buffer)
{
    t->turned[buffer] = true;
    ARENA_PUSH(t->arena, t->buffers, t->buffer_count, t->buffer_capacity, buffer);
}

/* Elements from one place of axis i of the rows to the next, before. */
static int64_t step_before(const Turn *t, int buffer, int i)
{
    int64_t step = size_of(t, buffer);
    for (int axis = i + 1; axis < t->axes; axis++) {
        step *= t->extent[axis];
    }
    return step;
}

static Route route_of(const Turn *t, int buffer)
{
    Route route = {.source = {.buffer = buffer}, .target = {.buffer = buffer}};
    int64_t step = size_of(t, buffer);
    if (step > 1) {
        route_add(&route, step, 1, 1);
    }
    for (int i = t->axes - 1; i >= 0; i--) {
        const int axis = t->order[i];
        route_add(&route, t->extent[axis], step_before(t, buffer, axis), step);
        step *= t->extent[axis];
    }
    return route;
}

/* ---- loops ---- */

static Kernel copy_of(Arena *arena, const Kernel *kernel)
{
    Kernel copy = *kernel;
    copy.instrs = ARENA_ARRAY(arena, Instr, kernel->instr_count + 1);
    copy.instr_capacity = kernel->instr_count + 1;
    for (int i = 0; i < kernel->instr_count; i++) {
        copy.instrs[i] = kernel->instrs[i];
    }
    return copy;
}

/* Makes several axes of one, the outermost first. */
static bool cut_axis(Kernel *map, int axis, const int64_t *extent, int count)
{
    const int rank = map->row_axes + map->col_axes;
    if (rank + count - 1 > MAX_RANK) {
        return false;
    }
    *(axis < map->row_axes ? &map->row_axes : &map->col_axes) += count - 1;
    memmove(map->extent + axis + count, map->extent + axis + 1,
            sizeof *map->extent * (size_t)(rank - axis - 1));
    memcpy(map->extent + axis, extent, sizeof *extent * (size_t)count);
    for (int i = 0; i < map->instr_count; i++) {
        int64_t *stride = map->instrs[i].access.stride, step = stride[axis];
        memmove(stride + axis + count, stride + axis + 1,
                sizeof *stride * (size_t)(rank - axis - 1));
        for (int part = count - 1; part >= 0; part--) {
            stride[axis + part] = step;
            step *= extent[part];
        }
    }
    return true;
}

/* The axes of the rows, and of their elements, as the loop's own: where the access to a turned buffer
 * walks several of them at once, its axis is cut. */
static bool cut_rows(const Turn *t, Kernel *map, const Access *access)
{
    const int64_t size = size_of(t, access->buffer);
    int64_t extent[MAX_RANK + 1];
    memcpy(extent, t->extent, sizeof *extent * (size_t)t->axes);
    extent[t->axes] = size;
    for (int axis = map->row_axes + map->col_axes - 1; axis >= 0; axis--) {
        const int64_t stride = access->stride[axis];
        const bool all = stride == 1 && map->extent[axis] == t->rows * size && size > 1;
        const bool rows = stride == size && map->extent[axis] == t->rows;
        if ((all || rows) && !cut_axis(map, axis, extent, t->axes + all)) {
            return false;
        }
    }
    return true;
}

/* Where the loop walks the axes of the rows, by an access to a turned buffer. */
static bool find_rows(const Turn *t, const Kernel *map, const Access *access, int *at)
{
    const int rank = map->row_axes + map->col_axes;
    bool found = true;
    for (int i = 0; i < t->axes && found; i++) {
        const int64_t step = step_before(t, access->buffer, i);
        for (at[i] = 0; at[i] < rank; at[i]++) {
            if (map->extent[at[i]] == t->extent[i] && access->stride[at[i]] == step) {
                break;
            }
        }
        found = at[i] < rank;
    }
    return found;
}

/* The access goes through all of a buffer that is rows of the same loop. */
static bool walks_rows(const Turn *t, const Kernel *map, const Access *access, const int *at)
{
    int64_t elements = 1;
    for (int axis = 0; axis < map->row_axes + map->col_axes; axis++) {
        elements *= access->stride[axis] != 0 ? map->extent[axis] : 1;
    }
    bool walks = elements == t->program->buffers[access->buffer].count && access->offset == 0;
    for (int i = 0; i < t->axes; i++) {
        walks = walks && access->stride[at[i]] == step_before(t, access->buffer, i);
    }
    return walks;
}

static bool is_turned(const Turn *t, const Access *access)
{
    return access->buffer >= 0 && t->turned[access->buffer];
}

/* ---- who takes part ---- */

/* The loop with axes for the rows; `at` has their places. */
static bool open_map(const Turn *t, const Kernel *kernel, Kernel *map, int *at)
{
    *map = copy_of(t->arena, kernel);
    bool opens = true;
    for (int i = 0; i < map->instr_count && opens; i++) {
        const Access *access = &map->instrs[i].access;
        if (is_turned(t, access)) {
            opens = cut_rows(t, map, access) && find_rows(t, map, access, at);
        }
    }
    return opens;
}

/* Turns what else the loop walks row by row; false if it cannot follow. */
static bool spread_by_map(Turn *t, const Kernel *kernel)
{
    Kernel map;
    int at[MAX_RANK] = {0};
    if (!open_map(t, kernel, &map, at)) {
        return false;
    }
    for (int i = 0; i < map.instr_count; i++) {
        const Instr *instr = &map.instrs[i];
        const bool memory = instr->kind == INSTR_LOAD || instr->kind == INSTR_STORE;
        if (memory && !is_turned(t, &instr->access) && may_turn(t, instr->access.buffer) &&
            walks_rows(t, &map, &instr->access, at)) {
            turn_buffer(t, instr->access.buffer);
        }
    }
    return true;
}

/* Rows times a matrix are rows. */
static bool spread_by_matmul(Turn *t, const Kernel *kernel)
{
    if (kernel->m == t->rows && is_turned(t, &kernel->a) && !is_turned(t, &kernel->c)) {
        if (!may_turn(t, kernel->c.buffer)) {
            return false;
        }
        turn_buffer(t, kernel->c.buffer);
    }
    return true;
}

/* From one turned buffer to the others. */
static bool spread_turn(Turn *t)
{
    bool possible = true;
    for (int b = 0; b < t->buffer_count; b++) {
        const Touchers *touchers = &t->touchers[t->buffers[b]];
        for (int i = 0; i < touchers->count && possible; i++) {
            const Kernel *kernel = &t->program->kernels[touchers->kernels[i]];
            possible = kernel->kind == KERNEL_MAP      ? spread_by_map(t, kernel)
                       : kernel->kind == KERNEL_MATMUL ? spread_by_matmul(t, kernel)
                                                       : true;
        }
    }
    return possible;
}

/* ---- what becomes of them ---- */

static void swap_axes(Kernel *map, const int *from, const int *to, int count)
{
    const Kernel before = *map;
    for (int i = 0; i < count; i++) {
        map->extent[to[i]] = before.extent[from[i]];
    }
    for (int i = 0; i < map->instr_count; i++) {
        const Access access = map->instrs[i].access;
        for (int axis = 0; axis < count; axis++) {
            map->instrs[i].access.stride[to[axis]] = access.stride[from[axis]];
        }
    }
}

/* What a place among the columns is counts them in their order. */
static bool counts_columns(const Kernel *map)
{
    bool counts = false;
    for (int i = 0; i < map->instr_count; i++) {
        counts |= map->instrs[i].kind == INSTR_REDUCE && map->instrs[i].op == OP_argmax;
    }
    return counts;
}

/* The loop goes through the rows in the new order. */
static void sort_rows(const Turn *t, Kernel *map, const int *at)
{
    int from[MAX_RANK], to[MAX_RANK] = {0};
    for (int i = 0; i < t->axes; i++) {
        from[i] = at[t->order[i]];
        int place = i;
        for (; place > 0 && to[place - 1] > at[i]; place--) {
            to[place] = to[place - 1];
        }
        to[place] = at[i];
    }
    const bool are_rows = to[t->axes - 1] < map->row_axes, are_columns = to[0] >= map->row_axes;
    if (are_rows || (are_columns && !counts_columns(map))) {
        swap_axes(map, from, to, t->axes);
    }
}

static bool turn_map(const Turn *t, const Kernel *kernel, Kernel *map)
{
    int at[MAX_RANK] = {0};
    bool possible = open_map(t, kernel, map, at);
    for (int i = 0; i < map->instr_count && possible; i++) {
        Access *access = &map->instrs[i].access;
        if (is_turned(t, access)) {
            const Route route = route_of(t, access->buffer);
            Access turned;
            possible = route_follow(&route, map, access, &turned);
            *access = turned;
        }
    }
    if (possible) {
        sort_rows(t, map, at);
        tidy_axes(map);
    }
    return possible;
}

/* Steps of these sizes through `first` by `second` elements. */
static bool is_stepped(const Access *access, int64_t first, int64_t first_step, int64_t second,
                       int64_t second_step)
{
    return (first == 1 || access->stride[0] == first_step) &&
           (second == 1 || access->stride[1] == second_step);
}

/* Rows times a matrix, or a sum over the rows of both operands: matrices before and after. */
static bool stays_matmul(const Turn *t, const Kernel *kernel)
{
    const bool a = is_turned(t, &kernel->a), b = is_turned(t, &kernel->b);
    const bool c = is_turned(t, &kernel->c);
    const int64_t m = kernel->m, n = kernel->n, k = kernel->k;
    const bool rows = a && !b && c && m == t->rows &&
                      is_stepped(&kernel->a, m, size_of(t, kernel->a.buffer), k, 1) &&
                      is_stepped(&kernel->c, m, size_of(t, kernel->c.buffer), n, 1);
    const bool steps = a && b && !c && k == t->rows &&
                       is_stepped(&kernel->a, m, 1, k, size_of(t, kernel->a.buffer)) &&
                       is_stepped(&kernel->b, k, size_of(t, kernel->b.buffer), n, 1);
    return kernel->batch_axes == 0 && (rows || steps);
}

/* One step of operand x through the axes of a group that is cut like the rows, in the new order; 0 if
 * they are no single axis to it. */
static int64_t joined(const Turn *t, const Kernel *product, NestGroup group, const Access *x)
{
    const int first = kernel_group(product, group);
    int64_t step = x->stride[first + t->order[t->axes - 1]], next = step;
    for (int i = t->axes - 1; i >= 0; i--) {
        const int axis = first + t->order[i];
        if (x->stride[axis] != next) {
            return 0;
        }
        next *= product->extent[axis];
    }
    return step;
}

static bool is_cut_like_rows(const Turn *t, const Kernel *product, NestGroup group)
{
    const int first = kernel_group(product, group);
    bool same = product->group_axes[group] == t->axes;
    for (int i = 0; i < t->axes && same; i++) {
        same = product->extent[first + i] == t->extent[i];
    }
    return same;
}

/* The access to a turned buffer as it will be, else as it is. */
static bool follow(const Turn *t, const Kernel *kernel, const Access *access, Access *turned)
{
    *turned = *access;
    if (!is_turned(t, access)) {
        return true;
    }
    const Route route = route_of(t, access->buffer);
    return route_follow(&route, kernel, access, turned);
}

/* The result is all of its buffer. */
static bool fills(const Turn *t, const Kernel *product)
{
    return product->c.offset == 0 &&
           size_of(t, product->c.buffer) == product->extent[kernel_group(product, NEST_COLUMNS)];
}

/* A product whose rows, or steps, are those of the turn, and that is one of matrices then. */
static bool turn_product(const Turn *t, const Kernel *kernel, Kernel *matmul)
{
    const int *axes = kernel->group_axes;
    const bool rows = is_turned(t, &kernel->c);
    const NestGroup group = rows ? NEST_ROWS : NEST_STEPS, other = rows ? NEST_STEPS : NEST_ROWS;
    Access a, b;
    if (axes[NEST_BATCH] > 0 || axes[NEST_TAPS] > 0 || kernel->image_axes > 0 || axes[other] != 1 ||
        axes[NEST_COLUMNS] != 1 || !is_cut_like_rows(t, kernel, group) ||
        !follow(t, kernel, &kernel->a, &a) || !follow(t, kernel, &kernel->b, &b) ||
        (rows && (is_turned(t, &kernel->a) || is_turned(t, &kernel->b) || !fills(t, kernel)))) {
        return false;
    }
    const int row = kernel_group(kernel, NEST_ROWS), step = kernel_group(kernel, NEST_STEPS);
    const int column = kernel_group(kernel, NEST_COLUMNS);
    const int64_t a_step = joined(t, kernel, group, &a);
    const int64_t b_step = rows ? b.stride[step] : joined(t, kernel, group, &b);
    if (a_step == 0 || b_step == 0) {
        return false;
    }
    *matmul = (Kernel){
        .kind = KERNEL_MATMUL, .op = OP_matmul, .dtype = kernel->dtype, .node = kernel->node};
    matmul->m = rows ? t->rows : kernel->extent[row];
    matmul->n = kernel->extent[column];
    matmul->k = rows ? kernel->extent[step] : t->rows;
    matmul->a = (Access){a.buffer, a.offset, {rows ? a_step : a.stride[row], 0}};
    matmul->a.stride[1] = rows ? a.stride[step] : a_step;
    matmul->b = (Access){b.buffer, b.offset, {b_step, b.stride[column]}};
    matmul->c = (Access){kernel->c.buffer, kernel->c.offset, {matmul->n, 1}};
    return true;
}

static bool turn_kernel(Turn *t, int k)
{
    const Kernel *kernel = &t->program->kernels[k];
    Change change = {.kernel = k};
    if (kernel->kind == KERNEL_MATMUL) {
        return stays_matmul(t, kernel);
    }
    const bool possible = kernel->kind == KERNEL_MAP ? turn_map(t, kernel, &change.becomes)
                                                     : turn_product(t, kernel, &change.becomes);
    ARENA_PUSH(t->arena, t->changes, t->change_count, t->change_capacity, change);
    return possible;
}

static bool turn_all(Turn *t)
{
    bool *seen = ARENA_ARRAY(t->arena, bool, t->program->kernel_count), possible = true;
    for (int b = 0; b < t->buffer_count; b++) {
        const Touchers *touchers = &t->touchers[t->buffers[b]];
        for (int i = 0; i < touchers->count && possible; i++) {
            const int k = touchers->kernels[i];
            possible = seen[k] || turn_kernel(t, k);
            seen[k] = true;
        }
    }
    return possible;
}

/* ---- where a turn starts ---- */

/* A product that writes its rows in another order than it finds them side by side. */
static bool starts_turn(Turn *t, const Kernel *kernel)
{
    const int first = kernel->kind == KERNEL_PRODUCT ? kernel_group(kernel, NEST_ROWS) : 0;
    if (kernel->kind != KERNEL_PRODUCT || kernel->group_axes[NEST_ROWS] < 2) {
        return false;
    }
    bool another = false;
    t->axes = kernel->group_axes[NEST_ROWS];
    t->rows = 1;
    for (int i = 0; i < t->axes; i++) {
        const int64_t *stride = kernel->a.stride + first;
        t->extent[i] = kernel->extent[first + i];
        t->rows *= t->extent[i];
        int place = i;
        for (; place > 0 && stride[t->order[place - 1]] < stride[i]; place--) {
            t->order[place] = t->order[place - 1];
        }
        t->order[place] = i;
        another |= place < i;
    }
    return another && joined(t, kernel, NEST_ROWS, &kernel->a) != 0 &&
           may_turn(t, kernel->c.buffer);
}

/* As whoever reads the C is told. */
static void reshape(const Turn *t, Buffer *buffer)
{
    const int64_t size = buffer->count / t->rows;
    buffer->shape = (Shape){.rank = t->axes};
    for (int i = 0; i < t->axes; i++) {
        buffer->shape.dim[i] = t->extent[t->order[i]];
    }
    if (size > 1 && t->axes < MAX_RANK) {
        buffer->shape.dim[buffer->shape.rank++] = size;
    }
}

static void make_turn(const Turn *t)
{
    Program *program = t->program;
    for (int b = 0; b < t->buffer_count; b++) {
        reshape(t, &program->buffers[t->buffers[b]]);
    }
    for (int c = 0; c < t->change_count; c++) {
        Kernel *kernel = &program->kernels[t->changes[c].kernel];
        *kernel = copy_of(program->arena, &t->changes[c].becomes);
        kernel_fit_partials(program, kernel);
    }
}

/* The turn that starts at kernel k, if there is one, and it can be made: k is a matrix product then. */
static bool turn_from(Turn *t, int k)
{
    if (!starts_turn(t, &t->program->kernels[k])) {
        return false;
    }
    t->arena = arena_new();
    t->buffer_count = t->buffer_capacity = t->change_count = t->change_capacity = 0;
    turn_buffer(t, t->program->kernels[k].c.buffer);
    const bool made = spread_turn(t) && turn_all(t);
    if (made) {
        make_turn(t);
    }
    for (int b = 0; b < t->buffer_count; b++) {
        t->turned[t->buffers[b]] = false;
    }
    arena_free(t->arena);
    return made;
}

void rows(Program *program)
{
    Arena *arena = arena_new();
    Turn t = {.program = program, .touchers = find_touchers(arena, program)};
    t.fixed = find_fixed(arena, program);
    t.turned = ARENA_ARRAY(arena, bool, program->buffer_count + 1);
    for (bool made = true; made;) {
        made = false;
        for (int k = 0; k < program->kernel_count; k++) {
            made |= turn_from(&t, k);
        }
    }
    arena_free(arena);
    for (int k = 0; k < program->kernel_count; k++) {
        Program *body = kernel_body(&program->kernels[k]);
        if (body != NULL) {
            rows(body);
        }
    }
}
