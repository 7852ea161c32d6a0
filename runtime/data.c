/* data: reads IDX files and whole files, plain or gzip, and copies samples into batches.
 *
 * An IDX file is: two zero bytes, a byte for the type, a byte for the rank, one big-endian u32 per
 * extent, then the elements in row-major order, big-endian. (Y. LeCun, "The MNIST database".)
 * The header is not believed: before memory is taken, the size it declares must be reachable from
 * the size of the file, and afterwards the file must end exactly where the header said.
 */
#include "data.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

/* Deflate stores at most 258 bytes in 2 bits, which bounds how far a file can expand. */
enum { DEFLATE_MAX_RATIO = 1032, READ_CHUNK = 1 << 20 };

/* Of a whole file, inflated: a gzip file of a kilobyte may hold a megabyte. */
enum { DATA_MAX_TEXT = 256 << 20 };

/* zlib inflates a whole buffer at a time, so a look at the header takes a small one: 0.1 ms
 * instead of 3. */
enum { HEADER_BUFFER = 1024, DATA_BUFFER = 256 * 1024 };

/* An open file with what is needed to complain about it. */
typedef struct Source {
    const char *path;
    gzFile gz;
    int64_t file_bytes;
    char *error;
    size_t error_size;
} Source;

__attribute__((format(printf, 2, 3))) static void complain(const Source *source, const char *format,
                                                           ...)
{
    char reason[256];
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    snprintf(source->error, source->error_size, "%s: %s", source->path, reason);
}

/* So that a complaint can be returned. */
#define fail(source, ...) (complain(source, __VA_ARGS__), false)

/* Data sets that Debian packages; tells the user of a missing file what to install. */
static const char *package_of(const char *path)
{
    static const struct {
        const char *place, *package; /* what the names of its files start with */
    } known[] = {
        {"/usr/share/datasets/fashion-mnist/", "dataset-fashion-mnist"},
        {"/usr/lib/python3/dist-packages/sklearn/", "python3-sklearn"},
        {"/usr/share/doc/jargon-text/", "jargon-text"},
        {"/usr/share/dict/american-english", "wamerican"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strncmp(path, known[i].place, strlen(known[i].place)) == 0) {
            return known[i].package;
        }
    }
    return NULL;
}

static bool source_open(Source *source, unsigned buffer_bytes)
{
    /* O_NONBLOCK: a named pipe must be refused below, not waited for. */
    int fd = open(source->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        const char *package = errno == ENOENT ? package_of(source->path) : NULL;
        return package ? fail(source, "no such file; to get it: apt-get install %s", package)
                       : fail(source, "cannot open: %s", strerror(errno));
    }
    struct stat info;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        close(fd);
        return fail(source, "not a regular file");
    }
    source->file_bytes = info.st_size;
    source->gz = gzdopen(fd, "rb");
    if (!source->gz) {
        close(fd);
        return fail(source, "not enough memory to read it");
    }
    gzbuffer(source->gz, buffer_bytes);
    return true;
}

/* Reads exactly `count` bytes; `what` is being read. */
static bool source_read(Source *source, void *out, int64_t count, const char *what)
{
    for (int64_t done = 0; done < count;) {
        int64_t wanted = count - done < READ_CHUNK ? count - done : READ_CHUNK;
        int got = gzread(source->gz, (char *)out + done, (unsigned)wanted);
        int status;
        const char *reason = gzerror(source->gz, &status);
        if (got < 0) {
            return status == Z_ERRNO
                       ? fail(source, "cannot read: %s", strerror(errno))
                       : fail(source, "damaged gzip data in the %s: %s", what, reason);
        }
        if (got == 0) {
            return fail(source, "truncated: the %s should be %lld bytes, the file has %lld of them",
                        what, (long long)count, (long long)done);
        }
        done += got;
    }
    return true;
}

/* The end must be here; reading on also makes zlib compare length and checksum of a gzip file. */
static bool source_at_end(Source *source)
{
    char extra;
    int got = gzread(source->gz, &extra, 1);
    if (got > 0) {
        return fail(source, "longer than its header says");
    }
    int status;
    const char *reason = gzerror(source->gz, &status);
    if (got < 0 || status != Z_OK) {
        return fail(source, "damaged at the end: %s", status == Z_ERRNO ? strerror(errno) : reason);
    }
    return true;
}

