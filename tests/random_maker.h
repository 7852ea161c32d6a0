/* random_maker: what the two halves of the generator of random graphs share. */
#ifndef GRADCC_RANDOM_MAKER_H
#define GRADCC_RANDOM_MAKER_H

#include "random_graph.h"

typedef struct Maker {
    const RandomWorld *world;
    Graph *graph;
    Expected expected;
    uint64_t state;
} Maker;

/* ---- random_graph.c ---- */

int below(Maker *m, int limit); /* 0 .. limit - 1 */
bool chance(Maker *m, int percent);
#define PICK(m, array) ((array)[below((m), COUNT_OF(array))])

double draw_constant(Maker *m, DType dtype);
/* The slot for this type, or -1. */
int slot_for(const Maker *m, DType dtype, const Shape *shape);
bool type_fits(OpTypes types, DType dtype);
/* Any earlier value of a fitting type, or a new leaf. */
NodeId anything(Maker *m, OpTypes types);
/* A value of this type: an earlier one, broadcast if need be, else a new leaf. */
NodeId operand(Maker *m, DType dtype, const Shape *shape);
/* Adds the node if its rule accepts it and its value is worth comparing, else NO_NODE. */
NodeId try_add(Maker *m, NodeSpec spec);

/* ---- random_operator.c ---- */

void add_operator(Maker *m, OpClass class);
/* A few nodes that rewrites look for but chance would hardly put together. */
void add_idiom(Maker *m);

/* ---- random_loop.c ---- */

void add_loop(Maker *m);

#endif
