/* Finalizers, weak references, and coming back to life.
 *
 *     class Node:
 *         def __del__(self): ...
 *
 * A finalizer runs once, before its object dies. It may store the object somewhere, and then the object lives
 * on. A weak reference does not keep its object alive; its callback runs when the object dies. */
#include <ouro/ouro.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Prints what a C function was called with, by its attribute `name`. */
static bool print_name(ouro_Runtime *rt, const char *what, ouro_Object *object)
{
    ouro_Object *name = ouro_get_attribute(rt, object, "name");
    const char *text = ouro_str_utf8(rt, name, NULL); /* NULL is passed on: no check between the two */
    if (text != NULL)
        printf("  %s %s\n", what, text);
    ouro_release(rt, name);
    return text != NULL;
}

/* Node.__del__. `self` is borrowed. The result is a reference that passes to the caller. */
static ouro_Object *node_del(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                             int64_t count)
{
    (void)user;
    (void)arguments;
    (void)count;
    return print_name(rt, "finalizer of", self) ? ouro_none(rt) : NULL;
}

/* Phoenix.__del__: `phoenix = self`, which brings it back. */
static ouro_Object *phoenix_del(ouro_Runtime *rt, void *user, ouro_Object *self,
                                ouro_Object *const *arguments, int64_t count)
{
    (void)user;
    (void)arguments;
    (void)count;
    bool is_done = print_name(rt, "finalizer of", self) && ouro_set_global(rt, "phoenix", self) == 0;
    return is_done ? ouro_none(rt) : NULL;
}

/* The callback of a weak reference. Its object is gone: calling the reference gives None. */
static ouro_Object *died(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                         int64_t count)
{
    (void)self;
    if (count != 1)
        return ouro_raise(rt, OURO_ERROR_TYPE, "one argument expected");
    ouro_Object *object = ouro_weakref_get(rt, arguments[0]);
    printf("  %s died; its weak reference gives %s\n", (const char *)user,
           ouro_is_none(rt, object) ? "None" : "it");
    ouro_release(rt, object);
    return ouro_none(rt);
}

static ouro_Object *new_class(ouro_Runtime *rt, const char *name, ouro_Function del)
{
    ouro_Method methods[] = {{"__del__", del, NULL}};
    ouro_ClassDefinition definition = {.name = name, .methods = methods, .method_count = 1};
    return ouro_class_new(rt, &definition);
}

static ouro_Object *new_named(ouro_Runtime *rt, ouro_Object *class, const char *text)
{
    ouro_Object *object = ouro_instance_new(rt, class);
    ouro_Object *name = ouro_str_new(rt, text);
    bool is_done = object != NULL && name != NULL && ouro_set_attribute(rt, object, "name", name) == 0;
    ouro_release(rt, name);
    if (is_done)
        return object;
    ouro_release(rt, object);
    return NULL;
}

static bool die_at_once(ouro_Runtime *rt, ouro_Object *class)
{
    printf("the last reference goes:\n");
    ouro_Object *object = new_named(rt, class, "first");
    ouro_Object *callback = ouro_function_new(rt, "died", died, "first");
    ouro_Object *weak = object == NULL || callback == NULL ? NULL : ouro_weakref_new(rt, object, callback);
    bool is_done = weak != NULL;
    ouro_release(rt, object);
    ouro_release(rt, weak);
    ouro_release(rt, callback);
    return is_done;
}

static bool die_in_a_cycle(ouro_Runtime *rt, ouro_Object *class)
{
    printf("the last reference from outside a cycle goes:\n");
    ouro_Object *left = new_named(rt, class, "left");
    ouro_Object *right = left == NULL ? NULL : new_named(rt, class, "right");
    bool is_done = right != NULL && ouro_set_attribute(rt, left, "other", right) == 0 &&
                   ouro_set_attribute(rt, right, "other", left) == 0;
    ouro_release(rt, left);
    ouro_release(rt, right);
    printf("  nothing happens, until a collection\n");
    return is_done && ouro_collect(rt, 2) >= 0;
}

static bool die_twice(ouro_Runtime *rt, ouro_Object *class)
{
    printf("an object whose finalizer names it:\n");
    ouro_Object *object = new_named(rt, class, "phoenix");
    bool is_done = object != NULL;
    ouro_release(rt, object);
    if (!is_done)
        return false;
    object = ouro_get_global(rt, "phoenix");
    if (object == NULL)
        return false;
    printf("  it lives, with %" PRId64 " references: one is the name, one is ours\n", ouro_refcount(object));
    ouro_release(rt, object);
    printf("  del phoenix: it dies, without another call of its finalizer\n");
    return ouro_delete_global(rt, "phoenix") == 0;
}

static bool run(ouro_Runtime *rt)
{
    ouro_Object *node = new_class(rt, "Node", node_del);
    ouro_Object *phoenix = node == NULL ? NULL : new_class(rt, "Phoenix", phoenix_del);
    bool is_done =
        phoenix != NULL && die_at_once(rt, node) && die_in_a_cycle(rt, node) && die_twice(rt, phoenix);
    ouro_release(rt, phoenix);
    ouro_release(rt, node);
    return is_done;
}

int main(void)
{
    const char *why;
    ouro_Runtime *rt = ouro_create(NULL, &why);
    if (rt == NULL) {
        fprintf(stderr, "no runtime: %s\n", why);
        return 1;
    }
    bool is_done = run(rt);
    if (!is_done)
        fprintf(stderr, "%s: %s\n", ouro_error_name(ouro_error_kind(rt)), ouro_error_message(rt));
    ouro_Leaks leaks = ouro_destroy(rt);
    printf("[%" PRId64 " refs, %" PRId64 " blocks]\n", leaks.references, leaks.blocks);
    return !is_done || leaks.references != 0 || leaks.blocks != 0;
}
