/* functions: the functions that scripts see, for the operator reference. In: the Lua library in the
 * binary. Out: Markdown, one list a module: how a function is called, and what the comment lines
 * right above it say.
 *
 * A public function is a line `function TABLE.NAME(...)` where TABLE is what the module returns, or
 * `methods`, the methods of tensors; `function TABLE.NAME:init(...)` is the class TABLE.NAME, whose
 * comment may also stand above `TABLE.NAME = nn.class`; `define("NAME", "CLASS", { OPTIONS }`, at
 * the start of a line, makes a function, or several, of that name; so does, under a comment,
 * `TABLE.NAME = MAKER(...)`. What a module assigns to its table in other ways is for the library's
 * own use, or another name for the same function.
 */
#include "driver.h"
#include "host.h"

#include <ctype.h>
#include <string.h>

/* A piece of the embedded text. */
typedef struct Span {
    const char *at;
    size_t length;
} Span;

typedef struct Module {
    const char *name;
    Span table;      /* what it returns */
    bool of_tensors; /* its functions named `methods` are methods of tensors */
} Module;

static bool starts_with(Span line, const char *word)
{
    return line.length >= strlen(word) && strncmp(line.at, word, strlen(word)) == 0;
}

static bool same_text(Span a, Span b)
{
    return a.length == b.length && strncmp(a.at, b.at, a.length) == 0;
}

static Span span(const char *text)
{
    return (Span){text, strlen(text)};
}

static Span without(Span line, size_t prefix)
{
    return (Span){line.at + prefix, line.length - prefix};
}

/* The letters, digits and underscores that the text starts with. */
static Span word_of(Span text)
{
    size_t length = 0;
    while (length < text.length &&
           (isalnum((unsigned char)text.at[length]) || text.at[length] == '_')) {
        length++;
    }
    return (Span){text.at, length};
}

/* Words joined by dots. */
static Span path_of(Span text)
{
    Span path = word_of(text);
    while (path.length + 1 < text.length && text.at[path.length] == '.') {
        path.length += 1 + word_of(without(text, path.length + 1)).length;
    }
    return path;
}

/* The line at *at, which moves behind it; false at the end. */
static bool next_line(const char **at, Span *line)
{
    if (**at == '\0') {
        return false;
    }
    *line = (Span){*at, strcspn(*at, "\n")};
    *at += line->length + ((*at)[line->length] == '\n');
    return true;
}

/* `return X` or `return core.strict(X, "...")` in the last lines. */
static Span returned_table(const char *text)
{
    Span line, table = {0};
    while (next_line(&text, &line)) {
        const char *const openings[] = {"return core.strict(", "return "};
        for (int i = 0; i < COUNT_OF(openings); i++) {
            if (starts_with(line, openings[i])) {
                table = word_of(without(line, strlen(openings[i])));
                break;
            }
        }
    }
    return table;
}

/* ---- one function ---- */

/* `TABLE.NAME` at the start of a line, TABLE being public: the name, and what follows it. */
static bool public_name(const Module *module, Span text, Span *name, Span *rest, bool *method)
{
    const Span table = word_of(text);
    if (table.length == 0 || table.length >= text.length || text.at[table.length] != '.') {
        return false;
    }
    *method = module->of_tensors && same_text(table, span("methods"));
    if (!*method && !same_text(table, module->table)) {
        return false;
    }
    *name = path_of(without(text, table.length + 1));
    *rest = without(text, table.length + 1 + name->length);
    return name->length > 0;
}

/* "x:softmax(axis)", "nn.mse(prediction, target)": a method's first parameter is the tensor. */
static void add_signature(const Module *module, Span name, Span parameters, bool method, Text *out)
{
    const size_t family = strcspn(module->name, ".");
    text_add(out, "- `");
    text_addn(out, method ? "x" : module->name, method ? 1 : family);
    text_add(out, method ? ":" : ".");
    text_addn(out, name.at, name.length);
    if (method) {
        const Span self = word_of(without(parameters, 1));
        size_t skipped = 1 + self.length;
        skipped += strncmp(parameters.at + skipped, ", ", 2) == 0 ? 2 : 0;
        text_add(out, "(");
        parameters = without(parameters, skipped);
    }
    text_addn(out, parameters.at, parameters.length);
    text_add(out, "`");
}

static void finish_entry(const Text *comment, Text *out)
{
    if (comment->length > 0) {
        text_printf(out, ": %s", comment->data);
    }
    text_add(out, "\n");
}

static void add_entry(const Module *module, Span name, Span parameters, bool method,
                      const Text *comment, Text *out)
{
    add_signature(module, name, parameters, method, out);
    finish_entry(comment, out);
}

/* ---- one module ---- */

/* Consecutive comment lines, joined by spaces; false for a line of another kind. */
static bool add_comment_line(Span line, Text *comment)
{
    if (!starts_with(line, "-- ")) {
        return starts_with(line, "--") && line.length == 2;
    }
    text_add(comment, comment->length > 0 ? " " : "");
    const size_t indent = strspn(line.at, "- ");
    for (size_t i = indent; i < line.length; i++) { /* prose: no tags, no emphasis */
        text_printf(comment, strchr("<*", line.at[i]) ? "\\%c" : "%c", line.at[i]);
    }
    return true;
}

