/* random: random graphs, computed in every way the compiler knows, against the reference.
 *
 *     random [--graphs N] [--seed S] [--first N] [--jobs N] [--cc COMPILER]... [--histogram]
 *
 * A graph, half of the time with gradients of its own, is compiled as it is and optimised, fused
 * and unfused, in blocks and in loops, by libtcc and by the system compilers, and run on the same
 * inputs, among them NaN, infinities and -0. Optimising it twice changes nothing more and never
 * adds work. Many graphs share one C file, so that system compilers keep up. An operator of the
 * table that was never drawn is a failure. A graph depends on the seed and its number alone, so
 * `--first 123 --graphs 1` repeats one.
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../runtime/rt.h"
#include "../expected.h"
#include "../random_graph.h"
#include "../reference.h"
#include "../routes.h"

enum { BATCH = 50, LEAST_NODES = 5, MOST_NODES = 40, MOST_ROUTES = 12, REPORTED = 1000 };

typedef struct Tally {
    int compared, unstable, failed, graphs;
    int drawn[OP_COUNT]; /* live operators */
} Tally;

/* ---- the memory that graphs of a batch share ---- */

typedef struct Batch {
    RandomWorld world;
    Model model;
    int first, count;
    RandomGraph graphs[BATCH];
    void *state[RANDOM_SLOTS], *state_before[RANDOM_SLOTS], *inputs[RANDOM_SLOTS];
} Batch;

static int64_t slot_count(int slot)
{
    const Shape shape = random_slot_shape(slot);
    return shape_count(&shape);
}

static void *typed_memory(Batch *b, int slot, const double *values)
{
    void *memory = ARENA_ARRAY(b->world.arena, double, slot_count(slot));
    reference_to_memory(random_slot_dtype(slot, b->world.real), slot_count(slot), values, memory);
    return memory;
}

static void make_variables(Batch *b)
{
    Arena *arena = b->world.arena;
    b->model = (Model){.path = "random.lua", .name = "random", .doc = ""};
    b->model.state_count = b->model.input_count = RANDOM_SLOTS;
    b->model.states = ARENA_ARRAY(arena, StateVar, RANDOM_SLOTS);
    b->model.inputs = ARENA_ARRAY(arena, InputVar, RANDOM_SLOTS);
    for (int slot = 0; slot < RANDOM_SLOTS; slot++) {
        const Shape shape = random_slot_shape(slot);
        const DType dtype = random_slot_dtype(slot, b->world.real);
        b->model.states[slot] = (StateVar){.name = arena_printf(arena, "p%d_s", slot),
                                           .kind = STATE_BUFFER,
                                           .dtype = dtype,
                                           .shape = shape};
        b->model.inputs[slot] =
            (InputVar){.name = arena_printf(arena, "x%d_x", slot), .dtype = dtype, .item = shape};
        b->state[slot] = typed_memory(b, slot, b->world.state[slot]);
        b->state_before[slot] = typed_memory(b, slot, b->world.state[slot]);
        b->inputs[slot] = typed_memory(b, slot, b->world.inputs[slot]);
    }
}

static uint64_t mixed(uint64_t seed, uint64_t number)
{
    return (seed * UINT64_C(0x9e3779b97f4a7c15) + number) * UINT64_C(0xbf58476d1ce4e5b9);
}

static void make_batch(Batch *b, uint64_t seed, int first, int count)
{
    const int number = first / BATCH;
    const RandomKind kind = number % 2 == 0 ? RANDOM_TAME : RANDOM_WILD;
    const DType real = number % 3 == 2 ? DT_F32 : DT_F64;
    *b = (Batch){.first = first, .count = count};
    b->world = random_world(mixed(seed, (uint64_t)number), kind, real, true);
    make_variables(b);
    for (int g = 0; g < count; g++) {
        const uint64_t own = mixed(~seed, (uint64_t)(first + g));
        const int nodes = LEAST_NODES + (int)(own % (MOST_NODES - LEAST_NODES));
        b->graphs[g] = random_graph(own, &b->world, nodes, (first + g) % 2 == 1);
        Graph *graph = b->graphs[g].graph;
        graph->name = arena_printf(graph->arena, "g%d", first + g);
        graph_check(graph, "random");
    }
}

