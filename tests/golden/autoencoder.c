/* autoencoder: made by gradcc from autoencoder.lua.
 * Learns to squeeze pictures of clothes (Fashion-MNIST, 60,000 of 28 x 28) into 32 numbers and to
 * draw them again: an autoencoder 784-256-32-256-784. Data: Debian's package dataset-fashion-mnist.
 * `predict` gives the pictures as drawn again. Expect a mean squared error of
 * 0.010 on the 10,000 test pictures after 5 epochs, in twenty seconds.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *decoder_0_weight; /* decoder.0.weight (256, 32) */
    float *decoder_0_bias; /* decoder.0.bias (256) */
    float *decoder_2_weight; /* decoder.2.weight (784, 256) */
    float *decoder_2_bias; /* decoder.2.bias (784) */
    float *encoder_1_weight; /* encoder.1.weight (256, 784) */
    float *encoder_1_bias; /* encoder.1.bias (256) */
    float *encoder_3_weight; /* encoder.3.weight (32, 256) */
    float *encoder_3_bias; /* encoder.3.bias (32) */
    int *step; /* step () */
    int *seed; /* seed (2) */
    float *exp_avg_decoder_0_weight; /* exp_avg/decoder.0.weight (256, 32) */
    float *exp_avg_sq_decoder_0_weight; /* exp_avg_sq/decoder.0.weight (256, 32) */
    float *exp_avg_decoder_0_bias; /* exp_avg/decoder.0.bias (256) */
    float *exp_avg_sq_decoder_0_bias; /* exp_avg_sq/decoder.0.bias (256) */
    float *exp_avg_decoder_2_weight; /* exp_avg/decoder.2.weight (784, 256) */
    float *exp_avg_sq_decoder_2_weight; /* exp_avg_sq/decoder.2.weight (784, 256) */
    float *exp_avg_decoder_2_bias; /* exp_avg/decoder.2.bias (784) */
    float *exp_avg_sq_decoder_2_bias; /* exp_avg_sq/decoder.2.bias (784) */
    float *exp_avg_encoder_1_weight; /* exp_avg/encoder.1.weight (256, 784) */
    float *exp_avg_sq_encoder_1_weight; /* exp_avg_sq/encoder.1.weight (256, 784) */
    float *exp_avg_encoder_1_bias; /* exp_avg/encoder.1.bias (256) */
    float *exp_avg_sq_encoder_1_bias; /* exp_avg_sq/encoder.1.bias (256) */
    float *exp_avg_encoder_3_weight; /* exp_avg/encoder.3.weight (32, 256) */
    float *exp_avg_sq_encoder_3_weight; /* exp_avg_sq/encoder.3.weight (32, 256) */
    float *exp_avg_encoder_3_bias; /* exp_avg/encoder.3.bias (32) */
    float *exp_avg_sq_encoder_3_bias; /* exp_avg_sq/encoder.3.bias (32) */
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

/* ---- init ---- */

/* What init reads and writes. */
struct init_io {
    const float *x; /* x not read */
    const int *y; /* y not read */
};

/* k00  autoencoder.lua:13
 *   decoder_0_weight = uniform() * 0.353553 + -0.176777  (256, 32)
 */
static void k00_update_decoder_0_weight(const int *restrict seed,
                                        float *restrict decoder_0_weight)
{
    for (long j = 0; j < 8192; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 0.353553385f;
        const float decoder_0_weight_j = mul4 + (-0.176776692f);
        decoder_0_weight[j] = decoder_0_weight_j;
    }
}

/* k01  autoencoder.lua:13
 *   decoder_0_bias = uniform() * 0.353553 + -0.176777  (256)
 */
static void k01_update_decoder_0_bias(const int *restrict seed, float *restrict decoder_0_bias)
{
    for (long j = 0; j < 256; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.353553385f;
        const float decoder_0_bias_j = mul4 + (-0.176776692f);
        decoder_0_bias[j] = decoder_0_bias_j;
    }
}

/* k02  autoencoder.lua:13
 *   decoder_2_weight = uniform() * 0.125 + -0.0625  (784, 256)
 */
static void k02_update_decoder_2_weight(const int *restrict seed,
                                        float *restrict decoder_2_weight)
{
    for (long j = 0; j < 200704; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.125f;
        const float decoder_2_weight_j = mul4 + (-0.0625f);
        decoder_2_weight[j] = decoder_2_weight_j;
    }
}

/* k03  autoencoder.lua:13
 *   decoder_2_bias = uniform() * 0.125 + -0.0625  (784)
 */
static void k03_update_decoder_2_bias(const int *restrict seed, float *restrict decoder_2_bias)
{
    for (long j = 0; j < 784; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.125f;
        const float decoder_2_bias_j = mul4 + (-0.0625f);
        decoder_2_bias[j] = decoder_2_bias_j;
    }
}

/* k04  autoencoder.lua:10
 *   encoder_1_weight = uniform() * 0.0714286 + -0.0357143  (256, 784)
 */
static void k04_update_encoder_1_weight(const int *restrict seed,
                                        float *restrict encoder_1_weight)
{
    for (long j = 0; j < 200704; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.0714285746f;
        const float encoder_1_weight_j = mul4 + (-0.0357142873f);
        encoder_1_weight[j] = encoder_1_weight_j;
    }
}

/* k05  autoencoder.lua:10
 *   encoder_1_bias = uniform() * 0.0714286 + -0.0357143  (256)
 */
static void k05_update_encoder_1_bias(const int *restrict seed, float *restrict encoder_1_bias)
{
    for (long j = 0; j < 256; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000006, j);
        const float mul4 = uniform2 * 0.0714285746f;
        const float encoder_1_bias_j = mul4 + (-0.0357142873f);
        encoder_1_bias[j] = encoder_1_bias_j;
    }
}

/* k06  autoencoder.lua:10
 *   encoder_3_weight = uniform() * 0.125 + -0.0625  (32, 256)
 */
static void k06_update_encoder_3_weight(const int *restrict seed,
                                        float *restrict encoder_3_weight)
{
    for (long j = 0; j < 8192; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000007, j);
        const float mul4 = uniform2 * 0.125f;
        const float encoder_3_weight_j = mul4 + (-0.0625f);
        encoder_3_weight[j] = encoder_3_weight_j;
    }
}

/* k07  autoencoder.lua:10
 *   encoder_3_bias = uniform() * 0.125 + -0.0625  (32)
 */
