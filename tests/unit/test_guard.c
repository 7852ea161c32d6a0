/* The rewriting of scripts that catches tensors in conditions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "front.h"

static void guard_keeps_lines_and_meaning(void **state)
{
    (void)state;
    static const struct {
        const char *before, *after;
    } cases[] = {
        {"if a then b() end", "if __truth(a) then b() end"},
        {"if a > 1 and b then\nend", "if __truth(__truth(a > 1) and b) then\nend"},
        {"while x[i].y(z) do f() end", "while __truth(x[i].y(z)) do f() end"},
        {"repeat f() until a\nb = 1", "repeat f() until __truth(a)\nb = 1"},
        {"repeat f() until a == b(1) b = 1", "repeat f() until __truth(a == b(1)) b = 1"},
        {"x = not a.b:c(1) ^ 2 + 1", "x = not __truth(a.b:c(1) ^ 2) + 1"},
        {"x = not not a", "x = not __truth(not __truth(a))"},
        {"x = a and b or c", "x = __truth(a) and __truth(b) or c"},
        {"x, y = a or 1, -b or 2", "x, y = __truth(a) or 1, __truth(-b) or 2"},
        {"f(a or b, {c or d, e = g and h; i})",
         "f(__truth(a) or b, {__truth(c) or d, e = __truth(g) and h; i})"},
        {"x = function() return 1 end or y", "x = __truth(function() return 1 end) or y"},
        {"x = (a + b) * c < d and e", "x = __truth((a + b) * c < d) and e"},
        {"return f(x)", "return __values(f(x))"},
        {"return a.b:c 'text'", "return __values(a.b:c 'text')"},
        {"return f(x), 1", "return f(x), 1"},
        {"return f(x) + 1", "return f(x) + 1"},
        {"return a and f(x)", "return __truth(a) and f(x)"},
        {"return", "return"},
        {"do return end (f)(x)", "do return end (f)(x)"},
        {"do return end", "do return end"},
        {"return function() return g{} end", "return function() return __values(g{}) end"},
        {"-- if a then\nif --[[ x ]] a --[==[ ]] ]==] then end",
         "-- if a then\nif --[[ x ]] __truth(a) --[==[ ]] ]==] then end"},
        {"s = 'if a then' .. [[ and ]] .. \"\\\" or \"",
         "s = 'if a then' .. [[ and ]] .. \"\\\" or \""},
        {"x = 0x1p-3 or 1e+5 or 3..2", "x = __truth(0x1p-3) or __truth(1e+5) or 3..2"},
        {"if a then elseif b then else end", "if __truth(a) then elseif __truth(b) then else end"},
        {"if(a)then elseif(b)then end", "if __truth((a))then elseif __truth((b))then end"},
        {"while(a)do repeat until(b)end", "while __truth((a))do repeat until __truth((b))end"},
        {"x=not(a)and(b)or(c)", "x=__truth(not __truth((a)))and __truth((b))or(c)"},
        {"return(f(5))", "return __values((f(5)))"},
        {"return{1,2}", "return __values({1,2})"},
        {"return\"s\"", "return __values(\"s\")"},
        {"if[[a]]==b then end", "if __truth([[a]]==b) then end"},
        {"x=not--[[c]](a)", "x=not--[[c]]__truth((a))"},
        {"x=not--c\n(a)or{}", "x=__truth(not--c\n__truth((a)))or{}"},
        {"-- old line ends\rif(a)then\rend", "-- old line ends\rif __truth((a))then\rend"},
        {"local _ENV = {}; if a then end", "local _ENV = {}; if a then end"},
        {"goto done ::done:: x = a[b or c]", "goto done ::done:: x = a[__truth(b) or c]"},
    };
    for (int i = 0; i < COUNT_OF(cases); i++) {
        Text out = {0};
        guard(cases[i].before, strlen(cases[i].before), &out);
        assert_string_equal(out.data, cases[i].after);
        text_free(&out);
    }
}

/* Whatever the text, guard ends and reads nothing outside it. */
static void guard_survives_any_text(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "if",    "then",     "end",    "not",    "and", "or", "(",    ")",    "{",
        "]",     "function", "return", "'",      "\"",  "[[", "[==[", "--",   "\n",
        "until", "repeat",   "a",      "0x1p-",  "..",  ":",  "\\",   "do",   "#",
        "^",     ",",        "~",      "elseif", "=",   ";",  "\xff", "_ENV", " ",
    };
    uint32_t random = 1;
    for (int round = 0; round < 20000; round++) {
        char text[200] = "";
        size_t length = 0;
        for (int i = 0; i < 12; i++) {
            random = random * 1664525u + 1013904223u;
            length += (size_t)snprintf(text + length, sizeof text - length, "%s%s",
                                       pieces[(random >> 16) % COUNT_OF(pieces)],
                                       random & 0x8000 ? " " : "");
        }
        char *exact = malloc(length); /* so that a sanitizer sees the first byte too many */
        memcpy(exact, text, length);
        Text out = {0};
        guard(exact, length, &out);
        text_free(&out);
        free(exact);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guard_keeps_lines_and_meaning),
        cmocka_unit_test(guard_survives_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
