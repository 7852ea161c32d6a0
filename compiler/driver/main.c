/* main: the command line. Fills Options from the tables below and calls one command.
 *
 * Everything it accepts stands in two tables, commands and options, which also print the help.
 * Messages go to stderr; stdout carries the data that was asked for. Exit codes: see base.h.
 */
#include "driver.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "rt.h"

/* ---- commands ---- */

enum {
    TRAIN = 1 << 0,
    EVAL = 1 << 1,
    EMIT = 1 << 2,
    GOLDEN = 1 << 3,
    CHECK = 1 << 4,
    BENCH = 1 << 5,
    SUMMARY = 1 << 6,
    GRAPH = 1 << 7,
    OPS = 1 << 8,
    PREDICT = 1 << 9,
    EXPORT = 1 << 10,
    EXPLAIN = 1 << 11,
    RUNNING = TRAIN | EVAL | PREDICT | EXPLAIN | GOLDEN | CHECK | BENCH, /* these compile and run */
    LOADING = RUNNING | EMIT | EXPORT | SUMMARY | GRAPH,                 /* these read a script */
};

typedef struct Command {
    unsigned id;
    const char *name, *arguments, *summary;
    ExitCode (*run)(const Options *options);
    const char *details; /* and examples */
} Command;

static const Command commands[] = {
    {TRAIN, "train", "MODEL.lua [key=value ...]", "train a model on its data", command_train,
     "Trains, reports after every epoch, and saves to the folder --out: model.safetensors, which\n"
     "PyTorch reads, and state.safetensors, from which --resume goes on bit for bit. Ctrl-C\n"
     "finishes the step and saves. Prints the result as one line of JSON.\n"
     "\n"
     "  gradcc train models/mlp.lua\n"
     "  gradcc train models/mlp.lua hidden=512 lr=3e-4 --epochs 10 --out runs/wide\n"
     "  gradcc train models/mlp.lua --resume\n"},
    {EVAL, "eval", "MODEL.lua --checkpoint FILE", "score saved parameters on the test data",
     command_eval,
     "Prints loss and metrics over the test data as one line of JSON.\n"
     "\n"
     "  gradcc eval models/mlp.lua --checkpoint runs/mlp/model.safetensors\n"},
    {PREDICT, "predict", "MODEL.lua --checkpoint FILE [key=value ...]",
     "what a trained model says about data", command_predict,
     "Runs the model's `predict` on arrays of NumPy, whose first axis counts the samples, and "
     "writes\n"
     "an array of predictions, in the same order; without --output prints a line a sample. A "
     "model\n"
     "that reads several inputs takes --input NAME=FILE for each. Files hold numbers as the "
     "model's\n"
     "data files do: its scale and shift apply to them, and what normalises their columns. Exit\n"
     "code 4 when a file is not what the model declares. A model that draws from noise alone "
     "takes\n"
     "no input and makes one batch.\n"
     "\n"
     "With --prompt a model of text, which declares `generate`, continues the prompt; the same "
     "seed\n"
     "gives the same text. Temperature 0 takes the likeliest character every time.\n"
     "\n"
     "  gradcc predict models/mlp.lua --checkpoint runs/mlp/model.safetensors \\\n"
     "      --input x.npy --output y.npy\n"
     "  gradcc predict rating.lua --checkpoint runs/rating/model.safetensors \\\n"
     "      --input user=users.npy --input item=items.npy\n"
     "  gradcc predict text.lua --checkpoint runs/text/model.safetensors \\\n"
     "      --prompt 'Once ' --length 500 --temperature 0.7 --top-k 20 --seed 1\n"},
    {EXPLAIN, "explain", "MODEL.lua --checkpoint FILE [key=value ...]",
     "which units contribute a lot, a little, nothing", command_explain,
     "A unit is a row of a parameter with its element of the bias: a neuron, a filter, a token;\n"
     "of a transposed convolution it is a channel out, of a Parameter with unit_axis what that\n"
     "says. What a unit contributes to a sample's loss is the derivative of that in a factor of\n"
     "the unit, to first order the loss with the unit less the loss without it: sum of w dL/dw.\n"
     "Prints the mean of its size over the test data, or the training data of a model without,\n"
     "and its share of the sum over all parameters. Of a parameter's units, `a lot` are the\n"
     "fewest that make 90 % of the sum, `nothing` those at 0 or below a millionth of the\n"
     "largest. The correction is the length of the unit's gradient, as root mean square: how\n"
     "hard a sample pulls at it, which does not end when training does. A loss of several\n"
     "samples, such as that of a pair, takes --batch.\n"
     "\n"
     "  gradcc explain models/mlp.lua --checkpoint runs/mlp/model.safetensors\n"
     "  gradcc explain models/mlp.lua --checkpoint runs/mlp/model.safetensors -o units.csv\n"
     "  gradcc explain models/gan.lua --checkpoint runs/gan/model.safetensors --batch 64 --json\n"
     "  gradcc explain models/mlp.lua --checkpoint runs/mlp/model.safetensors \\\n"
     "      --weight '0.weight[3,100]'\n"
     "  gradcc emit models/mlp.lua --entry explain\n"},
    {EMIT, "emit", "MODEL.lua [key=value ...]", "show the C, or any stage on the way to it",
     command_emit,
     "Without --entry the C of everything the model declares; other stages show train_step, and\n"
     "--stage graph the forward pass.\n"
     "\n"
     "  gradcc emit models/mlp.lua -o mlp.c\n"
     "  gradcc emit models/mlp.lua --stage grad\n"
     "  gradcc emit models/mlp.lua --entry eval_step --stage plan\n"},
    {EXPORT, "export", "MODEL.lua -o DIR [key=value ...]",
     "C for a program of your own: train and predict", command_export,
     "Writes NAME.h and NAME.c, which need nothing but libm, for C11 and C++: functions that "
     "train\n"
     "on a batch and predict for a sample, in memory of the caller's, whose names begin with "
     "NAME_.\n"
     "With --checkpoint the parameters go into NAME_parameters.c. main.c shows how to use it all; "
     "one\n"
     "that is there is left alone. A program that predicts only needs --entry predict: then the "
     "state\n"
     "is the parameters. NAME is the script's unless --name says another, so that one program can\n"
     "have several networks.\n"
     "\n"
     "  gradcc export models/xor.lua -o xor\n"
     "  gradcc export models/mlp.lua -o mlp --entry predict \\\n"
     "      --checkpoint runs/mlp/model.safetensors\n"
     "  gradcc export models/mlp.lua -o src --name clothes hidden=64\n"},
    {GOLDEN, "golden", "MODEL.lua [key=value ...]", "record or verify what a model compiles to",
     command_golden,
     "Compares graph, gradient graph, C and the first ten losses (within 1e-4) with the files in\n"
     "--dir, by default the folder `golden` beside the script. Differences go to stdout, and the\n"
     "exit code is 1. With --update records them.\n"
     "\n"
     "  gradcc golden models/mlp.lua --update\n"
     "  gradcc golden models/mlp.lua\n"},
    {CHECK, "check", "MODEL.lua [key=value ...]", "check the gradients of this very model",
     command_check,
     "Compiles the model in double precision and holds the gradient of every parameter against\n"
     "differences of the loss on a random batch; then, where the loss is smooth, the Hessian "
     "times\n"
     "a random direction against differences of the gradient (`kink`: it was not smooth). Exit "
     "code\n"
     "1 when one is off by more than 1e-6, or 1e-5 in second order. Then each operator on the way "
     "to\n"
     "the loss is checked by itself, and the first whose rule is wrong is named with its line; "
     "the\n"
     "backward functions of custom_grad count as rules. What the script detaches, outside of\n"
     "custom_grad and tensor.scan, keeps its value in differences too.\n"
     "\n"
     "  gradcc check models/mlp.lua\n"},
    {BENCH, "bench", "MODEL.lua [key=value ...]", "time training steps on random inputs",
     command_bench,
     "Prints one line of JSON. Without --steps runs 100 steps or a second, whichever is more.\n"
     "\n"
     "  gradcc bench models/mlp.lua --threads 1\n"
     "  gradcc bench models/mlp.lua --backend cc --steps 1000\n"
     "  gradcc bench models/mlp.lua --profile\n"},
    {SUMMARY, "summary", "MODEL.lua [key=value ...]", "parameters, shapes, operations, memory",
     command_summary,
     "Prints every parameter with its shape and count, what a step of training computes, and the\n"
     "memory of the state and of each function.\n\n"
     "  gradcc summary models/mlp.lua hidden=512\n"},
    {GRAPH, "graph", "MODEL.lua [key=value ...]", "the graph as DOT", command_graph,
     "The forward pass, or what --entry and --stage (graph or simplify) say.\n"
     "\n"
     "  gradcc graph models/mlp.lua | dot -Tsvg > mlp.svg\n"
     "  gradcc graph models/mlp.lua --entry train_step --stage simplify -o step.dot\n"},
    {OPS, "ops", "", "the operator reference", command_ops,
     "  gradcc ops\n"
     "  gradcc ops --json | jq '.[] | select(.class == \"REDUCE\")'\n"},
};

