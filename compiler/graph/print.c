/* print: a graph as text, one node a line, and as a DOT picture.
 *
 *     graph train_step
 *       %0 = input "x" {slot=0} : f32[64,784]                     ; mlp.lua:9
 *       %1 = state "0.weight" {slot=0} : f32[784,256]             ; nn.lua:20
 *       %2 = matmul %0 %1 : f32[64,256]
 *       %3 = permute %0 {perm=[1,0]} : f32[784,64] from=%2
 *       output "hidden" %2
 *
 * The body of a loop stands before its node, between the lines `body` and `end`, with numbers of
 * its own.
 * Names are bytes from scripts: what is not printable ASCII appears as \xNN. Paths lose their
 * folders, so the text does not depend on where gradcc was started. read.c takes it all back.
 */
#include "loop.h"

#include <string.h>

enum { COMMENT_COLUMN = 64 };

/* Printable ASCII as it is, all other bytes and those in `special` as `escape` and two digits. */
static void print_escaped(Text *out, const char *raw, const char *special, const char *escape)
{
    for (const char *s = raw; *s; s++) {
        if (*s < 0x20 || *s >= 0x7F || strchr(special, *s)) {
            text_printf(out, "%s%02x", escape, (unsigned char)*s);
        } else {
            text_addn(out, s, 1);
        }
    }
}

static void print_quoted(Text *out, const char *raw)
{
    text_add(out, "\"");
    print_escaped(out, raw, "\"\\", "\\x");
    text_add(out, "\"");
}

/* A word without quotes: no blank, no start of a comment in it. */
static void print_bare(Text *out, const char *raw)
{
    print_escaped(out, raw, " \"\\;", "\\x");
}

static void print_list(Text *out, const char *key, int count, const int64_t *items)
{
    text_printf(out, "%s=[", key);
    for (int i = 0; i < count; i++) {
        text_printf(out, "%s%lld", i ? "," : "", (long long)items[i]);
    }
    text_add(out, "]");
}

static void print_type(Text *out, const Node *n)
{
    text_printf(out, "%s[", dtype_name(n->dtype));
    for (int axis = 0; axis < n->shape.rank; axis++) {
        text_printf(out, "%s%lld", axis ? "," : "", (long long)n->shape.dim[axis]);
    }
    text_add(out, "]");
}

static void print_axes(Text *out, const char *key, uint32_t mask)
{
    int64_t axes[MAX_RANK];
    int count = 0;
    for (int axis = 0; axis < MAX_RANK; axis++) {
        if (mask >> axis & 1) {
            axes[count++] = axis;
        }
    }
    print_list(out, key, count, axes);
}

static void print_table(Text *out, const char *key, const Attr *attr)
{
    text_printf(out, " {%s=[", key);
    for (int64_t i = 0; i < attr->index; i++) {
        text_add(out, i ? "," : "");
        text_add_number(out, attr->table[i]);
    }
    text_add(out, "]}");
}

static void print_attr(Text *out, const Node *n)
{
    AttrKind kind = op_info[n->op].attr;
    const char *key = attr_name(kind);
    switch (kind) {
    case ATTR_NONE:
        return;
    case ATTR_VALUE:
        text_printf(out, " {%s=", key);
        text_add_number(out, n->attr.value);
        text_add(out, "}");
        return;
    case ATTR_TABLE:
        print_table(out, key, &n->attr);
        return;
    case ATTR_SLOT:
    case ATTR_AXIS:
    case ATTR_STREAM:
    case ATTR_RESULT:
        text_printf(out, " {%s=%lld}", key, (long long)n->attr.index);
        return;
    case ATTR_WINDOW:
        text_printf(out, " {%s=%lld size=%lld step=%lld dilation=%lld}", key,
                    (long long)n->attr.index, (long long)n->attr.window.size,
                    (long long)n->attr.window.step, (long long)n->attr.window.dilation);
        return;
    case ATTR_LOOP:
        text_printf(out, " {%s=%d stacked=%d steps=%lld reverse=%d}", key, n->attr.loop.carries,
                    n->attr.loop.stacked, (long long)n->attr.loop.steps, n->attr.loop.reverse);
        return;
    case ATTR_AXES:
    case ATTR_PERM:
    case ATTR_SLICE:
        break;
    }
    text_add(out, " {");
    if (kind == ATTR_AXES) {
        print_axes(out, key, n->attr.mask);
    } else {
        print_list(out, key, n->shape.rank, n->attr.start);
    }
    if (kind == ATTR_SLICE) {
        text_add(out, " ");
        print_list(out, "step", n->shape.rank, n->attr.step);
    }
    text_add(out, "}");
}

static void print_loc(Text *out, size_t line_start, Loc loc)
{
    size_t width = out->length - line_start;
    int padding = width + 2 < COMMENT_COLUMN ? (int)(COMMENT_COLUMN - width) : 2;
    text_printf(out, "%*s; ", padding, "");
    print_bare(out, loc_base(loc));
    text_printf(out, ":%d", loc.line);
}

static void print_body(Text *out, const Graph *graph, int indent);

