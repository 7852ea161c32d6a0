/* gru_names: made by gradcc from gru_names.lua.
 * Learns how names and other words are spelled: two GRU layers of 96 (Cho et al., 2014) read
 * windows of 32 characters of a list of words, one a line, and guess the one that follows each.
 * Data: Debian's package wamerican, 104,334 words; the last tenth of the list is for testing.
 * Expect 3.3 bits per character there after 2 epochs, in two minutes.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *embedding_weight; /* embedding.weight (71, 32) */
    float *gru_weight_ih_l0; /* gru.weight_ih_l0 (288, 32) */
    float *gru_weight_hh_l0; /* gru.weight_hh_l0 (288, 96) */
    float *gru_bias_ih_l0; /* gru.bias_ih_l0 (288) */
    float *gru_bias_hh_l0; /* gru.bias_hh_l0 (288) */
    float *gru_weight_ih_l1; /* gru.weight_ih_l1 (288, 96) */
    float *gru_weight_hh_l1; /* gru.weight_hh_l1 (288, 96) */
    float *gru_bias_ih_l1; /* gru.bias_ih_l1 (288) */
    float *gru_bias_hh_l1; /* gru.bias_hh_l1 (288) */
    float *head_weight; /* head.weight (71, 96) */
    float *head_bias; /* head.bias (71) */
    int *seed; /* seed (2) */
    int *step; /* step () */
    float *exp_avg_embedding_weight; /* exp_avg/embedding.weight (71, 32) */
    float *exp_avg_sq_embedding_weight; /* exp_avg_sq/embedding.weight (71, 32) */
    float *exp_avg_gru_weight_ih_l0; /* exp_avg/gru.weight_ih_l0 (288, 32) */
    float *exp_avg_sq_gru_weight_ih_l0; /* exp_avg_sq/gru.weight_ih_l0 (288, 32) */
    float *exp_avg_gru_weight_hh_l0; /* exp_avg/gru.weight_hh_l0 (288, 96) */
    float *exp_avg_sq_gru_weight_hh_l0; /* exp_avg_sq/gru.weight_hh_l0 (288, 96) */
    float *exp_avg_gru_bias_ih_l0; /* exp_avg/gru.bias_ih_l0 (288) */
    float *exp_avg_sq_gru_bias_ih_l0; /* exp_avg_sq/gru.bias_ih_l0 (288) */
    float *exp_avg_gru_bias_hh_l0; /* exp_avg/gru.bias_hh_l0 (288) */
    float *exp_avg_sq_gru_bias_hh_l0; /* exp_avg_sq/gru.bias_hh_l0 (288) */
    float *exp_avg_gru_weight_ih_l1; /* exp_avg/gru.weight_ih_l1 (288, 96) */
    float *exp_avg_sq_gru_weight_ih_l1; /* exp_avg_sq/gru.weight_ih_l1 (288, 96) */
    float *exp_avg_gru_weight_hh_l1; /* exp_avg/gru.weight_hh_l1 (288, 96) */
    float *exp_avg_sq_gru_weight_hh_l1; /* exp_avg_sq/gru.weight_hh_l1 (288, 96) */
    float *exp_avg_gru_bias_ih_l1; /* exp_avg/gru.bias_ih_l1 (288) */
    float *exp_avg_sq_gru_bias_ih_l1; /* exp_avg_sq/gru.bias_ih_l1 (288) */
    float *exp_avg_gru_bias_hh_l1; /* exp_avg/gru.bias_hh_l1 (288) */
    float *exp_avg_sq_gru_bias_hh_l1; /* exp_avg_sq/gru.bias_hh_l1 (288) */
    float *exp_avg_head_weight; /* exp_avg/head.weight (71, 96) */
    float *exp_avg_sq_head_weight; /* exp_avg_sq/head.weight (71, 96) */
    float *exp_avg_head_bias; /* exp_avg/head.bias (71) */
    float *exp_avg_sq_head_bias; /* exp_avg_sq/head.bias (71) */
    float *generate_h; /* generate/h (2, 96) */
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

/* k00  gru_names.lua:37
 *   generate_h = 0  (2, 96)
 */
static void k00_update_generate_h(float *restrict generate_h)
{
    for (long j = 0; j < 192; j++) {
        generate_h[j] = 0.0f;
    }
}

/* k01  gru_names.lua:37
 *   generate_token = 0  (1)
 */
static void k01_update_generate_token(int *restrict generate_token)
{
    generate_token[0] = 0;
}

/* k02  gru_names.lua:37
 *   generate_position = 0  ()
 */
static void k02_update_generate_position(int *restrict generate_position)
{
    generate_position[0] = 0;
}

/* k03  gru_names.lua:15
 *   embedding_weight = normal()  (71, 32)
 */
static void k03_update_embedding_weight(const int *restrict seed,
                                        float *restrict embedding_weight)
{
    for (long j = 0; j < 2272; j++) {
        const float embedding_weight_j = normal_f32(&seed[0], 0, 1000001, j);
        embedding_weight[j] = embedding_weight_j;
    }
}

/* k04  gru_names.lua:16
 *   gru_weight_ih_l0 = uniform() * 0.204124 + -0.102062  (288, 32)
 */
static void k04_update_gru_weight_ih_l0(const int *restrict seed,
                                        float *restrict gru_weight_ih_l0)
{
    for (long j = 0; j < 9216; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.204124153f;
        const float gru_weight_ih_l0_j = mul4 + (-0.102062076f);
        gru_weight_ih_l0[j] = gru_weight_ih_l0_j;
    }
}

/* k05  gru_names.lua:16
 *   gru_weight_hh_l0 = uniform() * 0.204124 + -0.102062  (288, 96)
 */
static void k05_update_gru_weight_hh_l0(const int *restrict seed,
                                        float *restrict gru_weight_hh_l0)
{
    for (long j = 0; j < 27648; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.204124153f;
        const float gru_weight_hh_l0_j = mul4 + (-0.102062076f);
        gru_weight_hh_l0[j] = gru_weight_hh_l0_j;
    }
}

/* k06  gru_names.lua:16
 *   gru_bias_ih_l0 = uniform() * 0.204124 + -0.102062  (288)
 */
static void k06_update_gru_bias_ih_l0(const int *restrict seed, float *restrict gru_bias_ih_l0)
{
    for (long j = 0; j < 288; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.204124153f;
        const float gru_bias_ih_l0_j = mul4 + (-0.102062076f);
        gru_bias_ih_l0[j] = gru_bias_ih_l0_j;
    }
}

/* k07  gru_names.lua:16
 *   gru_bias_hh_l0 = uniform() * 0.204124 + -0.102062  (288)
 */
static void k07_update_gru_bias_hh_l0(const int *restrict seed, float *restrict gru_bias_hh_l0)
{
    for (long j = 0; j < 288; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.204124153f;
        const float gru_bias_hh_l0_j = mul4 + (-0.102062076f);
        gru_bias_hh_l0[j] = gru_bias_hh_l0_j;
    }
}

/* k08  gru_names.lua:16
 *   gru_weight_ih_l1 = uniform() * 0.204124 + -0.102062  (288, 96)
 */
static void k08_update_gru_weight_ih_l1(const int *restrict seed,
                                        float *restrict gru_weight_ih_l1)
{
    for (long j = 0; j < 27648; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000006, j);
        const float mul4 = uniform2 * 0.204124153f;
        const float gru_weight_ih_l1_j = mul4 + (-0.102062076f);
        gru_weight_ih_l1[j] = gru_weight_ih_l1_j;
    }
}

/* k09  gru_names.lua:16
 *   gru_weight_hh_l1 = uniform() * 0.204124 + -0.102062  (288, 96)
 */
static void k09_update_gru_weight_hh_l1(const int *restrict seed,
                                        float *restrict gru_weight_hh_l1)
{
    for (long j = 0; j < 27648; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000007, j);
        const float mul4 = uniform2 * 0.204124153f;
        const float gru_weight_hh_l1_j = mul4 + (-0.102062076f);
        gru_weight_hh_l1[j] = gru_weight_hh_l1_j;
    }
}

/* k10  gru_names.lua:16
 *   gru_bias_ih_l1 = uniform() * 0.204124 + -0.102062  (288)
 */
static void k10_update_gru_bias_ih_l1(const int *restrict seed, float *restrict gru_bias_ih_l1)
{
    for (long j = 0; j < 288; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000008, j);
        const float mul4 = uniform2 * 0.204124153f;
        const float gru_bias_ih_l1_j = mul4 + (-0.102062076f);
        gru_bias_ih_l1[j] = gru_bias_ih_l1_j;
    }
}

/* k11  gru_names.lua:16
 *   gru_bias_hh_l1 = uniform() * 0.204124 + -0.102062  (288)
 */
static void k11_update_gru_bias_hh_l1(const int *restrict seed, float *restrict gru_bias_hh_l1)
{
    for (long j = 0; j < 288; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000009, j);
        const float mul4 = uniform2 * 0.204124153f;
        const float gru_bias_hh_l1_j = mul4 + (-0.102062076f);
        gru_bias_hh_l1[j] = gru_bias_hh_l1_j;
    }
}

/* k12  gru_names.lua:18
 *   head_weight = uniform() * 0.204124 + -0.102062  (71, 96)
 */
static void k12_update_head_weight(const int *restrict seed, float *restrict head_weight)
{
    for (long j = 0; j < 6816; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000010, j);
        const float mul4 = uniform2 * 0.204124153f;
        const float head_weight_j = mul4 + (-0.102062076f);
        head_weight[j] = head_weight_j;
    }
}

/* k13  gru_names.lua:18
 *   head_bias = uniform() * 0.204124 + -0.102062  (71)
 */
static void k13_update_head_bias(const int *restrict seed, float *restrict head_bias)
{
    for (long j = 0; j < 71; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000011, j);
        const float mul4 = uniform2 * 0.204124153f;
        const float head_bias_j = mul4 + (-0.102062076f);
        head_bias[j] = head_bias_j;
    }
}

/* k14  gru_names.lua:16
 *   step = 0  ()
 */
static void k14_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k15  gru_names.lua:48
 *   exp_avg_embedding_weight = 0  (71, 32)
 */
static void k15_update_exp_avg_embedding_weight(float *restrict exp_avg_embedding_weight)
{
    for (long j = 0; j < 2272; j++) {
        exp_avg_embedding_weight[j] = 0.0f;
    }
}

/* k16  gru_names.lua:48
 *   exp_avg_sq_embedding_weight = 0  (71, 32)
 */
static void k16_update_exp_avg_sq_embedding_weight(float *restrict exp_avg_sq_embedding_weight)
{
    for (long j = 0; j < 2272; j++) {
        exp_avg_sq_embedding_weight[j] = 0.0f;
    }
}

/* k17  gru_names.lua:48
 *   exp_avg_gru_weight_ih_l0 = 0  (288, 32)
 */
static void k17_update_exp_avg_gru_weight_ih_l0(float *restrict exp_avg_gru_weight_ih_l0)
{
    for (long j = 0; j < 9216; j++) {
        exp_avg_gru_weight_ih_l0[j] = 0.0f;
    }
}

/* k18  gru_names.lua:48
 *   exp_avg_sq_gru_weight_ih_l0 = 0  (288, 32)
 */
static void k18_update_exp_avg_sq_gru_weight_ih_l0(float *restrict exp_avg_sq_gru_weight_ih_l0)
{
    for (long j = 0; j < 9216; j++) {
        exp_avg_sq_gru_weight_ih_l0[j] = 0.0f;
    }
}

/* k19  gru_names.lua:48
 *   exp_avg_gru_weight_hh_l0 = 0  (288, 96)
 */
static void k19_update_exp_avg_gru_weight_hh_l0(float *restrict exp_avg_gru_weight_hh_l0)
{
    for (long j = 0; j < 27648; j++) {
        exp_avg_gru_weight_hh_l0[j] = 0.0f;
    }
}

/* k20  gru_names.lua:48
 *   exp_avg_sq_gru_weight_hh_l0 = 0  (288, 96)
 */
static void k20_update_exp_avg_sq_gru_weight_hh_l0(float *restrict exp_avg_sq_gru_weight_hh_l0)
{
    for (long j = 0; j < 27648; j++) {
        exp_avg_sq_gru_weight_hh_l0[j] = 0.0f;
    }
}

/* k21  gru_names.lua:48
 *   exp_avg_gru_bias_ih_l0 = 0  (288)
 */
static void k21_update_exp_avg_gru_bias_ih_l0(float *restrict exp_avg_gru_bias_ih_l0)
{
    for (long j = 0; j < 288; j++) {
        exp_avg_gru_bias_ih_l0[j] = 0.0f;
    }
}

/* k22  gru_names.lua:48
 *   exp_avg_sq_gru_bias_ih_l0 = 0  (288)
 */
static void k22_update_exp_avg_sq_gru_bias_ih_l0(float *restrict exp_avg_sq_gru_bias_ih_l0)
{
    for (long j = 0; j < 288; j++) {
        exp_avg_sq_gru_bias_ih_l0[j] = 0.0f;
    }
}

/* k23  gru_names.lua:48
 *   exp_avg_gru_bias_hh_l0 = 0  (288)
 */
static void k23_update_exp_avg_gru_bias_hh_l0(float *restrict exp_avg_gru_bias_hh_l0)
{
    for (long j = 0; j < 288; j++) {
        exp_avg_gru_bias_hh_l0[j] = 0.0f;
    }
}

/* k24  gru_names.lua:48
 *   exp_avg_sq_gru_bias_hh_l0 = 0  (288)
 */
static void k24_update_exp_avg_sq_gru_bias_hh_l0(float *restrict exp_avg_sq_gru_bias_hh_l0)
{
    for (long j = 0; j < 288; j++) {
        exp_avg_sq_gru_bias_hh_l0[j] = 0.0f;
    }
}

/* k25  gru_names.lua:48
 *   exp_avg_gru_weight_ih_l1 = 0  (288, 96)
 */
static void k25_update_exp_avg_gru_weight_ih_l1(float *restrict exp_avg_gru_weight_ih_l1)
{
    for (long j = 0; j < 27648; j++) {
        exp_avg_gru_weight_ih_l1[j] = 0.0f;
    }
}

/* k26  gru_names.lua:48
 *   exp_avg_sq_gru_weight_ih_l1 = 0  (288, 96)
 */
static void k26_update_exp_avg_sq_gru_weight_ih_l1(float *restrict exp_avg_sq_gru_weight_ih_l1)
{
    for (long j = 0; j < 27648; j++) {
        exp_avg_sq_gru_weight_ih_l1[j] = 0.0f;
    }
}

/* k27  gru_names.lua:48
 *   exp_avg_gru_weight_hh_l1 = 0  (288, 96)
 */
static void k27_update_exp_avg_gru_weight_hh_l1(float *restrict exp_avg_gru_weight_hh_l1)
{
    for (long j = 0; j < 27648; j++) {
        exp_avg_gru_weight_hh_l1[j] = 0.0f;
    }
}

/* k28  gru_names.lua:48
 *   exp_avg_sq_gru_weight_hh_l1 = 0  (288, 96)
 */
static void k28_update_exp_avg_sq_gru_weight_hh_l1(float *restrict exp_avg_sq_gru_weight_hh_l1)
{
    for (long j = 0; j < 27648; j++) {
        exp_avg_sq_gru_weight_hh_l1[j] = 0.0f;
    }
}

/* k29  gru_names.lua:48
 *   exp_avg_gru_bias_ih_l1 = 0  (288)
 */
static void k29_update_exp_avg_gru_bias_ih_l1(float *restrict exp_avg_gru_bias_ih_l1)
{
    for (long j = 0; j < 288; j++) {
        exp_avg_gru_bias_ih_l1[j] = 0.0f;
    }
}

/* k30  gru_names.lua:48
 *   exp_avg_sq_gru_bias_ih_l1 = 0  (288)
 */
static void k30_update_exp_avg_sq_gru_bias_ih_l1(float *restrict exp_avg_sq_gru_bias_ih_l1)
{
    for (long j = 0; j < 288; j++) {
        exp_avg_sq_gru_bias_ih_l1[j] = 0.0f;
    }
}

/* k31  gru_names.lua:48
 *   exp_avg_gru_bias_hh_l1 = 0  (288)
 */
static void k31_update_exp_avg_gru_bias_hh_l1(float *restrict exp_avg_gru_bias_hh_l1)
{
    for (long j = 0; j < 288; j++) {
        exp_avg_gru_bias_hh_l1[j] = 0.0f;
    }
}

/* k32  gru_names.lua:48
 *   exp_avg_sq_gru_bias_hh_l1 = 0  (288)
 */
static void k32_update_exp_avg_sq_gru_bias_hh_l1(float *restrict exp_avg_sq_gru_bias_hh_l1)
{
    for (long j = 0; j < 288; j++) {
        exp_avg_sq_gru_bias_hh_l1[j] = 0.0f;
    }
}

/* k33  gru_names.lua:48
 *   exp_avg_head_weight = 0  (71, 96)
 */
static void k33_update_exp_avg_head_weight(float *restrict exp_avg_head_weight)
{
    for (long j = 0; j < 6816; j++) {
        exp_avg_head_weight[j] = 0.0f;
    }
}

/* k34  gru_names.lua:48
 *   exp_avg_sq_head_weight = 0  (71, 96)
 */
static void k34_update_exp_avg_sq_head_weight(float *restrict exp_avg_sq_head_weight)
{
    for (long j = 0; j < 6816; j++) {
        exp_avg_sq_head_weight[j] = 0.0f;
    }
}

/* k35  gru_names.lua:48
 *   exp_avg_head_bias = 0  (71)
 */
static void k35_update_exp_avg_head_bias(float *restrict exp_avg_head_bias)
{
    for (long j = 0; j < 71; j++) {
        exp_avg_head_bias[j] = 0.0f;
    }
}

/* k36  gru_names.lua:48
 *   exp_avg_sq_head_bias = 0  (71)
 */
static void k36_update_exp_avg_sq_head_bias(float *restrict exp_avg_sq_head_bias)
{
    for (long j = 0; j < 71; j++) {
        exp_avg_sq_head_bias[j] = 0.0f;
    }
}

