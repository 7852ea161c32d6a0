/* parallel: the thread pool behind rt_parallel; started and stopped by rt_start and rt_stop. */
#ifndef GRADCC_PARALLEL_H
#define GRADCC_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

/* Starts threads - 1 workers; every thread, the caller's too, gets `scratch_bytes` of memory, of which
 * the last PARALLEL_ZEROS are zero. */
enum { PARALLEL_ZEROS = 64 };
bool parallel_start(int threads, size_t scratch_bytes);
void parallel_stop(void);

/* The threads that a call of rt_parallel from here can use now: one, from inside a body. It changes
 * with what else the machine does, so no result may depend on it. */
int parallel_width(void);

#endif
