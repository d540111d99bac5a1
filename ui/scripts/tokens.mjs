/**
 * Writes `src/styles/tokens.css` (for components) and `src/styles/palette.ts` (for the map and the sheet, which are
 * drawn and not styled) from `src/styles/tokens.json`. Run `npm run tokens` after a change there; a test tells when
 * that was forgotten.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../src/styles/', import.meta.url);
const ROOT_SIZE = 16;

/** Both files as text, by name. */
export function written(tokens) {
  return { 'tokens.css': css(tokens), 'palette.ts': palette(tokens) };
}

function css(tokens) {
  const { light, dark } = tokens.color;
  const lines = [
    '/* Written from tokens.json by `npm run tokens`. */',
    ':root {',
    '  color-scheme: light;',
    ...colours(light),
    ...fonts(tokens),
    ...types(tokens),
    ...plain('space', tokens.space),
    ...plain('radius', tokens.radius),
    ...plain('size', tokens.size),
    ...plain('stroke', tokens.stroke, 'px'),
    ...motion(tokens.motion),
    ...opacity(tokens.opacity),
    `  --scrim: ${scrim(tokens, 'light')};`,
    '}',
  ];
  const inDark = ['color-scheme: dark;', ...colours(dark).map((line) => line.trim()), `--scrim: ${scrim(tokens, 'dark')};`];
  lines.push('@media (prefers-color-scheme: dark) {', '  :root:not([data-scheme="light"]) {');
  lines.push(...inDark.map((line) => `    ${line}`), '  }', '}');
  lines.push(':root[data-scheme="dark"] {', ...inDark.map((line) => `  ${line}`), '}');
  lines.push('@media (prefers-reduced-motion: reduce) {', '  :root {');
  for (const name of ['quick', 'panel', 'join']) lines.push(`    --motion-${name}: 0ms;`);
  lines.push('  }', '}');
  // Doubled, so that no scheme chosen on screen is stronger on paper.
  lines.push('@media print {', '  :root:root {', ...inPrint(tokens.color).map((line) => `  ${line}`), '  }', '}', '');
  return lines.join('\n');
}

/** What has a value of its own on paper, of what components use. */
function inPrint({ light, print }) {
  return ['ui', 'kind'].flatMap((group) =>
    Object.entries(print[group])
      .filter(([name]) => name in light[group])
      .map(([name, token]) => `  --${group === 'ui' ? '' : 'kind-'}${name}: ${colour(token.$value)};`),
  );
}

function colours(scheme) {
  const lines = [];
  for (const [name, token] of Object.entries(scheme.ui)) lines.push(`  --${name}: ${colour(token.$value)};`);
  for (const group of ['kind', 'mark', 'map', 'focus']) {
    for (const [name, token] of Object.entries(scheme[group])) lines.push(`  --${group}-${name}: ${colour(token.$value)};`);
  }
  for (const [name, token] of Object.entries(scheme.shadow)) lines.push(`  --shadow-${name}: ${token.$value.map(shadow).join(', ')};`);
  return lines;
}

function colour({ hex, alpha }) {
  if (alpha === undefined || alpha === 1) return hex.toLowerCase();
  const part = (from) => parseInt(hex.slice(from, from + 2), 16);
  return `rgb(${part(1)} ${part(3)} ${part(5)} / ${alpha})`;
}

function shadow(layer) {
  const px = ({ value, unit }) => `${value}${value === 0 ? '' : unit}`;
  return `${px(layer.offsetX)} ${px(layer.offsetY)} ${px(layer.blur)} ${px(layer.spread)} ${colour(layer.color)}`;
}

function scrim(tokens, scheme) {
  return `rgb(14 21 18 / ${tokens.opacity.scrim[scheme].$value})`;
}

function fonts(tokens) {
  const family = (token) => token.$value.map((name) => (/^[a-z-]+$/.test(name) ? name : `"${name}"`)).join(', ');
  const lines = Object.entries(tokens.font.family).map(([name, token]) => `  --font-${name}: ${family(token)};`);
  for (const [name, token] of Object.entries(tokens.font.weight)) lines.push(`  --weight-${name}: ${token.$value};`);
  return lines;
}

/** One `font` shorthand a role, and letter spacing beside it where there is any. */
function types(tokens) {
  const lines = [];
  for (const [name, { $value: type }] of Object.entries(tokens.type)) {
    const family = `var(--font-${type.fontFamily.match(/\.(\w+)\}$/)[1]})`;
    lines.push(`  --type-${name}: ${type.fontWeight} ${rem(type.fontSize.value)}/${type.lineHeight} ${family};`);
    if (type.letterSpacing.value !== 0) lines.push(`  --tracking-${name}: ${rem(type.letterSpacing.value)};`);
  }
  return lines;
}

function plain(group, tokens, unit = 'rem') {
  return Object.entries(tokens).map(([name, { $value: { value } }]) => `  --${group}-${name}: ${unit === 'px' ? `${value}px` : rem(value)};`);
}

function motion(tokens) {
  return Object.entries(tokens).filter(([name]) => name !== 'reduced').map(([name, { $type, $value }]) =>
    `  --motion-${name}: ${$type === 'duration' ? `${$value.value}${$value.unit}` : `cubic-bezier(${$value.join(', ')})`};`);
}

function opacity(tokens) {
  return Object.entries(tokens).filter(([name]) => name !== 'scrim').map(([name, token]) => `  --opacity-${name}: ${token.$value};`);
}

/** Sizes follow the size of text that somebody chose: 200 % must work. */
function rem(px) {
  return px === 0 ? '0' : `${Number((px / ROOT_SIZE).toFixed(4))}rem`;
}

function palette(tokens) {
  const scheme = (name) => {
    const groups = Object.entries(tokens.color[name]).filter(([group]) => group !== 'shadow');
    return Object.fromEntries(groups.map(([group, values]) =>
      [group, Object.fromEntries(Object.entries(values).map(([key, token]) => [key, colour(token.$value)]))]));
  };
  const all = { light: scheme('light'), dark: scheme('dark'), print: scheme('print') };
  return `// Written from tokens.json by \`npm run tokens\`.

/** Colours for what is drawn and not styled: the map and the sheet. */
export const palette = ${JSON.stringify(all, null, 2)} as const;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tokens = JSON.parse(readFileSync(new URL('tokens.json', FOLDER), 'utf8'));
  for (const [name, text] of Object.entries(written(tokens))) writeFileSync(new URL(name, FOLDER), text);
}
