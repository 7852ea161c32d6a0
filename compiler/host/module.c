/* module: what the modules written in Lua (models/nn.lua and friends) get from C beside tensors.
 *
 * Tables whose unknown fields are errors with a suggestion, the application of a module of a
 * network with its line and name, and a few questions about the script that is running.
 */
#include "front.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 500 }; /* a name is copied with its node into every graph, and into loops */

/* ---- fields with known names ---- */

const char *module_name_at(lua_State *L, int index)
{
    size_t length;
    const char *name = lua_tolstring(L, index, &length);
    if (strlen(name) != length) {
        script_raise(L, "the name '%s' goes on behind a zero byte, where names end", name);
    }
    if (length > LONGEST_NAME) {
        script_raise(L, "the name '%.20s...' has %lld characters; at most %d are possible", name,
                     (long long)length, LONGEST_NAME);
    }
    return name;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Leaves a list of the table's keys, which keeps them alive whatever becomes of the table: a script
 * can change it meanwhile, and the collector can if it is weak. */
static void push_keys(lua_State *L, int table, const char *message)
{
    lua_Integer count = 0;
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        const bool named = lua_type(L, -2) == LUA_TSTRING;
        if (message && !named) {
            script_raise(L, "%s", message);
        }
        if (message) {
            module_name_at(L, -2);
        }
        if (named) {
            lua_pushvalue(L, -2);
            lua_rawseti(L, -4, ++count);
        }
    }
}

const char **module_keys(lua_State *L, int index, int *count, const char *message)
{
    const int table = lua_absindex(L, index);
    push_keys(L, table, message);
    *count = (int)lua_rawlen(L, -1);
    const char **keys = lua_newuserdatauv(L, (size_t)*count * sizeof *keys + 1, 1);
    lua_insert(L, -2);
    for (int i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, i + 1);
        keys[i] = lua_tostring(L, -1);
        lua_pop(L, 1);
    }
    lua_setiuservalue(L, -2, 1);
    qsort(keys, (size_t)*count, sizeof *keys, by_name);
    return keys;
}

const char *module_suggestion(lua_State *L, int index, const char *word)
{
    int count;
    const char **keys = module_keys(L, index, &count, NULL);
    const char *nearest = nearest_word(word, keys, count);
    return nearest ? lua_pushfstring(L, "; did you mean '%s'?", nearest) : "";
}

/* __index of strict tables; upvalue: the label. */
static int refuse_unknown(lua_State *L)
{
    const char *label = lua_tostring(L, lua_upvalueindex(1));
    if (lua_type(L, 2) != LUA_TSTRING) {
        return script_raise(L, "%s has no field for a %s key", label, luaL_typename(L, 2));
    }
    const char *word = lua_tostring(L, 2);
    const char *suggestion = lua_istable(L, 1) ? module_suggestion(L, 1, word) : "";
    return script_raise(L, "%s has no field '%s'%s", label, word, suggestion);
}

