/* tier: a better compiler's code takes over while the run goes on. In: a session that runs libtcc's
 * code. Out: the same session, the same bits, less time.
 *
 * Once the run has lasted a moment, the system compiler gets the text in the spelling EXACT, whose
 * loops round as the block kernels do. When its object is there, each entry runs a few times by
 * both codes from the same states: if every byte of states and results is equal, and the new code
 * is the faster one, it takes the old one's place; if any byte differs, all of it is dropped. So no
 * run depends on when, or whether, the compiler comes to its end. Without one nothing happens.
 */
#include "driver.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

/* Seconds that a run lasts before a compiler is started for it, and between two looks at that. */
static const double patience = 0.5, between_looks = 0.01;

enum { TRIALS = 4 };

typedef enum TierState { WAITING, COMPILING, TRYING, DECIDED } TierState;

typedef struct Contest {
    EntryPoint *old, *new;
    int trials;
    double best_old, best_new; /* seconds */
} Contest;

struct Tier {
    Session *session;
    TierState state;
    double next; /* seconds_now() from which to look again */
    Compilation *compilation;
    Code *code;
    Contest *contests;       /* one an entry */
    char *before, *expected; /* copies of states, inputs and outputs; one block */
    double gain;             /* see tier_gain */
};

Tier *tier_new(Session *session)
{
    Tier *tier = xmalloc(sizeof *tier);
    *tier = (Tier){.session = session, .state = WAITING, .next = seconds_now() + patience};
    const size_t bytes = (size_t)session->entry_count * sizeof *tier->contests;
    tier->contests = memset(xmalloc(bytes), 0, bytes);
    return tier;
}

static size_t copied_bytes(const Session *session)
{
    return (size_t)(session->state_bytes + session->io_bytes);
}

static void decide(Tier *tier)
{
    tier->state = DECIDED;
    jit_cc_stop(tier->compilation);
    tier->compilation = NULL;
    if (tier->before) {
        munmap(tier->before, 2 * copied_bytes(tier->session));
        tier->before = NULL;
    }
}

void tier_free(Tier *tier)
{
    if (tier) {
        decide(tier);
        code_free(tier->code);
        free(tier->contests);
        free(tier);
    }
}

/* ---- compiling ---- */

static void start(Tier *tier)
{
    Text text = {0};
    session_text(tier->session, EXACT, NULL, &text);
    tier->compilation = jit_cc_start(text.data);
    text_free(&text);
    tier->state = tier->compilation ? COMPILING : DECIDED;
}

static bool prepare_contests(Tier *tier)
{
    const Session *session = tier->session;
    for (int i = 0; i < session->entry_count; i++) {
        const Entry *entry = &session->entries[i];
        tier->contests[i].old = entry->code;
        tier->contests[i].new = code_entry(tier->code, entry->graph->name);
        if (!tier->contests[i].new) {
            return false;
        }
    }
    void *copies = mmap(NULL, 2 * copied_bytes(session), PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    tier->before = copies == MAP_FAILED ? NULL : copies;
    tier->expected = tier->before ? tier->before + copied_bytes(session) : NULL;
    return tier->before != NULL;
}

static void look(Tier *tier)
{
    if (!jit_cc_done(tier->compilation, &tier->code)) {
        return;
    }
    if (tier->code && prepare_contests(tier)) {
        tier->state = TRYING;
    } else {
        decide(tier);
    }
}

/* ---- trying ---- */

static double timed(const Session *session, const Entry *entry, EntryPoint *code)
{
    const double begin = seconds_now();
    code(session->state, entry->io, session->work);
    return seconds_now() - begin;
}

static void reject(Tier *tier)
{
    Session *session = tier->session;
    memcpy(session->memory, tier->expected, copied_bytes(session));
    for (int i = 0; i < session->entry_count; i++) {
        session->entries[i].code = tier->contests[i].old;
    }
    tier->gain = -1;
    decide(tier);
}

static void conclude(Tier *tier, Entry *entry, const Contest *contest)
{
    const Session *session = tier->session;
    if (contest->best_new < contest->best_old) {
        entry->code = contest->new;
        if (entry->kind == ENTRY_TRAIN && tier->gain == 0) {
            tier->gain = contest->best_new / contest->best_old;
        }
    }
    bool open = false;
    for (int i = 0; i < session->entry_count; i++) {
        open |= session->entries[i].kind != ENTRY_INIT && tier->contests[i].trials < TRIALS;
    }
    if (!open) {
        decide(tier);
    }
}

/* One run of the entry, by both codes. */
static void try_once(Tier *tier, Entry *entry, Contest *contest)
{
    const Session *session = tier->session;
    const size_t bytes = copied_bytes(session);
    memcpy(tier->before, session->memory, bytes);
    const double old = timed(session, entry, contest->old);
    memcpy(tier->expected, session->memory, bytes);
    memcpy(session->memory, tier->before, bytes);
    const double new = timed(session, entry, contest->new);
    if (memcmp(session->memory, tier->expected, bytes) != 0) {
        reject(tier);
        return;
    }
    const bool first = contest->trials++ == 0;
    contest->best_old = first || old < contest->best_old ? old : contest->best_old;
    contest->best_new = first || new < contest->best_new ? new : contest->best_new;
    if (contest->trials == TRIALS) {
        conclude(tier, entry, contest);
    }
}

/* ---- from outside ---- */

bool tier_run(Tier *tier, int index)
{
    if (tier->state == WAITING || tier->state == COMPILING) {
        const double now = seconds_now();
        if (now < tier->next) {
            return false;
        }
        tier->next = now + between_looks;
        (tier->state == WAITING ? start : look)(tier);
    }
    Contest *contest = &tier->contests[index];
    if (tier->state != TRYING || contest->trials == TRIALS) {
        return false;
    }
    try_once(tier, &tier->session->entries[index], contest);
    return true;
}

void tier_wait(Tier *tier)
{
    if (tier && tier->state == WAITING) {
        start(tier);
    }
    while (tier && tier->state == COMPILING) {
        const struct timespec pause = {0, 2 * 1000 * 1000};
        nanosleep(&pause, NULL);
        look(tier);
    }
}

double tier_gain(const Tier *tier)
{
    return tier ? tier->gain : 0;
}