static void k07_update_encoder_3_bias(const int *restrict seed, float *restrict encoder_3_bias)
{
    for (long j = 0; j < 32; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000008, j);
        const float mul4 = uniform2 * 0.125f;
        const float encoder_3_bias_j = mul4 + (-0.0625f);
        encoder_3_bias[j] = encoder_3_bias_j;
    }
}

/* k08  autoencoder.lua:27
 *   step = 0  ()
 */
static void k08_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k09  autoencoder.lua:27
 *   exp_avg_decoder_0_weight = 0  (256, 32)
 */
static void k09_update_exp_avg_decoder_0_weight(float *restrict exp_avg_decoder_0_weight)
{
    for (long j = 0; j < 8192; j++) {
        exp_avg_decoder_0_weight[j] = 0.0f;
    }
}

/* k10  autoencoder.lua:27
 *   exp_avg_sq_decoder_0_weight = 0  (256, 32)
 */
static void k10_update_exp_avg_sq_decoder_0_weight(float *restrict exp_avg_sq_decoder_0_weight)
{
    for (long j = 0; j < 8192; j++) {
        exp_avg_sq_decoder_0_weight[j] = 0.0f;
    }
}

/* k11  autoencoder.lua:27
 *   exp_avg_decoder_0_bias = 0  (256)
 */
static void k11_update_exp_avg_decoder_0_bias(float *restrict exp_avg_decoder_0_bias)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_decoder_0_bias[j] = 0.0f;
    }
}

/* k12  autoencoder.lua:27
 *   exp_avg_sq_decoder_0_bias = 0  (256)
 */
static void k12_update_exp_avg_sq_decoder_0_bias(float *restrict exp_avg_sq_decoder_0_bias)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_sq_decoder_0_bias[j] = 0.0f;
    }
}

/* k13  autoencoder.lua:27
 *   exp_avg_decoder_2_weight = 0  (784, 256)
 */
static void k13_update_exp_avg_decoder_2_weight(float *restrict exp_avg_decoder_2_weight)
{
    for (long j = 0; j < 200704; j++) {
        exp_avg_decoder_2_weight[j] = 0.0f;
    }
}

/* k14  autoencoder.lua:27
 *   exp_avg_sq_decoder_2_weight = 0  (784, 256)
 */
static void k14_update_exp_avg_sq_decoder_2_weight(float *restrict exp_avg_sq_decoder_2_weight)
{
    for (long j = 0; j < 200704; j++) {
        exp_avg_sq_decoder_2_weight[j] = 0.0f;
    }
}

/* k15  autoencoder.lua:27
 *   exp_avg_decoder_2_bias = 0  (784)
 */
static void k15_update_exp_avg_decoder_2_bias(float *restrict exp_avg_decoder_2_bias)
{
    for (long j = 0; j < 784; j++) {
        exp_avg_decoder_2_bias[j] = 0.0f;
    }
}

/* k16  autoencoder.lua:27
 *   exp_avg_sq_decoder_2_bias = 0  (784)
 */
static void k16_update_exp_avg_sq_decoder_2_bias(float *restrict exp_avg_sq_decoder_2_bias)
{
    for (long j = 0; j < 784; j++) {
        exp_avg_sq_decoder_2_bias[j] = 0.0f;
    }
}

/* k17  autoencoder.lua:27
 *   exp_avg_encoder_1_weight = 0  (256, 784)
 */
static void k17_update_exp_avg_encoder_1_weight(float *restrict exp_avg_encoder_1_weight)
{
    for (long j = 0; j < 200704; j++) {
        exp_avg_encoder_1_weight[j] = 0.0f;
    }
}

/* k18  autoencoder.lua:27
 *   exp_avg_sq_encoder_1_weight = 0  (256, 784)
 */
static void k18_update_exp_avg_sq_encoder_1_weight(float *restrict exp_avg_sq_encoder_1_weight)
{
    for (long j = 0; j < 200704; j++) {
        exp_avg_sq_encoder_1_weight[j] = 0.0f;
    }
}

/* k19  autoencoder.lua:27
 *   exp_avg_encoder_1_bias = 0  (256)
 */
static void k19_update_exp_avg_encoder_1_bias(float *restrict exp_avg_encoder_1_bias)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_encoder_1_bias[j] = 0.0f;
    }
}

/* k20  autoencoder.lua:27
 *   exp_avg_sq_encoder_1_bias = 0  (256)
 */
static void k20_update_exp_avg_sq_encoder_1_bias(float *restrict exp_avg_sq_encoder_1_bias)
{
    for (long j = 0; j < 256; j++) {
        exp_avg_sq_encoder_1_bias[j] = 0.0f;
    }
}

/* k21  autoencoder.lua:27
 *   exp_avg_encoder_3_weight = 0  (32, 256)
 */
static void k21_update_exp_avg_encoder_3_weight(float *restrict exp_avg_encoder_3_weight)
{
    for (long j = 0; j < 8192; j++) {
        exp_avg_encoder_3_weight[j] = 0.0f;
    }
}

/* k22  autoencoder.lua:27
 *   exp_avg_sq_encoder_3_weight = 0  (32, 256)
 */
static void k22_update_exp_avg_sq_encoder_3_weight(float *restrict exp_avg_sq_encoder_3_weight)
{
    for (long j = 0; j < 8192; j++) {
        exp_avg_sq_encoder_3_weight[j] = 0.0f;
    }
}

/* k23  autoencoder.lua:27
 *   exp_avg_encoder_3_bias = 0  (32)
 */
static void k23_update_exp_avg_encoder_3_bias(float *restrict exp_avg_encoder_3_bias)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_encoder_3_bias[j] = 0.0f;
    }
}

/* k24  autoencoder.lua:27
 *   exp_avg_sq_encoder_3_bias = 0  (32)
 */
static void k24_update_exp_avg_sq_encoder_3_bias(float *restrict exp_avg_sq_encoder_3_bias)
{
    for (long j = 0; j < 32; j++) {
        exp_avg_sq_encoder_3_bias[j] = 0.0f;
    }
}

