import { expect, it } from 'vitest';

import { named } from './keys.svelte.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  named({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

it('keys go by one name, on every keyboard', () => {
  expect(press('n')).toBe('n');
  expect(press('N', { shiftKey: true })).toBe('n');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('/', {})).toBe('/');
  expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('ctrl+shift+z');
  expect(press('z', { metaKey: true })).toBe('ctrl+z');
  expect(press('F6', { shiftKey: true })).toBe('shift+f6');
  expect(press('+')).toBe('+');
  expect(press('Shift', { shiftKey: true })).toBeNull();
});
