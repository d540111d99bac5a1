import type { AssetKind, Side } from '#host/generated/calls.ts';
import { count, counted } from '#shared/format/count.ts';

const A: Record<AssetKind, string> = {
  skill: 'A skill',
  group: 'A group',
  institution: 'An institution',
  building: 'A building',
  space: 'A space',
  item: 'A thing to lend',
};

/** One of a kind, as in "a skill"; null: anything. */
export function aKind(kind: AssetKind | null): string {
  return kind === null ? 'Anything' : A[kind];
}

/** Quick add, and drafts. */
export const noting = {
  title: 'What did you hear?',
  hint: 'One line is enough. Everything else can wait.',
  placeholder: 'Ibrahim at 14 Tannery Row fixes sewing machines',
  nothingSaid: 'Write down first what you heard. One word is enough.',
  keptAsTyped: 'kept as you type',
  keeping: 'keeping…',
  heard: 'Heard so far',
  guessed: 'Guessed from your words. Leave it, or put it right.',
  sides: { offer: 'Offers', need: 'Looking for' } satisfies Record<Side, string>,
  sideOf: (title: string) => `“${title}”: offered or looked for`,
  kindOf: (title: string) => `Kind of “${title}”`,
  titleOf: 'What it is',
  changeTitle: (title: string) => `Put right: ${title}`,
  leaveOut: 'Leave out',
  leaveOutOf: (title: string) => `Leave out “${title}”`,
  addEntry: 'Say what it is',
  addAnother: 'Add another',
  interest: 'An interest, no hurry',
  who: 'Who',
  newHere: (name: string) => `${name}, new here`,
  known: (name: string, street: string | null) => (street ? `${name}, ${street}` : name),
  or: 'or',
  orKnown: (name: string, street: string | null) => `${street ? `${name}, ${street}` : name}?`,
  orNew: 'Somebody new',
  nobody: 'Nobody said',
  otherWho: 'Somebody else',
  whoLabel: 'Whose is it? A name, new or known',
  where: 'Where',
  showOnMap: 'Show on the map',
  hideMap: 'Hide the map',
  notOnMap: 'no door of that number yet',
  placeLater: 'Its place on the map comes after keeping',
  sharedWith: 'Shared with',
  onlyYou: (name: string | null) => (name ? `Only you, until ${name} agrees` : 'Only you, until somebody agrees'),
  yesTo: (name: string, audience: string) => `${audience}: ${name} said yes`,
  saidYes: (name: string | null) => (name ? `${name} said yes to…` : 'They said yes to…'),
  noYes: 'No yes yet',
  they: 'they',
  keep: 'Keep it',
  keepAnother: 'Keep, and note another',
  aside: 'Esc puts this aside. Your words stay in Drafts.',
  asTalk: (name: string) => `Kept as a talk with ${name}.`,
  asOffer: 'Kept as something on offer.',
  kept: (n: number, name: string | null) => {
    const what = n === 0 ? 'The talk' : counted(n, 'entry', 'entries');
    return name ? `Kept: ${what.toLowerCase()}, with ${name}.` : `Kept: ${what.toLowerCase()}.`;
  },
  openIt: 'Open',
  putOnMap: 'Put it on the map',
  putAside: 'Put aside. Your words are in Drafts.',
  goOn: 'Go on',
  draftsTitle: 'Drafts',
  noDrafts: 'No drafts. Words are kept here while you type, until they are kept as entries.',
  draftCount: (n: number) => (n === 1 ? '1 draft' : `${count(n)} drafts`),
  draftKinds: {
    note: 'A note',
    talk: 'A talk',
    person: 'Details of a person',
    asset: 'Details of something on offer',
    need: 'Details of a looking-for',
    other: 'Words',
  },
  throwAway: 'Throw away',
  throwAwayOf: (words: string) => `Throw away “${words}”`,
  thrownAway: 'The draft was thrown away.',
  savedAt: (when: string) => when,
  goOnWith: (words: string) => `Go on with “${words}”`,
};
