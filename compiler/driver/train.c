/* train: epochs of steps over a data set, and everything that must survive them.
 *
 * A step is: assemble a batch, run train_step, or those of several losses, look at the losses.
 * Samples are drawn in an order that depends on seed and epoch alone, so position and states are
 * all that a run needs to go on bit for bit. They are saved after an epoch, if that was not done a
 * moment ago, and when the run ends or is interrupted; a loss that is not finite ends it without
 * saving, because the files would hold the damage. The first Ctrl-C finishes the step and saves, the
 * second one kills.
 */
#include "driver.h"

#include <jansson.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rt.h"

/* Seconds between saving after one epoch and after another, which may take less than that. */
static const double between_saves = 1;

/* ---- preparation ---- */

static ExitCode prepare_files(Training *training)
{
    Session *session = &training->session;
    const Options *options = training->options;
    const char *out = options->out;
    training->out = out ? out : arena_printf(session->arena, "runs/%s", session->model->name);
    training->model_file = arena_printf(session->arena, "%s/model.safetensors", training->out);
    training->run_file = arena_printf(session->arena, "%s/state.safetensors", training->out);
    /* A run to go on with has a folder; a mistyped name shall not make one. */
    return options->resume ? EXIT_OK : folder_prepare(training->out);
}

static ExitCode prepare_data(Training *training)
{
    const Model *model = training->session.model;
    if (model->runs && !model->has_data) {
        return EXIT_OK;
    }
    ExitCode failure = dataset_open(&training->train, model, false);
    training->has_test = model_has_test(model);
    if (!failure && training->has_test) {
        failure = dataset_open(&training->test, model, true);
    }
    return failure;
}

static ExitCode prepare_code(Training *training)
{
    Session *session = &training->session;
    if (session->model->runs) {
        ExitCode failure = loop_add(session);
        return failure ? failure : session_compile(session);
    }
    ExitCode failure = session_add_batches(session, ENTRY_TRAIN, training->train.samples);
    if (!failure && training->has_test) {
        failure = session_add_batches(session, ENTRY_EVAL, training->test.samples);
    }
    return failure ? failure : session_compile(session);
}

/* A script's own loop gets whole batches only, since its functions are compiled for those. */
static ExitCode prepare_epoch(Training *training)
{
    const Model *model = training->session.model;
    int64_t batch = training->at.batch, samples = training->at.samples;
    training->steps_per_epoch = model->runs ? samples / batch : (samples + batch - 1) / batch;
    if (!model->has_data) {
        training->steps_per_epoch = 1;
    }
    if (training->steps_per_epoch == 0) {
        error_plain("%s: %lld samples are not a batch of %lld, and `run` gets whole ones only",
                    model->path, (long long)samples, (long long)batch);
        return EXIT_DATA;
    }
    return EXIT_OK;
}

static ExitCode prepare_length(Training *training)
{
    const Options *options = training->options;
    ExitCode failure = prepare_epoch(training);
    if (failure) {
        return failure;
    }
    training->epochs =
        options->epochs == NOT_GIVEN ? training->session.model->epochs : options->epochs;
    if (training->epochs > INT32_MAX / training->steps_per_epoch) {
        error_plain("%lld epochs of %lld steps are more than %d steps, the most there can be",
                    (long long)training->epochs, (long long)training->steps_per_epoch, INT32_MAX);
        return EXIT_USAGE;
    }
    training->total = training->epochs * training->steps_per_epoch;
    if (options->steps != NOT_GIVEN && options->steps < training->total) {
        training->total = options->steps;
    }
    return EXIT_OK;
}

/* Goes on from the saved run, which must be of the same batches. */
static ExitCode resume(Training *training)
{
    Position fresh = training->at, saved = fresh;
    ExitCode failure = store_load_run(&training->session, training->run_file, &saved);
    if (failure) {
        return failure;
    }
    if (saved.batch != fresh.batch || saved.samples != fresh.samples) {
        error_plain("%s was made with %lld samples in batches of %lld, this run has %lld in %lld",
                    training->run_file, (long long)saved.samples, (long long)saved.batch,
                    (long long)fresh.samples, (long long)fresh.batch);
        return EXIT_DATA;
    }
    if (training->options->seed != NOT_GIVEN && saved.seed != fresh.seed) {
        warn_at((Loc){0}, "the saved run has seed %lld; --seed does not change it",
                (long long)saved.seed);
    }
    training->at = saved;
    training->saved = saved.step;
    return EXIT_OK;
}

/* Saves under another name and takes it back: a full disk, or a name that the format cannot hold,
 * shall be known now and not after an hour. */
