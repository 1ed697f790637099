// What an engine says of its own tables: which fields a record of each type has, and what their numbers mean.

// [names of the types in their order, by name { number, bytes, fields: { name, doc, offset, bytes, isSigned }[] }]
function readRecordTypes(engine) {
  const { exports } = engine;
  const [at, count] = engine.withBytes(4, (place) => [exports.record_types(place), engine.view(place, 4).getUint32(0, true)]);
  const types = {};
  for (let number = 0; number < count; number++) {
    const row = engine.view(at + 16 * number, 16);
    const word = (i) => row.getUint32(4 * i, true);
    const fields = Array.from({ length: word(2) }, (_, i) => {
      const field = engine.view(word(1) + 24 * i, 24);
      return {
        name: camelCase(engine.text(field.getUint32(0, true))),
        doc: engine.text(field.getUint32(4, true)),
        offset: field.getUint32(8, true),
        bytes: field.getUint32(12, true),
        isSigned: field.getUint32(16, true) !== 0,
      };
    });
    const name = engine.text(word(0));
    types[name[0].toLowerCase() + name.slice(1)] = { number, bytes: word(3), fields };
  }
  return types;
}

const camelCase = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

// The tables of constants, by their names: { event: ['none', 'allocation', …], phase: […], … }.
function readConstants(engine) {
  const tables = {};
  for (let table = 0; ; table++) {
    const name = engine.exports.constant_table(table);
    if (name === null) return tables;
    const names = [];
    for (let number = 0, text; (text = engine.exports.constant_name(table, number)) !== null; number++) names.push(text);
    tables[camelCase(name)] = names;
  }
}

// The names of the built-in types, by the numbers that records have for them (`layout`, `id`).
function readTypeNames(engine) {
  const unknown = engine.exports.type_name(0);
  const names = [unknown];
  for (let name; (name = engine.exports.type_name(names.length)) !== unknown;) names.push(name);
  return names;
}

// { types, constants, typeNames }, as index.d.ts has them.
export const describe = (engine) => ({ types: readRecordTypes(engine), constants: readConstants(engine), typeNames: readTypeNames(engine) });
