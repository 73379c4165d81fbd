// Keys of control sockets by the kind of socket they belong to. Facts only.

/** Keys that only `http` and `https` sockets take. src/lib/config/unix_command_config.cc, http_command_config.cc */
export const listenerKeys: readonly string[] = [
  'socket-address',
  'socket-port',
  'trust-anchor',
  'cert-file',
  'key-file',
  'cert-required',
  'http-headers',
  'authentication',
];
