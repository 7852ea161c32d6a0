/* slice.h: what the steps of slicing share: cut.c (one kernel, cut along the axes of slices),
 * runs.c (which kernels become one loop over slices), repeat.c (what such a loop computes again, so
 * that it need not be kept) and slice.c (the pass, and the loop itself).
 */
#ifndef GRADCC_SLICE_H
#define GRADCC_SLICE_H

#include "program.h"

/* The axes whose elements are the slices, outermost first. */
typedef struct SliceAxes {
    int count;
    int64_t extent[MAX_RANK];
} SliceAxes;

int64_t slice_count(const SliceAxes *axes);

/* The kernel as the work on one slice; false where it has none of its own. `guide` is an access of
 * the kernel, `place` the strides that the slices have in the memory of its buffer: they tell which
 * axes, or parts of joined ones, are those of the slices. In the part, every access begins with the
 * strides along the slices, then come those of the axes that are left; its axes and extents are the
 * latter's. */
bool cut_kernel(Arena *arena, const Kernel *kernel, const SliceAxes *axes, const Access *guide,
                const int64_t *place, Kernel *part);

/* How far the part reaches within a slice: the first and last element beside the slice's own
 * offset. `access` is one of the part's. */
void cut_reach(const Kernel *part, const SliceAxes *axes, const Access *access, int64_t *first,
               int64_t *last);

/* Takes the strides along the slices away from all accesses: the part as a kernel of its own. */
void cut_finish(Kernel *part, const SliceAxes *axes);

/* ---- runs ---- */

/* Kernels that become one loop over slices. */
typedef struct Run {
    SliceAxes axes;
    Kernel *parts; /* the kernels, cut */
    int count, capacity;
    int place; /* of the first in the program */
    bool accepted;
} Run;

/* How often kernels and parts touch a buffer; to wait for it is to read it. */
typedef struct Traffic {
    int reads, writes;
    int writer;      /* the accepted run that writes all of it slice by slice, or -1 */
    int first_write; /* the first kernel that writes it; of none, a number beyond all */
} Traffic;

typedef struct Slicer {
    Arena *arena;
    Program *program;
    int *run_of; /* per kernel, or -1 */
    Run *runs;
    int run_count, run_capacity;
    Traffic *traffic; /* per buffer */
    int traffic_count, traffic_capacity;
    Kernel *kernels; /* of the program to be */
    int kernel_count, kernel_capacity;
} Slicer;

/* Does the access stay, slice by slice, in the slice's own stretch of the buffer? */
bool part_owns(const Slicer *s, const Run *run, const Kernel *part, const Access *access);

/* The record of one more buffer; a new buffer of the program, with its record. */
void add_traffic(Slicer *s);
int add_buffer(Slicer *s, Buffer buffer);

/* runs.c: finds the runs and brings the kernels of each together. */
void find_runs(Slicer *s);
/* repeat.c: decides which runs are worth it, and lets them repeat parts of earlier ones. */
void choose_runs(Slicer *s);
/* Per buffer: only this run's parts use it, each slice its own stretch. */
bool *find_private(Slicer *s, const Run *run);

#endif
