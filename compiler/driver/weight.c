/* weight: how one weight gets its correction: what explain --weight NAME[i,j] says.
 *
 * In: the gradient of the parameter that it is part of, batch by batch. Out: the weight, the mean of
 * its gradient, its share of what its unit contributes; and the chain rule: the kernels of the
 * backward graph from the loss to that gradient, in the order in which they run, as `emit` has
 * them.
 */
#include "driver.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "uses.h"

/* ---- which weight ---- */

static ExitCode report_unknown(const Session *session, const char *name)
{
    const Model *model = session->model;
    const char **names = ARENA_ARRAY(session->arena, const char *, model->state_count);
    int count = 0;
    for (int i = 0; i < model->state_count; i++) {
        if (model->states[i].kind == STATE_PARAMETER) {
            names[count++] = model->states[i].name;
        }
    }
    const char *near = nearest_word(name, names, count);
    error_plain("--weight: the model has no parameter '%s'%s%s%s; gradcc summary lists them", name,
                near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    return EXIT_USAGE;
}

/* "[3,7]" for a shape of two axes, "" for none: the element, -1 if it is not one. */
static int64_t read_place(const char *text, const Shape *shape)
{
    int64_t element = 0;
    const char *expected = "[";
    for (int axis = 0; axis < shape->rank; axis++, expected = ",") {
        char *end;
        if (*text != *expected || text[1] < '0' || text[1] > '9') {
            return -1;
        }
        const long long index = strtoll(text + 1, &end, 10); /* the largest one if it has no room */
        if (index >= shape->dim[axis]) {
            return -1;
        }
        element = element * shape->dim[axis] + index;
        text = end;
    }
    return strcmp(text, shape->rank ? "]" : "") == 0 ? element : -1;
}

/* NAME[0,0] and NAME[3,2] are the first and the last element of (4, 3). */
static void add_corner(const char *name, const Shape *shape, bool last, Text *out)
{
    text_add(out, name);
    for (int axis = 0; axis < shape->rank; axis++) {
        text_printf(out, "%s%lld", axis ? "," : "[", last ? (long long)shape->dim[axis] - 1 : 0);
    }
    text_add(out, shape->rank ? "]" : "");
}

static ExitCode report_place(const char *words, const char *name, const Shape *shape)
{
    Text range = {0};
    add_corner(name, shape, false, &range);
    text_add(&range, shape->rank ? " to " : "");
    if (shape->rank) {
        add_corner(name, shape, true, &range);
    }
    error_plain("--weight: '%s' is no element of %s, which has %s", words, shape_words(shape).text,
                range.data);
    text_free(&range);
    return EXIT_USAGE;
}

/* Says why there is no such weight: NAME[i,j] has no such name, or no such place. */
static ExitCode report_absent(const Session *session, const char *words)
{
    const char *bracket = strrchr(words, '[');
    const size_t length = bracket ? (size_t)(bracket - words) : strlen(words);
    const char *name = arena_strndup(session->arena, words, length);
    for (int i = 0; i < session->model->state_count; i++) {
        const StateVar *state = &session->model->states[i];
        for (int k = -1; state->kind == STATE_PARAMETER && k < state->alias_count; k++) {
            if (strcmp(state_name(state, k), name) == 0) {
                return report_place(words, name, &state->shape);
            }
        }
    }
    return report_unknown(session, name);
}

/* The elements of the unit that the weight is part of. */
static void find_unit(const Session *session, Watch *watch)
{
    const StateVar *parameter = watch->parameter;
    const int64_t count = shape_count(&parameter->shape);
    const int64_t unit = unit_of(parameter, watch->element);
    watch->unit = ARENA_ARRAY(session->arena, int64_t, count / unit_count(parameter));
    for (int64_t i = 0; i < count; i++) {
        if (unit_of(parameter, i) == unit) {
            watch->unit[watch->unit_size++] = i;
        }
    }
}

/* Names may have brackets, too: of those that the words begin with, the longest counts. */
ExitCode weight_find(const Session *session, const char *words, Watch *watch)
{
    const Model *model = session->model;
    size_t longest = 0;
    *watch = (Watch){.words = words};
    for (int i = 0; i < model->state_count; i++) {
        const StateVar *state = &model->states[i];
        for (int k = -1; state->kind == STATE_PARAMETER && k < state->alias_count; k++) {
            const char *name = state_name(state, k);
            const size_t length = strlen(name);
            const bool begins = strncmp(words, name, length) == 0;
            const int64_t element = begins ? read_place(words + length, &state->shape) : -1;
            if (element >= 0 && length > longest) {
                longest = length;
                watch->parameter = state;
                watch->state = i;
                watch->element = element;
            }
        }
    }
    if (!watch->parameter) {
        return report_absent(session, words);
    }
    find_unit(session, watch);
    return EXIT_OK;
}

/* ---- the numbers ---- */

/* Behind the loss, which is output 0; absent if the step is not for this parameter. */
enum { GRADIENT = 1 };

bool weight_trained(const Entry *entry)
{
    return entry->graph->output_count > GRADIENT;
}

void weight_add(const Session *session, const Entry *entry, const Watch *watch, Watched *sums)
{
    const float *gradient = entry_output_values(session, entry, GRADIENT);
    const float *weight = session->state[watch->state];
    for (int64_t k = 0; k < watch->unit_size; k++) {
        const int64_t i = watch->unit[k];
        sums->unit_sizes += fabs((double)weight[i] * (double)gradient[i]);
    }
    const int64_t i = watch->element;
    sums->gradient += (double)gradient[i];
    sums->size += fabs((double)weight[i] * (double)gradient[i]);
}

/* ---- the chain rule ---- */

/* A walk from an output of a program back to what it comes by, from the last kernel to the first:
 * memory that a later one overwrites is another value by then. */
typedef struct Walk {
    const Program *program;
    bool *buffers; /* that lead to the output */
    bool forward;  /* the kernel at hand leads to the loss: only its gradients count */
    bool follows;  /* it writes one of the buffers */
    bool reads;    /* else it is where a constant comes from, such as what a loop starts with */
} Walk;

static void find_result(void *context, const Use *use)
{
    Walk *walk = context;
    const Node *node = &walk->program->graph->nodes[walk->program->buffers[use->buffer].node];
    const bool counts = !walk->forward || node->from != NO_NODE;
    walk->follows = walk->follows || (use->writes && walk->buffers[use->buffer] && counts);
    walk->reads = walk->reads || !use->writes;
}

static void add_operand(void *context, const Use *use)
{
    Walk *walk = context;
    walk->buffers[use->buffer] = walk->buffers[use->buffer] || !use->writes;
}

/* The kernels that an output comes by; of `forward` ones, if given, for gradients alone. */
static bool *walk_back(Arena *arena, const Program *program, int output, const bool *forward)
{
    Walk walk = {.program = program};
    bool *kernels = ARENA_ARRAY(arena, bool, program->kernel_count);
    walk.buffers = ARENA_ARRAY(arena, bool, program->buffer_count);
    for (int b = 0; b < program->buffer_count; b++) {
        const Buffer *buffer = &program->buffers[b];
        walk.buffers[b] = buffer->storage == IN_OUTPUT && buffer->slot == output;
    }
    for (int k = program->kernel_count - 1; k >= 0; k--) {
        walk.forward = forward && forward[k];
        walk.follows = walk.reads = false;
        kernel_uses(&program->kernels[k], find_result, &walk);
        kernels[k] = walk.follows && walk.reads;
        if (kernels[k]) {
            kernel_uses(&program->kernels[k], add_operand, &walk);
        }
    }
    return kernels;
}

/* The backward kernels that the gradient comes by; false: the loss does not depend on the parameter. */
static bool add_chain(const Session *session, const Entry *entry, Text *out)
{
    const Node *gradient = &entry->graph->nodes[entry->graph->outputs[GRADIENT].node];
    if (gradient->op == OP_const && gradient->attr.value == 0) {
        return false;
    }
    const bool *forward = walk_back(session->arena, entry->program, 0, NULL);
    emit_banners(session->model, entry->program,
                 walk_back(session->arena, entry->program, GRADIENT, forward), out);
    return true;
}

/* ---- the report ---- */

static void add_loss(const Session *session, const Explanation *all, const Entry *entry, Text *out)
{
    const LossParts *loss = &all->losses[entry->step];
    const Watched *watched = &loss->watched;
    Text chain = {0};
    text_printf(out, "\n%s %.4f\n  gradient      %12.4g\n  contribution  %12.4g", loss->step->label,
                loss->mean, watched->gradient, watched->size);
    if (all->watch->unit_size > 1 && watched->unit_sizes > 0) {
        text_printf(out, "  %.2g %% of its unit's", 100 * watched->size / watched->unit_sizes);
    }
    if (add_chain(session, entry, &chain)) {
        text_printf(out, "\n\nthe chain rule, from the loss to the gradient\n\n%s", chain.data);
    } else {
        text_add(out, "\n\nthe loss does not depend on it\n");
    }
    text_free(&chain);
}

ExitCode weight_report(const Session *session, const Explanation *all)
{
    const Watch *watch = all->watch;
    const float *weight = session->state[watch->state];
    Text out = {0};
    text_add_escaped(&out, watch->words);
    text_printf(&out, " = %.6g, of %s, ", (double)weight[watch->element],
                shape_text(session->arena, &watch->parameter->shape));
    text_add_escaped(&out, loc_base(watch->parameter->loc));
    text_printf(&out, ":%d\n", watch->parameter->loc.line);
    bool trained = false;
    for (int k = 0; k < all->count; k++) {
        const Entry *entry = session_find(session, ENTRY_EXPLAIN, k, all->batch);
        if (weight_trained(entry)) {
            add_loss(session, all, entry, &out);
            trained = true;
        }
    }
    text_add(&out, trained ? "" : "\nno loss trains it\n");
    const ExitCode result = print_text(&out, NULL);
    text_free(&out);
    return result;
}
