import type { OutputAudience, OutputExample, OutputPreview, Report, Sharing, Skipped, SkipReason, Withheld } from '#host/generated/calls.ts';
import { count, counted } from '#shared/format/count.ts';

const STAYS: Record<Withheld, string> = {
  not_asked: 'not asked yet, so private',
  other_audience: 'said yes to fewer people only',
  withdrawn: 'took their yes back',
  too_few_near: 'fewer than 8 homes or 5 people near',
  resting: 'resting',
};

/** Why entries stay behind. */
export function staysBehind(reason: Withheld): string {
  return STAYS[reason];
}

const SKIPS: Record<SkipReason, string> = {
  not_a_feature: 'This is no entry.',
  no_words: 'There are no words in it.',
  no_name: 'There is no name in it.',
  not_a_place: 'Its place cannot be read.',
  too_deep: 'It is nested too deeply to be read.',
  empty: 'Something that is needed is empty.',
  too_long: 'It is too long.',
  not_finite: 'A number in it cannot be kept.',
  out_of_range: 'A number in it is outside what is possible.',
  unlikely: 'Its place looks like a slip.',
  crosses_itself: 'Its outline crosses itself.',
  too_few_points: 'Its outline needs more corners.',
  too_many_points: 'Its outline has too many corners.',
  not_a_date: 'A date in it is none.',
  unknown_word: 'A word in it is not understood.',
};

/** Why a row stayed out. */
export function skipWords({ code }: Pick<Skipped, 'code'>): string {
  return SKIPS[code];
}

