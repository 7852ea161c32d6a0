/* emit_banner.c: the comment over a kernel: the line of the script, and what each result is, as a
 * formula. In: a kernel. Out: "k16  mlp.lua:8", "d_h0 = where(h1 > 0, d_h1, 0)  (64, 256)".
 */
#include "emit_kernel.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { FORMULA_LENGTH = 170, FORMULA_DEPTH = 8 }; /* about two lines */

/* Where formulas are long, parts of them go by their names in the code. */
typedef struct Banner {
    const Emitter *e;
    bool *named; /* by instruction */
} Banner;

static char *formula(const Banner *b, int i, int depth);
static char *own_name(const Banner *b, int i);

/* Where the part of a buffer begins that a kernel reads or writes: "[128 ...]"; "" of a whole one. */
static const char *part_text(const Emitter *e, const Access *access)
{
    int64_t touched = 1;
    for (int axis = 0; axis < e->kernel->row_axes + e->kernel->col_axes; axis++) {
        touched *= access->stride[axis] != 0 ? e->kernel->extent[axis] : 1;
    }
    const bool whole = touched >= e->program->buffers[access->buffer].count;
    return whole || e->around != NULL
               ? ""
               : arena_printf(e->arena, "[%s ...]", integer_text(e->arena, access->offset));
}

/* How closely an operator between its operands binds: products 2, sums 1, all others 0. */
static int binding(Op op)
{
    const char *form = op_info[op].cform;
    if (strcmp(form, "a * b") == 0 || strcmp(form, "a / b") == 0) {
        return 2;
    }
    return strcmp(form, "a + b") == 0 || strcmp(form, "a - b") == 0;
}

/* Operand k of an operator, in brackets unless C, too, would read it so without them. */
static char *operand_formula(const Banner *b, const Instr *of, int k, int depth)
{
    char *text = formula(b, of->arg[k], depth);
    int i = of->arg[k];
    while (b->e->kernel->instrs[i].kind == INSTR_ELEM && b->e->kernel->instrs[i].op == OP_cast) {
        i = b->e->kernel->instrs[i].arg[0];
    }
    const Instr *instr = &b->e->kernel->instrs[i];
    const bool infix = instr->kind == INSTR_ELEM && strchr(text, ' ') != NULL &&
                       strpbrk(op_info[instr->op].cform, "?F") == NULL && own_name(b, i) == NULL;
    const int inner = binding(instr->op), outer = binding(of->op);
    const bool clear = outer > 0 && (inner > outer || (inner == outer && k == 0));
    return infix && !clear ? arena_printf(b->e->arena, "(%s)", text) : text;
}

static char *call_formula(const Banner *b, const Instr *instr, int depth)
{
    Text text = {0};
    text_printf(&text, "%s(", instr->op == OP_amax ? "max" : op_info[instr->op].name);
    for (int k = 0; k < op_info[instr->op].arity; k++) {
        text_printf(&text, "%s%s", k > 0 ? ", " : "", formula(b, instr->arg[k], depth - 1));
    }
    text_add(&text, ")");
    char *result = arena_strdup(b->e->arena, text.data);
    text_free(&text);
    return result;
}

/* The name of what the kernel writes, new_step where it reads the old one, if a value is that. */
static char *written_name(const Banner *b, int value)
{
    const Kernel *kernel = b->e->kernel;
    const Access *place = NULL;
    for (int i = 0; i < kernel->instr_count && place == NULL; i++) {
        const Instr *store = &kernel->instrs[i];
        const bool is_it = store->kind == INSTR_STORE && store->arg[0] == value;
        place = is_it ? &store->access : NULL;
    }
    bool read = false;
    for (int i = 0; i < kernel->instr_count && place != NULL; i++) {
        const Instr *load = &kernel->instrs[i];
        read |= load->kind == INSTR_LOAD && load->access.buffer == place->buffer;
    }
    return place == NULL ? NULL
                         : arena_printf(b->e->arena, "%s%s%s", read ? "new_" : "",
                                        b->e->buffer_names[place->buffer], part_text(b->e, place));
}

