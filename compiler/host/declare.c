/* declare: what a script declares with config{} and model{}.
 *
 * Everything is checked when it is declared, while the line that is to blame is known. Tables of
 * Lua have no order, so inputs are put in the order of their names: slots do not change from run to
 * run. The functions loss, metrics and predict stay in the table given to model{}, in the registry.
 */
#include "front.h"

#include <math.h>
#include <string.h>

/* The smallest key, by name, that is not among the known ones; an error that suggests the nearest.
 */
void declare_check_fields(lua_State *L, int table, const char *label, const char *const *known,
                          int count)
{
    const char *unknown = NULL;
    lua_pushnil(L);
    const int kept = lua_gettop(L); /* where it stays while the message is made */
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) {
            script_raise(L, "%s: fields have names, as in %s{ name = value }", label, label);
        }
        const char *key = lua_tostring(L, -2);
        bool found = false;
        for (int i = 0; i < count; i++) {
            found = found || strcmp(known[i], key) == 0;
        }
        if (!found && (!unknown || strcmp(key, unknown) < 0)) {
            unknown = key;
            lua_pushvalue(L, -2);
            lua_replace(L, kept);
        }
    }
    if (unknown) {
        const char *nearest = nearest_word(unknown, known, count);
        script_raise(L, "%s has no field '%s'%s%s%s", label, unknown,
                     nearest ? "; did you mean '" : "", nearest ? nearest : "",
                     nearest ? "'?" : "");
    }
    lua_pop(L, 1);
}

static void need_table(lua_State *L, const char *label)
{
    if (!lua_istable(L, 1)) {
        script_raise(L, "%s needs a table, as in %s{ ... }, not %s", label, label,
                     luaL_typename(L, 1));
    }
    lua_settop(L, 1);
}

/* ---- config{} ---- */

/* The value of the last "key=value" on the command line, NULL if there is none. */
static const char *override_for(Front *front, const char *key)
{
    const char *value = NULL;
    size_t length = strlen(key);
    for (int i = 0; i < front->options.override_count; i++) {
        const char *text = front->options.overrides[i];
        if (strncmp(text, key, length) == 0 && text[length] == '=') {
            front->override_used[i] = true;
            value = text + length + 1;
        }
    }
    return value;
}

/* Pushes the text as a value of the type of the default at `index`. */
static void push_typed(lua_State *L, int index, const char *key, const char *text)
{
    int type = lua_type(L, index);
    bool fits = true;
    if (type == LUA_TSTRING) {
        lua_pushstring(L, text);
    } else if (type == LUA_TBOOLEAN) {
        fits = strcmp(text, "true") == 0 || strcmp(text, "false") == 0;
        lua_pushboolean(L, strcmp(text, "true") == 0);
    } else {
        fits = lua_stringtonumber(L, text) != 0;
        if (fits && !lua_isinteger(L, index)) {
            lua_pushnumber(L, lua_tonumber(L, -1)); /* lr=1 is 1.0 */
            lua_remove(L, -2);
        } else if (fits) {
            fits = lua_isinteger(L, -1);
        }
    }
    if (!fits) {
        const char *wanted = type == LUA_TBOOLEAN      ? "true or false"
                             : lua_isinteger(L, index) ? "a whole number"
                                                       : "a number";
        script_raise(L, "config: %s=%s is not %s, which the default %s asks for", key, text, wanted,
                     script_shown(L, index));
    }
}

/* config{ name = default, ... }: the table with the command line's values in place of defaults. */
int declare_config(lua_State *L)
{
    Front *front = front_of(L);
    need_table(L, "config");
    front->configured = script_place(L);
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        int type = lua_type(L, 4);
        if (lua_type(L, 3) != LUA_TSTRING) {
            return script_raise(L, "config: options have names, as in config{ hidden = 256 }");
        }
        const char *key = lua_tostring(L, 3);
        if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN) {
            return script_raise(L, "config: %s is a %s; numbers, strings and booleans are possible",
                                key, lua_typename(L, type));
        }
        const char *kept = script_keep(L, key), *override = override_for(front, key);
        sandbox_charge(L, 4 * sizeof kept); /* of its place in the list, and in the arena */
        ARENA_PUSH(front->arena, front->config_keys, front->config_key_count,
                   front->config_key_capacity, kept);
        lua_pushvalue(L, 3);
        if (override) {
            push_typed(L, 4, key, override);
        } else {
            lua_pushvalue(L, 4);
        }
        lua_rawset(L, 2);
        lua_settop(L, 4); /* the key and the value, for lua_next */
    }
    module_strict(L, "config");
    return 1;
}

