/* emit_along.c: operators along one axis as plain C, for the loops spelling. In: a kernel of kind
 * ALONG, whose operand is (outer, from, inner) and whose result is (outer, to, inner). Out: its
 * loops.
 *
 * All but the sort are a few statements for each element of the lines, with n its place and i, j, k
 * its indices. The sort is a function of its own, printed once for each type.
 */
#include "emit_kernel.h"

#include <inttypes.h>
#include <math.h>

typedef struct Along {
    Emitter *e;
    const Kernel *kernel;
    const char *y, *a; /* the arrays */
    const char *index; /* of an element, in C */
    DType operand;     /* of a */
    const char *type;  /* of y, in C */
} Along;

/* "(i * 7 + j) * 3 + k": element `at` of the line that i and k stand for. */
static const char *place_text(const Along *l, int64_t extent, const char *at)
{
    const Kernel *kernel = l->kernel;
    Arena *arena = l->e->arena;
    const bool outer = kernel->outer > 1;
    const char *place =
        outer ? arena_printf(arena, "i * %s + %s", integer_text(arena, extent), at) : at;
    return kernel->inner == 1 ? place
                              : arena_printf(arena, outer ? "(%s) * %s + k" : "%s * %s + k", place,
                                             integer_text(arena, kernel->inner));
}

/* The index of the element that i, j and k stand for: "ids[i * 7 + j]". */
static const char *index_text(const Emitter *e)
{
    const Kernel *kernel = e->kernel;
    const char *const names[] = {"i", "j", "k"};
    const bool moves[] = {kernel->outer > 1, true, kernel->inner > 1};
    const char *place = kernel->b.offset != 0 ? integer_text(e->arena, kernel->b.offset) : "";
    for (int axis = 0; axis < 3; axis++) {
        const int64_t stride = kernel->b.stride[axis];
        if (moves[axis] && stride != 0) {
            const char *plus = *place != '\0' ? " + " : "", *name = names[axis];
            place = stride == 1 ? arena_printf(e->arena, "%s%s%s", place, plus, name)
                                : arena_printf(e->arena, "%s%s%s * %s", place, plus, name,
                                               integer_text(e->arena, stride));
        }
    }
    return arena_printf(e->arena, "%s[%s]", buffer_var(e, kernel->b.buffer),
                        *place != '\0' ? place : "0");
}

/* Loops over the elements of an array with lines of `extent` elements, without those that would run
 * once; close_elements ends them. */
static void open_elements(const Along *l, int64_t extent)
{
    if (l->kernel->outer > 1) {
        emit_for(l->e, "i", l->kernel->outer);
    }
    emit_for(l->e, "j", extent);
    if (l->kernel->inner > 1) {
        emit_for(l->e, "k", l->kernel->inner);
    }
    emit_line(l->e, "const long n = %s;", place_text(l, extent, "j"));
}

static void close_elements(const Along *l)
{
    emit_close(l->e, 1 + (l->kernel->outer > 1) + (l->kernel->inner > 1));
}

static void emit_gather(const Along *l)
{
    const double absent = dtype_is_float(l->kernel->dtype) ? (double)NAN : 0;
    open_elements(l, l->kernel->to);
    emit_line(l->e, "const long at = %s;", l->index);
    emit_line(l->e, "const %s absent = %s;", l->type,
              number_text(l->e->arena, l->kernel->dtype, absent));
    emit_line(l->e, "%s[n] = ((at >= 0) & (at < %s)) ? %s[%s] : absent;", l->y,
              integer_text(l->e->arena, l->kernel->from), l->a,
              place_text(l, l->kernel->from, "at"));
    close_elements(l);
}

/* The result starts as `start`; then element n of the operand is brought where `index` has it:
 * to y[place], by `operator` and as `value`. */
static void emit_to_places(const Along *l, const char *start, const char *index,
                           const char *operator, const char * value)
{
    const int64_t count = l->kernel->outer * l->kernel->to * l->kernel->inner;
    emit_line(l->e, "for (long n = 0; n < %s; n++) {", integer_text(l->e->arena, count));
    emit_line(l->e, "    %s[n] = %s;", l->y, start);
    emit_line(l->e, "}");
    open_elements(l, l->kernel->from);
    emit_line(l->e, "const long at = %s;", index);
    emit_line(l->e, "if ((at >= 0) & (at < %s)) {", integer_text(l->e->arena, l->kernel->to));
    emit_line(l->e, "    %s[%s] %s %s;", l->y, place_text(l, l->kernel->to, "at"), operator, value);
    emit_line(l->e, "}");
    close_elements(l);
}

static void emit_scatter_add(const Along *l)
{
    emit_to_places(l, number_text(l->e->arena, l->kernel->dtype, 0), l->index,
                   "+=", arena_printf(l->e->arena, "%s[n]", l->a));
}

static void emit_inverse(const Along *l)
{
    emit_to_places(l, "-1", arena_printf(l->e->arena, "%s[n]", l->a), "=", "(int)j");
}

