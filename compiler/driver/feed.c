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

static int64_t label_at(const DataArray *array, int64_t i)
{
    return array->type == DATA_U8 ? ((const unsigned char *)array->values)[i]
                                  : ((const int32_t *)array->values)[i];
}

bool model_has_test(const Model *model)
{
    for (int i = 0; i < model->input_count; i++) {
        if (!model->inputs[i].test && !model->inputs[i].values) {
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
    for (int64_t i = 0; input->classes && i < array->count; i++) {
        int64_t label = label_at(array, i);
        if (label < 0 || label >= input->classes) {
            text_printf(error, "label %lld of sample %lld is not in 0..%lld", (long long)label,
                        (long long)(i / array->item), (long long)input->classes - 1);
            return false;
        }
    }
    return true;
}

/* Values that the script wrote down itself. */
static DataArray *inline_array(const InputVar *input)
{
    DataArray *array = xmalloc(sizeof *array);
    *array = (DataArray){.type = input->dtype == DT_I32 ? DATA_I32 : DATA_F32,
                         .rank = input->item.rank + 1,
                         .dim = {input->samples},
                         .item = shape_count(&input->item)};
    memcpy(array->dim + 1, input->item.dim, (size_t)input->item.rank * sizeof array->dim[0]);
    array->count = array->item * input->samples;
    array->values = xmalloc((size_t)array->count * 4); /* an int32_t or a float each */
    for (int64_t i = 0; i < array->count; i++) {
        if (array->type == DATA_I32) {
            ((int32_t *)array->values)[i] = (int32_t)input->values[i];
        } else {
            ((float *)array->values)[i] = (float)input->values[i];
        }
    }
    return array;
}

/* Takes over the array of input `i`, read from `source`; NULL, with the reason in `message`, is the
 * fault of the data. */
static ExitCode take_array(Dataset *dataset, int i, DataArray *array, const char *source,
                           const char *message)
{
    if (!array) {
        error_plain("%s", message);
        return EXIT_DATA;
    }
    const InputVar *input = &dataset->model->inputs[i];
    Arena *arena = arena_new();
    Text error = {0};
    dataset->arrays[i] = array;
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
    dataset->arrays = xmalloc((size_t)model->input_count * sizeof(DataArray *));
    memset(dataset->arrays, 0, (size_t)model->input_count * sizeof(DataArray *));
}

ExitCode dataset_open(Dataset *dataset, const Model *model, bool test)
{
    ExitCode failure = EXIT_OK;
    dataset_begin(dataset, model);
    for (int i = 0; i < model->input_count && !failure; i++) {
        const InputVar *input = &model->inputs[i];
        const char *path = input->values ? model->path : test ? input->test : input->train;
        char message[512] = "";
        if (!path) {
            error_plain("%s: no %s file is declared for '%s'", model->path,
                        test ? "test" : "training", input->name);
            return EXIT_MODEL;
        }
        DataArray *array =
            input->values ? inline_array(input) : data_read_idx(path, message, sizeof message);
        failure = take_array(dataset, i, array, path, message);
    }
    return failure;
}

ExitCode dataset_open_npy(Dataset *dataset, const Model *model, const char *const *paths)
{
    ExitCode failure = EXIT_OK;
    dataset_begin(dataset, model);
    for (int i = 0; i < model->input_count && !failure; i++) {
        if (paths[i]) {
            char message[512] = "";
            DataArray *array = npy_read(paths[i], message, sizeof message);
            failure = take_array(dataset, i, array, paths[i], message);
        }
    }
    return failure;
}

void dataset_batch(const Dataset *dataset, const int64_t *order, int64_t count, void *const *inputs)
{
    for (int i = 0; i < dataset->model->input_count; i++) {
        const InputVar *input = &dataset->model->inputs[i];
        if (!dataset->arrays[i]) {
            continue;
        }
        if (input->dtype == DT_F32) {
            data_batch_f32(dataset->arrays[i], order, count, (float)input->scale,
                           (float)input->shift, inputs[i]);
        } else {
            data_batch_i32(dataset->arrays[i], order, count, inputs[i]);
        }
    }
}

void dataset_close(Dataset *dataset)
{
    for (int i = 0; dataset->arrays && i < dataset->model->input_count; i++) {
        data_free(dataset->arrays[i]);
    }
    free(dataset->arrays);
    *dataset = (Dataset){0};
}