/* One init: 25 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_decoder_0_weight(s->seed, s->decoder_0_weight);
    k01_update_decoder_0_bias(s->seed, s->decoder_0_bias);
    k02_update_decoder_2_weight(s->seed, s->decoder_2_weight);
    k03_update_decoder_2_bias(s->seed, s->decoder_2_bias);
    k04_update_encoder_1_weight(s->seed, s->encoder_1_weight);
    k05_update_encoder_1_bias(s->seed, s->encoder_1_bias);
    k06_update_encoder_3_weight(s->seed, s->encoder_3_weight);
    k07_update_encoder_3_bias(s->seed, s->encoder_3_bias);
    k08_update_step(s->step);
    k09_update_exp_avg_decoder_0_weight(s->exp_avg_decoder_0_weight);
    k10_update_exp_avg_sq_decoder_0_weight(s->exp_avg_sq_decoder_0_weight);
    k11_update_exp_avg_decoder_0_bias(s->exp_avg_decoder_0_bias);
    k12_update_exp_avg_sq_decoder_0_bias(s->exp_avg_sq_decoder_0_bias);
    k13_update_exp_avg_decoder_2_weight(s->exp_avg_decoder_2_weight);
    k14_update_exp_avg_sq_decoder_2_weight(s->exp_avg_sq_decoder_2_weight);
    k15_update_exp_avg_decoder_2_bias(s->exp_avg_decoder_2_bias);
    k16_update_exp_avg_sq_decoder_2_bias(s->exp_avg_sq_decoder_2_bias);
    k17_update_exp_avg_encoder_1_weight(s->exp_avg_encoder_1_weight);
    k18_update_exp_avg_sq_encoder_1_weight(s->exp_avg_sq_encoder_1_weight);
    k19_update_exp_avg_encoder_1_bias(s->exp_avg_encoder_1_bias);
    k20_update_exp_avg_sq_encoder_1_bias(s->exp_avg_sq_encoder_1_bias);
    k21_update_exp_avg_encoder_3_weight(s->exp_avg_encoder_3_weight);
    k22_update_exp_avg_sq_encoder_3_weight(s->exp_avg_sq_encoder_3_weight);
    k23_update_exp_avg_encoder_3_bias(s->exp_avg_encoder_3_bias);
    k24_update_exp_avg_sq_encoder_3_bias(s->exp_avg_sq_encoder_3_bias);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y not read */
    float *loss; /* loss () */
};

/* k25  autoencoder.lua:27
 *   step_size = 0.001 / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   step = step + 1  ()
 */
static void k25_update_step(int *restrict step, float *restrict step_size,
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

/* k26  autoencoder.lua:10
 *   matmul = x @ encoder_1_weight.T  (64, 256)
 */
static void k26_matmul(const float *restrict x, const float *restrict encoder_1_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 784 + k + l] * encoder_1_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 256 + j] = sum;
        }
    }
}

/* k27  autoencoder.lua:10
 *   encoder_2 (over matmul) = relu(matmul + encoder_1_bias)  (64, 256)
 */
static void k27_add_relu(float *restrict encoder_2, const float *restrict encoder_1_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_ij = encoder_2[i * 256 + j];
            const float add2 = matmul_ij + encoder_1_bias[j];
            const float encoder_2_ij = add2 < 0 ? 0 : add2;
            encoder_2[i * 256 + j] = encoder_2_ij;
        }
    }
}

/* k28  autoencoder.lua:10
 *   matmul_2 = encoder_2 @ encoder_3_weight.T  (64, 32)
 */
static void k28_matmul(const float *restrict encoder_2, const float *restrict encoder_3_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += encoder_2[i * 256 + k + l] * encoder_3_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 32 + j] = sum;
        }
    }
}

/* k29  autoencoder.lua:10
 *   encoder_3 (over matmul_2) = matmul_2 + encoder_3_bias  (64, 32)
 */
static void k29_add(float *restrict encoder_3, const float *restrict encoder_3_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_2_ij = encoder_3[i * 32 + j];
            const float encoder_3_ij = matmul_2_ij + encoder_3_bias[j];
            encoder_3[i * 32 + j] = encoder_3_ij;
        }
    }
}

/* k30  autoencoder.lua:13
 *   matmul_3 = encoder_3 @ decoder_0_weight.T  (64, 256)
 */
static void k30_matmul(const float *restrict encoder_3, const float *restrict decoder_0_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += encoder_3[i * 32 + k + l] * decoder_0_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 256 + j] = sum;
        }
    }
}

/* k31  autoencoder.lua:13
 *   decoder_1 (over matmul_3) = relu(matmul_3 + decoder_0_bias)  (64, 256)
 */
static void k31_add_relu(float *restrict decoder_1, const float *restrict decoder_0_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_3_ij = decoder_1[i * 256 + j];
            const float add2 = matmul_3_ij + decoder_0_bias[j];
            const float decoder_1_ij = add2 < 0 ? 0 : add2;
            decoder_1[i * 256 + j] = decoder_1_ij;
        }
    }
}

/* k32  autoencoder.lua:13
 *   matmul_4 = decoder_1 @ decoder_2_weight.T  (64, 784)
 */
static void k32_matmul(const float *restrict decoder_1, const float *restrict decoder_2_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += decoder_1[i * 256 + k + l] * decoder_2_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 784 + j] = sum;
        }
    }
}

/* k33  autoencoder.lua:13
 *   sum_ = sum((sigmoid(matmul_4 + decoder_2_bias) - x) * (sigmoid(matmul_4 + decoder_2_bias) - x))
 *       (1, 1, 1, 1)
 *   d_decoder_2_bias = sum(d_decoder_2)  (1, 784)
 *   d_decoder_2 (over matmul_4) = 3.98597e-05 * (sigmoid(matmul_4 + decoder_2_bias) - x) *
 *       (sigmoid(matmul_4 + decoder_2_bias) * (1 - sigmoid(matmul_4 + decoder_2_bias)))  (64, 784)
 */
static void k33_add_sigmoid_sub(float *restrict d_decoder_2, const float *restrict decoder_2_bias,
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
            const float matmul_4_ij = d_decoder_2[i * 784 + j];
            const float add2 = matmul_4_ij + decoder_2_bias[j];
            const float sigmoid3 = 1 / (1 + expf(-add2));
            const float sub5 = sigmoid3 - x[i * 784 + j];
            const float mul6 = sub5 * sub5;
            const float mul9 = 3.98596931e-05f * sub5;
            const float sub11 = 1.0f - sigmoid3;
            const float mul12 = sigmoid3 * sub11;
            const float d_decoder_2_ij = mul9 * mul12;
            sum7 += mul6;
            d_decoder_2_bias[j] += d_decoder_2_ij;
            d_decoder_2[i * 784 + j] = d_decoder_2_ij;
        }
        sum_[0] += sum7;
    }
}

/* k34  autoencoder.lua:27
 *   exp_avg_decoder_2_bias = 0.9 * exp_avg_decoder_2_bias + 0.1 * d_decoder_2_bias  (784)
 *   exp_avg_sq_decoder_2_bias = 0.999 * exp_avg_sq_decoder_2_bias + 0.001 * d_decoder_2_bias *
 *       d_decoder_2_bias  (784)
 *   decoder_2_bias = decoder_2_bias - step_size * (new_exp_avg_decoder_2_bias /
 *       (sqrt(new_exp_avg_sq_decoder_2_bias) * root_correction + 1e-08))  (784)
 */
