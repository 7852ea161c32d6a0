/* random: valid random graphs, computed in every way the compiler knows, against the reference
 * interpreter.
 *
 *     random [--graphs N] [--seed S] [--cc COMPILER]...
 *
 * A graph grows node by node: an operator is drawn, its operands are drawn from what is there, and
 * the node is kept if the shape rules accept it. It is then compiled as it is and optimised, fused
 * and unfused, in blocks and in loops, and run on the same inputs, among them NaN, infinities and
 * -0. Many graphs share one C file, so that system compilers keep up. A result that a relative
 * change of 1e-12 in the inputs moves by more than the tolerance says nothing, and is counted as
 * such.
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "emit.h"
#include "passes.h"
#include "../../runtime/rt.h"
#include "../reference.h"

enum { BATCH = 50, MAX_NODES = 40, MAX_OUTPUTS = 4, ROUTES = 6 };

/* ---- random numbers of the test ---- */

static uint64_t random_state;

static uint64_t random_bits(void)
{
    random_state += UINT64_C(0x9e3779b97f4a7c15); /* splitmix64 */
    uint64_t z = random_state;
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static int below(int n)
{
    return (int)(random_bits() % (uint64_t)n);
}

static double uniform(double low, double high)
{
    return low + (high - low) * (double)(random_bits() >> 11) * 0x1p-53;
}

/* ---- the variables that all graphs draw from ---- */

static const Shape palette[] = {
    {0, {0}},       {1, {1}},       {1, {3}},          {2, {4, 3}},   {2, {4, 1}},
    {2, {1, 3}},    {3, {2, 4, 3}}, {2, {7, 130}},     {2, {2, 600}}, {2, {5, 70}},
    {3, {2, 3, 5}}, {2, {3, 3}},    {4, {2, 1, 3, 2}}, {1, {1100}},   {2, {300, 2}},
};

enum { PALETTE = COUNT_OF(palette), VARIABLES = PALETTE + 3 };

typedef struct World {
    Arena *arena;
    Model model;
    void *state[VARIABLES], *state_before[VARIABLES], *inputs[VARIABLES];
    double *state_values[VARIABLES], *input_values[VARIABLES];
    DType real;
} World;

static int64_t variable_count(int v)
{
    return v < PALETTE ? shape_count(&palette[v]) : v == PALETTE ? 2 : 1;
}

static Shape variable_shape(int v)
{
    return v < PALETTE ? palette[v] : v == PALETTE ? (Shape){1, {2}} : (Shape){0, {0}};
}

/* Inputs are floats of every shape; the last three states are seed, step and a spare counter. */
static DType variable_dtype(const World *w, int v)
{
    return v < PALETTE ? w->real : DT_I32;
}

static double special_value(void)
{
    static const double values[] = {NAN, INFINITY, -INFINITY, -0.0, 0.0, 1.0, -1.0, 1e-30};
    return values[below(COUNT_OF(values))];
}

static void fill_variable(World *w, int v, double *values, void *memory, bool specials)
{
    for (int64_t i = 0; i < variable_count(v); i++) {
        values[i] = v >= PALETTE                 ? below(1000)
                    : specials && below(20) == 0 ? special_value()
                                                 : (double)(float)uniform(-2, 2);
    }
    reference_to_memory(variable_dtype(w, v), variable_count(v), values, memory);
}

static void make_world(World *w, DType real)
{
    *w = (World){.arena = arena_new(), .real = real};
    w->model = (Model){.path = "random.lua", .name = "random", .doc = "", .state_count = VARIABLES};
    w->model.input_count = VARIABLES;
    w->model.states = ARENA_ARRAY(w->arena, StateVar, VARIABLES);
    w->model.inputs = ARENA_ARRAY(w->arena, InputVar, VARIABLES);
    for (int v = 0; v < VARIABLES; v++) {
        const Shape shape = variable_shape(v);
        const DType dtype = variable_dtype(w, v);
        w->model.states[v] =
            (StateVar){arena_printf(w->arena, "p%d_s", v), STATE_BUFFER, dtype, shape, {0}};
        w->model.inputs[v] = (InputVar){.name = arena_printf(w->arena, "x%d_x", v), .dtype = dtype};
        w->model.inputs[v].item = shape;
        const int64_t count = variable_count(v);
        w->state_values[v] = ARENA_ARRAY(w->arena, double, count);
        w->input_values[v] = ARENA_ARRAY(w->arena, double, count);
        w->state[v] = ARENA_ARRAY(w->arena, double, count);
        w->state_before[v] = ARENA_ARRAY(w->arena, double, count);
        w->inputs[v] = ARENA_ARRAY(w->arena, double, count);
    }
}

static void fill_world(World *w, bool specials)
{
    for (int v = 0; v < VARIABLES; v++) {
        fill_variable(w, v, w->state_values[v], w->state_before[v], specials);
        fill_variable(w, v, w->input_values[v], w->inputs[v], specials);
    }
}

/* ---- growing a graph ---- */

static NodeId leaf(Graph *g, const World *w, Op op, int v)
{
    NodeSpec spec = {.op = op, .dtype = variable_dtype(w, v), .shape = variable_shape(v)};
    spec.attr.index = v;
    for (NodeId id = 0; id < g->count; id++) {
        if (g->nodes[id].op == op && g->nodes[id].attr.index == v) {
            return id;
        }
    }
    return graph_add(g, spec);
}

static NodeId any_node(const Graph *g)
{
    /* recent nodes more often, so that graphs get deep */
    return below(3) == 0 ? below(g->count) : g->count - 1 - below(g->count < 5 ? g->count : 5);
}

static Shape random_reshape(const Shape *shape)
{
    const int64_t count = shape_count(shape);
    Shape result = {0};
    int64_t left = count;
    while (left > 1 && result.rank < 4) {
        int64_t part = 1 + below((int)(left < 12 ? left : 12));
        while (left % part != 0) {
            part--;
        }
        result.dim[result.rank++] = part;
        left /= part;
    }
    if (left > 1 || result.rank == 0) {
        result.dim[result.rank++] = left;
    }
    return result;
}

static void random_axes(NodeSpec *spec, const Node *a)
{
    spec->attr.mask = (uint32_t)below(1 << (a->shape.rank > 0 ? a->shape.rank : 1));
    spec->attr.index = a->shape.rank > 0 ? below(a->shape.rank) : 0;
}

static void random_slice(NodeSpec *spec, const Node *a)
{
    spec->shape = a->shape;
    for (int axis = 0; axis < a->shape.rank; axis++) {
        const int64_t extent = a->shape.dim[axis];
        spec->attr.start[axis] = 0;
        spec->attr.step[axis] = 1;
        if (below(2) == 0) {
            continue;
        }
        const int64_t start = below((int)extent),
                      step = below(2) == 0 ? 1 + below(3) : -1 - below(3);
        const int64_t room = step > 0 ? (extent - 1 - start) / step : start / -step;
        spec->attr.start[axis] = start;
        spec->attr.step[axis] = step;
        spec->shape.dim[axis] = 1 + below((int)room + 1);
    }
}

static void random_pad(NodeSpec *spec, const Node *a)
{
    spec->shape = a->shape;
    for (int axis = 0; axis < a->shape.rank; axis++) {
        spec->attr.start[axis] = below(3);
        spec->attr.step[axis] = 1 + below(2);
        spec->shape.dim[axis] = spec->attr.start[axis] +
                                (a->shape.dim[axis] - 1) * spec->attr.step[axis] + 1 + below(2);
    }
}

static void random_move(NodeSpec *spec, const Node *a)
{
    switch (spec->op) {
    case OP_reshape:
        spec->shape = random_reshape(&a->shape);
        break;
    case OP_expand:
        spec->shape = a->shape;
        for (int axis = 0; axis < a->shape.rank; axis++) {
            spec->shape.dim[axis] = a->shape.dim[axis] == 1 ? 1 + below(6) : a->shape.dim[axis];
        }
        break;
    case OP_permute:
        for (int axis = 0; axis < a->shape.rank; axis++) {
            spec->attr.start[axis] = axis;
        }
        for (int axis = a->shape.rank - 1; axis > 0; axis--) {
            const int other = below(axis + 1);
            const int64_t swapped = spec->attr.start[axis];
            spec->attr.start[axis] = spec->attr.start[other];
            spec->attr.start[other] = swapped;
        }
        break;
    case OP_slice:
        random_slice(spec, a);
        break;
    case OP_concat:
        spec->attr.index = a->shape.rank > 0 ? below(a->shape.rank) : 0;
        break;
    default:
        random_pad(spec, a);
        break;
    }
}

/* An operand like `a`: another node of the same dtype, broadcast to its shape where that works. */
static NodeId partner(Graph *g, NodeId a)
{
    for (int tries = 0; tries < 20; tries++) {
        const NodeId b = any_node(g);
        Shape both;
        if (g->nodes[b].dtype == g->nodes[a].dtype && g->nodes[b].op != OP_update &&
            shape_broadcast(&g->nodes[a].shape, &g->nodes[b].shape, &both) &&
            shape_equal(&both, &g->nodes[a].shape)) {
            return graph_broadcast_to(g, b, &both);
        }
    }
    return graph_like(g, a, below(2) == 0 || g->nodes[a].dtype == DT_BOOL ? 1 : below(3));
}

static NodeId random_index(Graph *g, const Shape *shape, int axis, int64_t extent)
{
    NodeSpec spec = {.op = OP_iota, .dtype = DT_I32, .shape = *shape};
    spec.attr.index = axis;
    const NodeId iota = graph_add(g, spec);
    const NodeId limit = graph_like(g, iota, (double)(extent - 1));
    return graph_binary(g, OP_min, iota, limit);
}

/* An axis of the operand, an index where the operator takes one, and places that it points to. */
static void random_along(Graph *g, NodeSpec *spec)
{
    Shape shape = spec->shape;
    const int axis = below(shape.rank);
    const int64_t extent = shape.dim[axis];
    spec->attr.index = axis;
    shape.dim[axis] = spec->op == OP_gather ? 1 + below(6) : extent;
    if (op_info[spec->op].arity == 2) {
        spec->in[1] = random_index(g, &shape, axis, extent);
    } else if (spec->op == OP_inverse && below(4) > 0) {
        spec->in[0] = random_index(g, &shape, axis, extent); /* else any whole numbers */
    }
    spec->shape.dim[axis] = spec->op == OP_inverse ? 1 + below(6) : extent;
}

static bool is_jumpy(Op op)
{
    const OpClass class = op_info[op].class;
    return (op_info[op].traits & DISCRETE) && op != OP_detach && op != OP_inverse &&
           (class == ELEM || class == REDUCE || class == ALONG);
}

/* One more node, or NO_NODE when the draw does not fit. */
static NodeId grow(Graph *g, const World *w)
{
    const Op op = (Op)below(OP_COUNT);
    const OpClass class = op_info[op].class;
    const bool coarse = w->real == DT_F32;
    if (op == OP_input || op == OP_state) {
        return leaf(g, w, op, below(PALETTE));
    }
    if (class == UPDATE || op == OP_const || (coarse && (is_jumpy(op) || op == OP_cast))) {
        return NO_NODE;
    }
    NodeId a = any_node(g);
    if (g->nodes[a].op == OP_update) {
        return NO_NODE;
    }
    NodeSpec spec = {.op = op, .dtype = w->real, .shape = g->nodes[a].shape, .in = {a}};
    switch (class) {
    case LEAF:
        spec.dtype = below(2) ? DT_I32 : w->real;
        spec.attr.index = spec.shape.rank > 0 ? below(spec.shape.rank) : 0;
        spec.in[0] = NO_NODE;
        break;
    case RANDOM:
        spec.in[0] = leaf(g, w, OP_state, PALETTE);
        spec.in[1] = leaf(g, w, OP_state, PALETTE + 1);
        spec.attr.index = below(100);
        break;
    case ELEM:
        if (op == OP_cast) {
            spec.dtype = (DType)below(DTYPE_COUNT);
            spec.dtype = spec.dtype == DT_F32 ? DT_F64 : spec.dtype;
        }
        for (int k = 1; k < op_info[op].arity; k++) {
            spec.in[k] = partner(g, a);
        }
        if (op == OP_where) {
            spec.in[0] = NO_NODE;
            for (NodeId c = g->count - 1; c >= 0 && spec.in[0] == NO_NODE; c--) {
                const bool fits = g->nodes[c].dtype == DT_BOOL;
                spec.in[0] =
                    fits && shape_equal(&g->nodes[c].shape, &g->nodes[a].shape) ? c : NO_NODE;
            }
            spec.in[1] = a;
        }
        break;
    case REDUCE:
        random_axes(&spec, &g->nodes[a]);
        break;
    case MOVE:
        random_move(&spec, &g->nodes[a]);
        spec.in[1] = op == OP_concat ? partner(g, a) : NO_NODE;
        break;
    case CONTRACT:
        spec.in[1] = below(2) ? any_node(g) : partner(g, a);
        break;
    case ALONG:
        if (spec.shape.rank == 0) {
            return NO_NODE;
        }
        random_along(g, &spec);
        break;
    default:
        return NO_NODE;
    }
    for (int k = 0; k < op_info[op].arity; k++) {
        if (spec.in[k] == NO_NODE || g->nodes[spec.in[k]].op == OP_update) {
            return NO_NODE;
        }
    }
    Text error = {0};
    const bool fits = shape_infer(g, &spec, &error) && shape_count(&spec.shape) <= 4000;
    text_free(&error);
    return fits ? graph_add(g, spec) : NO_NODE;
}

/* Some states get the value of a node of their shape. */
static void add_updates(Graph *g, const World *w)
{
    for (int v = 0; v < PALETTE; v++) {
        for (NodeId id = g->count - 1; id >= 0; id--) {
            const Node *node = &g->nodes[id];
            if (below(3) == 0 && node->dtype == w->real && node->op != OP_update &&
                shape_equal(&node->shape, &palette[v])) {
                graph_binary(g, OP_update, leaf(g, w, OP_state, v), id);
                break;
            }
        }
    }
}

static Graph *grow_graph(const World *w, int number)
{
    char name[32];
    snprintf(name, sizeof name, "g%d", number);
    Graph *g = graph_new(name);
    leaf(g, w, OP_input, below(PALETTE));
    leaf(g, w, OP_state, below(PALETTE));
    const int target = 4 + below(MAX_NODES - 4);
    for (int tries = 0; g->count < target && tries < 2000; tries++) {
        grow(g, w);
    }
    for (int k = 0; k < MAX_OUTPUTS; k++) {
        const NodeId node = k == 0 ? g->count - 1 : any_node(g);
        graph_output(g, arena_printf(w->arena, "y%d_y", k), node);
    }
    add_updates(g, w);
    return g;
}

/* ---- routes: ways to compute a graph ---- */

typedef struct Route {
    const char *name;
    bool optimise, fusion, schedule, reuse;
    Spelling spelling;
    const char *cc; /* NULL: libtcc */
} Route;

static Graph *optimise(const Graph *graph)
{
    Graph *a = simplify(graph), *b = cse(a), *c = dce(b);
    graph_check(c, "dce");
    graph_free(a);
    graph_free(b);
    return c;
}

static Program *lower_graph(const Graph *graph, const Route *route)
{
    Program *program = fuse(graph, route->fusion);
    if (route->schedule) {
        order(program);
    }
    plan(program, route->reuse);
    return program;
}

static Code *compile(const Route *route, const char *text)
{
    Text error = {0};
    Code *code;
    if (route->cc != NULL) {
        setenv("CC", route->cc, 1);
        code = jit_cc(text, &error);
    } else {
        code = jit_tcc(text, &error);
    }
    if (code == NULL) {
        fprintf(stderr, "%s does not compile: %s\n", route->name, error.data);
    }
    text_free(&error);
    return code;
}

/* ---- comparison ---- */

static bool near(double a, double b, double tolerance, double scale)
{
    if (isnan(a) || isnan(b)) {
        return isnan(a) && isnan(b);
    }
    return a == b || fabs(a - b) <= tolerance * (scale > 1 ? scale : 1);
}

/* The largest finite magnitude of both. */
static double scale_of(const double *a, const double *b, int64_t count)
{
    double scale = 0;
    for (int64_t i = 0; i < count; i++) {
        scale = isfinite(a[i]) && fabs(a[i]) > scale ? fabs(a[i]) : scale;
        scale = isfinite(b[i]) && fabs(b[i]) > scale ? fabs(b[i]) : scale;
    }
    return scale;
}

static int64_t first_difference(const double *a, const double *b, int64_t count, double tolerance)
{
    const double scale = scale_of(a, b, count);
    for (int64_t i = 0; i < count; i++) {
        if (!near(a[i], b[i], tolerance, scale)) {
            return i;
        }
    }
    return -1;
}

typedef struct Expectation {
    double **values;   /* by the reference */
    double **moved[3]; /* the same after tiny changes of the inputs */
    double **before;   /* copies of the states' values */
} Expectation;

static double **perturbed(const World *w, Arena *arena, double *const *values)
{
    double **result = ARENA_ARRAY(arena, double *, VARIABLES);
    for (int v = 0; v < VARIABLES; v++) {
        result[v] = ARENA_ARRAY(arena, double, variable_count(v));
        const double size = w->real == DT_F64 ? 1e-13 : 1e-6;
        for (int64_t i = 0; i < variable_count(v); i++) {
            result[v][i] = v < PALETTE ? values[v][i] * (1 + uniform(-size, size)) : values[v][i];
        }
    }
    return result;
}

static Expectation expect(const World *w, Arena *arena, const Graph *graph)
{
    Expectation e = {0};
    e.values = reference_run(arena, graph, w->state_values, w->input_values, REFERENCE_TYPED);
    for (int k = 0; k < 3; k++) {
        double **state = perturbed(w, arena, w->state_values);
        double **inputs = perturbed(w, arena, w->input_values);
        e.moved[k] =
            reference_run(arena, graph, state, inputs, k == 0 ? REFERENCE_NOISY : REFERENCE_TYPED);
    }
    return e;
}

static double tolerance_of(const World *w)
{
    return w->real == DT_F64 ? 1e-9 : 2e-3;
}

/* Small changes of the inputs make large ones here: no verdict. */
static bool is_unstable(const World *w, const Expectation *e, NodeId node, int64_t count)
{
    for (int k = 0; k < 3; k++) {
        if (first_difference(e->values[node], e->moved[k][node], count, tolerance_of(w) / 50) >=
            0) {
            return true;
        }
    }
    return false;
}

typedef struct Tally {
    int compared, unstable, failed;
} Tally;

static void report(const Graph *graph, const Route *route, const char *what, int64_t at,
                   double have, double want)
{
    printf("graph %s, %s: %s[%" PRId64 "] is %.17g, should be %.17g\n", graph->name, route->name,
           what, at, have, want);
    Text text = {0};
    graph_print(graph, &text);
    printf("%s\n", text.data);
    text_free(&text);
}

static void compare_one(const World *w, const Graph *graph, const Route *route,
                        const Expectation *e, NodeId node, const char *what, const void *memory,
                        Tally *tally)
{
    const Node *n = &graph->nodes[node];
    const int64_t count = shape_count(&n->shape);
    double *have = reference_from_memory(w->arena, n->dtype, count, memory);
    const int64_t at = first_difference(have, e->values[node], count, tolerance_of(w));
    if (at < 0) {
        tally->compared++;
    } else if (is_unstable(w, e, node, count)) {
        tally->unstable++;
    } else {
        tally->failed++;
        report(graph, route, what, at, have[at], e->values[node][at]);
    }
}

static void run_one(World *w, const Graph *graph, const Program *program, const Route *route,
                    const Code *code, const Expectation *e, Tally *tally)
{
    for (int v = 0; v < VARIABLES; v++) {
        memcpy(w->state[v], w->state_before[v],
               (size_t)(variable_count(v) * dtype_bytes(variable_dtype(w, v))));
    }
    void *io[VARIABLES + MAX_OUTPUTS];
    memcpy(io, w->inputs, sizeof w->inputs);
    for (int k = 0; k < graph->output_count; k++) {
        const Node *node = &graph->nodes[graph->outputs[k].node];
        io[VARIABLES + k] = xmalloc((size_t)(shape_count(&node->shape) * dtype_bytes(node->dtype)));
    }
    void *work = aligned_alloc(64, (size_t)program->work_bytes + 64);
    EntryPoint *entry = code_entry(code, graph->name);
    entry(w->state, io, work);
    free(work);
    for (int k = 0; k < graph->output_count; k++) {
        compare_one(w, graph, route, e, graph->outputs[k].node, graph->outputs[k].name,
                    io[VARIABLES + k], tally);
        free(io[VARIABLES + k]);
    }
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        if (node->op == OP_update) {
            const int v = (int)graph->nodes[node->in[0]].attr.index;
            compare_one(w, graph, route, e, node->in[1], w->model.states[v].name, w->state[v],
                        tally);
        }
    }
}

