/* keep.c: what rounds by its place in a loop is computed once. In: kernels as lowered. Out: the
 * same, with such values of long rows in memory where several phases need them.
 *
 * The functions that libmvec has give other bits for the elements of a vector than for one by
 * itself, and which elements make up vectors is up to the compiler, loop by loop. But a kernel with
 * row reductions walks its columns in phases and computes again in each of them what it needs: the
 * largest of many sines would not be found among them. The emitter keeps short rows of them on the
 * stack. In front of a kernel with longer ones comes another that leaves them in memory:
 *
 *     m = max(sin(x)), s = sum(sin(x) == m)   is   y = sin(x)   and   m = max(y), s = sum(y == m)
 *
 * The kernel in front computes what its values are made of. Of that, too, the rest reads what
 * rounds by place, and what rows were reduced to, and computes again what else it needs. The kernel
 * in front may have phases, and is split in its turn: it is smaller, for it is without the
 * reduction that the last of its values was wanted for.
 */
#include "fuse.h"

#include <string.h>

typedef struct Halves {
    Arena *arena;
    Program *program;
    Kernel *rest;
    Kernel front;
    bool *inside; /* per instruction: the kernel in front computes it, */
    bool *read;   /* and the rest reads it */
} Halves;

/* ---- what is computed several times ---- */

/* Per instruction: a bit for each phase that computes it for every element. */
static uint64_t *find_walks(Arena *arena, const Kernel *kernel)
{
    int *phase = ARENA_ARRAY(arena, int, kernel->instr_count + 1);
    uint64_t *walks = ARENA_ARRAY(arena, uint64_t, kernel->instr_count + 1);
    const int last = find_phases(kernel, phase) - 1;
    for (int i = kernel->instr_count - 1; i >= 0; i--) {
        const Instr *instr = &kernel->instrs[i];
        if (is_row_reduction(instr)) {
            walks[i] = UINT64_C(1) << phase[i];
        } else if (kernel_writes(kernel, i)) {
            const Role over = instr->kind == INSTR_STORE ? instr->role : instr->over;
            walks[i] = over == EACH ? UINT64_C(1) << last : 0;
        } else if (instr->role == ROW) {
            walks[i] = 0;
        }
        for (int k = 0; k < MAX_INPUTS && instr->arg[k] >= 0; k++) {
            walks[instr->arg[k]] |= walks[i];
        }
    }
    return walks;
}

/* Values that round by place and are computed several times, and what those are made of; false if
 * there are none. */
static bool find_inside(Halves *h)
{
    const Kernel *kernel = h->rest;
    const uint64_t *walks = find_walks(h->arena, kernel);
    bool any = false;
    h->inside = ARENA_ARRAY(h->arena, bool, kernel->instr_count + 1);
    for (int i = kernel->instr_count - 1; i >= 0; i--) {
        const Instr *instr = &kernel->instrs[i];
        const bool several = (walks[i] & (walks[i] - 1)) != 0;
        h->inside[i] |= several && instr->role == EACH && instr_rounds_by_place(instr);
        any |= h->inside[i];
        for (int k = 0; k < MAX_INPUTS && instr->arg[k] >= 0 && h->inside[i]; k++) {
            h->inside[instr->arg[k]] = true;
        }
    }
    return any;
}

/* What is inside, is needed by the rest, directly or not, and must not be computed twice. */
static void find_read(Halves *h)
{
    const Kernel *kernel = h->rest;
    bool *needed = ARENA_ARRAY(h->arena, bool, kernel->instr_count + 1);
    h->read = ARENA_ARRAY(h->arena, bool, kernel->instr_count + 1);
    for (int i = kernel->instr_count - 1; i >= 0; i--) {
        const Instr *instr = &kernel->instrs[i];
        needed[i] |= kernel_writes(kernel, i);
        h->read[i] =
            needed[i] && h->inside[i] && (is_row_reduction(instr) || instr_rounds_by_place(instr));
        for (int k = 0; k < MAX_INPUTS && instr->arg[k] >= 0 && needed[i] && !h->read[i]; k++) {
            needed[instr->arg[k]] = true;
        }
    }
}

/* ---- two kernels ---- */

