/* gradcheck: the gradients of a model, as compiled, against differences, in f64.
 *
 * Along a line through the parameters, theta + t v, the loss f(t) has the derivative <gradient, v>.
 * Five values of f give it with an error of order h^4 (Abramowitz & Stegun 25.3.6):
 *
 *     f'(0) = (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / 12h
 *
 * Lines go along single elements and, for each parameter, along one random direction. Second order
 * is the same of another function: the slope of the loss along a random direction w through all
 * parameters, <gradient, w>, whose gradient is the Hessian times w. What a detach keeps back from
 * the gradient, a row at padding_idx, say, has to be kept from the differences too: all five values
 * have it as it is at t = 0 (hold.c).
 *
 * Where relu and its like bend inside the five points, the formula is wrong by a share of the bend.
 * The fourth difference shows it: h^4 f'''' where f is smooth, but h times the bend at a kink (and
 * the jump of a slope there). Then h is made smaller, and an element that stays bent is counted as
 * a kink and not judged. If that is all there is of a parameter, fewer samples are tried.
 */
#include "driver.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rt.h"

enum { LARGEST_BATCH = 8, SMALL_BATCH = 2, SAMPLES = 20 };

enum { ORDERS = 2 };
static const double worst_allowed[ORDERS] = {1e-6, 1e-5};
/* From 1e-3 (rounding about 1e-13 of the loss / h) down, until no kink is within reach. */
static const double step_sizes[] = {1e-3, 1e-4, 1e-5};
static const double bend_allowed = 2e-7; /* of the derivative: well under what is allowed */

/* A function of the parameters, output "loss" of an entry, and its gradient, "d_NAME" of one. */
typedef struct Function {
    const Entry *value, *gradients;
} Function;

typedef struct Check {
    Session session;
    int64_t batch;
    int step; /* whose loss it is about */
    Function orders[ORDERS];
    const Function *function; /* one of these */
} Check;

/* A line through the values of one parameter: v is a direction, or NULL for one element. */
typedef struct Line {
    double *values;
    const double *base;
    const double *direction;
    int64_t count, element;
} Line;

/* What came out for one parameter. */
typedef struct Finding {
    int checked, kinks;
    double worst, analytic, numeric;
    double largest; /* of the derivatives */
    const char *where;
} Finding;

/* ---- differences ---- */

bool five_point(const double f[5], double h, double floor, double *slope)
{
    const double bend = (f[4] - 4 * f[3] + 6 * f[2] - 4 * f[1] + f[0]) / h;
    *slope = (8 * (f[3] - f[1]) - (f[4] - f[0])) / (12 * h);
    return fabs(bend) <= bend_allowed * fmax(fabs(*slope), floor);
}

double relative_error(double a, double b, double floor)
{
    if (a == b) { /* both are 0, say, and so is the floor of a loss that is 0 */
        return 0;
    }
    double error = fabs(a - b) / fmax(fmax(fabs(a), fabs(b)), floor);
    return isnan(error) ? INFINITY : error;
}

static double value_now(const Check *check)
{
    const Entry *entry = check->function->value;
    session_run(&check->session, entry);
    return entry_output(&check->session, entry, entry_output_index(entry, "loss"));
}

static double value_at(const Check *check, const Line *line, double t)
{
    if (!line->direction) {
        line->values[line->element] = line->base[line->element] + t;
        double value = value_now(check);
        line->values[line->element] = line->base[line->element];
        return value;
    }
    for (int64_t i = 0; i < line->count; i++) {
        line->values[i] = line->base[i] + t * line->direction[i];
    }
    double value = value_now(check);
    memcpy(line->values, line->base, (size_t)line->count * sizeof(double));
    return value;
}

/* The derivative along the line; false when the function is bent there. */
static bool differentiate(const Check *check, const Line *line, double floor, double *result)
{
    double size = line->direction ? 1 : fmax(1, fabs(line->base[line->element]));
    double f[5] = {0, 0, value_now(check), 0, 0};
    for (int i = 0; i < COUNT_OF(step_sizes); i++) {
        double h = step_sizes[i] * size;
        for (int k = 0; k < 5; k++) {
            f[k] = k == 2 ? f[2] : value_at(check, line, (k - 2) * h);
        }
        if (five_point(f, h, floor, result)) {
            return true;
        }
    }
    return false;
}

