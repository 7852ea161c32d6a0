/* Tests of runtime/checkpoint.c: the exact bytes we write, what we read back, and hostile files. */
#include "../../runtime/checkpoint.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/gradcc-test-checkpoint-XXXXXX";
static char path[64];
static char error[256];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) {
        return -1;
    }
    snprintf(path, sizeof path, "%s/model.safetensors", folder);
    return 0;
}

/* Fails when a test left anything but the file itself behind, a temporary file for instance. */
static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static void expect_error(const char *reason)
{
    if (!strstr(error, reason)) {
        fail_msg("expected \"%s\" in \"%s\"", reason, error);
    }
}

/* Writes a file of header length, header and `data_bytes` zeros. */
static void write_raw(uint64_t length, const char *header, size_t data_bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite(&length, 8, 1, file);
    fwrite(header, 1, strlen(header), file);
    for (size_t i = 0; i < data_bytes; i++) {
        fputc(0, file);
    }
    assert_int_equal(fclose(file), 0);
}

static void expect_refused(const char *header, size_t data_bytes, const char *reason)
{
    write_raw(strlen(header), header, data_bytes);
    error[0] = '\0';
    assert_null(checkpoint_read(path, error, sizeof error));
    expect_error(path);
    expect_error(reason);
}

static void expect_accepted(const char *header, size_t data_bytes, int count)
{
    write_raw(strlen(header), header, data_bytes);
    error[0] = '\0';
    Checkpoint *checkpoint = checkpoint_read(path, error, sizeof error);
    if (!checkpoint) {
        fail_msg("%s", error);
    }
    assert_int_equal(checkpoint->count, count);
    checkpoint_free(checkpoint);
}

/* ---- writing ---- */

static const float weight[6] = {1, 2, 3, 4, 5, -0.0f};
static const double moment[1] = {0.1};
static const uint8_t mask[3] = {1, 0, 1};

static void round_trip(void **state)
{
    (void)state;
    const CheckpointTensor tensors[] = {
        {.name = "mask", .dtype = "BOOL", .rank = 1, .dim = {3}, .bytes = 3, .values = mask},
        {.name = "0.weight",
         .dtype = "F32",
         .rank = 2,
         .dim = {2, 3},
         .bytes = 24,
         .values = weight},
        {.name = "scale", .dtype = "F64", .rank = 0, .bytes = 8, .values = moment},
        {.name = "none", .dtype = "I64", .rank = 2, .dim = {0, 5}, .bytes = 0, .values = NULL},
    };
    assert_true(checkpoint_write(path, tensors, 4, error, sizeof error));
    Checkpoint *read = checkpoint_read(path, error, sizeof error);
    assert_non_null(read);
    assert_int_equal(read->count, 4);
    for (int i = 0; i < 4; i++) {
        const CheckpointTensor *found = checkpoint_find(read, tensors[i].name);
        assert_non_null(found);
        assert_string_equal(found->dtype, tensors[i].dtype);
        assert_int_equal(found->rank, tensors[i].rank);
        assert_memory_equal(found->dim, tensors[i].dim, sizeof found->dim);
        assert_int_equal(found->bytes, tensors[i].bytes);
        if (found->bytes > 0) {
            assert_memory_equal(found->values, tensors[i].values, (size_t)found->bytes);
        }
    }
    assert_null(checkpoint_find(read, "weight"));
    checkpoint_free(read);
}

