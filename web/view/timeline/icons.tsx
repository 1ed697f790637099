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