/* One init: 37 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_generate_h(s->generate_h);
    k01_update_generate_token(s->generate_token);
    k02_update_generate_position(s->generate_position);
    k03_update_embedding_weight(s->seed, s->embedding_weight);
    k04_update_gru_weight_ih_l0(s->seed, s->gru_weight_ih_l0);
    k05_update_gru_weight_hh_l0(s->seed, s->gru_weight_hh_l0);
    k06_update_gru_bias_ih_l0(s->seed, s->gru_bias_ih_l0);
    k07_update_gru_bias_hh_l0(s->seed, s->gru_bias_hh_l0);
    k08_update_gru_weight_ih_l1(s->seed, s->gru_weight_ih_l1);
    k09_update_gru_weight_hh_l1(s->seed, s->gru_weight_hh_l1);
    k10_update_gru_bias_ih_l1(s->seed, s->gru_bias_ih_l1);
    k11_update_gru_bias_hh_l1(s->seed, s->gru_bias_hh_l1);
    k12_update_head_weight(s->seed, s->head_weight);
    k13_update_head_bias(s->seed, s->head_bias);
    k14_update_step(s->step);
    k15_update_exp_avg_embedding_weight(s->exp_avg_embedding_weight);
    k16_update_exp_avg_sq_embedding_weight(s->exp_avg_sq_embedding_weight);
    k17_update_exp_avg_gru_weight_ih_l0(s->exp_avg_gru_weight_ih_l0);
    k18_update_exp_avg_sq_gru_weight_ih_l0(s->exp_avg_sq_gru_weight_ih_l0);
    k19_update_exp_avg_gru_weight_hh_l0(s->exp_avg_gru_weight_hh_l0);
    k20_update_exp_avg_sq_gru_weight_hh_l0(s->exp_avg_sq_gru_weight_hh_l0);
    k21_update_exp_avg_gru_bias_ih_l0(s->exp_avg_gru_bias_ih_l0);
    k22_update_exp_avg_sq_gru_bias_ih_l0(s->exp_avg_sq_gru_bias_ih_l0);
    k23_update_exp_avg_gru_bias_hh_l0(s->exp_avg_gru_bias_hh_l0);
    k24_update_exp_avg_sq_gru_bias_hh_l0(s->exp_avg_sq_gru_bias_hh_l0);
    k25_update_exp_avg_gru_weight_ih_l1(s->exp_avg_gru_weight_ih_l1);
    k26_update_exp_avg_sq_gru_weight_ih_l1(s->exp_avg_sq_gru_weight_ih_l1);
    k27_update_exp_avg_gru_weight_hh_l1(s->exp_avg_gru_weight_hh_l1);
    k28_update_exp_avg_sq_gru_weight_hh_l1(s->exp_avg_sq_gru_weight_hh_l1);
    k29_update_exp_avg_gru_bias_ih_l1(s->exp_avg_gru_bias_ih_l1);
    k30_update_exp_avg_sq_gru_bias_ih_l1(s->exp_avg_sq_gru_bias_ih_l1);
    k31_update_exp_avg_gru_bias_hh_l1(s->exp_avg_gru_bias_hh_l1);
    k32_update_exp_avg_sq_gru_bias_hh_l1(s->exp_avg_sq_gru_bias_hh_l1);
    k33_update_exp_avg_head_weight(s->exp_avg_head_weight);
    k34_update_exp_avg_sq_head_weight(s->exp_avg_sq_head_weight);
    k35_update_exp_avg_head_bias(s->exp_avg_head_bias);
    k36_update_exp_avg_sq_head_bias(s->exp_avg_sq_head_bias);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const int *x; /* x (64, 32) */
    const int *y; /* y (64, 32) */
    float *loss; /* loss () */
};

/* k37  gru_names.lua:16
 *   matmul = embedding_weight @ gru_weight_ih_l0.T  (71, 288)
 */
static void k37_matmul(const float *restrict embedding_weight,
                       const float *restrict gru_weight_ih_l0, float *restrict matmul)
{
    for (long i = 0; i < 71; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += embedding_weight[i * 32 + k + l] * gru_weight_ih_l0[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k38  gru_names.lua:16
 *   add (over matmul) = matmul + gru_bias_ih_l0  (71, 288)
 */
static void k38_add(float *restrict add, const float *restrict gru_bias_ih_l0)
{
    for (long i = 0; i < 71; i++) {
        for (long j = 0; j < 288; j++) {
            const float matmul_ij = add[i * 288 + j];
            const float add_ij = matmul_ij + gru_bias_ih_l0[j];
            add[i * 288 + j] = add_ij;
        }
    }
}

/* k39  gru_names.lua:16
 *   x_2 = x  (2048, 1)
 */
static void k39_copy(const int *restrict x, int *restrict x_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            x_2[i * 64 + j] = x[j * 32 + i];
        }
    }
}

/* k40  gru_names.lua:16
 *   gather = gather(add, x_2)  (2048, 288)
 */
static void k40_gather(const float *restrict add, const int *restrict x_2,
                       float *restrict gather)
{
    for (long j = 0; j < 2048; j++) {
        const long at = x_2[j];
        for (long k = 0; k < 288; k++) {
            gather[j * 288 + k] = ((at >= 0) & (at < 71)) ? add[at * 288 + k] : NAN;
        }
    }
}

/* k41  gru_names.lua:16
 *   carry_steps[0 ...] = 0  (33, 64, 96)
 */
static void k41_copy(float *restrict carry_steps)
{
    for (long j = 0; j < 6144; j++) {
        carry_steps[j] = 0.0f;
    }
}

/* ---- k42_scan_step ---- */

/* What k42_scan_step reads and writes. */
struct k42_scan_step_io {
    const float *carry; /* carry (64, 96) */
    float *gather; /* gather (64, 288) */
    const float *gru_weight_hh_l0_2; /* gru.weight_hh_l0 (288, 96) */
    const float *gru_bias_hh_l0_2; /* gru.bias_hh_l0 (288) */
    float *carry_2; /* carry (64, 96) */
    float *matmul; /* matmul (64, 288) */
};

/* k93  gru_names.lua:16
 *   matmul = carry @ gru_weight_hh_l0_2.T  (64, 288)
 */
static void k93_matmul(const float *restrict carry, const float *restrict gru_weight_hh_l0_2,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry[i * 96 + k + l] * gru_weight_hh_l0_2[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k94  gru_names.lua:16
 *   gather[0 ...] = sigmoid(gather[0 ...] + (matmul[0 ...] + gru_bias_hh_l0_2[0 ...]))  (64, 288)
 *   gather[192 ...] = tanh(gather[192 ...] + new_gather[0 ...] * (matmul[192 ...] +
 *       gru_bias_hh_l0_2[192 ...]))  (64, 288)
 *   gather[96 ...] = sigmoid(gather[96 ...] + (matmul[96 ...] + gru_bias_hh_l0_2[96 ...]))
 *       (64, 288)
 *   carry_2 = new_gather[192 ...] + new_gather[96 ...] * (carry - new_gather[192 ...])  (64, 96)
 */
static void k94_add_sigmoid_mul(const float *restrict matmul,
                                const float *restrict gru_bias_hh_l0_2, float *restrict gather,
                                const float *restrict carry, float *restrict carry_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            const float add2 = matmul[i * 288 + j] + gru_bias_hh_l0_2[j];
            const float add5 = matmul[96 + i * 288 + j] + gru_bias_hh_l0_2[96 + j];
            const float add8 = matmul[192 + i * 288 + j] + gru_bias_hh_l0_2[192 + j];
            const float add10 = gather[i * 288 + j] + add2;
            const float new_gather_ij = 1 / (1 + expf(-add10));
            const float mul12 = new_gather_ij * add8;
            const float add14 = gather[192 + i * 288 + j] + mul12;
            const float tanh15 = tanhf(add14);
            const float add17 = gather[96 + i * 288 + j] + add5;
            const float sigmoid18 = 1 / (1 + expf(-add17));
            const float sub20 = carry[i * 96 + j] - tanh15;
            const float mul21 = sigmoid18 * sub20;
            const float carry_2_ij = tanh15 + mul21;
            gather[i * 288 + j] = new_gather_ij;
            gather[192 + i * 288 + j] = tanh15;
            gather[96 + i * 288 + j] = sigmoid18;
            carry_2[i * 96 + j] = carry_2_ij;
        }
    }
}

/* One k42_scan_step: 2 kernels; `work` holds 0 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k42_scan_step(const struct k42_scan_step_io *io, void *work)
{
    (void)work;

    k93_matmul(io->carry, io->gru_weight_hh_l0_2, io->matmul);
    k94_add_sigmoid_mul(io->matmul, io->gru_bias_hh_l0_2, io->gather, io->carry, io->carry_2);
}

/* k42  gru_names.lua:16
 *   carry_steps = carried through 32 steps  (33, 64, 96)
 *   matmul_2 = left by 32 steps  (32, 64, 288)
 *   gather = overwritten by 32 steps  (2048, 288)
 */
static void k42_scan(float *carry_steps, float *gather, const float *gru_weight_hh_l0,
                     const float *gru_bias_hh_l0, float *matmul_2, unsigned char *step_work)
{
    struct k42_scan_step_io io;
    io.gru_weight_hh_l0_2 = gru_weight_hh_l0;
    io.gru_bias_hh_l0_2 = gru_bias_hh_l0;
    for (long t = 0; t < 32; t++) {
        const long place = t;
        io.carry = carry_steps + place * 6144;
        io.carry_2 = carry_steps + 6144 + place * 6144;
        io.gather = gather + place * 18432;
        io.matmul = matmul_2 + place * 18432;
        k42_scan_step(&io, step_work);
    }
}

/* k43  gru_names.lua:16
 *   ge = uniform() >= 0.1  (32, 64, 96)
 *   gru_between = where(ge, carry_steps[6144 ...] * 1.11111, 0)  (32, 64, 96)
 */
static void k43_uniform_ge_mul(const int *restrict seed, const int *restrict step,
                               const float *restrict carry_steps, unsigned char *restrict ge,
                               float *restrict gru_between)
{
    for (long j = 0; j < 196608; j++) {
        const float uniform2 = uniform_f32(&seed[0], step[0], 1, j);
        const int ge_j = uniform2 >= 0.1f;
        const float mul7 = carry_steps[6144 + j] * 1.11111116f;
        const float gru_between_j = ge_j ? mul7 : 0.0f;
        ge[j] = (unsigned char)ge_j;
        gru_between[j] = gru_between_j;
    }
}

/* k44  gru_names.lua:48
 *   step_size = 0.003 / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   step = step + 1  ()
 */
static void k44_update_step(int *restrict step, float *restrict step_size,
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

/* k45  gru_names.lua:16
 *   matmul_3 = gru_between @ gru_weight_ih_l1.T  (2048, 288)
 */
static void k45_matmul(const float *restrict gru_between, const float *restrict gru_weight_ih_l1,
                       float *restrict matmul_3)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += gru_between[i * 96 + k + l] * gru_weight_ih_l1[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 288 + j] = sum;
        }
    }
}

/* k46  gru_names.lua:16
 *   add_2 (over matmul_3) = matmul_3 + gru_bias_ih_l1  (32, 64, 288)
 */
static void k46_add(float *restrict add_2, const float *restrict gru_bias_ih_l1)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            const float matmul_3_ij = add_2[i * 288 + j];
            const float add_2_ij = matmul_3_ij + gru_bias_ih_l1[j];
            add_2[i * 288 + j] = add_2_ij;
        }
    }
}

/* k47  gru_names.lua:16
 *   carry_steps_2[0 ...] = 0  (33, 64, 96)
 */
static void k47_copy(float *restrict carry_steps_2)
{
    for (long j = 0; j < 6144; j++) {
        carry_steps_2[j] = 0.0f;
    }
}

/* ---- k48_scan_step ---- */

/* What k48_scan_step reads and writes. */
struct k48_scan_step_io {
    const float *carry; /* carry (64, 96) */
    float *add_2; /* add_2 (64, 288) */
    const float *gru_weight_hh_l1_2; /* gru.weight_hh_l1 (288, 96) */
    const float *gru_bias_hh_l1_2; /* gru.bias_hh_l1 (288) */
    float *carry_2; /* carry (64, 96) */
    float *matmul; /* matmul (64, 288) */
};

/* k95  gru_names.lua:16
 *   matmul = carry @ gru_weight_hh_l1_2.T  (64, 288)
 */
static void k95_matmul(const float *restrict carry, const float *restrict gru_weight_hh_l1_2,
                       float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry[i * 96 + k + l] * gru_weight_hh_l1_2[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k96  gru_names.lua:16
 *   add_2[0 ...] = sigmoid(add_2[0 ...] + (matmul[0 ...] + gru_bias_hh_l1_2[0 ...]))  (64, 288)
 *   add_2[192 ...] = tanh(add_2[192 ...] + new_add_2[0 ...] * (matmul[192 ...] +
 *       gru_bias_hh_l1_2[192 ...]))  (64, 288)
 *   add_2[96 ...] = sigmoid(add_2[96 ...] + (matmul[96 ...] + gru_bias_hh_l1_2[96 ...]))  (64, 288)
 *   carry_2 = new_add_2[192 ...] + new_add_2[96 ...] * (carry - new_add_2[192 ...])  (64, 96)
 */
static void k96_add_sigmoid_mul(const float *restrict matmul,
                                const float *restrict gru_bias_hh_l1_2, float *restrict add_2,
                                const float *restrict carry, float *restrict carry_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            const float add2 = matmul[i * 288 + j] + gru_bias_hh_l1_2[j];
            const float add5 = matmul[96 + i * 288 + j] + gru_bias_hh_l1_2[96 + j];
            const float add8 = matmul[192 + i * 288 + j] + gru_bias_hh_l1_2[192 + j];
            const float add10 = add_2[i * 288 + j] + add2;
            const float new_add_2_ij = 1 / (1 + expf(-add10));
            const float mul12 = new_add_2_ij * add8;
            const float add14 = add_2[192 + i * 288 + j] + mul12;
            const float tanh15 = tanhf(add14);
            const float add17 = add_2[96 + i * 288 + j] + add5;
            const float sigmoid18 = 1 / (1 + expf(-add17));
            const float sub20 = carry[i * 96 + j] - tanh15;
            const float mul21 = sigmoid18 * sub20;
            const float carry_2_ij = tanh15 + mul21;
            add_2[i * 288 + j] = new_add_2_ij;
            add_2[192 + i * 288 + j] = tanh15;
            add_2[96 + i * 288 + j] = sigmoid18;
            carry_2[i * 96 + j] = carry_2_ij;
        }
    }
}

/* One k48_scan_step: 2 kernels; `work` holds 0 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k48_scan_step(const struct k48_scan_step_io *io, void *work)
{
    (void)work;

    k95_matmul(io->carry, io->gru_weight_hh_l1_2, io->matmul);
    k96_add_sigmoid_mul(io->matmul, io->gru_bias_hh_l1_2, io->add_2, io->carry, io->carry_2);
}

/* k48  gru_names.lua:16
 *   carry_steps_2 = carried through 32 steps  (33, 64, 96)
 *   matmul_4 = left by 32 steps  (32, 64, 288)
 *   add_2 = overwritten by 32 steps  (32, 64, 288)
 */
static void k48_scan(float *carry_steps_2, float *add_2, const float *gru_weight_hh_l1,
                     const float *gru_bias_hh_l1, float *matmul_4, unsigned char *step_work_2)
{
    struct k48_scan_step_io io;
    io.gru_weight_hh_l1_2 = gru_weight_hh_l1;
    io.gru_bias_hh_l1_2 = gru_bias_hh_l1;
    for (long t = 0; t < 32; t++) {
        const long place = t;
        io.carry = carry_steps_2 + place * 6144;
        io.carry_2 = carry_steps_2 + 6144 + place * 6144;
        io.add_2 = add_2 + place * 18432;
        io.matmul = matmul_4 + place * 18432;
        k48_scan_step(&io, step_work_2);
    }
}

/* k49  gru_names.lua:18
 *   matmul_5 = carry_steps_2 @ head_weight.T  (32, 64, 71)
 */
static void k49_matmul(const float *restrict carry_steps_2, const float *restrict head_weight,
                       float *restrict matmul_5)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 71; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry_steps_2[6144 + i * 96 + k + l] * head_weight[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_5[i * 71 + j] = sum;
        }
    }
}

/* k50  gru_names.lua:18
 *   add2 = matmul_5 + head_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   exp5 = exp(sub4)
 *   sum6 = sum(exp5)
 *   and13 = (y >= 0) & (y < 71)
 *   eq15 = index == y
 *   sum20 = sum(where(eq15, sub4, where(and13, 0, nan)))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   d_head_bias = sum(d_sub)  (1, 1, 71)
 *   d_sub (over matmul_5) = where(eq15, -0.000488281, 0) - where(and13, -0.000488281, 0) / sum6 *
 *       exp5  (32, 64, 71)
 */
static void k50_add_amax_sub(float *restrict d_sub, const float *restrict head_bias,
                             const int *restrict y, float *restrict sum_,
                             float *restrict d_head_bias)
{
    sum_[0] = 0.0f;
    for (long j = 0; j < 71; j++) {
        d_head_bias[j] = 0.0f;
    }
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            const int ge10 = y[i1 * 32 + i0] >= 0;
            const int lt12 = y[i1 * 32 + i0] < 71;
            const int and13 = ge10 & lt12;
            const float where18 = and13 ? 0.0f : NAN;
            const float where28 = and13 ? (-0.00048828125f) : 0.0f;
            float amax3 = (-INFINITY);
            for (long j = 0; j < 71; j++) {
                const float matmul_5_ij = d_sub[i0 * 4544 + i1 * 71 + j];
                const float add2 = matmul_5_ij + head_bias[j];
                amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
            }
            float exp5[71];
            float sum6 = 0.0f;
            float sum20 = 0.0f;
            for (long j = 0; j < 71; j++) {
                const float matmul_5_ij = d_sub[i0 * 4544 + i1 * 71 + j];
                const float add2 = matmul_5_ij + head_bias[j];
                const float sub4 = add2 - amax3;
                exp5[j] = expf(sub4);
                const int eq15 = (int)j == y[i1 * 32 + i0];
                const float where19 = eq15 ? sub4 : where18;
                sum6 += exp5[j];
                sum20 += where19;
            }
            const float log7 = logf(sum6);
            const float where21 = and13 ? log7 : 0.0f;
            const float sub22 = sum20 - where21;
            const float div29 = where28 / sum6;
            for (long j = 0; j < 71; j++) {
                const int eq15 = (int)j == y[i1 * 32 + i0];
                const float where26 = eq15 ? (-0.00048828125f) : 0.0f;
                const float mul30 = div29 * exp5[j];
                const float d_sub_ij = where26 - mul30;
                d_head_bias[j] += d_sub_ij;
                d_sub[i0 * 4544 + i1 * 71 + j] = d_sub_ij;
            }
            sum_[0] += sub22;
        }
    }
}

/* k51  gru_names.lua:28
 *   loss = sum_ * -0.000488281  ()
 */
static void k51_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * (-0.00048828125f);
    loss[0] = loss_0;
}

/* k52  gru_names.lua:48
 *   sum__13 = sum(d_head_bias * d_head_bias)  (1)
 */
static void k52_mul_sum(const float *restrict d_head_bias, float *restrict sum__13)
{
    sum__13[0] = 0.0f;
    for (long j = 0; j < 71; j++) {
        const float d_head_bias_j = d_head_bias[j];
        const float mul1 = d_head_bias_j * d_head_bias_j;
        sum__13[0] += mul1;
    }
}

/* k53  gru_names.lua:18
 *   d_add = d_sub @ head_weight  (32, 64, 96)
 */
