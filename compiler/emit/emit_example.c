/* emit_example.c: a short program that uses a library. In: the file behind the library, all its
 * entries emitted. Out: a main that trains on one batch of random numbers and predicts, or, with
 * parameters that are known, predicts alone; a model of text writes some.
 *
 * It is meant to be read and changed: the data of the person who does so go where `fill` is called.
 */
#include "emit_file.h"

#include <inttypes.h>
#include <string.h>

enum { STEPS = 10, MOST_SHOWN = 8, USUAL_LENGTH = 200 };

typedef struct Example {
    const File *file;
    const Library *library;
    Arena *arena;
    Names names;          /* of the arrays in main */
    const char **shared;  /* per input of the model: its array; NULL: there is none yet */
    const char ***inputs; /* per entry: the array of each of its inputs, NULL if it is not read */
    const char ***outputs;
    bool *shown; /* per entry */
    Text arrays, fills;
    bool fills_floats, fills_labels;
    Text *out;
} Example;

static const Emitter *entry_at(const Example *x, int entry)
{
    return &x->file->entries[entry];
}

static EntryKind kind_of(const Example *x, int entry)
{
    return x->library->entries[entry].kind;
}

/* ---- which entries ---- */

/* Training, of what is not trained, and then what the network is for; but it takes more than an
 * example to learn to write. */
static void choose_entries(Example *x)
{
    bool any = false;
    const bool writes = library_has(x->library, ENTRY_GENERATE);
    const bool trains = library_has(x->library, ENTRY_TRAIN) && x->library->values == NULL;
    for (int i = 0; i < x->file->entry_count; i++) {
        const EntryKind kind = kind_of(x, i);
        x->shown[i] = (kind == ENTRY_TRAIN && trains) || (kind == ENTRY_PREDICT && !writes) ||
                      (kind == ENTRY_GENERATE && !trains) || kind == ENTRY_FUNCTION;
        any |= x->shown[i];
    }
    for (int i = 0; i < x->file->entry_count && !any; i++) {
        x->shown[i] = kind_of(x, i) == ENTRY_EVAL;
    }
}

static bool shows(const Example *x, EntryKind kind)
{
    for (int i = 0; i < x->file->entry_count; i++) {
        if (x->shown[i] && kind_of(x, i) == kind) {
            return true;
        }
    }
    return false;
}

/* ---- arrays ---- */

static void add_input(Example *x, const char *name, const InputVar *input, const Shape *shape)
{
    const int64_t count = shape_count(shape);
    const char *size = integer_text(x->arena, count);
    text_printf(&x->arrays, "    static %s %s[%s]; /* %s */\n", c_type(input->dtype), name, size,
                shape_text(x->arena, shape));
    if (input->dtype == DT_F32) {
        text_printf(&x->fills, "    fill(%s, %s);\n", name, size);
        x->fills_floats = true;
    } else if (input->dtype == DT_I32 && input->classes > 0) {
        text_printf(&x->fills, "    fill_labels(%s, %s, %s);\n", name, size,
                    integer_text(x->arena, input->classes));
        x->fills_labels = true;
    }
}

/* As the one of the entries reads it that reads most: what trains on a batch predicts of a sample. */
static const Shape *largest_shape(const Example *x, int input)
{
    const Shape *largest = NULL;
    for (int i = 0; i < x->file->entry_count; i++) {
        const Shape *shape = x->shown[i] && kind_of(x, i) != ENTRY_FUNCTION
                                 ? input_shape(entry_at(x, i)->program, input)
                                 : NULL;
        if (shape != NULL && (largest == NULL || shape_count(shape) > shape_count(largest))) {
            largest = shape;
        }
    }
    return largest;
}

static void name_inputs(Example *x, int entry)
{
    const Emitter *e = entry_at(x, entry);
    const bool own = kind_of(x, entry) == ENTRY_FUNCTION;
    x->inputs[entry] = ARENA_ARRAY(x->arena, const char *, e->model->input_count + 1);
    for (int i = 0; i < e->model->input_count; i++) {
        const InputVar *input = &e->model->inputs[i];
        const Shape *shape = input_shape(e->program, i);
        const char *name = own ? NULL : x->shared[i];
        if (shape != NULL && name == NULL) {
            name = name_unique(&x->names, input->name, "x");
            add_input(x, name, input, own ? shape : largest_shape(x, i));
        }
        if (!own) {
            x->shared[i] = name;
        }
        x->inputs[entry][i] = shape != NULL ? name : NULL;
    }
}

