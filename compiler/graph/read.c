/* read: the text form of print.c back to a graph.
 *
 * Each line is parsed into a NodeSpec, judged by the shape rule and appended. Nodes are numbered
 * from 0 without gaps; a type after ":" is a request where the operator takes one, and must be what
 * the rule gives where not. "; file:line" at the end of a node is its place in the script; any
 * other text behind ";" is a comment. The text may be hostile: the answer is a graph or a message.
 */
#include "graph.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 8 }; /* of loops in loops */

typedef struct Reader {
    const char *at; /* the next byte */
    int line;
    Graph *graph;            /* NULL before the line "graph NAME"; in a loop, its body */
    Graph *outer[MAX_DEPTH]; /* the graphs around that */
    int depth;
    Text name, path; /* of the node being read */
    Text *error;
} Reader;

static bool fail(Reader *reader, const char *format, ...) PRINTF_LIKE(2, 3);

static bool fail(Reader *reader, const char *format, ...)
{
    text_printf(reader->error, "line %d: ", reader->line);
    va_list args;
    va_start(args, format);
    text_vprintf(reader->error, format, args);
    va_end(args);
    return false;
}

/* ---- tokens ---- */

static void skip_blanks(Reader *reader)
{
    reader->at += strspn(reader->at, " \t\r");
}

static bool at_end(const Reader *reader)
{
    return *reader->at == '\0' || *reader->at == '\n';
}

/* Takes `token` if it comes next. */
static bool accept(Reader *reader, const char *token)
{
    skip_blanks(reader);
    size_t length = strlen(token);
    if (strncmp(reader->at, token, length) != 0) {
        return false;
    }
    reader->at += length;
    return true;
}

static bool expect(Reader *reader, const char *token)
{
    return accept(reader, token) || fail(reader, "'%s' expected", token);
}

enum { WORD_SIZE = 32 };

/* A word of letters, digits and underscores; "" when none comes next. */
static void read_word(Reader *reader, char word[WORD_SIZE])
{
    skip_blanks(reader);
    size_t length = strspn(reader->at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                       "0123456789_");
    size_t kept = length < WORD_SIZE ? length : WORD_SIZE - 1;
    memcpy(word, reader->at, kept);
    word[kept] = '\0';
    reader->at += length;
}

static bool read_integer(Reader *reader, int64_t *value)
{
    *value = 0;
    skip_blanks(reader);
    const char *digits = reader->at + (*reader->at == '-');
    if (*digits < '0' || *digits > '9') {
        return fail(reader, "whole number expected");
    }
    char *end;
    errno = 0;
    *value = strtoll(reader->at, &end, 10);
    reader->at = end;
    return errno == 0 || fail(reader, "number too large");
}

static bool read_real(Reader *reader, double *value)
{
    skip_blanks(reader);
    const char *end = reader->at;
    if (*reader->at > ' ') { /* strtod would skip line ends */
        *value = number_parse(reader->at, &end);
    }
    if (end == reader->at) {
        return fail(reader, "number expected");
    }
    reader->at = end;
    return true;
}

/* "%7": a node that is already there. */
static bool read_reference(Reader *reader, NodeId *id)
{
    int64_t number;
    *id = NO_NODE;
    if (!expect(reader, "%") || !read_integer(reader, &number)) {
        return false;
    }
    if (number < 0 || number >= reader->graph->count) {
        return fail(reader, "%%%lld is not defined above", (long long)number);
    }
    *id = (NodeId)number;
    return true;
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *place = memchr(digits, c, sizeof digits - 1);
    return place ? (int)(place - digits) : -1;
}

/* The bytes from `from` to `to` with \xNN decoded; false on a bad escape or one of NUL. */
static bool decode(const char *from, const char *to, Text *text)
{
    text->length = 0;
    text_add(text, "");
    while (from < to) {
        char byte = *from++;
        if (byte == '\\') {
            int high = to - from >= 3 && from[0] == 'x' ? hex_digit(from[1]) : -1;
            int low = high >= 0 ? hex_digit(from[2]) : -1;
            if (low < 0 || high + low == 0) {
                return false;
            }
            byte = (char)(high * 16 + low);
            from += 3;
        }
        text_addn(text, &byte, 1);
    }
    return true;
}

/* Bytes up to one of `stops`, decoded. */
static bool read_escaped(Reader *reader, const char *stops, Text *text)
{
    const char *start = reader->at;
    reader->at += strcspn(start, stops);
    return decode(start, reader->at, text) || fail(reader, "only \\x01 to \\xff are escapes");
}

