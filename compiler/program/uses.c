/* uses.c: the memory traffic of one kernel. In: a kernel. Out: one call per access. */
#include "uses.h"

static void visit_instr(const Instr *instr, UseVisitor *visit, void *context)
{
    if (instr->kind == INSTR_LOAD || instr->kind == INSTR_STORE || is_accumulation(instr)) {
        const Use use = {instr->access.buffer, instr->kind != INSTR_LOAD, false, false,
                         &instr->access};
        visit(context, &use);
    }
    if (instr->partial >= 0) {
        const Use use = {instr->partial, true, true, false, NULL};
        visit(context, &use);
    }
}

static void visit_loop(const Loop *loop, UseVisitor *visit, void *context)
{
    for (int i = 0; i < loop->input_count; i++) {
        if (loop->inputs[i].buffer < 0) {
            continue; /* joined with another */
        }
        visit(context, &(Use){loop->inputs[i].buffer, false, false, false, NULL});
        if (loop->overwritten[i]) {
            visit(context, &(Use){loop->inputs[i].buffer, true, false, false, NULL});
        }
    }
    for (int k = 0; k < loop->output_count; k++) {
        if (loop->outputs[k].buffer < 0) {
            continue; /* part of a trail, or of an input */
        }
        visit(context, &(Use){loop->outputs[k].buffer, true, false, false, NULL});
        if (k < loop->attr.carries && loop->spares[k] >= 0) {
            visit(context, &(Use){loop->spares[k], true, false, false, NULL});
        }
    }
    visit(context, &(Use){loop->work, true, false, false, NULL});
}

static void visit_slices(const Slices *slices, UseVisitor *visit, void *context)
{
    for (int p = 0; p < slices->pointer_count; p++) {
        const SlicePointer *pointer = &slices->pointers[p];
        visit(context, &(Use){pointer->access.buffer, pointer->written, false, false, NULL});
    }
    visit(context, &(Use){slices->work, true, false, true, NULL});
}

void kernel_uses(const Kernel *kernel, UseVisitor *visit, void *context)
{
    if (kernel->kind == KERNEL_MAP) {
        for (int i = 0; i < kernel->instr_count; i++) {
            visit_instr(&kernel->instrs[i], visit, context);
        }
        return;
    }
    if (kernel->kind == KERNEL_LOOP) {
        visit_loop(kernel->loop, visit, context);
        return;
    }
    if (kernel->kind == KERNEL_SLICES) {
        visit_slices(kernel->slices, visit, context);
        return;
    }
    const Access *access[] = {&kernel->a, &kernel->b, &kernel->c};
    if (kernel->adds) {
        visit(context, &(Use){kernel->c.buffer, false, false, false, &kernel->c});
    }
    for (int a = 0; a < 3; a++) {
        if (access[a]->buffer < 0) {
            continue; /* no second operand */
        }
        visit(context, &(Use){access[a]->buffer, a == 2, false, false, access[a]});
    }
}

static void count_use(void *context, const Use *use)
{
    Census *census = (Census *)context + use->buffer;
    census->uses++;
    census->whole |= use->access == NULL && (use->writes || use->partial || use->slice);
}

Census *take_census(Arena *arena, const Program *program)
{
    Census *census = ARENA_ARRAY(arena, Census, program->buffer_count + 1);
    for (int k = 0; k < program->kernel_count; k++) {
        const Kernel *kernel = &program->kernels[k];
        kernel_uses(kernel, count_use, census);
        for (int w = 0; w < kernel->wait_count; w++) {
            census[kernel->waits[w]].uses++;
        }
    }
    return census;
}

typedef struct Noting {
    Arena *arena;
    Touchers *touchers;
    int kernel;
} Noting;

static void note_toucher(void *context, const Use *use)
{
    const Noting *noting = context;
    Touchers *touchers = &noting->touchers[use->buffer];
    if (touchers->count == 0 || touchers->kernels[touchers->count - 1] != noting->kernel) {
        ARENA_PUSH(noting->arena, touchers->kernels, touchers->count, touchers->capacity,
                   noting->kernel);
    }
}

Touchers *find_touchers(Arena *arena, const Program *program)
{
    Touchers *touchers = ARENA_ARRAY(arena, Touchers, program->buffer_count + 1);
    for (int k = 0; k < program->kernel_count; k++) {
        const Kernel *kernel = &program->kernels[k];
        Noting noting = {arena, touchers, k};
        kernel_uses(kernel, note_toucher, &noting);
        for (int w = 0; w < kernel->wait_count; w++) {
            note_toucher(&noting, &(Use){.buffer = kernel->waits[w]});
        }
    }
    return touchers;
}
