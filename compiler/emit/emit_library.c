/* emit_library.c: a network as files of somebody's program. In: a model and its planned programs, a
 * name, and perhaps the values of parameters. Out: a header for C and C++, the source behind it, a
 * source with the values, and an example (emit_example.c).
 *
 * The source has no writable statics, allocates nothing, needs libm alone, and what the header does
 * not declare is static in it. The header says what a reader needs to know who has never heard of
 * gradcc: what each function is for, shapes, and how much memory it takes.
 */
#include "emit_file.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

enum { ALIGNMENT = 64 }; /* of memory, and of each state in it: a line of the cache */

/* What an entry point is for. */
static const char *const purposes[] = {
    [ENTRY_INIT] = "Makes the state what it is before training. Its random numbers, and all later "
                   "ones, come\n * from the two of `seed`, which are yours to set.",
    [ENTRY_TRAIN] = "A step of training on a batch: forward, backward, and the parameters moved. "
                    "The loss is that\n * of before.",
    [ENTRY_EVAL] = "The scores of a batch. Nothing is learnt from it.",
    [ENTRY_PREDICT] = "What the network says about a batch.",
    [ENTRY_GENERATE] = "Takes `generate_token` in, and says how likely each token is to be the "
                       "next: with the\n * probabilities softmax(logits).",
    [ENTRY_FUNCTION] = "What the script compiles under this name.",
};

/* ---- sizes ---- */

char *library_macros(Arena *arena, const char *name)
{
    char *copy = arena_strdup(arena, name);
    for (char *c = copy; *c != '\0'; c++) {
        *c = (char)toupper((unsigned char)*c);
    }
    return copy;
}

/* C has no arrays of nothing. */
static int64_t size_of_array(int64_t bytes)
{
    return bytes > 0 ? bytes : ALIGNMENT;
}

