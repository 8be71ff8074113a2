CREATE TABLE "workplace" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "workplace_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"precision" text NOT NULL,
	"country" text NOT NULL,
	"municipality_code" text,
	"postcode" text,
	"city" text,
	"lat" double precision,
	"lon" double precision
);
--> statement-breakpoint
ALTER TABLE "vacancy" ADD COLUMN "workplace" integer;--> statement-breakpoint
CREATE INDEX "workplace_key" ON "workplace" USING btree ("key");--> statement-breakpoint

-- What makes two vacancies be at the same place: the same point to a metre or so, the same postcode (and its town and
-- municipality, which say where in it), the same municipality. Null where nothing but the region is known.
CREATE FUNCTION workplace_key(
  place_precision text, country text, municipality text, postcode text, city text, lat double precision, lon double precision
) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE place_precision
  WHEN 'address' THEN 'a ' || round(lat::numeric, 5) || ' ' || round(lon::numeric, 5)
  WHEN 'postcode' THEN 'p ' || country || ' ' || postcode || ' ' || coalesce(municipality, '') || ' ' || coalesce(city, '')
  WHEN 'municipality' THEN 'm ' || municipality
END;--> statement-breakpoint

-- Numbers a vacancy's place, whoever writes it. Before INSERT only: upserts pass here too and take what it made, while a
-- trigger before UPDATE would make PostgreSQL compute the stored text search documents anew with every update. Nothing is
-- unique here on purpose: writers that meet must not wait for each other, and a place that is there twice does no harm.
CREATE FUNCTION vacancy_workplace() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place_key text := workplace_key(
    NEW.precision, NEW.workplace_country, NEW.municipality_code, NEW.postcode, NEW.city, NEW.lat, NEW.lon);
  place_number integer;
BEGIN
  IF place_key IS NOT NULL THEN
    SELECT number INTO place_number FROM workplace WHERE key = place_key ORDER BY number LIMIT 1;
    IF place_number IS NULL THEN
      INSERT INTO workplace (key, precision, country, municipality_code, postcode, city, lat, lon)
      VALUES (place_key, NEW.precision, NEW.workplace_country, NEW.municipality_code, NEW.postcode, NEW.city, NEW.lat, NEW.lon)
      RETURNING number INTO place_number;
    END IF;
  END IF;
  NEW.workplace := place_number;
  RETURN NEW;
END $$;--> statement-breakpoint

INSERT INTO workplace (key, precision, country, municipality_code, postcode, city, lat, lon)
SELECT DISTINCT ON (place_key) place_key, precision, workplace_country, municipality_code, postcode, city, lat, lon
FROM (
  SELECT *, workplace_key(precision, workplace_country, municipality_code, postcode, city, lat, lon) AS place_key FROM vacancy
) AS placed
WHERE place_key IS NOT NULL
ORDER BY place_key;--> statement-breakpoint

UPDATE vacancy SET workplace = workplace.number FROM workplace
WHERE workplace.key = workplace_key(
  vacancy.precision, vacancy.workplace_country, vacancy.municipality_code, vacancy.postcode, vacancy.city, vacancy.lat, vacancy.lon);--> statement-breakpoint

CREATE TRIGGER vacancy_workplace BEFORE INSERT ON vacancy FOR EACH ROW EXECUTE FUNCTION vacancy_workplace();
