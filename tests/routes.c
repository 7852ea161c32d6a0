/* routes: passes, lowering, spelling and compiler as one call. */
#include "routes.h"

#include <stdlib.h>

Graph *route_optimise(const Graph *graph)
{
    Graph *a = simplify(graph), *b = cse(a), *lifted = lift(b), *picked = pick(lifted);
    Graph *c = cse(picked), *d = dce(c);
    graph_check(d, "dce");
    graph_free(a);
    graph_free(b);
    graph_free(lifted);
    graph_free(picked);
    graph_free(c);
    return d;
}

static Program *lower_graph(const Graph *graph, const Route *route)
{
    Program *program = fuse(graph, route->fusion);
    if (route->fusion) {
        recompute(program);
        rows(program);
        deliver(program);
        layout(program);
        prepack(program);
        trail(program);
        inplace(program);
        slice(program, route->block_bytes > 0 ? route->block_bytes : BLOCK_BYTES);
        order(program);
    }
    plan(program, route->fusion);
    return program;
}

static Code *compile(const Route *route, const char *text)
{
    Text error = {0};
    if (route->cc != NULL) {
        setenv("CC", route->cc, 1);
    }
    Code *code = route->cc != NULL ? jit_cc(text, &error) : jit_tcc(text, &error);
    if (code == NULL) {
        fprintf(stderr, "%s does not compile: %s\n", route->name, error.data);
    }
    text_free(&error);
    return code;
}

Compiled route_compile(const Route *route, const Model *model, Graph *const *graphs, int count)
{
    Compiled c = {.count = count};
    c.lowered = xmalloc((size_t)count * sizeof *c.lowered);
    c.programs = xmalloc((size_t)count * sizeof *c.programs);
    for (int g = 0; g < count; g++) {
        c.lowered[g] = route->optimise ? route_optimise(graphs[g]) : dce(graphs[g]);
        c.programs[g] = lower_graph(c.lowered[g], route);
    }
    Text text = {0};
    emit(model, c.programs, count, route->spelling, NULL, &text);
    c.code = compile(route, text.data);
    text_free(&text);
    return c;
}

void route_run(const Compiled *compiled, int which, const char *name, void *const *state,
               void *const *io)
{
    void *work = aligned_alloc(64, (size_t)(compiled->programs[which]->work_bytes + 127) / 64 * 64);
    code_entry(compiled->code, name)(state, io, work);
    free(work);
}

void route_free(Compiled *compiled)
{
    for (int g = 0; g < compiled->count; g++) {
        program_free(compiled->programs[g]);
        graph_free(compiled->lowered[g]);
    }
    free(compiled->programs);
    free(compiled->lowered);
    code_free(compiled->code);
}
