import type { StageProps } from '../stage.ts';

export function Statistics({ now }: StageProps) {
  return <p>{now.objects.length} objects</p>;
}
