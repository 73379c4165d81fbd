// Who gets a listener, on which address and port: one test per row of the decision.

import { describe, expect, test } from 'vitest';
import { decideListeners } from '../../src/plan/listeners.ts';
import type { Act } from '../../src/plan/migration.ts';
import { type Files, failuresOf, type Options, planOne, stateOf, textAfter } from './harness.ts';

const unix = (name: string): string => `{ "socket-type": "unix", "socket-name": "${name}" }`;
const sockets = { dhcp4: 'kea4', dhcp6: 'kea6', d2: 'kea-d2' };

function agent(forwards: readonly (keyof typeof sockets)[], more = ''): string {
  const list = forwards.map((kind) => `"${kind}": ${unix(sockets[kind])}`).join(', ');
  return `{ "Control-agent": { ${more} "control-sockets": { ${list} } } }`;
}

const dhcp4 = (more = ''): string => `{ "Dhcp4": { "control-socket": ${unix('kea4')}${more} } }`;
const dhcp6 = (more = ''): string => `{ "Dhcp6": { "control-socket": ${unix('kea6')}${more} } }`;
const d2 = `{ "DhcpDdns": { "control-socket": ${unix('kea-d2')} } }`;

const plural4 = (...entries: readonly string[]): string =>
  `{ "Dhcp4": { "control-sockets": [ ${[unix('kea4'), ...entries].join(', ')} ] } }`;

interface Peer {
  readonly url: string;
  readonly dedicated?: boolean;
}

/** Hook libraries with a relationship whose own URL is `url`. */
function ha({ url, dedicated }: Peer): string {
  const mt = dedicated === undefined ? '' : `"multi-threading": { "http-dedicated-listener": ${dedicated} },`;
  return `, "hooks-libraries": [ { "library": "libdhcp_ha.so", "parameters": { "high-availability": [ {
    "this-server-name": "a", "mode": "hot-standby", ${mt} "peers": [
      { "name": "a", "url": "${url}", "role": "primary" },
      { "name": "b", "url": "http://192.0.2.2:8000/", "role": "standby" } ] } ] } } ]`;
}

function decide(
  files: Files,
  options: Options = {},
): { readonly places: string; readonly acts: readonly Act[] } {
  const { listeners, acts } = decideListeners(stateOf(files, options));
  const places = listeners.map(({ kind, address, port, forPartners }) =>
    [kind, address, port, ...(forPartners ? ['for partners'] : [])].join(' '),
  );
  return { places: places.join(', '), acts };
}

const decisions = (acts: readonly Act[]): readonly string[] =>
  acts.flatMap((act) =>
    act.act === 'decide' ? [`${act.decision.blocking ? 'must' : 'may'} ${act.decision.id}`] : [],
  );
const notes = (acts: readonly Act[]): string =>
  acts.flatMap((act) => (act.act === 'note' ? [act.text] : [])).join('\n');

const three: Files = {
  'kea-ctrl-agent.conf': agent(['dhcp4', 'dhcp6', 'd2']),
  'kea-dhcp4.conf': dhcp4(),
  'kea-dhcp6.conf': dhcp6(),
  'kea-dhcp-ddns.conf': d2,
};

