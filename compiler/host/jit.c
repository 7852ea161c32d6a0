/* jit: C text to callable code, the only file that knows a C compiler.
 *
 * Two ways. libtcc compiles in memory in a few milliseconds; its code goes to pages of our own that
 * lose the right to be written before anybody can call them. The system compiler takes a second,
 * and optimises; it works in a private folder that is gone in the end. In the background it leaves
 * its object in the cache (cache.c), where the next run finds it.
 *
 * libtcc keeps global state, so one mutex surrounds it, and it reads numbers by the locale, so the
 * C locale is in force meanwhile. It ends the process when memory runs out: a size limit and a
 * trial allocation come first.
 */
#include "host.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <libtcc.h>
#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cache.h"
#include "rt.h"

extern char **environ;

struct Code {
    TCCState *tcc; /* knows the symbols; NULL for a shared object */
    void *pages;
    size_t page_bytes;
    void *library; /* of dlopen; NULL for tcc */
};

enum {
    TEXT_LIMIT = 64 << 20,  /* more C than this is a mistake, not a network */
    MEMORY_PER_BYTE = 10,   /* libtcc's use per byte of text: 5 measured on 7 MB, doubled */
    BACKGROUND_NICE = 10,   /* the compiler gives way to the training beside it */
    MESSAGE_LIMIT = 8 << 10 /* of a compiler's messages this much is kept */
};

/* ---- libtcc ---- */

/* Beside the runtime: libm for the loops spelling, and what compilers call for copies and zeros. */
/* clang-format off */
#define SYMBOL(name) {#name, (void *)(name)}
#define LIBM(name, ...) SYMBOL(name), SYMBOL(name##f),
static const RtSymbol libc_symbols[] = {
#include "libm.def"
    SYMBOL(memcpy), SYMBOL(memmove), SYMBOL(memset),
};
/* clang-format on */

static pthread_mutex_t tcc_lock = PTHREAD_MUTEX_INITIALIZER;

static void keep_message(void *error, const char *message)
{
    Text *text = error;
    if (text->length < MESSAGE_LIMIT) {
        text_printf(text, "%s%s", text->length ? "\n" : "", message);
    }
}

static void add_symbols(TCCState *tcc)
{
    int count;
    const RtSymbol *runtime = rt_symbols(&count);
    for (int i = 0; i < COUNT_OF(libc_symbols); i++) {
        tcc_add_symbol(tcc, libc_symbols[i].name, libc_symbols[i].address);
    }
    for (int i = 0; i < count; i++) {
        tcc_add_symbol(tcc, runtime[i].name, runtime[i].address);
    }
}

#if TCC_RELOCATE_TAKES_MEMORY
/* tcc_relocate itself makes the pages executable while they can still be written, and leaves them
 * so; the mprotect that follows, before any entry can be looked up, closes that. */
