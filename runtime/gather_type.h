/* gather_type: gather of one scalar type; included by along.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), OUTSIDE (what an index outside gives). */

typedef struct NAME(Gather) {
    long from, to, inner;
    T *y;
    const T *a;
    const int *index;
    long index_outer, index_axis, index_inner;
} NAME(Gather);

/* Units are the rows of y: (outer, to). */
static void NAME(gather_rows)(void *context, long begin, long end, void *scratch)
{
    const NAME(Gather) *job = context;
    (void)scratch;
    const long inner = job->inner, step = job->index_inner;
    long o = begin / job->to, i = begin % job->to;
    for (long row = begin; row < end; row++, i++) {
        if (i == job->to) {
            i = 0, o++;
        }
        const T *a = job->a + o * job->from * inner;
        const int *index = job->index + o * job->index_outer + i * job->index_axis;
        T *y = job->y + row * inner;
        const bool whole = step == 0 && inner > 1; /* one place for the row */
        if (whole && *index >= 0 && *index < job->from) {
            memcpy(y, a + *index * inner, (size_t)inner * sizeof(T));
            continue;
        }
        for (long k = 0; k < inner; k++) {
            const long at = index[k * step];
            y[k] = at >= 0 && at < job->from ? a[at * inner + k] : (T)OUTSIDE;
        }
    }
}

static void NAME(rt_gather)(long outer, long from, long to, long inner, T *y, const T *a,
                            const int *index, long index_outer, long index_axis, long index_inner)
{
    NAME(Gather) job = {from, to, inner, y, a, index, index_outer, index_axis, index_inner};
    rt_parallel(outer * to, at_least_one(GRAIN_ELEMENTS / inner), NAME(gather_rows), &job);
}

#undef OUTSIDE
