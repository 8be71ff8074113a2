import { defineConfig } from 'drizzle-kit';

/** `npm run migrations` compares `schema` with the last snapshot in `out` and writes the SQL between them. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/store/schema/*.ts',
  out: './migrations',
});
