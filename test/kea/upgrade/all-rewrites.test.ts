// All rewrites in one file, as test/plan/composition.test.ts has them: real Kea refuses it, and takes what becomes of it, in
// one file and with a part of it in an included one.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOf, sites, withComma } from '../../plan/all-rewrites.ts';
import { configTest, keaOf } from '../harness/index.ts';
import { deploy, ETC, type Files, migrate } from '../move/scene.ts';
import { hostFor } from './way.ts';

const name = 'kea-dhcp4.conf';
const kea = keaOf('3.0');
const befores = sites.map(({ before }) => before);

const half = Math.floor(befores.length / 2);
const part = befores.slice(0, half).map((text, at) => withComma(text, at < half - 1 ? ',' : ''));

const cases: readonly (readonly [string, Files])[] = [
  ['in one file', { [name]: fileOf(befores, ',') }],
  [
    'in an included file too',
    {
      [name]: fileOf(['<?include "part.json"?>', ...befores.slice(half)]),
      'part.json': `${part.join('\n')}\n`,
    },
  ],
];

describe.each(cases)('%s', (_what, files) => {
  it('refused before, taken after', async () => {
    const { host, env } = await hostFor(kea);
    const verdict = async (texts: Files): Promise<string> => {
      deploy(host, texts);
      const asked = { kea, daemon: 'kea-dhcp4', host, env, file: join(ETC, name), cwd: ETC } as const;
      const { ok, output } = await configTest({ ...asked, flag: '-t' });
      return ok ? 'taken' : output;
    };
    expect(await verdict(files)).not.toBe('taken');
    const made = migrate(files, { target: '3.0', unsafe: true });
    expect(made.refused).toBeUndefined();
    expect(await verdict(made.files)).toBe('taken');
    await host.close();
  });
});
