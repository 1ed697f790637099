import type { StageProps } from '../stage.ts';

export function Graph({ now }: StageProps) {
  return <p>{now.objects.length} objects</p>;
}
