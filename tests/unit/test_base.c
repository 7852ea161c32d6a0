/* Floor 0: arena, growable array, text, numbers as text, messages. */
#include "base.h"

#include <locale.h>
#include <limits.h>
#include <math.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <cmocka.h>

/* ---- memory ---- */

static void test_arena_is_zeroed_and_aligned(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (size_t bytes = 0; bytes < 300000; bytes = bytes * 3 + 1) {
        unsigned char *memory = arena_alloc(arena, bytes);
        assert_int_equal((uintptr_t)memory % 16, 0);
        for (size_t i = 0; i < bytes; i++) {
            assert_int_equal(memory[i], 0);
        }
        memset(memory, 0xAA, bytes);
    }
    arena_free(arena);
    arena_free(NULL);
}

static void test_array_grows_and_keeps_its_items(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int *items = NULL, count = 0, capacity = 0;
    for (int i = 0; i < 100000; i++) {
        ARENA_PUSH(arena, items, count, capacity, 7 * i);
    }
    assert_int_equal(count, 100000);
    for (int i = 0; i < count; i++) {
        assert_int_equal(items[i], 7 * i);
    }
    arena_free(arena);
}

/* The exit status of a child that runs `body`; minus the signal if one ended it. */
static int status_of(void (*body)(void))
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        freopen("/dev/null", "w", stderr);
        body();
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void allocate_impossible_product(void)
{
    arena_alloc_array(arena_new(), INT64_MAX, 16);
}

static void allocate_negative_count(void)
{
    arena_alloc_array(arena_new(), -1, 1);
}

static void report_bug(void)
{
    bug_in("test", (Loc){0}, "on purpose");
}

static void test_impossible_sizes_end_the_process(void **state)
{
    (void)state;
    assert_int_equal(status_of(allocate_impossible_product), EXIT_RUNTIME);
    assert_int_equal(status_of(allocate_negative_count), EXIT_RUNTIME);
}

static void test_bug_aborts(void **state)
{
    (void)state;
    assert_int_equal(status_of(report_bug), -SIGABRT);
}

/* ---- text ---- */

static void test_text_of_any_length(void **state)
{
    (void)state;
    Text text = {0};
    for (int i = 0; i < 1000; i++) {
        text_printf(&text, "%d,", i);
    }
    assert_int_equal(text.length, strlen(text.data));
    assert_memory_equal(text.data, "0,1,2,", 6);
    assert_string_equal(text.data + text.length - 8, "998,999,");

    char long_word[5001];
    memset(long_word, 'x', 5000);
    long_word[5000] = '\0';
    text_printf(&text, "%s!", long_word);
    assert_string_equal(text.data + text.length - 3, "xx!");
    text_free(&text);
    assert_null(text.data);

    text_add(&text, "");
    assert_string_equal(text.data, "");
    text_free(&text);
}

/* As snprintf prints it, whether or not it knows a shorter way. */
static void test_text_of_any_format(void **state)
{
    (void)state;
    Text text = {0};
    char expected[200];
#define CHECK(...)                                                                                 \
    text.length = 0;                                                                               \
    text_printf(&text, __VA_ARGS__);                                                               \
    snprintf(expected, sizeof expected, __VA_ARGS__);                                              \
    assert_string_equal(text.data, expected);                                                      \
    assert_int_equal(text.length, strlen(expected))
    CHECK("%s", "");
    CHECK("<%s%s> 100%%", "a", "bc");
    CHECK("%d %d %d %d", 0, -7, INT_MAX, INT_MIN);
    CHECK("%lld %lld %lld", 0LL, LLONG_MAX, LLONG_MIN);
    CHECK("[%.*s] [%.*s] [%.*s]", 2, "abc", 0, "abc", 9, "abc");
    CHECK("[%*s] [%*s] [%*s]", 8, "", 3, "abcd", 6, "abc");
    CHECK("[%*s] [%*s] [%*s]", -8, "", -3, "abcd", -6, "abc");
    CHECK("%s %02d %g %c %zu", "first", 7, 0.5, 'x', (size_t)3);
#undef CHECK
    text_free(&text);
}

static void test_arena_text(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_string_equal(arena_strndup(arena, "abcdef", 3), "abc");
    assert_string_equal(arena_printf(arena, "%s-%d", "k", 7), "k-7");
    arena_free(arena);
}

static void check_escaped(const char *raw, const char *expected)
{
    Text text = {0};
    text_add(&text, "");
    text_add_escaped(&text, raw);
    assert_string_equal(text.data, expected);
    text_free(&text);
}

