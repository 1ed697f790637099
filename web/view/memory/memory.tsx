import type { StageProps } from '../stage.ts';

export function Memory({ now }: StageProps) {
  return <p>{now.objects.length} objects</p>;
}
