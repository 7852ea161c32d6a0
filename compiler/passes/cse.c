/* cse: common subexpression elimination.
 *
 * In: any graph. Out: the same graph in which no two nodes compute the same value from the same
 * inputs. One walk in topological order with a hash table is enough: when a node is reached, its
 * inputs are already represented by their first copies (Cocke and Schwartz's value numbering).
 * Nodes are pure, so equal means equal; only updates are effects and stay apart. Of two equal nodes
 * the earlier stays, with the later one's name when it has none.
 */
#include <math.h>
#include <string.h>

#include "copy.h"
#include "passes.h"

/* What makes two nodes the same value. graph_add zeroes what an operator does not use, so nodes can
 * be compared field by field without asking which operator they are. */
enum { FIXED_WORDS = 10, KEY_WORDS = FIXED_WORDS + 3 * MAX_RANK + MAX_INPUTS };

typedef struct Key {
    int64_t word[KEY_WORDS]; /* `count` of them; equal nodes have equally many */
    int count;
} Key;

/* 0.0 and -0.0 are different constants; every NaN is the same one, and in f32 all that round to
 * the same float are. */
static int64_t value_bits(DType dtype, double value)
{
    int64_t bits;
    double canonical = isnan(value) ? (double)NAN : dtype == DT_F32 ? (double)(float)value : value;
    memcpy(&bits, &canonical, sizeof bits);
    return bits;
}

static uint64_t hash_words(const int64_t *words, int64_t count)
{
    uint64_t hash = 0;
    for (int64_t i = 0; i < count; i++) {
        /* Fibonacci hashing: 2^64 divided by the golden ratio, high bits folded down. */
        hash = (hash ^ (uint64_t)words[i]) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    return hash;
}

/* Equal numbers lie at different addresses: they count by their bits. */
static int64_t table_bits(const Attr *attr)
{
    uint64_t hash = 0;
    for (int64_t i = 0; attr->table && i < attr->index; i++) {
        int64_t pair[2] = {(int64_t)hash, value_bits(DT_F64, attr->table[i])};
        hash = hash_words(pair, 2);
    }
    return (int64_t)hash;
}

static Key key_of(const Node *node)
{
    const Attr *attr = &node->attr;
    const int64_t fixed[FIXED_WORDS] = {
        node->op,
        node->dtype,
        node->shape.rank,
        value_bits(node->dtype, attr->value),
        attr->index,
        attr->mask,
        attr->window.size,
        attr->window.step,
        attr->window.dilation,
        table_bits(attr),
    };
    Key key;
    memcpy(key.word, fixed, sizeof fixed);
    key.count = FIXED_WORDS;
    for (int axis = 0; axis < node->shape.rank; axis++) {
        key.word[key.count++] = node->shape.dim[axis];
        key.word[key.count++] = attr->start[axis];
        key.word[key.count++] = attr->step[axis];
    }
    bool swapped = (op_info[node->op].traits & COMMUTES) && node->in[0] > node->in[1];
    for (int i = 0; i < node->arity; i++) {
        key.word[key.count++] = node->in[swapped ? 1 - i : i];
    }
    return key;
}

static bool key_equal(const Key *a, const Key *b)
{
    return a->count == b->count &&
           memcmp(a->word, b->word, (size_t)a->count * sizeof a->word[0]) == 0;
}

static uint64_t key_hash(const Key *key)
{
    return hash_words(key->word, key->count);
}

static bool table_equal(const Attr *a, const Attr *b)
{
    return !a->table || memcmp(a->table, b->table, (size_t)a->index * sizeof *a->table) == 0;
}

/* Open addressing, never more than half full. */
typedef struct Slot {
    NodeId holds;  /* id + 1 in the new graph, 0 when free */
    uint32_t hash; /* the upper half: that of most others tells them apart */
} Slot;

typedef struct Table {
    Slot *slots;
    uint64_t mask;
} Table;

static Table table_new(Arena *arena, int count)
{
    uint64_t size = 64;
    while (size < 2 * (uint64_t)count) {
        size *= 2;
    }
    return (Table){.slots = ARENA_ARRAY(arena, Slot, (int64_t)size), .mask = size - 1};
}

/* The slot of an equal node, or the free slot where this one belongs. */
static Slot *table_find(const Table *table, const Graph *graph, const Node *node)
{
    const Key key = key_of(node);
    const uint64_t hash = key_hash(&key);
    const uint32_t upper = (uint32_t)(hash >> 32);
    for (uint64_t at = hash & table->mask;; at = (at + 1) & table->mask) {
        Slot *slot = &table->slots[at];
        if (slot->holds == 0) {
            slot->hash = upper;
            return slot;
        }
        if (slot->hash == upper) {
            const Node *there = &graph->nodes[slot->holds - 1];
            const Key other = key_of(there);
            if (key_equal(&key, &other) && table_equal(&node->attr, &there->attr)) {
                return slot;
            }
        }
    }
}

static NodeId unique_node(Copy *copy, const Table *table, const Node *node)
{
    if (op_info[node->op].class == UPDATE || node->op == OP_scan) { /* bodies are not compared */
        return copy_append(copy, node);
    }
    Slot *slot = table_find(table, copy->graph, node);
    if (slot->holds == 0) {
        slot->holds = copy_append(copy, node) + 1;
    }
    Node *kept = &copy->graph->nodes[slot->holds - 1];
    kept->name = kept->name ? kept->name : node->name;
    return slot->holds - 1;
}

Graph *cse(const Graph *graph)
{
    Copy copy = copy_start(graph);
    const Table table = table_new(copy.graph->arena, graph->count);
    for (NodeId id = 0; id < graph->count; id++) {
        Node node;
        copy_node(&copy, id, &node);
        copy.map[id] = unique_node(&copy, &table, &node);
    }
    return pass_bodies(copy_finish(&copy), cse);
}
