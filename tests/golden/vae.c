/* vae: made by gradcc from vae.lua.
 * Learns the distribution of pictures of clothes (Fashion-MNIST, 60,000 of 28 x 28) with a
 * variational autoencoder (Kingma and Welling, 2014): the encoder gives mean and variance of a
 * normal distribution over 16 numbers, the decoder draws from a sample of it. Data: Debian's
 * package dataset-fashion-mnist. `predict` draws new pictures, from noise alone, one for each of
 * a batch. Expect a test loss (the negative evidence lower bound, in nats a picture) of 245 after
 * 5 epochs, in half a minute.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *decoder_0_weight; /* decoder.0.weight (400, 16) */
    float *decoder_0_bias; /* decoder.0.bias (400) */
    float *decoder_2_weight; /* decoder.2.weight (784, 400) */
    float *decoder_2_bias; /* decoder.2.bias (784) */
    float *hidden_weight; /* hidden.weight (400, 784) */
    float *hidden_bias; /* hidden.bias (400) */
    float *log_var_weight; /* log_var.weight (16, 400) */
    float *log_var_bias; /* log_var.bias (16) */
    float *mean_weight; /* mean.weight (16, 400) */
    float *mean_bias; /* mean.bias (16) */
    int *seed; /* seed (2) */
    int *step; /* step () */
    float *exp_avg_decoder_0_weight; /* exp_avg/decoder.0.weight (400, 16) */
    float *exp_avg_sq_decoder_0_weight; /* exp_avg_sq/decoder.0.weight (400, 16) */
    float *exp_avg_decoder_0_bias; /* exp_avg/decoder.0.bias (400) */
    float *exp_avg_sq_decoder_0_bias; /* exp_avg_sq/decoder.0.bias (400) */
    float *exp_avg_decoder_2_weight; /* exp_avg/decoder.2.weight (784, 400) */
    float *exp_avg_sq_decoder_2_weight; /* exp_avg_sq/decoder.2.weight (784, 400) */
    float *exp_avg_decoder_2_bias; /* exp_avg/decoder.2.bias (784) */
    float *exp_avg_sq_decoder_2_bias; /* exp_avg_sq/decoder.2.bias (784) */
    float *exp_avg_hidden_weight; /* exp_avg/hidden.weight (400, 784) */
    float *exp_avg_sq_hidden_weight; /* exp_avg_sq/hidden.weight (400, 784) */
    float *exp_avg_hidden_bias; /* exp_avg/hidden.bias (400) */
    float *exp_avg_sq_hidden_bias; /* exp_avg_sq/hidden.bias (400) */
    float *exp_avg_log_var_weight; /* exp_avg/log_var.weight (16, 400) */
    float *exp_avg_sq_log_var_weight; /* exp_avg_sq/log_var.weight (16, 400) */
    float *exp_avg_log_var_bias; /* exp_avg/log_var.bias (16) */
    float *exp_avg_sq_log_var_bias; /* exp_avg_sq/log_var.bias (16) */
    float *exp_avg_mean_weight; /* exp_avg/mean.weight (16, 400) */
    float *exp_avg_sq_mean_weight; /* exp_avg_sq/mean.weight (16, 400) */
    float *exp_avg_mean_bias; /* exp_avg/mean.bias (16) */
    float *exp_avg_sq_mean_bias; /* exp_avg_sq/mean.bias (16) */
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

/* k00  vae.lua:15
 *   decoder_0_weight = uniform() * 0.5 + -0.25  (400, 16)
 */
static void k00_update_decoder_0_weight(const int *restrict seed,
                                        float *restrict decoder_0_weight)
{
    for (long j = 0; j < 6400; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 0.5f;
        const float decoder_0_weight_j = mul4 + (-0.25f);
        decoder_0_weight[j] = decoder_0_weight_j;
    }
}

/* k01  vae.lua:15
 *   decoder_0_bias = uniform() * 0.5 + -0.25  (400)
 */
static void k01_update_decoder_0_bias(const int *restrict seed, float *restrict decoder_0_bias)
{
    for (long j = 0; j < 400; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.5f;
        const float decoder_0_bias_j = mul4 + (-0.25f);
        decoder_0_bias[j] = decoder_0_bias_j;
    }
}

/* k02  vae.lua:15
 *   decoder_2_weight = uniform() * 0.1 + -0.05  (784, 400)
 */
static void k02_update_decoder_2_weight(const int *restrict seed,
                                        float *restrict decoder_2_weight)
{
    for (long j = 0; j < 313600; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.1f;
        const float decoder_2_weight_j = mul4 + (-0.05f);
        decoder_2_weight[j] = decoder_2_weight_j;
    }
}

/* k03  vae.lua:15
 *   decoder_2_bias = uniform() * 0.1 + -0.05  (784)
 */
static void k03_update_decoder_2_bias(const int *restrict seed, float *restrict decoder_2_bias)
{
    for (long j = 0; j < 784; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.1f;
        const float decoder_2_bias_j = mul4 + (-0.05f);
        decoder_2_bias[j] = decoder_2_bias_j;
    }
}

/* k04  vae.lua:11
 *   hidden_weight = uniform() * 0.0714286 + -0.0357143  (400, 784)
 */
static void k04_update_hidden_weight(const int *restrict seed, float *restrict hidden_weight)
{
    for (long j = 0; j < 313600; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.0714285746f;
        const float hidden_weight_j = mul4 + (-0.0357142873f);
        hidden_weight[j] = hidden_weight_j;
    }
}

/* k05  vae.lua:11
 *   hidden_bias = uniform() * 0.0714286 + -0.0357143  (400)
 */
static void k05_update_hidden_bias(const int *restrict seed, float *restrict hidden_bias)
{
    for (long j = 0; j < 400; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000006, j);
        const float mul4 = uniform2 * 0.0714285746f;
        const float hidden_bias_j = mul4 + (-0.0357142873f);
        hidden_bias[j] = hidden_bias_j;
    }
}

/* k06  vae.lua:13
 *   log_var_weight = uniform() * 0.1 + -0.05  (16, 400)
 */
static void k06_update_log_var_weight(const int *restrict seed, float *restrict log_var_weight)
{
    for (long j = 0; j < 6400; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000007, j);
        const float mul4 = uniform2 * 0.1f;
        const float log_var_weight_j = mul4 + (-0.05f);
        log_var_weight[j] = log_var_weight_j;
    }
}

/* k07  vae.lua:13
 *   log_var_bias = uniform() * 0.1 + -0.05  (16)
 */
static void k07_update_log_var_bias(const int *restrict seed, float *restrict log_var_bias)
{
    for (long j = 0; j < 16; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000008, j);
        const float mul4 = uniform2 * 0.1f;
        const float log_var_bias_j = mul4 + (-0.05f);
        log_var_bias[j] = log_var_bias_j;
    }
}

/* k08  vae.lua:12
 *   mean_weight = uniform() * 0.1 + -0.05  (16, 400)
 */
static void k08_update_mean_weight(const int *restrict seed, float *restrict mean_weight)
{
    for (long j = 0; j < 6400; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000009, j);
        const float mul4 = uniform2 * 0.1f;
        const float mean_weight_j = mul4 + (-0.05f);
        mean_weight[j] = mean_weight_j;
    }
}

/* k09  vae.lua:12
 *   mean_bias = uniform() * 0.1 + -0.05  (16)
 */
static void k09_update_mean_bias(const int *restrict seed, float *restrict mean_bias)
{
    for (long j = 0; j < 16; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000010, j);
        const float mul4 = uniform2 * 0.1f;
        const float mean_bias_j = mul4 + (-0.05f);
        mean_bias[j] = mean_bias_j;
    }
}

/* k10  vae.lua:25
 *   step = 0  ()
 */
static void k10_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k11  vae.lua:47
 *   exp_avg_decoder_0_weight = 0  (400, 16)
 */
static void k11_update_exp_avg_decoder_0_weight(float *restrict exp_avg_decoder_0_weight)
{
    for (long j = 0; j < 6400; j++) {
        exp_avg_decoder_0_weight[j] = 0.0f;
    }
}

/* k12  vae.lua:47
 *   exp_avg_sq_decoder_0_weight = 0  (400, 16)
 */
static void k12_update_exp_avg_sq_decoder_0_weight(float *restrict exp_avg_sq_decoder_0_weight)
{
    for (long j = 0; j < 6400; j++) {
        exp_avg_sq_decoder_0_weight[j] = 0.0f;
    }
}

/* k13  vae.lua:47
 *   exp_avg_decoder_0_bias = 0  (400)
 */
static void k13_update_exp_avg_decoder_0_bias(float *restrict exp_avg_decoder_0_bias)
{
    for (long j = 0; j < 400; j++) {
        exp_avg_decoder_0_bias[j] = 0.0f;
    }
}

/* k14  vae.lua:47
 *   exp_avg_sq_decoder_0_bias = 0  (400)
 */
