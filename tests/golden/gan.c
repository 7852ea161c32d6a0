/* gan: made by gradcc from gan.lua.
 * Learns to draw clothes (Fashion-MNIST, 60,000 pictures of 28 x 28) with a generative adversarial
 * network (Goodfellow et al., 2014): a generator draws from noise, a discriminator learns to tell
 * drawings from pictures, and each trains against the other. Data: Debian's package
 * dataset-fashion-mnist. `predict` draws new pictures, one for each of a batch. The energy distance
 * (Szekely and Rizzo, 2013) between drawings and the 10,000 test pictures is 0 only when both have
 * the same distribution; it starts at 11. Expect 0.2 after 10 epochs, and a spread of 0.95 to 1, in
 * one or two minutes.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *generator_0_weight; /* generator.0.weight (128, 64) */
    float *generator_0_bias; /* generator.0.bias (128) */
    float *generator_2_weight; /* generator.2.weight (256, 128) */
    float *generator_2_bias; /* generator.2.bias (256) */
    float *generator_4_weight; /* generator.4.weight (784, 256) */
    float *generator_4_bias; /* generator.4.bias (784) */
    float *discriminator_0_weight; /* discriminator.0.weight (256, 784) */
    float *discriminator_0_bias; /* discriminator.0.bias (256) */
    float *discriminator_3_weight; /* discriminator.3.weight (128, 256) */
    float *discriminator_3_bias; /* discriminator.3.bias (128) */
    float *discriminator_6_weight; /* discriminator.6.weight (1, 128) */
    float *discriminator_6_bias; /* discriminator.6.bias (1) */
    int *seed; /* seed (2) */
    int *discriminator_step; /* discriminator/step () */
    int *generator_step; /* generator/step () */
    /* discriminator/exp_avg/discriminator.0.weight (256, 784) */
    float *discriminator_exp_avg_discriminator_0_we;
    /* discriminator/exp_avg_sq/discriminator.0.weight (256, 784) */
    float *discriminator_exp_avg_sq_discriminator_0;
    /* discriminator/exp_avg/discriminator.0.bias (256) */
    float *discriminator_exp_avg_discriminator_0_bi;
    /* discriminator/exp_avg_sq/discriminator.0.bias (256) */
    float *discriminator_exp_avg_sq_discriminator_0_2;
    /* discriminator/exp_avg/discriminator.3.weight (128, 256) */
    float *discriminator_exp_avg_discriminator_3_we;
    /* discriminator/exp_avg_sq/discriminator.3.weight (128, 256) */
    float *discriminator_exp_avg_sq_discriminator_3;
    /* discriminator/exp_avg/discriminator.3.bias (128) */
    float *discriminator_exp_avg_discriminator_3_bi;
    /* discriminator/exp_avg_sq/discriminator.3.bias (128) */
    float *discriminator_exp_avg_sq_discriminator_3_2;
    /* discriminator/exp_avg/discriminator.6.weight (1, 128) */
    float *discriminator_exp_avg_discriminator_6_we;
    /* discriminator/exp_avg_sq/discriminator.6.weight (1, 128) */
    float *discriminator_exp_avg_sq_discriminator_6;
    /* discriminator/exp_avg/discriminator.6.bias (1) */
    float *discriminator_exp_avg_discriminator_6_bi;
    /* discriminator/exp_avg_sq/discriminator.6.bias (1) */
    float *discriminator_exp_avg_sq_discriminator_6_2;
    /* generator/exp_avg/generator.0.weight (128, 64) */
    float *generator_exp_avg_generator_0_weight;
    /* generator/exp_avg_sq/generator.0.weight (128, 64) */
    float *generator_exp_avg_sq_generator_0_weight;
    float *generator_exp_avg_generator_0_bias; /* generator/exp_avg/generator.0.bias (128) */
    float *generator_exp_avg_sq_generator_0_bias; /* generator/exp_avg_sq/generator.0.bias (128) */
    /* generator/exp_avg/generator.2.weight (256, 128) */
    float *generator_exp_avg_generator_2_weight;
    /* generator/exp_avg_sq/generator.2.weight (256, 128) */
    float *generator_exp_avg_sq_generator_2_weight;
    float *generator_exp_avg_generator_2_bias; /* generator/exp_avg/generator.2.bias (256) */
    float *generator_exp_avg_sq_generator_2_bias; /* generator/exp_avg_sq/generator.2.bias (256) */
    /* generator/exp_avg/generator.4.weight (784, 256) */
    float *generator_exp_avg_generator_4_weight;
    /* generator/exp_avg_sq/generator.4.weight (784, 256) */
    float *generator_exp_avg_sq_generator_4_weight;
    float *generator_exp_avg_generator_4_bias; /* generator/exp_avg/generator.4.bias (784) */
    float *generator_exp_avg_sq_generator_4_bias; /* generator/exp_avg_sq/generator.4.bias (784) */
};

/* Word `element % 4` of a Philox4x32-10 block: ten rounds of multiply and exchange. */
static unsigned philox(const int *seed, int step, int stream, long element)
{
    const unsigned long long block = (unsigned long long)element / 4;
    unsigned c0 = (unsigned)(block & 0xffffffffu), c1 = (unsigned)(block >> 32);
    unsigned c2 = (unsigned)step, c3 = (unsigned)stream;
    unsigned key0 = (unsigned)seed[0], key1 = (unsigned)seed[1];
    for (int round = 0; round < 10; round++) {
        const unsigned long long p0 = 0xd2511f53ull * c0;
        const unsigned long long p1 = 0xcd9e8d57ull * c2;
        c0 = (unsigned)(p1 >> 32) ^ c1 ^ key0;
        c2 = (unsigned)(p0 >> 32) ^ c3 ^ key1;
        c1 = (unsigned)(p1 & 0xffffffffu);
        c3 = (unsigned)(p0 & 0xffffffffu);
        key0 += 0x9e3779b9u;
        key1 += 0xbb67ae85u;
    }
    const unsigned words[4] = {c0, c1, c2, c3};
    return words[element % 4];
}

/* Uniform in [0, 1): the upper 24 bits of the word. */
static float uniform_f32(const int *seed, int step, int stream, long element)
{
    const int bits = (int)(philox(seed, step, stream, element) >> 8);
    return (float)bits * 0x1p-24f;
}

/* Standard normal, by Box and Muller: an even element takes the cosine, the odd one after
 * it the sine of the same pair of uniform numbers. */
static float normal_f32(const int *seed, int step, int stream, long element)
{
    const long even = element - element % 2;
    const float radius2 = -2 * logf(1 - uniform_f32(seed, step, stream, even));
    const float angle = 6.28318531f * uniform_f32(seed, step, stream, even + 1);
    const float wave = element == even ? cosf(angle) : sinf(angle);
    return sqrtf(radius2) * wave;
}

/* ---- init ---- */

/* What init reads and writes. */
struct init_io {
    const float *x; /* x not read */
    const int *y; /* y not read */
};

/* k00  gan.lua:12
 *   generator_0_weight = uniform() * 0.25 + -0.125  (128, 64)
 */
static void k00_update_generator_0_weight(const int *restrict seed,
                                          float *restrict generator_0_weight)
{
    for (long j = 0; j < 8192; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 0.25f;
        const float generator_0_weight_j = mul4 + (-0.125f);
        generator_0_weight[j] = generator_0_weight_j;
    }
}

/* k01  gan.lua:12
 *   generator_0_bias = uniform() * 0.25 + -0.125  (128)
 */
static void k01_update_generator_0_bias(const int *restrict seed,
                                        float *restrict generator_0_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.25f;
        const float generator_0_bias_j = mul4 + (-0.125f);
        generator_0_bias[j] = generator_0_bias_j;
    }
}

/* k02  gan.lua:13
 *   generator_2_weight = uniform() * 0.176777 + -0.0883883  (256, 128)
 */
static void k02_update_generator_2_weight(const int *restrict seed,
                                          float *restrict generator_2_weight)
{
    for (long j = 0; j < 32768; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float generator_2_weight_j = mul4 + (-0.0883883461f);
        generator_2_weight[j] = generator_2_weight_j;
    }
}

/* k03  gan.lua:13
 *   generator_2_bias = uniform() * 0.176777 + -0.0883883  (256)
 */
static void k03_update_generator_2_bias(const int *restrict seed,
                                        float *restrict generator_2_bias)
{
    for (long j = 0; j < 256; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float generator_2_bias_j = mul4 + (-0.0883883461f);
        generator_2_bias[j] = generator_2_bias_j;
    }
}

/* k04  gan.lua:14
 *   generator_4_weight = uniform() * 0.125 + -0.0625  (784, 256)
 */
static void k04_update_generator_4_weight(const int *restrict seed,
                                          float *restrict generator_4_weight)
{
    for (long j = 0; j < 200704; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.125f;
        const float generator_4_weight_j = mul4 + (-0.0625f);
        generator_4_weight[j] = generator_4_weight_j;
    }
}

/* k05  gan.lua:14
 *   generator_4_bias = uniform() * 0.125 + -0.0625  (784)
 */
static void k05_update_generator_4_bias(const int *restrict seed,
                                        float *restrict generator_4_bias)
{
    for (long j = 0; j < 784; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000006, j);
        const float mul4 = uniform2 * 0.125f;
        const float generator_4_bias_j = mul4 + (-0.0625f);
        generator_4_bias[j] = generator_4_bias_j;
    }
}

/* k06  gan.lua:17
 *   discriminator_0_weight = uniform() * 0.0714286 + -0.0357143  (256, 784)
 */
static void k06_update_discriminator_0_weight(const int *restrict seed,
                                              float *restrict discriminator_0_weight)
{
    for (long j = 0; j < 200704; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000007, j);
        const float mul4 = uniform2 * 0.0714285746f;
        const float discriminator_0_weight_j = mul4 + (-0.0357142873f);
        discriminator_0_weight[j] = discriminator_0_weight_j;
    }
}

/* k07  gan.lua:17
 *   discriminator_0_bias = uniform() * 0.0714286 + -0.0357143  (256)
 */
static void k07_update_discriminator_0_bias(const int *restrict seed,
                                            float *restrict discriminator_0_bias)
{
    for (long j = 0; j < 256; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000008, j);
        const float mul4 = uniform2 * 0.0714285746f;
        const float discriminator_0_bias_j = mul4 + (-0.0357142873f);
        discriminator_0_bias[j] = discriminator_0_bias_j;
    }
}

/* k08  gan.lua:18
 *   discriminator_3_weight = uniform() * 0.125 + -0.0625  (128, 256)
 */
static void k08_update_discriminator_3_weight(const int *restrict seed,
                                              float *restrict discriminator_3_weight)
{
    for (long j = 0; j < 32768; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000009, j);
        const float mul4 = uniform2 * 0.125f;
        const float discriminator_3_weight_j = mul4 + (-0.0625f);
        discriminator_3_weight[j] = discriminator_3_weight_j;
    }
}

/* k09  gan.lua:18
 *   discriminator_3_bias = uniform() * 0.125 + -0.0625  (128)
 */
static void k09_update_discriminator_3_bias(const int *restrict seed,
                                            float *restrict discriminator_3_bias)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000010, j);
        const float mul4 = uniform2 * 0.125f;
        const float discriminator_3_bias_j = mul4 + (-0.0625f);
        discriminator_3_bias[j] = discriminator_3_bias_j;
    }
}

/* k10  gan.lua:19
 *   discriminator_6_weight = uniform() * 0.176777 + -0.0883883  (1, 128)
 */
static void k10_update_discriminator_6_weight(const int *restrict seed,
                                              float *restrict discriminator_6_weight)
{
    for (long j = 0; j < 128; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000011, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float discriminator_6_weight_j = mul4 + (-0.0883883461f);
        discriminator_6_weight[j] = discriminator_6_weight_j;
    }
}

/* k11  gan.lua:19
 *   discriminator_6_bias = uniform() * 0.176777 + -0.0883883  (1)
 */
static void k11_update_discriminator_6_bias(const int *restrict seed,
                                            float *restrict discriminator_6_bias)
{
    const float uniform2 = uniform_f32(&seed[0], 0, 1000012, 0);
    const float mul4 = uniform2 * 0.176776692f;
    const float discriminator_6_bias_0 = mul4 + (-0.0883883461f);
    discriminator_6_bias[0] = discriminator_6_bias_0;
}

/* k12  gan.lua:17
 *   discriminator_step = 0  ()
 */
static void k12_update_discriminator_step(int *restrict discriminator_step)
{
    discriminator_step[0] = 0;
}

/* k13  gan.lua:38
 *   discriminator_exp_avg_discriminator_0_we = 0  (256, 784)
 */
static void k13_update_discriminator_exp_avg_discriminator_0_we(
    float *restrict discriminator_exp_avg_discriminator_0_we)
{
    for (long j = 0; j < 200704; j++) {
        discriminator_exp_avg_discriminator_0_we[j] = 0.0f;
    }
}

/* k14  gan.lua:38
 *   discriminator_exp_avg_sq_discriminator_0 = 0  (256, 784)
 */
static void k14_update_discriminator_exp_avg_sq_discriminator_0(
    float *restrict discriminator_exp_avg_sq_discriminator_0)
{
    for (long j = 0; j < 200704; j++) {
        discriminator_exp_avg_sq_discriminator_0[j] = 0.0f;
    }
}

/* k15  gan.lua:38
 *   discriminator_exp_avg_discriminator_0_bi = 0  (256)
 */
static void k15_update_discriminator_exp_avg_discriminator_0_bi(
    float *restrict discriminator_exp_avg_discriminator_0_bi)
{
    for (long j = 0; j < 256; j++) {
        discriminator_exp_avg_discriminator_0_bi[j] = 0.0f;
    }
}

/* k16  gan.lua:38
 *   discriminator_exp_avg_sq_discriminator_0_2 = 0  (256)
 */
static void k16_update_discriminator_exp_avg_sq_discriminator_0_2(
    float *restrict discriminator_exp_avg_sq_discriminator_0_2)
{
    for (long j = 0; j < 256; j++) {
        discriminator_exp_avg_sq_discriminator_0_2[j] = 0.0f;
    }
}

/* k17  gan.lua:38
 *   discriminator_exp_avg_discriminator_3_we = 0  (128, 256)
 */
static void k17_update_discriminator_exp_avg_discriminator_3_we(
    float *restrict discriminator_exp_avg_discriminator_3_we)
{
    for (long j = 0; j < 32768; j++) {
        discriminator_exp_avg_discriminator_3_we[j] = 0.0f;
    }
}

/* k18  gan.lua:38
 *   discriminator_exp_avg_sq_discriminator_3 = 0  (128, 256)
 */
static void k18_update_discriminator_exp_avg_sq_discriminator_3(
    float *restrict discriminator_exp_avg_sq_discriminator_3)
{
    for (long j = 0; j < 32768; j++) {
        discriminator_exp_avg_sq_discriminator_3[j] = 0.0f;
    }
}

/* k19  gan.lua:38
 *   discriminator_exp_avg_discriminator_3_bi = 0  (128)
 */
static void k19_update_discriminator_exp_avg_discriminator_3_bi(
    float *restrict discriminator_exp_avg_discriminator_3_bi)
{
    for (long j = 0; j < 128; j++) {
        discriminator_exp_avg_discriminator_3_bi[j] = 0.0f;
    }
}

/* k20  gan.lua:38
 *   discriminator_exp_avg_sq_discriminator_3_2 = 0  (128)
 */
static void k20_update_discriminator_exp_avg_sq_discriminator_3_2(
    float *restrict discriminator_exp_avg_sq_discriminator_3_2)
{
    for (long j = 0; j < 128; j++) {
        discriminator_exp_avg_sq_discriminator_3_2[j] = 0.0f;
    }
}

/* k21  gan.lua:38
 *   discriminator_exp_avg_discriminator_6_we = 0  (1, 128)
 */
static void k21_update_discriminator_exp_avg_discriminator_6_we(
    float *restrict discriminator_exp_avg_discriminator_6_we)
{
    for (long j = 0; j < 128; j++) {
        discriminator_exp_avg_discriminator_6_we[j] = 0.0f;
    }
}

/* k22  gan.lua:38
 *   discriminator_exp_avg_sq_discriminator_6 = 0  (1, 128)
 */
static void k22_update_discriminator_exp_avg_sq_discriminator_6(
    float *restrict discriminator_exp_avg_sq_discriminator_6)
{
    for (long j = 0; j < 128; j++) {
        discriminator_exp_avg_sq_discriminator_6[j] = 0.0f;
    }
}

/* k23  gan.lua:38
 *   discriminator_exp_avg_discriminator_6_bi = 0  (1)
 */
static void k23_update_discriminator_exp_avg_discriminator_6_bi(
    float *restrict discriminator_exp_avg_discriminator_6_bi)
{
    discriminator_exp_avg_discriminator_6_bi[0] = 0.0f;
}

/* k24  gan.lua:38
 *   discriminator_exp_avg_sq_discriminator_6_2 = 0  (1)
 */
static void k24_update_discriminator_exp_avg_sq_discriminator_6_2(
    float *restrict discriminator_exp_avg_sq_discriminator_6_2)
{
    discriminator_exp_avg_sq_discriminator_6_2[0] = 0.0f;
}

/* k25  gan.lua:23
 *   generator_step = 0  ()
 */
static void k25_update_generator_step(int *restrict generator_step)
{
    generator_step[0] = 0;
}

/* k26  gan.lua:38
 *   generator_exp_avg_generator_0_weight = 0  (128, 64)
 */
static void k26_update_generator_exp_avg_generator_0_weight(
    float *restrict generator_exp_avg_generator_0_weight)
{
    for (long j = 0; j < 8192; j++) {
        generator_exp_avg_generator_0_weight[j] = 0.0f;
    }
}

/* k27  gan.lua:38
 *   generator_exp_avg_sq_generator_0_weight = 0  (128, 64)
 */
static void k27_update_generator_exp_avg_sq_generator_0_weight(
    float *restrict generator_exp_avg_sq_generator_0_weight)
{
    for (long j = 0; j < 8192; j++) {
        generator_exp_avg_sq_generator_0_weight[j] = 0.0f;
    }
}

/* k28  gan.lua:38
 *   generator_exp_avg_generator_0_bias = 0  (128)
 */
static void k28_update_generator_exp_avg_generator_0_bias(
    float *restrict generator_exp_avg_generator_0_bias)
{
    for (long j = 0; j < 128; j++) {
        generator_exp_avg_generator_0_bias[j] = 0.0f;
    }
}

/* k29  gan.lua:38
 *   generator_exp_avg_sq_generator_0_bias = 0  (128)
 */
static void k29_update_generator_exp_avg_sq_generator_0_bias(
    float *restrict generator_exp_avg_sq_generator_0_bias)
{
    for (long j = 0; j < 128; j++) {
        generator_exp_avg_sq_generator_0_bias[j] = 0.0f;
    }
}

/* k30  gan.lua:38
 *   generator_exp_avg_generator_2_weight = 0  (256, 128)
 */
