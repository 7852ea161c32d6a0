/* Shape rules, through the text form: a line after a common prelude is refused with the message
 * beside it, or accepted. Hostile extents, axes and steps are among them. */
#include "graph.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <cmocka.h>

static const char prelude[] = "graph shapes\n"
                              "%0 = input {slot=0} : f32[2,3]\n"
                              "%1 = input {slot=1} : f32[3,2]\n"
                              "%2 = input {slot=2} : i32[2,3]\n"
                              "%3 = input {slot=3} : bool[2,3]\n"
                              "%4 = input {slot=4} : f64[2,3]\n"
                              "%5 = state {slot=0} : f32[2,3]\n"
                              "%6 = input {slot=5} : f32[]\n"
                              "%7 = input {slot=6} : i32[2]\n"
                              "%8 = input {slot=7} : i32[]\n"
                              "%9 = input {slot=8} : f32[5,2,3]\n"
                              "%10 = input {slot=9} : f32[4,3,2]\n"
                              "%11 = input {slot=10} : f32[1099511627776]\n"
                              "%12 = input {slot=11} : f32[1048576,1]\n"
                              "%13 = input {slot=12} : f32[1,1048577]\n"
                              "%14 = input {slot=13} : i32[2,9]\n"
                              "%15 = input {slot=14} : i32[4]\n"
                              "%16 = input {slot=15} : f32[4]\n";

/* NULL if "%17 = LINE" is accepted, else the message behind "line 19: ". */
static char *message_of(const char *line)
{
    Text text = {0}, error = {0};
    text_printf(&text, "%s%%17 = %s\n", prelude, line);
    Graph *graph = graph_read(text.data, &error);
    char *message = NULL;
    if (!graph) {
        static const char place[] = "line 19: ";
        assert_memory_equal(error.data, place, sizeof place - 1);
        message = strdup(error.data + sizeof place - 1);
    }
    graph_free(graph);
    text_free(&text);
    text_free(&error);
    return message;
}

typedef struct Refused {
    const char *line, *message;
} Refused;

static void check_refused(const Refused *cases, int count)
{
    for (int i = 0; i < count; i++) {
        char *message = message_of(cases[i].line);
        if (!message || strcmp(message, cases[i].message) != 0) {
            fail_msg("%s\n  expected %s\n  got      %s", cases[i].line, cases[i].message,
                     message ? message : "(accepted)");
        }
        free(message);
    }
}

static void check_accepted(const char *const *lines, int count)
{
    for (int i = 0; i < count; i++) {
        char *message = message_of(lines[i]);
        if (message) {
            fail_msg("%s\n  %s", lines[i], message);
        }
    }
}

static void test_leaves(void **state)
{
    (void)state;
    static const Refused refused[] = {
        {"input {slot=-1} : f32[]", "input: number -1 is out of range"},
        {"state {slot=9999999999} : f32[]", "state: number 9999999999 is out of range"},
        {"input {slot=0} : f32[2,0]", "input: (2, 0) has extent 0 on axis 1; at least 1 is needed"},
        {"input {slot=0} : f32[-9223372036854775808]",
         "input: (-9223372036854775808) has extent -9223372036854775808 on axis 0; at least 1 is "
         "needed"},
        {"input {slot=0} : f32[1099511627777]",
         "input: (1099511627777) has more than 2^40 elements"},
        {"input {slot=0} : f32[4294967296,4294967296]",
         "input: (4294967296, 4294967296) has more than 2^40 elements"},
        {"input {slot=0} : f32[9223372036854775807,9223372036854775807]",
         "input: (9223372036854775807, 9223372036854775807) has more than 2^40 elements"},
        {"const {value=2} : bool[]", "const: 2 is not a truth value; 0 and 1 are"},
        {"const {value=nan} : bool[]", "const: nan is not a truth value; 0 and 1 are"},
        {"const {value=0.5} : i32[]", "const: 0.5 is not a whole number that fits i32"},
        {"const {value=2147483648} : i32[]",
         "const: 2.14748e+09 is not a whole number that fits i32"},
        {"const {value=inf} : i32[]", "const: inf is not a whole number that fits i32"},
        {"const {value=nan} : i32[]", "const: nan is not a whole number that fits i32"},
        {"iota {axis=0} : i32[]", "iota: () has no axis 0"},
        {"iota {axis=1} : i32[2]", "iota: (2) has no axis 1"},
        {"iota {axis=-1} : i32[2]", "iota: (2) has no axis -1"},
        {"iota {axis=0} : bool[2]", "iota: counts in numbers, not in bool"},
        {"iota {axis=0} : i32[2147483648]",
         "iota: extent 2147483648 of (2147483648) is too large to count in i32"},
    };
    static const char *const accepted[] = {
        "const {value=1} : bool[2]",
        "const {value=-2147483648} : i32[]",
        "const {value=2147483647} : i32[]",
        "const {value=nan} : f32[]",
        "input {slot=0} : f32[1099511627776]",
        "iota {axis=1} : f32[2,7]",
        "state {slot=0} : f32[1,1,1,1,1,1,1,2]",
    };
    check_refused(refused, COUNT_OF(refused));
    check_accepted(accepted, COUNT_OF(accepted));
}

