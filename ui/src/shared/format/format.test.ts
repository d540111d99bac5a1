import { describe, expect, it } from 'vitest';

import { howOften, whenItSuits } from './availability.ts';
import { count, counted, listed, sentence } from './count.ts';
import { metres, walk } from './distance.ts';
import { longDay, longMonth, shortDay } from './when.ts';

const TODAY = '2026-11-25';

describe('days', () => {
  it('are short at the end of a row', () => {
    expect(shortDay(TODAY, TODAY)).toBe('today');
    expect(shortDay('2026-09-02', TODAY)).toBe('Sep');
    expect(shortDay('2026-01-02', TODAY)).toBe('Jan');
  });

  it('have their year when the month alone could be this year’s', () => {
    expect(shortDay('2025-11-30', TODAY)).toBe('Nov 2025');
    expect(shortDay('2025-12-30', '2026-01-05')).toBe('Dec');
  });

  it('are long in sentences', () => {
    expect(longDay('2026-11-03', TODAY)).toBe('3 November');
    expect(longDay('2024-02-29', TODAY)).toBe('29 February 2024');
    expect(longMonth('2025-05-01', TODAY)).toBe('May 2025');
  });
});

describe('counts', () => {
  it('are grouped and take the right word', () => {
    expect(count(41200)).toBe('41,200');
    expect(counted(1, 'person', 'people')).toBe('1 person');
    expect(counted(0, 'person', 'people')).toBe('0 people');
  });

  it('stand in a row with a word before the last', () => {
    expect(listed([])).toBe('');
    expect(listed(['a'])).toBe('a');
    expect(listed(['a', 'b', 'c'], 'or')).toBe('a, b or c');
    expect(sentence('élan')).toBe('Élan');
  });
});

describe('distances', () => {
  it('are as people say them', () => {
    expect([0, 92, 443, 998, 1000, 1240, 9800, 14_300].map(metres)).toEqual(['0 m', '90 m', '440 m', '1 km', '1 km', '1.2 km', '9.8 km', '14 km']);
  });

  it('are a walk where that is near', () => {
    expect([290, 580, 1150, 2300].map(walk)).toEqual(['about five minutes’ walk', 'about ten minutes’ walk', 'about 20 minutes’ walk', 'about 40 minutes’ walk']);
    expect(walk(30)).toBe('about one minute’s walk');
    expect(walk(5000)).toBe('5 km');
  });
});

describe('when it suits', () => {
  it('says nothing when nothing was said', () => {
    expect(whenItSuits([])).toBeNull();
  });

  it('joins days to the words people use', () => {
    expect(whenItSuits(['mon morning', 'tue morning', 'wed morning', 'thu morning', 'fri morning'])).toBe('Weekday mornings');
    expect(whenItSuits(['sat'])).toBe('Saturdays');
    expect(whenItSuits(['tue evening', 'sat', 'sun'])).toBe('Tuesday evenings and weekends');
    expect(whenItSuits(['mon evening', 'thu evening'])).toBe('Monday and Thursday evenings');
    expect(whenItSuits(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).toBe('Any day');
  });

  it('reads the rules of groups', () => {
    expect(howOften('FREQ=WEEKLY;BYDAY=SA;BYHOUR=10')).toBe('Saturdays at 10');
    expect(howOften('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')).toBe('Every second Tuesday');
    expect(howOften('FREQ=MONTHLY;BYDAY=1FR;BYHOUR=19;BYMINUTE=30')).toBe('The first Friday of the month at 19.30');
    expect(howOften('FREQ=MONTHLY;BYDAY=-1TH')).toBe('The last Thursday of the month');
  });

  it('is silent about a rule that has no such words', () => {
    expect(howOften('FREQ=YEARLY')).toBeNull();
    expect(howOften('FREQ=WEEKLY;INTERVAL=3;BYDAY=MO')).toBeNull();
    expect(howOften('FREQ=WEEKLY;BYDAY=XX')).toBeNull();
    expect(howOften(null)).toBeNull();
  });
});
