/* emit_tile.h: what the parts of the blocks spelling share: emit_blocks.c (functions, units,
 * phases), emit_planes.c (larger tiles), emit_fused.c (several operations in one call), emit_tile.c
 * (the instructions of one tile), emit_apart.c (operands in lines), emit_operand.c (calls, scratch
 * slots, operands).
 */
#ifndef GRADCC_EMIT_TILE_H
#define GRADCC_EMIT_TILE_H

#include "emit_kernel.h"

/* How an instruction's value is at hand. */
typedef enum Form { FORM_NONE, FORM_SCALAR, FORM_ROW, FORM_BLOCK, FORM_LINES } Form;

typedef struct Value {
    Form form;
    const char *text; /* a C expression: scalar, or pointer to the row values or the tile */
    int slot;         /* scratch slot to give back after the last use, or -1 */
    int64_t apart;    /* FORM_LINES: elements from line to line, in memory */
} Value;

/* A line of runtime/fused.def. */
typedef struct Fused {
    const char *name, *modes, *tree;
} Fused;

enum { MOST_OPERANDS = 6 }; /* of a block kernel, and operations inside of one */

/* The kernel that computes an instruction with others inside, or NULL, and what it reads. */
typedef struct FusedCall {
    const Fused *kernel;
    int operand[MOST_OPERANDS], count; /* instructions */
} FusedCall;

typedef struct Blocks {
    Emitter *e;
    Tiling tiling;
    Value *values;
    int *phase;
    int *last_use; /* per instruction: the last one in this walk that reads it */
    bool *wanted;
    int *inside;      /* per instruction: the later one whose block kernel computes it too, or -1 */
    FusedCall *fused; /* per instruction */
    int phase_count;
    bool single_tile; /* one tile spans all columns: one walk does all phases */
    int64_t planes;   /* of rows * cols elements in a tile, see emit_planes.c; or 1 */
    const char *rows, *cols, *count; /* of the current tile, as C text */
    const char *lines, *line;        /* lines along the last axis, and elements of one */
    const char *plane_count;
    bool *slot_taken, slots_used;
    int slot_bytes, slot_limit;
} Blocks;

static inline const Instr *instr_at(const Blocks *b, int i)
{
    return &b->e->kernel->instrs[i];
}

/* ---- emit_operand.c ---- */

char *runtime_name(const Blocks *b, const char *stem, const char *type);
/* The name of a type in runtime functions; truth values are i32 in blocks. */
const char *block_type(DType dtype);
const char *memory_type(DType dtype);
const char *literal(const Blocks *b, int64_t value);
int take_slot(Blocks *b);
void give_slot(Blocks *b, int slot);
char *slot_text(const Blocks *b, int slot, DType dtype);
int64_t row_stride(const Blocks *b, const Access *access);
/* From one line of the tile to the next: those of several rows, or several of one. */
int64_t line_stride(const Blocks *b, const Access *access);
int64_t col_stride(const Blocks *b, const Access *access);
/* How the tile lies in memory: so many lines of so many elements. */
typedef struct Lines {
    const char *count, *length;
    int64_t apart, step; /* from line to line, from element to element */
} Lines;
Lines memory_lines(const Blocks *b, const Access *access);
char *place_text(const Blocks *b, const Access *access);
/* The tile's elements lie one after the other at this access. */
bool is_dense(const Blocks *b, const Access *access);
bool is_uniform(const Blocks *b, const Instr *instr);
const char *pointer_type(const Blocks *b, DType dtype);
void emit_fill(Blocks *b, const char *count, DType dtype, const char *target, const char *value);
/* A scalar operand, or NULL: constants, uniform loads, and row values where a tile is one row. */
const char *as_scalar(const Blocks *b, int i);
/* The operand as a tile; what has to be spread or filled for that takes `*slot`. */
const char *as_block(Blocks *b, int i, int *slot);
/* The operand as values of rows; one that is the same for all takes `*slot`. */
const char *as_row(Blocks *b, int i, int *slot);
/* What a call of a block kernel has behind its target, or what a sum of products is of. */
typedef struct Operands {
    bool lines;                   /* of elem_lines.h, each with the distance to its next line */
    char mode[MOST_OPERANDS + 1]; /* in the kernel's name: v or s each, or l or r */
    int slot[MOST_OPERANDS];      /* to give back after the call, or -1 */
    int count;
    const char *types, *text; /* ", const float *, float" and ", x, 2.0f" */
} Operands;
bool is_of_one_value(char mode);
/* Instruction arg as an operand of instr; `may` it be of one value, in all or a line? */
void add_operand(Blocks *b, const Instr *instr, int arg, bool may, Operands *operands);
void give_operands(Blocks *b, const Operands *operands);
/* Asks for the tile behind this one, dense and of elements of so many bytes: a call works on too
 * short a piece of memory for some processors to see that it will go on; the runtime knows which.
 * What fits into the nearest cache is left to that. */
void emit_prefetch(Blocks *b, const Access *access, int bytes);
void emit_tile_load(Blocks *b, int i);
void emit_row_load(Blocks *b, int i);
/* Uniform values are read in place, as scalars. */
void set_uniform(Blocks *b, int i);
/* Row by row: the index is first + column * step. Floats are counted as integers and converted. */
void emit_iota(Blocks *b, int i);
void emit_random(Blocks *b, int i, const char *target);
/* One call: "rt_add_f32_vs" with the prototype "long, float *, const float *, float". */
void emit_call(Blocks *b, const char *name, const char *prototype, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* ---- emit_fused.c ---- */

/* Finds which operations need no pass over the tile of their own. */
void find_fused(Blocks *b);
/* Does the sum take the products of two tiles? */
bool is_dot(const Blocks *b, int i);
bool fused_has_lines(const Fused *kernel);

/* ---- emit_apart.c ---- */

/* May this load or store be left to kernels that take the lines of the tile where they are? */
bool reads_apart(const Blocks *b, const Instr *move);
/* Can the kernel of instruction i do that? */
bool has_line_kernel(const Blocks *b, int i);
/* Can it, and does it save a copy? */
bool suits_lines(const Blocks *b, int i);
/* Its call, of operands in lines, into lines that are `apart`. */
void emit_line_call(Blocks *b, const char *stem, const char *target, const char *apart,
                    const Operands *operands);

/* ---- emit_planes.c ---- */

/* Makes tiles of several planes where those of one are small and every operand lies so that it can
 * be read, or written, in lines. */
void choose_planes(Blocks *b);
/* Behind every line of one plane comes the first of the next. */
bool planes_join_rows(const Blocks *b, const Access *access);
int64_t plane_stride(const Blocks *b, const Access *access);

/* ---- emit_tile.c ---- */

const char *neutral_text(const Blocks *b, const Instr *instr);
void emit_reduce_call(Blocks *b, const char *stem, DType dtype, const char *rows, const char *cols,
                      const char *target, const char *source);
char *accumulator(const Blocks *b, int i);
/* Row reductions get their slot before the columns are walked. */
void open_reduction(Blocks *b, int i);
void emit_instr(Blocks *b, int i);
bool is_always_there(const Blocks *b, const Instr *instr);
bool is_per_row(const Instr *instr);
/* What a walk has to do: everything when one tile holds the row; else the phase's reductions, in
 * the last phase stores and sums over rows, and the elements these need. Returns whether that is
 * anything: behind the last reduction there may be row values alone. */
bool find_wanted(Blocks *b, int phase);
void walk_tile(Blocks *b);

#endif
