/* driver: from a script to running code, and the commands built on it.
 *
 *     main.c       the command line: fills Options, calls one command
 *     command.c    what it accepts, in two tables; help.c prints them
 *     driver.c     the pass table
 *     session.c    a model compiled, bound to memory, ready to step
 *     ahead.c      passes of training steps, beside the traces of what else the script declares
 *     memory.c     one block for everything that a step touches
 *     steps.c      a step of training: one loss, or several one behind the other
 *     tier.c       a better compiler's code in the place of the first
 *     feed.c       batches: random ones, and those of data sets
 *     store.c      states to and from checkpoint files
 *     progress.c   what a person sees while training runs
 *     profile.c    where the time of a step goes
 *     output.c     stdout, and numbers for people
 *     units.c weight.c   what explain prints: all units, or how one weight gets its correction
 *     losses.c     the loss of every step, in a file
 *     interrupt.c  signals that end the process
 *     process.c    what the process starts with
 *     loop.c       training by a loop of the script's own
 *     train.c eval.c predict.c generate.c explain.c dump.c export.c golden.c bench.c gradcheck.c
 *     blame.c
 *     summary.c reference.c    the commands
 *
 * Functions that return ExitCode have printed their message when it is not EXIT_OK.
 */
#ifndef GRADCC_DRIVER_H
#define GRADCC_DRIVER_H

#include <pthread.h>
#include <stdatomic.h>

#include "data.h"
#include "emit.h"
#include "host.h"

/* AUTO: libtcc's code at once, the system compiler's in its place when that is ready (tier.c). */
extern const char *const backend_names[];
typedef enum Backend { BACKEND_TCC, BACKEND_CC, BACKEND_AUTO } Backend;

/* In the order they run; each can be left out, to test it against its absence. */
typedef enum Pass {
    PASS_SIMPLIFY,
    PASS_CSE,
    PASS_LIFT,
    PASS_PICK,
    PASS_DCE,
    PASS_FUSE,
    PASS_RECOMPUTE,
    PASS_ROWS,
    PASS_DELIVER,
    PASS_LAYOUT,
    PASS_PREPACK,
    PASS_TRAIL,
    PASS_INPLACE,
    PASS_SLICE,
    PASS_ORDER,
    PASS_PLAN,
    PASS_COUNT,
} Pass;

typedef enum Stage {
    STAGE_GRAPH,
    STAGE_GRAD,
    STAGE_SIMPLIFY,
    STAGE_FUSE,
    STAGE_PLAN,
    STAGE_C,
} Stage;

enum { NOT_GIVEN = -1 };

/* The values of an option that may be given several times. */
typedef struct WordList {
    const char **words;
    int count;
} WordList;

/* What the command line said; NOT_GIVEN or NULL where it said nothing. */
typedef struct Options {
    double started; /* seconds_now() when the process started */
    const char *model_path;
    FrontOptions front;
    bool skip[PASS_COUNT];
    int backend; /* Backend */
    int style;   /* Spelling, or NOT_GIVEN */
    int stage;   /* Stage, or NOT_GIVEN */
    const char *entry;
    int64_t threads, seed, epochs, steps, batch;
    const char *out, *checkpoint, *log, *dir, *name, *weight;
    WordList inputs; /* FILE, or NAME=FILE */
    const char *prompt;
    int64_t length, top_k;
    double temperature;
    bool resume, update, json, markdown, quiet, profile;
    bool trains; /* the command runs steps of training */
} Options;

/* ---- passes ---- */

/* The graph passes; takes over the graph's memory. */
Graph *driver_optimise(Graph *graph, const Options *options);
/* The program passes up to and including `last` (PASS_FUSE .. PASS_PLAN). */
Program *driver_lower(const Graph *graph, const Options *options, Pass last);

/* ---- session ---- */

/* One traced and compiled entry point for one batch size. */
typedef struct Entry {
    EntryKind kind;
    int step; /* which loss of training it is about; else 0 */
    int64_t batch;
    Graph *graph; /* after the graph passes; its name is the C function's */
    Program *program;
    EntryPoint *code;
    void **io; /* pointers to the inputs, the model's or the function's, then to the outputs */
} Entry;

/* The passes, on a traced graph, whose memory they take over. */
void entry_compile(Entry *entry, Graph *graph, const Options *options);