static void free_batch(Batch *b)
{
    for (int g = 0; g < b->count; g++) {
        graph_free(b->graphs[g].graph);
    }
    random_world_free(&b->world);
}

/* ---- what holds without running ---- */

static bool prints_alike(const Graph *a, const Graph *b)
{
    Text one = {0}, other = {0};
    graph_print(a, &one);
    graph_print(b, &other);
    const bool alike = strcmp(one.data, other.data) == 0;
    text_free(&one);
    text_free(&other);
    return alike;
}

static void fail(Tally *tally, const Graph *graph, const char *what)
{
    tally->failed++;
    Text text = {0};
    graph_print(graph, &text);
    printf("FAILED: graph %s: %s\n%s\n", graph->name, what, text.data);
    text_free(&text);
}

static void check_passes(const Graph *graph, Tally *tally)
{
    Graph *live = dce(graph), *once = simplify(graph), *twice = simplify(once);
    Graph *best = route_optimise(graph);
    for (NodeId id = 0; id < live->count; id++) {
        tally->drawn[live->nodes[id].op]++;
    }
    if (!prints_alike(once, twice)) {
        fail(tally, graph, "simplify finds something to do the second time");
    }
    const bool loops = graph_node_count(live) > live->count; /* lift spends nodes to save steps */
    if (random_work(best) > random_work(live) && !loops) {
        fail(tally, graph, "optimised, it has more work");
    }
    tally->graphs++;
    graph_free(live);
    graph_free(once);
    graph_free(twice);
    graph_free(best);
}

/* ---- running ---- */

/* Runs graph g; memory for the outputs goes into results. */
static void run_graph(Batch *b, const Graph *graph, const Compiled *compiled, int which,
                      void *results[RANDOM_OUTPUTS])
{
    void *io[RANDOM_SLOTS + RANDOM_OUTPUTS];
    for (int slot = 0; slot < RANDOM_SLOTS; slot++) {
        memcpy(b->state[slot], b->state_before[slot], (size_t)slot_count(slot) * sizeof(double));
    }
    memcpy(io, b->inputs, sizeof b->inputs);
    for (int k = 0; k < graph->output_count; k++) {
        const Node *node = &graph->nodes[graph->outputs[k].node];
        results[k] = xmalloc((size_t)(shape_count(&node->shape) * dtype_bytes(node->dtype)));
        io[RANDOM_SLOTS + k] = results[k];
    }
    route_run(compiled, which, graph->name, b->state, io);
}

static int64_t difference(const RandomGraph *random, NodeId id, const void *memory, double *have)
{
    const Node *node = &random->graph->nodes[id];
    Arena *arena = arena_new();
    const double *values =
        reference_from_memory(arena, node->dtype, shape_count(&node->shape), memory);
    const int64_t at = expected_difference(&random->expected, random->graph, id, values);
    *have = at < 0 ? 0 : values[at];
    arena_free(arena);
    return at;
}

/* A copy of the graph with this one output and no updates. */
static Graph *only(const Graph *graph, NodeId id)
{
    Graph cut = *graph;
    Output output = {.name = "y0_y", .node = id};
    cut.count = id + 1;
    cut.outputs = &output;
    cut.output_count = 1;
    cut.nodes = xmalloc((size_t)cut.count * sizeof *cut.nodes);
    memcpy(cut.nodes, graph->nodes, (size_t)cut.count * sizeof *cut.nodes);
    for (NodeId n = 0; n < cut.count; n++) {
        if (cut.nodes[n].op == OP_update) { /* its value, which nothing reads */
            cut.nodes[n].op = OP_detach;
            cut.nodes[n].arity = 1;
            cut.nodes[n].in++;
        }
    }
    Graph *result = dce(&cut);
    free(cut.nodes);
    return result;
}

