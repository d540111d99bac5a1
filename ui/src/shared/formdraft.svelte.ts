import { Draft, keptDraft } from './draft.svelte.ts';

/** The lines of a form while they are typed, kept as a draft; what was left half done comes back with the form. */
export class FormDraft<T extends object> {
  lines: T = $state() as T;
  #draft: Draft;

  constructor(key: string, lines: T) {
    this.lines = lines;
    this.#draft = new Draft(key);
    void keptDraft(key).then((kept) => {
      if (kept && this.#draft.words === '') Object.assign(this.lines, read(kept));
    });
  }

  /** Something was typed. */
  changed(): void {
    // The lines follow the fields after their event.
    queueMicrotask(() => (this.#draft.words = JSON.stringify(this.lines)));
  }

  /** Keeps what is typed now. */
  flush(): Promise<void> {
    return this.#draft.flush();
  }

  /** The form was kept or given up. */
  done(): Promise<void> {
    return this.#draft.done();
  }
}

function read(kept: string): object {
  try {
    const lines: unknown = JSON.parse(kept);
    return typeof lines === 'object' && lines !== null ? lines : {};
  } catch {
    return {};
  }
}
