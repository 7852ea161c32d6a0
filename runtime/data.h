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

/* One array: dim[0] samples of dim[1..rank-1]; sample i starts at element i * step. In a file the
 * step is the size of a sample; windows over a text may overlap. Free with data_free. */
typedef struct DataArray {
    DataType type;
    int rank;
    int64_t dim[DATA_MAX_RANK];
    int64_t count; /* elements stored */
    int64_t item;  /* elements of one sample */
    int64_t step;  /* elements from one sample to the next */
    void *values;
    const unsigned char *codes; /* of bytes: what each of the 256 stands for; NULL: for itself */
} DataArray;

/* The IDX format (LeCun's MNIST files), plain or gzip: unsigned bytes, 32-bit integers, floats. */
DataArray *data_read_idx(const char *path, char *error, size_t error_size);
/* Only the header, for tracing before the run: type, rank and extents, values NULL. */
bool data_idx_header(const char *path, DataArray *header, char *error, size_t error_size);

/* A table of numbers, plain or gzip: a line a row, every row with as many fields, floats of rank 2.
 * Fields are separated by commas, semicolons or tabs, whichever the first line has, else by blanks.
 * A first line with a word in it is a header and left out. Messages name the line: iris.csv:17. */
DataArray *data_read_csv(const char *path, char *error, size_t error_size);
/* The bytes of a file, plain or gzip, of rank 1; a zero follows them. An empty file is refused. */
DataArray *data_read_bytes(const char *path, char *error, size_t error_size);
void data_free(DataArray *array);

/* Element i of an array of integers; what no element of it is above, seen without looking at all. */
int64_t data_label(const DataArray *array, int64_t i);
int64_t data_highest_label(const DataArray *array);

/* Copies samples order[0..count) to a batch buffer. Floats become value * scale + shift. */
void data_batch_f32(const DataArray *array, const int64_t *order, int64_t count, float scale,
                    float shift, float *out);
void data_batch_i32(const DataArray *array, const int64_t *order, int64_t count, int32_t *out);

/* Of a column of a table. */
typedef struct DataMoments {
    double mean, deviation;
} DataMoments;

/* Of every number of a dense table its column's mean is taken off, and the rest divided by the
 * deviation. */
void data_standardize(float *table, int64_t rows, int64_t columns, const DataMoments *moments);

#endif
