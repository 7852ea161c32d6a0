/* emit_blocks.c: the spelling for libtcc, which does not optimise: every instruction becomes a call
 * of a precompiled block kernel on a tile of some hundred elements. In: a kernel. Out: a body
 * function that works on a range of units, and a function that hands the units to the thread pool.
 *
 * A value is a block in scratch memory, a pointer straight into an operand where the tile is dense
 * there, or a scalar. Scratch slots are reused as soon as their value has been read for the last
 * time. When a row is longer than a tile, the columns are walked once per phase, and values needed
 * again are computed again, as in the loops spelling.
 */
#include "emit_kernel.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* A slot holds the largest tile. The odd line keeps slots from falling on the same cache sets. */
enum { TILE_LIMIT = 512, SLOT_PADDING = 64, SCRATCH_BYTES = 256 * 1024 };

/* How an instruction's value is at hand. */
typedef enum Form { FORM_NONE, FORM_SCALAR, FORM_ROW, FORM_BLOCK } Form;

typedef struct Value {
    Form form;
    const char *text; /* a C expression: scalar, or pointer to the row values or the tile */
    int slot;         /* scratch slot to give back after the last use, or -1 */
} Value;

typedef struct Blocks {
    Emitter *e;
    Tiling tiling;
    Value *values;
    int *phase;
    int *last_use; /* per instruction: the last one in this walk that reads it */
    bool *wanted;
    int phase_count;
    bool single_tile;                /* one tile spans all columns: one walk does all phases */
    const char *rows, *cols, *count; /* of the current tile, as C text */
    bool *slot_taken;
    int slot_bytes, slot_limit;
    int indent;
} Blocks;

static void line(Blocks *b, const char *format, ...) PRINTF_LIKE(2, 3);

static void line(Blocks *b, const char *format, ...)
{
    for (int i = 0; i < b->indent; i++) {
        text_add(b->e->out, "    ");
    }
    va_list args;
    va_start(args, format);
    text_vprintf(b->e->out, format, args);
    va_end(args);
    text_add(b->e->out, "\n");
}

static const Instr *instr_at(const Blocks *b, int i)
{
    return &b->e->kernel->instrs[i];
}

/* ---- types and calls ---- */

/* The name of a type in runtime functions; truth values are i32 in blocks. */
static const char *block_type(DType dtype)
{
    static const char *const names[] = {
        [DT_BOOL] = "i32", [DT_I32] = "i32", [DT_F32] = "f32", [DT_F64] = "f64"};
    return names[dtype];
}

static const char *memory_type(DType dtype)
{
    return dtype == DT_BOOL ? "u8" : block_type(dtype);
}

/* Prototypes by parameter letters: n long, d and p pointers, s a scalar, i int; once per function.
 */
static void declare(Blocks *b, const char *name, const char *prototype)
{
    const char *declaration = arena_printf(b->e->arena, "void %s(%s);\n", name, prototype);
    if (b->e->calls->data == NULL || strstr(b->e->calls->data, declaration) == NULL) {
        text_add(b->e->calls, declaration);
    }
}

/* One call: "rt_add_f32_vs" with the prototype "long, float *, const float *, float". */
static void call(Blocks *b, const char *name, const char *prototype, const char *format, ...)
    PRINTF_LIKE(4, 5);

static void call(Blocks *b, const char *name, const char *prototype, const char *format, ...)
{
    Text text = {0};
    va_list args;
    va_start(args, format);
    text_vprintf(&text, format, args);
    va_end(args);
    declare(b, name, prototype);
    line(b, "%s(%s);", name, text.data);
    text_free(&text);
}

static char *runtime_name(const Blocks *b, const char *stem, const char *type)
{
    return arena_printf(b->e->arena, "rt_%s_%s", stem, type);
}

/* ---- scratch slots ---- */

static int take_slot(Blocks *b)
{
    for (int slot = 0; slot < b->slot_limit; slot++) {
        if (!b->slot_taken[slot]) {
            b->slot_taken[slot] = true;
            return slot;
        }
    }
    bug_in("emit", (Loc){0}, "kernel %d needs more than %d scratch slots", b->e->kernel_index,
           b->slot_limit);
}

static void give_slot(Blocks *b, int slot)
{
    if (slot >= 0) {
        b->slot_taken[slot] = false;
    }
}

static char *slot_text(const Blocks *b, int slot, DType dtype)
{
    return arena_printf(b->e->arena, "((%s *)(t + %d))", c_value_type(dtype), slot * b->slot_bytes);
}

/* ---- places in memory ---- */

static int64_t row_stride(const Blocks *b, const Access *access)
{
    const Kernel *kernel = b->e->kernel;
    return kernel->row_axes == 0 ? 0 : access->stride[kernel->row_axes - 1];
}

static int64_t col_stride(const Blocks *b, const Access *access)
{
    const Kernel *kernel = b->e->kernel;
    return kernel->col_axes == 0 ? 0 : access->stride[kernel->row_axes + kernel->col_axes - 1];
}

