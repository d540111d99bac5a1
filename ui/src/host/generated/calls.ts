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
  /** Whom something on offer could help. */
  match_offer: { params: MatchOfferRequest; answer: CouldHelp };
  /** Note that somebody looks now at what there is for a need. */
  look: { params: LookRequest; answer: Nothing };
  /** Keep a search, or note that somebody looks at it now. */
  keep_search: { params: KeepSearchRequest; answer: Nothing };
  /** Keep a search no longer. */
  forget_search: { params: ForgetSearchRequest; answer: Nothing };
  /** The searches that are kept, with what is new for each. */
  kept_searches: { params: KeptSearchesRequest; answer: KeptSearches };
  /** A page of the list of introductions. */
  introductions: { params: IntroductionsRequest; answer: Introductions };
  /** One introduction. */
  introduction: { params: IntroductionRequest; answer: IntroductionRow };
  /** The introductions of one record. */
  introductions_of: { params: IntroductionsOfRequest; answer: IntroductionsOf };
  /** Begin an introduction from a suggestion, or go on with it. */
  introduce: { params: IntroduceRequest; answer: Introduced };
  /** Note the next step of an introduction. */
  go_on: { params: GoOnRequest; answer: Nothing };
  /** What a slip to take along says. */
  introduction_slip: { params: IntroductionSlipRequest; answer: IntroductionSlip };
  /** What came of introductions. */
  what_came_of_it: { params: WhatCameOfItRequest; answer: WhatCameOfIt };
  /** Words that mean the same here. */
  word_list: { params: WordListRequest; answer: WordList };
  /** Keep a line of words that mean the same. */
  keep_words: { params: KeepWordsRequest; answer: Added };
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
  /** Which street maps there are on this computer. */
  regions: { params: RegionsRequest; answer: Regions };
  /** Choose a file and say what it is. */
  region_look: { params: RegionLookRequest; answer: RegionLooked };
  /** Make a street map of the chosen file; a job that can be stopped. */
  region_add: { params: RegionAddRequest; answer: RegionAdded };
  /** Remove a street map from this computer. */
  region_remove: { params: RegionRemoveRequest; answer: Nothing };
  /** Copy a street map for a colleague; asks where. */
  region_copy: { params: RegionCopyRequest; answer: FileWritten };
  /** Find a door, an address, a street, a place or a coordinate. */
  find_place: { params: FindPlaceRequest; answer: FoundPlaces };
  /** What is at a point that somebody touched. */
  at_door: { params: AtDoorRequest; answer: DoorHere };
  /** Add a door to the map file. */
  add_door: { params: AddDoorRequest; answer: DoorAdded };
  /** The streets and doors of an area in walking order. */
  walk: { params: WalkRequest; answer: Walk };
  /** Places that OpenStreetMap knows in an area. */
  suggested: { params: SuggestedRequest; answer: Suggested };
  /** Say of suggestions what is to become of them. */
  decide_suggested: { params: DecideSuggestedRequest; answer: DecidedSuggested };
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
 * Add a door to the map file, where the street map has none.
 */
export type AddDoorRequest = { street: string, house_number: string, postcode: string | null, lon: number, lat: number, 
/**
 * Add it although this address has a door already: a second flat, another entrance.
 */
all_the_same: boolean, };

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
 * What almost fits, and why it is not suggested.
 */
export type AlmostCard = { with: EntryRow, reason: LeftOut, distance_m: number | null, 
/**
 * How far they come, in metres; null: nobody said.
 */
reach_m: number | null, };

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
 * Interests about health, which never show on a map.
 */
about_health: number, 
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
nobody: number, 
/**
 * Of these, for how many there is something new since somebody last looked.
 */
new: number, };

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
 * What is at a point of the map that somebody touched.
 */
export type AtDoorRequest = { lon: number, lat: number, };

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
 * Between whom an introduction is. Who looks for something is a neighbour or their group.
 */
export type Between = "neighbours" | "groups_and_places" | "services";

/**
 * Introductions between the same kinds of sides, by how far they have come; each counts once.
 */
export type BetweenRow = { between: Between, 
/**
 * Kept or asked, and without both yeses so far.
 */
asked: number, 
/**
 * Both said yes.
 */
agreed: number, happened: number, not_this_time: number, };

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
 * What changed for somebody, in their words.
 */
export type ChangedRow = { id: RecordId, words: string, need: string | null, with: string | null, 
/**
 * Who was looking.
 */
seeker: Named | null, 
/**
 * Who was asked.
 */
ask: Named | null, on: Date | null, 
/**
 * What of it is printed; null: nothing.
 */
paper: PaperWords | null, };