typedef struct Tier Tier;
typedef struct Ahead Ahead;

/* A model on its way to run: open, add entries, compile, start, run. Everything a step touches is
 * allocated by then. Entries share state, inputs and work memory. */
typedef struct Session {
    const Options *options;
    Arena *arena;
    Model *model;
    Ahead *ahead;   /* what is compiled already, or just now */
    Entry *entries; /* which move when another is added */
    int entry_count, entry_capacity;
    Text c_text;
    KernelList kernels; /* of c_text, with --profile */
    Code *code;
    double compile_ms; /* spent in the C compiler */
    void **state;      /* one pointer per model state */
    void **inputs;     /* one pointer per model input, room for the largest batch */
    int64_t parameter_count, state_bytes, io_bytes, work_bytes;
    void *memory; /* of state, inputs, outputs and work, in one block */
    int64_t memory_bytes;
    pthread_t toucher; /* of its pages, if `touching` */
    bool touching;
    atomic_llong taken, touched; /* bytes that it, or another, sees to and has seen to */
    void *work;
    bool runtime_started;
    Tier *tier; /* while a better code may come; NULL: none will */
} Session;

/* Loads the script; `real` is DT_F32 to run, DT_F64 to check gradients. */
ExitCode session_open(Session *session, const Options *options, DType real);
/* Traces and lowers one entry. `suffix` tells entries of one kind apart: "" or "_tail". A model
 * that does not declare what the entry needs is an error, unless `missing` is given to be told. */
ExitCode session_add(Session *session, EntryKind kind, int step, int64_t batch, const char *suffix,
                     bool *missing);
/* The same for every step of training, where the entry is about one. */
ExitCode session_add_all(Session *session, EntryKind kind, int64_t batch, const char *suffix,
                         bool *missing);
/* All entries as one C text; `marked` lists the kernels that are to be timed, NULL: none are. */
void session_text(const Session *session, Spelling spelling, KernelList *marked, Text *out);
/* The entry that was added last stands before the others. */
void session_put_first(Session *session);
/* Adds `init` and puts it first. */
ExitCode session_add_init(Session *session);
/* The same, and makes the C text. */
ExitCode session_emit(Session *session, Spelling spelling);
/* session_emit for the backend in use; takes memory, starts the runtime and compiles. */
ExitCode session_compile(Session *session);
/* Of the random numbers of the next runs. */
void session_seed(Session *session, int64_t seed);
/* Sets the seed, runs `init`. */
ExitCode session_start(Session *session, int64_t seed);
void session_close(Session *session);
/* Says what the model would have to declare; returns EXIT_MODEL. */
ExitCode report_missing(const Session *session, EntryKind kind);

/* NULL if absent */
Entry *session_find(const Session *session, EntryKind kind, int step, int64_t batch);
void session_run(const Session *session, const Entry *entry);

int entry_output_index(const Entry *entry, const char *name);               /* -1 if absent */
double entry_output(const Session *session, const Entry *entry, int index); /* a scalar */
const void *entry_output_values(const Session *session, const Entry *entry, int index);
double number_at(DType dtype, const void *values, int64_t i); /* element i of such an array */

/* Place of the named state in the model's table, -1 if absent. */
int state_index(const Model *model, const char *name);

/* ---- memory ---- */

/* One block for all that the entries touch, zero at first; says so if there is not enough. */
ExitCode memory_take(Session *session);
void memory_await(Session *session); /* until all of its pages are there */
void memory_free(Session *session);
int entry_input_count(const Session *session, const Entry *entry);
int64_t state_bytes_of(const StateVar *state);
int64_t input_bytes(const InputVar *input); /* of its `item` */

/* ---- a step of training, after `done` others ---- */

bool step_is_due(const TrainStep *step, int64_t done);
/* Runs those that are due, on the batch in the inputs. */
void steps_run(const Session *session, int64_t done, int64_t batch);
/* The losses of those that ran, each in its place; those of the others stay as they are. */
void steps_losses(const Session *session, int64_t done, int64_t batch, double *losses);
/* As many NaN as the model has losses. */
double *steps_no_losses(const Session *session);

/* ---- ahead ---- */

