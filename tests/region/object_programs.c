#include "region/object_programs.h"

#include <stdio.h>
#include <string.h>

/* ---- taking over fresh references, so that what was made for a container alone need not be released by hand
 */

/* Appends `item`, of which the reference is taken over; NULL fails. */
static bool append(ouro_Runtime *rt, ouro_Object *list, ouro_Object *item)
{
    bool is_done = item != NULL && ouro_list_append(rt, list, item) == 0;
    ouro_release(rt, item);
    return is_done;
}

static bool add(ouro_Runtime *rt, ouro_Object *set, ouro_Object *item)
{
    bool is_done = item != NULL && ouro_set_add(rt, set, item) == 0;
    ouro_release(rt, item);
    return is_done;
}

/* dict[key] = value, of which both references are taken over. Only one of them is made in the call itself:
 * compilers differ in which argument they evaluate first, and the heap must not. */
static bool put(ouro_Runtime *rt, ouro_Object *dict, ouro_Object *key, ouro_Object *value)
{
    bool is_done = key != NULL && value != NULL && ouro_dict_set(rt, dict, key, value) == 0;
    ouro_release(rt, key);
    ouro_release(rt, value);
    return is_done;
}

/* The same, but `value` stays the caller's. */
static bool put_borrowed(ouro_Runtime *rt, ouro_Object *dict, ouro_Object *key, ouro_Object *value)
{
    bool is_done = key != NULL && ouro_dict_set(rt, dict, key, value) == 0;
    ouro_release(rt, key);
    return is_done;
}

static bool set_attribute(ouro_Runtime *rt, ouro_Object *object, const char *name, ouro_Object *value)
{
    bool is_done = value != NULL && ouro_set_attribute(rt, object, name, value) == 0;
    ouro_release(rt, value);
    return is_done;
}

/* name = object, of which the reference is taken over. */
static bool name_it(ouro_Runtime *rt, const char *name, ouro_Object *object)
{
    bool is_done = object != NULL && ouro_set_global(rt, name, object) == 0;
    ouro_release(rt, object);
    return is_done;
}

/* A new list under a name; held, too. */
static ouro_Object *named_list(ouro_Runtime *rt, const char *name)
{
    ouro_Object *list = ouro_list_new(rt);
    if (list != NULL && ouro_set_global(rt, name, list) == 0)
        return list;
    ouro_release(rt, list);
    return NULL;
}

static ouro_Object *named_dict(ouro_Runtime *rt, const char *name)
{
    ouro_Object *dict = ouro_dict_new(rt);
    if (dict != NULL && ouro_set_global(rt, name, dict) == 0)
        return dict;
    ouro_release(rt, dict);
    return NULL;
}

/* Ends a program: lets go, and says whether it went well. */
static bool ended(ouro_Runtime *rt, ouro_Object *held, bool is_done)
{
    ouro_release(rt, held);
    return is_done;
}

static ouro_Object *numbered(ouro_Runtime *rt, const char *text, int64_t number)
{
    char name[64];
    snprintf(name, sizeof name, "%s%d", text, (int)number);
    return ouro_str_new(rt, name);
}

/* ---- programs */

static bool nothing(ouro_Runtime *rt, int64_t size)
{
    (void)rt;
    (void)size;
    return true;
}

static bool some_numbers(ouro_Runtime *rt, ouro_Object *list, int64_t i)
{
    char digits[80];
    snprintf(digits, sizeof digits, "%s%d%0*d", i % 2 == 0 ? "" : "-", (int)(i % 97 + 1), (int)(i % 60 + 1),
             (int)(i % 10));
    return append(rt, list, ouro_int_new(rt, i - 10)) &&
           append(rt, list, ouro_int_new(rt, i * i * i * INT64_C(1000003))) &&
           append(rt, list, ouro_int_from_text(rt, digits, 10)) &&
           append(rt, list, ouro_float_new(rt, (double)i / 7)) &&
           append(rt, list, ouro_bool(rt, i % 3 == 0)) && append(rt, list, ouro_none(rt));
}

static bool compare_neighbours(ouro_Runtime *rt, ouro_Object *list)
{
    int64_t length = ouro_length(rt, list);
    for (int64_t i = 0; i + 5 < length; i += 6) {
        ouro_Object *left = ouro_list_get(rt, list, i);
        ouro_Object *right = ouro_list_get(rt, list, i + 2);
        bool is_done = ouro_compare(rt, left, right, OURO_LESS) >= 0 && ouro_hash(rt, right) != -1;
        ouro_release(rt, right);
        ouro_release(rt, left);
        if (!is_done)
            return false;
    }
    return true;
}

