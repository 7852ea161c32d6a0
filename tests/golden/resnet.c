/* resnet: made by gradcc from resnet.lua.
 * Learns to tell ten kinds of clothes apart (Fashion-MNIST, 60,000 pictures of 28 x 28) with a smal...
 * residual network (He, Zhang, Ren and Sun, 2016): three stages of blocks, 16, 32 and 64 channels
 * wide, of two convolutions with batch norm around which the input goes by a shortcut; pictures to
 * train with are mirrored half of the time. Data: Debian's package dataset-fashion-mnist.
 * Expect over 92.5 % accuracy on the 10,000 test pictures after 6 epochs, in fifteen minutes.
 */
#include <math.h>

/* All that lives from step to step: parameters, the optimiser's moments, counters. */
struct state {
    float *p0_weight; /* 0.weight (16, 1, 3, 3) */
    float *p1_weight; /* 1.weight (16) */
    float *p1_bias; /* 1.bias (16) */
    float *p3_0_conv1_weight; /* 3.0.conv1.weight (16, 16, 3, 3) */
    float *p3_0_bn1_weight; /* 3.0.bn1.weight (16) */
    float *p3_0_bn1_bias; /* 3.0.bn1.bias (16) */
    float *p3_0_conv2_weight; /* 3.0.conv2.weight (16, 16, 3, 3) */
    float *p3_0_bn2_weight; /* 3.0.bn2.weight (16) */
    float *p3_0_bn2_bias; /* 3.0.bn2.bias (16) */
    float *p4_0_conv1_weight; /* 4.0.conv1.weight (32, 16, 3, 3) */
    float *p4_0_bn1_weight; /* 4.0.bn1.weight (32) */
    float *p4_0_bn1_bias; /* 4.0.bn1.bias (32) */
    float *p4_0_conv2_weight; /* 4.0.conv2.weight (32, 32, 3, 3) */
    float *p4_0_bn2_weight; /* 4.0.bn2.weight (32) */
    float *p4_0_bn2_bias; /* 4.0.bn2.bias (32) */
    float *p4_0_shortcut_0_weight; /* 4.0.shortcut.0.weight (32, 16, 1, 1) */
    float *p4_0_shortcut_1_weight; /* 4.0.shortcut.1.weight (32) */
    float *p4_0_shortcut_1_bias; /* 4.0.shortcut.1.bias (32) */
    float *p5_0_conv1_weight; /* 5.0.conv1.weight (64, 32, 3, 3) */
    float *p5_0_bn1_weight; /* 5.0.bn1.weight (64) */
    float *p5_0_bn1_bias; /* 5.0.bn1.bias (64) */
    float *p5_0_conv2_weight; /* 5.0.conv2.weight (64, 64, 3, 3) */
    float *p5_0_bn2_weight; /* 5.0.bn2.weight (64) */
    float *p5_0_bn2_bias; /* 5.0.bn2.bias (64) */
    float *p5_0_shortcut_0_weight; /* 5.0.shortcut.0.weight (64, 32, 1, 1) */
    float *p5_0_shortcut_1_weight; /* 5.0.shortcut.1.weight (64) */
    float *p5_0_shortcut_1_bias; /* 5.0.shortcut.1.bias (64) */
    float *p8_weight; /* 8.weight (10, 64) */
    float *p8_bias; /* 8.bias (10) */
    float *p1_running_var; /* 1.running_var (16) */
    float *p1_running_mean; /* 1.running_mean (16) */
    float *p1_num_batches_tracked; /* 1.num_batches_tracked () */
    float *p3_0_bn1_running_var; /* 3.0.bn1.running_var (16) */
    float *p3_0_bn1_running_mean; /* 3.0.bn1.running_mean (16) */
    float *p3_0_bn1_num_batches_tracked; /* 3.0.bn1.num_batches_tracked () */
    float *p3_0_bn2_running_var; /* 3.0.bn2.running_var (16) */
    float *p3_0_bn2_running_mean; /* 3.0.bn2.running_mean (16) */
    float *p3_0_bn2_num_batches_tracked; /* 3.0.bn2.num_batches_tracked () */
    float *p4_0_bn1_running_var; /* 4.0.bn1.running_var (32) */
    float *p4_0_bn1_running_mean; /* 4.0.bn1.running_mean (32) */
    float *p4_0_bn1_num_batches_tracked; /* 4.0.bn1.num_batches_tracked () */
    float *p4_0_bn2_running_var; /* 4.0.bn2.running_var (32) */
    float *p4_0_bn2_running_mean; /* 4.0.bn2.running_mean (32) */
    float *p4_0_bn2_num_batches_tracked; /* 4.0.bn2.num_batches_tracked () */
    float *p4_0_shortcut_1_running_var; /* 4.0.shortcut.1.running_var (32) */
    float *p4_0_shortcut_1_running_mean; /* 4.0.shortcut.1.running_mean (32) */
    float *p4_0_shortcut_1_num_batches_tracked; /* 4.0.shortcut.1.num_batches_tracked () */
    float *p5_0_bn1_running_var; /* 5.0.bn1.running_var (64) */
    float *p5_0_bn1_running_mean; /* 5.0.bn1.running_mean (64) */
    float *p5_0_bn1_num_batches_tracked; /* 5.0.bn1.num_batches_tracked () */
    float *p5_0_bn2_running_var; /* 5.0.bn2.running_var (64) */
    float *p5_0_bn2_running_mean; /* 5.0.bn2.running_mean (64) */
    float *p5_0_bn2_num_batches_tracked; /* 5.0.bn2.num_batches_tracked () */
    float *p5_0_shortcut_1_running_var; /* 5.0.shortcut.1.running_var (64) */
    float *p5_0_shortcut_1_running_mean; /* 5.0.shortcut.1.running_mean (64) */
    float *p5_0_shortcut_1_num_batches_tracked; /* 5.0.shortcut.1.num_batches_tracked () */
    int *seed; /* seed (2) */
    int *step; /* step () */
    float *momentum_buffer_0_weight; /* momentum_buffer/0.weight (16, 1, 3, 3) */
    float *momentum_buffer_1_weight; /* momentum_buffer/1.weight (16) */
    float *momentum_buffer_1_bias; /* momentum_buffer/1.bias (16) */
    float *momentum_buffer_3_0_conv1_weight; /* momentum_buffer/3.0.conv1.weight (16, 16, 3, 3) */
    float *momentum_buffer_3_0_bn1_weight; /* momentum_buffer/3.0.bn1.weight (16) */
    float *momentum_buffer_3_0_bn1_bias; /* momentum_buffer/3.0.bn1.bias (16) */
    float *momentum_buffer_3_0_conv2_weight; /* momentum_buffer/3.0.conv2.weight (16, 16, 3, 3) */
    float *momentum_buffer_3_0_bn2_weight; /* momentum_buffer/3.0.bn2.weight (16) */
    float *momentum_buffer_3_0_bn2_bias; /* momentum_buffer/3.0.bn2.bias (16) */
    float *momentum_buffer_4_0_conv1_weight; /* momentum_buffer/4.0.conv1.weight (32, 16, 3, 3) */
    float *momentum_buffer_4_0_bn1_weight; /* momentum_buffer/4.0.bn1.weight (32) */
    float *momentum_buffer_4_0_bn1_bias; /* momentum_buffer/4.0.bn1.bias (32) */
    float *momentum_buffer_4_0_conv2_weight; /* momentum_buffer/4.0.conv2.weight (32, 32, 3, 3) */
    float *momentum_buffer_4_0_bn2_weight; /* momentum_buffer/4.0.bn2.weight (32) */
    float *momentum_buffer_4_0_bn2_bias; /* momentum_buffer/4.0.bn2.bias (32) */
    float *momentum_buffer_4_0_shortcut_0_weight; /* momentum_buffer/4.0.shortcut.0.weight (32, 16, 1, 1) */
    float *momentum_buffer_4_0_shortcut_1_weight; /* momentum_buffer/4.0.shortcut.1.weight (32) */
    float *momentum_buffer_4_0_shortcut_1_bias; /* momentum_buffer/4.0.shortcut.1.bias (32) */
    float *momentum_buffer_5_0_conv1_weight; /* momentum_buffer/5.0.conv1.weight (64, 32, 3, 3) */
    float *momentum_buffer_5_0_bn1_weight; /* momentum_buffer/5.0.bn1.weight (64) */
    float *momentum_buffer_5_0_bn1_bias; /* momentum_buffer/5.0.bn1.bias (64) */
    float *momentum_buffer_5_0_conv2_weight; /* momentum_buffer/5.0.conv2.weight (64, 64, 3, 3) */
    float *momentum_buffer_5_0_bn2_weight; /* momentum_buffer/5.0.bn2.weight (64) */
    float *momentum_buffer_5_0_bn2_bias; /* momentum_buffer/5.0.bn2.bias (64) */
    float *momentum_buffer_5_0_shortcut_0_weight; /* momentum_buffer/5.0.shortcut.0.weight (64, 32, 1, 1) */
    float *momentum_buffer_5_0_shortcut_1_weight; /* momentum_buffer/5.0.shortcut.1.weight (64) */
    float *momentum_buffer_5_0_shortcut_1_bias; /* momentum_buffer/5.0.shortcut.1.bias (64) */
    float *momentum_buffer_8_weight; /* momentum_buffer/8.weight (10, 64) */
    float *momentum_buffer_8_bias; /* momentum_buffer/8.bias (10) */
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

/* k00  resnet.lua:37
 *   p0_weight = (uniform() * 0.666667) + -0.333333  (16, 1, 3, 3)
 */
static void k00_update_p0_weight(const int *restrict seed, float *restrict p0_weight)
{
    for (long j = 0; j < 144; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000001, j);
        const float mul4 = uniform2 * 0.666666687f;
        const float add6 = mul4 + (-0.333333343f);
        p0_weight[j] = add6;
    }
}

/* k01  resnet.lua:37
 *   p1_weight = 1  (16)
 */
static void k01_update_p1_weight(float *restrict p1_weight)
{
    for (long j = 0; j < 16; j++) {
        p1_weight[j] = 1.0f;
    }
}

/* k02  resnet.lua:37
 *   p1_bias = 0  (16)
 */
static void k02_update_p1_bias(float *restrict p1_bias)
{
    for (long j = 0; j < 16; j++) {
        p1_bias[j] = 0.0f;
    }
}

/* k03  resnet.lua:37
 *   p1_running_var = 1  (16)
 */
static void k03_update_p1_running_var(float *restrict p1_running_var)
{
    for (long j = 0; j < 16; j++) {
        p1_running_var[j] = 1.0f;
    }
}

/* k04  resnet.lua:37
 *   p1_running_mean = 0  (16)
 */
static void k04_update_p1_running_mean(float *restrict p1_running_mean)
{
    for (long j = 0; j < 16; j++) {
        p1_running_mean[j] = 0.0f;
    }
}

/* k05  resnet.lua:37
 *   p1_num_batches_tracked = 0  ()
 */
static void k05_update_p1_num_batches_tracked(float *restrict p1_num_batches_tracked)
{
    p1_num_batches_tracked[0] = 0.0f;
}

/* k06  resnet.lua:12
 *   p3_0_conv1_weight = (uniform() * 0.166667) + -0.0833333  (16, 16, 3, 3)
 */
static void k06_update_p3_0_conv1_weight(const int *restrict seed,
                                         float *restrict p3_0_conv1_weight)
{
    for (long j = 0; j < 2304; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000002, j);
        const float mul4 = uniform2 * 0.166666672f;
        const float add6 = mul4 + (-0.0833333358f);
        p3_0_conv1_weight[j] = add6;
    }
}

/* k07  resnet.lua:13
 *   p3_0_bn1_weight = 1  (16)
 */
static void k07_update_p3_0_bn1_weight(float *restrict p3_0_bn1_weight)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn1_weight[j] = 1.0f;
    }
}

/* k08  resnet.lua:13
 *   p3_0_bn1_bias = 0  (16)
 */
static void k08_update_p3_0_bn1_bias(float *restrict p3_0_bn1_bias)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn1_bias[j] = 0.0f;
    }
}

/* k09  resnet.lua:13
 *   p3_0_bn1_running_var = 1  (16)
 */
static void k09_update_p3_0_bn1_running_var(float *restrict p3_0_bn1_running_var)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn1_running_var[j] = 1.0f;
    }
}

/* k10  resnet.lua:13
 *   p3_0_bn1_running_mean = 0  (16)
 */
static void k10_update_p3_0_bn1_running_mean(float *restrict p3_0_bn1_running_mean)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn1_running_mean[j] = 0.0f;
    }
}

/* k11  resnet.lua:13
 *   p3_0_bn1_num_batches_tracked = 0  ()
 */
static void k11_update_p3_0_bn1_num_batches_tracked(float *restrict p3_0_bn1_num_batches_tracked)
{
    p3_0_bn1_num_batches_tracked[0] = 0.0f;
}

/* k12  resnet.lua:14
 *   p3_0_conv2_weight = (uniform() * 0.166667) + -0.0833333  (16, 16, 3, 3)
 */
static void k12_update_p3_0_conv2_weight(const int *restrict seed,
                                         float *restrict p3_0_conv2_weight)
{
    for (long j = 0; j < 2304; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000003, j);
        const float mul4 = uniform2 * 0.166666672f;
        const float add6 = mul4 + (-0.0833333358f);
        p3_0_conv2_weight[j] = add6;
    }
}

/* k13  resnet.lua:15
 *   p3_0_bn2_weight = 1  (16)
 */
static void k13_update_p3_0_bn2_weight(float *restrict p3_0_bn2_weight)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn2_weight[j] = 1.0f;
    }
}

/* k14  resnet.lua:15
 *   p3_0_bn2_bias = 0  (16)
 */
static void k14_update_p3_0_bn2_bias(float *restrict p3_0_bn2_bias)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn2_bias[j] = 0.0f;
    }
}

/* k15  resnet.lua:15
 *   p3_0_bn2_running_var = 1  (16)
 */
static void k15_update_p3_0_bn2_running_var(float *restrict p3_0_bn2_running_var)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn2_running_var[j] = 1.0f;
    }
}

/* k16  resnet.lua:15
 *   p3_0_bn2_running_mean = 0  (16)
 */
static void k16_update_p3_0_bn2_running_mean(float *restrict p3_0_bn2_running_mean)
{
    for (long j = 0; j < 16; j++) {
        p3_0_bn2_running_mean[j] = 0.0f;
    }
}

/* k17  resnet.lua:15
 *   p3_0_bn2_num_batches_tracked = 0  ()
 */
static void k17_update_p3_0_bn2_num_batches_tracked(float *restrict p3_0_bn2_num_batches_tracked)
{
    p3_0_bn2_num_batches_tracked[0] = 0.0f;
}

/* k18  resnet.lua:12
 *   p4_0_conv1_weight = (uniform() * 0.166667) + -0.0833333  (32, 16, 3, 3)
 */
static void k18_update_p4_0_conv1_weight(const int *restrict seed,
                                         float *restrict p4_0_conv1_weight)
{
    for (long j = 0; j < 4608; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000004, j);
        const float mul4 = uniform2 * 0.166666672f;
        const float add6 = mul4 + (-0.0833333358f);
        p4_0_conv1_weight[j] = add6;
    }
}

/* k19  resnet.lua:13
 *   p4_0_bn1_weight = 1  (32)
 */
static void k19_update_p4_0_bn1_weight(float *restrict p4_0_bn1_weight)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn1_weight[j] = 1.0f;
    }
}

/* k20  resnet.lua:13
 *   p4_0_bn1_bias = 0  (32)
 */
static void k20_update_p4_0_bn1_bias(float *restrict p4_0_bn1_bias)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn1_bias[j] = 0.0f;
    }
}

/* k21  resnet.lua:13
 *   p4_0_bn1_running_var = 1  (32)
 */
static void k21_update_p4_0_bn1_running_var(float *restrict p4_0_bn1_running_var)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn1_running_var[j] = 1.0f;
    }
}

/* k22  resnet.lua:13
 *   p4_0_bn1_running_mean = 0  (32)
 */
static void k22_update_p4_0_bn1_running_mean(float *restrict p4_0_bn1_running_mean)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn1_running_mean[j] = 0.0f;
    }
}

/* k23  resnet.lua:13
 *   p4_0_bn1_num_batches_tracked = 0  ()
 */
static void k23_update_p4_0_bn1_num_batches_tracked(float *restrict p4_0_bn1_num_batches_tracked)
{
    p4_0_bn1_num_batches_tracked[0] = 0.0f;
}

/* k24  resnet.lua:14
 *   p4_0_conv2_weight = (uniform() * 0.117851) + -0.0589256  (32, 32, 3, 3)
 */
static void k24_update_p4_0_conv2_weight(const int *restrict seed,
                                         float *restrict p4_0_conv2_weight)
{
    for (long j = 0; j < 9216; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000005, j);
        const float mul4 = uniform2 * 0.117851131f;
        const float add6 = mul4 + (-0.0589255653f);
        p4_0_conv2_weight[j] = add6;
    }
}

/* k25  resnet.lua:15
 *   p4_0_bn2_weight = 1  (32)
 */
static void k25_update_p4_0_bn2_weight(float *restrict p4_0_bn2_weight)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn2_weight[j] = 1.0f;
    }
}

/* k26  resnet.lua:15
 *   p4_0_bn2_bias = 0  (32)
 */
static void k26_update_p4_0_bn2_bias(float *restrict p4_0_bn2_bias)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn2_bias[j] = 0.0f;
    }
}

/* k27  resnet.lua:15
 *   p4_0_bn2_running_var = 1  (32)
 */
static void k27_update_p4_0_bn2_running_var(float *restrict p4_0_bn2_running_var)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn2_running_var[j] = 1.0f;
    }
}

/* k28  resnet.lua:15
 *   p4_0_bn2_running_mean = 0  (32)
 */
static void k28_update_p4_0_bn2_running_mean(float *restrict p4_0_bn2_running_mean)
{
    for (long j = 0; j < 32; j++) {
        p4_0_bn2_running_mean[j] = 0.0f;
    }
}

/* k29  resnet.lua:15
 *   p4_0_bn2_num_batches_tracked = 0  ()
 */
static void k29_update_p4_0_bn2_num_batches_tracked(float *restrict p4_0_bn2_num_batches_tracked)
{
    p4_0_bn2_num_batches_tracked[0] = 0.0f;
}

/* k30  resnet.lua:17
 *   p4_0_shortcut_0_weight = (uniform() * 0.5) + -0.25  (32, 16, 1, 1)
 */
static void k30_update_p4_0_shortcut_0_weight(const int *restrict seed,
                                              float *restrict p4_0_shortcut_0_weight)
{
    for (long j = 0; j < 512; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000006, j);
        const float mul4 = uniform2 * 0.5f;
        const float add6 = mul4 + (-0.25f);
        p4_0_shortcut_0_weight[j] = add6;
    }
}

/* k31  resnet.lua:17
 *   p4_0_shortcut_1_weight = 1  (32)
 */
static void k31_update_p4_0_shortcut_1_weight(float *restrict p4_0_shortcut_1_weight)
{
    for (long j = 0; j < 32; j++) {
        p4_0_shortcut_1_weight[j] = 1.0f;
    }
}

/* k32  resnet.lua:17
 *   p4_0_shortcut_1_bias = 0  (32)
 */
static void k32_update_p4_0_shortcut_1_bias(float *restrict p4_0_shortcut_1_bias)
{
    for (long j = 0; j < 32; j++) {
        p4_0_shortcut_1_bias[j] = 0.0f;
    }
}

/* k33  resnet.lua:17
 *   p4_0_shortcut_1_running_var = 1  (32)
 */
static void k33_update_p4_0_shortcut_1_running_var(float *restrict p4_0_shortcut_1_running_var)
{
    for (long j = 0; j < 32; j++) {
        p4_0_shortcut_1_running_var[j] = 1.0f;
    }
}

/* k34  resnet.lua:17
 *   p4_0_shortcut_1_running_mean = 0  (32)
 */
static void k34_update_p4_0_shortcut_1_running_mean(float *restrict p4_0_shortcut_1_running_mean)
{
    for (long j = 0; j < 32; j++) {
        p4_0_shortcut_1_running_mean[j] = 0.0f;
    }
}

/* k35  resnet.lua:17
 *   p4_0_shortcut_1_num_batches_tracked = 0  ()
 */
static void k35_update_p4_0_shortcut_1_num_batches_tracked(float *restrict p4_0_shortcut_1_num_batches_tracked)
{
    p4_0_shortcut_1_num_batches_tracked[0] = 0.0f;
}

/* k36  resnet.lua:12
 *   p5_0_conv1_weight = (uniform() * 0.117851) + -0.0589256  (64, 32, 3, 3)
 */
static void k36_update_p5_0_conv1_weight(const int *restrict seed,
                                         float *restrict p5_0_conv1_weight)
{
    for (long j = 0; j < 18432; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000007, j);
        const float mul4 = uniform2 * 0.117851131f;
        const float add6 = mul4 + (-0.0589255653f);
        p5_0_conv1_weight[j] = add6;
    }
}

/* k37  resnet.lua:13
 *   p5_0_bn1_weight = 1  (64)
 */
static void k37_update_p5_0_bn1_weight(float *restrict p5_0_bn1_weight)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn1_weight[j] = 1.0f;
    }
}

/* k38  resnet.lua:13
 *   p5_0_bn1_bias = 0  (64)
 */
static void k38_update_p5_0_bn1_bias(float *restrict p5_0_bn1_bias)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn1_bias[j] = 0.0f;
    }
}

/* k39  resnet.lua:13
 *   p5_0_bn1_running_var = 1  (64)
 */
static void k39_update_p5_0_bn1_running_var(float *restrict p5_0_bn1_running_var)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn1_running_var[j] = 1.0f;
    }
}

/* k40  resnet.lua:13
 *   p5_0_bn1_running_mean = 0  (64)
 */
static void k40_update_p5_0_bn1_running_mean(float *restrict p5_0_bn1_running_mean)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn1_running_mean[j] = 0.0f;
    }
}

/* k41  resnet.lua:13
 *   p5_0_bn1_num_batches_tracked = 0  ()
 */
static void k41_update_p5_0_bn1_num_batches_tracked(float *restrict p5_0_bn1_num_batches_tracked)
{
    p5_0_bn1_num_batches_tracked[0] = 0.0f;
}

/* k42  resnet.lua:14
 *   p5_0_conv2_weight = (uniform() * 0.0833333) + -0.0416667  (64, 64, 3, 3)
 */
static void k42_update_p5_0_conv2_weight(const int *restrict seed,
                                         float *restrict p5_0_conv2_weight)
{
    for (long j = 0; j < 36864; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000008, j);
        const float mul4 = uniform2 * 0.0833333358f;
        const float add6 = mul4 + (-0.0416666679f);
        p5_0_conv2_weight[j] = add6;
    }
}

/* k43  resnet.lua:15
 *   p5_0_bn2_weight = 1  (64)
 */
static void k43_update_p5_0_bn2_weight(float *restrict p5_0_bn2_weight)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn2_weight[j] = 1.0f;
    }
}

/* k44  resnet.lua:15
 *   p5_0_bn2_bias = 0  (64)
 */
static void k44_update_p5_0_bn2_bias(float *restrict p5_0_bn2_bias)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn2_bias[j] = 0.0f;
    }
}

/* k45  resnet.lua:15
 *   p5_0_bn2_running_var = 1  (64)
 */
static void k45_update_p5_0_bn2_running_var(float *restrict p5_0_bn2_running_var)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn2_running_var[j] = 1.0f;
    }
}

/* k46  resnet.lua:15
 *   p5_0_bn2_running_mean = 0  (64)
 */
static void k46_update_p5_0_bn2_running_mean(float *restrict p5_0_bn2_running_mean)
{
    for (long j = 0; j < 64; j++) {
        p5_0_bn2_running_mean[j] = 0.0f;
    }
}

/* k47  resnet.lua:15
 *   p5_0_bn2_num_batches_tracked = 0  ()
 */
static void k47_update_p5_0_bn2_num_batches_tracked(float *restrict p5_0_bn2_num_batches_tracked)
{
    p5_0_bn2_num_batches_tracked[0] = 0.0f;
}

/* k48  resnet.lua:17
 *   p5_0_shortcut_0_weight = (uniform() * 0.353553) + -0.176777  (64, 32, 1, 1)
 */
static void k48_update_p5_0_shortcut_0_weight(const int *restrict seed,
                                              float *restrict p5_0_shortcut_0_weight)
{
    for (long j = 0; j < 2048; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000009, j);
        const float mul4 = uniform2 * 0.353553385f;
        const float add6 = mul4 + (-0.176776692f);
        p5_0_shortcut_0_weight[j] = add6;
    }
}

/* k49  resnet.lua:17
 *   p5_0_shortcut_1_weight = 1  (64)
 */
static void k49_update_p5_0_shortcut_1_weight(float *restrict p5_0_shortcut_1_weight)
{
    for (long j = 0; j < 64; j++) {
        p5_0_shortcut_1_weight[j] = 1.0f;
    }
}

/* k50  resnet.lua:17
 *   p5_0_shortcut_1_bias = 0  (64)
 */
static void k50_update_p5_0_shortcut_1_bias(float *restrict p5_0_shortcut_1_bias)
{
    for (long j = 0; j < 64; j++) {
        p5_0_shortcut_1_bias[j] = 0.0f;
    }
}

/* k51  resnet.lua:17
 *   p5_0_shortcut_1_running_var = 1  (64)
 */
static void k51_update_p5_0_shortcut_1_running_var(float *restrict p5_0_shortcut_1_running_var)
{
    for (long j = 0; j < 64; j++) {
        p5_0_shortcut_1_running_var[j] = 1.0f;
    }
}

/* k52  resnet.lua:17
 *   p5_0_shortcut_1_running_mean = 0  (64)
 */
static void k52_update_p5_0_shortcut_1_running_mean(float *restrict p5_0_shortcut_1_running_mean)
{
    for (long j = 0; j < 64; j++) {
        p5_0_shortcut_1_running_mean[j] = 0.0f;
    }
}

/* k53  resnet.lua:17
 *   p5_0_shortcut_1_num_batches_tracked = 0  ()
 */
static void k53_update_p5_0_shortcut_1_num_batches_tracked(float *restrict p5_0_shortcut_1_num_batches_tracked)
{
    p5_0_shortcut_1_num_batches_tracked[0] = 0.0f;
}

/* k54  resnet.lua:39
 *   p8_weight = (uniform() * 0.25) + -0.125  (10, 64)
 */
static void k54_update_p8_weight(const int *restrict seed, float *restrict p8_weight)
{
    for (long j = 0; j < 640; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000010, j);
        const float mul4 = uniform2 * 0.25f;
        const float add6 = mul4 + (-0.125f);
        p8_weight[j] = add6;
    }
}

/* k55  resnet.lua:39
 *   p8_bias = (uniform() * 0.25) + -0.125  (10)
 */
static void k55_update_p8_bias(const int *restrict seed, float *restrict p8_bias)
{
    for (long j = 0; j < 10; j++) {
        const float uniform2 = uniform_f32(&seed[0], 0, 1000011, j);
        const float mul4 = uniform2 * 0.25f;
        const float add6 = mul4 + (-0.125f);
        p8_bias[j] = add6;
    }
}

/* k56  resnet.lua:47
 *   step = 0  ()
 */
static void k56_update_step(int *restrict step)
{
    step[0] = 0;
}

/* k57  resnet.lua:57
 *   momentum_buffer_0_weight = 0  (16, 1, 3, 3)
 */
static void k57_update_momentum_buffer_0_weight(float *restrict momentum_buffer_0_weight)
{
    for (long j = 0; j < 144; j++) {
        momentum_buffer_0_weight[j] = 0.0f;
    }
}

/* k58  resnet.lua:57
 *   momentum_buffer_1_weight = 0  (16)
 */
static void k58_update_momentum_buffer_1_weight(float *restrict momentum_buffer_1_weight)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_1_weight[j] = 0.0f;
    }
}

/* k59  resnet.lua:57
 *   momentum_buffer_1_bias = 0  (16)
 */
static void k59_update_momentum_buffer_1_bias(float *restrict momentum_buffer_1_bias)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_1_bias[j] = 0.0f;
    }
}

/* k60  resnet.lua:57
 *   momentum_buffer_3_0_conv1_weight = 0  (16, 16, 3, 3)
 */
static void k60_update_momentum_buffer_3_0_conv1_weight(float *restrict momentum_buffer_3_0_conv1_weight)
{
    for (long j = 0; j < 2304; j++) {
        momentum_buffer_3_0_conv1_weight[j] = 0.0f;
    }
}

/* k61  resnet.lua:57
 *   momentum_buffer_3_0_bn1_weight = 0  (16)
 */
static void k61_update_momentum_buffer_3_0_bn1_weight(float *restrict momentum_buffer_3_0_bn1_weight)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_3_0_bn1_weight[j] = 0.0f;
    }
}

/* k62  resnet.lua:57
 *   momentum_buffer_3_0_bn1_bias = 0  (16)
 */
static void k62_update_momentum_buffer_3_0_bn1_bias(float *restrict momentum_buffer_3_0_bn1_bias)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_3_0_bn1_bias[j] = 0.0f;
    }
}

/* k63  resnet.lua:57
 *   momentum_buffer_3_0_conv2_weight = 0  (16, 16, 3, 3)
 */
static void k63_update_momentum_buffer_3_0_conv2_weight(float *restrict momentum_buffer_3_0_conv2_weight)
{
    for (long j = 0; j < 2304; j++) {
        momentum_buffer_3_0_conv2_weight[j] = 0.0f;
    }
}

/* k64  resnet.lua:57
 *   momentum_buffer_3_0_bn2_weight = 0  (16)
 */
static void k64_update_momentum_buffer_3_0_bn2_weight(float *restrict momentum_buffer_3_0_bn2_weight)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_3_0_bn2_weight[j] = 0.0f;
    }
}

/* k65  resnet.lua:57
 *   momentum_buffer_3_0_bn2_bias = 0  (16)
 */
static void k65_update_momentum_buffer_3_0_bn2_bias(float *restrict momentum_buffer_3_0_bn2_bias)
{
    for (long j = 0; j < 16; j++) {
        momentum_buffer_3_0_bn2_bias[j] = 0.0f;
    }
}

/* k66  resnet.lua:57
 *   momentum_buffer_4_0_conv1_weight = 0  (32, 16, 3, 3)
 */
static void k66_update_momentum_buffer_4_0_conv1_weight(float *restrict momentum_buffer_4_0_conv1_weight)
{
    for (long j = 0; j < 4608; j++) {
        momentum_buffer_4_0_conv1_weight[j] = 0.0f;
    }
}

/* k67  resnet.lua:57
 *   momentum_buffer_4_0_bn1_weight = 0  (32)
 */
static void k67_update_momentum_buffer_4_0_bn1_weight(float *restrict momentum_buffer_4_0_bn1_weight)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_bn1_weight[j] = 0.0f;
    }
}

/* k68  resnet.lua:57
 *   momentum_buffer_4_0_bn1_bias = 0  (32)
 */
static void k68_update_momentum_buffer_4_0_bn1_bias(float *restrict momentum_buffer_4_0_bn1_bias)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_bn1_bias[j] = 0.0f;
    }
}

/* k69  resnet.lua:57
 *   momentum_buffer_4_0_conv2_weight = 0  (32, 32, 3, 3)
 */
static void k69_update_momentum_buffer_4_0_conv2_weight(float *restrict momentum_buffer_4_0_conv2_weight)
{
    for (long j = 0; j < 9216; j++) {
        momentum_buffer_4_0_conv2_weight[j] = 0.0f;
    }
}

/* k70  resnet.lua:57
 *   momentum_buffer_4_0_bn2_weight = 0  (32)
 */
static void k70_update_momentum_buffer_4_0_bn2_weight(float *restrict momentum_buffer_4_0_bn2_weight)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_bn2_weight[j] = 0.0f;
    }
}

/* k71  resnet.lua:57
 *   momentum_buffer_4_0_bn2_bias = 0  (32)
 */
static void k71_update_momentum_buffer_4_0_bn2_bias(float *restrict momentum_buffer_4_0_bn2_bias)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_bn2_bias[j] = 0.0f;
    }
}

/* k72  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_0_weight = 0  (32, 16, 1, 1)
 */
static void k72_update_momentum_buffer_4_0_shortcut_0_weight(float *restrict momentum_buffer_4_0_shortcut_0_weight)
{
    for (long j = 0; j < 512; j++) {
        momentum_buffer_4_0_shortcut_0_weight[j] = 0.0f;
    }
}

/* k73  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_1_weight = 0  (32)
 */
static void k73_update_momentum_buffer_4_0_shortcut_1_weight(float *restrict momentum_buffer_4_0_shortcut_1_weight)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_shortcut_1_weight[j] = 0.0f;
    }
}

/* k74  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_1_bias = 0  (32)
 */
static void k74_update_momentum_buffer_4_0_shortcut_1_bias(float *restrict momentum_buffer_4_0_shortcut_1_bias)
{
    for (long j = 0; j < 32; j++) {
        momentum_buffer_4_0_shortcut_1_bias[j] = 0.0f;
    }
}

/* k75  resnet.lua:57
 *   momentum_buffer_5_0_conv1_weight = 0  (64, 32, 3, 3)
 */
static void k75_update_momentum_buffer_5_0_conv1_weight(float *restrict momentum_buffer_5_0_conv1_weight)
{
    for (long j = 0; j < 18432; j++) {
        momentum_buffer_5_0_conv1_weight[j] = 0.0f;
    }
}

/* k76  resnet.lua:57
 *   momentum_buffer_5_0_bn1_weight = 0  (64)
 */
static void k76_update_momentum_buffer_5_0_bn1_weight(float *restrict momentum_buffer_5_0_bn1_weight)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_bn1_weight[j] = 0.0f;
    }
}

/* k77  resnet.lua:57
 *   momentum_buffer_5_0_bn1_bias = 0  (64)
 */
static void k77_update_momentum_buffer_5_0_bn1_bias(float *restrict momentum_buffer_5_0_bn1_bias)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_bn1_bias[j] = 0.0f;
    }
}

/* k78  resnet.lua:57
 *   momentum_buffer_5_0_conv2_weight = 0  (64, 64, 3, 3)
 */
static void k78_update_momentum_buffer_5_0_conv2_weight(float *restrict momentum_buffer_5_0_conv2_weight)
{
    for (long j = 0; j < 36864; j++) {
        momentum_buffer_5_0_conv2_weight[j] = 0.0f;
    }
}

/* k79  resnet.lua:57
 *   momentum_buffer_5_0_bn2_weight = 0  (64)
 */
static void k79_update_momentum_buffer_5_0_bn2_weight(float *restrict momentum_buffer_5_0_bn2_weight)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_bn2_weight[j] = 0.0f;
    }
}

/* k80  resnet.lua:57
 *   momentum_buffer_5_0_bn2_bias = 0  (64)
 */
static void k80_update_momentum_buffer_5_0_bn2_bias(float *restrict momentum_buffer_5_0_bn2_bias)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_bn2_bias[j] = 0.0f;
    }
}

/* k81  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_0_weight = 0  (64, 32, 1, 1)
 */
static void k81_update_momentum_buffer_5_0_shortcut_0_weight(float *restrict momentum_buffer_5_0_shortcut_0_weight)
{
    for (long j = 0; j < 2048; j++) {
        momentum_buffer_5_0_shortcut_0_weight[j] = 0.0f;
    }
}

/* k82  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_1_weight = 0  (64)
 */
static void k82_update_momentum_buffer_5_0_shortcut_1_weight(float *restrict momentum_buffer_5_0_shortcut_1_weight)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_shortcut_1_weight[j] = 0.0f;
    }
}

/* k83  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_1_bias = 0  (64)
 */
static void k83_update_momentum_buffer_5_0_shortcut_1_bias(float *restrict momentum_buffer_5_0_shortcut_1_bias)
{
    for (long j = 0; j < 64; j++) {
        momentum_buffer_5_0_shortcut_1_bias[j] = 0.0f;
    }
}

/* k84  resnet.lua:57
 *   momentum_buffer_8_weight = 0  (10, 64)
 */
static void k84_update_momentum_buffer_8_weight(float *restrict momentum_buffer_8_weight)
{
    for (long j = 0; j < 640; j++) {
        momentum_buffer_8_weight[j] = 0.0f;
    }
}

/* k85  resnet.lua:57
 *   momentum_buffer_8_bias = 0  (10)
 */
static void k85_update_momentum_buffer_8_bias(float *restrict momentum_buffer_8_bias)
{
    for (long j = 0; j < 10; j++) {
        momentum_buffer_8_bias[j] = 0.0f;
    }
}

