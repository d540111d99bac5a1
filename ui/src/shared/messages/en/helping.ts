import type { HelpCard, RecordRef } from '#host/generated/calls.ts';
import { count, listed } from '#shared/format/count.ts';

import { why } from './matches.ts';

/** Whom something on offer could help. */
export const helping = {
  title: (name: string) => `Whom ${name} could help`,
  titleOfThing: 'Whom this could help',
  more: (n: number) => (n === 1 ? 'and 1 more' : `and ${count(n)} more`),
};

/** Why an offer fits what somebody looks for: who is looking, then the reasons. */
export function helpSays({ need, offers }: HelpCard, today: string): string {
  const [offer] = offers;
  if (!offer) return '';
  // The sentence begins with who holds the offer; here it begins with who is looking.
  return why({ ...offer, with: { ...offer.with, who: need.who, street: need.street } }, today);
}

/** With what of all that somebody offers; empty where it is the thing itself that is asked about. */
export function helpsWith({ offers }: HelpCard, record: RecordRef): string {
  const others = offers.filter(({ with: row }) => row.record.id !== record.id).map(({ with: row }) => `“${row.title}”`);
  if (others.length === 0) return '';
  return `${others.length < offers.length ? 'also with' : 'with'} ${listed(others)}`;
}
