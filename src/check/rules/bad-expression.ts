// Rule: an expression, of a client class or of a hook library, that Kea cannot read.

import { editDistance } from '../../core/edit-distance.ts';
import { quote } from '../../core/quote.ts';
import { compareVersions, version } from '../../core/version.ts';
import { placeInString } from '../../document/string-places.ts';
import { readExpression } from '../../expression/parse.ts';
import { allWords } from '../../expression/vocabulary.ts';
import { expressionsOf, type WrittenExpression } from '../../installation/expressions.ts';
import { text } from '../example.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bad-expression',
  title: 'an expression is not one that Kea can read',
  why: `Client classes and several hook libraries take expressions such as
\`substring(option[61].hex,0,3) == 'foo'\`. A server refuses its whole configuration when a class has
a bad one. Those of hook libraries are not looked at by \`-t\`: the library fails to load at start.

The language has its own words: comparison is \`==\`, there is no \`!=\` (write \`not (a == b)\`), no
\`&&\` and no \`||\`, strings stand between single quotes, and upper and lower case differ. Some words
came late: \`split\` with 2.1.5, \`lcase\` and \`ucase\` with 2.5.2, \`match\` with 2.7.0. The short forms
\`known\` and \`unknown\` stand in Kea's manual, and no server from 2.2 to 3.0 takes them.`,
  source: 'src/lib/eval/lexer.ll, parser.yy; held against Kea 2.2.0, 2.6.3 and 3.0.4',
  severity: 'error',
  scope: 'document',
  bad: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [ { "name": "voip", "test": "option[60].hex = 'voip'" } ]
        }
      }
    `,
  },
  good: {
    'kea-dhcp4.conf': text`
      {
        "Dhcp4": {
          "client-classes": [ { "name": "voip", "test": "option[60].hex == 'voip'" } ]
        }
      }
    `,
  },
  *check({ sections }, { target }) {
    for (const section of sections) {
      for (const written of expressionsOf(section)) {
        const { document, node, value, library, since } = written;
        if (since !== undefined && compareVersions(target, version(since)) < 0) continue;
        const { error } = readExpression(value, { ...written, kea: target });
        if (error === undefined) continue;
        const why = `${error.message}${nearest(error.unknownWord)}`;
        yield {
          message: `${whose(written)} is no expression that Kea can read: ${why}${library === undefined ? '' : '; -t takes it, the start fails'}`,
          at: placeInString(document, node, error.start, error.end),
        };
      }
    }
  },
});

function whose({ document, node, library, testOf }: WrittenExpression): string {
  const key = `"${document.key(node) ?? ''}"`;
  if (library !== undefined) return `${key} of ${library}`;
  const name = document.string(testOf === undefined ? undefined : document.get(testOf, 'name'));
  return name === undefined ? `${key} of a client class` : `${key} of the client class ${quote(name, 60)}`;
}

function nearest(word: string | undefined): string {
  if (word === undefined) return '';
  const folded = word.toLowerCase();
  const most = folded.length < 4 ? 1 : 2;
  const near = allWords.find((known) => editDistance(folded, known) <= most);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}
