/* emit_program.c: one program as C. In: a planned program. Out: the struct of its operands, its
 * tables, its kernels, and the function that calls them.
 */
#include "emit_file.h"
#include "loop.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* ---- names of values and kernels ---- */

/* The arrays of tables are the file's, so no other entry may use their names. */
static const char **name_arrays(File *file, const Program *program)
{
    const char **names = ARENA_ARRAY(file->arena, const char *, program->buffer_count + 1);
    for (int b = 0; b < program->buffer_count; b++) {
        const Buffer *buffer = &program->buffers[b];
        if (buffer->storage == IN_TABLE) {
            const char *stem = value_stem(file->arena, program->graph, buffer->node);
            const char *name = arena_printf(file->arena, "%s_numbers", stem);
            names[b] = name_unique(&file->names, name, "h");
        }
    }
    return names;
}

/* Names of one entry do not bind the next: they are made unique in a copy. */
static const char **name_buffers(const File *file, const Emitter *e)
{
    const Program *program = e->program;
    const Graph *graph = program->graph;
    Names scope = names_inner(&file->names);
    const char **names = ARENA_ARRAY(file->arena, const char *, program->buffer_count + 1);
    for (int i = 0; i < file->model->input_count; i++) {
        *string_map_at(&scope.taken, file->input_names[i]) = 1;
    }
    for (int b = 0; b < program->buffer_count; b++) {
        const Buffer *buffer = &program->buffers[b];
        if (buffer->storage == IN_STATE) {
            names[b] = file->state_names[buffer->slot];
        } else if (buffer->storage == IN_INPUT) {
            names[b] = file->input_names[buffer->slot];
        } else if (buffer->storage == IN_SLICE) {
            const Slices *slices = e->around->kernel->slices;
            const int outside = slices->pointers[buffer->slot].access.buffer;
            names[b] = name_unique(&scope, e->around->buffer_names[outside], "h");
        } else if (buffer->first < 0) {
            names[b] = ""; /* no kernel uses it */
        } else if (buffer->storage == IN_OUTPUT) {
            names[b] = name_unique(&scope, graph->outputs[buffer->slot].name, "y");
        } else {
            const char *stem = buffer->name;
            stem = stem != NULL ? stem : value_stem(file->arena, graph, buffer->node);
            names[b] = name_unique(&scope, stem, "h");
        }
    }
    return names;
}

/* The state that the kernel updates (the last, if several), or NULL. */
static const Buffer *updated_state(const Program *program, const Kernel *kernel)
{
    for (int i = kernel->instr_count - 1; i >= 0 && kernel->instrs[i].kind == INSTR_STORE; i--) {
        const Buffer *buffer = &program->buffers[kernel->instrs[i].access.buffer];
        if (buffer->storage == IN_STATE || buffer->of_state) {
            return buffer;
        }
    }
    return NULL;
}

/* What a kernel does: k07_update_p0_weight, or at most three of its operators: k03_add_relu. The
 * function of several does not name the state of one, nor does that of a slice. */
static const char *kernel_name(const File *file, const Program *program, const Kernel *kernel,
                               int index)
{
    if (kernel->kind != KERNEL_MAP) {
        const char *name = kernel->kind == KERNEL_SLICES ? "slices" : op_info[kernel->op].name;
        return arena_printf(file->arena, "k%02d_%s", index, name);
    }
    const Buffer *state = updated_state(program, kernel);
    if (state != NULL) {
        return calls_runtime(file->spelling) || state->of_state
                   ? arena_printf(file->arena, "k%02d_update", index)
                   : arena_printf(file->arena, "k%02d_update_%s", index,
                                  file->state_names[state->slot]);
    }
    char *name = arena_printf(file->arena, "k%02d", index);
    int words = 0;
    for (int i = 0; i < kernel->instr_count && words < 3; i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool says_little = instr->op == OP_cast || instr->kind == INSTR_IOTA;
        const char *word = op_info[instr->op].name;
        if ((instr->kind == INSTR_ELEM || instr->kind == INSTR_REDUCE ||
             instr->kind == INSTR_RANDOM) &&
            !says_little && strstr(name, word) == NULL) {
            name = arena_printf(file->arena, "%s_%s", name, word);
            words++;
        }
    }
    return words > 0 ? name : arena_printf(file->arena, "%s_copy", name);
}

static void list_kernel(KernelList *list, const char *name, const Program *program,
                        const Kernel *kernel, int64_t runs)
{
    const EmittedKernel item = {arena_strdup(list->arena, name), program, kernel, runs};
    ARENA_PUSH(list->arena, list->items, list->count, list->capacity, item);
}

