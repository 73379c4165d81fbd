// Where `config-get` tells the old form from the new one, and why that is no change of meaning.

/** Reasons by the name of the rewrite and the place. */
export const EXPLAINED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'lifetime-out-of-range': {
    'valid-lifetime':
      'the top level repeats what is written; each subnet has the number that counts, and that is the same',
  },
  'memfile-reconnect-params': {
    'lease-database/max-reconnect-tries':
      'a lease file has no connection: the number did nothing, and is gone',
    'lease-database/reconnect-wait-time': 'the same',
  },
  'cb-hook-renamed': {
    'hooks-libraries/*/library': 'the library has another name',
  },
  'option-def-now-standard': {
    'option-data/*/name': 'the option has the name of the standard; the code beside it is the same',
    'option-data/*/data': 'the same routes, as the standard writes them and no longer as bytes',
    'option-def/*': 'the standard has its own definition',
  },
  'backend-needs-mysql-hook': { 'hooks-libraries/*': 'what was built in is a library' },
  'backend-needs-pgsql-hook': { 'hooks-libraries/*': 'what was built in is a library' },
  'control-socket-unix-foreign-params': {
    'control-sockets/*/socket-port': 'a Unix socket has no port: the number did nothing, and is gone',
  },
  'path-hook-library': { 'hooks-libraries/*/library': 'the bare name leads to the library of Kea itself' },
  'path-lease-file': { 'lease-database/name': 'the same file' },
  'path-log-file': {
    'loggers/*/output-options/*/output': 'the log lies in the directory that Kea takes',
  },
  'path-data-directory': { 'data-directory': 'the directory is the one that is compiled in' },
  'radius-realm': {
    'hooks-libraries/*/parameters/realm': 'the library never looked at it, and it is gone',
  },
};

/** What a newer Kea says of a file that says nothing of it, and an older one said otherwise or not at all. */
export const NEW_DEFAULTS: Readonly<Record<string, string>> = {
  allocator: 'a keyword since 2.3.4; iterative is what servers did before',
  'cache-threshold': 'since 3.0.0 it is 0.25 unless the file says otherwise, and is told',
  'control-socket': 'since 2.7.2 it is told as an item of control-sockets',
  'control-sockets': 'the same',
  'ddns-conflict-resolution-mode': 'since 2.5.0 it takes the place of ddns-use-conflict-resolution',
  'ddns-use-conflict-resolution': 'the same',
  'multi-threading/enable-multi-threading': 'on since 2.3.5 unless the file says otherwise',
  'option-data/*/never-send': 'a keyword since 2.3.6; false is what servers did before',
  'sanity-checks/extended-info-checks': 'a keyword since 2.3.2',
  'stash-agent-options': 'a keyword since 2.5.8; false is what servers did before',
};

/** Rewrites whose two forms no installed Kea compares, since none takes the old one: with the version that last did. */
export const NOT_COMPARED: Readonly<Record<string, string>> = {
  'option-default-url-renamed': '2.1.1; the code, 114, is the same',
  'ddns-replace-client-name-boolean': '1.7.0, where the words stood for the booleans',
  'control-socket-http-with-name': 'never: the grammar never took the name beside an address',
  'json-duplicate-key': '1.8.2, where the last one counted',
  'json-config-get-hash': 'never: it is an answer, and no file',
  'empty-map-rejected': 'never',
  'empty-list-rejected': 'never',
  'legal-log-hook-order': '2.7.3, where databases were built in and the order was no matter',
  'toplevel-several-daemons': '1.7.9, where each server passed over the parts of the others',
};
