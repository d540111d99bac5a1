// Written from the table of calls in crates/core/src/api: `cargo xtask bindings`.

/** Every call: what it takes and what it answers. */
export interface Calls {
  /** The state of the program: the open map, recent maps, who uses this computer. */
  app_state: { params: AppStateRequest; answer: AppState };
  /** Say who uses this computer. */
  say_who: { params: SayWhoRequest; answer: AppState };
  /** Open a map, the sample, or start a new one. */
  open_map: { params: OpenMapRequest; answer: Opened };
  /** Give the open map another name. */
  rename_map: { params: RenameMapRequest; answer: Nothing };
  /** Keep a safe copy of the open map; asks where. */
  backup: { params: BackupRequest; answer: FileWritten };
  /** Stop the job that is running. */
  cancel: { params: CancelRequest; answer: Nothing };
  /** A page of a list of entries. */
  entries: { params: EntriesRequest; answer: Entries };
  /** The key of an area: counts by kind, and what is not counted. */
  area_key: { params: AreaKeyRequest; answer: AreaKey };
  /** The entries that the key does not count. */
  not_counted: { params: NotCountedRequest; answer: NotCounted };
  /** What the map draws of our entries in a view. */
  map_view: { params: MapViewRequest; answer: MapView };
  /** The page of one asset or need. */
  entry: { params: EntryRequest; answer: EntryPage };
  /** Find a gift, a name or a street. */
  search: { params: SearchRequest; answer: SearchAnswer };
  /** A page of the list of people. */
  people: { params: PeopleRequest; answer: People };
  /** The page of one person. */
  person: { params: PersonRequest; answer: PersonPage };
  /** Record a yes about several records at once. */
  share: { params: ShareRequest; answer: Nothing };
  /** Take a yes back. */
  withdraw: { params: WithdrawRequest; answer: Nothing };
  /** Note something on offer. */
  add_asset: { params: AddAssetRequest; answer: Added };
  /** Change what is noted about something on offer. */
  edit_asset: { params: EditAssetRequest; answer: Nothing };
  /** Note what somebody is looking for. */
  add_need: { params: AddNeedRequest; answer: Added };
  /** Change what is noted about a looking-for. */
  edit_need: { params: EditNeedRequest; answer: Nothing };
  /** Note a person. */
  add_person: { params: AddPersonRequest; answer: Added };
  /** Change what is noted about a person. */
  edit_person: { params: EditPersonRequest; answer: Nothing };
  /** Keep an area. */
  add_area: { params: AddAreaRequest; answer: Added };
  /** Change an area. */
  edit_area: { params: EditAreaRequest; answer: Nothing };
  /** Put a record in a place, or take the place away. */
  set_place: { params: SetPlaceRequest; answer: Nothing };
  /** Move a record to the bin. */
  remove: { params: RemoveRequest; answer: Nothing };
  /** Take a record out of the bin. */
  restore: { params: RestoreRequest; answer: Nothing };
  /** What is in the bin. */
  bin: { params: BinRequest; answer: Bin };
  /** Say that entries are still true today. */
  still_true: { params: StillTrueRequest; answer: Nothing };
  /** Let a person or an entry rest. */
  rest: { params: RestRequest; answer: Nothing };
  /** Note a conversation. */
  add_talk: { params: AddTalkRequest; answer: Added };
  /** Say that two records belong together. */
  add_link: { params: AddLinkRequest; answer: Added };
  /** Take the last change back. */
  undo: { params: UndoRequest; answer: Undone };
  /** Do again what was taken back. */
  redo: { params: RedoRequest; answer: Undone };
  /** What was done, newest first. */
  history: { params: HistoryRequest; answer: History };
  /** Keep words being typed. */
  put_draft: { params: PutDraftRequest; answer: Nothing };
  /** Drop a draft. */
  remove_draft: { params: RemoveDraftRequest; answer: Nothing };
  /** Drafts put aside. */
  drafts: { params: DraftsRequest; answer: Drafts };
  /** Guess what a line says, from simple rules. */
  guess: { params: GuessRequest; answer: Guesses };
  /** Keep a note: person, entries and yes as one operation. */
  note: { params: NoteRequest; answer: Noted };
  /** Matches for one need. */
  match_need: { params: MatchNeedRequest; answer: Matches };
  /** Matches for words just typed. */
  match_words: { params: MatchWordsRequest; answer: Matches };
  /** Matches inside an area. */
  match_area: { params: MatchAreaRequest; answer: AreaMatches };
  /** Note what was done about a suggestion. */
  follow_up: { params: FollowUpRequest; answer: Nothing };
  /** What would go to a meeting, and what would stay behind. */
  output_preview: { params: OutputPreviewRequest; answer: OutputPreview };
  /** Write the file; asks where. */
  output_write: { params: OutputWriteRequest; answer: OutputWritten };
  /** Entries that nobody was asked about yet. */
  who_to_ask: { params: WhoToAskRequest; answer: WhoToAsk };
  /** Choose a file and say what would come in. */
  import_preview: { params: ImportPreviewRequest; answer: ImportPreview };
  /** Bring the chosen file in. */
  import_commit: { params: ImportCommitRequest; answer: Report };
}

/**
 * Keep an area; without geometry, a community of interest.
 */
export type AddAreaRequest = { title: string, drawn_by: string | null, geometry: WireGeometry | null, };

