// 100,000 subnets with a pool each and 1,000,000 reservations: everything that overlaps or stands twice is looked for, inside
// the budget of any large file, and twice the subnets cost about twice as much.

import { statSync } from 'node:fs';
import { compare } from './child.mjs';
import { networkFile, networkJson } from './files.mjs';

const SUBNETS = 100_000;
const RUNS = 3;
const program = new URL('../dist/bin/main.js', import.meta.url);

/** Runs the program as its bin file does, and drops what it prints. */
const script = `
import { main, nodeIo } from ${JSON.stringify(program.href)};
const drop = () => {};
await main(process.argv.slice(1), nodeIo, { out: drop, err: drop, environment: {}, isTerminal: false, columns: 0 });`;
const readJson = "import { readFileSync } from 'node:fs'; JSON.parse(readFileSync(process.argv[1], 'utf8'));";

export default function run() {
  const file = networkFile(SUBNETS);
  const whole = compare(
    { script, args: ['check', file] },
    { script: readJson, args: [networkJson(SUBNETS)] },
    RUNS,
  );
  const half = compare(
    { script, args: ['check', networkFile(SUBNETS / 2)] },
    { script: readJson, args: [networkJson(SUBNETS / 2)] },
    RUNS,
  );
  const size = `${(statSync(file).size / 1e6).toFixed(0)} MB`;
  const detail = (a, b, unit) => `${a.toFixed(0)} ${unit} against ${b.toFixed(0)}`;
  return [
    {
      what: `check of 100,000 subnets and 1,000,000 reservations (${size}) / JSON.parse`,
      value: whole.ours.cpu / whole.theirs.cpu,
      limit: 4,
      detail: detail(whole.ours.cpu, whole.theirs.cpu, 'ms CPU'),
    },
    {
      what: 'the same, peak of resident memory / JSON.parse',
      value: whole.ours.peak / whole.theirs.peak,
      limit: 2,
      detail: detail(whole.ours.peak, whole.theirs.peak, 'MiB'),
    },
    {
      what: 'the same / 2 × half as many, CPU',
      value: whole.ours.cpu / (2 * half.ours.cpu),
      limit: 1.3,
      detail: detail(whole.ours.cpu, half.ours.cpu, 'ms CPU'),
    },
  ];
}
