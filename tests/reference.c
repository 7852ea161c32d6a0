/* reference: the interpreter. One function an operator class, one loop over the result's elements
 * with an explicit index for every axis; nothing here is meant to be fast. */
#include "reference_run.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- elements ---- */

bool reference_is_noisy(Precision precision)
{
    return precision == REFERENCE_NOISY || precision == REFERENCE_NOISY_AGAIN;
}

/* The same without noise, for what is not rounded. */
static Precision quiet(Precision precision)
{
    return reference_is_noisy(precision) ? REFERENCE_TYPED : precision;
}

/* Up to four units in the last place of a value, up or down as the bits of `key` have it. */
static double noise(DType dtype, Precision precision, double value, uint64_t key)
{
    key = (key ^ key >> 32) * UINT64_C(0x9e3779b97f4a7c15);
    const double units = (double)(key >> 60) - 7.5;
    return (precision == REFERENCE_NOISY ? units : -units) * value *
           (dtype == DT_F32 ? 0x1p-24 : 0x1p-53);
}

/* A result as the dtype can hold it: integers wrap around at 32 bits. Equal results of arithmetic
 * are off by equal amounts. */
double reference_stored(DType dtype, Precision precision, double value)
{
    if (dtype_is_float(dtype) && reference_is_noisy(precision) && isfinite(value) && value != 0) {
        uint64_t bits;
        memcpy(&bits, &value, sizeof bits);
        value += noise(dtype, precision, value, bits);
    }
    switch (dtype) {
    case DT_BOOL:
        return value != 0;
    case DT_I32:
        return (double)(int32_t)(uint32_t)(int64_t)value;
    case DT_F32:
        return precision == REFERENCE_EXACT ? value : (double)(float)value;
    default:
        return value;
    }
}

/* What element k of the node is off by beside that, where equal operands need not give equal
 * results: a function of libm is another one at the end of a vector, a sum has another order. The
 * latter is off by as much as its terms, whose magnitudes add up to `size`. */
static double displaced(const Run *run, const Node *node, int64_t k, double value, double size)
{
    const uint64_t key = (uint64_t)(node - run->graph->nodes) << 32 ^ (uint64_t)k;
    const bool moves = reference_is_noisy(run->precision) && dtype_is_float(node->dtype) &&
                       isfinite(size) && size != 0; /* a zero keeps its sign */
    return moves ? value + noise(node->dtype, run->precision, size, key * 0xBF58476D1CE4E5B9u)
                 : value;
}

/* A zero whose sign is not defined. It is not the other sign than it was, for a sum of such zeros
 * would have the first one again. */
double reference_unsigned_zero(Precision precision)
{
    return precision == REFERENCE_NOISY ? 0.0 : -0.0;
}

double reference_stored_sum(const Run *run, const Node *node, int64_t k, double sum, double size)
{
    const double y =
        reference_stored(node->dtype, run->precision, displaced(run, node, k, sum, size));
    bool vanished = y == 0 && sum != 0; /* on its way into an f32: it has the sign of -0 + 0 */
    return vanished && reference_is_noisy(run->precision) ? reference_unsigned_zero(run->precision)
                                                          : y;
}

/* A number in dtype `to`: truncated towards 0 for i32. What does not fit there is not defined (the
 * x86 instruction gives the smallest i32, a compiler that folds constants may give the largest), so
 * the noisy runs differ. */
static double converted(Precision precision, DType to, double a)
{
    if (to == DT_BOOL) {
        return a != 0;
    }
    if (to == DT_I32 && !(a > -2147483649.0 && a < 2147483648.0)) {
        return precision == REFERENCE_NOISY_AGAIN ? INT32_MAX : INT32_MIN;
    }
    return to == DT_I32 ? trunc(a) + 0.0 : a;
}

/* The C forms of the operator table, on numbers as double and on truth values as int. What they
 * mean is PyTorch's word, in tests/cases; here they have to agree with what is compiled. */