/* Dense memory for a value of the kernel. */
static Access new_place(const Halves *h, const Instr *value)
{
    const Kernel *kernel = h->rest;
    Access place = {0};
    Buffer buffer = {.slot = -1, .dtype = value->dtype, .count = 1, .node = value->node};
    const int axes = kernel->row_axes + (value->role == EACH ? kernel->col_axes : 0);
    for (int axis = axes - 1; axis >= 0; axis--) {
        place.stride[axis] = buffer.count;
        buffer.count *= kernel->extent[axis];
    }
    buffer.bytes = buffer.count * dtype_bytes(buffer.dtype);
    place.buffer = program_add_buffer(h->program, buffer);
    return place;
}

/* The store of value i, from the rest if that has one. What is written to a state stays there: the
 * rest may read what the state was. */
static Instr take_store(Halves *h, int i)
{
    for (int k = i + 1; k < h->rest->instr_count; k++) {
        const Instr store = h->rest->instrs[k];
        if (store.kind == INSTR_STORE && store.arg[0] == i &&
            h->program->buffers[store.access.buffer].storage != IN_STATE) {
            kernel_remove_store(h->rest, k);
            return store;
        }
    }
    const Instr *value = &h->rest->instrs[i];
    Instr store = instr_new(INSTR_STORE, OP_update, value->dtype, value->node);
    store.role = value->role;
    store.access = new_place(h, value);
    store.arg[0] = i;
    return store;
}

/* The kernel in front gets all values, but those that only leave the rest. */
static void copy_values(Halves *h)
{
    Kernel *front = &h->front;
    *front = *h->rest;
    front->instrs = ARENA_ARRAY(h->program->arena, Instr, 2 * front->instr_count);
    front->instr_capacity = 2 * front->instr_count; /* a store for each has room */
    front->instr_count = 0;
    for (int i = 0; i < h->rest->instr_count && h->rest->instrs[i].kind != INSTR_STORE; i++) {
        Instr value = h->rest->instrs[i];
        if (is_accumulation(&value)) { /* nobody reads it: it will go, but numbers stay */
            value.kind = INSTR_CONST;
            memset(value.arg, -1, sizeof value.arg);
        }
        front->instrs[front->instr_count++] = value;
    }
}

/* Where nothing in it is about rows, the kernel in front is free to cut its elements otherwise. */
static void finish_front(Kernel *front)
{
    bool rows = false;
    for (int i = 0; i < front->instr_count; i++) {
        const InstrKind kind = front->instrs[i].kind;
        rows |= front->instrs[i].role == ROW && (kind == INSTR_REDUCE || kind == INSTR_ELEM);
    }
    if (!rows) {
        front->col_axes += front->row_axes;
        front->row_axes = 0;
    }
    tidy_axes(front);
}

static void split(Halves *h)
{
    Kernel *rest = h->rest, *front = &h->front;
    find_read(h);
    copy_values(h);
    const int values = front->instr_count;
    for (int i = 0; i < values; i++) {
        if (h->read[i]) {
            const Instr store = take_store(h, i);
            Instr *load = &rest->instrs[i];
            front->instrs[front->instr_count++] = store;
            front->node = store.node;
            load->kind = INSTR_LOAD;
            load->access = store.access;
            memset(load->arg, -1, sizeof load->arg);
        }
    }
    kernel_drop_unused(h->arena, front);
    finish_front(front);
    kernel_drop_unused(h->arena, rest);
    kernel_fit_partials(h->program, rest);
}

/* ---- the program ---- */

static void add_kernel(Arena *arena, Program *program, Kernel kernel)
{
    Halves h = {.arena = arena, .program = program, .rest = &kernel};
    if (kernel.kind == KERNEL_MAP && kernel_cols(&kernel) > KEPT_ROW && find_inside(&h)) {
        split(&h);
        add_kernel(arena, program, h.front);
    }
    program_add_kernel(program, kernel);
}

void keep(Program *program)
{
    Arena *arena = arena_new();
    int count;
    const Kernel *kernels = program_take_kernels(program, &count);
    for (int k = 0; k < count; k++) {
        add_kernel(arena, program, kernels[k]);
    }
    arena_free(arena);
}
