/* copy: building a graph out of an older one.
 *
 * Text (names, script files) is copied at the end, each distinct string once: a graph of a hundred
 * thousand nodes comes from a handful of script files.
 */
#include "copy.h"

#include <string.h>

Copy copy_start(const Graph *source)
{
    Copy copy = {.source = source, .graph = graph_new(source->name)};
    Arena *arena = copy.graph->arena;
    copy.graph->nodes = ARENA_ARRAY(arena, Node, source->count + 1);
    copy.graph->capacity = source->count + 1;
    copy.map = ARENA_ARRAY(arena, NodeId, source->count);
    for (NodeId id = 0; id < source->count; id++) {
        copy.map[id] = NO_NODE;
    }
    return copy;
}

Node copy_node(const Copy *copy, NodeId id)
{
    Node node = copy->source->nodes[id];
    for (int i = 0; i < node.arity; i++) {
        node.in[i] = copy->map[node.in[i]];
    }
    if (node.from != NO_NODE) {
        node.from = copy->map[node.from];
    }
    return node;
}

NodeId copy_append(Copy *copy, Node node)
{
    Graph *graph = copy->graph;
    ARENA_PUSH(graph->arena, graph->nodes, graph->count, graph->capacity, node);
    return graph->count - 1;
}

/* ---- text ---- */

/* Open addressing over the copies made so far; at most half full. */
typedef struct Strings {
    const char **slots;
    uint32_t size; /* a power of two */
    uint32_t used;
} Strings;

static uint32_t string_hash(const char *text)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (; *text; text++) {
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    }
    return hash;
}

static const char **string_slot(const Strings *strings, const char *text)
{
    uint32_t at = string_hash(text) & (strings->size - 1);
    while (strings->slots[at] && strcmp(strings->slots[at], text) != 0) {
        at = (at + 1) & (strings->size - 1);
    }
    return &strings->slots[at];
}

static void strings_grow(Arena *arena, Strings *strings)
{
    Strings larger = {.size = strings->size ? 2 * strings->size : 64, .used = strings->used};
    larger.slots = ARENA_ARRAY(arena, const char *, larger.size);
    for (uint32_t i = 0; i < strings->size; i++) {
        if (strings->slots[i]) {
            *string_slot(&larger, strings->slots[i]) = strings->slots[i];
        }
    }
    *strings = larger;
}

static const char *string_copy(Arena *arena, Strings *strings, const char *text)
{
    if (!text) {
        return NULL;
    }
    if (2 * strings->used >= strings->size) {
        strings_grow(arena, strings);
    }
    const char **slot = string_slot(strings, text);
    if (!*slot) {
        *slot = arena_strdup(arena, text);
        strings->used++;
    }
    return *slot;
}

Graph *copy_finish(Copy *copy)
{
    Graph *graph = copy->graph;
    Strings strings = {0};
    for (NodeId id = 0; id < graph->count; id++) {
        Node *node = &graph->nodes[id];
        node->name = string_copy(graph->arena, &strings, node->name);
        node->loc.file = string_copy(graph->arena, &strings, node->loc.file);
    }
    for (int i = 0; i < copy->source->output_count; i++) {
        const Output *output = &copy->source->outputs[i];
        const char *name = string_copy(graph->arena, &strings, output->name);
        graph_output(graph, name, copy->map[output->node]);
    }
    graph->loc = (Loc){0};
    graph->from = NO_NODE;
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
