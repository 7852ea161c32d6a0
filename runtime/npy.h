/* npy: arrays in NumPy's .npy files. A file that is read is hostile until parsed: what it declares
 * is held against its size before anything is made of it. Errors go to `error`, one line that names
 * the file; nothing here prints or exits. */
#ifndef GRADCC_NPY_H
#define GRADCC_NPY_H

#include "data.h"

/* Versions 1.0 to 3.0, little-endian, in C order, of at least one axis: floats of 32 and 64 bits,
 * integers of 32 and 64 bits, unsigned bytes, booleans. Numbers of 64 bits are narrowed; those that
 * 32 bits cannot hold are refused. */
DataArray *npy_read(const char *path, char *error, size_t error_size);

enum { NPY_HEADER_MAX = 256 };

/* The bytes in front of an array of these extents in C order, of type `descr` ("<f4", "<i4",
 * "|b1"); returns how many. */
int npy_header(char header[NPY_HEADER_MAX], const char *descr, int rank, const int64_t *dim);

#endif
