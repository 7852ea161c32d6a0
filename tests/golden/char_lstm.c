/* char_lstm: made by gradcc from char_lstm.lua.
 * Learns to write English, character by character: an LSTM of 128 (Hochreiter and Schmidhuber,
 * 1997) reads windows of 64 characters of the Jargon File and guesses the one that follows each.
 * Data: Debian's package jargon-text, 1.7 million characters; the last tenth is for testing. Expect
 * 2.6 bits per character there after 3 epochs, in two to three minutes.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *embedding_weight; /* embedding.weight (146, 64) */
    float *head_weight; /* head.weight (146, 128) */
    float *head_bias; /* head.bias (146) */
    float *lstm_weight_ih_l0; /* lstm.weight_ih_l0 (512, 64) */
    float *lstm_weight_hh_l0; /* lstm.weight_hh_l0 (512, 128) */
    float *lstm_bias_ih_l0; /* lstm.bias_ih_l0 (512) */
    float *lstm_bias_hh_l0; /* lstm.bias_hh_l0 (512) */
    int *step; /* step () */
    int *seed; /* seed (2) */
    float *exp_avg_embedding_weight; /* exp_avg/embedding.weight (146, 64) */
    float *exp_avg_sq_embedding_weight; /* exp_avg_sq/embedding.weight (146, 64) */
    float *exp_avg_head_weight; /* exp_avg/head.weight (146, 128) */
    float *exp_avg_sq_head_weight; /* exp_avg_sq/head.weight (146, 128) */
    float *exp_avg_head_bias; /* exp_avg/head.bias (146) */
    float *exp_avg_sq_head_bias; /* exp_avg_sq/head.bias (146) */
    float *exp_avg_lstm_weight_ih_l0; /* exp_avg/lstm.weight_ih_l0 (512, 64) */
    float *exp_avg_sq_lstm_weight_ih_l0; /* exp_avg_sq/lstm.weight_ih_l0 (512, 64) */
    float *exp_avg_lstm_weight_hh_l0; /* exp_avg/lstm.weight_hh_l0 (512, 128) */
    float *exp_avg_sq_lstm_weight_hh_l0; /* exp_avg_sq/lstm.weight_hh_l0 (512, 128) */
    float *exp_avg_lstm_bias_ih_l0; /* exp_avg/lstm.bias_ih_l0 (512) */
    float *exp_avg_sq_lstm_bias_ih_l0; /* exp_avg_sq/lstm.bias_ih_l0 (512) */
    float *exp_avg_lstm_bias_hh_l0; /* exp_avg/lstm.bias_hh_l0 (512) */
    float *exp_avg_sq_lstm_bias_hh_l0; /* exp_avg_sq/lstm.bias_hh_l0 (512) */
    float *generate_c; /* generate/c (1, 128) */
    float *generate_h; /* generate/h (1, 128) */
    int *generate_token; /* generate/token (1) */
    int *generate_position; /* generate/position () */
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
    const int *x; /* x not read */
    const int *y; /* y not read */
};

/* k00  char_lstm.lua:36
 *   generate_c = 0  (1, 128)
 */
static void k00_update_generate_c(float *restrict generate_c)
{
    for (long j = 0; j < 128; j++) {
        generate_c[j] = 0.0f;
    }
}

/* k01  char_lstm.lua:36
 *   generate_h = 0  (1, 128)
 */
static void k01_update_generate_h(float *restrict generate_h)
{
    for (long j = 0; j < 128; j++) {
        generate_h[j] = 0.0f;
    }
}

/* k02  char_lstm.lua:36
 *   generate_token = 0  (1)
 */
static void k02_update_generate_token(int *restrict generate_token)
{
    generate_token[0] = 0;
}

/* k03  char_lstm.lua:36
 *   generate_position = 0  ()
 */
static void k03_update_generate_position(int *restrict generate_position)
{
    generate_position[0] = 0;
}

/* k04  char_lstm.lua:15
 *   embedding_weight = normal()  (146, 64)
 */
static void k04_update_embedding_weight(const int *restrict seed,
                                        float *restrict embedding_weight)
{
    for (long j = 0; j < 9344; j++) {
        const float embedding_weight_j = normal_f32(&seed[0], 0, 1000001, j);
        embedding_weight[j] = embedding_weight_j;
    }
}

/* k05  char_lstm.lua:17
 *   head_weight = uniform() * 0.176777 + -0.0883883  (146, 128)
 */
static void k05_update_head_weight(const int *restrict seed, float *restrict head_weight)
{
    for (long j = 0; j < 18688; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float head_weight_j = mul4 + (-0.0883883461f);
        head_weight[j] = head_weight_j;
    }
}

/* k06  char_lstm.lua:17
 *   head_bias = uniform() * 0.176777 + -0.0883883  (146)
 */
static void k06_update_head_bias(const int *restrict seed, float *restrict head_bias)
{
    for (long j = 0; j < 146; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float head_bias_j = mul4 + (-0.0883883461f);
        head_bias[j] = head_bias_j;
    }
}

/* k07  char_lstm.lua:16
 *   lstm_weight_ih_l0 = uniform() * 0.176777 + -0.0883883  (512, 64)
 */
static void k07_update_lstm_weight_ih_l0(const int *restrict seed,
                                         float *restrict lstm_weight_ih_l0)
{
    for (long j = 0; j < 32768; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float lstm_weight_ih_l0_j = mul4 + (-0.0883883461f);
        lstm_weight_ih_l0[j] = lstm_weight_ih_l0_j;
    }
}

/* k08  char_lstm.lua:16
 *   lstm_weight_hh_l0 = uniform() * 0.176777 + -0.0883883  (512, 128)
 */
static void k08_update_lstm_weight_hh_l0(const int *restrict seed,
                                         float *restrict lstm_weight_hh_l0)
{
    for (long j = 0; j < 65536; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float lstm_weight_hh_l0_j = mul4 + (-0.0883883461f);
        lstm_weight_hh_l0[j] = lstm_weight_hh_l0_j;
    }
}

/* k09  char_lstm.lua:16
 *   lstm_bias_ih_l0 = uniform() * 0.176777 + -0.0883883  (512)
 */
static void k09_update_lstm_bias_ih_l0(const int *restrict seed, float *restrict lstm_bias_ih_l0)
{
    for (long j = 0; j < 512; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000006, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float lstm_bias_ih_l0_j = mul4 + (-0.0883883461f);
        lstm_bias_ih_l0[j] = lstm_bias_ih_l0_j;
    }
}

/* k10  char_lstm.lua:16
 *   lstm_bias_hh_l0 = uniform() * 0.176777 + -0.0883883  (512)
 */
static void k10_update_lstm_bias_hh_l0(const int *restrict seed, float *restrict lstm_bias_hh_l0)
{
    for (long j = 0; j < 512; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000007, j);
        const float mul4 = uniform2 * 0.176776692f;
        const float lstm_bias_hh_l0_j = mul4 + (-0.0883883461f);
        lstm_bias_hh_l0[j] = lstm_bias_hh_l0_j;
    }
}

/* k11  char_lstm.lua:48
 *   step = 0  ()
 */
static void k11_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k12  char_lstm.lua:48
 *   exp_avg_embedding_weight = 0  (146, 64)
 */
static void k12_update_exp_avg_embedding_weight(float *restrict exp_avg_embedding_weight)
{
    for (long j = 0; j < 9344; j++) {
        exp_avg_embedding_weight[j] = 0.0f;
    }
}

/* k13  char_lstm.lua:48
 *   exp_avg_sq_embedding_weight = 0  (146, 64)
 */
static void k13_update_exp_avg_sq_embedding_weight(float *restrict exp_avg_sq_embedding_weight)
{
    for (long j = 0; j < 9344; j++) {
        exp_avg_sq_embedding_weight[j] = 0.0f;
    }
}

/* k14  char_lstm.lua:48
 *   exp_avg_head_weight = 0  (146, 128)
 */
static void k14_update_exp_avg_head_weight(float *restrict exp_avg_head_weight)
{
    for (long j = 0; j < 18688; j++) {
        exp_avg_head_weight[j] = 0.0f;
    }
}

/* k15  char_lstm.lua:48
 *   exp_avg_sq_head_weight = 0  (146, 128)
 */
static void k15_update_exp_avg_sq_head_weight(float *restrict exp_avg_sq_head_weight)
{
    for (long j = 0; j < 18688; j++) {
        exp_avg_sq_head_weight[j] = 0.0f;
    }
}

/* k16  char_lstm.lua:48
 *   exp_avg_head_bias = 0  (146)
 */
static void k16_update_exp_avg_head_bias(float *restrict exp_avg_head_bias)
{
    for (long j = 0; j < 146; j++) {
        exp_avg_head_bias[j] = 0.0f;
    }
}

/* k17  char_lstm.lua:48
 *   exp_avg_sq_head_bias = 0  (146)
 */
static void k17_update_exp_avg_sq_head_bias(float *restrict exp_avg_sq_head_bias)
{
    for (long j = 0; j < 146; j++) {
        exp_avg_sq_head_bias[j] = 0.0f;
    }
}

/* k18  char_lstm.lua:48
 *   exp_avg_lstm_weight_ih_l0 = 0  (512, 64)
 */
static void k18_update_exp_avg_lstm_weight_ih_l0(float *restrict exp_avg_lstm_weight_ih_l0)
{
    for (long j = 0; j < 32768; j++) {
        exp_avg_lstm_weight_ih_l0[j] = 0.0f;
    }
}

/* k19  char_lstm.lua:48
 *   exp_avg_sq_lstm_weight_ih_l0 = 0  (512, 64)
 */
static void k19_update_exp_avg_sq_lstm_weight_ih_l0(float *restrict exp_avg_sq_lstm_weight_ih_l0)
{
    for (long j = 0; j < 32768; j++) {
        exp_avg_sq_lstm_weight_ih_l0[j] = 0.0f;
    }
}

/* k20  char_lstm.lua:48
 *   exp_avg_lstm_weight_hh_l0 = 0  (512, 128)
 */
static void k20_update_exp_avg_lstm_weight_hh_l0(float *restrict exp_avg_lstm_weight_hh_l0)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_lstm_weight_hh_l0[j] = 0.0f;
    }
}

/* k21  char_lstm.lua:48
 *   exp_avg_sq_lstm_weight_hh_l0 = 0  (512, 128)
 */
static void k21_update_exp_avg_sq_lstm_weight_hh_l0(float *restrict exp_avg_sq_lstm_weight_hh_l0)
{
    for (long j = 0; j < 65536; j++) {
        exp_avg_sq_lstm_weight_hh_l0[j] = 0.0f;
    }
}

/* k22  char_lstm.lua:48
 *   exp_avg_lstm_bias_ih_l0 = 0  (512)
 */
static void k22_update_exp_avg_lstm_bias_ih_l0(float *restrict exp_avg_lstm_bias_ih_l0)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_lstm_bias_ih_l0[j] = 0.0f;
    }
}

/* k23  char_lstm.lua:48
 *   exp_avg_sq_lstm_bias_ih_l0 = 0  (512)
 */
static void k23_update_exp_avg_sq_lstm_bias_ih_l0(float *restrict exp_avg_sq_lstm_bias_ih_l0)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_sq_lstm_bias_ih_l0[j] = 0.0f;
    }
}

/* k24  char_lstm.lua:48
 *   exp_avg_lstm_bias_hh_l0 = 0  (512)
 */
static void k24_update_exp_avg_lstm_bias_hh_l0(float *restrict exp_avg_lstm_bias_hh_l0)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_lstm_bias_hh_l0[j] = 0.0f;
    }
}

/* k25  char_lstm.lua:48
 *   exp_avg_sq_lstm_bias_hh_l0 = 0  (512)
 */
static void k25_update_exp_avg_sq_lstm_bias_hh_l0(float *restrict exp_avg_sq_lstm_bias_hh_l0)
{
    for (long j = 0; j < 512; j++) {
        exp_avg_sq_lstm_bias_hh_l0[j] = 0.0f;
    }
}

