// SPDX-License-Identifier: GPL-3.0-or-later
// A real signalboxd in a temporary folder, and the management API as its documentation says.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PROGRAM = process.env.SIGNALBOXD ?? 'build/release/bin/signalboxd';
const START_DEADLINE_MS = 30_000;
const STOP_DEADLINE_MS = 30_000;

export class Signalbox {
  /** Starts a server with an empty workspace on a port of its own choosing. */
  static async start() {
    const folder = await mkdtemp(join(tmpdir(), 'signalbox-test-'));
    const server = new Signalbox(folder);
    try {
      await server.serve('127.0.0.1:0');
      server.token = await server.run('token', 'create', '--name', 'ci', '--scope', 'admin');
    } catch (error) {
      await server.end();
      throw error;
    }
    return server;
  }

  constructor(folder) {
    this.folder = folder;
    this.environment = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, LC_ALL: 'C.UTF-8' };
  }

  /** What another signalboxd command prints, beside the running server. */
  async run(...words) {
    const { stdout } = await promisify(execFile)(PROGRAM, words, { env: this.environment });
    return stdout.trim();
  }

  /** Resolves when the server accepts connections; sets `url` (no slash at the end). */
  async serve(address) {
    this.process = spawn(PROGRAM, ['serve', '--listen', address], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.log = '';
    this.exited = new Promise((resolve) => {
      this.process.once('error', (error) => resolve(error.message));
      this.process.once('exit', (code, signal) => resolve(code ?? signal));
    });
    this.process.stderr.setEncoding('utf8').on('data', (text) => (this.log += text));
    this.url = await this.#firstLine();
  }

  #firstLine() {
    let printed = '';
    const line = new Promise((resolve) => {
      this.process.stdout.setEncoding('utf8').on('data', (text) => {
        printed += text;
        const match = /^listening on (http:\/\/\S+?)\/?$/m.exec(printed);
        if (match && printed.includes('\n')) resolve(match[1]);
      });
    });
    const failure = this.exited.then((code) => {
      throw new Error(`signalboxd ended (${code}) before it listened: ${printed}${this.log}`);
    });
    return within(START_DEADLINE_MS, 'signalboxd to listen', Promise.race([line, failure]));
  }

  /**
   * Makes every service as old as that. No admin can, so it goes to the database of the stopped
   * server; the server is started again at the address it had.
   */
  async age(days) {
    await this.stop();
    await promisify(execFile)('python3', ['-c', `import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("UPDATE services SET created_at = created_at - ?", [int(sys.argv[2]) * 86400000])
database.commit()`, join(this.folder, 'signalbox', 'signalbox.db'), String(days)]);
    await this.serve(this.url.replace('http://', ''));
  }

  /** Asks it to stop, as a service manager does; returns the exit code. */
  async stop() {
    this.process.kill('SIGTERM');
    return within(STOP_DEADLINE_MS, 'signalboxd to stop', this.exited);
  }

  /** Stops it however that is to be done, and removes its folder. */
  async end() {
    this.process?.kill('SIGKILL');
    await this.exited;
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Any request, its body as bytes: {status, headers, body, text, json}. */
  request(method, path, { headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
      const request = http.request(this.url + path, { method, headers, agent: false }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const bytes = Buffer.concat(parts);
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            rawHeaders: answer.rawHeaders,
            body: bytes,
            text: () => bytes.toString('utf8'),
            json: () => JSON.parse(bytes.toString('utf8')),
          });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  get(path, headers) {
    return this.request('GET', path, { headers });
  }

  /** A call of the management API: its answer whatever its status. */
  ask(method, path, value) {
    const body = value === undefined ? undefined : JSON.stringify(value);
    const headers = { Authorization: `Bearer ${this.token}` };
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
      headers['Content-Length'] = Buffer.byteLength(body);
    }
    return this.request(method, `/api/v1${path}`, { headers, body });
  }

  /** A call of the management API that must succeed: the JSON of its answer. */
  async api(method, path, value) {
    const answer = await this.ask(method, path, value);
    if (answer.status >= 300) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text()}`);
    }
    return answer.body.length ? answer.json() : null;
  }
}

/** The promise's value, or an error when it takes longer. */
export async function within(milliseconds, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${milliseconds} ms for ${what}`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again and again until the answer is true; the deadline is there to end a broken test. */
export async function eventually(what, isTrue, milliseconds = 15_000) {
  const end = performance.now() + milliseconds;
  for (;;) {
    if (await isTrue()) return;
    if (performance.now() > end) throw new Error(`waited ${milliseconds} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