static char *place_text(const Blocks *b, const Access *access)
{
    const char *var = buffer_var(b->e, access->buffer);
    const char *subscript = subscript_text(b->e, access);
    return strcmp(subscript, "0") == 0 ? arena_strdup(b->e->arena, var)
                                       : arena_printf(b->e->arena, "(%s + %s)", var, subscript);
}

/* The tile's elements lie one after the other at this access. */
static bool is_dense(const Blocks *b, const Access *access)
{
    if (b->e->kernel->col_axes == 0) {
        return true;
    }
    return col_stride(b, access) == 1 &&
           (b->tiling.rows == 1 || row_stride(b, access) == b->tiling.cols);
}

static bool is_uniform(const Blocks *b, const Instr *instr)
{
    for (int axis = 0; axis < b->e->kernel->row_axes + b->e->kernel->col_axes; axis++) {
        if (instr->access.stride[axis] != 0) {
            return false;
        }
    }
    return true;
}

static bool is_accumulation(const Instr *instr)
{
    return instr->kind == INSTR_REDUCE && instr->role != ROW;
}

/* ---- operands ---- */

static const char *pointer_type(const Blocks *b, DType dtype)
{
    return arena_printf(b->e->arena, "const %s *", c_value_type(dtype));
}

static void emit_fill(Blocks *b, const char *count, DType dtype, const char *target,
                      const char *value)
{
    const char *type = c_value_type(dtype);
    call(b, runtime_name(b, "fill", block_type(dtype)),
         arena_printf(b->e->arena, "long, %s *, %s", type, type), "%s, %s, %s", count, target,
         value);
}

static void emit_load(Blocks *b, const char *rows, const char *cols, DType dtype,
                      const char *target, const char *source, int64_t rs, int64_t cs)
{
    const char *prototype = arena_printf(b->e->arena, "long, long, %s *, const %s *, long, long",
                                         c_value_type(dtype), c_type(dtype));
    call(b, runtime_name(b, "load", memory_type(dtype)), prototype,
         "%s, %s, %s, %s, %" PRId64 ", %" PRId64, rows, cols, target, source, rs, cs);
}

static void emit_spread(Blocks *b, DType dtype, const char *target, const char *source)
{
    const char *type = c_value_type(dtype);
    call(b, runtime_name(b, "spread_rows", block_type(dtype)),
         arena_printf(b->e->arena, "long, long, %s *, const %s *", type, type), "%s, %s, %s, %s",
         b->rows, b->cols, target, source);
}

/* A scalar operand, or NULL: constants, uniform loads, and row values where a tile is one row. */
static const char *as_scalar(const Blocks *b, int i)
{
    const Value *value = &b->values[i];
    if (value->form == FORM_SCALAR) {
        return value->text;
    }
    const bool one = value->form == FORM_ROW && b->tiling.rows == 1;
    return one ? arena_printf(b->e->arena, "%s[0]", value->text) : NULL;
}

