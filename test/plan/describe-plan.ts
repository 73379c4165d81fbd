// A plan in plain words, line by line, for golden files. Not the reports' text: nothing is laid out here.

import { positionOf } from '../../src/core/source.ts';
import type { Endpoint } from '../../src/installation/types.ts';
import type { InstallationPlan } from '../../src/plan/types.ts';

/** What a plan says, apart from the run-book, remarks for clients, and texts. */
export function describePlan(plan: InstallationPlan): string {
  const lines = [
    `${plan.name}: agent ${plan.agent ?? 'absent'}`,
    ...plan.steps.map(({ migration, title, files }) => `step ${migration}: ${title} [${files.join(', ')}]`),
    ...plan.files.flatMap(({ before, reasons }) => reasons.map((reason) => `${before.path}: ${reason}`)),
    ...plan.before.map((endpoint) => `before ${describeEndpoint(endpoint)}`),
    ...plan.after.map((endpoint) => `after  ${describeEndpoint(endpoint)}`),
    ...plan.credentialFiles.map(
      ({ path, holds, created, mode, usedBy }) =>
        `${created ? 'creates' : 'wants'} ${path}: ${holds} (${mode.toString(8)}, ${usedBy.join(', ')})`,
    ),
    ...plan.clients.map(({ from, to }) => `client ${from} -> ${to}`),
    ...plan.decisions.map(
      ({ id, question, why, choices, at, blocking }) =>
        `${blocking ? 'MUST DECIDE' : 'may decide'} ${id}${at === undefined ? '' : ` at ${at.source.path}:${positionOf(at.source, at.start).line}`}: ${question}? ${why}. ${choices.join(' | ')}`,
    ),
    ...plan.notes.map((note) => `note: ${note}`),
    ...plan.remaining.map(
      ({ severity, rule, at, message }) => `left ${severity} ${rule} in ${at.source.path}: ${message}`,
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** One endpoint: `dhcp4 http 127.0.0.1 8004 files`. */
export function describeEndpoint(endpoint: Endpoint): string {
  const { owner, transport, address, port, clientCertificates, credentials } = endpoint;
  return [
    owner,
    transport,
    address,
    ...(port === undefined ? [] : [`${port}`]),
    ...(clientCertificates ? ['certificates'] : []),
    ...(transport === 'unix' ? [] : [`credentials: ${credentials}`]),
  ].join(' ');
}