/**
 * Note something on offer.
 */
export type AddAssetRequest = { asset: AssetForm, };

/**
 * Say that two records belong together.
 */
export type AddLinkRequest = { kind: LinkKind, from: RecordRef, to: RecordRef, words: string | null, };

/**
 * Note what somebody is looking for.
 */
export type AddNeedRequest = { need: NeedForm, };

/**
 * Note a person.
 */
export type AddPersonRequest = { person: PersonForm, };

/**
 * Note a conversation.
 */
export type AddTalkRequest = { person: RecordId, words: string, };

/**
 * A record that was made.
 */
export type Added = { id: RecordId, };

/**
 * The state of the program.
 */
export type AppState = { 
/**
 * Version of this release.
 */
version: string, 
/**
 * Who uses this computer; null: not asked yet; empty: would rather not say.
 */
by: string | null, 
/**
 * The open map, if one is.
 */
map: MapInfo | null, 
/**
 * Maps opened lately, newest first.
 */
recent: Array<RecentMap>, 
/**
 * Why the map that this window was started for, or that was dropped on it, did not open.
 */
not_opened: Failure | null, };

/**
 * Ask for the state of the program.
 */
export type AppStateRequest = Record<symbol, never>;

/**
 * A part of the map: everything, an area of the map file, or an outline just drawn.
 */
export type AreaChoice = { "of": "whole" } | { "of": "known", 
/**
 * Its key.
 */
id: RecordId, } | { "of": "drawn", 
/**
 * The corners.
 */
outline: Array<[number, number]>, };

/**
 * The key of an area: what is in it, and what is not counted.
 */
export type AreaKey = { 
/**
 * Six kinds, and a seventh line when some need would take anything.
 */
rows: Array<KeyRow>, 
/**
 * On offer together.
 */
offers: number, 
/**
 * Looked for together.
 */
needs: number, 
/**
 * Inside, but resting.
 */
resting: number, 
/**
 * In the map without a place yet (counted for any area, they may belong here).
 */
without_place: number, 
/**
 * With a place outside the area.
 */
outside: number, 
/**
 * Doors inside the area.
 */
homes: number, 
/**
 * People who live inside the area.
 */
people: number, };

/**
 * Count what lies in an area.
 */
export type AreaKeyRequest = { area: AreaChoice, };

/**
 * Matches inside an area.
 */
export type AreaMatches = { needs: Array<NeedMatches>, 
/**
 * Open needs in the area.
 */
total: number, 
/**
 * Of these, for how many nobody comes to mind.
 */
nobody: number, };

/**
 * An area of the map, for choosing.
 */
export type AreaRow = { id: RecordId, title: string, drawn_by: string | null, 
/**
 * Null: a community of interest.
 */
geometry: WireGeometry | null, bounds: BoundingBox | null, };

/**
 * What a form about an asset says; every field is the whole new value.
 */
export type AssetForm = { kind: AssetKind, title: string, description: string | null, own_words: string | null, tags: Array<string>, 
/**
 * The person, group or institution who holds it.
 */
holder: RecordRef | null, geometry: WireGeometry | null, availability: Availability, recurrence: string | null, capacity: number | null, facilities: Array<string>, languages: Array<string>, reach_m: number | null, asks_per_month: number | null, };

/**
 * What an asset is. On screen an item is a *Thing to lend*, a building or a space a *Place*.
 */
export type AssetKind = "skill" | "group" | "institution" | "building" | "space" | "item";

/**
 * Whom an output is for. A grant for one holds for those before it.
 */
export type Audience = "coordinators" | "group" | "public";

/**
 * How many would go to an audience.
 */
export type AudienceCount = { audience: OutputAudience, written: number, all: number, };

/**
 * Days and parts of days that suit, one bit for each of 7 x 3 (Monday morning is bit 0,
 * Sunday evening bit 20). Empty means that nothing was said, not never.
 */
export type Availability = Array<string>;

/**
 * Keep a safe copy of the open map; asks where.
 */
export type BackupRequest = Record<symbol, never>;

/**
 * What is in the bin, newest first.
 */
export type Bin = { rows: Array<BinRow>, };

/**
 * What is in the bin.
 */
export type BinRequest = Record<symbol, never>;

/**
 * A record in the bin.
 */
export type BinRow = { record: RecordRef, title: string, removed_at: Instant, 
/**
 * The shape, for an asset or a need.
 */
entry: EntryRow | null, };

/**
 * A box in degrees, west and south first. It never crosses the antimeridian: what does is
 * cut in two by whoever asks.
 */
export type BoundingBox = { west: number, south: number, east: number, north: number, };

/**
 * Stop the job that is running.
 */
export type CancelRequest = Record<symbol, never>;

/**
 * Near circles first (design, rule 4).
 */
export type Circle = "neighbours_and_friends" | "groups_to_join" | "places" | "things_that_would_help" | "institutions_and_services" | "start_together";

/**
 * Suggestions of one circle, near circles first.
 */
export type CircleCards = { circle: Circle, cards: Array<MatchCard>, };

/**
 * A day in the Gregorian calendar, ISO 8601 on the wire (`2026-11-25`).
 */
export type Date = string;

/**
 * Words being typed.
 */
export type DraftRow = { key: string, words: string, saved_at: Instant, };

/**
 * Drafts put aside, newest first.
 */
