/* emit_tile.c: the work on one tile. In: the instructions that this walk over the tile wants. Out:
 * one call of a block kernel for each, the result written straight to memory where that is safe.
 */
#include "emit_tile.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* ---- elementwise ---- */

static void emit_cast(Blocks *b, const Instr *instr, const char *count, const char *target,
                      const Operands *operands)
{
    const char *from = block_type(instr_at(b, instr->arg[0])->dtype);
    const char *to = block_type(instr->dtype), *type = c_value_type(instr->dtype);
    if (instr->dtype != DT_BOOL && strcmp(from, to) == 0) {
        emit_call(
            b, runtime_name(b, "load", to),
            arena_printf(b->e->arena, "long, long, %s *%s, long, long", type, operands->types),
            "1, %s, %s%s, 0, 1", count, target, operands->text);
        return;
    }
    const char *name = instr->dtype == DT_BOOL
                           ? arena_printf(b->e->arena, "rt_truth_%s_v", from)
                           : arena_printf(b->e->arena, "rt_cast_%s_%s_v", from, to);
    emit_call(b, name, arena_printf(b->e->arena, "long, %s *%s", type, operands->types), "%s, %s%s",
              count, target, operands->text);
}

/* Of a kernel with a single element, arithmetic is C: a call would take longer than the operation.
 * What calls libm must be the block kernel's, whose vector forms round in their own way. */
static bool is_arithmetic_of_one(const Blocks *b, const Instr *instr)
{
    const Kernel *kernel = b->e->kernel;
    const DType from = instr_at(b, instr->arg[0])->dtype;
    const bool floats = dtype_is_float(instr->dtype) && from != DT_BOOL;
    return kernel->row_axes + kernel->col_axes == 0 &&
           strpbrk(op_info[instr->op].cform, "?F") == NULL &&
           (instr->op == OP_cast ? floats : instr->dtype != DT_BOOL && from != DT_BOOL);
}

static const char *element_text(const Blocks *b, int i)
{
    const char *scalar = i < 0 ? "" : as_scalar(b, i);
    return scalar != NULL ? scalar : arena_printf(b->e->arena, "%s[0]", b->values[i].text);
}

static void emit_one(Blocks *b, const Instr *instr, const char *target)
{
    emit_line(b->e, "%s[0] = %s;", target,
              form_text(b->e->arena, instr, element_text(b, instr->arg[0]),
                        element_text(b, instr->arg[1]), element_text(b, instr->arg[2])));
}

/* ---- the call ---- */

static const char *kernel_stem(const Blocks *b, int i)
{
    const Fused *kernel = b->fused[i].kernel;
    return kernel != NULL ? kernel->name : op_info[instr_at(b, i)->op].name;
}

/* One of the first two has to be a tile, or lines; of two operands alone both may be numbers, though,
 * where they are the branches of `where`. */
static void add_operands(Blocks *b, int i, Operands *operands)
{
    const Instr *instr = instr_at(b, i);
    const FusedCall *call = &b->fused[i];
    const bool fused = call->kernel != NULL, choice = !fused && instr->op == OP_where;
    const int count = fused ? call->count : op_info[instr->op].arity;
    for (int k = 0; k < count; k++) {
        const bool another = count > 1 && (k != 1 || !is_of_one_value(operands->mode[0]));
        add_operand(b, instr, fused ? call->operand[k] : instr->arg[k], choice ? k > 0 : another,
                    operands);
    }
}

/* Into a tile, or into lines that are `apart`. */
static void emit_elem(Blocks *b, int i, const char *target, const char *apart)
{
    const Instr *instr = instr_at(b, i);
    if (is_arithmetic_of_one(b, instr)) {
        emit_one(b, instr, target);
        return;
    }
    const char *count = instr->role == ROW ? b->rows : b->count;
    Operands operands = {.lines = apart != NULL || suits_lines(b, i), .types = "", .text = ""};
    add_operands(b, i, &operands);
    if (operands.lines) {
        emit_line_call(b, kernel_stem(b, i), target, apart == NULL ? b->line : apart, &operands);
    } else if (instr->op == OP_cast) {
        emit_cast(b, instr, count, target, &operands);
    } else {
        const bool choice = instr->op == OP_where && b->fused[i].kernel == NULL;
        const DType dtype = instr_at(b, instr->arg[op_info[instr->op].arity - 1])->dtype;
        emit_call(
            b,
            arena_printf(b->e->arena, "rt_%s_%s_%s", kernel_stem(b, i), block_type(dtype),
                         operands.mode + choice),
            arena_printf(b->e->arena, "long, %s *%s", c_value_type(instr->dtype), operands.types),
            "%s, %s%s", count, target, operands.text);
    }
    give_operands(b, &operands);
}

