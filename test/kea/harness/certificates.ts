import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './process.ts';
import { temporaryDirectory } from './sandbox.ts';

/** A certificate with its key, as PEM texts. */
interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority and two certificates it signed. `dir` holds `ca.pem` and `{server,client}.{pem,key}`. */
export interface Pki {
  readonly dir: string;
  readonly ca: string;
  readonly server: Certificate;
  readonly client: Certificate;
}

/** Addresses that the server's certificate is good for: loopback, and both ends of `twoHosts`. */
const SERVER_NAMES =
  'DNS:localhost,IP:127.0.0.1,IP:::1,IP:192.0.2.1,IP:192.0.2.2,IP:2001:db8::1,IP:2001:db8::2';

/** Make throw-away certificates, good for a day. */
export async function makeCertificates(dir = temporaryDirectory()): Promise<Pki> {
  const openssl = (...args: string[]): Promise<string> => must({ command: 'openssl', args, cwd: dir });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '1',
    '-subj',
    '/CN=test authority',
  );
  const issue = async (name: string, extension: string): Promise<Certificate> => {
    await openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    writeFileSync(join(dir, `${name}.ext`), extension);
    const ca = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
    await openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...ca,
      '-out',
      `${name}.pem`,
      '-days',
      '1',
      '-extfile',
      `${name}.ext`,
    );
    return {
      cert: readFileSync(join(dir, `${name}.pem`), 'utf8'),
      key: readFileSync(join(dir, `${name}.key`), 'utf8'),
    };
  };
  const server = await issue('server', `subjectAltName=${SERVER_NAMES}\n`);
  const client = await issue('client', 'extendedKeyUsage=clientAuth\n');
  return { dir, ca: readFileSync(join(dir, 'ca.pem'), 'utf8'), server, client };
}
