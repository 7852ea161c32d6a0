/* Any bytes as a checkpoint: once as they are, and once as the header (up to the first NUL) and the
 * data behind it, with the right length in front, so that mutations reach the inner checks. What is
 * accepted can be read byte by byte. */
#include "fuzz.h"

#include "../../runtime/checkpoint.h"

#include <string.h>

static void read_all(const char *path)
{
    char error[256];
    Checkpoint *checkpoint = checkpoint_read(path, error, sizeof error);
    if (!checkpoint) {
        return;
    }
    unsigned sum = 0;
    for (int i = 0; i < checkpoint->count; i++) {
        const unsigned char *bytes = checkpoint->tensors[i].values;
        for (int64_t j = 0; j < checkpoint->tensors[i].bytes; j++) {
            sum += bytes[j];
        }
        if (!checkpoint_find(checkpoint, checkpoint->tensors[i].name)) {
            abort();
        }
    }
    static volatile unsigned sink;
    sink = sum;
    (void)sink;
    checkpoint_free(checkpoint);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_all(memory_file(data, size, NULL, 0));
    const uint8_t *end = size ? memchr(data, 0, size) : NULL;
    uint64_t length = end ? (uint64_t)(end - data) : size;
    uint8_t *whole = malloc(size + sizeof length);
    memcpy(whole, &length, sizeof length);
    memcpy(whole + sizeof length, data, length);
    size_t rest = end ? size - length - 1 : 0;
    read_all(memory_file(whole, sizeof length + length, end ? end + 1 : NULL, rest));
    free(whole);
    return 0;
}
