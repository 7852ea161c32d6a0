/* reference_loop: loops, interpreted: a step is a run of the body. */
#include "reference.h"

#include <string.h>

#include "loop.h"

/* Where output k begins in the memory of a loop's values: the last carries, then ys. */
static int64_t result_offset(const Graph *body, const LoopAttr *loop, int k)
{
    int64_t offset = 0;
    for (int i = 0; i < k; i++) {
        int64_t count = shape_count(&body->nodes[body->outputs[i].node].shape);
        offset += i < loop->carries ? count : count * loop->steps;
    }
    return offset;
}

/* What the body reads in step t: carries of the step before, slices, constants. */
static double **step_inputs(Arena *arena, const Graph *graph, const Node *scan,
                            double *const *values, const double *results, int64_t step)
{
    const LoopAttr *loop = &scan->attr.loop;
    const Graph *body = loop_body(graph, scan);
    const int64_t t = loop->reverse ? loop->steps - 1 - step : step;
    double **inputs = ARENA_ARRAY(arena, double *, scan->arity);
    for (int i = 0; i < scan->arity; i++) {
        int64_t count = shape_count(&graph->nodes[scan->in[i]].shape);
        const double *source = values[scan->in[i]];
        if (i < loop->carries) {
            source = step == 0 ? source : results + result_offset(body, loop, i);
        } else if (i < loop->carries + loop->stacked) {
            count /= loop->steps;
            source += t * count;
        }
        inputs[i] = ARENA_ARRAY(arena, double, count);
        memcpy(inputs[i], source, (size_t)count * sizeof *source);
    }
    return inputs;
}

double *reference_loop(Arena *arena, const Graph *graph, const Node *scan, double *const *values,
                       Precision precision)
{
    const LoopAttr *loop = &scan->attr.loop;
    const Graph *body = loop_body(graph, scan);
    double *results = ARENA_ARRAY(arena, double, result_offset(body, loop, body->output_count));
    for (int64_t step = 0; step < loop->steps; step++) {
        const int64_t t = loop->reverse ? loop->steps - 1 - step : step;
        double **inputs = step_inputs(arena, graph, scan, values, results, step);
        double **inner = reference_run(arena, body, NULL, inputs, precision);
        for (int k = 0; k < body->output_count; k++) {
            const NodeId output = body->outputs[k].node;
            int64_t count = shape_count(&body->nodes[output].shape);
            int64_t at = result_offset(body, loop, k) + (k < loop->carries ? 0 : t * count);
            memcpy(results + at, inner[output], (size_t)count * sizeof *results);
        }
    }
    return results;
}

void reference_result(const Graph *graph, const Node *node, double *const *values, double *y)
{
    const Node *scan = &graph->nodes[node->in[0]];
    const int64_t offset =
        result_offset(loop_body(graph, scan), &scan->attr.loop, (int)node->attr.index);
    memcpy(y, values[node->in[0]] + offset, (size_t)shape_count(&node->shape) * sizeof *y);
}
