/* guard: two repairs to a script's text, with every line staying where it was.
 *
 * Lua takes every tensor for true: `if a:gt(b) then` would silently build one branch. So each
 * expression whose truth decides something is passed through a function that refuses tensors:
 *     if e then     ->  if __truth(e) then         likewise elseif, while, until, not
 *     a and b or c  ->  __truth(a) and __truth(b) or c
 * Lua also drops the frame of a function that ends in `return f(x)`, and with it the line:
 *     return f(x)   ->  return __values(f(x))
 * The work is done on tokens. An expression is read as operands and operators, brackets and
 * functions being skipped as a whole, so no grammar of statements is needed.
 */
#include "front.h"

#include <ctype.h>
#include <string.h>

typedef enum Kind {
    WORD, /* an operand: name, number, true, false, nil, ... */
    STRING,
    OPEN,   /* ( [ { */
    CLOSE,  /* ) ] } */
    SUFFIX, /* . and : before a name */
    BINARY,
    POWER, /* ^ */
    SIGN,  /* - ~, binary or unary */
    UNARY, /* # */
    BREAK, /* what ends an expression: , ; = :: */
    KEY_AND,
    KEY_BREAK, /* break, then, else, in, local, for, goto */
    KEY_DO,
    KEY_ELSEIF,
    KEY_END,
    KEY_FUNCTION,
    KEY_IF,
    KEY_NOT,
    KEY_OR,
    KEY_REPEAT,
    KEY_RETURN,
    KEY_UNTIL,
    KEY_WHILE,
    FINISH, /* one behind the last token */
} Kind;

typedef struct Token {
    Kind kind;
    size_t start, end;
    int match;           /* of a bracket or block: its other end; else the token itself */
    int opened, closed;  /* calls that open before and close behind the token */
    const char *opening; /* name of the functions that open */
} Token;

typedef struct Tokens {
    Arena *arena;
    const char *text;
    size_t length;
    Token *items; /* the last one is FINISH */
    int count, capacity;
} Tokens;

/* ---- tokens ---- */

typedef struct KindName {
    const char *name;
    Kind kind;
} KindName;

/* The kind of a word or symbol in a table, `otherwise` if it is not there. */
static Kind kind_of(const KindName *table, int count, const char *text, size_t length,
                    Kind otherwise)
{
    for (int i = 0; i < count; i++) {
        if (strlen(table[i].name) == length && memcmp(table[i].name, text, length) == 0) {
            return table[i].kind;
        }
    }
    return otherwise;
}

static Kind word_kind(const char *text, size_t length)
{
    static const KindName keywords[] = {
        {"and", KEY_AND},       {"break", KEY_BREAK},
        {"do", KEY_DO},         {"else", KEY_BREAK},
        {"elseif", KEY_ELSEIF}, {"end", KEY_END},
        {"for", KEY_BREAK},     {"function", KEY_FUNCTION},
        {"goto", KEY_BREAK},    {"if", KEY_IF},
        {"in", KEY_BREAK},      {"local", KEY_BREAK},
        {"not", KEY_NOT},       {"or", KEY_OR},
        {"repeat", KEY_REPEAT}, {"return", KEY_RETURN},
        {"then", KEY_BREAK},    {"until", KEY_UNTIL},
        {"while", KEY_WHILE},
    };
    return kind_of(keywords, COUNT_OF(keywords), text, length, WORD);
}

static Kind symbol_kind(const char *text, size_t length)
{
    static const KindName symbols[] = {
        {"...", WORD},  {"==", BINARY}, {"~=", BINARY}, {"<=", BINARY}, {">=", BINARY},
        {"//", BINARY}, {"<<", BINARY}, {">>", BINARY}, {"..", BINARY}, {"+", BINARY},
        {"*", BINARY},  {"/", BINARY},  {"%", BINARY},  {"&", BINARY},  {"|", BINARY},
        {"<", BINARY},  {">", BINARY},  {"^", POWER},   {"-", SIGN},    {"~", SIGN},
        {"#", UNARY},   {"(", OPEN},    {"[", OPEN},    {"{", OPEN},    {")", CLOSE},
        {"]", CLOSE},   {"}", CLOSE},   {".", SUFFIX},  {":", SUFFIX},  {"::", BREAK},
        {",", BREAK},   {";", BREAK},   {"=", BREAK},
    };
    return kind_of(symbols, COUNT_OF(symbols), text, length, FINISH);
}