/* The function that a kernel is: `name`, or one that does the same, of this program, whose functions
 * are those from `own` on, or in the file already: that of a kernel behind this loop is not. */
static const char *function_name(File *file, Emitter *e, int k, const char *name, int own)
{
    emitter_start_kernel(e, k);
    const char *key = calls_runtime(file->spelling) ? share_key(e) : NULL;
    int *place = key != NULL ? string_map_at(&file->shared, key) : NULL;
    if (place != NULL && *place > 0) {
        const char *other = file->functions[*place - 1];
        return *place > own || *string_map_at(&file->written, other) ? other : name;
    }
    if (place != NULL) {
        ARENA_PUSH(file->arena, file->functions, file->function_count, file->function_capacity,
                   name);
        *place = file->function_count;
    }
    return name;
}

static void name_kernels(File *file, Emitter *e, int *next)
{
    const Program *program = e->program;
    e->kernel_names = ARENA_ARRAY(file->arena, const char *, program->kernel_count + 1);
    e->shared = ARENA_ARRAY(file->arena, bool, program->kernel_count + 1);
    e->first_kernel = *next;
    const int own = file->function_count;
    for (int k = 0; k < program->kernel_count; k++) {
        const char *name = kernel_name(file, program, &program->kernels[k], (*next)++);
        e->kernel_names[k] = function_name(file, e, k, name, own);
        e->shared[k] = e->kernel_names[k] != name;
        if (file->marked != NULL) {
            list_kernel(file->marked, name, program, &program->kernels[k], e->runs);
        }
    }
}

/* ---- structs ---- */

static void emit_member(const Emitter *e, Text *out, const char *constness, DType dtype,
                        const char *name, const char *raw, const char *shape)
{
    const char *member = arena_printf(e->arena, "    %s%s *%s;", constness, c_type(dtype), name);
    emit_described(e->arena, out, member, raw, shape);
}

static bool is_used(const Program *program, Storage storage)
{
    for (int b = 0; b < program->buffer_count; b++) {
        if (program->buffers[b].storage == storage) {
            return true;
        }
    }
    return false;
}

const Shape *input_shape(const Program *program, int input)
{
    for (int b = 0; b < program->buffer_count; b++) {
        const Buffer *buffer = &program->buffers[b];
        if (buffer->storage == IN_INPUT && buffer->slot == input) {
            const Shape *whole = &program->graph->nodes[buffer->node].shape;
            return buffer->shape.rank > 0 ? &buffer->shape : whole;
        }
    }
    return NULL;
}

/* An input has a member, read or not, as the host has a pointer for each; but not in a library, and
 * not where a loop has joined it with another. */
static bool has_input(const Emitter *e, int input)
{
    if (e->step_of != NULL) {
        return e->step_of->inputs[input].buffer >= 0;
    }
    return !e->is_library || input_shape(e->program, input) != NULL;
}

/* What the numbers of an input stand for: ", each number of the data * 0.0078431373 - 1". */
static const char *input_note(Arena *arena, const InputVar *input)
{
    if (input->classes > 0) {
        return arena_printf(arena, ", each from 0 to %" PRId64, input->classes - 1);
    }
    if (input->train.moments != NULL) {
        return ", standardized";
    }
    if (!dtype_is_float(input->dtype) || (input->scale == 1 && input->shift == 0)) {
        return "";
    }
    const char *shift =
        input->shift == 0
            ? ""
            : arena_printf(arena, " %c %.9g", input->shift < 0 ? '-' : '+', fabs(input->shift));
    return arena_printf(arena, ", each number of the data * %.9g%s", input->scale, shift);
}

/* The shape of an input as the entry reads it; a header has the note as well. */
static const char *input_text(const Emitter *e, int input)
{
    const Shape *shape = input_shape(e->program, input);
    const char *note =
        e->is_library && e->step_of == NULL ? input_note(e->arena, &e->model->inputs[input]) : "";
    return shape != NULL ? arena_printf(e->arena, "%s%s", shape_text(e->arena, shape), note)
                         : "not read";
}

bool has_operands(const Emitter *e)
{
    bool any = !e->is_library;
    for (int i = 0; i < e->model->input_count; i++) {
        any |= has_input(e, i);
    }
    for (int k = 0; k < e->program->graph->output_count; k++) {
        any |= e->output_names[k] != NULL;
    }
    return any;
}

