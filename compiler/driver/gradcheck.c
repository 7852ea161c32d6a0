/* gradcheck: the gradients of a model, as compiled, against differences of its loss, in f64.
 *
 * Along a line through the parameters, theta + t v, the loss f(t) has the derivative <gradient, v>.
 * Five values of f give it with an error of order h^4 (Abramowitz & Stegun 25.3.6):
 *
 *     f'(0) = (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / 12h
 *
 * Lines go along single elements and, for each parameter, along one random direction. Where relu
 * and its like bend inside the five points, the formula is wrong by a share of the bend. The fourth
 * difference shows it: h^4 f'''' where f is smooth, but h times the bend at a kink. Then h is made
 * smaller, and an element that stays bent is counted as a kink and not judged.
 */
#include "driver.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rt.h"

enum { LARGEST_BATCH = 8, SAMPLES = 20 };

static const double worst_allowed = 1e-6;
/* From 1e-3 (rounding about 1e-13 of the loss / h) down, until no kink is within reach. */
static const double step_sizes[] = {1e-3, 1e-4, 1e-5};
static const double bend_allowed = 2e-7; /* of the derivative: well under worst_allowed */

typedef struct Check {
    Session session;
    const Entry *loss, *gradients;
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
    const char *where;
} Finding;

/* ---- differences ---- */

static double loss_now(const Check *check)
{
    session_run(&check->session, check->loss);
    return entry_output(&check->session, check->loss, entry_output_index(check->loss, "loss"));
}

static double loss_at(const Check *check, const Line *line, double t)
{
    if (!line->direction) {
        line->values[line->element] = line->base[line->element] + t;
        double loss = loss_now(check);
        line->values[line->element] = line->base[line->element];
        return loss;
    }
    for (int64_t i = 0; i < line->count; i++) {
        line->values[i] = line->base[i] + t * line->direction[i];
    }
    double loss = loss_now(check);
    memcpy(line->values, line->base, (size_t)line->count * sizeof(double));
    return loss;
}

/* The derivative along the line; false when the loss is bent there. `floor` is the size below which
 * differences of derivatives do not matter. */
static bool differentiate(const Check *check, const Line *line, double floor, double *result)
{
    double size = line->direction ? 1 : fmax(1, fabs(line->base[line->element]));
    double middle = loss_now(check);
    for (int i = 0; i < COUNT_OF(step_sizes); i++) {
        double h = step_sizes[i] * size;
        double left = loss_at(check, line, -h), right = loss_at(check, line, h);
        double left2 = loss_at(check, line, -2 * h), right2 = loss_at(check, line, 2 * h);
        double bend = (right2 - 4 * right + 6 * middle - 4 * left + left2) / h;
        *result = (8 * (right - left) - (right2 - left2)) / (12 * h);
        if (fabs(bend) <= bend_allowed * fmax(fabs(*result), floor)) {
            return true;
        }
    }
    return false;
}

/* NaN counts as infinitely wrong. */
static double relative_error(double a, double n, double floor)
{
    double error = fabs(a - n) / fmax(fmax(fabs(a), fabs(n)), floor);
    return isnan(error) ? INFINITY : error;
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
static double floor_of(const double *gradient, int64_t count, double loss)
{
    double largest = 0;
    for (int64_t i = 0; i < count; i++) {
        largest = fmax(largest, fabs(gradient[i]));
    }
    return fmax(0.1 * largest, 1e-4 * fabs(loss));
}

static Finding check_parameter(const Check *check, int slot)
{
    const Session *session = &check->session;
    const StateVar *state = &session->model->states[slot];
    int64_t count = shape_count(&state->shape);
    size_t bytes = (size_t)state_bytes_of(state);
    char *output = arena_printf(session->arena, "d_%s", state->name);
    int index = entry_output_index(check->gradients, output);
    double *base = xmalloc(bytes), *gradient = xmalloc(bytes);
    memcpy(base, session->state[slot], bytes);
    if (index < 0) { /* the loss does not depend on it: its differences must be 0 too */
        memset(gradient, 0, bytes);
    } else {
        memcpy(gradient, entry_output_values(session, check->gradients, index), bytes);
    }
    double floor = floor_of(gradient, count, loss_now(check));
    Line line = {.values = session->state[slot], .base = base, .count = count};
    Finding finding = {.where = ""};
    check_elements(check, slot, gradient, line, floor, &finding);
    check_direction(check, slot, gradient, line, floor, &finding);
    free(base);
    free(gradient);
    return finding;
}

/* ---- the command ---- */

static ExitCode prepare(Check *check, const Options *options)
{
    Session *session = &check->session;
    ExitCode failure = session_open(session, options, DT_F64);
    if (failure) {
        return failure;
    }
    int64_t batch = session->model->batch < LARGEST_BATCH ? session->model->batch : LARGEST_BATCH;
    if ((failure = session_add(session, ENTRY_LOSS, batch, "", NULL)) ||
        (failure = session_add(session, ENTRY_GRAD, batch, "", NULL)) ||
        (failure = session_compile(session)) ||
        (failure = session_start(session, options->seed == NOT_GIVEN ? 0 : options->seed))) {
        return failure;
    }
    check->loss = session_find(session, ENTRY_LOSS, batch);
    check->gradients = session_find(session, ENTRY_GRAD, batch);
    random_batch(session->model, batch, 0, 0, session->inputs);
    session_run(session, check->gradients);
    return EXIT_OK;
}

static void add_row(Text *table, const StateVar *state, const Finding *finding)
{
    Text name = {0};
    text_add_escaped(&name, state->name);
    text_printf(table, "%-28s %8d %6d  %9.2e", name.data ? name.data : "", finding->checked,
                finding->kinks, finding->worst);
    if (finding->worst > worst_allowed) {
        text_printf(table, "  %s: gradient %.10g, differences %.10g", finding->where,
                    finding->analytic, finding->numeric);
    }
    text_add(table, "\n");
    text_free(&name);
}

static ExitCode check_all(const Check *check)
{
    const Model *model = check->session.model;
    Text table = {0};
    double worst = 0;
    int unjudged = 0;
    text_printf(&table, "%-28s %8s %6s  %9s\n", "parameter", "checked", "kinks", "worst");
    for (int slot = 0; slot < model->state_count; slot++) {
        if (model->states[slot].kind == STATE_PARAMETER) {
            Finding finding = check_parameter(check, slot);
            add_row(&table, &model->states[slot], &finding);
            worst = fmax(worst, finding.worst);
            unjudged += finding.checked == 0;
        }
    }
    text_printf(&table, "worst relative error %.2e, allowed %.0e\n", worst, worst_allowed);
    ExitCode result = print_text(&table, NULL);
    text_free(&table);
    if (unjudged) {
        error_plain("%d parameters lie on kinks wherever they were tried", unjudged);
    }
    return result ? result : worst > worst_allowed || unjudged ? EXIT_RUNTIME : EXIT_OK;
}

ExitCode command_check(const Options *options)
{
    Check check = {0};
    ExitCode result = prepare(&check, options);
    if (!result) {
        result = check_all(&check);
    }
    session_close(&check.session);
    return result;
}