static void k53_matmul(const float *restrict d_sub, const float *restrict head_weight,
                       float *restrict d_add)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 96; j++) {
            d_add[i * 96 + j] = 0.0f;
        }
        for (long k = 0; k < 71; k++) {
            const float a_ik = d_sub[i * 71 + k];
            for (long j = 0; j < 96; j++) {
                d_add[i * 96 + j] += a_ik * head_weight[k * 96 + j];
            }
        }
    }
}

/* k54  gru_names.lua:18
 *   d_head_weight = d_sub.T @ carry_steps_2  (71, 96)
 */
static void k54_matmul(const float *restrict d_sub, const float *restrict carry_steps_2,
                       float *restrict d_head_weight)
{
    for (long i = 0; i < 71; i++) {
        for (long j = 0; j < 96; j++) {
            d_head_weight[i * 96 + j] = 0.0f;
        }
        for (long k = 0; k < 2048; k++) {
            const float a_ik = d_sub[k * 71 + i];
            for (long j = 0; j < 96; j++) {
                d_head_weight[i * 96 + j] += a_ik * carry_steps_2[6144 + k * 96 + j];
            }
        }
    }
}

/* k55  gru_names.lua:48
 *   sum__12 = sum(d_head_weight * d_head_weight)  (1, 1)
 */
static void k55_mul_sum(const float *restrict d_head_weight, float *restrict sum__12)
{
    sum__12[0] = 0.0f;
    for (long begin = 0; begin < 6816; begin += 1024) {
        const long end = begin + 1024 < 6816 ? begin + 1024 : 6816;
        float sum2 = 0.0f;
        for (long j = begin; j < end; j++) {
            const float d_head_weight_j = d_head_weight[j];
            const float mul1 = d_head_weight_j * d_head_weight_j;
            sum2 += mul1;
        }
        sum__12[0] += sum2;
    }
}

/* k56  gru_names.lua:16
 *   const_ = 0  (64, 96)
 */
static void k56_copy(float *restrict const_)
{
    for (long j = 0; j < 6144; j++) {
        const_[j] = 0.0f;
    }
}

/* ---- k57_scan_step ---- */

/* What k57_scan_step reads and writes. */
struct k57_scan_step_io {
    const float *x_2; /* x (64, 96) */
    const float *x_3; /* x (64, 96) */
    float *add_2; /* add_2 (64, 288) */
    float *matmul_4; /* matmul_4 (64, 288) */
    const float *carry; /* carry (64, 96) */
    const float *gru_bias_hh_l1_2; /* gru.bias_hh_l1 (288) */
    const float *gru_weight_hh_l1_2; /* gru.weight_hh_l1 (288, 96) */
    float *d_carry_2; /* d_carry (64, 96) */
};

/* k97  gru_names.lua:16
 *   d_sub = (x_2 + x_3) * add_2[96 ...]  (64, 96)
 *   matmul_4[0 ...] = new_add_2[192 ...] * (matmul_4[192 ...] + gru_bias_hh_l1_2[192 ...]) *
 *       (add_2[0 ...] * (1 - add_2[0 ...]))  (64, 288)
 *   matmul_4[96 ...] = (x_2 + x_3) * (carry - add_2[192 ...]) * (add_2[96 ...] * (1 -
 *       add_2[96 ...]))  (64, 288)
 *   matmul_4[192 ...] = new_add_2[192 ...] * add_2[0 ...]  (64, 288)
 *   add_2[0 ...] = new_add_2[192 ...] * (matmul_4[192 ...] + gru_bias_hh_l1_2[192 ...]) *
 *       (add_2[0 ...] * (1 - add_2[0 ...]))  (64, 288)
 *   add_2[96 ...] = (x_2 + x_3) * (carry - add_2[192 ...]) * (add_2[96 ...] * (1 - add_2[96 ...]))
 *       (64, 288)
 *   add_2[192 ...] = (x_2 + x_3 - d_sub) * (1 - add_2[192 ...] * add_2[192 ...])  (64, 288)
 */
static void k97_add_sub_mul(float *restrict matmul_4, const float *restrict gru_bias_hh_l1_2,
                            const float *restrict carry, float *restrict add_2,
                            const float *restrict x_2, const float *restrict x_3,
                            float *restrict d_sub)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            const float add2 = matmul_4[192 + i * 288 + j] + gru_bias_hh_l1_2[192 + j];
            const float add_2_ij = add_2[192 + i * 288 + j];
            const float sub5 = carry[i * 96 + j] - add_2_ij;
            const float add8 = x_2[i * 96 + j] + x_3[i * 96 + j];
            const float mul9 = add8 * sub5;
            const float v10 = add_2[96 + i * 288 + j];
            const float d_sub_ij = add8 * v10;
            const float sub12 = add8 - d_sub_ij;
            const float sub14 = 1.0f - v10;
            const float mul15 = v10 * sub14;
            const float new_add_2_ij = mul9 * mul15;
            const float mul17 = add_2_ij * add_2_ij;
            const float sub18 = 1.0f - mul17;
            const float mul19 = sub12 * sub18;
            const float mul20 = mul19 * add2;
            const float v21 = add_2[i * 288 + j];
            const float mul22 = mul19 * v21;
            const float sub23 = 1.0f - v21;
            const float mul24 = v21 * sub23;
            const float new_matmul_4_ij = mul20 * mul24;
            d_sub[i * 96 + j] = d_sub_ij;
            matmul_4[i * 288 + j] = new_matmul_4_ij;
            matmul_4[96 + i * 288 + j] = new_add_2_ij;
            matmul_4[192 + i * 288 + j] = mul22;
            add_2[i * 288 + j] = new_matmul_4_ij;
            add_2[96 + i * 288 + j] = new_add_2_ij;
            add_2[192 + i * 288 + j] = mul19;
        }
    }
}

/* k98  gru_names.lua:16
 *   d_carry = matmul_4 @ gru_weight_hh_l1_2  (64, 96)
 */
static void k98_matmul(const float *restrict matmul_4, const float *restrict gru_weight_hh_l1_2,
                       float *restrict d_carry)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            d_carry[i * 96 + j] = 0.0f;
        }
        for (long k = 0; k < 288; k++) {
            const float a_ik = matmul_4[i * 288 + k];
            for (long j = 0; j < 96; j++) {
                d_carry[i * 96 + j] += a_ik * gru_weight_hh_l1_2[k * 96 + j];
            }
        }
    }
}

/* k99  gru_names.lua:16
 *   d_carry_2 = d_sub + d_carry  (64, 96)
 */
static void k99_add(const float *restrict d_sub, const float *restrict d_carry,
                    float *restrict d_carry_2)
{
    for (long j = 0; j < 6144; j++) {
        const float d_carry_2_j = d_sub[j] + d_carry[j];
        d_carry_2[j] = d_carry_2_j;
    }
}

/* One k57_scan_step: 3 kernels; `work` holds 49152 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k57_scan_step(const struct k57_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const d_sub = (float *)(void *)(at + 0); /* (64, 96) */
    float *const d_carry = (float *)(void *)(at + 24576); /* (64, 96) */

    k97_add_sub_mul(io->matmul_4, io->gru_bias_hh_l1_2, io->carry, io->add_2, io->x_2, io->x_3,
                    d_sub);
    k98_matmul(io->matmul_4, io->gru_weight_hh_l1_2, d_carry);
    k99_add(d_sub, d_carry, io->d_carry_2);
}

/* k57  gru_names.lua:16
 *   add_2 = overwritten by 32 steps  (32, 64, 288)
 *   matmul_4 = overwritten by 32 steps  (32, 64, 288)
 */
static void k57_scan(const float *const_, const float *d_add, float *add_2, float *matmul_4,
                     const float *carry_steps_2, const float *gru_bias_hh_l1,
                     const float *gru_weight_hh_l1, float *d_carry, float *d_carry_spare,
                     unsigned char *step_work_3)
{
    struct k57_scan_step_io io;
    io.gru_bias_hh_l1_2 = gru_bias_hh_l1;
    io.gru_weight_hh_l1_2 = gru_weight_hh_l1;
    for (long t = 0; t < 32; t++) {
        const long place = 32 - 1 - t;
        io.x_2 = t == 0 ? const_ : t % 2 == 0 ? d_carry : d_carry_spare;
        io.d_carry_2 = t % 2 == 0 ? d_carry_spare : d_carry;
        io.x_3 = d_add + place * 6144;
        io.add_2 = add_2 + place * 18432;
        io.matmul_4 = matmul_4 + place * 18432;
        io.carry = carry_steps_2 + place * 6144;
        k57_scan_step(&io, step_work_3);
    }
}

/* k58  gru_names.lua:16
 *   d_gru_weight_hh_l1 = matmul_4.T @ carry_steps_2  (288, 96)
 */
static void k58_matmul(const float *restrict matmul_4, const float *restrict carry_steps_2,
                       float *restrict d_gru_weight_hh_l1)
{
    for (long i = 0; i < 288; i++) {
        for (long j = 0; j < 96; j++) {
            d_gru_weight_hh_l1[i * 96 + j] = 0.0f;
        }
        for (long k = 0; k < 2048; k++) {
            const float a_ik = matmul_4[k * 288 + i];
            for (long j = 0; j < 96; j++) {
                d_gru_weight_hh_l1[i * 96 + j] += a_ik * carry_steps_2[k * 96 + j];
            }
        }
    }
}

/* k59  gru_names.lua:16
 *   d_gru_bias_hh_l1 = sum(matmul_4)  (1, 1, 288)
 */
static void k59_sum(const float *restrict matmul_4, float *restrict d_gru_bias_hh_l1)
{
    for (long j = 0; j < 288; j++) {
        d_gru_bias_hh_l1[j] = 0.0f;
    }
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            d_gru_bias_hh_l1[j] += matmul_4[i * 288 + j];
        }
    }
}

/* k60  gru_names.lua:16
 *   d_gru_weight_ih_l1 = add_2.T @ gru_between  (288, 96)
 */
static void k60_matmul(const float *restrict add_2, const float *restrict gru_between,
                       float *restrict d_gru_weight_ih_l1)
{
    for (long i = 0; i < 288; i++) {
        for (long j = 0; j < 96; j++) {
            d_gru_weight_ih_l1[i * 96 + j] = 0.0f;
        }
        for (long k = 0; k < 2048; k++) {
            const float a_ik = add_2[k * 288 + i];
            for (long j = 0; j < 96; j++) {
                d_gru_weight_ih_l1[i * 96 + j] += a_ik * gru_between[k * 96 + j];
            }
        }
    }
}

/* k61  gru_names.lua:48
 *   sum__8 = sum(d_gru_weight_ih_l1 * d_gru_weight_ih_l1)  (1, 1)
 */
static void k61_mul_sum(const float *restrict d_gru_weight_ih_l1, float *restrict sum__8)
{
    sum__8[0] = 0.0f;
    for (long begin = 0; begin < 27648; begin += 1024) {
        const long end = begin + 1024 < 27648 ? begin + 1024 : 27648;
        float sum2 = 0.0f;
        for (long j = begin; j < end; j++) {
            const float d_gru_weight_ih_l1_j = d_gru_weight_ih_l1[j];
            const float mul1 = d_gru_weight_ih_l1_j * d_gru_weight_ih_l1_j;
            sum2 += mul1;
        }
        sum__8[0] += sum2;
    }
}

/* k62  gru_names.lua:48
 *   sum__9 = sum(d_gru_weight_hh_l1 * d_gru_weight_hh_l1)  (1, 1)
 */
static void k62_mul_sum(const float *restrict d_gru_weight_hh_l1, float *restrict sum__9)
{
    sum__9[0] = 0.0f;
    for (long begin = 0; begin < 27648; begin += 1024) {
        const long end = begin + 1024 < 27648 ? begin + 1024 : 27648;
        float sum2 = 0.0f;
        for (long j = begin; j < end; j++) {
            const float d_gru_weight_hh_l1_j = d_gru_weight_hh_l1[j];
            const float mul1 = d_gru_weight_hh_l1_j * d_gru_weight_hh_l1_j;
            sum2 += mul1;
        }
        sum__9[0] += sum2;
    }
}

/* k63  gru_names.lua:48
 *   sum__11 = sum(d_gru_bias_hh_l1 * d_gru_bias_hh_l1)  (1)
 */
static void k63_mul_sum(const float *restrict d_gru_bias_hh_l1, float *restrict sum__11)
{
    sum__11[0] = 0.0f;
    for (long j = 0; j < 288; j++) {
        const float d_gru_bias_hh_l1_j = d_gru_bias_hh_l1[j];
        const float mul1 = d_gru_bias_hh_l1_j * d_gru_bias_hh_l1_j;
        sum__11[0] += mul1;
    }
}

/* k64  gru_names.lua:16
 *   d_gru_bias_ih_l1 = sum(add_2)  (1, 1, 288)
 */
static void k64_sum(const float *restrict add_2, float *restrict d_gru_bias_ih_l1)
{
    for (long j = 0; j < 288; j++) {
        d_gru_bias_ih_l1[j] = 0.0f;
    }
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            d_gru_bias_ih_l1[j] += add_2[i * 288 + j];
        }
    }
}

/* k65  gru_names.lua:16
 *   d_gru_between = add_2 @ gru_weight_ih_l1  (2048, 96)
 */
static void k65_matmul(const float *restrict add_2, const float *restrict gru_weight_ih_l1,
                       float *restrict d_gru_between)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 96; j++) {
            d_gru_between[i * 96 + j] = 0.0f;
        }
        for (long k = 0; k < 288; k++) {
            const float a_ik = add_2[i * 288 + k];
            for (long j = 0; j < 96; j++) {
                d_gru_between[i * 96 + j] += a_ik * gru_weight_ih_l1[k * 96 + j];
            }
        }
    }
}

/* k66  gru_names.lua:16
 *   d_add_2 (over d_gru_between) = where(ge, d_gru_between, 0) * 1.11111  (32, 64, 96)
 */
static void k66_where_mul(const unsigned char *restrict ge, float *restrict d_add_2)
{
    for (long j = 0; j < 196608; j++) {
        const int ge_j = ge[j];
        const float d_gru_between_j = d_add_2[j];
        const float where3 = ge_j ? d_gru_between_j : 0.0f;
        const float d_add_2_j = where3 * 1.11111116f;
        d_add_2[j] = d_add_2_j;
    }
}

/* k67  gru_names.lua:48
 *   sum__10 = sum(d_gru_bias_ih_l1 * d_gru_bias_ih_l1)  (1)
 */
static void k67_mul_sum(const float *restrict d_gru_bias_ih_l1, float *restrict sum__10)
{
    sum__10[0] = 0.0f;
    for (long j = 0; j < 288; j++) {
        const float d_gru_bias_ih_l1_j = d_gru_bias_ih_l1[j];
        const float mul1 = d_gru_bias_ih_l1_j * d_gru_bias_ih_l1_j;
        sum__10[0] += mul1;
    }
}

/* k68  gru_names.lua:16
 *   const__2 = 0  (64, 96)
 */
static void k68_copy(float *restrict const__2)
{
    for (long j = 0; j < 6144; j++) {
        const__2[j] = 0.0f;
    }
}

/* ---- k69_scan_step ---- */

/* What k69_scan_step reads and writes. */
struct k69_scan_step_io {
    const float *x_2; /* x (64, 96) */
    const float *x_3; /* x (64, 96) */
    float *gather; /* gather (64, 288) */
    float *matmul_2; /* matmul_2 (64, 288) */
    const float *carry; /* carry (64, 96) */
    const float *gru_bias_hh_l0_2; /* gru.bias_hh_l0 (288) */
    const float *gru_weight_hh_l0_2; /* gru.weight_hh_l0 (288, 96) */
    float *d_carry_2; /* d_carry (64, 96) */
};

/* k100  gru_names.lua:16
 *   d_sub = (x_2 + x_3) * gather[96 ...]  (64, 96)
 *   matmul_2[0 ...] = new_gather[192 ...] * (matmul_2[192 ...] + gru_bias_hh_l0_2[192 ...]) *
 *       (gather[0 ...] * (1 - gather[0 ...]))  (64, 288)
 *   matmul_2[96 ...] = (x_2 + x_3) * (carry - gather[192 ...]) * (gather[96 ...] * (1 -
 *       gather[96 ...]))  (64, 288)
 *   matmul_2[192 ...] = new_gather[192 ...] * gather[0 ...]  (64, 288)
 *   gather[0 ...] = new_gather[192 ...] * (matmul_2[192 ...] + gru_bias_hh_l0_2[192 ...]) *
 *       (gather[0 ...] * (1 - gather[0 ...]))  (64, 288)
 *   gather[96 ...] = (x_2 + x_3) * (carry - gather[192 ...]) * (gather[96 ...] * (1 -
 *       gather[96 ...]))  (64, 288)
 *   gather[192 ...] = (x_2 + x_3 - d_sub) * (1 - gather[192 ...] * gather[192 ...])  (64, 288)
 */
static void k100_add_sub_mul(float *restrict matmul_2, const float *restrict gru_bias_hh_l0_2,
                             const float *restrict carry, float *restrict gather,
                             const float *restrict x_2, const float *restrict x_3,
                             float *restrict d_sub)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            const float add2 = matmul_2[192 + i * 288 + j] + gru_bias_hh_l0_2[192 + j];
            const float gather_ij = gather[192 + i * 288 + j];
            const float sub5 = carry[i * 96 + j] - gather_ij;
            const float add8 = x_2[i * 96 + j] + x_3[i * 96 + j];
            const float mul9 = add8 * sub5;
            const float v10 = gather[96 + i * 288 + j];
            const float d_sub_ij = add8 * v10;
            const float sub12 = add8 - d_sub_ij;
            const float sub14 = 1.0f - v10;
            const float mul15 = v10 * sub14;
            const float new_gather_ij = mul9 * mul15;
            const float mul17 = gather_ij * gather_ij;
            const float sub18 = 1.0f - mul17;
            const float mul19 = sub12 * sub18;
            const float mul20 = mul19 * add2;
            const float v21 = gather[i * 288 + j];
            const float mul22 = mul19 * v21;
            const float sub23 = 1.0f - v21;
            const float mul24 = v21 * sub23;
            const float new_matmul_2_ij = mul20 * mul24;
            d_sub[i * 96 + j] = d_sub_ij;
            matmul_2[i * 288 + j] = new_matmul_2_ij;
            matmul_2[96 + i * 288 + j] = new_gather_ij;
            matmul_2[192 + i * 288 + j] = mul22;
            gather[i * 288 + j] = new_matmul_2_ij;
            gather[96 + i * 288 + j] = new_gather_ij;
            gather[192 + i * 288 + j] = mul19;
        }
    }
}

/* k101  gru_names.lua:16
 *   d_carry = matmul_2 @ gru_weight_hh_l0_2  (64, 96)
 */
static void k101_matmul(const float *restrict matmul_2, const float *restrict gru_weight_hh_l0_2,
                        float *restrict d_carry)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            d_carry[i * 96 + j] = 0.0f;
        }
        for (long k = 0; k < 288; k++) {
            const float a_ik = matmul_2[i * 288 + k];
            for (long j = 0; j < 96; j++) {
                d_carry[i * 96 + j] += a_ik * gru_weight_hh_l0_2[k * 96 + j];
            }
        }
    }
}

