/**
 * The base map under the entries, from the whole world to one door, light, dark and as on paper. The pictures are for looking at:
 * roads join, labels do not collide, entries stand out.
 */

import assert from 'node:assert/strict';
import test from 'node:test';

import { openPage } from '../support/browser.mjs';

/** The middle of the sample's town. */
const TOWN = [-30.0, 46.9998];
const ZOOMS = [5, 9, 12, 14, 16, 18];
/** An old laptop pans a view of so many features. */
const MOST = 10_000;

for (const look of ['light', 'dark', 'print']) {
  test(`the base map is calm at every zoom and asks nobody outside, ${look}`, async (t) => {
    const { page, errors, picture, address } = await openPage(t, { dark: look === 'dark' });
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('button', { name: 'Rather not say' }).click();
    await page.waitForFunction(() => window.homeground?.base?.() > 100);
    if (look === 'print') await page.evaluate(() => window.homeground.look('print'));

    const credit = await page.locator('.sheet .credit').innerText();
    assert.notEqual(credit, '');
    for (const zoom of ZOOMS) {
      await page.evaluate(([lon, lat, zoom]) => window.homeground.go(lon, lat, zoom), [...TOWN, zoom]);
      const drawn = await page.evaluate(() => window.homeground.base());
      assert.ok(drawn <= MOST, `${drawn} features at zoom ${zoom}`);
      if (zoom >= 12) assert.ok(drawn > 0, `something at zoom ${zoom}`);
      assert.ok(await page.getByText(credit, { exact: true }).isVisible(), `the credit at zoom ${zoom}`);
      await picture(`base-map-z${zoom}-${look}`);
    }

    const outside = asked.filter((url) => !url.startsWith(new URL(address).origin) && !/^(data|blob):/.test(url));
    assert.deepEqual(outside, []);
    assert.deepEqual(errors, []);
  });
}

test('every weight and script that is bundled is there before the map draws', async (t) => {
  const { page } = await openPage(t, {});
  await page.waitForFunction(() => window.homeground?.drawn);
  const missing = await page.evaluate(() =>
    [...document.fonts].filter(({ family, status }) => /^"?Noto Sans (Variable|Arabic)"?$/.test(family) && status !== 'loaded').map(({ family, unicodeRange }) => `${family} ${unicodeRange}`),
  );
  assert.deepEqual(missing, []);
});
