import { cases, free, typed } from '../case.ts';

const good = '{"Dhcp4": {"valid-lifetime": 4000}}';
const main = (directive: string, after = ''): string => typed(`, ${directive}${after}`);
const b = (content: string): { b: string } => ({ b: content });
const timer = '"renew-timer": 1';

/** A chain of `count` files, each including the next; the last holds `content`. */
function chain(count: number, content: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (let n = 1; n < count; n++) files[`c${n}`] = `\n <?include "c${n + 1}"?>`;
  files[`c${count}`] = content;
  return files;
}

/** `<?include "file"?>` in all positions and spellings. */
export const includes = [
  ...cases('includes', {
    'whole-file': { bytes: '<?include "b"?>', includes: b(good) },
    'whole-value': { bytes: '{"Dhcp4": <?include "b"?>}', includes: b('{"valid-lifetime": 4000}') },
    number: { bytes: '{"Dhcp4": {"valid-lifetime": <?include "b"?>}}', includes: b('4000') },
    member: { bytes: main('<?include "b"?>'), includes: b(timer) },
    members: { bytes: main('<?include "b"?>'), includes: b(`${timer}, "rebind-timer": 2`) },
    'half-a-pair': { bytes: main('"renew-timer" <?include "b"?>'), includes: b(': 1') },
    'key-only': { bytes: main('<?include "b"?>: 1'), includes: b('"renew-timer"') },
    'comma-and-member': { bytes: typed('<?include "b"?>'), includes: b(`, ${timer}`) },
    'list-item': {
      bytes: main('"subnet4": [<?include "b"?>]'),
      includes: b('{"id": 1, "subnet": "192.0.2.0/24"}'),
    },
    'closing-brace': { bytes: '{"Dhcp4": {"valid-lifetime": 4000 <?include "b"?>', includes: b('}}') },
    'opening-brace': { bytes: '<?include "b"?> "valid-lifetime": 4000}}', includes: b('{"Dhcp4": {') },
    'trailing-comma-inside': { bytes: main('<?include "b"?>'), includes: b(`${timer},`) },
    'empty-file': { bytes: typed('<?include "b"?>'), includes: b('') },
    'empty-file-after-comma': { bytes: main('<?include "b"?>'), includes: b('') },
    'only-comments-inside': { bytes: typed('<?include "b"?>'), includes: b('# x\n/* y */') },
    'comment-without-newline-inside': { bytes: typed('<?include "b"?>'), includes: b('# x') },
    'crlf-inside': { bytes: main('<?include "b"?>'), includes: b(`\r\n${timer}\r\n`) },
    'same-file-twice': { bytes: typed('<?include "b"?><?include "b"?>'), includes: b(' ') },
    'two-files': {
      bytes: main('<?include "b"?>, <?include "c"?>'),
      includes: { b: timer, c: '"rebind-timer": 2' },
    },
    'relative-to-working-directory': {
      bytes: main('<?include "b"?>'),
      file: 'etc/a.conf',
      includes: { b: timer, 'etc/b': '"wrong": 1' },
    },
    'not-beside-the-file': {
      bytes: main('<?include "b"?>'),
      file: 'etc/a.conf',
      includes: { 'etc/b': timer },
    },
    'nested-not-beside-the-file': {
      bytes: main('<?include "d/b"?>'),
      includes: { 'd/b': '<?include "c"?>', 'd/c': timer },
    },
    'nested-from-working-directory': {
      bytes: main('<?include "d/b"?>'),
      includes: { 'd/b': '<?include "c"?>', c: timer },
    },
    'dot-slash': { bytes: main('<?include "./b"?>'), includes: b(timer) },
    'dot-dot': { bytes: main('<?include "d/../b"?>'), includes: { b: timer, 'd/x': '' } },
    'blank-in-name': { bytes: main('<?include "b c"?>'), includes: { 'b c': timer } },
    'blanks-round-name-matter': { bytes: main('<?include " b"?>'), includes: b(timer) },
    'utf-8-name': { bytes: main('<?include "\xc3\xa9"?>'), includes: { '\xc3\xa9': timer } },
    'backslash-in-name': { bytes: main('<?include "b\\n"?>'), includes: { 'b\\n': timer } },
    'hash-in-name': { bytes: main('<?include "b#c"?>'), includes: { 'b#c': timer } },
    'blanks-inside-directive': { bytes: main('<?  include\t "b"  ?>'), includes: b(timer) },
    'newlines-inside-directive': { bytes: main('<?\ninclude\n\n"b"\n?>'), includes: b(timer) },
    'no-blank-before-name': { bytes: main('<?include"b"?>'), includes: b(timer) },
    'levels-11': { bytes: main('<?include "c1"?>'), includes: chain(11, timer) },
    'levels-12': { bytes: main('<?include "c1"?>'), includes: chain(12, timer) },
    'includes-itself': main('<?include "a.conf"?>'),
    'includes-itself-first': '<?include "a.conf"?>',
    'includes-itself-in-included': { bytes: '<?include "b"?>', includes: b('<?include "b"?>') },
    'eleven-in-a-row': { bytes: typed('<?include "b"?>'.repeat(15)), includes: b(' ') },
    missing: main('\n <?include "none"?>'),
    'missing-nested': { bytes: main('<?include "b"?>'), includes: b('\n<?include "none"?>') },
    'missing-after-error': main('@ <?include "none"?>'),
    'missing-before-error': main('<?include "none"?> @'),
    directory: { bytes: main('<?include "d"?>'), includes: { 'd/x': '' } },
    'empty-name': main('<?include ""?>'),
    'newline-in-name': main('<?include "b\n"?>'),
    'escaped-quote-in-name': { bytes: main('<?include "b\\"c"?>'), includes: { 'b\\': timer } },
    apostrophes: { bytes: main("<?include 'b'?>"), includes: b(timer) },
    'no-quotes': { bytes: main('<?include b?>'), includes: b(timer) },
    'angle-brackets': { bytes: main('<?include <b>?>'), includes: b(timer) },
    'upper-case': { bytes: main('<?INCLUDE "b"?>'), includes: b(timer) },
    'other-word': main('<?import "b"?>'),
    'longer-word': { bytes: main('<?includes "b"?>'), includes: b(timer) },
    'nothing-inside': main('<??>'),
    'only-include': main('<?include?>'),
    'two-names': { bytes: main('<?include "b" "c"?>'), includes: { b: timer, c: '' } },
    'comment-before-word': { bytes: main('<? /* x */ include "b"?>'), includes: b(timer) },
    'comment-before-name': { bytes: main('<?include /* x */ "b"?>'), includes: b(timer) },
    'comment-after-name': { bytes: main('<?include "b" # x\n?>'), includes: b(timer) },
    'xml-declaration': `<?xml version="1.0"?>${good}`,
    'blank-in-opening': { bytes: main('< ?include "b"?>'), includes: b(timer) },
    'blank-in-closing': { bytes: main('<?include "b"? >'), includes: b(timer) },
    'closing-missing': { bytes: main('<?include "b"', '\n'), includes: b(timer) },
    'end-after-opening': '{\n <?',
    'end-after-word': '{\n <?include ',
    'end-after-name': { bytes: '{\n <?include "b"', includes: b('') },
    'end-after-name-with-content': { bytes: '{\n <?include "b"', includes: b('"Dhcp4": {') },
    'end-after-directive': { bytes: '{<?include "b"?>', includes: b('') },
    'end-after-directive-newline': { bytes: '{<?include "b"?>\n', includes: b('') },
    'end-after-directive-blank': { bytes: '{<?include "b"?> ', includes: b('\n\n\n') },
    'lone-closing': main('?>'),
  }),
  ...cases('includes-places', {
    'error-inside': { bytes: main('<?include "b"?>'), includes: b('\n "renew-timer": @') },
    'error-inside-first-byte': { bytes: main('<?include "b"?>'), includes: b('@') },
    'error-inside-nested': {
      bytes: main('<?include "b"?>'),
      includes: { b: '\n\n<?include "c"?>', c: '\t@' },
    },
    'error-after': { bytes: main('<?include "b"?>  @'), includes: b(`\n ${timer}\n`) },
    'error-after-glued': { bytes: '{<?include "b"?>@', includes: b('') },
    'error-after-glued-no-blank': { bytes: '{<?include"b"?>@', includes: b('') },
    'error-after-blank-in-closing': { bytes: '{<?include "b" ?>@', includes: b('') },
    'error-after-newlines-in-directive': { bytes: '{<?include\n\n "b"?>@', includes: b('\n') },
    'error-after-comment-inside': { bytes: '{<?include "b"?>@', includes: b('# c') },
    'error-before': { bytes: main('@ <?include "b"?>'), includes: b(timer) },
    'error-in-the-including-after-nested': {
      bytes: main('<?include "b"?>'),
      includes: { b: '<?include "c"?> @', c: timer },
    },
    'unexpected-token-inside': {
      bytes: '{"Dhcp4": {"valid-lifetime": <?include "b"?>}}',
      includes: b('\n  :'),
    },
    'unexpected-end-inside': { bytes: '{"Dhcp4": {"valid-lifetime": <?include "b"?>', includes: b('\n 4 ') },
    'unexpected-token-after': {
      bytes: '{"Dhcp4": {"valid-lifetime": <?include "b"?> :}}',
      includes: b('\n 4 '),
    },
    'unclosed-comment-inside': { bytes: main('\n <?include "b"?>\n@'), includes: b(`\n ${timer}\n /* abc`) },
    'comment-closed-outside': { bytes: main('<?include "b"?> */'), includes: b('/* x') },
    'string-split': { bytes: '{<?include "b"?>cp4": {}', includes: b('"Dh') },
    'number-split': { bytes: '{"Dhcp4": {"valid-lifetime": 40<?include "b"?>}}', includes: b('00') },
    'word-split': { bytes: main('"echo-client-id": tr<?include "b"?>'), includes: b('ue') },
    'directive-split': { bytes: main('<?include "b"?> "c"?>'), includes: { b: '<?include', c: '' } },
    'duplicate-inside': { bytes: main('<?include "b"?>'), includes: b('\n "valid-lifetime": 4 ') },
    'duplicate-outside': {
      bytes: '{"Dhcp4": {<?include "b"?>, "valid-lifetime": 4}}',
      includes: b('\n "valid-lifetime": 4'),
    },
    'duplicate-in-two-files': {
      bytes: main('<?include "b"?>, <?include "c"?>'),
      includes: { b: timer, c: `\n\n ${timer}` },
    },
    'duplicate-same-file-twice': { bytes: main('<?include "b"?>, <?include "b"?>'), includes: b(timer) },
    'comma-inside-and-outside': {
      bytes: main('<?include "b"?>, "rebind-timer": 1'),
      includes: b(`\n ${timer}\n ,`),
    },
    'comma-missing': { bytes: typed('<?include "b"?>'), includes: b(`\n ${timer}`) },
    'duplicate-last-in-file': { bytes: free('<?include "b"?>\n'), includes: b('"a": 1,\n "a": 2') },
    'duplicate-map-last-in-file': { bytes: free('<?include "b"?>\n'), includes: b('"a": 1,\n "a": {}') },
    'duplicate-of-included-value': { bytes: free('"a": <?include "b"?>, "a": 2\n'), includes: b('\n\n 1') },
    'duplicate-with-included-value': { bytes: free('"a": 1, "a": <?include "b"?>\n'), includes: b('\n\n 1') },
    'duplicate-with-included-colon': { bytes: free('"a": 1,\n "a"<?include "b"?> 1'), includes: b('\n\n:') },
    'comma-last-two-levels-down': {
      bytes: main('<?include "b"?>\n'),
      includes: { b: '<?include "c"?>', c: `${timer}\n,` },
    },
    'comma-last-in-both': { bytes: main('<?include "b"?> ,\n'), includes: b(`${timer}\n,`) },
    'commas-last-and-more': {
      bytes: main('<?include "b"?>\n "rebind-timer": 1'),
      includes: b(`${timer}\n,,`),
    },
    'comma-then-included-brace': {
      bytes: '{"Dhcp4": {"valid-lifetime": 4000,\n <?include "b"?>',
      includes: b('\n\n}}'),
    },
    'comma-then-included-comma': { bytes: typed(',\n <?include "b"?>'), includes: b('\n\n,') },
    'name-as-written': { bytes: main('<?include "./d/../b"?>'), includes: { b: '@', 'd/x': '' } },
    'main-in-a-directory': { bytes: main('@'), file: 'etc/kea/a.conf' },
  }),
];
