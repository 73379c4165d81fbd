// Parsing a large file costs no more than node's own JSON.parse of the same data: whole processes, from start to end.

import { statSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { compare } from './child.mjs';
import { configurationFile, jsonFile } from './files.mjs';

const RESERVATIONS = 200_000;

const candidate = (module) => `
import { readFileSync } from 'node:fs';
import { parseDocument } from ${JSON.stringify(module)};
const path = process.argv[1];
const document = parseDocument({ path, text: readFileSync(path, 'latin1') }, { target: [3, 2, 0] });
if (document.problems.length > 0 || document.root === undefined) throw new Error('the file must be good');
`;

const baseline = `
import { readFileSync } from 'node:fs';
JSON.parse(readFileSync(process.argv[1], 'utf8'));
`;

export default async function run() {
  const module = await bundle('document/parse.ts');
  const file = configurationFile(RESERVATIONS);
  const { ours, theirs } = compare(
    { script: candidate(module), args: [file] },
    { script: baseline, args: [jsonFile(RESERVATIONS)] },
  );
  const size = `${(statSync(file).size / 1e6).toFixed(0)} MB`;
  return [
    {
      what: `parse a dhcp4 file of ${size}, CPU of the process against JSON.parse`,
      value: ours.cpu / theirs.cpu,
      limit: 1,
      detail: `${ours.cpu.toFixed(0)} ms : ${theirs.cpu.toFixed(0)} ms`,
    },
    {
      what: 'the same, peak of resident memory against JSON.parse',
      value: ours.peak / theirs.peak,
      limit: 1,
      detail: `${ours.peak.toFixed(0)} MiB : ${theirs.peak.toFixed(0)} MiB`,
    },
  ];
}