static void k30_update_generator_exp_avg_generator_2_weight(
    float *restrict generator_exp_avg_generator_2_weight)
{
    for (long j = 0; j < 32768; j++) {
        generator_exp_avg_generator_2_weight[j] = 0.0f;
    }
}

/* k31  gan.lua:38
 *   generator_exp_avg_sq_generator_2_weight = 0  (256, 128)
 */
static void k31_update_generator_exp_avg_sq_generator_2_weight(
    float *restrict generator_exp_avg_sq_generator_2_weight)
{
    for (long j = 0; j < 32768; j++) {
        generator_exp_avg_sq_generator_2_weight[j] = 0.0f;
    }
}

/* k32  gan.lua:38
 *   generator_exp_avg_generator_2_bias = 0  (256)
 */
static void k32_update_generator_exp_avg_generator_2_bias(
    float *restrict generator_exp_avg_generator_2_bias)
{
    for (long j = 0; j < 256; j++) {
        generator_exp_avg_generator_2_bias[j] = 0.0f;
    }
}

/* k33  gan.lua:38
 *   generator_exp_avg_sq_generator_2_bias = 0  (256)
 */
static void k33_update_generator_exp_avg_sq_generator_2_bias(
    float *restrict generator_exp_avg_sq_generator_2_bias)
{
    for (long j = 0; j < 256; j++) {
        generator_exp_avg_sq_generator_2_bias[j] = 0.0f;
    }
}

/* k34  gan.lua:38
 *   generator_exp_avg_generator_4_weight = 0  (784, 256)
 */
static void k34_update_generator_exp_avg_generator_4_weight(
    float *restrict generator_exp_avg_generator_4_weight)
{
    for (long j = 0; j < 200704; j++) {
        generator_exp_avg_generator_4_weight[j] = 0.0f;
    }
}

/* k35  gan.lua:38
 *   generator_exp_avg_sq_generator_4_weight = 0  (784, 256)
 */
static void k35_update_generator_exp_avg_sq_generator_4_weight(
    float *restrict generator_exp_avg_sq_generator_4_weight)
{
    for (long j = 0; j < 200704; j++) {
        generator_exp_avg_sq_generator_4_weight[j] = 0.0f;
    }
}

/* k36  gan.lua:38
 *   generator_exp_avg_generator_4_bias = 0  (784)
 */
static void k36_update_generator_exp_avg_generator_4_bias(
    float *restrict generator_exp_avg_generator_4_bias)
{
    for (long j = 0; j < 784; j++) {
        generator_exp_avg_generator_4_bias[j] = 0.0f;
    }
}

/* k37  gan.lua:38
 *   generator_exp_avg_sq_generator_4_bias = 0  (784)
 */
static void k37_update_generator_exp_avg_sq_generator_4_bias(
    float *restrict generator_exp_avg_sq_generator_4_bias)
{
    for (long j = 0; j < 784; j++) {
        generator_exp_avg_sq_generator_4_bias[j] = 0.0f;
    }
}

/* One init: 38 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_generator_0_weight(s->seed, s->generator_0_weight);
    k01_update_generator_0_bias(s->seed, s->generator_0_bias);
    k02_update_generator_2_weight(s->seed, s->generator_2_weight);
    k03_update_generator_2_bias(s->seed, s->generator_2_bias);
    k04_update_generator_4_weight(s->seed, s->generator_4_weight);
    k05_update_generator_4_bias(s->seed, s->generator_4_bias);
    k06_update_discriminator_0_weight(s->seed, s->discriminator_0_weight);
    k07_update_discriminator_0_bias(s->seed, s->discriminator_0_bias);
    k08_update_discriminator_3_weight(s->seed, s->discriminator_3_weight);
    k09_update_discriminator_3_bias(s->seed, s->discriminator_3_bias);
    k10_update_discriminator_6_weight(s->seed, s->discriminator_6_weight);
    k11_update_discriminator_6_bias(s->seed, s->discriminator_6_bias);
    k12_update_discriminator_step(s->discriminator_step);
    k13_update_discriminator_exp_avg_discriminator_0_we(
        s->discriminator_exp_avg_discriminator_0_we);
    k14_update_discriminator_exp_avg_sq_discriminator_0(
        s->discriminator_exp_avg_sq_discriminator_0);
    k15_update_discriminator_exp_avg_discriminator_0_bi(
        s->discriminator_exp_avg_discriminator_0_bi);
    k16_update_discriminator_exp_avg_sq_discriminator_0_2(
        s->discriminator_exp_avg_sq_discriminator_0_2);
    k17_update_discriminator_exp_avg_discriminator_3_we(
        s->discriminator_exp_avg_discriminator_3_we);
    k18_update_discriminator_exp_avg_sq_discriminator_3(
        s->discriminator_exp_avg_sq_discriminator_3);
    k19_update_discriminator_exp_avg_discriminator_3_bi(
        s->discriminator_exp_avg_discriminator_3_bi);
    k20_update_discriminator_exp_avg_sq_discriminator_3_2(
        s->discriminator_exp_avg_sq_discriminator_3_2);
    k21_update_discriminator_exp_avg_discriminator_6_we(
        s->discriminator_exp_avg_discriminator_6_we);
    k22_update_discriminator_exp_avg_sq_discriminator_6(
        s->discriminator_exp_avg_sq_discriminator_6);
    k23_update_discriminator_exp_avg_discriminator_6_bi(
        s->discriminator_exp_avg_discriminator_6_bi);
    k24_update_discriminator_exp_avg_sq_discriminator_6_2(
        s->discriminator_exp_avg_sq_discriminator_6_2);
    k25_update_generator_step(s->generator_step);
    k26_update_generator_exp_avg_generator_0_weight(s->generator_exp_avg_generator_0_weight);
    k27_update_generator_exp_avg_sq_generator_0_weight(s->generator_exp_avg_sq_generator_0_weight);
    k28_update_generator_exp_avg_generator_0_bias(s->generator_exp_avg_generator_0_bias);
    k29_update_generator_exp_avg_sq_generator_0_bias(s->generator_exp_avg_sq_generator_0_bias);
    k30_update_generator_exp_avg_generator_2_weight(s->generator_exp_avg_generator_2_weight);
    k31_update_generator_exp_avg_sq_generator_2_weight(s->generator_exp_avg_sq_generator_2_weight);
    k32_update_generator_exp_avg_generator_2_bias(s->generator_exp_avg_generator_2_bias);
    k33_update_generator_exp_avg_sq_generator_2_bias(s->generator_exp_avg_sq_generator_2_bias);
    k34_update_generator_exp_avg_generator_4_weight(s->generator_exp_avg_generator_4_weight);
    k35_update_generator_exp_avg_sq_generator_4_weight(s->generator_exp_avg_sq_generator_4_weight);
    k36_update_generator_exp_avg_generator_4_bias(s->generator_exp_avg_generator_4_bias);
    k37_update_generator_exp_avg_sq_generator_4_bias(s->generator_exp_avg_sq_generator_4_bias);
}

/* ---- train_discriminator ---- */

/* What train_discriminator reads and writes: a batch, and its results. */
struct train_discriminator_io {
    const float *x; /* x (100, 1, 28, 28) */
    const int *y; /* y not read */
    float *loss; /* loss () */
};

/* k38  gan.lua:17
 *   matmul = x @ discriminator_0_weight.T  (100, 256)
 */
static void k38_matmul(const float *restrict x, const float *restrict discriminator_0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 784 + k + l] * discriminator_0_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 256 + j] = sum;
        }
    }
}

/* k39  gan.lua:17
 *   gt = (matmul + discriminator_0_bias) > 0  (100, 256)
 *   ge = uniform() >= 0.3  (100, 256)
 *   discriminator_2 (over matmul) = where(ge, where(gt, matmul + discriminator_0_bias, (matmul +
 *       discriminator_0_bias) * 0.2) * 1.42857, 0)  (100, 256)
 */
static void k39_add_gt_mul(float *restrict discriminator_2,
                           const float *restrict discriminator_0_bias, const int *restrict seed,
                           const int *restrict discriminator_step, unsigned char *restrict gt,
                           unsigned char *restrict ge)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_ij = discriminator_2[i * 256 + j];
            const float add2 = matmul_ij + discriminator_0_bias[j];
            const int gt_ij = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float where7 = gt_ij ? add2 : mul6;
            const float uniform10 = uniform_f32(&seed[0], discriminator_step[0], 1, i * 256 + j);
            const int ge_ij = uniform10 >= 0.3f;
            const float mul14 = where7 * 1.42857146f;
            const float discriminator_2_ij = ge_ij ? mul14 : 0.0f;
            gt[i * 256 + j] = (unsigned char)gt_ij;
            ge[i * 256 + j] = (unsigned char)ge_ij;
            discriminator_2[i * 256 + j] = discriminator_2_ij;
        }
    }
}

/* k40  gan.lua:18
 *   matmul_2 = discriminator_2 @ discriminator_3_weight.T  (100, 128)
 */
static void k40_matmul(const float *restrict discriminator_2,
                       const float *restrict discriminator_3_weight, float *restrict matmul_2)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        discriminator_2[i * 256 + k + l] * discriminator_3_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 128 + j] = sum;
        }
    }
}

/* k41  gan.lua:18
 *   gt_2 = (matmul_2 + discriminator_3_bias) > 0  (100, 128)
 *   ge_2 = uniform() >= 0.3  (100, 128)
 *   discriminator_5 (over matmul_2) = where(ge_2, where(gt_2, matmul_2 + discriminator_3_bias,
 *       (matmul_2 + discriminator_3_bias) * 0.2) * 1.42857, 0)  (100, 128)
 */
static void k41_add_gt_mul(float *restrict discriminator_5,
                           const float *restrict discriminator_3_bias, const int *restrict seed,
                           const int *restrict discriminator_step, unsigned char *restrict gt_2,
                           unsigned char *restrict ge_2)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_2_ij = discriminator_5[i * 128 + j];
            const float add2 = matmul_2_ij + discriminator_3_bias[j];
            const int gt_2_ij = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float where7 = gt_2_ij ? add2 : mul6;
            const float uniform10 = uniform_f32(&seed[0], discriminator_step[0], 2, i * 128 + j);
            const int ge_2_ij = uniform10 >= 0.3f;
            const float mul14 = where7 * 1.42857146f;
            const float discriminator_5_ij = ge_2_ij ? mul14 : 0.0f;
            gt_2[i * 128 + j] = (unsigned char)gt_2_ij;
            ge_2[i * 128 + j] = (unsigned char)ge_2_ij;
            discriminator_5[i * 128 + j] = discriminator_5_ij;
        }
    }
}

/* k42  gan.lua:19
 *   matmul_3 = discriminator_5 @ discriminator_6_weight.T  (100, 1)
 */
static void k42_matmul(const float *restrict discriminator_5,
                       const float *restrict discriminator_6_weight, float *restrict matmul_3)
{
    for (long i = 0; i < 100; i++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += discriminator_5[i * 128 + k + l] * discriminator_6_weight[k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_3[i] = sum;
    }
}

/* k43  gan.lua:23
 *   normal_ = normal()  (100, 64)
 */
static void k43_normal(const int *restrict seed, const int *restrict discriminator_step,
                       float *restrict normal_)
{
    for (long j = 0; j < 6400; j++) {
        const float normal__j = normal_f32(&seed[0], discriminator_step[0], 3, j);
        normal_[j] = normal__j;
    }
}

/* k44  gan.lua:12
 *   matmul_4 = normal_ @ generator_0_weight.T  (100, 128)
 */
static void k44_matmul(const float *restrict normal_, const float *restrict generator_0_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += normal_[i * 64 + k + l] * generator_0_weight[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 128 + j] = sum;
        }
    }
}

/* k45  gan.lua:12
 *   generator_1 (over matmul_4) = where((matmul_4 + generator_0_bias) > 0, matmul_4 +
 *       generator_0_bias, (matmul_4 + generator_0_bias) * 0.2)  (100, 128)
 */
static void k45_add_gt_mul(float *restrict generator_1, const float *restrict generator_0_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_4_ij = generator_1[i * 128 + j];
            const float add2 = matmul_4_ij + generator_0_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_1_ij = gt4 ? add2 : mul6;
            generator_1[i * 128 + j] = generator_1_ij;
        }
    }
}

/* k46  gan.lua:13
 *   matmul_5 = generator_1 @ generator_2_weight.T  (100, 256)
 */
static void k46_matmul(const float *restrict generator_1, const float *restrict generator_2_weight,
                       float *restrict matmul_5)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_1[i * 128 + k + l] * generator_2_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_5[i * 256 + j] = sum;
        }
    }
}

/* k47  gan.lua:13
 *   generator_3 (over matmul_5) = where((matmul_5 + generator_2_bias) > 0, matmul_5 +
 *       generator_2_bias, (matmul_5 + generator_2_bias) * 0.2)  (100, 256)
 */
static void k47_add_gt_mul(float *restrict generator_3, const float *restrict generator_2_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_5_ij = generator_3[i * 256 + j];
            const float add2 = matmul_5_ij + generator_2_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_3_ij = gt4 ? add2 : mul6;
            generator_3[i * 256 + j] = generator_3_ij;
        }
    }
}

/* k48  gan.lua:14
 *   matmul_6 = generator_3 @ generator_4_weight.T  (100, 784)
 */
static void k48_matmul(const float *restrict generator_3, const float *restrict generator_4_weight,
                       float *restrict matmul_6)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_3[i * 256 + k + l] * generator_4_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_6[i * 784 + j] = sum;
        }
    }
}

/* k49  gan.lua:14
 *   generator_5 (over matmul_6) = sigmoid(matmul_6 + generator_4_bias)  (100, 784)
 */
static void k49_add_sigmoid(float *restrict generator_5, const float *restrict generator_4_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            const float matmul_6_ij = generator_5[i * 784 + j];
            const float add2 = matmul_6_ij + generator_4_bias[j];
            const float generator_5_ij = 1 / (1 + expf(-add2));
            generator_5[i * 784 + j] = generator_5_ij;
        }
    }
}

/* k50  gan.lua:17
 *   matmul_7 = generator_5 @ discriminator_0_weight.T  (100, 256)
 */
static void k50_matmul(const float *restrict generator_5,
                       const float *restrict discriminator_0_weight, float *restrict matmul_7)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        generator_5[i * 784 + k + l] * discriminator_0_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_7[i * 256 + j] = sum;
        }
    }
}

/* k51  gan.lua:17
 *   gt_3 = (matmul_7 + discriminator_0_bias) > 0  (100, 256)
 *   ge_3 = uniform() >= 0.3  (100, 256)
 *   discriminator_2_2 (over matmul_7) = where(ge_3, where(gt_3, matmul_7 + discriminator_0_bias,
 *       (matmul_7 + discriminator_0_bias) * 0.2) * 1.42857, 0)  (100, 256)
 */
static void k51_add_gt_mul(float *restrict discriminator_2_2,
                           const float *restrict discriminator_0_bias, const int *restrict seed,
                           const int *restrict discriminator_step, unsigned char *restrict gt_3,
                           unsigned char *restrict ge_3)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_7_ij = discriminator_2_2[i * 256 + j];
            const float add2 = matmul_7_ij + discriminator_0_bias[j];
            const int gt_3_ij = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float where7 = gt_3_ij ? add2 : mul6;
            const float uniform10 = uniform_f32(&seed[0], discriminator_step[0], 4, i * 256 + j);
            const int ge_3_ij = uniform10 >= 0.3f;
            const float mul14 = where7 * 1.42857146f;
            const float discriminator_2_2_ij = ge_3_ij ? mul14 : 0.0f;
            gt_3[i * 256 + j] = (unsigned char)gt_3_ij;
            ge_3[i * 256 + j] = (unsigned char)ge_3_ij;
            discriminator_2_2[i * 256 + j] = discriminator_2_2_ij;
        }
    }
}

/* k52  gan.lua:18
 *   matmul_8 = discriminator_2_2 @ discriminator_3_weight.T  (100, 128)
 */
static void k52_matmul(const float *restrict discriminator_2_2,
                       const float *restrict discriminator_3_weight, float *restrict matmul_8)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        discriminator_2_2[i * 256 + k + l] *
                        discriminator_3_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_8[i * 128 + j] = sum;
        }
    }
}

/* k53  gan.lua:18
 *   gt_4 = (matmul_8 + discriminator_3_bias) > 0  (100, 128)
 *   ge_4 = uniform() >= 0.3  (100, 128)
 *   discriminator_5_2 (over matmul_8) = where(ge_4, where(gt_4, matmul_8 + discriminator_3_bias,
 *       (matmul_8 + discriminator_3_bias) * 0.2) * 1.42857, 0)  (100, 128)
 */
static void k53_add_gt_mul(float *restrict discriminator_5_2,
                           const float *restrict discriminator_3_bias, const int *restrict seed,
                           const int *restrict discriminator_step, unsigned char *restrict gt_4,
                           unsigned char *restrict ge_4)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = discriminator_5_2[i * 128 + j];
            const float add2 = matmul_8_ij + discriminator_3_bias[j];
            const int gt_4_ij = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float where7 = gt_4_ij ? add2 : mul6;
            const float uniform10 = uniform_f32(&seed[0], discriminator_step[0], 5, i * 128 + j);
            const int ge_4_ij = uniform10 >= 0.3f;
            const float mul14 = where7 * 1.42857146f;
            const float discriminator_5_2_ij = ge_4_ij ? mul14 : 0.0f;
            gt_4[i * 128 + j] = (unsigned char)gt_4_ij;
            ge_4[i * 128 + j] = (unsigned char)ge_4_ij;
            discriminator_5_2[i * 128 + j] = discriminator_5_2_ij;
        }
    }
}

/* k54  gan.lua:19
 *   matmul_9 = discriminator_5_2 @ discriminator_6_weight.T  (100, 1)
 */
