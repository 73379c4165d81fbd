import { cases, free, type Row } from '../case.ts';

/** Everything a document can hold, small, for cutting and damaging it. */
const SAMPLE =
  '# c\n{"Dhcp4":{"user-context":{"a\\n":[1,-2.5e1,true],/*d*/"b":{},<?include "b"?>},\n"t1-percent":0.5}}//e';
const FILES = { b: '"c":null' };

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** Bytes that are neither letters nor digits, of which there is one each, and the interesting ones above ASCII. */
const BYTES = Array.from({ length: 128 }, (_, byte) => byte)
  .filter((byte) => !/[b-df-zB-DF-Z1-9]/.test(String.fromCharCode(byte)))
  .concat(0x80, 0x9f, 0xa0, 0xc2, 0xe2, 0xef, 0xfe, 0xff);

function sweep(make: (char: string) => string, bytes: readonly number[] = BYTES): Record<string, Row> {
  return Object.fromEntries(bytes.map((byte) => [hex(byte), make(String.fromCharCode(byte))]));
}

function everyOffset(make: (offset: number) => string): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (let offset = 0; offset < SAMPLE.length; offset++) {
    rows[String(offset).padStart(3, '0')] = { bytes: make(offset), includes: FILES };
  }
  return rows;
}

/** Documents made by rule: every byte in every kind of place, a sample cut off or damaged at every offset. */
export const generated = [
  ...cases('sample', { whole: { bytes: SAMPLE, includes: FILES } }),
  ...cases(
    'byte-as-token',
    sweep((char) => free(`"a": ${char}`)),
  ),
  ...cases(
    'byte-after-value',
    sweep((char) => free(`"a": "x"${char}`)),
  ),
  ...cases(
    'byte-in-string',
    sweep((char) => free(`"a": "x${char}y"`)),
  ),
  ...cases(
    'byte-escaped',
    sweep((char) => free(`"a": "x\\${char}y"`), [...Array(128).keys(), 0xc3, 0xff]),
  ),
  ...cases(
    'byte-in-hash',
    sweep((char) => `#${char}\n${free('"a": 1')}`),
  ),
  ...cases(
    'byte-in-block',
    sweep((char) => `/*${char}*/${free('"a": 1')}`),
  ),
  ...cases(
    'cut',
    everyOffset((offset) => SAMPLE.slice(0, offset)),
  ),
  ...cases(
    'without',
    everyOffset((offset) => SAMPLE.slice(0, offset) + SAMPLE.slice(offset + 1)),
  ),
  ...cases(
    'twice',
    everyOffset((offset) => SAMPLE.slice(0, offset + 1) + SAMPLE.slice(offset)),
  ),
  ...cases(
    'at-sign',
    everyOffset((offset) => `${SAMPLE.slice(0, offset)}@${SAMPLE.slice(offset)}`),
  ),
];
