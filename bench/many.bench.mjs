// Thousands of what an installation usually has a handful of: four times as many take about four times as long to check, and
// to plan. A value of 1 is linear, 4 is quadratic.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from './child.mjs';

const MANY = 1000;
const RUNS = 1;
const program = new URL('../dist/bin/main.js', import.meta.url);

/** Runs the program as its bin file does, and drops what it prints. */
const script = `
import { main, nodeIo } from ${JSON.stringify(program.href)};
const drop = () => {};
await main(process.argv.slice(1), nodeIo, { out: drop, err: drop, environment: {}, isTerminal: false, columns: 0 });`;

const list = (count, item) => Array.from({ length: count }, (_, index) => item(index)).join(',\n');
const listener = (address) =>
  `{ "socket-type": "http", "socket-address": "${address}", "socket-port": 8000 }`;

/** What stands in the section of the DHCPv4 server. */
const KINDS = {
  hooks: (count) => `"hooks-libraries": [${list(count, (n) => `{ "library": "/opt/x${n}.so" }`)}]`,
  listeners: (count) => `"control-sockets": [${list(count, (n) => listener(`10.0.${n >> 8}.${n & 255}`))}]`,
  'listeners on one address': (count) => `"control-sockets": [${list(count, () => listener('10.0.0.1'))}]`,
  'unknown members': (count) => list(count, (n) => `"x${n}": ${n}`),
};

export default function run() {
  const root = mkdtempSync(join(tmpdir(), 'kea-migrate-many-'));
  const directory = (name, text) => {
    const path = join(root, name);
    mkdirSync(path);
    writeFileSync(join(path, 'kea-dhcp4.conf'), text);
    return path;
  };
  try {
    return Object.entries(KINDS).flatMap(([what, make], index) => {
      const [few, many] = [MANY, 4 * MANY].map((count) =>
        directory(`${index}-${count}`, `{ "Dhcp4": {\n${make(count)}\n} }\n`),
      );
      return (what === 'listeners' ? [['check'], []] : [['check']]).map((command) => {
        const { ours, theirs } = compare(
          { script, args: [...command, many] },
          { script, args: [...command, few] },
          RUNS,
        );
        return {
          what: `${command[0] ?? 'plan'} of ${4 * MANY} ${what} / 4 × a quarter as many, CPU`,
          value: ours.cpu / (4 * theirs.cpu),
          limit: 1.2,
          detail: `${ours.cpu.toFixed(0)} ms against ${theirs.cpu.toFixed(0)}`,
        };
      });
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}
