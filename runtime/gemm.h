/* gemm: sizes of the matrix product, shared by its kernels and by the pool that holds its memory.
 *
 * A product C (m, n) = left (m, k) right (k, n) is computed in tiles of C, one chunk of work each.
 * Inside a tile k is cut into blocks of about KC. A block of `right` is packed into panels of NR
 * columns (two vectors), a block of `left`, MC rows high, into strips of at most MR rows; the
 * micro-kernel multiplies a strip by a panel and keeps MR * NR sums in registers. A panel (KC * NR)
 * should fill half of the first-level cache, a block of left (MC * KC) half of the second level.
 */
#ifndef GRADCC_GEMM_H
#define GRADCC_GEMM_H

enum {
    GEMM_KC = 256,                  /* steps of k per block */
    GEMM_LEFT_BYTES = 192 * 1024,   /* MC * KC elements */
    GEMM_RIGHT_BYTES = 1088 * 1024, /* NT * KC elements */
    GEMM_SLACK_BYTES = 1024,        /* packing stores whole vectors, past the end too */
    GEMM_PACK_BYTES = GEMM_LEFT_BYTES + GEMM_RIGHT_BYTES + 2 * GEMM_SLACK_BYTES,
};

#endif
