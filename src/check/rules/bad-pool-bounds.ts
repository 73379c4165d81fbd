// Rule: pools whose ends or lengths contradict each other.

import { bitsOf, formatIp, type IpBytes, parseIp } from '../../core/ip.ts';
import { quote } from '../../core/quote.ts';
import type { Pool } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import { integerAt, stringAt } from '../../installation/values.ts';
import { memberAt } from '../dhcp.ts';
import { text } from '../example.ts';
import { valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

const dhcp6 = (delegated: number): string =>
  text`
      {
        "Dhcp6": {
          "subnet6": [
            {
              "id": 1,
              "subnet": "2001:db8::/64",
              "pd-pools": [ { "prefix": "3fff:100::", "prefix-len": 48, "delegated-len": DELEGATED } ]
            }
          ]
        }
      }
    `.replace('DELEGATED', String(delegated));

export default defineRule({
  id: 'bad-pool-bounds',
  title: 'the ends or lengths of a pool contradict each other',
  why: `A range of addresses starts with the smaller one. Delegated prefixes are at least as long as the prefix that they are
taken from. An excluded prefix is longer than the delegated ones and lies inside of the first of them: the same bits up to
\`delegated-len\`. Kea refuses the file otherwise, often without naming the place: "Failed to create pool defined by".`,
  source: 'src/lib/dhcpsrv/pool.cc: Pool4, Pool6; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: { 'kea-dhcp6.conf': dhcp6(40) },
  good: { 'kea-dhcp6.conf': dhcp6(48) },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      for (const pool of dhcp.pools()) {
        if (pool.kind === 'prefix') yield* ofPrefixes(pool);
        // A range that can be read has its ends in order.
        else if (pool.range === undefined) yield* ofAddresses(pool);
      }
    }
  },
});

function* ofAddresses({ document, node }: Pool): Generator<Finding> {
  const written = stringAt(document, node, 'pool');
  const ends = written?.value.split('-').map((end) => parseIp(end.trim())) ?? [];
  const [first, last] = ends;
  if (written === undefined || ends.length !== 2 || first === undefined || last === undefined) return;
  if (first.length !== last.length || first <= last) return;
  yield {
    message: `the pool ends before it starts, expected ${quote(`${formatIp(last)} - ${formatIp(first)}`)}`,
    at: valueAt(written),
  };
}

function* ofPrefixes(pool: Pool): Generator<Finding> {
  const { document, node } = pool;
  const length = integerAt(document, node, 'prefix-len')?.value;
  const delegated = integerAt(document, node, 'delegated-len')?.value;
  const prefix = parseIp(stringAt(document, node, 'prefix')?.value ?? '');
  if (length === undefined || delegated === undefined || length < 1 || length > 128) return;
  if (delegated < length) {
    yield {
      message: `"delegated-len" is ${delegated}, expected at least the ${length} of "prefix-len"`,
      at: memberAt(pool, 'delegated-len'),
    };
    return;
  }
  if (prefix?.length === 16 && delegated <= 128) yield* ofExcluded(pool, prefix, delegated);
}

function* ofExcluded(pool: Pool, prefix: IpBytes, delegated: number): Generator<Finding> {
  const { document, node } = pool;
  const written = stringAt(document, node, 'excluded-prefix');
  const excluded = parseIp(written?.value ?? '::');
  const length = integerAt(document, node, 'excluded-prefix-len')?.value ?? 0;
  if (excluded === undefined || excluded.length !== 16) return;
  if (length === 0 && excluded === parseIp('::')) return;
  if (length <= delegated || length > 128) {
    yield {
      message: `"excluded-prefix-len" is ${length}, expected more than the ${delegated} of "delegated-len", and 128 at most`,
      at: memberAt(pool, 'excluded-prefix-len'),
    };
  } else if (bitsOf(excluded, delegated) !== bitsOf(prefix, delegated)) {
    yield {
      message: `the excluded prefix does not lie in the first delegated one, ${formatIp(prefix)}/${delegated}`,
      at: memberAt(pool, 'excluded-prefix'),
    };
  }
}
