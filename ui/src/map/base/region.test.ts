import { expect, it } from 'vitest';

import { creditOf } from './region.ts';

it('shows the credit of a file as words, not as markup', () => {
  const credit = '<a href="https://www.openstreetmap.org/copyright" target="_blank">&copy; OpenStreetMap contributors</a>';
  expect(creditOf({ schema: 'protomaps3', credit })).toBe('© OpenStreetMap contributors');
  expect(creditOf({ schema: 'pictures', credit: '&#169; City &amp; Harbour <script>x()</script>' })).toBe('© City & Harbour x()');
});

it('credits OpenStreetMap where a file of its data forgot to', () => {
  expect(creditOf({ schema: 'ours', credit: null })).toBe('© OpenStreetMap contributors');
  expect(creditOf({ schema: 'open_map_tiles', credit: '© OpenMapTiles' })).toBe('© OpenMapTiles © OpenStreetMap contributors');
  expect(creditOf({ schema: 'pictures', credit: null })).toBe('');
});