/* ---- options ---- */

typedef enum OptionKind { SWITCH, NUMBER, REAL, TEXT, LIST, CHOICE } OptionKind;

typedef struct OptionInfo {
    const char *name;
    unsigned commands;
    OptionKind kind;
    size_t offset; /* of a bool, int64_t, double, const char *, WordList or int in Options */
    const char *argument, *summary;
    int64_t least, most;        /* of a NUMBER or REAL */
    const char *const *choices; /* of a CHOICE, by value, NULL behind the last */
} OptionInfo;

const char *const backend_names[] = {"tcc", "cc", "auto", NULL};
static const char *const styles[] = {"loops", "blocks", NULL};
static const char *const stages[] = {"graph", "grad", "simplify", "fuse", "plan", "c", NULL};

#define AT(field) offsetof(Options, field)
static const OptionInfo options_table[] = {
    {"--epochs", TRAIN, NUMBER, AT(epochs), "N", "instead of the model's", 0, INT32_MAX, NULL},
    {"--steps", TRAIN | BENCH, NUMBER, AT(steps), "N", "stop after N steps in all", 0, INT32_MAX,
     NULL},
    {"--batch", EXPLAIN, NUMBER, AT(batch), "N", "samples at a time; 1", 1, INT32_MAX, NULL},
    {"--batch", EXPORT, NUMBER, AT(batch), "N", "samples that predict takes at a time; 1", 1,
     INT32_MAX, NULL},
    {"--seed", TRAIN | PREDICT | EXPLAIN | BENCH | CHECK, NUMBER, AT(seed), "N",
     "of all random numbers; 0", 0, INT64_MAX, NULL},
    {"--threads", RUNNING, NUMBER, AT(threads), "N", "as many as processors", 1, RT_MAX_THREADS,
     NULL},
    {"--out", TRAIN | BENCH | EXPORT, TEXT, AT(out), "DIR", "folder to save to; train: runs/NAME",
     0, 0, NULL},
    {"--name", EXPORT, TEXT, AT(name), "NAME", "in front of all names; the script's", 0, 0, NULL},
    {"--input", PREDICT, LIST, AT(inputs), "FILE", "what to predict for; NAME=FILE if several", 0,
     0, NULL},
    {"--prompt", PREDICT, TEXT, AT(prompt), "TEXT", "text to continue", 0, 0, NULL},
    {"--length", PREDICT, NUMBER, AT(length), "N", "characters to add; 200", 1, INT32_MAX, NULL},
    {"--temperature", PREDICT, REAL, AT(temperature), "T", "below 1 safer, above wilder; 1", 0, 100,
     NULL},
    {"--top-k", PREDICT, NUMBER, AT(top_k), "K", "choose among the K likeliest only", 1, INT32_MAX,
     NULL},
    {"--output", EMIT | GRAPH | PREDICT, TEXT, AT(out), "FILE", "instead of stdout; also -o FILE",
     0, 0, NULL},
    {"--output", EXPLAIN, TEXT, AT(out), "FILE", "every unit, as CSV; also -o FILE", 0, 0, NULL},
    {"--weight", EXPLAIN, TEXT, AT(weight), "NAME[i,j]", "one weight, and the chain rule to it", 0,
     0, NULL},
    {"--resume", TRAIN, SWITCH, AT(resume), "", "go on from the state saved in --out", 0, 0, NULL},
    {"--checkpoint", TRAIN | EVAL | PREDICT | EXPLAIN | EXPORT, TEXT, AT(checkpoint), "FILE",
     "parameters to start with", 0, 0, NULL},
    {"--log", TRAIN | BENCH, TEXT, AT(log), "FILE", "loss of every step as CSV", 0, 0, NULL},
    {"--quiet", TRAIN | PREDICT | EXPLAIN | GOLDEN, SWITCH, AT(quiet), "", "no progress", 0, 0,
     NULL},
    {"--profile", TRAIN | BENCH, SWITCH, AT(profile), "",
     "time every kernel, and say where it went", 0, 0, NULL},
    {"--stage", EMIT | GRAPH, CHOICE, AT(stage), "STAGE", "how far to compile; c, of graph: graph",
     0, 0, stages},
    {"--entry", EMIT | GRAPH, TEXT, AT(entry), "ENTRY",
     "init, loss, train_step, eval_step, predict, generate, gradients or explain", 0, 0, NULL},
    {"--entry", EXPORT, TEXT, AT(entry), "ENTRY", "this function only, as predict, and its state",
     0, 0, NULL},
    {"--style", EMIT | RUNNING, CHOICE, AT(style), "STYLE",
     "spelling of the C; loops to read, blocks for tcc", 0, 0, styles},
    {"--backend", RUNNING, CHOICE, AT(backend), "WHICH",
     "libtcc, the system compiler $CC, or auto: tcc, then cc", 0, 0, backend_names},
    {"--update", GOLDEN, SWITCH, AT(update), "", "record instead of verifying", 0, 0, NULL},
    {"--dir", GOLDEN, TEXT, AT(dir), "DIR", "folder of the records", 0, 0, NULL},
    {"--json", OPS | EXPLAIN, SWITCH, AT(json), "", "one line of JSON", 0, 0, NULL},
    {"--markdown", OPS, SWITCH, AT(markdown), "", "tables in Markdown", 0, 0, NULL},
    {"--no-simplify", LOADING, SWITCH, AT(skip[PASS_SIMPLIFY]), "", NULL, 0, 0, NULL},
    {"--no-cse", LOADING, SWITCH, AT(skip[PASS_CSE]), "", NULL, 0, 0, NULL},
    {"--no-lift", LOADING, SWITCH, AT(skip[PASS_LIFT]), "", NULL, 0, 0, NULL},
    {"--no-pick", LOADING, SWITCH, AT(skip[PASS_PICK]), "", NULL, 0, 0, NULL},
    {"--no-dce", LOADING, SWITCH, AT(skip[PASS_DCE]), "", NULL, 0, 0, NULL},
    {"--no-fuse", LOADING, SWITCH, AT(skip[PASS_FUSE]), "", NULL, 0, 0, NULL},
    {"--no-recompute", LOADING, SWITCH, AT(skip[PASS_RECOMPUTE]), "", NULL, 0, 0, NULL},
    {"--no-rows", LOADING, SWITCH, AT(skip[PASS_ROWS]), "", NULL, 0, 0, NULL},
    {"--no-deliver", LOADING, SWITCH, AT(skip[PASS_DELIVER]), "", NULL, 0, 0, NULL},
    {"--no-layout", LOADING, SWITCH, AT(skip[PASS_LAYOUT]), "", NULL, 0, 0, NULL},
    {"--no-prepack", LOADING, SWITCH, AT(skip[PASS_PREPACK]), "", NULL, 0, 0, NULL},
    {"--no-trail", LOADING, SWITCH, AT(skip[PASS_TRAIL]), "", NULL, 0, 0, NULL},
    {"--no-inplace", LOADING, SWITCH, AT(skip[PASS_INPLACE]), "", NULL, 0, 0, NULL},
    {"--no-slice", LOADING, SWITCH, AT(skip[PASS_SLICE]), "", NULL, 0, 0, NULL},
    {"--no-order", LOADING, SWITCH, AT(skip[PASS_ORDER]), "", NULL, 0, 0, NULL},
    {"--no-plan", LOADING, SWITCH, AT(skip[PASS_PLAN]), "", NULL, 0, 0, NULL},
};
#undef AT