/* k102  gru_names.lua:16
 *   d_carry_2 = d_sub + d_carry  (64, 96)
 */
static void k102_add(const float *restrict d_sub, const float *restrict d_carry,
                     float *restrict d_carry_2)
{
    for (long j = 0; j < 6144; j++) {
        const float d_carry_2_j = d_sub[j] + d_carry[j];
        d_carry_2[j] = d_carry_2_j;
    }
}

/* One k69_scan_step: 3 kernels; `work` holds 49152 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k69_scan_step(const struct k69_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const d_sub = (float *)(void *)(at + 0); /* (64, 96) */
    float *const d_carry = (float *)(void *)(at + 24576); /* (64, 96) */

    k100_add_sub_mul(io->matmul_2, io->gru_bias_hh_l0_2, io->carry, io->gather, io->x_2, io->x_3,
                     d_sub);
    k101_matmul(io->matmul_2, io->gru_weight_hh_l0_2, d_carry);
    k102_add(d_sub, d_carry, io->d_carry_2);
}

/* k69  gru_names.lua:16
 *   gather = overwritten by 32 steps  (2048, 288)
 *   matmul_2 = overwritten by 32 steps  (32, 64, 288)
 */
static void k69_scan(const float *const__2, const float *d_add_2, float *gather, float *matmul_2,
                     const float *carry_steps, const float *gru_bias_hh_l0,
                     const float *gru_weight_hh_l0, float *d_carry_2, float *d_carry_spare_2,
                     unsigned char *step_work_4)
{
    struct k69_scan_step_io io;
    io.gru_bias_hh_l0_2 = gru_bias_hh_l0;
    io.gru_weight_hh_l0_2 = gru_weight_hh_l0;
    for (long t = 0; t < 32; t++) {
        const long place = 32 - 1 - t;
        io.x_2 = t == 0 ? const__2 : t % 2 == 0 ? d_carry_2 : d_carry_spare_2;
        io.d_carry_2 = t % 2 == 0 ? d_carry_spare_2 : d_carry_2;
        io.x_3 = d_add_2 + place * 6144;
        io.gather = gather + place * 18432;
        io.matmul_2 = matmul_2 + place * 18432;
        io.carry = carry_steps + place * 6144;
        k69_scan_step(&io, step_work_4);
    }
}

/* k70  gru_names.lua:16
 *   d_gru_weight_hh_l0 = matmul_2.T @ carry_steps  (288, 96)
 */
static void k70_matmul(const float *restrict matmul_2, const float *restrict carry_steps,
                       float *restrict d_gru_weight_hh_l0)
{
    for (long i = 0; i < 288; i++) {
        for (long j = 0; j < 96; j++) {
            d_gru_weight_hh_l0[i * 96 + j] = 0.0f;
        }
        for (long k = 0; k < 2048; k++) {
            const float a_ik = matmul_2[k * 288 + i];
            for (long j = 0; j < 96; j++) {
                d_gru_weight_hh_l0[i * 96 + j] += a_ik * carry_steps[k * 96 + j];
            }
        }
    }
}

/* k71  gru_names.lua:16
 *   d_gru_bias_hh_l0 = sum(matmul_2)  (1, 1, 288)
 */
static void k71_sum(const float *restrict matmul_2, float *restrict d_gru_bias_hh_l0)
{
    for (long j = 0; j < 288; j++) {
        d_gru_bias_hh_l0[j] = 0.0f;
    }
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            d_gru_bias_hh_l0[j] += matmul_2[i * 288 + j];
        }
    }
}

/* k72  gru_names.lua:48
 *   sum__5 = sum(d_gru_weight_hh_l0 * d_gru_weight_hh_l0)  (1, 1)
 */
static void k72_mul_sum(const float *restrict d_gru_weight_hh_l0, float *restrict sum__5)
{
    sum__5[0] = 0.0f;
    for (long begin = 0; begin < 27648; begin += 1024) {
        const long end = begin + 1024 < 27648 ? begin + 1024 : 27648;
        float sum2 = 0.0f;
        for (long j = begin; j < end; j++) {
            const float d_gru_weight_hh_l0_j = d_gru_weight_hh_l0[j];
            const float mul1 = d_gru_weight_hh_l0_j * d_gru_weight_hh_l0_j;
            sum2 += mul1;
        }
        sum__5[0] += sum2;
    }
}

/* k73  gru_names.lua:48
 *   sum__7 = sum(d_gru_bias_hh_l0 * d_gru_bias_hh_l0)  (1)
 */
static void k73_mul_sum(const float *restrict d_gru_bias_hh_l0, float *restrict sum__7)
{
    sum__7[0] = 0.0f;
    for (long j = 0; j < 288; j++) {
        const float d_gru_bias_hh_l0_j = d_gru_bias_hh_l0[j];
        const float mul1 = d_gru_bias_hh_l0_j * d_gru_bias_hh_l0_j;
        sum__7[0] += mul1;
    }
}

/* k74  gru_names.lua:16
 *   d_gru_bias_ih_l0 = sum(gather)  (1, 1, 288)
 */
static void k74_sum(const float *restrict gather, float *restrict d_gru_bias_ih_l0)
{
    for (long j = 0; j < 288; j++) {
        d_gru_bias_ih_l0[j] = 0.0f;
    }
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            d_gru_bias_ih_l0[j] += gather[i * 288 + j];
        }
    }
}

/* k75  gru_names.lua:16
 *   d_gru_weight_ih_l0 = scatter_add(gather, x_2)  (71, 288)
 */
static void k75_scatter_add(const float *restrict gather, const int *restrict x_2,
                            float *restrict d_gru_weight_ih_l0)
{
    for (long n = 0; n < 20448; n++) {
        d_gru_weight_ih_l0[n] = 0.0f;
    }
    for (long j = 0; j < 2048; j++) {
        const long at = x_2[j];
        for (long k = 0; k < 288; k++) {
            if ((at >= 0) & (at < 71)) {
                d_gru_weight_ih_l0[at * 288 + k] += gather[j * 288 + k];
            }
        }
    }
}

/* k76  gru_names.lua:48
 *   sum__6 = sum(d_gru_bias_ih_l0 * d_gru_bias_ih_l0)  (1)
 */
static void k76_mul_sum(const float *restrict d_gru_bias_ih_l0, float *restrict sum__6)
{
    sum__6[0] = 0.0f;
    for (long j = 0; j < 288; j++) {
        const float d_gru_bias_ih_l0_j = d_gru_bias_ih_l0[j];
        const float mul1 = d_gru_bias_ih_l0_j * d_gru_bias_ih_l0_j;
        sum__6[0] += mul1;
    }
}

/* k77  gru_names.lua:16
 *   d_gru_weight_ih_l0_2 = d_gru_weight_ih_l0.T @ embedding_weight  (288, 32)
 */
