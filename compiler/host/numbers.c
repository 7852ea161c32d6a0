/* numbers: arrays outside of traces: what compiled functions take and give back in a script's loop,
 * and the batches of its data.
 *
 * An array is a block of memory with a dtype and a shape. To Lua it is opaque: a script hands it
 * on, asks for its shape, and reads small ones with item() and tolist(). What computes with arrays
 * is a compiled function. The numbers lie in the userdata itself: Lua's collector frees them, and
 * they count against the script's limit of memory.
 */
#include "front.h"

#include <string.h>

#define NUMBERS_TYPE "array"

enum { MOST_LISTED = 1 << 20 };

Numbers *numbers_at(lua_State *L, int index)
{
    return luaL_testudata(L, index, NUMBERS_TYPE);
}

Numbers *numbers_new(lua_State *L, DType dtype, const Shape *shape)
{
    size_t bytes = (size_t)shape_count(shape) * (size_t)dtype_bytes(dtype);
    Numbers *array = lua_newuserdatauv(L, sizeof *array + bytes, 0);
    array->dtype = dtype;
    array->shape = *shape;
    array->values = array + 1;
    luaL_setmetatable(L, NUMBERS_TYPE);
    return array;
}

/* ---- from tables ---- */

static void put(Numbers *array, int64_t i, lua_Number number)
{
    switch (array->dtype) {
    case DT_F32:
        ((float *)array->values)[i] = (float)number;
        break;
    case DT_F64:
        ((double *)array->values)[i] = number;
        break;
    case DT_I32:
        ((int32_t *)array->values)[i] = (int32_t)number;
        break;
    default:
        ((unsigned char *)array->values)[i] = number != 0;
    }
}

/* Takes the value on the top for the elements from `first` on, which lie along `axis` and those
 * behind it. */
static void fill(lua_State *L, Numbers *array, int axis, int64_t first, const char *what)
{
    const Shape *shape = &array->shape;
    if (axis == shape->rank) {
        lua_Number number = lua_tonumber(L, -1);
        bool good = lua_type(L, -1) == LUA_TNUMBER;
        good = good && (array->dtype != DT_I32 || (number >= INT32_MIN && number <= INT32_MAX &&
                                                   number == (lua_Number)(int32_t)number));
        if (!good) {
            script_raise(L, "%s: %s is not %s", what, script_shown(L, -1),
                         array->dtype == DT_I32 ? "a whole number" : "a number");
        }
        put(array, first, number);
        return;
    }
    if (!lua_istable(L, -1) || (int64_t)lua_rawlen(L, -1) != shape->dim[axis]) {
        script_raise(L, "%s: the numbers must be in tables of shape %s", what,
                     tensor_words(L, shape));
    }
    int64_t size = 1;
    for (int k = axis + 1; k < shape->rank; k++) {
        size *= shape->dim[k];
    }
    luaL_checkstack(L, 4, NULL);
    for (int64_t i = 0; i < shape->dim[axis]; i++) {
        lua_rawgeti(L, -1, i + 1);
        fill(L, array, axis + 1, first + i * size, what);
        lua_pop(L, 1);
    }
}

Numbers *numbers_take(lua_State *L, int index, DType dtype, const Shape *shape, const char *what)
{
    Numbers *array = numbers_at(L, index);
    if (!array) {
        lua_pushvalue(L, index);
        array = numbers_new(L, dtype, shape);
        lua_insert(L, -2);
        fill(L, array, 0, 0, what);
        lua_pop(L, 1);
        lua_replace(L, index);
    } else if (array->dtype != dtype || !shape_equal(&array->shape, shape)) {
        const char *found = tensor_words(L, &array->shape);
        script_raise(L, "%s: %s %s is needed, not %s %s", what, dtype_name(dtype),
                     tensor_words(L, shape), dtype_name(array->dtype), found);
    }
    return array;
}

/* ---- to Lua ---- */

void numbers_push_element(lua_State *L, const Numbers *array, int64_t i)
{
    switch (array->dtype) {
    case DT_F32:
        lua_pushnumber(L, (lua_Number)((const float *)array->values)[i]);
        break;
    case DT_F64:
        lua_pushnumber(L, ((const double *)array->values)[i]);
        break;
    case DT_I32:
        lua_pushinteger(L, ((const int32_t *)array->values)[i]);
        break;
    default:
        lua_pushboolean(L, ((const unsigned char *)array->values)[i]);
    }
}

static Numbers *self(lua_State *L, const char *method)
{
    Numbers *array = numbers_at(L, 1);
    if (!array) {
        script_raise(L, "%s: an array is needed, as in a:%s()", method, method);
    }
    return array;
}

/* a:shape(): a table of the extents */
static int array_shape(lua_State *L)
{
    const Shape *shape = &self(L, "shape")->shape;
    lua_createtable(L, shape->rank, 0);
    for (int axis = 0; axis < shape->rank; axis++) {
        lua_pushinteger(L, shape->dim[axis]);
        lua_rawseti(L, -2, axis + 1);
    }
    return 1;
}

/* a:item(): the number in an array of one */
static int array_item(lua_State *L)
{
    const Numbers *array = self(L, "item");
    if (shape_count(&array->shape) != 1) {
        return script_raise(L, "item: the array %s has more than one number; see tolist",
                            tensor_words(L, &array->shape));
    }
    numbers_push_element(L, array, 0);
    return 1;
}

static void push_list(lua_State *L, const Numbers *array, int axis, int64_t *next)
{
    const Shape *shape = &array->shape;
    if (axis == shape->rank) {
        numbers_push_element(L, array, (*next)++);
        return;
    }
    luaL_checkstack(L, 4, NULL);
    lua_createtable(L, (int)shape->dim[axis], 0);
    for (int64_t i = 0; i < shape->dim[axis]; i++) {
        push_list(L, array, axis + 1, next);
        lua_rawseti(L, -2, i + 1);
    }
}

/* a:tolist(): the numbers in nested tables */
static int array_tolist(lua_State *L)
{
    const Numbers *array = self(L, "tolist");
    int64_t next = 0;
    if (shape_count(&array->shape) > MOST_LISTED) {
        return script_raise(L, "tolist: %s are too many numbers for tables",
                            tensor_words(L, &array->shape));
    }
    push_list(L, array, 0, &next);
    return 1;
}

static int array_text(lua_State *L)
{
    const Numbers *array = self(L, "tostring");
    const char *shape = tensor_words(L, &array->shape);
    lua_pushfstring(L, "array %s %s", dtype_name(array->dtype), shape);
    return 1;
}

static int array_compute(lua_State *L)
{
    return script_raise(L,
                        "arrays are computed with in compiled functions only; item() and tolist() "
                        "give the numbers of small ones");
}

void numbers_register(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"shape", array_shape}, {"item", array_item}, {"tolist", array_tolist}, {NULL, NULL}};
    static const char *const operators[] = {"__add", "__sub", "__mul", "__div", "__mod",   "__pow",
                                            "__unm", "__lt",  "__le",  "__len", "__concat"};
    luaL_newmetatable(L, NUMBERS_TYPE);
    luaL_newlib(L, methods);
    module_strict(L, "an array");
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, array_text);
    lua_setfield(L, -2, "__tostring");
    lua_pushboolean(L, false); /* what getmetatable says to scripts */
    lua_setfield(L, -2, "__metatable");
    for (int i = 0; i < COUNT_OF(operators); i++) {
        lua_pushcfunction(L, array_compute);
        lua_setfield(L, -2, operators[i]);
    }
    lua_pop(L, 1);
}