static bool relocate(Code *code, Text *error)
{
    int needed = tcc_relocate(code->tcc, NULL);
    if (needed < 0) {
        return false;
    }
    long page = sysconf(_SC_PAGESIZE);
    code->page_bytes = ((size_t)needed + (size_t)page - 1) / (size_t)page * (size_t)page;
    code->pages =
        mmap(NULL, code->page_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (code->pages == MAP_FAILED) {
        code->pages = NULL;
        text_printf(error, "no memory for %d bytes of code: %s", needed, strerror(errno));
        return false;
    }
    if (tcc_relocate(code->tcc, code->pages) < 0) {
        return false;
    }
    if (mprotect(code->pages, code->page_bytes, PROT_READ | PROT_EXEC) != 0) {
        text_printf(error, "the system refuses executable memory: %s; try --backend cc",
                    strerror(errno));
        return false;
    }
    return true;
}
#else
/* Since 2024 libtcc places the code itself, and protects the pages. */
static bool relocate(Code *code, Text *error)
{
    (void)error;
    return tcc_relocate(code->tcc) >= 0;
}
#endif

static bool tcc_build(Code *code, const char *c_text, Text *error)
{
    code->tcc = tcc_new();
    if (!code->tcc) {
        text_add(error, "libtcc does not start");
        return false;
    }
    tcc_set_error_func(code->tcc, error, keep_message);
    tcc_set_options(code->tcc, "-nostdlib -nostdinc");
    tcc_set_output_type(code->tcc, TCC_OUTPUT_MEMORY);
    add_symbols(code->tcc);
    return tcc_compile_string(code->tcc, c_text) >= 0 && relocate(code, error);
}

static bool memory_suffices(size_t length, Text *error)
{
    if (length > TEXT_LIMIT) {
        text_printf(error, "the C text has %zu MiB; libtcc is given at most %d", length >> 20,
                    TEXT_LIMIT >> 20);
        return false;
    }
    void *trial = malloc(length * MEMORY_PER_BYTE + (1 << 20));
    if (!trial) {
        text_printf(error, "no memory to compile %zu KiB of C", length >> 10);
    }
    free(trial);
    return trial != NULL;
}

Code *jit_tcc(const char *c_text, Text *error)
{
    if (!memory_suffices(strlen(c_text), error)) {
        return NULL;
    }
    Code *code = xmalloc(sizeof *code);
    *code = (Code){0};
    pthread_mutex_lock(&tcc_lock);
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t before = uselocale(c_locale);
    bool built = tcc_build(code, c_text, error);
    uselocale(before);
    freelocale(c_locale);
    pthread_mutex_unlock(&tcc_lock);
    if (!built) {
        code_free(code);
        return NULL;
    }
    text_free(error); /* only warnings are left in it */
    return code;
}

/* ---- the system compiler ---- */

/* The files of one compilation, in a folder that nobody else can enter. */
typedef struct Workshop {
    char folder[512], source[544], object[544], messages[544];
} Workshop;

static bool workshop_open(Workshop *shop, const char *parent, Text *error)
{
    if (!parent || !*parent || strlen(parent) > sizeof shop->folder - 32) {
        parent = "/tmp";
    }
    snprintf(shop->folder, sizeof shop->folder, "%s/" WORKSHOP_PREFIX "XXXXXX", parent);
    if (!mkdtemp(shop->folder)) {
        text_printf(error, "cannot make a folder in %s: %s", parent, strerror(errno));
        return false;
    }
    snprintf(shop->source, sizeof shop->source, "%s/model.c", shop->folder);
    snprintf(shop->object, sizeof shop->object, "%s/model.so", shop->folder);
    snprintf(shop->messages, sizeof shop->messages, "%s/messages", shop->folder);
    return true;
}

static void workshop_close(const Workshop *shop)
{
    unlink(shop->source);
    unlink(shop->object);
    unlink(shop->messages);
    rmdir(shop->folder);
}

static bool write_source(const Workshop *shop, const char *c_text, Text *error)
{
    FILE *file = fopen(shop->source, "w");
    bool written = file && fputs(c_text, file) >= 0;
    if (file && fclose(file) != 0) {
        written = false;
    }
    if (!written) {
        text_printf(error, "cannot write %s: %s", shop->source, strerror(errno));
    }
    return written;
}

static void add_messages(const Workshop *shop, Text *error)
{
    FILE *file = fopen(shop->messages, "r");
    if (!file) {
        return;
    }
    char line[512];
    while (error->length < MESSAGE_LIMIT && fgets(line, sizeof line, file)) {
        text_add(error, line);
    }
    fclose(file);
}

/* Starts the program, at the head of a process group, with its messages going to a file and nothing
 * to read. Returns -1 with errno when it cannot be started. */
static pid_t start_quietly(char *const *argv, const char *messages)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, messages, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    pid_t child;
    int failure = posix_spawnp(&child, argv[0], &actions, &attributes, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    errno = failure;
    return failure ? -1 : child;
}

/* The child's status as of waitpid, or -1 with errno. */
static int wait_for(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return -1;
        }
    }
    return status;
}

enum { MOST_WORDS = 8, MOST_ARGUMENTS = 28 + MOST_WORDS };

/* What $CC says, or cc: a program or, as make takes it, one with arguments. No shell sees it. */
typedef struct SystemCompiler {
    const char *value; /* as the user knows it */
    char text[CACHE_PATH];
    const char *words[MOST_WORDS];
    int word_count;
    bool clang;
} SystemCompiler;

static void find_compiler(SystemCompiler *compiler)
{
    static const char blanks[] = " \t";
    const char *cc = getenv("CC");
    cc = cc && cc[strspn(cc, blanks)] ? cc : "cc";
    const bool whole = access(cc, X_OK) == 0; /* a path with a blank in it */
    *compiler = (SystemCompiler){.value = cc};
    snprintf(compiler->text, sizeof compiler->text, "%s", cc);
    char *rest = compiler->text + (whole ? 0 : strspn(cc, blanks));
    while (*rest && compiler->word_count < MOST_WORDS) {
        const char *word = rest;
        rest += whole ? strlen(rest) : strcspn(rest, blanks);
        while (*rest && strchr(blanks, *rest)) {
            *rest++ = '\0';
        }
        const char *base = strrchr(word, '/') ? strrchr(word, '/') + 1 : word;
        compiler->clang |= strstr(base, "clang") != NULL;
        compiler->words[compiler->word_count++] = word;
    }
}

