/* recommender: made by gradcc from recommender.lua.
 * Learns what people will think of films that they have not seen, from what they thought of
 * others: matrix factorisation with biases (Koren, Bell and Volinsky, 2009). A rating is 3.5,
 * plus how generous the person and how good the film is, plus the product of their two vectors.
 * Data: made below, since Debian has no ratings: 300 people, 200 films, 3 tastes, noise of
 * deviation 0.25. Expect a root mean square error of 0.30 on the tenth of the ratings that is
 * kept for testing, where 0.25 is the least that there can be, after 30 epochs, in half a second.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *person_bias_weight; /* person.bias.weight (300, 1) */
    float *person_factors_weight; /* person.factors.weight (300, 3) */
    float *film_bias_weight; /* film.bias.weight (200, 1) */
    float *film_factors_weight; /* film.factors.weight (200, 3) */
    int *step; /* step () */
    int *seed; /* seed (2) */
    float *exp_avg_person_bias_weight; /* exp_avg/person.bias.weight (300, 1) */
    float *exp_avg_sq_person_bias_weight; /* exp_avg_sq/person.bias.weight (300, 1) */
    float *exp_avg_person_factors_weight; /* exp_avg/person.factors.weight (300, 3) */
    float *exp_avg_sq_person_factors_weight; /* exp_avg_sq/person.factors.weight (300, 3) */
    float *exp_avg_film_bias_weight; /* exp_avg/film.bias.weight (200, 1) */
    float *exp_avg_sq_film_bias_weight; /* exp_avg_sq/film.bias.weight (200, 1) */
    float *exp_avg_film_factors_weight; /* exp_avg/film.factors.weight (200, 3) */
    float *exp_avg_sq_film_factors_weight; /* exp_avg_sq/film.factors.weight (200, 3) */
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
    const float *ratings; /* ratings not read */
    const int *what; /* what not read */
    const int *who; /* who not read */
};

/* k00  recommender.lua:39
 *   person_bias_weight = normal()  (300, 1)
 */
static void k00_update_person_bias_weight(const int *restrict seed,
                                          float *restrict person_bias_weight)
{
    for (long j = 0; j < 300; j++) {
        const float person_bias_weight_j = normal_f32(&seed[0], 0, 1000001, j);
        person_bias_weight[j] = person_bias_weight_j;
    }
}

/* k01  recommender.lua:39
 *   person_factors_weight = normal()  (300, 3)
 */
static void k01_update_person_factors_weight(const int *restrict seed,
                                             float *restrict person_factors_weight)
{
    for (long j = 0; j < 900; j++) {
        const float person_factors_weight_j = normal_f32(&seed[0], 0, 1000002, j);
        person_factors_weight[j] = person_factors_weight_j;
    }
}

/* k02  recommender.lua:39
 *   film_bias_weight = normal()  (200, 1)
 */
static void k02_update_film_bias_weight(const int *restrict seed,
                                        float *restrict film_bias_weight)
{
    for (long j = 0; j < 200; j++) {
        const float film_bias_weight_j = normal_f32(&seed[0], 0, 1000003, j);
        film_bias_weight[j] = film_bias_weight_j;
    }
}

/* k03  recommender.lua:39
 *   film_factors_weight = normal()  (200, 3)
 */
static void k03_update_film_factors_weight(const int *restrict seed,
                                           float *restrict film_factors_weight)
{
    for (long j = 0; j < 600; j++) {
        const float film_factors_weight_j = normal_f32(&seed[0], 0, 1000004, j);
        film_factors_weight[j] = film_factors_weight_j;
    }
}

/* k04  recommender.lua:68
 *   step = 0  ()
 */
static void k04_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k05  recommender.lua:68
 *   exp_avg_person_bias_weight = 0  (300, 1)
 */
static void k05_update_exp_avg_person_bias_weight(float *restrict exp_avg_person_bias_weight)
{
    for (long j = 0; j < 300; j++) {
        exp_avg_person_bias_weight[j] = 0.0f;
    }
}

/* k06  recommender.lua:68
 *   exp_avg_sq_person_bias_weight = 0  (300, 1)
 */
static void k06_update_exp_avg_sq_person_bias_weight(float *restrict exp_avg_sq_person_bias_weight)
{
    for (long j = 0; j < 300; j++) {
        exp_avg_sq_person_bias_weight[j] = 0.0f;
    }
}

/* k07  recommender.lua:68
 *   exp_avg_person_factors_weight = 0  (300, 3)
 */
static void k07_update_exp_avg_person_factors_weight(float *restrict exp_avg_person_factors_weight)
{
    for (long j = 0; j < 900; j++) {
        exp_avg_person_factors_weight[j] = 0.0f;
    }
}