/* One init: 26 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_generate_c(s->generate_c);
    k01_update_generate_h(s->generate_h);
    k02_update_generate_token(s->generate_token);
    k03_update_generate_position(s->generate_position);
    k04_update_embedding_weight(s->seed, s->embedding_weight);
    k05_update_head_weight(s->seed, s->head_weight);
    k06_update_head_bias(s->seed, s->head_bias);
    k07_update_lstm_weight_ih_l0(s->seed, s->lstm_weight_ih_l0);
    k08_update_lstm_weight_hh_l0(s->seed, s->lstm_weight_hh_l0);
    k09_update_lstm_bias_ih_l0(s->seed, s->lstm_bias_ih_l0);
    k10_update_lstm_bias_hh_l0(s->seed, s->lstm_bias_hh_l0);
    k11_update_step(s->step);
    k12_update_exp_avg_embedding_weight(s->exp_avg_embedding_weight);
    k13_update_exp_avg_sq_embedding_weight(s->exp_avg_sq_embedding_weight);
    k14_update_exp_avg_head_weight(s->exp_avg_head_weight);
    k15_update_exp_avg_sq_head_weight(s->exp_avg_sq_head_weight);
    k16_update_exp_avg_head_bias(s->exp_avg_head_bias);
    k17_update_exp_avg_sq_head_bias(s->exp_avg_sq_head_bias);
    k18_update_exp_avg_lstm_weight_ih_l0(s->exp_avg_lstm_weight_ih_l0);
    k19_update_exp_avg_sq_lstm_weight_ih_l0(s->exp_avg_sq_lstm_weight_ih_l0);
    k20_update_exp_avg_lstm_weight_hh_l0(s->exp_avg_lstm_weight_hh_l0);
    k21_update_exp_avg_sq_lstm_weight_hh_l0(s->exp_avg_sq_lstm_weight_hh_l0);
    k22_update_exp_avg_lstm_bias_ih_l0(s->exp_avg_lstm_bias_ih_l0);
    k23_update_exp_avg_sq_lstm_bias_ih_l0(s->exp_avg_sq_lstm_bias_ih_l0);
    k24_update_exp_avg_lstm_bias_hh_l0(s->exp_avg_lstm_bias_hh_l0);
    k25_update_exp_avg_sq_lstm_bias_hh_l0(s->exp_avg_sq_lstm_bias_hh_l0);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const int *x; /* x (32, 64) */
    const int *y; /* y (32, 64) */
    float *loss; /* loss () */
};

/* k26  char_lstm.lua:48
 *   step_size = 0.003 / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   step = step + 1  ()
 */
static void k26_update_step(int *restrict step, float *restrict step_size,
                            float *restrict root_correction)
{
    const int new_step_0 = step[0] + 1;
    const double cast3 = (double)new_step_0;
    const double pow5 = pow(0.9, cast3);
    const double sub7 = 1.0 - pow5;
    const double div9 = 0.003 / sub7;
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

/* k27  char_lstm.lua:16
 *   matmul = embedding_weight @ lstm_weight_ih_l0.T  (146, 512)
 */
static void k27_matmul(const float *restrict embedding_weight,
                       const float *restrict lstm_weight_ih_l0, float *restrict matmul)
{
    for (long i = 0; i < 146; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += embedding_weight[i * 64 + k + l] * lstm_weight_ih_l0[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 512 + j] = sum;
        }
    }
}

/* k28  char_lstm.lua:16
 *   add = lstm_bias_ih_l0 + lstm_bias_hh_l0  (512)
 */
static void k28_add(const float *restrict lstm_bias_ih_l0, const float *restrict lstm_bias_hh_l0,
                    float *restrict add)
{
    for (long j = 0; j < 512; j++) {
        const float add_j = lstm_bias_ih_l0[j] + lstm_bias_hh_l0[j];
        add[j] = add_j;
    }
}

/* k29  char_lstm.lua:16
 *   add_2 (over matmul) = matmul + add  (146, 512)
 */
static void k29_add(float *restrict add_2, const float *restrict add)
{
    for (long i = 0; i < 146; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_ij = add_2[i * 512 + j];
            const float add_2_ij = matmul_ij + add[j];
            add_2[i * 512 + j] = add_2_ij;
        }
    }
}

/* k30  char_lstm.lua:16
 *   x_2 = x  (2048, 1)
 */
static void k30_copy(const int *restrict x, int *restrict x_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            x_2[i * 32 + j] = x[j * 64 + i];
        }
    }
}

/* k31  char_lstm.lua:16
 *   gather = gather(add_2, x_2)  (2048, 512)
 */
static void k31_gather(const float *restrict add_2, const int *restrict x_2,
                       float *restrict gather)
{
    for (long j = 0; j < 2048; j++) {
        const long at = x_2[j];
        for (long k = 0; k < 512; k++) {
            gather[j * 512 + k] = ((at >= 0) & (at < 146)) ? add_2[at * 512 + k] : NAN;
        }
    }
}

/* k32  char_lstm.lua:16
 *   carry_steps[0 ...] = 0  (65, 32, 128)
 */
static void k32_copy(float *restrict carry_steps)
{
    for (long j = 0; j < 4096; j++) {
        carry_steps[j] = 0.0f;
    }
}

/* k33  char_lstm.lua:16
 *   carry_steps_2[0 ...] = 0  (65, 32, 128)
 */
static void k33_copy(float *restrict carry_steps_2)
{
    for (long j = 0; j < 4096; j++) {
        carry_steps_2[j] = 0.0f;
    }
}

/* k34  char_lstm.lua:16
 *   turned = lstm_weight_hh_l0  (128, 512)
 */
static void k34_copy(const float *restrict lstm_weight_hh_l0, float *restrict turned)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 512; j++) {
            turned[i * 512 + j] = lstm_weight_hh_l0[j * 128 + i];
        }
    }
}

/* ---- k35_scan_step ---- */

/* What k35_scan_step reads and writes. */
struct k35_scan_step_io {
    const float *carry; /* carry (32, 128) */
    const float *carry_2; /* carry (32, 128) */
    float *gather; /* gather (32, 512) */
    const float *lstm_weight_hh_l0_2; /* lstm.weight_hh_l0 (128, 512) */
    float *carry_4; /* carry (32, 128) */
    float *carry_3; /* carry (32, 128) */
    float *tanh_; /* tanh (32, 128) */
};

/* k62  char_lstm.lua:16
 *   matmul = carry @ lstm_weight_hh_l0_2  (32, 512)
 */
static void k62_matmul(const float *restrict carry, const float *restrict lstm_weight_hh_l0_2,
                       float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 512; j++) {
            matmul[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = carry[i * 128 + k];
            for (long j = 0; j < 512; j++) {
                matmul[i * 512 + j] += a_ik * lstm_weight_hh_l0_2[k * 512 + j];
            }
        }
    }
}

/* k63  char_lstm.lua:16
 *   gather[128 ...] = sigmoid(gather[128 ...] + matmul[128 ...])  (32, 512)
 *   gather[0 ...] = sigmoid(gather[0 ...] + matmul[0 ...])  (32, 512)
 *   gather[256 ...] = tanh(gather[256 ...] + matmul[256 ...])  (32, 512)
 *   carry_3 = new_gather[128 ...] * carry_2 + new_gather[0 ...] * new_gather[256 ...]  (32, 128)
 *   gather[384 ...] = sigmoid(gather[384 ...] + matmul[384 ...])  (32, 512)
 *   tanh_ = tanh(carry_3)  (32, 128)
 *   carry_4 = new_gather[384 ...] * tanh_  (32, 128)
 */
static void k63_add_sigmoid_mul(float *restrict gather, const float *restrict matmul,
                                const float *restrict carry_2, float *restrict carry_3,
                                float *restrict tanh_, float *restrict carry_4)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 128; j++) {
            const float add2 = gather[i * 512 + j] + matmul[i * 512 + j];
            const float add5 = gather[128 + i * 512 + j] + matmul[128 + i * 512 + j];
            const float add8 = gather[256 + i * 512 + j] + matmul[256 + i * 512 + j];
            const float add11 = gather[384 + i * 512 + j] + matmul[384 + i * 512 + j];
            const float new_gather_ij = 1 / (1 + expf(-add5));
            const float mul14 = new_gather_ij * carry_2[i * 128 + j];
            const float sigmoid15 = 1 / (1 + expf(-add2));
            const float tanh16 = tanhf(add8);
            const float mul17 = sigmoid15 * tanh16;
            const float carry_3_ij = mul14 + mul17;
            const float sigmoid19 = 1 / (1 + expf(-add11));
            const float tanh__ij = tanhf(carry_3_ij);
            const float carry_4_ij = sigmoid19 * tanh__ij;
            gather[128 + i * 512 + j] = new_gather_ij;
            gather[i * 512 + j] = sigmoid15;
            gather[256 + i * 512 + j] = tanh16;
            carry_3[i * 128 + j] = carry_3_ij;
            gather[384 + i * 512 + j] = sigmoid19;
            tanh_[i * 128 + j] = tanh__ij;
            carry_4[i * 128 + j] = carry_4_ij;
        }
    }
}

/* One k35_scan_step: 2 kernels; `work` holds 65536 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k35_scan_step(const struct k35_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (32, 512) */

    k62_matmul(io->carry, io->lstm_weight_hh_l0_2, matmul);
    k63_add_sigmoid_mul(io->gather, matmul, io->carry_2, io->carry_3, io->tanh_, io->carry_4);
}

/* k35  char_lstm.lua:16
 *   carry_steps = carried through 64 steps  (65, 32, 128)
 *   carry_steps_2 = carried through 64 steps  (65, 32, 128)
 *   tanh_ = left by 64 steps  (64, 32, 128)
 *   gather = overwritten by 64 steps  (2048, 512)
 */
static void k35_scan(float *carry_steps, float *carry_steps_2, float *gather, const float *turned,
                     float *tanh_, unsigned char *step_work)
{
    struct k35_scan_step_io io;
    io.lstm_weight_hh_l0_2 = turned;
    for (long t = 0; t < 64; t++) {
        const long place = t;
        io.carry = carry_steps + place * 4096;
        io.carry_4 = carry_steps + 4096 + place * 4096;
        io.carry_2 = carry_steps_2 + place * 4096;
        io.carry_3 = carry_steps_2 + 4096 + place * 4096;
        io.gather = gather + place * 16384;
        io.tanh_ = tanh_ + place * 4096;
        k35_scan_step(&io, step_work);
    }
}

/* k36  char_lstm.lua:17
 *   matmul_2 = carry_steps @ head_weight.T  (64, 32, 146)
 */
static void k36_matmul(const float *restrict carry_steps, const float *restrict head_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 146; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry_steps[4096 + i * 128 + k + l] * head_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 146 + j] = sum;
        }
    }
}

/* k37  char_lstm.lua:17
 *   add2 = matmul_2 + head_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   exp5 = exp(sub4)
 *   sum6 = sum(exp5)
 *   and13 = (y >= 0) & (y < 146)
 *   eq15 = index == y
 *   sum20 = sum(where(eq15, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   d_head_bias = sum(d_sub)  (1, 1, 146)
 *   d_sub (over matmul_2) = where(eq15, -0.000488281, 0) - where(and13, -0.000488281, 0) / sum6 *
 *       exp5  (64, 32, 146)
 */
static void k37_add_amax_sub(float *restrict d_sub, const float *restrict head_bias,
                             const int *restrict y, float *restrict sum_,
                             float *restrict d_head_bias)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 146; j++) {
        d_head_bias[j] = 0.0f;
    }
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            const int ge10 = y[i1 * 64 + i0] >= 0;
            const int lt12 = y[i1 * 64 + i0] < 146;
            const int and13 = ge10 & lt12;
            const float where18 = and13 ? 0.0f : NAN;
            const float where28 = and13 ? (-0.00048828125f) : 0.0f;
            float amax3 = (-INFINITY);
            for (long j = 0; j < 146; j++) {
                const float matmul_2_ij = d_sub[i0 * 4672 + i1 * 146 + j];
                const float add2 = matmul_2_ij + head_bias[j];
                amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
            }
            float exp5[146];
            float sum6 = 0.0f;
            float sum20 = 0.0f;
            for (long j = 0; j < 146; j++) {
                const float matmul_2_ij = d_sub[i0 * 4672 + i1 * 146 + j];
                const float add2 = matmul_2_ij + head_bias[j];
                const float sub4 = add2 - amax3;
                exp5[j] = expf(sub4);
                const int eq15 = (int)j == y[i1 * 64 + i0];
                const float where19 = eq15 ? sub4 : where18;
                sum6 += exp5[j];
                sum20 += where19;
            }
            const float log7 = logf(sum6);
            const float where21 = and13 ? log7 : 0.0f;
            const float sub22 = sum20 - where21;
            const float div29 = where28 / sum6;
            for (long j = 0; j < 146; j++) {
                const int eq15 = (int)j == y[i1 * 64 + i0];
                const float where26 = eq15 ? (-0.00048828125f) : 0.0f;
                const float mul30 = div29 * exp5[j];
                const float d_sub_ij = where26 - mul30;
                d_head_bias[j] += d_sub_ij;
                d_sub[i0 * 4672 + i1 * 146 + j] = d_sub_ij;
            }
            sum_[0] += sub22;
        }
    }
}

