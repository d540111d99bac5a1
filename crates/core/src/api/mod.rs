//! The table of calls: every request with its answer, declared once.
//!
//! The shell, the browser bridge and the tests drive the core through it; TypeScript is
//! written from it (`bindings`). Names on the wire are in snake case, ids are strings,
//! coordinates are longitude and latitude in degrees, distances are metres.
//!
//! A new call is one line in the table below and one function in the file of its subject.

pub mod app;
pub mod bindings;
mod choice;
mod convert;
pub mod entries;
pub mod exchange;
pub mod failure;
pub mod introductions;
pub mod matches;
pub mod noting;
pub mod people;
mod rows;
mod session;
pub mod streets;
mod tickets;
mod tiles;
mod understanding;
pub mod wire;
pub mod word_list;
pub mod writing;

/// Hands the table of calls to another macro, so that requests, answers, dispatch and
/// TypeScript all come from these lines. A group is the file where its functions stand.
macro_rules! table_of_calls {
    ($receiver:ident) => {
        $receiver! {
            app {
                /// The state of the program: the open map, recent maps, who uses this computer.
                app_state(AppStateRequest) -> app::AppState;
                /// Say who uses this computer.
                say_who(SayWhoRequest) -> app::AppState;
                /// Open a map, the sample, or start a new one.
                open_map(OpenMapRequest) -> app::Opened;
                /// Give the open map another name.
                rename_map(RenameMapRequest) -> wire::Nothing;
                /// Keep a safe copy of the open map; asks where.
                backup(BackupRequest) -> app::FileWritten;
                /// Stop the job that is running.
                cancel(CancelRequest) -> wire::Nothing;
            }
            entries {
                /// A page of a list of entries.
                entries(EntriesRequest) -> entries::Entries;
                /// The key of an area: counts by kind, and what is not counted.
                area_key(AreaKeyRequest) -> entries::AreaKey;
                /// The entries that the key does not count.
                not_counted(NotCountedRequest) -> entries::NotCounted;
                /// What the map draws of our entries in a view.
                map_view(MapViewRequest) -> entries::MapView;
                /// The page of one asset or need.
                entry(EntryRequest) -> entries::EntryPage;
                /// Find a gift, a name or a street.
                search(SearchRequest) -> entries::SearchAnswer;
            }
            people {
                /// A page of the list of people.
                people(PeopleRequest) -> people::People;
                /// The page of one person.
                person(PersonRequest) -> people::PersonPage;
                /// Record a yes about several records at once.
                share(ShareRequest) -> wire::Nothing;
                /// Take a yes back.
                withdraw(WithdrawRequest) -> wire::Nothing;
            }
            writing {
                /// Note something on offer.
                add_asset(AddAssetRequest) -> writing::Added;
                /// Change what is noted about something on offer.
                edit_asset(EditAssetRequest) -> wire::Nothing;
                /// Note what somebody is looking for.
                add_need(AddNeedRequest) -> writing::Added;
                /// Change what is noted about a looking-for.
                edit_need(EditNeedRequest) -> wire::Nothing;
                /// Note a person.
                add_person(AddPersonRequest) -> writing::Added;
                /// Change what is noted about a person.
                edit_person(EditPersonRequest) -> wire::Nothing;
                /// Keep an area.
                add_area(AddAreaRequest) -> writing::Added;
                /// Change an area.
                edit_area(EditAreaRequest) -> wire::Nothing;
                /// Put a record in a place, or take the place away.
                set_place(SetPlaceRequest) -> wire::Nothing;
                /// Move a record to the bin.
                remove(RemoveRequest) -> wire::Nothing;
                /// Take a record out of the bin.
                restore(RestoreRequest) -> wire::Nothing;
                /// What is in the bin.
                bin(BinRequest) -> writing::Bin;
                /// Say that entries are still true today.
                still_true(StillTrueRequest) -> wire::Nothing;
                /// Let a person or an entry rest.
                rest(RestRequest) -> wire::Nothing;
                /// Note a conversation.
                add_talk(AddTalkRequest) -> writing::Added;
                /// Say that two records belong together.
                add_link(AddLinkRequest) -> writing::Added;
                /// Take the last change back.
                undo(UndoRequest) -> writing::Undone;
                /// Do again what was taken back.
                redo(RedoRequest) -> writing::Undone;
                /// What was done, newest first.
                history(HistoryRequest) -> writing::History;
                /// Keep words being typed.
                put_draft(PutDraftRequest) -> wire::Nothing;
                /// Drop a draft.
                remove_draft(RemoveDraftRequest) -> wire::Nothing;
                /// Drafts put aside.
                drafts(DraftsRequest) -> writing::Drafts;
            }
            noting {
                /// Guess what a line says, from simple rules.
                guess(GuessRequest) -> noting::Guesses;
                /// Keep a note: person, entries and yes as one operation.
                note(NoteRequest) -> noting::Noted;
            }
            matches {
                /// Matches for one need.
                match_need(MatchNeedRequest) -> matches::Matches;
                /// Matches for words just typed.
                match_words(MatchWordsRequest) -> matches::Matches;
                /// Matches inside an area.
                match_area(MatchAreaRequest) -> matches::AreaMatches;
                /// Whom something on offer could help.
                match_offer(MatchOfferRequest) -> matches::CouldHelp;
                /// Note that somebody looks now at what there is for a need.
                look(LookRequest) -> wire::Nothing;
                /// Keep a search, or note that somebody looks at it now.
                keep_search(KeepSearchRequest) -> wire::Nothing;
                /// Keep a search no longer.
                forget_search(ForgetSearchRequest) -> wire::Nothing;
                /// The searches that are kept, with what is new for each.
                kept_searches(KeptSearchesRequest) -> matches::KeptSearches;
            }
            introductions {
                /// A page of the list of introductions.
                introductions(IntroductionsRequest) -> introductions::Introductions;
                /// One introduction.
                introduction(IntroductionRequest) -> introductions::IntroductionRow;
                /// The introductions of one record.
                introductions_of(IntroductionsOfRequest) -> introductions::IntroductionsOf;
                /// Begin an introduction from a suggestion, or go on with it.
                introduce(IntroduceRequest) -> introductions::Introduced;
                /// Note the next step of an introduction.
                go_on(GoOnRequest) -> wire::Nothing;
                /// What a slip to take along says.
                introduction_slip(IntroductionSlipRequest) -> introductions::IntroductionSlip;
                /// What came of introductions.
                what_came_of_it(WhatCameOfItRequest) -> introductions::WhatCameOfIt;
            }
            word_list {
                /// Words that mean the same here.
                word_list(WordListRequest) -> word_list::WordList;
                /// Keep a line of words that mean the same.
                keep_words(KeepWordsRequest) -> writing::Added;
            }
            exchange {
                /// What would go to a meeting, and what would stay behind.
                output_preview(OutputPreviewRequest) -> exchange::OutputPreview;
                /// Write the file; asks where.
                output_write(OutputWriteRequest) -> exchange::OutputWritten;
                /// Entries that nobody was asked about yet.
                who_to_ask(WhoToAskRequest) -> exchange::WhoToAsk;
                /// Choose a file and say what would come in.
                import_preview(ImportPreviewRequest) -> exchange::ImportPreview;
                /// Bring the chosen file in.
                import_commit(ImportCommitRequest) -> crate::exchange::Report;
            }
            streets {
                /// Which street maps there are on this computer.
                regions(RegionsRequest) -> streets::Regions;
                /// Choose a file and say what it is.
                region_look(RegionLookRequest) -> streets::RegionLooked;
                /// Make a street map of the chosen file; a job that can be stopped.
                region_add(RegionAddRequest) -> streets::RegionAdded;
                /// Remove a street map from this computer.
                region_remove(RegionRemoveRequest) -> wire::Nothing;
                /// Copy a street map for a colleague; asks where.
                region_copy(RegionCopyRequest) -> app::FileWritten;
                /// Find a door, an address, a street, a place or a coordinate.
                find_place(FindPlaceRequest) -> streets::FoundPlaces;
                /// What is at a point that somebody touched.
                at_door(AtDoorRequest) -> streets::DoorHere;
                /// Add a door to the map file.
                add_door(AddDoorRequest) -> streets::DoorAdded;
                /// The streets and doors of an area in walking order.
                walk(WalkRequest) -> streets::Walk;
                /// Places that OpenStreetMap knows in an area.
                suggested(SuggestedRequest) -> streets::Suggested;
                /// Say of suggestions what is to become of them.
                decide_suggested(DecideSuggestedRequest) -> streets::DecidedSuggested;
            }
        }
    };
}
pub(crate) use table_of_calls;

pub use failure::{Event, Failure};
pub use session::{Bytes, Choose, Host, Session, Start};

/// Makes the request type and the dispatch from the table.
macro_rules! write_requests {
    ($($group:ident { $(#[doc = $doc:literal] $name:ident($request:ident) -> $answer:ty;)* })*) => {
        /// A request as it comes over the wire: `{"name": "entry", "params": {"id": "…"}}`.
        #[derive(Clone, Debug, serde::Deserialize)]
        #[serde(tag = "name", content = "params")]
        #[allow(non_camel_case_types, clippy::large_enum_variant)]
        pub enum Request {
            $($(#[doc = $doc] $name($group::$request),)*)*
        }

        impl Request {
            /// The answer as JSON text.
            fn answer(self, session: &Session) -> Result<String, Failure> {
                match self {
                    $($(Self::$name(request) => {
                        let answer: $answer = $group::$name(session, request)?;
                        serde_json::to_string(&answer)
                            .map_err(|error| Failure::Unforeseen { detail: error.to_string() })
                    })*)*
                }
            }
        }

        /// The names of all calls, in the order of the table.
        pub const NAMES: &[&str] = &[$($(stringify!($name)),*),*];
    };
}
table_of_calls!(write_requests);
