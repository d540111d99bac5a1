import Archive from '@lucide/svelte/icons/archive-restore';
import FileInput from '@lucide/svelte/icons/file-input';
import FolderOpen from '@lucide/svelte/icons/folder-open';
import Footprints from '@lucide/svelte/icons/footprints';
import Languages from '@lucide/svelte/icons/languages';
import Landmark from '@lucide/svelte/icons/landmark';
import MapIcon from '@lucide/svelte/icons/map';
import HardDrive from '@lucide/svelte/icons/hard-drive';
import History from '@lucide/svelte/icons/history';
import Keyboard from '@lucide/svelte/icons/keyboard';
import MapPlus from '@lucide/svelte/icons/map-plus';
import Moon from '@lucide/svelte/icons/moon';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Pencil from '@lucide/svelte/icons/pencil';
import Printer from '@lucide/svelte/icons/map-pinned';
import Redo from '@lucide/svelte/icons/redo-2';
import Sun from '@lucide/svelte/icons/sun';
import Undo from '@lucide/svelte/icons/undo-2';
import UserRound from '@lucide/svelte/icons/user-round';

import type { MapInfo } from '#host/generated/calls.ts';
import { mapState } from '#features/map/state.svelte.ts';
import { session } from '#host/session.svelte.ts';
import type { MenuItem } from '#shared/components/Menu.svelte';
import { openDialog } from '#shared/dialogs.svelte.ts';
import { app as words } from '#shared/messages/en/app.ts';
import { operationName } from '#shared/messages/en/entries.ts';
import { streets } from '#shared/messages/en/streets.ts';
import { wordList } from '#shared/messages/en/word_list.ts';
import { attempt, say } from '#shared/notices.svelte.ts';
import { settings } from '#shared/settings.svelte.ts';

import { redo, undo } from './steps.ts';

/** Everything one can do with the map as a whole. */
export function menuItems(map: MapInfo): MenuItem[] {
  const says = words.menuItems;
  const recent = (session.app?.recent ?? []).filter(({ there, file }) => there && file !== map.file).slice(0, 4);
  const dark = settings.shown === 'dark';
  return [
    ...(map.undo ? [{ says: says.undo(operationName(map.undo)), icon: Undo, keys: 'Ctrl Z', act: () => void undo() }] : []),
    ...(map.redo ? [{ says: says.redo(operationName(map.redo)), icon: Redo, keys: 'Ctrl Shift Z', act: () => void redo() }] : []),
    { says: says.history, icon: History, act: () => openDialog('history') },
    { says: says.drafts(map.drafts), icon: NotebookPen, act: () => openDialog('drafts') },
    { says: says.bin, icon: Archive, act: () => openDialog('bin') },
    { says: says.output, icon: Printer, keys: 'Ctrl P', apart: true, act: () => openDialog('output') },
    { says: says.import, icon: FileInput, act: () => openDialog('import') },
    { says: streets.menu, icon: MapIcon, act: () => openDialog('street_maps', inArea()) },
    { says: streets.suggest.menu, icon: Landmark, act: () => openDialog('suggestions', inArea()) },
    { says: streets.walk.menu, icon: Footprints, act: () => openDialog('walk', inArea()) },
    { says: wordList.menu, icon: Languages, act: () => openDialog('word_list') },
    { says: says.backup, icon: HardDrive, act: () => void backup() },
    { says: says.rename, icon: Pencil, act: () => openDialog('rename') },
    { says: says.openAnother, icon: FolderOpen, apart: true, act: () => void attempt('open_map', { which: 'choose' }) },
    ...recent.map(({ key, name, file }) => ({ says: name, detail: file, icon: FolderOpen, act: () => void attempt('open_map', { which: 'recent', key }) })),
    { says: says.newMap, icon: MapPlus, act: () => openDialog('rename', { fresh: true }) },
    { says: says.sample, icon: Footprints, act: () => void attempt('open_map', { which: 'sample' }) },
    { says: dark ? words.schemes.light : words.schemes.dark, icon: dark ? Sun : Moon, apart: true, act: () => (settings.scheme = dark ? 'light' : 'dark') },
    { says: says.who, icon: UserRound, detail: session.app?.by || undefined, act: () => openDialog('who') },
    { says: says.keys, icon: Keyboard, keys: '?', act: () => openDialog('keys') },
  ];
}

/** The area one looks at. */
const inArea = () => (mapState.area?.geometry ? { area: mapState.area.id } : {});

async function backup(): Promise<void> {
  const written = await attempt('backup', {});
  if (written?.file) say(words.copied(written.file));
}
