import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toolName, toolVersion } from '../../src/tool.ts';

test('the tool says the version of its package', () => {
  const { name, version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect({ name: toolName, version: toolVersion }).toEqual({ name, version });
});
