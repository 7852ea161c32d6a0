/* front: what the files of the front end share. They alone see lua.h.
 *
 *     guard.c      script text to script text: conditions are watched, tail calls keep their frame
 *     sandbox.c    the Lua state: limits of memory and time, the libraries a script may use
 *     script.c     scripts and modules: loading, require, places in scripts, errors
 *     module.c     what modules written in Lua get beside tensors
 *     tensor.c     tensors as Lua values, and elementwise operators
 *     primitive.c  the other operators: reductions, movement, products, indexing, leaves
 *     body.c       loops: tracing their bodies
 *     autograd.c   derivatives in scripts, and gradients that scripts define
 *     variable.c   what lives from step to step: parameters, buffers, moments, counters
 *     declare.c    config{} and model{}: what a script declares
 *     steps.c      losses and their optimisers: one, or those of steps = {...}
 *     hold.c       values that gradients leave out, held while differences are taken
 *     explain.c    what each unit contributes to a loss
 *     compile.c    functions that a script has compiled, for a loop of its own
 *     list.c       lists that scripts give
 *     numbers.c    numbers outside of traces, as that loop sees them
 *     run.c        the loop, and what its functions do
 *     source.c     data that scripts declare: tables and texts, read and cut to samples
 *     generate.c   continuing a sequence, token by token
 *     front.c      loading a model and tracing its entry points
 *
 * Functions that take a lua_State may raise a Lua error: they run only inside sandbox_run.
 */
#ifndef GRADCC_FRONT_H
#define GRADCC_FRONT_H

#include <lauxlib.h>
#include <lua.h>

#include "host.h"
#include "passes.h"

/* A script of the user. Lua knows it by its chunk name, which is short and starts with '='. */
typedef struct Script {
    const char *chunk;
    const char *path;
} Script;

/* A line of a user's script; script -1 is "unknown". Fits a Lua integer, see place_pack. */
typedef struct Place {
    int script, line;
} Place;

#define NO_PLACE ((Place){.script = -1, .line = 0})

/* A state variable, with what is needed to make it and to find it in a trace. */
typedef struct Variable {
    StateVar var; /* name NULL until a module of the model owns it */
    int alias_capacity;
    int slot; /* place in the model's table of states; -1 while it has none */
    Place place;
    bool in_trace; /* made there: no module of the model can own it */
    int initial;   /* registry reference of a number or a function of the shape; LUA_NOREF: 0 */
    int tensor;    /* registry reference of the tensor that stands for it in scripts */
    int trace;     /* the trace in which `node` and `update` were set */
    NodeId node, update;
    int asked;              /* of a parameter: the trace whose loss was to train it */
    bool trained;           /* of a parameter: by some step */
    bool updated;           /* by some step, trained or not */
    Place ignored;          /* where evaluation called nn.update; line 0: nowhere */
    struct Variable *owner; /* of an optimiser's slot: the parameter */
    const char *key;        /* of an optimiser's slot: "exp_avg" */
    int step;               /* of an optimiser's slot: whose optimiser */
    struct Variable *slots; /* of a parameter: the optimiser's for it, linked by next_slot */
    struct Variable *next_slot;
    struct Variable *next;
} Variable;

typedef struct Body Body; /* a loop whose body is being traced */

/* What the entry `generate` carries from token to token. */
typedef struct Sequence Sequence;

/* What goes with a TrainStep of the model. */
typedef struct StepTrace {
    Variable *counter;   /* of its finished runs; NULL until something uses it */
    int64_t last_stream; /* of its random numbers: the next one draws others from the same batch */
    int first_held;      /* of its STATE_HELD, in the model's table of states */
} StepTrace;

/* A detach in the body of a loop, and the one around the loop that stands for its values of all steps,
 * input `slot` of the loop. */
typedef struct HeldSlices {
    Graph *around, *body;
    NodeId outside, inside;
    int slot;
} HeldSlices;

/* An output of a compiled function. */
typedef struct OutputVar {
    DType dtype;
    Shape shape;
} OutputVar;