export type Drafts = { rows: Array<DraftRow>, };

/**
 * Drafts put aside.
 */
export type DraftsRequest = Record<symbol, never>;

/**
 * Change an area's name, who drew it, or its outline.
 */
export type EditAreaRequest = { id: RecordId, title: string, drawn_by: string | null, geometry: WireGeometry | null, };

/**
 * Change what is noted about something on offer.
 */
export type EditAssetRequest = { id: RecordId, asset: AssetForm, };

/**
 * Change what is noted about a looking-for.
 */
export type EditNeedRequest = { id: RecordId, need: NeedForm, };

/**
 * Change what is noted about a person.
 */
export type EditPersonRequest = { id: RecordId, person: PersonForm, };

/**
 * A page of a list with honest counts.
 */
export type Entries = { 
/**
 * The rows of this page.
 */
rows: Array<EntryRow>, 
/**
 * How many pass the filter.
 */
shown: number, 
/**
 * How many there are on this side inside the area, whatever their kind.
 */
total: number, };

/**
 * A page of a list.
 */
export type EntriesRequest = { filter: EntryFilter, order: EntryOrder, offset: number, limit: number, 
/**
 * Middle of the view, for the order by nearness.
 */
near: WirePoint | null, };

/**
 * Which entries a list shows.
 */
export type EntryFilter = { 
/**
 * Offered or looked for; null: both.
 */
side: Side | null, 
/**
 * Only these shapes' kinds; null: all. A null inside stands for *Anything*.
 */
kinds: Array<AssetKind | null> | null, 
/**
 * Only inside this area.
 */
area: AreaChoice, 
/**
 * Only with these words.
 */
words: string | null, };

/**
 * The order of a list.
 */
export type EntryOrder = "lately_confirmed" | "nearest" | "by_title";

/**
 * Everything on the page of an asset or a need.
 */
export type EntryPage = { record: RecordRef, mark: Mark, title: string, description: string | null, own_words: string | null, tags: Array<string>, 
/**
 * Holder of an asset, or who said a need.
 */
who: Named | null, 
/**
 * Name from a file of somebody the map does not know.
 */
who_unknown: string | null, geometry: WireGeometry | null, 
/**
 * Where its mark stands: its own place or the holder's.
 */
point: WirePoint | null, 
/**
 * The place is its holder's home: shared as a square only.
 */
at_home: boolean, street: string | null, availability: Availability, recurrence: string | null, capacity: number | null, facilities: Array<string>, languages: Array<string>, reach_m: number | null, asks_per_month: number | null, confirmed_on: Date | null, stale: boolean, resting_until: Date | null, sharing: Sharing, who_may_see: WhoMaySee, links: Array<LinkRow>, stories: Array<StoryRow>, 
/**
 * What a group offers, what a group looks for.
 */
offers: Array<EntryRow>, looks_for: Array<EntryRow>, 
/**
 * Only for needs.
 */
need: NeedDetails | null, 
/**
 * For a need how many could help; for an asset how many open needs it could help.
 */
could_match: number, 
/**
 * Fields of an imported file that are not understood, as name and text.
 */
extra: Array<[string, string]>, source: string | null, };

/**
 * Ask for the page of one asset or need.
 */
export type EntryRequest = { id: RecordId, };

/**
 * An entry as one row of a list.
 */
export type EntryRow = { 
/**
 * The asset or need.
 */
record: RecordRef, 
/**
 * Its shape.
 */
mark: Mark, 
/**
 * What it is; for a need, in people's own words.
 */
title: string, 
/**
 * Who holds or said it, by first name for a person; null if not said or for a place.
 */
who: string | null, 
/**
 * When it suits.
 */
availability: Availability, 
/**
 * RFC 5545 rule of a group.
 */
recurrence: string | null, 
/**
 * Seats or pieces.
 */
capacity: number | null, 
/**
 * What it has.
 */
facilities: Array<string>, 
/**
 * The street of who holds it, if known.
 */
street: string | null, 
/**
 * Last day it was confirmed.
 */
confirmed_on: Date | null, 
/**
 * Not confirmed for a year.
 */
stale: boolean, 
/**
 * Resting today.
 */
resting: boolean, 
/**
 * Who may see it.
 */
sharing: Sharing, 
/**
 * Where its mark stands; null: no place yet.
 */
point: WirePoint | null, 
/**
 * A need that is an interest.
 */
interest: boolean, 
/**
 * State of a need.
 */
state: NeedState | null, };

/**
 * What the core tells a window without being asked.
 */
export type Event = { "event": "progress", 
/**
 * `import`, `open`, `export` …
 */
job: string, 
/**
 * Done so far.
 */
done: number, 
/**
 * Of so many; null: not known.
 */
of: number | null, } | { "event": "changed", 
/**
 * Counts up with every change.
 */
generation: number, } | { "event": "ready" } | { "event": "dropped", 
/**
 * The key.
 */
key: string, };

/**
 * Why a call was not done. Nothing was changed unless the code says so.
 */