/**
 * A choice with how many suggestions there would be with it.
 */
export type Choice<T> = { value: T, count: number, };

/**
 * How many good suggestions there are with each choice, beside what is chosen of the others.
 */
export type Choices = { 
/**
 * Good suggestions without any choice.
 */
all: number, 
/**
 * Good suggestions with what is chosen.
 */
kept: number, 
/**
 * By kind.
 */
kinds: Array<Choice<AssetKind>>, 
/**
 * The commonest tags.
 */
tags: Array<Choice<string>>, 
/**
 * By distance in metres.
 */
within_m: Array<Choice<number>>, 
/**
 * By area.
 */
areas: Array<Choice<RecordId>>, 
/**
 * By part of the week: `mon morning`.
 */
times: Array<Choice<string>>, 
/**
 * By room.
 */
room_for: Array<Choice<number>>, 
/**
 * The commonest facilities.
 */
facilities: Array<Choice<string>>, 
/**
 * The commonest languages.
 */
languages: Array<Choice<string>>, 
/**
 * Confirmed within the year.
 */
fresh: number, 
/**
 * By who may see it.
 */
sharing: Array<Choice<Sharing>>, };

/**
 * Near circles first (design, rule 4).
 */
export type Circle = "neighbours_and_friends" | "groups_to_join" | "places" | "things_that_would_help" | "institutions_and_services" | "start_together";

/**
 * Suggestions of one circle, near circles first.
 */
export type CircleCards = { circle: Circle, cards: Array<MatchCard>, };

/**
 * The two sides of an introduction.
 */
export type ConnectionSide = "need" | "other";

/**
 * How far an introduction has come.
 */
export type ConnectionState = "suggested" | "asked" | "agreed" | "happened" | "not_this_time";

/**
 * Whom something on offer could help, the best first.
 */
export type CouldHelp = { cards: Array<HelpCard>, 
/**
 * How many needs there are in all.
 */
total: number, };

/**
 * A day in the Gregorian calendar, ISO 8601 on the wire (`2026-11-25`).
 */
export type Date = string;

/**
 * Say of suggestions what is to become of them; one operation that can be undone.
 */
export type DecideSuggestedRequest = { 
/**
 * Their objects, such as `way/123`.
 */
source_ids: Array<string>, 
/**
 * What is said of all of them.
 */
decision: Decision, };

/**
 * What became of suggestions.
 */
export type DecidedSuggested = { 
/**
 * The entries that were made.
 */
added: Array<RecordRef>, 
/**
 * How many were decided.
 */
decided: number, };

/**
 * What somebody says of a suggestion.
 */
export type Decision = "accept" | "not_here_any_more" | "not_for_us" | "ask_again";

/**
 * The door that was added, or the one that is there already.
 */
export type DoorAdded = { 
/**
 * The new door; null: none was added, as this address has one.
 */
id: RecordId | null, 
/**
 * The door that this address has already.
 */
there: DoorRow | null, };

/**
 * What is at a point: the nearest address and its neighbours, and streets for a new door.
 */
export type DoorHere = { 
/**
 * The nearest address; null: there is none near.
 */
nearest: DoorRow | null, 
/**
 * Metres to it.
 */
distance_m: number | null, 
/**
 * The number before it on that side.
 */
previous: DoorRow | null, 
/**
 * The number after it on that side.
 */
next: DoorRow | null, 
/**
 * Streets near, nearest first, for a door to be added.
 */
streets: Array<StreetNear>, 
/**
 * There is no street map here: only doors of the map file were looked at.
 */
no_region: boolean, };

/**
 * An address, of the map file or of a street map.
 */
export type DoorRow = { 
/**
 * The street; empty: not known.
 */
street: string, 
/**
 * The number as text, or the name of a house without one.
 */
house_number: string, 
/**
 * Flat, unit, floor.
 */
unit: string | null, 
/**
 * The postcode.
 */
postcode: string | null, 
/**
 * Longitude in degrees.
 */
lon: number, 
/**
 * Latitude in degrees.
 */
lat: number, 
/**
 * Its place was worked out from its neighbours'.
 */
estimated: boolean, 
/**
 * The door of the map file that it is; null: only the street map has it.
 */
door: RecordId | null, };

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
 * How many there are on this side inside the area, whatever their kind, of the states that were asked for.
 */
total: number, };

/**
 * A page of a list.
 */