/* ---- reductions ---- */

const char *neutral_text(const Blocks *b, const Instr *instr)
{
    if (instr->op == OP_sum) {
        return number_text(b->e->arena, instr->dtype, 0);
    }
    return instr->dtype == DT_I32 ? "(-2147483647 - 1)"
                                  : number_text(b->e->arena, instr->dtype, (double)-INFINITY);
}

void emit_reduce_call(Blocks *b, const char *stem, DType dtype, const char *rows, const char *cols,
                      const char *target, const char *source)
{
    const char *type = c_value_type(dtype);
    emit_call(b, runtime_name(b, stem, block_type(dtype)),
              arena_printf(b->e->arena, "long, long, %s *, const %s *", type, type),
              "%s, %s, %s, %s", rows, cols, target, source);
}

char *accumulator(const Blocks *b, int i)
{
    return arena_printf(b->e->arena, "acc%d", i);
}

static void emit_argmax(Blocks *b, int i, const char *source)
{
    const Instr *instr = instr_at(b, i);
    const DType dtype = instr_at(b, instr->arg[0])->dtype;
    const char *first = b->single_tile ? "0" : column_index_text(b->e);
    const char *type = c_value_type(dtype);
    emit_call(b, runtime_name(b, "rowargmax", block_type(dtype)),
              arena_printf(b->e->arena, "long, long, long, %s *, int *, const %s *", type, type),
              "%s, %s, %s, best%d, %s, %s", b->rows, b->cols, first, i, b->values[i].text, source);
}

/* Of row sums and sums over all, the target of the call. */
static const char *sum_target(const Blocks *b, int i)
{
    return instr_at(b, i)->role == TOTAL ? accumulator(b, i) : b->values[i].text;
}

/* The sum of the products of two tiles. */
static void emit_dot(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i), *inner = instr_at(b, instr->arg[0]);
    const bool total = instr->role == TOTAL;
    Operands operands = {.types = "", .text = ""};
    add_operand(b, inner, inner->arg[0], false, &operands);
    add_operand(b, inner, inner->arg[1], false, &operands);
    emit_call(
        b, runtime_name(b, "rowdot", block_type(instr->dtype)),
        arena_printf(b->e->arena, "long, long, %s *%s", c_value_type(instr->dtype), operands.types),
        "%s, %s, %s%s", total ? "1" : b->rows, total ? b->count : b->cols, sum_target(b, i),
        operands.text);
    give_operands(b, &operands);
}

static void emit_reduce(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    const char *kind = instr->op == OP_sum ? "sum" : "max";
    int slot = -1;
    if (is_accumulation(instr) && instr->over == ROW) {
        const char *source = as_row(b, instr->arg[0], &slot);
        emit_reduce_call(b, arena_printf(b->e->arena, "row%s", kind), instr->dtype, "1", b->rows,
                         accumulator(b, i), source);
        give_slot(b, slot);
        return;
    }
    if (is_dot(b, i)) {
        emit_dot(b, i);
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
                         total ? "1" : b->rows, total ? b->count : b->cols, sum_target(b, i),
                         source);
    }
    give_slot(b, slot);
}

