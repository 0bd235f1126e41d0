// SPDX-License-Identifier: GPL-3.0-or-later
// What the server promises to programs: valid HTML, caching, security headers, JSON shapes,
// problem documents.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { Signalbox, eventually } from './support/signalbox.mjs';
import { htmlErrors } from './support/validator.mjs';
import { makeNorthwind, report } from './support/workspace.mjs';

let server;
let northwind;
before(async () => {
  server = await Signalbox.start();
  northwind = await makeNorthwind(server);
});
after(() => server?.end());

describe('HTML', () => {
  const pages = {
    page: () => '/',
    'page by slug': () => `/p/${northwind.page.slug}/`,
    incident: () => `/incidents/${northwind.open.id}`,
    'past incident': () => `/incidents/${northwind.past[3].id}`,
    'not found': () => '/no-such-page',
  };
  for (const [name, path] of Object.entries(pages)) {
    test(`${name}: the validator has nothing to say`, async () => {
      const answer = await server.get(path());
      assert.match(answer.headers['content-type'], /^text\/html; *charset=utf-8$/i);
      assert.deepEqual(await htmlErrors(answer.text()), []);
    });
  }

  test('an empty workspace: the validator has nothing to say', async () => {
    const empty = await Signalbox.start();
    try {
      assert.deepEqual(await htmlErrors((await empty.get('/')).text()), []);
    } finally {
      await empty.end();
    }
  });
});

describe('caching', () => {
  test('the page may be cached, and shown stale while it is fetched or we are gone', async () => {
    const { headers } = await server.get('/');
    assert.match(headers['cache-control'], /\bpublic\b/);
    assert.match(headers['cache-control'], /\bmax-age=\d+/);
    assert.match(headers['cache-control'], /\bstale-while-revalidate=\d+/);
    assert.match(headers['cache-control'], /\bstale-if-error=\d+/);
    assert.match(headers.etag, /^(W\/)?"[^"]+"$/);
    assert.ok(!Number.isNaN(Date.parse(headers['last-modified'])), headers['last-modified']);
    assert.match(headers.vary, /accept-encoding/i);
  });

  for (const encoding of ['identity', 'gzip', 'br']) {
    test(`304 without a body for the ${encoding} variant`, async () => {
      const first = await server.get('/', { 'Accept-Encoding': encoding });
      assert.equal(first.status, 200);
      const second = await server.get('/', { 'Accept-Encoding': encoding, 'If-None-Match': first.headers.etag });
      assert.equal(second.status, 304);
      assert.equal(second.body.length, 0);
      assert.equal(second.headers.etag, first.headers.etag);
    });
  }

  test('304 by date too', async () => {
    const { headers } = await server.get('/');
    const again = await server.get('/', { 'If-Modified-Since': headers['last-modified'] });
    assert.equal(again.status, 304);
  });

  test('a change makes a new page', async () => {
    const before = await server.get('/');
    const incident = await report(server, 'Something new', []);
    await eventually('the page to change', async () => {
      const answer = await server.get('/', { 'If-None-Match': before.headers.etag });
      return answer.status === 200 && answer.text().includes('Something new');
    });
    await server.api('DELETE', `/incidents/${incident.id}`);
    await eventually('the page to change back', async () => !(await server.get('/')).text().includes('Something new'));
  });

  test('all three encodings hold the same page', async () => {
    const plain = await server.get('/', { 'Accept-Encoding': 'identity' });
    assert.equal(plain.headers['content-encoding'], undefined);
    const gzip = await server.get('/', { 'Accept-Encoding': 'gzip' });
    assert.equal(gzip.headers['content-encoding'], 'gzip');
    assert.deepEqual(gunzipSync(gzip.body), plain.body);
    const brotli = await server.get('/', { 'Accept-Encoding': 'gzip, deflate, br' });
    assert.equal(brotli.headers['content-encoding'], 'br');
    assert.deepEqual(brotliDecompressSync(brotli.body), plain.body);
  });

  test('HEAD has the headers of GET and no body', async () => {
    const get = await server.get('/');
    const head = await server.request('HEAD', '/');
    assert.equal(head.status, 200);
    assert.equal(head.body.length, 0);
    for (const name of ['content-length', 'content-type', 'etag', 'cache-control', 'last-modified']) {
      assert.equal(head.headers[name], get.headers[name], name);
    }
  });
});

describe('security headers', () => {
  test('nothing may run or be fetched but what the policy names', async () => {
    for (const path of ['/', `/incidents/${northwind.open.id}`, '/no-such-page']) {
      const { headers } = await server.get(path);
      const policy = headers['content-security-policy'];
      assert.match(policy, /default-src 'none'/, path);
      assert.match(policy, /frame-ancestors /, path);
      assert.doesNotMatch(policy, /unsafe-|\*/, path);
      assert.equal(headers['x-content-type-options'], 'nosniff', path);
      assert.ok(headers['referrer-policy'], path);
    }
  });

  test('no handler or style attribute in the markup', async () => {
    const html = (await server.get('/')).text();
    assert.doesNotMatch(html, /<[^>]+\son[a-z]+\s*=/i);
    assert.doesNotMatch(html, /<[^>]+\sstyle\s*=/i);
  });
});

