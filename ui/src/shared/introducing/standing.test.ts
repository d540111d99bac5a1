import { describe, expect, it } from 'vitest';

import { canRest, lineOf, nextSteps, noteOf, type Standing } from './standing.ts';

const NEED = { record: { kind: 'need', id: 'n' }, mark: { side: 'need', kind: 'skill' }, title: 'A rail', who: null } as const;
const GIFT = { record: { kind: 'asset', id: 'a' }, mark: { side: 'offer', kind: 'skill' }, title: 'Stone', who: null } as const;
const FRESH: Standing = {
  need: NEED,
  other: GIFT,
  seeker: { record: { kind: 'person', id: 'd' }, name: 'Doreen Marsh' },
  ask: { record: { kind: 'person', id: 'l' }, name: 'Luís Costa' },
  state: 'suggested',
  asked_on: null,
  need_agreed_on: null,
  other_agreed_on: null,
  introduced_by: null,
  introduced_on: null,
  ended_on: null,
};
const but = (more: Partial<Standing>): Standing => ({ ...FRESH, ...more });

describe('the line between two shapes', () => {
  it('is dotted until somebody asks, and solid only with both yeses', () => {
    expect(lineOf(null)).toBe('dots');
    expect((['suggested', 'asked', 'agreed', 'happened', 'not_this_time'] as const).map((state) => lineOf(but({ state })))).toEqual([
      'dots',
      'dashes',
      'solid',
      'solid',
      'none',
    ]);
    expect(lineOf(but({ state: 'agreed', other: null }))).toBe('none');
  });
});

describe('what can be done next', () => {
  it('goes from asking to both yeses', () => {
    expect(nextSteps(FRESH)).toEqual(['asked', 'need_yes', 'not_this_time']);
    expect(nextSteps(but({ state: 'asked', asked_on: '2026-11-20' }))).toEqual(['other_yes', 'need_yes', 'not_this_time']);
    expect(nextSteps(but({ state: 'asked', need_agreed_on: '2026-11-20' }))).toEqual(['asked', 'not_this_time']);
    expect(nextSteps(but({ state: 'asked', asked_on: '2026-11-20', other_agreed_on: '2026-11-21' }))).toEqual(['need_yes', 'not_this_time']);
  });

  it('goes from both yeses to what changed', () => {
    expect(nextSteps(but({ state: 'agreed' }))).toEqual(['introduced', 'happened', 'not_this_time']);
    expect(nextSteps(but({ state: 'agreed', introduced_on: '2026-11-21' }))).toEqual(['happened', 'not_this_time']);
    expect(nextSteps(but({ state: 'happened' }))).toEqual(['changed']);
    expect(nextSteps(but({ state: 'not_this_time' }))).toEqual(['again']);
  });

  it('asks again from the beginning, whoever was asked long ago', () => {
    expect(nextSteps(but({ asked_on: '2026-01-20' }))[0]).toBe('asked');
  });

  it('is little or nothing when a side is gone', () => {
    expect(nextSteps(but({ need: null }))).toEqual([]);
    expect(nextSteps(but({ other: null, ask: null }))).toEqual(['not_this_time']);
    expect(nextSteps(but({ other: null, ask: null, state: 'not_this_time' }))).toEqual([]);
  });
});

it('somebody can rest who is a person, or what was asked about itself', () => {
  expect(canRest(FRESH)).toBe(true);
  expect(canRest(but({ other: { ...NEED }, ask: { record: { kind: 'asset', id: 'g' }, name: 'The Menders' } }))).toBe(false);
  expect(canRest(but({ ask: null }))).toBe(false);
});

it('notes have a day and who wrote them, if they say so', () => {
  expect(noteOf('2026-11-16 Ben: back on Monday: late')).toEqual({ on: '2026-11-16', by: 'Ben', words: 'back on Monday: late' });
  expect(noteOf('2026-11-16: back on Monday')).toEqual({ on: '2026-11-16', by: null, words: 'back on Monday' });
  expect(noteOf('Luís: back on Monday')).toEqual({ on: null, by: null, words: 'Luís: back on Monday' });
});
