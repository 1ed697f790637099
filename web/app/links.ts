// The part of the address behind '#': what is shown is written there, and what is there is shown. Choosing a view or an object is a
// step of the browser's history, so that Back undoes it; going to an instant is none.
import { effect, untracked } from '@preact/signals';
import { LinkError, readLink, writeLink, type Link } from '../model/link.ts';
import { sayShell } from '../words/shell.ts';
import { isEmbedded } from './embedded.ts';
import { lessonAsked, opening } from './lesson_list.ts';
import type { Playground } from './playground.ts';
import { replaceCode } from './replacing.ts';

const QUIET_MS = 250;
// Characters of a link with a picture.
const PICTURE_MOST = 8000;

const FAULTS = { version: 'linkVersion', damaged: 'linkDamaged', long: 'linkLong' } as const;

/** What is shown now, as a link says it. */
const linkOf = (playground: Playground): Link => ({
  code: playground.recording.value === null ? playground.code.value : playground.codeThatRan.value,
  instant: playground.recording.value === null ? null : playground.at.value,
  length: playground.recording.value === null ? null : playground.length.value,
  view: playground.view.value,
  selected: playground.selected.value,
  memory: playground.memories.value[playground.view.value] ?? null,
  settings: playground.settings.value,
  breakpoints: [...playground.breakpoints.value],
});

export class Links {
  #timer = 0;
  // The view and selection at the last step of the history.
  #place = '';
  #isFollowing = false;

  constructor(readonly playground: Playground) {}

  /** Follows the address's link, if it has one. Says whether it has, and could be followed. If it is `lastLink`, the page has been
   * loaded again: what was typed since is put back. */
  async start(lastLink: string): Promise<boolean> {
    addEventListener('hashchange', () => void this.#follow());
    addEventListener('popstate', () => void this.#follow());
    const { code } = this.playground;
    const typed = code.value;
    const isFollowed = location.hash.length > 1 && (await this.#follow());
    if (isFollowed && this.playground.link.value === lastLink) code.value = typed;
    this.#place = this.#placeNow();
    effect(() => {
      linkOf(this.playground);
      untracked(() => this.#soon());
    });
    return isFollowed;
  }

  async #follow(): Promise<boolean> {
    const text = location.hash.slice(1);
    // Of a link that is no longer in the address nothing is said.
    this.playground.refusal.value = '';
    if (text === '' || text === this.playground.link.value) return false;
    this.#isFollowing = true;
    try {
      await this.#show(await readLink(text));
      this.playground.link.value = text;
      return true;
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      this.playground.refusal.value = this.playground.notice.value = sayShell(FAULTS[error.fault]);
      return false;
    } finally {
      this.#place = this.#placeNow();
      this.#isFollowing = false;
    }
  }

  async #show(link: Link): Promise<void> {
    const { playground } = this;
    playground.lesson.value = lessonAsked() === null ? null : await (await opening()).lessonOfAddress(link.code);
    playground.view.value = link.view;
    playground.remember(link.view, link.memory);
    playground.settings.value = link.settings;
    playground.breakpoints.value = link.breakpoints;
    const isOfThisRun = playground.recording.value !== null && playground.codeThatRan.value === link.code;
    if (!isOfThisRun) {
      replaceCode(playground, link.code);
      playground.picture.value = link.picture ?? '';
      if (link.instant !== null) await playground.run(link.instant);
      playground.picture.value = '';
      const isOther = link.length !== null && playground.recording.value !== null && link.length !== playground.length.value;
      if (isOther) playground.notice.value = sayShell('linkOther');
    } else if (link.instant !== null) {
      playground.go(link.instant);
    }
    playground.selected.value = link.selected;
  }

  // The address with that behind '#'. A lesson is named in it, so that its text is there for whoever follows the link; a page from
  // disk must not change more than what is behind '#'.
  #addressOf(text: string): string {
    if (isEmbedded || !location.protocol.startsWith('http')) return `#${text}`;
    const query = new URLSearchParams(location.search);
    const { lesson } = this.playground;
    if (lesson.value === null) query.delete('lesson');
    else query.set('lesson', lesson.value.file);
    return `${location.pathname}${query.size > 0 ? `?${query}` : ''}#${text}`;
  }

  #placeNow(): string {
    return JSON.stringify([this.playground.view.value, this.playground.selected.value]);
  }

  #soon(): void {
    clearTimeout(this.#timer);
    // What is too long for an address is in none.
    this.#timer = window.setTimeout(() => this.write().catch(() => {}), QUIET_MS);
  }

  // An address that says another program than the one that is here would be wrong.
  #clear(): void {
    if (this.playground.link.value !== '') history.replaceState(null, '', this.#addressOf(''));
    this.playground.link.value = '';
  }

  /** The address of what is shown, for a figure: it comes with a picture, as long as that is not too large for an address. */
  async withPicture(picture: string): Promise<string> {
    const address = await this.write();
    const link = await writeLink({ ...linkOf(this.playground), picture });
    return link.length > PICTURE_MOST ? address : `${address.split('#')[0]}#${link}`;
  }

  /** Writes what is shown into the address; gives the address. Throws a LinkError when it is too long for one, which then has none. */
  async write(): Promise<string> {
    clearTimeout(this.#timer);
    if (this.#isFollowing) return location.href;
    const text = await writeLink(linkOf(this.playground)).catch((error: Error) => {
      this.#clear();
      throw error;
    });
    if (text === this.playground.link.value) return location.href;
    const place = this.#placeNow();
    const isStep = this.playground.link.value !== '' && place !== this.#place;
    this.playground.link.value = text;
    this.#place = place;
    if (isStep) history.pushState(null, '', this.#addressOf(text));
    else history.replaceState(null, '', this.#addressOf(text));
    return location.href;
  }
}