describe('which daemons', () => {
  test('those the agent forwards to', () => {
    expect(decide({ ...three, 'kea-ctrl-agent.conf': agent(['dhcp4', 'd2']) }).places).toBe(
      'dhcp4 127.0.0.1 8004, d2 127.0.0.1 8053',
    );
  });

  test('none without an agent', () => {
    expect(decide({ 'kea-dhcp4.conf': dhcp4() }).places).toBe('');
  });

  test('none that opened no socket: nothing reached it; --listen gives it one', () => {
    const files = { ...three, 'kea-dhcp4.conf': '{ "Dhcp4": { "valid-lifetime": 1 } }' };
    const quiet = decide(files);
    expect(quiet.places).toBe('dhcp6 127.0.0.1 8006, d2 127.0.0.1 8053');
    expect(decisions(quiet.acts)).toEqual(['may forward-to-closed-socket']);
    const asked = decide(files, { listen: { dhcp4: { address: '127.0.0.1', port: 9004 } } });
    expect(asked.places).toBe('dhcp4 127.0.0.1 9004, dhcp6 127.0.0.1 8006, d2 127.0.0.1 8053');
    expect(decisions(asked.acts)).toEqual([]);
  });

  test.each([
    ['no control socket', '{ "Dhcp4": { "valid-lifetime": 1 } }'],
    ['an empty list', '{ "Dhcp4": { "control-sockets": [ ], "valid-lifetime": 1 } }'],
  ])('--listen for a server with %s', (_, text) => {
    const files = { ...three, 'kea-dhcp4.conf': text };
    const options: Options = { listen: { dhcp4: { address: '127.0.0.1', port: 9004 } }, target: '3.0' };
    const planned = planOne(files, options);
    expect(textAfter(planned, files, 'kea-dhcp4.conf').replaceAll(/\s+/g, ' ')).toMatch(
      /"control-sockets": \[ { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 9004 } ]/,
    );
    expect(failuresOf([planned], options)).toEqual([]);
  });

  test('--listen without an agent opens nothing, and says so', () => {
    const { plan } = planOne(
      { 'kea-dhcp4.conf': dhcp4() },
      { listen: { dhcp4: { address: '::', port: 1 } } },
    );
    expect(plan.after.map(({ transport }) => transport)).toEqual(['unix']);
    expect(plan.notes.join()).toContain('--listen dhcp4 is not used here');
  });

  test('none that has one already', () => {
    const own = '{ "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 9000 }';
    const files = { 'kea-ctrl-agent.conf': agent(['dhcp4']), 'kea-dhcp4.conf': plural4(own) };
    const { places, acts } = decide(files);
    expect(places).toBe('');
    expect(notes(acts)).toBe('');
    const wide = { ...files, 'kea-ctrl-agent.conf': agent(['dhcp4'], '"http-host": "192.0.2.1",') };
    expect(notes(decide(wide).acts)).toContain('has a listener already, on 127.0.0.1 port 9000');
  });

  test('--listen opens nothing that the agent did not reach', () => {
    const { places, acts } = decide(
      { ...three, 'kea-ctrl-agent.conf': agent(['dhcp4', 'dhcp6']) },
      { listen: { d2: { address: '0.0.0.0', port: 9 } } },
    );
    expect(places).toBe('dhcp4 127.0.0.1 8004, dhcp6 127.0.0.1 8006');
    expect(notes(acts)).toContain('--listen d2 is not used here');
  });
});

describe('address', () => {
  test('the agent’s own default is written out, for dhcp6 too', () => {
    expect(decide(three).places).toBe('dhcp4 127.0.0.1 8004, dhcp6 127.0.0.1 8006, d2 127.0.0.1 8053');
  });

  test.each(['0.0.0.0', '::', '2001:db8::1', '192.0.2.1'])('%s is kept', (host) => {
    const files = { ...three, 'kea-ctrl-agent.conf': agent(['dhcp4', 'dhcp6'], `"http-host": "${host}",`) };
    expect(decide(files).places).toBe(`dhcp4 ${host} 8004, dhcp6 ${host} 8006`);
  });

  test.each(['localhost', 'kea.example.org', '', '127.1', '[::1]'])('%j is a question', (host) => {
    const files = { ...three, 'kea-ctrl-agent.conf': agent(['dhcp4', 'dhcp6'], `"http-host": "${host}",`) };
    const { places, acts } = decide(files);
    expect(places).toBe('');
    expect(decisions(acts)).toEqual(['must ca-http-host-not-ip']);
    const both = { dhcp4: { address: '::1', port: 1 }, dhcp6: { address: '::1', port: 2 } };
    expect(decide(files, { listen: both }).places).toBe('dhcp4 ::1 1, dhcp6 ::1 2');
    expect(decisions(decide(files, { listen: both }).acts)).toEqual([]);
  });

  test('the question about a name names the options that answer it', () => {
    const files = { ...three, 'kea-ctrl-agent.conf': agent(['dhcp4', 'dhcp6'], '"http-host": "localhost",') };
    const { plan, evidence } = planOne(files);
    expect(plan.decisions[0]?.choices).toContain(
      '--listen dhcp4=127.0.0.1:8004 --listen dhcp6=127.0.0.1:8006',
    );
    expect(evidence.withoutListener).toEqual(['dhcp4', 'dhcp6']);
  });

  test('a wildcard is said', () => {
    const files = {
      'kea-ctrl-agent.conf': agent(['dhcp4'], '"http-host": "0.0.0.0",'),
      'kea-dhcp4.conf': dhcp4(),
    };
    expect(planOne(files).plan.notes.join()).toContain(
      'listening on every address of the host, as the agent was',
    );
  });
});