/* k08  recommender.lua:68
 *   exp_avg_sq_person_factors_weight = 0  (300, 3)
 */
static void k08_update_exp_avg_sq_person_factors_weight(
    float *restrict exp_avg_sq_person_factors_weight)
{
    for (long j = 0; j < 900; j++) {
        exp_avg_sq_person_factors_weight[j] = 0.0f;
    }
}

/* k09  recommender.lua:68
 *   exp_avg_film_bias_weight = 0  (200, 1)
 */
static void k09_update_exp_avg_film_bias_weight(float *restrict exp_avg_film_bias_weight)
{
    for (long j = 0; j < 200; j++) {
        exp_avg_film_bias_weight[j] = 0.0f;
    }
}

/* k10  recommender.lua:68
 *   exp_avg_sq_film_bias_weight = 0  (200, 1)
 */
static void k10_update_exp_avg_sq_film_bias_weight(float *restrict exp_avg_sq_film_bias_weight)
{
    for (long j = 0; j < 200; j++) {
        exp_avg_sq_film_bias_weight[j] = 0.0f;
    }
}

/* k11  recommender.lua:68
 *   exp_avg_film_factors_weight = 0  (200, 3)
 */
static void k11_update_exp_avg_film_factors_weight(float *restrict exp_avg_film_factors_weight)
{
    for (long j = 0; j < 600; j++) {
        exp_avg_film_factors_weight[j] = 0.0f;
    }
}

/* k12  recommender.lua:68
 *   exp_avg_sq_film_factors_weight = 0  (200, 3)
 */
static void k12_update_exp_avg_sq_film_factors_weight(
    float *restrict exp_avg_sq_film_factors_weight)
{
    for (long j = 0; j < 600; j++) {
        exp_avg_sq_film_factors_weight[j] = 0.0f;
    }
}

/* One init: 13 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_person_bias_weight(s->seed, s->person_bias_weight);
    k01_update_person_factors_weight(s->seed, s->person_factors_weight);
    k02_update_film_bias_weight(s->seed, s->film_bias_weight);
    k03_update_film_factors_weight(s->seed, s->film_factors_weight);
    k04_update_step(s->step);
    k05_update_exp_avg_person_bias_weight(s->exp_avg_person_bias_weight);
    k06_update_exp_avg_sq_person_bias_weight(s->exp_avg_sq_person_bias_weight);
    k07_update_exp_avg_person_factors_weight(s->exp_avg_person_factors_weight);
    k08_update_exp_avg_sq_person_factors_weight(s->exp_avg_sq_person_factors_weight);
    k09_update_exp_avg_film_bias_weight(s->exp_avg_film_bias_weight);
    k10_update_exp_avg_sq_film_bias_weight(s->exp_avg_sq_film_bias_weight);
    k11_update_exp_avg_film_factors_weight(s->exp_avg_film_factors_weight);
    k12_update_exp_avg_sq_film_factors_weight(s->exp_avg_sq_film_factors_weight);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const float *ratings; /* ratings (100) */
    const int *what; /* what (100) */
    const int *who; /* who (100) */
    float *loss; /* loss () */
};

/* k13  recommender.lua:68
 *   step_size = (cos(min(step * 0.000969627, 3.14159)) + 1) * 0.01 / (1 - pow(0.9, new_step))  ()
 *   root_correction = 1 / sqrt(1 - pow(0.999, new_step))  ()
 *   mul = (cos(min(step * 0.000969627, 3.14159)) + 1) * 0.01 * 0.01  ()
 *   step = step + 1  ()
 */
static void k13_update_step(int *restrict step, float *restrict step_size,
                            float *restrict root_correction, float *restrict mul)
{
    const int step_0 = step[0];
    const float cast1 = (float)step_0;
    const float mul3 = cast1 * 0.000969627348f;
    const float v4_5 = 3.14159274f;
    const float min5 = mul3 < v4_5 ? mul3 : (mul3 == mul3 ? v4_5 : mul3);
    const float cos6 = cosf(min5);
    const float add8 = cos6 + 1.0f;
    const float mul10 = add8 * 0.01f;
    const int new_step_0 = step_0 + 1;
    const double cast13 = (double)new_step_0;
    const double cast14 = (double)mul10;
    const double pow16 = pow(0.9, cast13);
    const double sub18 = 1.0 - pow16;
    const double div19 = cast14 / sub18;
    const float step_size_0 = (float)div19;
    const double pow22 = pow(0.999, cast13);
    const double sub23 = 1.0 - pow22;
    const double sqrt24 = sqrt(sub23);
    const double recip25 = 1 / sqrt24;
    const float root_correction_0 = (float)recip25;
    const float mul_0 = mul10 * 0.01f;
    step_size[0] = step_size_0;
    root_correction[0] = root_correction_0;
    mul[0] = mul_0;
    step[0] = new_step_0;
}

