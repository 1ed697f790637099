// The same calls through a port: a service on one side, what stands for it on the other. Owns the messages between them;
// knows nothing of what the service does. A service is an object whose methods take and give plain data (numbers, texts,
// typed arrays, objects of these); it says what happens meanwhile through `service.onEvent(name, data)`.
//
//   to the service     { id, method, args, isCancelled }, { cancel: id }
//   from the service   { id, result } or { id, error }, { events: [{ event, data }] }

// What can be handed over instead of copied: the buffers in a result.
function buffersIn(value, found = new Set()) {
  if (value instanceof ArrayBuffer) found.add(value);
  else if (ArrayBuffer.isView(value)) found.add(value.buffer);
  else if (Array.isArray(value)) value.forEach((item) => buffersIn(item, found));
  else if (value !== null && typeof value === 'object') Object.values(value).forEach((item) => buffersIn(item, found));
  return found;
}

const asPlain = ({ name, message, stack, ...rest }) => ({ name, message, stack, ...rest });

// An error as it was on the other side: of one of these classes, if it has its name.
function asError({ name, message, stack, ...rest }, classes) {
  const Class = classes.find((one) => one.name === name) ?? Error;
  return Object.assign(new Class(message), { name, stack, ...rest });
}

// So many events of one turn of the thread are messages of their own, which are there at once. A program that prints line by line says
// a great deal more, and what hears of it would hear of nothing else: the rest of the turn's are one message.
const AT_ONCE_MOST = 100;

// What tells of events through `port`, and what sends those that were held back.
function teller(port) {
  let count = 0;
  let held = [];
  const post = (events) => port.postMessage({ events }, [...buffersIn(events)]);
  const flush = () => {
    if (held.length > 0) post(held);
    [count, held] = [0, []];
  };
  const tell = (event, data) => {
    if (count++ === 0) queueMicrotask(flush);
    if (count <= AT_ONCE_MOST) post([{ event, data }]);
    else held.push({ event, data });
  };
  return { tell, flush };
}

// Answers what comes through `port` with the methods of `service`. A method's last argument is an AbortSignal.
export function serve(port, service) {
  const running = new Map();
  const { tell, flush } = teller(port);
  service.onEvent = tell;
  port.onmessage = async ({ data: { id, method, args, isCancelled, cancel } }) => {
    if (cancel !== undefined) {
      running.get(cancel)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    if (isCancelled) controller.abort();
    try {
      const result = await service[method](...args, controller.signal);
      flush();
      port.postMessage({ id, result }, [...buffersIn(result)]);
    } catch (error) {
      flush();
      port.postMessage({ id, error: asPlain(error) });
    } finally {
      running.delete(id);
    }
  };
}

// Stands for the service at the other end of `port`: call(method, args, signal) gives what the method gives.
export class Remote {
  #port;
  #waiting = new Map();
  #last = 0;
  #classes;
  #failure = null;
  onEvent = () => {};

  constructor(port, classes = []) {
    this.#port = port;
    this.#classes = classes;
    port.onmessage = ({ data }) => this.#receive(data);
    this.#hold();
  }

  // What an aborted signal means is the method's to say, also when it was aborted before.
  call(method, args = [], signal = undefined) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) throw this.#failure;
      const cancel = () => this.#port.postMessage({ cancel: id });
      this.#port.postMessage({ id, method, args, isCancelled: signal?.aborted === true });
      signal?.addEventListener('abort', cancel, { once: true });
      this.#waiting.set(id, {
        resolve,
        reject: (error) => reject(error.name === 'AbortError' && signal?.aborted ? signal.reason : error),
        done: () => signal?.removeEventListener('abort', cancel),
      });
      this.#hold();
    });
  }

  // A process of Node goes on as long as somebody waits here, and no longer.
  #hold() {
    if (this.#waiting.size > 0) this.#port.ref?.();
    else this.#port.unref?.();
  }

  #receive({ id, result, error, events }) {
    if (events !== undefined) {
      for (const { event, data } of events) this.onEvent(event, data);
      return;
    }
    const call = this.#waiting.get(id);
    this.#waiting.delete(id);
    call.done();
    this.#hold();
    if (error === undefined) call.resolve(result);
    else call.reject(asError(error, this.#classes));
  }

  // Everything that waits fails with this, and everything asked for later.
  fail(error) {
    this.#failure ??= error;
    for (const { reject, done } of this.#waiting.values()) {
      done();
      reject(error);
    }
    this.#waiting.clear();
    this.#hold();
  }
}

// A service in the same thread, called alike.
export class Local {
  #service;
  #failure = null;
  onEvent = () => {};

  constructor(service) {
    this.#service = service;
    service.onEvent = (event, data) => this.onEvent(event, data);
  }

  async call(method, args = [], signal = undefined) {
    if (this.#failure !== null) throw this.#failure;
    return this.#service[method](...args, signal);
  }

  fail(error) {
    this.#failure ??= error;
    this.#service.stop();
  }
}
