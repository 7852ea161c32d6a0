/* sandbox: the Lua state that scripts run in, made for scripts one has not read.
 *
 * Memory: an allocator that counts, and refuses beyond the limit; Lua turns that into an error.
 * Time: a timer sets a hook. From then on, every hook raises an error and asks to be called again at
 * the next instruction, so pcall, coroutines and handlers cannot go on. C code of Lua's libraries
 * (pattern matching) calls no hook: for it the timer ends the process a moment later. A hook that
 * waits slows every instruction down, so none is set before, but for coroutines, which look at the
 * clock. Finalisers could run when nobody watches: a metatable with __gc is refused.
 * Nothing reaches files, processes, bytecode or the locale.
 */
#include "front.h"

#include <lualib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { HOOK_INSTRUCTIONS = 1000, DEFAULT_MEMORY = 256 * 1024 * 1024, DEFAULT_SECONDS = 60 };
enum { MOST_PRINTED = 32 }; /* of a list */
/* Per cent of the memory in use after a collection, at which the next one starts. Few scripts make
 * garbage worth looking for, and looking takes time; who comes to the limit has it collected. */
enum { COLLECTION_PAUSE = 1000 };
static const double grace_seconds = 1; /* from the hook to the end of the process */

/* ---- memory ---- */

static bool has_room(const Front *front, size_t bytes)
{
    return front->heap_bytes <= front->heap_limit && bytes <= front->heap_limit - front->heap_bytes;
}

/* Lua asks a second time when it has collected garbage; and then, when no function runs any more, on
 * its way out. */
static void note_denied(Front *front)
{
    lua_Debug frame;
    if (front->lua && lua_getstack(front->lua, 0, &frame)) {
        front->denied = script_line(front->lua);
    }
}

static void *limited_alloc(void *context, void *block, size_t old_bytes, size_t bytes)
{
    Front *front = context;
    size_t had = block ? old_bytes : 0; /* for new blocks, Lua passes a type there */
    if (bytes == 0) {
        free(block);
        front->heap_bytes -= had;
        return NULL;
    }
    bool grows = bytes > had;
    if (grows && !has_room(front, bytes - had)) {
        note_denied(front);
        return NULL;
    }
    void *moved = realloc(block, bytes);
    if (!moved) {
        return grows ? NULL : block; /* Lua counts on shrinking to succeed */
    }
    front->heap_bytes += bytes;
    front->heap_bytes -= had;
    return moved;
}

static const char memory_message[] = "the script needs more than %.0f MiB of memory";

static double heap_mebibytes(const Front *front)
{
    return (double)front->heap_limit / (1024 * 1024);
}

void sandbox_charge(lua_State *L, size_t bytes)
{
    Front *front = front_of(L);
    if (!has_room(front, bytes)) {
        lua_gc(L, LUA_GCCOLLECT);
    }
    if (!has_room(front, bytes)) {
        script_raise(L, memory_message, heap_mebibytes(front));
    }
    front->heap_bytes += bytes;
    if (front->graph) {
        front->trace_bytes += bytes;
    }
}

/* ---- time ---- */

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double limit_seconds(const Front *front)
{
    return front->options.time_limit > 0 ? front->options.time_limit : DEFAULT_SECONDS;
}

static void watch_clock(lua_State *L, lua_Debug *event);

/* At the next instruction, be it of L or of who resumed it. */
static void watch_all(lua_State *L)
{
    lua_sethook(L, watch_clock, LUA_MASKCOUNT, 1);
    lua_sethook(front_of(L)->lua, watch_clock, LUA_MASKCOUNT, 1);
}

static void watch_clock(lua_State *L, lua_Debug *event)
{
    (void)event;
    Front *front = front_of(L);
    if (front->stopped) {
        sandbox_stop(L);
    }
    if (front->out_of_time || seconds_now() > front->deadline) {
        front->out_of_time = true;
        watch_all(L);
        script_raise(L, "the script ran for more than %g s; is there a loop without an end?",
                     limit_seconds(front));
    }
}

/* What the timer needs: prepared beforehand, since a signal handler can do little. It can set a hook:
 * lua_sethook is made for that. */
static lua_State *timer_script;
static volatile sig_atomic_t timer_rang;
static Text timer_message;

static void timer_rings(int signal_number)
{
    (void)signal_number;
    if (!timer_rang) {
        timer_rang = 1;
        lua_sethook(timer_script, watch_clock, LUA_MASKCOUNT, 1);
        return;
    }
    ssize_t written = write(STDERR_FILENO, timer_message.data, timer_message.length);
    (void)written;
    _exit(EXIT_MODEL);
}

