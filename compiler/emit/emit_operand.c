/* emit_operand.c: calls of block kernels and their operands. In: instructions that bring values
 * into a tile. Out: calls, and for every value the text by which later calls reach it.
 *
 * Slots are scratch memory of one tile each; a slot is free again after its value's last use.
 */
#include "emit_tile.h"

#include <inttypes.h>
#include <string.h>

enum { NEAREST_CACHE = 32 * 1024 };

const char *literal(const Blocks *b, int64_t value)
{
    return integer_text(b->e->arena, value);
}

/* ---- types and calls ---- */

/* The name of a type in runtime functions; truth values are i32 in blocks. */
const char *block_type(DType dtype)
{
    static const char *const names[] = {
        [DT_BOOL] = "i32", [DT_I32] = "i32", [DT_F32] = "f32", [DT_F64] = "f64"};
    return names[dtype];
}

const char *memory_type(DType dtype)
{
    return dtype == DT_BOOL ? "u8" : block_type(dtype);
}

void emit_call(Blocks *b, const char *name, const char *prototype, const char *format, ...)
{
    Text text = {0};
    va_list args;
    va_start(args, format);
    text_vprintf(&text, format, args);
    va_end(args);
    declare(b->e, name, prototype);
    emit_line(b->e, "%s(%s);", name, text.data);
    text_free(&text);
}

char *runtime_name(const Blocks *b, const char *stem, const char *type)
{
    return arena_printf(b->e->arena, "rt_%s_%s", stem, type);
}

/* ---- scratch slots ---- */

int take_slot(Blocks *b)
{
    for (int slot = 0; slot < b->slot_limit; slot++) {
        if (!b->slot_taken[slot]) {
            b->slot_taken[slot] = b->slots_used = true;
            return slot;
        }
    }
    bug_in("emit", (Loc){0}, "kernel %d needs more than %d scratch slots", b->e->kernel_index,
           b->slot_limit);
}

void give_slot(Blocks *b, int slot)
{
    if (slot >= 0) {
        b->slot_taken[slot] = false;
    }
}

char *slot_text(const Blocks *b, int slot, DType dtype)
{
    return arena_printf(b->e->arena, "((%s *)(t + %d))", c_value_type(dtype), slot * b->slot_bytes);
}

/* ---- places in memory ---- */

int64_t row_stride(const Blocks *b, const Access *access)
{
    const Kernel *kernel = b->e->kernel;
    return kernel->row_axes == 0 ? 0 : access->stride[kernel->row_axes - 1];
}

int64_t line_stride(const Blocks *b, const Access *access)
{
    const Kernel *kernel = b->e->kernel;
    return b->tiling.lines > 1 ? access->stride[kernel->row_axes + kernel->col_axes - 2]
                               : row_stride(b, access);
}

int64_t col_stride(const Blocks *b, const Access *access)
{
    const Kernel *kernel = b->e->kernel;
    return kernel->col_axes == 0 ? 0 : access->stride[kernel->row_axes + kernel->col_axes - 1];
}

/* The subscript of the tile's first element; the only tile of a row begins at its first column. */
static char *first_place(const Blocks *b, const Access *access)
{
    const Kernel *kernel = b->e->kernel;
    const bool only = b->single_tile && !b->tiling.flat;
    Access first = *access;
    for (int axis = 0; axis < kernel->col_axes && only; axis++) {
        first.stride[kernel->row_axes + axis] = 0;
    }
    return subscript_text(b->e, &first);
}

char *place_text(const Blocks *b, const Access *access)
{
    const char *var = buffer_var(b->e, access->buffer);
    const char *subscript = first_place(b, access);
    return strcmp(subscript, "0") == 0 ? arena_strdup(b->e->arena, var)
                                       : arena_printf(b->e->arena, "(%s + %s)", var, subscript);
}

Lines memory_lines(const Blocks *b, const Access *access)
{
    Lines lines = {b->lines, b->line, line_stride(b, access), col_stride(b, access)};
    if (b->planes > 1 && planes_join_rows(b, access)) {
        lines.count = arena_printf(b->e->arena, "%s * %s", b->plane_count, b->rows);
    } else if (b->planes > 1) {
        lines.count = b->plane_count;
        lines.length = literal(b, b->tiling.rows * b->tiling.cols);
        lines.apart = plane_stride(b, access);
    }
    return lines;
}

