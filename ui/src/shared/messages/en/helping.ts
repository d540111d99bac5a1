import type { HelpCard } from '#host/generated/calls.ts';
import { count } from '#shared/format/count.ts';

import { why } from './matches.ts';

/** Whom something on offer could help. */
export const helping = {
  title: (name: string) => `Whom ${name} could help`,
  titleOfThing: 'Whom this could help',
  more: (n: number) => (n === 1 ? 'and 1 more' : `and ${count(n)} more`),
  with: (title: string) => `with “${title}”`,
};

/** Why an offer fits what somebody looks for: who is looking, then the reasons. */
export function helpSays({ need, offer }: HelpCard, today: string): string {
  // The sentence begins with who holds the offer; here it begins with who is looking.
  return why({ ...offer, with: { ...offer.with, who: need.who, street: need.street } }, today);
}
