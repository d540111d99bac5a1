import type { Filter, Sharing } from '#host/generated/calls.ts';
import { count, counted, listed } from '#shared/format/count.ts';
import { walk } from '#shared/format/distance.ts';

import { kindNames, sharingName } from './entries.ts';
import { times } from './matches.ts';

const FROM: Record<Sharing, string> = {
  private: 'Also only you',
  coordinators: 'Our team, or more people',
  group: 'The meeting, or more people',
  public: 'Anyone',
};

/** What is chosen, in one sentence; `area` is the name of the area: `Only skills, within about five minutes’ walk, free on Saturdays.` */
function chosenSays(filter: Filter, area?: string): string {
  const parts = [
    listed(filter.kinds.map((kind) => kindNames(kind).toLowerCase()), 'or'),
    filter.tags.length > 0 ? `about ${listed(filter.tags, 'or')}` : '',
    filter.within_m === null ? '' : `within ${walk(filter.within_m)}`,
    filter.area === null ? '' : area === undefined ? 'in an area that is gone' : `in ${area}`,
    filter.availability.length > 0 ? `free on ${times(filter.availability)}` : '',
    filter.room_for === null ? '' : `with room for ${count(filter.room_for)} or more`,
    filter.facilities.length > 0 ? `with ${listed(filter.facilities)}` : '',
    filter.languages.length > 0 ? `speaking ${listed(filter.languages, 'or')}` : '',
    filter.fresh ? 'confirmed within a year' : '',
    filter.sharing === null ? '' : `shared with ${sharingName(filter.sharing).toLowerCase()}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `Only ${parts.join(', ')}.`;
}

/** Narrowing suggestions down, with how many there are for each choice. */
export const narrowing = {
  title: 'Narrow it',
  sorts: {
    kinds: 'Kind',
    tags: 'About',
    within_m: 'Near',
    area: 'Area',
    availability: 'When',
    room_for: 'Room',
    facilities: 'It has',
    languages: 'Language',
    fresh: 'Confirmed',
    sharing: 'Sharing',
  },
  where: 'Where',
  more: 'More',
  /** What stands for no choice among those of which only one can be chosen. */
  any: { within_m: 'However far', area: 'Wherever it is', room_for: 'Of any size', sharing: FROM.private },
  chosen: (sort: string) => `${sort}, chosen`,
  room: (seats: number) => `${count(seats)} people or more`,
  sharing: (sharing: Sharing) => FROM[sharing],
  fresh: 'Confirmed within a year',
  at: (slot: string, n: number) => `${times([slot])}, ${count(n)}`,
  nothingThen: '–',
  chosenSays,
  all: (n: number) => `${counted(n, 'suggestion', 'suggestions')}.`,
  some: (kept: number, all: number) => `${kept === 0 ? 'None' : count(kept)} of ${counted(all, 'suggestion', 'suggestions')}.`,
  best: (n: number) => `The best ${count(n)} are shown.`,
  showRest: (n: number) => `Show ${count(n)} more`,
  showAll: (n: number) => `Show all ${count(n)}`,
};