/* Every dtype holds 1.5 (a whole number: 3), and the extremes of the 16-bit ones. */
static void numbers_of_any_dtype(void **state)
{
    (void)state;
    static const double f64[] = {1.5};
    static const float f32[] = {1.5F};
    static const int64_t i64[] = {-3};
    static const int32_t i32[] = {-3};
    static const uint8_t u8[] = {200};
    static const uint16_t f16[] = {0x3e00, 0xc000, 0x0001, 0x7bff, 0xfc00, 0x7e00, 0x8000};
    static const uint16_t bf16[] = {0x3fc0, 0xc000, 0xff80};
#define NUMBER(code, array, i)                                                                     \
    checkpoint_number(&(CheckpointTensor){.dtype = code, .values = array}, i)
    assert_true(NUMBER("F64", f64, 0) == 1.5 && NUMBER("F32", f32, 0) == 1.5);
    assert_true(NUMBER("I64", i64, 0) == -3 && NUMBER("I32", i32, 0) == -3);
    assert_true(NUMBER("U8", u8, 0) == 200 && NUMBER("BOOL", mask, 2) == 1);
    assert_true(NUMBER("F16", f16, 0) == 1.5 && NUMBER("F16", f16, 1) == -2);
    assert_true(NUMBER("F16", f16, 2) == 0x1p-24 && NUMBER("F16", f16, 3) == 65504);
    assert_true(NUMBER("F16", f16, 4) == -INFINITY && isnan(NUMBER("F16", f16, 5)));
    assert_true(NUMBER("F16", f16, 6) == 0 && signbit(NUMBER("F16", f16, 6)));
    assert_true(NUMBER("BF16", bf16, 0) == 1.5 && NUMBER("BF16", bf16, 1) == -2);
    assert_true(NUMBER("BF16", bf16, 2) == -INFINITY);
#undef NUMBER
}

/* As many axes as a tensor of ours can have. */
static void the_highest_rank(void **state)
{
    (void)state;
    CheckpointTensor tensor = {
        .name = "w", .dtype = "F32", .rank = CHECKPOINT_MAX_RANK, .bytes = 24, .values = weight};
    for (int axis = 0; axis < CHECKPOINT_MAX_RANK; axis++) {
        tensor.dim[axis] = axis < 8 ? 1 : axis - 6;
    }
    assert_true(checkpoint_write(path, &tensor, 1, error, sizeof error));
    Checkpoint *read = checkpoint_read(path, error, sizeof error);
    assert_non_null(read);
    assert_memory_equal(read->tensors[0].dim, tensor.dim, sizeof tensor.dim);
    assert_memory_equal(read->tensors[0].values, weight, sizeof weight);
    checkpoint_free(read);
}

/* The layout other readers rely on: compact header padded to 8 bytes, wide elements first. */
static void exact_bytes(void **state)
{
    (void)state;
    const CheckpointTensor tensors[] = {
        {.name = "m", .dtype = "BOOL", .rank = 1, .dim = {3}, .bytes = 3, .values = mask},
        {.name = "w", .dtype = "F32", .rank = 1, .dim = {2}, .bytes = 8, .values = weight},
    };
    const char *header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                         "\"m\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[8,11]}}";
    assert_true(checkpoint_write(path, tensors, 2, error, sizeof error));
    size_t count, padded = (strlen(header) + 7) / 8 * 8;
    char *bytes = file_read(path, 1000, &count, error, sizeof error);
    assert_non_null(bytes);
    assert_int_equal(count, 8 + padded + 11);
    assert_int_equal((unsigned char)bytes[0], padded);
    assert_memory_equal(bytes + 1, "\0\0\0\0\0\0\0", 7);
    assert_memory_equal(bytes + 8, header, strlen(header));
    for (size_t i = strlen(header); i < padded; i++) {
        assert_int_equal(bytes[8 + i], ' ');
    }
    assert_memory_equal(bytes + 8 + padded, weight, 8);
    assert_memory_equal(bytes + 8 + padded + 8, mask, 3);
    free(bytes);
}

static CheckpointTensor named(const char *name)
{
    return (CheckpointTensor){
        .name = name, .dtype = "F32", .rank = 1, .dim = {2}, .bytes = 8, .values = weight};
}

static void any_text_is_a_name(void **state)
{
    (void)state;
    char long_name[10001];
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    const char *names[] = {
        "a\"b\\c", "line\nbreak\x01\x1f\x7f", "*/ %n %s", "größe 重み", "", "__metadata",
        long_name};
    enum { COUNT = sizeof names / sizeof names[0] };
    CheckpointTensor tensors[COUNT];
    for (int i = 0; i < COUNT; i++) {
        tensors[i] = named(names[i]);
    }
    assert_true(checkpoint_write(path, tensors, COUNT, error, sizeof error));
    Checkpoint *read = checkpoint_read(path, error, sizeof error);
    assert_non_null(read);
    assert_int_equal(read->count, COUNT);
    for (int i = 0; i < COUNT; i++) {
        assert_non_null(checkpoint_find(read, names[i]));
    }
    checkpoint_free(read);
}

