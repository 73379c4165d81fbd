// The whole program on a 20 MB file, on a small installation, and on a tree of many: CPU, start-up, memory.

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, median, RUNS, runOnce } from './child.mjs';
import { configurationFile, directory, jsonFile } from './files.mjs';

const RESERVATIONS = 200_000;
const program = new URL('../dist/bin/main.js', import.meta.url);

/** Runs the program as its bin file does, and drops what it prints. */
const script = `
import { main, nodeIo } from ${JSON.stringify(program.href)};
const drop = () => {};
await main(process.argv.slice(1), nodeIo, { out: drop, err: drop, environment: {}, isTerminal: false, columns: 0 });`;
const readJson = "import { readFileSync } from 'node:fs'; JSON.parse(readFileSync(process.argv[1], 'utf8'));";

export default function run() {
  return [...large(), ...startUp(), ...tree()];
}

function large() {
  const conf = configurationFile(RESERVATIONS);
  const json = { script: readJson, args: [jsonFile(RESERVATIONS)] };
  const check = compare({ script, args: ['check', conf] }, json);
  // One line changes: the singular control socket. The agent is not there, so nothing else is planned.
  const plan = compare({ script, args: [conf] }, { script, args: ['check', conf] });
  const detail = (a, b) => `${a.toFixed(0)} ms CPU against ${b.toFixed(0)}`;
  return [
    {
      what: 'check 20 MB / JSON.parse',
      value: check.ours.cpu / check.theirs.cpu,
      limit: 4,
      detail: detail(check.ours.cpu, check.theirs.cpu),
    },
    {
      what: 'check 20 MB / 300 MiB peak',
      value: check.ours.peak / 300,
      limit: 1,
      detail: `${check.ours.peak.toFixed(0)} MiB`,
    },
    {
      what: 'plan of a one-line change / check',
      value: plan.ours.cpu / plan.theirs.cpu,
      limit: 1.4,
      // The changed file is parsed a second time for the proof, which is most of what a plan costs.
      goal: 1.2,
      detail: detail(plan.ours.cpu, plan.theirs.cpu),
    },
  ];
}

/** Wall time of a whole process, in milliseconds. */
function wall(args, environment = {}) {
  const began = process.hrtime.bigint();
  spawnSync(process.execPath, args, { stdio: 'ignore', env: { ...process.env, ...environment } });
  return Number(process.hrtime.bigint() - began) / 1e6;
}

function startUp() {
  const bin = fileURLToPath(new URL('../bin/kea-migrate.js', import.meta.url));
  const example = fileURLToPath(new URL('../fixtures/example/etc/kea', import.meta.url));
  const ours = [];
  const uncompiled = [];
  const nodes = [];
  for (let run = 0; run < 3 * RUNS; run++) {
    nodes.push(wall(['-e', '0']));
    ours.push(wall([bin, 'check', example]));
    // As the first run after an installation, and where nothing can be kept.
    uncompiled.push(wall([bin, 'check', example], { NODE_DISABLE_COMPILE_CACHE: '1' }));
  }
  const [own, first, node] = [ours, uncompiled, nodes].map(median);
  return [
    {
      what: 'check of five files / node -e 0',
      value: own / node,
      limit: 2.5,
      detail: `${own.toFixed(0)} ms against ${node.toFixed(0)}`,
    },
    {
      what: 'the same with nothing kept from an earlier start (see bin/compiled.js)',
      value: first / node,
      limit: 3.5,
      goal: 2.5,
      detail: `${first.toFixed(0)} ms against ${node.toFixed(0)}`,
    },
  ];
}

/** A tree with `count` hosts, each an agent and two servers. */
function hosts(count) {
  const root = join(directory, `hosts-${count}`);
  rmSync(root, { recursive: true, force: true });
  const socket = (n) => `{ "socket-type": "unix", "socket-name": "/run/kea/kea${n}-ctrl-socket" }`;
  const files = {
    'kea-ctrl-agent.conf': `{ "Control-agent": { "http-host": "127.0.0.1", "control-sockets": { "dhcp4": ${socket(4)}, "dhcp6": ${socket(6)} } } }\n`,
    'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${socket(4)}, "valid-lifetime": 4000 } }\n`,
    'kea-dhcp6.conf': `{ "Dhcp6": { "control-socket": ${socket(6)}, "valid-lifetime": 4000 } }\n`,
  };
  for (let host = 0; host < count; host++) {
    for (const [name, text] of Object.entries(files)) {
      const path = join(root, `host-${host}`, 'etc/kea', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  return root;
}

function tree() {
  const [few, many] = [1000, 10_000];
  const ask = (count) => runOnce(script, ['check', hosts(count), '-f', 'concise', '--target', '2.6']);
  const [small, big] = [ask(few), ask(many)];
  return [
    {
      what: '10,000 hosts / 10 × 1,000 hosts, CPU',
      value: big.cpu / (10 * small.cpu),
      limit: 1.3,
      detail: `${big.cpu.toFixed(0)} ms against ${small.cpu.toFixed(0)}`,
    },
    {
      what: '10,000 hosts / 1,000 hosts, peak memory',
      value: big.peak / small.peak,
      limit: 2,
      detail: `${big.peak.toFixed(0)} MiB against ${small.peak.toFixed(0)}`,
    },
  ];
}
