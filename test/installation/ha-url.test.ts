// URLs of HA peers and addresses of listeners.

import { expect, test } from 'vitest';
import { addressFamily, parseHaUrl } from '../../src/installation/ha-url.ts';

test.each([
  ['http://192.0.2.1:8000/', ['http', '192.0.2.1', 8000, 4, '/']],
  ['https://[2001:db8::1]:8443', ['https', '2001:db8::1', 8443, 6, '']],
  ['http://192.0.2.1/', ['http', '192.0.2.1', 0, 4, '/']],
  ['http://[::1]', ['http', '::1', 0, 6, '']],
  ['http://localhost:8000/', ['http', 'localhost', 8000, undefined, '/']],
  ['http://kea.example.org', ['http', 'kea.example.org', 0, undefined, '']],
  ['http://1.2.3.4:08000/x/y', ['http', '1.2.3.4', 8000, 4, '/x/y']],
])('%s', (text, [scheme, host, port, family, path]) => {
  expect(parseHaUrl(text as string)).toEqual({ scheme, host, port, family, path });
});

test.each([
  '',
  '192.0.2.1:8000',
  'HTTP://192.0.2.1/',
  'ftp://192.0.2.1/',
  'http:/192.0.2.1',
  'http://',
  'http://[]:80/',
  'http://[::1',
  'http://192.0.2.1:',
  'http://192.0.2.1:x/',
  'http://192.0.2.1:80x/',
  'http://192.0.2.1:65536/',
  'http://:8000/',
])('%j is refused', (text) => {
  expect(parseHaUrl(text)).toBeUndefined();
});

test.each([
  ['0.0.0.0', 4],
  ['127.0.0.1', 4],
  ['::', 6],
  ['::1', 6],
  ['FE80::1', 6],
  ['::ffff:127.0.0.1', 6],
  ['fe80::1%lo', 6],
  ['1:2:3:4:5:6:7:8', 6],
  ['1:2:3:4:5:6:1.2.3.4', 6],
  ['1::8', 6],
  ['1:2:3:4:5:6:7::', 6],
])('%s is an address', (text, family) => {
  expect(addressFamily(text)).toBe(family);
});

test.each([
  'localhost',
  '',
  '[::1]',
  '127.1',
  '127.0.0.01',
  ' 127.0.0.1',
  '127.0.0.1 ',
  '127.0.0.1:8000',
  '*',
  '256.0.0.1',
  '1:2:3',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7:8:9',
  '12345::',
  'fe80::1%',
  '1.2.3.4::',
  '::1.2.3',
  ':1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:',
  '1:2:3:4:5:6:7:8::',
])('%j is no address', (text) => {
  expect(addressFamily(text)).toBeUndefined();
});