static bool numbers(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *list = named_list(rt, "numbers");
    bool is_done = list != NULL;
    for (int64_t i = 0; is_done && i < size; i++)
        is_done = some_numbers(rt, list, i);
    return ended(rt, list, is_done && compare_neighbours(rt, list));
}

static bool some_texts(ouro_Runtime *rt, ouro_Object *list, int64_t i)
{
    char text[160];
    static const char *const endings[] = {"", "\xc3\xa9", "\xe6\xb1\x89\xe5\xad\x97", "\xf0\x9f\x90\x8d"};
    snprintf(text, sizeof text, "text_%d_%.*s%s", (int)i, (int)(i % 90),
             "__________________________________________________________________________________________",
             endings[i % 4]);
    ouro_Object *str = ouro_str_new(rt, text);
    bool is_done = str != NULL && ouro_str_utf8(rt, str, NULL) != NULL && ouro_hash(rt, str) != -1;
    if (!is_done) {
        ouro_release(rt, str);
        return false;
    }
    return append(rt, list, str) && append(rt, list, ouro_bytes_new(rt, text, (int64_t)strlen(text))) &&
           append(rt, list, ouro_str_intern(rt, text)) &&
           append(rt, list, ouro_str_from_utf8(rt, text, i % 3));
}

static bool texts(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *list = named_list(rt, "texts");
    bool is_done = list != NULL;
    for (int64_t i = 0; is_done && i < size; i++)
        is_done = some_texts(rt, list, i);
    return ended(rt, list, is_done);
}

static ouro_Object *new_mixture(ouro_Runtime *rt, ouro_Object *list, int64_t i)
{
    ouro_Object *number = ouro_int_new(rt, 1000 + i);
    ouro_Object *pair[2] = {number, list};
    ouro_Object *result = NULL;
    if (number == NULL)
        return NULL;
    switch (i % 5) {
    case 0:
        result = ouro_tuple_new(rt, pair, 2);
        break;
    case 1:
        result = ouro_tuple_new(rt, pair, 1);
        break;
    case 2:
        result = ouro_frozenset_new(rt, pair, 1);
        break;
    case 3:
        result = ouro_cell_new(rt, list);
        break;
    default:
        result = ouro_cell_new(rt, NULL);
        break;
    }
    ouro_release(rt, number);
    return result;
}

static bool containers(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *list = named_list(rt, "containers");
    bool is_done = list != NULL;
    for (int64_t i = 0; is_done && i < size; i++) {
        ouro_Object *dict = ouro_dict_new(rt);
        ouro_Object *set = dict == NULL ? NULL : ouro_set_new(rt);
        is_done = set != NULL && append(rt, list, new_mixture(rt, list, i)) &&
                  ouro_list_append(rt, list, dict) == 0 &&
                  put_borrowed(rt, dict, numbered(rt, "key", i % 7), set) &&
                  add(rt, set, numbered(rt, "item", i)) && add(rt, set, ouro_int_new(rt, i)) &&
                  ouro_contains(rt, list, dict) == 1;
        ouro_release(rt, set);
        ouro_release(rt, dict);
    }
    return ended(rt, list, is_done);
}

static bool delete_number(ouro_Runtime *rt, ouro_Object *dict, int64_t i)
{
    ouro_Object *key = ouro_int_new(rt, i);
    bool is_done = key != NULL && ouro_dict_delete(rt, dict, key) == 0;
    ouro_release(rt, key);
    return is_done;
}

static bool dict_growth(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *by_text = named_dict(rt, "by_text");
    ouro_Object *by_number = by_text == NULL ? NULL : named_dict(rt, "by_number");
    bool is_done = by_number != NULL;
    for (int64_t i = 0; is_done && i < size; i++) {
        ouro_Object *text = numbered(rt, "k", i);
        is_done = text != NULL && put(rt, by_text, text, ouro_int_new(rt, i));
        ouro_Object *number = is_done ? ouro_int_new(rt, i * 31) : NULL;
        is_done = number != NULL && put(rt, by_number, number, numbered(rt, "v", i));
    }
    for (int64_t i = 0; is_done && i < size; i += 2)
        is_done = delete_number(rt, by_number, i * 31);
    for (int64_t i = 0; is_done && i < size; i += 3) {
        ouro_Object *number = ouro_int_new(rt, -i);
        is_done = number != NULL && put(rt, by_number, number, ouro_float_new(rt, 0.5));
    }
    ouro_release(rt, by_number);
    return ended(rt, by_text, is_done);
}

