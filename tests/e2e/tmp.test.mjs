import test from 'node:test';
import { openPage } from './support/browser.mjs';
test('x', async (t) => {
  for (const dark of [false, true]) {
  const { page, errors } = await openPage(t, { dark });
  await page.getByRole('button', { name: 'Rather not say' }).click();
  await page.waitForFunction(() => window.homeground?.drawn() > 100);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `/work/wt/look-dev/out/app-${dark ? 'dark' : 'light'}.png` });
  const fonts = await page.evaluate(() => performance.getEntriesByType('resource').filter((r) => /noto|\.woff/.test(r.name)).map((r) => [r.name.split('/').pop().slice(0, 40), Math.round(r.startTime), Math.round(r.responseEnd)]));
  if (!dark) console.log(fonts.sort((a,b)=>a[2]-b[2]).map(String).join('\n'));
  console.log(errors);
  }
});
