/* inplace: what a loop leaves of its steps lies where it found what they read. In: a program whose
 * loops have their trails, not yet ordered. Out: the same with fewer buffers.
 *
 * The gates of an LSTM are made, step by step, from what its inputs give to them, which nobody needs
 * any more then; and the gradients of both from the gates:
 *
 *     x      [ i f g o ]  read by step t, element by element where y is written
 *     y      [ f ] [ i ] ...  of the same step, left for whoever comes after the loop
 *
 * So y takes the place in x of an element that it is made from: one buffer, and one walk through
 * memory, in place of several. Those who read y follow its elements there (see route.h). They all
 * come after the loop, and all who read x before.
 */
#include "route.h"
#include "uses.h"

#include <string.h>

typedef struct Takeover {
    Arena *arena;
    Program *program;
    Touchers *touchers; /* per buffer */
    int at;             /* the loop among the kernels */
    Loop *loop;
    Touchers *inside;        /* per buffer of the body */
    int *inputs, *outputs;   /* buffers in the body, or -1 */
    int *makers;             /* per output: the only kernel of the body that writes it, or -1 */
    int x, y;                /* the input and output that are being looked at, */
    int given, made, kernel; /* their buffers, and the kernel that makes y of x */
    Route slice, stacks;     /* from y to x, of a step and of all */
} Takeover;

static const Kernel *maker(const Takeover *t)
{
    return &t->loop->body->kernels[t->kernel];
}

/* ---- who touches a buffer ---- */

typedef struct Question {
    int buffer;
    bool read, written, whole; /* not by an access */
} Question;

static void answer(void *context, const Use *use)
{
    Question *question = context;
    if (use->buffer == question->buffer) {
        question->read |= !use->writes;
        question->written |= use->writes;
        question->whole |= use->access == NULL;
    }
}

static Question ask(const Kernel *kernel, int buffer)
{
    Question question = {.buffer = buffer};
    kernel_uses(kernel, answer, &question);
    for (int w = 0; w < kernel->wait_count; w++) {
        question.whole |= kernel->waits[w] == buffer;
    }
    question.read |= question.whole;
    return question;
}

/* Stacks of slices, one a step, all of a buffer of the arena. */
static bool is_stack(const Takeover *t, const Access *access)
{
    if (access->buffer < 0) {
        return false;
    }
    const Buffer *buffer = &t->program->buffers[access->buffer];
    return buffer->storage == IN_WORK && access->offset == 0 &&
           access->stride[0] * t->loop->attr.steps == buffer->count;
}

/* This loop is the last to touch x, and has it as this input only; or the last to touch what is left
 * of it, once others took their places there. An input that is one with another has no buffer. */
static bool is_free_after(const Takeover *t)
{
    const int buffer = t->loop->inputs[t->x].buffer;
    bool is_free = is_stack(t, &t->loop->inputs[t->x]);
    for (int i = 0; i < t->loop->input_count && is_free; i++) {
        is_free = i == t->x || t->loop->inputs[i].buffer != buffer;
    }
    for (int k = 0; k < t->loop->output_count && is_free; k++) {
        is_free = t->loop->outputs[k].buffer != buffer;
    }
    const bool others = is_free && !t->loop->overwritten[t->x];
    for (int u = 0; others && u < t->touchers[buffer].count && is_free; u++) {
        is_free = t->touchers[buffer].kernels[u] <= t->at;
    }
    return is_free;
}

/* Sums over rows go to the buffer, from the first row on, while others are still read. */
static bool sums_into(const Kernel *map, int buffer)
{
    bool sums = false;
    for (int i = 0; i < map->instr_count; i++) {
        sums |= is_accumulation(&map->instrs[i]) && map->instrs[i].access.buffer == buffer;
    }
    return sums;
}

/* The loop over elements that alone writes a buffer of the body, or -1; none that reads its rows
 * again. */
