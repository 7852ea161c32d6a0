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

static void slice_to_blocks(Program *program)
{
    slice(program, BLOCK_BYTES);
}

typedef struct ProgramPass {
    Pass pass;
    void (*run)(Program *);
} ProgramPass;

/* Between fuse, which makes the program, and plan, which is told whether it may reuse memory. */
static const ProgramPass program_passes[] = {
    {PASS_RECOMPUTE, recompute}, {PASS_ROWS, rows},
    {PASS_DELIVER, deliver},     {PASS_LAYOUT, layout},
    {PASS_PREPACK, prepack},     {PASS_TRAIL, trail},
    {PASS_INPLACE, inplace},     {PASS_SLICE, slice_to_blocks},
    {PASS_ORDER, order},
};

Program *driver_lower(const Graph *graph, const Options *options, Pass last)
{
    Program *program = fuse(graph, !options->skip[PASS_FUSE]);
    for (int i = 0; i < COUNT_OF(program_passes); i++) {
        const ProgramPass *step = &program_passes[i];
        if (last >= step->pass && !options->skip[step->pass]) {
            step->run(program);
        }
    }
    if (last >= PASS_PLAN) {
        plan(program, !options->skip[PASS_PLAN]);
    }
    return program;
}
