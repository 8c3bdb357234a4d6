/* process.h - the parent that watches a child process, and how a process is told to stop. */
#ifndef OS_PROCESS_H
#define OS_PROCESS_H

/* Runs fn(ctx) in a child process and waits. A child that dies is started again (after 100 ms, then up to 5 s); one that ends
 * with code 2 or within the first second three times over is given up. SIGTERM and SIGINT are passed on; then the child's
 * exit code is returned. */
int process_watch(int (*fn)(void *ctx), void *ctx);

/* SIGTERM and SIGINT wait for process_wait_stop instead of ending the process; call before threads are started. */
void process_hold_signals(void);

/* Returns when the process is told to stop. */
void process_wait_stop(void);

#endif
