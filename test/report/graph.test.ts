// The picture of the control channel: the links are true, the text fits 60 columns, the SVG is XML in which no words lie
// over each other, and the Mermaid keeps to a grammar; test/tools asks Mermaid itself.

import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../src/core/source.ts';
import { type TargetName, targetNames } from '../../src/kea/versions.ts';
import { nodeIo } from '../../src/node-io.ts';
import type { InstallationPlan, Link } from '../../src/plan/types.ts';
import { plan } from '../../src/planning.ts';
import { renderGraph } from '../../src/report/graph/graphs.ts';
import { graphKind, graphKinds } from '../../src/report/graph/kinds.ts';
import { graphOf } from '../../src/report/graph/model.ts';
import { pictureLines } from '../../src/report/graph/picture.ts';
import { columns } from '../../src/report/layout.ts';
import { load } from '../../src/stages.ts';
import { expectGolden } from './golden.ts';
import { hostileChannel, hostileTexts, rawControls } from './hostile.ts';
import { officePlan } from './samples.ts';

const root = new URL('../../fixtures/', import.meta.url).pathname;
const folders = [
  `${root}example/etc/kea`,
  ...readdirSync(`${root}migrations`).map((name) => `${root}migrations/${name}/before`),
];

function plansOf(folder: string, target: TargetName): readonly InstallationPlan[] {
  return plan(load([folder], nodeIo, { target }), nodeIo, { random: () => 'x'.repeat(32) }).installations;
}
const plans = folders.flatMap((folder) => targetNames.flatMap((target) => plansOf(folder, target)));

const office = officePlan().channel;

describe('links', () => {
  test('every listener and every socket is reached by somebody', () => {
    for (const { before, after, channel } of plans) {
      for (const [endpoints, links] of [
        [before, channel.before],
        [after, channel.after ?? []],
      ] as const) {
        for (const { owner } of endpoints) expect(links.map(({ to }) => to)).toContain(owner);
        for (const endpoint of endpoints.filter(({ transport }) => transport !== 'unix')) {
          expect(links.map(({ over }) => over)).toContainEqual({ ...endpoint, at: undefined });
        }
      }
    }
  });

  test('nobody reaches an agent that is gone, and nothing forwards', () => {
    const gone = plans.filter(({ agent }) => agent === 'replace');
    expect(gone.length).toBeGreaterThan(0);
    for (const { channel } of gone) {
      expect(channel.before.some(({ to }) => to === 'agent')).toBe(true);
      expect(channel.after?.some(({ from, to }) => from === 'agent' || to === 'agent')).toBe(false);
    }
  });

  test('a path that nobody opens is said, on either side of the migration only where it is so', () => {
    const [example] = plansOf(`${root}example/etc/kea`, '3.2');
    const faults = (links: readonly Link[] | undefined) => links?.flatMap(({ fault }) => fault ?? []);
    expect(faults(example?.channel.before)).toEqual([
      { kind: 'elsewhere', opens: '/var/run/kea/kea4-ctrl-socket' },
    ]);
    expect(faults(example?.channel.after)).toEqual([]);
  });

  test('partners and kea-netconf are seen', () => {
    const callers = (name: string) =>
      plansOf(`${root}migrations/${name}/before`, '3.2').map(({ channel }) => [
        new Set(channel.before.map(({ from }) => from)),
        new Set(channel.after?.map(({ from }) => from)),
      ]);
    for (const [before, after] of callers('partners-through-agents')) {
      expect(before).toContain('partner');
      expect(after).toContain('partner');
    }
    for (const [before, after] of callers('netconf-and-keactrl')) {
      expect(before).toContain('netconf');
      expect(after).toContain('netconf');
    }
  });
});

describe('in plain characters', () => {
  test('before and after', () => {
    expectGolden(
      'office.graph.txt',
      `${pictureLines(graphOf(office), { color: false, width: 60 }).join('\n')}\n`,
    );
  });

  test('fits 60 columns, whatever the paths', () => {
    const long = hostileChannel(`/${'very-long/'.repeat(20)}socket`);
    for (const channel of [...plans.map((one) => one.channel), long]) {
      for (const line of pictureLines(graphOf(channel), { color: false, width: 60 })) {
        expect(columns(line), line).toBeLessThanOrEqual(60);
        expect(line).toMatch(/^[\x20-\x7e]*$/);
      }
    }
  });

  test('a wide one leaves nothing out', () => {
    for (const { before, channel } of plans) {
      const text = pictureLines(graphOf(channel), { color: false, width: 0 }).join('\n');
      for (const { address } of before) expect(text).toContain(utf8(address));
    }
  });

  test('a plan that changes nothing has one picture', () => {
    const graph = graphOf({ ...office, after: office.before });
    expect(graph.states.map(({ title }) => title)).toEqual(['before and after']);
    expect(graphOf({ ...office, after: undefined }).states.map(({ title }) => title)).toEqual(['now']);
  });
});

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Parses as XML, and gives the size and where every text stands. */
function readSvg(text: string) {
  const parser = new SaxesParser({ xmlns: true });
  const size = { width: 0, height: 0 };
  const words: (Box & { text: string })[] = [];
  let at: { x: number; y: number } | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe('http://www.w3.org/2000/svg');
    const number = (name: string): number => Number(attributes[name]?.value);
    for (const name of ['x', 'y', 'width', 'height']) {
      if (attributes[name] !== undefined) expect(number(name)).toBeGreaterThanOrEqual(0);
    }
    if (local === 'svg') Object.assign(size, { width: number('width'), height: number('height') });
    at = local === 'text' ? { x: number('x'), y: number('y') } : undefined;
  });
  parser.on('text', (content) => {
    if (at === undefined || content.trim() === '') return;
    const right = at.x + columns(content) * 7.83;
    words.push({ text: content, left: at.x, right, top: at.y - 11, bottom: at.y + 3 });
  });
  parser.write(text).close();
  return { size, words };
}