/* Row reductions get their slot before the columns are walked. */
void open_reduction(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    const int slot = take_slot(b);
    b->values[i] = (Value){FORM_ROW, slot_text(b, slot, instr->dtype), slot, 0};
    if (instr->op == OP_argmax) {
        const DType dtype = instr_at(b, instr->arg[0])->dtype;
        Instr best = *instr;
        best.op = OP_amax;
        best.dtype = dtype;
        const char *text = slot_text(b, take_slot(b), dtype);
        emit_line(b->e, "%s *best%d = %s;", c_value_type(dtype), i, text);
        emit_fill(b, b->rows, dtype, text, neutral_text(b, &best));
        emit_fill(b, b->rows, DT_I32, b->values[i].text, "0");
    } else {
        emit_fill(b, b->rows, instr->dtype, b->values[i].text, neutral_text(b, instr));
    }
}

/* ---- one walk over a tile ---- */

/* Columns side by side of rows that are longer, such as the gates of a cell: elements of one are none
 * of the other's. */
static bool never_meet(const Blocks *b, const Access *x, const Access *y)
{
    const Kernel *kernel = b->e->kernel;
    const int64_t row = row_stride(b, x), cols = kernel_cols(kernel);
    if (kernel->col_axes != 1 || row <= 0) {
        return false;
    }
    for (int axis = 0; axis <= kernel->row_axes; axis++) {
        const bool last = axis == kernel->row_axes;
        if (x->stride[axis] != y->stride[axis] ||
            (last ? x->stride[axis] != 1 : x->stride[axis] % row != 0)) {
            return false;
        }
    }
    const int64_t between = ((y->offset - x->offset) % row + row) % row;
    return between >= cols && row - between >= cols;
}

/* The store that can receive the value where it is computed: dense, or in lines that a kernel can
 * write, and nothing later in the walk reads the memory that it overwrites. */
static const Instr *direct_store(const Blocks *b, int i)
{
    const Kernel *kernel = b->e->kernel;
    const Instr *store = NULL;
    for (int s = i + 1; s < kernel->instr_count && store == NULL; s++) {
        const Instr *instr = instr_at(b, s);
        const bool fits = instr->kind == INSTR_STORE && instr->arg[0] == i && b->wanted[s] &&
                          instr->role == EACH && instr_at(b, i)->role == EACH;
        const bool dense = fits && is_dense(b, &instr->access) && instr->dtype != DT_BOOL;
        const bool apart = fits && reads_apart(b, instr) && has_line_kernel(b, i);
        store = dense || apart ? instr : NULL;
    }
    if (store == NULL) {
        return NULL;
    }
    const char *target = buffer_var(b->e, store->access.buffer);
    for (int load = 0; load < kernel->instr_count; load++) {
        const Instr *instr = instr_at(b, load);
        if (instr->kind == INSTR_LOAD && b->last_use[load] > i &&
            strcmp(buffer_var(b->e, instr->access.buffer), target) == 0 &&
            !never_meet(b, &instr->access, &store->access)) {
            return NULL;
        }
    }
    return store;
}

/* The kernel reads the memory, too. */
static bool is_loaded(const Blocks *b, const Access *access)
{
    const char *memory = buffer_var(b->e, access->buffer);
    bool loaded = false;
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        loaded |= instr->kind == INSTR_LOAD &&
                  strcmp(buffer_var(b->e, instr->access.buffer), memory) == 0;
    }
    return loaded;
}