/* What the script gave to compile(), and what a trace found out. */
typedef struct Function {
    const char *name;
    Place place;
    int body, declared; /* registry references: the function, and the list of its inputs */
    InputVar *inputs;
    int input_count;
    OutputVar *outputs;
    int output_count;
    bool training;  /* by its option */
    bool minimizes; /* found by a trace; then it is traced as training too */
    bool minimized; /* in this trace */
} Function;

/* A block of numbers that a script holds. */
typedef struct Numbers {
    DType dtype;
    Shape shape;
    void *values;
} Numbers;

struct Loop; /* the run of a script's own loop */

/* What an entry point was traced to when the script was loaded, until somebody asks for it. */
typedef struct FirstTrace {
    EntryKind entry;
    int step;
    int64_t batch;
    Graph *graph;
} FirstTrace;

typedef struct Front {
    Model model;
    Arena *arena; /* of everything that lives as long as the model */
    lua_State *lua;
    const void *tensor_type; /* the metatable of tensors, which the registry has under this key */
    FrontOptions options;
    const char *watched; /* a parameter: see front_watch; or NULL */
    bool *override_used;
    const char **config_keys;
    int config_key_count, config_key_capacity;
    Place configured; /* the last config{} */

    size_t heap_bytes, heap_limit; /* what the script holds: Lua heap and graph nodes */
    double seconds_left;
    double deadline; /* of the running call */
    bool out_of_time, stopped;
    Place denied; /* where memory was last refused */

    const char *folder; /* of the main script: "" or with a slash at the end */
    const char *text;   /* of the main script */
    size_t text_length;
    Script *scripts;
    int script_count, script_capacity;
    Loc fault; /* of the error being reported */
    Text scratch;

    bool declares;                       /* model{} has been called */
    Place declared;                      /* the line of it; unknown: it has not returned */
    Variable *variables, *last_variable; /* those of the model, in the order of adoption */
    int variable_count;
    StringMap names;  /* 1 for those of the variables */
    Variable *seed;   /* NULL until something uses it */
    StepTrace *steps; /* of the model's steps, then of its functions; one at least */
    Function *functions;
    int function_capacity;
    struct Loop *loop;  /* NULL while none runs */
    bool sealed;        /* slots are final */
    int *slots;         /* those that the first traces have by the order of adoption */
    int state_capacity; /* of the model's table of states, once it is sealed */
    Sequence *sequence; /* NULL if the model generates none */

    Graph *graph; /* being traced, NULL outside traces */
    int trace;    /* number of the trace: a tensor belongs to one */
    int last_trace;
    FirstTrace *trials;
    int trial_count, trial_capacity;
    Body *body;       /* NULL outside of loops; the graph is then that of the body */
    HeldSlices *held; /* of this trace */
    int held_count, held_capacity;
    EntryKind entry;
    int step; /* that the entry is about, else 0 */
    int64_t batch;
    bool training, loading, missing;
    int64_t stream;             /* number of the last random stream */
    size_t trace_bytes;         /* part of heap_bytes that ends with the trace */
    lua_State *differentiating; /* the thread that called grad, NULL outside of it */
    int backward_depth;         /* functions of custom_grad that run, one called by another */
    bool backward_failed;       /* one of them raised an error, to be raised again behind grad */
    Place fallback;             /* for nodes made with no line of a script on the stack */
} Front;

static inline Front *front_of(lua_State *L)
{
    return *(Front **)lua_getextraspace(L);
}

/* ---- guard.c ---- */

#define TRUTH_FUNCTION  "__truth"
#define VALUES_FUNCTION "__values"

/* Appends the script to `out` so that every line keeps its number, with
 *   TRUTH_FUNCTION(e) around each expression e whose truth decides something, and
 *   VALUES_FUNCTION(e) around a returned call.
 * The text must be valid Lua; anything else comes out as some text, but safely. */
void guard(const char *text, size_t length, Text *out);

/* ---- sandbox.c ---- */

/* A Lua state with the allowed libraries and no script; false after a message. */
bool sandbox_open(Front *front);
void sandbox_close(Front *front);
/* Calls body(L) with an empty stack, within the limits; false after a message on stderr. */
bool sandbox_run(Front *front, lua_CFunction body);
/* The time of the script stands still, and starts anew: it got on. */
void sandbox_pause(lua_State *L);
void sandbox_resume(lua_State *L);
/* Ends the running call, however the script handles errors; nothing is reported. */
void sandbox_stop(lua_State *L) __attribute__((noreturn));
/* Counts memory outside the Lua heap against the script's limit; raises beyond it. */
void sandbox_charge(lua_State *L, size_t bytes);