describe('SVG', () => {
  test('before and after', () => {
    expectGolden('office.graph.svg', renderGraph([office], 'svg'));
  });

  test('is XML, everything is inside, and no words lie over others', () => {
    const channels = [...plans.map((one) => one.channel), ...hostileTexts.map(hostileChannel)];
    for (const channel of [...channels.map((one) => [one]), channels]) {
      const { size, words } = readSvg(renderGraph(channel, 'svg'));
      expect(words.length).toBeGreaterThan(1);
      for (const [index, a] of words.entries()) {
        expect(a.right, a.text).toBeLessThanOrEqual(size.width);
        expect(a.bottom).toBeLessThanOrEqual(size.height);
        const over = words
          .slice(index + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
        expect(over.map(({ text }) => [a.text, text])).toEqual([]);
      }
    }
  });
});

/** The lines that we write, and no others. A label holds nothing that means something to Mermaid. */
const label = '"(?:[\\p{L}\\p{N} .,:/_()-]|#\\d+;|<br/>)+"';
const grammar = [
  /^flowchart TB$/,
  new RegExp(`^ {2}subgraph \\w+\\[${label}\\]$`, 'u'),
  /^ {4}direction LR$/,
  new RegExp(`^ {4}\\w+(?:\\[${label}\\]|\\(\\[${label}\\]\\))(?::::(?:caller|agent|server))?$`, 'u'),
  new RegExp(`^ {4}\\w+ (?:-->|-\\.->|--x)\\|${label}\\| \\w+$`, 'u'),
  /^ {2}end$/,
  /^ {2}\w+ ~~~ \w+$/,
  /^ {2}classDef (?:caller|agent|server) [\w-]+:[\w ]+$/,
];

describe('Mermaid', () => {
  test('before and after', () => {
    expectGolden('office.graph.mmd', renderGraph([office], 'mmd'));
  });

  test('keeps to the grammar, and names only nodes that are there', () => {
    const channels = [...plans.map((one) => one.channel), ...hostileTexts.map(hostileChannel)];
    for (const text of [...channels.map((one) => renderGraph([one], 'mmd')), renderGraph(channels, 'mmd')]) {
      const lines = text.trimEnd().split('\n');
      for (const line of lines)
        expect(
          grammar.some((shape) => shape.test(line)),
          line,
        ).toBe(true);
      const known = new Set(
        lines.flatMap((line) => /^ {4}(\w+)[[(]|subgraph (\w+)/.exec(line)?.slice(1) ?? []),
      );
      const used = lines.flatMap(
        (line) => /^ +(\w+) (?:-->|-\.->|--x|~~~)(?:\|.*\|)? (\w+)$/.exec(line)?.slice(1) ?? [],
      );
      for (const id of used) expect(known).toContain(id);
      expect(lines.filter((line) => /^ {2}subgraph/.test(line))).toHaveLength(
        lines.filter((line) => line === '  end').length,
      );
    }
  });

  test('a label reads back as what is shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (text) => {
        const graph = graphOf(hostileChannel(text));
        const heading = /subgraph \w+\["(.*)"\]/.exec(renderGraph([hostileChannel(text)], 'mmd'))?.[1] ?? '';
        const back = heading.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
        expect(back).toBe(`${graph.name}: before`);
      }),
    );
  });
});

test('nothing raw and no secret gets into a picture', () => {
  for (const kind of graphKinds) {
    for (const text of hostileTexts) {
      const drawn = renderGraph([hostileChannel(text)], kind);
      expect(drawn).not.toMatch(rawControls);
      expect(drawn.endsWith('\n')).toBe(true);
    }
    expect(renderGraph([office], kind)).not.toContain('correct horse');
  }
});

test('the end of a name tells the kind', () => {
  expect(['a.svg', 'b.MMD', 'c.md', 'd.txt', 'e.png', 'svg'].map(graphKind)).toEqual([
    'svg',
    'mmd',
    'md',
    'txt',
    undefined,
    undefined,
  ]);
});
