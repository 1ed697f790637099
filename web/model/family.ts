// The families of types: what a hue says in every view. Owns which type belongs to which.

export const FAMILIES = ['number', 'text', 'sequence', 'mapping', 'instance', 'code', 'collector'] as const;
export type Family = (typeof FAMILIES)[number];

const MEMBERS: Partial<Record<Family, string[]>> = {
  number: ['int', 'float', 'complex', 'bool', 'NoneType', 'ellipsis', 'NotImplementedType', 'range', 'slice'],
  text: ['str', 'bytes', 'bytearray', 'memoryview'],
  sequence: ['list', 'tuple', 'set', 'frozenset', 'collections.deque', 'array.array'],
  mapping: ['dict', 'mappingproxy', 'collections.OrderedDict', 'collections.defaultdict', 'dict_keys', 'dict_values', 'dict_items'],
  code: [
    'function', 'code', 'builtin_function_or_method', 'method', 'method_descriptor', 'wrapper_descriptor', 'getset_descriptor',
    'member_descriptor', 'classmethod_descriptor', 'method-wrapper', 'cell', 'frame', 'generator', 'coroutine', 'async_generator',
    'traceback', 'type', 'module', 'property', 'staticmethod', 'classmethod', 'super',
  ],
  collector: ['weakref', 'weakproxy', 'weakcallableproxy', 'weakref.ReferenceType', 'PyCapsule'],
};

const FAMILY_OF = new Map<string, Family>();
for (const family of FAMILIES) for (const type of MEMBERS[family] ?? []) FAMILY_OF.set(type, family);

/** The family of a type by its name. A type that is not built in is a class of the program: its objects are instances. */
export const familyOf = (typeName: string): Family => FAMILY_OF.get(typeName) ?? 'instance';
