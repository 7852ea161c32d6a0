/* Tests of runtime/data.c and runtime/csv.c: what good files give, and what each kind of bad one is
 * told. */
#include "../../runtime/data.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libdeflate.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/gradcc-test-data-XXXXXX";
static char path[64];
static char error[256];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) {
        return -1;
    }
    snprintf(path, sizeof path, "%s/data.idx", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static void write_plain(const void *bytes, size_t count)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

static void append(const void *bytes, size_t count)
{
    FILE *file = fopen(path, "ab");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

/* A gzip file of members that hold `each` bytes, the last one the rest. */
static void write_members(const unsigned char *bytes, size_t count, size_t each, int level)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(level);
    assert_non_null(compressor);
    size_t room = libdeflate_gzip_compress_bound(compressor, each);
    void *packed = malloc(room);
    assert_non_null(packed);
    write_plain("", 0);
    for (size_t at = 0; at < count; at += each) {
        size_t now = count - at < each ? count - at : each;
        size_t length = libdeflate_gzip_compress(compressor, bytes + at, now, packed, room);
        assert_true(length > 0);
        append(packed, length);
    }
    free(packed);
    libdeflate_free_compressor(compressor);
}

static void write_gzip(const void *bytes, size_t count)
{
    write_members(bytes, count, count, 9);
}

/* Both readers refuse the file and say why; the message names the file. */
static void expect_refused(const char *reason)
{
    DataArray header;
    error[0] = '\0';
    DataArray *array = data_read_idx(path, error, sizeof error);
    assert_null(array);
    assert_non_null(strstr(error, path));
    if (!strstr(error, reason)) {
        fail_msg("expected \"%s\" in \"%s\"", reason, error);
    }
    (void)data_idx_header(path, &header, error, sizeof error);
}

static const unsigned char two_by_three[] = {0, 0, 8, 2, 0, 0, 0, 2, 0,
                                             0, 0, 3, 0, 1, 2, 3, 4, 255};

static void check_two_by_three(void)
{
    DataArray header;
    assert_true(data_idx_header(path, &header, error, sizeof error));
    assert_int_equal(header.rank, 2);
    assert_int_equal(header.dim[0], 2);
    assert_int_equal(header.dim[1], 3);
    assert_null(header.values);
    DataArray *array = data_read_idx(path, error, sizeof error);
    assert_non_null(array);
    assert_int_equal(array->type, DATA_U8);
    assert_int_equal(array->count, 6);
    assert_int_equal(array->item, 3);
    assert_memory_equal(array->values, two_by_three + 12, 6);
    data_free(array);
}

static void reads_plain_and_gzip(void **state)
{
    (void)state;
    write_plain(two_by_three, sizeof two_by_three);
    check_two_by_three();
    write_gzip(two_by_three, sizeof two_by_three);
    check_two_by_three();
}

static void reads_big_endian_numbers(void **state)
{
    (void)state;
    static const unsigned char ints[] = {0, 0, 0x0C, 1, 0, 0, 0, 2, 0, 1, 2, 3, 255, 255, 255, 254};
    write_plain(ints, sizeof ints);
    DataArray *array = data_read_idx(path, error, sizeof error);
    assert_non_null(array);
    assert_int_equal(array->type, DATA_I32);
    assert_int_equal(((int32_t *)array->values)[0], 0x010203);
    assert_int_equal(((int32_t *)array->values)[1], -2);
    data_free(array);

    static const unsigned char floats[] = {0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, 0xC0, 0, 0};
    write_plain(floats, sizeof floats);
    array = data_read_idx(path, error, sizeof error);
    assert_non_null(array);
    assert_int_equal(array->type, DATA_F32);
    assert_float_equal(((float *)array->values)[0], 1.5, 0);
    data_free(array);
}

static void refuses_bad_headers(void **state)
{
    (void)state;
    write_plain("", 0);
    expect_refused("truncated: the header");
    write_plain("\0\0\10\2\0\0", 6);
    expect_refused("truncated: the header");
    write_plain("PK\3\4 no idx", 11);
    expect_refused("not an IDX file");
    write_plain("\0\0\16\1\0\0\0\1 12345678", 16);
    expect_refused("element type 0x0e is not supported");
    write_plain("\0\0\10\0\5", 5);
    expect_refused("rank 0");
    write_plain("\0\0\10\11", 4);
    expect_refused("rank 9");
    write_plain("\0\0\10\1\0\0\0\0", 8);
    expect_refused("extent 0");
}

/* Declared sizes are judged before memory is taken: 2^96 elements, 4 GB, and one byte off. */
static void refuses_wrong_sizes(void **state)
{
    (void)state;
    unsigned char huge[] = {0,   0,   8,   3,   255, 255, 255, 255, 255, 255,
                            255, 255, 255, 255, 255, 255, 1,   2,   3};
    write_plain(huge, sizeof huge);
    expect_refused("more elements than any file can hold");
    unsigned char large[] = {0, 0, 8, 1, 255, 255, 255, 255, 1, 2, 3};
    write_plain(large, sizeof large);
    expect_refused("truncated: the header declares 4294967303 bytes, the file has 11");
    write_gzip(large, sizeof large);
    expect_refused("compressed bytes can hold");
    write_plain(two_by_three, sizeof two_by_three - 1);
    expect_refused("truncated");
    write_gzip(two_by_three, sizeof two_by_three - 1);
    expect_refused("truncated: the data should be 6 bytes, the file has 5");
    unsigned char longer[sizeof two_by_three + 1] = {0};
    memcpy(longer, two_by_three, sizeof two_by_three);
    write_plain(longer, sizeof longer);
    expect_refused("longer than its header says");
    write_gzip(longer, sizeof longer);
    expect_refused("longer than its header says");
}

/* Ten million zero bytes in a few kB: reading stops where the header ends. */
static void refuses_zip_bomb(void **state)
{
    (void)state;
    enum { BOMB = 10 * 1000 * 1000 };
    unsigned char *bomb = calloc(1, BOMB);
    assert_non_null(bomb);
    memcpy(bomb, two_by_three, sizeof two_by_three);
    write_gzip(bomb, BOMB);
    free(bomb);
    expect_refused("longer than its header says");
}

/* The header is found in every kind of block, also when the file is longer than what is looked at,
 * and when a member ends within it. */
static void reads_members_of_any_level(void **state)
{
    (void)state;
    enum { VALUES = 200 * 1000, BYTES = 8 + VALUES };
    static unsigned char bytes[BYTES] = {0,           0, 8, 1, 0, VALUES >> 16, VALUES >> 8 & 255,
                                         VALUES & 255};
    static const size_t each[] = {BYTES, 3, 100, 65535, 65536};
    for (int i = 8; i < BYTES; i++) {
        bytes[i] = (unsigned char)(i % 251 * (i >> 9));
    }
    for (int level = 0; level <= 12; level += 3) {
        for (int i = 0; i < 5; i++) {
            write_members(bytes, each[i] < 100 ? 1000 : BYTES, each[i], level);
            if (each[i] < 100) {
                expect_refused("truncated: the data should be 200000 bytes, the file has 992");
                continue;
            }
            DataArray header, *array = data_read_idx(path, error, sizeof error);
            assert_non_null(array);
            assert_memory_equal(array->values, bytes + 8, VALUES);
            data_free(array);
            assert_true(data_idx_header(path, &header, error, sizeof error));
            assert_int_equal(header.count, VALUES);
        }
    }
}

/* As gunzip does; but what looks like one more member must be one. */
static void ignores_what_follows_the_members(void **state)
{
    (void)state;
    static const unsigned char zeros[512], lone[] = {0x1f}, magic[] = {0x1f, 0x8b};
    write_gzip(two_by_three, sizeof two_by_three);
    append(lone, sizeof lone);
    check_two_by_three();
    write_members(two_by_three, sizeof two_by_three, 10, 6);
    append(zeros, sizeof zeros);
    check_two_by_three();
    write_gzip(two_by_three, sizeof two_by_three);
    append(magic, sizeof magic);
    expect_refused("damaged or truncated gzip data");
}

/* Cut anywhere, or with a bit changed behind the first 10 bytes, which hold the time: refused with a
 * message. The last bits of a block's last byte mean nothing. */
static void refuses_damaged_gzip(void **state)
{
    (void)state;
    unsigned char good[256];
    for (int level = 0; level <= 12; level += 6) {
        write_members(two_by_three, sizeof two_by_three, sizeof two_by_three, level);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        size_t length = fread(good, 1, sizeof good, file);
        fclose(file);
        for (size_t cut = 0; cut < length; cut++) {
            write_plain(good, cut);
            expect_refused(path);
        }
        int unnoticed = 0;
        for (size_t bit = 8 * 10; bit < 8 * length; bit++) {
            good[bit / 8] ^= (unsigned char)(1 << bit % 8);
            write_plain(good, length);
            DataArray *array = data_read_idx(path, error, sizeof error);
            if (array) {
                unnoticed++;
                assert_memory_equal(array->values, two_by_three + 12, 6);
            }
            data_free(array);
            good[bit / 8] ^= (unsigned char)(1 << bit % 8);
        }
        assert_in_range(unnoticed, 0, 7);
    }
}

static void refuses_what_is_no_file(void **state)
{
    (void)state;
    unlink(path);
    expect_refused("No such file");
    assert_int_equal(mkfifo(path, 0600), 0);
    expect_refused("not a regular file");
    unlink(path);
    assert_null(data_read_idx(folder, error, sizeof error));
    assert_non_null(strstr(error, "not a regular file"));
}

static void names_the_debian_package(void **state)
{
    (void)state;
    assert_null(data_read_idx("/usr/share/datasets/fashion-mnist/none.gz", error, sizeof error));
    assert_non_null(strstr(error, "apt-get install dataset-fashion-mnist"));
}

static void batches_scale_and_select(void **state)
{
    (void)state;
    uint8_t bytes[] = {0, 10, 20, 30, 40, 255};
    int32_t ints[] = {-1, 2, 3, 4, 5, 6};
    float floats[] = {0.5f, -1.5f, NAN, 1e30f, -2147483648.0f, 7.0f};
    int64_t order[] = {2, 0, 2};
    float out[6];
    int32_t labels[6];
    DataArray array = {DATA_U8, 2, {3, 2}, 6, 2, 2, bytes, NULL};
    data_batch_f32(&array, order, 3, 0.5f, 1.0f, out);
    assert_memory_equal(out, ((float[]){21, 128.5f, 1, 6, 21, 128.5f}), sizeof out);
    data_batch_i32(&array, order, 3, labels);
    assert_memory_equal(labels, ((int32_t[]){40, 255, 0, 10, 40, 255}), sizeof labels);

    array.type = DATA_I32;
    array.values = ints;
    data_batch_f32(&array, order, 3, 2.0f, 0.0f, out);
    assert_memory_equal(out, ((float[]){10, 12, -2, 4, 10, 12}), sizeof out);
    data_batch_i32(&array, order, 3, labels);
    assert_memory_equal(labels, ((int32_t[]){5, 6, -1, 2, 5, 6}), sizeof labels);

    array.type = DATA_F32;
    array.values = floats;
    data_batch_f32(&array, order, 2, -1.0f, 0.0f, out);
    assert_memory_equal(out, ((float[]){2147483648.0f, -7.0f, -0.5f, 1.5f}), 4 * sizeof *out);
    int64_t all[] = {0, 1, 2};
    data_batch_i32(&array, all, 3, labels);
    assert_memory_equal(labels, ((int32_t[]){0, -1, INT32_MIN, INT32_MIN, INT32_MIN, 7}),
                        sizeof labels);

    /* windows: three of two elements, one at every element */
    array = (DataArray){DATA_U8, 2, {3, 2}, 4, 2, 1, bytes, NULL};
    data_batch_i32(&array, all, 3, labels);
    assert_memory_equal(labels, ((int32_t[]){0, 10, 10, 20, 20, 30}), sizeof labels);

    /* of a text: a code for every byte */
    static const uint8_t codes[256] = {[10] = 1, [20] = 2, [30] = 7};
    assert_int_equal(data_highest_label(&array), 255);
    array.codes = codes;
    data_batch_i32(&array, all, 3, labels);
    assert_memory_equal(labels, ((int32_t[]){0, 1, 1, 2, 2, 7}), sizeof labels);
    data_batch_f32(&array, all, 1, 2.0f, 1.0f, out);
    assert_memory_equal(out, ((float[]){1, 3}), 2 * sizeof *out);
    assert_int_equal(data_label(&array, 3), 7);
    assert_int_equal(data_highest_label(&array), 7);
    array.type = DATA_I32; /* unknown without looking, and below 0 they may be, too */
    assert_true(data_highest_label(&array) == INT64_MAX);
}

/* ---- tables ---- */

static void expect_table(const char *text, int64_t rows, int64_t columns, const float *values)
{
    write_plain(text, strlen(text));
    DataArray *table = data_read_csv(path, error, sizeof error);
    if (!table) {
        fail_msg("%s", error);
    }
    assert_int_equal(table->dim[0], rows);
    assert_int_equal(table->dim[1], columns);
    assert_memory_equal(table->values, values, (size_t)(rows * columns) * sizeof(float));
    data_free(table);
}

static void reads_tables(void **state)
{
    (void)state;
    const float numbers[] = {1, -2.5f, 3e2f, 0.5f};
    expect_table("1,-2.5\n3e2,.5\n", 2, 2, numbers);
    expect_table("1 , -2.5\r\n\r\n 3e2,\t.5", 2, 2, numbers); /* blanks, empty lines, no last end */
    expect_table("2,2,setosa,versicolor\n1,-2.5\n3e2,0.5\n", 2, 2, numbers);
    expect_table("\"length\";width\n1;-2.5\n3e2;0.5\n", 2, 2, numbers);
    expect_table("  a   b\n 1  -2.5 \n3e2 0.5\n", 2, 2, numbers);
    expect_table("a\tb\n1\t-2.5\n300\t0.5", 2, 2, numbers);
    expect_table("K,Na\n1,-2.5\n300,0.5", 2, 2, numbers);
    expect_table("\xEF\xBB\xBF"
                 "1,-2.5\n300,0.5",
                 2, 2, numbers);
    expect_table("1\n-2.5\n3e2\n5e-1", 4, 1, numbers);
    write_gzip("1,2\n", 4);
    DataArray *table = data_read_csv(path, error, sizeof error);
    assert_non_null(table);
    data_free(table);
}

static void expect_bad_table(const char *text, const char *reason)
{
    char expected[256];
    snprintf(expected, sizeof expected, "%s%s", path, reason);
    write_plain(text, strlen(text));
    assert_null(data_read_csv(path, error, sizeof error));
    assert_string_equal(error, expected);
}

static void refuses_bad_tables(void **state)
{
    (void)state;
    expect_bad_table("1,2\n3\n", ":2: 1 fields, but line 1 has 2");
    expect_bad_table("a,b\n1,2\n\n3,4,5\n", ":4: 3 fields, but line 2 has 2");
    expect_bad_table("1,2\n3,\n", ":2: field 2 is empty");
    expect_bad_table("1,,2\n", ":1: field 2 is empty");
    expect_bad_table("1,2\n3,x\n", ":2: field 2, 'x', is not a finite number");
    expect_bad_table("1,2\n3,1e99\n", ":2: field 2, '1e99', is not a finite number");
    expect_bad_table("1,2\n3,nan\n", ":2: field 2, 'nan', is not a finite number");
    expect_bad_table("1,2\n3,0x10\n", ":2: field 2, '0x10', is not a finite number");
    expect_bad_table("1,2\n3,4.4.4\n", ":2: field 2, '4.4.4', is not a finite number");
    expect_bad_table("1,nan\n3,4\n", ":1: field 2, 'nan', is not a finite number");
    expect_bad_table("1,-inf\n3,4\n", ":1: field 2, '-inf', is not a finite number");
    expect_bad_table("1,1e99\n3,4\n", ":1: field 2, '1e99', is not a finite number");
    expect_bad_table("N/A,1\n3,4\n", ":1: field 1, 'N/A', is not a finite number");
    expect_bad_table("a,b\nc,d\n", ":2: field 1, 'c', is not a finite number");
    expect_bad_table("a,b\n", ":1: no row of numbers");
    expect_bad_table("\n\n", ":2: no row of numbers");
    expect_bad_table("", ": empty");
    char digits[4096];
    memset(digits, '1', sizeof digits);
    memcpy(digits, "1,2\n", 4);
    digits[sizeof digits - 1] = '\0';
    expect_bad_table(digits, ":2: field 1, '11111111111111111111', is not a finite number");
    write_plain("1,2\n3\0,4\n", 9);
    assert_null(data_read_csv(path, error, sizeof error));
}

static void reads_whole_files(void **state)
{
    (void)state;
    static char text[3 << 20];
    memset(text, 'x', sizeof text);
    for (int gzip = 0; gzip < 2; gzip++) {
        (gzip ? write_gzip : write_plain)(text, sizeof text);
        DataArray *bytes = data_read_bytes(path, error, sizeof error);
        assert_non_null(bytes);
        assert_int_equal(bytes->count, sizeof text);
        assert_memory_equal(bytes->values, text, sizeof text);
        data_free(bytes);
    }
    assert_int_equal(truncate(path, 100), 0);
    assert_null(data_read_bytes(path, error, sizeof error));
    assert_non_null(strstr(error, "damaged"));
    write_plain(text, 1);
    assert_int_equal(truncate(path, 300 << 20), 0);
    assert_null(data_read_bytes(path, error, sizeof error));
    assert_non_null(strstr(error, "more than 256 MiB of text"));
}

/* A length at the end that lies is damage; one that does not is no reason to take more memory. */
static void bounds_texts(void **state)
{
    (void)state;
    enum { MEMBER = 1 << 20, LARGE = 256 * MEMBER };
    unsigned char *zeros = calloc(1, LARGE);
    assert_non_null(zeros);
    write_members(zeros, LARGE, MEMBER, 1);
    free(zeros);
    assert_null(data_read_bytes(path, error, sizeof error));
    assert_non_null(strstr(error, "more than 256 MiB of text"));
    static const unsigned char lie[4] = {255, 255, 255, 127};
    struct stat info;
    write_gzip("text", 4);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(truncate(path, info.st_size - 4), 0);
    append(lie, sizeof lie);
    assert_null(data_read_bytes(path, error, sizeof error));
    assert_non_null(strstr(error, "damaged or truncated gzip data"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_plain_and_gzip),
        cmocka_unit_test(reads_big_endian_numbers),
        cmocka_unit_test(refuses_bad_headers),
        cmocka_unit_test(refuses_wrong_sizes),
        cmocka_unit_test(refuses_zip_bomb),
        cmocka_unit_test(reads_members_of_any_level),
        cmocka_unit_test(ignores_what_follows_the_members),
        cmocka_unit_test(refuses_damaged_gzip),
        cmocka_unit_test(refuses_what_is_no_file),
        cmocka_unit_test(names_the_debian_package),
        cmocka_unit_test(batches_scale_and_select),
        cmocka_unit_test(reads_tables),
        cmocka_unit_test(refuses_bad_tables),
        cmocka_unit_test(reads_whole_files),
        cmocka_unit_test(bounds_texts),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
