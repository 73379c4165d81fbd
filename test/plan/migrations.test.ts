// The other migrations, each on the smallest files that show its point.

import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/core/errors.ts';
import { positionOf } from '../../src/core/source.ts';
import {
  blocking,
  type Files,
  failuresOf,
  here,
  type Options,
  planAll,
  planOne,
  textAfter,
} from './harness.ts';

const unix = (name: string): string => `{ "socket-type": "unix", "socket-name": "${name}" }`;
const http = (more = ''): string =>
  `{ "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 9000${more} }`;
const secured =
  ', "authentication": { "type": "basic", "clients": [ { "password-file": "/etc/kea/both" } ] }';

const agentWith = (more: string): string =>
  `{ "Control-agent": { ${more} "control-sockets": { "dhcp4": ${unix('kea4')} } } }`;

/** The text of one file after planning it alone, without blanks. */
function dhcp4(text: string, options: Options = {}): string {
  const input = { 'kea-dhcp4.conf': text };
  const planned = planOne(input, options);
  expect(failuresOf([planned], options)).toEqual([]);
  return textAfter(planned, input, 'kea-dhcp4.conf').replaceAll(/\s+/g, ' ');
}

const decided = (files: Files, options: Options = {}): readonly string[] =>
  blocking(planOne(files, options).plan);

describe('control-socket becomes a list', () => {
  test('without an agent too', () => {
    expect(dhcp4(`{ "Dhcp4": { "control-socket": ${unix('a')} } }`)).toBe(
      `{ "Dhcp4": { "control-sockets": [ ${unix('a')} ] } } `.trimEnd(),
    );
  });

  test('not for 2.6, which knows no list', () => {
    const text = `{ "Dhcp4": { "control-socket": ${unix('a')} } }`;
    expect(dhcp4(text, { target: '2.6' })).toBe(text);
  });

  test('a list under the old key is only renamed', () => {
    expect(dhcp4(`{ "Dhcp4": { "control-socket": [ ${unix('a')} ] } }`)).toBe(
      `{ "Dhcp4": { "control-sockets": [ ${unix('a')} ] } }`,
    );
  });

  test('both keys are a question', () => {
    const text = `{ "Dhcp4": { "control-socket": ${unix('a')}, "control-sockets": [ ${unix('b')} ] } }`;
    expect(decided({ 'kea-dhcp4.conf': text })).toContain('control-socket-singular-both');
  });

  test('kea-netconf keeps its singular', () => {
    const text = `{ "Netconf": { "managed-servers": { "dhcp4": { "control-socket": ${unix('a')} } } } }`;
    const planned = planOne({ 'kea-netconf.conf': text });
    expect(planned.plan.files).toEqual([]);
  });

  test('comments of the socket stay', () => {
    const text = `{ "Dhcp4": {
      # above
      "control-socket": { // behind
        "socket-type": "unix", /* between */
        "socket-name": "a"
        // below
      } # last
    } }`;
    for (const comment of ['# above', '// behind', '/* between */', '// below', '# last']) {
      expect(dhcp4(text)).toContain(comment);
    }
  });
});

describe('a map keyed by service in a server', () => {
  test('becomes a list; entry, layout and comments stay', () => {
    const text = `{ "Dhcp4": { "control-sockets": { # ours\n "dhcp4": ${unix('a')} /* end */ } } }`;
    expect(dhcp4(text)).toBe(`{ "Dhcp4": { "control-sockets": [ # ours ${unix('a')} /* end */ ] } }`);
  });

  test.each([
    ['several', `"dhcp4": ${unix('a')}, "dhcp6": ${unix('b')}`],
    ['one of another server', `"dhcp6": ${unix('b')}`],
    ['a comment behind the key', `"dhcp4": /* x */ ${unix('a')}`],
  ])('%s: a question', (_, members) => {
    expect(decided({ 'kea-dhcp4.conf': `{ "Dhcp4": { "control-sockets": { ${members} } } }` })).toContain(
      'control-sockets-agent-shaped',
    );
  });
});

