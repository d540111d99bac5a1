import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

import { sources } from './sources.ts';

/** Attributes that somebody reads or hears. */
const SPOKEN = /^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label|says|hint|content)$/;
const LETTERS = /\p{L}{2,}/u;

const components = sources('.svelte');

interface Node {
  type: string;
  name?: string;
  data?: string;
  value?: unknown;
  [key: string]: unknown;
}

/** Every node of a component's markup; texts inside attributes are found by their attribute. */
function nodes(text: string): Node[] {
  const all: Node[] = [];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      const node = value as Node;
      if ('type' in value) all.push(node);
      if (node.type === 'Attribute' || node.type === 'StyleDirective') return;
      for (const [key, inner] of Object.entries(value)) if (key !== 'metadata') visit(inner);
    }
  };
  visit(parse(text, { modern: true }).fragment);
  return all;
}

describe('markup', () => {
  it('has no words of its own: they come from the messages', () => {
    const literal = components.flatMap(({ path, text }) =>
      nodes(text).flatMap((node) => {
        if (node.type === 'Text' && LETTERS.test(node.data ?? '')) return [`${path}: ${node.data?.trim()}`];
        if (node.type !== 'Attribute' || !SPOKEN.test(node.name ?? '') || !Array.isArray(node.value)) return [];
        const words = (node.value as Node[]).filter((part) => part.type === 'Text' && LETTERS.test(part.data ?? ''));
        return words.map((part) => `${path}: ${node.name}="${part.data}"`);
      }),
    );
    expect(literal).toEqual([]);
  });

  it('never puts in markup from text', () => {
    const files = sources('.svelte', '.ts');
    const wrong = files.filter(({ text }) => /\{@html|\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|\.setHTML\(/.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('has no style attributes, which the content security policy refuses', () => {
    const wrong = components.filter(({ text }) =>
      nodes(text).some((node) => node.type === 'Attribute' && node.name === 'style'),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
