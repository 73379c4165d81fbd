// For the bundle of the program: what a rule has to say to a reader (why, source, examples) leaves the code of the rule and
// goes to a file beside the program, which is read when somebody asks. It is two thirds of all rules, and a check of a
// small installation takes no longer than reading it.

import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseSync } from 'oxc-parser';

/** Fields of a rule that no check needs. */
const texts = ['why', 'source', 'bad', 'good', 'exampleHost'];
const fileName = 'rule-texts.json';

/**
 * An esbuild plugin.
 *
 * @param {string} compiled the folder with the rules as tsc left them, which give the texts
 * @param {string} outdir where the texts go, beside the program
 */
export function ruleTexts(compiled, outdir) {
  return {
    name: 'rule-texts',
    setup(build) {
      const found = {};
      build.onResolve({ filter: /^rule-texts$/ }, () => ({ path: 'rule-texts', namespace: 'rule-texts' }));
      build.onLoad({ filter: /.*/, namespace: 'rule-texts' }, () => ({ contents: reader }));
      build.onLoad({ filter: /\/src\/check\/rules\/[^/]+\.ts$/ }, async ({ path }) => {
        const name = basename(path, '.ts');
        if (name === 'index') return undefined;
        const { default: rule } = await import(`${compiled}/${name}.js`);
        const kept = texts.filter((key) => rule[key] !== undefined);
        found[rule.id] = Object.fromEntries(kept.map((key) => [key, rule[key]]));
        return { contents: withoutTexts(path, rule.id, kept), loader: 'ts' };
      });
      build.onEnd(() => writeFileSync(`${outdir}/${fileName}`, JSON.stringify(found)));
    },
  };
}

/** Reads the file once. */
const reader = `
import { createRequire } from 'node:module';
let texts;
export function ruleText(id, key) {
  texts ??= createRequire(import.meta.url)('./${fileName}');
  return texts[id][key];
}`;

/** The rule's module with getters where the texts were. */
function withoutTexts(path, id, keys) {
  const source = readFileSync(path, 'utf8');
  const fields = new Map(fieldsOf(path, source).map((field) => [field.key?.name, field]));
  const edits = keys.map((key) => {
    const field = fields.get(key);
    if (field === undefined) throw new Error(`${path}: "${key}" is not written in the rule itself`);
    const call = `ruleText(${JSON.stringify(id)}, ${JSON.stringify(key)})`;
    return { start: field.start, end: field.end, text: `get ${key}() { return ${call}; }` };
  });
  const changed = edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), source);
  return `import { ruleText } from 'rule-texts';\n${changed}`;
}

/** The fields of the map in `export default defineRule({ … })`. */
function fieldsOf(path, source) {
  const { program, errors } = parseSync(path, source);
  const exported = program.body.find(({ type }) => type === 'ExportDefaultDeclaration')?.declaration;
  const fields = exported?.arguments?.[0]?.properties;
  if (errors.length > 0 || fields === undefined) throw new Error(`${path}: no rule is declared here`);
  return fields;
}
