import { describe, expect, it } from 'vitest';

import { interrupted, readDraft } from './drafts.ts';

const note = (key: string, words: string, saved_at: string, aside = false) => ({ key, words: JSON.stringify({ words, aside }), saved_at });

describe('drafts', () => {
  it('say what they are of and lead back to it', () => {
    expect(readDraft(note('note-1', 'Len ties knots', ''))).toEqual({ key: 'note-1', of: 'note', words: 'Len ties knots', address: null });
    expect(readDraft({ key: 'talk-01-a', words: 'Tea' })).toEqual({ key: 'talk-01-a', of: 'talk', words: 'Tea', address: ['people', '01-a'] });
    expect(readDraft({ key: 'person-new', words: '{"name":"Winnie"}' }).address).toEqual(['people', 'new']);
    expect(readDraft({ key: 'asset-01-b', words: '{"title":"Tea urn"}' })).toMatchObject({ words: 'Tea urn', address: ['entry', '01-b', 'edit'] });
  });

  it('show words that are no form as they are', () => {
    expect(readDraft({ key: 'person-x', words: '{"name":' }).words).toBe('{"name":');
    expect(readDraft({ key: 'odd', words: 'Words' })).toMatchObject({ of: 'other', words: 'Words' });
  });

  it('find the newest note that nobody put aside', () => {
    const rows = [note('note-1', 'a', '2026-11-25T09:00:00Z'), note('note-2', 'b', '2026-11-25T11:00:00Z', true), note('note-3', 'c', '2026-11-25T10:00:00Z')];
    expect(interrupted(rows)).toBe('note-3');
    expect(interrupted(rows.slice(1, 2))).toBeNull();
  });
});