/* ---- script.c ---- */

/* Reads the main script, and its first comment; false after a message. */
bool script_open(Front *front);
/* Runs it; leaves its first result on the stack. */
void script_main(lua_State *L);
int script_require(lua_State *L);
/* Runs an embedded module with the table of primitives; leaves its result on the stack. */
void script_embedded(lua_State *L, const EmbeddedModule *module);

/* The line that the running code belongs to: that of the innermost user's script on the stack, or
 * the line where the innermost module that is being applied was made. */
Place script_place(lua_State *L);
/* The same when what runs is a function of core: no place, and no application of a module. */
Place script_place_above(lua_State *L);
/* The innermost line of a script that is running; allocates and raises nothing. */
Place script_line(lua_State *L);
int script_by_chunk(const Front *front, const char *chunk); /* -1: not a user's script */
Loc place_loc(const Front *front, Place place);
Place script_place_of(const Front *front, Loc loc); /* the other way round */
lua_Integer place_pack(Place place);
Place place_unpack(lua_Integer packed);

/* Raises "chunk:line: message" at script_place. Never returns; int for `return`. */
int script_raise(lua_State *L, const char *format, ...) PRINTF_LIKE(2, 3) __attribute__((noreturn));
int script_raise_at(lua_State *L, Place place, const char *format, ...) PRINTF_LIKE(3, 4)
    __attribute__((noreturn));
/* A value in words, for messages: a table or a function is not known by its address. The text may
 * stay on the stack. */
const char *script_shown(lua_State *L, int index);
/* Message handler: finds the line, sets front->fault, leaves the bare message. */
int script_error(lua_State *L);

const char *script_keep(lua_State *L, const char *text); /* a copy in the front's arena */

/* ---- module.c ---- */

/* Calls self:forward(...), and gives the result the name of the module. */
int module_apply(lua_State *L);
/* Makes reading an unknown field of the table on the top an error: "LABEL has no field ...". */
void module_strict(lua_State *L, const char *label);
/* "; did you mean 'x'?" or "", from the string keys of the table at `index`. Stays on the stack. */
const char *module_suggestion(lua_State *L, int index, const char *word);
/* The string at `index`, to be part of a graph; raises if it is too long, or has a zero byte. */
const char *module_name_at(lua_State *L, int index);
/* The keys of a table, sorted, as a value left on the stack, which keeps them. Raises `message` if
 * one is no string, and what module_name_at does; without a message, other keys are left out. */
const char **module_keys(lua_State *L, int index, int *count, const char *message);
void module_register(lua_State *L);

/* ---- tensor.c ---- */

/* Values: a tensor is a node of one trace, or stands for a variable. */
bool tensor_is(lua_State *L, int index);
void tensor_push(lua_State *L, NodeId node);
void tensor_push_variable(lua_State *L, Variable *variable);
Variable *tensor_variable(lua_State *L, int index); /* NULL if it stands for no variable */
int tensor_truth(lua_State *L);                     /* TRUTH_FUNCTION */

/* In these, `what` names the caller in messages: "sum", "loss". */
/* The front, with the graph's place set to the current line; raises outside traces. */
Front *tensor_tracing(lua_State *L, const char *what);
/* The node in the current trace; raises when it is no tensor or of another trace. */
NodeId tensor_node(lua_State *L, int index, const char *what);
/* The tensor or number at `index` as a node of this dtype, broadcast to this shape. */
NodeId tensor_value(lua_State *L, int index, DType dtype, const Shape *shape, const char *what);
NodeId tensor_number(lua_State *L, int index, DType dtype, const Shape *shape, const char *what);
NodeId tensor_broadcast(lua_State *L, NodeId node, const Shape *shape, const char *what);
Node tensor_copy(lua_State *L, NodeId node); /* of a node, since adding others moves it */
void tensor_check_types(lua_State *L, const OpInfo *info, DType dtype, const char *what);
void tensor_check_shape(lua_State *L, const Shape *shape, const char *what);
/* Raises if the running function was given more arguments, which would be dropped without a word,
 * except for further results of a call. */
