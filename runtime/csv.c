/* csv: reads tables of numbers.
 *
 * The text is read whole and walked once, line by line, field by field. What separates the fields
 * is seen from the first line. A first line with a word in it is a header: names of columns, or
 * what scikit-learn writes there ("150,4,setosa,versicolor,virginica"). Everything else must be a
 * finite number; a table with holes needs a decision that only its owner can make. So what others
 * write into holes is no word: a first row with one is not lost as a header.
 */
#include "data.h"

#include <ctype.h>
#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_NUMBER = 63 };

typedef struct Reader {
    const char *path;
    const char *at, *end; /* of what is left of the line */
    long line;            /* counts from 1 */
    long first_row;       /* the line of the first row of numbers; 0: not seen yet */
    char separator;       /* ' ': any run of blanks */
    locale_t locale;      /* C, where a number has a point */
    float *values;
    int64_t count, capacity, columns;
    char *error;
    size_t error_size;
} Reader;

__attribute__((format(printf, 2, 3))) static void complain(const Reader *reader, const char *format,
                                                           ...)
{
    char reason[256];
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    snprintf(reader->error, reader->error_size, "%s:%ld: %s", reader->path, reader->line, reason);
}

/* So that a complaint can be returned. */
#define fail(reader, ...) (complain(reader, __VA_ARGS__), false)

typedef struct Field {
    const char *text;
    int length;
} Field;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static char separator_of(const char *line, const char *end)
{
    static const char separators[] = ",;\t";
    for (int i = 0; separators[i]; i++) {
        if (memchr(line, separators[i], (size_t)(end - line))) {
            return separators[i];
        }
    }
    return ' ';
}

/* Takes the next field off the line, without the blanks around it; false at the end of the line. */
static bool next_field(Reader *reader, Field *field)
{
    if (!reader->at) {
        return false;
    }
    const char *first = reader->at, *stop = first;
    while (stop < reader->end && *stop != reader->separator) {
        stop++;
    }
    reader->at = stop < reader->end ? stop + 1 : NULL;
    while (reader->separator == ' ' && reader->at && is_blank(*reader->at)) {
        reader->at++; /* the line ends with no blank */
    }
    while (first < stop && is_blank(*first)) {
        first++;
    }
    while (first < stop && is_blank(stop[-1])) {
        stop--;
    }
    *field =
        (Field){first, stop - first > LONGEST_NUMBER ? LONGEST_NUMBER + 1 : (int)(stop - first)};
    return true;
}

/* Whatever strtod takes for a number, if that is all of the field. */
static bool parse_any(const Reader *reader, const Field *field, float *value)
{
    char text[LONGEST_NUMBER + 1], *stop;
    if (field->length == 0 || field->length > LONGEST_NUMBER) {
        return false;
    }
    memcpy(text, field->text, (size_t)field->length);
    text[field->length] = '\0';
    *value = (float)strtod_l(text, &stop, reader->locale);
    return stop == text + field->length;
}

/* Decimal numbers only: no "inf", no hexadecimal. */
static bool parse_number(const Reader *reader, const Field *field, float *value)
{
    bool decimal = parse_any(reader, field, value) && isfinite(*value);
    for (int i = 0; i < field->length && decimal; i++) {
        decimal = strchr("+-.0123456789eE", field->text[i]) != NULL;
    }
    return decimal;
}

/* Has a letter, and is neither a number, as are 1e99, inf and nan, nor stands for one. */
static bool is_word(const Reader *reader, const Field *field)
{
    static const char *const holes[] = {"na", "n/a", "null", "none"};
    float value;
    bool letter = false, hole = parse_any(reader, field, &value);
    for (int i = 0; i < field->length; i++) {
        letter |= isalpha((unsigned char)field->text[i]) != 0;
    }
    for (size_t i = 0; i < sizeof holes / sizeof *holes; i++) {
        hole |= (int)strlen(holes[i]) == field->length &&
                strncasecmp(field->text, holes[i], strlen(holes[i])) == 0;
    }
    return letter && !hole;
}