/* Looks for the first node that differs when it is the only output, and prints that graph. */
static void report(Batch *b, const RandomGraph *random, const Route *route, NodeId id)
{
    for (NodeId first = 0; first <= id; first++) {
        if (random->graph->nodes[first].op == OP_scan ||
            random->graph->nodes[first].op == OP_update) {
            continue;
        }
        Graph *graph = only(random->graph, first);
        Compiled compiled = route_compile(route, &b->model, &graph, 1);
        void *result[RANDOM_OUTPUTS] = {NULL};
        double have = 0;
        int64_t at = -1;
        if (compiled.code != NULL) {
            run_graph(b, graph, &compiled, 0, result);
            at = difference(random, first, result[0], &have);
        }
        if (at >= 0) {
            Text text = {0};
            graph_print(graph, &text);
            printf("alone: [%" PRId64 "] is %.17g, should be %.17g\n%s\n", at, have,
                   random->expected.values[first][at], text.data);
            text_free(&text);
            first = id;
        }
        free(result[0]);
        route_free(&compiled);
        graph_free(graph);
    }
}

static void compare(Batch *b, const RandomGraph *random, const Route *route, NodeId id,
                    const char *what, const void *memory, Tally *tally)
{
    double have;
    const int64_t at = difference(random, id, memory, &have);
    if (at < 0) {
        tally->compared++;
    } else if (!expected_is_stable(&random->expected, random->graph, id)) {
        tally->unstable++;
    } else {
        tally->failed++;
        printf("FAILED: graph %s, %s: %s[%" PRId64 "] is %.17g, should be %.17g\n",
               random->graph->name, route->name, what, at, have, random->expected.values[id][at]);
        report(b, random, route, id);
    }
}

static void run_one(Batch *b, const RandomGraph *random, const Route *route,
                    const Compiled *compiled, int which, Tally *tally)
{
    const Graph *graph = random->graph;
    void *results[RANDOM_OUTPUTS];
    run_graph(b, graph, compiled, which, results);
    for (NodeId id = 0; id < graph->count; id++) {
        const Node *node = &graph->nodes[id];
        if (node->op == OP_update) {
            const int64_t slot = graph->nodes[node->in[0]].attr.index;
            compare(b, random, route, node->in[1], "an updated state", b->state[slot], tally);
            memcpy(b->state[slot], b->state_before[slot],
                   (size_t)slot_count((int)slot) * sizeof(double));
        }
    }
    for (int k = 0; k < graph->output_count; k++) {
        compare(b, random, route, graph->outputs[k].node, graph->outputs[k].name, results[k],
                tally);
        free(results[k]);
    }
}

static void run_route(Batch *b, const Route *route, Tally *tally)
{
    Graph *graphs[BATCH];
    for (int g = 0; g < b->count; g++) {
        graphs[g] = b->graphs[g].graph;
    }
    Compiled compiled = route_compile(route, &b->model, graphs, b->count);
    if (compiled.code == NULL) {
        printf("FAILED: graphs %d and on, %s: does not compile\n", b->first, route->name);
        tally->failed++;
    }
    for (int g = 0; g < b->count && compiled.code != NULL; g++) {
        run_one(b, &b->graphs[g], route, &compiled, g, tally);
    }
    route_free(&compiled);
}

/* ---- many batches ---- */

typedef struct Task {
    uint64_t seed;
    int first, graphs, jobs;
    bool histogram;
    Route routes[MOST_ROUTES];
    int route_count;
} Task;

/* The batches whose number is `job` modulo the number of jobs. */
static void run_job(const Task *task, int job, Tally *tally)
{
    static Batch batch;
    rt_start(2);
    const int end = task->first + task->graphs;
    for (int first = task->first; first < end;) {
        const int next = first / BATCH * BATCH + BATCH, last = next < end ? next : end;
        if (first / BATCH % task->jobs == job) {
            make_batch(&batch, task->seed, first, last - first);
            for (int g = 0; g < batch.count; g++) {
                check_passes(batch.graphs[g].graph, tally);
            }
            for (int r = 0; r < task->route_count; r++) {
                run_route(&batch, &task->routes[r], tally);
            }
            free_batch(&batch);
            if (last % REPORTED == 0) {
                printf("%d graphs so far\n", last - task->first);
            }
            fflush(stdout);
        }
        first = last;
    }
    rt_stop();
}

