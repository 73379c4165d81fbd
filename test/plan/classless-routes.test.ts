// Classless static routes from bytes to Kea's notation.

import { expect, test } from 'vitest';
import { routesOf } from '../../src/kea/classless-routes.ts';

test.each([
  ['24,10,1,1,10,0,0,1', '10.1.1.0/24 - 10.0.0.1'],
  ['0, 192, 0, 2, 1', '0.0.0.0/0 - 192.0.2.1'],
  ['25,10,1,1,128,10,0,0,1, 32,10,2,3,4,10,0,0,2', '10.1.1.128/25 - 10.0.0.1, 10.2.3.4/32 - 10.0.0.2'],
  ['12,10,16,10,0,0,1', '10.16.0.0/12 - 10.0.0.1'],
])('%s', (bytes, routes) => {
  expect(routesOf(bytes)).toBe(routes);
});

test.each([
  ['a router that is cut off', '24,10,1,1,10,0,0'],
  ['a prefix that is too long', '33,10,1,1,1,1,10,0,0,1'],
  ['bits behind the prefix', '12,10,17,10,0,0,1'],
  ['no byte', '24,256,1,1,10,0,0,1'],
  ['no number', '24,0x0a,1,1,10,0,0,1'],
  ['nothing', ''],
])('%s are no routes', (_name, bytes) => {
  expect(routesOf(bytes)).toBeUndefined();
});
