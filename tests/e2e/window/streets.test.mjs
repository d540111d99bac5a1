/**
 * The street map in the window as it is built: from afar to one door, light, dark and as on paper. Of the sample, and of a
 * real town where its file lies beside the project. The pictures are for looking at.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { startApp } from '../support/app.mjs';
import { ownFolder, program } from '../support/place.mjs';
import { until } from '../support/until.mjs';

const ZOOMS = [5, 9, 12, 14, 16, 18];
const LOOKS = ['light', 'dark', 'print'];
/** An old laptop pans a view of so many features. */
const MOST = 10_000;
const BESIDE = fileURLToPath(new URL('../../../../shared/data/osm/', import.meta.url));
/** Files of real places, and the middle of each. */
const REAL = [
  ['newport-wales-2023-06-13.osm.pbf', [-2.9945, 51.5876]],
  ['cheltenham-protomaps-2023.pmtiles', [-2.0783, 51.9]],
];

/** Looks at a place from every zoom in every look, and at what the page asked for. */
async function look(app, name, [lon, lat]) {
  await until('streets', () => app.page.run('return window.homeground?.base?.() > 5'));
  for (const shown of LOOKS) {
    await app.page.run(`window.homeground.look('${shown}')`);
    for (const zoom of ZOOMS) {
      await app.page.runAsync(`return window.homeground.go(${lon}, ${lat}, ${zoom})`);
      const drawn = await app.page.run('return window.homeground.base()');
      assert.ok(drawn <= MOST, `${drawn} features at zoom ${zoom}`);
      assert.ok(drawn > 0 || zoom < 12, `something at zoom ${zoom}, ${shown}`);
      await app.picture(`window-${name}-z${zoom}-${shown}`);
    }
  }
  const asked = await app.page.run("return performance.getEntriesByType('resource').map(({ name }) => name)");
  const inside = /^(tauri|ipc|app|blob|data):|^https?:\/\/(tauri|ipc|app)\.localhost/;
  assert.deepEqual(asked.filter((url) => !inside.test(url)), []);
}

test('the streets of the sample are drawn from afar to a door, and nothing is asked outside', async (t) => {
  const app = await startApp(t);
  await (await app.byRole('button', 'Rather not say')).click();
  await app.drawn((count) => count > 100);
  await look(app, 'sample', [-30, 46.9998]);
});

for (const [file, middle] of REAL.filter(([file]) => existsSync(join(BESIDE, file)))) {
  const name = file.split('-')[0];
  test(`the streets of a real town are drawn in the window: ${name}`, async (t) => {
    const folder = await ownFolder();
    const map = join(folder, 'town.homeground');
    const env = { ...process.env, HOMEGROUND_DATA: join(folder, 'data') };
    const line = (...words) => execFileSync(program('HOMEGROUND_LINE', 'homeground'), words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    line('new', map);
    line('region', 'add', join(BESIDE, file));
    const app = await startApp(t, { args: [map], folder });
    await (await app.byRole('button', 'Rather not say')).click();
    await look(app, name, middle);
  });
}