/* The character `ahead` places behind `at`, NUL beyond the end. */
static char peek(const Tokens *tokens, size_t at, size_t ahead)
{
    return at + ahead < tokens->length ? tokens->text[at + ahead] : '\0';
}

/* If a long bracket ([[, [=[, ...) opens at `at`: the place behind its closing one, else `at`. */
static size_t long_bracket_end(const Tokens *tokens, size_t at)
{
    size_t level = 0;
    while (peek(tokens, at, 1 + level) == '=') {
        level++;
    }
    if (peek(tokens, at, 0) != '[' || peek(tokens, at, 1 + level) != '[') {
        return at;
    }
    for (size_t i = at + level + 2; i < tokens->length; i++) {
        size_t equals = 0;
        while (tokens->text[i] == ']' && peek(tokens, i, 1 + equals) == '=') {
            equals++;
        }
        if (tokens->text[i] == ']' && equals == level && peek(tokens, i, 1 + level) == ']') {
            return i + level + 2;
        }
    }
    return tokens->length;
}

/* As for Lua, a line ends in either character, or both. */
static size_t line_end(const Tokens *tokens, size_t at)
{
    while (at < tokens->length && tokens->text[at] != '\n' && tokens->text[at] != '\r') {
        at++;
    }
    return at;
}

/* Spaces and comments. */
static size_t skip_blank(const Tokens *tokens, size_t at)
{
    for (;;) {
        if (at < tokens->length && isspace((unsigned char)tokens->text[at])) {
            at++;
        } else if (peek(tokens, at, 0) == '-' && peek(tokens, at, 1) == '-') {
            size_t block = long_bracket_end(tokens, at + 2);
            at = block > at + 2 ? block : line_end(tokens, at);
        } else {
            return at;
        }
    }
}

static size_t quoted_end(const Tokens *tokens, size_t at)
{
    char quote = tokens->text[at++];
    while (at < tokens->length && tokens->text[at] != quote) {
        at += tokens->text[at] == '\\' ? 2 : 1;
    }
    return at < tokens->length ? at + 1 : tokens->length;
}

/* As Lua reads a numeral: digits, letters, dots, and a sign behind an exponent's letter. */
static size_t number_end(const Tokens *tokens, size_t at)
{
    bool hex = tolower((unsigned char)peek(tokens, at, 1)) == 'x';
    char exponent = hex ? 'p' : 'e';
    while (isalnum((unsigned char)peek(tokens, at, 0)) || peek(tokens, at, 0) == '.') {
        bool is_exponent = tolower((unsigned char)tokens->text[at]) == exponent;
        char sign = peek(tokens, at, 1);
        at += is_exponent && (sign == '+' || sign == '-') ? 2 : 1;
    }
    return at;
}

