import type { EntryRow, IntroductionRow, Named } from '#host/generated/calls.ts';

/** What the screens need of a side. */
export type SideEntry = Pick<EntryRow, 'record' | 'mark' | 'title' | 'who'>;

/** Where an introduction stands: one that was begun, or a suggestion that nobody has followed up yet. */
export interface Standing
  extends Pick<
    IntroductionRow,
    'seeker' | 'ask' | 'state' | 'asked_on' | 'need_agreed_on' | 'other_agreed_on' | 'introduced_by' | 'introduced_on' | 'ended_on'
  > {
  need: SideEntry | null;
  other: SideEntry | null;
}

/** Whoever is known by the name in a file alone: nobody of that name is on the map, so the thing itself is what a page leads to. */
export function writtenName(ask: Named | null, side: SideEntry | null): string | null {
  return side && (!ask || ask.record.id === side.record.id) ? side.who : null;
}

/** How the line between both shapes is drawn. */
export type Line = 'dots' | 'dashes' | 'solid' | 'none';

const LINES: Record<IntroductionRow['state'], Line> = {
  suggested: 'dots',
  asked: 'dashes',
  agreed: 'solid',
  happened: 'solid',
  not_this_time: 'none',
};

/** The line of a suggestion; null: nobody has followed it up. There is none to a side that is gone. */
export function lineOf(introduction: Pick<Standing, 'state' | 'need' | 'other'> | null): Line {
  if (!introduction) return 'dots';
  return introduction.need && introduction.other ? LINES[introduction.state] : 'none';
}

/** Something that can be done next. */
export type Next = 'asked' | 'other_yes' | 'need_yes' | 'introduced' | 'happened' | 'again' | 'changed' | 'not_this_time';

/** What makes sense now, in the order of life. */
export function nextSteps(row: Standing): Next[] {
  // Without what is looked for there is nothing to go on with.
  if (!row.need) return [];
  switch (row.state) {
    case 'suggested':
    case 'asked':
      return row.other ? [...yeses(row), 'not_this_time'] : ['not_this_time'];
    case 'agreed':
      if (!row.other) return ['not_this_time'];
      return [...(row.introduced_on ? [] : (['introduced'] as const)), 'happened', 'not_this_time'];
    case 'happened':
      return ['changed'];
    case 'not_this_time':
      return row.other ? ['again'] : [];
  }
}

function yeses(row: Standing): Next[] {
  const asked = row.state === 'asked' && row.asked_on !== null;
  const other: Next[] = row.other_agreed_on ? [] : [asked ? 'other_yes' : 'asked'];
  return [...other, ...(row.need_agreed_on ? [] : (['need_yes'] as const))];
}

/** Whether they can be asked to rest afterwards: a person, or the group, place or thing itself. */
export function canRest(row: Standing): boolean {
  return row.ask !== null && row.other !== null && (row.other.record.kind === 'asset' || row.ask.record.kind === 'person');
}

/** A note with its day and who wrote it, if it says so. */
export interface Note {
  on: string | null;
  by: string | null;
  words: string;
}

/** Reads a line of the notes: `2026-11-16 Ben: back on Monday`. */
export function noteOf(line: string): Note {
  const [, on, by, words] = /^(\d{4}-\d{2}-\d{2})(?: ([^:]+))?: (.*)$/.exec(line) ?? [];
  return on === undefined ? { on: null, by: null, words: line } : { on, by: by ?? null, words: words ?? '' };
}
