import { describe, expect, it } from 'vitest';

import { idIn, parse, to } from './route.svelte.ts';

describe('addresses', () => {
  it('come back as they were given, whatever is in them', () => {
    for (const path of [['map'], ['people', 'a b/c?d#é'], ['matches', 'words']]) {
      const address = to(path, { words: 'tea & cake?', place: 'person:1' });
      const { path: read, params } = parse(address);
      expect(read).toEqual(path);
      expect(params.get('words')).toBe('tea & cake?');
      expect(params.get('place')).toBe('person:1');
    }
  });

  it('lead to the first page when they are none', () => {
    expect(parse('').path).toEqual([]);
    expect(parse('#').path).toEqual([]);
    expect(parse('#/%E0%A4%A').path).toEqual(['%E0%A4%A']);
  });
});

it('what can be no key stands for one that no record has', () => {
  const id = '0198f0c2-7d3e-7a11-8000-00000000a001';
  expect(idIn(id)).toBe(id);
  expect(idIn('not-an-id')).toBe('00000000-0000-0000-0000-000000000000');
});
