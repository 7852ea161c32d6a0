/* gather_type: gather of one scalar type; included by along.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), OUTSIDE (what an index outside gives). */

typedef struct NAME(Gather) {
    long from, to, inner;
    T *y;
    const T *a;
    const int *index;
} NAME(Gather);

/* Units are the rows of y: (outer, to). */
static void NAME(gather_rows)(void *context, long begin, long end, void *scratch)
{
    const NAME(Gather) *job = context;
    (void)scratch;
    const long inner = job->inner;
    for (long row = begin; row < end; row++) {
        const T *a = job->a + row / job->to * job->from * inner;
        const int *index = job->index + row * inner;
        T *y = job->y + row * inner;
        for (long k = 0; k < inner; k++) {
            bool inside = index[k] >= 0 && index[k] < job->from;
            y[k] = inside ? a[index[k] * inner + k] : (T)OUTSIDE;
        }
    }
}

static void NAME(rt_gather)(long outer, long from, long to, long inner, T *y, const T *a,
                            const int *index)
{
    NAME(Gather) job = {from, to, inner, y, a, index};
    rt_parallel(outer * to, at_least_one(GRAIN_ELEMENTS / inner), NAME(gather_rows), &job);
}

#undef OUTSIDE
