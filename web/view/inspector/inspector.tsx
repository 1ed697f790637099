import type { StageProps } from '../stage.ts';

export function Inspector({ now }: StageProps) {
  return <p>{now.objects.length} objects</p>;
}
