/* script: scripts and modules come in here, and errors find their line on the way out.
 *
 * Lua knows a script by its chunk name: "=mlp.lua" for a user's script, "=gradcc/nn.lua" for an
 * embedded module; a slash tells them apart, since a base name has none. Every error travels as a
 * string "mlp.lua:12: message", as Lua's own do, so that pcall in a script sees what it expects;
 * script_error takes the prefix off again and remembers the line.
 */
#include "front.h"

#include "file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LARGEST_SCRIPT = 16 * 1024 * 1024, LONGEST_CHUNK = 48, LONGEST_MESSAGE = 4000 };

#define LOADED_TABLE "gradcc.loaded" /* in the registry: name -> module */

/* ---- places ---- */

Loc place_loc(const Front *front, Place place)
{
    if (place.script < 0 || place.script >= front->script_count) {
        return (Loc){.file = front->model.path, .line = 0};
    }
    return (Loc){.file = front->scripts[place.script].path, .line = place.line};
}

Place script_place_of(const Front *front, Loc loc)
{
    for (int i = 0; i < front->script_count && loc.file; i++) {
        if (strcmp(front->scripts[i].path, loc.file) == 0) {
            return (Place){.script = i, .line = loc.line};
        }
    }
    return front->fallback;
}

lua_Integer place_pack(Place place)
{
    return ((lua_Integer)place.script << 32) | (lua_Integer)place.line;
}

Place place_unpack(lua_Integer packed)
{
    return (Place){.script = (int)(packed >> 32), .line = (int)(packed & INT32_MAX)};
}

int script_by_chunk(const Front *front, const char *chunk)
{
    for (int i = 0; i < front->script_count; i++) {
        if (strcmp(front->scripts[i].chunk, chunk) == 0) {
            return i;
        }
    }
    return -1;
}

static Place place_of_frame(lua_State *L, lua_Debug *frame)
{
    lua_getinfo(L, "S", frame);
    const int script = script_by_chunk(front_of(L), frame->source);
    if (script < 0) {
        return NO_PLACE;
    }
    lua_getinfo(L, "l", frame);
    return (Place){.script = script, .line = frame->currentline};
}

Place script_line(lua_State *L)
{
    lua_Debug frame;
    for (int level = 0; lua_getstack(L, level, &frame); level++) {
        Place place = place_of_frame(L, &frame);
        if (place.script >= 0) {
            return place;
        }
    }
    return front_of(L)->fallback;
}

/* Where the module was made that module_apply has for its first argument. */
static Place place_of_module(lua_State *L)
{
    Place place = NO_PLACE;
    if (lua_istable(L, -1)) {
        lua_pushliteral(L, "_place");
        lua_rawget(L, -2);
        if (lua_isinteger(L, -1)) {
            place = place_unpack(lua_tointeger(L, -1));
        }
        lua_pop(L, 1);
    }
    return place;
}

/* What C functions stand for: of a module's result, the line of the module; of a gradient, the line
 * of the result whose it is. */
static Place place_of_call(lua_State *L, lua_Debug *frame)
{
    Place place = NO_PLACE;
    lua_getinfo(L, "f", frame);
    const lua_CFunction function = lua_tocfunction(L, -1);
    lua_pop(L, 1);
    if ((function == module_apply || function == autograd_backward) && lua_getlocal(L, frame, 1)) {
        place = function == module_apply ? place_of_module(L) : autograd_place(L);
        lua_pop(L, 1);
    }
    return place;
}

static Place place_from(lua_State *L, int level)
{
    lua_Debug frame;
    luaL_checkstack(L, 4, NULL);
    for (; lua_getstack(L, level, &frame); level++) {
        Place place = place_of_frame(L, &frame);
        if (place.script < 0 && frame.what[0] == 'C') {
            place = place_of_call(L, &frame);
        }
        if (place.script >= 0) {
            return place;
        }
    }
    return front_of(L)->fallback;
}

Place script_place(lua_State *L)
{
    return place_from(L, 0);
}