/* What cannot be stored is refused before the old file is touched. */
static void refuses_to_write(void **state)
{
    (void)state;
    assert_true(file_write(path, "old", 3, error, sizeof error));
    CheckpointTensor bad = named("\xff\xfe");
    assert_false(checkpoint_write(path, &bad, 1, error, sizeof error));
    expect_error("not valid UTF-8");
    bad = named("__metadata__");
    assert_false(checkpoint_write(path, &bad, 1, error, sizeof error));
    expect_error("the format reserves it");
    bad = named("w");
    bad.bytes = 7;
    assert_false(checkpoint_write(path, &bad, 1, error, sizeof error));
    expect_error("do not match its dtype and shape");
    bad = named("w");
    bad.dtype = "F31";
    assert_false(checkpoint_write(path, &bad, 1, error, sizeof error));
    CheckpointTensor twins[] = {named("w"), named("w")};
    assert_false(checkpoint_write(path, twins, 2, error, sizeof error));
    expect_error("two tensors are named 'w'");
    size_t count;
    char *old = file_read(path, 10, &count, error, sizeof error);
    assert_string_equal(old, "old");
    free(old);
}

/* ---- hostile files ---- */

#define TENSOR(name, shape, begin, end)                                                            \
    "\"" name "\":{\"dtype\":\"F32\",\"shape\":" shape ",\"data_offsets\":[" begin "," end "]}"

static void accepts_good_headers(void **state)
{
    (void)state;
    expect_accepted("{}", 0, 0);
    expect_accepted("{" TENSOR("a", "[]", "0", "4") "}   ", 4, 1);
    expect_accepted("{\"__metadata__\":{\"format\":\"pt\"}," TENSOR(
                        "a", "[1]", "4", "8") "," TENSOR("b", "[1]", "0", "4") "}",
                    8, 2);
    expect_accepted("{" TENSOR("a", "[0]", "0", "0") "," TENSOR("b", "[1]", "0", "4") "}", 4, 2);
}

static void refuses_bad_places(void **state)
{
    (void)state;
    expect_refused("{" TENSOR("a", "[2]", "0", "8") "," TENSOR("b", "[2]", "4", "12") "}", 12,
                   "overlaps another tensor");
    expect_refused("{" TENSOR("a", "[1]", "0", "4") "," TENSOR("b", "[1]", "8", "12") "}", 12,
                   "leaves unused bytes");
    expect_refused("{" TENSOR("a", "[1]", "4", "8") "}", 8, "leaves unused bytes");
    expect_refused("{" TENSOR("a", "[1]", "0", "4") "}", 5, "belong to no tensor");
    expect_refused("{" TENSOR("a", "[1]", "0", "4") "}", 3, "are not in the file");
    expect_refused("{" TENSOR("a", "[1]", "4", "0") "}", 4, "are not in the file");
    expect_refused("{" TENSOR("a", "[1]", "-4", "0") "}", 4, "are not in the file");
    expect_refused("{" TENSOR("a", "[1]", "0", "9223372036854775807") "}", 4,
                   "are not in the file");
    expect_refused("{" TENSOR("a", "[1]", "0.0", "4") "}", 4, "two whole numbers");
    expect_refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,4]}}", 4,
                   "two whole numbers");
    expect_refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":7}}", 4,
                   "two whole numbers");
}

static void refuses_bad_shapes(void **state)
{
    (void)state;
    expect_refused("{" TENSOR("a", "[2]", "0", "4") "}", 4, "do not match its dtype and shape");
    expect_refused("{" TENSOR("a", "[4611686018427387905]", "0", "4") "}", 4, "do not match");
    expect_refused("{" TENSOR("a", "[4294967296,4294967296]", "0", "0") "}", 0, "do not match");
    expect_refused("{" TENSOR("a", "[-1]", "0", "4") "}", 4, "0 or more");
    expect_refused("{" TENSOR("a", "[1.0]", "0", "4") "}", 4, "whole numbers");
    expect_refused("{" TENSOR("a", "{}", "0", "4") "}", 4, "shape must be a list");
    expect_refused("{" TENSOR("a", "[1,1,1,1,1,1,1,1,1,1,1]", "0", "4") "}", 4, "11 axes");
    expect_refused("{" TENSOR("a", "[99999999999999999999]", "0", "4") "}", 4, "bad header");
}

