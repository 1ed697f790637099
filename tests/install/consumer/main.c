#include <ouro/ouro.h>

#include <stdio.h>

int main(void)
{
    ouro_Runtime *rt = ouro_create(NULL, NULL);
    if (rt == NULL) {
        return 1;
    }
    printf("%d kinds of event\n", OURO_EVENT_COUNT);
    ouro_Leaks leaks = ouro_destroy(rt);
    printf("[%d refs, %d blocks]\n", (int)leaks.references, (int)leaks.blocks);
    return 0;
}