/* Compiles and runs one batch of graphs by one route. */
static void run_route(World *w, Graph *const *graphs, int count, const Route *route,
                      const Expectation *expectations, Tally *tally)
{
    Graph *lowered[BATCH];
    Program *programs[BATCH];
    for (int g = 0; g < count; g++) {
        lowered[g] = route->optimise ? optimise(graphs[g]) : dce(graphs[g]);
        programs[g] = lower_graph(lowered[g], route);
    }
    Text text = {0};
    emit(&w->model, programs, count, route->spelling, &text);
    Code *code = compile(route, text.data);
    tally->failed += code == NULL;
    if (code == NULL && getenv("RANDOM_SAVE") != NULL) {
        FILE *file = fopen(getenv("RANDOM_SAVE"), "w");
        fputs(text.data, file);
        fclose(file);
    }
    for (int g = 0; g < count; g++) {
        if (code != NULL) {
            run_one(w, graphs[g], programs[g], route, code, &expectations[g], tally);
        }
        program_free(programs[g]);
        graph_free(lowered[g]);
    }
    code_free(code);
    text_free(&text);
}

static void run_batch(DType real, int count, const Route *routes, int route_count, bool specials,
                      int first, Tally *tally)
{
    World w;
    make_world(&w, real);
    fill_world(&w, specials);
    Graph *graphs[BATCH];
    Expectation expectations[BATCH];
    for (int g = 0; g < count; g++) {
        graphs[g] = grow_graph(&w, first + g);
        graph_check(graphs[g], "random");
        expectations[g] = expect(&w, w.arena, graphs[g]);
    }
    for (int r = 0; r < route_count; r++) {
        run_route(&w, graphs, count, &routes[r], expectations, tally);
    }
    for (int g = 0; g < count; g++) {
        graph_free(graphs[g]);
    }
    arena_free(w.arena);
}