static void k54_matmul(const float *restrict discriminator_5_2,
                       const float *restrict discriminator_6_weight, float *restrict matmul_9)
{
    for (long i = 0; i < 100; i++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += discriminator_5_2[i * 128 + k + l] * discriminator_6_weight[k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_9[i] = sum;
    }
}

/* k55  gan.lua:18
 *   add2 = matmul_9 + discriminator_6_bias
 *   sum_ = sum(softplus(add2) - add2 * 0)  (1, 1)
 *   d_discriminator_6_bias = sum(d_discriminator_6)  (1, 1)
 *   mul18 = where(ge_4, d_discriminator_6 * discriminator_6_weight, 0) * 1.42857
 *   d_discriminator_3_bias = sum(d_discriminator_3)  (1, 128)
 *   d_discriminator_6 (over matmul_9) = 0.01 * sigmoid(add2)  (100, 1)
 *   d_discriminator_3 = where(gt_4, mul18, 0) + where(gt_4, 0, mul18) * 0.2  (100, 128)
 */
static void k55_add_softplus_mul(float *restrict d_discriminator_6,
                                 const float *restrict discriminator_6_bias, float *restrict sum_,
                                 float *restrict d_discriminator_6_bias,
                                 const float *restrict discriminator_6_weight,
                                 const unsigned char *restrict ge_4,
                                 const unsigned char *restrict gt_4,
                                 float *restrict d_discriminator_3_bias,
                                 float *restrict d_discriminator_3)
{
    sum_[0] = 0.0f;
    d_discriminator_6_bias[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        d_discriminator_3_bias[j] = 0.0f;
    }
    for (long i = 0; i < 100; i++) {
        const float matmul_9_i = d_discriminator_6[i];
        const float add2 = matmul_9_i + discriminator_6_bias[0];
        const float softplus3 = (add2 > 0 ? add2 : 0) + log1pf(expf(add2 > 0 ? -add2 : add2));
        const float mul5 = add2 * 0.0f;
        const float sub6 = softplus3 - mul5;
        const float sigmoid8 = 1 / (1 + expf(-add2));
        const float d_discriminator_6_i = 0.01f * sigmoid8;
        for (long j = 0; j < 128; j++) {
            const float mul13 = d_discriminator_6_i * discriminator_6_weight[j];
            const int ge_4_ij = ge_4[i * 128 + j];
            const float where16 = ge_4_ij ? mul13 : 0.0f;
            const float mul18 = where16 * 1.42857146f;
            const int gt_4_ij = gt_4[i * 128 + j];
            const float where20 = gt_4_ij ? mul18 : 0.0f;
            const float where21 = gt_4_ij ? 0.0f : mul18;
            const float mul23 = where21 * 0.2f;
            const float d_discriminator_3_ij = where20 + mul23;
            d_discriminator_3_bias[j] += d_discriminator_3_ij;
            d_discriminator_3[i * 128 + j] = d_discriminator_3_ij;
        }
        sum_[0] += sub6;
        d_discriminator_6_bias[0] += d_discriminator_6_i;
        d_discriminator_6[i] = d_discriminator_6_i;
    }
}

/* k56  gan.lua:19
 *   d_discriminator_6_weight = d_discriminator_6.T @ discriminator_5_2  (1, 128)
 */
static void k56_matmul(const float *restrict d_discriminator_6,
                       const float *restrict discriminator_5_2,
                       float *restrict d_discriminator_6_weight)
{
    for (long j = 0; j < 128; j++) {
        d_discriminator_6_weight[j] = 0.0f;
    }
    for (long k = 0; k < 100; k++) {
        const float a_ik = d_discriminator_6[k];
        for (long j = 0; j < 128; j++) {
            d_discriminator_6_weight[j] += a_ik * discriminator_5_2[k * 128 + j];
        }
    }
}

/* k57  gan.lua:18
 *   d_discriminator_2 = d_discriminator_3 @ discriminator_3_weight  (100, 256)
 */
static void k57_matmul(const float *restrict d_discriminator_3,
                       const float *restrict discriminator_3_weight,
                       float *restrict d_discriminator_2)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            d_discriminator_2[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_discriminator_3[i * 128 + k];
            for (long j = 0; j < 256; j++) {
                d_discriminator_2[i * 256 + j] += a_ik * discriminator_3_weight[k * 256 + j];
            }
        }
    }
}

/* k58  gan.lua:18
 *   d_discriminator_3_weight = d_discriminator_3.T @ discriminator_2_2  (128, 256)
 */
static void k58_matmul(const float *restrict d_discriminator_3,
                       const float *restrict discriminator_2_2,
                       float *restrict d_discriminator_3_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 256; j++) {
            d_discriminator_3_weight[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 100; k++) {
            const float a_ik = d_discriminator_3[k * 128 + i];
            for (long j = 0; j < 256; j++) {
                d_discriminator_3_weight[i * 256 + j] += a_ik * discriminator_2_2[k * 256 + j];
            }
        }
    }
}

/* k59  gan.lua:17
 *   d_discriminator_0_bias = sum(d_discriminator_0)  (1, 256)
 *   d_discriminator_0 (over d_discriminator_2) = where(gt_3, where(ge_3, d_discriminator_2, 0) *
 *       1.42857, 0) + where(gt_3, 0, where(ge_3, d_discriminator_2, 0) * 1.42857) * 0.2  (100, 256)
 */
static void k59_where_mul_add(const unsigned char *restrict ge_3, float *restrict d_discriminator_0,
                              const unsigned char *restrict gt_3,
                              float *restrict d_discriminator_0_bias)
{
    for (long j = 0; j < 256; j++) {
        d_discriminator_0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const int ge_3_ij = ge_3[i * 256 + j];
            const float d_discriminator_2_ij = d_discriminator_0[i * 256 + j];
            const float where3 = ge_3_ij ? d_discriminator_2_ij : 0.0f;
            const float mul5 = where3 * 1.42857146f;
            const int gt_3_ij = gt_3[i * 256 + j];
            const float where7 = gt_3_ij ? mul5 : 0.0f;
            const float where8 = gt_3_ij ? 0.0f : mul5;
            const float mul10 = where8 * 0.2f;
            const float d_discriminator_0_ij = where7 + mul10;
            d_discriminator_0_bias[j] += d_discriminator_0_ij;
            d_discriminator_0[i * 256 + j] = d_discriminator_0_ij;
        }
    }
}

/* k60  gan.lua:17
 *   d_discriminator_0_weight = d_discriminator_0.T @ generator_5  (256, 784)
 */
static void k60_matmul(const float *restrict d_discriminator_0, const float *restrict generator_5,
                       float *restrict d_discriminator_0_weight)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 784; j++) {
            d_discriminator_0_weight[i * 784 + j] = 0.0f;
        }
        for (long k = 0; k < 100; k++) {
            const float a_ik = d_discriminator_0[k * 256 + i];
            for (long j = 0; j < 784; j++) {
                d_discriminator_0_weight[i * 784 + j] += a_ik * generator_5[k * 784 + j];
            }
        }
    }
}

/* k61  gan.lua:18
 *   add2 = matmul_3 + discriminator_6_bias
 *   sum__3 = sum(softplus(add2) - add2)  (1, 1)
 *   d_discriminator_6_bias_3 = sum(d_discriminator_6_2)  (1, 1)
 *   mul18 = where(ge_2, d_discriminator_6_2 * discriminator_6_weight, 0) * 1.42857
 *   d_discriminator_3_bias_3 = sum(d_discriminator_3_2)  (1, 128)
 *   d_discriminator_6_2 (over matmul_3) = -0.01 + 0.01 * sigmoid(add2)  (100, 1)
 *   d_discriminator_3_2 = where(gt_2, mul18, 0) + where(gt_2, 0, mul18) * 0.2  (100, 128)
 */
static void k61_add_softplus_sub(float *restrict d_discriminator_6_2,
                                 const float *restrict discriminator_6_bias, float *restrict sum__3,
                                 float *restrict d_discriminator_6_bias_3,
                                 const float *restrict discriminator_6_weight,
                                 const unsigned char *restrict ge_2,
                                 const unsigned char *restrict gt_2,
                                 float *restrict d_discriminator_3_bias_3,
                                 float *restrict d_discriminator_3_2)
{
    sum__3[0] = 0.0f;
    d_discriminator_6_bias_3[0] = 0.0f;
    for (long j = 0; j < 128; j++) {
        d_discriminator_3_bias_3[j] = 0.0f;
    }
    for (long i = 0; i < 100; i++) {
        const float matmul_3_i = d_discriminator_6_2[i];
        const float add2 = matmul_3_i + discriminator_6_bias[0];
        const float softplus3 = (add2 > 0 ? add2 : 0) + log1pf(expf(add2 > 0 ? -add2 : add2));
        const float sub4 = softplus3 - add2;
        const float sigmoid6 = 1 / (1 + expf(-add2));
        const float mul8 = 0.01f * sigmoid6;
        const float d_discriminator_6_2_i = (-0.01f) + mul8;
        for (long j = 0; j < 128; j++) {
            const float mul13 = d_discriminator_6_2_i * discriminator_6_weight[j];
            const int ge_2_ij = ge_2[i * 128 + j];
            const float where16 = ge_2_ij ? mul13 : 0.0f;
            const float mul18 = where16 * 1.42857146f;
            const int gt_2_ij = gt_2[i * 128 + j];
            const float where20 = gt_2_ij ? mul18 : 0.0f;
            const float where21 = gt_2_ij ? 0.0f : mul18;
            const float mul23 = where21 * 0.2f;
            const float d_discriminator_3_2_ij = where20 + mul23;
            d_discriminator_3_bias_3[j] += d_discriminator_3_2_ij;
            d_discriminator_3_2[i * 128 + j] = d_discriminator_3_2_ij;
        }
        sum__3[0] += sub4;
        d_discriminator_6_bias_3[0] += d_discriminator_6_2_i;
        d_discriminator_6_2[i] = d_discriminator_6_2_i;
    }
}

/* k62  gan.lua:48
 *   loss = sum__3 / 100 + sum_ / 100  ()
 */
static void k62_div_add(const float *restrict sum__3, const float *restrict sum_,
                        float *restrict loss)
{
    const float div2 = sum__3[0] / 100.0f;
    const float div4 = sum_[0] / 100.0f;
    const float loss_0 = div2 + div4;
    loss[0] = loss_0;
}

/* k63  gan.lua:19
 *   d_discriminator_6_weight_2 = d_discriminator_6_2.T @ discriminator_5  (1, 128)
 */
static void k63_matmul(const float *restrict d_discriminator_6_2,
                       const float *restrict discriminator_5,
                       float *restrict d_discriminator_6_weight_2)
{
    for (long j = 0; j < 128; j++) {
        d_discriminator_6_weight_2[j] = 0.0f;
    }
    for (long k = 0; k < 100; k++) {
        const float a_ik = d_discriminator_6_2[k];
        for (long j = 0; j < 128; j++) {
            d_discriminator_6_weight_2[j] += a_ik * discriminator_5[k * 128 + j];
        }
    }
}

/* k64  gan.lua:38
 *   step_size (over d_discriminator_6_bias) = (cos(min(discriminator_step * 0.000523599,
 *       3.14159)) + 1) * 0.0005 / (1 - pow(0.5, new_discriminator_step))  ()
 *   root_correction (over d_discriminator_6_bias_3) = 1 / sqrt(1 - pow(0.999,
 *       new_discriminator_step))  ()
 *   discriminator_exp_avg_discriminator_6_bi = 0.5 * discriminator_exp_avg_discriminator_6_bi +
 *       0.5 * (d_discriminator_6_bias + d_discriminator_6_bias_3)  (1)
 *   discriminator_exp_avg_sq_discriminator_6_2 = 0.999 *
 *       discriminator_exp_avg_sq_discriminator_6_2 + 0.001 * (d_discriminator_6_bias +
 *       d_discriminator_6_bias_3) * (d_discriminator_6_bias + d_discriminator_6_bias_3)  (1)
 *   discriminator_6_bias = discriminator_6_bias - step_size *
 *       (new_discriminator_exp_avg_discriminator_6_bi /
 *       (sqrt(new_discriminator_exp_avg_sq_discriminator_6_2) * root_correction + 1e-08))  (1)
 *   discriminator_step = discriminator_step + 1  ()
 */
static void k64_update_discriminator_step(
    float *restrict step_size, float *restrict root_correction, int *restrict discriminator_step,
    float *restrict discriminator_exp_avg_discriminator_6_bi,
    float *restrict discriminator_exp_avg_sq_discriminator_6_2,
    float *restrict discriminator_6_bias)
{
    const float d_discriminator_6_bias_0 = step_size[0];
    const float d_discriminator_6_bias_3_0 = root_correction[0];
    const float add2 = d_discriminator_6_bias_0 + d_discriminator_6_bias_3_0;
    const int discriminator_step_0 = discriminator_step[0];
    const float cast4 = (float)discriminator_step_0;
    const float mul6 = cast4 * 0.000523598748f;
    const float v7_8 = 3.14159274f;
    const float min8 = mul6 < v7_8 ? mul6 : (mul6 == mul6 ? v7_8 : mul6);
    const float cos9 = cosf(min8);
    const float add11 = cos9 + 1.0f;
    const float mul13 = add11 * 0.0005f;
    const int new_discriminator_step_0 = discriminator_step_0 + 1;
    const double cast16 = (double)new_discriminator_step_0;
    const double cast17 = (double)mul13;
    const double pow19 = pow(0.5, cast16);
    const double sub21 = 1.0 - pow19;
    const double div22 = cast17 / sub21;
    const float step_size_0 = (float)div22;
    const double pow25 = pow(0.999, cast16);
    const double sub26 = 1.0 - pow25;
    const double sqrt27 = sqrt(sub26);
    const double recip28 = 1 / sqrt27;
    const float root_correction_0 = (float)recip28;
    const float mul32 = 0.5f * discriminator_exp_avg_discriminator_6_bi[0];
    const float mul33 = 0.5f * add2;
    const float new_discriminator_exp_avg_discriminator_6_bi_0 = mul32 + mul33;
    const float mul37 = 0.999f * discriminator_exp_avg_sq_discriminator_6_2[0];
    const float mul39 = 0.001f * add2;
    const float mul40 = mul39 * add2;
    const float new_discriminator_exp_avg_sq_discriminator_6_2_0 = mul37 + mul40;
    const float sqrt42 = sqrtf(new_discriminator_exp_avg_sq_discriminator_6_2_0);
    const float mul43 = sqrt42 * root_correction_0;
    const float add45 = mul43 + 1e-08f;
    const float div46 = new_discriminator_exp_avg_discriminator_6_bi_0 / add45;
    const float mul47 = step_size_0 * div46;
    const float new_discriminator_6_bias_0 = discriminator_6_bias[0] - mul47;
    step_size[0] = step_size_0;
    root_correction[0] = root_correction_0;
    discriminator_exp_avg_discriminator_6_bi[0] = new_discriminator_exp_avg_discriminator_6_bi_0;
    discriminator_exp_avg_sq_discriminator_6_2[0] =
        new_discriminator_exp_avg_sq_discriminator_6_2_0;
    discriminator_6_bias[0] = new_discriminator_6_bias_0;
    discriminator_step[0] = new_discriminator_step_0;
}

/* k65  gan.lua:38
 *   discriminator_exp_avg_discriminator_3_bi = 0.5 * discriminator_exp_avg_discriminator_3_bi +
 *       0.5 * (d_discriminator_3_bias + d_discriminator_3_bias_3)  (128)
 *   discriminator_exp_avg_sq_discriminator_3_2 = 0.999 *
 *       discriminator_exp_avg_sq_discriminator_3_2 + 0.001 * (d_discriminator_3_bias +
 *       d_discriminator_3_bias_3) * (d_discriminator_3_bias + d_discriminator_3_bias_3)  (128)
 *   discriminator_3_bias = discriminator_3_bias - step_size *
 *       (new_discriminator_exp_avg_discriminator_3_bi /
 *       (sqrt(new_discriminator_exp_avg_sq_discriminator_3_2) * root_correction + 1e-08))  (128)
 */
static void k65_update_discriminator_3_bias(
    const float *restrict d_discriminator_3_bias, const float *restrict d_discriminator_3_bias_3,
    float *restrict discriminator_exp_avg_discriminator_3_bi,
    float *restrict discriminator_exp_avg_sq_discriminator_3_2,
    const float *restrict root_correction, const float *restrict step_size,
    float *restrict discriminator_3_bias)
{
    for (long j = 0; j < 128; j++) {
        const float add2 = d_discriminator_3_bias[j] + d_discriminator_3_bias_3[j];
        const float mul5 = 0.5f * discriminator_exp_avg_discriminator_3_bi[j];
        const float mul6 = 0.5f * add2;
        const float new_discriminator_exp_avg_discriminator_3_bi_j = mul5 + mul6;
        const float mul10 = 0.999f * discriminator_exp_avg_sq_discriminator_3_2[j];
        const float mul12 = 0.001f * add2;
        const float mul13 = mul12 * add2;
        const float new_discriminator_exp_avg_sq_discriminator_3_2_j = mul10 + mul13;
        const float sqrt15 = sqrtf(new_discriminator_exp_avg_sq_discriminator_3_2_j);
        const float mul17 = sqrt15 * root_correction[0];
        const float add19 = mul17 + 1e-08f;
        const float div20 = new_discriminator_exp_avg_discriminator_3_bi_j / add19;
        const float mul22 = step_size[0] * div20;
        const float new_discriminator_3_bias_j = discriminator_3_bias[j] - mul22;
        discriminator_exp_avg_discriminator_3_bi[j] =
            new_discriminator_exp_avg_discriminator_3_bi_j;
        discriminator_exp_avg_sq_discriminator_3_2[j] =
            new_discriminator_exp_avg_sq_discriminator_3_2_j;
        discriminator_3_bias[j] = new_discriminator_3_bias_j;
    }
}

/* k66  gan.lua:38
 *   add2 = d_discriminator_6_weight + d_discriminator_6_weight_2
 *   discriminator_exp_avg_discriminator_6_we = 0.5 * discriminator_exp_avg_discriminator_6_we +
 *       0.5 * add2  (1, 128)
 *   discriminator_exp_avg_sq_discriminator_6 = 0.999 * discriminator_exp_avg_sq_discriminator_6 +
 *       0.001 * add2 * add2  (1, 128)
 *   discriminator_6_weight = discriminator_6_weight - step_size *
 *       (new_discriminator_exp_avg_discriminator_6_we /
 *       (sqrt(new_discriminator_exp_avg_sq_discriminator_6) * root_correction + 1e-08))  (1, 128)
 */
static void k66_update_discriminator_6_weight(
    const float *restrict d_discriminator_6_weight,
    const float *restrict d_discriminator_6_weight_2,
    float *restrict discriminator_exp_avg_discriminator_6_we,
    float *restrict discriminator_exp_avg_sq_discriminator_6, const float *restrict root_correction,
    const float *restrict step_size, float *restrict discriminator_6_weight)
{
    for (long j = 0; j < 128; j++) {
        const float add2 = d_discriminator_6_weight[j] + d_discriminator_6_weight_2[j];
        const float mul5 = 0.5f * discriminator_exp_avg_discriminator_6_we[j];
        const float mul6 = 0.5f * add2;
        const float new_discriminator_exp_avg_discriminator_6_we_j = mul5 + mul6;
        const float mul10 = 0.999f * discriminator_exp_avg_sq_discriminator_6[j];
        const float mul12 = 0.001f * add2;
        const float mul13 = mul12 * add2;
        const float new_discriminator_exp_avg_sq_discriminator_6_j = mul10 + mul13;
        const float sqrt15 = sqrtf(new_discriminator_exp_avg_sq_discriminator_6_j);
        const float mul17 = sqrt15 * root_correction[0];
        const float add19 = mul17 + 1e-08f;
        const float div20 = new_discriminator_exp_avg_discriminator_6_we_j / add19;
        const float mul22 = step_size[0] * div20;
        const float new_discriminator_6_weight_j = discriminator_6_weight[j] - mul22;
        discriminator_exp_avg_discriminator_6_we[j] =
            new_discriminator_exp_avg_discriminator_6_we_j;
        discriminator_exp_avg_sq_discriminator_6[j] =
            new_discriminator_exp_avg_sq_discriminator_6_j;
        discriminator_6_weight[j] = new_discriminator_6_weight_j;
    }
}

