/* fuzz: what the fuzz targets share. Each target feeds any bytes to one reader of foreign data; the
 * reader must return, with a result or a message, and the sanitizers must stay silent. */
#ifndef GRADCC_FUZZ_H
#define GRADCC_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes as a file in memory; its path stays valid until the next call. */
static inline const char *memory_file(const void *head, size_t head_size, const void *tail,
                                      size_t tail_size)
{
    static char path[32];
    static int fd = -1;
    if (fd < 0) {
        fd = memfd_create("fuzz", MFD_CLOEXEC);
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    }
    if (ftruncate(fd, 0) != 0 || pwrite(fd, head, head_size, 0) != (ssize_t)head_size ||
        pwrite(fd, tail, tail_size, (off_t)head_size) != (ssize_t)tail_size) {
        abort();
    }
    return path;
}

#endif