export type EntriesRequest = { filter: EntryFilter, order: EntryOrder, offset: number, limit: number, 
/**
 * Also what rests, and what is looked for no longer.
 */
every_state: boolean, 
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
 * Who holds or said it, by first name for a person, as written for somebody the map does not know; null if not said
 * or for a place.
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
generation: number, } | { "event": "understood", 
/**
 * Entries that are still matched by their words alone.
 */
left: number, } | { "event": "ready" } | { "event": "dropped", 
/**
 * The key.
 */
key: string, 
/**
 * Whether it is an extract of OpenStreetMap or a finished base map, by its content.
 */
street_map: boolean, };

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
fault: Fault, } | { "code": "not_both_agreed" } | { "code": "word_taken", 
/**
 * The word.
 */
word: string, } | { "code": "in_use" } | { "code": "read_only" } | { "code": "too_new", 
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
 * What somebody wants to see of the suggestions; empty: all of them.
 */
export type Filter = { 
/**
 * Any of these kinds.
 */
kinds: Array<AssetKind>, 
/**
 * Any of these tags.
 */
tags: Array<string>, 
/**
 * At most so many metres away, in a straight line.
 */
within_m: number | null, 
/**
 * With a place in this area.
 */
area: RecordId | null, 
/**
 * At one of these times, as far as it is known when it suits.
 */
availability: Availability, 
/**
 * With known room for so many.
 */
room_for: number | null, 
/**
 * With all of these.
 */
facilities: Array<string>, 
/**
 * Any of these languages.
 */
languages: Array<string>, 
/**
 * Confirmed within the year.
 */
fresh: boolean, 
/**
 * Shared with these, or with more people.
 */
sharing: Sharing | null, };

/**
 * Find a door, an address, a street or a place.
 */
export type FindPlaceRequest = { 
/**
 * As somebody types it: `12 caerl rd`, `NP20 4`, `51.58, -3.0`.
 */
words: string, 
/**
 * Middle of the map: near ones come first.
 */
near: WirePoint | null, 
/**
 * Those inside come before those outside.
 */
area: AreaChoice, };

/**
 * Keep a search no longer.
 */
export type ForgetSearchRequest = { search: KeptSearch, };

/**
 * What was found, best first, at most ten.
 */
export type FoundPlaces = { 
/**
 * The results; those of the map file stand first.
 */
rows: Array<PlaceRow>, 
/**
 * There is no street map to look into: only the map file and coordinates were searched.
 */
no_region: boolean, };

/**
 * Note the next step of an introduction.
 */
export type GoOnRequest = { id: RecordId, step: IntroductionStep, };

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
 * An open need with what would help it.
 */
export type HelpCard = { need: EntryRow, 
/**
 * The best first, of what is asked about or of what they offer.
 */
offers: Array<MatchCard>, };

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
 * Begin an introduction from a suggestion, or go on with the one between these two.
 */
export type IntroduceRequest = { need: RecordId, with: RecordRef, 
/**
 * Why it was suggested, as the screen said it.
 */
why: string | null, step: IntroductionStep, };

/**
 * An introduction that was begun or gone on with.
 */
export type Introduced = { id: RecordId, };

/**
 * Ask for one introduction.
 */
export type IntroductionRequest = { id: RecordId, };

/**
 * An introduction with everything that was noted about it.
 */
export type IntroductionRow = { 
/**
 * Its key.
 */
id: RecordId, 
/**
 * What is looked for; null: not on this map any more.
 */
need: EntryRow | null, 
/**
 * What was suggested: an asset, or the need of somebody with the same interest; null: not on this map any more.
 */
other: EntryRow | null, 
/**
 * Who is looking.
 */
seeker: Named | null, 
/**
 * Whom to ask: the holder, or the group or place itself.
 */
ask: Named | null, 
/**
 * How far it has come.
 */
state: ConnectionState, 
/**
 * Why it was suggested.
 */
why: string | null, 
/**
 * Why not this time.
 */
why_not: string | null, 
/**
 * Who brings them together.
 */
introduced_by: string | null, 
/**
 * When who offers was last asked.
 */
asked_on: Date | null, 
/**
 * When who is looking said yes.
 */
need_agreed_on: Date | null, 
/**
 * When who offers said yes.
 */
other_agreed_on: Date | null, 
/**
 * When they were introduced.
 */
introduced_on: Date | null, 
/**
 * When it happened, or was declined.
 */
ended_on: Date | null, 
/**
 * When somebody should ask how it goes.
 */
follow_up_on: Date | null, 
/**
 * That day has come.
 */
due: boolean, 
/**
 * Notes, each with its day, oldest first.
 */
notes: Array<string>, 
/**
 * What changed, in their words.
 */
what_changed: string | null, };

/**
 * A slip to take along.
 */
export type IntroductionSlip = { 
/**
 * Who is looking.
 */
need: PaperSide, 
/**
 * Who or what was suggested.
 */
other: PaperSide, 
/**
 * Why it was suggested, where both sides' words and places may be told to our team.
 */
why: string | null, 
/**
 * Both have said yes, and may have it; else it is for our team.
 */
for_both: boolean, };

/**
 * What a slip says of a suggestion, or of the introduction that was begun from it.
 */
export type IntroductionSlipRequest = { need: RecordId, with: RecordRef, 
/**
 * Why it was suggested, as the screen says it.
 */
why: string | null, };

/**
 * What was done about an introduction.
 */
export type IntroductionStep = { "step": "suggested" } | { "step": "asked" } | { "step": "agreed", side: ConnectionSide, } | { "step": "introduced", by: string | null, } | { "step": "happened", met: boolean, rest_until: Date | null, } | { "step": "not_this_time", why: string | null, } | { "step": "changed", words: string | null, } | { "step": "noted", words: string, } | { "step": "follow_up", on: Date | null, };

/**
 * Introductions: those to ask about first, then the latest first.
 */
export type Introductions = { rows: Array<IntroductionRow>, 
/**
 * How many there are of this kind.
 */
shown: number, 
/**
 * How many there are of every kind.
 */
total: number, 
/**
 * How many of each kind there are.
 */
open: number, due: number, happened: number, not_this_time: number, };

/**
 * Introductions of one record, the latest first.
 */
export type IntroductionsOf = { rows: Array<IntroductionRow>, };

/**
 * Introductions of one record, for its page: those of a person are with what they hold and look for.
 */
export type IntroductionsOfRequest = { record: RecordRef, };

/**
 * A page of the list of introductions.
 */
export type IntroductionsRequest = { which: WhichIntroductions, offset: number, limit: number, };

/**
 * Keep a search, or note that somebody looks at it now.
 */
export type KeepSearchRequest = { search: KeptSearch, };

/**
 * Keep a line: a new one, or other words for one there is.
 */
export type KeepWordsRequest = { id: RecordId | null, words: Array<string>, };

/**
 * A search that somebody keeps: words, and what they want to see of what is found.
 */
export type KeptSearch = { words: string, filter: Filter, };

/**
 * A search that is kept, with what is new for it.
 */
export type KeptSearchRow = { search: KeptSearch, 
/**
 * Good suggestions.
 */
good: number, 
/**
 * Of these, noted since somebody last looked.
 */
new: number, looked_at: Instant, };

/**
 * The searches that are kept, in order of their words.
 */
export type KeptSearches = { rows: Array<KeptSearchRow>, };

/**
 * Ask for the searches that are kept.
 */
export type KeptSearchesRequest = Record<symbol, never>;

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
export type LeftOut = "resting" | "asked_often_enough" | "too_far" | "beyond_reach" | "other_times" | "too_small" | "not_this_time" | "asked_not_to" | "took_yes_back" | "health_kept_apart";

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
 * Note that somebody looks now at what there is for a need.
 */
export type LookRequest = { need: RecordId, };

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
 * Introductions that go on, or that somebody should ask about.
 */
introductions: number, 
/**
 * Introductions that somebody should ask about today.
 */
follow_ups: number, 
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
export type MatchAreaRequest = { area: AreaChoice, 
/**
 * Only those with something new since somebody last looked.
 */
new_only: boolean, offset: number, limit: number, };

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
 * Noted since somebody last looked at this need or search.
 */
new: boolean, 
/**
 * Followed up already.
 */
introduction: IntroductionRow | null, };

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
area: AreaChoice, 
/**
 * What somebody wants to see of it; null: choices are not counted.
 */