static int only_maker(const Takeover *t, int buffer)
{
    const Program *body = t->loop->body;
    int maker = -1;
    for (int u = 0; u < t->inside[buffer].count; u++) {
        const int k = t->inside[buffer].kernels[u];
        const Kernel *kernel = &body->kernels[k];
        const Question question = ask(kernel, buffer);
        if (question.whole ||
            (question.written && ((maker >= 0 && maker != k) || kernel->kind != KERNEL_MAP ||
                                  kernel_has_row_reduction(kernel) || sums_into(kernel, buffer)))) {
            return -1;
        }
        maker = question.written ? k : maker;
    }
    return maker;
}

/* Nobody in the body but the maker of y touches x, and that only reads it. */
static bool is_for_maker(const Takeover *t)
{
    bool alone = true;
    for (int u = 0; u < t->inside[t->given].count && alone; u++) {
        alone = t->inside[t->given].kernels[u] == t->kernel;
    }
    return alone && !ask(maker(t), t->given).whole;
}

/* ---- the place in x ---- */

/* Steps along one axis that can_meet() tries: where strides are nested, as they mostly are, two. */
enum { MOST_TRIES = 8 };

/* Whether the indices of the axes in `left` can differ so that the places do by `distance`. */
static bool can_meet(const Kernel *map, const int64_t *stride, uint32_t left, int64_t distance)
{
    int axis = -1;
    int64_t reach = 0;
    for (int a = 0; a < map->row_axes + map->col_axes; a++) {
        if (left >> a & 1 && stride[a] != 0) {
            axis = axis < 0 || stride[a] > stride[axis] ? a : axis;
            reach += (map->extent[a] - 1) * stride[a];
        }
    }
    if (axis < 0) {
        return distance == 0;
    }
    const int64_t most = map->extent[axis] - 1, rest = reach - most * stride[axis];
    const int64_t near = distance / stride[axis], around = rest / stride[axis] + 1;
    const int64_t first = near - around > -most ? near - around : -most;
    const int64_t last = near + around < most ? near + around : most;
    if (last - first > MOST_TRIES) {
        return true; /* for all that is known */
    }
    bool meet = false;
    for (int64_t steps = first; steps <= last && !meet; steps++) {
        meet = can_meet(map, stride, left & ~(1u << axis), distance - steps * stride[axis]);
    }
    return meet;
}

/* No element of one access is one of the other. */
static bool is_apart(const Kernel *map, const Access *a, const Access *b)
{
    return memcmp(a->stride, b->stride, sizeof a->stride) == 0 &&
           !can_meet(map, a->stride, ~0u, a->offset - b->offset);
}

/* An element of x that is written is one that this element of y is made from, or nobody's: every
 * access to x is at the very place of the store, or apart from all of it; and no two stores meet. */
static bool writes_in_place(const Takeover *t)
{
    const Kernel *map = maker(t);
    bool possible = true;
    for (int s = 0; s < map->instr_count && possible; s++) {
        Access target;
        if (map->instrs[s].kind != INSTR_STORE || map->instrs[s].access.buffer != t->made) {
            continue;
        }
        possible = route_follow(&t->slice, map, &map->instrs[s].access, &target);
        for (int i = 0; i < map->instr_count && possible; i++) {
            const Instr *other = &map->instrs[i];
            if (other->kind == INSTR_LOAD || other->kind == INSTR_STORE) {
                possible =
                    other->access.buffer != t->given || is_apart(map, &other->access, &target) ||
                    (other->kind == INSTR_LOAD && access_same_place(&other->access, &target));
            }
        }
    }
    return possible;
}

/* The elements lie in the target as in the source. */
static bool is_identity(const Route *route)
{
    bool same = route->source.offset == route->target.offset;
    for (int axis = 0; axis < route->rank; axis++) {
        same = same && route->from[axis] == route->to[axis];
    }
    return same;
}

/* Slices of y and x are alike. */
static Route same_slice(const Takeover *t)
{
    Route route = {.source = {.buffer = t->made}, .target = {.buffer = t->given}};
    route_add(&route, t->loop->outputs[t->y].stride[0], 1, 1);
    return route;
}