/* As FrontOptions.ahead, of a session, the context: compiles the entry in the background. */
void ahead_start(void *context, int step, Graph *graph);
/* Completes the entry if that was done. */
bool ahead_take(Session *session, Entry *entry);
void ahead_free(Session *session);
/* Signals are for the main thread. */
bool thread_start(pthread_t *thread, void *body(void *), void *argument);

/* ---- tier ---- */

Tier *tier_new(Session *session);
void tier_free(Tier *tier);
/* Between two runs of the entry: false if there is nothing to do; true if it has run it, too. */
bool tier_run(Tier *tier, int entry);
void tier_wait(Tier *tier); /* until the compiler has come to its end */
/* Time of a training step by the new code for one by the old; 0 while it has not taken over, below 0
 * once it was found to have other bits and dropped, which people are to be told. */
double tier_gain(const Tier *tier);
#define TIER_DROPPED "optimised code gave other bits than libtcc's, which stays"

/* ---- batches ---- */

/* Floats uniform in [-1, 1), labels below `classes`, others 0; the same for the same seed and round
 * on any machine. */
void random_batch(const Model *model, int64_t batch, uint32_t seed, uint32_t round,
                  void *const *inputs);

/* The array behind one input; `read` is the same array when it is ours to free. Batches of it are
 * standardised by the moments, if any. */
typedef struct Feed {
    const DataArray *array;
    DataArray *read;
    const DataMoments *moments;
} Feed;

/* One side of a model's data, training or test: a feed per model input, equally many samples. */
typedef struct Dataset {
    const Model *model;
    Feed *feeds;           /* without an array for an input that is not read */
    const InputVar *first; /* that has an array */
    int64_t samples;
} Dataset;

/* Reads the files, if any, and holds all arrays against the model's declaration: shapes, types,
 * labels. */
ExitCode dataset_open(Dataset *dataset, const Model *model, bool test);
/* The same for .npy files, a path per input or NULL. */
ExitCode dataset_open_npy(Dataset *dataset, const Model *model, const char *const *paths);
void dataset_batch(const Dataset *dataset, const int64_t *order, int64_t count,
                   void *const *inputs);
/* The samples from `first` on, in their own order. */
void dataset_range(const Dataset *dataset, int64_t first, int64_t count, void *const *inputs);
void dataset_close(Dataset *dataset);
bool model_has_test(const Model *model); /* every input has test data */
/* A model that declares no data cannot train or be scored: says so. */
ExitCode require_data(const Session *session);

/* Entries for all the batches of `samples`: of the model's size, and of the rest. */
ExitCode session_add_batches(Session *session, EntryKind kind, int64_t samples);

/* ---- sampling ---- */

/* A token drawn at temperature T: token i has probability softmax(logits / T)[i], of the `top_k`
 * largest alone; T = 0: the first of the largest. The same for the same seed and draw. -1 if a
 * logit is not finite. */
int sample_token(const float *logits, int count, double temperature, int64_t top_k, uint64_t seed,
                 uint64_t draw);

/* ---- scores: the means of eval_step's outputs over a data set ---- */

const Graph *scores_graph(const Session *session); /* whose outputs name the scores */
/* Means of part of the data if training is interrupted meanwhile. */
void evaluate(Session *session, const Dataset *dataset, double *scores);
struct json_t;
void add_scores(const Session *session, const double *scores, struct json_t *object);
/* Says which score is not finite, if there is one, with the parameters of the file. */
ExitCode check_scores(const Session *session, const double *scores, const char *file);

/* ---- explain ---- */

typedef enum UnitClass { UNIT_A_LOT, UNIT_A_LITTLE, UNIT_NOTHING, UNIT_CLASSES } UnitClass;

/* A row of a parameter, with its element of the bias: what it does to the loss of a sample, and how
 * far a sample would correct it. Sums over batches first, then means. */
typedef struct Unit {
    double contribution, correction;
    UnitClass class;
} Unit;

typedef struct Part {
    const StateVar *parameter;
    int64_t count;
    Unit *units;
    double sum; /* of their contributions */
    int64_t counts[UNIT_CLASSES];
} Part;

/* An element of a parameter, for --weight NAME[i,j]. */
typedef struct Watch {
    const StateVar *parameter;
    int state;         /* place of the parameter in the model's table */
    int64_t element;   /* among all of the parameter, in row-major order */
    int64_t *unit;     /* the elements of its unit */
    int64_t unit_size; /* how many those are */
    const char *words; /* "0.weight[3,7]" */
} Watch;

