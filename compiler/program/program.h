/* program: a graph turned into kernels over buffers, the form that is scheduled, planned, emitted.
 *
 * A kernel is one loop nest. The common one (KERNEL_MAP) is rows x columns with a list of
 * instructions, one value each:
 *
 *     for every row                          role of a value
 *         for every column:  elements          EACH   one per (row, column)
 *         row reductions over the columns      ROW    one per row
 *     accumulations over the rows              COLUMN one per column, finished when the loop is
 *     accumulations over everything            TOTAL  one in all, finished when the loop is
 *
 * Values of role COLUMN and TOTAL only leave the kernel. Softmax, cross-entropy, layer norm, a bias
 * gradient and an optimiser update are each one such kernel. Rows and columns may be several axes;
 * operands are read and written through one stride per axis, so views cost no copy.
 */
#ifndef GRADCC_PROGRAM_H
#define GRADCC_PROGRAM_H

#include "graph.h"

typedef enum Storage {
    IN_WORK,   /* arena of the step: offset and lifetime are the plan's */
    IN_STATE,  /* slot of the state table */
    IN_INPUT,  /* slot of the input table */
    IN_OUTPUT, /* index of the graph's output */
    IN_TABLE,  /* numbers of the program itself: those of node `slot` */
    IN_SLICE,  /* of a body: memory of the program around it, pointer `slot` of the slice */
} Storage;

typedef struct Buffer {
    Storage storage;
    int slot;      /* state, input, output or pointer index */
    bool of_state; /* IN_SLICE: the memory is that of a state */
    DType dtype;
    int64_t count;
    int64_t bytes;
    NodeId node;      /* whose value it holds; gives it a name */
    const char *name; /* of memory that a loop needs beside its results; else NULL */
    Shape shape;      /* in which it lies there, if not in its node's; else of rank 0 */
    int first, last;  /* kernels that first write and last touch it, in program order */
    int64_t offset;   /* bytes from the start of the arena (IN_WORK), set by plan */
} Buffer;

/* Where an operand lives: element (i0, i1, ...) of the iteration is at offset + sum of i * stride,
 * in elements. Axes are those of the kernel, rows first. */
typedef struct Access {
    int buffer;
    int64_t offset;
    int64_t stride[MAX_RANK];
} Access;

typedef enum Role { EACH, ROW, COLUMN, TOTAL } Role;

typedef enum InstrKind {
    INSTR_LOAD,   /* access */
    INSTR_CONST,  /* value */
    INSTR_IOTA,   /* the number that access would index: offset + sum of i * stride */
    INSTR_RANDOM, /* op on args seed (a load, meant as an address) and step; element as for iota,
                     in a slice behind those that come before it, if there is a third arg */
    INSTR_ELEM,   /* op on args */
    INSTR_REDUCE, /* op over the columns (role ROW), rows (COLUMN) or both (TOTAL); the latter two
                     leave their result at access */
    INSTR_STORE,  /* arg[0] to access; stores are the last instructions */
} InstrKind;

typedef struct Instr {
    InstrKind kind;
    Op op;
    DType dtype;
    Role role;
    Role over;           /* REDUCE: EACH, it takes every element; ROW, it takes one value per row */
    int arg[MAX_INPUTS]; /* earlier instructions of the kernel */
    Access access;
    double value;
    int64_t stream;
    int partial; /* REDUCE to COLUMN or TOTAL: buffer for the sums of single chunks, or -1 */
    NodeId node;
} Instr;

typedef enum KernelKind {
    KERNEL_MAP,
    KERNEL_MATMUL,
    KERNEL_PRODUCT, /* a matmul of views with several axes in memory, perhaps folded at once */
    KERNEL_FOLD,
    KERNEL_ALONG,  /* an operator of class ALONG: every line along one axis by itself */
    KERNEL_LOOP,   /* the steps of a scan, one after the other, by a program of their own */
    KERNEL_SLICES, /* slices of several kernels, in any order, by a program of their own */
} KernelKind;

/* The body reads its inputs and writes its outputs through pointers that the loop sets for every
 * step. A carry is written to two buffers in turns, so that the last step fills that of the result;
 * the first step reads the initial value where that is. Or it has a trail, see trail.c: its input
 * and output have places there as stacked tensors have, and move by stride[0]. */
typedef struct Loop {
    LoopAttr attr;
    struct Program *body;
    int input_count, output_count;
    Access *inputs;    /* of stacked ones slice t is at offset + t stride[0]; no buffer: not read */
    Access *outputs;   /* carries, then ys, of which that of step t is at offset + t stride[0]; no
                        buffer: the body does not write it as such, it is part of a trail or of an
                        input */
    bool *overwritten; /* per input: the body writes there, too; see inplace.c */
    int *spares;       /* per carry: the buffer that takes turns with its result; -1: a single step,
                        or a trail */
    int work;          /* buffer: the arena of the body */
} Loop;

/* What several kernels do to one slice of a batch, before the next: so that what they hand on to
 * each other is small and stays in the cache. The axes of the slices are the batch axes of the
 * kernel. The body finds memory from outside through pointers, set for every slice. */
