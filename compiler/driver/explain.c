/* explain: which units of a trained network contribute a lot to its loss, which a little, which
 * nothing, and how much a sample would correct each.
 *
 * In: a checkpoint, and the test data, or the training data of a model without. ENTRY_EXPLAIN has
 * the derivative of the loss of a batch in a factor of each unit (compiler/host/explain.c). These
 * are of both signs and cancel over samples, so that their sizes are averaged, with one sample a
 * batch unless --batch says otherwise:
 *
 *     contribution = mean |dL/dfactor|        correction = sqrt(mean |dL/dunit|^2)
 *
 * Sums are in double and in the order of the data: the same for any number of threads. Of a
 * parameter's units, `a lot` are the fewest that make 90 % of its sum; `nothing` are those at 0, or
 * below a millionth of the largest, which no float32 sum of the others would notice.
 */
#include "driver.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"

static const double most_of_it = 0.9, nothing_below = 1e-6;

/* ---- what there is to explain ---- */

/* Outputs 1 + 2i and 2 + 2i of the entry are about part i, behind the loss. */
static void find_parts(const Session *session, const Entry *entry, LossParts *loss)
{
    const Graph *graph = entry->graph;
    Arena *arena = session->arena;
    loss->count = (graph->output_count - 1) / 2;
    loss->parts = ARENA_ARRAY(arena, Part, loss->count);
    for (int i = 0; i < loss->count; i++) {
        const Output *output = &graph->outputs[1 + 2 * i];
        const char *name = strchr(output->name, '_') + 1;
        Part *part = &loss->parts[i];
        part->parameter = &session->model->states[state_index(session->model, name)];
        part->count = shape_count(&graph->nodes[output->node].shape);
        part->units = ARENA_ARRAY(arena, Unit, part->count);
    }
}

/* ---- the sums ---- */

/* The first sum that is not finite, or -1. */
static int64_t add_units(Part *part, const float *contribution, const float *gradient_sq)
{
    int64_t bad = -1;
    for (int64_t j = part->count - 1; j >= 0; j--) {
        part->units[j].contribution += fabs((double)contribution[j]);
        part->units[j].correction += (double)gradient_sq[j];
        if (!isfinite(contribution[j]) || !isfinite(gradient_sq[j])) {
            bad = j;
        }
    }
    return bad;
}

/* Says what is not finite in the batch that begins with a sample; returns EXIT_NONFINITE. */
static ExitCode report_nonfinite(const Session *session, const LossParts *loss, const char *what,
                                 int64_t sample)
{
    error_plain("%s: %s is not finite at sample %lld, counted from 0, with the parameters of %s",
                loss->step->label, what, (long long)sample, session->options->checkpoint);
    return EXIT_NONFINITE;
}

static ExitCode add_batch(const Session *session, const Entry *entry, const Watch *watch,
                          LossParts *loss, int64_t sample)
{
    const double value = entry_output(session, entry, 0);
    if (!isfinite(value)) {
        return report_nonfinite(session, loss, "the loss", sample);
    }
    loss->mean += value;
    if (watch && weight_trained(entry)) {
        weight_add(session, entry, watch, &loss->watched);
    }
    for (int i = 0; i < loss->count; i++) {
        Part *part = &loss->parts[i];
        const int64_t bad = add_units(part, entry_output_values(session, entry, 1 + 2 * i),
                                      entry_output_values(session, entry, 2 + 2 * i));
        if (bad >= 0) {
            const bool finite = isfinite(part->units[bad].contribution);
            const char *what = arena_printf(session->arena, "the %s of unit %lld of '%s'",
                                            finite ? "square of the gradient" : "contribution",
                                            (long long)bad, part->parameter->name);
            return report_nonfinite(session, loss, what, sample);
        }
    }
    return EXIT_OK;
}

/* Random numbers are others in each batch, as in training. */
static ExitCode run_batch(Session *session, Explanation *all, int64_t first, int64_t size)
{
    const int64_t seed = session->options->seed == NOT_GIVEN ? 0 : session->options->seed;
    ExitCode failure = EXIT_OK;
    session_seed(session, (int64_t)((uint64_t)seed + (uint64_t)first));
    for (int k = 0; k < all->count && !failure; k++) {
        const Entry *entry = session_find(session, ENTRY_EXPLAIN, k, size);
        session_run(session, entry);
        failure = add_batch(session, entry, all->watch, &all->losses[k], first);
    }
    return failure;
}

static ExitCode run_batches(Session *session, const Dataset *dataset, Explanation *all)
{
    ExitCode failure = EXIT_OK;
    Progress progress;
    progress_start(&progress, 0, all->samples, 0, session->options->quiet);
    for (int64_t first = 0; first < all->samples && !failure; first += all->batch) {
        const int64_t left = all->samples - first, size = left < all->batch ? left : all->batch;
        dataset_range(dataset, first, size, session->inputs);
        failure = run_batch(session, all, first, size);
        progress_samples(&progress, first + size);
    }
    progress_end(&progress);
    return failure;
}

/* ---- classes ---- */

/* Largest first; of equal ones the first. */
static int by_contribution(const void *one, const void *other)
{
    const Unit *a = *(Unit *const *)one, *b = *(Unit *const *)other;
    if (a->contribution != b->contribution) {
        return a->contribution > b->contribution ? -1 : 1;
    }
    return a < b ? -1 : a > b;
}

