import type { StageProps } from '../stage.ts';

export function Interned({ now }: StageProps) {
  return <p>{now.objects.length} objects</p>;
}
