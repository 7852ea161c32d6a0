/* generate: continues a text, character by character.
 *
 * The entry `generate` takes one token and the state it left behind the last time, and gives the
 * logits of the next token. The prompt goes through it first; then each token that is drawn is
 * printed, and goes in next. Draws are counter-based: they depend on the seed and the place alone.
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
    int64_t position;
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

/* How many characters to add. The last one is not fed to the model any more. */
static ExitCode decide_length(const Session *session, int64_t *length)
{
    const Options *options = session->options;
    const int64_t context = session->model->context, prompt = (int64_t)strlen(options->prompt);
    const int64_t room = context ? context - prompt + 1 : INT64_MAX;
    *length = options->length != NOT_GIVEN ? options->length
              : room < USUAL_LENGTH        ? room
                                           : USUAL_LENGTH;
    if (room < 1 || *length > room) {
        error_plain("--prompt: %lld characters and %lld more do not fit the context of %s, %lld",
                    (long long)prompt, (long long)(*length < 1 ? 1 : *length), session->model->path,
                    (long long)context);
        return EXIT_USAGE;
    }
    return EXIT_OK;
}

static void feed(Generation *generation, int token)
{
    *generation->token = token;
    session_run(generation->session, generation->entry);
    generation->position++;
}

static ExitCode add_character(Generation *generation, char *character)
{
    const Options *options = generation->session->options;
    const Model *model = generation->session->model;
    const double temperature = options->temperature == NOT_GIVEN ? 1 : options->temperature;
    const int token = sample_token(
        entry_output_values(generation->session, generation->entry, 0), model->vocabulary_size,
        temperature, options->top_k == NOT_GIVEN ? INT32_MAX : options->top_k,
        options->seed == NOT_GIVEN ? 0 : (uint64_t)options->seed, (uint64_t)generation->position);
    if (token < 0) {
        error_plain("the logits of character %lld are not finite", (long long)generation->position);
        return EXIT_NONFINITE;
    }
    *character = model->vocabulary[token];
    const Text text = {.data = character, .length = 1};
    return print_text(&text, NULL);
}

static ExitCode write_text(Generation *generation, const char *prompt, int64_t length)
{
    const Model *model = generation->session->model;
    char character = '\n';
    ExitCode failure = print_text(&(Text){.data = (char *)prompt, .length = strlen(prompt)}, NULL);
    for (const char *at = prompt; *at && !failure; at++) {
        feed(generation, find_token(model, *at));
    }
    for (int64_t i = 0; i < length && !failure; i++) {
        failure = add_character(generation, &character);
        if (!failure && i + 1 < length) {
            feed(generation, find_token(model, character));
        }
    }
    if (!failure && character != '\n') {
        failure = print_text(&(Text){.data = "\n", .length = 1}, NULL);
    }
    return failure;
}

static ExitCode run(Session *session)
{
    const Options *options = session->options;
    int64_t length = 0;
    ExitCode failure = session_add(session, ENTRY_GENERATE, 0, 1, "", NULL);
    if (failure || (failure = check_prompt(session->model, options->prompt)) ||
        (failure = decide_length(session, &length)) || (failure = session_compile(session)) ||
        (failure = session_start(session, 0)) ||
        (failure = store_load_model(session, options->checkpoint))) {
        return failure;
    }
    const int token = state_index(session->model, "generate/token");
    Generation generation = {.session = session,
                             .entry = session_find(session, ENTRY_GENERATE, 0, 1),
                             .token = session->state[token]};
    return write_text(&generation, options->prompt, length);
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