void module_strict(lua_State *L, const char *label)
{
    lua_createtable(L, 0, 1);
    lua_pushstring(L, label);
    lua_pushcclosure(L, refuse_unknown, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
}

/* ---- modules ---- */

/* Names the newest node by the module that made it; what only passed through keeps its name. */
static void name_result(lua_State *L, int index, int nodes_before)
{
    Graph *graph = front_of(L)->graph;
    lua_pushliteral(L, "_path");
    lua_rawget(L, 1);
    const char *path = lua_type(L, -1) == LUA_TSTRING ? module_name_at(L, -1) : NULL;
    if (graph && path && path[0] && tensor_is(L, index) && !tensor_variable(L, index)) {
        NodeId node = tensor_node(L, index, path);
        if (node >= nodes_before && !graph->nodes[node].name) {
            sandbox_charge(L, strlen(path));
            graph->nodes[node].name = arena_strdup(graph->arena, path);
        }
    }
    lua_pop(L, 1);
}

/* How many arguments a function has names for, if it is of the library and has names for all; else -1:
 * for functions of a user's script Lua's own rule holds. */
static int named_arguments(lua_State *L, int index)
{
    lua_Debug info;
    lua_pushvalue(L, index);
    lua_getinfo(L, ">Su", &info);
    const bool own = script_by_chunk(front_of(L), info.source) >= 0;
    return own || info.isvararg ? -1 : info.nparams;
}

/* The module at 1 is called with `arguments`, itself included; its forward is at the top. */
static void refuse_surplus(lua_State *L, int arguments)
{
    const int most = named_arguments(L, -1);
    if (most > 0 && lua_getfield(L, 1, "_name") == LUA_TSTRING) {
        tensor_refuse_surplus(L, 2, arguments - 1, most - 1, lua_tostring(L, -1), "");
    }
    lua_settop(L, arguments + 1);
}

int module_apply(lua_State *L)
{
    int arguments = lua_gettop(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    Graph *graph = front_of(L)->graph;
    int nodes_before = graph ? graph->count : 0;
    luaL_checkstack(L, arguments + 4, "too many arguments");
    if (lua_getfield(L, 1, "forward") != LUA_TFUNCTION) {
        return script_raise(L, "this module has no method forward(self, x)");
    }
    refuse_surplus(L, arguments);
    for (int i = 1; i <= arguments; i++) {
        lua_pushvalue(L, i);
    }
    lua_call(L, arguments, LUA_MULTRET);
    int results = lua_gettop(L) - arguments;
    luaL_checkstack(L, 4, NULL);
    if (results > 0) {
        name_result(L, arguments + 1, nodes_before);
    }
    return results;
}

/* ---- for embedded modules ---- */

/* core.place(): the line of the script that is running, as a number. */
static int core_place(lua_State *L)
{
    lua_pushinteger(L, place_pack(script_place(L)));
    return 1;
}

/* core.fail(message): an error at the line of the script. */
static int core_fail(lua_State *L)
{
    return script_raise(L, "%s", luaL_checkstring(L, 1));
}

/* core.shown(value): as messages show it. */
static int core_shown(lua_State *L)
{
    lua_pushstring(L, script_shown(L, 1));
    return 1;
}

/* core.strict(table, label): returns the table, whose unknown fields are errors from now on. */
static int core_strict(lua_State *L)
{
    const char *label = luaL_checkstring(L, 2);
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_pushvalue(L, 1);
    module_strict(L, label);
    return 1;
}

/* core.suggest(table, word): "; did you mean 'x'?" or "". */
static int core_suggest(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_pushstring(L, module_suggestion(L, 1, luaL_checkstring(L, 2)));
    return 1;
}

/* Whether the `length` bytes at `word` are what their line defines, as in "function TABLE.NAME(",
 * "TABLE.NAME = " or `define("NAME", "NAME"`. */
static bool is_definition(const char *text, const char *word, size_t length)
{
    const char before = word > text ? word[-1] : '\n', after = word[length];
    const bool quoted = before == '"' && after == '"';
    if (!quoted && (before != '.' || (after != '(' && strncmp(word + length, " =", 2) != 0))) {
        return false; /* as nearly all: no need to find the line */
    }
    const char *line = word;
    while (line > text && line[-1] != '\n') {
        line--;
    }
    if (quoted) {
        return strncmp(line, "define(", 7) == 0;
    }
    line += strncmp(line, "function ", 9) == 0 ? 9 : 0;
    const size_t table = strspn(line, "abcdefghijklmnopqrstuvwxyz_");
    return table > 0 && line + table + 1 == word;
}

/* core.part(prefix, name): the embedded module "PREFIX..." that defines the name, or nil. */
static int core_part(lua_State *L)
{
    size_t length;
    const char *prefix = luaL_checkstring(L, 1), *name = luaL_checklstring(L, 2, &length);
    for (int i = 0; length > 0 && i < embedded_module_count; i++) {
        const EmbeddedModule *module = &embedded_modules[i];
        const bool ours = strncmp(module->name, prefix, strlen(prefix)) == 0;
        const char *word = ours ? strstr(module->text, name) : NULL;
        for (; word; word = strstr(word + 1, name)) {
            if (is_definition(module->text, word, length)) {
                lua_pushstring(L, module->name);
                return 1;
            }
        }
    }
    return 0;
}

/* core.upvalues(f): lists of the names and values that a function of a user's script captured; nil
 * for other functions. False stands for nil among the values. */
static int core_upvalues(lua_State *L)
{
    lua_Debug info;
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_pushvalue(L, 1);
    lua_getinfo(L, ">S", &info);
    if (script_by_chunk(front_of(L), info.source) < 0) {
        return 0;
    }
    lua_newtable(L);
    lua_newtable(L);
    const char *name;
    for (int i = 1; (name = lua_getupvalue(L, 1, i)) != NULL; i++) {
        if (lua_isnil(L, -1)) {
            lua_pop(L, 1);
            lua_pushboolean(L, false);
        }
        lua_rawseti(L, 3, i);
        lua_pushstring(L, name);
        lua_rawseti(L, 2, i);
    }
    return 2;
}

/* core.arity(f): how many arguments a function of the library has names for, or nil. */
static int core_arity(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    const int named = named_arguments(L, 1);
    if (named < 0) {
        return 0;
    }
    lua_pushinteger(L, named);
    return 1;
}

/* core.is_training(): whether the trace is of training, where dropout and the like act. */
static int core_is_training(lua_State *L)
{
    lua_pushboolean(L, front_of(L)->training);
    return 1;
}

static int core_is_tensor(lua_State *L)
{
    lua_pushboolean(L, tensor_is(L, 1));
    return 1;
}

static int core_is_variable(lua_State *L)
{
    lua_pushboolean(L, tensor_variable(L, 1) != NULL);
    return 1;
}

void module_register(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"apply", module_apply},
        {"place", core_place},
        {"fail", core_fail},
        {"shown", core_shown},
        {"strict", core_strict},
        {"suggest", core_suggest},
        {"part", core_part},
        {"upvalues", core_upvalues},
        {"arity", core_arity},
        {"is_training", core_is_training},
        {"is_tensor", core_is_tensor},
        {"is_variable", core_is_variable},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