static void emit_store(Blocks *b, int s)
{
    const Instr *store = instr_at(b, s);
    const Value *value = &b->values[store->arg[0]];
    const char *place = place_text(b, &store->access);
    const bool tile = value->form == FORM_BLOCK || value->form == FORM_LINES;
    if (value->text != NULL && tile && strcmp(value->text, place) == 0) {
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
    const char *source = (row ? as_row : as_block)(b, store->arg[0], &slot);
    const char *prototype = arena_printf(b->e->arena, "long, long, %s *, long, long, const %s *",
                                         c_type(store->dtype), c_value_type(store->dtype));
    const Lines lines = row ? (Lines){"1", b->rows, 0, row_stride(b, &store->access)}
                            : memory_lines(b, &store->access);
    emit_call(b, runtime_name(b, "store", memory_type(store->dtype)), prototype,
              "%s, %s, %s, %" PRId64 ", %" PRId64 ", %s", lines.count, lines.length, place,
              lines.apart, lines.step, source);
    give_slot(b, slot);
}

/* Operands of instruction i that are read for the last time by what is computed with instruction
 * `at`, i itself or one that computes it inside, give their slot back. */
static void release_operands(Blocks *b, int i, int at)
{
    for (int k = 0; k < MAX_INPUTS && instr_at(b, i)->arg[k] >= 0; k++) {
        const int arg = instr_at(b, i)->arg[k];
        Value *value = &b->values[arg];
        if (b->inside[arg] == at) {
            release_operands(b, arg, at);
        } else if (b->last_use[arg] == at && value->form == FORM_BLOCK) {
            give_slot(b, value->slot);
            value->slot = -1;
        }
    }
}

static void emit_computation(Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    const Instr *store = direct_store(b, i);
    Value value = {instr->role == ROW ? FORM_ROW : FORM_BLOCK, NULL, -1, 0};
    const char *apart = NULL;
    if (store != NULL) {
        value.text = place_text(b, &store->access);
        if (!is_dense(b, &store->access)) {
            value.form = FORM_LINES;
            value.apart = line_stride(b, &store->access);
            apart = literal(b, value.apart);
        } else if (!is_loaded(b, &store->access)) {
            emit_prefetch(b, &store->access, dtype_bytes(store->dtype));
        }
    } else {
        value.slot = take_slot(b);
        value.text = slot_text(b, value.slot, instr->dtype);
    }
    if (instr->kind == INSTR_RANDOM) {
        emit_random(b, i, value.text);
    } else {
        emit_elem(b, i, value.text, apart);
    }
    b->values[i] = value;
}

void emit_instr(Blocks *b, int i)
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
    release_operands(b, i, i);
}

bool is_always_there(const Blocks *b, const Instr *instr)
{
    return instr->kind == INSTR_CONST ||
           (instr->kind == INSTR_LOAD && is_uniform(b, instr) &&
            !is_overwritten_copy(b->e, (int)(instr - b->e->kernel->instrs)));
}

bool is_per_row(const Instr *instr)
{
    return instr->role == ROW && (instr->kind == INSTR_LOAD || instr->kind == INSTR_ELEM ||
                                  instr->kind == INSTR_IOTA || instr->kind == INSTR_STORE);
}

/* What a walk has to do: everything when one tile holds the row; else the phase's reductions, in
 * the last phase stores and sums over rows, and the elements these need. */
bool find_wanted(Blocks *b, int phase)
{
    bool any = false;
    const int count = b->e->kernel->instr_count;
    const bool last = phase == b->phase_count - 1;
    for (int i = 0; i < count; i++) {
        const Instr *instr = instr_at(b, i);
        const bool ends = (instr->kind == INSTR_STORE && instr->role == EACH) ||
                          (is_accumulation(instr) && instr->over == EACH);
        b->wanted[i] =
            b->single_tile || (is_row_reduction(instr) && b->phase[i] == phase) || (last && ends);
        any |= b->wanted[i];
        b->last_use[i] = -1;
    }
    for (int i = count - 1; i >= 0; i--) {
        const Instr *instr = instr_at(b, i);
        const int at = b->inside[i] >= 0 ? b->inside[i] : i;
        for (int k = 0; k < MAX_INPUTS && instr->arg[k] >= 0 && b->wanted[i]; k++) {
            const Instr *arg = instr_at(b, instr->arg[k]);
            b->wanted[instr->arg[k]] |= !is_per_row(arg) && !is_row_reduction(arg);
            b->last_use[instr->arg[k]] =
                at > b->last_use[instr->arg[k]] ? at : b->last_use[instr->arg[k]];
        }
    }
    return any;
}

void walk_tile(Blocks *b)
{
    for (int i = 0; i < b->e->kernel->instr_count; i++) {
        const Instr *instr = instr_at(b, i);
        if (!b->wanted[i] || b->inside[i] >= 0 || is_always_there(b, instr)) {
            continue;
        }
        if (b->single_tile && is_row_reduction(instr)) {
            open_reduction(b, i);
        }
        emit_instr(b, i);
    }
}
