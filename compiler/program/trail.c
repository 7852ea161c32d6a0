/* trail: carries live in the stacks that loops leave of them. In: a program, not yet ordered. Out:
 * the same, with fewer copies.
 *
 * A loop that is differentiated leaves every carry as each step found it, and often as each step
 * left it, as one of the ys. All these are parts of one buffer, the trail, with one place more than
 * there are steps: step t finds the carry at place t and leaves it at place t + 1, or the other way
 * round where the loop is reversed.
 *
 *     place      0       1       2     ...     T
 *     before   [ start   c_1     c_2   ... ]           what steps found
 *     after            [ c_1     c_2   ...     c_T ]   what steps left; c_T is the result
 *
 * So the body need not copy a carry, and the loop needs no buffers that take turns. Whoever makes
 * the start does so in the trail.
 */
#include "program.h"
#include "uses.h"

#include <string.h>

/* What y is a stack of: what steps find of a carry, or what they leave. */
typedef struct Part {
    int carry; /* -1: of none */
    bool left;
} Part;

/* Where what was in a buffer is from now on. */
typedef struct Move {
    int trail; /* 0: where it was; a buffer of a loop comes first, so no trail is number 0 */
    int64_t offset;
} Move;

/* A kernel that copies the start of a carry in front of a loop, or its result behind it. */
typedef struct Copy {
    int loop; /* among the kernels */
    bool behind;
    Kernel kernel;
} Copy;

typedef struct Trail {
    Arena *arena;
    Program *program;
    int buffer_count;     /* before there were trails */
    const Census *census; /* per buffer, then */
    Move *moves;          /* per buffer */
    Copy *copies;         /* by loop */
    int copy_count, copy_capacity;
    int at; /* the loop among the kernels */
    Loop *loop;
    const Part *parts; /* per output */
    int carry;
    int64_t elements; /* of a place */
    int buffer;
} Trail;

static int64_t elements_of(const Loop *loop, int carry)
{
    const Graph *body = loop->body->graph;
    return shape_count(&body->nodes[body->outputs[carry].node].shape);
}

/* ---- ys that are carries ---- */

/* Whether y is a stack in the arena of values like those of the carry in the body's buffer. */
static bool is_stack_like(const Trail *t, int y, const Buffer *carry)
{
    const Access *stack = &t->loop->outputs[y];
    const Buffer *buffer = &t->program->buffers[stack->buffer];
    const int64_t elements = elements_of(t->loop, carry->slot);
    return buffer->storage == IN_WORK && buffer->count == elements * t->loop->attr.steps &&
           stack->offset == 0 && stack->stride[0] == elements && buffer->dtype == carry->dtype;
}

/* The part that y is, if this store alone touches its slices. The carry holds what it writes, element
 * by element: the kernel loads it from there, or stores it there as well. The first such carry has it,
 * and rather as it was found. */
static Part part_of(const Trail *t, const Kernel *kernel, const Instr *store)
{
    const Buffer *buffers = t->loop->body->buffers;
    Part part = {.carry = -1};
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool holds = instr->kind == INSTR_LOAD
                               ? i == store->arg[0]
                               : instr->kind == INSTR_STORE && instr->arg[0] == store->arg[0];
        if (!holds || !access_same_place(&instr->access, &store->access)) {
            continue;
        }
        const Buffer *carry = &buffers[instr->access.buffer];
        const bool left = carry->storage == IN_OUTPUT;
        const bool first =
            part.carry < 0 || carry->slot < part.carry || (carry->slot == part.carry && !left);
        if ((left || carry->storage == IN_INPUT) && carry->slot < t->loop->attr.carries && first &&
            is_stack_like(t, buffers[store->access.buffer].slot, carry)) {
            part = (Part){carry->slot, left};
        }
    }
    return part;
}

static const Part *find_parts(const Trail *t)
{
    const Program *body = t->loop->body;
    const Census *census = take_census(t->arena, body);
    Part *parts = ARENA_ARRAY(t->arena, Part, t->loop->output_count + 1);
    for (int y = 0; y < t->loop->output_count; y++) {
        parts[y].carry = -1;
    }
    for (int k = 0; k < body->kernel_count; k++) {
        const Kernel *kernel = &body->kernels[k];
        for (int i = 0; i < kernel->instr_count; i++) {
            const Instr *store = &kernel->instrs[i];
            const int b = store->kind == INSTR_STORE ? store->access.buffer : -1;
            if (b >= 0 && body->buffers[b].storage == IN_OUTPUT && census[b].uses == 1 &&
                body->buffers[b].slot >= t->loop->attr.carries) {
                parts[body->buffers[b].slot] = part_of(t, kernel, store);
            }
        }
    }
    return parts;
}