static void compiler_arguments(const Workshop *shop, const SystemCompiler *compiler,
                               const char *argv[MOST_ARGUMENTS])
{
    const bool clang = compiler->clang;
    /* clang can be told to call libm on vectors, where glibc has that library. A processor that is
     * busy with a long loop body looks ahead a few elements only, so gcc asks for the memory of
     * later ones, of all arrays and not just of six. Whole numbers wrap around, as in the runtime.
     * Without -fno-builtin-atan gcc 12 takes cos(atan(x)) for 1/sqrt(1 + x^2), and gives -0 for
     * NaN; without -fno-builtin-pow it vectorises pow(x, 0.5) as the square root, which differs at
     * -0 and -infinity. A sine and a cosine of the same number become one call, which has no vector
     * form, unless gcc knows neither. Its vectoriser of straight code moves a load of a restrict
     * pointer behind a store to it, where short sums were unrolled, and stops with an internal
     * error now and then; loops are vectorised without it. Of an inner loop of up to 16 columns,
     * unrolled whole, gcc 12.2 makes wrong vectors where it selects: such loops stay. Where the
     * runtime goes without fused multiply-add, so does the code, for our functions (branchless.h) to
     * round alike. Machines other than x86-64 have one instruction set, which their compilers, also
     * those that run here, take of themselves. */
#ifdef __x86_64__
    const char *const vectors = "-fveclib=libmvec";
#else
    const char *const vectors = NULL;
#endif
    const char *const all[] = {
        "-std=c11",
        "-O3",
        "-fno-math-errno",
        "-fno-trapping-math", /* no one reads the flags: selections become vectors */
        "-fwrapv",
        "-fno-strict-aliasing", /* scratch memory holds one type after the other */
        "-ffp-contract=off",    /* every operation rounds, as in the block kernels */
        "-fopenmp-simd",        /* sums in lanes where the text allows them */
        "-fno-tree-slp-vectorize",
        "-fno-builtin-atan",
        "-fno-builtin-atanf",
        "-fno-builtin-pow",
        "-fno-builtin-powf",
#ifdef __x86_64__
        strcmp(rt_isa(), "baseline") == 0 ? "-march=x86-64" : "-march=native",
#endif
        "-shared",
        "-fPIC",
        "-o",
        shop->object,
        shop->source,
        "-lm",
        clang ? vectors : "-fprefetch-loop-arrays",
        clang ? NULL : "--param=simultaneous-prefetches=32", /* for clang, the list ends here */
        "--param=max-completely-peel-times=1",
        "-fno-builtin-sin",
        "-fno-builtin-sinf",
        "-fno-builtin-cos",
        "-fno-builtin-cosf",
        NULL,
    };
    _Static_assert(sizeof all <= (MOST_ARGUMENTS - MOST_WORDS) * sizeof *argv, "all have room");
    const size_t words = (size_t)compiler->word_count;
    memcpy(argv, compiler->words, words * sizeof *argv);
    memcpy(argv + words, all, sizeof all);
}

static pid_t start_compiler(const Workshop *shop, const SystemCompiler *compiler)
{
    const char *argv[MOST_ARGUMENTS];
    compiler_arguments(shop, compiler, argv);
    return start_quietly((char *const *)argv, shop->messages);
}

static bool compile_object(Workshop *shop, Text *error)
{
    SystemCompiler compiler;
    find_compiler(&compiler);
    const char *cc = compiler.value;
    pid_t child = start_compiler(shop, &compiler);
    int status = child < 0 ? -1 : wait_for(child);
    if (status == -1) {
        text_printf(error,
                    "cannot run the C compiler '%s': %s; install one, name it in CC, or use"
                    " --backend tcc",
                    cc, strerror(errno));
        return false;
    }
    if (status != 0) {
        text_printf(error, "'%s' cannot compile the emitted C:\n", cc);
        add_messages(shop, error);
        return false;
    }
    return true;
}

/* A shared object reaches the runtime through variables of its own, named as the functions are. */
static void bind_runtime(void *library)
{
    int count;
    const RtSymbol *runtime = rt_symbols(&count);
    for (int i = 0; i < count; i++) {
        void **pointer = dlsym(library, runtime[i].name);
        if (pointer) {
            *pointer = runtime[i].address;
        }
    }
}

