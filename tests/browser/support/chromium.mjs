// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Chromium, and pages in it that remember everything that a visitor must never see:
// console errors, refused resources, dialogs, requests to other hosts.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function startChromium() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/**
 * A fresh visitor's page. `options` are Playwright's for a context; close `page.context()` after.
 * `page.trouble` fills with what went wrong, `page.asked` with the URLs requested.
 */
export async function openVisitor(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.trouble = [];
  page.asked = [];
  page.on('console', (message) => {
    if (message.type() === 'error') page.trouble.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.trouble.push(`exception: ${error.message}`));
  page.on('dialog', (dialog) => {
    page.trouble.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => page.asked.push(request.url()));
  // Runs in the page before its own scripts; reported through the console event above.
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI}`);
    });
  });
  return page;
}

/** How many pixels the page is wider than the window: a visitor would have to scroll sideways. */
export function overhang(page) {
  return page.evaluate(() => {
    const root = document.scrollingElement;
    return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
  });
}

/** axe-core's violations as lines of text. */
export async function axeViolations(page) {
  // Evaluated by the debugger, so that the page's own policy need not allow it.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => axe.run(document, {
    resultTypes: ['violations'],
  }));
  return violations.flatMap((violation) => violation.nodes.map(
    (node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`,
  ));
}
