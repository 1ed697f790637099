import type { StageProps } from '../stage.ts';

export function Pools({ now }: StageProps) {
  return <p>{now.objects.length} objects</p>;
}
