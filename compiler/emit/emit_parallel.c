/* emit_parallel.c: how the blocks spelling puts all threads to work. In: the parameters of a
 * kernel. Out: they are passed to the body as an array of pointers, `arg`, through rt_parallel.
 */
#include "emit_kernel.h"

void declare_runtime(Text *calls, Spelling spelling, const char *name, const char *prototype)
{
    const bool linked = is_blocks(spelling) || spelling == LOOPS_BARE;
    const char *format = linked ? "void %s(%s);\n" : "void (*%s)(%s);\n";
    text_printf(calls, format, name, prototype);
}

void declare(Emitter *e, const char *name, const char *prototype)
{
    int *declared = string_map_at(e->declared, name);
    if (*declared == 0) {
        *declared = 1;
        declare_runtime(e->calls, e->spelling, name, prototype);
    }
}

/* What the sums of chunks are added up to is not for the body. */
static bool is_for_body(const Emitter *e, const Param *param)
{
    const Kernel *kernel = e->kernel;
    bool touches = kernel->kind != KERNEL_MAP;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        const bool memory = instr->kind == INSTR_LOAD || instr->kind == INSTR_STORE ||
                            (is_accumulation(instr) && instr->partial < 0);
        const int buffer = memory ? instr->access.buffer : instr->partial;
        touches |= buffer >= 0 && same_place(e->program, param->buffer, buffer);
    }
    return touches && is_passed(param, true);
}

/* How many arguments are parameters in memory; the stream of random numbers is one more. */
static int pointer_count(const Emitter *e)
{
    int count = 0;
    for (int p = 0; p < e->param_count; p++) {
        count += is_for_body(e, &e->params[p]);
    }
    return count;
}

void emit_parallel_body(Emitter *e)
{
    text_printf(e->out,
                "static void %s_body(void *context, long begin, long end, void *scratch)\n{\n",
                e->kernel_names[e->kernel_index]);
    e->indent = 1;
    emit_line(e, "void *const *arg = context;");
    for (int p = 0, next = 0; p < e->param_count; p++) {
        const Param *param = &e->params[p];
        if (is_for_body(e, param)) {
            emit_line(e, "%s%s *%s = arg[%d];", param->written ? "" : "const ",
                      c_type(e->program->buffers[param->buffer].dtype),
                      e->buffer_names[param->buffer], next++);
        }
    }
    if (e->stream != NO_STREAM) {
        emit_line(e, "const int *stream = arg[%d];", pointer_count(e));
    }
}

bool kernel_is_for_next_step(const Emitter *e)
{
    const Kernel *kernel = e->kernel;
    int stores = 0, states = 0;
    for (int i = 0; i < kernel->instr_count; i++) {
        const Instr *instr = &kernel->instrs[i];
        if (instr->kind == INSTR_STORE || is_accumulation(instr)) {
            const Buffer *buffer = &e->program->buffers[instr->access.buffer];
            stores++;
            states += buffer->storage == IN_STATE || buffer->of_state;
        }
    }
    return kernel->kind == KERNEL_MAP && stores > 0 && stores == states;
}

/* Values that go on to the next step, as the moments of an optimiser do, would stay too small for a
 * normal float, and slow, for all steps to come. Of a single tile that costs less than saying so. */
bool kernel_flushes(const Emitter *e, int64_t units)
{
    return units > 1 && kernel_is_for_next_step(e);
}

void emit_parallel(Emitter *e, int64_t units, int64_t grain)
{
    const char *function = kernel_flushes(e, units) ? "rt_parallel_flushing" : "rt_parallel";
    const int count = pointer_count(e);
    emit_line(e, "void *arg[%d];", count + (e->stream != NO_STREAM));
    for (int p = 0, next = 0; p < e->param_count; p++) {
        if (is_for_body(e, &e->params[p])) {
            emit_line(e, "arg[%d] = (void *)%s;", next++, e->buffer_names[e->params[p].buffer]);
        }
    }
    if (e->stream != NO_STREAM) {
        emit_line(e, "arg[%d] = &stream;", count);
    }
    declare(e, function, "long, long, void (*)(void *, long, long, void *), void *");
    emit_line(e, "%s(%s, %s, %s_body, arg);", function, integer_text(e->arena, units),
              integer_text(e->arena, grain), e->kernel_names[e->kernel_index]);
}