typedef struct SlicePointer {
    Access access; /* that of slice (s0, s1, ...) is at offset + sum of s * stride */
    bool written;  /* the body writes there */
} SlicePointer;

typedef struct Slices {
    struct Program *body;
    SlicePointer *pointers; /* pointer p is buffer p of the body */
    int pointer_count, pointer_capacity;
    int work; /* buffer: the arena of the body, where threads have none of their own */
} Slices;

/* Axes of a product: the sum is over the steps. A product that is folded has places for rows, and
 * for each of them a column for every tap of a window in every channel. */
typedef enum NestGroup {
    NEST_BATCH,
    NEST_ROWS,
    NEST_STEPS,
    NEST_TAPS,
    NEST_COLUMNS,
    NEST_GROUPS
} NestGroup;

/* An axis of the images that folded products make, of which elements [first, first + count) are
 * kept. Its stride is that in a whole image. */
typedef struct ImageAxis {
    int64_t extent, stride, first, count;
} ImageAxis;

typedef struct Kernel {
    KernelKind kind;
    int row_axes, col_axes;   /* axis a < row_axes is a row axis */
    int64_t extent[MAX_RANK]; /* row axes, then column axes; all > 1 */
    Instr *instrs;
    int instr_count, instr_capacity;
    Op op;                          /* but for MAP, like the three below */
    DType dtype;                    /* of the result */
    Access a, b, c;                 /* operands, result; no buffer where there is no second */
    int batch_axes;                 /* MATMUL, FOLD: axes in front of those that the op is about;
                                       SLICES: all axes */
    int64_t m, n, k;                /* MATMUL: their extents */
    bool adds;                      /* MATMUL: to what is there */
    int group_axes[NEST_GROUPS];    /* PRODUCT: how many axes there are of each group, in order */
    int image_axes;                 /* PRODUCT that is folded: of a channel; else 0 */
    ImageAxis image[MAX_RANK];      /* outermost first; places and taps have c's strides in a whole
                                       image, the other axes in memory */
    int64_t outer, from, to, inner; /* ALONG: operand (outer, from, inner), result with `to`, each
                                       access with three strides, dense but for the index */
    Window window; /* FOLD: operand (batch, windows, inner, size), result (batch, to, inner); both
                      accesses go by the axes of the operand */
    int *waits;    /* buffers that must be written before, though this kernel does not read them */
    int wait_count, wait_capacity;
    Loop *loop;     /* LOOP */
    Slices *slices; /* SLICES */
    NodeId node;    /* the node that names it: its last value */
} Kernel;

/* Axes of a folded operand behind its batch axes: windows, inner axes joined, elements. */
enum { FOLD_AXES = 3 };

typedef struct Program {
    Arena *arena;
    const Graph *graph; /* not owned; must outlive the program */
    Kernel *kernels;
    int kernel_count, kernel_capacity;
    Buffer *buffers;
    int buffer_count, buffer_capacity;
    int64_t work_bytes; /* size of the arena, set by plan */
    int64_t live_bytes; /* the largest sum of live buffers: what no plan can go below */
} Program;

/* Elements of a row that may stay on the stack between two phases: half of a first-level cache. */
enum { KEPT_ROW = 4096 };

/* Elements of a tile at most: enough for a call to take longer than making it, and few enough for the
 * values alive at a time to stay in a first-level cache. A kernel of few operands in memory has some
 * ten such values at most, of 4 KB then; one of many, or of doubles, has smaller tiles. No more than
 * MOST_VALUES, because a thread's scratch holds some sixty tiles of that size. A row that is reduced
 * is one tile up to WHOLE_ROW, if the values alive fit into the scratch. Behind a tile there is
 * TILE_PADDING, in bytes, so that not all fall on the same sets of the cache. */
enum {
    TILE_ELEMENTS = 512,
    LARGE_TILE = 1024,
    FEW_OPERANDS = 6,
    MOST_VALUES = 56,
    WHOLE_ROW = 4096,
    TILE_PADDING = 64
};
int64_t tile_elements(const Kernel *kernel);
bool kernel_has_doubles(const Kernel *kernel);
/* Something in memory lies side by side along the rows, not the columns: the loop walks over a
 * transpose. */
bool kernel_turns(const Kernel *kernel);

/* How a MAP kernel is cut for the block spelling and for threads: tiles of rows x cols elements; a
 * unit is one tile of rows with all its column tiles; chunks of `grain` units go to the workers.
 * Depends on the kernel alone, never on the number of threads, so results do not either. */
typedef struct Tiling {
    bool flat;          /* no rows: the units are the column tiles */
    int64_t rows, cols; /* of a tile */
    int64_t lines; /* of `cols` elements: short ones of the same row, along its last axis but one */
    int64_t units; /* tiles of rows, times the outer row axes */
    int64_t grain, chunks;
    int64_t tiles_per_axis; /* tiles of rows along the last row axis */
} Tiling;
Tiling kernel_tiling(const Kernel *kernel);
/* PRODUCT: the first axis of a group; of NEST_GROUPS, the number of all axes. */
int kernel_group(const Kernel *kernel, NestGroup group);
int64_t kernel_rows(const Kernel *kernel);
int64_t kernel_cols(const Kernel *kernel);
/* phase[i]: how many row reductions have to be finished, one after the other, before instruction i
 * can be computed. Returns the number of phases. */