void emit_io_struct(const Emitter *e, Text *out)
{
    const Model *model = e->model;
    const Program *program = e->program;
    const Graph *graph = program->graph;
    text_printf(out, "/* What %s reads and writes%s. */\nstruct %s_io {\n", e->name,
                is_used(program, IN_INPUT) && e->step_of == NULL ? ": a batch, and its results"
                                                                 : "",
                e->name);
    for (int i = 0; i < model->input_count; i++) {
        const InputVar *input = &model->inputs[i];
        if (!has_input(e, i)) {
            continue;
        }
        const bool overwritten = e->step_of != NULL && e->step_of->overwritten[i];
        emit_member(e, out, overwritten ? "" : "const ", input->dtype, e->input_names[i],
                    input->name, input_text(e, i));
    }
    for (int k = 0; k < graph->output_count; k++) {
        const Node *node = &graph->nodes[graph->outputs[k].node];
        if (e->output_names[k] == NULL) {
            continue; /* part of a trail */
        }
        emit_member(e, out, "", node->dtype, e->output_names[k], graph->outputs[k].name,
                    shape_text(e->arena, &node->shape));
    }
    text_add(out, model->input_count + graph->output_count == 0 ? "    char *nothing;\n};\n\n"
                                                                : "};\n\n");
}

enum { NUMBERS_AT_ONCE = 4096 };

/* The macros of <math.h> are no constants to tcc. */
static const char *constant_text(Arena *arena, DType dtype, double number)
{
    return isnan(number)   ? "(0.0f / 0.0f)"
           : isinf(number) ? (number < 0 ? "(-1.0f / 0.0f)" : "(1.0f / 0.0f)")
                           : number_text(arena, dtype, number);
}

void emit_numbers(Text *out, DType dtype, const char *name, const char *comment, int64_t count,
                  double number(const void *context, int64_t i), const void *context)
{
    Arena *arena = arena_new();
    text_printf(out, "static const %s %s[%" PRId64 "] = { /* %s */", c_type(dtype), name, count,
                comment);
    size_t line = out->length;
    for (int64_t i = 0; i < count; i++) {
        if (i % NUMBERS_AT_ONCE == 0) { /* their text is not kept */
            arena_free(arena);
            arena = arena_new();
        }
        const char *text = constant_text(arena, dtype, number(context, i));
        if (i == 0 || out->length - line + strlen(text) > 97) {
            text_add(out, "\n   ");
            line = out->length - 3;
        }
        text_printf(out, " %s%s", text, i + 1 < count ? "," : "");
    }
    text_add(out, "\n};\n\n");
    arena_free(arena);
}

static double number_of_table(const void *table, int64_t i)
{
    return ((const double *)table)[i];
}

static void emit_table(const Emitter *e, int b)
{
    const Buffer *buffer = &e->program->buffers[b];
    const Node *node = &e->program->graph->nodes[buffer->node];
    emit_numbers(e->out, buffer->dtype, e->table_names[b], shape_text(e->arena, &node->shape),
                 buffer->count, number_of_table, node->attr.table);
}

/* ---- the entry function ---- */

#define SEPARATE_FUNCTION                                                                          \
    "#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */\n"             \
    "__attribute__((noinline))\n"                                                                  \
    "#endif\n"

/* Work buffers that some kernel is called with; returns whether there are any. */
static bool mark_work(Emitter *e, Spelling spelling, bool *passed)
{
    bool any = false;
    for (int k = 0; k < e->program->kernel_count; k++) {
        emitter_start_kernel(e, k);
        for (int p = 0; p < e->param_count; p++) {
            const int buffer = e->params[p].buffer;
            passed[buffer] |= e->program->buffers[buffer].storage == IN_WORK &&
                              is_passed(&e->params[p], calls_runtime(spelling));
            any |= passed[buffer];
        }
    }
    return any;
}

static void emit_work_pointers(Emitter *e, const bool *passed)
{
    for (int b = 0; b < e->program->buffer_count; b++) {
        const Buffer *buffer = &e->program->buffers[b];
        if (passed[b]) {
            const char *type = c_type(buffer->dtype);
            const Shape flat = {.rank = 1, .dim = {buffer->count}};
            const Shape *whole = &e->program->graph->nodes[buffer->node].shape;
            const bool is_whole = buffer->name == NULL && shape_count(whole) == buffer->count;
            const Shape *shape = buffer->shape.rank > 0 ? &buffer->shape : is_whole ? whole : &flat;
            text_printf(e->out, "    %s *const %s = (%s *)(void *)(at + %" PRId64 "); /* %s */\n",
                        type, e->buffer_names[b], type, buffer->offset,
                        shape_text(e->arena, shape));
        }
    }
}