filter: Filter | null, limit: number, };

/**
 * Whom could this help?
 */
export type MatchOfferRequest = { 
/**
 * Something on offer; a person, a group or an institution with all that they offer.
 */
record: RecordRef, limit: number, };

/**
 * Matches for words just typed.
 */
export type MatchWordsRequest = { words: string, area: AreaChoice, near: WirePoint | null, 
/**
 * What somebody wants to see of it; null: choices are not counted.
 */
filter: Filter | null, limit: number, };

/**
 * Matches by circle, with what was left out counted.
 */
export type Matches = { circles: Array<CircleCards>, left_out: Array<LeftOutRow>, 
/**
 * Faint ones that are among the cards.
 */
weak: number, 
/**
 * Little fits well: what almost fits, and why not.
 */
almost: Array<AlmostCard>, 
/**
 * Nothing fits well: groups and institutions that have to do with it, who might know somebody.
 */
might_know: Array<EntryRow>, 
/**
 * People who share the interest, where there are at least three with who asks.
 */
together: Together | null, 
/**
 * What to narrow them to, with how many there would be.
 */
choices: Choices | null, };

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
good: number, 
/**
 * How many of these were noted since somebody last looked.
 */
new: number, };

/**
 * Where a need stands.
 */
export type NeedState = "open" | "resting" | "met" | "withdrawn";

