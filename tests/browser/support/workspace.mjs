// SPDX-License-Identifier: GPL-3.0-or-later
// The sample workspace that the tests look at: one page, twenty services in four groups, and
// incidents over ninety days, one of them open.

import { eventually } from './signalbox.mjs';

const DAY = 24 * 3600 * 1000;

const GROUPS = {
  'Web and apps': ['Storefront', 'Checkout', 'Customer accounts', 'iOS app', 'Android app'],
  'Public API': ['REST API', 'Webhooks', 'Sandbox', 'Developer documentation'],
  'Payments and delivery': ['Card payments', 'Invoices', 'Parcel tracking'],
  'Behind the scenes': ['Search', 'Mail', 'Reports', 'Support desk'],
};

const PAST = [
  // days ago, hours long, service, impact, type, title
  [2, 1.5, 'Search', 'degraded_performance', 'minor', 'Search results arrive slowly'],
  [5, 3, 'Webhooks', 'partial_outage', 'minor', 'Webhooks delivered late'],
  [9, 0.7, 'REST API', 'major_outage', 'major', 'REST API answered with errors'],
  [9.5, 4, 'Reports', 'degraded_performance', 'minor', 'Nightly reports not ready'],
  [13, 2, 'Mail', 'partial_outage', 'minor', 'Receipts by mail delayed'],
  [27, 6, 'Parcel tracking', 'partial_outage', 'minor', 'Tracking shows yesterday’s state'],
  [41, 1, 'Checkout', 'major_outage', 'major', 'Checkout not reachable'],
  [63, 12, 'Sandbox', 'major_outage', 'minor', 'Sandbox offline for a day'],
  [78, 0.5, 'Storefront', 'partial_outage', 'minor', 'Some shops answered with errors'],
];

export function iso(date) {
  return new Date(date).toISOString();
}

/** Pages are made a moment after the answer to the admin: waits until these words are on it. */
export function isPublished(server, words, path = '/') {
  return eventually(`“${words}” to be published`, async () => (await server.get(path)).text().includes(words));
}

/** The default page of the workspace, named; made where the workspace has none. */
export async function makePage(server, name, more = {}) {
  const pages = (await server.api('GET', '/pages')).items ?? [];
  if (pages.length) return server.api('PATCH', `/pages/${pages[0].id}`, { name, ...more });
  return server.api('POST', '/pages', { name, slug: 'status', ...more });
}

/** Makes services named {group: [names]} and shows them all on the page, in that order. */
export async function makeServices(server, page, groups) {
  const ids = {};
  const arrangement = [];
  for (const [group, names] of Object.entries(groups)) {
    const parent = await server.api('POST', '/services', { name: group });
    ids[group] = parent.id;
    arrangement.push({ service_id: parent.id, parent_id: null, position: arrangement.length });
    for (const name of names) {
      const service = await server.api('POST', '/services', {
        name, description: `What customers use as ${name}`, parent_id: parent.id,
      });
      ids[name] = service.id;
      arrangement.push({ service_id: service.id, parent_id: parent.id, position: arrangement.length });
    }
  }
  await server.api('PUT', `/pages/${page.id}/services`, arrangement);
  return ids;
}

/** An incident that is over, with its whole timeline in the past. */
async function makePast(server, ids, [daysAgo, hours, service, impact, type, title]) {
  const start = Date.now() - daysAgo * DAY;
  const end = start + hours * 3600 * 1000;
  const incident = await server.api('POST', '/incidents', {
    title, type, services: [{ service_id: ids[service], impact }], started_at: iso(start), notify: false,
    update: {
      status: 'investigating', body: `We see trouble with **${service}** and look into it.`, posted_at: iso(start),
    },
  });
  for (const [share, status, body] of [
    [0.4, 'identified', 'We found the cause: a full queue on one host.'],
    [1, 'resolved', 'All is well again. We are sorry for the trouble.'],
  ]) {
    await server.api('POST', `/incidents/${incident.id}/updates`, {
      status, body, notify: false, posted_at: iso(start + share * (end - start)),
    });
  }
  return incident;
}

/** An open incident, reported now. */
export function report(server, title, services, more = {}) {
  return server.api('POST', '/incidents', {
    title, type: 'major', services, notify: false,
    update: { status: 'investigating', body: 'We are looking into it.', ...more.update },
  });
}

/** {page, ids by service name, open: the open incident, past: the closed ones} */
export async function makeNorthwind(server) {
  const page = await makePage(server, 'Northwind', { website: 'https://www.example.com/' });
  const ids = await makeServices(server, page, GROUPS);
  await server.age(100);
  const past = [];
  for (const row of PAST) past.push(await makePast(server, ids, row));
  const open = await report(server, 'Card payments fail for some banks', [
    { service_id: ids['Card payments'], impact: 'partial_outage' },
  ], {
    update: {
      body: 'About **one in eight** card payments is declined.\n\n- Cards of two banks are hit\n'
        + '- Invoices work: `POST /v1/invoices`\n\nMore on the [bank’s page](https://www.example.com/).',
    },
  });
  await server.api('POST', `/incidents/${open.id}/updates`, {
    status: 'identified', body: 'The bank confirms a fault on its side.', notify: false,
  });
  await isPublished(server, 'The bank confirms a fault');
  return { page, ids, open, past };
}
