// HA partners that used the agents' ports: who sends which credentials to whom afterwards.

import { join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import type { Planned } from '../../src/plan/finish.ts';
import { blocking, type Files, failuresOf, here, type Options, planAll } from './harness.ts';

interface Host {
  /** Members of the agent's map. */
  readonly agent?: string;
  /** Members of the entry for the partner in `peers`. */
  readonly partner?: string;
}

const address = { alpha: '192.0.2.1', beta: '192.0.2.2' } as const;
type Name = keyof typeof address;

function host(name: Name, { agent = '', partner = '' }: Host, dedicated = false): Files {
  const peer = (other: Name): string =>
    `{ "name": "${other}", "url": "http://${address[other]}:8000/", ${other === name ? '' : partner} "role": "${other === 'alpha' ? 'primary' : 'standby'}" }`;
  return {
    [`${name}/kea-ctrl-agent.conf`]: `{ "Control-agent": { "http-host": "${address[name]}", ${agent}
      "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "kea4" } } } }`,
    [`${name}/kea-dhcp4.conf`]: `{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4" },
      "hooks-libraries": [ { "library": "libdhcp_ha.so", "parameters": { "high-availability": [ {
        "this-server-name": "${name}", "mode": "hot-standby", "multi-threading": { "http-dedicated-listener": ${dedicated} },
        "peers": [ ${peer('alpha')}, ${peer('beta')} ] } ] } } ] } }`,
  };
}

const clear = '"authentication": { "type": "basic", "clients": [ { "user": "ops", "password": "pw" } ] },';
const inFiles =
  '"authentication": { "type": "basic", "clients": [ { "user-file": "/etc/kea/u", "password-file": "/etc/kea/p" } ] },';

/** What a host's entry for its partner sends, and what its new files hold. */
function sent(
  planned: Planned,
  name: Name,
): { readonly entry: Readonly<Record<string, string>>; readonly created: Files } {
  const [relationship] = planned.evidence.after.servers[0]?.relationships ?? [];
  const peer = relationship?.peers.find((one) => one.name?.value !== name);
  const entry: Record<string, string> = {};
  const { basicAuthUser, basicAuthUserFile, basicAuthPassword, basicAuthPasswordFile } = peer ?? {};
  for (const [key, value] of Object.entries({
    basicAuthUser,
    basicAuthUserFile,
    basicAuthPassword,
    basicAuthPasswordFile,
  })) {
    if (value !== undefined) entry[key] = value.value;
  }
  const created = Object.fromEntries(
    planned.plan.create.map(({ path, content }) => [path.slice(join(here, name).length + 1), content]),
  );
  return { entry, created };
}

function both(
  alpha: Host,
  beta: Host,
  options: Options = {},
): { readonly alpha: Planned; readonly beta: Planned } {
  const planned = planAll({ ...host('alpha', alpha), ...host('beta', beta) }, options);
  const [one, other] = planned;
  if (one === undefined || other === undefined) throw new Error('not two installations');
  expect(failuresOf(planned, options)).toEqual([]);
  return { alpha: one, beta: other };
}

const generated = {
  basicAuthUserFile: '/etc/kea/kea-control-api-user',
  basicAuthPasswordFile: '/etc/kea/kea-control-api-password',
};

describe('both hosts in one run', () => {
  test('agents without credentials: one new password for both, sent by both', () => {
    const { alpha, beta } = both({}, {});
    const created = { 'kea-control-api-user': 'kea-api\n', 'kea-control-api-password': 'generated-1\n' };
    expect(sent(alpha, 'alpha')).toEqual({ entry: generated, created });
    expect(sent(beta, 'beta')).toEqual({ entry: generated, created });
    expect(alpha.plan.notes.join()).toContain('max-response-delay');
  });

  test('strangers get passwords of their own', () => {
    const planned = planAll({
      ...host('alpha', {}),
      'other/kea-ctrl-agent.conf':
        '{ "Control-agent": { "control-sockets": { "dhcp4": { "socket-type": "unix", "socket-name": "kea4" } } } }',
      'other/kea-dhcp4.conf':
        '{ "Dhcp4": { "control-socket": { "socket-type": "unix", "socket-name": "kea4" } } }',
    });
    const passwords = planned.flatMap(({ plan }) => plan.create.map(({ content }) => content));
    expect(new Set(passwords)).toEqual(new Set(['kea-api\n', 'generated-1\n', 'generated-2\n']));
  });

  test('one agent has credentials, and only its partner sent some', () => {
    const { alpha, beta } = both(
      { partner: '"basic-auth-user": "ops", "basic-auth-password": "pw",' },
      { agent: clear },
    );
    expect(sent(alpha, 'alpha').entry).toEqual({ basicAuthUser: 'ops', basicAuthPassword: 'pw' });
    expect(sent(beta, 'beta')).toEqual({
      entry: generated,
      created: {
        'kea-control-ops-user': 'ops\n',
        'kea-control-ops-password': 'pw\n',
        'kea-control-api-user': 'kea-api\n',
        'kea-control-api-password': 'generated-1\n',
      },
    });
  });

  test('credentials in files that are not here: said, not guessed', () => {
    const { beta } = both({ agent: inFiles }, { agent: inFiles });
    expect(sent(beta, 'beta')).toEqual({ entry: {}, created: {} });
    expect(beta.plan.notes.join()).toContain(
      '"alpha" of dhcp4 now asks for credentials that stand in files on its host',
    );
  });

  test('below 3.1 nothing is asked for, so nothing is sent', () => {
    const { alpha } = both({}, {}, { target: '3.0', agent: 'replace' });
    expect(sent(alpha, 'alpha')).toEqual({ entry: {}, created: {} });
  });

  test('inside a git work tree the entries name files that the operator writes', () => {
    const { alpha, beta } = both({}, {}, { insideGit: () => true });
    for (const [planned, name] of [
      [alpha, 'alpha'],
      [beta, 'beta'],
    ] as const) {
      expect(sent(planned, name)).toEqual({ entry: generated, created: {} });
      expect(planned.plan.credentialFiles).toHaveLength(2);
    }
  });

  test('with listeners of HA nothing of this concerns them', () => {
    const planned = planAll({ ...host('alpha', {}, true), ...host('beta', {}, true) });
    for (const one of planned)
      expect(one.plan.steps.map(({ migration }) => migration)).not.toContain('ha-partner-credentials');
  });
});

describe('one host of two', () => {
  test('sends its own new credentials, and the partner is told', () => {
    const planned = planAll(host('alpha', {}));
    expect(planned.flatMap(({ plan }) => blocking(plan))).toEqual([]);
    expect(failuresOf(planned)).toEqual([]);
    const [alpha] = planned;
    if (alpha === undefined) throw new Error('no installation');
    expect(sent(alpha, 'alpha').entry).toEqual(generated);
    expect(alpha.plan.notes.join('\n')).toMatch(/HA PARTNER "beta" MUST CHANGE TOO: its entry for "alpha"/);
  });

  test('what it sends already stays', () => {
    const [alpha] = planAll(host('alpha', { partner: '"basic-auth-user": "x",' }));
    if (alpha === undefined) throw new Error('no installation');
    expect(sent(alpha, 'alpha').entry).toEqual({ basicAuthUser: 'x' });
  });

  test('the agent’s own credentials stay as they are, and nobody must change', () => {
    const [alpha] = planAll(host('alpha', { agent: clear }));
    if (alpha === undefined) throw new Error('no installation');
    expect(sent(alpha, 'alpha').entry).toEqual({});
    expect(alpha.plan.notes.join()).not.toContain('MUST CHANGE');
  });
});
