/* emit_text.c: the small phrases of emitted C: types, numbers, forms, subscripts and parameters. In:
 * pieces of a program. Out: text. */
#include "emit_kernel.h"
#include "uses.h"

#include <ctype.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *c_type(DType dtype)
{
    static const char *const types[] = {
        [DT_BOOL] = "unsigned char", [DT_I32] = "int", [DT_F32] = "float", [DT_F64] = "double"};
    return types[dtype];
}

const char *c_value_type(DType dtype)
{
    return dtype == DT_BOOL ? "int" : c_type(dtype);
}

char *integer_text(Arena *arena, int64_t value)
{
    const bool fits = value >= -INT_MAX && value <= INT_MAX;
    return arena_printf(arena, "%" PRId64 "%s", value, fits ? "" : "L");
}

/* The shortest of two spellings that reads back as the same number. */
static char *float_text(Arena *arena, DType dtype, double value)
{
    const bool single = dtype == DT_F32;
    char *text = arena_printf(arena, "%.*g", single ? 6 : 15, value);
    const double back = strtod(text, NULL);
    if (single ? (float)back != (float)value : back != value) {
        text = arena_printf(arena, "%.*g", single ? 9 : 17, value);
    }
    const bool whole = strpbrk(text, ".e") == NULL;
    return arena_printf(arena, "%s%s%s", text, whole ? ".0" : "", single ? "f" : "");
}

char *number_text(Arena *arena, DType dtype, double number)
{
    const double value = dtype == DT_F32 ? (double)(float)number : number; /* may be too large */
    char *text;
    if (!dtype_is_float(dtype)) {
        text = value == INT_MIN ? "-2147483647 - 1" : arena_printf(arena, "%.0f", value);
    } else if (isnan(value)) {
        text = "NAN";
    } else if (isinf(value)) {
        text = value < 0 ? "-INFINITY" : "INFINITY";
    } else {
        text = float_text(arena, dtype, value);
    }
    return text[0] == '-' ? arena_printf(arena, "(%s)", text) : text;
}

/* ---- formulas ---- */

static size_t word_length(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || text[length] == '_') {
        length++;
    }
    return length;
}

/* Copies the C form, with single letters a, b, c replaced by the operands and F(name) by the
 * function of libm for the type. Whole numbers are never NaN, and compilers warn of a == a. */
static char *fill_form(Arena *arena, const char *form, DType dtype, const char *const args[3])
{
    static const char or_nan[] = "(a == a ? b : a)";
    const char *suffix = dtype == DT_F64 ? "" : "f";
    Text text = {0};
    while (*form != '\0') {
        const size_t length = word_length(form);
        if (!dtype_is_float(dtype) && strncmp(form, or_nan, strlen(or_nan)) == 0) {
            text_add(&text, args[1]);
            form += strlen(or_nan);
        } else if (length == 0) {
            text_addn(&text, form++, 1);
        } else if (length == 1 && *form >= 'a' && *form <= 'c') {
            text_add(&text, args[*form++ - 'a']);
        } else if (length == 1 && *form == 'F' && form[1] == '(') {
            const size_t name = word_length(form + 2);
            text_addn(&text, form + 2, name);
            text_add(&text, suffix);
            form += 2 + name + 1;
        } else {
            text_addn(&text, form, length);
            form += length;
        }
    }
    char *result = arena_strdup(arena, text.data);
    text_free(&text);
    return result;
}

char *form_text(Arena *arena, const Instr *instr, const char *a, const char *b, const char *c)
{
    if (instr->op == OP_cast) {
        return instr->dtype == DT_BOOL ? arena_printf(arena, "%s != 0", a)
                                       : arena_printf(arena, "(%s)%s", c_type(instr->dtype), a);
    }
    const char *const args[] = {a, b, c};
    return fill_form(arena, op_info[instr->op].cform, instr->dtype, args);
}

/* ---- subscripts ---- */

