import type { AssetKind, Audience, EntryRow, Mark, NeedState, OperationName, OutputAudience, Sharing } from '#host/generated/calls.ts';
import { howOften, whenItSuits } from '#shared/format/availability.ts';
import { counted, listed, sentence } from '#shared/format/count.ts';

const ONE: Record<AssetKind, string> = {
  skill: 'Skill',
  group: 'Group',
  institution: 'Institution',
  building: 'Building',
  space: 'Space',
  item: 'Thing to lend',
};
const MANY: Record<AssetKind, string> = {
  skill: 'Skills',
  group: 'Groups',
  institution: 'Institutions',
  building: 'Buildings',
  space: 'Spaces',
  item: 'Things to lend',
};

/** One of a kind; null: anything. */
export function kindName(kind: AssetKind | null): string {
  return kind === null ? 'Anything' : ONE[kind];
}

/** Several of a kind; null: anything. */
export function kindNames(kind: AssetKind | null): string {
  return kind === null ? 'Anything' : MANY[kind];
}

/** Any of some kinds, at the beginning of a sentence: `Skills, groups or things to lend`. */
export function kindsOr(kinds: readonly AssetKind[]): string {
  return sentence(listed(kinds.map((kind) => kindNames(kind).toLowerCase()), 'or'));
}

/** Name of a side. */
export const sides = { offer: 'On offer', need: 'Looking for' };

/** A shape in words: `Skill on offer`, `Looking for a group`. */
export function markName(mark: Mark): string {
  return mark.side === 'offer' ? `${kindName(mark.kind)} on offer` : `Looking for, ${kindName(mark.kind).toLowerCase()}`;
}

const SHARING: Record<Sharing, string> = { private: 'Only you', coordinators: 'Our team', group: 'The meeting', public: 'Anyone' };

/** Who may see an entry. */
export function sharingName(sharing: Sharing): string {
  return SHARING[sharing];
}

/** Name of an audience. */
export function audienceName(audience: Audience | OutputAudience): string {
  return audience === 'self' ? 'Our own archive' : SHARING[audience];
}

const STATES: Record<NeedState, string> = { open: 'Open', resting: 'Resting', met: 'Met', withdrawn: 'Taken back' };

/** Where a need stands. */
export function stateName(state: NeedState): string {
  return STATES[state];
}

/** Second line of a row: who, or what it has; where and when. */
export function entryDetail(row: EntryRow): string {
  const when = howOften(row.recurrence) ?? whenItSuits(row.availability);
  const isPlace = row.mark.kind === 'building' || row.mark.kind === 'space';
  if (row.mark.side === 'offer' && isPlace) {
    const has = row.facilities.slice(0, 3).join(', ');
    const seats = row.capacity === null ? '' : row.mark.kind === 'building' ? `Seats ${row.capacity}` : `Room for ${row.capacity}`;
    return [[seats, has].filter(Boolean).join(', ') || row.street, when].filter(Boolean).join('. ');
  }
  if (row.mark.side === 'offer' && row.mark.kind === 'item') {
    const pieces = row.capacity !== null && row.capacity > 1 ? counted(row.capacity, 'piece', 'pieces') : '';
    return [row.who, pieces || when].filter(Boolean).join('. ') || (row.street ?? '');
  }
  const state = row.state === 'open' || row.state === null ? '' : stateName(row.state);
  return [row.who ?? row.street, row.interest ? 'An interest, no hurry' : when, state].filter(Boolean).join('. ');
}

/** A step of the history in words, for undo, redo and the list. */
export function operationName(operation: OperationName): string {
  switch (operation.code) {
    case 'asset_added':
    case 'need_added':
    case 'person_added':
    case 'area_added':
    case 'door_added':
      return `Add “${operation.title}”`;
    case 'asset_edited':
    case 'need_edited':
    case 'person_edited':
    case 'area_edited':
      return `Change “${operation.title}”`;
    case 'link_added':
      return `Join “${operation.title}”`;
    case 'talk_added':
      return `Note a talk with ${operation.title}`;
    case 'noted':
      return `Note “${operation.title}”`;
    case 'placed':
      return `Place “${operation.title}”`;
    case 'removed':
      return `Move “${operation.title}” to the bin`;
    case 'restored':
      return `Take “${operation.title}” out of the bin`;
    case 'still_true':
      return `Still true: “${operation.title}”`;
    case 'rested':
      return `Rest: “${operation.title}”`;
    case 'followed_up':
      return `What was done about “${operation.title}”`;
    case 'words_kept':
      return `Words that mean the same: ${operation.title}`;
    case 'shared':
      return `Share ${counted(operation.count, 'entry', 'entries')} with ${audienceName(operation.audience).toLowerCase()}`;
    case 'taken_back':
      return `Take back the yes about “${operation.title}”`;
    case 'imported':
      return `Bring in ${counted(operation.count, 'entry', 'entries')} from ${operation.file}`;
    case 'map_renamed':
      return `Name the map “${operation.title}”`;
    case 'suggestions_accepted':
      return operation.count === 1 ? 'Put a suggestion on the map' : `Put ${operation.count} suggestions on the map`;
    case 'suggestions_decided':
      return operation.count === 1 ? 'Decide about a suggestion' : `Decide about ${operation.count} suggestions`;
    case 'sample_made':
      return 'Make the sample';
    case 'other':
      return 'A change of a newer Homeground';
  }
}
