/* fold: windows added where they were taken, on the pool.
 *
 * The operand is (batch..., windows, inner, size) with any strides, the result (batch..., to,
 * inner) dense: element j of window i is added to place i step + j dilation. A place gets its sum
 * in the order of the windows, so it does not matter to the bits which of the loops is outside: the
 * elements are, from the last to the first, because with element j - 1 a place is reached by a
 * later window than with element j. The work is cut along the batch.
 */
#include <string.h>

#include "isa.h"

/* Additions that a chunk should have at least, so that its work outweighs claiming it. */
enum { GRAIN_ADDITIONS = 16 * 1024, NEST_AXES = 3 };

typedef struct Fold {
    long batch_axes;
    const long *extent, *stride; /* of the operand's batch axes */
    long windows, inner, size;
    long window_stride, inner_stride, element_stride;
    long to, step, dilation;
    void *y;
    const void *a;
} Fold;

static Fold fold_of(long axes, const long *extent, const long *stride, long to, long step,
                    long dilation)
{
    const long batch = axes - NEST_AXES;
    const long *e = extent + batch, *s = stride + batch;
    return (Fold){.batch_axes = batch,
                  .extent = extent,
                  .stride = stride,
                  .windows = e[0],
                  .inner = e[1],
                  .size = e[2],
                  .window_stride = s[0],
                  .inner_stride = s[1],
                  .element_stride = s[2],
                  .to = to,
                  .step = step,
                  .dilation = dilation};
}

/* Where the operand of one unit of the batch starts. */
static long unit_offset(const Fold *fold, long unit)
{
    long offset = 0;
    for (long axis = fold->batch_axes - 1; axis >= 0; axis--) {
        offset += unit % fold->extent[axis] * fold->stride[axis];
        unit /= fold->extent[axis];
    }
    return offset;
}

static void run_fold(const Fold *fold, RtBody *body)
{
    long units = 1;
    for (long axis = 0; axis < fold->batch_axes; axis++) {
        units *= fold->extent[axis];
    }
    const long work = fold->windows * fold->inner * fold->size + fold->to * fold->inner;
    rt_parallel(units, GRAIN_ADDITIONS / work + 1, body, (void *)fold);
}

#define NAME(function) RT_JOIN3(function, _, TYPE)

#define T    float
#define TYPE f32
#include "fold_type.h"

#define T    double
#define TYPE f64
#include "fold_type.h"

#define T    int
#define TYPE i32
#include "fold_type.h"

static const RtSymbol functions[] = {
    RT_SYMBOL(rt_fold_f32),
    RT_SYMBOL(rt_fold_f64),
    RT_SYMBOL(rt_fold_i32),
};

const RtSymbolList RT_PER_ISA(rt_fold)[FOLD_LISTS] = {RT_LIST(functions)};
