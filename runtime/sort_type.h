/* sort_type: argsort of one scalar type, rising and falling; included by along.c once per type.
 *
 * In: T (C type), TYPE (its name in symbols), KEY (an unsigned type of the same size). NaN is largest,
 * and equals stay in order. Lines are sorted digit by digit, from the last one (radix sort), between
 * two lists of keys: in the thread's scratch or, when that is too small, in memory of their own. When
 * there is none a line is sorted in place, by a heap. Where only a few of the first are asked for,
 * those that cannot be among them are passed over. */

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

/* Returns which of the two arrays they are in then. */
static NAME(Item) * NAME(sort_items)(long count, NAME(Item) * item, NAME(Item) * other)
{
    if (count > FEW) {
        return NAME(radix_sort)(count, item, other);
    }
    NAME(insert_items)(count, item);
    return item;
}

static NAME(Item) NAME(item_of)(const Band *band, const T *a, long i)
{
    const KEY key = NAME(key)(a[i * band->inner]);
    return (NAME(Item)){band->falling ? ~key : key, (int)i};
}

/* ---- the first of many ---- */

/* Whether x may come before `bound`: false for what does not, but for some that are NaN or equal. */
RT_INLINE bool NAME(may_precede)(T x, T bound, bool falling)
{
    return falling ? !(x <= bound) : !(x >= bound);
}

static bool NAME(any_precedes)(long count, const T *a, T bound, bool falling)
{
    int any = 0;
    for (long i = 0; i < count; i++) {
        any |= NAME(may_precede)(a[i], bound, falling);
    }
    return any != 0;
}

/* The next element from i on that may come before `bound`; `from` if there is none. */
static long NAME(next_place)(const Band *band, const T *a, long i, T bound)
{
    enum { RUN = 32 };
    if (band->inner == 1) {
        while (i + RUN <= band->from &&
               !(band->falling ? NAME(any_precedes)(RUN, a + i, bound, true)
                               : NAME(any_precedes)(RUN, a + i, bound, false))) {
            i += RUN;
        }
    }
    while (i < band->from && !NAME(may_precede)(a[i * band->inner], bound, band->falling)) {
        i++;
    }
    return i;
}

/* The first `to` items, in order. Items are held until there is no room for more; then they are
 * sorted, the first stay, and only what comes before the last of these is held from there on. Those
 * that are held keep the order of their places, so that equals do. There are two arrays with room
 * for `first_room` items; returns the one that they are in. */
static NAME(Item) * NAME(first_items)(const Band *band, const T *a, NAME(Item) * item)
{
    const long room = first_room(band);
    NAME(Item) *other = item + room;
    long held = 0;
    for (; held < room; held++) {
        item[held] = NAME(item_of)(band, a, held);
    }
    for (long i = room; held > band->to;) {
        NAME(Item) *const sorted = NAME(sort_items)(held, item, other);
        other = sorted == item ? other : item;
        item = sorted;
        const NAME(Item) last = item[band->to - 1];
        const T bound = a[last.place * band->inner];
        for (held = band->to; held < room; i++) {
            i = NAME(next_place)(band, a, i, bound);
            if (i == band->from) {
                break;
            }
            item[held] = NAME(item_of)(band, a, i);
            held += item[held].key < last.key;
        }
    }
    return item;
}

/* ---- one line ---- */

/* `item` has room for twice as many. */
static void NAME(argsort_keys)(const Band *band, const T *a, int *order, NAME(Item) * item)
{
    if (asks_for_few(band)) {
        item = NAME(first_items)(band, a, item);
    } else {
        for (long i = 0; i < band->from; i++) {
            item[i] = NAME(item_of)(band, a, i);
        }
        item = NAME(sort_items)(band->from, item, item + band->from);
    }
    for (long i = 0; i < band->to; i++) {
        order[i * band->inner] = item[i].place;
    }
}

/* ---- by a heap ---- */

static bool NAME(is_larger)(T x, T y)
{
    return x > y || (IS_NAN(x) && !IS_NAN(y));
}

/* Whether element p belongs behind element q. */
static bool NAME(is_after)(const Band *band, const T *a, int p, int q)
{
    const T x = a[(band->falling ? q : p) * band->inner];
    const T y = a[(band->falling ? p : q) * band->inner];
    return NAME(is_larger)(x, y) || (!NAME(is_larger)(y, x) && p > q);
}

/* Element `sinking` finds its place in the heap order[0..end), whose root `start` is free. */
static void NAME(sift)(const Band *band, const T *a, int *order, long start, long end, int sinking)
{
    const long stride = band->inner;
    long root = start, child = 2 * start + 1;
    while (child < end) {
        if (child + 1 < end) {
            child += NAME(is_after)(band, a, order[(child + 1) * stride], order[child * stride]);
        }
        if (NAME(is_after)(band, a, sinking, order[child * stride])) {
            break;
        }
        order[root * stride] = order[child * stride];
        root = child;
        child = 2 * root + 1;
    }
    order[root * stride] = sinking;
}

/* Heapsort (Williams, 1964) of the first `to` elements, found by a heap of those so far: in place,
 * n log n whatever the values, and stable because the order of (value, index) is total. */
static void NAME(argsort_heap)(const Band *band, const T *a, int *order)
{
    const long to = band->to, stride = band->inner;
    for (long i = 0; i < to; i++) {
        order[i * stride] = (int)i;
    }
    for (long start = to / 2 - 1; start >= 0; start--) {
        NAME(sift)(band, a, order, start, to, order[start * stride]);
    }
    for (long i = to; i < band->from; i++) {
        if (NAME(is_after)(band, a, order[0], (int)i)) {
            NAME(sift)(band, a, order, 0, to, (int)i);
        }
    }
    for (long end = to - 1; end > 0; end--) {
        const int last = order[end * stride];
        order[end * stride] = order[0];
        NAME(sift)(band, a, order, 0, end, last);
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
            NAME(argsort_keys)(band, a, order, items);
        } else {
            NAME(argsort_heap)(band, a, order);
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

static void NAME(rt_argsort_falling)(long outer, long from, long to, long inner, int *y, const T *a)
{
    along(NAME(argsort_band), outer,
          (Band){.from = from, .to = to, .inner = inner, .falling = true, .y = y, .a = a},
          sizeof *y, sizeof *a, SPAN, SORT_WORK);
}
