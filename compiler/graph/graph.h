/* graph: the one representation that every pass reads and returns.
 *
 * A Graph is an array of nodes in topological order: the inputs of node n have smaller ids. A node
 * is a pure value; the only effect is `update`, which writes a state variable when the step ends.
 * Broadcasting is explicit (`expand`), reductions keep their axes with extent 1, so shapes of
 * elementwise operands are always equal and gradient rules need no cases.
 */
#ifndef GRADCC_GRAPH_H
#define GRADCC_GRAPH_H

#include "base.h"

typedef enum DType { DT_BOOL, DT_I32, DT_F32, DT_F64, DTYPE_COUNT } DType;

const char *dtype_name(DType dtype); /* "bool" "i32" "f32" "f64" */
int dtype_bytes(DType dtype);        /* in memory: 1 4 4 8 */
bool dtype_is_float(DType dtype);
bool number_is_finite(DType dtype, double value); /* once it is rounded to the dtype */

enum { MAX_RANK = 10 }; /* windows of volumes in groups have 9 axes */

typedef struct Shape {
    int rank;
    int64_t dim[MAX_RANK]; /* every extent is at least 1; the rest stays 0 */
} Shape;

/* The product of the extents always fits: shape rules refuse more than MAX_ELEMENTS. */
#define MAX_ELEMENTS ((int64_t)1 << 40)
/* Numbers in a table: what a person or a loop of a script writes down. More is data, in files. */
enum { MAX_TABLE = 65536 };

Shape shape_of(int rank, const int64_t *dims);
int64_t shape_count(const Shape *shape);
bool shape_equal(const Shape *a, const Shape *b);
char *shape_text(Arena *arena, const Shape *shape); /* "(64, 784)", "()" for a scalar */
/* The same without an arena, for the arguments of a message: shape_words(&shape).text. */
typedef struct ShapeWords {
    char text[240]; /* 10 extents of at most 20 characters and a separator */
} ShapeWords;
ShapeWords shape_words(const Shape *shape);
/* NumPy's broadcasting of two shapes; false when some axis neither agrees nor is 1. */
bool shape_broadcast(const Shape *a, const Shape *b, Shape *result);

typedef enum Op {
#define OP(name, ...) OP_##name,
#include "ops.def"
    OP_COUNT
} Op;

typedef enum OpClass {
    LEAF,
    ELEM,
    REDUCE,
    MOVE,
    ORDER,
    CONTRACT,
    WINDOW,
    ALONG,
    RANDOM,
    LOOP,
    UPDATE
} OpClass;

typedef enum OpTraits { SMOOTH = 1, KINK = 2, DISCRETE = 4, COMMUTES = 8, HIDES = 16 } OpTraits;

typedef enum OpTypes { FLOATS, NUMBERS, BOOLS, ANY } OpTypes;

typedef enum AttrKind {
    ATTR_NONE,
    ATTR_VALUE,  /* value */
    ATTR_TABLE,  /* index numbers at `table`, in row-major order */
    ATTR_SLOT,   /* index: place in the model's table of inputs or of state */
    ATTR_AXIS,   /* index: the axis */
    ATTR_AXES,   /* mask: bit a stands for axis a */
    ATTR_PERM,   /* start[i]: the source axis of axis i */
    ATTR_SLICE,  /* start[i], step[i]; steps of slice are not 0, those of pad are at least 1 */
    ATTR_WINDOW, /* index: the axis; window */
    ATTR_STREAM, /* index: number of the random stream */
    ATTR_RESULT, /* index: which of the loop's results */
    ATTR_LOOP,   /* index: the body, a place in the graph's list; loop */
} AttrKind;

/* Window i has the elements i step + j dilation, 0 <= j < size; all three are at least 1. */
typedef struct Window {
    int64_t size, step, dilation;
} Window;

enum { MAX_STEPS = 1 << 24 }; /* of a loop: a script cannot ask for one without an end */

