/* Tests of runtime/file.c: a file appears whole or not at all, whatever the disk does. */
#include "../../runtime/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/gradcc-test-file-XXXXXX";
static char path[64], other[64];
static char error[256];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) {
        return -1;
    }
    snprintf(path, sizeof path, "%s/file", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    unlink(other);
    return rmdir(folder);
}

static int files_in_folder(void)
{
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    int count = -2; /* . and .. */
    while (readdir(dir)) {
        count++;
    }
    closedir(dir);
    return count;
}

static void expect_content(const char *file, const char *expected)
{
    size_t count;
    char *bytes = file_read(file, 1 << 20, &count, error, sizeof error);
    assert_non_null(bytes);
    assert_int_equal(count, strlen(expected));
    assert_string_equal(bytes, expected);
    free(bytes);
}

static void writes_and_replaces(void **state)
{
    (void)state;
    unlink(path);
    assert_true(file_write(path, "first", 5, error, sizeof error));
    expect_content(path, "first");
    assert_int_equal(chmod(path, 0640), 0);
    assert_true(file_write(path, "second", 6, error, sizeof error));
    expect_content(path, "second");
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0640);
    assert_true(file_write(path, "", 0, error, sizeof error));
    expect_content(path, "");
    assert_int_equal(files_in_folder(), 1);
}

static void follows_links(void **state)
{
    (void)state;
    unlink(path);
    assert_true(file_write(other, "old", 3, error, sizeof error));
    assert_int_equal(symlink("other", path), 0);
    assert_true(file_write(path, "new", 3, error, sizeof error));
    expect_content(other, "new");
    struct stat info;
    assert_int_equal(lstat(path, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    unlink(path);
    unlink(other);
}

/* A limit on file size stands in for a full disk: the old file stays, no temporary one does. */
static void full_disk_keeps_the_old_file(void **state)
{
    (void)state;
    static char large[100000];
    assert_true(file_write(path, "old", 3, error, sizeof error));
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 50000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool written = file_write(path, large, sizeof large, error, sizeof error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_false(written);
    assert_non_null(strstr(error, path));
    assert_non_null(strstr(error, "File too large"));
    expect_content(path, "old");
    assert_int_equal(files_in_folder(), 1);
}

/* Devices are written to, never replaced; /dev/full is a disk without room. */
static void devices_stay_devices(void **state)
{
    (void)state;
    struct stat info;
    assert_true(file_write("/dev/null", "x", 1, error, sizeof error));
    assert_int_equal(stat("/dev/null", &info), 0);
    assert_true(S_ISCHR(info.st_mode));
    assert_false(file_write("/dev/full", "x", 1, error, sizeof error));
    assert_string_equal(error, "/dev/full: cannot write: No space left on device");
    assert_int_equal(stat("/dev/full", &info), 0);
    assert_true(S_ISCHR(info.st_mode));
}

static void says_why_it_cannot_write(void **state)
{
    (void)state;
    assert_false(file_write("/nowhere/file", "x", 1, error, sizeof error));
    assert_string_equal(error, "/nowhere/file: cannot write: No such file or directory");
    assert_false(file_write(folder, "x", 1, error, sizeof error));
    assert_non_null(strstr(error, "Is a directory"));
    assert_false(file_write("", "x", 1, error, sizeof error));
}

static void discards(void **state)
{
    (void)state;
    unlink(path);
    FileWriter writer;
    assert_true(file_begin(&writer, path, error, sizeof error));
    file_add(&writer, "half", 4);
    file_discard(&writer);
    assert_int_equal(files_in_folder(), 0);
}

static void reading_is_bounded(void **state)
{
    (void)state;
    size_t count;
    assert_true(file_write(path, "12345", 5, error, sizeof error));
    assert_null(file_read(path, 4, &count, error, sizeof error));
    assert_non_null(strstr(error, "larger than 4 bytes"));
    char *bytes = file_read(path, 5, &count, error, sizeof error);
    assert_string_equal(bytes, "12345");
    free(bytes);
    assert_null(file_read("/dev/zero", 1 << 20, &count, error, sizeof error));
    assert_non_null(strstr(error, "larger than"));
    assert_null(file_read(folder, 100, &count, error, sizeof error));
    assert_non_null(strstr(error, "Is a directory"));
    assert_null(file_read("/nowhere", 100, &count, error, sizeof error));
    assert_string_equal(error, "/nowhere: cannot open: No such file or directory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_and_replaces),          cmocka_unit_test(follows_links),
        cmocka_unit_test(full_disk_keeps_the_old_file), cmocka_unit_test(devices_stay_devices),
        cmocka_unit_test(says_why_it_cannot_write),     cmocka_unit_test(discards),
        cmocka_unit_test(reading_is_bounded),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
