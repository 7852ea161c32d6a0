/* npy: reads and writes NumPy's array files.
 *
 * A .npy file is: the bytes 93 'NUMPY', two bytes of version, the length of the header (u16 in
 * version 1, u32 later, little-endian), the header, then the elements. The header is a literal of
 * Python, {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }, padded with blanks and ended
 * by a new line. (numpy.lib.format, "Format Version 1.0".) The reader takes the three keys in any
 * order, each once, and nothing else. The elements become values in place, in the memory the file
 * was read into: no supported type grows.
 */
#include "npy.h"

#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "elements are stored little-endian");

enum { MAGIC_BYTES = 6, VERSION_BYTES = 2, ALIGNMENT = 64 };
static const char magic[] = "\x93NUMPY";

/* A file in memory, and how far its header was read. */
typedef struct Reader {
    const char *path;
    char *error;
    size_t error_size;
    const char *at, *end; /* of the header */
    const struct Element *element;
    bool fortran;
    int rank;
    int64_t dim[DATA_MAX_RANK];
} Reader;

__attribute__((format(printf, 2, 3))) static bool fail(Reader *reader, const char *format, ...)
{
    char reason[256];
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    snprintf(reader->error, reader->error_size, "%s: %s", reader->path, reason);
    return false;
}

/* ---- element types ---- */

/* Each turns `count` elements into those of an array in the same place; the number of the first
 * that it cannot turn, else `count`. Element i is written only after element i was read. */
typedef int64_t Narrow(void *values, int64_t count);

static int64_t narrow_nothing(void *values, int64_t count)
{
    (void)values;
    return count;
}

static int64_t narrow_f64(void *values, int64_t count)
{
    char *bytes = values;
    for (int64_t i = 0; i < count; i++) {
        double wide;
        memcpy(&wide, bytes + i * 8, sizeof wide);
        const float value = (float)wide;
        if (isinf(value) && !isinf(wide)) {
            return i;
        }
        memcpy(bytes + i * 4, &value, sizeof value);
    }
    return count;
}

static int64_t narrow_i64(void *values, int64_t count)
{
    char *bytes = values;
    for (int64_t i = 0; i < count; i++) {
        int64_t wide;
        memcpy(&wide, bytes + i * 8, sizeof wide);
        if (wide < INT32_MIN || wide > INT32_MAX) {
            return i;
        }
        const int32_t value = (int32_t)wide;
        memcpy(bytes + i * 4, &value, sizeof value);
    }
    return count;
}

static int64_t narrow_bool(void *values, int64_t count)
{
    const unsigned char *bytes = values;
    for (int64_t i = 0; i < count; i++) {
        if (bytes[i] > 1) {
            return i;
        }
    }
    return count;
}

typedef struct Element {
    const char *descr;
    int64_t bytes; /* in the file */
    DataType type; /* in memory */
    Narrow *narrow;
    const char *wrong; /* about an element that `narrow` refuses */
} Element;

static const Element elements[] = {
    {"<f4", 4, DATA_F32, narrow_nothing, ""},
    {"<f8", 8, DATA_F32, narrow_f64, "is too large for a float of 32 bits"},
    {"<i4", 4, DATA_I32, narrow_nothing, ""},
    {"<i8", 8, DATA_I32, narrow_i64, "is too large for an integer of 32 bits"},
    {"|u1", 1, DATA_U8, narrow_nothing, ""},
    {"|b1", 1, DATA_U8, narrow_bool, "is neither true nor false"},
};

static const Element *find_element(const char *descr, size_t length)
{
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
        if (strlen(elements[i].descr) == length && memcmp(elements[i].descr, descr, length) == 0) {
            return &elements[i];
        }
    }
    return NULL;
}

/* ---- the header ---- */

static void skip_blanks(Reader *reader)
{
    while (reader->at < reader->end && *reader->at == ' ') {
        reader->at++;
    }
}

/* Takes the word if it comes next, behind blanks. */
static bool take(Reader *reader, const char *word)
{
    skip_blanks(reader);
    const size_t length = strlen(word);
    if ((size_t)(reader->end - reader->at) < length || memcmp(reader->at, word, length) != 0) {
        return false;
    }
    reader->at += length;
    return true;
}

static bool malformed(Reader *reader, const char *wanted)
{
    return fail(reader, "malformed header: %s expected", wanted);
}

