/* gather_type: gather of one scalar type; included by along.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), OUTSIDE (what an index outside gives). */

/* The rows of a line of y are taken from one line of a, or, where y has one row for each line, from a
 * line of their own: a_row elements on. */
typedef struct NAME(Gather) {
    long from, to, inner, a_row;
    T *y;
    const T *a;
    const int *index;
    long index_outer, index_axis, index_inner;
} NAME(Gather);

/* Element k of a line of y, from place at of the line. */
RT_INLINE T NAME(at_place)(const NAME(Gather) * job, const T *a, long at, long k)
{
    return at >= 0 && at < job->from ? a[at * job->inner + k] : (T)OUTSIDE;
}

static void NAME(gather_row)(const NAME(Gather) * job, const T *a, const int *index, T *y)
{
    const long inner = job->inner, step = job->index_inner;
    const bool whole = step == 0; /* one place for the row */
    if (whole && *index >= 0 && *index < job->from) {
        memcpy(y, a + *index * inner, (size_t)inner * sizeof(T));
        return;
    }
    for (long k = 0; k < inner; k++) {
        y[k] = NAME(at_place)(job, a, index[k * step], k);
    }
}

/* Rows first to last of one line of rows; rows of one element without what a longer one takes. */
static void NAME(gather_line)(const NAME(Gather) * job, const T *a, const int *index, long first,
                              long last, T *y)
{
    const long inner = job->inner, step = job->index_axis, a_row = job->a_row;
    if (inner == 1) {
        for (long i = first; i < last; i++) {
            *y++ = NAME(at_place)(job, a + i * a_row, index[i * step], 0);
        }
        return;
    }
    for (long i = first; i < last; i++, y += inner) {
        NAME(gather_row)(job, a + i * a_row, index + i * step, y);
    }
}

/* Units are the rows of y: (outer, to). */
static void NAME(gather_rows)(void *context, long begin, long end, void *scratch)
{
    const NAME(Gather) *job = context;
    (void)scratch;
    for (long row = begin, count; row < end; row += count) {
        const long o = row / job->to, first = row % job->to;
        count = end - row < job->to - first ? end - row : job->to - first;
        NAME(gather_line)
        (job, job->a + o * job->from * job->inner, job->index + o * job->index_outer, first,
         first + count, job->y + row * job->inner);
    }
}

static void NAME(rt_gather)(long outer, long from, long to, long inner, T *y, const T *a,
                            const int *index, long index_outer, long index_axis, long index_inner)
{
    NAME(Gather) job = {from, to, inner, 0, y, a, index, index_outer, index_axis, index_inner};
    if (to == 1) {
        job.to = outer;
        job.a_row = from * inner;
        job.index_axis = index_outer;
    }
    rt_parallel(outer * to, at_least_one(GRAIN_ELEMENTS / inner), NAME(gather_rows), &job);
}

#undef OUTSIDE
