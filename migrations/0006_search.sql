-- What is counted of a vacancy, packed into one number: see src/store/facet-codes.ts, which reads it. A source is known
-- by 16 bits of its MD5: the few there are at a time differ in them.
CREATE FUNCTION vacancy_facets(
  country text, municipality text, isco text, hours text, duration text, language text, source text
) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN municipality ~ '^\d{4}$' THEN municipality::bigint ELSE 0 END
  | (CASE WHEN isco ~ '^\d{1,4}$' THEN ('1' || isco)::bigint ELSE 0 END << 14)
  | (CASE country WHEN 'DK' THEN 1::bigint WHEN 'SE' THEN 2 ELSE 0 END << 29)
  | (CASE hours WHEN 'full_time' THEN 1::bigint WHEN 'part_time' THEN 2 ELSE 0 END << 31)
  | (CASE duration WHEN 'permanent' THEN 1::bigint WHEN 'temporary' THEN 2 ELSE 0 END << 33)
  | (CASE language WHEN 'da' THEN 1::bigint WHEN 'sv' THEN 2 WHEN 'en' THEN 3 ELSE 0 END << 35)
  | (('x' || left(md5(source), 4))::bit(16)::bigint << 37);--> statement-breakpoint
ALTER TABLE "vacancy" ADD COLUMN "facets" bigint GENERATED ALWAYS AS (vacancy_facets(workplace_country, municipality_code, occupation_isco, hours, duration, language, source)) STORED;--> statement-breakpoint
CREATE INDEX "vacancy_municipality" ON "vacancy" USING btree ("municipality_code") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "vacancy_occupation" ON "vacancy" USING btree ("occupation_isco") WHERE closed_at is null;