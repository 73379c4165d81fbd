// Rule: a TSIG key that D2 refuses as a whole: without a secret, twice, or with a digest cut too short.

import { quote } from '../../core/quote.ts';
import type { Place, Section } from '../../installation/types.ts';
import { integerAt, stringAt } from '../../installation/values.ts';
import { digestBits, leastDigestBits } from '../../kea/tsig.ts';
import { text } from '../example.ts';
import { items, keyAt, member, there, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

const d2 = (bits: number): string =>
  text`
      {
        "DhcpDdns": {
          "tsig-keys": [
            { "name": "ddns", "algorithm": "HMAC-SHA256", "digest-bits": BITS, "secret-file": "ddns.secret" }
          ]
        }
      }
    `.replace('BITS', String(bits));

export default defineRule({
  id: 'bad-tsig-key',
  title: 'a TSIG key that D2 refuses',
  why: `Each key of D2 has a name of its own and a secret. \`digest-bits\` cuts the digest: 0 is the whole of it, anything else must
be a multiple of 8, at least 80, and at least half of what the algorithm yields. D2 refuses the whole file otherwise.`,
  source:
    'src/lib/d2srv/d2_config.cc: TSIGKeyInfoParser, TSIGKeyInfoListParser; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: { 'kea-dhcp-ddns.conf': d2(120) },
  good: { 'kea-dhcp-ddns.conf': d2(128) },
  *check({ sections }) {
    for (const section of sections) if (section.kind === 'd2') yield* judge(section);
  },
});

function* judge(section: Section): Generator<Finding> {
  const seen = new Map<string, Place>();
  for (const key of items(member(section, 'tsig-keys'))) {
    if (key.document.kind(key.node) !== 'map') continue;
    yield* withoutSecret(key);
    yield* digestOf(key);
    const name = stringAt(key.document, key.node, 'name');
    if (name === undefined || name.value === '') continue;
    const first = seen.get(name.value);
    if (first === undefined) seen.set(name.value, name);
    else {
      yield {
        message: `a key is called ${quote(name.value, 60)} already`,
        at: valueAt(name),
        related: [there('the other key', valueAt(first))],
      };
    }
  }
}

function* withoutSecret(key: Place): Generator<Finding> {
  if (key.document.firstChild(key.node) === undefined) return;
  if (member(key, 'secret') !== undefined || member(key, 'secret-file') !== undefined) return;
  yield { message: 'this key has no "secret" and, since 2.5.8, no "secret-file"', at: keyAt(key) };
}

function* digestOf({ document, node }: Place): Generator<Finding> {
  const bits = integerAt(document, node, 'digest-bits');
  const algorithm = stringAt(document, node, 'algorithm')?.value.toUpperCase() ?? '';
  const whole = digestBits[algorithm];
  if (bits === undefined || bits.value === 0 || whole === undefined) return;
  const least = Math.max(leastDigestBits, whole / 2);
  if (bits.value >= least && bits.value % 8 === 0) return;
  yield {
    message: `"digest-bits" is ${bits.value}, expected 0 or a multiple of 8 from ${least} on, with ${algorithm}`,
    at: valueAt(bits),
  };
}
