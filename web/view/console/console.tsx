// The console: what the program has printed up to the shown instant, and faintly what it prints later; its questions; why it
// stopped. Owns the line that is typed.
import '../../style/console.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Prompt } from './prompt.tsx';
import { lazy } from '../shared/lazy.tsx';
import { sayConsole } from '../../words/console.ts';
import { grouped } from '../../words/speak.ts';

export interface ConsoleProps {
  output: readonly { instant: number; stream: 1 | 2; text: string }[];
  /** What was typed at the prompt, and how much output there was before each line. */
  echoes: readonly { after: number; instant: number; text: string }[];
  /** Lines can be typed behind the run, unless that has ended for good. */
  hasPrompt: boolean;
  /** What has been typed of a statement that is not whole. */
  typed: string;
  /** A line for the prompt. */
  type(line: string): void;
  phase: 'loading' | 'broken' | 'empty' | 'running' | 'paused' | 'input' | 'prompt' | 'done';
  failure: string;
  status: number | null;
  wasInterrupted: boolean;
  length: number;
  /** The instant that is shown. */
  at: number;
  go(instant: number): void;
  /** A line that the program waits for; null: there is no more. */
  answer(text: string | null): void;
  goOn(): void;
  stop(): void;
  run(): void;
  /** The code is another than what ran. */
  isStale: boolean;
}

const Advice = lazy(async () => (await import('../picture.ts')).Advice);

// More than this is kept, but only its end is drawn: characters, and parts, of which a line of one letter is two.
const DRAWN_MOST = 200_000;
const PARTS_MOST = 2_000;

export function Console(props: ConsoleProps) {
  const { echoes, at } = props;
  const output = useMemo(() => withListsWhole(withEchoes(props.output, echoes)), [props.output, echoes]);
  const scroller = useRef<HTMLDivElement>(null);
  const { parts, isCut } = lastParts(output);
  const canType = (props.phase === 'done' || props.phase === 'prompt') && props.hasPrompt && !props.isStale;
  const isLive = props.phase === 'running' || props.phase === 'input';
  const lastPrinted = parts.findLastIndex(({ instant }) => instant <= at);
  const isAllPrinted = isLive || lastPrinted === parts.length - 1;
  useEffect(() => {
    const box = scroller.current!;
    if (isAllPrinted) box.scrollTop = box.scrollHeight;
    else showEnd(box, box.querySelector('.now'));
  }, [output.length, at, isAllPrinted, canType]);
  return (
    <section class="console" aria-label={sayConsole('console')}>
      <div class="console-text" ref={scroller} tabIndex={0} role="log" aria-live="off" aria-label={sayConsole('output')}>
        {isCut && <p class="console-cut">{sayConsole('cut')}</p>}
        <pre>
          {parts.map(({ instant, stream, text }, index) => [
            isList(text) && <Advice key={`advice ${index}`} error={parts[index - 1]?.text ?? ''} />,
            <span
              key={index}
              class={`${STREAMS[stream]}${isLive || instant <= at ? '' : ' later'}${index === lastPrinted ? ' now' : ''}${isList(text) ? ' list' : ''}`}
              title={isLive ? undefined : sayConsole('printedAt', { instant: grouped(instant) })}
              onClick={() => isLive || hasSelection() || props.go(instant)}
            >
              {text}
            </span>,
          ])}
        </pre>
        {props.phase === 'input' && <Answer answer={props.answer} />}
        {canType && <Prompt typed={props.typed} type={props.type} />}
        {output.length === 0 && props.phase === 'empty' && <p class="console-empty">{sayConsole('empty')}</p>}
      </div>
      <State {...props} />
    </section>
  );
}

// Beneath the error that is about it: all modules that there are.
const isList = (text: string) => text.startsWith('Modules that can be imported here:');

// The part printed last, no more of it than needed; nothing is printed yet: the beginning.
function showEnd(box: HTMLElement, last: Element | null): void {
  if (last === null) {
    box.scrollTop = 0;
    return;
  }
  const [edges, end] = [box.getBoundingClientRect(), last.getBoundingClientRect().bottom];
  if (end > edges.bottom) box.scrollTop += end - edges.bottom + 4;
  else if (end - 24 < edges.top) box.scrollTop += end - 24 - edges.top;
}

const hasSelection = () => getSelection()?.isCollapsed === false;

interface Part {
  instant: number;
  stream: 0 | 1 | 2;
  text: string;
}

