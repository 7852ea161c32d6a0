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
#include <libdeflate.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Deflate stores at most 258 bytes in 2 bits, which bounds how far a file can expand; what it does
 * not compress it stores in blocks. */
enum { DEFLATE_MAX_RATIO = 1032, DEFLATE_MAX_REPETITION = 258, DEFLATE_MAX_BLOCK = 65535 };

/* Of a whole file, inflated: a gzip file of a kilobyte may hold a megabyte. */
enum { DATA_MAX_TEXT = 256 << 20 };

enum { HEADER_MAX = 4 + 4 * DATA_MAX_RANK };

/* A mapped file with what is needed to complain about it. */
typedef struct Source {
    const char *path;
    const unsigned char *bytes; /* NULL of an empty file */
    int64_t file_bytes;
    unsigned char header[HEADER_MAX]; /* of an IDX file, as it was believed */
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

static bool source_open(Source *source)
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
    void *mapping = NULL;
    if (info.st_size > 0) {
        mapping = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    }
    int failure = errno;
    close(fd);
    if (mapping == MAP_FAILED) {
        return fail(source, "cannot read: %s", strerror(failure));
    }
    source->bytes = mapping;
    return true;
}

static void source_close(Source *source)
{
    if (source->bytes) {
        munmap((void *)source->bytes, (size_t)source->file_bytes);
    }
}

/* Does a member of a gzip file begin at this byte? Other bytes behind a member are ignored. */
static bool is_gzip(const Source *source, int64_t at)
{
    return source->file_bytes - at >= 2 && source->bytes[at] == 0x1f &&
           source->bytes[at + 1] == 0x8b;
}

/* Inflates members until the file, or what is gzip of it, ends. Gives what source_unpack does. */
static int64_t source_inflate(Source *source, unsigned char *out, int64_t room)
{
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    if (!inflater) {
        complain(source, "not enough memory to read it");
        return -1;
    }
    enum libdeflate_result result = LIBDEFLATE_SUCCESS;
    int64_t done = 0;
    for (int64_t at = 0; result == LIBDEFLATE_SUCCESS && is_gzip(source, at);) {
        size_t taken = 0, given = 0;
        result = libdeflate_gzip_decompress_ex(inflater, source->bytes + at,
                                               (size_t)(source->file_bytes - at), out + done,
                                               (size_t)(room - done), &taken, &given);
        at += (int64_t)taken;
        done += (int64_t)given;
    }
    libdeflate_free_decompressor(inflater);
    if (result == LIBDEFLATE_BAD_DATA) {
        complain(source, "damaged or truncated gzip data");
        return -1;
    }
    return result == LIBDEFLATE_SUCCESS ? done : room + 1;
}

/* Writes what the file holds to `out`. Gives the number of bytes, `room` + 1 for any number above
 * `room`, -1 after a complaint. */
static int64_t source_unpack(Source *source, unsigned char *out, int64_t room)
{
    if (is_gzip(source, 0)) {
        return source_inflate(source, out, room);
    }
    int64_t count = source->file_bytes <= room ? source->file_bytes : room + 1;
    if (count > 0) {
        memcpy(out, source->bytes, (size_t)(count <= room ? count : room));
    }
    return count;
}

