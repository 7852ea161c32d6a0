/* steps: one step of training: the model's losses, each of which is an entry point that computes
 * its gradients and updates what it trains, one behind the other on the same batch. A loss that is
 * not due in each step (`every`) has no value in the others.
 */
#include "driver.h"

#include <math.h>

bool step_is_due(const TrainStep *step, int64_t done)
{
    return (done + 1) % step->every == 0;
}

void steps_run(const Session *session, int64_t done, int64_t batch)
{
    const Model *model = session->model;
    for (int k = 0; k < model->step_count; k++) {
        if (step_is_due(&model->steps[k], done)) {
            session_run(session, session_find(session, ENTRY_TRAIN, k, batch));
        }
    }
}

void steps_losses(const Session *session, int64_t done, int64_t batch, double *losses)
{
    const Model *model = session->model;
    for (int k = 0; k < model->step_count; k++) {
        if (step_is_due(&model->steps[k], done)) {
            const Entry *entry = session_find(session, ENTRY_TRAIN, k, batch);
            losses[k] = entry_output(session, entry, entry_output_index(entry, "loss"));
        }
    }
}

double *steps_no_losses(const Session *session)
{
    const int count = session->model->step_count;
    double *losses = ARENA_ARRAY(session->arena, double, count);
    for (int k = 0; k < count; k++) {
        losses[k] = NAN;
    }
    return losses;
}
