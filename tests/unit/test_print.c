/* Text and back: the same bytes after a round trip, refusals with the line at fault, hostile text.
 */
#include "graph.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <cmocka.h>

/* ---- helpers ---- */

static Graph *read_good(const char *text)
{
    Text error = {0};
    Graph *graph = graph_read(text, &error);
    if (!graph) {
        fail_msg("%s\n%s", text, error.data);
    }
    return graph;
}

static void check_printed(const Graph *graph, const char *expected)
{
    Text out = {0};
    graph_print(graph, &out);
    assert_string_equal(out.data, expected);
    text_free(&out);
}

static void check_same(const char *text)
{
    Graph *graph = read_good(text);
    check_printed(graph, text);
    graph_free(graph);
}

/* ---- printing ---- */

static const char sample[] =
    "graph train_step\n"
    "  %0 = input \"x\" {slot=0} : f32[64,784]                         ; mlp.lua:9\n"
    "  %1 = state \"0.weight\" {slot=1} : f32[256,784]                 ; nn.lua:20\n"
    "  %2 = permute %1 {perm=[1,0]} : f32[784,256]                   ; nn.lua:22\n"
    "  %3 = matmul %0 %2 \"0\" : f32[64,256]                           ; nn.lua:22\n"
    "  %4 = const {value=-0.1} : f32[64,256]\n"
    "  %5 = lt %3 %4 : bool[64,256]\n"
    "  %6 = where %5 %3 %4 : f32[64,256] from=%3\n"
    "  %7 = slice %6 {start=[63,0] step=[-1,2]} : f32[64,128]\n"
    "  %8 = sum %7 {axes=[0,1]} : f32[1,1]\n"
    "  %9 = reshape %8 : f32[]\n"
    "  %10 = update %1 %1 : f32[256,784]\n"
    "  output \"loss\" %9\n"
    "  output \"hidden\" %3\n";

static void test_round_trip(void **state)
{
    (void)state;
    check_same(sample);
    check_same("graph empty\n");
    check_same("graph \n");
}

static void test_built_graph_prints_its_places(void **state)
{
    (void)state;
    Graph *graph = graph_new("g");
    graph->loc = (Loc){"/home/someone/my models/mlp.lua", 7};
    NodeId x = graph_add(graph, (NodeSpec){.op = OP_input, .dtype = DT_F64, .name = "x"});
    graph->loc = (Loc){0};
    graph->from = x;
    graph_output(graph, "y", graph_unary(graph, OP_exp, x));
    check_printed(graph, "graph g\n"
                         "  %0 = input \"x\" {slot=0} : f64[]                               "
                         "; mlp.lua:7\n"
                         "  %1 = exp %0 : f64[] from=%0\n"
                         "  output \"y\" %1\n");
    graph_free(graph);
}

/* All bytes but NUL, as name of graph, node, output and script. */
static void test_hostile_names_survive(void **state)
{
    (void)state;
    char bytes[256];
    for (int i = 0; i < 255; i++) {
        bytes[i] = (char)(i + 1);
    }
    bytes[255] = '\0';
    Graph *graph = graph_new(bytes);
    graph->loc = (Loc){bytes, 3};
    NodeId x = graph_add(graph, (NodeSpec){.op = OP_input, .dtype = DT_F32, .name = bytes});
    graph_output(graph, bytes, x);
    Text text = {0};
    graph_print(graph, &text);
    for (size_t i = 0; i < text.length; i++) {
        assert_true(text.data[i] == '\n' || (text.data[i] >= ' ' && text.data[i] <= '~'));
    }
    Graph *again = read_good(text.data);
    assert_string_equal(again->name, bytes);
    assert_string_equal(again->nodes[0].name, bytes);
    assert_string_equal(again->outputs[0].name, bytes);
    assert_string_equal(again->nodes[0].loc.file, strrchr(bytes, '/') + 1);
    check_printed(again, text.data);
    text_free(&text);
    graph_free(again);
    graph_free(graph);
}

static void test_large_graph(void **state)
{
    (void)state;
    Graph *graph = graph_new("large");
    Shape shape = {.rank = 2, .dim = {64, 64}};
    graph->loc = (Loc){"large.lua", 1};
    NodeId last = graph_add(graph, (NodeSpec){.op = OP_input, .dtype = DT_F32, .shape = shape});
    for (int i = 0; i < 100000; i++) {
        graph->loc.line = i;
        last = graph_binary(graph, OP_add, last, graph_like(graph, last, i / 7.0));
    }
    Text text = {0};
    graph_print(graph, &text);
    Graph *again = read_good(text.data);
    assert_int_equal(again->count, graph->count);
    check_printed(again, text.data);
    text_free(&text);
    graph_free(again);
    graph_free(graph);
}

