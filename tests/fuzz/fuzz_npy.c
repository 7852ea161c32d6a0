/* Any bytes as a .npy file: every declared value can be read, and a header written for the array
 * that was read is read as the same array. */
#include "fuzz.h"

#include <string.h>

#include "../../runtime/npy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const descr[] = {[DATA_U8] = "|u1", [DATA_I32] = "<i4", [DATA_F32] = "<f4"};
    char error[256], header[NPY_HEADER_MAX];
    DataArray *array = npy_read(memory_file(data, size, NULL, 0), error, sizeof error);
    if (!array) {
        return 0;
    }
    size_t bytes = (size_t)array->count * (array->type == DATA_U8 ? 1 : 4);
    int length = npy_header(header, descr[array->type], array->rank, array->dim);
    const char *path = memory_file(header, (size_t)length, array->values, bytes);
    DataArray *again = npy_read(path, error, sizeof error);
    if (!again || again->type != array->type || again->count != array->count ||
        memcmp(again->dim, array->dim, sizeof again->dim) != 0 ||
        memcmp(again->values, array->values, bytes) != 0) {
        abort();
    }
    data_free(again);
    data_free(array);
    return 0;
}