static bool read_quoted(Reader *reader, Text *text)
{
    if (!expect(reader, "\"") || !read_escaped(reader, "\"\n", text)) {
        return false;
    }
    return *reader->at == '"' ? accept(reader, "\"") : fail(reader, "'\"' expected");
}

/* "[1,2,3]", at most MAX_RANK items. */
static bool read_list(Reader *reader, int64_t items[MAX_RANK], int *count)
{
    *count = 0;
    if (!expect(reader, "[")) {
        return false;
    }
    while (!accept(reader, "]")) {
        if (*count == MAX_RANK) {
            return fail(reader, "more than %d items", MAX_RANK);
        }
        if ((*count > 0 && !expect(reader, ",")) || !read_integer(reader, &items[*count])) {
            return false;
        }
        ++*count;
    }
    return true;
}

/* ---- the parts of a node ---- */

static bool read_op(Reader *reader, Op *op)
{
    char word[WORD_SIZE];
    read_word(reader, word);
    if (op_by_name(word, op)) {
        return true;
    }
    const char *names[OP_COUNT];
    for (int i = 0; i < OP_COUNT; i++) {
        names[i] = op_info[i].name;
    }
    const char *near = nearest_word(word, names, OP_COUNT);
    return fail(reader, "unknown operator '%s'%s%s%s", word, near ? "; did you mean '" : "",
                near ? near : "", near ? "'?" : "");
}

static bool read_operands(Reader *reader, NodeSpec *spec)
{
    const OpInfo *info = &op_info[spec->op];
    Graph *graph = reader->graph;
    NodeId *operands = NULL;
    int count = 0, capacity = 0;
    skip_blanks(reader);
    while (*reader->at == '%') {
        NodeId id;
        if (!read_reference(reader, &id)) {
            return false;
        }
        if (count < MAX_INPUTS) {
            spec->in[count] = id;
        }
        ARENA_PUSH(graph->arena, operands, count, capacity, id);
        skip_blanks(reader);
    }
    spec->inputs = operands;
    spec->input_count = count;
    return info->arity == ANY_ARITY || count == info->arity ||
           fail(reader, "%s takes %d operands, not %d", info->name, info->arity, count);
}

static bool read_axes(Reader *reader, uint32_t *mask)
{
    int64_t axes[MAX_RANK];
    int count;
    if (!read_list(reader, axes, &count)) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        if (axes[i] < 0 || axes[i] >= MAX_RANK) {
            return fail(reader, "axis %lld is out of range", (long long)axes[i]);
        }
        *mask |= 1u << axes[i];
    }
    return true;
}

/* A list with one item for every axis of the operand. */
static bool read_axis_list(Reader *reader, const NodeSpec *spec, int64_t items[MAX_RANK])
{
    int count, rank = reader->graph->nodes[spec->in[0]].shape.rank;
    if (!read_list(reader, items, &count)) {
        return false;
    }
    return count == rank || fail(reader, "%d items for %d axes", count, rank);
}

/* "size=3": a named number behind the first. */
static bool read_named(Reader *reader, const char *name, int64_t *value)
{
    return expect(reader, name) && expect(reader, "=") && read_integer(reader, value);
}

/* "[0.5,2]", into the graph's arena. */
static bool read_table(Reader *reader, Attr *attr)
{
    double *numbers = NULL;
    int count = 0, capacity = 0;
    if (!expect(reader, "[")) {
        return false;
    }
    while (!accept(reader, "]")) {
        double number = 0;
        if (count == MAX_TABLE) {
            return fail(reader, "more than %d numbers", MAX_TABLE);
        }
        if ((count > 0 && !expect(reader, ",")) || !read_real(reader, &number)) {
            return false;
        }
        ARENA_PUSH(reader->graph->arena, numbers, count, capacity, number);
    }
    attr->table = numbers;
    attr->index = count;
    return true;
}

static bool read_count(Reader *reader, const char *key, int64_t limit, int64_t *value)
{
    if (!expect(reader, key) || !expect(reader, "=") || !read_integer(reader, value)) {
        return false;
    }
    return (*value >= 0 && *value <= limit) || fail(reader, "%s is out of range", key);
}

