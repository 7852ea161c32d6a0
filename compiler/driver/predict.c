/* predict: what a trained model says about new data: arrays of NumPy in, one of predictions out.
 *
 * Samples go through the entry `predict` in batches of the model's size, and the rest through one
 * of its own, as in eval.c. Only the inputs that `predict` reads are needed; labels, say, are not;
 * one that reads none makes one batch. The predictions are written as they come, so memory does not
 * grow with them, and the file appears when all are there.
 */
#include "driver.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "npy.h"

/* ---- inputs: which there are, and their files ---- */

/* Which inputs of the model the output depends on. */
static bool *inputs_read(Arena *arena, const Model *model, const Graph *graph)
{
    bool *read = ARENA_ARRAY(arena, bool, model->input_count);
    bool *reached = ARENA_ARRAY(arena, bool, graph->count);
    reached[graph->outputs[0].node] = true;
    for (NodeId id = graph->outputs[0].node; id >= 0; id--) {
        const Node *node = &graph->nodes[id];
        for (int k = 0; reached[id] && k < node->arity; k++) {
            reached[node->in[k]] = true;
        }
        if (reached[id] && node->op == OP_input) {
            read[node->attr.index] = true;
        }
    }
    return read;
}

static bool read_any(const bool *read, int count)
{
    for (int i = 0; i < count; i++) {
        if (read[i]) {
            return true;
        }
    }
    return false;
}

