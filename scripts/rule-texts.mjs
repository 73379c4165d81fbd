// For the bundle of the program: what a rule has to say to a reader (why, source, examples) leaves the code of the rule and
// goes to a file beside the program, which is read when somebody asks. It is two thirds of all rules, and a check of a
// small installation takes no longer than reading it.

import { readFileSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';

/** Fields of a rule that no check needs. */
const texts = ['why', 'source', 'bad', 'good', 'exampleHost'];
const fileName = 'rule-texts.json';

/**
 * A rolldown plugin.
 *
 * @param {string} compiled the folder with the rules as tsc left them, which give the texts
 */
export function ruleTexts(compiled) {
  const found = {};
  return {
    name: 'rule-texts',
    resolveId: (id) => (id === reader ? `\0${reader}` : undefined),
    async load(id) {
      if (id === `\0${reader}`) return readerCode;
      const [, name] = /\/src\/check\/rules\/([^/]+)\.ts$/.exec(id) ?? [];
      if (name === undefined || name === 'index') return undefined;
      const { default: rule } = await import(`${compiled}/${name}.js`);
      const kept = texts.filter((key) => rule[key] !== undefined);
      found[rule.id] = Object.fromEntries(kept.map((key) => [key, rule[key]]));
      return { code: withoutTexts(id, rule.id, kept), moduleType: 'ts' };
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: JSON.stringify(found) });
    },
  };
}

/** The module that reads the file once. */
const reader = 'rule-texts';
const readerCode = `
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
  return `import { ruleText } from '${reader}';\n${changed}`;
}

/** The fields of the map in `export default defineRule({ … })`. */
function fieldsOf(path, source) {
  const { body } = parseAst(source, { lang: 'ts' }, path);
  const exported = body.find(({ type }) => type === 'ExportDefaultDeclaration')?.declaration;
  const fields = exported?.arguments?.[0]?.properties;
  if (fields === undefined) throw new Error(`${path}: no rule is declared here`);
  return fields;
}
