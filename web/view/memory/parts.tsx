// The parts around the map: the way to where one is, the tools, the canvas itself.
import type { RefObject } from 'preact';
import type { ComponentChildren, TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Layout } from '../../geometry/memory.ts';
import type { Where } from '../../geometry/memory_camera.ts';
import { addressIn } from '../../model/hex.ts';
import { COLOURS, type MemoryMap, type Piece } from '../../model/memory.ts';
import { sayMemory as say } from '../../words/memory.ts';
import { nameOf } from './contents.tsx';
import { kindText } from './describe.ts';
import { MapView, type Heard } from './map_view.ts';
import type { Kept } from './state.ts';

export const NOWHERE: Where = { panel: -1, place: -1 };
const BUTTON_ZOOM = 2;

export function Crumbs({ map, layout, where, inside, go }: { map: MemoryMap; layout: Layout; where: Where; inside: number | null; go(where: Where): void }) {
  const piece = inside === null ? null : map.bytesAt(inside);
  // Bytes that are shown say themselves where they are.
  const there = piece === null ? where : whereOf(layout, piece);
  const ways: Where[] = [NOWHERE];
  if (there.panel >= 0 && there.panel < layout.panels.length) ways.push({ panel: there.panel, place: -1 });
  if (there.place >= 0) ways.push(there);
  const blockName = piece === null || piece.kind === 'header' ? '' : piece.pool >= 0 ? say('block', { number: piece.slot }) : say(piece.kind === 'static' ? 'staticObject' : 'chunk');
  const isObject = piece !== null && piece.object >= 0 && (piece.kind === 'object' || piece.kind === 'static');
  return (
    <nav class="crumbs" aria-label={say('path')}>
      <ol>
        {ways.map((way, i) => (
          <li key={i}>
            {i === ways.length - 1 && piece === null
              ? <span aria-current="location">{nameOf(map, layout, way)}</span>
              : <button type="button" onClick={() => go(way)}>{nameOf(map, layout, way)}</button>}
          </li>
        ))}
        {blockName !== '' && <li>{blockName}</li>}
        {piece !== null && <li><span aria-current="location">{isObject ? map.now.typeName(piece.object) : kindText(piece)}</span></li>}
      </ol>
    </nav>
  );
}

function whereOf(layout: Layout, piece: Piece): Where {
  const panel = layout.panels.findIndex((one) => piece.address >= one.address && piece.address < one.address + one.size);
  return { panel, place: piece.pool >= 0 && panel >= 0 ? piece.pool - layout.panels[panel]!.pools!.first : -1 };
}

export function Tools({ kept, change, view, isTable, setIsTable, goToSelected, goToAddress, children }: {
  kept: Kept;
  change(next: Partial<Kept>): void;
  view: RefObject<MapView | null>;
  isTable: boolean;
  setIsTable(isTable: boolean): void;
  /** Null: nothing is selected, or it is not there. */
  goToSelected: (() => void) | null;
  /** False: nothing is there. */
  goToAddress(address: number): boolean;
  children: ComponentChildren;
}) {
  const isMap = kept.inside === null && !isTable;
  const zoom = (factor: number) => () => view.current?.zoomBy(factor);
  return (
    <div class="memory-tools">
      {children}
      {kept.inside === null && (
        <label class="colour-by">
          {say('colourBy')}
          <select value={kept.colour} onChange={(event) => change({ colour: COLOURS.find((one) => one === event.currentTarget.value)! })}>
            {COLOURS.map((name) => <option value={name} key={name}>{say(name)}</option>)}
          </select>
        </label>
      )}
      <div class="zoom-buttons" role="group">
        {kept.inside === null && (
          <>
            <button type="button" class="button" aria-label={say('zoomOut')} title={say('zoomOut')} disabled={!isMap} onClick={zoom(1 / BUTTON_ZOOM)}>−</button>
            <button type="button" class="button" aria-label={say('zoomIn')} title={say('zoomIn')} disabled={!isMap} onClick={zoom(BUTTON_ZOOM)}>+</button>
            <button type="button" class="button" title={say('fitHelp')} disabled={!isMap} onClick={() => view.current?.everything()}>{say('fit')}</button>
          </>
        )}
        <button type="button" class="button" title={say('toSelectedHelp')} disabled={goToSelected === null} onClick={goToSelected ?? undefined}>
          {say('toSelected')}
        </button>
        {kept.inside === null && (
          <button type="button" class="button" title={say('asTableHelp')} aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>{say('asTable')}</button>
        )}
      </div>
      <AddressField inside={kept.inside} goTo={goToAddress} />
    </div>
  );
}

// Where to go to: an address as id() or hex() prints it, or an offset from what is shown.
function AddressField({ inside, goTo }: { inside: number | null; goTo(address: number): boolean }) {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const onSubmit = (event: TargetedEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = addressIn(text, inside);
    setWrong(address === null || !goTo(address));
  };
  return (
    <form class="to-address" onSubmit={onSubmit}>
      <input type="text" value={text} placeholder="0x…" aria-label={say('toAddress')} title={say('toAddressHelp')} aria-invalid={isWrong} autocomplete="off" spellcheck={false}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setWrong(false);
        }} />
      <span class="visually-hidden" role="status">{isWrong ? say('nothingThere') : ''}</span>
    </form>
  );
}

export function Canvas({ isHidden, kept, view, heard }: {
  isHidden: boolean;
  kept: Kept;
  view: RefObject<MapView | null>;
  heard: Heard & { setAspect(aspect: number): void };
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef(heard);
  last.current = heard;
  useEffect(() => {
    const map = new MapView(canvas.current!, {
      where: (where) => last.current.where(where),
      moved: () => last.current.moved(),
      spot: (spot) => last.current.spot(spot),
      choose: (piece, isEntered) => last.current.choose(piece, isEntered),
    }, kept.camera);
    view.current = map;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width < 1 || height < 1) return;
      last.current.setAspect(Math.round((width / height) * 10) / 10);
      map.resize(width, height, window.devicePixelRatio);
    });
    observer.observe(canvas.current!.parentElement!);
    return () => {
      observer.disconnect();
      map.close();
      view.current = null;
    };
  }, []);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLCanvasElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !view.current?.key(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <canvas
      ref={canvas}
      class={isHidden ? 'memory-map is-hidden' : 'memory-map'}
      tabIndex={isHidden ? -1 : 0}
      role="application"
      aria-label={say('picture')}
      aria-hidden={isHidden}
      onKeyDown={onKeyDown}
      onFocus={() => view.current?.focus(true)}
      onBlur={() => view.current?.focus(false)}
    />
  );
}
