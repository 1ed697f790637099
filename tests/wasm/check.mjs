// What the scenarios of the package assert with, in Node and in a page alike.

const asText = (value) =>
  JSON.stringify(value, (name, one) => (ArrayBuffer.isView(one) ? [...one] : one === undefined ? 'undefined' : one))?.slice(0, 1000);

function fail(what) {
  throw new Error(what);
}

// Equal in value, with the same type.
export function equal(value, wanted, what = '') {
  if (asText(value) !== asText(wanted)) fail(`${what}: ${asText(value)} is not ${asText(wanted)}`);
}

export function ok(value, what = 'not so') {
  if (!value) fail(what);
}

export function match(text, pattern) {
  if (!pattern.test(text)) fail(`${asText(text)} has no ${pattern}`);
}

// The error with which the promise fails, whose name and message fit.
export async function rejects(promise, name, pattern = /./) {
  const error = await promise.then(() => fail(`it did not fail with ${name}`), (reason) => reason);
  if (error.name !== name || !pattern.test(error.message)) fail(`it failed with ${error.name}: ${error.message}`);
  return error;
}