/**
 * The entries that a key does not count.
 */
export type NotCounted = { resting: Array<EntryRow>, without_place: Array<EntryRow>, about_health: Array<EntryRow>, };

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
export type OperationName = { "code": "asset_added", title: string, } | { "code": "asset_edited", title: string, } | { "code": "need_added", title: string, } | { "code": "need_edited", title: string, } | { "code": "person_added", title: string, } | { "code": "person_edited", title: string, } | { "code": "area_added", title: string, } | { "code": "area_edited", title: string, } | { "code": "door_added", title: string, } | { "code": "link_added", title: string, } | { "code": "talk_added", title: string, } | { "code": "noted", title: string, } | { "code": "placed", title: string, } | { "code": "removed", title: string, } | { "code": "restored", title: string, } | { "code": "still_true", title: string, } | { "code": "rested", title: string, } | { "code": "followed_up", title: string, } | { "code": "words_kept", title: string, } | { "code": "shared", count: number, audience: Audience, } | { "code": "taken_back", title: string, } | { "code": "imported", file: string, count: number, } | { "code": "map_renamed", title: string, } | { "code": "suggestions_accepted", count: number, } | { "code": "suggestions_decided", count: number, } | { "code": "sample_made" } | { "code": "other" };

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
 * One side as it stands on paper: only what that side said yes to.
 */
export type PaperSide = { 
/**
 * First name of a person, name of a group or a place.
 */
name: string | null, 
/**
 * What is offered or looked for.
 */
words: string | null, 
/**
 * Why something is left out; null: nothing is.
 */
left_out: Withheld | null, };

/**
 * What somebody said, as it may stand on paper.
 */
export type PaperWords = { words: string, need: PaperSide, other: PaperSide, };

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
 * What is found.
 */
export type PlaceKind = "door" | "area" | "coordinate" | "address" | "street" | "place" | "point" | "postcode" | "house";

/**
 * How exactly a result says where it is.
 */
export type PlacePrecision = "exact" | "address" | "house" | "between" | "street" | "place" | "postcode";

/**
 * Something that was found.
 */
export type PlaceRow = { 
/**
 * One line, number and street in the local order.
 */
title: string, 
/**
 * What it is.
 */
kind: PlaceKind, 
/**
 * How exactly it says where.
 */
precision: PlacePrecision, 
/**
 * Longitude in degrees.
 */
lon: number, 
/**
 * Latitude in degrees.
 */
lat: number, 
/**
 * The part of town, the town; empty: not known.
 */
context: string, 
/**
 * The street of an address.
 */
street: string | null, 
/**
 * The number of an address.
 */
house_number: string | null, 
/**
 * The postcode of an address.
 */
postcode: string | null, 
/**
 * Why it is among the results.
 */
why: PlaceWhy, 
/**
 * The door, area or place of the map file that it is.
 */
record: RecordRef | null, 
/**
 * Metres from `near`.
 */
distance_m: number | null, };

/**
 * Why something is among the results.
 */
export type PlaceWhy = { "code": "exact" } | { "code": "did_you_mean" } | { "code": "between", 
/**
 * The neighbour with the lower number.
 */
low: string, 
/**
 * The neighbour with the higher number.
 */
high: string, } | { "code": "number_not_mapped" } | { "code": "estimated" };

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
words: Array<string>, } | { "code": "words_perhaps", 
/**
 * The words.
 */
words: Array<string>, } | { "code": "both_about", 
/**
 * What: `damp and mould`.
 */
what: string, 
/**
 * Words in common that say more than that.
 */
words: Array<string>, } | { "code": "says_something_close", 
/**
 * What the offer is about, where that is plain: `damp and mould`.
 */
about: string | null, 
/**
 * Else words of the offer that tell of what is looked for.
 */
words: Array<string>, } | { "code": "less_close", 
/**
 * Words in common, or else words of the offer that tell of what is looked for.
 */
words: Array<string>, 
/**
 * Whether they are in common.
 */
in_common: boolean, 
/**
 * What the offer is about, where no word is in common and that is plain: `damp and mould`.
 */
about: string | null, } | { "code": "no_close_fit", 
/**
 * Words in common all the same.
 */
words: Array<string>, 
/**
 * What the offer is about, where no word is in common and that is plain: `damp and mould`.
 */
about: string | null, } | { "code": "not_sure", 
/**
 * Words in common.
 */
words: Array<string>, 
/**
 * What the offer is about, where no word is in common and that is plain: `damp and mould`.
 */
about: string | null, } | { "code": "away", 
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
capacity: number, } | { "code": "step_free" } | { "code": "speaks", 
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
most: number | null, } | { "code": "room_for", 
/**
 * For so many.
 */
capacity: number, } | { "code": "not_free_when_asked", 
/**
 * The times that were asked for: `mon evening`, `sat`.
 */
slots: Array<string>, } | { "code": "asked_for_no", 
/**
 * What, in the words of who asks: `gyms`.
 */
what: string, } | { "code": "says_not", 
/**
 * In its own words.
 */
words: string, } | { "code": "no_place" } | { "code": "nobody_holds_it" };

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
export type RecordKind = "person" | "asset" | "need" | "area" | "link" | "grant" | "withdrawal" | "connection" | "story" | "priority" | "talk" | "door" | "visit" | "photo" | "decision" | "synonyms";

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
 * Make a street map of the chosen file. Runs as the job `region`, whose steps are told in
 * thousandths, and can be stopped; the map can be used meanwhile.
 */