static void k14_update_exp_avg_sq_decoder_0_bias(float *restrict exp_avg_sq_decoder_0_bias)
{
    for (long j = 0; j < 400; j++) {
        exp_avg_sq_decoder_0_bias[j] = 0.0f;
    }
}

/* k15  vae.lua:47
 *   exp_avg_decoder_2_weight = 0  (784, 400)
 */
static void k15_update_exp_avg_decoder_2_weight(float *restrict exp_avg_decoder_2_weight)
{
    for (long j = 0; j < 313600; j++) {
        exp_avg_decoder_2_weight[j] = 0.0f;
    }
}

/* k16  vae.lua:47
 *   exp_avg_sq_decoder_2_weight = 0  (784, 400)
 */
static void k16_update_exp_avg_sq_decoder_2_weight(float *restrict exp_avg_sq_decoder_2_weight)
{
    for (long j = 0; j < 313600; j++) {
        exp_avg_sq_decoder_2_weight[j] = 0.0f;
    }
}

/* k17  vae.lua:47
 *   exp_avg_decoder_2_bias = 0  (784)
 */
static void k17_update_exp_avg_decoder_2_bias(float *restrict exp_avg_decoder_2_bias)
{
    for (long j = 0; j < 784; j++) {
        exp_avg_decoder_2_bias[j] = 0.0f;
    }
}

/* k18  vae.lua:47
 *   exp_avg_sq_decoder_2_bias = 0  (784)
 */
static void k18_update_exp_avg_sq_decoder_2_bias(float *restrict exp_avg_sq_decoder_2_bias)
{
    for (long j = 0; j < 784; j++) {
        exp_avg_sq_decoder_2_bias[j] = 0.0f;
    }
}

/* k19  vae.lua:47
 *   exp_avg_hidden_weight = 0  (400, 784)
 */
static void k19_update_exp_avg_hidden_weight(float *restrict exp_avg_hidden_weight)
{
    for (long j = 0; j < 313600; j++) {
        exp_avg_hidden_weight[j] = 0.0f;
    }
}

/* k20  vae.lua:47
 *   exp_avg_sq_hidden_weight = 0  (400, 784)
 */
static void k20_update_exp_avg_sq_hidden_weight(float *restrict exp_avg_sq_hidden_weight)
{
    for (long j = 0; j < 313600; j++) {
        exp_avg_sq_hidden_weight[j] = 0.0f;
    }
}

/* k21  vae.lua:47
 *   exp_avg_hidden_bias = 0  (400)
 */
static void k21_update_exp_avg_hidden_bias(float *restrict exp_avg_hidden_bias)
{
    for (long j = 0; j < 400; j++) {
        exp_avg_hidden_bias[j] = 0.0f;
    }
}

/* k22  vae.lua:47
 *   exp_avg_sq_hidden_bias = 0  (400)
 */
static void k22_update_exp_avg_sq_hidden_bias(float *restrict exp_avg_sq_hidden_bias)
{
    for (long j = 0; j < 400; j++) {
        exp_avg_sq_hidden_bias[j] = 0.0f;
    }
}

/* k23  vae.lua:47
 *   exp_avg_log_var_weight = 0  (16, 400)
 */
static void k23_update_exp_avg_log_var_weight(float *restrict exp_avg_log_var_weight)
{
    for (long j = 0; j < 6400; j++) {
        exp_avg_log_var_weight[j] = 0.0f;
    }
}

/* k24  vae.lua:47
 *   exp_avg_sq_log_var_weight = 0  (16, 400)
 */
static void k24_update_exp_avg_sq_log_var_weight(float *restrict exp_avg_sq_log_var_weight)
{
    for (long j = 0; j < 6400; j++) {
        exp_avg_sq_log_var_weight[j] = 0.0f;
    }
}

/* k25  vae.lua:47
 *   exp_avg_log_var_bias = 0  (16)
 */
static void k25_update_exp_avg_log_var_bias(float *restrict exp_avg_log_var_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_log_var_bias[j] = 0.0f;
    }
}

/* k26  vae.lua:47
 *   exp_avg_sq_log_var_bias = 0  (16)
 */
static void k26_update_exp_avg_sq_log_var_bias(float *restrict exp_avg_sq_log_var_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_sq_log_var_bias[j] = 0.0f;
    }
}

/* k27  vae.lua:47
 *   exp_avg_mean_weight = 0  (16, 400)
 */
static void k27_update_exp_avg_mean_weight(float *restrict exp_avg_mean_weight)
{
    for (long j = 0; j < 6400; j++) {
        exp_avg_mean_weight[j] = 0.0f;
    }
}

/* k28  vae.lua:47
 *   exp_avg_sq_mean_weight = 0  (16, 400)
 */
static void k28_update_exp_avg_sq_mean_weight(float *restrict exp_avg_sq_mean_weight)
{
    for (long j = 0; j < 6400; j++) {
        exp_avg_sq_mean_weight[j] = 0.0f;
    }
}

/* k29  vae.lua:47
 *   exp_avg_mean_bias = 0  (16)
 */
static void k29_update_exp_avg_mean_bias(float *restrict exp_avg_mean_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_mean_bias[j] = 0.0f;
    }
}

/* k30  vae.lua:47
 *   exp_avg_sq_mean_bias = 0  (16)
 */
static void k30_update_exp_avg_sq_mean_bias(float *restrict exp_avg_sq_mean_bias)
{
    for (long j = 0; j < 16; j++) {
        exp_avg_sq_mean_bias[j] = 0.0f;
    }
}

/* One init: 31 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_decoder_0_weight(s->seed, s->decoder_0_weight);
    k01_update_decoder_0_bias(s->seed, s->decoder_0_bias);
    k02_update_decoder_2_weight(s->seed, s->decoder_2_weight);
    k03_update_decoder_2_bias(s->seed, s->decoder_2_bias);
    k04_update_hidden_weight(s->seed, s->hidden_weight);
    k05_update_hidden_bias(s->seed, s->hidden_bias);
    k06_update_log_var_weight(s->seed, s->log_var_weight);
    k07_update_log_var_bias(s->seed, s->log_var_bias);
    k08_update_mean_weight(s->seed, s->mean_weight);
    k09_update_mean_bias(s->seed, s->mean_bias);
    k10_update_step(s->step);
    k11_update_exp_avg_decoder_0_weight(s->exp_avg_decoder_0_weight);
    k12_update_exp_avg_sq_decoder_0_weight(s->exp_avg_sq_decoder_0_weight);
    k13_update_exp_avg_decoder_0_bias(s->exp_avg_decoder_0_bias);
    k14_update_exp_avg_sq_decoder_0_bias(s->exp_avg_sq_decoder_0_bias);
    k15_update_exp_avg_decoder_2_weight(s->exp_avg_decoder_2_weight);
    k16_update_exp_avg_sq_decoder_2_weight(s->exp_avg_sq_decoder_2_weight);
    k17_update_exp_avg_decoder_2_bias(s->exp_avg_decoder_2_bias);
    k18_update_exp_avg_sq_decoder_2_bias(s->exp_avg_sq_decoder_2_bias);
    k19_update_exp_avg_hidden_weight(s->exp_avg_hidden_weight);
    k20_update_exp_avg_sq_hidden_weight(s->exp_avg_sq_hidden_weight);
    k21_update_exp_avg_hidden_bias(s->exp_avg_hidden_bias);
    k22_update_exp_avg_sq_hidden_bias(s->exp_avg_sq_hidden_bias);
    k23_update_exp_avg_log_var_weight(s->exp_avg_log_var_weight);
    k24_update_exp_avg_sq_log_var_weight(s->exp_avg_sq_log_var_weight);
    k25_update_exp_avg_log_var_bias(s->exp_avg_log_var_bias);
    k26_update_exp_avg_sq_log_var_bias(s->exp_avg_sq_log_var_bias);
    k27_update_exp_avg_mean_weight(s->exp_avg_mean_weight);
    k28_update_exp_avg_sq_mean_weight(s->exp_avg_sq_mean_weight);
    k29_update_exp_avg_mean_bias(s->exp_avg_mean_bias);
    k30_update_exp_avg_sq_mean_bias(s->exp_avg_sq_mean_bias);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y not read */
    float *loss; /* loss () */
};

/* k31  vae.lua:11
 *   matmul = x @ hidden_weight.T  (64, 400)
 */
static void k31_matmul(const float *restrict x, const float *restrict hidden_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 784 + k + l] * hidden_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 400 + j] = sum;
        }
    }
}

/* k32  vae.lua:23
 *   relu (over matmul) = relu(matmul + hidden_bias)  (64, 400)
 */
static void k32_add_relu(float *restrict relu, const float *restrict hidden_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            const float matmul_ij = relu[i * 400 + j];
            const float add2 = matmul_ij + hidden_bias[j];
            const float relu_ij = add2 < 0 ? 0 : add2;
            relu[i * 400 + j] = relu_ij;
        }
    }
}

