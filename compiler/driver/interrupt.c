/* interrupt: signals that end the process. In: Ctrl-C, a terminal that closes, kill, a pipe that
 * nobody reads. Out: no file that is half written stays behind, and training saves first.
 *
 * A signal that is ignored when the process starts stays so: it is the shell that ignores Ctrl-C for
 * a script's jobs in the background, and nohup a terminal that closes.
 */
#include "driver.h"

#include <signal.h>

#include "file.h"

static volatile sig_atomic_t interrupted;

static void handle(int signal_number, void (*handler)(int))
{
    const struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    sigaction(signal_number, &action, NULL);
}

/* The signal is blocked while it is handled: the second one ends the process as this returns. */
static void end_process(int signal_number)
{
    file_abandon();
    handle(signal_number, SIG_DFL);
    raise(signal_number);
}

static void note(int signal_number)
{
    interrupted = 1;
    handle(signal_number, end_process);
}

static void handle_all(void (*handler)(int))
{
    static const int endings[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
    for (int i = 0; i < COUNT_OF(endings); i++) {
        struct sigaction now;
        if (sigaction(endings[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN) {
            handle(endings[i], handler);
        }
    }
}

void interrupt_clean_up(void)
{
    handle_all(end_process);
}

void interrupt_note(void)
{
    handle_all(note);
    handle(SIGPIPE, SIG_IGN);
}

bool interrupt_noted(void)
{
    return interrupted;
}
