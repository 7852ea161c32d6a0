/* trial: one function of a case file on one set of operands: traced, differentiated, compiled.
 *
 * A Batch is what shares one C file: the trials of one entry, each traced in f64 and in f32. A leaf
 * is a slot of the batch's tables of states (float operands) and inputs (the rest).
 */
#ifndef GRADCC_TRIAL_H
#define GRADCC_TRIAL_H

#include <jansson.h>

#include "emit.h"
#include "front.h"
#include "../differences.h"

enum { OPERANDS = 5, MAX_RESULTS = 8 };

typedef struct Operand {
    bool given;
    Domain domain;
    DType dtype; /* DT_F64 stands for the float of the trace */
    int64_t limit;
    Shape shape;
    Feed feed;
    Shape leaf; /* the shape from which the feed makes `shape` */
    double *values;
} Operand;

enum { IN_F64, IN_F32, PRECISIONS };

/* One trace of the function. */
typedef struct Trace {
    Graph *graph;
    int result_count;
    NodeId results[MAX_RESULTS];
    NodeId leaves[OPERANDS];    /* of float operands, else NO_NODE */
    NodeId gradients[OPERANDS]; /* NO_NODE: there is none */
    NodeId loss;                /* NO_NODE: nothing to differentiate */
    double **outputs;           /* results, then gradients of the leaves */
} Trace;

typedef struct Trial {
    Operand operands[OPERANDS];
    double *weights[MAX_RESULTS]; /* of float results */
    Trace traces[PRECISIONS];
} Trial;

typedef struct Batch {
    Arena *arena;
    Front *front;
    StateVar *states;
    InputVar *inputs;
    double **values; /* of every slot; all three arrays grow together */
    int slots, state_capacity, input_capacity, value_capacity;
    int entries;
} Batch;

void batch_open(Batch *batch, Front *front);
void batch_close(Batch *batch);

/* Operands as the table at `index` has them, with random values, through this feed. */
void trial_operands(lua_State *L, int index, Batch *batch, Feed feed, Trial *trial);
/* Calls the function at `index` on the operands, in a new trace, which stays open for its gradients
 * until trial_end. NULL, or what went wrong. */
const char *trial_trace(lua_State *L, int index, Batch *batch, Trial *trial, Trace *trace,
                        DType real);
/* Appends loss = sum over the float results of sum(y w), and its gradients. */
void trial_differentiate(Batch *batch, Trial *trial, Trace *trace);
/* The largest errors of the gradients of an f64 trace, and of the gradients' gradients. */
double trial_first_order(const Batch *batch, const Trace *trace);
double trial_second_order(Batch *batch, Trace *trace);
void trial_end(const Batch *batch);
/* Compiles and runs all traces; fills their outputs. False: it did not compile. */
bool batch_run(Batch *batch, Trial *trials, int count);
void trial_free(Trial *trial);

#endif