/* k33  vae.lua:12
 *   matmul_2 = relu @ mean_weight.T  (64, 16)
 */
static void k33_matmul(const float *restrict relu, const float *restrict mean_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 400; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += relu[i * 400 + k + l] * mean_weight[j * 400 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 16 + j] = sum;
        }
    }
}

/* k34  vae.lua:13
 *   matmul_3 = relu @ log_var_weight.T  (64, 16)
 */
static void k34_matmul(const float *restrict relu, const float *restrict log_var_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 400; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += relu[i * 400 + k + l] * log_var_weight[j * 400 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 16 + j] = sum;
        }
    }
}

/* k35  vae.lua:25
 *   mean (over matmul_2) = matmul_2 + mean_bias  (64, 16)
 *   log_var (over matmul_3) = matmul_3 + log_var_bias  (64, 16)
 *   mul = exp(log_var * 0.5) * normal()  (64, 16)
 *   add = mean + mul  (64, 16)
 */
static void k35_add_mul_exp(float *restrict mean, const float *restrict mean_bias,
                            float *restrict log_var, const float *restrict log_var_bias,
                            const int *restrict seed, const int *restrict step, float *restrict mul,
                            float *restrict add)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 16; j++) {
            const float matmul_2_ij = mean[i * 16 + j];
            const float mean_ij = matmul_2_ij + mean_bias[j];
            const float matmul_3_ij = log_var[i * 16 + j];
            const float log_var_ij = matmul_3_ij + log_var_bias[j];
            const float mul7 = log_var_ij * 0.5f;
            const float exp8 = expf(mul7);
            const float normal11 = normal_f32(&seed[0], step[0], 1, i * 16 + j);
            const float mul_ij = exp8 * normal11;
            const float add_ij = mean_ij + mul_ij;
            mean[i * 16 + j] = mean_ij;
            log_var[i * 16 + j] = log_var_ij;
            mul[i * 16 + j] = mul_ij;
            add[i * 16 + j] = add_ij;
        }
    }
}

/* k36  vae.lua:47
 *   step_size = 0.001 / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   step = step + 1  ()
 */
static void k36_update_step(int *restrict step, float *restrict step_size,
                            float *restrict root_correction)
{
    const int new_step_0 = step[0] + 1;
    const double cast3 = (double)new_step_0;
    const double pow5 = pow(0.9, cast3);
    const double sub7 = 1.0 - pow5;
    const double div9 = 0.001 / sub7;
    const float step_size_0 = (float)div9;
    const double pow12 = pow(0.999, cast3);
    const double sub13 = 1.0 - pow12;
    const double sqrt14 = sqrt(sub13);
    const double recip15 = 1 / sqrt14;
    const float root_correction_0 = (float)recip15;
    step_size[0] = step_size_0;
    root_correction[0] = root_correction_0;
    step[0] = new_step_0;
}

/* k37  vae.lua:15
 *   matmul_4 = add @ decoder_0_weight.T  (64, 400)
 */
static void k37_matmul(const float *restrict add, const float *restrict decoder_0_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * decoder_0_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 400 + j] = sum;
        }
    }
}

/* k38  vae.lua:15
 *   decoder_1 (over matmul_4) = relu(matmul_4 + decoder_0_bias)  (64, 400)
 */
static void k38_add_relu(float *restrict decoder_1, const float *restrict decoder_0_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            const float matmul_4_ij = decoder_1[i * 400 + j];
            const float add2 = matmul_4_ij + decoder_0_bias[j];
            const float decoder_1_ij = add2 < 0 ? 0 : add2;
            decoder_1[i * 400 + j] = decoder_1_ij;
        }
    }
}

/* k39  vae.lua:15
 *   matmul_5 = decoder_1 @ decoder_2_weight.T  (64, 784)
 */
static void k39_matmul(const float *restrict decoder_1, const float *restrict decoder_2_weight,
                       float *restrict matmul_5)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 400; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += decoder_1[i * 400 + k + l] * decoder_2_weight[j * 400 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_5[i * 784 + j] = sum;
        }
    }
}

/* k40  vae.lua:15
 *   sum_ = sum(softplus(matmul_5 + decoder_2_bias) - (matmul_5 + decoder_2_bias) * x)  (1, 1)
 *   d_decoder_2_bias = sum(d_decoder_2)  (1, 784)
 *   d_decoder_2 (over matmul_5) = -0.015625 * x + 0.015625 * sigmoid(matmul_5 + decoder_2_bias)
 *       (64, 784)
 */
static void k40_add_softplus_mul(float *restrict d_decoder_2, const float *restrict decoder_2_bias,
                                 const float *restrict x, float *restrict sum_,
                                 float *restrict d_decoder_2_bias)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 784; j++) {
        d_decoder_2_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        float sum7 = 0.0f;
        for (long j = 0; j < 784; j++) {
            const float matmul_5_ij = d_decoder_2[i * 784 + j];
            const float add2 = matmul_5_ij + decoder_2_bias[j];
            const float softplus3 = (add2 > 0 ? add2 : 0) + log1pf(expf(add2 > 0 ? -add2 : add2));
            const float x_ij = x[i * 784 + j];
            const float mul5 = add2 * x_ij;
            const float sub6 = softplus3 - mul5;
            const float mul9 = (-0.015625f) * x_ij;
            const float sigmoid10 = 1 / (1 + expf(-add2));
            const float mul12 = 0.015625f * sigmoid10;
            const float d_decoder_2_ij = mul9 + mul12;
            sum7 += sub6;
            d_decoder_2_bias[j] += d_decoder_2_ij;
            d_decoder_2[i * 784 + j] = d_decoder_2_ij;
        }
        sum_[0] += sum7;
    }
}

/* k41  vae.lua:47
 *   exp_avg_decoder_2_bias = 0.9 * exp_avg_decoder_2_bias + 0.1 * d_decoder_2_bias  (784)
 *   exp_avg_sq_decoder_2_bias = 0.999 * exp_avg_sq_decoder_2_bias + 0.001 * d_decoder_2_bias *
 *       d_decoder_2_bias  (784)
 *   decoder_2_bias = decoder_2_bias - step_size * (new_exp_avg_decoder_2_bias /
 *       (sqrt(new_exp_avg_sq_decoder_2_bias) * root_correction + 1e-08))  (784)
 */
static void k41_update_decoder_2_bias(float *restrict exp_avg_decoder_2_bias,
                                      const float *restrict d_decoder_2_bias,
                                      float *restrict exp_avg_sq_decoder_2_bias,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict decoder_2_bias)
{
    for (long j = 0; j < 784; j++) {
        const float mul2 = 0.9f * exp_avg_decoder_2_bias[j];
        const float d_decoder_2_bias_j = d_decoder_2_bias[j];
        const float mul5 = 0.1f * d_decoder_2_bias_j;
        const float new_exp_avg_decoder_2_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_decoder_2_bias[j];
        const float mul11 = 0.001f * d_decoder_2_bias_j;
        const float mul12 = mul11 * d_decoder_2_bias_j;
        const float new_exp_avg_sq_decoder_2_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_decoder_2_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_decoder_2_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_decoder_2_bias_j = decoder_2_bias[j] - mul21;
        exp_avg_decoder_2_bias[j] = new_exp_avg_decoder_2_bias_j;
        exp_avg_sq_decoder_2_bias[j] = new_exp_avg_sq_decoder_2_bias_j;
        decoder_2_bias[j] = new_decoder_2_bias_j;
    }
}

/* k42  vae.lua:15
 *   d_decoder_1 = d_decoder_2 @ decoder_2_weight  (64, 400)
 */
static void k42_matmul(const float *restrict d_decoder_2, const float *restrict decoder_2_weight,
                       float *restrict d_decoder_1)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            d_decoder_1[i * 400 + j] = 0.0f;
        }
        for (long k = 0; k < 784; k++) {
            const float a_ik = d_decoder_2[i * 784 + k];
            for (long j = 0; j < 400; j++) {
                d_decoder_1[i * 400 + j] += a_ik * decoder_2_weight[k * 400 + j];
            }
        }
    }
}

/* k43  vae.lua:15
 *   d_decoder_2_weight = d_decoder_2.T @ decoder_1  (784, 400)
 */
