import { posix } from 'node:path';

import { describe, expect, it } from 'vitest';

import { sources } from './sources.ts';

/** What a folder may import from, besides itself. */
const MAY: Record<string, readonly string[]> = {
  host: [],
  styles: [],
  shared: ['host', 'styles'],
  map: ['host', 'shared', 'styles'],
  features: ['host', 'shared', 'map', 'styles'],
  app: ['host', 'shared', 'map', 'features', 'styles'],
};

interface Import {
  from: string;
  to: string;
}

const imports = sources('.ts', '.svelte').flatMap(({ path, text }) => {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return [...found].map((match): Import => ({ from: path, to: resolved(path, match[1] ?? '') }));
});

function resolved(from: string, to: string): string {
  if (to.startsWith('.')) return posix.join(posix.dirname(from), to);
  return to.startsWith('#') ? to.slice(1) : `package ${to}`;
}

describe('who may import whom', () => {
  it('finds the imports', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it('keeps each folder to the folders below it', () => {
    const wrong = imports.filter(({ from, to }) => {
      const folder = from.split('/')[0] ?? '';
      const other = to.split('/')[0] ?? '';
      if (!(folder in MAY) || to.startsWith('package ') || folder === other) return false;
      return !MAY[folder]?.includes(other);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps the features apart', () => {
    const feature = (path: string) => (path.startsWith('features/') ? path.split('/')[1] : undefined);
    const wrong = imports.filter(({ from, to }) => feature(from) && feature(to) && feature(from) !== feature(to));
    expect(wrong).toEqual([]);
  });

  it('lets one file know Tauri', () => {
    const know = imports.filter(({ to }) => to.startsWith('package @tauri-apps/')).map(({ from }) => from);
    expect([...new Set(know)]).toEqual(['host/tauri.ts']);
  });

  it('lets only the map folder know how a map is drawn', () => {
    const know = imports.filter(({ to }) => /^package (maplibre-gl|terra-draw)/.test(to)).map(({ from }) => from);
    expect(know.filter((path) => !path.startsWith('map/'))).toEqual([]);
  });
});
