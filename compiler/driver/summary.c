/* summary: what a model is made of and what a step costs, as a table for people. */
#include "driver.h"

#include <string.h>

static void add_inputs(const Session *session, Text *out)
{
    const Model *model = session->model;
    text_printf(out, "batch of %s\n", count_text(session->arena, model->batch));
    for (int i = 0; i < model->input_count; i++) {
        const InputVar *input = &model->inputs[i];
        text_add(out, "  ");
        text_add_escaped(out, input->name);
        text_printf(out, "  %s %s", dtype_name(input->dtype),
                    shape_text(session->arena, &input->item));
        if (input->classes) {
            text_printf(out, ", labels 0..%lld", (long long)input->classes - 1);
        }
        text_add(out, "\n");
    }
}

static void add_state(const Session *session, const StateVar *state, Text *out)
{
    Arena *arena = session->arena;
    Text name = {0};
    text_add_escaped(&name, state->name);
    text_printf(out, "  %-28s %-16s %14s %10s  ", name.data ? name.data : "",
                shape_text(arena, &state->shape), count_text(arena, shape_count(&state->shape)),
                bytes_text(arena, state_bytes_of(state)));
    text_add_escaped(out, loc_base(state->loc));
    text_printf(out, ":%d\n", state->loc.line);
    text_free(&name);
}

/* All states of a kind, one a line when `each`, then their total; nothing when there are none. */
static void add_states(const Session *session, StateKind kind, const char *title, bool each,
                       Text *out)
{
    const Model *model = session->model;
    Arena *arena = session->arena;
    int64_t elements = 0, bytes = 0;
    int count = 0;
    for (int i = 0; i < model->state_count; i++) {
        const StateVar *state = &model->states[i];
        if (state->kind != kind) {
            continue;
        }
        if (count++ == 0 && each) {
            text_printf(out, "\n%s\n", title);
        }
        if (each) {
            add_state(session, state, out);
        }
        elements += shape_count(&state->shape);
        bytes += state_bytes_of(state);
    }
    if (count) {
        text_printf(out, "  %-28s %-16s %14s %10s\n", each ? "total" : title, "",
                    count_text(arena, elements), bytes_text(arena, bytes));
    }
}

/* Of the work arena beside its size what no plan could go below: the largest sum of buffers that
 * are alive at the same time, in this order of kernels. */
static void add_entries(const Session *session, Text *out)
{
    Arena *arena = session->arena;
    text_printf(out, "\n  %-12s %8s %8s %16s %12s %12s\n", "a step of", "nodes", "kernels", "flops",
                "work", "alive");
    for (int i = 0; i < session->entry_count; i++) {
        const Entry *entry = &session->entries[i];
        text_printf(out, "  %-12s %8d %8d %16s %12s %12s\n", entry->graph->name,
                    graph_node_count(entry->graph), program_kernels(entry->program),
                    count_text(arena, program_flops(entry->program)),
                    bytes_text(arena, entry->program->work_bytes),
                    bytes_text(arena, entry->program->live_bytes));
    }
}

static ExitCode add_all_entries(Session *session)
{
    static const EntryKind kinds[] = {ENTRY_LOSS, ENTRY_TRAIN, ENTRY_EVAL, ENTRY_PREDICT,
                                      ENTRY_GENERATE};
    for (int i = 0; i < COUNT_OF(kinds); i++) {
        bool missing;
        ExitCode failure = session_add_all(session, kinds[i], session->model->batch, "", &missing);
        if (failure) {
            return failure;
        }
    }
    ExitCode failure = loop_add(session);
    if (failure) {
        return failure;
    }
    return session->entry_count ? EXIT_OK : report_missing(session, ENTRY_LOSS);
}

ExitCode command_summary(const Options *options)
{
    Session session;
    Text out = {0};
    ExitCode result = session_open(&session, options, DT_F32);
    if (!result) {
        result = add_all_entries(&session);
    }
    if (!result) {
        text_add_escaped(&out, session.model->name);
        text_add(&out, "\n");
        add_inputs(&session, &out);
        add_states(&session, STATE_PARAMETER, "parameters", true, &out);
        add_states(&session, STATE_BUFFER, "buffers", true, &out);
        add_states(&session, STATE_SLOT, "optimizer", false, &out);
        add_states(&session, STATE_CARRY, "generate", false, &out);
        add_entries(&session, &out);
        result = print_text(&out, NULL);
    }
    text_free(&out);
    session_close(&session);
    return result;
}
