/** Folders: one of its own for each test, `out/screens` for pictures. */

import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOP = fileURLToPath(new URL('../../../', import.meta.url));

/** A folder that is removed with everything in it when the file of tests ends, after all that used it has ended. */
export async function ownFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'homeground-'));
  FOLDERS.push(folder);
  return folder;
}

const FOLDERS = [];
process.once('exit', () => FOLDERS.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })));

/** Keeps a picture as `out/screens/NAME.png`, to be looked at. */
export async function keepPicture(name, png) {
  const folder = join(TOP, 'out', 'screens');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), png);
}

/** Where a program under test lies: told by `cargo xtask test`, else in the usual target folder. */
export function program(variable, name) {
  return process.env[variable] ?? join(process.env.CARGO_TARGET_DIR ?? join(TOP, 'target'), 'debug', name);
}

/** The file that answers dialogs; `answer` says beforehand what will be chosen for a purpose. */
export function dialogs(folder) {
  const file = join(folder, 'answers.json');
  const answers = {};
  return {
    file,
    /** @param {'open_map'|'new_map'|'import'|'export'|'backup'} purpose @param {string | null} path */
    async answer(purpose, path) {
      answers[purpose] = path;
      await writeFile(file, JSON.stringify(answers));
    },
  };
}

/** A file as JSON. */
export async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** The folder of the screens built for a browser. */
export const SCREENS = join(TOP, 'ui', 'dist-web');