static int64_t element_bytes(DataType type)
{
    return type == DATA_U8 ? 1 : 4;
}

static bool parse_type(const Source *source, int code, DataType *type)
{
    switch (code) {
    case 0x08:
        *type = DATA_U8;
        return true;
    case 0x0C:
        *type = DATA_I32;
        return true;
    case 0x0D:
        *type = DATA_F32;
        return true;
    default:
        return fail(source,
                    "element type 0x%02x is not supported; bytes (0x08), 32-bit integers (0x0c) "
                    "and floats (0x0d) are",
                    (unsigned)code);
    }
}

static uint32_t big_endian_u32(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Fills type, rank, extents and counts; a count that fits no file is refused here. */
static bool read_header(Source *source, DataArray *array)
{
    unsigned char magic[4] = {0}, extents[DATA_MAX_RANK * 4] = {0};
    memset(array, 0, sizeof *array);
    if (!source_read(source, magic, 4, "header")) {
        return false;
    }
    if (magic[0] != 0 || magic[1] != 0) {
        return fail(source, "not an IDX file: it should start with two zero bytes");
    }
    if (!parse_type(source, magic[2], &array->type)) {
        return false;
    }
    array->rank = magic[3];
    if (array->rank < 1 || array->rank > DATA_MAX_RANK) {
        return fail(source, "rank %d; 1 to %d axes are supported", array->rank, DATA_MAX_RANK);
    }
    if (!source_read(source, extents, (int64_t)array->rank * 4, "header")) {
        return false;
    }
    array->count = 1;
    for (int axis = 0; axis < array->rank; axis++) {
        array->dim[axis] = big_endian_u32(extents + axis * 4);
        if (array->dim[axis] == 0) {
            return fail(source, "axis %d has extent 0", axis);
        }
        if (__builtin_mul_overflow(array->count, array->dim[axis], &array->count) ||
            array->count > INT64_MAX / 8) {
            return fail(source, "the header declares more elements than any file can hold");
        }
    }
    array->item = array->step = array->count / array->dim[0];
    return true;
}

/* A plain file has exactly the declared size; a compressed one can reach it. */
static bool size_is_plausible(const Source *source, const DataArray *array)
{
    int64_t header = 4 + (int64_t)array->rank * 4;
    int64_t total = header + array->count * element_bytes(array->type);
    if (gzdirect(source->gz)) {
        return total == source->file_bytes ||
               fail(source, "%s: the header declares %lld bytes, the file has %lld",
                    total > source->file_bytes ? "truncated" : "longer than its header says",
                    (long long)total, (long long)source->file_bytes);
    }
    return total / DEFLATE_MAX_RATIO <= source->file_bytes ||
           fail(source, "the header declares %lld bytes, more than %lld compressed bytes can hold",
                (long long)total, (long long)source->file_bytes);
}

static bool read_values(Source *source, DataArray *array)
{
    int64_t bytes = array->count * element_bytes(array->type);
    array->values = calloc((size_t)array->count, (size_t)element_bytes(array->type));
    if (!array->values) {
        return fail(source, "not enough memory for %lld bytes", (long long)bytes);
    }
    if (!source_read(source, array->values, bytes, "data") || !source_at_end(source)) {
        return false;
    }
    if (array->type != DATA_U8) {
        unsigned char *at = array->values;
        for (int64_t i = 0; i < array->count; i++, at += 4) {
            uint32_t native = big_endian_u32(at);
            memcpy(at, &native, 4);
        }
    }
    return true;
}

bool data_idx_header(const char *path, DataArray *header, char *error, size_t error_size)
{
    Source source = {.path = path, .error = error, .error_size = error_size};
    if (!source_open(&source, HEADER_BUFFER)) {
        return false;
    }
    bool ok = read_header(&source, header) && size_is_plausible(&source, header);
    gzclose(source.gz);
    return ok;
}

DataArray *data_read_idx(const char *path, char *error, size_t error_size)
{
    Source source = {.path = path, .error = error, .error_size = error_size};
    if (!source_open(&source, DATA_BUFFER)) {
        return NULL;
    }
    DataArray *array = calloc(1, sizeof *array);
    bool ok = array ? read_header(&source, array) && size_is_plausible(&source, array) &&
                          read_values(&source, array)
                    : fail(&source, "not enough memory to read it");
    gzclose(source.gz);
    if (!ok) {
        data_free(array);
        return NULL;
    }
    return array;
}

/* ---- whole files ---- */

/* Makes room for more bytes, and for a zero after them. */
static bool grow(Source *source, DataArray *array, int64_t *capacity)
{
    if (*capacity == DATA_MAX_TEXT) {
        return fail(source, "more than %d MiB of text", DATA_MAX_TEXT >> 20);
    }
    int64_t wanted = *capacity ? 2 * *capacity : source->file_bytes + 2;
    *capacity = wanted < DATA_MAX_TEXT ? wanted : DATA_MAX_TEXT;
    char *grown = realloc(array->values, (size_t)*capacity);
    if (!grown) {
        return fail(source, "not enough memory to read it");
    }
    array->values = grown;
    return true;
}

/* Reads on to the end of the file. */
static bool read_all(Source *source, DataArray *array)
{
    int64_t capacity = 0;
    for (;;) {
        if (array->count + 1 >= capacity && !grow(source, array, &capacity)) {
            return false;
        }
        int64_t room = capacity - 1 - array->count;
        int got = gzread(source->gz, (char *)array->values + array->count,
                         (unsigned)(room < READ_CHUNK ? room : READ_CHUNK));
        int status;
        const char *reason = gzerror(source->gz, &status);
        if (got < 0 || status != Z_OK) {
            return fail(source, "damaged: %s", status == Z_ERRNO ? strerror(errno) : reason);
        }
        if (got == 0) {
            return array->count > 0 || fail(source, "empty");
        }
        array->count += got;
    }
}

DataArray *data_read_bytes(const char *path, char *error, size_t error_size)
{
    Source source = {.path = path, .error = error, .error_size = error_size};
    if (!source_open(&source, DATA_BUFFER)) {
        return NULL;
    }
    DataArray *array = calloc(1, sizeof *array);
    bool ok = array ? read_all(&source, array) : fail(&source, "not enough memory to read it");
    gzclose(source.gz);
    if (!ok) {
        data_free(array);
        return NULL;
    }
    array->type = DATA_U8;
    array->rank = 1;
    array->dim[0] = array->count;
    array->item = array->step = 1;
    ((char *)array->values)[array->count] = '\0';
    return array;
}

void data_free(DataArray *array)
{
    if (array) {
        free(array->values);
        free(array);
    }
}

/* ---- batches ---- */

void data_batch_f32(const DataArray *array, const int64_t *order, int64_t count, float scale,
                    float shift, float *out)
{
    int64_t item = array->item;
    for (int64_t i = 0; i < count; i++, out += item) {
        int64_t first = order[i] * array->step;
        switch (array->type) {
        case DATA_U8: {
            const uint8_t *from = (const uint8_t *)array->values + first;
            for (int64_t j = 0; j < item; j++) {
                out[j] = (float)from[j] * scale + shift;
            }
            break;
        }
        case DATA_I32: {
            const int32_t *from = (const int32_t *)array->values + first;
            for (int64_t j = 0; j < item; j++) {
                out[j] = (float)from[j] * scale + shift;
            }
            break;
        }
        case DATA_F32: {
            const float *from = (const float *)array->values + first;
            for (int64_t j = 0; j < item; j++) {
                out[j] = from[j] * scale + shift;
            }
            break;
        }
        }
    }
}

/* Truncates; what no int32 can hold, NaN included, becomes INT32_MIN, which no index is. */
static int32_t i32_of_float(float value)
{
    return value > -2147483648.0f && value < 2147483648.0f ? (int32_t)value : INT32_MIN;
}

void data_batch_i32(const DataArray *array, const int64_t *order, int64_t count, int32_t *out)
{
    int64_t item = array->item;
    for (int64_t i = 0; i < count; i++, out += item) {
        int64_t first = order[i] * array->step;
        switch (array->type) {
        case DATA_U8:
            for (int64_t j = 0; j < item; j++) {
                out[j] = ((const uint8_t *)array->values)[first + j];
            }
            break;
        case DATA_I32:
            memcpy(out, (const int32_t *)array->values + first, (size_t)item * sizeof *out);
            break;
        case DATA_F32:
            for (int64_t j = 0; j < item; j++) {
                out[j] = i32_of_float(((const float *)array->values)[first + j]);
            }
            break;
        }
    }
}