#define F(name)      name
#define UNUSED_NAMES (void)a, (void)b, (void)c
#define VALUE_NUMBERS(name, form)                                                                  \
    static double value_##name(double a, double b, double c)                                       \
    {                                                                                              \
        UNUSED_NAMES;                                                                              \
        return form;                                                                               \
    }
#define VALUE_BOOLS(name, form)                                                                    \
    static double value_##name(double x, double y, double z)                                       \
    {                                                                                              \
        const int a = x != 0, b = y != 0, c = z != 0;                                              \
        UNUSED_NAMES;                                                                              \
        return form;                                                                               \
    }
#define VALUE_FLOATS VALUE_NUMBERS
#define VALUE_ANY    VALUE_NUMBERS
#define NOTHING(...)
#define VALUE_LEAF                    NOTHING
#define VALUE_MOVE                    NOTHING
#define VALUE_ORDER                   NOTHING
#define VALUE_CONTRACT                NOTHING
#define VALUE_WINDOW                  NOTHING
#define VALUE_ALONG                   NOTHING
#define VALUE_RANDOM                  NOTHING
#define VALUE_LOOP                    NOTHING
#define VALUE_UPDATE                  NOTHING
#define VALUE_ELEM(types, name, form) VALUE_##types(name, form)
#define VALUE_REDUCE                  VALUE_ELEM
#define OP(name, arity, class, traits, types, shape, grad, attr, form, ...)                        \
    VALUE_##class(types, name, form)
#include "ops.def"

typedef double ValueRule(double a, double b, double c);

static ValueRule *const value_rules[OP_COUNT] = {
#undef VALUE_ELEM
#define VALUE_ELEM(types, name, form) [OP_##name] = value_##name,
#define OP(name, arity, class, traits, types, shape, grad, attr, form, ...)                        \
    VALUE_##class(types, name, form)
#include "ops.def"
};

static double element(const Run *run, const Node *node, double a, double b, double c)
{
    return node->op == OP_cast ? converted(run->precision, node->dtype, a)
                               : value_rules[node->op](a, b, c);
}

/* A product of two i32 has up to 63 bits, more than a double holds. */
static double integer_product(double a, double b)
{
    return (double)(int32_t)(uint32_t)((int64_t)a * (int64_t)b);
}

static void run_elem(const Run *run, const Node *node, double *y)
{
    const double *operand[MAX_INPUTS] = {0};
    for (int i = 0; i < node->arity; i++) {
        operand[i] = input_values(run, node, i);
    }
    int64_t count = shape_count(&node->shape);
    bool integer_mul = node->op == OP_mul && node->dtype == DT_I32;
    bool libm = op_calls_libm(node->op);
    for (int64_t k = 0; k < count; k++) {
        double a = operand[0][k];
        double b = operand[1] ? operand[1][k] : 0, c = operand[2] ? operand[2][k] : 0;
        double value = integer_mul ? integer_product(a, b) : element(run, node, a, b, c);
        bool rounded = value != a && value != -a && value != b && value != -b && value != c;
        value = libm ? displaced(run, node, k, value, value) : value;
        y[k] =
            reference_stored(node->dtype, rounded ? run->precision : quiet(run->precision), value);
    }
}

/* ---- leaves and random numbers ---- */

static void run_leaf(const Run *run, const Node *node, double *y)
{
    int64_t count = shape_count(&node->shape);
    for (int64_t k = 0; k < count; k++) {
        double value = 0;
        if (node->op == OP_const) {
            value = node->attr.value;
        } else if (node->op == OP_table) {
            value = node->attr.table[k];
        } else if (node->op == OP_iota) {
            value = (double)index_of(&node->shape, k).at[node->attr.index];
        } else {
            double *const *table = node->op == OP_state ? run->state : run->inputs;
            value = table[node->attr.index][k];
        }
        y[k] = reference_stored(node->dtype, quiet(run->precision), value);
    }
}