static void print_node(Text *out, const Graph *graph, NodeId id, int indent)
{
    const Node *n = &graph->nodes[id];
    if (n->op == OP_scan) {
        text_printf(out, "%*sbody\n", indent, "");
        print_body(out, loop_body(graph, n), indent + 2);
        text_printf(out, "%*send\n", indent, "");
    }
    size_t line_start = out->length;
    text_printf(out, "%*s%%%d = %s", indent, "", id, op_info[n->op].name);
    for (int i = 0; i < n->arity; i++) {
        text_printf(out, " %%%d", n->in[i]);
    }
    if (n->name) {
        text_add(out, " ");
        print_quoted(out, n->name);
    }
    print_attr(out, n);
    text_add(out, " : ");
    print_type(out, n);
    if (n->from != NO_NODE) {
        text_printf(out, " from=%%%d", n->from);
    }
    if (n->loc.file) {
        print_loc(out, line_start, n->loc);
    }
    text_add(out, "\n");
}

static void print_body(Text *out, const Graph *graph, int indent)
{
    for (NodeId id = 0; id < graph->count; id++) {
        print_node(out, graph, id, indent);
    }
    for (int i = 0; i < graph->output_count; i++) {
        text_printf(out, "%*soutput ", indent, "");
        print_quoted(out, graph->outputs[i].name);
        text_printf(out, " %%%d\n", graph->outputs[i].node);
    }
}

void graph_print(const Graph *graph, Text *out)
{
    text_add(out, "graph ");
    print_bare(out, graph->name);
    text_add(out, "\n");
    print_body(out, graph, 2);
}

/* ---- DOT: data flows down; leaves are boxes, gradient nodes are tinted, loops framed ---- */

static const char *dot_fill(const Node *n)
{
    if (n->op == OP_state || op_info[n->op].class == UPDATE) {
        return "#ffe9b8"; /* what lives from step to step */
    }
    if (op_info[n->op].class == LEAF) {
        return "#e4e4e4";
    }
    return n->from == NO_NODE ? "#ffffff" : "#dbe9ff";
}

static void print_dot_name(Text *out, const char *raw)
{
    print_escaped(out, raw, "\"\\", "\\\\x"); /* DOT wants the backslash itself escaped */
}

static void print_dot_body(Text *out, const Graph *graph, const char *prefix);

/* The body of a loop in a frame; its outputs lead to the loop's node. */
static void print_dot_loop(Text *out, const Graph *graph, NodeId id, const char *prefix)
{
    const Graph *body = loop_body(graph, &graph->nodes[id]);
    Text inner = {0};
    text_printf(&inner, "%s%d_", prefix, id);
    text_printf(out, "  subgraph cluster_%s {\n", inner.data);
    print_dot_body(out, body, inner.data);
    text_add(out, "  }\n");
    for (int i = 0; i < body->output_count; i++) {
        text_printf(out, "  %s%d -> %s%d [style=dashed];\n", inner.data, body->outputs[i].node,
                    prefix, id);
    }
    text_free(&inner);
}

static void print_dot_node(Text *out, const Graph *graph, NodeId id, const char *prefix)
{
    const Node *n = &graph->nodes[id];
    text_printf(out, "  %s%d [label=\"%s", prefix, id, op_info[n->op].name);
    if (!n->attr.table) { /* numbers would make the picture as wide as they are many */
        print_attr(out, n);
    }
    if (n->name) {
        text_add(out, "\\n");
        print_dot_name(out, n->name);
    }
    text_add(out, "\\n");
    print_type(out, n);
    bool square = op_info[n->op].class == LEAF || op_info[n->op].class == UPDATE;
    text_printf(out, "\", fillcolor=\"%s\", style=\"filled%s\", tooltip=\"", dot_fill(n),
                square ? "" : ",rounded");
    print_dot_name(out, loc_base(n->loc));
    text_printf(out, ":%d\"];\n", n->loc.line);
    for (int i = 0; i < n->arity; i++) {
        text_printf(out, "  %s%d -> %s%d;\n", prefix, n->in[i], prefix, id);
    }
    if (n->op == OP_scan) {
        print_dot_loop(out, graph, id, prefix);
    }
}

static void print_dot_body(Text *out, const Graph *graph, const char *prefix)
{
    for (NodeId id = 0; id < graph->count; id++) {
        print_dot_node(out, graph, id, prefix);
    }
}

void graph_dot(const Graph *graph, Text *out)
{
    text_add(out, "digraph \"");
    print_dot_name(out, graph->name);
    text_add(out, "\" {\n  node [shape=box, fontname=\"Helvetica\", fontsize=10];\n");
    print_dot_body(out, graph, "n");
    for (int i = 0; i < graph->output_count; i++) {
        text_printf(out, "  out%d [label=\"", i);
        print_dot_name(out, graph->outputs[i].name);
        text_printf(out, "\", shape=ellipse, style=bold];\n  n%d -> out%d;\n",
                    graph->outputs[i].node, i);
    }
    text_add(out, "}\n");
}
