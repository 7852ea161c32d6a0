/* host: the doors to the outside: the script (Lua, in front.c) and the machine (libtcc and the
 * system compiler, in jit.c). Nothing else includes lua.h or libtcc.h. */
#ifndef GRADCC_HOST_H
#define GRADCC_HOST_H

#include "data.h"
#include "graph.h"

/* The operators that one ENTRY_PROBE looks at. */
enum { PROBED_AT_ONCE = 16 };

/* ---- the model, as the script declared it ---- */

typedef enum StateKind {
    STATE_PARAMETER, /* trained by the optimiser, saved as PyTorch would */
    STATE_BUFFER,    /* part of the module but not trained (running statistics) */
    STATE_SLOT,      /* the optimiser's: moments and the like; "exp_avg/0.weight" */
    STATE_COUNTER,   /* "seed" (i32[2], set by the host) and "step" (i32), one of each TrainStep */
    /* what `generate` carries from token to token: "generate/token" (i32[1], set by the host),
     * "generate/position" (i32), and what the script declares; never saved */
    STATE_CARRY,
    STATE_HELD, /* what a detach of the loss gave when ENTRY_HOLD ran: "held/7"; never saved */
} StateKind;

/* A variable that lives from step to step. Its index in the table is the `slot` of state nodes. */
typedef struct StateVar {
    const char *name;     /* PyTorch's key, raw: "0.weight" */
    const char **aliases; /* more keys of it: a weight of two layers has one in each */
    int alias_count;
    StateKind kind;
    DType dtype;
    Shape shape;
    Loc loc;
    bool frozen; /* of a parameter: the script keeps it as it is, see frozen.c */
    /* Of a parameter: its units are counted by this axis, and there are that many times more where its
     * first axis falls into groups. A Linear's are rows, (outputs, inputs): axis 0. A transposed
     * convolution's are its channels out, (inputs, outputs / groups, ...): axis 1. */
    int unit_axis;
    int64_t unit_groups;
} StateVar;

/* Of the names of a state number -1 is its own, and the others are its aliases. */
const char *state_name(const StateVar *state, int number);
/* How many units a parameter has, and of which an element is part. */
int64_t unit_count(const StateVar *parameter);
int64_t unit_of(const StateVar *parameter, int64_t element);

/* Where the samples of an input come from: a file to be read before the first step, or, when
 * `values` is not NULL, an array that declaring the data has made, of which `path` names the
 * origin. A source without a path is not there. By `moments`, if any, its columns have been
 * standardised, as has to be what else is fed to the input. */
typedef struct DataSource {
    const char *path;
    const DataArray *values;
    const DataMoments *moments;
} DataSource;

/* One tensor of a batch. Its index in the table is the `slot` of input nodes. */
typedef struct InputVar {
    const char *name; /* "x", "y" */
    DType dtype;
    Shape item;          /* shape of one sample; a batch has the batch size in front */
    int64_t classes;     /* labels: values are 0..classes-1; 0 if not labels. For random inputs */
    DataSource train;    /* absent when the model declares no data */
    DataSource test;     /* may be absent */
    double scale, shift; /* value = stored * scale + shift, for floats */
} InputVar;

enum { MAX_TRAIN_STEPS = 16 };

/* A loss, and the optimiser of the parameters that it trains. Its index in the table is the `step`
 * of the entry points that are about one loss. A model with `loss` and `optimizer` has one, without
 * a name; those of steps = {...} have names, and in a step of training run one behind the other. */
typedef struct TrainStep {
    const char *name;  /* "discriminator"; NULL if the model has only one loss */
    const char *label; /* of the loss: "loss", "loss.discriminator" */
    int64_t every;     /* runs in each so-many-th step of training */
} TrainStep;

/* A function that the script compiles. Its entry point has inputs of its own, whose `item` is all
 * of their shape. */
typedef struct FunctionVar {
    const char *entry; /* the name of that: "run_NAME" */
    InputVar *inputs;
    int input_count;
} FunctionVar;

typedef struct Model {
    const char *path; /* as given */
    const char *name; /* file name without folders and ".lua" */
    const char *doc;  /* the script's first comment, without dashes; "" if none */
    StateVar *states;
    int state_count;
    InputVar *inputs;
    int input_count;
    TrainStep *steps; /* none if the model declares no loss */
    int step_count;
    FunctionVar *functions;
    int function_count;
    bool runs; /* the script trains in a loop of its own */
    int64_t batch;
    int64_t epochs;
    bool shuffle;
    bool has_data;          /* data were declared: files, or inline values */
    const char *vocabulary; /* a character a token; NULL if the model does not generate */
    int vocabulary_size;
    int64_t context; /* most tokens of a sequence; 0: any number */
    struct Front *front;
} Model;

typedef struct FrontOptions {
    DType real;                   /* DT_F32; DT_F64 retypes every float, for gradient checks */
    const char *const *overrides; /* "key=value" for config{} */
    int override_count;
    int64_t memory_limit; /* bytes of Lua heap; 0: 256 MiB */
    double time_limit;    /* seconds of script in all; 0: 60 */
    int probe;            /* ENTRY_PROBE: the first operator */
    bool *data_fault;     /* set when a data file is to blame for a failure; may be NULL */
    /* Takes over the first trace of each step of training, while others are still to come; NULL: the
     * front keeps it. Its states have numbers of their own: see front_slots. */
    void (*ahead)(void *context, int step, Graph *graph);
    void *ahead_context;
} FrontOptions;

/* Runs the script. NULL after a message on stderr (exit code 3, or 4 with data_fault set). */
Model *front_load(const char *path, const FrontOptions *options);
void front_free(Model *model);
/* The place in model->states of each state as `ahead` was given it. */
const int *front_slots(const Model *model);