/* The operand as a tile; what has to be spread or filled for that takes `*slot`. */
static const char *as_block(Blocks *b, int i, int *slot)
{
    const Value *value = &b->values[i];
    const DType dtype = instr_at(b, i)->dtype;
    *slot = -1;
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

/* ---- loads, indices, random numbers ---- */

static void emit_tile_load(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    Value *value = &b->values[i];
    value->form = FORM_BLOCK;
    if (is_dense(b, &instr->access) && instr->dtype != DT_BOOL && !is_overwritten_copy(b->e, i)) {
        value->text = place_text(b, &instr->access);
        return;
    }
    value->slot = take_slot(b);
    value->text = slot_text(b, value->slot, instr->dtype);
    emit_load(b, b->rows, b->cols, instr->dtype, value->text, place_text(b, &instr->access),
              row_stride(b, &instr->access), col_stride(b, &instr->access));
}

static void emit_row_load(Blocks *b, int i)
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
static void set_uniform(Blocks *b, int i)
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
static void emit_iota(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    const bool row = instr->role == ROW;
    const bool whole = instr->dtype == DT_I32;
    const int slot = take_slot(b);
    const char *integers = slot_text(b, slot, DT_I32);
    const int64_t rs = row_stride(b, &instr->access), cs = col_stride(b, &instr->access);
    const char *first = subscript_text(b->e, &instr->access);
    if (row) {
        call(b, "rt_iota_i32", "long, int *, int, int", "%s, %s, %s, %" PRId64, b->rows, integers,
             first, rs);
    } else {
        line(b, "for (long r = 0; r < %s; r++) {", b->rows);
        b->indent++;
        call(b, "rt_iota_i32", "long, int *, int, int",
             "%s, %s + r * %s, %s + r * %" PRId64 ", %" PRId64, b->cols, integers, b->cols, first,
             rs, cs);
        b->indent--;
        line(b, "}");
    }
    b->values[i] = (Value){row ? FORM_ROW : FORM_BLOCK, integers, slot};
    if (!whole) {
        const int target = take_slot(b);
        const char *floats = slot_text(b, target, instr->dtype);
        call(b, arena_printf(b->e->arena, "rt_cast_i32_%s_v", block_type(instr->dtype)),
             arena_printf(b->e->arena, "long, %s *, const int *", c_type(instr->dtype)),
             "%s, %s, %s", row ? b->rows : b->count, floats, integers);
        give_slot(b, slot);
        b->values[i].text = floats;
        b->values[i].slot = target;
    }
}

static void emit_random(Blocks *b, int i, const char *target)
{
    const Instr *instr = instr_at(b, i);
    const Instr *seed = instr_at(b, instr->arg[0]);
    const char *prototype =
        arena_printf(b->e->arena, "long, %s *, const int *, int, int, long", c_type(instr->dtype));
    call(b, runtime_name(b, op_info[instr->op].name, block_type(instr->dtype)), prototype,
         "%s, %s, %s, %s, %" PRId64 ", %s", b->count, target, place_text(b, &seed->access),
         as_scalar(b, instr->arg[1]), instr->stream, subscript_text(b->e, &instr->access));
}

/* ---- elementwise ---- */

typedef struct Args {
    const char *text[MAX_INPUTS];
    char mode[MAX_INPUTS + 1]; /* v or s each */
    int slot[MAX_INPUTS];      /* to give back after the call */
} Args;

/* Operands at the level of the instruction: row values stay rows for row instructions. */
static void get_operand(Blocks *b, const Instr *instr, int k, bool scalar_allowed, Args *args)
{
    const int arg = instr->arg[k];
    args->slot[k] = -1;
    args->mode[k] = 'v';
    const char *scalar =
        b->values[arg].form == FORM_SCALAR || instr->role == EACH ? as_scalar(b, arg) : NULL;
    if (scalar != NULL && scalar_allowed) {
        args->mode[k] = 's';
        args->text[k] = scalar;
    } else if (instr->role == ROW && scalar != NULL) {
        args->slot[k] = take_slot(b);
        args->text[k] = slot_text(b, args->slot[k], instr_at(b, arg)->dtype);
        emit_fill(b, b->rows, instr_at(b, arg)->dtype, args->text[k], scalar);
    } else {
        args->text[k] = instr->role == ROW ? b->values[arg].text : as_block(b, arg, &args->slot[k]);
    }
}

/* One block kernel takes at most one scalar, or any of the two branches of `where`. */
static void get_operands(Blocks *b, const Instr *instr, Args *args)
{
    const int arity = op_info[instr->op].arity;
    bool had_vector = false;
    for (int k = 0; k < arity; k++) {
        const bool last_chance = k == arity - 1 && !had_vector;
        const bool branch = instr->op == OP_where && k > 0;
        const bool allowed = branch || (arity == 2 && !last_chance);
        get_operand(b, instr, k, allowed, args);
        had_vector |= args->mode[k] == 'v';
    }
    args->mode[arity] = '\0';
}

static const char *operand_prototype(const Blocks *b, DType dtype, char mode)
{
    return mode == 's' ? c_value_type(dtype) : pointer_type(b, dtype);
}

static void emit_cast(Blocks *b, const Instr *instr, const char *count, const char *target,
                      const Args *args)
{
    const DType from = instr_at(b, instr->arg[0])->dtype;
    const char *prototype = arena_printf(b->e->arena, "long, %s *, %s", c_value_type(instr->dtype),
                                         pointer_type(b, from));
    const char *name = instr->dtype == DT_BOOL
                           ? arena_printf(b->e->arena, "rt_truth_%s_v", block_type(from))
                           : arena_printf(b->e->arena, "rt_cast_%s_%s_v", block_type(from),
                                          block_type(instr->dtype));
    if (strcmp(block_type(from), block_type(instr->dtype)) == 0 && instr->dtype != DT_BOOL) {
        const char *type = c_value_type(from);
        call(b, runtime_name(b, "load", block_type(from)),
             arena_printf(b->e->arena, "long, long, %s *, const %s *, long, long", type, type),
             "1, %s, %s, %s, 0, 1", count, target, args->text[0]);
        return;
    }
    call(b, name, prototype, "%s, %s, %s", count, target, args->text[0]);
}

static void emit_elem(Blocks *b, int i, const char *target)
{
    const Instr *instr = instr_at(b, i);
    const char *count = instr->role == ROW ? b->rows : b->count;
    Args args;
    get_operands(b, instr, &args);
    const int arity = op_info[instr->op].arity;
    if (instr->op == OP_cast) {
        emit_cast(b, instr, count, target, &args);
    } else {
        const DType dtype = instr_at(b, instr->arg[arity - 1])->dtype;
        const char *mode = instr->op == OP_where ? args.mode + 1 : args.mode;
        const char *name = arena_printf(b->e->arena, "rt_%s_%s_%s", op_info[instr->op].name,
                                        block_type(dtype), mode);
        const char *prototype = arena_printf(b->e->arena, "long, %s *", c_value_type(instr->dtype));
        const char *operands = "";
        for (int k = 0; k < arity; k++) {
            const DType operand = instr_at(b, instr->arg[k])->dtype;
            prototype = arena_printf(b->e->arena, "%s, %s", prototype,
                                     operand_prototype(b, operand, args.mode[k]));
            operands = arena_printf(b->e->arena, "%s, %s", operands, args.text[k]);
        }
        call(b, name, prototype, "%s, %s%s", count, target, operands);
    }
    for (int k = 0; k < arity; k++) {
        give_slot(b, args.slot[k]);
    }
}

/* ---- reductions ---- */

static const char *neutral_text(const Blocks *b, const Instr *instr)
{
    if (instr->op == OP_sum) {
        return number_text(b->e->arena, instr->dtype, 0);
    }
    return instr->dtype == DT_I32 ? "(-2147483647 - 1)"
                                  : number_text(b->e->arena, instr->dtype, (double)-INFINITY);
}

static void emit_reduce_call(Blocks *b, const char *stem, DType dtype, const char *rows,
                             const char *cols, const char *target, const char *source)
{
    const char *type = c_value_type(dtype);
    call(b, runtime_name(b, stem, block_type(dtype)),
         arena_printf(b->e->arena, "long, long, %s *, const %s *", type, type), "%s, %s, %s, %s",
         rows, cols, target, source);
}

static char *accumulator(const Blocks *b, int i)
{
    return arena_printf(b->e->arena, "acc%d", i);
}

static void emit_argmax(Blocks *b, int i, const char *source)
{
    const Instr *instr = instr_at(b, i);
    const DType dtype = instr_at(b, instr->arg[0])->dtype;
    const Kernel *kernel = b->e->kernel;
    Access place = {0};
    int64_t step = 1;
    for (int axis = kernel->row_axes + kernel->col_axes - 1; axis >= kernel->row_axes; axis--) {
        place.stride[axis] = step;
        step *= kernel->extent[axis];
    }
    const char *first = b->single_tile ? "0" : subscript_text(b->e, &place);
    const char *type = c_value_type(dtype);
    call(b, runtime_name(b, "rowargmax", block_type(dtype)),
         arena_printf(b->e->arena, "long, long, long, %s *, int *, const %s *", type, type),
         "%s, %s, %s, best%d, %s, %s", b->rows, b->cols, first, i, b->values[i].text, source);
}

static void emit_reduce(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    const char *kind = instr->op == OP_sum ? "sum" : "max";
    int slot = -1;
    if (is_accumulation(instr) && instr->over == ROW) {
        const char *scalar = as_scalar(b, instr->arg[0]);
        const char *source = b->values[instr->arg[0]].text;
        if (b->values[instr->arg[0]].form == FORM_SCALAR) {
            slot = take_slot(b);
            source = slot_text(b, slot, instr->dtype);
            emit_fill(b, b->rows, instr->dtype, source, scalar);
        }
        emit_reduce_call(b, arena_printf(b->e->arena, "row%s", kind), instr->dtype, "1", b->rows,
                         accumulator(b, i), source);
        give_slot(b, slot);
        return;
    }
    const char *source = as_block(b, instr->arg[0], &slot);
    if (instr->op == OP_argmax) {
        emit_argmax(b, i, source);
    } else if (instr->role == COLUMN) {
        Access place = instr->access;
        place.offset = 0;
        const char *at = b->single_tile ? "0" : subscript_text(b->e, &place);
        emit_reduce_call(
            b, arena_printf(b->e->arena, "col%s", kind), instr->dtype, b->rows, b->cols,
            strcmp(at, "0") == 0 ? accumulator(b, i)
                                 : arena_printf(b->e->arena, "%s + %s", accumulator(b, i), at),
            source);
    } else {
        const bool total = instr->role == TOTAL;
        emit_reduce_call(b, arena_printf(b->e->arena, "row%s", kind), instr->dtype,
                         total ? "1" : b->rows, total ? b->count : b->cols,
                         total ? accumulator(b, i) : b->values[i].text, source);
    }
    give_slot(b, slot);
}

/* Row reductions get their slot before the columns are walked. */
static void open_reduction(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    const int slot = take_slot(b);
    b->values[i] = (Value){FORM_ROW, slot_text(b, slot, instr->dtype), slot};
    if (instr->op == OP_argmax) {
        const DType dtype = instr_at(b, instr->arg[0])->dtype;
        Instr best = *instr;
        best.op = OP_amax;
        best.dtype = dtype;
        const char *text = slot_text(b, take_slot(b), dtype);
        line(b, "%s *best%d = %s;", c_value_type(dtype), i, text);
        emit_fill(b, b->rows, dtype, text, neutral_text(b, &best));
        emit_fill(b, b->rows, DT_I32, b->values[i].text, "0");
    } else {
        emit_fill(b, b->rows, instr->dtype, b->values[i].text, neutral_text(b, instr));
    }
}

/* ---- one walk over a tile ---- */

static bool is_row_reduction(const Instr *instr)
{
    return instr->kind == INSTR_REDUCE && instr->role == ROW;
}

/* The store that can receive the value where it is computed: dense, and nothing later in the walk
 * reads the memory that it overwrites. */
static const Instr *direct_store(const Blocks *b, int i)
{
    const Kernel *kernel = b->e->kernel;
    const Instr *store = NULL;
    for (int s = i + 1; s < kernel->instr_count && store == NULL; s++) {
        const Instr *instr = instr_at(b, s);
        const bool fits = instr->kind == INSTR_STORE && instr->arg[0] == i && b->wanted[s] &&
                          instr->role == EACH && instr_at(b, i)->role == EACH;
        store = fits && is_dense(b, &instr->access) && instr->dtype != DT_BOOL ? instr : NULL;
    }
    if (store == NULL) {
        return NULL;
    }
    const char *target = buffer_var(b->e, store->access.buffer);
    for (int load = 0; load < kernel->instr_count; load++) {
        const Instr *instr = instr_at(b, load);
        if (instr->kind == INSTR_LOAD && b->last_use[load] > i &&
            strcmp(buffer_var(b->e, instr->access.buffer), target) == 0) {
            return NULL;
        }
    }
    return store;
}

static void emit_store(Blocks *b, int s)
{
    const Instr *store = instr_at(b, s);
    const Value *value = &b->values[store->arg[0]];
    const char *place = place_text(b, &store->access);
    if (value->text != NULL && value->form == FORM_BLOCK && strcmp(value->text, place) == 0) {
        return; /* computed there */
    }
    const bool row = store->role == ROW;
    const bool dense = row ? row_stride(b, &store->access) == 1 || b->tiling.rows == 1
                           : is_dense(b, &store->access);
    const char *scalar = as_scalar(b, store->arg[0]);
    if (dense && scalar != NULL && store->dtype != DT_BOOL) {
        emit_fill(b, row ? b->rows : b->count, store->dtype, place, scalar);
        return;
    }
    int slot = -1;
    const char *source = value->text;
    if (!row) {
        source = as_block(b, store->arg[0], &slot);
    } else if (value->form == FORM_SCALAR) {
        slot = take_slot(b);
        source = slot_text(b, slot, store->dtype);
        emit_fill(b, b->rows, store->dtype, source, scalar);
    }
    const char *prototype = arena_printf(b->e->arena, "long, long, %s *, long, long, const %s *",
                                         c_type(store->dtype), c_value_type(store->dtype));
    call(b, runtime_name(b, "store", memory_type(store->dtype)), prototype,
         "%s, %s, %s, %" PRId64 ", %" PRId64 ", %s", row ? "1" : b->rows, row ? b->rows : b->cols,
         place, row ? 0 : row_stride(b, &store->access),
         row ? row_stride(b, &store->access) : col_stride(b, &store->access), source);
    give_slot(b, slot);
}

/* Values read for the last time by instruction i give their slot back. */
static void release_operands(Blocks *b, int i)
{
    for (int k = 0; k < MAX_INPUTS && instr_at(b, i)->arg[k] >= 0; k++) {
        Value *value = &b->values[instr_at(b, i)->arg[k]];
        if (b->last_use[instr_at(b, i)->arg[k]] == i && value->form == FORM_BLOCK) {
            give_slot(b, value->slot);
            value->slot = -1;
        }
    }
}

static void emit_computation(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    const Instr *store = direct_store(b, i);
    Value value = {instr->role == ROW ? FORM_ROW : FORM_BLOCK, NULL, -1};
    if (store != NULL) {
        value.text = place_text(b, &store->access);
    } else {
        value.slot = take_slot(b);
        value.text = slot_text(b, value.slot, instr->dtype);
    }
    if (instr->kind == INSTR_RANDOM) {
        emit_random(b, i, value.text);
    } else {
        emit_elem(b, i, value.text);
    }
    b->values[i] = value;
}

static void emit_instr(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    switch (instr->kind) {
    case INSTR_LOAD:
        (instr->role == ROW ? emit_row_load : emit_tile_load)(b, i);
        break;
    case INSTR_IOTA:
        emit_iota(b, i);
        break;
    case INSTR_RANDOM:
    case INSTR_ELEM:
        emit_computation(b, i);
        break;
    case INSTR_REDUCE:
        emit_reduce(b, i);
        break;
    case INSTR_STORE:
        emit_store(b, i);
        break;
    default:
        break;
    }
    release_operands(b, i);
}

static bool is_always_there(const Blocks *b, const Instr *instr)
{
    return instr->kind == INSTR_CONST ||
           (instr->kind == INSTR_LOAD && is_uniform(b, instr) &&
            !is_overwritten_copy(b->e, (int)(instr - b->e->kernel->instrs)));
}

static bool is_per_row(const Instr *instr)
{
    return instr->role == ROW && (instr->kind == INSTR_LOAD || instr->kind == INSTR_ELEM ||
                                  instr->kind == INSTR_IOTA || instr->kind == INSTR_STORE);
}

/* What a walk has to do: everything when one tile holds the row; else the phase's reductions, in
 * the last phase stores and sums over rows, and the elements these need. */
static void find_wanted(Blocks *b, int phase)
{
    const int count = b->e->kernel->instr_count;
    const bool last = phase == b->phase_count - 1;
    for (int i = 0; i < count; i++) {
        const Instr *instr = instr_at(b, i);
        const bool ends = (instr->kind == INSTR_STORE && instr->role == EACH) ||
                          (is_accumulation(instr) && instr->over == EACH);
        b->wanted[i] =
            b->single_tile || (is_row_reduction(instr) && b->phase[i] == phase) || (last && ends);
        b->last_use[i] = -1;
    }
    for (int i = count - 1; i >= 0; i--) {
        const Instr *instr = instr_at(b, i);
        for (int k = 0; k < MAX_INPUTS && instr->arg[k] >= 0 && b->wanted[i]; k++) {
            const Instr *arg = instr_at(b, instr->arg[k]);
            b->wanted[instr->arg[k]] |= !is_per_row(arg) && !is_row_reduction(arg);
            b->last_use[instr->arg[k]] =
                i > b->last_use[instr->arg[k]] ? i : b->last_use[instr->arg[k]];
        }
    }
}

static void walk_tile(Blocks *b)
{
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        if (!b->wanted[i] || is_always_there(b, instr)) {
            continue;
        }
        if (b->single_tile && is_row_reduction(instr)) {
            open_reduction(b, i);
        }
        emit_instr(b, i);
    }
}

