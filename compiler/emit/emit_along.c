/* emit_along.c: operators along one axis as plain C, for the loops spelling. In: a kernel of kind
 * ALONG, whose operand is (outer, from, inner) and whose result is (outer, to, inner). Out: its
 * loops.
 *
 * All but the sort are a few statements for each element of the lines, with i, j, k its indices.
 * The sort is a function of its own, printed once for each type.
 */
#include "emit_kernel.h"

#include <inttypes.h>
#include <math.h>

typedef struct Along {
    Emitter *e;
    const Kernel *kernel;
    const char *y, *a; /* the arrays */
    DType operand;     /* of a */
} Along;

/* "i * 21 + j * 3 + k": element `at`, which may be NULL where that is 0, of the line that i and k
 * stand for. */
static const char *place_text(const Along *l, int64_t extent, const char *at)
{
    const Kernel *kernel = l->kernel;
    const char *const names[] = {"i", at, "k"};
    const Access place = {.stride = {kernel->outer > 1 ? extent * kernel->inner : 0,
                                     at != NULL ? kernel->inner : 0, kernel->inner > 1}};
    return offset_text(l->e->arena, &place, names, COUNT_OF(names));
}

/* The index of the element that i, j and k stand for, in lines of `extent`: "ids[i * 7 + j]". */
static const char *index_text(const Emitter *e, int64_t extent)
{
    static const char *const names[] = {"i", "j", "k"};
    const Kernel *kernel = e->kernel;
    const bool moves[] = {kernel->outer > 1, extent > 1, kernel->inner > 1};
    Access place = kernel->b;
    for (int axis = 0; axis < COUNT_OF(names); axis++) {
        place.stride[axis] = moves[axis] ? place.stride[axis] : 0;
    }
    return arena_printf(e->arena, "%s[%s]", buffer_var(e, kernel->b.buffer),
                        offset_text(e->arena, &place, names, COUNT_OF(names)));
}

/* The variable along lines of so many elements. */
static const char *along_name(int64_t extent)
{
    return extent > 1 ? "j" : NULL;
}

/* Loops over the elements of an array with lines of `extent` elements, and `at`, the index there,
 * around the loop over k if it is the same for all of that. Returns how many were opened. */
static int open_elements(const Along *l, int64_t extent, const char *index, bool moves_with_k)
{
    int opened = emit_steps(l->e, "i", l->kernel->outer);
    opened += emit_steps(l->e, "j", extent);
    if (!moves_with_k) {
        emit_line(l->e, "const long at = %s;", index);
    }
    opened += emit_steps(l->e, "k", l->kernel->inner);
    if (moves_with_k) {
        emit_line(l->e, "const long at = %s;", index);
    }
    return opened;
}

static bool index_moves_with_k(const Along *l)
{
    return l->kernel->inner > 1 && l->kernel->b.stride[2] != 0;
}

static void emit_gather(const Along *l)
{
    const Kernel *kernel = l->kernel;
    const double absent = dtype_is_float(kernel->dtype) ? (double)NAN : 0;
    const char *index = index_text(l->e, kernel->to);
    const int opened = open_elements(l, kernel->to, index, index_moves_with_k(l));
    emit_line(l->e, "%s[%s] = ((at >= 0) & (at < %s)) ? %s[%s] : %s;", l->y,
              place_text(l, kernel->to, along_name(kernel->to)),
              integer_text(l->e->arena, kernel->from), l->a, place_text(l, kernel->from, "at"),
              number_text(l->e->arena, kernel->dtype, absent));
    emit_close(l->e, opened);
}

/* Every element of the result is this at first. */
static void emit_start(const Along *l, const char *start)
{
    const int64_t count = l->kernel->outer * l->kernel->to * l->kernel->inner;
    emit_for(l->e, "n", count);
    emit_line(l->e, "%s[n] = %s;", l->y, start);
    emit_close(l->e, 1);
}

/* "if (0 <= at < count) y[place] += value", by the operator given. */
static void emit_to_place(const Along *l, const char *operator, const char * value)
{
    emit_line(l->e, "if ((at >= 0) & (at < %s)) {", integer_text(l->e->arena, l->kernel->to));
    emit_line(l->e, "    %s[%s] %s %s;", l->y, place_text(l, l->kernel->to, "at"), operator, value);
    emit_line(l->e, "}");
}

