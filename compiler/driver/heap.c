/* heap: where malloc takes from, arranged for a process that is over, or in its first step, soon.
 *
 * The passes take and give back some ten megabytes a few times. So the heap keeps what was given
 * back, and is asked for in huge pages: 5,000 small ones took 15 ms to appear in a transformer. To
 * clear a huge page takes longer than many a pass, though; a thread that has nothing else to do yet
 * sees to those that will be needed, while the script is read.
 */
#include "driver.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    HEAP_BYTES = 64 << 20,
    HUGE_BYTES = 2 << 20,
    SOON_BYTES = 32 << 20, /* what a transformer takes up to its first step; a small net takes 8 */
};

static char *heap_start; /* NULL if it is not in huge pages */

void heap_prepare(void)
{
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    mallopt(M_MMAP_THRESHOLD, HEAP_BYTES / 2);
    mallopt(M_TRIM_THRESHOLD, 2 * HEAP_BYTES);
    mallopt(M_TOP_PAD, HEAP_BYTES);
    mallopt(M_ARENA_MAX, 1); /* for all threads: another one would have small pages */
    char *start = sbrk(0);
    start += (HUGE_BYTES - (uintptr_t)start % HUGE_BYTES) % HUGE_BYTES;
    if (brk(start) != 0) {
        return;
    }
    free(xmalloc(1)); /* now the heap is there */
    char *end = sbrk(0);
    if (end - start >= SOON_BYTES && madvise(start, (size_t)(end - start), MADV_HUGEPAGE) == 0) {
        heap_start = start;
    }
#endif
}

/* One page at a time, since who wants more memory has to wait for it. */
void *heap_populate(void *unused)
{
#ifdef MADV_POPULATE_WRITE
    bool done = heap_start != NULL;
    for (int64_t at = 0; done && at < SOON_BYTES; at += HUGE_BYTES) {
        done = madvise(heap_start + at, HUGE_BYTES, MADV_POPULATE_WRITE) == 0;
    }
#endif
    return unused;
}