/* ---- tiles ---- */

static const char *literal(const Blocks *b, int64_t value)
{
    return integer_text(b->e->arena, value);
}

/* `name` elements from `start`, at most `size` of `extent`; text of the number of them. */
static const char *clipped(Blocks *b, const char *name, const char *start, int64_t size,
                           int64_t extent)
{
    if (extent % size == 0) {
        return literal(b, size);
    }
    line(b, "long %s = %s - %s < %s ? %s - %s : %s;", name, literal(b, extent), start,
         literal(b, size), literal(b, extent), start, literal(b, size));
    return name;
}

static const char *product(const Blocks *b, const char *x, const char *y)
{
    if (strcmp(x, "1") == 0) {
        return y;
    }
    return strcmp(y, "1") == 0 ? x : arena_printf(b->e->arena, "%s * %s", x, y);
}

/* Unit u to the row axes: the last is cut into tiles, the others are counted out. */
static void open_unit(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const Tiling *t = &b->tiling;
    line(b, "for (long u = begin; u < end; u++) {");
    b->indent++;
    b->rows = b->cols = b->count = "1";
    if (t->flat) {
        if (kernel->col_axes == 0) {
            return;
        }
        line(b, "long j = u * %s;", literal(b, t->cols));
        b->cols = b->count = clipped(b, "n", "j", t->cols, kernel->extent[0]);
        return;
    }
    int64_t below = t->tiles_per_axis;
    for (int axis = kernel->row_axes - 1; axis >= 0; axis--) {
        const char *name = axis_name(b->e, axis);
        if (axis == kernel->row_axes - 1) {
            const char *tile =
                axis == 0 ? "u" : arena_printf(b->e->arena, "u %% %s", literal(b, below));
            line(b, "long %s = %s;", name,
                 t->rows == 1 ? tile
                              : arena_printf(b->e->arena, "%s * %s", tile, literal(b, t->rows)));
            b->rows = clipped(b, "rows", name, t->rows, kernel->extent[axis]);
        } else {
            line(b, "long %s = u / %s %% %s;", name, literal(b, below),
                 literal(b, kernel->extent[axis]));
            below *= kernel->extent[axis];
        }
    }
}

