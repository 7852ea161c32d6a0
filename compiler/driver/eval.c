/* eval: how good a model is on data: the means of `eval_step`'s outputs over all samples.
 *
 * The last batch of a data set is smaller unless the batch size divides it; a batch size is fixed
 * when an entry is traced, so the rest is an entry of its own, NAME_tail.
 */
#include "driver.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

ExitCode session_add_batches(Session *session, EntryKind kind, int64_t samples)
{
    int64_t batch = session->model->batch, rest = samples % batch;
    ExitCode failure = EXIT_OK;
    if (samples >= batch) {
        failure = session_add_all(session, kind, batch, "", NULL);
    }
    if (rest && !failure) {
        failure = session_add_all(session, kind, rest, samples >= batch ? "_tail" : "", NULL);
    }
    return failure;
}

const Graph *scores_graph(const Session *session)
{
    for (int i = 0; i < session->entry_count; i++) {
        if (session->entries[i].kind == ENTRY_EVAL) {
            return session->entries[i].graph;
        }
    }
    return NULL;
}

void evaluate(Session *session, const Dataset *dataset, double *scores)
{
    int count = scores_graph(session)->output_count;
    int64_t batch = session->model->batch;
    for (int k = 0; k < count; k++) {
        scores[k] = 0;
    }
    for (int64_t first = 0; first < dataset->samples && !interrupt_noted(); first += batch) {
        int64_t left = dataset->samples - first, size = left < batch ? left : batch;
        const Entry *entry = session_find(session, ENTRY_EVAL, 0, size);
        dataset_range(dataset, first, size, session->inputs);
        session_run(session, entry);
        for (int k = 0; k < count; k++) {
            double share = (double)size / (double)dataset->samples;
            scores[k] += share * entry_output(session, entry, k);
        }
    }
}

void add_scores(const Session *session, const double *scores, json_t *object)
{
    const Graph *graph = scores_graph(session);
    for (int k = 0; k < graph->output_count; k++) {
        json_add(object, graph->outputs[k].name, json_number(scores[k]));
    }
}

ExitCode check_scores(const Session *session, const double *scores, const char *file)
{
    const Graph *graph = scores_graph(session);
    for (int k = 0; k < graph->output_count; k++) {
        if (!isfinite(scores[k])) {
            error_plain("%s is not finite on the test data, with the parameters of %s",
                        graph->outputs[k].name, file);
            return EXIT_NONFINITE;
        }
    }
    return EXIT_OK;
}

static ExitCode evaluate_checkpoint(Session *session, const Dataset *dataset)
{
    const Options *options = session->options;
    ExitCode failure = session_add_batches(session, ENTRY_EVAL, dataset->samples);
    if (failure || (failure = session_compile(session)) ||
        (failure = session_start(session, options->seed == NOT_GIVEN ? 0 : options->seed)) ||
        (failure = store_load_model(session, options->checkpoint))) {
        return failure;
    }
    double *scores = ARENA_ARRAY(session->arena, double, scores_graph(session)->output_count);
    evaluate(session, dataset, scores);
    json_t *result = json_object();
    json_object_set_new(result, "model", json_text(session->model->name));
    json_object_set_new(result, "samples", json_integer(dataset->samples));
    add_scores(session, scores, result);
    failure = print_json(result);
    return failure ? failure : check_scores(session, scores, options->checkpoint);
}

ExitCode command_eval(const Options *options)
{
    Session session;
    Dataset dataset = {0};
    ExitCode failure = session_open(&session, options, DT_F32);
    if (!failure) {
        failure = require_data(&session);
    }
    if (!failure) {
        failure = dataset_open(&dataset, session.model, true);
    }
    if (!failure) {
        failure = evaluate_checkpoint(&session, &dataset);
    }
    dataset_close(&dataset);
    session_close(&session);
    return failure;
}
