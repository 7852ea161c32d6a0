/* driver: from a script to running code, and the commands built on it. */
#ifndef GRADCC_DRIVER_H
#define GRADCC_DRIVER_H

#include "emit.h"
#include "host.h"

typedef enum Backend { BACKEND_TCC, BACKEND_CC } Backend;

/* Passes can be switched off one by one, to test each against its absence. */
typedef struct PassSwitches {
    bool no_simplify, no_cse, no_fuse, no_order, no_reuse;
} PassSwitches;

typedef struct Options {
    const char *model_path;
    FrontOptions front;
    PassSwitches passes;
    Backend backend;
    int threads;
    int64_t seed;
    int64_t epochs; /* -1: the model's */
    int64_t steps;  /* -1: no limit */
    const char *out, *checkpoint, *log;
    const char *stage, *entry, *dir;
    Spelling spelling;
    bool resume, update, json, quiet;
} Options;

/* The pass table: graph to planned program. Takes over the graph's memory together with every graph
 * in between; program_free releases all. `stage` NULL, or where to stop: see driver.c. */
Program *driver_compile(Graph *graph, const PassSwitches *passes);

/* A model's entry compiled and bound to memory, ready to be stepped. */
typedef struct Session Session;

#endif