/* Where a state lies, behind those before it; for as many as there are, the bytes of all. */
static int64_t state_offset(const Model *model, int states)
{
    int64_t offset = 0;
    for (int s = 0; s < states; s++) {
        const StateVar *state = &model->states[s];
        const int64_t bytes = shape_count(&state->shape) * dtype_bytes(state->dtype);
        offset += (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    return offset;
}

static void add_size(const File *file, const char *name, int64_t value, const char *meaning,
                     Text *out)
{
    text_printf(out, "#define %s %s%s%s%s\n", name, integer_text(file->arena, value),
                *meaning != '\0' ? " /* " : "", meaning, *meaning != '\0' ? " */" : "");
}

static void add_sizes(const File *file, const char *macros, Text *out)
{
    const Model *model = file->model;
    int64_t most = 0;
    for (int i = 0; i < file->entry_count; i++) {
        const int64_t bytes = file->entries[i].program->work_bytes;
        most = bytes > most ? bytes : most;
    }
    if (model->input_count > 0) {
        add_size(file, arena_printf(file->arena, "%s_BATCH", macros), model->batch,
                 "samples at a time", out);
    }
    add_size(file, arena_printf(file->arena, "%s_STATE_BYTES", macros),
             size_of_array(state_offset(model, model->state_count)), "", out);
    add_size(file, arena_printf(file->arena, "%s_WORK_BYTES", macros), size_of_array(most),
             "enough for each function", out);
    text_add(out, "\n");
}

/* ---- data that training saw standardized ---- */

static double mean_of(const void *moments, int64_t column)
{
    return ((const DataMoments *)moments)[column].mean;
}

static double deviation_of(const void *moments, int64_t column)
{
    return ((const DataMoments *)moments)[column].deviation;
}

/* The same in doubles as the runtime's data_standardize. */
static void add_standardizing(File *file, const char *name, Library *library)
{
    for (int i = 0; i < file->model->input_count; i++) {
        const InputVar *input = &file->model->inputs[i];
        const DataMoments *moments = input->train.moments;
        if (moments == NULL) {
            continue;
        }
        const int64_t columns = shape_count(&input->item);
        const char *count = integer_text(file->arena, columns), *x = file->input_names[i];
        const char *head =
            arena_printf(file->arena, "void %s_standardize_%s(float *numbers, long rows)", name, x);
        const char *mean = name_unique(&file->names, arena_printf(file->arena, "%s_mean", x), "x");
        const char *deviation =
            name_unique(&file->names, arena_printf(file->arena, "%s_deviation", x), "x");
        text_printf(&library->header,
                    "/* Makes rows of %s columns, with the units that these have in the data, what "
                    "`%s` takes. */\n%s;\n\n",
                    count, x, head);
        emit_numbers(&library->source, DT_F64, mean, "of each column", columns, mean_of, moments);
        emit_numbers(&library->source, DT_F64, deviation, "of each column", columns, deviation_of,
                     moments);
        text_printf(&library->source,
                    "%s\n{\n"
                    "    for (long i = 0; i < rows; i++) {\n"
                    "        for (long j = 0; j < %s; j++) {\n"
                    "            const double number = numbers[i * %s + j];\n"
                    "            numbers[i * %s + j] = (float)((number - %s[j]) / %s[j]);\n"
                    "        }\n"
                    "    }\n"
                    "}\n\n",
                    head, count, count, count, mean, deviation);
    }
}

/* ---- the header ---- */

static void add_guide(const File *file, const char *name, const char *macros, Text *out)
{
    emit_title(file->arena, file->model, name, out);
    text_printf(
        out,
        " *\n"
        " * %s_state_in lays out a state in memory of yours, %s_init fills it, and the "
        "others go on\n"
        " * from there. `work` is memory that a function computes in, of as many bytes as "
        "its macro says;\n"
        " * nothing in it has to stay. Both are aligned to %d. Nothing is allocated or kept "
        "elsewhere, so\n"
        " * threads do not meet that have states and work of their own.\n"
        " *\n"
        " * Tensors are arrays, row by row, of the shapes in the comments.\n"
        " */\n"
        "#ifndef %s_H\n#define %s_H\n\n"
        "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n",
        name, name, ALIGNMENT, macros, macros);
}

/* Two entries may differ in capitals only. */
static const char *work_macro(const File *file, StringMap *taken, const char *entry)
{
    const char *stem = library_macros(file->arena, entry), *macro = stem;
    for (int number = 2; *string_map_at(taken, macro) > 0; number++) {
        macro = arena_printf(file->arena, "%s_%d", stem, number);
    }
    *string_map_at(taken, macro) = 1;
    return arena_printf(file->arena, "%s_WORK_BYTES", macro);
}

static void declare_entry(const File *file, const Emitter *e, EntryKind kind, StringMap *taken,
                          Text *out)
{
    text_printf(out, "/* ---- %s ---- */\n\n", e->program->graph->name);
    add_size(file, work_macro(file, taken, e->name), size_of_array(e->program->work_bytes), "",
             out);
    text_add(out, "\n");
    if (has_operands(e)) {
        emit_io_struct(e, out);
    }
    text_printf(out, "/* %s */\n", purposes[kind]);
    emit_entry_head(e, ";\n\n", out);
}

static void add_header(const File *file, Library *library)
{
    Text *out = &library->header;
    const char *name = library->name, *macros = library_macros(file->arena, name);
    StringMap taken = {.arena = file->arena};
    add_guide(file, name, macros, out);
    add_sizes(file, macros, out);
    emit_states(file->arena, file->model, LOOPS, file->prefix, file->state_names, out);
    text_printf(out,
                "/* The state in `memory`, of %s_STATE_BYTES, with whatever is there. */\n"
                "struct %s_state %s_state_in(void *memory);\n\n",
                macros, name, name);
    for (int i = 0; i < file->entry_count; i++) {
        declare_entry(file, &file->entries[i], library->kinds[i], &taken, out);
    }
    if (library->values != NULL) {
        text_printf(out,
                    "/* ---- parameters ---- */\n\n"
                    "/* Puts what training has made of the parameters in place of what %s_init "
                    "did. */\n"
                    "void %s_parameters(const struct %s_state *s);\n\n",
                    name, name, name);
    }
}

/* ---- the sources ---- */

static void add_layout(const File *file, const char *name, Text *out)
{
    const Model *model = file->model;
    text_printf(out, "struct %s_state %s_state_in(void *memory)\n{\n", name, name);
    text_printf(out, "    char *const at = memory;\n    const struct %s_state s = {\n", name);
    for (int s = 0; s < model->state_count; s++) {
        text_printf(out, "        .%s = (%s *)(void *)(at + %" PRId64 "),\n", file->state_names[s],
                    c_type(model->states[s].dtype), state_offset(model, s));
    }
    text_printf(out, "%s    };\n    return s;\n}\n\n",
                model->state_count == 0 ? "        .nothing = at,\n" : "");
}

static void add_source(const File *file, Program *const *programs, int count, Library *library)
{
    Text *out = &library->source;
    const char *name = library->name;
    text_printf(out,
                "/* %s.c: what %s.h declares, made by gradcc from %s.lua. C11, to be linked with "
                "-lm. */\n"
                "#include \"%s.h\"\n\n",
                name, name, comment_text(file->arena, file->model->name), name);
    emit_includes(LOOPS, out);
    add_layout(file, name, out);
    emit_random_helpers(programs, count, out);
    emit_along_helpers(programs, count, out);
    text_addn(out, file->body.data, file->body.length);
}

typedef struct Values {
    DType dtype;
    const void *at;
} Values;

static double number_of_values(const void *context, int64_t i)
{
    const Values *values = context;
    switch (values->dtype) {
    case DT_F32:
        return ((const float *)values->at)[i];
    case DT_F64:
        return ((const double *)values->at)[i];
    case DT_I32:
        return ((const int *)values->at)[i];
    default:
        return ((const unsigned char *)values->at)[i];
    }
}

static void add_parameters(const File *file, Library *library)
{
    const Model *model = file->model;
    Text *out = &library->parameters, copies = {0};
    const char *name = library->name;
    text_printf(out,
                "/* %s_parameters.c: what training has made of the parameters of %s.h, from %s. "
                "*/\n#include \"%s.h\"\n\n#include <string.h>\n\n",
                name, name, comment_text(file->arena, library->values_origin), name);
    for (int s = 0; s < model->state_count; s++) {
        const StateVar *state = &model->states[s];
        if (library->values[s] == NULL) {
            continue;
        }
        const Values values = {state->dtype, library->values[s]};
        const char *array = arena_printf(file->arena, "%s_numbers", file->state_names[s]);
        const char *comment =
            arena_printf(file->arena, "%s %s", comment_text(file->arena, state->name),
                         shape_text(file->arena, &state->shape));
        emit_numbers(out, state->dtype, array, comment, shape_count(&state->shape),
                     number_of_values, &values);
        text_printf(&copies, "    memcpy(s->%s, %s, sizeof %s);\n", file->state_names[s], array,
                    array);
    }
    text_printf(out, "void %s_parameters(const struct %s_state *s)\n{\n%s}\n", name, name,
                copies.length > 0 ? copies.data : "    (void)s;\n");
    text_free(&copies);
}

void emit_library(const Model *model, Program *const *programs, int count, Library *library)
{
    Arena *arena = arena_new();
    File file;
    file_start(&file, model, LOOPS, arena_printf(arena, "%s_", library->name));
    file.is_library = true;
    file_programs(&file, programs, count);
    add_header(&file, library);
    add_source(&file, programs, count, library);
    add_standardizing(&file, library->name, library);
    text_add(&library->header, "#ifdef __cplusplus\n}\n#endif\n\n#endif\n");
    if (library->values != NULL) {
        add_parameters(&file, library);
    }
    emit_example(&file, library, &library->example);
    file_end(&file);
    arena_free(arena);
}

void library_free(Library *library)
{
    text_free(&library->header);
    text_free(&library->source);
    text_free(&library->parameters);
    text_free(&library->example);
}
