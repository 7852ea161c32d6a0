/* emit_kernel.h: what the parts of emission share: emit.c (the file around the kernels), names.c,
 * emit_head.c (its beginning), emit_program.c (an entry in it), emit_library.c with emit_example.c (a
 * header, and a program that uses it), emit_lines.c (layout), emit_text.c (numbers, formulas,
 * subscripts), emit_spelling.c (who prints a kernel), emit_loops.c with its parts in emit_loops.h,
 * emit_nest.c and emit_along.c, and emit_blocks.c (the two spellings).
 */
#ifndef GRADCC_EMIT_KERNEL_H
#define GRADCC_EMIT_KERNEL_H

#include "emit.h"

/* ---- names.c: text from scripts becomes identifiers, here and nowhere else ---- */

/* Identifiers that are taken; every new one is made different from all of them. */
typedef struct Names {
    Arena *arena;
    StringMap taken, last_number;
    StringMap *reserved; /* 1: of C, of libm, or emission's own; the same in all scopes */
} Names;

Names names_new(Arena *arena);
/* A scope inside another: sees its names as taken, and leaves it as it is. */
Names names_inner(const Names *outer);
/* [A-Za-z0-9_], at most 48 characters, not reserved, not taken yet; `prefix` goes in front when the
 * text starts with a digit or has nothing usable. */
const char *name_unique(Names *names, const char *text, const char *prefix);
bool is_libm_function(const char *name); /* of libm.def, for either type of floats */
/* The text a value is named after: its own name (h in front where that is a layer's number), else
 * d_ and that of the node it is the gradient of, else its operator. What only moves one value
 * goes by the name of that, and what a loop leaves by the name that it has in a step. */
char *value_stem(Arena *arena, const Graph *graph, NodeId id);
/* Raw text made fit for a C comment: printable ASCII without * or backslash, a long one cut to
 * 94 characters and dots. */
char *comment_text(Arena *arena, const char *raw);

/* ---- one program on its way to text ---- */

enum { NO_STREAM = -1 };

/* A parameter of a kernel function: a place in memory. */
typedef struct Param {
    int buffer;
    bool written;
    bool partial; /* only blocks take it, */
    bool slice;   /* or only loops */
} Param;

typedef struct Emitter {
    Arena *arena;
    const Model *model;
    const Program *program;
    const char **state_names, **input_names; /* per slot of the model's tables */
    const char **buffer_names;               /* per buffer of the program */
    const char **table_names;                /* per buffer: the array of a table */
    const char **kernel_names;               /* per kernel: k03_add_relu */
    bool *shared;                            /* per kernel: that function is there already */
    const char *name;                        /* of the function that calls the kernels */
    const char *prefix;                      /* of names that others see */
    bool is_library;                         /* others see a header */
    const Loop *step_of;                     /* it is one step of this loop, no entry point */
    const struct Emitter *around;            /* of a slice: the program that its loop is in */
    int64_t runs;                            /* in one run of the entry */
    Spelling spelling;
    bool marked;                              /* rt_mark is called behind every kernel */
    int first_kernel;                         /* number of the first in the file */
    const char **output_names;                /* per output of the graph */
    const char **step_inputs, **step_outputs; /* of a loop: the members of its step's struct */
    const Kernel *kernel;                     /* the one being printed, by emitter_start_kernel */
    int kernel_index;
    Param *params;
    int param_count, param_capacity;
    int64_t stream; /* of random numbers, passed to the function; NO_STREAM if it takes none */
    int indent;     /* of emit_line, in steps of four */
    Text *out;
    Text *calls;         /* prototypes of the runtime functions in use (blocks) */
    StringMap *declared; /* their names */
} Emitter;

/* ---- emit_head.c ---- */

/* A comment, still open: what the script says of itself. */
void emit_title(Arena *arena, const Model *model, const char *name, Text *out);
/* The includes and prototypes at the top of the file. */
void emit_includes(Spelling spelling, Text *out);

/* A line of a struct or enum, and what it is behind it, or where it is too long, above. */
void emit_described(Arena *arena, Text *out, const char *member, const char *raw,
                    const char *shape);
/* The struct state, or PREFIXstate, or the enum that stands for it; some are `constant`, or none are
 * (NULL). */
void emit_states(Arena *arena, const Model *model, Spelling spelling, const char *prefix,
                 const char **names, const bool *constant, Text *out);

/* ---- emit_lines.c ---- */

enum { LINE_LENGTH = 100 };

/* A statement, indented, in several lines where one is too long; emit_for opens a loop from 0 to
 * `extent`; emit_steps does so where that is more than one step, and returns how many loops it has
 * opened; emit_close adds closing braces, each one step further out. */
void emit_line(Emitter *e, const char *format, ...) PRINTF_LIKE(2, 3);
void emit_for(Emitter *e, const char *name, int64_t extent);
int emit_steps(Emitter *e, const char *name, int64_t extent);
void emit_close(Emitter *e, int braces);
/* Adds a line whose commas inside the first parenthesis may be turned into line breaks, the way a
 * long list of parameters is set. */
void text_add_wrapped(Text *out, const char *line);

/* ---- emit_text.c ---- */

const char *c_type(DType dtype);       /* in memory: float, double, int, unsigned char */
const char *c_value_type(DType dtype); /* in a variable: truth values are int */
char *number_text(Arena *arena, DType dtype, double number);
char *integer_text(Arena *arena, int64_t value); /* with L where an int would not hold it */

