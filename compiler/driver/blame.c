/* blame: the first operator of a model whose gradient rule disagrees with differences of the
 * operator.
 *
 * ENTRY_PROBE looks at a few operators at a time, on the values that they have in this model; a new
 * session is opened for each few, until one is found or there are no more.
 */
#include "driver.h"

#include <math.h>

#include "probe.h"

static const double error_allowed = 1e-5;

/* Whether the rule of output `first` and those behind it disagrees; bent values do not count. */
static bool disagrees(const Session *session, const Entry *entry, int first, double *rule,
                      double *numeric)
{
    *rule = entry_output(session, entry, first);
    const double middle = entry_output(session, entry, first + 1);
    const double floor = fmax(1e-4 * fabs(middle), 1e-9);
    for (int s = 0; s < PROBE_STEPS; s++) {
        double f[5];
        for (int k = 0; k < 5; k++) {
            const int at = first + 2 + 4 * s + (k < 2 ? k : k - 1);
            f[k] = k == 2 ? middle : entry_output(session, entry, at);
        }
        if (five_point(f, probe_steps[s], floor, numeric)) {
            return relative_error(*rule, *numeric, floor) > error_allowed;
        }
    }
    return false;
}

/* One round; false when it found the culprit, failed, or had nothing to look at. */
static bool look(Session *session, int step, int64_t batch, bool *found)
{
    bool none = false;
    const int64_t seed = session->options->seed;
    if (session_add(session, ENTRY_PROBE, step, batch, "", &none) || none ||
        session_compile(session) || session_start(session, seed == NOT_GIVEN ? 0 : seed)) {
        return false;
    }
    const Entry *entry = session_find(session, ENTRY_PROBE, step, batch);
    random_batch(session->model, batch, 0, 0, session->inputs);
    session_run(session, entry);
    for (int k = 0; k < entry->graph->output_count; k += PROBE_OUTPUTS) {
        double rule, numeric;
        if (disagrees(session, entry, k, &rule, &numeric)) {
            error_plain("%s is %.6g, differences give %.6g (along a random direction)",
                        entry->graph->outputs[k].name, rule, numeric);
            *found = true;
            return false;
        }
    }
    return true;
}

bool blame(const Options *options, int step, int64_t batch)
{
    Options own = *options;
    bool found = false, more = true;
    for (own.front.probe = 0; more; own.front.probe += PROBED_AT_ONCE) {
        Session session;
        more = !session_open(&session, &own, DT_F64) && look(&session, step, batch, &found);
        session_close(&session);
    }
    return found;
}