const char *axis_name(const Emitter *e, int axis)
{
    const Kernel *kernel = e->kernel;
    const bool row = axis < kernel->row_axes;
    const int axes = row ? kernel->row_axes : kernel->col_axes;
    const int place = row ? axis : axis - kernel->row_axes;
    return axes == 1 ? (row ? "i" : "j") : arena_printf(e->arena, "%c%d", row ? 'i' : 'j', place);
}

/* The axis of the longest stride among those not yet `told`, or -1. */
static int longest_stride(const Access *access, const bool *told, int axes)
{
    int longest = -1;
    for (int axis = 0; axis < axes; axis++) {
        const bool moves = !told[axis] && access->stride[axis] != 0;
        if (moves &&
            (longest < 0 || llabs(access->stride[axis]) > llabs(access->stride[longest]))) {
            longest = axis;
        }
    }
    return longest;
}

char *offset_text(Arena *arena, const Access *access, const char *const *names, int axes)
{
    Text text = {0};
    bool told[MAX_RANK] = {false};
    if (access->offset != 0) {
        text_add(&text, integer_text(arena, access->offset));
    }
    for (int axis; (axis = longest_stride(access, told, axes)) >= 0; told[axis] = true) {
        const int64_t stride = access->stride[axis], size = stride < 0 ? -stride : stride;
        const bool bracketed = strchr(names[axis], ' ') != NULL && stride != 1;
        text_printf(&text, "%s%s", text.length > 0 ? " " : "",
                    stride < 0        ? "- "
                    : text.length > 0 ? "+ "
                                      : "");
        text_printf(&text, bracketed ? "(%s)" : "%s", names[axis]);
        if (size != 1) {
            text_printf(&text, " * %s", integer_text(arena, size));
        }
    }
    char *result = text.length > 0 ? arena_strdup(arena, text.data) : integer_text(arena, 0);
    text_free(&text);
    return result;
}

char *subscript_text(const Emitter *e, const Access *access)
{
    const int axes = e->kernel->row_axes + e->kernel->col_axes;
    const char *names[MAX_RANK];
    for (int axis = 0; axis < axes; axis++) {
        names[axis] = axis_name(e, axis);
    }
    return offset_text(e->arena, access, names, axes);
}

char *column_index_text(const Emitter *e)
{
    const Kernel *kernel = e->kernel;
    Access place = {0};
    int64_t step = 1;
    for (int axis = kernel->row_axes + kernel->col_axes - 1; axis >= kernel->row_axes; axis--) {
        place.stride[axis] = step;
        step *= kernel->extent[axis];
    }
    return subscript_text(e, &place);
}

/* ---- parameters ---- */

bool same_place(const Program *program, int a, int b)
{
    const Buffer *x = &program->buffers[a], *y = &program->buffers[b];
    return a == b || (x->storage == IN_WORK && y->storage == IN_WORK && x->offset == y->offset);
}

static void add_param(void *context, const Use *use)
{
    Emitter *e = context;
    for (int p = 0; p < e->param_count; p++) {
        Param *param = &e->params[p];
        if (same_place(e->program, param->buffer, use->buffer)) {
            param->buffer = use->writes ? use->buffer : param->buffer; /* the result names it */
            param->written |= use->writes;
            return;
        }
    }
    const Param param = {use->buffer, use->writes, use->partial, use->slice && e->around == NULL};
    ARENA_PUSH(e->arena, e->params, e->param_count, e->param_capacity, param);
}

/* The stream that all random numbers of the kernel are of, or NO_STREAM. */
static int64_t only_stream(const Kernel *kernel)
{
    int64_t only = NO_STREAM;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        if (instr->kind == INSTR_RANDOM && only != NO_STREAM && instr->stream != only) {
            return NO_STREAM;
        }
        only = instr->kind == INSTR_RANDOM ? instr->stream : only;
    }
    return only;
}

void emitter_start_kernel(Emitter *e, int index)
{
    e->kernel_index = index;
    e->kernel = &e->program->kernels[index];
    e->stream = calls_runtime(e->spelling) ? only_stream(e->kernel) : NO_STREAM;
    e->param_count = 0;
    kernel_uses(e->kernel, add_param, e);
}

bool is_passed(const Param *param, bool blocks)
{
    return blocks ? !param->slice : !param->partial;
}

