/**
 * The pages of what people are looking for: what stands in view, what is said where something goes wrong, and what counts
 * as looked at.
 */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';

import { openPage, untilRead } from '../support/browser.mjs';

const BIKE = /Somebody patient to show my son/;

/** Opens the sample and says nothing about who one is. */
async function openSample(t, look) {
  const opened = await openPage(t, look);
  const { page, picture, barriers, address } = opened;
  await page.getByRole('button', { name: 'Rather not say' }).click();
  const clear = async (name) => {
    await page.waitForTimeout(300);
    await picture(`looking-for-${name}`);
    assert.deepEqual(await barriers(), [], name);
  };
  return {
    ...opened,
    clear,
    to: (part) => page.goto(`${address}#/${part}`),
    call: async (name, params) => {
      const answer = await page.request.post(new URL('call', address.split('#')[0]).href, { data: { name, params } });
      assert.ok(answer.ok(), `${name}: ${await answer.text()}`);
      return answer.json();
    },
  };
}

const bottom = async (locator) => {
  const { y, height } = await locator.boundingBox();
  return y + height;
};

test('in a small window the first suggestion is in view, and the week can be chosen from', async (t) => {
  const { page, to, clear, errors } = await openSample(t, { width: 800, height: 600 });
  await to('looking-for');
  await page.getByRole('link', { name: BIKE }).first().click();
  const first = page.locator('.cards .branch').first();
  await first.waitFor();
  // Until then another may stand first between two measures.
  await untilRead(page);
  assert.ok((await bottom(first)) <= 600, 'the first card is in view');
  assert.ok((await bottom(page.getByRole('heading', { name: 'Dorota offers' }))) < (await first.boundingBox()).y, 'gifts come first');
  await page.getByRole('button', { name: 'When', exact: true }).click();
  await clear('small-when');
  assert.ok((await bottom(page.getByRole('row', { name: /^Sun/ }))) <= 600, 'the whole week is in view');
  assert.deepEqual(errors, []);
});

test('the choices stand in one line, and what has no plain reason looks lighter', async (t) => {
  const { page, to, clear, errors } = await openSample(t);
  await to('looking-for');
  await page.getByRole('link', { name: BIKE }).first().click();
  const buttons = page.getByRole('group', { name: 'Narrow it' }).getByRole('button');
  await buttons.nth(4).waitFor();
  const tops = await buttons.evaluateAll((all) => [...new Set(all.map((each) => Math.round(each.getBoundingClientRect().top)))]);
  assert.equal(tops.length, 1, `${tops}`);
  const doubtful = page.locator('.card', { hasText: /may be close to it|less close than others|may mean something else|No close fit/i });
  await doubtful.first().waitFor();
  assert.equal(await doubtful.locator('xpath=self::*[not(contains(@class, "light"))]').count(), 0);
  assert.ok((await page.locator('.card:not(.light)').count()) > 0);
  await clear('plain-and-light');
  assert.deepEqual(errors, []);
});

test('what goes wrong in a note is said beside its buttons, and nowhere else', async (t) => {
  const { page, to, clear } = await openSample(t);
  await to('looking-for');
  await page.getByRole('button', { name: /^Note something/ }).click();
  const keep = page.getByRole('button', { name: 'Keep it', exact: true });
  await keep.click();
  await page.getByText('Write down first what you heard.', { exact: false }).waitFor();
  await page.getByRole('textbox', { name: 'What did you hear?' }).fill('mould on the wall '.repeat(6000));
  await keep.click();
  const slip = page.getByText('The line is too long.');
  await slip.waitFor();
  await clear('too-long');
  // Playwright presses only what nothing covers.
  await page.getByRole('button', { name: 'Keep, and note another' }).click({ trial: true });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await slip.count(), 0, 'it does not outlive the dialog');
});

test('what lies behind a dialog is not looked at', async (t) => {
  const { page, to, clear, folder, answers, errors } = await openSample(t);
  await to('looking-for');
  await page.getByRole('link', { name: BIKE }).first().click();
  await page.locator('.cards .branch').first().waitFor();
  await page.waitForTimeout(1200);
  const file = join(folder, 'bikes.csv');
  await writeFile(file, 'id,kind,title,tags\nn1,group,Mends bikes with children on Saturdays,bicycles;bikes;mending\n');
  await answers.answer('import', file);
  await page.getByRole('button', { name: /Ashmere/ }).first().click();
  await page.getByRole('menuitem', { name: /^Bring a file in/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Choose a file' }).click();
  await dialog.getByRole('button', { name: 'Bring it in' }).click();
  await dialog.getByRole('button', { name: 'Done' }).waitFor();
  await page.locator('.cards').getByText('Mends bikes with children on Saturdays').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.card .new').first().waitFor();
  await clear('new-behind');
  assert.deepEqual(errors, []);
});

test('in an area where nobody comes to mind that is said, with a way outside', async (t) => {
  const { page, to, call, clear, errors } = await openSample(t);
  const need = { kind: 'need', title: 'Somebody to mend bikes with', description: null, kinds: [], tags: [], stated_by: null, availability: [], languages: [], within_m: null, how_many: null, state: 'open' };
  await call('add_need', { need: { ...need, geometry: { type: 'Point', coordinates: [-29.9, 46.9] } } });
  await to(`matches?outline=${encodeURIComponent('-29.91,46.89;-29.89,46.89;-29.89,46.91;-29.91,46.91')}`);
  const row = page.locator('li.row', { hasText: 'Somebody to mend bikes with' });
  await row.getByText('Nobody inside comes to mind yet.').waitFor();
  await clear('nobody-inside');
  await row.getByRole('link', { name: 'Look outside' }).click();
  await page.locator('.cards .branch').first().waitFor();
  assert.deepEqual(errors, []);
});

test('an address that leads nowhere is said to lead nowhere', async (t) => {
  const { page, to } = await openSample(t);
  for (const part of ['looking-for/nonsense', 'entry/nonsense', 'people/nonsense', 'introductions/nonsense']) {
    await to(part);
    await page.getByText('This is not in the map any more.').waitFor();
    assert.equal(await page.getByText('Something went wrong inside Homeground.').count(), 0, part);
  }
});

test('a looking-for for nobody is refused in words', async (t) => {
  const { page, to, call, clear } = await openSample(t);
  const { rows } = await call('entries', { filter: { side: 'need', kinds: null, area: { of: 'whole' }, words: null }, order: 'by_title', every_state: false, near: null, offset: 0, limit: 1 });
  await to(`entry/${rows[0].record.id}/edit`);
  await page.getByRole('textbox', { name: 'For how many people' }).fill('0');
  await page.getByRole('button', { name: /^Keep/ }).click();
  await page.getByText('For how many people looks like a slip.').waitFor();
  await clear('for-nobody');
});
