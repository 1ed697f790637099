// A text read as far as somebody has asked: what is open at each of its lines and, within long ones, at each piece. Owns what is
// remembered of that when the text changes; what is read is `python.ts`'s.
import { beginOf, tokensFrom, type Place } from './python.ts';

// So many characters of a line are read at once.
const PIECE = 4000;

/** What is remembered of a place. */
export interface How<P extends Place> {
  /** Where a text begins, or a line behind `end`. */
  begin(end: P | null): P;
  /** From a place of a line to the end of what stands at `to`. */
  read(text: string, from: P, to: number, number: number): P;
}

export const PLAIN: How<Place> = {
  begin: (end) => beginOf(end === null ? '' : end.open),
  read: (text, from, to) => tokensFrom(text, from, to).place,
};

/** Lines are counted from 1. */
export class Reading<P extends Place = Place> {
  constructor(
    readonly lineOf: (number: number) => string,
    readonly how: How<P>,
    // Of each line, as far as is known, where its pieces begin.
    readonly places: P[][] = [[how.begin(null)]],
  ) {}

  /** The same of a text that is no other up to a column of a line. */
  changed(lineOf: (number: number) => string, number: number, column: number): Reading<P> {
    const places = this.places.slice(0, number);
    const own = places[number - 1];
    if (own !== undefined) places[number - 1] = own.filter(({ at }) => at === 0 || at < column);
    return new Reading(lineOf, this.how, places);
  }

  /** Where the piece begins in which a column is. */
  placeAt(number: number, column: number): P {
    for (let known = this.places.length; known < number; known++) this.places.push([this.how.begin(this.endOf(known))]);
    const places = this.places[number - 1]!;
    for (let last = places.at(-1)!; last.at + PIECE <= column; places.push(last)) last = this.how.read(this.lineOf(number), last, last.at + PIECE, number);
    return places.findLast(({ at }) => at <= column)!;
  }

  beginOf(number: number): P {
    return this.placeAt(number, 0);
  }

  endOf(number: number): P {
    const text = this.lineOf(number);
    return this.how.read(text, this.placeAt(number, text.length), text.length, number);
  }
}