static bool is_header(Reader *reader)
{
    const char *line = reader->at;
    bool found = false;
    Field field;
    while (!found && next_field(reader, &field)) {
        found = is_word(reader, &field);
    }
    reader->at = line;
    return found;
}

static bool add_value(Reader *reader, float value)
{
    if (reader->count == reader->capacity) {
        int64_t capacity = reader->capacity ? 2 * reader->capacity : 1024;
        float *grown = realloc(reader->values, (size_t)capacity * sizeof *grown);
        if (!grown) {
            return fail(reader, "not enough memory for the table");
        }
        reader->values = grown;
        reader->capacity = capacity;
    }
    reader->values[reader->count++] = value;
    return true;
}

static bool read_row(Reader *reader)
{
    int64_t columns = 0;
    Field field;
    float value;
    while (next_field(reader, &field)) {
        columns++;
        if (field.length == 0) {
            return fail(reader, "field %lld is empty", (long long)columns);
        }
        if (!parse_number(reader, &field, &value)) {
            return fail(reader, "field %lld, '%.*s', is not a finite number", (long long)columns,
                        field.length < 20 ? field.length : 20, field.text);
        }
        if (!add_value(reader, value)) {
            return false;
        }
    }
    if (reader->first_row == 0) {
        reader->first_row = reader->line;
        reader->columns = columns;
    }
    return columns == reader->columns ||
           fail(reader, "%lld fields, but line %ld has %lld", (long long)columns, reader->first_row,
                (long long)reader->columns);
}

/* Makes the next line that is not blank the current one; false at the end of the text. */
static bool next_line(Reader *reader, const char **text, const char *text_end)
{
    while (*text < text_end) {
        const char *line = *text, *end = memchr(line, '\n', (size_t)(text_end - line));
        end = end ? end : text_end;
        *text = end < text_end ? end + 1 : end;
        reader->line++;
        while (line < end && is_blank(end[-1])) {
            end--;
        }
        while (line < end && *line == ' ') {
            line++;
        }
        if (line < end) {
            reader->at = line;
            reader->end = end;
            return true;
        }
    }
    return false;
}

static bool read_table(Reader *reader, const char *text, const char *text_end)
{
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    if (strncmp(text, byte_order_mark, 3) == 0) {
        text += 3;
    }
    while (next_line(reader, &text, text_end)) {
        bool first = reader->separator == '\0';
        if (first) {
            reader->separator = separator_of(reader->at, reader->end);
        }
        if (!(first && is_header(reader)) && !read_row(reader)) {
            return false;
        }
    }
    return reader->columns > 0 || fail(reader, "no row of numbers");
}

/* Takes over the values; NULL when memory ran out. */
static DataArray *table_of(const Reader *reader)
{
    DataArray *table = malloc(sizeof *table);
    if (!table) {
        complain(reader, "not enough memory for the table");
    } else {
        *table = (DataArray){.type = DATA_F32,
                             .rank = 2,
                             .dim = {reader->count / reader->columns, reader->columns},
                             .count = reader->count,
                             .item = reader->columns,
                             .step = reader->columns,
                             .values = reader->values};
    }
    return table;
}

DataArray *data_read_csv(const char *path, char *error, size_t error_size)
{
    DataArray *bytes = data_read_bytes(path, error, error_size);
    if (!bytes) {
        return NULL;
    }
    Reader reader = {.path = path,
                     .locale = newlocale(LC_ALL_MASK, "C", (locale_t)0),
                     .error = error,
                     .error_size = error_size};
    const char *text = bytes->values;
    DataArray *table = NULL;
    if (read_table(&reader, text, text + bytes->count)) {
        table = table_of(&reader);
    }
    if (!table) {
        free(reader.values);
    }
    freelocale(reader.locale);
    data_free(bytes);
    return table;
}
