/* random_type: uniform and normal numbers of one float type; included by random.c per type.
 *
 * In: T (C type), TYPE (its name in symbols), F(name) for functions of libm. */
#define NAME(function) RT_JOIN3(function, _, TYPE)

typedef void NAME(Batch)(const Stream *stream, uint64_t block, T *out);

static void NAME(uniform_batch)(const Stream *stream, uint64_t block, T *out)
{
    uint64_t pair[2 * BLOCKS];
    const Word *word = (const Word *)pair;
    batch_words(stream, block, pair);
    for (int i = 0; i < BATCH; i++) {
        out[i] = (T)(int32_t)(word[i] >> 8) * (T)0x1p-24;
    }
}

/* Cosines and sines in loops apart: side by side gcc joins them into a call without vector form. */
static void NAME(normal_batch)(const Stream *stream, uint64_t block, T *out)
{
    T uniform[BATCH], radius[BATCH / 2], angle[BATCH / 2], even[BATCH / 2], odd[BATCH / 2];
    NAME(uniform_batch)(stream, block, uniform);
    for (int i = 0; i < BATCH / 2; i++) {
        T u = 1 - uniform[2 * i], v = uniform[2 * i + 1];
        radius[i] = F(sqrt)(-2 * F(log)(u));
        angle[i] = (T)6.28318530717958647692 * v;
    }
    for (int i = 0; i < BATCH / 2; i++) {
        even[i] = radius[i] * F(cos)(angle[i]);
    }
    for (int i = 0; i < BATCH / 2; i++) {
        odd[i] = radius[i] * F(sin)(angle[i]);
    }
    for (int i = 0; i < BATCH / 2; i++) {
        out[2 * i] = even[i];
        out[2 * i + 1] = odd[i];
    }
}

/* Elements first..first+n-1 in batches; a batch that reaches beyond either end is cut to size. */
RT_INLINE void NAME(fill)(NAME(Batch) * batch, long n, T *d, const int *seed, int step, int stream,
                          long first)
{
    const Stream s = {{(uint32_t)seed[0], (uint32_t)seed[1]}, (uint32_t)step, (uint32_t)stream};
    const long end = first + n;
    for (long e = first - first % 4; e < end; e += BATCH) {
        if (e >= first && e + BATCH <= end) {
            batch(&s, (uint64_t)e / 4, d + (e - first));
        } else {
            T part[BATCH];
            long from = e < first ? first : e;
            long to = e + BATCH < end ? e + BATCH : end;
            batch(&s, (uint64_t)e / 4, part);
            memcpy(d + (from - first), part + (from - e), (size_t)(to - from) * sizeof(T));
        }
    }
}

static void NAME(rt_uniform)(long n, T *d, const int *seed, int step, int stream, long first)
{
    NAME(fill)(NAME(uniform_batch), n, d, seed, step, stream, first);
}

static void NAME(rt_normal)(long n, T *d, const int *seed, int step, int stream, long first)
{
    NAME(fill)(NAME(normal_batch), n, d, seed, step, stream, first);
}

#undef NAME
#undef T
#undef TYPE
#undef F