static void k43_matmul(const float *restrict d_decoder_2, const float *restrict decoder_1,
                       float *restrict d_decoder_2_weight)
{
    for (long i = 0; i < 784; i++) {
        for (long j = 0; j < 400; j++) {
            d_decoder_2_weight[i * 400 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_decoder_2[k * 784 + i];
            for (long j = 0; j < 400; j++) {
                d_decoder_2_weight[i * 400 + j] += a_ik * decoder_1[k * 400 + j];
            }
        }
    }
}

/* k44  vae.lua:47
 *   exp_avg_decoder_2_weight = 0.9 * exp_avg_decoder_2_weight + 0.1 * d_decoder_2_weight
 *       (784, 400)
 *   exp_avg_sq_decoder_2_weight = 0.999 * exp_avg_sq_decoder_2_weight + 0.001 *
 *       d_decoder_2_weight * d_decoder_2_weight  (784, 400)
 *   decoder_2_weight = decoder_2_weight - step_size * (new_exp_avg_decoder_2_weight /
 *       (sqrt(new_exp_avg_sq_decoder_2_weight) * root_correction + 1e-08))  (784, 400)
 */
static void k44_update_decoder_2_weight(float *restrict exp_avg_decoder_2_weight,
                                        const float *restrict d_decoder_2_weight,
                                        float *restrict exp_avg_sq_decoder_2_weight,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict decoder_2_weight)
{
    for (long j = 0; j < 313600; j++) {
        const float mul2 = 0.9f * exp_avg_decoder_2_weight[j];
        const float d_decoder_2_weight_j = d_decoder_2_weight[j];
        const float mul5 = 0.1f * d_decoder_2_weight_j;
        const float new_exp_avg_decoder_2_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_decoder_2_weight[j];
        const float mul11 = 0.001f * d_decoder_2_weight_j;
        const float mul12 = mul11 * d_decoder_2_weight_j;
        const float new_exp_avg_sq_decoder_2_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_decoder_2_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_decoder_2_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_decoder_2_weight_j = decoder_2_weight[j] - mul21;
        exp_avg_decoder_2_weight[j] = new_exp_avg_decoder_2_weight_j;
        exp_avg_sq_decoder_2_weight[j] = new_exp_avg_sq_decoder_2_weight_j;
        decoder_2_weight[j] = new_decoder_2_weight_j;
    }
}

/* k45  vae.lua:15
 *   d_decoder_0_bias = sum(d_decoder_0)  (1, 400)
 *   d_decoder_0 (over decoder_1) = where(decoder_1 > 0, d_decoder_1, 0)  (64, 400)
 */
static void k45_gt_where_sum(float *restrict d_decoder_0, const float *restrict d_decoder_1,
                             float *restrict d_decoder_0_bias)
{
    for (long j = 0; j < 400; j++) {
        d_decoder_0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            const float decoder_1_ij = d_decoder_0[i * 400 + j];
            const int gt2 = decoder_1_ij > 0.0f;
            const float d_decoder_1_ij = d_decoder_1[i * 400 + j];
            const float d_decoder_0_ij = gt2 ? d_decoder_1_ij : 0.0f;
            d_decoder_0_bias[j] += d_decoder_0_ij;
            d_decoder_0[i * 400 + j] = d_decoder_0_ij;
        }
    }
}

/* k46  vae.lua:47
 *   exp_avg_decoder_0_bias = 0.9 * exp_avg_decoder_0_bias + 0.1 * d_decoder_0_bias  (400)
 *   exp_avg_sq_decoder_0_bias = 0.999 * exp_avg_sq_decoder_0_bias + 0.001 * d_decoder_0_bias *
 *       d_decoder_0_bias  (400)
 *   decoder_0_bias = decoder_0_bias - step_size * (new_exp_avg_decoder_0_bias /
 *       (sqrt(new_exp_avg_sq_decoder_0_bias) * root_correction + 1e-08))  (400)
 */
static void k46_update_decoder_0_bias(float *restrict exp_avg_decoder_0_bias,
                                      const float *restrict d_decoder_0_bias,
                                      float *restrict exp_avg_sq_decoder_0_bias,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict decoder_0_bias)
{
    for (long j = 0; j < 400; j++) {
        const float mul2 = 0.9f * exp_avg_decoder_0_bias[j];
        const float d_decoder_0_bias_j = d_decoder_0_bias[j];
        const float mul5 = 0.1f * d_decoder_0_bias_j;
        const float new_exp_avg_decoder_0_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_decoder_0_bias[j];
        const float mul11 = 0.001f * d_decoder_0_bias_j;
        const float mul12 = mul11 * d_decoder_0_bias_j;
        const float new_exp_avg_sq_decoder_0_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_decoder_0_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_decoder_0_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_decoder_0_bias_j = decoder_0_bias[j] - mul21;
        exp_avg_decoder_0_bias[j] = new_exp_avg_decoder_0_bias_j;
        exp_avg_sq_decoder_0_bias[j] = new_exp_avg_sq_decoder_0_bias_j;
        decoder_0_bias[j] = new_decoder_0_bias_j;
    }
}

/* k47  vae.lua:15
 *   d_add = d_decoder_0 @ decoder_0_weight  (64, 16)
 */
static void k47_matmul(const float *restrict d_decoder_0, const float *restrict decoder_0_weight,
                       float *restrict d_add)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 16; j++) {
            d_add[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 400; k++) {
            const float a_ik = d_decoder_0[i * 400 + k];
            for (long j = 0; j < 16; j++) {
                d_add[i * 16 + j] += a_ik * decoder_0_weight[k * 16 + j];
            }
        }
    }
}

/* k48  vae.lua:15
 *   d_decoder_0_weight = d_decoder_0.T @ add  (400, 16)
 */
static void k48_matmul(const float *restrict d_decoder_0, const float *restrict add,
                       float *restrict d_decoder_0_weight)
{
    for (long i = 0; i < 400; i++) {
        for (long j = 0; j < 16; j++) {
            d_decoder_0_weight[i * 16 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_decoder_0[k * 400 + i];
            for (long j = 0; j < 16; j++) {
                d_decoder_0_weight[i * 16 + j] += a_ik * add[k * 16 + j];
            }
        }
    }
}

/* k49  vae.lua:47
 *   exp_avg_decoder_0_weight = 0.9 * exp_avg_decoder_0_weight + 0.1 * d_decoder_0_weight  (400, 16)
 *   exp_avg_sq_decoder_0_weight = 0.999 * exp_avg_sq_decoder_0_weight + 0.001 *
 *       d_decoder_0_weight * d_decoder_0_weight  (400, 16)
 *   decoder_0_weight = decoder_0_weight - step_size * (new_exp_avg_decoder_0_weight /
 *       (sqrt(new_exp_avg_sq_decoder_0_weight) * root_correction + 1e-08))  (400, 16)
 */
static void k49_update_decoder_0_weight(float *restrict exp_avg_decoder_0_weight,
                                        const float *restrict d_decoder_0_weight,
                                        float *restrict exp_avg_sq_decoder_0_weight,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict decoder_0_weight)
{
    for (long j = 0; j < 6400; j++) {
        const float mul2 = 0.9f * exp_avg_decoder_0_weight[j];
        const float d_decoder_0_weight_j = d_decoder_0_weight[j];
        const float mul5 = 0.1f * d_decoder_0_weight_j;
        const float new_exp_avg_decoder_0_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_decoder_0_weight[j];
        const float mul11 = 0.001f * d_decoder_0_weight_j;
        const float mul12 = mul11 * d_decoder_0_weight_j;
        const float new_exp_avg_sq_decoder_0_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_decoder_0_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_decoder_0_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_decoder_0_weight_j = decoder_0_weight[j] - mul21;
        exp_avg_decoder_0_weight[j] = new_exp_avg_decoder_0_weight_j;
        exp_avg_sq_decoder_0_weight[j] = new_exp_avg_sq_decoder_0_weight_j;
        decoder_0_weight[j] = new_decoder_0_weight_j;
    }
}

/* k50  vae.lua:12
 *   sum__3 = sum(1 + log_var - mean * mean - exp(log_var))  (1, 1)
 *   d_log_var_bias = sum(d_log_var)  (1, 16)
 *   d_mean_bias = sum(d_mean)  (1, 16)
 *   d_mean (over log_var) = 0.015625 * mean + d_add  (64, 16)
 *   d_log_var (over mean) = 0.0078125 * exp(log_var) + -0.0078125 + mul * d_add * 0.5  (64, 16)
 */
static void k50_add_mul_sub(float *restrict d_mean, float *restrict d_log_var,
                            float *restrict sum__3, const float *restrict d_add,
                            const float *restrict mul, float *restrict d_log_var_bias,
                            float *restrict d_mean_bias)
{
    sum__3[0] = 0.0f;
    for (long j = 0; j < 16; j++) {
        d_log_var_bias[j] = 0.0f;
    }
    for (long j = 0; j < 16; j++) {
        d_mean_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        float sum8 = 0.0f;
        for (long j = 0; j < 16; j++) {
            const float log_var_ij = d_mean[i * 16 + j];
            const float add2 = 1.0f + log_var_ij;
            const float mean_ij = d_log_var[i * 16 + j];
            const float mul4 = mean_ij * mean_ij;
            const float sub5 = add2 - mul4;
            const float exp6 = expf(log_var_ij);
            const float sub7 = sub5 - exp6;
            const float mul10 = 0.0078125f * exp6;
            const float mul12 = 0.015625f * mean_ij;
            const float add14 = mul10 + (-0.0078125f);
            const float d_add_ij = d_add[i * 16 + j];
            const float d_mean_ij = mul12 + d_add_ij;
            const float mul18 = mul[i * 16 + j] * d_add_ij;
            const float mul20 = mul18 * 0.5f;
            const float d_log_var_ij = add14 + mul20;
            sum8 += sub7;
            d_log_var_bias[j] += d_log_var_ij;
            d_mean_bias[j] += d_mean_ij;
            d_mean[i * 16 + j] = d_mean_ij;
            d_log_var[i * 16 + j] = d_log_var_ij;
        }
        sum__3[0] += sum8;
    }
}

/* k51  vae.lua:47
 *   exp_avg_log_var_bias = 0.9 * exp_avg_log_var_bias + 0.1 * d_log_var_bias  (16)
 *   exp_avg_sq_log_var_bias = 0.999 * exp_avg_sq_log_var_bias + 0.001 * d_log_var_bias *
 *       d_log_var_bias  (16)
 *   log_var_bias = log_var_bias - step_size * (new_exp_avg_log_var_bias /
 *       (sqrt(new_exp_avg_sq_log_var_bias) * root_correction + 1e-08))  (16)
 */
static void k51_update_log_var_bias(float *restrict exp_avg_log_var_bias,
                                    const float *restrict d_log_var_bias,
                                    float *restrict exp_avg_sq_log_var_bias,
                                    const float *restrict root_correction,
                                    const float *restrict step_size,
                                    float *restrict log_var_bias)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = 0.9f * exp_avg_log_var_bias[j];
        const float d_log_var_bias_j = d_log_var_bias[j];
        const float mul5 = 0.1f * d_log_var_bias_j;
        const float new_exp_avg_log_var_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_log_var_bias[j];
        const float mul11 = 0.001f * d_log_var_bias_j;
        const float mul12 = mul11 * d_log_var_bias_j;
        const float new_exp_avg_sq_log_var_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_log_var_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_log_var_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_log_var_bias_j = log_var_bias[j] - mul21;
        exp_avg_log_var_bias[j] = new_exp_avg_log_var_bias_j;
        exp_avg_sq_log_var_bias[j] = new_exp_avg_sq_log_var_bias_j;
        log_var_bias[j] = new_log_var_bias_j;
    }
}

