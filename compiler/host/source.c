/* source: what data.lua needs of files, because scripts themselves cannot read any.
 *
 * Tables and texts become arrays, values of Lua that a script can pass on but not look into: the
 * numbers stay outside of Lua, and only their bytes count against the script's memory. An array
 * keeps what it was made from alive, and the registry keeps every array alive as long as the model.
 * A fault of a file is a fault of the data, not of the script: see core.data_fault.
 */
#include "front.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "rt.h"

#define ARRAY_TYPE "gradcc.array"

typedef struct Array {
    const char *path; /* of the file it comes from */
    DataArray *own;   /* NULL: it looks into another array */
    DataArray view;
    DataMoments *moments;     /* of the columns, once they are standardised */
    unsigned char codes[256]; /* of a text: the place of each byte in the vocabulary */
} Array;

/* core.data_fault(): the error about to be raised is the fault of a file, not of the script. */
static int core_data_fault(lua_State *L)
{
    if (front_of(L)->options.data_fault) {
        *front_of(L)->options.data_fault = true;
    }
    return 0;
}

/* ---- arrays ---- */

static int array_free(lua_State *L)
{
    Array *array = lua_touserdata(L, 1);
    data_free(array->own);
    free(array->moments);
    return 0;
}

/* Pushes an array without values that will live as long as the model. */
static Array *array_push(lua_State *L, const char *path)
{
    Array *array = lua_newuserdatauv(L, sizeof *array, 0);
    *array = (Array){.path = path};
    if (luaL_newmetatable(L, ARRAY_TYPE)) {
        lua_pushcfunction(L, array_free);
        lua_setfield(L, -2, "__gc");
        lua_pushboolean(L, false);
        lua_setfield(L, -2, "__metatable");
    }
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    luaL_ref(L, LUA_REGISTRYINDEX);
    return array;
}

/* Gives an array just pushed its values; `message` says why there are none. */
static void array_fill(lua_State *L, Array *array, DataArray *values, const char *message)
{
    if (!values) {
        core_data_fault(L);
        script_raise(L, "data: %s", message);
    }
    array->own = values;
    array->view = *values;
    sandbox_charge(L, (size_t)values->count * (values->type == DATA_U8 ? 1 : 4));
}

static Array *array_at(lua_State *L, int index)
{
    return luaL_checkudata(L, index, ARRAY_TYPE);
}

DataSource source_get(lua_State *L, int index)
{
    const Array *array = luaL_testudata(L, index, ARRAY_TYPE);
    return array ? (DataSource){array->path, &array->view, array->moments} : (DataSource){0};
}

/* A new array of floats, pushed. */
static Array *array_floats(lua_State *L, const char *path, int64_t rows, int64_t columns)
{
    Array *array = array_push(L, path);
    sandbox_charge(L, (size_t)(rows * columns) * sizeof(float));
    DataArray *values = xmalloc(sizeof *values);
    *values = (DataArray){.type = DATA_F32,
                          .rank = 2,
                          .dim = {rows, columns},
                          .count = rows * columns,
                          .item = columns,
                          .step = columns};
    values->values = xmalloc((size_t)values->count * sizeof(float));
    array->own = values;
    array->view = *values;
    return array;
}

/* ---- files ---- */

/* core.path(name): relative names are relative to the script's folder, not to where gradcc runs. */
static int core_path(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    lua_pushfstring(L, "%s%s", name[0] == '/' ? "" : front_of(L)->folder, name);
    return 1;
}

/* core.idx_shape(path): the extents of an IDX file, the samples first; reads the header only. */
static int core_idx_shape(lua_State *L)
{
    char error[FILE_ERROR];
    DataArray header;
    if (!data_idx_header(luaL_checkstring(L, 1), &header, error, sizeof error)) {
        core_data_fault(L);
        return script_raise(L, "data: %s", error);
    }
    lua_createtable(L, header.rank, 0);
    for (int axis = 0; axis < header.rank; axis++) {
        lua_pushinteger(L, header.dim[axis]);
        lua_rawseti(L, -2, axis + 1);
    }
    return 1;
}