static void judge(const Check *check, const Line *line, double analytic, double floor,
                  const char *where, Finding *finding)
{
    double numeric;
    if (!differentiate(check, line, floor, &numeric)) {
        if (isfinite(numeric)) {
            finding->kinks++;
            return;
        }
    }
    double error = relative_error(analytic, numeric, floor);
    finding->checked++;
    if (error >= finding->worst) {
        finding->worst = error;
        finding->analytic = analytic;
        finding->numeric = numeric;
        finding->where = where;
    }
}

/* ---- one parameter ---- */

static uint32_t random_word(uint32_t slot, uint64_t index)
{
    uint32_t counter[4] = {(uint32_t)index, (uint32_t)(index >> 32), 0, 0}, key[2] = {slot, 1};
    uint32_t words[4];
    rt_philox(counter, key, words);
    return words[0];
}

static void check_elements(const Check *check, int slot, const double *gradient, Line line,
                           double floor, Finding *finding)
{
    Arena *arena = check->session.arena;
    bool all = line.count <= SAMPLES;
    for (int i = 0; i < (all ? (int)line.count : SAMPLES); i++) {
        line.element = all ? i : random_word((uint32_t)slot, (uint64_t)i) % line.count;
        const char *where = arena_printf(arena, "[%lld]", (long long)line.element);
        judge(check, &line, gradient[line.element], floor, where, finding);
    }
}

/* The direction is of length 1, each element 1/sqrt(count) or its negative. */
static void check_direction(const Check *check, int slot, const double *gradient, Line line,
                            double floor, Finding *finding)
{
    double *direction = xmalloc((size_t)line.count * sizeof *direction);
    double length = 1 / sqrt((double)line.count), analytic = 0;
    for (int64_t i = 0; i < line.count; i++) {
        bool up = random_word((uint32_t)slot, (uint64_t)i + SAMPLES) & 1;
        direction[i] = up ? length : -length;
        analytic += direction[i] * gradient[i];
    }
    line.direction = direction;
    judge(check, &line, analytic, floor, "along a random direction", finding);
    free(direction);
}

/* Differences are judged relative to the derivative, but not more finely than a tenth of the
 * parameter's largest one, nor than 1e-4 of the loss, whose rounding is the noise here. */
static double floor_of(double largest, double loss)
{
    return fmax(0.1 * largest, 1e-4 * fabs(loss));
}

static double largest_of(const double *gradient, int64_t count)
{
    double largest = 0;
    for (int64_t i = 0; i < count; i++) {
        largest = fmax(largest, fabs(gradient[i]));
    }
    return largest;
}

/* By elements too where that is asked for. */
static Finding check_parameter(const Check *check, int slot, bool elements)
{
    const Entry *gradients = check->function->gradients;
    const Session *session = &check->session;
    const StateVar *state = &session->model->states[slot];
    int64_t count = shape_count(&state->shape);
    size_t bytes = (size_t)state_bytes_of(state);
    char *output = arena_printf(session->arena, "d_%s", state->name);
    int index = entry_output_index(gradients, output);
    double *base = xmalloc(bytes), *gradient = xmalloc(bytes);
    memcpy(base, session->state[slot], bytes);
    if (index < 0) { /* the function does not depend on it: its differences must be 0 too */
        memset(gradient, 0, bytes);
    } else {
        session_run(session, gradients);
        memcpy(gradient, entry_output_values(session, gradients, index), bytes);
    }
    Line line = {.values = session->state[slot], .base = base, .count = count};
    Finding finding = {.where = "", .largest = largest_of(gradient, count)};
    double floor = floor_of(finding.largest, value_now(check));
    if (elements) {
        check_elements(check, slot, gradient, line, floor, &finding);
    }
    check_direction(check, slot, gradient, line, floor, &finding);
    free(base);
    free(gradient);
    return finding;
}

