/* gemm: memory of the matrix product, shared by its kernels and by the pool that holds it.
 *
 * A product C (m, n) = left (m, k) right (k, n) is computed in tiles of C, one chunk of work each.
 * Inside a tile k is cut into blocks of at most KC steps. A block of `right` is packed into panels
 * of one to four vectors of columns, a block of `left`, MC rows high, into strips of six to twelve
 * rows, the more the fewer vectors; the micro-kernel multiplies a strip by a panel and keeps the sums
 * of both in registers.
 * A block of left (MC * KC) and a panel stay in the second-level cache; a panel flows
 * through the first level for every strip, at a third of the bandwidth that there is. Products of few
 * lines pack nothing, see gemm_dots.h.
 */
#ifndef GRADCC_GEMM_H
#define GRADCC_GEMM_H

#include "parallel.h"

/* Packed operands of one thread, behind the scratch that emitted code uses. */
enum {
    GEMM_LEFT_BYTES = 1024 * 1024, /* at most */
    GEMM_LEAST_LEFT_BYTES = 256 * 1024,
    GEMM_RIGHT_BYTES = 2048 * 1024,
    GEMM_SLACK_BYTES = 4096,          /* packing stores whole vectors, past the end too */
    GEMM_NAME_BYTES = PARALLEL_ZEROS, /* of the panels packed, see find_panels() in gemm.c */
    GEMM_PACK_BYTES = GEMM_LEFT_BYTES + GEMM_RIGHT_BYTES + GEMM_SLACK_BYTES + GEMM_NAME_BYTES,
};

/* What a block of left may take: half of the second-level cache. It changes no bit of a result. */
extern long gemm_left_bytes;

/* Rows side by side are read in place in blocks of so many steps, and where a cache keeps few of the
 * steps for they are aliased (see gemm.c), those this far apart at most. It changes no bit either. */
enum { GEMM_LINE_STEPS = 384 };
extern long gemm_aliased_bytes;

/* Whether rows of C are fetched before they are stored. */
extern bool gemm_asks_for_rows;

#endif