/* k67  gan.lua:18
 *   d_discriminator_2_2 = d_discriminator_3_2 @ discriminator_3_weight  (100, 256)
 */
static void k67_matmul(const float *restrict d_discriminator_3_2,
                       const float *restrict discriminator_3_weight,
                       float *restrict d_discriminator_2_2)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            d_discriminator_2_2[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_discriminator_3_2[i * 128 + k];
            for (long j = 0; j < 256; j++) {
                d_discriminator_2_2[i * 256 + j] += a_ik * discriminator_3_weight[k * 256 + j];
            }
        }
    }
}

/* k68  gan.lua:18
 *   d_discriminator_3_weight_2 = d_discriminator_3_2.T @ discriminator_2  (128, 256)
 */
static void k68_matmul(const float *restrict d_discriminator_3_2,
                       const float *restrict discriminator_2,
                       float *restrict d_discriminator_3_weight_2)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 256; j++) {
            d_discriminator_3_weight_2[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 100; k++) {
            const float a_ik = d_discriminator_3_2[k * 128 + i];
            for (long j = 0; j < 256; j++) {
                d_discriminator_3_weight_2[i * 256 + j] += a_ik * discriminator_2[k * 256 + j];
            }
        }
    }
}

/* k69  gan.lua:38
 *   add2 = d_discriminator_3_weight + d_discriminator_3_weight_2
 *   discriminator_exp_avg_discriminator_3_we = 0.5 * discriminator_exp_avg_discriminator_3_we +
 *       0.5 * add2  (128, 256)
 *   discriminator_exp_avg_sq_discriminator_3 = 0.999 * discriminator_exp_avg_sq_discriminator_3 +
 *       0.001 * add2 * add2  (128, 256)
 *   discriminator_3_weight = discriminator_3_weight - step_size *
 *       (new_discriminator_exp_avg_discriminator_3_we /
 *       (sqrt(new_discriminator_exp_avg_sq_discriminator_3) * root_correction + 1e-08))  (128, 256)
 */
static void k69_update_discriminator_3_weight(
    const float *restrict d_discriminator_3_weight,
    const float *restrict d_discriminator_3_weight_2,
    float *restrict discriminator_exp_avg_discriminator_3_we,
    float *restrict discriminator_exp_avg_sq_discriminator_3, const float *restrict root_correction,
    const float *restrict step_size, float *restrict discriminator_3_weight)
{
    for (long j = 0; j < 32768; j++) {
        const float add2 = d_discriminator_3_weight[j] + d_discriminator_3_weight_2[j];
        const float mul5 = 0.5f * discriminator_exp_avg_discriminator_3_we[j];
        const float mul6 = 0.5f * add2;
        const float new_discriminator_exp_avg_discriminator_3_we_j = mul5 + mul6;
        const float mul10 = 0.999f * discriminator_exp_avg_sq_discriminator_3[j];
        const float mul12 = 0.001f * add2;
        const float mul13 = mul12 * add2;
        const float new_discriminator_exp_avg_sq_discriminator_3_j = mul10 + mul13;
        const float sqrt15 = sqrtf(new_discriminator_exp_avg_sq_discriminator_3_j);
        const float mul17 = sqrt15 * root_correction[0];
        const float add19 = mul17 + 1e-08f;
        const float div20 = new_discriminator_exp_avg_discriminator_3_we_j / add19;
        const float mul22 = step_size[0] * div20;
        const float new_discriminator_3_weight_j = discriminator_3_weight[j] - mul22;
        discriminator_exp_avg_discriminator_3_we[j] =
            new_discriminator_exp_avg_discriminator_3_we_j;
        discriminator_exp_avg_sq_discriminator_3[j] =
            new_discriminator_exp_avg_sq_discriminator_3_j;
        discriminator_3_weight[j] = new_discriminator_3_weight_j;
    }
}

/* k70  gan.lua:17
 *   d_discriminator_0_bias_3 = sum(d_discriminator_0_2)  (1, 256)
 *   d_discriminator_0_2 (over d_discriminator_2_2) = where(gt, where(ge, d_discriminator_2_2, 0) *
 *       1.42857, 0) + where(gt, 0, where(ge, d_discriminator_2_2, 0) * 1.42857) * 0.2  (100, 256)
 */
static void k70_where_mul_add(const unsigned char *restrict ge, float *restrict d_discriminator_0_2,
                              const unsigned char *restrict gt,
                              float *restrict d_discriminator_0_bias_3)
{
    for (long j = 0; j < 256; j++) {
        d_discriminator_0_bias_3[j] = 0.0f;
    }
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const int ge_ij = ge[i * 256 + j];
            const float d_discriminator_2_2_ij = d_discriminator_0_2[i * 256 + j];
            const float where3 = ge_ij ? d_discriminator_2_2_ij : 0.0f;
            const float mul5 = where3 * 1.42857146f;
            const int gt_ij = gt[i * 256 + j];
            const float where7 = gt_ij ? mul5 : 0.0f;
            const float where8 = gt_ij ? 0.0f : mul5;
            const float mul10 = where8 * 0.2f;
            const float d_discriminator_0_2_ij = where7 + mul10;
            d_discriminator_0_bias_3[j] += d_discriminator_0_2_ij;
            d_discriminator_0_2[i * 256 + j] = d_discriminator_0_2_ij;
        }
    }
}

/* k71  gan.lua:38
 *   discriminator_exp_avg_discriminator_0_bi = 0.5 * discriminator_exp_avg_discriminator_0_bi +
 *       0.5 * (d_discriminator_0_bias + d_discriminator_0_bias_3)  (256)
 *   discriminator_exp_avg_sq_discriminator_0_2 = 0.999 *
 *       discriminator_exp_avg_sq_discriminator_0_2 + 0.001 * (d_discriminator_0_bias +
 *       d_discriminator_0_bias_3) * (d_discriminator_0_bias + d_discriminator_0_bias_3)  (256)
 *   discriminator_0_bias = discriminator_0_bias - step_size *
 *       (new_discriminator_exp_avg_discriminator_0_bi /
 *       (sqrt(new_discriminator_exp_avg_sq_discriminator_0_2) * root_correction + 1e-08))  (256)
 */
static void k71_update_discriminator_0_bias(
    const float *restrict d_discriminator_0_bias, const float *restrict d_discriminator_0_bias_3,
    float *restrict discriminator_exp_avg_discriminator_0_bi,
    float *restrict discriminator_exp_avg_sq_discriminator_0_2,
    const float *restrict root_correction, const float *restrict step_size,
    float *restrict discriminator_0_bias)
{
    for (long j = 0; j < 256; j++) {
        const float add2 = d_discriminator_0_bias[j] + d_discriminator_0_bias_3[j];
        const float mul5 = 0.5f * discriminator_exp_avg_discriminator_0_bi[j];
        const float mul6 = 0.5f * add2;
        const float new_discriminator_exp_avg_discriminator_0_bi_j = mul5 + mul6;
        const float mul10 = 0.999f * discriminator_exp_avg_sq_discriminator_0_2[j];
        const float mul12 = 0.001f * add2;
        const float mul13 = mul12 * add2;
        const float new_discriminator_exp_avg_sq_discriminator_0_2_j = mul10 + mul13;
        const float sqrt15 = sqrtf(new_discriminator_exp_avg_sq_discriminator_0_2_j);
        const float mul17 = sqrt15 * root_correction[0];
        const float add19 = mul17 + 1e-08f;
        const float div20 = new_discriminator_exp_avg_discriminator_0_bi_j / add19;
        const float mul22 = step_size[0] * div20;
        const float new_discriminator_0_bias_j = discriminator_0_bias[j] - mul22;
        discriminator_exp_avg_discriminator_0_bi[j] =
            new_discriminator_exp_avg_discriminator_0_bi_j;
        discriminator_exp_avg_sq_discriminator_0_2[j] =
            new_discriminator_exp_avg_sq_discriminator_0_2_j;
        discriminator_0_bias[j] = new_discriminator_0_bias_j;
    }
}

/* k72  gan.lua:17
 *   d_discriminator_0_weight_2 = d_discriminator_0_2.T @ x  (256, 784)
 */
static void k72_matmul(const float *restrict d_discriminator_0_2, const float *restrict x,
                       float *restrict d_discriminator_0_weight_2)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 784; j++) {
            d_discriminator_0_weight_2[i * 784 + j] = 0.0f;
        }
        for (long k = 0; k < 100; k++) {
            const float a_ik = d_discriminator_0_2[k * 256 + i];
            for (long j = 0; j < 784; j++) {
                d_discriminator_0_weight_2[i * 784 + j] += a_ik * x[k * 784 + j];
            }
        }
    }
}

/* k73  gan.lua:38
 *   add2 = d_discriminator_0_weight + d_discriminator_0_weight_2
 *   discriminator_exp_avg_discriminator_0_we = 0.5 * discriminator_exp_avg_discriminator_0_we +
 *       0.5 * add2  (256, 784)
 *   discriminator_exp_avg_sq_discriminator_0 = 0.999 * discriminator_exp_avg_sq_discriminator_0 +
 *       0.001 * add2 * add2  (256, 784)
 *   discriminator_0_weight = discriminator_0_weight - step_size *
 *       (new_discriminator_exp_avg_discriminator_0_we /
 *       (sqrt(new_discriminator_exp_avg_sq_discriminator_0) * root_correction + 1e-08))  (256, 784)
 */
static void k73_update_discriminator_0_weight(
    const float *restrict d_discriminator_0_weight,
    const float *restrict d_discriminator_0_weight_2,
    float *restrict discriminator_exp_avg_discriminator_0_we,
    float *restrict discriminator_exp_avg_sq_discriminator_0, const float *restrict root_correction,
    const float *restrict step_size, float *restrict discriminator_0_weight)
{
    for (long j = 0; j < 200704; j++) {
        const float add2 = d_discriminator_0_weight[j] + d_discriminator_0_weight_2[j];
        const float mul5 = 0.5f * discriminator_exp_avg_discriminator_0_we[j];
        const float mul6 = 0.5f * add2;
        const float new_discriminator_exp_avg_discriminator_0_we_j = mul5 + mul6;
        const float mul10 = 0.999f * discriminator_exp_avg_sq_discriminator_0[j];
        const float mul12 = 0.001f * add2;
        const float mul13 = mul12 * add2;
        const float new_discriminator_exp_avg_sq_discriminator_0_j = mul10 + mul13;
        const float sqrt15 = sqrtf(new_discriminator_exp_avg_sq_discriminator_0_j);
        const float mul17 = sqrt15 * root_correction[0];
        const float add19 = mul17 + 1e-08f;
        const float div20 = new_discriminator_exp_avg_discriminator_0_we_j / add19;
        const float mul22 = step_size[0] * div20;
        const float new_discriminator_0_weight_j = discriminator_0_weight[j] - mul22;
        discriminator_exp_avg_discriminator_0_we[j] =
            new_discriminator_exp_avg_discriminator_0_we_j;
        discriminator_exp_avg_sq_discriminator_0[j] =
            new_discriminator_exp_avg_sq_discriminator_0_j;
        discriminator_0_weight[j] = new_discriminator_0_weight_j;
    }
}

/* One train_discriminator: 36 kernels; `work` holds 1708160 bytes, aligned to 64. */
void train_discriminator(const struct state *s, const struct train_discriminator_io *io,
                         void *work);
void train_discriminator(const struct state *s, const struct train_discriminator_io *io,
                         void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 1247488); /* (100, 256) */
    unsigned char *const gt = (unsigned char *)(void *)(at + 1503488); /* (100, 256) */
    unsigned char *const ge = (unsigned char *)(void *)(at + 1529088); /* (100, 256) */
    float *const discriminator_2 = (float *)(void *)(at + 1247488); /* (100, 256) */
    float *const matmul_2 = (float *)(void *)(at + 1452288); /* (100, 128) */
    unsigned char *const gt_2 = (unsigned char *)(void *)(at + 1554688); /* (100, 128) */
    unsigned char *const ge_2 = (unsigned char *)(void *)(at + 1567488); /* (100, 128) */
    float *const discriminator_5 = (float *)(void *)(at + 1452288); /* (100, 128) */
    float *const matmul_3 = (float *)(void *)(at + 1582336); /* (100, 1) */
    float *const normal_ = (float *)(void *)(at + 0); /* (100, 64) */
    float *const matmul_4 = (float *)(void *)(at + 102400); /* (100, 128) */
    float *const generator_1 = (float *)(void *)(at + 102400); /* (100, 128) */
    float *const matmul_5 = (float *)(void *)(at + 0); /* (100, 256) */
    float *const generator_3 = (float *)(void *)(at + 0); /* (100, 256) */
    float *const matmul_6 = (float *)(void *)(at + 802816); /* (100, 784) */
    float *const generator_5 = (float *)(void *)(at + 802816); /* (100, 784) */
    float *const matmul_7 = (float *)(void *)(at + 0); /* (100, 256) */
    unsigned char *const gt_3 = (unsigned char *)(void *)(at + 204800); /* (100, 256) */
    unsigned char *const ge_3 = (unsigned char *)(void *)(at + 230400); /* (100, 256) */
    float *const discriminator_2_2 = (float *)(void *)(at + 0); /* (100, 256) */
    float *const matmul_8 = (float *)(void *)(at + 102400); /* (100, 128) */
    unsigned char *const gt_4 = (unsigned char *)(void *)(at + 256000); /* (100, 128) */
    unsigned char *const ge_4 = (unsigned char *)(void *)(at + 268800); /* (100, 128) */
    float *const discriminator_5_2 = (float *)(void *)(at + 102400); /* (100, 128) */
    float *const matmul_9 = (float *)(void *)(at + 283648); /* (100, 1) */
    float *const sum_ = (float *)(void *)(at + 1582784); /* (1, 1) */
    float *const d_discriminator_6_bias = (float *)(void *)(at + 1708032); /* (1, 1) */
    float *const d_discriminator_3_bias = (float *)(void *)(at + 1581312); /* (1, 128) */
    float *const d_discriminator_6 = (float *)(void *)(at + 283648); /* (100, 1) */
    float *const d_discriminator_3 = (float *)(void *)(at + 153600); /* (100, 128) */
    float *const d_discriminator_6_weight = (float *)(void *)(at + 1581824); /* (1, 128) */
    float *const d_discriminator_2 = (float *)(void *)(at + 1349888); /* (100, 256) */
    float *const d_discriminator_3_weight = (float *)(void *)(at + 1116416); /* (128, 256) */
    float *const d_discriminator_0_bias = (float *)(void *)(at + 1580288); /* (1, 256) */
    float *const d_discriminator_0 = (float *)(void *)(at + 1349888); /* (100, 256) */
    float *const d_discriminator_0_weight = (float *)(void *)(at + 0); /* (256, 784) */
    float *const sum__3 = (float *)(void *)(at + 805504); /* (1, 1) */
    float *const d_discriminator_6_bias_3 = (float *)(void *)(at + 1708096); /* (1, 1) */
    float *const d_discriminator_3_bias_3 = (float *)(void *)(at + 804864); /* (1, 128) */
    float *const d_discriminator_6_2 = (float *)(void *)(at + 1582336); /* (100, 1) */
    float *const d_discriminator_3_2 = (float *)(void *)(at + 933888); /* (100, 128) */
    float *const d_discriminator_6_weight_2 = (float *)(void *)(at + 802816); /* (1, 128) */
    float *const d_discriminator_2_2 = (float *)(void *)(at + 1605632); /* (100, 256) */
    float *const d_discriminator_3_weight_2 = (float *)(void *)(at + 802816); /* (128, 256) */
    float *const d_discriminator_0_bias_3 = (float *)(void *)(at + 805888); /* (1, 256) */
    float *const d_discriminator_0_2 = (float *)(void *)(at + 1605632); /* (100, 256) */
    float *const d_discriminator_0_weight_2 = (float *)(void *)(at + 802816); /* (256, 784) */
    float *const step_size = (float *)(void *)(at + 1708032); /* () */
    float *const root_correction = (float *)(void *)(at + 1708096); /* () */

    k38_matmul(io->x, s->discriminator_0_weight, matmul);
    k39_add_gt_mul(discriminator_2, s->discriminator_0_bias, s->seed, s->discriminator_step, gt,
                   ge);
    k40_matmul(discriminator_2, s->discriminator_3_weight, matmul_2);
    k41_add_gt_mul(discriminator_5, s->discriminator_3_bias, s->seed, s->discriminator_step, gt_2,
                   ge_2);
    k42_matmul(discriminator_5, s->discriminator_6_weight, matmul_3);
    k43_normal(s->seed, s->discriminator_step, normal_);
    k44_matmul(normal_, s->generator_0_weight, matmul_4);
    k45_add_gt_mul(generator_1, s->generator_0_bias);
    k46_matmul(generator_1, s->generator_2_weight, matmul_5);
    k47_add_gt_mul(generator_3, s->generator_2_bias);
    k48_matmul(generator_3, s->generator_4_weight, matmul_6);
    k49_add_sigmoid(generator_5, s->generator_4_bias);
    k50_matmul(generator_5, s->discriminator_0_weight, matmul_7);
    k51_add_gt_mul(discriminator_2_2, s->discriminator_0_bias, s->seed, s->discriminator_step, gt_3,
                   ge_3);
    k52_matmul(discriminator_2_2, s->discriminator_3_weight, matmul_8);
    k53_add_gt_mul(discriminator_5_2, s->discriminator_3_bias, s->seed, s->discriminator_step, gt_4,
                   ge_4);
    k54_matmul(discriminator_5_2, s->discriminator_6_weight, matmul_9);
    k55_add_softplus_mul(d_discriminator_6, s->discriminator_6_bias, sum_, d_discriminator_6_bias,
                         s->discriminator_6_weight, ge_4, gt_4, d_discriminator_3_bias,
                         d_discriminator_3);
    k56_matmul(d_discriminator_6, discriminator_5_2, d_discriminator_6_weight);
    k57_matmul(d_discriminator_3, s->discriminator_3_weight, d_discriminator_2);
    k58_matmul(d_discriminator_3, discriminator_2_2, d_discriminator_3_weight);
    k59_where_mul_add(ge_3, d_discriminator_0, gt_3, d_discriminator_0_bias);
    k60_matmul(d_discriminator_0, generator_5, d_discriminator_0_weight);
    k61_add_softplus_sub(d_discriminator_6_2, s->discriminator_6_bias, sum__3,
                         d_discriminator_6_bias_3, s->discriminator_6_weight, ge_2, gt_2,
                         d_discriminator_3_bias_3, d_discriminator_3_2);
    k62_div_add(sum__3, sum_, io->loss);
    k63_matmul(d_discriminator_6_2, discriminator_5, d_discriminator_6_weight_2);
    k64_update_discriminator_step(step_size, root_correction, s->discriminator_step,
                                  s->discriminator_exp_avg_discriminator_6_bi,
                                  s->discriminator_exp_avg_sq_discriminator_6_2,
                                  s->discriminator_6_bias);
    k65_update_discriminator_3_bias(d_discriminator_3_bias, d_discriminator_3_bias_3,
                                    s->discriminator_exp_avg_discriminator_3_bi,
                                    s->discriminator_exp_avg_sq_discriminator_3_2, root_correction,
                                    step_size, s->discriminator_3_bias);
    k66_update_discriminator_6_weight(d_discriminator_6_weight, d_discriminator_6_weight_2,
                                      s->discriminator_exp_avg_discriminator_6_we,
                                      s->discriminator_exp_avg_sq_discriminator_6, root_correction,
                                      step_size, s->discriminator_6_weight);
    k67_matmul(d_discriminator_3_2, s->discriminator_3_weight, d_discriminator_2_2);
    k68_matmul(d_discriminator_3_2, discriminator_2, d_discriminator_3_weight_2);
    k69_update_discriminator_3_weight(d_discriminator_3_weight, d_discriminator_3_weight_2,
                                      s->discriminator_exp_avg_discriminator_3_we,
                                      s->discriminator_exp_avg_sq_discriminator_3, root_correction,
                                      step_size, s->discriminator_3_weight);
    k70_where_mul_add(ge, d_discriminator_0_2, gt, d_discriminator_0_bias_3);
    k71_update_discriminator_0_bias(d_discriminator_0_bias, d_discriminator_0_bias_3,
                                    s->discriminator_exp_avg_discriminator_0_bi,
                                    s->discriminator_exp_avg_sq_discriminator_0_2, root_correction,
                                    step_size, s->discriminator_0_bias);
    k72_matmul(d_discriminator_0_2, io->x, d_discriminator_0_weight_2);
    k73_update_discriminator_0_weight(d_discriminator_0_weight, d_discriminator_0_weight_2,
                                      s->discriminator_exp_avg_discriminator_0_we,
                                      s->discriminator_exp_avg_sq_discriminator_0, root_correction,
                                      step_size, s->discriminator_0_weight);
}