/* ---- the command ---- */

/* In the order in which they are traced. */
static const EntryKind kinds[] = {ENTRY_HOLD, ENTRY_HELD_LOSS, ENTRY_GRAD, ENTRY_HELD_SLOPE,
                                  ENTRY_CURVATURE};

static ExitCode prepare(Check *check, const Options *options, int64_t most)
{
    Session *session = &check->session;
    ExitCode failure = session_open(session, options, DT_F64);
    if (failure) {
        return failure;
    }
    int64_t batch = session->model->batch < most ? session->model->batch : most;
    for (int i = 0; i < COUNT_OF(kinds); i++) {
        bool missing = false;
        failure = session_add_all(session, kinds[i], batch, "", &missing);
        if (missing) {
            return report_missing(session, kinds[i]);
        }
        if (failure) {
            if (batch != session->model->batch) {
                say("a check has a batch of %lld, not the model's %lld: let the script ask "
                    "batch.x:size(0)",
                    (long long)batch, (long long)session->model->batch);
            }
            return failure;
        }
    }
    if ((failure = session_compile(session)) ||
        (failure = session_start(session, options->seed == NOT_GIVEN ? 0 : options->seed))) {
        return failure;
    }
    check->batch = batch;
    random_batch(session->model, batch, 0, 0, session->inputs);
    return EXIT_OK;
}

static void choose_step(Check *check, int step)
{
    const Entry *entries[COUNT_OF(kinds)];
    for (int i = 0; i < COUNT_OF(kinds); i++) {
        entries[i] = session_find(&check->session, kinds[i], step, check->batch);
    }
    check->step = step;
    check->orders[0] = (Function){entries[1], entries[2]};
    check->orders[1] = (Function){entries[3], entries[4]};
    session_run(&check->session, entries[0]);
}

static bool is_wrong(const Finding *findings, int order)
{
    return findings[order].worst > worst_allowed[order];
}

static void add_row(Text *table, const StateVar *state, const Finding *findings)
{
    const Finding *first = &findings[0], *second = &findings[1];
    Text name = {0};
    text_add_escaped(&name, state->name);
    text_printf(table, "%-28s %8d %6d  %9.2e ", name.data ? name.data : "", first->checked,
                first->kinks, first->worst);
    if (second->checked == 0) {
        text_printf(table, " %9s", "kink");
    } else {
        text_printf(table, " %9.2e", second->worst);
    }
    for (int order = 0; order < ORDERS; order++) {
        if (is_wrong(findings, order)) {
            text_printf(table, "  %s%s: gradient %.10g, differences %.10g",
                        order ? "second order, " : "", findings[order].where,
                        findings[order].analytic, findings[order].numeric);
        }
    }
    text_add(table, "\n");
    text_free(&name);
}

typedef struct Verdict {
    double worst[ORDERS];
    double largest; /* of all derivatives */
    int unjudged;
    int wrong;     /* the first step with a gradient that is; -1 if there is none */
    bool infinite; /* a derivative is not finite */
    int64_t batch;
} Verdict;

/* Whether the step of the check trains the parameter: then its gradient is among the outputs. */
static bool is_trained(const Check *check, const StateVar *state)
{
    const char *output = arena_printf(check->session.arena, "d_%s", state->name);
    return entry_output_index(check->orders[0].gradients, output) >= 0;
}

/* A line of the table at once, for the next may take a while. */
static ExitCode print_line(Text *line)
{
    const ExitCode failure = print_text(line, NULL);
    text_free(line);
    return failure;
}