describe('parameters of the other kind of socket', () => {
  test('http keys leave a Unix socket, from 3.1.8 on', () => {
    const entry = `{ "socket-type": "unix", "socket-name": "a", "cert-required": true${secured} }`;
    const text = `{ "Dhcp4": { "control-sockets": [ ${entry} ] } }`;
    expect(dhcp4(text)).toBe(`{ "Dhcp4": { "control-sockets": [ ${unix('a')} ] } }`);
    expect(planOne({ 'kea-dhcp4.conf': text }).plan.notes.join()).toContain('never protected it');
    expect(dhcp4(text, { target: '3.0' })).toBe(text);
  });

  test('a name leaves an http socket', () => {
    const entry = http(`, "socket-name": "x"${secured}`);
    const text = `{ "Dhcp4": { "control-sockets": [ ${entry} ] } }`;
    expect(dhcp4(text)).toBe(`{ "Dhcp4": { "control-sockets": [ ${http(secured)} ] } }`);
  });
});

describe('sockets of the agent', () => {
  const files = (agent: string, server: string): Files => ({
    'kea-ctrl-agent.conf': `{ "Control-agent": { "control-sockets": { "dhcp4": ${unix(agent)} } } }`,
    'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix(server)} } }`,
  });

  test('an agent that stays follows its server', () => {
    for (const target of ['3.0', '2.6'] as const) {
      const input = files('/run/kea/typo', '/run/kea/a');
      const planned = planOne(input, { target });
      expect(textAfter(planned, input, 'kea-ctrl-agent.conf')).toContain(unix('/run/kea/a'));
      expect(failuresOf([planned], { target })).toEqual([]);
    }
  });

  test('the file of one that goes is left alone', () => {
    const input = files('/run/kea/typo', '/run/kea/a');
    expect(textAfter(planOne(input), input, 'kea-ctrl-agent.conf')).toContain('typo');
  });

  test('moved sockets are said once, with both names', () => {
    const { notes } = planOne(files('/tmp/a', '/tmp/a')).plan;
    expect(notes.filter((note) => note.includes('"/tmp/a" becomes "a"'))).toHaveLength(1);
  });
});

describe('the agent’s hook libraries', () => {
  const files = (library: string, server = ''): Files => ({
    'kea-ctrl-agent.conf': agentWith(
      `"hooks-libraries": [ { "library": "${library}", "parameters": { "assign-role-method": "remote-address", "api-files": "/a", "access-control-lists": [ { "x": 1.0 } ] } } ],`,
    ),
    'kea-dhcp4.conf': `{ "Dhcp4": { ${server} "control-socket": ${unix('kea4')} } }`,
  });
  const tls = (input: Files): Files => ({
    ...input,
    'kea-ctrl-agent.conf': (input['kea-ctrl-agent.conf'] ?? '').replace(
      '"control-sockets"',
      '"trust-anchor": "/ca", "cert-file": "/c", "key-file": "/k", "control-sockets"',
    ),
  });

  test.each(['libca_rbac.so', '/usr/lib/kea/hooks/libca_rbac.so', 'libdhcp_rbac.so'])(
    '%s goes with the listeners',
    (library) => {
      const input = tls(files(library));
      const planned = planOne(input);
      expect(textAfter(planned, input, 'kea-dhcp4.conf').replaceAll(/\s+/g, ' ')).toContain(
        '"hooks-libraries": [ { "library": "libdhcp_rbac.so", "parameters": { "assign-role-method": "remote-address", "api-files": "/a", "access-control-lists": [ { "x": 1.0 } ] } } ]',
      );
      expect(failuresOf([planned])).toEqual([]);
    },
  );

  test('not twice', () => {
    const input = tls(files('libca_rbac.so', '"hooks-libraries": [ { "library": "libdhcp_rbac.so" } ],'));
    expect(textAfter(planOne(input), input, 'kea-dhcp4.conf').match(/rbac/g)).toHaveLength(1);
  });

  test('while the agent runs on, too', () => {
    const input = files('libca_rbac.so');
    expect(textAfter(planOne(input, { target: '3.0' }), input, 'kea-dhcp4.conf')).toContain(
      'libdhcp_rbac.so',
    );
  });

  test('any other is a question, unless nothing is opened', () => {
    const input = files('/opt/lib/ours.so');
    expect(decided(input)).toEqual(['agent-hook-library']);
    expect(decided(input, { unixOnly: true })).toEqual([]);
  });
});