/* One init: 86 kernels; `work` holds 0 bytes, aligned to 64. */
void init(const struct state *s, const struct init_io *io, void *work);
void init(const struct state *s, const struct init_io *io, void *work)
{
    (void)io;
    (void)work;

    k00_update_p0_weight(s->seed, s->p0_weight);
    k01_update_p1_weight(s->p1_weight);
    k02_update_p1_bias(s->p1_bias);
    k03_update_p1_running_var(s->p1_running_var);
    k04_update_p1_running_mean(s->p1_running_mean);
    k05_update_p1_num_batches_tracked(s->p1_num_batches_tracked);
    k06_update_p3_0_conv1_weight(s->seed, s->p3_0_conv1_weight);
    k07_update_p3_0_bn1_weight(s->p3_0_bn1_weight);
    k08_update_p3_0_bn1_bias(s->p3_0_bn1_bias);
    k09_update_p3_0_bn1_running_var(s->p3_0_bn1_running_var);
    k10_update_p3_0_bn1_running_mean(s->p3_0_bn1_running_mean);
    k11_update_p3_0_bn1_num_batches_tracked(s->p3_0_bn1_num_batches_tracked);
    k12_update_p3_0_conv2_weight(s->seed, s->p3_0_conv2_weight);
    k13_update_p3_0_bn2_weight(s->p3_0_bn2_weight);
    k14_update_p3_0_bn2_bias(s->p3_0_bn2_bias);
    k15_update_p3_0_bn2_running_var(s->p3_0_bn2_running_var);
    k16_update_p3_0_bn2_running_mean(s->p3_0_bn2_running_mean);
    k17_update_p3_0_bn2_num_batches_tracked(s->p3_0_bn2_num_batches_tracked);
    k18_update_p4_0_conv1_weight(s->seed, s->p4_0_conv1_weight);
    k19_update_p4_0_bn1_weight(s->p4_0_bn1_weight);
    k20_update_p4_0_bn1_bias(s->p4_0_bn1_bias);
    k21_update_p4_0_bn1_running_var(s->p4_0_bn1_running_var);
    k22_update_p4_0_bn1_running_mean(s->p4_0_bn1_running_mean);
    k23_update_p4_0_bn1_num_batches_tracked(s->p4_0_bn1_num_batches_tracked);
    k24_update_p4_0_conv2_weight(s->seed, s->p4_0_conv2_weight);
    k25_update_p4_0_bn2_weight(s->p4_0_bn2_weight);
    k26_update_p4_0_bn2_bias(s->p4_0_bn2_bias);
    k27_update_p4_0_bn2_running_var(s->p4_0_bn2_running_var);
    k28_update_p4_0_bn2_running_mean(s->p4_0_bn2_running_mean);
    k29_update_p4_0_bn2_num_batches_tracked(s->p4_0_bn2_num_batches_tracked);
    k30_update_p4_0_shortcut_0_weight(s->seed, s->p4_0_shortcut_0_weight);
    k31_update_p4_0_shortcut_1_weight(s->p4_0_shortcut_1_weight);
    k32_update_p4_0_shortcut_1_bias(s->p4_0_shortcut_1_bias);
    k33_update_p4_0_shortcut_1_running_var(s->p4_0_shortcut_1_running_var);
    k34_update_p4_0_shortcut_1_running_mean(s->p4_0_shortcut_1_running_mean);
    k35_update_p4_0_shortcut_1_num_batches_tracked(s->p4_0_shortcut_1_num_batches_tracked);
    k36_update_p5_0_conv1_weight(s->seed, s->p5_0_conv1_weight);
    k37_update_p5_0_bn1_weight(s->p5_0_bn1_weight);
    k38_update_p5_0_bn1_bias(s->p5_0_bn1_bias);
    k39_update_p5_0_bn1_running_var(s->p5_0_bn1_running_var);
    k40_update_p5_0_bn1_running_mean(s->p5_0_bn1_running_mean);
    k41_update_p5_0_bn1_num_batches_tracked(s->p5_0_bn1_num_batches_tracked);
    k42_update_p5_0_conv2_weight(s->seed, s->p5_0_conv2_weight);
    k43_update_p5_0_bn2_weight(s->p5_0_bn2_weight);
    k44_update_p5_0_bn2_bias(s->p5_0_bn2_bias);
    k45_update_p5_0_bn2_running_var(s->p5_0_bn2_running_var);
    k46_update_p5_0_bn2_running_mean(s->p5_0_bn2_running_mean);
    k47_update_p5_0_bn2_num_batches_tracked(s->p5_0_bn2_num_batches_tracked);
    k48_update_p5_0_shortcut_0_weight(s->seed, s->p5_0_shortcut_0_weight);
    k49_update_p5_0_shortcut_1_weight(s->p5_0_shortcut_1_weight);
    k50_update_p5_0_shortcut_1_bias(s->p5_0_shortcut_1_bias);
    k51_update_p5_0_shortcut_1_running_var(s->p5_0_shortcut_1_running_var);
    k52_update_p5_0_shortcut_1_running_mean(s->p5_0_shortcut_1_running_mean);
    k53_update_p5_0_shortcut_1_num_batches_tracked(s->p5_0_shortcut_1_num_batches_tracked);
    k54_update_p8_weight(s->seed, s->p8_weight);
    k55_update_p8_bias(s->seed, s->p8_bias);
    k56_update_step(s->step);
    k57_update_momentum_buffer_0_weight(s->momentum_buffer_0_weight);
    k58_update_momentum_buffer_1_weight(s->momentum_buffer_1_weight);
    k59_update_momentum_buffer_1_bias(s->momentum_buffer_1_bias);
    k60_update_momentum_buffer_3_0_conv1_weight(s->momentum_buffer_3_0_conv1_weight);
    k61_update_momentum_buffer_3_0_bn1_weight(s->momentum_buffer_3_0_bn1_weight);
    k62_update_momentum_buffer_3_0_bn1_bias(s->momentum_buffer_3_0_bn1_bias);
    k63_update_momentum_buffer_3_0_conv2_weight(s->momentum_buffer_3_0_conv2_weight);
    k64_update_momentum_buffer_3_0_bn2_weight(s->momentum_buffer_3_0_bn2_weight);
    k65_update_momentum_buffer_3_0_bn2_bias(s->momentum_buffer_3_0_bn2_bias);
    k66_update_momentum_buffer_4_0_conv1_weight(s->momentum_buffer_4_0_conv1_weight);
    k67_update_momentum_buffer_4_0_bn1_weight(s->momentum_buffer_4_0_bn1_weight);
    k68_update_momentum_buffer_4_0_bn1_bias(s->momentum_buffer_4_0_bn1_bias);
    k69_update_momentum_buffer_4_0_conv2_weight(s->momentum_buffer_4_0_conv2_weight);
    k70_update_momentum_buffer_4_0_bn2_weight(s->momentum_buffer_4_0_bn2_weight);
    k71_update_momentum_buffer_4_0_bn2_bias(s->momentum_buffer_4_0_bn2_bias);
    k72_update_momentum_buffer_4_0_shortcut_0_weight(s->momentum_buffer_4_0_shortcut_0_weight);
    k73_update_momentum_buffer_4_0_shortcut_1_weight(s->momentum_buffer_4_0_shortcut_1_weight);
    k74_update_momentum_buffer_4_0_shortcut_1_bias(s->momentum_buffer_4_0_shortcut_1_bias);
    k75_update_momentum_buffer_5_0_conv1_weight(s->momentum_buffer_5_0_conv1_weight);
    k76_update_momentum_buffer_5_0_bn1_weight(s->momentum_buffer_5_0_bn1_weight);
    k77_update_momentum_buffer_5_0_bn1_bias(s->momentum_buffer_5_0_bn1_bias);
    k78_update_momentum_buffer_5_0_conv2_weight(s->momentum_buffer_5_0_conv2_weight);
    k79_update_momentum_buffer_5_0_bn2_weight(s->momentum_buffer_5_0_bn2_weight);
    k80_update_momentum_buffer_5_0_bn2_bias(s->momentum_buffer_5_0_bn2_bias);
    k81_update_momentum_buffer_5_0_shortcut_0_weight(s->momentum_buffer_5_0_shortcut_0_weight);
    k82_update_momentum_buffer_5_0_shortcut_1_weight(s->momentum_buffer_5_0_shortcut_1_weight);
    k83_update_momentum_buffer_5_0_shortcut_1_bias(s->momentum_buffer_5_0_shortcut_1_bias);
    k84_update_momentum_buffer_8_weight(s->momentum_buffer_8_weight);
    k85_update_momentum_buffer_8_bias(s->momentum_buffer_8_bias);
}

/* ---- train_step ---- */

/* What train_step reads and writes: a batch, and its results. */
struct train_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y (64) */
    float *loss; /* loss () */
};

/* k86  resnet.lua:37
 *   p1_num_batches_tracked = p1_num_batches_tracked + 1  ()
 */
static void k86_update_p1_num_batches_tracked(float *restrict p1_num_batches_tracked)
{
    const float add2 = p1_num_batches_tracked[0] + 1.0f;
    p1_num_batches_tracked[0] = add2;
}

/* k87  resnet.lua:13
 *   p3_0_bn1_num_batches_tracked = p3_0_bn1_num_batches_tracked + 1  ()
 */
static void k87_update_p3_0_bn1_num_batches_tracked(float *restrict p3_0_bn1_num_batches_tracked)
{
    const float add2 = p3_0_bn1_num_batches_tracked[0] + 1.0f;
    p3_0_bn1_num_batches_tracked[0] = add2;
}

/* k88  resnet.lua:15
 *   p3_0_bn2_num_batches_tracked = p3_0_bn2_num_batches_tracked + 1  ()
 */
static void k88_update_p3_0_bn2_num_batches_tracked(float *restrict p3_0_bn2_num_batches_tracked)
{
    const float add2 = p3_0_bn2_num_batches_tracked[0] + 1.0f;
    p3_0_bn2_num_batches_tracked[0] = add2;
}

/* k89  resnet.lua:13
 *   p4_0_bn1_num_batches_tracked = p4_0_bn1_num_batches_tracked + 1  ()
 */
static void k89_update_p4_0_bn1_num_batches_tracked(float *restrict p4_0_bn1_num_batches_tracked)
{
    const float add2 = p4_0_bn1_num_batches_tracked[0] + 1.0f;
    p4_0_bn1_num_batches_tracked[0] = add2;
}

/* k90  resnet.lua:15
 *   p4_0_bn2_num_batches_tracked = p4_0_bn2_num_batches_tracked + 1  ()
 */
static void k90_update_p4_0_bn2_num_batches_tracked(float *restrict p4_0_bn2_num_batches_tracked)
{
    const float add2 = p4_0_bn2_num_batches_tracked[0] + 1.0f;
    p4_0_bn2_num_batches_tracked[0] = add2;
}

/* k91  resnet.lua:17
 *   p4_0_shortcut_1_num_batches_tracked = p4_0_shortcut_1_num_batches_tracked + 1  ()
 */
static void k91_update_p4_0_shortcut_1_num_batches_tracked(float *restrict p4_0_shortcut_1_num_batches_tracked)
{
    const float add2 = p4_0_shortcut_1_num_batches_tracked[0] + 1.0f;
    p4_0_shortcut_1_num_batches_tracked[0] = add2;
}

/* k92  resnet.lua:13
 *   p5_0_bn1_num_batches_tracked = p5_0_bn1_num_batches_tracked + 1  ()
 */
static void k92_update_p5_0_bn1_num_batches_tracked(float *restrict p5_0_bn1_num_batches_tracked)
{
    const float add2 = p5_0_bn1_num_batches_tracked[0] + 1.0f;
    p5_0_bn1_num_batches_tracked[0] = add2;
}

/* k93  resnet.lua:15
 *   p5_0_bn2_num_batches_tracked = p5_0_bn2_num_batches_tracked + 1  ()
 */
static void k93_update_p5_0_bn2_num_batches_tracked(float *restrict p5_0_bn2_num_batches_tracked)
{
    const float add2 = p5_0_bn2_num_batches_tracked[0] + 1.0f;
    p5_0_bn2_num_batches_tracked[0] = add2;
}

/* k94  resnet.lua:17
 *   p5_0_shortcut_1_num_batches_tracked = p5_0_shortcut_1_num_batches_tracked + 1  ()
 */
static void k94_update_p5_0_shortcut_1_num_batches_tracked(float *restrict p5_0_shortcut_1_num_batches_tracked)
{
    const float add2 = p5_0_shortcut_1_num_batches_tracked[0] + 1.0f;
    p5_0_shortcut_1_num_batches_tracked[0] = add2;
}

/* k95  resnet.lua:47
 *   uniform_ = uniform()  (64, 1, 1, 1)
 */
static void k95_uniform(const int *restrict seed, const int *restrict step,
                        float *restrict uniform_)
{
    for (long j = 0; j < 64; j++) {
        const float uniform2 = uniform_f32(&seed[0], step[0], 1, j);
        uniform_[j] = uniform2;
    }
}

/* k96  resnet.lua:57
 *   mul_8 = ((cos(min(..., 3.14159)) + 1) * 0.05) * min((step + 1) * 0.0032, 1)  ()
 *   step = step + 1  ()
 */
static void k96_update_step(int *restrict step, float *restrict mul_8)
{
    const int v0 = step[0];
    const float cast1 = (float)v0;
    const float mul3 = cast1 * 0.000558505359f;
    const float v4_5 = 3.14159274f;
    const float min5 = mul3 < v4_5 ? mul3 : (mul3 == mul3 ? v4_5 : mul3);
    const float cos6 = cosf(min5);
    const float add8 = cos6 + 1.0f;
    const float mul10 = add8 * 0.05f;
    const float add11 = cast1 + 1.0f;
    const float mul13 = add11 * 0.0032f;
    const float v7_14 = 1.0f;
    const float min14 = mul13 < v7_14 ? mul13 : (mul13 == mul13 ? v7_14 : mul13);
    const float mul15 = mul10 * min14;
    const int add17 = v0 + 1;
    mul_8[0] = mul15;
    step[0] = add17;
}

/* k97  resnet.lua:47
 *   where = where(uniform_ < 0.5, x, x)  (64, 1, 28, 28)
 */
static void k97_lt_where(const float *restrict uniform_, const float *restrict x,
                         float *restrict where)
{
    for (long i = 0; i < 64; i++) {
        const int lt2 = uniform_[i] < 0.5f;
        for (long j0 = 0; j0 < 28; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                const float v3 = x[27 + i * 784 + j0 * 28 - j1];
                const float v4 = x[i * 784 + j0 * 28 + j1];
                const float where5 = lt2 ? v3 : v4;
                where[i * 784 + j0 * 28 + j1] = where5;
            }
        }
    }
}

/* k98  resnet.lua:37
 *   where_2 = 0  (64, 1, 30, 30)
 */
static void k98_copy(float *restrict where_2)
{
    for (long j = 0; j < 57600; j++) {
        where_2[j] = 0.0f;
    }
}

/* k99  resnet.lua:37
 *   where_2[31 ...] = where  (64, 1, 30, 30)
 */
static void k99_copy(const float *restrict where, float *restrict where_2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                where_2[31 + i0 * 900 + i1 * 30 + j] = where[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k100  resnet.lua:37
 *   where_3 = where_2  (9, 50176)
 */
static void k100_copy(const float *restrict where_2, float *restrict where_3)
{
    for (long i0 = 0; i0 < 3; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 64; i2++) {
                for (long i3 = 0; i3 < 28; i3++) {
                    for (long j = 0; j < 28; j++) {
                        where_3[i0 * 150528 + i1 * 50176 + i2 * 784 + i3 * 28 + j] = where_2[i0 * 30 + i1 + i2 * 900 + i3 * 30 + j];
                    }
                }
            }
        }
    }
}

/* k101  resnet.lua:37
 *   matmul = p0_weight @ where_3  (16, 50176)
 */
static void k101_matmul(const float *restrict p0_weight, const float *restrict where_3,
                        float *restrict matmul)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 50176; j++) {
            matmul[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 9; k++) {
            const float a_ik = p0_weight[i * 9 + k];
            for (long j = 0; j < 50176; j++) {
                matmul[i * 50176 + j] += a_ik * where_3[k * 50176 + j];
            }
        }
    }
}

/* k102  resnet.lua:37
 *   sum_ = sum(matmul * 1.99298e-05)  (1, 16, 1, 1)
 *   sub = matmul - sum(matmul * 1.99298e-05)  (64, 16, 28, 28)
 *   sum__2 = sum(((matmul - sum(...)) * (matmul - sum(...))) * 1.99298e-05)  (1, 16, 1, 1)
 *   sqrt_ = sqrt(sum(((matmul - ...) * (matmul - ...)) * 1.99298e-05) + 1e-05)  (1, 16, 1, 1)
 *   recip = 1 / sqrt(sum((... * ...) * 1.99298e-05) + 1e-05)  (1, 16, 1, 1)
 *   mul = (matmul - sum(matmul * 1.99298e-05)) * (1 / sqrt(sum(...) + 1e-05))  (64, 16, 28, 28)
 *   h2 = relu((((matmul - sum(...)) * (1 / sqrt(...))) * p1_weight) + p1_bias)  (64, 16, 28, 28)
 */
static void k102_mul_sum_sub(const float *restrict matmul, const float *restrict p1_weight,
                             const float *restrict p1_bias, float *restrict sum_,
                             float *restrict sub, float *restrict sum__2, float *restrict sqrt_,
                             float *restrict recip, float *restrict mul, float *restrict h2)
{
    for (long i = 0; i < 16; i++) {
        float sum3 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part3 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float mul2 = matmul[i * 50176 + j0 * 784 + j1] * 1.99298465e-05f;
                part3 += mul2;
            }
            sum3 += part3;
        }
        float sum7 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part7 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub4 = matmul[i * 50176 + j0 * 784 + j1] - sum3;
                const float mul5 = sub4 * sub4;
                const float mul6 = mul5 * 1.99298465e-05f;
                part7 += mul6;
            }
            sum7 += part7;
        }
        const float add9 = sum7 + 1e-05f;
        const float sqrt10 = sqrtf(add9);
        const float recip11 = 1 / sqrt10;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub4 = matmul[i * 50176 + j0 * 784 + j1] - sum3;
                const float mul12 = sub4 * recip11;
                const float mul14 = mul12 * p1_weight[i];
                const float add16 = mul14 + p1_bias[i];
                const float relu17 = add16 < 0 ? 0 : add16;
                sub[i * 784 + j0 * 12544 + j1] = sub4;
                mul[i * 784 + j0 * 12544 + j1] = mul12;
                h2[i * 784 + j0 * 12544 + j1] = relu17;
            }
        }
        sum_[i] = sum3;
        sum__2[i] = sum7;
        sqrt_[i] = sqrt10;
        recip[i] = recip11;
    }
}

/* k103  resnet.lua:37
 *   p1_running_mean = (p1_running_mean * 0.9) + (sum_ * 0.1)  (16)
 */
static void k103_update_p1_running_mean(float *restrict p1_running_mean,
                                        const float *restrict sum_)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = p1_running_mean[j] * 0.9f;
        const float mul5 = sum_[j] * 0.1f;
        const float add6 = mul2 + mul5;
        p1_running_mean[j] = add6;
    }
}

/* k104  resnet.lua:37
 *   p1_running_var = (p1_running_var * 0.9) + ((sum__2 * 1.00002) * 0.1)  (16)
 */
static void k104_update_p1_running_var(const float *restrict sum__2,
                                       float *restrict p1_running_var)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = sum__2[j] * 1.00001991f;
        const float mul5 = p1_running_var[j] * 0.9f;
        const float mul7 = mul2 * 0.1f;
        const float add8 = mul5 + mul7;
        p1_running_var[j] = add8;
    }
}

/* k105  resnet.lua:12
 *   h2_2 = 0  (64, 16, 30, 30)
 */
static void k105_copy(float *restrict h2_2)
{
    for (long j = 0; j < 921600; j++) {
        h2_2[j] = 0.0f;
    }
}

/* k106  resnet.lua:12
 *   h2_2[31 ...] = h2  (64, 16, 30, 30)
 */
static void k106_copy(const float *restrict h2, float *restrict h2_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h2_2[31 + i0 * 900 + i1 * 30 + j] = h2[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k107  resnet.lua:12
 *   h2_3 = h2_2  (144, 50176)
 */
static void k107_copy(const float *restrict h2_2, float *restrict h2_3)
{
    for (long i0 = 0; i0 < 16; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 28; i4++) {
                        for (long j = 0; j < 28; j++) {
                            h2_3[i0 * 451584 + i1 * 150528 + i2 * 50176 + i3 * 784 + i4 * 28 + j] = h2_2[i0 * 900 + i1 * 30 + i2 + i3 * 14400 + i4 * 30 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k108  resnet.lua:12
 *   matmul_2 = p3_0_conv1_weight @ h2_3  (16, 50176)
 */
static void k108_matmul(const float *restrict p3_0_conv1_weight, const float *restrict h2_3,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 50176; j++) {
            matmul_2[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 144; k++) {
            const float a_ik = p3_0_conv1_weight[i * 144 + k];
            for (long j = 0; j < 50176; j++) {
                matmul_2[i * 50176 + j] += a_ik * h2_3[k * 50176 + j];
            }
        }
    }
}

/* k109  resnet.lua:22
 *   sum__3 = sum(matmul_2 * 1.99298e-05)  (1, 16, 1, 1)
 *   sub_2 = matmul_2 - sum(matmul_2 * 1.99298e-05)  (64, 16, 28, 28)
 *   sum__4 = sum(((matmul_2 - sum(...)) * (matmul_2 - sum(...))) * 1.99298e-05)  (1, 16, 1, 1)
 *   sqrt__2 = sqrt(sum(((matmul_2 - ...) * (matmul_2 - ...)) * 1.99298e-05) + 1e-05)  (1, 16, 1, 1)
 *   recip_2 = 1 / sqrt(sum((... * ...) * 1.99298e-05) + 1e-05)  (1, 16, 1, 1)
 *   mul_2 = (matmul_2 - sum(matmul_2 * 1.99298e-05)) * (1 / sqrt(sum(...) + 1e-05))  (64, 16, 28, 28)
 *   relu = relu((((matmul_2 - ...) * (1 / ...)) * p3_0_bn1_weight) + p3_0_bn1_bias)  (64, 16, 28, 28)
 */
static void k109_mul_sum_sub(const float *restrict matmul_2, const float *restrict p3_0_bn1_weight,
                             const float *restrict p3_0_bn1_bias, float *restrict sum__3,
                             float *restrict sub_2, float *restrict sum__4, float *restrict sqrt__2,
                             float *restrict recip_2, float *restrict mul_2,
                             float *restrict relu)
{
    for (long i = 0; i < 16; i++) {
        float sum3 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part3 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float mul2 = matmul_2[i * 50176 + j0 * 784 + j1] * 1.99298465e-05f;
                part3 += mul2;
            }
            sum3 += part3;
        }
        float sum7 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part7 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub4 = matmul_2[i * 50176 + j0 * 784 + j1] - sum3;
                const float mul5 = sub4 * sub4;
                const float mul6 = mul5 * 1.99298465e-05f;
                part7 += mul6;
            }
            sum7 += part7;
        }
        const float add9 = sum7 + 1e-05f;
        const float sqrt10 = sqrtf(add9);
        const float recip11 = 1 / sqrt10;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub4 = matmul_2[i * 50176 + j0 * 784 + j1] - sum3;
                const float mul12 = sub4 * recip11;
                const float mul14 = mul12 * p3_0_bn1_weight[i];
                const float add16 = mul14 + p3_0_bn1_bias[i];
                const float relu17 = add16 < 0 ? 0 : add16;
                sub_2[i * 784 + j0 * 12544 + j1] = sub4;
                mul_2[i * 784 + j0 * 12544 + j1] = mul12;
                relu[i * 784 + j0 * 12544 + j1] = relu17;
            }
        }
        sum__3[i] = sum3;
        sum__4[i] = sum7;
        sqrt__2[i] = sqrt10;
        recip_2[i] = recip11;
    }
}

/* k110  resnet.lua:13
 *   p3_0_bn1_running_mean = (p3_0_bn1_running_mean * 0.9) + (sum__3 * 0.1)  (16)
 */
static void k110_update_p3_0_bn1_running_mean(float *restrict p3_0_bn1_running_mean,
                                              const float *restrict sum__3)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = p3_0_bn1_running_mean[j] * 0.9f;
        const float mul5 = sum__3[j] * 0.1f;
        const float add6 = mul2 + mul5;
        p3_0_bn1_running_mean[j] = add6;
    }
}

/* k111  resnet.lua:13
 *   p3_0_bn1_running_var = (p3_0_bn1_running_var * 0.9) + ((sum__4 * 1.00002) * 0.1)  (16)
 */
static void k111_update_p3_0_bn1_running_var(const float *restrict sum__4,
                                             float *restrict p3_0_bn1_running_var)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = sum__4[j] * 1.00001991f;
        const float mul5 = p3_0_bn1_running_var[j] * 0.9f;
        const float mul7 = mul2 * 0.1f;
        const float add8 = mul5 + mul7;
        p3_0_bn1_running_var[j] = add8;
    }
}

/* k112  resnet.lua:14
 *   relu_2 = 0  (64, 16, 30, 30)
 */
static void k112_copy(float *restrict relu_2)
{
    for (long j = 0; j < 921600; j++) {
        relu_2[j] = 0.0f;
    }
}

/* k113  resnet.lua:14
 *   relu_2[31 ...] = relu  (64, 16, 30, 30)
 */
static void k113_copy(const float *restrict relu, float *restrict relu_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                relu_2[31 + i0 * 900 + i1 * 30 + j] = relu[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k114  resnet.lua:14
 *   relu_3 = relu_2  (144, 50176)
 */
static void k114_copy(const float *restrict relu_2, float *restrict relu_3)
{
    for (long i0 = 0; i0 < 16; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 28; i4++) {
                        for (long j = 0; j < 28; j++) {
                            relu_3[i0 * 451584 + i1 * 150528 + i2 * 50176 + i3 * 784 + i4 * 28 + j] = relu_2[i0 * 900 + i1 * 30 + i2 + i3 * 14400 + i4 * 30 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k115  resnet.lua:14
 *   matmul_3 = p3_0_conv2_weight @ relu_3  (16, 50176)
 */
static void k115_matmul(const float *restrict p3_0_conv2_weight, const float *restrict relu_3,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 50176; j++) {
            matmul_3[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 144; k++) {
            const float a_ik = p3_0_conv2_weight[i * 144 + k];
            for (long j = 0; j < 50176; j++) {
                matmul_3[i * 50176 + j] += a_ik * relu_3[k * 50176 + j];
            }
        }
    }
}

/* k116  resnet.lua:23
 *   sum__5 = sum(matmul_3 * 1.99298e-05)  (1, 16, 1, 1)
 *   sub_3 = matmul_3 - sum(matmul_3 * 1.99298e-05)  (64, 16, 28, 28)
 *   sum__6 = sum(((matmul_3 - sum(...)) * (matmul_3 - sum(...))) * 1.99298e-05)  (1, 16, 1, 1)
 *   sqrt__3 = sqrt(sum(((matmul_3 - ...) * (matmul_3 - ...)) * 1.99298e-05) + 1e-05)  (1, 16, 1, 1)
 *   recip_3 = 1 / sqrt(sum((... * ...) * 1.99298e-05) + 1e-05)  (1, 16, 1, 1)
 *   mul_3 = (matmul_3 - sum(matmul_3 * 1.99298e-05)) * (1 / sqrt(sum(...) + 1e-05))  (64, 16, 28, 28)
 *   h3_0 = relu((((... * ...) * p3_0_bn2_weight) + p3_0_bn2_bias) + h2)  (64, 16, 28, 28)
 */
static void k116_mul_sum_sub(const float *restrict matmul_3, const float *restrict p3_0_bn2_weight,
                             const float *restrict p3_0_bn2_bias, const float *restrict h2,
                             float *restrict sum__5, float *restrict sub_3, float *restrict sum__6,
                             float *restrict sqrt__3, float *restrict recip_3,
                             float *restrict mul_3, float *restrict h3_0)
{
    for (long i = 0; i < 16; i++) {
        float sum3 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part3 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float mul2 = matmul_3[i * 50176 + j0 * 784 + j1] * 1.99298465e-05f;
                part3 += mul2;
            }
            sum3 += part3;
        }
        float sum7 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part7 = 0.0f;
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub4 = matmul_3[i * 50176 + j0 * 784 + j1] - sum3;
                const float mul5 = sub4 * sub4;
                const float mul6 = mul5 * 1.99298465e-05f;
                part7 += mul6;
            }
            sum7 += part7;
        }
        const float add9 = sum7 + 1e-05f;
        const float sqrt10 = sqrtf(add9);
        const float recip11 = 1 / sqrt10;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 784; j1++) {
                const float sub4 = matmul_3[i * 50176 + j0 * 784 + j1] - sum3;
                const float mul12 = sub4 * recip11;
                const float mul14 = mul12 * p3_0_bn2_weight[i];
                const float add16 = mul14 + p3_0_bn2_bias[i];
                const float add18 = add16 + h2[i * 784 + j0 * 12544 + j1];
                const float relu19 = add18 < 0 ? 0 : add18;
                sub_3[i * 784 + j0 * 12544 + j1] = sub4;
                mul_3[i * 784 + j0 * 12544 + j1] = mul12;
                h3_0[i * 784 + j0 * 12544 + j1] = relu19;
            }
        }
        sum__5[i] = sum3;
        sum__6[i] = sum7;
        sqrt__3[i] = sqrt10;
        recip_3[i] = recip11;
    }
}

/* k117  resnet.lua:15
 *   p3_0_bn2_running_mean = (p3_0_bn2_running_mean * 0.9) + (sum__5 * 0.1)  (16)
 */
static void k117_update_p3_0_bn2_running_mean(float *restrict p3_0_bn2_running_mean,
                                              const float *restrict sum__5)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = p3_0_bn2_running_mean[j] * 0.9f;
        const float mul5 = sum__5[j] * 0.1f;
        const float add6 = mul2 + mul5;
        p3_0_bn2_running_mean[j] = add6;
    }
}

/* k118  resnet.lua:15
 *   p3_0_bn2_running_var = (p3_0_bn2_running_var * 0.9) + ((sum__6 * 1.00002) * 0.1)  (16)
 */
static void k118_update_p3_0_bn2_running_var(const float *restrict sum__6,
                                             float *restrict p3_0_bn2_running_var)
{
    for (long j = 0; j < 16; j++) {
        const float mul2 = sum__6[j] * 1.00001991f;
        const float mul5 = p3_0_bn2_running_var[j] * 0.9f;
        const float mul7 = mul2 * 0.1f;
        const float add8 = mul5 + mul7;
        p3_0_bn2_running_var[j] = add8;
    }
}

/* k119  resnet.lua:12
 *   h3_0_2 = 0  (64, 16, 30, 30)
 */
static void k119_copy(float *restrict h3_0_2)
{
    for (long j = 0; j < 921600; j++) {
        h3_0_2[j] = 0.0f;
    }
}

/* k120  resnet.lua:12
 *   h3_0_2[31 ...] = h3_0  (64, 16, 30, 30)
 */
static void k120_copy(const float *restrict h3_0, float *restrict h3_0_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h3_0_2[31 + i0 * 900 + i1 * 30 + j] = h3_0[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k121  resnet.lua:12
 *   h3_0_3 = h3_0_2  (144, 12544)
 */
static void k121_copy(const float *restrict h3_0_2, float *restrict h3_0_3)
{
    for (long i0 = 0; i0 < 16; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 14; i4++) {
                        for (long j = 0; j < 14; j++) {
                            h3_0_3[i0 * 112896 + i1 * 37632 + i2 * 12544 + i3 * 196 + i4 * 14 + j] = h3_0_2[i0 * 900 + i1 * 30 + i2 + i3 * 14400 + i4 * 60 + j * 2];
                        }
                    }
                }
            }
        }
    }
}

/* k122  resnet.lua:12
 *   matmul_4 = p4_0_conv1_weight @ h3_0_3  (32, 12544)
 */
static void k122_matmul(const float *restrict p4_0_conv1_weight, const float *restrict h3_0_3,
                        float *restrict matmul_4)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 12544; j++) {
            matmul_4[i * 12544 + j] = 0.0f;
        }
        for (long k = 0; k < 144; k++) {
            const float a_ik = p4_0_conv1_weight[i * 144 + k];
            for (long j = 0; j < 12544; j++) {
                matmul_4[i * 12544 + j] += a_ik * h3_0_3[k * 12544 + j];
            }
        }
    }
}

/* k123  resnet.lua:22
 *   sum__7 = sum(matmul_4 * 7.97194e-05)  (1, 32, 1, 1)
 *   sub_4 = matmul_4 - sum(matmul_4 * 7.97194e-05)  (64, 32, 14, 14)
 *   sum__8 = sum(((matmul_4 - sum(...)) * (matmul_4 - sum(...))) * 7.97194e-05)  (1, 32, 1, 1)
 *   sqrt__4 = sqrt(sum(((matmul_4 - ...) * (matmul_4 - ...)) * 7.97194e-05) + 1e-05)  (1, 32, 1, 1)
 *   recip_4 = 1 / sqrt(sum((... * ...) * 7.97194e-05) + 1e-05)  (1, 32, 1, 1)
 *   mul_4 = (matmul_4 - sum(matmul_4 * 7.97194e-05)) * (1 / sqrt(sum(...) + 1e-05))  (64, 32, 14, 14)
 *   relu_4 = relu((((matmul_4 - ...) * (1 / ...)) * p4_0_bn1_weight) + p4_0_bn1_bias)  (64, 32, 14, 14)
 */
static void k123_mul_sum_sub(const float *restrict matmul_4, const float *restrict p4_0_bn1_weight,
                             const float *restrict p4_0_bn1_bias, float *restrict sum__7,
                             float *restrict sub_4, float *restrict sum__8, float *restrict sqrt__4,
                             float *restrict recip_4, float *restrict mul_4,
                             float *restrict relu_4)
{
    for (long i = 0; i < 32; i++) {
        float sum3 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part3 = 0.0f;
            for (long j1 = 0; j1 < 196; j1++) {
                const float mul2 = matmul_4[i * 12544 + j0 * 196 + j1] * 7.97193861e-05f;
                part3 += mul2;
            }
            sum3 += part3;
        }
        float sum7 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part7 = 0.0f;
            for (long j1 = 0; j1 < 196; j1++) {
                const float sub4 = matmul_4[i * 12544 + j0 * 196 + j1] - sum3;
                const float mul5 = sub4 * sub4;
                const float mul6 = mul5 * 7.97193861e-05f;
                part7 += mul6;
            }
            sum7 += part7;
        }
        const float add9 = sum7 + 1e-05f;
        const float sqrt10 = sqrtf(add9);
        const float recip11 = 1 / sqrt10;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 196; j1++) {
                const float sub4 = matmul_4[i * 12544 + j0 * 196 + j1] - sum3;
                const float mul12 = sub4 * recip11;
                const float mul14 = mul12 * p4_0_bn1_weight[i];
                const float add16 = mul14 + p4_0_bn1_bias[i];
                const float relu17 = add16 < 0 ? 0 : add16;
                sub_4[i * 196 + j0 * 6272 + j1] = sub4;
                mul_4[i * 196 + j0 * 6272 + j1] = mul12;
                relu_4[i * 196 + j0 * 6272 + j1] = relu17;
            }
        }
        sum__7[i] = sum3;
        sum__8[i] = sum7;
        sqrt__4[i] = sqrt10;
        recip_4[i] = recip11;
    }
}

/* k124  resnet.lua:13
 *   p4_0_bn1_running_mean = (p4_0_bn1_running_mean * 0.9) + (sum__7 * 0.1)  (32)
 */
static void k124_update_p4_0_bn1_running_mean(float *restrict p4_0_bn1_running_mean,
                                              const float *restrict sum__7)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = p4_0_bn1_running_mean[j] * 0.9f;
        const float mul5 = sum__7[j] * 0.1f;
        const float add6 = mul2 + mul5;
        p4_0_bn1_running_mean[j] = add6;
    }
}

/* k125  resnet.lua:13
 *   p4_0_bn1_running_var = (p4_0_bn1_running_var * 0.9) + ((sum__8 * 1.00008) * 0.1)  (32)
 */
static void k125_update_p4_0_bn1_running_var(const float *restrict sum__8,
                                             float *restrict p4_0_bn1_running_var)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = sum__8[j] * 1.00007975f;
        const float mul5 = p4_0_bn1_running_var[j] * 0.9f;
        const float mul7 = mul2 * 0.1f;
        const float add8 = mul5 + mul7;
        p4_0_bn1_running_var[j] = add8;
    }
}

/* k126  resnet.lua:14
 *   relu_5 = 0  (64, 32, 16, 16)
 */
static void k126_copy(float *restrict relu_5)
{
    for (long j = 0; j < 524288; j++) {
        relu_5[j] = 0.0f;
    }
}

/* k127  resnet.lua:14
 *   relu_5[17 ...] = relu_4  (64, 32, 16, 16)
 */