void tensor_at_most(lua_State *L, int most, const char *what);
/* The same of `count` values from the place `first` on. */
void tensor_refuse_surplus(lua_State *L, int first, int count, int most, const char *what,
                           const char *note);
const char *tensor_words(lua_State *L, const Shape *shape);

/* Adds a node if its rule agrees, else raises the rule's message. */
NodeId tensor_add(lua_State *L, NodeSpec spec);
int tensor_push_new(lua_State *L, NodeSpec spec); /* and leaves it on the stack; returns 1 */

/* Adds primitives to the table on the top. */
void tensor_register(lua_State *L);
void tensor_add_closure(lua_State *L, const char *name, lua_CFunction function, Op op);

/* ---- primitive.c ---- */

void primitive_register(lua_State *L);
/* An axis of a tensor of this rank; negative ones count from the end. */
int primitive_axis(lua_State *L, int index, int rank, const char *what);
/* A shape from a table at `index`, or from the arguments from there on. */
Shape primitive_shape(lua_State *L, int index, const char *what);

/* ---- body.c ---- */

void body_register(lua_State *L);
/* In a body: the input that stands for a node of a trace around; NO_NODE if it is of none. */
NodeId body_capture(lua_State *L, int trace, NodeId node);
NodeId body_variable(Front *front, Variable *variable);
int body_depth(const Front *front); /* loops around what is traced */
/* Whether a node of the current graph stands for one of a trace around. */
bool body_is_captured(const Front *front, NodeId node);
/* The graph around is the current one again. */
void body_leave(Front *front);
/* Raises "WHAT: not inside scan, ...; ADVICE" in a body. */
void body_refuse(lua_State *L, const char *what, const char *advice);

/* ---- autograd.c ---- */

/* Calls the backward function of a rule, protected; its argument, on the top for autograd_place,
 * knows where the rule was applied. */
int autograd_backward(lua_State *L);
Place autograd_place(lua_State *L);
void autograd_register(lua_State *L);
/* grad_from on the graph of the trace; raises what a script's own gradient raised. */
void autograd_grad(lua_State *L, const Root *roots, int root_count, const NodeId *wrt, int count,
                   NodeId *grads);

/* Adds the outputs of ENTRY_PROBE; false if there is no operator left to probe. */
bool autograd_probe(lua_State *L, NodeId loss);

/* ---- variable.c ---- */

void variable_register(lua_State *L);
NodeId variable_node(lua_State *L, Variable *variable);
NodeId variable_find(Front *front, Variable *variable); /* the same, checked and charged before */
void variable_update(lua_State *L, Variable *variable, NodeId value);
void variable_increment(lua_State *L, Variable *variable);
Variable *variable_seed(lua_State *L);
/* The number of finished runs of the step that is traced, elsewhere of the first. */
Variable *variable_step(lua_State *L);
/* A new STATE_CARRY, zero at first, of this name. */
Variable *variable_carry(lua_State *L, const char *name, DType dtype, const Shape *shape);
/* Gives every variable of the model its final slot. */
void variable_seal(Front *front);

/* ---- declare.c ---- */

/* The names under which the registry keeps the tables of model{} and of the primitives. */
#define MODEL_TABLE "gradcc.model"
#define CORE_TABLE  "gradcc.core"

int declare_config(lua_State *L);
int declare_model(lua_State *L);
/* Fields of a table other than the known ones are an error, "LABEL has no field ...". */
void declare_check_fields(lua_State *L, int table, const char *label, const char *const *known,
                          int count);
/* Overrides that no config{} took are an error. */
void declare_check_overrides(lua_State *L);
/* Pushes a field of the table given to model{}; nil if absent. */
void declare_push(lua_State *L, const char *field);

/* A whole number of at least 1 from a field of the table at `table`, which is called `label`. */
int64_t declare_positive(lua_State *L, int table, const char *label, const char *field,
                         int64_t otherwise);

/* The dtype called by the word on the top: "float" or "int". */
DType declare_dtype(lua_State *L, const char *label);

/* ---- compile.c ---- */