/* k38  char_lstm.lua:27
 *   loss = sum_ * -0.000488281  ()
 */
static void k38_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * (-0.00048828125f);
    loss[0] = loss_0;
}

/* k39  char_lstm.lua:48
 *   sum__5 = sum(d_head_bias * d_head_bias)  (1)
 */
static void k39_mul_sum(const float *restrict d_head_bias, float *restrict sum__5)
{
    sum__5[0] = 0.0f;
    for (long j = 0; j < 146; j++) {
        const float d_head_bias_j = d_head_bias[j];
        const float mul1 = d_head_bias_j * d_head_bias_j;
        sum__5[0] += mul1;
    }
}

/* k40  char_lstm.lua:17
 *   d_mul = d_sub @ head_weight  (64, 32, 128)
 */
static void k40_matmul(const float *restrict d_sub, const float *restrict head_weight,
                       float *restrict d_mul)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 128; j++) {
            d_mul[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 146; k++) {
            const float a_ik = d_sub[i * 146 + k];
            for (long j = 0; j < 128; j++) {
                d_mul[i * 128 + j] += a_ik * head_weight[k * 128 + j];
            }
        }
    }
}

/* k41  char_lstm.lua:17
 *   d_head_weight = d_sub.T @ carry_steps  (146, 128)
 */
static void k41_matmul(const float *restrict d_sub, const float *restrict carry_steps,
                       float *restrict d_head_weight)
{
    for (long i = 0; i < 146; i++) {
        for (long j = 0; j < 128; j++) {
            d_head_weight[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 2048; k++) {
            const float a_ik = d_sub[k * 146 + i];
            for (long j = 0; j < 128; j++) {
                d_head_weight[i * 128 + j] += a_ik * carry_steps[4096 + k * 128 + j];
            }
        }
    }
}

/* k42  char_lstm.lua:48
 *   sum__4 = sum(d_head_weight * d_head_weight)  (1, 1)
 */
static void k42_mul_sum(const float *restrict d_head_weight, float *restrict sum__4)
{
    sum__4[0] = 0.0f;
    for (long begin = 0; begin < 18688; begin += 1024) {
        const long end = begin + 1024 < 18688 ? begin + 1024 : 18688;
        float sum2 = 0.0f;
        for (long j = begin; j < end; j++) {
            const float d_head_weight_j = d_head_weight[j];
            const float mul1 = d_head_weight_j * d_head_weight_j;
            sum2 += mul1;
        }
        sum__4[0] += sum2;
    }
}

/* k43  char_lstm.lua:16
 *   const_ = 0  (32, 128)
 */
static void k43_copy(float *restrict const_)
{
    for (long j = 0; j < 4096; j++) {
        const_[j] = 0.0f;
    }
}

/* k44  char_lstm.lua:16
 *   const__2 = 0  (32, 128)
 */
static void k44_copy(float *restrict const__2)
{
    for (long j = 0; j < 4096; j++) {
        const__2[j] = 0.0f;
    }
}

/* ---- k45_scan_step ---- */

/* What k45_scan_step reads and writes. */
struct k45_scan_step_io {
    const float *x_2; /* x (32, 128) */
    const float *x_3; /* x (32, 128) */
    const float *x_4; /* x (32, 128) */
    const float *tanh_; /* tanh (32, 128) */
    float *gather; /* gather (32, 512) */
    const float *carry; /* carry (32, 128) */
    const float *lstm_weight_hh_l0_2; /* lstm.weight_hh_l0 (512, 128) */
    float *d_carry_2; /* d_carry (32, 128) */
    float *d_carry; /* d_carry (32, 128) */
};

/* k64  char_lstm.lua:16
 *   d_carry = (x_3 + (x_2 + x_4) * gather[384 ...] * (1 - tanh_ * tanh_)) * gather[128 ...]
 *       (32, 128)
 *   gather[0 ...] = (x_3 + (x_2 + x_4) * gather[384 ...] * (1 - tanh_ * tanh_)) * gather[256 ...] *
 *       (gather[0 ...] * (1 - gather[0 ...]))  (32, 512)
 *   gather[128 ...] = (x_3 + (x_2 + x_4) * gather[384 ...] * (1 - tanh_ * tanh_)) * carry *
 *       (gather[128 ...] * (1 - gather[128 ...]))  (32, 512)
 *   gather[256 ...] = (x_3 + (x_2 + x_4) * gather[384 ...] * (1 - tanh_ * tanh_)) * gather[0 ...] *
 *       (1 - gather[256 ...] * gather[256 ...])  (32, 512)
 *   gather[384 ...] = (x_2 + x_4) * tanh_ * (gather[384 ...] * (1 - gather[384 ...]))  (32, 512)
 */
static void k64_add_mul_sub(const float *restrict x_2, const float *restrict x_4,
                            const float *restrict tanh_, float *restrict gather,
                            const float *restrict x_3, const float *restrict carry,
                            float *restrict d_carry)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 128; j++) {
            const float add2 = x_2[i * 128 + j] + x_4[i * 128 + j];
            const float tanh__ij = tanh_[i * 128 + j];
            const float mul4 = add2 * tanh__ij;
            const float gather_ij = gather[384 + i * 512 + j];
            const float mul6 = add2 * gather_ij;
            const float mul7 = tanh__ij * tanh__ij;
            const float sub9 = 1.0f - mul7;
            const float mul10 = mul6 * sub9;
            const float add12 = x_3[i * 128 + j] + mul10;
            const float sub13 = 1.0f - gather_ij;
            const float mul14 = gather_ij * sub13;
            const float mul15 = mul4 * mul14;
            const float v16 = gather[256 + i * 512 + j];
            const float mul17 = add12 * v16;
            const float v18 = gather[i * 512 + j];
            const float mul19 = add12 * v18;
            const float mul20 = v16 * v16;
            const float sub21 = 1.0f - mul20;
            const float mul22 = mul19 * sub21;
            const float sub23 = 1.0f - v18;
            const float mul24 = v18 * sub23;
            const float new_gather_ij = mul17 * mul24;
            const float mul27 = add12 * carry[i * 128 + j];
            const float v28 = gather[128 + i * 512 + j];
            const float d_carry_ij = add12 * v28;
            const float sub30 = 1.0f - v28;
            const float mul31 = v28 * sub30;
            const float mul32 = mul27 * mul31;
            d_carry[i * 128 + j] = d_carry_ij;
            gather[i * 512 + j] = new_gather_ij;
            gather[128 + i * 512 + j] = mul32;
            gather[256 + i * 512 + j] = mul22;
            gather[384 + i * 512 + j] = mul15;
        }
    }
}

/* k65  char_lstm.lua:16
 *   d_carry_2 = gather @ lstm_weight_hh_l0_2  (32, 128)
 */
static void k65_matmul(const float *restrict gather, const float *restrict lstm_weight_hh_l0_2,
                       float *restrict d_carry_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 128; j++) {
            d_carry_2[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 512; k++) {
            const float a_ik = gather[i * 512 + k];
            for (long j = 0; j < 128; j++) {
                d_carry_2[i * 128 + j] += a_ik * lstm_weight_hh_l0_2[k * 128 + j];
            }
        }
    }
}

/* One k45_scan_step: 2 kernels; `work` holds 0 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k45_scan_step(const struct k45_scan_step_io *io, void *work)
{
    (void)work;

    k64_add_mul_sub(io->x_2, io->x_4, io->tanh_, io->gather, io->x_3, io->carry, io->d_carry);
    k65_matmul(io->gather, io->lstm_weight_hh_l0_2, io->d_carry_2);
}

/* k45  char_lstm.lua:16
 *   gather = overwritten by 64 steps  (2048, 512)
 */
static void k45_scan(const float *const_, const float *const__2, const float *d_mul,
                     const float *tanh_, float *gather, const float *carry_steps_2,
                     const float *lstm_weight_hh_l0, float *d_carry, float *d_carry_spare,
                     float *d_carry_2, float *d_carry_spare_2, unsigned char *step_work_2)
{
    struct k45_scan_step_io io;
    io.lstm_weight_hh_l0_2 = lstm_weight_hh_l0;
    for (long t = 0; t < 64; t++) {
        const long place = 64 - 1 - t;
        io.x_2 = t == 0 ? const_ : t % 2 == 0 ? d_carry : d_carry_spare;
        io.d_carry_2 = t % 2 == 0 ? d_carry_spare : d_carry;
        io.x_3 = t == 0 ? const__2 : t % 2 == 0 ? d_carry_2 : d_carry_spare_2;
        io.d_carry = t % 2 == 0 ? d_carry_spare_2 : d_carry_2;
        io.x_4 = d_mul + place * 4096;
        io.tanh_ = tanh_ + place * 4096;
        io.gather = gather + place * 16384;
        io.carry = carry_steps_2 + place * 4096;
        k45_scan_step(&io, step_work_2);
    }
}

/* k46  char_lstm.lua:16
 *   d_lstm_weight_hh_l0 = gather.T @ carry_steps  (512, 128)
 */
static void k46_matmul(const float *restrict gather, const float *restrict carry_steps,
                       float *restrict d_lstm_weight_hh_l0)
{
    for (long i = 0; i < 512; i++) {
        for (long j = 0; j < 128; j++) {
            d_lstm_weight_hh_l0[i * 128 + j] = 0.0f;
        }
        for (long k = 0; k < 2048; k++) {
            const float a_ik = gather[k * 512 + i];
            for (long j = 0; j < 128; j++) {
                d_lstm_weight_hh_l0[i * 128 + j] += a_ik * carry_steps[k * 128 + j];
            }
        }
    }
}

/* k47  char_lstm.lua:48
 *   sum__7 = sum(d_lstm_weight_hh_l0 * d_lstm_weight_hh_l0)  (1, 1)
 */
static void k47_mul_sum(const float *restrict d_lstm_weight_hh_l0, float *restrict sum__7)
{
    sum__7[0] = 0.0f;
    for (long begin = 0; begin < 65536; begin += 1024) {
        const long end = begin + 1024 < 65536 ? begin + 1024 : 65536;
        float sum2 = 0.0f;
        for (long j = begin; j < end; j++) {
            const float d_lstm_weight_hh_l0_j = d_lstm_weight_hh_l0[j];
            const float mul1 = d_lstm_weight_hh_l0_j * d_lstm_weight_hh_l0_j;
            sum2 += mul1;
        }
        sum__7[0] += sum2;
    }
}

/* k48  char_lstm.lua:16
 *   d_add = sum(gather)  (1, 1, 512)
 */
static void k48_sum(const float *restrict gather, float *restrict d_add)
{
    for (long j = 0; j < 512; j++) {
        d_add[j] = 0.0f;
    }
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 512; j++) {
            d_add[j] += gather[i * 512 + j];
        }
    }
}

/* k49  char_lstm.lua:16
 *   d_lstm_weight_ih_l0 = scatter_add(gather, x_2)  (146, 512)
 */
static void k49_scatter_add(const float *restrict gather, const int *restrict x_2,
                            float *restrict d_lstm_weight_ih_l0)
{
    for (long n = 0; n < 74752; n++) {
        d_lstm_weight_ih_l0[n] = 0.0f;
    }
    for (long j = 0; j < 2048; j++) {
        const long at = x_2[j];
        for (long k = 0; k < 512; k++) {
            if ((at >= 0) & (at < 146)) {
                d_lstm_weight_ih_l0[at * 512 + k] += gather[j * 512 + k];
            }
        }
    }
}

/* k50  char_lstm.lua:48
 *   sum__9 = sum(d_add * d_add)  (1)
 */