Place script_place_above(lua_State *L)
{
    return place_from(L, 1);
}

/* ---- errors ---- */

const char *script_shown(lua_State *L, int index)
{
    int type = lua_type(L, index);
    if (type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TTHREAD) {
        return lua_pushfstring(L, "a %s", lua_typename(L, type));
    }
    return type == LUA_TNONE ? "nil" : luaL_tolstring(L, index, NULL);
}

static void add_prefix(lua_State *L, Place place)
{
    Front *front = front_of(L);
    if (place.script >= 0 && place.script < front->script_count) {
        text_printf(&front->scratch, "%s:%d: ", front->scripts[place.script].chunk + 1, place.line);
    }
}

static _Noreturn void raise_scratch(lua_State *L)
{
    Front *front = front_of(L);
    lua_pushlstring(L, front->scratch.data, front->scratch.length);
    lua_error(L);
    abort(); /* not reached, but lua_error is not declared so */
}

int script_raise(lua_State *L, const char *format, ...)
{
    Front *front = front_of(L);
    Place place = script_place(L), line = script_line(L);
    front->scratch.length = 0;
    add_prefix(L, place);
    va_list args;
    va_start(args, format);
    text_vprintf(&front->scratch, format, args);
    va_end(args);
    if (line.script != place.script || line.line != place.line) {
        Loc loc = place_loc(front, line);
        text_printf(&front->scratch, " (applied at %s:%d)", loc_base(loc), loc.line);
    }
    raise_scratch(L);
}

int script_raise_at(lua_State *L, Place place, const char *format, ...)
{
    Front *front = front_of(L);
    front->scratch.length = 0;
    add_prefix(L, place);
    va_list args;
    va_start(args, format);
    text_vprintf(&front->scratch, format, args);
    va_end(args);
    raise_scratch(L);
}

/* If text starts with "NAME:12: ": what follows, and the line; else NULL. */
static const char *behind_prefix(const char *text, const char *name, int *line)
{
    size_t length = strlen(name);
    if (strncmp(text, name, length) != 0 || text[length] != ':' ||
        !isdigit((unsigned char)text[length + 1])) {
        return NULL;
    }
    char *end;
    long number = strtol(text + length + 1, &end, 10);
    *line = (int)number;
    return end[0] == ':' && end[1] == ' ' ? end + 2 : NULL;
}

/* Takes one place off the front of a message. */
static bool take_prefix(const Front *front, const char **message, Place *place)
{
    int line = 0;
    for (int i = 0; i < front->script_count; i++) {
        const char *rest = behind_prefix(*message, front->scripts[i].chunk + 1, &line);
        if (rest) {
            *message = rest;
            *place = (Place){.script = i, .line = line};
            return true;
        }
    }
    for (int i = 0; i < embedded_module_count; i++) {
        char chunk[LONGEST_CHUNK + 1];
        snprintf(chunk, sizeof chunk, "gradcc/%s.lua", embedded_modules[i].name);
        const char *rest = behind_prefix(*message, chunk, &line);
        if (rest) {
            *message = rest;
            return true;
        }
    }
    return false;
}

int script_error(lua_State *L)
{
    Front *front = front_of(L);
    const char *message = lua_tostring(L, 1);
    if (!message) {
        message = lua_pushfstring(L, "the script raised a %s as an error", luaL_typename(L, 1));
    }
    Place place = NO_PLACE;
    while (take_prefix(front, &message, &place)) {
        /* errors that were caught and raised again carry several; the last one is the cause's */
    }
    front->fault = place_loc(front, place.script >= 0 ? place : script_place(L));
    lua_pushlstring(L, message, strnlen(message, LONGEST_MESSAGE));
    return 1;
}

/* ---- loading ---- */

const char *script_keep(lua_State *L, const char *text)
{
    size_t length = strlen(text);
    sandbox_charge(L, length + 1);
    return arena_strndup(front_of(L)->arena, text, length);
}

