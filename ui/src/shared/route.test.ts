import { describe, expect, it } from 'vitest';

import { parse, to } from './route.svelte.ts';

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