static void k50_mul_sum(const float *restrict d_add, float *restrict sum__9)
{
    sum__9[0] = 0.0f;
    for (long j = 0; j < 512; j++) {
        const float d_add_j = d_add[j];
        const float mul1 = d_add_j * d_add_j;
        sum__9[0] += mul1;
    }
}

/* k51  char_lstm.lua:16
 *   d_lstm_weight_ih_l0_2 = d_lstm_weight_ih_l0.T @ embedding_weight  (512, 64)
 */
static void k51_matmul(const float *restrict d_lstm_weight_ih_l0,
                       const float *restrict embedding_weight,
                       float *restrict d_lstm_weight_ih_l0_2)
{
    for (long i = 0; i < 512; i++) {
        for (long j = 0; j < 64; j++) {
            d_lstm_weight_ih_l0_2[i * 64 + j] = 0.0f;
        }
        for (long k = 0; k < 146; k++) {
            const float a_ik = d_lstm_weight_ih_l0[k * 512 + i];
            for (long j = 0; j < 64; j++) {
                d_lstm_weight_ih_l0_2[i * 64 + j] += a_ik * embedding_weight[k * 64 + j];
            }
        }
    }
}

/* k52  char_lstm.lua:15
 *   d_embedding_weight = d_lstm_weight_ih_l0 @ lstm_weight_ih_l0  (146, 64)
 */
static void k52_matmul(const float *restrict d_lstm_weight_ih_l0,
                       const float *restrict lstm_weight_ih_l0,
                       float *restrict d_embedding_weight)
{
    for (long i = 0; i < 146; i++) {
        for (long j = 0; j < 64; j++) {
            d_embedding_weight[i * 64 + j] = 0.0f;
        }
        for (long k = 0; k < 512; k++) {
            const float a_ik = d_lstm_weight_ih_l0[i * 512 + k];
            for (long j = 0; j < 64; j++) {
                d_embedding_weight[i * 64 + j] += a_ik * lstm_weight_ih_l0[k * 64 + j];
            }
        }
    }
}

/* k53  char_lstm.lua:48
 *   sum__3 = sum(d_embedding_weight * d_embedding_weight)  (1, 1)
 */
static void k53_mul_sum(const float *restrict d_embedding_weight, float *restrict sum__3)
{
    sum__3[0] = 0.0f;
    for (long begin = 0; begin < 9344; begin += 1024) {
        const long end = begin + 1024 < 9344 ? begin + 1024 : 9344;
        float sum2 = 0.0f;
        for (long j = begin; j < end; j++) {
            const float d_embedding_weight_j = d_embedding_weight[j];
            const float mul1 = d_embedding_weight_j * d_embedding_weight_j;
            sum2 += mul1;
        }
        sum__3[0] += sum2;
    }
}

/* k54  char_lstm.lua:48
 *   sum__6 = sum(d_lstm_weight_ih_l0_2 * d_lstm_weight_ih_l0_2)  (1, 1)
 */
static void k54_mul_sum(const float *restrict d_lstm_weight_ih_l0_2, float *restrict sum__6)
{
    sum__6[0] = 0.0f;
    for (long begin = 0; begin < 32768; begin += 1024) {
        const long end = begin + 1024 < 32768 ? begin + 1024 : 32768;
        float sum2 = 0.0f;
        for (long j = begin; j < end; j++) {
            const float d_lstm_weight_ih_l0_2_j = d_lstm_weight_ih_l0_2[j];
            const float mul1 = d_lstm_weight_ih_l0_2_j * d_lstm_weight_ih_l0_2_j;
            sum2 += mul1;
        }
        sum__6[0] += sum2;
    }
}

/* k55  char_lstm.lua:48
 *   min (over sum__3) = min(5 / (sqrt(... + sum__6 + sum__7 + sum__9 + sum__9) + 1e-06), 1)  ()
 */
static void k55_add_sqrt_div(float *restrict min, const float *restrict sum__4,
                             const float *restrict sum__5, const float *restrict sum__6,
                             const float *restrict sum__7, const float *restrict sum__9)
{
    const float sum__3_0 = min[0];
    const float add2 = 0.0f + sum__3_0;
    const float add4 = add2 + sum__4[0];
    const float add6 = add4 + sum__5[0];
    const float add8 = add6 + sum__6[0];
    const float add10 = add8 + sum__7[0];
    const float sum__9_0 = sum__9[0];
    const float add12 = add10 + sum__9_0;
    const float add13 = add12 + sum__9_0;
    const float sqrt14 = sqrtf(add13);
    const float add16 = sqrt14 + 1e-06f;
    const float div18 = 5.0f / add16;
    const float v19_20 = 1.0f;
    const float min_0 = div18 < v19_20 ? div18 : (div18 == div18 ? v19_20 : div18);
    min[0] = min_0;
}

/* k56  char_lstm.lua:48
 *   exp_avg_embedding_weight = 0.9 * exp_avg_embedding_weight + 0.1 * (d_embedding_weight * min)
 *       (146, 64)
 *   exp_avg_sq_embedding_weight = 0.999 * exp_avg_sq_embedding_weight + 0.001 *
 *       (d_embedding_weight * min) * (d_embedding_weight * min)  (146, 64)
 *   embedding_weight = embedding_weight - step_size * (new_exp_avg_embedding_weight /
 *       (sqrt(new_exp_avg_sq_embedding_weight) * root_correction + 1e-08))  (146, 64)
 */
