/* emit: programs to C text, in two spellings of the same kernels.
 *
 * LOOPS is plain C99 for people and for optimising compilers; it needs nothing but libm. BLOCKS
 * calls the runtime's block kernels, and is what libtcc gets, because libtcc does not optimise.
 * Both define one function per entry: void NAME(const struct state *s, const struct NAME_io *io,
 * void *work). The text depends on the arguments alone: same input, same bytes.
 */
#ifndef GRADCC_EMIT_H
#define GRADCC_EMIT_H

#include "host.h"
#include "program.h"

typedef enum Spelling {
    LOOPS,
    BLOCKS,
    LOOPS_BARE, /* loops without <math.h>, whose part is spelt out: libtcc gets no headers */
} Spelling;

/* One file with all the entries of a model, header comment and state struct included. */
void emit(const Model *model, Program *const *programs, int count, Spelling spelling, Text *out);

#endif
