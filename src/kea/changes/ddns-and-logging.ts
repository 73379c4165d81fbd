// Changes of DNS updates and of logging.

import {
  checked,
  commanded,
  decide,
  dies,
  dumped,
  everyDaemon,
  nothing,
  pin,
  refused,
  rewrite,
  rewriteIf,
  servers,
  silent,
  started,
  warned,
} from './define.ts';
import type { ChangeTheme } from './types.ts';

export const ddnsAndLogging: ChangeTheme = {
  name: 'ddns-and-logging',
  title: 'DNS updates and logging',
  changes: [
    {
      id: 'dhcp-ddns-moved-params',
      steps: [refused('2.6.0')],
      daemons: servers,
      keywords: [
        'override-no-update',
        'override-client-update',
        'replace-client-name',
        'generated-prefix',
        'qualifying-suffix',
        'hostname-char-set',
        'hostname-char-replacement',
      ],
      remedy: rewrite(
        'write them beside the map, under their new names; one that stands there already counts',
      ),
      seen: [checked('arrr'), commanded('aaaa')],
    },
    {
      id: 'ddns-replace-client-name-boolean',
      steps: [refused()],
      daemons: servers,
      keywords: ['ddns-replace-client-name', 'replace-client-name'],
      remedy: rewrite('write "when-present" for true and "never" for false'),
      seen: [checked('rrrr')],
    },
    {
      id: 'ddns-use-conflict-resolution',
      steps: [warned('2.5.0')],
      daemons: servers,
      keywords: ['ddns-use-conflict-resolution'],
      remedy: rewrite('write the mode that it stands for'),
      seen: [checked('awww'), commanded('arrr')],
    },
    {
      id: 'ddns-conflict-both',
      steps: [refused('2.5.0')],
      daemons: servers,
      keywords: ['ddns-use-conflict-resolution', 'ddns-conflict-resolution-mode'],
      remedy: decide('keep the mode'),
      seen: [checked('-rrr')],
      told: [{ rule: 'exclusive-keywords' }],
      words: {
        title: 'the old and the new name of conflict resolution do not go together',
        why: `The server translates the old name into the new one since 2.5.0, and then finds the new one twice in the map.`,
        source: 'ChangeLog 2167; src/bin/dhcp4/dhcp4_parser.yy',
      },
    },
    {
      id: 'ddns-ttl-default',
      steps: [silent('1.9.3')],
      daemons: servers,
      keywords: ['ddns-ttl-percent'],
      remedy: pin(
        '"ddns-ttl-percent": 1.0',
        'keep the lifetime of the lease as the lifetime of its DNS entries',
      ),
      seen: [checked('-aaa', 'the pinning line')],
      words: {
        title: 'DNS entries live for a third of the lease, ten minutes at least',
        why: `The TTL of DNS entries was the lifetime of the lease. Since 1.9.3 it is a third of that, and never less than 600 seconds. The
line that brings the old value back is known since 2.3.6.`,
        source: 'ChangeLog 1839',
      },
    },
    {
      id: 'ddns-ttl-exclusive',
      steps: [refused('2.7.6')],
      daemons: servers,
      keywords: ['ddns-ttl', 'ddns-ttl-percent', 'ddns-ttl-min', 'ddns-ttl-max'],
      remedy: decide('keep the fixed TTL or the ones that depend on the lease'),
      seen: [checked('--rr')],
      told: [{ rule: 'exclusive-keywords' }],
      words: {
        title: 'a fixed "ddns-ttl" does not go with a percentage or bounds',
        why: `The keywords came in 2.7.6. A fixed TTL beside \`ddns-ttl-percent\`, \`-min\` or \`-max\` at one level is refused, and so is a
greatest below the least.`,
        source: 'ChangeLog 2314',
      },
    },
    {
      id: 'ddns-suffix-doubling',
      steps: [silent('1.9.11'), silent('3.0.1', '3.1.1')],
      daemons: servers,
      keywords: ['ddns-qualifying-suffix'],
      remedy: decide('check the names of clients that send, or have reserved, whole names'),
      words: {
        title: 'the suffix is not appended to names that have it already',
        why: `Since 1.9.11 a name that ends with \`ddns-qualifying-suffix\` stays as it is. Since 3.0.1 and 3.1.1 a reserved name that ends
with a dot gets no suffix either.`,
        source: 'ChangeLog 1928, 2385',
      },
    },
    {
      id: 'hostname-sanitizing-default',
      steps: [silent('1.7.5')],
      daemons: servers,
      keywords: ['hostname-char-set'],
      remedy: pin('"hostname-char-set": ""', 'keep names as clients send them'),
      words: {
        title: 'characters that are not for host names vanish from them',
        why: `Names went to DNS as clients sent them. Since 1.7.5 everything but letters, digits, dots and hyphens is taken out, unless
\`hostname-char-set\` says otherwise.`,
        source: 'ChangeLog 1723',
      },
    },
    {
      id: 'hostname-sanitized-empty',
      steps: [silent('3.0.2', '3.1.3'), silent('3.3.0')],
      daemons: servers,
      keywords: ['hostname-char-set'],
      remedy: nothing('nothing, unless clients rely on names that have no usable character'),
      words: {
        title: 'a name of which nothing is left is no name',
        why: `A host name may lose all its characters to \`hostname-char-set\`. Since these releases it is dropped then; 3.3.0 also drops
one that gets an empty part between two dots.`,
        source: 'ChangeLog 2411; ChangeLog 2519 of 3.3.0',
      },
    },
    {
      id: 'ddns-generated-name-v6',
      steps: [silent('2.7.8')],
      daemons: ['dhcp6'],
      keywords: ['ddns-generated-prefix'],
      remedy: decide('expect new names in DNS when leases are renewed'),
      words: {
        title: 'a generated name that would end with a hyphen ends with a 0',
        why: `Names made from addresses such as 2001:db8:: end with a hyphen, which no host name may. Since 2.7.8 a 0 is put behind it.`,
        source: 'ChangeLog 2337',
      },
    },
    {
      id: 'ddns-skipped-on-lease-reuse',
      steps: [silent('2.7.5')],
      daemons: servers,
      keywords: ['cache-threshold', 'cache-max-age', 'ddns-update-on-renew'],
      remedy: decide('turn lease caching off where DNS entries must follow each renewal'),
      told: [{ rule: 'cache-threshold-default' }],
      words: {
        title: 'no DNS update while a lease is only used again',
        why: `With lease caching an early renewal gets the old lease back. Since 2.7.5 the server then leaves DNS alone; and 3.0 turned
caching on.`,
        source: 'ChangeLog 2304',
      },
    },
    {
      id: 'd2-dns-server-timeout-default',
      steps: [silent('2.3.4')],
      daemons: ['d2'],
      keywords: ['dns-server-timeout'],
      remedy: pin('"dns-server-timeout": 100', 'keep the short wait'),
      seen: [dumped('onnn')],
      words: {
        title: 'kea-dhcp-ddns waits half a second for a DNS server, no longer a tenth',
        why: `The default of \`dns-server-timeout\` went from 100 to 500 milliseconds in 2.3.4.`,
        source: 'ChangeLog 2081',
      },
    },
    {
      id: 'd2-wildcard-address',
      steps: [refused(), warned('2.5.3')],
      daemons: ['d2'],
      keywords: ['ip-address'],
      remedy: decide('listen on a loopback address: anybody else could send updates'),
      seen: [checked('raaa'), started('rwww')],
    },
    {
      id: 'd2-ptr-retained',
      steps: [silent('3.3.1')],
      daemons: ['d2'],
      keywords: [],
      remedy: nothing('nothing, unless reverse entries of such clients are cleaned up by hand'),
      untold: 'it depends on clients that move or have both families, not on the file',
      words: {
        title: 'reverse entries of clients that move between subnets are kept by other rules',
        why: `3.3.1 decides anew which reverse entries stay when a client changes its subnet, or has addresses of both families.`,
        source: 'unreleased note 4437 of 3.3.1',
      },
    },
    {
      id: 'output-options-underscore',
      steps: [warned('2.6.2', '2.7.4')],
      daemons: everyDaemon,
      keywords: ['output-options'],
      remedy: rewrite('write "output-options", for 2.5.1 and later'),
      seen: [checked('aaaa'), checked('raaa', 'the new name')],
      words: {
        title: '"output_options" of a logger is written with a hyphen',
        why: `The spelling with a hyphen came in 2.5.1, and the old one is deprecated since 2.7.4. In a file it is still taken without
a word, since the lexer knows both; commands warn about it.`,
        source: 'ChangeLog 2290',
      },
    },
    {
      id: 'logger-severity-missing',
      steps: [dies()],
      daemons: everyDaemon,
      keywords: ['severity'],
      remedy: rewrite('write the severity, usually "INFO"'),
      seen: [started('rrrr')],
    },
    {
      id: 'logger-root-without-output',
      steps: [silent('2.3.0')],
      daemons: everyDaemon,
      keywords: ['output-options'],
      remedy: rewriteIf('send it to standard output, where it went'),
      seen: [started('onnn')],
    },
    {
      id: 'logger-inheritance',
      steps: [silent('2.3.0')],
      daemons: everyDaemon,
      keywords: ['loggers', 'output-options'],
      remedy: nothing('nothing: more is logged than before'),
      seen: [started('onnn')],
      words: {
        title: 'a logger without an output writes where the logger above it does',
        why: `What such a logger had to say was lost. Since 2.3.0 it goes to the outputs of the root logger.`,
        source: 'ChangeLog 2052',
      },
    },
    {
      id: 'logger-eval-moved',
      steps: [silent('2.3.5'), silent('2.7.2')],
      daemons: ['dhcp4'],
      keywords: ['loggers'],
      remedy: decide('name the logger that has the messages now'),
      words: {
        title: 'results of class tests are logged by another logger',
        why: `EVAL_RESULT messages of kea-dhcp4 came from the logger kea-dhcp4.options4, and come from kea-dhcp4.dhcp4 since 2.3.5. In
2.7.2 they were split and got new names.`,
        source: 'ChangeLog 2102, 2274',
      },
    },
    {
      id: 'packet-log-at-info',
      steps: [silent('2.6.0')],
      daemons: servers,
      keywords: ['severity'],
      remedy: decide('set the loggers of packets to WARN where the log grows too fast'),
      words: {
        title: 'every packet in and out is logged at INFO',
        why: `Messages about received and sent packets were for debugging. From 2.6.0 on they appear at INFO, at least two lines for each
exchange.`,
        source: 'ChangeLog 2230',
      },
    },
  ],
};