describe('http-headers', () => {
  const headers = '"http-headers": [ { "name": "X", "value": "1" } ],';
  const files: Files = {
    'kea-ctrl-agent.conf': `{ "Control-agent": { ${headers} "control-sockets": { "dhcp4": ${unix('kea4')}, "d2": ${unix('d2')} } } }`,
    'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix('kea4')} } }`,
    'kea-dhcp-ddns.conf': `{ "DhcpDdns": { "control-socket": ${unix('d2')} } }`,
  };

  test('go to dhcp4, and are said to be missing in D2', () => {
    const planned = planOne(files);
    expect(textAfter(planned, files, 'kea-dhcp4.conf')).toContain('http-headers');
    expect(textAfter(planned, files, 'kea-dhcp-ddns.conf')).not.toContain('http-headers');
    expect(planned.plan.notes.join()).toContain(
      '"http-headers" of the agent is not taken over into kea-dhcp-ddns.conf',
    );
  });
});

describe('user-context and comment', () => {
  test('go with the listener, numbers as they are written', () => {
    const files: Files = {
      'kea-ctrl-agent.conf': agentWith('"comment": "for the dashboard", "user-context": { "ttl": 1.0 },'),
      'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix('kea4')} } }`,
    };
    const text = textAfter(planOne(files), files, 'kea-dhcp4.conf').replaceAll(/\s+/g, ' ');
    expect(text).toContain('"user-context": { "ttl": 1.0 }');
    expect(text).toContain('"comment": "for the dashboard"');
  });
});

describe('kea-netconf', () => {
  const files = (socket: string, more: Files = {}): Files => ({
    'kea-ctrl-agent.conf': agentWith(''),
    'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix('kea4')} } }`,
    'kea-netconf.conf': `{ "Netconf": { "managed-servers": { "dhcp4": { "control-socket": ${socket} } } } }`,
    ...more,
  });
  const netconf = (input: Files, options: Options = {}): string => {
    const planned = planOne(input, options);
    expect(failuresOf([planned], options)).toEqual([]);
    return textAfter(planned, input, 'kea-netconf.conf').replaceAll(/\s+/g, ' ');
  };

  test.each([
    '{ "socket-type": "http", "socket-url": "http://127.0.0.1:8000/" }',
    '{ "socket-type": "http", "socket-url": "http://localhost:8000" }',
    '{ "socket-type": "http" }',
  ])('%s went to the agent, and goes to the server', (socket) => {
    expect(netconf(files(socket))).toContain(`"control-socket": ${unix('kea4')}`);
  });

  test('another URL is left alone', () => {
    const socket = '{ "socket-type": "http", "socket-url": "http://192.0.2.7:8000/" }';
    expect(netconf(files(socket))).toContain(socket);
  });

  test('nothing changes while the agent runs', () => {
    const socket = '{ "socket-type": "http", "socket-url": "http://127.0.0.1:8000/" }';
    expect(netconf(files(socket), { target: '3.0' })).toContain(socket);
  });

  test('the type is said from 3.1.9 on', () => {
    expect(netconf(files('{ "socket-name": "kea4" }'))).toContain(
      '"socket-name": "kea4", "socket-type": "unix"',
    );
    expect(netconf(files('{ "user-context": { } }'))).toContain('"socket-type": "stdout"');
    expect(netconf(files('{ "socket-name": "kea4" }'), { target: '3.0' })).not.toContain('socket-type');
  });

  test('a server that cannot be reached is a question', () => {
    const input = files('{ "socket-type": "http" }', {
      'kea-dhcp4.conf': `{ "Dhcp4": { "control-sockets": [ ${http(secured)} ] } }`,
    });
    expect(decided(input)).toEqual(['netconf-server-unreachable']);
  });
});

