/* gemm: what the matrix product needs from the pool. */
#ifndef GRADCC_GEMM_H
#define GRADCC_GEMM_H

/* Memory of one thread for packed operands, behind the scratch of its own. */
enum { GEMM_PACK_BYTES = 1024 * 1024 };

#endif