/* k52  vae.lua:47
 *   exp_avg_mean_bias = 0.9 * exp_avg_mean_bias + 0.1 * d_mean_bias  (16)
 *   exp_avg_sq_mean_bias = 0.999 * exp_avg_sq_mean_bias + 0.001 * d_mean_bias * d_mean_bias  (16)
 *   mean_bias = mean_bias - step_size * (new_exp_avg_mean_bias / (sqrt(new_exp_avg_sq_mean_bias) *
 *       root_correction + 1e-08))  (16)
 */
static void k52_update_mean_bias(float *restrict exp_avg_mean_bias,
                                 const float *restrict d_mean_bias,
                                 float *restrict exp_avg_sq_mean_bias,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict mean_bias)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = 0.9f * exp_avg_mean_bias[j];
        const float d_mean_bias_j = d_mean_bias[j];
        const float mul5 = 0.1f * d_mean_bias_j;
        const float new_exp_avg_mean_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_mean_bias[j];
        const float mul11 = 0.001f * d_mean_bias_j;
        const float mul12 = mul11 * d_mean_bias_j;
        const float new_exp_avg_sq_mean_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_mean_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_mean_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_mean_bias_j = mean_bias[j] - mul21;
        exp_avg_mean_bias[j] = new_exp_avg_mean_bias_j;
        exp_avg_sq_mean_bias[j] = new_exp_avg_sq_mean_bias_j;
        mean_bias[j] = new_mean_bias_j;
    }
}

/* k53  vae.lua:37
 *   loss = sum_ * 0.015625 + sum__3 * -0.0078125  ()
 */
static void k53_mul_add(const float *restrict sum_, const float *restrict sum__3,
                        float *restrict loss)
{
    const float mul2 = sum_[0] * 0.015625f;
    const float mul5 = sum__3[0] * (-0.0078125f);
    const float loss_0 = mul2 + mul5;
    loss[0] = loss_0;
}

/* k54  vae.lua:13
 *   d_relu = d_log_var @ log_var_weight  (64, 400)
 */
static void k54_matmul(const float *restrict d_log_var, const float *restrict log_var_weight,
                       float *restrict d_relu)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            d_relu[i * 400 + j] = 0.0f;
        }
        for (long k = 0; k < 16; k++) {
            const float a_ik = d_log_var[i * 16 + k];
            for (long j = 0; j < 400; j++) {
                d_relu[i * 400 + j] += a_ik * log_var_weight[k * 400 + j];
            }
        }
    }
}

/* k55  vae.lua:13
 *   d_log_var_weight = d_log_var.T @ relu  (16, 400)
 */
static void k55_matmul(const float *restrict d_log_var, const float *restrict relu,
                       float *restrict d_log_var_weight)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 400; j++) {
            d_log_var_weight[i * 400 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_log_var[k * 16 + i];
            for (long j = 0; j < 400; j++) {
                d_log_var_weight[i * 400 + j] += a_ik * relu[k * 400 + j];
            }
        }
    }
}

/* k56  vae.lua:47
 *   exp_avg_log_var_weight = 0.9 * exp_avg_log_var_weight + 0.1 * d_log_var_weight  (16, 400)
 *   exp_avg_sq_log_var_weight = 0.999 * exp_avg_sq_log_var_weight + 0.001 * d_log_var_weight *
 *       d_log_var_weight  (16, 400)
 *   log_var_weight = log_var_weight - step_size * (new_exp_avg_log_var_weight /
 *       (sqrt(new_exp_avg_sq_log_var_weight) * root_correction + 1e-08))  (16, 400)
 */
static void k56_update_log_var_weight(float *restrict exp_avg_log_var_weight,
                                      const float *restrict d_log_var_weight,
                                      float *restrict exp_avg_sq_log_var_weight,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict log_var_weight)
{
    for (long j = 0; j < 6400; j++) {
        const float mul2 = 0.9f * exp_avg_log_var_weight[j];
        const float d_log_var_weight_j = d_log_var_weight[j];
        const float mul5 = 0.1f * d_log_var_weight_j;
        const float new_exp_avg_log_var_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_log_var_weight[j];
        const float mul11 = 0.001f * d_log_var_weight_j;
        const float mul12 = mul11 * d_log_var_weight_j;
        const float new_exp_avg_sq_log_var_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_log_var_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_log_var_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_log_var_weight_j = log_var_weight[j] - mul21;
        exp_avg_log_var_weight[j] = new_exp_avg_log_var_weight_j;
        exp_avg_sq_log_var_weight[j] = new_exp_avg_sq_log_var_weight_j;
        log_var_weight[j] = new_log_var_weight_j;
    }
}

/* k57  vae.lua:12
 *   d_relu_2 = d_mean @ mean_weight  (64, 400)
 */
static void k57_matmul(const float *restrict d_mean, const float *restrict mean_weight,
                       float *restrict d_relu_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            d_relu_2[i * 400 + j] = 0.0f;
        }
        for (long k = 0; k < 16; k++) {
            const float a_ik = d_mean[i * 16 + k];
            for (long j = 0; j < 400; j++) {
                d_relu_2[i * 400 + j] += a_ik * mean_weight[k * 400 + j];
            }
        }
    }
}

/* k58  vae.lua:11
 *   d_hidden_bias = sum(d_hidden)  (1, 400)
 *   d_hidden (over d_relu) = where(relu > 0, d_relu + d_relu_2, 0)  (64, 400)
 */
static void k58_add_gt_where(float *restrict d_hidden, const float *restrict d_relu_2,
                             const float *restrict relu, float *restrict d_hidden_bias)
{
    for (long j = 0; j < 400; j++) {
        d_hidden_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            const float d_relu_ij = d_hidden[i * 400 + j];
            const float add2 = d_relu_ij + d_relu_2[i * 400 + j];
            const int gt5 = relu[i * 400 + j] > 0.0f;
            const float d_hidden_ij = gt5 ? add2 : 0.0f;
            d_hidden_bias[j] += d_hidden_ij;
            d_hidden[i * 400 + j] = d_hidden_ij;
        }
    }
}

/* k59  vae.lua:47
 *   exp_avg_hidden_bias = 0.9 * exp_avg_hidden_bias + 0.1 * d_hidden_bias  (400)
 *   exp_avg_sq_hidden_bias = 0.999 * exp_avg_sq_hidden_bias + 0.001 * d_hidden_bias * d_hidden_bias
 *       (400)
 *   hidden_bias = hidden_bias - step_size * (new_exp_avg_hidden_bias /
 *       (sqrt(new_exp_avg_sq_hidden_bias) * root_correction + 1e-08))  (400)
 */