/* ---- train_generator ---- */

/* What train_generator reads and writes. */
struct train_generator_io {
    const float *x; /* x not read */
    const int *y; /* y not read */
    float *loss; /* loss () */
};

/* k74  gan.lua:23
 *   normal_ = normal()  (100, 64)
 */
static void k74_normal(const int *restrict seed, const int *restrict generator_step,
                       float *restrict normal_)
{
    for (long j = 0; j < 6400; j++) {
        const float normal__j = normal_f32(&seed[0], generator_step[0], 6, j);
        normal_[j] = normal__j;
    }
}

/* k75  gan.lua:12
 *   matmul = normal_ @ generator_0_weight.T  (100, 128)
 */
static void k75_matmul(const float *restrict normal_, const float *restrict generator_0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += normal_[i * 64 + k + l] * generator_0_weight[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 128 + j] = sum;
        }
    }
}

/* k76  gan.lua:12
 *   gt = (matmul + generator_0_bias) > 0  (100, 128)
 *   generator_1 (over matmul) = where(gt, matmul + generator_0_bias, (matmul + generator_0_bias) *
 *       0.2)  (100, 128)
 */
static void k76_add_gt_mul(float *restrict generator_1, const float *restrict generator_0_bias,
                           unsigned char *restrict gt)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_ij = generator_1[i * 128 + j];
            const float add2 = matmul_ij + generator_0_bias[j];
            const int gt_ij = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_1_ij = gt_ij ? add2 : mul6;
            gt[i * 128 + j] = (unsigned char)gt_ij;
            generator_1[i * 128 + j] = generator_1_ij;
        }
    }
}

/* k77  gan.lua:13
 *   matmul_2 = generator_1 @ generator_2_weight.T  (100, 256)
 */
static void k77_matmul(const float *restrict generator_1, const float *restrict generator_2_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_1[i * 128 + k + l] * generator_2_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 256 + j] = sum;
        }
    }
}

/* k78  gan.lua:13
 *   gt_2 = (matmul_2 + generator_2_bias) > 0  (100, 256)
 *   generator_3 (over matmul_2) = where(gt_2, matmul_2 + generator_2_bias, (matmul_2 +
 *       generator_2_bias) * 0.2)  (100, 256)
 */
static void k78_add_gt_mul(float *restrict generator_3, const float *restrict generator_2_bias,
                           unsigned char *restrict gt_2)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_2_ij = generator_3[i * 256 + j];
            const float add2 = matmul_2_ij + generator_2_bias[j];
            const int gt_2_ij = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_3_ij = gt_2_ij ? add2 : mul6;
            gt_2[i * 256 + j] = (unsigned char)gt_2_ij;
            generator_3[i * 256 + j] = generator_3_ij;
        }
    }
}

/* k79  gan.lua:14
 *   matmul_3 = generator_3 @ generator_4_weight.T  (100, 784)
 */
static void k79_matmul(const float *restrict generator_3, const float *restrict generator_4_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_3[i * 256 + k + l] * generator_4_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 784 + j] = sum;
        }
    }
}

/* k80  gan.lua:14
 *   generator_5 (over matmul_3) = sigmoid(matmul_3 + generator_4_bias)  (100, 784)
 */
static void k80_add_sigmoid(float *restrict generator_5, const float *restrict generator_4_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            const float matmul_3_ij = generator_5[i * 784 + j];
            const float add2 = matmul_3_ij + generator_4_bias[j];
            const float generator_5_ij = 1 / (1 + expf(-add2));
            generator_5[i * 784 + j] = generator_5_ij;
        }
    }
}

/* k81  gan.lua:17
 *   matmul_4 = generator_5 @ discriminator_0_weight.T  (100, 256)
 */
static void k81_matmul(const float *restrict generator_5,
                       const float *restrict discriminator_0_weight, float *restrict matmul_4)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        generator_5[i * 784 + k + l] * discriminator_0_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 256 + j] = sum;
        }
    }
}

/* k82  gan.lua:17
 *   gt_3 = (matmul_4 + discriminator_0_bias) > 0  (100, 256)
 *   ge = uniform() >= 0.3  (100, 256)
 *   discriminator_2 (over matmul_4) = where(ge, where(gt_3, matmul_4 + discriminator_0_bias,
 *       (matmul_4 + discriminator_0_bias) * 0.2) * 1.42857, 0)  (100, 256)
 */
static void k82_add_gt_mul(float *restrict discriminator_2,
                           const float *restrict discriminator_0_bias, const int *restrict seed,
                           const int *restrict generator_step, unsigned char *restrict gt_3,
                           unsigned char *restrict ge)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_4_ij = discriminator_2[i * 256 + j];
            const float add2 = matmul_4_ij + discriminator_0_bias[j];
            const int gt_3_ij = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float where7 = gt_3_ij ? add2 : mul6;
            const float uniform10 = uniform_f32(&seed[0], generator_step[0], 7, i * 256 + j);
            const int ge_ij = uniform10 >= 0.3f;
            const float mul14 = where7 * 1.42857146f;
            const float discriminator_2_ij = ge_ij ? mul14 : 0.0f;
            gt_3[i * 256 + j] = (unsigned char)gt_3_ij;
            ge[i * 256 + j] = (unsigned char)ge_ij;
            discriminator_2[i * 256 + j] = discriminator_2_ij;
        }
    }
}

/* k83  gan.lua:18
 *   matmul_5 = discriminator_2 @ discriminator_3_weight.T  (100, 128)
 */
static void k83_matmul(const float *restrict discriminator_2,
                       const float *restrict discriminator_3_weight, float *restrict matmul_5)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        discriminator_2[i * 256 + k + l] * discriminator_3_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_5[i * 128 + j] = sum;
        }
    }
}

/* k84  gan.lua:18
 *   gt_4 = (matmul_5 + discriminator_3_bias) > 0  (100, 128)
 *   ge_2 = uniform() >= 0.3  (100, 128)
 *   discriminator_5 (over matmul_5) = where(ge_2, where(gt_4, matmul_5 + discriminator_3_bias,
 *       (matmul_5 + discriminator_3_bias) * 0.2) * 1.42857, 0)  (100, 128)
 */
static void k84_add_gt_mul(float *restrict discriminator_5,
                           const float *restrict discriminator_3_bias, const int *restrict seed,
                           const int *restrict generator_step, unsigned char *restrict gt_4,
                           unsigned char *restrict ge_2)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_5_ij = discriminator_5[i * 128 + j];
            const float add2 = matmul_5_ij + discriminator_3_bias[j];
            const int gt_4_ij = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float where7 = gt_4_ij ? add2 : mul6;
            const float uniform10 = uniform_f32(&seed[0], generator_step[0], 8, i * 128 + j);
            const int ge_2_ij = uniform10 >= 0.3f;
            const float mul14 = where7 * 1.42857146f;
            const float discriminator_5_ij = ge_2_ij ? mul14 : 0.0f;
            gt_4[i * 128 + j] = (unsigned char)gt_4_ij;
            ge_2[i * 128 + j] = (unsigned char)ge_2_ij;
            discriminator_5[i * 128 + j] = discriminator_5_ij;
        }
    }
}

/* k85  gan.lua:19
 *   matmul_6 = discriminator_5 @ discriminator_6_weight.T  (100, 1)
 */
static void k85_matmul(const float *restrict discriminator_5,
                       const float *restrict discriminator_6_weight, float *restrict matmul_6)
{
    for (long i = 0; i < 100; i++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += discriminator_5[i * 128 + k + l] * discriminator_6_weight[k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_6[i] = sum;
    }
}

/* k86  gan.lua:38
 *   step_size = (cos(min(generator_step * 0.000523599, 3.14159)) + 1) * 0.0005 / (1 - pow(0.5,
 *       new_generator_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_generator_step))  ()
 *   generator_step = generator_step + 1  ()
 */
static void k86_update_generator_step(int *restrict generator_step, float *restrict step_size,
                                      float *restrict root_correction)
{
    const int generator_step_0 = generator_step[0];
    const float cast1 = (float)generator_step_0;
    const float mul3 = cast1 * 0.000523598748f;
    const float v4_5 = 3.14159274f;
    const float min5 = mul3 < v4_5 ? mul3 : (mul3 == mul3 ? v4_5 : mul3);
    const float cos6 = cosf(min5);
    const float add8 = cos6 + 1.0f;
    const float mul10 = add8 * 0.0005f;
    const int new_generator_step_0 = generator_step_0 + 1;
    const double cast13 = (double)new_generator_step_0;
    const double cast14 = (double)mul10;
    const double pow16 = pow(0.5, cast13);
    const double sub18 = 1.0 - pow16;
    const double div19 = cast14 / sub18;
    const float step_size_0 = (float)div19;
    const double pow22 = pow(0.999, cast13);
    const double sub23 = 1.0 - pow22;
    const double sqrt24 = sqrt(sub23);
    const double recip25 = 1 / sqrt24;
    const float root_correction_0 = (float)recip25;
    step_size[0] = step_size_0;
    root_correction[0] = root_correction_0;
    generator_step[0] = new_generator_step_0;
}

/* k87  gan.lua:18
 *   add2 = matmul_6 + discriminator_6_bias
 *   sum_ = sum(softplus(add2) - add2)  (1, 1)
 *   mul17 = where(ge_2, (-0.01 + 0.01 * sigmoid(add2)) * discriminator_6_weight, 0) * 1.42857
 *   d_discriminator_3 = where(gt_4, mul17, 0) + where(gt_4, 0, mul17) * 0.2  (100, 128)
 */
static void k87_add_softplus_sub(const float *restrict matmul_6,
                                 const float *restrict discriminator_6_bias, float *restrict sum_,
                                 const float *restrict discriminator_6_weight,
                                 const unsigned char *restrict ge_2,
                                 const unsigned char *restrict gt_4,
                                 float *restrict d_discriminator_3)
{
    sum_[0] = 0.0f;
    for (long i = 0; i < 100; i++) {
        const float add2 = matmul_6[i] + discriminator_6_bias[0];
        const float softplus3 = (add2 > 0 ? add2 : 0) + log1pf(expf(add2 > 0 ? -add2 : add2));
        const float sub4 = softplus3 - add2;
        const float sigmoid6 = 1 / (1 + expf(-add2));
        const float mul8 = 0.01f * sigmoid6;
        const float add10 = (-0.01f) + mul8;
        for (long j = 0; j < 128; j++) {
            const float mul12 = add10 * discriminator_6_weight[j];
            const int ge_2_ij = ge_2[i * 128 + j];
            const float where15 = ge_2_ij ? mul12 : 0.0f;
            const float mul17 = where15 * 1.42857146f;
            const int gt_4_ij = gt_4[i * 128 + j];
            const float where19 = gt_4_ij ? mul17 : 0.0f;
            const float where20 = gt_4_ij ? 0.0f : mul17;
            const float mul22 = where20 * 0.2f;
            const float d_discriminator_3_ij = where19 + mul22;
            d_discriminator_3[i * 128 + j] = d_discriminator_3_ij;
        }
        sum_[0] += sub4;
    }
}

/* k88  gan.lua:29
 *   loss = sum_ / 100  ()
 */
static void k88_div(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] / 100.0f;
    loss[0] = loss_0;
}

/* k89  gan.lua:18
 *   d_discriminator_2 = d_discriminator_3 @ discriminator_3_weight  (100, 256)
 */
static void k89_matmul(const float *restrict d_discriminator_3,
                       const float *restrict discriminator_3_weight,
                       float *restrict d_discriminator_2)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            d_discriminator_2[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = d_discriminator_3[i * 128 + k];
            for (long j = 0; j < 256; j++) {
                d_discriminator_2[i * 256 + j] += a_ik * discriminator_3_weight[k * 256 + j];
            }
        }
    }
}

/* k90  gan.lua:17
 *   d_discriminator_0 (over d_discriminator_2) = where(gt_3, where(ge, d_discriminator_2, 0) *
 *       1.42857, 0) + where(gt_3, 0, where(ge, d_discriminator_2, 0) * 1.42857) * 0.2  (100, 256)
 */
static void k90_where_mul_add(const unsigned char *restrict ge, float *restrict d_discriminator_0,
                              const unsigned char *restrict gt_3)
{
    for (long j = 0; j < 25600; j++) {
        const int ge_j = ge[j];
        const float d_discriminator_2_j = d_discriminator_0[j];
        const float where3 = ge_j ? d_discriminator_2_j : 0.0f;
        const float mul5 = where3 * 1.42857146f;
        const int gt_3_j = gt_3[j];
        const float where7 = gt_3_j ? mul5 : 0.0f;
        const float where8 = gt_3_j ? 0.0f : mul5;
        const float mul10 = where8 * 0.2f;
        const float d_discriminator_0_j = where7 + mul10;
        d_discriminator_0[j] = d_discriminator_0_j;
    }
}

/* k91  gan.lua:17
 *   d_generator_5 = d_discriminator_0 @ discriminator_0_weight  (100, 784)
 */
static void k91_matmul(const float *restrict d_discriminator_0,
                       const float *restrict discriminator_0_weight,
                       float *restrict d_generator_5)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            d_generator_5[i * 784 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_discriminator_0[i * 256 + k];
            for (long j = 0; j < 784; j++) {
                d_generator_5[i * 784 + j] += a_ik * discriminator_0_weight[k * 784 + j];
            }
        }
    }
}

/* k92  gan.lua:14
 *   d_generator_4_bias = sum(d_generator_4)  (1, 784)
 *   d_generator_4 (over generator_5) = d_generator_5 * (generator_5 * (1 - generator_5))
 *       (100, 784)
 */
static void k92_sub_mul_sum(float *restrict d_generator_4, const float *restrict d_generator_5,
                            float *restrict d_generator_4_bias)
{
    for (long j = 0; j < 784; j++) {
        d_generator_4_bias[j] = 0.0f;
    }
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            const float generator_5_ij = d_generator_4[i * 784 + j];
            const float sub2 = 1.0f - generator_5_ij;
            const float mul3 = generator_5_ij * sub2;
            const float d_generator_4_ij = d_generator_5[i * 784 + j] * mul3;
            d_generator_4_bias[j] += d_generator_4_ij;
            d_generator_4[i * 784 + j] = d_generator_4_ij;
        }
    }
}

/* k93  gan.lua:38
 *   generator_exp_avg_generator_4_bias = 0.5 * generator_exp_avg_generator_4_bias + 0.5 *
 *       d_generator_4_bias  (784)
 *   generator_exp_avg_sq_generator_4_bias = 0.999 * generator_exp_avg_sq_generator_4_bias + 0.001 *
 *       d_generator_4_bias * d_generator_4_bias  (784)
 *   generator_4_bias = generator_4_bias - step_size * (new_generator_exp_avg_generator_4_bias /
 *       (sqrt(new_generator_exp_avg_sq_generator_4_bias) * root_correction + 1e-08))  (784)
 */
static void k93_update_generator_4_bias(float *restrict generator_exp_avg_generator_4_bias,
                                        const float *restrict d_generator_4_bias,
                                        float *restrict generator_exp_avg_sq_generator_4_bias,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict generator_4_bias)
{
    for (long j = 0; j < 784; j++) {
        const float mul2 = 0.5f * generator_exp_avg_generator_4_bias[j];
        const float d_generator_4_bias_j = d_generator_4_bias[j];
        const float mul4 = 0.5f * d_generator_4_bias_j;
        const float new_generator_exp_avg_generator_4_bias_j = mul2 + mul4;
        const float mul8 = 0.999f * generator_exp_avg_sq_generator_4_bias[j];
        const float mul10 = 0.001f * d_generator_4_bias_j;
        const float mul11 = mul10 * d_generator_4_bias_j;
        const float new_generator_exp_avg_sq_generator_4_bias_j = mul8 + mul11;
        const float sqrt13 = sqrtf(new_generator_exp_avg_sq_generator_4_bias_j);
        const float mul15 = sqrt13 * root_correction[0];
        const float add17 = mul15 + 1e-08f;
        const float div18 = new_generator_exp_avg_generator_4_bias_j / add17;
        const float mul20 = step_size[0] * div18;
        const float new_generator_4_bias_j = generator_4_bias[j] - mul20;
        generator_exp_avg_generator_4_bias[j] = new_generator_exp_avg_generator_4_bias_j;
        generator_exp_avg_sq_generator_4_bias[j] = new_generator_exp_avg_sq_generator_4_bias_j;
        generator_4_bias[j] = new_generator_4_bias_j;
    }
}

/* k94  gan.lua:14
 *   d_generator_3 = d_generator_4 @ generator_4_weight  (100, 256)
 */
static void k94_matmul(const float *restrict d_generator_4,
                       const float *restrict generator_4_weight, float *restrict d_generator_3)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            d_generator_3[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 784; k++) {
            const float a_ik = d_generator_4[i * 784 + k];
            for (long j = 0; j < 256; j++) {
                d_generator_3[i * 256 + j] += a_ik * generator_4_weight[k * 256 + j];
            }
        }
    }
}