export type Failure = { "code": "no_map" } | { "code": "not_found" } | { "code": "invalid", 
/**
 * The field, named as in the form.
 */
field: string, 
/**
 * What is wrong with it.
 */
fault: Fault, } | { "code": "in_use" } | { "code": "read_only" } | { "code": "too_new", 
/**
 * Its format.
 */
found: number, 
/**
 * What this release reads.
 */
supported: number, 
/**
 * Day of the newest copy this release can read, if there is one.
 */
copy_of: Date | null, } | { "code": "not_a_map" } | { "code": "damaged" } | { "code": "missing" } | { "code": "already_there" } | { "code": "disk_full" } | { "code": "not_allowed" } | { "code": "unreadable_file", 
/**
 * What was wrong and where, in one plain sentence.
 */
sentence: string, } | { "code": "stopped" } | { "code": "bad_request", 
/**
 * For the details.
 */
detail: string, } | { "code": "unforeseen", 
/**
 * Technical, without personal data.
 */
detail: string, };

/**
 * What is wrong with a field.
 */
export type Fault = "empty" | "too_long" | "not_finite" | "out_of_range" | "unlikely" | "crosses_itself" | "too_few_points" | "too_many_points" | "not_a_date" | "unknown_word";

/**
 * A part of a record that is shown only with a grant for it. There is none for notes:
 * they never leave.
 */
export type FieldGroup = "words" | "name" | "contact" | "home" | "place" | "extra";

/**
 * A file that was written.
 */
export type FileWritten = { 
/**
 * Its name without folders; null: the dialog was closed and nothing was written.
 */
file: string | null, };

/**
 * What somebody did about a suggestion.
 */
export type FollowUp = "asked" | "not_this_time";

/**
 * Note what was done about a suggestion. Nothing is sent.
 */
export type FollowUpRequest = { need: RecordId, with: RecordRef, follow_up: FollowUp, why: string | null, };

/**
 * A yes that is in force, as a page tells it.
 */
export type GrantRow = { id: RecordId, audience: Audience, fields: Array<FieldGroup>, how: string, given_on: Date, recorded_by: string | null, expires_on: Date | null, 
/**
 * The grant is the holder's, not this entry's own.
 */
by_holder: boolean, };

/**
 * Guess what a line says.
 */
export type GuessRequest = { words: string, };

/**
 * Something offered or looked for in the line.
 */
export type GuessedEntry = { stretch: Stretch, mark: Mark, 
/**
 * Title as it would be kept.
 */
title: string, 
/**
 * An interest rather than a need.
 */
interest: boolean, };

/**
 * Who the line is about.
 */
export type GuessedPerson = { stretch: Stretch, name: string, 
/**
 * People of the map who may be meant.
 */
known: Array<KnownPerson>, };

/**
 * Where the line says that it is.
 */
export type GuessedPlace = { stretch: Stretch, street: string | null, house_number: string | null, postcode: string | null, 
/**
 * The door, if the map knows it.
 */
point: WirePoint | null, };

/**
 * What simple rules make of a line; absent where they are not sure.
 */
export type Guesses = { entries: Array<GuessedEntry>, person: GuessedPerson | null, place: GuessedPlace | null, };

/**
 * What was done.
 */
export type History = { rows: Array<HistoryRow>, };

/**
 * What was done, newest first; of one record, or of the whole map.
 */
export type HistoryRequest = { record: RecordId | null, limit: number, };

/**
 * One operation of the history.
 */
export type HistoryRow = { operation: OperationName, at: Instant, by: string, 
/**
 * Taken back again.
 */
undone: boolean, 
/**
 * Fields that changed, by name.
 */
fields: Array<string>, };

/**
 * Bring the chosen file in.
 */
export type ImportCommitRequest = { token: string, sharing: Sharing, 
/**
 * Where it comes from; null: the file's name.
 */
source: string | null, };

/**
 * What would come in.
 */
export type ImportPreview = { 
/**
 * For `import_commit`; null: the dialog was closed.
 */
token: string | null, 
/**
 * The report of the trial.
 */
report: Report | null, };

/**
 * Choose a file and say what would come in; nothing is changed yet.
 */
export type ImportPreviewRequest = { 
/**
 * A file dropped on the window, by the key of its event; null: ask for one.
 */
dropped: string | null, };

/**
 * A moment in milliseconds since the Unix epoch, UTC; ISO 8601 on the wire.
 */
export type Instant = string;

/**
 * One line of the key.
 */
export type KeyRow = { 
/**
 * The kind; null: *Anything*, for needs only.
 */
kind: AssetKind | null, 
/**
 * On offer.
 */
offers: number, 
/**
 * Looked for.
 */
needs: number, };

/**
 * A person of the map who may be meant.
 */
export type KnownPerson = { id: RecordId, name: string, street: string | null, };

/**
 * The fact that rules a suggestion out.
 */
export type LeftOut = "resting" | "asked_often_enough" | "too_far" | "other_times" | "too_small" | "not_this_time" | "asked_not_to" | "took_yes_back";

/**
 * How many were not suggested, and why.
 */
export type LeftOutRow = { reason: LeftOut, count: number, };

/**
 * How two records belong together.
 */
export type LinkKind = "belongs_to" | "meets_at" | "holds_key" | "looks_after" | "knows";

/**
 * A link as a page shows it.
 */
export type LinkRow = { id: RecordId, kind: LinkKind, 
/**
 * Whether this page's record is the `from` end.
 */
outward: boolean, other: Named, mark: Mark | null, words: string | null, };

/**
 * The open map.
 */