void declare_check_overrides(lua_State *L)
{
    Front *front = front_of(L);
    for (int i = 0; i < front->options.override_count; i++) {
        if (front->override_used[i]) {
            continue;
        }
        const char *text = front->options.overrides[i];
        if (front->config_key_count == 0) {
            script_raise_at(L, front->declared, "'%s' was given, but the script has no config{}",
                            text);
        }
        const char *key = lua_pushlstring(L, text, strcspn(text, "="));
        const char *nearest = nearest_word(key, front->config_keys, front->config_key_count);
        script_raise_at(L, front->configured, "config has no option '%s'%s%s%s", key,
                        nearest ? "; did you mean '" : "", nearest ? nearest : "",
                        nearest ? "'?" : "");
    }
}

/* ---- inputs ---- */

/* Numbers in nested tables, row-major. */
typedef struct Values {
    double *items;
    int count, capacity;
    Shape shape; /* rank 0 until the first number is reached */
} Values;

/* What is wrong with the value on the top, beyond that it does not fit where it stands. */
static const char *amiss(lua_State *L)
{
    const int type = lua_type(L, -1);
    return type == LUA_TTABLE    ? lua_rawlen(L, -1) == 0 ? ", and a table is empty" : ""
           : type == LUA_TNUMBER ? ""
                                 : lua_pushfstring(L, ", not %s", lua_typename(L, type));
}

static void read_values(lua_State *L, const char *name, int depth, Values *values)
{
    Shape *shape = &values->shape;
    if (lua_type(L, -1) == LUA_TNUMBER && depth > 0 && (shape->rank == 0 || shape->rank == depth)) {
        shape->rank = depth;
        sandbox_charge(L, 2 * sizeof(double));
        ARENA_PUSH(front_of(L)->arena, values->items, values->count, values->capacity,
                   lua_tonumber(L, -1));
        return;
    }
    int64_t extent = lua_istable(L, -1) ? (int64_t)lua_rawlen(L, -1) : 0;
    if (depth == MAX_RANK || extent == 0 || (shape->rank > 0 && depth >= shape->rank) ||
        (shape->dim[depth] != 0 && shape->dim[depth] != extent)) {
        script_raise(L, "input '%s': values are numbers in tables of equal length%s", name,
                     amiss(L));
    }
    shape->dim[depth] = extent;
    luaL_checkstack(L, 4, NULL);
    for (int64_t i = 1; i <= extent; i++) {
        lua_rawgeti(L, -1, i);
        read_values(L, name, depth + 1, values);
        lua_pop(L, 1);
    }
}

DType declare_dtype(lua_State *L, const char *label)
{
    const char *text = lua_tostring(L, -1);
    bool whole = text && strcmp(text, "int") == 0;
    if (!whole && (!text || strcmp(text, "float") != 0)) {
        script_raise(L, "%s: dtype is \"float\" or \"int\", not %s", label, script_shown(L, -1));
    }
    return whole ? DT_I32 : front_of(L)->options.real;
}

static DType input_dtype(lua_State *L, const char *name, bool labels)
{
    if (lua_getfield(L, -1, "dtype") == LUA_TNIL) {
        lua_pop(L, 1);
        return labels ? DT_I32 : front_of(L)->options.real;
    }
    const char *label = lua_pushfstring(L, "input '%s'", name);
    lua_insert(L, -2);
    DType dtype = declare_dtype(L, label);
    if (labels && dtype != DT_I32) {
        script_raise(L, "%s: labels, with classes, are \"int\"", label);
    }
    lua_pop(L, 2);
    return dtype;
}

static double input_number(lua_State *L, const char *name, const char *field, double otherwise)
{
    int type = lua_getfield(L, -1, field);
    if (type != LUA_TNIL && type != LUA_TNUMBER) {
        script_raise(L, "input '%s': %s must be a number", name, field);
    }
    double value = type == LUA_TNIL ? otherwise : lua_tonumber(L, -1);
    lua_pop(L, 1);
    return value;
}

/* The name of a file, or what core.csv and its like have made of one. */
static DataSource input_source(lua_State *L, const char *name, const char *field)
{
    DataSource source = {0};
    int type = lua_getfield(L, -1, field);
    if (type == LUA_TUSERDATA) {
        source = source_get(L, -1);
    } else if (type == LUA_TSTRING) {
        source.path = script_keep(L, lua_tostring(L, -1));
    }
    if (type != LUA_TNIL && !source.path) {
        script_raise(L, "input '%s': %s must be the name of a file", name, field);
    }
    lua_pop(L, 1);
    return source;
}

