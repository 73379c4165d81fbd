// npm run new -- rule ID     a new rule from the template: code, fixtures, and its line in the registry
// npm run new -- registry    writes the registry again from the folder
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const rulesFolder = `${root}src/check/rules/`;
const fixturesFolder = `${root}fixtures/rules/`;

const [what, id] = process.argv.slice(2);
if (what === 'rule' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/i.test(id ?? '')) newRule(id);
else if (what !== 'registry') fail('usage: npm run new -- rule ID (kebab-case, reads well as "allow ID")');
writeRegistry();

function newRule(id) {
  const file = `${rulesFolder}${id}.ts`;
  if (existsSync(file)) fail(`there is a rule ${id} already`);
  writeFileSync(file, readFileSync(`${rulesFolder}_template.ts`, 'utf8').replaceAll('_template', id));
  mkdirSync(fixturesFolder, { recursive: true });
  cpSync(`${fixturesFolder}_template`, `${fixturesFolder}${id}`, { recursive: true });
  console.log(`src/check/rules/${id}.ts        say what it finds, why, and check`);
  console.log(`fixtures/rules/${id}/           put real files in; then UPDATE=1 npx vitest run test/check`);
}

function writeRegistry() {
  const ids = readdirSync(rulesFolder)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts' && !name.startsWith('_'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
  const variable = (id) => id.replace(/-([a-z0-9])/gi, (_, letter) => letter.toUpperCase());
  const text = [
    '// All rules, in the order of their ids. Written by `npm run new`; a test holds it against the folder.',
    '',
    "import type { Rule } from '../rule.ts';",
    "import { upgradeRules } from '../upgrade-rules.ts';",
    ...ids.map((id) => `import ${variable(id)} from './${id}.ts';`),
    '',
    '/** Every rule of the check stage. The problems of the document layer are not among them. */',
    'export const rules: readonly Rule[] = [',
    ...ids.map((id) => `  ${variable(id)},`),
    '  // Made of the rows in kea/upgrade.',
    '  ...upgradeRules,',
    '];',
    '',
  ];
  writeFileSync(`${rulesFolder}index.ts`, text.join('\n'));
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
