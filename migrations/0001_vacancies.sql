CREATE TABLE "harvest_issue" (
	"run_id" bigint NOT NULL,
	"key" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text,
	"path" text NOT NULL,
	"reason" text NOT NULL,
	"value" text,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "harvest_issue_run_id_key_pk" PRIMARY KEY("run_id","key")
);
--> statement-breakpoint
CREATE TABLE "harvest_run" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "harvest_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"outcome" text,
	"complete" boolean DEFAULT false NOT NULL,
	"counts" jsonb NOT NULL,
	"message" text
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"vacancy_id" text NOT NULL,
	"url" text NOT NULL,
	"version" text NOT NULL,
	"content_hash" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"last_seen_run" bigint NOT NULL,
	"open_until" timestamp with time zone,
	"retired_at" timestamp with time zone,
	"retired_reason" text,
	CONSTRAINT "posting_source_source_id_pk" PRIMARY KEY("source","source_id"),
	CONSTRAINT "posting_retired" CHECK ((retired_at is null) = (retired_reason is null))
);
--> statement-breakpoint
CREATE TABLE "vacancy" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"description_html" text NOT NULL,
	"language" text,
	"employer_name" text,
	"employer_org_number" text,
	"employer_country" text,
	"workplace_country" text NOT NULL,
	"municipality_code" text,
	"municipality_name" text,
	"postcode" text,
	"city" text,
	"street" text,
	"lat" double precision,
	"lon" double precision,
	"precision" text NOT NULL,
	"occupation_esco" text,
	"occupation_isco" text,
	"occupation_label_da" text,
	"occupation_label_sv" text,
	"occupation_label_en" text,
	"occupation_basis" text,
	"occupation_confidence" double precision,
	"occupation_claims" jsonb NOT NULL,
	"hours" text,
	"duration" text,
	"positions" integer,
	"published_at" timestamp with time zone,
	"deadline" timestamp with time zone,
	"open_until" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_reason" text,
	"first_seen_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"document" "tsvector" GENERATED ALWAYS AS (vacancy_document(language, title, employer_name, occupation_label_da, occupation_label_sv, occupation_label_en, municipality_name, city, description)) STORED,
	"headline" "tsvector" GENERATED ALWAYS AS (vacancy_headline(language, title, employer_name, occupation_label_da, occupation_label_sv, occupation_label_en, municipality_name, city)) STORED,
	CONSTRAINT "vacancy_closed" CHECK ((closed_at is null) = (closed_reason is null)),
	CONSTRAINT "vacancy_coordinates" CHECK ((lat is null) = (lon is null))
);
--> statement-breakpoint
ALTER TABLE "harvest_issue" ADD CONSTRAINT "harvest_issue_run_id_harvest_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."harvest_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_vacancy_id_vacancy_id_fk" FOREIGN KEY ("vacancy_id") REFERENCES "public"."vacancy"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "harvest_run_source" ON "harvest_run" USING btree ("source","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posting_vacancy" ON "posting" USING btree ("vacancy_id");--> statement-breakpoint
CREATE INDEX "vacancy_document" ON "vacancy" USING gin ("document");