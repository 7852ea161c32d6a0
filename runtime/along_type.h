/* along_type: the operators along one axis that compute with numbers, of one scalar type; included
 * by along.c once per type, behind gather_type.h and sort_type.h.
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
          (Band){.from = from,
                 .to = to,
                 .inner = inner,
                 .y = y,
                 .a = a,
                 .index = index,
                 .index_outer = index_outer,
                 .index_axis = index_axis,
                 .index_inner = index_inner},
          sizeof *y, sizeof *a, wide_span(inner), 1);
}

/* ---- cumsum ---- */

/* Of one line; its sum stays in a register. */
static void NAME(cumsum_line)(long count, long inner, T *y, const T *a)
{
    SUM sum = 0;
    for (long i = 0; i < count; i++) {
        sum += a[i * inner];
        y[i * inner] = (T)sum;
    }
}

static void NAME(cumsum_band)(const Band *band)
{
    SUM sum[SPAN] = {0};
    T *y = band->y;
    const T *a = band->a;
    if (band->width == 1) {
        NAME(cumsum_line)(band->from, band->inner, y, a);
        return;
    }
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

static const RtSymbol RT_JOIN3(along, _, TYPE)[] = {
    RT_SYMBOL(NAME(rt_gather)),  RT_SYMBOL(NAME(rt_scatter_add)),
    RT_SYMBOL(NAME(rt_cumsum)),  RT_SYMBOL(NAME(rt_cumargmax)),
    RT_SYMBOL(NAME(rt_argsort)), RT_SYMBOL(NAME(rt_argsort_falling)),
};

#undef T
#undef TYPE
#undef KEY
#undef SUM