static void k56_update_embedding_weight(const float *restrict d_embedding_weight,
                                        const float *restrict min,
                                        float *restrict exp_avg_embedding_weight,
                                        float *restrict exp_avg_sq_embedding_weight,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict embedding_weight)
{
    for (long j = 0; j < 9344; j++) {
        const float mul2 = d_embedding_weight[j] * min[0];
        const float mul5 = 0.9f * exp_avg_embedding_weight[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_embedding_weight_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_embedding_weight[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_embedding_weight_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_embedding_weight_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_embedding_weight_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_embedding_weight_j = embedding_weight[j] - mul23;
        exp_avg_embedding_weight[j] = new_exp_avg_embedding_weight_j;
        exp_avg_sq_embedding_weight[j] = new_exp_avg_sq_embedding_weight_j;
        embedding_weight[j] = new_embedding_weight_j;
    }
}

/* k57  char_lstm.lua:48
 *   exp_avg_head_weight = 0.9 * exp_avg_head_weight + 0.1 * (d_head_weight * min)  (146, 128)
 *   exp_avg_sq_head_weight = 0.999 * exp_avg_sq_head_weight + 0.001 * (d_head_weight * min) *
 *       (d_head_weight * min)  (146, 128)
 *   head_weight = head_weight - step_size * (new_exp_avg_head_weight /
 *       (sqrt(new_exp_avg_sq_head_weight) * root_correction + 1e-08))  (146, 128)
 */
static void k57_update_head_weight(const float *restrict d_head_weight, const float *restrict min,
                                   float *restrict exp_avg_head_weight,
                                   float *restrict exp_avg_sq_head_weight,
                                   const float *restrict root_correction,
                                   const float *restrict step_size, float *restrict head_weight)
{
    for (long j = 0; j < 18688; j++) {
        const float mul2 = d_head_weight[j] * min[0];
        const float mul5 = 0.9f * exp_avg_head_weight[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_head_weight_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_head_weight[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_head_weight_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_head_weight_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_head_weight_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_head_weight_j = head_weight[j] - mul23;
        exp_avg_head_weight[j] = new_exp_avg_head_weight_j;
        exp_avg_sq_head_weight[j] = new_exp_avg_sq_head_weight_j;
        head_weight[j] = new_head_weight_j;
    }
}

/* k58  char_lstm.lua:48
 *   exp_avg_head_bias = 0.9 * exp_avg_head_bias + 0.1 * (d_head_bias * min)  (146)
 *   exp_avg_sq_head_bias = 0.999 * exp_avg_sq_head_bias + 0.001 * (d_head_bias * min) *
 *       (d_head_bias * min)  (146)
 *   head_bias = head_bias - step_size * (new_exp_avg_head_bias / (sqrt(new_exp_avg_sq_head_bias) *
 *       root_correction + 1e-08))  (146)
 */
static void k58_update_head_bias(const float *restrict d_head_bias, const float *restrict min,
                                 float *restrict exp_avg_head_bias,
                                 float *restrict exp_avg_sq_head_bias,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict head_bias)
{
    for (long j = 0; j < 146; j++) {
        const float mul2 = d_head_bias[j] * min[0];
        const float mul5 = 0.9f * exp_avg_head_bias[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_head_bias_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_head_bias[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_head_bias_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_head_bias_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_head_bias_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_head_bias_j = head_bias[j] - mul23;
        exp_avg_head_bias[j] = new_exp_avg_head_bias_j;
        exp_avg_sq_head_bias[j] = new_exp_avg_sq_head_bias_j;
        head_bias[j] = new_head_bias_j;
    }
}

/* k59  char_lstm.lua:48
 *   exp_avg_lstm_weight_ih_l0 = 0.9 * exp_avg_lstm_weight_ih_l0 + 0.1 * (d_lstm_weight_ih_l0_2 *
 *       min)  (512, 64)
 *   exp_avg_sq_lstm_weight_ih_l0 = 0.999 * exp_avg_sq_lstm_weight_ih_l0 + 0.001 *
 *       (d_lstm_weight_ih_l0_2 * min) * (d_lstm_weight_ih_l0_2 * min)  (512, 64)
 *   lstm_weight_ih_l0 = lstm_weight_ih_l0 - step_size * (new_exp_avg_lstm_weight_ih_l0 /
 *       (sqrt(new_exp_avg_sq_lstm_weight_ih_l0) * root_correction + 1e-08))  (512, 64)
 */
static void k59_update_lstm_weight_ih_l0(const float *restrict d_lstm_weight_ih_l0_2,
                                         const float *restrict min,
                                         float *restrict exp_avg_lstm_weight_ih_l0,
                                         float *restrict exp_avg_sq_lstm_weight_ih_l0,
                                         const float *restrict root_correction,
                                         const float *restrict step_size,
                                         float *restrict lstm_weight_ih_l0)
{
    for (long j = 0; j < 32768; j++) {
        const float mul2 = d_lstm_weight_ih_l0_2[j] * min[0];
        const float mul5 = 0.9f * exp_avg_lstm_weight_ih_l0[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_lstm_weight_ih_l0_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_lstm_weight_ih_l0[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_lstm_weight_ih_l0_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_lstm_weight_ih_l0_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_lstm_weight_ih_l0_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_lstm_weight_ih_l0_j = lstm_weight_ih_l0[j] - mul23;
        exp_avg_lstm_weight_ih_l0[j] = new_exp_avg_lstm_weight_ih_l0_j;
        exp_avg_sq_lstm_weight_ih_l0[j] = new_exp_avg_sq_lstm_weight_ih_l0_j;
        lstm_weight_ih_l0[j] = new_lstm_weight_ih_l0_j;
    }
}

/* k60  char_lstm.lua:48
 *   exp_avg_lstm_weight_hh_l0 = 0.9 * exp_avg_lstm_weight_hh_l0 + 0.1 * (d_lstm_weight_hh_l0 * min)
 *       (512, 128)
 *   exp_avg_sq_lstm_weight_hh_l0 = 0.999 * exp_avg_sq_lstm_weight_hh_l0 + 0.001 *
 *       (d_lstm_weight_hh_l0 * min) * (d_lstm_weight_hh_l0 * min)  (512, 128)
 *   lstm_weight_hh_l0 = lstm_weight_hh_l0 - step_size * (new_exp_avg_lstm_weight_hh_l0 /
 *       (sqrt(new_exp_avg_sq_lstm_weight_hh_l0) * root_correction + 1e-08))  (512, 128)
 */
static void k60_update_lstm_weight_hh_l0(const float *restrict d_lstm_weight_hh_l0,
                                         const float *restrict min,
                                         float *restrict exp_avg_lstm_weight_hh_l0,
                                         float *restrict exp_avg_sq_lstm_weight_hh_l0,
                                         const float *restrict root_correction,
                                         const float *restrict step_size,
                                         float *restrict lstm_weight_hh_l0)
{
    for (long j = 0; j < 65536; j++) {
        const float mul2 = d_lstm_weight_hh_l0[j] * min[0];
        const float mul5 = 0.9f * exp_avg_lstm_weight_hh_l0[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_lstm_weight_hh_l0_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_lstm_weight_hh_l0[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_lstm_weight_hh_l0_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_lstm_weight_hh_l0_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_lstm_weight_hh_l0_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_lstm_weight_hh_l0_j = lstm_weight_hh_l0[j] - mul23;
        exp_avg_lstm_weight_hh_l0[j] = new_exp_avg_lstm_weight_hh_l0_j;
        exp_avg_sq_lstm_weight_hh_l0[j] = new_exp_avg_sq_lstm_weight_hh_l0_j;
        lstm_weight_hh_l0[j] = new_lstm_weight_hh_l0_j;
    }
}

/* k61  char_lstm.lua:48
 *   exp_avg_lstm_bias_ih_l0 = 0.9 * exp_avg_lstm_bias_ih_l0 + 0.1 * (d_add * min)  (512)
 *   exp_avg_sq_lstm_bias_ih_l0 = 0.999 * exp_avg_sq_lstm_bias_ih_l0 + 0.001 * (d_add * min) *
 *       (d_add * min)  (512)
 *   lstm_bias_ih_l0 = lstm_bias_ih_l0 - step_size * (new_exp_avg_lstm_bias_ih_l0 /
 *       (sqrt(new_exp_avg_sq_lstm_bias_ih_l0) * root_correction + 1e-08))  (512)
 *   exp_avg_lstm_bias_hh_l0 = 0.9 * exp_avg_lstm_bias_hh_l0 + 0.1 * (d_add * min)  (512)
 *   exp_avg_sq_lstm_bias_hh_l0 = 0.999 * exp_avg_sq_lstm_bias_hh_l0 + 0.001 * (d_add * min) *
 *       (d_add * min)  (512)
 *   lstm_bias_hh_l0 = lstm_bias_hh_l0 - step_size * (new_exp_avg_lstm_bias_hh_l0 /
 *       (sqrt(new_exp_avg_sq_lstm_bias_hh_l0) * root_correction + 1e-08))  (512)
 */
static void k61_update_lstm_bias_hh_l0(const float *restrict d_add, const float *restrict min,
                                       float *restrict exp_avg_lstm_bias_ih_l0,
                                       float *restrict exp_avg_sq_lstm_bias_ih_l0,
                                       const float *restrict root_correction,
                                       const float *restrict step_size,
                                       float *restrict lstm_bias_ih_l0,
                                       float *restrict exp_avg_lstm_bias_hh_l0,
                                       float *restrict exp_avg_sq_lstm_bias_hh_l0,
                                       float *restrict lstm_bias_hh_l0)
{
    for (long j = 0; j < 512; j++) {
        const float mul2 = d_add[j] * min[0];
        const float mul5 = 0.9f * exp_avg_lstm_bias_ih_l0[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_lstm_bias_ih_l0_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_lstm_bias_ih_l0[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_lstm_bias_ih_l0_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_lstm_bias_ih_l0_j);
        const float root_correction_0 = root_correction[0];
        const float mul18 = sqrt16 * root_correction_0;
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_lstm_bias_ih_l0_j / add20;
        const float step_size_0 = step_size[0];
        const float mul23 = step_size_0 * div21;
        const float new_lstm_bias_ih_l0_j = lstm_bias_ih_l0[j] - mul23;
        const float mul27 = 0.9f * exp_avg_lstm_bias_hh_l0[j];
        const float new_exp_avg_lstm_bias_hh_l0_j = mul27 + mul7;
        const float mul30 = 0.999f * exp_avg_sq_lstm_bias_hh_l0[j];
        const float new_exp_avg_sq_lstm_bias_hh_l0_j = mul30 + mul14;
        const float sqrt32 = sqrtf(new_exp_avg_sq_lstm_bias_hh_l0_j);
        const float mul33 = sqrt32 * root_correction_0;
        const float add34 = mul33 + 1e-08f;
        const float div35 = new_exp_avg_lstm_bias_hh_l0_j / add34;
        const float mul36 = step_size_0 * div35;
        const float new_lstm_bias_hh_l0_j = lstm_bias_hh_l0[j] - mul36;
        exp_avg_lstm_bias_ih_l0[j] = new_exp_avg_lstm_bias_ih_l0_j;
        exp_avg_sq_lstm_bias_ih_l0[j] = new_exp_avg_sq_lstm_bias_ih_l0_j;
        lstm_bias_ih_l0[j] = new_lstm_bias_ih_l0_j;
        exp_avg_lstm_bias_hh_l0[j] = new_exp_avg_lstm_bias_hh_l0_j;
        exp_avg_sq_lstm_bias_hh_l0[j] = new_exp_avg_sq_lstm_bias_hh_l0_j;
        lstm_bias_hh_l0[j] = new_lstm_bias_hh_l0_j;
    }
}

/* One train_step: 36 kernels; `work` holds 9701184 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 4194304); /* (146, 512) */
    float *const add = (float *)(void *)(at + 0); /* (512) */
    float *const add_2 = (float *)(void *)(at + 4194304); /* (146, 512) */
    int *const x_2 = (int *)(void *)(at + 9692160); /* (2048, 1) */
    float *const gather = (float *)(void *)(at + 0); /* (2048, 512) */
    float *const tanh_ = (float *)(void *)(at + 7520256); /* (64, 32, 128) */
    unsigned char *const step_work = (unsigned char *)(void *)(at + 4456448); /* (65536) */
    float *const matmul_2 = (float *)(void *)(at + 4194304); /* (64, 32, 146) */
    float *const sum_ = (float *)(void *)(at + 8631808); /* (1) */
    float *const d_head_bias = (float *)(void *)(at + 9700352); /* (1, 1, 146) */
    float *const d_sub = (float *)(void *)(at + 4194304); /* (64, 32, 146) */
    float *const d_head_weight = (float *)(void *)(at + 9617408); /* (146, 128) */
    float *const const_ = (float *)(void *)(at + 4194304); /* (32, 128) */
    float *const const__2 = (float *)(void *)(at + 4210688); /* (32, 128) */
    float *const d_mul = (float *)(void *)(at + 8568832); /* (64, 32, 128) */
    float *const d_carry = (float *)(void *)(at + 4227072); /* (4096) */
    float *const d_carry_2 = (float *)(void *)(at + 4243456); /* (4096) */
    float *const d_carry_spare = (float *)(void *)(at + 4259840); /* (4096) */
    float *const d_carry_spare_2 = (float *)(void *)(at + 4276224); /* (4096) */
    unsigned char *const step_work_2 = (unsigned char *)(void *)(at + 4292608); /* (1) */
    float *const d_lstm_weight_hh_l0 = (float *)(void *)(at + 4493312); /* (512, 128) */
    float *const d_add = (float *)(void *)(at + 4755456); /* (1, 1, 512) */
    float *const d_lstm_weight_ih_l0 = (float *)(void *)(at + 4194304); /* (146, 512) */
    float *const d_lstm_weight_ih_l0_2 = (float *)(void *)(at + 0); /* (512, 64) */
    float *const d_embedding_weight = (float *)(void *)(at + 131072); /* (146, 64) */
    float *const sum__3 = (float *)(void *)(at + 168448); /* (1, 1) */
    float *const sum__4 = (float *)(void *)(at + 4757504); /* (1, 1) */
    float *const sum__5 = (float *)(void *)(at + 9700992); /* (1) */
    float *const sum__6 = (float *)(void *)(at + 168512); /* (1, 1) */
    float *const sum__7 = (float *)(void *)(at + 4757568); /* (1, 1) */
    float *const sum__9 = (float *)(void *)(at + 168576); /* (1) */
    float *const min = (float *)(void *)(at + 168448); /* () */
    float *const step_size = (float *)(void *)(at + 9701056); /* () */
    float *const root_correction = (float *)(void *)(at + 9701120); /* () */
    float *const turned = (float *)(void *)(at + 4194304); /* (128, 512) */
    float *const carry_steps = (float *)(void *)(at + 5390336); /* (65, 32, 128) */
    float *const carry_steps_2 = (float *)(void *)(at + 6455296); /* (65, 32, 128) */

    k26_update_step(s->step, step_size, root_correction);
    k27_matmul(s->embedding_weight, s->lstm_weight_ih_l0, matmul);
    k28_add(s->lstm_bias_ih_l0, s->lstm_bias_hh_l0, add);
    k29_add(add_2, add);
    k30_copy(io->x, x_2);
    k31_gather(add_2, x_2, gather);
    k32_copy(carry_steps);
    k33_copy(carry_steps_2);
    k34_copy(s->lstm_weight_hh_l0, turned);
    k35_scan(carry_steps, carry_steps_2, gather, turned, tanh_, step_work);
    k36_matmul(carry_steps, s->head_weight, matmul_2);
    k37_add_amax_sub(d_sub, s->head_bias, io->y, sum_, d_head_bias);
    k38_mul(sum_, io->loss);
    k39_mul_sum(d_head_bias, sum__5);
    k40_matmul(d_sub, s->head_weight, d_mul);
    k41_matmul(d_sub, carry_steps, d_head_weight);
    k42_mul_sum(d_head_weight, sum__4);
    k43_copy(const_);
    k44_copy(const__2);
    k45_scan(const_, const__2, d_mul, tanh_, gather, carry_steps_2, s->lstm_weight_hh_l0, d_carry,
             d_carry_spare, d_carry_2, d_carry_spare_2, step_work_2);
    k46_matmul(gather, carry_steps, d_lstm_weight_hh_l0);
    k47_mul_sum(d_lstm_weight_hh_l0, sum__7);
    k48_sum(gather, d_add);
    k49_scatter_add(gather, x_2, d_lstm_weight_ih_l0);
    k50_mul_sum(d_add, sum__9);
    k51_matmul(d_lstm_weight_ih_l0, s->embedding_weight, d_lstm_weight_ih_l0_2);
    k52_matmul(d_lstm_weight_ih_l0, s->lstm_weight_ih_l0, d_embedding_weight);
    k53_mul_sum(d_embedding_weight, sum__3);
    k54_mul_sum(d_lstm_weight_ih_l0_2, sum__6);
    k55_add_sqrt_div(min, sum__4, sum__5, sum__6, sum__7, sum__9);
    k56_update_embedding_weight(d_embedding_weight, min, s->exp_avg_embedding_weight,
                                s->exp_avg_sq_embedding_weight, root_correction, step_size,
                                s->embedding_weight);
    k57_update_head_weight(d_head_weight, min, s->exp_avg_head_weight, s->exp_avg_sq_head_weight,
                           root_correction, step_size, s->head_weight);
    k58_update_head_bias(d_head_bias, min, s->exp_avg_head_bias, s->exp_avg_sq_head_bias,
                         root_correction, step_size, s->head_bias);
    k59_update_lstm_weight_ih_l0(d_lstm_weight_ih_l0_2, min, s->exp_avg_lstm_weight_ih_l0,
                                 s->exp_avg_sq_lstm_weight_ih_l0, root_correction, step_size,
                                 s->lstm_weight_ih_l0);
    k60_update_lstm_weight_hh_l0(d_lstm_weight_hh_l0, min, s->exp_avg_lstm_weight_hh_l0,
                                 s->exp_avg_sq_lstm_weight_hh_l0, root_correction, step_size,
                                 s->lstm_weight_hh_l0);
    k61_update_lstm_bias_hh_l0(d_add, min, s->exp_avg_lstm_bias_ih_l0,
                               s->exp_avg_sq_lstm_bias_ih_l0, root_correction, step_size,
                               s->lstm_bias_ih_l0, s->exp_avg_lstm_bias_hh_l0,
                               s->exp_avg_sq_lstm_bias_hh_l0, s->lstm_bias_hh_l0);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const int *x; /* x (32, 64) */
    const int *y; /* y (32, 64) */
    float *loss; /* loss () */
    float *bits_per_character; /* bits_per_character () */
};

/* k66  char_lstm.lua:16
 *   matmul = embedding_weight @ lstm_weight_ih_l0.T  (146, 512)
 */
static void k66_matmul(const float *restrict embedding_weight,
                       const float *restrict lstm_weight_ih_l0, float *restrict matmul)
{
    for (long i = 0; i < 146; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += embedding_weight[i * 64 + k + l] * lstm_weight_ih_l0[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 512 + j] = sum;
        }
    }
}

/* k67  char_lstm.lua:16
 *   add = lstm_bias_ih_l0 + lstm_bias_hh_l0  (512)
 */
static void k67_add(const float *restrict lstm_bias_ih_l0, const float *restrict lstm_bias_hh_l0,
                    float *restrict add)
{
    for (long j = 0; j < 512; j++) {
        const float add_j = lstm_bias_ih_l0[j] + lstm_bias_hh_l0[j];
        add[j] = add_j;
    }
}

/* k68  char_lstm.lua:16
 *   add_2 (over matmul) = matmul + add  (146, 512)
 */
static void k68_add(float *restrict add_2, const float *restrict add)
{
    for (long i = 0; i < 146; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_ij = add_2[i * 512 + j];
            const float add_2_ij = matmul_ij + add[j];
            add_2[i * 512 + j] = add_2_ij;
        }
    }
}

/* k69  char_lstm.lua:16
 *   x_2 = x  (2048, 1)
 */
static void k69_copy(const int *restrict x, int *restrict x_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            x_2[i * 32 + j] = x[j * 64 + i];
        }
    }
}

/* k70  char_lstm.lua:16
 *   gather = gather(add_2, x_2)  (2048, 512)
 */
static void k70_gather(const float *restrict add_2, const int *restrict x_2,
                       float *restrict gather)
{
    for (long j = 0; j < 2048; j++) {
        const long at = x_2[j];
        for (long k = 0; k < 512; k++) {
            gather[j * 512 + k] = ((at >= 0) & (at < 146)) ? add_2[at * 512 + k] : NAN;
        }
    }
}

/* k71  char_lstm.lua:16
 *   carry_steps[0 ...] = 0  (65, 32, 128)
 */
static void k71_copy(float *restrict carry_steps)
{
    for (long j = 0; j < 4096; j++) {
        carry_steps[j] = 0.0f;
    }
}

/* k72  char_lstm.lua:16
 *   const_ = 0  (32, 128)
 */
static void k72_copy(float *restrict const_)
{
    for (long j = 0; j < 4096; j++) {
        const_[j] = 0.0f;
    }
}

/* k73  char_lstm.lua:16
 *   turned = lstm_weight_hh_l0  (128, 512)
 */
static void k73_copy(const float *restrict lstm_weight_hh_l0, float *restrict turned)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 512; j++) {
            turned[i * 512 + j] = lstm_weight_hh_l0[j * 128 + i];
        }
    }
}

/* ---- k74_scan_step ---- */

/* What k74_scan_step reads and writes. */
struct k74_scan_step_io {
    const float *carry; /* carry (32, 128) */
    const float *carry_2; /* carry (32, 128) */
    const float *x_2; /* x (32, 512) */
    const float *lstm_weight_hh_l0_2; /* lstm.weight_hh_l0 (128, 512) */
    float *carry_4; /* carry (32, 128) */
    float *carry_3; /* carry (32, 128) */
};

/* k84  char_lstm.lua:16
 *   matmul = carry @ lstm_weight_hh_l0_2  (32, 512)
 */
static void k84_matmul(const float *restrict carry, const float *restrict lstm_weight_hh_l0_2,
                       float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 512; j++) {
            matmul[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = carry[i * 128 + k];
            for (long j = 0; j < 512; j++) {
                matmul[i * 512 + j] += a_ik * lstm_weight_hh_l0_2[k * 512 + j];
            }
        }
    }
}

/* k85  char_lstm.lua:16
 *   carry_3 = sigmoid(x_2[128 ...] + matmul[128 ...]) * carry_2 + sigmoid(x_2[0 ...] +
 *       matmul[0 ...]) * tanh(x_2[256 ...] + matmul[256 ...])  (32, 128)
 *   carry_4 = sigmoid(x_2[384 ...] + matmul[384 ...]) * tanh(carry_3)  (32, 128)
 */
static void k85_add_sigmoid_mul(const float *restrict x_2, const float *restrict matmul,
                                const float *restrict carry_2, float *restrict carry_3,
                                float *restrict carry_4)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 128; j++) {
            const float add2 = x_2[i * 512 + j] + matmul[i * 512 + j];
            const float add5 = x_2[128 + i * 512 + j] + matmul[128 + i * 512 + j];
            const float add8 = x_2[256 + i * 512 + j] + matmul[256 + i * 512 + j];
            const float add11 = x_2[384 + i * 512 + j] + matmul[384 + i * 512 + j];
            const float sigmoid12 = 1 / (1 + expf(-add5));
            const float mul14 = sigmoid12 * carry_2[i * 128 + j];
            const float sigmoid15 = 1 / (1 + expf(-add2));
            const float tanh16 = tanhf(add8);
            const float mul17 = sigmoid15 * tanh16;
            const float carry_3_ij = mul14 + mul17;
            const float sigmoid19 = 1 / (1 + expf(-add11));
            const float tanh20 = tanhf(carry_3_ij);
            const float carry_4_ij = sigmoid19 * tanh20;
            carry_3[i * 128 + j] = carry_3_ij;
            carry_4[i * 128 + j] = carry_4_ij;
        }
    }
}

