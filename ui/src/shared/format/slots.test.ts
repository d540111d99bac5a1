import { describe, expect, it } from 'vitest';

import { availabilityOf, slotsOf } from './slots.ts';

describe('parts of days', () => {
  it('come back as they were, in the order of the week', () => {
    expect(availabilityOf(slotsOf(['sat', 'mon evening']))).toEqual(['mon evening', 'sat']);
  });

  it('become the day when none is missing', () => {
    expect(availabilityOf(slotsOf(['tue evening', 'tue morning', 'tue afternoon']))).toEqual(['tue']);
  });

  it('are none when nothing was said', () => {
    expect(slotsOf([]).size).toBe(0);
    expect(availabilityOf(new Set())).toEqual([]);
  });
});
