/** The main job: draw an area, see who could help whom in it, take the map to the meeting. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';

import { startApp } from '../support/app.mjs';
import { readJson } from '../support/place.mjs';
import { until } from '../support/until.mjs';

const ENTER = '\uE007';

test('an area is drawn, matched and taken to a meeting', async (t) => {
  const app = await startApp(t);
  await (await app.byRole('button', 'Rather not say')).click();
  await app.drawn((count) => count > 100);

  await (await app.byRole('button', /^Draw an area/)).click();
  const map = await app.page.run(`
    const { x, y, width, height } = document.querySelector('canvas').getBoundingClientRect();
    return { x, y, width, height };`);
  const at = (right, down) => [map.x + map.width * right, map.y + map.height * down];
  await app.page.pointer([at(0.25, 0.3), at(0.75, 0.3), at(0.75, 0.75), at(0.25, 0.75)]);
  await app.shows(/on offer, .* looking for so far/);
  await app.page.keys(ENTER);
  await (await app.byRole('textbox', 'Name as residents use it')).type('Round the Ropewalks');
  await app.page.keys(ENTER);
  await app.shows('Round the Ropewalks is kept.');
  await app.picture('area');

  await (await app.byRole('link', 'Matches here')).click();
  // Of everything looked for here, somebody comes to mind for most, with a reason each.
  await app.shows(/\d+ looking for/);
  await app.shows(/away on .*, confirmed on/);
  await app.rests();
  await app.picture('matches');
  await app.page.run('history.back()');

  const file = join(app.folder, 'thursday.geojson');
  await app.answers.answer('export', file);
  await (await app.byRole('button', 'Take to a meeting')).click();
  const goes = Number((await app.shows(/What goes: [1-9]/)).match(/What goes: (\d+)/)[1]);
  await app.rests();
  await app.picture('take-to-a-meeting');
  await (await app.byRole('button', 'Make the map file')).click();
  const written = await until('the file', () => readJson(file));
  await app.picture('written');

  assert.equal(written.type, 'FeatureCollection');
  assert.equal(written.features.length, goes, 'what goes is what is in the file');
  const kinds = new Set(written.features.map(({ properties }) => properties.record));
  assert.deepEqual([...kinds].sort(), ['area', 'asset', 'need', 'person']);
  for (const { properties, geometry } of written.features) {
    assert.equal(properties.phone, undefined);
    if (properties.record === 'person') assert.notEqual(geometry?.type, 'Point', 'a home is never a point');
  }
});