/* ---- tables ---- */

/* core.csv(path): a table of numbers, its rows and its columns. */
static int core_csv(lua_State *L)
{
    char error[FILE_ERROR];
    const char *path = script_keep(L, luaL_checkstring(L, 1));
    Array *array = array_push(L, path);
    array_fill(L, array, data_read_csv(path, error, sizeof error), error);
    lua_pushinteger(L, array->view.dim[0]);
    lua_pushinteger(L, array->view.dim[1]);
    return 3;
}

/* The columns listed in the table at `index`, checked; the memory is Lua's. */
static int64_t *column_list(lua_State *L, int index, int64_t columns, int64_t *count)
{
    luaL_checktype(L, index, LUA_TTABLE);
    *count = (int64_t)lua_rawlen(L, index);
    int64_t *list = lua_newuserdatauv(L, (size_t)*count * sizeof *list + 1, 0);
    for (int64_t i = 0; i < *count; i++) {
        lua_rawgeti(L, index, i + 1);
        list[i] = luaL_checkinteger(L, -1);
        luaL_argcheck(L, list[i] >= 0 && list[i] < columns, index, "no such column");
        lua_pop(L, 1);
    }
    return list;
}

/* core.pick(table, columns, first, count, seed): these columns of `count` rows, from the first on
 * in the random order that the seed gives. */
static int core_pick(lua_State *L)
{
    const Array *table = array_at(L, 1);
    const DataArray *from = &table->view;
    int64_t columns, rows = from->dim[0];
    int64_t first = luaL_checkinteger(L, 3), count = luaL_checkinteger(L, 4);
    uint64_t seed = (uint64_t)luaL_checkinteger(L, 5);
    luaL_argcheck(L, first >= 0 && count >= 0 && first <= rows - count, 3, "no such rows");
    const int64_t *list = column_list(L, 2, from->item, &columns);
    int64_t *order = lua_newuserdatauv(L, (size_t)rows * sizeof *order, 0);
    rt_permutation(order, rows, (int32_t[]){(int32_t)seed, (int32_t)(seed >> 32)}, 0);
    float *out = array_floats(L, table->path, count, columns)->view.values;
    for (int64_t i = 0; i < count; i++) {
        const float *row = (const float *)from->values + order[first + i] * from->step;
        for (int64_t j = 0; j < columns; j++) {
            *out++ = row[list[j]];
        }
    }
    return 1;
}

/* A constant column has deviation 1. */
static DataMoments column_moments(const DataArray *table, int64_t column)
{
    const float *at = (const float *)table->values + column;
    const double rows = (double)table->dim[0];
    double sum = 0, squares = 0;
    for (int64_t i = 0; i < table->dim[0]; i++) {
        sum += at[i * table->step];
    }
    for (int64_t i = 0; i < table->dim[0]; i++) {
        double centred = at[i * table->step] - sum / rows;
        squares += centred * centred;
    }
    const double deviation = sqrt(squares / rows);
    return (DataMoments){sum / rows, deviation == 0 ? 1 : deviation};
}

/* core.standardize(train, test): every column of the two tables that core.pick made, or of train if
 * test is nil, minus the mean of train's column, divided by its standard deviation. */
static int core_standardize(lua_State *L)
{
    Array *train = array_at(L, 1), *test = lua_isnoneornil(L, 2) ? train : array_at(L, 2);
    const DataArray *table = &train->view;
    luaL_argcheck(L, test->view.item == table->item, 2, "not as many columns");
    luaL_argcheck(L, !train->moments, 1, "standardised before");
    sandbox_charge(L, (size_t)table->item * sizeof(DataMoments));
    train->moments = xmalloc((size_t)table->item * sizeof(DataMoments));
    for (int64_t j = 0; j < table->item; j++) {
        train->moments[j] = column_moments(table, j);
    }
    data_standardize(table->values, table->dim[0], table->item, train->moments);
    if (test != train) {
        data_standardize(test->view.values, test->view.dim[0], table->item, train->moments);
    }
    return 0;
}

