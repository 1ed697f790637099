/* region FOLDER: runs each scenario natively, each in a new region at the first address, and writes the bytes
 * of the region to FOLDER/<name>.region. */
#include "region/program.h"

#include <inttypes.h>
#include <stdio.h>

static bool write_region(const Memory *m, const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s.region", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        perror(path);
        return false;
    }
    bool is_written = fwrite(m, 1, m->size, file) == m->size;
    return fclose(file) == 0 && is_written;
}

static bool run_scenario(const Scenario *scenario, const char *folder)
{
    const char *why = NULL;
    Memory *m = scenario_begin(scenario, &why);
    if (m == NULL) {
        fprintf(stderr, "%s: %s\n", scenario->name, why);
        return false;
    }
    bool is_done = false;
    if (ref_of(m) != REGION_BASE) {
        fprintf(stderr, "%s: the region lies at %#" PRIx64 "\n", scenario->name, ref_of(m));
    } else if ((why = scenario_run_in(scenario, m)) != NULL) {
        fprintf(stderr, "%s: %s\n", scenario->name, why);
    } else {
        is_done = write_region(m, folder, scenario->name);
    }
    memory_destroy(m);
    return is_done;
}

int main(int argument_count, char **arguments)
{
    if (argument_count != 2) {
        fprintf(stderr, "usage: region FOLDER\n");
        return 2;
    }
    Scenario scenario;
    for (uint32_t index = 0; scenario_at(index, &scenario); index++) {
        if (!run_scenario(&scenario, arguments[1])) {
            return 1;
        }
        printf("%s\n", scenario.name);
    }
    return 0;
}
