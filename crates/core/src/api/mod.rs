//! The table of calls: every request with its answer, declared once.
//!
//! The shell, the browser bridge and the tests drive the core through it; TypeScript is
//! written from it (`bindings`). Names on the wire are in snake case, ids are strings,
//! coordinates are longitude and latitude in degrees, distances are metres.
//!
//! A new call is one line in the table below and one function in the file of its subject.

pub mod app;
pub mod bindings;
pub mod entries;
pub mod failure;
pub mod exchange;
pub mod matches;
pub mod noting;
pub mod people;
pub mod wire;
pub mod writing;

/// Hands the table of calls to another macro, so that requests, answers, dispatch and
/// TypeScript all come from these lines.
macro_rules! table_of_calls {
    ($receiver:ident) => {
        $receiver! {
            /// The state of the program: the open map, recent maps, who uses this computer.
            app_state(app::AppStateRequest) -> app::AppState;
            /// Say who uses this computer.
            say_who(app::SayWhoRequest) -> app::AppState;
            /// Open a map, the sample, or start a new one.
            open_map(app::OpenMapRequest) -> app::Opened;
            /// Give the open map another name.
            rename_map(app::RenameMapRequest) -> wire::Nothing;
            /// Keep a safe copy of the open map; asks where.
            backup(app::BackupRequest) -> app::FileWritten;
            /// Stop the job that is running.
            cancel(app::CancelRequest) -> wire::Nothing;

            /// A page of a list of entries.
            entries(entries::EntriesRequest) -> entries::Entries;
            /// The key of an area: counts by kind, and what is not counted.
            area_key(entries::AreaKeyRequest) -> entries::AreaKey;
            /// The entries that the key does not count.
            not_counted(entries::NotCountedRequest) -> entries::NotCounted;
            /// What the map draws of our entries in a view.
            map_view(entries::MapViewRequest) -> entries::MapView;
            /// The page of one asset or need.
            entry(entries::EntryRequest) -> entries::EntryPage;
            /// Find a gift, a name or a street.
            search(entries::SearchRequest) -> entries::SearchAnswer;

            /// A page of the list of people.
            people(people::PeopleRequest) -> people::People;
            /// The page of one person.
            person(people::PersonRequest) -> people::PersonPage;
            /// Record a yes about several records at once.
            share(people::ShareRequest) -> wire::Nothing;
            /// Take a yes back.
            withdraw(people::WithdrawRequest) -> wire::Nothing;

            /// Note something on offer.
            add_asset(writing::AddAssetRequest) -> writing::Added;
            /// Change what is noted about something on offer.
            edit_asset(writing::EditAssetRequest) -> wire::Nothing;
            /// Note what somebody is looking for.
            add_need(writing::AddNeedRequest) -> writing::Added;
            /// Change what is noted about a looking-for.
            edit_need(writing::EditNeedRequest) -> wire::Nothing;
            /// Note a person.
            add_person(writing::AddPersonRequest) -> writing::Added;
            /// Change what is noted about a person.
            edit_person(writing::EditPersonRequest) -> wire::Nothing;
            /// Keep an area.
            add_area(writing::AddAreaRequest) -> writing::Added;
            /// Change an area.
            edit_area(writing::EditAreaRequest) -> wire::Nothing;
            /// Put a record in a place, or take the place away.
            set_place(writing::SetPlaceRequest) -> wire::Nothing;
            /// Move a record to the bin.
            remove(writing::RemoveRequest) -> wire::Nothing;
            /// Take a record out of the bin.
            restore(writing::RestoreRequest) -> wire::Nothing;
            /// What is in the bin.
            bin(writing::BinRequest) -> writing::Bin;
            /// Say that entries are still true today.
            still_true(writing::StillTrueRequest) -> wire::Nothing;
            /// Let a person or an entry rest.
            rest(writing::RestRequest) -> wire::Nothing;
            /// Note a conversation.
            add_talk(writing::AddTalkRequest) -> writing::Added;
            /// Say that two records belong together.
            add_link(writing::AddLinkRequest) -> writing::Added;
            /// Take the last change back.
            undo(writing::UndoRequest) -> writing::Undone;
            /// Do again what was taken back.
            redo(writing::RedoRequest) -> writing::Undone;
            /// What was done, newest first.
            history(writing::HistoryRequest) -> writing::History;
            /// Keep words being typed.
            put_draft(writing::PutDraftRequest) -> wire::Nothing;
            /// Drop a draft.
            remove_draft(writing::RemoveDraftRequest) -> wire::Nothing;
            /// Drafts put aside.
            drafts(writing::DraftsRequest) -> writing::Drafts;

            /// Guess what a line says, from simple rules.
            guess(noting::GuessRequest) -> noting::Guesses;
            /// Keep a note: person, entries and yes as one operation.
            note(noting::NoteRequest) -> noting::Noted;

            /// Matches for one need.
            match_need(matches::MatchNeedRequest) -> matches::Matches;
            /// Matches for words just typed.
            match_words(matches::MatchWordsRequest) -> matches::Matches;
            /// Matches inside an area.
            match_area(matches::MatchAreaRequest) -> matches::AreaMatches;
            /// Note what was done about a suggestion.
            follow_up(matches::FollowUpRequest) -> wire::Nothing;

            /// What would go to a meeting, and what would stay behind.
            output_preview(exchange::OutputPreviewRequest) -> exchange::OutputPreview;
            /// Write the file; asks where.
            output_write(exchange::OutputWriteRequest) -> exchange::OutputWritten;
            /// Entries that nobody was asked about yet.
            who_to_ask(exchange::WhoToAskRequest) -> exchange::WhoToAsk;
            /// Choose a file and say what would come in.
            import_preview(exchange::ImportPreviewRequest) -> exchange::ImportPreview;
            /// Bring the chosen file in.
            import_commit(exchange::ImportCommitRequest) -> crate::exchange::Report;
        }
    };
}
pub(crate) use table_of_calls;

pub use failure::{Event, Failure};
