// The single hosts database goes in front of those of the list, and the library of a database in front of the legal log, where
// no comment could be lost.

import { expect, test } from 'vitest';
import { blocking, failuresOf, planAll, planOne, textAfter } from './harness.ts';

const file = (body: string): string => `{\n  "Dhcp4": {\n${body}\n  }\n}\n`;

function planned(body: string): { readonly text: string; readonly asks: readonly string[] } {
  const files = { 'kea-dhcp4.conf': file(body) };
  const one = planOne(files);
  const asks = blocking(one.plan);
  if (asks.length === 0) expect(failuresOf(planAll(files))).toEqual([]);
  return { text: textAfter(one, files, 'kea-dhcp4.conf'), asks };
}

const libraries = `    "hooks-libraries": [ { "library": "libdhcp_mysql.so" } ],`;

test('on lines of its own, indented as the list is', () => {
  const { text, asks } = planned(`${libraries}
    // all of them
    "hosts-databases": [
      // the second
      { "type": "mysql", "name": "b", "user": "kea" }
    ],
    "hosts-database": {
      "type": "mysql", // here
      "name": "a", "user": "kea"
    }`);
  expect(asks).toEqual([]);
  expect(text).toBe(
    file(`${libraries}
    // all of them
    "hosts-databases": [
      {
        "type": "mysql", // here
        "name": "a", "user": "kea"
      },
      // the second
      { "type": "mysql", "name": "b", "user": "kea" }
    ]`),
  );
});

test('with the line ends of the file', () => {
  const single = '    "hosts-database": { "type": "mysql", "name": "a", "user": "kea" }';
  const list = '    "hosts-databases": [\n      { "type": "mysql", "name": "b", "user": "kea" }\n    ]';
  const files = {
    'kea-dhcp4.conf': file([libraries, `${single},`, list].join('\n')).replaceAll('\n', '\r\n'),
  };
  const text = textAfter(planOne(files), files, 'kea-dhcp4.conf');
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  expect(text).toContain('"name": "a", "user": "kea" },\r\n      { "type": "mysql", "name": "b"');
});

test.each([
  ['a comment is about it', '// the first one\n    ', '[ { "type": "mysql", "name": "b", "user": "kea" } ]'],
  [
    'a comment has no end on the line',
    '',
    '[ /* more\n */\n { "type": "mysql", "name": "b", "user": "kea" } ]',
  ],
  ['the list is empty', '', '[ ]'],
])('a person does it: %s', (_what, comment, list) => {
  const body = `${libraries}\n    ${comment}"hosts-database": { "type": "mysql", "name": "a", "user": "kea" },\n    "hosts-databases": ${list}`;
  expect(planned(body)).toEqual({ text: file(body), asks: ['hosts-database-singular-both'] });
});

test.each([
  ['on one line', ' ', ' '],
  ['on lines of their own', '\n      ', '\n    '],
])('the library of a database comes before the legal log: %s', (_what, before, end) => {
  const log = '{ "library": "libdhcp_legal_log.so", "parameters": { "type": "postgresql", "name": "kea" } }';
  const list = (...items: readonly string[]): string =>
    file(`    "hooks-libraries": [${before}${items.join(`,${before}`)}${end}]`);
  const files = { 'kea-dhcp4.conf': list('{ "library": "libdhcp_lease_cmds.so" }', log) };
  expect(failuresOf(planAll(files))).toEqual([]);
  expect(textAfter(planOne(files), files, 'kea-dhcp4.conf')).toBe(
    list('{ "library": "libdhcp_pgsql.so" }', '{ "library": "libdhcp_lease_cmds.so" }', log),
  );
});

const legalLog = (type: string): string =>
  `{ "library": "libdhcp_legal_log.so", "parameters": { "type": "${type}", "name": "kea", "user": "kea" } }`;

test('the library of a database goes in front of the legal log, and what is loaded between them stays', () => {
  const { text, asks } = planned(`    // in this order
    "hooks-libraries": [
      // who had which lease
      ${legalLog('mysql')},
      { "library": "libdhcp_stat_cmds.so" },
      { "library": "libdhcp_mysql.so" }
    ]`);
  expect(asks).toEqual([]);
  expect(text).toBe(
    file(`    // in this order
    "hooks-libraries": [
      { "library": "libdhcp_mysql.so" },
      // who had which lease
      ${legalLog('mysql')},
      { "library": "libdhcp_stat_cmds.so" }
    ]`),
  );
});

test.each([
  ['is loaded already', `{ "library": "libdhcp_mysql.so" }, ${legalLog('mysql')}`, []],
  ['writes into a file', `${legalLog('logfile')}, { "library": "libdhcp_mysql.so" }`, []],
  ['has a comment about it', `${legalLog('mysql')},\n{ "library": "libdhcp_mysql.so" } // ours\n`, []],
  [
    'is one of two',
    `${legalLog('mysql')}, ${legalLog('postgresql')}, { "library": "libdhcp_mysql.so" }, { "library": "libdhcp_pgsql.so" }`,
    ['backend-hook-order'],
  ],
])('a library stays that %s', (_why, items, questions) => {
  const { text, asks } = planned(`    "hooks-libraries": [ ${items} ]`);
  expect(asks).toEqual(questions);
  expect(text).toBe(file(`    "hooks-libraries": [ ${items} ]`));
});