/* The tile's elements lie one after the other at this access. */
bool is_dense(const Blocks *b, const Access *access)
{
    return (b->planes == 1 || planes_join_rows(b, access)) &&
           (b->tiling.cols == 1 || col_stride(b, access) == 1) &&
           (b->tiling.rows * b->tiling.lines == 1 || line_stride(b, access) == b->tiling.cols);
}

bool is_uniform(const Blocks *b, const Instr *instr)
{
    for (int axis = 0; axis < b->e->kernel->row_axes + b->e->kernel->col_axes; axis++) {
        if (instr->access.stride[axis] != 0) {
            return false;
        }
    }
    return true;
}

/* ---- operands ---- */

const char *pointer_type(const Blocks *b, DType dtype)
{
    return arena_printf(b->e->arena, "const %s *", c_value_type(dtype));
}

void emit_fill(Blocks *b, const char *count, DType dtype, const char *target, const char *value)
{
    const char *type = c_value_type(dtype);
    emit_call(b, runtime_name(b, "fill", block_type(dtype)),
              arena_printf(b->e->arena, "long, %s *, %s", type, type), "%s, %s, %s", count, target,
              value);
}

static void emit_load(Blocks *b, const char *rows, const char *cols, DType dtype,
                      const char *target, const char *source, int64_t rs, int64_t cs)
{
    const char *prototype = arena_printf(b->e->arena, "long, long, %s *, const %s *, long, long",
                                         c_value_type(dtype), c_type(dtype));
    emit_call(b, runtime_name(b, "load", memory_type(dtype)), prototype,
              "%s, %s, %s, %s, %" PRId64 ", %" PRId64, rows, cols, target, source, rs, cs);
}

static void emit_spread(Blocks *b, DType dtype, const char *target, const char *source)
{
    const char *type = c_value_type(dtype);
    emit_call(b, runtime_name(b, "spread_rows", block_type(dtype)),
              arena_printf(b->e->arena, "long, long, %s *, const %s *", type, type),
              "%s, %s, %s, %s", b->rows, b->cols, target, source);
}

/* A scalar operand, or NULL: constants, uniform loads, and row values where a tile is one row. */
const char *as_scalar(const Blocks *b, int i)
{
    const Value *value = &b->values[i];
    if (value->form == FORM_SCALAR) {
        return value->text;
    }
    const bool one = value->form == FORM_ROW && b->tiling.rows == 1;
    return one ? arena_printf(b->e->arena, "%s[0]", value->text) : NULL;
}

/* Copies the lines of a value to a tile, in which it is from now on. */
static void gather_lines(Blocks *b, Value *value, DType dtype)
{
    const char *source = value->text;
    value->slot = take_slot(b);
    value->text = slot_text(b, value->slot, dtype);
    value->form = FORM_BLOCK;
    emit_load(b, b->lines, b->line, dtype, value->text, source, value->apart, 1);
}

/* The operand as a tile; what has to be spread or filled for that takes `*slot`. */
const char *as_block(Blocks *b, int i, int *slot)
{
    Value *value = &b->values[i];
    const DType dtype = instr_at(b, i)->dtype;
    *slot = -1;
    if (value->form == FORM_LINES) {
        gather_lines(b, value, dtype);
    }
    if (value->form == FORM_BLOCK) {
        return value->text;
    }
    *slot = take_slot(b);
    const char *target = slot_text(b, *slot, dtype);
    const char *scalar = as_scalar(b, i);
    if (scalar != NULL) {
        emit_fill(b, b->count, dtype, target, scalar);
    } else {
        emit_spread(b, dtype, target, value->text);
    }
    return target;
}

/* The operand as values of rows; those of one that all have take `*slot`. */
const char *as_row(Blocks *b, int i, int *slot)
{
    const Value *value = &b->values[i];
    const DType dtype = instr_at(b, i)->dtype;
    *slot = -1;
    if (value->form != FORM_SCALAR) {
        return value->text;
    }
    *slot = take_slot(b);
    const char *target = slot_text(b, *slot, dtype);
    emit_fill(b, b->rows, dtype, target, value->text);
    return target;
}

/* In lines: of one value each, if it has but that and may; else where it is. */
static void add_lines(Blocks *b, int arg, bool may, Operands *operands)
{
    const Value *value = &b->values[arg];
    const char *scalar = as_scalar(b, arg), *text = value->text, *apart = b->line;
    char mode = 'l';
    if (may && scalar != NULL) {
        mode = 'r', apart = "0";
        text = arena_printf(b->e->arena, "(float[]){%s}", scalar);
    } else if (may && value->form == FORM_ROW) {
        mode = 'r', apart = "1";
    } else if (value->form == FORM_LINES) {
        apart = literal(b, value->apart);
    } else {
        text = as_block(b, arg, &operands->slot[operands->count]);
    }
    operands->mode[operands->count] = mode;
    operands->types = arena_printf(b->e->arena, "%s, const float *, long", operands->types);
    operands->text = arena_printf(b->e->arena, "%s, %s, %s", operands->text, text, apart);
}