/* Leaves the script as a function on the stack: guarded, or as it is where guarding goes beyond
 * one of Lua's limits on nesting. */
static void load_guarded(lua_State *L, const char *text, size_t length, const char *chunk)
{
    if (luaL_loadbufferx(L, text, length, chunk, "t") != LUA_OK) {
        lua_error(L);
    }
    Text guarded = {0};
    guard(text, length, &guarded);
    int status = luaL_loadbufferx(L, guarded.data, guarded.length, chunk, "t");
    text_free(&guarded);
    if (status == LUA_ERRMEM) {
        lua_error(L);
    }
    lua_remove(L, status == LUA_OK ? -2 : -1);
}

/* "=mlp.lua": the base name; a long one is cut and numbered, as Lua cuts chunk names itself. */
static const char *chunk_name(Front *front, const char *path)
{
    const char *base = loc_base((Loc){.file = path});
    if (strlen(base) <= LONGEST_CHUNK) {
        return arena_printf(front->arena, "=%s", base);
    }
    return arena_printf(front->arena, "=%.40s~%d", base, front->script_count);
}

/* A byte order mark and a first line for the shell are no Lua; the line's end stays, to be counted.
 */
static const char *skip_shell_line(const char *text)
{
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
    }
    return text[0] == '#' ? text + strcspn(text, "\n") : text;
}

/* The text without the dashes, or brackets, of the comment that it starts with. */
static const char *first_comment(Arena *arena, const char *text)
{
    Text doc = {0};
    text_add(&doc, "");
    text += strspn(text, " \t\r\n");
    const char *end = strncmp(text, "--[[", 4) == 0 ? strstr(text, "]]") : NULL;
    if (end) {
        text += 4 + strspn(text + 4, " \t\r\n");
        text_addn(&doc, text, end > text ? (size_t)(end - text) : 0);
        text = "";
    }
    while (strncmp(text, "--", 2) == 0) {
        text += strspn(text, "-");
        text += *text == ' ';
        size_t length = strcspn(text, "\r\n");
        text_addn(&doc, text, length);
        text_add(&doc, "\n");
        text += length;
        text += strspn(text, "\r");
        text += *text == '\n';
        text += strspn(text, " \t");
    }
    while (doc.length > 0 && isspace((unsigned char)doc.data[doc.length - 1])) {
        doc.length--;
    }
    const char *copy = arena_strndup(arena, doc.data, doc.length);
    text_free(&doc);
    return copy;
}

/* The bytes of a file in the arena; NULL with the reason in `error`. */
static const char *read_script(Front *front, const char *path, size_t *length, char *error,
                               size_t error_size)
{
    char *bytes = file_read(path, LARGEST_SCRIPT, length, error, error_size);
    char *text = bytes ? arena_strndup(front->arena, bytes, *length) : NULL;
    free(bytes);
    return text;
}

/* Leaves a script of the user as a function on the stack. */
static void load_script(lua_State *L, const char *path, const char *text, size_t length)
{
    Front *front = front_of(L);
    sandbox_charge(L, length);
    Script script = {.chunk = chunk_name(front, path), .path = path};
    ARENA_PUSH(front->arena, front->scripts, front->script_count, front->script_capacity, script);
    const char *body = skip_shell_line(text);
    load_guarded(L, body, length - (size_t)(body - text), script.chunk);
}

bool script_open(Front *front)
{
    char error[FILE_ERROR];
    front->text = read_script(front, front->model.path, &front->text_length, error, sizeof error);
    if (!front->text) {
        error_plain("%s", error);
        return false;
    }
    front->model.doc = first_comment(front->arena, skip_shell_line(front->text));
    return true;
}

void script_main(lua_State *L)
{
    Front *front = front_of(L);
    load_script(L, front->model.path, front->text, front->text_length);
    lua_call(L, 0, 1);
}

