/* along: operators along one axis of whole tensors, on the pool.
 *
 * Operands are (outer, from, inner) and results (outer, to, inner): outer * inner lines of elements
 * that are `inner` apart. Lines do not depend on each other, so the work is cut into bands, up to
 * SPAN neighbouring lines each; what happens on a line happens in the order of its elements, on one
 * worker. Only gather, where no result depends on another, is cut along the axis as well.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "isa.h"
#include "parallel.h"

/* Elements a chunk should have at least, so that its work outweighs claiming it; how many elements
 * of others one in a sort is worth; and the lines of a band, or a multiple of them: whole cache
 * lines, so that chunks share none. */
enum { GRAIN_ELEMENTS = 16 * 1024, SORT_WORK = 32, SPAN = 64, BANDS_PER_THREAD = 4 };

static long at_least_one(long value)
{
    return value > 1 ? value : 1;
}

/* One band: `width` lines side by side, of `from` elements in a and `to` in y, `inner` apart. */
typedef struct Band {
    long from, to, inner, width;
    bool falling; /* of a sort */
    void *y;
    const void *a;
    const int *index; /* NULL, or shaped like a, with strides of its own */
    long index_outer, index_axis, index_inner;
    void *scratch; /* the thread's */
} Band;

typedef void BandBody(const Band *band);

typedef struct BandJob {
    BandBody *body;
    Band whole; /* the arrays from their start */
    long span;  /* lines of a band */
    long spans; /* bands in one slice of outer */
    size_t y_size, a_size;
} BandJob;

/* Units are (outer, spans). */
static void run_bands(void *context, long begin, long end, void *scratch)
{
    const BandJob *job = context;
    const long inner = job->whole.inner;
    for (long unit = begin; unit < end; unit++) {
        const long o = unit / job->spans, k = unit % job->spans * job->span;
        const long operand = o * job->whole.from * inner + k,
                   result = o * job->whole.to * inner + k;
        Band band = job->whole;
        band.scratch = scratch;
        band.width = inner - k < job->span ? inner - k : job->span;
        band.y = (char *)band.y + (size_t)result * job->y_size;
        band.a = (const char *)band.a + (size_t)operand * job->a_size;
        if (band.index != NULL) {
            band.index += o * band.index_outer + k * band.index_inner;
        }
        job->body(&band);
    }
}

/* In bands of `span` lines. work: how many elements of a simple operator one element is worth. */
static void along(BandBody *body, long outer, Band whole, size_t y_size, size_t a_size, long span,
                  long work)
{
    BandJob job = {body, whole, span, (whole.inner + span - 1) / span, y_size, a_size};
    const long width = whole.inner < span ? whole.inner : span;
    const long elements = (whole.from + whole.to) * width * work;
    rt_parallel(outer * job.spans, at_least_one(GRAIN_ELEMENTS / at_least_one(elements)), run_bands,
                &job);
}

/* The lines of a band where any number will do: as many as there are for one thread, since memory is
 * best read in long runs. */
static long wide_span(long inner)
{
    const long bands = parallel_width() > 1 ? BANDS_PER_THREAD * parallel_width() : 1;
    return ((inner + bands - 1) / bands + SPAN - 1) / SPAN * SPAN;
}

typedef struct Zeroing {
    unsigned char *bytes;
    long count;
} Zeroing;

/* Units are GRAIN_ELEMENTS bytes each. */
static void zero_bytes(void *context, long begin, long end, void *scratch)
{
    const Zeroing *job = context;
    (void)scratch;
    const long from = begin * GRAIN_ELEMENTS, to = end * GRAIN_ELEMENTS;
    memset(job->bytes + from, 0, (size_t)((to < job->count ? to : job->count) - from));
}

static void zero(void *bytes, long count)
{
    enum { GRAIN = 4 };
    Zeroing job = {bytes, count};
    rt_parallel((count + GRAIN_ELEMENTS - 1) / GRAIN_ELEMENTS, GRAIN, zero_bytes, &job);
}

/* Items of a sort: so few are sorted by insertion; and where so many times fewer are asked for than
 * there are, in a line that is long enough, they are found without sorting all. */
enum { FEW = 32, RARE = 8 };

static bool asks_for_few(const Band *band)
{
    return band->to <= band->from / RARE && band->from > RARE * FEW;
}

/* How many items are held to find those that are asked for: enough for sorting them to be rare. */
static long first_room(const Band *band)
{
    enum { LEAST = 16 };
    return 2 * band->to > LEAST ? 2 * band->to : LEAST;
}

#define NAME(function) RT_JOIN3(function, _, TYPE)
#define IS_NAN(a)      ((a) != (a))

#define T       float
#define KEY     uint32_t
#define TYPE    f32
#define SUM     double
#define OUTSIDE NAN
#include "gather_type.h"
#include "sort_type.h"
#include "along_type.h"

#define T       double
#define KEY     uint64_t
#define TYPE    f64
#define SUM     double
#define OUTSIDE NAN
#include "gather_type.h"
#include "sort_type.h"
#include "along_type.h"

#define T       int
#define KEY     uint32_t
#define TYPE    i32
#define SUM     int
#define OUTSIDE 0
#include "gather_type.h"
#include "sort_type.h"
#include "along_type.h"

/* truth values, a byte each in memory */
#define T       unsigned char
#define TYPE    u8
#define OUTSIDE 0
#include "gather_type.h"
#undef T
#undef TYPE

/* The last place that points there stays. */
static void inverse_band(const Band *band)
{
    int *y = band->y;
    const int *a = band->a;
    for (long i = 0; i < band->to; i++) {
        for (long l = 0; l < band->width; l++) {
            y[i * band->inner + l] = -1;
        }
    }
    for (long i = 0; i < band->from; i++, a += band->inner) {
        for (long l = 0; l < band->width; l++) {
            if (a[l] >= 0 && a[l] < band->to) {
                y[a[l] * band->inner + l] = (int)i;
            }
        }
    }
}

static void rt_inverse_i32(long outer, long from, long to, long inner, int *y, const int *a)
{
    along(inverse_band, outer, (Band){.from = from, .to = to, .inner = inner, .y = y, .a = a},
          sizeof *y, sizeof *a, SPAN, 1);
}

static const RtSymbol others[] = {RT_SYMBOL(rt_gather_u8), RT_SYMBOL(rt_inverse_i32)};

const RtSymbolList rt_along_lists[ALONG_LISTS] = {
    RT_LIST(along_f32),
    RT_LIST(along_f64),
    RT_LIST(along_i32),
    RT_LIST(others),
};