static void k127_copy(const float *restrict relu_4, float *restrict relu_5)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                relu_5[17 + i0 * 256 + i1 * 16 + j] = relu_4[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k128  resnet.lua:14
 *   relu_6 = relu_5  (288, 12544)
 */
static void k128_copy(const float *restrict relu_5, float *restrict relu_6)
{
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 14; i4++) {
                        for (long j = 0; j < 14; j++) {
                            relu_6[i0 * 112896 + i1 * 37632 + i2 * 12544 + i3 * 196 + i4 * 14 + j] = relu_5[i0 * 256 + i1 * 16 + i2 + i3 * 8192 + i4 * 16 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k129  resnet.lua:14
 *   matmul_5 = p4_0_conv2_weight @ relu_6  (32, 12544)
 */
static void k129_matmul(const float *restrict p4_0_conv2_weight, const float *restrict relu_6,
                        float *restrict matmul_5)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 12544; j++) {
            matmul_5[i * 12544 + j] = 0.0f;
        }
        for (long k = 0; k < 288; k++) {
            const float a_ik = p4_0_conv2_weight[i * 288 + k];
            for (long j = 0; j < 12544; j++) {
                matmul_5[i * 12544 + j] += a_ik * relu_6[k * 12544 + j];
            }
        }
    }
}

/* k130  resnet.lua:17
 *   h3_0_4 = h3_0  (64, 16, 196)
 */
static void k130_copy(const float *restrict h3_0, float *restrict h3_0_4)
{
    for (long i = 0; i < 14336; i++) {
        for (long j = 0; j < 14; j++) {
            h3_0_4[i * 14 + j] = h3_0[i * 56 + j * 2];
        }
    }
}

/* k131  resnet.lua:17
 *   matmul_6 = p4_0_shortcut_0_weight @ h3_0_4  (64, 32, 196)
 */
static void k131_matmul(const float *restrict p4_0_shortcut_0_weight, const float *restrict h3_0_4,
                        float *restrict matmul_6)
{
    for (long b0 = 0; b0 < 64; b0++) {
        for (long i = 0; i < 32; i++) {
            for (long j = 0; j < 196; j++) {
                matmul_6[b0 * 6272 + i * 196 + j] = 0.0f;
            }
            for (long k = 0; k < 16; k++) {
                const float a_ik = p4_0_shortcut_0_weight[i * 16 + k];
                for (long j = 0; j < 196; j++) {
                    matmul_6[b0 * 6272 + i * 196 + j] += a_ik * h3_0_4[b0 * 3136 + k * 196 + j];
                }
            }
        }
    }
}

/* k132  resnet.lua:23
 *   sum__9 = sum(matmul_5 * 7.97194e-05)  (1, 32, 1, 1)
 *   sub_5 (over matmul_6) = matmul_5 - sum(matmul_5 * 7.97194e-05)  (64, 32, 14, 14)
 *   sum__10 = sum(((matmul_5 - sum(...)) * (matmul_5 - sum(...))) * 7.97194e-05)  (1, 32, 1, 1)
 *   sqrt__5 = sqrt(sum(((matmul_5 - ...) * (matmul_5 - ...)) * 7.97194e-05) + 1e-05)  (1, 32, 1, 1)
 *   recip_5 = 1 / sqrt(sum((... * ...) * 7.97194e-05) + 1e-05)  (1, 32, 1, 1)
 *   mul_5 = (matmul_5 - sum(matmul_5 * 7.97194e-05)) * (1 / sqrt(sum(...) + 1e-05))  (64, 32, 14, 14)
 *   sum__11 = sum(matmul_6 * 7.97194e-05)  (1, 32, 1, 1)
 *   sub_6 = matmul_6 - sum(matmul_6 * 7.97194e-05)  (64, 32, 14, 14)
 *   sum__12 = sum(((matmul_6 - sum(...)) * (matmul_6 - sum(...))) * 7.97194e-05)  (1, 32, 1, 1)
 *   sqrt__6 = sqrt(sum(((matmul_6 - ...) * (matmul_6 - ...)) * 7.97194e-05) + 1e-05)  (1, 32, 1, 1)
 *   recip_6 = 1 / sqrt(sum((... * ...) * 7.97194e-05) + 1e-05)  (1, 32, 1, 1)
 *   mul_6 = (matmul_6 - sum(matmul_6 * 7.97194e-05)) * (1 / sqrt(sum(...) + 1e-05))  (64, 32, 14, 14)
 *   h4_0 = relu((... + p4_0_bn2_bias) + (... + p4_0_shortcut_1_bias))  (64, 32, 14, 14)
 */
static void k132_mul_sum_sub(const float *restrict matmul_5, const float *restrict p4_0_bn2_weight,
                             const float *restrict p4_0_bn2_bias, float *restrict sub_5,
                             const float *restrict p4_0_shortcut_1_weight,
                             const float *restrict p4_0_shortcut_1_bias, float *restrict sum__9,
                             float *restrict sum__10, float *restrict sqrt__5,
                             float *restrict recip_5, float *restrict mul_5,
                             float *restrict sum__11, float *restrict sub_6,
                             float *restrict sum__12, float *restrict sqrt__6,
                             float *restrict recip_6, float *restrict mul_6,
                             float *restrict h4_0)
{
    for (long i = 0; i < 32; i++) {
        float sum3 = 0.0f;
        float sum19 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part3 = 0.0f;
            float part19 = 0.0f;
            for (long j1 = 0; j1 < 196; j1++) {
                const float mul2 = matmul_5[i * 12544 + j0 * 196 + j1] * 7.97193861e-05f;
                const float mul18 = sub_5[i * 196 + j0 * 6272 + j1] * 7.97193861e-05f;
                part3 += mul2;
                part19 += mul18;
            }
            sum3 += part3;
            sum19 += part19;
        }
        float sum7 = 0.0f;
        float sum23 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part7 = 0.0f;
            float part23 = 0.0f;
            for (long j1 = 0; j1 < 196; j1++) {
                const float sub4 = matmul_5[i * 12544 + j0 * 196 + j1] - sum3;
                const float mul5 = sub4 * sub4;
                const float mul6 = mul5 * 7.97193861e-05f;
                const float sub20 = sub_5[i * 196 + j0 * 6272 + j1] - sum19;
                const float mul21 = sub20 * sub20;
                const float mul22 = mul21 * 7.97193861e-05f;
                part7 += mul6;
                part23 += mul22;
            }
            sum7 += part7;
            sum23 += part23;
        }
        const float add9 = sum7 + 1e-05f;
        const float sqrt10 = sqrtf(add9);
        const float recip11 = 1 / sqrt10;
        const float add24 = sum23 + 1e-05f;
        const float sqrt25 = sqrtf(add24);
        const float recip26 = 1 / sqrt25;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 196; j1++) {
                const float sub4 = matmul_5[i * 12544 + j0 * 196 + j1] - sum3;
                const float mul12 = sub4 * recip11;
                const float mul14 = mul12 * p4_0_bn2_weight[i];
                const float add16 = mul14 + p4_0_bn2_bias[i];
                const float sub20 = sub_5[i * 196 + j0 * 6272 + j1] - sum19;
                const float mul27 = sub20 * recip26;
                const float mul29 = mul27 * p4_0_shortcut_1_weight[i];
                const float add31 = mul29 + p4_0_shortcut_1_bias[i];
                const float add32 = add16 + add31;
                const float relu33 = add32 < 0 ? 0 : add32;
                sub_5[i * 196 + j0 * 6272 + j1] = sub4;
                mul_5[i * 196 + j0 * 6272 + j1] = mul12;
                sub_6[i * 196 + j0 * 6272 + j1] = sub20;
                mul_6[i * 196 + j0 * 6272 + j1] = mul27;
                h4_0[i * 196 + j0 * 6272 + j1] = relu33;
            }
        }
        sum__9[i] = sum3;
        sum__10[i] = sum7;
        sqrt__5[i] = sqrt10;
        recip_5[i] = recip11;
        sum__11[i] = sum19;
        sum__12[i] = sum23;
        sqrt__6[i] = sqrt25;
        recip_6[i] = recip26;
    }
}

/* k133  resnet.lua:17
 *   p4_0_shortcut_1_running_mean = (p4_0_shortcut_1_running_mean * 0.9) + (sum__11 * 0.1)  (32)
 */
static void k133_update_p4_0_shortcut_1_running_mean(float *restrict p4_0_shortcut_1_running_mean,
                                                     const float *restrict sum__11)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = p4_0_shortcut_1_running_mean[j] * 0.9f;
        const float mul5 = sum__11[j] * 0.1f;
        const float add6 = mul2 + mul5;
        p4_0_shortcut_1_running_mean[j] = add6;
    }
}

/* k134  resnet.lua:17
 *   p4_0_shortcut_1_running_var = (p4_0_shortcut_1_running_var * 0.9) + ((sum__12 * 1.00008) * 0.1)  (32)
 */
static void k134_update_p4_0_shortcut_1_running_var(const float *restrict sum__12,
                                                    float *restrict p4_0_shortcut_1_running_var)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = sum__12[j] * 1.00007975f;
        const float mul5 = p4_0_shortcut_1_running_var[j] * 0.9f;
        const float mul7 = mul2 * 0.1f;
        const float add8 = mul5 + mul7;
        p4_0_shortcut_1_running_var[j] = add8;
    }
}

/* k135  resnet.lua:15
 *   p4_0_bn2_running_mean = (p4_0_bn2_running_mean * 0.9) + (sum__9 * 0.1)  (32)
 */
static void k135_update_p4_0_bn2_running_mean(float *restrict p4_0_bn2_running_mean,
                                              const float *restrict sum__9)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = p4_0_bn2_running_mean[j] * 0.9f;
        const float mul5 = sum__9[j] * 0.1f;
        const float add6 = mul2 + mul5;
        p4_0_bn2_running_mean[j] = add6;
    }
}

/* k136  resnet.lua:15
 *   p4_0_bn2_running_var = (p4_0_bn2_running_var * 0.9) + ((sum__10 * 1.00008) * 0.1)  (32)
 */
static void k136_update_p4_0_bn2_running_var(const float *restrict sum__10,
                                             float *restrict p4_0_bn2_running_var)
{
    for (long j = 0; j < 32; j++) {
        const float mul2 = sum__10[j] * 1.00007975f;
        const float mul5 = p4_0_bn2_running_var[j] * 0.9f;
        const float mul7 = mul2 * 0.1f;
        const float add8 = mul5 + mul7;
        p4_0_bn2_running_var[j] = add8;
    }
}

/* k137  resnet.lua:12
 *   h4_0_2 = 0  (64, 32, 16, 16)
 */
static void k137_copy(float *restrict h4_0_2)
{
    for (long j = 0; j < 524288; j++) {
        h4_0_2[j] = 0.0f;
    }
}

/* k138  resnet.lua:12
 *   h4_0_2[17 ...] = h4_0  (64, 32, 16, 16)
 */
static void k138_copy(const float *restrict h4_0, float *restrict h4_0_2)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                h4_0_2[17 + i0 * 256 + i1 * 16 + j] = h4_0[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k139  resnet.lua:12
 *   h4_0_3 = h4_0_2  (288, 3136)
 */
static void k139_copy(const float *restrict h4_0_2, float *restrict h4_0_3)
{
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 7; i4++) {
                        for (long j = 0; j < 7; j++) {
                            h4_0_3[i0 * 28224 + i1 * 9408 + i2 * 3136 + i3 * 49 + i4 * 7 + j] = h4_0_2[i0 * 256 + i1 * 16 + i2 + i3 * 8192 + i4 * 32 + j * 2];
                        }
                    }
                }
            }
        }
    }
}

/* k140  resnet.lua:12
 *   matmul_7 = p5_0_conv1_weight @ h4_0_3  (64, 3136)
 */
static void k140_matmul(const float *restrict p5_0_conv1_weight, const float *restrict h4_0_3,
                        float *restrict matmul_7)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 3136; j++) {
            matmul_7[i * 3136 + j] = 0.0f;
        }
        for (long k = 0; k < 288; k++) {
            const float a_ik = p5_0_conv1_weight[i * 288 + k];
            for (long j = 0; j < 3136; j++) {
                matmul_7[i * 3136 + j] += a_ik * h4_0_3[k * 3136 + j];
            }
        }
    }
}

/* k141  resnet.lua:22
 *   sum__13 = sum(matmul_7 * 0.000318878)  (1, 64, 1, 1)
 *   sub_7 = matmul_7 - sum(matmul_7 * 0.000318878)  (64, 64, 7, 7)
 *   sum__14 = sum(((matmul_7 - sum(...)) * (matmul_7 - sum(...))) * 0.000318878)  (1, 64, 1, 1)
 *   sqrt__7 = sqrt(sum(((matmul_7 - ...) * (matmul_7 - ...)) * 0.000318878) + 1e-05)  (1, 64, 1, 1)
 *   recip_7 = 1 / sqrt(sum((... * ...) * 0.000318878) + 1e-05)  (1, 64, 1, 1)
 *   mul_7 = (matmul_7 - sum(matmul_7 * 0.000318878)) * (1 / sqrt(sum(...) + 1e-05))  (64, 64, 7, 7)
 *   relu_7 = relu((((matmul_7 - ...) * (1 / ...)) * p5_0_bn1_weight) + p5_0_bn1_bias)  (64, 64, 7, 7)
 */
static void k141_mul_sum_sub(const float *restrict matmul_7, const float *restrict p5_0_bn1_weight,
                             const float *restrict p5_0_bn1_bias, float *restrict sum__13,
                             float *restrict sub_7, float *restrict sum__14,
                             float *restrict sqrt__7, float *restrict recip_7,
                             float *restrict mul_7, float *restrict relu_7)
{
    for (long i = 0; i < 64; i++) {
        float sum3 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part3 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float mul2 = matmul_7[i * 3136 + j0 * 49 + j1] * 0.000318877544f;
                part3 += mul2;
            }
            sum3 += part3;
        }
        float sum7 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part7 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float sub4 = matmul_7[i * 3136 + j0 * 49 + j1] - sum3;
                const float mul5 = sub4 * sub4;
                const float mul6 = mul5 * 0.000318877544f;
                part7 += mul6;
            }
            sum7 += part7;
        }
        const float add9 = sum7 + 1e-05f;
        const float sqrt10 = sqrtf(add9);
        const float recip11 = 1 / sqrt10;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 49; j1++) {
                const float sub4 = matmul_7[i * 3136 + j0 * 49 + j1] - sum3;
                const float mul12 = sub4 * recip11;
                const float mul14 = mul12 * p5_0_bn1_weight[i];
                const float add16 = mul14 + p5_0_bn1_bias[i];
                const float relu17 = add16 < 0 ? 0 : add16;
                sub_7[i * 49 + j0 * 3136 + j1] = sub4;
                mul_7[i * 49 + j0 * 3136 + j1] = mul12;
                relu_7[i * 49 + j0 * 3136 + j1] = relu17;
            }
        }
        sum__13[i] = sum3;
        sum__14[i] = sum7;
        sqrt__7[i] = sqrt10;
        recip_7[i] = recip11;
    }
}

/* k142  resnet.lua:13
 *   p5_0_bn1_running_mean = (p5_0_bn1_running_mean * 0.9) + (sum__13 * 0.1)  (64)
 */
static void k142_update_p5_0_bn1_running_mean(float *restrict p5_0_bn1_running_mean,
                                              const float *restrict sum__13)
{
    for (long j = 0; j < 64; j++) {
        const float mul2 = p5_0_bn1_running_mean[j] * 0.9f;
        const float mul5 = sum__13[j] * 0.1f;
        const float add6 = mul2 + mul5;
        p5_0_bn1_running_mean[j] = add6;
    }
}

/* k143  resnet.lua:13
 *   p5_0_bn1_running_var = (p5_0_bn1_running_var * 0.9) + ((sum__14 * 1.00032) * 0.1)  (64)
 */
static void k143_update_p5_0_bn1_running_var(const float *restrict sum__14,
                                             float *restrict p5_0_bn1_running_var)
{
    for (long j = 0; j < 64; j++) {
        const float mul2 = sum__14[j] * 1.000319f;
        const float mul5 = p5_0_bn1_running_var[j] * 0.9f;
        const float mul7 = mul2 * 0.1f;
        const float add8 = mul5 + mul7;
        p5_0_bn1_running_var[j] = add8;
    }
}

/* k144  resnet.lua:14
 *   relu_8 = 0  (64, 64, 9, 9)
 */
static void k144_copy(float *restrict relu_8)
{
    for (long j = 0; j < 331776; j++) {
        relu_8[j] = 0.0f;
    }
}

/* k145  resnet.lua:14
 *   relu_8[10 ...] = relu_7  (64, 64, 9, 9)
 */
static void k145_copy(const float *restrict relu_7, float *restrict relu_8)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            for (long j = 0; j < 7; j++) {
                relu_8[10 + i0 * 81 + i1 * 9 + j] = relu_7[i0 * 49 + i1 * 7 + j];
            }
        }
    }
}

/* k146  resnet.lua:14
 *   relu_9 = relu_8  (576, 3136)
 */
static void k146_copy(const float *restrict relu_8, float *restrict relu_9)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 7; i4++) {
                        for (long j = 0; j < 7; j++) {
                            relu_9[i0 * 28224 + i1 * 9408 + i2 * 3136 + i3 * 49 + i4 * 7 + j] = relu_8[i0 * 81 + i1 * 9 + i2 + i3 * 5184 + i4 * 9 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k147  resnet.lua:14
 *   matmul_8 = p5_0_conv2_weight @ relu_9  (64, 3136)
 */
static void k147_matmul(const float *restrict p5_0_conv2_weight, const float *restrict relu_9,
                        float *restrict matmul_8)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 3136; j++) {
            matmul_8[i * 3136 + j] = 0.0f;
        }
        for (long k = 0; k < 576; k++) {
            const float a_ik = p5_0_conv2_weight[i * 576 + k];
            for (long j = 0; j < 3136; j++) {
                matmul_8[i * 3136 + j] += a_ik * relu_9[k * 3136 + j];
            }
        }
    }
}

/* k148  resnet.lua:17
 *   h4_0_4 = h4_0  (64, 32, 49)
 */
static void k148_copy(const float *restrict h4_0, float *restrict h4_0_4)
{
    for (long i = 0; i < 14336; i++) {
        for (long j = 0; j < 7; j++) {
            h4_0_4[i * 7 + j] = h4_0[i * 28 + j * 2];
        }
    }
}

/* k149  resnet.lua:17
 *   matmul_9 = p5_0_shortcut_0_weight @ h4_0_4  (64, 64, 49)
 */
static void k149_matmul(const float *restrict p5_0_shortcut_0_weight, const float *restrict h4_0_4,
                        float *restrict matmul_9)
{
    for (long b0 = 0; b0 < 64; b0++) {
        for (long i = 0; i < 64; i++) {
            for (long j = 0; j < 49; j++) {
                matmul_9[b0 * 3136 + i * 49 + j] = 0.0f;
            }
            for (long k = 0; k < 32; k++) {
                const float a_ik = p5_0_shortcut_0_weight[i * 32 + k];
                for (long j = 0; j < 49; j++) {
                    matmul_9[b0 * 3136 + i * 49 + j] += a_ik * h4_0_4[b0 * 1568 + k * 49 + j];
                }
            }
        }
    }
}

/* k150  resnet.lua:23
 *   sum__15 = sum(matmul_8 * 0.000318878)  (1, 64, 1, 1)
 *   sub_8 (over matmul_9) = matmul_8 - sum(matmul_8 * 0.000318878)  (64, 64, 7, 7)
 *   sum__16 = sum(((matmul_8 - sum(...)) * (matmul_8 - sum(...))) * 0.000318878)  (1, 64, 1, 1)
 *   sqrt__8 = sqrt(sum(((matmul_8 - ...) * (matmul_8 - ...)) * 0.000318878) + 1e-05)  (1, 64, 1, 1)
 *   recip_8 = 1 / sqrt(sum((... * ...) * 0.000318878) + 1e-05)  (1, 64, 1, 1)
 *   sum__17 = sum(matmul_9 * 0.000318878)  (1, 64, 1, 1)
 *   sub_9 = matmul_9 - sum(matmul_9 * 0.000318878)  (64, 64, 7, 7)
 *   sum__18 = sum(((matmul_9 - sum(...)) * (matmul_9 - sum(...))) * 0.000318878)  (1, 64, 1, 1)
 *   sqrt__9 = sqrt(sum(((matmul_9 - ...) * (matmul_9 - ...)) * 0.000318878) + 1e-05)  (1, 64, 1, 1)
 *   recip_9 = 1 / sqrt(sum((... * ...) * 0.000318878) + 1e-05)  (1, 64, 1, 1)
 *   h5_0 = relu((... + p5_0_bn2_bias) + (... + p5_0_shortcut_1_bias))  (64, 64, 7, 7)
 */
static void k150_mul_sum_sub(const float *restrict matmul_8, const float *restrict p5_0_bn2_weight,
                             const float *restrict p5_0_bn2_bias, float *restrict sub_8,
                             const float *restrict p5_0_shortcut_1_weight,
                             const float *restrict p5_0_shortcut_1_bias, float *restrict sum__15,
                             float *restrict sum__16, float *restrict sqrt__8,
                             float *restrict recip_8, float *restrict sum__17,
                             float *restrict sub_9, float *restrict sum__18,
                             float *restrict sqrt__9, float *restrict recip_9,
                             float *restrict h5_0)
{
    for (long i = 0; i < 64; i++) {
        float sum3 = 0.0f;
        float sum19 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part3 = 0.0f;
            float part19 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float mul2 = matmul_8[i * 3136 + j0 * 49 + j1] * 0.000318877544f;
                const float mul18 = sub_8[i * 49 + j0 * 3136 + j1] * 0.000318877544f;
                part3 += mul2;
                part19 += mul18;
            }
            sum3 += part3;
            sum19 += part19;
        }
        float sum7 = 0.0f;
        float sum23 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part7 = 0.0f;
            float part23 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float sub4 = matmul_8[i * 3136 + j0 * 49 + j1] - sum3;
                const float mul5 = sub4 * sub4;
                const float mul6 = mul5 * 0.000318877544f;
                const float sub20 = sub_8[i * 49 + j0 * 3136 + j1] - sum19;
                const float mul21 = sub20 * sub20;
                const float mul22 = mul21 * 0.000318877544f;
                part7 += mul6;
                part23 += mul22;
            }
            sum7 += part7;
            sum23 += part23;
        }
        const float add9 = sum7 + 1e-05f;
        const float sqrt10 = sqrtf(add9);
        const float recip11 = 1 / sqrt10;
        const float add24 = sum23 + 1e-05f;
        const float sqrt25 = sqrtf(add24);
        const float recip26 = 1 / sqrt25;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 49; j1++) {
                const float sub4 = matmul_8[i * 3136 + j0 * 49 + j1] - sum3;
                const float mul12 = sub4 * recip11;
                const float mul14 = mul12 * p5_0_bn2_weight[i];
                const float add16 = mul14 + p5_0_bn2_bias[i];
                const float sub20 = sub_8[i * 49 + j0 * 3136 + j1] - sum19;
                const float mul27 = sub20 * recip26;
                const float mul29 = mul27 * p5_0_shortcut_1_weight[i];
                const float add31 = mul29 + p5_0_shortcut_1_bias[i];
                const float add32 = add16 + add31;
                const float relu33 = add32 < 0 ? 0 : add32;
                sub_8[i * 49 + j0 * 3136 + j1] = sub4;
                sub_9[i * 49 + j0 * 3136 + j1] = sub20;
                h5_0[i * 49 + j0 * 3136 + j1] = relu33;
            }
        }
        sum__15[i] = sum3;
        sum__16[i] = sum7;
        sqrt__8[i] = sqrt10;
        recip_8[i] = recip11;
        sum__17[i] = sum19;
        sum__18[i] = sum23;
        sqrt__9[i] = sqrt25;
        recip_9[i] = recip26;
    }
}

/* k151  resnet.lua:17
 *   p5_0_shortcut_1_running_mean = (p5_0_shortcut_1_running_mean * 0.9) + (sum__17 * 0.1)  (64)
 */
static void k151_update_p5_0_shortcut_1_running_mean(float *restrict p5_0_shortcut_1_running_mean,
                                                     const float *restrict sum__17)
{
    for (long j = 0; j < 64; j++) {
        const float mul2 = p5_0_shortcut_1_running_mean[j] * 0.9f;
        const float mul5 = sum__17[j] * 0.1f;
        const float add6 = mul2 + mul5;
        p5_0_shortcut_1_running_mean[j] = add6;
    }
}

/* k152  resnet.lua:17
 *   p5_0_shortcut_1_running_var = (p5_0_shortcut_1_running_var * 0.9) + ((sum__18 * 1.00032) * 0.1)  (64)
 */
static void k152_update_p5_0_shortcut_1_running_var(const float *restrict sum__18,
                                                    float *restrict p5_0_shortcut_1_running_var)
{
    for (long j = 0; j < 64; j++) {
        const float mul2 = sum__18[j] * 1.000319f;
        const float mul5 = p5_0_shortcut_1_running_var[j] * 0.9f;
        const float mul7 = mul2 * 0.1f;
        const float add8 = mul5 + mul7;
        p5_0_shortcut_1_running_var[j] = add8;
    }
}

/* k153  resnet.lua:15
 *   p5_0_bn2_running_mean = (p5_0_bn2_running_mean * 0.9) + (sum__15 * 0.1)  (64)
 */
static void k153_update_p5_0_bn2_running_mean(float *restrict p5_0_bn2_running_mean,
                                              const float *restrict sum__15)
{
    for (long j = 0; j < 64; j++) {
        const float mul2 = p5_0_bn2_running_mean[j] * 0.9f;
        const float mul5 = sum__15[j] * 0.1f;
        const float add6 = mul2 + mul5;
        p5_0_bn2_running_mean[j] = add6;
    }
}

/* k154  resnet.lua:15
 *   p5_0_bn2_running_var = (p5_0_bn2_running_var * 0.9) + ((sum__16 * 1.00032) * 0.1)  (64)
 */
static void k154_update_p5_0_bn2_running_var(const float *restrict sum__16,
                                             float *restrict p5_0_bn2_running_var)
{
    for (long j = 0; j < 64; j++) {
        const float mul2 = sum__16[j] * 1.000319f;
        const float mul5 = p5_0_bn2_running_var[j] * 0.9f;
        const float mul7 = mul2 * 0.1f;
        const float add8 = mul5 + mul7;
        p5_0_bn2_running_var[j] = add8;
    }
}

/* k155  resnet.lua:39
 *   sum__19 = sum(h5_0)  (64, 64, 1, 7, 1)
 */
static void k155_sum(const float *restrict h5_0, float *restrict sum__19)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            float sum1 = 0.0f;
            for (long j = 0; j < 7; j++) {
                sum1 += h5_0[i0 * 49 + i1 + j * 7];
            }
            sum__19[i0 * 7 + i1] = sum1;
        }
    }
}

/* k156  resnet.lua:39
 *   h6 = sum(sum__19 * 0.142857) * 0.142857  (64, 64, 1, 1)
 */
static void k156_mul_sum(const float *restrict sum__19, float *restrict h6)
{
    for (long i = 0; i < 4096; i++) {
        float sum3 = 0.0f;
        for (long j = 0; j < 7; j++) {
            const float mul2 = sum__19[i * 7 + j] * 0.142857149f;
            sum3 += mul2;
        }
        const float mul5 = sum3 * 0.142857149f;
        h6[i] = mul5;
    }
}

/* k157  resnet.lua:39
 *   matmul_10 = h6 @ p8_weight.T  (64, 10)
 */
static void k157_matmul(const float *restrict h6, const float *restrict p8_weight,
                        float *restrict matmul_10)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h6[i * 64 + (k + l)] * p8_weight[(k + l) + j * 64];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_10[i * 10 + j] = sum;
        }
    }
}

/* k158  resnet.lua:39
 *   loss = sum(sum(where(index == y, ... - ..., where(..., 0, nan))) * -0.015625)  (1)
 *   d_p8_bias = sum(where(index == y, -0.015625, 0) - ((... / ...) * exp(...)))  (1, 10)
 *   d_h8 (over matmul_10) = where(index == y, -0.015625, 0) - ((... / ...) * exp(...))  (64, 10)
 */
static void k158_add_amax_sub(float *restrict d_h8, const float *restrict p8_bias,
                              const int *restrict y, float *restrict loss,
                              float *restrict d_p8_bias)
{
    loss[0] = 0.0f;
    for (long j = 0; j < 10; j++) {
        d_p8_bias[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        const int ge11 = y[i] >= 0;
        const int lt13 = y[i] < 10;
        const int and14 = ge11 & lt13;
        const float where19 = and14 ? 0.0f : NAN;
        float amax3 = (-INFINITY);
        float sum28 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float add2 = d_h8[i * 10 + j] + p8_bias[j];
            const int eq16 = (int)j == y[i];
            const float where27 = eq16 ? (-0.015625f) : 0.0f;
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
            sum28 += where27;
        }
        float exp5[10];
        float sum6 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float add2 = d_h8[i * 10 + j] + p8_bias[j];
            const float sub4 = add2 - amax3;
            exp5[j] = expf(sub4);
            sum6 += exp5[j];
        }
        const float log7 = logf(sum6);
        const float div29 = sum28 / sum6;
        float sum21 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float add2 = d_h8[i * 10 + j] + p8_bias[j];
            const float sub4 = add2 - amax3;
            const float sub8 = sub4 - log7;
            const int eq16 = (int)j == y[i];
            const float where20 = eq16 ? sub8 : where19;
            sum21 += where20;
        }
        const float mul23 = sum21 * (-0.015625f);
        for (long j = 0; j < 10; j++) {
            const int eq16 = (int)j == y[i];
            const float where27 = eq16 ? (-0.015625f) : 0.0f;
            const float mul30 = div29 * exp5[j];
            const float sub31 = where27 - mul30;
            d_p8_bias[j] += sub31;
            d_h8[i * 10 + j] = sub31;
        }
        loss[0] += mul23;
    }
}

/* k159  resnet.lua:57
 *   momentum_buffer_8_bias = (0.9 * momentum_buffer_8_bias) + (d_p8_bias + (0.0005 * p8_bias))  (10)
 *   p8_bias = p8_bias - (mul_8 * ((d_p8_bias + ...) + (0.9 * ...)))  (10)
 */
static void k159_update_p8_bias(float *restrict p8_bias, const float *restrict d_p8_bias,
                                float *restrict momentum_buffer_8_bias,
                                const float *restrict mul_8)
{
    for (long j = 0; j < 10; j++) {
        const float v1 = p8_bias[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p8_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_8_bias[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_8_bias[j] = add8;
        p8_bias[j] = sub13;
    }
}

/* k160  resnet.lua:39
 *   d_p8_weight = d_h8.T @ h6  (10, 64)
 */
static void k160_matmul(const float *restrict d_h8, const float *restrict h6,
                        float *restrict d_p8_weight)
{
    for (long i = 0; i < 10; i++) {
        for (long j = 0; j < 64; j++) {
            d_p8_weight[i * 64 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = d_h8[i + k * 10];
            for (long j = 0; j < 64; j++) {
                d_p8_weight[i * 64 + j] += a_ik * h6[k * 64 + j];
            }
        }
    }
}

/* k161  resnet.lua:39
 *   d_h7 = d_h8 @ p8_weight  (64, 64)
 */
static void k161_matmul(const float *restrict d_h8, const float *restrict p8_weight,
                        float *restrict d_h7)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 64; j++) {
            d_h7[i * 64 + j] = 0.0f;
        }
        for (long k = 0; k < 10; k++) {
            const float a_ik = d_h8[i * 10 + k];
            for (long j = 0; j < 64; j++) {
                d_h7[i * 64 + j] += a_ik * p8_weight[k * 64 + j];
            }
        }
    }
}

/* k162  resnet.lua:57
 *   momentum_buffer_8_weight = (0.9 * momentum_buffer_8_weight) + (d_p8_weight + (0.0005 * p8_weight))  (10, 64)
 *   p8_weight = p8_weight - (mul_8 * ((d_p8_weight + ...) + (0.9 * ...)))  (10, 64)
 */
static void k162_update_p8_weight(float *restrict p8_weight, const float *restrict d_p8_weight,
                                  float *restrict momentum_buffer_8_weight,
                                  const float *restrict mul_8)
{
    for (long j = 0; j < 640; j++) {
        const float v1 = p8_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p8_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_8_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_8_weight[j] = add8;
        p8_weight[j] = sub13;
    }
}

/* k163  resnet.lua:39
 *   d_sum (over d_h7) = d_h7 * 0.142857  (64, 64, 1, 1)
 */
static void k163_mul(float *restrict d_sum)
{
    for (long j = 0; j < 4096; j++) {
        const float mul2 = d_sum[j] * 0.142857149f;
        d_sum[j] = mul2;
    }
}

/* k164  resnet.lua:39
 *   d_mul = fold(d_sum)  (64, 64, 1, 7)
 */
static void k164_fold(const float *restrict d_sum, float *restrict d_mul)
{
    for (long n = 0; n < 28672; n++) {
        d_mul[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 4096; b0++) {
        for (long i = 0; i < 1; i++) {
            for (long j = 0; j < 7; j++) {
                d_mul[b0 * 7 + j] += d_sum[b0];
            }
        }
    }
}

/* k165  resnet.lua:39
 *   d_sum_2 (over d_mul) = d_mul * 0.142857  (64, 64, 1, 7)
 */
static void k165_mul(float *restrict d_sum_2)
{
    for (long j = 0; j < 28672; j++) {
        const float mul2 = d_sum_2[j] * 0.142857149f;
        d_sum_2[j] = mul2;
    }
}

/* k166  resnet.lua:39
 *   d_h5_0 = fold(d_sum_2)  (64, 64, 7, 7)
 */
static void k166_fold(const float *restrict d_sum_2, float *restrict d_h5_0)
{
    for (long n = 0; n < 200704; n++) {
        d_h5_0[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 4096; b0++) {
        for (long i = 0; i < 1; i++) {
            for (long j = 0; j < 7; j++) {
                for (long k = 0; k < 7; k++) {
                    d_h5_0[b0 * 49 + k + j * 7] += d_sum_2[b0 * 7 + k];
                }
            }
        }
    }
}

/* k167  resnet.lua:15
 *   d_p5_0_shortcut_1_bias (over recip_9) = sum(where(h5_0 > 0, d_h5_0, 0))  (1, 64, 1, 1)
 *   d_p5_0_shortcut_1_weight (over sqrt__9) = sum(where(h5_0 > 0, d_h5_0, 0) * (sub_9 * recip_9))  (1, 64, 1, 1)
 *   d_h5_0_shortcut_0 (over h5_0) = ((... + ...) + (... * sub_9)) + (sum(...) * -0.000318878)  (64, 64, 7, 7)
 *   d_p5_0_bn2_weight (over recip_8) = sum(where(h5_0 > 0, d_h5_0, 0) * (sub_8 * recip_8))  (1, 64, 1, 1)
 *   d_matmul = ((... + ...) + (... * sub_8)) + (sum(...) * -0.000318878)  (64, 3136)
 */
static void k167_mul_gt_where(float *restrict d_h5_0_shortcut_0, const float *restrict d_h5_0,
                              const float *restrict p5_0_shortcut_1_weight,
                              float *restrict d_p5_0_shortcut_1_bias, const float *restrict sub_9,
                              float *restrict d_p5_0_shortcut_1_weight,
                              const float *restrict p5_0_bn2_weight,
                              float *restrict d_p5_0_bn2_weight, const float *restrict sub_8,
                              const float *restrict sqrt__8, float *restrict d_matmul)
{
    for (long i = 0; i < 64; i++) {
        const float mul23 = d_p5_0_shortcut_1_bias[i] * d_p5_0_shortcut_1_bias[i];
        const float mul25 = 2.0f * d_p5_0_shortcut_1_weight[i];
        const float mul41 = d_p5_0_bn2_weight[i] * d_p5_0_bn2_weight[i];
        const float mul43 = 2.0f * sqrt__8[i];
        float sum16 = 0.0f;
        float sum19 = 0.0f;
        float sum22 = 0.0f;
        float sum37 = 0.0f;
        float sum40 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part16 = 0.0f;
            float part19 = 0.0f;
            float part22 = 0.0f;
            float part37 = 0.0f;
            float part40 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float v2 = d_h5_0[i * 49 + j0 * 3136 + j1];
                const float v5 = sub_9[i * 49 + j0 * 3136 + j1];
                const float v11 = sub_8[i * 49 + j0 * 3136 + j1];
                const float mul13 = v5 * d_p5_0_shortcut_1_bias[i];
                const int gt14 = d_h5_0_shortcut_0[i * 49 + j0 * 3136 + j1] > 0.0f;
                const float where15 = gt14 ? v2 : 0.0f;
                const float mul17 = where15 * p5_0_shortcut_1_weight[i];
                const float mul18 = where15 * mul13;
                const float mul21 = mul17 * v5;
                const float mul34 = where15 * p5_0_bn2_weight[i];
                const float mul35 = v11 * d_p5_0_bn2_weight[i];
                const float mul36 = where15 * mul35;
                const float mul39 = mul34 * v11;
                part16 += where15;
                part19 += mul18;
                part22 += mul21;
                part37 += mul36;
                part40 += mul39;
            }
            sum16 += part16;
            sum19 += part19;
            sum22 += part22;
            sum37 += part37;
            sum40 += part40;
        }
        const float mul24 = sum22 * mul23;
        const float div26 = mul24 / mul25;
        const float mul27 = div26 * (-0.000318877544f);
        const float mul42 = sum40 * mul41;
        const float div44 = mul42 / mul43;
        const float mul45 = div44 * (-0.000318877544f);
        float sum31 = 0.0f;
        float sum49 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            float part31 = 0.0f;
            float part49 = 0.0f;
            for (long j1 = 0; j1 < 49; j1++) {
                const float v2 = d_h5_0[i * 49 + j0 * 3136 + j1];
                const int gt14 = d_h5_0_shortcut_0[i * 49 + j0 * 3136 + j1] > 0.0f;
                const float where15 = gt14 ? v2 : 0.0f;
                const float mul17 = where15 * p5_0_shortcut_1_weight[i];
                const float mul20 = mul17 * d_p5_0_shortcut_1_bias[i];
                const float mul28 = mul27 * sub_9[i * 49 + j0 * 3136 + j1];
                const float add29 = mul20 + mul28;
                const float add30 = add29 + mul28;
                const float mul34 = where15 * p5_0_bn2_weight[i];
                const float mul38 = mul34 * d_p5_0_bn2_weight[i];
                const float mul46 = mul45 * sub_8[i * 49 + j0 * 3136 + j1];
                const float add47 = mul38 + mul46;
                const float add48 = add47 + mul46;
                part31 += add30;
                part49 += add48;
            }
            sum31 += part31;
            sum49 += part49;
        }
        const float mul32 = sum31 * (-0.000318877544f);
        const float mul50 = sum49 * (-0.000318877544f);
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 49; j1++) {
                const float v2 = d_h5_0[i * 49 + j0 * 3136 + j1];
                const int gt14 = d_h5_0_shortcut_0[i * 49 + j0 * 3136 + j1] > 0.0f;
                const float where15 = gt14 ? v2 : 0.0f;
                const float mul17 = where15 * p5_0_shortcut_1_weight[i];
                const float mul20 = mul17 * d_p5_0_shortcut_1_bias[i];
                const float mul28 = mul27 * sub_9[i * 49 + j0 * 3136 + j1];
                const float add29 = mul20 + mul28;
                const float add30 = add29 + mul28;
                const float add33 = add30 + mul32;
                const float mul34 = where15 * p5_0_bn2_weight[i];
                const float mul38 = mul34 * d_p5_0_bn2_weight[i];
                const float mul46 = mul45 * sub_8[i * 49 + j0 * 3136 + j1];
                const float add47 = mul38 + mul46;
                const float add48 = add47 + mul46;
                const float add51 = add48 + mul50;
                d_h5_0_shortcut_0[i * 49 + j0 * 3136 + j1] = add33;
                d_matmul[i * 3136 + j0 * 49 + j1] = add51;
            }
        }
        d_p5_0_shortcut_1_bias[i] = sum16;
        d_p5_0_shortcut_1_weight[i] = sum19;
        d_p5_0_bn2_weight[i] = sum37;
    }
}

