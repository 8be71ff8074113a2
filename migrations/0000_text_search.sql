-- Text search over ads in three languages. An ad is indexed in the dictionary of its own language, a query is asked in
-- all of them (see src/store/resolve-terms.ts). Everything is written as SQL-standard function bodies: they bind to what
-- they use when they are made, so that neither the search path nor a restore can change their meaning.

-- The stemmers without their lists of stop words: "it" must stay findable, and a phrase must not lose its small words.
CREATE TEXT SEARCH DICTIONARY sundet_danish_stem (TEMPLATE = snowball, Language = danish);--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY sundet_swedish_stem (TEMPLATE = snowball, Language = swedish);--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY sundet_english_stem (TEMPLATE = snowball, Language = english);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION sundet_danish (COPY = simple);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION sundet_swedish (COPY = simple);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION sundet_english (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION sundet_danish ALTER MAPPING FOR asciiword, word WITH sundet_danish_stem;--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION sundet_swedish ALTER MAPPING FOR asciiword, word WITH sundet_swedish_stem;--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION sundet_english ALTER MAPPING FOR asciiword, word WITH sundet_english_stem;--> statement-breakpoint

-- Nothing but words and spaces. PostgreSQL's parser would take "sygeplejerske/sosu" for a file and "arbejde.Vi" for a
-- host; what it cannot see it cannot misread. Soft hyphens and zero-width marks go without a space. (One replacement
-- per sign, not per run of signs and spaces: that is four times faster.)
CREATE FUNCTION vacancy_words(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(
  regexp_replace(t, E'[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]', '', 'g'),
  E'[!-/:-@[-`{-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u3003\u3008-\u301f\ufe00-\ufe0f\uff01-\uff0f\U0001f000-\U0001fbff]+', ' ', 'g');--> statement-breakpoint

-- ø = ö and æ = ä across the Sound. Applied to lexemes, after stemming: the stemmers need the true letters. (Nested
-- replace() is several times faster than one translate().)
CREATE FUNCTION vacancy_fold(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(replace(replace(replace(replace(replace(replace(replace(
  t, 'ø', 'ö'), 'æ', 'ä'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ü', 'u'), 'á', 'a'), 'à', 'a');--> statement-breakpoint

CREATE FUNCTION vacancy_config(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE language
  WHEN 'da' THEN 'sundet_danish'::regconfig
  WHEN 'sv' THEN 'sundet_swedish'::regconfig
  WHEN 'en' THEN 'sundet_english'::regconfig
  ELSE 'simple'::regconfig
END;--> statement-breakpoint

CREATE FUNCTION vacancy_lexemes(config regconfig, t text, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(to_tsvector(config, vacancy_words(coalesce(t, ''))), weight);--> statement-breakpoint

-- A the title, B who, what and where, before folding. Occupation labels are each in their own language whatever the ad
-- is in; names are in none.
CREATE FUNCTION vacancy_headline_lexemes(
  language text, title text, employer text, label_da text, label_sv text, label_en text, municipality text, city text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN vacancy_lexemes(vacancy_config(language), left(title, 2000), 'A')
  || vacancy_lexemes('simple', left(employer, 2000), 'B')
  || vacancy_lexemes('simple', left(municipality, 2000), 'B')
  || vacancy_lexemes('simple', left(city, 2000), 'B')
  || vacancy_lexemes('sundet_danish', left(label_da, 2000), 'B')
  || vacancy_lexemes('sundet_swedish', left(label_sv, 2000), 'B')
  || vacancy_lexemes('sundet_english', left(label_en, 2000), 'B');--> statement-breakpoint

-- What a vacancy is ranked by.
CREATE FUNCTION vacancy_headline(
  language text, title text, employer text, label_da text, label_sv text, label_en text, municipality text, city text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN vacancy_fold(vacancy_headline_lexemes(
  language, title, employer, label_da, label_sv, label_en, municipality, city)::text)::tsvector;--> statement-breakpoint

-- What a vacancy is found by: its headline, and D the text. A text beyond 200,000 characters is cut: a tsvector holds at
-- most 1 MB.
CREATE FUNCTION vacancy_document(
  language text, title text, employer text, label_da text, label_sv text, label_en text, municipality text, city text,
  description text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN vacancy_fold((
  vacancy_headline_lexemes(language, title, employer, label_da, label_sv, label_en, municipality, city)
  || vacancy_lexemes(vacancy_config(language), left(description, 200000), 'D'))::text)::tsvector;--> statement-breakpoint

-- One word or phrase as it is asked for: the four readings (three stemmers and as written), folded. Empty readings mean
-- that nothing in it is a word.
CREATE FUNCTION vacancy_term(term text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[
  vacancy_fold(phraseto_tsquery('sundet_danish', vacancy_words(term))::text),
  vacancy_fold(phraseto_tsquery('sundet_swedish', vacancy_words(term))::text),
  vacancy_fold(phraseto_tsquery('sundet_english', vacancy_words(term))::text),
  vacancy_fold(phraseto_tsquery('simple', vacancy_words(term))::text)
];--> statement-breakpoint

-- Whether a single word is one of the small words of any of the three languages.
CREATE FUNCTION vacancy_stop_word(word text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 0 = ANY (ARRAY[
  length(to_tsvector('danish', vacancy_words(word))),
  length(to_tsvector('swedish', vacancy_words(word))),
  length(to_tsvector('english', vacancy_words(word)))
]);
