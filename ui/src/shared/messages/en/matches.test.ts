import { describe, expect, it } from 'vitest';

import type { AlmostCard, MatchCard, Reason, Together } from '#host/generated/calls.ts';

import { almostWords, askWords, leftOutWords, togetherNames, togetherWhere, why, worthKnowing } from './matches.ts';
import { narrowing } from './narrowing.ts';

const almost = (more: object, row: object = {}) => almostWords({ with: { availability: [], capacity: null, ...row }, distance_m: null, ...more } as unknown as AlmostCard);

describe('what almost fits', () => {
  it('says where it is and why it is not suggested', () => {
    expect(almost({ reason: 'too_far', distance_m: 1400 })).toBe('1.4 km away, farther than was asked for.');
    expect(almost({ reason: 'beyond_reach', distance_m: 570, reach_m: 500 })).toBe('570 m away, comes as far as 500 m.');
    expect(almost({ reason: 'other_times' }, { availability: ['sat'] })).toBe('Free on Saturdays, which is another time than was asked for.');
    expect(almost({ reason: 'too_small' }, { capacity: 8 })).toBe('Room for 8, fewer than were asked for.');
  });
});

it('whose reach is too short is not said to be farther than was asked for', () => {
  expect(leftOutWords([{ reason: 'too_far', count: 2 }, { reason: 'beyond_reach', count: 1 }])).toBe('Two are farther than was asked for, one does not come as far as this.');
});

describe('somebody whom the map knows by a written name alone', () => {
  const LIFT = { record: { kind: 'asset', id: 'a' }, name: 'Gives lifts' } as const;
  const written = (kind: 'asset' | 'need', who: string | null) =>
    ({ ask: { ...LIFT, record: { kind, id: 'a' } }, with: { record: { kind, id: 'a' }, mark: { side: 'offer', kind: 'skill' }, title: 'Gives lifts', who, street: null } }) as unknown as MatchCard;

  it('is asked by that name', () => {
    expect(askWords(written('asset', 'Hal Room'))).toBe('Ask Hal Room');
    expect(askWords(written('need', 'Ann Star'))).toBe('Ask Ann Star');
  });

  it('is not asked by the title of a thing where no name was written', () => {
    expect(askWords(written('asset', null))).toBe('Ask them');
    expect(askWords(written('need', null))).toBe('Look closer');
  });

  it('is said to share an interest', () => {
    const shared = { ...written('need', 'Ann Star'), reasons: [{ code: 'shares_interest', who: '' }], against: [] } as unknown as MatchCard;
    expect(why(shared, '2026-06-20')).toBe('Ann Star would love the same.');
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
  const none = { kinds: [], tags: [], within_m: null, area: null, availability: [], room_for: null, facilities: [], languages: [], fresh: false, sharing: null };
  expect(narrowing.chosenSays(none)).toBe('');
  expect(narrowing.chosenSays({ ...none, kinds: ['skill', 'group'], within_m: 290, area: 'a', availability: ['tue evening'], languages: ['Welsh'], sharing: 'group' }, 'The Terraces')).toBe(
    'Only skills or groups, within about five minutes’ walk, in The Terraces, free on Tuesday evenings, speaking Welsh, shared with the meeting.',
  );
});

const TODAY = '2026-06-20';

function card(reasons: Reason[], against: Reason[] = []): MatchCard {
  return { reasons, against, with: { who: 'Kwame Mensah', title: 'Keeps six old bikes going', street: 'Tannery Row' } } as unknown as MatchCard;
}

describe('why something is suggested', () => {
  it('what it is about comes first, then where and when', () => {
    const said = why(
      card([{ code: 'both_about', what: 'mending bicycles', words: ['chain'] }, { code: 'away', metres: 404 }, { code: 'free_when_asked', slots: ['sat morning'] }, { code: 'ask_first' }]),
      TODAY,
    );
    expect(said).toBe(
      'Kwame Mensah. Both are about mending bicycles and speak of “chain”, 400 m away on Tannery Row, free on Saturday mornings as asked, private so far, so ask first.',
    );
  });

  it('what is doubtful is said to be doubtful before anything else', () => {
    const lessClose = (words: string[], in_common: boolean, about: string | null) => why(card([{ code: 'less_close', words, in_common, about }]), TODAY);
    expect(lessClose(['coach'], true, null)).toBe('Kwame Mensah. Less close than others here, but both speak of “coach”.');
    expect(lessClose(['brake', 'wheels'], false, null)).toBe('Kwame Mensah. Less close than others here: this speaks of “brake” and “wheels”.');
    expect(lessClose([], false, 'lip-reading')).toBe('Kwame Mensah. Less close than others here: this is about lip-reading.');
    expect(lessClose([], false, null)).toBe('Kwame Mensah. Less close than others here.');
    expect(why(card([{ code: 'no_close_fit', words: [], about: null }, { code: 'ask_first' }]), TODAY)).toMatch(/^Kwame Mensah\. No close fit, unless you know more, private so far, so ask first/);
    expect(why(card([{ code: 'no_close_fit', words: [], about: 'poetry' }]), TODAY)).toBe('Kwame Mensah. No close fit: this is about poetry.');
    expect(why(card([{ code: 'not_sure', words: [], about: 'poetry' }]), TODAY)).toBe('Kwame Mensah. Not sure, but the closest to it here: this is about poetry.');
    expect(why(card([{ code: 'words_perhaps', words: ['coach'] }]), TODAY)).toBe('Kwame Mensah. Both speak of “coach”, but may mean something else.');
    expect(why(card([{ code: 'no_close_fit', words: ['piano'], about: null }]), TODAY)).toBe('Kwame Mensah. No close fit, but both speak of “piano”.');
  });

  it('times are said as people say them', () => {
    const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    expect(why(card([{ code: 'free', slots: week }]), TODAY)).toBe('Kwame Mensah. Free any day.');
    expect(why(card([{ code: 'free', slots: week.slice(0, 5) }]), TODAY)).toBe('Kwame Mensah. Free on weekdays.');
  });

  it('what is worth knowing is a list with one word before the last', () => {
    expect(worthKnowing(card([], [{ code: 'says_not', words: 'can’t drive at night' }, { code: 'never_confirmed' }]), TODAY)).toBe(
      'says “can’t drive at night” and nobody has confirmed it yet.',
    );
    expect(worthKnowing(card([], [{ code: 'not_free_when_asked', slots: ['tue evening'] }, { code: 'asked_for_no', what: 'gyms' }]), TODAY)).toBe(
      'not free on Tuesday evenings and asked for no gyms.',
    );
  });
});
