import { describe, expect, it } from 'vitest';

import { outlineOf } from './address.ts';

describe('an outline in an address', () => {
  it('has longitude before latitude', () => {
    expect(outlineOf('-30.1,47;-30,47.1;-30,47')).toEqual([
      [-30.1, 47],
      [-30, 47.1],
      [-30, 47],
    ]);
  });

  it('is none with too few corners or words in it', () => {
    expect(outlineOf('1,2;3,4')).toBeNull();
    expect(outlineOf('1,2;3,4;a,5')).toBeNull();
    expect(outlineOf('1,2;3,4;5')).toBeNull();
    expect(outlineOf(null)).toBeNull();
  });
});
