-- What an employer's name is compared by: words only, small letters, folded across the Sound, one space after each, so
-- that a name that begins with these very words begins with their key. Null stays null.
CREATE FUNCTION vacancy_name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(vacancy_fold(lower(vacancy_words(left(name, 2000)))), '\s+', ' ', 'g')) || ' ';--> statement-breakpoint
CREATE INDEX "vacancy_employer" ON "vacancy" USING btree (vacancy_name_key(employer_name) collate "C");--> statement-breakpoint
CREATE INDEX "vacancy_employer_number" ON "vacancy" USING btree ("employer_org_number");