void emit_function_head(Text *out, const char *name, char *const *declarations, int count,
                        const char *rest)
{
    const bool by_context = count > MOST_ARGUMENTS;
    Text line = {0};
    text_printf(&line, "static void %s(%s", name, by_context ? "void *const *context" : "");
    for (int i = 0; i < count && !by_context; i++) {
        text_printf(&line, "%s%s", i > 0 ? ", " : "", declarations[i]);
    }
    text_printf(&line, "%s%s)\n{\n", count > 0 && *rest ? ", " : "", rest);
    text_add_wrapped(out, line.data);
    text_free(&line);
    for (int i = 0; i < count && by_context; i++) {
        text_printf(out, "    %s = context[%d];\n", declarations[i], i);
    }
}

/* START a, b, c END, in as many lines as that takes. */
static void emit_list(Emitter *e, const char *start, char *const *items, int count, const char *end)
{
    Text line = {0};
    text_printf(&line, "%*s%s", 4 * e->indent, "", start);
    for (int i = 0; i < count; i++) {
        text_printf(&line, "%s%s", i > 0 ? ", " : "", items[i]);
    }
    text_add(&line, end);
    text_add_wrapped(e->out, line.data);
    text_free(&line);
}

void emit_function_call(Emitter *e, const char *name, char *const *pointers, int count,
                        const char *rest)
{
    const char *start = arena_printf(e->arena, "%s(", name);
    const char *end = arena_printf(e->arena, "%s%s);\n", count > 0 && *rest ? ", " : "", rest);
    if (count <= MOST_ARGUMENTS) {
        emit_list(e, start, pointers, count, end);
        return;
    }
    char **items = ARENA_ARRAY(e->arena, char *, count);
    for (int i = 0; i < count; i++) {
        items[i] = arena_printf(e->arena, "(void *)(%s)", pointers[i]);
    }
    emit_line(e, "{");
    e->indent++;
    emit_list(e, "void *const context[] = {", items, count, "};\n");
    emit_list(e, start, (char *[]){"context"}, 1, end);
    emit_close(e, 1);
}

void emit_signature(Emitter *e, const char *qualifier, bool blocks)
{
    char **declarations = ARENA_ARRAY(e->arena, char *, e->param_count + 1);
    int count = 0;
    for (int p = 0; p < e->param_count; p++) {
        const Param *param = &e->params[p];
        if (is_passed(param, blocks)) {
            declarations[count++] =
                arena_printf(e->arena, "%s%s *%s%s", param->written ? "" : "const ",
                             c_type(e->program->buffers[param->buffer].dtype), qualifier,
                             e->buffer_names[param->buffer]);
        }
    }
    emit_function_head(e->out, e->kernel_names[e->kernel_index], declarations, count,
                       e->stream != NO_STREAM ? "int stream" : "");
}

int param_of(const Emitter *e, int buffer)
{
    for (int p = 0; p < e->param_count; p++) {
        if (same_place(e->program, e->params[p].buffer, buffer)) {
            return p;
        }
    }
    bug_in("emit", (Loc){0}, "kernel %d does not use buffer %d", e->kernel_index, buffer);
}

const char *buffer_var(const Emitter *e, int buffer)
{
    return e->buffer_names[e->params[param_of(e, buffer)].buffer];
}

const char *access_start(const Emitter *e, const Access *access)
{
    const char *name = buffer_var(e, access->buffer);
    return access->offset == 0
               ? name
               : arena_printf(e->arena, "%s + %s", name, integer_text(e->arena, access->offset));
}

bool is_overwritten_copy(const Emitter *e, int load)
{
    const Instr *instrs = e->kernel->instrs;
    bool stored = false, overwritten = false;
    for (int i = load + 1; i < e->kernel->instr_count; i++) {
        stored |= instrs[i].kind == INSTR_STORE && instrs[i].arg[0] == load;
    }
    for (int p = 0; p < e->param_count; p++) {
        overwritten |= e->params[p].written &&
                       same_place(e->program, e->params[p].buffer, instrs[load].access.buffer);
    }
    return stored && overwritten;
}