/** Taking a map to a meeting, and bringing a file in. */
export const exchange = {
  title: (area: string | null) => (area ? `Take ${area} to a meeting` : 'Take the map to a meeting'),
  which: 'Which part',
  whole: 'The whole map',
  who: 'Who will see it?',
  audience: {
    coordinators: 'The people who keep this map.',
    group: 'The people in the room, on paper or on a screen.',
    public: 'A noticeboard, a website. No names without their yes.',
  },
  ofAll: (n: number, all: number) => `${count(n)} of ${count(all)}.`,
  format: 'As one GeoJSON file, which map programs and most websites can show.',
  goes: (n: number) => `What goes: ${count(n)}`,
  stays: (n: number) => `What stays behind: ${count(n)}`,
  goesRows: (preview: OutputPreview, audience: OutputAudience) => [
    { n: preview.offers, says: 'things on offer' },
    { n: preview.needs, says: 'things looked for' },
    ...(preview.people > 0 ? [{ n: preview.people, says: 'people' }] : []),
    ...(preview.areas > 0 ? [{ n: preview.areas, says: 'areas' }] : []),
    { n: preview.people_by_name, says: 'people, by the name they chose' },
    { n: preview.telephone_numbers, says: 'telephone numbers' },
    { n: preview.house_numbers, says: audience === 'self' || audience === 'coordinators' ? 'house numbers' : 'house numbers, only squares' },
  ],
  together: (all: number) => `${counted(all, 'entry', 'entries')} together.`,
  nothingStays: 'Nothing stays behind.',
  whoToAsk: 'Who to ask',
  whoToAskTitle: 'Not asked yet',
  whoToAskCount: (shown: number, total: number) => (shown === total ? counted(total, 'entry', 'entries') : `${count(shown)} of ${count(total)} entries`),
  whoToAskHint: 'Somebody said yes for several at once? Choose them, and write it down together.',
  nobodyToAsk: 'Everybody here has been asked.',
  chosen: (n: number) => (n === 0 ? 'None chosen' : `${count(n)} chosen`),
  theySaidYes: 'They said yes to…',
  look: 'Look',
  these: (n: number) => `these ${counted(n, 'entry', 'entries')}`,
  back: 'Back',
  example: 'For example',
  talks: (n: number) => `Talks: ${count(n)}`,
  becomes: 'leaves as',
  square: (example: OutputExample) =>
    example.square_m === null ? 'no place' : example.square_m === 0 ? 'at its place' : `in a square of ${count(example.square_m)} m`,
  staysAtHome: 'stays behind',
  make: 'Make the map file',
  making: 'Writing…',
  archive: 'Everything, for our own archive…',
  archiveTitle: 'Everything, for our own archive',
  archiveStamp: 'not for sharing',
  archiveSays: (n: number) =>
    `All ${counted(n, 'entry', 'entries')}, with names, telephone numbers and exact homes, also what nobody was asked about. The file says “not for sharing” inside. Talks and notes stay in the map file.`,
  archiveKeep: 'It is meant for a drawer that only you open. For anybody else, choose who will see it.',
  archiveMake: 'Write it for our archive',
  archiveBack: 'Choose who will see it',
  preview: 'As it leaves',
  previewMap: 'Map',
  previewList: 'List',
  sheetSays: 'What neighbours offer and look for',
  sheetFor: { coordinators: 'For our team', group: 'For the meeting', public: 'For anyone', self: 'Our own archive: not for sharing' },
  sheetLegend: 'Filled: on offer. Hollow: looked for.',
  sheetSquares: 'Homes appear only as dotted squares shared by at least 8 homes and 5 people; places stand where they are.',
  sheetExact: 'Homes appear where they are: keep this with care.',
  sheetStays: (n: number) => `${counted(n, 'entry', 'entries')} stayed behind.`,
  sheetWithout: (n: number) => `${count(n)} go without a place.`,
  sheetLabel: (n: number) => `The map as it leaves, with ${counted(n, 'entry', 'entries')}`,
  sheetNothing: 'Nothing goes to this audience yet. Ask first, then it fills.',
  listedOf: (shown: number, total: number) => `The first ${count(shown)} of ${count(total)} are shown.`,
  precision: (precision: string) => (precision === 'none' ? 'no place' : precision === 'exact' ? 'where it is' : `square of ${precision}`),
  areaRow: 'Area',
  personRow: 'Person',
  written: 'The map file is written',
  writtenFile: (file: string) => `It is called ${file}.`,
  writtenCount: (n: number, stayed: number) =>
    `${counted(n, 'entry', 'entries')} ${n === 1 ? 'is' : 'are'} in it${stayed > 0 ? `, ${count(stayed)} stayed behind` : ''}.`,
  writtenHint: 'Paper and files handed out stay as they are, also when somebody takes a yes back later.',
  done: 'Done',
  another: 'Make another',

  importTitle: 'Bring a file in',
  importChoose: 'Choose a file',
  importHint: 'GeoJSON, or a table as CSV. Nothing changes before you have seen what would come in.',
  importLooking: 'Reading the file',
  importOther: 'Choose another file',
  importTrial: (report: Report) => `${report.file}: ${counted(report.read, 'row', 'rows')} read`,
  importComesIn: (n: number) => `${count(n)} would come in`,
  importRows: (report: Report) => [
    { n: report.added, says: 'are new here' },
    { n: report.updated, says: 'change something that came from this file before' },
    { n: report.unchanged, says: 'are here already, and stay as they are' },
    { n: report.skipped.length, says: 'stay out' },
  ],
  importAdds: (n: number) => `${counted(n, 'row', 'rows')} together.`,
  importSee: (n: number) => (n === 1 ? 'See the 1' : `See the ${count(n)}`),
  importHide: 'Hide them',
  importRow: 'Row',
  importColumn: 'Column',
  importWhy: 'Why it stays out',
  importWarnings: 'Worth knowing',
  importSharing: 'Who may see what comes in?',
  importSharingHint: 'Only what nobody lives behind: people, and what they hold, stay private unless the file says that they agreed.',
  importSharingSays: {
    private: 'Nobody else, until they are asked.',
    coordinators: 'The people who keep this map.',
    group: 'The people in the room.',
    public: 'It is public already, such as a list of libraries.',
  } satisfies Record<Sharing, string>,
  importSource: 'Where it comes from',
  importSourceHint: 'So that the same file can be brought in again later without doubling anything.',
  importKeep: 'Bring it in',
  importNone: 'Nothing in this file can come in.',
  importDone: (report: Report) =>
    `${count(report.added + report.updated)} came in, ${count(report.skipped.length)} stayed out.${report.unchanged > 0 ? ` ${count(report.unchanged)} were here already.` : ''}`,
  importDoneSharing: {
    private: 'Nobody’s sharing was changed: all private.',
    coordinators: 'Our team may see what came in, but not people and what they hold.',
    group: 'The meeting may see what came in, but not people and what they hold.',
    public: 'Anyone may see what came in, but not people and what they hold.',
  } satisfies Record<Sharing, string>,
  importUndo: 'Undo the import',
  importUndone: 'The import was undone.',
  importClose: 'Done',
};
