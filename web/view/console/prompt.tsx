// A line for the prompt, with what was typed before it by the arrow keys.
import { useEffect, useRef, useState } from 'preact/hooks';
import { sayConsole } from '../../words/console.ts';

const INDENTATION = '    ';

export function Prompt({ typed, type }: { typed: string; type(line: string): void }) {
  const [line, setLine] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The lines typed so far, and which of them is shown; behind the last, the new one.
  const history = useRef<string[]>([]);
  const place = useRef(0);

  // Inside a block the next line begins where a reader expects it.
  useEffect(() => {
    if (typed !== '') setLine(nextIndentation(typed));
  }, [typed]);

  const recall = (by: number) => {
    place.current = Math.max(0, Math.min(history.current.length, place.current + by));
    setLine(history.current[place.current] ?? '');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      recall(event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Tab' && !event.shiftKey && line.trim() === '' && typed !== '') {
      event.preventDefault();
      setLine(line + INDENTATION);
    }
  };

  return (
    <form
      class="console-prompt"
      onSubmit={(event) => {
        event.preventDefault();
        if (line.trim() !== '') history.current.push(line);
        place.current = history.current.length;
        setLine('');
        type(line);
      }}
    >
      <span aria-hidden="true">{typed === '' ? '>>>' : '...'}</span>
      <input
        ref={field}
        value={line}
        aria-label={sayConsole('prompt')}
        placeholder={typed === '' ? sayConsole('promptHint') : ''}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={(event) => setLine(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </form>
  );
}

// That of the last line, and one more behind a colon.
function nextIndentation(typed: string): string {
  const last = typed.replace(/\n$/, '').split('\n').at(-1)!;
  const indentation = /^\s*/.exec(last)![0];
  return /:\s*(#.*)?$/.test(last) ? indentation + INDENTATION : indentation;
}
