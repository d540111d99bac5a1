import type { AssetKind, Guesses, NoteEntry, NotePerson, NoteRequest, NoteYes, Side, WireGeometry, WirePoint } from '#host/generated/calls.ts';

/** How somebody put a guess right, or what they added by hand. */
export interface Correction {
  side?: Side;
  kind?: AssetKind | null;
  title?: string;
  left_out?: boolean;
}
/** An entry as it stands below the line. */
export interface Heard {
  /** Place among the guesses; -1 and below were added by hand. */
  at: number;
  side: Side;
  kind: AssetKind | null;
  title: string;
  interest: boolean;
}
/** Whom the note is about, if somebody said so by hand. */
export type Whose = { id: string; name: string } | { name: string } | 'nobody' | null;

/** A note while it is typed: everything that its draft keeps. */
export interface NoteLines {
  words: string;
  corrections: Correction[];
  added: Correction[];
  whose: Whose;
  /** It was put aside, so it does not come back by itself. */
  aside?: boolean;
}

/** A note to begin with. */
export function emptyNote(words = ''): NoteLines {
  return { words, corrections: [], added: [], whose: null };
}

/** Reads the draft of a note; null when it is none. */
export function readNote(draft: string): NoteLines | null {
  try {
    const lines: unknown = JSON.parse(draft);
    if (typeof lines !== 'object' || lines === null || !('words' in lines) || typeof lines.words !== 'string') return null;
    return { ...emptyNote(), ...lines, words: lines.words };
  } catch {
    return null;
  }
}

/** What was heard so far: the guesses, put right, and what was added by hand. */
export function heard(lines: NoteLines, guesses: Guesses): Heard[] {
  const guessed = guesses.entries.flatMap((guess, at): Heard[] => {
    const right = lines.corrections[at] ?? {};
    if (right.left_out) return [];
    return [{ at, side: right.side ?? guess.mark.side, kind: right.kind === undefined ? guess.mark.kind : right.kind, title: right.title ?? guess.title, interest: guess.interest }];
  });
  const added = lines.added.flatMap((right, index): Heard[] =>
    right.left_out ? [] : [{ at: -1 - index, side: right.side ?? 'offer', kind: right.kind === undefined ? 'skill' : right.kind, title: right.title ?? '', interest: false }],
  );
  return [...guessed, ...added];
}

/** Puts one entry right. */
export function putRight(lines: NoteLines, at: number, right: Correction): void {
  if (at < 0) {
    const index = -1 - at;
    lines.added[index] = { ...lines.added[index], ...right };
  } else {
    // No holes: JSON would turn them into nulls.
    for (let index = lines.corrections.length; index <= at; index += 1) lines.corrections[index] = {};
    lines.corrections[at] = { ...lines.corrections[at], ...right };
  }
}

/** Who the note is about, as it stands now; null: nobody is known to be. */
export function whoNow(lines: NoteLines, guesses: Guesses): { id: string | null; name: string } | null {
  if (lines.whose === 'nobody') return null;
  if (lines.whose) return { id: 'id' in lines.whose ? lines.whose.id : null, name: lines.whose.name };
  return guesses.person ? { id: null, name: guesses.person.name } : null;
}

/** The note as the core takes it. */
export function requestOf(lines: NoteLines, guesses: Guesses, yes: NoteYes | null): NoteRequest {
  const entries = heard(lines, guesses)
    .filter(({ title }) => title.trim() !== '')
    .map(({ side, kind, title, interest }): NoteEntry => ({ side, kind: side === 'offer' ? (kind ?? 'skill') : kind, title: title.trim(), interest, geometry: null }));
  return { words: lines.words.trim(), person: personOf(lines, guesses), entries, yes };
}

function personOf(lines: NoteLines, guesses: Guesses): NotePerson {
  const who = whoNow(lines, guesses);
  if (!who) return { who: 'nobody' };
  if (who.id) return { who: 'known', id: who.id };
  const place = guesses.place;
  return {
    who: 'new',
    name: who.name,
    street: place?.street ?? null,
    house_number: place?.house_number ?? null,
    postcode: place?.postcode ?? null,
    home: place?.point ? pointOf(place.point) : null,
  };
}

function pointOf({ lon, lat }: WirePoint): WireGeometry {
  return { type: 'Point', coordinates: [lon, lat] };
}

/** A piece of the line, marked as what it was taken for. */
export interface Piece {
  text: string;
  as: 'plain' | 'who' | 'offer' | 'need';
  kind: AssetKind | null;
}

/**
 * The line in pieces. Guesses belong to the words they were made for; where the words have changed since, they hold up
 * to the first change.
 */
export function piecesOf(words: string, guesses: Guesses, guessedFor: string, list: readonly Heard[]): Piece[] {
  let same = 0;
  while (same < words.length && words[same] === guessedFor[same]) same += 1;
  const marks = [
    ...[guesses.person, guesses.place].flatMap((guess) => (guess ? [{ ...guess.stretch, as: 'who' as const, kind: null }] : [])),
    ...guesses.entries.flatMap(({ stretch }, at) => {
      const entry = list.find((one) => one.at === at);
      return entry ? [{ ...stretch, as: entry.side, kind: entry.kind }] : [];
    }),
  ].sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let done = 0;
  for (const { start, end, as, kind } of marks) {
    // A guess at the end of what is the same goes on while one types.
    const until = end > same ? same : end;
    if (start < done || start >= until) continue;
    if (start > done) pieces.push({ text: words.slice(done, start), as: 'plain', kind: null });
    pieces.push({ text: words.slice(start, until), as, kind });
    done = until;
  }
  if (done < words.length) pieces.push({ text: words.slice(done), as: 'plain', kind: null });
  return pieces;
}