int main(int argc, char **argv)
{
    static Route routes[ROUTES + 8] = {
        {"plain, loops, tcc", false, false, false, false, LOOPS_BARE, NULL},
        {"plain, blocks", false, false, false, false, BLOCKS, NULL},
        {"fused, blocks", false, true, true, true, BLOCKS, NULL},
        {"fused, loops, tcc", false, true, true, true, LOOPS_BARE, NULL},
        {"optimised, blocks", true, true, true, true, BLOCKS, NULL},
        {"optimised, loops, tcc", true, true, true, true, LOOPS_BARE, NULL},
    };
    int route_count = ROUTES, graphs = 300;
    uint64_t seed = 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--graphs") == 0) {
            graphs = atoi(argv[i + 1]);
        } else if (strcmp(argv[i], "--seed") == 0) {
            seed = strtoull(argv[i + 1], NULL, 10);
        } else if (strcmp(argv[i], "--cc") == 0 && route_count < COUNT_OF(routes)) {
            routes[route_count++] =
                (Route){argv[i + 1], true, true, true, true, LOOPS, argv[i + 1]};
        }
    }
    printf("seed %" PRIu64 ", %d graphs, %d routes\n", seed, graphs, route_count);
    rt_start(2);
    Tally tally = {0};
    for (int first = 0; first < graphs; first += BATCH) {
        random_state = seed + (uint64_t)first;
        const int count = graphs - first < BATCH ? graphs - first : BATCH;
        const int batch = first / BATCH;
        run_batch(batch % 3 == 2 ? DT_F32 : DT_F64, count, routes, route_count, batch % 2 == 1,
                  first, &tally);
    }
    rt_stop();
    printf("%d results agree, %d were too unstable to judge\n", tally.compared, tally.unstable);
    printf("%d passed, %d failed\n", tally.compared, tally.failed);
    return tally.failed > 0;
}
