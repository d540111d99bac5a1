import { describe, expect, it } from 'vitest';

import type { IntroductionSlip, PaperSide } from '#host/generated/calls.ts';
import type { Standing } from '#shared/introducing/standing.ts';

import { betweenSays, bothNames, changedBy, introductions, offererName, offPaper, paperBy, slipLeftOut, slipTitle, stands } from './introductions.ts';

const TODAY = '2026-11-25';
const ROW: Standing = {
  need: { record: { kind: 'need', id: 'n' }, mark: { side: 'need', kind: 'skill' }, title: 'A rail on my front steps', who: null },
  other: { record: { kind: 'asset', id: 'a' }, mark: { side: 'offer', kind: 'skill' }, title: 'Cobbles and dry stone', who: null },
  seeker: { record: { kind: 'person', id: 'd' }, name: 'Doreen Marsh' },
  ask: { record: { kind: 'person', id: 'l' }, name: 'Luís Costa' },
  state: 'asked',
  asked_on: '2026-11-16',
  need_agreed_on: null,
  other_agreed_on: null,
  introduced_by: null,
  introduced_on: null,
  ended_on: null,
};
const but = (more: Partial<Standing>): Standing => ({ ...ROW, ...more });
const HALL = { record: { kind: 'asset', id: 'h' }, name: 'Alma Hall' } as const;

describe('names', () => {
  it('are first names, who offers first', () => {
    expect(bothNames(ROW)).toBe('Luís and Doreen');
    expect(bothNames(but({ ask: HALL, seeker: { record: { kind: 'person', id: 'k' }, name: 'Tunde and Kemi Alabi' } }))).toBe('Alma Hall with Tunde and Kemi');
    expect(bothNames(but({ seeker: null }))).toBe('Luís and whoever is looking');
  });

  it('say what is gone', () => {
    expect(bothNames(but({ other: null, ask: null }))).toBe('Doreen, and one who is not on this map any more');
    expect(bothNames(but({ need: null, seeker: null }))).toBe('Luís, and one who is not on this map any more');
    expect(bothNames(but({ need: null, seeker: null, other: null, ask: null }))).toBe('Neither is on this map any more');
    expect(stands(but({ need: null, seeker: null, need_agreed_on: '2026-11-17' }), TODAY)).toMatch(/Who was looking said yes on 17 November\.$/);
    expect(introductions.nextSays(but({ other: null, ask: null }))).toMatch(/^One of them is not on this map any more/);
  });
});

describe('where it stands', () => {
  it('says who was asked and who said yes', () => {
    expect(stands(but({ state: 'suggested', asked_on: null }), TODAY)).toBe('Kept for later. Nobody was asked yet.');
    expect(stands(ROW, TODAY)).toBe('Asked on 16 November, no answer yet.');
    expect(stands(but({ asked_on: TODAY }), TODAY)).toBe('Asked today, no answer yet.');
    expect(stands(but({ need_agreed_on: '2026-11-17' }), TODAY)).toBe('Luís was asked on 16 November, no answer yet. Doreen said yes on 17 November.');
    expect(stands(but({ asked_on: null, need_agreed_on: '2026-11-17' }), TODAY)).toBe('Luís was not asked yet. Doreen said yes on 17 November.');
    expect(stands(but({ other_agreed_on: '2026-11-17' }), TODAY)).toBe('Doreen has not said yes yet. Luís said yes on 17 November.');
  });

  it('says when both said yes, met, or did not', () => {
    const both = but({ state: 'agreed', need_agreed_on: '2026-11-03', other_agreed_on: '2026-11-02' });
    expect(stands(both, TODAY)).toBe('Both said yes on 3 November.');
    expect(stands({ ...both, introduced_on: '2026-11-04', introduced_by: 'Ruth' }, TODAY)).toBe('Introduced on 4 November by Ruth.');
    expect(stands({ ...both, state: 'happened', ended_on: '2025-11-05' }, TODAY)).toBe('It happened on 5 November 2025.');
    expect(stands(but({ state: 'not_this_time', ended_on: TODAY }), TODAY)).toBe('Not this time, said today.');
  });
});

it('a hall is asked about, a person and a group are asked', () => {
  const hall = but({ ask: HALL, other: { record: { kind: 'asset', id: 'h' }, mark: { side: 'offer', kind: 'building' }, title: 'Alma Hall', who: null } });
  expect([introductions.asked(hall), introductions.otherYes(hall)]).toEqual(['I asked about Alma Hall', 'They said yes about Alma Hall']);
  expect([introductions.asked(ROW), introductions.otherYes(ROW)]).toEqual(['I asked Luís', 'Luís said yes']);
  expect(offererName(but({ ask: null }))).toBe('Cobbles and dry stone');
});