static void refuses_bad_entries(void **state)
{
    (void)state;
    expect_refused("{" TENSOR("a", "[1]", "0", "4") "," TENSOR("a", "[1]", "4", "8") "}", 8,
                   "duplicate");
    expect_refused("{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1,
                   "dtype 'F8_E4M3' is not supported");
    expect_refused("{\"a\":{\"dtype\":7,\"shape\":[1],\"data_offsets\":[0,4]}}", 4,
                   "must have dtype");
    expect_refused("{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "must have dtype");
    expect_refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}}", 4,
                   "no more");
    expect_refused("{\"a\":3}", 0, "must have dtype");
    expect_refused("{\"__metadata__\":{\"format\":1}}", 0, "object of strings");
    expect_refused("{\"\\u0000\":1}", 0, "bad header");
    expect_refused("{\"\xff\":1}", 0, "bad header");
}

static void refuses_bad_files(void **state)
{
    (void)state;
    expect_refused("", 0, "truncated");
    expect_refused("[]", 0, "no JSON object");
    expect_refused(" {}", 0, "no JSON object");
    expect_refused("{} x", 0, "bad header");
    expect_refused("{\"a\":", 0, "bad header");
    write_raw(UINT64_MAX, "{}", 0);
    assert_null(checkpoint_read(path, error, sizeof error));
    expect_error("over the limit");
    write_raw(UINT64_C(0x0000000004034b50), "{}", 0);
    assert_null(checkpoint_read(path, error, sizeof error));
    expect_error("an archive, as torch.save writes it");
    write_raw(50 * 1000 * 1000, "{}", 0);
    assert_null(checkpoint_read(path, error, sizeof error));
    expect_error("truncated: the header");
    write_raw(0, "{}", 0);
    assert_null(checkpoint_read(path, error, sizeof error));
    expect_error("no JSON object");
    assert_null(checkpoint_read(folder, error, sizeof error));
    expect_error("not a regular file");
    assert_null(checkpoint_read("/nowhere/x", error, sizeof error));
    expect_error("/nowhere/x: cannot open: No such file");
}

/* Nesting beyond the JSON reader's limit is an error, not a stack overflow. */
static void refuses_deep_nesting(void **state)
{
    (void)state;
    enum { DEPTH = 200000 };
    char *header = malloc(DEPTH + 8);
    assert_non_null(header);
    memcpy(header, "{\"a\":", 5);
    memset(header + 5, '[', DEPTH);
    header[5 + DEPTH] = '\0';
    expect_refused(header, 0, "bad header");
    free(header);
}

/* To look at all names for each would take minutes. */
static void finds_one_of_many(void **state)
{
    (void)state;
    enum { MANY = 200000 };
    char(*names)[16] = malloc(sizeof *names * MANY);
    CheckpointTensor *tensors = malloc(sizeof *tensors * MANY);
    assert_true(names && tensors);
    for (int i = 0; i < MANY; i++) {
        snprintf(names[i], sizeof names[i], "layer.%d", i * 7919 % MANY);
        tensors[i] = (CheckpointTensor){.name = names[i], .dtype = "F32", .rank = 1};
    }
    assert_true(checkpoint_write(path, tensors, MANY, error, sizeof error));
    Checkpoint *read = checkpoint_read(path, error, sizeof error);
    assert_non_null(read);
    alarm(10);
    for (int i = 0; i < MANY; i++) {
        const CheckpointTensor *found = checkpoint_find(read, names[i]);
        assert_non_null(found);
        assert_string_equal(found->name, names[i]);
    }
    assert_null(checkpoint_find(read, "layer.-1"));
    alarm(0);
    checkpoint_free(read);
    free(tensors);
    free(names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_trip),           cmocka_unit_test(exact_bytes),
        cmocka_unit_test(numbers_of_any_dtype), cmocka_unit_test(the_highest_rank),
        cmocka_unit_test(any_text_is_a_name),   cmocka_unit_test(refuses_to_write),
        cmocka_unit_test(accepts_good_headers), cmocka_unit_test(refuses_bad_places),
        cmocka_unit_test(refuses_bad_shapes),   cmocka_unit_test(refuses_bad_entries),
        cmocka_unit_test(refuses_bad_files),    cmocka_unit_test(refuses_deep_nesting),
        cmocka_unit_test(finds_one_of_many),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
