// Editing a large file costs little against reading it, and text made to hide secrets is scanned in linear time.

import { readFileSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { median, RUNS } from './child.mjs';
import { configurationFile, jsonFile } from './files.mjs';

const RESERVATIONS = 200_000;
const BYTES = 200_000;
/** Below this even a growth that is not linear hurts nobody, and the clock measures noise. */
const FLOOR_MS = 20;

const HOSTILE = [
  '"password": "x",\n',
  '"password": "x\n',
  '"password": \'',
  '"password" /*',
  '"password": /*',
  '"password": #',
  '"password"\n',
  '"secret": [',
  'password',
  'password.',
  '://',
  '://a@',
  '\\u00',
  '"\\u0041',
  'basic ',
  '{"type":2',
  '"type":2,',
  'login ',
  'login a/',
  'sort:',
  '/**/',
  ' ',
];

const SMALL = [
  {
    name: 'wrap one member',
    changes: [{ kind: 'wrap', at: ['Dhcp4', 'control-socket'], to: 'control-sockets' }],
  },
  {
    name: 'append one reservation',
    changes: [{ kind: 'append', at: ['Dhcp4', 'subnet4', 0, 'reservations'], value: { hostname: 'x' } }],
  },
];

/** CPU in milliseconds. */
function cpu(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export default async function run() {
  const { parseDocument } = await import(await bundle('document/parse.ts'));
  const { lower } = await import(await bundle('edit/lower.ts'));
  const { apply } = await import(await bundle('edit/apply.ts'));
  const { unifiedDiff } = await import(await bundle('edit/diff.ts'));
  const { secretSpans } = await import(await bundle('core/secrets.ts'));
  const text = readFileSync(configurationFile(RESERVATIONS), 'latin1');
  const json = readFileSync(jsonFile(RESERVATIONS), 'utf8');
  const path = 'kea.conf';
  const document = parseDocument({ path, text }, { target: [3, 2, 0] });

  const edit = (changes) => {
    const own = changes.map((change) => ({ file: path, ...change }));
    const after = apply(text, lower(document, own).edits.get(path));
    if (unifiedDiff(path, text, after, { context: 3, mask: true }) === '') throw new Error('nothing changed');
  };
  const rows = SMALL.map(({ name, changes }) => {
    const ours = [];
    const theirs = [];
    for (let round = 0; round < RUNS; round++) {
      theirs.push(cpu(() => JSON.parse(json)));
      ours.push(cpu(() => edit(changes)));
    }
    const [mine, baseline] = [median(ours), median(theirs)];
    return {
      what: `${name}: lower, apply and diff against JSON.parse`,
      value: mine / baseline,
      limit: 1,
      detail: `${mine.toFixed(0)} ms : ${baseline.toFixed(0)} ms`,
    };
  });

  const growths = HOSTILE.map((unit) => {
    const [little, much] = [BYTES, 4 * BYTES].map((bytes) => unit.repeat(Math.ceil(bytes / unit.length)));
    secretSpans(little);
    const [small, large] = [little, much].map((one) =>
      Math.min(...[1, 2, 3].map(() => cpu(() => secretSpans(one)))),
    );
    return { unit, value: large < FLOOR_MS ? 0 : large / Math.max(small, 1) / 4, small, large };
  });
  const worst = growths.toSorted((a, b) => b.value - a.value)[0];
  return [
    ...rows,
    {
      what: `secrets: growth of the time for four times as much hostile text, over 4; worst of ${growths.length} kinds`,
      value: worst.value,
      limit: 3,
      detail: `${JSON.stringify(worst.unit)}: ${worst.small.toFixed(1)} ms, ${worst.large.toFixed(1)} ms`,
    },
  ];
}
