import { closeDialog, dialogs, openDialog } from '#shared/dialogs.svelte.ts';
import type { Key } from '#shared/keys.svelte.ts';
import { app as words } from '#shared/messages/en/app.ts';
import { go } from '#shared/route.svelte.ts';

import { redo, undo } from './steps.ts';

/** Id of the search box in the header. */
export const SEARCH = 'search';

/** Keys that work on every page while no dialog is open. */
export function globalKeys(): Key[] {
  const says = words.keySays;
  const free = () => dialogs.open === null;
  return [
    { keys: 'n', says: says.note, act: () => openDialog('note'), when: free },
    { keys: '/', says: says.find, act: find, when: free },
    { keys: '?', says: says.keys, act: () => openDialog('keys'), when: free },
    { keys: 'ctrl+k', says: says.goTo, act: () => (dialogs.open?.name === 'go_to' ? closeDialog() : openDialog('go_to')) },
    { keys: 'g m', says: says.map, act: () => go(['map']), when: free },
    { keys: 'g p', says: says.people, act: () => go(['people']), when: free },
    { keys: 'g l', says: says.lookingFor, act: () => go(['looking-for']), when: free },
    { keys: 'g i', says: says.introductions, act: () => go(['introductions']), when: free },
    { keys: 'ctrl+z', says: says.undo, act: () => void undo(), when: free },
    { keys: 'ctrl+shift+z', says: says.redo, act: () => void redo(), when: free },
    { keys: 'ctrl+p', says: says.output, act: () => openDialog('output'), when: free },
    { keys: 'f6', says: says.pane, act: () => nextPane(1), when: free },
    { keys: 'shift+f6', says: '', act: () => nextPane(-1), when: free },
  ];
}

function find(): void {
  const field = document.getElementById(SEARCH);
  // In a narrow window the search is not in the header.
  if (field && field.offsetParent !== null) field.focus();
  else openDialog('go_to');
}

/** Moves the focus to the next pane: the elements marked with `data-pane`, in the order of the page. */
function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  const now = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(now + step + panes.length) % panes.length] ?? panes[0];
  const target = next?.matches('[tabindex]') ? next : next?.querySelector<HTMLElement>('[role=listbox], a[href], button, input, [tabindex="0"]');
  target?.focus();
}