export type RegionAddRequest = { 
/**
 * As `region_look` gave it.
 */
token: string, 
/**
 * Keep what lies in this area and 2 km round it; the whole map: keep all of the file.
 */
area: AreaChoice, };

/**
 * The street map that was made, and what became of the file.
 */
export type RegionAdded = { 
/**
 * The street map.
 */
region: RegionRow, 
/**
 * Whether it took the place of one with the same key.
 */
replaced: boolean, 
/**
 * What was in the file.
 */
read: RegionRead, 
/**
 * What was left out, and why; only what there is.
 */
left_out: Array<RegionLeft>, };

/**
 * Copy a street map to another place, for a colleague; asks where.
 */
export type RegionCopyRequest = { key: string, };

/**
 * How much there is in a street map.
 */
export type RegionCounts = { 
/**
 * Streets, each as a whole.
 */
streets: number, 
/**
 * Addresses that can be found; 0: no house numbers are mapped here.
 */
addresses: number, 
/**
 * Towns, villages and parts of them.
 */
places: number, 
/**
 * Named points of interest.
 */
points: number, 
/**
 * Postcodes.
 */
postcodes: number, 
/**
 * Places of a community that can be suggested.
 */
suggestions: number, 
/**
 * Tiles.
 */
tiles: number, };

/**
 * What a file is that a street map can be made of.
 */
export type RegionFile = { 
/**
 * Its name without folders.
 */
file: string, 
/**
 * What the street map would be called.
 */
name: string, 
/**
 * Its form: `osm.pbf`, `osm.xml`, `pmtiles`, `mbtiles` or `region`.
 */
format: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * The day its data is from (`2026-11-25`), if it tells at its beginning.
 */
data_date: string | null, 
/**
 * The box it says it covers.
 */
bounds: BoundingBox | null, 
/**
 * About how long adding it takes, in seconds.
 */
seconds: number, 
/**
 * Key of the street map that it would replace.
 */
replaces: string | null, };

/**
 * What tiles are made of.
 */
export type RegionFormat = "vector" | "picture";

/**
 * A reason for leaving something out, and how often it was met.
 */
export type RegionLeft = { 
/**
 * In words, such as `area not closed`.
 */
reason: string, count: number, };

/**
 * Choose a file and say what it is; nothing is done with it yet.
 */
export type RegionLookRequest = { 
/**
 * A file chosen before, or dropped on the window, by its key; null: ask for one.
 */
token: string | null, 
/**
 * What of it would be kept, to tell which street map it would replace.
 */
area: AreaChoice, };

/**
 * What a file is.
 */
export type RegionLooked = { 
/**
 * For `region_add`; null: the dialog was closed.
 */
token: string | null, 
/**
 * What it is; null: the dialog was closed.
 */
file: RegionFile | null, };

/**
 * What was read from an OpenStreetMap file; all zero for a finished base map.
 */
export type RegionRead = { nodes: number, ways: number, relations: number, 
/**
 * Objects with a house number.
 */
house_numbers: number, 
/**
 * Different postcodes of addresses.
 */
postcodes: number, 
/**
 * Ways along the coast.
 */
coastline: number, rings_not_closed: number, };

/**
 * Remove a street map from this computer. It can be made again of its file.
 */
export type RegionRemoveRequest = { key: string, };

/**
 * A street map that can be shown.
 */
