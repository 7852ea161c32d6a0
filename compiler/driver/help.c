/* help: what the tables of commands and options say to a reader. */
#include "command.h"

#include <string.h>

void add_usage(Text *out)
{
    text_add(out, "gradcc compiles neural networks described in Lua to C, and trains them.\n\n"
                  "usage: gradcc COMMAND MODEL.lua [key=value ...] [options]\n\n");
    for (int i = 0; i < command_count; i++) {
        text_printf(out, "  %-8s  %s\n", commands[i].name, commands[i].summary);
    }
    text_add(out, "\nkey=value changes what the script declares with config{...}.\n"
                  "`gradcc COMMAND --help` has details and examples.\n");
}

static void add_option_help(const OptionInfo *info, Text *out)
{
    char *column = NULL;
    Text usage = {0};
    text_printf(&usage, "%s%s%s", info->name, *info->argument ? " " : "", info->argument);
    column = usage.data;
    text_printf(out, "  %-20s  %s", column, info->summary);
    for (int i = 0; info->choices && info->choices[i]; i++) {
        text_printf(out, "%s%s", i ? ", " : ": ", info->choices[i]);
    }
    text_add(out, "\n");
    text_free(&usage);
}

static void add_command_help(const Command *command, Text *out)
{
    text_printf(out, "usage: gradcc %s%s%s [options]\n\n%s\n", command->name,
                *command->arguments ? " " : "", command->arguments, command->details);
    for (int i = 0; i < option_count; i++) {
        if (options_table[i].commands & command->id && options_table[i].summary) {
            add_option_help(&options_table[i], out);
        }
    }
    if (command->id & LOADING) {
        const char *before = "    ";
        text_printf(out, "  %-20s  leave a pass out, for tests:\n", "--no-PASS");
        for (int i = 0; i < option_count; i++) {
            if (!options_table[i].summary) {
                text_printf(out, "%s%s", before, options_table[i].name + strlen("--no-"));
                before = ", ";
            }
        }
        text_add(out, "\n");
    }
}

ExitCode print_help(const Command *command)
{
    Text out = {0};
    if (command) {
        add_command_help(command, &out);
    } else {
        add_usage(&out);
    }
    ExitCode result = print_text(&out, NULL);
    text_free(&out);
    return result;
}
