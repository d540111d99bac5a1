/**
 * A street map from its file to the door: added on the first screen, an address found on it, a door added, streets walked,
 * and what OpenStreetMap knows taken over. A real file, a real region, nothing asked outside.
 */

import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { openPage } from '../support/browser.mjs';

const QUAYSIDE = fileURLToPath(new URL('../../../crates/region/tests/fixtures/quayside.osm', import.meta.url));

test('a street map leads from its file to a door, and to places that are known already', async (t) => {
  const { page, errors, barriers, picture, answers, folder, address } = await openPage(t, { args: [] });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const dialog = (name) => page.getByRole('dialog', { name });
  const press = (name) => page.getByRole('button', { name }).click();
  const shut = () => page.getByRole('button', { name: 'Close' }).last().click();

  // On the first screen, before there is a map of one's own.
  await press('Add a street map');
  await answers.answer('region', QUAYSIDE);
  await press('Add a street map…');
  await page.getByText(/^OpenStreetMap export, 5 KB/).waitFor();
  await press('Make the street map');
  await page.getByText('is there.').waitFor();
  await page.getByText('2 streets, 4 addresses').waitFor();
  await picture('street-map-added');
  assert.deepEqual(await barriers(), []);
  await shut();

  // An empty map opens where its streets are.
  await answers.answer('new_map', join(folder, 'quays.homeground'));
  await press(/^Start a map of your neighbourhood/);
  await page.getByRole('textbox', { name: 'What do residents call it?' }).fill('The Quays');
  await page.keyboard.press('Enter');
  await press('Rather not say');
  await page.waitForFunction(() => window.homeground?.base?.() > 5);
  await picture('street-map-empty');

  // An address as it is typed at a door, with a slip.
  const find = async (words, option) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').last().fill(words);
    await page.getByRole('option', { name: option }).first().click();
  };
  await find('3 quay stret', /^3 Quay Street/);
  await page.getByRole('heading', { name: '3 Quay Street' }).waitFor();
  await picture('address-found');
  assert.deepEqual(await barriers(), []);
  await shut();

  // One that nobody has mapped: between its neighbours it is said so, and it becomes a door.
  await find('7 quay street', /^7 Quay Street|^Quay Street/);
  await page.getByText(/number not mapped|between/).first().waitFor();
  await press('Add a door here');
  await page.getByRole('textbox', { name: 'Number' }).fill('7');
  await picture('door-to-add');
  await press('Keep the door');
  await page.getByText('Door added: 7 Quay Street.').waitFor();
  await find('7 quay street', /^7 Quay Street.*Door of this map/);
  await page.getByText('A door of this map').waitFor();
  await shut();

  // Its streets in walking order, the new door among them.
  const menu = async (entry) => {
    await press(/The Quays/);
    await page.getByRole('menuitem', { name: entry }).click();
  };
  await menu('Streets and doors…');
  await dialog('Streets and doors').getByRole('heading', { name: 'Quay Street' }).waitFor();
  const doors = await dialog('Streets and doors').locator('section', { hasText: 'Quay Street' }).first().getByRole('button').allInnerTexts();
  assert.deepEqual(doors, ['1', '3', '5a', '7']);
  await picture('walk');
  assert.deepEqual(await barriers(), []);
  await page.keyboard.press('Escape');

  // What OpenStreetMap knows: nothing is ticked, what is taken is there, and undo takes it back.
  await menu('Places OpenStreetMap knows…');
  const known = dialog('Places OpenStreetMap knows');
  const hall = known.getByRole('checkbox', { name: /Quay & Lantern Hall/ });
  await hall.waitFor();
  assert.deepEqual(await known.getByRole('checkbox', { checked: true }).count(), 0);
  await hall.check();
  await picture('suggestions');
  assert.deepEqual(await barriers(), []);
  await known.getByRole('button', { name: 'Put 1 on the map' }).click();
  await page.getByText('1 place is on the map').waitFor();
  await hall.waitFor({ state: 'detached' });
  await known.getByText('1 is on your map already.').waitFor();
  await picture('suggestions-taken');
  await press('Undo');
  await hall.waitFor();

  const outside = asked.filter((url) => !url.startsWith(new URL(address).origin) && !/^(data|blob):/.test(url));
  assert.deepEqual(outside, []);
  assert.deepEqual(errors, []);
});

test('a file that is no street map is refused in a sentence, and nothing is left behind', async (t) => {
  const { page, folder, answers } = await openPage(t, { args: [] });
  const wrong = join(folder, 'wales-latest.osm.pbf');
  await writeFile(wrong, '<!DOCTYPE html><title>404 Not Found</title>');
  await answers.answer('region', wrong);
  await page.getByRole('button', { name: 'Add a street map' }).click();
  await page.getByRole('button', { name: 'Add a street map…' }).click();
  await page.getByRole('alert').getByText(/web page/).waitFor();
  const left = await readdir(join(folder, 'data', 'regions')).catch(() => []);
  assert.deepEqual(left, []);
});
