// Rewrites of the upgrade that take more than one line to tell.

import { describe, expect, test } from 'vitest';
import { failuresOf, planOne, textAfter } from './harness.ts';

function after(text: string): string {
  const files = { 'kea-dhcp4.conf': text };
  const planned = planOne(files);
  expect(failuresOf([planned])).toEqual([]);
  return textAfter(planned, files, 'kea-dhcp4.conf');
}

const hooks = (...libraries: readonly string[]): string =>
  `{ "Dhcp4": { "hooks-libraries": [ ${libraries.map((library) => `{ "library": "${library}" }`).join(', ')} ] } }\n`;

describe('libraries of configuration backends', () => {
  test.each([
    [['libdhcp_mysql_cb.so', 'libdhcp_mysql_cb.so'], ['libdhcp_mysql.so']],
    [['libdhcp_mysql_cb.so', 'libdhcp_mysql.so'], ['libdhcp_mysql.so']],
    [['libdhcp_mysql.so', 'libdhcp_mysql_cb.so'], ['libdhcp_mysql.so']],
    [
      ['libdhcp_mysql_cb.so', 'libdhcp_pgsql_cb.so', 'libdhcp_mysql_cb.so'],
      ['libdhcp_mysql.so', 'libdhcp_pgsql.so'],
    ],
  ])('%s become one of each', (before, wanted) => {
    expect(after(hooks(...before))).toBe(hooks(...wanted));
  });
});

test('a fault of a logger in "Logging" is no fault of the plan that moves it', () => {
  const files = {
    'kea.conf': `{
  "Dhcp4": { "valid-lifetime": 4000 },
  "Dhcp6": { "valid-lifetime": 4000 },
  "Logging": { "loggers": [ { "name": "*", "severity": "INFO",
    "output_options": [ { "output": "/srv/logs/kea.log" } ] } ] }
}
`,
  };
  const planned = planOne(files);
  expect(planned.plan.remaining.map(({ rule }) => rule)).toContain('path-log-file');
  expect(failuresOf([planned])).toEqual([]);
});
