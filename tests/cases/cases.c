/* cases: every operator as scripts see it, against central differences and against PyTorch.
 *
 *     cases [--coverage] [--missing] [NAME...]      only the named operators, or case files
 *
 * A case file, tests/cases/NAME.lua, returns a list of entries. An entry is one of
 *
 *     { "conv2d", function(a, b) return nn.conv2d(a, b, nil, { stride = 2 }) end,
 *       torch = "F.conv2d(a, b, stride=2)", a = { 2, 3, 5, 5 }, b = { 4, 3, 3, 3 } },
 *     { "log", function(a) return a:log() end, torch = "a.log()", shapes = elementwise,
 *       a = positive },
 *     { wrong = "log", function(a) return a:int():log() end, a = { 2 },
 *       error = "log: takes floats, not i32; cast with :float()" },
 *
 *   a b c d e   operands: a shape, or a shape in a domain (prelude.lua): positive{ 2, 3 },
 *               index(5){ 4 }, values{ 2, data = { 0, -0.0 } }. Floats are differentiated.
 *   shapes      a list of { a = ..., b = ... }: one run for each; an operand of the entry may then
 *               be a domain, as above
 *   torch       the same in PyTorch, from a..e, torch, F, math, np and filled(module, vector), the
 *               module with these parameters; a tuple where the function returns several results.
 *               false: there is no such thing there, and `why` says so
 *   kink        true: the gradient is not differentiated again. "at": the operands lie on a kink;
 *               only PyTorch's gradient counts
 *   discrete    no gradient
 *   error       of a wrong call: the whole message
 *
 * Every run is made with four feeds: operands as they are, with the first axis expanded, with the
 * axes permuted, reversed (distinct and literal operands are not expanded). The loss is the sum of
 * y w over the float results, w being random.
 *
 *   gradient    of the trace in f64, interpreted by the reference, against differences: first order
 *               and, where smooth, second order (differences.h)
 *   meaning     results and gradients of the optimised program, compiled by libtcc, in f64 and in
 *               f32, against PyTorch: torch_cases.py, which this program ends in, reads them from
 *               cases.0.json and cases.0.bin beside the program, and so on for every process
 *   wrong call  the message, and that its line is one of the function's
 *
 * The entries are dealt out to as many processes as there are processors.
 */
#include <glob.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../runtime/rt.h"
#include "trial.h"

enum { MOST_PARTS = 8 };

static struct {
    int part, parts, dealt; /* this process, of how many; entries dealt out so far */
    int filter_count;
    char **filters;
    FILE *numbers;
    int64_t number_count;
    json_t *entries, *public;
} suite;

static bool wanted(const char *name, const char *file)
{
    for (int i = 0; i < suite.filter_count; i++) {
        if (strcmp(suite.filters[i], name) == 0 || strcmp(suite.filters[i], file) == 0) {
            return true;
        }
    }
    return suite.filter_count == 0;
}

/* Whether this process takes the entry. */
static bool selected(const char *name, const char *file)
{
    return wanted(name, file) && suite.dealt++ % suite.parts == suite.part;
}

/* ---- the record for torch_cases.py ---- */

/* Appends numbers to cases.bin; their place, in numbers. */
static json_t *put_numbers(const double *values, int64_t count)
{
    int64_t at = suite.number_count;
    fwrite(values, sizeof *values, (size_t)count, suite.numbers);
    suite.number_count += count;
    return json_integer(at);
}

static json_t *json_shape(const Shape *shape)
{
    json_t *list = json_array();
    for (int axis = 0; axis < shape->rank; axis++) {
        json_array_append_new(list, json_integer(shape->dim[axis]));
    }
    return list;
}

static json_t *record_operands(const Trial *trial)
{
    static const char *const feeds[] = {"plain", "expanded", "permuted", "reversed"};
    json_t *operands = json_object();
    for (int i = 0; i < OPERANDS; i++) {
        const Operand *operand = &trial->operands[i];
        if (operand->given) {
            json_t *at = put_numbers(operand->values, shape_count(&operand->leaf));
            json_t *item =
                json_pack("{s:s, s:s, s:o, s:o, s:o}", "dtype", dtype_name(operand->dtype), "feed",
                          feeds[operand->feed], "leaf", json_shape(&operand->leaf), "shape",
                          json_shape(&operand->shape), "at", at);
            json_object_set_new(operands, (const char[]){(char)('a' + i), '\0'}, item);
        }
    }
    return operands;
}

/* Output k of both precisions: its dtype and shape, and where its numbers are. */
static json_t *record_output(const Trial *trial, int k)
{
    const Graph *graph = trial->traces[IN_F64].graph;
    const Node *node = &graph->nodes[graph->outputs[k].node];
    int64_t count = shape_count(&node->shape);
    return json_pack("{s:s, s:o, s:o, s:o}", "dtype", dtype_name(node->dtype), "shape",
                     json_shape(&node->shape), "f64",
                     put_numbers(trial->traces[IN_F64].outputs[k], count), "f32",
                     put_numbers(trial->traces[IN_F32].outputs[k], count));
}