static bool is_long_enough(const Source *source, const char *what, int64_t wanted, int64_t got)
{
    return got >= wanted ||
           fail(source, "truncated: the %s should be %lld bytes, the file has %lld of them", what,
                (long long)wanted, (long long)got);
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

/* Memory for all is taken only after a look at the first bytes. libdeflate inflates in order and
 * stops where the next repetition or stored block finds no room: a little room is enough but for a
 * stored block, which leaves the mark. It does not promise so, which is why read_values compares. */
static int64_t look_at_header(Source *source)
{
    enum { MARK = 0xff, LITTLE = HEADER_MAX + DEFLATE_MAX_REPETITION };
    unsigned char first[HEADER_MAX + DEFLATE_MAX_BLOCK];
    memset(first, MARK, HEADER_MAX);
    int64_t got = source_unpack(source, first, LITTLE);
    if (got > LITTLE && first[HEADER_MAX - 1] == MARK) {
        got = source_unpack(source, first, sizeof first);
    }
    memcpy(source->header, first, HEADER_MAX);
    return got;
}

static int64_t header_bytes(const DataArray *array)
{
    return 4 + 4 * (int64_t)array->rank;
}

/* Fills type, rank, extents and counts; a count that fits no file is refused here. */
static bool read_header(Source *source, DataArray *array)
{
    const unsigned char *magic = source->header, *extents = source->header + 4;
    memset(array, 0, sizeof *array);
    int64_t got = look_at_header(source);
    if (got < 0 || !is_long_enough(source, "header", 4, got)) {
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
    if (!is_long_enough(source, "header", header_bytes(array), got)) {
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
    int64_t total = header_bytes(array) + array->count * element_bytes(array->type);
    if (!is_gzip(source, 0)) {
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
    int64_t header = header_bytes(array), bytes = array->count * element_bytes(array->type);
    unsigned char *whole = array->values = malloc((size_t)(header + bytes));
    if (!whole) {
        return fail(source, "not enough memory for %lld bytes", (long long)bytes);
    }
    int64_t got = source_unpack(source, whole, header + bytes);
    if (got < 0 || !is_long_enough(source, "data", bytes, got - header)) {
        return false;
    }
    if (got > header + bytes) {
        return fail(source, "longer than its header says");
    }
    if (memcmp(whole, source->header, (size_t)header) != 0) {
        return fail(source, "changed while it was read");
    }
    if (array->type == DATA_U8) {
        memmove(whole, whole + header, (size_t)bytes);
        return true;
    }
    for (int64_t at = 0; at < bytes; at += 4) {
        uint32_t native = big_endian_u32(whole + header + at);
        memcpy(whole + at, &native, 4);
    }
    return true;
}

bool data_idx_header(const char *path, DataArray *header, char *error, size_t error_size)
{
    Source source = {.path = path, .error = error, .error_size = error_size};
    if (!source_open(&source)) {
        return false;
    }
    bool ok = read_header(&source, header) && size_is_plausible(&source, header);
    source_close(&source);
    return ok;
}

DataArray *data_read_idx(const char *path, char *error, size_t error_size)
{
    Source source = {.path = path, .error = error, .error_size = error_size};
    if (!source_open(&source)) {
        return NULL;
    }
    DataArray *array = calloc(1, sizeof *array);
    bool ok = array ? read_header(&source, array) && size_is_plausible(&source, array) &&
                          read_values(&source, array)
                    : fail(&source, "not enough memory to read it");
    source_close(&source);
    if (!ok) {
        data_free(array);
        return NULL;
    }
    return array;
}

/* ---- whole files ---- */

/* The most that the file can hold, or so much that it is refused. */
static int64_t most_bytes(const Source *source)
{
    int64_t ratio = is_gzip(source, 0) ? DEFLATE_MAX_RATIO : 1;
    return source->file_bytes < DATA_MAX_TEXT / ratio ? source->file_bytes * ratio
                                                      : DATA_MAX_TEXT - 1;
}

/* A gzip file ends in the size of its last member, and mostly has but one. */
static int64_t likely_bytes(const Source *source)
{
    int64_t most = most_bytes(source), size = most;
    if (is_gzip(source, 0) && source->file_bytes >= 4) {
        const unsigned char *end = source->bytes + source->file_bytes;
        size = end[-4] | end[-3] << 8 | end[-2] << 16 | (int64_t)end[-1] << 24;
    }
    return size < most ? size : most;
}

/* Inflates to `room` bytes at most, and a zero. Gives what source_unpack does. */
static int64_t unpack_text(Source *source, DataArray *array, int64_t room)
{
    free(array->values);
    unsigned char *text = array->values = malloc((size_t)room + 1);
    if (!text) {
        complain(source, "not enough memory to read it");
        return -1;
    }
    int64_t count = source_unpack(source, text, room);
    text[count < 0 || count > room ? 0 : count] = '\0';
    return count;
}

/* Memory for the most that it can hold is taken only if need be: it comes in single pages, which
 * took as long to appear as half of the inflating. */
static bool read_all(Source *source, DataArray *array)
{
    int64_t room = likely_bytes(source);
    array->count = unpack_text(source, array, room);
    if (array->count > room) {
        room = most_bytes(source);
        array->count = unpack_text(source, array, room);
    }
    if (array->count < 0) {
        return false;
    }
    if (array->count == 0) {
        return fail(source, "empty");
    }
    if (array->count > room) {
        return fail(source, "more than %d MiB of text", DATA_MAX_TEXT >> 20);
    }
    unsigned char *text = realloc(array->values, (size_t)array->count + 1);
    array->values = text ? text : array->values;
    return true;
}

DataArray *data_read_bytes(const char *path, char *error, size_t error_size)
{
    Source source = {.path = path, .error = error, .error_size = error_size};
    if (!source_open(&source)) {
        return NULL;
    }
    DataArray *array = calloc(1, sizeof *array);
    bool ok = array ? read_all(&source, array) : fail(&source, "not enough memory to read it");
    source_close(&source);
    if (!ok) {
        data_free(array);
        return NULL;
    }
    array->type = DATA_U8;
    array->rank = 1;
    array->dim[0] = array->count;
    array->item = array->step = 1;
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

static uint8_t code_at(const DataArray *array, int64_t i)
{
    const uint8_t byte = ((const uint8_t *)array->values)[i];
    return array->codes ? array->codes[byte] : byte;
}

int64_t data_label(const DataArray *array, int64_t i)
{
    return array->type == DATA_U8 ? code_at(array, i) : ((const int32_t *)array->values)[i];
}

int64_t data_highest_label(const DataArray *array)
{
    if (array->type != DATA_U8) {
        return INT64_MAX; /* and below 0 they may be, too */
    }
    int64_t highest = array->codes ? 0 : UINT8_MAX;
    for (int byte = 0; array->codes && byte <= UINT8_MAX; byte++) {
        highest = array->codes[byte] > highest ? array->codes[byte] : highest;
    }
    return highest;
}

void data_batch_f32(const DataArray *array, const int64_t *order, int64_t count, float scale,
                    float shift, float *out)
{
    int64_t item = array->item;
    for (int64_t i = 0; i < count; i++, out += item) {
        int64_t first = order[i] * array->step;
        switch (array->type) {
        case DATA_U8:
            for (int64_t j = 0; j < item; j++) {
                out[j] = (float)code_at(array, first + j) * scale + shift;
            }
            break;
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

void data_standardize(float *table, int64_t rows, int64_t columns, const DataMoments *moments)
{
    for (int64_t i = 0; i < rows * columns; i++) {
        const DataMoments *of = &moments[i % columns];
        table[i] = (float)((table[i] - of->mean) / of->deviation);
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
                out[j] = code_at(array, first + j);
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
