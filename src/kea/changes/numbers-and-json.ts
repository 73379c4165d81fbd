// Changes of the file format itself: numbers, commas, keys, and what may stand at the top of a file.

import {
  accepted,
  checked,
  commanded,
  decide,
  dies,
  everyDaemon,
  laterSecurityRelease,
  noted,
  nothing,
  refused,
  rewrite,
  rewriteIf,
  servers,
  silent,
  started,
  warned,
} from './define.ts';
import type { ChangeTheme } from './types.ts';

export const numbersAndJson: ChangeTheme = {
  name: 'numbers-and-json',
  title: 'Numbers, JSON and whole files',
  changes: [
    {
      id: 'json-leading-zeros',
      steps: [warned('3.1.9')],
      daemons: everyDaemon,
      keywords: [],
      remedy: rewrite('write the number without the zeros in front'),
      seen: [checked('aaaw'), commanded('aaar')],
    },
    {
      id: 'json-leading-plus',
      steps: [refused('3.1.9')],
      daemons: everyDaemon,
      keywords: [],
      remedy: rewrite('write the number without the plus sign'),
      seen: [checked('aaar'), commanded('aaar')],
    },
    {
      id: 'json-trailing-comma',
      steps: [refused(), warned('2.1.2')],
      daemons: everyDaemon,
      keywords: [],
      remedy: rewrite('take the comma out'),
      seen: [checked('wwww'), commanded('rrrr')],
    },
    {
      id: 'json-duplicate-key',
      steps: [refused('1.9.0')],
      daemons: everyDaemon,
      keywords: [],
      remedy: rewriteIf('keep the last of them: that is the one the old server used'),
      seen: [checked('rrrr'), commanded('aaaa')],
    },
    {
      id: 'json-nesting-too-deep',
      steps: [dies(...laterSecurityRelease)],
      daemons: everyDaemon,
      keywords: ['user-context', 'parameters'],
      remedy: decide('make the user context or the parameters flatter'),
      seen: [checked('aaaa'), started('arrr')],
      words: {
        title: 'lists and maps more than a hundred levels deep end the start',
        why: `Free JSON, as in user contexts and hook parameters, could be as deep as anybody liked. Since these releases a server
gives up beyond a hundred levels when it starts, with a message about a cycle in toJSON; the check of the file does not see it.`,
        source: 'ChangeLog 2436; src/lib/cc/data.cc',
      },
    },
    {
      id: 'json-float-lexeme',
      steps: [refused()],
      daemons: servers,
      keywords: [
        't1-percent',
        't2-percent',
        'cache-threshold',
        'ddns-ttl-percent',
        'adaptive-lease-time-threshold',
      ],
      remedy: decide('write these values with a decimal point, and whole numbers without one'),
      seen: [checked('rrrr', 'a whole number where a fraction is due'), checked('aaaa', '1.0')],
      told: [{ rule: 'wrong-type' }],
      words: {
        title: 'fractions need their decimal point, whole numbers must not have one',
        why: `Kea's grammar tells \`1\` from \`1.0\`: a fraction is refused without its point, and \`600.0\` or \`1e3\` where a whole number is
due. No version changed that, but a program that reads and prints a file turns \`1.0\` into \`1\` and so breaks a good one.`,
        source: 'src/bin/dhcp4/dhcp4_parser.yy: t1_percent; src/bin/dhcp4/dhcp4_lexer.ll',
      },
    },
    {
      id: 'json-extensions',
      steps: [noted()],
      daemons: everyDaemon,
      keywords: [],
      remedy: nothing('leave comments and includes as they are; other programs may not read them'),
      seen: [checked('aaaa')],
      untold:
        'nothing is wrong with them in a file; it only matters to programs that read Kea’s files as JSON',
      words: {
        title: 'files may hold comments of three kinds and includes, which plain JSON has not',
        why: `The lexer of files takes \`#\`, \`//\` and \`/* */\` comments, \`<?include "name"?>\`, and numbers such as \`.5\` and \`0.\`. Commands
take comments since 1.9.7, and no includes.`,
        source: 'src/bin/dhcp4/dhcp4_lexer.ll; src/lib/cc/data.cc',
      },
    },
    {
      id: 'json-config-get-hash',
      steps: [refused('2.4.0')],
      daemons: ['dhcp4', 'dhcp6', 'd2'],
      keywords: ['hash'],
      remedy: rewrite('take "hash" out, or save the inner map only'),
      seen: [checked('-rrr')],
    },
    {
      id: 'lifetime-out-of-range',
      steps: [refused('3.2.0')],
      daemons: servers,
      keywords: [
        'valid-lifetime',
        'min-valid-lifetime',
        'max-valid-lifetime',
        'preferred-lifetime',
        'min-preferred-lifetime',
        'max-preferred-lifetime',
      ],
      remedy: rewriteIf('write the number the old server really used, or better the one that was meant'),
      seen: [checked('aaar', '-600, -1 and 99999999999')],
    },
    {
      id: 'empty-map-rejected',
      steps: [refused()],
      daemons: everyDaemon,
      keywords: [],
      remedy: rewrite('take the empty map out together with its key'),
      seen: [checked('rrrr')],
      told: [{ rule: 'empty-map' }],
      words: {
        title: 'most maps of the configuration must not be empty',
        why: `\`{}\` is a syntax error for \`interfaces-config\`, \`lease-database\`, \`dhcp-ddns\`, \`multi-threading\`, \`control-socket\`, \`relay\` and
several more, and for the whole section of a daemon; \`user-context\` may be empty. Whoever takes the last key out of such a map
must take the map out too.`,
        source: 'src/bin/dhcp4/dhcp4_parser.yy',
      },
    },
    {
      id: 'empty-list-rejected',
      steps: [refused()],
      daemons: everyDaemon,
      keywords: ['loggers', 'output-options', 'host-reservation-identifiers'],
      remedy: rewrite('take the empty list out together with its key'),
      seen: [checked('rrrr')],
      words: {
        title: 'three lists must not be empty',
        why: `\`loggers\`, \`output-options\` and \`host-reservation-identifiers\` need an item: \`[]\` is a syntax error there. Subnets, pools,
option data, reservations, hook libraries and control sockets may be empty lists.`,
        source: 'src/bin/dhcp4/dhcp4_parser.yy: loggers, output_options_list, host_reservation_identifiers',
      },
    },
    {
      id: 'empty-client-classes-list',
      steps: [refused(), accepted('3.0.4', '3.1.9')],
      daemons: servers,
      keywords: ['client-classes'],
      remedy: rewrite('take the key out: an empty list says nothing'),
      seen: [checked('rraa')],
      words: {
        title: 'an empty "client-classes" at the top is taken',
        why: `A list of no classes was a syntax error at the top of the configuration, and is taken since these releases: what generates
a file from a template no longer has to leave the key out.`,
        source: 'ChangeLog 2464; ChangeLog 2394 of 3.0.4',
      },
    },
    {
      id: 'toplevel-logging',
      steps: [warned('1.6.0'), refused('1.7.10')],
      daemons: everyDaemon,
      keywords: ['loggers'],
      remedy: rewrite('move its loggers into the section of each daemon that they name'),
      seen: [checked('rrrr')],
    },
    {
      id: 'toplevel-several-daemons',
      steps: [refused('1.7.10')],
      daemons: everyDaemon,
      keywords: [],
      remedy: rewrite('give each daemon a file of its own'),
      seen: [checked('rrrr')],
    },
    {
      id: 'comment-to-user-context',
      steps: [silent('1.7.9')],
      daemons: everyDaemon,
      keywords: ['comment'],
      remedy: nothing('look for comments in user contexts when reading what config-get answers'),
      seen: [commanded('rrrr', 'a comment at the top')],
      untold: 'only answers of config-get and commands are different, not the file',
      words: {
        title: 'config-get gives comments as part of the user context',
        why: `A \`comment\` in a file is kept in the user context of its map, and \`config-get\` no longer turns it back. In a command, a
comment at the top of the configuration is an unsupported parameter.`,
        source: 'ChangeLog 1758',
      },
    },
  ],
};
