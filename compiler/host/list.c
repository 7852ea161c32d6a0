/* list: tables that scripts give where a list is asked for. In: a table. Out: how many values it has,
 * under 1, 2, ...; a named field, such as an option written into it, would be dropped without a word,
 * and is an error.
 */
#include "front.h"

#include <string.h>

/* Whether the key under its value, on the top, is the `n` that table.pack writes. */
static bool is_packed_count(lua_State *L)
{
    return lua_type(L, -2) == LUA_TSTRING && strcmp(lua_tostring(L, -2), "n") == 0 &&
           lua_isinteger(L, -1);
}

lua_Integer list_count(lua_State *L, int index, const char *what)
{
    const int list = lua_absindex(L, index);
    const lua_Integer count = (lua_Integer)lua_rawlen(L, list);
    lua_Integer found = 0;
    for (lua_pushnil(L); lua_next(L, list); lua_pop(L, 1)) {
        const lua_Integer key = lua_isinteger(L, -2) ? lua_tointeger(L, -2) : 0;
        if (key >= 1 && key <= count) {
            found++;
        } else if (!is_packed_count(L)) {
            script_raise(L,
                         "%s: a list takes no field '%s': its values have no names, and other "
                         "arguments go behind it",
                         what, script_shown(L, -2));
        }
    }
    for (lua_Integer i = 1; found < count && i <= count; i++, lua_pop(L, 1)) {
        if (lua_rawgeti(L, list, i) == LUA_TNIL) {
            script_raise(L, "%s: value %d of a list of %d is nil", what, (int)i, (int)count);
        }
    }
    return count;
}
