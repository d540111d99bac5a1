/**
 * Words being typed, kept in the map file while they are typed: at most every half second, and at once when asked.
 * Nothing typed more than a moment before the computer stops is lost.
 */
import { call } from '#host/client.ts';

import { fail } from './notices.svelte.ts';

/** The least time between two keepings, in milliseconds. */
const EVERY = 500;

/** Drafts with words that are not kept yet. */
const waiting = new Set<Draft>();

// A window that closes goes out of sight first, and waits until the last words are kept.
globalThis.document?.addEventListener('visibilitychange', () => {
  if (document.hidden) for (const draft of waiting) void draft.flush();
});

/** Words under a key; setting them keeps them. */
export class Draft {
  #words = $state('');
  /** What the map file has; null: nothing yet. */
  #kept = $state.raw<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = -Infinity;
  /** One keeping after the other, so that an older one never wins. */
  #chain: Promise<void> = Promise.resolve();
  #told = false;

  constructor(
    readonly key: string,
    words = '',
  ) {
    this.#words = words;
    this.#kept = words === '' ? null : words;
  }

  get words(): string {
    return this.#words;
  }
  set words(words: string) {
    this.#words = words;
    if (words === (this.#kept ?? '')) return;
    const wait = Math.max(0, this.#last + EVERY - Date.now());
    this.#timer ??= setTimeout(() => void this.flush(), wait);
    waiting.add(this);
  }

  /** Everything typed so far is in the map file. */
  get kept(): boolean {
    return this.#words === (this.#kept ?? '');
  }

  /** Keeps what is typed now. */
  flush(): Promise<void> {
    this.#still();
    const words = this.#words;
    if (words === (this.#kept ?? '')) return this.#chain;
    this.#last = Date.now();
    this.#chain = this.#chain.then(async () => {
      try {
        if (words === '') await call('remove_draft', { key: this.key });
        else await call('put_draft', { key: this.key, words });
        this.#kept = words;
        this.#told = false;
      } catch (reason) {
        // Told once, not with every key; the words stay on screen.
        if (!this.#told) fail(reason);
        this.#told = true;
      }
    });
    return this.#chain;
  }

  #still(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    waiting.delete(this);
  }

  /** The words have become entries: the draft goes. */
  async done(): Promise<void> {
    this.#still();
    await this.#chain;
    this.#words = '';
    if (this.#kept !== null) {
      this.#kept = null;
      await call('remove_draft', { key: this.key }).catch(fail);
    }
  }
}

/** The words kept under a key; null when there are none. */
export async function keptDraft(key: string): Promise<string | null> {
  try {
    const { rows } = await call('drafts', {});
    return rows.find((row) => row.key === key)?.words ?? null;
  } catch {
    return null;
  }
}