describe('port', () => {
  const one = (more: string, ctrl = ''): Files => ({
    'kea-ctrl-agent.conf': agent(['dhcp4'], ctrl),
    'kea-dhcp4.conf': dhcp4(more),
  });

  test('one server inherits the agent’s', () => {
    expect(decide(one('', '"http-port": 8080,')).places).toBe('dhcp4 127.0.0.1 8080');
  });

  test('not while the agent has it', () => {
    expect(decide(one(''), { agent: 'keep', target: '3.0' }).places).toBe('dhcp4 127.0.0.1 8004');
  });

  test('not when a listener of HA is there', () => {
    const { places, acts } = decide(one(ha({ url: 'http://127.0.0.1:8000/' })));
    expect(places).toBe('dhcp4 127.0.0.1 8004');
    expect(notes(acts)).toContain(
      "cannot take over the agent's port 8000: it is the port of the HA listener of dhcp4",
    );
  });

  test('a listener of HA on another address does not matter', () => {
    expect(decide(one(ha({ url: 'http://192.0.2.1:8000/' }))).places).toBe('dhcp4 127.0.0.1 8000');
  });

  test('the only server here inherits although the agent names others', () => {
    const files = { ...one(''), 'kea-ctrl-agent.conf': agent(['dhcp4', 'dhcp6', 'd2']) };
    expect(decide(files).places).toBe('dhcp4 127.0.0.1 8000');
  });

  test('several move past everything that is taken on the host', () => {
    const entry = '{ "socket-type": "http", "socket-address": "192.0.2.9", "socket-port": 8005 }';
    expect(
      decide({
        'kea-ctrl-agent.conf': agent(['dhcp4', 'dhcp6'], '"http-port": 8004,'),
        'kea-dhcp4.conf': dhcp4(ha({ url: 'http://192.0.2.1:8007/', dedicated: true })),
        'kea-dhcp6.conf': dhcp6(ha({ url: 'http://192.0.2.1:8008/', dedicated: false })),
        'kea-dhcp-ddns.conf': `{ "DhcpDdns": { "control-sockets": [ ${entry} ] } }`,
      }).places,
      // 8004 the agent, 8005 D2, 8006 is meant for dhcp6, 8007 and 8008 are HA partners' URLs
    ).toBe('dhcp4 127.0.0.1 8009, dhcp6 127.0.0.1 8006');
  });

  test('--listen says where', () => {
    expect(decide(three, { listen: { dhcp6: { address: '::1', port: 8004 } } }).places).toBe(
      'dhcp4 127.0.0.1 8005, dhcp6 ::1 8004, d2 127.0.0.1 8053',
    );
  });

  test('--listen on what is taken is a question', () => {
    const listen = { dhcp4: { address: '127.0.0.1', port: 1 }, dhcp6: { address: '0.0.0.0', port: 1 } };
    expect(decisions(decide(three, { listen }).acts)).toEqual(['must listen-taken']);
    const onAgent = { dhcp4: { address: '127.0.0.1', port: 8000 } };
    expect(decisions(decide(three, { listen: onAgent, agent: 'keep', target: '3.0' }).acts)).toEqual([
      'must listen-taken',
    ]);
    expect(decisions(decide(three, { listen: onAgent }).acts)).toEqual([]);
  });

  test('a wider address by --listen is said', () => {
    const { acts } = decide(three, { listen: { dhcp4: { address: '0.0.0.0', port: 1 } } });
    expect(notes(acts)).toContain('more hosts can reach it');
  });
});

