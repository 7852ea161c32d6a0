/* emit_loops.h: what the parts of the loops spelling of a MAP share: emit_loops.c (values, phases,
 * rows), emit_locals.c (their names), emit_columns.c (the loops over the columns) and emit_reduce.c
 * (what is reduced in them).
 */
#ifndef GRADCC_EMIT_LOOPS_H
#define GRADCC_EMIT_LOOPS_H

#include "emit_kernel.h"

typedef struct Loops {
    Emitter *e;
    int phase_count;
    int *phase;           /* per instruction: the first phase in which it can be computed */
    int *uses;            /* per instruction: how often the current phase reads it */
    bool *wanted;         /* per instruction: the current phase computes it for every element */
    bool *kept;           /* per instruction: lives in an array over the columns */
    bool *loaded;         /* per load: it has been made for the row */
    char **local;         /* per instruction: the name of its value */
    bool *hoisted;        /* per load: it has a name outside of the loop over the columns */
    bool pieces;          /* the current phase walks the columns piece by piece */
    const Tiling *tiling; /* whose units from `begin` to `end` are walked; NULL: everything */
    struct {
        const char *place, *count; /* of the element in the tile, of elements in all */
        int inner, outer;          /* loops over the tile, and around these */
    } tile;
} Loops;

static inline const Instr *instr_at(const Loops *l, int i)
{
    return &l->e->kernel->instrs[i];
}

/* ---- emit_loops.c ---- */

void open_axes(Loops *l, int first, int last);
/* "x[i * 4 + j]" */
char *memory_text(const Loops *l, const Access *access);
char *value_text(const Loops *l, int i);
/* Does the instruction do its work once per element in this phase? */
bool is_root(const Loops *l, int i, int phase);
/* Made inside the column loop: elements, and whatever is just read from memory. */
bool is_each(const Loops *l, int i);

/* ---- emit_locals.c ---- */

void name_locals(Loops *l);

/* ---- emit_columns.c ---- */

/* "for (long i = begin * 4; i < last; i++) {": the axis that units are cut from. */
void open_units(Loops *l, int phase, const char *name, int64_t size, int64_t extent);
void open_columns(Loops *l, int phase);
/* And what is left to do with the sums of these columns. */
void close_columns(Loops *l, int phase);

/* ---- emit_reduce.c ---- */

/* The neutral element. */
const char *initial_text(const Loops *l, const Instr *instr);
/* What the kernel's later phases, or its caller, find the result in. */
char *accumulator_text(const Loops *l, int i);
void open_row_reduction(Loops *l, int i);
/* Takes in the element of the innermost loop. */
void emit_reduction(Loops *l, int i);
/* A sum of all elements of a row or of the kernel. */
bool is_sum_of_elements(const Instr *instr);
/* The sum is taken in parts, one for each run of the innermost loop, under this name. */
bool is_in_parts(const Loops *l, int i);
char *part_text(const Loops *l, int i);
void emit_part_sum(Loops *l, int i);
/* The elements are written to an array, from which the runtime reduces `count` of them. */
bool is_by_tile(const Loops *l, int i);
/* The same of a sum of row values: of the rows of a unit. */
bool is_row_sum_by_tile(const Loops *l, int i);
void open_tile(Loops *l, int i);
void emit_tile_reduction(Loops *l, int i, const char *count);
/* Behind all tiles of a row, what they came to gets a name whose address nobody has: else compilers
 * read it again for every element, because a store may have changed it, and make no vectors. */
void close_tile(Loops *l, int i);

#endif
