/* Names that C code looks up in objects: one interned str each, made when the runtime begins. Owns the table; to use
 * another name, add its row. */
#ifndef OURO_TYPES_NAMES_H
#define OURO_TYPES_NAMES_H

#include "object/runtime.h"

/* X(identifier): the str is "__identifier__". */
#define SPECIAL_NAMES(X) \
    X(abs) \
    X(abstractmethods) \
    X(add) \
    X(aenter) \
    X(aexit) \
    X(aiter) \
    X(all) \
    X(and) \
    X(anext) \
    X(annotations) \
    X(args) \
    X(await) \
    X(bases) \
    X(basicsize) \
    X(bool) \
    X(build_class) \
    X(bytes) \
    X(call) \
    X(cause) \
    X(ceil) \
    X(class) \
    X(class_getitem) \
    X(classcell) \
    X(complex) \
    X(contains) \
    X(context) \
    X(copy) \
    X(deepcopy) \
    X(del) \
    X(delattr) \
    X(delete) \
    X(delitem) \
    X(dict) \
    X(dir) \
    X(divmod) \
    X(doc) \
    X(enter) \
    X(eq) \
    X(exit) \
    X(file) \
    X(float) \
    X(floor) \
    X(floordiv) \
    X(format) \
    X(func) \
    X(ge) \
    X(get) \
    X(getattr) \
    X(getattribute) \
    X(getitem) \
    X(getnewargs) \
    X(getnewargs_ex) \
    X(getstate) \
    X(gt) \
    X(hash) \
    X(iadd) \
    X(iand) \
    X(ifloordiv) \
    X(ilshift) \
    X(imatmul) \
    X(imod) \
    X(import) \
    X(imul) \
    X(index) \
    X(init) \
    X(init_subclass) \
    X(instancecheck) \
    X(int) \
    X(invert) \
    X(ior) \
    X(ipow) \
    X(irshift) \
    X(isabstractmethod) \
    X(isub) \
    X(iter) \
    X(itruediv) \
    X(ixor) \
    X(le) \
    X(len) \
    X(length_hint) \
    X(loader) \
    X(lshift) \
    X(lt) \
    X(main) \
    X(match_args) \
    X(matmul) \
    X(mod) \
    X(module) \
    X(mro) \
    X(mro_entries) \
    X(mul) \
    X(name) \
    X(ne) \
    X(neg) \
    X(new) \
    X(newobj) \
    X(newobj_ex) \
    X(next) \
    X(notes) \
    X(objclass) \
    X(or) \
    X(orig_class) \
    X(origin) \
    X(package) \
    X(parameters) \
    X(path) \
    X(pos) \
    X(pow) \
    X(prepare) \
    X(qualname) \
    X(radd) \
    X(rand) \
    X(rdivmod) \
    X(reduce) \
    X(reduce_ex) \
    X(repr) \
    X(reversed) \
    X(rfloordiv) \
    X(rlshift) \
    X(rmatmul) \
    X(rmod) \
    X(rmul) \
    X(ror) \
    X(round) \
    X(rpow) \
    X(rrshift) \
    X(rshift) \
    X(rsub) \
    X(rtruediv) \
    X(rxor) \
    X(self) \
    X(set) \
    X(set_name) \
    X(setattr) \
    X(setitem) \
    X(setstate) \
    X(sizeof) \
    X(slotnames) \
    X(slots) \
    X(spec) \
    X(str) \
    X(sub) \
    X(subclasscheck) \
    X(subclasses) \
    X(subclasshook) \
    X(text_signature) \
    X(truediv) \
    X(trunc) \
    X(typing_is_unpacked_typevartuple) \
    X(typing_prepare_subst) \
    X(typing_subst) \
    X(typing_unpacked_tuple_args) \
    X(weakref) \
    X(wrapped) \
    X(xor)

/* X(identifier): the str is the identifier. */
#define PLAIN_NAMES(X) \
    X(_) \
    X(__builtins__) \
    X(__tracebackhide__) \
    X(_abc_impl) \
    X(_initializing) \
    X(_reduce_ex) \
    X(_slotnames) \
    X(builtins) \
    X(close) \
    X(copyreg) \
    X(derive) \
    X(displayhook) \
    X(fileno) \
    X(flush) \
    X(get) \
    X(getattr) \
    X(items) \
    X(keys) \
    X(metaclass) \
    X(mro) \
    X(readline) \
    X(send) \
    X(sort) \
    X(split) \
    X(stderr) \
    X(stdin) \
    X(stdout) \
    X(sys) \
    X(throw) \
    X(write)

typedef enum NameId {
#define SPECIAL_NAME(identifier) NAME_##identifier,
    SPECIAL_NAMES(SPECIAL_NAME)
#undef SPECIAL_NAME
#define PLAIN_NAME(identifier) NAME_plain_##identifier,
        PLAIN_NAMES(PLAIN_NAME)
#undef PLAIN_NAME
            NAME_COUNT
} NameId;

/* Borrowed. */
ALWAYS_INLINE Object *name_object(const Runtime *rt, NameId id)
{
    return ref_pointer(((const TupleObject *)ref_pointer(rt->names))->ob_item[id]);
}

/* Makes rt->names. 0, or -1 and MemoryError. */
int names_init(Runtime *rt);

#endif
