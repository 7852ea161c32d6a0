/* command: what the command line accepts: the table of commands, with what their help says, and that
 * of options, which says who takes them and where in Options they go.
 */
#include "command.h"

#include "rt.h"

/* ---- commands ---- */

const Command commands[] = {
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
     "custom_grad, keeps its value in differences too.\n"
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
const int command_count = COUNT_OF(commands);

/* ---- options ---- */

const char *const backend_names[] = {"tcc", "cc", "auto", NULL};
static const char *const styles[] = {"loops", "blocks", NULL};
static const char *const stages[] = {"graph", "grad", "simplify", "fuse", "plan", "c", NULL};

#define AT(field) offsetof(Options, field)
const OptionInfo options_table[] = {
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
const int option_count = COUNT_OF(options_table);
