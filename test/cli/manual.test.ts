// The manual page is the one that the options make, and holds all of them.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeCommands } from '../../src/cli/completion.ts';
import { manual } from '../../src/cli/manual.ts';
import { newProgram } from '../../src/cli/program.ts';

const later = async () => {};
const commands = describeCommands(
  newProgram({
    plan: later,
    check: later,
    undo: later,
    init: later,
    explain: later,
    schema: later,
    completion: later,
  }),
);
const page = manual(commands);

describe('man/kea-migrate.1', () => {
  test('is up to date (npm run docs writes it)', () => {
    expect(readFileSync(new URL('../../man/kea-migrate.1', import.meta.url), 'utf8')).toBe(page);
  });

  test('has every command, option and example', () => {
    const text = page.replaceAll('\\-', '-');
    for (const { name, options, examples } of commands) {
      if (name !== '') expect(text).toContain(`.Ss ${name}\n`);
      for (const { long } of options) expect(text).toContain(`Fl Fl ${long.slice(2)}`);
      for (const { command } of examples) expect(text).toContain(`\n${command}\n`);
    }
  });

  test('is plain ASCII, so that every formatter shows it', () => {
    expect(page).toMatch(/^[\x20-\x7e\n]*$/);
  });
});
