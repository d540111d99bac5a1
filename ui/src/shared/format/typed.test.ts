import { describe, expect, it } from 'vitest';

import { typedList, typedNumber, typedText } from './typed.ts';

describe('what was typed', () => {
  it('is nothing when it is only blanks', () => {
    expect(typedText('  ')).toBeNull();
    expect(typedText(' a b ')).toBe('a b');
  });

  it('is a list without repeats', () => {
    expect(typedList('piano, step-free; piano,,  tap ')).toEqual(['piano', 'step-free', 'tap']);
  });

  it('is a whole number, nothing, or a slip', () => {
    expect(typedNumber('1,200')).toBe(1200);
    expect(typedNumber('')).toBeNull();
    expect(typedNumber(40)).toBe(40);
    expect(typedNumber('about 40')).toBeUndefined();
    expect(typedNumber('-3')).toBeUndefined();
  });
});
