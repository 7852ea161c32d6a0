/* emit.c: the C file around the kernels. In: a model and its planned programs. Out: header comment,
 * the struct of states, and for every entry what emit_program.c makes of it.
 *
 * The file has no writable statics and calls nothing but libm (loops) or the runtime (blocks), so
 * it can be compiled by any C99 compiler and mapped read-only.
 */
#include "emit_file.h"

#include <string.h>

/* What stands at the top of the file; the constants of states share a name space with functions. */
static void name_tables(File *file, Program *const *programs, int count)
{
    const Model *model = file->model;
    for (int p = 0; p < count; p++) {
        const char *name =
            arena_printf(file->arena, "%s%s", file->prefix, programs[p]->graph->name);
        *string_map_at(&file->names.taken, name) = 1;
    }
    file->state_names = ARENA_ARRAY(file->arena, const char *, model->state_count + 1);
    file->input_names = ARENA_ARRAY(file->arena, const char *, model->input_count + 1);
    for (int s = 0; s < model->state_count; s++) {
        file->state_names[s] = name_unique(&file->names, model->states[s].name, "p");
    }
    for (int i = 0; i < model->input_count; i++) {
        file->input_names[i] = name_unique(&file->names, model->inputs[i].name, "x");
    }
}

/* The name in C of the model's input of that name; NULL if there is none. */
static const char *input_called(const Model *model, const char **names, const char *raw)
{
    for (int i = 0; i < model->input_count; i++) {
        if (strcmp(model->inputs[i].name, raw) == 0) {
            return names[i];
        }
    }
    return NULL;
}

/* The entry point of a function has inputs of its own, in place of the model's. */
static void emit_function(File *file, const FunctionVar *function, Emitter *e, int *next_kernel)
{
    const Model *outer = file->model;
    const char **outer_names = file->input_names;
    Model *model = ARENA_NEW(file->arena, Model);
    *model = *outer;
    Names scope = names_inner(&file->names);
    model->inputs = function->inputs;
    model->input_count = function->input_count;
    file->model = model;
    file->input_names = ARENA_ARRAY(file->arena, const char *, model->input_count + 1);
    for (int i = 0; i < model->input_count; i++) {
        const char *known = input_called(outer, outer_names, model->inputs[i].name);
        file->input_names[i] = known ? known : name_unique(&scope, model->inputs[i].name, "x");
    }
    emit_program(file, e, next_kernel);
    file->model = outer;
    file->input_names = outer_names;
}

/* The function that the entry is of, NULL if it is of none. */
static const FunctionVar *function_of(const File *file, const char *name)
{
    for (int i = 0; i < file->model->function_count; i++) {
        if (strcmp(file->model->functions[i].entry, name) == 0) {
            return &file->model->functions[i];
        }
    }
    return NULL;
}

void file_start(File *file, const Model *model, Spelling spelling, const char *prefix)
{
    *file = (File){.arena = arena_new(), .model = model, .spelling = spelling, .prefix = prefix};
    file->names = names_new(file->arena);
    file->declared.arena = file->shared.arena = file->written.arena = file->arena;
}

void file_programs(File *file, Program *const *programs, int count)
{
    name_tables(file, programs, count);
    file->entries = ARENA_ARRAY(file->arena, Emitter, count + 1);
    int next_kernel = 0;
    for (int p = 0; p < count; p++) {
        const char *entry = programs[p]->graph->name;
        Emitter *e = &file->entries[file->entry_count++];
        *e = (Emitter){.program = programs[p],
                       .name = arena_printf(file->arena, "%s%s", file->prefix, entry),
                       .runs = 1};
        const FunctionVar *function = function_of(file, entry);
        if (function != NULL) {
            emit_function(file, function, e, &next_kernel);
        } else {
            emit_program(file, e, &next_kernel);
        }
    }
}

void file_end(File *file)
{
    text_free(&file->calls);
    text_free(&file->body);
    arena_free(file->arena);
}

void emit(const Model *model, Program *const *programs, int count, Spelling spelling,
          KernelList *marked, Text *out)
{
    File file;
    file_start(&file, model, spelling, "");
    file.marked = marked;
    file_programs(&file, programs, count);
    emit_title(file.arena, model, model->name, out);
    text_add(out, " */\n");
    emit_includes(spelling, out);
    if (marked != NULL) {
        declare_runtime(&file.calls, spelling, "rt_mark", "long");
    }
    if (file.calls.length > 0) {
        text_printf(out,
                    "%s\n/* Kernels that differ in their operands only are one function, with the "
                    "names of the first. */\n\n",
                    file.calls.data);
    }
    text_add(out,
             "/* All that lives from step to step: parameters, the optimiser's moments, counters. "
             "*/\n");
    emit_states(file.arena, model, spelling, file.prefix, file.state_names, NULL, out);
    if (!calls_runtime(spelling)) {
        emit_random_helpers(programs, count, out);
        emit_along_helpers(programs, count, out);
    }
    text_addn(out, file.body.data, file.body.length);
    file_end(&file);
}

void emit_banners(const Model *model, Program *program, const bool *wanted, Text *out)
{
    File file;
    file_start(&file, model, LOOPS, "");
    name_tables(&file, &program, 1);
    Emitter e = {.program = program, .name = program->graph->name, .runs = 1};
    int next_kernel = 0;
    start_program(&file, &e, &next_kernel);
    for (int k = 0; k < program->kernel_count; k++) {
        if (wanted[k]) {
            emitter_start_kernel(&e, k);
            emit_banner(&e);
        }
    }
    text_addn(out, file.body.data ? file.body.data : "", file.body.length);
    file_end(&file);
}
