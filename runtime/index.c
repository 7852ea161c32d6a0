/* index: gather and scatter_add over whole tensors, on the pool.
 *
 * Tensors are (outer, axis, inner). Gather is cut over (outer, count), where every element is
 * written once. Scatter adds several elements to one place, so it is cut where no two chunks share
 * a place: over outer and over spans of inner; within a chunk elements are added in index order.
 */
#include <math.h>
#include <string.h>

#include "isa.h"

/* Elements a chunk should have at least, so that its work outweighs claiming it; and the span of
 * inner elements that scatter gives one chunk: whole cache lines, so that chunks share none. */
enum { GRAIN_ELEMENTS = 16 * 1024, SPAN = 64 };

static long at_least_one(long value)
{
    return value > 1 ? value : 1;
}

#define T       float
#define TYPE    f32
#define OUTSIDE NAN
#include "index_type.h"

#define T       double
#define TYPE    f64
#define OUTSIDE NAN
#include "index_type.h"

#define T       int
#define TYPE    i32
#define OUTSIDE 0
#include "index_type.h"

/* truth values, a byte each in memory */
#define T       unsigned char
#define TYPE    u8
#define OUTSIDE 0
#include "index_type.h"

static const RtSymbol functions[] = {
    RT_SYMBOL(rt_gather_f32),      RT_SYMBOL(rt_gather_f64),      RT_SYMBOL(rt_gather_i32),
    RT_SYMBOL(rt_scatter_add_f32), RT_SYMBOL(rt_scatter_add_f64), RT_SYMBOL(rt_scatter_add_i32),
    RT_SYMBOL(rt_gather_u8),       RT_SYMBOL(rt_scatter_add_u8),
};

const RtSymbolList rt_index_list = RT_LIST(functions);
