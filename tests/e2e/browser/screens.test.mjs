/**
 * Every screen in an ordinary browser: found by role and name, without barriers that axe-core knows, without a word of
 * complaint on the console, in both schemes and both sizes. The pictures are for looking at.
 */

import assert from 'node:assert/strict';
import test from 'node:test';

import { openPage } from '../support/browser.mjs';

const LOOKS = [
  { width: 1440, height: 900, dark: false },
  { width: 1440, height: 900, dark: true },
  { width: 800, height: 600, dark: false },
  { width: 800, height: 600, dark: true },
];

/** Addresses, and words that say that the screen is there. */
const SCREENS = [
  ['people', /^120 people/],
  ['looking-for', /\d+ looking for/],
  ['introductions', /of 12 introductions/],
];

for (const look of LOOKS) {
  const name = `${look.width}x${look.height}-${look.dark ? 'dark' : 'light'}`;

  test(`no screen has a barrier, ${name}`, async (t) => {
    const { page, errors, barriers, picture } = await openPage(t, look);
    const clear = async (screen) => {
      await page.waitForTimeout(400);
      await picture(`${screen}-${name}`);
      assert.deepEqual(await barriers(), [], screen);
    };
    await page.getByRole('button', { name: 'Rather not say' }).click();
    await page.waitForFunction(() => window.homeground?.drawn?.() > 100 || document.querySelector('.page.list'));
    await clear('map');

    for (const [screen, words] of SCREENS) {
      await page.goto(`${new URL(page.url()).origin}/#/${screen}`);
      await page.getByText(words).first().waitFor();
      await clear(screen);
    }

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Where to, or what to find' }).waitFor();
    await page.keyboard.type('ladder');
    await page.getByRole('option', { name: /adder/ }).first().waitFor();
    await clear('find');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /adder/ }).waitFor();
    await clear('entry');

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await clear('keys');
    await page.keyboard.press('Escape');

    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'What did you hear?' }).fill('Winnie keeps six old bikes going');
    await page.getByText('kept as you type').waitFor();
    await clear('note');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+p');
    await page.getByText(/What goes: [1-9]/).waitFor();
    await clear('take-to-a-meeting');
    await page.keyboard.press('Escape');

    assert.deepEqual(errors, []);
  });
}

test('first start has no barrier', async (t) => {
  const { page, errors, barriers, picture } = await openPage(t, { args: [] });
  await page.getByRole('button', { name: /^Look round the sample/ }).waitFor();
  await page.waitForTimeout(1500);
  await picture('first-start-browser');
  assert.deepEqual(await barriers(), []);
  assert.deepEqual(errors, []);
});
