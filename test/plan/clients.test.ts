import { describe, expect, test } from 'vitest';
import { clientChanges } from '../../src/plan/clients.ts';
import { type Files, office, officeScenario, runBookInput, type Scenario } from '../report/samples.ts';

const changes = (scenario: Scenario): ReturnType<typeof clientChanges> =>
  clientChanges(runBookInput(scenario));

const unix = '{ "socket-type": "unix", "socket-name": "kea4-ctrl-socket" }';
const singular: Files = { 'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix} } }` };
const agentOf = (host: string, more = ''): Files => ({
  'kea-ctrl-agent.conf': `{ "Control-agent": { "http-host": "${host}", "http-port": 8000, ${more}
    "control-sockets": { "dhcp4": ${unix} } } }`,
});
const tls = '"trust-anchor": "ca", "cert-file": "c", "key-file": "k"';
const listener = (address: string, port: number, more: string): Files => ({
  'kea-dhcp4.conf': `{ "Dhcp4": { "control-sockets": [ ${unix},
    { "socket-type": "http", "socket-address": "${address}", "socket-port": ${port}, ${more} } ] } }`,
});
const authentication =
  '"authentication": { "type": "basic", "clients": [ { "user-file": "u", "password-file": "p" } ] }';

describe('clients', () => {
  test('one change for each server behind the agent', () => {
    expect(changes(officeScenario)).toEqual([
      {
        server: 'dhcp4',
        from: 'http://127.0.0.1:8000/ with "service": [ "dhcp4" ]',
        to: 'http://127.0.0.1:8004/',
        remark:
          'leave out "service" or send exactly [ "dhcp4" ]: any other is refused since 3.1.9; the same user and password',
      },
      {
        server: 'dhcp6',
        from: 'http://127.0.0.1:8000/ with "service": [ "dhcp6" ]',
        to: 'http://127.0.0.1:8006/',
        remark:
          'leave out "service" or send exactly [ "dhcp6" ]: any other is refused since 3.1.9; the same user and password',
      },
    ]);
  });

  test('nobody changes anything without an agent', () => {
    expect(changes({ before: singular, after: {}, agent: undefined })).toEqual([]);
  });

  test('an inherited port keeps the URL; new credentials are said loudly', () => {
    const [change] = changes({
      before: { ...agentOf('::1'), ...singular },
      after: listener('::1', 8000, authentication),
      agent: 'replace',
    });
    expect(change?.to).toBe('http://[::1]:8000/');
    expect(change?.remark).toMatch(/^the URL stays; .*; NEW: user and password are now required$/);
  });

  test('beside an agent that stays, the old URL still works', () => {
    const [change] = changes({
      before: { ...agentOf('127.0.0.1', `${tls},`), ...singular },
      after: listener('127.0.0.1', 8004, tls),
      agent: 'keep',
      target: '3.0',
    });
    expect(change).toMatchObject({ from: expect.stringMatching(/^https:/), to: 'https://127.0.0.1:8004/' });
    expect(change?.remark).toContain('the old URL works until the agent is stopped');
    expect(change?.remark).toContain('leave out "service": it is ignored, and from 3.1.9 on');
    expect(change?.remark).toContain('with a client certificate, as before');
    expect(change?.remark).not.toContain('NEW');
  });

  test('Unix sockets alone', () => {
    const [change] = changes({
      before: { ...agentOf('127.0.0.1'), ...singular },
      after: {},
      agent: 'replace',
    });
    expect(change).toMatchObject({ to: 'Unix socket kea4-ctrl-socket' });
    expect(change?.remark).toContain('no HTTP');
  });

  test('where nothing stands beside an agent that stays, nobody changes anything', () => {
    expect(changes({ before: office, after: {}, agent: 'keep', target: '2.6' })).toEqual([]);
  });
});
