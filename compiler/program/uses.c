/* uses.c: the memory traffic of one kernel. In: a kernel. Out: one call per access. */
#include "uses.h"

static void visit_instr(const Instr *instr, UseVisitor *visit, void *context)
{
    const bool reduces = instr->kind == INSTR_REDUCE && instr->role != ROW;
    if (instr->kind == INSTR_LOAD || instr->kind == INSTR_STORE || reduces) {
        const Use use = {instr->access.buffer, instr->kind != INSTR_LOAD, false};
        visit(context, &use);
    }
    if (instr->partial >= 0) {
        const Use use = {instr->partial, true, true};
        visit(context, &use);
    }
}

void kernel_uses(const Kernel *kernel, UseVisitor *visit, void *context)
{
    if (kernel->kind == KERNEL_MAP) {
        for (int i = 0; i < kernel->instr_count; i++) {
            visit_instr(&kernel->instrs[i], visit, context);
        }
        return;
    }
    const Access *access[] = {&kernel->a, &kernel->b, &kernel->c};
    for (int a = 0; a < 3; a++) {
        if (access[a]->buffer < 0) {
            continue; /* no second operand */
        }
        const Use use = {access[a]->buffer, a == 2, false};
        if (use.buffer >= 0) {
            visit(context, &use);
        }
    }
}
