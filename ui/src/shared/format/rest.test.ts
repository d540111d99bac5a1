import { describe, expect, it } from 'vitest';

import { restUntil } from './rest.ts';

describe('a rest', () => {
  it('of two weeks ends fourteen days later', () => {
    expect(restUntil('fortnight', '2026-11-25')).toBe('2026-12-09');
  });

  it('of a month ends on the same day, or on the last of a shorter month', () => {
    expect(restUntil('month', '2026-11-25')).toBe('2026-12-25');
    expect(restUntil('month', '2027-01-31')).toBe('2027-02-28');
  });

  it('goes over the end of the year', () => {
    expect(restUntil('quarter', '2026-11-30')).toBe('2027-02-28');
    expect(restUntil('year', '2028-02-29')).toBe('2029-02-28');
  });
});
