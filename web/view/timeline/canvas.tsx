// A canvas that is painted anew when what it shows changes: its data, its size, the theme. Owns pixels' size and the colours'
// look-up; what is painted is its caller's.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Sheet {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
  /** A token of the style, as '--ink'. */
  colour(token: string): string;
}

interface CanvasProps {
  paint(sheet: Sheet): void;
  /** Painted again when anything of it has changed. */
  of: readonly unknown[];
  onWidth?(width: number): void;
}

/** What it shows must be told in words beside it. */
export function Canvas({ paint, of, onWidth }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const theme = useTheme();
  useLayoutEffect(() => {
    const element = canvas.current!.parentElement!;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
      onWidth?.(width);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const { width, height } = size;
    const element = canvas.current!;
    if (width === 0 || height === 0) return;
    const ratio = devicePixelRatio || 1;
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    const context = element.getContext('2d')!;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(document.documentElement);
    paint({ context, width, height, colour: (token) => style.getPropertyValue(token).trim() });
  }, [size, theme, ...of]);
  return <canvas ref={canvas} class="canvas" aria-hidden="true" />;
}

// A number that is another one as soon as the colours may be others.
function useTheme(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const change = () => setChanges((count) => count + 1);
    const observer = new MutationObserver(change);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return changes;
}