/* k14  recommender.lua:39
 *   person_factors = gather(person_factors_weight, who)  (100, 3)
 */
static void k14_gather(const float *restrict person_factors_weight, const int *restrict who,
                       float *restrict person_factors)
{
    for (long j = 0; j < 100; j++) {
        const long at = who[j];
        for (long k = 0; k < 3; k++) {
            person_factors[j * 3 + k] =
                ((at >= 0) & (at < 300)) ? person_factors_weight[at * 3 + k] : NAN;
        }
    }
}

/* k15  recommender.lua:39
 *   person_bias = gather(person_bias_weight, who)  (100, 1)
 */
static void k15_gather(const float *restrict person_bias_weight, const int *restrict who,
                       float *restrict person_bias)
{
    for (long j = 0; j < 100; j++) {
        const long at = who[j];
        person_bias[j] = ((at >= 0) & (at < 300)) ? person_bias_weight[at] : NAN;
    }
}

/* k16  recommender.lua:39
 *   film_factors = gather(film_factors_weight, what)  (100, 3)
 */
static void k16_gather(const float *restrict film_factors_weight, const int *restrict what,
                       float *restrict film_factors)
{
    for (long j = 0; j < 100; j++) {
        const long at = what[j];
        for (long k = 0; k < 3; k++) {
            film_factors[j * 3 + k] =
                ((at >= 0) & (at < 200)) ? film_factors_weight[at * 3 + k] : NAN;
        }
    }
}

/* k17  recommender.lua:39
 *   film_bias = gather(film_bias_weight, what)  (100, 1)
 */
static void k17_gather(const float *restrict film_bias_weight, const int *restrict what,
                       float *restrict film_bias)
{
    for (long j = 0; j < 100; j++) {
        const long at = what[j];
        film_bias[j] = ((at >= 0) & (at < 200)) ? film_bias_weight[at] : NAN;
    }
}

/* k18  recommender.lua:43
 *   sum11 = sum(film_factors * person_factors)
 *   sub16 = 3.5 + person_bias * 0.5 + film_bias * 0.5 + sum11 * 0.25 - ratings
 *   sum_ = sum(sub16 * sub16)  (1)
 *   mul20 = 0.02 * sub16
 *   d_film_bias (over person_bias) = mul20 * 0.5  (100)
 *   d_film_factors (over film_factors) = mul20 * (person_factors * 0.25)  (100, 3)
 *   d_person_factors (over person_factors) = mul20 * (film_factors * 0.25)  (100, 3)
 */
static void k18_mul_add_sum(float *restrict d_film_bias, const float *restrict film_bias,
                            float *restrict d_film_factors, float *restrict d_person_factors,
                            const float *restrict ratings, float *restrict sum_)
{
    sum_[0] = 0.0f;
    for (long i = 0; i < 100; i++) {
        const float person_bias_i = d_film_bias[i];
        const float mul2 = person_bias_i * 0.5f;
        const float mul4 = film_bias[i] * 0.5f;
        const float add6 = 3.5f + mul2;
        const float add7 = add6 + mul4;
        float sum11 = 0.0f;
        for (long j = 0; j < 3; j++) {
            const float film_factors_ij = d_film_factors[i * 3 + j];
            const float person_factors_ij = d_person_factors[i * 3 + j];
            const float mul10 = film_factors_ij * person_factors_ij;
            sum11 += mul10;
        }
        const float mul13 = sum11 * 0.25f;
        const float add14 = add7 + mul13;
        const float sub16 = add14 - ratings[i];
        const float mul17 = sub16 * sub16;
        const float mul20 = 0.02f * sub16;
        const float d_film_bias_i = mul20 * 0.5f;
        for (long j = 0; j < 3; j++) {
            const float film_factors_ij = d_film_factors[i * 3 + j];
            const float person_factors_ij = d_person_factors[i * 3 + j];
            const float mul23 = person_factors_ij * 0.25f;
            const float d_film_factors_ij = mul20 * mul23;
            const float mul25 = film_factors_ij * 0.25f;
            const float d_person_factors_ij = mul20 * mul25;
            d_film_factors[i * 3 + j] = d_film_factors_ij;
            d_person_factors[i * 3 + j] = d_person_factors_ij;
        }
        sum_[0] += mul17;
        d_film_bias[i] = d_film_bias_i;
    }
}

/* k19  recommender.lua:63
 *   loss = sum_ / 100  ()
 */
static void k19_div(const float *restrict sum_, float *restrict loss)
{
    const float loss_0 = sum_[0] / 100.0f;
    loss[0] = loss_0;
}

/* k20  recommender.lua:39
 *   d_film_bias_weight = scatter_add(d_film_bias, what)  (200, 1)
 */
