/* store: states to and from files.
 *
 * model.safetensors holds parameters and buffers by PyTorch's names; any reader of the format takes
 * it. state.safetensors holds every state, so that a run goes on bit for bit, and two tensors of
 * our own: how far the run has come, and the losses of the epoch so far. Loading is strict: every
 * name and shape must agree, all disagreements are listed at once, and only then is memory touched.
 * The numbers of a model may have any dtype; those of a run have the one that they are kept in.
 */
#include "driver.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checkpoint.h"

static const char position_name[] = "gradcc/position", losses_name[] = "gradcc/losses";

static const char *const dtype_codes[DTYPE_COUNT] = {
    [DT_BOOL] = "BOOL",
    [DT_I32] = "I32",
    [DT_F32] = "F32",
    [DT_F64] = "F64",
};

/* ---- folders ---- */

static bool make_folders(char *path)
{
    for (char *at = path + 1; *at; at++) {
        if (*at == '/') {
            *at = '\0';
            bool made = mkdir(path, 0777) == 0 || errno == EEXIST;
            *at = '/';
            if (!made) {
                return false;
            }
        }
    }
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}

ExitCode folder_prepare(const char *path)
{
    Text probe = {0};
    text_add(&probe, path);
    bool good = *path && make_folders(probe.data);
    text_add(&probe, "/.gradcc-XXXXXX");
    int fd = good ? mkstemp(probe.data) : -1;
    if (fd < 0) {
        error_plain("cannot write to folder '%s': %s", path, strerror(*path ? errno : ENOENT));
    } else {
        close(fd);
        unlink(probe.data);
    }
    text_free(&probe);
    return fd < 0 ? EXIT_RUNTIME : EXIT_OK;
}

/* ---- saving ---- */

static CheckpointTensor tensor_of(const StateVar *state, const char *name, const void *values)
{
    CheckpointTensor tensor = {
        .name = name,
        .dtype = dtype_codes[state->dtype],
        .rank = state->shape.rank,
        .bytes = state_bytes_of(state),
        .values = values,
    };
    memcpy(tensor.dim, state->shape.dim, sizeof tensor.dim);
    return tensor;
}

enum { POSITION_NUMBERS = 4 };

static void position_pack(const Position *position, int64_t numbers[POSITION_NUMBERS])
{
    numbers[0] = position->step;
    numbers[1] = position->batch;
    numbers[2] = position->samples;
    numbers[3] = position->seed;
}

static Position position_unpack(const int64_t numbers[POSITION_NUMBERS])
{
    return (Position){
        .step = numbers[0], .batch = numbers[1], .samples = numbers[2], .seed = numbers[3]};
}

bool store_has(const StateVar *state, bool whole_run)
{
    return state->kind == STATE_PARAMETER || state->kind == STATE_BUFFER ||
           (whole_run && state->kind != STATE_CARRY);
}

/* The sums of the losses: one row (sum, samples) for each. */
static CheckpointTensor tensor_of_sums(const Model *model, const LossSum *sums)
{
    return (CheckpointTensor){.name = losses_name,
                              .dtype = "F64",
                              .rank = 2,
                              .dim = {model->step_count, 2},
                              .bytes = model->step_count * (int64_t)sizeof *sums,
                              .values = sums};
}

static int count_keys(const Model *model)
{
    int count = model->state_count;
    for (int i = 0; i < model->state_count; i++) {
        count += model->states[i].alias_count;
    }
    return count;
}

/* A model is saved by all its keys, as by PyTorch, which does not load it otherwise. */
static ExitCode save(const Session *session, const char *path, const Position *position)
{
    const Model *model = session->model;
    CheckpointTensor *tensors = xmalloc((size_t)(count_keys(model) + 2) * sizeof *tensors);
    int count = 0;
    for (int i = 0; i < model->state_count; i++) {
        const StateVar *state = &model->states[i];
        if (store_has(state, position)) {
            tensors[count++] = tensor_of(state, state->name, session->state[i]);
        }
        for (int a = 0; a < state->alias_count && !position; a++) {
            tensors[count++] = tensor_of(state, state->aliases[a], session->state[i]);
        }
    }
    int64_t numbers[POSITION_NUMBERS];
    if (position) {
        position_pack(position, numbers);
        tensors[count++] = (CheckpointTensor){position_name,      "I64",          1,
                                              {POSITION_NUMBERS}, sizeof numbers, numbers};
        tensors[count++] = tensor_of_sums(model, position->sums);
    }
    char error[FILE_ERROR];
    bool written = checkpoint_write(path, tensors, count, error, sizeof error);
    free(tensors);
    if (!written) {
        error_plain("%s", error);
    }
    return written ? EXIT_OK : EXIT_RUNTIME;
}

