import type { Component } from 'svelte';

import WalkDialog from '#features/streets/WalkDialog.svelte';
import BinDialog from '#features/entries/BinDialog.svelte';
import EntryPage from '#features/entries/EntryPage.svelte';
import MapPage from '#features/map/MapPage.svelte';
import ImportDialog from '#features/exchange/ImportDialog.svelte';
import OutputDialog from '#features/exchange/OutputDialog.svelte';
import IntroductionsPage from '#features/introductions/IntroductionsPage.svelte';
import MatchesPage from '#features/needs/MatchesPage.svelte';
import NeedsPage from '#features/needs/NeedsPage.svelte';
import WordListDialog from '#features/word_list/WordListDialog.svelte';
import StreetMapsDialog from '#features/streets/StreetMapsDialog.svelte';
import SuggestionsDialog from '#features/streets/SuggestionsDialog.svelte';
import DraftsDialog from '#features/noting/DraftsDialog.svelte';
import NoteDialog from '#features/noting/NoteDialog.svelte';
import PeoplePage from '#features/people/PeoplePage.svelte';
import type { DialogName } from '#shared/dialogs.svelte.ts';

import GoTo from './GoTo.svelte';
import HistoryDialog from './HistoryDialog.svelte';
import KeysDialog from './KeysDialog.svelte';
import RenameDialog from './RenameDialog.svelte';
import WhoDialog from './WhoDialog.svelte';

/** The page for the first part of the address. A page reads the rest of it itself. */
export const pages: Partial<Record<string, Component>> = {
  map: MapPage,
  entry: EntryPage,
  people: PeoplePage,
  'looking-for': NeedsPage,
  matches: MatchesPage,
  introductions: IntroductionsPage,
};

/** A dialog that takes the data it was opened with as `data`, or one that takes nothing. */
type DialogComponent = Component<{ data: never }> | Component<Record<string, never>>;

/** The component of a dialog. */
export const dialogComponents: Partial<Record<DialogName, DialogComponent>> = {
  keys: KeysDialog,
  go_to: GoTo,
  history: HistoryDialog,
  rename: RenameDialog,
  who: WhoDialog,
  note: NoteDialog,
  output: OutputDialog,
  import: ImportDialog,
  drafts: DraftsDialog,
  bin: BinDialog,
  word_list: WordListDialog,
  street_maps: StreetMapsDialog,
  suggestions: SuggestionsDialog,
  walk: WalkDialog,
};
