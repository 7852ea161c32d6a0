/* driver: the pass table: which passes a graph goes through on its way to a program, in order.
 *
 *     trace -> simplify -> cse -> lift -> pick -> cse -> dce -> fuse -> recompute -> rows -> deliver
 *     -> layout -> prepack -> trail -> inplace -> slice -> order -> plan -> emit
 *
 * Each pass can be left out by an option, and each graph is verified after each pass when somebody
 * is looking, so that a bug fails next to its cause.
 */
#include "driver.h"

#include "passes.h"

typedef struct GraphPass {
    Pass pass;
    const char *name;
    Graph *(*run)(const Graph *);
} GraphPass;

static const GraphPass graph_passes[] = {
    {PASS_SIMPLIFY, "simplify", simplify},
    {PASS_CSE, "cse", cse},
    {PASS_LIFT, "lift", lift},
    {PASS_PICK, "pick", pick},
    {PASS_CSE, "cse", cse}, /* of what lift and pick have made alike */
    {PASS_DCE, "dce", dce},
};

Graph *driver_optimise(Graph *graph, const Options *options)
{
    bool verify = graph_verifying();
    if (verify) {
        graph_check(graph, "trace");
    }
    for (int i = 0; i < COUNT_OF(graph_passes); i++) {
        const GraphPass *step = &graph_passes[i];
        if (options->skip[step->pass]) {
            continue;
        }
        Graph *result = step->run(graph);
        if (verify) {
            graph_check(result, step->name);
        }
        graph_free(graph);
        graph = result;
    }
    return graph;
}

Program *driver_lower(const Graph *graph, const Options *options, Pass last)
{
    Program *program = fuse(graph, !options->skip[PASS_FUSE]);
    if (last >= PASS_RECOMPUTE && !options->skip[PASS_RECOMPUTE]) {
        recompute(program);
    }
    if (last >= PASS_ROWS && !options->skip[PASS_ROWS]) {
        rows(program);
    }
    if (last >= PASS_DELIVER && !options->skip[PASS_DELIVER]) {
        deliver(program);
    }
    if (last >= PASS_LAYOUT && !options->skip[PASS_LAYOUT]) {
        layout(program);
    }
    if (last >= PASS_PREPACK && !options->skip[PASS_PREPACK]) {
        prepack(program);
    }
    if (last >= PASS_TRAIL && !options->skip[PASS_TRAIL]) {
        trail(program);
    }
    if (last >= PASS_INPLACE && !options->skip[PASS_INPLACE]) {
        inplace(program);
    }
    if (last >= PASS_SLICE && !options->skip[PASS_SLICE]) {
        slice(program, BLOCK_BYTES);
    }
    if (last >= PASS_ORDER && !options->skip[PASS_ORDER]) {
        order(program);
    }
    if (last >= PASS_PLAN) {
        plan(program, !options->skip[PASS_PLAN]);
    }
    return program;
}
