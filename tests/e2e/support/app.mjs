/**
 * The real window, driven by WebKitWebDriver. Each app has a data folder of its own and is ended with everything that
 * it started: an app can outlive its driver.
 */

import { spawn } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { dialogs, keepPicture, ownFolder, program } from './place.mjs';
import { until } from './until.mjs';
import { WebDriver } from './webdriver.mjs';

const BINARY = program('HOMEGROUND_DESKTOP', 'homeground-desktop');

/**
 * Starts the app.
 * @param {import('node:test').TestContext} t
 * @param {{ args?: string[], folder?: string }} [options] `folder` keeps the data of an earlier start
 */
export async function startApp(t, { args = ['--sample'], folder } = {}) {
  const own = folder ?? (await ownFolder());
  const answers = dialogs(own);
  const port = await freePort();
  const driver = spawn(process.env.WEBKIT_WEB_DRIVER ?? 'WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      TAURI_WEBVIEW_AUTOMATION: 'true',
      HOMEGROUND_DATA: join(own, 'data'),
      HOMEGROUND_DIALOG_ANSWERS: answers.file,
      XDG_DATA_HOME: join(own, 'xdg'),
      XDG_CACHE_HOME: join(own, 'cache'),
    },
  });
  const app = new App(driver, own, answers);
  t.after(async () => {
    if (app.ended) return;
    // How it ended, to be looked at when it ended badly.
    await app.picture(`end-of ${t.name}`).catch(() => {});
    await app.stop();
  });
  const address = `http://127.0.0.1:${port}`;
  await until('the driver', async () => (await fetch(`${address}/status`)).ok);
  app.page = await WebDriver.start(address, { 'webkitgtk:browserOptions': { binary: BINARY, args } });
  return app;
}

/** A running app. */
class App {
  constructor(driver, folder, answers) {
    this.driver = driver;
    this.folder = folder;
    this.answers = answers;
  }

  /** The first shown element of this role and name; waits for it, and says what there was instead when it does not come. */
  async byRole(role, name) {
    let labels = [];
    const look = async () => {
      const found = await this.page.all(role);
      labels = found.map(({ label }) => label);
      return found.find(({ label }) => (name instanceof RegExp ? name.test(label) : label === name));
    };
    return until(`${role} “${name}”`, look).catch((reason) => {
      throw new Error(`${reason.message}; there was ${JSON.stringify(labels)}`);
    });
  }

  /** Waits until the page shows these words somewhere; gives all that it shows. */
  shows(words) {
    const here = (text) => (words instanceof RegExp ? words.test(text) : text.includes(words));
    return until(`“${words}”`, async () => {
      const text = await this.page.run('return document.body.innerText');
      return here(text) && text;
    });
  }

  /** Waits until the map draws so many shapes and tickets. */
  drawn(enough) {
    return until('the shapes on the map', async () => {
      const count = await this.page.run('return window.homeground?.drawn?.() ?? null');
      return count !== null && enough(count) && count;
    });
  }

  /** Waits until the page has looked the same twice. */
  async rests() {
    let last;
    await until('the page to rest', async () => {
      const now = await this.page.get('/screenshot');
      const same = now === last;
      last = now;
      return same;
    });
  }

  async picture(name) {
    await keepPicture(name, await this.page.picture());
  }

  /** SIGKILL to the app itself, as if the power went; its driver stays. */
  async kill() {
    const [app] = await until('the app among the processes', async () => {
      const found = await processesOf(BINARY, join(this.folder, 'data'));
      return found.length > 0 && found;
    });
    process.kill(app, 'SIGKILL');
    await until('its end', async () => (await processesOf(BINARY, join(this.folder, 'data'))).length === 0);
  }

  /** Ends the app, its driver, and whatever they started. */
  async stop() {
    this.ended = true;
    await Promise.race([this.page?.end().catch(() => {}), new Promise((go) => setTimeout(go, 3000))]);
    try {
      process.kill(-this.driver.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    for (const left of await processesOf(BINARY, join(this.folder, 'data'))) process.kill(left, 'SIGKILL');
  }
}

/** Processes of a binary that work on a data folder: no other test's, no other person's. */
async function processesOf(binary, data) {
  const found = [];
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const runs = await readlink(`/proc/${id}/exe`).catch(() => '');
    const around = runs === binary ? await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '') : '';
    if (around.split('\0').includes(`HOMEGROUND_DATA=${data}`)) found.push(Number(id));
  }
  return found;
}

function freePort() {
  return new Promise((go, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => go(port));
    });
  });
}
