import type { StageProps } from '../stage.ts';

export function Collector({ now }: StageProps) {
  return <p>{now.objects.length} objects</p>;
}
