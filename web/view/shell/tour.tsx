// The guide of the first visit: a few cards, each beside what it speaks of. It can be skipped at any time and keeps nothing from use.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sayTour } from '../../words/tour.ts';

/** What each card speaks of, in their order. */
const STEPS = [
  { name: 'program', place: '.program' },
  { name: 'timeline', place: '.timeline' },
  { name: 'graph', place: '#pane' },
  { name: 'inspector', place: '.inspect' },
  { name: 'views', place: '.tabs' },
] as const;

const MARGIN = 12;

export function Tour({ end }: { end(): void }) {
  const [step, setStep] = useState(0);
  const card = useRef<HTMLDivElement>(null);
  const { name, place } = STEPS[step]!;
  const isLast = step === STEPS.length - 1;

  useLayoutEffect(() => {
    const target = document.querySelector<HTMLElement>(place);
    target?.classList.add('tour-target');
    target?.scrollIntoView({ block: 'nearest' });
    moveBeside(card.current!, target);
    return () => target?.classList.remove('tour-target');
  }, [step]);
  useEffect(() => card.current!.querySelector<HTMLElement>('.primary')!.focus(), []);

  return (
    <div
      class="tour"
      ref={card}
      role="dialog"
      aria-label={sayTour('label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        end();
      }}
    >
      <p aria-live="polite">{sayTour(name)}</p>
      <div>
        <small>{sayTour('of', { step: step + 1, steps: STEPS.length })}</small>
        {!isLast && <button class="button plain" onClick={end}>{sayTour('skip')}</button>}
        <button class="button primary" onClick={() => (isLast ? end() : setStep(step + 1))}>{sayTour(isLast ? 'done' : 'next')}</button>
      </div>
    </div>
  );
}

// Inside what it speaks of, at the lower right, where that is large; above it where it is low; always in sight.
function moveBeside(card: HTMLElement, target: HTMLElement | null): void {
  const box = (target ?? document.body).getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const isLow = box.height < 2 * height;
  const y = isLow ? (box.top > height + 2 * MARGIN ? box.top - height - MARGIN : box.bottom + MARGIN) : box.bottom - height - MARGIN;
  const within = (value: number, most: number) => Math.max(MARGIN, Math.min(value, most - MARGIN));
  card.style.left = `${within(box.right - width - MARGIN, innerWidth - width)}px`;
  card.style.top = `${within(y, innerHeight - height)}px`;
}