static char *argument_text(const Emitter *e, Spelling spelling, int b)
{
    const Buffer *buffer = &e->program->buffers[b];
    const bool table = buffer->storage == IN_TABLE;
    const char **names = table ? e->table_names : e->buffer_names;
    const bool local = table || buffer->storage == IN_WORK || buffer->storage == IN_SLICE;
    const bool indexed = buffer->storage == IN_STATE && has_state_array(spelling);
    const char *owner = local ? "" : buffer->storage != IN_STATE ? "io->" : indexed ? "s[" : "s->";
    return arena_printf(e->arena, "%s%s%s", owner, names[b], indexed ? "]" : "");
}

static void emit_call(Emitter *e, Spelling spelling, int k)
{
    emitter_start_kernel(e, k);
    e->indent = 1;
    char **pointers = ARENA_ARRAY(e->arena, char *, e->param_count + 1);
    int count = 0;
    for (int p = 0; p < e->param_count; p++) {
        if (is_passed(&e->params[p], calls_runtime(spelling))) {
            pointers[count++] = argument_text(e, spelling, e->params[p].buffer);
        }
    }
    const bool has_stream = e->stream != NO_STREAM;
    emit_function_call(e, e->kernel_names[k], pointers, count,
                       has_stream ? arena_printf(e->arena, "%" PRId64, e->stream) : "");
}

/* Compilers warn of parameters that nothing is done with. */
static void emit_unused(const Emitter *e, bool works)
{
    const Program *program = e->program;
    const bool moves = is_used(program, IN_INPUT) || is_used(program, IN_OUTPUT);
    const char *const names[] = {"s", "io", "work"};
    const bool unused[] = {!is_used(program, IN_STATE) && e->step_of == NULL,
                           !moves && has_operands(e), !works};
    for (int i = 0; i < COUNT_OF(names); i++) {
        if (unused[i]) {
            text_printf(e->out, "    (void)%s;\n", names[i]);
        }
    }
}

/* The pointers to work memory, then a call of every kernel. */
static void emit_calls(Emitter *e, Spelling spelling)
{
    const Program *program = e->program;
    bool *passed = ARENA_ARRAY(e->arena, bool, program->buffer_count + 1);
    const bool works = mark_work(e, spelling, passed);
    if (works) {
        text_add(e->out, "    char *const at = work;\n");
    }
    emit_work_pointers(e, passed);
    if (e->around == NULL) {
        emit_unused(e, works);
    }
    text_add(e->out, "\n");
    for (int k = 0; k < program->kernel_count; k++) {
        emit_call(e, spelling, k);
        if (e->marked) {
            text_printf(e->out, "    rt_mark(%d);\n", e->first_kernel + k);
        }
    }
    text_add(e->out, "}\n\n");
}

void emit_entry_head(const Emitter *e, const char *end, Text *out)
{
    const char *states = has_state_array(e->spelling)
                             ? "void *const *s"
                             : arena_printf(e->arena, "const struct %sstate *s", e->prefix);
    const char *io =
        has_operands(e) ? arena_printf(e->arena, ", const struct %s_io *io", e->name) : "";
    text_add_wrapped(
        out, arena_printf(e->arena, "void %s(%s%s, void *work)%s", e->name, states, io, end));
}

static void emit_entry(Emitter *e)
{
    const char *name = e->name;
    text_printf(e->out,
                "/* One %s: %d kernels; `work` holds %" PRId64 " bytes, aligned to 64. */\n", name,
                e->program->kernel_count, e->program->work_bytes);
    if (e->step_of != NULL) {
        text_printf(e->out,
                    SEPARATE_FUNCTION "static void %s(const struct %s_io *io, void *work)\n{\n",
                    name, name);
    } else {
        if (!e->is_library) {
            emit_entry_head(e, ";\n", e->out);
        }
        emit_entry_head(e, "\n{\n", e->out);
    }
    emit_calls(e, e->spelling);
}

static void emit_step(File *file, Emitter *loop, const char *step, int *next_kernel);
static void emit_slice(File *file, const Emitter *around, const char *slice, int *next_kernel);

/* A loop's body comes before the loop. */
static void emit_kernels(File *file, Emitter *e, int *next_kernel)
{
    for (int k = 0; k < e->program->kernel_count; k++) {
        if (e->shared[k]) {
            continue;
        }
        emitter_start_kernel(e, k);
        const KernelKind kind = e->kernel->kind;
        const char *name = e->kernel_names[k], *body = NULL;
        if (kind == KERNEL_LOOP) {
            body = arena_printf(file->arena, "%s_step", name);
            emit_step(file, e, body, next_kernel);
        } else if (kind == KERNEL_SLICES) {
            body = arena_printf(file->arena, "%.*s_slice", (int)strcspn(name, "_"), name);
            emit_slice(file, e, body, next_kernel);
        }
        emit_banner(e);
        if (kind == KERNEL_LOOP) {
            emit_loop(e, body);
        } else if (kind == KERNEL_SLICES) {
            emit_slices(e, body, calls_runtime(file->spelling));
        } else {
            emit_kernel(e);
        }
        *string_map_at(&file->written, name) = 1;
    }
}

