/* emit_along.c: operators along one axis as plain C, for the loops spelling. In: a kernel of kind
 * ALONG, whose operand is (outer, from, inner) and whose result is (outer, to, inner). Out: its
 * loops.
 *
 * All but the sort are one statement or two for each element of the lines, with n its place and i,
 * j, k its indices. The sort is a function of its own, printed once for each type.
 */
#include "emit_kernel.h"

#include <inttypes.h>
#include <math.h>

typedef struct Along {
    Emitter *e;
    const Kernel *kernel;
    const char *y, *a, *index;             /* names of the arrays */
    const char *operand_type, *type;       /* of an element of a and of y */
    const char *outer, *from, *to, *inner; /* extents */
} Along;

static void open_loop(const Along *l, const char *name, const char *extent)
{
    emit_line(l->e, "for (long %s = 0; %s < %s; %s++) {", name, name, extent, name);
    l->e->indent++;
}

/* Loops over the elements of an array of `count` elements a line. */
static void open_elements(const Along *l, const char *count)
{
    open_loop(l, "i", l->outer);
    open_loop(l, "j", count);
    open_loop(l, "k", l->inner);
    emit_line(l->e, "const long n = (i * %s + j) * %s + k;", count, l->inner);
}

static void emit_gather(const Along *l)
{
    const double absent = dtype_is_float(l->kernel->dtype) ? (double)NAN : 0;
    open_elements(l, l->to);
    emit_line(l->e, "const long at = %s[n];", l->index);
    emit_line(l->e, "const long place = (i * %s + at) * %s + k;", l->from, l->inner);
    emit_line(l->e, "const %s absent = %s;", l->type,
              number_text(l->e->arena, l->kernel->dtype, absent));
    emit_line(l->e, "%s[n] = (at >= 0) & (at < %s) ? %s[place] : absent;", l->y, l->from, l->a);
    emit_close(l->e, 3);
}

/* The result starts as `start`; then every element of the operand does `statement` at the place
 * that `index` has for it. */
static void emit_to_places(const Along *l, const char *start, const char *index,
                           const char *statement)
{
    const int64_t count = l->kernel->outer * l->kernel->to * l->kernel->inner;
    open_loop(l, "n", integer_text(l->e->arena, count));
    emit_line(l->e, "%s[n] = %s;", l->y, start);
    emit_close(l->e, 1);
    open_elements(l, l->from);
    emit_line(l->e, "const long at = %s[n];", index);
    emit_line(l->e, "const long place = (i * %s + at) * %s + k;", l->to, l->inner);
    emit_line(l->e, "if ((at >= 0) & (at < %s)) {", l->to);
    emit_line(l->e, "    %s", statement);
    emit_line(l->e, "}");
    emit_close(l->e, 3);
}

static void emit_scatter_add(const Along *l)
{
    emit_to_places(l, number_text(l->e->arena, l->kernel->dtype, 0), l->index,
                   arena_printf(l->e->arena, "%s[place] += %s[n];", l->y, l->a));
}

static void emit_inverse(const Along *l)
{
    emit_to_places(l, "-1", l->a, arena_printf(l->e->arena, "%s[place] = (int)j;", l->y));
}

static void emit_cumsum(const Along *l)
{
    open_elements(l, l->to);
    emit_line(l->e, "const %s before = j > 0 ? %s[n - %s] : %s;", l->type, l->y, l->inner,
              number_text(l->e->arena, l->kernel->dtype, 0));
    emit_line(l->e, "%s[n] = before + %s[n];", l->y, l->a);
    emit_close(l->e, 3);
}

static void emit_cumargmax(const Along *l)
{
    const bool floats = l->operand_type != c_type(DT_I32);
    open_elements(l, l->to);
    emit_line(l->e, "const long best = j > 0 ? %s[n - %s] : 0;", l->y, l->inner);
    emit_line(l->e, "const %s largest = %s[(i * %s + best) * %s + k], next = %s[n];",
              l->operand_type, l->a, l->from, l->inner, l->a);
    emit_line(l->e, "%s[n] = (int)(%s ? best : j);", l->y,
              floats ? "(next < largest) | ((largest != largest) & (next == next))"
                     : "next < largest");
    emit_close(l->e, 3);
}

static void emit_argsort(const Along *l)
{
    const char *dtype = dtype_name(l->e->program->buffers[l->kernel->a.buffer].dtype);
    open_loop(l, "i", l->outer);
    open_loop(l, "k", l->inner);
    emit_line(l->e, "const long line = i * %s * %s + k;", l->from, l->inner);
    emit_line(l->e, "argsort_%s(%s, %s, &%s[line], &%s[line]);", dtype, l->from, l->inner, l->a,
              l->y);
    emit_close(l->e, 2);
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
        .y = buffer_var(e, kernel->c.buffer),
        .a = buffer_var(e, kernel->a.buffer),
        .index = kernel->b.buffer >= 0 ? buffer_var(e, kernel->b.buffer) : NULL,
        .operand_type = c_type(e->program->buffers[kernel->a.buffer].dtype),
        .type = c_type(kernel->dtype),
        .outer = integer_text(e->arena, kernel->outer),
        .from = integer_text(e->arena, kernel->from),
        .to = integer_text(e->arena, kernel->to),
        .inner = integer_text(e->arena, kernel->inner),
    };
    emitters[kernel->op](&l);
}

/* ---- the sort ---- */

static bool sorts(Program *const *programs, int count, DType dtype)
{
    for (int p = 0; p < count; p++) {
        const Graph *graph = programs[p]->graph;
        for (NodeId id = 0; id < graph->count; id++) {
            const Node *node = &graph->nodes[id];
            if (node->op == OP_argsort && graph->nodes[node->in[0]].dtype == dtype) {
                return true;
            }
        }
    }
    return false;
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
