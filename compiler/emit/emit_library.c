/* emit_library.c: a network as files of somebody's program. In: a model and its planned programs, a
 * name, and perhaps the values of parameters. Out: a header for C and C++, the source behind it, a
 * source with the values (emit_parameters.c), and an example (emit_example.c).
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

/* ---- prose ---- */

/* Words in a comment, in lines that fit; it begins with this, and stays open. */
static void add_words(Text *out, const char *begin, const char *words)
{
    size_t line = out->length;
    text_add(out, begin);
    while (*words != '\0') {
        const size_t length = strcspn(words, " ");
        if (out->length - line + 1 + length > LINE_LENGTH - 3) {
            text_add(out, "\n");
            line = out->length;
            text_add(out, " *");
        }
        text_printf(out, " %.*s", (int)length, words);
        words += length;
        words += *words == ' ';
    }
}

static bool draws(const Emitter *e)
{
    const Program *program = e->program;
    for (int b = 0; b < program->buffer_count; b++) {
        const Buffer *buffer = &program->buffers[b];
        if (buffer->storage == IN_STATE &&
            strcmp(e->model->states[buffer->slot].name, "seed") == 0) {
            return true;
        }
    }
    return false;
}

bool library_has(const Library *library, EntryKind kind)
{
    for (int i = 0; i < library->entry_count; i++) {
        if (library->entries[i].kind == kind) {
            return true;
        }
    }
    return false;
}

/* What an entry point is for. */
static char *purpose(const File *file, const Library *library, int entry)
{
    Arena *arena = file->arena;
    const char *seed = draws(&file->entries[entry]) ? " Its random numbers are those of `seed`, "
                                                      "two numbers that are yours to set."
                                                    : "";
    const bool learnt = library->values != NULL, writes = library_has(library, ENTRY_GENERATE);
    switch (library->entries[entry].kind) {
    case ENTRY_INIT:
        return arena_printf(arena, "%s.%s",
                            !learnt  ? "Makes the state what it is before training"
                            : writes ? "Begins a text: sets all but parameters and buffers to what "
                                       "it is at first"
                                     : "Sets all but parameters and buffers to what it is at first",
                            seed);
    case ENTRY_TRAIN:
        return arena_printf(arena,
                            "A step of training on a batch: forward, backward, and the parameters "
                            "moved. The loss is that of before.%s",
                            seed);
    case ENTRY_EVAL:
        return arena_printf(arena, "The scores of a batch. Nothing is learnt from it.%s", seed);
    case ENTRY_PREDICT:
        return arena_printf(arena, "What the network says about %s.%s",
                            library->entries[entry].batch == 1 ? "a sample" : "a batch", seed);
    case ENTRY_GENERATE:
        return arena_printf(arena,
                            "Takes `generate_token` in, and says how likely each token is to be "
                            "the next: with the probabilities softmax(logits).%s",
                            seed);
    default:
        return arena_printf(arena, "What the script compiles under this name.%s", seed);
    }
}

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

bool library_has_memory(const Model *model, const Library *library)
{
    bool any = model->state_count == 0; /* a struct has to have something in it */
    for (int s = 0; s < model->state_count; s++) {
        any |= !library->constant[s];
    }
    return any;
}

