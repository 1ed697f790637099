// What surrounds a program, made from the options of run(), record() and session(): its files and input, what it is told of itself,
// and what becomes of its output.
import { Input } from './input.js';
import { MemoryFiles } from './memory_files.js';

const DEFAULT_FOLDER = '/';

// { host, input }: the host answers what the program asks for.
export function surroundings({ files, folder = DEFAULT_FOLDER, input, waitsForInput = false }) {
  const tree = new MemoryFiles(files, folder);
  const standardInput = new Input(input ?? '', waitsForInput);
  const host = {
    read: (capacity) => standardInput.read(capacity),
    source: (path) => tree.source(path),
    file: (request) => tree.request(request),
  };
  return { host, input: standardInput };
}

// What Program is given.
export function programOptions({ filename = '<string>', isFile = filename !== '<string>', argv = [filename], ...options }) {
  const { folder = DEFAULT_FOLDER, heapLimit = 0, ownTime = true } = options;
  return { filename, isFile, argv, folder, heapLimit, ownTime };
}

// Texts of the two streams, which are cut anywhere.
export class Decoders {
  #decoders = { 1: new TextDecoder(), 2: new TextDecoder() };

  text(stream, bytes) {
    return this.#decoders[stream].decode(bytes, { stream: true });
  }
}