static void k34_update_decoder_2_bias(float *restrict exp_avg_decoder_2_bias,
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

/* k35  autoencoder.lua:25
 *   loss = sum_ / 50176  ()
 */
static void k35_div(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] / 50176.0f;
    loss[0] = loss_0;
}

/* k36  autoencoder.lua:13
 *   d_decoder_1 = d_decoder_2 @ decoder_2_weight  (64, 256)
 */
static void k36_matmul(const float *restrict d_decoder_2, const float *restrict decoder_2_weight,
                       float *restrict d_decoder_1)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            d_decoder_1[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 784; k++) {
            const float a_ik = d_decoder_2[i * 784 + k];
            for (long j = 0; j < 256; j++) {
                d_decoder_1[i * 256 + j] += a_ik * decoder_2_weight[k * 256 + j];
            }
        }
    }
}

/* k37  autoencoder.lua:13
 *   d_decoder_2_weight = d_decoder_2.T @ decoder_1  (784, 256)
 */
static void k37_matmul(const float *restrict d_decoder_2, const float *restrict decoder_1,
                       float *restrict d_decoder_2_weight)
{
    for (long i = 0; i < 784; i++) {
        for (long j = 0; j < 256; j++) {
            d_decoder_2_weight[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_decoder_2[k * 784 + i];
            for (long j = 0; j < 256; j++) {
                d_decoder_2_weight[i * 256 + j] += a_ik * decoder_1[k * 256 + j];
            }
        }
    }
}

/* k38  autoencoder.lua:27
 *   exp_avg_decoder_2_weight = 0.9 * exp_avg_decoder_2_weight + 0.1 * d_decoder_2_weight
 *       (784, 256)
 *   exp_avg_sq_decoder_2_weight = 0.999 * exp_avg_sq_decoder_2_weight + 0.001 *
 *       d_decoder_2_weight * d_decoder_2_weight  (784, 256)
 *   decoder_2_weight = decoder_2_weight - step_size * (new_exp_avg_decoder_2_weight /
 *       (sqrt(new_exp_avg_sq_decoder_2_weight) * root_correction + 1e-08))  (784, 256)
 */
static void k38_update_decoder_2_weight(float *restrict exp_avg_decoder_2_weight,
                                        const float *restrict d_decoder_2_weight,
                                        float *restrict exp_avg_sq_decoder_2_weight,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict decoder_2_weight)
{
    for (long j = 0; j < 200704; j++) {
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

/* k39  autoencoder.lua:13
 *   d_decoder_0_bias = sum(d_decoder_0)  (1, 256)
 *   d_decoder_0 (over decoder_1) = where(decoder_1 > 0, d_decoder_1, 0)  (64, 256)
 */
static void k39_gt_where_sum(float *restrict d_decoder_0, const float *restrict d_decoder_1,
                             float *restrict d_decoder_0_bias)
{
    for (long j = 0; j < 256; j++) {
        d_decoder_0_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float decoder_1_ij = d_decoder_0[i * 256 + j];
            const int gt2 = decoder_1_ij > 0.0f;
            const float d_decoder_1_ij = d_decoder_1[i * 256 + j];
            const float d_decoder_0_ij = gt2 ? d_decoder_1_ij : 0.0f;
            d_decoder_0_bias[j] += d_decoder_0_ij;
            d_decoder_0[i * 256 + j] = d_decoder_0_ij;
        }
    }
}

/* k40  autoencoder.lua:27
 *   exp_avg_decoder_0_bias = 0.9 * exp_avg_decoder_0_bias + 0.1 * d_decoder_0_bias  (256)
 *   exp_avg_sq_decoder_0_bias = 0.999 * exp_avg_sq_decoder_0_bias + 0.001 * d_decoder_0_bias *
 *       d_decoder_0_bias  (256)
 *   decoder_0_bias = decoder_0_bias - step_size * (new_exp_avg_decoder_0_bias /
 *       (sqrt(new_exp_avg_sq_decoder_0_bias) * root_correction + 1e-08))  (256)
 */
static void k40_update_decoder_0_bias(float *restrict exp_avg_decoder_0_bias,
                                      const float *restrict d_decoder_0_bias,
                                      float *restrict exp_avg_sq_decoder_0_bias,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict decoder_0_bias)
{
    for (long j = 0; j < 256; j++) {
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

/* k41  autoencoder.lua:13
 *   d_encoder_3 = d_decoder_0 @ decoder_0_weight  (64, 32)
 */
static void k41_matmul(const float *restrict d_decoder_0, const float *restrict decoder_0_weight,
                       float *restrict d_encoder_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            d_encoder_3[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 256; k++) {
            const float a_ik = d_decoder_0[i * 256 + k];
            for (long j = 0; j < 32; j++) {
                d_encoder_3[i * 32 + j] += a_ik * decoder_0_weight[k * 32 + j];
            }
        }
    }
}

/* k42  autoencoder.lua:13
 *   d_decoder_0_weight = d_decoder_0.T @ encoder_3  (256, 32)
 */
static void k42_matmul(const float *restrict d_decoder_0, const float *restrict encoder_3,
                       float *restrict d_decoder_0_weight)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 32; j++) {
            d_decoder_0_weight[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_decoder_0[k * 256 + i];
            for (long j = 0; j < 32; j++) {
                d_decoder_0_weight[i * 32 + j] += a_ik * encoder_3[k * 32 + j];
            }
        }
    }
}

/* k43  autoencoder.lua:27
 *   exp_avg_decoder_0_weight = 0.9 * exp_avg_decoder_0_weight + 0.1 * d_decoder_0_weight  (256, 32)
 *   exp_avg_sq_decoder_0_weight = 0.999 * exp_avg_sq_decoder_0_weight + 0.001 *
 *       d_decoder_0_weight * d_decoder_0_weight  (256, 32)
 *   decoder_0_weight = decoder_0_weight - step_size * (new_exp_avg_decoder_0_weight /
 *       (sqrt(new_exp_avg_sq_decoder_0_weight) * root_correction + 1e-08))  (256, 32)
 */
static void k43_update_decoder_0_weight(float *restrict exp_avg_decoder_0_weight,
                                        const float *restrict d_decoder_0_weight,
                                        float *restrict exp_avg_sq_decoder_0_weight,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict decoder_0_weight)
{
    for (long j = 0; j < 8192; j++) {
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

/* k44  autoencoder.lua:10
 *   d_encoder_3_bias = sum(d_encoder_3)  (1, 32)
 */
static void k44_sum(const float *restrict d_encoder_3, float *restrict d_encoder_3_bias)
{
    for (long j = 0; j < 32; j++) {
        d_encoder_3_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            d_encoder_3_bias[j] += d_encoder_3[i * 32 + j];
        }
    }
}

/* k45  autoencoder.lua:27
 *   exp_avg_encoder_3_bias = 0.9 * exp_avg_encoder_3_bias + 0.1 * d_encoder_3_bias  (32)
 *   exp_avg_sq_encoder_3_bias = 0.999 * exp_avg_sq_encoder_3_bias + 0.001 * d_encoder_3_bias *
 *       d_encoder_3_bias  (32)
 *   encoder_3_bias = encoder_3_bias - step_size * (new_exp_avg_encoder_3_bias /
 *       (sqrt(new_exp_avg_sq_encoder_3_bias) * root_correction + 1e-08))  (32)
 */
static void k45_update_encoder_3_bias(float *restrict exp_avg_encoder_3_bias,
                                      const float *restrict d_encoder_3_bias,
                                      float *restrict exp_avg_sq_encoder_3_bias,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict encoder_3_bias)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = 0.9f * exp_avg_encoder_3_bias[j];
        const float d_encoder_3_bias_j = d_encoder_3_bias[j];
        const float mul5 = 0.1f * d_encoder_3_bias_j;
        const float new_exp_avg_encoder_3_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_encoder_3_bias[j];
        const float mul11 = 0.001f * d_encoder_3_bias_j;
        const float mul12 = mul11 * d_encoder_3_bias_j;
        const float new_exp_avg_sq_encoder_3_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_encoder_3_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_encoder_3_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_encoder_3_bias_j = encoder_3_bias[j] - mul21;
        exp_avg_encoder_3_bias[j] = new_exp_avg_encoder_3_bias_j;
        exp_avg_sq_encoder_3_bias[j] = new_exp_avg_sq_encoder_3_bias_j;
        encoder_3_bias[j] = new_encoder_3_bias_j;
    }
}

