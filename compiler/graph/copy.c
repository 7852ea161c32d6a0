/* copy: building a graph out of an older one. */
#include "copy.h"

#include "loop.h"

Copy copy_start(const Graph *source)
{
    Copy copy = {.source = source, .graph = graph_new(source->name)};
    Graph *graph = copy.graph;
    graph_reserve(graph, source->count + source->count / 8 + 1); /* rewriting adds a few */
    for (int i = 0; i < source->path_count; i++) {
        const char *path = arena_strdup(graph->arena, source->paths[i]);
        ARENA_PUSH(graph->arena, graph->paths, graph->path_count, graph->path_capacity, path);
    }
    copy.map = ARENA_ROOM(graph->arena, NodeId, source->count);
    for (NodeId id = 0; id < source->count; id++) {
        copy.map[id] = NO_NODE;
    }
    return copy;
}

/* A node's loc.file is one of the paths of its graph, the very pointer. */
static const char *moved_path(Copy *copy, const char *path)
{
    for (int tries = 0; path && tries < copy->source->path_count; tries++) {
        if (copy->source->paths[copy->path] == path) {
            return copy->graph->paths[copy->path];
        }
        copy->path = (copy->path + 1) % copy->source->path_count;
    }
    return NULL;
}

void copy_node(Copy *copy, NodeId id, Node *node)
{
    *node = copy->source->nodes[id];
    const NodeId *in = node->in;
    node->in = ARENA_ARRAY(copy->graph->arena, NodeId, node->arity);
    for (int i = 0; i < node->arity; i++) {
        node->in[i] = copy->map[in[i]];
    }
    node->from = node->from == NO_NODE ? NO_NODE : copy->map[node->from];
    node->name = node->name ? arena_strdup(copy->graph->arena, node->name) : NULL;
    node->loc.file = moved_path(copy, node->loc.file);
    if (node->attr.table) {
        node->attr.table = table_copy(copy->graph->arena, &node->attr);
    }
    if (node->op == OP_scan) {
        node->attr.index = graph_body(copy->graph, graph_copy(loop_body(copy->source, node)));
    }
}

NodeId copy_append(Copy *copy, const Node *node)
{
    Graph *graph = copy->graph;
    ARENA_PUSH(graph->arena, graph->nodes, graph->count, graph->capacity, *node);
    return graph->count - 1;
}

NodeId copy_over(Copy *copy, NodeId id)
{
    Node node;
    copy_node(copy, id, &node);
    return copy_append(copy, &node);
}

Graph *copy_finish(Copy *copy)
{
    for (int i = 0; i < copy->source->output_count; i++) {
        const Output *output = &copy->source->outputs[i];
        graph_output(copy->graph, output->name, copy->map[output->node]);
    }
    return copy->graph;
}

Graph *graph_copy(const Graph *graph)
{
    Copy copy = copy_start(graph);
    for (NodeId id = 0; id < graph->count; id++) {
        copy.map[id] = copy_over(&copy, id);
    }
    return copy_finish(&copy);
}

Graph *pass_bodies(Graph *graph, Graph *pass(const Graph *))
{
    for (int b = 0; b < graph->body_count; b++) {
        Graph *body = graph->bodies[b];
        graph->bodies[b] = pass(body);
        graph_free(body);
    }
    return graph;
}

bool *graph_live(const Graph *graph, Arena *arena)
{
    bool *live = ARENA_ARRAY(arena, bool, graph->count);
    for (int i = 0; i < graph->output_count; i++) {
        live[graph->outputs[i].node] = true;
    }
    for (NodeId id = graph->count - 1; id >= 0; id--) {
        const Node *node = &graph->nodes[id];
        live[id] = live[id] || op_info[node->op].class == UPDATE;
        for (int i = 0; live[id] && i < node->arity; i++) {
            live[node->in[i]] = true;
        }
    }
    return live;
}
