/* process: what the process starts with: its time, its memory, its files and its processors. */
#include "driver.h"

#include <fcntl.h>
#include <malloc.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "rt.h"

/* Execution before main is processor time only: see bench.c. */
double process_start(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return seconds_now() - ((double)used.tv_sec + 1e-9 * (double)used.tv_nsec);
}

enum { HEAP_BYTES = 64 << 20, HUGE_BYTES = 2 << 20, PAGE_BYTES = 4096 };

/* The passes take and give back some ten megabytes a few times. So the heap keeps what was given
 * back, and is asked for in huge pages: 5,000 small ones took 15 ms to appear in a transformer. What
 * the first call of malloc writes to lies before the first of them, which would be small ones
 * otherwise: written to before it was asked for. */
void process_heap(void)
{
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    mallopt(M_MMAP_THRESHOLD, HEAP_BYTES / 2);
    mallopt(M_TRIM_THRESHOLD, 2 * HEAP_BYTES);
    mallopt(M_TOP_PAD, HEAP_BYTES);
    mallopt(M_ARENA_MAX, 1); /* for all threads: another one would have small pages */
    char *start = (char *)sbrk(0) + PAGE_BYTES;
    start += (HUGE_BYTES - (uintptr_t)start % HUGE_BYTES) % HUGE_BYTES;
    if (brk(start - PAGE_BYTES) != 0) {
        return;
    }
    free(xmalloc(1)); /* now the heap is there */
    char *end = sbrk(0);
    if (end > start) {
        madvise(start, (size_t)(end - start), MADV_HUGEPAGE);
    }
#endif
}

/* Where stdin, stdout or stderr was closed, the next file to be opened would take its place, and get
 * the messages. Of these stand-ins the one for stdout cannot be written to, which is an error still. */
void process_files(void)
{
    static const char *const files[] = {"/dev/null", "/", "/dev/null"};
    static const int modes[] = {O_RDONLY, O_RDONLY, O_WRONLY};
    for (int i = 0; i < COUNT_OF(files); i++) {
        if (fcntl(i, F_GETFD) < 0) {
            open(files[i], modes[i]); /* takes the first number that is free: this one */
        }
    }
}

/* Processors this process may use: what a container or taskset leaves of the machine. */
int64_t process_threads(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < 1 ? 1 : count > RT_MAX_THREADS ? RT_MAX_THREADS : count;
}
