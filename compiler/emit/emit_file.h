/* emit_file.h: a file on its way to text: what emit.c (what a file has but once), emit_program.c (its
 * programs) and emit_library.c (two files, one of them a header) share.
 */
#ifndef GRADCC_EMIT_FILE_H
#define GRADCC_EMIT_FILE_H

#include "emit_kernel.h"

typedef struct File {
    Arena *arena;
    const Model *model;
    Names names;
    const char *prefix; /* of what is not static: "", or of a library "xor_" */
    bool is_library;    /* structs and prototypes stand in a header */
    const char **state_names, **input_names;
    Emitter *entries; /* those emitted so far, in order */
    int entry_count;
    Text calls; /* prototypes of the runtime functions in use */
    StringMap declared;
    Text body;
    Spelling spelling;
    KernelList *marked; /* where kernels are timed; NULL: nowhere */
    StringMap shared;   /* by key: place in functions, and 1 */
    const char **functions;
    int function_count, function_capacity;
    StringMap written; /* names of functions that stand in body: 1 */
} File;

/* ---- emit.c ---- */

/* Text of all the programs goes to file->body; file_end frees what file_start takes. */
void file_start(File *file, const Model *model, Spelling spelling, const char *prefix);
void file_programs(File *file, Program *const *programs, int count);
void file_end(File *file);

/* ---- emit_program.c ---- */

/* Names for its values and kernels, of which the first is number *next_kernel. */
void start_program(File *file, Emitter *e, int *next_kernel);
/* The struct of operands, the kernels, and the function that calls them; of a library the struct and
 * the prototype are left to the header. */
void emit_program(File *file, Emitter *e, int *next_kernel);
/* The shape in which the program reads an input; NULL if it does not. */
const Shape *input_shape(const Program *program, int input);
void emit_io_struct(const Emitter *e, Text *out);
/* Whether the entry's function has an `io`: in a library one that reads and writes nothing but
 * states has none. */
bool has_operands(const Emitter *e);
/* "void xor_predict(...)", and `end`. */
void emit_entry_head(const Emitter *e, const char *end, Text *out);
/* A static array of that many numbers. */
void emit_numbers(Text *out, DType dtype, const char *name, const char *comment, int64_t count,
                  double number(const void *context, int64_t i), const void *context);

/* ---- emit_library.c, emit_parameters.c, emit_example.c ---- */

/* The name as macros begin with it: "XOR". */
char *library_macros(Arena *arena, const char *name);

bool library_has(const Library *library, EntryKind kind);
/* Whether its state takes memory of the caller's, or is made of constants. */
bool library_has_memory(const Model *model, const Library *library);
void emit_parameters(const File *file, Library *library);
void emit_example(const File *file, const Library *library, Text *out);

#endif
