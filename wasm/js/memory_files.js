// Files for a program where there are none of a machine's: a tree in memory, gone when the program is. Owns the tree; answers
// Host.file and Host.source of loader.js.
import { FOLDER } from './loader.js';

const encoder = new TextEncoder();
// HOST_OPEN_ of core/memory/host.h.
const [READ, WRITE, CREATE, EMPTY, NEW, APPEND] = [1, 2, 4, 8, 16, 32];
const [ENOENT, EBADF, EEXIST, ENOTDIR, EISDIR, EINVAL, ENOTEMPTY, ENOSYS] = [2, 9, 17, 20, 21, 22, 39, 38];
const [SEEK_CURRENT, SEEK_END] = [1, 2];
const [FOLDER_MODE, FILE_MODE] = [0o40755, 0o100644];
// The numbers below are those of the standard streams.
const FIRST_NUMBER = 3;

// A file's bytes, which it may have room for more of.
class Contents {
  #bytes;
  length;

  constructor(bytes) {
    this.#bytes = bytes.slice();
    this.length = bytes.length;
  }

  get bytes() {
    return this.#bytes.subarray(0, this.length);
  }

  resize(length) {
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#bytes.length));
      larger.set(this.bytes);
      this.#bytes = larger;
    }
    this.#bytes.fill(0, this.length, length);
    this.#bytes.fill(0, length, this.length);
    this.length = length;
  }

  write(at, bytes) {
    if (at + bytes.length > this.length) this.resize(at + bytes.length);
    this.#bytes.set(bytes, at);
  }
}

export class MemoryFiles {
  // By absolute path: Contents, or FOLDER.
  #tree = new Map([['/', FOLDER]]);
  #open = new Map();
  #here;
  #last = FIRST_NUMBER - 1;

  // `files`: texts or bytes by their paths, which are relative to `folder`.
  constructor(files = {}, folder = '/') {
    this.#here = '/';
    this.#addFolder(this.#absolute(folder));
    this.#here = this.#absolute(folder);
    for (const [path, contents] of Object.entries(files)) {
      const absolute = this.#absolute(path);
      this.#addFolder(this.#parent(absolute));
      this.#tree.set(absolute, new Contents(typeof contents === 'string' ? encoder.encode(contents) : contents));
    }
  }

  #absolute(path) {
    const parts = [];
    for (const part of (path.startsWith('/') ? path : `${this.#here}/${path}`).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return `/${parts.join('/')}`;
  }

  #parent(path) {
    return path.slice(0, path.lastIndexOf('/')) || '/';
  }

  #addFolder(path) {
    for (let at = path; !this.#tree.has(at); at = this.#parent(at)) this.#tree.set(at, FOLDER);
  }

  #children(path) {
    return [...this.#tree.keys()].filter((other) => other !== '/' && this.#parent(other) === path);
  }

  open({ path, flags }) {
    const absolute = this.#absolute(path);
    const there = this.#tree.get(absolute);
    if (there === FOLDER) return -EISDIR;
    if (there !== undefined && (flags & NEW) !== 0) return -EEXIST;
    if (there === undefined) {
      if ((flags & (CREATE | NEW)) === 0) return -ENOENT;
      if (this.#tree.get(this.#parent(absolute)) !== FOLDER) return -ENOENT;
      this.#tree.set(absolute, new Contents(new Uint8Array(0)));
    }
    const contents = this.#tree.get(absolute);
    if ((flags & EMPTY) !== 0) contents.resize(0);
    this.#open.set(++this.#last, { contents, at: 0, flags });
    return this.#last;
  }

  close({ number }) {
    return this.#open.delete(number) ? 0 : -EBADF;
  }

  read({ number, bytes }) {
    const file = this.#open.get(number);
    if (file === undefined || (file.flags & READ) === 0) return -EBADF;
    const piece = file.contents.bytes.subarray(file.at, file.at + bytes.length);
    bytes.set(piece);
    file.at += piece.length;
    return piece.length;
  }

  write({ number, bytes }) {
    const file = this.#open.get(number);
    if (file === undefined || (file.flags & WRITE) === 0) return -EBADF;
    if ((file.flags & APPEND) !== 0) file.at = file.contents.length;
    file.contents.write(file.at, bytes);
    file.at += bytes.length;
    return bytes.length;
  }

  seek({ number, offset, flags }) {
    const file = this.#open.get(number);
    if (file === undefined) return -EBADF;
    const to = offset + ({ [SEEK_CURRENT]: file.at, [SEEK_END]: file.contents.length }[flags] ?? 0);
    if (to < 0) return -EINVAL;
    file.at = to;
    return to;
  }

  truncate({ number, offset }) {
    const file = this.#open.get(number);
    if (file === undefined || (file.flags & WRITE) === 0) return -EBADF;
    file.contents.resize(offset);
    return 0;
  }

  status({ path, bytes }) {
    const there = this.#tree.get(this.#absolute(path));
    if (there === undefined) return -ENOENT;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isFolder = there === FOLDER;
    const fields = [isFolder ? FOLDER_MODE : FILE_MODE, 0, 0, 1, 0, 0, isFolder ? 0 : there.length, 0, 0, 0];
    fields.forEach((field, i) => view.setBigInt64(8 * i, BigInt(field), true));
    return 0;
  }

  remove({ path }) {
    const absolute = this.#absolute(path);
    const there = this.#tree.get(absolute);
    if (there === undefined || there === FOLDER) return there === undefined ? -ENOENT : -EISDIR;
    this.#tree.delete(absolute);
    return 0;
  }

  makeDirectory({ path }) {
    const absolute = this.#absolute(path);
    if (this.#tree.has(absolute)) return -EEXIST;
    if (this.#tree.get(this.#parent(absolute)) !== FOLDER) return -ENOENT;
    this.#tree.set(absolute, FOLDER);
    return 0;
  }

  removeDirectory({ path }) {
    const absolute = this.#absolute(path);
    if (this.#tree.get(absolute) !== FOLDER) return this.#tree.has(absolute) ? -ENOTDIR : -ENOENT;
    if (this.#children(absolute).length > 0) return -ENOTEMPTY;
    this.#tree.delete(absolute);
    return 0;
  }

  rename({ path, other }) {
    const from = this.#absolute(path);
    const to = this.#absolute(other);
    if (!this.#tree.has(from)) return -ENOENT;
    for (const [name, there] of [...this.#tree]) {
      if (name !== from && !name.startsWith(`${from}/`)) continue;
      this.#tree.delete(name);
      this.#tree.set(to + name.slice(from.length), there);
    }
    return 0;
  }

  names({ path }) {
    const absolute = this.#absolute(path);
    if (this.#tree.get(absolute) !== FOLDER) return this.#tree.has(absolute) ? -ENOTDIR : -ENOENT;
    return encoder.encode(this.#children(absolute).map((child) => `${child.slice(child.lastIndexOf('/') + 1)}\0`).join(''));
  }

  directory() {
    return encoder.encode(this.#here);
  }

  changeDirectory({ path }) {
    const absolute = this.#absolute(path);
    if (this.#tree.get(absolute) !== FOLDER) return this.#tree.has(absolute) ? -ENOTDIR : -ENOENT;
    this.#here = absolute;
    return 0;
  }

  environment() {
    return -ENOENT;
  }

  process() {
    return 1;
  }

  // Host.file
  request(request) {
    return this[request.operation]?.(request) ?? -ENOSYS;
  }

  // Host.source: a file to import
  source(path) {
    const there = this.#tree.get(this.#absolute(path));
    if (there === undefined || there === FOLDER) return there ?? null;
    return there.bytes;
  }
}