/* Loops over the outer column axes and the tiles of the last; returns how many were opened. */
static int open_columns(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const int rank = kernel->row_axes + kernel->col_axes;
    if (b->tiling.flat) {
        return 0;
    }
    int opened = 0;
    if (b->single_tile) {
        b->cols = literal(b, b->tiling.cols);
        if (kernel->col_axes == 1) {
            line(b, "long %s = 0;", axis_name(b->e, rank - 1));
        }
    } else {
        for (int axis = kernel->row_axes; axis < rank; axis++, opened++) {
            const char *name = axis_name(b->e, axis);
            const char *step = axis == rank - 1 ? literal(b, b->tiling.cols) : "1";
            line(b, "for (long %s = 0; %s < %s; %s += %s) {", name, name,
                 literal(b, kernel->extent[axis]), name, step);
            b->indent++;
        }
        b->cols =
            clipped(b, "cols", axis_name(b->e, rank - 1), b->tiling.cols, kernel->extent[rank - 1]);
    }
    b->count = product(b, b->rows, b->cols);
    return opened;
}

static void close_braces(Blocks *b, int count)
{
    for (int i = 0; i < count; i++) {
        b->indent--;
        line(b, "}");
    }
}

/* Row values of a phase, when rows are longer than a tile. */
static void emit_row_values(Blocks *b, int phase)
{
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        if (b->phase[i] == phase && is_per_row(instr) && instr->kind != INSTR_STORE &&
            !is_always_there(b, instr)) {
            emit_instr(b, i);
        }
    }
}