/* How a loop goes. The inputs of its node, and of its body as OP_input slots, are in this order:
 * `carries` values that go from step to step, `stacked` tensors of which step t takes xs[t], and
 * the rest, which is the same in all steps. The outputs of the body are the new carries and then
 * ys; step t makes ys[t]. */
typedef struct LoopAttr {
    int carries, stacked;
    int64_t steps;
    bool reverse; /* t goes from steps - 1 down to 0 */
} LoopAttr;

typedef struct Attr {
    double value;
    int64_t index;
    const double *table; /* in the graph's arena */
    uint32_t mask;
    Window window;
    int64_t start[MAX_RANK], step[MAX_RANK];
    LoopAttr loop;
} Attr;

typedef struct OpInfo {
    const char *name;
    int arity; /* ANY_ARITY: as many as the node has */
    OpClass class;
    unsigned traits;
    OpTypes types;
    AttrKind attr;
    const char *cform; /* see ops.def */
    const char *doc;
    const char *gradient;
    bool differentiable; /* it has a gradient rule */
} OpInfo;

extern const OpInfo op_info[OP_COUNT];
bool op_by_name(const char *name, Op *op);
bool op_calls_libm(Op op); /* its C form does, so that it takes as long as several others */
/* Its C form calls a function that libmvec has for vectors of this type: an element of one rounds
 * otherwise than by itself, so that its bits depend on its place in a loop. */
bool op_rounds_by_place(Op op, DType dtype);
const char *class_name(OpClass class);
const char *op_shape_words(Op op);    /* what its shape rule says */
const char *attr_name(AttrKind attr); /* as in printed graphs: "value", "slot", ...; "" for NONE */

typedef int NodeId;
enum { NO_NODE = -1, ANY_ARITY = -1, MAX_INPUTS = 3 };

typedef struct Node {
    Op op;
    DType dtype;
    Shape shape;
    int arity;
    NodeId *in; /* `arity` of them; at most MAX_INPUTS but for loops */
    Attr attr;
    Loc loc;          /* the line of the script that caused it */
    const char *name; /* module path or user's name, raw text from the script; NULL if none */
    NodeId from;      /* of a gradient node: the forward node it belongs to, else NO_NODE */
} Node;

typedef struct Output {
    const char *name;
    NodeId node;
} Output;

typedef struct Graph Graph;
typedef struct CustomRule CustomRule;

/* g[k] is the gradient of output k, or NO_NODE. gradients[i] holds what is known of the gradient of
 * input i, or NO_NODE; the rule adds to it what comes through the outputs. */
typedef void CustomGrad(Graph *graph, const CustomRule *rule, const NodeId *g, NodeId *gradients);

/* A gradient that the graph brings along, in place of the rules of the operators that compute the
 * outputs: custom_grad and checkpoint of scripts. It lives as long as the traced graph and is for
 * grad alone; passes do not copy it. */
struct CustomRule {
    NodeId first; /* the nodes from here up to the outputs compute them */
    int output_count, input_count;
    NodeId *outputs; /* `detach` nodes, one behind the other: nothing else leads through them */
    NodeId *inputs;  /* all different, and before the outputs */
    CustomGrad *grad;
    bool recomputes; /* the gradient is that of the nodes themselves, computed a second time */
    void *context;   /* of grad: whose it is, and */
    int64_t key;     /* which one */
};

struct Graph {
    Arena *arena;
    const char *name; /* entry point: "train_step", "eval_step", ... */
    Node *nodes;
    int count, capacity;
    Output *outputs; /* beside these, every `update` node is a root */
    int output_count, output_capacity;
    Loc loc;            /* given to nodes added from now on */
    NodeId from;        /* likewise; NO_NODE outside differentiation */
    const char **paths; /* of scripts, one copy each: what the nodes' loc.file points to */
    int path_count, path_capacity;
    CustomRule *rules;
    int rule_count, rule_capacity;
    Graph **bodies; /* of its loops, owned; each belongs to one `scan` */
    int body_count, body_capacity;
};