static void test_dot_keeps_its_quotes(void **state)
{
    (void)state;
    Graph *graph = graph_new("g\"];");
    NodeId x = graph_add(graph, (NodeSpec){.op = OP_input, .dtype = DT_F32, .name = "\"];\n\\"});
    graph_output(graph, "\"\\", graph_unary(graph, OP_exp, x));
    Text dot = {0};
    graph_dot(graph, &dot);
    int quotes = 0;
    for (size_t i = 0; i < dot.length; i++) {
        quotes += dot.data[i] == '"';
        assert_true(dot.data[i] != '\n' || quotes % 2 == 0);
    }
    assert_non_null(strstr(dot.data, "digraph \"g\\\\x22];\" {\n"));
    assert_non_null(
        strstr(dot.data, "n0 [label=\"input {slot=0}\\n\\\\x22];\\\\x0a\\\\x5c\\nf32[]\""));
    assert_non_null(strstr(dot.data, "n0 -> n1;\n"));
    assert_non_null(strstr(dot.data, "n1 -> out0;\n}\n"));
    text_free(&dot);
    graph_free(graph);
}

/* ---- reading ---- */

static void test_reader_is_generous_with_blanks_and_comments(void **state)
{
    (void)state;
    Graph *graph = read_good("; a comment\n\n\t\r\ngraph g ; the name\r\n"
                             "%0=input\"x\"{slot=0}:f32[2,3];m.lua:4 \r\n"
                             "   %1 = neg %0 : f32 [ 2 , 3 ]   ; m.lua:5 is not only a place\n"
                             "output \"y\" %1");
    check_printed(graph, "graph g\n"
                         "  %0 = input \"x\" {slot=0} : f32[2,3]                            "
                         "; m.lua:4\n"
                         "  %1 = neg %0 : f32[2,3]\n"
                         "  output \"y\" %1\n");
    assert_null(graph->loc.file);
    assert_int_equal(graph->from, NO_NODE);
    graph_free(graph);
}

static void test_refused_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } refused[] = {
        {"", "line 1: 'graph NAME' expected"},
        {"\n\n; nothing\n", "line 4: 'graph NAME' expected"},
        {"%0 = input {slot=0} : f32[]", "line 1: 'graph NAME' expected"},
        {"grap g", "line 1: 'graph NAME' expected"},
        {"graph g h", "line 1: unexpected text behind the statement"},
        {"graph g\ngraph h", "line 2: a second graph; one text holds one"},
        {"graph g\nhello", "line 2: '%' or 'output' expected"},
        {"graph g\n%1 = input {slot=0} : f32[]", "line 2: %0 expected: nodes are numbered from 0"},
        {"graph g\n%0 input", "line 2: '=' expected"},
        {"graph g\n%0 = ", "line 2: unknown operator ''"},
        {"graph g\n%0 = inputt", "line 2: unknown operator 'inputt'; did you mean 'input'?"},
        {"graph g\n%0 = add", "line 2: add takes 2 operands, not 0"},
        {"graph g\n%0 = neg %0", "line 2: %0 is not defined above"},
        {"graph g\n%0 = neg %-1", "line 2: %-1 is not defined above"},
        {"graph g\n%0 = neg %99999999999999999999", "line 2: number too large"},
        {"graph g\n%0 = neg %x", "line 2: whole number expected"},
        {"graph g\n%0 = input", "line 2: '{' expected"},
        {"graph g\n%0 = input {slot}", "line 2: '=' expected"},
        {"graph g\n%0 = input {axis=0}", "line 2: 'slot' expected"},
        {"graph g\n%0 = input {slot=0", "line 2: '}' expected"},
        {"graph g\n%0 = const {value=}", "line 2: number expected"},
        {"graph g\n%0 = const {value=\n5}", "line 2: number expected"},
        {"graph g\n%0 = const {value=\v\n5}", "line 2: number expected"},
        {"graph g\n%0 = input {slot=0}", "line 2: ':' expected"},
        {"graph g\n%0 = input {slot=0} : f16[]", "line 2: unknown dtype 'f16'"},
        {"graph g\n%0 = input {slot=0} : f32", "line 2: '[' expected"},
        {"graph g\n%0 = input {slot=0} : f32[1", "line 2: ',' expected"},
        {"graph g\n%0 = input {slot=0} : f32[1,]", "line 2: whole number expected"},
        {"graph g\n%0 = input {slot=0} : f32[1,1,1,1,1,1,1,1,1,1,1]", "line 2: more than 10 items"},
        {"graph g\n%0 = input {slot=0} : f32[] from=%0", "line 2: %0 is not defined above"},
        {"graph g\n%0 = input {slot=0} : f32[] more",
         "line 2: unexpected text behind the statement"},
        {"graph g\n%0 = input \"x {slot=0} : f32[]\n", "line 2: '\"' expected"},
        {"graph g\n%0 = input \"\\x00\" {slot=0} : f32[]",
         "line 2: only \\x01 to \\xff are escapes"},
        {"graph g\n%0 = input \"\\xf\" {slot=0} : f32[]",
         "line 2: only \\x01 to \\xff are escapes"},
        {"graph g\n%0 = input \"\\n\" {slot=0} : f32[]", "line 2: only \\x01 to \\xff are escapes"},
        {"graph g\noutput \"y\" %0", "line 2: %0 is not defined above"},
        {"graph g\noutput y", "line 2: '\"' expected"},
        {"graph g\n%0 = state {slot=0} : f32[]\n%1 = update %0 %0 : f32[]\noutput \"y\" %1",
         "line 4: an update has no value to put out"},
        {"graph g\n%0 = input {slot=0} : f32[2]\n%1 = neg %0 : f32[3]",
         "line 3: the result is f32 (2), not f32 (3)"},
        {"graph g\n%0 = input {slot=0} : f32[2]\n%1 = permute %0 {perm=[0,1]} : f32[2]",
         "line 3: 2 items for 1 axes"},
        {"graph g\n%0 = input {slot=0} : f32[2]\n%1 = sum %0 {axes=[32]} : f32[1]",
         "line 3: axis 32 is out of range"},
    };
    for (int i = 0; i < COUNT_OF(refused); i++) {
        Text error = {0};
        Graph *graph = graph_read(refused[i].text, &error);
        if (graph) {
            fail_msg("accepted: %s", refused[i].text);
        }
        assert_string_equal(error.data, refused[i].message);
        text_free(&error);
    }
}