static bool is_word_byte(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static size_t word_end(const Tokens *tokens, size_t at)
{
    while (is_word_byte(peek(tokens, at, 0))) {
        at++;
    }
    return at;
}

static Token read_token(const Tokens *tokens, size_t at)
{
    char c = tokens->text[at];
    size_t behind_bracket = long_bracket_end(tokens, at);
    if (behind_bracket > at) {
        return (Token){.kind = STRING, .start = at, .end = behind_bracket};
    }
    if (c == '"' || c == '\'') {
        return (Token){.kind = STRING, .start = at, .end = quoted_end(tokens, at)};
    }
    if (isdigit((unsigned char)c) || (c == '.' && isdigit((unsigned char)peek(tokens, at, 1)))) {
        return (Token){.kind = WORD, .start = at, .end = number_end(tokens, at)};
    }
    if (isalpha((unsigned char)c) || c == '_') {
        size_t end = word_end(tokens, at);
        return (Token){.kind = word_kind(tokens->text + at, end - at), .start = at, .end = end};
    }
    for (size_t length = 3; length >= 1; length--) {
        bool fits = at + length <= tokens->length;
        Kind kind = fits ? symbol_kind(tokens->text + at, length) : FINISH;
        if (kind != FINISH) {
            return (Token){.kind = kind, .start = at, .end = at + length};
        }
    }
    return (Token){.kind = BREAK, .start = at, .end = at + 1};
}

static void read_tokens(Tokens *tokens)
{
    size_t at = 0;
    Token token;
    do {
        at = skip_blank(tokens, at);
        token = (Token){.kind = FINISH, .start = tokens->length, .end = tokens->length};
        if (at < tokens->length) {
            token = read_token(tokens, at);
        }
        token.match = tokens->count;
        at = token.end;
        ARENA_PUSH(tokens->arena, tokens->items, tokens->count, tokens->capacity, token);
    } while (token.kind != FINISH);
}

/* Joins brackets, and blocks: function, if, do with end; repeat with until. */
static void match_tokens(Tokens *tokens)
{
    int *open = ARENA_ARRAY(tokens->arena, int, tokens->count), depth = 0;
    for (int i = 0; i < tokens->count; i++) {
        switch (tokens->items[i].kind) {
        case OPEN:
        case KEY_FUNCTION:
        case KEY_IF:
        case KEY_DO:
        case KEY_REPEAT:
            open[depth++] = i;
            break;
        case CLOSE:
        case KEY_END:
        case KEY_UNTIL:
            if (depth > 0) {
                int partner = open[--depth];
                tokens->items[i].match = partner;
                tokens->items[partner].match = i;
            }
            break;
        default:
            break;
        }
    }
}

/* ---- expressions ---- */

static Kind kind_at(const Tokens *tokens, int i)
{
    return i < tokens->count ? tokens->items[i].kind : FINISH;
}

/* Behind token i, or behind its partner if i opens a bracket or block. Always moves on, also in
 * text that is no Lua. */
static int behind(const Tokens *tokens, int i)
{
    int match = i < tokens->count ? tokens->items[i].match : i;
    return match > i ? match + 1 : i + 1;
}

/* From the first token of an operand to behind its last: signs, then a name, a literal, a bracket
 * or a function, then fields, indices and calls. */
static int operand_end(const Tokens *tokens, int i)
{
    while (kind_at(tokens, i) == SIGN || kind_at(tokens, i) == UNARY ||
           kind_at(tokens, i) == KEY_NOT) {
        i++;
    }
    i = behind(tokens, i);
    for (;;) {
        switch (kind_at(tokens, i)) {
        case SUFFIX:
            i += 2;
            break;
        case STRING:
        case OPEN:
            i = behind(tokens, i);
            break;
        default:
            return i < tokens->count ? i : tokens->count - 1;
        }
    }
}

/* From the first token of an expression to behind its last. With `tight`, only the operator that
 * binds more tightly than `not` belongs to it: ^. */
static int expression_end(const Tokens *tokens, int i, bool tight)
{
    for (;;) {
        i = operand_end(tokens, i);
        Kind kind = kind_at(tokens, i);
        bool loose = kind == BINARY || kind == SIGN || kind == KEY_AND || kind == KEY_OR;
        if (kind != POWER && (tight || !loose)) {
            return i;
        }
        i++;
    }
}

/* The first token of what stands left of `and` or `or` at i, back to a neighbouring `and` or `or`.
 * That much is enough: in (a and b) and c, when a decides, it has been looked at already. */
static int operand_start(const Tokens *tokens, int i)
{
    while (i > 0) {
        switch (kind_at(tokens, i - 1)) {
        case CLOSE:
        case KEY_END:
            i = tokens->items[i - 1].match;
            break;
        case WORD:
        case STRING:
        case SUFFIX:
        case BINARY:
        case POWER:
        case SIGN:
        case UNARY:
        case KEY_NOT:
            i--;
            break;
        default:
            return i;
        }
    }
    return i;
}

/* ---- changes ---- */

/* Puts `function(` before token `first` and `)` behind token `end - 1`. */
static void wrap(Tokens *tokens, const char *function, int first, int end)
{
    if (first < end && end < tokens->count) {
        tokens->items[first].opened++;
        tokens->items[first].opening = function;
        tokens->items[end - 1].closed++;
    }
}

static bool ends_statement(Kind kind)
{
    return kind == BREAK || kind == FINISH || kind == KEY_END || kind == KEY_BREAK ||
           kind == KEY_ELSEIF || kind == KEY_UNTIL;
}

/* Only a call that stands alone is a tail call; so no operand is wrapped for two reasons at once.
 */
static void wrap_return(Tokens *tokens, int i)
{
    if (ends_statement(kind_at(tokens, i + 1))) {
        return; /* nothing is returned */
    }
    int end = operand_end(tokens, i + 1);
    Kind last = kind_at(tokens, end - 1);
    bool comma = tokens->items[end].end > tokens->items[end].start &&
                 tokens->text[tokens->items[end].start] == ',';
    if (ends_statement(kind_at(tokens, end)) && !comma && (last == CLOSE || last == STRING)) {
        wrap(tokens, VALUES_FUNCTION, i + 1, end);
    }
}

static void mark_changes(Tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++) {
        switch (tokens->items[i].kind) {
        case KEY_IF:
        case KEY_ELSEIF:
        case KEY_WHILE:
        case KEY_UNTIL:
            wrap(tokens, TRUTH_FUNCTION, i + 1, expression_end(tokens, i + 1, false));
            break;
        case KEY_NOT:
            wrap(tokens, TRUTH_FUNCTION, i + 1, expression_end(tokens, i + 1, true));
            break;
        case KEY_AND:
        case KEY_OR:
            wrap(tokens, TRUTH_FUNCTION, operand_start(tokens, i), i);
            break;
        case KEY_RETURN:
            wrap_return(tokens, i);
            break;
        default:
            break;
        }
    }
}