describe('keactrl.conf', () => {
  const files = (keactrl: string): Files => ({
    'kea-ctrl-agent.conf': agentWith(''),
    'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix('kea4')} } }`,
    'keactrl.conf': keactrl,
  });
  const rest = 'dhcp4=yes\nkea_verbose=no\n';

  test.each([
    ['ctrl_agent=yes', 'ctrl_agent=no'],
    ['ctrl_agent="YES" # start it', 'ctrl_agent="no" # start it'],
    ['ctrl_agent=no', 'ctrl_agent=no'],
    ['ctrl_agent=yes\nctrl_agent=no', 'ctrl_agent=yes\nctrl_agent=no'],
  ])('%j becomes %j', (line, result) => {
    const input = files(`${rest}${line}\n`);
    const planned = planOne(input);
    expect(textAfter(planned, input, 'keactrl.conf')).toBe(`${rest}${result}\n`);
    expect(failuresOf([planned])).toEqual([]);
  });

  test('not while the agent runs', () => {
    const input = files(`${rest}ctrl_agent=yes\n`);
    expect(textAfter(planOne(input, { target: '3.0' }), input, 'keactrl.conf')).toContain('ctrl_agent=yes');
  });
});

describe('what a target cannot do', () => {
  const files = { 'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix('a')} } }` };

  test.each<Options>([
    { target: '3.2', agent: 'keep' },
    { target: '3.3', agent: 'keep' },
    { target: '2.6', agent: 'replace' },
  ])('%j', (options) => {
    expect(() => planAll(files, options)).toThrow(UsageError);
  });

  test('2.6 without an agent can do with Unix sockets', () => {
    expect(() => planAll(files, { target: '2.6', agent: 'replace', unixOnly: true })).not.toThrow();
  });
});

describe('--unix-only', () => {
  const files: Files = {
    'kea-ctrl-agent.conf': agentWith(''),
    'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix('kea4')} } }`,
  };

  test('opens nothing, and says what clients lose', () => {
    const planned = planOne(files, { unixOnly: true });
    expect(textAfter(planned, files, 'kea-dhcp4.conf')).not.toContain('http');
    expect(planned.plan.notes.join()).toContain('nothing answers over http');
    expect(failuresOf([planned], { unixOnly: true })).toEqual([]);
  });
});

describe('files that Kea refuses', () => {
  test('are a question, and are not changed', () => {
    const files: Files = {
      'kea-ctrl-agent.conf': agentWith(''),
      'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix('kea4')}, "x": } }`,
    };
    const { plan } = planOne(files);
    expect(blocking(plan)).toContain('file-refused');
    expect(plan.files.map(({ before }) => before.path)).not.toContain('kea-dhcp4.conf');
  });
});

describe('files that could not be read', () => {
  const files: Files = {
    'kea-ctrl-agent.conf': agentWith(''),
    'kea-dhcp4.conf': `{ "Dhcp4": { "control-socket": ${unix('kea4')}, "valid-lifetime": 1 } }`,
  };
  const beside = (name: string) => [{ path: name, absolute: `${here}/${name}`, reason: 'permission denied' }];

  test('are a question where they lie beside the others: the agent may stand for them too', () => {
    const { plan } = planOne(files, { unread: beside('kea-dhcp6.conf') });
    expect(blocking(plan)).toEqual(['file-unread']);
    expect(plan.decisions[0]?.question).toContain('kea-dhcp6.conf');
  });

  test('elsewhere, or where the agent is left alone, are none', () => {
    expect(blocking(planOne(files, { unread: beside('keys/x.conf') }).plan)).toEqual([]);
    expect(blocking(planOne(files, { unread: beside('kea-dhcp6.conf'), only: 'upgrade' }).plan)).toEqual([]);
  });
});

describe('places', () => {
  test('of questions are those in the file on the disk, whatever was changed above', () => {
    const text = `{ "Dhcp4": {
  "control-sockets": [
    { "socket-type": "unix", "socket-name": "kea4",
      "authentication": { "type": "basic" },
      "cert-required": true },
    ${http()},
    { "socket-type": "http", "socket-address": "127.0.0.1", "socket-port": 9001,
      "authentication": { "type": "basic", "clients": [ { "user": "a", "password": "1234" } ] } }
  ] } }`;
    const [decision] = planOne({ 'kea-dhcp4.conf': text }).plan.decisions;
    if (decision?.at === undefined) throw new Error('no place');
    expect(decision.at.source.text).toBe(text);
    expect(text.slice(decision.at.start, decision.at.end)).toBe('"1234"');
    expect(positionOf(decision.at.source, decision.at.start).line).toBe(8);
  });
});

describe('an included file', () => {
  const include = '<?include "socket.inc"?>';

  test('that two servers include is a question', () => {
    const files: Files = {
      'kea-dhcp4.conf': `{ "Dhcp4": { ${include}, "valid-lifetime": 1 } }`,
      'kea-dhcp6.conf': `{ "Dhcp6": { "control-socket": ${unix('/tmp/six')}, "user-context": { ${include} } } }`,
      'socket.inc': `"control-socket": ${unix('four')}`,
    };
    expect(decided(files)).toContain('shared-include');
  });

  test('that two servers include, each with its own change, is a question', () => {
    const files: Files = {
      'kea-ctrl-agent.conf': `{ "Control-agent": { "control-sockets": { "dhcp4": ${unix('x')}, "dhcp6": ${unix('y')} } } }`,
      'kea-dhcp4.conf': `{ "Dhcp4": { ${include}, "valid-lifetime": 1 } }`,
      'kea-dhcp6.conf': `{ "Dhcp6": { ${include}, "valid-lifetime": 1 } }`,
      'socket.inc': `"control-socket": ${unix('four')}`,
    };
    expect(new Set(decided(files))).toEqual(new Set(['shared-include', 'sockets-share-path']));
  });

  test('that two installations include takes nothing that is meant for one host', () => {
    const listeners = `"control-sockets": [ ${unix('four')}, ${http()} ]`;
    const server = '{ "Dhcp4": { <?include "../sockets.inc"?>, "valid-lifetime": 1 } }';
    const planned = planAll({
      'a/kea-dhcp4.conf': server,
      'b/kea-dhcp4.conf': server,
      'sockets.inc': listeners,
    });
    expect(planned.flatMap(({ plan }) => plan.files)).toEqual([]);
    expect(planned.map(({ plan }) => blocking(plan))).toEqual([['shared-include'], ['shared-include']]);
  });

  test('that two installations include is listed once', () => {
    const server = `{ "Dhcp4": { ${include}, "valid-lifetime": 1 } }`;
    const files: Files = {
      'a/kea-dhcp4.conf': server.replace('socket.inc', '../socket.inc'),
      'b/kea-dhcp4.conf': server.replace('socket.inc', '../socket.inc'),
      'socket.inc': `"control-socket": ${unix('four')}`,
    };
    const planned = planAll(files);
    expect(planned).toHaveLength(2);
    expect(planned.flatMap(({ plan }) => plan.files.map(({ before }) => before.path))).toEqual([
      'socket.inc',
    ]);
    expect(failuresOf(planned)).toEqual([]);
  });
});
