/* Any bytes as a table: it has the rows and columns that it says, and only finite numbers. */
#include "fuzz.h"

#include <math.h>

#include "../../runtime/data.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char error[256];
    DataArray *table = data_read_csv(memory_file(data, size, NULL, 0), error, sizeof error);
    if (table && table->dim[0] * table->dim[1] != table->count) {
        abort();
    }
    for (int64_t i = 0; table && i < table->count; i++) {
        if (!isfinite(((const float *)table->values)[i])) {
            abort();
        }
    }
    data_free(table);
    return 0;
}