/* Line by line, since floats are summed in double. */
static void emit_cumsum(const Along *l)
{
    const Kernel *kernel = l->kernel;
    const DType sum = dtype_is_float(kernel->dtype) ? DT_F64 : kernel->dtype;
    if (kernel->outer > 1) {
        emit_for(l->e, "i", kernel->outer);
    }
    if (kernel->inner > 1) {
        emit_for(l->e, "k", kernel->inner);
    }
    emit_line(l->e, "%s sum = %s;", c_type(sum), number_text(l->e->arena, sum, 0));
    emit_for(l->e, "j", kernel->to);
    emit_line(l->e, "const long n = %s;", place_text(l, kernel->to, "j"));
    emit_line(l->e, "sum += %s%s[n];", kernel->dtype == DT_F32 ? "(double)" : "", l->a);
    emit_line(l->e, "%s[n] = %ssum;", l->y, kernel->dtype == DT_F32 ? "(float)" : "");
    emit_close(l->e, 1 + (kernel->outer > 1) + (kernel->inner > 1));
}

static void emit_cumargmax(const Along *l)
{
    const bool floats = dtype_is_float(l->operand);
    open_elements(l, l->kernel->to);
    emit_line(l->e, "const long best = j > 0 ? %s[n - %s] : 0;", l->y,
              integer_text(l->e->arena, l->kernel->inner));
    emit_line(l->e, "const %s largest = %s[%s], next = %s[n];", c_type(l->operand), l->a,
              place_text(l, l->kernel->from, "best"), l->a);
    emit_line(l->e, "const int beaten = %s;",
              floats ? "(next < largest) | ((largest != largest) & (next == next))"
                     : "next < largest");
    emit_line(l->e, "%s[n] = (int)(beaten ? best : j);", l->y);
    close_elements(l);
}

/* One call a line. */
static void emit_argsort(const Along *l)
{
    const Kernel *kernel = l->kernel;
    const char *from = integer_text(l->e->arena, kernel->from);
    const char *inner = integer_text(l->e->arena, kernel->inner);
    const char *line = kernel->inner > 1 ? "k" : "0";
    if (kernel->outer > 1) {
        emit_for(l->e, "i", kernel->outer);
        line = arena_printf(l->e->arena, "i * %s%s",
                            integer_text(l->e->arena, kernel->from * kernel->inner),
                            kernel->inner > 1 ? " + k" : "");
    }
    if (kernel->inner > 1) {
        emit_for(l->e, "k", kernel->inner);
    }
    emit_line(l->e, "argsort_%s(%s, %s, &%s[%s], &%s[%s]);", dtype_name(l->operand), from, inner,
              l->a, line, l->y, line);
    emit_close(l->e, (kernel->outer > 1) + (kernel->inner > 1));
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
        [OP_gather] = emit_gather,   [OP_scatter_add] = emit_scatter_add,
        [OP_inverse] = emit_inverse, [OP_cumsum] = emit_cumsum,
        [OP_argsort] = emit_argsort, [OP_cumargmax] = emit_cumargmax,
    };
    const Kernel *kernel = e->kernel;
    const Along l = {
        .e = e,
        .kernel = kernel,
        .y = array_text(e, &kernel->c),
        .a = array_text(e, &kernel->a),
        .index = kernel->b.buffer >= 0 ? index_text(e) : NULL,
        .operand = e->program->buffers[kernel->a.buffer].dtype,
        .type = c_type(kernel->dtype),
    };
    emitters[kernel->op](&l);
}

/* ---- the sort ---- */

static bool graph_sorts(const Graph *graph, DType dtype)
{
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        if ((node->op == OP_argsort && graph->nodes[node->in[0]].dtype == dtype) ||
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
    "/* The indices of a line, sorted in place (heapsort: Williams, 1964). */\n"
    "static void argsort_%s(long count, long stride, const %s *a, int *order)\n"
    "{\n"
    "    for (long i = 0; i < count; i++) {\n"
    "        order[i * stride] = (int)i;\n"
    "    }\n"
    "    long start = count / 2, end = count;\n"
    "    while (end > 1) {\n"
    "        if (start > 0) { /* build the heap from below */\n"
    "            start--;\n"
    "        } else { /* its root is the last of what is left */\n"
    "            end--;\n"
    "            const int last = order[end * stride];\n"
    "            order[end * stride] = order[0];\n"
    "            order[0] = last;\n"
    "        }\n"
    "        const int sinking = order[start * stride];\n"
    "        long root = start, child = 2 * start + 1;\n"
    "        while (child < end) {\n"
    "            if (child + 1 < end) {\n"
    "                child += is_after_%s(a, stride, order[(child + 1) * stride],\n"
    "                                     order[child * stride]);\n"
    "            }\n"
    "            if (is_after_%s(a, stride, sinking, order[child * stride])) {\n"
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
    text_printf(out,
                "/* Whether element p belongs behind element q: %sequals stay in order. */\n"
                "static int is_after_%s(const %s *a, long stride, int p, int q)\n"
                "{\n"
                "    const %s x = a[p * stride], y = a[q * stride];\n",
                floats ? "NaN is largest, and " : "", name, type, type);
    text_add(out, floats ? "    const int larger = (x > y) | ((x != x) & (y == y));\n"
                           "    const int smaller = (x < y) | ((x == x) & (y != y));\n"
                         : "    const int larger = x > y, smaller = x < y;\n");
    text_add(out, "    return larger | ((smaller ^ 1) & (p > q));\n}\n\n");
    text_printf(out, heapsort, name, type, name, name);
}

void emit_along_helpers(Program *const *programs, int count, Text *out)
{
    for (DType dtype = DT_I32; dtype <= DT_F64; dtype++) {
        if (sorts(programs, count, dtype)) {
            emit_sort(dtype, out);
        }
    }
}