/* k46  autoencoder.lua:10
 *   d_encoder_2 = d_encoder_3 @ encoder_3_weight  (64, 256)
 */
static void k46_matmul(const float *restrict d_encoder_3, const float *restrict encoder_3_weight,
                       float *restrict d_encoder_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            d_encoder_2[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = d_encoder_3[i * 32 + k];
            for (long j = 0; j < 256; j++) {
                d_encoder_2[i * 256 + j] += a_ik * encoder_3_weight[k * 256 + j];
            }
        }
    }
}

/* k47  autoencoder.lua:10
 *   d_encoder_3_weight = d_encoder_3.T @ encoder_2  (32, 256)
 */
static void k47_matmul(const float *restrict d_encoder_3, const float *restrict encoder_2,
                       float *restrict d_encoder_3_weight)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 256; j++) {
            d_encoder_3_weight[i * 256 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_encoder_3[k * 32 + i];
            for (long j = 0; j < 256; j++) {
                d_encoder_3_weight[i * 256 + j] += a_ik * encoder_2[k * 256 + j];
            }
        }
    }
}

/* k48  autoencoder.lua:27
 *   exp_avg_encoder_3_weight = 0.9 * exp_avg_encoder_3_weight + 0.1 * d_encoder_3_weight  (32, 256)
 *   exp_avg_sq_encoder_3_weight = 0.999 * exp_avg_sq_encoder_3_weight + 0.001 *
 *       d_encoder_3_weight * d_encoder_3_weight  (32, 256)
 *   encoder_3_weight = encoder_3_weight - step_size * (new_exp_avg_encoder_3_weight /
 *       (sqrt(new_exp_avg_sq_encoder_3_weight) * root_correction + 1e-08))  (32, 256)
 */
static void k48_update_encoder_3_weight(float *restrict exp_avg_encoder_3_weight,
                                        const float *restrict d_encoder_3_weight,
                                        float *restrict exp_avg_sq_encoder_3_weight,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict encoder_3_weight)
{
    for (long j = 0; j < 8192; j++) {
        const float mul2 = 0.9f * exp_avg_encoder_3_weight[j];
        const float d_encoder_3_weight_j = d_encoder_3_weight[j];
        const float mul5 = 0.1f * d_encoder_3_weight_j;
        const float new_exp_avg_encoder_3_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_encoder_3_weight[j];
        const float mul11 = 0.001f * d_encoder_3_weight_j;
        const float mul12 = mul11 * d_encoder_3_weight_j;
        const float new_exp_avg_sq_encoder_3_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_encoder_3_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_encoder_3_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_encoder_3_weight_j = encoder_3_weight[j] - mul21;
        exp_avg_encoder_3_weight[j] = new_exp_avg_encoder_3_weight_j;
        exp_avg_sq_encoder_3_weight[j] = new_exp_avg_sq_encoder_3_weight_j;
        encoder_3_weight[j] = new_encoder_3_weight_j;
    }
}

/* k49  autoencoder.lua:10
 *   d_encoder_1_bias = sum(d_encoder_1)  (1, 256)
 *   d_encoder_1 (over encoder_2) = where(encoder_2 > 0, d_encoder_2, 0)  (64, 256)
 */
static void k49_gt_where_sum(float *restrict d_encoder_1, const float *restrict d_encoder_2,
                             float *restrict d_encoder_1_bias)
{
    for (long j = 0; j < 256; j++) {
        d_encoder_1_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float encoder_2_ij = d_encoder_1[i * 256 + j];
            const int gt2 = encoder_2_ij > 0.0f;
            const float d_encoder_2_ij = d_encoder_2[i * 256 + j];
            const float d_encoder_1_ij = gt2 ? d_encoder_2_ij : 0.0f;
            d_encoder_1_bias[j] += d_encoder_1_ij;
            d_encoder_1[i * 256 + j] = d_encoder_1_ij;
        }
    }
}

/* k50  autoencoder.lua:27
 *   exp_avg_encoder_1_bias = 0.9 * exp_avg_encoder_1_bias + 0.1 * d_encoder_1_bias  (256)
 *   exp_avg_sq_encoder_1_bias = 0.999 * exp_avg_sq_encoder_1_bias + 0.001 * d_encoder_1_bias *
 *       d_encoder_1_bias  (256)
 *   encoder_1_bias = encoder_1_bias - step_size * (new_exp_avg_encoder_1_bias /
 *       (sqrt(new_exp_avg_sq_encoder_1_bias) * root_correction + 1e-08))  (256)
 */
