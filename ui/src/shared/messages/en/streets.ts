import { count, counted } from '#shared/format/count.ts';
import type { PlaceKind, PlaceWhy, RegionAdded, RegionCounts, RegionFile, SuggestedKind, SuggestedNote, VisitOutcome } from '#host/generated/calls.ts';

/** Bytes as people say them. */
function size(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

/** How long something takes, roughly. */
function seconds(long: number): string {
  return long < 90 ? `about ${counted(Math.max(1, Math.round(long)), 'second', 'seconds')}` : `about ${counted(Math.round(long / 60), 'minute', 'minutes')}`;
}

const FORMATS: Record<string, string> = {
  'osm.pbf': 'OpenStreetMap extract',
  'osm.xml': 'OpenStreetMap export',
  pmtiles: 'finished base map (PMTiles)',
  mbtiles: 'finished base map (MBTiles)',
  region: 'street map from Homeground',
};

const KINDS: Record<PlaceKind, string> = {
  door: 'Door of this map',
  area: 'Area of this map',
  coordinate: 'Position',
  address: 'Address',
  street: 'Street',
  place: 'Place',
  point: 'Place',
  postcode: 'Postcode',
  house: 'House',
};

/** Why something of a file is not in the street map, or not whole, as the core names it. */
const LEFT_OUT: Record<string, string> = {
  'line with missing nodes': 'Streets and streams that the file holds only in part',
  'area not complete': 'Areas of which the file lacks a part',
  'area not closed': 'Areas whose outline does not close',
  'sea: the coast is not closed': 'The sea: the coast is not closed',
  'sea: a place would lie in it': 'The sea: a village would lie in it',
  'sea: drawn straight on where the coast ends': 'The sea: drawn straight on where the coast ends',
  'drawn from nearer only: too many in a view': 'Small things that are only drawn from nearer',
  'too many in one tile': 'The smallest buildings where there are very many',
  'tile outside the area': 'Tiles outside the area',
  'name: too many to search': 'Names beyond four million: they are drawn, and not found',
};

/** Street maps, addresses, doors, and places that OpenStreetMap knows. */
export const streets = {
  title: 'Street maps',
  menu: 'Street maps…',
  intro: 'A street map shows streets and buildings under your entries and finds addresses, with no network. It is made of a file that somebody fetched once: an extract of OpenStreetMap (.osm.pbf), a small export (.osm), or a finished base map (.pmtiles, .mbtiles).',
  none: 'No street map yet.',
  add: 'Add a street map…',
  addAnother: 'Add another…',
  choose: 'Choose a file…',
  looking: 'Looking at the file',
  is: ({ format, size: bytes, seconds: long }: RegionFile, date: string | null) =>
    `${FORMATS[format] ?? format}, ${size(bytes)}${date ? `, data of ${date}` : ''}. ${seconds(long).replace('about', 'It takes about')}.`,
  replaces: 'It replaces the street map of this name.',
  keep: 'Keep',
  keepArea: (title: string) => `“${title}” and 2 km around it`,
  keepAll: 'All of it',
  make: 'Make the street map',
  making: 'Making the street map',
  stop: 'Stop',
  done: (name: string) => `${name} is there.`,
  kept: (counts: RegionCounts) =>
    counts.addresses === 0 && counts.streets > 0
      ? `${counted(counts.streets, 'street', 'streets')}. No house numbers are mapped here: add doors as you meet them.`
      : `${counted(counts.streets, 'street', 'streets')}, ${counted(counts.addresses, 'address', 'addresses')}, ${counted(counts.points, 'place', 'places')} with a name.`,
  leftOut: (added: RegionAdded) => added.left_out.map(({ reason, count: n }) => `${LEFT_OUT[reason] ?? reason}: ${count(n)}`),
  leftOutTitle: 'Left out, or not whole',
  row: (bytes: number, date: string | null) => [size(bytes), date ? `data of ${date}` : ''].filter(Boolean).join(', '),
  builtIn: 'comes with the sample',
  remove: 'Take away',
  removed: (name: string) => `${name} was taken away. The file it came from makes it again.`,
  copy: 'Copy to a stick…',
  copied: (file: string) => `Copied: ${file}`,
  unreadable: (sentence: string) => sentence,
  noneHere: 'No street map is here yet, so streets and addresses are not searched.',
  kinds: KINDS,
  why: (why: PlaceWhy): string => {
    switch (why.code) {
      case 'did_you_mean':
        return 'did you mean this?';
      case 'between':
        return `between ${why.low} and ${why.high}`;
      case 'number_not_mapped':
        return 'number not mapped';
      case 'estimated':
        return 'estimated';
      case 'exact':
        return '';
    }
  },
  base: { quiet: 'Quiet streets', buildingsOnly: 'Buildings only', paper: 'As on paper' },
  door: {
    here: 'Here',
    nearest: 'Nearest address',
    away: (metres: string) => `${metres} away`,
    on: (number: string) => `${number}`,
    before: 'Before it',
    after: 'After it',
    noAddress: 'No address is mapped near here.',
    noMap: 'No street map is here yet.',
    ours: 'A door of this map',
    add: 'Add a door here',
    street: 'Street',
    number: 'Number',
    postcode: 'Postcode',
    keep: 'Keep the door',
    added: (title: string) => `Door added: ${title}.`,
    there: (title: string) => `${title} is a door of this map already. Keep this one as well?`,
    keepAnyway: 'Keep it as well',
    note: 'Note something',
    close: 'Close',
  },
  walk: {
    title: 'Streets and doors',
    hint: 'In the order in which you walk them: up one side and down the other. Press a door to note what you heard there.',
    menu: 'Streets and doors…',
    none: 'No street map knows a street here.',
    shown: 'What the map shows',
    nearer: 'Choose an area, or go nearer on the map: its streets are listed here.',
    doors: (n: number) => counted(n, 'door', 'doors'),
    noNumbers: 'no numbers mapped',
    outcomes: { talked: 'talked', no_answer: 'no answer', come_back: 'come back', asked_not_to: 'asked not to' } satisfies Record<VisitOutcome, string>,
  },
  suggest: {
    title: 'Places OpenStreetMap knows',
    menu: 'Places OpenStreetMap knows…',
    hint: 'A beginning, not a map of a community. OpenStreetMap knows buildings, hardly ever groups, gatherings, gifts or who holds the key.',
    none: 'OpenStreetMap knows nothing here that is not on your map already.',
    noMap: 'No street map is here yet that could suggest anything.',
    more: (n: number) => `Show also what is very common: ${count(n)}`,
    there: (n: number) => `${counted(n, 'is', 'are')} on your map already.`,
    decided: (n: number) => `${counted(n, 'was', 'were')} decided before.`,
    nameless: (label: string) => `${label}, no name`,
    accept: (n: number) => (n === 0 ? 'Put on the map' : `Put ${count(n)} on the map`),
    notHere: 'Not here any more',
    notForUs: 'Not for us',
    accepted: (n: number) => `${counted(n, 'place is', 'places are')} on the map, for you only until you say who may see them.`,
    remembered: (n: number) => `${counted(n, 'place', 'places')} remembered; not asked again.`,
    undo: 'Undo',
    chosen: (n: number) => `${count(n)} ticked`,
    changed: 'What a newer street map says',
    note: (note: SuggestedNote, name: string): string => {
      switch (note.code) {
        case 'looks_like':
          return `may be your “${note.title}”`;
        case 'renamed':
          return `${name}: OpenStreetMap called it “${note.before}” before.`;
        case 'moved':
          return `${name}: ${count(note.metres)} m away in OpenStreetMap now.`;
        case 'gone':
          return `${name}: gone from OpenStreetMap.`;
      }
    },
    kinds: { group: 'Groups', institution: 'Institutions', building: 'Buildings', space: 'Spaces', item: 'Things to use' } satisfies Record<SuggestedKind, string>,
  },
};
