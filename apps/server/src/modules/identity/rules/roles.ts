import type { Role } from '@houseful/contract/identity';

export const GUEST_ROLES: readonly Role[] = ['buyer', 'guest'];
export const MEMBER_ROLES: readonly Role[] = ['buyer'];

export function isGuest(roles: readonly Role[]): boolean {
  return roles.includes('guest');
}