static ExitCode try_saving(Training *training)
{
    const char *trial = arena_printf(training->session.arena, "%s.trial", training->run_file);
    ExitCode result = store_save_run(&training->session, trial, &training->at);
    unlink(trial);
    return result;
}

/* A script's own loop gets whole batches, so some samples it may never see. */
static void announce_rest(const Training *training, const char *what, int64_t samples)
{
    const int64_t rest = samples % training->at.batch;
    if (training->session.model->runs && rest > 0) {
        say("%lld of %lld %ssamples make no whole batch and are left out", (long long)rest,
            (long long)samples, what);
    }
}

/* ", 98,304 of them frozen", or nothing */
static const char *frozen_text(const Session *session)
{
    int64_t count = 0;
    for (int i = 0; i < session->model->state_count; i++) {
        const StateVar *state = &session->model->states[i];
        count += state->frozen ? shape_count(&state->shape) : 0;
    }
    return count == 0 ? ""
                      : arena_printf(session->arena, ", %s of them frozen",
                                     count_text(session->arena, count));
}

static void announce(const Training *training)
{
    const Session *session = &training->session;
    Arena *arena = session->arena;
    if (training->options->quiet) {
        return;
    }
    say("%s: %s parameters%s, state %s, work %s; %d thread%s, %s", session->model->name,
        count_text(arena, session->parameter_count), frozen_text(session),
        bytes_text(arena, session->state_bytes), bytes_text(arena, session->work_bytes),
        rt_threads(), rt_threads() == 1 ? "" : "s", rt_isa());
    if (session->model->has_data) {
        say("%s samples, batch %lld, %s steps an epoch%s", count_text(arena, training->at.samples),
            (long long)training->at.batch, count_text(arena, training->steps_per_epoch),
            training->has_test ? "" : "; no test data");
        announce_rest(training, "", session->model->shuffle ? 0 : training->at.samples);
        announce_rest(training, "test ", training->has_test ? training->test.samples : 0);
    }
    if (training->at.step > 0) {
        say("resuming after step %lld", (long long)training->at.step);
    }
}

static ExitCode prepare_states(Training *training)
{
    Session *session = &training->session;
    const Options *options = training->options;
    ExitCode failure = session_start(session, training->at.seed);
    if (failure) {
        return failure;
    }
    if (options->resume) {
        failure = resume(training);
    } else if (options->checkpoint) {
        failure = store_load_model(session, options->checkpoint);
    }
    if (failure) {
        return failure;
    }
    training->order = xmalloc((size_t)(training->at.samples + 1) * sizeof *training->order);
    training->order_epoch = -1;
    if (training->has_test && !session->model->runs) {
        training->scores = ARENA_ARRAY(session->arena, double, scores_graph(session)->output_count);
    }
    interrupt_note();
    failure = try_saving(training);
    if (!failure && options->resume) { /* the model may be older, or gone */
        failure = store_save_model(session, training->model_file);
    }
    return failure;
}

/* The last thing to prepare: what is in an old log stays until nothing else can fail. */
static ExitCode prepare_log(Training *training)
{
    const Options *options = training->options;
    const int64_t done = options->resume ? training->at.step : -1;
    return options->log ? losses_open(options->log, done, training->session.model, &training->log)
                        : EXIT_OK;
}

/* A model without data can train in a loop of its own only, and that has no losses to log. */
static ExitCode check_kind(const Session *session)
{
    if (!session->model->runs) {
        return require_data(session);
    }
    if (session->options->log) {
        error_plain("%s trains in a loop of its own: --log does not know its losses",
                    session->model->path);
        return EXIT_USAGE;
    }
    return EXIT_OK;
}

static ExitCode prepare(Training *training)
{
    Session *session = &training->session;
    const Options *options = training->options;
    ExitCode failure = session_open(session, options, DT_F32);
    if (failure || (failure = check_kind(session)) || (failure = prepare_files(training)) ||
        (failure = prepare_data(training))) {
        return failure;
    }
    training->at = (Position){
        .batch = session->model->batch,
        .samples = training->train.samples,
        .seed = options->seed == NOT_GIVEN ? 0 : options->seed,
        .sums = ARENA_ARRAY(session->arena, LossSum, session->model->step_count),
    };
    training->losses = steps_no_losses(session);
    if ((failure = prepare_length(training)) || (failure = prepare_code(training)) ||
        (failure = prepare_states(training)) || (failure = prepare_log(training))) {
        return failure;
    }
    announce(training);
    return EXIT_OK;
}

/* ---- the loop ---- */