export type MapInfo = { 
/**
 * Its name.
 */
name: string, 
/**
 * Name of its file without folders.
 */
file: string, 
/**
 * Today, as the core sees it.
 */
today: Date, 
/**
 * Live people.
 */
people: number, 
/**
 * Live assets.
 */
assets: number, 
/**
 * Needs that are open or resting.
 */
needs: number, 
/**
 * Areas in order of name; communities of interest last.
 */
areas: Array<AreaRow>, 
/**
 * The box round everything that has a place; null: nothing has one.
 */
bounds: BoundingBox | null, 
/**
 * When the last change was kept; null: nothing changed yet.
 */
saved_at: Instant | null, 
/**
 * What undo would take back.
 */
undo: OperationName | null, 
/**
 * What redo would do again.
 */
redo: OperationName | null, 
/**
 * Counts up with every change; part of tile addresses.
 */
generation: number, 
/**
 * The grid of the sheet.
 */
grid: SheetGrid, 
/**
 * Whether a street map lies under the entries.
 */
streets: boolean, 
/**
 * The credit line of the street map.
 */
credit: string | null, 
/**
 * Number of drafts put aside.
 */
drafts: number, };

/**
 * What the map shows: single shapes from tiles, or paper tickets where there are many.
 */
export type MapView = { 
/**
 * Entries with a place in view that pass the filter's side, kinds and words.
 */
in_view: number, 
/**
 * Tickets with exact counts; empty: draw single shapes.
 */
tickets: Array<Ticket>, };

/**
 * What the map shows of our entries in a view.
 */
export type MapViewRequest = { view: View, filter: EntryFilter, };

/**
 * The shape of an entry: its side and kind. `kind` is null for a need that anything would do.
 */
export type Mark = { side: Side, kind: AssetKind | null, };

/**
 * Matches inside an area: every open need there with its best suggestions.
 */
export type MatchAreaRequest = { area: AreaChoice, offset: number, limit: number, };

/**
 * One suggestion.
 */
export type MatchCard = { 
/**
 * The asset, or the other need of a shared interest.
 */
with: EntryRow, 
/**
 * Whom to ask: the holder, or the group or place itself.
 */
ask: Named | null, distance_m: number | null, 
/**
 * Why it fits, strongest first.
 */
reasons: Array<Reason>, 
/**
 * What speaks against it.
 */
against: Array<Reason>, weak: boolean, 
/**
 * Followed up already: asked on this day.
 */
asked_on: Date | null, };

/**
 * Matches for one need of the map.
 */
export type MatchNeedRequest = { id: RecordId, 
/**
 * Look farther than they said.
 */
farther: boolean, 
/**
 * Only inside this area.
 */
area: AreaChoice, limit: number, };

/**
 * Matches for words just typed.
 */
export type MatchWordsRequest = { words: string, area: AreaChoice, near: WirePoint | null, limit: number, };

/**
 * Matches by circle, with what was left out counted.
 */
export type Matches = { circles: Array<CircleCards>, left_out: Array<LeftOutRow>, 
/**
 * Faint ones that are among the cards.
 */
weak: number, };

/**
 * Somebody or something that a page names and leads to.
 */
export type Named = { record: RecordRef, name: string, };

/**
 * What only a need has.
 */
export type NeedDetails = { kind: NeedKind, kinds: Array<AssetKind>, within_m: number | null, how_many: number | null, state: NeedState, stated_on: Date | null, };

/**
 * What a form about a need says; every field is the whole new value.
 */
export type NeedForm = { kind: NeedKind, title: string, description: string | null, kinds: Array<AssetKind>, tags: Array<string>, stated_by: RecordRef | null, geometry: WireGeometry | null, availability: Availability, languages: Array<string>, within_m: number | null, how_many: number | null, state: NeedState, };

/**
 * Whether somebody is looking for something, or would love to do, join, learn or teach it.
 */
export type NeedKind = "need" | "interest";

/**
 * A need with its best suggestions.
 */
export type NeedMatches = { need: EntryRow, 
/**
 * Up to three, best first; faint ones are not among them.
 */
cards: Array<MatchCard>, 
/**
 * How many good ones there are in all.
 */
good: number, };

/**
 * Where a need stands.
 */
export type NeedState = "open" | "resting" | "met" | "withdrawn";

/**
 * The entries that a key does not count.
 */
export type NotCounted = { resting: Array<EntryRow>, without_place: Array<EntryRow>, };

/**
 * The entries that a key does not count.
 */
export type NotCountedRequest = { area: AreaChoice, };

/**
 * One entry to keep.
 */
export type NoteEntry = { side: Side, 
/**
 * Kind of an offer; wanted kind of a need, null: anything.
 */
kind: AssetKind | null, title: string, interest: boolean, 
/**
 * A place of its own (a group, building, space).
 */
geometry: WireGeometry | null, };

/**
 * Who a note is about.
 */
export type NotePerson = { "who": "known", id: RecordId, } | { "who": "new", name: string, street: string | null, house_number: string | null, postcode: string | null, home: WireGeometry | null, } | { "who": "nobody" };

/**
 * Keep a note: person, entries, place and yes in one operation that can be undone.
 */
export type NoteRequest = { 
/**
 * The line as it was typed, kept as a talk when it is about a person.
 */
words: string, 
/**
 * Who.
 */
person: NotePerson, 
/**
 * What; empty: the line itself is kept as a talk with the person, or, without a
 * person, as something on offer whose kind is guessed.
 */
entries: Array<NoteEntry>, 
/**
 * The yes, if one was given.
 */
yes: NoteYes | null, };