/* Scripts that change what a global name means get no calls of global functions put in. */
static bool uses_env(const Tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++) {
        const Token *token = &tokens->items[i];
        if (token->end - token->start == 4 && memcmp(tokens->text + token->start, "_ENV", 4) == 0) {
            return true;
        }
    }
    return false;
}

/* In if(a) or not(b), the word ends where the token starts. */
static bool follows_word(const Tokens *tokens, const Token *token)
{
    return token->start > 0 && is_word_byte(tokens->text[token->start - 1]);
}

static void write_tokens(const Tokens *tokens, Text *out)
{
    size_t written = 0;
    for (int i = 0; i < tokens->count; i++) {
        const Token *token = &tokens->items[i];
        text_addn(out, tokens->text + written, token->start - written);
        if (token->opened > 0 && follows_word(tokens, token)) {
            text_add(out, " "); /* else the function's name would become part of the word */
        }
        for (int k = 0; k < token->opened; k++) {
            text_add(out, token->opening);
            text_add(out, "(");
        }
        text_addn(out, tokens->text + token->start, token->end - token->start);
        for (int k = 0; k < token->closed; k++) {
            text_add(out, ")");
        }
        written = token->end;
    }
}

void guard(const char *text, size_t length, Text *out)
{
    Tokens tokens = {.arena = arena_new(), .text = text, .length = length};
    read_tokens(&tokens);
    match_tokens(&tokens);
    if (!uses_env(&tokens)) {
        mark_changes(&tokens);
    }
    write_tokens(&tokens, out);
    arena_free(tokens.arena);
}