// What a part is: typed, or written to one of the two streams.
const STREAMS = ['typed', 'plain', 'error'] as const;

// What was printed, with what was typed in between.
function withEchoes(output: ConsoleProps['output'], echoes: ConsoleProps['echoes']): readonly Part[] {
  if (echoes.length === 0) return output;
  const parts: Part[] = [];
  let printed = 0;
  for (const { after, instant, text } of echoes) {
    parts.push(...output.slice(printed, after), { instant, stream: 0, text });
    printed = after;
  }
  return [...parts, ...output.slice(printed)];
}

// The list is written in several pieces, which end anywhere; its lines begin with blanks.
function withListsWhole(parts: readonly Part[]): readonly Part[] {
  const list = parts.findIndex(({ text }) => isList(text));
  if (list === -1) return parts;
  let whole = parts[list]!.text;
  let behind = list + 1;
  for (; parts[behind]?.stream === 2 && (!whole.endsWith('\n') || /^\s/.test(parts[behind]!.text)); behind++) whole += parts[behind]!.text;
  return [...parts.slice(0, list), { ...parts[list]!, text: whole }, ...parts.slice(behind)];
}

// The end of the output that is drawn.
function lastParts(output: readonly Part[]) {
  let length = 0;
  let first = output.length;
  while (first > 0 && length <= DRAWN_MOST && output.length - first < PARTS_MOST) length += output[--first]!.text.length;
  const parts = output.slice(first);
  const over = length - DRAWN_MOST;
  if (over <= 0) return { parts, isCut: first > 0 };
  return { parts: [{ ...parts[0]!, text: parts[0]!.text.slice(-Math.max(1, parts[0]!.text.length - over)) }, ...parts.slice(1)], isCut: true };
}

function Answer({ answer }: Pick<ConsoleProps, 'answer'>) {
  const [line, setLine] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current!.focus(), []);
  return (
    <form
      class="console-answer"
      onSubmit={(event) => {
        event.preventDefault();
        answer(`${line}\n`);
      }}
    >
      <input
        ref={field}
        value={line}
        aria-label={sayConsole('answer')}
        placeholder={sayConsole('answer')}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={(event) => setLine(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'd' && event.ctrlKey && line === '') {
            event.preventDefault();
            answer(null);
          }
        }}
      />
      <button class="button">{sayConsole('send')}</button>
      <button type="button" class="button plain" onClick={() => answer(null)}>{sayConsole('endOfInput')}</button>
    </form>
  );
}

// What the run is at, and what can be done about it.
function State(props: ConsoleProps) {
  const { phase, length } = props;
  const line = (tone: string, text: string, actions: ComponentChildren = null) => (
    <div class={`console-state ${tone}`} role="status">
      <span>{text}</span>
      {actions}
    </div>
  );
  const again = props.isStale && <button class="button" onClick={props.run}>{sayConsole('runAgain')}</button>;
  switch (phase) {
    case 'loading':
      return line('quiet', sayConsole('loading'));
    case 'broken':
      return line('bad', sayConsole('broken', { why: props.failure.replace(/\.$/, '') }), <button class="button" onClick={props.run}>{sayConsole('retry')}</button>);
    case 'empty':
      return line('quiet', sayConsole('ready'));
    case 'prompt':
      return line('quiet', props.isStale ? sayConsole('stale') : sayConsole('atPrompt', { instants: grouped(length) }), again);
    case 'running':
      return line('busy', sayConsole('running', { instants: grouped(length) }), <button class="button" onClick={props.stop}>{sayConsole('stop')}</button>);
    case 'input':
      return line('busy', sayConsole('waits'), <button class="button" onClick={props.stop}>{sayConsole('stop')}</button>);
    case 'paused':
      return line('busy', sayConsole('paused', { instants: grouped(length) }), (
        <>
          <button class="button" onClick={props.goOn}>{sayConsole('goOn')}</button>
          <button class="button" onClick={props.stop}>{sayConsole('stop')}</button>
        </>
      ));
    case 'done':
      return line(props.status === 0 ? 'quiet' : 'bad', props.isStale ? sayConsole('stale') : ended(props), again);
  }
}

function ended({ wasInterrupted, status, length }: ConsoleProps): string {
  const instants = grouped(length);
  if (wasInterrupted) return sayConsole('interrupted', { instants });
  return status === 0 ? sayConsole('done', { instants }) : sayConsole('failed', { instants, status: status ?? 1 });
}