/* The name of an output in main: losses of several steps have the labels of these. */
static const char *output_title(const Example *x, int entry, int output)
{
    const Model *model = x->file->model;
    int step = 0;
    for (int i = 0; i < entry; i++) {
        step += kind_of(x, i) == ENTRY_TRAIN;
    }
    return kind_of(x, entry) == ENTRY_TRAIN && output == 0
               ? model->steps[step].label
               : entry_at(x, entry)->program->graph->outputs[output].name;
}

static const Node *output_node(const Emitter *e, int output)
{
    return &e->program->graph->nodes[e->program->graph->outputs[output].node];
}

static void name_outputs(Example *x, int entry)
{
    const Emitter *e = entry_at(x, entry);
    const int count = e->program->graph->output_count;
    x->outputs[entry] = ARENA_ARRAY(x->arena, const char *, count + 1);
    for (int k = 0; k < count; k++) {
        if (e->output_names[k] != NULL) {
            const Node *node = output_node(e, k);
            const char *name = name_unique(&x->names, output_title(x, entry, k), "y");
            text_printf(&x->arrays, "    static %s %s[%" PRId64 "]; /* %s */\n",
                        c_type(node->dtype), name, shape_count(&node->shape),
                        shape_text(x->arena, &node->shape));
            x->outputs[entry][k] = name;
        }
    }
}

/* ---- the parts of main ---- */

static void add_call(const Example *x, int entry, const char *indent)
{
    const Emitter *e = entry_at(x, entry);
    Text members = {0};
    for (int i = 0; i < e->model->input_count; i++) {
        if (x->inputs[entry][i] != NULL) {
            text_printf(&members, ", .%s = %s", e->input_names[i], x->inputs[entry][i]);
        }
    }
    for (int k = 0; k < e->program->graph->output_count; k++) {
        if (x->outputs[entry][k] != NULL) {
            text_printf(&members, ", .%s = %s", e->output_names[k], x->outputs[entry][k]);
        }
    }
    const char *io = members.length == 0 ? ""
                                         : arena_printf(x->arena, ", &(struct %s_io){%s}", e->name,
                                                        members.data + strlen(", "));
    text_add_wrapped(x->out, arena_printf(x->arena, "%s%s(&s%s, work);\n", indent, e->name, io));
    text_free(&members);
}

/* All losses in their order; one that has its turn in each fifth step only stands in an if. */
static void add_training(const Example *x)
{
    const Model *model = x->file->model;
    Text format = {0}, values = {0};
    text_printf(x->out, "    for (int step = 1; step <= %d; step++) {\n", STEPS);
    for (int i = 0, k = 0; i < x->file->entry_count; i++) {
        if (kind_of(x, i) != ENTRY_TRAIN) {
            continue;
        }
        const int64_t every = model->steps[k++].every;
        if (every > 1) {
            text_printf(x->out, "        if (step %% %s == 0) {\n", integer_text(x->arena, every));
        }
        add_call(x, i, every > 1 ? "            " : "        ");
        text_add(x->out, every > 1 ? "        }\n" : "");
        text_printf(&format, "  %s %%g", x->outputs[i][0]);
        text_printf(&values, ", %s[0]", x->outputs[i][0]);
    }
    const char *head = "        printf(";
    text_add_wrapped(x->out, arena_printf(x->arena, "%s\"step %%d%s\\n\", step%s);\n", head,
                                          format.data, values.data));
    text_add(x->out, "    }\n");
    text_free(&format);
    text_free(&values);
}

