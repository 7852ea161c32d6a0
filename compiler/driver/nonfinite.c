/* nonfinite: the end of a run whose numbers are none any more. In: what is not finite, and when. Out:
 * what to look at, on stderr, and which files there are.
 */
#include "driver.h"

#include <math.h>

/* The input that is not finite somewhere in the last batch, or NULL. */
static const char *nonfinite_input(const Training *training)
{
    const Session *session = &training->session;
    const Model *model = session->model;
    const int64_t samples = training->at.samples, batch = training->at.batch;
    for (int i = 0; i < model->input_count && !model->runs; i++) {
        const InputVar *input = &model->inputs[i];
        const int64_t count = shape_count(&input->item) * (batch < samples ? batch : samples);
        const float *numbers = input->dtype == DT_F32 ? session->inputs[i] : NULL;
        for (int64_t k = 0; numbers && k < count; k++) {
            if (!isfinite(numbers[k])) {
                return input->name;
            }
        }
    }
    return NULL;
}

/* What to look at when numbers are not finite: before anything was learnt it is no learning rate. */
static const char *likely_cause(const Training *training, bool learnt)
{
    const Model *model = training->session.model;
    const char *bad = nonfinite_input(training);
    if (bad) {
        return arena_printf(training->session.arena,
                            "the data of '%s' has numbers in this batch that are not finite", bad);
    }
    if (learnt) {
        return "numbers overflowed, try a smaller learning rate; or a derivative did, as that of "
               "sqrt at 0";
    }
    for (int i = 0; i < model->input_count; i++) {
        const InputVar *input = &model->inputs[i];
        if (input->classes > 0) {
            return arena_printf(training->session.arena,
                                "nothing was learnt yet; labels '%s' are 0 to %lld: does the model "
                                "have %lld classes? Else look for log, sqrt and division of 0",
                                input->name, (long long)input->classes - 1,
                                (long long)input->classes);
        }
    }
    return "nothing was learnt yet; look at the data, and for log, sqrt and division of 0";
}

ExitCode train_nonfinite(Training *training, const char *what, int64_t step, bool learnt)
{
    progress_end(&training->progress);
    error_plain("%s is not finite at step %lld (epoch %lld): %s", what, (long long)step,
                (long long)((step - 1) / training->steps_per_epoch + 1),
                likely_cause(training, learnt));
    if (training->saved < 0) {
        say("nothing was saved to %s", training->out);
    } else {
        say("the files in %s are those of step %lld", training->out, (long long)training->saved);
    }
    return EXIT_NONFINITE;
}
