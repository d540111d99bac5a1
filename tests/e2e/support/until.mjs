/**
 * Waits for what a test asserts: screens settle in their own time, and nobody knows how long a busy machine takes.
 */

const PATIENCE_MS = 30_000;

/**
 * Calls `check` until it gives something that is neither false nor undefined nor null, and returns that.
 * @template T
 * @param {string} what what is waited for, named when it does not come
 * @param {() => Promise<T> | T} check
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, check, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  let last;
  for (;;) {
    try {
      const found = await check();
      if (found !== false && found !== undefined && found !== null) return found;
    } catch (reason) {
      last = reason;
    }
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`, { cause: last });
    await new Promise((go) => setTimeout(go, 50));
  }
}