static void test_elementwise(void **state)
{
    (void)state;
    static const Refused refused[] = {
        {"exp %2 : i32[2,3]", "exp: takes floats, not i32"},
        {"add %3 %3 : bool[2,3]", "add: takes numbers, not bool"},
        {"not %0 : f32[2,3]", "not: takes truth values, not f32"},
        {"add %0 %1 : f32[2,3]", "add: shapes (2, 3) and (3, 2) differ"},
        {"add %0 %6 : f32[2,3]", "add: shapes (2, 3) and () differ"},
        {"add %0 %2 : f32[2,3]", "add: f32 and i32 do not mix; cast one of them"},
        {"lt %0 %4 : bool[2,3]", "lt: f32 and f64 do not mix; cast one of them"},
        {"lt %0 %0 : f32[2,3]", "the result is bool (2, 3), not f32 (2, 3)"},
        {"where %0 %0 %0 : f32[2,3]", "where: the condition is f32; compare it with something"},
        {"where %3 %0 %2 : f32[2,3]", "where: f32 and i32 do not mix; cast one of them"},
        {"where %3 %0 %1 : f32[2,3]", "where: shapes (2, 3) and (3, 2) differ"},
        {"where %3 %1 %1 : f32[3,2]", "where: shapes (2, 3) and (3, 2) differ"},
        {"cast %0 : i32[3,2]", "the result is i32 (2, 3), not i32 (3, 2)"},
    };
    static const char *const accepted[] = {
        "relu %2 : i32[2,3]",  "where %3 %3 %3 : bool[2,3]", "cast %3 : f32[2,3]",
        "cast %0 : bool[2,3]", "detach %3 : bool[2,3]",      "eq %2 %2 : bool[2,3]",
    };
    check_refused(refused, COUNT_OF(refused));
    check_accepted(accepted, COUNT_OF(accepted));
}

static void test_reductions(void **state)
{
    (void)state;
    static const Refused refused[] = {
        {"sum %0 {axes=[2]} : f32[2,3]", "sum: axes outside (2, 3)"},
        {"sum %3 {axes=[0]} : bool[1,3]", "sum: takes numbers, not bool"},
        {"amax %0 {axes=[0]} : f32[3]", "the result is f32 (1, 3), not f32 (3)"},
        {"argmax %0 {axis=2} : i32[2,3]", "argmax: (2, 3) has no axis 2"},
        {"argmax %6 {axis=0} : i32[]", "argmax: () has no axis 0"},
        {"argmax %0 {axis=0} : f32[1,3]", "the result is i32 (1, 3), not f32 (1, 3)"},
        {"argmax %11 {axis=0} : i32[1]",
         "argmax: extent 1099511627776 of (1099511627776) is too large to count in i32"},
    };
    static const char *const accepted[] = {
        "sum %0 {axes=[]} : f32[2,3]",
        "sum %6 {axes=[]} : f32[]",
        "amax %9 {axes=[0,2]} : f32[1,2,1]",
        "argmax %0 {axis=1} : i32[2,1]",
    };
    check_refused(refused, COUNT_OF(refused));
    check_accepted(accepted, COUNT_OF(accepted));
}

