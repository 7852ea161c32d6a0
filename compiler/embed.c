/* embed: the Lua library as C, run by the Makefile. In: names of modules in models/, like nn/loss.
 * Out, on stdout: the table embedded_modules, and embedded_branchless, the text of runtime/branchless.h.
 *
 * Each module is there twice: as text, for the reference, and compiled by the Lua that the program
 * is linked with, lines and names included, so that no run has to read some 8,000 lines first. Both
 * are bytes and not string literals: no escapes, no trigraphs, no limit of length.
 */
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_bytes(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        printf(i % 32 == 31 ? "%u,\n" : "%u,", (unsigned char)bytes[i]);
    }
}

static int print_code(lua_State *L, const void *bytes, size_t length, void *context)
{
    (void)L;
    (void)context;
    print_bytes(bytes, length);
    return 0;
}

static void print_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    char piece[4096];
    size_t length;
    while (file && (length = fread(piece, 1, sizeof piece, file)) > 0) {
        print_bytes(piece, length);
    }
    if (!file || fclose(file) != 0) {
        fprintf(stderr, "embed: cannot read %s\n", path);
        exit(1);
    }
}

/* "nn.loss" of "nn/loss" */
static void dot(const char *name, char *dotted, size_t room)
{
    snprintf(dotted, room, "%s", name);
    for (char *slash; (slash = strchr(dotted, '/'));) {
        *slash = '.';
    }
}

/* The chunk, under the name that errors show: "=gradcc/nn.loss.lua". */
static void load(lua_State *L, const char *dotted, const char *path)
{
    char chunk[256];
    snprintf(chunk, sizeof chunk, "=gradcc/%s.lua", dotted);
    FILE *file = fopen(path, "rb");
    luaL_Buffer text;
    luaL_buffinit(L, &text);
    for (int c; file && (c = getc(file)) != EOF;) {
        luaL_addchar(&text, (char)c);
    }
    luaL_pushresult(&text);
    size_t length;
    const char *source = lua_tolstring(L, -1, &length);
    if (!file || fclose(file) != 0 || luaL_loadbufferx(L, source, length, chunk, "t") != LUA_OK) {
        fprintf(stderr, "embed: %s: %s\n", path, lua_tostring(L, -1));
        exit(1);
    }
}

int main(int argc, char **argv)
{
    lua_State *L = luaL_newstate();
    printf("/* Generated from models/ by compiler/embed.c. */\n#include \"front.h\"\n");
    for (int i = 1; i < argc; i++) {
        char path[1024], dotted[200];
        snprintf(path, sizeof path, "models/%s.lua", argv[i]);
        dot(argv[i], dotted, sizeof dotted);
        printf("static const unsigned char text_%d[] = {\n", i);
        print_text(path);
        printf("0};\nstatic const unsigned char code_%d[] = {\n", i);
        load(L, dotted, path);
        lua_dump(L, print_code, NULL, 0);
        printf("0};\n");
        lua_settop(L, 0);
    }
    printf("const unsigned char embedded_branchless[] = {\n");
    print_text("runtime/branchless.h");
    printf("0};\n");
    printf("const EmbeddedModule embedded_modules[] = {\n");
    for (int i = 1; i < argc; i++) {
        char dotted[200];
        dot(argv[i], dotted, sizeof dotted);
        printf("    {\"%s\", (const char *)text_%d, (const char *)code_%d, sizeof code_%d - 1},\n",
               dotted, i, i, i);
    }
    printf("};\nconst int embedded_module_count = %d;\n", argc - 1);
    lua_close(L);
    return 0;
}
