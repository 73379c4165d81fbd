import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact, secretSpans, secretsOfFile } from '../../src/core/secrets.ts';

describe('redact', () => {
  test.each([
    ['"password": "hunter2", "user": "x"', '"password": "********", "user": "x"'],
    ['"password": ""', '"password": "********"'],
    ['"password": "a\\"b", "c": 1', '"password": "********", "c": 1'],
    ['"password": 1234, "a": 1', '"password": ********, "a": 1'],
    ['"basic-auth-password" : "x"', '"basic-auth-password" : "********"'],
    ['"PassWord": "x"', '"PassWord": "********"'],
    ['"db_pass": "x"', '"db_pass": "********"'],
    ['{ "name": "k", "secret": "LSWXnfkKZjdPJI5QxlpnfQ==" }', '{ "name": "k", "secret": "********" }'],
    ['{"name":"X-Api-Key","value":"abc"}', '{"name":"X-Api-Key","value":"********"}'],
    ['"pass\\u0077ord": "x"', '"pass\\u0077ord": "********"'],
    [
      '"secret": ["a", 1, {"k": "v"}], "z": "q"',
      '"secret": ["********", ********, {"k": "********"}], "z": "q"',
    ],
    [
      '"args": "{\\"password\\": \\"x\\", \\"a\\": 1}"',
      '"args": "{\\"password\\": \\"********\\", \\"a\\": 1}"',
    ],
  ])('a value of a key: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    ['// "password": "x"', '// "password": "********"'],
    ['# password: foo bar', '# password: ********'],
    ['# the password is hunter2 now', '# the password is ******** now'],
    ['# kea-shell --auth-password foo list-commands', '# kea-shell --auth-password ******** list-commands'],
    ['# secret "base64==";', '# secret "********";'],
    ['"password": // old: "password": "x"\n  1', '"password": // ********\n  ********'],
    ['"password": /* a\n b */ "c"', '"password": /* ********\n ******** */ "********"'],
    ['"password": // "old"\n  "new",', '"password": // ********\n  "********",'],
    ['// "password":\n//   "x"', '// "password":\n//   ********'],
    ['"password" /* "x" */ : "y"', '"password" /* ******** */ : "********"'],
    ['DB_PASSWORD=geheim', 'DB_PASSWORD=********'],
    ['"comment": "password=foo", "n": 2', '"comment": "password=********", "n": 2'],
  ])('comments and plain text: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    ['curl -su "api:hunter2" http://h/', 'curl -su "api:********" http://h/'],

    ['curl --user=api:hunter2 x', 'curl --user=api:******** x'],
    ['curl --proxy-user api:hunter2 x', 'curl --proxy-user api:******** x'],
    ["requests.post(u, auth=('api', 'hunter2'))", "requests.post(u, auth=('api', '********'))"],
    ['HTTPBasicAuth("api", "hunter2")', 'HTTPBasicAuth("api", "********")'],
    ['a = "kea-u x:y"; journalctl -u kea', 'a = "kea-u x:y"; journalctl -u kea'],
    ['curl -u http://h/', 'curl -u http://h/'],
  ])('command lines and scripts: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    ['"password": "abc', '"password": "********'],
    ['"password": "abc\ndef", "x": 1', '"password": "********\n********", "x": 1'],
    ['"password": "ab"cd",', '"password": "********",'],
    ["'password': 'x'", "'password': '********'"],
    ['"password": ab"cd",', '"password": ********",'],
    ['"password" "x"', '"password" "********"'],
    ['"password": {{ vault_password }}', '"password": ********'],
  ])('broken text: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    ['https://user:pw@host:80/', 'https://********@host:80/'],
    ['https://us:p/w@host/', 'https://********@host/'],
    ['https://token@host/', 'https://********@host/'],
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: ********'],
    ['-H "X: Bearer abcDEF123"', '-H "X: Bearer ********"'],
  ])('addresses and headers: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    ['"pasword": "x"', '"pasword": "********"'],
    ['"paswword": "x"', '"paswword": "********"'],
    ['"Passwort": "x"', '"Passwort": "********"'],
    ['"basic-auth-passwrd": "x"', '"basic-auth-passwrd": "********"'],
    ['"sekret": "x"', '"sekret": "********"'],
    ['"sercet": "x"', '"sercet": "********"'],
    ['"dbPass": "x", "db-pw": "y"', '"dbPass": "********", "db-pw": "********"'],
    ['KEA_PW=x', 'KEA_PW=********'],
  ])('a misspelt or short key: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    ['"pasward": "x"', '"pasward": "********"'],
    ['"paswrd" : "x"', '"paswrd" : "********"'],
    ['"pazzword": "x"', '"pazzword": "********"'],
    ['"pasphrse": "x"', '"pasphrse": "********"'],
    ['"basic-auth-pasward": "x"', '"basic-auth-pasward": "********"'],
    ['"adminPasward": "x"', '"adminPasward": "********"'],
    ['"sceert": "x"', '"sceert": "********"'],
    ['"serect": "x"', '"serect": "********"'],
    ['pasward = x', 'pasward = ********'],
  ])('a key with two slips of the pen: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    '"passport": "x"',
    '"control-socket": { "socket-name": "x" }',
    '"socket" : "x"',
    '"secure": true',
    '"subnet": "192.0.2.0/24"',
    '"record": "x", "order": 1, "word": "x"',
    '"paraphrase": "x"',
  ])('a word that is no misspelt secret: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  test.each([
    ['{"type":2,"data":"abc"}', '{"type":2,"data":"********"}'],
    ['{ "type" : 69, "raw": "6162" }', '{ "type" : 69, "raw": "********" }'],
    ['{"raw":"6162","type":3}', '{"raw":"********","type":3}'],
    ['{ "type": 70,\n  "expr": "\'abc\'"\n}', '{ "type": 70,\n  "expr": "********"\n}'],
    ['"{\\"type\\": 2, \\"data\\": \\"abc\\"}"', '"{\\"type\\": 2, \\"data\\": \\"********\\"}"'],
  ])('a RADIUS attribute by its number: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    '{"type":26,"raw":"000011DE0103"}',
    '{"type":"2","data":"abc"}',
    '{"type":2},{"data":"abc"}',
    '{"code":2,"data":"abc"}',
    '{"type":20,"data":"abc"}',
    '{"type":2.5,"data":"abc"}',
  ])('another number, or another map: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  test.each([
    ['// login admin:hunter2', '// login admin:********'],
    ['// Login: admin:geheim, ask Jo', '// Login: admin:********, ask Jo'],
    ['# login is admin:1234', '# login is admin:********'],
    ['# creds admin / hunter2', '# creds admin / ********'],
    ['// credentials kea:geheim', '// credentials kea:********'],
    ['"login": "admin:geheim"', '"login": "admin:********"'],
    ['"auth": "api:hunter2"', '"auth": "api:********"'],
    ['// user api:hunter2 may do all', '// user api:******** may do all'],
    ['/* admin:hunter2 */', '/* admin:******** */'],
    ['# the pw hunter2', '# the pw ********'],
    ['nsupdate -y hmac-sha256:key:LSWXnf== x', 'nsupdate -y hmac-sha256:******** x'],
  ])('a user and a password in one word: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    '// comment: see wiki:page',
    '// login: see wiki:page2',
    '# login see https://wiki/page',
    '# creds vault:kea/api2',
    '# credentials are in vault:kea/api2',
    '// last login 12:30:00',
    '# login radius.example.org:1812',
    '# auth radius1:1812',
    '# auth 192.0.2.1:1812, auth fd00:1::2, auth 02:00:00:00:00:01',
    '# runs as user kea:kea, was user _kea:_kea2',
    '# chown root:_kea, chown root:kea',
    '# http://admin:8000/ and admin:8000',
    '# login shell /bin/bash2',
    '"authentication": { "type": "basic" }',
    '"user": "kea", "x": "a:b2"',
    '"comment": "login-class:gold2"',
  ])('no user with a password: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  test.each([
    ['{"name":"User-Password","data":"abc"}', '{"name":"User-Password","data":"********"}'],
    ['{"data":"abc","type":2,"name":"User-Password"}', '{"data":"********","type":2,"name":"User-Password"}'],
    ['{"value":"abc","name":"X-Api-Key"}', '{"value":"********","name":"X-Api-Key"}'],
    ['{"name":"CHAP-Password","raw":"0x12"}', '{"name":"CHAP-Password","raw":"********"}'],
    ['["kea-shell","--auth-password","abc"]', '["kea-shell","--auth-password","********"]'],
  ])('a name in one value, the secret in another: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    ['"password": "x", // was hunter', '"password": "********", // ********'],
    ['"password": "x" }, # hunter2', '"password": "********" }, # ********'],
    ['"password": 12 /* hunter */, "a": 1', '"password": ******** /* ******** */, "a": 1'],
    ['"secret": "x", // the key of this zone', '"secret": "********", // the key of this zone'],
    ['// the password was "hunter"', '// the password was "********"'],
    ['# password hunter2', '# password ********'],
    ['# password for all', '# password for all'],
    ['/*\n * password:\n * hunter\n */', '/*\n * password:\n * ********\n */'],
    ['password: |\n    hunter\nuser: x', 'password: |\n    ********\nuser: x'],
  ])('an older secret in a comment beside it: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    ['"http:\\/\\/u:pw@h\\/"', '"http:\\/\\/********@h\\/"'],
    ['"url": "http:\\u002f\\u002fu:pw@h/"', '"url": "********"'],
    ['"http://u:p w@h/"', '"http://********@h/"'],
    ['curl -uapi:pw x', 'curl -uapi:******** x'],
    ['kea-admin db-init mysql -u kea -p pw -n kea', 'kea-admin db-init mysql -u kea -p ******** -n kea'],
    ['stats auth admin:pw', 'stats auth admin:********'],
    ['docker run -p 8000:8000 kea', 'docker run -p 8000:8000 kea'],
  ])('escapes and tools: %s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    '"password-file": "/etc/kea/kea-api-password"',
    '"directory": "/etc/kea", "secret-file": "k"',
    'http://127.0.0.1:8000/user@example',
    '"type": "basic", "realm": "password", "x": "y"',
    'basic authentication is used here',
    '"bypass": "x", "compass": 3',
    '"password"\n   "user": "x"',
  ])('no secret: %s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

test.each([
  ['"hunter2"\n', ['hunter2']],
  ['// of the database\n12345', ['12345']],
  ['[ "hunter2" ]', ['hunter2']],
  ['"valid-lifetime": 4000', []],
  ['[ { "id": 1 } ]', []],
  ['{ "id": 1 }', []],
  ['[Unit]\nX=1', []],
])('a file that is nothing but a value: %s', (text, secrets) => {
  expect(secretsOfFile(text).map(({ start, end }) => text.slice(start, end))).toEqual(secrets);
});

const key = fc.constantFrom('password', 'secret', 'basic-auth-password', 'api-key', 'Password', 'my_passwd');
const gap = fc.constantFrom('', ' ', '\t', '\n  ', ' /* c */ ', ' // note\n  ', '\r\n');
const secret = fc.stringMatching(/^[A-Za-z0-9!$%&()*+,./;<=>?@^_|~{}[\]-]{8,30}$/);
const around = fc.string({ maxLength: 40 }).map((text) => text.replace(/["'/#]/g, ''));

test('a quoted secret is never shown, whatever stands around it', () => {
  fc.assert(
    fc.property(key, gap, gap, secret, around, around, (name, one, two, value, before, after) => {
      const text = `${before}\n{ "${name}"${one}:${two}"${value}" ${after}`;
      expect(redact(text)).not.toContain(value);
      expect(redact(text)).toContain('"********');
    }),
    { numRuns: 300 },
  );
});

test('the length of a secret does not show', () => {
  fc.assert(
    fc.property(key, secret, secret, (name, one, two) => {
      expect(redact(`{ "${name}": "${one}" }`)).toBe(redact(`{ "${name}": "${two}" }`));
    }),
    { numRuns: 100 },
  );
});

const piece = fc.constantFrom(
  ...[
    'password',
    '"',
    "'",
    '\\',
    ':',
    '=',
    ' ',
    '\n',
    '\r\n',
    '//',
    '#',
    '/*',
    '*/',
    '{',
    '}',
    '[',
    ']',
    ',',
    'x',
  ],
  ...['://', '@', 'Basic ', '\\u0070', 'secret', '1', '--', 'is', '"value"'],
);

test('spans of any text are in order, apart, in range and within a line', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      let done = 0;
      for (const { start, end } of secretSpans(text)) {
        expect(start).toBeGreaterThanOrEqual(done);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).not.toContain('\n');
        done = end;
      }
      expect(redact(text).split('\n')).toHaveLength(text.split('\n').length);
    }),
    { numRuns: 2000 },
  );
});