static void test_movement(void **state)
{
    (void)state;
    static const Refused refused[] = {
        {"reshape %0 : f32[2,4]", "reshape: (2, 3) has 6 elements, (2, 4) has 8"},
        {"reshape %0 : f32[4294967296,4294967296]",
         "reshape: (4294967296, 4294967296) has more than 2^40 elements"},
        {"reshape %0 : f64[6]", "the result is f32 (6), not f64 (6)"},
        {"permute %0 {perm=[0,0]} : f32[2,2]",
         "permute: every axis of (2, 3) must appear once; the 0 does not fit"},
        {"permute %0 {perm=[0,2]} : f32[2,3]",
         "permute: every axis of (2, 3) must appear once; the 2 does not fit"},
        {"permute %0 {perm=[-1,0]} : f32[2,3]",
         "permute: every axis of (2, 3) must appear once; the -1 does not fit"},
        {"expand %0 : f32[4,3]",
         "expand: (2, 3) does not expand to (4, 3): only axes of extent 1 can grow"},
        {"expand %6 : f32[2]", "expand: () does not expand to (2): only axes of extent 1 can grow"},
        {"expand %12 : f32[1048576,1048577]",
         "expand: (1048576, 1048577) has more than 2^40 elements"},
    };
    static const char *const accepted[] = {
        "reshape %6 : f32[1,1]",
        "reshape %0 : f32[3,2,1]",
        "permute %9 {perm=[2,0,1]} : f32[3,5,2]",
        "permute %6 {perm=[]} : f32[]",
        "expand %12 : f32[1048576,1048576]",
        "expand %0 : f32[2,3]",
    };
    check_refused(refused, COUNT_OF(refused));
    check_accepted(accepted, COUNT_OF(accepted));
}

static void test_slice_and_pad(void **state)
{
    (void)state;
    static const Refused refused[] = {
        {"slice %0 {start=[0,1] step=[1,1]} : f32[2,3]",
         "slice: 3 elements from 1 in steps of 1 leave axis 1 of (2, 3)"},
        {"slice %0 {start=[2,0] step=[1,1]} : f32[1,3]",
         "slice: 1 elements from 2 in steps of 1 leave axis 0 of (2, 3)"},
        {"slice %0 {start=[-1,0] step=[1,1]} : f32[1,3]",
         "slice: 1 elements from -1 in steps of 1 leave axis 0 of (2, 3)"},
        {"slice %0 {start=[1,1] step=[-1,-1]} : f32[2,3]",
         "slice: 3 elements from 1 in steps of -1 leave axis 1 of (2, 3)"},
        {"slice %0 {start=[0,0] step=[0,1]} : f32[2,3]",
         "slice: 2 elements from 0 in steps of 0 leave axis 0 of (2, 3)"},
        {"slice %0 {start=[0,0] step=[9223372036854775807,1]} : f32[2,3]",
         "slice: 2 elements from 0 in steps of 9223372036854775807 leave axis 0 of (2, 3)"},
        {"slice %0 {start=[0,0] step=[-9223372036854775808,1]} : f32[2,3]",
         "slice: 2 elements from 0 in steps of -9223372036854775808 leave axis 0 of (2, 3)"},
        {"slice %11 {start=[1] step=[2]} : f32[1099511627776]",
         "slice: 1099511627776 elements from 1 in steps of 2 leave axis 0 of (1099511627776)"},
        {"slice %0 {start=[0,0] step=[1,1]} : f32[6]", "slice: (2, 3) and (6) differ in rank"},
        {"pad %0 {start=[0,0] step=[1,2]} : f32[2,4]",
         "pad: 3 elements from 0 in steps of 2 do not fit axis 1 of (2, 4)"},
        {"pad %0 {start=[1,0] step=[1,1]} : f32[2,3]",
         "pad: 2 elements from 1 in steps of 1 do not fit axis 0 of (2, 3)"},
        {"pad %0 {start=[1,0] step=[-1,1]} : f32[2,3]",
         "pad: 2 elements from 1 in steps of -1 do not fit axis 0 of (2, 3)"},
        {"pad %0 {start=[0,0] step=[1,1]} : f32[2]", "pad: (2, 3) and (2) differ in rank"},
    };
    static const char *const accepted[] = {
        "slice %0 {start=[1,2] step=[-1,-2]} : f32[2,2]",
        "slice %6 {start=[] step=[]} : f32[]",
        "pad %0 {start=[0,1] step=[3,1]} : f32[4,4]",
    };
    check_refused(refused, COUNT_OF(refused));
    check_accepted(accepted, COUNT_OF(accepted));
}

