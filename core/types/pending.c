/* Definitions of built-in types whose behaviour is not all there yet: what the runtime needs of them. A row goes as
 * soon as the type's own file has its definition. */
#include "types/attribute.h"

#include "types/builtin_function.h"
#include "types/builtin_slots.h"
#include "types/bytes.h"
#include "types/cell.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/float.h"
#include "types/instance.h"
#include "types/int.h"
#include "types/list.h"
#include "types/method.h"
#include "types/method_descriptor.h"
#include "types/set.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include "types/weakref.h"

