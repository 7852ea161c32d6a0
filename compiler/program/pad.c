/* pad.c: rows of matrices that do not fall into the same few sets of a cache. In: the work on one
 * slice. Out: the same, where such rows lie a little further apart.
 *
 * A product that goes down the columns of a matrix, as P^T dO does, touches a row every step. Rows
 * a multiple of 2 KB apart share a few sets of the first-level cache and throw each other out: the
 * product takes up to half as long again. Memory of the body's own can have any layout, so its
 * rows get a cache line more, which spreads them over all sets.
 */
#include "slice.h"

#include "uses.h"

enum {
    ALIAS_BYTES = 2048, /* as far apart or multiples of it, and rows meet (runtime/gemm.c) */
    LINE_BYTES = 64,
};

/* What is known of the rows of a buffer. */
typedef struct Rows {
    int64_t length; /* from one to the next in a product; 0: they stay where they are */
    bool kept;      /* some access has other rows, or none */
} Rows;

static bool is_own(const Program *body, const Access *access)
{
    return access->buffer >= 0 && body->buffers[access->buffer].storage == IN_WORK;
}

static void find_lengths(const Program *body, Rows *rows)
{
    for (int k = 0; k < body->kernel_count; k++) {
        Kernel *kernel = &body->kernels[k];
        for (int i = 0; kernel->kind == KERNEL_MATMUL && i < kernel_access_count(kernel); i++) {
            const Access *access = kernel_access(kernel, i);
            const int64_t *stride = access->stride + kernel->batch_axes;
            const int64_t length = stride[0] > stride[1] ? stride[0] : stride[1];
            if (is_own(body, access) && length > rows[access->buffer].length) {
                rows[access->buffer].length = length;
            }
        }
    }
}

/* Does the access go from row to row by some axes, and stay within a row by the others? */
static bool keeps_rows(const Kernel *kernel, const Access *access, int64_t length)
{
    int64_t extent[MAX_RANK + 2], last = access->offset % length;
    const int rank = access_extents(kernel, access, extent);
    bool keeps = access->offset >= 0;
    for (int axis = 0; axis < rank; axis++) {
        const int64_t stride = access->stride[axis];
        keeps = keeps && stride >= 0;
        last += stride % length != 0 ? stride * (extent[axis] - 1) : 0;
    }
    return keeps && last < length;
}

/* A loop over slices uses its buffers as a whole. */
static void keep_use(void *context, const Use *use)
{
    ((Rows *)context)[use->buffer].kept |= use->access == NULL;
}

static void find_kept(const Program *body, Rows *rows)
{
    for (int k = 0; k < body->kernel_count; k++) {
        Kernel *kernel = &body->kernels[k];
        kernel_uses(kernel, keep_use, rows);
        for (int i = 0; i < kernel_access_count(kernel); i++) {
            const Access *access = kernel_access(kernel, i);
            Rows *own = is_own(body, access) ? &rows[access->buffer] : NULL;
            if (own != NULL && own->length > 0) {
                own->kept |= !keeps_rows(kernel, access, own->length);
            }
        }
    }
}

static int64_t padded(int64_t elements, int64_t length, int64_t padding)
{
    return elements / length * (length + padding) + elements % length;
}

static void pad_accesses(Program *body, const Rows *rows)
{
    for (int k = 0; k < body->kernel_count; k++) {
        Kernel *kernel = &body->kernels[k];
        for (int i = 0; i < kernel_access_count(kernel); i++) {
            Access *access = kernel_access(kernel, i);
            const int64_t length = is_own(body, access) ? rows[access->buffer].length : 0;
            if (length == 0) {
                continue;
            }
            const int64_t padding = LINE_BYTES / dtype_bytes(body->buffers[access->buffer].dtype);
            access->offset = padded(access->offset, length, padding);
            for (int axis = 0; axis < MAX_RANK; axis++) {
                access->stride[axis] = padded(access->stride[axis], length, padding);
            }
        }
    }
}

void pad_rows(Program *body)
{
    Arena *arena = arena_new();
    Rows *rows = ARENA_ARRAY(arena, Rows, body->buffer_count);
    find_lengths(body, rows);
    find_kept(body, rows);
    for (int b = 0; b < body->buffer_count; b++) {
        Buffer *buffer = &body->buffers[b];
        const int64_t size = dtype_bytes(buffer->dtype), length = rows[b].length;
        if (length == 0 || rows[b].kept || length * size % ALIAS_BYTES != 0) {
            rows[b].length = 0;
            continue;
        }
        buffer->count = padded(buffer->count, length, LINE_BYTES / size);
        buffer->bytes = buffer->count * size;
    }
    pad_accesses(body, rows);
    arena_free(arena);
}