/* What the text of a program is made with, and names for all that it has. */
void start_program(File *file, Emitter *e, int *next_kernel)
{
    e->arena = file->arena;
    e->model = file->model;
    e->out = &file->body;
    e->calls = &file->calls;
    e->declared = &file->declared;
    e->state_names = file->state_names;
    e->input_names = file->input_names;
    e->table_names = name_arrays(file, e->program);
    e->buffer_names = name_buffers(file, e);
    e->spelling = file->spelling;
    e->prefix = file->prefix;
    e->is_library = file->is_library;
    name_kernels(file, e, next_kernel);
}

void emit_program(File *file, Emitter *e, int *next_kernel)
{
    const Program *program = e->program;
    e->marked = file->marked != NULL;
    start_program(file, e, next_kernel);
    e->output_names = ARENA_ARRAY(file->arena, const char *, program->graph->output_count + 1);
    for (int b = 0; b < program->buffer_count; b++) {
        if (program->buffers[b].storage == IN_OUTPUT && program->buffers[b].first >= 0) {
            e->output_names[program->buffers[b].slot] = e->buffer_names[b];
        }
    }
    text_printf(&file->body, "/* ---- %s ---- */\n\n", e->name);
    if (e->step_of != NULL || !e->is_library) {
        emit_io_struct(e, &file->body);
    }
    for (int b = 0; b < program->buffer_count; b++) {
        if (program->buffers[b].storage == IN_TABLE) {
            emit_table(e, b);
        }
    }
    emit_kernels(file, e, next_kernel);
    emit_entry(e);
}

/* One step of a loop is emitted like an entry point, with the inputs of its body in place of the
 * model's. */
static void emit_step(File *file, Emitter *loop, const char *step, int *next_kernel)
{
    const Loop *steps = loop->kernel->loop;
    const Graph *body = steps->body->graph;
    const Node *scan = &loop->program->graph->nodes[loop->kernel->node];
    const Model *outer = file->model;
    const char **outer_names = file->input_names;
    Model model = {.name = outer->name, .input_count = scan->arity};
    model.inputs = ARENA_ARRAY(file->arena, InputVar, scan->arity + 1);
    file->input_names = ARENA_ARRAY(file->arena, const char *, scan->arity + 1);
    Names scope = names_inner(&file->names);
    for (int i = 0; i < scan->arity; i++) {
        const NodeId input = loop_input(body, i);
        const char *name = input == NO_NODE ? NULL : body->nodes[input].name;
        if (steps->overwritten[i]) { /* as outside: they leave there what they do not find */
            name = loop->buffer_names[steps->inputs[i].buffer];
        }
        model.inputs[i].name = name != NULL ? name : "x";
        model.inputs[i].dtype = loop->program->graph->nodes[scan->in[i]].dtype;
        file->input_names[i] = name_unique(&scope, model.inputs[i].name, "x");
    }
    Emitter e = {.program = steps->body, .name = step, .step_of = steps};
    e.runs = loop->runs * steps->attr.steps;
    file->model = &model;
    emit_program(file, &e, next_kernel);
    loop->step_inputs = file->input_names;
    loop->step_outputs = e.output_names;
    file->model = outer;
    file->input_names = outer_names;
}

/* The work on one slice: pointers to where it has its part of what lies outside, and memory for
 * what does not leave it. Several threads may be at it, so nothing in it is timed. */
static void emit_slice(File *file, const Emitter *around, const char *slice, int *next_kernel)
{
    const Slices *slices = around->kernel->slices;
    Emitter e = {.program = slices->body, .name = slice, .around = around};
    start_program(file, &e, next_kernel);
    emit_kernels(file, &e, next_kernel);
    char **declarations = ARENA_ARRAY(e.arena, char *, slices->pointer_count + 1);
    for (int p = 0; p < slices->pointer_count; p++) {
        declarations[p] =
            arena_printf(e.arena, "%s%s *%s", slices->pointers[p].written ? "" : "const ",
                         c_type(slices->body->buffers[p].dtype), e.buffer_names[p]);
    }
    text_add(e.out, SEPARATE_FUNCTION);
    emit_function_head(e.out, slice, declarations, slices->pointer_count, "void *work");
    emit_calls(&e, file->spelling);
}
