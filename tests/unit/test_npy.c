/* Tests of runtime/npy.c: what a good .npy file gives, what each kind of bad one is told, and that
 * what is written can be read. (tests/cli/predict.bats has NumPy itself write and read.) */
#include "../../runtime/npy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/gradcc-test-npy-XXXXXX";
static char path[64];
static char error[512];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) {
        return -1;
    }
    snprintf(path, sizeof path, "%s/x.npy", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static void write_bytes(const void *head, size_t head_size, const void *tail, size_t tail_size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(head, 1, head_size, file), head_size);
    assert_int_equal(fwrite(tail, 1, tail_size, file), tail_size);
    assert_int_equal(fclose(file), 0);
}

/* A file of this version with this header, and elements. */
static void write_file(int version, const char *header, const void *elements, size_t size)
{
    char head[512] = "\x93NUMPY";
    const size_t length = strlen(header), start = version == 1 ? 10 : 12;
    head[6] = (char)version;
    head[8] = (char)(length & 0xff);
    head[9] = (char)(length >> 8);
    memcpy(head + start, header, length);
    write_bytes(head, start + length, elements, size);
}

static DataArray *expect_array(DataType type, int rank, int64_t rows)
{
    error[0] = '\0';
    DataArray *array = npy_read(path, error, sizeof error);
    if (!array) {
        fail_msg("%s", error);
    }
    assert_int_equal(array->type, type);
    assert_int_equal(array->rank, rank);
    assert_int_equal(array->dim[0], rows);
    return array;
}

static void expect_refused(const char *reason)
{
    error[0] = '\0';
    assert_null(npy_read(path, error, sizeof error));
    assert_non_null(strstr(error, path));
    if (!strstr(error, reason)) {
        fail_msg("expected \"%s\" in \"%s\"", reason, error);
    }
}

static void refuses_header(const char *header, const char *reason)
{
    write_file(1, header, "1234", 4);
    expect_refused(reason);
}

static void reads_all_versions(void **state)
{
    (void)state;
    static const float numbers[] = {1, 2, 3, 4, 5, 6};
    const char *header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }   \n";
    for (int version = 1; version <= 3; version++) {
        write_file(version, header, numbers, sizeof numbers);
        DataArray *array = expect_array(DATA_F32, 2, 2);
        assert_int_equal(array->dim[1], 3);
        assert_int_equal(array->item, 3);
        assert_int_equal(array->count, 6);
        assert_memory_equal(array->values, numbers, sizeof numbers);
        data_free(array);
    }
    /* any order, other quotes, no comma at the end */
    write_file(1, "{\"shape\":(6,),\"fortran_order\":True,\"descr\":\"<f4\"}", numbers,
               sizeof numbers);
    data_free(expect_array(DATA_F32, 1, 6));
}

static void narrows_wide_numbers(void **state)
{
    (void)state;
    static const double doubles[] = {0.5, -INFINITY, 1e300};
    write_file(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", doubles, 16);
    DataArray *array = expect_array(DATA_F32, 1, 2);
    assert_float_equal(((float *)array->values)[0], 0.5, 0);
    assert_true(((float *)array->values)[1] == -INFINITY);
    data_free(array);
    write_file(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 1), }", doubles, 24);
    expect_refused("element 0 of sample 2 is too large for a float of 32 bits");

    static const int64_t longs[] = {INT32_MIN, INT32_MAX, (int64_t)INT32_MAX + 1, 0};
    write_file(1, "{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }", longs, 16);
    array = expect_array(DATA_I32, 1, 2);
    assert_int_equal(((int32_t *)array->values)[0], INT32_MIN);
    assert_int_equal(((int32_t *)array->values)[1], INT32_MAX);
    data_free(array);
    write_file(1, "{'descr': '<i8', 'fortran_order': False, 'shape': (2, 2), }", longs, 32);
    expect_refused("element 0 of sample 1 is too large for an integer of 32 bits");
}

static void reads_bytes_and_booleans(void **state)
{
    (void)state;
    write_file(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }", "\x7\xff", 2);
    DataArray *array = expect_array(DATA_U8, 1, 2);
    assert_memory_equal(array->values, "\x7\xff", 2);
    data_free(array);
    write_file(1, "{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", "\0\1", 2);
    data_free(expect_array(DATA_U8, 1, 2));
    write_file(1, "{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", "\0\2", 2);
    expect_refused("element 0 of sample 1 is neither true nor false");
}