/* k168  resnet.lua:57
 *   momentum_buffer_5_0_bn2_weight = (0.9 * momentum_buffer_5_0_bn2_weight) + (d_p5_0_bn2_weight + ...)  (64)
 *   p5_0_bn2_weight = p5_0_bn2_weight - (mul_8 * ((d_p5_0_bn2_weight + ...) + (0.9 * ...)))  (64)
 */
static void k168_update_p5_0_bn2_weight(float *restrict p5_0_bn2_weight,
                                        const float *restrict d_p5_0_bn2_weight,
                                        float *restrict momentum_buffer_5_0_bn2_weight,
                                        const float *restrict mul_8)
{
    for (long j = 0; j < 64; j++) {
        const float v1 = p5_0_bn2_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p5_0_bn2_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_bn2_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_5_0_bn2_weight[j] = add8;
        p5_0_bn2_weight[j] = sub13;
    }
}

/* k169  resnet.lua:57
 *   momentum_buffer_5_0_bn2_bias = (0.9 * momentum_buffer_5_0_bn2_bias) + (d_p5_0_shortcut_1_bias + ...)  (64)
 *   p5_0_bn2_bias = p5_0_bn2_bias - (mul_8 * ((d_p5_0_shortcut_1_bias + ...) + (0.9 * ...)))  (64)
 */
static void k169_update_p5_0_bn2_bias(float *restrict p5_0_bn2_bias,
                                      const float *restrict d_p5_0_shortcut_1_bias,
                                      float *restrict momentum_buffer_5_0_bn2_bias,
                                      const float *restrict mul_8)
{
    for (long j = 0; j < 64; j++) {
        const float v1 = p5_0_bn2_bias[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p5_0_shortcut_1_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_bn2_bias[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_5_0_bn2_bias[j] = add8;
        p5_0_bn2_bias[j] = sub13;
    }
}

/* k170  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_1_weight = ... + ...  (64)
 *   p5_0_shortcut_1_weight = p5_0_shortcut_1_weight - (mul_8 * (... + ...))  (64)
 */
static void k170_update_p5_0_shortcut_1_weight(float *restrict p5_0_shortcut_1_weight,
                                               const float *restrict d_p5_0_shortcut_1_weight,
                                               float *restrict momentum_buffer_5_0_shortcut_1_weight,
                                               const float *restrict mul_8)
{
    for (long j = 0; j < 64; j++) {
        const float v1 = p5_0_shortcut_1_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p5_0_shortcut_1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_shortcut_1_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_5_0_shortcut_1_weight[j] = add8;
        p5_0_shortcut_1_weight[j] = sub13;
    }
}

/* k171  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_1_bias = ... + ...  (64)
 *   p5_0_shortcut_1_bias = p5_0_shortcut_1_bias - (mul_8 * (... + ...))  (64)
 */
static void k171_update_p5_0_shortcut_1_bias(float *restrict p5_0_shortcut_1_bias,
                                             const float *restrict d_p5_0_shortcut_1_bias,
                                             float *restrict momentum_buffer_5_0_shortcut_1_bias,
                                             const float *restrict mul_8)
{
    for (long j = 0; j < 64; j++) {
        const float v1 = p5_0_shortcut_1_bias[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p5_0_shortcut_1_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_shortcut_1_bias[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_5_0_shortcut_1_bias[j] = add8;
        p5_0_shortcut_1_bias[j] = sub13;
    }
}

/* k172  resnet.lua:14
 *   d_p5_0_conv2_weight = d_matmul @ relu_9.T  (64, 576)
 */
static void k172_matmul(const float *restrict d_matmul, const float *restrict relu_9,
                        float *restrict d_p5_0_conv2_weight)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 576; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 3136; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul[i * 3136 + (k + l)] * relu_9[(k + l) + j * 3136];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_p5_0_conv2_weight[i * 576 + j] = sum;
        }
    }
}

/* k173  resnet.lua:17
 *   d_h4_0 = 0  (64, 32, 14, 14)
 */
static void k173_copy(float *restrict d_h4_0)
{
    for (long j = 0; j < 401408; j++) {
        d_h4_0[j] = 0.0f;
    }
}

/* k232  resnet.lua:17
 *   d_p5_0_shortcut_0_weight = d_h5_0_shortcut_0 @ h4_0_4.T  a slice of (64, 64, 32)
 */
static void k232_matmul(const float *restrict d_h5_0_shortcut_0, const float *restrict h4_0_4,
                        float *restrict d_p5_0_shortcut_0_weight)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 32; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 48; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_h5_0_shortcut_0[i * 49 + (k + l)] * h4_0_4[(k + l) + j * 49];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            for (long k = 48; k < 49; k++) {
                sum += d_h5_0_shortcut_0[i * 49 + k] * h4_0_4[k + j * 49];
            }
            d_p5_0_shortcut_0_weight[i * 32 + j] = sum;
        }
    }
}

/* k233  resnet.lua:17
 *   d_h4_0_2 = p5_0_shortcut_0_weight_2.T @ d_h5_0_shortcut_0  a slice of (64, 32, 49)
 */
static void k233_matmul(const float *restrict p5_0_shortcut_0_weight_2,
                        const float *restrict d_h5_0_shortcut_0, float *restrict d_h4_0_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 49; j++) {
            d_h4_0_2[i * 49 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = p5_0_shortcut_0_weight_2[i + k * 32];
            for (long j = 0; j < 49; j++) {
                d_h4_0_2[i * 49 + j] += a_ik * d_h5_0_shortcut_0[k * 49 + j];
            }
        }
    }
}

/* k234  resnet.lua:17
 *   d_h4_0 = d_h4_0_2  a slice of (64, 32, 14, 14)
 */
static void k234_copy(const float *restrict d_h4_0_2, float *restrict d_h4_0)
{
    for (long i = 0; i < 224; i++) {
        for (long j = 0; j < 7; j++) {
            d_h4_0[i * 28 + j * 2] = d_h4_0_2[i * 7 + j];
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k174_slice(const float *d_h5_0_shortcut_0, const float *h4_0_4,
                       float *d_p5_0_shortcut_0_weight, const float *p5_0_shortcut_0_weight_2,
                       float *d_h4_0, void *work)
{
    char *const at = work;
    float *const d_h4_0_2 = (float *)(void *)(at + 0); /* (1568) */

    k232_matmul(d_h5_0_shortcut_0, h4_0_4, d_p5_0_shortcut_0_weight);
    k233_matmul(p5_0_shortcut_0_weight_2, d_h5_0_shortcut_0, d_h4_0_2);
    k234_copy(d_h4_0_2, d_h4_0);
}

/* k174  resnet.lua:17
 *   d_p5_0_shortcut_0_weight = 64 slices  (64, 64, 32)
 *   d_h4_0 = 64 slices  (64, 32, 14, 14)
 */
static void k174_slices(const float *d_h5_0_shortcut_0, const float *h4_0_4,
                        float *d_p5_0_shortcut_0_weight, const float *p5_0_shortcut_0_weight,
                        float *d_h4_0, unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 64; s0++) {
        k174_slice(d_h5_0_shortcut_0 + s0 * 3136, h4_0_4 + s0 * 1568,
                   d_p5_0_shortcut_0_weight + s0 * 2048, p5_0_shortcut_0_weight, d_h4_0 + s0 * 6272,
                   slice_work);
    }
}

/* k175  resnet.lua:17
 *   d_p5_0_shortcut_0_weight_2 = sum(d_p5_0_shortcut_0_weight)  (1, 64, 32)
 */
static void k175_sum(const float *restrict d_p5_0_shortcut_0_weight,
                     float *restrict d_p5_0_shortcut_0_weight_2)
{
    for (long j = 0; j < 2048; j++) {
        d_p5_0_shortcut_0_weight_2[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 2048; j++) {
            d_p5_0_shortcut_0_weight_2[j] += d_p5_0_shortcut_0_weight[i * 2048 + j];
        }
    }
}

/* k176  resnet.lua:57
 *   momentum_buffer_5_0_shortcut_0_weight = ... + ...  (64, 32, 1, 1)
 *   p5_0_shortcut_0_weight = p5_0_shortcut_0_weight - (mul_8 * (... + ...))  (64, 32, 1, 1)
 */
static void k176_update_p5_0_shortcut_0_weight(float *restrict p5_0_shortcut_0_weight,
                                               const float *restrict d_p5_0_shortcut_0_weight_2,
                                               float *restrict momentum_buffer_5_0_shortcut_0_weight,
                                               const float *restrict mul_8)
{
    for (long j = 0; j < 2048; j++) {
        const float v1 = p5_0_shortcut_0_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p5_0_shortcut_0_weight_2[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_shortcut_0_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_5_0_shortcut_0_weight[j] = add8;
        p5_0_shortcut_0_weight[j] = sub13;
    }
}

/* k177  resnet.lua:14
 *   d_relu = p5_0_conv2_weight.T @ d_matmul  (576, 3136)
 */
static void k177_matmul(const float *restrict p5_0_conv2_weight, const float *restrict d_matmul,
                        float *restrict d_relu)
{
    for (long i = 0; i < 576; i++) {
        for (long j = 0; j < 3136; j++) {
            d_relu[i * 3136 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = p5_0_conv2_weight[i + k * 576];
            for (long j = 0; j < 3136; j++) {
                d_relu[i * 3136 + j] += a_ik * d_matmul[k * 3136 + j];
            }
        }
    }
}

/* k178  resnet.lua:57
 *   momentum_buffer_5_0_conv2_weight = (0.9 * momentum_buffer_5_0_conv2_weight) + (d_p5_0_conv2_weight + ...)  (64, 64, 3, 3)
 *   p5_0_conv2_weight = p5_0_conv2_weight - (mul_8 * (... + ...))  (64, 64, 3, 3)
 */
static void k178_update_p5_0_conv2_weight(float *restrict p5_0_conv2_weight,
                                          const float *restrict d_p5_0_conv2_weight,
                                          float *restrict momentum_buffer_5_0_conv2_weight,
                                          const float *restrict mul_8)
{
    for (long j = 0; j < 36864; j++) {
        const float v1 = p5_0_conv2_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p5_0_conv2_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_conv2_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_5_0_conv2_weight[j] = add8;
        p5_0_conv2_weight[j] = sub13;
    }
}

/* k179  resnet.lua:14
 *   d_relu_2 = fold(d_relu)  (64, 3, 64, 7, 9)
 */
static void k179_fold(const float *restrict d_relu, float *restrict d_relu_2)
{
    for (long n = 0; n < 774144; n++) {
        d_relu_2[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 192; b0++) {
        for (long b1 = 0; b1 < 448; b1++) {
            for (long i = 0; i < 7; i++) {
                for (long j = 0; j < 3; j++) {
                    d_relu_2[b0 * 4032 + b1 * 9 + i + j] += d_relu[b0 * 9408 + b1 * 7 + i + j * 3136];
                }
            }
        }
    }
}

/* k180  resnet.lua:14
 *   d_relu_3 = fold(d_relu_2)  (64, 64, 9, 9)
 */
static void k180_fold(const float *restrict d_relu_2, float *restrict d_relu_3)
{
    for (long n = 0; n < 331776; n++) {
        d_relu_3[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 64; b0++) {
        for (long b1 = 0; b1 < 64; b1++) {
            for (long i = 0; i < 7; i++) {
                for (long j = 0; j < 3; j++) {
                    for (long k = 0; k < 9; k++) {
                        d_relu_3[b0 * 5184 + b1 * 81 + i * 9 + k + j * 9] += d_relu_2[b0 * 12096 + b1 * 63 + i * 9 + k + j * 4032];
                    }
                }
            }
        }
    }
}

/* k181  resnet.lua:13
 *   d_p5_0_bn1_bias (over recip_7) = sum(where(relu_7 > 0, d_relu_3, 0))  (1, 64, 1, 1)
 *   d_p5_0_bn1_weight (over sqrt__7) = sum(where(relu_7 > 0, d_relu_3, 0) * mul_7)  (1, 64, 1, 1)
 *   d_matmul_2 = ((... + ...) + (... * sub_7)) + (sum(...) * -0.000318878)  (64, 3136)
 */
static void k181_gt_where_sum(const float *restrict relu_7, const float *restrict d_relu_3,
                              const float *restrict p5_0_bn1_weight, const float *restrict mul_7,
                              float *restrict d_p5_0_bn1_bias, const float *restrict sub_7,
                              float *restrict d_p5_0_bn1_weight, float *restrict d_matmul_2)
{
    for (long i = 0; i < 64; i++) {
        const float mul16 = d_p5_0_bn1_bias[i] * d_p5_0_bn1_bias[i];
        const float mul20 = 2.0f * d_p5_0_bn1_weight[i];
        float sum5 = 0.0f;
        float sum10 = 0.0f;
        float sum15 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 7; j1++) {
                float part5 = 0.0f;
                float part10 = 0.0f;
                float part15 = 0.0f;
                for (long j2 = 0; j2 < 7; j2++) {
                    const int gt2 = relu_7[i * 49 + j0 * 3136 + j1 * 7 + j2] > 0.0f;
                    const float v3 = d_relu_3[10 + i * 5184 + j0 * 81 + j1 * 9 + j2];
                    const float where4 = gt2 ? v3 : 0.0f;
                    const float mul7 = where4 * p5_0_bn1_weight[i];
                    const float mul9 = where4 * mul_7[i * 49 + j0 * 3136 + j1 * 7 + j2];
                    const float mul14 = mul7 * sub_7[i * 49 + j0 * 3136 + j1 * 7 + j2];
                    part5 += where4;
                    part10 += mul9;
                    part15 += mul14;
                }
                sum5 += part5;
                sum10 += part10;
                sum15 += part15;
            }
        }
        const float mul17 = sum15 * mul16;
        const float div21 = mul17 / mul20;
        const float mul23 = div21 * (-0.000318877544f);
        float sum27 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 7; j1++) {
                float part27 = 0.0f;
                for (long j2 = 0; j2 < 7; j2++) {
                    const int gt2 = relu_7[i * 49 + j0 * 3136 + j1 * 7 + j2] > 0.0f;
                    const float v3 = d_relu_3[10 + i * 5184 + j0 * 81 + j1 * 9 + j2];
                    const float where4 = gt2 ? v3 : 0.0f;
                    const float mul7 = where4 * p5_0_bn1_weight[i];
                    const float mul12 = mul7 * d_p5_0_bn1_bias[i];
                    const float mul24 = mul23 * sub_7[i * 49 + j0 * 3136 + j1 * 7 + j2];
                    const float add25 = mul12 + mul24;
                    const float add26 = add25 + mul24;
                    part27 += add26;
                }
                sum27 += part27;
            }
        }
        const float mul28 = sum27 * (-0.000318877544f);
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 7; j1++) {
                for (long j2 = 0; j2 < 7; j2++) {
                    const int gt2 = relu_7[i * 49 + j0 * 3136 + j1 * 7 + j2] > 0.0f;
                    const float v3 = d_relu_3[10 + i * 5184 + j0 * 81 + j1 * 9 + j2];
                    const float where4 = gt2 ? v3 : 0.0f;
                    const float mul7 = where4 * p5_0_bn1_weight[i];
                    const float mul12 = mul7 * d_p5_0_bn1_bias[i];
                    const float mul24 = mul23 * sub_7[i * 49 + j0 * 3136 + j1 * 7 + j2];
                    const float add25 = mul12 + mul24;
                    const float add26 = add25 + mul24;
                    const float add29 = add26 + mul28;
                    d_matmul_2[i * 3136 + j0 * 49 + j1 * 7 + j2] = add29;
                }
            }
        }
        d_p5_0_bn1_bias[i] = sum5;
        d_p5_0_bn1_weight[i] = sum10;
    }
}

/* k182  resnet.lua:57
 *   momentum_buffer_5_0_bn1_weight = (0.9 * momentum_buffer_5_0_bn1_weight) + (d_p5_0_bn1_weight + ...)  (64)
 *   p5_0_bn1_weight = p5_0_bn1_weight - (mul_8 * ((d_p5_0_bn1_weight + ...) + (0.9 * ...)))  (64)
 */
static void k182_update_p5_0_bn1_weight(float *restrict p5_0_bn1_weight,
                                        const float *restrict d_p5_0_bn1_weight,
                                        float *restrict momentum_buffer_5_0_bn1_weight,
                                        const float *restrict mul_8)
{
    for (long j = 0; j < 64; j++) {
        const float v1 = p5_0_bn1_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p5_0_bn1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_bn1_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_5_0_bn1_weight[j] = add8;
        p5_0_bn1_weight[j] = sub13;
    }
}

/* k183  resnet.lua:57
 *   momentum_buffer_5_0_bn1_bias = (0.9 * momentum_buffer_5_0_bn1_bias) + (d_p5_0_bn1_bias + ...)  (64)
 *   p5_0_bn1_bias = p5_0_bn1_bias - (mul_8 * ((d_p5_0_bn1_bias + ...) + (0.9 * ...)))  (64)
 */
static void k183_update_p5_0_bn1_bias(float *restrict p5_0_bn1_bias,
                                      const float *restrict d_p5_0_bn1_bias,
                                      float *restrict momentum_buffer_5_0_bn1_bias,
                                      const float *restrict mul_8)
{
    for (long j = 0; j < 64; j++) {
        const float v1 = p5_0_bn1_bias[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p5_0_bn1_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_bn1_bias[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_5_0_bn1_bias[j] = add8;
        p5_0_bn1_bias[j] = sub13;
    }
}

/* k184  resnet.lua:12
 *   d_p5_0_conv1_weight = d_matmul_2 @ h4_0_3.T  (64, 288)
 */
static void k184_matmul(const float *restrict d_matmul_2, const float *restrict h4_0_3,
                        float *restrict d_p5_0_conv1_weight)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 3136; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul_2[i * 3136 + (k + l)] * h4_0_3[(k + l) + j * 3136];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_p5_0_conv1_weight[i * 288 + j] = sum;
        }
    }
}

/* k185  resnet.lua:12
 *   d_h4_0_2 = p5_0_conv1_weight.T @ d_matmul_2  (288, 3136)
 */
static void k185_matmul(const float *restrict p5_0_conv1_weight, const float *restrict d_matmul_2,
                        float *restrict d_h4_0_2)
{
    for (long i = 0; i < 288; i++) {
        for (long j = 0; j < 3136; j++) {
            d_h4_0_2[i * 3136 + j] = 0.0f;
        }
        for (long k = 0; k < 64; k++) {
            const float a_ik = p5_0_conv1_weight[i + k * 288];
            for (long j = 0; j < 3136; j++) {
                d_h4_0_2[i * 3136 + j] += a_ik * d_matmul_2[k * 3136 + j];
            }
        }
    }
}

/* k186  resnet.lua:57
 *   momentum_buffer_5_0_conv1_weight = (0.9 * momentum_buffer_5_0_conv1_weight) + (d_p5_0_conv1_weight + ...)  (64, 32, 3, 3)
 *   p5_0_conv1_weight = p5_0_conv1_weight - (mul_8 * (... + ...))  (64, 32, 3, 3)
 */
static void k186_update_p5_0_conv1_weight(float *restrict p5_0_conv1_weight,
                                          const float *restrict d_p5_0_conv1_weight,
                                          float *restrict momentum_buffer_5_0_conv1_weight,
                                          const float *restrict mul_8)
{
    for (long j = 0; j < 18432; j++) {
        const float v1 = p5_0_conv1_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p5_0_conv1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_5_0_conv1_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_5_0_conv1_weight[j] = add8;
        p5_0_conv1_weight[j] = sub13;
    }
}

/* k187  resnet.lua:12
 *   d_h4_0_3 = fold(d_h4_0_2)  (32, 3, 64, 7, 16)
 */
static void k187_fold(const float *restrict d_h4_0_2, float *restrict d_h4_0_3)
{
    for (long n = 0; n < 688128; n++) {
        d_h4_0_3[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 96; b0++) {
        for (long b1 = 0; b1 < 448; b1++) {
            for (long i = 0; i < 7; i++) {
                for (long j = 0; j < 3; j++) {
                    d_h4_0_3[b0 * 7168 + b1 * 16 + i * 2 + j] += d_h4_0_2[b0 * 9408 + b1 * 7 + i + j * 3136];
                }
            }
        }
    }
}

/* k188  resnet.lua:12
 *   d_h4_0_4 = fold(d_h4_0_3)  (32, 64, 16, 16)
 */
static void k188_fold(const float *restrict d_h4_0_3, float *restrict d_h4_0_4)
{
    for (long n = 0; n < 524288; n++) {
        d_h4_0_4[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 32; b0++) {
        for (long b1 = 0; b1 < 64; b1++) {
            for (long i = 0; i < 7; i++) {
                for (long j = 0; j < 3; j++) {
                    for (long k = 0; k < 16; k++) {
                        d_h4_0_4[b0 * 16384 + b1 * 256 + i * 32 + k + j * 16] += d_h4_0_3[b0 * 21504 + b1 * 112 + i * 16 + k + j * 7168];
                    }
                }
            }
        }
    }
}

/* k189  resnet.lua:15
 *   d_p4_0_shortcut_1_bias (over recip_6) = sum(where(h4_0 > 0, d_h4_0 + d_h4_0_4, 0))  (1, 32, 1, 1)
 *   d_p4_0_shortcut_1_weight (over sqrt__6) = sum(where(h4_0 > 0, d_h4_0 + d_h4_0_4, 0) * mul_6)  (1, 32, 1, 1)
 *   d_h4_0_shortcut_0 (over d_h4_0) = ((... + ...) + (... * sub_6)) + (sum(...) * -7.97194e-05)  (64, 32, 14, 14)
 *   d_p4_0_bn2_weight (over recip_5) = sum(where(h4_0 > 0, d_h4_0 + d_h4_0_4, 0) * mul_5)  (1, 32, 1, 1)
 *   d_matmul_3 = ((... + ...) + (... * sub_5)) + (sum(...) * -7.97194e-05)  (32, 12544)
 */
static void k189_add_gt_where(float *restrict d_h4_0_shortcut_0, const float *restrict d_h4_0_4,
                              const float *restrict h4_0,
                              const float *restrict p4_0_shortcut_1_weight,
                              const float *restrict mul_6, float *restrict d_p4_0_shortcut_1_bias,
                              const float *restrict sub_6, float *restrict d_p4_0_shortcut_1_weight,
                              const float *restrict p4_0_bn2_weight, const float *restrict mul_5,
                              float *restrict d_p4_0_bn2_weight, const float *restrict sub_5,
                              const float *restrict sqrt__5, float *restrict d_matmul_3)
{
    for (long i = 0; i < 32; i++) {
        const float mul18 = d_p4_0_shortcut_1_bias[i] * d_p4_0_shortcut_1_bias[i];
        const float mul22 = 2.0f * d_p4_0_shortcut_1_weight[i];
        const float mul42 = d_p4_0_bn2_weight[i] * d_p4_0_bn2_weight[i];
        const float mul45 = 2.0f * sqrt__5[i];
        float sum7 = 0.0f;
        float sum12 = 0.0f;
        float sum17 = 0.0f;
        float sum36 = 0.0f;
        float sum41 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 14; j1++) {
                float part7 = 0.0f;
                float part12 = 0.0f;
                float part17 = 0.0f;
                float part36 = 0.0f;
                float part41 = 0.0f;
                for (long j2 = 0; j2 < 14; j2++) {
                    const float add2 = d_h4_0_shortcut_0[i * 196 + j0 * 6272 + j1 * 14 + j2] + d_h4_0_4[17 + i * 16384 + j0 * 256 + j1 * 16 + j2];
                    const int gt5 = h4_0[i * 196 + j0 * 6272 + j1 * 14 + j2] > 0.0f;
                    const float where6 = gt5 ? add2 : 0.0f;
                    const float mul9 = where6 * p4_0_shortcut_1_weight[i];
                    const float mul11 = where6 * mul_6[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    const float mul16 = mul9 * sub_6[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    const float mul33 = where6 * p4_0_bn2_weight[i];
                    const float mul35 = where6 * mul_5[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    const float mul40 = mul33 * sub_5[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    part7 += where6;
                    part12 += mul11;
                    part17 += mul16;
                    part36 += mul35;
                    part41 += mul40;
                }
                sum7 += part7;
                sum12 += part12;
                sum17 += part17;
                sum36 += part36;
                sum41 += part41;
            }
        }
        const float mul19 = sum17 * mul18;
        const float div23 = mul19 / mul22;
        const float mul25 = div23 * (-7.97193861e-05f);
        const float mul43 = sum41 * mul42;
        const float div46 = mul43 / mul45;
        const float mul47 = div46 * (-7.97193861e-05f);
        float sum29 = 0.0f;
        float sum51 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 14; j1++) {
                float part29 = 0.0f;
                float part51 = 0.0f;
                for (long j2 = 0; j2 < 14; j2++) {
                    const float add2 = d_h4_0_shortcut_0[i * 196 + j0 * 6272 + j1 * 14 + j2] + d_h4_0_4[17 + i * 16384 + j0 * 256 + j1 * 16 + j2];
                    const int gt5 = h4_0[i * 196 + j0 * 6272 + j1 * 14 + j2] > 0.0f;
                    const float where6 = gt5 ? add2 : 0.0f;
                    const float mul9 = where6 * p4_0_shortcut_1_weight[i];
                    const float mul14 = mul9 * d_p4_0_shortcut_1_bias[i];
                    const float mul26 = mul25 * sub_6[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    const float add27 = mul14 + mul26;
                    const float add28 = add27 + mul26;
                    const float mul33 = where6 * p4_0_bn2_weight[i];
                    const float mul38 = mul33 * d_p4_0_bn2_weight[i];
                    const float mul48 = mul47 * sub_5[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    const float add49 = mul38 + mul48;
                    const float add50 = add49 + mul48;
                    part29 += add28;
                    part51 += add50;
                }
                sum29 += part29;
                sum51 += part51;
            }
        }
        const float mul30 = sum29 * (-7.97193861e-05f);
        const float mul52 = sum51 * (-7.97193861e-05f);
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 14; j1++) {
                for (long j2 = 0; j2 < 14; j2++) {
                    const float add2 = d_h4_0_shortcut_0[i * 196 + j0 * 6272 + j1 * 14 + j2] + d_h4_0_4[17 + i * 16384 + j0 * 256 + j1 * 16 + j2];
                    const int gt5 = h4_0[i * 196 + j0 * 6272 + j1 * 14 + j2] > 0.0f;
                    const float where6 = gt5 ? add2 : 0.0f;
                    const float mul9 = where6 * p4_0_shortcut_1_weight[i];
                    const float mul14 = mul9 * d_p4_0_shortcut_1_bias[i];
                    const float mul26 = mul25 * sub_6[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    const float add27 = mul14 + mul26;
                    const float add28 = add27 + mul26;
                    const float add31 = add28 + mul30;
                    const float mul33 = where6 * p4_0_bn2_weight[i];
                    const float mul38 = mul33 * d_p4_0_bn2_weight[i];
                    const float mul48 = mul47 * sub_5[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    const float add49 = mul38 + mul48;
                    const float add50 = add49 + mul48;
                    const float add53 = add50 + mul52;
                    d_h4_0_shortcut_0[i * 196 + j0 * 6272 + j1 * 14 + j2] = add31;
                    d_matmul_3[i * 12544 + j0 * 196 + j1 * 14 + j2] = add53;
                }
            }
        }
        d_p4_0_shortcut_1_bias[i] = sum7;
        d_p4_0_shortcut_1_weight[i] = sum12;
        d_p4_0_bn2_weight[i] = sum36;
    }
}

/* k190  resnet.lua:57
 *   momentum_buffer_4_0_bn2_weight = (0.9 * momentum_buffer_4_0_bn2_weight) + (d_p4_0_bn2_weight + ...)  (32)
 *   p4_0_bn2_weight = p4_0_bn2_weight - (mul_8 * ((d_p4_0_bn2_weight + ...) + (0.9 * ...)))  (32)
 */
static void k190_update_p4_0_bn2_weight(float *restrict p4_0_bn2_weight,
                                        const float *restrict d_p4_0_bn2_weight,
                                        float *restrict momentum_buffer_4_0_bn2_weight,
                                        const float *restrict mul_8)
{
    for (long j = 0; j < 32; j++) {
        const float v1 = p4_0_bn2_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p4_0_bn2_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_bn2_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_4_0_bn2_weight[j] = add8;
        p4_0_bn2_weight[j] = sub13;
    }
}

/* k191  resnet.lua:57
 *   momentum_buffer_4_0_bn2_bias = (0.9 * momentum_buffer_4_0_bn2_bias) + (d_p4_0_shortcut_1_bias + ...)  (32)
 *   p4_0_bn2_bias = p4_0_bn2_bias - (mul_8 * ((d_p4_0_shortcut_1_bias + ...) + (0.9 * ...)))  (32)
 */
static void k191_update_p4_0_bn2_bias(float *restrict p4_0_bn2_bias,
                                      const float *restrict d_p4_0_shortcut_1_bias,
                                      float *restrict momentum_buffer_4_0_bn2_bias,
                                      const float *restrict mul_8)
{
    for (long j = 0; j < 32; j++) {
        const float v1 = p4_0_bn2_bias[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p4_0_shortcut_1_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_bn2_bias[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_4_0_bn2_bias[j] = add8;
        p4_0_bn2_bias[j] = sub13;
    }
}

/* k192  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_1_weight = ... + ...  (32)
 *   p4_0_shortcut_1_weight = p4_0_shortcut_1_weight - (mul_8 * (... + ...))  (32)
 */
static void k192_update_p4_0_shortcut_1_weight(float *restrict p4_0_shortcut_1_weight,
                                               const float *restrict d_p4_0_shortcut_1_weight,
                                               float *restrict momentum_buffer_4_0_shortcut_1_weight,
                                               const float *restrict mul_8)
{
    for (long j = 0; j < 32; j++) {
        const float v1 = p4_0_shortcut_1_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p4_0_shortcut_1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_shortcut_1_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_4_0_shortcut_1_weight[j] = add8;
        p4_0_shortcut_1_weight[j] = sub13;
    }
}

/* k193  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_1_bias = ... + ...  (32)
 *   p4_0_shortcut_1_bias = p4_0_shortcut_1_bias - (mul_8 * (... + ...))  (32)
 */
static void k193_update_p4_0_shortcut_1_bias(float *restrict p4_0_shortcut_1_bias,
                                             const float *restrict d_p4_0_shortcut_1_bias,
                                             float *restrict momentum_buffer_4_0_shortcut_1_bias,
                                             const float *restrict mul_8)
{
    for (long j = 0; j < 32; j++) {
        const float v1 = p4_0_shortcut_1_bias[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p4_0_shortcut_1_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_shortcut_1_bias[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_4_0_shortcut_1_bias[j] = add8;
        p4_0_shortcut_1_bias[j] = sub13;
    }
}

/* k194  resnet.lua:14
 *   d_p4_0_conv2_weight = d_matmul_3 @ relu_6.T  (32, 288)
 */
static void k194_matmul(const float *restrict d_matmul_3, const float *restrict relu_6,
                        float *restrict d_p4_0_conv2_weight)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 288; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 12544; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul_3[i * 12544 + (k + l)] * relu_6[(k + l) + j * 12544];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_p4_0_conv2_weight[i * 288 + j] = sum;
        }
    }
}

/* k195  resnet.lua:17
 *   d_h3_0 = 0  (64, 16, 28, 28)
 */
static void k195_copy(float *restrict d_h3_0)
{
    for (long j = 0; j < 802816; j++) {
        d_h3_0[j] = 0.0f;
    }
}

/* k235  resnet.lua:17
 *   d_p4_0_shortcut_0_weight = d_h4_0_shortcut_0 @ h3_0_4.T  a slice of (64, 32, 16)
 */
static void k235_matmul(const float *restrict d_h4_0_shortcut_0, const float *restrict h3_0_4,
                        float *restrict d_p4_0_shortcut_0_weight)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 16; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 192; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_h4_0_shortcut_0[i * 196 + (k + l)] * h3_0_4[(k + l) + j * 196];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            for (long k = 192; k < 196; k++) {
                sum += d_h4_0_shortcut_0[i * 196 + k] * h3_0_4[k + j * 196];
            }
            d_p4_0_shortcut_0_weight[i * 16 + j] = sum;
        }
    }
}

/* k236  resnet.lua:17
 *   d_h3_0_2 = p4_0_shortcut_0_weight_2.T @ d_h4_0_shortcut_0  a slice of (64, 16, 196)
 */
static void k236_matmul(const float *restrict p4_0_shortcut_0_weight_2,
                        const float *restrict d_h4_0_shortcut_0, float *restrict d_h3_0_2)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 196; j++) {
            d_h3_0_2[i * 196 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = p4_0_shortcut_0_weight_2[i + k * 16];
            for (long j = 0; j < 196; j++) {
                d_h3_0_2[i * 196 + j] += a_ik * d_h4_0_shortcut_0[k * 196 + j];
            }
        }
    }
}

/* k237  resnet.lua:17
 *   d_h3_0 = d_h3_0_2  a slice of (64, 16, 28, 28)
 */