static bool set_growth(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *set = ouro_set_new(rt);
    bool is_done = set != NULL && ouro_set_global(rt, "numbers", set) == 0;
    for (int64_t i = 0; is_done && i < size; i++) {
        is_done = add(rt, set, ouro_int_new(rt, i * i)) && add(rt, set, numbered(rt, "s", i));
    }
    for (int64_t i = 0; is_done && i < size; i += 2) {
        ouro_Object *item = ouro_int_new(rt, i * i);
        is_done = item != NULL && ouro_set_discard(rt, set, item) >= 0 && ouro_contains(rt, set, item) == 0;
        ouro_release(rt, item);
    }
    return ended(rt, set, is_done);
}

static bool insert(ouro_Runtime *rt, ouro_Object *list, int64_t index, ouro_Object *item)
{
    bool is_done = item != NULL && ouro_list_insert(rt, list, index, item) == 0;
    ouro_release(rt, item);
    return is_done;
}

static bool list_editing(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *list = named_list(rt, "edited");
    ouro_Object *other = list == NULL ? NULL : named_list(rt, "cleared");
    bool is_done = other != NULL;
    for (int64_t i = 0; is_done && i < size; i++) {
        is_done =
            insert(rt, list, i / 2, numbered(rt, "", i)) && append(rt, other, ouro_float_new(rt, (double)i));
        if (is_done && i % 3 == 2)
            is_done = ouro_list_delete(rt, list, i % ouro_length(rt, list)) == 0;
        if (is_done && i % 5 == 4)
            is_done = ouro_list_set(rt, list, -1, other) == 0;
        if (is_done && i % 1000 == 999)
            is_done = ouro_list_clear(rt, other) == 0;
    }
    ouro_release(rt, other);
    return ended(rt, list, is_done);
}

/* self.total += argument */
static ouro_Object *method_add(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                               int64_t count)
{
    (void)user;
    int64_t total;
    int64_t amount;
    if (count != 1)
        return ouro_raise(rt, OURO_ERROR_TYPE, "add() takes one argument");
    ouro_Object *old = ouro_get_attribute(rt, self, "total");
    bool is_done = ouro_int_value(rt, old, &total) == 0 && ouro_int_value(rt, arguments[0], &amount) == 0 &&
                   set_attribute(rt, self, "total", ouro_int_new(rt, total + amount));
    ouro_release(rt, old);
    return is_done ? ouro_none(rt) : NULL;
}

static ouro_Object *method_init(ouro_Runtime *rt, void *user, ouro_Object *self,
                                ouro_Object *const *arguments, int64_t count)
{
    (void)user;
    (void)arguments;
    (void)count;
    return set_attribute(rt, self, "total", ouro_int_new(rt, 0)) ? ouro_none(rt) : NULL;
}

static ouro_Object *new_counter_class(ouro_Runtime *rt)
{
    const ouro_Method methods[] = {{"__init__", method_init, NULL}, {"add", method_add, NULL}};
    return ouro_class_new(rt,
                          &(ouro_ClassDefinition){.name = "Counter", .methods = methods, .method_count = 2});
}

static ouro_Object *new_point_class(ouro_Runtime *rt, ouro_Object *base)
{
    static const char *const slots[] = {"y", "x", "__weakref__"};
    return ouro_class_new(rt, &(ouro_ClassDefinition){.name = "Point",
                                                      .bases = &base,
                                                      .base_count = base == NULL ? 0 : 1,
                                                      .slots = slots,
                                                      .slot_count = 3});
}

static bool call_add(ouro_Runtime *rt, ouro_Object *counter, int64_t amount)
{
    ouro_Object *method = ouro_get_attribute(rt, counter, "add");
    ouro_Object *argument = method == NULL ? NULL : ouro_int_new(rt, amount);
    ouro_Object *result = argument == NULL ? NULL : ouro_call(rt, method, &argument, 1);
    ouro_release(rt, argument);
    ouro_release(rt, method);
    bool is_done = result != NULL;
    ouro_release(rt, result);
    return is_done;
}

static bool use_counter(ouro_Runtime *rt, ouro_Object *list, ouro_Object *class, int64_t i)
{
    ouro_Object *counter = ouro_call(rt, class, NULL, 0);
    bool is_done = counter != NULL && call_add(rt, counter, i) && call_add(rt, counter, 1) &&
                   (i % 4 != 0 || set_attribute(rt, counter, "extra", numbered(rt, "extra", i))) &&
                   (i % 8 != 0 || ouro_delete_attribute(rt, counter, "total") == 0) &&
                   ouro_list_append(rt, list, counter) == 0;
    ouro_release(rt, counter);
    return is_done;
}