/* What a value is made of, in mathematical shorthand. */
static char *expansion(const Banner *b, int i, int depth)
{
    const Instr *instr = &b->e->kernel->instrs[i];
    switch (instr->kind) {
    case INSTR_LOAD:
        return arena_printf(b->e->arena, "%s%s", b->e->buffer_names[instr->access.buffer],
                            part_text(b->e, &instr->access));
    case INSTR_CONST:
        return isnan(instr->value) ? "nan" : arena_printf(b->e->arena, "%.6g", instr->value);
    case INSTR_IOTA:
        return "index";
    case INSTR_RANDOM:
        return arena_printf(b->e->arena, "%s()", op_info[instr->op].name);
    default:
        break;
    }
    if (depth == 0) {
        return "...";
    }
    if (instr->op == OP_cast) {
        return formula(b, instr->arg[0], depth);
    }
    const char *form = op_info[instr->op].cform;
    if (instr->kind == INSTR_REDUCE || strpbrk(form, "?F") != NULL) {
        return call_formula(b, instr, depth);
    }
    char *args[MAX_INPUTS] = {"", "", ""};
    for (int k = 0; k < op_info[instr->op].arity; k++) {
        args[k] = operand_formula(b, instr, k, depth - 1);
    }
    return form_text(b->e->arena, instr, args[0], args[1], args[2]);
}

/* The name of a value that has a line of its own, else NULL. */
static char *own_name(const Banner *b, int i)
{
    const InstrKind kind = b->e->kernel->instrs[i].kind;
    const bool made = kind == INSTR_ELEM || kind == INSTR_REDUCE || kind == INSTR_RANDOM;
    char *name = made ? written_name(b, i) : NULL;
    return name == NULL && b->named[i] ? numbered_name(b->e, i) : name;
}

/* A value in the formula of another: what has a formula of its own goes by its name. */
static char *formula(const Banner *b, int i, int depth)
{
    char *name = own_name(b, i);
    return name != NULL ? name : expansion(b, i, depth);
}

static char *short_formula(const Banner *b, int value)
{
    for (int depth = FORMULA_DEPTH; depth > 1; depth--) {
        char *text = expansion(b, value, depth);
        if (strlen(text) <= FORMULA_LENGTH) {
            return text;
        }
    }
    return expansion(b, value, 1);
}

/* The value that a line of the banner is about, or -1: what is stored, or accumulated. */
static int line_value(const Instr *instrs, int i)
{
    return instrs[i].kind == INSTR_STORE ? instrs[i].arg[0] : is_accumulation(&instrs[i]) ? i : -1;
}

/* Whether nothing is left out of a formula: the dots of "x[96 ...]" stand behind a number. */
static bool is_whole(const char *text)
{
    const char *dots = strstr(text, "...");
    while (dots != NULL && dots[3] == ']') {
        dots = strstr(dots + 3, "...");
    }
    return dots == NULL;
}

/* Names sums of rows, and what several values are made of, if a formula is too long without. */
static void name_shared(Banner *b)
{
    const Kernel *kernel = b->e->kernel;
    int *uses = ARENA_ARRAY(b->e->arena, int, kernel->instr_count + 1);
    b->named = ARENA_ARRAY(b->e->arena, bool, kernel->instr_count + 1);
    bool all_fit = true;
    for (int i = 0; i < kernel->instr_count; i++) {
        const int value = line_value(kernel->instrs, i);
        all_fit = all_fit && (value < 0 || is_whole(short_formula(b, value)));
        for (int k = 0; k < MAX_INPUTS && kernel->instrs[i].arg[k] >= 0; k++) {
            uses[kernel->instrs[i].arg[k]]++;
        }
    }
    for (int i = 0; i < kernel->instr_count && !all_fit; i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool many = instr->kind == INSTR_ELEM && instr->op != OP_cast && uses[i] > 1;
        const bool row = instr->kind == INSTR_REDUCE && !is_accumulation(instr);
        b->named[i] = (many || row) && written_name(b, i) == NULL;
    }
}

/* The operand whose memory the result takes, or NULL. */
static const char *overlaid(const Emitter *e, int buffer)
{
    for (int i = 0; i < e->kernel->instr_count; i++) {
        const Instr *instr = &e->kernel->instrs[i];
        if (instr->kind == INSTR_LOAD && instr->access.buffer != buffer &&
            same_place(e->program, instr->access.buffer, buffer)) {
            return e->buffer_names[instr->access.buffer];
        }
    }
    return NULL;
}

/* Where a piece of text ends that stays in one line: behind an operator or a comma. */
static size_t piece_length(const char *text)
{
    size_t length = strspn(text, " ");
    while (text[length] != '\0') {
        length += strcspn(text + length, " ");
        if (text[length] == ' ' && strchr("=+-*/%<>&|,", text[length - 1]) != NULL) {
            return length;
        }
        length += text[length] == ' ';
    }
    return length;
}

