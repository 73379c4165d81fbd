// Rule: a file beside Kea's starts, stops, orders or installs the Control Agent.

import { version } from '../../core/version.ts';
import { text } from '../example.ts';
import { agentSeverity } from '../neighbours.ts';
import { there } from '../places.ts';
import { defineRule } from '../rule.ts';

/** More places than these are only counted. */
const mostPlaces = 5;

export default defineRule({
  id: 'service-names-agent',
  title: 'a unit, script, compose or inventory file names the Control Agent’s program, unit or image',
  why: `\`kea-ctrl-agent\` is neither built nor packaged from 3.1.8 on (stable: 3.2). A unit with \`Requires=kea-ctrl-agent.service\`
no longer starts, with \`After=\` or \`Wants=\` it does; \`systemctl restart\` fails; a container of that image cannot be
pulled in the new version; a play that installs the package stops there. \`keactrl\` refuses the name \`ctrl_agent\`.

Told once per file. The files themselves are never changed.`,
  source: 'ChangeLog 2458; src/bin/keactrl/keactrl.in',
  severity: 'warning',
  since: version('3.0'),
  scope: 'neighbour',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `,
    'dashboard.service': text`
      [Unit]
      Description=DHCP dashboard
      Requires=kea-ctrl-agent.service
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "valid-lifetime": 3600 } }
    `,
    'dashboard.service': text`
      [Unit]
      Description=DHCP dashboard
      Requires=kea-dhcp4-server.service
    `,
  },
  *check(neighbour, traces, { target, targetName }) {
    const programs = neighbour.names.filter(({ what }) => what === 'program');
    const [first, ...others] = programs.length > 0 ? programs : neighbour.names;
    if (first === undefined || traces.near(neighbour.absolute).length === 0) return;
    const isGone = agentSeverity(target) === 'warning';
    const what = first.what === 'program' ? 'the Control Agent' : 'the Control Agent’s configuration file';
    const more = others.length > mostPlaces ? `, ${others.length} more times` : '';
    yield {
      severity: first.what === 'program' ? agentSeverity(target) : 'info',
      message: `this ${neighbour.facts.title} names ${what}${more}; Kea ${targetName} ${isGone ? 'has none' : 'deprecates it'}: take it out together with the agent`,
      at: first.at,
      related: others.slice(0, mostPlaces).map(({ at }) => there('and here', at)),
    };
  },
});