/**
 * A yes that was given while noting.
 */
export type NoteYes = { audience: Audience, fields: Array<FieldGroup>, how: string, wording: string | null, };

/**
 * What was kept.
 */
export type Noted = { person: RecordId | null, records: Array<RecordRef>, };

/**
 * Nothing to say: the call was done.
 */
export type Nothing = Record<symbol, never>;

/**
 * Something worth knowing about an import, with how many rows it concerns.
 */
export type Notice = { 
/**
 * What it is.
 */
code: NoticeCode, 
/**
 * The column, where it is about one.
 */
column: string | null, 
/**
 * How many rows or entries.
 */
count: number, };

/**
 * What is worth knowing about an import.
 */
export type NoticeCode = "windows1252" | "british_grid" | "kind_guessed" | "title_made" | "not_understood" | "more_cells" | "no_such_column" | "place_not_understood" | "id_repeated" | "holder_not_said" | "holder_not_known" | "entries_of_people" | "both_changed" | "removed_here" | "reduced" | "stays_private" | "consent_not_understood" | "consent_recorded";

/**
 * Open a map in this window, or in a window of its own when this one has a map already.
 */
export type OpenMapRequest = { "which": "choose" } | { "which": "recent", 
/**
 * Its key.
 */
key: string, } | { "which": "sample" } | { "which": "new", 
/**
 * Its name.
 */
name: string, } | { "which": "copy", 
/**
 * Key of the recent map.
 */
key: string, };

/**
 * What became of a wish to open a map.
 */
export type Opened = "here" | "own_window" | "cancelled";

/**
 * The name of an operation. Titles in it are personal: erasure clears them with the record.
 */
export type OperationName = { "code": "asset_added", title: string, } | { "code": "asset_edited", title: string, } | { "code": "need_added", title: string, } | { "code": "need_edited", title: string, } | { "code": "person_added", title: string, } | { "code": "person_edited", title: string, } | { "code": "area_added", title: string, } | { "code": "area_edited", title: string, } | { "code": "link_added", title: string, } | { "code": "talk_added", title: string, } | { "code": "noted", title: string, } | { "code": "placed", title: string, } | { "code": "removed", title: string, } | { "code": "restored", title: string, } | { "code": "still_true", title: string, } | { "code": "rested", title: string, } | { "code": "followed_up", title: string, } | { "code": "shared", count: number, audience: Audience, } | { "code": "taken_back", title: string, } | { "code": "imported", file: string, count: number, } | { "code": "map_renamed", title: string, } | { "code": "sample_made" } | { "code": "other" };

/**
 * An audience, or the owner's own archive.
 */
export type OutputAudience = "coordinators" | "group" | "public" | "self";

/**
 * One record before and after, from the real data.
 */
export type OutputExample = { name: string, address: string | null, phone: string | null, offers: string | null, talks: number, 
/**
 * As it leaves: name if granted, what is offered, the square.
 */
name_after: string | null, offers_after: string | null, 
/**
 * Side of the square in metres; 0: exact; null: no place.
 */
square_m: number | null, };

/**
 * What would go and what would stay behind; the two add up to all.
 */
export type OutputPreview = { audiences: Array<AudienceCount>, written: number, offers: number, needs: number, people: number, areas: number, people_by_name: number, telephone_numbers: number, house_numbers: number, withheld: Array<WithheldRow>, example: OutputExample | null, 
/**
 * The rows that leave, at most 2,000 for the sheet; `written` says how many there are.
 */
rows: Array<OutputRow>, };

/**
 * What would go and what would stay.
 */
export type OutputPreviewRequest = { audience: OutputAudience, area: AreaChoice, 
/**
 * Only assets of these kinds; null: everything.
 */
kinds: Array<AssetKind> | null, };

/**
 * A record as it leaves, for the list and the sheet of the preview.
 */
export type OutputRow = { record: RecordKind, mark: Mark | null, title: string, who: string | null, 
/**
 * `exact`, `100 m` … `none`.
 */
precision: string, geometry: WireGeometry | null, };

/**
 * Write the file; asks where.
 */
export type OutputWriteRequest = { audience: OutputAudience, area: AreaChoice, kinds: Array<AssetKind> | null, };

/**
 * What was written.
 */
export type OutputWritten = { 
/**
 * Name of the file; null: the dialog was closed and nothing was written.
 */
file: string | null, 
/**
 * Entries in it.
 */
written: number, 
/**
 * Entries that stayed behind.
 */
withheld: Array<WithheldRow>, };

/**
 * People in order of name.
 */
export type People = { rows: Array<PersonRow>, shown: number, total: number, };

/**
 * A page of the list of people.
 */
export type PeopleRequest = { 
/**
 * Only people whose name or street has these words.
 */
words: string | null, offset: number, limit: number, };

/**
 * An offer or a looking-for on a person's page, with what only a page shows.
 */
export type PersonEntry = { row: EntryRow, own_words: string | null, description: string | null, reach_m: number | null, stated_on: Date | null, 
/**
 * For a need: how many could help, or how many groups there are to join.
 */
could_match: number, };

/**
 * What a form about a person says; every field is the whole new value.
 */