export type RegionRow = { 
/**
 * Names it in calls and in the address of its tiles, `tiles/region/KEY/{z}/{x}/{y}`.
 */
key: string, 
/**
 * For a list.
 */
name: string, 
/**
 * The file it was made from, without folders.
 */
file: string, 
/**
 * The form of that file, such as `osm.pbf`.
 */
made_of: string, 
/**
 * Built into the program: it can be neither removed nor copied.
 */
built_in: boolean, 
/**
 * Whose words the tiles use.
 */
schema: RegionSchema, 
/**
 * What the tiles are made of.
 */
format: RegionFormat, 
/**
 * Where it has tiles; null: not told.
 */
bounds: BoundingBox | null, 
/**
 * Least zoom with tiles.
 */
min_zoom: number, 
/**
 * Greatest zoom with tiles.
 */
max_zoom: number, 
/**
 * Whose data it is, as the file says it; other people's files may say it in HTML.
 */
credit: string | null, 
/**
 * Layers of its tiles; empty: not told.
 */
layers: Array<string>, 
/**
 * The day its data is from (`2026-11-25`), if the file told.
 */
data_date: string | null, 
/**
 * Size of its file in bytes.
 */
size: number, 
/**
 * How much there is in it.
 */
counts: RegionCounts, 
/**
 * Another number each time it is made anew; part of tile addresses.
 */
version: number, };

/**
 * How the tiles of a street map are organised.
 */
export type RegionSchema = "ours" | "protomaps3" | "protomaps4" | "open_map_tiles" | "shortbread" | "pictures" | "unknown";

/**
 * The street maps of this computer.
 */
export type Regions = { 
/**
 * Those that can be shown, by name; that of the sample is there while the sample is open.
 */
regions: Array<RegionRow>, 
/**
 * Those that cannot be read, and why. They are kept as they are.
 */
unreadable: Array<UnreadableRegion>, };

/**
 * Ask which street maps there are.
 */
export type RegionsRequest = Record<symbol, never>;

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
 * Words that stay off the paper for the same reason.
 */
export type StaysOffPaper = { reason: Withheld, count: number, };

/**
 * Say that entries are still true today.
 */
export type StillTrueRequest = { records: Array<RecordRef>, };

/**
 * A story as a page shows it.
 */
export type StoryRow = { id: RecordId, teller: string | null, words: string, told_on: Date | null, sharing: Sharing, };

/**
 * A street near a point.
 */
export type StreetNear = { 
/**
 * Its name.
 */
name: string, 
/**
 * Metres to it.
 */
distance_m: number, 
/**
 * The next number in step on that side; null: cannot be told.
 */
next_number: string | null, };

/**
 * A stretch of the line, counted in UTF-16 code units as a browser counts.
 */
export type Stretch = { start: number, end: number, };

/**
 * Places that OpenStreetMap knows in an area and nobody decided about yet. None is ticked.
 */
export type Suggested = { 
/**
 * How many there are of each kind.
 */
counts: Array<SuggestedCount>, 
/**
 * All of them.
 */
rows: Array<SuggestedRow>, 
/**
 * What a newer street map says of those accepted before.
 */
changed: Array<SuggestedRow>, 
/**
 * On the map already.
 */
there: number, 
/**
 * Decided before, and not shown again.
 */
decided: number, 
/**
 * There is no street map here that could suggest anything.
 */
no_region: boolean, };

/**
 * How many suggestions there are of a kind.
 */
export type SuggestedCount = { kind: SuggestedKind, count: number, };

/**
 * The kinds of asset that a street map can suggest.
 */
export type SuggestedKind = "group" | "institution" | "building" | "space" | "item";

/**
 * What is known of a suggestion besides that it is there.
 */
export type SuggestedNote = { "code": "looks_like", 
/**
 * The entry.
 */
record: RecordRef, 
/**
 * What it is called.
 */
title: string, } | { "code": "renamed", 
/**
 * The entry.
 */
record: RecordRef, 
/**
 * What OpenStreetMap called it before.
 */
before: string, } | { "code": "moved", 
/**
 * The entry.
 */
record: RecordRef, 
/**
 * So many metres.
 */
metres: number, } | { "code": "gone", 
/**
 * The entry.
 */
record: RecordRef, };

/**
 * Places that OpenStreetMap knows in an area.
 */
export type SuggestedRequest = { area: AreaChoice, };

/**
 * A place that OpenStreetMap knows.
 */
