import type { Audience, FieldGroup, GrantRow } from '#host/generated/calls.ts';
import { listed, sentence } from '#shared/format/count.ts';
import { longDay, longMonth } from '#shared/format/when.ts';

/** Whom a yes is about: a person by first name, or anything else. */
export interface About {
  name: string;
  person: boolean;
}

/** `Winnie’s`. */
export function whose(name: string): string {
  return /s$/i.test(name) ? `${name}’` : `${name}’s`;
}

/** The parts of a record, as lines of "Who may see what". */
export function partName(field: FieldGroup, about: About): string {
  switch (field) {
    case 'words':
      return about.person ? `What ${about.name} offers` : 'What it is';
    case 'name':
      return 'Name';
    case 'contact':
      return 'Telephone, e-mail';
    case 'home':
      return 'Home';
    case 'place':
      return 'Where and when';
    case 'extra':
      return 'Other details';
  }
}

/** The parts as they stand in a question that is read out. */
function partAsked(field: FieldGroup, about: About, audience: Audience): string {
  switch (field) {
    case 'words':
      return about.person ? 'what you offer and look for' : `what is noted about ${about.name}`;
    case 'name':
      return 'your name';
    case 'contact':
      return about.person ? 'your telephone number and e-mail address' : 'how to get in touch';
    case 'home':
      return audience === 'coordinators' ? 'where you live' : 'roughly where you live, a square shared by at least eight homes';
    case 'place':
      return 'where and when it is';
    case 'extra':
      return 'the other details';
  }
}

const WHO: Record<Audience, string> = {
  coordinators: 'the few people who keep this map',
  group: 'the people at the meeting, on paper or on a screen,',
  public: 'anyone, on a noticeboard or a website,',
};

/** What is read out before somebody says yes or no, word for word. */
export function wording(about: About, audience: Audience, fields: readonly FieldGroup[]): string {
  if (fields.length === 0) return '';
  const parts = listed(fields.map((field) => partAsked(field, about, audience)));
  return `May ${WHO[audience]} see ${parts}? You can take it back whenever you like.`;
}

/** Who may see what, saying yes, and taking it back. */
export const sharing = {
  title: 'Who may see what',
  part: 'Part',
  columns: { coordinators: 'Team', group: 'Meeting', public: 'Anyone' } satisfies Record<Audience, string>,
  yes: 'yes',
  no: 'no',
  dash: '–',
  exact: 'exact',
  square: 'square',
  notes: 'Notes of talks',
  never: 'never shared',
  onlyYou: (about: About) =>
    about.person ? `Only you. ${about.name} has not been asked yet.` : 'Only you. Nobody has been asked yet.',
  said: (grant: Pick<GrantRow, 'how' | 'given_on' | 'recorded_by' | 'expires_on'>, today: string) => {
    const to = grant.recorded_by ? `, to ${grant.recorded_by}` : '';
    const until = grant.expires_on ? ` Until ${longMonth(grant.expires_on, today)}.` : '';
    return `Said yes ${grant.how} on ${longDay(grant.given_on, today)}${to}.${until}`;
  },
  byHolder: 'Covered by what its holder said.',
  withdrawn: (name: string, on: string) => `${name} took their yes back on ${on}.`,
  withdrawnThing: (on: string) => `The yes was taken back on ${on}.`,
  takeBack: 'Take something back',
  saidYes: (about: About) => (about.person ? `${about.name} said yes to…` : 'They said yes to…'),
  yesTitle: (about: About) => (about.person ? `What did ${about.name} say yes to?` : `Who may see ${about.name}?`),
  yesSeveral: (n: number) => `Who may see these ${n} entries?`,
  audience: 'Who may see it',
  audienceSays: {
    coordinators: 'The people who keep this map.',
    group: 'The people in the room, on paper or on a screen.',
    public: 'A noticeboard, a website.',
  } satisfies Record<Audience, string>,
  parts: 'What they may see',
  how: 'How it was said',
  hows: ['at the door', 'at the kitchen table', 'by telephone', 'at a meeting', 'in writing'],
  readOut: 'Read this out',
  readOutHint: 'These words are kept with the yes. Change them if you say it differently.',
  nothingChosen: 'Choose at least one part.',
  yesButton: (about: About) => (about.person ? `${about.name} said yes` : 'They said yes'),
  noButton: (about: About) => (about.person ? `${about.name} said no` : 'They said no'),
  keptYes: (about: About, audience: string) =>
    about.person ? `Kept: ${about.name} said yes. ${sentence(audience)} may see it from now on.` : `Kept. ${sentence(audience)} may see it from now on.`,
  keptNo: (about: About) => (about.person ? `Nothing more is shared. That ${about.name} said no is noted among the talks.` : 'Nothing more is shared.'),
  noTalk: (audience: string, how: string) => `Asked ${how} about sharing with ${audience}: said no.`,
  backTitle: (about: About) => `What is taken back for ${about.name}?`,
  backHint: 'What is chosen is hidden at once from everything that leaves this computer. Saying yes again later is a new yes.',
  backButton: 'Take it back',
  backDone: (about: About) =>
    `Taken back. ${about.person ? about.name : `“${about.name}”`} is out of searches by others, prints and exports from now on. Paper already handed out stays as it is.`,
  backDonePart: (parts: string) =>
    `Taken back: ${parts}. It is out of prints and exports from now on. Paper already handed out stays as it is.`,
};