/* At the level of the instruction: row values stay rows for row instructions. */
static void add_values(Blocks *b, const Instr *instr, int arg, bool may, Operands *operands)
{
    const bool row = instr->role == ROW;
    const DType dtype = instr_at(b, arg)->dtype;
    const char *scalar =
        may && (!row || b->values[arg].form == FORM_SCALAR) ? as_scalar(b, arg) : NULL;
    const char *text = scalar, *type = c_value_type(dtype);
    if (scalar == NULL) {
        text = (row ? as_row : as_block)(b, arg, &operands->slot[operands->count]);
        type = pointer_type(b, dtype);
    }
    operands->mode[operands->count] = scalar != NULL ? 's' : 'v';
    operands->types = arena_printf(b->e->arena, "%s, %s", operands->types, type);
    operands->text = arena_printf(b->e->arena, "%s, %s", operands->text, text);
}

bool is_of_one_value(char mode)
{
    return mode == 's' || mode == 'r';
}

void add_operand(Blocks *b, const Instr *instr, int arg, bool may, Operands *operands)
{
    operands->slot[operands->count] = -1;
    if (operands->lines) {
        add_lines(b, arg, may, operands);
    } else {
        add_values(b, instr, arg, may, operands);
    }
    operands->count++;
}

void give_operands(Blocks *b, const Operands *operands)
{
    for (int k = 0; k < operands->count; k++) {
        give_slot(b, operands->slot[k]);
    }
}

/* ---- loads, indices, random numbers ---- */

/* Of a kernel with several tiles: how far behind the tile the one lies that comes next, in the middle
 * of things; NULL if it is the same. Tiles that span a row's last axis follow one another along the
 * axis outside. */
static const char *next_tile(const Blocks *b, const Access *access)
{
    const Kernel *kernel = b->e->kernel;
    const int last = kernel->row_axes + kernel->col_axes - 1;
    int64_t elements;
    if (b->planes > 1) {
        return plane_stride(b, access) != 0 ? b->count : NULL;
    } else if (b->single_tile && !b->tiling.flat) {
        elements = b->tiling.rows * row_stride(b, access);
    } else if (kernel->col_axes > 1 && b->tiling.cols == kernel->extent[last]) {
        elements = b->tiling.lines * access->stride[last - 1];
    } else {
        elements = b->tiling.cols * access->stride[last];
    }
    return elements != 0 ? integer_text(b->e->arena, elements) : NULL;
}

void emit_prefetch(Blocks *b, const Access *access, int bytes)
{
    const Kernel *kernel = b->e->kernel;
    int64_t all = bytes;
    for (int axis = 0; axis < kernel->row_axes + kernel->col_axes; axis++) {
        all *= access->stride[axis] != 0 ? kernel->extent[axis] : 1;
    }
    const char *next = all > NEAREST_CACHE ? next_tile(b, access) : NULL;
    if (next != NULL) {
        const bool whole =
            b->tiling.cols > LARGE_TILE; /* a row long enough to see how it goes on */
        emit_call(b, "rt_prefetch", "long, const void *", "%s * %d, %s + %s",
                  whole ? literal(b, LARGE_TILE) : b->count, bytes, place_text(b, access), next);
    }
}

void emit_tile_load(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    Value *value = &b->values[i];
    value->form = FORM_BLOCK;
    if (is_dense(b, &instr->access) && instr->dtype != DT_BOOL && !is_overwritten_copy(b->e, i)) {
        value->text = place_text(b, &instr->access);
        emit_prefetch(b, &instr->access, dtype_bytes(instr->dtype));
        return;
    }
    if (reads_apart(b, instr) && !is_overwritten_copy(b->e, i)) {
        *value =
            (Value){FORM_LINES, place_text(b, &instr->access), -1, line_stride(b, &instr->access)};
        return;
    }
    value->slot = take_slot(b);
    value->text = slot_text(b, value->slot, instr->dtype);
    const Lines lines = memory_lines(b, &instr->access);
    emit_load(b, lines.count, lines.length, instr->dtype, value->text,
              place_text(b, &instr->access), lines.apart, lines.step);
}

