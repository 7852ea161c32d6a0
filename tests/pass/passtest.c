/* passtest: one pass, or several, over a text graph: passtest simplify,cse < a.in > a.out
 *
 * Reads a graph from stdin, applies the passes in turn, verifies after each, and prints the result.
 * `read` does nothing. `grad` differentiates the last output by every float input and state, and
 * adds each gradient as an output "d OUTPUT / d NAME", so that grad,grad is a second derivative.
 * A text that cannot be read prints "error: ..." and ends with status 1.
 */
#include "passes.h"

#include <stdlib.h>
#include <string.h>

typedef Graph *Pass(const Graph *graph);

static const struct {
    const char *name;
    Pass *run;
} passes[] = {{"simplify", simplify}, {"cse", cse}, {"lift", lift}, {"pick", pick}, {"dce", dce}};

static char *read_stdin(void)
{
    Text text = {0};
    char chunk[4096];
    size_t count;
    text_add(&text, "");
    while ((count = fread(chunk, 1, sizeof chunk, stdin)) > 0) {
        text_addn(&text, chunk, count);
    }
    return text.data;
}

static bool is_variable(const Node *n)
{
    return (n->op == OP_state || n->op == OP_input) && dtype_is_float(n->dtype);
}

static void add_gradients(Graph *graph)
{
    if (graph->output_count == 0) {
        error_plain("grad needs an output to differentiate");
        exit(EXIT_USAGE);
    }
    Output loss = graph->outputs[graph->output_count - 1];
    NodeId *variables = ARENA_ARRAY(graph->arena, NodeId, graph->count);
    NodeId *gradients = ARENA_ARRAY(graph->arena, NodeId, graph->count);
    int count = 0;
    for (NodeId id = 0; id < graph->count; id++) {
        if (is_variable(&graph->nodes[id])) {
            variables[count++] = id;
        }
    }
    grad(graph, loss.node, NO_NODE, variables, count, gradients);
    for (int i = 0; i < count; i++) {
        if (gradients[i] != NO_NODE) {
            const char *name = graph->nodes[variables[i]].name;
            graph_output(graph,
                         arena_printf(graph->arena, "d %s / d %s", loss.name, name ? name : "?"),
                         gradients[i]);
        }
    }
}

static Graph *run_pass(const char *name, Graph *graph)
{
    if (strcmp(name, "read") == 0) {
        return graph;
    }
    if (strcmp(name, "grad") == 0) {
        add_gradients(graph);
        return graph;
    }
    for (int i = 0; i < COUNT_OF(passes); i++) {
        if (strcmp(name, passes[i].name) == 0) {
            Graph *result = passes[i].run(graph);
            graph_free(graph);
            return result;
        }
    }
    error_plain("no pass is called '%s'", name);
    exit(EXIT_USAGE);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        error_plain("usage: passtest PASS,PASS... < GRAPH");
        return EXIT_USAGE;
    }
    Text out = {0};
    char *text = read_stdin();
    Graph *graph = graph_read(text, &out);
    free(text);
    if (!graph) {
        printf("error: %s\n", out.data);
        text_free(&out);
        return EXIT_RUNTIME;
    }
    graph_check(graph, "read");
    for (char *name = strtok(argv[1], ","); name; name = strtok(NULL, ",")) {
        graph = run_pass(name, graph);
        graph_check(graph, name);
    }
    graph_print(graph, &out);
    fwrite(out.data, 1, out.length, stdout);
    text_free(&out);
    graph_free(graph);
    return EXIT_OK;
}