/* k95  gan.lua:13
 *   d_generator_2_bias = sum(d_generator_2)  (1, 256)
 *   d_generator_2 (over d_generator_3) = where(gt_2, d_generator_3, 0) + where(gt_2, 0,
 *       d_generator_3) * 0.2  (100, 256)
 */
static void k95_where_mul_add(const unsigned char *restrict gt_2, float *restrict d_generator_2,
                              float *restrict d_generator_2_bias)
{
    for (long j = 0; j < 256; j++) {
        d_generator_2_bias[j] = 0.0f;
    }
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const int gt_2_ij = gt_2[i * 256 + j];
            const float d_generator_3_ij = d_generator_2[i * 256 + j];
            const float where3 = gt_2_ij ? d_generator_3_ij : 0.0f;
            const float where4 = gt_2_ij ? 0.0f : d_generator_3_ij;
            const float mul6 = where4 * 0.2f;
            const float d_generator_2_ij = where3 + mul6;
            d_generator_2_bias[j] += d_generator_2_ij;
            d_generator_2[i * 256 + j] = d_generator_2_ij;
        }
    }
}

/* k96  gan.lua:38
 *   generator_exp_avg_generator_2_bias = 0.5 * generator_exp_avg_generator_2_bias + 0.5 *
 *       d_generator_2_bias  (256)
 *   generator_exp_avg_sq_generator_2_bias = 0.999 * generator_exp_avg_sq_generator_2_bias + 0.001 *
 *       d_generator_2_bias * d_generator_2_bias  (256)
 *   generator_2_bias = generator_2_bias - step_size * (new_generator_exp_avg_generator_2_bias /
 *       (sqrt(new_generator_exp_avg_sq_generator_2_bias) * root_correction + 1e-08))  (256)
 */
static void k96_update_generator_2_bias(float *restrict generator_exp_avg_generator_2_bias,
                                        const float *restrict d_generator_2_bias,
                                        float *restrict generator_exp_avg_sq_generator_2_bias,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict generator_2_bias)
{
    for (long j = 0; j < 256; j++) {
        const float mul2 = 0.5f * generator_exp_avg_generator_2_bias[j];
        const float d_generator_2_bias_j = d_generator_2_bias[j];
        const float mul4 = 0.5f * d_generator_2_bias_j;
        const float new_generator_exp_avg_generator_2_bias_j = mul2 + mul4;
        const float mul8 = 0.999f * generator_exp_avg_sq_generator_2_bias[j];
        const float mul10 = 0.001f * d_generator_2_bias_j;
        const float mul11 = mul10 * d_generator_2_bias_j;
        const float new_generator_exp_avg_sq_generator_2_bias_j = mul8 + mul11;
        const float sqrt13 = sqrtf(new_generator_exp_avg_sq_generator_2_bias_j);
        const float mul15 = sqrt13 * root_correction[0];
        const float add17 = mul15 + 1e-08f;
        const float div18 = new_generator_exp_avg_generator_2_bias_j / add17;
        const float mul20 = step_size[0] * div18;
        const float new_generator_2_bias_j = generator_2_bias[j] - mul20;
        generator_exp_avg_generator_2_bias[j] = new_generator_exp_avg_generator_2_bias_j;
        generator_exp_avg_sq_generator_2_bias[j] = new_generator_exp_avg_sq_generator_2_bias_j;
        generator_2_bias[j] = new_generator_2_bias_j;
    }
}

/* k97  gan.lua:14
 *   d_generator_4_weight = d_generator_4.T @ generator_3  (784, 256)
 */
static void k97_matmul(const float *restrict d_generator_4, const float *restrict generator_3,
                       float *restrict d_generator_4_weight)
{
    for (long i = 0; i < 784; i++) {
        for (long j = 0; j < 256; j++) {
            d_generator_4_weight[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 100; k++) {
            const float a_ik = d_generator_4[k * 784 + i];
            for (long j = 0; j < 256; j++) {
                d_generator_4_weight[i * 256 + j] += a_ik * generator_3[k * 256 + j];
            }
        }
    }
}

/* k98  gan.lua:38
 *   generator_exp_avg_generator_4_weight = 0.5 * generator_exp_avg_generator_4_weight + 0.5 *
 *       d_generator_4_weight  (784, 256)
 *   generator_exp_avg_sq_generator_4_weight = 0.999 * generator_exp_avg_sq_generator_4_weight +
 *       0.001 * d_generator_4_weight * d_generator_4_weight  (784, 256)
 *   generator_4_weight = generator_4_weight - step_size *
 *       (new_generator_exp_avg_generator_4_weight /
 *       (sqrt(new_generator_exp_avg_sq_generator_4_weight) * root_correction + 1e-08))  (784, 256)
 */
static void k98_update_generator_4_weight(float *restrict generator_exp_avg_generator_4_weight,
                                          const float *restrict d_generator_4_weight,
                                          float *restrict generator_exp_avg_sq_generator_4_weight,
                                          const float *restrict root_correction,
                                          const float *restrict step_size,
                                          float *restrict generator_4_weight)
{
    for (long j = 0; j < 200704; j++) {
        const float mul2 = 0.5f * generator_exp_avg_generator_4_weight[j];
        const float d_generator_4_weight_j = d_generator_4_weight[j];
        const float mul4 = 0.5f * d_generator_4_weight_j;
        const float new_generator_exp_avg_generator_4_weight_j = mul2 + mul4;
        const float mul8 = 0.999f * generator_exp_avg_sq_generator_4_weight[j];
        const float mul10 = 0.001f * d_generator_4_weight_j;
        const float mul11 = mul10 * d_generator_4_weight_j;
        const float new_generator_exp_avg_sq_generator_4_weight_j = mul8 + mul11;
        const float sqrt13 = sqrtf(new_generator_exp_avg_sq_generator_4_weight_j);
        const float mul15 = sqrt13 * root_correction[0];
        const float add17 = mul15 + 1e-08f;
        const float div18 = new_generator_exp_avg_generator_4_weight_j / add17;
        const float mul20 = step_size[0] * div18;
        const float new_generator_4_weight_j = generator_4_weight[j] - mul20;
        generator_exp_avg_generator_4_weight[j] = new_generator_exp_avg_generator_4_weight_j;
        generator_exp_avg_sq_generator_4_weight[j] = new_generator_exp_avg_sq_generator_4_weight_j;
        generator_4_weight[j] = new_generator_4_weight_j;
    }
}

/* k99  gan.lua:13
 *   d_generator_1 = d_generator_2 @ generator_2_weight  (100, 128)
 */
static void k99_matmul(const float *restrict d_generator_2,
                       const float *restrict generator_2_weight, float *restrict d_generator_1)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            d_generator_1[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_generator_2[i * 256 + k];
            for (long j = 0; j < 128; j++) {
                d_generator_1[i * 128 + j] += a_ik * generator_2_weight[k * 128 + j];
            }
        }
    }
}

/* k100  gan.lua:13
 *   d_generator_2_weight = d_generator_2.T @ generator_1  (256, 128)
 */
static void k100_matmul(const float *restrict d_generator_2, const float *restrict generator_1,
                        float *restrict d_generator_2_weight)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 128; j++) {
            d_generator_2_weight[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 100; k++) {
            const float a_ik = d_generator_2[k * 256 + i];
            for (long j = 0; j < 128; j++) {
                d_generator_2_weight[i * 128 + j] += a_ik * generator_1[k * 128 + j];
            }
        }
    }
}

/* k101  gan.lua:38
 *   generator_exp_avg_generator_2_weight = 0.5 * generator_exp_avg_generator_2_weight + 0.5 *
 *       d_generator_2_weight  (256, 128)
 *   generator_exp_avg_sq_generator_2_weight = 0.999 * generator_exp_avg_sq_generator_2_weight +
 *       0.001 * d_generator_2_weight * d_generator_2_weight  (256, 128)
 *   generator_2_weight = generator_2_weight - step_size *
 *       (new_generator_exp_avg_generator_2_weight /
 *       (sqrt(new_generator_exp_avg_sq_generator_2_weight) * root_correction + 1e-08))  (256, 128)
 */
static void k101_update_generator_2_weight(float *restrict generator_exp_avg_generator_2_weight,
                                           const float *restrict d_generator_2_weight,
                                           float *restrict generator_exp_avg_sq_generator_2_weight,
                                           const float *restrict root_correction,
                                           const float *restrict step_size,
                                           float *restrict generator_2_weight)
{
    for (long j = 0; j < 32768; j++) {
        const float mul2 = 0.5f * generator_exp_avg_generator_2_weight[j];
        const float d_generator_2_weight_j = d_generator_2_weight[j];
        const float mul4 = 0.5f * d_generator_2_weight_j;
        const float new_generator_exp_avg_generator_2_weight_j = mul2 + mul4;
        const float mul8 = 0.999f * generator_exp_avg_sq_generator_2_weight[j];
        const float mul10 = 0.001f * d_generator_2_weight_j;
        const float mul11 = mul10 * d_generator_2_weight_j;
        const float new_generator_exp_avg_sq_generator_2_weight_j = mul8 + mul11;
        const float sqrt13 = sqrtf(new_generator_exp_avg_sq_generator_2_weight_j);
        const float mul15 = sqrt13 * root_correction[0];
        const float add17 = mul15 + 1e-08f;
        const float div18 = new_generator_exp_avg_generator_2_weight_j / add17;
        const float mul20 = step_size[0] * div18;
        const float new_generator_2_weight_j = generator_2_weight[j] - mul20;
        generator_exp_avg_generator_2_weight[j] = new_generator_exp_avg_generator_2_weight_j;
        generator_exp_avg_sq_generator_2_weight[j] = new_generator_exp_avg_sq_generator_2_weight_j;
        generator_2_weight[j] = new_generator_2_weight_j;
    }
}

/* k102  gan.lua:12
 *   d_generator_0_bias = sum(d_generator_0)  (1, 128)
 *   d_generator_0 (over d_generator_1) = where(gt, d_generator_1, 0) + where(gt, 0,
 *       d_generator_1) * 0.2  (100, 128)
 */
static void k102_where_mul_add(const unsigned char *restrict gt, float *restrict d_generator_0,
                               float *restrict d_generator_0_bias)
{
    for (long j = 0; j < 128; j++) {
        d_generator_0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const int gt_ij = gt[i * 128 + j];
            const float d_generator_1_ij = d_generator_0[i * 128 + j];
            const float where3 = gt_ij ? d_generator_1_ij : 0.0f;
            const float where4 = gt_ij ? 0.0f : d_generator_1_ij;
            const float mul6 = where4 * 0.2f;
            const float d_generator_0_ij = where3 + mul6;
            d_generator_0_bias[j] += d_generator_0_ij;
            d_generator_0[i * 128 + j] = d_generator_0_ij;
        }
    }
}

/* k103  gan.lua:38
 *   generator_exp_avg_generator_0_bias = 0.5 * generator_exp_avg_generator_0_bias + 0.5 *
 *       d_generator_0_bias  (128)
 *   generator_exp_avg_sq_generator_0_bias = 0.999 * generator_exp_avg_sq_generator_0_bias + 0.001 *
 *       d_generator_0_bias * d_generator_0_bias  (128)
 *   generator_0_bias = generator_0_bias - step_size * (new_generator_exp_avg_generator_0_bias /
 *       (sqrt(new_generator_exp_avg_sq_generator_0_bias) * root_correction + 1e-08))  (128)
 */
static void k103_update_generator_0_bias(float *restrict generator_exp_avg_generator_0_bias,
                                         const float *restrict d_generator_0_bias,
                                         float *restrict generator_exp_avg_sq_generator_0_bias,
                                         const float *restrict root_correction,
                                         const float *restrict step_size,
                                         float *restrict generator_0_bias)
{
    for (long j = 0; j < 128; j++) {
        const float mul2 = 0.5f * generator_exp_avg_generator_0_bias[j];
        const float d_generator_0_bias_j = d_generator_0_bias[j];
        const float mul4 = 0.5f * d_generator_0_bias_j;
        const float new_generator_exp_avg_generator_0_bias_j = mul2 + mul4;
        const float mul8 = 0.999f * generator_exp_avg_sq_generator_0_bias[j];
        const float mul10 = 0.001f * d_generator_0_bias_j;
        const float mul11 = mul10 * d_generator_0_bias_j;
        const float new_generator_exp_avg_sq_generator_0_bias_j = mul8 + mul11;
        const float sqrt13 = sqrtf(new_generator_exp_avg_sq_generator_0_bias_j);
        const float mul15 = sqrt13 * root_correction[0];
        const float add17 = mul15 + 1e-08f;
        const float div18 = new_generator_exp_avg_generator_0_bias_j / add17;
        const float mul20 = step_size[0] * div18;
        const float new_generator_0_bias_j = generator_0_bias[j] - mul20;
        generator_exp_avg_generator_0_bias[j] = new_generator_exp_avg_generator_0_bias_j;
        generator_exp_avg_sq_generator_0_bias[j] = new_generator_exp_avg_sq_generator_0_bias_j;
        generator_0_bias[j] = new_generator_0_bias_j;
    }
}

/* k104  gan.lua:12
 *   d_generator_0_weight = d_generator_0.T @ normal_  (128, 64)
 */
static void k104_matmul(const float *restrict d_generator_0, const float *restrict normal_,
                        float *restrict d_generator_0_weight)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 64; j++) {
            d_generator_0_weight[i * 64 + j] = 0.0f;
        }
        for (long k = 0; k < 100; k++) {
            const float a_ik = d_generator_0[k * 128 + i];
            for (long j = 0; j < 64; j++) {
                d_generator_0_weight[i * 64 + j] += a_ik * normal_[k * 64 + j];
            }
        }
    }
}

/* k105  gan.lua:38
 *   generator_exp_avg_generator_0_weight = 0.5 * generator_exp_avg_generator_0_weight + 0.5 *
 *       d_generator_0_weight  (128, 64)
 *   generator_exp_avg_sq_generator_0_weight = 0.999 * generator_exp_avg_sq_generator_0_weight +
 *       0.001 * d_generator_0_weight * d_generator_0_weight  (128, 64)
 *   generator_0_weight = generator_0_weight - step_size *
 *       (new_generator_exp_avg_generator_0_weight /
 *       (sqrt(new_generator_exp_avg_sq_generator_0_weight) * root_correction + 1e-08))  (128, 64)
 */
static void k105_update_generator_0_weight(float *restrict generator_exp_avg_generator_0_weight,
                                           const float *restrict d_generator_0_weight,
                                           float *restrict generator_exp_avg_sq_generator_0_weight,
                                           const float *restrict root_correction,
                                           const float *restrict step_size,
                                           float *restrict generator_0_weight)
{
    for (long j = 0; j < 8192; j++) {
        const float mul2 = 0.5f * generator_exp_avg_generator_0_weight[j];
        const float d_generator_0_weight_j = d_generator_0_weight[j];
        const float mul4 = 0.5f * d_generator_0_weight_j;
        const float new_generator_exp_avg_generator_0_weight_j = mul2 + mul4;
        const float mul8 = 0.999f * generator_exp_avg_sq_generator_0_weight[j];
        const float mul10 = 0.001f * d_generator_0_weight_j;
        const float mul11 = mul10 * d_generator_0_weight_j;
        const float new_generator_exp_avg_sq_generator_0_weight_j = mul8 + mul11;
        const float sqrt13 = sqrtf(new_generator_exp_avg_sq_generator_0_weight_j);
        const float mul15 = sqrt13 * root_correction[0];
        const float add17 = mul15 + 1e-08f;
        const float div18 = new_generator_exp_avg_generator_0_weight_j / add17;
        const float mul20 = step_size[0] * div18;
        const float new_generator_0_weight_j = generator_0_weight[j] - mul20;
        generator_exp_avg_generator_0_weight[j] = new_generator_exp_avg_generator_0_weight_j;
        generator_exp_avg_sq_generator_0_weight[j] = new_generator_exp_avg_sq_generator_0_weight_j;
        generator_0_weight[j] = new_generator_0_weight_j;
    }
}

