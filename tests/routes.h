/* routes: the ways from a graph to running code, for tests that compare them. */
#ifndef GRADCC_ROUTES_H
#define GRADCC_ROUTES_H

#include "emit.h"
#include "passes.h"

typedef struct Route {
    const char *name;
    bool optimise; /* simplify and cse */
    bool fusion;   /* fuse, recompute, deliver, layout, slice, order, and memory used again */
    Spelling spelling;
    const char *cc;      /* NULL: libtcc */
    int64_t block_bytes; /* for slice; 0: as many as usual */
} Route;

/* Many graphs as the entries of one C file; their names differ. */
typedef struct Compiled {
    Graph **lowered;
    Program **programs;
    int count;
    Code *code; /* NULL if it did not compile; a message went to stderr */
} Compiled;

Graph *route_optimise(const Graph *graph); /* simplify, cse, dce */
Compiled route_compile(const Route *route, const Model *model, Graph *const *graphs, int count);
/* One step of graph `which`; state and io as the entry point wants them. */
void route_run(const Compiled *compiled, int which, const char *name, void *const *state,
               void *const *io);
void route_free(Compiled *compiled);

#endif
