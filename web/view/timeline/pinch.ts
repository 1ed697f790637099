// Two fingers on the track: what is between them grows and goes with them. Owns which fingers there are.
import { useMemo, useRef } from 'preact/hooks';

/** `place` and `by` are shares of the element's width. */
export type Pinched = (place: number, factor: number, by: number) => void;

// Fingers nearer to one another than this do not make it any larger.
const NEAREST = 24;

export function usePinch(pinched: Pinched) {
  const latest = useRef(pinched);
  latest.current = pinched;
  return useMemo(() => {
    const fingers = new Map<number, number>();
    // Whether there have been two since the last finger was lifted: then one that stays does not scrub.
    let isOn = false;
    return {
      /** A finger comes; true: it is not the first. */
      begin(event: PointerEvent): boolean {
        if (event.pointerType === 'touch') fingers.set(event.pointerId, event.clientX);
        isOn ||= fingers.size > 1;
        return isOn;
      },
      /** A finger moves; true: that is not for scrubbing. */
      move(event: PointerEvent): boolean {
        const before = fingers.get(event.pointerId);
        const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
        if (before === undefined) return isOn;
        fingers.set(event.pointerId, event.clientX);
        if (other === undefined) return isOn;
        const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
        const apart = (x: number) => Math.max(NEAREST, Math.abs(x - other));
        const middle = (event.clientX + other) / 2;
        latest.current((middle - left) / width, apart(event.clientX) / apart(before), (event.clientX - before) / 2 / width);
        return true;
      },
      end(event: PointerEvent): void {
        fingers.delete(event.pointerId);
        if (fingers.size === 0) isOn = false;
      },
    };
  }, []);
}
