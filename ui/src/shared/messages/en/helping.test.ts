import { expect, it } from 'vitest';

import type { HelpCard } from '#host/generated/calls.ts';

import { helpsWith } from './helping.ts';

it('a group that could help with several things is told so in one sentence', () => {
  const offer = (id: string, title: string) => ({ with: { record: { kind: 'asset', id }, title } });
  const group = { kind: 'asset', id: 'g' } as const;
  const says = (...offers: object[]) => helpsWith({ offers } as HelpCard, group);
  expect(says(offer('g', 'Bike Kitchen'))).toBe('');
  expect(says(offer('b', 'Bikes to lend'))).toBe('with “Bikes to lend”');
  expect(says(offer('g', 'Bike Kitchen'), offer('b', 'Bikes to lend'), offer('s', 'Repair stand'))).toBe('also with “Bikes to lend” and “Repair stand”');
});