/* One k74_scan_step: 2 kernels; `work` holds 65536 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k74_scan_step(const struct k74_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (32, 512) */

    k84_matmul(io->carry, io->lstm_weight_hh_l0_2, matmul);
    k85_add_sigmoid_mul(io->x_2, matmul, io->carry_2, io->carry_3, io->carry_4);
}

/* k74  char_lstm.lua:16
 *   carry_steps = carried through 64 steps  (65, 32, 128)
 */
static void k74_scan(float *carry_steps, const float *const_, const float *gather,
                     const float *turned, float *carry, float *carry_spare,
                     unsigned char *step_work)
{
    struct k74_scan_step_io io;
    io.lstm_weight_hh_l0_2 = turned;
    for (long t = 0; t < 64; t++) {
        const long place = t;
        io.carry = carry_steps + place * 4096;
        io.carry_4 = carry_steps + 4096 + place * 4096;
        io.carry_2 = t == 0 ? const_ : t % 2 == 0 ? carry : carry_spare;
        io.carry_3 = t % 2 == 0 ? carry_spare : carry;
        io.x_2 = gather + place * 16384;
        k74_scan_step(&io, step_work);
    }
}

/* k75  char_lstm.lua:17
 *   matmul_2 = carry_steps @ head_weight.T  (64, 32, 146)
 */
static void k75_matmul(const float *restrict carry_steps, const float *restrict head_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 146; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry_steps[4096 + i * 128 + k + l] * head_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 146 + j] = sum;
        }
    }
}

/* k76  char_lstm.lua:16
 *   carry_steps_2[0 ...] = 0  (65, 32, 128)
 */
static void k76_copy(float *restrict carry_steps_2)
{
    for (long j = 0; j < 4096; j++) {
        carry_steps_2[j] = 0.0f;
    }
}

/* k77  char_lstm.lua:16
 *   const__2 = 0  (32, 128)
 */
static void k77_copy(float *restrict const__2)
{
    for (long j = 0; j < 4096; j++) {
        const__2[j] = 0.0f;
    }
}

/* k78  char_lstm.lua:16
 *   turned_2 = lstm_weight_hh_l0  (128, 512)
 */
static void k78_copy(const float *restrict lstm_weight_hh_l0, float *restrict turned_2)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 512; j++) {
            turned_2[i * 512 + j] = lstm_weight_hh_l0[j * 128 + i];
        }
    }
}

/* ---- k79_scan_step ---- */

/* What k79_scan_step reads and writes. */
struct k79_scan_step_io {
    const float *carry; /* carry (32, 128) */
    const float *carry_2; /* carry (32, 128) */
    const float *x_2; /* x (32, 512) */
    const float *lstm_weight_hh_l0_2; /* lstm.weight_hh_l0 (128, 512) */
    float *carry_4; /* carry (32, 128) */
    float *carry_3; /* carry (32, 128) */
};

/* k86  char_lstm.lua:16
 *   matmul = carry @ lstm_weight_hh_l0_2  (32, 512)
 */
static void k86_matmul(const float *restrict carry, const float *restrict lstm_weight_hh_l0_2,
                       float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 512; j++) {
            matmul[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = carry[i * 128 + k];
            for (long j = 0; j < 512; j++) {
                matmul[i * 512 + j] += a_ik * lstm_weight_hh_l0_2[k * 512 + j];
            }
        }
    }
}

/* k87  char_lstm.lua:16
 *   carry_3 = sigmoid(x_2[128 ...] + matmul[128 ...]) * carry_2 + sigmoid(x_2[0 ...] +
 *       matmul[0 ...]) * tanh(x_2[256 ...] + matmul[256 ...])  (32, 128)
 *   carry_4 = sigmoid(x_2[384 ...] + matmul[384 ...]) * tanh(carry_3)  (32, 128)
 */
static void k87_add_sigmoid_mul(const float *restrict x_2, const float *restrict matmul,
                                const float *restrict carry_2, float *restrict carry_3,
                                float *restrict carry_4)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 128; j++) {
            const float add2 = x_2[i * 512 + j] + matmul[i * 512 + j];
            const float add5 = x_2[128 + i * 512 + j] + matmul[128 + i * 512 + j];
            const float add8 = x_2[256 + i * 512 + j] + matmul[256 + i * 512 + j];
            const float add11 = x_2[384 + i * 512 + j] + matmul[384 + i * 512 + j];
            const float sigmoid12 = 1 / (1 + expf(-add5));
            const float mul14 = sigmoid12 * carry_2[i * 128 + j];
            const float sigmoid15 = 1 / (1 + expf(-add2));
            const float tanh16 = tanhf(add8);
            const float mul17 = sigmoid15 * tanh16;
            const float carry_3_ij = mul14 + mul17;
            const float sigmoid19 = 1 / (1 + expf(-add11));
            const float tanh20 = tanhf(carry_3_ij);
            const float carry_4_ij = sigmoid19 * tanh20;
            carry_3[i * 128 + j] = carry_3_ij;
            carry_4[i * 128 + j] = carry_4_ij;
        }
    }
}

/* One k79_scan_step: 2 kernels; `work` holds 65536 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k79_scan_step(const struct k79_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (32, 512) */

    k86_matmul(io->carry, io->lstm_weight_hh_l0_2, matmul);
    k87_add_sigmoid_mul(io->x_2, matmul, io->carry_2, io->carry_3, io->carry_4);
}

/* k79  char_lstm.lua:16
 *   carry_steps_2 = carried through 64 steps  (65, 32, 128)
 */
static void k79_scan(float *carry_steps_2, const float *const__2, const float *gather,
                     const float *turned_2, float *carry_2, float *carry_spare_2,
                     unsigned char *step_work_2)
{
    struct k79_scan_step_io io;
    io.lstm_weight_hh_l0_2 = turned_2;
    for (long t = 0; t < 64; t++) {
        const long place = t;
        io.carry = carry_steps_2 + place * 4096;
        io.carry_4 = carry_steps_2 + 4096 + place * 4096;
        io.carry_2 = t == 0 ? const__2 : t % 2 == 0 ? carry_2 : carry_spare_2;
        io.carry_3 = t % 2 == 0 ? carry_spare_2 : carry_2;
        io.x_2 = gather + place * 16384;
        k79_scan_step(&io, step_work_2);
    }
}

/* k80  char_lstm.lua:17
 *   matmul_3 = carry_steps_2 @ head_weight.T  (64, 32, 146)
 */
static void k80_matmul(const float *restrict carry_steps_2, const float *restrict head_weight,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 146; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry_steps_2[4096 + i * 128 + k + l] * head_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 146 + j] = sum;
        }
    }
}

/* k81  char_lstm.lua:27
 *   add2 = matmul_2 + head_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   sum6 = sum(exp(sub4))
 *   and13 = (y >= 0) & (y < 146)
 *   eq15 = index == y
 *   where18 = where(and13, 0, nan)
 *   sum20 = sum(where(eq15, sub4, where18))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   add25 = matmul_3 + head_bias
 *   amax26 = max(add25)
 *   sub27 = add25 - amax26
 *   sum29 = sum(exp(sub27))
 *   sum32 = sum(where(eq15, sub27, where18))
 *   sum__2 = sum(sum32 - where(and13, log(sum29), 0))  (1)
 */