static json_t *record_trial(const Trial *trial)
{
    const Trace *trace = &trial->traces[IN_F64];
    json_t *results = json_array(), *gradients = json_object();
    for (int k = 0; k < trace->result_count; k++) {
        json_t *result = record_output(trial, k);
        if (trial->weights[k] != NULL) {
            const Shape *shape = &trace->graph->nodes[trace->results[k]].shape;
            json_object_set_new(result, "weights",
                                put_numbers(trial->weights[k], shape_count(shape)));
        }
        json_array_append_new(results, result);
    }
    for (int k = trace->result_count; k < trace->graph->output_count; k++) {
        const char *name = trace->graph->outputs[k].name; /* "d_a" */
        json_object_set_new(gradients, name + 2, record_output(trial, k));
    }
    return json_pack("{s:o, s:o, s:o}", "operands", record_operands(trial), "results", results,
                     "gradients", gradients);
}

/* ---- an entry ---- */

typedef struct Entry {
    int table;    /* stack index */
    int function; /* likewise */
    const char *name;
    const char *file; /* where the function is written: the case file, or prelude.lua */
    int first_line, last_line;
    bool smooth, differences, discrete;
    double first, second; /* worst errors */
    json_t *failures;
} Entry;

static void fail(Entry *entry, const char *format, ...) PRINTF_LIKE(2, 3);
static void fail(Entry *entry, const char *format, ...)
{
    Text text = {0};
    text_printf(&text, "%s:%d: ", entry->file, entry->first_line);
    va_list args;
    va_start(args, format);
    text_vprintf(&text, format, args);
    va_end(args);
    json_array_append_new(entry->failures, json_string(text.data));
    text_free(&text);
}

/* "a (2, 3) reversed, b (3) plain" */
static const char *trial_words(Arena *arena, const Trial *trial)
{
    static const char *const feeds[] = {"", " expanded", " permuted", " reversed"};
    const char *words = "";
    for (int i = 0; i < OPERANDS; i++) {
        const Operand *operand = &trial->operands[i];
        if (operand->given) {
            words = arena_printf(arena, "%s%s%c %s%s", words, words[0] ? ", " : "", 'a' + i,
                                 shape_words(&operand->shape).text, feeds[operand->feed]);
        }
    }
    return words;
}

/* A field that is a string, or NULL. */
static const char *text_field(lua_State *L, int table, const char *field)
{
    lua_getfield(L, table, field);
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    lua_pop(L, 1); /* the table keeps it */
    return text;
}

static bool flag_field(lua_State *L, int table, const char *field)
{
    lua_getfield(L, table, field);
    bool set = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return set;
}

/* The entry at the top of the stack, whose function is left there. */
static Entry open_entry(lua_State *L, const char *file)
{
    Entry entry = {.table = lua_gettop(L), .failures = json_array()};
    lua_Debug where;
    const char *wrong = text_field(L, entry.table, "wrong");
    if (!wrong) {
        lua_rawgeti(L, entry.table, 1);
        entry.name = lua_tostring(L, -1);
        lua_pop(L, 1);
    } else {
        entry.name = wrong;
    }
    if (lua_rawgeti(L, entry.table, wrong ? 1 : 2) != LUA_TFUNCTION || !entry.name) {
        luaL_error(L, "%s.lua: '%s' is not a name and a function", file,
                   entry.name ? entry.name : "?");
    }
    entry.function = lua_gettop(L);
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &where);
    entry.file = loc_base((Loc){.file = where.source + 1}); /* behind = or @ */
    entry.first_line = where.linedefined;
    entry.last_line = where.lastlinedefined;
    const char *kink = text_field(L, entry.table, "kink");
    entry.discrete = flag_field(L, entry.table, "discrete");
    entry.differences = !entry.discrete && !(kink && strcmp(kink, "at") == 0);
    entry.smooth = !flag_field(L, entry.table, "kink");
    return entry;
}

static json_t *close_entry(lua_State *L, Entry *entry, const char *kind, json_t *value)
{
    json_t *record =
        json_pack("{s:s, s:s, s:i, s:o, s:o}", "name", entry->name, "file", entry->file, "line",
                  entry->first_line, "failures", entry->failures, kind, value);
    lua_settop(L, entry->table - 1);
    json_array_append_new(suite.entries, record);
    return record;
}

/* ---- right calls ---- */

