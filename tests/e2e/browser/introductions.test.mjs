/**
 * Introductions, from a suggestion to what changed: each side is asked, both say yes, they meet. Nothing is sent, every
 * step can be taken back, and both sides' pages tell of it.
 */

import assert from 'node:assert/strict';
import test from 'node:test';

import { openPage } from '../support/browser.mjs';

const LOOKS = [
  { width: 1440, height: 900, dark: false },
  { width: 1440, height: 900, dark: true },
  { width: 800, height: 600, dark: false },
];
const WORDS = 'He got the shelf up straight, and I know who to ring now.';

/** Opens the sample and says nothing about who one is. */
async function openSample(t, look) {
  const opened = await openPage(t, look);
  const { page, picture, barriers } = opened;
  await page.getByRole('button', { name: 'Rather not say' }).click();
  const clear = async (name) => {
    await page.waitForTimeout(300);
    await picture(`introductions-${name}`);
    assert.deepEqual(await barriers(), [], name);
  };
  return { ...opened, clear, press: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click() };
}

test('from a match to what changed, each side asked and each step taken back', async (t) => {
  const { page, errors, clear, press, address } = await openSample(t);
  const sent = [];
  page.on('request', (request) => sent.push(request.url()));

  await page.goto(`${address}#/looking-for`);
  await page.locator('main a.own-words', { hasText: 'show my son how to mend his bike' }).first().click();
  const panel = page.getByRole('complementary', { name: 'Map of who could help' });
  await panel.getByRole('button', { name: /^I asked / }).waitFor();
  assert.equal(await panel.locator('svg.dots').count(), 1, 'a suggestion is dotted');
  await panel.getByRole('button', { name: /^I asked / }).click();
  await panel.locator('svg.dashes').waitFor();
  await panel.getByText('asked today').waitFor();
  await page.locator('.cards path.dashes').first().waitFor({ state: 'attached' });
  await clear('asked');

  // One yes is not enough: nothing offers to introduce them.
  const yes = panel.getByRole('button', { name: / said yes$/ });
  assert.equal(await yes.count(), 2);
  await yes.first().click();
  await panel.getByText('said yes today').first().waitFor();
  assert.equal(await yes.count(), 1);
  await press('Undo');
  await panel.getByText('asked today').waitFor();
  await yes.first().click();
  await panel.getByText('said yes today').first().waitFor();
  await yes.first().click();
  await panel.locator('svg.solid').waitFor();
  await panel.getByText('Both have said yes. Note when they meet, and later what came of it.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'They were introduced' }).count(), 0);
  await clear('both-yes');

  await panel.getByRole('link', { name: 'The whole introduction' }).click();
  await press('They were introduced');
  await page.getByRole('textbox', { name: 'By whom' }).fill('Ruth');
  await clear('introduced-dialog');
  await press('Keep');
  await page.getByRole('main').getByText('Introduced today by Ruth.').first().waitFor();
  await clear('introduced');

  await page.getByRole('textbox', { name: 'A note' }).fill('They meet on Saturday');
  await press('Keep the note');
  await page.getByText('They meet on Saturday').waitFor();

  await press('It happened…');
  await page.getByRole('radio', { name: 'Yes, it is met' }).waitFor({ state: 'attached' });
  await page.getByText('Two weeks').click();
  await page.getByRole('textbox', { name: 'What changed, in their words' }).fill(WORDS);
  await clear('happened-dialog');
  await press('Keep');
  await page.locator('blockquote', { hasText: WORDS }).filter({ visible: true }).waitFor();
  await clear('happened');

  // Both were one thing to whoever noted them, and are taken back as one.
  await press('Undo');
  await page.getByRole('button', { name: 'It happened…' }).waitFor();
  assert.equal(await page.locator('blockquote').count(), 0);
  await page.keyboard.press('Control+Shift+z');
  await page.getByText('Note what changed').waitFor();
  await page.keyboard.press('Control+Shift+z');
  await page.locator('blockquote', { hasText: WORDS }).filter({ visible: true }).waitFor();

  // Both sides tell of it, and what was looked for is met.
  const introduction = page.url().split('#')[1].split('?')[0];
  const sides = page.getByRole('region').locator('.pair a');
  const people = await sides.evaluateAll((links) => links.map(({ hash }) => hash).filter((hash) => /people|looking-for/.test(hash)));
  assert.ok(people.length >= 2, 'both sides lead to their pages');
  for (const side of people) {
    await page.goto(`${address}${side}`);
    await page.locator(`a[href="#${introduction}"]`).first().waitFor();
  }
  await clear('of-a-side');
  // What was met is still what somebody said.
  await page.goto(`${address}${people.filter((side) => side.includes('/people/')).at(-1)}`);
  await page.getByRole('listitem').filter({ hasText: 'show my son how to mend his bike' }).getByText(/Met$/).waitFor();
  await page.goto(`${address}#/looking-for`);
  await page.getByText('All, also resting and met').click();
  await page.getByRole('searchbox', { name: 'Words in it' }).fill('mend his bike');
  await page.getByRole('option', { name: /show my son how to mend his bike/ }).getByText(/Met$/).waitFor();

  await page.goto(`${address}#/introductions/came-of-it`);
  await page.locator('blockquote', { hasText: WORDS }).filter({ visible: true }).waitFor();
  assert.equal(await page.getByText('%').count(), 0);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('banner').isVisible(), false);
  assert.equal(await page.getByRole('button', { name: 'Print' }).isVisible(), false);
  await clear('printed');
  await page.emulateMedia({ media: 'screen' });
  // What the team may read need not be for the meeting; the page says how much of it is not on paper, and why.
  await page.getByText('The meeting', { exact: true }).click();
  await page.getByText('For the meeting.', { exact: false }).waitFor();
  await clear('for-the-meeting');
  assert.deepEqual(errors, []);
  assert.deepEqual(sent.filter((url) => !url.startsWith(new URL(address).origin) && !url.startsWith('blob:') && !url.startsWith('data:')), []);
});

