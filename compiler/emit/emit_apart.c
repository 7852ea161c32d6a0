/* emit_apart.c: block kernels of operands whose lines lie apart in memory, and of row values. In: an
 * instruction of the tile, or a pair of them. Out: one call of a kernel of runtime/elem_lines.h,
 * which takes each operand where it is; a dense tile of it need not be made first.
 *
 * Short lines are copied all the same: a kernel of full vectors makes up for it (lines of 16 and more
 * 32 ns in the place of 22 + 35, of 12 94 in that of 22 + 46; 512 elements, AVX-512). So are those of a
 * function of libm that end inside of a vector, which takes it a padded copy each.
 */
#include "emit_tile.h"

#include <inttypes.h>

enum { LEAST_LINE = 16, WIDEST_VECTOR = 16 };

bool reads_apart(const Blocks *b, const Instr *move)
{
    return b->planes == 1 && !b->tiling.flat && b->tiling.cols >= LEAST_LINE &&
           move->dtype == DT_F32 && col_stride(b, &move->access) == 1;
}

static bool is_of_floats(const Blocks *b, const Instr *instr)
{
    bool floats = instr->dtype == DT_F32 && instr->kind == INSTR_ELEM && instr->role == EACH;
    for (int k = 0; k < op_info[instr->op].arity; k++) {
        floats &= instr_at(b, instr->arg[k])->dtype == DT_F32;
    }
    return floats;
}

bool has_line_kernel(const Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    if (!is_of_floats(b, instr)) {
        return false;
    }
    if (pair_operand(b, i) >= 0) {
        return instr->op != OP_where;
    }
    if (op_info[instr->op].arity == 1) {
        return instr->op != OP_cast && b->tiling.cols % WIDEST_VECTOR == 0;
    }
    return instr->op == OP_add || instr->op == OP_sub || instr->op == OP_mul || instr->op == OP_div;
}

/* Is there an operand, but that one, which would have to be copied or spread? */
static bool any_apart(const Blocks *b, const Instr *instr, int but)
{
    bool any = false;
    for (int k = 0; k < op_info[instr->op].arity; k++) {
        const Value *value = &b->values[instr->arg[k]];
        any |= k != but &&
               (value->form == FORM_LINES || (value->form == FORM_ROW && b->tiling.rows > 1));
    }
    return any;
}

static bool suits_lines(const Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    const int inner = pair_operand(b, i);
    return b->planes == 1 && b->tiling.cols >= LEAST_LINE && has_line_kernel(b, i) &&
           (any_apart(b, instr, inner) ||
            (inner >= 0 && any_apart(b, instr_at(b, instr->arg[inner]), -1)));
}

typedef struct Operands {
    char mode[MAX_INPUTS + 1]; /* l or r each */
    int slot[MAX_INPUTS];
    int count;
    const char *text; /* ", x, 128, y, 1" */
} Operands;

/* The next operand: of one value a line, if it has but that and may. */
static void add_operand(Blocks *b, int arg, bool may, Operands *operands)
{
    const Value *value = &b->values[arg];
    const char *scalar = as_scalar(b, arg), *text = value->text, *apart = b->line;
    int slot = -1;
    char mode = 'l';
    if (may && scalar != NULL) {
        mode = 'r', apart = "0";
        text = arena_printf(b->e->arena, "(float[]){%s}", scalar);
    } else if (may && value->form == FORM_ROW) {
        mode = 'r', apart = "1";
    } else if (value->form == FORM_LINES) {
        apart = literal(b, value->apart);
    } else {
        text = as_block(b, arg, &slot);
    }
    operands->slot[operands->count] = slot;
    operands->mode[operands->count++] = mode;
    operands->text = arena_printf(b->e->arena, "%s, %s, %s", operands->text, text, apart);
}

/* Those of an instruction, of which one has to be a line. */
static void add_operands(Blocks *b, const Instr *instr, Operands *operands)
{
    const int arity = op_info[instr->op].arity;
    for (int k = 0; k < arity; k++) {
        const bool another = arity > 1 && (k == 0 || operands->mode[0] == 'l');
        add_operand(b, instr->arg[k], another, operands);
    }
}

static void emit_line_call(Blocks *b, const char *name, const char *target, const char *apart,
                           const Operands *operands)
{
    const char *prototype = "long, long, float *, long";
    for (int k = 0; k < operands->count; k++) {
        prototype = arena_printf(b->e->arena, "%s, const float *, long", prototype);
    }
    emit_call(b, arena_printf(b->e->arena, "rt_%s_f32_%s", name, operands->mode), prototype,
              "%s, %s, %s, %s%s", b->lines, b->line, target, apart, operands->text);
}

static void emit_unary(Blocks *b, const Instr *instr, const char *target, const char *apart,
                       const Operands *operands)
{
    const char *kernel = arena_printf(b->e->arena, "rt_%s_f32_v", op_info[instr->op].name);
    declare(b->e, kernel, "long, float *, const float *");
    emit_call(b, "rt_each_line_f32",
              "long, long, void (*)(long, float *, const float *), float *, long, const float *, "
              "long",
              "%s, %s, %s, %s, %s%s", b->lines, b->line, kernel, target, apart, operands->text);
}

bool emit_by_lines(Blocks *b, int i, const char *target, const char *apart)
{
    if (apart == NULL && !suits_lines(b, i)) {
        return false;
    }
    const Instr *instr = instr_at(b, i);
    const char *name = op_info[instr->op].name;
    const int k = pair_operand(b, i);
    Operands operands = {.text = ""};
    apart = apart == NULL ? b->line : apart;
    if (k >= 0) {
        const Instr *inner = instr_at(b, instr->arg[k]);
        add_operands(b, inner, &operands);
        if (op_info[instr->op].arity == 2) {
            add_operand(b, instr->arg[1 - k], true, &operands);
            name = instr->op == OP_sub && k == 1 ? "from" : name;
        }
        name = arena_printf(b->e->arena, "%s_%s", op_info[inner->op].name, name);
    } else {
        add_operands(b, instr, &operands);
    }
    if (op_info[instr->op].arity == 1 && k < 0) {
        emit_unary(b, instr, target, apart, &operands);
    } else {
        emit_line_call(b, name, target, apart, &operands);
    }
    for (int slot = 0; slot < operands.count; slot++) {
        give_slot(b, operands.slot[slot]);
    }
    return true;
}
