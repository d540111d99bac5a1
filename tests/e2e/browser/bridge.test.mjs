/** The bridge is for development, and still nobody but the page that it opened may call it. */

import assert from 'node:assert/strict';
import { request } from 'node:http';
import test from 'node:test';

import { startBridge } from '../support/browser.mjs';

test('who does not know the token gets nothing', async (t) => {
  const { address } = await startBridge(t);
  const { origin, host, port, searchParams } = new URL(address);
  const cookie = `token=${searchParams.get('token')}`;
  const asked = JSON.stringify({ name: 'app_state', params: {} });

  assert.equal((await fetch(address)).status, 200);
  assert.equal((await fetch(origin)).status, 403);
  assert.equal((await fetch(`${origin}/call`, { method: 'POST', body: asked })).status, 403);
  assert.equal((await fetch(`${origin}/events`, { headers: { cookie: 'token=guessed' } })).status, 403);
  assert.equal((await fetch(`${origin}/call`, { method: 'POST', body: asked, headers: { cookie } })).status, 200);

  const asAnotherName = await new Promise((go, fail) => {
    const other = { port, path: '/call', method: 'POST', headers: { cookie, host: `other.example:${port}` } };
    request({ host: '127.0.0.1', ...other }, (answer) => go(answer.statusCode)).on('error', fail).end(asked);
  });
  assert.equal(asAnotherName, 403, `${host} is the only name`);
});

test('files outside the screens are not handed out', async (t) => {
  const { address } = await startBridge(t);
  const { port, searchParams } = new URL(address);
  for (const path of ['/../package.json', '/%2e%2e/package.json', '//etc/passwd', '/assets/../../package.json']) {
    const status = await new Promise((go, fail) => {
      const headers = { cookie: `token=${searchParams.get('token')}` };
      request({ host: '127.0.0.1', port, path, headers }, (answer) => go(answer.statusCode)).on('error', fail).end();
    });
    assert.equal(status, 404, path);
  }
});
