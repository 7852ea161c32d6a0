/* uses: which buffers a kernel touches; order, plan and emission all ask. */
#ifndef GRADCC_USES_H
#define GRADCC_USES_H

#include "program.h"

typedef struct Use {
    int buffer;
    bool writes;
    bool partial;         /* a buffer for sums of chunks, which only the blocks spelling needs */
    bool slice;           /* memory for a slice, which the blocks spelling has from its threads */
    const Access *access; /* by the axes of the kernel; NULL: the buffer as a whole */
} Use;

/* Calls visit for every access of the kernel, in the order of the instructions. */
typedef void UseVisitor(void *context, const Use *use);
void kernel_uses(const Kernel *kernel, UseVisitor *visit, void *context);

/* How the kernels of a program use a buffer. */
typedef struct Census {
    int uses;   /* where a loop waits for it, too */
    bool whole; /* as a whole, but not as a loop's input */
} Census;
Census *take_census(Arena *arena, const Program *program); /* per buffer */

/* Kernels that touch a buffer or wait for it, in their order. */
typedef struct Touchers {
    int *kernels;
    int count, capacity;
} Touchers;
Touchers *find_touchers(Arena *arena, const Program *program); /* per buffer */

#endif
