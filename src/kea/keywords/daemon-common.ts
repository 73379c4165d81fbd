// Keywords that several daemons share: hooks, loggers, control sockets and their authentication.

import { during, flag, integer, listOf, map, notes, text, u16 } from './define.ts';
import type { Keywords, KeywordTables } from './types.ts';

/** TLS files of a listener or of the agent. */
export const tlsKeywords: Keywords = {
  'trust-anchor': text(
    'File or directory with the certificates of the authorities that clients are checked against.',
  ),
  'cert-file': text('File with the own certificate.'),
  'key-file': text('File with the private key of the own certificate.'),
  'cert-required': flag('Whether clients must show a certificate.', { default: true }),
};

/** `http-headers` and what stands in it. */
export const httpHeaders = listOf('http-header', 'Headers that are added to every HTTP answer.', {
  since: '2.7.5',
});

export const hooksLibraries = listOf('hook', 'Hook libraries, loaded in this order.');

/** Hook libraries of every daemon. Parameters belong to the library and are checked there. */
export const hookMaps: KeywordTables = {
  hook: {
    title: 'a hook library',
    required: [{ key: 'library' }],
    notEmpty: true,
    keywords: {
      library: text(
        'Path of the library; from 2.7.9 on in the one supported directory, where a bare name suffices.',
      ),
      parameters: { type: 'map', mapBy: 'library', description: 'Parameters of the library.' },
    },
  },
};

/** `loggers` of every daemon. D2 and the agent have shorter grammars for outputs in old versions. */
export const loggerMaps: KeywordTables = {
  logger: {
    title: 'a logger',
    notEmpty: true,
    required: [{ key: 'name' }],
    exclusive: [{ keys: ['output_options', 'output-options'], since: '2.5.1' }],
    keywords: {
      name: text('Name of the logger: the daemon, or `daemon.component` for a part of it.'),
      'output-options': listOf('output', 'Where messages go.', { since: '2.5.1' }),
      output_options: listOf('output', 'Old spelling of `output-options`, still taken everywhere.', {
        replacement: 'output-options',
      }),
      severity: text('Least weight of messages that are written: FATAL, ERROR, WARN, INFO, DEBUG or NONE.'),
      debuglevel: integer('How much of the debug messages, with severity DEBUG.', {
        range: [0, 99],
        default: 0,
      }),
      ...notes,
    },
  },
  output: {
    title: 'a log output',
    notEmpty: true,
    required: [{ key: 'output' }],
    keywords: {
      output: text('`stdout`, `stderr`, `syslog`, `syslog:NAME`, or a file.'),
      flush: flag('Whether every message is written at once.', { default: true }),
      maxsize: {
        type: 'integer',
        unit: 'bytes',
        default: 10_240_000,
        description: 'Size at which the file is rotated; too small or 0 turns rotation off.',
      },
      maxver: { type: 'integer', default: 1, description: 'How many rotated files are kept.' },
      pattern: text('Layout of a message in log4cplus notation.'),
    },
  },
};

const clientKeywords: Keywords = {
  user: text('User name.'),
  'user-file': text('File that holds the user name.', { since: '2.1.2' }),
  password: text('Password in clear text; refused from 3.1.0 on.', { secret: true }),
  'password-file': text('File that holds the password, or `user:password` when no user is given.', {
    since: '2.1.2',
  }),
  ...notes,
};

/** `authentication`, the same in the agent (1.9.0) and in listeners (2.7.2). */
export const authenticationMaps: KeywordTables = {
  authentication: {
    title: 'an authentication map',
    notEmpty: true,
    required: [{ key: 'type' }],
    keywords: {
      type: text('Kind of authentication.', { oneOf: ['basic'], anyCase: true }),
      realm: text('Realm that is named to clients.'),
      directory: text('Directory that relative credential files are looked up in.', { since: '2.1.2' }),
      clients: listOf('client', 'Who may send commands. With an empty list everybody may.'),
      ...notes,
    },
  },
  client: { title: 'an authentication client', notEmpty: true, keywords: clientKeywords },
};

/** Headers of the agent and of the DHCP servers; D2 has none. */
export const httpHeaderMaps: KeywordTables = {
  'http-header': {
    title: 'an HTTP header',
    notEmpty: true,
    required: [{ key: 'name' }, { key: 'value' }],
    keywords: { name: text('Name of the header.'), value: text('Value of the header.'), ...notes },
  },
};

/** A control socket of a server. */
export const controlSocketKeywords: Keywords = {
  'socket-type': text('`unix`, or from 2.7.2 on `http` or `https`.', {
    judgedBy: 'control-socket-bad-type',
    oneOf: ['unix', { word: 'http', since: '2.7.2' }, { word: 'https', since: '2.7.2' }],
  }),
  'socket-name': text('Path of the Unix socket.'),
  ...notes,
  ...during(
    { since: '2.7.2' },
    {
      'socket-address': text('IP address to listen on.'),
      'socket-port': integer('Port to listen on.', {
        range: [0, u16],
        default: 8000,
        judgedBy: 'port-out-of-range',
      }),
      authentication: map('authentication', 'Who may send commands over HTTP.'),
      ...tlsKeywords,
    },
  ),
};

/** Both spellings of a server's control sockets. */
export const controlSockets: Keywords = {
  'control-socket': map(
    'control-socket',
    'The one control socket; a list in `control-sockets` from 2.7.2 on.',
    {
      replacement: 'control-sockets',
      judgedBy: 'control-socket-wrong-shape',
    },
  ),
  'control-sockets': listOf('control-socket', 'Where the server takes commands.', {
    since: '2.7.2',
    judgedBy: 'control-socket-wrong-shape',
  }),
};

export const loggers = listOf('logger', 'What is logged, and where to.');