/* One train_generator: 32 kernels; `work` holds 1410944 bytes, aligned to 64. */
void train_generator(const struct state *s, const struct train_generator_io *io, void *work);
void train_generator(const struct state *s, const struct train_generator_io *io, void *work)
{
    char *const at = work;
    float *const normal_ = (float *)(void *)(at + 1372416); /* (100, 64) */
    float *const matmul = (float *)(void *)(at + 1321216); /* (100, 128) */
    unsigned char *const gt = (unsigned char *)(void *)(at + 1398016); /* (100, 128) */
    float *const generator_1 = (float *)(void *)(at + 1321216); /* (100, 128) */
    float *const matmul_2 = (float *)(void *)(at + 1116416); /* (100, 256) */
    unsigned char *const gt_2 = (unsigned char *)(void *)(at + 416000); /* (100, 256) */
    float *const generator_3 = (float *)(void *)(at + 1116416); /* (100, 256) */
    float *const matmul_3 = (float *)(void *)(at + 802816); /* (100, 784) */
    float *const generator_5 = (float *)(void *)(at + 802816); /* (100, 784) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (100, 256) */
    unsigned char *const gt_3 = (unsigned char *)(void *)(at + 153600); /* (100, 256) */
    unsigned char *const ge = (unsigned char *)(void *)(at + 179200); /* (100, 256) */
    float *const discriminator_2 = (float *)(void *)(at + 0); /* (100, 256) */
    float *const matmul_5 = (float *)(void *)(at + 102400); /* (100, 128) */
    unsigned char *const gt_4 = (unsigned char *)(void *)(at + 51200); /* (100, 128) */
    unsigned char *const ge_2 = (unsigned char *)(void *)(at + 64000); /* (100, 128) */
    float *const discriminator_5 = (float *)(void *)(at + 102400); /* (100, 128) */
    float *const matmul_6 = (float *)(void *)(at + 76800); /* (100, 1) */
    float *const sum_ = (float *)(void *)(at + 77312); /* (1, 1) */
    float *const d_discriminator_3 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const d_discriminator_2 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const d_discriminator_0 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const d_generator_5 = (float *)(void *)(at + 0); /* (100, 784) */
    float *const d_generator_4_bias = (float *)(void *)(at + 329280); /* (1, 784) */
    float *const d_generator_4 = (float *)(void *)(at + 802816); /* (100, 784) */
    float *const d_generator_3 = (float *)(void *)(at + 1218816); /* (100, 256) */
    float *const d_generator_4_weight = (float *)(void *)(at + 0); /* (784, 256) */
    float *const d_generator_2_bias = (float *)(void *)(at + 2048); /* (1, 256) */
    float *const d_generator_2 = (float *)(void *)(at + 1218816); /* (100, 256) */
    float *const d_generator_1 = (float *)(void *)(at + 131072); /* (100, 128) */
    float *const d_generator_2_weight = (float *)(void *)(at + 0); /* (256, 128) */
    float *const d_generator_0_bias = (float *)(void *)(at + 0); /* (1, 128) */
    float *const d_generator_0 = (float *)(void *)(at + 131072); /* (100, 128) */
    float *const d_generator_0_weight = (float *)(void *)(at + 0); /* (128, 64) */
    float *const step_size = (float *)(void *)(at + 1410816); /* () */
    float *const root_correction = (float *)(void *)(at + 1410880); /* () */

    k74_normal(s->seed, s->generator_step, normal_);
    k75_matmul(normal_, s->generator_0_weight, matmul);
    k76_add_gt_mul(generator_1, s->generator_0_bias, gt);
    k77_matmul(generator_1, s->generator_2_weight, matmul_2);
    k78_add_gt_mul(generator_3, s->generator_2_bias, gt_2);
    k79_matmul(generator_3, s->generator_4_weight, matmul_3);
    k80_add_sigmoid(generator_5, s->generator_4_bias);
    k81_matmul(generator_5, s->discriminator_0_weight, matmul_4);
    k82_add_gt_mul(discriminator_2, s->discriminator_0_bias, s->seed, s->generator_step, gt_3, ge);
    k83_matmul(discriminator_2, s->discriminator_3_weight, matmul_5);
    k84_add_gt_mul(discriminator_5, s->discriminator_3_bias, s->seed, s->generator_step, gt_4,
                   ge_2);
    k85_matmul(discriminator_5, s->discriminator_6_weight, matmul_6);
    k86_update_generator_step(s->generator_step, step_size, root_correction);
    k87_add_softplus_sub(matmul_6, s->discriminator_6_bias, sum_, s->discriminator_6_weight, ge_2,
                         gt_4, d_discriminator_3);
    k88_div(sum_, io->loss);
    k89_matmul(d_discriminator_3, s->discriminator_3_weight, d_discriminator_2);
    k90_where_mul_add(ge, d_discriminator_0, gt_3);
    k91_matmul(d_discriminator_0, s->discriminator_0_weight, d_generator_5);
    k92_sub_mul_sum(d_generator_4, d_generator_5, d_generator_4_bias);
    k93_update_generator_4_bias(s->generator_exp_avg_generator_4_bias, d_generator_4_bias,
                                s->generator_exp_avg_sq_generator_4_bias, root_correction,
                                step_size, s->generator_4_bias);
    k94_matmul(d_generator_4, s->generator_4_weight, d_generator_3);
    k95_where_mul_add(gt_2, d_generator_2, d_generator_2_bias);
    k96_update_generator_2_bias(s->generator_exp_avg_generator_2_bias, d_generator_2_bias,
                                s->generator_exp_avg_sq_generator_2_bias, root_correction,
                                step_size, s->generator_2_bias);
    k97_matmul(d_generator_4, generator_3, d_generator_4_weight);
    k98_update_generator_4_weight(s->generator_exp_avg_generator_4_weight, d_generator_4_weight,
                                  s->generator_exp_avg_sq_generator_4_weight, root_correction,
                                  step_size, s->generator_4_weight);
    k99_matmul(d_generator_2, s->generator_2_weight, d_generator_1);
    k100_matmul(d_generator_2, generator_1, d_generator_2_weight);
    k101_update_generator_2_weight(s->generator_exp_avg_generator_2_weight, d_generator_2_weight,
                                   s->generator_exp_avg_sq_generator_2_weight, root_correction,
                                   step_size, s->generator_2_weight);
    k102_where_mul_add(gt, d_generator_0, d_generator_0_bias);
    k103_update_generator_0_bias(s->generator_exp_avg_generator_0_bias, d_generator_0_bias,
                                 s->generator_exp_avg_sq_generator_0_bias, root_correction,
                                 step_size, s->generator_0_bias);
    k104_matmul(d_generator_0, normal_, d_generator_0_weight);
    k105_update_generator_0_weight(s->generator_exp_avg_generator_0_weight, d_generator_0_weight,
                                   s->generator_exp_avg_sq_generator_0_weight, root_correction,
                                   step_size, s->generator_0_weight);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const float *x; /* x (100, 1, 28, 28) */
    const int *y; /* y not read */
    float *loss_discriminator; /* loss.discriminator () */
    float *loss_generator; /* loss.generator () */
    float *distance; /* distance () */
    float *spread; /* spread () */
};

/* k106  gan.lua:34
 *   sum__6 = sum(where(sum((x - x) * (x - x)) == 0, 0, sqrt(where(sum((x - x) * (x - x)) == 0, 1,
 *       sum((x - x) * (x - x))))))  (1, 1)
 */
static void k106_sub_mul_sum(const float *restrict x, float *restrict sum__6)
{
    sum__6[0] = 0.0f;
    for (long i0 = 0; i0 < 100; i0++) {
        for (long i1 = 0; i1 < 100; i1++) {
            float sum4 = 0.0f;
            for (long j = 0; j < 784; j++) {
                const float sub2 = x[i0 * 784 + j] - x[i1 * 784 + j];
                const float mul3 = sub2 * sub2;
                sum4 += mul3;
            }
            const int eq6 = sum4 == 0.0f;
            const float where8 = eq6 ? 1.0f : sum4;
            const float sqrt9 = sqrtf(where8);
            const float where10 = eq6 ? 0.0f : sqrt9;
            sum__6[0] += where10;
        }
    }
}

/* k107  gan.lua:17
 *   matmul = x @ discriminator_0_weight.T  (100, 256)
 */
static void k107_matmul(const float *restrict x, const float *restrict discriminator_0_weight,
                        float *restrict matmul)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 784 + k + l] * discriminator_0_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 256 + j] = sum;
        }
    }
}

/* k108  gan.lua:17
 *   discriminator_1 (over matmul) = where((matmul + discriminator_0_bias) > 0, matmul +
 *       discriminator_0_bias, (matmul + discriminator_0_bias) * 0.2)  (100, 256)
 */
static void k108_add_gt_mul(float *restrict discriminator_1,
                            const float *restrict discriminator_0_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_ij = discriminator_1[i * 256 + j];
            const float add2 = matmul_ij + discriminator_0_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float discriminator_1_ij = gt4 ? add2 : mul6;
            discriminator_1[i * 256 + j] = discriminator_1_ij;
        }
    }
}

/* k109  gan.lua:18
 *   matmul_2 = discriminator_1 @ discriminator_3_weight.T  (100, 128)
 */
static void k109_matmul(const float *restrict discriminator_1,
                        const float *restrict discriminator_3_weight, float *restrict matmul_2)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        discriminator_1[i * 256 + k + l] * discriminator_3_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 128 + j] = sum;
        }
    }
}

/* k110  gan.lua:18
 *   discriminator_4 (over matmul_2) = where((matmul_2 + discriminator_3_bias) > 0, matmul_2 +
 *       discriminator_3_bias, (matmul_2 + discriminator_3_bias) * 0.2)  (100, 128)
 */
static void k110_add_gt_mul(float *restrict discriminator_4,
                            const float *restrict discriminator_3_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_2_ij = discriminator_4[i * 128 + j];
            const float add2 = matmul_2_ij + discriminator_3_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float discriminator_4_ij = gt4 ? add2 : mul6;
            discriminator_4[i * 128 + j] = discriminator_4_ij;
        }
    }
}

/* k111  gan.lua:19
 *   matmul_3 = discriminator_4 @ discriminator_6_weight.T  (100, 1)
 */
static void k111_matmul(const float *restrict discriminator_4,
                        const float *restrict discriminator_6_weight, float *restrict matmul_3)
{
    for (long i = 0; i < 100; i++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += discriminator_4[i * 128 + k + l] * discriminator_6_weight[k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_3[i] = sum;
    }
}

/* k112  gan.lua:29
 *   sum_ = sum(softplus(matmul_3 + discriminator_6_bias) - (matmul_3 + discriminator_6_bias))
 *       (1, 1)
 */
static void k112_add_softplus_sub(const float *restrict matmul_3,
                                  const float *restrict discriminator_6_bias,
                                  float *restrict sum_)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 100; j++) {
        const float add2 = matmul_3[j] + discriminator_6_bias[0];
        const float softplus3 = (add2 > 0 ? add2 : 0) + log1pf(expf(add2 > 0 ? -add2 : add2));
        const float sub4 = softplus3 - add2;
        sum_[0] += sub4;
    }
}

/* k113  gan.lua:23
 *   normal_ = normal()  (100, 64)
 */
static void k113_normal(const int *restrict seed, const int *restrict discriminator_step,
                        float *restrict normal_)
{
    for (long j = 0; j < 6400; j++) {
        const float normal__j = normal_f32(&seed[0], discriminator_step[0], 1, j);
        normal_[j] = normal__j;
    }
}

/* k114  gan.lua:12
 *   matmul_4 = normal_ @ generator_0_weight.T  (100, 128)
 */
static void k114_matmul(const float *restrict normal_, const float *restrict generator_0_weight,
                        float *restrict matmul_4)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += normal_[i * 64 + k + l] * generator_0_weight[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 128 + j] = sum;
        }
    }
}

/* k115  gan.lua:12
 *   generator_1 (over matmul_4) = where((matmul_4 + generator_0_bias) > 0, matmul_4 +
 *       generator_0_bias, (matmul_4 + generator_0_bias) * 0.2)  (100, 128)
 */
static void k115_add_gt_mul(float *restrict generator_1, const float *restrict generator_0_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_4_ij = generator_1[i * 128 + j];
            const float add2 = matmul_4_ij + generator_0_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_1_ij = gt4 ? add2 : mul6;
            generator_1[i * 128 + j] = generator_1_ij;
        }
    }
}

/* k116  gan.lua:13
 *   matmul_5 = generator_1 @ generator_2_weight.T  (100, 256)
 */
static void k116_matmul(const float *restrict generator_1, const float *restrict generator_2_weight,
                        float *restrict matmul_5)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_1[i * 128 + k + l] * generator_2_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_5[i * 256 + j] = sum;
        }
    }
}

/* k117  gan.lua:13
 *   generator_3 (over matmul_5) = where((matmul_5 + generator_2_bias) > 0, matmul_5 +
 *       generator_2_bias, (matmul_5 + generator_2_bias) * 0.2)  (100, 256)
 */
static void k117_add_gt_mul(float *restrict generator_3, const float *restrict generator_2_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_5_ij = generator_3[i * 256 + j];
            const float add2 = matmul_5_ij + generator_2_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_3_ij = gt4 ? add2 : mul6;
            generator_3[i * 256 + j] = generator_3_ij;
        }
    }
}

/* k118  gan.lua:14
 *   matmul_6 = generator_3 @ generator_4_weight.T  (100, 784)
 */
static void k118_matmul(const float *restrict generator_3, const float *restrict generator_4_weight,
                        float *restrict matmul_6)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_3[i * 256 + k + l] * generator_4_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_6[i * 784 + j] = sum;
        }
    }
}

/* k119  gan.lua:14
 *   generator_5 (over matmul_6) = sigmoid(matmul_6 + generator_4_bias)  (100, 784)
 */
static void k119_add_sigmoid(float *restrict generator_5, const float *restrict generator_4_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            const float matmul_6_ij = generator_5[i * 784 + j];
            const float add2 = matmul_6_ij + generator_4_bias[j];
            const float generator_5_ij = 1 / (1 + expf(-add2));
            generator_5[i * 784 + j] = generator_5_ij;
        }
    }
}

/* k120  gan.lua:17
 *   matmul_7 = generator_5 @ discriminator_0_weight.T  (100, 256)
 */
static void k120_matmul(const float *restrict generator_5,
                        const float *restrict discriminator_0_weight, float *restrict matmul_7)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        generator_5[i * 784 + k + l] * discriminator_0_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_7[i * 256 + j] = sum;
        }
    }
}

/* k121  gan.lua:17
 *   discriminator_1_2 (over matmul_7) = where((matmul_7 + discriminator_0_bias) > 0, matmul_7 +
 *       discriminator_0_bias, (matmul_7 + discriminator_0_bias) * 0.2)  (100, 256)
 */
static void k121_add_gt_mul(float *restrict discriminator_1_2,
                            const float *restrict discriminator_0_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_7_ij = discriminator_1_2[i * 256 + j];
            const float add2 = matmul_7_ij + discriminator_0_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float discriminator_1_2_ij = gt4 ? add2 : mul6;
            discriminator_1_2[i * 256 + j] = discriminator_1_2_ij;
        }
    }
}

/* k122  gan.lua:18
 *   matmul_8 = discriminator_1_2 @ discriminator_3_weight.T  (100, 128)
 */
static void k122_matmul(const float *restrict discriminator_1_2,
                        const float *restrict discriminator_3_weight, float *restrict matmul_8)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        discriminator_1_2[i * 256 + k + l] *
                        discriminator_3_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_8[i * 128 + j] = sum;
        }
    }
}

/* k123  gan.lua:18
 *   discriminator_4_2 (over matmul_8) = where((matmul_8 + discriminator_3_bias) > 0, matmul_8 +
 *       discriminator_3_bias, (matmul_8 + discriminator_3_bias) * 0.2)  (100, 128)
 */
static void k123_add_gt_mul(float *restrict discriminator_4_2,
                            const float *restrict discriminator_3_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_8_ij = discriminator_4_2[i * 128 + j];
            const float add2 = matmul_8_ij + discriminator_3_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float discriminator_4_2_ij = gt4 ? add2 : mul6;
            discriminator_4_2[i * 128 + j] = discriminator_4_2_ij;
        }
    }
}

/* k124  gan.lua:19
 *   matmul_9 = discriminator_4_2 @ discriminator_6_weight.T  (100, 1)
 */
static void k124_matmul(const float *restrict discriminator_4_2,
                        const float *restrict discriminator_6_weight, float *restrict matmul_9)
{
    for (long i = 0; i < 100; i++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += discriminator_4_2[i * 128 + k + l] * discriminator_6_weight[k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_9[i] = sum;
    }
}

/* k125  gan.lua:29
 *   sum__2 = sum(softplus(matmul_9 + discriminator_6_bias) - (matmul_9 + discriminator_6_bias) * 0)
 *       (1, 1)
 */
static void k125_add_softplus_mul(const float *restrict matmul_9,
                                  const float *restrict discriminator_6_bias,
                                  float *restrict sum__2)
{
    sum__2[0] = 0.0f;
    for (long j = 0; j < 100; j++) {
        const float add2 = matmul_9[j] + discriminator_6_bias[0];
        const float softplus3 = (add2 > 0 ? add2 : 0) + log1pf(expf(add2 > 0 ? -add2 : add2));
        const float mul5 = add2 * 0.0f;
        const float sub6 = softplus3 - mul5;
        sum__2[0] += sub6;
    }
}

/* k126  gan.lua:48
 *   loss_discriminator = sum_ / 100 + sum__2 / 100  ()
 */
static void k126_div_add(const float *restrict sum_, const float *restrict sum__2,
                         float *restrict loss_discriminator)
{
    const float div2 = sum_[0] / 100.0f;
    const float div4 = sum__2[0] / 100.0f;
    const float loss_discriminator_0 = div2 + div4;
    loss_discriminator[0] = loss_discriminator_0;
}

/* k127  gan.lua:23
 *   normal__2 = normal()  (100, 64)
 */
static void k127_normal(const int *restrict seed, const int *restrict discriminator_step,
                        float *restrict normal__2)
{
    for (long j = 0; j < 6400; j++) {
        const float normal__2_j = normal_f32(&seed[0], discriminator_step[0], 2, j);
        normal__2[j] = normal__2_j;
    }
}

/* k128  gan.lua:12
 *   matmul_10 = normal__2 @ generator_0_weight.T  (100, 128)
 */
static void k128_matmul(const float *restrict normal__2, const float *restrict generator_0_weight,
                        float *restrict matmul_10)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += normal__2[i * 64 + k + l] * generator_0_weight[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_10[i * 128 + j] = sum;
        }
    }
}

/* k129  gan.lua:12
 *   generator_1_2 (over matmul_10) = where((matmul_10 + generator_0_bias) > 0, matmul_10 +
 *       generator_0_bias, (matmul_10 + generator_0_bias) * 0.2)  (100, 128)
 */
static void k129_add_gt_mul(float *restrict generator_1_2,
                            const float *restrict generator_0_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_10_ij = generator_1_2[i * 128 + j];
            const float add2 = matmul_10_ij + generator_0_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_1_2_ij = gt4 ? add2 : mul6;
            generator_1_2[i * 128 + j] = generator_1_2_ij;
        }
    }
}

/* k130  gan.lua:13
 *   matmul_11 = generator_1_2 @ generator_2_weight.T  (100, 256)
 */
static void k130_matmul(const float *restrict generator_1_2,
                        const float *restrict generator_2_weight, float *restrict matmul_11)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_1_2[i * 128 + k + l] * generator_2_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_11[i * 256 + j] = sum;
        }
    }
}

/* k131  gan.lua:13
 *   generator_3_2 (over matmul_11) = where((matmul_11 + generator_2_bias) > 0, matmul_11 +
 *       generator_2_bias, (matmul_11 + generator_2_bias) * 0.2)  (100, 256)
 */
static void k131_add_gt_mul(float *restrict generator_3_2,
                            const float *restrict generator_2_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_11_ij = generator_3_2[i * 256 + j];
            const float add2 = matmul_11_ij + generator_2_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_3_2_ij = gt4 ? add2 : mul6;
            generator_3_2[i * 256 + j] = generator_3_2_ij;
        }
    }
}

/* k132  gan.lua:14
 *   matmul_12 = generator_3_2 @ generator_4_weight.T  (100, 784)
 */
static void k132_matmul(const float *restrict generator_3_2,
                        const float *restrict generator_4_weight, float *restrict matmul_12)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_3_2[i * 256 + k + l] * generator_4_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_12[i * 784 + j] = sum;
        }
    }
}

/* k133  gan.lua:14
 *   generator_5_2 (over matmul_12) = sigmoid(matmul_12 + generator_4_bias)  (100, 784)
 */
static void k133_add_sigmoid(float *restrict generator_5_2,
                             const float *restrict generator_4_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            const float matmul_12_ij = generator_5_2[i * 784 + j];
            const float add2 = matmul_12_ij + generator_4_bias[j];
            const float generator_5_2_ij = 1 / (1 + expf(-add2));
            generator_5_2[i * 784 + j] = generator_5_2_ij;
        }
    }
}

/* k134  gan.lua:17
 *   matmul_13 = generator_5_2 @ discriminator_0_weight.T  (100, 256)
 */
static void k134_matmul(const float *restrict generator_5_2,
                        const float *restrict discriminator_0_weight, float *restrict matmul_13)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        generator_5_2[i * 784 + k + l] * discriminator_0_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_13[i * 256 + j] = sum;
        }
    }
}

/* k135  gan.lua:17
 *   discriminator_1_3 (over matmul_13) = where((matmul_13 + discriminator_0_bias) > 0, matmul_13 +
 *       discriminator_0_bias, (matmul_13 + discriminator_0_bias) * 0.2)  (100, 256)
 */
static void k135_add_gt_mul(float *restrict discriminator_1_3,
                            const float *restrict discriminator_0_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_13_ij = discriminator_1_3[i * 256 + j];
            const float add2 = matmul_13_ij + discriminator_0_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float discriminator_1_3_ij = gt4 ? add2 : mul6;
            discriminator_1_3[i * 256 + j] = discriminator_1_3_ij;
        }
    }
}