static void k81_add_amax_sub(const float *restrict matmul_2, const float *restrict head_bias,
                             const int *restrict y, float *restrict sum_,
                             const float *restrict matmul_3, float *restrict sum__2)
{
    sum_[0] = 0.0f;
    sum__2[0] = 0.0f;
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            const int ge10 = y[i1 * 64 + i0] >= 0;
            const int lt12 = y[i1 * 64 + i0] < 146;
            const int and13 = ge10 & lt12;
            const float where18 = and13 ? 0.0f : NAN;
            float amax3 = (-INFINITY);
            float amax26 = (-INFINITY);
            for (long j = 0; j < 146; j++) {
                const float head_bias_j = head_bias[j];
                const float add2 = matmul_2[i0 * 4672 + i1 * 146 + j] + head_bias_j;
                const float add25 = matmul_3[i0 * 4672 + i1 * 146 + j] + head_bias_j;
                amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
                amax26 = amax26 > add25 ? amax26 : (amax26 == amax26 ? add25 : amax26);
            }
            float sum6 = 0.0f;
            float sum20 = 0.0f;
            float sum29 = 0.0f;
            float sum32 = 0.0f;
            for (long j = 0; j < 146; j++) {
                const float head_bias_j = head_bias[j];
                const float add2 = matmul_2[i0 * 4672 + i1 * 146 + j] + head_bias_j;
                const float sub4 = add2 - amax3;
                const float exp5 = expf(sub4);
                const int eq15 = (int)j == y[i1 * 64 + i0];
                const float where19 = eq15 ? sub4 : where18;
                const float add25 = matmul_3[i0 * 4672 + i1 * 146 + j] + head_bias_j;
                const float sub27 = add25 - amax26;
                const float exp28 = expf(sub27);
                const float where31 = eq15 ? sub27 : where18;
                sum6 += exp5;
                sum20 += where19;
                sum29 += exp28;
                sum32 += where31;
            }
            const float log7 = logf(sum6);
            const float where21 = and13 ? log7 : 0.0f;
            const float sub22 = sum20 - where21;
            const float log30 = logf(sum29);
            const float where33 = and13 ? log30 : 0.0f;
            const float sub34 = sum32 - where33;
            sum_[0] += sub22;
            sum__2[0] += sub34;
        }
    }
}

/* k82  char_lstm.lua:27
 *   loss = sum_ * -0.000488281  ()
 */
static void k82_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * (-0.00048828125f);
    loss[0] = loss_0;
}

/* k83  char_lstm.lua:42
 *   bits_per_character = -(sum__2 * 0.000488281 / 0.693147)  ()
 */
static void k83_mul_div_neg(const float *restrict sum__2, float *restrict bits_per_character)
{
    const float mul2 = sum__2[0] * 0.00048828125f;
    const float div4 = mul2 / 0.693147182f;
    const float bits_per_character_0 = -div4;
    bits_per_character[0] = bits_per_character_0;
}

/* One eval_step: 18 kernels; `work` holds 6832128 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 4194304); /* (146, 512) */
    float *const add = (float *)(void *)(at + 0); /* (512) */
    float *const add_2 = (float *)(void *)(at + 4194304); /* (146, 512) */
    int *const x_2 = (int *)(void *)(at + 4493312); /* (2048, 1) */
    float *const gather = (float *)(void *)(at + 0); /* (2048, 512) */
    float *const const_ = (float *)(void *)(at + 4521984); /* (32, 128) */
    float *const carry = (float *)(void *)(at + 4538368); /* (4096) */
    float *const carry_spare = (float *)(void *)(at + 4554752); /* (4096) */
    unsigned char *const step_work = (unsigned char *)(void *)(at + 4456448); /* (65536) */
    float *const matmul_2 = (float *)(void *)(at + 4194304); /* (64, 32, 146) */
    float *const const__2 = (float *)(void *)(at + 6782976); /* (32, 128) */
    float *const carry_2 = (float *)(void *)(at + 6799360); /* (4096) */
    float *const carry_spare_2 = (float *)(void *)(at + 6815744); /* (4096) */
    unsigned char *const step_work_2 = (unsigned char *)(void *)(at + 6717440); /* (65536) */
    float *const matmul_3 = (float *)(void *)(at + 0); /* (64, 32, 146) */
    float *const sum_ = (float *)(void *)(at + 1196928); /* (1) */
    float *const sum__2 = (float *)(void *)(at + 1196992); /* (1) */
    float *const turned = (float *)(void *)(at + 4194304); /* (128, 512) */
    float *const turned_2 = (float *)(void *)(at + 6455296); /* (128, 512) */
    float *const carry_steps = (float *)(void *)(at + 5390336); /* (65, 32, 128) */
    float *const carry_steps_2 = (float *)(void *)(at + 5390336); /* (65, 32, 128) */

    k66_matmul(s->embedding_weight, s->lstm_weight_ih_l0, matmul);
    k67_add(s->lstm_bias_ih_l0, s->lstm_bias_hh_l0, add);
    k68_add(add_2, add);
    k69_copy(io->x, x_2);
    k70_gather(add_2, x_2, gather);
    k71_copy(carry_steps);
    k72_copy(const_);
    k73_copy(s->lstm_weight_hh_l0, turned);
    k74_scan(carry_steps, const_, gather, turned, carry, carry_spare, step_work);
    k75_matmul(carry_steps, s->head_weight, matmul_2);
    k76_copy(carry_steps_2);
    k77_copy(const__2);
    k78_copy(s->lstm_weight_hh_l0, turned_2);
    k79_scan(carry_steps_2, const__2, gather, turned_2, carry_2, carry_spare_2, step_work_2);
    k80_matmul(carry_steps_2, s->head_weight, matmul_3);
    k81_add_amax_sub(matmul_2, s->head_bias, io->y, sum_, matmul_3, sum__2);
    k82_mul(sum_, io->loss);
    k83_mul_div_neg(sum__2, io->bits_per_character);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const int *x; /* x (32, 64) */
    const int *y; /* y not read */
    float *prediction; /* prediction (32, 64, 146) */
};

/* k88  char_lstm.lua:16
 *   matmul = embedding_weight @ lstm_weight_ih_l0.T  (146, 512)
 */
static void k88_matmul(const float *restrict embedding_weight,
                       const float *restrict lstm_weight_ih_l0, float *restrict matmul)
{
    for (long i = 0; i < 146; i++) {
        for (long j = 0; j < 512; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += embedding_weight[i * 64 + k + l] * lstm_weight_ih_l0[j * 64 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 512 + j] = sum;
        }
    }
}

/* k89  char_lstm.lua:16
 *   add = lstm_bias_ih_l0 + lstm_bias_hh_l0  (512)
 */
static void k89_add(const float *restrict lstm_bias_ih_l0, const float *restrict lstm_bias_hh_l0,
                    float *restrict add)
{
    for (long j = 0; j < 512; j++) {
        const float add_j = lstm_bias_ih_l0[j] + lstm_bias_hh_l0[j];
        add[j] = add_j;
    }
}

/* k90  char_lstm.lua:16
 *   add_2 (over matmul) = matmul + add  (146, 512)
 */
static void k90_add(float *restrict add_2, const float *restrict add)
{
    for (long i = 0; i < 146; i++) {
        for (long j = 0; j < 512; j++) {
            const float matmul_ij = add_2[i * 512 + j];
            const float add_2_ij = matmul_ij + add[j];
            add_2[i * 512 + j] = add_2_ij;
        }
    }
}

/* k91  char_lstm.lua:16
 *   x_2 = x  (2048, 1)
 */
static void k91_copy(const int *restrict x, int *restrict x_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            x_2[i * 32 + j] = x[j * 64 + i];
        }
    }
}

/* k92  char_lstm.lua:16
 *   gather = gather(add_2, x_2)  (2048, 512)
 */
static void k92_gather(const float *restrict add_2, const int *restrict x_2,
                       float *restrict gather)
{
    for (long j = 0; j < 2048; j++) {
        const long at = x_2[j];
        for (long k = 0; k < 512; k++) {
            gather[j * 512 + k] = ((at >= 0) & (at < 146)) ? add_2[at * 512 + k] : NAN;
        }
    }
}

/* k93  char_lstm.lua:16
 *   carry_steps[0 ...] = 0  (65, 32, 128)
 */
static void k93_copy(float *restrict carry_steps)
{
    for (long j = 0; j < 4096; j++) {
        carry_steps[j] = 0.0f;
    }
}

/* k94  char_lstm.lua:16
 *   const_ = 0  (32, 128)
 */
static void k94_copy(float *restrict const_)
{
    for (long j = 0; j < 4096; j++) {
        const_[j] = 0.0f;
    }
}

/* k95  char_lstm.lua:16
 *   turned = lstm_weight_hh_l0  (128, 512)
 */
static void k95_copy(const float *restrict lstm_weight_hh_l0, float *restrict turned)
{
    for (long i = 0; i < 128; i++) {
        for (long j = 0; j < 512; j++) {
            turned[i * 512 + j] = lstm_weight_hh_l0[j * 128 + i];
        }
    }
}

/* ---- k96_scan_step ---- */

/* What k96_scan_step reads and writes. */
struct k96_scan_step_io {
    const float *carry; /* carry (32, 128) */
    const float *carry_2; /* carry (32, 128) */
    const float *x_2; /* x (32, 512) */
    const float *lstm_weight_hh_l0_2; /* lstm.weight_hh_l0 (128, 512) */
    float *carry_4; /* carry (32, 128) */
    float *carry_3; /* carry (32, 128) */
};

/* k99  char_lstm.lua:16
 *   matmul = carry @ lstm_weight_hh_l0_2  (32, 512)
 */
static void k99_matmul(const float *restrict carry, const float *restrict lstm_weight_hh_l0_2,
                       float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 512; j++) {
            matmul[i * 512 + j] = 0.0f;
        }
        for (long k = 0; k < 128; k++) {
            const float a_ik = carry[i * 128 + k];
            for (long j = 0; j < 512; j++) {
                matmul[i * 512 + j] += a_ik * lstm_weight_hh_l0_2[k * 512 + j];
            }
        }
    }
}

/* k100  char_lstm.lua:16
 *   carry_3 = sigmoid(x_2[128 ...] + matmul[128 ...]) * carry_2 + sigmoid(x_2[0 ...] +
 *       matmul[0 ...]) * tanh(x_2[256 ...] + matmul[256 ...])  (32, 128)
 *   carry_4 = sigmoid(x_2[384 ...] + matmul[384 ...]) * tanh(carry_3)  (32, 128)
 */
static void k100_add_sigmoid_mul(const float *restrict x_2, const float *restrict matmul,
                                 const float *restrict carry_2, float *restrict carry_3,
                                 float *restrict carry_4)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 128; j++) {
            const float add2 = x_2[i * 512 + j] + matmul[i * 512 + j];
            const float add5 = x_2[128 + i * 512 + j] + matmul[128 + i * 512 + j];
            const float add8 = x_2[256 + i * 512 + j] + matmul[256 + i * 512 + j];
            const float add11 = x_2[384 + i * 512 + j] + matmul[384 + i * 512 + j];
            const float sigmoid12 = 1 / (1 + expf(-add5));
            const float mul14 = sigmoid12 * carry_2[i * 128 + j];
            const float sigmoid15 = 1 / (1 + expf(-add2));
            const float tanh16 = tanhf(add8);
            const float mul17 = sigmoid15 * tanh16;
            const float carry_3_ij = mul14 + mul17;
            const float sigmoid19 = 1 / (1 + expf(-add11));
            const float tanh20 = tanhf(carry_3_ij);
            const float carry_4_ij = sigmoid19 * tanh20;
            carry_3[i * 128 + j] = carry_3_ij;
            carry_4[i * 128 + j] = carry_4_ij;
        }
    }
}

/* One k96_scan_step: 2 kernels; `work` holds 65536 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k96_scan_step(const struct k96_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (32, 512) */

    k99_matmul(io->carry, io->lstm_weight_hh_l0_2, matmul);
    k100_add_sigmoid_mul(io->x_2, matmul, io->carry_2, io->carry_3, io->carry_4);
}

/* k96  char_lstm.lua:16
 *   carry_steps = carried through 64 steps  (65, 32, 128)
 */