static bool all_finite(const StateVar *state, const void *values)
{
    int64_t count = shape_count(&state->shape);
    for (int64_t i = 0; i < count; i++) {
        double value = state->dtype == DT_F32   ? ((const float *)values)[i]
                       : state->dtype == DT_F64 ? ((const double *)values)[i]
                                                : 0;
        if (!isfinite(value)) {
            return false;
        }
    }
    return true;
}

const char *store_nonfinite(const Session *session)
{
    const Model *model = session->model;
    for (int i = 0; i < model->state_count; i++) {
        const StateVar *state = &model->states[i];
        if (state->kind == STATE_PARAMETER && !all_finite(state, session->state[i])) {
            return state->name;
        }
    }
    return NULL;
}

ExitCode store_save_model(const Session *session, const char *path)
{
    return save(session, path, NULL);
}

ExitCode store_save_run(const Session *session, const char *path, const Position *position)
{
    return save(session, path, position);
}

/* ---- loading ---- */

enum { COMPLAINTS_SHOWN = 20 }; /* who has more to correct will start with these */

/* One file held against one model, and the complaints so far: the lines of those that are shown. */
typedef struct Match {
    const Session *session;
    const Checkpoint *file;
    Arena *arena;
    const char **absent, **unknown; /* names of the model without a counterpart, and of the file */
    int absent_count, unknown_count;
    Text complaints;
    int complaint_count;
    bool whole_run; /* slots and counters are wanted too */
} Match;

static bool wanted(const Match *match, const StateVar *state)
{
    return store_has(state, match->whole_run);
}

static char *describe(Arena *arena, const char *dtype, const Shape *shape)
{
    return arena_printf(arena, "%s %s", dtype, shape_text(arena, shape));
}

static char *describe_tensor(Arena *arena, const CheckpointTensor *tensor)
{
    Shape shape = shape_of(tensor->rank, tensor->dim);
    return describe(arena, tensor->dtype, &shape);
}

static bool same_type(const CheckpointTensor *tensor, const StateVar *state)
{
    return strcmp(tensor->dtype, dtype_codes[state->dtype]) == 0;
}

static bool fits(const Match *match, const CheckpointTensor *tensor, const StateVar *state)
{
    Shape shape = shape_of(tensor->rank, tensor->dim);
    return shape_equal(&shape, &state->shape) && (!match->whole_run || same_type(tensor, state));
}

/* Whether one is the other with something in front, as in "net.fc.weight" and "fc.weight". */
static bool same_but_prefix(const char *a, const char *b)
{
    size_t a_length = strlen(a), b_length = strlen(b);
    if (a_length < b_length) {
        return same_but_prefix(b, a);
    }
    const char *end = a + (a_length - b_length);
    return end > a && end[-1] == '.' && strcmp(end, b) == 0;
}

static const char *nearest_key(const char *name, const char *const *candidates, int count)
{
    for (int i = 0; i < count; i++) {
        if (same_but_prefix(name, candidates[i])) {
            return candidates[i];
        }
    }
    return nearest_word(name, candidates, count);
}

static void note_known(const Checkpoint *file, bool *known, const char *key)
{
    const CheckpointTensor *tensor = checkpoint_find(file, key);
    if (tensor) {
        known[tensor - file->tensors] = true;
    }
}

/* Per tensor of the file: whether its name is a key of the model, or ours. */
static bool *known_tensors(Arena *arena, const Checkpoint *file, const Model *model)
{
    bool *known = ARENA_ARRAY(arena, bool, file->count);
    note_known(file, known, position_name);
    note_known(file, known, losses_name);
    for (int i = 0; i < model->state_count; i++) {
        const StateVar *state = &model->states[i];
        note_known(file, known, state->name);
        for (int a = 0; a < state->alias_count; a++) {
            note_known(file, known, state->aliases[a]);
        }
    }
    return known;
}

/* By its name, or another key of it. */
static const CheckpointTensor *tensor_for(const Checkpoint *file, const StateVar *state)
{
    const CheckpointTensor *tensor = checkpoint_find(file, state->name);
    for (int a = 0; a < state->alias_count && !tensor; a++) {
        tensor = checkpoint_find(file, state->aliases[a]);
    }
    return tensor;
}

