// Rule: parts of the lifetime for T1 and T2 that Kea refuses where it computes the timers.

import type { Dhcp } from '../../installation/dhcp/types.ts';
import { dhcpIn } from '../../installation/dhcp/view.ts';
import type { Place } from '../../installation/types.ts';
import { booleanAt } from '../../installation/values.ts';
import { teeDefaults } from '../../kea/lifetimes.ts';
import { text } from '../example.ts';
import { type Levels, levelsOf } from '../lifetimes.ts';
import { keyAt, member, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

const dhcp4 = (percent: string): string =>
  text`
      {
        "Dhcp4": {
          "calculate-tee-times": true,
          "t1-percent": PERCENT,
          "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24" } ]
        }
      }
    `.replace('PERCENT', percent);

export default defineRule({
  id: 'tee-percent-order',
  title: 'the timer T1 would not come before T2',
  why: `With \`calculate-tee-times\`, which DHCPv6 servers have on unless it is written, T1 and T2 are parts of the lifetime:
\`t1-percent\` and \`t2-percent\` lie between 0 and 1, and the first is smaller. Kea checks this for each subnet and shared
network with what they inherit, and refuses the file: "t1-percent: 0.9 is invalid, it must be less than t2-percent". At the top
alone it takes anything. Unless written, T2 is 0.875 for DHCPv4 and 0.8 for DHCPv6.`,
  source:
    'src/lib/dhcpsrv/parsers/base_network_parser.cc: parseTeePercents; seen with Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: { 'kea-dhcp4.conf': dhcp4('0.9') },
  good: { 'kea-dhcp4.conf': dhcp4('0.6') },
  *check(file) {
    for (const dhcp of dhcpIn(file)) {
      if (!dhcp.document.hasKey('t1-percent') && !dhcp.document.hasKey('t2-percent')) continue;
      yield* judge(dhcp);
    }
  },
});

function* judge(dhcp: Dhcp): Generator<Finding> {
  const told = new Set<number>();
  for (const levels of levelsOf(dhcp)) {
    if (levels.length < 2 || !isComputed(levels, dhcp.family)) continue;
    const [t1, t2] = [percentAt(levels, 't1-percent'), percentAt(levels, 't2-percent')];
    const { t1: first, t2: second } = teeDefaults[dhcp.family];
    const fault = faultOf(t1?.value ?? first, t2?.value ?? second);
    if (fault === undefined) continue;
    const wrong = fault.isSecond ? (t2 ?? t1) : (t1 ?? t2);
    // One value that many subnets inherit is told once.
    if (wrong === undefined || told.has(wrong.node)) continue;
    told.add(wrong.node);
    const own = levels[0];
    const related = own === undefined ? [] : [{ message: 'refused here', at: keyAt(own) }];
    yield { message: fault.message, at: valueAt(wrong), related };
  }
}

function isComputed(levels: Levels, family: Dhcp['family']): boolean {
  for (const { document, node } of levels) {
    const found = booleanAt(document, node, 'calculate-tee-times');
    if (found !== undefined) return found.value;
  }
  return teeDefaults[family].computed;
}

function percentAt(levels: Levels, key: string): (Place & { readonly value: number }) | undefined {
  for (const level of levels) {
    const found = member(level, key);
    const value = found?.document.number(found.node);
    if (found !== undefined && value !== undefined) return { ...found, value };
  }
  return undefined;
}

function faultOf(
  t1: number,
  t2: number,
): { readonly message: string; readonly isSecond: boolean } | undefined {
  if (!isPart(t1))
    return { message: `"t1-percent" is ${t1}, expected more than 0 and less than 1`, isSecond: false };
  if (!isPart(t2))
    return { message: `"t2-percent" is ${t2}, expected more than 0 and less than 1`, isSecond: true };
  if (t1 < t2) return undefined;
  return {
    message: `the timer T1 comes at ${t1} of the lifetime and T2 at ${t2}, expected T1 first`,
    isSecond: false,
  };
}

function isPart(value: number): boolean {
  return value > 0 && value < 1;
}