/* Philox4x32-10, Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11, section 3.3 */
static void philox(uint32_t word[4], uint32_t key0, uint32_t key1)
{
    for (int round = 0; round < 10; round++) {
        uint64_t left = (uint64_t)0xD2511F53u * word[0], right = (uint64_t)0xCD9E8D57u * word[2];
        uint32_t next[4] = {(uint32_t)(right >> 32) ^ word[1] ^ key0, (uint32_t)right,
                            (uint32_t)(left >> 32) ^ word[3] ^ key1, (uint32_t)left};
        memcpy(word, next, sizeof next);
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }
}

/* Element e is word e % 4 of the block with counter (e / 4, step, stream): its 24 upper bits. */
static double uniform_element(const Run *run, const Node *node, int64_t e)
{
    const double *seed = input_values(run, node, 0), *step = input_values(run, node, 1);
    uint32_t word[4] = {(uint32_t)(e / 4), (uint32_t)(e / 4 >> 32), (uint32_t)(int32_t)step[0],
                        (uint32_t)node->attr.index};
    philox(word, (uint32_t)(int32_t)seed[0], (uint32_t)(int32_t)seed[1]);
    return (word[e % 4] >> 8) / 16777216.0;
}

/* Normal numbers come in pairs from pairs of uniform ones (Box and Muller, 1958). */
static void run_random(const Run *run, const Node *node, double *y)
{
    int64_t count = shape_count(&node->shape);
    for (int64_t e = 0; e < count; e++) {
        double value = uniform_element(run, node, e);
        if (node->op == OP_normal) {
            double u = 1 - uniform_element(run, node, e - e % 2);
            double angle = 2 * M_PI * uniform_element(run, node, e - e % 2 + 1);
            double radius = sqrt(-2 * log(u));
            value = radius * (e % 2 ? sin(angle) : cos(angle));
            value = displaced(run, node, e, value, radius * angle); /* as the angle is rounded */
        }
        y[e] = reference_stored(node->dtype, run->precision, value);
    }
}

/* ---- reductions ---- */

static double reduced(const Node *node, double so_far, double next)
{
    return value_rules[node->op](so_far, next, 0);
}

/* What a result is made of. */
typedef struct Terms {
    int64_t count;
    double size;  /* sum of the magnitudes */
    bool zero[2]; /* there is a 0, a -0 */
} Terms;

/* The sign of a zero is not defined where a program may start a sum of -0 from 0, or meet the
 * zeros of both signs in another order when it looks for the largest. */
static double finished(const Run *run, const Node *node, int64_t k, double y, const Terms *terms)
{
    const bool sum = node->op != OP_amax;
    if (y == 0 && reference_is_noisy(run->precision) && dtype_is_float(node->dtype) &&
        (sum ? terms->size == 0 : terms->zero[0] && terms->zero[1])) {
        return reference_unsigned_zero(run->precision);
    }
    return sum ? reference_stored_sum(run, node, k, y, terms->size)
               : reference_stored(node->dtype, quiet(run->precision), y);
}

/* Starts from the first element, so that the sum of one number is that number, zeros included. */
static void run_reduce(const Run *run, const Node *node, double *y)
{
    const Shape *shape = &input_node(run, node, 0)->shape;
    const double *a = input_values(run, node, 0);
    int64_t count = shape_count(shape), results = shape_count(&node->shape);
    Terms *terms = ARENA_ARRAY(run->arena, Terms, results);
    for (int64_t k = 0; k < count; k++) {
        Index index = index_of(shape, k);
        for (int axis = 0; axis < shape->rank; axis++) {
            index.at[axis] = node->shape.dim[axis] == 1 ? 0 : index.at[axis];
        }
        int64_t to = flat_of(&node->shape, index);
        y[to] = terms[to].count++ ? reduced(node, y[to], a[k]) : a[k];
        terms[to].size += fabs(a[k]);
        terms[to].zero[signbit(a[k]) != 0] |= a[k] == 0;
    }
    for (int64_t k = 0; k < results; k++) {
        y[k] = finished(run, node, k, y[k], &terms[k]);
    }
}