static void k237_copy(const float *restrict d_h3_0_2, float *restrict d_h3_0)
{
    for (long i = 0; i < 224; i++) {
        for (long j = 0; j < 14; j++) {
            d_h3_0[i * 56 + j * 2] = d_h3_0_2[i * 14 + j];
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k196_slice(const float *d_h4_0_shortcut_0, const float *h3_0_4,
                       float *d_p4_0_shortcut_0_weight, const float *p4_0_shortcut_0_weight_2,
                       float *d_h3_0, void *work)
{
    char *const at = work;
    float *const d_h3_0_2 = (float *)(void *)(at + 0); /* (3136) */

    k235_matmul(d_h4_0_shortcut_0, h3_0_4, d_p4_0_shortcut_0_weight);
    k236_matmul(p4_0_shortcut_0_weight_2, d_h4_0_shortcut_0, d_h3_0_2);
    k237_copy(d_h3_0_2, d_h3_0);
}

/* k196  resnet.lua:17
 *   d_p4_0_shortcut_0_weight = 64 slices  (64, 32, 16)
 *   d_h3_0 = 64 slices  (64, 16, 28, 28)
 */
static void k196_slices(const float *d_h4_0_shortcut_0, const float *h3_0_4,
                        float *d_p4_0_shortcut_0_weight, const float *p4_0_shortcut_0_weight,
                        float *d_h3_0, unsigned char *slice_work_2)
{
    for (long s0 = 0; s0 < 64; s0++) {
        k196_slice(d_h4_0_shortcut_0 + s0 * 6272, h3_0_4 + s0 * 3136,
                   d_p4_0_shortcut_0_weight + s0 * 512, p4_0_shortcut_0_weight, d_h3_0 + s0 * 12544,
                   slice_work_2);
    }
}

/* k197  resnet.lua:17
 *   d_p4_0_shortcut_0_weight_2 = sum(d_p4_0_shortcut_0_weight)  (1, 32, 16)
 */
static void k197_sum(const float *restrict d_p4_0_shortcut_0_weight,
                     float *restrict d_p4_0_shortcut_0_weight_2)
{
    for (long j = 0; j < 512; j++) {
        d_p4_0_shortcut_0_weight_2[j] = 0.0f;
    }
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 512; j++) {
            d_p4_0_shortcut_0_weight_2[j] += d_p4_0_shortcut_0_weight[i * 512 + j];
        }
    }
}

/* k198  resnet.lua:57
 *   momentum_buffer_4_0_shortcut_0_weight = ... + ...  (32, 16, 1, 1)
 *   p4_0_shortcut_0_weight = p4_0_shortcut_0_weight - (mul_8 * (... + ...))  (32, 16, 1, 1)
 */
static void k198_update_p4_0_shortcut_0_weight(float *restrict p4_0_shortcut_0_weight,
                                               const float *restrict d_p4_0_shortcut_0_weight_2,
                                               float *restrict momentum_buffer_4_0_shortcut_0_weight,
                                               const float *restrict mul_8)
{
    for (long j = 0; j < 512; j++) {
        const float v1 = p4_0_shortcut_0_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p4_0_shortcut_0_weight_2[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_shortcut_0_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_4_0_shortcut_0_weight[j] = add8;
        p4_0_shortcut_0_weight[j] = sub13;
    }
}

/* k199  resnet.lua:14
 *   d_relu_4 = p4_0_conv2_weight.T @ d_matmul_3  (288, 12544)
 */
static void k199_matmul(const float *restrict p4_0_conv2_weight, const float *restrict d_matmul_3,
                        float *restrict d_relu_4)
{
    for (long i = 0; i < 288; i++) {
        for (long j = 0; j < 12544; j++) {
            d_relu_4[i * 12544 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = p4_0_conv2_weight[i + k * 288];
            for (long j = 0; j < 12544; j++) {
                d_relu_4[i * 12544 + j] += a_ik * d_matmul_3[k * 12544 + j];
            }
        }
    }
}

/* k200  resnet.lua:57
 *   momentum_buffer_4_0_conv2_weight = (0.9 * momentum_buffer_4_0_conv2_weight) + (d_p4_0_conv2_weight + ...)  (32, 32, 3, 3)
 *   p4_0_conv2_weight = p4_0_conv2_weight - (mul_8 * (... + ...))  (32, 32, 3, 3)
 */
static void k200_update_p4_0_conv2_weight(float *restrict p4_0_conv2_weight,
                                          const float *restrict d_p4_0_conv2_weight,
                                          float *restrict momentum_buffer_4_0_conv2_weight,
                                          const float *restrict mul_8)
{
    for (long j = 0; j < 9216; j++) {
        const float v1 = p4_0_conv2_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p4_0_conv2_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_conv2_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_4_0_conv2_weight[j] = add8;
        p4_0_conv2_weight[j] = sub13;
    }
}

/* k201  resnet.lua:14
 *   d_relu_5 = fold(d_relu_4)  (32, 3, 64, 14, 16)
 */
static void k201_fold(const float *restrict d_relu_4, float *restrict d_relu_5)
{
    for (long n = 0; n < 1376256; n++) {
        d_relu_5[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 96; b0++) {
        for (long b1 = 0; b1 < 896; b1++) {
            for (long i = 0; i < 14; i++) {
                for (long j = 0; j < 3; j++) {
                    d_relu_5[b0 * 14336 + b1 * 16 + i + j] += d_relu_4[b0 * 37632 + b1 * 14 + i + j * 12544];
                }
            }
        }
    }
}

/* k202  resnet.lua:14
 *   d_relu_6 = fold(d_relu_5)  (32, 64, 16, 16)
 */
static void k202_fold(const float *restrict d_relu_5, float *restrict d_relu_6)
{
    for (long n = 0; n < 524288; n++) {
        d_relu_6[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 32; b0++) {
        for (long b1 = 0; b1 < 64; b1++) {
            for (long i = 0; i < 14; i++) {
                for (long j = 0; j < 3; j++) {
                    for (long k = 0; k < 16; k++) {
                        d_relu_6[b0 * 16384 + b1 * 256 + i * 16 + k + j * 16] += d_relu_5[b0 * 43008 + b1 * 224 + i * 16 + k + j * 14336];
                    }
                }
            }
        }
    }
}

/* k203  resnet.lua:13
 *   d_p4_0_bn1_bias (over recip_4) = sum(where(relu_4 > 0, d_relu_6, 0))  (1, 32, 1, 1)
 *   d_p4_0_bn1_weight (over sqrt__4) = sum(where(relu_4 > 0, d_relu_6, 0) * mul_4)  (1, 32, 1, 1)
 *   d_matmul_4 = ((... + ...) + (... * sub_4)) + (sum(...) * -7.97194e-05)  (32, 12544)
 */
static void k203_gt_where_sum(const float *restrict relu_4, const float *restrict d_relu_6,
                              const float *restrict p4_0_bn1_weight, const float *restrict mul_4,
                              float *restrict d_p4_0_bn1_bias, const float *restrict sub_4,
                              float *restrict d_p4_0_bn1_weight, float *restrict d_matmul_4)
{
    for (long i = 0; i < 32; i++) {
        const float mul16 = d_p4_0_bn1_bias[i] * d_p4_0_bn1_bias[i];
        const float mul20 = 2.0f * d_p4_0_bn1_weight[i];
        float sum5 = 0.0f;
        float sum10 = 0.0f;
        float sum15 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 14; j1++) {
                float part5 = 0.0f;
                float part10 = 0.0f;
                float part15 = 0.0f;
                for (long j2 = 0; j2 < 14; j2++) {
                    const int gt2 = relu_4[i * 196 + j0 * 6272 + j1 * 14 + j2] > 0.0f;
                    const float v3 = d_relu_6[17 + i * 16384 + j0 * 256 + j1 * 16 + j2];
                    const float where4 = gt2 ? v3 : 0.0f;
                    const float mul7 = where4 * p4_0_bn1_weight[i];
                    const float mul9 = where4 * mul_4[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    const float mul14 = mul7 * sub_4[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    part5 += where4;
                    part10 += mul9;
                    part15 += mul14;
                }
                sum5 += part5;
                sum10 += part10;
                sum15 += part15;
            }
        }
        const float mul17 = sum15 * mul16;
        const float div21 = mul17 / mul20;
        const float mul23 = div21 * (-7.97193861e-05f);
        float sum27 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 14; j1++) {
                float part27 = 0.0f;
                for (long j2 = 0; j2 < 14; j2++) {
                    const int gt2 = relu_4[i * 196 + j0 * 6272 + j1 * 14 + j2] > 0.0f;
                    const float v3 = d_relu_6[17 + i * 16384 + j0 * 256 + j1 * 16 + j2];
                    const float where4 = gt2 ? v3 : 0.0f;
                    const float mul7 = where4 * p4_0_bn1_weight[i];
                    const float mul12 = mul7 * d_p4_0_bn1_bias[i];
                    const float mul24 = mul23 * sub_4[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    const float add25 = mul12 + mul24;
                    const float add26 = add25 + mul24;
                    part27 += add26;
                }
                sum27 += part27;
            }
        }
        const float mul28 = sum27 * (-7.97193861e-05f);
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 14; j1++) {
                for (long j2 = 0; j2 < 14; j2++) {
                    const int gt2 = relu_4[i * 196 + j0 * 6272 + j1 * 14 + j2] > 0.0f;
                    const float v3 = d_relu_6[17 + i * 16384 + j0 * 256 + j1 * 16 + j2];
                    const float where4 = gt2 ? v3 : 0.0f;
                    const float mul7 = where4 * p4_0_bn1_weight[i];
                    const float mul12 = mul7 * d_p4_0_bn1_bias[i];
                    const float mul24 = mul23 * sub_4[i * 196 + j0 * 6272 + j1 * 14 + j2];
                    const float add25 = mul12 + mul24;
                    const float add26 = add25 + mul24;
                    const float add29 = add26 + mul28;
                    d_matmul_4[i * 12544 + j0 * 196 + j1 * 14 + j2] = add29;
                }
            }
        }
        d_p4_0_bn1_bias[i] = sum5;
        d_p4_0_bn1_weight[i] = sum10;
    }
}

/* k204  resnet.lua:57
 *   momentum_buffer_4_0_bn1_weight = (0.9 * momentum_buffer_4_0_bn1_weight) + (d_p4_0_bn1_weight + ...)  (32)
 *   p4_0_bn1_weight = p4_0_bn1_weight - (mul_8 * ((d_p4_0_bn1_weight + ...) + (0.9 * ...)))  (32)
 */
static void k204_update_p4_0_bn1_weight(float *restrict p4_0_bn1_weight,
                                        const float *restrict d_p4_0_bn1_weight,
                                        float *restrict momentum_buffer_4_0_bn1_weight,
                                        const float *restrict mul_8)
{
    for (long j = 0; j < 32; j++) {
        const float v1 = p4_0_bn1_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p4_0_bn1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_bn1_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_4_0_bn1_weight[j] = add8;
        p4_0_bn1_weight[j] = sub13;
    }
}

/* k205  resnet.lua:57
 *   momentum_buffer_4_0_bn1_bias = (0.9 * momentum_buffer_4_0_bn1_bias) + (d_p4_0_bn1_bias + ...)  (32)
 *   p4_0_bn1_bias = p4_0_bn1_bias - (mul_8 * ((d_p4_0_bn1_bias + ...) + (0.9 * ...)))  (32)
 */
static void k205_update_p4_0_bn1_bias(float *restrict p4_0_bn1_bias,
                                      const float *restrict d_p4_0_bn1_bias,
                                      float *restrict momentum_buffer_4_0_bn1_bias,
                                      const float *restrict mul_8)
{
    for (long j = 0; j < 32; j++) {
        const float v1 = p4_0_bn1_bias[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p4_0_bn1_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_bn1_bias[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_4_0_bn1_bias[j] = add8;
        p4_0_bn1_bias[j] = sub13;
    }
}

/* k206  resnet.lua:12
 *   d_p4_0_conv1_weight = d_matmul_4 @ h3_0_3.T  (32, 144)
 */
static void k206_matmul(const float *restrict d_matmul_4, const float *restrict h3_0_3,
                        float *restrict d_p4_0_conv1_weight)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 144; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 12544; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul_4[i * 12544 + (k + l)] * h3_0_3[(k + l) + j * 12544];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_p4_0_conv1_weight[i * 144 + j] = sum;
        }
    }
}

/* k207  resnet.lua:12
 *   d_h3_0_2 = p4_0_conv1_weight.T @ d_matmul_4  (144, 12544)
 */
static void k207_matmul(const float *restrict p4_0_conv1_weight, const float *restrict d_matmul_4,
                        float *restrict d_h3_0_2)
{
    for (long i = 0; i < 144; i++) {
        for (long j = 0; j < 12544; j++) {
            d_h3_0_2[i * 12544 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = p4_0_conv1_weight[i + k * 144];
            for (long j = 0; j < 12544; j++) {
                d_h3_0_2[i * 12544 + j] += a_ik * d_matmul_4[k * 12544 + j];
            }
        }
    }
}

/* k208  resnet.lua:57
 *   momentum_buffer_4_0_conv1_weight = (0.9 * momentum_buffer_4_0_conv1_weight) + (d_p4_0_conv1_weight + ...)  (32, 16, 3, 3)
 *   p4_0_conv1_weight = p4_0_conv1_weight - (mul_8 * (... + ...))  (32, 16, 3, 3)
 */
static void k208_update_p4_0_conv1_weight(float *restrict p4_0_conv1_weight,
                                          const float *restrict d_p4_0_conv1_weight,
                                          float *restrict momentum_buffer_4_0_conv1_weight,
                                          const float *restrict mul_8)
{
    for (long j = 0; j < 4608; j++) {
        const float v1 = p4_0_conv1_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p4_0_conv1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_4_0_conv1_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_4_0_conv1_weight[j] = add8;
        p4_0_conv1_weight[j] = sub13;
    }
}

/* k209  resnet.lua:12
 *   d_h3_0_3 = fold(d_h3_0_2)  (16, 3, 64, 14, 30)
 */
static void k209_fold(const float *restrict d_h3_0_2, float *restrict d_h3_0_3)
{
    for (long n = 0; n < 1290240; n++) {
        d_h3_0_3[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 48; b0++) {
        for (long b1 = 0; b1 < 896; b1++) {
            for (long i = 0; i < 14; i++) {
                for (long j = 0; j < 3; j++) {
                    d_h3_0_3[b0 * 26880 + b1 * 30 + i * 2 + j] += d_h3_0_2[b0 * 37632 + b1 * 14 + i + j * 12544];
                }
            }
        }
    }
}

/* k210  resnet.lua:12
 *   d_h3_0_4 = fold(d_h3_0_3)  (16, 64, 30, 30)
 */
static void k210_fold(const float *restrict d_h3_0_3, float *restrict d_h3_0_4)
{
    for (long n = 0; n < 921600; n++) {
        d_h3_0_4[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 16; b0++) {
        for (long b1 = 0; b1 < 64; b1++) {
            for (long i = 0; i < 14; i++) {
                for (long j = 0; j < 3; j++) {
                    for (long k = 0; k < 30; k++) {
                        d_h3_0_4[b0 * 57600 + b1 * 900 + i * 60 + k + j * 30] += d_h3_0_3[b0 * 80640 + b1 * 420 + i * 30 + k + j * 26880];
                    }
                }
            }
        }
    }
}

/* k211  resnet.lua:15
 *   d_h3_0_bn2 (over d_h3_0) = where(h3_0 > 0, d_h3_0 + d_h3_0_4, 0)  (64, 16, 28, 28)
 *   d_p3_0_bn2_bias (over recip_3) = sum(where(h3_0 > 0, d_h3_0 + d_h3_0_4, 0))  (1, 16, 1, 1)
 *   d_p3_0_bn2_weight (over sqrt__3) = sum(where(h3_0 > 0, d_h3_0 + d_h3_0_4, 0) * mul_3)  (1, 16, 1, 1)
 *   d_matmul_5 = ((... + ...) + (... * sub_3)) + (sum(...) * -1.99298e-05)  (16, 50176)
 */
static void k211_add_gt_where(float *restrict d_h3_0_bn2, const float *restrict d_h3_0_4,
                              const float *restrict h3_0, const float *restrict p3_0_bn2_weight,
                              const float *restrict mul_3, float *restrict d_p3_0_bn2_bias,
                              const float *restrict sub_3, float *restrict d_p3_0_bn2_weight,
                              float *restrict d_matmul_5)
{
    for (long i = 0; i < 16; i++) {
        const float mul18 = d_p3_0_bn2_bias[i] * d_p3_0_bn2_bias[i];
        const float mul22 = 2.0f * d_p3_0_bn2_weight[i];
        float sum7 = 0.0f;
        float sum12 = 0.0f;
        float sum17 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                float part7 = 0.0f;
                float part12 = 0.0f;
                float part17 = 0.0f;
                for (long j2 = 0; j2 < 28; j2++) {
                    const float add2 = d_h3_0_bn2[i * 784 + j0 * 12544 + j1 * 28 + j2] + d_h3_0_4[31 + i * 57600 + j0 * 900 + j1 * 30 + j2];
                    const int gt5 = h3_0[i * 784 + j0 * 12544 + j1 * 28 + j2] > 0.0f;
                    const float where6 = gt5 ? add2 : 0.0f;
                    const float mul9 = where6 * p3_0_bn2_weight[i];
                    const float mul11 = where6 * mul_3[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    const float mul16 = mul9 * sub_3[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    part7 += where6;
                    part12 += mul11;
                    part17 += mul16;
                }
                sum7 += part7;
                sum12 += part12;
                sum17 += part17;
            }
        }
        const float mul19 = sum17 * mul18;
        const float div23 = mul19 / mul22;
        const float mul25 = div23 * (-1.99298465e-05f);
        float sum29 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                float part29 = 0.0f;
                for (long j2 = 0; j2 < 28; j2++) {
                    const float add2 = d_h3_0_bn2[i * 784 + j0 * 12544 + j1 * 28 + j2] + d_h3_0_4[31 + i * 57600 + j0 * 900 + j1 * 30 + j2];
                    const int gt5 = h3_0[i * 784 + j0 * 12544 + j1 * 28 + j2] > 0.0f;
                    const float where6 = gt5 ? add2 : 0.0f;
                    const float mul9 = where6 * p3_0_bn2_weight[i];
                    const float mul14 = mul9 * d_p3_0_bn2_bias[i];
                    const float mul26 = mul25 * sub_3[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    const float add27 = mul14 + mul26;
                    const float add28 = add27 + mul26;
                    part29 += add28;
                }
                sum29 += part29;
            }
        }
        const float mul30 = sum29 * (-1.99298465e-05f);
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    const float add2 = d_h3_0_bn2[i * 784 + j0 * 12544 + j1 * 28 + j2] + d_h3_0_4[31 + i * 57600 + j0 * 900 + j1 * 30 + j2];
                    const int gt5 = h3_0[i * 784 + j0 * 12544 + j1 * 28 + j2] > 0.0f;
                    const float where6 = gt5 ? add2 : 0.0f;
                    const float mul9 = where6 * p3_0_bn2_weight[i];
                    const float mul14 = mul9 * d_p3_0_bn2_bias[i];
                    const float mul26 = mul25 * sub_3[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    const float add27 = mul14 + mul26;
                    const float add28 = add27 + mul26;
                    const float add31 = add28 + mul30;
                    d_h3_0_bn2[i * 784 + j0 * 12544 + j1 * 28 + j2] = where6;
                    d_matmul_5[i * 50176 + j0 * 784 + j1 * 28 + j2] = add31;
                }
            }
        }
        d_p3_0_bn2_bias[i] = sum7;
        d_p3_0_bn2_weight[i] = sum12;
    }
}

/* k212  resnet.lua:57
 *   momentum_buffer_3_0_bn2_weight = (0.9 * momentum_buffer_3_0_bn2_weight) + (d_p3_0_bn2_weight + ...)  (16)
 *   p3_0_bn2_weight = p3_0_bn2_weight - (mul_8 * ((d_p3_0_bn2_weight + ...) + (0.9 * ...)))  (16)
 */
static void k212_update_p3_0_bn2_weight(float *restrict p3_0_bn2_weight,
                                        const float *restrict d_p3_0_bn2_weight,
                                        float *restrict momentum_buffer_3_0_bn2_weight,
                                        const float *restrict mul_8)
{
    for (long j = 0; j < 16; j++) {
        const float v1 = p3_0_bn2_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p3_0_bn2_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_3_0_bn2_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_3_0_bn2_weight[j] = add8;
        p3_0_bn2_weight[j] = sub13;
    }
}

/* k213  resnet.lua:57
 *   momentum_buffer_3_0_bn2_bias = (0.9 * momentum_buffer_3_0_bn2_bias) + (d_p3_0_bn2_bias + ...)  (16)
 *   p3_0_bn2_bias = p3_0_bn2_bias - (mul_8 * ((d_p3_0_bn2_bias + ...) + (0.9 * ...)))  (16)
 */
static void k213_update_p3_0_bn2_bias(float *restrict p3_0_bn2_bias,
                                      const float *restrict d_p3_0_bn2_bias,
                                      float *restrict momentum_buffer_3_0_bn2_bias,
                                      const float *restrict mul_8)
{
    for (long j = 0; j < 16; j++) {
        const float v1 = p3_0_bn2_bias[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p3_0_bn2_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_3_0_bn2_bias[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_3_0_bn2_bias[j] = add8;
        p3_0_bn2_bias[j] = sub13;
    }
}

/* k214  resnet.lua:14
 *   d_p3_0_conv2_weight = d_matmul_5 @ relu_3.T  (16, 144)
 */
static void k214_matmul(const float *restrict d_matmul_5, const float *restrict relu_3,
                        float *restrict d_p3_0_conv2_weight)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 144; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 50176; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul_5[i * 50176 + (k + l)] * relu_3[(k + l) + j * 50176];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_p3_0_conv2_weight[i * 144 + j] = sum;
        }
    }
}

/* k215  resnet.lua:14
 *   d_relu_7 = p3_0_conv2_weight.T @ d_matmul_5  (144, 50176)
 */
static void k215_matmul(const float *restrict p3_0_conv2_weight, const float *restrict d_matmul_5,
                        float *restrict d_relu_7)
{
    for (long i = 0; i < 144; i++) {
        for (long j = 0; j < 50176; j++) {
            d_relu_7[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 16; k++) {
            const float a_ik = p3_0_conv2_weight[i + k * 144];
            for (long j = 0; j < 50176; j++) {
                d_relu_7[i * 50176 + j] += a_ik * d_matmul_5[k * 50176 + j];
            }
        }
    }
}

/* k216  resnet.lua:57
 *   momentum_buffer_3_0_conv2_weight = (0.9 * momentum_buffer_3_0_conv2_weight) + (d_p3_0_conv2_weight + ...)  (16, 16, 3, 3)
 *   p3_0_conv2_weight = p3_0_conv2_weight - (mul_8 * (... + ...))  (16, 16, 3, 3)
 */
static void k216_update_p3_0_conv2_weight(float *restrict p3_0_conv2_weight,
                                          const float *restrict d_p3_0_conv2_weight,
                                          float *restrict momentum_buffer_3_0_conv2_weight,
                                          const float *restrict mul_8)
{
    for (long j = 0; j < 2304; j++) {
        const float v1 = p3_0_conv2_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p3_0_conv2_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_3_0_conv2_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_3_0_conv2_weight[j] = add8;
        p3_0_conv2_weight[j] = sub13;
    }
}

/* k217  resnet.lua:14
 *   d_relu_8 = fold(d_relu_7)  (16, 3, 64, 28, 30)
 */
static void k217_fold(const float *restrict d_relu_7, float *restrict d_relu_8)
{
    for (long n = 0; n < 2580480; n++) {
        d_relu_8[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 48; b0++) {
        for (long b1 = 0; b1 < 1792; b1++) {
            for (long i = 0; i < 28; i++) {
                for (long j = 0; j < 3; j++) {
                    d_relu_8[b0 * 53760 + b1 * 30 + i + j] += d_relu_7[b0 * 150528 + b1 * 28 + i + j * 50176];
                }
            }
        }
    }
}

/* k218  resnet.lua:14
 *   d_relu_9 = fold(d_relu_8)  (16, 64, 30, 30)
 */
static void k218_fold(const float *restrict d_relu_8, float *restrict d_relu_9)
{
    for (long n = 0; n < 921600; n++) {
        d_relu_9[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 16; b0++) {
        for (long b1 = 0; b1 < 64; b1++) {
            for (long i = 0; i < 28; i++) {
                for (long j = 0; j < 3; j++) {
                    for (long k = 0; k < 30; k++) {
                        d_relu_9[b0 * 57600 + b1 * 900 + i * 30 + k + j * 30] += d_relu_8[b0 * 161280 + b1 * 840 + i * 30 + k + j * 53760];
                    }
                }
            }
        }
    }
}

/* k219  resnet.lua:13
 *   d_p3_0_bn1_bias (over recip_2) = sum(where(relu > 0, d_relu_9, 0))  (1, 16, 1, 1)
 *   d_p3_0_bn1_weight (over sqrt__2) = sum(where(relu > 0, d_relu_9, 0) * mul_2)  (1, 16, 1, 1)
 *   d_matmul_6 = ((... + ...) + (... * sub_2)) + (sum(...) * -1.99298e-05)  (16, 50176)
 */
static void k219_gt_where_sum(const float *restrict relu, const float *restrict d_relu_9,
                              const float *restrict p3_0_bn1_weight, const float *restrict mul_2,
                              float *restrict d_p3_0_bn1_bias, const float *restrict sub_2,
                              float *restrict d_p3_0_bn1_weight, float *restrict d_matmul_6)
{
    for (long i = 0; i < 16; i++) {
        const float mul16 = d_p3_0_bn1_bias[i] * d_p3_0_bn1_bias[i];
        const float mul20 = 2.0f * d_p3_0_bn1_weight[i];
        float sum5 = 0.0f;
        float sum10 = 0.0f;
        float sum15 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                float part5 = 0.0f;
                float part10 = 0.0f;
                float part15 = 0.0f;
                for (long j2 = 0; j2 < 28; j2++) {
                    const int gt2 = relu[i * 784 + j0 * 12544 + j1 * 28 + j2] > 0.0f;
                    const float v3 = d_relu_9[31 + i * 57600 + j0 * 900 + j1 * 30 + j2];
                    const float where4 = gt2 ? v3 : 0.0f;
                    const float mul7 = where4 * p3_0_bn1_weight[i];
                    const float mul9 = where4 * mul_2[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    const float mul14 = mul7 * sub_2[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    part5 += where4;
                    part10 += mul9;
                    part15 += mul14;
                }
                sum5 += part5;
                sum10 += part10;
                sum15 += part15;
            }
        }
        const float mul17 = sum15 * mul16;
        const float div21 = mul17 / mul20;
        const float mul23 = div21 * (-1.99298465e-05f);
        float sum27 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                float part27 = 0.0f;
                for (long j2 = 0; j2 < 28; j2++) {
                    const int gt2 = relu[i * 784 + j0 * 12544 + j1 * 28 + j2] > 0.0f;
                    const float v3 = d_relu_9[31 + i * 57600 + j0 * 900 + j1 * 30 + j2];
                    const float where4 = gt2 ? v3 : 0.0f;
                    const float mul7 = where4 * p3_0_bn1_weight[i];
                    const float mul12 = mul7 * d_p3_0_bn1_bias[i];
                    const float mul24 = mul23 * sub_2[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    const float add25 = mul12 + mul24;
                    const float add26 = add25 + mul24;
                    part27 += add26;
                }
                sum27 += part27;
            }
        }
        const float mul28 = sum27 * (-1.99298465e-05f);
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    const int gt2 = relu[i * 784 + j0 * 12544 + j1 * 28 + j2] > 0.0f;
                    const float v3 = d_relu_9[31 + i * 57600 + j0 * 900 + j1 * 30 + j2];
                    const float where4 = gt2 ? v3 : 0.0f;
                    const float mul7 = where4 * p3_0_bn1_weight[i];
                    const float mul12 = mul7 * d_p3_0_bn1_bias[i];
                    const float mul24 = mul23 * sub_2[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    const float add25 = mul12 + mul24;
                    const float add26 = add25 + mul24;
                    const float add29 = add26 + mul28;
                    d_matmul_6[i * 50176 + j0 * 784 + j1 * 28 + j2] = add29;
                }
            }
        }
        d_p3_0_bn1_bias[i] = sum5;
        d_p3_0_bn1_weight[i] = sum10;
    }
}

/* k220  resnet.lua:57
 *   momentum_buffer_3_0_bn1_weight = (0.9 * momentum_buffer_3_0_bn1_weight) + (d_p3_0_bn1_weight + ...)  (16)
 *   p3_0_bn1_weight = p3_0_bn1_weight - (mul_8 * ((d_p3_0_bn1_weight + ...) + (0.9 * ...)))  (16)
 */
static void k220_update_p3_0_bn1_weight(float *restrict p3_0_bn1_weight,
                                        const float *restrict d_p3_0_bn1_weight,
                                        float *restrict momentum_buffer_3_0_bn1_weight,
                                        const float *restrict mul_8)
{
    for (long j = 0; j < 16; j++) {
        const float v1 = p3_0_bn1_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p3_0_bn1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_3_0_bn1_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_3_0_bn1_weight[j] = add8;
        p3_0_bn1_weight[j] = sub13;
    }
}

/* k221  resnet.lua:57
 *   momentum_buffer_3_0_bn1_bias = (0.9 * momentum_buffer_3_0_bn1_bias) + (d_p3_0_bn1_bias + ...)  (16)
 *   p3_0_bn1_bias = p3_0_bn1_bias - (mul_8 * ((d_p3_0_bn1_bias + ...) + (0.9 * ...)))  (16)
 */
static void k221_update_p3_0_bn1_bias(float *restrict p3_0_bn1_bias,
                                      const float *restrict d_p3_0_bn1_bias,
                                      float *restrict momentum_buffer_3_0_bn1_bias,
                                      const float *restrict mul_8)
{
    for (long j = 0; j < 16; j++) {
        const float v1 = p3_0_bn1_bias[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p3_0_bn1_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_3_0_bn1_bias[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_3_0_bn1_bias[j] = add8;
        p3_0_bn1_bias[j] = sub13;
    }
}

/* k222  resnet.lua:12
 *   d_p3_0_conv1_weight = d_matmul_6 @ h2_3.T  (16, 144)
 */
static void k222_matmul(const float *restrict d_matmul_6, const float *restrict h2_3,
                        float *restrict d_p3_0_conv1_weight)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 144; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 50176; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul_6[i * 50176 + (k + l)] * h2_3[(k + l) + j * 50176];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_p3_0_conv1_weight[i * 144 + j] = sum;
        }
    }
}

/* k223  resnet.lua:12
 *   d_h2 = p3_0_conv1_weight.T @ d_matmul_6  (144, 50176)
 */