int compile_declare(lua_State *L);
/* When the script has run: finds the inputs that functions take from the model. */
void compile_resolve(lua_State *L);
/* Traces the function that the entry is about. */
bool compile_trace(lua_State *L);
Function *compile_function(const Front *front, int index);
void compile_register(lua_State *L);

/* ---- list.c ---- */

/* The number of values of the list at `index`; an error if it has anything else, or holes. */
lua_Integer list_count(lua_State *L, int index, const char *what);

/* ---- numbers.c ---- */

/* Leaves a new array on the top, whose numbers are not set. */
Numbers *numbers_new(lua_State *L, DType dtype, const Shape *shape);
Numbers *numbers_at(lua_State *L, int index); /* NULL if there is none */
/* The array at `index`, where a number or nested tables are replaced by one; `what` needs it. */
Numbers *numbers_take(lua_State *L, int index, DType dtype, const Shape *shape, const char *what);
void numbers_push_element(lua_State *L, const Numbers *array, int64_t i);
void numbers_register(lua_State *L);

/* ---- run.c ---- */

/* What compile returns; upvalue: the number of the function. */
int run_function(lua_State *L);

/* ---- steps.c ---- */

/* A word that can be part of a name in C. */
bool steps_is_name(const char *text);
/* The counter of the step, or function, that is traced goes up by one, if there is one. */
void steps_count(lua_State *L);

/* Reads loss and optimizer, or steps = {...}, of the table of model{}, which is at 1. */
void steps_declare(lua_State *L);
/* The entry points that are about the loss of a step; false if the model lacks what they need. */
bool steps_trace(lua_State *L);
/* The losses of all steps, as outputs; false if there are none. */
bool steps_trace_losses(lua_State *L);
/* Whether the model has losses, and all of them an optimiser. */
bool steps_can_train(lua_State *L);
/* After a trial of all steps: says which parameters none of them trains or updates. */
void steps_warn(const Front *front);
/* After a trial of all entry points: says which calls of nn.update never act. */
void variable_warn(const Front *front);

/* ---- hold.c ---- */

/* In the trace of a loss: every value that its gradient leaves out is written to a new STATE_HELD.
 */
void hold_write(lua_State *L);
/* In a later trace of that loss: they are read from there. */
void hold_read(lua_State *L);
/* The same for a loop of so many steps whose body has been traced. In the first trace its detaches
 * become outputs behind the others; returns how many. */
int hold_give_out(Graph *body, int64_t steps);
/* In a later one there is an input of the loop for each of them, from `slot` on; returns how many.
 * What they stand for is read from there once that is held. */
int hold_take_in(lua_State *L, Graph *body, int64_t steps, int slot, NodeId **inputs);
/* Whether the node is a detach of the script's: a gradient leaves out what is behind it. */
bool hold_leaves_out(const Graph *graph, NodeId id);

/* ---- frozen.c ---- */

void frozen_register(lua_State *L);
/* After the gradients by `asked`, the parameters that the loss is to train: notes which others it
 * reads. */
void frozen_note(Front *front, NodeId loss, Variable *const *asked, int count);

/* ---- explain.c ---- */

/* Adds the outputs of ENTRY_EXPLAIN behind "loss", from the gradients of what a step trains. */
void explain_units(Front *front, Variable *const *parameters, const NodeId *gradients, int count);

/* ---- source.c ---- */

void source_register(lua_State *L);
/* The array at `index` as a source; without a path if it is something else. */
DataSource source_get(lua_State *L, int index);

/* ---- generate.c ---- */

/* Reads generate = {...} of the table of model{}, which is at 1. */
void generate_declare(lua_State *L);
/* Traces one step into the graph; false if the model declares none. */
bool generate_trace(lua_State *L);

/* ---- front.c ---- */

/* A front with nothing loaded; front_free ends it, however far it came. */
Front *front_new(const char *path, const FrontOptions *options);
/* Starts a trace into a new graph, and takes the graph out of the front, which ends the trace. */
void front_begin(Front *front, const char *name);
Graph *front_end(Front *front);
/* Calls the function on the top on a batch; its result takes its place. */
void front_call(lua_State *L);
/* Takes a scalar float off the stack: the loss, or a metric. */
NodeId front_scalar(lua_State *L, const char *what);

#endif
