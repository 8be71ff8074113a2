-- An ad is found as words by its occupation's name in its own language only: what the other languages call it, the search
-- knows by the concept, and can leave out. An ad in none of the three languages keeps all names.
CREATE OR REPLACE FUNCTION vacancy_headline_lexemes(
  language text, title text, employer text, label_da text, label_sv text, label_en text, municipality text, city text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN vacancy_lexemes(vacancy_config(language), left(title, 2000), 'A')
  || vacancy_lexemes('simple', left(employer, 2000), 'B')
  || vacancy_lexemes('simple', left(municipality, 2000), 'B')
  || vacancy_lexemes('simple', left(city, 2000), 'B')
  || vacancy_lexemes('sundet_danish', CASE WHEN coalesce(language, 'da') = 'da' THEN left(label_da, 2000) END, 'B')
  || vacancy_lexemes('sundet_swedish', CASE WHEN coalesce(language, 'sv') = 'sv' THEN left(label_sv, 2000) END, 'B')
  || vacancy_lexemes('sundet_english', CASE WHEN coalesce(language, 'en') = 'en' THEN left(label_en, 2000) END, 'B');--> statement-breakpoint
-- The stored ones anew.
UPDATE vacancy SET title = title WHERE occupation_label_da IS NOT NULL OR occupation_label_sv IS NOT NULL OR occupation_label_en IS NOT NULL;