export type PersonForm = { name: string, phone: string | null, email: string | null, street: string | null, house_number: string | null, postcode: string | null, 
/**
 * The home as a point.
 */
home: WireGeometry | null, asking: string | null, reach_m: number | null, asks_per_month: number | null, availability: Availability, languages: Array<string>, notes: string | null, asked_not_to: boolean, };

/**
 * Everything on the page of a person: gifts first.
 */
export type PersonPage = { id: RecordId, 
/**
 * The values of the form.
 */
form: PersonForm, point: WirePoint | null, met_on: Date | null, confirmed_on: Date | null, resting_until: Date | null, 
/**
 * The last talk.
 */
last_talk: TalkRow | null, offers: Array<PersonEntry>, looks_for: Array<PersonEntry>, links: Array<LinkRow>, talks: Array<TalkRow>, stories: Array<StoryRow>, availability: Availability, sharing: Sharing, who_may_see: WhoMaySee, 
/**
 * How often they were asked this month.
 */
asked_this_month: number, source: string | null, };

/**
 * Ask for the page of one person.
 */
export type PersonRequest = { id: RecordId, };

/**
 * A person in a list: which kinds, never how many.
 */
export type PersonRow = { id: RecordId, name: string, street: string | null, marks: Array<Mark>, resting: boolean, sharing: Sharing, };

/**
 * Keep words being typed. `words` is the form as JSON text.
 */
export type PutDraftRequest = { key: string, words: string, };

/**
 * One reason. The screen and the command line say it in their own words.
 */
export type Reason = { "code": "words", 
/**
 * The words.
 */
words: Array<string>, } | { "code": "away", 
/**
 * Metres.
 */
metres: number, } | { "code": "free", 
/**
 * `mon evening`, `sat`.
 */
slots: Array<string>, } | { "code": "free_when_asked", 
/**
 * `mon evening`, `sat`.
 */
slots: Array<string>, } | { "code": "seats", 
/**
 * Seats or pieces.
 */
capacity: number, } | { "code": "speaks", 
/**
 * The language.
 */
language: string, } | { "code": "confirmed", 
/**
 * The day.
 */
on: Date, } | { "code": "ask_first" } | { "code": "shares_interest", 
/**
 * Their first name; empty when not known.
 */
who: string, } | { "code": "not_confirmed_since", 
/**
 * The day.
 */
on: Date, } | { "code": "never_confirmed" } | { "code": "asked_this_month", 
/**
 * How often.
 */
times: number, 
/**
 * How often they like to be asked at most.
 */
most: number | null, } | { "code": "no_place" } | { "code": "nobody_holds_it" };

/**
 * A map opened lately.
 */
export type RecentMap = { 
/**
 * A short key for `open_map`; never a path.
 */
key: string, 
/**
 * Name of the map.
 */
name: string, 
/**
 * Name of its file without folders.
 */
file: string, 
/**
 * When it was last opened.
 */
opened_at: Instant, 
/**
 * Whether the file is still where it was.
 */
there: boolean, };

/**
 * The key of any record, a UUIDv7 written in the usual form with hyphens.
 */
export type RecordId = string;

/**
 * What a record is; also the name of its table.
 */
export type RecordKind = "person" | "asset" | "need" | "area" | "link" | "grant" | "withdrawal" | "connection" | "story" | "priority" | "talk" | "door" | "visit" | "photo";

/**
 * A record named by kind and key. It may point to a record that has not arrived yet.
 */
export type RecordRef = { 
/**
 * What it is.
 */
kind: RecordKind, 
/**
 * Its key.
 */
id: RecordId, };

/**
 * Do again what was taken back.
 */
export type RedoRequest = Record<symbol, never>;

/**
 * Drop a draft.
 */
export type RemoveDraftRequest = { key: string, };

/**
 * Move a record to the bin.
 */
export type RemoveRequest = { record: RecordRef, };

/**
 * Give the open map another name.
 */
export type RenameMapRequest = { name: string, };

/**
 * The import report (design, section 5.2). `read` is the sum of `added`, `updated`,
 * `unchanged` and the length of `skipped`.
 */
export type Report = { 
/**
 * Name of the file, without its folder.
 */
file: string, 
/**
 * `geojson` or `csv`.
 */
format: string, 
/**
 * Features or records.
 */
read: number, 
/**
 * Records that are new here.
 */
added: number, 
/**
 * Records in which the file changed something.
 */
updated: number, 
/**
 * Records that stayed as they were.
 */
unchanged: number, 
/**
 * Rows that did not come in, one entry a row.
 */
skipped: Array<Skipped>, 
/**
 * What else is worth knowing, as sentences.
 */
warnings: Array<string>, 
/**
 * The same as codes with counts.
 */
notices: Array<Notice>, 
/**
 * The sharing level that was asked for.
 */
sharing: Sharing, 
/**
 * Whether anything was kept: `false` for a trial, and for all or nothing with a bad row.
 */
committed: boolean, };

/**
 * Let a person or an entry rest until a day; null: rest no longer.
 */
export type RestRequest = { record: RecordRef, until: Date | null, };

/**
 * Take a record out of the bin.
 */
export type RestoreRequest = { record: RecordRef, };

/**
 * Say who uses this computer; an empty name: would rather not say.
 */
export type SayWhoRequest = { by: string, };

/**
 * What was found, best first.
 */