static void k77_matmul(const float *restrict d_gru_weight_ih_l0,
                       const float *restrict embedding_weight,
                       float *restrict d_gru_weight_ih_l0_2)
{
    for (long i = 0; i < 288; i++) {
        for (long j = 0; j < 32; j++) {
            d_gru_weight_ih_l0_2[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 71; k++) {
            const float a_ik = d_gru_weight_ih_l0[k * 288 + i];
            for (long j = 0; j < 32; j++) {
                d_gru_weight_ih_l0_2[i * 32 + j] += a_ik * embedding_weight[k * 32 + j];
            }
        }
    }
}

/* k78  gru_names.lua:15
 *   d_embedding_weight = d_gru_weight_ih_l0 @ gru_weight_ih_l0  (71, 32)
 */
static void k78_matmul(const float *restrict d_gru_weight_ih_l0,
                       const float *restrict gru_weight_ih_l0,
                       float *restrict d_embedding_weight)
{
    for (long i = 0; i < 71; i++) {
        for (long j = 0; j < 32; j++) {
            d_embedding_weight[i * 32 + j] = 0.0f;
        }
        for (long k = 0; k < 288; k++) {
            const float a_ik = d_gru_weight_ih_l0[i * 288 + k];
            for (long j = 0; j < 32; j++) {
                d_embedding_weight[i * 32 + j] += a_ik * gru_weight_ih_l0[k * 32 + j];
            }
        }
    }
}

/* k79  gru_names.lua:48
 *   sum__3 = sum(d_embedding_weight * d_embedding_weight)  (1, 1)
 */
static void k79_mul_sum(const float *restrict d_embedding_weight, float *restrict sum__3)
{
    sum__3[0] = 0.0f;
    for (long j = 0; j < 2272; j++) {
        const float d_embedding_weight_j = d_embedding_weight[j];
        const float mul1 = d_embedding_weight_j * d_embedding_weight_j;
        sum__3[0] += mul1;
    }
}

/* k80  gru_names.lua:48
 *   sum__4 = sum(d_gru_weight_ih_l0_2 * d_gru_weight_ih_l0_2)  (1, 1)
 */
static void k80_mul_sum(const float *restrict d_gru_weight_ih_l0_2, float *restrict sum__4)
{
    sum__4[0] = 0.0f;
    for (long begin = 0; begin < 9216; begin += 1024) {
        const long end = begin + 1024 < 9216 ? begin + 1024 : 9216;
        float sum2 = 0.0f;
        for (long j = begin; j < end; j++) {
            const float d_gru_weight_ih_l0_2_j = d_gru_weight_ih_l0_2[j];
            const float mul1 = d_gru_weight_ih_l0_2_j * d_gru_weight_ih_l0_2_j;
            sum2 += mul1;
        }
        sum__4[0] += sum2;
    }
}

/* k81  gru_names.lua:48
 *   min (over sum__3) = min(5 / (sqrt(... + sum__10 + sum__11 + sum__12 + sum__13) + 1e-06), 1)  ()
 */
static void k81_add_sqrt_div(float *restrict min, const float *restrict sum__4,
                             const float *restrict sum__5, const float *restrict sum__6,
                             const float *restrict sum__7, const float *restrict sum__8,
                             const float *restrict sum__9, const float *restrict sum__10,
                             const float *restrict sum__11, const float *restrict sum__12,
                             const float *restrict sum__13)
{
    const float sum__3_0 = min[0];
    const float add2 = 0.0f + sum__3_0;
    const float add4 = add2 + sum__4[0];
    const float add6 = add4 + sum__5[0];
    const float add8 = add6 + sum__6[0];
    const float add10 = add8 + sum__7[0];
    const float add12 = add10 + sum__8[0];
    const float add14 = add12 + sum__9[0];
    const float add16 = add14 + sum__10[0];
    const float add18 = add16 + sum__11[0];
    const float add20 = add18 + sum__12[0];
    const float add22 = add20 + sum__13[0];
    const float sqrt23 = sqrtf(add22);
    const float add25 = sqrt23 + 1e-06f;
    const float div27 = 5.0f / add25;
    const float v28_29 = 1.0f;
    const float min_0 = div27 < v28_29 ? div27 : (div27 == div27 ? v28_29 : div27);
    min[0] = min_0;
}

/* k82  gru_names.lua:48
 *   exp_avg_embedding_weight = 0.9 * exp_avg_embedding_weight + 0.1 * (d_embedding_weight * min)
 *       (71, 32)
 *   exp_avg_sq_embedding_weight = 0.999 * exp_avg_sq_embedding_weight + 0.001 *
 *       (d_embedding_weight * min) * (d_embedding_weight * min)  (71, 32)
 *   embedding_weight = embedding_weight - step_size * (new_exp_avg_embedding_weight /
 *       (sqrt(new_exp_avg_sq_embedding_weight) * root_correction + 1e-08))  (71, 32)
 */
static void k82_update_embedding_weight(const float *restrict d_embedding_weight,
                                        const float *restrict min,
                                        float *restrict exp_avg_embedding_weight,
                                        float *restrict exp_avg_sq_embedding_weight,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict embedding_weight)
{
    for (long j = 0; j < 2272; j++) {
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

/* k83  gru_names.lua:48
 *   exp_avg_gru_weight_ih_l0 = 0.9 * exp_avg_gru_weight_ih_l0 + 0.1 * (d_gru_weight_ih_l0_2 * min)
 *       (288, 32)
 *   exp_avg_sq_gru_weight_ih_l0 = 0.999 * exp_avg_sq_gru_weight_ih_l0 + 0.001 *
 *       (d_gru_weight_ih_l0_2 * min) * (d_gru_weight_ih_l0_2 * min)  (288, 32)
 *   gru_weight_ih_l0 = gru_weight_ih_l0 - step_size * (new_exp_avg_gru_weight_ih_l0 /
 *       (sqrt(new_exp_avg_sq_gru_weight_ih_l0) * root_correction + 1e-08))  (288, 32)
 */
static void k83_update_gru_weight_ih_l0(const float *restrict d_gru_weight_ih_l0_2,
                                        const float *restrict min,
                                        float *restrict exp_avg_gru_weight_ih_l0,
                                        float *restrict exp_avg_sq_gru_weight_ih_l0,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict gru_weight_ih_l0)
{
    for (long j = 0; j < 9216; j++) {
        const float mul2 = d_gru_weight_ih_l0_2[j] * min[0];
        const float mul5 = 0.9f * exp_avg_gru_weight_ih_l0[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_gru_weight_ih_l0_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_gru_weight_ih_l0[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_gru_weight_ih_l0_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_gru_weight_ih_l0_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_gru_weight_ih_l0_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_gru_weight_ih_l0_j = gru_weight_ih_l0[j] - mul23;
        exp_avg_gru_weight_ih_l0[j] = new_exp_avg_gru_weight_ih_l0_j;
        exp_avg_sq_gru_weight_ih_l0[j] = new_exp_avg_sq_gru_weight_ih_l0_j;
        gru_weight_ih_l0[j] = new_gru_weight_ih_l0_j;
    }
}

/* k84  gru_names.lua:48
 *   exp_avg_gru_weight_hh_l0 = 0.9 * exp_avg_gru_weight_hh_l0 + 0.1 * (d_gru_weight_hh_l0 * min)
 *       (288, 96)
 *   exp_avg_sq_gru_weight_hh_l0 = 0.999 * exp_avg_sq_gru_weight_hh_l0 + 0.001 *
 *       (d_gru_weight_hh_l0 * min) * (d_gru_weight_hh_l0 * min)  (288, 96)
 *   gru_weight_hh_l0 = gru_weight_hh_l0 - step_size * (new_exp_avg_gru_weight_hh_l0 /
 *       (sqrt(new_exp_avg_sq_gru_weight_hh_l0) * root_correction + 1e-08))  (288, 96)
 */
static void k84_update_gru_weight_hh_l0(const float *restrict d_gru_weight_hh_l0,
                                        const float *restrict min,
                                        float *restrict exp_avg_gru_weight_hh_l0,
                                        float *restrict exp_avg_sq_gru_weight_hh_l0,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict gru_weight_hh_l0)
{
    for (long j = 0; j < 27648; j++) {
        const float mul2 = d_gru_weight_hh_l0[j] * min[0];
        const float mul5 = 0.9f * exp_avg_gru_weight_hh_l0[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_gru_weight_hh_l0_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_gru_weight_hh_l0[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_gru_weight_hh_l0_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_gru_weight_hh_l0_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_gru_weight_hh_l0_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_gru_weight_hh_l0_j = gru_weight_hh_l0[j] - mul23;
        exp_avg_gru_weight_hh_l0[j] = new_exp_avg_gru_weight_hh_l0_j;
        exp_avg_sq_gru_weight_hh_l0[j] = new_exp_avg_sq_gru_weight_hh_l0_j;
        gru_weight_hh_l0[j] = new_gru_weight_hh_l0_j;
    }
}

/* k85  gru_names.lua:48
 *   exp_avg_gru_bias_ih_l0 = 0.9 * exp_avg_gru_bias_ih_l0 + 0.1 * (d_gru_bias_ih_l0 * min)  (288)
 *   exp_avg_sq_gru_bias_ih_l0 = 0.999 * exp_avg_sq_gru_bias_ih_l0 + 0.001 * (d_gru_bias_ih_l0 *
 *       min) * (d_gru_bias_ih_l0 * min)  (288)
 *   gru_bias_ih_l0 = gru_bias_ih_l0 - step_size * (new_exp_avg_gru_bias_ih_l0 /
 *       (sqrt(new_exp_avg_sq_gru_bias_ih_l0) * root_correction + 1e-08))  (288)
 */
static void k85_update_gru_bias_ih_l0(const float *restrict d_gru_bias_ih_l0,
                                      const float *restrict min,
                                      float *restrict exp_avg_gru_bias_ih_l0,
                                      float *restrict exp_avg_sq_gru_bias_ih_l0,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict gru_bias_ih_l0)
{
    for (long j = 0; j < 288; j++) {
        const float mul2 = d_gru_bias_ih_l0[j] * min[0];
        const float mul5 = 0.9f * exp_avg_gru_bias_ih_l0[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_gru_bias_ih_l0_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_gru_bias_ih_l0[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_gru_bias_ih_l0_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_gru_bias_ih_l0_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_gru_bias_ih_l0_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_gru_bias_ih_l0_j = gru_bias_ih_l0[j] - mul23;
        exp_avg_gru_bias_ih_l0[j] = new_exp_avg_gru_bias_ih_l0_j;
        exp_avg_sq_gru_bias_ih_l0[j] = new_exp_avg_sq_gru_bias_ih_l0_j;
        gru_bias_ih_l0[j] = new_gru_bias_ih_l0_j;
    }
}

/* k86  gru_names.lua:48
 *   exp_avg_gru_bias_hh_l0 = 0.9 * exp_avg_gru_bias_hh_l0 + 0.1 * (d_gru_bias_hh_l0 * min)  (288)
 *   exp_avg_sq_gru_bias_hh_l0 = 0.999 * exp_avg_sq_gru_bias_hh_l0 + 0.001 * (d_gru_bias_hh_l0 *
 *       min) * (d_gru_bias_hh_l0 * min)  (288)
 *   gru_bias_hh_l0 = gru_bias_hh_l0 - step_size * (new_exp_avg_gru_bias_hh_l0 /
 *       (sqrt(new_exp_avg_sq_gru_bias_hh_l0) * root_correction + 1e-08))  (288)
 */
static void k86_update_gru_bias_hh_l0(const float *restrict d_gru_bias_hh_l0,
                                      const float *restrict min,
                                      float *restrict exp_avg_gru_bias_hh_l0,
                                      float *restrict exp_avg_sq_gru_bias_hh_l0,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict gru_bias_hh_l0)
{
    for (long j = 0; j < 288; j++) {
        const float mul2 = d_gru_bias_hh_l0[j] * min[0];
        const float mul5 = 0.9f * exp_avg_gru_bias_hh_l0[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_gru_bias_hh_l0_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_gru_bias_hh_l0[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_gru_bias_hh_l0_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_gru_bias_hh_l0_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_gru_bias_hh_l0_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_gru_bias_hh_l0_j = gru_bias_hh_l0[j] - mul23;
        exp_avg_gru_bias_hh_l0[j] = new_exp_avg_gru_bias_hh_l0_j;
        exp_avg_sq_gru_bias_hh_l0[j] = new_exp_avg_sq_gru_bias_hh_l0_j;
        gru_bias_hh_l0[j] = new_gru_bias_hh_l0_j;
    }
}

/* k87  gru_names.lua:48
 *   exp_avg_gru_weight_ih_l1 = 0.9 * exp_avg_gru_weight_ih_l1 + 0.1 * (d_gru_weight_ih_l1 * min)
 *       (288, 96)
 *   exp_avg_sq_gru_weight_ih_l1 = 0.999 * exp_avg_sq_gru_weight_ih_l1 + 0.001 *
 *       (d_gru_weight_ih_l1 * min) * (d_gru_weight_ih_l1 * min)  (288, 96)
 *   gru_weight_ih_l1 = gru_weight_ih_l1 - step_size * (new_exp_avg_gru_weight_ih_l1 /
 *       (sqrt(new_exp_avg_sq_gru_weight_ih_l1) * root_correction + 1e-08))  (288, 96)
 */
static void k87_update_gru_weight_ih_l1(const float *restrict d_gru_weight_ih_l1,
                                        const float *restrict min,
                                        float *restrict exp_avg_gru_weight_ih_l1,
                                        float *restrict exp_avg_sq_gru_weight_ih_l1,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict gru_weight_ih_l1)
{
    for (long j = 0; j < 27648; j++) {
        const float mul2 = d_gru_weight_ih_l1[j] * min[0];
        const float mul5 = 0.9f * exp_avg_gru_weight_ih_l1[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_gru_weight_ih_l1_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_gru_weight_ih_l1[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_gru_weight_ih_l1_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_gru_weight_ih_l1_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_gru_weight_ih_l1_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_gru_weight_ih_l1_j = gru_weight_ih_l1[j] - mul23;
        exp_avg_gru_weight_ih_l1[j] = new_exp_avg_gru_weight_ih_l1_j;
        exp_avg_sq_gru_weight_ih_l1[j] = new_exp_avg_sq_gru_weight_ih_l1_j;
        gru_weight_ih_l1[j] = new_gru_weight_ih_l1_j;
    }
}

/* k88  gru_names.lua:48
 *   exp_avg_gru_weight_hh_l1 = 0.9 * exp_avg_gru_weight_hh_l1 + 0.1 * (d_gru_weight_hh_l1 * min)
 *       (288, 96)
 *   exp_avg_sq_gru_weight_hh_l1 = 0.999 * exp_avg_sq_gru_weight_hh_l1 + 0.001 *
 *       (d_gru_weight_hh_l1 * min) * (d_gru_weight_hh_l1 * min)  (288, 96)
 *   gru_weight_hh_l1 = gru_weight_hh_l1 - step_size * (new_exp_avg_gru_weight_hh_l1 /
 *       (sqrt(new_exp_avg_sq_gru_weight_hh_l1) * root_correction + 1e-08))  (288, 96)
 */
static void k88_update_gru_weight_hh_l1(const float *restrict d_gru_weight_hh_l1,
                                        const float *restrict min,
                                        float *restrict exp_avg_gru_weight_hh_l1,
                                        float *restrict exp_avg_sq_gru_weight_hh_l1,
                                        const float *restrict root_correction,
                                        const float *restrict step_size,
                                        float *restrict gru_weight_hh_l1)
{
    for (long j = 0; j < 27648; j++) {
        const float mul2 = d_gru_weight_hh_l1[j] * min[0];
        const float mul5 = 0.9f * exp_avg_gru_weight_hh_l1[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_gru_weight_hh_l1_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_gru_weight_hh_l1[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_gru_weight_hh_l1_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_gru_weight_hh_l1_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_gru_weight_hh_l1_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_gru_weight_hh_l1_j = gru_weight_hh_l1[j] - mul23;
        exp_avg_gru_weight_hh_l1[j] = new_exp_avg_gru_weight_hh_l1_j;
        exp_avg_sq_gru_weight_hh_l1[j] = new_exp_avg_sq_gru_weight_hh_l1_j;
        gru_weight_hh_l1[j] = new_gru_weight_hh_l1_j;
    }
}

/* k89  gru_names.lua:48
 *   exp_avg_gru_bias_ih_l1 = 0.9 * exp_avg_gru_bias_ih_l1 + 0.1 * (d_gru_bias_ih_l1 * min)  (288)
 *   exp_avg_sq_gru_bias_ih_l1 = 0.999 * exp_avg_sq_gru_bias_ih_l1 + 0.001 * (d_gru_bias_ih_l1 *
 *       min) * (d_gru_bias_ih_l1 * min)  (288)
 *   gru_bias_ih_l1 = gru_bias_ih_l1 - step_size * (new_exp_avg_gru_bias_ih_l1 /
 *       (sqrt(new_exp_avg_sq_gru_bias_ih_l1) * root_correction + 1e-08))  (288)
 */
static void k89_update_gru_bias_ih_l1(const float *restrict d_gru_bias_ih_l1,
                                      const float *restrict min,
                                      float *restrict exp_avg_gru_bias_ih_l1,
                                      float *restrict exp_avg_sq_gru_bias_ih_l1,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict gru_bias_ih_l1)
{
    for (long j = 0; j < 288; j++) {
        const float mul2 = d_gru_bias_ih_l1[j] * min[0];
        const float mul5 = 0.9f * exp_avg_gru_bias_ih_l1[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_gru_bias_ih_l1_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_gru_bias_ih_l1[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_gru_bias_ih_l1_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_gru_bias_ih_l1_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_gru_bias_ih_l1_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_gru_bias_ih_l1_j = gru_bias_ih_l1[j] - mul23;
        exp_avg_gru_bias_ih_l1[j] = new_exp_avg_gru_bias_ih_l1_j;
        exp_avg_sq_gru_bias_ih_l1[j] = new_exp_avg_sq_gru_bias_ih_l1_j;
        gru_bias_ih_l1[j] = new_gru_bias_ih_l1_j;
    }
}

/* k90  gru_names.lua:48
 *   exp_avg_gru_bias_hh_l1 = 0.9 * exp_avg_gru_bias_hh_l1 + 0.1 * (d_gru_bias_hh_l1 * min)  (288)
 *   exp_avg_sq_gru_bias_hh_l1 = 0.999 * exp_avg_sq_gru_bias_hh_l1 + 0.001 * (d_gru_bias_hh_l1 *
 *       min) * (d_gru_bias_hh_l1 * min)  (288)
 *   gru_bias_hh_l1 = gru_bias_hh_l1 - step_size * (new_exp_avg_gru_bias_hh_l1 /
 *       (sqrt(new_exp_avg_sq_gru_bias_hh_l1) * root_correction + 1e-08))  (288)
 */
static void k90_update_gru_bias_hh_l1(const float *restrict d_gru_bias_hh_l1,
                                      const float *restrict min,
                                      float *restrict exp_avg_gru_bias_hh_l1,
                                      float *restrict exp_avg_sq_gru_bias_hh_l1,
                                      const float *restrict root_correction,
                                      const float *restrict step_size,
                                      float *restrict gru_bias_hh_l1)
{
    for (long j = 0; j < 288; j++) {
        const float mul2 = d_gru_bias_hh_l1[j] * min[0];
        const float mul5 = 0.9f * exp_avg_gru_bias_hh_l1[j];
        const float mul7 = 0.1f * mul2;
        const float new_exp_avg_gru_bias_hh_l1_j = mul5 + mul7;
        const float mul11 = 0.999f * exp_avg_sq_gru_bias_hh_l1[j];
        const float mul13 = 0.001f * mul2;
        const float mul14 = mul13 * mul2;
        const float new_exp_avg_sq_gru_bias_hh_l1_j = mul11 + mul14;
        const float sqrt16 = sqrtf(new_exp_avg_sq_gru_bias_hh_l1_j);
        const float mul18 = sqrt16 * root_correction[0];
        const float add20 = mul18 + 1e-08f;
        const float div21 = new_exp_avg_gru_bias_hh_l1_j / add20;
        const float mul23 = step_size[0] * div21;
        const float new_gru_bias_hh_l1_j = gru_bias_hh_l1[j] - mul23;
        exp_avg_gru_bias_hh_l1[j] = new_exp_avg_gru_bias_hh_l1_j;
        exp_avg_sq_gru_bias_hh_l1[j] = new_exp_avg_sq_gru_bias_hh_l1_j;
        gru_bias_hh_l1[j] = new_gru_bias_hh_l1_j;
    }
}

/* k91  gru_names.lua:48
 *   exp_avg_head_weight = 0.9 * exp_avg_head_weight + 0.1 * (d_head_weight * min)  (71, 96)
 *   exp_avg_sq_head_weight = 0.999 * exp_avg_sq_head_weight + 0.001 * (d_head_weight * min) *
 *       (d_head_weight * min)  (71, 96)
 *   head_weight = head_weight - step_size * (new_exp_avg_head_weight /
 *       (sqrt(new_exp_avg_sq_head_weight) * root_correction + 1e-08))  (71, 96)
 */
static void k91_update_head_weight(const float *restrict d_head_weight, const float *restrict min,
                                   float *restrict exp_avg_head_weight,
                                   float *restrict exp_avg_sq_head_weight,
                                   const float *restrict root_correction,
                                   const float *restrict step_size, float *restrict head_weight)
{
    for (long j = 0; j < 6816; j++) {
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

/* k92  gru_names.lua:48
 *   exp_avg_head_bias = 0.9 * exp_avg_head_bias + 0.1 * (d_head_bias * min)  (71)
 *   exp_avg_sq_head_bias = 0.999 * exp_avg_sq_head_bias + 0.001 * (d_head_bias * min) *
 *       (d_head_bias * min)  (71)
 *   head_bias = head_bias - step_size * (new_exp_avg_head_bias / (sqrt(new_exp_avg_sq_head_bias) *
 *       root_correction + 1e-08))  (71)
 */
static void k92_update_head_bias(const float *restrict d_head_bias, const float *restrict min,
                                 float *restrict exp_avg_head_bias,
                                 float *restrict exp_avg_sq_head_bias,
                                 const float *restrict root_correction,
                                 const float *restrict step_size, float *restrict head_bias)
{
    for (long j = 0; j < 71; j++) {
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

/* One train_step: 56 kernels; `work` holds 13446272 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 2359296); /* (71, 288) */
    float *const add = (float *)(void *)(at + 2359296); /* (71, 288) */
    int *const x_2 = (int *)(void *)(at + 13437568); /* (2048, 1) */
    float *const gather = (float *)(void *)(at + 0); /* (2048, 288) */
    float *const matmul_2 = (float *)(void *)(at + 2359296); /* (32, 64, 288) */
    unsigned char *const step_work = (unsigned char *)(void *)(at + 4718592); /* (1) */
    unsigned char *const ge = (unsigned char *)(void *)(at + 13213696); /* (32, 64, 96) */
    float *const gru_between = (float *)(void *)(at + 11059200); /* (32, 64, 96) */
    float *const matmul_3 = (float *)(void *)(at + 4718592); /* (2048, 288) */
    float *const add_2 = (float *)(void *)(at + 4718592); /* (32, 64, 288) */
    float *const matmul_4 = (float *)(void *)(at + 7077888); /* (32, 64, 288) */
    unsigned char *const step_work_2 = (unsigned char *)(void *)(at + 11845632); /* (1) */
    float *const matmul_5 = (float *)(void *)(at + 12632064); /* (32, 64, 71) */
    float *const sum_ = (float *)(void *)(at + 11861248); /* (1) */
    float *const d_head_bias = (float *)(void *)(at + 13445760); /* (1, 1, 71) */
    float *const d_sub = (float *)(void *)(at + 12632064); /* (32, 64, 71) */
    float *const d_head_weight = (float *)(void *)(at + 13410304); /* (71, 96) */
    float *const const_ = (float *)(void *)(at + 12681216); /* (64, 96) */
    float *const d_add = (float *)(void *)(at + 11845632); /* (32, 64, 96) */
    float *const d_carry = (float *)(void *)(at + 12705792); /* (6144) */
    float *const d_carry_spare = (float *)(void *)(at + 12730368); /* (6144) */
    unsigned char *const step_work_3 = (unsigned char *)(void *)(at + 12632064); /* (49152) */
    float *const d_gru_weight_hh_l1 = (float *)(void *)(at + 11845632); /* (288, 96) */
    float *const d_gru_bias_hh_l1 = (float *)(void *)(at + 10258560); /* (1, 1, 288) */
    float *const d_gru_bias_ih_l1 = (float *)(void *)(at + 7974912); /* (1, 1, 288) */
    float *const d_gru_between = (float *)(void *)(at + 7077888); /* (2048, 96) */
    float *const d_gru_weight_ih_l1 = (float *)(void *)(at + 7864320); /* (288, 96) */
    float *const d_add_2 = (float *)(void *)(at + 7077888); /* (32, 64, 96) */
    float *const const__2 = (float *)(void *)(at + 4767744); /* (64, 96) */
    float *const d_carry_2 = (float *)(void *)(at + 4792320); /* (6144) */
    float *const d_carry_spare_2 = (float *)(void *)(at + 4816896); /* (6144) */
    unsigned char *const step_work_4 = (unsigned char *)(void *)(at + 4718592); /* (49152) */
    float *const d_gru_weight_hh_l0 = (float *)(void *)(at + 4718592); /* (288, 96) */
    float *const d_gru_bias_hh_l0 = (float *)(void *)(at + 4839552); /* (1, 1, 288) */
    float *const d_gru_bias_ih_l0 = (float *)(void *)(at + 2441088); /* (1, 1, 288) */
    float *const d_gru_weight_ih_l0 = (float *)(void *)(at + 2359296); /* (71, 288) */
    float *const d_gru_weight_ih_l0_2 = (float *)(void *)(at + 0); /* (288, 32) */
    float *const d_embedding_weight = (float *)(void *)(at + 36864); /* (71, 32) */
    float *const sum__3 = (float *)(void *)(at + 45952); /* (1, 1) */
    float *const sum__4 = (float *)(void *)(at + 46016); /* (1, 1) */
    float *const sum__5 = (float *)(void *)(at + 2442240); /* (1, 1) */
    float *const sum__6 = (float *)(void *)(at + 46080); /* (1) */
    float *const sum__7 = (float *)(void *)(at + 2442304); /* (1) */
    float *const sum__8 = (float *)(void *)(at + 7976064); /* (1, 1) */
    float *const sum__9 = (float *)(void *)(at + 7976128); /* (1, 1) */
    float *const sum__10 = (float *)(void *)(at + 4841472); /* (1) */
    float *const sum__11 = (float *)(void *)(at + 7976192); /* (1) */
    float *const sum__12 = (float *)(void *)(at + 12754944); /* (1, 1) */
    float *const sum__13 = (float *)(void *)(at + 13446080); /* (1) */
    float *const min = (float *)(void *)(at + 45952); /* () */
    float *const step_size = (float *)(void *)(at + 13446144); /* () */
    float *const root_correction = (float *)(void *)(at + 13446208); /* () */
    float *const carry_steps = (float *)(void *)(at + 9437184); /* (33, 64, 96) */
    float *const carry_steps_2 = (float *)(void *)(at + 10248192); /* (33, 64, 96) */

    k37_matmul(s->embedding_weight, s->gru_weight_ih_l0, matmul);
    k38_add(add, s->gru_bias_ih_l0);
    k39_copy(io->x, x_2);
    k40_gather(add, x_2, gather);
    k41_copy(carry_steps);
    k42_scan(carry_steps, gather, s->gru_weight_hh_l0, s->gru_bias_hh_l0, matmul_2, step_work);
    k43_uniform_ge_mul(s->seed, s->step, carry_steps, ge, gru_between);
    k44_update_step(s->step, step_size, root_correction);
    k45_matmul(gru_between, s->gru_weight_ih_l1, matmul_3);
    k46_add(add_2, s->gru_bias_ih_l1);
    k47_copy(carry_steps_2);
    k48_scan(carry_steps_2, add_2, s->gru_weight_hh_l1, s->gru_bias_hh_l1, matmul_4, step_work_2);
    k49_matmul(carry_steps_2, s->head_weight, matmul_5);
    k50_add_amax_sub(d_sub, s->head_bias, io->y, sum_, d_head_bias);
    k51_mul(sum_, io->loss);
    k52_mul_sum(d_head_bias, sum__13);
    k53_matmul(d_sub, s->head_weight, d_add);
    k54_matmul(d_sub, carry_steps_2, d_head_weight);
    k55_mul_sum(d_head_weight, sum__12);
    k56_copy(const_);
    k57_scan(const_, d_add, add_2, matmul_4, carry_steps_2, s->gru_bias_hh_l1, s->gru_weight_hh_l1,
             d_carry, d_carry_spare, step_work_3);
    k58_matmul(matmul_4, carry_steps_2, d_gru_weight_hh_l1);
    k59_sum(matmul_4, d_gru_bias_hh_l1);
    k60_matmul(add_2, gru_between, d_gru_weight_ih_l1);
    k61_mul_sum(d_gru_weight_ih_l1, sum__8);
    k62_mul_sum(d_gru_weight_hh_l1, sum__9);
    k63_mul_sum(d_gru_bias_hh_l1, sum__11);
    k64_sum(add_2, d_gru_bias_ih_l1);
    k65_matmul(add_2, s->gru_weight_ih_l1, d_gru_between);
    k66_where_mul(ge, d_add_2);
    k67_mul_sum(d_gru_bias_ih_l1, sum__10);
    k68_copy(const__2);
    k69_scan(const__2, d_add_2, gather, matmul_2, carry_steps, s->gru_bias_hh_l0,
             s->gru_weight_hh_l0, d_carry_2, d_carry_spare_2, step_work_4);
    k70_matmul(matmul_2, carry_steps, d_gru_weight_hh_l0);
    k71_sum(matmul_2, d_gru_bias_hh_l0);
    k72_mul_sum(d_gru_weight_hh_l0, sum__5);
    k73_mul_sum(d_gru_bias_hh_l0, sum__7);
    k74_sum(gather, d_gru_bias_ih_l0);
    k75_scatter_add(gather, x_2, d_gru_weight_ih_l0);
    k76_mul_sum(d_gru_bias_ih_l0, sum__6);
    k77_matmul(d_gru_weight_ih_l0, s->embedding_weight, d_gru_weight_ih_l0_2);
    k78_matmul(d_gru_weight_ih_l0, s->gru_weight_ih_l0, d_embedding_weight);
    k79_mul_sum(d_embedding_weight, sum__3);
    k80_mul_sum(d_gru_weight_ih_l0_2, sum__4);
    k81_add_sqrt_div(min, sum__4, sum__5, sum__6, sum__7, sum__8, sum__9, sum__10, sum__11, sum__12,
                     sum__13);
    k82_update_embedding_weight(d_embedding_weight, min, s->exp_avg_embedding_weight,
                                s->exp_avg_sq_embedding_weight, root_correction, step_size,
                                s->embedding_weight);
    k83_update_gru_weight_ih_l0(d_gru_weight_ih_l0_2, min, s->exp_avg_gru_weight_ih_l0,
                                s->exp_avg_sq_gru_weight_ih_l0, root_correction, step_size,
                                s->gru_weight_ih_l0);
    k84_update_gru_weight_hh_l0(d_gru_weight_hh_l0, min, s->exp_avg_gru_weight_hh_l0,
                                s->exp_avg_sq_gru_weight_hh_l0, root_correction, step_size,
                                s->gru_weight_hh_l0);
    k85_update_gru_bias_ih_l0(d_gru_bias_ih_l0, min, s->exp_avg_gru_bias_ih_l0,
                              s->exp_avg_sq_gru_bias_ih_l0, root_correction, step_size,
                              s->gru_bias_ih_l0);
    k86_update_gru_bias_hh_l0(d_gru_bias_hh_l0, min, s->exp_avg_gru_bias_hh_l0,
                              s->exp_avg_sq_gru_bias_hh_l0, root_correction, step_size,
                              s->gru_bias_hh_l0);
    k87_update_gru_weight_ih_l1(d_gru_weight_ih_l1, min, s->exp_avg_gru_weight_ih_l1,
                                s->exp_avg_sq_gru_weight_ih_l1, root_correction, step_size,
                                s->gru_weight_ih_l1);
    k88_update_gru_weight_hh_l1(d_gru_weight_hh_l1, min, s->exp_avg_gru_weight_hh_l1,
                                s->exp_avg_sq_gru_weight_hh_l1, root_correction, step_size,
                                s->gru_weight_hh_l1);
    k89_update_gru_bias_ih_l1(d_gru_bias_ih_l1, min, s->exp_avg_gru_bias_ih_l1,
                              s->exp_avg_sq_gru_bias_ih_l1, root_correction, step_size,
                              s->gru_bias_ih_l1);
    k90_update_gru_bias_hh_l1(d_gru_bias_hh_l1, min, s->exp_avg_gru_bias_hh_l1,
                              s->exp_avg_sq_gru_bias_hh_l1, root_correction, step_size,
                              s->gru_bias_hh_l1);
    k91_update_head_weight(d_head_weight, min, s->exp_avg_head_weight, s->exp_avg_sq_head_weight,
                           root_correction, step_size, s->head_weight);
    k92_update_head_bias(d_head_bias, min, s->exp_avg_head_bias, s->exp_avg_sq_head_bias,
                         root_correction, step_size, s->head_bias);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const int *x; /* x (64, 32) */
    const int *y; /* y (64, 32) */
    float *loss; /* loss () */
    float *bits_per_character; /* bits_per_character () */
};

/* k103  gru_names.lua:16
 *   matmul = embedding_weight @ gru_weight_ih_l0.T  (71, 288)
 */
static void k103_matmul(const float *restrict embedding_weight,
                        const float *restrict gru_weight_ih_l0, float *restrict matmul)
{
    for (long i = 0; i < 71; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += embedding_weight[i * 32 + k + l] * gru_weight_ih_l0[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k104  gru_names.lua:16
 *   add (over matmul) = matmul + gru_bias_ih_l0  (71, 288)
 */
static void k104_add(float *restrict add, const float *restrict gru_bias_ih_l0)
{
    for (long i = 0; i < 71; i++) {
        for (long j = 0; j < 288; j++) {
            const float matmul_ij = add[i * 288 + j];
            const float add_ij = matmul_ij + gru_bias_ih_l0[j];
            add[i * 288 + j] = add_ij;
        }
    }
}

/* k105  gru_names.lua:16
 *   x_2 = x  (2048, 1)
 */
static void k105_copy(const int *restrict x, int *restrict x_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            x_2[i * 64 + j] = x[j * 32 + i];
        }
    }
}

/* k106  gru_names.lua:16
 *   gather = gather(add, x_2)  (2048, 288)
 */
static void k106_gather(const float *restrict add, const int *restrict x_2,
                        float *restrict gather)
{
    for (long j = 0; j < 2048; j++) {
        const long at = x_2[j];
        for (long k = 0; k < 288; k++) {
            gather[j * 288 + k] = ((at >= 0) & (at < 71)) ? add[at * 288 + k] : NAN;
        }
    }
}

/* k107  gru_names.lua:16
 *   carry_steps[0 ...] = 0  (33, 64, 96)
 */
static void k107_copy(float *restrict carry_steps)
{
    for (long j = 0; j < 6144; j++) {
        carry_steps[j] = 0.0f;
    }
}

/* ---- k108_scan_step ---- */

/* What k108_scan_step reads and writes. */
struct k108_scan_step_io {
    const float *carry; /* carry (64, 96) */
    const float *x_2; /* x (64, 288) */
    const float *gru_weight_hh_l0_2; /* gru.weight_hh_l0 (288, 96) */
    const float *gru_bias_hh_l0_2; /* gru.bias_hh_l0 (288) */
    float *carry_2; /* carry (64, 96) */
};

/* k124  gru_names.lua:16
 *   matmul = carry @ gru_weight_hh_l0_2.T  (64, 288)
 */
static void k124_matmul(const float *restrict carry, const float *restrict gru_weight_hh_l0_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry[i * 96 + k + l] * gru_weight_hh_l0_2[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k125  gru_names.lua:16
 *   tanh15 = tanh(x_2[192 ...] + sigmoid(x_2[0 ...] + (matmul[0 ...] + gru_bias_hh_l0_2[0 ...])) *
 *       (matmul[192 ...] + gru_bias_hh_l0_2[192 ...]))
 *   carry_2 = tanh15 + sigmoid(x_2[96 ...] + (matmul[96 ...] + gru_bias_hh_l0_2[96 ...])) *
 *       (carry - tanh15)  (64, 96)
 */
static void k125_add_sigmoid_mul(const float *restrict matmul,
                                 const float *restrict gru_bias_hh_l0_2, const float *restrict x_2,
                                 const float *restrict carry, float *restrict carry_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            const float add2 = matmul[i * 288 + j] + gru_bias_hh_l0_2[j];
            const float add5 = matmul[96 + i * 288 + j] + gru_bias_hh_l0_2[96 + j];
            const float add8 = matmul[192 + i * 288 + j] + gru_bias_hh_l0_2[192 + j];
            const float add10 = x_2[i * 288 + j] + add2;
            const float sigmoid11 = 1 / (1 + expf(-add10));
            const float mul12 = sigmoid11 * add8;
            const float add14 = x_2[192 + i * 288 + j] + mul12;
            const float tanh15 = tanhf(add14);
            const float add17 = x_2[96 + i * 288 + j] + add5;
            const float sigmoid18 = 1 / (1 + expf(-add17));
            const float sub20 = carry[i * 96 + j] - tanh15;
            const float mul21 = sigmoid18 * sub20;
            const float carry_2_ij = tanh15 + mul21;
            carry_2[i * 96 + j] = carry_2_ij;
        }
    }
}

/* One k108_scan_step: 2 kernels; `work` holds 73728 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k108_scan_step(const struct k108_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 288) */

    k124_matmul(io->carry, io->gru_weight_hh_l0_2, matmul);
    k125_add_sigmoid_mul(matmul, io->gru_bias_hh_l0_2, io->x_2, io->carry, io->carry_2);
}

/* k108  gru_names.lua:16
 *   carry_steps = carried through 32 steps  (33, 64, 96)
 */
static void k108_scan(float *carry_steps, const float *gather, const float *gru_weight_hh_l0,
                      const float *gru_bias_hh_l0, unsigned char *step_work)
{
    struct k108_scan_step_io io;
    io.gru_weight_hh_l0_2 = gru_weight_hh_l0;
    io.gru_bias_hh_l0_2 = gru_bias_hh_l0;
    for (long t = 0; t < 32; t++) {
        const long place = t;
        io.carry = carry_steps + place * 6144;
        io.carry_2 = carry_steps + 6144 + place * 6144;
        io.x_2 = gather + place * 18432;
        k108_scan_step(&io, step_work);
    }
}

/* k109  gru_names.lua:16
 *   matmul_2 = carry_steps @ gru_weight_ih_l1.T  (2048, 288)
 */
static void k109_matmul(const float *restrict carry_steps, const float *restrict gru_weight_ih_l1,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        carry_steps[6144 + i * 96 + k + l] * gru_weight_ih_l1[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 288 + j] = sum;
        }
    }
}

/* k110  gru_names.lua:16
 *   add_2 (over matmul_2) = matmul_2 + gru_bias_ih_l1  (32, 64, 288)
 */
static void k110_add(float *restrict add_2, const float *restrict gru_bias_ih_l1)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            const float matmul_2_ij = add_2[i * 288 + j];
            const float add_2_ij = matmul_2_ij + gru_bias_ih_l1[j];
            add_2[i * 288 + j] = add_2_ij;
        }
    }
}

/* k111  gru_names.lua:16
 *   carry_steps_2[0 ...] = 0  (33, 64, 96)
 */
static void k111_copy(float *restrict carry_steps_2)
{
    for (long j = 0; j < 6144; j++) {
        carry_steps_2[j] = 0.0f;
    }
}

/* ---- k112_scan_step ---- */

/* What k112_scan_step reads and writes. */
struct k112_scan_step_io {
    const float *carry; /* carry (64, 96) */
    const float *x_2; /* x (64, 288) */
    const float *gru_weight_hh_l1_2; /* gru.weight_hh_l1 (288, 96) */
    const float *gru_bias_hh_l1_2; /* gru.bias_hh_l1 (288) */
    float *carry_2; /* carry (64, 96) */
};

/* k126  gru_names.lua:16
 *   matmul = carry @ gru_weight_hh_l1_2.T  (64, 288)
 */
static void k126_matmul(const float *restrict carry, const float *restrict gru_weight_hh_l1_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry[i * 96 + k + l] * gru_weight_hh_l1_2[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k127  gru_names.lua:16
 *   tanh15 = tanh(x_2[192 ...] + sigmoid(x_2[0 ...] + (matmul[0 ...] + gru_bias_hh_l1_2[0 ...])) *
 *       (matmul[192 ...] + gru_bias_hh_l1_2[192 ...]))
 *   carry_2 = tanh15 + sigmoid(x_2[96 ...] + (matmul[96 ...] + gru_bias_hh_l1_2[96 ...])) *
 *       (carry - tanh15)  (64, 96)
 */
static void k127_add_sigmoid_mul(const float *restrict matmul,
                                 const float *restrict gru_bias_hh_l1_2, const float *restrict x_2,
                                 const float *restrict carry, float *restrict carry_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            const float add2 = matmul[i * 288 + j] + gru_bias_hh_l1_2[j];
            const float add5 = matmul[96 + i * 288 + j] + gru_bias_hh_l1_2[96 + j];
            const float add8 = matmul[192 + i * 288 + j] + gru_bias_hh_l1_2[192 + j];
            const float add10 = x_2[i * 288 + j] + add2;
            const float sigmoid11 = 1 / (1 + expf(-add10));
            const float mul12 = sigmoid11 * add8;
            const float add14 = x_2[192 + i * 288 + j] + mul12;
            const float tanh15 = tanhf(add14);
            const float add17 = x_2[96 + i * 288 + j] + add5;
            const float sigmoid18 = 1 / (1 + expf(-add17));
            const float sub20 = carry[i * 96 + j] - tanh15;
            const float mul21 = sigmoid18 * sub20;
            const float carry_2_ij = tanh15 + mul21;
            carry_2[i * 96 + j] = carry_2_ij;
        }
    }
}

/* One k112_scan_step: 2 kernels; `work` holds 73728 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k112_scan_step(const struct k112_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 288) */

    k126_matmul(io->carry, io->gru_weight_hh_l1_2, matmul);
    k127_add_sigmoid_mul(matmul, io->gru_bias_hh_l1_2, io->x_2, io->carry, io->carry_2);
}

/* k112  gru_names.lua:16
 *   carry_steps_2 = carried through 32 steps  (33, 64, 96)
 */
static void k112_scan(float *carry_steps_2, const float *add_2, const float *gru_weight_hh_l1,
                      const float *gru_bias_hh_l1, unsigned char *step_work_2)
{
    struct k112_scan_step_io io;
    io.gru_weight_hh_l1_2 = gru_weight_hh_l1;
    io.gru_bias_hh_l1_2 = gru_bias_hh_l1;
    for (long t = 0; t < 32; t++) {
        const long place = t;
        io.carry = carry_steps_2 + place * 6144;
        io.carry_2 = carry_steps_2 + 6144 + place * 6144;
        io.x_2 = add_2 + place * 18432;
        k112_scan_step(&io, step_work_2);
    }
}

/* k113  gru_names.lua:18
 *   matmul_3 = carry_steps_2 @ head_weight.T  (32, 64, 71)
 */
static void k113_matmul(const float *restrict carry_steps_2, const float *restrict head_weight,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 71; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry_steps_2[6144 + i * 96 + k + l] * head_weight[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 71 + j] = sum;
        }
    }
}

/* k114  gru_names.lua:16
 *   carry_steps_3[0 ...] = 0  (33, 64, 96)
 */
static void k114_copy(float *restrict carry_steps_3)
{
    for (long j = 0; j < 6144; j++) {
        carry_steps_3[j] = 0.0f;
    }
}

/* ---- k115_scan_step ---- */

/* What k115_scan_step reads and writes. */
struct k115_scan_step_io {
    const float *carry; /* carry (64, 96) */
    const float *x_2; /* x (64, 288) */
    const float *gru_weight_hh_l0_2; /* gru.weight_hh_l0 (288, 96) */
    const float *gru_bias_hh_l0_2; /* gru.bias_hh_l0 (288) */
    float *carry_2; /* carry (64, 96) */
};

/* k128  gru_names.lua:16
 *   matmul = carry @ gru_weight_hh_l0_2.T  (64, 288)
 */
static void k128_matmul(const float *restrict carry, const float *restrict gru_weight_hh_l0_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry[i * 96 + k + l] * gru_weight_hh_l0_2[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k129  gru_names.lua:16
 *   tanh15 = tanh(x_2[192 ...] + sigmoid(x_2[0 ...] + (matmul[0 ...] + gru_bias_hh_l0_2[0 ...])) *
 *       (matmul[192 ...] + gru_bias_hh_l0_2[192 ...]))
 *   carry_2 = tanh15 + sigmoid(x_2[96 ...] + (matmul[96 ...] + gru_bias_hh_l0_2[96 ...])) *
 *       (carry - tanh15)  (64, 96)
 */
static void k129_add_sigmoid_mul(const float *restrict matmul,
                                 const float *restrict gru_bias_hh_l0_2, const float *restrict x_2,
                                 const float *restrict carry, float *restrict carry_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            const float add2 = matmul[i * 288 + j] + gru_bias_hh_l0_2[j];
            const float add5 = matmul[96 + i * 288 + j] + gru_bias_hh_l0_2[96 + j];
            const float add8 = matmul[192 + i * 288 + j] + gru_bias_hh_l0_2[192 + j];
            const float add10 = x_2[i * 288 + j] + add2;
            const float sigmoid11 = 1 / (1 + expf(-add10));
            const float mul12 = sigmoid11 * add8;
            const float add14 = x_2[192 + i * 288 + j] + mul12;
            const float tanh15 = tanhf(add14);
            const float add17 = x_2[96 + i * 288 + j] + add5;
            const float sigmoid18 = 1 / (1 + expf(-add17));
            const float sub20 = carry[i * 96 + j] - tanh15;
            const float mul21 = sigmoid18 * sub20;
            const float carry_2_ij = tanh15 + mul21;
            carry_2[i * 96 + j] = carry_2_ij;
        }
    }
}

/* One k115_scan_step: 2 kernels; `work` holds 73728 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k115_scan_step(const struct k115_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 288) */

    k128_matmul(io->carry, io->gru_weight_hh_l0_2, matmul);
    k129_add_sigmoid_mul(matmul, io->gru_bias_hh_l0_2, io->x_2, io->carry, io->carry_2);
}

/* k115  gru_names.lua:16
 *   carry_steps_3 = carried through 32 steps  (33, 64, 96)
 */
static void k115_scan(float *carry_steps_3, const float *gather, const float *gru_weight_hh_l0,
                      const float *gru_bias_hh_l0, unsigned char *step_work_3)
{
    struct k115_scan_step_io io;
    io.gru_weight_hh_l0_2 = gru_weight_hh_l0;
    io.gru_bias_hh_l0_2 = gru_bias_hh_l0;
    for (long t = 0; t < 32; t++) {
        const long place = t;
        io.carry = carry_steps_3 + place * 6144;
        io.carry_2 = carry_steps_3 + 6144 + place * 6144;
        io.x_2 = gather + place * 18432;
        k115_scan_step(&io, step_work_3);
    }
}

/* k116  gru_names.lua:16
 *   matmul_4 = carry_steps_3 @ gru_weight_ih_l1.T  (2048, 288)
 */
static void k116_matmul(const float *restrict carry_steps_3, const float *restrict gru_weight_ih_l1,
                        float *restrict matmul_4)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        carry_steps_3[6144 + i * 96 + k + l] * gru_weight_ih_l1[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_4[i * 288 + j] = sum;
        }
    }
}

/* k117  gru_names.lua:16
 *   add_3 (over matmul_4) = matmul_4 + gru_bias_ih_l1  (32, 64, 288)
 */
static void k117_add(float *restrict add_3, const float *restrict gru_bias_ih_l1)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            const float matmul_4_ij = add_3[i * 288 + j];
            const float add_3_ij = matmul_4_ij + gru_bias_ih_l1[j];
            add_3[i * 288 + j] = add_3_ij;
        }
    }
}

/* k118  gru_names.lua:16
 *   carry_steps_4[0 ...] = 0  (33, 64, 96)
 */
static void k118_copy(float *restrict carry_steps_4)
{
    for (long j = 0; j < 6144; j++) {
        carry_steps_4[j] = 0.0f;
    }
}

/* ---- k119_scan_step ---- */

/* What k119_scan_step reads and writes. */
struct k119_scan_step_io {
    const float *carry; /* carry (64, 96) */
    const float *x_2; /* x (64, 288) */
    const float *gru_weight_hh_l1_2; /* gru.weight_hh_l1 (288, 96) */
    const float *gru_bias_hh_l1_2; /* gru.bias_hh_l1 (288) */
    float *carry_2; /* carry (64, 96) */
};

/* k130  gru_names.lua:16
 *   matmul = carry @ gru_weight_hh_l1_2.T  (64, 288)
 */
static void k130_matmul(const float *restrict carry, const float *restrict gru_weight_hh_l1_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry[i * 96 + k + l] * gru_weight_hh_l1_2[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k131  gru_names.lua:16
 *   tanh15 = tanh(x_2[192 ...] + sigmoid(x_2[0 ...] + (matmul[0 ...] + gru_bias_hh_l1_2[0 ...])) *
 *       (matmul[192 ...] + gru_bias_hh_l1_2[192 ...]))
 *   carry_2 = tanh15 + sigmoid(x_2[96 ...] + (matmul[96 ...] + gru_bias_hh_l1_2[96 ...])) *
 *       (carry - tanh15)  (64, 96)
 */
static void k131_add_sigmoid_mul(const float *restrict matmul,
                                 const float *restrict gru_bias_hh_l1_2, const float *restrict x_2,
                                 const float *restrict carry, float *restrict carry_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            const float add2 = matmul[i * 288 + j] + gru_bias_hh_l1_2[j];
            const float add5 = matmul[96 + i * 288 + j] + gru_bias_hh_l1_2[96 + j];
            const float add8 = matmul[192 + i * 288 + j] + gru_bias_hh_l1_2[192 + j];
            const float add10 = x_2[i * 288 + j] + add2;
            const float sigmoid11 = 1 / (1 + expf(-add10));
            const float mul12 = sigmoid11 * add8;
            const float add14 = x_2[192 + i * 288 + j] + mul12;
            const float tanh15 = tanhf(add14);
            const float add17 = x_2[96 + i * 288 + j] + add5;
            const float sigmoid18 = 1 / (1 + expf(-add17));
            const float sub20 = carry[i * 96 + j] - tanh15;
            const float mul21 = sigmoid18 * sub20;
            const float carry_2_ij = tanh15 + mul21;
            carry_2[i * 96 + j] = carry_2_ij;
        }
    }
}

/* One k119_scan_step: 2 kernels; `work` holds 73728 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k119_scan_step(const struct k119_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 288) */

    k130_matmul(io->carry, io->gru_weight_hh_l1_2, matmul);
    k131_add_sigmoid_mul(matmul, io->gru_bias_hh_l1_2, io->x_2, io->carry, io->carry_2);
}

/* k119  gru_names.lua:16
 *   carry_steps_4 = carried through 32 steps  (33, 64, 96)
 */
static void k119_scan(float *carry_steps_4, const float *add_3, const float *gru_weight_hh_l1,
                      const float *gru_bias_hh_l1, unsigned char *step_work_4)
{
    struct k119_scan_step_io io;
    io.gru_weight_hh_l1_2 = gru_weight_hh_l1;
    io.gru_bias_hh_l1_2 = gru_bias_hh_l1;
    for (long t = 0; t < 32; t++) {
        const long place = t;
        io.carry = carry_steps_4 + place * 6144;
        io.carry_2 = carry_steps_4 + 6144 + place * 6144;
        io.x_2 = add_3 + place * 18432;
        k119_scan_step(&io, step_work_4);
    }
}

/* k120  gru_names.lua:18
 *   matmul_5 = carry_steps_4 @ head_weight.T  (32, 64, 71)
 */
static void k120_matmul(const float *restrict carry_steps_4, const float *restrict head_weight,
                        float *restrict matmul_5)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 71; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry_steps_4[6144 + i * 96 + k + l] * head_weight[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_5[i * 71 + j] = sum;
        }
    }
}

/* k121  gru_names.lua:28
 *   add2 = matmul_3 + head_bias
 *   amax3 = max(add2)
 *   sub4 = add2 - amax3
 *   sum6 = sum(exp(sub4))
 *   and13 = (y >= 0) & (y < 71)
 *   eq15 = index == y
 *   where18 = where(and13, 0, nan)
 *   sum20 = sum(where(eq15, sub4, where18))
 *   sum_ = sum(sum20 - where(and13, log(sum6), 0))  (1)
 *   add25 = matmul_5 + head_bias
 *   amax26 = max(add25)
 *   sub27 = add25 - amax26
 *   sum29 = sum(exp(sub27))
 *   sum32 = sum(where(eq15, sub27, where18))
 *   sum__2 = sum(sum32 - where(and13, log(sum29), 0))  (1)
 */
static void k121_add_amax_sub(const float *restrict matmul_3, const float *restrict head_bias,
                              const int *restrict y, float *restrict sum_,
                              const float *restrict matmul_5, float *restrict sum__2)
{
    sum_[0] = 0.0f;
    sum__2[0] = 0.0f;
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            const int ge10 = y[i1 * 32 + i0] >= 0;
            const int lt12 = y[i1 * 32 + i0] < 71;
            const int and13 = ge10 & lt12;
            const float where18 = and13 ? 0.0f : NAN;
            float amax3 = (-INFINITY);
            float amax26 = (-INFINITY);
            for (long j = 0; j < 71; j++) {
                const float head_bias_j = head_bias[j];
                const float add2 = matmul_3[i0 * 4544 + i1 * 71 + j] + head_bias_j;
                const float add25 = matmul_5[i0 * 4544 + i1 * 71 + j] + head_bias_j;
                amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
                amax26 = amax26 > add25 ? amax26 : (amax26 == amax26 ? add25 : amax26);
            }
            float sum6 = 0.0f;
            float sum20 = 0.0f;
            float sum29 = 0.0f;
            float sum32 = 0.0f;
            for (long j = 0; j < 71; j++) {
                const float head_bias_j = head_bias[j];
                const float add2 = matmul_3[i0 * 4544 + i1 * 71 + j] + head_bias_j;
                const float sub4 = add2 - amax3;
                const float exp5 = expf(sub4);
                const int eq15 = (int)j == y[i1 * 32 + i0];
                const float where19 = eq15 ? sub4 : where18;
                const float add25 = matmul_5[i0 * 4544 + i1 * 71 + j] + head_bias_j;
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

/* k122  gru_names.lua:28
 *   loss = sum_ * -0.000488281  ()
 */
static void k122_mul(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] * (-0.00048828125f);
    loss[0] = loss_0;
}

/* k123  gru_names.lua:43
 *   bits_per_character = -(sum__2 * 0.000488281 / 0.693147)  ()
 */
static void k123_mul_div_neg(const float *restrict sum__2, float *restrict bits_per_character)
{
    const float mul2 = sum__2[0] * 0.00048828125f;
    const float div4 = mul2 / 0.693147182f;
    const float bits_per_character_0 = -div4;
    bits_per_character[0] = bits_per_character_0;
}

/* One eval_step: 21 kernels; `work` holds 5603328 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 2359296); /* (71, 288) */
    float *const add = (float *)(void *)(at + 2359296); /* (71, 288) */
    int *const x_2 = (int *)(void *)(at + 2441088); /* (2048, 1) */
    float *const gather = (float *)(void *)(at + 0); /* (2048, 288) */
    unsigned char *const step_work = (unsigned char *)(void *)(at + 2359296); /* (73728) */
    float *const matmul_2 = (float *)(void *)(at + 2359296); /* (2048, 288) */
    float *const add_2 = (float *)(void *)(at + 2359296); /* (32, 64, 288) */
    unsigned char *const step_work_2 = (unsigned char *)(void *)(at + 5529600); /* (73728) */
    float *const matmul_3 = (float *)(void *)(at + 3170304); /* (32, 64, 71) */
    unsigned char *const step_work_3 = (unsigned char *)(void *)(at + 3751936); /* (73728) */
    float *const matmul_4 = (float *)(void *)(at + 0); /* (2048, 288) */
    float *const add_3 = (float *)(void *)(at + 0); /* (32, 64, 288) */
    unsigned char *const step_work_4 = (unsigned char *)(void *)(at + 3751936); /* (73728) */
    float *const matmul_5 = (float *)(void *)(at + 0); /* (32, 64, 71) */
    float *const sum_ = (float *)(void *)(at + 582144); /* (1) */
    float *const sum__2 = (float *)(void *)(at + 582208); /* (1) */
    float *const carry_steps = (float *)(void *)(at + 4718592); /* (33, 64, 96) */
    float *const carry_steps_2 = (float *)(void *)(at + 4718592); /* (33, 64, 96) */
    float *const carry_steps_3 = (float *)(void *)(at + 2359296); /* (33, 64, 96) */
    float *const carry_steps_4 = (float *)(void *)(at + 2359296); /* (33, 64, 96) */

    k103_matmul(s->embedding_weight, s->gru_weight_ih_l0, matmul);
    k104_add(add, s->gru_bias_ih_l0);
    k105_copy(io->x, x_2);
    k106_gather(add, x_2, gather);
    k107_copy(carry_steps);
    k108_scan(carry_steps, gather, s->gru_weight_hh_l0, s->gru_bias_hh_l0, step_work);
    k109_matmul(carry_steps, s->gru_weight_ih_l1, matmul_2);
    k110_add(add_2, s->gru_bias_ih_l1);
    k111_copy(carry_steps_2);
    k112_scan(carry_steps_2, add_2, s->gru_weight_hh_l1, s->gru_bias_hh_l1, step_work_2);
    k113_matmul(carry_steps_2, s->head_weight, matmul_3);
    k114_copy(carry_steps_3);
    k115_scan(carry_steps_3, gather, s->gru_weight_hh_l0, s->gru_bias_hh_l0, step_work_3);
    k116_matmul(carry_steps_3, s->gru_weight_ih_l1, matmul_4);
    k117_add(add_3, s->gru_bias_ih_l1);
    k118_copy(carry_steps_4);
    k119_scan(carry_steps_4, add_3, s->gru_weight_hh_l1, s->gru_bias_hh_l1, step_work_4);
    k120_matmul(carry_steps_4, s->head_weight, matmul_5);
    k121_add_amax_sub(matmul_3, s->head_bias, io->y, sum_, matmul_5, sum__2);
    k122_mul(sum_, io->loss);
    k123_mul_div_neg(sum__2, io->bits_per_character);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const int *x; /* x (64, 32) */
    const int *y; /* y not read */
    float *prediction; /* prediction (64, 32, 71) */
};

/* k132  gru_names.lua:16
 *   matmul = embedding_weight @ gru_weight_ih_l0.T  (71, 288)
 */
static void k132_matmul(const float *restrict embedding_weight,
                        const float *restrict gru_weight_ih_l0, float *restrict matmul)
{
    for (long i = 0; i < 71; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 32; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += embedding_weight[i * 32 + k + l] * gru_weight_ih_l0[j * 32 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k133  gru_names.lua:16
 *   add (over matmul) = matmul + gru_bias_ih_l0  (71, 288)
 */
static void k133_add(float *restrict add, const float *restrict gru_bias_ih_l0)
{
    for (long i = 0; i < 71; i++) {
        for (long j = 0; j < 288; j++) {
            const float matmul_ij = add[i * 288 + j];
            const float add_ij = matmul_ij + gru_bias_ih_l0[j];
            add[i * 288 + j] = add_ij;
        }
    }
}

/* k134  gru_names.lua:16
 *   x_2 = x  (2048, 1)
 */
static void k134_copy(const int *restrict x, int *restrict x_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 64; j++) {
            x_2[i * 64 + j] = x[j * 32 + i];
        }
    }
}

/* k135  gru_names.lua:16
 *   gather = gather(add, x_2)  (2048, 288)
 */
static void k135_gather(const float *restrict add, const int *restrict x_2,
                        float *restrict gather)
{
    for (long j = 0; j < 2048; j++) {
        const long at = x_2[j];
        for (long k = 0; k < 288; k++) {
            gather[j * 288 + k] = ((at >= 0) & (at < 71)) ? add[at * 288 + k] : NAN;
        }
    }
}

/* k136  gru_names.lua:16
 *   carry_steps[0 ...] = 0  (33, 64, 96)
 */
static void k136_copy(float *restrict carry_steps)
{
    for (long j = 0; j < 6144; j++) {
        carry_steps[j] = 0.0f;
    }
}

/* ---- k137_scan_step ---- */

/* What k137_scan_step reads and writes. */
struct k137_scan_step_io {
    const float *carry; /* carry (64, 96) */
    const float *x_2; /* x (64, 288) */
    const float *gru_weight_hh_l0_2; /* gru.weight_hh_l0 (288, 96) */
    const float *gru_bias_hh_l0_2; /* gru.bias_hh_l0 (288) */
    float *carry_2; /* carry (64, 96) */
};

/* k144  gru_names.lua:16
 *   matmul = carry @ gru_weight_hh_l0_2.T  (64, 288)
 */
static void k144_matmul(const float *restrict carry, const float *restrict gru_weight_hh_l0_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry[i * 96 + k + l] * gru_weight_hh_l0_2[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k145  gru_names.lua:16
 *   tanh15 = tanh(x_2[192 ...] + sigmoid(x_2[0 ...] + (matmul[0 ...] + gru_bias_hh_l0_2[0 ...])) *
 *       (matmul[192 ...] + gru_bias_hh_l0_2[192 ...]))
 *   carry_2 = tanh15 + sigmoid(x_2[96 ...] + (matmul[96 ...] + gru_bias_hh_l0_2[96 ...])) *
 *       (carry - tanh15)  (64, 96)
 */
static void k145_add_sigmoid_mul(const float *restrict matmul,
                                 const float *restrict gru_bias_hh_l0_2, const float *restrict x_2,
                                 const float *restrict carry, float *restrict carry_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            const float add2 = matmul[i * 288 + j] + gru_bias_hh_l0_2[j];
            const float add5 = matmul[96 + i * 288 + j] + gru_bias_hh_l0_2[96 + j];
            const float add8 = matmul[192 + i * 288 + j] + gru_bias_hh_l0_2[192 + j];
            const float add10 = x_2[i * 288 + j] + add2;
            const float sigmoid11 = 1 / (1 + expf(-add10));
            const float mul12 = sigmoid11 * add8;
            const float add14 = x_2[192 + i * 288 + j] + mul12;
            const float tanh15 = tanhf(add14);
            const float add17 = x_2[96 + i * 288 + j] + add5;
            const float sigmoid18 = 1 / (1 + expf(-add17));
            const float sub20 = carry[i * 96 + j] - tanh15;
            const float mul21 = sigmoid18 * sub20;
            const float carry_2_ij = tanh15 + mul21;
            carry_2[i * 96 + j] = carry_2_ij;
        }
    }
}

/* One k137_scan_step: 2 kernels; `work` holds 73728 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k137_scan_step(const struct k137_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 288) */

    k144_matmul(io->carry, io->gru_weight_hh_l0_2, matmul);
    k145_add_sigmoid_mul(matmul, io->gru_bias_hh_l0_2, io->x_2, io->carry, io->carry_2);
}

/* k137  gru_names.lua:16
 *   carry_steps = carried through 32 steps  (33, 64, 96)
 */
static void k137_scan(float *carry_steps, const float *gather, const float *gru_weight_hh_l0,
                      const float *gru_bias_hh_l0, unsigned char *step_work)
{
    struct k137_scan_step_io io;
    io.gru_weight_hh_l0_2 = gru_weight_hh_l0;
    io.gru_bias_hh_l0_2 = gru_bias_hh_l0;
    for (long t = 0; t < 32; t++) {
        const long place = t;
        io.carry = carry_steps + place * 6144;
        io.carry_2 = carry_steps + 6144 + place * 6144;
        io.x_2 = gather + place * 18432;
        k137_scan_step(&io, step_work);
    }
}

/* k138  gru_names.lua:16
 *   matmul_2 = carry_steps @ gru_weight_ih_l1.T  (2048, 288)
 */
static void k138_matmul(const float *restrict carry_steps, const float *restrict gru_weight_ih_l1,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] +=
                        carry_steps[6144 + i * 96 + k + l] * gru_weight_ih_l1[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_2[i * 288 + j] = sum;
        }
    }
}

/* k139  gru_names.lua:16
 *   add_2 (over matmul_2) = matmul_2 + gru_bias_ih_l1  (32, 64, 288)
 */
static void k139_add(float *restrict add_2, const float *restrict gru_bias_ih_l1)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 288; j++) {
            const float matmul_2_ij = add_2[i * 288 + j];
            const float add_2_ij = matmul_2_ij + gru_bias_ih_l1[j];
            add_2[i * 288 + j] = add_2_ij;
        }
    }
}

