// Runs every bench/*.bench.mjs and prints a table of ratios with their limits. Exits 1 when a limit is broken.
//
//   npm run bench                all of them
//   npm run bench -- parse       those whose file name holds a word
//
// Benchmarks of the program run dist/: build it first. A benchmark's default export returns rows:
// { what, value, limit, detail }. A value is a ratio to a baseline of the same run.
// A row may have a `goal` besides its limit: a figure that is not reached yet is printed as MISS, and does not fail the run.

import { readdirSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const wanted = process.argv.slice(2);

const files = readdirSync(here)
  .filter((name) => name.endsWith('.bench.mjs'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .toSorted();

/** A benchmark is asked again before a limit counts as broken: on a busy machine one run says little. */
const TRIES = 3;

let broken = 0;
for (const file of files) {
  const { default: run } = await import(new URL(file, here).href);
  let rows = await run();
  for (let tries = 1; tries < TRIES && rows.some(isOver); tries++) {
    const more = await run();
    rows = rows.map((row, index) => (more[index].value < row.value ? more[index] : row));
  }
  for (const row of rows) {
    if (isOver(row)) broken++;
    print(row);
  }
}

function isOver({ value, limit }) {
  return value > limit;
}

function print({ what, value, limit, goal = limit, detail }) {
  const verdict = value > limit ? 'OVER' : value > goal ? 'MISS' : 'ok  ';
  console.log(
    `${verdict} ${value.toFixed(2).padStart(6)}  limit ${goal.toFixed(2).padStart(6)}  ${what} (${detail})`,
  );
}

if (broken > 0) {
  console.error(`${broken} ${broken === 1 ? 'limit is' : 'limits are'} broken`);
  process.exit(1);
}
