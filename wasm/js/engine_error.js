// What the engine, or what is around it, refuses.
export class EngineError extends Error {
  name = 'EngineError';
}