/* k140  gru_names.lua:16
 *   carry_steps_2[0 ...] = 0  (33, 64, 96)
 */
static void k140_copy(float *restrict carry_steps_2)
{
    for (long j = 0; j < 6144; j++) {
        carry_steps_2[j] = 0.0f;
    }
}

/* ---- k141_scan_step ---- */

/* What k141_scan_step reads and writes. */
struct k141_scan_step_io {
    const float *carry; /* carry (64, 96) */
    const float *x_2; /* x (64, 288) */
    const float *gru_weight_hh_l1_2; /* gru.weight_hh_l1 (288, 96) */
    const float *gru_bias_hh_l1_2; /* gru.bias_hh_l1 (288) */
    float *carry_2; /* carry (64, 96) */
};

/* k146  gru_names.lua:16
 *   matmul = carry @ gru_weight_hh_l1_2.T  (64, 288)
 */
static void k146_matmul(const float *restrict carry, const float *restrict gru_weight_hh_l1_2,
                        float *restrict matmul)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry[i * 96 + k + l] * gru_weight_hh_l1_2[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul[i * 288 + j] = sum;
        }
    }
}

/* k147  gru_names.lua:16
 *   tanh15 = tanh(x_2[192 ...] + sigmoid(x_2[0 ...] + (matmul[0 ...] + gru_bias_hh_l1_2[0 ...])) *
 *       (matmul[192 ...] + gru_bias_hh_l1_2[192 ...]))
 *   carry_2 = tanh15 + sigmoid(x_2[96 ...] + (matmul[96 ...] + gru_bias_hh_l1_2[96 ...])) *
 *       (carry - tanh15)  (64, 96)
 */
