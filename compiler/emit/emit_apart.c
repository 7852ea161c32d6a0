/* emit_apart.c: block kernels of operands whose lines lie apart in memory, and of row values. In: an
 * instruction of the tile, or several in one. Out: one call of a kernel of runtime/elem_lines.h,
 * which takes each operand where it is; a dense tile of it need not be made first.
 *
 * Short lines are copied all the same: a kernel of full vectors makes up for it (lines of 16 and more
 * 32 ns in the place of 22 + 35, of 12 94 in that of 22 + 46; 512 elements, AVX-512). So are those of a
 * function of libm that end inside of a vector, which takes it a padded copy each.
 */
#include "emit_tile.h"

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
    if (b->fused[i].kernel != NULL) {
        return fused_has_lines(b->fused[i].kernel);
    }
    if (!is_of_floats(b, instr)) {
        return false;
    }
    if (op_info[instr->op].arity == 1) {
        return instr->op != OP_cast && b->tiling.cols % WIDEST_VECTOR == 0;
    }
    return instr->op == OP_add || instr->op == OP_sub || instr->op == OP_mul || instr->op == OP_div;
}

/* Is it an operand that would have to be copied or spread? */
static bool is_apart(const Blocks *b, int i)
{
    const Value *value = &b->values[i];
    return value->form == FORM_LINES || (value->form == FORM_ROW && b->tiling.rows > 1);
}

bool suits_lines(const Blocks *b, int i)
{
    const Instr *instr = instr_at(b, i);
    const FusedCall *call = &b->fused[i];
    const int *operand = call->kernel != NULL ? call->operand : instr->arg;
    const int count = call->kernel != NULL ? call->count : op_info[instr->op].arity;
    bool any = false;
    for (int k = 0; k < count; k++) {
        any |= is_apart(b, operand[k]);
    }
    return any && b->planes == 1 && b->tiling.cols >= LEAST_LINE && has_line_kernel(b, i);
}

/* A function goes line by line through its kernel of dense blocks. */
void emit_line_call(Blocks *b, const char *stem, const char *target, const char *apart,
                    const Operands *operands)
{
    const char *name = arena_printf(b->e->arena, "rt_%s_f32_%s", stem, operands->mode);
    const char *first = "", *type = "";
    if (operands->count == 1) {
        const char *kernel = arena_printf(b->e->arena, "rt_%s_f32_v", stem);
        declare(b->e, kernel, "long, float *, const float *");
        name = "rt_each_line_f32";
        type = ", void (*)(long, float *, const float *)";
        first = arena_printf(b->e->arena, ", %s", kernel);
    }
    emit_call(b, name,
              arena_printf(b->e->arena, "long, long%s, float *, long%s", type, operands->types),
              "%s, %s%s, %s, %s%s", b->lines, b->line, first, target, apart, operands->text);
}