static void test_matmul(void **state)
{
    (void)state;
    static const Refused refused[] = {
        {"matmul %0 %0 : f32[2,3]",
         "matmul: (2, 3) and (2, 3) do not agree on the inner dimension: 3 and 2"},
        {"matmul %6 %6 : f32[]", "matmul: () and () must have the same rank, at least 2"},
        {"matmul %9 %1 : f32[5,2,2]",
         "matmul: (5, 2, 3) and (3, 2) must have the same rank, at least 2"},
        {"matmul %9 %10 : f32[5,2,2]",
         "matmul: (5, 2, 3) and (4, 3, 2) do not agree on batch axis 0: 5 and 4"},
        {"matmul %0 %4 : f32[2,2]", "matmul: f32 and f64 do not mix; cast one of them"},
        {"matmul %2 %2 : i32[2,2]", "matmul: takes floats, not i32"},
        {"matmul %12 %13 : f32[1048576,1048577]",
         "matmul: (1048576, 1048577) has more than 2^40 elements"},
    };
    static const char *const accepted[] = {"matmul %0 %1 : f32[2,2]", "matmul %1 %0 : f32[3,3]"};
    check_refused(refused, COUNT_OF(refused));
    check_accepted(accepted, COUNT_OF(accepted));
}

static void test_indexing(void **state)
{
    (void)state;
    static const Refused refused[] = {
        {"gather %0 %0 {axis=0} : f32[2,3]", "gather: the index is f32; it must be i32"},
        {"gather %0 %2 {axis=2} : f32[2,3]", "gather: (2, 3) has no axis 2"},
        {"gather %0 %14 {axis=0} : f32[2,9]",
         "gather: (2, 3) and (2, 9) may differ on axis 0 only"},
        {"gather %9 %2 {axis=0} : f32[2,3]",
         "gather: (5, 2, 3) and (2, 3) may differ on axis 0 only"},
        {"gather %6 %8 {axis=0} : f32[]", "gather: () has no axis 0"},
        {"gather %11 %15 {axis=0} : f32[4]",
         "gather: extent 1099511627776 of (1099511627776) is too large to count in i32"},
        {"scatter_add %16 %15 {axis=0} : f32[2147483648]",
         "scatter_add: extent 2147483648 of (2147483648) is too large to count in i32"},
        {"scatter_add %0 %14 {axis=1} : f32[2,9]", "scatter_add: shapes (2, 3) and (2, 9) differ"},
        {"scatter_add %0 %2 {axis=1} : f32[3,9]",
         "scatter_add: (2, 3) and (3, 9) may differ on axis 1 only"},
        {"scatter_add %0 %0 {axis=1} : f32[2,9]", "scatter_add: the index is f32; it must be i32"},
        {"scatter_add %3 %2 {axis=1} : bool[2,9]", "scatter_add: takes numbers, not bool"},
        {"inverse %0 {axis=1} : i32[2,9]", "inverse: the index is f32; it must be i32"},
        {"inverse %2 {axis=1} : i32[3,9]", "inverse: (2, 3) and (3, 9) may differ on axis 1 only"},
        {"cumsum %3 {axis=0} : bool[2,3]", "cumsum: takes numbers, not bool"},
        {"cumsum %0 {axis=2} : f32[2,3]", "cumsum: (2, 3) has no axis 2"},
        {"argsort %3 {axis=0} : i32[2,3]", "argsort: takes numbers, not bool"},
        {"argsort %0 {axis=1} : i32[2,4]", "argsort: 4 places on an axis of 3"},
        {"argsort_falling %0 {axis=1} : i32[1,2]",
         "argsort_falling: (2, 3) and (1, 2) may differ on axis 1 only"},
        {"cumargmax %0 {axis=-1} : i32[2,3]", "cumargmax: (2, 3) has no axis -1"},
        {"scatter_add %0 %2 {axis=1} : f32[2,0]",
         "scatter_add: (2, 0) has extent 0 on axis 1; at least 1 is needed"},
    };
    static const char *const accepted[] = {
        "gather %0 %14 {axis=1} : f32[2,9]",
        "gather %3 %2 {axis=0} : bool[2,3]",
        "scatter_add %0 %2 {axis=1} : f32[2,9]",
        "argsort_falling %0 {axis=1} : i32[2,1]",
        "scatter_add %16 %15 {axis=0} : f32[2147483647]",
    };
    check_refused(refused, COUNT_OF(refused));
    check_accepted(accepted, COUNT_OF(accepted));
}