static void show_output(const Example *x, int entry, int output)
{
    const Node *node = output_node(entry_at(x, entry), output);
    const int64_t count = shape_count(&node->shape);
    const char *name = x->outputs[entry][output];
    const char *format = dtype_is_float(node->dtype) ? "%g" : "%d";
    if (count == 1) {
        text_printf(x->out, "    printf(\"%s: %s\\n\", %s[0]);\n", name, format, name);
        return;
    }
    text_printf(x->out,
                "    printf(\"%s:\");\n"
                "    for (int i = 0; i < %d; i++) {\n"
                "        printf(\" %s\", %s[i]);\n"
                "    }\n"
                "    printf(\"%s\\n\");\n",
                name, (int)(count < MOST_SHOWN ? count : MOST_SHOWN), format, name,
                count > MOST_SHOWN ? " ..." : "");
}

static void add_results(const Example *x)
{
    for (int i = 0; i < x->file->entry_count; i++) {
        const EntryKind kind = kind_of(x, i);
        if (!x->shown[i] || kind == ENTRY_TRAIN || kind == ENTRY_GENERATE) {
            continue;
        }
        add_call(x, i, "    ");
        for (int k = 0; k < entry_at(x, i)->program->graph->output_count; k++) {
            if (x->outputs[i][k] != NULL) {
                show_output(x, i, k);
            }
        }
    }
}

/* ---- text ---- */

static const char *state_member(const Example *x, const char *name)
{
    const Model *model = x->file->model;
    for (int s = 0; s < model->state_count; s++) {
        if (strcmp(model->states[s].name, name) == 0) {
            return x->file->state_names[s];
        }
    }
    return NULL;
}

/* Any bytes as a string of C, in lines that fit: what is not plain is three octal digits, so that
 * nothing behind it can be taken as part of it. */
static void add_string(const char *bytes, int count, Text *out)
{
    size_t line = out->length;
    text_add(out, "        \"");
    for (int i = 0; i < count; i++) {
        const unsigned char c = (unsigned char)bytes[i];
        if (out->length - line > 90) {
            text_add(out, "\"\n");
            line = out->length;
            text_add(out, "        \"");
        }
        const bool plain = c >= ' ' && c < 127 && strchr("\"\\?", c) == NULL;
        text_printf(out, plain ? "%c" : "\\%03o", c);
    }
    text_add(out, "\"");
}

static const char drawing[] =
    "/* One of so many tokens, with the probabilities softmax(logits). */\n"
    "static int draw(const float *logits, int count)\n"
    "{\n"
    "    double total = 0, sum = 0;\n"
    "    for (int i = 0; i < count; i++) {\n"
    "        total += exp(logits[i]);\n"
    "    }\n"
    "    const double place = total * rand() / RAND_MAX;\n"
    "    int token = 0;\n"
    "    while (token + 1 < count && (sum += exp(logits[token])) < place) {\n"
    "        token++;\n"
    "    }\n"
    "    return token;\n"
    "}\n\n";

static void add_generation(const Example *x)
{
    const Model *model = x->file->model;
    int entry = 0;
    while (kind_of(x, entry) != ENTRY_GENERATE) {
        entry++;
    }
    const char *token = state_member(x, "generate/token");
    text_add(x->out, "    static const char vocabulary[] =\n");
    add_string(model->vocabulary, model->vocabulary_size, x->out);
    text_printf(x->out,
                ";\n    s.%s[0] = 0; /* the text begins behind this character */\n"
                "    for (int n = 0; n < %" PRId64 "; n++) {\n",
                token, model->context > 0 ? model->context : USUAL_LENGTH);
    add_call(x, entry, "        ");
    text_printf(x->out,
                "        s.%s[0] = draw(%s, %d);\n"
                "        putchar(vocabulary[s.%s[0]]);\n"
                "    }\n"
                "    putchar('\\n');\n",
                token, x->outputs[entry][0], model->vocabulary_size, token);
}

/* ---- the program ---- */

static void add_top(const Example *x)
{
    const char *name = x->library->name;
    const bool known = x->library->values != NULL;
    const char *more = known ? arena_printf(x->arena, " %s_parameters.c", name) : "";
    text_printf(x->out,
                "/* What a program does with %s. Change it as you like: it is written only where "
                "there is none.\n"
                " *\n"
                " *     cc -O2 main.c %s.c%s -lm -o %s && ./%s\n"
                " */\n"
                "#include \"%s.h\"\n\n",
                name, name, more, name, name, name);
    text_printf(x->out, "%s#include <stdio.h>\n#include <stdlib.h>\n\n",
                shows(x, ENTRY_GENERATE) ? "#include <math.h>\n" : "");
}