static void k223_matmul(const float *restrict p3_0_conv1_weight, const float *restrict d_matmul_6,
                        float *restrict d_h2)
{
    for (long i = 0; i < 144; i++) {
        for (long j = 0; j < 50176; j++) {
            d_h2[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 16; k++) {
            const float a_ik = p3_0_conv1_weight[i + k * 144];
            for (long j = 0; j < 50176; j++) {
                d_h2[i * 50176 + j] += a_ik * d_matmul_6[k * 50176 + j];
            }
        }
    }
}

/* k224  resnet.lua:57
 *   momentum_buffer_3_0_conv1_weight = (0.9 * momentum_buffer_3_0_conv1_weight) + (d_p3_0_conv1_weight + ...)  (16, 16, 3, 3)
 *   p3_0_conv1_weight = p3_0_conv1_weight - (mul_8 * (... + ...))  (16, 16, 3, 3)
 */
static void k224_update_p3_0_conv1_weight(float *restrict p3_0_conv1_weight,
                                          const float *restrict d_p3_0_conv1_weight,
                                          float *restrict momentum_buffer_3_0_conv1_weight,
                                          const float *restrict mul_8)
{
    for (long j = 0; j < 2304; j++) {
        const float v1 = p3_0_conv1_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p3_0_conv1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_3_0_conv1_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_3_0_conv1_weight[j] = add8;
        p3_0_conv1_weight[j] = sub13;
    }
}

/* k225  resnet.lua:12
 *   d_h2_2 = fold(d_h2)  (16, 3, 64, 28, 30)
 */
static void k225_fold(const float *restrict d_h2, float *restrict d_h2_2)
{
    for (long n = 0; n < 2580480; n++) {
        d_h2_2[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 48; b0++) {
        for (long b1 = 0; b1 < 1792; b1++) {
            for (long i = 0; i < 28; i++) {
                for (long j = 0; j < 3; j++) {
                    d_h2_2[b0 * 53760 + b1 * 30 + i + j] += d_h2[b0 * 150528 + b1 * 28 + i + j * 50176];
                }
            }
        }
    }
}

/* k226  resnet.lua:12
 *   d_h2_3 = fold(d_h2_2)  (16, 64, 30, 30)
 */
static void k226_fold(const float *restrict d_h2_2, float *restrict d_h2_3)
{
    for (long n = 0; n < 921600; n++) {
        d_h2_3[n] = 0.0f;
    }
    for (long b0 = 0; b0 < 16; b0++) {
        for (long b1 = 0; b1 < 64; b1++) {
            for (long i = 0; i < 28; i++) {
                for (long j = 0; j < 3; j++) {
                    for (long k = 0; k < 30; k++) {
                        d_h2_3[b0 * 57600 + b1 * 900 + i * 30 + k + j * 30] += d_h2_2[b0 * 161280 + b1 * 840 + i * 30 + k + j * 53760];
                    }
                }
            }
        }
    }
}

/* k227  resnet.lua:37
 *   d_p1_bias (over recip) = sum(where(h2 > 0, d_h3_0_bn2 + d_h2_3, 0))  (1, 16, 1, 1)
 *   d_p1_weight (over sqrt_) = sum(where(h2 > 0, d_h3_0_bn2 + d_h2_3, 0) * mul)  (1, 16, 1, 1)
 *   d_matmul_7 = ((... + ...) + (... * sub)) + (sum(...) * -1.99298e-05)  (16, 50176)
 */
static void k227_add_gt_where(const float *restrict d_h3_0_bn2, const float *restrict d_h2_3,
                              const float *restrict h2, const float *restrict p1_weight,
                              const float *restrict mul, float *restrict d_p1_bias,
                              const float *restrict sub, float *restrict d_p1_weight,
                              float *restrict d_matmul_7)
{
    for (long i = 0; i < 16; i++) {
        const float mul18 = d_p1_bias[i] * d_p1_bias[i];
        const float mul22 = 2.0f * d_p1_weight[i];
        float sum7 = 0.0f;
        float sum12 = 0.0f;
        float sum17 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                float part7 = 0.0f;
                float part12 = 0.0f;
                float part17 = 0.0f;
                for (long j2 = 0; j2 < 28; j2++) {
                    const float add2 = d_h3_0_bn2[i * 784 + j0 * 12544 + j1 * 28 + j2] + d_h2_3[31 + i * 57600 + j0 * 900 + j1 * 30 + j2];
                    const int gt5 = h2[i * 784 + j0 * 12544 + j1 * 28 + j2] > 0.0f;
                    const float where6 = gt5 ? add2 : 0.0f;
                    const float mul9 = where6 * p1_weight[i];
                    const float mul11 = where6 * mul[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    const float mul16 = mul9 * sub[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    part7 += where6;
                    part12 += mul11;
                    part17 += mul16;
                }
                sum7 += part7;
                sum12 += part12;
                sum17 += part17;
            }
        }
        const float mul19 = sum17 * mul18;
        const float div23 = mul19 / mul22;
        const float mul25 = div23 * (-1.99298465e-05f);
        float sum29 = 0.0f;
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                float part29 = 0.0f;
                for (long j2 = 0; j2 < 28; j2++) {
                    const float add2 = d_h3_0_bn2[i * 784 + j0 * 12544 + j1 * 28 + j2] + d_h2_3[31 + i * 57600 + j0 * 900 + j1 * 30 + j2];
                    const int gt5 = h2[i * 784 + j0 * 12544 + j1 * 28 + j2] > 0.0f;
                    const float where6 = gt5 ? add2 : 0.0f;
                    const float mul9 = where6 * p1_weight[i];
                    const float mul14 = mul9 * d_p1_bias[i];
                    const float mul26 = mul25 * sub[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    const float add27 = mul14 + mul26;
                    const float add28 = add27 + mul26;
                    part29 += add28;
                }
                sum29 += part29;
            }
        }
        const float mul30 = sum29 * (-1.99298465e-05f);
        for (long j0 = 0; j0 < 64; j0++) {
            for (long j1 = 0; j1 < 28; j1++) {
                for (long j2 = 0; j2 < 28; j2++) {
                    const float add2 = d_h3_0_bn2[i * 784 + j0 * 12544 + j1 * 28 + j2] + d_h2_3[31 + i * 57600 + j0 * 900 + j1 * 30 + j2];
                    const int gt5 = h2[i * 784 + j0 * 12544 + j1 * 28 + j2] > 0.0f;
                    const float where6 = gt5 ? add2 : 0.0f;
                    const float mul9 = where6 * p1_weight[i];
                    const float mul14 = mul9 * d_p1_bias[i];
                    const float mul26 = mul25 * sub[i * 784 + j0 * 12544 + j1 * 28 + j2];
                    const float add27 = mul14 + mul26;
                    const float add28 = add27 + mul26;
                    const float add31 = add28 + mul30;
                    d_matmul_7[i * 50176 + j0 * 784 + j1 * 28 + j2] = add31;
                }
            }
        }
        d_p1_bias[i] = sum7;
        d_p1_weight[i] = sum12;
    }
}

/* k228  resnet.lua:57
 *   momentum_buffer_1_weight = (0.9 * momentum_buffer_1_weight) + (d_p1_weight + (0.0005 * p1_weight))  (16)
 *   p1_weight = p1_weight - (mul_8 * ((d_p1_weight + ...) + (0.9 * ...)))  (16)
 */
static void k228_update_p1_weight(float *restrict p1_weight, const float *restrict d_p1_weight,
                                  float *restrict momentum_buffer_1_weight,
                                  const float *restrict mul_8)
{
    for (long j = 0; j < 16; j++) {
        const float v1 = p1_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p1_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_1_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_1_weight[j] = add8;
        p1_weight[j] = sub13;
    }
}

/* k229  resnet.lua:57
 *   momentum_buffer_1_bias = (0.9 * momentum_buffer_1_bias) + (d_p1_bias + (0.0005 * p1_bias))  (16)
 *   p1_bias = p1_bias - (mul_8 * ((d_p1_bias + ...) + (0.9 * ...)))  (16)
 */
static void k229_update_p1_bias(float *restrict p1_bias, const float *restrict d_p1_bias,
                                float *restrict momentum_buffer_1_bias,
                                const float *restrict mul_8)
{
    for (long j = 0; j < 16; j++) {
        const float v1 = p1_bias[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p1_bias[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_1_bias[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_1_bias[j] = add8;
        p1_bias[j] = sub13;
    }
}

/* k230  resnet.lua:37
 *   d_p0_weight = d_matmul_7 @ where_3.T  (16, 9)
 */
static void k230_matmul(const float *restrict d_matmul_7, const float *restrict where_3,
                        float *restrict d_p0_weight)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 9; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 50176; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += d_matmul_7[i * 50176 + (k + l)] * where_3[(k + l) + j * 50176];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            d_p0_weight[i * 9 + j] = sum;
        }
    }
}

/* k231  resnet.lua:57
 *   momentum_buffer_0_weight = (0.9 * momentum_buffer_0_weight) + (d_p0_weight + (0.0005 * p0_weight))  (16, 1, 3, 3)
 *   p0_weight = p0_weight - (mul_8 * ((d_p0_weight + ...) + (0.9 * ...)))  (16, 1, 3, 3)
 */
static void k231_update_p0_weight(float *restrict p0_weight, const float *restrict d_p0_weight,
                                  float *restrict momentum_buffer_0_weight,
                                  const float *restrict mul_8)
{
    for (long j = 0; j < 144; j++) {
        const float v1 = p0_weight[j];
        const float mul2 = 0.0005f * v1;
        const float add4 = d_p0_weight[j] + mul2;
        const float mul7 = 0.9f * momentum_buffer_0_weight[j];
        const float add8 = mul7 + add4;
        const float mul9 = 0.9f * add8;
        const float add10 = add4 + mul9;
        const float mul12 = mul_8[0] * add10;
        const float sub13 = v1 - mul12;
        momentum_buffer_0_weight[j] = add8;
        p0_weight[j] = sub13;
    }
}

/* One train_step: 146 kernels; `work` holds 143390400 bytes, aligned to 64. */
void train_step(const struct state *s, const struct train_step_io *io, void *work);
void train_step(const struct state *s, const struct train_step_io *io, void *work)
{
    char *const at = work;
    float *const uniform_ = (float *)(void *)(at + 0); /* (64, 1, 1, 1) */
    float *const where = (float *)(void *)(at + 230400); /* (64, 1, 28, 28) */
    float *const where_2 = (float *)(void *)(at + 0); /* (64, 1, 30, 30) */
    float *const where_3 = (float *)(void *)(at + 122314752); /* (9, 50176) */
    float *const matmul = (float *)(void *)(at + 0); /* (16, 50176) */
    float *const sum_ = (float *)(void *)(at + 3211264); /* (1, 16, 1, 1) */
    float *const sub = (float *)(void *)(at + 90316800); /* (64, 16, 28, 28) */
    float *const sum__2 = (float *)(void *)(at + 3211328); /* (1, 16, 1, 1) */
    float *const sqrt_ = (float *)(void *)(at + 143389952); /* (1, 16, 1, 1) */
    float *const recip = (float *)(void *)(at + 143390016); /* (1, 16, 1, 1) */
    float *const mul = (float *)(void *)(at + 93528064); /* (64, 16, 28, 28) */
    float *const h2 = (float *)(void *)(at + 96739328); /* (64, 16, 28, 28) */
    float *const h2_2 = (float *)(void *)(at + 28901376); /* (64, 16, 30, 30) */
    float *const h2_3 = (float *)(void *)(at + 0); /* (144, 50176) */
    float *const matmul_2 = (float *)(void *)(at + 28901376); /* (16, 50176) */
    float *const sum__3 = (float *)(void *)(at + 32112640); /* (1, 16, 1, 1) */
    float *const sub_2 = (float *)(void *)(at + 99950592); /* (64, 16, 28, 28) */
    float *const sum__4 = (float *)(void *)(at + 32112704); /* (1, 16, 1, 1) */
    float *const sqrt__2 = (float *)(void *)(at + 143390080); /* (1, 16, 1, 1) */
    float *const recip_2 = (float *)(void *)(at + 143390144); /* (1, 16, 1, 1) */
    float *const mul_2 = (float *)(void *)(at + 103161856); /* (64, 16, 28, 28) */
    float *const relu = (float *)(void *)(at + 106373120); /* (64, 16, 28, 28) */
    float *const relu_2 = (float *)(void *)(at + 57802752); /* (64, 16, 30, 30) */
    float *const relu_3 = (float *)(void *)(at + 28901376); /* (144, 50176) */
    float *const matmul_3 = (float *)(void *)(at + 57802752); /* (16, 50176) */
    float *const sum__5 = (float *)(void *)(at + 61014016); /* (1, 16, 1, 1) */
    float *const sub_3 = (float *)(void *)(at + 109584384); /* (64, 16, 28, 28) */
    float *const sum__6 = (float *)(void *)(at + 61014080); /* (1, 16, 1, 1) */
    float *const sqrt__3 = (float *)(void *)(at + 143390208); /* (1, 16, 1, 1) */
    float *const recip_3 = (float *)(void *)(at + 143390272); /* (1, 16, 1, 1) */
    float *const mul_3 = (float *)(void *)(at + 112795648); /* (64, 16, 28, 28) */
    float *const h3_0 = (float *)(void *)(at + 116006912); /* (64, 16, 28, 28) */
    float *const h3_0_2 = (float *)(void *)(at + 57802752); /* (64, 16, 30, 30) */
    float *const h3_0_3 = (float *)(void *)(at + 72253440); /* (144, 12544) */
    float *const matmul_4 = (float *)(void *)(at + 57802752); /* (32, 12544) */
    float *const sum__7 = (float *)(void *)(at + 59408384); /* (1, 32, 1, 1) */
    float *const sub_4 = (float *)(void *)(at + 124121088); /* (64, 32, 14, 14) */
    float *const sum__8 = (float *)(void *)(at + 59408512); /* (1, 32, 1, 1) */
    float *const sqrt__4 = (float *)(void *)(at + 143389184); /* (1, 32, 1, 1) */
    float *const recip_4 = (float *)(void *)(at + 143389312); /* (1, 32, 1, 1) */
    float *const mul_4 = (float *)(void *)(at + 125726720); /* (64, 32, 14, 14) */
    float *const relu_4 = (float *)(void *)(at + 127332352); /* (64, 32, 14, 14) */
    float *const relu_5 = (float *)(void *)(at + 79478784); /* (64, 32, 16, 16) */
    float *const relu_6 = (float *)(void *)(at + 57802752); /* (288, 12544) */
    float *const matmul_5 = (float *)(void *)(at + 79478784); /* (32, 12544) */
    float *const h3_0_4 = (float *)(void *)(at + 138571776); /* (64, 16, 196) */
    float *const matmul_6 = (float *)(void *)(at + 128937984); /* (64, 32, 196) */
    float *const sum__9 = (float *)(void *)(at + 81084416); /* (1, 32, 1, 1) */
    float *const sub_5 = (float *)(void *)(at + 128937984); /* (64, 32, 14, 14) */
    float *const sum__10 = (float *)(void *)(at + 81084544); /* (1, 32, 1, 1) */
    float *const sqrt__5 = (float *)(void *)(at + 143389440); /* (1, 32, 1, 1) */
    float *const recip_5 = (float *)(void *)(at + 143389568); /* (1, 32, 1, 1) */
    float *const mul_5 = (float *)(void *)(at + 130543616); /* (64, 32, 14, 14) */
    float *const sum__11 = (float *)(void *)(at + 81084672); /* (1, 32, 1, 1) */
    float *const sub_6 = (float *)(void *)(at + 132149248); /* (64, 32, 14, 14) */
    float *const sum__12 = (float *)(void *)(at + 81084800); /* (1, 32, 1, 1) */
    float *const sqrt__6 = (float *)(void *)(at + 143389696); /* (1, 32, 1, 1) */
    float *const recip_6 = (float *)(void *)(at + 143389824); /* (1, 32, 1, 1) */
    float *const mul_6 = (float *)(void *)(at + 133754880); /* (64, 32, 14, 14) */
    float *const h4_0 = (float *)(void *)(at + 135360512); /* (64, 32, 14, 14) */
    float *const h4_0_2 = (float *)(void *)(at + 79478784); /* (64, 32, 16, 16) */
    float *const h4_0_3 = (float *)(void *)(at + 86704128); /* (288, 3136) */
    float *const matmul_7 = (float *)(void *)(at + 79478784); /* (64, 3136) */
    float *const sum__13 = (float *)(void *)(at + 80281600); /* (1, 64, 1, 1) */
    float *const sub_7 = (float *)(void *)(at + 139374592); /* (64, 64, 7, 7) */
    float *const sum__14 = (float *)(void *)(at + 80281856); /* (1, 64, 1, 1) */
    float *const sqrt__7 = (float *)(void *)(at + 143388672); /* (1, 64, 1, 1) */
    float *const recip_7 = (float *)(void *)(at + 143388928); /* (1, 64, 1, 1) */
    float *const mul_7 = (float *)(void *)(at + 140177408); /* (64, 64, 7, 7) */
    float *const relu_7 = (float *)(void *)(at + 140980224); /* (64, 64, 7, 7) */
    float *const relu_8 = (float *)(void *)(at + 119218176); /* (64, 64, 9, 9) */
    float *const relu_9 = (float *)(void *)(at + 79478784); /* (576, 3136) */
    float *const matmul_8 = (float *)(void *)(at + 119218176); /* (64, 3136) */
    float *const h4_0_4 = (float *)(void *)(at + 121626624); /* (64, 32, 49) */
    float *const matmul_9 = (float *)(void *)(at + 120020992); /* (64, 64, 49) */
    float *const sum__15 = (float *)(void *)(at + 122028032); /* (1, 64, 1, 1) */
    float *const sub_8 = (float *)(void *)(at + 120020992); /* (64, 64, 7, 7) */
    float *const sum__16 = (float *)(void *)(at + 122028288); /* (1, 64, 1, 1) */
    float *const sqrt__8 = (float *)(void *)(at + 122142720); /* (1, 64, 1, 1) */
    float *const recip_8 = (float *)(void *)(at + 122142976); /* (1, 64, 1, 1) */
    float *const sum__17 = (float *)(void *)(at + 122028544); /* (1, 64, 1, 1) */
    float *const sub_9 = (float *)(void *)(at + 120823808); /* (64, 64, 7, 7) */
    float *const sum__18 = (float *)(void *)(at + 122028800); /* (1, 64, 1, 1) */
    float *const sqrt__9 = (float *)(void *)(at + 122143232); /* (1, 64, 1, 1) */
    float *const recip_9 = (float *)(void *)(at + 122143488); /* (1, 64, 1, 1) */
    float *const h5_0 = (float *)(void *)(at + 141783040); /* (64, 64, 7, 7) */
    float *const sum__19 = (float *)(void *)(at + 119218176); /* (64, 64, 1, 7, 1) */
    float *const h6 = (float *)(void *)(at + 119332864); /* (64, 64, 1, 1) */
    float *const matmul_10 = (float *)(void *)(at + 119234560); /* (64, 10) */
    float *const d_p8_bias = (float *)(void *)(at + 119218176); /* (1, 10) */
    float *const d_h8 = (float *)(void *)(at + 119234560); /* (64, 10) */
    float *const d_h7 = (float *)(void *)(at + 119218176); /* (64, 64) */
    float *const d_p8_weight = (float *)(void *)(at + 119237120); /* (10, 64) */
    float *const d_sum = (float *)(void *)(at + 119218176); /* (64, 64, 1, 1) */
    float *const d_mul = (float *)(void *)(at + 122028032); /* (64, 64, 1, 7) */
    float *const d_sum_2 = (float *)(void *)(at + 122028032); /* (64, 64, 1, 7) */
    float *const d_h5_0 = (float *)(void *)(at + 119218176); /* (64, 64, 7, 7) */
    float *const d_p5_0_shortcut_1_bias = (float *)(void *)(at + 122143488); /* (1, 64, 1, 1) */
    float *const d_p5_0_shortcut_1_weight = (float *)(void *)(at + 122143232); /* (1, 64, 1, 1) */
    float *const d_h5_0_shortcut_0 = (float *)(void *)(at + 141783040); /* (64, 64, 7, 7) */
    float *const d_p5_0_bn2_weight = (float *)(void *)(at + 122142976); /* (1, 64, 1, 1) */
    float *const d_p5_0_shortcut_0_weight = (float *)(void *)(at + 79478784); /* (64, 64, 32) */
    float *const d_p5_0_shortcut_0_weight_2 = (float *)(void *)(at + 80019456); /* (1, 64, 32) */
    float *const d_h4_0 = (float *)(void *)(at + 136966144); /* (64, 32, 14, 14) */
    float *const d_matmul = (float *)(void *)(at + 142585856); /* (64, 3136) */
    float *const d_p5_0_conv2_weight = (float *)(void *)(at + 119218176); /* (64, 576) */
    float *const d_relu = (float *)(void *)(at + 79478784); /* (576, 3136) */
    float *const d_relu_2 = (float *)(void *)(at + 119218176); /* (64, 3, 64, 7, 9) */
    float *const d_relu_3 = (float *)(void *)(at + 79478784); /* (64, 64, 9, 9) */
    float *const d_p5_0_bn1_bias = (float *)(void *)(at + 143388928); /* (1, 64, 1, 1) */
    float *const d_p5_0_bn1_weight = (float *)(void *)(at + 143388672); /* (1, 64, 1, 1) */
    float *const d_matmul_2 = (float *)(void *)(at + 83091456); /* (64, 3136) */
    float *const d_p5_0_conv1_weight = (float *)(void *)(at + 83894272); /* (64, 288) */
    float *const d_h4_0_2 = (float *)(void *)(at + 79478784); /* (288, 3136) */
    float *const d_h4_0_3 = (float *)(void *)(at + 83091456); /* (32, 3, 64, 7, 16) */
    float *const d_h4_0_4 = (float *)(void *)(at + 79478784); /* (32, 64, 16, 16) */
    float *const d_p4_0_shortcut_1_bias = (float *)(void *)(at + 143389824); /* (1, 32, 1, 1) */
    float *const d_p4_0_shortcut_1_weight = (float *)(void *)(at + 143389696); /* (1, 32, 1, 1) */
    float *const d_h4_0_shortcut_0 = (float *)(void *)(at + 136966144); /* (64, 32, 14, 14) */
    float *const d_p4_0_bn2_weight = (float *)(void *)(at + 143389568); /* (1, 32, 1, 1) */
    float *const d_p4_0_shortcut_0_weight = (float *)(void *)(at + 57802752); /* (64, 32, 16) */
    float *const d_p4_0_shortcut_0_weight_2 = (float *)(void *)(at + 57933824); /* (1, 32, 16) */
    float *const d_h3_0 = (float *)(void *)(at + 84983808); /* (64, 16, 28, 28) */
    float *const d_matmul_3 = (float *)(void *)(at + 81575936); /* (32, 12544) */
    float *const d_p4_0_conv2_weight = (float *)(void *)(at + 79478784); /* (32, 288) */
    float *const d_relu_4 = (float *)(void *)(at + 57802752); /* (288, 12544) */
    float *const d_relu_5 = (float *)(void *)(at + 79478784); /* (32, 3, 64, 14, 16) */
    float *const d_relu_6 = (float *)(void *)(at + 57802752); /* (32, 64, 16, 16) */
    float *const d_p4_0_bn1_bias = (float *)(void *)(at + 143389312); /* (1, 32, 1, 1) */
    float *const d_p4_0_bn1_weight = (float *)(void *)(at + 143389184); /* (1, 32, 1, 1) */
    float *const d_matmul_4 = (float *)(void *)(at + 65028096); /* (32, 12544) */
    float *const d_p4_0_conv1_weight = (float *)(void *)(at + 66633728); /* (32, 144) */
    float *const d_h3_0_2 = (float *)(void *)(at + 57802752); /* (144, 12544) */
    float *const d_h3_0_3 = (float *)(void *)(at + 65028096); /* (16, 3, 64, 14, 30) */
    float *const d_h3_0_4 = (float *)(void *)(at + 57802752); /* (16, 64, 30, 30) */
    float *const d_h3_0_bn2 = (float *)(void *)(at + 84983808); /* (64, 16, 28, 28) */
    float *const d_p3_0_bn2_bias = (float *)(void *)(at + 143390272); /* (1, 16, 1, 1) */
    float *const d_p3_0_bn2_weight = (float *)(void *)(at + 143390208); /* (1, 16, 1, 1) */
    float *const d_matmul_5 = (float *)(void *)(at + 61489152); /* (16, 50176) */
    float *const d_p3_0_conv2_weight = (float *)(void *)(at + 57802752); /* (16, 144) */
    float *const d_relu_7 = (float *)(void *)(at + 28901376); /* (144, 50176) */
    float *const d_relu_8 = (float *)(void *)(at + 57802752); /* (16, 3, 64, 28, 30) */
    float *const d_relu_9 = (float *)(void *)(at + 28901376); /* (16, 64, 30, 30) */
    float *const d_p3_0_bn1_bias = (float *)(void *)(at + 143390144); /* (1, 16, 1, 1) */
    float *const d_p3_0_bn1_weight = (float *)(void *)(at + 143390080); /* (1, 16, 1, 1) */
    float *const d_matmul_6 = (float *)(void *)(at + 32587776); /* (16, 50176) */
    float *const d_p3_0_conv1_weight = (float *)(void *)(at + 28901376); /* (16, 144) */
    float *const d_h2 = (float *)(void *)(at + 0); /* (144, 50176) */
    float *const d_h2_2 = (float *)(void *)(at + 28901376); /* (16, 3, 64, 28, 30) */
    float *const d_h2_3 = (float *)(void *)(at + 0); /* (16, 64, 30, 30) */
    float *const d_p1_bias = (float *)(void *)(at + 143390016); /* (1, 16, 1, 1) */
    float *const d_p1_weight = (float *)(void *)(at + 143389952); /* (1, 16, 1, 1) */
    float *const d_matmul_7 = (float *)(void *)(at + 3686400); /* (16, 50176) */
    float *const d_p0_weight = (float *)(void *)(at + 0); /* (16, 9) */
    float *const mul_8 = (float *)(void *)(at + 143390336); /* () */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 80003072); /* (6272) */
    unsigned char *const slice_work_2 = (unsigned char *)(void *)(at + 57933824); /* (12544) */

    k86_update_p1_num_batches_tracked(s->p1_num_batches_tracked);
    k87_update_p3_0_bn1_num_batches_tracked(s->p3_0_bn1_num_batches_tracked);
    k88_update_p3_0_bn2_num_batches_tracked(s->p3_0_bn2_num_batches_tracked);
    k89_update_p4_0_bn1_num_batches_tracked(s->p4_0_bn1_num_batches_tracked);
    k90_update_p4_0_bn2_num_batches_tracked(s->p4_0_bn2_num_batches_tracked);
    k91_update_p4_0_shortcut_1_num_batches_tracked(s->p4_0_shortcut_1_num_batches_tracked);
    k92_update_p5_0_bn1_num_batches_tracked(s->p5_0_bn1_num_batches_tracked);
    k93_update_p5_0_bn2_num_batches_tracked(s->p5_0_bn2_num_batches_tracked);
    k94_update_p5_0_shortcut_1_num_batches_tracked(s->p5_0_shortcut_1_num_batches_tracked);
    k95_uniform(s->seed, s->step, uniform_);
    k96_update_step(s->step, mul_8);
    k97_lt_where(uniform_, io->x, where);
    k98_copy(where_2);
    k99_copy(where, where_2);
    k100_copy(where_2, where_3);
    k101_matmul(s->p0_weight, where_3, matmul);
    k102_mul_sum_sub(matmul, s->p1_weight, s->p1_bias, sum_, sub, sum__2, sqrt_, recip, mul, h2);
    k103_update_p1_running_mean(s->p1_running_mean, sum_);
    k104_update_p1_running_var(sum__2, s->p1_running_var);
    k105_copy(h2_2);
    k106_copy(h2, h2_2);
    k107_copy(h2_2, h2_3);
    k108_matmul(s->p3_0_conv1_weight, h2_3, matmul_2);
    k109_mul_sum_sub(matmul_2, s->p3_0_bn1_weight, s->p3_0_bn1_bias, sum__3, sub_2, sum__4, sqrt__2,
                     recip_2, mul_2, relu);
    k110_update_p3_0_bn1_running_mean(s->p3_0_bn1_running_mean, sum__3);
    k111_update_p3_0_bn1_running_var(sum__4, s->p3_0_bn1_running_var);
    k112_copy(relu_2);
    k113_copy(relu, relu_2);
    k114_copy(relu_2, relu_3);
    k115_matmul(s->p3_0_conv2_weight, relu_3, matmul_3);
    k116_mul_sum_sub(matmul_3, s->p3_0_bn2_weight, s->p3_0_bn2_bias, h2, sum__5, sub_3, sum__6,
                     sqrt__3, recip_3, mul_3, h3_0);
    k117_update_p3_0_bn2_running_mean(s->p3_0_bn2_running_mean, sum__5);
    k118_update_p3_0_bn2_running_var(sum__6, s->p3_0_bn2_running_var);
    k119_copy(h3_0_2);
    k120_copy(h3_0, h3_0_2);
    k121_copy(h3_0_2, h3_0_3);
    k122_matmul(s->p4_0_conv1_weight, h3_0_3, matmul_4);
    k123_mul_sum_sub(matmul_4, s->p4_0_bn1_weight, s->p4_0_bn1_bias, sum__7, sub_4, sum__8, sqrt__4,
                     recip_4, mul_4, relu_4);
    k124_update_p4_0_bn1_running_mean(s->p4_0_bn1_running_mean, sum__7);
    k125_update_p4_0_bn1_running_var(sum__8, s->p4_0_bn1_running_var);
    k126_copy(relu_5);
    k127_copy(relu_4, relu_5);
    k128_copy(relu_5, relu_6);
    k129_matmul(s->p4_0_conv2_weight, relu_6, matmul_5);
    k130_copy(h3_0, h3_0_4);
    k131_matmul(s->p4_0_shortcut_0_weight, h3_0_4, matmul_6);
    k132_mul_sum_sub(matmul_5, s->p4_0_bn2_weight, s->p4_0_bn2_bias, sub_5,
                     s->p4_0_shortcut_1_weight, s->p4_0_shortcut_1_bias, sum__9, sum__10, sqrt__5,
                     recip_5, mul_5, sum__11, sub_6, sum__12, sqrt__6, recip_6, mul_6, h4_0);
    k133_update_p4_0_shortcut_1_running_mean(s->p4_0_shortcut_1_running_mean, sum__11);
    k134_update_p4_0_shortcut_1_running_var(sum__12, s->p4_0_shortcut_1_running_var);
    k135_update_p4_0_bn2_running_mean(s->p4_0_bn2_running_mean, sum__9);
    k136_update_p4_0_bn2_running_var(sum__10, s->p4_0_bn2_running_var);
    k137_copy(h4_0_2);
    k138_copy(h4_0, h4_0_2);
    k139_copy(h4_0_2, h4_0_3);
    k140_matmul(s->p5_0_conv1_weight, h4_0_3, matmul_7);
    k141_mul_sum_sub(matmul_7, s->p5_0_bn1_weight, s->p5_0_bn1_bias, sum__13, sub_7, sum__14,
                     sqrt__7, recip_7, mul_7, relu_7);
    k142_update_p5_0_bn1_running_mean(s->p5_0_bn1_running_mean, sum__13);
    k143_update_p5_0_bn1_running_var(sum__14, s->p5_0_bn1_running_var);
    k144_copy(relu_8);
    k145_copy(relu_7, relu_8);
    k146_copy(relu_8, relu_9);
    k147_matmul(s->p5_0_conv2_weight, relu_9, matmul_8);
    k148_copy(h4_0, h4_0_4);
    k149_matmul(s->p5_0_shortcut_0_weight, h4_0_4, matmul_9);
    k150_mul_sum_sub(matmul_8, s->p5_0_bn2_weight, s->p5_0_bn2_bias, sub_8,
                     s->p5_0_shortcut_1_weight, s->p5_0_shortcut_1_bias, sum__15, sum__16, sqrt__8,
                     recip_8, sum__17, sub_9, sum__18, sqrt__9, recip_9, h5_0);
    k151_update_p5_0_shortcut_1_running_mean(s->p5_0_shortcut_1_running_mean, sum__17);
    k152_update_p5_0_shortcut_1_running_var(sum__18, s->p5_0_shortcut_1_running_var);
    k153_update_p5_0_bn2_running_mean(s->p5_0_bn2_running_mean, sum__15);
    k154_update_p5_0_bn2_running_var(sum__16, s->p5_0_bn2_running_var);
    k155_sum(h5_0, sum__19);
    k156_mul_sum(sum__19, h6);
    k157_matmul(h6, s->p8_weight, matmul_10);
    k158_add_amax_sub(d_h8, s->p8_bias, io->y, io->loss, d_p8_bias);
    k159_update_p8_bias(s->p8_bias, d_p8_bias, s->momentum_buffer_8_bias, mul_8);
    k160_matmul(d_h8, h6, d_p8_weight);
    k161_matmul(d_h8, s->p8_weight, d_h7);
    k162_update_p8_weight(s->p8_weight, d_p8_weight, s->momentum_buffer_8_weight, mul_8);
    k163_mul(d_sum);
    k164_fold(d_sum, d_mul);
    k165_mul(d_sum_2);
    k166_fold(d_sum_2, d_h5_0);
    k167_mul_gt_where(d_h5_0_shortcut_0, d_h5_0, s->p5_0_shortcut_1_weight, d_p5_0_shortcut_1_bias,
                      sub_9, d_p5_0_shortcut_1_weight, s->p5_0_bn2_weight, d_p5_0_bn2_weight, sub_8,
                      sqrt__8, d_matmul);
    k168_update_p5_0_bn2_weight(s->p5_0_bn2_weight, d_p5_0_bn2_weight,
                                s->momentum_buffer_5_0_bn2_weight, mul_8);
    k169_update_p5_0_bn2_bias(s->p5_0_bn2_bias, d_p5_0_shortcut_1_bias,
                              s->momentum_buffer_5_0_bn2_bias, mul_8);
    k170_update_p5_0_shortcut_1_weight(s->p5_0_shortcut_1_weight, d_p5_0_shortcut_1_weight,
                                       s->momentum_buffer_5_0_shortcut_1_weight, mul_8);
    k171_update_p5_0_shortcut_1_bias(s->p5_0_shortcut_1_bias, d_p5_0_shortcut_1_bias,
                                     s->momentum_buffer_5_0_shortcut_1_bias, mul_8);
    k172_matmul(d_matmul, relu_9, d_p5_0_conv2_weight);
    k173_copy(d_h4_0);
    k174_slices(d_h5_0_shortcut_0, h4_0_4, d_p5_0_shortcut_0_weight, s->p5_0_shortcut_0_weight,
                d_h4_0, slice_work);
    k175_sum(d_p5_0_shortcut_0_weight, d_p5_0_shortcut_0_weight_2);
    k176_update_p5_0_shortcut_0_weight(s->p5_0_shortcut_0_weight, d_p5_0_shortcut_0_weight_2,
                                       s->momentum_buffer_5_0_shortcut_0_weight, mul_8);
    k177_matmul(s->p5_0_conv2_weight, d_matmul, d_relu);
    k178_update_p5_0_conv2_weight(s->p5_0_conv2_weight, d_p5_0_conv2_weight,
                                  s->momentum_buffer_5_0_conv2_weight, mul_8);
    k179_fold(d_relu, d_relu_2);
    k180_fold(d_relu_2, d_relu_3);
    k181_gt_where_sum(relu_7, d_relu_3, s->p5_0_bn1_weight, mul_7, d_p5_0_bn1_bias, sub_7,
                      d_p5_0_bn1_weight, d_matmul_2);
    k182_update_p5_0_bn1_weight(s->p5_0_bn1_weight, d_p5_0_bn1_weight,
                                s->momentum_buffer_5_0_bn1_weight, mul_8);
    k183_update_p5_0_bn1_bias(s->p5_0_bn1_bias, d_p5_0_bn1_bias, s->momentum_buffer_5_0_bn1_bias,
                              mul_8);
    k184_matmul(d_matmul_2, h4_0_3, d_p5_0_conv1_weight);
    k185_matmul(s->p5_0_conv1_weight, d_matmul_2, d_h4_0_2);
    k186_update_p5_0_conv1_weight(s->p5_0_conv1_weight, d_p5_0_conv1_weight,
                                  s->momentum_buffer_5_0_conv1_weight, mul_8);
    k187_fold(d_h4_0_2, d_h4_0_3);
    k188_fold(d_h4_0_3, d_h4_0_4);
    k189_add_gt_where(d_h4_0_shortcut_0, d_h4_0_4, h4_0, s->p4_0_shortcut_1_weight, mul_6,
                      d_p4_0_shortcut_1_bias, sub_6, d_p4_0_shortcut_1_weight, s->p4_0_bn2_weight,
                      mul_5, d_p4_0_bn2_weight, sub_5, sqrt__5, d_matmul_3);
    k190_update_p4_0_bn2_weight(s->p4_0_bn2_weight, d_p4_0_bn2_weight,
                                s->momentum_buffer_4_0_bn2_weight, mul_8);
    k191_update_p4_0_bn2_bias(s->p4_0_bn2_bias, d_p4_0_shortcut_1_bias,
                              s->momentum_buffer_4_0_bn2_bias, mul_8);
    k192_update_p4_0_shortcut_1_weight(s->p4_0_shortcut_1_weight, d_p4_0_shortcut_1_weight,
                                       s->momentum_buffer_4_0_shortcut_1_weight, mul_8);
    k193_update_p4_0_shortcut_1_bias(s->p4_0_shortcut_1_bias, d_p4_0_shortcut_1_bias,
                                     s->momentum_buffer_4_0_shortcut_1_bias, mul_8);
    k194_matmul(d_matmul_3, relu_6, d_p4_0_conv2_weight);
    k195_copy(d_h3_0);
    k196_slices(d_h4_0_shortcut_0, h3_0_4, d_p4_0_shortcut_0_weight, s->p4_0_shortcut_0_weight,
                d_h3_0, slice_work_2);
    k197_sum(d_p4_0_shortcut_0_weight, d_p4_0_shortcut_0_weight_2);
    k198_update_p4_0_shortcut_0_weight(s->p4_0_shortcut_0_weight, d_p4_0_shortcut_0_weight_2,
                                       s->momentum_buffer_4_0_shortcut_0_weight, mul_8);
    k199_matmul(s->p4_0_conv2_weight, d_matmul_3, d_relu_4);
    k200_update_p4_0_conv2_weight(s->p4_0_conv2_weight, d_p4_0_conv2_weight,
                                  s->momentum_buffer_4_0_conv2_weight, mul_8);
    k201_fold(d_relu_4, d_relu_5);
    k202_fold(d_relu_5, d_relu_6);
    k203_gt_where_sum(relu_4, d_relu_6, s->p4_0_bn1_weight, mul_4, d_p4_0_bn1_bias, sub_4,
                      d_p4_0_bn1_weight, d_matmul_4);
    k204_update_p4_0_bn1_weight(s->p4_0_bn1_weight, d_p4_0_bn1_weight,
                                s->momentum_buffer_4_0_bn1_weight, mul_8);
    k205_update_p4_0_bn1_bias(s->p4_0_bn1_bias, d_p4_0_bn1_bias, s->momentum_buffer_4_0_bn1_bias,
                              mul_8);
    k206_matmul(d_matmul_4, h3_0_3, d_p4_0_conv1_weight);
    k207_matmul(s->p4_0_conv1_weight, d_matmul_4, d_h3_0_2);
    k208_update_p4_0_conv1_weight(s->p4_0_conv1_weight, d_p4_0_conv1_weight,
                                  s->momentum_buffer_4_0_conv1_weight, mul_8);
    k209_fold(d_h3_0_2, d_h3_0_3);
    k210_fold(d_h3_0_3, d_h3_0_4);
    k211_add_gt_where(d_h3_0_bn2, d_h3_0_4, h3_0, s->p3_0_bn2_weight, mul_3, d_p3_0_bn2_bias, sub_3,
                      d_p3_0_bn2_weight, d_matmul_5);
    k212_update_p3_0_bn2_weight(s->p3_0_bn2_weight, d_p3_0_bn2_weight,
                                s->momentum_buffer_3_0_bn2_weight, mul_8);
    k213_update_p3_0_bn2_bias(s->p3_0_bn2_bias, d_p3_0_bn2_bias, s->momentum_buffer_3_0_bn2_bias,
                              mul_8);
    k214_matmul(d_matmul_5, relu_3, d_p3_0_conv2_weight);
    k215_matmul(s->p3_0_conv2_weight, d_matmul_5, d_relu_7);
    k216_update_p3_0_conv2_weight(s->p3_0_conv2_weight, d_p3_0_conv2_weight,
                                  s->momentum_buffer_3_0_conv2_weight, mul_8);
    k217_fold(d_relu_7, d_relu_8);
    k218_fold(d_relu_8, d_relu_9);
    k219_gt_where_sum(relu, d_relu_9, s->p3_0_bn1_weight, mul_2, d_p3_0_bn1_bias, sub_2,
                      d_p3_0_bn1_weight, d_matmul_6);
    k220_update_p3_0_bn1_weight(s->p3_0_bn1_weight, d_p3_0_bn1_weight,
                                s->momentum_buffer_3_0_bn1_weight, mul_8);
    k221_update_p3_0_bn1_bias(s->p3_0_bn1_bias, d_p3_0_bn1_bias, s->momentum_buffer_3_0_bn1_bias,
                              mul_8);
    k222_matmul(d_matmul_6, h2_3, d_p3_0_conv1_weight);
    k223_matmul(s->p3_0_conv1_weight, d_matmul_6, d_h2);
    k224_update_p3_0_conv1_weight(s->p3_0_conv1_weight, d_p3_0_conv1_weight,
                                  s->momentum_buffer_3_0_conv1_weight, mul_8);
    k225_fold(d_h2, d_h2_2);
    k226_fold(d_h2_2, d_h2_3);
    k227_add_gt_where(d_h3_0_bn2, d_h2_3, h2, s->p1_weight, mul, d_p1_bias, sub, d_p1_weight,
                      d_matmul_7);
    k228_update_p1_weight(s->p1_weight, d_p1_weight, s->momentum_buffer_1_weight, mul_8);
    k229_update_p1_bias(s->p1_bias, d_p1_bias, s->momentum_buffer_1_bias, mul_8);
    k230_matmul(d_matmul_7, where_3, d_p0_weight);
    k231_update_p0_weight(s->p0_weight, d_p0_weight, s->momentum_buffer_0_weight, mul_8);
}

/* ---- eval_step ---- */

/* What eval_step reads and writes: a batch, and its results. */
struct eval_step_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y (64) */
    float *loss; /* loss () */
    float *accuracy; /* accuracy () */
};

/* k238  resnet.lua:37
 *   recip = 1 / sqrt(p1_running_var + 1e-05)  (16)
 */
static void k238_add_sqrt_recip(const float *restrict p1_running_var, float *restrict recip)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip[j] = recip4;
    }
}

/* k239  resnet.lua:13
 *   recip_2 = 1 / sqrt(p3_0_bn1_running_var + 1e-05)  (16)
 */
static void k239_add_sqrt_recip(const float *restrict p3_0_bn1_running_var,
                                float *restrict recip_2)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p3_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_2[j] = recip4;
    }
}

/* k240  resnet.lua:15
 *   recip_3 = 1 / sqrt(p3_0_bn2_running_var + 1e-05)  (16)
 */
static void k240_add_sqrt_recip(const float *restrict p3_0_bn2_running_var,
                                float *restrict recip_3)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p3_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_3[j] = recip4;
    }
}

/* k241  resnet.lua:13
 *   recip_4 = 1 / sqrt(p4_0_bn1_running_var + 1e-05)  (32)
 */
static void k241_add_sqrt_recip(const float *restrict p4_0_bn1_running_var,
                                float *restrict recip_4)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_4[j] = recip4;
    }
}

/* k242  resnet.lua:15
 *   recip_5 = 1 / sqrt(p4_0_bn2_running_var + 1e-05)  (32)
 */
static void k242_add_sqrt_recip(const float *restrict p4_0_bn2_running_var,
                                float *restrict recip_5)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_5[j] = recip4;
    }
}

/* k243  resnet.lua:17
 *   recip_6 = 1 / sqrt(p4_0_shortcut_1_running_var + 1e-05)  (32)
 */
static void k243_add_sqrt_recip(const float *restrict p4_0_shortcut_1_running_var,
                                float *restrict recip_6)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_shortcut_1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_6[j] = recip4;
    }
}

/* k244  resnet.lua:13
 *   recip_7 = 1 / sqrt(p5_0_bn1_running_var + 1e-05)  (64)
 */
static void k244_add_sqrt_recip(const float *restrict p5_0_bn1_running_var,
                                float *restrict recip_7)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_7[j] = recip4;
    }
}

/* k245  resnet.lua:15
 *   recip_8 = 1 / sqrt(p5_0_bn2_running_var + 1e-05)  (64)
 */
static void k245_add_sqrt_recip(const float *restrict p5_0_bn2_running_var,
                                float *restrict recip_8)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_8[j] = recip4;
    }
}

/* k246  resnet.lua:17
 *   recip_9 = 1 / sqrt(p5_0_shortcut_1_running_var + 1e-05)  (64)
 */
static void k246_add_sqrt_recip(const float *restrict p5_0_shortcut_1_running_var,
                                float *restrict recip_9)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_shortcut_1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_9[j] = recip4;
    }
}

/* k247  resnet.lua:37
 *   x_2 = 0  (64, 1, 30, 30)
 */
static void k247_copy(float *restrict x_2)
{
    for (long j = 0; j < 57600; j++) {
        x_2[j] = 0.0f;
    }
}

