// Rule: RADIUS lets clients in, and what it answers has nowhere to be kept.

import { hooksOf } from '../../installation/hooks.ts';
import type { Section } from '../../installation/types.ts';
import { libraryName, radiusNeeds } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { items, keyAt, member, valueAt } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'radius-needs-host-cache',
  title: 'access by RADIUS without libdhcp_host_cache',
  why: `The answers of RADIUS servers are reservations, which are kept in the host cache. Without its library,
or with it further down in the list, the start ends: "Configuring access failed: host cache library not loaded". So it does with
\`early-global-reservations-lookup\`. \`-t\` sees neither.`,
  source: 'src/hooks/dhcp/radius/radius.cc: RadiusImpl::init; seen with -T of Kea 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_radius.so",
              "parameters": { "access": { "servers": [ { "name": "192.0.2.3", "secret": "PLACEHOLDER" } ] },
                              "use-message-authenticator": true } }
          ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_host_cache.so", "parameters": { "maximum": 0 } },
            { "library": "libdhcp_radius.so",
              "parameters": { "access": { "servers": [ { "name": "192.0.2.3", "secret": "PLACEHOLDER" } ] },
                              "use-message-authenticator": true } }
          ]
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) yield* alone(section);
  },
});

function* alone(section: Section): Generator<Finding> {
  const hooks = hooksOf(section.document, section.node);
  const names = hooks.map(({ library }) => libraryName(library?.value ?? ''));
  const at = names.indexOf(radiusNeeds.library);
  const hook = hooks[at];
  const access = hook?.parameters === undefined ? undefined : member(hook.parameters, 'access');
  if (hook === undefined) return;
  const early = member(section, radiusNeeds.without);
  if (early?.document.boolean(early.node) === true) {
    yield {
      message: `access by RADIUS does not go with "${radiusNeeds.without}"; -t takes it, the start fails`,
      at: valueAt(early),
      fix: manualFix('take one of the two out'),
    };
  }
  const servers = access === undefined ? [] : [...items(member(access, 'servers'))];
  if (access === undefined || servers.length === 0 || names.slice(0, at).includes(radiusNeeds.beside)) return;
  yield {
    message: `clients are let in by RADIUS here, and ${radiusNeeds.beside}, which keeps its answers, is not loaded before it; -t takes it, the start fails`,
    at: keyAt(access),
    fix: manualFix(`load ${radiusNeeds.beside} in front of ${radiusNeeds.library}`),
  };
}