static void k20_scatter_add(const float *restrict d_film_bias, const int *restrict what,
                            float *restrict d_film_bias_weight)
{
    for (long n = 0; n < 200; n++) {
        d_film_bias_weight[n] = 0.0f;
    }
    for (long j = 0; j < 100; j++) {
        const long at = what[j];
        if ((at >= 0) & (at < 200)) {
            d_film_bias_weight[at] += d_film_bias[j];
        }
    }
}

/* k21  recommender.lua:68
 *   exp_avg_film_bias_weight = 0.9 * exp_avg_film_bias_weight + 0.1 * d_film_bias_weight  (200, 1)
 *   exp_avg_sq_film_bias_weight = 0.999 * exp_avg_sq_film_bias_weight + 0.001 *
 *       d_film_bias_weight * d_film_bias_weight  (200, 1)
 *   film_bias_weight = film_bias_weight - mul * film_bias_weight - step_size *
 *       (new_exp_avg_film_bias_weight / (sqrt(new_exp_avg_sq_film_bias_weight) * root_correction +
 *       1e-08))  (200, 1)
 */
static void k21_update_film_bias_weight(const float *restrict mul, float *restrict film_bias_weight,
                                        float *restrict exp_avg_film_bias_weight,
                                        const float *restrict d_film_bias_weight,
                                        float *restrict exp_avg_sq_film_bias_weight,
                                        const float *restrict root_correction,
                                        const float *restrict step_size)
{
    for (long j = 0; j < 200; j++) {
        const float film_bias_weight_j = film_bias_weight[j];
        const float mul2 = mul[0] * film_bias_weight_j;
        const float sub3 = film_bias_weight_j - mul2;
        const float mul6 = 0.9f * exp_avg_film_bias_weight[j];
        const float d_film_bias_weight_j = d_film_bias_weight[j];
        const float mul9 = 0.1f * d_film_bias_weight_j;
        const float new_exp_avg_film_bias_weight_j = mul6 + mul9;
        const float mul13 = 0.999f * exp_avg_sq_film_bias_weight[j];
        const float mul15 = 0.001f * d_film_bias_weight_j;
        const float mul16 = mul15 * d_film_bias_weight_j;
        const float new_exp_avg_sq_film_bias_weight_j = mul13 + mul16;
        const float sqrt18 = sqrtf(new_exp_avg_sq_film_bias_weight_j);
        const float mul20 = sqrt18 * root_correction[0];
        const float add22 = mul20 + 1e-08f;
        const float div23 = new_exp_avg_film_bias_weight_j / add22;
        const float mul25 = step_size[0] * div23;
        const float new_film_bias_weight_j = sub3 - mul25;
        exp_avg_film_bias_weight[j] = new_exp_avg_film_bias_weight_j;
        exp_avg_sq_film_bias_weight[j] = new_exp_avg_sq_film_bias_weight_j;
        film_bias_weight[j] = new_film_bias_weight_j;
    }
}

/* k22  recommender.lua:39
 *   d_film_factors_weight = scatter_add(d_film_factors, what)  (200, 3)
 */
static void k22_scatter_add(const float *restrict d_film_factors, const int *restrict what,
                            float *restrict d_film_factors_weight)
{
    for (long n = 0; n < 600; n++) {
        d_film_factors_weight[n] = 0.0f;
    }
    for (long j = 0; j < 100; j++) {
        const long at = what[j];
        for (long k = 0; k < 3; k++) {
            if ((at >= 0) & (at < 200)) {
                d_film_factors_weight[at * 3 + k] += d_film_factors[j * 3 + k];
            }
        }
    }
}

/* k23  recommender.lua:68
 *   exp_avg_film_factors_weight = 0.9 * exp_avg_film_factors_weight + 0.1 * d_film_factors_weight
 *       (200, 3)
 *   exp_avg_sq_film_factors_weight = 0.999 * exp_avg_sq_film_factors_weight + 0.001 *
 *       d_film_factors_weight * d_film_factors_weight  (200, 3)
 *   film_factors_weight = film_factors_weight - mul * film_factors_weight - step_size *
 *       (new_exp_avg_film_factors_weight / (sqrt(new_exp_avg_sq_film_factors_weight) *
 *       root_correction + 1e-08))  (200, 3)
 */
