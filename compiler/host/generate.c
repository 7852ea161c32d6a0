/* generate: the entry point that continues a sequence by one token: what a script declares with
 *
 *     generate = {
 *       vocabulary = "abc",                    -- token i is its character i; data.text has one too
 *       context = 64,                          -- most tokens of a sequence; may be left out
 *       state = { h = {1, 32}, c = {1, 32} },  -- shapes; zero at the start of a sequence
 *       step = function(token, state, position) ... return logits, { h = h, c = c } end,
 *     }
 *
 * The token is an i32 of shape (1), the position, counted from 0, an i32 of shape (). Both and the
 * state are states of the model, STATE_CARRY, which the entry updates in place: whoever runs it
 * sets the token and reads the logits. So a token costs a recurrent network one step, and a
 * transformer, whose state are the keys and values so far, one pass over these.
 */
#include "front.h"

#include <string.h>

struct Sequence {
    Variable *token, *position;
    Variable **carried; /* in the order of their names */
    int count;
};

/* ---- what the script declares ---- */

/* Leaves the field of generate = {...}, at `table`, on the top; its type. */
static int push_field(lua_State *L, int table, const char *field)
{
    lua_pushstring(L, field);
    return lua_rawget(L, table);
}

/* The vocabulary of generate, or that of the data, on the top. */
static void push_vocabulary(lua_State *L, int table)
{
    if (push_field(L, table, "vocabulary") == LUA_TNIL) {
        lua_pop(L, 1);
        if (lua_getfield(L, 1, "data") == LUA_TTABLE) {
            push_field(L, lua_gettop(L), "vocabulary");
        }
    }
    if (lua_type(L, -1) != LUA_TSTRING) {
        script_raise(
            L, "generate: a vocabulary is missing: vocabulary = \"abc\", a character a token");
    }
}

static void read_vocabulary(lua_State *L, int table)
{
    Model *model = &front_of(L)->model;
    bool seen[256] = {false};
    size_t size;
    push_vocabulary(L, table);
    const char *text = lua_tolstring(L, -1, &size);
    if (size == 0) {
        script_raise(L, "generate: the vocabulary has no characters");
    }
    for (size_t i = 0; i < size; i++) {
        const unsigned char byte = (unsigned char)text[i];
        if (seen[byte]) {
            script_raise(L, "generate: '%c' is in the vocabulary twice", byte);
        }
        seen[byte] = true;
    }
    model->vocabulary = arena_strndup(front_of(L)->arena, text, size);
    model->vocabulary_size = (int)size;
    lua_settop(L, table);
}

static void read_context(lua_State *L, int table)
{
    int exact = 1;
    int64_t context = 0;
    if (push_field(L, table, "context") != LUA_TNIL) {
        context = lua_tointegerx(L, -1, &exact);
        if (!exact || context < 1 || context > INT32_MAX) {
            script_raise(L, "generate: context is a whole number of at least 1, not %s",
                         luaL_tolstring(L, -1, NULL));
        }
    }
    front_of(L)->model.context = context;
    lua_settop(L, table);
}

