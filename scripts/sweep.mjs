// npm run sweep -- DIR [--target 3.2] [kea-migrate options…]
//
// Tries the whole tool on every set of configurations in a folder (one sub-folder each, never touched: a copy is
// used) and prints a table: plan, write, second run, undo, comments. Exits 1 when something broke its promise.

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { main, nodeIo } from '../dist/bin/main.js';

const [directory, ...options] = process.argv.slice(2);
if (directory === undefined || !existsSync(directory)) {
  console.error('usage: npm run sweep -- DIR [kea-migrate options]');
  process.exit(2);
}

/** Runs the tool in this process. */
async function run(args) {
  let out = '';
  let err = '';
  const code = await main(args, nodeIo, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    environment: {},
    isTerminal: false,
    columns: 0,
  });
  return { code, out, err };
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name.toString()))
    .filter((path) => statSync(path).isFile() && !path.includes('/.kea-migrate/'))
    .sort();
}

/** Every file's bytes and mode. */
function snapshot(folder) {
  return new Map(
    filesBelow(folder).map((path) => [
      relative(folder, path),
      `${statSync(path).mode.toString(8)} ${readFileSync(path, 'latin1')}`,
    ]),
  );
}

function sameSnapshot(a, b) {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}

/** The words of all comments of a text, found without our own parser: strings are skipped, the rest is scanned. */
function comments(text) {
  const found = [];
  const pattern = /"(?:[^"\\\n]|\\.)*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  for (const [token] of text.matchAll(pattern)) if (!token.startsWith('"')) found.push(token.trim());
  return found;
}

function lostComments(before, after) {
  let lost = 0;
  for (const [path, text] of before) {
    if (path.endsWith('keactrl.conf')) continue;
    const left = comments(after.get(path) ?? '');
    for (const comment of comments(text)) {
      const at = left.indexOf(comment);
      if (at === -1) lost += 1;
      else left.splice(at, 1);
    }
  }
  return lost;
}

const rows = [];
let broken = 0;
for (const name of readdirSync(directory).sort()) {
  const set = join(directory, name);
  if (!statSync(set).isDirectory()) continue;
  const copy = mkdtempSync(join(tmpdir(), 'kea-sweep-'));
  cpSync(set, copy, { recursive: true });
  // A set that cannot be written to is another test: here everything may be changed.
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
  rows.push(await trySet(name, copy));
  rmSync(copy, { recursive: true, force: true });
}

async function trySet(name, copy) {
  const before = snapshot(copy);
  const row = {
    set: name.slice(0, 34),
    installs: '',
    errors: '',
    plan: '',
    write: '',
    again: '',
    undo: '',
    comments: '',
    waits: '',
  };
  const promise = (holds, column, text) => {
    row[column] = text;
    if (!holds) {
      broken += 1;
      row[column] = `!! ${text}`;
    }
  };
  const planned = await run([copy, '-f', 'json', ...options]);
  const report = planned.out === '' ? undefined : JSON.parse(planned.out);
  promise(planned.code !== 2 && !planned.err.includes('a bug of ours'), 'plan', `exit ${planned.code}`);
  if (!sameSnapshot(before, snapshot(copy))) promise(false, 'plan', 'wrote without being asked');
  if (report === undefined) return row;
  row.installs = String(report.installations.length);
  row.errors = String(report.diagnostics.filter(({ severity }) => severity === 'error').length);
  const plans = report.plan?.installations ?? [];
  const waits = plans.flatMap(({ decisions }) => decisions).filter(({ blocking }) => blocking);
  row.waits = [...new Set(waits.map(({ id }) => id))].join(', ');
  const pending = plans.some(({ files, create }) => files.length > 0 || create.length > 0);
  const written = await run([copy, '--write', '-f', 'json', ...options]);
  const after = snapshot(copy);
  const changed = !sameSnapshot(before, after);
  if (written.code === 5) promise(false, 'write', 'refused');
  else if (waits.length > 0) promise(!changed, 'write', 'waits');
  else promise(changed === pending, 'write', changed ? 'written' : 'nothing to do');
  promise(lostComments(before, after) === 0, 'comments', lostComments(before, after) === 0 ? 'kept' : 'lost');
  if (!changed) return row;
  const again = await run([copy, '-f', 'json', ...options]);
  const more = JSON.parse(again.out).plan?.installations.some(
    ({ files, create }) => files.length > 0 || create.length > 0,
  );
  promise(!more, 'again', more ? 'changes again' : 'nothing');
  const undone = await run(['undo', copy]);
  promise(
    undone.code === 0 && sameSnapshot(before, snapshot(copy)),
    'undo',
    undone.code === 0 ? 'identical' : `exit ${undone.code}`,
  );
  return row;
}

const columns = Object.keys(rows[0] ?? {});
const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column].length)));
const line = (cells) =>
  cells
    .map((cell, index) => cell.padEnd(widths[index]))
    .join('  ')
    .trimEnd();
console.log(line(columns));
console.log(line(widths.map((width) => '-'.repeat(width))));
for (const row of rows) console.log(line(columns.map((column) => row[column])));
console.log(`\n${rows.length} sets, ${broken} broken promises`);
process.exit(broken === 0 ? 0 : 1);
