/* index_type: gather and scatter_add of one scalar type; included by index.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), OUTSIDE (what gather gives for an index outside). */
#define NAME(function) RT_JOIN3(function, _, TYPE)

typedef struct NAME(Job) {
    long outer, extent, count, inner, spans;
    T *y;
    const T *a;
    const int *index;
} NAME(Job);

/* Units are the rows of y: (outer, count). */
static void NAME(gather_rows)(void *context, long begin, long end, void *scratch)
{
    const NAME(Job) *job = context;
    (void)scratch;
    const long inner = job->inner;
    for (long row = begin; row < end; row++) {
        const T *a = job->a + row / job->count * job->extent * inner;
        const int *index = job->index + row * inner;
        T *y = job->y + row * inner;
        for (long k = 0; k < inner; k++) {
            bool inside = index[k] >= 0 && index[k] < job->extent;
            y[k] = inside ? a[index[k] * inner + k] : (T)OUTSIDE;
        }
    }
}

static void NAME(rt_gather)(long outer, long extent, long count, long inner, T *y, const T *a,
                            const int *index)
{
    NAME(Job) job = {outer, extent, count, inner, 0, y, a, index};
    rt_parallel(outer * count, at_least_one(GRAIN_ELEMENTS / inner), NAME(gather_rows), &job);
}

/* Adds columns [k, k + width) of one outer slice. */
static void NAME(scatter_span)(const NAME(Job) * job, long o, long k, long width)
{
    const long inner = job->inner;
    T *y = job->y + o * job->extent * inner + k;
    const T *a = job->a + o * job->count * inner + k;
    const int *index = job->index + o * job->count * inner + k;
    for (long i = 0; i < job->extent; i++) {
        memset(y + i * inner, 0, (size_t)width * sizeof(T));
    }
    for (long i = 0; i < job->count; i++, a += inner, index += inner) {
        for (long l = 0; l < width; l++) {
            if (index[l] >= 0 && index[l] < job->extent) {
                y[index[l] * inner + l] += a[l];
            }
        }
    }
}

/* Units are (outer, spans). */
static void NAME(scatter_spans)(void *context, long begin, long end, void *scratch)
{
    const NAME(Job) *job = context;
    (void)scratch;
    for (long unit = begin; unit < end; unit++) {
        long k = unit % job->spans * SPAN;
        long width = job->inner - k < SPAN ? job->inner - k : SPAN;
        NAME(scatter_span)(job, unit / job->spans, k, width);
    }
}

static void NAME(rt_scatter_add)(long outer, long extent, long count, long inner, T *y, const T *a,
                                 const int *index)
{
    NAME(Job) job = {outer, extent, count, inner, (inner + SPAN - 1) / SPAN, y, a, index};
    long span_elements = (extent + count) * (inner < SPAN ? inner : SPAN);
    rt_parallel(outer * job.spans, at_least_one(GRAIN_ELEMENTS / at_least_one(span_elements)),
                NAME(scatter_spans), &job);
}

#undef NAME
#undef T
#undef TYPE
#undef OUTSIDE
