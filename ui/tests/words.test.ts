import { describe, expect, it } from 'vitest';

import { sources } from './sources.ts';

/** Words that are never used for a person, a group or an area. */
const NEVER = [
  'deficit',
  'vulnerable',
  'deprived',
  'disadvantaged',
  'hard to reach',
  'service user',
  'beneficiary',
  'beneficiaries',
  'client',
  'case',
  'cases',
  'caseload',
  'kpi',
  'target',
  'targets',
  'problem',
  'problems',
];

const messages = sources('.ts').filter(({ path }) => path.startsWith('shared/messages/'));

/** What somebody may read: the texts in quotation marks of any kind. */
function texts(source: string): string {
  const code = source.replace(/^\s*(\/\/|\/?\*).*$/gm, '').replace(/^import .*$/gm, '').replace(/case '\w+':/g, '');
  return [...code.matchAll(/'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\]|\\.)*)"/g)].map((match) => match[0]).join('\n');
}

describe('the messages', () => {
  it('are there', () => {
    expect(messages.length).toBeGreaterThan(3);
  });

  it('speak of strengths', () => {
    const found = messages.flatMap(({ path, text }) =>
      NEVER.filter((word) => new RegExp(`\\b${word}\\b`, 'i').test(texts(text))).map((word) => `${path}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  it('raise no voice and make no excuses', () => {
    const found = messages.flatMap(({ path, text }) => (/[a-z]!(?=['"`\s])|\bsorry\b|\boops\b/i.test(texts(text)) ? [path] : []));
    expect(found).toEqual([]);
  });
});
