import { map as words } from '#shared/messages/en/map.ts';

import { REGULAR } from './fonts.ts';

/** Scripts that the bundled fonts do not write. */
export type Script = keyof typeof words.scripts;

const SCRIPTS = Object.keys(words.scripts) as Script[];
const LETTERS = SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const);
/** Latin, Greek, Cyrillic, Arabic, Devanagari, and what belongs to no script: nearly every name is no more than that. */
const BUNDLED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** The scripts in a text that only the computer's own fonts can write, each with a letter of it. */
export function scriptsIn(text: string): [script: Script, letter: string][] {
  if (BUNDLED.test(text)) return [];
  return LETTERS.flatMap(([script, letters]): [Script, string][] => {
    const letter = letters.exec(text)?.[0];
    return letter ? [[script, letter]] : [];
  });
}

/** Scripts that somebody was told of already. */
const known = new Set<Script>();

/**
 * The scripts in these names that the computer has no font for and that were not asked about before.
 *
 * @param writes whether a letter is drawn as itself
 */
export function missingScripts(names: Iterable<string>, writes: (letter: string) => boolean = drawsItself): Script[] {
  const missing: Script[] = [];
  for (const name of names) {
    for (const [script, letter] of scriptsIn(name)) {
      if (known.has(script)) continue;
      known.add(script);
      if (!writes(letter)) missing.push(script);
    }
  }
  return missing;
}

/** A letter without a font is drawn as the same box as a code that is no letter. */
function drawsItself(letter: string): boolean {
  return drawn(letter) !== drawn('\u{10ffff}');
}

function drawn(letter: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 32;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return letter;
  context.font = `20px ${REGULAR.map((family) => `"${family}"`).join(', ')}, sans-serif`;
  context.fillText(letter, 4, 24);
  return context.getImageData(0, 0, 32, 32).data.join();
}