static const Instr *only_store(const Takeover *t)
{
    const Kernel *map = maker(t);
    const Instr *store = NULL;
    for (int i = 0; i < map->instr_count; i++) {
        if (map->instrs[i].kind == INSTR_STORE && map->instrs[i].access.buffer == t->made) {
            if (store != NULL) {
                return NULL;
            }
            store = &map->instrs[i];
        }
    }
    return store;
}

/* From the place of a store that fills y to that of a load. */
static bool slice_to(const Takeover *t, const Instr *store, const Instr *load, Route *route)
{
    const Kernel *map = maker(t);
    *route = (Route){.source = {.buffer = t->made, .offset = store->access.offset},
                     .target = {.buffer = t->given, .offset = load->access.offset}};
    int64_t elements = 1;
    for (int axis = 0; axis < map->row_axes + map->col_axes; axis++) {
        const int64_t from = store->access.stride[axis], to = load->access.stride[axis];
        if (from == 0 || to == 0) {
            return false;
        }
        route_add(route, map->extent[axis], from, to);
        elements *= map->extent[axis];
    }
    return elements == t->loop->outputs[t->y].stride[0] && store->access.offset == 0 &&
           route_is_plain(route);
}

/* Which loads of x the value is made from; returns how many. */
static int find_sources(const Takeover *t, int value, bool *source)
{
    const Kernel *map = maker(t);
    bool *needed = ARENA_ARRAY(t->arena, bool, map->instr_count);
    int count = 0;
    needed[value] = true;
    for (int i = value; i >= 0; i--) {
        const Instr *instr = &map->instrs[i];
        for (int a = 0; needed[i] && a < MAX_INPUTS && instr->arg[a] >= 0; a++) {
            needed[instr->arg[a]] = true;
        }
        source[i] = needed[i] && instr->kind == INSTR_LOAD && instr->access.buffer == t->given;
        count += source[i];
    }
    return count;
}

/* Where y can go: anywhere if their slices are alike, else only if it is made from `most` elements of
 * x at most. */
static bool find_slice(Takeover *t, int most)
{
    const Kernel *map = maker(t);
    const Instr *store = only_store(t);
    t->slice = same_slice(t);
    if (t->loop->outputs[t->y].stride[0] == t->loop->inputs[t->x].stride[0] && writes_in_place(t)) {
        return true;
    }
    bool *source = ARENA_ARRAY(t->arena, bool, map->instr_count);
    if (store == NULL || find_sources(t, store->arg[0], source) > most) {
        return false;
    }
    for (int i = 0; i < map->instr_count; i++) {
        if (source[i] && slice_to(t, store, &map->instrs[i], &t->slice) && writes_in_place(t)) {
            return true;
        }
    }
    return false;
}

/* ---- who reads y ---- */

/* Stacks that are alike are one axis, through which readers may walk as they like. */
static bool find_stacks(Takeover *t)
{
    const Access *x = &t->loop->inputs[t->x], *y = &t->loop->outputs[t->y];
    if (is_identity(&t->slice) && x->stride[0] == y->stride[0]) {
        t->stacks = (Route){.source = {.buffer = y->buffer}, .target = {.buffer = x->buffer}};
        route_add(&t->stacks, t->program->buffers[y->buffer].count, 1, 1);
        return true;
    }
    if (t->slice.rank == MAX_RANK) {
        return false;
    }
    t->stacks = t->slice;
    t->stacks.source.buffer = y->buffer;
    t->stacks.target.buffer = x->buffer;
    route_add(&t->stacks, t->loop->attr.steps, y->stride[0], x->stride[0]);
    return true;
}

static bool may_send(const Route *route, const Kernel *kernel, int i, const Access *sent)
{
    (void)sent;
    return (kernel_goes_by_strides(kernel) || is_identity(route)) &&
           (kernel->kind == KERNEL_MAP || !kernel_writes(kernel, i));
}

