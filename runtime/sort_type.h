/* sort_type: argsort of one scalar type; included by along.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), KEY (an unsigned type of the same size). NaN is largest,
 * and equals stay in order. Lines are sorted digit by digit, from the last one (radix sort), between
 * two lists of keys: in the thread's scratch or, when that is too small, in memory of their own. When
 * there is none a line is sorted in place, by a heap. */

/* ---- by digits ---- */

typedef struct NAME(Item) {
    KEY key; /* in the order of the values */
    int place;
} NAME(Item);

static KEY NAME(key)(T value)
{
    const KEY sign = (KEY)1 << (8 * sizeof(KEY) - 1);
    const bool whole = (T)0.5 == 0;
    if (IS_NAN(value)) {
        return ~(KEY)0;
    }
    const T number = value == 0 ? 0 : value; /* -0 is no smaller */
    KEY bits;
    memcpy(&bits, &number, sizeof bits);
    return !whole && bits & sign ? ~bits : bits ^ sign;
}

static void NAME(insert_items)(long count, NAME(Item) * item)
{
    for (long i = 1; i < count; i++) {
        const NAME(Item) here = item[i];
        long j = i;
        for (; j > 0 && item[j - 1].key > here.key; j--) {
            item[j] = item[j - 1];
        }
        item[j] = here;
    }
}

/* Sorts by a digit of 8 bits after the other, between the two arrays; returns where they are then. */
static NAME(Item) * NAME(radix_sort)(long count, NAME(Item) * item, NAME(Item) * other)
{
    enum { DIGITS = 256 };
    int starts[sizeof(KEY)][DIGITS] = {{0}};
    for (long i = 0; i < count; i++) {
        for (size_t b = 0; b < sizeof(KEY); b++) {
            starts[b][item[i].key >> 8 * b & (DIGITS - 1)]++;
        }
    }
    for (size_t b = 0; b < sizeof(KEY); b++) {
        int *start = starts[b], sum = 0;
        if (start[item[0].key >> 8 * b & (DIGITS - 1)] == count) {
            continue; /* all have the same */
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            const int here = start[digit];
            start[digit] = sum;
            sum += here;
        }
        for (long i = 0; i < count; i++) {
            other[start[item[i].key >> 8 * b & (DIGITS - 1)]++] = item[i];
        }
        NAME(Item) *const sorted = other;
        other = item;
        item = sorted;
    }
    return item;
}

/* `item` has room for twice as many. */
static void NAME(argsort_keys)(long count, long stride, const T *a, int *order, NAME(Item) * item)
{
    enum { FEW = 32 }; /* are sorted by insertion */
    for (long i = 0; i < count; i++) {
        item[i] = (NAME(Item)){NAME(key)(a[i * stride]), (int)i};
    }
    if (count <= FEW) {
        NAME(insert_items)(count, item);
    } else {
        item = NAME(radix_sort)(count, item, item + count);
    }
    for (long i = 0; i < count; i++) {
        order[i * stride] = item[i].place;
    }
}

/* ---- by a heap ---- */

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
static void NAME(argsort_heap)(long count, long stride, const T *a, int *order)
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

/* ---- */

static void NAME(argsort_band)(const Band *band)
{
    const size_t bytes = 2 * (size_t)band->from * sizeof(NAME(Item));
    const bool fits = bytes <= RT_SCRATCH_BYTES;
    NAME(Item) *const items = fits ? band->scratch : malloc(bytes);
    for (long l = 0; l < band->width; l++) {
        const T *a = (const T *)band->a + l;
        int *order = (int *)band->y + l;
        if (items != NULL) {
            NAME(argsort_keys)(band->from, band->inner, a, order, items);
        } else {
            NAME(argsort_heap)(band->from, band->inner, a, order);
        }
    }
    if (!fits) {
        free(items);
    }
}

static void NAME(rt_argsort)(long outer, long from, long to, long inner, int *y, const T *a)
{
    along(NAME(argsort_band), outer, (Band){.from = from, .to = to, .inner = inner, .y = y, .a = a},
          sizeof *y, sizeof *a, SPAN, SORT_WORK);
}
