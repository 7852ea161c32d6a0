/* slice.h: what the steps of slicing share: cut.c (one kernel, cut along the axes of slices),
 * runs.c (which kernels become one loop over slices), repeat.c (what such a loop computes again, so
 * that it need not be kept), slice.c (the pass, and the loop itself), blocks.c (the same once more
 * within a slice, for blocks of the rows of its matrices), keys.c and mask.c (which columns those
 * need), and pad.c (where the rows lie).
 */
#ifndef GRADCC_SLICE_H
#define GRADCC_SLICE_H

#include "program.h"

/* The axes that are cut, outermost first. Slice s along one of them has its elements from
 * first + s * size to first + (s + 1) * size; `rest` of them lie behind the last slice. Of a batch
 * every element is a slice. Blocks are of rows, a single axis: that of a product's matrix, too. */
typedef struct SliceAxes {
    int count;
    int64_t extent[MAX_RANK]; /* slices */
    int64_t first, size, rest;
    bool blocks;
} SliceAxes;

int64_t slice_count(const SliceAxes *axes);
/* Of a buffer of so many elements (or bytes) that slices share out: those of a slice, and those in
 * front of the first. */
int64_t slice_share(const SliceAxes *axes, int64_t count);
int64_t slice_start(const SliceAxes *axes, int64_t count);

/* The kernel as the work on one slice; false where it has none of its own. `guide` is the
 * number of an access, `place` the strides that the cut axes have in the memory of its buffer: they
 * tell which axes, or parts of joined ones, are those. In the part, every access begins with the strides
 * from slice to slice, then come those of the axes that are left; its axes and extents are the
 * latter's. */
bool cut_kernel(Arena *arena, const Kernel *kernel, const SliceAxes *axes, int guide,
                const int64_t *place, Kernel *part);

/* How far the part reaches within a slice: the first and last element beside the slice's own
 * offset. `access` is one of the part's. */
void cut_reach(const Kernel *part, const SliceAxes *axes, const Access *access, int64_t *first,
               int64_t *last);

/* Takes the strides along the slices away from all accesses: the part as a kernel of its own. */
void cut_finish(Kernel *part, const SliceAxes *axes);

/* ---- runs ---- */

/* What a part was cut from, for it to be cut otherwise: cut_kernel was told these. */
typedef struct Origin {
    Kernel kernel;
    int guide;
    int64_t place[MAX_RANK];
} Origin;

/* Kernels that become one loop over slices. */
typedef struct Run {
    SliceAxes axes;
    Kernel *parts; /* the kernels, cut */
    int count, capacity;
    int place; /* of the first in the program */
    bool accepted;
    Origin *origins; /* of single rows: those of the parts */
    int origin_count, origin_capacity;
    struct Run *blocks; /* of single rows: the first run over blocks in its place, or NULL */
    struct Run *next;   /* of blocks: the run over the rows behind them, or NULL */
} Run;

/* A buffer that one kernel alone makes, of indices or other masks: which of its values it is, and
 * where the kernel stores it. */
typedef struct Mask {
    const Kernel *maker;       /* or NULL */
    const struct Mask *others; /* per buffer that the maker knows */
    int value;
    Access place;
} Mask;

/* How often kernels and parts touch a buffer; to wait for it is to read it. */
typedef struct Traffic {
    int reads, writes;
    int writer;      /* the accepted run that writes all of it slice by slice, or -1 */
    int first_write; /* the first kernel that writes it; of none, a number beyond all */
    int last_write;  /* the last one, or -1 */
} Traffic;

/* What the run at hand has to do with a buffer. */
typedef struct Touch {
    int round;    /* the rest is of this one */
    int uses;     /* by its parts */
    bool private; /* only its parts use it, each slice its own part */
    bool wanted;  /* it reads the buffer, and the run that it may repeat writes that */
    int fresh;    /* the stand-in for what is wanted, or -1 */
    int inside;   /* in the run's body the buffer in place of a private one, or -1 */
} Touch;