static struct timeval time_value(double seconds)
{
    const time_t whole = (time_t)seconds;
    return (struct timeval){.tv_sec = whole,
                            .tv_usec = (suseconds_t)((seconds - (double)whole) * 1e6)};
}

static void clear_timer(void)
{
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
}

/* It rings at once if no time is left, and again after the grace. */
static void set_timer(double seconds)
{
    const double soonest = 1e-5;
    timer_rang = 0;
    setitimer(ITIMER_REAL,
              &(struct itimerval){.it_value = time_value(seconds > soonest ? seconds : soonest),
                                  .it_interval = time_value(grace_seconds)},
              NULL);
}

static void start_timer(const Front *front, struct sigaction *previous)
{
    text_add_escaped(&timer_message, front->model.path);
    text_printf(&timer_message,
                ": error: the script ran past its time limit inside one call of a library\n");
    timer_script = front->lua;
    struct sigaction action = {.sa_handler = timer_rings, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, previous);
    set_timer(front->seconds_left);
}

static void stop_timer(const struct sigaction *previous)
{
    clear_timer();
    sigaction(SIGALRM, previous, NULL);
    text_free(&timer_message);
}

void sandbox_pause(lua_State *L)
{
    (void)L;
    clear_timer();
}

void sandbox_resume(lua_State *L)
{
    Front *front = front_of(L);
    double limit = limit_seconds(front);
    clear_timer();
    if (!front->out_of_time && !front->stopped) {
        lua_sethook(front->lua, NULL, 0, 0); /* it may have been set meanwhile */
    }
    front->deadline = seconds_now() + limit;
    set_timer(limit);
}

void sandbox_stop(lua_State *L)
{
    front_of(L)->stopped = true;
    watch_all(L);
    lua_pushliteral(L, "stopped");
    lua_error(L);
    __builtin_unreachable();
}

/* ---- replacements of library functions ---- */

static void print_value(lua_State *L, int index)
{
    size_t length;
    const char *text = luaL_tolstring(L, index, &length);
    fwrite(text, 1, length, stderr);
    lua_pop(L, 1);
}

/* Whether the table at `index` does not say how it is shown. */
static bool is_plain_table(lua_State *L, int index)
{
    const bool says = luaL_getmetafield(L, index, "__tostring") != LUA_TNIL;
    lua_pop(L, says ? 1 : 0);
    return lua_istable(L, index) && !says;
}

/* Whether there is more in a table than its list of so many. */
static bool has_fields(lua_State *L, int index, lua_Integer count)
{
    lua_pushnil(L);
    while (lua_next(L, index) != 0) {
        lua_pop(L, 1);
        const lua_Integer key = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
        if (key < 1 || key > count) {
            lua_pop(L, 1);
            return true;
        }
    }
    return false;
}

/* The list that a plain table is, such as a shape: { 32, 784 }. Dots stand for lists in it, and for
 * what else there is. */
static void print_list(lua_State *L, int index)
{
    const lua_Integer count = (lua_Integer)lua_rawlen(L, index);
    const lua_Integer shown = count < MOST_PRINTED ? count : MOST_PRINTED;
    fputs("{", stderr);
    for (lua_Integer i = 1; i <= shown; i++) {
        fputs(i > 1 ? ", " : " ", stderr);
        lua_rawgeti(L, index, i);
        if (is_plain_table(L, -1)) {
            fputs("{ ... }", stderr);
        } else {
            print_value(L, -1);
        }
        lua_pop(L, 1);
    }
    const bool more = count > shown || has_fields(L, index, count);
    fprintf(stderr, "%s }", !more ? "" : shown > 0 ? ", ..." : " ...");
}

static int print_to_stderr(lua_State *L)
{
    const int count = lua_gettop(L);
    for (int i = 1; i <= count; i++) {
        fputs(i > 1 ? "\t" : "", stderr);
        (is_plain_table(L, i) ? print_list : print_value)(L, i);
    }
    fputs("\n", stderr);
    return 0;
}

