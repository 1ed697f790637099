// The timeline's signs, as drawings in the text's colour.
import type { ComponentChildren } from 'preact';

const Icon = ({ children }: { children: ComponentChildren }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">{children}</svg>
);

export const PlayIcon = () => <Icon><path d="M4 2.5v11l9.5-5.5z" /></Icon>;
export const PauseIcon = () => <Icon><path d="M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z" /></Icon>;
export const BackIcon = () => <Icon><path d="M11 3v10L4.5 8zM3 3h1.5v10H3z" transform="translate(1 0)" /></Icon>;
export const ForthIcon = () => <Icon><path d="M5 3v10l6.5-5zM11.5 3H13v10h-1.5z" transform="translate(-1 0)" /></Icon>;
export const FirstIcon = () => <Icon><path d="M13.5 3v10L8 8zM8 3v10L2.5 8zM1.5 3H3v10H1.5z" /></Icon>;
export const LastIcon = () => <Icon><path d="M2.5 3v10L8 8zM8 3v10l5.5-5zM13 3h1.5v10H13z" /></Icon>;
export const LessIcon = () => <Icon><path d="M3.5 7.25h9v1.5h-9z" /></Icon>;
export const MoreIcon = () => <Icon><path d="M3.5 7.25h3.75V3.5h1.5v3.75h3.75v1.5H8.75v3.75h-1.5V8.75H3.5z" /></Icon>;

/** The signs of the track, as paint.ts draws them. */
export const SIGNS: Record<string, ComponentChildren> = {
  collection: <path class="hue-collector" fill="currentColor" d="M2 5h12v6H2z" />,
  exception: <path class="hue-bad" d="M4.5 4.5l7 7m0-7l-7 7" stroke="currentColor" stroke-width="1.5" fill="none" />,
  finalizer: <path class="hue-collector" fill="currentColor" d="M8 3.5l4 4.5-4 4.5L4 8z" />,
  weakref: <path class="hue-collector" d="M8 3.5l4 4.5-4 4.5L4 8z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 1.5" />,
  output: <path d="M7 4h2v8H7z" />,
  breakpoint: <path class="hue-bad" fill="currentColor" d="M3.5 5h9L8 11.5z" />,
};

export const Sign = ({ name }: { name: string }) => <Icon>{SIGNS[name]}</Icon>;
