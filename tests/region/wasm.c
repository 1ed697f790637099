/* What the Node tests call in WebAssembly; the rest they do through the engine's own exports. */
#include "region/program.h"

#define EXPORT(name) __attribute__((export_name(#name)))

EXPORT(scenario_name) const char *scenario_name(uint32_t index);
EXPORT(scenario_create) Memory *scenario_create(uint32_t index);
EXPORT(scenario_run) const char *scenario_run(uint32_t index, Memory *m);
EXPORT(scenario_deep_chain) const char *scenario_deep_chain(uint32_t count);

const char *scenario_name(uint32_t index)
{
    Scenario scenario;
    return scenario_at(index, &scenario) ? scenario.name : NULL;
}

Memory *scenario_create(uint32_t index)
{
    Scenario scenario;
    return scenario_at(index, &scenario) ? scenario_begin(&scenario, NULL) : NULL;
}

const char *scenario_run(uint32_t index, Memory *m)
{
    Scenario scenario;
    return scenario_at(index, &scenario) ? scenario_run_in(&scenario, m) : "there is no such scenario";
}

/* NULL when all went well, else what did not. */
const char *scenario_deep_chain(uint32_t count)
{
    const char *why = "?";
    ouro_Runtime *rt = ouro_create(NULL, &why);
    if (rt == NULL) {
        return why;
    }
    bool is_done = deep_chain(rt, count);
    why = is_done ? NULL : ouro_error_name(ouro_error_kind(rt));
    ouro_Leaks leaks = ouro_destroy(rt);
    return why == NULL && (leaks.references != 0 || leaks.blocks != 0) ? "something is left" : why;
}