/* An array of values that are in a script. */
static DataArray *inline_array(Front *front, const Values *values, const InputVar *input)
{
    DataArray *array = ARENA_NEW(front->arena, DataArray);
    int64_t item = shape_count(&input->item);
    *array = (DataArray){.type = input->dtype == DT_I32 ? DATA_I32 : DATA_F32,
                         .rank = values->shape.rank,
                         .count = values->count,
                         .item = item,
                         .step = item};
    memcpy(array->dim, values->shape.dim, (size_t)array->rank * sizeof array->dim[0]);
    array->values = arena_alloc(front->arena, (size_t)array->count * 4); /* bytes of either type */
    for (int64_t i = 0; i < array->count; i++) {
        if (array->type == DATA_I32) {
            ((int32_t *)array->values)[i] = (int32_t)values->items[i];
        } else {
            ((float *)array->values)[i] = (float)values->items[i];
        }
    }
    return array;
}

/* How many of the samples, the last ones, are for testing only; 0: all are there for both. */
static int64_t input_tests(lua_State *L, const char *name, int64_t samples)
{
    double tests = input_number(L, name, "tests", 0);
    if (!(tests >= 0 && tests < (double)samples && tests == floor(tests))) {
        script_raise(L, "input '%s': tests must be a whole number below that of its samples, %lld",
                     name, (long long)samples);
    }
    return (int64_t)tests;
}

/* Makes the array the source of both training and test data. */
static void share_array(Front *front, InputVar *input, DataArray *array, int64_t tests)
{
    input->train = input->test = (DataSource){.path = front->model.path, .values = array};
    if (tests > 0) {
        DataArray *rest = ARENA_NEW(front->arena, DataArray);
        *rest = *array;
        rest->dim[0] = tests;
        rest->count = tests * array->item;
        array->dim[0] -= tests;
        array->count -= rest->count;
        rest->values = (char *)array->values + array->count * 4;
        input->test.values = rest;
    }
}

