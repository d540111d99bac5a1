import { describe, expect, it } from 'vitest';

import type { AlmostCard, Together } from '#host/generated/calls.ts';

import { almostWords, togetherNames, togetherWhere } from './matches.ts';
import { narrowing } from './narrowing.ts';

const almost = (more: object, row: object = {}) => almostWords({ with: { availability: [], capacity: null, ...row }, distance_m: null, ...more } as unknown as AlmostCard);

describe('what almost fits', () => {
  it('says where it is and why it is not suggested', () => {
    expect(almost({ reason: 'too_far', distance_m: 1400 })).toBe('1.4 km away, farther than was asked for.');
    expect(almost({ reason: 'other_times' }, { availability: ['sat'] })).toBe('Free on Saturdays, which is another time than was asked for.');
    expect(almost({ reason: 'too_small' }, { capacity: 8 })).toBe('Room for 8, fewer than were asked for.');
  });
});

describe('people with the same interest', () => {
  const together: Together = { people: ['Amira', 'Tom'], within_m: 196, availability: ['sat'], group: null };

  it('are named, and those without a name counted', () => {
    expect(togetherNames(together, 2)).toBe('Amira and Tom');
    expect(togetherNames(together, 3)).toBe('Amira, Tom and one more');
    expect(togetherNames({ ...together, people: [] }, 2)).toBe('Two others');
  });

  it('are near and free, as far as they said', () => {
    expect(togetherWhere(together, true)).toBe('All within 200 m, all free on Saturdays.');
    expect(togetherWhere(together, false)).toBe('All within 200 m. Those who said when are free on Saturdays.');
    expect(togetherWhere({ ...together, within_m: null, availability: [] }, true)).toBe('');
  });
});

it('what is chosen is said in one sentence', () => {
  const none = { kinds: [], tags: [], within_m: null, availability: [], room_for: null, facilities: [], languages: [], fresh: false, sharing: null };
  expect(narrowing.chosenSays(none)).toBe('');
  expect(narrowing.chosenSays({ ...none, kinds: ['skill', 'group'], within_m: 290, availability: ['tue evening'], languages: ['Welsh'], sharing: 'group' })).toBe(
    'Only skills or groups, within about five minutes’ walk, free on Tuesday evenings, speaking Welsh, shared with the meeting.',
  );
});
