/* plan.c: where every buffer of the work arena lies. In: a program in its final order. Out:
 * lifetimes, offsets and the size of the arena.
 *
 * A buffer lives from the kernel that first writes it to the last that touches it. A kernel that
 * reads an operand for the last time, element by element where it writes its result, may write over
 * it (in place). All others get the lowest gap among the buffers alive at the same time, the
 * largest first: greedy by size, as in Pisarchyk and Lee, "Efficient Memory Management for Deep
 * Neural Net Inference", 2020.
 */
#include "program.h"
#include "uses.h"

#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 64 }; /* a cache line, and the widest vector */

typedef struct Planner {
    Arena *arena;
    Program *program;
    int *host;   /* per buffer: the buffer whose memory it lives in, or itself */
    bool *taken; /* per buffer: a result lives on in its memory */
    int kernel;  /* being looked at */
} Planner;

static void extend_life(void *context, const Use *use)
{
    Planner *p = context;
    Buffer *buffer = &p->program->buffers[use->buffer];
    if (buffer->first < 0) {
        buffer->first = p->kernel;
    }
    buffer->last = p->kernel;
}

static void find_lives(Planner *p)
{
    for (int b = 0; b < p->program->buffer_count; b++) {
        p->program->buffers[b].first = p->program->buffers[b].last = -1;
    }
    for (p->kernel = 0; p->kernel < p->program->kernel_count; p->kernel++) {
        kernel_uses(&p->program->kernels[p->kernel], extend_life, p);
    }
}

/* ---- in place ---- */

/* Every read of the buffer in this kernel is at the element that `store` writes. */
static bool is_read_in_place(const Kernel *kernel, int buffer, const Access *store)
{
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool touches = instr->access.buffer == buffer || instr->partial == buffer;
        if (touches && (instr->kind != INSTR_LOAD || !access_same_place(&instr->access, store))) {
            return false;
        }
    }
    return true;
}

/* The operand whose memory the result of `store` can take, or -1. */
static int dying_operand(const Planner *p, const Kernel *kernel, const Instr *store)
{
    const Buffer *result = &p->program->buffers[store->access.buffer];
    for (int i = 0; i < kernel->instr_count; i++) {
        const int b = kernel->instrs[i].access.buffer;
        if (kernel->instrs[i].kind != INSTR_LOAD) {
            continue;
        }
        const Buffer *operand = &p->program->buffers[b];
        if (operand->storage == IN_WORK && operand->last == p->kernel && !p->taken[b] &&
            operand->bytes == result->bytes && operand->dtype == result->dtype &&
            is_read_in_place(kernel, b, &store->access)) {
            return b;
        }
    }
    return -1;
}

/* In program order, so that a buffer's own host is settled before somebody takes it over. */
static void find_takeovers(Planner *p)
{
    for (p->kernel = 0; p->kernel < p->program->kernel_count; p->kernel++) {
        const Kernel *kernel = &p->program->kernels[p->kernel];
        for (int i = 0; i < kernel->instr_count; i++) {
            const Instr *store = &kernel->instrs[i];
            if (store->kind != INSTR_STORE) {
                continue;
            }
            const int guest = store->access.buffer;
            const Buffer *result = &p->program->buffers[guest];
            if (result->storage != IN_WORK || result->first != p->kernel ||
                p->host[guest] != guest) {
                continue;
            }
            const int operand = dying_operand(p, kernel, store);
            if (operand >= 0) {
                p->taken[operand] = true;
                p->host[guest] = p->host[operand];
                Buffer *host = &p->program->buffers[p->host[guest]];
                host->last = result->last > host->last ? result->last : host->last;
            }
        }
    }
}

/* ---- offsets ---- */

static bool needs_place(const Planner *p, int b)
{
    const Buffer *buffer = &p->program->buffers[b];
    return buffer->storage == IN_WORK && buffer->first >= 0 && p->host[b] == b;
}