/* A string of printable characters between quotes; escapes have no place in a header. */
static bool take_string(Reader *reader, const char **text, size_t *length)
{
    const bool single = take(reader, "'");
    if (!single && !take(reader, "\"")) {
        return malformed(reader, "a string");
    }
    *text = reader->at;
    while (reader->at < reader->end && *reader->at != (single ? '\'' : '"')) {
        if (*reader->at < ' ' || *reader->at > '~' || *reader->at == '\\') {
            return malformed(reader, "a plain string");
        }
        reader->at++;
    }
    *length = (size_t)(reader->at - *text);
    return take(reader, single ? "'" : "\"") || malformed(reader, "the end of a string");
}

static bool read_descr(Reader *reader)
{
    const char *text;
    size_t length;
    skip_blanks(reader);
    if (reader->at < reader->end && *reader->at == '[') {
        return fail(reader, "an array of records; only plain numbers are supported");
    }
    if (!take_string(reader, &text, &length)) {
        return false;
    }
    reader->element = find_element(text, length);
    return reader->element ||
           fail(reader, "dtype '%.*s' is not supported; <f4, <f8, <i4, <i8, |u1 and |b1 are",
                (int)(length < 32 ? length : 32), text);
}

static bool read_order(Reader *reader)
{
    reader->fortran = take(reader, "True");
    return reader->fortran || take(reader, "False") || malformed(reader, "True or False");
}

static bool take_extent(Reader *reader, int64_t *extent)
{
    const char *first = reader->at;
    *extent = 0;
    while (reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9') {
        if (__builtin_mul_overflow(*extent, (int64_t)10, extent) ||
            __builtin_add_overflow(*extent, (int64_t)(*reader->at - '0'), extent)) {
            return fail(reader, "an extent is larger than any file can hold");
        }
        reader->at++;
    }
    return reader->at > first || malformed(reader, "an extent");
}

/* (), (3,) or (3, 4), with or without a comma behind the last */
static bool read_shape(Reader *reader)
{
    bool more = true;
    if (!take(reader, "(")) {
        return malformed(reader, "a shape");
    }
    while (!take(reader, ")")) {
        if (reader->rank == DATA_MAX_RANK) {
            return fail(reader, "more than %d axes", DATA_MAX_RANK);
        }
        if (!more) {
            return malformed(reader, "a comma");
        }
        if (!take_extent(reader, &reader->dim[reader->rank])) {
            return false;
        }
        reader->rank++;
        more = take(reader, ",");
    }
    return true;
}

static bool read_dictionary(Reader *reader)
{
    static const struct {
        const char *name;
        bool (*read)(Reader *reader);
    } keys[] = {{"descr", read_descr}, {"fortran_order", read_order}, {"shape", read_shape}};
    enum { KEYS = sizeof keys / sizeof keys[0] };
    bool seen[KEYS] = {false}, more = true;
    if (!take(reader, "{")) {
        return malformed(reader, "a dictionary");
    }
    while (!take(reader, "}")) {
        const char *name = NULL;
        size_t length = 0;
        int k = 0;
        if (!more) {
            return malformed(reader, "a comma");
        }
        if (!take_string(reader, &name, &length)) {
            return false;
        }
        while (k < KEYS &&
               (strlen(keys[k].name) != length || memcmp(keys[k].name, name, length) != 0)) {
            k++;
        }
        if (k == KEYS || seen[k]) {
            return malformed(reader, "descr, fortran_order and shape, each once,");
        }
        seen[k] = true;
        if (!take(reader, ":")) {
            return malformed(reader, "a colon");
        }
        if (!keys[k].read(reader)) {
            return false;
        }
        more = take(reader, ",");
    }
    return (seen[0] && seen[1] && seen[2]) || malformed(reader, "descr, fortran_order and shape");
}

/* The header's place in a file of `size` bytes. */
static bool find_header(Reader *reader, const char *bytes, size_t size)
{
    const unsigned char *version = (const unsigned char *)bytes + MAGIC_BYTES;
    if (size < MAGIC_BYTES || memcmp(bytes, magic, MAGIC_BYTES) != 0) {
        return fail(reader, "not a .npy file");
    }
    size_t start = MAGIC_BYTES + VERSION_BYTES, length;
    if (size < start) {
        return fail(reader, "truncated in the header");
    }
    if (version[0] < 1 || version[0] > 3 || version[1] != 0) {
        return fail(reader, "version %d.%d; 1.0 to 3.0 are supported", version[0], version[1]);
    }
    const size_t width = version[0] == 1 ? 2 : 4;
    if (size < start + width) {
        return fail(reader, "truncated in the header");
    }
    length = 0;
    for (size_t i = width; i-- > 0;) {
        length = length << 8 | version[VERSION_BYTES + i];
    }
    start += width;
    if (length > size - start) {
        return fail(reader, "truncated in the header");
    }
    reader->at = bytes + start;
    reader->end = reader->at + length;
    return true;
}

