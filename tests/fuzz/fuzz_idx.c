/* Any bytes as an IDX file: header and data readers agree, and every declared value can be read. */
#include "fuzz.h"

#include "../../runtime/data.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char error[256];
    const char *path = memory_file(data, size, NULL, 0);
    DataArray header;
    bool header_ok = data_idx_header(path, &header, error, sizeof error);
    DataArray *array = data_read_idx(path, error, sizeof error);
    if (array && (!header_ok || header.count != array->count)) {
        abort();
    }
    if (array) {
        float *batch = malloc((size_t)array->item * sizeof *batch);
        int64_t last = array->dim[0] - 1;
        data_batch_f32(array, &last, 1, 1, 0, batch);
        data_batch_i32(array, &last, 1, (int32_t *)(void *)batch);
        free(batch);
    }
    data_free(array);
    return 0;
}