/* What its gradient is, as one of the losses has it; sums over batches first, then means. */
typedef struct Watched {
    double gradient;         /* dL/dw */
    double size, unit_sizes; /* |w dL/dw|: of the weight, of all its unit */
} Watched;

/* A loss, and the parameters that it trains. */
typedef struct LossParts {
    const TrainStep *step;
    double mean, sum; /* of the loss over the data; of the contributions */
    Part *parts;
    int count;
    Watched watched;
} LossParts;

typedef struct Explanation {
    bool tests; /* of the test data, else of those of training */
    int64_t samples, batch;
    LossParts *losses;
    int count;
    const Watch *watch; /* NULL without --weight */
} Explanation;

/* What is there for people, for programs, and every unit. */
ExitCode units_table(const Session *session, const Explanation *all);
ExitCode units_json(const Session *session, const Explanation *all);
/* How one weight gets its correction: the numbers, and the chain rule. Words are NAME[i,j]. */
ExitCode weight_find(const Session *session, const char *words, Watch *watch);
bool weight_trained(const Entry *entry); /* by the entry's loss */
void weight_add(const Session *session, const Entry *entry, const Watch *watch, Watched *sums);
ExitCode weight_report(const Session *session, const Explanation *all);
struct FileWriter;
void units_csv(const Session *session, const Explanation *all, struct FileWriter *file);

/* ---- differences ---- */

/* The derivative of f from its values at -2h, -h, 0, h, 2h; false if f is bent there. `floor` is
 * the size below which differences of derivatives do not matter. */
bool five_point(const double f[5], double h, double floor, double *slope);
/* NaN counts as infinitely wrong. */
double relative_error(double a, double b, double floor);
/* Names the first operator of a step's loss whose gradient rule disagrees with its differences;
 * false if there is none. */
bool blame(const Options *options, int step, int64_t batch);

/* ---- files ---- */

/* A loss, summed over samples. */
typedef struct LossSum {
    double sum, samples;
} LossSum;

/* How far training has come; saved beside the states, so that a run can go on where it stopped. */
typedef struct Position {
    int64_t step, batch, samples, seed;
    LossSum *sums; /* of the current epoch, one for each of the model's losses */
} Position;

/* Makes the folder, and its parents, and proves that files can be made in it. */
ExitCode folder_prepare(const char *path);
/* Whether a state is saved with the model, or with the whole run. */
bool store_has(const StateVar *state, bool whole_run);
/* Parameters and buffers by PyTorch's names: what other programs read. */
ExitCode store_save_model(const Session *session, const char *path);
ExitCode store_load_model(Session *session, const char *path);
/* The first parameter with an element that is infinite or NaN; NULL if there is none. */
const char *store_nonfinite(const Session *session);
/* Every state, and the position. */
ExitCode store_save_run(const Session *session, const char *path, const Position *position);
/* `position` has room for the sums. */
ExitCode store_load_run(Session *session, const char *path, Position *position);

/* ---- progress ---- */

typedef struct Progress {
    bool bar, colour, quiet;
    double started, drawn; /* seconds_now() */
    int64_t first, total;  /* steps: done before this run, in all */
    int64_t epochs;
} Progress;

void progress_start(Progress *progress, int64_t done, int64_t total, int64_t epochs, bool quiet);
void progress_step(Progress *progress, int64_t epoch, int64_t step, const double *losses,
                   int loss_count);
/* The same without epochs and losses, for what counts samples. */
void progress_samples(Progress *progress, int64_t samples);
/* A line that stays; the bar goes out of its way. */
void progress_line(Progress *progress, const char *format, ...) PRINTF_LIKE(2, 3);
void progress_end(Progress *progress);

/* ---- profile ---- */

struct json_t;
/* Where the time went so far, kernel by kernel, without `init`: prints a table on stderr, and
 * returns the same as JSON. */
struct json_t *profile_report(const Session *session);

/* ---- output ---- */

double seconds_now(void); /* monotonic */

/* "1234567" as "1,234,567", and bytes as "1.2 MB", for people. */
char *count_text(Arena *arena, int64_t count);
char *bytes_text(Arena *arena, int64_t bytes);

/* error_plain for each line. */
void report_lines(const char *message);

