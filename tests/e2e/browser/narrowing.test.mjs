/**
 * Suggestions narrowed down, each choice with its count; what almost fits; what is new since somebody last looked; kept
 * searches; and the words that mean the same here.
 */

import assert from 'node:assert/strict';
import test from 'node:test';

import { openPage, untilRead } from '../support/browser.mjs';

const BIKE = /Somebody patient to show my son/;

/** Opens the sample and says nothing about who one is. */
async function openSample(t, look) {
  const opened = await openPage(t, look);
  const { page, picture, barriers, errors, address } = opened;
  await page.getByRole('button', { name: 'Rather not say' }).click();
  // Once everything is read for its meaning, the counts stay.
  await page.goto(`${address}#/matches/words`);
  await untilRead(page);
  await page.goto(`${address}#/looking-for`);
  return {
    ...opened,
    cards: page.locator('.cards .branch'),
    status: page.locator('.cards').getByRole('status'),
    clear: async (name) => {
      await page.waitForTimeout(300);
      await picture(`narrowing-${name}`);
      assert.deepEqual(await barriers(), [], name);
      assert.deepEqual(errors, []);
    },
  };
}

/** Notes something that was heard. */
async function note(page, words) {
  await page.getByRole('button', { name: /^Note something/ }).click();
  await page.getByRole('textbox', { name: 'What did you hear?' }).fill(words);
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

for (const look of [{ width: 1440, height: 900, dark: false }, { width: 1440, height: 900, dark: true }, { width: 800, height: 600, dark: false }]) {
  const name = `${look.width}-${look.dark ? 'dark' : 'light'}`;
  test(`suggestions are narrowed to what was counted, ${name}`, async (t) => {
    const { page, cards, status, clear } = await openSample(t, look);
    /** The first number of the status is the number of cards. */
    const agrees = async (says) => {
      await status.filter({ hasText: says }).waitFor();
      const [shown] = /\d+/.exec((await status.innerText()).trim().replace(/^Only.*?\.\s/, '')) ?? [];
      assert.equal(await cards.count(), Number(shown));
      return Number(shown);
    };
    await page.getByRole('link', { name: BIKE }).first().click();
    const all = await agrees(/^\s*\d+ suggestions/);
    await clear(`need-${name}`);

    await page.getByRole('button', { name: 'Kind', exact: true }).click();
    const skills = page.getByRole('checkbox', { name: /^Skills/ });
    const counted = Number(/\d+/.exec(await skills.locator('..').innerText())[0]);
    await clear(`kinds-${name}`);
    await skills.press('Space');
    assert.equal(await agrees(/^\s*Only skills\./), counted);
    assert.match(page.url(), /kind=skill/);
    await skills.press('Escape');
    assert.equal(await skills.count(), 0);
    const button = page.getByRole('button', { name: 'Kind, chosen' });
    assert.equal(await button.evaluate((element) => element === document.activeElement), true, 'Esc goes back to the button');

    await page.getByRole('button', { name: 'When', exact: true }).click();
    const when = page.getByRole('checkbox', { name: /^Saturday mornings, \d/ });
    const then = Number(/\d+/.exec(await when.getAttribute('aria-label'))[0]);
    await clear(`times-${name}`);
    await when.press('Space');
    assert.equal(await agrees(/free on Saturday mornings/), then);
    await page.keyboard.press('Escape');
    await clear(`narrowed-${name}`);

    await page.goBack();
    assert.equal(await agrees(/^\s*Only skills\. /), counted);
    await page.getByRole('button', { name: `Show all ${all}` }).click();
    assert.equal(await agrees(/^\s*\d+ suggestions/), all);
    assert.doesNotMatch(page.url(), /#.*\?/);

    await page.getByRole('button', { name: 'Where', exact: true }).click();
    await page.getByRole('radio', { name: /^About five minutes’ walk/ }).check();
    const near = await agrees(/within about five minutes’ walk/);
    // An area counts beside how near, and stands in the address.
    const area = page.getByRole('group', { name: 'Area' }).getByRole('radio').nth(1);
    const inside = Number(/\d+$/.exec((await area.locator('..').innerText()).trim())[0]);
    await clear(`where-${name}`);
    await area.check();
    assert.equal(await agrees(/walk, in /), inside);
    assert.ok(inside <= near);
    assert.match(page.url(), /area=[0-9a-f-]{36}/);
  });
}

test('where nobody fits it says what almost does, and who shares an interest', async (t) => {
  const { page, clear } = await openSample(t);
  await page.getByRole('button', { name: /^Show \d+ more/ }).click();
  // The last of them are behind one more.
  await page.getByRole('button', { name: /^Show 1\d more/ }).click();
  await page.getByRole('link', { name: /Someone who will cut my hair/ }).first().click();
  await page.getByRole('heading', { name: 'Almost:' }).waitFor();
  await page.getByText(/free on .* another time than was asked for/).first().waitFor();
  await clear('almost');

  await page.goBack();
  await page.getByRole('button', { name: /^Show \d+ more/ }).click();
  await page.getByRole('button', { name: /^Show 1\d more/ }).click();
  await page.locator('main a.own-words', { hasText: 'other folk’s broken things' }).first().click();
  await page.getByRole('heading', { name: 'Lenn Bike Kitchen does this already.' }).waitFor();
  await page.getByText(/^(Aled and Amira|Amira and Aled) would love the same/).waitFor();
  await clear('together-group');
});

test('what is new since somebody last looked is counted, and a search can be kept', async (t) => {
  const { page, clear, address } = await openSample(t);
  await page.getByRole('link', { name: BIKE }).first().click();
  await page.locator('.cards .branch').first().waitFor();
  assert.equal(await page.locator('.card .new').count(), 0, 'nothing is new at first');

  await page.goto(`${address}#/matches/words`);
  await page.getByRole('textbox').first().fill('mend a bike');
  await page.getByRole('button', { name: 'Keep this search' }).click();
  await page.getByText('Kept. Looked at today.').waitFor();
  await clear('kept');

  // Another choice is another search, which nobody keeps yet.
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('checkbox', { name: /^Confirmed within a year/ }).press('Space');
  await page.getByText('Only confirmed within a year.').waitFor();
  assert.match(page.url(), /words=mend\+a\+bike&fresh=yes$/);
  await page.getByRole('button', { name: 'Keep this search' }).waitFor();
  await page.goBack();
  await page.getByText('Kept. Looked at today.').waitFor();

  // What comes while somebody looks is looked at.
  await page.goto(`${address}#/introductions`);
  await note(page, 'Rosa mends bikes');
  await page.goto(`${address}#/looking-for`);
  const kept = page.getByRole('region', { name: 'Kept searches' });
  await kept.getByText('1 new').waitFor();
  await page.getByRole('radio', { name: /^With something new \([1-9]/ }).check({ force: true });
  await page.getByRole('link', { name: /The back bedroom wall/ }).waitFor({ state: 'detached' });
  await clear('new-list');
  await page.getByRole('link', { name: BIKE }).first().click();
  await page.locator('.card .new').first().waitFor();
  assert.equal(await page.locator('.card .new').count(), 1, 'it stays marked on this visit');
  await clear('new-need');

  await page.goto(`${address}#/looking-for`);
  await kept.getByRole('link').click();
  await page.locator('.card .new').first().waitFor();
  await clear('new-words');
  await page.goto(`${address}#/looking-for`);
  await kept.waitFor();
  assert.equal(await page.getByText('1 new').count(), 0, 'looked at now');
  await kept.getByRole('link').click();
  await page.getByRole('button', { name: 'Keep it no longer' }).click();
  await page.getByRole('button', { name: 'Keep this search' }).waitFor();
  await page.goto(`${address}#/looking-for`);
  assert.equal(await kept.count(), 0);
});

test('words that mean the same here find one another, until they are taken away', async (t) => {
  const { page, clear, errors } = await openSample(t);
  await note(page, 'Rosa does carpentry');
  await page.getByRole('button', { name: /Ashmere/ }).first().click();
  await page.getByRole('menuitem', { name: /Words that mean the same here/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Words that mean the same here' });
  const line = dialog.getByRole('textbox', { name: 'A new line' });
  await clear('words-empty');
  await line.fill('carpentry; joinery; gwaith coed');
  await line.press('Enter');
  await dialog.getByText('Also joinery and gwaith coed', { exact: false }).waitFor();
  await clear('words');

  // A word that stands in another line is refused in words.
  await line.fill('joinery; fitting');
  await dialog.getByRole('button', { name: 'Keep the line' }).click();
  await dialog.getByText('“joinery” stands in another line already.', { exact: false }).waitFor();
  // The browser notes what the core refused.
  errors.splice(0);
  await clear('words-refused');

  await dialog.getByRole('button', { name: /^Change: carpentry/ }).click();
  const changing = dialog.getByRole('textbox', { name: 'The words of this line' });
  assert.equal(await changing.inputValue(), 'carpentry; joinery; gwaith coed');
  await changing.fill('carpentry; joinery; gwaith coed; woodwork');
  await clear('words-changing');
  await changing.press('Enter');
  await dialog.getByText('Also joinery, gwaith coed and woodwork', { exact: false }).waitFor();
  await page.keyboard.press('Escape');

  const find = page.getByRole('combobox').first();
  await find.fill('joinery');
  await page.getByRole('option', { name: /carpentry/i }).first().waitFor();
  await clear('words-found');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /Ashmere/ }).first().click();
  await page.getByRole('menuitem', { name: /Words that mean the same here/ }).click();
  await dialog.getByRole('button', { name: /^Take away: carpentry/ }).click();
  await dialog.getByText('No words yet.', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: /^Change: carpentry/ }).waitFor();
});
