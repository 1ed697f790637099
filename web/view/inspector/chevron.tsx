// The sign of what can be opened and closed.

export const Chevron = () => <svg class="chevron" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M5 2l6 6-6 6" /></svg>;