/* The C form of an operator with its operands filled in. */
char *form_text(Arena *arena, const Instr *instr, const char *a, const char *b, const char *c);

/* "exp7": the operator and the number of the instruction; but atan_2, for atan2 is a function. */
char *numbered_name(const Emitter *e, int i);

/* Loop variable of a kernel axis: i, i0 i1.. for rows, j, j0 j1.. for columns. */
const char *axis_name(const Emitter *e, int axis);
/* "34 + i * 28 - j", "0" if nothing moves: the offset, then the variables of the axes, the longest
 * stride first, as a row's place comes before a column's. */
char *offset_text(Arena *arena, const Access *access, const char *const *names, int axes);
/* The same by the names of a MAP's axes. */
char *subscript_text(const Emitter *e, const Access *access);

/* The place of the current column among all columns of the row. */
char *column_index_text(const Emitter *e);

/* One buffer, or what lies over it in the arena. */
bool same_place(const Program *program, int a, int b);
/* Does the kernel's function take the parameter? */
bool is_passed(const Param *param, bool blocks);
/* The head of a function of so many pointers, declared like "const float *x", and of `rest`: an
 * argument more, or "". And a call of it. Of more pointers than every C compiler takes as arguments
 * (C11 5.2.4.1), a function gets an array, `context`. */
enum { MOST_ARGUMENTS = 126 };
void emit_function_head(Text *out, const char *name, char *const *declarations, int count,
                        const char *rest);
void emit_function_call(Emitter *e, const char *name, char *const *pointers, int count,
                        const char *rest);
/* "static void k03_add_relu(const float *restrict x, float *restrict y)"; `qualifier` goes before
 * the names. */
void emit_signature(Emitter *e, const char *qualifier, bool blocks);

/* Collects the parameters: the buffers the kernel touches, each place in memory once. */
void emitter_start_kernel(Emitter *e, int index);
/* The parameter through which a buffer is reached: in-place results share their operand's. */
int param_of(const Emitter *e, int buffer);
const char *buffer_var(const Emitter *e, int buffer); /* its name */
/* Where an access begins: "x", "x + 12". */
const char *access_start(const Emitter *e, const Access *access);

/* A load that goes straight into a store, from memory that the kernel overwrites: it has to be
 * taken to safety before the first store (two states that swap). */
bool is_overwritten_copy(const Emitter *e, int load);

/* ---- emit_banner.c ---- */

void emit_banner(Emitter *e);

/* ---- emit_share.c ---- */

/* The same for kernels that can be one function; NULL if the kernel cannot be another's. */
const char *share_key(Emitter *e);

/* ---- emit_parallel.c: work for all threads (blocks) ---- */

/* Libtcc is told where the runtime is; other compilers' objects have pointers, set by the host. */
void declare_runtime(Text *calls, Spelling spelling, const char *name, const char *prototype);
/* Makes sure that the function is declared at the top of the file. */
void declare(Emitter *e, const char *name, const char *prototype);
/* The end of the kernel's function: its body, NAME_body, gets the parameters and a share of the
 * units. */
void emit_parallel(Emitter *e, int64_t units, int64_t grain);
/* The beginning of that body: the parameters under their names again. */
void emit_parallel_body(Emitter *e);
/* All that the kernel writes are states. */
bool kernel_is_for_next_step(const Emitter *e);
/* So results of its `units` too small for a normal float are 0. */
bool kernel_flushes(const Emitter *e, int64_t units);

/* ---- the spellings: one static function a kernel ---- */

void emit_kernel(Emitter *e); /* by the spelling in use */
void emit_kernel_loops(Emitter *e);
void emit_kernel_blocks(Emitter *e);
/* By loops if it suits them in this spelling, else by blocks. */
void emit_kernel_tuned(Emitter *e);
bool is_tuned(Spelling spelling);
bool is_blocks(Spelling spelling);
bool calls_runtime(Spelling spelling); /* tuned, or blocks */
bool has_state_array(Spelling spelling);
/* The elements are written to an array, which the runtime reduces. */
bool is_reduced_by_tile(Spelling spelling, const Instr *instr);
/* So are the values of the rows of a tile. */
bool is_summed_by_rows(Spelling spelling, const Tiling *tiling, const Instr *instr);
/* The loops of a MAP over the units from `begin` to `end`; accumulations go to acc1[j], acc2[0]. */
void emit_units_in_loops(Emitter *e, const Tiling *tiling);
/* The function of a loop, the same in both: it calls that of a step, `step`. */
void emit_loop(Emitter *e, const char *step);
/* The function of a loop over slices, which calls that of one slice: on all threads in blocks. */
void emit_slices(Emitter *e, const char *slice, bool blocks);
void emit_map_loops(Emitter *e);
void emit_matmul_loops(Emitter *e);
void emit_product_loops(Emitter *e);
void emit_fold_loops(Emitter *e);
/* The loops of an operator of class ALONG, and the functions that they call. */
void emit_along_loops(Emitter *e);
void emit_along_helpers(Program *const *programs, int count, Text *out);
/* Plain C for the Philox numbers, if any kernel of the programs draws some. */
void emit_random_helpers(Program *const *programs, int count, Text *out);

#endif
