// Events and verdicts of a collection as sentences. Texts between backticks are code.
import type { Event } from 'ouroboros';
import { isJudged, outsideHolder, referenceName } from '../../model/collector.ts';
import type { Instant } from '../../model/instant.ts';
import { joined, nameIn, globalsRow, rootName } from '../../model/names.ts';
import { sayCollector as say } from '../../words/collector.ts';
import { sayRoot } from '../../words/roots.ts';
import { grouped } from '../../words/speak.ts';
import { whoText } from './card.tsx';
import type { Dossier } from './dossier.ts';

/** What happened at the shown instant. */
export function tell(dossier: Dossier, now: Instant, event: Event): string {
  const text = told(dossier, now, event);
  // Chinese has no space where a bracket or a Chinese word comes before or behind.
  const close = text.replace(/） /g, '）').replace('从 名字', '从名字');
  return close.charAt(0).toUpperCase() + close.slice(1);
}

function told(dossier: Dossier, now: Instant, event: Event): string {
  const { kind, subject, other, value } = event;
  const who = called(dossier, now, subject);
  switch (kind) {
    case 'collection_start':
      return say('tell_start');
    case 'collection_stop':
      return say('tell_stop');
    case 'phase': {
      const phase = now.constants.phase[value]!;
      if (phase === 'move_survivors') return say('tell_moved');
      return phase === 'idle' ? say('tell_idle') : say('tell_phase', { phase });
    }
    case 'gc_refs':
      return other === 0 ? say('tell_copied', { who, value }) : tellSubtracted(dossier, now, event, who);
    case 'decision':
      return tellDecision(dossier, now, event, who);
    case 'weakref_cleared':
      return say('tell_weakref_cleared', { other: called(dossier, now, other) });
    case 'weakref_callback':
      return say('tell_weakref_callback', { who, other: called(dossier, now, other) });
    case 'finalizer': case 'resurrection': case 'object_dealloc': case 'untrack': case 'free': case 'line':
      return say(`tell_${kind}`, { who, value: grouped(value) });
    default:
      return say('tell_other', { kind });
  }
}

function tellSubtracted(dossier: Dossier, now: Instant, { subject, other, value }: Event, who: string): string {
  const reference = referenceText(dossier, now, other, subject);
  const from = dossier.begin ?? now;
  if (from.rowOf(other) === globalsRow(from) && reference.name === '') return say('tell_subtractedName', { who, ...reference, before: value + 1, value });
  return say(value === 0 ? 'tell_subtractedAll' : 'tell_subtracted', { who, ...reference, before: value + 1, value });
}

function tellDecision(dossier: Dossier, now: Instant, { subject, other, value, clock }: Event, who: string): string {
  const verdict = now.constants.verdict[value]!;
  switch (verdict) {
    case 'reachable':
      if (dossier.course !== undefined && dossier.course.rescuerOf(subject, clock) !== 0) return say('tell_reachedNow', { who });
      return say('tell_reachable', { who, holder: holderText(dossier, subject) });
    case 'tentatively_unreachable':
      return say('tell_tentatively', { who });
    case 'rescued':
      return say('tell_rescued', { who, ...referenceText(dossier, now, other, subject) });
    case 'untracked': case 'uncollectable': case 'resurrected': case 'garbage':
      return say(`tell_${verdict}`, { who });
    default:
      return '';
  }
}

/** Why an object is judged as it is, at the shown instant. */
export function why(dossier: Dossier, now: Instant, address: number): string {
  const { course } = dossier;
  const at = now.number ?? 0;
  const decision = course?.decisionAt(address, at);
  if (course === undefined || decision == null) return say('whyNone');
  const rescuer = course.rescuerOf(address, at);
  switch (decision.verdict) {
    case 'reachable': case 'rescued':
      if (rescuer !== 0) return say('whyRescued', referenceText(dossier, now, rescuer, address));
      return say('whyReachable', { holder: holderText(dossier, address) });
    case 'tentatively_unreachable':
      return say(isJudged(dossier.stages, at) ? 'whyUnreachable' : 'whyTentatively');
    case 'garbage':
      return say('whyGarbage');
    case 'untracked':
      return say('whyUntracked');
    case 'uncollectable':
      return say('whyUncollectable');
    case 'resurrected':
      return say('whyResurrected');
    default:
      return say('whyNone');
  }
}

export const called = (dossier: Dossier, now: Instant, address: number): string => `\`${whoText(dossier.who(address, now))}\``;

// The holder and its reference: `A` and `.next_link`; a global name is called by its name alone.
function referenceText(dossier: Dossier, now: Instant, source: number, target: number): { source: string; name: string } {
  const from = dossier.begin ?? now;
  const name = referenceName(from, from.rowOf(source), from.rowOf(target));
  const global = from.rowOf(source) === globalsRow(from) ? nameIn(name) : null;
  if (global !== null) return { source: say('global', { name: global }), name: '' };
  return { source: called(dossier, now, source), name: name === '' ? '' : say('through', { name }) };
}

// Who refers to an object from outside of the candidates, where it can be told.
function holderText({ begin, collection }: Dossier, address: number): string {
  const row = begin?.rowOf(address) ?? -1;
  if (begin === undefined || row < 0) return '';
  const holder = outsideHolder(begin, row, collection.generation);
  if (holder === null) return '';
  const name = begin.edges.text(holder.edge, 'name');
  if (holder.source < 0) return say('holderName', { name: `\`${sayRoot(rootName(name))}\`` });
  const isOlder = begin.objects.value(holder.source, 'generation') > collection.generation;
  const global = holder.source === globalsRow(begin) ? nameIn(name) : null;
  const text = say('holderName', { name: `\`${global ?? joined(begin.label(holder.source), name)}\`` });
  return isOlder ? text + say('holderOlder') : text;
}