static void test_random_and_update(void **state)
{
    (void)state;
    static const Refused refused[] = {
        {"uniform %7 %8 {stream=0} : i32[4]", "uniform: gives floats, not i32"},
        {"uniform %8 %8 {stream=0} : f32[4]", "uniform: the seed is i32 (); it must be i32 (2)"},
        {"normal %7 %7 {stream=0} : f32[4]", "normal: the step is i32 (2); it must be i32 ()"},
        {"normal %7 %6 {stream=0} : f32[4]", "normal: the step is f32 (); it must be i32 ()"},
        {"normal %7 %8 {stream=-1} : f32[4]", "normal: number -1 is out of range"},
        {"update %0 %0 : f32[2,3]", "update: writes to state only, not to the result of input"},
        {"update %5 %1 : f32[2,3]", "update: shapes (2, 3) and (3, 2) differ"},
        {"update %5 %4 : f32[2,3]", "update: f32 and f64 do not mix; cast one of them"},
    };
    static const char *const accepted[] = {
        "uniform %7 %8 {stream=2147483647} : f64[4,4]",
        "normal %7 %8 {stream=0} : f32[]",
        "update %5 %0 : f32[2,3]",
    };
    check_refused(refused, COUNT_OF(refused));
    check_accepted(accepted, COUNT_OF(accepted));
}

/* What no text can say. */
static void test_specs_out_of_range(void **state)
{
    (void)state;
    Graph *graph = graph_new("g");
    Text error = {0};
    NodeSpec rank = {.op = OP_input, .dtype = DT_F32, .shape.rank = 11};
    assert_false(shape_infer(graph, &rank, &error));
    NodeSpec negative_rank = {.op = OP_input, .dtype = DT_F32, .shape.rank = -1};
    assert_false(shape_infer(graph, &negative_rank, &error));
    NodeSpec dtype = {.op = OP_input, .dtype = DTYPE_COUNT};
    assert_false(shape_infer(graph, &dtype, &error));
    NodeSpec op = {.op = (Op)9999};
    assert_false(shape_infer(graph, &op, &error));
    NodeSpec operand = {.op = OP_neg, .in = {0}};
    assert_false(shape_infer(graph, &operand, &error));
    assert_string_equal(error.data, "input: 11 axes asked for; 0 to 10 are possible"
                                    "input: -1 axes asked for; 0 to 10 are possible"
                                    "input: unknown dtype 4"
                                    "unknown operator 9999"
                                    "neg: operand 0 is node 0, which does not exist yet");
    text_free(&error);
    graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_leaves),
        cmocka_unit_test(test_elementwise),
        cmocka_unit_test(test_reductions),
        cmocka_unit_test(test_movement),
        cmocka_unit_test(test_slice_and_pad),
        cmocka_unit_test(test_matmul),
        cmocka_unit_test(test_indexing),
        cmocka_unit_test(test_random_and_update),
        cmocka_unit_test(test_specs_out_of_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