static void emit_scatter_add(const Along *l)
{
    const int64_t from = l->kernel->from;
    emit_start(l, number_text(l->e->arena, l->kernel->dtype, 0));
    const int opened = open_elements(l, from, index_text(l->e, from), index_moves_with_k(l));
    const char *place = place_text(l, from, along_name(from));
    emit_to_place(l, "+=", arena_printf(l->e->arena, "%s[%s]", l->a, place));
    emit_close(l->e, opened);
}

static void emit_inverse(const Along *l)
{
    const int64_t from = l->kernel->from;
    const char *place = place_text(l, from, along_name(from));
    const char *index = arena_printf(l->e->arena, "%s[%s]", l->a, place);
    emit_start(l, "-1");
    const int opened = open_elements(l, from, index, l->kernel->inner > 1);
    emit_to_place(l, "=", from > 1 ? "(int)j" : "0");
    emit_close(l->e, opened);
}

/* Line by line, since floats are summed in double. */
static void emit_cumsum(const Along *l)
{
    const Kernel *kernel = l->kernel;
    const DType sum = dtype_is_float(kernel->dtype) ? DT_F64 : kernel->dtype;
    int opened = emit_steps(l->e, "i", kernel->outer);
    opened += emit_steps(l->e, "k", kernel->inner);
    emit_line(l->e, "%s sum = %s;", c_type(sum), number_text(l->e->arena, sum, 0));
    emit_for(l->e, "j", kernel->to);
    emit_line(l->e, "const long n = %s;", place_text(l, kernel->to, "j"));
    emit_line(l->e, "sum += %s%s[n];", kernel->dtype == DT_F32 ? "(double)" : "", l->a);
    emit_line(l->e, "%s[n] = %ssum;", l->y, kernel->dtype == DT_F32 ? "(float)" : "");
    emit_close(l->e, 1 + opened);
}

static void emit_cumargmax(const Along *l)
{
    const bool floats = dtype_is_float(l->operand);
    int opened = emit_steps(l->e, "i", l->kernel->outer);
    emit_for(l->e, "j", l->kernel->to);
    opened += 1 + emit_steps(l->e, "k", l->kernel->inner);
    emit_line(l->e, "const long n = %s;", place_text(l, l->kernel->to, "j"));
    emit_line(l->e, "const long best = j > 0 ? %s[n - %s] : 0;", l->y,
              integer_text(l->e->arena, l->kernel->inner));
    emit_line(l->e, "const %s largest = %s[%s], next = %s[n];", c_type(l->operand), l->a,
              place_text(l, l->kernel->from, "best"), l->a);
    emit_line(l->e, "const int beaten = %s;",
              floats ? "(next < largest) | ((largest != largest) & (next == next))"
                     : "next < largest");
    emit_line(l->e, "%s[n] = (int)(beaten ? best : j);", l->y);
    emit_close(l->e, opened);
}

/* One call a line. */
static void emit_argsort(const Along *l)
{
    const Kernel *kernel = l->kernel;
    const int opened = emit_steps(l->e, "i", kernel->outer) + emit_steps(l->e, "k", kernel->inner);
    emit_line(l->e, "argsort_%s(%s, %s, %s, %d, &%s[%s], &%s[%s]);", dtype_name(l->operand),
              integer_text(l->e->arena, kernel->from), integer_text(l->e->arena, kernel->to),
              integer_text(l->e->arena, kernel->inner), kernel->op == OP_argsort_falling, l->a,
              place_text(l, kernel->from, NULL), l->y, place_text(l, kernel->to, NULL));
    emit_close(l->e, opened);
}

/* What an index may follow: "x", "(x + 12)". */
static const char *array_text(const Emitter *e, const Access *access)
{
    const char *start = access_start(e, access);
    return access->offset == 0 ? start : arena_printf(e->arena, "(%s)", start);
}

