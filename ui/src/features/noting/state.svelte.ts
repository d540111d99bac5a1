import { ask } from '#host/cache.svelte.ts';
import { call } from '#host/client.ts';
import type { Guesses, Noted, NoteYes } from '#host/generated/calls.ts';
import { Draft } from '#shared/draft.svelte.ts';

import { emptyNote, heard, piecesOf, requestOf, whoNow, type NoteLines, type Whose } from './note.ts';

const NOTHING: Guesses = { entries: [], person: null, place: null };
/** Typing faster than this asks for guesses only once, in milliseconds. */
const PAUSE = 180;

/** A note while it is typed: kept as a draft with every pause, guessed about with every pause. */
export class Note {
  lines: NoteLines = $state(emptyNote());
  #guesses = $state.raw<Guesses>(NOTHING);
  #guessedFor = $state('');
  /** Key of its draft. */
  readonly key: string;
  #draft: Draft;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  constructor(key: string, lines: NoteLines, kept: string | null) {
    this.key = key;
    this.lines = lines;
    this.#draft = new Draft(key, kept ?? '');
    this.lines.aside = false;
    void this.#guess();
  }

  /** What the rules make of the line. */
  get guesses(): Guesses {
    return this.#guesses;
  }
  readonly heard = $derived.by(() => heard(this.lines, this.#guesses));
  readonly who = $derived.by(() => whoNow(this.lines, this.#guesses));
  readonly pieces = $derived.by(() => piecesOf(this.lines.words, this.#guesses, this.#guessedFor, this.heard));

  /** Everything typed so far is in the map file. */
  get kept(): boolean {
    return this.#draft.kept;
  }

  /** Something was typed or put right. */
  changed(): void {
    this.#draft.words = this.#worthKeeping ? JSON.stringify(this.lines) : '';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#guess(), PAUSE);
  }

  /** Says whom it is about. */
  about(whose: Whose): void {
    this.lines.whose = whose;
    this.changed();
  }

  /** Keeps what is typed now. */
  flush(): Promise<void> {
    return this.#draft.flush();
  }

  /** Puts the note aside: the words stay among the drafts and do not come back by themselves. */
  async aside(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (!this.#worthKeeping) {
      await this.#draft.done();
      return false;
    }
    this.lines.aside = true;
    this.#draft.words = JSON.stringify(this.lines);
    await this.#draft.flush();
    return true;
  }

  /** Keeps the note as entries, as one step. Guesses are made of the whole line first. */
  async keep(yes: NoteYes | null): Promise<Noted> {
    clearTimeout(this.#timer);
    await this.#draft.flush();
    if (this.#guessedFor !== this.lines.words) await this.#guess();
    const noted = await call('note', requestOf(this.lines, this.#guesses, yes));
    await this.#draft.done();
    return noted;
  }

  get #worthKeeping(): boolean {
    return this.lines.words.trim() !== '' || this.lines.added.some(({ title }) => title?.trim());
  }

  async #guess(): Promise<void> {
    const words = this.lines.words;
    const mine = ++this.#round;
    if (words.trim() === '') {
      this.#guesses = NOTHING;
      this.#guessedFor = words;
      return;
    }
    try {
      const guesses = await ask('guess', { words });
      if (mine !== this.#round) return;
      this.#guesses = guesses;
      this.#guessedFor = words;
    } catch {
      // Without a guess the line is kept as it is.
    }
  }
}

let last = 0;

/** A key for another draft of a note. */
export function noteKey(): string {
  last = Math.max(last + 1, Date.now());
  return `note-${last}`;
}
