/* reference: the operator table for readers: as text, as JSON (--json), as Markdown (--markdown).
 *
 * Everything comes from ops.def and the shape rules beside it, so the reference cannot fall behind.
 * The Markdown page goes on with the functions of the Lua library.
 */
#include "driver.h"

#include <jansson.h>
#include <string.h>

static const char *const types_names[] = {
    [FLOATS] = "floats",
    [NUMBERS] = "numbers",
    [BOOLS] = "bools",
    [ANY] = "any",
};

static const char *const class_titles[] = {
    [LEAF] = "leaves",
    [ELEM] = "elementwise",
    [REDUCE] = "reductions",
    [MOVE] = "movement",
    [ORDER] = "order of computation",
    [CONTRACT] = "products",
    [WINDOW] = "windows",
    [ALONG] = "along one axis",
    [RANDOM] = "random numbers",
    [LOOP] = "loops",
    [UPDATE] = "updates",
};

static const char *smoothness(const OpInfo *info)
{
    return info->traits & SMOOTH ? "smooth" : info->traits & KINK ? "kinks" : "discrete";
}

/* "add(a, b)" */
static void add_call(const OpInfo *info, Text *out)
{
    text_printf(out, "%s(", info->name);
    for (int i = 0; i < info->arity; i++) {
        text_printf(out, "%s%c", i ? ", " : "", 'a' + i);
    }
    text_add(out, info->arity == ANY_ARITY ? "...)" : ")");
}

/* ---- text ---- */

static void add_text_entry(Op op, Text *out)
{
    const OpInfo *info = &op_info[op];
    size_t start = out->length;
    text_add(out, "  ");
    add_call(info, out);
    int width = (int)(out->length - start);
    text_printf(out, "%*s%s\n", width < 24 ? 24 - width : 1, "", info->doc);
    if (info->differentiable) {
        text_printf(out, "%24sgradient: %s\n", "", info->gradient);
    }
}

/* ---- Markdown ---- */

static const char opening[] =
    "# Operators of gradcc\n"
    "\n"
    "Made by `gradcc ops --markdown` from the operator table. a, b and c are the operands, y is "
    "the\n"
    "result, g the gradient of y; the gradients of the operands are separated by commas. *smooth*\n"
    "operators have derivatives of all orders on their domain. *kinks*: at isolated points or "
    "ties\n"
    "there is none, and the formula says which value is taken. No gradient flows through "
    "*discrete*\n"
    "ones. Shapes of elementwise operands are equal: scripts broadcast with an `expand`.\n"
    "\n";

static const char table_head[] =
    "\n| operator | operands | attribute | result | meaning and numerical notes | gradient |\n"
    "|---|---|---|---|---|---|\n";

static void add_cell(const char *text, Text *out)
{
    text_add(out, " | ");
    for (; *text; text++) {
        text_printf(out, strchr("|*<", *text) ? "\\%c" : "%c", *text);
    }
}

static void add_markdown_entry(Op op, Text *out)
{
    const OpInfo *info = &op_info[op];
    text_add(out, "| `");
    add_call(info, out);
    text_add(out, "`");
    add_cell(types_names[info->types], out);
    add_cell(attr_name(info->attr), out);
    add_cell(op_shape_words(op), out);
    add_cell(info->doc, out);
    add_cell(info->differentiable ? info->gradient : "none", out);
    if (info->differentiable) {
        text_printf(out, " (%s)", smoothness(info));
    }
    text_add(out, " |\n");
}

/* ---- all operators ---- */

static ExitCode print_reference(bool markdown)
{
    Text out = {0};
    text_add(&out, markdown ? opening : "");
    for (int class = 0; class < COUNT_OF(class_titles); class ++) {
        text_printf(&out, "%s%s%s\n", class ? "\n" : "", markdown ? "## " : "",
                    class_titles[class]);
        text_add(&out, markdown ? table_head : "");
        for (Op op = 0; op < OP_COUNT; op++) {
            if ((int)op_info[op].class == class) {
                (markdown ? add_markdown_entry : add_text_entry)(op, &out);
            }
        }
    }
    if (markdown) {
        add_functions(&out);
    }
    ExitCode result = print_text(&out, NULL);
    text_free(&out);
    return result;
}

/* ---- JSON ---- */

static json_t *json_traits(const OpInfo *info)
{
    json_t *traits = json_array();
    json_array_append_new(traits, json_string(smoothness(info)));
    if (info->traits & COMMUTES) {
        json_array_append_new(traits, json_string("commutes"));
    }
    if (info->traits & HIDES) {
        json_array_append_new(traits, json_string("hides NaN"));
    }
    return traits;
}

static json_t *json_or_null(const char *text)
{
    return *text ? json_string(text) : json_null();
}

static json_t *json_entry(Op op)
{
    const OpInfo *info = &op_info[op];
    json_t *entry = json_object();
    json_object_set_new(entry, "name", json_string(info->name));
    json_object_set_new(entry, "arity", json_integer(info->arity));
    json_object_set_new(entry, "class", json_string(class_name(info->class)));
    json_object_set_new(entry, "traits", json_traits(info));
    json_object_set_new(entry, "types", json_string(types_names[info->types]));
    json_object_set_new(entry, "shapes", json_string(op_shape_words(op)));
    json_object_set_new(entry, "attribute", json_or_null(attr_name(info->attr)));
    json_object_set_new(entry, "differentiable", json_boolean(info->differentiable));
    json_object_set_new(entry, "doc", json_string(info->doc));
    json_object_set_new(entry, "gradient",
                        info->differentiable ? json_string(info->gradient) : json_null());
    return entry;
}

static ExitCode print_reference_json(void)
{
    json_t *list = json_array();
    for (Op op = 0; op < OP_COUNT; op++) {
        json_array_append_new(list, json_entry(op));
    }
    return print_json(list);
}

ExitCode command_ops(const Options *options)
{
    return options->json ? print_reference_json() : print_reference(options->markdown);
}