/* How many batches a batch norm has seen, which matters without a momentum alone. PyTorch takes models
 * that do not say, as those from before there was such a number, for 0. */
static bool may_be_absent(const StateVar *state)
{
    const char *dot = strrchr(state->name, '.');
    return state->kind == STATE_BUFFER &&
           strcmp(dot ? dot + 1 : state->name, "num_batches_tracked") == 0;
}

/* Names that have their counterpart are no candidates for one that has none. */
static void find_unmatched(Match *match)
{
    const Model *model = match->session->model;
    const Checkpoint *file = match->file;
    const bool *known = known_tensors(match->arena, file, model);
    match->absent = ARENA_ARRAY(match->arena, const char *, model->state_count);
    match->unknown = ARENA_ARRAY(match->arena, const char *, file->count);
    for (int i = 0; i < model->state_count; i++) {
        const StateVar *state = &model->states[i];
        if (wanted(match, state) && !tensor_for(file, state)) {
            match->absent[match->absent_count++] = state->name;
        }
    }
    for (int i = 0; i < file->count; i++) {
        if (!known[i]) {
            match->unknown[match->unknown_count++] = file->tensors[i].name;
        }
    }
}

/* Begins a line about this name, which may be anything; false when there are enough of them. */
static bool complain(Match *match, const char *what, const char *name)
{
    if (match->complaint_count++ >= COMPLAINTS_SHOWN) {
        return false;
    }
    text_printf(&match->complaints, "  %-10s  ", what);
    text_add_escaped(&match->complaints, name);
    return true;
}

static void complain_missing(Match *match, const StateVar *state)
{
    if (!complain(match, "missing", state->name)) {
        return;
    }
    text_printf(&match->complaints, " %s",
                describe(match->arena, dtype_codes[state->dtype], &state->shape));
    const char *near = nearest_key(state->name, match->unknown, match->unknown_count);
    if (near) {
        text_add(&match->complaints, "; the file has ");
        text_add_escaped(&match->complaints, near);
        text_printf(&match->complaints, " %s",
                    describe_tensor(match->arena, checkpoint_find(match->file, near)));
    }
    text_add(&match->complaints, "\n");
}

static void complain_different(Match *match, const StateVar *state, const CheckpointTensor *tensor)
{
    if (complain(match, "different", state->name)) {
        text_printf(&match->complaints, " is %s in the file, %s in the model\n",
                    describe_tensor(match->arena, tensor),
                    describe(match->arena, dtype_codes[state->dtype], &state->shape));
    }
}

static void complain_unexpected(Match *match, const char *name)
{
    const Model *model = match->session->model;
    if (!complain(match, "unexpected", name)) {
        return;
    }
    text_printf(&match->complaints, " %s",
                describe_tensor(match->arena, checkpoint_find(match->file, name)));
    const char *near = nearest_key(name, match->absent, match->absent_count);
    if (near) {
        text_add(&match->complaints, "; the model has ");
        text_add_escaped(&match->complaints, near);
        text_printf(&match->complaints, " %s",
                    shape_text(match->arena, &model->states[state_index(model, near)].shape));
    }
    text_add(&match->complaints, "\n");
}

static bool same_numbers(const CheckpointTensor *a, const CheckpointTensor *b)
{
    return strcmp(a->dtype, b->dtype) == 0 && a->bytes == b->bytes &&
           memcmp(a->values, b->values, (size_t)a->bytes) == 0;
}

/* What is one parameter here must not be two there. */
static void compare_aliases(Match *match, const StateVar *state, const CheckpointTensor *tensor)
{
    for (int a = 0; a < state->alias_count; a++) {
        const CheckpointTensor *other = checkpoint_find(match->file, state->aliases[a]);
        if (other && !same_numbers(tensor, other) && complain(match, "different", other->name)) {
            text_printf(&match->complaints,
                        " is the same parameter as %s in the model, and has "
                        "other numbers in the file\n",
                        state->name);
        }
    }
}

/* A saved run may be loaded as a model: then its slots, known or not, are passed over. */
static void find_unexpected(Match *match)
{
    bool saved_run = checkpoint_find(match->file, position_name) != NULL;
    if (saved_run && !match->whole_run) {
        return;
    }
    for (int i = 0; i < match->unknown_count; i++) {
        complain_unexpected(match, match->unknown[i]);
    }
}

