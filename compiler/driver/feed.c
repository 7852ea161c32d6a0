/* feed: what goes into the inputs of a step: random batches, and batches of a data set.
 *
 * Random batches are counter-based: element e of input i in round r depends on (seed, r, i, e)
 * alone, so that tests and goldens see the same numbers on any machine. Data files are held against
 * the model's declaration before the first step: a label out of range would otherwise be a gather
 * out of range, found as a NaN an hour later.
 */
#include "driver.h"

#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "npy.h"
#include "rt.h"

/* ---- random ---- */

static void put_random(const InputVar *input, uint32_t word, void *values, int64_t i)
{
    double real = (double)(int32_t)word * 0x1p-31;
    switch (input->dtype) {
    case DT_F32:
        ((float *)values)[i] = (float)real;
        break;
    case DT_F64:
        ((double *)values)[i] = real;
        break;
    case DT_I32:
        ((int32_t *)values)[i] = input->classes ? (int32_t)(word % (uint64_t)input->classes) : 0;
        break;
    default:
        ((unsigned char *)values)[i] = word & 1;
    }
}

void random_batch(const Model *model, int64_t batch, uint32_t seed, uint32_t round,
                  void *const *inputs)
{
    enum { WORDS = 4 }; /* of one Philox block */
    for (int slot = 0; slot < model->input_count; slot++) {
        const InputVar *input = &model->inputs[slot];
        int64_t count = batch * shape_count(&input->item);
        for (int64_t first = 0; first < count; first += WORDS) {
            uint64_t block = (uint64_t)first / WORDS;
            uint32_t words[WORDS], key[2] = {seed, (uint32_t)slot};
            uint32_t counter[WORDS] = {(uint32_t)block, (uint32_t)(block >> 32), round, 0};
            rt_philox(counter, key, words);
            for (int64_t i = first; i < count && i < first + WORDS; i++) {
                put_random(input, words[i - first], inputs[slot], i);
            }
        }
    }
}

/* ---- data sets ---- */

ExitCode require_data(const Session *session)
{
    const Model *model = session->model;
    if (!model->has_data) {
        error_plain("%s: the model declares no `data`; bench, check and emit work without",
                    model->path);
        return EXIT_MODEL;
    }
    return EXIT_OK;
}

bool model_has_test(const Model *model)
{
    for (int i = 0; i < model->input_count; i++) {
        if (!model->inputs[i].test.path) {
            return false;
        }
    }
    return model->input_count > 0;
}

/* The reason why the array cannot feed the input, in `error`; true if it can. */
static bool array_fits(const DataArray *array, const InputVar *input, Arena *arena, Text *error)
{
    /* the script may shape samples as it likes, (28, 28) as (1, 28, 28) */
    if (array->item != shape_count(&input->item)) {
        Shape found = shape_of(array->rank - 1, array->dim + 1);
        text_printf(error, "samples have shape %s, but the model declares '%s' as %s",
                    shape_text(arena, &found), input->name, shape_text(arena, &input->item));
        return false;
    }
    if (input->dtype != DT_F32 && (input->dtype != DT_I32 || array->type == DATA_F32)) {
        static const char *const stored[] = {
            [DATA_U8] = "bytes", [DATA_I32] = "integers", [DATA_F32] = "floats"};
        text_printf(error, "its %s cannot be turned into '%s', which is %s", stored[array->type],
                    input->name, dtype_name(input->dtype));
        return false;
    }
    const bool suspect = input->classes && data_highest_label(array) >= input->classes;
    for (int64_t i = 0; suspect && i < array->count; i++) {
        int64_t label = data_label(array, i);
        if (label < 0 || label >= input->classes) {
            text_printf(error, "label %lld of sample %lld is not in 0..%lld", (long long)label,
                        (long long)(i / array->step), (long long)input->classes - 1);
            return false;
        }
    }
    return true;
}

/* Takes in the array of input `i`, and over the one that was read, from `source`; none, with the
 * reason in `message`, is the fault of the data. */
