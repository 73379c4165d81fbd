import { describe, expect, test } from 'vitest';
import { runBook } from '../../src/plan/run-book.ts';
import type { CredentialFile } from '../../src/plan/types.ts';
import { expectGolden } from '../report/golden.ts';
import {
  type Files,
  office,
  officeAfter,
  officeScenario,
  runBookInput,
  type Scenario,
} from '../report/samples.ts';

/** The steps as lines: phase, text, commands. */
function drawn(scenario: Scenario): string {
  return runBook(runBookInput(scenario))
    .map(
      ({ phase, text, commands }) => `${phase}: ${text}\n${commands.map((line) => `    ${line}\n`).join('')}`,
    )
    .join('');
}

/** Commands of one phase. */
function commandsOf(scenario: Scenario, phase: string): readonly string[] {
  return runBook(runBookInput(scenario)).flatMap((step) => (step.phase === phase ? step.commands : []));
}

const textsOf = (scenario: Scenario, phase: string): string =>
  runBook(runBookInput(scenario))
    .flatMap((step) => (step.phase === phase ? [step.text] : []))
    .join('\n');

const dhcp4 = (...sockets: string[]): Files => ({
  'kea-dhcp4.conf': `{ "Dhcp4": { "control-sockets": [ ${sockets.join(', ')} ] } }\n`,
});
const unix = '{ "socket-type": "unix", "socket-name": "kea4-ctrl-socket" }';
const singular: Files = { 'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix} } }\n` };
const http = (more: string): string => `{ "socket-type": "http", "socket-port": 8004${more} }`;
const tls =
  '"trust-anchor": "/etc/kea/ca.pem", "cert-file": "/etc/kea/kea.pem", "key-file": "/etc/kea/kea.key"';
const agentOf = (more: string): Files => ({
  'kea-ctrl-agent.conf': `{ "Control-agent": { "http-port": 8000, ${more}
    "control-sockets": { "dhcp4": ${unix} } } }\n`,
});

describe('run-book', () => {
  test('nothing changes: nothing to do', () => {
    expect(runBook(runBookInput({ before: office, after: {}, agent: 'replace' }))).toEqual([]);
  });

  test('the office on Debian', () => {
    expectGolden('run-book-debian.txt', drawn(officeScenario));
  });

  test('the agent stays beside the new listeners', () => {
    expectGolden('run-book-keep.txt', drawn({ ...officeScenario, target: '3.0', agent: 'keep' }));
  });

  test('an unknown platform', () => {
    const { platform: _, ...unknown } = officeScenario;
    expectGolden('run-book-unknown.txt', drawn(unknown));
  });

  test('keactrl on a build from source', () => {
    const keactrl = { 'keactrl.conf': 'ctrl_agent=yes\n' };
    const scenario: Scenario = {
      ...officeScenario,
      before: { ...office, ...keactrl },
      after: { ...officeAfter, 'keactrl.conf': 'ctrl_agent=no\n' },
      platform: 'upstream',
      deployDirectory: '/usr/local/etc/kea',
    };
    expectGolden('run-book-keactrl.txt', drawn(scenario));
  });

  test('one server takes the port of the agent over: the agent stops first', () => {
    const scenario: Scenario = {
      before: { ...agentOf(''), ...singular },
      after: dhcp4(unix, `{ "socket-type": "http", "socket-port": 8000, ${tls} }`),
      agent: 'replace',
      platform: 'isc',
    };
    expect(textsOf(scenario, 'stop')).toContain(
      'dhcp4 takes over port 8000, which must be free when it starts',
    );
    expect(commandsOf(scenario, 'stop')).toEqual(['systemctl disable --now isc-kea-ctrl-agent']);
    expect(commandsOf(scenario, 'roll back').slice(-2)).toEqual([
      'systemctl restart isc-kea-dhcp4-server',
      'systemctl enable --now isc-kea-ctrl-agent',
    ]);
  });

  test('files edited in place are taken back by undo', () => {
    const scenario = { ...officeScenario, deployDirectory: '/work/etc/kea' };
    expect(commandsOf(scenario, 'roll back')[0]).toBe('kea-migrate undo /work/etc/kea');
    expect(textsOf(scenario, 'prepare')).not.toContain('bring these files');
  });

  test('without an agent only the servers are restarted', () => {
    const scenario: Scenario = { before: singular, after: dhcp4(unix), agent: undefined, platform: 'debian' };
    expect(runBook(runBookInput(scenario)).map(({ phase }) => phase)).toEqual([
      'prepare',
      'prepare',
      'prepare',
      'test',
      'start',
      'verify',
      'verify',
      'clean up',
      'roll back',
      'roll back',
    ]);
  });

  test('an agent that forwards elsewhere now is restarted', () => {
    const scenario: Scenario = {
      before: { ...agentOf(''), ...singular },
      after: { ...agentOf('"http-host": "127.0.0.1",'), ...singular },
      agent: 'keep',
      target: '2.6',
      platform: 'debian',
    };
    expect(commandsOf(scenario, 'start')).toContain('systemctl restart kea-ctrl-agent');
    expect(commandsOf(scenario, 'test')).toContain('kea-ctrl-agent -t /etc/kea/kea-ctrl-agent.conf');
    expect(textsOf(scenario, 'prepare')).not.toContain('control-sockets');
    expect(textsOf(scenario, 'roll back')).toContain('restart the servers, then the agent');
  });

  test('an agent that stays is asked for each server that was restarted', () => {
    const asked = commandsOf({ ...officeScenario, target: '3.0', agent: 'keep' }, 'verify').slice(-2);
    expect(asked.map((line) => /"service": \[ "(\w+)" \]/.exec(line)?.[1])).toEqual(['dhcp4', 'dhcp6']);
    expect(asked[0]).toMatch(/^curl .* --user monitoring .* http:\/\/127\.0\.0\.1:8000\/$/);
  });

  test('purging the package of the agent would delete credentials that a server reads', () => {
    const clients = '"clients": [ { "user": "kea-api", "password-file": "kea-api-password" } ]';
    const authentication = `, "authentication": { "type": "basic", "directory": "/etc/kea", ${clients} }`;
    const scenario: Scenario = {
      before: { ...agentOf(''), ...singular },
      after: dhcp4(unix, http(authentication)),
      agent: 'replace',
      platform: 'debian',
    };
    expect(textsOf(scenario, 'clean up')).toContain(
      'Do not purge the package: that deletes /etc/kea/kea-api-password',
    );
    expect(textsOf(officeScenario, 'clean up')).not.toContain('purge');
  });

  test('credential files that belong in no repository are made on the server', () => {
    const file = (what: 'user' | 'password', generated: boolean): CredentialFile => ({
      path: `/etc/kea/api-${what}`,
      holds: what === 'user' ? 'the user name "o\'neil"' : 'a password',
      what,
      user: "o'neil",
      generated,
      usedBy: ['dhcp4'],
      created: false,
      mode: 0o640,
    });
    const make = (path: string): string => `install -m 0640 -o root -g _kea /dev/null ${path}`;
    const scenario = {
      ...officeScenario,
      credentialFiles: [file('user', false), file('password', false), file('password', true)],
    };
    expect(commandsOf(scenario, 'prepare').filter((line) => line.includes('/etc/kea/api-'))).toEqual([
      make('/etc/kea/api-user'),
      `printf '%s\\n' 'o'\\''neil' > /etc/kea/api-user`,
      make('/etc/kea/api-password'),
      `"\${EDITOR:-vi}" /etc/kea/api-password`,
      make('/etc/kea/api-password'),
      'head -c 24 /dev/urandom | base64 > /etc/kea/api-password',
    ]);
  });

  test('TLS is verified with the files of the listener', () => {
    const scenario: Scenario = {
      before: { ...agentOf(`${tls},`), ...singular },
      after: dhcp4(unix, `{ "socket-type": "https", "socket-address": "::", "socket-port": 8004, ${tls} }`),
      agent: 'replace',
      platform: 'debian',
    };
    expect(commandsOf(scenario, 'verify').at(-1)).toBe(
      `curl -sS --cacert /etc/kea/ca.pem --cert /etc/kea/kea.pem --key /etc/kea/kea.key -f -H 'Content-Type: application/json' --data '{ "command": "status-get" }' 'https://[::1]:8004/'`,
    );
    expect(commandsOf(scenario, 'prepare')).toContain(
      'runuser -u _kea -- test -r /etc/kea/kea.key && ls -l /etc/kea/kea.key',
    );
  });

  test('no command holds a secret', () => {
    const clients = '"clients": [ { "user": "kea-api", "password": "hunter2-hunter2" } ]';
    const authentication = `, "authentication": { "type": "basic", ${clients} }`;
    const scenario: Scenario = {
      before: { ...agentOf(''), ...singular },
      after: dhcp4(unix, http(authentication)),
      target: '3.0',
      agent: 'keep',
      platform: 'debian',
    };
    expect(drawn(scenario)).not.toContain('hunter2');
    expect(commandsOf(scenario, 'verify')[2]).toContain('--user kea-api');
    expect(drawn(officeScenario)).not.toContain('correct horse');
  });
});