/* k248  resnet.lua:37
 *   x_2[31 ...] = x  (64, 1, 30, 30)
 */
static void k248_copy(const float *restrict x, float *restrict x_2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                x_2[31 + i0 * 900 + i1 * 30 + j] = x[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k249  resnet.lua:37
 *   x_3 = x_2  (9, 50176)
 */
static void k249_copy(const float *restrict x_2, float *restrict x_3)
{
    for (long i0 = 0; i0 < 3; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 64; i2++) {
                for (long i3 = 0; i3 < 28; i3++) {
                    for (long j = 0; j < 28; j++) {
                        x_3[i0 * 150528 + i1 * 50176 + i2 * 784 + i3 * 28 + j] = x_2[i0 * 30 + i1 + i2 * 900 + i3 * 30 + j];
                    }
                }
            }
        }
    }
}

/* k250  resnet.lua:37
 *   matmul = p0_weight @ x_3  (16, 50176)
 */
static void k250_matmul(const float *restrict p0_weight, const float *restrict x_3,
                        float *restrict matmul)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 50176; j++) {
            matmul[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 9; k++) {
            const float a_ik = p0_weight[i * 9 + k];
            for (long j = 0; j < 50176; j++) {
                matmul[i * 50176 + j] += a_ik * x_3[k * 50176 + j];
            }
        }
    }
}

/* k251  resnet.lua:37
 *   h2 = relu((((matmul - p1_running_mean) * recip) * p1_weight) + p1_bias)  (64, 16, 28, 28)
 */
static void k251_sub_mul_add(const float *restrict matmul, const float *restrict p1_running_mean,
                             const float *restrict recip, const float *restrict p1_weight,
                             const float *restrict p1_bias, float *restrict h2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul[i0 * 784 + i1 * 50176 + j] - p1_running_mean[i1];
                const float mul4 = sub2 * recip[i1];
                const float mul6 = mul4 * p1_weight[i1];
                const float add8 = mul6 + p1_bias[i1];
                const float relu9 = add8 < 0 ? 0 : add8;
                h2[i0 * 12544 + i1 * 784 + j] = relu9;
            }
        }
    }
}

/* k252  resnet.lua:12
 *   h2_2 = 0  (64, 16, 30, 30)
 */
static void k252_copy(float *restrict h2_2)
{
    for (long j = 0; j < 921600; j++) {
        h2_2[j] = 0.0f;
    }
}

/* k253  resnet.lua:12
 *   h2_2[31 ...] = h2  (64, 16, 30, 30)
 */
static void k253_copy(const float *restrict h2, float *restrict h2_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h2_2[31 + i0 * 900 + i1 * 30 + j] = h2[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k254  resnet.lua:12
 *   h2_3 = h2_2  (144, 50176)
 */
static void k254_copy(const float *restrict h2_2, float *restrict h2_3)
{
    for (long i0 = 0; i0 < 16; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 28; i4++) {
                        for (long j = 0; j < 28; j++) {
                            h2_3[i0 * 451584 + i1 * 150528 + i2 * 50176 + i3 * 784 + i4 * 28 + j] = h2_2[i0 * 900 + i1 * 30 + i2 + i3 * 14400 + i4 * 30 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k255  resnet.lua:12
 *   matmul_2 = p3_0_conv1_weight @ h2_3  (16, 50176)
 */
static void k255_matmul(const float *restrict p3_0_conv1_weight, const float *restrict h2_3,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 50176; j++) {
            matmul_2[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 144; k++) {
            const float a_ik = p3_0_conv1_weight[i * 144 + k];
            for (long j = 0; j < 50176; j++) {
                matmul_2[i * 50176 + j] += a_ik * h2_3[k * 50176 + j];
            }
        }
    }
}

/* k256  resnet.lua:22
 *   relu = relu(((... * recip_2) * p3_0_bn1_weight) + p3_0_bn1_bias)  (64, 16, 28, 28)
 */
static void k256_sub_mul_add(const float *restrict matmul_2,
                             const float *restrict p3_0_bn1_running_mean,
                             const float *restrict recip_2, const float *restrict p3_0_bn1_weight,
                             const float *restrict p3_0_bn1_bias, float *restrict relu)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul_2[i0 * 784 + i1 * 50176 + j] - p3_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_2[i1];
                const float mul6 = mul4 * p3_0_bn1_weight[i1];
                const float add8 = mul6 + p3_0_bn1_bias[i1];
                const float relu9 = add8 < 0 ? 0 : add8;
                relu[i0 * 12544 + i1 * 784 + j] = relu9;
            }
        }
    }
}

/* k257  resnet.lua:14
 *   relu_2 = 0  (64, 16, 30, 30)
 */
static void k257_copy(float *restrict relu_2)
{
    for (long j = 0; j < 921600; j++) {
        relu_2[j] = 0.0f;
    }
}

/* k258  resnet.lua:14
 *   relu_2[31 ...] = relu  (64, 16, 30, 30)
 */
static void k258_copy(const float *restrict relu, float *restrict relu_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                relu_2[31 + i0 * 900 + i1 * 30 + j] = relu[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k259  resnet.lua:14
 *   relu_3 = relu_2  (144, 50176)
 */
static void k259_copy(const float *restrict relu_2, float *restrict relu_3)
{
    for (long i0 = 0; i0 < 16; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 28; i4++) {
                        for (long j = 0; j < 28; j++) {
                            relu_3[i0 * 451584 + i1 * 150528 + i2 * 50176 + i3 * 784 + i4 * 28 + j] = relu_2[i0 * 900 + i1 * 30 + i2 + i3 * 14400 + i4 * 30 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k260  resnet.lua:14
 *   matmul_3 = p3_0_conv2_weight @ relu_3  (16, 50176)
 */
static void k260_matmul(const float *restrict p3_0_conv2_weight, const float *restrict relu_3,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 50176; j++) {
            matmul_3[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 144; k++) {
            const float a_ik = p3_0_conv2_weight[i * 144 + k];
            for (long j = 0; j < 50176; j++) {
                matmul_3[i * 50176 + j] += a_ik * relu_3[k * 50176 + j];
            }
        }
    }
}

/* k261  resnet.lua:23
 *   h3_0 (over h2) = relu((((... * recip_3) * p3_0_bn2_weight) + p3_0_bn2_bias) + h2)  (64, 16, 28, 28)
 */
static void k261_sub_mul_add(const float *restrict matmul_3,
                             const float *restrict p3_0_bn2_running_mean,
                             const float *restrict recip_3, const float *restrict p3_0_bn2_weight,
                             const float *restrict p3_0_bn2_bias, float *restrict h3_0)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul_3[i0 * 784 + i1 * 50176 + j] - p3_0_bn2_running_mean[i1];
                const float mul4 = sub2 * recip_3[i1];
                const float mul6 = mul4 * p3_0_bn2_weight[i1];
                const float add8 = mul6 + p3_0_bn2_bias[i1];
                const float add10 = add8 + h3_0[i0 * 12544 + i1 * 784 + j];
                const float relu11 = add10 < 0 ? 0 : add10;
                h3_0[i0 * 12544 + i1 * 784 + j] = relu11;
            }
        }
    }
}

/* k262  resnet.lua:12
 *   h3_0_2 = 0  (64, 16, 30, 30)
 */
static void k262_copy(float *restrict h3_0_2)
{
    for (long j = 0; j < 921600; j++) {
        h3_0_2[j] = 0.0f;
    }
}

/* k263  resnet.lua:12
 *   h3_0_2[31 ...] = h3_0  (64, 16, 30, 30)
 */
static void k263_copy(const float *restrict h3_0, float *restrict h3_0_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h3_0_2[31 + i0 * 900 + i1 * 30 + j] = h3_0[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k264  resnet.lua:17
 *   h3_0_4 = h3_0  (64, 16, 196)
 */
static void k264_copy(const float *restrict h3_0, float *restrict h3_0_4)
{
    for (long i = 0; i < 14336; i++) {
        for (long j = 0; j < 14; j++) {
            h3_0_4[i * 14 + j] = h3_0[i * 56 + j * 2];
        }
    }
}

/* k265  resnet.lua:12
 *   h3_0_3 = h3_0_2  (144, 12544)
 */
static void k265_copy(const float *restrict h3_0_2, float *restrict h3_0_3)
{
    for (long i0 = 0; i0 < 16; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 14; i4++) {
                        for (long j = 0; j < 14; j++) {
                            h3_0_3[i0 * 112896 + i1 * 37632 + i2 * 12544 + i3 * 196 + i4 * 14 + j] = h3_0_2[i0 * 900 + i1 * 30 + i2 + i3 * 14400 + i4 * 60 + j * 2];
                        }
                    }
                }
            }
        }
    }
}

/* k266  resnet.lua:12
 *   matmul_4 = p4_0_conv1_weight @ h3_0_3  (32, 12544)
 */
static void k266_matmul(const float *restrict p4_0_conv1_weight, const float *restrict h3_0_3,
                        float *restrict matmul_4)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 12544; j++) {
            matmul_4[i * 12544 + j] = 0.0f;
        }
        for (long k = 0; k < 144; k++) {
            const float a_ik = p4_0_conv1_weight[i * 144 + k];
            for (long j = 0; j < 12544; j++) {
                matmul_4[i * 12544 + j] += a_ik * h3_0_3[k * 12544 + j];
            }
        }
    }
}

/* k267  resnet.lua:22
 *   relu_4 = relu(((... * recip_4) * p4_0_bn1_weight) + p4_0_bn1_bias)  (64, 32, 14, 14)
 */
static void k267_sub_mul_add(const float *restrict matmul_4,
                             const float *restrict p4_0_bn1_running_mean,
                             const float *restrict recip_4, const float *restrict p4_0_bn1_weight,
                             const float *restrict p4_0_bn1_bias, float *restrict relu_4)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            for (long j = 0; j < 196; j++) {
                const float sub2 = matmul_4[i0 * 196 + i1 * 12544 + j] - p4_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_4[i1];
                const float mul6 = mul4 * p4_0_bn1_weight[i1];
                const float add8 = mul6 + p4_0_bn1_bias[i1];
                const float relu9 = add8 < 0 ? 0 : add8;
                relu_4[i0 * 6272 + i1 * 196 + j] = relu9;
            }
        }
    }
}

/* k268  resnet.lua:14
 *   relu_5 = 0  (64, 32, 16, 16)
 */
static void k268_copy(float *restrict relu_5)
{
    for (long j = 0; j < 524288; j++) {
        relu_5[j] = 0.0f;
    }
}

/* k269  resnet.lua:14
 *   relu_5[17 ...] = relu_4  (64, 32, 16, 16)
 */
static void k269_copy(const float *restrict relu_4, float *restrict relu_5)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                relu_5[17 + i0 * 256 + i1 * 16 + j] = relu_4[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k270  resnet.lua:14
 *   relu_6 = relu_5  (288, 12544)
 */
static void k270_copy(const float *restrict relu_5, float *restrict relu_6)
{
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 14; i4++) {
                        for (long j = 0; j < 14; j++) {
                            relu_6[i0 * 112896 + i1 * 37632 + i2 * 12544 + i3 * 196 + i4 * 14 + j] = relu_5[i0 * 256 + i1 * 16 + i2 + i3 * 8192 + i4 * 16 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k271  resnet.lua:14
 *   matmul_5 = p4_0_conv2_weight @ relu_6  (32, 12544)
 */
static void k271_matmul(const float *restrict p4_0_conv2_weight, const float *restrict relu_6,
                        float *restrict matmul_5)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 12544; j++) {
            matmul_5[i * 12544 + j] = 0.0f;
        }
        for (long k = 0; k < 288; k++) {
            const float a_ik = p4_0_conv2_weight[i * 288 + k];
            for (long j = 0; j < 12544; j++) {
                matmul_5[i * 12544 + j] += a_ik * relu_6[k * 12544 + j];
            }
        }
    }
}

/* k272  resnet.lua:12
 *   h4_0 = 0  (64, 32, 16, 16)
 */
static void k272_copy(float *restrict h4_0)
{
    for (long j = 0; j < 524288; j++) {
        h4_0[j] = 0.0f;
    }
}

/* k285  resnet.lua:17
 *   matmul = p4_0_shortcut_0_weight_2 @ h3_0_4  a slice of (64, 32, 196)
 */
static void k285_matmul(const float *restrict p4_0_shortcut_0_weight_2,
                        const float *restrict h3_0_4, float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 196; j++) {
            matmul[i * 196 + j] = 0.0f;
        }
        for (long k = 0; k < 16; k++) {
            const float a_ik = p4_0_shortcut_0_weight_2[i * 16 + k];
            for (long j = 0; j < 196; j++) {
                matmul[i * 196 + j] += a_ik * h3_0_4[k * 196 + j];
            }
        }
    }
}

/* k286  resnet.lua:23
 *   h4_0_3 (over matmul) = relu((... + p4_0_bn2_bias_2) + (... + p4_0_shortcut_1_bias_2))  a slice of (64, 32, 14, 14)
 */
static void k286_sub_mul_add(const float *restrict matmul_5,
                             const float *restrict p4_0_bn2_running_mean_2,
                             const float *restrict recip_5, const float *restrict p4_0_bn2_weight_2,
                             const float *restrict p4_0_bn2_bias_2, float *restrict h4_0_3,
                             const float *restrict p4_0_shortcut_1_running_mean_2,
                             const float *restrict recip_6,
                             const float *restrict p4_0_shortcut_1_weight_2,
                             const float *restrict p4_0_shortcut_1_bias_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 196; j++) {
            const float sub2 = matmul_5[i * 12544 + j] - p4_0_bn2_running_mean_2[i];
            const float mul4 = sub2 * recip_5[i];
            const float mul6 = mul4 * p4_0_bn2_weight_2[i];
            const float add8 = mul6 + p4_0_bn2_bias_2[i];
            const float sub11 = h4_0_3[i * 196 + j] - p4_0_shortcut_1_running_mean_2[i];
            const float mul13 = sub11 * recip_6[i];
            const float mul15 = mul13 * p4_0_shortcut_1_weight_2[i];
            const float add17 = mul15 + p4_0_shortcut_1_bias_2[i];
            const float add18 = add8 + add17;
            const float relu19 = add18 < 0 ? 0 : add18;
            h4_0_3[i * 196 + j] = relu19;
        }
    }
}

/* k287  resnet.lua:12
 *   h4_0 = h4_0_3  a slice of (64, 32, 16, 16)
 */
static void k287_copy(const float *restrict h4_0_3, float *restrict h4_0)
{
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                h4_0[17 + i0 * 256 + i1 * 16 + j] = h4_0_3[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k288  resnet.lua:12
 *   h4_0_2 = h4_0  a slice of (288, 3136)
 */
static void k288_copy(const float *restrict h4_0, float *restrict h4_0_2)
{
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 7; i3++) {
                    for (long j = 0; j < 7; j++) {
                        h4_0_2[i0 * 28224 + i1 * 9408 + i2 * 3136 + i3 * 7 + j] = h4_0[i0 * 256 + i1 * 16 + i2 + i3 * 32 + j * 2];
                    }
                }
            }
        }
    }
}

/* k289  resnet.lua:17
 *   h4_0_4 = h4_0_3  a slice of (64, 32, 49)
 */
static void k289_copy(const float *restrict h4_0_3, float *restrict h4_0_4)
{
    for (long i = 0; i < 224; i++) {
        for (long j = 0; j < 7; j++) {
            h4_0_4[i * 7 + j] = h4_0_3[i * 28 + j * 2];
        }
    }
}

/* k290  resnet.lua:17
 *   matmul_8 = p5_0_shortcut_0_weight_2 @ h4_0_4  a slice of (64, 64, 49)
 */
static void k290_matmul(const float *restrict p5_0_shortcut_0_weight_2,
                        const float *restrict h4_0_4, float *restrict matmul_8)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 49; j++) {
            matmul_8[i * 49 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = p5_0_shortcut_0_weight_2[i * 32 + k];
            for (long j = 0; j < 49; j++) {
                matmul_8[i * 49 + j] += a_ik * h4_0_4[k * 49 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k273_slice(const float *p4_0_shortcut_0_weight_2, const float *h3_0_4,
                       const float *matmul_5, const float *p4_0_bn2_running_mean_2,
                       const float *recip_5, const float *p4_0_bn2_weight_2,
                       const float *p4_0_bn2_bias_2, const float *p4_0_shortcut_1_running_mean_2,
                       const float *recip_6, const float *p4_0_shortcut_1_weight_2,
                       const float *p4_0_shortcut_1_bias_2, float *h4_0, float *h4_0_2,
                       const float *p5_0_shortcut_0_weight_2, float *matmul_8, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (6272) */
    float *const h4_0_3 = (float *)(void *)(at + 0); /* (6272) */
    float *const h4_0_4 = (float *)(void *)(at + 25088); /* (1568) */

    k285_matmul(p4_0_shortcut_0_weight_2, h3_0_4, matmul);
    k286_sub_mul_add(matmul_5, p4_0_bn2_running_mean_2, recip_5, p4_0_bn2_weight_2, p4_0_bn2_bias_2,
                     h4_0_3, p4_0_shortcut_1_running_mean_2, recip_6, p4_0_shortcut_1_weight_2,
                     p4_0_shortcut_1_bias_2);
    k287_copy(h4_0_3, h4_0);
    k288_copy(h4_0, h4_0_2);
    k289_copy(h4_0_3, h4_0_4);
    k290_matmul(p5_0_shortcut_0_weight_2, h4_0_4, matmul_8);
}

/* k273  resnet.lua:17
 *   h4_0 = 64 slices  (64, 32, 16, 16)
 *   h4_0_2 = 64 slices  (288, 3136)
 *   matmul_8 = 64 slices  (64, 64, 49)
 */
static void k273_slices(const float *p4_0_shortcut_0_weight, const float *h3_0_4,
                        const float *matmul_5, const float *p4_0_bn2_running_mean,
                        const float *recip_5, const float *p4_0_bn2_weight,
                        const float *p4_0_bn2_bias, const float *p4_0_shortcut_1_running_mean,
                        const float *recip_6, const float *p4_0_shortcut_1_weight,
                        const float *p4_0_shortcut_1_bias, float *h4_0, float *h4_0_2,
                        const float *p5_0_shortcut_0_weight, float *matmul_8,
                        unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 64; s0++) {
        k273_slice(p4_0_shortcut_0_weight, h3_0_4 + s0 * 3136, matmul_5 + s0 * 196,
                   p4_0_bn2_running_mean, recip_5, p4_0_bn2_weight, p4_0_bn2_bias,
                   p4_0_shortcut_1_running_mean, recip_6, p4_0_shortcut_1_weight,
                   p4_0_shortcut_1_bias, h4_0 + s0 * 8192, h4_0_2 + s0 * 49, p5_0_shortcut_0_weight,
                   matmul_8 + s0 * 3136, slice_work);
    }
}

/* k274  resnet.lua:12
 *   matmul_6 = p5_0_conv1_weight @ h4_0_2  (64, 3136)
 */
static void k274_matmul(const float *restrict p5_0_conv1_weight, const float *restrict h4_0_2,
                        float *restrict matmul_6)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 3136; j++) {
            matmul_6[i * 3136 + j] = 0.0f;
        }
        for (long k = 0; k < 288; k++) {
            const float a_ik = p5_0_conv1_weight[i * 288 + k];
            for (long j = 0; j < 3136; j++) {
                matmul_6[i * 3136 + j] += a_ik * h4_0_2[k * 3136 + j];
            }
        }
    }
}

/* k275  resnet.lua:22
 *   relu_7 = relu(((... * recip_7) * p5_0_bn1_weight) + p5_0_bn1_bias)  (64, 64, 7, 7)
 */
static void k275_sub_mul_add(const float *restrict matmul_6,
                             const float *restrict p5_0_bn1_running_mean,
                             const float *restrict recip_7, const float *restrict p5_0_bn1_weight,
                             const float *restrict p5_0_bn1_bias, float *restrict relu_7)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 49; j++) {
                const float sub2 = matmul_6[i0 * 49 + i1 * 3136 + j] - p5_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_7[i1];
                const float mul6 = mul4 * p5_0_bn1_weight[i1];
                const float add8 = mul6 + p5_0_bn1_bias[i1];
                const float relu9 = add8 < 0 ? 0 : add8;
                relu_7[i0 * 3136 + i1 * 49 + j] = relu9;
            }
        }
    }
}

/* k276  resnet.lua:14
 *   relu_8 = 0  (64, 64, 9, 9)
 */
static void k276_copy(float *restrict relu_8)
{
    for (long j = 0; j < 331776; j++) {
        relu_8[j] = 0.0f;
    }
}

/* k277  resnet.lua:14
 *   relu_8[10 ...] = relu_7  (64, 64, 9, 9)
 */
static void k277_copy(const float *restrict relu_7, float *restrict relu_8)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            for (long j = 0; j < 7; j++) {
                relu_8[10 + i0 * 81 + i1 * 9 + j] = relu_7[i0 * 49 + i1 * 7 + j];
            }
        }
    }
}

/* k278  resnet.lua:14
 *   relu_9 = relu_8  (576, 3136)
 */
static void k278_copy(const float *restrict relu_8, float *restrict relu_9)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 7; i4++) {
                        for (long j = 0; j < 7; j++) {
                            relu_9[i0 * 28224 + i1 * 9408 + i2 * 3136 + i3 * 49 + i4 * 7 + j] = relu_8[i0 * 81 + i1 * 9 + i2 + i3 * 5184 + i4 * 9 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k279  resnet.lua:14
 *   matmul_7 = p5_0_conv2_weight @ relu_9  (64, 3136)
 */
static void k279_matmul(const float *restrict p5_0_conv2_weight, const float *restrict relu_9,
                        float *restrict matmul_7)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 3136; j++) {
            matmul_7[i * 3136 + j] = 0.0f;
        }
        for (long k = 0; k < 576; k++) {
            const float a_ik = p5_0_conv2_weight[i * 576 + k];
            for (long j = 0; j < 3136; j++) {
                matmul_7[i * 3136 + j] += a_ik * relu_9[k * 3136 + j];
            }
        }
    }
}

/* k280  resnet.lua:23
 *   h5_0 (over matmul_8) = relu((... + p5_0_bn2_bias) + (... + p5_0_shortcut_1_bias))  (64, 64, 7, 7)
 */
static void k280_sub_mul_add(const float *restrict matmul_7,
                             const float *restrict p5_0_bn2_running_mean,
                             const float *restrict recip_8, const float *restrict p5_0_bn2_weight,
                             const float *restrict p5_0_bn2_bias, float *restrict h5_0,
                             const float *restrict p5_0_shortcut_1_running_mean,
                             const float *restrict recip_9,
                             const float *restrict p5_0_shortcut_1_weight,
                             const float *restrict p5_0_shortcut_1_bias)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 49; j++) {
                const float sub2 = matmul_7[i0 * 49 + i1 * 3136 + j] - p5_0_bn2_running_mean[i1];
                const float mul4 = sub2 * recip_8[i1];
                const float mul6 = mul4 * p5_0_bn2_weight[i1];
                const float add8 = mul6 + p5_0_bn2_bias[i1];
                const float sub11 = h5_0[i0 * 3136 + i1 * 49 + j] - p5_0_shortcut_1_running_mean[i1];
                const float mul13 = sub11 * recip_9[i1];
                const float mul15 = mul13 * p5_0_shortcut_1_weight[i1];
                const float add17 = mul15 + p5_0_shortcut_1_bias[i1];
                const float add18 = add8 + add17;
                const float relu19 = add18 < 0 ? 0 : add18;
                h5_0[i0 * 3136 + i1 * 49 + j] = relu19;
            }
        }
    }
}

/* k281  resnet.lua:39
 *   sum_ = sum(h5_0)  (64, 64, 1, 7, 1)
 */
static void k281_sum(const float *restrict h5_0, float *restrict sum_)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            float sum1 = 0.0f;
            for (long j = 0; j < 7; j++) {
                sum1 += h5_0[i0 * 49 + i1 + j * 7];
            }
            sum_[i0 * 7 + i1] = sum1;
        }
    }
}

/* k282  resnet.lua:39
 *   h6 = sum(sum_ * 0.142857) * 0.142857  (64, 64, 1, 1)
 */
static void k282_mul_sum(const float *restrict sum_, float *restrict h6)
{
    for (long i = 0; i < 4096; i++) {
        float sum3 = 0.0f;
        for (long j = 0; j < 7; j++) {
            const float mul2 = sum_[i * 7 + j] * 0.142857149f;
            sum3 += mul2;
        }
        const float mul5 = sum3 * 0.142857149f;
        h6[i] = mul5;
    }
}

/* k283  resnet.lua:39
 *   matmul_9 = h6 @ p8_weight.T  (64, 10)
 */
static void k283_matmul(const float *restrict h6, const float *restrict p8_weight,
                        float *restrict matmul_9)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h6[i * 64 + (k + l)] * p8_weight[(k + l) + j * 64];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_9[i * 10 + j] = sum;
        }
    }
}

/* k284  resnet.lua:55
 *   loss = sum(sum(where(index == y, ... - ..., where(..., 0, nan))) * -0.015625)  (1)
 *   accuracy = sum((argmax(matmul_9 + p8_bias) == y) * 0.015625)  (1)
 */
static void k284_add_amax_sub(const float *restrict matmul_9, const float *restrict p8_bias,
                              const int *restrict y, float *restrict loss,
                              float *restrict accuracy)
{
    loss[0] = 0.0f;
    accuracy[0] = 0.0f;
    for (long i = 0; i < 64; i++) {
        const int ge11 = y[i] >= 0;
        const int lt13 = y[i] < 10;
        const int and14 = ge11 & lt13;
        const float where19 = and14 ? 0.0f : NAN;
        float amax3 = (-INFINITY);
        float best25 = (-INFINITY);
        int argmax25 = 0;
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_9[i * 10 + j] + p8_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
            if ((add2 > best25) | ((add2 != add2) & (best25 == best25))) {
                best25 = add2;
                argmax25 = (int)(j);
            }
        }
        const int eq26 = argmax25 == y[i];
        const float cast27 = (float)eq26;
        const float mul29 = cast27 * 0.015625f;
        float sum6 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_9[i * 10 + j] + p8_bias[j];
            const float sub4 = add2 - amax3;
            const float exp5 = expf(sub4);
            sum6 += exp5;
        }
        const float log7 = logf(sum6);
        float sum21 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_9[i * 10 + j] + p8_bias[j];
            const float sub4 = add2 - amax3;
            const float sub8 = sub4 - log7;
            const int eq16 = (int)j == y[i];
            const float where20 = eq16 ? sub8 : where19;
            sum21 += where20;
        }
        const float mul23 = sum21 * (-0.015625f);
        loss[0] += mul23;
        accuracy[0] += mul29;
    }
}

/* One eval_step: 47 kernels; `work` holds 35800320 bytes, aligned to 64. */
void eval_step(const struct state *s, const struct eval_step_io *io, void *work);
void eval_step(const struct state *s, const struct eval_step_io *io, void *work)
{
    char *const at = work;
    float *const x_2 = (float *)(void *)(at + 0); /* (64, 1, 30, 30) */
    float *const x_3 = (float *)(void *)(at + 3211264); /* (9, 50176) */
    float *const matmul = (float *)(void *)(at + 0); /* (16, 50176) */
    float *const recip = (float *)(void *)(at + 5017600); /* (16) */
    float *const h2 = (float *)(void *)(at + 32587776); /* (64, 16, 28, 28) */
    float *const h2_2 = (float *)(void *)(at + 28901376); /* (64, 16, 30, 30) */
    float *const h2_3 = (float *)(void *)(at + 0); /* (144, 50176) */
    float *const matmul_2 = (float *)(void *)(at + 28901376); /* (16, 50176) */
    float *const recip_2 = (float *)(void *)(at + 35800192); /* (16) */
    float *const relu = (float *)(void *)(at + 0); /* (64, 16, 28, 28) */
    float *const relu_2 = (float *)(void *)(at + 28901376); /* (64, 16, 30, 30) */
    float *const relu_3 = (float *)(void *)(at + 0); /* (144, 50176) */
    float *const matmul_3 = (float *)(void *)(at + 28901376); /* (16, 50176) */
    float *const recip_3 = (float *)(void *)(at + 35800256); /* (16) */
    float *const h3_0 = (float *)(void *)(at + 32587776); /* (64, 16, 28, 28) */
    float *const h3_0_2 = (float *)(void *)(at + 7225344); /* (64, 16, 30, 30) */
    float *const h3_0_3 = (float *)(void *)(at + 0); /* (144, 12544) */
    float *const matmul_4 = (float *)(void *)(at + 7225344); /* (32, 12544) */
    float *const recip_4 = (float *)(void *)(at + 35799808); /* (32) */
    float *const relu_4 = (float *)(void *)(at + 0); /* (64, 32, 14, 14) */
    float *const relu_5 = (float *)(void *)(at + 14450688); /* (64, 32, 16, 16) */
    float *const relu_6 = (float *)(void *)(at + 0); /* (288, 12544) */
    float *const matmul_5 = (float *)(void *)(at + 14450688); /* (32, 12544) */
    float *const recip_5 = (float *)(void *)(at + 35799936); /* (32) */
    float *const h3_0_4 = (float *)(void *)(at + 16547840); /* (64, 16, 196) */
    float *const recip_6 = (float *)(void *)(at + 35800064); /* (32) */
    float *const h4_0 = (float *)(void *)(at + 3612672); /* (64, 32, 16, 16) */
    float *const h4_0_2 = (float *)(void *)(at + 0); /* (288, 3136) */
    float *const matmul_6 = (float *)(void *)(at + 3612672); /* (64, 3136) */
    float *const recip_7 = (float *)(void *)(at + 35799040); /* (64) */
    float *const relu_7 = (float *)(void *)(at + 0); /* (64, 64, 7, 7) */
    float *const relu_8 = (float *)(void *)(at + 7225344); /* (64, 64, 9, 9) */
    float *const relu_9 = (float *)(void *)(at + 0); /* (576, 3136) */
    float *const matmul_7 = (float *)(void *)(at + 7225344); /* (64, 3136) */
    float *const recip_8 = (float *)(void *)(at + 35799296); /* (64) */
    float *const matmul_8 = (float *)(void *)(at + 8552448); /* (64, 64, 49) */
    float *const recip_9 = (float *)(void *)(at + 35799552); /* (64) */
    float *const h5_0 = (float *)(void *)(at + 8552448); /* (64, 64, 7, 7) */
    float *const sum_ = (float *)(void *)(at + 0); /* (64, 64, 1, 7, 1) */
    float *const h6 = (float *)(void *)(at + 114688); /* (64, 64, 1, 1) */
    float *const matmul_9 = (float *)(void *)(at + 0); /* (64, 10) */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 5709824); /* (31360) */

    k238_add_sqrt_recip(s->p1_running_var, recip);
    k239_add_sqrt_recip(s->p3_0_bn1_running_var, recip_2);
    k240_add_sqrt_recip(s->p3_0_bn2_running_var, recip_3);
    k241_add_sqrt_recip(s->p4_0_bn1_running_var, recip_4);
    k242_add_sqrt_recip(s->p4_0_bn2_running_var, recip_5);
    k243_add_sqrt_recip(s->p4_0_shortcut_1_running_var, recip_6);
    k244_add_sqrt_recip(s->p5_0_bn1_running_var, recip_7);
    k245_add_sqrt_recip(s->p5_0_bn2_running_var, recip_8);
    k246_add_sqrt_recip(s->p5_0_shortcut_1_running_var, recip_9);
    k247_copy(x_2);
    k248_copy(io->x, x_2);
    k249_copy(x_2, x_3);
    k250_matmul(s->p0_weight, x_3, matmul);
    k251_sub_mul_add(matmul, s->p1_running_mean, recip, s->p1_weight, s->p1_bias, h2);
    k252_copy(h2_2);
    k253_copy(h2, h2_2);
    k254_copy(h2_2, h2_3);
    k255_matmul(s->p3_0_conv1_weight, h2_3, matmul_2);
    k256_sub_mul_add(matmul_2, s->p3_0_bn1_running_mean, recip_2, s->p3_0_bn1_weight,
                     s->p3_0_bn1_bias, relu);
    k257_copy(relu_2);
    k258_copy(relu, relu_2);
    k259_copy(relu_2, relu_3);
    k260_matmul(s->p3_0_conv2_weight, relu_3, matmul_3);
    k261_sub_mul_add(matmul_3, s->p3_0_bn2_running_mean, recip_3, s->p3_0_bn2_weight,
                     s->p3_0_bn2_bias, h3_0);
    k262_copy(h3_0_2);
    k263_copy(h3_0, h3_0_2);
    k264_copy(h3_0, h3_0_4);
    k265_copy(h3_0_2, h3_0_3);
    k266_matmul(s->p4_0_conv1_weight, h3_0_3, matmul_4);
    k267_sub_mul_add(matmul_4, s->p4_0_bn1_running_mean, recip_4, s->p4_0_bn1_weight,
                     s->p4_0_bn1_bias, relu_4);
    k268_copy(relu_5);
    k269_copy(relu_4, relu_5);
    k270_copy(relu_5, relu_6);
    k271_matmul(s->p4_0_conv2_weight, relu_6, matmul_5);
    k272_copy(h4_0);
    k273_slices(s->p4_0_shortcut_0_weight, h3_0_4, matmul_5, s->p4_0_bn2_running_mean, recip_5,
                s->p4_0_bn2_weight, s->p4_0_bn2_bias, s->p4_0_shortcut_1_running_mean, recip_6,
                s->p4_0_shortcut_1_weight, s->p4_0_shortcut_1_bias, h4_0, h4_0_2,
                s->p5_0_shortcut_0_weight, matmul_8, slice_work);
    k274_matmul(s->p5_0_conv1_weight, h4_0_2, matmul_6);
    k275_sub_mul_add(matmul_6, s->p5_0_bn1_running_mean, recip_7, s->p5_0_bn1_weight,
                     s->p5_0_bn1_bias, relu_7);
    k276_copy(relu_8);
    k277_copy(relu_7, relu_8);
    k278_copy(relu_8, relu_9);
    k279_matmul(s->p5_0_conv2_weight, relu_9, matmul_7);
    k280_sub_mul_add(matmul_7, s->p5_0_bn2_running_mean, recip_8, s->p5_0_bn2_weight,
                     s->p5_0_bn2_bias, h5_0, s->p5_0_shortcut_1_running_mean, recip_9,
                     s->p5_0_shortcut_1_weight, s->p5_0_shortcut_1_bias);
    k281_sum(h5_0, sum_);
    k282_mul_sum(sum_, h6);
    k283_matmul(h6, s->p8_weight, matmul_9);
    k284_add_amax_sub(matmul_9, s->p8_bias, io->y, io->loss, io->accuracy);
}

/* ---- predict ---- */

/* What predict reads and writes: a batch, and its results. */
struct predict_io {
    const float *x; /* x (64, 1, 28, 28) */
    const int *y; /* y not read */
    float *prediction; /* prediction (64, 10) */
};

/* k291  resnet.lua:37
 *   recip = 1 / sqrt(p1_running_var + 1e-05)  (16)
 */
static void k291_add_sqrt_recip(const float *restrict p1_running_var, float *restrict recip)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip[j] = recip4;
    }
}

/* k292  resnet.lua:13
 *   recip_2 = 1 / sqrt(p3_0_bn1_running_var + 1e-05)  (16)
 */
static void k292_add_sqrt_recip(const float *restrict p3_0_bn1_running_var,
                                float *restrict recip_2)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p3_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_2[j] = recip4;
    }
}

/* k293  resnet.lua:15
 *   recip_3 = 1 / sqrt(p3_0_bn2_running_var + 1e-05)  (16)
 */
static void k293_add_sqrt_recip(const float *restrict p3_0_bn2_running_var,
                                float *restrict recip_3)
{
    for (long j = 0; j < 16; j++) {
        const float add2 = p3_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_3[j] = recip4;
    }
}

/* k294  resnet.lua:13
 *   recip_4 = 1 / sqrt(p4_0_bn1_running_var + 1e-05)  (32)
 */
static void k294_add_sqrt_recip(const float *restrict p4_0_bn1_running_var,
                                float *restrict recip_4)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_4[j] = recip4;
    }
}

/* k295  resnet.lua:15
 *   recip_5 = 1 / sqrt(p4_0_bn2_running_var + 1e-05)  (32)
 */
static void k295_add_sqrt_recip(const float *restrict p4_0_bn2_running_var,
                                float *restrict recip_5)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_5[j] = recip4;
    }
}

/* k296  resnet.lua:17
 *   recip_6 = 1 / sqrt(p4_0_shortcut_1_running_var + 1e-05)  (32)
 */
static void k296_add_sqrt_recip(const float *restrict p4_0_shortcut_1_running_var,
                                float *restrict recip_6)
{
    for (long j = 0; j < 32; j++) {
        const float add2 = p4_0_shortcut_1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_6[j] = recip4;
    }
}

/* k297  resnet.lua:13
 *   recip_7 = 1 / sqrt(p5_0_bn1_running_var + 1e-05)  (64)
 */
static void k297_add_sqrt_recip(const float *restrict p5_0_bn1_running_var,
                                float *restrict recip_7)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_bn1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_7[j] = recip4;
    }
}

/* k298  resnet.lua:15
 *   recip_8 = 1 / sqrt(p5_0_bn2_running_var + 1e-05)  (64)
 */
