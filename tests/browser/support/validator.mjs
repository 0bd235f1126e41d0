// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** The errors that the Nu HTML checker finds in a document, as lines of text. */
export function htmlErrors(html) {
  return new Promise((resolve, reject) => {
    const java = spawn('java', ['-jar', jar, '--format', 'json', '--stdout', '-']);
    let output = '';
    java.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    java.stdin.on('error', reject);
    java.on('error', reject);
    java.on('close', () => {
      try {
        resolve(JSON.parse(output).messages
          .filter((message) => message.type !== 'info')
          .map((message) => `${message.lastLine}:${message.lastColumn} ${message.message}: ${message.extract}`));
      } catch (error) {
        reject(new Error(`the HTML checker said: ${output}`, { cause: error }));
      }
    });
    java.stdin.end(html);
  });
}