/* k136  gan.lua:18
 *   matmul_14 = discriminator_1_3 @ discriminator_3_weight.T  (100, 128)
 */
static void k136_matmul(const float *restrict discriminator_1_3,
                        const float *restrict discriminator_3_weight, float *restrict matmul_14)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        discriminator_1_3[i * 256 + k + l] *
                        discriminator_3_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_14[i * 128 + j] = sum;
        }
    }
}

/* k137  gan.lua:18
 *   discriminator_4_3 (over matmul_14) = where((matmul_14 + discriminator_3_bias) > 0, matmul_14 +
 *       discriminator_3_bias, (matmul_14 + discriminator_3_bias) * 0.2)  (100, 128)
 */
static void k137_add_gt_mul(float *restrict discriminator_4_3,
                            const float *restrict discriminator_3_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_14_ij = discriminator_4_3[i * 128 + j];
            const float add2 = matmul_14_ij + discriminator_3_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float discriminator_4_3_ij = gt4 ? add2 : mul6;
            discriminator_4_3[i * 128 + j] = discriminator_4_3_ij;
        }
    }
}

/* k138  gan.lua:19
 *   matmul_15 = discriminator_4_3 @ discriminator_6_weight.T  (100, 1)
 */
static void k138_matmul(const float *restrict discriminator_4_3,
                        const float *restrict discriminator_6_weight, float *restrict matmul_15)
{
    for (long i = 0; i < 100; i++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += discriminator_4_3[i * 128 + k + l] * discriminator_6_weight[k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_15[i] = sum;
    }
}

/* k139  gan.lua:29
 *   sum__3 = sum(softplus(matmul_15 + discriminator_6_bias) - (matmul_15 + discriminator_6_bias))
 *       (1, 1)
 */
static void k139_add_softplus_sub(const float *restrict matmul_15,
                                  const float *restrict discriminator_6_bias,
                                  float *restrict sum__3)
{
    sum__3[0] = 0.0f;
    for (long j = 0; j < 100; j++) {
        const float add2 = matmul_15[j] + discriminator_6_bias[0];
        const float softplus3 = (add2 > 0 ? add2 : 0) + log1pf(expf(add2 > 0 ? -add2 : add2));
        const float sub4 = softplus3 - add2;
        sum__3[0] += sub4;
    }
}

/* k140  gan.lua:29
 *   loss_generator = sum__3 / 100  ()
 */
static void k140_div(const float *restrict sum__3, float *restrict loss_generator)
{
    const float loss_generator_0 = sum__3[0] / 100.0f;
    loss_generator[0] = loss_generator_0;
}

/* k141  gan.lua:23
 *   normal__3 = normal()  (100, 64)
 */
static void k141_normal(const int *restrict seed, const int *restrict discriminator_step,
                        float *restrict normal__3)
{
    for (long j = 0; j < 6400; j++) {
        const float normal__3_j = normal_f32(&seed[0], discriminator_step[0], 3, j);
        normal__3[j] = normal__3_j;
    }
}

/* k142  gan.lua:12
 *   matmul_16 = normal__3 @ generator_0_weight.T  (100, 128)
 */
static void k142_matmul(const float *restrict normal__3, const float *restrict generator_0_weight,
                        float *restrict matmul_16)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += normal__3[i * 64 + k + l] * generator_0_weight[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_16[i * 128 + j] = sum;
        }
    }
}

/* k143  gan.lua:12
 *   generator_1_3 (over matmul_16) = where((matmul_16 + generator_0_bias) > 0, matmul_16 +
 *       generator_0_bias, (matmul_16 + generator_0_bias) * 0.2)  (100, 128)
 */
static void k143_add_gt_mul(float *restrict generator_1_3,
                            const float *restrict generator_0_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_16_ij = generator_1_3[i * 128 + j];
            const float add2 = matmul_16_ij + generator_0_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_1_3_ij = gt4 ? add2 : mul6;
            generator_1_3[i * 128 + j] = generator_1_3_ij;
        }
    }
}

/* k144  gan.lua:13
 *   matmul_17 = generator_1_3 @ generator_2_weight.T  (100, 256)
 */
static void k144_matmul(const float *restrict generator_1_3,
                        const float *restrict generator_2_weight, float *restrict matmul_17)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_1_3[i * 128 + k + l] * generator_2_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_17[i * 256 + j] = sum;
        }
    }
}

/* k145  gan.lua:13
 *   generator_3_3 (over matmul_17) = where((matmul_17 + generator_2_bias) > 0, matmul_17 +
 *       generator_2_bias, (matmul_17 + generator_2_bias) * 0.2)  (100, 256)
 */
static void k145_add_gt_mul(float *restrict generator_3_3,
                            const float *restrict generator_2_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_17_ij = generator_3_3[i * 256 + j];
            const float add2 = matmul_17_ij + generator_2_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_3_3_ij = gt4 ? add2 : mul6;
            generator_3_3[i * 256 + j] = generator_3_3_ij;
        }
    }
}

/* k146  gan.lua:14
 *   matmul_18 = generator_3_3 @ generator_4_weight.T  (100, 784)
 */
static void k146_matmul(const float *restrict generator_3_3,
                        const float *restrict generator_4_weight, float *restrict matmul_18)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_3_3[i * 256 + k + l] * generator_4_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_18[i * 784 + j] = sum;
        }
    }
}

/* k147  gan.lua:14
 *   generator_5_3 (over matmul_18) = sigmoid(matmul_18 + generator_4_bias)  (100, 784)
 */
static void k147_add_sigmoid(float *restrict generator_5_3,
                             const float *restrict generator_4_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            const float matmul_18_ij = generator_5_3[i * 784 + j];
            const float add2 = matmul_18_ij + generator_4_bias[j];
            const float generator_5_3_ij = 1 / (1 + expf(-add2));
            generator_5_3[i * 784 + j] = generator_5_3_ij;
        }
    }
}

/* k148  gan.lua:34
 *   sub2 = x - generator_5_3
 *   sum4 = sum(sub2 * sub2)
 *   eq6 = sum4 == 0
 *   sum__4 = sum(where(eq6, 0, sqrt(where(eq6, 1, sum4))))  (1, 1)
 */
static void k148_sub_mul_sum(const float *restrict x, const float *restrict generator_5_3,
                             float *restrict sum__4)
{
    sum__4[0] = 0.0f;
    for (long i0 = 0; i0 < 100; i0++) {
        for (long i1 = 0; i1 < 100; i1++) {
            float sum4 = 0.0f;
            for (long j = 0; j < 784; j++) {
                const float sub2 = x[i0 * 784 + j] - generator_5_3[i1 * 784 + j];
                const float mul3 = sub2 * sub2;
                sum4 += mul3;
            }
            const int eq6 = sum4 == 0.0f;
            const float where8 = eq6 ? 1.0f : sum4;
            const float sqrt9 = sqrtf(where8);
            const float where10 = eq6 ? 0.0f : sqrt9;
            sum__4[0] += where10;
        }
    }
}

/* k149  gan.lua:34
 *   sub2 = generator_5_3 - generator_5_3
 *   sum4 = sum(sub2 * sub2)
 *   eq6 = sum4 == 0
 *   sum__8 = sum(where(eq6, 0, sqrt(where(eq6, 1, sum4))))  (1, 1)
 */
static void k149_sub_mul_sum(const float *restrict generator_5_3, float *restrict sum__8)
{
    sum__8[0] = 0.0f;
    for (long i0 = 0; i0 < 100; i0++) {
        for (long i1 = 0; i1 < 100; i1++) {
            float sum4 = 0.0f;
            for (long j = 0; j < 784; j++) {
                const float sub2 = generator_5_3[i0 * 784 + j] - generator_5_3[i1 * 784 + j];
                const float mul3 = sub2 * sub2;
                sum4 += mul3;
            }
            const int eq6 = sum4 == 0.0f;
            const float where8 = eq6 ? 1.0f : sum4;
            const float sqrt9 = sqrtf(where8);
            const float where10 = eq6 ? 0.0f : sqrt9;
            sum__8[0] += where10;
        }
    }
}

/* k150  gan.lua:62
 *   distance = 2 * (sum__4 / 10000) - sum__6 / 9900 - sum__8 / 9900  ()
 *   spread = sum__8 / 9900 / (sum__6 / 9900)  ()
 */
static void k150_div_mul_sub(const float *restrict sum__4, const float *restrict sum__6,
                             const float *restrict sum__8, float *restrict distance,
                             float *restrict spread)
{
    const float div2 = sum__4[0] / 10000.0f;
    const float div5 = sum__6[0] / 9900.0f;
    const float div7 = sum__8[0] / 9900.0f;
    const float mul9 = 2.0f * div2;
    const float sub10 = mul9 - div5;
    const float distance_0 = sub10 - div7;
    const float spread_0 = div7 / div5;
    distance[0] = distance_0;
    spread[0] = spread_0;
}

/* One eval_step: 45 kernels; `work` holds 416128 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (100, 256) */
    float *const discriminator_1 = (float *)(void *)(at + 0); /* (100, 256) */
    float *const matmul_2 = (float *)(void *)(at + 102400); /* (100, 128) */
    float *const discriminator_4 = (float *)(void *)(at + 102400); /* (100, 128) */
    float *const matmul_3 = (float *)(void *)(at + 0); /* (100, 1) */
    float *const sum_ = (float *)(void *)(at + 416000); /* (1, 1) */
    float *const normal_ = (float *)(void *)(at + 51200); /* (100, 64) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const generator_1 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const matmul_5 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const generator_3 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const matmul_6 = (float *)(void *)(at + 0); /* (100, 784) */
    float *const generator_5 = (float *)(void *)(at + 0); /* (100, 784) */
    float *const matmul_7 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const discriminator_1_2 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const matmul_8 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const discriminator_4_2 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const matmul_9 = (float *)(void *)(at + 51200); /* (100, 1) */
    float *const sum__2 = (float *)(void *)(at + 0); /* (1, 1) */
    float *const normal__2 = (float *)(void *)(at + 51200); /* (100, 64) */
    float *const matmul_10 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const generator_1_2 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const matmul_11 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const generator_3_2 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const matmul_12 = (float *)(void *)(at + 0); /* (100, 784) */
    float *const generator_5_2 = (float *)(void *)(at + 0); /* (100, 784) */
    float *const matmul_13 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const discriminator_1_3 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const matmul_14 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const discriminator_4_3 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const matmul_15 = (float *)(void *)(at + 51200); /* (100, 1) */
    float *const sum__3 = (float *)(void *)(at + 0); /* (1, 1) */
    float *const normal__3 = (float *)(void *)(at + 51200); /* (100, 64) */
    float *const matmul_16 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const generator_1_3 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const matmul_17 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const generator_3_3 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const matmul_18 = (float *)(void *)(at + 0); /* (100, 784) */
    float *const generator_5_3 = (float *)(void *)(at + 0); /* (100, 784) */
    float *const sum__4 = (float *)(void *)(at + 318080); /* (1, 1) */
    float *const sum__6 = (float *)(void *)(at + 416064); /* (1, 1) */
    float *const sum__8 = (float *)(void *)(at + 318144); /* (1, 1) */

    k106_sub_mul_sum(io->x, sum__6);
    k107_matmul(io->x, s->discriminator_0_weight, matmul);
    k108_add_gt_mul(discriminator_1, s->discriminator_0_bias);
    k109_matmul(discriminator_1, s->discriminator_3_weight, matmul_2);
    k110_add_gt_mul(discriminator_4, s->discriminator_3_bias);
    k111_matmul(discriminator_4, s->discriminator_6_weight, matmul_3);
    k112_add_softplus_sub(matmul_3, s->discriminator_6_bias, sum_);
    k113_normal(s->seed, s->discriminator_step, normal_);
    k114_matmul(normal_, s->generator_0_weight, matmul_4);
    k115_add_gt_mul(generator_1, s->generator_0_bias);
    k116_matmul(generator_1, s->generator_2_weight, matmul_5);
    k117_add_gt_mul(generator_3, s->generator_2_bias);
    k118_matmul(generator_3, s->generator_4_weight, matmul_6);
    k119_add_sigmoid(generator_5, s->generator_4_bias);
    k120_matmul(generator_5, s->discriminator_0_weight, matmul_7);
    k121_add_gt_mul(discriminator_1_2, s->discriminator_0_bias);
    k122_matmul(discriminator_1_2, s->discriminator_3_weight, matmul_8);
    k123_add_gt_mul(discriminator_4_2, s->discriminator_3_bias);
    k124_matmul(discriminator_4_2, s->discriminator_6_weight, matmul_9);
    k125_add_softplus_mul(matmul_9, s->discriminator_6_bias, sum__2);
    k126_div_add(sum_, sum__2, io->loss_discriminator);
    k127_normal(s->seed, s->discriminator_step, normal__2);
    k128_matmul(normal__2, s->generator_0_weight, matmul_10);
    k129_add_gt_mul(generator_1_2, s->generator_0_bias);
    k130_matmul(generator_1_2, s->generator_2_weight, matmul_11);
    k131_add_gt_mul(generator_3_2, s->generator_2_bias);
    k132_matmul(generator_3_2, s->generator_4_weight, matmul_12);
    k133_add_sigmoid(generator_5_2, s->generator_4_bias);
    k134_matmul(generator_5_2, s->discriminator_0_weight, matmul_13);
    k135_add_gt_mul(discriminator_1_3, s->discriminator_0_bias);
    k136_matmul(discriminator_1_3, s->discriminator_3_weight, matmul_14);
    k137_add_gt_mul(discriminator_4_3, s->discriminator_3_bias);
    k138_matmul(discriminator_4_3, s->discriminator_6_weight, matmul_15);
    k139_add_softplus_sub(matmul_15, s->discriminator_6_bias, sum__3);
    k140_div(sum__3, io->loss_generator);
    k141_normal(s->seed, s->discriminator_step, normal__3);
    k142_matmul(normal__3, s->generator_0_weight, matmul_16);
    k143_add_gt_mul(generator_1_3, s->generator_0_bias);
    k144_matmul(generator_1_3, s->generator_2_weight, matmul_17);
    k145_add_gt_mul(generator_3_3, s->generator_2_bias);
    k146_matmul(generator_3_3, s->generator_4_weight, matmul_18);
    k147_add_sigmoid(generator_5_3, s->generator_4_bias);
    k148_sub_mul_sum(io->x, generator_5_3, sum__4);
    k149_sub_mul_sum(generator_5_3, sum__8);
    k150_div_mul_sub(sum__4, sum__6, sum__8, io->distance, io->spread);
}

/* ---- predict ---- */

/* What predict reads and writes. */
struct predict_io {
    const float *x; /* x not read */
    const int *y; /* y not read */
    float *prediction; /* prediction (100, 1, 28, 28) */
};

/* k151  gan.lua:23
 *   normal_ = normal()  (100, 64)
 */
static void k151_normal(const int *restrict seed, const int *restrict discriminator_step,
                        float *restrict normal_)
{
    for (long j = 0; j < 6400; j++) {
        const float normal__j = normal_f32(&seed[0], discriminator_step[0], 1, j);
        normal_[j] = normal__j;
    }
}

/* k152  gan.lua:12
 *   matmul = normal_ @ generator_0_weight.T  (100, 128)
 */
static void k152_matmul(const float *restrict normal_, const float *restrict generator_0_weight,
                        float *restrict matmul)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += normal_[i * 64 + k + l] * generator_0_weight[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 128 + j] = sum;
        }
    }
}

/* k153  gan.lua:12
 *   generator_1 (over matmul) = where((matmul + generator_0_bias) > 0, matmul + generator_0_bias,
 *       (matmul + generator_0_bias) * 0.2)  (100, 128)
 */
static void k153_add_gt_mul(float *restrict generator_1, const float *restrict generator_0_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 128; j++) {
            const float matmul_ij = generator_1[i * 128 + j];
            const float add2 = matmul_ij + generator_0_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_1_ij = gt4 ? add2 : mul6;
            generator_1[i * 128 + j] = generator_1_ij;
        }
    }
}

/* k154  gan.lua:13
 *   matmul_2 = generator_1 @ generator_2_weight.T  (100, 256)
 */
static void k154_matmul(const float *restrict generator_1, const float *restrict generator_2_weight,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_1[i * 128 + k + l] * generator_2_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 256 + j] = sum;
        }
    }
}

/* k155  gan.lua:13
 *   generator_3 (over matmul_2) = where((matmul_2 + generator_2_bias) > 0, matmul_2 +
 *       generator_2_bias, (matmul_2 + generator_2_bias) * 0.2)  (100, 256)
 */
static void k155_add_gt_mul(float *restrict generator_3, const float *restrict generator_2_bias)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_2_ij = generator_3[i * 256 + j];
            const float add2 = matmul_2_ij + generator_2_bias[j];
            const int gt4 = add2 > 0.0f;
            const float mul6 = add2 * 0.2f;
            const float generator_3_ij = gt4 ? add2 : mul6;
            generator_3[i * 256 + j] = generator_3_ij;
        }
    }
}

/* k156  gan.lua:14
 *   matmul_3 = generator_3 @ generator_4_weight.T  (100, 784)
 */
static void k156_matmul(const float *restrict generator_3, const float *restrict generator_4_weight,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += generator_3[i * 256 + k + l] * generator_4_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 784 + j] = sum;
        }
    }
}

/* k157  gan.lua:14
 *   prediction = sigmoid(matmul_3 + generator_4_bias)  (100, 784)
 */
static void k157_add_sigmoid(const float *restrict matmul_3, const float *restrict generator_4_bias,
                             float *restrict prediction)
{
    for (long i = 0; i < 100; i++) {
        for (long j = 0; j < 784; j++) {
            const float add2 = matmul_3[i * 784 + j] + generator_4_bias[j];
            const float prediction_ij = 1 / (1 + expf(-add2));
            prediction[i * 784 + j] = prediction_ij;
        }
    }
}

/* One predict: 7 kernels; `work` holds 416000 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const normal_ = (float *)(void *)(at + 51200); /* (100, 64) */
    float *const matmul = (float *)(void *)(at + 0); /* (100, 128) */
    float *const generator_1 = (float *)(void *)(at + 0); /* (100, 128) */
    float *const matmul_2 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const generator_3 = (float *)(void *)(at + 313600); /* (100, 256) */
    float *const matmul_3 = (float *)(void *)(at + 0); /* (100, 784) */

    k151_normal(s->seed, s->discriminator_step, normal_);
    k152_matmul(normal_, s->generator_0_weight, matmul);
    k153_add_gt_mul(generator_1, s->generator_0_bias);
    k154_matmul(generator_1, s->generator_2_weight, matmul_2);
    k155_add_gt_mul(generator_3, s->generator_2_bias);
    k156_matmul(generator_3, s->generator_4_weight, matmul_3);
    k157_add_sigmoid(matmul_3, s->generator_4_bias, io->prediction);
}