static bool use_point(ouro_Runtime *rt, ouro_Object *list, ouro_Object *class, int64_t i)
{
    ouro_Object *point = ouro_instance_new(rt, class);
    bool is_done = point != NULL && set_attribute(rt, point, "x", ouro_int_new(rt, i + 300)) &&
                   (i % 2 != 0 || ouro_set_attribute(rt, point, "y", point) == 0) &&
                   ouro_list_append(rt, list, point) == 0;
    ouro_release(rt, point);
    return is_done;
}

static bool classes(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *list = named_list(rt, "instances");
    ouro_Object *counter = list == NULL ? NULL : new_counter_class(rt);
    ouro_Object *point = counter == NULL ? NULL : new_point_class(rt, NULL);
    bool is_done = point != NULL && ouro_set_global(rt, "Counter", counter) == 0;
    for (int64_t i = 0; is_done && i < size; i++) {
        is_done = use_counter(rt, list, counter, i) && use_point(rt, list, point, i);
    }
    ouro_release(rt, point);
    ouro_release(rt, counter);
    return ended(rt, list, is_done);
}

/* Two of a kind, each in the other. */
static bool new_cycle(ouro_Runtime *rt, ouro_Object *class, int64_t kind)
{
    ouro_Object *a = kind % 3 == 0   ? ouro_list_new(rt)
                     : kind % 3 == 1 ? ouro_dict_new(rt)
                                     : ouro_instance_new(rt, class);
    ouro_Object *b = a == NULL ? NULL : ouro_cell_new(rt, a);
    bool is_done = b != NULL;
    if (is_done && kind % 3 == 0)
        is_done = ouro_list_append(rt, a, b) == 0;
    if (is_done && kind % 3 == 1)
        is_done = put_borrowed(rt, a, ouro_str_new(rt, "other"), b);
    if (is_done && kind % 3 == 2)
        is_done = ouro_set_attribute(rt, a, "other", b) == 0;
    ouro_release(rt, b);
    ouro_release(rt, a);
    return is_done;
}

static bool cycles(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *class = ouro_class_new(rt, &(ouro_ClassDefinition){.name = "Node"});
    bool is_done = class != NULL;
    for (int64_t i = 0; is_done && i < size; i++) {
        is_done = new_cycle(rt, class, i);
        if (is_done && i % 50 == 49)
            is_done = ouro_collect(rt, (int)(i / 50 % 3)) >= 0;
    }
    return ended(rt, class, is_done);
}

/* Appends what it is called with to the list `user` names. */
static ouro_Object *note_call(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                              int64_t count)
{
    (void)self;
    ouro_Object *list = ouro_get_global(rt, user);
    bool is_done = list != NULL && count == 1 &&
                   append(rt, list, ouro_int_new(rt, (int64_t)(ouro_id(arguments[0]) & 0xffff)));
    ouro_release(rt, list);
    return is_done ? ouro_none(rt) : NULL;
}

static bool refer_weakly(ouro_Runtime *rt, ouro_Object *kept, ouro_Object *class, ouro_Object *callback,
                         int64_t i)
{
    ouro_Object *object = ouro_instance_new(rt, class);
    ouro_Object *first = object == NULL ? NULL : ouro_weakref_new(rt, object, i % 2 == 0 ? callback : NULL);
    ouro_Object *second = first == NULL ? NULL : ouro_weakref_new(rt, object, callback);
    bool is_done = second != NULL && ouro_list_append(rt, kept, first) == 0 &&
                   (i % 3 != 0 || ouro_set_attribute(rt, object, "itself", object) == 0) &&
                   (i % 5 != 0 || ouro_set_attribute(rt, object, "watcher", second) == 0) &&
                   (i % 7 != 0 || ouro_list_append(rt, kept, object) == 0);
    ouro_release(rt, second);
    ouro_release(rt, object);
    ouro_release(rt, first);
    return is_done;
}

