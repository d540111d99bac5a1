/** A large map: however near or far one looks, the window draws no more than an old laptop can. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';

import { startApp } from '../support/app.mjs';
import { ownFolder, program } from '../support/place.mjs';
import { until } from '../support/until.mjs';

const MANY = 100_000;
/** No view draws more shapes than this (the main job, part 9). */
const MOST = 8_000;
const KINDS = ['group', 'institution', 'building', 'space'];

/** Places on a spiral, close in the middle and far apart outside: every zoom has its crowd. The same every time. */
function* features() {
  for (let number = 0; number < MANY; number++) {
    const far = 0.4 * (number / MANY) ** 2;
    const angle = number * 2.399963;
    const coordinates = [-30 + far * Math.cos(angle), 47 + 0.7 * far * Math.sin(angle)].map((degrees) => Number(degrees.toFixed(6)));
    const properties = { kind: KINDS[number % KINDS.length], title: `Open door ${number}` };
    yield { type: 'Feature', id: number, geometry: { type: 'Point', coordinates }, properties };
  }
}

test('no view of 100,000 entries draws more than 8,000 shapes', async (t) => {
  const folder = await ownFolder();
  const file = join(folder, 'doors.geojson');
  const map = join(folder, 'large.homeground');
  await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features: [...features()] }));
  const line = (...words) =>
    execFileSync(program('HOMEGROUND_LINE', 'homeground'), words, { encoding: 'utf8', env: { ...process.env, HOMEGROUND_DATA: join(folder, 'line') } });
  line('new', map, '--name', 'Many doors');
  const report = JSON.parse(line('import', file, '--map', map, '--json'));
  assert.equal(report.added, MANY);

  const app = await startApp(t, { args: [map], folder });
  await (await app.byRole('button', 'Rather not say')).click();
  await app.shows('100,000');
  const counts = [];
  for (let zoom = 0; zoom < 9; zoom++) {
    await app.rests();
    const drawn = await app.drawn((count) => count > 0);
    counts.push(drawn);
    assert.ok(drawn <= MOST, `${drawn} shapes are drawn after ${zoom} steps nearer`);
    if (zoom === 0) await app.picture('many');
    await (await app.byRole('button', 'Nearer')).click();
  }
  await until('single shapes near by', async () => counts.push(await app.drawn((count) => count > 0)));
  t.diagnostic(`drawn, from far to near: ${counts.join(', ')}`);
});
