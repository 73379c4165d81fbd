// Passwords that a plan makes, from the random bytes of the system.

import { randomInt } from 'node:crypto';

const passwordCharacters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-_';

/** 32 characters of 59, about 188 bits; none that a shell, a URL or a tired eye takes for another. */
export function randomPassword(): string {
  return Array.from({ length: 32 }, () => passwordCharacters[randomInt(passwordCharacters.length)]).join('');
}
