/* Any bytes as a graph: what the reader accepts is sound, and prints to text that reads back to the
 * same text. */
#include "fuzz.h"

#include "graph.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    memcpy(text, data, size);
    text[size] = '\0';
    Text error = {0}, first = {0}, second = {0};
    Graph *graph = graph_read(text, &error);
    if (graph) {
        if (!graph_valid(graph, &error)) {
            abort();
        }
        graph_print(graph, &first);
        Graph *again = graph_read(first.data, &error);
        if (!again) {
            abort();
        }
        graph_print(again, &second);
        if (strcmp(first.data, second.data) != 0) {
            abort();
        }
        graph_free(again);
        graph_free(graph);
    }
    text_free(&error);
    text_free(&first);
    text_free(&second);
    free(text);
    return 0;
}
