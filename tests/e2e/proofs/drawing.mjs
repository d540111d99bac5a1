/**
 * What it costs a laptop to draw the base map: for each zoom the features in view, and the seconds of processor that the
 * whole browser spends from the jump until nothing moves any more. A browser without a graphics card draws in software,
 * so the figure is the worst that a person will meet.
 *
 *     node proofs/drawing.mjs EXTRACT LON LAT FOLDER     (HOMEGROUND_BRIDGE, HOMEGROUND_LINE: the programs)
 */

import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

import { BROWSER } from '../support/browser.mjs';
import { program, SCREENS } from '../support/place.mjs';

const ZOOMS = [5, 9, 12, 13, 14, 15, 16, 17, 18];
/** An old laptop pans a view of so many. */
const MOST = 10_000;
/** Linux counts a process's time in hundredths of a second (`getconf CLK_TCK`). */
const TICKS = 100;

const [extract, lon, lat, folder] = process.argv.slice(2);
const env = { ...process.env, HOMEGROUND_DATA: join(folder, 'data'), HOMEGROUND_DIALOG_ANSWERS: join(folder, 'answers.json') };
writeFileSync(env.HOMEGROUND_DIALOG_ANSWERS, '{}');
const map = join(folder, 'town.homeground');
const line = (...words) => execFileSync(program('HOMEGROUND_LINE', 'homeground'), words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
line('new', map);
line('region', 'add', extract);

const bridge = spawn(program('HOMEGROUND_BRIDGE', 'homeground-bridge'), ['--ui', SCREENS, '--map', map], { env, stdio: ['ignore', 'pipe', 'inherit'] });
const [address] = await createInterface({ input: bridge.stdout })[Symbol.asyncIterator]().next().then(({ value }) => [value]);
const browser = await chromium.launch(BROWSER);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.goto(address);
  await page.waitForFunction(() => window.homeground?.base?.() > 0);
  const figures = [];
  for (const zoom of ZOOMS) {
    const before = spent();
    await page.evaluate(([lon, lat, zoom]) => window.homeground.go(lon, lat, zoom), [Number(lon), Number(lat), zoom]);
    const seconds = (spent() - before) / TICKS;
    const features = await page.evaluate(() => window.homeground.base());
    if (features > MOST) throw new Error(`${features} features at zoom ${zoom}: more than ${MOST}`);
    figures.push(`zoom ${zoom}: ${features} in ${seconds.toFixed(2)} s`);
  }
  console.log(`drawing: ${figures.join(', ')}`);
} finally {
  await browser.close();
  bridge.kill('SIGKILL');
}

/** Hundredths of a second that everything started from here has spent. */
function spent() {
  const parents = new Map();
  const times = new Map();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // The name may hold anything, so fields are counted from its closing bracket: parent is the 2nd, times the 12th and 13th.
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      parents.set(id, fields[1]);
      times.set(id, Number(fields[11]) + Number(fields[12]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const ours = (id) => id !== undefined && id !== '0' && (id === String(process.pid) || ours(parents.get(id)));
  return [...times].filter(([id]) => id !== String(process.pid) && ours(id)).reduce((sum, [, time]) => sum + time, 0);
}
