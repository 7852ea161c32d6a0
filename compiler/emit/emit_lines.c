/* emit_lines.c: the layout of emitted C. In: lines of code of any length. Out: the same in lines of
 * at most LINE_LENGTH columns, where operators, commas and semicolons allow it.
 *
 * A long statement is broken as a person would: behind its assignment, else behind the last
 * operator inside the fewest brackets, and goes on four columns further in. A list of parameters
 * goes on below its first.
 */
#include "emit_kernel.h"

#include <limits.h>
#include <string.h>

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* Where a statement that is longer than `room` ends its line; 0 if nowhere. */
static int line_end(const char *text, int room)
{
    int end = 0, depth = 0, best = INT_MAX;
    for (int i = 2; i <= room && text[i] != '\0'; i++) {
        depth += is_one_of(text[i], "([") - is_one_of(text[i], ")]");
        if (text[i] == ' ' && is_one_of(text[i - 1], "=+-*/%,;?:<>&|")) {
            const bool assigns = text[i - 1] == '=' && !is_one_of(text[i - 2], "=!<>");
            const int rank = 2 * depth + !assigns;
            end = rank <= best ? i : end;
            best = rank <= best ? rank : best;
        }
    }
    return end;
}

static void add_broken(Text *out, int indent, const char *text)
{
    int column = indent;
    while (column + (int)strlen(text) > LINE_LENGTH) {
        const int end = line_end(text, LINE_LENGTH - column);
        if (end == 0) {
            break;
        }
        text_printf(out, "%*s%.*s\n", column, "", end, text);
        text += end + 1;
        column = indent + 4;
    }
    text_printf(out, "%*s%s\n", column, "", text);
}

void emit_line(Emitter *e, const char *format, ...)
{
    Text line = {0};
    va_list args;
    va_start(args, format);
    text_vprintf(&line, format, args);
    va_end(args);
    const int inner = (int)strspn(line.data, " ");
    add_broken(e->out, 4 * e->indent + inner, line.data + inner);
    text_free(&line);
}

void emit_for(Emitter *e, const char *name, int64_t extent)
{
    emit_line(e, "for (long %s = 0; %s < %s; %s++) {", name, name, integer_text(e->arena, extent),
              name);
    e->indent++;
}

int emit_steps(Emitter *e, const char *name, int64_t extent)
{
    if (extent == 1) {
        return 0;
    }
    emit_for(e, name, extent);
    return 1;
}

void emit_close(Emitter *e, int braces)
{
    for (int i = 0; i < braces; i++) {
        e->indent--;
        emit_line(e, "}");
    }
}

/* ---- lists ---- */

/* The length of the list's next element with its comma. */
static int element_length(const char *list)
{
    const char *comma = strstr(list, ", ");
    return comma != NULL ? (int)(comma - list) + 1 : (int)strlen(list);
}

static int longest_element(const char *list)
{
    int longest = 0;
    while (*list != '\0') {
        const int length = element_length(list), line = (int)strcspn(list, "\n");
        const int columns = length < line ? length : line;
        longest = columns > longest ? columns : longest;
        list += length;
        list += *list == ' ';
    }
    return longest;
}

void text_add_wrapped(Text *out, const char *line)
{
    const char *open = strchr(line, '(');
    int indent = open != NULL ? (int)(open - line) + 1 : 0, column = 0;
    if (indent + longest_element(line + indent) > LINE_LENGTH) {
        text_addn(out, line, (size_t)indent);
        line += indent;
        indent = (int)strspn(line - indent, " ") + 4;
        column = LINE_LENGTH;
    }
    while (*line != '\0') {
        const int length = element_length(line);
        if (column > indent && column + length > LINE_LENGTH) {
            text_printf(out, "\n%*s", indent, "");
            column = indent;
            line += *line == ' ';
            continue;
        }
        text_addn(out, line, (size_t)length);
        column += length;
        line += length;
    }
}
