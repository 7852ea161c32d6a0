/* emit_locals.c: the names of the variables in a MAP's loops. In: a kernel, and which of its values
 * are kept in arrays. Out: a name for each instruction, different from those of all parameters.
 *
 * What is read from memory, or written to it, goes by the name of that, and the axes along which it
 * lies: h1_ij for h1[i * 8 + j], step_0 for step[0]. It is its own name also where the parameter has
 * that of a result which takes its place. Other values are called by operator and number: exp7.
 */
#include "emit_loops.h"

#include <string.h>

/* "_ij": the letters of the axes that move the access, once each. */
static const char *axes_suffix(const Loops *l, const Access *access)
{
    const Kernel *kernel = l->e->kernel;
    bool row = false, column = false;
    for (int axis = 0; axis < kernel->row_axes + kernel->col_axes; axis++) {
        row |= axis < kernel->row_axes && access->stride[axis] != 0;
        column |= axis >= kernel->row_axes && access->stride[axis] != 0;
    }
    return row ? (column ? "_ij" : "_i") : column ? "_j" : "_0";
}

static bool is_taken(const Loops *l, const char *name)
{
    const Emitter *e = l->e;
    for (int p = 0; p < e->param_count; p++) {
        if (strcmp(e->buffer_names[e->params[p].buffer], name) == 0) {
            return true;
        }
    }
    for (int i = 0; i < e->kernel->instr_count; i++) {
        if (l->local[i] != NULL && strcmp(l->local[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* After what lies in memory; a result that takes the place of what it is made from is new_h1_ij. */
static char *name_of_place(const Loops *l, const Access *access, bool written)
{
    Arena *arena = l->e->arena;
    const char *stem = l->e->buffer_names[access->buffer], *suffix = axes_suffix(l, access);
    char *name = arena_printf(arena, "%s%s", stem, suffix);
    if (written && is_taken(l, name)) {
        name = arena_printf(arena, "new_%s%s", stem, suffix);
    }
    return is_taken(l, name) ? NULL : name;
}

char *numbered_name(const Emitter *e, int i)
{
    const Instr *instr = &e->kernel->instrs[i];
    const bool load = instr->kind == INSTR_LOAD || instr->kind == INSTR_CONST;
    const char *stem = load ? "v" : op_info[instr->op].name;
    char *name = arena_printf(e->arena, "%s%d", stem, i);
    return is_libm_function(name) ? arena_printf(e->arena, "%s_%d", stem, i) : name; /* atan2 */
}

void name_locals(Loops *l)
{
    const Kernel *kernel = l->e->kernel;
    l->local = ARENA_ARRAY(l->e->arena, char *, kernel->instr_count + 1);
    for (int i = 0; i < kernel->instr_count; i++) {
        if (kernel->instrs[i].kind == INSTR_LOAD) {
            l->local[i] = name_of_place(l, &kernel->instrs[i].access, false);
        }
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *store = &kernel->instrs[i];
        const int value = store->kind == INSTR_STORE ? store->arg[0] : -1;
        if (value >= 0 && l->local[value] == NULL && !l->kept[value]) {
            l->local[value] = name_of_place(l, &store->access, true);
        }
    }
    for (int i = 0; i < kernel->instr_count; i++) {
        l->local[i] = l->local[i] == NULL ? numbered_name(l->e, i) : l->local[i];
    }
}
