/**
 * Where nothing fits it is said kindly, with who might know; and where several love the same and no group is near, they
 * could start something together.
 */

import assert from 'node:assert/strict';
import test from 'node:test';

import { openPage } from '../support/browser.mjs';
import { until } from '../support/until.mjs';

const LOOKS = [
  { width: 1440, height: 900, dark: false },
  { width: 1440, height: 900, dark: true },
  { width: 800, height: 600, dark: false },
];
/** Nobody of the sample mends an organ, and some have to do with music. */
const ORGAN = 'A church organ that wheezes';
/** Nobody of the sample has anything to do with it. */
const ALONE = 'A kaleidoscope that lost its mirrors';
/** An interest that no group of the sample has. */
const STARS = 'Looking at the stars with a telescope';

/** Opens the sample, and asks of it what no page is needed for, as the pages do. */
async function openSample(t, look) {
  const opened = await openPage(t, look);
  const { page, picture, barriers, address } = opened;
  await page.getByRole('button', { name: 'Rather not say' }).click();
  const call = async (name, params) => {
    const url = new URL('call', address.split('#')[0]).href;
    const answer = await page.request.post(url, { data: { name, params } });
    assert.ok(answer.ok(), `${name}: ${await answer.text()}`);
    return answer.json();
  };
  const clear = async (name) => {
    await page.waitForTimeout(300);
    await picture(`together-${name}`);
    assert.deepEqual(await barriers(), [], name);
  };
  return { ...opened, call, clear };
}

const need = (kind, title, of) => ({
  need: {
    kind,
    title,
    description: null,
    kinds: [],
    tags: [],
    stated_by: of,
    geometry: null,
    availability: [],
    languages: [],
    within_m: null,
    how_many: null,
    state: 'open',
  },
});

/** Somebody of the sample, and what they would love to do. */
async function loves(call, of, title) {
  return (await call('add_need', need('interest', title, of))).id;
}

for (const look of LOOKS) {
  const name = `${look.width}x${look.height}-${look.dark ? 'dark' : 'light'}`;

  test(`where nothing fits it says so, and who might know, ${name}`, async (t) => {
    const { page, errors, call, clear, address } = await openSample(t, look);
    const { rows } = await call('people', { words: null, offset: 0, limit: 1 });
    const { id } = await call('add_need', need('need', ORGAN, { kind: 'person', id: rows[0].id }));
    await page.goto(`${address}#/looking-for/${id}`);
    await page.getByText('Nobody comes to mind yet', { exact: false }).first().waitFor();
    const might = page.getByRole('heading', { name: 'Who might know somebody:' });
    await might.waitFor();
    // A group or an institution that one can go and ask, by its own page.
    const links = page.locator('.nobody ul').last().getByRole('link');
    assert.ok((await links.count()) >= 1);
    assert.ok((await links.count()) <= 2);
    await clear(`might-know-${name}`);
    const title = await links.first().textContent();
    await links.first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: title }).first().waitFor();

    // Where there is no likeness nobody is named.
    const alone = await call('add_need', need('need', ALONE, null));
    await page.goto(`${address}#/looking-for/${alone.id}`);
    await page.getByText('Nobody comes to mind yet', { exact: false }).first().waitFor();
    assert.equal(await might.count(), 0);

    // The list and the page of whoever asks say the same.
    await page.goto(`${address}#/people/${rows[0].id}`);
    await page.getByText(ORGAN).first().waitFor();
    assert.deepEqual(errors, []);
  });

  test(`several who love the same could start something together, ${name}`, async (t) => {
    const { page, errors, call, clear, address } = await openSample(t, look);
    const { rows } = await call('people', { words: null, offset: 0, limit: 4 });
    const of = rows.map(({ id }) => ({ kind: 'person', id }));
    const asks = await loves(call, of[0], STARS);
    await loves(call, of[1], 'Stars, and somebody with a telescope to look at them');
    await page.goto(`${address}#/looking-for/${asks}`);
    // Two are a pair, and no beginning.
    await page.getByRole('heading', { name: 'Start something together' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Note the idea' }).count(), 0);
    await loves(call, of[2], 'A telescope, and others to look at the stars with');
    await page.reload();
    const idea = page.getByRole('button', { name: 'Note the idea' });
    await idea.waitFor();
    await clear(`start-${name}`);
    await idea.focus();
    await page.keyboard.press('Enter');
    const noted = page.getByRole('dialog').getByRole('textbox').first();
    await until('the idea in the note', async () => (await noted.inputValue()).includes(STARS));
    await clear(`idea-${name}`);
    await page.keyboard.press('Escape');

    // A group that does it already comes first, and nobody has to start anything.
    await call('add_asset', {
      asset: {
        kind: 'group',
        title: 'Stargazers: looking at the stars with a telescope',
        description: null,
        own_words: null,
        tags: [],
        holder: null,
        geometry: null,
        availability: [],
        recurrence: null,
        capacity: null,
        facilities: [],
        languages: [],
        reach_m: null,
        asks_per_month: null,
      },
    });
    await page.goto(`${address}#/looking-for/${asks}`);
    await page.reload();
    await page.getByRole('link', { name: /^Stargazers/ }).first().waitFor();
    assert.equal(await idea.count(), 0);
    await clear(`group-first-${name}`);
    assert.deepEqual(errors, []);
  });
}
