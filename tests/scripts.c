/* scripts: scripts for tests of the front end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scripts.h"

char scripts_folder[] = "/tmp/gradcc-front-XXXXXX";

const char *script_bytes(const char *name, const char *text, size_t length)
{
    static char path[400];
    snprintf(path, sizeof path, "%s/%s", scripts_folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return path;
}

const char *script(const char *text)
{
    return script_bytes("script.lua", text, strlen(text));
}

static int saved_stderr = -1;

void message_begin(void)
{
    char path[400];
    snprintf(path, sizeof path, "%s/stderr", scripts_folder);
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    fflush(stderr);
    saved_stderr = dup(STDERR_FILENO);
    dup2(fd, STDERR_FILENO);
    close(fd);
}

const char *message_end(void)
{
    static char text[8192];
    fflush(stderr);
    dup2(saved_stderr, STDERR_FILENO);
    close(saved_stderr);
    char path[400];
    snprintf(path, sizeof path, "%s/stderr", scripts_folder);
    FILE *file = fopen(path, "r");
    size_t length = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[length] = '\0';
    if (file) {
        fclose(file);
    }
    return text;
}

Model *script_loads(const char *text)
{
    Model *model = front_load(script(text), &(FrontOptions){.real = DT_F32});
    assert_non_null(model);
    return model;
}

const char *script_fails(const char *text, const FrontOptions *options)
{
    const char *path = script(text);
    message_begin();
    Model *model = front_load(path, options);
    const char *message = message_end();
    assert_null(model);
    return message;
}

int scripts_make_folder(void **state)
{
    (void)state;
    return mkdtemp(scripts_folder) ? 0 : -1;
}

int scripts_remove_folder(void **state)
{
    (void)state;
    static const char *const names[] = {"script.lua", "stderr", "layers.lua", "broken.lua"};
    for (int i = 0; i < COUNT_OF(names); i++) {
        char path[400];
        snprintf(path, sizeof path, "%s/%s", scripts_folder, names[i]);
        unlink(path);
    }
    return rmdir(scripts_folder);
}
