/* along_type: the operators along one axis that compute with numbers, of one scalar type; included
 * by along.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), SUM (C type of a running sum). */

/* ---- scatter_add ---- */

/* y += a */
RT_INLINE void NAME(add_row)(long n, T *y, const T *a)
{
    RT_INDEPENDENT
    for (long l = 0; l < n; l++) {
        y[l] += a[l];
    }
}

/* y[index[i]] += a[i], the lines being of one element */
static void NAME(add_elements)(long n, const int *index, long step, long to, T *y, const T *a)
{
    for (long i = 0; i < n; i++) {
        const long at = index[i * step];
        if (at >= 0 && at < to) {
            y[at] += a[i];
        }
    }
}

static void NAME(scatter_add_band)(const Band *band)
{
    const long inner = band->inner, step = band->index_inner;
    T *y = band->y;
    const T *a = band->a;
    const int *index = band->index;
    if (inner == 1) {
        NAME(add_elements)(band->from, index, band->index_axis, band->to, y, a);
        return;
    }
    const bool rows = step == 0 && band->width > 1;
    for (long i = 0; i < band->from; i++, a += inner, index += band->index_axis) {
        if (rows && *index >= 0 && *index < band->to) { /* one place for the whole row */
            NAME(add_row)(band->width, y + *index * inner, a);
            continue;
        }
        for (long l = 0; l < band->width; l++) {
            const long at = index[l * step];
            if (at >= 0 && at < band->to) {
                y[at * inner + l] += a[l];
            }
        }
    }
}

static void NAME(rt_scatter_add)(long outer, long from, long to, long inner, T *y, const T *a,
                                 const int *index, long index_outer, long index_axis,
                                 long index_inner)
{
    zero(y, outer * to * inner * (long)sizeof *y);
    along(NAME(scatter_add_band), outer,
          (Band){from, to, inner, 0, y, a, index, index_outer, index_axis, index_inner}, sizeof *y,
          sizeof *a, wide_span(inner), 1);
}

/* ---- cumsum ---- */

static void NAME(cumsum_band)(const Band *band)
{
    SUM sum[SPAN] = {0};
    T *y = band->y;
    const T *a = band->a;
    for (long i = 0; i < band->from; i++, a += band->inner, y += band->inner) {
        for (long l = 0; l < band->width; l++) {
            sum[l] += a[l];
            y[l] = (T)sum[l];
        }
    }
}

static void NAME(rt_cumsum)(long outer, long from, long to, long inner, T *y, const T *a)
{
    along(NAME(cumsum_band), outer, (Band){.from = from, .to = to, .inner = inner, .y = y, .a = a},
          sizeof *y, sizeof *a, SPAN, 1);
}

/* ---- cumargmax ---- */

static void NAME(cumargmax_band)(const Band *band)
{
    T largest[SPAN];
    int at[SPAN] = {0};
    int *y = band->y;
    const T *a = band->a;
    memcpy(largest, a, (size_t)band->width * sizeof(T));
    for (long i = 0; i < band->from; i++, a += band->inner, y += band->inner) {
        for (long l = 0; l < band->width; l++) {
            if (a[l] >= largest[l] || IS_NAN(a[l])) {
                largest[l] = a[l];
                at[l] = (int)i;
            }
            y[l] = at[l];
        }
    }
}

static void NAME(rt_cumargmax)(long outer, long from, long to, long inner, int *y, const T *a)
{
    along(NAME(cumargmax_band), outer,
          (Band){.from = from, .to = to, .inner = inner, .y = y, .a = a}, sizeof *y, sizeof *a,
          SPAN, 1);
}

/* ---- argsort ---- */

/* Whether element p belongs behind element q: NaN is largest, and equals stay in order. */
static bool NAME(is_after)(const T *a, long stride, int p, int q)
{
    const T x = a[p * stride], y = a[q * stride];
    if (x > y || (IS_NAN(x) && !IS_NAN(y))) {
        return true;
    }
    return !(x < y || (IS_NAN(y) && !IS_NAN(x))) && p > q;
}

/* Element `sinking` finds its place in the heap order[0..end), whose root `start` is free. */
static void NAME(sift)(const T *a, long stride, int *order, long start, long end, int sinking)
{
    long root = start, child = 2 * start + 1;
    while (child < end) {
        if (child + 1 < end) {
            child += NAME(is_after)(a, stride, order[(child + 1) * stride], order[child * stride]);
        }
        if (NAME(is_after)(a, stride, sinking, order[child * stride])) {
            break;
        }
        order[root * stride] = order[child * stride];
        root = child;
        child = 2 * root + 1;
    }
    order[root * stride] = sinking;
}

/* Heapsort (Williams, 1964): in place, n log n whatever the values, and stable because the order of
 * (value, index) is total. */
static void NAME(argsort_line)(long count, long stride, const T *a, int *order)
{
    for (long i = 0; i < count; i++) {
        order[i * stride] = (int)i;
    }
    for (long start = count / 2 - 1; start >= 0; start--) {
        NAME(sift)(a, stride, order, start, count, order[start * stride]);
    }
    for (long end = count - 1; end > 0; end--) {
        const int last = order[end * stride];
        order[end * stride] = order[0];
        NAME(sift)(a, stride, order, 0, end, last);
    }
}

static void NAME(argsort_band)(const Band *band)
{
    for (long l = 0; l < band->width; l++) {
        NAME(argsort_line)(band->from, band->inner, (const T *)band->a + l, (int *)band->y + l);
    }
}

static void NAME(rt_argsort)(long outer, long from, long to, long inner, int *y, const T *a)
{
    along(NAME(argsort_band), outer, (Band){.from = from, .to = to, .inner = inner, .y = y, .a = a},
          sizeof *y, sizeof *a, SPAN, SORT_WORK);
}

static const RtSymbol RT_JOIN3(along, _, TYPE)[] = {
    RT_SYMBOL(NAME(rt_gather)),    RT_SYMBOL(NAME(rt_scatter_add)), RT_SYMBOL(NAME(rt_cumsum)),
    RT_SYMBOL(NAME(rt_cumargmax)), RT_SYMBOL(NAME(rt_argsort)),
};

#undef T
#undef TYPE
#undef SUM