/* core.labels(array): turns floats into labels and returns one more than the largest, or nothing
 * and the first float that is no label. */
static int core_labels(lua_State *L)
{
    const int32_t most = 1 << 20;
    Array *array = array_at(L, 1);
    float *values = array->view.values;
    int32_t largest = 0;
    for (int64_t i = 0; i < array->view.count; i++) {
        float value = values[i];
        if (!(value >= 0 && value < (float)most && value == floorf(value))) {
            lua_pushnil(L);
            lua_pushnumber(L, (double)value);
            return 2;
        }
        int32_t label = (int32_t)value;
        memcpy(&values[i], &label, sizeof label);
        largest = label > largest ? label : largest;
    }
    array->view.type = DATA_I32;
    lua_pushinteger(L, largest + 1);
    return 1;
}

/* ---- texts ---- */

/* Which bytes there are. In turn on four lists: a note on the same place as the last has to wait for
 * it, and takes twice as long. */
static void mark_present(const unsigned char *bytes, int64_t count, bool present[256])
{
    bool lists[4][256] = {{false}};
    int64_t i = 0;
    for (; i + 4 <= count; i += 4) {
        lists[0][bytes[i]] = true;
        lists[1][bytes[i + 1]] = true;
        lists[2][bytes[i + 2]] = true;
        lists[3][bytes[i + 3]] = true;
    }
    for (; i < count; i++) {
        lists[0][bytes[i]] = true;
    }
    for (int byte = 0; byte < 256; byte++) {
        present[byte] = lists[0][byte] || lists[1][byte] || lists[2][byte] || lists[3][byte];
    }
}

/* core.text(path): the text as an array of codes, how many there are, and the vocabulary: the bytes
 * that the text has, sorted; a code is a place in it. The bytes stay as they are: few windows of a
 * long text are needed before the first step. */
static int core_text(lua_State *L)
{
    char error[FILE_ERROR];
    const char *path = script_keep(L, luaL_checkstring(L, 1));
    Array *array = array_push(L, path);
    array_fill(L, array, data_read_bytes(path, error, sizeof error), error);
    const unsigned char *bytes = array->view.values;
    const int64_t count = array->view.count;
    bool present[256];
    mark_present(bytes, count, present);
    char vocabulary[256];
    int size = 0;
    for (int byte = 0; byte < 256; byte++) {
        if (present[byte]) {
            array->codes[byte] = (unsigned char)size;
            vocabulary[size++] = (char)byte;
        }
    }
    array->view.codes = array->codes;
    lua_pushinteger(L, count);
    lua_pushlstring(L, vocabulary, (size_t)size);
    return 3;
}

/* core.windows(text, first, count, length, step): as many windows, one every `step` codes. */
static int core_windows(lua_State *L)
{
    const Array *text = array_at(L, 1);
    int64_t first = luaL_checkinteger(L, 2), count = luaL_checkinteger(L, 3);
    int64_t length = luaL_checkinteger(L, 4), step = luaL_checkinteger(L, 5);
    int64_t all = text->view.count;
    luaL_argcheck(L, first >= 0 && count >= 1 && length >= 1 && step >= 1, 2, "not positive");
    luaL_argcheck(L, first <= all - length && count - 1 <= (all - length - first) / step, 3,
                  "beyond the end");
    Array *array = array_push(L, text->path);
    array->view = (DataArray){.type = DATA_U8,
                              .rank = 2,
                              .dim = {count, length},
                              .count = (count - 1) * step + length,
                              .item = length,
                              .step = step,
                              .values = (unsigned char *)text->view.values + first,
                              .codes = text->view.codes};
    return 1;
}

void source_register(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"path", core_path},           {"data_fault", core_data_fault},
        {"idx_shape", core_idx_shape}, {"csv", core_csv},
        {"pick", core_pick},           {"standardize", core_standardize},
        {"labels", core_labels},       {"text", core_text},
        {"windows", core_windows},     {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
