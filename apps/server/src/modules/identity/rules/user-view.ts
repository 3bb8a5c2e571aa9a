import type { Role, User } from '@houseful/contract/identity';
import { isGuest } from './roles.ts';

/** A user as stored. */
export interface StoredUser {
  readonly user_id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly roles: Role[];
  readonly created_at: Date;
  readonly language: string | null;
  readonly city_id: string | null;
  readonly accessible_seats: boolean;
}

/** A user as the API shows it. */
export function toUser(stored: StoredUser): User {
  return {
    userId: stored.user_id,
    name: stored.name,
    email: stored.email,
    phone: stored.phone,
    roles: stored.roles,
    guest: isGuest(stored.roles),
    preferences: {
      language: stored.language,
      cityId: stored.city_id,
      accessibleSeats: stored.accessible_seats,
    },
    createdAt: stored.created_at.toISOString(),
  };
}