static void find_missing(Match *match)
{
    const Model *model = match->session->model;
    for (int i = 0; i < model->state_count; i++) {
        const StateVar *state = &model->states[i];
        if (!wanted(match, state)) {
            continue;
        }
        const CheckpointTensor *tensor = tensor_for(match->file, state);
        if (!tensor && (match->whole_run || !may_be_absent(state))) {
            complain_missing(match, state);
        } else if (tensor && !fits(match, tensor, state)) {
            complain_different(match, state, tensor);
        } else if (tensor) {
            compare_aliases(match, state, tensor);
        }
    }
}

static void report_complaints(const Match *match, const char *path)
{
    error_plain("%s does not fit the model %s:", path, match->session->model->path);
    fputs(match->complaints.data, stderr);
    if (match->complaint_count > COMPLAINTS_SHOWN) {
        say("  ... and %d more", match->complaint_count - COMPLAINTS_SHOWN);
    }
}

static void copy_values(const CheckpointTensor *tensor, const StateVar *state, void *values)
{
    if (same_type(tensor, state)) {
        memcpy(values, tensor->values, (size_t)tensor->bytes);
        return;
    }
    int64_t count = shape_count(&state->shape);
    for (int64_t i = 0; i < count; i++) {
        double number = checkpoint_number(tensor, i);
        if (state->dtype == DT_F32) {
            ((float *)values)[i] = (float)number;
        } else {
            ((double *)values)[i] = number;
        }
    }
}

static ExitCode load_states(const Session *session, const char *path, const Checkpoint *file,
                            bool whole_run)
{
    Match match = {.session = session, .file = file, .arena = arena_new(), .whole_run = whole_run};
    find_unmatched(&match);
    find_missing(&match);
    find_unexpected(&match);
    const Model *model = session->model;
    bool good = match.complaint_count == 0;
    for (int i = 0; good && i < model->state_count; i++) {
        if (wanted(&match, &model->states[i])) {
            const StateVar *state = &model->states[i];
            const CheckpointTensor *tensor = tensor_for(file, state);
            if (tensor) {
                copy_values(tensor, state, session->state[i]);
            } else {
                memset(session->state[i], 0, (size_t)state_bytes_of(state));
            }
        }
    }
    if (!good) {
        report_complaints(&match, path);
    }
    text_free(&match.complaints);
    arena_free(match.arena);
    return good ? EXIT_OK : EXIT_DATA;
}

static Checkpoint *open_file(const char *path)
{
    char error[FILE_ERROR];
    Checkpoint *file = checkpoint_read(path, error, sizeof error);
    if (!file) {
        error_plain("%s", error);
    }
    return file;
}

ExitCode store_load_model(Session *session, const char *path)
{
    Checkpoint *file = open_file(path);
    if (!file) {
        return EXIT_DATA;
    }
    ExitCode result = load_states(session, path, file, false);
    checkpoint_free(file);
    return result;
}

/* The tensor of this name, if it is of this type and size. */
static const void *find_values(const Checkpoint *file, const char *name, const char *dtype,
                               int64_t bytes)
{
    const CheckpointTensor *tensor = checkpoint_find(file, name);
    bool good = tensor && strcmp(tensor->dtype, dtype) == 0 && tensor->bytes == bytes;
    return good ? tensor->values : NULL;
}

static bool read_position(const Checkpoint *file, int losses, Position *position)
{
    int64_t numbers[POSITION_NUMBERS], bytes = losses * (int64_t)sizeof *position->sums;
    const void *packed = find_values(file, position_name, "I64", sizeof numbers);
    const void *sums = find_values(file, losses_name, "F64", bytes);
    if (!packed || !sums) {
        return false;
    }
    memcpy(numbers, packed, sizeof numbers);
    LossSum *kept = memcpy(position->sums, sums, (size_t)bytes);
    *position = position_unpack(numbers);
    position->sums = kept;
    return position->step >= 0;
}

ExitCode store_load_run(Session *session, const char *path, Position *position)
{
    Checkpoint *file = open_file(path);
    if (!file) {
        return EXIT_DATA;
    }
    ExitCode result = EXIT_DATA;
    if (!checkpoint_find(file, position_name)) {
        error_plain("%s: not a saved run of gradcc; give it to --checkpoint instead", path);
    } else if (!(result = load_states(session, path, file, true)) &&
               !read_position(file, session->model->step_count, position)) {
        error_plain("%s: how far the run has come is missing, or of another model", path);
        result = EXIT_DATA;
    }
    checkpoint_free(file);
    return result;
}
