/**
 * A WebDriver client of the size that these tests need (https://www.w3.org/TR/webdriver2/), straight on `fetch`.
 */

import { until } from './until.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Elements that can have each role; `computedrole` has the last word. */
const CANDIDATES = {
  button: 'button, summary, [role=button]',
  link: 'a[href], [role=link]',
  textbox: 'input, textarea, [role=textbox], [contenteditable]',
  searchbox: 'input[type=search], [role=searchbox]',
  combobox: 'select, input, [role=combobox]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  radio: 'input[type=radio], [role=radio]',
  tab: '[role=tab]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  listitem: 'li, [role=listitem]',
  option: 'option, [role=option]',
  menuitem: '[role^=menuitem]',
  dialog: 'dialog, [role=dialog]',
};

/** One session with one window. */
export class WebDriver {
  /** @param {string} address of the driver */
  static async start(address, capabilities) {
    const { sessionId } = await send(address, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    return new WebDriver(`${address}/session/${sessionId}`);
  }

  /** @param {string} session */
  constructor(session) {
    this.session = session;
  }

  get(path) {
    return send(this.session, 'GET', path);
  }

  post(path, body = {}) {
    return send(this.session, 'POST', path, body);
  }

  end() {
    return send(this.session, 'DELETE', '');
  }

  /** Runs the body of a function in the page. Arguments arrive as `arguments`. */
  run(script, ...args) {
    return this.post('/execute/sync', { script, args });
  }

  /** As `run`, for the body of an asynchronous function. */
  runAsync(script, ...args) {
    const body = `const done = arguments[arguments.length - 1]; (async () => { ${script} })().then(done, (e) => done(String(e)));`;
    return this.post('/execute/async', { script: body, args });
  }

  /** Every element of a role that is shown, with the name a screen reader would say. */
  async all(role) {
    const elements = await this.run(SHOWN, CANDIDATES[role] ?? `[role="${role}"]`);
    const found = [];
    for (const element of elements) {
      const id = element[ELEMENT];
      if ((await this.get(`/element/${id}/computedrole`)).toLowerCase() !== role) continue;
      const label = (await this.get(`/element/${id}/computedlabel`)).trim().replace(/\s+/g, ' ');
      found.push(new Element(this, id, label));
    }
    return found;
  }

  /** Presses keys one after another, as somebody at the keyboard does; `\uE007` is Enter, `\uE00C` Escape. */
  async keys(text) {
    const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Presses the pointer at each point in turn, in CSS pixels from the top left corner of the page. */
  async pointer(points) {
    const actions = points.flatMap(([x, y]) => [
      { type: 'pointerMove', duration: 50, x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
    await this.post('/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }

  /** A picture of the page, as PNG. */
  async picture() {
    return Buffer.from(await this.get('/screenshot'), 'base64');
  }
}

/** An element of the page. */
class Element {
  constructor(driver, id, label) {
    this.driver = driver;
    this.path = `/element/${id}`;
    this.label = label;
  }

  /** Waits until it can be pressed: the page may still be moving it into place. */
  click() {
    return until(`a press on “${this.label}”`, () => this.driver.post(`${this.path}/click`).then(() => true));
  }

  type(text) {
    return this.driver.post(`${this.path}/value`, { text });
  }

  clear() {
    return this.driver.post(`${this.path}/clear`);
  }

  text() {
    return this.driver.get(`${this.path}/text`);
  }

  value() {
    return this.driver.get(`${this.path}/property/value`);
  }

  box() {
    return this.driver.get(`${this.path}/rect`);
  }
}

const SHOWN = `
  return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility({ visibilityProperty: true }));`;

async function send(base, method, path, body) {
  const response = await fetch(base + path, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value?.error}: ${value?.message}`);
  return value;
}