static void k96_scan(float *carry_steps, const float *const_, const float *gather,
                     const float *turned, float *carry, float *carry_spare,
                     unsigned char *step_work)
{
    struct k96_scan_step_io io;
    io.lstm_weight_hh_l0_2 = turned;
    for (long t = 0; t < 64; t++) {
        const long place = t;
        io.carry = carry_steps + place * 4096;
        io.carry_4 = carry_steps + 4096 + place * 4096;
        io.carry_2 = t == 0 ? const_ : t % 2 == 0 ? carry : carry_spare;
        io.carry_3 = t % 2 == 0 ? carry_spare : carry;
        io.x_2 = gather + place * 16384;
        k96_scan_step(&io, step_work);
    }
}

/* k97  char_lstm.lua:17
 *   matmul_2 = carry_steps @ head_weight.T  (64, 32, 146)
 */
static void k97_matmul(const float *restrict carry_steps, const float *restrict head_weight,
                       float *restrict matmul_2)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 146; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 128; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry_steps[4096 + i * 128 + k + l] * head_weight[j * 128 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 146 + j] = sum;
        }
    }
}

/* k98  char_lstm.lua:43
 *   prediction = exp(matmul_2 + head_bias - max(matmul_2 + head_bias)) * (1 / sum(exp(matmul_2 +
 *       head_bias - max(matmul_2 + head_bias))))  (32, 64, 146)
 */
static void k98_add_amax_sub(const float *restrict matmul_2, const float *restrict head_bias,
                             float *restrict prediction)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            float amax3 = (-INFINITY);
            for (long j = 0; j < 146; j++) {
                const float add2 = matmul_2[i0 * 4672 + i1 * 146 + j] + head_bias[j];
                amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
            }
            float exp5[146];
            float sum6 = 0.0f;
            for (long j = 0; j < 146; j++) {
                const float add2 = matmul_2[i0 * 4672 + i1 * 146 + j] + head_bias[j];
                const float sub4 = add2 - amax3;
                exp5[j] = expf(sub4);
                sum6 += exp5[j];
            }
            const float recip7 = 1 / sum6;
            for (long j = 0; j < 146; j++) {
                const float prediction_ij = exp5[j] * recip7;
                prediction[i1 * 9344 + i0 * 146 + j] = prediction_ij;
            }
        }
    }
}

/* One predict: 11 kernels; `work` holds 5636096 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 4194304); /* (146, 512) */
    float *const add = (float *)(void *)(at + 0); /* (512) */
    float *const add_2 = (float *)(void *)(at + 4194304); /* (146, 512) */
    int *const x_2 = (int *)(void *)(at + 4493312); /* (2048, 1) */
    float *const gather = (float *)(void *)(at + 0); /* (2048, 512) */
    float *const const_ = (float *)(void *)(at + 5586944); /* (32, 128) */
    float *const carry = (float *)(void *)(at + 5603328); /* (4096) */
    float *const carry_spare = (float *)(void *)(at + 5619712); /* (4096) */
    unsigned char *const step_work = (unsigned char *)(void *)(at + 5521408); /* (65536) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (64, 32, 146) */
    float *const turned = (float *)(void *)(at + 5259264); /* (128, 512) */
    float *const carry_steps = (float *)(void *)(at + 4194304); /* (65, 32, 128) */

    k88_matmul(s->embedding_weight, s->lstm_weight_ih_l0, matmul);
    k89_add(s->lstm_bias_ih_l0, s->lstm_bias_hh_l0, add);
    k90_add(add_2, add);
    k91_copy(io->x, x_2);
    k92_gather(add_2, x_2, gather);
    k93_copy(carry_steps);
    k94_copy(const_);
    k95_copy(s->lstm_weight_hh_l0, turned);
    k96_scan(carry_steps, const_, gather, turned, carry, carry_spare, step_work);
    k97_matmul(carry_steps, s->head_weight, matmul_2);
    k98_add_amax_sub(matmul_2, s->head_bias, io->prediction);
}

/* ---- generate ---- */

/* What generate reads and writes. */
struct generate_io {
    const int *x; /* x not read */
    const int *y; /* y not read */
    float *logits; /* logits (1, 146) */
};

/* k101  char_lstm.lua:17
 *   generate_position = generate_position + 1  ()
 */
static void k101_update_generate_position(int *restrict generate_position)
{
    const int new_generate_position_0 = generate_position[0] + 1;
    generate_position[0] = new_generate_position_0;
}

/* k102  char_lstm.lua:15
 *   embedding = gather(embedding_weight, generate_token)  (1, 64)
 */
static void k102_gather(const float *restrict embedding_weight, const int *restrict generate_token,
                        float *restrict embedding)
{
    const long at = generate_token[0];
    for (long k = 0; k < 64; k++) {
        embedding[k] = ((at >= 0) & (at < 146)) ? embedding_weight[at * 64 + k] : NAN;
    }
}

/* k103  char_lstm.lua:16
 *   matmul = embedding @ lstm_weight_ih_l0.T  (1, 512)
 */
static void k103_matmul(const float *restrict embedding, const float *restrict lstm_weight_ih_l0,
                        float *restrict matmul)
{
    for (long j = 0; j < 512; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 64; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += embedding[k + l] * lstm_weight_ih_l0[j * 64 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul[j] = sum;
    }
}

/* k104  char_lstm.lua:16
 *   add (over matmul) = matmul + (lstm_bias_ih_l0 + lstm_bias_hh_l0)  (1, 1, 512)
 */
static void k104_add(const float *restrict lstm_bias_ih_l0, const float *restrict lstm_bias_hh_l0,
                     float *restrict add)
{
    for (long j = 0; j < 512; j++) {
        const float add2 = lstm_bias_ih_l0[j] + lstm_bias_hh_l0[j];
        const float matmul_j = add[j];
        const float add_j = matmul_j + add2;
        add[j] = add_j;
    }
}

/* k105  char_lstm.lua:36
 *   carry_steps[0 ...] = generate_h  (2, 1, 128)
 */
static void k105_copy(const float *restrict generate_h, float *restrict carry_steps)
{
    for (long j = 0; j < 128; j++) {
        carry_steps[j] = generate_h[j];
    }
}

/* ---- k106_scan_step ---- */

/* What k106_scan_step reads and writes. */
struct k106_scan_step_io {
    const float *carry; /* carry (1, 128) */
    const float *carry_2; /* carry (1, 128) */
    const float *x_2; /* x (1, 512) */
    const float *lstm_weight_hh_l0_2; /* lstm.weight_hh_l0 (512, 128) */
    float *carry_4; /* carry (1, 128) */
    float *carry_3; /* carry (1, 128) */
};

/* k111  char_lstm.lua:16
 *   matmul = carry @ lstm_weight_hh_l0_2.T  (1, 512)
 */
static void k111_matmul(const float *restrict carry, const float *restrict lstm_weight_hh_l0_2,
                        float *restrict matmul)
{
    for (long j = 0; j < 512; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += carry[k + l] * lstm_weight_hh_l0_2[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul[j] = sum;
    }
}

/* k112  char_lstm.lua:16
 *   carry_3 = sigmoid(x_2[128 ...] + matmul[128 ...]) * carry_2 + sigmoid(x_2[0 ...] +
 *       matmul[0 ...]) * tanh(x_2[256 ...] + matmul[256 ...])  (1, 128)
 *   carry_4 = sigmoid(x_2[384 ...] + matmul[384 ...]) * tanh(carry_3)  (1, 128)
 */
static void k112_add_sigmoid_mul(const float *restrict x_2, const float *restrict matmul,
                                 const float *restrict carry_2, float *restrict carry_3,
                                 float *restrict carry_4)
{
    for (long j = 0; j < 128; j++) {
        const float add2 = x_2[j] + matmul[j];
        const float add5 = x_2[128 + j] + matmul[128 + j];
        const float add8 = x_2[256 + j] + matmul[256 + j];
        const float add11 = x_2[384 + j] + matmul[384 + j];
        const float sigmoid12 = 1 / (1 + expf(-add5));
        const float mul14 = sigmoid12 * carry_2[j];
        const float sigmoid15 = 1 / (1 + expf(-add2));
        const float tanh16 = tanhf(add8);
        const float mul17 = sigmoid15 * tanh16;
        const float carry_3_j = mul14 + mul17;
        const float sigmoid19 = 1 / (1 + expf(-add11));
        const float tanh20 = tanhf(carry_3_j);
        const float carry_4_j = sigmoid19 * tanh20;
        carry_3[j] = carry_3_j;
        carry_4[j] = carry_4_j;
    }
}

/* One k106_scan_step: 2 kernels; `work` holds 2048 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k106_scan_step(const struct k106_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1, 512) */

    k111_matmul(io->carry, io->lstm_weight_hh_l0_2, matmul);
    k112_add_sigmoid_mul(io->x_2, matmul, io->carry_2, io->carry_3, io->carry_4);
}

/* k106  char_lstm.lua:16
 *   carry_steps = carried through 1 steps  (2, 1, 128)
 *   add_2 = carried through 1 steps  (1, 128)
 */
static void k106_scan(float *carry_steps, const float *generate_c, const float *add,
                      const float *lstm_weight_hh_l0, float *add_2, unsigned char *step_work)
{
    struct k106_scan_step_io io;
    io.lstm_weight_hh_l0_2 = lstm_weight_hh_l0;
    for (long t = 0; t < 1; t++) {
        const long place = t;
        io.carry = carry_steps + place * 128;
        io.carry_4 = carry_steps + 128 + place * 128;
        io.carry_2 = generate_c;
        io.carry_3 = add_2;
        io.x_2 = add;
        k106_scan_step(&io, step_work);
    }
}

/* k107  char_lstm.lua:17
 *   generate_h = carry_steps[128 ...]  (1, 128)
 */
static void k107_update_generate_h(const float *restrict carry_steps, float *restrict generate_h)
{
    for (long j = 0; j < 128; j++) {
        generate_h[j] = carry_steps[128 + j];
    }
}

/* k108  char_lstm.lua:17
 *   generate_c = add_2  (1, 128)
 */
static void k108_update_generate_c(const float *restrict add_2, float *restrict generate_c)
{
    for (long j = 0; j < 128; j++) {
        generate_c[j] = add_2[j];
    }
}

/* k109  char_lstm.lua:17
 *   matmul_2 = carry_steps @ head_weight.T  (1, 146)
 */
static void k109_matmul(const float *restrict carry_steps, const float *restrict head_weight,
                        float *restrict matmul_2)
{
    for (long j = 0; j < 146; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 128; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += carry_steps[128 + k + l] * head_weight[j * 128 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_2[j] = sum;
    }
}

/* k110  char_lstm.lua:17
 *   logits = matmul_2 + head_bias  (1, 146)
 */
static void k110_add(const float *restrict matmul_2, const float *restrict head_bias,
                     float *restrict logits)
{
    for (long j = 0; j < 146; j++) {
        const float logits_j = matmul_2[j] + head_bias[j];
        logits[j] = logits_j;
    }
}

/* One generate: 10 kernels; `work` holds 5632 bytes, aligned to 64. */
void generate(const struct state *s, const struct generate_io *io, void *work);
void generate(const struct state *s, const struct generate_io *io, void *work)
{
    char *const at = work;
    float *const embedding = (float *)(void *)(at + 2048); /* (1, 64) */
    float *const matmul = (float *)(void *)(at + 0); /* (1, 512) */
    float *const add = (float *)(void *)(at + 0); /* (1, 1, 512) */
    float *const add_2 = (float *)(void *)(at + 5120); /* (1, 128) */
    unsigned char *const step_work = (unsigned char *)(void *)(at + 2048); /* (2048) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (1, 146) */
    float *const carry_steps = (float *)(void *)(at + 4096); /* (2, 1, 128) */

    k101_update_generate_position(s->generate_position);
    k102_gather(s->embedding_weight, s->generate_token, embedding);
    k103_matmul(embedding, s->lstm_weight_ih_l0, matmul);
    k104_add(s->lstm_bias_ih_l0, s->lstm_bias_hh_l0, add);
    k105_copy(s->generate_h, carry_steps);
    k106_scan(carry_steps, s->generate_c, add, s->lstm_weight_hh_l0, add_2, step_work);
    k107_update_generate_h(carry_steps, s->generate_h);
    k108_update_generate_c(add_2, s->generate_c);
    k109_matmul(carry_steps, s->head_weight, matmul_2);
    k110_add(matmul_2, s->head_bias, io->logits);
}

