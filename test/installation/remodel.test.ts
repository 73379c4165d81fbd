// Modelling again after an edit.

import { expect, test } from 'vitest';
import { remodel } from '../../src/installation/remodel.ts';
import { agent, kea, one, server } from './make.ts';

const files = {
  'kea/kea-ctrl-agent.conf': agent({ dhcp4: 'a' }),
  'kea/kea-dhcp4.conf': '{ "Dhcp4": { <?include "socket.json"?>, "x": <?include "missing.json"?> } }',
  'kea/kea-dhcp6.conf': server('Dhcp6', 'b'),
  'kea/keactrl.conf': 'ctrl_agent=yes\n',
};
const included = { 'socket.json': '"control-socket": { "socket-name": "old" }' };

/** The four files; the included one is no file of its own. */
function before() {
  const installation = one({ ...files, ...included });
  return { ...installation, files: installation.files.filter(({ path }) => path !== 'socket.json') };
}

test('nothing changed: the very same object', () => {
  const installation = before();
  expect(remodel(installation, new Map(), kea['3.2'])).toBe(installation);
  const same = new Map([
    ['kea/kea-dhcp6.conf', files['kea/kea-dhcp6.conf']],
    ['elsewhere', 'x'],
  ]);
  expect(remodel(installation, same, kea['3.2'])).toBe(installation);
});

test('only the changed document is parsed again', () => {
  const installation = before();
  const after = remodel(installation, new Map([['kea/kea-dhcp6.conf', server('Dhcp6', 'c')]]), kea['3.2']);
  expect(after.servers.map(({ kind, sockets }) => [kind, sockets[0]?.name?.value])).toEqual([
    ['dhcp4', 'old'],
    ['dhcp6', 'c'],
  ]);
  const changed = after.files.filter((file) => !installation.files.includes(file)).map(({ path }) => path);
  expect(changed).toEqual(['kea/kea-dhcp6.conf']);
  expect([after.name, after.directory, after.keactrl]).toEqual([
    installation.name,
    installation.directory,
    installation.keactrl,
  ]);
});

test('an included text changes the file that includes it', () => {
  const installation = before();
  const texts = new Map([['socket.json', '"control-socket": { "socket-name": "new" }']]);
  const after = remodel(installation, texts, kea['3.2']);
  const name = after.servers[0]?.sockets[0]?.name;
  expect(name?.value).toBe('new');
  expect(name?.document.location(name.node).source.path).toBe('socket.json');
  expect(after.files.filter((file) => !installation.files.includes(file))).toHaveLength(1);
});

test('a changed file still finds what it includes, and a missing include stays missing', () => {
  const installation = before();
  const text = `// edited\n${files['kea/kea-dhcp4.conf']}`;
  const after = remodel(installation, new Map([['kea/kea-dhcp4.conf', text]]), kea['3.2']);
  expect(after.servers[0]?.sockets[0]?.name?.value).toBe('old');
  const rules = after.servers[0]?.file.document.problems.map(({ rule }) => rule);
  expect(rules).toContain('include-not-found');
});

test('keactrl.conf is read again', () => {
  const after = remodel(before(), new Map([['kea/keactrl.conf', 'ctrl_agent=no\n']]), kea['3.2']);
  expect(after.keactrl?.assignments.map(({ value }) => value)).toEqual(['no']);
});

test('the target decides about the new text', () => {
  const text = '{ "Dhcp6": { "valid-lifetime": 0600 } }';
  const problems = (target: keyof typeof kea) =>
    remodel(before(), new Map([['kea/kea-dhcp6.conf', text]]), kea[target])
      .files.flatMap(({ document }) => document.problems)
      .filter(({ rule }) => rule === 'json-leading-zeros').length;
  expect([problems('3.0'), problems('3.2')]).toEqual([0, 1]);
});
