/* fold_type: fold of one scalar type; included by fold.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols). */

/* y[i ys] += a[i as]; the common strides have loops of their own, which vectorise. */
static void NAME(add_line)(long n, T *y, long ys, const T *a, long as)
{
    if (ys == 1 && as == 1) {
        RT_INDEPENDENT
        for (long i = 0; i < n; i++) {
            y[i] += a[i];
        }
    } else {
        for (long i = 0; i < n; i++) {
            y[i * ys] += a[i * as];
        }
    }
}

/* Element j of every window: as one line where both sides allow it, else window by window. */
static void NAME(add_element)(const Fold *f, long j, T *y, const T *a)
{
    y += j * f->dilation * f->inner;
    a += j * f->element_stride;
    if (f->inner == 1) {
        NAME(add_line)(f->windows, y, f->step, a, f->window_stride);
    } else if (f->step == 1 && f->window_stride == f->inner * f->inner_stride) {
        NAME(add_line)(f->windows * f->inner, y, 1, a, f->inner_stride);
    } else {
        for (long i = 0; i < f->windows; i++) {
            NAME(add_line)
            (f->inner, y + i * f->step * f->inner, 1, a + i * f->window_stride, f->inner_stride);
        }
    }
}

static void NAME(fold_units)(void *context, long begin, long end, void *scratch)
{
    const Fold *f = context;
    (void)scratch;
    for (long unit = begin; unit < end; unit++) {
        const T *a = (const T *)f->a + unit_offset(f, unit);
        T *y = (T *)f->y + unit * f->to * f->inner;
        memset(y, 0, (size_t)(f->to * f->inner) * sizeof(T));
        for (long j = f->size - 1; j >= 0; j--) {
            NAME(add_element)(f, j, y, a);
        }
    }
}

static void NAME(rt_fold)(long axes, const long *extent, const long *stride, long to, long step,
                          long dilation, T *y, const T *a)
{
    Fold fold = fold_of(axes, extent, stride, to, step, dilation);
    fold.y = y;
    fold.a = a;
    run_fold(&fold, NAME(fold_units));
}

#undef T
#undef TYPE