Graph *graph_new(const char *name);
void graph_reserve(Graph *graph, int count); /* of a new graph: room for so many nodes */
void graph_free(Graph *graph);               /* and its bodies */
int graph_body(Graph *graph, Graph *body);   /* takes it over; its place in the list */
int graph_node_count(const Graph *graph);    /* with those of the bodies */
/* State i becomes state slots[i]. */
void graph_number_states(Graph *graph, const int *slots);
/* The update is none any more: its value leads nowhere, unless something else reads it. */
void graph_retire(Graph *graph, NodeId update);
/* The numbers of a table, in another arena. */
const double *table_copy(Arena *arena, const Attr *attr);
void graph_output(Graph *graph, const char *name, NodeId node);
void graph_rule(Graph *graph, CustomRule rule); /* its lists are copied */

/* A node not yet in a graph: what shape_infer judges and graph_add appends. `dtype` and `shape` are
 * requests: read for LEAF and RANDOM (both), cast (dtype), reshape, expand, slice, pad,
 * fold, scatter_add, inverse, the sorts (shape); ignored otherwise, because the rule knows them. */
typedef struct NodeSpec {
    Op op;
    DType dtype;
    Shape shape;
    NodeId in[MAX_INPUTS];
    const NodeId *inputs; /* in place of `in` where the operator takes any number */
    int input_count;
    Attr attr;
    const char *name;
} NodeSpec;

const NodeId *spec_inputs(const NodeSpec *spec, int *count);

/* Checks a spec against its operator's rule and fills dtype and shape. On false, `error` holds one
 * line for the user: operator, shapes, rule ("matmul: (32, 784) and (785, 128) ..."). */
bool shape_infer(const Graph *graph, NodeSpec *spec, Text *error);

/* Appends; a spec that breaks its rule is a bug of the caller and aborts with the rule's message.
 * Name and loc are copied; unused attributes become 0, so that equal nodes are equal field by
 * field. */
NodeId graph_add(Graph *graph, NodeSpec spec);
/* The same for a spec that shape_infer has judged and filled. */
NodeId graph_add_inferred(Graph *graph, const NodeSpec *spec);

/* Shorthands over graph_add; they broadcast nothing and simplify nothing. */
NodeId graph_const(Graph *graph, DType dtype, const Shape *shape, double value);
NodeId graph_like(Graph *graph, NodeId like, double value); /* const of the same dtype and shape */
NodeId graph_unary(Graph *graph, Op op, NodeId a);
NodeId graph_binary(Graph *graph, Op op, NodeId a, NodeId b);
NodeId graph_where(Graph *graph, NodeId condition, NodeId a, NodeId b);
NodeId graph_cast(Graph *graph, NodeId a, DType dtype);
NodeId graph_reduce(Graph *graph, Op op, NodeId a, uint32_t axes); /* sum, amax */
NodeId graph_reshape(Graph *graph, NodeId a, const Shape *shape);
NodeId graph_expand(Graph *graph, NodeId a, const Shape *shape);
NodeId graph_permute(Graph *graph, NodeId a, const int64_t *perm);
NodeId graph_matmul(Graph *graph, NodeId a, NodeId b);
/* Reshape with leading 1s and expand as needed, so that `a` gets `shape` by NumPy's rules. */
NodeId graph_broadcast_to(Graph *graph, NodeId a, const Shape *shape);

/* ---- text: printed graphs can be read back, and print again to the same bytes ---- */

void graph_print(const Graph *graph, Text *out);
void graph_dot(const Graph *graph, Text *out);
/* NULL on a syntax or shape error, with "line N: ..." in `error`. */
Graph *graph_read(const char *text, Text *error);

/* The verifier: topological order, arity, dtypes, shapes as the rule says, outputs in range.
 * Aborts through bug_in(pass, ...) on the first violation. */
void graph_check(const Graph *graph, const char *pass);
/* Is it asked for, by GRADCC_CHECK=1 or a build with sanitizers? It costs little, but a user's run
 * need not pay for a bug that the tests find. */
bool graph_verifying(void);
/* The same judgement without the abort, for tests: true if sound, else the reason in `error`. */
bool graph_valid(const Graph *graph, Text *error);

#endif