static void emit_row_ends(Blocks *b)
{
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        if ((instr->kind == INSTR_STORE && instr->role == ROW) ||
            (is_accumulation(instr) && instr->over == ROW)) {
            emit_instr(b, i);
        }
    }
}

static void emit_phases(Blocks *b)
{
    for (int phase = 0; phase < b->phase_count; phase++) {
        emit_row_values(b, phase);
        for (int i = 0; i < b->e->kernel->instr_count; i++) {
            if (is_row_reduction(instr_at(b, i)) && b->phase[i] == phase) {
                open_reduction(b, i);
            }
        }
        find_wanted(b, phase);
        const int opened = open_columns(b);
        walk_tile(b);
        close_braces(b, opened);
    }
    emit_row_ends(b);
}

static void find_phases(Blocks *b)
{
    b->phase_count = 1;
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        for (int k = 0; k < MAX_INPUTS && instr->arg[k] >= 0; k++) {
            const int ready =
                b->phase[instr->arg[k]] + is_row_reduction(instr_at(b, instr->arg[k]));
            b->phase[i] = ready > b->phase[i] ? ready : b->phase[i];
        }
        b->phase_count = b->phase[i] + 1 > b->phase_count ? b->phase[i] + 1 : b->phase_count;
    }
}

/* ---- the two functions ---- */