/* "head formula  tail", on further lines where one has no room. */
static void banner_text(Emitter *e, const char *head, const char *text, const char *tail)
{
    const char *further = "\n *       ";
    text_add(e->out, head);
    size_t column = strlen(head), length = 0;
    for (const char *rest = arena_printf(e->arena, " %s", text); *rest != '\0'; rest += length) {
        length = piece_length(rest);
        const bool fits = column + length <= LINE_LENGTH;
        const char *piece = arena_strndup(e->arena, rest, length);
        piece += fits ? 0 : strspn(piece, " ");
        text_printf(e->out, "%s%s", fits ? "" : further, piece);
        column = (fits ? column : strlen(further) - 1) + strlen(piece);
    }
    const bool fits = column + strlen(tail) <= LINE_LENGTH;
    text_printf(e->out, "%s%s\n", fits ? "" : further, fits ? tail : tail + strspn(tail, " "));
}

/* "out (over in) = formula  shape" */
static void banner_line(Emitter *e, int buffer, const char *part, const char *text)
{
    const Buffer *target = &e->program->buffers[buffer];
    const Shape *shape =
        target->shape.rank > 0 ? &target->shape : &e->program->graph->nodes[target->node].shape;
    const char *over = overlaid(e, buffer);
    const char *head = arena_printf(e->arena, " *   %s%s%s%s%s =", e->buffer_names[buffer], part,
                                    over != NULL ? " (over " : "", over != NULL ? over : "",
                                    over != NULL ? ")" : "");
    const char *tail = arena_printf(e->arena, "  %s%s", e->around != NULL ? "a slice of " : "",
                                    shape_text(e->arena, shape));
    banner_text(e, head, text, tail);
}

static void banner_formulas(Emitter *e)
{
    const Kernel *kernel = e->kernel;
    Banner b = {.e = e};
    name_shared(&b);
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        const int value = line_value(kernel->instrs, i);
        if (value >= 0) {
            const char *part = instr->kind == INSTR_STORE ? part_text(e, &instr->access) : "";
            banner_line(e, instr->access.buffer, part, short_formula(&b, value));
        } else if (b.named[i]) {
            const char *head = arena_printf(e->arena, " *   %s =", numbered_name(e, i));
            banner_text(e, head, short_formula(&b, i), "");
        }
    }
}

/* An operand of a product, rows by columns, with the distances from one to the next. */
typedef struct Matrix {
    int64_t rows, columns, down, along;
} Matrix;

/* The operand's name, with .T where its columns lie one after the other; of vectors the shape tells. */
static const char *matrix_formula(const Emitter *e, const Access *access, const Matrix *m)
{
    const Buffer *buffer = &e->program->buffers[access->buffer];
    const Shape *shape = &e->program->graph->nodes[buffer->node].shape;
    bool transposed = m->down < m->along;
    if (m->rows == 1 || m->columns == 1) {
        transposed = shape->rank >= 2 && m->rows != m->columns &&
                     shape->dim[shape->rank - 2] == m->columns &&
                     shape->dim[shape->rank - 1] == m->rows;
    }
    return arena_printf(e->arena, "%s%s", e->buffer_names[access->buffer], transposed ? ".T" : "");
}

static const char *matmul_formula(const Emitter *e)
{
    const Kernel *kernel = e->kernel;
    const int64_t *a = kernel->a.stride + kernel->batch_axes;
    const int64_t *b = kernel->b.stride + kernel->batch_axes;
    const Matrix left = {kernel->m, kernel->k, a[0], a[1]};
    const Matrix right = {kernel->k, kernel->n, b[0], b[1]};
    return arena_printf(e->arena, "%s @ %s", matrix_formula(e, &kernel->a, &left),
                        matrix_formula(e, &kernel->b, &right));
}

/* The axes of a group that one stride does not reach together. */
static int separate_axes(const Kernel *kernel, const Access *access, int group)
{
    const int first = kernel_group(kernel, (NestGroup)group);
    int count = 0;
    int64_t next = -1;
    for (int axis = first + kernel->group_axes[group] - 1; axis >= first; axis--) {
        const int64_t stride = access->stride[axis];
        count += stride != 0 && stride != next;
        next = stride * kernel->extent[axis];
    }
    return count;
}

/* How many elements the axes of a group reach, and *step from one to the next. */
static int64_t group_extent(const Kernel *kernel, const Access *access, NestGroup group,
                            int64_t *step)
{
    const int first = kernel_group(kernel, group);
    int64_t count = 1;
    for (int axis = first; axis < first + kernel->group_axes[group]; axis++) {
        count *= kernel->extent[axis];
        *step = access->stride[axis];
    }
    return count;
}