static void check_differences(Entry *entry, Batch *batch, Trial *trial)
{
    Trace *trace = &trial->traces[IN_F64];
    double first = trial_first_order(batch, trace), second = 0;
    if (first > FIRST_LIMIT) {
        fail(entry, "%s: first order %.1e", trial_words(batch->arena, trial), first);
    } else if (entry->smooth) {
        second = trial_second_order(batch, trace);
    }
    if (second > SECOND_LIMIT) {
        fail(entry, "%s: second order %.1e", trial_words(batch->arena, trial), second);
    }
    entry->first = fmax(entry->first, first);
    entry->second = fmax(entry->second, second);
}

/* One trace of a trial, with its gradients; NULL, or what went wrong. */
static const char *make_trace(lua_State *L, Entry *entry, Batch *batch, Trial *trial, int precision)
{
    Trace *trace = &trial->traces[precision];
    const DType real = precision == IN_F64 ? DT_F64 : DT_F32;
    const char *failure = trial_trace(L, entry->function, batch, trial, trace, real);
    if (!failure && !entry->discrete) {
        trial_differentiate(batch, trial, trace);
    }
    if (!failure && entry->differences && precision == IN_F64) {
        check_differences(entry, batch, trial);
    }
    trial_end(batch);
    return failure;
}

/* Both traces of one trial; false after a failure. */
static bool make_trial(lua_State *L, Entry *entry, Batch *batch, Trial *trial)
{
    for (int i = 0; i < PRECISIONS; i++) {
        const char *failure = make_trace(L, entry, batch, trial, i);
        if (failure) {
            fail(entry, "%s: %s", trial_words(batch->arena, trial), failure);
            return false;
        }
    }
    return true;
}

static void run_right(lua_State *L, Entry *entry, int harness)
{
    Batch batch;
    batch_open(&batch, front_of(L));
    lua_getfield(L, harness, "runs");
    lua_pushvalue(L, entry->table);
    lua_call(L, 1, 1);
    int runs = lua_gettop(L), count = 0, run_count = (int)lua_rawlen(L, runs);
    Trial *trials = ARENA_ARRAY(batch.arena, Trial, run_count * FEED_COUNT);
    for (int i = 0; i < run_count * FEED_COUNT; i++) {
        lua_rawgeti(L, runs, i / FEED_COUNT + 1);
        trial_operands(L, lua_gettop(L), &batch, (Feed)(i % FEED_COUNT), &trials[count]);
        lua_pop(L, 1);
        bool made = make_trial(L, entry, &batch, &trials[count]);
        if (!made) {
            trial_free(&trials[count]);
        }
        count += made;
    }
    const bool compiled = count == 0 || batch_run(&batch, trials, count);
    json_t *list = json_array();
    for (int i = 0; i < count; i++) {
        if (compiled) {
            json_array_append_new(list, record_trial(&trials[i]));
        }
        trial_free(&trials[i]);
    }
    if (!compiled) {
        fail(entry, "does not compile");
    }
    const char *torch = text_field(L, entry->table, "torch"),
               *why = text_field(L, entry->table, "why");
    if (!torch && !why) {
        fail(entry, "needs torch = \"...\", or why there is no such thing in PyTorch");
    }
    json_t *record = close_entry(L, entry, "runs", list);
    json_object_set_new(record, "torch", torch ? json_string(torch) : json_null());
    json_object_set_new(record, "first",
                        entry->differences ? json_real(entry->first) : json_null());
    json_object_set_new(record, "second",
                        entry->differences && entry->smooth ? json_real(entry->second)
                                                            : json_null());
    batch_close(&batch);
}

/* ---- wrong calls ---- */

static void check_message(Entry *entry, const Front *front, const char *got, const char *expected)
{
    const Loc fault = front->fault;
    const char *base = loc_base(fault);
    bool inside = strcmp(base, entry->file) == 0 && fault.line >= entry->first_line &&
                  fault.line <= entry->last_line;
    if (!got) {
        fail(entry, "no error, should be: %s", expected);
    } else if (strcmp(got, expected) != 0) {
        fail(entry, "the error is: %s\n    should be: %s", got, expected);
    } else if (!inside) {
        fail(entry, "the error is said to be in %s, line %d", base, fault.line);
    }
}

static void run_wrong(lua_State *L, Entry *entry)
{
    Batch batch;
    Trial trial;
    batch_open(&batch, front_of(L));
    trial_operands(L, entry->table, &batch, PLAIN, &trial);
    Trace *trace = &trial.traces[IN_F64];
    const char *got = trial_trace(L, entry->function, &batch, &trial, trace, DT_F32);
    trial_end(&batch);
    const char *expected = text_field(L, entry->table, "error");
    check_message(entry, front_of(L), got, expected ? expected : "(the case names none)");
    close_entry(L, entry, "wrong", json_true());
    graph_free(trace->graph);
    batch_close(&batch);
}

/* ---- all of them ---- */