/* "2 stacked=1 steps=64 reverse=0", behind "carries="; the body is the one that was read last. */
static bool read_loop(Reader *reader, NodeSpec *spec)
{
    const Graph *graph = reader->graph;
    int64_t carries, stacked, reverse;
    LoopAttr *loop = &spec->attr.loop;
    if (!read_integer(reader, &carries) || !read_count(reader, "stacked", INT32_MAX, &stacked) ||
        !read_count(reader, "steps", MAX_STEPS, &loop->steps) ||
        !read_count(reader, "reverse", 1, &reverse)) {
        return false;
    }
    if (carries < 0 || carries > INT32_MAX) {
        return fail(reader, "carries is out of range");
    }
    loop->carries = (int)carries;
    loop->stacked = (int)stacked;
    loop->reverse = reverse == 1;
    spec->attr.index = graph->body_count - 1;
    for (NodeId id = 0; id < graph->count; id++) {
        if (graph->nodes[id].op == OP_scan && graph->nodes[id].attr.index == spec->attr.index) {
            return fail(reader, "no body stands before this loop");
        }
    }
    return true;
}

/* "{key=value}" as the operator's kind of attribute wants it. */
static bool read_attr(Reader *reader, NodeSpec *spec)
{
    AttrKind kind = op_info[spec->op].attr;
    if (kind == ATTR_NONE) {
        return true;
    }
    if (!expect(reader, "{") || !expect(reader, attr_name(kind)) || !expect(reader, "=")) {
        return false;
    }
    bool read = false;
    switch (kind) {
    case ATTR_NONE:
        break;
    case ATTR_VALUE:
        read = read_real(reader, &spec->attr.value);
        break;
    case ATTR_TABLE:
        read = read_table(reader, &spec->attr);
        break;
    case ATTR_SLOT:
    case ATTR_AXIS:
    case ATTR_STREAM:
    case ATTR_RESULT:
        read = read_integer(reader, &spec->attr.index);
        break;
    case ATTR_LOOP:
        read = read_loop(reader, spec);
        break;
    case ATTR_AXES:
        read = read_axes(reader, &spec->attr.mask);
        break;
    case ATTR_PERM:
        read = read_axis_list(reader, spec, spec->attr.start);
        break;
    case ATTR_WINDOW:
        read = read_integer(reader, &spec->attr.index) &&
               read_named(reader, "size", &spec->attr.window.size) &&
               read_named(reader, "step", &spec->attr.window.step) &&
               read_named(reader, "dilation", &spec->attr.window.dilation);
        break;
    case ATTR_SLICE:
        read = read_axis_list(reader, spec, spec->attr.start) && expect(reader, "step") &&
               expect(reader, "=") && read_axis_list(reader, spec, spec->attr.step);
        break;
    }
    return read && expect(reader, "}");
}

/* "f32[64,784]" */
static bool read_type(Reader *reader, DType *dtype, Shape *shape)
{
    char word[WORD_SIZE];
    read_word(reader, word);
    int found = 0;
    while (found < DTYPE_COUNT && strcmp(word, dtype_name((DType)found)) != 0) {
        found++;
    }
    if (found == DTYPE_COUNT) {
        return fail(reader, "unknown dtype '%s'", word);
    }
    *dtype = (DType)found;
    return read_list(reader, shape->dim, &shape->rank);
}

/* "; mlp.lua:9" gives the place; any other comment, or none, gives no place. */
static Loc read_loc(Reader *reader)
{
    Loc nowhere = {0};
    if (!accept(reader, ";")) {
        return nowhere;
    }
    skip_blanks(reader);
    const char *start = reader->at, *end = start + strcspn(start, " \t\r\n");
    const char *colon = memrchr(start, ':', (size_t)(end - start));
    const char *rest = end + strspn(end, " \t\r");
    reader->at += strcspn(start, "\n");
    if (!colon || colon[1] < '0' || colon[1] > '9' || rest < reader->at) {
        return nowhere;
    }
    char *digits_end;
    long line = strtol(colon + 1, &digits_end, 10);
    if (digits_end != end || line > INT32_MAX || !decode(start, colon, &reader->path)) {
        return nowhere;
    }
    return (Loc){.file = reader->path.data, .line = (int)line};
}

/* ---- lines ---- */

/* Appends the node that was parsed, unless its rule refuses it or gives another type than `asked`.
 */
static bool add_node(Reader *reader, NodeSpec asked)
{
    Graph *graph = reader->graph;
    NodeSpec spec = asked;
    Text reason = {0};
    bool sound = shape_infer(graph, &spec, &reason);
    if (!sound) {
        fail(reader, "%s", reason.data);
    } else if (spec.dtype != asked.dtype || !shape_equal(&spec.shape, &asked.shape)) {
        sound = fail(reader, "the result is %s %s, not %s %s", dtype_name(spec.dtype),
                     shape_words(&spec.shape).text, dtype_name(asked.dtype),
                     shape_words(&asked.shape).text);
    } else {
        graph_add(graph, spec);
    }
    text_free(&reason);
    return sound;
}

