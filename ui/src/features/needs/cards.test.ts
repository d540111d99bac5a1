import { expect, it } from 'vitest';

import type { MatchCard } from '#host/generated/calls.ts';
import { needs } from '#shared/messages/en/needs.ts';

import { isUnsure } from './cards.ts';

it('a card is unsure where what speaks for it is said with a doubt', () => {
  const card = (...codes: string[]) => ({ reasons: codes.map((code) => ({ code })) }) as MatchCard;
  expect(isUnsure(card('says_something_close', 'away'))).toBe(true);
  expect(isUnsure(card('words_perhaps'))).toBe(true);
  expect(isUnsure(card('both_about', 'away'))).toBe(false);
});

it('faint ones are not counted as if they were all, where they only fill up what was asked for', () => {
  expect(needs.showFaint(12, false)).toBe('Show 12 fainter suggestions');
  expect(needs.showFaint(53, true)).toBe('Show the first 53 fainter suggestions');
  expect(needs.faintSays(53)).toContain('The first 53 are shown');
  expect(needs.faintSays(null)).not.toContain('shown');
});