static void classify(Part *part)
{
    Unit **sorted = xmalloc((size_t)part->count * sizeof(Unit *));
    for (int64_t j = 0; j < part->count; j++) {
        sorted[j] = &part->units[j];
    }
    qsort(sorted, (size_t)part->count, sizeof(Unit *), by_contribution);
    const double largest = sorted[0]->contribution;
    double sum = 0;
    for (int64_t j = 0; j < part->count; j++) {
        const double size = sorted[j]->contribution;
        sorted[j]->class = size == 0 || size < nothing_below * largest ? UNIT_NOTHING
                           : sum < most_of_it * part->sum              ? UNIT_A_LOT
                                                                       : UNIT_A_LITTLE;
        part->counts[sorted[j]->class]++;
        sum += size;
    }
    free(sorted);
}

/* From sums to means, and classes. */
static void finish(Explanation *all)
{
    const int64_t count = (all->samples + all->batch - 1) / all->batch;
    const double batches = (double)count;
    for (int k = 0; k < all->count; k++) {
        LossParts *loss = &all->losses[k];
        loss->mean /= batches;
        loss->watched.gradient /= batches;
        loss->watched.size /= batches;
        loss->watched.unit_sizes /= batches;
        for (int i = 0; i < loss->count; i++) {
            Part *part = &loss->parts[i];
            for (int64_t j = 0; j < part->count; j++) {
                part->units[j].contribution /= batches;
                part->units[j].correction = sqrt(part->units[j].correction / batches);
                part->sum += part->units[j].contribution;
            }
            classify(part);
            loss->sum += part->sum;
        }
    }
}

/* ---- the command ---- */

static ExitCode add_entries(Session *session, const Explanation *all)
{
    const ExitCode failure = session_add_batches(session, ENTRY_EXPLAIN, all->samples);
    if (failure == EXIT_MODEL && session->options->batch == NOT_GIVEN) {
        say("it was traced with one sample a batch; --batch N takes N at a time");
    }
    return failure;
}

static ExitCode compute(Session *session, const Dataset *dataset, Explanation *all)
{
    ExitCode failure = add_entries(session, all);
    if (failure || (failure = session_compile(session)) || (failure = session_start(session, 0)) ||
        (failure = store_load_model(session, session->options->checkpoint))) {
        return failure;
    }
    all->count = session->model->step_count;
    all->losses = ARENA_ARRAY(session->arena, LossParts, all->count);
    for (int k = 0; k < all->count; k++) {
        all->losses[k].step = &session->model->steps[k];
        if (!all->watch) {
            find_parts(session, session_find(session, ENTRY_EXPLAIN, k, all->batch),
                       &all->losses[k]);
        }
    }
    failure = run_batches(session, dataset, all);
    if (!failure) {
        finish(all);
    }
    return failure;
}

/* With --output the file is begun first: that it cannot be written shows before the work. */
static ExitCode explain(Session *session, const Dataset *dataset, Explanation *all)
{
    const Options *options = session->options;
    char error[FILE_ERROR];
    FileWriter file;
    if (options->out && !file_begin(&file, options->out, error, sizeof error)) {
        error_plain("%s", error);
        return EXIT_RUNTIME;
    }
    ExitCode failure = compute(session, dataset, all);
    if (options->out && failure) {
        file_discard(&file);
    } else if (options->out) {
        units_csv(session, all, &file);
        if (!file_commit(&file)) {
            error_plain("%s", error);
            return EXIT_RUNTIME;
        }
    }
    if (failure) {
        return failure;
    }
    return all->watch      ? weight_report(session, all)
           : options->json ? units_json(session, all)
                           : units_table(session, all);
}

static ExitCode check_model(const Session *session)
{
    const Model *model = session->model;
    if (model->runs) {
        error_plain("%s trains in a loop of its own; explain needs a `loss`, or `steps`, that "
                    "model{} declares",
                    model->path);
        return EXIT_MODEL;
    }
    return model->step_count ? require_data(session) : report_missing(session, ENTRY_EXPLAIN);
}

static ExitCode explain_data(Session *session, Dataset *dataset, Explanation *all)
{
    const Options *options = session->options;
    all->tests = model_has_test(session->model);
    ExitCode failure = dataset_open(dataset, session->model, all->tests);
    const int64_t batch = options->batch == NOT_GIVEN ? 1 : options->batch;
    all->samples = dataset->samples;
    all->batch = session->model->batch = batch < all->samples ? batch : all->samples;
    return failure ? failure : explain(session, dataset, all);
}

ExitCode command_explain(const Options *options)
{
    Session session;
    Dataset dataset = {0};
    Explanation all = {0};
    Watch watch;
    ExitCode failure = session_open(&session, options, DT_F32);
    if (!failure) {
        failure = check_model(&session);
    }
    if (!failure && options->weight) {
        failure = weight_find(&session, options->weight, &watch);
        all.watch = &watch;
    }
    if (!failure && options->weight) {
        front_watch(session.model, watch.parameter);
    }
    if (!failure) {
        failure = explain_data(&session, &dataset, &all);
    }
    dataset_close(&dataset);
    session_close(&session);
    return failure;
}