/* Inline values: the first axis counts the samples. */
static void input_values(lua_State *L, InputVar *input)
{
    Front *front = front_of(L);
    Values values = {0};
    if (lua_getfield(L, -1, "values") == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    read_values(L, input->name, 0, &values);
    lua_pop(L, 1);
    for (int i = 0; i < values.count; i++) {
        double value = values.items[i];
        bool whole = value >= INT32_MIN && value <= INT32_MAX && value == (double)(int32_t)value;
        if (input->dtype == DT_I32 &&
            (!whole || (input->classes > 0 && (value < 0 || value >= (double)input->classes)))) {
            script_raise(L, "input '%s': %g is not a whole number%s", input->name, value,
                         input->classes > 0 ? " from 0 to classes - 1" : "");
        }
    }
    input->item = shape_of(values.shape.rank - 1, values.shape.dim + 1);
    int64_t tests = input_tests(L, input->name, values.shape.dim[0]);
    share_array(front, input, inline_array(front, &values, input), tests);
}

/* The input described by the table on the top. */
static InputVar read_input(lua_State *L, const char *name)
{
    static const char *const known[] = {"shape", "dtype", "classes", "train", "test",
                                        "scale", "shift", "values",  "tests"};
    if (!lua_istable(L, -1)) {
        script_raise(L, "input '%s' needs a table, as in { shape = {28, 28} }", name);
    }
    int table = lua_gettop(L);
    const char *label = lua_pushfstring(L, "input '%s'", name);
    declare_check_fields(L, table, label, known, COUNT_OF(known));
    lua_pop(L, 1);
    InputVar input = {.name = script_keep(L, name),
                      .train = input_source(L, name, "train"),
                      .test = input_source(L, name, "test"),
                      .scale = input_number(L, name, "scale", 1),
                      .shift = input_number(L, name, "shift", 0)};
    double classes = input_number(L, name, "classes", 0);
    if (classes < 0 || classes > INT32_MAX || classes != (double)(int64_t)classes) {
        script_raise(L, "input '%s': classes must be a whole number of at least 1", name);
    }
    input.classes = (int64_t)classes;
    input.dtype = input_dtype(L, name, input.classes > 0);
    input_values(L, &input);
    int type = lua_getfield(L, -1, "shape");
    if (type == LUA_TTABLE) {
        input.item = primitive_shape(L, lua_gettop(L), "shape of an input");
    } else if (!input.train.values || type != LUA_TNIL) {
        script_raise(L, "input '%s' needs its shape, without the batch: shape = {28, 28}, or {}",
                     name);
    }
    lua_pop(L, 1);
    if (input.item.rank == MAX_RANK) {
        script_raise(L, "input '%s': at most %d axes beside the batch", name, MAX_RANK - 1);
    }
    return input;
}

/* Reads the table of inputs on the top. */
static void read_inputs(lua_State *L)
{
    Front *front = front_of(L);
    Model *model = &front->model;
    int count, table = lua_gettop(L);
    const char **names =
        module_keys(L, table, &count, "inputs have names, as in { x = { shape = { 3 } } }");
    sandbox_charge(L, (size_t)count * sizeof(InputVar));
    model->inputs = ARENA_ARRAY(front->arena, InputVar, count);
    for (int i = 0; i < count; i++) {
        lua_getfield(L, table, names[i]);
        model->inputs[i] = read_input(L, names[i]);
        lua_pop(L, 1);
        const DataArray *first = model->inputs[0].train.values;
        const DataArray *own = model->inputs[i].train.values;
        if (first && own && first->dim[0] != own->dim[0]) {
            script_raise(L, "inputs '%s' and '%s' have %lld and %lld samples", names[0], names[i],
                         (long long)first->dim[0], (long long)own->dim[0]);
        }
    }
    model->input_count = count;
}

/* data = data.NAME{...}, or inputs = { x = {...}, ... } for a model without data. */
static void read_sources(lua_State *L)
{
    Model *model = &front_of(L)->model;
    bool data = lua_getfield(L, 1, "data") != LUA_TNIL;
    bool inputs = lua_getfield(L, 1, "inputs") != LUA_TNIL;
    if (data && inputs) {
        script_raise(L, "model: data declares the inputs; leave out inputs");
    }
    if (inputs) {
        if (!lua_istable(L, -1)) {
            script_raise(L, "model: inputs is a table, as in { x = { shape = {28, 28} } }");
        }
        read_inputs(L);
    } else if (data) {
        if (!lua_istable(L, -2) || lua_getfield(L, -2, "inputs") != LUA_TTABLE) {
            script_raise(L, "model: data comes from the module data, as in data.fashion_mnist()");
        }
        read_inputs(L);
        lua_getfield(L, 2, "shuffle");
        model->shuffle = lua_isnil(L, -1) || lua_toboolean(L, -1);
        model->has_data = true;
    }
    lua_settop(L, 1);
}

/* ---- model{} ---- */

int64_t declare_positive(lua_State *L, int table, const char *label, const char *field,
                         int64_t otherwise)
{
    int exact = 1;
    int64_t value = otherwise;
    if (lua_getfield(L, table, field) != LUA_TNIL) {
        value = lua_tointegerx(L, -1, &exact);
    }
    if (!exact || value < 1) {
        script_raise(L, "%s: %s must be a whole number of at least 1, not %s", label, field,
                     script_shown(L, -1));
    }
    if (value > INT32_MAX) {
        script_raise(L, "%s: %s must be less than 2^31, not %s", label, field, script_shown(L, -1));
    }
    lua_pop(L, 1);
    return value;
}

static void check_functions(lua_State *L)
{
    static const char *const names[][2] = {
        {"metrics", "a batch"}, {"predict", "a batch"}, {"run", "a trainer"}};
    for (int i = 0; i < COUNT_OF(names); i++) {
        int type = lua_getfield(L, 1, names[i][0]);
        if (type != LUA_TNIL && type != LUA_TFUNCTION) {
            script_raise(L, "model: %s must be a function of %s, not %s", names[i][0], names[i][1],
                         luaL_typename(L, -1));
        }
        lua_pop(L, 1);
        front_of(L)->model.runs = type == LUA_TFUNCTION; /* the last is `run` */
    }
}

int declare_model(lua_State *L)
{
    static const char *const known[] = {"data",     "inputs",  "batch",     "epochs", "loss",
                                        "metrics",  "predict", "optimizer", "net",    "modules",
                                        "generate", "steps",   "run"};
    Front *front = front_of(L);
    need_table(L, "model");
    if (front->declares) {
        return script_raise(L, "model{} is called a second time; a script declares one model");
    }
    front->declares = true; /* one that fails leaves parts of a model behind: no other may follow */
    declare_check_fields(L, 1, "model", known, COUNT_OF(known));
    front->model.batch = declare_positive(L, 1, "model", "batch", 32);
    front->model.epochs = declare_positive(L, 1, "model", "epochs", 1);
    steps_declare(L);
    check_functions(L);
    read_sources(L);
    generate_declare(L);
    front->declared = script_place(L);
    lua_pushvalue(L, 1);
    lua_setfield(L, LUA_REGISTRYINDEX, MODEL_TABLE);
    return 1;
}

void declare_push(lua_State *L, const char *field)
{
    lua_getfield(L, LUA_REGISTRYINDEX, MODEL_TABLE);
    lua_pushstring(L, field);
    lua_rawget(L, -2);
    lua_remove(L, -2);
}
