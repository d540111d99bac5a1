import type { AssetForm, AssetKind, Availability, EntryPage, NeedForm, NeedState } from '#host/generated/calls.ts';
import { typedList, typedNumber, typedText } from '#shared/format/typed.ts';

/** The lines of the form about an entry while they are typed. */
export interface EntryLines {
  title: string;
  kind: AssetKind;
  kinds: AssetKind[];
  description: string;
  ownWords: string;
  tags: string;
  availability: Availability;
  recurrence: string;
  capacity: string;
  facilities: string;
  languages: string;
  reach: string;
  asks: string;
  within: string;
  howMany: string;
  interest: boolean;
  state: NeedState;
}

/** The lines for an entry as it is. */
export function linesOf(page: EntryPage): EntryLines {
  return {
    title: page.title,
    kind: page.mark.kind ?? 'skill',
    kinds: [...(page.need?.kinds ?? [])],
    description: page.description ?? '',
    ownWords: page.own_words ?? '',
    tags: page.tags.join(', '),
    availability: page.availability,
    recurrence: page.recurrence ?? '',
    capacity: page.capacity?.toString() ?? '',
    facilities: page.facilities.join(', '),
    languages: page.languages.join(', '),
    reach: page.reach_m?.toString() ?? '',
    asks: page.asks_per_month?.toString() ?? '',
    within: page.need?.within_m?.toString() ?? '',
    howMany: page.need?.how_many?.toString() ?? '',
    interest: page.need?.kind === 'interest',
    state: page.need?.state ?? 'open',
  };
}

/** The form of something on offer as the core takes it; null while a line is no number. Holder and place stay. */
export function assetOf(lines: EntryLines, page: EntryPage): AssetForm | null {
  const [capacity, reach, asks] = [lines.capacity, lines.reach, lines.asks].map(typedNumber);
  if (capacity === undefined || reach === undefined || asks === undefined) return null;
  return {
    kind: lines.kind,
    title: lines.title.trim(),
    description: typedText(lines.description),
    own_words: typedText(lines.ownWords),
    tags: typedList(lines.tags),
    holder: page.who?.record ?? null,
    geometry: page.geometry,
    availability: lines.availability,
    recurrence: typedText(lines.recurrence),
    capacity,
    facilities: typedList(lines.facilities),
    languages: typedList(lines.languages),
    reach_m: reach,
    asks_per_month: asks,
  };
}

/** The form of a looking-for as the core takes it; null while a line is no number. Who said it and the place stay. */
export function needOf(lines: EntryLines, page: EntryPage): NeedForm | null {
  const [within, howMany] = [lines.within, lines.howMany].map(typedNumber);
  if (within === undefined || howMany === undefined) return null;
  return {
    kind: lines.interest ? 'interest' : 'need',
    title: lines.title.trim(),
    description: typedText(lines.description),
    kinds: lines.kinds,
    tags: typedList(lines.tags),
    stated_by: page.who?.record ?? null,
    geometry: page.geometry,
    availability: lines.availability,
    languages: typedList(lines.languages),
    within_m: within,
    how_many: howMany,
    state: lines.state,
  };
}