static void k298_add_sqrt_recip(const float *restrict p5_0_bn2_running_var,
                                float *restrict recip_8)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_bn2_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_8[j] = recip4;
    }
}

/* k299  resnet.lua:17
 *   recip_9 = 1 / sqrt(p5_0_shortcut_1_running_var + 1e-05)  (64)
 */
static void k299_add_sqrt_recip(const float *restrict p5_0_shortcut_1_running_var,
                                float *restrict recip_9)
{
    for (long j = 0; j < 64; j++) {
        const float add2 = p5_0_shortcut_1_running_var[j] + 1e-05f;
        const float sqrt3 = sqrtf(add2);
        const float recip4 = 1 / sqrt3;
        recip_9[j] = recip4;
    }
}

/* k300  resnet.lua:37
 *   x_2 = 0  (64, 1, 30, 30)
 */
static void k300_copy(float *restrict x_2)
{
    for (long j = 0; j < 57600; j++) {
        x_2[j] = 0.0f;
    }
}

/* k301  resnet.lua:37
 *   x_2[31 ...] = x  (64, 1, 30, 30)
 */
static void k301_copy(const float *restrict x, float *restrict x_2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                x_2[31 + i0 * 900 + i1 * 30 + j] = x[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k302  resnet.lua:37
 *   x_3 = x_2  (9, 50176)
 */
static void k302_copy(const float *restrict x_2, float *restrict x_3)
{
    for (long i0 = 0; i0 < 3; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 64; i2++) {
                for (long i3 = 0; i3 < 28; i3++) {
                    for (long j = 0; j < 28; j++) {
                        x_3[i0 * 150528 + i1 * 50176 + i2 * 784 + i3 * 28 + j] = x_2[i0 * 30 + i1 + i2 * 900 + i3 * 30 + j];
                    }
                }
            }
        }
    }
}

/* k303  resnet.lua:37
 *   matmul = p0_weight @ x_3  (16, 50176)
 */
static void k303_matmul(const float *restrict p0_weight, const float *restrict x_3,
                        float *restrict matmul)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 50176; j++) {
            matmul[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 9; k++) {
            const float a_ik = p0_weight[i * 9 + k];
            for (long j = 0; j < 50176; j++) {
                matmul[i * 50176 + j] += a_ik * x_3[k * 50176 + j];
            }
        }
    }
}

/* k304  resnet.lua:37
 *   h2 = relu((((matmul - p1_running_mean) * recip) * p1_weight) + p1_bias)  (64, 16, 28, 28)
 */
static void k304_sub_mul_add(const float *restrict matmul, const float *restrict p1_running_mean,
                             const float *restrict recip, const float *restrict p1_weight,
                             const float *restrict p1_bias, float *restrict h2)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul[i0 * 784 + i1 * 50176 + j] - p1_running_mean[i1];
                const float mul4 = sub2 * recip[i1];
                const float mul6 = mul4 * p1_weight[i1];
                const float add8 = mul6 + p1_bias[i1];
                const float relu9 = add8 < 0 ? 0 : add8;
                h2[i0 * 12544 + i1 * 784 + j] = relu9;
            }
        }
    }
}

/* k305  resnet.lua:12
 *   h2_2 = 0  (64, 16, 30, 30)
 */
static void k305_copy(float *restrict h2_2)
{
    for (long j = 0; j < 921600; j++) {
        h2_2[j] = 0.0f;
    }
}

/* k306  resnet.lua:12
 *   h2_2[31 ...] = h2  (64, 16, 30, 30)
 */
static void k306_copy(const float *restrict h2, float *restrict h2_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h2_2[31 + i0 * 900 + i1 * 30 + j] = h2[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k307  resnet.lua:12
 *   h2_3 = h2_2  (144, 50176)
 */
static void k307_copy(const float *restrict h2_2, float *restrict h2_3)
{
    for (long i0 = 0; i0 < 16; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 28; i4++) {
                        for (long j = 0; j < 28; j++) {
                            h2_3[i0 * 451584 + i1 * 150528 + i2 * 50176 + i3 * 784 + i4 * 28 + j] = h2_2[i0 * 900 + i1 * 30 + i2 + i3 * 14400 + i4 * 30 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k308  resnet.lua:12
 *   matmul_2 = p3_0_conv1_weight @ h2_3  (16, 50176)
 */
static void k308_matmul(const float *restrict p3_0_conv1_weight, const float *restrict h2_3,
                        float *restrict matmul_2)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 50176; j++) {
            matmul_2[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 144; k++) {
            const float a_ik = p3_0_conv1_weight[i * 144 + k];
            for (long j = 0; j < 50176; j++) {
                matmul_2[i * 50176 + j] += a_ik * h2_3[k * 50176 + j];
            }
        }
    }
}

/* k309  resnet.lua:22
 *   relu = relu(((... * recip_2) * p3_0_bn1_weight) + p3_0_bn1_bias)  (64, 16, 28, 28)
 */
static void k309_sub_mul_add(const float *restrict matmul_2,
                             const float *restrict p3_0_bn1_running_mean,
                             const float *restrict recip_2, const float *restrict p3_0_bn1_weight,
                             const float *restrict p3_0_bn1_bias, float *restrict relu)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul_2[i0 * 784 + i1 * 50176 + j] - p3_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_2[i1];
                const float mul6 = mul4 * p3_0_bn1_weight[i1];
                const float add8 = mul6 + p3_0_bn1_bias[i1];
                const float relu9 = add8 < 0 ? 0 : add8;
                relu[i0 * 12544 + i1 * 784 + j] = relu9;
            }
        }
    }
}

/* k310  resnet.lua:14
 *   relu_2 = 0  (64, 16, 30, 30)
 */
static void k310_copy(float *restrict relu_2)
{
    for (long j = 0; j < 921600; j++) {
        relu_2[j] = 0.0f;
    }
}

/* k311  resnet.lua:14
 *   relu_2[31 ...] = relu  (64, 16, 30, 30)
 */
static void k311_copy(const float *restrict relu, float *restrict relu_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                relu_2[31 + i0 * 900 + i1 * 30 + j] = relu[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k312  resnet.lua:14
 *   relu_3 = relu_2  (144, 50176)
 */
static void k312_copy(const float *restrict relu_2, float *restrict relu_3)
{
    for (long i0 = 0; i0 < 16; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 28; i4++) {
                        for (long j = 0; j < 28; j++) {
                            relu_3[i0 * 451584 + i1 * 150528 + i2 * 50176 + i3 * 784 + i4 * 28 + j] = relu_2[i0 * 900 + i1 * 30 + i2 + i3 * 14400 + i4 * 30 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k313  resnet.lua:14
 *   matmul_3 = p3_0_conv2_weight @ relu_3  (16, 50176)
 */
static void k313_matmul(const float *restrict p3_0_conv2_weight, const float *restrict relu_3,
                        float *restrict matmul_3)
{
    for (long i = 0; i < 16; i++) {
        for (long j = 0; j < 50176; j++) {
            matmul_3[i * 50176 + j] = 0.0f;
        }
        for (long k = 0; k < 144; k++) {
            const float a_ik = p3_0_conv2_weight[i * 144 + k];
            for (long j = 0; j < 50176; j++) {
                matmul_3[i * 50176 + j] += a_ik * relu_3[k * 50176 + j];
            }
        }
    }
}

/* k314  resnet.lua:23
 *   h3_0 (over h2) = relu((((... * recip_3) * p3_0_bn2_weight) + p3_0_bn2_bias) + h2)  (64, 16, 28, 28)
 */
static void k314_sub_mul_add(const float *restrict matmul_3,
                             const float *restrict p3_0_bn2_running_mean,
                             const float *restrict recip_3, const float *restrict p3_0_bn2_weight,
                             const float *restrict p3_0_bn2_bias, float *restrict h3_0)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 16; i1++) {
            for (long j = 0; j < 784; j++) {
                const float sub2 = matmul_3[i0 * 784 + i1 * 50176 + j] - p3_0_bn2_running_mean[i1];
                const float mul4 = sub2 * recip_3[i1];
                const float mul6 = mul4 * p3_0_bn2_weight[i1];
                const float add8 = mul6 + p3_0_bn2_bias[i1];
                const float add10 = add8 + h3_0[i0 * 12544 + i1 * 784 + j];
                const float relu11 = add10 < 0 ? 0 : add10;
                h3_0[i0 * 12544 + i1 * 784 + j] = relu11;
            }
        }
    }
}

/* k315  resnet.lua:12
 *   h3_0_2 = 0  (64, 16, 30, 30)
 */
static void k315_copy(float *restrict h3_0_2)
{
    for (long j = 0; j < 921600; j++) {
        h3_0_2[j] = 0.0f;
    }
}

/* k316  resnet.lua:12
 *   h3_0_2[31 ...] = h3_0  (64, 16, 30, 30)
 */
static void k316_copy(const float *restrict h3_0, float *restrict h3_0_2)
{
    for (long i0 = 0; i0 < 1024; i0++) {
        for (long i1 = 0; i1 < 28; i1++) {
            for (long j = 0; j < 28; j++) {
                h3_0_2[31 + i0 * 900 + i1 * 30 + j] = h3_0[i0 * 784 + i1 * 28 + j];
            }
        }
    }
}

/* k317  resnet.lua:17
 *   h3_0_4 = h3_0  (64, 16, 196)
 */
static void k317_copy(const float *restrict h3_0, float *restrict h3_0_4)
{
    for (long i = 0; i < 14336; i++) {
        for (long j = 0; j < 14; j++) {
            h3_0_4[i * 14 + j] = h3_0[i * 56 + j * 2];
        }
    }
}

/* k318  resnet.lua:12
 *   h3_0_3 = h3_0_2  (144, 12544)
 */
static void k318_copy(const float *restrict h3_0_2, float *restrict h3_0_3)
{
    for (long i0 = 0; i0 < 16; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 14; i4++) {
                        for (long j = 0; j < 14; j++) {
                            h3_0_3[i0 * 112896 + i1 * 37632 + i2 * 12544 + i3 * 196 + i4 * 14 + j] = h3_0_2[i0 * 900 + i1 * 30 + i2 + i3 * 14400 + i4 * 60 + j * 2];
                        }
                    }
                }
            }
        }
    }
}

/* k319  resnet.lua:12
 *   matmul_4 = p4_0_conv1_weight @ h3_0_3  (32, 12544)
 */
static void k319_matmul(const float *restrict p4_0_conv1_weight, const float *restrict h3_0_3,
                        float *restrict matmul_4)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 12544; j++) {
            matmul_4[i * 12544 + j] = 0.0f;
        }
        for (long k = 0; k < 144; k++) {
            const float a_ik = p4_0_conv1_weight[i * 144 + k];
            for (long j = 0; j < 12544; j++) {
                matmul_4[i * 12544 + j] += a_ik * h3_0_3[k * 12544 + j];
            }
        }
    }
}

/* k320  resnet.lua:22
 *   relu_4 = relu(((... * recip_4) * p4_0_bn1_weight) + p4_0_bn1_bias)  (64, 32, 14, 14)
 */
static void k320_sub_mul_add(const float *restrict matmul_4,
                             const float *restrict p4_0_bn1_running_mean,
                             const float *restrict recip_4, const float *restrict p4_0_bn1_weight,
                             const float *restrict p4_0_bn1_bias, float *restrict relu_4)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 32; i1++) {
            for (long j = 0; j < 196; j++) {
                const float sub2 = matmul_4[i0 * 196 + i1 * 12544 + j] - p4_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_4[i1];
                const float mul6 = mul4 * p4_0_bn1_weight[i1];
                const float add8 = mul6 + p4_0_bn1_bias[i1];
                const float relu9 = add8 < 0 ? 0 : add8;
                relu_4[i0 * 6272 + i1 * 196 + j] = relu9;
            }
        }
    }
}

/* k321  resnet.lua:14
 *   relu_5 = 0  (64, 32, 16, 16)
 */
static void k321_copy(float *restrict relu_5)
{
    for (long j = 0; j < 524288; j++) {
        relu_5[j] = 0.0f;
    }
}

/* k322  resnet.lua:14
 *   relu_5[17 ...] = relu_4  (64, 32, 16, 16)
 */
static void k322_copy(const float *restrict relu_4, float *restrict relu_5)
{
    for (long i0 = 0; i0 < 2048; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                relu_5[17 + i0 * 256 + i1 * 16 + j] = relu_4[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k323  resnet.lua:14
 *   relu_6 = relu_5  (288, 12544)
 */
static void k323_copy(const float *restrict relu_5, float *restrict relu_6)
{
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 14; i4++) {
                        for (long j = 0; j < 14; j++) {
                            relu_6[i0 * 112896 + i1 * 37632 + i2 * 12544 + i3 * 196 + i4 * 14 + j] = relu_5[i0 * 256 + i1 * 16 + i2 + i3 * 8192 + i4 * 16 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k324  resnet.lua:14
 *   matmul_5 = p4_0_conv2_weight @ relu_6  (32, 12544)
 */
static void k324_matmul(const float *restrict p4_0_conv2_weight, const float *restrict relu_6,
                        float *restrict matmul_5)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 12544; j++) {
            matmul_5[i * 12544 + j] = 0.0f;
        }
        for (long k = 0; k < 288; k++) {
            const float a_ik = p4_0_conv2_weight[i * 288 + k];
            for (long j = 0; j < 12544; j++) {
                matmul_5[i * 12544 + j] += a_ik * relu_6[k * 12544 + j];
            }
        }
    }
}

/* k325  resnet.lua:12
 *   h4_0 = 0  (64, 32, 16, 16)
 */
static void k325_copy(float *restrict h4_0)
{
    for (long j = 0; j < 524288; j++) {
        h4_0[j] = 0.0f;
    }
}

/* k338  resnet.lua:17
 *   matmul = p4_0_shortcut_0_weight_2 @ h3_0_4  a slice of (64, 32, 196)
 */
static void k338_matmul(const float *restrict p4_0_shortcut_0_weight_2,
                        const float *restrict h3_0_4, float *restrict matmul)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 196; j++) {
            matmul[i * 196 + j] = 0.0f;
        }
        for (long k = 0; k < 16; k++) {
            const float a_ik = p4_0_shortcut_0_weight_2[i * 16 + k];
            for (long j = 0; j < 196; j++) {
                matmul[i * 196 + j] += a_ik * h3_0_4[k * 196 + j];
            }
        }
    }
}

/* k339  resnet.lua:23
 *   h4_0_3 (over matmul) = relu((... + p4_0_bn2_bias_2) + (... + p4_0_shortcut_1_bias_2))  a slice of (64, 32, 14, 14)
 */
static void k339_sub_mul_add(const float *restrict matmul_5,
                             const float *restrict p4_0_bn2_running_mean_2,
                             const float *restrict recip_5, const float *restrict p4_0_bn2_weight_2,
                             const float *restrict p4_0_bn2_bias_2, float *restrict h4_0_3,
                             const float *restrict p4_0_shortcut_1_running_mean_2,
                             const float *restrict recip_6,
                             const float *restrict p4_0_shortcut_1_weight_2,
                             const float *restrict p4_0_shortcut_1_bias_2)
{
    for (long i = 0; i < 32; i++) {
        for (long j = 0; j < 196; j++) {
            const float sub2 = matmul_5[i * 12544 + j] - p4_0_bn2_running_mean_2[i];
            const float mul4 = sub2 * recip_5[i];
            const float mul6 = mul4 * p4_0_bn2_weight_2[i];
            const float add8 = mul6 + p4_0_bn2_bias_2[i];
            const float sub11 = h4_0_3[i * 196 + j] - p4_0_shortcut_1_running_mean_2[i];
            const float mul13 = sub11 * recip_6[i];
            const float mul15 = mul13 * p4_0_shortcut_1_weight_2[i];
            const float add17 = mul15 + p4_0_shortcut_1_bias_2[i];
            const float add18 = add8 + add17;
            const float relu19 = add18 < 0 ? 0 : add18;
            h4_0_3[i * 196 + j] = relu19;
        }
    }
}

/* k340  resnet.lua:12
 *   h4_0 = h4_0_3  a slice of (64, 32, 16, 16)
 */
static void k340_copy(const float *restrict h4_0_3, float *restrict h4_0)
{
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 14; i1++) {
            for (long j = 0; j < 14; j++) {
                h4_0[17 + i0 * 256 + i1 * 16 + j] = h4_0_3[i0 * 196 + i1 * 14 + j];
            }
        }
    }
}

/* k341  resnet.lua:12
 *   h4_0_2 = h4_0  a slice of (288, 3136)
 */
static void k341_copy(const float *restrict h4_0, float *restrict h4_0_2)
{
    for (long i0 = 0; i0 < 32; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 7; i3++) {
                    for (long j = 0; j < 7; j++) {
                        h4_0_2[i0 * 28224 + i1 * 9408 + i2 * 3136 + i3 * 7 + j] = h4_0[i0 * 256 + i1 * 16 + i2 + i3 * 32 + j * 2];
                    }
                }
            }
        }
    }
}

/* k342  resnet.lua:17
 *   h4_0_4 = h4_0_3  a slice of (64, 32, 49)
 */
static void k342_copy(const float *restrict h4_0_3, float *restrict h4_0_4)
{
    for (long i = 0; i < 224; i++) {
        for (long j = 0; j < 7; j++) {
            h4_0_4[i * 7 + j] = h4_0_3[i * 28 + j * 2];
        }
    }
}

/* k343  resnet.lua:17
 *   matmul_8 = p5_0_shortcut_0_weight_2 @ h4_0_4  a slice of (64, 64, 49)
 */
static void k343_matmul(const float *restrict p5_0_shortcut_0_weight_2,
                        const float *restrict h4_0_4, float *restrict matmul_8)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 49; j++) {
            matmul_8[i * 49 + j] = 0.0f;
        }
        for (long k = 0; k < 32; k++) {
            const float a_ik = p5_0_shortcut_0_weight_2[i * 32 + k];
            for (long j = 0; j < 49; j++) {
                matmul_8[i * 49 + j] += a_ik * h4_0_4[k * 49 + j];
            }
        }
    }
}

#ifdef __GNUC__ /* put into the loop, gcc would take restrict for all steps */
__attribute__((noinline))
#endif
static void k326_slice(const float *p4_0_shortcut_0_weight_2, const float *h3_0_4,
                       const float *matmul_5, const float *p4_0_bn2_running_mean_2,
                       const float *recip_5, const float *p4_0_bn2_weight_2,
                       const float *p4_0_bn2_bias_2, const float *p4_0_shortcut_1_running_mean_2,
                       const float *recip_6, const float *p4_0_shortcut_1_weight_2,
                       const float *p4_0_shortcut_1_bias_2, float *h4_0, float *h4_0_2,
                       const float *p5_0_shortcut_0_weight_2, float *matmul_8, void *work)
{
    char *const at = work;
    float *const matmul = (float *)(void *)(at + 0); /* (6272) */
    float *const h4_0_3 = (float *)(void *)(at + 0); /* (6272) */
    float *const h4_0_4 = (float *)(void *)(at + 25088); /* (1568) */

    k338_matmul(p4_0_shortcut_0_weight_2, h3_0_4, matmul);
    k339_sub_mul_add(matmul_5, p4_0_bn2_running_mean_2, recip_5, p4_0_bn2_weight_2, p4_0_bn2_bias_2,
                     h4_0_3, p4_0_shortcut_1_running_mean_2, recip_6, p4_0_shortcut_1_weight_2,
                     p4_0_shortcut_1_bias_2);
    k340_copy(h4_0_3, h4_0);
    k341_copy(h4_0, h4_0_2);
    k342_copy(h4_0_3, h4_0_4);
    k343_matmul(p5_0_shortcut_0_weight_2, h4_0_4, matmul_8);
}

/* k326  resnet.lua:17
 *   h4_0 = 64 slices  (64, 32, 16, 16)
 *   h4_0_2 = 64 slices  (288, 3136)
 *   matmul_8 = 64 slices  (64, 64, 49)
 */
static void k326_slices(const float *p4_0_shortcut_0_weight, const float *h3_0_4,
                        const float *matmul_5, const float *p4_0_bn2_running_mean,
                        const float *recip_5, const float *p4_0_bn2_weight,
                        const float *p4_0_bn2_bias, const float *p4_0_shortcut_1_running_mean,
                        const float *recip_6, const float *p4_0_shortcut_1_weight,
                        const float *p4_0_shortcut_1_bias, float *h4_0, float *h4_0_2,
                        const float *p5_0_shortcut_0_weight, float *matmul_8,
                        unsigned char *slice_work)
{
    for (long s0 = 0; s0 < 64; s0++) {
        k326_slice(p4_0_shortcut_0_weight, h3_0_4 + s0 * 3136, matmul_5 + s0 * 196,
                   p4_0_bn2_running_mean, recip_5, p4_0_bn2_weight, p4_0_bn2_bias,
                   p4_0_shortcut_1_running_mean, recip_6, p4_0_shortcut_1_weight,
                   p4_0_shortcut_1_bias, h4_0 + s0 * 8192, h4_0_2 + s0 * 49, p5_0_shortcut_0_weight,
                   matmul_8 + s0 * 3136, slice_work);
    }
}

/* k327  resnet.lua:12
 *   matmul_6 = p5_0_conv1_weight @ h4_0_2  (64, 3136)
 */
static void k327_matmul(const float *restrict p5_0_conv1_weight, const float *restrict h4_0_2,
                        float *restrict matmul_6)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 3136; j++) {
            matmul_6[i * 3136 + j] = 0.0f;
        }
        for (long k = 0; k < 288; k++) {
            const float a_ik = p5_0_conv1_weight[i * 288 + k];
            for (long j = 0; j < 3136; j++) {
                matmul_6[i * 3136 + j] += a_ik * h4_0_2[k * 3136 + j];
            }
        }
    }
}

/* k328  resnet.lua:22
 *   relu_7 = relu(((... * recip_7) * p5_0_bn1_weight) + p5_0_bn1_bias)  (64, 64, 7, 7)
 */
static void k328_sub_mul_add(const float *restrict matmul_6,
                             const float *restrict p5_0_bn1_running_mean,
                             const float *restrict recip_7, const float *restrict p5_0_bn1_weight,
                             const float *restrict p5_0_bn1_bias, float *restrict relu_7)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 49; j++) {
                const float sub2 = matmul_6[i0 * 49 + i1 * 3136 + j] - p5_0_bn1_running_mean[i1];
                const float mul4 = sub2 * recip_7[i1];
                const float mul6 = mul4 * p5_0_bn1_weight[i1];
                const float add8 = mul6 + p5_0_bn1_bias[i1];
                const float relu9 = add8 < 0 ? 0 : add8;
                relu_7[i0 * 3136 + i1 * 49 + j] = relu9;
            }
        }
    }
}

/* k329  resnet.lua:14
 *   relu_8 = 0  (64, 64, 9, 9)
 */
static void k329_copy(float *restrict relu_8)
{
    for (long j = 0; j < 331776; j++) {
        relu_8[j] = 0.0f;
    }
}

/* k330  resnet.lua:14
 *   relu_8[10 ...] = relu_7  (64, 64, 9, 9)
 */
static void k330_copy(const float *restrict relu_7, float *restrict relu_8)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            for (long j = 0; j < 7; j++) {
                relu_8[10 + i0 * 81 + i1 * 9 + j] = relu_7[i0 * 49 + i1 * 7 + j];
            }
        }
    }
}

/* k331  resnet.lua:14
 *   relu_9 = relu_8  (576, 3136)
 */
static void k331_copy(const float *restrict relu_8, float *restrict relu_9)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 3; i1++) {
            for (long i2 = 0; i2 < 3; i2++) {
                for (long i3 = 0; i3 < 64; i3++) {
                    for (long i4 = 0; i4 < 7; i4++) {
                        for (long j = 0; j < 7; j++) {
                            relu_9[i0 * 28224 + i1 * 9408 + i2 * 3136 + i3 * 49 + i4 * 7 + j] = relu_8[i0 * 81 + i1 * 9 + i2 + i3 * 5184 + i4 * 9 + j];
                        }
                    }
                }
            }
        }
    }
}

/* k332  resnet.lua:14
 *   matmul_7 = p5_0_conv2_weight @ relu_9  (64, 3136)
 */
static void k332_matmul(const float *restrict p5_0_conv2_weight, const float *restrict relu_9,
                        float *restrict matmul_7)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 3136; j++) {
            matmul_7[i * 3136 + j] = 0.0f;
        }
        for (long k = 0; k < 576; k++) {
            const float a_ik = p5_0_conv2_weight[i * 576 + k];
            for (long j = 0; j < 3136; j++) {
                matmul_7[i * 3136 + j] += a_ik * relu_9[k * 3136 + j];
            }
        }
    }
}

/* k333  resnet.lua:23
 *   h5_0 (over matmul_8) = relu((... + p5_0_bn2_bias) + (... + p5_0_shortcut_1_bias))  (64, 64, 7, 7)
 */
static void k333_sub_mul_add(const float *restrict matmul_7,
                             const float *restrict p5_0_bn2_running_mean,
                             const float *restrict recip_8, const float *restrict p5_0_bn2_weight,
                             const float *restrict p5_0_bn2_bias, float *restrict h5_0,
                             const float *restrict p5_0_shortcut_1_running_mean,
                             const float *restrict recip_9,
                             const float *restrict p5_0_shortcut_1_weight,
                             const float *restrict p5_0_shortcut_1_bias)
{
    for (long i0 = 0; i0 < 64; i0++) {
        for (long i1 = 0; i1 < 64; i1++) {
            for (long j = 0; j < 49; j++) {
                const float sub2 = matmul_7[i0 * 49 + i1 * 3136 + j] - p5_0_bn2_running_mean[i1];
                const float mul4 = sub2 * recip_8[i1];
                const float mul6 = mul4 * p5_0_bn2_weight[i1];
                const float add8 = mul6 + p5_0_bn2_bias[i1];
                const float sub11 = h5_0[i0 * 3136 + i1 * 49 + j] - p5_0_shortcut_1_running_mean[i1];
                const float mul13 = sub11 * recip_9[i1];
                const float mul15 = mul13 * p5_0_shortcut_1_weight[i1];
                const float add17 = mul15 + p5_0_shortcut_1_bias[i1];
                const float add18 = add8 + add17;
                const float relu19 = add18 < 0 ? 0 : add18;
                h5_0[i0 * 3136 + i1 * 49 + j] = relu19;
            }
        }
    }
}

/* k334  resnet.lua:39
 *   sum_ = sum(h5_0)  (64, 64, 1, 7, 1)
 */
static void k334_sum(const float *restrict h5_0, float *restrict sum_)
{
    for (long i0 = 0; i0 < 4096; i0++) {
        for (long i1 = 0; i1 < 7; i1++) {
            float sum1 = 0.0f;
            for (long j = 0; j < 7; j++) {
                sum1 += h5_0[i0 * 49 + i1 + j * 7];
            }
            sum_[i0 * 7 + i1] = sum1;
        }
    }
}

/* k335  resnet.lua:39
 *   h6 = sum(sum_ * 0.142857) * 0.142857  (64, 64, 1, 1)
 */
static void k335_mul_sum(const float *restrict sum_, float *restrict h6)
{
    for (long i = 0; i < 4096; i++) {
        float sum3 = 0.0f;
        for (long j = 0; j < 7; j++) {
            const float mul2 = sum_[i * 7 + j] * 0.142857149f;
            sum3 += mul2;
        }
        const float mul5 = sum3 * 0.142857149f;
        h6[i] = mul5;
    }
}

/* k336  resnet.lua:39
 *   matmul_9 = h6 @ p8_weight.T  (64, 10)
 */
static void k336_matmul(const float *restrict h6, const float *restrict p8_weight,
                        float *restrict matmul_9)
{
    for (long i = 0; i < 64; i++) {
        for (long j = 0; j < 10; j++) {
            float sum = 0.0f;
            float lane[16] = {0};
            for (long k = 0; k < 64; k += 16) {
                for (long l = 0; l < 16; l++) {
                    lane[l] += h6[i * 64 + (k + l)] * p8_weight[(k + l) + j * 64];
                }
            }
            for (long l = 0; l < 16; l++) {
                sum += lane[l];
            }
            matmul_9[i * 10 + j] = sum;
        }
    }
}

/* k337  resnet.lua:56
 *   prediction = exp((matmul_9 + p8_bias) - max(...)) * (1 / sum(exp(...)))  (64, 10)
 */
static void k337_add_amax_sub(const float *restrict matmul_9, const float *restrict p8_bias,
                              float *restrict prediction)
{
    for (long i = 0; i < 64; i++) {
        float amax3 = (-INFINITY);
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_9[i * 10 + j] + p8_bias[j];
            amax3 = amax3 > add2 ? amax3 : (amax3 == amax3 ? add2 : amax3);
        }
        float exp5[10];
        float sum6 = 0.0f;
        for (long j = 0; j < 10; j++) {
            const float add2 = matmul_9[i * 10 + j] + p8_bias[j];
            const float sub4 = add2 - amax3;
            exp5[j] = expf(sub4);
            sum6 += exp5[j];
        }
        const float recip7 = 1 / sum6;
        for (long j = 0; j < 10; j++) {
            const float mul8 = exp5[j] * recip7;
            prediction[i * 10 + j] = mul8;
        }
    }
}

/* One predict: 47 kernels; `work` holds 35800320 bytes, aligned to 64. */
void predict(const struct state *s, const struct predict_io *io, void *work);
void predict(const struct state *s, const struct predict_io *io, void *work)
{
    char *const at = work;
    float *const x_2 = (float *)(void *)(at + 0); /* (64, 1, 30, 30) */
    float *const x_3 = (float *)(void *)(at + 3211264); /* (9, 50176) */
    float *const matmul = (float *)(void *)(at + 0); /* (16, 50176) */
    float *const recip = (float *)(void *)(at + 5017600); /* (16) */
    float *const h2 = (float *)(void *)(at + 32587776); /* (64, 16, 28, 28) */
    float *const h2_2 = (float *)(void *)(at + 28901376); /* (64, 16, 30, 30) */
    float *const h2_3 = (float *)(void *)(at + 0); /* (144, 50176) */
    float *const matmul_2 = (float *)(void *)(at + 28901376); /* (16, 50176) */
    float *const recip_2 = (float *)(void *)(at + 35800192); /* (16) */
    float *const relu = (float *)(void *)(at + 0); /* (64, 16, 28, 28) */
    float *const relu_2 = (float *)(void *)(at + 28901376); /* (64, 16, 30, 30) */
    float *const relu_3 = (float *)(void *)(at + 0); /* (144, 50176) */
    float *const matmul_3 = (float *)(void *)(at + 28901376); /* (16, 50176) */
    float *const recip_3 = (float *)(void *)(at + 35800256); /* (16) */
    float *const h3_0 = (float *)(void *)(at + 32587776); /* (64, 16, 28, 28) */
    float *const h3_0_2 = (float *)(void *)(at + 7225344); /* (64, 16, 30, 30) */
    float *const h3_0_3 = (float *)(void *)(at + 0); /* (144, 12544) */
    float *const matmul_4 = (float *)(void *)(at + 7225344); /* (32, 12544) */
    float *const recip_4 = (float *)(void *)(at + 35799808); /* (32) */
    float *const relu_4 = (float *)(void *)(at + 0); /* (64, 32, 14, 14) */
    float *const relu_5 = (float *)(void *)(at + 14450688); /* (64, 32, 16, 16) */
    float *const relu_6 = (float *)(void *)(at + 0); /* (288, 12544) */
    float *const matmul_5 = (float *)(void *)(at + 14450688); /* (32, 12544) */
    float *const recip_5 = (float *)(void *)(at + 35799936); /* (32) */
    float *const h3_0_4 = (float *)(void *)(at + 16547840); /* (64, 16, 196) */
    float *const recip_6 = (float *)(void *)(at + 35800064); /* (32) */
    float *const h4_0 = (float *)(void *)(at + 3612672); /* (64, 32, 16, 16) */
    float *const h4_0_2 = (float *)(void *)(at + 0); /* (288, 3136) */
    float *const matmul_6 = (float *)(void *)(at + 3612672); /* (64, 3136) */
    float *const recip_7 = (float *)(void *)(at + 35799040); /* (64) */
    float *const relu_7 = (float *)(void *)(at + 0); /* (64, 64, 7, 7) */
    float *const relu_8 = (float *)(void *)(at + 7225344); /* (64, 64, 9, 9) */
    float *const relu_9 = (float *)(void *)(at + 0); /* (576, 3136) */
    float *const matmul_7 = (float *)(void *)(at + 7225344); /* (64, 3136) */
    float *const recip_8 = (float *)(void *)(at + 35799296); /* (64) */
    float *const matmul_8 = (float *)(void *)(at + 8552448); /* (64, 64, 49) */
    float *const recip_9 = (float *)(void *)(at + 35799552); /* (64) */
    float *const h5_0 = (float *)(void *)(at + 8552448); /* (64, 64, 7, 7) */
    float *const sum_ = (float *)(void *)(at + 0); /* (64, 64, 1, 7, 1) */
    float *const h6 = (float *)(void *)(at + 114688); /* (64, 64, 1, 1) */
    float *const matmul_9 = (float *)(void *)(at + 0); /* (64, 10) */
    unsigned char *const slice_work = (unsigned char *)(void *)(at + 5709824); /* (31360) */

    k291_add_sqrt_recip(s->p1_running_var, recip);
    k292_add_sqrt_recip(s->p3_0_bn1_running_var, recip_2);
    k293_add_sqrt_recip(s->p3_0_bn2_running_var, recip_3);
    k294_add_sqrt_recip(s->p4_0_bn1_running_var, recip_4);
    k295_add_sqrt_recip(s->p4_0_bn2_running_var, recip_5);
    k296_add_sqrt_recip(s->p4_0_shortcut_1_running_var, recip_6);
    k297_add_sqrt_recip(s->p5_0_bn1_running_var, recip_7);
    k298_add_sqrt_recip(s->p5_0_bn2_running_var, recip_8);
    k299_add_sqrt_recip(s->p5_0_shortcut_1_running_var, recip_9);
    k300_copy(x_2);
    k301_copy(io->x, x_2);
    k302_copy(x_2, x_3);
    k303_matmul(s->p0_weight, x_3, matmul);
    k304_sub_mul_add(matmul, s->p1_running_mean, recip, s->p1_weight, s->p1_bias, h2);
    k305_copy(h2_2);
    k306_copy(h2, h2_2);
    k307_copy(h2_2, h2_3);
    k308_matmul(s->p3_0_conv1_weight, h2_3, matmul_2);
    k309_sub_mul_add(matmul_2, s->p3_0_bn1_running_mean, recip_2, s->p3_0_bn1_weight,
                     s->p3_0_bn1_bias, relu);
    k310_copy(relu_2);
    k311_copy(relu, relu_2);
    k312_copy(relu_2, relu_3);
    k313_matmul(s->p3_0_conv2_weight, relu_3, matmul_3);
    k314_sub_mul_add(matmul_3, s->p3_0_bn2_running_mean, recip_3, s->p3_0_bn2_weight,
                     s->p3_0_bn2_bias, h3_0);
    k315_copy(h3_0_2);
    k316_copy(h3_0, h3_0_2);
    k317_copy(h3_0, h3_0_4);
    k318_copy(h3_0_2, h3_0_3);
    k319_matmul(s->p4_0_conv1_weight, h3_0_3, matmul_4);
    k320_sub_mul_add(matmul_4, s->p4_0_bn1_running_mean, recip_4, s->p4_0_bn1_weight,
                     s->p4_0_bn1_bias, relu_4);
    k321_copy(relu_5);
    k322_copy(relu_4, relu_5);
    k323_copy(relu_5, relu_6);
    k324_matmul(s->p4_0_conv2_weight, relu_6, matmul_5);
    k325_copy(h4_0);
    k326_slices(s->p4_0_shortcut_0_weight, h3_0_4, matmul_5, s->p4_0_bn2_running_mean, recip_5,
                s->p4_0_bn2_weight, s->p4_0_bn2_bias, s->p4_0_shortcut_1_running_mean, recip_6,
                s->p4_0_shortcut_1_weight, s->p4_0_shortcut_1_bias, h4_0, h4_0_2,
                s->p5_0_shortcut_0_weight, matmul_8, slice_work);
    k327_matmul(s->p5_0_conv1_weight, h4_0_2, matmul_6);
    k328_sub_mul_add(matmul_6, s->p5_0_bn1_running_mean, recip_7, s->p5_0_bn1_weight,
                     s->p5_0_bn1_bias, relu_7);
    k329_copy(relu_8);
    k330_copy(relu_7, relu_8);
    k331_copy(relu_8, relu_9);
    k332_matmul(s->p5_0_conv2_weight, relu_9, matmul_7);
    k333_sub_mul_add(matmul_7, s->p5_0_bn2_running_mean, recip_8, s->p5_0_bn2_weight,
                     s->p5_0_bn2_bias, h5_0, s->p5_0_shortcut_1_running_mean, recip_9,
                     s->p5_0_shortcut_1_weight, s->p5_0_shortcut_1_bias);
    k334_sum(h5_0, sum_);
    k335_mul_sum(sum_, h6);
    k336_matmul(h6, s->p8_weight, matmul_9);
    k337_add_amax_sub(matmul_9, s->p8_bias, io->prediction);
}

