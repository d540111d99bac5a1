import { untrack } from 'svelte';

import type { Query } from '#host/cache.svelte.ts';
import type { MatchCard } from '#host/generated/calls.ts';
import { dialogs } from '#shared/dialogs.svelte.ts';

import { goodOnly, inOrder, keyOf } from './cards.ts';

/**
 * What is new on this visit. Once it is on screen it counts as looked at, and stays marked until somebody leaves.
 *
 * @param what what is looked at; null: nothing that is remembered
 * @param look notes that somebody looked; `fresh`: there was something new
 * @param whole everything is shown: what is narrowed away was not looked at
 */
export function newOnThisVisit(
  what: () => string | null,
  matches: Query<'match_need'> | Query<'match_words'>,
  look: (fresh: boolean) => void,
  whole: () => boolean = () => true,
): { readonly keys: ReadonlySet<string> } {
  let keys = $state.raw<ReadonlySet<string>>(new Set());
  let visited: string | null = null;
  let owed: 'nothing' | 'a look' | 'a look at something new' = 'nothing';

  $effect(() => {
    const now = what();
    const everything = whole();
    const data = matches.old ? undefined : matches.data;
    // What lies behind a dialog is not looked at.
    if (!data || dialogs.open) return;
    untrack(() => {
      const came = now !== visited;
      const before = came ? new Set<string>() : keys;
      const fresh = inOrder(goodOnly(data.circles)).filter((card: MatchCard) => card.new && !before.has(keyOf(card)));
      if (came) owed = 'a look';
      if (fresh.length > 0) owed = 'a look at something new';
      visited = now;
      if (came || fresh.length > 0) keys = new Set([...before, ...fresh.map(keyOf)]);
      if (now === null || !everything || owed === 'nothing') return;
      look(owed === 'a look at something new');
      owed = 'nothing';
    });
  });

  return {
    get keys() {
      return keys;
    },
  };
}
