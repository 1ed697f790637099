// A modal dialog: the browser's own, which keeps the focus inside and closes on Escape.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { sayShell } from '../../words/shell.ts';

export function Dialog({ title, close, children }: { title: string; close(): void; children: ComponentChildren }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current!.showModal(), []);
  return (
    <dialog
      class="dialog"
      ref={box}
      aria-labelledby="dialog-title"
      onClose={close}
      onClick={(event) => event.target === box.current && box.current!.close()}
    >
      <div class="dialog-body">
        <header>
          <h2 id="dialog-title">{title}</h2>
          <button class="button plain" aria-label={sayShell('close')} onClick={() => box.current!.close()}>✕</button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