static void add_helpers(const Example *x)
{
    if (x->fills_floats) {
        text_add(x->out, "/* Numbers in [0, 1]. */\n"
                         "static void fill(float *x, long count)\n"
                         "{\n"
                         "    for (long i = 0; i < count; i++) {\n"
                         "        x[i] = (float)rand() / (float)RAND_MAX;\n"
                         "    }\n"
                         "}\n\n");
    }
    if (x->fills_labels) {
        text_add(x->out, "static void fill_labels(int *y, long count, int classes)\n"
                         "{\n"
                         "    for (long i = 0; i < count; i++) {\n"
                         "        y[i] = rand() % classes;\n"
                         "    }\n"
                         "}\n\n");
    }
    text_add(x->out, shows(x, ENTRY_GENERATE) ? drawing : "");
}

static void add_main(const Example *x)
{
    const char *name = x->library->name, *seed = state_member(x, "seed");
    text_add(x->out, "int main(void)\n{\n");
    text_addn(x->out, x->arrays.data, x->arrays.length);
    const bool learnt = x->library->values != NULL; /* which writes to the state itself */
    text_printf(x->out, "%s    %sstruct %s_state s", x->arrays.length > 0 ? "\n" : "",
                learnt ? "" : "const ", name);
    if (library_has_memory(x->file->model, x->library)) {
        text_printf(x->out, " = %s_state_in(memory)", name);
    }
    text_add(x->out, ";\n");
    if (seed != NULL) {
        text_printf(x->out, "    s.%s[0] = 1;\n", seed);
    }
    if (library_has(x->library, ENTRY_INIT)) { /* which is the first */
        add_call(x, 0, "    ");
    }
    if (learnt) {
        text_printf(x->out, "    %s_parameters(&s);\n", name);
    }
    if (x->fills.length > 0) {
        text_add(x->out, "\n    /* Your data go here. */\n");
        text_addn(x->out, x->fills.data, x->fills.length);
    }
    text_add(x->out, "\n");
    if (shows(x, ENTRY_TRAIN)) {
        add_training(x);
    }
    add_results(x);
    if (shows(x, ENTRY_GENERATE)) {
        add_generation(x);
    }
    text_add(x->out, "    return 0;\n}\n");
}

void emit_example(const File *file, const Library *library, Text *out)
{
    static const char *const own[] = {"memory", "step", "rand",       "printf",      "putchar",
                                      "exp",    "draw", "vocabulary", "fill_labels", "fill"};
    Example x = {.file = file, .library = library, .arena = arena_new(), .out = out};
    x.names = names_new(x.arena);
    for (int i = 0; i < COUNT_OF(own); i++) {
        *string_map_at(&x.names.taken, own[i]) = 1;
    }
    x.shown = ARENA_ARRAY(x.arena, bool, file->entry_count + 1);
    x.shared = ARENA_ARRAY(x.arena, const char *, file->model->input_count + 1);
    x.inputs = ARENA_ARRAY(x.arena, const char **, file->entry_count + 1);
    x.outputs = ARENA_ARRAY(x.arena, const char **, file->entry_count + 1);
    choose_entries(&x);
    for (int i = 0; i < file->entry_count; i++) {
        if (x.shown[i] || kind_of(&x, i) == ENTRY_INIT) {
            name_inputs(&x, i);
            name_outputs(&x, i);
        }
    }
    add_top(&x);
    const char *macros = library_macros(x.arena, library->name);
    const bool has_memory = library_has_memory(file->model, library);
    const char *memory =
        has_memory ? arena_printf(x.arena, "memory[%s_STATE_BYTES], ", macros) : "";
    text_printf(out, "static _Alignas(64) char %swork[%s_WORK_BYTES];\n\n", memory, macros);
    add_helpers(&x);
    add_main(&x);
    text_free(&x.arrays);
    text_free(&x.fills);
    arena_free(x.arena);
}