/* The first largest; the first NaN if there is one. */
static void run_argmax(const Run *run, const Node *node, double *y)
{
    const Shape *shape = &input_node(run, node, 0)->shape;
    const double *a = input_values(run, node, 0);
    int64_t axis = node->attr.index, results = shape_count(&node->shape);
    for (int64_t k = 0; k < results; k++) {
        Index index = index_of(&node->shape, k);
        double best = 0;
        for (int64_t i = 0; i < shape->dim[axis]; i++) {
            index.at[axis] = i;
            double value = a[flat_of(shape, index)];
            if (i == 0 || value > best || (isnan(value) && !isnan(best))) {
                best = value;
                y[k] = (double)i;
            }
        }
    }
}

/* ---- products ---- */

/* Starts from the first product, as sums do from the first element. */
static void run_matmul(const Run *run, const Node *node, double *y)
{
    const Shape *left = &input_node(run, node, 0)->shape, *right = &input_node(run, node, 1)->shape;
    const double *a = input_values(run, node, 0), *b = input_values(run, node, 1);
    int row = node->shape.rank - 2, column = node->shape.rank - 1;
    int64_t count = shape_count(&node->shape), inner = left->dim[column];
    for (int64_t k = 0; k < count; k++) {
        Index at_a = index_of(&node->shape, k), at_b = at_a;
        double total = 0, size = 0;
        for (int64_t i = 0; i < inner; i++) {
            at_a.at[column] = at_b.at[row] = i;
            double product = a[flat_of(left, at_a)] * b[flat_of(right, at_b)];
            total = i ? total + product : product;
            size += fabs(product);
        }
        y[k] = finished(run, node, k, total, &(Terms){.size = size});
    }
}

/* ---- the whole graph ---- */

static void run_node(const Run *run, const Node *node, double *y)
{
    switch (op_info[node->op].class) {
    case LEAF:
        run_leaf(run, node, y);
        break;
    case ELEM:
        run_elem(run, node, y);
        break;
    case REDUCE:
        (node->op == OP_argmax ? run_argmax : run_reduce)(run, node, y);
        break;
    case MOVE:
    case WINDOW:
        reference_movement(run, node, y);
        break;
    case ORDER:
        memcpy(y, input_values(run, node, 0), (size_t)shape_count(&node->shape) * sizeof *y);
        break;
    case CONTRACT:
        run_matmul(run, node, y);
        break;
    case ALONG:
        reference_along(run, node, y);
        break;
    case RANDOM:
        run_random(run, node, y);
        break;
    case LOOP:
        reference_result(run->graph, node, run->values, y);
        break;
    case UPDATE:
        memcpy(y, input_values(run, node, 1), (size_t)shape_count(&node->shape) * sizeof *y);
        break;
    }
}

void reference_extend(Arena *arena, const Graph *graph, double *const *state, double *const *inputs,
                      Precision precision, double **values, NodeId first)
{
    Run run = {.arena = arena,
               .graph = graph,
               .state = state,
               .inputs = inputs,
               .precision = precision,
               .values = values};
    for (NodeId id = first; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        if (node->op == OP_scan) {
            values[id] = reference_loop(arena, graph, node, values, precision);
            continue;
        }
        values[id] = ARENA_ARRAY(arena, double, shape_count(&node->shape));
        run_node(&run, node, values[id]);
    }
}

double **reference_run(Arena *arena, const Graph *graph, double *const *state,
                       double *const *inputs, Precision precision)
{
    double **values = ARENA_ARRAY(arena, double *, graph->count);
    reference_extend(arena, graph, state, inputs, precision, values, 0);
    return values;
}

void reference_update(const Graph *graph, double *const *values, double *const *state)
{
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        if (node->op == OP_update) {
            int64_t slot = graph->nodes[node->in[0]].attr.index;
            memcpy(state[slot], values[id], (size_t)shape_count(&node->shape) * sizeof **values);
        }
    }
}
