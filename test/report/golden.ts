// Golden files: what a format looks like to a reader. UPDATE=1 writes them again; read them before committing.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

const folder = new URL('golden/', import.meta.url);

/** Holds a text against `golden/NAME`. */
export function expectGolden(name: string, text: string): void {
  const file = new URL(name, folder);
  if (process.env.UPDATE === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}
