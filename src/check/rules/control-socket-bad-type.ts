// Rule: a socket-type that Kea does not know there: in a server, or in a forward of the agent.

import type { Fix } from '../../core/change.ts';
import { quote } from '../../core/quote.ts';
import type { Valued } from '../../installation/types.ts';
import { behaves } from '../../kea/versions.ts';
import { text } from '../example.ts';
import { setFix } from '../fixes.ts';
import { valueAt } from '../places.ts';
import { defineRule } from '../rule.ts';
import { socketsOf } from '../sockets.ts';

export default defineRule({
  id: 'control-socket-bad-type',
  title: 'a control socket has a type that Kea does not know',
  why: `A server's socket is \`unix\`, or from 2.7.2 on \`http\` or \`https\`; the agent forwards to
\`unix\` sockets only. Letter case counts. From 2.7.2 on anything else is refused with \`-t\`;
before, \`-t\` takes any text and the start fails.`,
  source: 'src/bin/dhcp4/dhcp4_parser.yy: control_socket_type_value; ChangeLog 2271',
  severity: 'error',
  scope: 'installation',
  bad: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "UNIX", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      { "Dhcp4": { "control-sockets": [ { "socket-type": "unix", "socket-name": "kea4-ctrl-socket" } ] } }
    `,
  },
  *check(installation, { target }) {
    const types = behaves('controlSocketsList', target) ? ['unix', 'http', 'https'] : ['unix'];
    for (const { server, socket } of socketsOf(installation)) {
      const { type } = socket;
      if (type === undefined || types.includes(type.value)) continue;
      // Where the list itself is unknown its entries are no question.
      if (server.plural !== undefined && !behaves('controlSocketsList', target)) continue;
      const since = type.value === 'http' || type.value === 'https' ? ' before 2.7.2' : '';
      yield {
        message: `${server.kind} knows no socket-type ${quote(type.value)}${since}; expected ${expected(types)}`,
        at: valueAt(type),
        ...lowerCase(type, types),
      };
    }
    for (const { kind, service, type } of installation.agent?.forwards ?? []) {
      if (type === undefined || type.value === 'unix') continue;
      yield {
        message: `the agent forwards ${kind ?? quote(service)} to a socket of type ${quote(type.value)}, and knows "unix" only`,
        at: valueAt(type),
        ...lowerCase(type, ['unix']),
      };
    }
  },
});

function expected(types: readonly string[]): string {
  return types.map((type) => `"${type}"`).join(', ');
}

/** Only the letter case is wrong: Kea refuses the file, and one reading is left. A listener is never opened by a safe fix. */
function lowerCase(type: Valued<string>, types: readonly string[]): { readonly fix?: Fix } {
  const lower = type.value.toLowerCase();
  if (!types.includes(lower)) return {};
  return { fix: setFix(lower === 'unix' ? 'safe' : 'unsafe', `write "${lower}"`, type, lower) };
}
