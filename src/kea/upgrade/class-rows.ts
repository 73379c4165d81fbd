// Rows about client classes.

import type { UpgradeRow } from './types.ts';

const servers = ['dhcp4', 'dhcp6'] as const;
const guarded = ['shared-network', 'subnet', 'pool', 'pd-pool'] as const;
const classes = '"client-classes": [ { "name": "a", "test": "member(\'KNOWN\')" } ]';
const subnetWith = (more: string) =>
  `${classes},\n"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10-192.0.2.20" } ], ${more} } ]`;

export const classRows: readonly UpgradeRow[] = [
  {
    id: 'client-class-singular',
    kind: 'warned',
    title: '"client-class" is deprecated; the list "client-classes" takes its place',
    why: `From 2.7.5 on a level takes a list of classes, any of which lets a client in. The single class still works up to 3.3 and is
warned about: "The parameter 'client-class' is deprecated". A list of the one class says the same. An empty string means no
guard, and goes.`,
    source: 'ChangeLog 2307',
    since: '2.7.5',
    bites: '2.7.5',
    daemons: servers,
    maps: guarded,
    keywords: ['client-class'],
    rewrite: { do: 'list', to: 'client-classes' },
    before: subnetWith('"client-class": "a"'),
    after: subnetWith('"client-classes": [ "a" ]'),
    nearMiss: subnetWith('"user-context": { "client-class": "a" }, "client-classes": [ "a" ]'),
  },
  {
    id: 'require-client-classes',
    kind: 'warned',
    title: '"require-client-classes" is now called "evaluate-additional-classes"',
    why: `Renamed in 2.7.4; the old name is warned about and still works in 3.3. Two levels with such lists are now evaluated from the
pool outwards, and a class in a list that has no test is now always assigned: that is told separately.`,
    source: 'ChangeLog 2303',
    since: '2.7.4',
    bites: '2.7.4',
    daemons: servers,
    maps: guarded,
    keywords: ['require-client-classes'],
    rewrite: { do: 'rename', to: 'evaluate-additional-classes' },
    before: subnetWith('"require-client-classes": [ "a" ]'),
    after: subnetWith('"evaluate-additional-classes": [ "a" ]'),
    nearMiss: subnetWith(
      '"user-context": { "require-client-classes": [ ] }, "evaluate-additional-classes": [ "a" ]',
    ),
  },
  {
    id: 'only-if-required',
    kind: 'warned',
    title: '"only-if-required" is now called "only-in-additional-list"',
    why: 'Renamed in 2.7.4 with the same meaning; the old name is warned about and still works in 3.3.',
    source: 'ChangeLog 2303',
    since: '2.7.4',
    bites: '2.7.4',
    daemons: servers,
    maps: ['client-class'],
    keywords: ['only-if-required'],
    rewrite: { do: 'rename', to: 'only-in-additional-list' },
    before:
      '"client-classes": [ { "name": "a", "test": "member(\'KNOWN\')", "only-if-required": true } ],\n"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10-192.0.2.20" } ], "evaluate-additional-classes": [ "a" ] } ]',
    after:
      '"client-classes": [ { "name": "a", "test": "member(\'KNOWN\')", "only-in-additional-list": true } ],\n"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10-192.0.2.20" } ], "evaluate-additional-classes": [ "a" ] } ]',
    nearMiss:
      '"client-classes": [ { "name": "a", "test": "member(\'KNOWN\')", "user-context": { "only-if-required": true } } ],\n"subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10-192.0.2.20" } ], "evaluate-additional-classes": [ "a" ] } ]',
  },
];
