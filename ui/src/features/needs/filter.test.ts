import { describe, expect, it } from 'vitest';

import type { Filter } from '#host/generated/calls.ts';

import { EVERYTHING, filterOf, isEverything, paramsOf } from './filter.ts';

/** There and back, as an address does it. */
const back = (filter: Filter) => filterOf(new URLSearchParams(new URLSearchParams(paramsOf(filter)).toString()));

const MUCH: Filter = {
  kinds: ['skill', 'space'],
  tags: ['baking, for crowds', 'gwaith coed'],
  within_m: 580,
  area: '0198f0c2-7d3e-7a11-8000-00000000a001',
  availability: ['tue evening', 'sat'],
  room_for: 12,
  facilities: ['50% off, & more', 'ramp'],
  languages: ['Cymraeg', 'اردو'],
  fresh: true,
  sharing: 'group',
};

describe('what is chosen of the suggestions', () => {
  it('comes back from an address as it was', () => {
    expect(back(MUCH)).toEqual(MUCH);
  });

  it('leaves no trace in the address when it is everything', () => {
    expect(paramsOf(EVERYTHING)).toEqual({});
    expect(filterOf(new URLSearchParams())).toEqual(EVERYTHING);
    expect(isEverything(EVERYTHING)).toBe(true);
    expect(isEverything({ ...EVERYTHING, fresh: true })).toBe(false);
  });

  it('is the same whatever was chosen first', () => {
    const one: Filter = { ...EVERYTHING, kinds: ['space', 'skill'], availability: ['sat morning', 'mon evening', 'sat evening', 'sat afternoon'], tags: ['b', 'a', 'b'] };
    expect(back(one)).toEqual({ ...EVERYTHING, kinds: ['skill', 'space'], availability: ['mon evening', 'sat'], tags: ['a', 'b'] });
  });

  it('leaves out what is no choice', () => {
    const params = new URLSearchParams({ kind: 'ghost,item', near: 'far', when: 'tue,yesterday,mon noon,fri evening late', room: '-3', tag: '%E0%A4%A', fresh: 'no', seen: 'private', area: 'North' });
    expect(filterOf(params)).toEqual({ ...EVERYTHING, kinds: ['item'], availability: ['tue'] });
  });
});
