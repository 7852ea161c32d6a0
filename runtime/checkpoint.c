/* checkpoint: the safetensors format, read strictly and written so that every reader takes it.
 *
 * Reading trusts nothing: the header must be JSON without duplicate names; each tensor must have
 * exactly dtype, shape and data_offsets; sizes are multiplied with overflow checks; and the
 * tensors, sorted by offset, must tile the data without gap or overlap. Writing puts wide types
 * first, so that with a header padded to 8 bytes every tensor is aligned to its element, as the
 * reference implementation does it. (Format: github.com/huggingface/safetensors.)
 */
#include "checkpoint.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "tensors are stored little-endian");

enum { LENGTH_BYTES = 8, HEADER_LIMIT = 100 * 1000 * 1000 };

/* ---- numbers as they are stored ---- */

static double number_of_f64(const char *bytes)
{
    double value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

static double number_of_f32(const char *bytes)
{
    float value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

static double number_of_i64(const char *bytes)
{
    int64_t value;
    memcpy(&value, bytes, sizeof value);
    return (double)value;
}

static double number_of_i32(const char *bytes)
{
    int32_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

static double number_of_u8(const char *bytes)
{
    return (unsigned char)*bytes;
}

/* Sign, 5 bits of exponent, 10 of fraction (IEEE 754 binary16). */
static double number_of_f16(const char *bytes)
{
    uint16_t bits;
    memcpy(&bits, bytes, sizeof bits);
    const int exponent = bits >> 10 & 31, fraction = bits & 1023;
    double size = exponent == 31  ? (fraction ? NAN : INFINITY)
                  : exponent == 0 ? ldexp(fraction, -24)
                                  : ldexp(1024 + fraction, exponent - 25);
    return bits >> 15 ? -size : size;
}

/* The upper half of an F32. */
static double number_of_bf16(const char *bytes)
{
    char whole[4] = {0};
    memcpy(whole + 2, bytes, 2);
    return number_of_f32(whole);
}

static const struct {
    const char *name;
    int bytes;
    double (*number)(const char *bytes);
} dtypes[] = {
    {"F64", 8, number_of_f64}, {"I64", 8, number_of_i64}, {"F32", 4, number_of_f32},
    {"I32", 4, number_of_i32}, {"F16", 2, number_of_f16}, {"BF16", 2, number_of_bf16},
    {"U8", 1, number_of_u8},   {"BOOL", 1, number_of_u8},
};

/* Index in `dtypes`, -1 for a name that is not there. */
static int dtype_index(const char *name)
{
    for (int i = 0; i < (int)(sizeof dtypes / sizeof dtypes[0]); i++) {
        if (strcmp(dtypes[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

typedef struct Report {
    const char *path;
    char *error;
    size_t error_size;
} Report;

__attribute__((format(printf, 2, 3))) static void complain(const Report *report, const char *format,
                                                           ...)
{
    char reason[512];
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    snprintf(report->error, report->error_size, "%s: %s", report->path, reason);
}

/* So that a complaint can be returned. */
#define fail(report, ...) (complain(report, __VA_ARGS__), false)

/* Bytes of a tensor of this dtype and these extents; false if a count overflows or is negative. */
static bool tensor_bytes(const CheckpointTensor *tensor, int dtype, int64_t *bytes)
{
    *bytes = dtypes[dtype].bytes;
    bool fits = true;
    for (int axis = 0; axis < tensor->rank; axis++) {
        fits = fits && tensor->dim[axis] >= 0 &&
               !__builtin_mul_overflow(*bytes, tensor->dim[axis], bytes);
    }
    return fits;
}

/* ---- reading ---- */

static bool parse_shape(const Report *report, const json_t *shape, CheckpointTensor *tensor)
{
    if (!json_is_array(shape)) {
        return fail(report, "tensor '%.99s': shape must be a list", tensor->name);
    }
    if (json_array_size(shape) > CHECKPOINT_MAX_RANK) {
        return fail(report, "tensor '%.99s' has %zu axes; at most %d are supported", tensor->name,
                    json_array_size(shape), CHECKPOINT_MAX_RANK);
    }
    tensor->rank = (int)json_array_size(shape);
    for (int axis = 0; axis < tensor->rank; axis++) {
        const json_t *extent = json_array_get(shape, (size_t)axis);
        if (!json_is_integer(extent) || json_integer_value(extent) < 0) {
            return fail(report, "tensor '%.99s': extents must be whole numbers, 0 or more",
                        tensor->name);
        }
        tensor->dim[axis] = json_integer_value(extent);
    }
    return true;
}

/* One entry of the header; `data_bytes` is what the file has after the header. The offset is left
 * in tensor->values as a pointer into `data`. */
static bool parse_tensor(const Report *report, const json_t *entry, const char *data,
                         int64_t data_bytes, CheckpointTensor *tensor)
{
    const json_t *dtype_name = json_object_get(entry, "dtype");
    const json_t *shape = json_object_get(entry, "shape");
    const json_t *offsets = json_object_get(entry, "data_offsets");
    if (!json_is_string(dtype_name) || !shape || !offsets || json_object_size(entry) != 3) {
        return fail(report, "tensor '%.99s' must have dtype, shape and data_offsets, no more",
                    tensor->name);
    }
    int dtype = dtype_index(json_string_value(dtype_name));
    if (dtype < 0) {
        return fail(report, "tensor '%.99s': dtype '%.20s' is not supported", tensor->name,
                    json_string_value(dtype_name));
    }
    tensor->dtype = dtypes[dtype].name;
    if (!parse_shape(report, shape, tensor)) {
        return false;
    }
    const json_t *first = json_array_get(offsets, 0), *last = json_array_get(offsets, 1);
    if (json_array_size(offsets) != 2 || !json_is_integer(first) || !json_is_integer(last)) {
        return fail(report, "tensor '%.99s': data_offsets must be two whole numbers", tensor->name);
    }
    int64_t begin = json_integer_value(first), end = json_integer_value(last);
    if (begin < 0 || end < begin || end > data_bytes) {
        return fail(report,
                    "tensor '%.99s': bytes %lld to %lld are not in the file, which has %lld",
                    tensor->name, (long long)begin, (long long)end, (long long)data_bytes);
    }
    if (!tensor_bytes(tensor, dtype, &tensor->bytes) || tensor->bytes != end - begin) {
        return fail(report, "tensor '%.99s': %lld bytes do not match its dtype and shape",
                    tensor->name, (long long)(end - begin));
    }
    tensor->values = data + begin;
    return true;
}

static int compare_places(const void *a, const void *b)
{
    const CheckpointTensor *first = a, *second = b;
    if (first->values != second->values) {
        return (const char *)first->values < (const char *)second->values ? -1 : 1;
    }
    return (first->bytes > second->bytes) - (first->bytes < second->bytes);
}

/* Sorted by place, each tensor begins where the one before ends, and the last ends the file. */
static bool tensors_tile(const Report *report, Checkpoint *checkpoint, const char *data,
                         int64_t data_bytes)
{
    if (checkpoint->count > 0) {
        qsort(checkpoint->tensors, (size_t)checkpoint->count, sizeof *checkpoint->tensors,
              compare_places);
    }
    const char *end = data;
    for (int i = 0; i < checkpoint->count; i++) {
        const CheckpointTensor *tensor = &checkpoint->tensors[i];
        if ((const char *)tensor->values != end) {
            return fail(report, "tensor '%.99s' %s", tensor->name,
                        (const char *)tensor->values < end ? "overlaps another tensor"
                                                           : "leaves unused bytes before it");
        }
        end += tensor->bytes;
    }
    return end == data + data_bytes || fail(report, "%lld bytes at the end belong to no tensor",
                                            (long long)(data + data_bytes - end));
}

static int compare_names(const void *a, const void *b)
{
    const CheckpointName *first = a, *second = b;
    return strcmp(first->name, second->name);
}

/* Once the tensors are where they stay. */
static void sort_names(Checkpoint *checkpoint)
{
    for (int i = 0; i < checkpoint->count; i++) {
        checkpoint->by_name[i] = (CheckpointName){checkpoint->tensors[i].name, i};
    }
    if (checkpoint->count > 0) {
        qsort(checkpoint->by_name, (size_t)checkpoint->count, sizeof *checkpoint->by_name,
              compare_names);
    }
}

static bool check_metadata(const Report *report, json_t *metadata)
{
    const char *key;
    json_t *value;
    bool strings = json_is_object(metadata);
    json_object_foreach(metadata, key, value)
    {
        strings = strings && json_is_string(value);
    }
    return strings || fail(report, "__metadata__ must be an object of strings");
}

/* Room for all tensors and their names, which are copied out of the JSON. */
static bool reserve(const Report *report, Checkpoint *checkpoint, json_t *header)
{
    const char *key;
    json_t *value;
    size_t name_bytes = 1;
    json_object_foreach(header, key, value)
    {
        name_bytes += strlen(key) + 1;
    }
    checkpoint->tensors = calloc(json_object_size(header) + 1, sizeof *checkpoint->tensors);
    checkpoint->by_name = calloc(json_object_size(header) + 1, sizeof *checkpoint->by_name);
    checkpoint->names = malloc(name_bytes);
    return (checkpoint->tensors && checkpoint->by_name && checkpoint->names) ||
           fail(report, "not enough memory");
}

static bool parse_header(const Report *report, Checkpoint *checkpoint, json_t *header,
                         const char *data, int64_t data_bytes)
{
    if (!reserve(report, checkpoint, header)) {
        return false;
    }
    const char *key;
    json_t *value;
    char *name = checkpoint->names;
    json_object_foreach(header, key, value)
    {
        if (strcmp(key, "__metadata__") == 0) {
            if (!check_metadata(report, value)) {
                return false;
            }
            continue;
        }
        CheckpointTensor *tensor = &checkpoint->tensors[checkpoint->count++];
        size_t size = strlen(key) + 1;
        tensor->name = memcpy(name, key, size);
        name += size;
        if (!parse_tensor(report, value, data, data_bytes, tensor)) {
            return false;
        }
    }
    if (!tensors_tile(report, checkpoint, data, data_bytes)) {
        return false;
    }
    sort_names(checkpoint);
    return true;
}

static bool parse_file(const Report *report, Checkpoint *checkpoint)
{
    const char *bytes = checkpoint->mapping;
    uint64_t available = checkpoint->mapping_bytes - LENGTH_BYTES, length;
    memcpy(&length, bytes, LENGTH_BYTES);
    if (memcmp(bytes, "PK\3\4", 4) == 0) {
        return fail(report, "an archive, as torch.save writes it, not a safetensors file; "
                            "safetensors.torch.save_file makes one of its tensors");
    }
    if (length > HEADER_LIMIT) {
        return fail(report,
                    "not a safetensors file: a header of %llu bytes is over the limit of %d",
                    (unsigned long long)length, HEADER_LIMIT);
    }
    if (length > available) {
        return fail(report, "truncated: the header should be %llu bytes, the file has %llu of them",
                    (unsigned long long)length, (unsigned long long)available);
    }
    json_error_t problem;
    json_t *header =
        bytes[LENGTH_BYTES] == '{' && length > 0
            ? json_loadb(bytes + LENGTH_BYTES, length, JSON_REJECT_DUPLICATES, &problem)
            : NULL;
    if (!header) {
        return length > 0 && bytes[LENGTH_BYTES] == '{'
                   ? fail(report, "bad header: %s", problem.text)
                   : fail(report, "not a safetensors file: no JSON object after the length");
    }
    bool ok = parse_header(report, checkpoint, header, bytes + LENGTH_BYTES + length,
                           (int64_t)(available - length));
    json_decref(header);
    return ok;
}

/* Maps the whole file read-only; at least LENGTH_BYTES + 1 of them. */
static bool map_file(const Report *report, Checkpoint *checkpoint)
{
    int fd = open(report->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return fail(report, "cannot open: %s", strerror(errno));
    }
    struct stat info;
    bool ok = false;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        complain(report, "not a regular file");
    } else if (info.st_size <= LENGTH_BYTES) {
        complain(report, "truncated: %lld bytes are too few for a checkpoint",
                 (long long)info.st_size);
    } else {
        checkpoint->mapping_bytes = (size_t)info.st_size;
        void *mapping = mmap(NULL, checkpoint->mapping_bytes, PROT_READ, MAP_PRIVATE, fd, 0);
        ok = mapping != MAP_FAILED || fail(report, "cannot map: %s", strerror(errno));
        checkpoint->mapping = ok ? mapping : NULL;
    }
    close(fd);
    return ok;
}

Checkpoint *checkpoint_read(const char *path, char *error, size_t error_size)
{
    Report report = {path, error, error_size};
    Checkpoint *checkpoint = calloc(1, sizeof *checkpoint);
    if (!checkpoint) {
        complain(&report, "not enough memory");
        return NULL;
    }
    if (!map_file(&report, checkpoint) || !parse_file(&report, checkpoint)) {
        checkpoint_free(checkpoint);
        return NULL;
    }
    return checkpoint;
}

void checkpoint_free(Checkpoint *checkpoint)
{
    if (!checkpoint) {
        return;
    }
    if (checkpoint->mapping) {
        munmap(checkpoint->mapping, checkpoint->mapping_bytes);
    }
    free(checkpoint->tensors);
    free(checkpoint->by_name);
    free(checkpoint->names);
    free(checkpoint);
}

const CheckpointTensor *checkpoint_find(const Checkpoint *checkpoint, const char *name)
{
    const CheckpointName key = {.name = name};
    const CheckpointName *found =
        bsearch(&key, checkpoint->by_name, (size_t)checkpoint->count, sizeof key, compare_names);
    return found ? &checkpoint->tensors[found->tensor] : NULL;
}

double checkpoint_number(const CheckpointTensor *tensor, int64_t i)
{
    int dtype = dtype_index(tensor->dtype);
    return dtypes[dtype].number((const char *)tensor->values + i * dtypes[dtype].bytes);
}

/* ---- writing ---- */

/* What a tensor needs to be stored: a name that JSON can hold, and bytes that match its shape. */
static bool check_tensor(const Report *report, const CheckpointTensor *tensor)
{
    int dtype = dtype_index(tensor->dtype);
    int64_t bytes;
    if (dtype < 0 || tensor->rank < 0 || tensor->rank > CHECKPOINT_MAX_RANK ||
        !tensor_bytes(tensor, dtype, &bytes) || bytes != tensor->bytes) {
        return fail(report, "tensor '%.99s': %lld bytes do not match its dtype and shape",
                    tensor->name, (long long)tensor->bytes);
    }
    json_t *name = json_string(tensor->name);
    bool sound = name && strcmp(tensor->name, "__metadata__") != 0;
    json_decref(name);
    return sound || fail(report, "a tensor cannot be named '%.99s': %s", tensor->name,
                         name ? "the format reserves it" : "not valid UTF-8");
}

/* Appends one entry; false when memory is short. */
static bool describe_tensor(json_t *header, const CheckpointTensor *tensor, int64_t begin)
{
    json_t *shape = json_array();
    for (int axis = 0; axis < tensor->rank; axis++) {
        json_array_append_new(shape, json_integer(tensor->dim[axis]));
    }
    json_int_t end = begin + tensor->bytes;
    json_t *entry = json_pack("{s:s, s:o, s:[I, I]}", "dtype", tensor->dtype, "shape", shape,
                              "data_offsets", (json_int_t)begin, end);
    return json_object_set_new(header, tensor->name, entry) == 0;
}

/* The indices of the tensors, wide elements first, otherwise as given. */
static int *storage_order(const CheckpointTensor *tensors, int count)
{
    int *order = malloc(((size_t)count + 1) * sizeof *order), placed = 0;
    for (int width = 8; order && width > 0; width /= 2) {
        for (int i = 0; i < count; i++) {
            if (dtypes[dtype_index(tensors[i].dtype)].bytes == width) {
                order[placed++] = i;
            }
        }
    }
    return order;
}

/* The header as text, padded with spaces so that length and header take a multiple of 8 bytes. */
static char *header_text(const Report *report, const CheckpointTensor *tensors, const int *order,
                         int count, uint64_t *length)
{
    json_t *header = json_object();
    int64_t offset = 0;
    bool ok = header != NULL;
    for (int i = 0; ok && i < count; i++) {
        const CheckpointTensor *tensor = &tensors[order[i]];
        if (json_object_get(header, tensor->name)) {
            complain(report, "two tensors are named '%.99s'", tensor->name);
            json_decref(header);
            return NULL;
        }
        ok = describe_tensor(header, tensor, offset);
        offset += tensor->bytes;
    }
    char *compact = ok ? json_dumps(header, JSON_COMPACT) : NULL;
    json_decref(header);
    size_t used = compact ? strlen(compact) : 0;
    *length = (used + 7) / 8 * 8;
    char *padded = compact ? realloc(compact, *length + 1) : NULL;
    if (!padded) {
        free(compact);
        complain(report, "not enough memory");
        return NULL;
    }
    memset(padded + used, ' ', *length - used);
    return padded;
}

bool checkpoint_write(const char *path, const CheckpointTensor *tensors, int count, char *error,
                      size_t error_size)
{
    Report report = {path, error, error_size};
    for (int i = 0; i < count; i++) {
        if (!check_tensor(&report, &tensors[i])) {
            return false;
        }
    }
    int *order = storage_order(tensors, count);
    if (!order) {
        return fail(&report, "not enough memory");
    }
    uint64_t length;
    char *header = header_text(&report, tensors, order, count, &length);
    FileWriter writer;
    bool ok = header && file_begin(&writer, path, error, error_size);
    if (ok) {
        file_add(&writer, &length, LENGTH_BYTES);
        file_add(&writer, header, length);
        for (int i = 0; i < count; i++) {
            file_add(&writer, tensors[order[i]].values, (size_t)tensors[order[i]].bytes);
        }
        ok = file_commit(&writer);
    }
    free(header);
    free(order);
    return ok;
}