/* The list that a case file returned is on the top. */
static void run_file(lua_State *L, const char *file, int harness)
{
    int list = lua_gettop(L);
    luaL_argcheck(L, lua_istable(L, list), list, "a case file returns a list");
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, list); i++) {
        lua_rawgeti(L, list, i);
        Entry entry = open_entry(L, file);
        random_start((uint64_t)i); /* an entry's numbers do not depend on the filter */
        if (!selected(entry.name, file)) {
            json_decref(entry.failures);
            lua_settop(L, list);
        } else if (flag_field(L, entry.table, "wrong")) {
            run_wrong(L, &entry);
        } else {
            run_right(L, &entry, harness);
        }
    }
    lua_settop(L, list - 1);
}

static void list_public(lua_State *L, int harness)
{
    lua_getfield(L, harness, "public");
    lua_call(L, 0, 1);
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, -1); i++) {
        lua_rawgeti(L, -1, i);
        const char *name = lua_tostring(L, -1);
        if (wanted(name, "")) {
            json_array_append_new(suite.public, json_string(name));
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static int run_all(lua_State *L)
{
    Front *front = front_of(L);
    glob_t files;
    script_main(L);
    int harness = lua_gettop(L);
    front_begin(front, "counters"); /* random operators find them in slots 0 and 1 */
    variable_seed(L);
    variable_step(L);
    graph_free(front_end(front));
    list_public(L, harness);
    if (glob("tests/cases/*.lua", 0, NULL, &files) != 0) {
        return luaL_error(L, "no tests/cases/*.lua: this runs in the top folder");
    }
    for (size_t i = 0; i < files.gl_pathc; i++) {
        const char *base = loc_base((Loc){.file = files.gl_pathv[i]});
        const char *file = lua_pushlstring(L, base, strlen(base) - strlen(".lua"));
        if (strcmp(file, "prelude") != 0) {
            lua_pushcfunction(L, script_require);
            lua_pushstring(L, file);
            lua_call(L, 1, 1);
            run_file(L, file, harness);
        }
    }
    globfree(&files);
    return 0;
}

/* PROGRAM.PART.ENDING */
static FILE *create(const char *program, const char *ending)
{
    Text path = {0};
    text_printf(&path, "%s.%d.%s", program, suite.part, ending);
    FILE *file = fopen(path.data, "wb");
    if (!file) {
        perror(path.data);
        exit(EXIT_RUNTIME);
    }
    text_free(&path);
    return file;
}

/* The entries of one process. */
static bool run_part(const char *program, int part)
{
    FrontOptions options = {.memory_limit = (int64_t)1 << 30, .time_limit = 3600};
    Front *front = front_new("tests/cases/prelude.lua", &options);
    suite.part = part;
    suite.numbers = create(program, "bin");
    suite.entries = json_array();
    suite.public = json_array();
    rt_start(1);
    bool done = script_open(front) && sandbox_open(front) && sandbox_run(front, run_all);
    front_free(&front->model);
    rt_stop();
    fclose(suite.numbers);
    FILE *index = create(program, "json");
    json_t *root =
        json_pack("{s:o, s:o, s:{s:f, s:f}}", "public", suite.public, "entries", suite.entries,
                  "allowed", "first", FIRST_LIMIT, "second", SECOND_LIMIT);
    json_dumpf(root, index, JSON_COMPACT);
    json_decref(root);
    fclose(index);
    return done;
}

/* One process a part; whether all came through. */
static bool run_parts(const char *program)
{
    bool done = true;
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    suite.parts = processors < 1 ? 1 : processors > MOST_PARTS ? MOST_PARTS : (int)processors;
    for (int part = 0; part < suite.parts; part++) {
        if (fork() == 0) {
            exit(!run_part(program, part));
        }
    }
    for (int part = 0; part < suite.parts; part++) {
        int status = 1;
        wait(&status);
        done = done && status == 0;
    }
    return done;
}

/* Everything is written; PyTorch has the last word. */
static void judge(char **argv, int flags)
{
    const char *python = getenv("PYTHON") ? getenv("PYTHON") : "/usr/bin/python3";
    char *script = "tests/cases/torch_cases.py", parts[16];
    char *words[8] = {(char *)python, script, argv[0], parts};
    snprintf(parts, sizeof parts, "%d", suite.parts);
    setenv("OMP_NUM_THREADS", "1", 1);
    for (int i = 0; i < flags && i < COUNT_OF(words) - 5; i++) {
        words[4 + i] = argv[1 + i];
    }
    execvp(python, words);
    perror(python);
}

int main(int argc, char **argv)
{
    int flags = 0;
    while (1 + flags < argc && strncmp(argv[1 + flags], "--", 2) == 0) {
        flags++;
    }
    suite.filters = argv + 1 + flags;
    suite.filter_count = argc - 1 - flags;
    if (run_parts(argv[0])) {
        judge(argv, flags);
    }
    return EXIT_RUNTIME;
}