static int64_t step_in_epoch(const Training *training)
{
    return training->at.step % training->steps_per_epoch;
}

void train_order(Training *training, int64_t epoch)
{
    const Position *at = &training->at;
    if (training->order_epoch == epoch) {
        return;
    }
    training->order_epoch = epoch;
    if (training->session.model->shuffle) {
        int32_t seed[2] = {(int32_t)(at->seed & 0xffffffff), (int32_t)(at->seed >> 32)};
        rt_permutation(training->order, at->samples, seed, (int32_t)epoch);
        return;
    }
    for (int64_t i = 0; i < at->samples; i++) {
        training->order[i] = i;
    }
}

/* The first loss that is not finite, of those that are due; -1 if there is none. */
static int find_nonfinite(const Training *training)
{
    const Model *model = training->session.model;
    for (int k = 0; k < model->step_count; k++) {
        if (step_is_due(&model->steps[k], training->at.step) && !isfinite(training->losses[k])) {
            return k;
        }
    }
    return -1;
}

/* Adds the losses of the step to those of the epoch, which begins with sample 0. */
static void sum_losses(Training *training, int64_t first, int64_t size)
{
    const Model *model = training->session.model;
    for (int k = 0; k < model->step_count; k++) {
        LossSum *sum = &training->at.sums[k];
        if (first == 0) {
            *sum = (LossSum){0};
        }
        if (step_is_due(&model->steps[k], training->at.step)) {
            sum->sum += training->losses[k] * (double)size;
            sum->samples += (double)size;
        }
    }
}

/* Runs one step. The position moves on when all its losses are finite; else the number of the first
 * that is not, and -1 if all are. */
static int run_step(Training *training)
{
    Session *session = &training->session;
    Position *at = &training->at;
    int64_t first = step_in_epoch(training) * at->batch;
    int64_t left = at->samples - first, size = left < at->batch ? left : at->batch;
    dataset_batch(&training->train, training->order + first, size, session->inputs);
    steps_run(session, at->step, size);
    steps_losses(session, at->step, size, training->losses);
    int bad = find_nonfinite(training);
    if (bad < 0) {
        sum_losses(training, first, size);
        at->step++;
    }
    return bad;
}

/* Mean of a loss over the samples of the epoch so far; NaN before the first step. */
static double train_loss(const Training *training, int loss)
{
    const LossSum *sum = &training->at.sums[loss];
    return sum->samples > 0 ? sum->sum / sum->samples : NAN;
}

ExitCode train_save(Training *training)
{
    const Session *session = &training->session;
    if (training->saved == training->at.step) {
        return EXIT_OK;
    }
    const char *damaged = store_nonfinite(session);
    if (damaged) { /* the loss was taken before the update that did it */
        return train_nonfinite(training, arena_printf(session->arena, "parameter '%s'", damaged),
                               training->at.step, true);
    }
    if (training->log && fflush(training->log) != 0 && !training->log_failure) {
        training->log_failure = errno; /* the model is saved nevertheless */
    }
    ExitCode failure = store_save_model(session, training->model_file);
    if (!failure) { /* last, because it says how far the run has come */
        failure = store_save_run(session, training->run_file, &training->at);
    }
    if (!failure) {
        training->saved = training->at.step;
        training->saved_at = seconds_now();
    }
    return failure;
}

static void score(Training *training)
{
    if (training->has_test && training->scored != training->at.step) {
        evaluate(&training->session, &training->test, training->scores);
        training->scored = interrupt_noted() ? training->scored : training->at.step;
    }
}

/* Four decimals tell epochs apart; a loss that ran away has better things to show. */
static void add_number(Text *line, double value)
{
    if (isnan(value)) {
        text_add(line, "nan"); /* printf would show its sign */
    } else {
        text_printf(line, fabs(value) < 1e4 ? "%.4f" : "%.4g", value);
    }
}

static void report_epoch(Training *training)
{
    const Position *at = &training->at;
    const Model *model = training->session.model;
    double elapsed = seconds_now() - training->started;
    Text line = {0};
    text_printf(&line, "epoch %lld/%lld", (long long)(at->step / training->steps_per_epoch),
                (long long)training->epochs);
    for (int k = 0; k < model->step_count; k++) {
        text_printf(&line, "  %s ", model->steps[k].label);
        add_number(&line, train_loss(training, k));
    }
    if (training->has_test) {
        const Graph *graph = scores_graph(&training->session);
        for (int k = 0; k < graph->output_count; k++) {
            text_add(&line, "  test ");
            text_add_escaped(&line, graph->outputs[k].name);
            text_add(&line, " ");
            add_number(&line, training->scores[k]);
        }
    }
    progress_line(&training->progress, "%s  %.1f s", line.data, elapsed);
    text_free(&line);
}