static int64_t padded(int64_t bytes)
{
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

typedef struct Size {
    int64_t bytes;
    int buffer;
} Size;

static int by_size(const void *a, const void *b)
{
    const Size *x = a, *y = b;
    return x->bytes != y->bytes ? (x->bytes < y->bytes) - (x->bytes > y->bytes)
                                : (x->buffer > y->buffer) - (x->buffer < y->buffer);
}

/* Memory that is taken, and when. */
typedef struct Place {
    int64_t offset, end;
    int first, last; /* kernels */
} Place;

/* Places one above the other. In a program trained through many layers most buffers are alive at the
 * same time, so what they leave no room between is passed over as one. */
enum { BLOCK_PLACES = 64 };

typedef struct Block {
    Place places[BLOCK_PLACES]; /* sorted by offset */
    int count;
    Place all;   /* up to the highest end; at kernels `first` to `last`, if any, all are taken */
    int64_t gap; /* the largest between the places */
    struct Block *next;
} Block;

static void sum_up(Block *block)
{
    block->all = block->places[0];
    block->gap = 0;
    for (int i = 1; i < block->count; i++) {
        const Place *place = &block->places[i];
        Place *all = &block->all;
        const int64_t gap = place->offset - all->end;
        block->gap = gap > block->gap ? gap : block->gap;
        all->end = place->end > all->end ? place->end : all->end;
        all->first = place->first > all->first ? place->first : all->first;
        all->last = place->last < all->last ? place->last : all->last;
    }
}

static bool lives_overlap(const Place *a, const Place *b)
{
    return a->first <= b->last && b->first <= a->last;
}

/* Every place of the block is taken while the other is, and there is no room below or between. */
static bool is_full(const Block *block, const Place *other, int64_t offset, int64_t bytes)
{
    return lives_overlap(&block->all, other) && block->all.offset - offset < bytes &&
           block->gap < bytes;
}

/* Moves the place to the lowest gap that is free for its whole life. */
static void find_gap(const Block *lowest, Place *wanted)
{
    const int64_t bytes = wanted->end - wanted->offset;
    int64_t offset = 0;
    bool found = false;
    for (const Block *block = lowest; block != NULL && !found; block = block->next) {
        if (is_full(block, wanted, offset, bytes)) {
            offset = block->all.end > offset ? block->all.end : offset;
            continue;
        }
        for (int i = 0; i < block->count && !found; i++) {
            const Place *other = &block->places[i];
            if (lives_overlap(other, wanted)) {
                found = offset + bytes <= other->offset;
                offset = !found && other->end > offset ? other->end : offset;
            }
        }
    }
    wanted->offset = offset;
    wanted->end = offset + bytes;
}

/* A full block hands its upper half to a new one. */
static void split(Arena *arena, Block *block)
{
    Block *upper = ARENA_NEW(arena, Block);
    upper->next = block->next;
    block->next = upper;
    block->count = upper->count = BLOCK_PLACES / 2;
    memcpy(upper->places, block->places + BLOCK_PLACES / 2, sizeof block->places / 2);
    sum_up(block);
    sum_up(upper);
}

static void take(Arena *arena, Block *block, Place place)
{
    while (block->next != NULL && block->next->places[0].offset <= place.offset) {
        block = block->next;
    }
    int at = block->count++;
    for (; at > 0 && block->places[at - 1].offset > place.offset; at--) {
        block->places[at] = block->places[at - 1];
    }
    block->places[at] = place;
    sum_up(block);
    if (block->count == BLOCK_PLACES) {
        split(arena, block);
    }
}

static void place_buffers(Planner *p, bool reuse)
{
    Program *program = p->program;
    Size *sizes = ARENA_ARRAY(p->arena, Size, program->buffer_count + 1);
    Block *lowest = ARENA_NEW(p->arena, Block);
    int count = 0;
    for (int b = 0; b < program->buffer_count; b++) {
        if (needs_place(p, b)) {
            sizes[count++] = (Size){program->buffers[b].bytes, b};
        }
    }
    qsort(sizes, (size_t)count, sizeof(Size), by_size);
    program->work_bytes = 0;
    for (int i = 0; i < count; i++) {
        Buffer *buffer = &program->buffers[sizes[i].buffer];
        Place place = {0, padded(buffer->bytes), 0, program->kernel_count};
        if (reuse) {
            place.first = buffer->first;
            place.last = buffer->last;
        }
        find_gap(lowest, &place);
        take(p->arena, lowest, place);
        buffer->offset = place.offset;
        program->work_bytes = place.end > program->work_bytes ? place.end : program->work_bytes;
    }
    for (int b = 0; b < program->buffer_count; b++) {
        program->buffers[b].offset = program->buffers[p->host[b]].offset;
    }
}

/* The largest sum of sizes of buffers alive at one kernel. */
static int64_t peak_live(const Planner *p)
{
    const Program *program = p->program;
    int64_t *change = ARENA_ARRAY(p->arena, int64_t, program->kernel_count + 2);
    for (int b = 0; b < program->buffer_count; b++) {
        if (needs_place(p, b)) {
            change[program->buffers[b].first] += padded(program->buffers[b].bytes);
            change[program->buffers[b].last + 1] -= padded(program->buffers[b].bytes);
        }
    }
    int64_t live = 0, peak = 0;
    for (int k = 0; k < program->kernel_count; k++) {
        live += change[k];
        peak = live > peak ? live : peak;
    }
    return peak;
}

/* The arena of a loop's body is a buffer of the program around it. */
static void plan_bodies(Program *program, bool reuse)
{
    for (int k = 0; k < program->kernel_count; k++) {
        const Kernel *kernel = &program->kernels[k];
        Program *body = kernel_body(kernel);
        if (body != NULL) {
            plan(body, reuse);
            const bool loop = kernel->kind == KERNEL_LOOP;
            Buffer *work = &program->buffers[loop ? kernel->loop->work : kernel->slices->work];
            const int64_t bytes = body->work_bytes;
            work->count = work->bytes = bytes > 0 ? bytes : 1; /* a place of its own */
        }
    }
}

void plan(Program *program, bool reuse)
{
    plan_bodies(program, reuse);
    Planner p = {.arena = arena_new(), .program = program};
    p.host = ARENA_ARRAY(p.arena, int, program->buffer_count + 1);
    p.taken = ARENA_ARRAY(p.arena, bool, program->buffer_count + 1);
    for (int b = 0; b < program->buffer_count; b++) {
        p.host[b] = b;
    }
    find_lives(&p);
    if (reuse) {
        find_takeovers(&p);
    }
    place_buffers(&p, reuse);
    program->live_bytes = peak_live(&p);
    arena_free(p.arena);
}
