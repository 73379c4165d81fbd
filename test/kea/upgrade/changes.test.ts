// What the changes say real Keas said to a file, asked again: the bad example of the rule of that name, for each server.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/check/rules/index.ts';
import { changeThemes } from '../../../src/kea/changes/index.ts';
import { askedKeas, type Seen } from '../../../src/kea/changes/types.ts';
import { daemons } from '../../../src/kea/daemons.ts';
import { configTest, DAEMONS, installedKeas, type Kea, temporaryDirectory } from '../harness/index.ts';

/** A file that shows the old form, and what was written down of it. */
interface Shown {
  readonly id: string;
  readonly daemon: (typeof DAEMONS)[number];
  readonly text: string;
  readonly seen: Seen;
}

/** What an example has besides, for which these Keas say something else to it. */
const OTHERWISE: Readonly<Record<string, { readonly keas: readonly string[]; readonly why: string }>> = {
  'control-socket-no-type': { keas: ['2.2.0', '2.6.3'], why: 'the list of sockets, new in 2.7.2' },
  'path-control-socket': { keas: ['2.2.0', '2.6.3'], why: 'the list of sockets, new in 2.7.2' },
  'path-hook-library': { keas: ['2.2.0'], why: 'a library that is not there' },
  'path-data-directory': { keas: ['2.2.0'], why: 'a directory that is not there' },
  'renew-greater-than-rebind': { keas: ['2.2.0'], why: 'no subnet: 2.2 looks at the timers of subnets' },
  'only-if-required': { keas: ['2.2.0', '2.6.3'], why: 'evaluate-additional-classes, new in 2.7.4' },
  'interface-unicast-ignored': { keas: ['2.2.0', '2.6.3', '3.0.4'], why: 'an address that no interface has' },
  'control-socket-clear-password': { keas: ['3.0.4'], why: 'a file with the user that is not there' },
  'control-socket-clear-user': { keas: ['3.0.4'], why: 'a file with the password that is not there' },
};

const shown = changeThemes
  .flatMap(({ changes }) => changes)
  .flatMap(({ id, seen = [] }): readonly Shown[] => {
    const said = seen.find(({ by, of }) => by === 'file check' && of === undefined);
    const files = Object.entries(rules.find((rule) => rule.id === id)?.bad ?? {});
    const [first] = files;
    if (said === undefined || first === undefined || files.length !== 1) return [];
    const [name, text] = first;
    const facts = Object.values(daemons).find(({ usualFile }) => usualFile === name);
    const daemon = DAEMONS.find((one) => one === facts?.program);
    return daemon === undefined ? [] : [{ id, daemon, text, seen: said }];
  });

/** What this Kea was heard to say: undefined when it was not asked. */
function written({ verdicts }: Seen, kea: Kea): 'accepted' | 'refused' | undefined {
  const asked = askedKeas.find((one) => one === kea.version);
  const verdict = asked === undefined ? undefined : verdicts[asked];
  if (verdict === 'accepted' || verdict === 'warned') return 'accepted';
  return verdict === 'refused' ? 'refused' : undefined;
}

describe.each(installedKeas())('Kea $version', (kea) => {
  const asked = shown.filter(({ seen }) => written(seen, kea) !== undefined);

  it.each(asked)('$id', async ({ id, daemon, text, seen }) => {
    const file = join(temporaryDirectory(), 'asked.conf');
    writeFileSync(file, text, 'latin1');
    const { ok, output } = await configTest({ kea, daemon, file });
    const isOther = OTHERWISE[id]?.keas.includes(kea.version) === true;
    expect((ok ? 'accepted' : 'refused') === written(seen, kea), output).toBe(!isOther);
  });
});

it('many are asked', () => {
  expect(shown.length).toBeGreaterThan(30);
});
