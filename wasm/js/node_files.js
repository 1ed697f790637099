// Files for a program in Node: what it opens, reads and writes, and what surrounds the process. Answers Host.file and
// Host.source of loader.js. Numbers of files are the program's own, from 3 on as in a new process; where each is, is kept here, as Node has no lseek.
import * as fs from 'node:fs';
import { FOLDER } from './loader.js';

const encoder = new TextEncoder();
const FIRST_NUMBER = 3;
// HOST_OPEN_ of core/memory/host.h.
const [READ, WRITE, CREATE, EMPTY, NEW, APPEND] = [1, 2, 4, 8, 16, 32];
const [ENOENT, EBADF, EISDIR, EINVAL, ESPIPE] = [2, 9, 21, 22, 29];
const [SEEK_CURRENT, SEEK_END] = [1, 2];

function openFlags(flags) {
  const { O_RDONLY, O_RDWR, O_WRONLY, O_CREAT, O_TRUNC, O_EXCL, O_APPEND } = fs.constants;
  const writing = (flags & READ) === 0 ? O_WRONLY : O_RDWR;
  const bits = [[CREATE, O_CREAT], [EMPTY, O_TRUNC], [NEW, O_EXCL | O_CREAT], [APPEND, O_APPEND]];
  return bits.reduce((all, [asked, bit]) => ((flags & asked) === 0 ? all : all | bit), (flags & WRITE) === 0 ? O_RDONLY : writing);
}

export class NodeFiles {
  #places = new Map();

  open({ path, flags }) {
    const number = fs.openSync(path, openFlags(flags), 0o666);
    if (fs.fstatSync(number).isDirectory()) {
      fs.closeSync(number);
      return -EISDIR;
    }
    let own = FIRST_NUMBER;
    while (this.#places.has(own)) own++;
    this.#places.set(own, { number, at: 0, appends: (flags & APPEND) !== 0 });
    return own;
  }

  // The process's number of a file; beside its own the program has but the three streams.
  #numberOf(own) {
    if (own >= 0 && own < FIRST_NUMBER) return own;
    const place = this.#places.get(own);
    if (place === undefined) throw Object.assign(new Error('there is no such file'), { errno: -EBADF });
    return place.number;
  }

  close({ number: own }) {
    const number = this.#numberOf(own);
    this.#places.delete(own);
    return fs.closeSync(number);
  }

  read({ number, bytes }) {
    const place = this.#places.get(number);
    const count = fs.readSync(this.#numberOf(number), bytes, 0, bytes.length, place?.at ?? null);
    if (place) place.at += count;
    return count;
  }

  write({ number, bytes }) {
    const place = this.#places.get(number);
    const count = fs.writeSync(this.#numberOf(number), bytes, 0, bytes.length, place && !place.appends ? place.at : null);
    if (place) place.at = place.appends ? fs.fstatSync(place.number).size : place.at + count;
    return count;
  }

  seek({ number, offset, flags }) {
    const place = this.#places.get(number);
    if (place === undefined) return number < FIRST_NUMBER ? -ESPIPE : -EBADF;
    const from = { [SEEK_CURRENT]: place.at, [SEEK_END]: fs.fstatSync(place.number).size }[flags] ?? 0;
    if (from + offset < 0) return -EINVAL;
    place.at = from + offset;
    return place.at;
  }

  truncate = ({ number, offset }) => fs.ftruncateSync(this.#numberOf(number), offset);

  status({ path, flags, bytes }) {
    const { mode, ino, dev, nlink, uid, gid, size, atimeNs, mtimeNs, ctimeNs } =
      (flags === 0 ? fs.statSync : fs.lstatSync)(path, { bigint: true });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const fields = [mode, ino, dev, nlink, uid, gid, size, atimeNs, mtimeNs, ctimeNs];
    fields.forEach((field, i) => view.setBigInt64(8 * i, BigInt.asIntN(64, field), true));
  }

  remove = ({ path }) => fs.unlinkSync(path);
  makeDirectory = ({ path }) => fs.mkdirSync(path);
  removeDirectory = ({ path }) => fs.rmdirSync(path);
  rename = ({ path, other }) => fs.renameSync(path, other);
  names = ({ path }) => encoder.encode(fs.readdirSync(path).map((name) => `${name}\0`).join(''));
  directory = () => encoder.encode(process.cwd());
  changeDirectory = ({ path }) => process.chdir(path);
  process = () => process.pid;

  environment({ offset }) {
    const entry = Object.entries(process.env)[offset];
    return entry === undefined ? -ENOENT : encoder.encode(entry.join('='));
  }

  // Host.file
  request(request) {
    try {
      return this[request.operation](request) ?? 0;
    } catch (error) {
      if (typeof error.errno !== 'number') throw error;
      return -Math.abs(error.errno);
    }
  }

  // Host.source: a file to import
  source(path) {
    try {
      return fs.statSync(path).isDirectory() ? FOLDER : fs.readFileSync(path);
    } catch {
      return null;
    }
  }
}
