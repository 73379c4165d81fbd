// Rule: a RADIUS attribute Vendor-Specific whose content stands in "data", which ends the server since 3.1.2.

import { version } from '../../core/version.ts';
import { hooksOf } from '../../installation/hooks.ts';
import type { Place, Section } from '../../installation/types.ts';
import { libraryName, radiusNeeds, vendorSpecific } from '../../kea/hooks.ts';
import { text } from '../example.ts';
import { manualFix } from '../fixes.ts';
import { items, keyAt, member } from '../places.ts';
import { defineRule, type Finding } from '../rule.ts';
import { textOf } from '../uses.ts';

export default defineRule({
  id: 'radius-vendor-specific-data',
  title: 'the content of Vendor-Specific is no longer given as data',
  why: `The RADIUS attribute 26, Vendor-Specific, took its content from \`data\`, as text. Since 3.1.2
it holds attributes of a vendor: \`vendor\` names whose they are, or \`raw\` gives all bytes in
hexadecimal digits. With \`data\` the library does not load and the server does not start.`,
  source: 'ChangeLog 2399; Kea 3.2 manual, "libdhcp_radius.so"; not tried with a real Kea',
  severity: 'error',
  since: version('3.1.2'),
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "hooks-libraries": [
            { "library": "libdhcp_radius.so",
              "parameters": { "access": { "attributes": [ { "name": "Vendor-Specific", "data": "office" } ] } } }
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
              "parameters": { "access": { "attributes": [ { "name": "Vendor-Specific", "raw": "000011DE0103" } ] } } }
          ]
        }
      }
    `,
  },
  *check({ sections }) {
    for (const section of sections) {
      for (const attribute of attributesOf(section)) yield* judge(attribute);
    }
  },
});

function* attributesOf({ document, node }: Section): Generator<Place> {
  for (const { library, parameters } of hooksOf(document, node)) {
    if (parameters === undefined || libraryName(library?.value ?? '') !== radiusNeeds.library) continue;
    for (const key of ['access', 'accounting']) {
      const service = member(parameters, key);
      if (service !== undefined) yield* items(member(service, 'attributes'));
    }
  }
}

function* judge(attribute: Place): Generator<Finding> {
  const type = member(attribute, 'type');
  const isMeant =
    textOf(member(attribute, 'name'))?.toLowerCase() === vendorSpecific.name.toLowerCase() ||
    (type !== undefined && type.document.number(type.node) === vendorSpecific.type);
  const data = member(attribute, 'data');
  // A vendor makes the rest an attribute of his, whose content is data.
  if (!isMeant || data === undefined || member(attribute, 'vendor') !== undefined) return;
  yield {
    message:
      'Vendor-Specific takes no "data" since 3.1.2, and the server does not start; expected "raw" with hexadecimal digits, or "vendor"',
    at: keyAt(data),
    fix: manualFix('write the bytes as "raw", or name the "vendor" and one of its attributes'),
  };
}