static bool weak_references(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *kept = named_list(rt, "kept");
    ouro_Object *class = kept == NULL ? NULL : ouro_class_new(rt, &(ouro_ClassDefinition){.name = "Watched"});
    ouro_Object *callback = class == NULL ? NULL : ouro_function_new(rt, "note", note_call, "calls");
    bool is_done = callback != NULL && name_it(rt, "calls", ouro_list_new(rt));
    for (int64_t i = 0; is_done && i < size; i++)
        is_done = refer_weakly(rt, kept, class, callback, i);
    is_done = is_done && ouro_collect(rt, 2) >= 0;
    ouro_release(rt, callback);
    ouro_release(rt, class);
    return ended(rt, kept, is_done);
}

/* A finalizer: every third object comes back to life. */
static ouro_Object *finalize(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                             int64_t count)
{
    (void)user;
    (void)arguments;
    (void)count;
    int64_t number = 1;
    ouro_Object *attribute = ouro_get_attribute(rt, self, "number");
    bool is_done = ouro_int_value(rt, attribute, &number) == 0;
    ouro_release(rt, attribute);
    if (is_done && number % 3 == 0) {
        ouro_Object *list = ouro_get_global(rt, "revived");
        is_done = ouro_list_append(rt, list, self) == 0;
        ouro_release(rt, list);
    }
    return is_done ? ouro_none(rt) : NULL;
}

static bool new_finalized(ouro_Runtime *rt, ouro_Object *class, int64_t i)
{
    ouro_Object *object = ouro_instance_new(rt, class);
    bool is_done = object != NULL && set_attribute(rt, object, "number", ouro_int_new(rt, i)) &&
                   (i % 2 != 0 || ouro_set_attribute(rt, object, "itself", object) == 0);
    ouro_release(rt, object);
    return is_done;
}

static bool finalizers(ouro_Runtime *rt, int64_t size)
{
    const ouro_Method methods[] = {{"__del__", finalize, NULL}};
    ouro_Object *revived = named_list(rt, "revived");
    ouro_Object *class =
        revived == NULL ? NULL
                        : ouro_class_new(rt, &(ouro_ClassDefinition){
                                                 .name = "Lazarus", .methods = methods, .method_count = 1});
    bool is_done = class != NULL;
    for (int64_t i = 0; is_done && i < size; i++)
        is_done = new_finalized(rt, class, i);
    is_done =
        is_done && ouro_collect(rt, 2) >= 0 && ouro_list_clear(rt, revived) == 0 && ouro_collect(rt, 2) >= 0;
    ouro_release(rt, class);
    return ended(rt, revived, is_done);
}

static ouro_Object *note_collection(ouro_Runtime *rt, void *user, ouro_Object *self,
                                    ouro_Object *const *arguments, int64_t count)
{
    (void)self;
    ouro_Object *list = ouro_get_global(rt, user);
    bool is_done = list != NULL && count == 2 && ouro_list_append(rt, list, arguments[0]) == 0;
    ouro_release(rt, list);
    return is_done ? ouro_none(rt) : NULL;
}

static bool generations(ouro_Runtime *rt, int64_t size)
{
    const int64_t thresholds[OURO_GENERATIONS] = {100, 3, 2};
    ouro_gc_set_thresholds(rt, thresholds);
    ouro_Object *list = named_list(rt, "survivors");
    ouro_Object *callbacks = list == NULL ? NULL : ouro_gc_callbacks(rt);
    bool is_done = callbacks != NULL && name_it(rt, "collections", ouro_list_new(rt)) &&
                   append(rt, callbacks, ouro_function_new(rt, "note", note_collection, "collections"));
    for (int64_t i = 0; is_done && i < size; i++) {
        ouro_Object *young = ouro_list_new(rt);
        is_done = young != NULL && ouro_list_append(rt, young, young) == 0 &&
                  (i % 4 != 0 || ouro_list_append(rt, list, young) == 0);
        ouro_release(rt, young);
        if (is_done && i == size / 2)
            ouro_gc_freeze(rt);
        if (is_done && i == size / 2 + size / 8)
            ouro_gc_unfreeze(rt);
    }
    is_done = is_done && ouro_collect(rt, 0) >= 0 && ouro_collect(rt, 1) >= 0;
    ouro_release(rt, callbacks);
    return ended(rt, list, is_done);
}

static bool large_objects(ouro_Runtime *rt, int64_t size)
{
    static const uint8_t data[5000];
    ouro_Object *list = named_list(rt, "large");
    bool is_done = list != NULL;
    for (int64_t i = 0; is_done && i < size; i++) {
        ouro_Object *inner = ouro_list_new(rt);
        is_done = inner != NULL && append(rt, list, ouro_bytes_new(rt, data, 500 + i * 73 % 4500));
        for (int64_t j = 0; is_done && j < i * 10; j++)
            is_done = ouro_list_append(rt, inner, list) == 0;
        is_done = is_done && append(rt, list, ouro_hold(rt, inner));
        if (is_done && i % 3 == 2)
            is_done = ouro_list_delete(rt, list, i % ouro_length(rt, list)) == 0;
        ouro_release(rt, inner);
    }
    return ended(rt, list, is_done);
}

