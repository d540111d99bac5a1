import { beforeEach, describe, expect, it } from 'vitest';

import { ask, core as answers, keepCurrent } from './cache.svelte.ts';
import { asFailure, CallFailure, useHost } from './client.ts';
import type { Event } from './generated/calls.ts';

/** A core that counts what it is asked and can be made to refuse. */
class Core {
  asked: string[] = [];
  refuses: unknown = null;
  tell: (event: Event) => void = () => {};

  call(name: string, params: unknown): Promise<unknown> {
    this.asked.push(`${name} ${JSON.stringify(params)}`);
    return this.refuses === null ? Promise.resolve({ n: this.asked.length }) : Promise.reject(this.refuses);
  }

  listen(heard: (event: Event) => void): () => void {
    this.tell = heard;
    return () => {};
  }

  address(path: string): string {
    return path;
  }
}

describe('answers of the core', () => {
  let core: Core;

  beforeEach(() => {
    core = new Core();
    useHost(core);
    keepCurrent();
    core.tell({ event: 'ready' });
  });

  it('are asked for once, also by two at the same time', async () => {
    const [a, b] = await Promise.all([ask('bin', {}), ask('bin', {})]);
    expect(a).toBe(b);
    await ask('bin', {});
    expect(core.asked).toEqual(['bin {}']);
  });

  it('are asked for again when something changed', async () => {
    await ask('bin', {});
    core.tell({ event: 'changed', generation: 2 });
    await ask('bin', {});
    expect(core.asked).toHaveLength(2);
  });

  it('about matches are asked for again when more was understood, and others are not', async () => {
    const words = { words: 'bread', area: { of: 'whole' as const }, near: null, filter: null, limit: 20 };
    await ask('bin', {});
    await ask('match_words', words);
    core.tell({ event: 'understood', left: 12 });
    await ask('bin', {});
    await ask('match_words', words);
    expect(core.asked.map((asked) => asked.split(' ')[0])).toEqual(['bin', 'match_words', 'match_words']);
    expect(answers.unread).toBe(12);
  });

  it('differ by what was asked', async () => {
    await ask('entry', { id: 'a' });
    await ask('entry', { id: 'b' });
    expect(core.asked).toEqual(['entry {"id":"a"}', 'entry {"id":"b"}']);
  });

  it('are not kept when the core refused', async () => {
    core.refuses = { code: 'not_found' };
    await expect(ask('entry', { id: 'a' })).rejects.toMatchObject({ failure: { code: 'not_found' } });
    core.refuses = null;
    await expect(ask('entry', { id: 'a' })).resolves.toEqual({ n: 2 });
  });

  it('fail always with a code', async () => {
    core.refuses = new TypeError('no network');
    const failed = await ask('bin', {}).catch((reason: unknown) => reason);
    expect(failed).toBeInstanceOf(CallFailure);
    expect(asFailure(failed)).toEqual({ code: 'unforeseen', detail: 'TypeError: no network' });
  });
});