static bool send_body(Program *body, const Route *route, bool change)
{
    bool possible = true;
    for (int k = 0; k < body->kernel_count && possible; k++) {
        possible = route_send(route, &body->kernels[k], may_send, change);
    }
    return possible;
}

static bool send_made(const Takeover *t, bool change)
{
    const Touchers *touchers = &t->inside[t->made];
    bool possible = true;
    for (int u = 0; u < touchers->count && possible; u++) {
        possible =
            route_send(&t->slice, &t->loop->body->kernels[touchers->kernels[u]], may_send, change);
    }
    return possible;
}

/* A slice of y is one of x now. */
static void resize(Buffer *buffer, const Program *body, int like)
{
    const Buffer *given = &body->buffers[like];
    buffer->count = given->count;
    buffer->bytes = given->bytes;
    buffer->shape = given->shape.rank > 0 ? given->shape : body->graph->nodes[given->node].shape;
}

/* No kernel of the body takes the buffer as a whole, as a loop in it would. */
static bool is_by_access(const Program *body, int buffer)
{
    bool by_access = buffer >= 0;
    for (int k = 0; k < body->kernel_count && by_access; k++) {
        by_access = !ask(&body->kernels[k], buffer).whole;
    }
    return by_access;
}

/* The loop has y as stacks; sends what its body reads of a slice. */
static bool send_input(const Takeover *t, Loop *reader, int input, bool change)
{
    const int buffer = program_buffer(reader->body, IN_INPUT, input);
    Route route = t->slice;
    route.source.buffer = route.target.buffer = buffer;
    bool possible = is_stack(t, &reader->inputs[input]) &&
                    reader->attr.steps == t->loop->attr.steps && input >= reader->attr.carries &&
                    input < reader->attr.carries + reader->attr.stacked;
    possible = possible && (buffer < 0 || (is_by_access(reader->body, buffer) &&
                                           send_body(reader->body, &route, change)));
    if (possible && change) {
        reader->inputs[input].buffer = t->loop->inputs[t->x].buffer;
        reader->inputs[input].stride[0] = t->loop->inputs[t->x].stride[0];
    }
    if (possible && change && buffer >= 0) {
        resize(&reader->body->buffers[buffer], t->loop->body, t->given);
    }
    return possible;
}

static bool send_inputs(const Takeover *t, Loop *reader, int y, bool change)
{
    bool possible = true;
    for (int i = 0; i < reader->input_count && possible; i++) {
        possible = reader->inputs[i].buffer != y || send_input(t, reader, i, change);
    }
    for (int k = 0; k < reader->output_count && possible; k++) {
        possible = reader->outputs[k].buffer != y;
    }
    return possible;
}

/* Everybody who touches y comes later, only reads it, and can follow. */
static bool send_readers(const Takeover *t, bool change)
{
    const int y = t->stacks.source.buffer;
    bool possible = true;
    for (int u = 0; u < t->touchers[y].count && possible; u++) {
        const int k = t->touchers[y].kernels[u];
        Kernel *kernel = &t->program->kernels[k];
        if (k != t->at && kernel->kind == KERNEL_LOOP) {
            possible =
                k > t->at && kernel->wait_count == 0 && send_inputs(t, kernel->loop, y, change);
        } else if (k != t->at) {
            const Question question = ask(kernel, y);
            possible = k > t->at && !question.written && !question.whole &&
                       route_send(&t->stacks, kernel, may_send, change);
        }
    }
    return possible;
}

/* ---- the change ---- */

/* Whether two inputs of a loop are the same stacks, and the body can take one for the other. */
static bool are_same(const Loop *loop, int i, int k)
{
    return loop->inputs[k].buffer == loop->inputs[i].buffer &&
           access_same_place(&loop->inputs[i], &loop->inputs[k]) &&
           program_buffer(loop->body, IN_INPUT, i) >= 0 &&
           is_by_access(loop->body, program_buffer(loop->body, IN_INPUT, k));
}

