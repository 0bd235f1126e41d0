// SPDX-License-Identifier: GPL-3.0-or-later
// The page as visitors see it: every width, light and dark, with and without scripts.
// SIGNALBOX_SHOTS=FOLDER keeps a screenshot of each.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axeViolations, openVisitor, overhang, startChromium } from './support/chromium.mjs';
import { Signalbox, eventually } from './support/signalbox.mjs';
import { isPublished, makeNorthwind, makePage } from './support/workspace.mjs';

const WIDTHS = [360, 768, 1280];
const SCHEMES = ['light', 'dark'];
const shots = process.env.SIGNALBOX_SHOTS;

let browser;
before(async () => { browser = await startChromium(); });
after(() => browser?.close());

async function look(url, name, width, colorScheme) {
  const page = await openVisitor(browser, { viewport: { width, height: 900 }, colorScheme });
  try {
    const answer = await page.goto(url, { waitUntil: 'load' });
    if (shots) await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    assert.ok(await overhang(page) <= 0, `${await overhang(page)} px wider than the window`);
    assert.deepEqual(await axeViolations(page), []);
    // A document that is not found is a console error of Chromium's own.
    const trouble = page.trouble.filter((line) => answer.ok() || !line.includes('Failed to load resource'));
    assert.deepEqual(trouble, []);
  } finally {
    await page.context().close();
  }
}

describe('a page with twenty services and ninety days', () => {
  let server;
  let northwind;
  before(async () => {
    server = await Signalbox.start();
    northwind = await makeNorthwind(server);
  });
  after(() => server?.end());

  const pages = {
    page: () => '/',
    incident: () => `/incidents/${northwind.open.id}`,
    'past-incident': () => `/incidents/${northwind.past[0].id}`,
    'not-found': () => '/no-such-page',
  };
  for (const [name, path] of Object.entries(pages)) {
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        test(`${name} at ${width} px, ${scheme}: no sideways scrolling, no axe violation`, async () => {
          await look(server.url + path(), name, width, scheme);
        });
      }
    }
  }

  test('dark is dark and light is light', async () => {
    const brightness = {};
    for (const colorScheme of SCHEMES) {
      const page = await openVisitor(browser, { colorScheme });
      await page.goto(server.url);
      brightness[colorScheme] = await page.evaluate(() => {
        const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g);
        return (Number(red) + Number(green) + Number(blue)) / 3;
      });
      await page.context().close();
    }
    assert.ok(brightness.light > 200, `light is ${brightness.light}`);
    assert.ok(brightness.dark < 60, `dark is ${brightness.dark}`);
  });

  test('says everything without scripts', async () => {
    const page = await openVisitor(browser, { javaScriptEnabled: false });
    await page.goto(server.url);
    const text = await page.locator('body').innerText();
    for (const words of ['Northwind', 'Partial outage', 'Card payments fail for some banks',
      'The bank confirms a fault on its side.', 'Web and apps', 'Search results arrive slowly']) {
      assert.ok(text.includes(words), `“${words}” is not on the page`);
    }
    await page.getByText('Web and apps').click();
    await page.getByText('Storefront', { exact: true }).waitFor();
    assert.deepEqual(page.trouble, []);
    await page.getByRole('link', { name: 'Card payments fail for some banks' }).first().click();
    await page.waitForURL(`**/incidents/${northwind.open.id}`);
    assert.match(await page.locator('body').innerText(), /one in eight/);
    await page.context().close();
  });

  test('the first view is one request to one host', async () => {
    const page = await openVisitor(browser, { javaScriptEnabled: false });
    await page.goto(server.url, { waitUntil: 'networkidle' });
    assert.deepEqual(page.asked.filter((url) => !url.startsWith('data:')), [`${server.url}/`]);
    await page.context().close();
  });

  test('with scripts there is the event stream beside it, and nothing else', async () => {
    const page = await openVisitor(browser);
    await page.goto(server.url);
    await page.waitForSelector('html[data-live=on]', { timeout: 5000 });
    const others = page.asked.filter((url) => !url.startsWith('data:'))
      .map((url) => new URL(url)).filter((url) => !['/events', '/live.js'].includes(url.pathname));
    assert.deepEqual(others.map(String), [`${server.url}/`]);
    await page.context().close();
  });

  test('no icon is asked for: it lies in the page', async () => {
    const page = await openVisitor(browser);
    await page.goto(server.url);
    assert.match(await page.locator('link[rel~=icon]').first().getAttribute('href'), /^data:/);
    await page.context().close();
  });

  test('at most 14 KB for the first view, head included, compressed with brotli', async () => {
    const answer = await server.get('/', { 'Accept-Encoding': 'br' });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-encoding'], 'br');
    const head = answer.rawHeaders.reduce((sum, part) => sum + part.length + 2, 'HTTP/1.1 200 OK\r\n\r\n'.length);
    const size = head + answer.body.length;
    console.log(`first view: ${size} bytes, ${answer.body.length} of them the compressed page`);
    assert.ok(size <= 14 * 1024, `${size} bytes`);
  });

  test('keyboard: every link and fold can be reached, with a visible focus', async () => {
    const page = await openVisitor(browser);
    await page.goto(server.url);
    const seen = new Set();
    for (let step = 0; step < 15; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        const style = getComputedStyle(element);
        return { tag: element.tagName, text: element.textContent.trim().slice(0, 40),
          shown: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
      });
      if (focus.tag === 'BODY') break;
      assert.ok(focus.shown, `${focus.tag} “${focus.text}” shows no focus`);
      seen.add(focus.tag);
    }
    assert.ok(seen.has('A'), 'no link can be reached');
    await page.context().close();
  });
});

describe('an empty workspace', () => {
  let server;
  before(async () => { server = await Signalbox.start(); });
  after(() => server?.end());

  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      test(`at ${width} px, ${scheme}`, () => look(server.url, 'empty', width, scheme));
    }
  }

  test('a page without services says so, without trouble', async () => {
    await makePage(server, 'Empty house');
    await isPublished(server, 'Empty house');
    await look(server.url, 'no-services', 360, 'light');
  });
});