typedef struct Scan {
    const Module *module;
    Text comment, of_class; /* above this line; above the last `= nn.class` */
    Span class;             /* its name, while its init is not yet seen */
    int count;
    Text *out;
} Scan;

static void clear(Text *text)
{
    text_free(text);
    *text = (Text){0};
}

/* A class without init takes nothing. */
static void finish_class(Scan *s)
{
    if (s->class.length > 0) {
        add_entry(s->module, s->class, span("()"), false, &s->of_class, s->out);
        s->count++;
    }
    s->class = (Span){0};
    clear(&s->of_class);
}

static void start_class(Scan *s, Span name)
{
    finish_class(s);
    s->class = name;
    s->of_class = s->comment;
    s->comment = (Text){0};
}

static void read_function(Scan *s, Span name, Span rest, bool method)
{
    if (starts_with(rest, ":init(")) {
        const bool own = s->comment.length > 0;
        add_entry(s->module, name, without(rest, strlen(":init")), false,
                  own ? &s->comment : &s->of_class, s->out);
        s->count++;
        s->class = (Span){0};
        clear(&s->of_class);
    } else if (starts_with(rest, "(")) {
        finish_class(s);
        add_entry(s->module, name, rest, method, &s->comment, s->out);
        s->count++;
    }
}

/* "`nn.elu`, `nn.ELU` with `{ { "alpha", 1 } }`" */
static void read_define(Scan *s, Span line)
{
    const char *separator = "- ";
    const size_t family = strcspn(s->module->name, ".");
    line = without(line, strlen("define("));
    while (starts_with(line, "\"")) {
        const Span name = word_of(without(line, 1));
        text_printf(s->out, "%s`%.*s.%.*s`", separator, (int)family, s->module->name,
                    (int)name.length, name.at);
        separator = ", ";
        line = without(line, name.length + strlen("\"\", "));
    }
    size_t length = 0;
    for (int depth = 0; length < line.length && (length == 0 || depth > 0); length++) {
        depth += (line.at[length] == '{') - (line.at[length] == '}');
    }
    if (starts_with(line, "{") && length > strlen("{}")) {
        text_printf(s->out, " with `%.*s`", (int)length, line.at);
    }
    finish_entry(&s->comment, s->out);
    s->count++;
}

/* Whether the text is " = MAKER(...". */
static bool is_made(Span text)
{
    const size_t assigned = strlen(" = ");
    if (!starts_with(text, " = ")) {
        return false;
    }
    const Span maker = path_of(without(text, assigned));
    return maker.length > 0 && starts_with(without(text, assigned + maker.length), "(");
}

static void read_made(Scan *s, Span name)
{
    finish_class(s);
    add_entry(s->module, name, span(""), false, &s->comment, s->out);
    s->count++;
}

static void read_line(Scan *s, Span line)
{
    Span name, rest;
    bool method;
    if (add_comment_line(line, &s->comment)) {
        return;
    }
    if (starts_with(line, "define(\"")) {
        read_define(s, line);
    } else if (starts_with(line, "function ") &&
               public_name(s->module, without(line, strlen("function ")), &name, &rest, &method)) {
        read_function(s, name, rest, method);
    } else if (public_name(s->module, line, &name, &rest, &method) &&
               starts_with(rest, " = nn.class ")) {
        start_class(s, name);
    } else if (s->comment.length > 0 && public_name(s->module, line, &name, &rest, &method) &&
               !method && is_made(rest)) {
        read_made(s, name);
    }
    clear(&s->comment);
}

/* The heading: the module's name and its opening comment, which repeats the name. */
static const char *add_heading(const char *name, const char *text, Text *out)
{
    Text opening = {0};
    Span line;
    const char *body = text;
    while (next_line(&body, &line) && line.length > 2 && add_comment_line(line, &opening)) {
        text = body;
    }
    const char *colon = opening.length > 0 ? strstr(opening.data, ": ") : NULL;
    text_printf(out, "\n### %s\n\n%s\n\n", name, colon ? colon + 2 : "");
    text_free(&opening);
    return text;
}

static int add_module(const EmbeddedModule *embedded, Text *out)
{
    const Module module = {.name = embedded->name,
                           .table = returned_table(embedded->text),
                           .of_tensors = strncmp(embedded->name, "tensor.", 7) == 0};
    Scan scan = {.module = &module, .out = out};
    const char *at = add_heading(embedded->name, embedded->text, out);
    Span line;
    while (next_line(&at, &line)) {
        read_line(&scan, line);
    }
    finish_class(&scan);
    clear(&scan.comment);
    return scan.count;
}

/* What the library has for itself. */
static bool is_internal(const char *module)
{
    return strcmp(module, "tensor.check") == 0 || strcmp(module, "tensor.parts") == 0 ||
           strcmp(module, "nn.spatial") == 0;
}

/* Modules without public functions have no list. */
void add_functions(Text *out)
{
    text_add(out, "\n## Functions in Lua\n\nOperators above that are elementwise are methods of "
                  "tensors of the same name (`x:exp()`), binary ones also of two tensors, which "
                  "broadcast. The library composes the rest of them.\n");
    for (int i = 0; i < embedded_module_count; i++) {
        Text part = {0};
        if (!is_internal(embedded_modules[i].name) && add_module(&embedded_modules[i], &part) > 0) {
            text_add(out, part.data);
        }
        text_free(&part);
    }
}
