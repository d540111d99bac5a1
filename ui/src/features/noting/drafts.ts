import type { DraftRow } from '#host/generated/calls.ts';

import { readNote } from './note.ts';

/** What a draft is of. */
export type DraftOf = 'note' | 'talk' | 'person' | 'asset' | 'need' | 'other';

/** A draft as the list shows it: what it is of, its words, and where it is gone on with (null: in the note dialog). */
export interface ReadDraft {
  key: string;
  of: DraftOf;
  words: string;
  address: readonly string[] | null;
}

/** Reads a draft. Keys are `note-…`, `talk-ID`, `person-ID`, `asset-ID`, `need-ID`; `new` stands for an ID not given yet. */
export function readDraft({ key, words }: Pick<DraftRow, 'key' | 'words'>): ReadDraft {
  const [kind = '', ...rest] = key.split('-');
  const id = rest.join('-');
  switch (kind) {
    case 'note':
      return { key, of: 'note', words: readNote(words)?.words ?? words, address: null };
    case 'talk':
      return { key, of: 'talk', words, address: ['people', id] };
    case 'person':
      return { key, of: 'person', words: lineOf(words, 'name'), address: id === 'new' ? ['people', 'new'] : ['people', id, 'edit'] };
    case 'asset':
    case 'need':
      return { key, of: kind, words: lineOf(words, 'title'), address: id === 'new' ? ['entry', 'new', kind] : ['entry', id, 'edit'] };
    default:
      return { key, of: 'other', words, address: null };
  }
}

function lineOf(words: string, name: string): string {
  try {
    const lines = JSON.parse(words) as Record<string, unknown>;
    return typeof lines[name] === 'string' ? lines[name] : '';
  } catch {
    return words;
  }
}

/** The note that was being typed when the program stopped: the newest that nobody put aside. */
export function interrupted(rows: readonly DraftRow[]): string | null {
  const notes = rows.filter(({ key, words }) => key.startsWith('note-') && readNote(words)?.aside !== true);
  return [...notes].sort((a, b) => b.saved_at.localeCompare(a.saved_at))[0]?.key ?? null;
}