static void k59_update_hidden_bias(float *restrict exp_avg_hidden_bias,
                                   const float *restrict d_hidden_bias,
                                   float *restrict exp_avg_sq_hidden_bias,
                                   const float *restrict root_correction,
                                   const float *restrict step_size, float *restrict hidden_bias)
{
    for (long j = 0; j < 400; j++) {
        const float mul2 = 0.9f * exp_avg_hidden_bias[j];
        const float d_hidden_bias_j = d_hidden_bias[j];
        const float mul5 = 0.1f * d_hidden_bias_j;
        const float new_exp_avg_hidden_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_hidden_bias[j];
        const float mul11 = 0.001f * d_hidden_bias_j;
        const float mul12 = mul11 * d_hidden_bias_j;
        const float new_exp_avg_sq_hidden_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_hidden_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_hidden_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_hidden_bias_j = hidden_bias[j] - mul21;
        exp_avg_hidden_bias[j] = new_exp_avg_hidden_bias_j;
        exp_avg_sq_hidden_bias[j] = new_exp_avg_sq_hidden_bias_j;
        hidden_bias[j] = new_hidden_bias_j;
    }
}

/* k60  vae.lua:12
 *   d_mean_weight = d_mean.T @ relu  (16, 400)
 */
static void k60_matmul(const float *restrict d_mean, const float *restrict relu,
                       float *restrict d_mean_weight)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 400; j++) {
            d_mean_weight[i * 400 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_mean[k * 16 + i];
            for (long j = 0; j < 400; j++) {
                d_mean_weight[i * 400 + j] += a_ik * relu[k * 400 + j];
            }
        }
    }
}

/* k61  vae.lua:47
 *   exp_avg_mean_weight = 0.9 * exp_avg_mean_weight + 0.1 * d_mean_weight  (16, 400)
 *   exp_avg_sq_mean_weight = 0.999 * exp_avg_sq_mean_weight + 0.001 * d_mean_weight * d_mean_weight
 *       (16, 400)
 *   mean_weight = mean_weight - step_size * (new_exp_avg_mean_weight /
 *       (sqrt(new_exp_avg_sq_mean_weight) * root_correction + 1e-08))  (16, 400)
 */
static void k61_update_mean_weight(float *restrict exp_avg_mean_weight,
                                   const float *restrict d_mean_weight,
                                   float *restrict exp_avg_sq_mean_weight,
                                   const float *restrict root_correction,
                                   const float *restrict step_size, float *restrict mean_weight)
{
    for (long j = 0; j < 6400; j++) {
        const float mul2 = 0.9f * exp_avg_mean_weight[j];
        const float d_mean_weight_j = d_mean_weight[j];
        const float mul5 = 0.1f * d_mean_weight_j;
        const float new_exp_avg_mean_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_mean_weight[j];
        const float mul11 = 0.001f * d_mean_weight_j;
        const float mul12 = mul11 * d_mean_weight_j;
        const float new_exp_avg_sq_mean_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_mean_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_mean_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_mean_weight_j = mean_weight[j] - mul21;
        exp_avg_mean_weight[j] = new_exp_avg_mean_weight_j;
        exp_avg_sq_mean_weight[j] = new_exp_avg_sq_mean_weight_j;
        mean_weight[j] = new_mean_weight_j;
    }
}

/* k62  vae.lua:11
 *   d_hidden_weight = d_hidden.T @ x  (400, 784)
 */
static void k62_matmul(const float *restrict d_hidden, const float *restrict x,
                       float *restrict d_hidden_weight)
{
    for (long i = 0; i < 400; i++) {
        for (long j = 0; j < 784; j++) {
            d_hidden_weight[i * 784 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_hidden[k * 400 + i];
            for (long j = 0; j < 784; j++) {
                d_hidden_weight[i * 784 + j] += a_ik * x[k * 784 + j];
            }
        }
    }
}

/* k63  vae.lua:47
 *   exp_avg_hidden_weight = 0.9 * exp_avg_hidden_weight + 0.1 * d_hidden_weight  (400, 784)
 *   exp_avg_sq_hidden_weight = 0.999 * exp_avg_sq_hidden_weight + 0.001 * d_hidden_weight *
 *       d_hidden_weight  (400, 784)
 *   hidden_weight = hidden_weight - step_size * (new_exp_avg_hidden_weight /
 *       (sqrt(new_exp_avg_sq_hidden_weight) * root_correction + 1e-08))  (400, 784)
 */
static void k63_update_hidden_weight(float *restrict exp_avg_hidden_weight,
                                     const float *restrict d_hidden_weight,
                                     float *restrict exp_avg_sq_hidden_weight,
                                     const float *restrict root_correction,
                                     const float *restrict step_size,
                                     float *restrict hidden_weight)
{
    for (long j = 0; j < 313600; j++) {
        const float mul2 = 0.9f * exp_avg_hidden_weight[j];
        const float d_hidden_weight_j = d_hidden_weight[j];
        const float mul5 = 0.1f * d_hidden_weight_j;
        const float new_exp_avg_hidden_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_hidden_weight[j];
        const float mul11 = 0.001f * d_hidden_weight_j;
        const float mul12 = mul11 * d_hidden_weight_j;
        const float new_exp_avg_sq_hidden_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_hidden_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_hidden_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_hidden_weight_j = hidden_weight[j] - mul21;
        exp_avg_hidden_weight[j] = new_exp_avg_hidden_weight_j;
        exp_avg_sq_hidden_weight[j] = new_exp_avg_sq_hidden_weight_j;
        hidden_weight[j] = new_hidden_weight_j;
    }
}

/* One train_step: 33 kernels; `work` holds 1778880 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 1455104); /* (64, 400) */
    float *const relu = (float *)(void *)(at + 1455104); /* (64, 400) */
    float *const matmul_2 = (float *)(void *)(at + 1762304); /* (64, 16) */
    float *const matmul_3 = (float *)(void *)(at + 1766400); /* (64, 16) */
    float *const mean = (float *)(void *)(at + 1762304); /* (64, 16) */
    float *const log_var = (float *)(void *)(at + 1766400); /* (64, 16) */
    float *const mul = (float *)(void *)(at + 1770496); /* (64, 16) */
    float *const add = (float *)(void *)(at + 1774592); /* (64, 16) */
    float *const matmul_4 = (float *)(void *)(at + 1557504); /* (64, 400) */
    float *const decoder_1 = (float *)(void *)(at + 1557504); /* (64, 400) */
    float *const matmul_5 = (float *)(void *)(at + 1254400); /* (64, 784) */
    float *const sum_ = (float *)(void *)(at + 1778688); /* (1, 1) */
    float *const d_decoder_2_bias = (float *)(void *)(at + 34496); /* (1, 784) */
    float *const d_decoder_2 = (float *)(void *)(at + 1254400); /* (64, 784) */
    float *const d_decoder_1 = (float *)(void *)(at + 1659904); /* (64, 400) */
    float *const d_decoder_2_weight = (float *)(void *)(at + 0); /* (784, 400) */
    float *const d_decoder_0_bias = (float *)(void *)(at + 3200); /* (1, 400) */
    float *const d_decoder_0 = (float *)(void *)(at + 1557504); /* (64, 400) */
    float *const d_add = (float *)(void *)(at + 25600); /* (64, 16) */
    float *const d_decoder_0_weight = (float *)(void *)(at + 0); /* (400, 16) */
    float *const sum__3 = (float *)(void *)(at + 128); /* (1, 1) */
    float *const d_log_var_bias = (float *)(void *)(at + 0); /* (1, 16) */
    float *const d_mean_bias = (float *)(void *)(at + 64); /* (1, 16) */
    float *const d_mean = (float *)(void *)(at + 1766400); /* (64, 16) */
    float *const d_log_var = (float *)(void *)(at + 1762304); /* (64, 16) */
    float *const d_relu = (float *)(void *)(at + 1254400); /* (64, 400) */
    float *const d_log_var_weight = (float *)(void *)(at + 0); /* (16, 400) */
    float *const d_relu_2 = (float *)(void *)(at + 0); /* (64, 400) */
    float *const d_mean_weight = (float *)(void *)(at + 0); /* (16, 400) */
    float *const d_hidden_bias = (float *)(void *)(at + 105600); /* (1, 400) */
    float *const d_hidden = (float *)(void *)(at + 1254400); /* (64, 400) */
    float *const d_hidden_weight = (float *)(void *)(at + 0); /* (400, 784) */
    float *const step_size = (float *)(void *)(at + 1778752); /* () */
    float *const root_correction = (float *)(void *)(at + 1778816); /* () */

    k31_matmul(io->x, s->hidden_weight, matmul);
    k32_add_relu(relu, s->hidden_bias);
    k33_matmul(relu, s->mean_weight, matmul_2);
    k34_matmul(relu, s->log_var_weight, matmul_3);
    k35_add_mul_exp(mean, s->mean_bias, log_var, s->log_var_bias, s->seed, s->step, mul, add);
    k36_update_step(s->step, step_size, root_correction);
    k37_matmul(add, s->decoder_0_weight, matmul_4);
    k38_add_relu(decoder_1, s->decoder_0_bias);
    k39_matmul(decoder_1, s->decoder_2_weight, matmul_5);
    k40_add_softplus_mul(d_decoder_2, s->decoder_2_bias, io->x, sum_, d_decoder_2_bias);
    k41_update_decoder_2_bias(s->exp_avg_decoder_2_bias, d_decoder_2_bias,
                              s->exp_avg_sq_decoder_2_bias, root_correction, step_size,
                              s->decoder_2_bias);
    k42_matmul(d_decoder_2, s->decoder_2_weight, d_decoder_1);
    k43_matmul(d_decoder_2, decoder_1, d_decoder_2_weight);
    k44_update_decoder_2_weight(s->exp_avg_decoder_2_weight, d_decoder_2_weight,
                                s->exp_avg_sq_decoder_2_weight, root_correction, step_size,
                                s->decoder_2_weight);
    k45_gt_where_sum(d_decoder_0, d_decoder_1, d_decoder_0_bias);
    k46_update_decoder_0_bias(s->exp_avg_decoder_0_bias, d_decoder_0_bias,
                              s->exp_avg_sq_decoder_0_bias, root_correction, step_size,
                              s->decoder_0_bias);
    k47_matmul(d_decoder_0, s->decoder_0_weight, d_add);
    k48_matmul(d_decoder_0, add, d_decoder_0_weight);
    k49_update_decoder_0_weight(s->exp_avg_decoder_0_weight, d_decoder_0_weight,
                                s->exp_avg_sq_decoder_0_weight, root_correction, step_size,
                                s->decoder_0_weight);
    k50_add_mul_sub(d_mean, d_log_var, sum__3, d_add, mul, d_log_var_bias, d_mean_bias);
    k51_update_log_var_bias(s->exp_avg_log_var_bias, d_log_var_bias, s->exp_avg_sq_log_var_bias,
                            root_correction, step_size, s->log_var_bias);
    k52_update_mean_bias(s->exp_avg_mean_bias, d_mean_bias, s->exp_avg_sq_mean_bias,
                         root_correction, step_size, s->mean_bias);
    k53_mul_add(sum_, sum__3, io->loss);
    k54_matmul(d_log_var, s->log_var_weight, d_relu);
    k55_matmul(d_log_var, relu, d_log_var_weight);
    k56_update_log_var_weight(s->exp_avg_log_var_weight, d_log_var_weight,
                              s->exp_avg_sq_log_var_weight, root_correction, step_size,
                              s->log_var_weight);
    k57_matmul(d_mean, s->mean_weight, d_relu_2);
    k58_add_gt_where(d_hidden, d_relu_2, relu, d_hidden_bias);
    k59_update_hidden_bias(s->exp_avg_hidden_bias, d_hidden_bias, s->exp_avg_sq_hidden_bias,
                           root_correction, step_size, s->hidden_bias);
    k60_matmul(d_mean, relu, d_mean_weight);
    k61_update_mean_weight(s->exp_avg_mean_weight, d_mean_weight, s->exp_avg_sq_mean_weight,
                           root_correction, step_size, s->mean_weight);
    k62_matmul(d_hidden, io->x, d_hidden_weight);
    k63_update_hidden_weight(s->exp_avg_hidden_weight, d_hidden_weight, s->exp_avg_sq_hidden_weight,
                             root_correction, step_size, s->hidden_weight);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y not read */
    float *loss; /* loss () */
    float *divergence; /* divergence () */
    float *drawing; /* drawing () */
};

