/** What a newcomer sees first, in the window as it is built, under its content security policy. */

import assert from 'node:assert/strict';
import test from 'node:test';

import { startApp } from '../support/app.mjs';

test('a newcomer opens the sample and sees its town, its people and what they offer', async (t) => {
  const app = await startApp(t, { args: [] });
  await app.shows('What is already strong here?');
  await app.page.run(`
    window.refused = [];
    addEventListener('securitypolicyviolation', (e) => refused.push(e.violatedDirective + ' ' + e.blockedURI));
    addEventListener('error', (e) => refused.push(e.message));
    addEventListener('unhandledrejection', (e) => refused.push(String(e.reason)));`);
  await app.picture('first-start');

  await (await app.byRole('button', /^Look round the sample/)).click();
  await (await app.byRole('button', 'Rather not say')).click();
  await app.shows('The whole map');
  await app.drawn((count) => count > 100);
  await app.rests();
  await app.picture('map');

  assert.match(await app.page.get('/title'), /^Ashmere Riverside . Homeground$/);
  assert.deepEqual(await app.page.run('return refused'), []);

  await (await app.byRole('link', /^People/)).click();
  await app.shows('120 people. Shapes show which kinds, not how many');
});

test('the page stays with what was built in', async (t) => {
  const app = await startApp(t, { args: [] });
  await app.shows('What is already strong here?');
  await app.page.run('location.href = "https://example.org/"');
  await app.page.run('window.open("https://example.org/")');
  assert.match(await app.page.get('/url'), /^tauri:\/\/localhost/);
  const ran = await app.page.run(`
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return [window.ran ?? false, Object.isFrozen(Object.prototype)];`);
  assert.deepEqual(ran, [false, true]);
  const reached = await app.page.runAsync(`
    const invoke = window.__TAURI_INTERNALS__.invoke;
    const tried = await Promise.allSettled([
      invoke('plugin:dialog|open', { options: {} }),
      invoke('plugin:window|set_title', { value: 'other' }),
      fetch('https://example.org/'),
    ]);
    return tried.map(({ status }) => status);`);
  assert.deepEqual(reached, ['rejected', 'rejected', 'rejected']);
});

test('a map that another window holds is refused in words', async (t) => {
  const first = await startApp(t);
  await first.shows('The whole map');
  const second = await startApp(t, { folder: first.folder });
  await second.shows('open in another window');
  await second.shows('What is already strong here?');
  await second.picture('refused');
});
