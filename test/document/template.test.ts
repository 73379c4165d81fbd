// Files that something else turns into a configuration are recognised, and good configurations never taken for one.

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell variables are what is looked for

import { describe, expect, test } from 'vitest';
import { parse } from './harness.ts';

describe('templates', () => {
  test.each([
    // By name and marks anywhere.
    ['kea.conf.j2', '# {{ ansible_managed }}\n{"a": 1}', 'jinja'],
    ['kea.conf.jinja2', '{"a": "{{ b }}"}', 'jinja'],
    ['KEA.CONF.J2', '{% if x %}{"a": 1}{% endif %}', 'jinja'],
    ['kea.conf.erb', '{"a": <%= @b %>}', 'erb'],
    ['kea.conf.in', '{"a": "@localstatedir@/run"}', 'autoconf'],
    ['kea.conf.pre', '# @prefix@\n{"a": 1}', 'autoconf'],
    ['kea.conf.tmpl', '{"a": "${interface}"}', 'shell'],
    ['kea.conf.template', '{"a": "{{ .Values.a }}"}', 'jinja'],
    ['kea.conf.template', '{"a": "<IP4_SUBNET>"}', 'placeholder'],
    // By marks where the file is no good configuration.
    ['kea.conf', '{"a": {{ b }}}', 'jinja'],
    ['kea.conf', '{"a": {{ b | default("x") }}, "c": 1}', 'jinja'],
    ['kea.conf', '{% for x in y %}\n{"a": 1}\n{% endfor %}', 'jinja'],
    ['kea.conf', '{# a remark #}\n{"a": 1}', 'jinja'],
    ['kea.conf', '<% if x %>\n{"a": 1}', 'erb'],
    ['kea.conf', '{"a": @port@}', 'autoconf'],
    ['kea.conf', '{"a": ${PORT}}', 'shell'],
    ['kea.conf', '{"a": $port}', 'shell'],
    ['kea.conf', '{"a": $(hostname)}', 'shell'],
    // By values that are not real.
    ['kea.conf', '{"a": "{{ socket }}"}', 'jinja'],
    ['kea.conf', '{"a": "x", "{{ key }}": 1}', 'jinja'],
    ['kea.conf', '{"a": "{% if x %}y{% endif %}"}', 'jinja'],
    ['kea.conf', '{"a": "<%= x %>"}', 'erb'],
    ['kea.conf', '{"a": "@sysconfdir@/kea"}', 'autoconf'],
    ['kea.conf', '{"a": "${KEA_SOCKET}"}', 'shell'],
    ['kea.conf', '{"a": "${PORT:-8000}"}', 'shell'],
    ['kea.conf', '{"a": "\\"{{ x }}\\""}', 'jinja'],
  ])('%s: %s', (path, text, kind) => {
    const document = parse(text, { path });
    expect(document.template).toBe(kind);
    expect(document.problems).toEqual([]);
  });

  test('in an included file', () => {
    const document = parse('{"a": <?include "b"?>}', { files: { b: '"{{ c }}"' } });
    expect(document.template).toBe('jinja');
  });
});

describe('no templates', () => {
  test.each([
    ['a name alone', 'kea.conf.j2', '{"a": 1}'],
    ['angle brackets', 'kea.conf', '{"a": "<IP4_SUBNET>"}'],
    ['angle brackets that are no name', 'kea.conf.template', '{"a": "<none>", "b": "a <B> c"}'],
    ['iPXE variables', 'kea.conf', '{"a": "http://boot/${net0/mac}.ipxe?uuid=${uuid}"}'],
    ['marks in a comment', 'kea.conf', '# {{ x }} {% y %} <% z %> @a@ ${B}\n{"a": 1}'],
    ['a comment behind a brace', 'kea.conf', '{# not jinja\n"a": 1 /* #} */}'],
    ['mail addresses', 'kea.conf', '{"a": "root@example.org, admin@example.org"}'],
    ['closing braces', 'kea.conf', '{"a":{"b":{"c":1}}}'],
    ['a dollar sign', 'kea.conf', '{"a": "[^A-Za-z$]", "b": "$x $(y)"}'],
    ['a percent sign', 'kea.conf', '{"a": "100%", "b": "{%"}'],
    ['half a mark', 'kea.conf', '{"a": "{{ x", "b": "<%"}'],
  ])('%s', (_, path, text) => {
    const document = parse(text, { path });
    expect(document.template).toBeUndefined();
    expect(document.problems).toEqual([]);
  });

  test.each([
    ['iPXE variables in a broken file', '{"a": "${net0/ip}", "b": }'],
    ['a brace too many', '{"a": [{{"b": 1}}]}'],
    ['empty maps as keys', '{"a": {{}: 1}}'],
    ['marks in a comment of a broken file', '# {{ x }}\n{"a": }'],
  ])('%s', (_, text) => {
    const document = parse(text);
    expect(document.template).toBeUndefined();
    expect(document.problems.length).toBeGreaterThan(0);
  });
});