static ExitCode usage_unknown(const Model *model, const bool *read, const char *name)
{
    const char *names[64];
    int count = 0;
    Text all = {0};
    for (int i = 0; i < model->input_count; i++) {
        if (read[i] && count < COUNT_OF(names)) {
            text_add(&all, count ? ", " : "");
            text_add_escaped(&all, model->inputs[i].name);
            names[count++] = model->inputs[i].name;
        }
    }
    const char *near = nearest_word(name, names, count);
    error_plain("--input: predict reads no '%s', but %s%s%s%s", name, all.data ? all.data : "none",
                near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    text_free(&all);
    return EXIT_USAGE;
}

/* The length of NAME in NAME=FILE: of the longest name of an input that fits, since names may have an =
 * themselves; 0 in FILE, which may have one behind a slash. */
static size_t name_length(const Model *model, const char *word)
{
    size_t longest = 0;
    for (int i = 0; i < model->input_count; i++) {
        const char *name = model->inputs[i].name;
        const size_t length = strlen(name);
        if (length > longest && strncmp(word, name, length) == 0 && word[length] == '=') {
            longest = length;
        }
    }
    const size_t length = longest ? longest : strcspn(word, "=/");
    return word[length] == '=' ? length : 0;
}

/* The input that a word is for: the one it names, or the only one. */
static int input_of(const Session *session, const bool *read, const char *word)
{
    const Model *model = session->model;
    size_t length = name_length(model, word);
    int found = -1, count = 0;
    for (int i = 0; i < model->input_count; i++) {
        const char *name = model->inputs[i].name;
        bool named = length && strlen(name) == length && strncmp(name, word, length) == 0;
        if (read[i] && (named || !length)) {
            found = i;
            count++;
        }
    }
    return count == 1 ? found : -1;
}

/* Fills `paths`, by input, from the words of --input. */
static ExitCode assign_files(const Session *session, const bool *read, const char **paths)
{
    const Model *model = session->model;
    const WordList *words = &session->options->inputs;
    for (int w = 0; w < words->count; w++) {
        const char *word = words->words[w];
        size_t length = name_length(model, word);
        int input = input_of(session, read, word);
        if (input < 0 && length) {
            return usage_unknown(model, read, arena_strndup(session->arena, word, length));
        }
        if (input < 0) {
            error_plain(read_any(read, model->input_count)
                            ? "--input: predict reads several inputs; say which: NAME=%s"
                            : "--input: predict reads none, so not %s",
                        word);
            return EXIT_USAGE;
        }
        if (paths[input]) {
            error_plain("--input: two files for '%s'", model->inputs[input].name);
            return EXIT_USAGE;
        }
        paths[input] = word + (length ? length + 1 : 0);
    }
    for (int i = 0; i < model->input_count; i++) {
        if (read[i] && !paths[i]) {
            error_plain("predict reads '%s'%s; say --input %s=FILE%s", model->inputs[i].name,
                        words->count ? " too" : "", model->inputs[i].name,
                        model->vocabulary && !words->count ? ", or --prompt TEXT" : "");
            return EXIT_USAGE;
        }
    }
    return EXIT_OK;
}

/* Reads the files of the inputs that `predict` reads. */
static ExitCode open_inputs(Session *session, Dataset *dataset)
{
    const Model *model = session->model;
    bool missing = false;
    Graph *graph = front_trace(session->model, ENTRY_PREDICT, 0, model->batch, &missing);
    if (missing && model->vocabulary) {
        error_plain("%s declares `generate` and no `predict`: say --prompt TEXT", model->path);
        return EXIT_USAGE;
    }
    if (!graph) {
        return missing ? report_missing(session, ENTRY_PREDICT) : EXIT_MODEL;
    }
    const bool *read = inputs_read(session->arena, model, graph);
    const char **paths = ARENA_ARRAY(session->arena, const char *, model->input_count);
    graph_free(graph);
    ExitCode failure = assign_files(session, read, paths);
    if (!failure) {
        failure = dataset_open_npy(dataset, model, paths);
    }
    if (!failure && !read_any(read, model->input_count)) {
        dataset->samples = model->batch;
    }
    return failure;
}

/* ---- the predictions ---- */

typedef struct Predictions {
    const char *path; /* NULL: lines on stdout */
    FileWriter file;
    DType dtype;
    Shape item;
    Text line;
    int64_t numbers, bad; /* so far; the first that is not finite, -1 without one */
} Predictions;

static const Node *prediction_of(const Entry *entry)
{
    return &entry->graph->nodes[entry->graph->outputs[0].node];
}

/* The prediction of a batch must have the batch in front. */
static ExitCode check_entries(const Session *session)
{
    for (int i = 0; i < session->entry_count; i++) {
        const Entry *entry = &session->entries[i];
        const Node *node = prediction_of(entry);
        if (entry->kind == ENTRY_PREDICT &&
            (node->shape.rank == 0 || node->shape.dim[0] != entry->batch)) {
            error_at(node->loc, "predict: the prediction %s of %lld samples needs these in front",
                     shape_words(&node->shape).text, (long long)entry->batch);
            return EXIT_MODEL;
        }
    }
    return EXIT_OK;
}

static ExitCode begin(Predictions *out, const Session *session, int64_t samples)
{
    static const char *const descr[DTYPE_COUNT] = {
        [DT_BOOL] = "|b1", [DT_I32] = "<i4", [DT_F32] = "<f4", [DT_F64] = "<f8"};
    const Node *node = NULL;
    for (int i = 0; i < session->entry_count; i++) {
        if (session->entries[i].kind == ENTRY_PREDICT) {
            node = prediction_of(&session->entries[i]);
        }
    }
    *out = (Predictions){.path = session->options->out,
                         .dtype = node->dtype,
                         .item = shape_of(node->shape.rank - 1, node->shape.dim + 1),
                         .bad = -1};
    if (out->path) {
        char header[NPY_HEADER_MAX], *error = arena_alloc(session->arena, FILE_ERROR);
        Shape shape = node->shape;
        shape.dim[0] = samples;
        int length = npy_header(header, descr[node->dtype], shape.rank, shape.dim);
        if (!file_begin(&out->file, out->path, error, FILE_ERROR)) {
            error_plain("%s", error);
            return EXIT_RUNTIME;
        }
        file_add(&out->file, header, (size_t)length);
    }
    return EXIT_OK;
}

/* A line a sample, its numbers in row-major order. */
static ExitCode print_rows(Predictions *out, const void *values, int64_t samples)
{
    int64_t item = shape_count(&out->item);
    const char *format = out->dtype == DT_I32 ? "%s%.0f" : "%s%.6g";
    out->line.length = 0;
    for (int64_t i = 0; i < samples * item; i++) {
        text_printf(&out->line, format, i % item ? " " : "", number_at(out->dtype, values, i));
        if ((i + 1) % item == 0) {
            text_add(&out->line, "\n");
        }
    }
    return print_text(&out->line, NULL);
}

static ExitCode add(Predictions *out, const void *values, int64_t samples)
{
    const int64_t count = samples * shape_count(&out->item);
    for (int64_t i = 0; i < count && out->bad < 0; i++) {
        out->bad = isfinite(number_at(out->dtype, values, i)) ? -1 : out->numbers + i;
    }
    out->numbers += count;
    if (!out->path) {
        return print_rows(out, values, samples);
    }
    file_add(&out->file, values, (size_t)(count * dtype_bytes(out->dtype)));
    return EXIT_OK;
}

/* What is not finite is written as it is, and told. */
static ExitCode check(const Predictions *out, const char *parameters)
{
    const int64_t item = shape_count(&out->item);
    if (out->bad < 0) {
        return EXIT_OK;
    }
    error_plain("number %lld of the prediction of sample %lld, counted from 0, is not finite, with "
                "the parameters of %s",
                (long long)(out->bad % item), (long long)(out->bad / item), parameters);
    return EXIT_NONFINITE;
}

static ExitCode finish(Predictions *out, ExitCode failure)
{
    text_free(&out->line);
    if (out->path && failure) {
        file_discard(&out->file);
    } else if (out->path && !file_commit(&out->file)) {
        error_plain("%s", out->file.error);
        return EXIT_RUNTIME;
    }
    return failure;
}

static ExitCode run_batches(Session *session, const Dataset *dataset, Predictions *out)
{
    ExitCode failure = EXIT_OK;
    Progress progress;
    int64_t batch = session->model->batch;
    progress_start(&progress, 0, dataset->samples, 0, session->options->quiet || !out->path);
    for (int64_t first = 0; first < dataset->samples && !failure; first += batch) {
        int64_t left = dataset->samples - first, size = left < batch ? left : batch;
        const Entry *entry = session_find(session, ENTRY_PREDICT, 0, size);
        dataset_range(dataset, first, size, session->inputs);
        session_run(session, entry);
        failure = add(out, entry_output_values(session, entry, 0), size);
        progress_samples(&progress, first + size);
    }
    progress_end(&progress);
    return failure;
}

static ExitCode predict(Session *session, const Dataset *dataset)
{
    Predictions out;
    const int64_t seed = session->options->seed;
    ExitCode failure = session_add_batches(session, ENTRY_PREDICT, dataset->samples);
    if (failure || (failure = check_entries(session)) || (failure = session_compile(session)) ||
        (failure = session_start(session, seed == NOT_GIVEN ? 0 : seed)) ||
        (failure = store_load_model(session, session->options->checkpoint)) ||
        (failure = begin(&out, session, dataset->samples))) {
        return failure;
    }
    failure = finish(&out, run_batches(session, dataset, &out));
    return failure ? failure : check(&out, session->options->checkpoint);
}

ExitCode command_predict(const Options *options)
{
    if (options->prompt) {
        return command_generate(options);
    }
    Session session;
    Dataset dataset = {0};
    ExitCode failure = session_open(&session, options, DT_F32);
    if (!failure) {
        failure = open_inputs(&session, &dataset);
    }
    if (!failure) {
        failure = predict(&session, &dataset);
    }
    dataset_close(&dataset);
    session_close(&session);
    return failure;
}