static void read_state(lua_State *L, int table, Sequence *sequence)
{
    Front *front = front_of(L);
    int type = push_field(L, table, "state");
    if (type == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    if (type != LUA_TTABLE) {
        script_raise(L, "generate: state is a table of shapes, as in { h = {1, 64} }");
    }
    const char **names = module_keys(L, table + 1, &sequence->count,
                                     "generate: shapes of the state have names: { h = {1, 64} }");
    sequence->carried = ARENA_ARRAY(front->arena, Variable *, sequence->count);
    for (int i = 0; i < sequence->count; i++) {
        if (strcmp(names[i], "token") == 0 || strcmp(names[i], "position") == 0) {
            script_raise(L, "generate: step is given the %s anyway; this state needs another name",
                         names[i]);
        }
        if (lua_getfield(L, table + 1, names[i]) != LUA_TTABLE) {
            script_raise(L, "generate: the state '%s' is a shape, as in {1, 64}, not %s", names[i],
                         luaL_typename(L, -1));
        }
        const char *what = lua_pushfstring(L, "generate: the state '%s'", names[i]);
        Shape shape = primitive_shape(L, lua_gettop(L) - 1, what);
        sequence->carried[i] = variable_carry(L, names[i], front->options.real, &shape);
        lua_pop(L, 2);
    }
    lua_settop(L, table);
}

void generate_declare(lua_State *L)
{
    static const char *const known[] = {"vocabulary", "context", "state", "step"};
    Front *front = front_of(L);
    int type = lua_getfield(L, 1, "generate"), table = lua_gettop(L);
    if (type == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    if (type != LUA_TTABLE) {
        script_raise(L, "model: generate is a table, as in { state = ..., step = ... }");
    }
    declare_check_fields(L, table, "generate", known, COUNT_OF(known));
    if (push_field(L, table, "step") != LUA_TFUNCTION) {
        script_raise(L, "generate: step must be a function of token, state and position, not %s",
                     luaL_typename(L, -1));
    }
    lua_settop(L, table);
    Sequence *sequence = ARENA_NEW(front->arena, Sequence);
    read_vocabulary(L, table);
    read_context(L, table);
    read_state(L, table, sequence);
    const Shape one = {.rank = 1, .dim = {1}}, scalar = {.rank = 0};
    sequence->token = variable_carry(L, "token", DT_I32, &one);
    sequence->position = variable_carry(L, "position", DT_I32, &scalar);
    front->sequence = sequence;
    lua_settop(L, table - 1);
}

/* ---- the trace ---- */

/* The logits at `index`, one for each character, become the output. */
static void output_logits(lua_State *L, int index)
{
    Front *front = front_of(L);
    const long long size = front->model.vocabulary_size;
    if (!tensor_is(L, index)) {
        script_raise(L, "generate: step must return logits, a tensor, not %s",
                     luaL_typename(L, index));
    }
    const NodeId node = tensor_node(L, index, "generate");
    const Node logits = tensor_copy(L, node);
    if (!dtype_is_float(logits.dtype) || shape_count(&logits.shape) != size) {
        script_raise_at(
            L, script_place_of(front, logits.loc),
            "generate: logits are %lld floats, one for each character of the vocabulary,"
            " not %s %s",
            size, dtype_name(logits.dtype), tensor_words(L, &logits.shape));
    }
    graph_output(front->graph, "logits", node);
}

/* The state's own name, without that of the table. */
static const char *carried_name(const Variable *carried)
{
    return strchr(carried->var.name, '/') + 1;
}

static const Variable *find_carried(const Sequence *sequence, const char *name)
{
    for (int i = 0; i < sequence->count; i++) {
        if (strcmp(carried_name(sequence->carried[i]), name) == 0) {
            return sequence->carried[i];
        }
    }
    return NULL;
}

/* The table of new states at `index` has all names and no others. */
static void check_names(lua_State *L, int index, const Sequence *sequence)
{
    if (!lua_istable(L, index) && (sequence->count > 0 || !lua_isnil(L, index))) {
        script_raise(L,
                     "generate: step must return the new state, a table, behind the logits, not %s",
                     luaL_typename(L, index));
    }
    if (lua_isnil(L, index)) {
        return;
    }
    int count;
    const char **names = module_keys(L, index, &count, "generate: a new state needs its name");
    for (int i = 0; i < count; i++) {
        if (!find_carried(sequence, names[i])) {
            script_raise(L, "generate: step returns a new state '%s', which is not declared",
                         names[i]);
        }
    }
}

/* What step returned for this state, in the table at `index`, takes its place. */
static void update_carried(lua_State *L, int index, Variable *carried)
{
    const StateVar *var = &carried->var;
    const char *name = carried_name(carried);
    lua_getfield(L, index, name);
    if (!tensor_is(L, -1)) {
        script_raise(L, "generate: step must return a tensor for the state '%s', not %s", name,
                     luaL_typename(L, -1));
    }
    const NodeId node = tensor_node(L, -1, "generate");
    const Node value = tensor_copy(L, node);
    if (value.dtype != var->dtype || !shape_equal(&value.shape, &var->shape)) {
        script_raise_at(L, script_place_of(front_of(L), value.loc),
                        "generate: the new state '%s' is %s %s, but declared as %s %s", name,
                        dtype_name(value.dtype), tensor_words(L, &value.shape),
                        dtype_name(var->dtype), tensor_words(L, &var->shape));
    }
    variable_update(L, carried, node);
    lua_pop(L, 1);
}

bool generate_trace(lua_State *L)
{
    Front *front = front_of(L);
    const Sequence *sequence = front->sequence;
    if (!sequence) {
        return false;
    }
    front->graph->loc = place_loc(front, front->declared);
    declare_push(L, "generate");
    lua_getfield(L, -1, "step");
    tensor_push_variable(L, sequence->token);
    lua_createtable(L, 0, sequence->count);
    for (int i = 0; i < sequence->count; i++) {
        tensor_push_variable(L, sequence->carried[i]);
        lua_setfield(L, -2, carried_name(sequence->carried[i]));
    }
    module_strict(L, "state");
    tensor_push_variable(L, sequence->position);
    lua_call(L, 3, 2);
    const int logits = lua_gettop(L) - 1, state = lua_gettop(L);
    output_logits(L, logits);
    check_names(L, state, sequence);
    for (int i = 0; i < sequence->count; i++) {
        update_carried(L, state, sequence->carried[i]);
    }
    variable_increment(L, sequence->position);
    return true;
}