/* ---- the change ---- */

/* Where the trail has what steps find, and what they leave; place 0 of a stack. */
static Access before_of(const Trail *t)
{
    return (Access){.buffer = t->buffer,
                    .offset = t->loop->attr.reverse ? t->elements : 0,
                    .stride = {t->elements}};
}

static Access after_of(const Trail *t)
{
    return (Access){.buffer = t->buffer,
                    .offset = t->loop->attr.reverse ? 0 : t->elements,
                    .stride = {t->elements}};
}

/* The first place that is used, and the last. */
static int64_t start_of(const Trail *t)
{
    return t->loop->attr.reverse ? t->elements * t->loop->attr.steps : 0;
}

static int64_t end_of(const Trail *t)
{
    return t->loop->attr.reverse ? 0 : t->elements * t->loop->attr.steps;
}

static void make_buffer(Trail *t)
{
    const Graph *body = t->loop->body->graph;
    const Node *carry = &body->nodes[body->outputs[t->carry].node];
    const int64_t places = t->loop->attr.steps + 1;
    Buffer buffer = {.storage = IN_WORK, .slot = -1, .dtype = carry->dtype};
    buffer.count = t->elements * places;
    buffer.bytes = buffer.count * dtype_bytes(carry->dtype);
    buffer.node = t->program->kernels[t->at].node;
    buffer.name = arena_printf(t->program->arena, "%s_steps", body->outputs[t->carry].name);
    if (carry->shape.rank < MAX_RANK) {
        buffer.shape = carry->shape;
        buffer.shape.rank++;
        for (int axis = carry->shape.rank; axis > 0; axis--) {
            buffer.shape.dim[axis] = carry->shape.dim[axis - 1];
        }
        buffer.shape.dim[0] = places;
    }
    t->buffer = program_add_buffer(t->program, buffer);
}

/* What was in the buffer is in the trail from now on. */
static void move_buffer(const Trail *t, int from, int64_t offset)
{
    t->moves[from] = (Move){t->buffer, offset};
}

/* One place from here to there, in front of the loop or behind it. */
static void add_copy(Trail *t, bool behind, Access from, Access to, NodeId node)
{
    const int64_t extent[] = {t->elements};
    memset(from.stride, 0, sizeof from.stride);
    memset(to.stride, 0, sizeof to.stride);
    from.stride[0] = to.stride[0] = t->elements > 1;
    const Copy copy = {t->at, behind,
                       kernel_copying(t->program, t->elements > 1, extent, &from, &to, node)};
    ARENA_PUSH(t->arena, t->copies, t->copy_count, t->copy_capacity, copy);
}

/* Nobody else has moved the buffer, it is the start and no more, and all who touch it go by
 * accesses. */
static bool can_move_start(const Trail *t, const Access *start)
{
    const Buffer *buffer = &t->program->buffers[start->buffer];
    return buffer->storage == IN_WORK && t->moves[start->buffer].trail == 0 &&
           buffer->count == t->elements && start->offset == 0 && !t->census[start->buffer].whole;
}

/* The first step finds the carry in the trail: put there at once, or else by a copy. */
static void move_start(Trail *t)
{
    const Access start = t->loop->inputs[t->carry];
    if (can_move_start(t, &start)) {
        move_buffer(t, start.buffer, start_of(t));
    } else {
        const Node *scan = &t->program->graph->nodes[t->program->kernels[t->at].node];
        const Access place = {.buffer = t->buffer, .offset = start_of(t)};
        add_copy(t, false, start, place, scan->in[t->carry]);
    }
    t->loop->inputs[t->carry] = before_of(t);
}

/* The last step leaves the result in the trail. */
static void move_result(Trail *t)
{
    const Access result = t->loop->outputs[t->carry];
    t->loop->outputs[t->carry] = after_of(t);
    if (t->program->buffers[result.buffer].storage == IN_WORK) {
        move_buffer(t, result.buffer, end_of(t));
    } else {
        const Access place = {.buffer = t->buffer, .offset = end_of(t)};
        add_copy(t, true, place, result, t->program->buffers[result.buffer].node);
    }
}