typedef enum EntryKind {
    ENTRY_INIT,     /* updates every state but `seed` with its initial value */
    ENTRY_LOSS,     /* forward only: output "loss" (training mode), no update */
    ENTRY_TRAIN,    /* output "loss"; gradients; updates of parameters, slots, buffers and step */
    ENTRY_EVAL,     /* outputs the losses, by their labels, and the metrics; evaluation mode */
    ENTRY_PREDICT,  /* output "prediction" */
    ENTRY_GENERATE, /* output "logits" of the next token; updates of STATE_CARRY. The batch is 1 */
    ENTRY_GRAD,     /* outputs "loss" and "d_NAME" for its parameters: for gradient checks */
    /* as ENTRY_GRAD of the slope of the loss along a random direction: Hessian times direction */
    ENTRY_CURVATURE,
    /* the loss for differences (hold.c): the first writes the values that a detach keeps back to
     * STATE_HELD, and the others, traced behind it, read them: outputs "loss", the second of which
     * is the slope of ENTRY_CURVATURE */
    ENTRY_HOLD,
    ENTRY_HELD_LOSS,
    ENTRY_HELD_SLOPE,
    /* outputs "loss" and, for each parameter of the step whose rows are units, two vectors with an
     * element a unit: "contribution_NAME" and "gradient_sq_NAME" (explain.c); evaluation mode.
     * After front_watch "d_NAME" instead, if the step trains it */
    ENTRY_EXPLAIN,
    ENTRY_PROBE, /* outputs of probe.h for the operators from options.probe on; missing: no more */
    /* a function that the script compiles: with inputs of its own; outputs "result", or "result_1",
     * ...; if it minimises, updates as ENTRY_TRAIN. `step` is its number */
    ENTRY_FUNCTION,
} EntryKind;

/* From now on ENTRY_EXPLAIN has the gradient of this parameter, instead of units. */
void front_watch(Model *model, const StateVar *parameter);
/* "init" "loss" "train_step" "eval_step" "predict" "generate" "gradients" "curvature" "hold"
 * "held_loss" "held_slope" "explain" "probe" "run" */
const char *entry_name(EntryKind kind);
/* Whether it is about one loss of training: then there is one for each TrainStep. */
bool entry_has_steps(EntryKind kind);

/* Traces one entry for a batch size; `step` is 0 where the entry is not about one. The graph has
 * the name of the entry, "train_step", or "train_discriminator" where steps have names. States the
 * trace creates are appended to model->states. The caller frees the graph. NULL after a message on
 * stderr; *missing is set when the script simply does not declare what the entry needs (no
 * `predict`, say; then nothing was printed). */
Graph *front_trace(Model *model, EntryKind kind, int step, int64_t batch, bool *missing);
/* The name of that graph. */
char *front_entry_name(const Model *model, EntryKind kind, int step, Arena *arena);

/* ---- a script's own loop ---- */

/* What the loop is given by whoever runs it. */
typedef struct Runner {
    void *context;
    /* Runs function `index`; `io` are pointers to its inputs, then to its outputs. */
    void (*call)(void *context, int index, void *const *io);
    /* Fills the model's inputs with a batch: of the test data, or of an epoch of training. */
    void (*batch)(void *context, bool test, int64_t epoch, int64_t index, void *const *inputs);
    /* Saves what there is after so many batches; false after a message, and the run ends. */
    bool (*save)(void *context, int64_t done);
    bool (*interrupted)(void *context); /* someone wants the run to end */
    int64_t epoch_batches, total_batches, test_batches;
    int64_t done; /* batches of training before this run */
} Runner;

/* A number that the script's `run` returned. */
typedef struct RunMetric {
    const char *name;
    double value;
} RunMetric;

typedef struct RunResult {
    bool finished; /* by itself */
    bool stopped;  /* because it was interrupted, or could not save; if neither, after a message */
    int64_t done;  /* batches of training in all */
    RunMetric *metrics;
    int metric_count;
} RunResult;

/* Calls `run` of a model that has it. */
RunResult front_run(Model *model, const Runner *runner);

/* ---- the library ---- */

/* The modules in models/ that are part of the binary; the table is generated at build time. */
typedef struct EmbeddedModule {
    const char *name;
    const char *text;
    const char *code; /* of it, compiled */
    size_t code_length;
} EmbeddedModule;

extern const EmbeddedModule embedded_modules[];
extern const int embedded_module_count;
extern const unsigned char embedded_branchless[]; /* runtime/branchless.h, a string */

/* ---- compiled code ---- */

/* Every entry point has this type: `state` and `io` are arrays of pointers (in C, structs of
 * pointers), `work` is the arena. */
typedef void EntryPoint(void *const *state, void *const *io, void *work);

typedef struct Code Code;

/* Compiles C text with libtcc into pages that can no longer be written once an entry can be looked
 * up. Symbols of the runtime and of libm are the only externals. NULL with the compiler's message
 * in `error`. */
Code *jit_tcc(const char *c_text, Text *error);
/* The same text form (loops spelling) by the system compiler `cc` into a shared object. */
Code *jit_cc(const char *c_text, Text *error);
/* The same in the background, or from the cache; NULL if there is no compiler. jit_cc_done is true
 * when it has come to an end, then with the code, or NULL where it failed; it is called until then
 * at most. jit_cc_stop ends what still runs, leaves nothing behind but the cache, and frees. */
typedef struct Compilation Compilation;
Compilation *jit_cc_start(const char *c_text);
bool jit_cc_done(Compilation *compilation, Code **code);
void jit_cc_stop(Compilation *compilation);
EntryPoint *code_entry(const Code *code, const char *name);
void code_free(Code *code);

#endif
