// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is typed is shown as text: nothing runs, nothing is fetched, the layout holds.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axeViolations, openVisitor, overhang, startChromium } from './support/chromium.mjs';
import { Signalbox } from './support/signalbox.mjs';
import { htmlErrors } from './support/validator.mjs';
import { isPublished, makePage, makeServices, report } from './support/workspace.mjs';

const EVIL = {
  'end of title': '</title><script>ran("title")</script>',
  'end of script': '</script><script>ran("script")</script>',
  'end of style': '</style><img src=x onerror=ran("style")>',
  attribute: '" onmouseover="ran(1)" autofocus onfocus="ran(2)" x="',
  'single quote': "' onmouseover='ran(3)' x='",
  image: '<img src=x onerror=ran("img")>',
  svg: '<svg onload=ran("svg")><script>ran("svg")</script></svg>',
  comment: '--><script>ran("comment")</script><!--',
  template: '{{{name}}}{{>page}}{{#services}}x{{/services}}<%= 1 %>${ran(4)}',
  'right to left': '\u202Eesrever\u2066 \u202B مرحبا بالعالم \u200F',
  'byte order': 'x\uFEFFy\u200Dz\u2028next\u2029line',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  'no space': 'W'.repeat(190),
  entity: '&lt;b&gt; &amp; &#x3c;script&#x3e;',
};

const MARKDOWN = {
  'raw HTML': '<script>ran("md")</script><iframe src="javascript:ran(5)"></iframe><b onclick=ran(6)>x</b>',
  'script link': '[click](javascript:ran(7)) [tab](java\tscript:ran(8)) <javascript:ran(9)>',
  'coded link': '[click](&#106;avascript:ran(10)) [upper](JaVaScRiPt:ran(11)) [vb](vbscript:ran(12))',
  'data link': '[click](data:text/html,<script>ran(13)</script>) ![x](data:image/svg+xml,<svg/onload=ran(14)>)',
  'foreign image': '![pixel](http://tracker.invalid/pixel.gif) ![x](x" onerror="ran(15))',
  reference: '[x]: javascript:ran(16)\n\n[x]',
  'ten thousand characters': `${'lorem ipsum '.repeat(500)}${'W'.repeat(4000)}`,
  'wide table of code': `\`\`\`\n${'x'.repeat(3000)}\n\`\`\``,
  'deep quotes': '> '.repeat(500) + 'deep',
  'deep lists': Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- ${depth}`).join('\n'),
  'many brackets': '['.repeat(10_000),
  heading: '# Heading of an update\n\n## And another\n\n---',
};

let browser;
let server;
const opened = {};
before(async () => {
  browser = await startChromium();
  server = await Signalbox.start();
  const names = Object.values(EVIL);
  const page = await makePage(server, EVIL['end of title'], { description: EVIL.image });
  const ids = await makeServices(server, page, { [EVIL.svg]: names });
  for (const [name, title] of Object.entries(EVIL)) {
    const update = { body: title };
    opened[name] = await report(server, title, [{ service_id: ids[title], impact: 'degraded_performance' }], { update });
  }
  for (const [name, body] of Object.entries(MARKDOWN)) {
    opened[name] = await report(server, `Markdown: ${name}`, [], { update: { body } });
  }
  await isPublished(server, 'Markdown: heading');
});
after(async () => {
  await browser?.close();
  await server?.end();
});

async function visit(path, width, inspect) {
  const page = await openVisitor(browser, { viewport: { width, height: 900 } });
  try {
    await page.addInitScript(() => {
      window.ran = (what) => console.error(`ran: ${what}`);
    });
    await page.goto(server.url + path);
    for (const handler of ['mouseover', 'focus', 'click']) {
      await page.evaluate((type) => {
        for (const element of document.querySelectorAll('body :not(a, summary, button)')) {
          element.dispatchEvent(new Event(type));
        }
      }, handler);
    }
    assert.deepEqual(page.trouble, []);
    const foreign = page.asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'));
    assert.deepEqual(foreign, []);
    assert.ok(await overhang(page) <= 0, `${await overhang(page)} px wider than ${width}`);
    await inspect?.(page);
  } finally {
    await page.context().close();
  }
}

/** What a reader makes of a text: runs of white space are one, as HTML shows them. */
const words = (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

describe('the page full of hostile texts', () => {
  for (const width of [360, 1280]) {
    test(`nothing runs and nothing sticks out at ${width} px`, () => visit('/', width, async (page) => {
      assert.deepEqual(await axeViolations(page), []);
      assert.ok((await page.title()).includes(EVIL['end of title']), await page.title());
    }));
  }

  test('every text is there as it was typed', () => visit('/', 1280, async (page) => {
    const shown = words(await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      return document.body.textContent;
    }));
    for (const [name, text] of Object.entries(EVIL)) {
      assert.ok(shown.includes(words(text)), `${name} is not shown as it was typed`);
    }
  }));

  test('right-to-left text does not turn what stands beside it', () => visit('/', 1280, async (page) => {
    const isolated = await page.evaluate((text) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        if (!walker.currentNode.data.includes(text)) continue;
        let element = walker.currentNode.parentElement;
        const near = [];
        for (let step = 0; element && step < 3; step += 1, element = element.parentElement) {
          near.push(element.matches('bdi,[dir=auto]') || /isolate|plaintext/.test(getComputedStyle(element).unicodeBidi)
            || getComputedStyle(element).display !== 'inline');
        }
        found.push(near.some(Boolean));
      }
      return found;
    }, '\u202Eesrever');
    assert.ok(isolated.length > 0 && isolated.every(Boolean), JSON.stringify(isolated));
  }));

  test('the HTML is valid all the same', async () => {
    assert.deepEqual(await htmlErrors((await server.get('/')).text()), []);
  });
});

describe('incident pages', () => {
  for (const name of [...Object.keys(EVIL), ...Object.keys(MARKDOWN)]) {
    test(`${name}: nothing runs and the layout holds`, () => visit(`/incidents/${opened[name].id}`, 360, async (page) => {
      const links = await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.protocol));
      for (const protocol of links) assert.match(protocol, /^(https?|mailto):$/);
    }));
  }
});

describe('the JSON API', () => {
  test('holds the texts as they are and cannot be taken for a page', async () => {
    const answer = await server.get('/api/v2/summary.json');
    assert.match(answer.headers['content-type'], /^application\/json/);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    const names = answer.json().components.map((one) => words(one.name));
    for (const text of Object.values(EVIL)) assert.ok(names.includes(words(text)), text);
  });
});

describe('hostile paths', () => {
  for (const path of ['/%3Cscript%3Eran(1)%3C/script%3E', '/incidents/%22%3E%3Csvg%20onload=ran(2)%3E',
    '/p/%7B%7B%7Bname%7D%7D%7D', '/..%2f..%2fetc%2fpasswd', '/%00', '/%E2%80%AE']) {
    test(path, async () => {
      const answer = await server.get(path);
      assert.ok(answer.status === 404 || answer.status === 400, `${answer.status}`);
      assert.doesNotMatch(answer.text(), /<script>ran|<svg onload|root:x/);
    });
  }
});
