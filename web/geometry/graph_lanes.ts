// Ways of the graph's arrows that would lie on one another, although they lead to different cards, go side by side. Pure.
import { straight, type Point, type Route } from './graph_edges.ts';
import type { Box } from './graph_boxes.ts';

/** How far apart they are. */
const LANE = 5;
/** As many to each side are tried. */
const LANES = 6;
/** So many ways cannot be told apart anyway. */
const WAYS_MOST = 400;

export interface Way {
  route: Route;
  /** Of the card that it leads to: ways to the same may join. */
  to: string;
}

/** A straight part of a way that can be shifted: neither its first nor its last. */
interface Part {
  way: number;
  index: number;
  isUpright: boolean;
  /** Its x, or its y where it is level; and from where to where it goes along the other. */
  at: number;
  from: number;
  to: number;
}

export function besideEachOther(ways: readonly Way[], cards: readonly Box[]): Route[] {
  const routes = ways.map(({ route }) => route);
  const parts = ways.flatMap(({ route }, way) => partsOf(route, way));
  if (parts.length === 0 || ways.length > WAYS_MOST) return routes;
  const corners = routes.map((route) => route.corners?.map((corner) => ({ ...corner })) ?? null);
  const placed: Part[] = [];
  const changed = new Set<number>();
  // The shorter ones keep to the cards, the longer ones go around them.
  for (const part of parts.sort((one, other) => one.to - one.from - (other.to - other.from) || one.way - other.way)) {
    const at = freeLane(part, placed, ways, cards);
    placed.push({ ...part, at });
    if (at === part.at) continue;
    for (const corner of [corners[part.way]![part.index]!, corners[part.way]![part.index + 1]!]) corner[part.isUpright ? 'x' : 'y'] = at;
    changed.add(part.way);
  }
  for (const way of changed) routes[way] = { ...straight(corners[way]!, middleOf(corners[way]!)), isLeftward: routes[way]!.isLeftward };
  return routes;
}

function partsOf({ corners }: Route, way: number): Part[] {
  const parts: Part[] = [];
  for (let index = 1; corners !== null && index < corners.length - 2; index++) {
    const [one, other] = [corners[index]!, corners[index + 1]!];
    const isUpright = one.x === other.x;
    const [from, to] = isUpright ? [one.y, other.y] : [one.x, other.x];
    parts.push({ way, index, isUpright, at: isUpright ? one.x : one.y, from: Math.min(from, to), to: Math.max(from, to) });
  }
  return parts;
}

function freeLane(part: Part, placed: readonly Part[], ways: readonly Way[], cards: readonly Box[]): number {
  for (let lane = 0; lane <= 2 * LANES; lane++) {
    // Away from the cards first: to the right, and up.
    const side = (lane % 2 === 1) === part.isUpright ? 1 : -1;
    const at = part.at + side * Math.ceil(lane / 2) * LANE;
    const isTaken = placed.some((other) => other.isUpright === part.isUpright && ways[other.way]!.to !== ways[part.way]!.to && Math.abs(other.at - at) < LANE - 1 && meet(part, other));
    if (!isTaken && (lane === 0 || !cards.some((box) => crosses(part, at, box)))) return at;
  }
  return part.at;
}

const meet = (one: Part, other: Part) => one.from < other.to + LANE && other.from < one.to + LANE;

function crosses({ isUpright, from, to }: Part, at: number, { x, y, width, height }: Box): boolean {
  const [across, along] = isUpright ? [[x, width] as const, [y, height] as const] : [[y, height] as const, [x, width] as const];
  return at > across[0] - 3 && at < across[0] + across[1] + 3 && to > along[0] && from < along[0] + along[1];
}

// Of its longest part.
function middleOf(corners: readonly Point[]): Point {
  let best = { length: -1, x: 0, y: 0 };
  for (let index = 1; index < corners.length; index++) {
    const [one, other] = [corners[index - 1]!, corners[index]!];
    const length = Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
    if (length > best.length) best = { length, x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  }
  return { x: best.x, y: best.y };
}
