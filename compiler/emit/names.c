/* names.c: identifiers and comments made of text from scripts. In: any bytes. Out: text that cannot
 * be anything but a name or a comment.
 *
 * Names that would collide get a trailing underscore: keywords of C and C++, functions of libm, loop
 * variables, temporaries (an operator's name and a number), macros (all capitals).
 */
#include "emit_kernel.h"
#include "loop.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { NAME_LENGTH = 40, COMMENT_LENGTH = 94 };

static const char *const reserved[] = {
    "auto",     "break",    "case",    "char",      "const",    "continue", "default",  "do",
    "double",   "else",     "enum",    "extern",    "float",    "for",      "goto",     "if",
    "inline",   "int",      "long",    "register",  "restrict", "return",   "short",    "signed",
    "sizeof",   "static",   "struct",  "switch",    "typedef",  "union",    "unsigned", "void",
    "volatile", "while",    "asm",     "typeof",    "unix",     "linux",    "main",     "errno",
    "state",    "io",       "work",    "scratch",   "begin",    "end",      "arg",      "sum",
    "best",     "lane",     "unit",    "rows",      "cols",     "lines",    "size_t",   "bool",
    "true",     "false",    "complex", "imaginary", "uniform",  "normal",   "philox",   "s",
    "i",        "j",        "k",       "l",         "n",        "m",        "b",        "u",
    "w",        "nullptr",  "alignas", "alignof",   "at",       "place",    "absent",   "a_ik",
    "context",  "lanes",    "t",       "r",         "axes",     "extent",   "stride",   "a_stride",
    "b_stride", "y_stride", "b_kj",    "stream",    "first",    "last",     "line",     "image",
};

/* A header of ours may be read as C++. */
/* clang-format off */
static const char *const reserved_in_cpp[] = {
    "and", "and_eq", "bitand", "bitor", "catch", "char8_t", "char16_t", "char32_t", "class",
    "compl", "concept", "consteval", "constexpr", "constinit", "const_cast", "co_await",
    "co_return", "co_yield", "decltype", "delete", "dynamic_cast", "explicit", "export", "friend",
    "mutable", "namespace", "new", "noexcept", "not", "not_eq", "operator", "or", "or_eq",
    "private", "protected", "public", "reinterpret_cast", "requires", "static_assert",
    "static_cast", "template", "this", "thread_local", "throw", "try", "typeid", "typename",
    "using", "virtual", "wchar_t", "xor", "xor_eq",
};
/* clang-format on */

static bool is_number(const char *text)
{
    return isdigit((unsigned char)*text) && strspn(text, "0123456789_") == strlen(text);
}

/* i0, j12, k3, v7, add3, exp12, acc5, max4_7, k07_add: shapes of names that emission makes itself. */
static bool looks_like_ours(const char *name)
{
    const char last = name[0] == '\0' ? '\0' : name[strlen(name) - 1];
    const bool kernel = name[0] == 'k' && strspn(name + 1, "0123456789") >= 2;
    if (kernel || strncmp(name, "rt_", 3) == 0 || strcmp(name, "math_errhandling") == 0) {
        return true;
    }
    if (!isdigit((unsigned char)last) && last != '_') {
        return false;
    }
    static const char *const stems[] = {"i",   "j",    "k", "v",    "t",    "r",    "c",
                                        "acc", "best", "b", "lane", "part", "tile", "row"};
    for (int s = 0; s < COUNT_OF(stems); s++) {
        const size_t length = strlen(stems[s]);
        if (strncmp(name, stems[s], length) == 0 && is_number(name + length)) {
            return true;
        }
    }
    for (int op = 0; op < OP_COUNT; op++) {
        const size_t length = strlen(op_info[op].name);
        if (strncmp(name, op_info[op].name, length) == 0 && is_number(name + length)) {
            return true;
        }
    }
    return false;
}

static const char *const libm_functions[] = {
#define LIBM(name, ...) #name, #name "f",
#include "libm.def"
};