void emit_along_loops(Emitter *e)
{
    static void (*const emitters[OP_COUNT])(const Along *) = {
        [OP_gather] = emit_gather,           [OP_scatter_add] = emit_scatter_add,
        [OP_inverse] = emit_inverse,         [OP_cumsum] = emit_cumsum,
        [OP_argsort] = emit_argsort,         [OP_cumargmax] = emit_cumargmax,
        [OP_argsort_falling] = emit_argsort,
    };
    const Kernel *kernel = e->kernel;
    const Along l = {
        .e = e,
        .kernel = kernel,
        .y = array_text(e, &kernel->c),
        .a = array_text(e, &kernel->a),
        .operand = e->program->buffers[kernel->a.buffer].dtype,
    };
    emitters[kernel->op](&l);
}

/* ---- the sort ---- */

static bool node_sorts(const Graph *graph, const Node *node, DType dtype)
{
    return (node->op == OP_argsort || node->op == OP_argsort_falling) &&
           graph->nodes[node->in[0]].dtype == dtype;
}

static bool graph_sorts(const Graph *graph, DType dtype)
{
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        if (node_sorts(graph, node, dtype) ||
            (node->op == OP_scan && graph_sorts(graph->bodies[node->attr.index], dtype))) {
            return true;
        }
    }
    return false;
}

static bool sorts(Program *const *programs, int count, DType dtype)
{
    bool found = false;
    for (int p = 0; p < count; p++) {
        found = found || graph_sorts(programs[p]->graph, dtype);
    }
    return found;
}

static const char heapsort[] =
    "/* The indices of a line in order, the first `to` of them: heapsort (Williams, 1964), by a "
    "heap of\n"
    " * those found so far whose root is the last of them. */\n"
    "static void argsort_%s(long from, long to, long stride, int falling, const %s *a, int "
    "*order)\n"
    "{\n"
    "    for (long i = 0; i < to; i++) {\n"
    "        order[i * stride] = (int)i;\n"
    "    }\n"
    "    long start = to / 2, next = to, end = to;\n"
    "    while ((next < from) | (end > 1)) {\n"
    "        int sinking = order[0];\n"
    "        if (start > 0) { /* build the heap from below */\n"
    "            start--;\n"
    "            sinking = order[start * stride];\n"
    "        } else if (next < from) { /* its root makes way for what comes before it */\n"
    "            sinking = is_after_%s(a, stride, falling, sinking, (int)next) ? (int)next : "
    "sinking;\n"
    "            next++;\n"
    "        } else { /* its root is the last of what is left */\n"
    "            end--;\n"
    "            const int root = sinking;\n"
    "            sinking = order[end * stride];\n"
    "            order[end * stride] = root;\n"
    "        }\n"
    "        long root = start, child = 2 * start + 1;\n"
    "        while (child < end) {\n"
    "            if (child + 1 < end) {\n"
    "                child += is_after_%s(a, stride, falling, order[(child + 1) * stride],\n"
    "                                     order[child * stride]);\n"
    "            }\n"
    "            if (is_after_%s(a, stride, falling, sinking, order[child * stride])) {\n"
    "                break;\n"
    "            }\n"
    "            order[root * stride] = order[child * stride];\n"
    "            root = child;\n"
    "            child = 2 * root + 1;\n"
    "        }\n"
    "        order[root * stride] = sinking;\n"
    "    }\n"
    "}\n\n";

static void emit_sort(DType dtype, Text *out)
{
    const char *type = c_type(dtype), *name = dtype_name(dtype);
    const bool floats = dtype_is_float(dtype);
    text_printf(
        out,
        "/* Whether element p belongs behind element q: %sequals stay in order. */\n"
        "static int is_after_%s(const %s *a, long stride, int falling, int p, int q)\n"
        "{\n"
        "    const %s x = a[(falling ? q : p) * stride], y = a[(falling ? p : q) * stride];\n",
        floats ? "NaN is largest, and " : "", name, type, type);
    text_add(out, floats ? "    const int larger = (x > y) | ((x != x) & (y == y));\n"
                           "    const int smaller = (x < y) | ((x == x) & (y != y));\n"
                         : "    const int larger = x > y, smaller = x < y;\n");
    text_add(out, "    return larger | ((smaller ^ 1) & (p > q));\n}\n\n");
    text_printf(out, heapsort, name, type, name, name, name);
}

void emit_along_helpers(Program *const *programs, int count, Text *out)
{
    for (DType dtype = DT_I32; dtype <= DT_F64; dtype++) {
        if (sorts(programs, count, dtype)) {
            emit_sort(dtype, out);
        }
    }
}