static void k50_update_encoder_1_bias(float *restrict exp_avg_encoder_1_bias,
                                      const float *restrict d_encoder_1_bias,
                                      float *restrict exp_avg_sq_encoder_1_bias,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict encoder_1_bias)
{
    for (long j = 0; j < 256; j++) {
        const float mul2 = 0.9f * exp_avg_encoder_1_bias[j];
        const float d_encoder_1_bias_j = d_encoder_1_bias[j];
        const float mul5 = 0.1f * d_encoder_1_bias_j;
        const float new_exp_avg_encoder_1_bias_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_encoder_1_bias[j];
        const float mul11 = 0.001f * d_encoder_1_bias_j;
        const float mul12 = mul11 * d_encoder_1_bias_j;
        const float new_exp_avg_sq_encoder_1_bias_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_encoder_1_bias_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_encoder_1_bias_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_encoder_1_bias_j = encoder_1_bias[j] - mul21;
        exp_avg_encoder_1_bias[j] = new_exp_avg_encoder_1_bias_j;
        exp_avg_sq_encoder_1_bias[j] = new_exp_avg_sq_encoder_1_bias_j;
        encoder_1_bias[j] = new_encoder_1_bias_j;
    }
}

/* k51  autoencoder.lua:10
 *   d_encoder_1_weight = d_encoder_1.T @ x  (256, 784)
 */
static void k51_matmul(const float *restrict d_encoder_1, const float *restrict x,
                       float *restrict d_encoder_1_weight)
{
    for (long i = 0; i < 256; i++) {
        for (long j = 0; j < 784; j++) {
            d_encoder_1_weight[i * 784 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_encoder_1[k * 256 + i];
            for (long j = 0; j < 784; j++) {
                d_encoder_1_weight[i * 784 + j] += a_ik * x[k * 784 + j];
            }
        }
    }
}

/* k52  autoencoder.lua:27
 *   exp_avg_encoder_1_weight = 0.9 * exp_avg_encoder_1_weight + 0.1 * d_encoder_1_weight
 *       (256, 784)
 *   exp_avg_sq_encoder_1_weight = 0.999 * exp_avg_sq_encoder_1_weight + 0.001 *
 *       d_encoder_1_weight * d_encoder_1_weight  (256, 784)
 *   encoder_1_weight = encoder_1_weight - step_size * (new_exp_avg_encoder_1_weight /
 *       (sqrt(new_exp_avg_sq_encoder_1_weight) * root_correction + 1e-08))  (256, 784)
 */
static void k52_update_encoder_1_weight(float *restrict exp_avg_encoder_1_weight,
                                        const float *restrict d_encoder_1_weight,
                                        float *restrict exp_avg_sq_encoder_1_weight,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict encoder_1_weight)
{
    for (long j = 0; j < 200704; j++) {
        const float mul2 = 0.9f * exp_avg_encoder_1_weight[j];
        const float d_encoder_1_weight_j = d_encoder_1_weight[j];
        const float mul5 = 0.1f * d_encoder_1_weight_j;
        const float new_exp_avg_encoder_1_weight_j = mul2 + mul5;
        const float mul9 = 0.999f * exp_avg_sq_encoder_1_weight[j];
        const float mul11 = 0.001f * d_encoder_1_weight_j;
        const float mul12 = mul11 * d_encoder_1_weight_j;
        const float new_exp_avg_sq_encoder_1_weight_j = mul9 + mul12;
        const float sqrt14 = sqrtf(new_exp_avg_sq_encoder_1_weight_j);
        const float mul16 = sqrt14 * root_correction[0];
        const float add18 = mul16 + 1e-08f;
        const float div19 = new_exp_avg_encoder_1_weight_j / add18;
        const float mul21 = step_size[0] * div19;
        const float new_encoder_1_weight_j = encoder_1_weight[j] - mul21;
        exp_avg_encoder_1_weight[j] = new_exp_avg_encoder_1_weight_j;
        exp_avg_sq_encoder_1_weight[j] = new_exp_avg_sq_encoder_1_weight_j;
        encoder_1_weight[j] = new_encoder_1_weight_j;
    }
}

/* One train_step: 28 kernels; `work` holds 1208448 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 1003520); /* (64, 256) */
    float *const encoder_2 = (float *)(void *)(at + 1003520); /* (64, 256) */
    float *const matmul_2 = (float *)(void *)(at + 1200128); /* (64, 32) */
    float *const encoder_3 = (float *)(void *)(at + 1200128); /* (64, 32) */
    float *const matmul_3 = (float *)(void *)(at + 1069056); /* (64, 256) */
    float *const decoder_1 = (float *)(void *)(at + 1069056); /* (64, 256) */
    float *const matmul_4 = (float *)(void *)(at + 802816); /* (64, 784) */
    float *const sum_ = (float *)(void *)(at + 28288); /* (1, 1, 1, 1) */
    float *const d_decoder_2_bias = (float *)(void *)(at + 25088); /* (1, 784) */
    float *const d_decoder_2 = (float *)(void *)(at + 802816); /* (64, 784) */
    float *const d_decoder_1 = (float *)(void *)(at + 1134592); /* (64, 256) */
    float *const d_decoder_2_weight = (float *)(void *)(at + 0); /* (784, 256) */
    float *const d_decoder_0_bias = (float *)(void *)(at + 0); /* (1, 256) */
    float *const d_decoder_0 = (float *)(void *)(at + 1069056); /* (64, 256) */
    float *const d_encoder_3 = (float *)(void *)(at + 98304); /* (64, 32) */
    float *const d_decoder_0_weight = (float *)(void *)(at + 0); /* (256, 32) */
    float *const d_encoder_3_bias = (float *)(void *)(at + 0); /* (1, 32) */
    float *const d_encoder_2 = (float *)(void *)(at + 0); /* (64, 256) */
    float *const d_encoder_3_weight = (float *)(void *)(at + 65536); /* (32, 256) */
    float *const d_encoder_1_bias = (float *)(void *)(at + 65536); /* (1, 256) */
    float *const d_encoder_1 = (float *)(void *)(at + 1003520); /* (64, 256) */
    float *const d_encoder_1_weight = (float *)(void *)(at + 0); /* (256, 784) */
    float *const step_size = (float *)(void *)(at + 1208320); /* () */
    float *const root_correction = (float *)(void *)(at + 1208384); /* () */

    k25_update_step(s->step, step_size, root_correction);
    k26_matmul(io->x, s->encoder_1_weight, matmul);
    k27_add_relu(encoder_2, s->encoder_1_bias);
    k28_matmul(encoder_2, s->encoder_3_weight, matmul_2);
    k29_add(encoder_3, s->encoder_3_bias);
    k30_matmul(encoder_3, s->decoder_0_weight, matmul_3);
    k31_add_relu(decoder_1, s->decoder_0_bias);
    k32_matmul(decoder_1, s->decoder_2_weight, matmul_4);
    k33_add_sigmoid_sub(d_decoder_2, s->decoder_2_bias, io->x, sum_, d_decoder_2_bias);
    k34_update_decoder_2_bias(s->exp_avg_decoder_2_bias, d_decoder_2_bias,
                              s->exp_avg_sq_decoder_2_bias, root_correction, step_size,
                              s->decoder_2_bias);
    k35_div(sum_, io->loss);
    k36_matmul(d_decoder_2, s->decoder_2_weight, d_decoder_1);
    k37_matmul(d_decoder_2, decoder_1, d_decoder_2_weight);
    k38_update_decoder_2_weight(s->exp_avg_decoder_2_weight, d_decoder_2_weight,
                                s->exp_avg_sq_decoder_2_weight, root_correction, step_size,
                                s->decoder_2_weight);
    k39_gt_where_sum(d_decoder_0, d_decoder_1, d_decoder_0_bias);
    k40_update_decoder_0_bias(s->exp_avg_decoder_0_bias, d_decoder_0_bias,
                              s->exp_avg_sq_decoder_0_bias, root_correction, step_size,
                              s->decoder_0_bias);
    k41_matmul(d_decoder_0, s->decoder_0_weight, d_encoder_3);
    k42_matmul(d_decoder_0, encoder_3, d_decoder_0_weight);
    k43_update_decoder_0_weight(s->exp_avg_decoder_0_weight, d_decoder_0_weight,
                                s->exp_avg_sq_decoder_0_weight, root_correction, step_size,
                                s->decoder_0_weight);
    k44_sum(d_encoder_3, d_encoder_3_bias);
    k45_update_encoder_3_bias(s->exp_avg_encoder_3_bias, d_encoder_3_bias,
                              s->exp_avg_sq_encoder_3_bias, root_correction, step_size,
                              s->encoder_3_bias);
    k46_matmul(d_encoder_3, s->encoder_3_weight, d_encoder_2);
    k47_matmul(d_encoder_3, encoder_2, d_encoder_3_weight);
    k48_update_encoder_3_weight(s->exp_avg_encoder_3_weight, d_encoder_3_weight,
                                s->exp_avg_sq_encoder_3_weight, root_correction, step_size,
                                s->encoder_3_weight);
    k49_gt_where_sum(d_encoder_1, d_encoder_2, d_encoder_1_bias);
    k50_update_encoder_1_bias(s->exp_avg_encoder_1_bias, d_encoder_1_bias,
                              s->exp_avg_sq_encoder_1_bias, root_correction, step_size,
                              s->encoder_1_bias);
    k51_matmul(d_encoder_1, io->x, d_encoder_1_weight);
    k52_update_encoder_1_weight(s->exp_avg_encoder_1_weight, d_encoder_1_weight,
                                s->exp_avg_sq_encoder_1_weight, root_correction, step_size,
                                s->encoder_1_weight);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y not read */
    float *loss; /* loss () */
};