/* Moves the ys that are stacks of what steps find of the carry, or of what they leave. */
static void move_stacks(Trail *t, bool left)
{
    for (int y = t->loop->attr.carries; y < t->loop->output_count; y++) {
        if (t->parts[y].carry != t->carry || t->parts[y].left != left) {
            continue;
        }
        if (t->buffer < 0) {
            make_buffer(t);
        }
        move_buffer(t, t->loop->outputs[y].buffer, (left ? after_of(t) : before_of(t)).offset);
        t->loop->outputs[y].buffer = -1;
    }
}

/* Whether it writes a y that has moved. */
static bool is_moved(const Loop *loop, const Instr *instr)
{
    if (instr->kind != INSTR_STORE) {
        return false;
    }
    const Buffer *buffer = &loop->body->buffers[instr->access.buffer];
    return buffer->storage == IN_OUTPUT && loop->outputs[buffer->slot].buffer < 0;
}

/* The body no longer writes the ys that have moved. */
static void drop_stores(Arena *arena, const Loop *loop)
{
    Program *body = loop->body;
    int kernels = 0;
    for (int k = 0; k < body->kernel_count; k++) {
        Kernel kernel = body->kernels[k];
        const int all = kernel.instr_count;
        kernel.instr_count = 0;
        for (int i = 0; i < all; i++) {
            if (!is_moved(loop, &kernel.instrs[i])) {
                kernel.instrs[kernel.instr_count++] = kernel.instrs[i]; /* stores come last */
            }
        }
        if (kernel.instr_count < all) {
            kernel_drop_unused(arena, &kernel);
        }
        if (kernel.instr_count > 0 || all == 0) {
            body->kernels[kernels++] = kernel;
        }
    }
    body->kernel_count = kernels;
}

/* Gives the carries of a loop their trails. */
static void lay_trails(Trail *t)
{
    t->parts = find_parts(t);
    for (t->carry = 0; t->carry < t->loop->attr.carries; t->carry++) {
        t->elements = elements_of(t->loop, t->carry);
        t->buffer = -1;
        move_stacks(t, false);
        move_stacks(t, true);
        if (t->buffer >= 0) {
            move_start(t);
            move_result(t);
            t->loop->spares[t->carry] = -1;
        }
    }
    drop_stores(t->arena, t->loop);
}

/* ---- those who touch what has moved ---- */

/* The copies come in where they belong, those behind a loop from the last on. */
static void insert_copies(const Trail *t)
{
    Program *program = t->program;
    int kernel_count;
    const Kernel *kernels = program_take_kernels(program, &kernel_count);
    for (int k = 0, first = 0, end = 0; k < kernel_count; k++, first = end) {
        for (; end < t->copy_count && t->copies[end].loop == k; end++) {
            if (!t->copies[end].behind) {
                program_add_kernel(program, t->copies[end].kernel);
            }
        }
        program_add_kernel(program, kernels[k]);
        for (int c = end - 1; c >= first; c--) {
            if (t->copies[c].behind) {
                program_add_kernel(program, t->copies[c].kernel);
            }
        }
    }
}

static void follow(const Trail *t, int *buffer, int64_t *offset)
{
    const bool moved = *buffer >= 0 && *buffer < t->buffer_count && t->moves[*buffer].trail > 0;
    if (moved) {
        *offset += t->moves[*buffer].offset;
        *buffer = t->moves[*buffer].trail;
    }
}

static void follow_moves(const Trail *t)
{
    for (int k = 0; k < t->program->kernel_count; k++) {
        Kernel *kernel = &t->program->kernels[k];
        for (int i = 0; i < kernel_access_count(kernel); i++) {
            Access *access = kernel_access(kernel, i);
            follow(t, &access->buffer, &access->offset);
        }
        for (int i = 0; kernel->kind == KERNEL_LOOP && i < kernel->loop->input_count; i++) {
            follow(t, &kernel->loop->inputs[i].buffer, &kernel->loop->inputs[i].offset);
        }
        for (int w = 0; w < kernel->wait_count; w++) {
            follow(t, &kernel->waits[w], &(int64_t){0});
        }
    }
}

void trail(Program *program)
{
    Trail t = {.arena = arena_new(), .program = program, .buffer_count = program->buffer_count};
    t.census = take_census(t.arena, program);
    t.moves = ARENA_ARRAY(t.arena, Move, program->buffer_count + 1);
    for (t.at = 0; t.at < program->kernel_count; t.at++) {
        if (program->kernels[t.at].kind == KERNEL_LOOP) {
            t.loop = program->kernels[t.at].loop;
            lay_trails(&t);
            trail(t.loop->body);
        }
    }
    insert_copies(&t);
    follow_moves(&t);
    arena_free(t.arena);
}