/* ---- help ---- */

static void add_usage(Text *out)
{
    text_add(out, "gradcc compiles neural networks described in Lua to C, and trains them.\n\n"
                  "usage: gradcc COMMAND MODEL.lua [key=value ...] [options]\n\n");
    for (int i = 0; i < COUNT_OF(commands); i++) {
        text_printf(out, "  %-8s  %s\n", commands[i].name, commands[i].summary);
    }
    text_add(out, "\nkey=value changes what the script declares with config{...}.\n"
                  "`gradcc COMMAND --help` has details and examples.\n");
}

static void add_option_help(const OptionInfo *info, Text *out)
{
    char *column = NULL;
    Text usage = {0};
    text_printf(&usage, "%s%s%s", info->name, *info->argument ? " " : "", info->argument);
    column = usage.data;
    text_printf(out, "  %-20s  %s", column, info->summary);
    for (int i = 0; info->choices && info->choices[i]; i++) {
        text_printf(out, "%s%s", i ? ", " : ": ", info->choices[i]);
    }
    text_add(out, "\n");
    text_free(&usage);
}

static void add_command_help(const Command *command, Text *out)
{
    text_printf(out, "usage: gradcc %s%s%s [options]\n\n%s\n", command->name,
                *command->arguments ? " " : "", command->arguments, command->details);
    for (int i = 0; i < COUNT_OF(options_table); i++) {
        if (options_table[i].commands & command->id && options_table[i].summary) {
            add_option_help(&options_table[i], out);
        }
    }
    if (command->id & LOADING) {
        const char *before = "    ";
        text_printf(out, "  %-20s  leave a pass out, for tests:\n", "--no-PASS");
        for (int i = 0; i < COUNT_OF(options_table); i++) {
            if (!options_table[i].summary) {
                text_printf(out, "%s%s", before, options_table[i].name + strlen("--no-"));
                before = ", ";
            }
        }
        text_add(out, "\n");
    }
}