static void add_tally(Tally *sum, const Tally *part)
{
    sum->compared += part->compared;
    sum->unstable += part->unstable;
    sum->failed += part->failed;
    sum->graphs += part->graphs;
    for (int op = 0; op < OP_COUNT; op++) {
        sum->drawn[op] += part->drawn[op];
    }
}

/* One process a job; a job that dies is a failure. */
static Tally run_jobs(const Task *task)
{
    enum { MOST_JOBS = 64 };
    int pipes[MOST_JOBS][2];
    Tally sum = {0};
    const int jobs = task->jobs < MOST_JOBS ? task->jobs : MOST_JOBS;
    fflush(stdout);
    for (int job = 0; job < jobs; job++) {
        if (pipe(pipes[job]) == 0 && fork() == 0) {
            Tally own = {0};
            run_job(task, job, &own);
            fflush(stdout);
            _exit(write(pipes[job][1], &own, sizeof own) != sizeof own);
        }
        close(pipes[job][1]);
    }
    for (int job = 0; job < jobs; job++) {
        Tally part = {0};
        if (read(pipes[job][0], &part, sizeof part) != sizeof part) {
            printf("FAILED: job %d of %d died\n", job, jobs);
            part = (Tally){.failed = 1};
        }
        add_tally(&sum, &part);
        close(pipes[job][0]);
        wait(NULL);
    }
    return sum;
}

static void print_histogram(const Tally *tally)
{
    for (int op = 0; op < OP_COUNT; op++) {
        printf("%-12s %d\n", op_info[op].name, tally->drawn[op]);
    }
}

/* Every operator has to be among what was compared. */
static void check_operators(Tally *tally)
{
    for (int op = 0; op < OP_COUNT; op++) {
        if (tally->drawn[op] == 0) {
            printf("FAILED: %s was never drawn\n", op_info[op].name);
            tally->failed++;
        }
    }
}

static Task read_arguments(int argc, char **argv)
{
    Task task = {.seed = 1,
                 .graphs = 300,
                 .jobs = 1,
                 .route_count = 7,
                 .routes = {
                     {"plain, loops, tcc", false, false, LOOPS_BARE, NULL, 0},
                     {"plain, blocks", false, false, BLOCKS, NULL, 0},
                     {"fused, blocks", false, true, BLOCKS, NULL, 0},
                     {"fused, loops, tcc", false, true, LOOPS_BARE, NULL, 0},
                     {"optimised, blocks", true, true, BLOCKS, NULL, 0},
                     {"optimised, loops, tcc", true, true, LOOPS_BARE, NULL, 0},
                     {"in blocks of rows, blocks", true, true, BLOCKS, NULL, 1},
                 }};
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(argv[i], "--histogram") == 0) {
            task.histogram = true;
            continue;
        }
        i++;
        if (strcmp(argv[i - 1], "--graphs") == 0) {
            task.graphs = atoi(value);
        } else if (strcmp(argv[i - 1], "--first") == 0) {
            task.first = atoi(value);
        } else if (strcmp(argv[i - 1], "--jobs") == 0 && atoi(value) > 0) {
            task.jobs = atoi(value);
        } else if (strcmp(argv[i - 1], "--seed") == 0) {
            task.seed = strtoull(value, NULL, 10);
        } else if (strcmp(argv[i - 1], "--cc") == 0 && task.route_count + 1 < MOST_ROUTES) {
            task.routes[task.route_count++] = (Route){value, true, true, LOOPS, value, 0};
            task.routes[task.route_count++] = (Route){"tuned", true, true, TUNED, value, 0};
        }
    }
    return task;
}

int main(int argc, char **argv)
{
    const Task task = read_arguments(argc, argv);
    printf("seed %" PRIu64 ", %d graphs, %d routes\n", task.seed, task.graphs, task.route_count);
    Tally tally = run_jobs(&task);
    if (task.histogram) {
        print_histogram(&tally);
    }
    if (task.graphs >= 300) {
        check_operators(&tally);
    }
    printf("%d results of %d graphs agree, %d were too unstable to judge\n", tally.compared,
           tally.graphs, tally.unstable);
    printf("%d passed, %d failed\n", tally.compared, tally.failed);
    return tally.failed > 0;
}
