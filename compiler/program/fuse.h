/* fuse.h: what the steps of fusion share: item.c (graph to items), fuse.c (items to groups),
 * lower.c (groups to kernels), keep.c (kernels again, where one has to be two).
 *
 * An item is a node that computes something. Movement nodes are not items: an operand is a source
 * item together with the view that all movement between source and consumer amounts to. Where no
 * view expresses the movement, an item of its own copies.
 */
#ifndef GRADCC_FUSE_H
#define GRADCC_FUSE_H

#include "product.h"

typedef enum ItemKind {
    ITEM_LEAF,    /* input, state, table: in memory from the start */
    ITEM_VIRTUAL, /* const, iota: never in memory, made anew by every kernel that wants it */
    ITEM_MAP,     /* elementwise, reduction, random, update: can share a loop nest with others */
    ITEM_COPY,    /* materialises its operand; fused like ITEM_MAP */
    ITEM_WHOLE,   /* matmul, fold, pad, classes ALONG and LOOP: kernels of its own; and concat,
                     which copies write, one for every part */
} ItemKind;

/* Items that must be computed before, though their values are not read. */
typedef struct Wait {
    int item;
    const struct Wait *next;
} Wait;

typedef struct Operand {
    int item;
    View view; /* over the consumer's iteration shape */
    const Wait *waits;
} Operand;

/* The level of a value inside a group that has rows and columns. */
typedef enum Level { LEVEL_EACH, LEVEL_ROW } Level;

typedef struct Item {
    ItemKind kind;
    NodeId node;
    Shape shape; /* iteration: a reduction's operand, else the result; squeezed for MAP */
    int operand_count;
    Operand *operands;
    const Nest *nest; /* a product's whose operands are no plain matrices, or that is folded */
    View result; /* where iteration index goes in the result's storage; reduced axes do not count */
    bool alone;  /* joins no other item: a copy that gives its readers longer rows */
    int home;    /* the item of whose storage the result is a part, or -1: it has its own */
    int group;
    Level level;
    bool stored;  /* the result is needed outside of its kernel */
    int output;   /* index of the graph output it is bound to, or -1 */
    int position; /* topological; updates come after everything that may read the state */
} Item;

/* A loop nest to be. Axes in `rows` (a bit each) enumerate rows, the others columns; no split means
 * that nothing distinguishes them yet. Members are in topological order. */
typedef struct Group {
    Shape shape;
    bool split;
    uint32_t rows;
    int *members;
    int member_count;
} Group;

typedef struct Items {
    Arena *arena;
    const Graph *graph;
    Item *items;
    int count, capacity;
    int **results; /* per node that is a loop, and output of it: the item of the result, or -1 */
} Items;

/* Readers of an item: flattened lists, users[first[i]] .. users[first[i + 1]]. Includes the edges
 * from every reader of a state to the update of that state. */
typedef struct Users {
    int *first, *users;
} Users;

Items items_build(Arena *arena, const Graph *graph);
Users items_users(const Items *items);
bool item_is_update(const Items *items, int i); /* writes a state */
/* The loop nest of a fold over an operand of this shape and view: outer axes, windows, inner axes
 * as one, elements; false when the inner ones are not one axis in memory. */
bool fold_nest(const Shape *shape, const View *view, int axis, Shape *nest, View *place);
/* The extents of the row axes, in order. */
Shape group_row_shape(const Group *group);
/* The place of an operand's elements seen from the group's axes, for a consumer of some level. */
bool group_view(const Group *group, const Shape *shape, View view, Level level, View *result);

typedef enum ReduceRole { REDUCE_ROW, REDUCE_COLUMN, REDUCE_TOTAL, REDUCE_BAD } ReduceRole;
ReduceRole group_reduce_role(const Items *items, const Group *group, const Item *item);

/* Puts the axes of the group into the kernel, whose accesses go by them so far. */
void set_axes(Kernel *kernel, const Group *group);
/* Joins neighbours again and finds out again what is a value of the row: some axes have gone. */
void tidy_axes(Kernel *kernel);

/* Groups to kernels, in the order given; -1 in the sequence is skipped. */
void lower(Program *program, Items *items, const Group *groups, const int *sequence, int count);
/* Splits kernels that would compute a value of a long row more than once, with other bits. */
void keep(Program *program);

#endif
