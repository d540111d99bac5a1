import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

// @ts-expect-error a script without types
import { written } from '../scripts/tokens.mjs';

const STYLES = new URL('../src/styles/', import.meta.url);

it('the style sheet and the palette are as written from the tokens', () => {
  const tokens: unknown = JSON.parse(readFileSync(new URL('tokens.json', STYLES), 'utf8'));
  const files = written(tokens) as Record<string, string>;
  expect(Object.keys(files)).toEqual(['tokens.css', 'palette.ts']);
  for (const [name, text] of Object.entries(files)) {
    expect(readFileSync(new URL(name, STYLES), 'utf8'), `${name}: run npm run tokens`).toBe(text);
  }
});