/* k53  autoencoder.lua:10
 *   matmul = x @ encoder_1_weight.T  (64, 256)
 */
static void k53_matmul(const float *restrict x, const float *restrict encoder_1_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 784 + k + l] * encoder_1_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 256 + j] = sum;
        }
    }
}

/* k54  autoencoder.lua:10
 *   encoder_2 (over matmul) = relu(matmul + encoder_1_bias)  (64, 256)
 */
static void k54_add_relu(float *restrict encoder_2, const float *restrict encoder_1_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_ij = encoder_2[i * 256 + j];
            const float add2 = matmul_ij + encoder_1_bias[j];
            const float encoder_2_ij = add2 < 0 ? 0 : add2;
            encoder_2[i * 256 + j] = encoder_2_ij;
        }
    }
}

/* k55  autoencoder.lua:10
 *   matmul_2 = encoder_2 @ encoder_3_weight.T  (64, 32)
 */
static void k55_matmul(const float *restrict encoder_2, const float *restrict encoder_3_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += encoder_2[i * 256 + k + l] * encoder_3_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 32 + j] = sum;
        }
    }
}

/* k56  autoencoder.lua:10
 *   encoder_3 (over matmul_2) = matmul_2 + encoder_3_bias  (64, 32)
 */
static void k56_add(float *restrict encoder_3, const float *restrict encoder_3_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_2_ij = encoder_3[i * 32 + j];
            const float encoder_3_ij = matmul_2_ij + encoder_3_bias[j];
            encoder_3[i * 32 + j] = encoder_3_ij;
        }
    }
}

/* k57  autoencoder.lua:13
 *   matmul_3 = encoder_3 @ decoder_0_weight.T  (64, 256)
 */
static void k57_matmul(const float *restrict encoder_3, const float *restrict decoder_0_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += encoder_3[i * 32 + k + l] * decoder_0_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 256 + j] = sum;
        }
    }
}

/* k58  autoencoder.lua:13
 *   decoder_1 (over matmul_3) = relu(matmul_3 + decoder_0_bias)  (64, 256)
 */
static void k58_add_relu(float *restrict decoder_1, const float *restrict decoder_0_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_3_ij = decoder_1[i * 256 + j];
            const float add2 = matmul_3_ij + decoder_0_bias[j];
            const float decoder_1_ij = add2 < 0 ? 0 : add2;
            decoder_1[i * 256 + j] = decoder_1_ij;
        }
    }
}

/* k59  autoencoder.lua:13
 *   matmul_4 = decoder_1 @ decoder_2_weight.T  (64, 784)
 */
static void k59_matmul(const float *restrict decoder_1, const float *restrict decoder_2_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += decoder_1[i * 256 + k + l] * decoder_2_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 784 + j] = sum;
        }
    }
}

/* k60  autoencoder.lua:25
 *   sum_ = sum((sigmoid(matmul_4 + decoder_2_bias) - x) * (sigmoid(matmul_4 + decoder_2_bias) - x))
 *       (1, 1, 1, 1)
 */
