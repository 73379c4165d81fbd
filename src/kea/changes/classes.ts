// Changes of client classes and of expressions.

import {
  accepted,
  checked,
  decide,
  noted,
  nothing,
  refused,
  rewrite,
  rewriteIf,
  servers,
  silent,
  warned,
} from './define.ts';
import type { ChangeTheme } from './types.ts';

export const classes: ChangeTheme = {
  name: 'classes',
  title: 'Client classes and expressions',
  changes: [
    {
      id: 'client-class-singular',
      steps: [warned('2.7.5')],
      daemons: servers,
      keywords: ['client-class'],
      remedy: rewrite('write a list of the one class'),
      seen: [checked('aaww')],
    },
    {
      id: 'client-class-empty-string',
      steps: [warned('2.7.5')],
      daemons: servers,
      keywords: ['client-class'],
      remedy: rewrite('take the key out: it guards nothing'),
      seen: [checked('aaww')],
      told: [{ rule: 'client-class-singular' }],
      words: {
        title: 'an empty "client-class" is warned about as well',
        why: `The empty name means no guard, as if the key were not there. Since 2.7.5 the key itself is deprecated, whatever it holds.`,
        source: 'ChangeLog 2307',
      },
    },
    {
      id: 'client-class-both',
      steps: [refused('2.7.5')],
      daemons: servers,
      keywords: ['client-class', 'client-classes'],
      remedy: decide('keep the list; a client in any of its classes comes in'),
      seen: [checked('--rr')],
      told: [{ rule: 'exclusive-keywords' }],
      words: {
        title: 'one level has "client-class" or "client-classes", not both',
        why: `The list came in 2.7.5, and beside the old single name it is refused.`,
        source: 'ChangeLog 2307; src/lib/dhcpsrv/parsers/base_network_parser.cc',
      },
    },
    {
      id: 'require-client-classes',
      steps: [warned('2.7.4')],
      daemons: servers,
      keywords: ['require-client-classes'],
      remedy: rewrite('use the new name'),
      seen: [checked('aaww')],
    },
    {
      id: 'only-if-required',
      steps: [warned('2.7.4')],
      daemons: servers,
      keywords: ['only-if-required'],
      remedy: rewrite('use the new name'),
      seen: [checked('aaww')],
    },
    {
      id: 'additional-class-both-names',
      steps: [refused('2.7.4')],
      daemons: servers,
      keywords: [
        'require-client-classes',
        'evaluate-additional-classes',
        'only-if-required',
        'only-in-additional-list',
      ],
      remedy: rewriteIf('keep the new name, when both say the same'),
      seen: [checked('--rr')],
      told: [{ rule: 'exclusive-keywords' }],
      words: {
        title: 'the old and the new name of additional classes do not go together',
        why: `A map with \`require-client-classes\` and \`evaluate-additional-classes\`, or with \`only-if-required\` and
\`only-in-additional-list\`, is refused since the new names came in 2.7.4.`,
        source: 'ChangeLog 2303',
      },
    },
    {
      id: 'additional-class-order',
      steps: [silent('2.7.4')],
      daemons: servers,
      keywords: ['require-client-classes', 'evaluate-additional-classes'],
      remedy: decide('check options that classes of two levels set both'),
      words: {
        title: 'additional classes are evaluated from the pool outwards',
        why: `The lists of shared network, subnet and pool were gone through in this order. Since 2.7.4 it is the other way round, so that
another class may be the first to set an option.`,
        source: 'ChangeLog 2299',
      },
    },
    {
      id: 'additional-class-without-test',
      steps: [silent('2.7.4')],
      daemons: servers,
      keywords: ['evaluate-additional-classes', 'require-client-classes', 'test'],
      remedy: decide('give the class a test, or take it out of the list'),
    },
    {
      id: 'additional-class-lifetimes',
      steps: [warned('2.7.5')],
      daemons: servers,
      keywords: ['valid-lifetime', 'only-in-additional-list', 'only-if-required'],
      remedy: decide('take the lifetimes out, or let the class be evaluated early'),
      seen: [checked('--ww')],
      words: {
        title: 'lifetimes of a class that is evaluated late are ignored, and that is said',
        why: `Classes that only additional lists evaluate come after lifetimes are settled: what they say of lifetimes never counted. Since
2.7.5 the server warns about it.`,
        source: 'ChangeLog 2305',
      },
    },
    {
      id: 'class-fixed-fields-first-wins',
      steps: [silent('1.9.5')],
      daemons: ['dhcp4'],
      keywords: ['next-server', 'server-hostname', 'boot-file-name'],
      remedy: decide('put the class that is to win first'),
      words: {
        title: 'of several classes the first one gives server address, server name and boot file',
        why: `When a client is in several classes that set \`next-server\`, \`server-hostname\` or \`boot-file-name\`, the last one in the file
won. Since 1.9.5 it is the first, as with options.`,
        source: 'ChangeLog 1861',
      },
    },
    {
      id: 'template-class-precedence',
      steps: [silent('2.7.3')],
      daemons: servers,
      keywords: ['template-test'],
      remedy: decide('check options that the template and a class spawned from it set both'),
      words: {
        title: 'a class made from a template wins over the template',
        why: `Where the template and the class that came out of it set the same option, the template's value was sent. Since 2.7.3 it is
the other one.`,
        source: 'ChangeLog 2283',
      },
    },
    {
      id: 'option-data-repeated',
      steps: [silent('2.7.7')],
      daemons: servers,
      keywords: ['option-data'],
      remedy: decide('take out the one that was never sent'),
      seen: [checked('aaaa')],
      words: {
        title: 'an option that stands twice at one level is a choice between both',
        why: `Only the last of them counted. Since 2.7.7 all are kept as candidates, and the tags in their \`client-classes\`
decide which of them a client gets.`,
        source: 'ChangeLog 2331',
      },
    },
    {
      id: 'option-43-class-definition',
      steps: [silent('2.7.4')],
      daemons: ['dhcp4'],
      keywords: ['option-def'],
      remedy: decide('check that clients of the class understand the value'),
      words: {
        title: 'option 43 as a class defines it is really sent',
        why: `A class may say what its option 43 looks like. Up to 2.7.3 a value of such a definition could get lost on its way; since
2.7.4 clients get it.`,
        source: 'ChangeLog 2298',
      },
    },
    {
      id: 'class-named-reject',
      steps: [silent('3.2.0')],
      daemons: servers,
      keywords: ['client-classes', 'name'],
      remedy: decide('give the class another name, everywhere'),
      seen: [checked('aaaa')],
    },
    {
      id: 'class-named-skip-ddns',
      steps: [silent('2.1.6')],
      daemons: servers,
      keywords: ['client-classes', 'name'],
      remedy: decide('give the class another name, unless its members are to have no names in DNS'),
      words: {
        title: 'members of a class named SKIP_DDNS have no DNS updates',
        why: `The library ddns_tuning gives this name a meaning since 2.1.6; before, it was a name like any other.`,
        source: 'ChangeLog 2019',
      },
    },
    {
      id: 'class-named-bootp',
      steps: [refused('1.7.3')],
      daemons: servers,
      keywords: ['client-classes', 'name', 'test'],
      remedy: decide('give the class another name'),
      seen: [checked('rrrr')],
      words: {
        title: 'a class named BOOTP cannot have a test',
        why: `Since 1.7.3 the name is one of the built-in ones, as ALL, KNOWN and UNKNOWN are: the server itself says who is in it.`,
        source: 'src/lib/dhcpsrv/client_class_def.cc',
      },
    },
    {
      id: 'class-drop-with-known',
      steps: [refused(), accepted('1.9.8')],
      daemons: servers,
      keywords: ['client-classes', 'test'],
      remedy: nothing('nothing: unknown clients can be turned away since'),
      seen: [checked('aaaa')],
      words: {
        title: 'the class DROP may ask for KNOWN and UNKNOWN',
        why: `Whether a client is known was settled too late for DROP. Since 1.9.8 the class is asked a second time, after the
reservations.`,
        source: 'ChangeLog 1898',
      },
    },
    {
      id: 'class-name-characters',
      steps: [warned('3.3.0')],
      daemons: servers,
      keywords: ['client-classes', 'name', 'test'],
      remedy: decide('use letters, digits and common signs; write generated names as the server now does'),
      words: {
        title: 'names of classes are held against a list of characters',
        why: `3.3.0 warns about other characters than letters, digits and some signs, and proposes a name. In names that the server makes
itself, such as VENDOR_CLASS_ and SPAWN_ ones, they are written with a percent sign, so that a test for the plain name is
never true.`,
        source: 'ChangeLog 2503 of 3.3.0',
      },
    },
    {
      id: 'expression-new-functions',
      steps: [noted('2.1.5'), noted('2.5.2'), noted('2.7.0'), noted('3.3.0')],
      daemons: servers,
      keywords: ['test'],
      remedy: decide('do without them as long as an older Kea reads the file'),
      seen: [
        checked('raaa', 'lcase'),
        checked('rraa', 'match'),
        checked('rrrr', 'options three levels deep'),
      ],
      told: [{ rule: 'bad-expression' }],
      words: {
        title: 'expressions learned new functions',
        why: `\`split\` came in 2.1.5, \`lcase\` and \`ucase\` in 2.5.2, \`match\` in 2.7.0, options more than two levels deep in 3.3.0. An older
Kea refuses the expression.`,
        source: 'src/lib/eval/parser.yy of these releases',
      },
    },
    {
      id: 'template-test',
      steps: [refused(), accepted('2.3.2')],
      daemons: servers,
      keywords: ['template-test', 'test'],
      remedy: nothing('keep "test" or "template-test" in a class, not both'),
      seen: [checked('raaa'), checked('-rrr', 'with "test" in the same class')],
      told: [{ rule: 'keyword-too-new' }, { rule: 'exclusive-keywords' }],
      words: {
        title: 'a class can be a template for others',
        why: `\`template-test\` came in 2.3.2. It makes a class of each value the expression gives, and does not go with \`test\`.`,
        source: 'src/bin/dhcp4/dhcp4_parser.yy; manual, "Template classes"',
      },
    },
  ],
};
