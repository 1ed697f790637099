// What every view of the stage is given: the instant, what changed to it, the selection that all share, and what it may ask for.
import type { Difference, Recording } from 'ouroboros';
import type { Instant } from '../model/instant.ts';
import type { StageView } from '../model/views.ts';

export { STAGE_VIEWS, type StageView } from '../model/views.ts';

export interface StageProps {
  now: Instant;
  /** The instant that was shown before, and what is otherwise now; null where there is none, or it is not known yet. */
  before: Instant | null;
  difference: Difference | null;
  /** The run; null when a file is shown. */
  recording: Recording | null;
  /** The text of the program's line that is on; null: none is. */
  line: string | null;
  /** The address of the object that is looked at. */
  selected: number | null;
  select(address: number | null): void;
  /** Shows another instant. */
  go(instant: number): void;
  /** Opens a lesson, by the name of its file. */
  openLesson?(file: string): void;
  /** Shows another view, which finds that as its own state. */
  open(view: StageView, memory: unknown): void;
  /** A view's own state, which a link keeps: plain data, null at first. */
  memory: unknown;
  remember(state: unknown): void;
}
