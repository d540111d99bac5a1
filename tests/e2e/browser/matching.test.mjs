/**
 * Matching by what is meant: the sample is read behind everything else, and words that nobody used find who could help.
 */

import assert from 'node:assert/strict';
import test from 'node:test';

import { openPage } from '../support/browser.mjs';

const COUGH = 'the wall behind the cot has gone black and my little boy coughs all night';

test('words that nobody used find who could help, with a reason in plain words', async (t) => {
  const { page, errors, barriers, picture, address } = await openPage(t, { args: ['--sample'] });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${address}#/matches/words`);
  await page.getByRole('textbox').first().fill(COUGH);
  const cards = page.getByRole('group', { name: 'Who and what could help' });
  await cards.getByText('Knows about mould and damp').first().waitFor({ timeout: 60_000 });
  await cards.getByText(/both are about damp and mould/i).first().waitFor({ timeout: 60_000 });
  await picture('matching-words');
  assert.deepEqual(await barriers(), []);

  // Once everything is read nothing says that it is still being read.
  await page.getByText('still being read').waitFor({ state: 'detached', timeout: 60_000 });

  await page.goto(`${address}#/looking-for`);
  await page.locator('main a[href*="looking-for/"], main a[href*="needs/"]').first().click();
  await cards.first().waitFor();
  await picture('matching-need');
  assert.deepEqual(await barriers(), []);
  assert.deepEqual(errors, []);
  assert.deepEqual(asked.filter((url) => !url.startsWith(new URL(address).origin) && !url.startsWith('blob:') && !url.startsWith('data:')), []);
});