static void k60_add_sigmoid_sub(const float *restrict matmul_4,
                                const float *restrict decoder_2_bias, const float *restrict x,
                                float *restrict sum_)
{
    sum_[0] = 0.0f;
    for (long i = 0; i < 64; i++) {
        float sum7 = 0.0f;
        for (long j = 0; j < 784; j++) {
            const float add2 = matmul_4[i * 784 + j] + decoder_2_bias[j];
            const float sigmoid3 = 1 / (1 + expf(-add2));
            const float sub5 = sigmoid3 - x[i * 784 + j];
            const float mul6 = sub5 * sub5;
            sum7 += mul6;
        }
        sum_[0] += sum7;
    }
}

/* k61  autoencoder.lua:25
 *   loss = sum_ / 50176  ()
 */
static void k61_div(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] / 50176.0f;
    loss[0] = loss_0;
}

/* One eval_step: 9 kernels; `work` holds 266240 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 256) */
    float *const encoder_2 = (float *)(void *)(at + 0); /* (64, 256) */
    float *const matmul_2 = (float *)(void *)(at + 65536); /* (64, 32) */
    float *const encoder_3 = (float *)(void *)(at + 65536); /* (64, 32) */
    float *const matmul_3 = (float *)(void *)(at + 200704); /* (64, 256) */
    float *const decoder_1 = (float *)(void *)(at + 200704); /* (64, 256) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (64, 784) */
    float *const sum_ = (float *)(void *)(at + 200768); /* (1, 1, 1, 1) */

    k53_matmul(io->x, s->encoder_1_weight, matmul);
    k54_add_relu(encoder_2, s->encoder_1_bias);
    k55_matmul(encoder_2, s->encoder_3_weight, matmul_2);
    k56_add(encoder_3, s->encoder_3_bias);
    k57_matmul(encoder_3, s->decoder_0_weight, matmul_3);
    k58_add_relu(decoder_1, s->decoder_0_bias);
    k59_matmul(decoder_1, s->decoder_2_weight, matmul_4);
    k60_add_sigmoid_sub(matmul_4, s->decoder_2_bias, io->x, sum_);
    k61_div(sum_, io->loss);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y not read */
    float *prediction; /* prediction (64, 1, 28, 28) */
};

/* k62  autoencoder.lua:10
 *   matmul = x @ encoder_1_weight.T  (64, 256)
 */
static void k62_matmul(const float *restrict x, const float *restrict encoder_1_weight,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 784; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += x[i * 784 + k + l] * encoder_1_weight[j * 784 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 256 + j] = sum;
        }
    }
}

/* k63  autoencoder.lua:10
 *   encoder_2 (over matmul) = relu(matmul + encoder_1_bias)  (64, 256)
 */
static void k63_add_relu(float *restrict encoder_2, const float *restrict encoder_1_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_ij = encoder_2[i * 256 + j];
            const float add2 = matmul_ij + encoder_1_bias[j];
            const float encoder_2_ij = add2 < 0 ? 0 : add2;
            encoder_2[i * 256 + j] = encoder_2_ij;
        }
    }
}

/* k64  autoencoder.lua:10
 *   matmul_2 = encoder_2 @ encoder_3_weight.T  (64, 32)
 */
static void k64_matmul(const float *restrict encoder_2, const float *restrict encoder_3_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += encoder_2[i * 256 + k + l] * encoder_3_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 32 + j] = sum;
        }
    }
}

/* k65  autoencoder.lua:10
 *   encoder_3 (over matmul_2) = matmul_2 + encoder_3_bias  (64, 32)
 */
static void k65_add(float *restrict encoder_3, const float *restrict encoder_3_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            const float matmul_2_ij = encoder_3[i * 32 + j];
            const float encoder_3_ij = matmul_2_ij + encoder_3_bias[j];
            encoder_3[i * 32 + j] = encoder_3_ij;
        }
    }
}

/* k66  autoencoder.lua:13
 *   matmul_3 = encoder_3 @ decoder_0_weight.T  (64, 256)
 */
static void k66_matmul(const float *restrict encoder_3, const float *restrict decoder_0_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += encoder_3[i * 32 + k + l] * decoder_0_weight[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 256 + j] = sum;
        }
    }
}

/* k67  autoencoder.lua:13
 *   decoder_1 (over matmul_3) = relu(matmul_3 + decoder_0_bias)  (64, 256)
 */
static void k67_add_relu(float *restrict decoder_1, const float *restrict decoder_0_bias)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 256; j++) {
            const float matmul_3_ij = decoder_1[i * 256 + j];
            const float add2 = matmul_3_ij + decoder_0_bias[j];
            const float decoder_1_ij = add2 < 0 ? 0 : add2;
            decoder_1[i * 256 + j] = decoder_1_ij;
        }
    }
}

/* k68  autoencoder.lua:13
 *   matmul_4 = decoder_1 @ decoder_2_weight.T  (64, 784)
 */
static void k68_matmul(const float *restrict decoder_1, const float *restrict decoder_2_weight,
                       float *restrict matmul_4)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 784; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 256; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += decoder_1[i * 256 + k + l] * decoder_2_weight[j * 256 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 784 + j] = sum;
        }
    }
}

/* k69  autoencoder.lua:13
 *   prediction = sigmoid(matmul_4 + decoder_2_bias)  (64, 784)
 */
static void k69_add_sigmoid(const float *restrict matmul_4, const float *restrict decoder_2_bias,
                            float *restrict prediction)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 784; j++) {
            const float add2 = matmul_4[i * 784 + j] + decoder_2_bias[j];
            const float prediction_ij = 1 / (1 + expf(-add2));
            prediction[i * 784 + j] = prediction_ij;
        }
    }
}

/* One predict: 8 kernels; `work` holds 266240 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 256) */
    float *const encoder_2 = (float *)(void *)(at + 0); /* (64, 256) */
    float *const matmul_2 = (float *)(void *)(at + 65536); /* (64, 32) */
    float *const encoder_3 = (float *)(void *)(at + 65536); /* (64, 32) */
    float *const matmul_3 = (float *)(void *)(at + 200704); /* (64, 256) */
    float *const decoder_1 = (float *)(void *)(at + 200704); /* (64, 256) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (64, 784) */

    k62_matmul(io->x, s->encoder_1_weight, matmul);
    k63_add_relu(encoder_2, s->encoder_1_bias);
    k64_matmul(encoder_2, s->encoder_3_weight, matmul_2);
    k65_add(encoder_3, s->encoder_3_bias);
    k66_matmul(encoder_3, s->decoder_0_weight, matmul_3);
    k67_add_relu(decoder_1, s->decoder_0_bias);
    k68_matmul(decoder_1, s->decoder_2_weight, matmul_4);
    k69_add_sigmoid(matmul_4, s->decoder_2_bias, io->prediction);
}