static ExitCode check_step(Check *check, Verdict *verdict)
{
    const Model *model = check->session.model;
    const char *label = model->steps[check->step].label;
    Text line = {0};
    text_printf(&line, "%-28s %8s %6s  %9s  %9s\n",
                model->steps[check->step].name ? label : "parameter", "checked", "kinks", "worst",
                "second");
    ExitCode failure = print_line(&line);
    for (int slot = 0; slot < model->state_count && !failure; slot++) {
        const StateVar *state = &model->states[slot];
        if (state->kind != STATE_PARAMETER || !is_trained(check, state)) {
            continue;
        }
        Finding findings[ORDERS];
        for (int order = 0; order < ORDERS; order++) {
            check->function = &check->orders[order];
            findings[order] = check_parameter(check, slot, order == 0);
            verdict->worst[order] = fmax(verdict->worst[order], findings[order].worst);
            verdict->largest = fmax(verdict->largest, findings[order].largest);
            if (is_wrong(findings, order) && verdict->wrong < 0) {
                verdict->wrong = check->step;
            }
            verdict->infinite |= is_wrong(findings, order) && !isfinite(findings[order].analytic);
        }
        add_row(&line, state, findings);
        failure = print_line(&line);
        verdict->unjudged += findings[0].checked == 0;
    }
    return failure;
}

/* Where the loss is no number, its gradient cannot be one. */
static ExitCode check_value(Check *check)
{
    check->function = &check->orders[0];
    const double loss = value_now(check);
    if (!isfinite(loss)) {
        error_plain("the loss of %s is %s on the random samples of this check, with fresh "
                    "parameters: look for log, sqrt and division of 0",
                    check->session.model->path, isnan(loss) ? "not a number" : "infinite");
        return EXIT_NONFINITE;
    }
    return EXIT_OK;
}

static ExitCode check_all(Check *check, Verdict *verdict)
{
    ExitCode failure = EXIT_OK;
    for (int step = 0; step < check->session.model->step_count && !failure; step++) {
        choose_step(check, step);
        failure = check_value(check);
        if (!failure) {
            failure = check_step(check, verdict);
        }
    }
    if (failure) {
        return failure;
    }
    Text line = {0};
    text_printf(&line, "worst relative error %.2e, allowed %.0e; second order %.2e, allowed %.0e\n",
                verdict->worst[0], worst_allowed[0], verdict->worst[1], worst_allowed[1]);
    return print_line(&line);
}

/* With a batch of `most` samples, or the model's if that is smaller. */
static ExitCode check_batch(const Options *options, int64_t most, Verdict *verdict)
{
    Check check = {0};
    *verdict = (Verdict){.wrong = -1};
    ExitCode result = prepare(&check, options, most);
    if (!result) {
        result = check_all(&check, verdict);
    }
    verdict->batch = check.batch;
    session_close(&check.session);
    return result;
}

/* A gradient is wrong, and no operator's rule. */
static ExitCode report_unblamed(const Verdict *verdict)
{
    if (verdict->infinite) {
        error_plain("a gradient is not finite on the random samples of this check, with fresh "
                    "parameters: look for sqrt, norm, log, powers and division at 0, also where a "
                    "`where` does not choose them");
        return EXIT_NONFINITE;
    }
    error_plain("no single operator's rule disagrees with its differences; does a detach in "
                "custom_grad or scan keep back a part of the gradient?");
    return EXIT_RUNTIME;
}

ExitCode command_check(const Options *options)
{
    Verdict verdict;
    ExitCode result = check_batch(options, LARGEST_BATCH, &verdict);
    if (!result && verdict.unjudged && verdict.wrong < 0 && verdict.batch > SMALL_BATCH) {
        fprintf(stderr,
                "%d parameters were not judged, for a relu or the like bends nearby; once "
                "more with a batch of %d\n",
                verdict.unjudged, SMALL_BATCH);
        result = check_batch(options, SMALL_BATCH, &verdict);
    }
    if (verdict.unjudged) {
        error_plain("%d parameters were not judged: wherever they were tried, a relu or the like "
                    "bends nearby; a smaller model (key=value) has fewer of those",
                    verdict.unjudged);
    }
    if (!result && verdict.largest == 0 && !verdict.infinite) {
        say("warning: all gradients are 0 on the random samples of this check, which tell nothing "
            "of others");
    }
    if (!result && verdict.wrong >= 0 && !blame(options, verdict.wrong, verdict.batch)) {
        result = report_unblamed(&verdict);
    }
    return result ? result : verdict.wrong >= 0 || verdict.unjudged ? EXIT_RUNTIME : EXIT_OK;
}