int find_phases(const Kernel *kernel, int *phase);
bool kernel_has_row_reduction(const Kernel *kernel);
/* Sums over rows are kept per chunk and added up in order at the end. Makes memory for that, for as
 * many chunks as the kernel has now; to be called again when its instructions have changed. */
void kernel_fit_partials(Program *program, Kernel *kernel);

Program *program_new(const Graph *graph);
void program_free(Program *program);
int program_add_buffer(Program *program, Buffer buffer); /* its number */
void program_add_kernel(Program *program, Kernel kernel);
/* The kernels, `*count` of them, taken out of the program for a pass that makes its list anew. */
Kernel *program_take_kernels(Program *program, int *count);
/* The last buffer of a kind for a slot, as a body's for an input of its loop; -1 if there is none. */
int program_buffer(const Program *program, Storage storage, int slot);
/* A kernel that copies elements along so many axes. */
Kernel kernel_copying(const Program *program, int axes, const int64_t *extent, const Access *from,
                      const Access *to, NodeId node);
/* In all accesses of kernels that are no loops. */
void program_rename_buffer(Program *program, int from, int to);
void program_print(const Program *program, Text *out); /* --stage fuse and plan */
int64_t program_flops(const Program *program);         /* multiply and add count as two */
int64_t kernel_flops(const Kernel *kernel);            /* of a loop: without its body */
/* One without arguments, memory or role. */
Instr instr_new(InstrKind kind, Op op, DType dtype, NodeId node);
bool access_equal(const Access *a, const Access *b);
bool access_same_place(const Access *a, const Access *b); /* of whatever buffers */
bool is_row_reduction(const Instr *instr);
bool instr_rounds_by_place(const Instr *instr); /* see op_rounds_by_place */
bool loop_has_trail(const Loop *loop, int carry);
bool is_accumulation(const Instr *instr); /* a reduction that ends after the loops, in memory */
void kernel_remove_store(Kernel *kernel, int store);
/* Takes away the instructions that nothing which the kernel writes needs, directly or not. */
void kernel_drop_unused(Arena *arena, Kernel *kernel);
/* Extents of the axes that an access of the kernel goes by; returns how many. */
int access_extents(const Kernel *kernel, const Access *access, int64_t *extent);
int64_t kernel_bytes(const Program *program, const Kernel *kernel); /* read and written */
/* Access number i of a kernel: those of its instructions, then a, b and c where it has them. A kernel
 * with a body has none. As strchr, it gives a place that may be changed if the kernel may. */
int kernel_access_count(const Kernel *kernel);
Access *kernel_access(const Kernel *kernel, int i);
bool kernel_writes(const Kernel *kernel, int i);   /* by its access number i */
bool kernel_goes_by_strides(const Kernel *kernel); /* of any size: a MAP, MATMUL or PRODUCT */
struct Program *kernel_body(const Kernel *kernel); /* of a loop, or NULL */
int program_kernels(const Program *program);       /* with those of the bodies of loops */
/* State i becomes state slots[i]; bodies know no states. */
void program_number_states(Program *program, const int *slots);

/* ---- the passes ---- */

/* Groups nodes into kernels; with fusion off every node is a kernel of its own. Values that round
 * by their place in a loop are computed once, or for several phases of a row of KEPT_ROW elements
 * at most: emission sees to it that those get the same bits. */
Program *fuse(const Graph *graph, bool fusion);
/* Values that are one cheap operation away from what their readers read anyway are made there. */
void recompute(Program *program);
/* Rows lie in the order in which the values they are made from do. */
void rows(Program *program);
/* Values that are only moved after they were computed are written to the right place at once. */
void deliver(Program *program);
/* Values lie in memory in the order in which products read them. */
void layout(Program *program);
/* Constants of loops, too: products of every step read what was turned once. */
void prepack(Program *program);
/* Carries live in the stacks that loops leave of them. Loops over slices are still to come. */
void trail(Program *program);
/* What loops leave of their steps lies where they found what it is made from. Before it every buffer
 * of the arena is filled once; from here on what a kernel read may be gone behind a loop. */
void inplace(Program *program);
/* Kernels that hand on large values slice by slice become one loop over slices each; what a later
 * such loop wants of an earlier one's values it computes again. Slices whose values are more than
 * `block_bytes`, each with a place of its own, are cut into blocks of rows, where that can be. Some
 * half of that is alive at a time: it is to stay in a second-level cache of 1 MB. */
enum { BLOCK_BYTES = 3 << 19 };
void slice(Program *program, int64_t block_bytes);
/* Kernel order: dependencies first, early release of memory next; updates as soon as allowed. */
void order(Program *program);
/* Lifetimes and offsets; with reuse off every buffer has a place of its own. */
void plan(Program *program, bool reuse);

#endif
