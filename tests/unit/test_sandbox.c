/* Nothing that a script does harms the program: time, memory, bytecode, files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "front.h"
#include "../scripts.h"

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static const FrontOptions hurried = {.real = DT_F32, .time_limit = 0.2};

static void endless_scripts_end(void **state)
{
    (void)state;
    static const char *const scripts[] = {
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "local function f() while true do end end\n"
        "while true do xpcall(f, function() while true do end end) end",
        "while true do coroutine.wrap(function() while true do end end)() end",
        "while true do pcall(coroutine.wrap(function() pcall(function() while true do end end) "
        "end))"
        " end",
        "local function f() while true do end end\n"
        "while true do coroutine.resume(coroutine.create(f)) end",
        "local t = setmetatable({}, { __index = function(t, k) while true do end end })\n"
        "while true do pcall(function() return t.x end) end",
        "local function f() local c <close> = setmetatable({}, { __close = function()\n"
        "  while true do pcall(f) end end }) error 'x' end\n"
        "while true do pcall(f) end",
        "goto a ::a:: goto a",
        "table.sort({ 3, 2, 1 }, function() while true do end end)",
        "string.gsub('aaa', 'a', function() while true do end end)",
        "return model { predict = function() while true do end end }",
        "local t = require 'tensor'\n"
        "return model { predict = function() while true do pcall(t.ones, 1) end end }",
    };
    for (int i = 0; i < COUNT_OF(scripts); i++) {
        double started = seconds();
        const char *message = script_fails(scripts[i], &hurried);
        assert_non_null(strstr(message, "script.lua:"));
        assert_non_null(strstr(message, "the script ran for more than 0.2 s"));
        assert_true(seconds() - started < 0.9);
    }
}

/* Inside one call of a library no hook runs: the process ends, with the message and exit code 3. */
static void endless_patterns_end_the_process(void **state)
{
    (void)state;
    const char *path = script("local s = ('a'):rep(40)\n"
                              "string.find(s, ('a*'):rep(20) .. 'b')\n");
    message_begin();
    pid_t child = fork();
    if (child == 0) {
        front_load(path, &hurried);
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    const char *message = message_end();
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EXIT_MODEL);
    assert_non_null(strstr(message, "script.lua: error: the script ran past its time limit"));
}

static void hungry_scripts_end(void **state)
{
    (void)state;
    static const char *const scripts[] = {
        "local s = 'x' while true do s = s .. s end",
        "local s = ('x'):rep(1 << 30)",
        "local t = {} for i = 1, 1 << 40 do t[i] = i end",
        "local t = {} while true do pcall(function() t[#t + 1] = ('x'):rep(100000) .. #t end) end",
        "local s = table.concat(setmetatable({}, { __index = function() return ('x'):rep(1e6) "
        "end,\n"
        "  __len = function() return 1e6 end }))",
        "local nn = require 'nn' local t = {} while true do nn.Parameter({ 1 }, 0) end",
        "return model { inputs = { x = { shape = {} } }, predict = function(batch)\n"
        "  local x = batch.x while true do x = x + 1 end end }",
        "return model { inputs = { x = { shape = {} } }, predict = function(batch)\n"
        "  while true do batch.x:name(('n'):rep(500)) end end }",
        "return model { inputs = { x = { shape = {} } }, predict = function(batch)\n"
        "  while true do pcall(function() return batch.x:exp() end) end end }",
    };
    FrontOptions options = {.real = DT_F32, .memory_limit = 8 * 1024 * 1024, .time_limit = 1};
    for (int i = 0; i < COUNT_OF(scripts); i++) {
        const char *message = script_fails(scripts[i], &options);
        assert_non_null(strstr(message, "script.lua"));
        bool memory = strstr(message, "the script needs more than 8 MiB of memory");
        bool time = strstr(message, "the script ran for more than 1 s"); /* pcall goes on */
        if (!memory && !time) {
            fail_msg("case %d: %s", i, message);
        }
    }
}

/* Names are kept outside of Lua's heap, where what is no longer needed takes more or less. */
static void garbage_makes_room(void **state)
{
    (void)state;
    FrontOptions options = {.real = DT_F32, .memory_limit = 1024 * 1024};
    for (int waste = 0; waste < 8; waste++) {
        char text[512];
        snprintf(text, sizeof text,
                 "return model { inputs = { x = { shape = {} } }, predict = function(batch)\n"
                 "  local name = ('n'):rep(500)\n"
                 "  for i = 1, %d do local waste = ('w'):rep(60000 + i) end\n"
                 "  for i = 1, 1440 do batch.x:name(name) end\n"
                 "  return batch.x end }",
                 3 * waste);
        Model *model = front_load(script(text), &options);
        assert_non_null(model);
        front_free(model);
    }
}

/* Memory ends on the way into the body of a loop; what the script computes then is in no body. */
static void a_loop_that_fails_is_left(void **state)
{
    (void)state;
    FrontOptions options = {.real = DT_F32, .memory_limit = 8 * 1024 * 1024};
    for (int spare = 8; spare <= 64; spare += 8) {
        char text[1024];
        snprintf(
            text, sizeof text,
            "local scan = require('tensor').scan\n"
            "return model { inputs = { x = { shape = { 3 } } }, predict = function(batch)\n"
            "  local carries, hog, spare = {}, {}, ('s'):rep(%d * 1024)\n"
            "  for i = 1, 1500 do carries[i] = batch.x end\n"
            "  for _, size in ipairs{ 1e5, 1e3, 1e2 } do\n"
            "    pcall(function() while true do hog = { hog, ('x'):rep(size) .. #hog } end end)\n"
            "  end\n"
            "  spare = nil\n"
            "  pcall(scan, function(c) return c end, carries, nil, { length = 2 })\n"
            "  hog = nil\n"
            "  return batch.x * 2 end }",
            spare);
        Model *model = front_load(script(text), &options);
        assert_non_null(model);
        Graph *graph = front_trace(model, ENTRY_PREDICT, 0, 32, NULL);
        assert_non_null(graph);
        assert_string_equal(graph->name, "predict");
        graph_free(graph);
        front_free(model);
    }
}

static void bytecode_is_refused(void **state)
{
    (void)state;
    static const char bytecode[] = "\x1bLua\x54\x00\x19\x93\r\n\x1a\n";
    const char *path = script_bytes("script.lua", bytecode, sizeof bytecode - 1);
    message_begin();
    Model *model = front_load(path, &(FrontOptions){.real = DT_F32});
    const char *message = message_end();
    assert_null(model);
    assert_non_null(strstr(message, "attempt to load a binary chunk"));
}

static void unreadable_scripts_are_reported(void **state)
{
    (void)state;
    message_begin();
    assert_null(front_load("no/such/script.lua", &(FrontOptions){.real = DT_F32}));
    assert_null(front_load("tests", &(FrontOptions){.real = DT_F32}));
    const char *message = message_end();
    assert_non_null(strstr(message, "no/such/script.lua: cannot open"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endless_scripts_end),
        cmocka_unit_test(endless_patterns_end_the_process),
        cmocka_unit_test(hungry_scripts_end),
        cmocka_unit_test(garbage_makes_room),
        cmocka_unit_test(a_loop_that_fails_is_left),
        cmocka_unit_test(bytecode_is_refused),
        cmocka_unit_test(unreadable_scripts_are_reported),
    };
    return cmocka_run_group_tests(tests, scripts_make_folder, scripts_remove_folder);
}
