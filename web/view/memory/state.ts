// What the view of the memory keeps for links: the window, the colouring, the block whose bytes are shown. Anything else in a link
// is as if it were not there.
import { cameraFrom, type Camera } from '../../geometry/memory_camera.ts';
import { COLOURS, type Colour } from '../../model/memory.ts';

export interface Kept {
  camera: Camera | null;
  colour: Colour;
  /** The address of the block whose bytes are shown. */
  inside: number | null;
  /** An address to go to at first, for who opens the view there. */
  to: number | null;
}

export function keptFrom(memory: unknown): Kept {
  const { camera, colour, inside, to } = (typeof memory === 'object' && memory !== null ? memory : {}) as Record<string, unknown>;
  return {
    camera: cameraFrom(camera),
    colour: COLOURS.find((one) => one === colour) ?? 'type',
    inside: addressFrom(inside),
    to: addressFrom(to),
  };
}

const addressFrom = (value: unknown): number | null => (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null);

export const asMemory = ({ camera, colour, inside }: Kept): object => ({
  camera: camera === null ? null : [Math.round(camera.x * 10) / 10, Math.round(camera.y * 10) / 10, Number(camera.scale.toPrecision(4))],
  colour,
  inside,
});