/* k64  vae.lua:11
 *   matmul = x @ hidden_weight.T  (64, 400)
 */
static void k64_matmul(const float *restrict x, const float *restrict hidden_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 784 + k + l] * hidden_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 400 + j] = sum;
        }
    }
}

/* k65  vae.lua:23
 *   relu (over matmul) = relu(matmul + hidden_bias)  (64, 400)
 */
static void k65_add_relu(float *restrict relu, const float *restrict hidden_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            const float matmul_ij = relu[i * 400 + j];
            const float add2 = matmul_ij + hidden_bias[j];
            const float relu_ij = add2 < 0 ? 0 : add2;
            relu[i * 400 + j] = relu_ij;
        }
    }
}

/* k66  vae.lua:12
 *   matmul_2 = relu @ mean_weight.T  (64, 16)
 */
static void k66_matmul(const float *restrict relu, const float *restrict mean_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 400; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += relu[i * 400 + k + l] * mean_weight[j * 400 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 16 + j] = sum;
        }
    }
}

/* k67  vae.lua:13
 *   matmul_3 = relu @ log_var_weight.T  (64, 16)
 */
static void k67_matmul(const float *restrict relu, const float *restrict log_var_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 400; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += relu[i * 400 + k + l] * log_var_weight[j * 400 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 16 + j] = sum;
        }
    }
}

/* k68  vae.lua:25
 *   sum_ = sum(1 + (matmul_3 + log_var_bias) - (matmul_2 + mean_bias) * (matmul_2 + mean_bias) -
 *       exp(matmul_3 + log_var_bias))  (1, 1)
 *   add (over matmul_2) = matmul_2 + mean_bias + exp((matmul_3 + log_var_bias) * 0.5) * normal()
 *       (64, 16)
 *   add_2 (over matmul_3) = matmul_2 + mean_bias + exp((matmul_3 + log_var_bias) * 0.5) * normal()
 *       (64, 16)
 */
static void k68_add_mul_exp(float *restrict add, const float *restrict mean_bias,
                            float *restrict add_2, const float *restrict log_var_bias,
                            const int *restrict seed, const int *restrict step,
                            float *restrict sum_)
{
    sum_[0] = 0.0f;
    for (long i = 0; i < 64; i++) {
        float sum20 = 0.0f;
        for (long j = 0; j < 16; j++) {
            const float matmul_2_ij = add[i * 16 + j];
            const float add2 = matmul_2_ij + mean_bias[j];
            const float matmul_3_ij = add_2[i * 16 + j];
            const float add5 = matmul_3_ij + log_var_bias[j];
            const float mul7 = add5 * 0.5f;
            const float exp8 = expf(mul7);
            const int step_0 = step[0];
            const float normal11 = normal_f32(&seed[0], step_0, 1, i * 16 + j);
            const float mul12 = exp8 * normal11;
            const float add_ij = add2 + mul12;
            const float add15 = 1.0f + add5;
            const float mul16 = add2 * add2;
            const float sub17 = add15 - mul16;
            const float exp18 = expf(add5);
            const float sub19 = sub17 - exp18;
            const float normal21 = normal_f32(&seed[0], step_0, 2, i * 16 + j);
            const float mul22 = exp8 * normal21;
            const float add_2_ij = add2 + mul22;
            sum20 += sub19;
            add[i * 16 + j] = add_ij;
            add_2[i * 16 + j] = add_2_ij;
        }
        sum_[0] += sum20;
    }
}

/* k69  vae.lua:15
 *   matmul_4 = add @ decoder_0_weight.T  (64, 400)
 */
static void k69_matmul(const float *restrict add, const float *restrict decoder_0_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add[i * 16 + k + l] * decoder_0_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 400 + j] = sum;
        }
    }
}

/* k70  vae.lua:15
 *   decoder_1 (over matmul_4) = relu(matmul_4 + decoder_0_bias)  (64, 400)
 */
static void k70_add_relu(float *restrict decoder_1, const float *restrict decoder_0_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            const float matmul_4_ij = decoder_1[i * 400 + j];
            const float add2 = matmul_4_ij + decoder_0_bias[j];
            const float decoder_1_ij = add2 < 0 ? 0 : add2;
            decoder_1[i * 400 + j] = decoder_1_ij;
        }
    }
}

/* k71  vae.lua:15
 *   matmul_5 = decoder_1 @ decoder_2_weight.T  (64, 784)
 */
static void k71_matmul(const float *restrict decoder_1, const float *restrict decoder_2_weight,
                       float *restrict matmul_5)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 400; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += decoder_1[i * 400 + k + l] * decoder_2_weight[j * 400 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_5[i * 784 + j] = sum;
        }
    }
}

/* k72  vae.lua:15
 *   matmul_6 = add_2 @ decoder_0_weight.T  (64, 400)
 */
static void k72_matmul(const float *restrict add_2, const float *restrict decoder_0_weight,
                       float *restrict matmul_6)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += add_2[i * 16 + k + l] * decoder_0_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_6[i * 400 + j] = sum;
        }
    }
}