typedef struct Slicer {
    Arena *arena;
    Program *program;
    bool blocks;         /* the program is the work on one slice */
    int64_t block_bytes; /* of values that are to stay in a cache */
    int *run_of;         /* per kernel, or -1 */
    Run *runs;
    int run_count, run_capacity;
    Mask *masks; /* per buffer that the program had at first */
    int mask_count;
    Traffic *traffic; /* per buffer */
    int traffic_count, traffic_capacity;
    Touch *touches; /* per buffer; every question about a run is a round: nothing is cleared */
    int touch_count, touch_capacity;
    int *touched; /* the buffers of the round */
    int touched_count, touched_capacity;
    int round;
    Kernel *kernels; /* of the program to be */
    int kernel_count, kernel_capacity;
} Slicer;

/* Does the access stay, slice by slice, in the slice's own part of the buffer? */
bool part_owns(const Slicer *s, const Run *run, const Kernel *part, const Access *access);

/* The record of one more buffer; a new buffer of the program, with its record. */
void add_traffic(Slicer *s);
int add_buffer(Slicer *s, Buffer buffer);

/* Begins a round; what the round knows of a buffer. */
void begin_round(Slicer *s);
Touch *touch_of(Slicer *s, int buffer);

/* runs.c: finds the runs and brings the kernels of each together. */
void find_runs(Slicer *s);
/* Of blocks, where the program is not the work on a slice: products that are gradients of large
 * weights, with the updates. The traffic is known. */
void find_updates(Slicer *s);
/* repeat.c: decides which runs are worth it, and lets them repeat parts of earlier ones. */
void choose_runs(Slicer *s);
void count_traffic(Slicer *s);
/* Begins a round, in which it is known what is private. */
void find_private(Slicer *s, const Run *run);
/* slice.c: the run's parts as a program, in its final form; the slices are in its arena. */
Slices *make_body(Slicer *s, const Run *run);
/* Puts loops over slices in place of the accepted runs. */
void replace_runs(Slicer *s);
/* blocks.c: cuts the work on one slice further, where its values are more than so many bytes or
 * masks hide some. `masks` are those of the body's pointers. */
void cut_blocks(Program *body, const Mask *masks, int mask_count, int64_t block_bytes);
/* Cuts the gradients of large weights and their updates into blocks of rows, of so many bytes each. */
void cut_gradients(Program *program, int64_t block_bytes);

/* pad.c: rows of the body's own matrices that a cache cannot tell apart are moved apart. */
void pad_rows(Program *body);

/* ---- keys.c ---- */

/* The axis by which a part goes through keys, the columns of the run's matrices: of a MAP the last,
 * of a product one of three. */
typedef enum KeyAxis { NO_KEYS, KEYS_COLUMN, KEYS_M, KEYS_N, KEYS_K } KeyAxis;

typedef struct Keys {
    int64_t count; /* 0: the run has no such matrices, or more is done to them */
    KeyAxis *axis; /* per part */
    int buffer_count;
    const bool *private; /* per buffer, like */
    bool *keyed;         /* this: it has an element for each key, in the run alone */
} Keys;

typedef struct KeySpan {
    int64_t first, end;
} KeySpan;

/* Of a run of single rows. */
Keys find_keys(Slicer *s, const Run *run);
/* Does access i of the part touch a buffer that has an element for each key? */
bool is_keyed(const Keys *keys, const Kernel *part, int i);
/* The stride of access i along the part's axis of keys. */
int64_t key_stride(const Kernel *part, int i, KeyAxis key);
/* The run, cut into blocks, without the keys that those do not need. */
void leave_out_keys(Slicer *s, const Run *run, Run *blocks, const Keys *keys, KeySpan needed);

/* ---- mask.c ---- */

void find_masks(Slicer *s);
/* The mask as a slice sees it by a pointer that goes from slice to slice by its strides. */
Mask mask_of_slice(const Slicer *s, const Access *pointer, int slices);
/* The keys that the rows first to last need. */
KeySpan keys_needed(Slicer *s, const Run *run, const Keys *keys, int64_t first, int64_t last);

#endif