static void k23_update_film_factors_weight(const float *restrict mul,
                                           float *restrict film_factors_weight,
                                           float *restrict exp_avg_film_factors_weight,
                                           const float *restrict d_film_factors_weight,
                                           float *restrict exp_avg_sq_film_factors_weight,
                                           const float *restrict root_correction,
                                           const float *restrict step_size)
{
    for (long j = 0; j < 600; j++) {
        const float film_factors_weight_j = film_factors_weight[j];
        const float mul2 = mul[0] * film_factors_weight_j;
        const float sub3 = film_factors_weight_j - mul2;
        const float mul6 = 0.9f * exp_avg_film_factors_weight[j];
        const float d_film_factors_weight_j = d_film_factors_weight[j];
        const float mul9 = 0.1f * d_film_factors_weight_j;
        const float new_exp_avg_film_factors_weight_j = mul6 + mul9;
        const float mul13 = 0.999f * exp_avg_sq_film_factors_weight[j];
        const float mul15 = 0.001f * d_film_factors_weight_j;
        const float mul16 = mul15 * d_film_factors_weight_j;
        const float new_exp_avg_sq_film_factors_weight_j = mul13 + mul16;
        const float sqrt18 = sqrtf(new_exp_avg_sq_film_factors_weight_j);
        const float mul20 = sqrt18 * root_correction[0];
        const float add22 = mul20 + 1e-08f;
        const float div23 = new_exp_avg_film_factors_weight_j / add22;
        const float mul25 = step_size[0] * div23;
        const float new_film_factors_weight_j = sub3 - mul25;
        exp_avg_film_factors_weight[j] = new_exp_avg_film_factors_weight_j;
        exp_avg_sq_film_factors_weight[j] = new_exp_avg_sq_film_factors_weight_j;
        film_factors_weight[j] = new_film_factors_weight_j;
    }
}

/* k24  recommender.lua:39
 *   d_person_bias_weight = scatter_add(d_film_bias, who)  (300, 1)
 */
static void k24_scatter_add(const float *restrict d_film_bias, const int *restrict who,
                            float *restrict d_person_bias_weight)
{
    for (long n = 0; n < 300; n++) {
        d_person_bias_weight[n] = 0.0f;
    }
    for (long j = 0; j < 100; j++) {
        const long at = who[j];
        if ((at >= 0) & (at < 300)) {
            d_person_bias_weight[at] += d_film_bias[j];
        }
    }
}

/* k25  recommender.lua:68
 *   exp_avg_person_bias_weight = 0.9 * exp_avg_person_bias_weight + 0.1 * d_person_bias_weight
 *       (300, 1)
 *   exp_avg_sq_person_bias_weight = 0.999 * exp_avg_sq_person_bias_weight + 0.001 *
 *       d_person_bias_weight * d_person_bias_weight  (300, 1)
 *   person_bias_weight = person_bias_weight - mul * person_bias_weight - step_size *
 *       (new_exp_avg_person_bias_weight / (sqrt(new_exp_avg_sq_person_bias_weight) *
 *       root_correction + 1e-08))  (300, 1)
 */
static void k25_update_person_bias_weight(const float *restrict mul,
                                          float *restrict person_bias_weight,
                                          float *restrict exp_avg_person_bias_weight,
                                          const float *restrict d_person_bias_weight,
                                          float *restrict exp_avg_sq_person_bias_weight,
                                          const float *restrict root_correction,
                                          const float *restrict step_size)
{
    for (long j = 0; j < 300; j++) {
        const float person_bias_weight_j = person_bias_weight[j];
        const float mul2 = mul[0] * person_bias_weight_j;
        const float sub3 = person_bias_weight_j - mul2;
        const float mul6 = 0.9f * exp_avg_person_bias_weight[j];
        const float d_person_bias_weight_j = d_person_bias_weight[j];
        const float mul9 = 0.1f * d_person_bias_weight_j;
        const float new_exp_avg_person_bias_weight_j = mul6 + mul9;
        const float mul13 = 0.999f * exp_avg_sq_person_bias_weight[j];
        const float mul15 = 0.001f * d_person_bias_weight_j;
        const float mul16 = mul15 * d_person_bias_weight_j;
        const float new_exp_avg_sq_person_bias_weight_j = mul13 + mul16;
        const float sqrt18 = sqrtf(new_exp_avg_sq_person_bias_weight_j);
        const float mul20 = sqrt18 * root_correction[0];
        const float add22 = mul20 + 1e-08f;
        const float div23 = new_exp_avg_person_bias_weight_j / add22;
        const float mul25 = step_size[0] * div23;
        const float new_person_bias_weight_j = sub3 - mul25;
        exp_avg_person_bias_weight[j] = new_exp_avg_person_bias_weight_j;
        exp_avg_sq_person_bias_weight[j] = new_exp_avg_sq_person_bias_weight_j;
        person_bias_weight[j] = new_person_bias_weight_j;
    }
}

/* k26  recommender.lua:39
 *   d_person_factors_weight = scatter_add(d_person_factors, who)  (300, 3)
 */