static ExitCode take_feed(Dataset *dataset, int i, Feed feed, const char *source,
                          const char *message)
{
    const DataArray *array = feed.array;
    if (!array) {
        error_plain("%s", message);
        return EXIT_DATA;
    }
    const InputVar *input = &dataset->model->inputs[i];
    Arena *arena = arena_new();
    Text error = {0};
    dataset->feeds[i] = feed;
    bool fits = array_fits(array, input, arena, &error);
    if (fits && dataset->first && array->dim[0] != dataset->samples) {
        text_printf(&error, "%lld samples, but '%s' has %lld", (long long)array->dim[0],
                    dataset->first->name, (long long)dataset->samples);
        fits = false;
    }
    if (!fits) {
        error_plain("%s: %s", source, error.data);
    }
    dataset->first = dataset->first ? dataset->first : input;
    dataset->samples = array->dim[0];
    text_free(&error);
    arena_free(arena);
    return fits ? EXIT_OK : EXIT_DATA;
}

static void dataset_begin(Dataset *dataset, const Model *model)
{
    *dataset = (Dataset){.model = model};
    dataset->feeds = xmalloc((size_t)model->input_count * sizeof(Feed));
    memset(dataset->feeds, 0, (size_t)model->input_count * sizeof(Feed));
}

ExitCode dataset_open(Dataset *dataset, const Model *model, bool test)
{
    ExitCode failure = EXIT_OK;
    dataset_begin(dataset, model);
    for (int i = 0; i < model->input_count && !failure; i++) {
        const InputVar *input = &model->inputs[i];
        const DataSource *source = test ? &input->test : &input->train;
        char message[FILE_ERROR] = "";
        if (!source->path) {
            error_plain("%s: no %s data is declared for '%s'", model->path,
                        test ? "test" : "training", input->name);
            return EXIT_MODEL;
        }
        Feed feed = {.array = source->values};
        if (!feed.array) {
            feed.array = feed.read = data_read_idx(source->path, message, sizeof message);
        }
        failure = take_feed(dataset, i, feed, source->path, message);
    }
    return failure;
}

ExitCode dataset_open_npy(Dataset *dataset, const Model *model, const char *const *paths)
{
    ExitCode failure = EXIT_OK;
    dataset_begin(dataset, model);
    for (int i = 0; i < model->input_count && !failure; i++) {
        if (paths[i]) {
            char message[FILE_ERROR] = "";
            DataArray *array = npy_read(paths[i], message, sizeof message);
            const Feed feed = {array, array, model->inputs[i].train.moments};
            failure = take_feed(dataset, i, feed, paths[i], message);
        }
    }
    return failure;
}

/* In the order in which it was done to the table: scale and shift come last. */
static void standardized_batch(const Feed *feed, const InputVar *input, const int64_t *order,
                               int64_t count, float *batch)
{
    const int64_t item = feed->array->item;
    data_batch_f32(feed->array, order, count, 1, 0, batch);
    data_standardize(batch, count, item, feed->moments);
    for (int64_t i = 0; i < count * item; i++) {
        batch[i] = batch[i] * (float)input->scale + (float)input->shift;
    }
}

void dataset_batch(const Dataset *dataset, const int64_t *order, int64_t count, void *const *inputs)
{
    for (int i = 0; i < dataset->model->input_count; i++) {
        const InputVar *input = &dataset->model->inputs[i];
        const Feed *feed = &dataset->feeds[i];
        if (!feed->array) {
            continue;
        }
        if (input->dtype != DT_F32) {
            data_batch_i32(feed->array, order, count, inputs[i]);
        } else if (feed->moments) {
            standardized_batch(feed, input, order, count, inputs[i]);
        } else {
            data_batch_f32(feed->array, order, count, (float)input->scale, (float)input->shift,
                           inputs[i]);
        }
    }
}

void dataset_range(const Dataset *dataset, int64_t first, int64_t count, void *const *inputs)
{
    int64_t *order = xmalloc((size_t)count * sizeof *order);
    for (int64_t i = 0; i < count; i++) {
        order[i] = first + i;
    }
    dataset_batch(dataset, order, count, inputs);
    free(order);
}

void dataset_close(Dataset *dataset)
{
    for (int i = 0; dataset->feeds && i < dataset->model->input_count; i++) {
        data_free(dataset->feeds[i].read);
    }
    free(dataset->feeds);
    *dataset = (Dataset){0};
}
