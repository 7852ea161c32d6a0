/* main: the command line. Fills Options by the tables of command.c and calls one command.
 *
 * Messages go to stderr; stdout carries the data that was asked for. Exit codes: see base.h.
 */
#include "command.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "rt.h"

/* ---- parsing ---- */

/* The arguments, and how far they were read. */
typedef struct Reader {
    char **words;
    int count, next;
    const Command *command;
    Options *options;
    const char **overrides;
    bool options_ended; /* by "--" */
    bool help;
} Reader;

static ExitCode usage_error(const Reader *reader, const char *what, const char *word,
                            const char *near)
{
    const char *name = reader->command ? reader->command->name : "";
    const char *space = *name ? " " : "";
    if (near) {
        error_plain("%s '%s'; did you mean '%s'?", what, word, near);
    } else {
        error_plain("%s '%s'; see gradcc%s%s --help", what, word, space, name);
    }
    return EXIT_USAGE;
}

static const Command *find_command(const char *name)
{
    for (int i = 0; i < command_count; i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

static const char *nearest_command(const char *word)
{
    const char **names = xmalloc((size_t)command_count * sizeof *names);
    for (int i = 0; i < command_count; i++) {
        names[i] = commands[i].name;
    }
    const char *nearest = nearest_word(word, names, command_count);
    free(names);
    return nearest;
}

static const char *nearest_option(const Reader *reader, const char *word)
{
    const char **names = xmalloc((size_t)option_count * sizeof *names);
    int count = 0;
    for (int i = 0; i < option_count; i++) {
        if (options_table[i].commands & reader->command->id) {
            names[count++] = options_table[i].name;
        }
    }
    const char *nearest = nearest_word(word, names, count);
    free(names);
    return nearest;
}

/* The option called by the first `length` characters of `word`, for the command at hand. */
static const OptionInfo *find_option(const Reader *reader, const char *word, size_t length)
{
    if (length == 2 && word[0] == '-' && word[1] == 'o') {
        word = reader->command->id & (EMIT | GRAPH | PREDICT | EXPLAIN) ? "--output" : "--out";
        length = strlen(word);
    }
    for (int i = 0; i < option_count; i++) {
        const OptionInfo *info = &options_table[i];
        if (info->commands & reader->command->id && strlen(info->name) == length &&
            strncmp(info->name, word, length) == 0) {
            return info;
        }
    }
    return NULL;
}

static ExitCode set_number(const OptionInfo *info, const char *value, int64_t *number)
{
    char *end;
    errno = 0;
    long long parsed = strtoll(value, &end, 10);
    bool digits = *value >= '0' && *value <= '9'; /* no sign, no leading blanks */
    if (!digits || *end || errno || parsed < info->least || parsed > info->most) {
        error_plain("%s wants a whole number from %lld to %lld, not '%s'", info->name,
                    (long long)info->least, (long long)info->most, value);
        return EXIT_USAGE;
    }
    *number = parsed;
    return EXIT_OK;
}

static ExitCode set_real(const OptionInfo *info, const char *value, double *number)
{
    const char *end;
    double parsed = number_parse(value, &end);
    if (end == value || *end || !(parsed >= (double)info->least && parsed <= (double)info->most)) {
        error_plain("%s wants a number from %lld to %lld, not '%s'", info->name,
                    (long long)info->least, (long long)info->most, value);
        return EXIT_USAGE;
    }
    *number = parsed;
    return EXIT_OK;
}

static ExitCode set_choice(const OptionInfo *info, const char *value, int *choice)
{
    int count = 0;
    Text all = {0};
    for (; info->choices[count]; count++) {
        if (strcmp(info->choices[count], value) == 0) {
            *choice = count;
            text_free(&all);
            return EXIT_OK;
        }
        text_printf(&all, "%s%s", count ? ", " : "", info->choices[count]);
    }
    const char *near = nearest_word(value, info->choices, count);
    error_plain("%s knows %s, not '%s'%s%s%s", info->name, all.data, value,
                near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    text_free(&all);
    return EXIT_USAGE;
}

static ExitCode set_option(const OptionInfo *info, const char *value, Options *options)
{
    void *field = (char *)options + info->offset;
    switch (info->kind) {
    case SWITCH:
        *(bool *)field = true;
        return EXIT_OK;
    case NUMBER:
        return set_number(info, value, field);
    case REAL:
        return set_real(info, value, field);
    case LIST: {
        WordList *list = field;
        list->words[list->count++] = value;
        return EXIT_OK;
    }
    case CHOICE:
        return set_choice(info, value, field);
    default:
        *(const char **)field = value;
        return EXIT_OK;
    }
}

/* --name, --name value or --name=value; the value is never empty. */
static ExitCode read_option(Reader *reader, const char *word)
{
    size_t length = strcspn(word, "=");
    const OptionInfo *info = find_option(reader, word, length);
    if (!info) {
        return usage_error(reader, "unknown option", word, nearest_option(reader, word));
    }
    const char *value = word[length] ? word + length + 1 : NULL;
    if (info->kind == SWITCH && value) {
        return usage_error(reader, "no value goes with", info->name, NULL);
    }
    if (info->kind != SWITCH && !value && reader->next < reader->count) {
        value = reader->words[reader->next++];
    }
    if (info->kind != SWITCH && (!value || !*value)) {
        return usage_error(reader, value ? "no empty value goes with" : "a value must follow",
                           info->name, NULL);
    }
    return set_option(info, value, reader->options);
}

static ExitCode read_positional(Reader *reader, const char *word)
{
    Options *options = reader->options;
    if (!(reader->command->id & LOADING)) {
        return usage_error(reader, "unexpected argument", word, NULL);
    }
    if (!options->model_path) {
        options->model_path = word;
        return EXIT_OK;
    }
    if (!strchr(word, '=')) {
        return usage_error(reader, "one model only, and then key=value, not", word, NULL);
    }
    reader->overrides[options->front.override_count++] = word;
    return EXIT_OK;
}

static ExitCode read_words(Reader *reader)
{
    while (reader->next < reader->count) {
        const char *word = reader->words[reader->next++];
        bool option = word[0] == '-' && word[1] && !reader->options_ended;
        ExitCode failure = EXIT_OK;
        if (option && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
            reader->help = true;
        } else if (option && strcmp(word, "--") == 0) {
            reader->options_ended = true;
        } else {
            failure = option ? read_option(reader, word) : read_positional(reader, word);
        }
        if (failure) {
            return failure;
        }
    }
    return EXIT_OK;
}

/* What single options cannot know. */
static ExitCode check_combination(const Reader *reader)
{
    const Options *options = reader->options;
    const char *message = NULL;
    if (reader->command->id & LOADING && !options->model_path) {
        message = "a model is missing: gradcc %s MODEL.lua";
    } else if (reader->command->id & (EVAL | PREDICT | EXPLAIN) && !options->checkpoint) {
        message = "gradcc %s needs --checkpoint FILE";
    } else if (reader->command->id == EXPORT && !options->out) {
        message = "gradcc %s needs -o DIR";
    } else if (options->prompt && (options->inputs.count || options->out)) {
        message = "gradcc %s: --prompt excludes --input and --output";
    } else if (!options->prompt && (options->length != NOT_GIVEN || options->top_k != NOT_GIVEN ||
                                    options->temperature != NOT_GIVEN)) {
        message = "gradcc %s: --length, --temperature and --top-k go with --prompt";
    } else if (options->weight && (options->json || options->out)) {
        message = "gradcc %s: --weight has no --json and no --output; its result is text";
    } else if (options->resume && options->checkpoint) {
        message = "gradcc %s: --resume and --checkpoint exclude each other";
    } else if (options->backend == BACKEND_CC && options->style == BLOCKS) {
        message = "gradcc %s: --style blocks is for --backend tcc";
    } else if (reader->command->id == GRAPH && options->stage > STAGE_SIMPLIFY) {
        message = "gradcc %s shows --stage graph, grad or simplify";
    } else if (reader->command->id == BENCH && options->steps == 0) {
        message = "gradcc %s needs a step at least";
    }
    if (message) {
        Text text = {0};
        text_printf(&text, message, reader->command->name);
        error_plain("%s", text.data);
        text_free(&text);
        return EXIT_USAGE;
    }
    return EXIT_OK;
}

/* ---- main ---- */

static ExitCode run_command(const Command *command, char **words, int count, double started)
{
    Options options = {
        .started = started,
        .backend = command->id & (TRAIN | BENCH) ? BACKEND_AUTO : BACKEND_TCC,
        .style = NOT_GIVEN,
        .stage = NOT_GIVEN,
        .threads = process_threads(),
        .trains = command->id & (TRAIN | BENCH),
        .seed = NOT_GIVEN,
        .epochs = NOT_GIVEN,
        .steps = NOT_GIVEN,
        .batch = NOT_GIVEN,
        .length = NOT_GIVEN,
        .top_k = NOT_GIVEN,
        .temperature = NOT_GIVEN,
    };
    Reader reader = {.words = words, .count = count, .command = command, .options = &options};
    reader.overrides = xmalloc((size_t)(count + 1) * sizeof *reader.overrides);
    options.front.overrides = reader.overrides;
    options.inputs.words = xmalloc((size_t)(count + 1) * sizeof *options.inputs.words);
    ExitCode result = read_words(&reader);
    if (!result && reader.help) {
        result = print_help(command);
    } else if (!result && !(result = check_combination(&reader))) {
        result = command->run(&options);
    }
    free(reader.overrides);
    free(options.inputs.words);
    return result;
}

int main(int argc, char **argv)
{
    double started = process_start();
    process_heap();
    process_files();
    interrupt_clean_up();
    signal(SIGXFSZ, SIG_IGN); /* writing beyond a limit fails, and says so */
    const char *word = argc > 1 ? argv[1] : "";
    bool help = strcmp(word, "help") == 0;
    const Command *command = find_command(help && argc > 2 ? argv[2] : word);
    if (command) {
        return help ? print_help(command) : run_command(command, argv + 2, argc - 2, started);
    }
    if ((help && argc == 2) || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        return print_help(NULL);
    }
    Reader nothing = {0};
    if (*word) {
        const char *unknown = help ? argv[2] : word;
        return usage_error(&nothing, "unknown command", unknown, nearest_command(unknown));
    }
    Text usage = {0};
    add_usage(&usage);
    fputs(usage.data, stderr);
    text_free(&usage);
    return EXIT_USAGE;
}
