/* data: data sets on disk and the batches made of them. Files are hostile until parsed: every bound
 * is checked before memory is taken. Errors go to `error` (a line naming the file) and return NULL
 * or false; nothing here prints or exits. */
#ifndef GRADCC_DATA_H
#define GRADCC_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum DataType { DATA_U8, DATA_I32, DATA_F32 } DataType;

enum { DATA_MAX_RANK = 8 };

/* One array: dim[0] samples of dim[1..rank-1]. Immutable once read; free with data_free. */
typedef struct DataArray {
    DataType type;
    int rank;
    int64_t dim[DATA_MAX_RANK];
    int64_t count; /* elements in all */
    int64_t item;  /* elements of one sample */
    void *values;
} DataArray;

/* The IDX format (LeCun's MNIST files), plain or gzip: unsigned bytes, 32-bit integers, floats. */
DataArray *data_read_idx(const char *path, char *error, size_t error_size);
/* Only the header, for tracing before the run: type, rank and extents, values NULL. */
bool data_idx_header(const char *path, DataArray *header, char *error, size_t error_size);
void data_free(DataArray *array);

/* Copies samples order[0..count) to a batch buffer. Floats become value * scale + shift. */
void data_batch_f32(const DataArray *array, const int64_t *order, int64_t count, float scale,
                    float shift, float *out);
void data_batch_i32(const DataArray *array, const int64_t *order, int64_t count, int32_t *out);

#endif
