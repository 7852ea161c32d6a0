/* item.h: what item.c (graph to items) and contract.c (the items of products) share. */
#ifndef GRADCC_ITEM_H
#define GRADCC_ITEM_H

#include "fuse.h"

typedef struct Builder {
    Items items;
    Operand *reference;  /* per node: the item that holds it and the view over the node's shape */
    bool *inner;         /* per node: a concat that nobody reads but another concat */
    const Split **split; /* per node, where only parts of axes are views: the view instead; the copy
                            is made when somebody asks for the reference */
    NodeId *only_user;   /* per node, -1 where there are several or none, or it is an output */
} Builder;

int add_item(Builder *b, Item item);
/* A copy of what `operand` shows through `shape`, dense and row-major. */
Operand add_copy(Builder *b, NodeId node, const Shape *shape, Operand operand);
/* What a node is to those who read it through strides. */
Operand reference(Builder *b, NodeId id);

/* ---- contract.c ---- */

/* Every node's only user, -1 where there are several or none, or it is an output. */
NodeId *only_users(Arena *arena, const Graph *graph);
Operand add_product(Builder *b, NodeId id, const Node *node);
/* A product, and the folds of it that nobody else reads, as one item, where that is possible: the
 * input's gradient of a convolution, and a transposed convolution. Sets the node's reference. */
bool add_folded_product(Builder *b, NodeId id, const Node *node);
/* A slice of a folded product that nobody else reads becomes part of it, where it cuts a border off
 * the images: the gradient of padding. Sets the node's reference. */
bool crop_folded_product(Builder *b, NodeId id, const Node *node);

#endif
