import { describe, expect, it } from 'vitest';

import type { Guesses } from '#host/generated/calls.ts';

import { emptyNote, heard, piecesOf, putRight, readNote, requestOf } from './note.ts';

const LINE = 'Ibrahim at 14 Tannery Row fixes sewing machines, would like somebody to practise English with';
const stretch = (words: string) => ({ start: LINE.indexOf(words), end: LINE.indexOf(words) + words.length });
const GUESSES: Guesses = {
  entries: [
    { stretch: stretch('fixes sewing machines'), mark: { side: 'offer', kind: 'skill' }, title: 'Fixes sewing machines', interest: false },
    { stretch: stretch('somebody to practise English with'), mark: { side: 'need', kind: 'skill' }, title: 'Somebody to practise English with', interest: false },
  ],
  person: { stretch: stretch('Ibrahim'), name: 'Ibrahim', known: [] },
  place: { stretch: stretch('14 Tannery Row'), street: 'Tannery Row', house_number: '14', postcode: null, point: { lon: -30, lat: 47 } },
};
const NOTHING: Guesses = { entries: [], person: null, place: null };

describe('a note', () => {
  it('keeps what was guessed, for somebody new at a door that is known', () => {
    const request = requestOf(emptyNote(LINE), GUESSES, null);
    expect(request.person).toEqual({
      who: 'new',
      name: 'Ibrahim',
      street: 'Tannery Row',
      house_number: '14',
      postcode: null,
      home: { type: 'Point', coordinates: [-30, 47] },
    });
    expect(request.entries.map(({ side, title }) => [side, title])).toEqual([
      ['offer', 'Fixes sewing machines'],
      ['need', 'Somebody to practise English with'],
    ]);
  });

  it('keeps what was put right, also after its draft was read again', () => {
    const lines = emptyNote(LINE);
    putRight(lines, 1, { side: 'offer' });
    putRight(lines, 0, { left_out: true });
    lines.whose = { id: 'p1', name: 'Ibrahim Sesay' };
    const again = readNote(JSON.stringify(lines));
    expect(again).toEqual(lines);
    const request = requestOf(again ?? emptyNote(), GUESSES, null);
    expect(request.person).toEqual({ who: 'known', id: 'p1' });
    expect(request.entries).toEqual([{ side: 'offer', kind: 'skill', title: 'Somebody to practise English with', interest: false, geometry: null }]);
  });

  it('has no entries of its own when nothing was guessed', () => {
    expect(requestOf(emptyNote(' The kettle is always on '), NOTHING, null)).toEqual({
      words: 'The kettle is always on',
      person: { who: 'nobody' },
      entries: [],
      yes: null,
    });
  });

  it('takes an entry that was added by hand', () => {
    const lines = { ...emptyNote('Net Loft'), added: [{ title: 'Net Loft', kind: 'building' as const }] };
    expect(heard(lines, NOTHING)).toEqual([{ at: -1, side: 'offer', kind: 'building', title: 'Net Loft', interest: false }]);
  });

  it('is not read from what is no draft of a note', () => {
    expect(readNote('words that were typed')).toBeNull();
    expect(readNote('{"name":"Winnie"}')).toBeNull();
  });
});

describe('the line', () => {
  const pieces = (words: string) => piecesOf(words, GUESSES, LINE, heard(emptyNote(), GUESSES));

  it('comes out whole, in pieces that say what they were taken for', () => {
    const all = pieces(LINE);
    expect(all.map(({ text }) => text).join('')).toBe(LINE);
    expect(all.filter(({ as }) => as !== 'plain').map(({ text, as }) => [text, as])).toEqual([
      ['Ibrahim', 'who'],
      ['14 Tannery Row', 'who'],
      ['fixes sewing machines', 'offer'],
      ['somebody to practise English with', 'need'],
    ]);
  });

  it('keeps its marks up to the first letter that has changed since', () => {
    const changed = LINE.replace('sewing', 'sowing');
    const all = pieces(changed);
    expect(all.map(({ text }) => text).join('')).toBe(changed);
    expect(all.at(-1)).toEqual({ text: changed.slice(LINE.indexOf('sewing') + 1), as: 'plain', kind: null });
  });

  it('is nothing when nothing is typed', () => {
    expect(pieces('')).toEqual([]);
  });
});
