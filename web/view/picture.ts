// What the first picture of a run is made of, in one part: nothing of it is there to be seen before.
export { isClassBody, leftAt, tellingCall } from '../model/first_instant.ts';
export { differenceOf, MAKING } from '../model/difference.ts';
export { Advice } from './console/advice.tsx';
export { Graph } from './graph/graph.tsx';
export { Inspector } from './inspector/inspector.tsx';
export { Timeline } from './timeline/timeline.tsx';
