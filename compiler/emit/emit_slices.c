/* emit_slices.c: the function of a loop over slices. In: a kernel of kind SLICES, whose work on one
 * slice is a function already. Out: C loops that call it for every slice; in blocks, the slices are
 * the units that threads share out, and each thread has memory of its own for what stays inside.
 * Slices of a slice come one after the other.
 */
#include "emit_kernel.h"
#include "rt.h"

#include <inttypes.h>

/* Operations that are worth a chunk of their own. */
enum { CHUNK_FLOPS = 131072 };

static char *pointer_text(const Emitter *e, const SlicePointer *pointer)
{
    char *text = arena_strdup(e->arena, buffer_var(e, pointer->access.buffer));
    for (int s = 0; s < e->kernel->batch_axes; s++) {
        const int64_t stride = pointer->access.stride[s];
        if (stride == 1) {
            text = arena_printf(e->arena, "%s + s%d", text, s);
        } else if (stride != 0) {
            text = arena_printf(e->arena, "%s + s%d * %s", text, s, integer_text(e->arena, stride));
        }
    }
    return text;
}

/* k05_slice(x + s0 * 24576 + s1 * 32, y + s0 * 8192, work); */
static void call_slice(Emitter *e, const char *slice, const char *work)
{
    const Slices *slices = e->kernel->slices;
    char **pointers = ARENA_ARRAY(e->arena, char *, slices->pointer_count + 1);
    for (int p = 0; p < slices->pointer_count; p++) {
        pointers[p] = pointer_text(e, &slices->pointers[p]);
    }
    emit_function_call(e, slice, pointers, slices->pointer_count, work);
}

static void emit_blocks_loop(Emitter *e, const char *slice)
{
    const Kernel *kernel = e->kernel;
    emit_parallel_body(e);
    emit_line(e, "for (long slice = begin; slice < end; slice++) {");
    e->indent++;
    int64_t inner = 1;
    for (int s = kernel->batch_axes - 1; s >= 0; s--) {
        const char *extent = integer_text(e->arena, kernel->extent[s]);
        const char *place = integer_text(e->arena, inner);
        const char *text = inner > 1 ? arena_printf(e->arena, "slice / %s", place) : "slice";
        emit_line(e, s > 0 ? "const long s%d = %s %% %s;" : "const long s%d = %s;", s, text,
                  extent);
        inner *= kernel->extent[s];
    }
    call_slice(e, slice, arena_printf(e->arena, "(char *)scratch + %d", RT_SCRATCH_BYTES));
    emit_close(e, 2);
    text_add(e->out, "\n");
    emit_signature(e, "", true);
    e->indent = 1;
    const int64_t flops = program_flops(kernel->slices->body);
    emit_parallel(e, inner, flops < CHUNK_FLOPS ? CHUNK_FLOPS / (flops + 1) + 1 : 1);
    emit_close(e, 1);
}

static void emit_plain_loop(Emitter *e, const char *slice)
{
    const Kernel *kernel = e->kernel;
    emit_signature(e, "", false);
    e->indent = 1;
    for (int s = 0; s < kernel->batch_axes; s++) {
        emit_for(e, arena_printf(e->arena, "s%d", s), kernel->extent[s]);
    }
    call_slice(e, slice, buffer_var(e, kernel->slices->work));
    emit_close(e, kernel->batch_axes + 1);
}

void emit_slices(Emitter *e, const char *slice, bool blocks)
{
    (blocks && e->around == NULL ? emit_blocks_loop : emit_plain_loop)(e, slice);
    text_add(e->out, "\n");
}