export type SuggestedRow = { 
/**
 * Its object, such as `way/123`; names it in `decide_suggested`.
 */
source_id: string, 
/**
 * What it would be.
 */
kind: SuggestedKind, 
/**
 * What it is, in words: "Community centre".
 */
label: string, 
/**
 * Under which heading it stands.
 */
heading: string, 
/**
 * Whether to ask first if it belongs on a map of strengths.
 */
ask: boolean, 
/**
 * Its name.
 */
name: string, 
/**
 * Longitude in degrees.
 */
lon: number, 
/**
 * Latitude in degrees.
 */
lat: number, 
/**
 * Its outline, if it has one.
 */
outline: WireGeometry | null, 
/**
 * Opening hours, website and the like, as name and text.
 */
carried: Array<[string, string]>, 
/**
 * What is known of it besides.
 */
notes: Array<SuggestedNote>, };

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
 * People with the same interest, who could start something; with a group for it, the group comes first.
 */
export type Together = { 
/**
 * The others, by first name where it is known.
 */
people: Array<string>, 
/**
 * The farthest of them, where all places are known.
 */
within_m: number | null, 
/**
 * When all who said so could meet.
 */
availability: Availability, 
/**
 * The best group that does it already.
 */
group: EntryRow | null, };

/**
 * Take the last change back.
 */
export type UndoRequest = Record<symbol, never>;

/**
 * What was undone or done again; null: there was nothing.
 */
export type Undone = { operation: OperationName | null, };

/**
 * A street map that cannot be read.
 */
export type UnreadableRegion = { 
/**
 * To remove it by.
 */
key: string, 
/**
 * Size of its file in bytes.
 */
size: number, 
/**
 * Why, in one plain sentence.
 */
sentence: string, };

/**
 * The part of the world to show, and how much.
 */
export type View = { bounds: BoundingBox, zoom: number, };

/**
 * What happened at a door.
 */
export type VisitOutcome = "talked" | "no_answer" | "come_back" | "asked_not_to";

/**
 * A walk through an area.
 */
export type Walk = { 
/**
 * Its streets in walking order.
 */
streets: Array<WalkStreet>, 
/**
 * Doors in all.
 */
doors: number, 
/**
 * There is no street map here: only doors of the map file are listed.
 */
no_region: boolean, };

/**
 * A door on a walk.
 */
export type WalkDoor = { 
/**
 * What happened at the last visit; null: nobody was here yet.
 */
last: VisitOutcome | null, 
/**
 * The day of the last visit.
 */
visited_on: Date | null, 
/**
 * Come back on this day.
 */
come_back_on: Date | null, 
/**
 * Somebody here asked not to be visited, now or before: do not knock.
 */
asked_not_to: boolean, 
/**
 * The street; empty: not known.
 */
street: string, 
/**
 * The number as text, or the name of a house without one.
 */
house_number: string, 
/**
 * Flat, unit, floor.
 */
unit: string | null, 
/**
 * The postcode.
 */
postcode: string | null, 
/**
 * Longitude in degrees.
 */
lon: number, 
/**
 * Latitude in degrees.
 */
lat: number, 
/**
 * Its place was worked out from its neighbours'.
 */
estimated: boolean, 
/**
 * The door of the map file that it is; null: only the street map has it.
 */
door: RecordId | null, };

/**
 * The streets and doors of an area in walking order.
 */
export type WalkRequest = { area: AreaChoice, };

/**
 * A street on a walk.
 */
export type WalkStreet = { 
/**
 * Its name; empty: doors whose street is not known.
 */
name: string, 
/**
 * The part of town it lies in; empty: not known.
 */
context: string, 
/**
 * Metres of it in the area; 0: not known.
 */
length_m: number, 
/**
 * Its doors in walking order.
 */
doors: Array<WalkDoor>, };

/**
 * What came of introductions: words first, counts beside them.
 */
export type WhatCameOfIt = { 
/**
 * The latest first.
 */
changed: Array<ChangedRow>, 
/**
 * Neighbours first.
 */
between: Array<BetweenRow>, 
/**
 * With something that is not on this map any more.
 */
gone: number, 
/**
 * How many of the words are not printed, and why.
 */
off_paper: Array<StaysOffPaper>, };

/**
 * What came of introductions since a day; null: since ever.
 */
export type WhatCameOfItRequest = { since: Date | null, 
/**
 * For whom it is printed.
 */
audience: Audience, };

/**
 * Which introductions a list shows.
 */
export type WhichIntroductions = "open" | "due" | "happened" | "not_this_time";

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

/**
 * A line of words that mean the same.
 */
export type WordLine = { id: RecordId, 
/**
 * The everyday word first.
 */
words: Array<string>, 
/**
 * How many entries say one of them.
 */
entries: number, };

/**
 * The word list in order of the everyday words.
 */
export type WordList = { rows: Array<WordLine>, };

/**
 * Ask for the word list.
 */
export type WordListRequest = Record<symbol, never>;
