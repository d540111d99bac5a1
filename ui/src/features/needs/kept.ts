import type { Filter, KeptSearch, KeptSearchRow } from '#host/generated/calls.ts';
import { to } from '#shared/route.svelte.ts';

import { paramsOf } from './filter.ts';

/** Where a search is looked at. */
export function addressOfSearch({ words, filter }: KeptSearch): string {
  return to(['matches', 'words'], { words, ...paramsOf(filter) });
}

/** The kept one with the same words and the same choices. */
export function keptOf(rows: readonly KeptSearchRow[], words: string, filter: Filter): KeptSearchRow | undefined {
  const address = addressOfSearch({ words, filter });
  return rows.find(({ search }) => addressOfSearch(search) === address);
}
