/* reference: the operator table for readers: as text, as JSON (--json), as Markdown (--markdown).
 *
 * Everything comes from ops.def, so the reference cannot fall behind.
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
    [LEAF] = "leaves",          [ELEM] = "elementwise",           [REDUCE] = "reductions",
    [MOVE] = "movement",        [ORDER] = "order of computation", [CONTRACT] = "products",
    [ALONG] = "along one axis", [RANDOM] = "random numbers",      [UPDATE] = "updates",
};

/* "add(a, b)" */
static void add_call(const OpInfo *info, Text *out)
{
    text_printf(out, "%s(", info->name);
    for (int i = 0; i < info->arity; i++) {
        text_printf(out, "%s%c", i ? ", " : "", 'a' + i);
    }
    text_add(out, ")");
}

static void add_text_entry(const OpInfo *info, Text *out)
{
    size_t start = out->length;
    text_add(out, "  ");
    add_call(info, out);
    int width = (int)(out->length - start);
    text_printf(out, "%*s%s\n", width < 24 ? 24 - width : 1, "", info->doc);
    if (info->differentiable) {
        text_printf(out, "%24sgradient: %s\n", "", info->gradient);
    }
}

static void add_markdown_cell(const char *text, Text *out)
{
    for (; *text; text++) {
        text_printf(out, *text == '|' ? "\\%c" : "%c", *text);
    }
}

static void add_markdown_entry(const OpInfo *info, Text *out)
{
    text_add(out, "| `");
    add_call(info, out);
    text_printf(out, "` | %s | ", types_names[info->types]);
    add_markdown_cell(info->doc, out);
    text_add(out, " | ");
    add_markdown_cell(info->differentiable ? info->gradient : "none", out);
    text_add(out, " |\n");
}

static ExitCode print_reference(bool markdown)
{
    Text out = {0};
    for (int class = 0; class < COUNT_OF(class_titles); class ++) {
        text_printf(&out, "%s%s%s\n", class ? "\n" : "", markdown ? "## " : "",
                    class_titles[class]);
        if (markdown) {
            text_add(&out, "\n| operator | operands | meaning | gradient |\n|---|---|---|---|\n");
        }
        for (int op = 0; op < OP_COUNT; op++) {
            if ((int)op_info[op].class == class) {
                (markdown ? add_markdown_entry : add_text_entry)(&op_info[op], &out);
            }
        }
    }
    ExitCode result = print_text(&out, NULL);
    text_free(&out);
    return result;
}

static ExitCode print_reference_json(void)
{
    json_t *list = json_array();
    for (int op = 0; op < OP_COUNT; op++) {
        const OpInfo *info = &op_info[op];
        json_t *entry = json_object();
        json_object_set_new(entry, "name", json_string(info->name));
        json_object_set_new(entry, "arity", json_integer(info->arity));
        json_object_set_new(entry, "class", json_string(class_name(info->class)));
        json_object_set_new(entry, "types", json_string(types_names[info->types]));
        json_object_set_new(entry, "differentiable", json_boolean(info->differentiable));
        json_object_set_new(entry, "doc", json_string(info->doc));
        json_object_set_new(entry, "gradient",
                            info->differentiable ? json_string(info->gradient) : json_null());
        json_array_append_new(list, entry);
    }
    return print_json(list);
}

ExitCode command_ops(const Options *options)
{
    return options->json ? print_reference_json() : print_reference(options->markdown);
}