static void test_escaping_keeps_letters_and_stops_control(void **state)
{
    (void)state;
    check_escaped("plain \"text\" \\", "plain \"text\" \\");
    check_escaped("Gr\xc3\xb6\xc3\x9f"
                  "e \xe6\xbc\xa2 \xf0\x9f\x99\x82",
                  "Gr\xc3\xb6\xc3\x9f"
                  "e \xe6\xbc\xa2 \xf0\x9f\x99\x82");
    check_escaped("a\nb\tc\x1b[2J\x7f", "a\\x0ab\\x09c\\x1b[2J\\x7f");
    check_escaped("\xc2\x9b", "\\xc2\\x9b");                   /* C1: control sequence introducer */
    check_escaped("\xe2\x80\xae", "\\xe2\\x80\\xae");          /* right-to-left override */
    check_escaped("\xff\x80", "\\xff\\x80");                   /* never in UTF-8 */
    check_escaped("\xc0\xaf", "\\xc0\\xaf");                   /* overlong */
    check_escaped("\xed\xa0\x80", "\\xed\\xa0\\x80");          /* surrogate */
    check_escaped("\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"); /* beyond U+10FFFF */
    check_escaped("\xe6\xbc", "\\xe6\\xbc");                   /* cut short */
}

/* ---- numbers ---- */

static void check_number(double value, const char *expected)
{
    Text text = {0};
    text_add_number(&text, value);
    if (expected) {
        assert_string_equal(text.data, expected);
    }
    const char *end;
    double back = number_parse(text.data, &end);
    assert_int_equal(*end, '\0');
    if (value == value) {
        assert_memory_equal(&back, &value, sizeof value);
    } else {
        assert_true(back != back);
    }
    text_free(&text);
}

static void check_numbers(void)
{
    check_number(0.1, "0.1");
    check_number(-0.0, "-0");
    check_number(1.0 / 3, "0.3333333333333333");
    check_number(1e-8, "1e-08");
    check_number(1234567890123, "1234567890123");
    check_number(HUGE_VAL, "inf");
    check_number(-HUGE_VAL, "-inf");
    check_number(NAN, "nan");
    check_number(-NAN, "nan");
    check_number(5e-324, NULL);
    check_number(1.7976931348623157e308, NULL);
    uint64_t bits = 0x9E3779B97F4A7C15u;
    for (int i = 0; i < 20000; i++) {
        double value;
        memcpy(&value, &bits, sizeof value);
        check_number(value, NULL);
        bits = bits * 6364136223846793005u + 1442695040888963407u;
    }
}

static void test_numbers_read_back_bit_for_bit(void **state)
{
    (void)state;
    check_numbers();
}

