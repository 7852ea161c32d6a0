/* jit: compiled text runs, broken text is an error with a message, and no page of the process can
 * be written and executed once an entry can be called. Both compilers are given the same text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "host.h"
#include "rt.h"

/* y[i] = e^x[i] / 2 for three elements; an array of constants lands in the data section. */
static const char good_text[] =
    "float expf(float);\n"
    "struct state { const float *scale; };\n"
    "struct halve_io { const float *x; float *y; };\n"
    "static const float halves[3] = {0.5f, 0x1p-1f, 0.5f};\n"
    "void halve(const struct state *s, const struct halve_io *io, void *work);\n"
    "void halve(const struct state *s, const struct halve_io *io, void *work)\n"
    "{\n"
    "    (void)work;\n"
    "    for (int i = 0; i < 3; i++) {\n"
    "        io->y[i] = expf(io->x[i]) * halves[i] * s->scale[0];\n"
    "    }\n"
    "}\n";

static void check_runs(const Code *code)
{
    float scale = 4, x[3] = {0, 1, -1}, y[3] = {0};
    void *state[] = {&scale}, *io[] = {x, y};
    EntryPoint *halve = code_entry(code, "halve");
    assert_non_null(halve);
    halve(state, io, NULL);
    assert_float_equal(y[0], 2, 1e-6);
    assert_float_equal(y[1], 5.4365637, 1e-5);
    assert_float_equal(y[2], 0.7357589, 1e-6);
}

static int count_writable_executable(void)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    assert_non_null(maps);
    char line[512];
    int count = 0;
    while (fgets(line, sizeof line, maps)) {
        count += strstr(line, " rwx") != NULL;
    }
    fclose(maps);
    return count;
}

static void test_tcc_runs(void **unused)
{
    (void)unused;
    Text error = {0};
    int before = count_writable_executable();
    Code *code = jit_tcc(good_text, &error);
    assert_non_null(code);
    assert_int_equal(error.length, 0);
    assert_int_equal(count_writable_executable(), before);
    check_runs(code);
    assert_null(code_entry(code, "absent"));
    code_free(code);
}

static void test_tcc_knows_runtime(void **unused)
{
    (void)unused;
    int count;
    const RtSymbol *symbols = rt_symbols(&count);
    Text text = {0}, error = {0};
    assert_true(count > 0);
    text_add(&text, "void all(void **state, void **io, void *work) {\n");
    for (int i = 0; i < count; i++) {
        text_printf(&text, "{ extern void %s(void); io[%d] = %s; }\n", symbols[i].name, i,
                    symbols[i].name);
    }
    text_add(&text, "}\n");
    Code *code = jit_tcc(text.data, &error);
    assert_non_null(code);
    assert_non_null(code_entry(code, "all"));
    code_free(code);
    text_free(&text);
}

static void test_tcc_reports(void **unused)
{
    (void)unused;
    Text error = {0};
    assert_null(jit_tcc("void f(void) { return 1 +; }", &error));
    assert_non_null(strstr(error.data, ":1: error"));
    text_free(&error);
    assert_null(jit_tcc("void g(void); void f(void) { g(); }", &error));
    assert_non_null(strstr(error.data, "'g'"));
    text_free(&error);
    /* no headers: emitted text must carry its own declarations */
    assert_null(jit_tcc("#include <math.h>\n", &error));
    text_free(&error);
}

static void test_tcc_size_limit(void **unused)
{
    (void)unused;
    size_t length = (size_t)65 << 20;
    char *text = malloc(length + 1);
    assert_non_null(text);
    memset(text, ' ', length);
    text[length] = '\0';
    Text error = {0};
    assert_null(jit_tcc(text, &error));
    assert_non_null(strstr(error.data, "65 MiB"));
    text_free(&error);
    free(text);
}

static void test_tcc_decimal_point(void **unused)
{
    (void)unused;
    const char *text = "void f(void **state, float **io, void *work) { io[0][0] = 0.5f; }";
    char *before = strdup(setlocale(LC_ALL, NULL));
    (void)setlocale(LC_ALL, "de_DE.UTF-8"); /* writes "0,5"; without it the test is a plain one */
    Text error = {0};
    Code *code = jit_tcc(text, &error);
    setlocale(LC_ALL, before);
    free(before);
    assert_non_null(code);
    float value = 0;
    void *io[] = {&value};
    code_entry(code, "f")(NULL, io, NULL);
    assert_true(value == 0.5f);
    code_free(code);
}

static void *compile_often(void *unused)
{
    for (int i = 0; i < 20; i++) {
        Text error = {0};
        Code *code = jit_tcc(good_text, &error);
        if (!code) {
            return "failed";
        }
        code_free(code);
    }
    return unused;
}

