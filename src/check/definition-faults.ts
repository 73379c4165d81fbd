// What Kea refuses about single option definitions: names, codes, types and the fields of records.

import { quote } from '../core/quote.ts';
import {
  definableName,
  definableTypes,
  endlessTypes,
  isDefinableInClass,
  leastFields,
  loneTypes,
  reservedCodes,
} from '../kea/option-definitions.ts';

/** A definition as it is written; absent where it is missing or of another type. */
export interface Definition {
  readonly name: string | undefined;
  readonly code: number | undefined;
  readonly type: string | undefined;
  readonly fields: string | undefined;
  readonly space: string;
  readonly encapsulate: string | undefined;
  readonly array: boolean;
  readonly isInClass: boolean;
}

/** A fault and the keyword that it is about. */
export interface DefinitionFault {
  readonly key: 'name' | 'code' | 'space' | 'type' | 'record-types' | 'encapsulate' | 'array';
  readonly message: string;
}

const nameRule = 'expected letters, digits, "-" and "_", with a letter or digit at both ends';

/**
 * The first fault of a definition; undefined when Kea takes it.
 *
 * @param own the server's own space
 */
export function definitionFault(one: Definition, own: 'dhcp4' | 'dhcp6'): DefinitionFault | undefined {
  return nameFault(one) ?? codeFault(one, own) ?? typeFault(one) ?? insideFault(one);
}

function nameFault({ name, space }: Definition): DefinitionFault | undefined {
  if (name !== undefined && !definableName.test(name)) {
    return { key: 'name', message: `${quote(name, 60)} is no name for an option, ${nameRule}` };
  }
  if (definableName.test(space)) return undefined;
  return { key: 'space', message: `${quote(space, 60)} is no name for an option space, ${nameRule}` };
}

function codeFault(
  { code, space, isInClass }: Definition,
  own: 'dhcp4' | 'dhcp6',
): DefinitionFault | undefined {
  if (code === undefined) return undefined;
  const why = space === own ? reservedCodes[own][code] : undefined;
  if (why !== undefined) return { key: 'code', message: `no option can have the code ${code}, which ${why}` };
  if (!isInClass || (space === own && isDefinableInClass(code))) return undefined;
  return {
    key: space === own ? 'code' : 'space',
    message: `a class cannot define ${space === own ? `code ${code}` : `options of ${quote(space, 60)}`}, only 43 and 224 to 254 of dhcp4; this belongs to the "option-def" of the server`,
  };
}

function typeFault(one: Definition): DefinitionFault | undefined {
  const { type, fields, array } = one;
  if (type === undefined) return undefined;
  if (!definableTypes.has(type)) {
    const lower = type.trim().toLowerCase();
    const hint = definableTypes.has(lower) ? `; expected "${lower}"` : '';
    return { key: 'type', message: `${quote(type, 40)} is no type of options${hint}` };
  }
  if (type === 'record') return recordFault(one);
  if (fieldsOf(fields).length > 0) {
    return {
      key: 'record-types',
      message: `"record-types" belong to the type "record", and this one is ${quote(type)}`,
    };
  }
  return array ? listFault(type) : undefined;
}

function listFault(type: string): DefinitionFault | undefined {
  if (!endlessTypes.has(type) && !loneTypes.has(type)) return undefined;
  return {
    key: 'array',
    message: `there are no lists of ${quote(type)}: nothing would tell one value from the next`,
  };
}

function recordFault({ fields, array }: Definition): DefinitionFault | undefined {
  const types = fieldsOf(fields);
  const wrong = types.find((one) => !definableTypes.has(one) || one === 'record' || loneTypes.has(one));
  if (wrong !== undefined) {
    return { key: 'record-types', message: `${quote(wrong, 40)} is no type of a field of a record` };
  }
  if (types.length < leastFields) {
    const key = fields === undefined ? 'type' : 'record-types';
    return {
      key,
      message: `a record has ${leastFields} fields at least, and "record-types" names ${types.length}`,
    };
  }
  const last = types.at(-1) ?? '';
  const endless = types.slice(0, -1).find((one) => endlessTypes.has(one));
  if (endless !== undefined) {
    return {
      key: 'record-types',
      message: `${quote(endless)} can only be the last field of a record: it has no end of its own`,
    };
  }
  return array ? listFault(last) : undefined;
}

function insideFault({ name, space, encapsulate, array }: Definition): DefinitionFault | undefined {
  if (encapsulate === undefined || encapsulate === '') return undefined;
  if (!definableName.test(encapsulate)) {
    return {
      key: 'encapsulate',
      message: `${quote(encapsulate, 60)} is no name for an option space, ${nameRule}`,
    };
  }
  if (array) {
    return {
      key: 'encapsulate',
      message: `an option with "array" cannot have options inside: nothing would tell where its values end`,
    };
  }
  if (encapsulate !== space) return undefined;
  const called = name === undefined ? 'the option' : `the option ${quote(name, 60)}`;
  return {
    key: 'encapsulate',
    message: `${called} cannot hold the options of the space it belongs to, ${quote(space, 60)}`,
  };
}

/** The fields between commas; empty ones do not count. */
export function fieldsOf(written: string | undefined): readonly string[] {
  return (written ?? '')
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
}
