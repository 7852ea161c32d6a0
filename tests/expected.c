/* expected: three runs of the reference, extended node by node, and their comparison. */
#include "expected.h"

#include <math.h>
#include <string.h>

#include "reference.h"

Expected expected_new(Arena *arena, double *const *state, double *const *inputs)
{
    return (Expected){.arena = arena, .state = state, .inputs = inputs};
}

static double **grown(Arena *arena, double **old, int count, int capacity)
{
    double **values = ARENA_ARRAY(arena, double *, capacity);
    if (count > 0) {
        memcpy(values, old, (size_t)count * sizeof *values);
    }
    return values;
}

static bool *grown_flags(Arena *arena, const bool *old, int count, int capacity)
{
    bool *flags = ARENA_ARRAY(arena, bool, capacity);
    if (count > 0) {
        memcpy(flags, old, (size_t)count);
    }
    return flags;
}

static bool is_sum_of_products(const Graph *graph, const Node *node)
{
    return (node->op == OP_add || node->op == OP_sub) && graph->nodes[node->in[0]].op == OP_mul &&
           graph->nodes[node->in[1]].op == OP_mul;
}

static void make_room(Expected *e, int needed)
{
    if (needed <= e->capacity) {
        return;
    }
    const int capacity = 2 * needed;
    e->values = grown(e->arena, e->values, e->count, capacity);
    e->up = grown(e->arena, e->up, e->count, capacity);
    e->down = grown(e->arena, e->down, e->count, capacity);
    e->coarse = grown_flags(e->arena, e->coarse, e->count, capacity);
    e->signless = grown_flags(e->arena, e->signless, e->count, capacity);
    e->capacity = capacity;
}

void expected_extend(Expected *e, const Graph *graph)
{
    make_room(e, graph->count);
    const struct {
        Precision precision;
        double **values;
    } runs[] = {
        {REFERENCE_TYPED, e->values}, {REFERENCE_NOISY, e->up}, {REFERENCE_NOISY_AGAIN, e->down}};
    for (int r = 0; r < COUNT_OF(runs); r++) {
        reference_extend(e->arena, graph, e->state, e->inputs, runs[r].precision, runs[r].values,
                         e->count);
    }
    for (NodeId id = e->count; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        e->coarse[id] = node->dtype == DT_F32;
        e->signless[id] = is_sum_of_products(graph, node);
        for (int i = 0; i < node->arity; i++) {
            e->coarse[id] |= e->coarse[node->in[i]];
            e->signless[id] |= e->signless[node->in[i]];
        }
    }
    e->count = graph->count;
}

void expected_truncate(Expected *e, int count)
{
    e->count = count;
}

/* Relative to the largest magnitude of a tensor, or to 1. */
static double tolerance(const Expected *e, NodeId id)
{
    return e->coarse[id] ? 1e-3 : 1e-9;
}

static bool is_near(double a, double b, double distance)
{
    if (isnan(a) || isnan(b)) {
        return isnan(a) && isnan(b);
    }
    if (a == b) {
        return a != 0 || !signbit(a) == !signbit(b);
    }
    return fabs(a - b) <= distance;
}

static double largest(const double *values, int64_t count)
{
    double scale = 1;
    for (int64_t i = 0; i < count; i++) {
        scale = isfinite(values[i]) ? fmax(scale, fabs(values[i])) : scale;
    }
    return scale;
}

static int64_t first_difference(const double *a, const double *b, int64_t count, double relative)
{
    const double distance = relative * fmax(largest(a, count), largest(b, count));
    for (int64_t i = 0; i < count; i++) {
        if (!is_near(a[i], b[i], distance)) {
            return i;
        }
    }
    return -1;
}

bool expected_is_stable(const Expected *e, const Graph *graph, NodeId id)
{
    const int64_t count = shape_count(&graph->nodes[id].shape);
    const double limit = tolerance(e, id) / 50;
    return first_difference(e->values[id], e->up[id], count, limit) < 0 &&
           first_difference(e->values[id], e->down[id], count, limit) < 0;
}

/* A zero has no sign that rounding could have made anything else. */
static bool is_unsigned_zero(const Expected *e, NodeId id, int64_t i, double have)
{
    return have == 0 && e->values[id][i] == 0 &&
           (e->signless[id] || e->up[id][i] != 0 || e->down[id][i] != 0);
}

int64_t expected_difference(const Expected *e, const Graph *graph, NodeId id, const double *have)
{
    const int64_t count = shape_count(&graph->nodes[id].shape);
    const double *values = e->values[id];
    const double distance = tolerance(e, id) * fmax(largest(have, count), largest(values, count));
    for (int64_t i = 0; i < count; i++) {
        if (!is_near(have[i], values[i], distance) && !is_unsigned_zero(e, id, i, have[i])) {
            return i;
        }
    }
    return -1;
}