describe('HA partners on the agent’s port', () => {
  const host = '"http-host": "192.0.2.1",';
  const through = ha({ url: 'http://192.0.2.1:8000/', dedicated: false });
  const files: Files = {
    ...three,
    'kea-ctrl-agent.conf': agent(['dhcp4', 'dhcp6', 'd2'], host),
    'kea-dhcp4.conf': dhcp4(through),
  };

  test('their server inherits it', () => {
    expect(decide(files).places).toBe(
      'dhcp4 192.0.2.1 8000 for partners, dhcp6 192.0.2.1 8006, d2 192.0.2.1 8053',
    );
  });

  test('a wildcard agent covers their URL', () => {
    const wide = { ...files, 'kea-ctrl-agent.conf': agent(['dhcp4', 'dhcp6'], '"http-host": "0.0.0.0",') };
    expect(decide(wide).places).toBe('dhcp4 0.0.0.0 8000 for partners, dhcp6 0.0.0.0 8006');
  });

  test('not while the agent runs', () => {
    expect(decide(files, { agent: 'keep', target: '3.0' }).places).toBe(
      'dhcp4 192.0.2.1 8004, dhcp6 192.0.2.1 8006, d2 192.0.2.1 8053',
    );
  });

  test('multi-threading that is off means no listener of HA either', () => {
    const off = dhcp4(
      `, "multi-threading": { "enable-multi-threading": false }${ha({ url: 'http://192.0.2.1:8000/' })}`,
    );
    expect(decide({ ...files, 'kea-dhcp4.conf': off }).places).toContain('dhcp4 192.0.2.1 8000 for partners');
  });

  test('two servers cannot both have it', () => {
    const { acts } = decide({ ...files, 'kea-dhcp6.conf': dhcp6(through) });
    expect(decisions(acts)).toEqual(['must ha-port-of-agent-shared']);
  });

  test('--listen elsewhere cuts them off, and says so', () => {
    const { acts } = decide(files, { listen: { dhcp4: { address: '192.0.2.1', port: 1 } } });
    expect(notes(acts)).toContain("the HA partners of dhcp4 use the agent's port 8000");
  });

  test('with a listener of HA they do not use the agent at all', () => {
    const own = { ...files, 'kea-dhcp4.conf': dhcp4(ha({ url: 'http://192.0.2.1:8000/', dedicated: true })) };
    expect(planOne(own, { unixOnly: true }).plan.decisions).toEqual([]);
  });

  test('--unix-only is a question', () => {
    const { plan } = planOne(files, { unixOnly: true });
    expect(plan.decisions.map(({ id }) => id)).toEqual(['ha-needs-listener']);
  });
});

describe('listeners that the files have already', () => {
  const http = (section: string, address: string): string =>
    `{ "${section}": { "control-sockets": [ { "socket-type": "http", "socket-address": "${address}", "socket-port": 8000,
      "authentication": { "type": "basic", "directory": "/etc/kea", "clients": [ { "user-file": "u", "password-file": "p" } ] } } ] } }`;

  test('two on one port are a question with answers that can be typed', () => {
    const files = {
      'kea-dhcp4.conf': http('Dhcp4', '0.0.0.0'),
      'kea-dhcp-ddns.conf': http('DhcpDdns', '0.0.0.0'),
    };
    const [decision] = planOne(files).plan.decisions;
    expect(decision).toMatchObject({ id: 'listeners-clash', blocking: true });
    expect(decision?.why).toContain('both are on "0.0.0.0"');
    expect(decision?.choices).toEqual([
      'another "socket-port" for dhcp4 in kea-dhcp4.conf, such as 8004',
      'another "socket-port" for d2 in kea-dhcp-ddns.conf, such as 8053',
      'when each runs in a container of its own, in kea-migrate.jsonc: "groups": [{ "files": ["kea-dhcp-ddns.conf", "kea-dhcp4.conf"], "containers": true }]',
    ]);
  });

  test('one that differs from --listen stays where it is, and that is said', () => {
    const files = {
      'kea-ctrl-agent.conf':
        '{ "Control-agent": { "http-host": "127.0.0.1", "control-sockets": { "dhcp4": { "socket-name": "s" } } } }',
      'kea-dhcp4.conf': http('Dhcp4', '127.0.0.1'),
    };
    const said = (port: number): readonly string[] =>
      planOne(files, { listen: { dhcp4: { address: '127.0.0.1', port } } }).plan.notes.filter((one) =>
        one.startsWith('--listen'),
      );
    expect(said(8004)).toEqual([
      '--listen dhcp4 is not used here: the DHCPv4 server has a listener already, on 127.0.0.1 port 8000; another port is written there by hand',
    ]);
    expect(said(8000)).toEqual([]);
  });
});
