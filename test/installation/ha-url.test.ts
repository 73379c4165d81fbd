// URLs of HA peers and addresses of listeners.

import { expect, test } from 'vitest';
import { parseHaUrl } from '../../src/installation/ha-url.ts';

test.each([
  ['http://192.0.2.1:8000/', ['http', '192.0.2.1', 8000, 4, '/']],
  ['https://[2001:db8::1]:8443', ['https', '2001:db8::1', 8443, 6, '']],
  ['http://192.0.2.1/', ['http', '192.0.2.1', 0, 4, '/']],
  ['http://[::1]', ['http', '::1', 0, 6, '']],
  ['http://localhost:8000/', ['http', 'localhost', 8000, undefined, '/']],
  ['http://kea.example.org', ['http', 'kea.example.org', 0, undefined, '']],
  ['http://192.0.2.1:+8000/', ['http', '192.0.2.1', 8000, 4, '/']],
  ['http://192.0.2.1:008000', ['http', '192.0.2.1', 8000, 4, '']],
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
  'http://192.0.2.1:-1/',
  'http://:8000/',
])('%j is refused', (text) => {
  expect(parseHaUrl(text)).toBeUndefined();
});
