/* emit_loop.c: the function of a scan. In: a kernel of kind LOOP, whose step is a function already.
 * Out: a C loop that sets the pointers of every step and calls that.
 *
 * Nothing is copied: a step reads its slices of stacked tensors and writes its ys where they lie.
 * The text is the same for any number of steps but for that number.
 */
#include "emit_kernel.h"

static const char *place_text(const Emitter *e, const Access *access, bool moves)
{
    const char *text = access_start(e, access);
    if (moves && access->stride[0] != 0) {
        text = arena_printf(e->arena, "%s + place * %s", text,
                            integer_text(e->arena, access->stride[0]));
    }
    return text;
}

/* Whether anything is taken or left at the place of a step. */
static bool has_places(const Loop *loop)
{
    bool moves = false;
    for (int k = 0; k < loop->attr.carries; k++) {
        moves |= loop_has_trail(loop, k);
    }
    for (int i = loop->attr.carries; i < loop->attr.carries + loop->attr.stacked; i++) {
        moves |= loop->inputs[i].buffer >= 0 && loop->inputs[i].stride[0] != 0;
    }
    for (int k = loop->attr.carries; k < loop->output_count; k++) {
        moves |= loop->outputs[k].buffer >= 0 && loop->outputs[k].stride[0] != 0;
    }
    return moves;
}

/* A carry has places in a trail, or is in two buffers by turns; the last step writes the result. */
static void emit_carry(Emitter *e, int k)
{
    const Loop *loop = e->kernel->loop;
    const bool trails = loop_has_trail(loop, k);
    const char *last = place_text(e, &loop->outputs[k], trails);
    const char *start = place_text(e, &loop->inputs[k], trails);
    if (loop->spares[k] < 0) {
        emit_line(e, "io.%s = %s;", e->step_inputs[k], start);
        emit_line(e, "io.%s = %s;", e->step_outputs[k], last);
        return;
    }
    const char *spare = buffer_var(e, loop->spares[k]);
    const bool odd = loop->attr.steps % 2 == 1; /* the first step writes the result's buffer */
    emit_line(e, "io.%s = t == 0 ? %s : t %% 2 == 0 ? %s : %s;", e->step_inputs[k], start,
              odd ? spare : last, odd ? last : spare);
    emit_line(e, "io.%s = t %% 2 == 0 ? %s : %s;", e->step_outputs[k], odd ? last : spare,
              odd ? spare : last);
}

void emit_loop(Emitter *e, const char *step)
{
    const Loop *loop = e->kernel->loop;
    const int carries = loop->attr.carries, stacked = loop->attr.stacked;
    const char *steps = integer_text(e->arena, loop->attr.steps);
    emit_signature(e, "", true);
    e->indent = 1;
    emit_line(e, "struct %s_io io;", step);
    for (int i = carries + stacked; i < loop->input_count; i++) {
        emit_line(e, "io.%s = %s;", e->step_inputs[i], place_text(e, &loop->inputs[i], false));
    }
    emit_line(e, "for (long t = 0; t < %s; t++) {", steps);
    e->indent++;
    if (has_places(loop)) {
        emit_line(e, "const long place = %s;",
                  loop->attr.reverse ? arena_printf(e->arena, "%s - 1 - t", steps) : "t");
    }
    for (int k = 0; k < carries; k++) {
        emit_carry(e, k);
    }
    for (int i = carries; i < carries + stacked; i++) {
        if (loop->inputs[i].buffer < 0) {
            continue;
        }
        emit_line(e, "io.%s = %s;", e->step_inputs[i], place_text(e, &loop->inputs[i], true));
    }
    for (int k = carries; k < loop->output_count; k++) {
        if (loop->outputs[k].buffer < 0) {
            continue;
        }
        emit_line(e, "io.%s = %s;", e->step_outputs[k], place_text(e, &loop->outputs[k], true));
    }
    emit_line(e, "%s(&io, %s);", step, buffer_var(e, loop->work));
    emit_close(e, 2);
    text_add(e->out, "\n");
}
