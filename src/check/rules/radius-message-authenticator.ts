// Rule: RADIUS servers that must sign their answers since 3.1.6.

import { version } from '../../core/version.ts';
import { hooksOf } from '../../installation/hooks.ts';
import type { Section } from '../../installation/types.ts';
import { libraryName, radiusNeeds } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { items, keyAt, member } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';
import { textOf } from '../uses.ts';

export default defineRule({
  id: 'radius-message-authenticator',
  title: 'servers of RADIUS must send Message-Authenticator since 3.1.6',
  why: `Over UDP Kea sends the attribute Message-Authenticator from 3.1.6 on, and drops answers that come
without it: a RADIUS server that does not send it looks dead. Bring the RADIUS servers up to date before
Kea. \`"use-message-authenticator": false\` goes back, and back to a protocol whose answers can be forged
(CVE-2024-3596).`,
  source: 'ChangeLog 2447; Kea 3.2 manual, "libdhcp_radius.so"',
  severity: 'warning',
  changed: version('3.1.6'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_radius.so",
              "parameters": { "accounting": { "servers": [ { "name": "192.0.2.3", "secret": "PLACEHOLDER" } ] } } }
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
            { "library": "libdhcp_radius.so",
              "parameters": { "accounting": { "servers": [ { "name": "192.0.2.3", "secret": "PLACEHOLDER" } ] },
                              "use-message-authenticator": true } }
          ]
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) yield* unsigned(section);
  },
});

function* unsigned(section: Section): Generator<Finding> {
  for (const { library, parameters } of hooksOf(section.document, section.node)) {
    if (parameters === undefined || libraryName(library?.value ?? '') !== radiusNeeds.library) continue;
    if (member(parameters, 'use-message-authenticator') !== undefined) continue;
    if (textOf(member(parameters, 'protocol')) === 'TLS') continue;
    const service = ['access', 'accounting']
      .flatMap((key) => member(parameters, key) ?? [])
      .find((one) => [...items(member(one, 'servers'))].length > 0);
    if (service === undefined) continue;
    yield {
      message:
        'since 3.1.6 answers of RADIUS servers without Message-Authenticator are dropped; "use-message-authenticator" says nothing here, so it is true',
      at: keyAt(service),
      fix: manualFix('see that the RADIUS servers send it, and write "use-message-authenticator": true'),
    };
  }
}
