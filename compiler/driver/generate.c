/* generate: continues a text, character by character.
 *
 * The entry `generate` takes one token and the state it left behind the last time, and gives the
 * logits of the next token. The prompt goes through it first; then each token that is drawn is
 * printed, and goes in next. Draws are counter-based: they depend on the seed and the place alone.
 *
 * When as many tokens went in as the model's context holds, the state is cleared and the last half
 * of them goes in again: less than two runs a character, and it follows on at least half a context.
 */
#include "driver.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rt.h"

enum { USUAL_LENGTH = 200 };

/* ---- sampling ---- */

typedef struct Choice {
    double logit;
    int token;
} Choice;

/* The largest logit first; of equal ones, the first token. */
static int by_logit(const void *a, const void *b)
{
    const Choice *left = a, *right = b;
    return left->logit != right->logit ? (left->logit < right->logit) - (left->logit > right->logit)
                                       : left->token - right->token;
}

/* Uniform in [0, 1), of 53 bits. */
static double uniform(uint64_t seed, uint64_t draw)
{
    const uint32_t counter[4] = {(uint32_t)draw, (uint32_t)(draw >> 32), 0, 0};
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    uint32_t words[4];
    rt_philox(counter, key, words);
    return (double)(((uint64_t)words[0] << 32 | words[1]) >> 11) * 0x1p-53;
}

/* The first choice at which the running sum of probabilities passes u. */
static int draw_token(const Choice *choices, int count, double temperature, double u)
{
    double total = 0, sum = 0;
    for (int i = 0; i < count; i++) {
        total += exp((choices[i].logit - choices[0].logit) / temperature);
    }
    for (int i = 0; i < count; i++) {
        sum += exp((choices[i].logit - choices[0].logit) / temperature);
        if (u * total < sum) {
            return choices[i].token;
        }
    }
    return choices[0].token;
}

int sample_token(const float *logits, int count, double temperature, int64_t top_k, uint64_t seed,
                 uint64_t draw)
{
    Choice *choices = xmalloc((size_t)count * sizeof *choices);
    bool finite = true;
    for (int i = 0; i < count; i++) {
        choices[i] = (Choice){logits[i], i};
        finite = finite && isfinite(logits[i]);
    }
    int token = -1;
    if (finite) {
        qsort(choices, (size_t)count, sizeof *choices, by_logit);
        const int kept = temperature == 0 ? 1 : top_k < count ? (int)top_k : count;
        token = kept == 1 ? choices[0].token
                          : draw_token(choices, kept, temperature, uniform(seed, draw));
    }
    free(choices);
    return token;
}

/* ---- the text ---- */

typedef struct Generation {
    Session *session;
    Entry *entry;
    int32_t *token; /* where the entry reads it */
    Text text;
    size_t read;      /* so many characters of the text went in */
    int64_t position; /* of the next one in the context */
} Generation;

/* The length of the UTF-8 character at `text`, of those bytes that are there. */
static int character_length(const char *text)
{
    int length = 1;
    while (((unsigned char)text[length] & 0xc0) == 0x80) {
        length++;
    }
    return length;
}

static int find_token(const Model *model, char byte)
{
    const char *at = memchr(model->vocabulary, byte, (size_t)model->vocabulary_size);
    return at ? (int)(at - model->vocabulary) : -1;
}

static ExitCode check_prompt(const Model *model, const char *prompt)
{
    for (const char *at = prompt; *at; at++) {
        if (find_token(model, *at) < 0) {
            error_plain("--prompt: '%.*s' is not in the vocabulary of %s, which has %d characters",
                        character_length(at), at, model->path, model->vocabulary_size);
            return EXIT_DATA;
        }
    }
    return EXIT_OK;
}

/* What is carried is as before the first token. */
static void forget(Generation *generation)
{
    const Session *session = generation->session;
    for (int slot = 0; slot < session->model->state_count; slot++) {
        const StateVar *state = &session->model->states[slot];
        if (state->kind == STATE_CARRY) {
            memset(session->state[slot], 0, (size_t)state_bytes_of(state));
        }
    }
    generation->position = 0;
}

/* What is left of the text goes in. */
static void read_on(Generation *generation)
{
    const Model *model = generation->session->model;
    while (generation->read < generation->text.length) {
        if (generation->position == model->context && model->context) {
            forget(generation);
            generation->read -= (size_t)model->context / 2;
        }
        *generation->token = find_token(model, generation->text.data[generation->read++]);
        session_run(generation->session, generation->entry);
        generation->position++;
    }
}

static ExitCode add_character(Generation *generation)
{
    const Options *options = generation->session->options;
    const Model *model = generation->session->model;
    Text *text = &generation->text;
    const double temperature = options->temperature == NOT_GIVEN ? 1 : options->temperature;
    const int token = sample_token(
        entry_output_values(generation->session, generation->entry, 0), model->vocabulary_size,
        temperature, options->top_k == NOT_GIVEN ? INT32_MAX : options->top_k,
        options->seed == NOT_GIVEN ? 0 : (uint64_t)options->seed, (uint64_t)text->length);
    if (token < 0) {
        error_plain("the logits of character %zu are not finite", text->length);
        return EXIT_NONFINITE;
    }
    text_printf(text, "%c", model->vocabulary[token]);
    const Text last = {.data = text->data + text->length - 1, .length = 1};
    return print_text(&last, NULL);
}

static ExitCode write_text(Generation *generation, int64_t length)
{
    const Text *text = &generation->text;
    ExitCode failure = print_text(text, NULL);
    for (int64_t i = 0; i < length && !failure; i++) {
        read_on(generation);
        failure = add_character(generation);
    }
    if (!failure && text->data[text->length - 1] != '\n') {
        failure = print_text(&(Text){.data = "\n", .length = 1}, NULL);
    }
    return failure;
}

static ExitCode run(Session *session)
{
    const Options *options = session->options;
    ExitCode failure = session_add(session, ENTRY_GENERATE, 0, 1, "", NULL);
    if (failure || (failure = check_prompt(session->model, options->prompt)) ||
        (failure = session_compile(session)) || (failure = session_start(session, 0)) ||
        (failure = store_load_model(session, options->checkpoint))) {
        return failure;
    }
    const int token = state_index(session->model, "generate/token");
    Generation generation = {.session = session,
                             .entry = session_find(session, ENTRY_GENERATE, 0, 1),
                             .token = session->state[token]};
    text_add(&generation.text, options->prompt);
    failure =
        write_text(&generation, options->length == NOT_GIVEN ? USUAL_LENGTH : options->length);
    text_free(&generation.text);
    return failure;
}

ExitCode command_generate(const Options *options)
{
    Session session;
    ExitCode failure = session_open(&session, options, DT_F32);
    if (!failure) {
        failure = run(&session);
    }
    session_close(&session);
    return failure;
}
