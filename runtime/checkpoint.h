/* checkpoint: named tensors on disk in the safetensors format, as PyTorch users exchange them.
 *
 * Layout: u64 little-endian header length, a JSON header {"name": {"dtype": "F32", "shape": [..],
 * "data_offsets": [begin, end]}, ..., "__metadata__": {..}}, then the bytes. Reading is strict:
 * header at most 100 MB, no duplicate names, offsets inside the file, without gaps or overlap, and
 * equal to dtype times shape. Writing goes to a temporary file beside the target, fsync, rename:
 * an interrupted or full disk leaves the old file whole.
 */
#ifndef GRADCC_CHECKPOINT_H
#define GRADCC_CHECKPOINT_H

#include "file.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CHECKPOINT_MAX_RANK = 10 };

typedef struct CheckpointTensor {
    const char *name;
    const char *dtype; /* "F32" "F64" "I32" "I64" "U8" "BOOL" "F16" "BF16" */
    int rank;
    int64_t dim[CHECKPOINT_MAX_RANK];
    int64_t bytes;
    const void *values; /* little-endian, row-major; on reading it points into the mapped file, at
                           any address: copy with memcpy */
} CheckpointTensor;

typedef struct CheckpointName {
    const char *name;
    int tensor;
} CheckpointName;

typedef struct Checkpoint {
    CheckpointTensor *tensors;
    int count;
    void *mapping; /* the file; NULL when built by a caller */
    size_t mapping_bytes;
    char *names;             /* storage behind the names */
    CheckpointName *by_name; /* of all tensors, sorted */
} Checkpoint;

/* NULL or false with one line in `error` that names the file and the reason. */
Checkpoint *checkpoint_read(const char *path, char *error, size_t error_size);
bool checkpoint_write(const char *path, const CheckpointTensor *tensors, int count, char *error,
                      size_t error_size);
void checkpoint_free(Checkpoint *checkpoint);
const CheckpointTensor *checkpoint_find(const Checkpoint *checkpoint, const char *name);
/* Element i, in row-major order, whatever the dtype. */
double checkpoint_number(const CheckpointTensor *tensor, int64_t i);

#endif