it('who is known by a written name alone is called by it on both sides', () => {
  const lift = { record: { kind: 'asset', id: 'a' }, name: 'Gives lifts' } as const;
  const row = but({ ask: lift, seeker: null, other: { ...ROW.other!, title: 'Gives lifts', who: 'Hal Room' }, need: { ...ROW.need!, who: 'Ann Star' } });
  expect(bothNames(row)).toBe('Hal Room and Ann Star');
  expect([introductions.ifAsk(row), introductions.asked(row)]).toEqual(['If you ask Hal Room', 'I asked Hal Room']);
  const nobody = but({ ask: lift, other: { ...ROW.other!, title: 'Gives lifts' } });
  expect(introductions.ifAsk(nobody)).toBe('If you ask about Gives lifts');
});

it('what came of it is counted in words', () => {
  expect(betweenSays({ between: 'neighbours', asked: 3, agreed: 1, happened: 4, not_this_time: 0 })).toBe(
    'Neighbour to neighbour: 4 happened, 1 with both yeses and 3 asked or kept for later.',
  );
  expect(betweenSays({ between: 'services', asked: 0, agreed: 0, happened: 0, not_this_time: 0 })).toBe('With institutions and services: none yet.');
  const row = { id: 'i', words: '', with: 'Joinery', need: 'Shelves.', seeker: ROW.seeker, ask: ROW.ask, on: '2026-08-07', paper: null };
  expect(changedBy(row, TODAY)).toBe('Luís and Doreen, in August. Joinery, for “Shelves.”');
  expect(changedBy({ ...row, with: 'Alma Hall', ask: HALL, on: null }, TODAY)).toBe('Alma Hall and Doreen. For “Shelves.”');
  expect(changedBy({ ...row, with: null, ask: null, seeker: null, on: null }, TODAY)).toBe('Something not on this map any more, for “Shelves.”');
});

describe('paper', () => {
  const luis: PaperSide = { name: 'Luís', words: 'Joinery', left_out: null };
  const nobody: PaperSide = { name: null, words: null, left_out: 'not_asked' };
  const slip = (more: Partial<IntroductionSlip>): IntroductionSlip => ({ other: luis, need: { ...luis, name: 'Doreen', words: 'Shelves.' }, why: 'Near.', for_both: false, ...more });

  it('says in one sentence what a slip leaves out', () => {
    expect(slipLeftOut(slip({}))).toBe('');
    expect(slipLeftOut(slip({ why: null, for_both: true }))).toBe('');
    expect(slipLeftOut(slip({ why: null }))).toBe('The slip leaves out why: it may tell where somebody lives.');
    expect(slipLeftOut(slip({ other: nobody, need: nobody }))).toBe(
      'The slip leaves out names and words: neither side has been asked yet what may be written down.',
    );
    expect(slipLeftOut(slip({ other: { ...luis, name: null, left_out: 'other_audience' }, need: nobody }))).toBe(
      'The slip leaves something out: who offers said yes to a part of it only, and who is looking has not been asked yet what may be written down.',
    );
  });

  it('names nobody who is not named', () => {
    expect(slipTitle(slip({}))).toBe('Luís and Doreen');
    expect(slipTitle(slip({ need: nobody }))).toBe('An introduction');
    expect(paperBy({ words: '', other: luis, need: { ...luis, name: null, words: 'Shelves.' } }, '2026-08-07', TODAY)).toBe('Luís, in August. Joinery, for “Shelves.”');
    expect(paperBy({ words: '', other: { ...luis, name: null }, need: { ...nobody, words: 'Shelves.' } }, null, TODAY)).toBe('Joinery, for “Shelves.”');
  });

  it('counts what is not printed', () => {
    expect(offPaper([])).toBe('');
    expect(offPaper([{ reason: 'withdrawn', count: 1 }])).toBe('Words of 1 introduction are not on paper: one of both took their yes back.');
    expect(offPaper([{ reason: 'not_asked', count: 2 }, { reason: 'withdrawn', count: 1 }])).toBe(
      'Words of 3 introductions are not on paper: of 2, one of both has not been asked yet; of 1, one of both took their yes back.',
    );
  });
});