static void refuses_what_is_no_npy(void **state)
{
    (void)state;
    write_bytes("", 0, "", 0);
    expect_refused("not a .npy file");
    write_bytes("\x93NUMPX\1\0", 8, "", 0);
    expect_refused("not a .npy file");
    write_bytes("\x93NUMPY\1", 7, "", 0);
    expect_refused("truncated in the header");
    write_bytes("\x93NUMPY\4\0\0\0", 10, "", 0);
    expect_refused("version 4.0");
    write_bytes("\x93NUMPY\1\1\0\0", 10, "", 0);
    expect_refused("version 1.1");
    write_bytes("\x93NUMPY\2\0\xff\xff\xff\xff{}", 14, "", 0);
    expect_refused("truncated in the header");
    unlink(path);
    expect_refused("cannot open");
}

static void refuses_bad_headers(void **state)
{
    (void)state;
    refuses_header("", "a dictionary expected");
    refuses_header("{}", "descr, fortran_order and shape expected");
    refuses_header("{'descr': '<f4', 'descr': '<f4', ", "each once");
    refuses_header("{'deskr': '<f4', ", "each once");
    refuses_header("{'descr' '<f4'}", "a colon expected");
    refuses_header("{'descr': '<f4' 'shape': ()}", "a comma expected");
    refuses_header("{'descr': '<f4", "the end of a string expected");
    refuses_header("{'descr': '<f\\4'", "a plain string expected");
    refuses_header("{'descr': 4", "a string expected");
    refuses_header("{'fortran_order': 0", "True or False expected");
    refuses_header("{'shape': 3", "a shape expected");
    refuses_header("{'shape': (3", "a comma expected");
    refuses_header("{'shape': (-3,", "an extent expected");
    refuses_header("{'shape': (1 2)", "a comma expected");
    refuses_header("{'shape': (99999999999999999999,)", "larger than any file");
    refuses_header("{'shape': (1,1,1,1,1,1,1,1,1)", "more than 8 axes");
    refuses_header("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), } x",
                   "the end expected");
}

static void refuses_other_arrays(void **state)
{
    (void)state;
    refuses_header("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }",
                   "dtype '>f4' is not supported; <f4");
    refuses_header("{'descr': [('a', '<f4')], ", "an array of records");
    refuses_header("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }", "Fortran order");
    refuses_header("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", "a single number");
    refuses_header("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3), }",
                   "axis 0 has extent 0");
}

/* Declared sizes are judged before anything is made of them. */
static void refuses_wrong_sizes(void **state)
{
    (void)state;
    refuses_header("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }",
                   "truncated: the header declares 8 bytes of elements, the file has 4");
    refuses_header("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }",
                   "longer than its header says");
    refuses_header("{'descr': '|u1', 'fortran_order': False, "
                   "'shape': (4294967296, 4294967296), }",
                   "more elements than any file can hold");
    refuses_header("{'descr': '<f8', 'fortran_order': False, 'shape': (2305843009213693952,), }",
                   "more elements than any file can hold");
}

static void reads_what_it_writes(void **state)
{
    (void)state;
    static const int64_t dim[DATA_MAX_RANK] = {2, 1, 1, 1, 1, 1, 1, 3};
    static const int32_t numbers[] = {1, 2, 3, 4, 5, 6};
    for (int rank = 1; rank <= DATA_MAX_RANK; rank++) {
        char header[NPY_HEADER_MAX];
        int length = npy_header(header, "<i4", rank, dim);
        assert_int_equal(length % 64, 0); /* so that the elements are aligned, as NumPy wants */
        write_bytes(header, (size_t)length, numbers, rank == DATA_MAX_RANK ? 24 : 8);
        DataArray *array = expect_array(DATA_I32, rank, 2);
        assert_memory_equal(array->dim, dim, (size_t)rank * sizeof dim[0]);
        data_free(array);
    }
    static const int64_t wide[DATA_MAX_RANK] = {INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX,
                                                INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX};
    char header[NPY_HEADER_MAX];
    assert_int_equal(npy_header(header, "|b1", DATA_MAX_RANK, wide), NPY_HEADER_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_all_versions),       cmocka_unit_test(narrows_wide_numbers),
        cmocka_unit_test(reads_bytes_and_booleans), cmocka_unit_test(refuses_what_is_no_npy),
        cmocka_unit_test(refuses_bad_headers),      cmocka_unit_test(refuses_other_arrays),
        cmocka_unit_test(refuses_wrong_sizes),      cmocka_unit_test(reads_what_it_writes),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
