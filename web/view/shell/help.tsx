// The key map, and what else a reader may ask.
import { sayKey } from '../../words/keys.ts';
import { sayShell } from '../../words/shell.ts';
import { Dialog } from './dialog.tsx';

export interface ShownKey {
  keys: string[];
  name: string;
}

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const SIGNS: Record<string, string> = {
  Mod: IS_MAC ? '⌘' : 'Ctrl', ArrowRight: '→', ArrowLeft: '←', ArrowUp: '↑', ArrowDown: '↓', ' ': '␣',
};

const shown = (key: string) => (key === ' ' ? SIGNS[key] : key.split('+').map((part) => SIGNS[part] ?? part).join(' '));

export interface HelpProps {
  keys: ShownKey[];
  close(): void;
  /** Begins the guide. */
  tour(): void;
}

export function HelpDialog({ keys, close, tour }: HelpProps) {
  return (
    <Dialog title={sayShell('helpTitle')} close={close}>
      <table class="keys">
        <tbody>
          {keys.map(({ keys: ways, name }) => (
            <tr key={name}>
              <th scope="row">{ways.map((way) => <kbd key={way}>{shown(way)}</kbd>)}</th>
              <td>{sayKey(name as Parameters<typeof sayKey>[0])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{sayKey('inside')}</p>
      <p>{sayKey('tabs')}</p>
      <button
        class="button"
        onClick={() => {
          close();
          tour();
        }}
      >
        {sayShell('tour')}
      </button>
    </Dialog>
  );
}