static bool read_header(Reader *reader)
{
    if (!read_dictionary(reader)) {
        return false;
    }
    skip_blanks(reader);
    if (reader->at < reader->end && *reader->at == '\n') {
        reader->at++;
    }
    if (reader->at != reader->end) {
        return malformed(reader, "the end");
    }
    if (reader->fortran && reader->rank > 1) {
        return fail(reader, "in Fortran order; save numpy.ascontiguousarray(x)");
    }
    if (reader->rank == 0) {
        return fail(reader, "a single number; the first axis counts the samples");
    }
    return true;
}

/* ---- elements ---- */

/* Fills extents and counts; true if exactly `size` bytes of elements make such an array. */
static bool measure(Reader *reader, size_t size, DataArray *array)
{
    int64_t bytes = reader->element->bytes;
    array->type = reader->element->type;
    array->rank = reader->rank;
    array->count = array->item = 1;
    for (int axis = 0; axis < reader->rank; axis++) {
        array->dim[axis] = reader->dim[axis];
        if (array->dim[axis] == 0) {
            return fail(reader, "axis %d has extent 0", axis);
        }
        if (__builtin_mul_overflow(array->count, array->dim[axis], &array->count) ||
            __builtin_mul_overflow(bytes, array->dim[axis], &bytes)) {
            return fail(reader, "the header declares more elements than any file can hold");
        }
        array->item *= axis > 0 ? array->dim[axis] : 1;
    }
    array->step = array->item;
    return (uint64_t)bytes == size ||
           fail(reader, "%s: the header declares %lld bytes of elements, the file has %lld",
                (uint64_t)bytes > size ? "truncated" : "longer than its header says",
                (long long)bytes, (long long)size);
}

/* Makes the array of the file's bytes, which become its memory if all is well. */
static bool read_array(Reader *reader, char *bytes, size_t size, DataArray *array)
{
    if (!find_header(reader, bytes, size) || !read_header(reader)) {
        return false;
    }
    const size_t rest = size - (size_t)(reader->end - bytes);
    if (!measure(reader, rest, array)) {
        return false;
    }
    memmove(bytes, reader->end, rest);
    const int64_t good = reader->element->narrow(bytes, array->count);
    if (good < array->count) {
        return fail(reader, "element %lld of sample %lld %s", (long long)(good % array->item),
                    (long long)(good / array->item), reader->element->wrong);
    }
    array->values = bytes;
    return true;
}

DataArray *npy_read(const char *path, char *error, size_t error_size)
{
    Reader reader = {.path = path, .error = error, .error_size = error_size};
    size_t size;
    char *bytes = file_read(path, SIZE_MAX / 4, &size, error, error_size);
    if (!bytes) {
        return NULL;
    }
    DataArray *array = calloc(1, sizeof *array);
    bool ok = array ? read_array(&reader, bytes, size, array)
                    : fail(&reader, "not enough memory to read it");
    if (!ok) {
        free(bytes);
        free(array);
        return NULL;
    }
    return array;
}

/* ---- writing ---- */

int npy_header(char header[NPY_HEADER_MAX], const char *descr, int rank, const int64_t *dim)
{
    const int preamble = MAGIC_BYTES + VERSION_BYTES + 2;
    char *text = header + preamble;
    const size_t room = (size_t)(NPY_HEADER_MAX - preamble);
    int length = snprintf(text, room, "{'descr': '%s', 'fortran_order': False, 'shape': (", descr);
    for (int axis = 0; axis < rank; axis++) {
        length += snprintf(text + length, room - (size_t)length, "%lld%s", (long long)dim[axis],
                           rank == 1         ? ","
                           : axis + 1 < rank ? ", "
                                             : "");
    }
    length += snprintf(text + length, room - (size_t)length, "), }");
    const int total = (preamble + length + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    memset(text + length, ' ', (size_t)(total - preamble - length - 1));
    header[total - 1] = '\n';
    memcpy(header, magic, MAGIC_BYTES);
    header[MAGIC_BYTES] = 1;
    header[MAGIC_BYTES + 1] = 0;
    header[MAGIC_BYTES + 2] = (char)((total - preamble) & 0xff);
    header[MAGIC_BYTES + 3] = (char)((total - preamble) >> 8);
    return total;
}
