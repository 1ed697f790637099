/* A program of somebody else's, on a short leash: so much memory, and so many steps at a time.
 *
 *     limits                     a small program of its own, which wants too much of both
 *     limits "TEXT" */
#include <ouro/python.h>

#include <stdio.h>

#define HEAP (8 * OURO_HEAP_LEAST)
#define STEPS 1000
#define PATIENCE 500

static const char own_program[] = "numbers = []\n"
                                  "try:\n"
                                  "    while True:\n"
                                  "        numbers.append([len(numbers)] * 10)\n"
                                  "except MemoryError:\n"
                                  "    made = len(numbers) > 10000\n"
                                  "    del numbers\n"
                                  "print('as many as fit' if made else 'too few')\n"
                                  "while True:\n"
                                  "    made += 1\n";

static void write_text(void *user, int stream, const char *text, uint64_t length)
{
    (void)user;
    fwrite(text, 1, length, stream == 1 ? stdout : stderr);
}

/* The run comes back after every STEPS steps: here its host could draw, look at the clock, or ask a person. */
static int run(ouro_Runtime *rt, const char *text)
{
    int status = ouro_run_steps(rt, text, "<limits>", STEPS);
    int breaks = 0;
    while (status == OURO_STOPPED && breaks < PATIENCE) {
        breaks++;
        status = ouro_run_on(rt, STEPS);
    }
    if (status == OURO_STOPPED) {
        printf("enough after %d breaks\n", breaks);
        ouro_run_abandon(rt);
        return 3;
    }
    return status < 0 ? ouro_print_error(rt) : 0;
}

int main(int count, char **words)
{
    const char *why;
    ouro_Options options = ouro_options_default();
    options.heap_limit = HEAP;
    options.write = write_text;
    ouro_Runtime *rt = ouro_create(&options, &why);
    if (rt == NULL) {
        fprintf(stderr, "%s\n", why);
        return 2;
    }
    int status = run(rt, count > 1 ? words[1] : own_program);
    ouro_Leaks leaks = ouro_destroy(rt);
    printf("[%lld refs, %lld blocks]\n", (long long)leaks.references, (long long)leaks.blocks);
    return status;
}
