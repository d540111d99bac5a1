import { expect, it } from 'vitest';

import { fail, forgetFailures, notices, say } from './notices.svelte.ts';

it('a failure is forgotten where somebody goes elsewhere, and what was said stays for its time', () => {
  say('Kept.');
  fail({ code: 'not_found' });
  expect(notices.all.map((notice) => 'failure' in notice)).toEqual([false, true]);
  forgetFailures();
  expect(notices.all.map((notice) => 'failure' in notice)).toEqual([false]);
});
