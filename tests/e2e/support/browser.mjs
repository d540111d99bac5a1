/** The same screens in Chromium, over the bridge: real core, real map, no mocks. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

import { dialogs, keepPicture, ownFolder, program, SCREENS } from './place.mjs';

/** The system's browser, with no network of its own and a map without a graphics card. */
export const BROWSER = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ],
};

/**
 * Starts a bridge.
 * @param {import('node:test').TestContext} t
 * @param {{ args?: string[], folder?: string }} [options]
 * @returns its address with the token, its folder, its dialogs
 */
export async function startBridge(t, { args = ['--sample'], folder } = {}) {
  const own = folder ?? (await ownFolder());
  const answers = dialogs(own);
  const bridge = spawn(program('HOMEGROUND_BRIDGE', 'homeground-bridge'), ['--ui', SCREENS, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HOMEGROUND_DATA: join(own, 'data'), HOMEGROUND_DIALOG_ANSWERS: answers.file },
  });
  t.after(() => bridge.kill('SIGKILL'));
  for await (const address of createInterface({ input: bridge.stdout })) return { address, folder: own, answers, bridge };
  throw new Error('the bridge ended before it said where it listens');
}

/**
 * Opens a page on a bridge.
 * @param {import('node:test').TestContext} t
 * @param {{ args?: string[], folder?: string, width?: number, height?: number, dark?: boolean, still?: boolean }} [options]
 */
export async function openPage(t, { width = 1440, height = 900, dark = false, still = true, ...options } = {}) {
  const bridge = await startBridge(t, options);
  const browser = await chromium.launch(BROWSER);
  t.after(() => browser.close());
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: still ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(bridge.address);
  return {
    ...bridge,
    page,
    /** What the page complained about so far. */
    errors,
    /** What axe-core finds against WCAG 2.2 A and AA, as readable lines. */
    async barriers() {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target} ${node.failureSummary}`));
    },
    async picture(name) {
      await keepPicture(name, await page.screenshot());
    },
  };
}

/** Waits until everything is read for its meaning, on a page that says how much is not: who stands first, and counts, stay from then on. */
export async function untilRead(page) {
  const reading = page.getByText('still being read');
  await reading.waitFor({ timeout: 5000 }).catch(() => {});
  await reading.waitFor({ state: 'detached', timeout: 60_000 });
}