/* k73  vae.lua:15
 *   decoder_1_2 (over matmul_6) = relu(matmul_6 + decoder_0_bias)  (64, 400)
 */
static void k73_add_relu(float *restrict decoder_1_2, const float *restrict decoder_0_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            const float matmul_6_ij = decoder_1_2[i * 400 + j];
            const float add2 = matmul_6_ij + decoder_0_bias[j];
            const float decoder_1_2_ij = add2 < 0 ? 0 : add2;
            decoder_1_2[i * 400 + j] = decoder_1_2_ij;
        }
    }
}

/* k74  vae.lua:15
 *   matmul_7 = decoder_1_2 @ decoder_2_weight.T  (64, 784)
 */
static void k74_matmul(const float *restrict decoder_1_2, const float *restrict decoder_2_weight,
                       float *restrict matmul_7)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 400; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += decoder_1_2[i * 400 + k + l] * decoder_2_weight[j * 400 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_7[i * 784 + j] = sum;
        }
    }
}

/* k75  vae.lua:26
 *   sum__2 = sum(softplus(matmul_5 + decoder_2_bias) - (matmul_5 + decoder_2_bias) * x)  (1, 1)
 *   sum__3 = sum(softplus(matmul_7 + decoder_2_bias) - (matmul_7 + decoder_2_bias) * x)  (1, 1)
 */
static void k75_add_softplus_mul(const float *restrict matmul_5,
                                 const float *restrict decoder_2_bias, const float *restrict x,
                                 float *restrict sum__2, const float *restrict matmul_7,
                                 float *restrict sum__3)
{
    sum__2[0] = 0.0f;
    sum__3[0] = 0.0f;
    for (long i = 0; i < 64; i++) {
        float sum7 = 0.0f;
        float sum13 = 0.0f;
        for (long j = 0; j < 784; j++) {
            const float decoder_2_bias_j = decoder_2_bias[j];
            const float add2 = matmul_5[i * 784 + j] + decoder_2_bias_j;
            const float softplus3 = (add2 > 0 ? add2 : 0) + log1pf(expf(add2 > 0 ? -add2 : add2));
            const float x_ij = x[i * 784 + j];
            const float mul5 = add2 * x_ij;
            const float sub6 = softplus3 - mul5;
            const float add9 = matmul_7[i * 784 + j] + decoder_2_bias_j;
            const float softplus10 = (add9 > 0 ? add9 : 0) + log1pf(expf(add9 > 0 ? -add9 : add9));
            const float mul11 = add9 * x_ij;
            const float sub12 = softplus10 - mul11;
            sum7 += sub6;
            sum13 += sub12;
        }
        sum__2[0] += sum7;
        sum__3[0] += sum13;
    }
}

/* k76  vae.lua:37
 *   divergence = sum_ * -0.0078125  ()
 *   loss = sum__2 * 0.015625 + divergence  ()
 */
static void k76_mul_add(const float *restrict sum__2, const float *restrict sum_,
                        float *restrict divergence, float *restrict loss)
{
    const float mul2 = sum__2[0] * 0.015625f;
    const float divergence_0 = sum_[0] * (-0.0078125f);
    const float loss_0 = mul2 + divergence_0;
    divergence[0] = divergence_0;
    loss[0] = loss_0;
}

/* k77  vae.lua:28
 *   drawing = sum__3 * 0.015625  ()
 */
static void k77_mul(const float *restrict sum__3, float *restrict drawing)
{
    const float drawing_0 = sum__3[0] * 0.015625f;
    drawing[0] = drawing_0;
}

/* One eval_step: 14 kernels; `work` holds 503872 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 400) */
    float *const relu = (float *)(void *)(at + 0); /* (64, 400) */
    float *const matmul_2 = (float *)(void *)(at + 102400); /* (64, 16) */
    float *const matmul_3 = (float *)(void *)(at + 303104); /* (64, 16) */
    float *const sum_ = (float *)(void *)(at + 503808); /* (1, 1) */
    float *const add = (float *)(void *)(at + 102400); /* (64, 16) */
    float *const add_2 = (float *)(void *)(at + 303104); /* (64, 16) */
    float *const matmul_4 = (float *)(void *)(at + 200704); /* (64, 400) */
    float *const decoder_1 = (float *)(void *)(at + 200704); /* (64, 400) */
    float *const matmul_5 = (float *)(void *)(at + 0); /* (64, 784) */
    float *const matmul_6 = (float *)(void *)(at + 401408); /* (64, 400) */
    float *const decoder_1_2 = (float *)(void *)(at + 401408); /* (64, 400) */
    float *const matmul_7 = (float *)(void *)(at + 200704); /* (64, 784) */
    float *const sum__2 = (float *)(void *)(at + 401536); /* (1, 1) */
    float *const sum__3 = (float *)(void *)(at + 401600); /* (1, 1) */

    k64_matmul(io->x, s->hidden_weight, matmul);
    k65_add_relu(relu, s->hidden_bias);
    k66_matmul(relu, s->mean_weight, matmul_2);
    k67_matmul(relu, s->log_var_weight, matmul_3);
    k68_add_mul_exp(add, s->mean_bias, add_2, s->log_var_bias, s->seed, s->step, sum_);
    k69_matmul(add, s->decoder_0_weight, matmul_4);
    k70_add_relu(decoder_1, s->decoder_0_bias);
    k71_matmul(decoder_1, s->decoder_2_weight, matmul_5);
    k72_matmul(add_2, s->decoder_0_weight, matmul_6);
    k73_add_relu(decoder_1_2, s->decoder_0_bias);
    k74_matmul(decoder_1_2, s->decoder_2_weight, matmul_7);
    k75_add_softplus_mul(matmul_5, s->decoder_2_bias, io->x, sum__2, matmul_7, sum__3);
    k76_mul_add(sum__2, sum_, io->divergence, io->loss);
    k77_mul(sum__3, io->drawing);
}

/* ---- predict ---- */

/* What predict reads and writes. */
struct predict_io {
    const float *x; /* x not read */
    const int *y; /* y not read */
    float *prediction; /* prediction (64, 1, 28, 28) */
};

/* k78  vae.lua:44
 *   normal_ = normal()  (64, 16)
 */
static void k78_normal(const int *restrict seed, const int *restrict step,
                       float *restrict normal_)
{
    for (long j = 0; j < 1024; j++) {
        const float normal__j = normal_f32(&seed[0], step[0], 1, j);
        normal_[j] = normal__j;
    }
}

/* k79  vae.lua:15
 *   matmul = normal_ @ decoder_0_weight.T  (64, 400)
 */
static void k79_matmul(const float *restrict normal_, const float *restrict decoder_0_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 16; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += normal_[i * 16 + k + l] * decoder_0_weight[j * 16 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 400 + j] = sum;
        }
    }
}

/* k80  vae.lua:15
 *   decoder_1 (over matmul) = relu(matmul + decoder_0_bias)  (64, 400)
 */
static void k80_add_relu(float *restrict decoder_1, const float *restrict decoder_0_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 400; j++) {
            const float matmul_ij = decoder_1[i * 400 + j];
            const float add2 = matmul_ij + decoder_0_bias[j];
            const float decoder_1_ij = add2 < 0 ? 0 : add2;
            decoder_1[i * 400 + j] = decoder_1_ij;
        }
    }
}

/* k81  vae.lua:15
 *   matmul_2 = decoder_1 @ decoder_2_weight.T  (64, 784)
 */
static void k81_matmul(const float *restrict decoder_1, const float *restrict decoder_2_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 400; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += decoder_1[i * 400 + k + l] * decoder_2_weight[j * 400 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 784 + j] = sum;
        }
    }
}

/* k82  vae.lua:45
 *   prediction = sigmoid(matmul_2 + decoder_2_bias)  (64, 784)
 */
static void k82_add_sigmoid(const float *restrict matmul_2, const float *restrict decoder_2_bias,
                            float *restrict prediction)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 784; j++) {
            const float add2 = matmul_2[i * 784 + j] + decoder_2_bias[j];
            const float prediction_ij = 1 / (1 + expf(-add2));
            prediction[i * 784 + j] = prediction_ij;
        }
    }
}

/* One predict: 5 kernels; `work` holds 303104 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const normal_ = (float *)(void *)(at + 0); /* (64, 16) */
    float *const matmul = (float *)(void *)(at + 200704); /* (64, 400) */
    float *const decoder_1 = (float *)(void *)(at + 200704); /* (64, 400) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (64, 784) */

    k78_normal(s->seed, s->step, normal_);
    k79_matmul(normal_, s->decoder_0_weight, matmul);
    k80_add_relu(decoder_1, s->decoder_0_bias);
    k81_matmul(decoder_1, s->decoder_2_weight, matmul_2);
    k82_add_sigmoid(matmul_2, s->decoder_2_bias, io->prediction);
}