static void k26_scatter_add(const float *restrict d_person_factors, const int *restrict who,
                            float *restrict d_person_factors_weight)
{
    for (long n = 0; n < 900; n++) {
        d_person_factors_weight[n] = 0.0f;
    }
    for (long j = 0; j < 100; j++) {
        const long at = who[j];
        for (long k = 0; k < 3; k++) {
            if ((at >= 0) & (at < 300)) {
                d_person_factors_weight[at * 3 + k] += d_person_factors[j * 3 + k];
            }
        }
    }
}

/* k27  recommender.lua:68
 *   exp_avg_person_factors_weight = 0.9 * exp_avg_person_factors_weight + 0.1 *
 *       d_person_factors_weight  (300, 3)
 *   exp_avg_sq_person_factors_weight = 0.999 * exp_avg_sq_person_factors_weight + 0.001 *
 *       d_person_factors_weight * d_person_factors_weight  (300, 3)
 *   person_factors_weight = person_factors_weight - mul * person_factors_weight - step_size *
 *       (new_exp_avg_person_factors_weight / (... * root_correction + 1e-08))  (300, 3)
 */
static void k27_update_person_factors_weight(const float *restrict mul,
                                             float *restrict person_factors_weight,
                                             float *restrict exp_avg_person_factors_weight,
                                             const float *restrict d_person_factors_weight,
                                             float *restrict exp_avg_sq_person_factors_weight,
                                             const float *restrict root_correction,
                                             const float *restrict step_size)
{
    for (long j = 0; j < 900; j++) {
        const float person_factors_weight_j = person_factors_weight[j];
        const float mul2 = mul[0] * person_factors_weight_j;
        const float sub3 = person_factors_weight_j - mul2;
        const float mul6 = 0.9f * exp_avg_person_factors_weight[j];
        const float d_person_factors_weight_j = d_person_factors_weight[j];
        const float mul9 = 0.1f * d_person_factors_weight_j;
        const float new_exp_avg_person_factors_weight_j = mul6 + mul9;
        const float mul13 = 0.999f * exp_avg_sq_person_factors_weight[j];
        const float mul15 = 0.001f * d_person_factors_weight_j;
        const float mul16 = mul15 * d_person_factors_weight_j;
        const float new_exp_avg_sq_person_factors_weight_j = mul13 + mul16;
        const float sqrt18 = sqrtf(new_exp_avg_sq_person_factors_weight_j);
        const float mul20 = sqrt18 * root_correction[0];
        const float add22 = mul20 + 1e-08f;
        const float div23 = new_exp_avg_person_factors_weight_j / add22;
        const float mul25 = step_size[0] * div23;
        const float new_person_factors_weight_j = sub3 - mul25;
        exp_avg_person_factors_weight[j] = new_exp_avg_person_factors_weight_j;
        exp_avg_sq_person_factors_weight[j] = new_exp_avg_sq_person_factors_weight_j;
        person_factors_weight[j] = new_person_factors_weight_j;
    }
}

/* One train_step: 15 kernels; `work` holds 5504 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const person_factors = (float *)(void *)(at + 3648); /* (100, 3) */
    float *const person_bias = (float *)(void *)(at + 4864); /* (100, 1) */
    float *const film_factors = (float *)(void *)(at + 2432); /* (100, 3) */
    float *const film_bias = (float *)(void *)(at + 0); /* (100, 1) */
    float *const sum_ = (float *)(void *)(at + 448); /* (1) */
    float *const d_film_bias = (float *)(void *)(at + 4864); /* (100) */
    float *const d_film_factors = (float *)(void *)(at + 2432); /* (100, 3) */
    float *const d_person_factors = (float *)(void *)(at + 3648); /* (100, 3) */
    float *const d_film_bias_weight = (float *)(void *)(at + 0); /* (200, 1) */
    float *const d_film_factors_weight = (float *)(void *)(at + 0); /* (200, 3) */
    float *const d_person_bias_weight = (float *)(void *)(at + 0); /* (300, 1) */
    float *const d_person_factors_weight = (float *)(void *)(at + 0); /* (300, 3) */
    float *const step_size = (float *)(void *)(at + 5312); /* () */
    float *const root_correction = (float *)(void *)(at + 5376); /* () */
    float *const mul = (float *)(void *)(at + 5440); /* () */

    k13_update_step(s->step, step_size, root_correction, mul);
    k14_gather(s->person_factors_weight, io->who, person_factors);
    k15_gather(s->person_bias_weight, io->who, person_bias);
    k16_gather(s->film_factors_weight, io->what, film_factors);
    k17_gather(s->film_bias_weight, io->what, film_bias);
    k18_mul_add_sum(d_film_bias, film_bias, d_film_factors, d_person_factors, io->ratings, sum_);
    k19_div(sum_, io->loss);
    k20_scatter_add(d_film_bias, io->what, d_film_bias_weight);
    k21_update_film_bias_weight(mul, s->film_bias_weight, s->exp_avg_film_bias_weight,
                                d_film_bias_weight, s->exp_avg_sq_film_bias_weight, root_correction,
                                step_size);
    k22_scatter_add(d_film_factors, io->what, d_film_factors_weight);
    k23_update_film_factors_weight(mul, s->film_factors_weight, s->exp_avg_film_factors_weight,
                                   d_film_factors_weight, s->exp_avg_sq_film_factors_weight,
                                   root_correction, step_size);
    k24_scatter_add(d_film_bias, io->who, d_person_bias_weight);
    k25_update_person_bias_weight(mul, s->person_bias_weight, s->exp_avg_person_bias_weight,
                                  d_person_bias_weight, s->exp_avg_sq_person_bias_weight,
                                  root_correction, step_size);
    k26_scatter_add(d_person_factors, io->who, d_person_factors_weight);
    k27_update_person_factors_weight(mul, s->person_factors_weight,
                                     s->exp_avg_person_factors_weight, d_person_factors_weight,
                                     s->exp_avg_sq_person_factors_weight, root_correction,
                                     step_size);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const float *ratings; /* ratings (100) */
    const int *what; /* what (100) */
    const int *who; /* who (100) */
    float *loss; /* loss () */
    float *rmse; /* rmse () */
};

