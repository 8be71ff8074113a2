import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Types of columns that several tables have, or that Drizzle does not know. */

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea' });

export const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' });
