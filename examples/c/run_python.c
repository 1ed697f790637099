/* Python text on a heap that C looks at: runs a program, and shows who keeps one of its objects alive.
 *
 *     run_python                       a small program of its own
 *     run_python program.py NAME       that program, and its global name NAME */
#include <ouro/inspect.h>
#include <ouro/python.h>

#include <stdio.h>
#include <stdlib.h>

static const char own_program[] = "class Node:\n"
                                  "    def __init__(self, owner):\n"
                                  "        self.owner = owner\n"
                                  "\n"
                                  "tree = Node(None)\n"
                                  "leaf = Node(tree)\n"
                                  "tree.leaves = [leaf, Node(tree)]\n"
                                  "print('made', len(tree.leaves), 'leaves')\n";

/* What the program prints, and tracebacks. */
static void write_text(void *user, int stream, const char *text, uint64_t length)
{
    (void)user;
    fwrite(text, 1, length, stream == 1 ? stdout : stderr);
}

/* From malloc; NULL and a message. */
static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0) {
        long size = ftell(file);
        rewind(file);
        text = size < 0 ? NULL : malloc((size_t)size + 1);
        if (text != NULL)
            text[fread(text, 1, (size_t)size, file)] = 0;
    }
    if (file != NULL)
        fclose(file);
    if (text == NULL)
        perror(path);
    return text;
}

/* Every reference to the object: from where, and how it is called there. */
static void print_retainers(ouro_Inspection *inspection, uint64_t address)
{
    const ouro_EdgeRecord *edges;
    const uint32_t *retainers;
    uint64_t count = ouro_retainers(inspection, address, &retainers);
    if (count == OURO_FAILED || ouro_edges(inspection, &edges) == OURO_FAILED)
        return;
    for (uint64_t i = 0; i < count; i++) {
        const ouro_EdgeRecord *edge = &edges[retainers[i]];
        char path[200];
        ouro_path_text(inspection, edge->source, path, sizeof path);
        printf("    %s%.*s\n", edge->source == 0 ? "" : path, (int)edge->name_length,
               ouro_strings(inspection, NULL) + edge->name_offset);
    }
}

static int show(ouro_Runtime *rt, const char *name)
{
    ouro_Object *object = ouro_get_global(rt, name);
    if (object == NULL)
        return ouro_print_error(rt);
    uint64_t address = ouro_id(object);
    printf("%s is at 0x%llx, with %lld references\n", name, (unsigned long long)address,
           (long long)ouro_refcount(object));
    ouro_View view = ouro_view(rt);
    ouro_Inspection *inspection = ouro_inspect(&view, NULL);
    if (inspection != NULL)
        print_retainers(inspection, address);
    ouro_inspection_close(inspection);
    ouro_release(rt, object);
    return 0;
}

int main(int count, char **words)
{
    char *text = count > 1 ? read_file(words[1]) : NULL;
    if (count > 1 && text == NULL)
        return 2;
    ouro_Options options = ouro_options_default();
    options.write = write_text;
    ouro_Runtime *rt = ouro_create(&options, NULL);
    int status = 1;
    if (rt != NULL) {
        int ran = ouro_run(rt, text == NULL ? own_program : text, count > 1 ? words[1] : "<own program>");
        status = ran < 0 ? ouro_print_error(rt) : show(rt, count > 2 ? words[2] : "tree");
        ouro_Leaks leaks = ouro_destroy(rt);
        printf("[%lld refs, %lld blocks]\n", (long long)leaks.references, (long long)leaks.blocks);
    }
    free(text);
    return status;
}