static void emit_params_as_args(Blocks *b)
{
    Emitter *e = b->e;
    line(b, "void *const *arg = context;");
    for (int p = 0; p < e->param_count; p++) {
        const char *type = c_type(e->program->buffers[e->params[p].buffer].dtype);
        line(b, "%s%s *%s = arg[%d];", e->params[p].written ? "" : "const ", type,
             e->buffer_names[e->params[p].buffer], p);
    }
}

static int64_t accumulator_width(const Blocks *b, const Instr *instr)
{
    return instr->role == COLUMN ? kernel_cols(b->e->kernel) : 1;
}

/* Accumulators of this chunk, or of all when there is but one. */
static void emit_accumulators(Blocks *b)
{
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        if (!is_accumulation(instr)) {
            continue;
        }
        const int64_t width = accumulator_width(b, instr);
        const char *type = c_value_type(instr->dtype);
        if (instr->partial < 0) {
            line(b, "%s *acc%d = %s + %s;", type, i, buffer_var(b->e, instr->access.buffer),
                 literal(b, instr->access.offset));
        } else {
            line(b, "%s *acc%d = %s + begin / %s * %s;", type, i, buffer_var(b->e, instr->partial),
                 literal(b, b->tiling.grain), literal(b, width));
        }
        emit_fill(b, literal(b, width), instr->dtype, accumulator(b, i), neutral_text(b, instr));
    }
}

static void emit_body(Blocks *b)
{
    Emitter *e = b->e;
    text_printf(e->out,
                "static void %s_body(void *context, long begin, long end, void *scratch)\n{\n",
                e->kernel_names[e->kernel_index]);
    b->indent = 1;
    emit_params_as_args(b);
    line(b, "char *t = scratch;");
    emit_accumulators(b);
    for (int i = 0; i < e->kernel->instr_count; i++) {
        b->values[i].slot = -1;
        if (is_always_there(b, instr_at(b, i))) {
            set_uniform(b, i);
        }
    }
    open_unit(b);
    if (b->single_tile) {
        find_wanted(b, 0);
        open_columns(b);
        walk_tile(b);
    } else {
        emit_phases(b);
    }
    close_braces(b, 1);
    text_add(e->out, "}\n\n");
}

static void emit_launch(Blocks *b)
{
    Emitter *e = b->e;
    line(b, "void *arg[%d];", e->param_count);
    for (int p = 0; p < e->param_count; p++) {
        line(b, "arg[%d] = (void *)%s;", p, e->buffer_names[e->params[p].buffer]);
    }
    declare(b, "rt_parallel", "long, long, void (*)(void *, long, long, void *), void *");
    line(b, "rt_parallel(%s, %s, %s_body, arg);", literal(b, b->tiling.units),
         literal(b, b->tiling.grain), e->kernel_names[e->kernel_index]);
}