static void k147_add_sigmoid_mul(const float *restrict matmul,
                                 const float *restrict gru_bias_hh_l1_2, const float *restrict x_2,
                                 const float *restrict carry, float *restrict carry_2)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 96; j++) {
            const float add2 = matmul[i * 288 + j] + gru_bias_hh_l1_2[j];
            const float add5 = matmul[96 + i * 288 + j] + gru_bias_hh_l1_2[96 + j];
            const float add8 = matmul[192 + i * 288 + j] + gru_bias_hh_l1_2[192 + j];
            const float add10 = x_2[i * 288 + j] + add2;
            const float sigmoid11 = 1 / (1 + expf(-add10));
            const float mul12 = sigmoid11 * add8;
            const float add14 = x_2[192 + i * 288 + j] + mul12;
            const float tanh15 = tanhf(add14);
            const float add17 = x_2[96 + i * 288 + j] + add5;
            const float sigmoid18 = 1 / (1 + expf(-add17));
            const float sub20 = carry[i * 96 + j] - tanh15;
            const float mul21 = sigmoid18 * sub20;
            const float carry_2_ij = tanh15 + mul21;
            carry_2[i * 96 + j] = carry_2_ij;
        }
    }
}

/* One k141_scan_step: 2 kernels; `work` holds 73728 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k141_scan_step(const struct k141_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (64, 288) */

    k146_matmul(io->carry, io->gru_weight_hh_l1_2, matmul);
    k147_add_sigmoid_mul(matmul, io->gru_bias_hh_l1_2, io->x_2, io->carry, io->carry_2);
}