export type SearchAnswer = { rows: Array<SearchRow>, };

/**
 * Find something by words: gift, name or street.
 */
export type SearchRequest = { words: string, near: WirePoint | null, limit: number, };

/**
 * One thing that was found.
 */
export type SearchRow = { 
/**
 * A person, asset, need or area.
 */
record: RecordRef, 
/**
 * Shape of an asset or need.
 */
mark: Mark | null, 
/**
 * Name or title.
 */
title: string, 
/**
 * Who or where.
 */
detail: string | null, 
/**
 * Where it is, to show it on the map.
 */
point: WirePoint | null, 
/**
 * Metres from `near`.
 */
distance_m: number | null, };

/**
 * What an audience sees of a field group.
 */
export type Seen = "yes" | "square" | "no";

/**
 * One line of "Who may see what".
 */
export type SeenRow = { field: FieldGroup, coordinators: Seen, group: Seen, public: Seen, };

/**
 * Put an asset, need or person in a place, or take the place away.
 */
export type SetPlaceRequest = { record: RecordRef, geometry: WireGeometry | null, };

/**
 * Record a yes about several records at once.
 */
export type ShareRequest = { 
/**
 * People, assets or needs. A need or an entry of a person becomes a grant that names it.
 */
records: Array<RecordRef>, 
/**
 * For whom.
 */
audience: Audience, 
/**
 * Which parts.
 */
fields: Array<FieldGroup>, 
/**
 * How it was given: "at the door".
 */
how: string, 
/**
 * The words that were said or read out.
 */
wording: string | null, };

/**
 * The sharing level of a record, computed from its grants for `words`.
 */
export type Sharing = "private" | "coordinators" | "group" | "public";

/**
 * Squares named by letters from the west and figures from the north.
 */
export type SheetGrid = { 
/**
 * Degrees east of the west edge of column A.
 */
west: number, 
/**
 * Degrees north of the north edge of row 1.
 */
north: number, 
/**
 * Width of a square in degrees of longitude.
 */
step_lon: number, 
/**
 * Height of a square in degrees of latitude.
 */
step_lat: number, };

/**
 * Filled or hollow: what is offered, or what is looked for.
 */
export type Side = "offer" | "need";

/**
 * Why a row did not come in.
 */
export type SkipReason = "not_a_feature" | "no_words" | "no_name" | "not_a_place" | "too_deep" | "empty" | "too_long" | "not_finite" | "out_of_range" | "unlikely" | "crosses_itself" | "too_few_points" | "too_many_points" | "not_a_date" | "unknown_word";

/**
 * A row that did not come in.
 */
export type Skipped = { 
/**
 * Feature or record, from 1.
 */
row: number, 
/**
 * The column or property at fault.
 */
column: string | null, 
/**
 * Why, as a sentence.
 */
reason: string, 
/**
 * Why, as a code.
 */
code: SkipReason, };

/**
 * Say that entries are still true today.
 */
export type StillTrueRequest = { records: Array<RecordRef>, };

/**
 * A story as a page shows it.
 */
export type StoryRow = { id: RecordId, teller: string | null, words: string, told_on: Date | null, sharing: Sharing, };

/**
 * A stretch of the line, counted in UTF-16 code units as a browser counts.
 */
export type Stretch = { start: number, end: number, };

/**
 * A note of one conversation.
 */
export type TalkRow = { id: RecordId, words: string, talked_by: string | null, talked_on: Date | null, };

/**
 * A paper ticket: how many entries stand in a part of the view.
 */
export type Ticket = { 
/**
 * Middle of its entries.
 */
lon: number, lat: number, offers: number, needs: number, 
/**
 * Up to three shapes, commonest first, filled before hollow.
 */
marks: Array<Mark>, };

/**
 * Take the last change back.
 */
export type UndoRequest = Record<symbol, never>;

/**
 * What was undone or done again; null: there was nothing.
 */
export type Undone = { operation: OperationName | null, };

/**
 * The part of the world to show, and how much.
 */
export type View = { bounds: BoundingBox, zoom: number, };

/**
 * Who may see what of a record.
 */
export type WhoMaySee = { 
/**
 * Lines for the field groups that the record has.
 */
rows: Array<SeenRow>, grants: Array<GrantRow>, 
/**
 * They took their yes back, on this day at the latest.
 */
withdrawn_on: Date | null, };

/**
 * Entries that nobody was asked about yet, at most 500, with how many there are.
 */
export type WhoToAsk = { rows: Array<EntryRow>, total: number, };

/**
 * Entries in an area that nobody was asked about yet.
 */
export type WhoToAskRequest = { audience: OutputAudience, area: AreaChoice, };

/**
 * A GeoJSON geometry (RFC 7946): longitude before latitude, WGS 84 degrees.
 */
export type WireGeometry = import("geojson").Geometry;

/**
 * Where an entry's mark stands.
 */
export type WirePoint = { lon: number, lat: number, };

/**
 * Take a yes back.
 */
export type WithdrawRequest = { record: RecordRef, 
/**
 * Which parts; null: everything.
 */
fields: Array<FieldGroup> | null, };

/**
 * Why a record stays behind.
 */
export type Withheld = "not_asked" | "other_audience" | "withdrawn" | "too_few_near" | "resting";

/**
 * A count with its reason.
 */
export type WithheldRow = { reason: Withheld, count: number, };