void emit_row_load(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    Value *value = &b->values[i];
    value->form = FORM_ROW;
    const int64_t stride = row_stride(b, &instr->access);
    if (instr->dtype != DT_BOOL && (stride == 1 || b->tiling.rows == 1) &&
        !is_overwritten_copy(b->e, i)) {
        value->text = place_text(b, &instr->access);
        return;
    }
    value->slot = take_slot(b);
    value->text = slot_text(b, value->slot, instr->dtype);
    emit_load(b, "1", b->rows, instr->dtype, value->text, place_text(b, &instr->access), 0, stride);
}

/* Uniform values are read in place, as scalars. */
void set_uniform(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    b->values[i].form = FORM_SCALAR;
    b->values[i].text =
        instr->kind == INSTR_CONST
            ? number_text(b->e->arena, instr->dtype, instr->value)
            : arena_printf(b->e->arena, "%s[%s]", buffer_var(b->e, instr->access.buffer),
                           integer_text(b->e->arena, instr->access.offset));
}

/* Row by row: the index is first + column * step. Floats are counted as integers and converted. */
void emit_iota(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    const bool row = instr->role == ROW;
    const bool whole = instr->dtype == DT_I32;
    const int slot = take_slot(b);
    const char *integers = slot_text(b, slot, DT_I32);
    const char *first = first_place(b, &instr->access);
    if (row) {
        emit_call(b, "rt_iota_i32", "long, int *, int, int", "%s, %s, %s, %" PRId64, b->rows,
                  integers, first, row_stride(b, &instr->access));
    } else {
        emit_line(b->e, "for (long r = 0; r < %s; r++) {", b->lines);
        b->e->indent++;
        emit_call(b, "rt_iota_i32", "long, int *, int, int",
                  "%s, %s + r * %s, %s + r * %" PRId64 ", %" PRId64, b->line, integers, b->line,
                  first, line_stride(b, &instr->access), col_stride(b, &instr->access));
        b->e->indent--;
        emit_line(b->e, "}");
    }
    b->values[i] = (Value){row ? FORM_ROW : FORM_BLOCK, integers, slot, 0};
    if (!whole) {
        const int target = take_slot(b);
        const char *floats = slot_text(b, target, instr->dtype);
        emit_call(b, arena_printf(b->e->arena, "rt_cast_i32_%s_v", block_type(instr->dtype)),
                  arena_printf(b->e->arena, "long, %s *, const int *", c_type(instr->dtype)),
                  "%s, %s, %s", row ? b->rows : b->count, floats, integers);
        give_slot(b, slot);
        b->values[i].text = floats;
        b->values[i].slot = target;
    }
}

/* A number that is the same throughout the tile. A step computed by the kernel itself is a block of
 * one element, because only kernels of a single element can compute it; where slices are cut into
 * blocks, the sum of how many come before both is a row value. */
static const char *number_of_all(const Blocks *b, int i)
{
    const char *scalar = as_scalar(b, i);
    return scalar != NULL ? scalar : arena_printf(b->e->arena, "%s[0]", b->values[i].text);
}

/* As many at once as lie one behind the other: the tile, or a line of it. */
void emit_random(Blocks *b, int i, const char *target)
{
    const Instr *instr = instr_at(b, i);
    const Instr *seed = instr_at(b, instr->arg[0]);
    const char *prototype =
        arena_printf(b->e->arena, "long, %s *, const int *, int, int, long", c_type(instr->dtype));
    const char *first = first_place(b, &instr->access), *count = b->count;
    const bool whole = is_dense(b, &instr->access);
    if (instr->arg[2] >= 0) { /* how many come before the slice's */
        first = arena_printf(b->e->arena, "%s + %s", number_of_all(b, instr->arg[2]), first);
    }
    if (!whole) {
        emit_line(b->e, "for (long r = 0; r < %s; r++) {", b->lines);
        b->e->indent++;
        first =
            arena_printf(b->e->arena, "%s + r * %" PRId64, first, line_stride(b, &instr->access));
        target = arena_printf(b->e->arena, "%s + r * %s", target, b->line);
        count = b->line;
    }
    emit_call(b, runtime_name(b, op_info[instr->op].name, block_type(instr->dtype)), prototype,
              "%s, %s, %s, %s, %s, %s", count, target, place_text(b, &seed->access),
              number_of_all(b, instr->arg[1]),
              b->e->stream != NO_STREAM ? "*stream" : literal(b, instr->stream), first);
    if (!whole) {
        b->e->indent--;
        emit_line(b->e, "}");
    }
}