bool is_libm_function(const char *name)
{
    for (int i = 0; i < COUNT_OF(libm_functions); i++) {
        if (strcmp(name, libm_functions[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void reserve(StringMap *map, const char *const *names, int count)
{
    for (int i = 0; i < count; i++) {
        *string_map_at(map, names[i]) = 1;
    }
}

static bool is_reserved(Names *names, const char *name)
{
    bool capitals = true;
    for (const char *c = name; *c != '\0'; c++) {
        capitals &= !islower((unsigned char)*c);
    }
    return capitals || looks_like_ours(name) || *string_map_at(names->reserved, name) > 0;
}

static char *sanitised(Names *names, const char *text, const char *prefix)
{
    char name[NAME_LENGTH + 1];
    int length = 0;
    for (const char *c = text; *c != '\0' && length < NAME_LENGTH; c++) {
        const bool word = *c > 0 && (isalnum((unsigned char)*c) || *c == '_');
        name[length++] = word ? *c : '_';
    }
    name[length] = '\0';
    const bool starts_well = isalpha((unsigned char)name[0]);
    char *result = arena_printf(names->arena, "%s%s", starts_well ? "" : prefix, name);
    return is_reserved(names, result) ? arena_printf(names->arena, "%s_", result) : result;
}

Names names_new(Arena *arena)
{
    Names names = {.arena = arena, .taken.arena = arena, .last_number.arena = arena};
    names.reserved = ARENA_NEW(arena, StringMap);
    names.reserved->arena = arena;
    reserve(names.reserved, reserved, COUNT_OF(reserved));
    reserve(names.reserved, reserved_in_cpp, COUNT_OF(reserved_in_cpp));
    reserve(names.reserved, libm_functions, COUNT_OF(libm_functions));
    return names;
}

Names names_inner(const Names *outer)
{
    return (Names){.arena = outer->arena,
                   .reserved = outer->reserved,
                   .taken = string_map_copy(&outer->taken),
                   .last_number = string_map_copy(&outer->last_number)};
}

/* The second value of a name gets _2. The last number is kept, so that a thousand equal names do
 * not take a million attempts. */
const char *name_unique(Names *names, const char *text, const char *prefix)
{
    const char *stem = sanitised(names, text, prefix);
    const char *name = stem;
    for (int number = 2; *string_map_at(&names->taken, name) > 0; number++) {
        int *last = string_map_at(&names->last_number, stem);
        number = number > *last ? number : *last + 1;
        *last = number;
        name = arena_printf(names->arena, "%s_%d", stem, number);
    }
    *string_map_at(&names->taken, name) = 1;
    return name;
}

/* Headers of C, which must not find a file of ours in their place, and what others look for. */
static const char *const file_names[] = {
    "assert",  "complex", "ctype",  "errno",  "fenv",   "float",    "inttypes", "iso646",
    "limits",  "locale",  "math",   "setjmp", "signal", "stdalign", "stdarg",   "stdatomic",
    "stdbool", "stddef",  "stdint", "stdio",  "stdlib", "string",   "tgmath",   "threads",
    "time",    "uchar",   "wchar",  "wctype", "main",   "unistd",   "features", "stdnoreturn",
};

char *library_name(Arena *arena, const char *text)
{
    char stem[NAME_LENGTH + 1];
    int length = 0;
    for (const char *c = text; *c != '\0' && length < NAME_LENGTH; c++) {
        if (*c > 0 && isalnum((unsigned char)*c)) {
            stem[length++] = *c;
        } else if (length > 0 && stem[length - 1] != '_') {
            stem[length++] = '_';
        }
    }
    length -= length > 0 && stem[length - 1] == '_';
    stem[length] = '\0';
    for (int i = 0; i < COUNT_OF(file_names); i++) {
        if (strcasecmp(stem, file_names[i]) == 0) {
            return arena_printf(arena, "%s_net", stem);
        }
    }
    const bool starts_well = isalpha((unsigned char)stem[0]);
    return arena_printf(arena, "%s%s%s", starts_well ? "" : "net",
                        length > 0 && !starts_well ? "_" : "", stem);
}

static bool moves_one(const Node *node)
{
    const OpClass class = op_info[node->op].class;
    return class == ORDER || (class == MOVE && node->arity == 1);
}

char *value_stem(Arena *arena, const Graph *graph, NodeId id)
{
    const Node *node = &graph->nodes[id];
    const char *prefix = "";
    while (node->name == NULL && (node->from >= 0 || moves_one(node) || node->op == OP_result)) {
        if (node->from >= 0) {
            prefix = arena_printf(arena, "%sd_", prefix);
            node = &graph->nodes[node->from];
        } else if (node->op == OP_result) {
            const int64_t k = node->attr.index;
            graph = loop_body(graph, &graph->nodes[node->in[0]]);
            node = &graph->nodes[graph->outputs[k].node];
        } else {
            node = &graph->nodes[node->in[0]];
        }
    }
    if (node->name == NULL) {
        return arena_printf(arena, "%s%s", prefix, op_info[node->op].name);
    }
    const bool number = node->name[0] >= '0' && node->name[0] <= '9';
    const char *kind = !number ? "" : node->op == OP_state ? "p" : "h";
    return arena_printf(arena, "%s%s%.*s", prefix, kind, NAME_LENGTH + 8, node->name);
}

char *comment_text(Arena *arena, const char *raw)
{
    Text text = {0};
    for (const char *c = raw; *c != '\0'; c++) {
        if (text.length >= COMMENT_LENGTH && strlen(c) > strlen("...")) {
            text_add(&text, "...");
            break;
        }
        const bool plain = *c >= ' ' && *c < 127 && *c != '*' && *c != '\\' && *c != '?';
        if (plain) {
            text_addn(&text, c, 1);
        } else {
            text_printf(&text, "<%02x>", (unsigned)(unsigned char)*c);
        }
    }
    char *result = arena_strdup(arena, text.data != NULL ? text.data : "");
    text_free(&text);
    return result;
}
