// The views of the stage.

/** In the order of their tabs. */
export const STAGE_VIEWS = ['graph', 'memory', 'collector', 'pools', 'interned', 'statistics'] as const;
export type StageView = (typeof STAGE_VIEWS)[number];
