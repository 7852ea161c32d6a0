/* ahead: the steps of training are compiled while the script's other functions are still traced. In:
 * the first trace of each. Out: entries, once the script is loaded.
 *
 * Each has a thread of its own, since passes share nothing. Tracing goes on meanwhile, and may find
 * more states, so that the entries get the final numbers of theirs in the end; no pass cares which
 * number a state has. Everything comes out as it would have without this.
 */
#include "driver.h"

#include <signal.h>

struct Ahead {
    Ahead *next;
    Entry entry;
    const Options *options;
    pthread_t thread;
    atomic_flag begun; /* by the thread, or by who needs the result before it comes to it */
    bool running, taken;
};

void entry_compile(Entry *entry, Graph *graph, const Options *options)
{
    entry->graph = driver_optimise(graph, options);
    entry->program = driver_lower(entry->graph, options, PASS_PLAN);
}

bool thread_start(pthread_t *thread, void *body(void *), void *argument)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const bool started = pthread_create(thread, NULL, body, argument) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

/* False if somebody else does. */
static bool compile(Ahead *ahead)
{
    const bool mine = !atomic_flag_test_and_set(&ahead->begun);
    if (mine) {
        entry_compile(&ahead->entry, ahead->entry.graph, ahead->options);
    }
    return mine;
}

static void *thread_main(void *argument)
{
    compile(argument);
    return NULL;
}

void ahead_start(void *context, int step, Graph *graph)
{
    Session *session = context;
    Ahead *ahead = ARENA_NEW(session->arena, Ahead);
    *ahead = (Ahead){.next = session->ahead,
                     .begun = ATOMIC_FLAG_INIT,
                     .entry = {.kind = ENTRY_TRAIN, .step = step, .graph = graph},
                     .options = session->options};
    session->ahead = ahead;
    ahead->running = thread_start(&ahead->thread, thread_main, ahead);
}

static void join(Ahead *ahead)
{
    if (ahead->running) {
        pthread_join(ahead->thread, NULL);
        ahead->running = false;
    }
}

bool ahead_take(Session *session, Entry *entry)
{
    for (Ahead *ahead = session->ahead; ahead; ahead = ahead->next) {
        if (ahead->taken || entry->kind != ENTRY_TRAIN || entry->step != ahead->entry.step ||
            entry->batch != session->model->batch) {
            continue;
        }
        if (!compile(ahead)) {
            join(ahead);
        }
        entry->graph = ahead->entry.graph;
        entry->program = ahead->entry.program;
        graph_number_states(entry->graph, front_slots(session->model));
        program_number_states(entry->program, front_slots(session->model));
        ahead->taken = true;
        return true;
    }
    return false;
}

void ahead_free(Session *session)
{
    for (Ahead *ahead = session->ahead; ahead; ahead = ahead->next) {
        join(ahead);
        if (!ahead->taken) {
            program_free(ahead->entry.program);
            graph_free(ahead->entry.graph);
        }
    }
}
