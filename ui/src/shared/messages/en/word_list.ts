import type { WordLine } from '#host/generated/calls.ts';
import { counted, listed } from '#shared/format/count.ts';

/** The words that mean the same here. */
export const wordList = {
  menu: 'Words that mean the same here…',
  title: 'Words that mean the same here',
  says: 'Whoever looks for one of them finds what says another: a trade by its old name, a word in Welsh, Urdu or Polish, what this street calls it.',
  empty: 'No words yet. Which two words mean the same here?',
  label: 'A new line',
  hint: 'The everyday word first, then the others, with a semicolon between: carpentry; joinery; gwaith coed',
  keep: 'Keep the line',
  change: 'Change',
  changeLine: (words: string[]) => `Change: ${listed(words)}`,
  changing: 'The words of this line',
  remove: 'Take away',
  removeLine: (words: string[]) => `Take away: ${listed(words)}`,
  about: ({ words, entries }: WordLine) =>
    `Also ${listed(words.slice(1))}. ${entries === 0 ? 'No entry says one of them yet' : `${counted(entries, 'entry says', 'entries say')} one of them`}.`,
  saidKept: (words: string[]) => `From now on these find the same: ${listed(words)}.`,
  saidRemoved: (words: string[]) => `Taken away: ${listed(words)}.`,
};