/* Inputs of a loop that have become the same stacks, of buffer x, are one. */
static void join_inputs(Loop *loop, int x)
{
    const int first = loop->attr.carries, end = first + loop->attr.stacked;
    for (int i = first; i < end; i++) {
        for (int k = i + 1; k < end && loop->inputs[i].buffer == x; k++) {
            if (are_same(loop, i, k)) {
                program_rename_buffer(loop->body, program_buffer(loop->body, IN_INPUT, k),
                                      program_buffer(loop->body, IN_INPUT, i));
                loop->inputs[k].buffer = -1;
            }
        }
    }
}

/* Who uses `from` uses `to` now. */
static void move_touchers(Arena *arena, Touchers *from, Touchers *to)
{
    for (int u = 0; u < from->count; u++) {
        ARENA_PUSH(arena, to->kernels, to->count, to->capacity, from->kernels[u]);
    }
    from->count = 0;
}

static void take_over(Takeover *t)
{
    const int x = t->loop->inputs[t->x].buffer, y = t->loop->outputs[t->y].buffer;
    send_readers(t, true);
    send_made(t, true);
    t->loop->outputs[t->y].buffer = -1;
    t->loop->overwritten[t->x] = true;
    for (int u = 0; u < t->touchers[y].count; u++) {
        const int k = t->touchers[y].kernels[u];
        if (k != t->at && t->program->kernels[k].kind == KERNEL_LOOP) {
            join_inputs(t->program->kernels[k].loop, x);
        }
    }
    move_touchers(t->arena, &t->touchers[y], &t->touchers[x]);
    move_touchers(t->arena, &t->inside[t->made], &t->inside[t->given]);
}

/* Whether output y can go to input x: slices that are alike, or what is made from `most` elements of
 * x at most. */
static bool can_take_over(Takeover *t, int most)
{
    t->given = t->inputs[t->x];
    t->made = t->outputs[t->y];
    t->kernel = t->makers[t->y];
    const Buffer *buffers = t->loop->body->buffers;
    return t->given >= 0 && t->made >= 0 && t->kernel >= 0 &&
           is_stack(t, &t->loop->outputs[t->y]) &&
           buffers[t->given].dtype == buffers[t->made].dtype && is_for_maker(t) &&
           find_slice(t, most) && is_free_after(t) && find_stacks(t) && send_made(t, false) &&
           send_readers(t, false);
}

/* What is made of few elements chooses first. */
static void take_places(Takeover *t)
{
    enum { MOST_SOURCES = 4 };
    Loop *loop = t->loop;
    const int carries = loop->attr.carries, end = carries + loop->attr.stacked;
    t->inside = find_touchers(t->arena, loop->body);
    t->inputs = ARENA_ARRAY(t->arena, int, end + 1);
    t->outputs = ARENA_ARRAY(t->arena, int, loop->output_count + 1);
    t->makers = ARENA_ARRAY(t->arena, int, loop->output_count + 1);
    for (int x = carries; x < end; x++) {
        t->inputs[x] = program_buffer(loop->body, IN_INPUT, x);
    }
    for (int y = carries; y < loop->output_count; y++) {
        t->outputs[y] = program_buffer(loop->body, IN_OUTPUT, y);
        t->makers[y] = t->outputs[y] < 0 ? -1 : only_maker(t, t->outputs[y]);
    }
    for (int most = 1; most <= MOST_SOURCES; most++) {
        for (t->y = carries; t->y < loop->output_count; t->y++) {
            for (t->x = carries; t->x < end; t->x++) {
                if (can_take_over(t, most)) {
                    take_over(t);
                }
            }
        }
    }
}

void inplace(Program *program)
{
    Arena *arena = arena_new();
    Touchers *touchers = find_touchers(arena, program);
    for (int k = 0; k < program->kernel_count; k++) {
        if (program->kernels[k].kind == KERNEL_LOOP) {
            Loop *loop = program->kernels[k].loop;
            take_places(&(Takeover){
                .arena = arena, .program = program, .touchers = touchers, .at = k, .loop = loop});
            inplace(loop->body);
        }
    }
    arena_free(arena);
}