static void test_tcc_threads(void **unused)
{
    (void)unused;
    pthread_t threads[4];
    for (int i = 0; i < COUNT_OF(threads); i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, compile_often, NULL), 0);
    }
    for (int i = 0; i < COUNT_OF(threads); i++) {
        void *result;
        pthread_join(threads[i], &result);
        assert_null(result);
    }
}

static int count_files(const char *folder)
{
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    int count = -2; /* "." and ".." */
    while (readdir(entries)) {
        count++;
    }
    closedir(entries);
    return count;
}

static void test_cc_runs_and_cleans_up(void **unused)
{
    (void)unused;
    char folder[] = "/tmp/gradcc-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    setenv("TMPDIR", folder, 1);
    unsetenv("CC");
    Text error = {0};
    Code *code = jit_cc(good_text, &error);
    assert_non_null(code);
    assert_int_equal(count_files(folder), 0);
    check_runs(code);
    assert_null(code_entry(code, "absent"));
    code_free(code);

    assert_null(jit_cc("void f(void) { return 1 +; }", &error));
    assert_non_null(strstr(error.data, "error"));
    assert_int_equal(count_files(folder), 0);
    text_free(&error);
    unsetenv("TMPDIR");
    rmdir(folder);
}

/* Sums of three over values that the same kernel then replaces by twice the tangent of x: gcc 12
 * summed new ones (see compiler_arguments). */
static const char sums_text[] =
    "__attribute__((simd(\"notinbranch\"))) float tanf(float);\n"
    "static void sums(const float *restrict x, float *restrict a, const float *restrict b,\n"
    "                 float *restrict y)\n"
    "{\n"
    "    for (long h = 0; h < 2; h++) {\n"
    "        for (long i = 0; i < 6; i++) {\n"
    "            const float t = tanf(x[h * 6 + i]);\n"
    "            float sum = 0.0f, other = 0.0f;\n"
    "#pragma omp simd reduction(+ : sum, other)\n"
    "            for (long j = 0; j < 3; j++) {\n"
    "                sum += a[h * 18 + i + j * 6];\n"
    "                other += b[h * 18 + i + j * 6];\n"
    "            }\n"
    "            for (long j = 0; j < 3; j++) {\n"
    "                a[h * 18 + i + j * 6] = t + t;\n"
    "            }\n"
    "            y[h * 6 + i] = sum * t * t + other;\n"
    "        }\n"
    "    }\n"
    "}\n"
    "__attribute__((noinline)) static void fill(float *a, float *b)\n"
    "{\n"
    "    for (int i = 0; i < 36; i++) {\n"
    "        a[i] = 4;\n"
    "        b[i] = 1;\n"
    "    }\n"
    "}\n"
    "void entry(const float *const *s, float *const *io, void *work)\n"
    "{\n"
    "    char *const at = work;\n"
    "    float *const b = (float *)(void *)(at + 0), *const a = (float *)(void *)(at + 192);\n"
    "    (void)s;\n"
    "    fill(a, b);\n"
    "    sums(io[0], a, b, io[1]);\n"
    "}\n";

static void test_cc_sums_before_it_stores(void **unused)
{
    (void)unused;
    Text error = {0};
    float x[12], y[12], work[96];
    void *io[] = {x, y};
    for (int i = 0; i < 12; i++) {
        x[i] = 1.5f;
    }
    Code *code = jit_cc(sums_text, &error);
    assert_non_null(code);
    code_entry(code, "entry")(NULL, io, work);
    for (int i = 0; i < 12; i++) {
        assert_float_equal(y[i], 12 * 198.8502 + 3, 0.01);
    }
    code_free(code);
}

static void test_cc_missing(void **unused)
{
    (void)unused;
    Text error = {0};
    /* one program name, not a command line: a shell would find `true` here */
    setenv("CC", "true; true", 1);
    assert_null(jit_cc(good_text, &error));
    assert_non_null(strstr(error.data, "cannot run the C compiler 'true; true'"));
    text_free(&error);
    unsetenv("CC");
    setenv("TMPDIR", "/nonexistent", 1);
    assert_null(jit_cc(good_text, &error));
    assert_non_null(strstr(error.data, "/nonexistent"));
    text_free(&error);
    unsetenv("TMPDIR");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tcc_runs),
        cmocka_unit_test(test_tcc_knows_runtime),
        cmocka_unit_test(test_tcc_reports),
        cmocka_unit_test(test_tcc_size_limit),
        cmocka_unit_test(test_tcc_decimal_point),
        cmocka_unit_test(test_tcc_threads),
        cmocka_unit_test(test_cc_runs_and_cleans_up),
        cmocka_unit_test(test_cc_sums_before_it_stores),
        cmocka_unit_test(test_cc_missing),
    };
    if (!rt_start(1)) {
        return 1;
    }
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rt_stop();
    return failed;
}