/* upvalue: Lua's setmetatable */
static int setmetatable_without_gc(lua_State *L)
{
    if (lua_istable(L, 2)) {
        lua_pushliteral(L, "__gc");
        if (lua_rawget(L, 2) != LUA_TNIL) {
            return script_raise(L, "setmetatable: finalisers (__gc) are not available to scripts");
        }
        lua_pop(L, 1);
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

/* Stack: the handler, then the results of f, or one error. */
static int finish_xpcall(lua_State *L, int status, lua_KContext context)
{
    (void)context;
    bool succeeded = status == LUA_OK || status == LUA_YIELD;
    if (!succeeded) {
        lua_pushvalue(L, 1);
        lua_insert(L, 2);
        lua_call(L, 1, 1); /* handler(error) */
    }
    lua_pushboolean(L, succeeded);
    lua_replace(L, 1);
    return lua_gettop(L);
}

/* xpcall(f, handler, ...) whose handler runs after f is gone. Lua's own runs it at the place of the
 * error, and thus inside the hook that ends a script, where no hook could end the handler. */
static int xpcall_unwound(lua_State *L)
{
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_rotate(L, 1, 1); /* handler, f, handler, ... */
    lua_remove(L, 3);
    int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_xpcall);
    return finish_xpcall(L, status, 0);
}

/* Order of keys: numbers, then strings; the rest has no order that would be the same in every run.
 */
static int key_before(lua_State *L)
{
    int type_a = lua_type(L, 1), type_b = lua_type(L, 2);
    bool ordered = type_a == LUA_TNUMBER || type_a == LUA_TSTRING;
    bool before = type_a == type_b ? ordered && lua_compare(L, 1, 2, LUA_OPLT) : type_a < type_b;
    lua_pushboolean(L, before);
    return 1;
}

/* upvalues: the table, its keys, how many were visited */
static int next_sorted(lua_State *L)
{
    lua_Integer visited = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        visited++;
        lua_pushinteger(L, visited);
        lua_replace(L, lua_upvalueindex(3));
        if (lua_rawgeti(L, lua_upvalueindex(2), visited) == LUA_TNIL) {
            return 1;
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
            return 2;
        }
        lua_pop(L, 2); /* removed since */
    }
}

/* pairs in an order that does not depend on where the keys lie in memory: same script, same graph.
 * upvalue: table.sort */
static int pairs_sorted(lua_State *L)
{
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_newtable(L);
    lua_Integer count = 0;
    for (lua_pushnil(L); lua_next(L, 1);) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, 2, ++count);
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 2);
    lua_pushcfunction(L, key_before);
    lua_call(L, 2, 0);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_sorted, 3);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

static int return_values(lua_State *L)
{
    return lua_gettop(L);
}

/* ---- the libraries ---- */

static void remove_fields(lua_State *L, int table, const char *const *names, int count)
{
    table = lua_absindex(L, table);
    for (int i = 0; i < count; i++) {
        lua_pushnil(L);
        lua_setfield(L, table, names[i]);
    }
}

static void open_base(lua_State *L)
{
    static const char *const unwanted[] = {"load", "loadfile", "dofile", "collectgarbage", "warn"};
    luaL_requiref(L, LUA_GNAME, luaopen_base, 1);
    remove_fields(L, -1, unwanted, COUNT_OF(unwanted));
    lua_getfield(L, -1, "setmetatable");
    lua_pushcclosure(L, setmetatable_without_gc, 1);
    lua_setfield(L, -2, "setmetatable");
    lua_pushcfunction(L, xpcall_unwound);
    lua_setfield(L, -2, "xpcall");
    lua_getglobal(L, LUA_TABLIBNAME);
    lua_getfield(L, -1, "sort");
    lua_pushcclosure(L, pairs_sorted, 1);
    lua_setfield(L, -3, "pairs");
    lua_pop(L, 2);
}

static void open_string(lua_State *L)
{
    static const char *const unwanted[] = {"dump"};
    luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 1);
    remove_fields(L, -1, unwanted, COUNT_OF(unwanted));
    lua_pop(L, 1);
}

/* Random numbers of scripts are the same in every run, until the script asks otherwise. */
static void open_math(lua_State *L)
{
    luaL_requiref(L, LUA_MATHLIBNAME, luaopen_math, 1);
    lua_getfield(L, -1, "randomseed");
    lua_pushinteger(L, 0);
    lua_call(L, 1, 0);
    lua_pop(L, 1);
}

static void open_os(lua_State *L)
{
    static const char *const wanted[] = {"clock", "date", "time"};
    lua_pushcfunction(L, luaopen_os);
    lua_call(L, 0, 1);
    lua_createtable(L, 0, COUNT_OF(wanted));
    for (int i = 0; i < COUNT_OF(wanted); i++) {
        lua_getfield(L, -2, wanted[i]);
        lua_setfield(L, -2, wanted[i]);
    }
    lua_setglobal(L, LUA_OSLIBNAME);
    lua_pop(L, 1);
}

