/* feed and output: random batches that depend on nothing but their counters, data sets that are
 * refused when they do not fit the model, and numbers as people read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "driver.h"

static void test_random_batch(void **unused)
{
    (void)unused;
    InputVar inputs[] = {
        {.name = "x", .dtype = DT_F32, .item = {.rank = 1, .dim = {5}}},
        {.name = "y", .dtype = DT_I32, .classes = 7},
        {.name = "z", .dtype = DT_F64, .item = {.rank = 1, .dim = {5}}},
    };
    Model model = {.inputs = inputs, .input_count = 3};
    float x[2][50];
    int32_t y[2][10];
    double z[50];
    for (int i = 0; i < 2; i++) {
        random_batch(&model, 10, 3, 1, (void *[]){x[i], y[i], z});
    }
    assert_memory_equal(x[0], x[1], sizeof x[0]);
    assert_memory_equal(y[0], y[1], sizeof y[0]);
    bool differs = false;
    for (int i = 0; i < 50; i++) {
        assert_true(x[0][i] >= -1 && x[0][i] <= 1);
        differs |= (float)z[i] != x[0][i]; /* every input has numbers of its own */
    }
    assert_true(differs);
    for (int i = 0; i < 10; i++) {
        assert_in_range(y[0][i], 0, 6);
    }
    /* a smaller batch is the beginning of a larger one; another round is another batch */
    random_batch(&model, 7, 3, 1, (void *[]){x[1], y[1], z});
    assert_memory_equal(x[0], x[1], 35 * sizeof(float));
    random_batch(&model, 10, 3, 2, (void *[]){x[1], y[1], z});
    assert_memory_not_equal(x[0], x[1], sizeof x[0]);
}

/* Two samples of two numbers, written down in the script, and their labels. */
static float points[] = {0.5F, -1, 2, 3};
static int32_t good_labels[] = {0, 1}, bad_labels[] = {0, 2};
static const DataArray x_array = {DATA_F32, 2, {2, 2}, 4, 2, 2, points, NULL};
static const DataArray y_good = {DATA_I32, 1, {2}, 2, 1, 1, good_labels, NULL};
static const DataArray y_bad = {DATA_I32, 1, {2}, 2, 1, 1, bad_labels, NULL};
static const DataArray y_short = {DATA_I32, 1, {1}, 1, 1, 1, good_labels, NULL};

static Model inline_model(InputVar inputs[2], const DataArray *labels)
{
    DataSource x = {.path = "m.lua", .values = &x_array}, y = {.path = "m.lua", .values = labels};
    inputs[0] = (InputVar){.name = "x",
                           .dtype = DT_F32,
                           .item = {.rank = 1, .dim = {2}},
                           .scale = 1,
                           .train = x,
                           .test = x};
    inputs[1] =
        (InputVar){.name = "y", .dtype = DT_I32, .classes = 2, .scale = 1, .train = y, .test = y};
    return (Model){.path = "m.lua", .inputs = inputs, .input_count = 2, .has_data = true};
}

static void test_inline_data(void **unused)
{
    (void)unused;
    InputVar inputs[2];
    Model model = inline_model(inputs, &y_good);
    Dataset dataset;
    assert_int_equal(dataset_open(&dataset, &model, true), EXIT_OK);
    assert_int_equal(dataset.samples, 2);
    float x[4];
    int32_t y[2];
    dataset_batch(&dataset, (int64_t[]){1, 0}, 2, (void *[]){x, y});
    assert_memory_equal(x, ((float[]){2, 3, 0.5F, -1}), sizeof x);
    assert_memory_equal(y, ((int32_t[]){1, 0}), sizeof y);
    dataset_close(&dataset);
}

static void test_refused_data(void **unused)
{
    (void)unused;
    InputVar inputs[2];
    Model model = inline_model(inputs, &y_bad);
    Dataset dataset;
    assert_int_equal(dataset_open(&dataset, &model, false), EXIT_DATA);
    dataset_close(&dataset);
    model = inline_model(inputs, &y_good);
    inputs[1].train.values = &y_short;
    assert_int_equal(dataset_open(&dataset, &model, false), EXIT_DATA);
    dataset_close(&dataset);
    model = inline_model(inputs, &y_good);
    inputs[1].train = inputs[1].test = (DataSource){0};
    assert_int_equal(dataset_open(&dataset, &model, false), EXIT_MODEL);
    dataset_close(&dataset);
    assert_false(model_has_test(&model));
    inputs[1].train.path = "/nonexistent.idx";
    assert_int_equal(dataset_open(&dataset, &model, false), EXIT_DATA);
    dataset_close(&dataset);
}

static void test_numbers_for_people(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    assert_string_equal(count_text(arena, 0), "0");
    assert_string_equal(count_text(arena, 999), "999");
    assert_string_equal(count_text(arena, 1000), "1,000");
    assert_string_equal(count_text(arena, 1234567), "1,234,567");
    assert_string_equal(count_text(arena, -123456), "-123,456");
    assert_string_equal(count_text(arena, INT64_MAX), "9,223,372,036,854,775,807");
    assert_string_equal(bytes_text(arena, 0), "0 B");
    assert_string_equal(bytes_text(arena, 999), "999 B");
    assert_string_equal(bytes_text(arena, 1000), "1.0 kB");
    assert_string_equal(bytes_text(arena, 999999), "1.0 MB");
    assert_string_equal(bytes_text(arena, 2816000), "2.8 MB");
    assert_string_equal(bytes_text(arena, 12345678), "12 MB");
    assert_string_equal(bytes_text(arena, INT64_MAX), "9.2 EB");
    arena_free(arena);
}

static void test_output_errors(void **unused)
{
    (void)unused;
    Text text = {0};
    text_add(&text, "text\n");
    assert_int_equal(print_text(&text, "/dev/full"), EXIT_RUNTIME);
    assert_int_equal(print_text(&text, "/nonexistent/file"), EXIT_RUNTIME);
    text_free(&text);
    json_t *number = json_number(NAN);
    assert_true(json_is_null(number));
    json_decref(number);
    FILE *log = NULL;
    assert_int_equal(losses_open("/nonexistent/log", false, NULL, &log), EXIT_RUNTIME);
    assert_null(log);
    assert_int_equal(losses_close("/nonexistent/log", log, 0), EXIT_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_batch),  cmocka_unit_test(test_inline_data),
        cmocka_unit_test(test_refused_data),  cmocka_unit_test(test_numbers_for_people),
        cmocka_unit_test(test_output_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
