import { readFileSync } from 'node:fs';
import { BridgeError } from '../errors.js';

/** @throws BridgeError `certificate-invalid` */
export function readCertificate(chainFile: string, keyFile: string): { readonly chain: string; readonly key: string } {
  return { chain: readPem(chainFile), key: readPem(keyFile) };
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BridgeError('certificate-invalid', `${file} can't be read.`, { cause });
  }
}