/* "%3 = matmul %0 %2 "name" {attribute} : f32[64,256] from=%1 ; mlp.lua:9" */
static bool read_node(Reader *reader)
{
    int64_t id;
    NodeSpec spec = {0};
    if (!expect(reader, "%") || !read_integer(reader, &id)) {
        return false;
    }
    if (id != reader->graph->count) {
        return fail(reader, "%%%d expected: nodes are numbered from 0", reader->graph->count);
    }
    if (!expect(reader, "=") || !read_op(reader, &spec.op) || !read_operands(reader, &spec)) {
        return false;
    }
    skip_blanks(reader);
    if (*reader->at == '"') {
        if (!read_quoted(reader, &reader->name)) {
            return false;
        }
        spec.name = reader->name.data;
    }
    if (!read_attr(reader, &spec) || !expect(reader, ":") ||
        !read_type(reader, &spec.dtype, &spec.shape)) {
        return false;
    }
    reader->graph->from = NO_NODE;
    if (accept(reader, "from=") && !read_reference(reader, &reader->graph->from)) {
        return false;
    }
    reader->graph->loc = read_loc(reader);
    return add_node(reader, spec);
}

static bool read_output(Reader *reader)
{
    NodeId node;
    if (!read_quoted(reader, &reader->name) || !read_reference(reader, &node)) {
        return false;
    }
    Op op = reader->graph->nodes[node].op;
    if (op_info[op].class == UPDATE || op == OP_scan) {
        return fail(reader, "%s has no value to put out", op == OP_scan ? "a loop" : "an update");
    }
    graph_output(reader->graph, reader->name.data, node);
    return true;
}

static bool read_header(Reader *reader)
{
    if (reader->graph) {
        return fail(reader, "a second graph; one text holds one");
    }
    skip_blanks(reader);
    if (!read_escaped(reader, " \t\r\n;", &reader->name)) {
        return false;
    }
    reader->graph = graph_new(reader->name.data);
    return true;
}

/* "body" opens the body of a loop, "end" closes it. */
static bool read_body(Reader *reader)
{
    if (reader->depth == MAX_DEPTH) {
        return fail(reader, "more than %d loops in one another", MAX_DEPTH);
    }
    Graph *body = graph_new("body");
    graph_body(reader->graph, body);
    reader->outer[reader->depth++] = reader->graph;
    reader->graph = body;
    return true;
}

static bool read_end(Reader *reader)
{
    if (reader->depth == 0) {
        return fail(reader, "no body to end here");
    }
    reader->graph = reader->outer[--reader->depth];
    return true;
}

/* What a line says, up to its end or comment. */
static bool read_statement(Reader *reader)
{
    char word[WORD_SIZE];
    skip_blanks(reader);
    if (at_end(reader) || *reader->at == ';') {
        return true;
    }
    if (reader->graph && *reader->at == '%') {
        return read_node(reader);
    }
    read_word(reader, word);
    if (strcmp(word, "graph") == 0) {
        return read_header(reader);
    }
    if (reader->graph && strcmp(word, "output") == 0) {
        return read_output(reader);
    }
    if (reader->graph && strcmp(word, "body") == 0) {
        return read_body(reader);
    }
    if (reader->graph && strcmp(word, "end") == 0) {
        return read_end(reader);
    }
    return fail(reader, reader->graph ? "'%%' or 'output' expected" : "'graph NAME' expected");
}

static bool read_line(Reader *reader)
{
    if (!read_statement(reader)) {
        return false;
    }
    if (accept(reader, ";")) {
        reader->at += strcspn(reader->at, "\n");
    }
    skip_blanks(reader);
    if (!at_end(reader)) {
        return fail(reader, "unexpected text behind the statement");
    }
    reader->at += *reader->at == '\n';
    reader->line++;
    return true;
}

Graph *graph_read(const char *text, Text *error)
{
    Reader reader = {.at = text, .line = 1, .error = error};
    bool good = true;
    while (good && *reader.at) {
        good = read_line(&reader);
    }
    if (good && !reader.graph) {
        good = fail(&reader, "'graph NAME' expected");
    }
    if (good && reader.depth > 0) {
        good = fail(&reader, "'end' expected");
    }
    reader.graph = reader.depth > 0 ? reader.outer[0] : reader.graph;
    if (good) {
        reader.graph->loc = (Loc){0};
        reader.graph->from = NO_NODE;
    } else {
        graph_free(reader.graph);
        reader.graph = NULL;
    }
    text_free(&reader.name);
    text_free(&reader.path);
    return reader.graph;
}