/* Whether allocations are counted, because somebody makes them fail already. */
static bool find_failing(ouro_Runtime *rt, bool *is_failing)
{
    static const uint8_t data[1000];
    ouro_Object *probe = ouro_bytes_new(rt, data, sizeof data);
    *is_failing = ouro_allocation_count(rt) != 0;
    ouro_release(rt, probe);
    return probe != NULL;
}

/* Another program, whose allocations fail; with what it leaves behind, once more. Where every allocation of
 * this program is made to fail already, it does so without failures of its own. */
static bool failures(ouro_Runtime *rt, int64_t size)
{
    bool is_inner;
    if (!find_failing(rt, &is_inner))
        return false;
    for (int64_t i = 1; i <= size; i++) {
        if (!is_inner)
            ouro_fail_allocation(rt, (uint64_t)(i * i), false);
        bool is_done = classes(rt, 3);
        if (!is_inner)
            ouro_fail_allocation(rt, 0, false);
        if (!is_done && is_inner)
            return false;
        ouro_error_clear(rt);
    }
    return true;
}

static bool many_objects(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *list = named_list(rt, "many");
    ouro_Object *class = list == NULL ? NULL : ouro_class_new(rt, &(ouro_ClassDefinition){.name = "Item"});
    bool is_done = class != NULL;
    for (int64_t i = 0; is_done && i < size; i += 4) {
        ouro_Object *instance = ouro_instance_new(rt, class);
        is_done = instance != NULL && set_attribute(rt, instance, "list", ouro_list_new(rt)) &&
                  set_attribute(rt, instance, "number", ouro_int_new(rt, i)) &&
                  ouro_list_append(rt, list, instance) == 0 && append(rt, list, ouro_dict_new(rt));
        ouro_release(rt, instance);
    }
    for (int64_t i = 0; is_done && i < size / 4; i += 3) {
        ouro_Object *none = ouro_none(rt);
        is_done = none != NULL && ouro_list_set(rt, list, i, none) == 0;
        ouro_release(rt, none);
    }
    ouro_release(rt, class);
    return ended(rt, list, is_done);
}

/* Puts `inner`, which is taken over, in a new container. */
static ouro_Object *nest(ouro_Runtime *rt, ouro_Object *inner, int64_t kind)
{
    ouro_Object *outer = kind % 3 == 0   ? ouro_list_new(rt)
                         : kind % 3 == 1 ? ouro_tuple_new(rt, &inner, 1)
                                         : ouro_dict_new(rt);
    bool is_done = outer != NULL;
    if (is_done && kind % 3 == 0)
        is_done = ouro_list_append(rt, outer, inner) == 0;
    if (is_done && kind % 3 == 2)
        is_done = put_borrowed(rt, outer, ouro_str_intern(rt, "inner"), inner);
    ouro_release(rt, inner);
    if (is_done)
        return outer;
    ouro_release(rt, outer);
    return NULL;
}

static bool deep_nesting(ouro_Runtime *rt, int64_t size)
{
    ouro_Object *outer = ouro_list_new(rt);
    for (int64_t i = 0; outer != NULL && i < size; i++)
        outer = nest(rt, outer, i);
    return name_it(rt, "deep", outer) && ouro_collect(rt, 1) >= 0 && ouro_delete_global(rt, "deep") == 0;
}

bool deep_chain(ouro_Runtime *rt, int64_t count)
{
    ouro_Object *outer = ouro_list_new(rt);
    for (int64_t i = 1; outer != NULL && i < count; i++)
        outer = nest(rt, outer, 0);
    return name_it(rt, "deep", outer) && ouro_collect(rt, 2) == 0 && ouro_check(rt, NULL, 0) &&
           ouro_delete_global(rt, "deep") == 0;
}

static const ObjectProgram programs[] = {
#define PROGRAM(name, size, small_size, documentation) {#name, size, small_size, name},
    OBJECT_PROGRAMS(PROGRAM)
#undef PROGRAM
};

const ObjectProgram *object_program_at(uint32_t index)
{
    return index < sizeof programs / sizeof programs[0] ? &programs[index] : NULL;
}