struct json_t;
/* One line of JSON on stdout; releases the object. */
ExitCode print_json(struct json_t *object);
struct json_t *json_number(double value); /* null when it is not finite */
/* A name that a script or the command line has given: bytes that are no UTF-8, which JSON cannot
 * hold, appear as \xNN. */
struct json_t *json_text(const char *text);
void json_add(struct json_t *object, const char *name, struct json_t *value);
/* The functions of the Lua library, as a section in Markdown. */
void add_functions(Text *out);
ExitCode print_text(const Text *text, const char *path); /* stdout when path is NULL */

/* The --log file: "step,loss", with the digits that f32 needs to be read back exactly; a column for
 * each loss of the model, empty where a step was not due. Of a log that is there the steps `done` stay
 * and others go; all of it goes with -1. */
ExitCode losses_open(const char *path, int64_t done, const Model *model, FILE **log);
void losses_add(FILE *log, const Model *model, int64_t step, const double *losses);
/* Of a log, or NULL; `failure` is the errno of a write that failed before, or 0. */
ExitCode losses_close(const char *path, FILE *log, int failure);

/* ---- the process ---- */

double process_start(void);    /* seconds_now() then */
void process_heap(void);       /* before anything is taken from it */
void process_files(void);      /* opens stdin, stdout and stderr where they are closed */
int64_t process_threads(void); /* as many as it has processors */

/* ---- interruption ---- */

/* From here on a signal that ends the process removes the file that is being written, too. */
void interrupt_clean_up(void);
/* From here on the first signal of a kind is noted only, and the second one ends the process. Nobody
 * need read the messages any more. */
void interrupt_note(void);
bool interrupt_noted(void);

/* ---- stages as text ---- */

/* Not STAGE_C; all the entries of a kind, one behind the other. */
ExitCode dump_stage(Session *session, EntryKind kind, Stage stage, Text *out);
/* Adds all the entries that the model declares; `predict` may have a batch of its own. */
ExitCode dump_entries(Session *session, int64_t predict_batch);
/* The one of them that --entry names. */
ExitCode dump_declared(Session *session, int64_t predict_batch);
/* One C text with them, in session->c_text. */
ExitCode dump_c(Session *session, Spelling spelling);

/* ---- training: train.c, and loop.c for a script with a loop of its own ---- */

typedef struct Training {
    const Options *options;
    Session session;
    Dataset train, test;
    bool has_test;
    int64_t epochs, steps_per_epoch, total;
    Position at;
    int64_t *order;      /* of an epoch's samples */
    int64_t order_epoch; /* which that is; -1 for none */
    const char *out, *model_file, *run_file;
    int64_t saved;   /* step of the files in `out`; -1 while this run has saved nothing */
    double saved_at; /* seconds_now() then */
    int64_t scored;  /* step that `scores` belong to; -1 for none */
    double *scores;
    bool tier_told;
    double *losses; /* the last of each */
    FILE *log;
    int log_failure;         /* the errno of its first write that failed, or 0 */
    struct json_t *returned; /* by the script's own loop */
    Progress progress;
    double started;
} Training;

/* The order of the samples in an epoch, in training->order. */
void train_order(Training *training, int64_t epoch);
/* Saves what is as of training->at; not when a number is damaged. */
ExitCode train_save(Training *training);
/* Says what is not finite at a step, after something was learnt or not, and what may be the cause. */
ExitCode train_nonfinite(Training *training, const char *what, int64_t step, bool learnt);
/* What Ctrl-C comes to. */
ExitCode train_stop(Training *training);

/* The functions that the script compiles. */
ExitCode loop_add(Session *session);
/* The script's loop, from training->at on. */
ExitCode loop_run(Training *training);

/* ---- commands ---- */

ExitCode command_train(const Options *options);
ExitCode command_eval(const Options *options);
ExitCode command_explain(const Options *options);
ExitCode command_predict(const Options *options);
ExitCode command_generate(const Options *options); /* predict --prompt */
ExitCode command_emit(const Options *options);
ExitCode command_export(const Options *options);
ExitCode command_graph(const Options *options);
ExitCode command_golden(const Options *options);
ExitCode command_check(const Options *options);
ExitCode command_bench(const Options *options);
ExitCode command_summary(const Options *options);
ExitCode command_ops(const Options *options);

#endif