/* k28  recommender.lua:39
 *   person_factors = gather(person_factors_weight, who)  (100, 3)
 */
static void k28_gather(const float *restrict person_factors_weight, const int *restrict who,
                       float *restrict person_factors)
{
    for (long j = 0; j < 100; j++) {
        const long at = who[j];
        for (long k = 0; k < 3; k++) {
            person_factors[j * 3 + k] =
                ((at >= 0) & (at < 300)) ? person_factors_weight[at * 3 + k] : NAN;
        }
    }
}

/* k29  recommender.lua:39
 *   person_bias = gather(person_bias_weight, who)  (100, 1)
 */
static void k29_gather(const float *restrict person_bias_weight, const int *restrict who,
                       float *restrict person_bias)
{
    for (long j = 0; j < 100; j++) {
        const long at = who[j];
        person_bias[j] = ((at >= 0) & (at < 300)) ? person_bias_weight[at] : NAN;
    }
}

/* k30  recommender.lua:39
 *   film_factors = gather(film_factors_weight, what)  (100, 3)
 */
static void k30_gather(const float *restrict film_factors_weight, const int *restrict what,
                       float *restrict film_factors)
{
    for (long j = 0; j < 100; j++) {
        const long at = what[j];
        for (long k = 0; k < 3; k++) {
            film_factors[j * 3 + k] =
                ((at >= 0) & (at < 200)) ? film_factors_weight[at * 3 + k] : NAN;
        }
    }
}

/* k31  recommender.lua:39
 *   film_bias = gather(film_bias_weight, what)  (100, 1)
 */
static void k31_gather(const float *restrict film_bias_weight, const int *restrict what,
                       float *restrict film_bias)
{
    for (long j = 0; j < 100; j++) {
        const long at = what[j];
        film_bias[j] = ((at >= 0) & (at < 200)) ? film_bias_weight[at] : NAN;
    }
}

/* k32  recommender.lua:63
 *   sum11 = sum(film_factors * person_factors)
 *   sub16 = 3.5 + person_bias * 0.5 + film_bias * 0.5 + sum11 * 0.25 - ratings
 *   sum_ = sum(sub16 * sub16)  (1)
 */
static void k32_mul_add_sum(const float *restrict person_bias, const float *restrict film_bias,
                            const float *restrict film_factors,
                            const float *restrict person_factors, const float *restrict ratings,
                            float *restrict sum_)
{
    sum_[0] = 0.0f;
    for (long i = 0; i < 100; i++) {
        const float mul2 = person_bias[i] * 0.5f;
        const float mul4 = film_bias[i] * 0.5f;
        const float add6 = 3.5f + mul2;
        const float add7 = add6 + mul4;
        float sum11 = 0.0f;
        for (long j = 0; j < 3; j++) {
            const float mul10 = film_factors[i * 3 + j] * person_factors[i * 3 + j];
            sum11 += mul10;
        }
        const float mul13 = sum11 * 0.25f;
        const float add14 = add7 + mul13;
        const float sub16 = add14 - ratings[i];
        const float mul17 = sub16 * sub16;
        sum_[0] += mul17;
    }
}

/* k33  recommender.lua:65
 *   loss = sum_ / 100  ()
 *   rmse = sqrt(loss)  ()
 */
static void k33_div_sqrt(const float *restrict sum_, float *restrict loss, float *restrict rmse)
{
    const float loss_0 = sum_[0] / 100.0f;
    const float rmse_0 = sqrtf(loss_0);
    loss[0] = loss_0;
    rmse[0] = rmse_0;
}