/* ---- hostile text: mutations of the sample, the same on every run ---- */

static uint64_t random_state = 20240229;

/* A number below `limit`, from Knuth's MMIX generator. */
static size_t random_below(size_t limit)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(random_state >> 33) % limit;
}

static void mutate(Text *text)
{
    static const char *const morsels[] = {
        "%",
        "9999999999",
        "-1",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "\\x",
        "\\xff",
        "\n",
        ";",
        " from=",
        "nan",
        "1e999",
        ",",
        ":",
        "=",
        "0x",
        "%0",
        "gather %0 %0 {axis=0}",
        "pad",
        "expand",
        "update",
        "i32",
        "f64",
        "bool",
        "graph",
        "4611686018427387904",
        "output \"\" %3\n",
        "\v",
        "\xc3",
    };
    size_t place = random_below(text->length + 1), length = random_below(12);
    size_t end = place + length < text->length ? place + length : text->length;
    Text result = {0};
    text_addn(&result, text->data, place);
    switch (random_below(4)) {
    case 0: /* delete */
        break;
    case 1: /* insert */
        text_add(&result, morsels[random_below(COUNT_OF(morsels))]);
        end = place;
        break;
    case 2: /* replace */
        text_add(&result, morsels[random_below(COUNT_OF(morsels))]);
        break;
    default: /* repeat */
        text_addn(&result, text->data + place, end - place);
        end = place;
        break;
    }
    text_add(&result, text->data + end);
    text_free(text);
    *text = result;
}

/* Whatever the reader accepts is sound, and prints and reads back the same. */
static bool accepted_and_sound(const char *text)
{
    Text error = {0}, first = {0};
    Graph *graph = graph_read(text, &error);
    if (graph) {
        assert_true(graph_valid(graph, &error));
        graph_print(graph, &first);
        check_same(first.data);
    } else {
        assert_memory_equal(error.data, "line ", 5);
    }
    bool accepted = graph != NULL;
    text_free(&first);
    text_free(&error);
    graph_free(graph);
    return accepted;
}

static void test_mutated_texts(void **state)
{
    (void)state;
    int accepted = 0, rounds = 20000;
    for (int i = 0; i < rounds; i++) {
        Text text = {0};
        text_add(&text, sample);
        for (size_t edits = 1 + random_below(3); edits > 0; edits--) {
            mutate(&text);
        }
        accepted += accepted_and_sound(text.data);
        text_free(&text);
    }
    assert_in_range(accepted, rounds / 50, rounds / 2); /* both answers are exercised */
}

static void test_every_prefix(void **state)
{
    (void)state;
    char prefix[sizeof sample];
    for (size_t length = 0; length < sizeof sample; length++) {
        memcpy(prefix, sample, length);
        prefix[length] = '\0';
        accepted_and_sound(prefix);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_built_graph_prints_its_places),
        cmocka_unit_test(test_hostile_names_survive),
        cmocka_unit_test(test_large_graph),
        cmocka_unit_test(test_dot_keeps_its_quotes),
        cmocka_unit_test(test_reader_is_generous_with_blanks_and_comments),
        cmocka_unit_test(test_refused_texts),
        cmocka_unit_test(test_mutated_texts),
        cmocka_unit_test(test_every_prefix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