static Code *load_object(const char *path, Text *error)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        text_printf(error, "cannot load the compiled code: %s", dlerror());
        return NULL;
    }
    bind_runtime(library);
    Code *code = xmalloc(sizeof *code);
    *code = (Code){.library = library};
    return code;
}

Code *jit_cc(const char *c_text, Text *error)
{
    Workshop shop;
    if (!workshop_open(&shop, getenv("TMPDIR"), error)) {
        return NULL;
    }
    Code *code = NULL;
    if (write_source(&shop, c_text, error) && compile_object(&shop, error)) {
        code = load_object(shop.object, error);
    }
    workshop_close(&shop);
    return code;
}

/* ---- the system compiler in the background ---- */

struct Compilation {
    Workshop shop;
    char kept[CACHE_PATH]; /* where the cache keeps the object, or will; "" without a cache */
    bool found;            /* it is there already */
    pid_t child;           /* -1: none runs */
};

static bool start_compilation(Compilation *compilation, const SystemCompiler *compiler,
                              const char *c_text, const char *folder)
{
    Text error = {0};
    bool started = false;
    if (workshop_open(&compilation->shop, *folder ? folder : getenv("TMPDIR"), &error)) {
        if (write_source(&compilation->shop, c_text, &error)) {
            compilation->child = start_compiler(&compilation->shop, compiler);
        }
        started = compilation->child >= 0;
        if (started) {
            setpriority(PRIO_PROCESS, (id_t)compilation->child, BACKGROUND_NICE);
        } else {
            workshop_close(&compilation->shop);
        }
    }
    text_free(&error);
    return started;
}

Compilation *jit_cc_start(const char *c_text)
{
    Compilation *compilation = xmalloc(sizeof *compilation);
    *compilation = (Compilation){.child = -1};
    const char *argv[MOST_ARGUMENTS];
    SystemCompiler compiler;
    find_compiler(&compiler);
    compiler_arguments(&(Workshop){.folder = ""}, &compiler, argv);
    char folder[CACHE_PATH];
    if (cache_folder(folder)) {
        compilation->found = cache_find(folder, c_text, argv, compilation->kept);
    }
    if (!compilation->found && !start_compilation(compilation, &compiler, c_text, folder)) {
        free(compilation);
        return NULL;
    }
    return compilation;
}

/* The object of a compiler that has come to its end, kept for the next time if that can be. */
static Code *finished_object(Compilation *compilation)
{
    Text error = {0};
    const Workshop *shop = &compilation->shop;
    bool kept = *compilation->kept && cache_keep(shop->source, shop->object, compilation->kept);
    Code *code = load_object(kept ? compilation->kept : shop->object, &error);
    text_free(&error);
    return code;
}

bool jit_cc_done(Compilation *compilation, Code **code)
{
    *code = NULL;
    if (compilation->found) {
        Text error = {0};
        *code = load_object(compilation->kept, &error);
        text_free(&error);
        if (!*code) { /* damaged: the next run shall make it again */
            cache_drop(compilation->kept);
        }
        return true;
    }
    int status;
    pid_t ended = waitpid(compilation->child, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR)) {
        return false;
    }
    compilation->child = -1;
    if (ended > 0 && status == 0) {
        *code = finished_object(compilation);
    }
    workshop_close(&compilation->shop);
    return true;
}

void jit_cc_stop(Compilation *compilation)
{
    if (compilation && compilation->child >= 0) {
        kill(-compilation->child, SIGTERM);
        wait_for(compilation->child);
        workshop_close(&compilation->shop);
    }
    free(compilation);
}

/* ---- code ---- */

EntryPoint *code_entry(const Code *code, const char *name)
{
    /* POSIX, not ISO C, says that an object pointer can hold a function's address. */
    union {
        void *object;
        EntryPoint *function;
    } address = {code->tcc ? tcc_get_symbol(code->tcc, name) : dlsym(code->library, name)};
    return address.function;
}

void code_free(Code *code)
{
    if (!code) {
        return;
    }
    if (code->tcc) {
        pthread_mutex_lock(&tcc_lock);
        tcc_delete(code->tcc);
        pthread_mutex_unlock(&tcc_lock);
    }
    if (code->pages) {
        munmap(code->pages, code->page_bytes);
    }
    if (code->library) {
        dlclose(code->library);
    }
    free(code);
}
