/* loop: training by a loop of the script's own, `run`: what front_run needs from a session, its
 * data and its files. Compiled functions are entry points whose operands the script brings.
 */
#include "driver.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

ExitCode loop_add(Session *session)
{
    const Model *model = session->model;
    ExitCode failure = EXIT_OK;
    for (int i = 0; i < model->function_count && !failure; i++) {
        failure = session_add(session, ENTRY_FUNCTION, i, model->batch, "", NULL);
    }
    return failure;
}

/* ---- what the script asks for ---- */

typedef struct Running {
    Training *training;
    ExitCode failure; /* of saving */
} Running;

/* The operands are copied to and fro: the entry's own are what a better code is tried on. */
static void call(void *context, int index, void *const *io)
{
    const Session *session = &((Running *)context)->training->session;
    const FunctionVar *function = &session->model->functions[index];
    const Entry *entry = session_find(session, ENTRY_FUNCTION, index, session->model->batch);
    for (int i = 0; i < function->input_count; i++) {
        memcpy(entry->io[i], io[i], (size_t)input_bytes(&function->inputs[i]));
    }
    session_run(session, entry);
    for (int k = 0; k < entry->graph->output_count; k++) {
        const Node *node = &entry->graph->nodes[entry->graph->outputs[k].node];
        const size_t bytes = (size_t)(shape_count(&node->shape) * dtype_bytes(node->dtype));
        memcpy(io[function->input_count + k], entry->io[function->input_count + k], bytes);
    }
}

static void fill_batch(void *context, bool test, int64_t epoch, int64_t index, void *const *inputs)
{
    Training *training = ((Running *)context)->training;
    int64_t batch = training->at.batch;
    if (!test) {
        train_order(training, epoch);
        dataset_batch(&training->train, training->order + index * batch, batch, inputs);
        return;
    }
    dataset_range(&training->test, index * batch, batch, inputs);
}

static bool save(void *context, int64_t done)
{
    Running *loop = context;
    loop->training->at.step = done;
    loop->training->saved = -1; /* states may have changed without a batch */
    loop->failure = train_save(loop->training);
    return !loop->failure;
}

static bool interrupted(void *context)
{
    (void)context;
    return interrupt_noted();
}

/* ---- the run ---- */

static json_t *returned(const RunResult *result)
{
    json_t *object = json_object();
    for (int i = 0; i < result->metric_count; i++) {
        const RunMetric *metric = &result->metrics[i];
        json_add(object, metric->name, json_number(metric->value));
    }
    return object;
}

ExitCode loop_run(Training *training)
{
    Running loop = {.training = training};
    const int64_t test = training->has_test ? training->test.samples : 0;
    const Runner runner = {.context = &loop,
                           .call = call,
                           .batch = fill_batch,
                           .save = save,
                           .interrupted = interrupted,
                           .epoch_batches = training->steps_per_epoch,
                           .total_batches = training->total,
                           .test_batches = test / training->at.batch,
                           .done = training->at.step};
    RunResult result = front_run(training->session.model, &runner);
    training->at.step = result.done;
    training->saved = -1;
    if (loop.failure) {
        return loop.failure;
    }
    if (result.stopped) {
        return train_stop(training);
    }
    if (!result.finished) {
        return EXIT_MODEL;
    }
    training->returned = returned(&result);
    return train_save(training);
}
