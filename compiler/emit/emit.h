/* emit: programs to C text, in two spellings of the same kernels.
 *
 * LOOPS is plain C99 for people and for optimising compilers; it needs nothing but libm. BLOCKS
 * calls the runtime's block kernels, and is what libtcc gets, because libtcc does not optimise.
 * TUNED is for an optimising compiler beside the runtime: elements in loops, on the thread pool,
 * the rest by the runtime, which the text knows by pointers that the host sets. EXACT is TUNED with
 * loops only where they round as the block kernels do, and sums of rows by the runtime's function on
 * the tiles of the blocks: its results have the bits of BLOCKS.
 * All define one function per entry: void NAME(const struct state *s, const struct NAME_io *io,
 * void *work), where the state is a table of pointers that may be declared as an array. The text
 * depends on the arguments alone: same input, same bytes.
 */
#ifndef GRADCC_EMIT_H
#define GRADCC_EMIT_H

#include "host.h"
#include "program.h"

typedef enum Spelling {
    LOOPS,
    BLOCKS,
    TUNED,
    EXACT,
    LOOPS_BARE,  /* loops without <math.h>, whose part is spelt out: libtcc gets no headers */
    BLOCKS_BARE, /* blocks without the banners of kernels: nobody reads what libtcc gets */
} Spelling;

/* A kernel as the text calls it. */
typedef struct EmittedKernel {
    const char *name; /* k07_matmul; the number is its place in the list */
    const Program *program;
    const Kernel *kernel;
    int64_t runs; /* in one run of the entry: the steps of the loops around it */
} EmittedKernel;

typedef struct KernelList {
    Arena *arena;
    EmittedKernel *items;
    int count, capacity;
} KernelList;

/* One file with all the entries of a model, header comment and state struct included. With
 * `marked` given, the text calls rt_mark behind every kernel, and the list says which is which. */
void emit(const Model *model, Program *const *programs, int count, Spelling spelling,
          KernelList *marked, Text *out);

/* The same as files of a program that knows nothing of gradcc, in loops. What others see of them is
 * declared in the header, and begins with the name: of two networks each has its own functions. */
typedef struct LibraryEntry {
    Program *program;
    EntryKind kind;
    int64_t batch;
} LibraryEntry;

typedef enum LibraryFile {
    LIBRARY_HEADER,     /* NAME.h */
    LIBRARY_SOURCE,     /* NAME.c */
    LIBRARY_PARAMETERS, /* NAME_parameters.c: the values; empty without any */
    LIBRARY_EXAMPLE,    /* a main that shows how to use it */
    LIBRARY_FILES,
} LibraryFile;

typedef struct Library {
    const char *name; /* by library_name */
    const LibraryEntry *entries;
    int entry_count;
    const void *const *values; /* of each state that is known, else NULL; NULL: none is */
    const bool *constant;      /* the states that are known, and that no entry writes */
    const char *values_origin; /* the file that they are from */
    Text files[LIBRARY_FILES];
} Library;

/* Of any text, as the name of a script: letters, digits and single underscores, at most 48; not the
 * name of a header of C. */
char *library_name(Arena *arena, const char *text);
void emit_library(const Model *model, Library *library);
/* How a file of it begins; the example begins in no way of its own. */
char *library_mark(Arena *arena, const char *name, LibraryFile file);
void library_free(Library *library);

/* The comments over the `wanted` kernels of a program, one bool a kernel: where each comes from, and
 * its results as formulas, as LOOPS has them. */
void emit_banners(const Model *model, Program *program, const bool *wanted, Text *out);

#endif
