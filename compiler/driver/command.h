/* command.h: what the command line accepts, as two tables (command.c). Its reader (main.c) and its
 * help (help.c) know no command or option by name.
 */
#ifndef GRADCC_COMMAND_H
#define GRADCC_COMMAND_H

#include "driver.h"

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

extern const Command commands[];
extern const int command_count;

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

extern const OptionInfo options_table[];
extern const int option_count;

/* ---- help.c ---- */

/* Which commands there are. */
void add_usage(Text *out);
/* The help of a command, or of all (NULL), to stdout. */
ExitCode print_help(const Command *command);

#endif
