/* bench: how fast a model trains, as one line of JSON.
 *
 * Inputs are random and new for every step, made between the timed steps. The first step is timed
 * from the start of the process, so it counts reading the script, all passes and the C compiler.
 * That start is not on record to better than 10 ms; but up to main the process only executes (the
 * kernel's exec and the dynamic linker), so the processor time used by then is the time passed.
 */
#include "driver.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

typedef struct Bench {
    Session session;
    double *losses;
    FILE *log;
    double first_step_ms;
    double *seconds; /* of every step but the first */
    int count, capacity;
} Bench;

/* At least this many steps and about this long, when --steps does not say. */
static const int fewest_steps = 100;
static const double enough_seconds = 1.0;
/* Up to so many are run by the code that is there: it is the start that they are run for. */
static const int few_steps = 10;

static void keep_time(Bench *bench, double seconds)
{
    if (bench->count == bench->capacity) {
        bench->capacity = bench->capacity ? 2 * bench->capacity : 1024;
        bench->seconds = xrealloc(bench->seconds, (size_t)bench->capacity * sizeof *bench->seconds);
    }
    bench->seconds[bench->count++] = seconds;
}

/* A run of many steps spends nearly all of them on the code that is there in the end. */
static void await_compiler(Bench *bench)
{
    int64_t limit = bench->session.options->steps;
    if (limit == NOT_GIVEN || limit > few_steps) {
        tier_wait(bench->session.tier);
    }
}

static void run_step(Bench *bench, int64_t number)
{
    Session *session = &bench->session;
    const Model *model = session->model;
    random_batch(model, model->batch, 0, (uint32_t)number, session->inputs);
    double start = seconds_now();
    steps_run(session, number, model->batch);
    double end = seconds_now();
    if (number == 0) {
        bench->first_step_ms = (end - session->options->started) * 1e3;
        await_compiler(bench);
    }
    if (number > 0 || session->options->steps == 1) {
        keep_time(bench, end - start);
    }
    if (bench->log) {
        steps_losses(session, number, model->batch, bench->losses);
        losses_add(bench->log, model, number + 1, bench->losses);
    }
}

static void run_steps(Bench *bench)
{
    int64_t limit = bench->session.options->steps;
    double start = seconds_now();
    for (int64_t i = 0;; i++) {
        bool enough = i > fewest_steps && seconds_now() - start >= enough_seconds;
        if (limit == NOT_GIVEN ? enough : i >= limit) {
            break;
        }
        run_step(bench, i);
    }
}

/* ---- the result ---- */

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The value below which `share` of the sorted times lie, in microseconds to three digits. */
static double quantile_us(const Bench *bench, double share)
{
    int index = (int)(share * (bench->count - 1) + 0.5);
    return round(bench->seconds[index] * 1e9) / 1e3;
}

static double rounded(double value, double unit)
{
    return round(value / unit) * unit;
}

/* What a step of training has in all; of a loss that is not due in each, its share. */
typedef struct Size {
    int nodes, kernels;
    int64_t flops;
} Size;

static Size size_of(const Session *session)
{
    const Model *model = session->model;
    Size size = {0};
    for (int k = 0; k < model->step_count; k++) {
        const Entry *entry = session_find(session, ENTRY_TRAIN, k, model->batch);
        size.nodes += graph_node_count(entry->graph);
        size.kernels += program_kernels(entry->program);
        size.flops += program_flops(entry->program) / model->steps[k].every;
    }
    return size;
}

static json_t *result_of(Bench *bench)
{
    const Session *session = &bench->session;
    const Size size = size_of(session);
    qsort(bench->seconds, (size_t)bench->count, sizeof *bench->seconds, compare_doubles);
    double median = quantile_us(bench, 0.5);
    json_t *times = json_object();
    json_object_set_new(times, "min", json_number(quantile_us(bench, 0)));
    json_object_set_new(times, "median", json_number(median));
    json_object_set_new(times, "p90", json_number(quantile_us(bench, 0.9)));
    json_t *result = json_object();
    json_object_set_new(result, "model", json_text(session->model->name));
    json_object_set_new(result, "threads", json_integer(session->options->threads));
    json_object_set_new(result, "backend", json_string(backend_names[session->options->backend]));
    json_object_set_new(result, "params", json_integer(session->parameter_count));
    json_object_set_new(result, "nodes", json_integer(size.nodes));
    json_object_set_new(result, "kernels", json_integer(size.kernels));
    json_object_set_new(result, "compile_ms", json_number(rounded(session->compile_ms, 1e-3)));
    json_object_set_new(result, "first_step_ms", json_number(rounded(bench->first_step_ms, 1e-3)));
    json_object_set_new(result, "step_us", times);
    json_object_set_new(result, "flops_per_step", json_integer(size.flops));
    json_object_set_new(result, "gflops",
                        json_number(rounded((double)size.flops / (median * 1e3), 1e-3)));
    json_object_set_new(result, "state_bytes", json_integer(session->state_bytes));
    json_object_set_new(result, "work_bytes", json_integer(session->work_bytes));
    if (session->options->profile) {
        json_object_set_new(result, "profile", profile_report(session));
    }
    return result;
}

/* ---- the command ---- */

static ExitCode save_model(const Session *session)
{
    const char *out = session->options->out;
    ExitCode failure = out ? folder_prepare(out) : EXIT_OK;
    if (out && !failure) {
        failure =
            store_save_model(session, arena_printf(session->arena, "%s/model.safetensors", out));
    }
    return failure;
}

static ExitCode prepare(Bench *bench, const Options *options)
{
    Session *session = &bench->session;
    ExitCode failure = session_open(session, options, DT_F32);
    if (failure ||
        (failure = session_add_all(session, ENTRY_TRAIN, session->model->batch, "", NULL)) ||
        (failure = session_compile(session)) ||
        (failure = session_start(session, options->seed == NOT_GIVEN ? 0 : options->seed))) {
        return failure;
    }
    bench->losses = steps_no_losses(session);
    return options->log ? losses_open(options->log, -1, session->model, &bench->log) : EXIT_OK;
}

ExitCode command_bench(const Options *options)
{
    Bench bench = {0};
    ExitCode result = prepare(&bench, options);
    if (!result) {
        run_steps(&bench);
        result = save_model(&bench.session);
    }
    ExitCode log_result = losses_close(options->log, bench.log, 0);
    result = result ? result : log_result;
    if (tier_gain(bench.session.tier) < 0) {
        say(TIER_DROPPED);
    }
    if (!result) {
        result = print_json(result_of(&bench));
    }
    free(bench.seconds);
    session_close(&bench.session);
    return result;
}
