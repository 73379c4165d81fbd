// What is read out of files beside Kea's, and what is not.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighbourFacts } from '../../src/discover/neighbours.ts';
import { type Neighbour, neighbourOf } from '../../src/installation/mentions.ts';
import { neighbourKinds } from '../../src/kea/neighbours.ts';

function read(way: string, text: string): Neighbour | undefined {
  const facts = neighbourFacts(way, way.slice(way.lastIndexOf('/') + 1));
  return facts === undefined ? undefined : neighbourOf({ path: way, text }, `/h/${way}`, facts);
}

const addresses = (way: string, text: string): readonly string[] =>
  (read(way, text)?.addresses ?? []).map(({ host = 'published', port }) => `${host} ${port}`);

describe('kinds by path', () => {
  test.each([
    ['etc/systemd/system/kea-dhcp4-server.service', 'unit'],
    ['etc/systemd/system/kea-dhcp4-server.service.d/a.conf', 'unit'],
    ['docker-compose.prod.yml', 'compose'],
    ['compose.yaml', 'compose'],
    ['docker/kea.Dockerfile', 'image'],
    ['Dockerfile', 'image'],
    ['etc/supervisor/conf.d/kea.conf', 'supervisor'],
    ['etc/nginx/nginx.conf', 'proxy'],
    ['etc/nginx/sites-enabled/api', 'proxy'],
    ['haproxy.cfg', 'proxy'],
    ['templates/haproxy.cfg.j2', 'proxy'],
    ['prometheus/prometheus.yml', 'monitoring'],
    ['kea-exporter.env', 'monitoring'],
    ['etc/cron.d/kea', 'schedule'],
    ['bin/reload.sh', 'script'],
    ['roles/kea/tasks/main.yml', 'inventory'],
  ])('%s is of kind %s', (way, kind) => {
    expect(neighbourFacts(way, way.slice(way.lastIndexOf('/') + 1))?.kind).toBe(kind);
  });

  test.each(['etc/kea/kea-dhcp4.conf', 'README.md', 'etc/nginx/nginx.conf.bak', 'leases.csv', 'a.service~'])(
    '%s is none',
    (way) => {
      expect(neighbourFacts(way, way.slice(way.lastIndexOf('/') + 1))).toBeUndefined();
    },
  );

  test('every kind is found by some path', () => {
    expect(new Set(neighbourKinds.map(({ kind }) => kind)).size).toBe(neighbourKinds.length);
  });
});

describe('addresses', () => {
  test.each([
    ['a.sh', 'curl http://127.0.0.1:8000/', ['127.0.0.1 8000']],
    ['a.sh', 'curl http://u:p%40x@kea.example:8000/', ['kea.example 8000']],
    ['a.sh', 'curl "http://[2001:DB8::1]:8000"', ['2001:db8::1 8000']],
    ['nginx.conf', 'server localhost:8000;', ['localhost 8000']],
    ['a.sh', 'at 10:8000 or word:8000 or 1.2.3.4:8000:9', []],
    ['compose.yml', 'services:\n  kea:\n    ports:\n      - "1:8000"\n', ['published 8000']],
    ['a.yml', 'ports:\n  - "1:8000"\n', []],
    ['a.sh', 'kea-shell --port 8001 list-commands', ['127.0.0.1 8001']],
    ['a.sh', 'kea-shell --host "$KEA" list-commands', []],
    ['a.sh', '# curl http://127.0.0.1:8000/', []],
  ])('%s: %s', (way, text, found) => {
    expect(addresses(way, text)).toEqual(found);
  });

  test('a place holds neither user nor password', () => {
    const text = 'curl http://admin:secret@127.0.0.1:8000/';
    const [mention] = read('a.sh', text)?.addresses ?? [];
    expect(text.slice(mention?.at.start, mention?.at.end)).toBe('127.0.0.1:8000');
  });

  test('a port counts for the compose service it stands in', () => {
    const text = 'services:\n  web:\n    ports:\n      - 1:8000\n  kea:\n    ports:\n      - 2:8000\n';
    expect(read('compose.yml', text)?.addresses.map(({ aboutKea }) => aboutKea)).toEqual([false, true]);
  });
});

test('a binary file says nothing', () => {
  expect(read('a.sh', 'kea-ctrl-agent\0')).toBeUndefined();
});

describe('whatever a file holds', () => {
  const piece = fc.constantFrom(
    'kea-ctrl-agent',
    'kea-shell',
    ' --host ',
    ' --port ',
    '127.0.0.1',
    ':8000',
    '[::1]',
    '"service"',
    ': [',
    '"dhcp4"',
    ']',
    '\\',
    '\n',
    ' ',
    '#',
    'services:',
    '\n  kea:\n',
    '      - "1:8000"',
    'kea-dhcp4 ',
    '-X',
    '@',
    'http://',
    "'",
    '\t',
  );
  test('every place lies in it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const text = Buffer.from(pieces.join(''), 'utf8').toString('latin1');
        const found = read('compose.yml', text);
        const places = [...(found?.addresses ?? []), ...(found?.names ?? []), ...(found?.commands ?? [])].map(
          ({ at }) => at,
        );
        for (const { start, end } of [...places, ...(found?.shellServices ?? []), ...(found?.lifted ?? [])]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test.each([
    ['one line of addresses', '127.0.0.1:8000 '.repeat(60_000)],
    ['one line of agents', 'kea-ctrl-agent '.repeat(60_000)],
    ['many published ports', `services:\n  kea:\n    ports:\n${'      - 1:8000\n'.repeat(60_000)}`],
    ['servers without an option', 'kea-dhcp4 a '.repeat(80_000)],
    ['keactrl without an agent', 'keactrl start '.repeat(70_000)],
    ['open lists', '"service": [ '.repeat(70_000)],
    ['backslashes', `kea-shell ${'\\'.repeat(900_000)}`],
    ['a name without end', `http://${'a.'.repeat(500_000)}`],
  ])('a megabyte of %s is read to its end', (_, text) => {
    expect(() => read('compose.yml', text)).not.toThrow();
  });
});
