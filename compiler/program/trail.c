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

typedef struct Trail {
    Arena *arena;
    Program *program;
    int at; /* the loop among the kernels */
    Loop *loop;
    int carry;
    int64_t elements; /* of a place */
    int buffer;
} Trail;

/* ---- ys that are carries ---- */

/* A store of the body. */
typedef struct Store {
    int kernel, instr;
} Store;

/* The store that alone touches the buffer. */
static bool find_store(const Program *body, int buffer, Store *store)
{
    bool found = false;
    for (int k = 0; k < body->kernel_count; k++) {
        const Kernel *kernel = &body->kernels[k];
        for (int i = 0; i < kernel->instr_count; i++) {
            if (kernel->instrs[i].kind == INSTR_STORE &&
                kernel->instrs[i].access.buffer == buffer) {
                *store = (Store){k, i};
                found = true;
            }
        }
    }
    return found && census_of(body, buffer).uses == 1;
}

/* Whether the buffer holds what the store writes, element by element: the kernel loads it from
 * there, or stores it there as well. */
static bool stores_again(const Program *body, const Store *store, int buffer)
{
    const Kernel *kernel = &body->kernels[store->kernel];
    const Instr *written = &kernel->instrs[store->instr];
    bool again = false;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool holds = instr->kind == INSTR_LOAD
                               ? i == written->arg[0]
                               : instr->kind == INSTR_STORE && instr->arg[0] == written->arg[0];
        again = again || (holds && instr->access.buffer == buffer &&
                          access_same_place(&instr->access, &written->access));
    }
    return again;
}

/* Whether y is a stack in the arena of what the body's buffer for the carry holds. */
static bool is_stack_of(const Trail *t, int y, Storage storage, Store *store)
{
    const Access *stack = &t->loop->outputs[y];
    const Program *body = t->loop->body;
    const int carry = program_buffer(body, storage, t->carry);
    const int output = program_buffer(body, IN_OUTPUT, y);
    if (stack->buffer < 0 || carry < 0 || output < 0) {
        return false;
    }
    const Buffer *buffer = &t->program->buffers[stack->buffer];
    return buffer->storage == IN_WORK && buffer->count == t->elements * t->loop->attr.steps &&
           stack->offset == 0 && stack->stride[0] == t->elements &&
           buffer->dtype == body->buffers[carry].dtype && find_store(body, output, store) &&
           stores_again(body, store, carry);
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

static void move_access(Access *access, int from, int to, int64_t offset)
{
    if (access->buffer == from) {
        access->buffer = to;
        access->offset += offset;
    }
}

/* What was in the buffer is in the trail from now on. */
static void move_buffer(const Trail *t, int from, int64_t offset)
{
    for (int k = 0; k < t->program->kernel_count; k++) {
        Kernel *kernel = &t->program->kernels[k];
        for (int i = 0; i < kernel_access_count(kernel); i++) {
            move_access(kernel_access(kernel, i), from, t->buffer, offset);
        }
        for (int i = 0; kernel->kind == KERNEL_LOOP && i < kernel->loop->input_count; i++) {
            move_access(&kernel->loop->inputs[i], from, t->buffer, offset);
        }
        for (int w = 0; w < kernel->wait_count; w++) {
            kernel->waits[w] = kernel->waits[w] == from ? t->buffer : kernel->waits[w];
        }
    }
}

/* One place from here to there, by a kernel before number `at`. */
static void insert_copy(const Trail *t, int at, Access from, Access to, NodeId node)
{
    const int64_t extent[] = {t->elements};
    memset(from.stride, 0, sizeof from.stride);
    memset(to.stride, 0, sizeof to.stride);
    from.stride[0] = to.stride[0] = t->elements > 1;
    program_insert_copy(t->program, at, t->elements > 1, extent, &from, &to, node);
}

/* The first step finds the carry in the trail: put there at once, if all who touch it go by
 * accesses, else by a copy. */
static void move_start(Trail *t)
{
    const Access start = t->loop->inputs[t->carry];
    const Buffer *buffer = &t->program->buffers[start.buffer];
    if (buffer->storage == IN_WORK && buffer->count == t->elements && start.offset == 0 &&
        !census_of(t->program, start.buffer).whole) {
        move_buffer(t, start.buffer, start_of(t));
    } else {
        const Node *scan = &t->program->graph->nodes[t->program->kernels[t->at].node];
        const Access place = {.buffer = t->buffer, .offset = start_of(t)};
        insert_copy(t, t->at++, start, place, scan->in[t->carry]);
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
        insert_copy(t, t->at + 1, place, result, t->program->buffers[result.buffer].node);
    }
}

/* The body no longer writes y. */
static void drop_store(const Trail *t, const Store *store)
{
    Program *body = t->loop->body;
    Kernel *kernel = &body->kernels[store->kernel];
    kernel_remove_store(kernel, store->instr);
    kernel_drop_unused(t->arena, kernel);
    if (kernel->instr_count == 0) {
        body->kernel_count--;
        for (int k = store->kernel; k < body->kernel_count; k++) {
            body->kernels[k] = body->kernels[k + 1];
        }
    }
}

/* Moves the ys that are stacks of what the body has in its buffer for the carry. */
static void move_stacks(Trail *t, Storage storage)
{
    for (int y = t->loop->attr.carries; y < t->loop->output_count; y++) {
        Store store = {0};
        if (!is_stack_of(t, y, storage, &store)) {
            continue;
        }
        if (t->buffer < 0) {
            make_buffer(t);
        }
        const int stack = t->loop->outputs[y].buffer;
        t->loop->outputs[y].buffer = -1;
        drop_store(t, &store);
        move_buffer(t, stack, (storage == IN_INPUT ? before_of(t) : after_of(t)).offset);
    }
}

/* Gives the carries of a loop their trails; returns where it stands now. */
static int lay_trails(Arena *arena, Program *program, int at)
{
    Trail t = {.arena = arena, .program = program, .at = at, .loop = program->kernels[at].loop};
    for (t.carry = 0; t.carry < t.loop->attr.carries; t.carry++) {
        const Graph *body = t.loop->body->graph;
        t.elements = shape_count(&body->nodes[body->outputs[t.carry].node].shape);
        t.buffer = -1;
        move_stacks(&t, IN_INPUT);
        move_stacks(&t, IN_OUTPUT);
        if (t.buffer >= 0) {
            move_start(&t);
            move_result(&t);
            t.loop->spares[t.carry] = -1;
        }
    }
    return t.at;
}

void trail(Program *program)
{
    Arena *arena = arena_new();
    for (int k = 0; k < program->kernel_count; k++) {
        if (program->kernels[k].kind == KERNEL_LOOP) {
            k = lay_trails(arena, program, k);
            trail(program->kernels[k].loop->body);
        }
    }
    arena_free(arena);
}