static void test_numbers_do_not_depend_on_the_locale(void **state)
{
    (void)state;
    static const char *const comma_locales[] = {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8"};
    for (int i = 0; i < COUNT_OF(comma_locales); i++) {
        if (setlocale(LC_ALL, comma_locales[i])) {
            check_numbers();
        }
    }
    setlocale(LC_ALL, "C");
}

static void test_parsing_stops_at_what_is_no_number(void **state)
{
    (void)state;
    const char *end, *text = "1.5,2";
    assert_true(number_parse(text, &end) == 1.5);
    assert_string_equal(end, ",2");
    text = "word";
    number_parse(text, &end);
    assert_ptr_equal(end, text);
}

/* ---- did you mean ---- */

static void test_nearest_word(void **state)
{
    (void)state;
    static const char *const words[] = {"hidden", "lr", "epochs", "momentum", "matmul"};
    int count = COUNT_OF(words);
    assert_string_equal(nearest_word("hiden", words, count), "hidden");
    assert_string_equal(nearest_word("hdiden", words, count), "hidden"); /* a swap is one edit */
    assert_string_equal(nearest_word("mommentun", words, count), "momentum");
    assert_string_equal(nearest_word("rl", words, count), "lr");
    assert_null(nearest_word("x", words, count));
    assert_null(nearest_word("batch", words, count));
    assert_null(nearest_word("", words, count));
    assert_null(nearest_word("lr", words, 0));

    char endless[10001];
    memset(endless, 'h', 10000);
    endless[10000] = '\0';
    assert_null(nearest_word(endless, words, count));
    const char *const only_endless[] = {endless};
    assert_null(nearest_word("hhhh", only_endless, 1));
}

/* ---- messages ---- */

static void test_loc_base(void **state)
{
    (void)state;
    assert_string_equal(loc_base((Loc){.file = "/a/b/mlp.lua"}), "mlp.lua");
    assert_string_equal(loc_base((Loc){.file = "mlp.lua"}), "mlp.lua");
    assert_string_equal(loc_base((Loc){0}), "?");
}

/* Where stderr goes while a message is caught. */
static int stderr_before;

static void redirect_stderr(int fd)
{
    fflush(stderr);
    stderr_before = dup(STDERR_FILENO);
    dup2(fd, STDERR_FILENO);
}

static void restore_stderr(void)
{
    fflush(stderr);
    dup2(stderr_before, STDERR_FILENO);
    close(stderr_before);
}

static void check_message(Loc loc, const char *message, const char *expected)
{
    char written[4096];
    FILE *file = tmpfile();
    redirect_stderr(fileno(file));
    error_at(loc, "%s", message);
    restore_stderr();
    rewind(file);
    size_t length = fread(written, 1, sizeof written - 1, file);
    written[length] = '\0';
    fclose(file);
    assert_string_equal(written, expected);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void test_message_shows_the_line(void **state)
{
    (void)state;
    char folder[] = "/tmp/test_base_XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    write_file("m.lua", "first\n  local y =\tx:matmul(w) \r\nlast \x1b[2J");

    check_message((Loc){"m.lua", 2}, "matmul: no",
                  "m.lua:2: error: matmul: no\n"
                  "    2 |   local y = x:matmul(w)\n"
                  "      |   ^\n");
    check_message((Loc){"m.lua", 3}, "a\nb",
                  "m.lua:3: error: a\\x0ab\n"
                  "    3 | last \\x1b[2J\n"
                  "      | ^\n");
    check_message((Loc){"m.lua", 9}, "beyond the end", "m.lua:9: error: beyond the end\n");
    check_message((Loc){"m.lua", 0}, "no line", "m.lua: error: no line\n");
    check_message((Loc){"none\n.lua", 1}, "no file", "none\\x0a.lua:1: error: no file\n");
    check_message((Loc){"/dev/zero", 1}, "no end", "/dev/zero:1: error: no end\n");
    check_message((Loc){0}, "nowhere", "gradcc: error: nowhere\n");

    char line[256], expected[512];
    snprintf(line, sizeof line, "%0159d\xc3\xa4", 0); /* the last byte shown is half a letter */
    write_file("m.lua", line);
    snprintf(expected, sizeof expected, "m.lua:1: error: long\n    1 | %0159d\n      | ^\n", 0);
    check_message((Loc){"m.lua", 1}, "long", expected);

    remove("m.lua");
    assert_int_equal(chdir("/"), 0);
    rmdir(folder);
}

/* Whether a message to a terminal has an escape sequence in it. */
static bool terminal_message_is_coloured(void)
{
    int terminal, program;
    char written[256];
    assert_int_equal(openpty(&terminal, &program, NULL, NULL, NULL), 0);
    redirect_stderr(program);
    error_plain("x");
    restore_stderr();
    ssize_t length = read(terminal, written, sizeof written);
    close(terminal);
    close(program);
    assert_true(length > 0);
    return memchr(written, '\x1b', (size_t)length) != NULL;
}

static void test_colour_on_terminals_only_when_wanted(void **state)
{
    (void)state;
    unsetenv("NO_COLOR");
    assert_true(terminal_message_is_coloured());
    setenv("NO_COLOR", "", 1);
    assert_true(terminal_message_is_coloured());
    setenv("NO_COLOR", "1", 1);
    assert_false(terminal_message_is_coloured());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_is_zeroed_and_aligned),
        cmocka_unit_test(test_array_grows_and_keeps_its_items),
        cmocka_unit_test(test_impossible_sizes_end_the_process),
        cmocka_unit_test(test_bug_aborts),
        cmocka_unit_test(test_text_of_any_length),
        cmocka_unit_test(test_text_of_any_format),
        cmocka_unit_test(test_arena_text),
        cmocka_unit_test(test_escaping_keeps_letters_and_stops_control),
        cmocka_unit_test(test_numbers_read_back_bit_for_bit),
        cmocka_unit_test(test_numbers_do_not_depend_on_the_locale),
        cmocka_unit_test(test_parsing_stops_at_what_is_no_number),
        cmocka_unit_test(test_nearest_word),
        cmocka_unit_test(test_loc_base),
        cmocka_unit_test(test_message_shows_the_line),
        cmocka_unit_test(test_colour_on_terminals_only_when_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