static void open_own(lua_State *L)
{
    static const luaL_Reg own[] = {
        {"print", print_to_stderr},       {"require", script_require},
        {"config", declare_config},       {"model", declare_model},
        {"compile", compile_declare},     {TRUTH_FUNCTION, tensor_truth},
        {VALUES_FUNCTION, return_values},
    };
    for (int i = 0; i < COUNT_OF(own); i++) {
        lua_register(L, own[i].name, own[i].func);
    }
}

/* coroutine.create(f) or wrap(f); upvalue: Lua's. The timer does not know what coroutine runs, so each
 * has a hook of its own. */
static int coroutine_watched(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 1, 1);
    if (lua_isthread(L, 1)) {
        lua_pushvalue(L, 1);
    } else {
        lua_getupvalue(L, 1, 1); /* of what wrap returns: the coroutine */
    }
    lua_sethook(lua_tothread(L, 2), watch_clock, LUA_MASKCOUNT, HOOK_INSTRUCTIONS);
    lua_settop(L, 1);
    return 1;
}

static void open_coroutine(lua_State *L)
{
    static const char *const making[] = {"create", "wrap"};
    luaL_requiref(L, LUA_COLIBNAME, luaopen_coroutine, 1);
    for (int i = 0; i < COUNT_OF(making); i++) {
        lua_getfield(L, -1, making[i]);
        lua_pushcclosure(L, coroutine_watched, 1);
        lua_setfield(L, -2, making[i]);
    }
    lua_pop(L, 1);
}

static int open_libraries(lua_State *L)
{
    luaL_requiref(L, LUA_TABLIBNAME, luaopen_table, 1);
    luaL_requiref(L, LUA_UTF8LIBNAME, luaopen_utf8, 1);
    lua_settop(L, 0);
    open_coroutine(L);
    open_base(L);
    open_string(L);
    open_math(L);
    open_os(L);
    open_own(L);
    lua_newtable(L);
    module_register(L);
    tensor_register(L);
    primitive_register(L);
    body_register(L);
    autograd_register(L);
    variable_register(L);
    source_register(L);
    compile_register(L);
    numbers_register(L);
    frozen_register(L);
    lua_setfield(L, LUA_REGISTRYINDEX, CORE_TABLE);
    lua_pushcfunction(L, script_require);
    lua_pushliteral(L, "tensor"); /* methods and operators of tensors */
    lua_call(L, 1, 0);
    return 0;
}

/* ---- the state ---- */

static int never_reached(lua_State *L)
{
    bug_in("sandbox", (Loc){0}, "Lua error outside a protected call: %s", lua_tostring(L, -1));
}

bool sandbox_open(Front *front)
{
    const FrontOptions *options = &front->options;
    front->heap_limit =
        options->memory_limit > 0 ? (size_t)options->memory_limit : (size_t)DEFAULT_MEMORY;
    front->seconds_left = limit_seconds(front);
    lua_State *L = lua_newstate(limited_alloc, front);
    if (!L) {
        error_plain("%s: no memory for a Lua state", front->model.path);
        return false;
    }
    *(Front **)lua_getextraspace(L) = front;
    front->lua = L;
    lua_atpanic(L, never_reached);
    lua_gc(L, LUA_GCINC, COLLECTION_PAUSE, 0, 0);
    return sandbox_run(front, open_libraries);
}

void sandbox_close(Front *front)
{
    if (front->lua) {
        lua_State *L = front->lua;
        front->lua = NULL;
        lua_close(L);
    }
}

/* After a failed call: the message is on the stack, its line in front->fault or, for memory, in
 * front->denied, because no handler runs when Lua is out of memory. */
static void report(Front *front, int status)
{
    lua_State *L = front->lua;
    if (status == LUA_ERRMEM) {
        error_at(place_loc(front, front->denied), memory_message, heap_mebibytes(front));
        return;
    }
    const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    error_at(front->fault, "%s", message ? message : "the script failed without a message");
}

bool sandbox_run(Front *front, lua_CFunction body)
{
    lua_State *L = front->lua;
    struct sigaction previous;
    double started = seconds_now();
    front->deadline = started + front->seconds_left;
    front->fault = place_loc(front, NO_PLACE);
    front->denied = NO_PLACE;
    lua_settop(L, 0);
    lua_pushcfunction(L, script_error);
    lua_pushcfunction(L, body);
    start_timer(front, &previous);
    int status = lua_pcall(L, 0, 0, 1);
    stop_timer(&previous);
    front->seconds_left -= seconds_now() - started;
    if (status != LUA_OK && !front->stopped) {
        report(front, status);
    }
    lua_settop(L, 0);
    return status == LUA_OK;
}