/* Sums of chunks, added up in order. */
static void emit_combine(Blocks *b)
{
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        if (instr->partial < 0) {
            continue;
        }
        const char *width = literal(b, accumulator_width(b, instr));
        const char *target =
            arena_printf(b->e->arena, "%s + %s", buffer_var(b->e, instr->access.buffer),
                         literal(b, instr->access.offset));
        emit_fill(b, width, instr->dtype, target, neutral_text(b, instr));
        emit_reduce_call(b, instr->op == OP_sum ? "colsum" : "colmax", instr->dtype,
                         literal(b, b->tiling.chunks), width, target,
                         buffer_var(b->e, instr->partial));
    }
}

static bool has_doubles(const Kernel *kernel)
{
    bool doubles = false;
    for (int i = 0; i < kernel->instr_count; i++) {
        doubles |= kernel->instrs[i].dtype == DT_F64;
    }
    return doubles;
}

static void emit_map(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const int64_t count = kernel->instr_count + 1;
    b->tiling = kernel_tiling(kernel);
    b->values = ARENA_ARRAY(b->e->arena, Value, count);
    b->phase = ARENA_ARRAY(b->e->arena, int, count);
    b->last_use = ARENA_ARRAY(b->e->arena, int, count);
    b->wanted = ARENA_ARRAY(b->e->arena, bool, count);
    b->slot_bytes = TILE_LIMIT * (has_doubles(kernel) ? 8 : 4) + SLOT_PADDING;
    b->slot_limit = SCRATCH_BYTES / b->slot_bytes;
    b->slot_taken = ARENA_ARRAY(b->e->arena, bool, b->slot_limit);
    b->single_tile =
        kernel->col_axes <= 1 && (b->tiling.flat || b->tiling.cols == kernel_cols(kernel));
    find_phases(b);
    emit_body(b);
    emit_signature(b->e, "", true);
    b->indent = 1;
    emit_launch(b);
    emit_combine(b);
    text_add(b->e->out, "}\n\n");
}

/* ---- the other kernels ---- */

static char *batch_place(const Blocks *b, const Access *access)
{
    const char *text = buffer_var(b->e, access->buffer);
    if (access->offset != 0) {
        text = arena_printf(b->e->arena, "%s + %s", text, literal(b, access->offset));
    }
    for (int axis = 0; axis < b->e->kernel->batch_axes; axis++) {
        if (access->stride[axis] != 0) {
            text = arena_printf(b->e->arena, "%s + b%d * %s", text, axis,
                                literal(b, access->stride[axis]));
        }
    }
    return arena_strdup(b->e->arena, text);
}

static void emit_matmul(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const int batch = kernel->batch_axes;
    const char *type = c_type(kernel->dtype);
    for (int axis = 0; axis < batch; axis++) {
        line(b, "for (long b%d = 0; b%d < %s; b%d++) {", axis, axis,
             literal(b, kernel->extent[axis]), axis);
        b->indent++;
    }
    const char *prototype = arena_printf(
        b->e->arena, "long, long, long, const %s *, long, long, const %s *, long, long, %s *, long",
        type, type, type);
    const int64_t ldc = kernel->n;
    call(b, runtime_name(b, "gemm", block_type(kernel->dtype)), prototype,
         "%s, %s, %s, %s, %" PRId64 ", %" PRId64 ", %s, %" PRId64 ", %" PRId64 ", %s, %" PRId64,
         literal(b, kernel->m), literal(b, kernel->n), literal(b, kernel->k),
         batch_place(b, &kernel->a), kernel->a.stride[batch], kernel->a.stride[batch + 1],
         batch_place(b, &kernel->b), kernel->b.stride[batch], kernel->b.stride[batch + 1],
         batch_place(b, &kernel->c), ldc);
    close_braces(b, batch);
}

static void emit_indexing(Blocks *b)
{
    const Kernel *kernel = b->e->kernel;
    const char *type = c_type(kernel->dtype);
    const char *stem = kernel->kind == KERNEL_GATHER ? "gather" : "scatter_add";
    call(b, runtime_name(b, stem, memory_type(kernel->dtype)),
         arena_printf(b->e->arena, "long, long, long, long, %s *, const %s *, const int *", type,
                      type),
         "%s, %s, %s, %s, %s, %s, %s", literal(b, kernel->outer), literal(b, kernel->axis_extent),
         literal(b, kernel->index_count), literal(b, kernel->inner),
         buffer_var(b->e, kernel->c.buffer), buffer_var(b->e, kernel->a.buffer),
         buffer_var(b->e, kernel->b.buffer));
}

void emit_kernel_blocks(Emitter *e)
{
    Blocks b = {.e = e};
    if (e->kernel->kind == KERNEL_MAP) {
        emit_map(&b);
        return;
    }
    emit_signature(e, "", true);
    b.indent = 1;
    if (e->kernel->kind == KERNEL_MATMUL) {
        emit_matmul(&b);
    } else {
        emit_indexing(&b);
    }
    text_add(e->out, "}\n\n");
}