void script_embedded(lua_State *L, const EmbeddedModule *module)
{
    if (luaL_loadbufferx(L, module->code, module->code_length, module->name, "b") != LUA_OK) {
        lua_error(L);
    }
    lua_getfield(L, LUA_REGISTRYINDEX, CORE_TABLE);
    lua_call(L, 1, 1);
}

/* ---- require ---- */

static const EmbeddedModule *embedded_by_name(const char *name)
{
    for (int i = 0; i < embedded_module_count; i++) {
        if (strcmp(embedded_modules[i].name, name) == 0) {
            return &embedded_modules[i];
        }
    }
    return NULL;
}

/* Letters, digits, _ and -: no way out of the script's folder. */
static bool name_allowed(const char *name)
{
    size_t length =
        strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
    return length > 0 && name[length] == '\0';
}

/* Whether the function that calls a function of C is one of the library's. */
static bool library_calls(lua_State *L)
{
    lua_Debug caller;
    return lua_getstack(L, 1, &caller) && lua_getinfo(L, "S", &caller) &&
           strncmp(caller.source, "=gradcc/", strlen("=gradcc/")) == 0;
}

/* Names with a dot, as "nn.loss", are parts of the library and for the library itself, but for the
 * methods of tensors, to which a script may add its own. */
static void check_name(lua_State *L, const char *name)
{
    const bool allowed = name_allowed(name) || strcmp(name, "tensor.methods") == 0;
    if (!allowed && !library_calls(L)) {
        script_raise(L,
                     "require: '%s' is not a module name; modules are built in or files beside the "
                     "script, named without folder and .lua",
                     name);
    }
}

static void require_file(lua_State *L, const char *name)
{
    Front *front = front_of(L);
    const char *path = lua_pushfstring(L, "%s%s.lua", front->folder, name);
    if (access(path, F_OK) != 0) {
        const char *known[16];
        int count = 0;
        for (int i = 0; i < embedded_module_count && count < COUNT_OF(known); i++) {
            if (name_allowed(embedded_modules[i].name)) {
                known[count++] = embedded_modules[i].name;
            }
        }
        const char *nearest = nearest_word(name, known, count);
        script_raise(L, "require: no module '%s': it is not built in and there is no file %s%s%s%s",
                     name, path, nearest ? "; did you mean '" : "", nearest ? nearest : "",
                     nearest ? "'?" : "");
    }
    char error[FILE_ERROR];
    size_t length = 0;
    const char *text = read_script(front, path, &length, error, sizeof error);
    if (!text) {
        script_raise(L, "require: %s", error);
    }
    load_script(L, script_keep(L, path), text, length);
    lua_pushstring(L, name);
    lua_call(L, 1, 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, true);
    }
}

static int load_module(lua_State *L)
{
    const char *name = lua_tostring(L, 1);
    const EmbeddedModule *module = embedded_by_name(name);
    if (module) {
        script_embedded(L, module);
    } else {
        require_file(L, name);
    }
    return 1;
}

int script_require(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    check_name(L, name);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LOADED_TABLE);
    int loaded = lua_gettop(L);
    if (lua_getfield(L, loaded, name) != LUA_TNIL) {
        if (lua_isboolean(L, -1) && !lua_toboolean(L, -1)) {
            script_raise(L, "require: '%s' is still being loaded: modules require each other",
                         name);
        }
        return 1;
    }
    lua_pushboolean(L, false); /* being loaded */
    lua_setfield(L, loaded, name);
    lua_pushcfunction(L, load_module);
    lua_pushvalue(L, 1);
    const int status = lua_pcall(L, 1, 1, 0);
    if (status == LUA_OK && lua_isnil(L, -1)) {
        lua_pushboolean(L, true); /* as Lua's own does: it is not loaded again */
        lua_replace(L, -2);
    }
    if (status == LUA_OK) {
        lua_pushvalue(L, -1);
    } else {
        lua_pushnil(L); /* who asks again, under pcall, learns the reason again */
    }
    lua_setfield(L, loaded, name);
    if (status != LUA_OK) {
        return lua_error(L);
    }
    return 1;
}