test('not this time says why, and can be asked again', async (t) => {
  const { page, errors, clear, press } = await openSample(t);
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.getByRole('option', { name: /Khadija and Solomon/ }).click();
  await press('Not this time…');
  await page.getByRole('textbox', { name: 'Why not, if it was said' }).fill('Away until spring');
  await clear('not-dialog');
  await page.getByRole('dialog').getByRole('button', { name: 'Not this time' }).click();
  await page.getByText('Away until spring').waitFor();
  await clear('not');
  await page.getByText('Not this time', { exact: true }).first().click();
  await page.getByRole('option', { name: /Khadija and Solomon/ }).click();
  await press('Ask again');
  await page.getByRole('button', { name: 'Khadija said yes' }).waitFor();
  await press('Undo');
  await page.getByText('Away until spring').waitFor();

  // Another day to ask how it goes, and Esc leads back to what came of all of them.
  await page.goto(`${page.url().split('#')[0]}#/introductions`);
  await page.getByRole('option', { name: /Eileen and Hannah/ }).click();
  await press('Another day');
  await page.getByRole('menuitem', { name: 'On a day…' }).click();
  await page.getByLabel('The day').fill('2031-01-02');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Eileen and Hannah' }).waitFor();
  await press('Another day');
  await page.getByRole('menuitem', { name: 'Nobody needs to' }).click();
  await page.getByText('Nobody needs to ask.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'What came of it' }).waitFor();
  assert.deepEqual(errors, []);
});

test('the line draws itself once, when both have said yes', async (t) => {
  const { page, errors, press, address } = await openSample(t, { still: false });
  await page.goto(`${address}#/introductions`);
  await page.getByRole('option', { name: /Luís and Doreen/ }).click();
  const line = page.getByRole('region', { name: 'Luís and Doreen' }).locator('.pair svg:has(line)');
  await page.locator('.pair svg.dashes').last().waitFor();
  await press('Luís said yes');
  await line.and(page.locator('.solid.joins')).waitFor();
  await page.reload();
  await line.and(page.locator('.solid')).waitFor();
  assert.equal(await page.locator('.joins').count(), 0, 'it does not draw itself again');
  assert.deepEqual(errors, []);
});

test('whom somebody reaches for stays, whoever comes to stand first meanwhile', async (t) => {
  const { page, errors, address } = await openSample(t);
  await page.goto(`${address}#/looking-for`);
  await page.locator('main a.own-words', { hasText: 'show my son how to mend his bike' }).first().click();
  await page.getByRole('button', { name: 'Ask Kwame' }).waitFor({ timeout: 60_000 });
  const whole = page.url();
  const asked = page.getByRole('button', { name: 'Ask them', pressed: true });

  // Nobody reaches for the first of the groups: it is chosen for as long as it is the first.
  await page.goto(`${whole}?kind=group`);
  await asked.waitFor();
  await page.goto(whole);
  await page.getByRole('button', { name: 'Ask Kwame', pressed: true }).waitFor({ timeout: 60_000 });

  await page.goto(`${whole}?kind=group`);
  await asked.waitFor();
  await page.getByRole('complementary', { name: 'Map of who could help' }).hover();
  await page.goto(whole);
  await page.getByRole('button', { name: 'Ask Kwame', pressed: false }).waitFor({ timeout: 60_000 });
  await asked.waitFor();
  assert.deepEqual(errors, []);
});

test('a slip to take along is all that is printed', async (t) => {
  const { page, errors, press, picture, address } = await openSample(t);
  await page.addInitScript(() => {
    window.print = () => (window.printed = true);
  });
  await page.goto(`${address}#/looking-for`);
  await page.reload();
  await page.locator('main a.own-words', { hasText: 'show my son how to mend his bike' }).first().click();
  // Who is the first may change while words are still being read for their meaning; who was chosen stays.
  await page.getByRole('button', { name: 'Ask Kwame' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Ask Kwame', pressed: true }).waitFor();
  const title = page.getByRole('heading', { level: 1 });
  assert.equal(await title.count(), 1);
  await press('Print a slip');
  await page.waitForFunction(() => window.printed);
  await page.emulateMedia({ media: 'print' });
  await page.getByText('Nobody is introduced before both have said yes.', { exact: false }).waitFor();
  assert.equal(await page.getByRole('banner').isVisible(), false);
  assert.equal(await page.getByText('Print a slip').isVisible(), false);
  await picture('introductions-slip');
  const slip = page.locator('[data-prints]');
  for (const given of ['Kwame', 'Dorota', 'mend his bike', '85 m away']) assert.ok((await slip.textContent()).includes(given), given);
  const screen = async () => {
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.waitForFunction(() => !document.querySelector('[data-prints]'));
  };
  await screen();

  // Whoever takes their yes back is on no paper from then on: the page says so before it is printed, and so does the slip.
  const call = async (name, params) => {
    const answer = await page.request.post(new URL('call', address.split('#')[0]).href, { data: { name, params } });
    assert.ok(answer.ok(), `${name}: ${await answer.text()}`);
    return answer.json();
  };
  const { who } = await call('entry', { id: page.url().split('/').pop().split('?')[0] });
  await call('withdraw', { record: who.record, fields: null });
  const leftOut = page.getByText('The slip leaves something out: who is looking took their yes back.');
  await leftOut.first().waitFor();
  await page.evaluate(() => (window.printed = false));
  await press('Print a slip');
  await page.waitForFunction(() => window.printed);
  await page.emulateMedia({ media: 'print' });
  await slip.getByText('An introduction').waitFor();
  await picture('introductions-slip-left-out');
  for (const kept of ['Dorota', 'mend his bike', 'away']) assert.ok(!(await slip.textContent()).includes(kept), kept);
  assert.ok((await slip.textContent()).includes('took their yes back'));
  await screen();
  assert.deepEqual(errors, []);
});

for (const look of LOOKS) {
  const name = `${look.width}x${look.height}-${look.dark ? 'dark' : 'light'}`;

  test(`what is to be asked about waits on the first screen, ${name}`, async (t) => {
    const { page, errors, clear, address } = await openSample(t, look);
    const slip = page.getByRole('link', { name: /^\d+ introductions to ask about\.$/ });
    await slip.waitFor();
    const due = Number((await slip.textContent()).match(/^\d+/)[0]);
    await page.waitForTimeout(800);
    await clear(`slip-${name}`);
    await slip.click();
    await page.getByText(`${due} of 12 introductions`).waitFor();
    assert.equal(await page.getByRole('option').count(), due);
    await clear(`due-${name}`);
    await page.getByRole('option', { name: /Ask what changed/ }).click();
    await page.getByRole('textbox', { name: 'What changed, in their words' }).fill('They float.');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.locator('blockquote', { hasText: 'They float.' }).waitFor();
    await clear(`one-${name}`);
    await page.goto(`${address}#/introductions/came-of-it`);
    await page.locator('blockquote', { hasText: 'They float.' }).waitFor();
    await clear(`came-of-it-${name}`);
    await page.goto(`${address}#/map`);
    await page.getByRole('link', { name: `${due - 1} introductions to ask about.` }).waitFor();
    assert.deepEqual(errors, []);
  });
}
