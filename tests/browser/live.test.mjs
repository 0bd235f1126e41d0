// SPDX-License-Identifier: GPL-3.0-or-later
// An open page follows what admins do, without a reload.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { openVisitor, startChromium } from './support/chromium.mjs';
import { Signalbox } from './support/signalbox.mjs';
import { makePage, makeServices, report } from './support/workspace.mjs';

const PATIENCE = { timeout: 20_000 };

describe('an open page', () => {
  let browser;
  let server;
  let ids;
  let page;
  before(async () => {
    browser = await startChromium();
    server = await Signalbox.start();
    ids = await makeServices(server, await makePage(server, 'Northwind'), { Shop: ['Search', 'Mail'] });
    page = await openVisitor(browser);
    await page.goto(server.url);
    await page.waitForSelector('html[data-live=on]', PATIENCE);
    await page.evaluate(() => { window.notReloaded = true; });
  });
  after(async () => {
    await browser?.close();
    await server?.end();
  });

  const shows = (words) => page.getByText(words).first().waitFor(PATIENCE);

  /** Milliseconds from the server's answer to the admin until the visitor sees the words. */
  const measured = async (words, act) => {
    const seen = page.waitForFunction((text) => document.querySelector('main').textContent.includes(text), words, PATIENCE)
      .then(() => performance.now());
    await act();
    const committed = performance.now();
    const time = Math.max(0, (await seen) - committed);
    console.log(`“${words}” was on the open page ${time.toFixed(0)} ms after the answer`);
    return time;
  };

  test('shows a new incident, its update and its end, without a reload', async () => {
    let incident;
    await measured('Search is slow', async () => {
      incident = await report(server, 'Search is slow', [{ service_id: ids.Search, impact: 'partial_outage' }]);
    });
    await shows('Partial outage');
    assert.match(await page.title(), /Partial outage/);
    await measured('A host was full', () => server.api('POST', `/incidents/${incident.id}/updates`, {
      status: 'identified', body: 'A host was full', notify: false,
    }));
    await measured('All systems operational', () => server.api('POST', `/incidents/${incident.id}/updates`, {
      status: 'resolved', body: 'Done.', notify: false,
    }));
    assert.equal(await page.evaluate(() => window.notReloaded), true);
    assert.deepEqual(page.trouble, []);
  });

  test('a service renamed is seen too', async () => {
    await measured('Mail and receipts', () => server.api('PATCH', `/services/${ids.Mail}`, { name: 'Mail and receipts' }));
    assert.equal(await page.evaluate(() => window.notReloaded), true);
  });

  test('what a visitor folded or unfolded stays so over a change', async () => {
    const fold = page.locator('main details').first();
    const was = await fold.evaluate((element) => element.open);
    await fold.locator('summary').first().click();
    await measured('Fold test', () => report(server, 'Fold test', []));
    assert.equal(await fold.evaluate((element) => element.open), !was);
  });

  test('comes back by itself after the server was away', async () => {
    const address = server.url.replace('http://', '');
    assert.equal(await server.stop(), 0);
    await server.serve(address);
    const time = await measured('Back again', () => report(server, 'Back again', []));
    assert.ok(time < PATIENCE.timeout);
    assert.equal(await page.evaluate(() => window.notReloaded), true);
  });

  test('learns what it missed while the server was being restarted', async () => {
    const other = await openVisitor(browser);
    const address = server.url.replace('http://', '');
    await other.goto(server.url);
    await other.waitForSelector('html[data-live=on]', PATIENCE);
    assert.equal(await server.stop(), 0);
    await server.serve(address);
    await report(server, 'Told while you were away', []);
    await other.context().setOffline(false);
    await other.getByText('Told while you were away').first().waitFor(PATIENCE);
    await other.context().close();
  });
});