/* Where a state lies, behind those before it; for as many as there are, the bytes of all. */
static int64_t state_offset(const Model *model, const Library *library, int states)
{
    int64_t offset = 0;
    for (int s = 0; s < states; s++) {
        const StateVar *state = &model->states[s];
        const int64_t bytes = shape_count(&state->shape) * dtype_bytes(state->dtype);
        offset += library->constant[s] ? 0 : (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    return offset;
}

static void add_size(const File *file, const char *name, int64_t value, const char *meaning,
                     Text *out)
{
    text_printf(out, "#define %s %s%s%s%s\n", name, integer_text(file->arena, value),
                *meaning != '\0' ? " /* " : "", meaning, *meaning != '\0' ? " */" : "");
}

static void add_sizes(const File *file, const Library *library, const char *macros, Text *out)
{
    const Model *model = file->model;
    int64_t most = 0;
    for (int i = 0; i < file->entry_count; i++) {
        const int64_t bytes = file->entries[i].program->work_bytes;
        most = bytes > most ? bytes : most;
    }
    if (model->input_count > 0 &&
        (library_has(library, ENTRY_TRAIN) || library_has(library, ENTRY_EVAL))) {
        add_size(file, arena_printf(file->arena, "%s_BATCH", macros), model->batch,
                 "samples at a time, in training", out);
    }
    if (library_has_memory(model, library)) {
        add_size(file, arena_printf(file->arena, "%s_STATE_BYTES", macros),
                 size_of_array(state_offset(model, library, model->state_count)), "", out);
    }
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
    Text *header = &library->files[LIBRARY_HEADER], *source = &library->files[LIBRARY_SOURCE];
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
        add_words(header, "/*",
                  arena_printf(file->arena,
                               "Makes rows of %s columns, with the units that these have in the "
                               "data, what `%s` takes.",
                               count, x));
        text_printf(header, " */\n%s;\n\n", head);
        emit_numbers(source, DT_F64, mean, "of each column", columns, mean_of, moments);
        emit_numbers(source, DT_F64, deviation, "of each column", columns, deviation_of, moments);
        text_printf(source,
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

char *library_mark(Arena *arena, const char *name, LibraryFile file)
{
    switch (file) {
    case LIBRARY_HEADER:
        return arena_printf(arena, "/* %s.h: made by gradcc from ", name);
    case LIBRARY_SOURCE:
        return arena_printf(arena, "/* %s.c: what %s.h declares, made by gradcc from ", name, name);
    case LIBRARY_PARAMETERS:
        return arena_printf(arena, "/* %s_parameters.c: the parameters of %s.h, made by gradcc ",
                            name, name);
    default:
        return arena_strdup(arena, "");
    }
}

/* In which order what the header declares is called. */
static char *order_of_calls(const File *file, const Library *library)
{
    const char *name = library->name;
    const bool starts = library_has(library, ENTRY_INIT), learnt = library->values != NULL;
    if (!library_has_memory(file->model, library)) {
        return arena_printf(file->arena,
                            "%s_parameters makes a state of constants, and the others go on "
                            "from there.",
                            name);
    }
    const char *init = starts ? arena_printf(file->arena, ", %s_init", name) : "";
    const char *parameters =
        learnt ? arena_printf(file->arena, "%s %s_parameters", starts ? " and" : ",", name) : "";
    return arena_printf(file->arena,
                        "%s_state_in lays out a state in memory of yours%s%s%s, and the others go "
                        "on from there.",
                        name, init, parameters,
                        starts && learnt   ? " fill it"
                        : starts || learnt ? " fills it"
                                           : "");
}

static void add_guide(const File *file, const Library *library, const char *macros, Text *out)
{
    emit_title(file->arena, file->model, arena_printf(file->arena, "%s.h", library->name), out);
    text_add(out, " *\n");
    add_words(out, " *",
              arena_printf(file->arena,
                           "%s `work` is memory that a function computes in, of as many bytes as "
                           "its macro says; nothing in it has to stay. Memory is aligned to %d "
                           "bytes. Nothing is allocated or kept elsewhere: threads do not meet "
                           "that have work of their own, and a state of their own unless they only "
                           "predict.",
                           order_of_calls(file, library), ALIGNMENT));
    text_printf(
        out,
        "\n *\n"
        " * Tensors are arrays, row by row, of the shapes in the comments; int has 32 bits.\n"
        " */\n"
        "#ifndef %s_H\n#define %s_H\n\n"
        "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n",
        macros, macros);
}

/* Two entries may differ in capitals only. */
static const char *entry_macros(const File *file, StringMap *taken, const char *entry)
{
    const char *stem = library_macros(file->arena, entry), *macro = stem;
    for (int number = 2; *string_map_at(taken, macro) > 0; number++) {
        macro = arena_printf(file->arena, "%s_%d", stem, number);
    }
    *string_map_at(taken, macro) = 1;
    return macro;
}

static void declare_entry(const File *file, const Library *library, int entry, StringMap *taken,
                          Text *out)
{
    const Emitter *e = &file->entries[entry];
    text_printf(out, "/* ---- %s ---- */\n\n", e->program->graph->name);
    const char *macros = entry_macros(file, taken, e->name);
    if (library->entries[entry].kind == ENTRY_PREDICT) {
        add_size(file, arena_printf(file->arena, "%s_BATCH", macros), library->entries[entry].batch,
                 "samples at a time", out);
    }
    add_size(file, arena_printf(file->arena, "%s_WORK_BYTES", macros),
             size_of_array(e->program->work_bytes), "", out);
    text_add(out, "\n");
    if (has_operands(e)) {
        emit_io_struct(e, out);
    }
    add_words(out, "/*", purpose(file, library, entry));
    text_add(out, " */\n");
    emit_entry_head(e, ";\n\n", out);
}

static void add_header(const File *file, Library *library)
{
    Text *out = &library->files[LIBRARY_HEADER];
    const char *name = library->name, *macros = library_macros(file->arena, name);
    StringMap taken = {.arena = file->arena};
    add_guide(file, library, macros, out);
    add_sizes(file, library, macros, out);
    text_printf(out, "/* %s. */\n",
                library_has(library, ENTRY_TRAIN) ? "All that lives from step to step: parameters, "
                                                    "the optimiser's moments, counters"
                : library_has_memory(file->model, library) ? "Parameters, and what lives from call "
                                                             "to call"
                                                           : "Parameters");
    emit_states(file->arena, file->model, LOOPS, file->prefix, file->state_names, library->constant,
                out);
    if (library_has_memory(file->model, library)) {
        text_printf(out,
                    "/* The state in `memory`, of %s_STATE_BYTES, with whatever is there. */\n"
                    "struct %s_state %s_state_in(void *memory);\n\n",
                    macros, name, name);
    }
    for (int i = 0; i < file->entry_count; i++) {
        declare_entry(file, library, i, &taken, out);
    }
    if (library->values != NULL) {
        text_printf(out,
                    "/* ---- parameters ---- */\n\n"
                    "/* Puts what training has made of parameters and buffers into the state; "
                    "what is const is not copied. */\n"
                    "void %s_parameters(struct %s_state *s);\n\n",
                    name, name);
    }
}

/* ---- the sources ---- */

static void add_layout(const File *file, const Library *library, Text *out)
{
    const Model *model = file->model;
    const char *name = library->name;
    text_printf(out, "struct %s_state %s_state_in(void *memory)\n{\n", name, name);
    text_printf(out, "    char *const at = memory;\n    const struct %s_state s = {\n", name);
    for (int s = 0; s < model->state_count; s++) {
        if (!library->constant[s]) {
            text_printf(out, "        .%s = (%s *)(void *)(at + %" PRId64 "),\n",
                        file->state_names[s], c_type(model->states[s].dtype),
                        state_offset(model, library, s));
        }
    }
    text_printf(out, "%s    };\n    return s;\n}\n\n",
                model->state_count == 0 ? "        .nothing = at,\n" : "");
}

static void add_source(const File *file, Program *const *programs, Library *library)
{
    Text *out = &library->files[LIBRARY_SOURCE];
    const char *name = library->name;
    text_printf(out, "%s%s.lua. C11, to be linked with -lm. */\n#include \"%s.h\"\n\n",
                library_mark(file->arena, name, LIBRARY_SOURCE),
                comment_text(file->arena, file->model->name), name);
    emit_includes(LOOPS, out);
    if (library_has_memory(file->model, library)) {
        add_layout(file, library, out);
    }
    emit_random_helpers(programs, library->entry_count, out);
    emit_along_helpers(programs, library->entry_count, out);
    text_addn(out, file->body.data, file->body.length);
}

void emit_library(const Model *model, Library *library)
{
    Arena *arena = arena_new();
    File file;
    Program **programs = ARENA_ARRAY(arena, Program *, library->entry_count);
    for (int i = 0; i < library->entry_count; i++) {
        programs[i] = library->entries[i].program;
    }
    file_start(&file, model, LOOPS, arena_printf(arena, "%s_", library->name));
    file.is_library = true;
    file_programs(&file, programs, library->entry_count);
    add_header(&file, library);
    add_source(&file, programs, library);
    add_standardizing(&file, library->name, library);
    text_add(&library->files[LIBRARY_HEADER], "#ifdef __cplusplus\n}\n#endif\n\n#endif\n");
    if (library->values != NULL) {
        emit_parameters(&file, library);
    }
    emit_example(&file, library, &library->files[LIBRARY_EXAMPLE]);
    file_end(&file);
    arena_free(arena);
}

void library_free(Library *library)
{
    for (LibraryFile file = 0; file < LIBRARY_FILES; file++) {
        text_free(&library->files[file]);
    }
}
