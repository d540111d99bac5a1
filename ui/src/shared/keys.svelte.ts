/**
 * Keys. A component says which it answers while it is there; the shell hears them in one place, so that the list of
 * keys is what really works now.
 */
import { untrack } from 'svelte';

import { settings } from './settings.svelte.ts';

/** What a key does. */
export interface Key {
  /** `n`, `/`, `ctrl+z`, `ctrl+shift+z`, `g m` (one after the other). On a Mac, Command stands for Ctrl. */
  keys: string;
  /** In words, for the list of keys. */
  says: string;
  act: () => void;
  /** Not now; absent: always. */
  when?: () => boolean;
}

/** How long the first of two letters is remembered, in milliseconds. */
const BETWEEN = 1500;

/** Lists of the components that are there, latest first. Not state itself: cleaning up would read what it was. */
let lists: readonly (readonly Key[])[] = [];
let changes = $state(0);
let first: { letter: string; at: number } | null = null;

/** The keys that work now. */
export const keys = {
  get all(): readonly Key[] {
    void changes;
    return lists.flat();
  },
};

/** Answers keys as long as the component is there. The latest to come answers first. */
export function answerKeys(list: () => readonly Key[]): void {
  $effect(() => {
    const mine = list();
    lists = [mine, ...lists];
    untrack(() => (changes += 1));
    return () => {
      lists = lists.filter((list) => list !== mine);
      untrack(() => (changes += 1));
    };
  });
}

/** Does what an event asks for; whether something was done. */
export function heard(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const inText = isText(event.target);
  const pressed = named(event);
  if (!pressed) return false;
  const plain = !pressed.includes('+') || pressed === '+';
  if (plain && pressed.length === 1 && (inText || !settings.letters)) return false;
  if (inText && !event.ctrlKey && !event.metaKey && !/^f\d/.test(pressed)) return false;
  // Inside a text field Ctrl Z takes back typing, not an operation.
  if (inText && /^ctrl\+(shift\+)?z$/.test(pressed)) return false;
  const now = Date.now();
  const two = first && now - first.at < BETWEEN ? `${first.letter} ${pressed}` : null;
  first = null;
  const answered = lists.flat();
  const found =
    (two && answered.find((key) => key.keys === two && (key.when?.() ?? true))) ||
    answered.find((key) => key.keys === pressed && (key.when?.() ?? true));
  if (found) {
    event.preventDefault();
    found.act();
    return true;
  }
  if (plain && answered.some((key) => key.keys.startsWith(`${pressed} `))) {
    first = { letter: pressed, at: now };
    event.preventDefault();
    return true;
  }
  return false;
}

/** The name of what was pressed, as in `Key.keys`. */
export function named(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string | null {
  const { key } = event;
  if (['Control', 'Shift', 'Alt', 'Meta', 'Dead', 'Unidentified'].includes(key)) return null;
  const letter = key.toLowerCase();
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/i.test(key)) ? 'shift+' : '';
  if (event.ctrlKey || event.metaKey) return `ctrl+${shift}${letter}`;
  if (event.altKey) return `alt+${shift}${letter}`;
  return shift && key.length > 1 ? `${shift}${letter}` : letter;
}

/** Whether typing belongs to the field that has the focus. */
export function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
}