/* An operand of a product: a matrix, or called a view where it is none but windows, say. */
static const char *view_formula(const Emitter *e, const Access *access, NestGroup rows,
                                NestGroup columns)
{
    bool matrix = true;
    for (int group = NEST_ROWS; group < NEST_GROUPS; group++) {
        matrix = matrix && separate_axes(e->kernel, access, group) <= 1;
    }
    if (!matrix) {
        return arena_printf(e->arena, "view(%s)", e->buffer_names[access->buffer]);
    }
    Matrix m = {0};
    m.rows = group_extent(e->kernel, access, rows, &m.down);
    m.columns = group_extent(e->kernel, access, columns, &m.along);
    return matrix_formula(e, access, &m);
}

static const char *whole_formula(const Emitter *e)
{
    const Kernel *kernel = e->kernel;
    if (kernel->kind == KERNEL_PRODUCT) {
        return arena_printf(e->arena, kernel->image_axes > 0 ? "fold(%s @ %s)" : "%s @ %s",
                            view_formula(e, &kernel->a, NEST_ROWS, NEST_STEPS),
                            view_formula(e, &kernel->b, NEST_STEPS, NEST_COLUMNS));
    }
    if (kernel->kind == KERNEL_MATMUL) {
        return matmul_formula(e);
    }
    const bool indexed = kernel->b.buffer >= 0;
    return arena_printf(e->arena, "%s(%s%s%s)", op_info[kernel->op].name,
                        e->buffer_names[kernel->a.buffer], indexed ? ", " : "",
                        indexed ? e->buffer_names[kernel->b.buffer] : "");
}

static void banner_loop(Emitter *e)
{
    const Loop *loop = e->kernel->loop;
    const char *steps = integer_text(e->arena, loop->attr.steps);
    for (int k = 0; k < loop->output_count; k++) {
        const int buffer = loop->outputs[k].buffer;
        if (buffer < 0) {
            continue;
        }
        const Node *node = &e->program->graph->nodes[e->program->buffers[buffer].node];
        const bool carry = k < loop->attr.carries;
        if (node->op == OP_result || (carry && loop_has_trail(loop, k))) {
            const char *how = carry ? "carried through" : "left by";
            banner_line(e, buffer, "", arena_printf(e->arena, "%s %s steps", how, steps));
        }
    }
    for (int i = 0; i < loop->input_count; i++) {
        if (loop->overwritten[i]) {
            banner_line(e, loop->inputs[i].buffer, "",
                        arena_printf(e->arena, "overwritten by %s steps", steps));
        }
    }
}

/* The results, whose formulas are those of the kernels of a slice. */
static void banner_slices(Emitter *e)
{
    const Slices *slices = e->kernel->slices;
    Text how = {0};
    for (int axis = 0; axis < e->kernel->batch_axes; axis++) {
        text_printf(&how, "%s%" PRId64, axis > 0 ? " x " : "", e->kernel->extent[axis]);
    }
    const bool blocks = e->around != NULL;
    text_add(&how, e->kernel->batch_axes == 0 ? "the last block" : blocks ? " blocks" : " slices");
    for (int p = 0; p < slices->pointer_count; p++) {
        if (slices->pointers[p].written) {
            banner_line(e, slices->pointers[p].access.buffer, "", how.data);
        }
    }
    text_free(&how);
}

void emit_banner(Emitter *e)
{
    if (e->spelling == BLOCKS_BARE) {
        return;
    }
    const Kernel *kernel = e->kernel;
    const Node *node = &e->program->graph->nodes[kernel->node];
    const char *name = e->kernel_names[e->kernel_index];
    text_printf(e->out, "/* %.*s", (int)strcspn(name, "_"), name);
    if (node->loc.file != NULL) {
        text_printf(e->out, "  %s:%d", comment_text(e->arena, loc_base(node->loc)), node->loc.line);
    }
    text_add(e->out, "\n");
    if (kernel->kind == KERNEL_MAP) {
        banner_formulas(e);
    } else if (kernel->kind == KERNEL_LOOP) {
        banner_loop(e);
    } else if (kernel->kind == KERNEL_SLICES) {
        banner_slices(e);
    } else {
        banner_line(e, kernel->c.buffer, kernel->adds ? " +" : "", whole_formula(e));
    }
    text_add(e->out, " */\n");
}
