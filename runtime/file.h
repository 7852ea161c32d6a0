/* file: whole files in, whole files out. A file that is written appears complete or not at all:
 * the bytes go to a temporary file beside the target, which is synced and then renamed. Errors go
 * to `error`, one line that names the file; nothing here prints or exits. */
#ifndef GRADCC_FILE_H
#define GRADCC_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of an `error` that hold any path, PATH_MAX, and what is said about it. */
enum { FILE_ERROR = 4096 + 512 };

/* Writes bytes to `path`: used for every file gradcc makes. What is not a regular file (a pipe, a
 * device) is written to directly; a symbolic link keeps pointing where it did, to a file that there
 * may not be yet. */
bool file_write(const char *path, const void *bytes, size_t count, char *error, size_t error_size);

/* Reads a whole file of at most `limit` bytes, NUL-terminated; free() the result. */
char *file_read(const char *path, size_t limit, size_t *count, char *error, size_t error_size);

/* The same in pieces. After file_begin, each later call is a no-op once something failed, so only
 * the result of file_commit needs a look; it or file_discard ends the writing. */
typedef struct FileWriter {
    char *target;    /* the real path, symbolic links resolved */
    char *temporary; /* NULL when writing directly */
    int fd;
    int failure; /* errno of the first failure, 0 if none */
    const char *path;
    char *error;
    size_t error_size;
} FileWriter;

bool file_begin(FileWriter *writer, const char *path, char *error, size_t error_size);
void file_add(FileWriter *writer, const void *bytes, size_t count);
bool file_commit(FileWriter *writer);
void file_discard(FileWriter *writer);
/* For a signal that ends the process: removes what file_begin has made and file_commit not finished.
 * One writing at a time. */
void file_abandon(void);

#endif