describe('what Statuspage clients read', () => {
  const get = async (name) => {
    const answer = await server.get(`/api/v2/${name}.json`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-type'], /^application\/json/);
    return answer.json();
  };
  const isTime = (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text);

  test('status.json', async () => {
    const { page, status } = await get('status');
    assert.equal(page.name, 'Northwind');
    for (const key of ['id', 'url', 'time_zone', 'updated_at']) assert.ok(key in page, key);
    assert.ok(isTime(page.updated_at), page.updated_at);
    assert.deepEqual(status, { indicator: 'major', description: 'Partial outage' });
  });

  test('components.json', async () => {
    const { components } = await get('components');
    assert.equal(components.length, 20);
    const group = components.find((one) => one.name === 'Payments and delivery');
    const leaf = components.find((one) => one.name === 'Card payments');
    assert.equal(group.group, true);
    assert.ok(group.components.includes(leaf.id));
    assert.equal(leaf.group, false);
    assert.equal(leaf.group_id, group.id);
    assert.equal(leaf.status, 'partial_outage');
    for (const key of ['created_at', 'updated_at', 'position', 'description', 'page_id', 'showcase',
      'only_show_if_degraded', 'start_date']) {
      assert.ok(key in leaf, key);
    }
  });

  test('incidents.json and incidents/unresolved.json', async () => {
    const { incidents } = await get('incidents');
    assert.ok(incidents.length >= 10);
    for (const incident of incidents) {
      assert.match(incident.impact, /^(none|minor|major|critical)$/);
      assert.match(incident.status, /^(investigating|identified|monitoring|resolved|postmortem)$/);
      assert.ok(isTime(incident.started_at) && isTime(incident.created_at));
      assert.equal(incident.status === 'resolved', isTime(incident.resolved_at ?? ''));
    }
    const unresolved = (await get('incidents/unresolved')).incidents;
    assert.deepEqual(unresolved.map((one) => one.name), ['Card payments fail for some banks']);
    const [open] = unresolved;
    assert.deepEqual(open.incident_updates.map((one) => one.status), ['identified', 'investigating']);
    assert.deepEqual(open.components.map((one) => one.name), ['Card payments']);
    for (const key of ['id', 'body', 'created_at', 'display_at', 'updated_at', 'incident_id']) {
      assert.ok(key in open.incident_updates[0], key);
    }
    assert.ok(open.shortlink.includes(`/incidents/${open.id}`), open.shortlink);
  });

  test('summary.json joins them', async () => {
    const summary = await get('summary');
    assert.equal(summary.status.indicator, 'major');
    assert.equal(summary.components.length, 20);
    assert.equal(summary.incidents.length, 1);
    assert.deepEqual(summary.scheduled_maintenances, []);
  });
});

describe('refusals', () => {
  const isProblem = (answer, status) => {
    assert.equal(answer.status, status, answer.text());
    assert.match(answer.headers['content-type'], /^application\/problem\+json/);
    const problem = answer.json();
    assert.equal(problem.status, status);
    assert.ok(problem.code && problem.title, answer.text());
    return problem;
  };

  test('the management API refuses whoever has no token', async () => {
    for (const path of ['/api/v1/services', '/api/v1/changes', '/api/v1/events', '/api/v1/tokens']) {
      isProblem(await server.get(path), 401);
      isProblem(await server.get(path, { Authorization: 'Bearer wrong' }), 401);
    }
  });

  test('a bad field is named, and nothing is changed', async () => {
    const count = (await server.get('/api/v2/components.json')).json().components.length;
    const bad = [
      [{ name: '' }, 'name'],
      [{ name: 'x'.repeat(201) }, 'name'],
      [{ name: 5 }, 'name'],
      [{ name: 'x', manual_status: 'wonderful' }, 'manual_status'],
      [{ name: 'x', parent_id: 'nobody' }, 'parent_id'],
      [{}, 'name'],
    ];
    for (const [value, field] of bad) {
      const answer = await server.ask('POST', '/services', value);
      assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} for ${JSON.stringify(value)}`);
      assert.equal(isProblem(answer, answer.status).field, field, answer.text());
    }
    assert.equal((await server.get('/api/v2/components.json')).json().components.length, count);
  });

  test('a JSON text that is none', async () => {
    const answer = await server.request('POST', '/api/v1/services', {
      headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' },
      body: '{"name": ',
    });
    isProblem(answer, 400);
  });

  test('an unknown route of the API is a problem document, of the page a page', async () => {
    isProblem(await server.ask('GET', '/nothing-here'), 404);
    const page = await server.get('/nothing-here');
    assert.equal(page.status, 404);
    assert.match(page.headers['content-type'], /^text\/html/);
  });
});