static ExitCode print_help(const Command *command)
{
    Text out = {0};
    if (command) {
        add_command_help(command, &out);
    } else {
        add_usage(&out);
    }
    ExitCode result = print_text(&out, NULL);
    text_free(&out);
    return result;
}

/* ---- parsing ---- */

/* The arguments, and how far they were read. */
typedef struct Reader {
    char **words;
    int count, next;
    const Command *command;
    Options *options;
    const char **overrides;
    bool options_ended; /* by "--" */
    bool help;
} Reader;

static ExitCode usage_error(const Reader *reader, const char *what, const char *word,
                            const char *near)
{
    const char *name = reader->command ? reader->command->name : "";
    const char *space = *name ? " " : "";
    if (near) {
        error_plain("%s '%s'; did you mean '%s'?", what, word, near);
    } else {
        error_plain("%s '%s'; see gradcc%s%s --help", what, word, space, name);
    }
    return EXIT_USAGE;
}

static const Command *find_command(const char *name)
{
    for (int i = 0; i < COUNT_OF(commands); i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

static const char *nearest_command(const char *word)
{
    const char *names[COUNT_OF(commands)];
    for (int i = 0; i < COUNT_OF(commands); i++) {
        names[i] = commands[i].name;
    }
    return nearest_word(word, names, COUNT_OF(commands));
}

static const char *nearest_option(const Reader *reader, const char *word)
{
    const char *names[COUNT_OF(options_table)];
    int count = 0;
    for (int i = 0; i < COUNT_OF(options_table); i++) {
        if (options_table[i].commands & reader->command->id) {
            names[count++] = options_table[i].name;
        }
    }
    return nearest_word(word, names, count);
}

/* The option called by the first `length` characters of `word`, for the command at hand. */
static const OptionInfo *find_option(const Reader *reader, const char *word, size_t length)
{
    if (length == 2 && word[0] == '-' && word[1] == 'o') {
        word = reader->command->id & (EMIT | GRAPH | PREDICT | EXPLAIN) ? "--output" : "--out";
        length = strlen(word);
    }
    for (int i = 0; i < COUNT_OF(options_table); i++) {
        const OptionInfo *info = &options_table[i];
        if (info->commands & reader->command->id && strlen(info->name) == length &&
            strncmp(info->name, word, length) == 0) {
            return info;
        }
    }
    return NULL;
}

static ExitCode set_number(const OptionInfo *info, const char *value, int64_t *number)
{
    char *end;
    errno = 0;
    long long parsed = strtoll(value, &end, 10);
    bool digits = *value >= '0' && *value <= '9'; /* no sign, no leading blanks */
    if (!digits || *end || errno || parsed < info->least || parsed > info->most) {
        error_plain("%s wants a whole number from %lld to %lld, not '%s'", info->name,
                    (long long)info->least, (long long)info->most, value);
        return EXIT_USAGE;
    }
    *number = parsed;
    return EXIT_OK;
}

static ExitCode set_real(const OptionInfo *info, const char *value, double *number)
{
    const char *end;
    double parsed = number_parse(value, &end);
    if (end == value || *end || !(parsed >= (double)info->least && parsed <= (double)info->most)) {
        error_plain("%s wants a number from %lld to %lld, not '%s'", info->name,
                    (long long)info->least, (long long)info->most, value);
        return EXIT_USAGE;
    }
    *number = parsed;
    return EXIT_OK;
}

static ExitCode set_choice(const OptionInfo *info, const char *value, int *choice)
{
    int count = 0;
    Text all = {0};
    for (; info->choices[count]; count++) {
        if (strcmp(info->choices[count], value) == 0) {
            *choice = count;
            text_free(&all);
            return EXIT_OK;
        }
        text_printf(&all, "%s%s", count ? ", " : "", info->choices[count]);
    }
    const char *near = nearest_word(value, info->choices, count);
    error_plain("%s knows %s, not '%s'%s%s%s", info->name, all.data, value,
                near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    text_free(&all);
    return EXIT_USAGE;
}

static ExitCode set_option(const OptionInfo *info, const char *value, Options *options)
{
    void *field = (char *)options + info->offset;
    switch (info->kind) {
    case SWITCH:
        *(bool *)field = true;
        return EXIT_OK;
    case NUMBER:
        return set_number(info, value, field);
    case REAL:
        return set_real(info, value, field);
    case LIST: {
        WordList *list = field;
        list->words[list->count++] = value;
        return EXIT_OK;
    }
    case CHOICE:
        return set_choice(info, value, field);
    default:
        *(const char **)field = value;
        return EXIT_OK;
    }
}

/* --name, --name value or --name=value; the value is never empty. */
static ExitCode read_option(Reader *reader, const char *word)
{
    size_t length = strcspn(word, "=");
    const OptionInfo *info = find_option(reader, word, length);
    if (!info) {
        return usage_error(reader, "unknown option", word, nearest_option(reader, word));
    }
    const char *value = word[length] ? word + length + 1 : NULL;
    if (info->kind == SWITCH && value) {
        return usage_error(reader, "no value goes with", info->name, NULL);
    }
    if (info->kind != SWITCH && !value && reader->next < reader->count) {
        value = reader->words[reader->next++];
    }
    if (info->kind != SWITCH && (!value || !*value)) {
        return usage_error(reader, value ? "no empty value goes with" : "a value must follow",
                           info->name, NULL);
    }
    return set_option(info, value, reader->options);
}

static ExitCode read_positional(Reader *reader, const char *word)
{
    Options *options = reader->options;
    if (!(reader->command->id & LOADING)) {
        return usage_error(reader, "unexpected argument", word, NULL);
    }
    if (!options->model_path) {
        options->model_path = word;
        return EXIT_OK;
    }
    if (!strchr(word, '=')) {
        return usage_error(reader, "one model only, and then key=value, not", word, NULL);
    }
    reader->overrides[options->front.override_count++] = word;
    return EXIT_OK;
}

static ExitCode read_words(Reader *reader)
{
    while (reader->next < reader->count) {
        const char *word = reader->words[reader->next++];
        bool option = word[0] == '-' && word[1] && !reader->options_ended;
        ExitCode failure = EXIT_OK;
        if (option && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
            reader->help = true;
        } else if (option && strcmp(word, "--") == 0) {
            reader->options_ended = true;
        } else {
            failure = option ? read_option(reader, word) : read_positional(reader, word);
        }
        if (failure) {
            return failure;
        }
    }
    return EXIT_OK;
}

/* What single options cannot know. */
static ExitCode check_combination(const Reader *reader)
{
    const Options *options = reader->options;
    const char *message = NULL;
    if (reader->command->id & LOADING && !options->model_path) {
        message = "a model is missing: gradcc %s MODEL.lua";
    } else if (reader->command->id & (EVAL | PREDICT | EXPLAIN) && !options->checkpoint) {
        message = "gradcc %s needs --checkpoint FILE";
    } else if (reader->command->id == EXPORT && !options->out) {
        message = "gradcc %s needs -o DIR";
    } else if (options->prompt && (options->inputs.count || options->out)) {
        message = "gradcc %s: --prompt excludes --input and --output";
    } else if (!options->prompt && (options->length != NOT_GIVEN || options->top_k != NOT_GIVEN ||
                                    options->temperature != NOT_GIVEN)) {
        message = "gradcc %s: --length, --temperature and --top-k go with --prompt";
    } else if (options->weight && (options->json || options->out)) {
        message = "gradcc %s: --weight has no --json and no --output; its result is text";
    } else if (options->resume && options->checkpoint) {
        message = "gradcc %s: --resume and --checkpoint exclude each other";
    } else if (options->backend == BACKEND_CC && options->style == BLOCKS) {
        message = "gradcc %s: --style blocks is for --backend tcc";
    } else if (reader->command->id == GRAPH && options->stage > STAGE_SIMPLIFY) {
        message = "gradcc %s shows --stage graph, grad or simplify";
    } else if (reader->command->id == BENCH && options->steps == 0) {
        message = "gradcc %s needs a step at least";
    }
    if (message) {
        Text text = {0};
        text_printf(&text, message, reader->command->name);
        error_plain("%s", text.data);
        text_free(&text);
        return EXIT_USAGE;
    }
    return EXIT_OK;
}

/* ---- main ---- */

static ExitCode run_command(const Command *command, char **words, int count, double started)
{
    Options options = {
        .started = started,
        .backend = command->id & (TRAIN | BENCH) ? BACKEND_AUTO : BACKEND_TCC,
        .style = NOT_GIVEN,
        .stage = NOT_GIVEN,
        .threads = process_threads(),
        .trains = command->id & (TRAIN | BENCH),
        .seed = NOT_GIVEN,
        .epochs = NOT_GIVEN,
        .steps = NOT_GIVEN,
        .batch = NOT_GIVEN,
        .length = NOT_GIVEN,
        .top_k = NOT_GIVEN,
        .temperature = NOT_GIVEN,
    };
    Reader reader = {.words = words, .count = count, .command = command, .options = &options};
    reader.overrides = xmalloc((size_t)(count + 1) * sizeof *reader.overrides);
    options.front.overrides = reader.overrides;
    options.inputs.words = xmalloc((size_t)(count + 1) * sizeof *options.inputs.words);
    ExitCode result = read_words(&reader);
    if (!result && reader.help) {
        result = print_help(command);
    } else if (!result && !(result = check_combination(&reader))) {
        result = command->run(&options);
    }
    free(reader.overrides);
    free(options.inputs.words);
    return result;
}

int main(int argc, char **argv)
{
    double started = process_start();
    process_heap();
    process_files();
    interrupt_clean_up();
    signal(SIGXFSZ, SIG_IGN); /* writing beyond a limit fails, and says so */
    const char *word = argc > 1 ? argv[1] : "";
    bool help = strcmp(word, "help") == 0;
    const Command *command = find_command(help && argc > 2 ? argv[2] : word);
    if (command) {
        return help ? print_help(command) : run_command(command, argv + 2, argc - 2, started);
    }
    if ((help && argc == 2) || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        return print_help(NULL);
    }
    Reader nothing = {0};
    if (*word) {
        const char *unknown = help ? argv[2] : word;
        return usage_error(&nothing, "unknown command", unknown, nearest_command(unknown));
    }
    Text usage = {0};
    add_usage(&usage);
    fputs(usage.data, stderr);
    text_free(&usage);
    return EXIT_USAGE;
}