/* k141  gru_names.lua:16
 *   carry_steps_2 = carried through 32 steps  (33, 64, 96)
 */
static void k141_scan(float *carry_steps_2, const float *add_2, const float *gru_weight_hh_l1,
                      const float *gru_bias_hh_l1, unsigned char *step_work_2)
{
    struct k141_scan_step_io io;
    io.gru_weight_hh_l1_2 = gru_weight_hh_l1;
    io.gru_bias_hh_l1_2 = gru_bias_hh_l1;
    for (long t = 0; t < 32; t++) {
        const long place = t;
        io.carry = carry_steps_2 + place * 6144;
        io.carry_2 = carry_steps_2 + 6144 + place * 6144;
        io.x_2 = add_2 + place * 18432;
        k141_scan_step(&io, step_work_2);
    }
}

/* k142  gru_names.lua:18
 *   matmul_3 = carry_steps_2 @ head_weight.T  (32, 64, 71)
 */
static void k142_matmul(const float *restrict carry_steps_2, const float *restrict head_weight,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 2048; i++) {
        for (long j = 0; j < 71; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 96; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += carry_steps_2[6144 + i * 96 + k + l] * head_weight[j * 96 + k + l];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_3[i * 71 + j] = sum;
        }
    }
}

/* k143  gru_names.lua:44
 *   prediction = exp(matmul_3 + head_bias - max(matmul_3 + head_bias)) * (1 / sum(exp(matmul_3 +
 *       head_bias - max(matmul_3 + head_bias))))  (64, 32, 71)
 */
static void k143_add_amax_sub(const float *restrict matmul_3, const float *restrict head_bias,
                              float *restrict prediction)
{
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            float amax3 = (-INFINITY);
            for (long j = 0; j < 71; j++) {
                const float add2 = matmul_3[i0 * 4544 + i1 * 71 + j] + head_bias[j];
                amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
            }
            float exp5[71];
            float sum6 = 0.0f;
            for (long j = 0; j < 71; j++) {
                const float add2 = matmul_3[i0 * 4544 + i1 * 71 + j] + head_bias[j];
                const float sub4 = add2 - amax3;
                exp5[j] = expf(sub4);
                sum6 += exp5[j];
            }
            const float recip7 = 1 / sum6;
            for (long j = 0; j < 71; j++) {
                const float prediction_ij = exp5[j] * recip7;
                prediction[i1 * 2272 + i0 * 71 + j] = prediction_ij;
            }
        }
    }
}

/* One predict: 12 kernels; `work` holds 3244032 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 2359296); /* (71, 288) */
    float *const add = (float *)(void *)(at + 2359296); /* (71, 288) */
    int *const x_2 = (int *)(void *)(at + 2441088); /* (2048, 1) */
    float *const gather = (float *)(void *)(at + 0); /* (2048, 288) */
    unsigned char *const step_work = (unsigned char *)(void *)(at + 3170304); /* (73728) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (2048, 288) */
    float *const add_2 = (float *)(void *)(at + 0); /* (32, 64, 288) */
    unsigned char *const step_work_2 = (unsigned char *)(void *)(at + 3170304); /* (73728) */
    float *const matmul_3 = (float *)(void *)(at + 0); /* (32, 64, 71) */
    float *const carry_steps = (float *)(void *)(at + 2359296); /* (33, 64, 96) */
    float *const carry_steps_2 = (float *)(void *)(at + 2359296); /* (33, 64, 96) */

    k132_matmul(s->embedding_weight, s->gru_weight_ih_l0, matmul);
    k133_add(add, s->gru_bias_ih_l0);
    k134_copy(io->x, x_2);
    k135_gather(add, x_2, gather);
    k136_copy(carry_steps);
    k137_scan(carry_steps, gather, s->gru_weight_hh_l0, s->gru_bias_hh_l0, step_work);
    k138_matmul(carry_steps, s->gru_weight_ih_l1, matmul_2);
    k139_add(add_2, s->gru_bias_ih_l1);
    k140_copy(carry_steps_2);
    k141_scan(carry_steps_2, add_2, s->gru_weight_hh_l1, s->gru_bias_hh_l1, step_work_2);
    k142_matmul(carry_steps_2, s->head_weight, matmul_3);
    k143_add_amax_sub(matmul_3, s->head_bias, io->prediction);
}

/* ---- generate ---- */

/* What generate reads and writes. */
struct generate_io {
    const int *x; /* x not read */
    const int *y; /* y not read */
    float *logits; /* logits (1, 71) */
};

/* k148  gru_names.lua:18
 *   generate_position = generate_position + 1  ()
 */
static void k148_update_generate_position(int *restrict generate_position)
{
    const int new_generate_position_0 = generate_position[0] + 1;
    generate_position[0] = new_generate_position_0;
}

/* k149  gru_names.lua:15
 *   embedding = gather(embedding_weight, generate_token)  (1, 32)
 */
static void k149_gather(const float *restrict embedding_weight, const int *restrict generate_token,
                        float *restrict embedding)
{
    const long at = generate_token[0];
    for (long k = 0; k < 32; k++) {
        embedding[k] = ((at >= 0) & (at < 71)) ? embedding_weight[at * 32 + k] : NAN;
    }
}

/* k150  gru_names.lua:16
 *   matmul = embedding @ gru_weight_ih_l0.T  (1, 288)
 */
static void k150_matmul(const float *restrict embedding, const float *restrict gru_weight_ih_l0,
                        float *restrict matmul)
{
    for (long j = 0; j < 288; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 32; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += embedding[k + l] * gru_weight_ih_l0[j * 32 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul[j] = sum;
    }
}

/* k151  gru_names.lua:16
 *   add (over matmul) = matmul + gru_bias_ih_l0  (1, 1, 288)
 */
static void k151_add(float *restrict add, const float *restrict gru_bias_ih_l0)
{
    for (long j = 0; j < 288; j++) {
        const float matmul_j = add[j];
        const float add_j = matmul_j + gru_bias_ih_l0[j];
        add[j] = add_j;
    }
}

/* k152  gru_names.lua:16
 *   carry_steps[0 ...] = generate_h[0 ...]  (2, 1, 96)
 */
static void k152_copy(const float *restrict generate_h, float *restrict carry_steps)
{
    for (long j = 0; j < 96; j++) {
        carry_steps[j] = generate_h[j];
    }
}

/* ---- k153_scan_step ---- */

/* What k153_scan_step reads and writes. */
struct k153_scan_step_io {
    const float *carry; /* carry (1, 96) */
    const float *x_2; /* x (1, 288) */
    const float *gru_weight_hh_l0_2; /* gru.weight_hh_l0 (288, 96) */
    const float *gru_bias_hh_l0_2; /* gru.bias_hh_l0 (288) */
    float *carry_2; /* carry (1, 96) */
};

/* k163  gru_names.lua:16
 *   matmul = carry @ gru_weight_hh_l0_2.T  (1, 288)
 */
static void k163_matmul(const float *restrict carry, const float *restrict gru_weight_hh_l0_2,
                        float *restrict matmul)
{
    for (long j = 0; j < 288; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 96; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += carry[k + l] * gru_weight_hh_l0_2[j * 96 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul[j] = sum;
    }
}

/* k164  gru_names.lua:16
 *   tanh15 = tanh(x_2[192 ...] + sigmoid(x_2[0 ...] + (matmul[0 ...] + gru_bias_hh_l0_2[0 ...])) *
 *       (matmul[192 ...] + gru_bias_hh_l0_2[192 ...]))
 *   carry_2 = tanh15 + sigmoid(x_2[96 ...] + (matmul[96 ...] + gru_bias_hh_l0_2[96 ...])) *
 *       (carry - tanh15)  (1, 96)
 */
static void k164_add_sigmoid_mul(const float *restrict matmul,
                                 const float *restrict gru_bias_hh_l0_2, const float *restrict x_2,
                                 const float *restrict carry, float *restrict carry_2)
{
    for (long j = 0; j < 96; j++) {
        const float add2 = matmul[j] + gru_bias_hh_l0_2[j];
        const float add5 = matmul[96 + j] + gru_bias_hh_l0_2[96 + j];
        const float add8 = matmul[192 + j] + gru_bias_hh_l0_2[192 + j];
        const float add10 = x_2[j] + add2;
        const float sigmoid11 = 1 / (1 + expf(-add10));
        const float mul12 = sigmoid11 * add8;
        const float add14 = x_2[192 + j] + mul12;
        const float tanh15 = tanhf(add14);
        const float add17 = x_2[96 + j] + add5;
        const float sigmoid18 = 1 / (1 + expf(-add17));
        const float sub20 = carry[j] - tanh15;
        const float mul21 = sigmoid18 * sub20;
        const float carry_2_j = tanh15 + mul21;
        carry_2[j] = carry_2_j;
    }
}

/* One k153_scan_step: 2 kernels; `work` holds 1152 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k153_scan_step(const struct k153_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1, 288) */

    k163_matmul(io->carry, io->gru_weight_hh_l0_2, matmul);
    k164_add_sigmoid_mul(matmul, io->gru_bias_hh_l0_2, io->x_2, io->carry, io->carry_2);
}

/* k153  gru_names.lua:16
 *   carry_steps = carried through 1 steps  (2, 1, 96)
 */
static void k153_scan(float *carry_steps, const float *add, const float *gru_weight_hh_l0,
                      const float *gru_bias_hh_l0, unsigned char *step_work)
{
    struct k153_scan_step_io io;
    io.gru_weight_hh_l0_2 = gru_weight_hh_l0;
    io.gru_bias_hh_l0_2 = gru_bias_hh_l0;
    for (long t = 0; t < 1; t++) {
        const long place = t;
        io.carry = carry_steps + place * 96;
        io.carry_2 = carry_steps + 96 + place * 96;
        io.x_2 = add;
        k153_scan_step(&io, step_work);
    }
}

/* k154  gru_names.lua:16
 *   matmul_2 = carry_steps @ gru_weight_ih_l1.T  (1, 288)
 */
static void k154_matmul(const float *restrict carry_steps, const float *restrict gru_weight_ih_l1,
                        float *restrict matmul_2)
{
    for (long j = 0; j < 288; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 96; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += carry_steps[96 + k + l] * gru_weight_ih_l1[j * 96 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_2[j] = sum;
    }
}

/* k155  gru_names.lua:16
 *   add_2 (over matmul_2) = matmul_2 + gru_bias_ih_l1  (1, 1, 288)
 */
static void k155_add(float *restrict add_2, const float *restrict gru_bias_ih_l1)
{
    for (long j = 0; j < 288; j++) {
        const float matmul_2_j = add_2[j];
        const float add_2_j = matmul_2_j + gru_bias_ih_l1[j];
        add_2[j] = add_2_j;
    }
}

/* k156  gru_names.lua:16
 *   concat[0 ...] = carry_steps[96 ...]  (2, 1, 96)
 */
static void k156_copy(const float *restrict carry_steps, float *restrict concat)
{
    for (long j = 0; j < 96; j++) {
        concat[j] = carry_steps[96 + j];
    }
}

/* k157  gru_names.lua:16
 *   carry_steps_2[0 ...] = generate_h[96 ...]  (2, 1, 96)
 */
static void k157_copy(const float *restrict generate_h, float *restrict carry_steps_2)
{
    for (long j = 0; j < 96; j++) {
        carry_steps_2[j] = generate_h[96 + j];
    }
}

/* ---- k158_scan_step ---- */

/* What k158_scan_step reads and writes. */
struct k158_scan_step_io {
    const float *carry; /* carry (1, 96) */
    const float *x_2; /* x (1, 288) */
    const float *gru_weight_hh_l1_2; /* gru.weight_hh_l1 (288, 96) */
    const float *gru_bias_hh_l1_2; /* gru.bias_hh_l1 (288) */
    float *carry_2; /* carry (1, 96) */
};

/* k165  gru_names.lua:16
 *   matmul = carry @ gru_weight_hh_l1_2.T  (1, 288)
 */
static void k165_matmul(const float *restrict carry, const float *restrict gru_weight_hh_l1_2,
                        float *restrict matmul)
{
    for (long j = 0; j < 288; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 96; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += carry[k + l] * gru_weight_hh_l1_2[j * 96 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul[j] = sum;
    }
}

/* k166  gru_names.lua:16
 *   tanh15 = tanh(x_2[192 ...] + sigmoid(x_2[0 ...] + (matmul[0 ...] + gru_bias_hh_l1_2[0 ...])) *
 *       (matmul[192 ...] + gru_bias_hh_l1_2[192 ...]))
 *   carry_2 = tanh15 + sigmoid(x_2[96 ...] + (matmul[96 ...] + gru_bias_hh_l1_2[96 ...])) *
 *       (carry - tanh15)  (1, 96)
 */
static void k166_add_sigmoid_mul(const float *restrict matmul,
                                 const float *restrict gru_bias_hh_l1_2, const float *restrict x_2,
                                 const float *restrict carry, float *restrict carry_2)
{
    for (long j = 0; j < 96; j++) {
        const float add2 = matmul[j] + gru_bias_hh_l1_2[j];
        const float add5 = matmul[96 + j] + gru_bias_hh_l1_2[96 + j];
        const float add8 = matmul[192 + j] + gru_bias_hh_l1_2[192 + j];
        const float add10 = x_2[j] + add2;
        const float sigmoid11 = 1 / (1 + expf(-add10));
        const float mul12 = sigmoid11 * add8;
        const float add14 = x_2[192 + j] + mul12;
        const float tanh15 = tanhf(add14);
        const float add17 = x_2[96 + j] + add5;
        const float sigmoid18 = 1 / (1 + expf(-add17));
        const float sub20 = carry[j] - tanh15;
        const float mul21 = sigmoid18 * sub20;
        const float carry_2_j = tanh15 + mul21;
        carry_2[j] = carry_2_j;
    }
}

/* One k158_scan_step: 2 kernels; `work` holds 1152 bytes, aligned to 64. */
#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k158_scan_step(const struct k158_scan_step_io *io, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (1, 288) */

    k165_matmul(io->carry, io->gru_weight_hh_l1_2, matmul);
    k166_add_sigmoid_mul(matmul, io->gru_bias_hh_l1_2, io->x_2, io->carry, io->carry_2);
}

/* k158  gru_names.lua:16
 *   carry_steps_2 = carried through 1 steps  (2, 1, 96)
 */
static void k158_scan(float *carry_steps_2, const float *add_2, const float *gru_weight_hh_l1,
                      const float *gru_bias_hh_l1, unsigned char *step_work_2)
{
    struct k158_scan_step_io io;
    io.gru_weight_hh_l1_2 = gru_weight_hh_l1;
    io.gru_bias_hh_l1_2 = gru_bias_hh_l1;
    for (long t = 0; t < 1; t++) {
        const long place = t;
        io.carry = carry_steps_2 + place * 96;
        io.carry_2 = carry_steps_2 + 96 + place * 96;
        io.x_2 = add_2;
        k158_scan_step(&io, step_work_2);
    }
}

/* k159  gru_names.lua:16
 *   concat[96 ...] = carry_steps_2[96 ...]  (2, 1, 96)
 */
static void k159_copy(const float *restrict carry_steps_2, float *restrict concat)
{
    for (long j = 0; j < 96; j++) {
        concat[96 + j] = carry_steps_2[96 + j];
    }
}

/* k160  gru_names.lua:18
 *   generate_h = concat  (2, 96)
 */
static void k160_update_generate_h(const float *restrict concat, float *restrict generate_h)
{
    for (long j = 0; j < 192; j++) {
        generate_h[j] = concat[j];
    }
}

/* k161  gru_names.lua:18
 *   matmul_3 = carry_steps_2 @ head_weight.T  (1, 71)
 */
static void k161_matmul(const float *restrict carry_steps_2, const float *restrict head_weight,
                        float *restrict matmul_3)
{
    for (long j = 0; j < 71; j++) {
        float sum = 0.0f;
        float lane[16] = {0};
        for (long k = 0; k < 96; k += 16) {
            for (long l = 0; l < 16; l++) {
                lane[l] += carry_steps_2[96 + k + l] * head_weight[j * 96 + k + l];
            }
        }
        for (long l = 0; l < 16; l++) {
            sum += lane[l];
        }
        matmul_3[j] = sum;
    }
}

/* k162  gru_names.lua:18
 *   logits = matmul_3 + head_bias  (1, 71)
 */
static void k162_add(const float *restrict matmul_3, const float *restrict head_bias,
                     float *restrict logits)
{
    for (long j = 0; j < 71; j++) {
        const float logits_j = matmul_3[j] + head_bias[j];
        logits[j] = logits_j;
    }
}

/* One generate: 15 kernels; `work` holds 3840 bytes, aligned to 64. */
void generate(const struct state *s, const struct generate_io *io, void *work);
void generate(const struct state *s, const struct generate_io *io, void *work)
{
    char *const at = work;
    float *const embedding = (float *)(void *)(at + 1152); /* (1, 32) */
    float *const matmul = (float *)(void *)(at + 0); /* (1, 288) */
    float *const add = (float *)(void *)(at + 0); /* (1, 1, 288) */
    unsigned char *const step_work = (unsigned char *)(void *)(at + 1152); /* (1152) */
    float *const matmul_2 = (float *)(void *)(at + 0); /* (1, 288) */
    float *const add_2 = (float *)(void *)(at + 0); /* (1, 1, 288) */
    unsigned char *const step_work_2 = (unsigned char *)(void *)(at + 1152); /* (1152) */
    float *const concat = (float *)(void *)(at + 2304); /* (2, 1, 96) */
    float *const matmul_3 = (float *)(void *)(at + 0); /* (1, 71) */
    float *const carry_steps = (float *)(void *)(at + 3072); /* (2, 1, 96) */
    float *const carry_steps_2 = (float *)(void *)(at + 3072); /* (2, 1, 96) */

    k148_update_generate_position(s->generate_position);
    k149_gather(s->embedding_weight, s->generate_token, embedding);
    k150_matmul(embedding, s->gru_weight_ih_l0, matmul);
    k151_add(add, s->gru_bias_ih_l0);
    k152_copy(s->generate_h, carry_steps);
    k153_scan(carry_steps, add, s->gru_weight_hh_l0, s->gru_bias_hh_l0, step_work);
    k154_matmul(carry_steps, s->gru_weight_ih_l1, matmul_2);
    k155_add(add_2, s->gru_bias_ih_l1);
    k156_copy(carry_steps, concat);
    k157_copy(s->generate_h, carry_steps_2);
    k158_scan(carry_steps_2, add_2, s->gru_weight_hh_l1, s->gru_bias_hh_l1, step_work_2);
    k159_copy(carry_steps_2, concat);
    k160_update_generate_h(concat, s->generate_h);
    k161_matmul(carry_steps_2, s->head_weight, matmul_3);
    k162_add(matmul_3, s->head_bias, io->logits);
}