/* One eval_step: 6 kernels; `work` holds 3392 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const person_factors = (float *)(void *)(at + 0); /* (100, 3) */
    float *const person_bias = (float *)(void *)(at + 2432); /* (100, 1) */
    float *const film_factors = (float *)(void *)(at + 1216); /* (100, 3) */
    float *const film_bias = (float *)(void *)(at + 2880); /* (100, 1) */
    float *const sum_ = (float *)(void *)(at + 3328); /* (1) */

    k28_gather(s->person_factors_weight, io->who, person_factors);
    k29_gather(s->person_bias_weight, io->who, person_bias);
    k30_gather(s->film_factors_weight, io->what, film_factors);
    k31_gather(s->film_bias_weight, io->what, film_bias);
    k32_mul_add_sum(person_bias, film_bias, film_factors, person_factors, io->ratings, sum_);
    k33_div_sqrt(sum_, io->loss, io->rmse);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const float *ratings; /* ratings not read */
    const int *what; /* what (100) */
    const int *who; /* who (100) */
    float *prediction; /* prediction (100) */
};

/* k34  recommender.lua:39
 *   person_factors = gather(person_factors_weight, who)  (100, 3)
 */
static void k34_gather(const float *restrict person_factors_weight, const int *restrict who,
                       float *restrict person_factors)
{
    for (long j = 0; j < 100; j++) {
        const long at = who[j];
        for (long k = 0; k < 3; k++) {
            person_factors[j * 3 + k] =
                ((at >= 0) & (at < 300)) ? person_factors_weight[at * 3 + k] : NAN;
        }
    }
}

/* k35  recommender.lua:39
 *   person_bias = gather(person_bias_weight, who)  (100, 1)
 */
static void k35_gather(const float *restrict person_bias_weight, const int *restrict who,
                       float *restrict person_bias)
{
    for (long j = 0; j < 100; j++) {
        const long at = who[j];
        person_bias[j] = ((at >= 0) & (at < 300)) ? person_bias_weight[at] : NAN;
    }
}

/* k36  recommender.lua:39
 *   film_factors = gather(film_factors_weight, what)  (100, 3)
 */
static void k36_gather(const float *restrict film_factors_weight, const int *restrict what,
                       float *restrict film_factors)
{
    for (long j = 0; j < 100; j++) {
        const long at = what[j];
        for (long k = 0; k < 3; k++) {
            film_factors[j * 3 + k] =
                ((at >= 0) & (at < 200)) ? film_factors_weight[at * 3 + k] : NAN;
        }
    }
}

/* k37  recommender.lua:39
 *   film_bias = gather(film_bias_weight, what)  (100, 1)
 */
static void k37_gather(const float *restrict film_bias_weight, const int *restrict what,
                       float *restrict film_bias)
{
    for (long j = 0; j < 100; j++) {
        const long at = what[j];
        film_bias[j] = ((at >= 0) & (at < 200)) ? film_bias_weight[at] : NAN;
    }
}

/* k38  recommender.lua:51
 *   prediction = 3.5 + person_bias * 0.5 + film_bias * 0.5 + sum(film_factors * person_factors) *
 *       0.25  (100)
 */
static void k38_mul_add_sum(const float *restrict person_bias, const float *restrict film_bias,
                            const float *restrict film_factors,
                            const float *restrict person_factors, float *restrict prediction)
{
    for (long i = 0; i < 100; i++) {
        const float mul2 = person_bias[i] * 0.5f;
        const float mul4 = film_bias[i] * 0.5f;
        const float add6 = 3.5f + mul2;
        const float add7 = add6 + mul4;
        float sum11 = 0.0f;
        for (long j = 0; j < 3; j++) {
            const float mul10 = film_factors[i * 3 + j] * person_factors[i * 3 + j];
            sum11 += mul10;
        }
        const float mul13 = sum11 * 0.25f;
        const float prediction_i = add7 + mul13;
        prediction[i] = prediction_i;
    }
}

/* One predict: 5 kernels; `work` holds 3328 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const person_factors = (float *)(void *)(at + 0); /* (100, 3) */
    float *const person_bias = (float *)(void *)(at + 2432); /* (100, 1) */
    float *const film_factors = (float *)(void *)(at + 1216); /* (100, 3) */
    float *const film_bias = (float *)(void *)(at + 2880); /* (100, 1) */

    k34_gather(s->person_factors_weight, io->who, person_factors);
    k35_gather(s->person_bias_weight, io->who, person_bias);
    k36_gather(s->film_factors_weight, io->what, film_factors);
    k37_gather(s->film_bias_weight, io->what, film_bias);
    k38_mul_add_sum(person_bias, film_bias, film_factors, person_factors, io->prediction);
}