ExitCode train_stop(Training *training)
{
    progress_end(&training->progress);
    ExitCode failure = train_save(training);
    if (failure) {
        return failure;
    }
    say("interrupted after step %lld; saved to %s, --resume goes on from there",
        (long long)training->at.step, training->out);
    return EXIT_INTERRUPTED;
}

static ExitCode end_epoch(Training *training)
{
    score(training);
    if (!interrupt_noted()) {
        report_epoch(training);
    }
    const bool soon = seconds_now() - training->saved_at < between_saves;
    return soon ? EXIT_OK : train_save(training);
}

/* Once, when optimised code has taken over, or cannot. */
static void report_tier(Training *training)
{
    const double gain = tier_gain(training->session.tier);
    if (gain == 0 || training->tier_told || training->options->quiet) {
        return;
    }
    training->tier_told = true;
    if (gain > 0) {
        progress_line(&training->progress,
                      "optimised code from step %lld on: %.2f of the time a step",
                      (long long)training->at.step, gain);
    } else {
        progress_line(&training->progress, TIER_DROPPED);
    }
}

static ExitCode run(Training *training)
{
    Position *at = &training->at;
    const Model *model = training->session.model;
    while (at->step < training->total && !interrupt_noted()) {
        int64_t epoch = at->step / training->steps_per_epoch;
        train_order(training, epoch);
        int bad = run_step(training);
        if (bad >= 0) {
            const char *what = model->steps[bad].name ? model->steps[bad].label : "the loss";
            return train_nonfinite(training, what, at->step + 1, at->step > 0 || bad > 0);
        }
        if (training->log) {
            losses_add(training->log, model, at->step, training->losses);
        }
        report_tier(training);
        progress_step(&training->progress, epoch + 1, at->step, training->losses,
                      model->step_count);
        if (step_in_epoch(training) == 0 && !interrupt_noted()) {
            ExitCode failure = end_epoch(training);
            if (failure) {
                return failure;
            }
        }
    }
    if (!interrupt_noted()) {
        score(training);
    }
    return interrupt_noted() ? train_stop(training) : train_save(training);
}

/* ---- the result ---- */

/* A number, or one by name for each of the steps. */
static json_t *train_losses(const Training *training)
{
    const Model *model = training->session.model;
    if (!model->steps[0].name) {
        return json_number(train_loss(training, 0));
    }
    json_t *losses = json_object();
    for (int k = 0; k < model->step_count; k++) {
        json_object_set_new(losses, model->steps[k].name, json_number(train_loss(training, k)));
    }
    return losses;
}

static json_t *test_scores(const Training *training)
{
    json_t *test = training->has_test ? json_object() : json_null();
    if (training->has_test) {
        add_scores(&training->session, training->scores, test);
    }
    return test;
}

static ExitCode print_result(const Training *training)
{
    const Session *session = &training->session;
    json_t *result = json_object();
    json_object_set_new(result, "model", json_text(session->model->name));
    json_object_set_new(result, "epochs",
                        json_integer(training->at.step / training->steps_per_epoch));
    json_object_set_new(result, "steps", json_integer(training->at.step));
    if (training->returned) {
        json_object_set(result, "result", training->returned);
    } else {
        json_object_set_new(result, "train_loss", train_losses(training));
        json_object_set_new(result, "test", test_scores(training));
    }
    double seconds = seconds_now() - training->started;
    json_object_set_new(result, "seconds", json_number(round(seconds * 1e3) / 1e3));
    json_object_set_new(result, "out", json_text(training->out));
    return print_json(result);
}

ExitCode command_train(const Options *options)
{
    Training training = {.options = options, .saved = -1, .scored = -1};
    ExitCode result = prepare(&training);
    if (!result) {
        training.started = training.saved_at = seconds_now();
        progress_start(&training.progress, training.at.step, training.total, training.epochs,
                       options->quiet);
        result = training.session.model->runs ? loop_run(&training) : run(&training);
        progress_end(&training.progress);
    }
    if (!result && options->profile) {
        json_decref(profile_report(&training.session));
    }
    ExitCode log_result = losses_close(options->log, training.log, training.log_failure);
    if (!result) {
        result = log_result ? log_result : print_result(&training);
    }
    if (!result && training.scores) {
        result = check_scores(&training.session, training.scores, training.model_file);
    }
    json_decref(training.returned);
    free(training.order);
    dataset_close(&training.train);
    dataset_close(&training.test);
    session_close(&training.session);
    return result;
}
