/** Noting something on offer, and finding it again, also after the power went. */

import assert from 'node:assert/strict';
import test from 'node:test';

import { startApp } from '../support/app.mjs';
import { ownFolder } from '../support/place.mjs';

test('what was noted is found', async (t) => {
  const app = await startApp(t);
  await (await app.byRole('button', 'Rather not say')).click();
  await (await app.byRole('button', /^Note something/)).click();
  await (await app.byRole('textbox', 'What did you hear?')).type('Long ladder to lend, three sections');
  await app.shows('kept as you type');
  await app.picture('note');
  await (await app.byRole('button', /^Keep it/)).click();
  await app.shows(/^Kept: /m);

  await (await app.byRole('combobox', /^Find a gift/)).type('ladder three');
  const found = await app.byRole('option', /^Thing to lend on offer:? ?Long ladder to lend$/);
  await app.picture('find');
  await found.click();
  await app.byRole('heading', 'Long ladder to lend');
  await app.picture('entry');
});

test('nothing typed more than two seconds before a kill is missing', async (t) => {
  const folder = await ownFolder();
  const before = await startApp(t, { folder });
  await (await before.byRole('button', 'Rather not say')).click();
  await (await before.byRole('button', /^Note something/)).click();
  const line = await before.byRole('textbox', 'What did you hear?');
  const early = 'Winnie keeps six old bikes going';
  await line.type(early);
  await new Promise((go) => setTimeout(go, 2000));
  await line.type(' and would love to learn the accor');
  await before.kill();
  await before.stop();

  const after = await startApp(t, { folder });
  // The note stands open again by itself.
  const kept = await (await after.byRole('textbox', 'What did you hear?')).value();
  assert.ok(kept.startsWith(early), kept);
});
